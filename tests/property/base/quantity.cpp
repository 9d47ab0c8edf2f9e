// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/quantity_text.hpp>

#include <catch.hpp>
#include <longhand.hpp>

#include <cstdint>
#include <random>
#include <string>
#include <utility>

namespace base_quantity_property_test {

using namespace mingbai;
namespace longhand = mingbai_test::longhand;

constexpr std::uint64_t seed = 2019'0827;
constexpr int rounds = 3000;
const std::string greatest = std::to_string(UINT64_MAX);

std::uint64_t number(std::mt19937_64& random) { return random() >> (random() % 64); }

TEST_CASE("sums, differences and products of volumes are those on paper, or refused") {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    for (int i = 0; i < rounds; ++i) {
        const std::uint64_t a = number(random);
        const std::uint64_t b = number(random);
        CAPTURE(a, b);
        const auto x = data_volume::from_bytes(a);
        const auto y = data_volume::from_bytes(b);
        const auto is = [](const result<data_volume>& got, const std::string& digits) {
            if (longhand::less(greatest, digits)) return !got && got.error().why == reason::overflow;
            return got && std::to_string(got->bytes()) == digits;
        };
        REQUIRE(is(checked_add(x, y), longhand::sum(std::to_string(a), std::to_string(b))));
        REQUIRE(is(checked_multiply(x, b), longhand::product(std::to_string(a), std::to_string(b))));
        if (a >= b) {
            REQUIRE(is(checked_subtract(x, y), longhand::difference(std::to_string(a), std::to_string(b))));
            REQUIRE(saturating_subtract(x, y) == x - y);
        } else {
            REQUIRE(checked_subtract(x, y).error().why == reason::overflow);
            REQUIRE(saturating_subtract(x, y).is_zero());
        }
        if (b == 0) continue;
        const auto [whole, rest] = longhand::quotient(std::to_string(a), std::to_string(b));
        REQUIRE(std::to_string(full_blocks(x, y)) == whole);
        REQUIRE(std::to_string(started_blocks(x, y)) == (rest == "0" ? whole : longhand::sum(whole, "1")));
    }
}

/// Bytes written as a decimal number of a unit, on paper: all decimals there are.
std::string in_unit(std::uint64_t bytes, std::uint64_t unit) {
    auto [whole, rest] = longhand::quotient(std::to_string(bytes), std::to_string(unit));
    if (rest == "0") return whole;
    whole += '.';
    while (rest != "0") {
        const auto [digit, left] = longhand::quotient(longhand::product(rest, "10"), std::to_string(unit));
        whole += digit;
        rest = left;
    }
    return whole;
}

std::size_t decimals(const std::string& text) {
    const auto point = text.find('.');
    return point == std::string::npos ? 0 : text.size() - point - 1;
}

TEST_CASE("a volume is written in the largest unit with at most two decimals, and read back") {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const std::pair<std::uint64_t, std::string> units[]{
        {std::uint64_t{1} << 40, "TB"}, {1 << 30, "GB"}, {1 << 20, "MB"}, {1 << 10, "KB"}, {1, "B"}};
    for (int i = 0; i < rounds; ++i) {
        std::uint64_t bytes = number(random) | 1;
        if (i % 2 == 0) bytes = (random() % 8192 + 1) << (8 * (random() % 6));
        std::string expected;
        for (const auto& [unit, name] : units) {
            if (bytes < unit || !expected.empty()) continue;
            const std::string text = in_unit(bytes, unit);
            if (decimals(text) <= 2) expected = text + name;
        }
        CAPTURE(bytes);
        const auto volume = data_volume::from_bytes(bytes);
        REQUIRE(std::string(to_text(volume)) == expected);
        REQUIRE(parse_data_volume(to_text(volume)).value() == volume);
    }
}

TEST_CASE("a measured volume is rounded only as named") {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const std::string gigabyte = std::to_string(1 << 30);
    for (int i = 0; i < rounds; ++i) {
        const std::uint64_t digits = number(random) % 100'000'000'000;
        const std::size_t places = 1 + random() % 9;
        std::string text = std::to_string(digits);
        if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
        text.insert(text.size() - places, ".");
        CAPTURE(text);
        const auto [bytes, rest] =
            longhand::quotient(longhand::product(std::to_string(digits), gigabyte), '1' + std::string(places, '0'));
        REQUIRE(std::to_string(parse_data_volume(text + "GB", rounding::down)->bytes()) == bytes);
        const auto exact = parse_data_volume(text + "GB");
        REQUIRE(exact.has_value() == (rest == "0"));
        if (exact)
            REQUIRE(std::to_string(exact->bytes()) == bytes);
        else
            REQUIRE(exact.error().why == reason::inexact);
    }
}

TEST_CASE("airtime, messages and bit rates are read back as written") {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    for (int i = 0; i < rounds; ++i) {
        const auto time = airtime::from_seconds(number(random));
        const auto words = i % 2 == 0 ? language::chinese : language::english;
        const auto count = message_count::from_messages(number(random));
        const auto rate = bit_rate::from_bits_per_second(number(random) % (i % 3 == 0 ? 100 : UINT64_MAX) *
                                                         (i % 3 == 0 ? 500'000 : 1));
        REQUIRE(parse_airtime(to_text(time, words)).value() == time);
        REQUIRE(parse_message_count(to_text(count, words)).value() == count);
        REQUIRE(parse_bit_rate(to_text(rate)).value() == rate);
    }
}

}  // namespace base_quantity_property_test
