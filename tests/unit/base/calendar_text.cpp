// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/calendar_text.hpp>
#include <mingbai/base/period_text.hpp>

#include <catch.hpp>
#include <shared_data.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace base_calendar_text_test {

using namespace mingbai;
using namespace mingbai::literals;
using namespace std::chrono_literals;

struct refused {
    std::string_view text;
    std::uint64_t offset;
};

TEST_CASE("a date in writing and read") {
    constexpr civil_date date = 2026y / 1 / 10;
    CHECK(to_text(date) == "2026-01-10");
    CHECK(to_compact_text(date) == "20260110");
    CHECK(to_chinese_text(date) == "2026年1月10日");
    CHECK(to_text(1y / 1 / 1) == "0001-01-01");
    for (const std::string_view text : {"2026-01-10", "20260110", "2026年1月10日", "2026年01月10日"}) {
        CAPTURE(text);
        CHECK(parse_date(text).value() == date);
    }
    CHECK(parse_date("20501231").value() == 2050y / 12 / 31);
    static_assert(parse_date("20240229").value() == 2024y / 2 / 29);
}

TEST_CASE("what is not a date is refused at its place") {
    for (const auto& [text, offset] :
         {refused{"", 0},         {"2026", 4},          {"2026-1-10", 5},      {"2026-01-1", 8},   {"2026-13-01", 5},
          {"2026-00-01", 5},      {"2026-01-00", 8},    {"2026-01-32", 8},     {"2026-02-29", 8},  {"20230229", 6},
          {"19000229", 6},        {"00000101", 0},      {"2026-0110", 7},      {"202601-10", 6},   {"2026/01/10", 4},
          {"2026-01-10 ", 10},    {" 2026-01-10", 0},   {"202601100", 8},      {"2026年1月", 11},  {"2026年1月10", 13},
          {"2026年-1月-10日", 7}, {"2026年13月1日", 7}, {"2026年2月30日", 11}, {"２０２６0110", 0}}) {
        CAPTURE(text);
        const auto read = parse_date(text);
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error().why == reason::bad_date);
        CHECK(read.error().where.offset == offset);
    }
}

TEST_CASE("a time in writing and read") {
    constexpr civil_time time{.date = 2026y / 1 / 10, .hour = 13, .minute = 14, .second = 6};
    CHECK(to_text(time) == "2026-01-10 13:14:06");
    for (const std::string_view text : {"2026-01-10 13:14:06", "2026-01-10T13:14:06", "20260110131406"}) {
        CAPTURE(text);
        CHECK(parse_civil_time(text).value() == time);
    }
    for (const auto& [text, offset] : {refused{"2026-01-10", 10},
                                       {"2026-01-10 24:00:00", 11},
                                       {"2026-01-10 23:60:00", 14},
                                       {"2026-01-10 23:59:60", 17},
                                       {"2026-01-10  3:14:06", 11},
                                       {"2026-01-10 13:14", 16},
                                       {"2026-01-10 13:14:06.5", 19},
                                       {"2026-01-10t13:14:06", 10},
                                       {"2026011013:14:06", 10},
                                       {"20260110 131406", 8},
                                       {"2026-02-29 13:14:06", 8},
                                       {"2026011013140", 12}}) {
        CAPTURE(text);
        const auto read = parse_civil_time(text);
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error() == refusal{reason::bad_date, at_offset(offset)});
    }
}

TEST_CASE("an offset in writing and read") {
    CHECK(to_text(beijing_time) == "+08:00");
    CHECK(to_text(utc_offset{}) == "Z");
    CHECK(to_text(utc_offset{-3h - 30min}) == "-03:30");
    CHECK(to_text(utc_offset{-30min}) == "-00:30");
    CHECK(parse_utc_offset("+08:00").value() == beijing_time);
    CHECK(parse_utc_offset("-00:30").value() == utc_offset{-30min});
    CHECK(parse_utc_offset("+00:00").value() == utc_offset{});
    CHECK(parse_utc_offset("Z").value() == utc_offset{});
    for (const std::string_view text :
         {"", "+8", "+0800", "08:00", "+08:60", "+14:01", "-12:01", "+15:00", "-00:00", "z", "Z0", "+08:00 "}) {
        CAPTURE(text);
        CHECK(parse_utc_offset(text).error().why == reason::bad_date);
    }
}

TEST_CASE("an instant in writing and read") {
    const instant t = std::chrono::sys_days{2026y / 1 / 10} + 5h + 14min + 6s;
    CHECK(to_text(t, beijing_time) == "2026-01-10T13:14:06+08:00");
    CHECK(to_text(t, utc_offset{}) == "2026-01-10T05:14:06Z");
    CHECK(parse_instant("2026-01-10T13:14:06+08:00").value() == t);
    CHECK(parse_instant("2026-01-10 13:14:06+08:00").value() == t);
    CHECK(parse_instant("2026-01-10T05:14:06Z").value() == t);
    CHECK(parse_instant("2026-01-09T22:14:06-07:00").value() == t);
    CHECK(parse_instant("2026-01-10 13:14:06", beijing_time).value() == t);
    CHECK(parse_instant("20260110131406", beijing_time).value() == t);
    CHECK(parse_instant("2026-01-10T05:14:06Z", beijing_time).value() == t);
    CHECK(parse_instant("2026-01-10T13:14:06").error() == refusal{reason::bad_date, at_offset(19)});
    CHECK(parse_instant("2026-02-29T13:14:06Z").error() == refusal{reason::bad_date, at_offset(8)});
    CHECK(parse_instant("2026-02-29 13:14:06", beijing_time).error() == refusal{reason::bad_date, at_offset(8)});
    CHECK(parse_instant("2026-01-10T13:14:06+8:00", beijing_time).error() == refusal{reason::bad_date, at_offset(20)});
    // The instant itself is outside: the first day begins too early, the last ends too late.
    CHECK(parse_instant("0001-01-01T00:00:00+08:00").error() == refusal{reason::bad_date, at_offset(0)});
    CHECK(parse_instant("9999-12-31 23:59:59", utc_offset{-1h}).error() == refusal{reason::bad_date, at_offset(0)});
    CHECK(parse_instant("9999-12-31T23:59:59Z").value() == latest_instant);
}

TEST_CASE("the times of two real orders are in order") {
    const auto file = mingbai_test::shared_data("cn_sms/consent_timeline.tsv");
    if (!file) return;
    int orders = 0;
    for (const std::string& line : mingbai_test::split(*file, '\n')) {
        const auto columns = mingbai_test::split(line, '\t');
        if (columns.size() < 6 || columns[0][0] == '#') continue;
        const instant sent = parse_instant(columns[1], beijing_time).value();
        const instant returned = parse_instant(columns[2], beijing_time).value();
        const instant done = parse_instant(columns[3], beijing_time).value();
        CHECK(sent < returned);
        CHECK(returned <= done);
        CHECK(returned - sent <= 120s);
        CHECK(std::string(to_text(civil_time_of(sent, beijing_time))) == columns[1]);
        ++orders;
    }
    CHECK(orders == 2);
}

TEST_CASE("every date of the carriers' registers is read and written back") {
    int dates = 0;
    for (const char* name :
         {"cn_register/unicom_hebei_20260924_added.tsv", "cn_register/telecom_hebei_20260924_added.tsv"}) {
        const auto file = mingbai_test::shared_data(name);
        if (!file) return;
        for (const std::string& line : mingbai_test::split(*file, '\n')) {
            const auto columns = mingbai_test::split(line, '\t');
            if (columns.size() < 10 || columns[0] == "#section") continue;
            for (const std::string& text : {columns[8], columns[9]}) {
                CAPTURE(text);
                CHECK(std::string(to_compact_text(parse_date(text).value())) == text);
                ++dates;
            }
        }
    }
    CHECK(dates == 128);
}

TEST_CASE("a period in writing and read") {
    CHECK(to_text(24_months) == "24个月");
    CHECK(to_text(30_days) == "30天");
    CHECK(to_text(2_years) == "2年");
    CHECK(to_text(24_months, language::english) == "24 months");
    CHECK(to_text(1_month, language::english) == "1 month");
    CHECK(to_text(1_day, language::english) == "1 day");
    CHECK(to_text(2_years, language::english) == "2 years");
    CHECK(to_text(period{INT32_MIN, period_unit::month}, language::english) == "-2147483648 months");
    CHECK(parse_period("24个月").value() == 24_months);
    CHECK(parse_period("24月").value() == 24_months);
    CHECK(parse_period("２４个月").value() == 24_months);
    CHECK(parse_period("24 个月").value() == 24_months);
    CHECK(parse_period("1年").value() == 1_year);
    CHECK(parse_period("30日").value() == 30_days);
    CHECK(parse_period("24 months").value() == 24_months);
    CHECK(parse_period("1 day").value() == 1_day);
    CHECK(parse_period("").error() == refusal{reason::bad_number, at_offset(0)});
    CHECK(parse_period("月").error() == refusal{reason::bad_number, at_offset(0)});
    CHECK(parse_period("24").error() == refusal{reason::unknown_unit, at_offset(2)});
    CHECK(parse_period("24周").error() == refusal{reason::unknown_unit, at_offset(2)});
    CHECK(parse_period("24个月内").error() == refusal{reason::unknown_unit, at_offset(2)});
    CHECK(parse_period("99999999999年").error().why == reason::overflow);
}

}  // namespace base_calendar_text_test
