// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/calendar.hpp>

#include <catch.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <unordered_set>

namespace base_calendar_test {

using namespace mingbai;
using namespace mingbai::literals;
using namespace std::chrono_literals;
using std::chrono::sys_days;

/// Noon or any other time of a day in UTC.
constexpr instant at(civil_date date, std::chrono::seconds time = {}) { return sys_days{date} + time; }

TEST_CASE("the calendar has the days that there are") {
    CHECK(make_date(2024, 2, 29).value() == 2024y / 2 / 29);
    CHECK(make_date(2000, 2, 29).has_value());
    CHECK(make_date(2023, 2, 29).error().why == reason::bad_date);
    CHECK(make_date(1900, 2, 29).error().why == reason::bad_date);
    CHECK(make_date(2026, 4, 31).error().why == reason::bad_date);
    CHECK(make_date(2026, 13, 1).error().why == reason::bad_date);
    CHECK(make_date(2026, 0, 1).error().why == reason::bad_date);
    CHECK(make_date(2026, 257, 1).error().why == reason::bad_date);  // would be January in a month of one byte
    CHECK(make_date(2026, 1, 0).error().why == reason::bad_date);
    CHECK(make_date(2026, 1, 257).error().why == reason::bad_date);
    CHECK(make_date(0, 1, 1).error().why == reason::bad_date);
    CHECK(make_date(10000, 1, 1).error().why == reason::bad_date);
    CHECK(make_date(9999, 12, 31).has_value());
}

TEST_CASE("an instant from outside is within the calendar") {
    CHECK(instant_from_unix(0).value() == instant{});
    CHECK(instant_from_unix(253'402'300'799).value() == latest_instant);
    CHECK(instant_from_unix(253'402'300'800).error().why == reason::out_of_range);
    CHECK(instant_from_unix(-62'135'596'800).value() == earliest_instant);
    CHECK(instant_from_unix(-62'135'596'801).error().why == reason::out_of_range);
    CHECK(instant_from_unix(1'768'022'046'000).error().why == reason::out_of_range);  // milliseconds
    CHECK(instant_from_unix(INT64_MIN).error().why == reason::out_of_range);
}

TEST_CASE("an offset is from -12:00 to +14:00") {
    CHECK(utc_offset::from_minutes(480).value() == beijing_time);
    CHECK(utc_offset::from_minutes(345)->ahead() == 345min);  // Nepal
    CHECK(utc_offset::from_minutes(-720).has_value());
    CHECK(utc_offset::from_minutes(840).has_value());
    CHECK(utc_offset::from_minutes(-721).error().why == reason::out_of_range);
    CHECK(utc_offset::from_minutes(841).error().why == reason::out_of_range);
    CHECK(utc_offset::from_minutes(INT64_MAX).error().why == reason::out_of_range);
    const std::unordered_set<utc_offset> offsets{beijing_time, utc_offset{8h}, utc_offset{}};
    CHECK(offsets.size() == 2);
}

TEST_CASE("a day in Beijing begins eight hours before it does in UTC") {
    const instant new_year = at(2025y / 12 / 31, 16h);
    CHECK(start_of_day(2026y / 1 / 1, beijing_time) == new_year);
    CHECK(date_of(new_year, beijing_time) == 2026y / 1 / 1);
    CHECK(date_of(new_year - 1s, beijing_time) == 2025y / 12 / 31);
    CHECK(date_of(new_year, utc_offset{}) == 2025y / 12 / 31);
    const civil_time before_midnight{.date = 2025y / 12 / 31, .hour = 23, .minute = 59, .second = 59};
    CHECK(civil_time_of(new_year - 1s, beijing_time) == before_midnight);
    CHECK(instant_of(before_midnight, beijing_time) == new_year - 1s);
    CHECK(civil_time_of(instant{-1s}, utc_offset{}) ==
          civil_time{.date = 1969y / 12 / 31, .hour = 23, .minute = 59, .second = 59});
    CHECK_FALSE(in_calendar(civil_time{.date = 2026y / 1 / 1, .hour = 24}));
    CHECK_FALSE(in_calendar(civil_time{.date = 2026y / 1 / 1, .minute = 60}));
    CHECK_FALSE(in_calendar(civil_time{.date = 2026y / 1 / 1, .second = 60}));
    CHECK_FALSE(in_calendar(civil_time{.date = 2026y / 2 / 29}));
}

TEST_CASE("months after the 31st do not drift") {
    constexpr civil_date january_31 = 2026y / 1 / 31;
    CHECK(advance(january_31, 1_month) == 2026y / 2 / 28);
    CHECK(advance(january_31, 1_month, 2) == 2026y / 3 / 31);
    CHECK(advance(january_31, 1_month, 3) == 2026y / 4 / 30);
    CHECK(advance(january_31, 24_months) == 2028y / 1 / 31);
    CHECK(advance(january_31, 25_months) == 2028y / 2 / 29);
    CHECK(advance(january_31, 1_month, -2) == 2025y / 11 / 30);
    CHECK(advance(2024y / 2 / 29, 1_year) == 2025y / 2 / 28);
    CHECK(advance(2024y / 2 / 29, 4_years) == 2028y / 2 / 29);
    CHECK(advance(2026y / 12 / 31, 1_day) == 2027y / 1 / 1);
    CHECK(advance(2026y / 3 / 1, 30_days, -1) == 2026y / 1 / 30);
    CHECK(advance(january_31, 0_months, 5) == january_31);
}

TEST_CASE("a period beyond the calendar is refused") {
    CHECK(checked_advance(9999y / 12 / 31, 1_day).error().why == reason::out_of_range);
    CHECK(checked_advance(9999y / 12 / 1, 1_month).error().why == reason::out_of_range);
    CHECK(checked_advance(9999y / 1 / 1, 11_months).value() == 9999y / 12 / 1);
    CHECK(checked_advance(1y / 1 / 1, 1_day, -1).error().why == reason::out_of_range);
    CHECK(checked_advance(1y / 1 / 1, 1_month, -1).error().why == reason::out_of_range);
    CHECK(checked_advance(1y / 1 / 31, 1_day, 3'652'058 - 30).value() == 9999y / 12 / 31);
    CHECK(checked_advance(2026y / 1 / 1, {INT32_MAX, period_unit::year}, INT64_MAX).error().why ==
          reason::out_of_range);
    CHECK(checked_advance(2026y / 1 / 1, {INT32_MIN, period_unit::year}, INT64_MIN).error().why ==
          reason::out_of_range);
    CHECK(checked_advance(2026y / 1 / 1, {1, period_unit::day}, INT64_MIN).error().why == reason::out_of_range);
    CHECK(checked_advance(2026y / 1 / 1, {0, period_unit::day}, INT64_MIN).value() == 2026y / 1 / 1);
    CHECK(checked_advance(latest_instant, 1_day, 1, utc_offset{}).error().why == reason::out_of_range);
    CHECK(checked_advance(latest_instant, 1_day, -1, beijing_time).error().why ==
          reason::out_of_range);  // already 10000 there
    CHECK(checked_advance(latest_instant - 12h, 1_day, 1, utc_offset{-12h}).error().why ==
          reason::out_of_range);  // still 9999 there
    CHECK(checked_advance(latest_instant, 0_days, 1, utc_offset{}).value() == latest_instant);
    CHECK(checked_advance(earliest_instant, 1_day, 1, utc_offset{-1h}).error().why == reason::out_of_range);
}

TEST_CASE("a look-back of 24 months begins at the same local time") {
    // 29 February 2028, 10:00 in Beijing.
    const instant now = at(2028y / 2 / 29, 2h);
    CHECK(months_before(now, 24, beijing_time) == at(2026y / 2 / 28, 2h));
    CHECK(months_before(now, 48, beijing_time) == at(2024y / 2 / 29, 2h));
    // 1 March, 00:30 in Beijing, is still February in UTC: a month before is 1 February there.
    CHECK(months_before(at(2026y / 2 / 28, 16h + 30min), 1, beijing_time) == at(2026y / 1 / 31, 16h + 30min));
}

TEST_CASE("a year is twelve months, and no number of days") {
    CHECK(same_length(1_year, 12_months));
    CHECK(same_length(24_months, 2_years));
    CHECK_FALSE(1_year == 12_months);
    CHECK_FALSE(same_length(1_month, 30_days));
    CHECK_FALSE(same_length(1_month, 1_day));
    CHECK(same_length(0_days, 0_years));
    CHECK(1_month == 1_months);
    CHECK(1_day == 1_days);
    CHECK(1_year == 1_years);
}

TEST_CASE("a window holds its beginning and not its end") {
    const window june(at(2026y / 6 / 1), at(2026y / 7 / 1));
    const window july(at(2026y / 7 / 1), at(2026y / 8 / 1));
    CHECK(june.contains(at(2026y / 6 / 1)));
    CHECK(june.contains(at(2026y / 7 / 1) - 1s));
    CHECK_FALSE(june.contains(at(2026y / 7 / 1)));
    CHECK_FALSE(june.contains(at(2026y / 6 / 1) - 1s));
    CHECK_FALSE(june.overlaps(july));
    CHECK(june.length() == 30 * 24h);
    CHECK(june.intersection(july).empty());
    const window middle(at(2026y / 6 / 15), at(2026y / 7 / 15));
    CHECK(june.overlaps(middle));
    CHECK(june.intersection(middle) == window(at(2026y / 6 / 15), at(2026y / 7 / 1)));
    CHECK(middle.intersection(june) == june.intersection(middle));
    CHECK_FALSE(june.contains(middle));
    CHECK(june.contains(window(at(2026y / 6 / 1), at(2026y / 7 / 1))));
    CHECK(june.contains(window()));
    CHECK_FALSE(window().contains(instant{}));
    CHECK_FALSE(june.overlaps(window(at(2026y / 6 / 15), at(2026y / 6 / 15))));
    CHECK(window::make(at(2026y / 7 / 1), at(2026y / 6 / 1)).error().why == reason::bad_date);
    CHECK(window::make(at(2026y / 6 / 1), at(2026y / 7 / 1)).value() == june);
}

TEST_CASE("a billing cycle on the 31st begins on the last day of shorter months") {
    constexpr billing_cycle cycle(std::chrono::day{31}, beijing_time);
    const cycle_index january = cycle.index_at(start_of_day(2026y / 1 / 31, beijing_time));
    CHECK(january == 56 * 12);
    CHECK(cycle.first_day(january + 1) == 2026y / 2 / 28);
    CHECK(cycle.first_day(january + 2) == 2026y / 3 / 31);
    CHECK(cycle.first_day(january + 3) == 2026y / 4 / 30);
    CHECK(cycle.first_day(january + 25) == 2028y / 2 / 29);
    CHECK(cycle.window_of(january) == window(at(2026y / 1 / 30, 16h), at(2026y / 2 / 27, 16h)));
    CHECK(cycle.index_at(at(2026y / 2 / 27, 16h) - 1s) == january);
    CHECK(cycle.index_at(at(2026y / 2 / 27, 16h)) == january + 1);
    CHECK(cycle.next_begin(at(2026y / 2 / 1)) == at(2026y / 2 / 27, 16h));
    CHECK(cycle.first_day(-1) == 1969y / 12 / 31);
    CHECK(billing_cycle::make(0, beijing_time).error().why == reason::out_of_range);
    CHECK(billing_cycle::make(32, beijing_time).error().why == reason::out_of_range);
    CHECK(billing_cycle::make(287, beijing_time).error().why == reason::out_of_range);  // would be the 31st in a byte
    CHECK(billing_cycle::make(31, beijing_time).value() == cycle);
    CHECK_FALSE(billing_cycle::make(31, utc_offset{}).value() == cycle);
    CHECK(billing_cycle().window_at(at(2026y / 6 / 15)) == window(at(2026y / 6 / 1), at(2026y / 7 / 1)));
}

TEST_CASE("billing cycles reach both ends of the calendar") {
    for (const unsigned day : {1U, 15U, 31U}) {
        for (const utc_offset offset : {utc_offset{}, utc_offset{14h}, utc_offset{-12h}}) {
            const auto cycle = billing_cycle::make(day, offset).value();
            const instant first = earliest_instant + 24h;
            const instant last = latest_instant - 24h;
            CHECK(cycle.window_at(first).contains(first));
            CHECK(cycle.window_at(last).contains(last));
        }
    }
}

TEST_CASE("a monthly subscription of the 31st renews on the last days and is back on the 31st") {
    // Bought on 31 January 2026, 20:00 in Beijing.
    const instant bought = at(2026y / 1 / 31, 12h);
    constexpr auto begin = [](const recurrence<utc_offset>& terms, std::int64_t n) {
        return terms.begin_of(n).value();
    };
    const recurrence terms(bought, 1_month, beijing_time);
    CHECK(begin(terms, 0) == bought);
    CHECK(begin(terms, 1) == at(2026y / 2 / 28, 12h));
    CHECK(begin(terms, 2) == at(2026y / 3 / 31, 12h));
    CHECK(terms.index_at(bought) == 0);
    CHECK(terms.index_at(bought - 1s) == -1);
    CHECK(terms.index_at(at(2026y / 2 / 28, 12h) - 1s) == 0);
    CHECK(terms.index_at(at(2026y / 2 / 28, 12h)) == 1);
    CHECK(terms.next_begin(at(2026y / 3 / 1)).value() == at(2026y / 3 / 31, 12h));
    CHECK(terms.window_of(1).value() == window(at(2026y / 2 / 28, 12h), at(2026y / 3 / 31, 12h)));
    CHECK(terms.begin_of(100'000).error().why == reason::out_of_range);
    CHECK(terms.next_begin(latest_instant).error().why == reason::out_of_range);
    CHECK(terms.index_at(earliest_instant) == -(2025 * 12 + 1));
    CHECK(terms.window_of(terms.index_at(earliest_instant)).error().why == reason::out_of_range);
    // A contract of two years that extends itself by two years each.
    CHECK(recurrence(bought, 24_months, beijing_time).next_begin(at(2028y / 1 / 31, 12h)).value() ==
          at(2030y / 1 / 31, 12h));
}

// Berlin, 2026: forward on 29 March and back on 25 October, both at 01:00 UTC.
constexpr std::array berlin_changes{offset_change{sys_days{2026y / 3 / 29} + 1h, utc_offset{2h}},
                                    offset_change{sys_days{2026y / 10 / 25} + 1h, utc_offset{1h}}};
constexpr offset_table berlin = offset_table::make(utc_offset{1h}, berlin_changes).value();

TEST_CASE("summer time: a skipped hour means the jump, a repeated one its first pass") {
    CHECK(berlin.offset_at(at(2026y / 3 / 29, 1h) - 1s) == utc_offset{1h});
    CHECK(berlin.offset_at(at(2026y / 3 / 29, 1h)) == utc_offset{2h});
    CHECK(berlin.offset_at(at(2026y / 10 / 25, 1h)) == utc_offset{1h});
    const auto local = [](civil_date date, std::uint8_t hour, std::uint8_t minute) {
        return instant_of(civil_time{.date = date, .hour = hour, .minute = minute}, berlin);
    };
    CHECK(local(2026y / 3 / 29, 1, 59) == at(2026y / 3 / 29, 59min));
    CHECK(local(2026y / 3 / 29, 2, 30) == at(2026y / 3 / 29, 1h));
    CHECK(local(2026y / 3 / 29, 3, 0) == at(2026y / 3 / 29, 1h));
    CHECK(local(2026y / 10 / 25, 2, 30) == at(2026y / 10 / 25, 30min));
    CHECK(local(2026y / 10 / 25, 3, 0) == at(2026y / 10 / 25, 2h));
    CHECK(advance(at(2026y / 3 / 28, 10h), 1_day, 1, berlin) == at(2026y / 3 / 29, 9h));

    const basic_billing_cycle<offset_table> cycle(std::chrono::day{1}, berlin);
    CHECK(cycle.window_at(at(2026y / 3 / 15)) == window(at(2026y / 2 / 28, 23h), at(2026y / 3 / 31, 22h)));
}

TEST_CASE("a midnight that does not exist, or comes twice, still parts the days once") {
    // Midnight to 01:00 is skipped on 18 October, and 00:00 to 23:00 of the day before repeated on 15 February.
    constexpr std::array changes{offset_change{sys_days{2026y / 2 / 15} + 2h, utc_offset{-3h}},
                                 offset_change{sys_days{2026y / 10 / 18} + 3h, utc_offset{-2h}}};
    const auto zone = offset_table::make(utc_offset{-2h}, changes).value();
    CHECK(start_of_day(2026y / 10 / 18, zone) == at(2026y / 10 / 18, 3h));
    CHECK(civil_time_of(start_of_day(2026y / 10 / 18, zone), zone).hour == 1);
    CHECK(date_of(start_of_day(2026y / 10 / 18, zone) - 1s, zone) == 2026y / 10 / 17);
    CHECK(start_of_day(2026y / 2 / 15, zone) == at(2026y / 2 / 15, 3h));
    const basic_billing_cycle<offset_table> cycle(std::chrono::day{18}, zone);
    const instant begin = at(2026y / 10 / 18, 3h);
    CHECK(cycle.index_at(begin) == cycle.index_at(begin - 1s) + 1);
}

TEST_CASE("a clock that is put back over midnight keeps billing cycles in order") {
    // At local 00:30 of 1 June the clock goes back to 23:30 of 31 May: the date comes, goes, and comes again.
    constexpr std::array changes{offset_change{sys_days{2026y / 6 / 1} + 30min, utc_offset{-1h}}};
    const auto zone = offset_table::make(utc_offset{}, changes).value();
    const basic_billing_cycle<offset_table> cycle(std::chrono::day{1}, zone);
    const instant begin = at(2026y / 6 / 1);
    const instant in_may_again = at(2026y / 6 / 1, 45min);
    CHECK(date_of(in_may_again, zone) == 2026y / 5 / 31);
    CHECK(cycle.begin_of(cycle.index_at(in_may_again)) == begin);
    CHECK(cycle.index_at(begin - 1s) + 1 == cycle.index_at(in_may_again));
}

TEST_CASE("an offset table is in order") {
    const std::array same{offset_change{at(2026y / 1 / 1), utc_offset{1h}},
                          offset_change{at(2026y / 1 / 1), utc_offset{2h}}};
    CHECK(offset_table::make(utc_offset{}, same).error() == refusal{reason::bad_date, at_index(1)});
    CHECK(offset_table::make(utc_offset{}, {})->offset_at(instant{}) == utc_offset{});
}

// Order 31 of the ministry kept records for 5 months; its revision, in force from 1 May 2026, for 6.
constexpr auto retention_months = make_dated<int>({{2015y / 6 / 30, 5}, {2026y / 5 / 1, 6}});

TEST_CASE("a dated fact is in force from its day on") {
    CHECK(retention_months.in_force(2015y / 6 / 29) == nullptr);
    CHECK(*retention_months.in_force(2015y / 6 / 30) == 5);
    CHECK(*retention_months.in_force(2026y / 4 / 30) == 5);
    CHECK(*retention_months.in_force(2026y / 5 / 1) == 6);
    CHECK(*retention_months.in_force(2050y / 1 / 1) == 6);
    static_assert(*retention_months.in_force(2026y / 5 / 1) == 6);
    CHECK(retention_months.values().size() == 2);
}

}  // namespace base_calendar_test
