// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/width_table.hpp>
#include <mingbai/base/utf8.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// Columns on a terminal, code point by code point: Chinese characters and full-width forms take two, combining and
// invisible ones none. A character of ambiguous width (UAX #11 "A", as “ ” …) takes one, as on terminals set to UTF-8;
// an emoji that several code points make up counts as their sum. A text that is shown should have no control
// characters; they count 0.

namespace mingbai::inline MINGBAI_ABI {

namespace detail {

template <std::size_t N>
[[nodiscard]] constexpr bool in_ranges(const std::array<code_point_range, N>& ranges, char32_t code_point) noexcept {
    std::size_t low = 0;
    std::size_t high = N;
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (ranges[middle].last < code_point)
            low = middle + 1;
        else
            high = middle;
    }
    return low < N && ranges[low].first <= code_point;
}

}  // namespace detail

/// How many columns a character takes: 0, 1 or 2.
[[nodiscard]] constexpr std::size_t display_width(char32_t code_point) noexcept {
    if (code_point >= 0x20 && code_point < 0x7F) return 1;
    if (code_point >= 0x4E00 && code_point <= 0x9FFF) return 2;
    if (detail::in_ranges(detail::two_columns, code_point)) return 2;
    return detail::in_ranges(detail::no_columns, code_point) ? 0 : 1;
}

/// How many columns a text takes. Malformed bytes count as the replacement characters that stand in for them.
[[nodiscard]] constexpr std::size_t display_width(std::string_view text) noexcept {
    std::size_t columns = 0;
    for (const auto [offset, step] : code_points(text)) columns += display_width(step.code_point);
    return columns;
}

/// The longest beginning of a text that takes at most so many columns. It ends with a whole character, and what
/// combines with that character.
[[nodiscard]] constexpr std::string_view prefix_of_width(std::string_view text, std::size_t columns) noexcept {
    for (const auto [offset, step] : code_points(text)) {
        const std::size_t width = display_width(step.code_point);
        if (width > columns) return text.substr(0, offset);
        columns -= width;
    }
    return text;
}

enum class alignment : std::uint8_t { left, right, center };

/// The text in exactly so many columns: filled up with spaces, or cut short and ended with `…`.
[[nodiscard]] inline std::string fixed_width(std::string_view text, std::size_t columns,
                                             alignment align = alignment::left) {
    const std::size_t width = display_width(text);
    std::string shown;
    if (width > columns) {
        if (columns == 0) return shown;
        const std::string_view kept = prefix_of_width(text, columns - 1);
        shown.append(kept).append("…").append(columns - 1 - display_width(kept), ' ');
        return shown;
    }
    const std::size_t spaces = columns - width;
    const std::size_t before = align == alignment::left ? 0 : align == alignment::right ? spaces : spaces / 2;
    return shown.append(before, ' ').append(text).append(spaces - before, ' ');
}

}  // namespace mingbai::inline MINGBAI_ABI
