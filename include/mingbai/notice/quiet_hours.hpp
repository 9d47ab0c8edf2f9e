// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/civil_zone.hpp>
#include <mingbai/base/period.hpp>

#include <chrono>
#include <cstdint>

namespace mingbai::inline MINGBAI_ABI::notice {

/// The hours in which a customer is not to be disturbed, in the customer's own civil time: from one minute of the day
/// up to, not including, another one. They may go over midnight; equal ends mean no quiet hours.
class quiet_hours {
public:
    static constexpr std::uint16_t minutes_in_day = 24 * 60;

    /// None.
    constexpr quiet_hours() noexcept = default;

    /// `quiet_hours(22h, 8h)`. Requires: both are within a day.
    constexpr quiet_hours(std::chrono::minutes from, std::chrono::minutes until) noexcept
        : from_(static_cast<std::uint16_t>(from.count())), until_(static_cast<std::uint16_t>(until.count())) {
        expects(
            from.count() >= 0 && from.count() < minutes_in_day && until.count() >= 0 && until.count() < minutes_in_day,
            "mingbai::notice::quiet_hours: not a minute of a day");
    }

    /// Refused: reason::out_of_range when a number is not a minute of a day.
    [[nodiscard]] static constexpr result<quiet_hours> make(std::int64_t from, std::int64_t until) noexcept {
        if (from < 0 || from >= minutes_in_day || until < 0 || until >= minutes_in_day)
            return refusal{reason::out_of_range, {}};
        return quiet_hours(std::chrono::minutes{from}, std::chrono::minutes{until});
    }

    [[nodiscard]] constexpr std::chrono::minutes from() const noexcept { return std::chrono::minutes{from_}; }
    [[nodiscard]] constexpr std::chrono::minutes until() const noexcept { return std::chrono::minutes{until_}; }
    [[nodiscard]] constexpr bool none() const noexcept { return from_ == until_; }

    /// Whether an instant is quiet. Requires: `in_calendar(t)`.
    template <civil_zone Zone>
    [[nodiscard]] constexpr bool contains(instant t, const Zone& zone) const noexcept {
        const civil_time local = civil_time_of(t, zone);
        const int minute = local.hour * 60 + local.minute;
        if (from_ <= until_) return minute >= from_ && minute < until_;
        return minute >= from_ || minute < until_;
    }

    /// The first instant from `t` on that is not quiet. Requires: it is in the calendar.
    template <civil_zone Zone>
    [[nodiscard]] constexpr instant next_allowed(instant t, const Zone& zone) const noexcept {
        if (!contains(t, zone)) return t;
        civil_time local = civil_time_of(t, zone);
        const bool ends_tomorrow = from_ > until_ && local.hour * 60 + local.minute >= from_;
        if (ends_tomorrow) local.date = advance(local.date, period{.count = 1, .unit = period_unit::day});
        local.hour = static_cast<std::uint8_t>(until_ / 60);
        local.minute = static_cast<std::uint8_t>(until_ % 60);
        local.second = 0;
        instant end = instant_of(local, zone);
        // Where summer time ends inside the quiet hours their end comes twice: `instant_of` tells the first one.
        while (end <= t || contains(end, zone)) end += std::chrono::minutes{1};
        return end;
    }

    friend constexpr bool operator==(const quiet_hours&, const quiet_hours&) = default;

private:
    std::uint16_t from_ = 0;
    std::uint16_t until_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI::notice
