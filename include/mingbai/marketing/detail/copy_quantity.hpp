// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/quantity.hpp>
#include <mingbai/marketing/claim.hpp>
#include <mingbai/marketing/detail/copy_numbers.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

// A number of an advertisement with its unit, or a list or range of them. What it claims is claim_meaning.hpp's question.

namespace mingbai::inline MINGBAI_ABI::marketing::detail {

/// What a written unit counts. Some are read by what stands around them: M is a volume or a speed, 5G a volume or a network.
enum class quantity_unit : std::uint8_t {
    none,
    money,
    data,
    speed,
    voice,
    messages,
    days,
    months,
    percent,
    tenths_of_price,  ///< 折
    places,           ///< 名, 位, 席
    multiple,         ///< 倍
};

struct quantity {
    quantity_unit unit = quantity_unit::none;
    std::array<std::uint64_t, claim::most_values> values{};
    std::uint8_t count = 0;
    std::size_t begin = 0;  ///< with a currency sign before it
    std::size_t end = 0;    ///< after the unit; 0: nothing was found
    bool short_giga = false;  ///< 2G to 6G without B: may be a network
    bool short_mega = false;  ///< M or 兆 without B: may be a speed
    bool half = false;        ///< written as half of the unit: 半年
};

struct unit_word {
    std::string_view text;
    quantity_unit unit;
    std::uint64_t numerator = 1;    ///< what one of them is, in what figure_unit says for the unit
    std::uint64_t denominator = 1;
    bool giga = false;
    bool mega = false;
};

/// Of those that begin alike the longest comes first.
inline constexpr unit_word unit_words[] = {
    {"元", quantity_unit::money},
    {"块钱", quantity_unit::money},
    {"块", quantity_unit::money},
    {"圆", quantity_unit::money},
    {"毛钱", quantity_unit::money, 1, 10},
    {"毛", quantity_unit::money, 1, 10},
    {"角", quantity_unit::money, 1, 10},
    {"分钱", quantity_unit::money, 1, 100},
    {"yuan", quantity_unit::money},
    {"rmb", quantity_unit::money},
    {"cny", quantity_unit::money},
    {"gbps", quantity_unit::speed, 1'000'000'000},
    {"gbit/s", quantity_unit::speed, 1'000'000'000},
    {"mbps", quantity_unit::speed, 1'000'000},
    {"mbit/s", quantity_unit::speed, 1'000'000},
    {"mb/s", quantity_unit::speed, 1'000'000},
    {"m/s", quantity_unit::speed, 1'000'000},
    {"kbps", quantity_unit::speed, 1'000},
    {"terabytes", quantity_unit::data, data_volume::bytes_per_terabyte},
    {"tb", quantity_unit::data, data_volume::bytes_per_terabyte},
    {"t", quantity_unit::data, data_volume::bytes_per_terabyte},
    {"gigabytes", quantity_unit::data, data_volume::bytes_per_gigabyte},
    {"gigabyte", quantity_unit::data, data_volume::bytes_per_gigabyte},
    {"gigs", quantity_unit::data, data_volume::bytes_per_gigabyte},
    {"gb", quantity_unit::data, data_volume::bytes_per_gigabyte},
    {"g", quantity_unit::data, data_volume::bytes_per_gigabyte, 1, true},
    {"megabytes", quantity_unit::data, data_volume::bytes_per_megabyte},
    {"mb", quantity_unit::data, data_volume::bytes_per_megabyte},
    {"m", quantity_unit::data, data_volume::bytes_per_megabyte, 1, false, true},
    {"kb", quantity_unit::data, data_volume::bytes_per_kilobyte},
    {"兆", quantity_unit::data, data_volume::bytes_per_megabyte, 1, false, true},
    {"分钟", quantity_unit::voice, 60},
    {"minutes", quantity_unit::voice, 60},
    {"minute", quantity_unit::voice, 60},
    {"mins", quantity_unit::voice, 60},
    {"min", quantity_unit::voice, 60},
    {"条", quantity_unit::messages},
    {"text messages", quantity_unit::messages},
    {"messages", quantity_unit::messages},
    {"texts", quantity_unit::messages},
    {"sms", quantity_unit::messages},
    {"个自然月", quantity_unit::months},
    {"个月", quantity_unit::months},
    {"months", quantity_unit::months},
    {"month", quantity_unit::months},
    {"期", quantity_unit::months},
    {"季度", quantity_unit::months, 3},
    {"年", quantity_unit::months, 12},
    {"years", quantity_unit::months, 12},
    {"year", quantity_unit::months, 12},
    {"天", quantity_unit::days},
    {"日", quantity_unit::days},
    {"days", quantity_unit::days},
    {"day", quantity_unit::days},
    {"周", quantity_unit::days, 7},
    {"星期", quantity_unit::days, 7},
    {"weeks", quantity_unit::days, 7},
    {"week", quantity_unit::days, 7},
    {"折", quantity_unit::tenths_of_price},
    {"%", quantity_unit::percent},
    {"名", quantity_unit::places},
    {"位", quantity_unit::places},
    {"席", quantity_unit::places},
    {"个名额", quantity_unit::places},
    {"places", quantity_unit::places},
    {"customers", quantity_unit::places},
    {"倍", quantity_unit::multiple},
    {"times", quantity_unit::multiple},
};

inline constexpr word not_units[] = {"条件", "条款", "条龙", "条路", "年级", "日游", "元区", "块链", "分钟内", "名单", "名片", "位置"};
inline constexpr word currency_signs[] = {"¥", "rmb", "cny", "人民币"};
inline constexpr word list_joints[] = {"-", "~", "/", "至", "到", "–", "—", " to ", " - ", " and ", " or ", "或"};

/// The unit that stands at a place, after a space, a hyphen or 个; `text` is empty when none does.
[[nodiscard]] constexpr unit_word unit_at(std::string_view text, std::size_t& at) noexcept {
    std::size_t here = at;
    constexpr std::string_view fillers[]{" ", "-", "个"};
    for (int tries = 0; tries < 2; ++tries) {
        if (word_at(text, here, not_units) == 0)
            for (const unit_word& each : unit_words) {
                if (!text.substr(here).starts_with(each.text)) continue;
                const std::size_t end = here + each.text.size();
                if (is_ascii_letter(each.text.back()) && end < text.size() && is_ascii_word(text[end])) continue;
                at = end;
                return each;
            }
        const std::size_t filler = word_at(text, here, fillers);
        if (filler == 0) break;
        here += filler;
        if (here >= text.size()) break;
    }
    return {{}, quantity_unit::none};
}

/// A number in a unit, or false when it does not fit.
[[nodiscard]] constexpr bool scaled(const numeral& number, const unit_word& unit, std::uint64_t& value) noexcept {
    constexpr std::uint64_t million = 1'000'000;
    if (unit.unit == quantity_unit::money) {
        value = number.micros / unit.denominator;
        return true;
    }
    if (unit.unit == quantity_unit::tenths_of_price || unit.unit == quantity_unit::percent) {
        // 8.8折 and 88折 leave 88 per cent.
        const bool whole_percent = unit.unit == quantity_unit::percent || number.micros >= 10 * million;
        value = whole_percent ? number.micros / million : number.micros / 100'000;
        return value <= 100;
    }
    const std::uint64_t whole = number.micros / million;
    if (whole > (std::uint64_t{1} << 62) / unit.numerator) return false;
    value = whole * unit.numerator + number.micros % million * unit.numerator / million;
    return true;
}

constexpr void add_value(quantity& to, std::uint64_t value) noexcept {
    if (to.count < claim::most_values) to.values[to.count++] = value;
}

/// 9块9, 1毛5: the digit behind 块 is tenths of a yuan, behind 毛 hundredths, unless something is counted by it.
constexpr void read_tenths(std::string_view text, quantity& read) noexcept {
    const std::string_view written = text.substr(read.begin, read.end - read.begin);
    const bool hundredths = written.ends_with("毛");
    if (!written.ends_with("块") && !hundredths) return;
    const numeral tenths = is_ascii_digit(read.end < text.size() ? text[read.end] : ' ')
        ? mingbai::detail::read_digits(text, read.end)
        : mingbai::detail::read_chinese(text, read.end);
    if (!tenths.found() || tenths.micros >= 10'000'000 || tenths.has_point) return;
    std::size_t end = tenths.end;
    const unit_word unit = unit_at(text, end);
    const bool mao = unit.text == "毛" || unit.text == "毛钱" || unit.text == "角";
    const bool counted = !unit.text.empty() && !mao;
    if (counted || (hundredths && mao)) return;
    read.values[read.count - 1u] += tenths.micros / (hundredths ? 100 : 10);
    read.end = mao ? end : tenths.end;
}

/// Further members of a list or range: 59/79/109元, 30GB至100GB. `pending` holds the numbers that have no unit yet.
struct pending_numbers {
    std::array<numeral, claim::most_values> numbers{};
    std::size_t count = 0;
};

/// The quantity that begins at a place. A number without a unit gives unit none and its whole value.
[[nodiscard]] constexpr quantity quantity_at(std::string_view text, std::size_t begin) noexcept {
    quantity read;
    read.begin = begin;
    std::size_t at = begin;
    const std::size_t sign = word_at(text, at, currency_signs);
    at += sign;
    if (sign != 0 && at < text.size() && text[at] == ' ') ++at;
    if (at >= text.size()) return read;
    if (sign != 0 && !is_ascii_digit(text[at])) return read;
    if (sign == 0 && begin > 0 && is_ascii_digit(text[at]) && is_ascii_word(text[begin - 1])) return read;

    constexpr std::string_view half_units[]{"半年", "half a year", "half year"};
    if (const std::size_t half = word_at(text, at, half_units); half != 0) {
        read.unit = quantity_unit::months;
        read.half = true;
        add_value(read, 6);
        read.end = at + half;
        return read;
    }

    numeral number = read_number(text, at);
    if (!number.found()) {
        number = read_digit_pair(text, at);
        if (!number.found() || !text.substr(number.end).starts_with("折")) return read;
    }
    pending_numbers pending;
    for (;;) {
        pending.numbers[pending.count++] = number;
        std::size_t end = number.end;
        if (text.substr(end).starts_with("万") && !number.chinese && number.micros < (std::uint64_t{1} << 48)) {
            pending.numbers[pending.count - 1].micros *= 10'000;
            end += std::string_view("万").size();
        }
        read.end = end;
        unit_word unit = unit_at(text, end);
        if (sign != 0) unit = unit.unit == quantity_unit::money ? unit : unit_word{{}, quantity_unit::money};
        if (unit.unit != quantity_unit::none) {
            if (!unit.text.empty()) read.end = end;
            read.unit = unit.unit;
            for (std::size_t i = 0; i < pending.count; ++i) {
                std::uint64_t value = 0;
                if (!scaled(pending.numbers[i], unit, value)) return {};
                add_value(read, value);
            }
            read.short_giga = unit.giga && number.micros >= 2'000'000 && number.micros <= 6'000'000;
            read.short_mega = unit.mega;
            if (unit.unit == quantity_unit::money) read_tenths(text, read);
        }
        const std::size_t joint = word_at(text, read.end, list_joints);
        if (joint == 0 || pending.count == claim::most_values || sign != 0) break;
        const numeral next = read_number(text, read.end + joint);
        if (!next.found() || next.chinese != number.chinese) break;
        if (read.unit != quantity_unit::none) {
            // After a unit only the end of a range, with the same unit: not 59元/5GB.
            std::size_t next_end = next.end;
            const unit_word same = unit_at(text, next_end);
            std::uint64_t value = 0;
            const std::string_view mark = text.substr(read.end, joint);
            if (same.text != unit.text || mark == "/" || read.short_giga || !scaled(next, same, value)) break;
            add_value(read, value);
            read.end = next_end;
            break;
        }
        number = next;
    }
    if (read.unit == quantity_unit::none) {
        // No unit came: only the first number stands here.
        read.end = pending.numbers[0].end;
        read.values[0] = pending.numbers[0].micros;
        read.count = 1;
    }
    return read;
}

}  // namespace mingbai::inline MINGBAI_ABI::marketing::detail
