// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/memory_size.hpp>
#include <mingbai/base/full_width.hpp>
#include <mingbai/base/utf8.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

// In which words a shown text differs from an approved one.

namespace mingbai::inline MINGBAI_ABI::marketing {

/// What may differ between approved content and what a channel shows. Words never may.
struct display_policy {
    bool any_width = true;   ///< full-width and half-width forms are the same: （ and (
    bool any_blanks = true;  ///< blanks and line ends may be added, left out or moved

    friend constexpr bool operator==(const display_policy&, const display_policy&) = default;
};

/// One place where two texts differ: bytes of the approved text that are shown as other bytes; either may be none.
struct text_change {
    std::uint64_t approved_offset = 0;
    std::uint64_t approved_length = 0;
    std::uint64_t shown_offset = 0;
    std::uint64_t shown_length = 0;

    [[nodiscard]] constexpr std::string_view approved(std::string_view text) const noexcept {
        return part(text, approved_offset, approved_length);
    }
    [[nodiscard]] constexpr std::string_view shown(std::string_view text) const noexcept {
        return part(text, shown_offset, shown_length);
    }
    friend constexpr bool operator==(const text_change&, const text_change&) = default;

private:
    [[nodiscard]] static constexpr std::string_view part(std::string_view text, std::uint64_t offset, std::uint64_t length) {
        return text.substr(mingbai::detail::memory_size(offset), mingbai::detail::memory_size(length));
    }
};

namespace detail {

/// A character of a text as it is compared, and the word that it belongs to: a figure with its unit (59元, 30GB, 1,288), a
/// Latin word; any other character is a word of its own.
struct text_character {
    char32_t folded = 0;
    std::uint32_t word = 0;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
};

[[nodiscard]] constexpr bool is_blank_character(char32_t c) noexcept {
    return c == U' ' || c == U'\n' || c == U'\t' || c == U'\r' || c == 0x3000 || c == 0xA0;
}
[[nodiscard]] constexpr bool is_figure(char32_t c) noexcept { return c >= U'0' && c <= U'9'; }
[[nodiscard]] constexpr bool is_word_character(char32_t c) noexcept {
    return is_figure(c) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
[[nodiscard]] constexpr bool is_unit_character(char32_t c) noexcept {
    return std::u32string_view(U"元块毛角条天年月日折兆分钟个").find(c) != std::u32string_view::npos;
}

/// The characters of a text, without blanks when the policy lets them differ. A byte that is not UTF-8 is a character.
[[nodiscard]] inline std::vector<text_character> characters_of(std::string_view text, const display_policy& policy) {
    std::vector<text_character> characters;
    characters.reserve(text.size());
    for (const auto [offset, step] : code_points(text)) {
        if (step.valid && policy.any_blanks && is_blank_character(step.code_point)) continue;
        const char32_t byte = 0x110000 + static_cast<unsigned char>(text[offset]);
        const char32_t usual = policy.any_width ? fold_width(step.code_point) : step.code_point;
        characters.push_back({step.valid ? usual : byte, 0, offset, step.size});
    }
    for (std::size_t i = 1; i < characters.size(); ++i) {
        const text_character& before = characters[i - 1];
        text_character& here = characters[i];
        const bool apart = before.offset + before.length != here.offset;  // a blank between them
        const bool point = i + 1 < characters.size() && (here.folded == U'.' || here.folded == U',') && is_figure(before.folded) &&
            is_figure(characters[i + 1].folded);
        const bool after_point = i >= 2 && (before.folded == U'.' || before.folded == U',') && is_figure(here.folded) &&
            is_figure(characters[i - 2].folded);
        const bool unit = is_unit_character(here.folded) && (is_figure(before.folded) || is_unit_character(before.folded));
        const bool joined = (is_word_character(before.folded) && is_word_character(here.folded)) || point || after_point || unit;
        here.word = before.word + (joined && !apart ? 0 : 1);
    }
    return characters;
}

/// One step of an alignment: a character of both texts, or of one of them.
struct alignment_step {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::size_t a = none;
    std::size_t b = none;
    bool changed = false;
};

/// How the shown characters (b) follow from the approved ones (a), by a longest common subsequence. Between equal ends of
/// more than so many pairs of characters, everything is one change.
[[nodiscard]] inline std::vector<alignment_step> align(const std::vector<text_character>& a, const std::vector<text_character>& b) {
    constexpr std::size_t most_pairs = 4'000'000;
    const auto same = [&](std::size_t i, std::size_t j) { return a[i].folded == b[j].folded; };
    std::vector<alignment_step> steps;
    std::size_t head = 0;
    while (head < a.size() && head < b.size() && same(head, head)) {
        steps.push_back({head, head, false});
        ++head;
    }
    std::size_t tail = 0;
    while (tail < a.size() - head && tail < b.size() - head && same(a.size() - 1 - tail, b.size() - 1 - tail)) ++tail;
    const std::size_t rows = a.size() - head - tail;
    const std::size_t columns = b.size() - head - tail;
    std::size_t r = 0;
    std::size_t c = 0;
    if (rows != 0 && columns != 0 && columns <= most_pairs / rows) {
        std::vector<std::uint32_t> length((rows + 1) * (columns + 1), 0);
        const auto at = [&](std::size_t row, std::size_t column) -> std::uint32_t& { return length[row * (columns + 1) + column]; };
        for (std::size_t i = rows; i-- > 0;)
            for (std::size_t j = columns; j-- > 0;)
                at(i, j) = same(head + i, head + j) ? at(i + 1, j + 1) + 1 : (std::max)(at(i + 1, j), at(i, j + 1));
        while (r < rows && c < columns) {
            if (same(head + r, head + c)) {
                steps.push_back({head + r++, head + c++, false});
            } else if (at(r + 1, c) >= at(r, c + 1)) {
                steps.push_back({head + r++, alignment_step::none, true});
            } else {
                steps.push_back({alignment_step::none, head + c++, true});
            }
        }
    }
    for (; r < rows; ++r) steps.push_back({head + r, alignment_step::none, true});
    for (; c < columns; ++c) steps.push_back({alignment_step::none, head + c, true});
    for (std::size_t i = tail; i-- > 0;) steps.push_back({a.size() - 1 - i, b.size() - 1 - i, false});
    return steps;
}

/// Spreads every change over the words that it touches, and over a single character between two changes.
inline void spread_changes(std::vector<alignment_step>& steps, const std::vector<text_character>& a, const std::vector<text_character>& b) {
    const auto in_one_word = [&](const alignment_step& x, const alignment_step& y) {
        constexpr std::size_t none = alignment_step::none;
        return (x.a != none && y.a != none && a[x.a].word == a[y.a].word) || (x.b != none && y.b != none && b[x.b].word == b[y.b].word);
    };
    for (std::size_t i = 1; i < steps.size(); ++i)
        if (steps[i - 1].changed && in_one_word(steps[i - 1], steps[i])) steps[i].changed = true;
    for (std::size_t i = steps.size(); i-- > 1;)
        if (steps[i].changed && in_one_word(steps[i - 1], steps[i])) steps[i - 1].changed = true;
    for (std::size_t i = 1; i + 1 < steps.size(); ++i)
        if (steps[i - 1].changed && steps[i + 1].changed) steps[i].changed = true;
}

}  // namespace detail

/// Where the shown text differs from the approved one, in order; empty when it does not, under the policy.
///
/// Changes are of whole words: a figure with its unit (59元, 30GB, 1,288), a Latin word, Chinese characters one by one.
/// Changes with at most one character between them are one, so that a replaced phrase is shown whole.
[[nodiscard]] inline std::vector<text_change> text_differences(std::string_view approved, std::string_view shown,
                                                               const display_policy& policy = {}) {
    const std::vector<detail::text_character> a = detail::characters_of(approved, policy);
    const std::vector<detail::text_character> b = detail::characters_of(shown, policy);
    std::vector<detail::alignment_step> steps = detail::align(a, b);
    detail::spread_changes(steps, a, b);
    std::vector<text_change> changes;
    std::uint64_t next_a = 0;  // where the approved text goes on
    std::uint64_t next_b = 0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const detail::alignment_step& step = steps[i];
        const bool in_a = step.a != detail::alignment_step::none;
        const bool in_b = step.b != detail::alignment_step::none;
        if (step.changed) {
            if (i == 0 || !steps[i - 1].changed) changes.push_back({next_a, 0, next_b, 0});
            text_change& change = changes.back();
            if (in_a) {
                if (change.approved_length == 0) change.approved_offset = a[step.a].offset;
                change.approved_length = a[step.a].offset + a[step.a].length - change.approved_offset;
            }
            if (in_b) {
                if (change.shown_length == 0) change.shown_offset = b[step.b].offset;
                change.shown_length = b[step.b].offset + b[step.b].length - change.shown_offset;
            }
        }
        if (in_a) next_a = a[step.a].offset + a[step.a].length;
        if (in_b) next_b = b[step.b].offset + b[step.b].length;
    }
    return changes;
}

}  // namespace mingbai::inline MINGBAI_ABI::marketing
