// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/tariff/detail/phrase_text.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

// Numbers as plan names write them: 59, ９．９, 1,288, 五十九, 两百.

namespace mingbai::inline MINGBAI_ABI::detail {

/// A number in a text. The value is in millionths, so that 7.5 and 0.29 are exact.
struct numeral {
    std::uint64_t micros = 0;
    std::size_t begin = 0;
    std::size_t end = 0;        ///< equal to `begin` when there is no number
    std::uint32_t digits = 0;   ///< how many digits were written before the point; 0 for Chinese numerals
    bool has_point = false;
    bool chinese = false;

    [[nodiscard]] constexpr bool found() const noexcept { return end != begin; }
    [[nodiscard]] constexpr std::uint64_t whole() const noexcept { return micros / 1'000'000; }
    [[nodiscard]] constexpr bool is_whole() const noexcept { return micros % 1'000'000 == 0; }
};

[[nodiscard]] constexpr bool is_digit(char32_t folded) noexcept { return folded >= U'0' && folded <= U'9'; }

/// Digits with an optional fraction of up to six places and with commas that part thousands. A number of more than
/// twelve digits, or of more places, keeps its place in the text but has the value 0 and `digits` says why.
[[nodiscard]] constexpr numeral read_digits(std::string_view text, std::size_t begin) noexcept {
    numeral read{};
    read.begin = read.end = begin;
    std::uint64_t whole = 0;
    folded_step step = folded_at(text, begin);
    for (; is_digit(step.character); step = folded_at(text, read.end)) {
        if (++read.digits <= 12) whole = whole * 10 + (step.character - U'0');
        read.end += step.size;
        // 1,288 but not 1,28: a comma counts when exactly three digits follow it.
        const folded_step comma = folded_at(text, read.end);
        if (comma.character != U',' || read.digits % 3 == 0 || read.digits > 9) continue;
        std::size_t at = read.end + comma.size;
        std::uint32_t follow = 0;
        for (folded_step next = folded_at(text, at); is_digit(next.character); next = folded_at(text, at)) {
            at += next.size;
            ++follow;
        }
        if (follow == 3) read.end += comma.size;
    }
    if (!read.found()) return read;
    std::uint64_t fraction = 0;
    std::uint64_t place = 1'000'000;
    if (step.character == U'.' && is_digit(folded_at(text, read.end + step.size).character)) {
        read.has_point = true;
        read.end += step.size;
        for (step = folded_at(text, read.end); is_digit(step.character); step = folded_at(text, read.end)) {
            place /= 10;
            fraction += place * (step.character - U'0');
            read.end += step.size;
        }
    }
    if (read.digits <= 12) read.micros = whole * 1'000'000 + fraction;
    return read;
}

/// The value of a Chinese digit, or 10 when it is none.
[[nodiscard]] constexpr std::uint32_t chinese_digit(char32_t c) noexcept {
    switch (c) {
        case U'零':
        case U'〇': return 0;
        case U'一':
        case U'壹': return 1;
        case U'二':
        case U'两':
        case U'贰': return 2;
        case U'三':
        case U'叁': return 3;
        case U'四':
        case U'肆': return 4;
        case U'五':
        case U'伍': return 5;
        case U'六':
        case U'陆': return 6;
        case U'七':
        case U'柒': return 7;
        case U'八':
        case U'捌': return 8;
        case U'九':
        case U'玖': return 9;
        default: return 10;
    }
}

/// The power of ten that a Chinese numeral character multiplies by, or 0.
[[nodiscard]] constexpr std::uint32_t chinese_multiplier(char32_t c) noexcept {
    switch (c) {
        case U'十':
        case U'拾': return 10;
        case U'百':
        case U'佰': return 100;
        case U'千':
        case U'仟': return 1000;
        case U'万': return 10000;
        default: return 0;
    }
}

/// A Chinese numeral below one hundred million: 五十九, 一百二十, 两千, 一万, 十. A multiplier alone counts only when it is 十:
/// 百元 and 千元 are words, not amounts. 一百二 could be 102 or 120 and is no number here, nor is a row of digits.
[[nodiscard]] constexpr numeral read_chinese(std::string_view text, std::size_t begin) noexcept {
    numeral read{};
    read.begin = read.end = begin;
    read.chinese = true;
    const numeral none = read;
    std::uint64_t total = 0;    // of whole 万
    std::uint64_t section = 0;  // below 万
    std::uint64_t digit = 0;
    std::uint64_t last_times = 0;
    bool has_digit = false;
    for (std::size_t at = begin;;) {
        const folded_step step = folded_at(text, at);
        const std::uint32_t value = chinese_digit(step.character);
        const std::uint64_t times = chinese_multiplier(step.character);
        if (value == 10 && times == 0) break;
        if (value != 10) {
            if (has_digit && digit != 0) return none;
            if (value == 0) last_times = 0;
            digit = value;
            has_digit = true;
        } else {
            if (times == 10000) {
                if (section + digit == 0 || total != 0) return none;
                total = (section + digit) * times;
                section = 0;
            } else {
                if (!has_digit && (times != 10 || section != 0)) return none;
                section += (has_digit ? digit : 1) * times;
            }
            digit = 0;
            has_digit = false;
            last_times = times;
        }
        at += step.size;
        read.end = at;
    }
    if (has_digit && digit != 0 && last_times >= 100) return none;
    read.micros = (total + section + digit) * 1'000'000;
    return read;
}

}  // namespace mingbai::inline MINGBAI_ABI::detail
