// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/result.hpp>
#include <mingbai/consent/signature.hpp>
#include <mingbai/interop/openssl.hpp>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Electronic signatures under the terms of a request (签字确认), verified by OpenSSL 3. Link with libcrypto.

namespace mingbai::inline MINGBAI_ABI::openssl {

namespace detail {

/// The order of these points of Curve25519 divides 8, in either sign and in forms that are not reduced: under such a key
/// one signature verifies for every message.
inline constexpr auto small_order_points = std::to_array<std::array<std::uint8_t, 32>>({
    {0x00},
    {0x01},
    {0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0,
     0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05},
    {0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f,
     0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a},
    {0xec, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
     0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f},
    {0xed, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
     0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f},
    {0xee, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
     0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f},
});

[[nodiscard]] inline bool has_small_order(const EVP_PKEY* ed25519) noexcept {
    std::array<std::uint8_t, 32> point{};
    std::size_t size = point.size();
    if (EVP_PKEY_get_raw_public_key(ed25519, point.data(), &size) != 1 || size != point.size()) return true;
    point[31] &= 0x7f;  // the sign
    return std::find(small_order_points.begin(), small_order_points.end(), point) != small_order_points.end();
}

struct free_key_context {
    void operator()(EVP_PKEY_CTX* context) const noexcept { EVP_PKEY_CTX_free(context); }
};

struct free_number {
    void operator()(BIGNUM* number) const noexcept { BN_free(number); }
};

/// For RSA: an odd exponent above 65536 (FIPS 186-5 section 5.4) and a modulus without small factors; for a curve: a point
/// that is on it.
[[nodiscard]] inline bool is_valid_public_key(EVP_PKEY* key, bool rsa) noexcept {
    const std::unique_ptr<EVP_PKEY_CTX, free_key_context> context(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
    if (!context || EVP_PKEY_public_check(context.get()) != 1) return false;
    if (!rsa) return true;
    BIGNUM* exponent = nullptr;
    const bool known = EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_RSA_E, &exponent) == 1;
    const std::unique_ptr<BIGNUM, free_number> owned(exponent);
    return known && BN_is_odd(exponent) == 1 && BN_num_bits(exponent) > 16;
}

/// A SubjectPublicKeyInfo, as PEM or as DER; nullptr for anything else, also for a certificate, a private key, or with
/// bytes behind the DER.
[[nodiscard]] inline key_pointer read_public_key(std::string_view bytes) noexcept {
    if (bytes.find("-----BEGIN") != std::string_view::npos) return read_public_pem(bytes);
    if (bytes.size() > std::size_t{1} << 16U) return nullptr;
    const unsigned char* at = bytes_of(bytes);
    key_pointer key(d2i_PUBKEY(nullptr, &at, static_cast<long>(bytes.size())));
    return at == bytes_of(bytes) + bytes.size() ? std::move(key) : nullptr;
}

}  // namespace detail

/// The public keys that signatures under terms are verified with, each by its name: a consent::signature_verifier.
///
/// Ed25519 (RFC 8032); ECDSA on NIST P-256 with SHA-256, the signature as DER; RSA-PSS with SHA-256 and a salt of 32 bytes,
/// from 2048 bits on. Verifying is safe from any thread while no key is added.
class signature_keys {
public:
    /// The shortest RSA key. Source: NIST SP 800-57 part 1 rev. 5, table 4: 2048 bits through 2030.
    static constexpr int fewest_rsa_bits = 2048;

    /// Adds a public key, PEM or DER, under a name that it keeps for good, because old signatures are verified again in
    /// audits; adding the same key again changes nothing.
    ///
    /// Refused: reason::bad_identifier for what is no public key; reason::key_kind_unsupported for one of another kind or
    /// curve; reason::key_too_weak for RSA below 2048 bits or with a small exponent, and for points under which anything
    /// verifies; reason::key_name_taken when the name has another key, or is empty.
    [[nodiscard]] result<void> add(std::string name, std::string_view public_key) {
        const detail::quiet_errors quiet;
        detail::key_pointer key = detail::read_public_key(public_key);
        if (!key) return refusal{reason::bad_identifier, {}};
        const bool rsa = EVP_PKEY_is_a(key.get(), "RSA") == 1 || EVP_PKEY_is_a(key.get(), "RSA-PSS") == 1;
        const auto algorithm = detail::algorithm_of(key.get());
        if (!rsa && !algorithm) return refusal{reason::key_kind_unsupported, {}};
        const EVP_MD* const hash = rsa ? EVP_sha256() : detail::hash_for(*algorithm);
        if (rsa && EVP_PKEY_get_bits(key.get()) < fewest_rsa_bits) return refusal{reason::key_too_weak, {}};
        const bool edwards = hash == nullptr;
        if (edwards ? detail::has_small_order(key.get()) : !detail::is_valid_public_key(key.get(), rsa))
            return refusal{reason::key_too_weak, {}};
        // An RSA-PSS key may name the only digest that it is for.
        const std::unique_ptr<EVP_MD_CTX, detail::free_context> trial(EVP_MD_CTX_new());
        if (!detail::begin_verifying(trial.get(), key.get(), hash, rsa)) return refusal{reason::key_kind_unsupported, {}};

        const auto place = std::lower_bound(keys_.begin(), keys_.end(), name, before);
        const bool taken = place != keys_.end() && place->name == name;
        if (name.empty() || (taken && EVP_PKEY_eq(place->key.get(), key.get()) != 1)) return refusal{reason::key_name_taken, {}};
        if (!taken) keys_.insert(place, named_key{std::move(name), std::move(key), hash, rsa});
        return {};
    }

    [[nodiscard]] std::size_t size() const noexcept { return keys_.size(); }

    /// Whether the signature over the message verifies with the key of this name; never for a name without one.
    [[nodiscard]] bool verifies(std::string_view key, std::string_view message, std::string_view signature) const noexcept {
        const auto found = std::lower_bound(keys_.begin(), keys_.end(), key, before);
        return found != keys_.end() && found->name == key &&
            detail::verify(found->key.get(), found->hash, found->rsa, message, signature);
    }

private:
    struct named_key {
        std::string name;
        detail::key_pointer key;
        const EVP_MD* hash;  ///< OpenSSL's own, never freed; none for Ed25519
        bool rsa;
    };
    [[nodiscard]] static bool before(const named_key& each, std::string_view name) noexcept { return each.name < name; }

    std::vector<named_key> keys_;  ///< by name, ascending
};

static_assert(consent::signature_verifier<signature_keys>);

}  // namespace mingbai::inline MINGBAI_ABI::openssl
