// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/integer.hpp>

#include <catch.hpp>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace base_integer_test {

using namespace mingbai;

struct refused {
    std::string_view text;
    reason why;
    std::uint64_t offset;
};

template <class T>
void check_refused(std::initializer_list<refused> cases) {
    for (const refused& each : cases) {
        CAPTURE(each.text);
        const auto read = parse_integer<T>(each.text);
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error() == refusal{each.why, at_offset(each.offset)});
    }
}

template <class T>
void check_extremes(std::string_view least, std::string_view greatest) {
    CHECK(integer_text((std::numeric_limits<T>::min)()).text() == least);
    CHECK(integer_text((std::numeric_limits<T>::max)()).text() == greatest);
    CHECK(parse_integer<T>(least).value() == (std::numeric_limits<T>::min)());
    CHECK(parse_integer<T>(greatest).value() == (std::numeric_limits<T>::max)());
    CHECK(parse_integer<T>("000" + std::string(greatest)).value() == (std::numeric_limits<T>::max)());
    CHECK(parse_integer<T>(std::string(greatest) + "0").error().why == reason::overflow);
}

TEST_CASE("the extremes of every type are written and read") {
    check_extremes<std::int8_t>("-128", "127");
    check_extremes<std::uint8_t>("0", "255");
    check_extremes<std::int16_t>("-32768", "32767");
    check_extremes<std::uint16_t>("0", "65535");
    check_extremes<std::int32_t>("-2147483648", "2147483647");
    check_extremes<std::uint32_t>("0", "4294967295");
    check_extremes<std::int64_t>("-9223372036854775808", "9223372036854775807");
    check_extremes<std::uint64_t>("0", "18446744073709551615");
}

TEST_CASE("one beyond the extremes overflows") {
    check_refused<std::int8_t>(
        {{"128", reason::overflow, 0}, {"-129", reason::overflow, 0}, {"256", reason::overflow, 0}});
    check_refused<std::int64_t>({{"9223372036854775808", reason::overflow, 0},
                                 {"-9223372036854775809", reason::overflow, 0},
                                 {"18446744073709551616", reason::overflow, 0},
                                 {"27670116110564327424", reason::overflow, 0},  // 1.5 * 2^64, which wraps to 2^63
                                 {"99999999999999999999999999", reason::overflow, 0}});
    check_refused<std::uint64_t>({{"18446744073709551616", reason::overflow, 0},
                                  {"18446744073709551625", reason::overflow, 0},
                                  {"36893488147419103232", reason::overflow, 0},
                                  {"184467440737095516160", reason::overflow, 0}});
}

TEST_CASE("what is not a number is refused at its place") {
    check_refused<std::int32_t>({{"", reason::bad_number, 0},
                                 {"-", reason::bad_number, 1},
                                 {"+1", reason::bad_number, 0},
                                 {" 1", reason::bad_number, 0},
                                 {"1 ", reason::bad_number, 1},
                                 {"1.0", reason::bad_number, 1},
                                 {"1e3", reason::bad_number, 1},
                                 {"--1", reason::bad_number, 1},
                                 {"0x10", reason::bad_number, 1},
                                 {"１", reason::bad_number, 0},
                                 {std::string_view("1\0", 2), reason::bad_number, 1},
                                 {"99999999999999999999x", reason::bad_number, 20}});
    check_refused<std::uint32_t>({{"-1", reason::bad_number, 0}, {"-0", reason::bad_number, 0}});
    CHECK(parse_integer<std::int32_t>("-0").value() == 0);
    CHECK(parse_integer<std::int32_t>("007").value() == 7);
}

TEST_CASE("every number of digits") {
    std::uint64_t power = 1;
    for (std::size_t digits = 1; digits <= 20; ++digits, power *= 10) {
        CAPTURE(digits);
        CHECK(integer_text(power).text() == std::to_string(power));
        CHECK(integer_text(power - 1).text() == std::to_string(power - 1));
        CHECK(integer_text(power + 1).text() == std::to_string(power + 1));
        if (digits == 20) break;
    }
    for (std::uint32_t value = 0; value <= 100'000; ++value)
        if (integer_text(value).text() != std::to_string(value)) FAIL("wrong text of " << value);
}

}  // namespace base_integer_test
