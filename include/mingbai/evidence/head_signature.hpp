// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/hmac.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/base/result.hpp>
#include <mingbai/evidence/anchor.hpp>

#include <concepts>
#include <string>
#include <string_view>
#include <utility>

namespace mingbai::inline MINGBAI_ABI::evidence {

/// What signs heads: an algorithm, the name of a key, and the signature over some bytes. A security module may fail, with
/// reason::signing_failed.
template <class Signer>
concept head_signer = requires(Signer& signer, std::string_view bytes) {
    { signer.algorithm() } -> std::convertible_to<std::string_view>;
    { signer.key_name() } -> std::convertible_to<std::string_view>;
    { signer.sign(bytes) } -> std::same_as<result<std::string>>;
};

/// What checks signatures of one algorithm and key.
template <class Verifier>
concept head_verifier = requires(const Verifier& verifier, std::string_view bytes) {
    { verifier.algorithm() } -> std::convertible_to<std::string_view>;
    { verifier.key_name() } -> std::convertible_to<std::string_view>;
    { verifier.verify(bytes, bytes) } -> std::same_as<bool>;
};

/// A head with a signature: what a ledger gives away, and what every proof is held against later.
struct signed_head {
    tree_head head;
    std::string algorithm;
    std::string key_name;
    std::string signature;   ///< bytes

    friend bool operator==(const signed_head&, const signed_head&) = default;
};

namespace detail {

template <class Sink>
void write_json(basic_json_writer<Sink>& out, const tree_head& head) {
    out.begin_object()
        .member("at", head.at.time_since_epoch().count())
        .member("ledger", head.ledger)
        .member("root", to_hex(head.root))
        .member("segments", head.segments)
        .member("size", head.size)
        .end_object();
}

}  // namespace detail

/// The bytes that a signature covers: canonical JSON of algorithm, head and key name, so that none can be put under another.
[[nodiscard]] inline result<std::string> signed_text(const tree_head& head, std::string_view algorithm, std::string_view key_name) {
    std::string text;
    json_writer out(text);
    out.begin_object().member("algorithm", algorithm).key("head");
    detail::write_json(out, head);
    out.member("key", key_name).end_object();
    if (const result<void> done = out.finish(); !done) return done.error();
    return text;
}

template <head_signer Signer>
[[nodiscard]] result<signed_head> sign_head(const tree_head& head, Signer& signer) {
    const result<std::string> text = signed_text(head, signer.algorithm(), signer.key_name());
    if (!text) return text.error();
    result<std::string> signature = signer.sign(*text);
    if (!signature) return signature.error();
    return signed_head{head, std::string(signer.algorithm()), std::string(signer.key_name()), *std::move(signature)};
}

/// Whether the head was signed with the verifier's algorithm and key.
template <head_verifier Verifier>
[[nodiscard]] bool verify_head(const signed_head& signed_by, const Verifier& verifier) {
    if (signed_by.algorithm != verifier.algorithm() || signed_by.key_name != verifier.key_name()) return false;
    const result<std::string> text = signed_text(signed_by.head, signed_by.algorithm, signed_by.key_name);
    return text && verifier.verify(*text, signed_by.signature);
}

/// Signs and checks with a secret that both sides share: for a ledger's own use and for an auditor who is trusted with it.
/// Who must convince a third party takes a public key (interop/openssl.hpp).
template <digest_engine Hasher = sha256_hasher>
class hmac_head_key {
public:
    /// Requires: a key of at least 16 bytes.
    hmac_head_key(std::string_view key, std::string key_name) : keyed_(key), key_name_(std::move(key_name)) {
        expects(key.size() >= 16, "mingbai::evidence::hmac_head_key: the key is shorter than 16 bytes");
    }

    [[nodiscard]] std::string_view algorithm() const noexcept { return "HMAC-SHA-256"; }
    [[nodiscard]] std::string_view key_name() const noexcept { return key_name_; }

    [[nodiscard]] result<std::string> sign(std::string_view bytes) const { return std::string(code(bytes).view()); }

    [[nodiscard]] bool verify(std::string_view bytes, std::string_view signature) const {
        return equal_in_constant_time(code(bytes).view(), signature);
    }

private:
    [[nodiscard]] sha256_digest code(std::string_view bytes) const noexcept {
        hmac<Hasher> running = keyed_;
        running.update(bytes);
        return running.finish();
    }

    hmac<Hasher> keyed_;
    std::string key_name_;
};

hmac_head_key(std::string_view, std::string) -> hmac_head_key<>;

static_assert(head_signer<hmac_head_key<>> && head_verifier<hmac_head_key<>>);

}  // namespace mingbai::inline MINGBAI_ABI::evidence
