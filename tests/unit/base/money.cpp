// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/money.hpp>
#include <mingbai/base/money_literals.hpp>
#include <mingbai/base/quantity.hpp>
#include <mingbai/base/quantity_literals.hpp>

#include <catch.hpp>

#include <cstdint>
#include <string_view>
#include <type_traits>
#include <unordered_set>

namespace base_money_test {

using namespace mingbai;
using namespace mingbai::literals;

// A carrier's own currency: the three lines that currency.hpp promises, and its literal.
struct thb {
    static constexpr currency_info info{.code = "THB", .numeric = 764, .symbol = "฿", .unit_word = "泰铢"};
};
template <char... Spelling>
consteval money<thb> operator""_thb() {
    return money_literal<thb, Spelling...>();
}

static_assert((99.50_thb).minor_units().value() == 9950);

struct lower_case {
    static constexpr currency_info info{.code = "thb", .numeric = 764};
};
struct no_number {
    static constexpr currency_info info{.code = "THB"};
};
struct seven_digits {
    static constexpr currency_info info{.code = "THB", .numeric = 764, .minor_digits = 7};
};
static_assert(!currency_type<lower_case> && !currency_type<no_number> && !currency_type<seven_digits> &&
              !currency_type<int>);

TEST_CASE("the currencies have the codes, numbers and digits of ISO 4217") {
    struct row {
        std::string_view code;
        std::uint16_t numeric;
        int digits;
    };
    constexpr row iso_4217[]{{"CNY", 156, 2}, {"EUR", 978, 2}, {"GBP", 826, 2}, {"USD", 840, 2},
                             {"AUD", 36, 2},  {"INR", 356, 2}, {"SGD", 702, 2}, {"KRW", 410, 0},
                             {"JPY", 392, 0}, {"HKD", 344, 2}, {"MOP", 446, 2}, {"TWD", 901, 2}};
    for (const row& each : iso_4217) {
        CAPTURE(each.code);
        const currency_info* const by_code = find_currency(each.code);
        REQUIRE(by_code != nullptr);
        CHECK(by_code->numeric == each.numeric);
        CHECK(by_code->minor_digits == each.digits);
        CHECK(find_currency(each.numeric) == by_code);
        CHECK_FALSE(by_code->symbol.empty());
        CHECK_FALSE(by_code->unit_word.empty());
        CHECK(is_valid(*by_code));
    }
    CHECK(known_currencies.size() == std::size(iso_4217));
    CHECK(find_currency("XAU") == nullptr);
    CHECK(find_currency("cny") == nullptr);
    CHECK(find_currency(std::uint16_t{999}) == nullptr);
    CHECK(cny::info.unit_word == "元");
}

TEST_CASE("a literal is the decimal number that it spells") {
    // 0.29 and 59.90 are no binary fractions: floating point would give 289,999 or 59,899,999 here.
    CHECK((0.29_cny).micros() == 290'000);
    CHECK((59.90_cny).micros() == 59'900'000);
    CHECK(59.90_cny == 59.9_cny);
    CHECK((0.000001_cny).micros() == 1);
    CHECK((0_cny).is_zero());
    CHECK(1'000_cny == 1000_cny);
    CHECK((1'234.567'89_cny).micros() == 1'234'567'890);
    CHECK((9'223'372'036'854.775807_cny) == (money<cny>::max)());
    CHECK((-59_cny).micros() == -59'000'000);
    CHECK((50_eur).micros() == 50'000'000);
    CHECK((0.5_jpy).micros() == 500'000);
}

TEST_CASE("units and minor units") {
    CHECK(money<cny>::from_units(59).value() == 59_cny);
    CHECK(money<cny>::from_units(-59).value() == -59_cny);
    CHECK(money<cny>::from_units(INT64_MAX).error().why == reason::overflow);
    CHECK(money<cny>::from_minor_units(5990).value() == 59.90_cny);
    CHECK(money<krw>::from_minor_units(50'000).value() == 50'000_krw);
    CHECK(money<cny>::from_minor_units(INT64_MAX / 10'000 + 1).error().why == reason::overflow);
    CHECK(money<cny>::from_minor_units(INT64_MIN / 10'000 - 1).error().why == reason::overflow);

    CHECK((59.90_cny).minor_units().value() == 5990);
    CHECK((-0.01_cny).minor_units().value() == -1);
    CHECK((50'000_krw).minor_units().value() == 50'000);
    CHECK((0.295_cny).minor_units().error().why == reason::inexact);
    CHECK((0.295_cny).minor_units(rounding::half_up).value() == 30);
    CHECK((-0.295_cny).minor_units(rounding::half_up).value() == -30);
    CHECK((0.5_krw).minor_units().error().why == reason::inexact);
    CHECK((money<krw>::min)().minor_units(rounding::down).value() == -9'223'372'036'854);
}

TEST_CASE("a yearly price as a monthly one: 880 yuan a year are 73.33 yuan a month") {
    const auto yearly = money<cny>::from_minor_units(88'000).value();
    CHECK(yearly == 880_cny);
    const auto monthly = checked_multiply(yearly, {1, 12}, rounding::down).value();
    CHECK(monthly.micros() == 73'333'333);
    CHECK(rounded_to_minor_units(monthly, rounding::half_up).value() == 73.33_cny);
    CHECK(checked_multiply(yearly, {1, 12}, rounding::exact).error().why == reason::inexact);
}

TEST_CASE("the named roundings on both sides of zero and at ties") {
    struct row {
        money<cny> amount;
        std::int64_t down, up, half_up, half_even;
    };
    const row rows[]{
        {0.004_cny, 0, 1, 0, 0},      {0.005_cny, 0, 1, 1, 0},     {0.006_cny, 0, 1, 1, 1},
        {0.015_cny, 1, 2, 2, 2},      {0.025_cny, 2, 3, 3, 2},     {-0.004_cny, 0, -1, 0, 0},
        {-0.005_cny, 0, -1, -1, 0},   {-0.006_cny, 0, -1, -1, -1}, {-0.015_cny, -1, -2, -2, -2},
        {-0.025_cny, -2, -3, -3, -2}, {0.01_cny, 1, 1, 1, 1},      {0_cny, 0, 0, 0, 0},
    };
    for (const row& each : rows) {
        CAPTURE(each.amount.micros());
        const auto fen = [&](rounding how) { return rounded_to_minor_units(each.amount, how)->minor_units().value(); };
        CHECK(fen(rounding::down) == each.down);
        CHECK(fen(rounding::up) == each.up);
        CHECK(fen(rounding::half_up) == each.half_up);
        CHECK(fen(rounding::half_even) == each.half_even);
        CHECK(rounded_to_minor_units(each.amount, rounding::exact).has_value() == (each.down == each.up));
    }
    CHECK(rounded_to(7.37_aud, 0.05_aud, rounding::half_up).value() == 7.35_aud);
    CHECK(rounded_to(7.38_aud, 0.05_aud, rounding::half_up).value() == 7.40_aud);
    CHECK(rounded_to((money<cny>::max)(), 0.01_cny, rounding::up).error().why == reason::overflow);
    CHECK(rounded_to((money<cny>::min)(), 1_cny, rounding::up).error().why == reason::overflow);
    CHECK(rounded_to((money<cny>::min)(), 1_cny, rounding::down).value() == -9'223'372'036'854_cny);
}

TEST_CASE("operators and their checked forms") {
    money<cny> total = 10_cny;
    total += 0.29_cny;
    total -= 0.09_cny;
    total *= 3;
    CHECK(total == 30.60_cny);
    CHECK(-total == 0_cny - 30.60_cny);
    CHECK(2 * 0.29_cny == 0.29_cny * 2U);
    CHECK(0.29_cny * std::uint64_t{0} == 0_cny);
    CHECK(1_cny > 0.99_cny);
    CHECK(-1_cny < 0_cny);
    CHECK((-1_cny).is_negative());

    const auto most = (money<cny>::max)();
    const auto least = (money<cny>::min)();
    CHECK(checked_add(most, money<cny>::from_micros(1)).error().why == reason::overflow);
    CHECK(checked_add(least, -1_cny).error().why == reason::overflow);
    CHECK(checked_add(most, least).value().micros() == -1);
    CHECK(checked_subtract(0_cny, least).error().why == reason::overflow);
    CHECK(checked_subtract(money<cny>::from_micros(-1), least).value() == most);
    CHECK(checked_negate(least).error().why == reason::overflow);
    CHECK(checked_negate(most).value().micros() == -INT64_MAX);
    CHECK(checked_multiply(least, -1).error().why == reason::overflow);
    CHECK(checked_multiply(least, 1).value() == least);
    CHECK(checked_multiply(1_cny, UINT64_MAX).error().why == reason::overflow);
    CHECK(checked_multiply(most, {2, 3}, rounding::down).has_value());
    CHECK(checked_multiply(most, {3, 2}, rounding::down).error().why == reason::overflow);
    CHECK(checked_multiply(most, {UINT64_MAX, UINT64_MAX}, rounding::exact).value() == most);
    CHECK(checked_multiply(least, {1, 1}, rounding::exact).value() == least);
}

TEST_CASE("a rounding that would be the 2^64th is an overflow") {
    // 145295143558111 * 253921 = 2^65 - 1, and half of it is 2^64 - 1 and a half.
    constexpr std::uint64_t value = 145'295'143'558'111;
    CHECK(multiply(value, {253'921, 2}, rounding::down).value() == UINT64_MAX);
    CHECK(multiply(value, {253'921, 2}, rounding::up).error().why == reason::overflow);
    CHECK(multiply(value, {253'921, 2}, rounding::half_up).error().why == reason::overflow);
    CHECK(multiply(value, {253'921, 2}, rounding::half_even).error().why == reason::overflow);
    CHECK(multiply(value, {253'921, 2}, rounding::exact).error().why == reason::inexact);
    CHECK(multiply(UINT64_MAX, {1, 1}, rounding::up).value() == UINT64_MAX);
}

TEST_CASE("late payment: 3 per mille a day for 30 days on 100 yuan are 9 yuan") {
    CHECK(checked_multiply(100_cny, per_mille(3), rounding::exact).value() * 30 == 9_cny);
}

TEST_CASE("a share of a negative amount rounds like that of the positive one") {
    for (const rounding how : {rounding::down, rounding::up, rounding::half_up, rounding::half_even}) {
        const auto charge = checked_multiply(0.000005_cny, {1, 2}, how).value();
        const auto refund = checked_multiply(-0.000005_cny, {1, 2}, how).value();
        CHECK(refund == -charge);
    }
}

TEST_CASE("a percentage of a limit is reached exactly at the cross product") {
    CHECK(reaches_percent(80_sgd, 100_sgd, 80));
    CHECK_FALSE(reaches_percent(79.999999_sgd, 100_sgd, 80));
    CHECK(reaches_percent(0_cny, 0_cny, 100));
    CHECK(reaches_percent((money<cny>::max)(), (money<cny>::max)(), 100));
    CHECK_FALSE(reaches_percent((money<cny>::max)() - 0.000001_cny, (money<cny>::max)(), 100));
    CHECK(reaches_percent(UINT64_MAX, UINT64_MAX, 100));
    CHECK_FALSE(reaches_percent(UINT64_MAX, UINT64_MAX, 101));
    CHECK_FALSE(reaches_percent(UINT64_MAX / 100 * 80, UINT64_MAX, 80));
    CHECK_FALSE(reaches_percent(std::int64_t{-1}, std::int64_t{100}, 0));
    CHECK(reaches_percent(std::int64_t{-80}, std::int64_t{-100}, 80));
    CHECK(reaches_percent(INT64_MIN, INT64_MIN, 100));
    CHECK_FALSE(reaches_percent(INT64_MIN, INT64_MAX, 0));
    CHECK(reaches_percent(std::int64_t{0}, INT64_MIN, UINT32_MAX));
    CHECK(reaches_percent(8, 10, 80));
    // More than five times the average of three months: used / (sum / 3) > 5 is used * 3 > sum * 5.
    const auto sum_of_three_months = 61_cny + 59_cny + 60_cny;
    CHECK_FALSE(reaches_percent(299.99_cny * 3, sum_of_three_months, 500));
    CHECK(reaches_percent(300_cny * 3, sum_of_three_months, 500));
}

/// 0.29 yuan a started megabyte, at most 10 yuan for each 100 MB, at most 60 for each GB, at most 500 altogether.
constexpr money<cny> stair_price(data_volume used) {
    const auto least_of = [](auto a, auto b) { return b < a ? b : a; };
    const std::uint64_t gigabytes = full_blocks(used, 1_GB);
    const data_volume over = used - 1_GB * gigabytes;
    const std::uint64_t hundreds = full_blocks(over, 100_MB);
    const data_volume rest = over - 100_MB * hundreds;
    const auto of_gigabyte =
        least_of(10_cny * hundreds + least_of(0.29_cny * started_blocks(rest, 1_MB), 10_cny), 60_cny);
    return least_of(60_cny * gigabytes + of_gigabyte, 500_cny);
}

TEST_CASE("the stair tariff gives the published amounts to the fen") {
    struct row {
        std::uint64_t megabytes;
        std::int64_t fen;
    };
    constexpr row published[]{{34, 986},    {35, 1000},   {100, 1000},   {101, 1029},   {600, 6000},
                              {1024, 6000}, {1025, 6029}, {8192, 48000}, {8392, 50000}, {100'000, 50000}};
    for (const row& each : published) {
        CAPTURE(each.megabytes);
        CHECK(stair_price(data_volume::from_megabytes(each.megabytes)).minor_units().value() == each.fen);
    }
    static_assert(stair_price(34_MB) == 9.86_cny);
}

TEST_CASE("money and quantities are keys of hashed containers") {
    const std::unordered_set<money<cny>> prices{59_cny, 59.00_cny, 79_cny};
    const std::unordered_set<data_volume> volumes{1_GB, 1024_MB, 2_GB};
    CHECK(prices.size() == 2);
    CHECK(volumes.size() == 2);
}

}  // namespace base_money_test
