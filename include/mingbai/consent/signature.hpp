// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/instant.hpp>
#include <mingbai/base/sha256.hpp>

#include <concepts>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::consent {

/// 签字确认: a signature under the terms of one request, on paper or electronic.
struct signed_terms {
    sha256_digest terms{};   ///< the digest of the request whose text was shown: covers every fact and the exact text
    std::string identity{};  ///< the reference of the check of who signed: a work order of the identity verification
    std::string key{};       ///< what the verifier checks against: a key's name, or the archive number of the paper
    std::string
        signature{};  ///< the signature's bytes; for paper, whatever its verifier wants (the digest of the scan)
    instant at{};

    friend bool operator==(const signed_terms&, const signed_terms&) = default;
};

/// The bytes that are signed: "mingbai consent" and the digest of the request in hexadecimal, so that a signature under
/// something else is never one under a request.
[[nodiscard]] inline std::string message_to_sign(const sha256_digest& terms) {
    return "mingbai consent " + to_hex(terms);
}

/// Decides whether a signature over a message verifies. For electronic signatures see interop/openssl_signatures.hpp; for paper,
/// the carrier's own record of the clerk who compared it.
template <class Verifier>
concept signature_verifier =
    requires(const Verifier& verifier, std::string_view key, std::string_view message, std::string_view signature) {
        { verifier.verifies(key, message, signature) } -> std::same_as<bool>;
    };

/// Any verifier, by reference: it must outlive every copy. Without one, every signature is refused.
class verifier_ref {
public:
    constexpr verifier_ref() noexcept = default;

    template <signature_verifier Verifier>
        requires(!std::same_as<Verifier, verifier_ref>)
    verifier_ref(const Verifier& verifier) noexcept
        : object_(std::addressof(verifier)),
          call_([](const void* of, std::string_view key, std::string_view message, std::string_view signature) {
              return static_cast<const Verifier*>(of)->verifies(key, message, signature);
          }) {}

    [[nodiscard]] bool verifies(std::string_view key, std::string_view message, std::string_view signature) const {
        return call_ != nullptr && call_(object_, key, message, signature);
    }

private:
    const void* object_ = nullptr;
    bool (*call_)(const void*, std::string_view, std::string_view, std::string_view) = nullptr;
};

}  // namespace mingbai::inline MINGBAI_ABI::consent
