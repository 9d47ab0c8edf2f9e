// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/digest.hpp>
#include <mingbai/base/result.hpp>
#include <mingbai/base/sha256.hpp>
#include <mingbai/evidence/head_signature.hpp>

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

// OpenSSL 3 for what the core leaves to others: SHA-256 at the speed of the hardware, and signatures with a public key. Link
// with libcrypto.

namespace mingbai::inline MINGBAI_ABI::openssl {

#if defined(__GNUC__)
// The one-shot interface costs several times the hash itself for short messages. These functions are deprecated because an
// application should let providers choose; a hash of fixed kind inside a tree of a million nodes should not.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#endif

/// SHA-256 by OpenSSL as a digest engine: `evidence::ledger<file_journal, openssl::sha256_hasher>`.
class sha256_hasher {
public:
    using digest_type = sha256_digest;
    static constexpr std::size_t block_size = 64;

    sha256_hasher() noexcept { SHA256_Init(&state_); }
    void update(std::string_view bytes) noexcept { SHA256_Update(&state_, bytes.data(), bytes.size()); }

    /// The digest of everything fed so far. The hasher is spent: only assignment makes it usable again.
    [[nodiscard]] sha256_digest finish() noexcept {
        sha256_digest digest;
        SHA256_Final(digest.bytes.data(), &state_);
        return digest;
    }

private:
    SHA256_CTX state_;
};

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

static_assert(digest_engine<sha256_hasher>);

namespace detail {

struct free_key {
    void operator()(EVP_PKEY* key) const noexcept { EVP_PKEY_free(key); }
};
struct free_context {
    void operator()(EVP_MD_CTX* context) const noexcept { EVP_MD_CTX_free(context); }
};
struct free_memory_file {
    void operator()(BIO* file) const noexcept { BIO_free(file); }
};
using key_pointer = std::unique_ptr<EVP_PKEY, free_key>;

/// The name that a signed head gives the algorithm of a key; nothing for keys of other kinds.
[[nodiscard]] inline std::optional<std::string_view> algorithm_of(const EVP_PKEY* key) noexcept {
    if (EVP_PKEY_is_a(key, "ED25519") == 1) return "Ed25519";
    char group[64] = {};
    std::size_t size = 0;
    if (EVP_PKEY_is_a(key, "EC") == 1 && EVP_PKEY_get_group_name(key, group, sizeof group, &size) == 1 &&
        std::string_view(group, size) == "prime256v1")
        return "ECDSA-P256-SHA-256";
    return std::nullopt;
}

/// Ed25519 hashes by itself; ECDSA is told to.
[[nodiscard]] inline const EVP_MD* hash_for(std::string_view algorithm) noexcept {
    return algorithm == "Ed25519" ? nullptr : EVP_sha256();
}

/// Keeps what OpenSSL notes about a refused key or signature out of the thread's queue of errors, where the program would
/// take it for its own.
class quiet_errors {
public:
    quiet_errors() noexcept { ERR_set_mark(); }
    quiet_errors(const quiet_errors&) = delete;
    quiet_errors& operator=(const quiet_errors&) = delete;
    ~quiet_errors() { ERR_pop_to_mark(); }
};

[[nodiscard]] inline const unsigned char* bytes_of(std::string_view text) noexcept {
    return reinterpret_cast<const unsigned char*>(text.data());
}

/// Reads a key that PEM text holds; `read` is the PEM function for its kind.
template <class Read>
[[nodiscard]] key_pointer read_pem(std::string_view pem, Read read) noexcept {
    if (pem.size() > static_cast<std::size_t>((std::numeric_limits<int>::max)())) return nullptr;
    const std::unique_ptr<BIO, free_memory_file> file(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    return key_pointer(file ? read(file.get()) : nullptr);
}

[[nodiscard]] inline key_pointer read_public_pem(std::string_view pem) noexcept {
    return read_pem(pem, [](BIO* file) { return PEM_read_bio_PUBKEY(file, nullptr, nullptr, nullptr); });
}

/// Has a context verify with a key. RSA is taken as PSS with SHA-256 throughout and a salt as long as the digest: PS256 of
/// RFC 7518.
[[nodiscard]] inline bool begin_verifying(EVP_MD_CTX* context, EVP_PKEY* key, const EVP_MD* hash, bool rsa) noexcept {
    EVP_PKEY_CTX* settings = nullptr;  // the context's own
    if (context == nullptr || EVP_DigestVerifyInit(context, &settings, hash, nullptr, key) != 1) return false;
    return !rsa || (EVP_PKEY_CTX_set_rsa_padding(settings, RSA_PKCS1_PSS_PADDING) == 1 &&
                    EVP_PKEY_CTX_set_rsa_mgf1_md(settings, EVP_sha256()) == 1 &&
                    EVP_PKEY_CTX_set_rsa_pss_saltlen(settings, RSA_PSS_SALTLEN_DIGEST) == 1);
}

[[nodiscard]] inline bool verify(EVP_PKEY* key, const EVP_MD* hash, bool rsa, std::string_view message,
                                 std::string_view signature) noexcept {
    const quiet_errors quiet;
    const std::unique_ptr<EVP_MD_CTX, free_context> context(EVP_MD_CTX_new());
    return begin_verifying(context.get(), key, hash, rsa) &&
           EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(message), message.size()) == 1;
}

}  // namespace detail

/// Signs heads with an Ed25519 or a NIST P-256 private key.
class head_signer {
public:
    /// From PEM text without a pass phrase. Refused with reason::bad_identifier for anything but such a key.
    [[nodiscard]] static result<head_signer> from_pem(std::string_view pem, std::string key_name) {
        const detail::quiet_errors quiet;
        detail::key_pointer key = detail::read_pem(pem, [](BIO* file) {
            // An encrypted key would make OpenSSL ask on the terminal; an empty phrase makes it fail.
            return PEM_read_bio_PrivateKey(file, nullptr, [](char*, int, int, void*) { return 0; }, nullptr);
        });
        const std::optional<std::string_view> algorithm = key ? detail::algorithm_of(key.get()) : std::nullopt;
        if (!algorithm) return refusal{reason::bad_identifier, {}};
        return head_signer(std::move(key), *algorithm, std::move(key_name));
    }

    [[nodiscard]] std::string_view algorithm() const noexcept { return algorithm_; }
    [[nodiscard]] std::string_view key_name() const noexcept { return key_name_; }

    /// Refused with reason::signing_failed.
    [[nodiscard]] result<std::string> sign(std::string_view bytes) const {
        const refusal failed{reason::signing_failed, {}};
        const std::unique_ptr<EVP_MD_CTX, detail::free_context> context(EVP_MD_CTX_new());
        std::size_t size = 0;
        if (!context || EVP_DigestSignInit(context.get(), nullptr, detail::hash_for(algorithm_), nullptr, key_.get()) != 1 ||
            EVP_DigestSign(context.get(), nullptr, &size, detail::bytes_of(bytes), bytes.size()) != 1)
            return failed;
        std::string signature(size, '\0');
        if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, detail::bytes_of(bytes), bytes.size()) != 1)
            return failed;
        signature.resize(size);
        return signature;
    }

private:
    head_signer(detail::key_pointer key, std::string_view algorithm, std::string key_name) noexcept
        : key_(std::move(key)), algorithm_(algorithm), key_name_(std::move(key_name)) {}

    detail::key_pointer key_;
    std::string_view algorithm_;
    std::string key_name_;
};

/// Checks signed heads with an Ed25519 or a NIST P-256 public key.
class head_verifier {
public:
    /// From PEM text. Refused with reason::bad_identifier for anything but such a key.
    [[nodiscard]] static result<head_verifier> from_pem(std::string_view pem, std::string key_name) {
        const detail::quiet_errors quiet;
        detail::key_pointer key = detail::read_public_pem(pem);
        const std::optional<std::string_view> algorithm = key ? detail::algorithm_of(key.get()) : std::nullopt;
        if (!algorithm) return refusal{reason::bad_identifier, {}};
        return head_verifier(std::move(key), *algorithm, std::move(key_name));
    }

    [[nodiscard]] std::string_view algorithm() const noexcept { return algorithm_; }
    [[nodiscard]] std::string_view key_name() const noexcept { return key_name_; }

    [[nodiscard]] bool verify(std::string_view bytes, std::string_view signature) const {
        return detail::verify(key_.get(), detail::hash_for(algorithm_), false, bytes, signature);
    }

private:
    head_verifier(detail::key_pointer key, std::string_view algorithm, std::string key_name) noexcept
        : key_(std::move(key)), algorithm_(algorithm), key_name_(std::move(key_name)) {}

    detail::key_pointer key_;
    std::string_view algorithm_;
    std::string key_name_;
};

static_assert(evidence::head_signer<head_signer> && evidence::head_verifier<head_verifier>);

}  // namespace mingbai::inline MINGBAI_ABI::openssl
