// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/civil_zone.hpp>
#include <mingbai/base/window.hpp>

#include <chrono>
#include <cstdint>

namespace mingbai::inline MINGBAI_ABI {

/// Which cycle: the months from January 1970 to the month in which the cycle begins. Ascending without gaps.
using cycle_index = std::int32_t;

/// Monthly cycles that begin at local midnight on one day of the month, 1 to 31. A month that is too short begins its
/// cycle on its last day; the next cycle is back on the day, since each is computed from the month alone. Cycles join
/// without gap or overlap, whatever the zone's clock does.
template <civil_zone Zone>
class basic_billing_cycle {
public:
    /// Calendar months in UTC.
    constexpr basic_billing_cycle() noexcept = default;

    /// Requires: `day` is 1 to 31.
    constexpr basic_billing_cycle(std::chrono::day day, Zone zone) noexcept : zone_(zone), day_(day) {
        expects(day.ok(), "mingbai::billing_cycle: the day of month is not 1 to 31");
    }

    /// Refused: reason::out_of_range when `day` is not 1 to 31.
    [[nodiscard]] static constexpr result<basic_billing_cycle> make(unsigned day, Zone zone) noexcept {
        if (day < 1 || day > 31) return refusal{reason::out_of_range, {}};
        return basic_billing_cycle(std::chrono::day{day}, zone);
    }

    [[nodiscard]] constexpr std::chrono::day day() const noexcept { return day_; }
    [[nodiscard]] constexpr const Zone& zone() const noexcept { return zone_; }

    /// The cycle that an instant belongs to. Requires: `in_calendar(t)`.
    [[nodiscard]] constexpr cycle_index index_at(instant t) const noexcept {
        const civil_date today = date_of(t, zone_);
        cycle_index index = month_index(today.year() / today.month());
        // Where summer time ends at midnight a date can come twice; only the instants decide.
        while (t < begin_of(index)) --index;
        while (t >= begin_of(index + 1)) ++index;
        return index;
    }

    /// The first day of a cycle. Requires: the cycle begins within the years 1 to 9999, like the following two.
    [[nodiscard]] constexpr civil_date first_day(cycle_index index) const noexcept {
        expects(index >= first_cycle - 1 && index <= last_cycle + 1, "mingbai::billing_cycle: no such cycle");
        const int month = index + 1970 * 12;  // never negative
        const auto last = std::chrono::year{month / 12} / (month % 12 + 1) / std::chrono::last;
        return last.year() / last.month() / (day_ < last.day() ? day_ : last.day());
    }
    [[nodiscard]] constexpr instant begin_of(cycle_index index) const noexcept {
        return start_of_day(first_day(index), zone_);
    }
    [[nodiscard]] constexpr window window_of(cycle_index index) const noexcept {
        return {begin_of(index), begin_of(index + 1)};
    }

    /// The window of the cycle that an instant belongs to. Requires: `in_calendar(t)`.
    [[nodiscard]] constexpr window window_at(instant t) const noexcept { return window_of(index_at(t)); }
    /// When the cycle after that of `t` begins. Requires: `in_calendar(t)`.
    [[nodiscard]] constexpr instant next_begin(instant t) const noexcept { return begin_of(index_at(t) + 1); }

    friend constexpr bool operator==(const basic_billing_cycle& a, const basic_billing_cycle& b) noexcept
        requires std::equality_comparable<Zone>
    {
        return a.day_ == b.day_ && a.zone_ == b.zone_;
    }

private:
    [[nodiscard]] static constexpr cycle_index month_index(std::chrono::year_month month) noexcept {
        return (int{month.year()} - 1970) * 12 + static_cast<int>(unsigned{month.month()}) - 1;
    }

    static constexpr cycle_index first_cycle = (1 - 1970) * 12;
    static constexpr cycle_index last_cycle = (9999 - 1970) * 12 + 11;

    Zone zone_{};
    std::chrono::day day_{1};
};

/// Billing cycles under a fixed offset, as in China.
using billing_cycle = basic_billing_cycle<utc_offset>;

}  // namespace mingbai::inline MINGBAI_ABI
