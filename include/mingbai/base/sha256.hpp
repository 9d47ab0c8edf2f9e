// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/hex.hpp>

#include <array>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

namespace mingbai::inline MINGBAI_ABI {

/// The 32 bytes of a SHA-256 digest. Ordered byte by byte. For secrets compare with `equal_in_constant_time` (hmac.hpp).
struct sha256_digest {
    std::array<std::uint8_t, 32> bytes{};

    /// Refused with reason::bad_hex unless `text` is exactly 64 hexadecimal digits.
    [[nodiscard]] static constexpr result<sha256_digest> from_hex(std::string_view text) noexcept {
        sha256_digest digest;
        const result<void> read = mingbai::from_hex(text, digest.bytes);
        if (!read) return read.error();
        return digest;
    }

    /// The bytes as a string of bytes; valid as long as the digest.
    [[nodiscard]] std::string_view view() const noexcept {
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }

    friend constexpr bool operator==(const sha256_digest&, const sha256_digest&) = default;
    friend constexpr std::strong_ordering operator<=>(const sha256_digest& a, const sha256_digest& b) noexcept {
        for (std::size_t i = 0; i < a.bytes.size(); ++i)
            if (a.bytes[i] != b.bytes[i]) return a.bytes[i] <=> b.bytes[i];
        return std::strong_ordering::equal;
    }
};

/// 64 lower-case hexadecimal digits.
[[nodiscard]] inline std::string to_hex(const sha256_digest& digest) {
    return to_hex(std::span<const std::uint8_t>(digest.bytes));
}

namespace detail {

using sha256_state = std::array<std::uint32_t, 8>;

inline constexpr std::size_t sha256_block = 64;

// FIPS 180-4, 5.3.3 and 4.2.2: the fractional parts of the square roots of the first 8 primes and of the cube roots of
// the first 64.
inline constexpr sha256_state sha256_initial = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                                0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
inline constexpr std::uint32_t sha256_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

/// Written out, because compilers make one load of this and not always of a loop.
[[nodiscard]] constexpr std::uint32_t big_endian_word(const char* bytes) noexcept {
    const auto byte = [bytes](std::size_t i) noexcept {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i]));
    };
    return byte(0) << 24U | byte(1) << 16U | byte(2) << 8U | byte(3);
}

/// FIPS 180-4, 6.2.2, for one block. One loop of sixteen steps that the compiler lays out in a row: the eight variables are
/// then renamed instead of moved, the schedule's window of sixteen words is addressed by constants, and nothing depends on
/// what else of a large program is inlined.
constexpr void sha256_compress(sha256_state& state, const char* block) noexcept {
    std::uint32_t words[16]{};
    for (std::size_t i = 0; i < 16; ++i) words[i] = big_endian_word(block + 4 * i);
    std::uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    std::uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
    for (std::size_t at = 0; at < 64; at += 16) {
#if defined(__GNUC__)
#pragma GCC unroll 16
#endif
        for (std::size_t i = 0; i < 16; ++i) {
            if (at != 0) {
                const std::uint32_t early = words[(i + 1) % 16];
                const std::uint32_t late = words[(i + 14) % 16];
                words[i] += (std::rotr(early, 7) ^ std::rotr(early, 18) ^ (early >> 3U)) + words[(i + 9) % 16] +
                            (std::rotr(late, 17) ^ std::rotr(late, 19) ^ (late >> 10U));
            }
            const std::uint32_t sum1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
            const std::uint32_t choice = g ^ (e & (f ^ g));
            const std::uint32_t sum0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
            const std::uint32_t majority = (a & b) | (c & (a | b));
            const std::uint32_t first = h + sum1 + choice + sha256_constants[at + i] + words[i];
            h = g;
            g = f;
            f = e;
            e = d + first;
            d = c;
            c = b;
            b = a;
            a = first + sum0 + majority;
        }
    }
    state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d, state[4] + e, state[5] + f, state[6] + g, state[7] + h};
}

constexpr void put_big_endian_word(char* to, std::uint32_t word) noexcept {
    to[0] = static_cast<char>(word >> 24U & 0xffU);
    to[1] = static_cast<char>(word >> 16U & 0xffU);
    to[2] = static_cast<char>(word >> 8U & 0xffU);
    to[3] = static_cast<char>(word & 0xffU);
}

constexpr void sha256_zero(char* to, std::size_t count) noexcept {
    if (std::is_constant_evaluated()) {
        for (std::size_t i = 0; i < count; ++i) to[i] = 0;
    } else {
        std::memset(to, 0, count);
    }
}

constexpr void sha256_copy(char* to, const char* from, std::size_t count) noexcept {
    if (std::is_constant_evaluated()) {
        for (std::size_t i = 0; i < count; ++i) to[i] = from[i];
    } else if (count != 0) {
        std::memcpy(to, from, count);
    }
}

}  // namespace detail

/// SHA-256 (FIPS 180-4) as a running hash; portable, no allocation, usable in constant expressions. Messages up to 2^61
/// bytes.
class sha256_hasher {
public:
    using digest_type = sha256_digest;
    static constexpr std::size_t block_size = detail::sha256_block;

    constexpr void update(std::string_view bytes) noexcept {
        length_ += bytes.size();
        if (filled_ != 0) {
            const std::size_t room = block_size - filled_;
            const std::size_t taken = bytes.size() < room ? bytes.size() : room;
            detail::sha256_copy(pending_.data() + filled_, bytes.data(), taken);
            filled_ += taken;
            bytes.remove_prefix(taken);
            if (filled_ < block_size) return;
            detail::sha256_compress(state_, pending_.data());
        }
        while (bytes.size() >= block_size) {
            detail::sha256_compress(state_, bytes.data());
            bytes.remove_prefix(block_size);
        }
        detail::sha256_copy(pending_.data(), bytes.data(), bytes.size());
        filled_ = bytes.size();
    }

    /// The digest of everything fed so far. The hasher is spent: only assignment makes it usable again.
    [[nodiscard]] constexpr sha256_digest finish() noexcept {
        char* const block = pending_.data();
        block[filled_++] = static_cast<char>(0x80);
        if (filled_ > block_size - 8) {
            detail::sha256_zero(block + filled_, block_size - filled_);
            detail::sha256_compress(state_, block);
            filled_ = 0;
        }
        detail::sha256_zero(block + filled_, block_size - 8 - filled_);
        const std::uint64_t bits = length_ * 8U;
        detail::put_big_endian_word(block + 56, static_cast<std::uint32_t>(bits >> 32U));
        detail::put_big_endian_word(block + 60, static_cast<std::uint32_t>(bits & 0xffffffffU));
        detail::sha256_compress(state_, block);

        sha256_digest digest;
        for (std::size_t i = 0; i < digest.bytes.size(); ++i)
            digest.bytes[i] = static_cast<std::uint8_t>(state_[i / 4] >> (24U - 8U * (i % 4)) & 0xffU);
        return digest;
    }

private:
    detail::sha256_state state_ = detail::sha256_initial;
    std::uint64_t length_ = 0;
    std::size_t filled_ = 0;
    std::array<char, block_size> pending_{};
};

/// The SHA-256 digest of some bytes.
[[nodiscard]] constexpr sha256_digest sha256(std::string_view bytes) noexcept {
    sha256_hasher hasher;
    hasher.update(bytes);
    return hasher.finish();
}

}  // namespace mingbai::inline MINGBAI_ABI

/// A digest is already evenly spread: eight of its bytes are its hash.
template <>
struct std::hash<mingbai::sha256_digest> {
    [[nodiscard]] std::size_t operator()(const mingbai::sha256_digest& digest) const noexcept {
        std::size_t value = 0;
        std::memcpy(&value, digest.bytes.data(), sizeof value);
        return value;
    }
};
