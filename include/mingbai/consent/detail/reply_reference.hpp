// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/ascii.hpp>
#include <mingbai/base/folded_text.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::consent::detail {

/// How many digits the reference of a request has. Fewer than a one-time code, so that neither is taken for the other.
inline constexpr std::size_t reference_digits = 4;

/// A reply taken apart: 同意4711, 4711 同意, 同意（4711）.
struct referenced_reply {
    std::string words;      ///< the reply without the reference
    std::string reference;  ///< empty when there is none
};

/// Without the white space and at most one mark of punctuation at one end: more of them mean something.
[[nodiscard]] inline std::string_view without_mark(std::string_view text, bool in_front) noexcept {
    constexpr std::string_view spaces = " \t\r\n";
    constexpr std::string_view marks[]{",", ".", "!", ";", ":", "(", ")", "。", "、"};
    const auto without_spaces = [=](std::string_view of) {
        const std::size_t edge = in_front ? of.find_first_not_of(spaces) : of.find_last_not_of(spaces);
        if (edge == std::string_view::npos) return std::string_view{};
        return in_front ? of.substr(edge) : of.substr(0, edge + 1);
    };
    text = without_spaces(text);
    for (const std::string_view mark : marks) {
        if (!(in_front ? text.starts_with(mark) : text.ends_with(mark))) continue;
        return without_spaces(in_front ? text.substr(mark.size()) : text.substr(0, text.size() - mark.size()));
    }
    return text;
}

/// Takes off exactly four digits that stand at the end or at the beginning of a reply, with the marks around them. A
/// reply without them stays as it is.
[[nodiscard]] inline referenced_reply take_reference(std::string_view utf8) {
    const std::string folded = fold_width(utf8);
    const std::string_view text = without_mark(without_mark(folded, true), false);
    std::size_t behind = 0;
    while (behind < text.size() && mingbai::detail::is_digit(text[text.size() - 1 - behind])) ++behind;
    if (behind == reference_digits) {
        const std::string_view words = text.substr(0, text.size() - behind);
        return {std::string(without_mark(words, false)), std::string(text.substr(words.size()))};
    }
    std::size_t front = 0;
    while (front < text.size() && mingbai::detail::is_digit(text[front])) ++front;
    if (front == reference_digits)
        return {std::string(without_mark(text.substr(front), true)), std::string(text.substr(0, front))};
    return {std::string(utf8), {}};
}

}  // namespace mingbai::inline MINGBAI_ABI::consent::detail
