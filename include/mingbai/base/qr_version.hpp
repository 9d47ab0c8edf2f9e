// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/precondition.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// How much of a QR code may be lost: about 7, 15, 25 and 30 per cent of its codewords.
enum class qr_level : std::uint8_t { low = 0, medium = 1, quartile = 2, high = 3 };

/// How text is packed: 11 bits for two characters of `0-9A-Z $%*+-./:`, or 8 bits for a byte.
enum class qr_mode : std::uint8_t { alphanumeric = 2, byte = 4 };

/// The largest version that is made here: a square of 57 modules.
inline constexpr unsigned largest_qr_version = 10;

/// Modules along one side.
[[nodiscard]] constexpr unsigned qr_size(unsigned version) noexcept {
    return 17 + 4 * version;
}

namespace detail {

struct qr_blocks {
    std::uint8_t correction;  // codewords of each block
    std::uint8_t count;
};

/// ISO/IEC 18004, table 9, versions 1 to 10, levels L, M, Q, H.
inline constexpr std::array<std::array<qr_blocks, 4>, largest_qr_version> qr_block_table{{
    {{{7, 1}, {10, 1}, {13, 1}, {17, 1}}},
    {{{10, 1}, {16, 1}, {22, 1}, {28, 1}}},
    {{{15, 1}, {26, 1}, {18, 2}, {22, 2}}},
    {{{20, 1}, {18, 2}, {26, 2}, {16, 4}}},
    {{{26, 1}, {24, 2}, {18, 4}, {22, 4}}},
    {{{18, 2}, {16, 4}, {24, 4}, {28, 4}}},
    {{{20, 2}, {18, 4}, {18, 6}, {26, 5}}},
    {{{24, 2}, {22, 4}, {22, 6}, {26, 6}}},
    {{{30, 2}, {22, 5}, {20, 8}, {24, 8}}},
    {{{18, 4}, {26, 5}, {24, 8}, {28, 8}}},
}};

/// Codewords of both kinds: what is left of the square without its fixed patterns and its 15 or 33 bits of information.
[[nodiscard]] constexpr std::size_t qr_codewords(unsigned version) noexcept {
    const std::size_t side = qr_size(version);
    const std::size_t alignments = version == 1 ? 0 : version < 7 ? 1 : 6;
    const std::size_t on_timing =
        version < 7 ? 0 : 2;  // alignment patterns that share five modules with a timing pattern
    const std::size_t fixed = 3 * 64 + 25 * alignments + 2 * (side - 16) - 5 * on_timing + 31 + (version < 7 ? 0 : 36);
    return (side * side - fixed) / 8;
}

[[nodiscard]] constexpr qr_blocks qr_blocks_of(unsigned version, qr_level level) noexcept {
    return qr_block_table[version - 1][static_cast<std::size_t>(level)];
}

[[nodiscard]] constexpr std::size_t qr_data_codewords(unsigned version, qr_level level) noexcept {
    const qr_blocks blocks = qr_blocks_of(version, level);
    return qr_codewords(version) - std::size_t{blocks.correction} * blocks.count;
}

/// Bits of mode and count in front of the text.
[[nodiscard]] constexpr std::size_t qr_count_bits(unsigned version, qr_mode mode) noexcept {
    if (mode == qr_mode::alphanumeric) return version < 10 ? 9 : 11;
    return version < 10 ? 8 : 16;
}

inline constexpr std::string_view qr_alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

}  // namespace detail

/// The mode that packs a text tightest.
[[nodiscard]] constexpr qr_mode qr_mode_of(std::string_view text) noexcept {
    return text.find_first_not_of(detail::qr_alphanumeric) == std::string_view::npos ? qr_mode::alphanumeric
                                                                                     : qr_mode::byte;
}

/// How many characters of a mode a code holds (ISO/IEC 18004, table 7). Requires: a version of 1 to 10.
[[nodiscard]] constexpr std::size_t qr_capacity(unsigned version, qr_level level, qr_mode mode) noexcept {
    expects(version >= 1 && version <= largest_qr_version, "mingbai::qr_capacity: the version is not one of 1 to 10");
    const std::size_t bits = 8 * detail::qr_data_codewords(version, level) - 4 - detail::qr_count_bits(version, mode);
    if (mode == qr_mode::byte) return bits / 8;
    return bits / 11 * 2 + (bits % 11 >= 6 ? 1 : 0);
}

}  // namespace mingbai::inline MINGBAI_ABI
