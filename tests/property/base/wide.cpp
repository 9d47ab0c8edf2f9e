// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/detail/wide.hpp>

#include <catch.hpp>
#include <longhand.hpp>

#include <cstdint>
#include <random>
#include <string>

namespace base_wide_property_test {

using namespace mingbai;
namespace longhand = mingbai_test::longhand;

constexpr std::uint64_t seed = 20260430;
const std::string two_to_64 = longhand::sum(std::to_string(UINT64_MAX), "1");

/// Any length, with the runs of ones and zeros that carry and guess wrong most often.
std::uint64_t number(std::mt19937_64& random) {
    std::uint64_t n = random() >> (random() % 64);
    if (random() % 4 == 0) n |= UINT64_MAX << (random() % 64);
    if (random() % 4 == 0) n = ~n;
    return n;
}

std::string text(detail::wide n) {
    return longhand::sum(longhand::product(std::to_string(n.high), two_to_64), std::to_string(n.low));
}

TEST_CASE("a 128-bit product is the one on paper") {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    for (int i = 0; i < 4000; ++i) {
        const std::uint64_t a = number(random);
        const std::uint64_t b = number(random);
        CAPTURE(a, b);
        REQUIRE(text(detail::multiply(a, b)) == longhand::product(std::to_string(a), std::to_string(b)));
    }
}

TEST_CASE("a 128-bit quotient and remainder are the ones on paper") {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    for (int i = 0; i < 4000; ++i) {
        const std::uint64_t divisor = number(random) | 1;
        detail::wide n{.high = number(random) % divisor, .low = number(random)};
        if (i % 8 == 0) n.high = divisor - 1;
        CAPTURE(n.high, n.low, divisor);
        const auto [quotient, remainder] = detail::divide(n, divisor);
        const auto [expected, rest] = longhand::quotient(text(n), std::to_string(divisor));
        REQUIRE(std::to_string(quotient) == expected);
        REQUIRE(std::to_string(remainder) == rest);
    }
}

TEST_CASE("a 128-bit quotient holds where a guessed digit is too large") {
    // Divisors whose low half is as large as it can be beside a small high half make the first guess wrong by two.
    for (const std::uint64_t divisor :
         {std::uint64_t{0x8000'0000'ffff'ffff}, std::uint64_t{0x8000'0000'0000'0001}, UINT64_MAX,
          std::uint64_t{0xffff'ffff'0000'0001}, std::uint64_t{0x1'0000'0000}}) {
        for (const std::uint64_t low :
             {std::uint64_t{0}, std::uint64_t{1}, UINT64_MAX, std::uint64_t{0xffff'ffff'0000'0000}}) {
            for (const std::uint64_t high :
                 {divisor - 1, divisor / 2, std::uint64_t{0x7fff'ffff'ffff'ffff} % divisor}) {
                const detail::wide n{.high = high, .low = low};
                CAPTURE(high, low, divisor);
                const auto [quotient, remainder] = detail::divide(n, divisor);
                const auto [expected, rest] = longhand::quotient(text(n), std::to_string(divisor));
                CHECK(std::to_string(quotient) == expected);
                CHECK(std::to_string(remainder) == rest);
            }
        }
    }
}

}  // namespace base_wide_property_test
