// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/evidence/head_signature.hpp>
#include <mingbai/marketing/badge.hpp>

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace mingbai::inline MINGBAI_ABI::marketing {

/// What signs badges and revocation lists: anything that signs heads, with an algorithm that badges know. In the box:
/// `hmac_badge_key`; with a public key: `openssl::head_signer` over Ed25519 (interop/openssl.hpp).
template <class Signer>
concept badge_signer = evidence::head_signer<Signer>;

/// What checks them; see `badge_signer`.
template <class Verifier>
concept badge_verifier = evidence::head_verifier<Verifier>;

/// HMAC-SHA-256 with a secret that principal and checker share.
using hmac_badge_key = evidence::hmac_head_key<>;

/// Any verifier, by reference: it must outlive every copy.
class badge_verifier_ref {
public:
    template <badge_verifier Verifier>
        requires(!std::same_as<Verifier, badge_verifier_ref>)
    badge_verifier_ref(const Verifier& verifier) noexcept : object_(&verifier), calls_(&calls_for<Verifier>) {}

    [[nodiscard]] std::string_view algorithm() const { return calls_->algorithm(object_); }
    [[nodiscard]] std::string_view key_name() const { return calls_->key_name(object_); }
    [[nodiscard]] bool verify(std::string_view bytes, std::string_view signature) const {
        return calls_->verify(object_, bytes, signature);
    }

private:
    struct calls {
        std::string_view (*algorithm)(const void*);
        std::string_view (*key_name)(const void*);
        bool (*verify)(const void*, std::string_view, std::string_view);
    };
    template <class Verifier>
    static constexpr calls calls_for{
        [](const void* of) { return std::string_view(static_cast<const Verifier*>(of)->algorithm()); },
        [](const void* of) { return std::string_view(static_cast<const Verifier*>(of)->key_name()); },
        [](const void* of, std::string_view bytes, std::string_view signature) {
            return static_cast<const Verifier*>(of)->verify(bytes, signature);
        },
    };

    const void* object_;
    const calls* calls_;
};

/// The badge algorithm with this name, if there is one.
[[nodiscard]] constexpr std::optional<badge_algorithm> badge_algorithm_named(std::string_view name) noexcept {
    for (const badge_algorithm each : {badge_algorithm::hmac_sha_256, badge_algorithm::ed25519})
        if (to_text(each) == name) return each;
    return std::nullopt;
}

/// Signs a badge; its algorithm, key and signature are replaced. Refused: reason::signing_failed for an algorithm that
/// badges do not know, and when the signer fails; reason::bad_identifier for a key's name that is longer than a
/// badge's.
template <badge_signer Signer>
[[nodiscard]] result<badge> sign_badge(badge unsigned_badge, Signer& signer) {
    const auto algorithm = badge_algorithm_named(signer.algorithm());
    if (!algorithm) return refusal{reason::signing_failed, {}};
    const auto key = badge_key_name::parse(signer.key_name());
    if (!key) return key.error();
    unsigned_badge.algorithm = *algorithm;
    unsigned_badge.key = *key;
    result<std::string> signature = signer.sign(message_to_sign(unsigned_badge));
    if (!signature) return signature.error();
    if (signature->size() != signature_size(*algorithm)) return refusal{reason::signing_failed, {}};
    unsigned_badge.signature = *std::move(signature);
    return unsigned_badge;
}

/// Whether the verifier has the badge's key.
[[nodiscard]] inline bool knows_key_of(badge_verifier_ref verifier, const badge& shown) {
    return verifier.algorithm() == to_text(shown.algorithm) && verifier.key_name() == shown.key.text();
}

/// Whether the badge is signed with the verifier's key.
[[nodiscard]] inline bool is_genuine(const badge& shown, badge_verifier_ref verifier) {
    return knows_key_of(verifier, shown) && verifier.verify(message_to_sign(shown), shown.signature);
}

}  // namespace mingbai::inline MINGBAI_ABI::marketing
