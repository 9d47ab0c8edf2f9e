// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/folded_text.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// How advertisements are read: folded, clause by clause, looking at the words on both sides of a place.

namespace mingbai::inline MINGBAI_ABI::marketing::detail {

using word = const std::string_view;

[[nodiscard]] constexpr bool is_ascii_letter(char c) noexcept { return c >= 'a' && c <= 'z'; }
[[nodiscard]] constexpr bool is_ascii_digit(char c) noexcept { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_ascii_word(char c) noexcept { return is_ascii_letter(c) || is_ascii_digit(c); }

/// A word that ends in a Latin letter does not run on into a longer one.
[[nodiscard]] constexpr bool stands_alone_at(std::string_view text, std::size_t at, std::string_view wanted) noexcept {
    if (is_ascii_letter(wanted.front()) && at > 0 && is_ascii_letter(text[at - 1])) return false;
    const std::size_t end = at + wanted.size();
    return !is_ascii_letter(wanted.back()) || end >= text.size() || !is_ascii_letter(text[end]);
}

/// The size of the first of the words that stands at a place; 0 when none does.
[[nodiscard]] constexpr std::size_t word_at(std::string_view text, std::size_t at,
                                            std::span<word> words) noexcept {
    const std::string_view rest = text.substr(at < text.size() ? at : text.size());
    for (const std::string_view each : words) {
        // The last byte first: most Chinese characters begin alike.
        if (each.size() > rest.size() || rest[each.size() - 1] != each.back()) continue;
        if (rest.starts_with(each) && stands_alone_at(text, at, each)) return each.size();
    }
    return 0;
}

/// The size of the first of the words with which a text ends; 0 when none does.
[[nodiscard]] constexpr std::size_t word_before(std::string_view text, std::span<word> words) noexcept {
    for (const std::string_view each : words)
        if (text.ends_with(each) && stands_alone_at(text, text.size() - each.size(), each)) return each.size();
    return 0;
}

/// Where the last of the words that occur in a text ends; 0 when none does.
[[nodiscard]] constexpr std::size_t end_of_last(std::string_view text, std::span<word> words) noexcept {
    std::size_t end = 0;
    for (const std::string_view each : words)
        for (std::size_t at = text.rfind(each); at != std::string_view::npos; at = at == 0 ? std::string_view::npos : text.rfind(each, at - 1)) {
            if (!stands_alone_at(text, at, each)) continue;
            if (at + each.size() > end) end = at + each.size();
            break;
        }
    return end;
}

[[nodiscard]] constexpr bool has_any(std::string_view text, std::span<word> words) noexcept {
    return end_of_last(text, words) != 0;
}

[[nodiscard]] constexpr std::string_view without_spaces_before(std::string_view text) noexcept {
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

/// An advertisement in half width and lower case, cut into clauses, which still knows where its bytes stand in the source.
class copy_reading {
public:
    explicit copy_reading(std::string_view source) : folded_(source), text_(folded_.text()) {
        for (std::size_t at = 0; at < text_.size(); ++at) {
            char& c = text_[at];
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
            if (c == '\r') c = '\n';
            if (c == '\t') c = ' ';
            // A Chinese comma never parts thousands.
            if (c == ',' && source[folded_.source_offset(at)] != ',') c = ';';
        }
        for (std::size_t at = 0; at < text_.size(); ++at) {
            const std::size_t mark = mark_at(at);
            if (mark == 0) continue;
            clauses_.back().size = at - clauses_.back().begin;
            at += mark - 1;
            clauses_.push_back({at + 1, 0});
        }
        clauses_.back().size = text_.size() - clauses_.back().begin;
    }

    [[nodiscard]] std::string_view text() const noexcept { return text_; }
    [[nodiscard]] std::size_t source_offset(std::size_t at) const noexcept { return folded_.source_offset(at); }

    /// What stands in the clause before a place. Like the following, no more than `reach` bytes of it: what is further away
    /// says nothing of a figure, and a text without marks would be read as often as it has figures.
    [[nodiscard]] std::string_view before(std::size_t at) const noexcept {
        const std::size_t begin = clause_of(at).begin;
        const std::size_t from = at - begin > reach ? at - reach : begin;
        return text().substr(from, at - from);
    }
    /// What stands in the clause from a place on.
    [[nodiscard]] std::string_view after(std::size_t at) const noexcept {
        const piece in = clause_of(at);
        const std::size_t end = in.begin + in.size;
        return at >= end ? std::string_view() : text().substr(at, (std::min)(end - at, reach));
    }
    /// The clause around a place.
    [[nodiscard]] std::string_view clause(std::size_t at) const noexcept {
        const std::size_t head = before(at).size();
        return text().substr(at - head, head + after(at).size());
    }
    /// Where a character of the source stands in the folded text.
    [[nodiscard]] std::size_t folded_offset(std::size_t source) const noexcept {
        std::size_t low = 0;  // where a character begins, not behind it
        std::size_t high = text_.size();
        while (low < high) {
            std::size_t middle = low + (high - low) / 2;
            while (middle > low && (static_cast<unsigned char>(text_[middle]) & 0xC0U) == 0x80U) --middle;
            const std::size_t next = middle + decode_utf8(text(), middle).size;
            if (source_offset(middle) < source)
                low = next;
            else
                high = middle;
        }
        return low;
    }

    static constexpr std::size_t reach = 240;

private:
    struct piece {
        std::size_t begin;
        std::size_t size;
    };

    /// The size of the mark that ends a clause at a place; 0 when none does. What parts thousands, or a number from its
    /// fraction, is no mark.
    [[nodiscard]] std::size_t mark_at(std::size_t at) const noexcept {
        const char c = text_[at];
        if (c == '!' || c == '?' || c == ';' || c == '\n') return 1;
        if (c == ',' || c == '.') {
            const bool inside = at > 0 && at + 1 < text_.size() && is_ascii_digit(text_[at - 1]) && is_ascii_digit(text_[at + 1]);
            return inside ? 0 : 1;
        }
        constexpr std::string_view marks[]{"。", "、", "；"};
        return word_at(text_, at, marks);
    }

    [[nodiscard]] piece clause_of(std::size_t at) const noexcept {
        std::size_t low = 0;
        std::size_t high = clauses_.size();
        while (low + 1 < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (clauses_[middle].begin <= at)
                low = middle;
            else
                high = middle;
        }
        return clauses_[low];
    }

    folded_text folded_;
    std::string text_;
    std::vector<piece> clauses_{{0, 0}};  // ascending
};

}  // namespace mingbai::inline MINGBAI_ABI::marketing::detail
