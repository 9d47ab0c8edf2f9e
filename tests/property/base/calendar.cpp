// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/calendar.hpp>
#include <mingbai/base/calendar_text.hpp>

#include <catch.hpp>
#include <rounds.hpp>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace base_calendar_property_test {

using namespace mingbai;
using namespace std::chrono_literals;

constexpr std::uint64_t seed = 19491001;

/// A calendar that only knows how to go to the next day: the reference for everything below.
struct day_counter {
    int year = 1970;
    int month = 1;
    int day = 1;

    static int days_in(int year, int month) {
        const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        if (month == 2) return leap ? 29 : 28;
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }
    void next() {
        if (++day <= days_in(year, month)) return;
        day = 1;
        if (++month <= 12) return;
        month = 1;
        ++year;
    }
    [[nodiscard]] civil_date date() const {
        return {std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                std::chrono::day{static_cast<unsigned>(day)}};
    }
};

TEST_CASE("every day of four hundred years has its date, under every kind of offset, and is read back") {
    constexpr utc_offset offsets[]{utc_offset{}, beijing_time, utc_offset{-12h}, utc_offset{14h},
                                   utc_offset{-3h - 30min}};
    day_counter today;
    for (std::int64_t day = 0; today.year < 1970 + mingbai_test::rounds(400); ++day, today.next()) {
        const utc_offset offset = offsets[static_cast<std::size_t>(day) % std::size(offsets)];
        const instant midnight{std::chrono::seconds{day * 86400 - offset.ahead().count() * 60}};
        CAPTURE(day, offset.ahead().count());
        REQUIRE(date_of(midnight, offset) == today.date());
        REQUIRE(date_of(midnight + 86399s, offset) == today.date());
        REQUIRE(start_of_day(today.date(), offset) == midnight);
        const instant t = midnight + std::chrono::seconds{day * 7919 % 86400};
        const auto text = to_text(t, offset);
        REQUIRE(parse_instant(text).value() == t);
        REQUIRE(parse_date(to_text(today.date())).value() == today.date());
        REQUIRE(parse_date(to_compact_text(today.date())).value() == today.date());
        REQUIRE(parse_date(to_chinese_text(today.date())).value() == today.date());
        REQUIRE(instant_of(civil_time_of(t, offset), offset) == t);
    }
}

TEST_CASE("no other eight digits are a date") {
    day_counter valid{.year = 2023, .month = 1, .day = 1};
    for (int digits = 2023'0000; digits < 2025'0000; ++digits) {
        const bool expected = digits == valid.year * 10000 + valid.month * 100 + valid.day;
        CAPTURE(digits);
        REQUIRE(parse_date(std::to_string(digits)).has_value() == expected);
        if (expected) valid.next();
    }
    CHECK(valid.year == 2025);
}

/// Day by day: a cycle begins on its day of month, or on the last day of a month that has no such day.
bool begins_cycle(const day_counter& today, int anchor_day) {
    const int days = day_counter::days_in(today.year, today.month);
    return today.day == (anchor_day < days ? anchor_day : days);
}

TEST_CASE("the billing cycles of every day of month over ten years are those counted day by day") {
    for (int anchor_day = 1; anchor_day <= 31; ++anchor_day) {
        const utc_offset offset = anchor_day % 3 == 0   ? utc_offset{}
                                  : anchor_day % 3 == 1 ? beijing_time
                                                        : utc_offset{-9h - 30min};
        const billing_cycle cycle(std::chrono::day{static_cast<unsigned>(anchor_day)}, offset);

        std::vector<instant> begins;
        day_counter today{.year = 2019, .month = 12, .day = 1};
        std::int64_t day = 18231;  // days from 1970-01-01 to 2019-12-01
        for (; today.year < 2030 || today.month < 3; today.next(), ++day)
            if (begins_cycle(today, anchor_day))
                begins.push_back(instant{std::chrono::seconds{day * 86400 - offset.ahead().count() * 60}});
        REQUIRE(begins.size() == 12 * 10 + 3);

        const cycle_index first = cycle.index_at(begins[0]);
        CHECK(first == (2019 - 1970) * 12 + 11);
        for (std::size_t i = 0; i + 1 < begins.size(); ++i) {
            CAPTURE(anchor_day, i);
            const cycle_index index = first + static_cast<cycle_index>(i);
            const window expected(begins[i], begins[i + 1]);
            REQUIRE(cycle.window_of(index) == expected);
            // The first and the last second of every day of the cycle.
            for (instant t = expected.from(); t < expected.until(); t += 86400s) {
                REQUIRE(cycle.index_at(t) == index);
                REQUIRE(cycle.index_at(t + 86399s) == index);
                REQUIRE(cycle.window_at(t) == expected);
                REQUIRE(cycle.next_begin(t) == expected.until());
            }
        }
    }
}

TEST_CASE("months and days after a date are those counted day by day") {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    std::vector<day_counter> days;
    for (day_counter today; today.year < 2040; today.next()) days.push_back(today);
    for (int i = 0; i < 4000; ++i) {
        const std::size_t from = random() % (days.size() / 2);
        const day_counter& anchor = days[from];
        const int months = static_cast<int>(random() % 400);
        const int month = anchor.month - 1 + months;
        day_counter target{.year = anchor.year + month / 12, .month = month % 12 + 1, .day = anchor.day};
        if (target.day > day_counter::days_in(target.year, target.month))
            target.day = day_counter::days_in(target.year, target.month);
        CAPTURE(anchor.year, anchor.month, anchor.day, months);
        REQUIRE(advance(anchor.date(), {1, period_unit::month}, months) == target.date());
        REQUIRE(advance(anchor.date(), {months, period_unit::month}) == target.date());
        REQUIRE(advance(anchor.date(), {months / 12, period_unit::year}) ==
                advance(anchor.date(), {months / 12 * 12, period_unit::month}));

        const auto count = static_cast<int>(random() % (days.size() / 2));
        REQUIRE(advance(anchor.date(), {count, period_unit::day}) ==
                days[from + static_cast<std::size_t>(count)].date());
        REQUIRE(advance(days[from + static_cast<std::size_t>(count)].date(), {1, period_unit::day}, -count) ==
                anchor.date());
    }
}

/// Central Europe: summer time from the last Sunday of March to that of October, 01:00 UTC (Directive 2000/84/EC).
std::vector<offset_change> central_europe(int first_year, int last_year) {
    std::vector<offset_change> changes;
    for (int year = first_year; year <= last_year; ++year) {
        for (const unsigned month : {3U, 10U}) {
            const std::chrono::sys_days sunday =
                std::chrono::year{year} / std::chrono::month{month} / std::chrono::Sunday[std::chrono::last];
            changes.push_back({sunday + 1h, month == 3 ? utc_offset{2h} : utc_offset{1h}});
        }
    }
    return changes;
}

TEST_CASE("the first instant of a local time is the one found second by second") {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    for (int round = 0; round < 300; ++round) {
        // Changes hours apart and of any size, far wilder than any country's.
        std::vector<offset_change> changes;
        instant at{};
        for (int i = 0; i < 4; ++i) {
            at += std::chrono::minutes{1 + random() % 2000};
            changes.push_back(
                {at, utc_offset::from_minutes(static_cast<std::int64_t>(random() % (26 * 60 + 1)) - 12 * 60).value()});
        }
        const auto zone =
            offset_table::make(utc_offset::from_minutes(static_cast<std::int64_t>(random() % 600)).value(), changes)
                .value();
        const std::chrono::local_seconds local{std::chrono::minutes{static_cast<std::int64_t>(random() % 9000) - 500}};
        instant expected{std::chrono::hours{-40}};
        while (local_seconds_of(expected, zone) < local) expected += 1min;
        REQUIRE(zone.first_instant(local) == expected);
    }
}

TEST_CASE("billing cycles under summer time join without gap or overlap") {
    const auto changes = central_europe(2015, 2035);
    const auto zone = offset_table::make(utc_offset{1h}, changes).value();
    for (unsigned anchor_day = 1; anchor_day <= 31; ++anchor_day) {
        const basic_billing_cycle<offset_table> cycle(std::chrono::day{anchor_day}, zone);
        instant t = cycle.begin_of(cycle.index_at(instant{std::chrono::sys_days{std::chrono::year{2016} / 1 / 15}}));
        for (int i = 0; i < 120; ++i) {
            const cycle_index index = cycle.index_at(t);
            REQUIRE(cycle.begin_of(index) == t);
            const civil_time begin = civil_time_of(t, zone);
            REQUIRE((begin.hour == 0 && begin.minute == 0 && begin.second == 0));
            const instant end = cycle.next_begin(t);
            REQUIRE(cycle.index_at(end - 1s) == index);
            REQUIRE(cycle.index_at(end) == index + 1);
            t = end;
        }
    }
}

TEST_CASE("the term of a recurrence is the one found by walking") {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const auto changes = central_europe(1990, 2060);
    const auto europe = offset_table::make(utc_offset{1h}, changes).value();
    for (int round = 0; round < 200; ++round) {
        const instant anchor{std::chrono::seconds{1'500'000'000 + static_cast<std::int64_t>(random() % 300'000'000)}};
        const period every{static_cast<std::int32_t>(1 + random() % 30), static_cast<period_unit>(random() % 3)};
        const recurrence<offset_table> terms(anchor, every, europe);
        const instant t =
            anchor + std::chrono::seconds{static_cast<std::int64_t>(random() % 600'000'000) - 300'000'000};
        std::int64_t index = 0;
        while (t < terms.begin_of(index).value()) --index;
        while (t >= terms.begin_of(index + 1).value()) ++index;
        REQUIRE(terms.index_at(t) == index);
        REQUIRE(terms.window_of(index)->contains(t));
        REQUIRE(terms.next_begin(t).value() == terms.window_of(index)->until());
    }
}

}  // namespace base_calendar_property_test
