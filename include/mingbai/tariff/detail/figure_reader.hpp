// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/tariff/detail/figure_words.hpp>
#include <mingbai/tariff/detail/numeral.hpp>
#include <mingbai/tariff/name_figure.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

// Which number stands where in a name, and in what unit. What the number means is figure_role.hpp's question.

namespace mingbai::inline MINGBAI_ABI::detail {

/// The size in the text of the first of the words that stands at an offset; 0 when none does.
template <std::size_t N>
[[nodiscard]] constexpr std::size_t word_at(std::string_view text, std::size_t at,
                                            const std::string_view (&words)[N]) noexcept {
    if (at >= text.size()) return 0;
    for (const std::string_view word : words) {
        if (word[0] != text[at] && !may_fold(static_cast<std::uint8_t>(text[at]))) continue;
        const std::size_t end = end_of_phrase(text, at, word);
        if (end != no_match) return end - at;
    }
    return 0;
}

/// Whether one of the words occurs in the text.
template <std::size_t N>
[[nodiscard]] constexpr bool has_word(std::string_view text, const std::string_view (&words)[N]) noexcept {
    for (const std::string_view word : words)
        if (text.find(word) != std::string_view::npos) return true;
    return false;
}

template <std::size_t N>
[[nodiscard]] constexpr bool ends_with(std::string_view text, const std::string_view (&words)[N]) noexcept {
    if (text.empty()) return false;
    const char last = text.back();  // which most words do not end with
    for (const std::string_view word : words)
        if (word.back() == last && text.ends_with(word)) return true;
    return false;
}

/// The text without spaces, dashes, colons and opening brackets at its end.
[[nodiscard]] constexpr std::string_view without_joints(std::string_view text) noexcept {
    while (ends_with(text, figure_words::joints))
        text.remove_suffix(static_cast<std::uint8_t>(text.back()) < 0x80 ? 1 : 3);  // none of them has two bytes
    return text;
}

/// A number with its unit, before its meaning is known.
struct raw_figure {
    numeral number{};
    figure_unit unit = figure_unit::none;
    std::size_t begin = 0;        ///< with a currency sign before it
    std::size_t end = 0;          ///< after the unit
    std::size_t context = 0;      ///< where the words that tell the role begin: `end`, or the end of the list it is in
    std::uint64_t value = 0;      ///< in what `unit` says
    bool explicit_unit = false;   ///< GB, MB or Mbps: no other reading is possible
    bool short_gigabyte = false;  ///< 2G to 6G: a volume, or a network
    bool short_megabyte = false;  ///< 100M: a volume, or a speed
    bool too_large = false;
};

struct unit_scale {
    figure_unit unit = figure_unit::none;
    std::uint64_t scale = 1;
    std::size_t size = 0;  ///< bytes in the text; 0: no unit stands here
    bool explicit_unit = false;
    bool giga = false;
    bool mega = false;
};

[[nodiscard]] constexpr bool is_latin(char32_t folded) noexcept { return folded >= U'a' && folded <= U'z'; }

struct unit_row {
    std::string_view text;
    unit_scale is;
};

/// The units that a number can have in a name; of those that begin alike the longest comes first.
inline constexpr unit_row latin_units[] = {
    {"gbps", {figure_unit::speed, 1'000'000'000, 0, true}},
    {"mbps", {figure_unit::speed, 1'000'000, 0, true}},
    {"mb/s", {figure_unit::speed, 1'000'000, 0, true}},
    {"m/s", {figure_unit::speed, 1'000'000, 0, true}},
    {"kbps", {figure_unit::speed, 1'000, 0, true}},
    {"tb", {figure_unit::data, data_volume::bytes_per_terabyte, 0, true}},
    {"gb", {figure_unit::data, data_volume::bytes_per_gigabyte, 0, true}},
    {"mb", {figure_unit::data, data_volume::bytes_per_megabyte, 0, true}},
    {"kb", {figure_unit::data, data_volume::bytes_per_kilobyte, 0, true}},
    {"t", {figure_unit::data, data_volume::bytes_per_terabyte, 0}},
    {"g", {figure_unit::data, data_volume::bytes_per_gigabyte, 0, false, true}},
    {"m", {figure_unit::data, data_volume::bytes_per_megabyte, 0, false, false, true}},
    {"minutes", {figure_unit::voice, 60, 0, true}},
    {"mins", {figure_unit::voice, 60, 0, true}},
    {"min", {figure_unit::voice, 60, 0, true}},
    {"yuan", {figure_unit::money, 1, 0, true}},
    {"rmb", {figure_unit::money, 1, 0, true}},
    {"cny", {figure_unit::money, 1, 0, true}},
};

inline constexpr unit_row chinese_units[] = {
    {"元", {figure_unit::money}},          {"块钱", {figure_unit::money}},       {"块", {figure_unit::money}},
    {"圆", {figure_unit::money}},          {"分钟", {figure_unit::voice, 60}},   {"条", {figure_unit::messages}},
    {"个自然月", {figure_unit::months}},   {"个月", {figure_unit::months}},      {"期", {figure_unit::months}},
    {"月", {figure_unit::months}},         {"季度", {figure_unit::months, 3}},   {"年", {figure_unit::months, 12}},
    {"天", {figure_unit::days}},           {"日", {figure_unit::days}},          {"周", {figure_unit::days, 7}},
    {"兆", {figure_unit::speed, 1'000'000, 0, false, false, true}},              {"岁", {figure_unit::other}},
    {"折", {figure_unit::other}},          {"人", {figure_unit::other}},         {"户", {figure_unit::other}},
    {"张", {figure_unit::other}},          {"次", {figure_unit::other}},         {"个", {figure_unit::other}},
    {"台", {figure_unit::other}},          {"部", {figure_unit::other}},         {"路", {figure_unit::other}},
    {"倍", {figure_unit::other}},          {"%", {figure_unit::other}},          {"小时", {figure_unit::other}},
    {"份", {figure_unit::other}},          {"号", {figure_unit::other}},
};

template <std::size_t N>
[[nodiscard]] constexpr unit_scale find_unit(std::string_view text, std::size_t at,
                                             const unit_row (&units)[N]) noexcept {
    for (const unit_row& row : units) {
        const std::size_t end = end_of_phrase(text, at, row.text);
        if (end == no_match) continue;
        const bool latin = is_latin(folded_at(text, at).character);
        if (latin && is_latin(folded_at(text, end).character)) continue;  // no unit runs on into a longer word
        unit_scale found = row.is;
        found.size = end - at;
        return found;
    }
    return {};
}

[[nodiscard]] constexpr unit_scale unit_at(std::string_view text, std::size_t at) noexcept {
    const folded_step step = folded_at(text, at);
    if (step.character == U' ') {
        const unit_scale after_space = unit_at(text, at + step.size);
        if (after_space.unit != figure_unit::money && !after_space.explicit_unit) return {};
        unit_scale found = after_space;
        found.size += step.size;
        return found;
    }
    return is_latin(step.character) ? find_unit(text, at, latin_units) : find_unit(text, at, chinese_units);
}

/// Applies a unit to a number. What does not come out whole, or does not fit 63 bits, is too large to mean anything.
constexpr void apply_unit(raw_figure& figure, const unit_scale& unit) noexcept {
    figure.unit = unit.unit;
    figure.end += unit.size;
    figure.explicit_unit = unit.explicit_unit;
    figure.short_megabyte = unit.mega;
    const std::uint64_t micros = figure.number.micros;
    figure.short_gigabyte = unit.giga && micros >= 2'000'000 && micros <= 6'000'000;
    if (unit.unit == figure_unit::money) {
        figure.value = micros;
        return;
    }
    constexpr std::uint64_t million = 1'000'000;
    const std::uint64_t whole = micros / million;
    figure.too_large = whole > (std::uint64_t{1} << 62) / unit.scale;
    if (figure.too_large) return;
    figure.value = whole * unit.scale + micros % million * unit.scale / million;
}

/// The next number at or after an offset, with its unit; `end` is 0 when there is none.
[[nodiscard]] constexpr raw_figure next_figure(std::string_view text, std::size_t from) noexcept {
    bool after_ordinal = false;  // 第一年 is not one year
    for (std::size_t at = from; at < text.size();) {
        const folded_step step = folded_at(text, at);
        const bool digit = is_digit(step.character);
        const std::size_t sign = digit ? 0 : word_at(text, at, figure_words::currency_signs);
        raw_figure figure;
        figure.begin = at;
        if (const std::size_t lines = word_at(text, at, figure_words::line_classes); lines != 0) {
            const std::uint64_t megabits = step.character == U'百' ? 100 : step.character == U'千' ? 1'000 : 10'000;
            figure.number = {.micros = megabits * 1'000'000,
                             .begin = at,
                             .end = at + lines,
                             .digits = 0,
                             .has_point = false,
                             .chinese = true};
            figure.unit = figure_unit::speed;
            figure.value = megabits * 1'000'000;
            figure.end = at + lines;
            return figure;
        }
        if (digit || (sign != 0 && is_digit(folded_at(text, at + sign).character)))
            figure.number = read_digits(text, at + sign);
        else if (chinese_digit(step.character) != 10 || step.character == U'十')
            figure.number = read_chinese(text, at);
        if (!figure.number.found()) {
            after_ordinal = step.character == U'第';
            at += step.size == 0 ? 1 : step.size;
            continue;
        }
        figure.end = figure.number.end;
        if (figure.number.chinese) {
            const unit_scale unit = after_ordinal ? unit_scale{} : unit_at(text, figure.end);
            // A Chinese numeral is a figure only before a unit that customers pay, use or wait.
            const bool word = unit.unit == figure_unit::none || unit.unit == figure_unit::other ||
                              word_at(text, figure.end, figure_words::not_a_count) != 0;
            if (word) {
                at = figure.end;
                after_ordinal = false;
                continue;
            }
            apply_unit(figure, unit);
            return figure;
        }
        if (sign != 0) {
            figure.unit = figure_unit::money;
            figure.value = figure.number.micros;
            figure.end += word_at(text, figure.end, figure_words::yuan);
            return figure;
        }
        const std::size_t multiplier = word_at(text, figure.end, figure_words::ten_thousand);
        if (multiplier != 0 && figure.number.micros < (std::uint64_t{1} << 48)) {
            figure.number.micros *= 10'000;
            figure.end += multiplier;
        }
        if (!after_ordinal) apply_unit(figure, unit_at(text, figure.end));
        return figure;
    }
    return {};
}

}  // namespace mingbai::inline MINGBAI_ABI::detail
