// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/marketing/claim.hpp>
#include <mingbai/marketing/detail/copy_numbers.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::marketing::detail {

/// A date in a text: 20261231, or 1231 when no year is written.
struct written_date {
    std::uint32_t number = 0;
    std::size_t end = 0;  ///< 0: none stands here
};

[[nodiscard]] constexpr written_date make_date(std::uint64_t year, std::uint64_t month, std::uint64_t day, std::size_t end) noexcept {
    // Without a year, a leap year stands for it: 29 February may be meant.
    const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(year == 0 ? 2000 : year)},
                                           std::chrono::month{static_cast<unsigned>(month)}, std::chrono::day{static_cast<unsigned>(day)}};
    if (month > 12 || day > 31 || !date.ok() || (year != 0 && (year < 1990 || year > 2099))) return {};
    return {static_cast<std::uint32_t>(year * 10'000 + month * 100 + day), end};
}

inline constexpr std::array<std::string_view, 12> english_months{"january", "february", "march", "april", "may", "june",
                                                                 "july", "august", "september", "october", "november", "december"};

/// A month's name at a place, in full or its first three letters; its size is 0 when there is none.
[[nodiscard]] constexpr std::size_t month_name_at(std::string_view text, std::size_t at, std::uint64_t& month) noexcept {
    for (std::size_t i = 0; i < english_months.size(); ++i) {
        const std::string_view name[]{english_months[i], english_months[i].substr(0, 3)};
        const std::size_t size = word_at(text, at, name);
        if (size == 0) continue;
        month = i + 1;
        return size;
    }
    return 0;
}

[[nodiscard]] constexpr std::size_t skip_spaces(std::string_view text, std::size_t at) noexcept {
    while (at < text.size() && text[at] == ' ') ++at;
    return at;
}

/// The whole number of at most four digits at a place; moves `at` behind it. False when there is none.
[[nodiscard]] constexpr bool read_small(std::string_view text, std::size_t& at, std::uint64_t& value) noexcept {
    std::size_t end = at;
    value = 0;
    for (; end < text.size() && is_ascii_digit(text[end]); ++end) {
        if (end - at == 4) return false;
        value = value * 10 + static_cast<std::uint64_t>(text[end] - '0');
    }
    if (end == at) return false;
    at = end;
    return true;
}

/// 2026年12月31日, 12月31日, 2026-12-31, 2026/12/31, 2026.12.31, 31 December 2026, December 31, 2026, Dec 31.
[[nodiscard]] constexpr written_date date_at(std::string_view text, std::size_t begin) noexcept {
    std::size_t at = begin;
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    std::uint64_t third = 0;
    std::uint64_t month = 0;
    const auto eat = [&](std::string_view mark) {
        if (!text.substr(at < text.size() ? at : text.size()).starts_with(mark)) return false;
        at += mark.size();
        return true;
    };
    if (begin > 0 && is_ascii_word(text[begin - 1])) return {};
    if (const std::size_t name = month_name_at(text, at, month); name != 0) {
        at = skip_spaces(text, at + name);
        if (!read_small(text, at, first)) return {};
        const std::size_t without_year = at;
        const bool comma = eat(",") || eat(" ");
        at = skip_spaces(text, at);
        if (comma && read_small(text, at, second) && second >= 1990) return make_date(second, month, first, at);
        return make_date(0, month, first, without_year);
    }
    if (at >= text.size() || !is_ascii_digit(text[at]) || !read_small(text, at, first)) return {};
    if (eat("月") && read_small(text, at, second)) {
        if (!eat("日") && !eat("号")) return {};
        return make_date(0, first, second, at);
    }
    if (eat("年")) {
        if (!read_small(text, at, second) || !eat("月") || !read_small(text, at, third)) return {};
        if (!eat("日") && !eat("号")) return {};
        return make_date(first, second, third, at);
    }
    for (const std::string_view mark : {std::string_view("-"), std::string_view("/"), std::string_view(".")}) {
        std::size_t here = at;
        if (first < 1990 || !text.substr(here).starts_with(mark)) continue;
        if (!read_small(text, ++here, second) || !text.substr(here).starts_with(mark) || !read_small(text, ++here, third)) return {};
        return make_date(first, second, third, here);
    }
    at = skip_spaces(text, at);
    if (const std::size_t name = month_name_at(text, at, month); name != 0) {
        at += name;
        const std::size_t without_year = at;
        at = skip_spaces(text, at);
        if (read_small(text, at, second) && second >= 1990) return make_date(second, month, first, at);
        return make_date(0, month, first, without_year);
    }
    return {};
}

}  // namespace mingbai::inline MINGBAI_ABI::marketing::detail
