// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/civil_zone.hpp>

#include <chrono>
#include <cstdint>

namespace mingbai::inline MINGBAI_ABI {

enum class period_unit : std::uint8_t { day = 0, month = 1, year = 2 };

/// A length of civil time, as a contract states it: 30 days, 1 month, 24 months, 2 years. Not a number of seconds.
struct period {
    std::int32_t count = 0;
    period_unit unit = period_unit::month;

    /// The same words; for the same length (12 months and a year) see `same_length`.
    friend constexpr bool operator==(const period&, const period&) noexcept = default;
};

/// Whether two periods always end on the same day: a year is 12 months; months are never days, unless
/// there are none.
[[nodiscard]] constexpr bool same_length(period a, period b) noexcept {
    const auto counted = [](period p) { return std::int64_t{p.count} * (p.unit == period_unit::year ? 12 : 1); };
    return counted(a) == counted(b) && (a.count == 0 || (a.unit == period_unit::day) == (b.unit == period_unit::day));
}

/// `times` periods after a day, or before it when negative. Months and years keep the day of month; where the target
/// month is too short, its last day is taken. Repeated steps are computed from the anchor, so they do not drift: from
/// 31 January, `1_month` 1, 2 and 3 times is 28 February, 31 March, 30 April.
/// Refused: reason::out_of_range beyond the years 1 to 9999. Requires: `in_calendar(anchor)`.
[[nodiscard]] constexpr result<civil_date> checked_advance(civil_date anchor, period by,
                                                           std::int64_t times = 1) noexcept {
    expects(in_calendar(anchor), "mingbai::checked_advance: there is no such day");
    constexpr std::int64_t days_in_calendar = 3'652'059;
    const bool in_days = by.unit == period_unit::day;
    const std::int64_t unit = std::int64_t{by.count} * (by.unit == period_unit::year ? 12 : 1);
    if (unit == 0) return anchor;
    // No more steps than the calendar has days: the product with 32 bits is then far from overflow.
    if (times > days_in_calendar || times < -days_in_calendar) return refusal{reason::out_of_range, {}};
    const std::int64_t steps = unit * times;

    if (in_days) {
        const auto day = std::chrono::sys_days{anchor}.time_since_epoch().count() + steps;
        if (day < earliest_instant.time_since_epoch() / std::chrono::days{1} ||
            day > latest_instant.time_since_epoch() / std::chrono::days{1})
            return refusal{reason::out_of_range, {}};
        return civil_date{std::chrono::sys_days{std::chrono::days{static_cast<int>(day)}}};
    }
    const std::int64_t month =
        int{anchor.year()} * std::int64_t{12} + static_cast<int>(unsigned{anchor.month()}) - 1 + steps;
    if (month < 1 * 12 || month > 9999 * 12 + 11) return refusal{reason::out_of_range, {}};
    const std::chrono::year_month target{std::chrono::year{static_cast<int>(month / 12)},
                                         std::chrono::month{static_cast<unsigned>(month % 12 + 1)}};
    const auto last = (target / std::chrono::last).day();
    return target / (anchor.day() < last ? anchor.day() : last);
}

/// The same, keeping the local time of day; where summer time skips it, the moment of the jump.
/// Refused: reason::out_of_range beyond the years 1 to 9999. Requires: `in_calendar(anchor)`.
template <civil_zone Zone>
[[nodiscard]] constexpr result<instant> checked_advance(instant anchor, period by, std::int64_t times,
                                                        const Zone& zone) noexcept {
    civil_time local = civil_time_of(anchor, zone);
    if (!in_calendar(local)) return refusal{reason::out_of_range, {}};
    const auto date = checked_advance(local.date, by, times);
    if (!date) return date.error();
    local.date = *date;
    const instant then = instant_of(local, zone);
    if (!in_calendar(then)) return refusal{reason::out_of_range, {}};
    return then;
}

/// `checked_advance` for periods that are known to stay within the calendar. Requires: they do.
[[nodiscard]] constexpr civil_date advance(civil_date anchor, period by, std::int64_t times = 1) noexcept {
    const auto date = checked_advance(anchor, by, times);
    expects(date.has_value(), "mingbai::advance: the day is outside the years 1 to 9999");
    return *date;
}
template <civil_zone Zone>
[[nodiscard]] constexpr instant advance(instant anchor, period by, std::int64_t times, const Zone& zone) noexcept {
    const auto then = checked_advance(anchor, by, times, zone);
    expects(then.has_value(), "mingbai::advance: the instant is outside the years 1 to 9999");
    return *then;
}

/// The same local time n months earlier: where a window of the last 24 months begins.
/// Requires: it is within the years 1 to 9999.
template <civil_zone Zone>
[[nodiscard]] constexpr instant months_before(instant t, std::int32_t n, const Zone& zone) noexcept {
    return advance(t, period{.count = n, .unit = period_unit::month}, -1, zone);
}

namespace detail {

[[nodiscard]] consteval period literal_period(unsigned long long count, period_unit unit) noexcept {
    expects(count <= INT32_MAX, "mingbai::period: the literal is too large");
    return {.count = static_cast<std::int32_t>(count), .unit = unit};
}

}  // namespace detail

inline namespace literals {

[[nodiscard]] consteval period operator""_day(unsigned long long n) noexcept {
    return detail::literal_period(n, period_unit::day);
}
[[nodiscard]] consteval period operator""_days(unsigned long long n) noexcept {
    return detail::literal_period(n, period_unit::day);
}
[[nodiscard]] consteval period operator""_month(unsigned long long n) noexcept {
    return detail::literal_period(n, period_unit::month);
}
[[nodiscard]] consteval period operator""_months(unsigned long long n) noexcept {
    return detail::literal_period(n, period_unit::month);
}
[[nodiscard]] consteval period operator""_year(unsigned long long n) noexcept {
    return detail::literal_period(n, period_unit::year);
}
[[nodiscard]] consteval period operator""_years(unsigned long long n) noexcept {
    return detail::literal_period(n, period_unit::year);
}

}  // namespace literals

}  // namespace mingbai::inline MINGBAI_ABI
