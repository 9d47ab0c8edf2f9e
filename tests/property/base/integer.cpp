// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/integer.hpp>

#include <catch.hpp>

#include <charconv>
#include <cstdint>
#include <random>
#include <string>
#include <system_error>

namespace base_integer_property_test {

using namespace mingbai;

template <class T>
void compare_with_charconv(std::uint64_t seed) {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    std::size_t overflows = 0;
    for (int round = 0; round < 20'000; ++round) {
        // Every magnitude is as likely as every other.
        const auto value = static_cast<T>(random() >> random() % 64);
        const std::string text = std::to_string(value);
        REQUIRE(integer_text(value).text() == text);
        REQUIRE(parse_integer<T>(text).value() == value);

        std::string digits;
        if (std::is_signed_v<T> && random() % 2 == 0) digits = "-";
        for (std::size_t left = 1 + random() % 22; left > 0; --left) digits += static_cast<char>('0' + random() % 10);
        T expected = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), expected);
        REQUIRE(end == digits.data() + digits.size());
        const auto read = parse_integer<T>(digits);
        REQUIRE(read.has_value() == (error == std::errc{}));
        if (read)
            REQUIRE(*read == expected);
        else
            REQUIRE(read.error().why == reason::overflow);
        overflows += read ? 0U : 1U;
    }
    CHECK(overflows > 100);
}

TEST_CASE("integers are written as std::to_string does, and read as std::from_chars does") {
    compare_with_charconv<std::int64_t>(1);
    compare_with_charconv<std::uint64_t>(2);
    compare_with_charconv<std::int32_t>(3);
    compare_with_charconv<std::uint32_t>(4);
    compare_with_charconv<std::int16_t>(5);
}

}  // namespace base_integer_property_test
