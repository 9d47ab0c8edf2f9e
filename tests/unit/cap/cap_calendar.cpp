// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/offset_table.hpp>
#include <mingbai/cap/cap_calendar.hpp>

#include <catch.hpp>
#include <chrono>
#include <cstdint>

namespace cap_calendar_test {

using namespace mingbai;
using namespace std::chrono_literals;

constexpr cap::cap_calendar beijing{billing_cycle(std::chrono::day{1}, beijing_time)};

TEST_CASE("days and cycles are those of the customer's zone, not of UTC") {
    // 2026-05-31 23:59:59 and 2026-06-01 00:00:00 in Beijing.
    const instant june = start_of_day(std::chrono::year{2026} / 6 / 1, beijing_time);
    CHECK(beijing.at(june - 1s, cap::renewal::day).number() + 1 == beijing.at(june, cap::renewal::day).number());
    CHECK(beijing.at(june - 1s, cap::renewal::cycle).number() + 1 == beijing.at(june, cap::renewal::cycle).number());
    CHECK(beijing.at(june + 24h - 1s, cap::renewal::day) == beijing.at(june, cap::renewal::day));
    CHECK(beijing.window_at(june, cap::renewal::day) == window(june, june + 24h));
    CHECK(beijing.window_at(june, cap::renewal::cycle) == window(june, june + 30 * 24h));
    // In UTC it is still May, and the same day as eight hours before.
    constexpr cap::cap_calendar utc{billing_cycle(std::chrono::day{1}, utc_offset{})};
    CHECK(utc.at(june, cap::renewal::day) == utc.at(june - 1s, cap::renewal::day));
    CHECK(utc.at(june, cap::renewal::cycle) == utc.at(june - 1s, cap::renewal::cycle));
}

TEST_CASE("a cycle that begins on the 31st begins on the last day of shorter months") {
    constexpr cap::cap_calendar late{billing_cycle(std::chrono::day{31}, beijing_time)};
    const instant begin = start_of_day(std::chrono::year{2026} / 2 / 28, beijing_time);
    CHECK(late.at(begin, cap::renewal::cycle).number() == late.at(begin - 1s, cap::renewal::cycle).number() + 1);
    CHECK(late.window_at(begin, cap::renewal::cycle).until() ==
          start_of_day(std::chrono::year{2026} / 3 / 31, beijing_time));
}

TEST_CASE("through a year with summer time every instant is in exactly one day, and days follow each other") {
    // Berlin 2026: +1, from 29 March 01:00 UTC +2, from 25 October 01:00 UTC +1.
    const instant spring = std::chrono::sys_days{std::chrono::year{2026} / 3 / 29} + 1h;
    const instant autumn = std::chrono::sys_days{std::chrono::year{2026} / 10 / 25} + 1h;
    const offset_change changes[]{{spring, utc_offset{120min}}, {autumn, utc_offset{60min}}};
    const auto table = offset_table::make(utc_offset{60min}, changes);
    REQUIRE(table);
    const cap::basic_cap_calendar<offset_table> berlin{basic_billing_cycle<offset_table>(std::chrono::day{1}, *table)};
    std::uint32_t last = 0;
    std::int64_t wrong = 0;
    for (instant t = spring - 72h; t < autumn + 72h; t += 30min) {
        const cap::meter_period day = berlin.at(t, cap::renewal::day);
        const window within = berlin.window_at(t, cap::renewal::day);
        wrong += !within.contains(t) || (last != 0 && day.number() != last && day.number() != last + 1);
        wrong += civil_time_of(within.from(), *table).hour != 0;
        last = day.number();
    }
    CHECK(wrong == 0);
    CHECK(berlin.window_at(spring, cap::renewal::day).length() == 23h);
    CHECK(berlin.window_at(autumn, cap::renewal::day).length() == 25h);
}

TEST_CASE("calendar periods are what a meter tells apart") {
    const instant now = start_of_day(std::chrono::year{2026} / 6 / 1, beijing_time);
    const cap::meter_period today = beijing.at(now, cap::renewal::day);
    CHECK(beijing.at(now + 24h, cap::renewal::day).after(today.tag()));
    CHECK_FALSE(beijing.at(now - 24h, cap::renewal::day).after(today.tag()));
}

}  // namespace cap_calendar_test
