// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

namespace detail {

inline constexpr std::size_t crc32c_slices = 16;

/// Table k says what a byte does to the checksum when k zero bytes follow it, so sixteen bytes are one step. Plain arrays:
/// every program that includes this evaluates them, and an operator[] would cost it five times as long.
struct crc32c_tables {
    std::uint32_t of[crc32c_slices][256]{};

    consteval crc32c_tables() noexcept {
        for (std::uint32_t bit = 0, value = 0x82f63b78U; bit < 8; ++bit) {
            of[0][0x80U >> bit] = value;
            value = (value >> 1U) ^ ((value & 1U) != 0 ? 0x82f63b78U : 0U);
        }
        // The table is linear: a byte does what its highest bit and its other bits do.
        for (std::size_t high = 1; high < 256; high *= 2)
            for (std::size_t low = 1; low < high; ++low) of[0][high + low] = of[0][high] ^ of[0][low];
        for (std::size_t slice = 1; slice < crc32c_slices; ++slice)
            for (std::size_t byte = 0; byte < 256; ++byte)
                of[slice][byte] = (of[slice - 1][byte] >> 8U) ^ of[0][of[slice - 1][byte] & 0xffU];
    }
};

inline constexpr crc32c_tables crc32c_table{};

}  // namespace detail

/// CRC-32C (Castagnoli; RFC 3720, appendix B.4): finds torn and rotten bytes, not forged ones. To go on with more bytes,
/// pass the checksum so far.
[[nodiscard]] constexpr std::uint32_t crc32c(std::string_view bytes, std::uint32_t so_far = 0) noexcept {
    const auto byte = [&bytes](std::size_t i) noexcept { return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])); };
    const auto word = [&byte](std::size_t i) noexcept {
        return byte(i) | byte(i + 1) << 8U | byte(i + 2) << 16U | byte(i + 3) << 24U;
    };
    constexpr const auto& t = detail::crc32c_table.of;
    const auto four = [](std::uint32_t w, std::size_t slice) noexcept {
        return t[slice + 3][w & 0xffU] ^ t[slice + 2][w >> 8U & 0xffU] ^ t[slice + 1][w >> 16U & 0xffU] ^ t[slice][w >> 24U];
    };
    std::uint32_t crc = ~so_far;
    while (bytes.size() >= 16) {
        crc = four(crc ^ word(0), 12) ^ four(word(4), 8) ^ four(word(8), 4) ^ four(word(12), 0);
        bytes.remove_prefix(16);
    }
    for (std::size_t i = 0; i < bytes.size(); ++i) crc = (crc >> 8U) ^ t[0][(crc ^ byte(i)) & 0xffU];
    return ~crc;
}

}  // namespace mingbai::inline MINGBAI_ABI
