// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/digest.hpp>
#include <mingbai/base/sha256.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// HMAC (RFC 2104, FIPS 198-1) over any digest engine. The key is absorbed once, by the constructor; a copy taken then
/// authenticates one message after another without hashing the key again.
template <digest_engine Hasher = sha256_hasher>
class hmac {
public:
    using digest_type = typename Hasher::digest_type;
    static constexpr std::size_t block_size = Hasher::block_size;

    constexpr explicit hmac(std::string_view key) noexcept {
        std::array<char, block_size> pad{};
        if (key.size() > block_size) {
            const digest_type shortened = digest_of<Hasher>(key);
            for (std::size_t i = 0; i < shortened.bytes.size(); ++i) pad[i] = static_cast<char>(shortened.bytes[i]);
        } else {
            for (std::size_t i = 0; i < key.size(); ++i) pad[i] = key[i];
        }
        for (char& byte : pad) byte = static_cast<char>(byte ^ 0x36);
        inner_.update({pad.data(), pad.size()});
        for (char& byte : pad) byte = static_cast<char>(byte ^ 0x36 ^ 0x5c);
        outer_.update({pad.data(), pad.size()});
    }

    constexpr void update(std::string_view bytes) noexcept { inner_.update(bytes); }

    /// The authentication code of everything fed so far. The object is spent: only assignment makes it usable again.
    [[nodiscard]] constexpr digest_type finish() noexcept {
        const digest_type inside = inner_.finish();
        std::array<char, sizeof(inside.bytes)> text{};
        for (std::size_t i = 0; i < text.size(); ++i) text[i] = static_cast<char>(inside.bytes[i]);
        outer_.update({text.data(), text.size()});
        return outer_.finish();
    }

private:
    Hasher inner_;
    Hasher outer_;
};

/// HMAC-SHA-256 of one message. A key longer than 64 bytes is hashed first, as the standard says.
[[nodiscard]] constexpr sha256_digest hmac_sha256(std::string_view key, std::string_view message) noexcept {
    hmac<> code(key);
    code.update(message);
    return code.finish();
}

/// Whether two byte strings are equal, in a time that depends on their lengths only: for authentication codes and
/// one-time codes, where the place of the first difference must not leak.
[[nodiscard]] constexpr bool equal_in_constant_time(std::string_view a, std::string_view b) noexcept {
    if (a.size() != b.size()) return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        difference |= static_cast<unsigned>(static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]));
    return difference == 0;
}

/// The same for two digests.
[[nodiscard]] constexpr bool equal_in_constant_time(const sha256_digest& a, const sha256_digest& b) noexcept {
    unsigned difference = 0;
    for (std::size_t i = 0; i < a.bytes.size(); ++i)
        difference |= static_cast<unsigned>(a.bytes[i]) ^ static_cast<unsigned>(b.bytes[i]);
    return difference == 0;
}

}  // namespace mingbai::inline MINGBAI_ABI
