// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/result.hpp>

#include <chrono>
#include <cstdint>

namespace mingbai::inline MINGBAI_ABI {

/// A point in time: seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
using instant = std::chrono::sys_seconds;

/// A day of the civil calendar. It has no offset: which instants belong to it, a civil zone says (civil_zone.hpp).
using civil_date = std::chrono::year_month_day;

/// The range of the calendar: the years 1 to 9999, which every text form can write.
inline constexpr instant earliest_instant = std::chrono::sys_days{std::chrono::year{1} / 1 / 1};
inline constexpr instant latest_instant =
    std::chrono::sys_days{std::chrono::year{10000} / 1 / 1} - std::chrono::seconds{1};

[[nodiscard]] constexpr bool in_calendar(instant t) noexcept { return t >= earliest_instant && t <= latest_instant; }

/// Whether there is such a day: 29 February in leap years only, years 1 to 9999.
[[nodiscard]] constexpr bool in_calendar(civil_date date) noexcept {
    return date.ok() && date.year() >= std::chrono::year{1} && date.year() <= std::chrono::year{9999};
}

/// The instant of a Unix time that comes from outside. Refused: reason::out_of_range beyond the calendar, which also
/// catches milliseconds taken for seconds.
[[nodiscard]] constexpr result<instant> instant_from_unix(std::int64_t seconds) noexcept {
    if (seconds < earliest_instant.time_since_epoch().count() || seconds > latest_instant.time_since_epoch().count())
        return refusal{reason::out_of_range, {}};
    return instant{std::chrono::seconds{seconds}};
}

/// The day with these numbers. Refused: reason::bad_date when there is none.
[[nodiscard]] constexpr result<civil_date> make_date(int year, unsigned month, unsigned day) noexcept {
    if (year < 1 || year > 9999 || month > 12 || day > 31) return refusal{reason::bad_date, {}};
    const civil_date date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    if (!date.ok()) return refusal{reason::bad_date, {}};
    return date;
}

}  // namespace mingbai::inline MINGBAI_ABI
