// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/marketing/detail/copy_reading.hpp>
#include <mingbai/tariff/name_figures.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

// Numbers as advertisements write them: 59, 9.9, 1,288, 五十九, 半, fifty-nine, a hundred. The text is folded already.

namespace mingbai::inline MINGBAI_ABI::marketing::detail {

using mingbai::detail::numeral;

struct number_word {
    std::string_view word;
    std::uint64_t value;
};

inline constexpr number_word english_numbers[] = {
    {"zero", 0},
    {"one", 1},
    {"two", 2},
    {"three", 3},
    {"four", 4},
    {"five", 5},
    {"six", 6},
    {"seven", 7},
    {"eight", 8},
    {"nine", 9},
    {"ten", 10},
    {"eleven", 11},
    {"twelve", 12},
    {"thirteen", 13},
    {"fourteen", 14},
    {"fifteen", 15},
    {"sixteen", 16},
    {"seventeen", 17},
    {"eighteen", 18},
    {"nineteen", 19},
    {"twenty", 20},
    {"thirty", 30},
    {"forty", 40},
    {"fifty", 50},
    {"sixty", 60},
    {"seventy", 70},
    {"eighty", 80},
    {"ninety", 90},
    {"hundred", 100},
    {"thousand", 1000},
};

/// The entry that stands at a place as a whole word, or nullptr.
[[nodiscard]] constexpr const number_word* english_number_at(std::string_view text, std::size_t at) noexcept {
    for (const number_word& each : english_numbers) {
        const std::string_view whole[]{each.word};
        if (word_at(text, at, whole) != 0) return &each;
    }
    return nullptr;
}

/// fifty-nine, a hundred, one hundred and twenty, two thousand.
[[nodiscard]] constexpr numeral read_english(std::string_view text, std::size_t begin) noexcept {
    numeral read{};
    read.begin = read.end = begin;
    std::uint64_t total = 0;
    std::uint64_t part = 0;
    constexpr std::string_view articles[]{"a "};
    std::size_t at = begin;
    if (const std::size_t article = word_at(text, at, articles); article != 0) {
        const number_word* next = english_number_at(text, at + article);
        if (next == nullptr || next->value < 100) return read;
        part = 1;
        at += article;
    }
    std::uint64_t last = 1'000'000;  // a smaller one may follow: fifty-nine, but not nine fifty
    for (;;) {
        const number_word* next = english_number_at(text, at);
        if (next == nullptr) break;
        if (next->value == 100)
            part = (part == 0 ? 1 : part) * 100;
        else if (next->value == 1000) {
            total += (part == 0 ? 1 : part) * 1000;
            part = 0;
        } else if ((last >= 20 && last <= 90 && next->value < 10) || last >= 100)
            part += next->value;
        else
            break;
        last = next->value;
        at += next->word.size();
        read.end = at;
        if (at < text.size() && (text[at] == ' ' || text[at] == '-')) ++at;
        constexpr std::string_view joints[]{"and "};
        if (last >= 100) at += word_at(text, at, joints);
        if (total + part > 1'000'000) break;
    }
    read.micros = (total + part) * 1'000'000;
    return read;
}

/// The number that begins at a place: digits, Chinese, or an English word. `found()` is false when none does. Digits
/// that belong to a word of Latin letters (A59) are none.
[[nodiscard]] constexpr numeral read_number(std::string_view text, std::size_t at) noexcept {
    numeral none{};
    none.begin = none.end = at;
    if (at >= text.size()) return none;
    const char c = text[at];
    if (is_ascii_digit(c)) return mingbai::detail::read_digits(text, at);
    if (is_ascii_letter(c)) return at > 0 && is_ascii_word(text[at - 1]) ? none : read_english(text, at);
    return mingbai::detail::read_chinese(text, at);
}

/// The value of a row of two Chinese digits, as before 折: 八八 is 88, 九五 95. Micros of the first digit's units: 8.8.
[[nodiscard]] constexpr numeral read_digit_pair(std::string_view text, std::size_t at) noexcept {
    numeral read{};
    read.begin = read.end = at;
    const auto first = mingbai::detail::folded_at(text, at);
    const auto second = mingbai::detail::folded_at(text, at + first.size);
    const std::uint32_t tens = mingbai::detail::chinese_digit(first.character);
    const std::uint32_t ones = mingbai::detail::chinese_digit(second.character);
    if (tens == 10 || ones == 10) return read;
    read.end = at + first.size + second.size;
    read.chinese = true;
    read.micros = tens * std::uint64_t{1'000'000} + ones * std::uint64_t{100'000};
    return read;
}

}  // namespace mingbai::inline MINGBAI_ABI::marketing::detail
