// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/billing_cycle.hpp>
#include <mingbai/cap/cap_kind.hpp>
#include <mingbai/cap/meter_period.hpp>

#include <chrono>
#include <cstdint>

namespace mingbai::inline MINGBAI_ABI::cap {

/// Cuts time into the periods of a customer's caps: the days and billing cycles of the customer's own zone. A roaming
/// cap may have a calendar of its own, a day abroad being a day at home or one there, as the offer says.
template <civil_zone Zone>
class basic_cap_calendar {
public:
    constexpr explicit basic_cap_calendar(const basic_billing_cycle<Zone>& cycle) noexcept : cycle_(cycle) {}

    /// The period that an instant belongs to: days are numbered from 1970-01-01, cycles from January 1970.
    /// Requires: `in_calendar(t)`, and `t` is not before the zone's 1970-02-01, when every cycle has begun.
    [[nodiscard]] constexpr meter_period at(instant t, renewal every) const noexcept {
        return meter_period(static_cast<std::uint32_t>(number_at(t, every)));
    }
    [[nodiscard]] constexpr meter_period at(instant t, cap_kind kind) const noexcept { return at(t, kind.every); }

    /// When the period of `t` began and when the next one begins.
    [[nodiscard]] constexpr window window_at(instant t, renewal every) const noexcept {
        if (every == renewal::cycle) return cycle_.window_at(t);
        const std::int64_t day = number_at(t, every);
        return {midnight(day), midnight(day + 1)};
    }

    [[nodiscard]] constexpr const basic_billing_cycle<Zone>& cycle() const noexcept { return cycle_; }

private:
    [[nodiscard]] constexpr instant midnight(std::int64_t day) const noexcept {
        return start_of_day(civil_date{std::chrono::sys_days{std::chrono::days{static_cast<int>(day)}}}, cycle_.zone());
    }
    [[nodiscard]] constexpr std::int64_t number_at(instant t, renewal every) const noexcept {
        if (every == renewal::cycle) return cycle_.index_at(t);
        std::int64_t day = std::chrono::sys_days{date_of(t, cycle_.zone())}.time_since_epoch().count();
        // Where summer time ends at midnight a date can come twice; only the instants decide.
        while (t < midnight(day)) --day;
        while (t >= midnight(day + 1)) ++day;
        return day;
    }

    basic_billing_cycle<Zone> cycle_;
};

using cap_calendar = basic_cap_calendar<utc_offset>;

}  // namespace mingbai::inline MINGBAI_ABI::cap
