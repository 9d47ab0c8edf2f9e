// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/money_text.hpp>

#include <catch.hpp>
#include <longhand.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <string>

namespace base_money_property_test {

using namespace mingbai;
namespace longhand = mingbai_test::longhand;

constexpr std::uint64_t seed = 20190827;
constexpr int rounds = 3000;
const std::string greatest = std::to_string(INT64_MAX);
const std::string least = longhand::sum(greatest, "1");

/// A number on paper: digits and a sign; zero is positive.
struct paper {
    std::string digits = "0";
    bool negative = false;
};

paper write(std::int64_t n) {
    const std::string text = std::to_string(n);
    return n < 0 ? paper{text.substr(1), true} : paper{text, false};
}

paper add(const paper& a, const paper& b) {
    if (a.negative == b.negative) return {longhand::sum(a.digits, b.digits), a.negative};
    if (longhand::less(a.digits, b.digits)) return {longhand::difference(b.digits, a.digits), b.negative};
    const std::string digits = longhand::difference(a.digits, b.digits);
    return {digits, a.negative && digits != "0"};
}

/// The 64-bit number, if it is one.
std::optional<std::int64_t> read(const paper& n) {
    if (longhand::less(n.negative ? least : greatest, n.digits)) return std::nullopt;
    return std::stoll((n.negative ? "-" : "") + n.digits);
}

void check(const result<money<cny>>& got, const std::optional<std::int64_t>& expected) {
    REQUIRE(got.has_value() == expected.has_value());
    if (got)
        REQUIRE(got->micros() == *expected);
    else
        REQUIRE(got.error().why == reason::overflow);
}

std::int64_t amount(std::mt19937_64& random) {
    if (random() % 16 == 0) return random() % 2 == 0 ? INT64_MIN : INT64_MAX;
    const auto n = static_cast<std::int64_t>(random() >> (1 + random() % 63));
    return random() % 2 == 0 ? n : -n;
}

TEST_CASE("sums, differences and products of amounts are those on paper, or refused") {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    for (int i = 0; i < rounds; ++i) {
        const std::int64_t a = amount(random);
        const std::int64_t b = amount(random);
        CAPTURE(a, b);
        const auto x = money<cny>::from_micros(a);
        const auto y = money<cny>::from_micros(b);
        paper minus_b = write(b);
        minus_b.negative = !minus_b.negative && minus_b.digits != "0";

        check(checked_add(x, y), read(add(write(a), write(b))));
        check(checked_subtract(x, y), read(add(write(a), minus_b)));
        check(checked_negate(y), read(minus_b));
        const std::string product = longhand::product(write(a).digits, write(b).digits);
        check(checked_multiply(x, b), read({product, product != "0" && (a < 0) != (b < 0)}));
        REQUIRE((x < y) == (a < b));
        REQUIRE((x == y) == (a == b));
    }
}

/// What one of the five policies makes of magnitude * numerator / denominator.
std::optional<std::string> rounded(const std::string& magnitude, const ratio& by, rounding how) {
    auto [whole, rest] =
        longhand::quotient(longhand::product(magnitude, std::to_string(by.numerator)), std::to_string(by.denominator));
    if (rest == "0") return whole;
    const std::string twice = longhand::sum(rest, rest);
    const bool tie = twice == std::to_string(by.denominator);
    const bool over = longhand::less(std::to_string(by.denominator), twice);
    bool away = false;
    switch (how) {
        case rounding::exact: return std::nullopt;
        case rounding::down: break;
        case rounding::up: away = true; break;
        case rounding::half_up: away = tie || over; break;
        case rounding::half_even: away = over || (tie && (whole.back() - '0') % 2 != 0); break;
    }
    return away ? longhand::sum(whole, "1") : whole;
}

TEST_CASE("a share of an amount is rounded as on paper under every policy") {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    for (int i = 0; i < rounds; ++i) {
        const std::int64_t a = amount(random);
        ratio by{.numerator = random() >> (random() % 64), .denominator = (random() >> (random() % 64)) | 1};
        if (i % 2 == 0) by.denominator = random() % 20 + 1;  // small ones make ties
        if (i % 4 == 0) by.numerator = random() % 20;
        const auto how = static_cast<rounding>(random() % 5);
        CAPTURE(a, by.numerator, by.denominator, static_cast<int>(how));

        const auto got = checked_multiply(money<cny>::from_micros(a), by, how);
        const auto magnitude = rounded(write(a).digits, by, how);
        if (!magnitude) {
            // Beyond 64 bits the remainder is not looked at: the refusal is the overflow.
            REQUIRE_FALSE(got.has_value());
            const auto whole = rounded(write(a).digits, by, rounding::down);
            const bool fits = !longhand::less(std::to_string(UINT64_MAX), *whole);
            REQUIRE(got.error().why == (fits ? reason::inexact : reason::overflow));
            continue;
        }
        check(got, read({*magnitude, a < 0 && *magnitude != "0"}));
    }
}

TEST_CASE("a percentage is reached exactly when the cross products say so") {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    int reached = 0;
    for (int i = 0; i < rounds; ++i) {
        const std::uint64_t limit = random() >> (random() % 64);
        const auto percent = static_cast<std::uint32_t>(random() % (i % 8 == 0 ? UINT32_MAX : 201));
        std::uint64_t used = random() >> (random() % 64);
        if (i % 2 == 0) used = limit / 100 * percent + random() % 3 - 1;  // at the edge
        CAPTURE(used, limit, percent);
        const bool expected = !longhand::less(longhand::product(std::to_string(used), "100"),
                                              longhand::product(std::to_string(limit), std::to_string(percent)));
        REQUIRE(reaches_percent(used, limit, percent) == expected);
        reached += expected ? 1 : 0;

        const std::int64_t a = amount(random);
        const std::int64_t b = amount(random);
        paper left{longhand::product(write(a).digits, "100"), a < 0};
        paper minus_right{longhand::product(write(b).digits, std::to_string(percent)), false};
        minus_right.negative = b >= 0 && minus_right.digits != "0";
        CAPTURE(a, b);
        REQUIRE(reaches_percent(a, b, percent) == !add(left, minus_right).negative);
    }
    CHECK(reached > rounds / 5);
    CHECK(reached < rounds * 4 / 5);
}

template <class Currency>
void writes_what_it_reads(std::mt19937_64& random) {
    for (int i = 0; i < rounds; ++i) {
        const auto x = money<Currency>::from_micros(amount(random));
        money_style style{.digits = random() % 2 == 0 ? money_digits::canonical : money_digits::minimal,
                          .mark = static_cast<money_mark>(random() % 4),
                          .thousands = random() % 2 == 0};
        const auto text = to_text(x, style);
        CAPTURE(x.micros(), std::string(text));
        const auto back = parse_money<Currency>(text, {.thousands = style.thousands});
        REQUIRE(back.has_value());
        REQUIRE(*back == x);
    }
}

TEST_CASE("an amount is read back from every style in which it is written") {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    writes_what_it_reads<cny>(random);
    writes_what_it_reads<krw>(random);
    writes_what_it_reads<mop>(random);
}

TEST_CASE("the digits of an amount are those on paper") {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    for (int i = 0; i < rounds; ++i) {
        const std::int64_t a = amount(random);
        std::string digits = write(a).digits;
        if (digits.size() < 7) digits.insert(0, 7 - digits.size(), '0');
        digits.insert(digits.size() - 6, ".");
        while (digits.back() == '0' && digits[digits.size() - 3] != '.') digits.pop_back();
        REQUIRE(to_text(money<cny>::from_micros(a)) == (a < 0 ? "-" : "") + digits);
    }
}

TEST_CASE("a random text is read as an amount or refused, and never past its end") {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const std::string pieces[]{"0", "1",  "5",  "9",  ".",   ",",    "-",           " ",
                               "¥", "￥", "元", "５", "CNY", "\xE5", "00000000000", "e3"};
    int read_count = 0;
    for (int i = 0; i < 20000; ++i) {
        std::string text;
        for (auto left = random() % 8; left > 0; --left) text += pieces[random() % std::size(pieces)];
        const auto got = parse_money<cny>(text, {.thousands = random() % 2 == 0});
        CAPTURE(text);
        if (got) {
            ++read_count;
            REQUIRE(parse_money<cny>(to_text(*got)).value() == *got);
        } else {
            REQUIRE(got.error().where.offset <= text.size());
        }
    }
    CHECK(read_count > 1000);
}

}  // namespace base_money_property_test
