// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/utc_offset.hpp>

#include <chrono>
#include <compare>
#include <concepts>
#include <cstdint>

namespace mingbai::inline MINGBAI_ABI {

/// What knows the local clock: its offset at an instant, and the first instant at which it shows a local time or a
/// later one. The second is one rule for all cases: a time that is skipped in spring means the moment of the jump, a
/// time that comes twice in autumn means the first of the two.
///
/// `utc_offset` is one, for countries without summer time; `offset_table` is another.
template <class Zone>
concept civil_zone = std::copyable<Zone> && requires(const Zone& zone, instant t, std::chrono::local_seconds local) {
    { zone.offset_at(t) } -> std::same_as<utc_offset>;
    { zone.first_instant(local) } -> std::same_as<instant>;
};

/// What a calendar and a clock on the wall show.
struct civil_time {
    civil_date date{};
    std::uint8_t hour = 0;
    std::uint8_t minute = 0;
    std::uint8_t second = 0;

    friend constexpr bool operator==(const civil_time&, const civil_time&) noexcept = default;
    friend constexpr std::strong_ordering operator<=>(const civil_time&, const civil_time&) noexcept = default;
};

/// Whether there is such a time: a day of the calendar and 00:00:00 to 23:59:59. Leap seconds have no instant.
[[nodiscard]] constexpr bool in_calendar(const civil_time& time) noexcept {
    return in_calendar(time.date) && time.hour < 24 && time.minute < 60 && time.second < 60;
}

/// The local time as a number. Requires: `in_calendar(time)`.
[[nodiscard]] constexpr std::chrono::local_seconds local_seconds_of(const civil_time& time) noexcept {
    expects(in_calendar(time), "mingbai::local_seconds_of: there is no such time");
    return std::chrono::local_days{time.date} + std::chrono::hours{time.hour} + std::chrono::minutes{time.minute} +
           std::chrono::seconds{time.second};
}

/// Requires: `in_calendar(t)`.
template <civil_zone Zone>
[[nodiscard]] constexpr std::chrono::local_seconds local_seconds_of(instant t, const Zone& zone) noexcept {
    expects(in_calendar(t), "mingbai::local_seconds_of: the instant is outside the years 1 to 9999");
    return std::chrono::local_seconds{t.time_since_epoch() + zone.offset_at(t).ahead()};
}

/// The civil day of an instant. Requires: `in_calendar(t)`.
template <civil_zone Zone>
[[nodiscard]] constexpr civil_date date_of(instant t, const Zone& zone) noexcept {
    return civil_date{std::chrono::floor<std::chrono::days>(local_seconds_of(t, zone))};
}

/// The civil day and time of an instant. Requires: `in_calendar(t)`.
template <civil_zone Zone>
[[nodiscard]] constexpr civil_time civil_time_of(instant t, const Zone& zone) noexcept {
    const auto local = local_seconds_of(t, zone);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const auto second_of_day = (local - day).count();
    return {.date = civil_date{day},
            .hour = static_cast<std::uint8_t>(second_of_day / 3600),
            .minute = static_cast<std::uint8_t>(second_of_day / 60 % 60),
            .second = static_cast<std::uint8_t>(second_of_day % 60)};
}

/// The first instant at which the local clock shows `time` or later. Requires: `in_calendar(time)`.
template <civil_zone Zone>
[[nodiscard]] constexpr instant instant_of(const civil_time& time, const Zone& zone) noexcept {
    return zone.first_instant(local_seconds_of(time));
}

/// The instant at which a civil day begins. Requires: `date.ok()`.
template <civil_zone Zone>
[[nodiscard]] constexpr instant start_of_day(civil_date date, const Zone& zone) noexcept {
    expects(date.ok(), "mingbai::start_of_day: there is no such day");
    return zone.first_instant(std::chrono::local_days{date});
}

}  // namespace mingbai::inline MINGBAI_ABI
