// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/display_width.hpp>
#include <mingbai/base/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

// How much room a text takes at most when a browser sets it in a sans-serif face. No font is read: each character
// counts as wide as in the widest of the usual faces, so what fits by this count fits on paper.
namespace mingbai::inline MINGBAI_ABI::profile {

/// Hundredths of the font size.
using em_parts = std::uint32_t;

/// How wide a character is at most.
[[nodiscard]] constexpr em_parts widest(char32_t c) noexcept {
    constexpr std::u32string_view narrow = U"iljtfrI.,:;'|!()[]-/ \"";
    constexpr std::u32string_view wide = U"mwMW@%";
    if (c < 0x20 || c == 0x7F) return 0;
    if (c < 0x7F) {
        if (narrow.find(c) != narrow.npos) return 47;
        if (wide.find(c) != wide.npos) return 101;
        if (c >= U'A' && c <= U'Z') return 79;
        return c >= U'a' && c <= U'z' ? 65 : 84;
    }
    // Latin letters with accents are as wide as without; what is not known counts as a whole em or two columns' worth.
    if (c >= 0xC0 && c < 0x180) return 101;
    return static_cast<em_parts>(display_width(c) == 0 ? 0 : 105);
}

/// How many lines a text takes at most in a column: words go to the next line, a word that is longer than a line is
/// broken. `bold` is how many bytes at the beginning are set in a heavier weight. Requires: a width of five em or more.
[[nodiscard]] constexpr std::size_t most_lines(std::string_view text, em_parts column, std::size_t bold = 0) noexcept {
    expects(column >= 500, "mingbai::profile::most_lines: the column is narrower than five em");
    // Rules of East Asian line breaking may keep a character and its neighbours together: two em less.
    const em_parts room = column - 210;
    std::size_t lines = 1;
    em_parts used = 0;
    em_parts word = 0;
    const auto end_word = [&] {
        if (word == 0) return;
        if (used != 0 && used + word > column) {
            ++lines;
            used = 0;
        }
        used += word;
        while (used > column) {
            ++lines;
            used -= room;
        }
        word = 0;
    };
    for (const auto [offset, step] : code_points(text)) {
        const char32_t c = step.code_point;
        const em_parts width = widest(c) * (offset < bold ? 115 : 100) / 100;
        if (display_width(c) == 2) {
            end_word();
            if (used + width > room) {
                ++lines;
                used = 0;
            }
            used += width;
        } else if (c == U' ' || c == U'\n' || c == U'\t') {
            end_word();
            used += width;
        } else {
            word += width;
        }
    }
    end_word();
    return lines;
}

}  // namespace mingbai::inline MINGBAI_ABI::profile
