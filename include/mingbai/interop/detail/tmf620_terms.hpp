// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/calendar_text.hpp>
#include <mingbai/base/detail/decimal.hpp>
#include <mingbai/base/integer.hpp>
#include <mingbai/base/money.hpp>
#include <mingbai/base/period.hpp>
#include <mingbai/base/utc_offset.hpp>
#include <mingbai/interop/tmf620_loss.hpp>
#include <mingbai/tariff/service.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// The words and figures of TMF620 documents, and what they are in a plan. A plan's side refuses nothing silently: what
// is not understood is a loss with its reason.
namespace mingbai::inline MINGBAI_ABI::tmf620::detail {

namespace base = mingbai::detail;

/// A value, or why there is none.
template <class T>
struct reading {
    std::optional<T> value{};
    loss_reason why{};

    reading(T read) : value(std::move(read)) {}
    reading(loss_reason reason) : why(reason) {}
};

/// A number as JSON writes it, without a loss: ±digits * 10^-decimals. 59.90, 5.99e1, 1E3.
struct exact_number {
    bool negative = false;
    std::uint64_t digits = 0;
    std::uint32_t decimals = 0;

    /// The number in units of 1/unit, when it is a whole number of them.
    [[nodiscard]] std::optional<std::uint64_t> times(std::uint64_t unit) const noexcept {
        const auto whole = multiply(digits, {unit, base::power_of_ten(decimals)}, rounding::exact);
        return whole ? std::optional(*whole) : std::nullopt;
    }
};

[[nodiscard]] inline reading<exact_number> read_number(std::string_view text) {
    exact_number number;
    number.negative = text.starts_with('-');
    if (number.negative) text.remove_prefix(1);
    std::int64_t exponent = 0;
    if (const std::size_t at = text.find_first_of("eE"); at != std::string_view::npos) {
        std::string_view power = text.substr(at + 1);
        if (power.starts_with('+')) power.remove_prefix(1);
        const auto read = parse_integer<std::int32_t>(power);
        if (!read) return loss_reason::inexact;
        exponent = *read;
        text = text.substr(0, at);
    }
    const base::decimal read = base::read_decimal(text);
    if (read.fault == base::decimal_fault::too_large || read.fault == base::decimal_fault::too_many_decimals)
        return loss_reason::inexact;
    if (read.fault != base::decimal_fault::none) return loss_reason::unreadable;
    number.digits = read.digits;
    std::int64_t decimals = std::int64_t{read.decimals} - exponent;
    for (; decimals < 0 && number.digits != 0; ++decimals) {
        const auto more = base::multiply_unsigned(number.digits, 10);
        if (!more.fits) return loss_reason::inexact;
        number.digits = more.value;
    }
    for (; decimals > 0 && number.digits != 0 && number.digits % 10 == 0; --decimals) number.digits /= 10;
    if (number.digits == 0) decimals = 0;
    if (decimals > base::decimal::most_decimals) return loss_reason::inexact;
    number.decimals = static_cast<std::uint32_t>(decimals);
    return number;
}

template <currency_type Currency>
[[nodiscard]] reading<money<Currency>> read_money(std::string_view text) {
    const auto number = read_number(text);
    if (!number.value) return number.why;
    const auto micros = number.value->times(static_cast<std::uint64_t>(money<Currency>::micros_per_unit));
    if (!micros) return loss_reason::inexact;
    const auto amount = base::with_sign(*micros, number.value->negative);
    if (!amount.fits) return loss_reason::inexact;
    return money<Currency>::from_micros(amount.value);
}

/// Lower-case letters and digits only: "one time", "One-Time" and "oneTime" are one word.
[[nodiscard]] inline std::string word_of(std::string_view text) {
    std::string word;
    for (const char c : text) {
        if (c >= 'A' && c <= 'Z')
            word.push_back(static_cast<char>(c - 'A' + 'a'));
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            word.push_back(c);
    }
    return word;
}

/// A length of time by the words of both `recurringChargePeriodType` (monthly) and a duration's `units` (Month).
[[nodiscard]] inline std::optional<period> period_of(std::string_view units, std::int32_t count) {
    struct name {
        std::string_view word;
        std::int32_t times;
        period_unit unit;
    };
    constexpr name names[] = {
        {"day", 1, period_unit::day},
        {"days", 1, period_unit::day},
        {"daily", 1, period_unit::day},
        {"week", 7, period_unit::day},
        {"weeks", 7, period_unit::day},
        {"weekly", 7, period_unit::day},
        {"month", 1, period_unit::month},
        {"months", 1, period_unit::month},
        {"monthly", 1, period_unit::month},
        {"quarter", 3, period_unit::month},
        {"quarters", 3, period_unit::month},
        {"quarterly", 3, period_unit::month},
        {"year", 1, period_unit::year},
        {"years", 1, period_unit::year},
        {"yearly", 1, period_unit::year},
        {"annual", 1, period_unit::year},
        {"annually", 1, period_unit::year},
    };
    const std::string word = word_of(units);
    for (const name& each : names)
        if (each.word == word && count >= 0 && count <= INT32_MAX / each.times)
            return period{count * each.times, each.unit};
    return std::nullopt;
}

[[nodiscard]] constexpr std::string_view duration_unit(period_unit unit) noexcept {
    return unit == period_unit::day ? "Day" : unit == period_unit::month ? "Month" : "Year";
}
[[nodiscard]] constexpr std::string_view recurring_word(period_unit unit) noexcept {
    return unit == period_unit::day ? "daily" : unit == period_unit::month ? "monthly" : "yearly";
}

struct amount_unit {
    std::string_view name;
    std::uint64_t size;
    service_unit unit;
};

/// Upper and lower case matter: MB is a megabyte of 1,048,576 bytes, as plans count, and Mb is none. The largest first.
inline constexpr amount_unit amount_units[] = {
    {"TB", data_volume::bytes_per_terabyte, service_unit::bytes},
    {"GB", data_volume::bytes_per_gigabyte, service_unit::bytes},
    {"MB", data_volume::bytes_per_megabyte, service_unit::bytes},
    {"KB", data_volume::bytes_per_kilobyte, service_unit::bytes},
    {"byte", 1, service_unit::bytes},
    {"minute", 60, service_unit::seconds},
    {"second", 1, service_unit::seconds},
    {"SMS", 1, service_unit::messages},
    {"Gbps", 1'000'000'000, service_unit::bits_per_second},
    {"Mbps", 1'000'000, service_unit::bits_per_second},
    {"Kbps", 1'000, service_unit::bits_per_second},
    {"bps", 1, service_unit::bits_per_second},
    {"piece", 1, service_unit::pieces},
};
/// Other names of the same units.
inline constexpr amount_unit amount_unit_aliases[] = {
    {"kB", data_volume::bytes_per_kilobyte, service_unit::bytes},
    {"B", 1, service_unit::bytes},
    {"bytes", 1, service_unit::bytes},
    {"min", 60, service_unit::seconds},
    {"minutes", 60, service_unit::seconds},
    {"Minute", 60, service_unit::seconds},
    {"Minutes", 60, service_unit::seconds},
    {"hour", 3600, service_unit::seconds},
    {"hours", 3600, service_unit::seconds},
    {"s", 1, service_unit::seconds},
    {"sec", 1, service_unit::seconds},
    {"seconds", 1, service_unit::seconds},
    {"Second", 1, service_unit::seconds},
    {"Seconds", 1, service_unit::seconds},
    {"sms", 1, service_unit::messages},
    {"message", 1, service_unit::messages},
    {"messages", 1, service_unit::messages},
    {"Mbit/s", 1'000'000, service_unit::bits_per_second},
    {"pieces", 1, service_unit::pieces},
};

[[nodiscard]] constexpr const amount_unit* find_amount_unit(std::string_view name) noexcept {
    for (const amount_unit& each : amount_units)
        if (each.name == name) return &each;
    for (const amount_unit& each : amount_unit_aliases)
        if (each.name == name) return &each;
    return nullptr;
}

/// The largest unit of which the amount is a whole number. Requires: the amount has a unit and is limited.
[[nodiscard]] constexpr amount_unit unit_for(service_amount amount) noexcept {
    amount_unit last = amount_units[0];
    for (const amount_unit& each : amount_units) {
        if (each.unit != amount.unit()) continue;
        last = each;
        if (amount.value() != 0 && amount.value() % each.size == 0) break;
    }
    return last;
}

[[nodiscard]] constexpr std::optional<service> service_named(std::string_view name) noexcept {
    for (const service_text& each : service_texts)
        if (each.name == name) return each.what;
    return std::nullopt;
}

/// The service that is counted in a unit, where a price names only the unit.
[[nodiscard]] constexpr std::optional<service> service_counted_in(service_unit unit) noexcept {
    switch (unit) {
        case service_unit::bytes:
            return service::data;
        case service_unit::seconds:
            return service::voice;
        case service_unit::messages:
            return service::sms;
        case service_unit::bits_per_second:
        case service_unit::pieces:
        case service_unit::none:
            break;
    }
    return std::nullopt;
}

/// A day of a `validFor`. A first day begins at midnight; a last day ends at its last second or at the midnight after
/// it. Another time of day is not carried: `exact` is false.
struct sale_day {
    civil_date date{};
    bool exact = true;
};

[[nodiscard]] inline std::optional<sale_day> read_sale_day(std::string_view text, utc_offset zone, bool last) {
    // RFC 3339 allows fractions of a second, and systems write them: 2020-09-23T16:42:23.000Z.
    std::string whole(text);
    bool fraction = false;
    if (whole.size() > 20 && whole[19] == '.') {
        std::size_t end = 20;
        for (; end < whole.size() && base::is_digit(whole[end]); ++end) fraction = fraction || whole[end] != '0';
        if (end == 20) return std::nullopt;
        whole.erase(19, end - 19);
    }
    const auto at = parse_instant(whole);
    if (!at) return std::nullopt;
    const civil_time local = civil_time_of(*at, zone);
    if (!in_calendar(local.date)) return std::nullopt;
    const bool midnight = local.hour == 0 && local.minute == 0 && local.second == 0 && !fraction;
    if (!last) return sale_day{local.date, midnight};
    if (midnight) {
        const auto before = checked_advance(local.date, period{-1, period_unit::day});
        if (!before) return std::nullopt;
        return sale_day{*before, true};
    }
    return sale_day{local.date, local.hour == 23 && local.minute == 59 && local.second == 59};
}

}  // namespace mingbai::inline MINGBAI_ABI::tmf620::detail
