// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/money_literals.hpp>
#include <mingbai/base/money_text.hpp>

#include <catch.hpp>
#include <shared_data.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace base_money_text_test {

using namespace mingbai;
using namespace mingbai::literals;

TEST_CASE("an amount in its forms") {
    CHECK(to_text(59_cny) == "59.00");
    CHECK(to_text(59.9_cny) == "59.90");
    CHECK(to_text(0_cny) == "0.00");
    CHECK(to_text(0.295_cny) == "0.295");
    CHECK(to_text(0.000001_cny) == "0.000001");
    CHECK(to_text(-0.5_cny) == "-0.50");
    CHECK(to_text(50'000_krw) == "50000");
    CHECK(to_text(0.5_jpy) == "0.5");

    constexpr money_style minimal{.digits = money_digits::minimal};
    CHECK(to_text(59_cny, minimal) == "59");
    CHECK(to_text(59.9_cny, minimal) == "59.9");
    CHECK(to_text(10_cny, minimal) == "10");
    CHECK(to_text(0_cny, minimal) == "0");
    CHECK(to_text(59_cny, price_in_words) == "59元");
    CHECK(to_text(5_hkd, price_in_words) == "5港元");
    CHECK(to_text(59.9_cny, {.mark = money_mark::symbol}) == "¥59.90");
    CHECK(to_text(-59.9_eur, {.mark = money_mark::symbol}) == "-€59.90");
    CHECK(to_text(59.9_cny, {.mark = money_mark::code}) == "CNY 59.90");
    CHECK(to_text(-1.5_gbp, {.mark = money_mark::code}) == "-GBP 1.50");

    constexpr money_style grouped{.thousands = true};
    CHECK(to_text(999_cny, grouped) == "999.00");
    CHECK(to_text(1000_cny, grouped) == "1,000.00");
    CHECK(to_text(123'456.7_cny, grouped) == "123,456.70");
    CHECK(to_text(1'234'567_cny, grouped) == "1,234,567.00");
    CHECK(to_text((money<twd>::min)(), {.mark = money_mark::unit_word, .thousands = true}) ==
          "-9,223,372,036,854.775808新台币元");
    static_assert(to_text(59.90_cny) == "59.90");
}

TEST_CASE("an amount is read in the forms in which people write it") {
    const auto reads = [](std::string_view text, money<cny> amount) {
        const auto read = parse_money<cny>(text);
        return read.has_value() && *read == amount;
    };
    for (const std::string_view text :
         {"59.90", "59.9", "59.900000", "59.90000000000000000000000000", "059.90", "¥59.90", "¥ 59.90", "￥59.90",
          "59.90元", "59.90 元", "¥59.9元", "CNY 59.90", "CNY59.90", "59.90 CNY", "５９．９０元", "￥５９．９"}) {
        CAPTURE(text);
        CHECK(reads(text, 59.90_cny));
    }
    for (const std::string_view text : {"-59.90", "-¥59.90", "¥-59.90", "-59.90元", "－５９．９０"}) {
        CAPTURE(text);
        CHECK(reads(text, -59.90_cny));
    }
    CHECK(reads("0", 0_cny));
    CHECK(reads("-0.00", 0_cny));
    CHECK(reads("9223372036854.775807", (money<cny>::max)()));
    CHECK(reads("-9223372036854.775808", (money<cny>::min)()));
    CHECK(parse_money<mop>("MOP$5").value() == 5_mop);
    CHECK(parse_money<mop>("MOP 5").value() == 5_mop);
    CHECK(parse_money<jpy>("￥500").value() == 500_jpy);
    static_assert(parse_money<eur>("€50").value() == 50_eur);
}

TEST_CASE("what is not an amount is refused at its place") {
    struct row {
        std::string_view text;
        reason why;
        std::uint64_t offset;
    };
    const row rows[]{
        {"", reason::bad_number, 0},
        {"-", reason::bad_number, 1},
        {"—", reason::bad_number, 0},
        {"元", reason::bad_number, 0},
        {"¥", reason::bad_number, 2},
        {".", reason::bad_number, 0},
        {"5.", reason::bad_number, 1},
        {".5", reason::bad_number, 0},
        {"5.9.0", reason::bad_number, 3},
        {"--5", reason::unknown_currency, 1},
        {"+5", reason::unknown_currency, 0},
        {"5 ", reason::bad_number, 1},
        {" 5", reason::unknown_currency, 0},
        {"5e3", reason::unknown_currency, 1},
        {"5元/月", reason::bad_number, 4},
        {"5美元", reason::unknown_currency, 1},
        {"$5", reason::unknown_currency, 0},
        {"￥５美元", reason::unknown_currency, 6},
        {"1,234", reason::bad_number, 1},
        {"0.0000001", reason::inexact, 0},
        {"¥0.1234567", reason::inexact, 2},
        {"9223372036854.775808", reason::overflow, 0},
        {"99999999999999999999", reason::overflow, 19},
        {"0.00000000000000000001", reason::inexact, 21},
        {"5\xFF", reason::bad_utf8, 1},
        {"5\xE5\x85", reason::bad_utf8, 1},
    };
    for (const row& each : rows) {
        CAPTURE(each.text);
        const auto read = parse_money<cny>(each.text);
        REQUIRE_FALSE(read.has_value());
        CHECK(to_text(read.error().why) == to_text(each.why));
        CHECK(read.error().where.offset == each.offset);
    }
    CHECK(parse_money<cny>(std::string(97, '0')).error().why == reason::too_long);
    CHECK(parse_money<cny>(std::string(96, '0')).value() == 0_cny);
}

TEST_CASE("thousands are read where the caller knows that they are") {
    constexpr money_reading grouped{.thousands = true};
    CHECK(parse_money<cny>("1,234.50", grouped).value() == 1234.50_cny);
    CHECK(parse_money<cny>("¥12,345,678元", grouped).value() == 12'345'678_cny);
    CHECK(parse_money<cny>("1234.50", grouped).value() == 1234.50_cny);
    CHECK(parse_money<cny>("１，２３４", grouped).value() == 1234_cny);
    for (const std::string_view text : {"1,23", "12,34.00", "1234,567", ",123", "1,234,", "1,,234", "1.000,5",
                                        "0.123,456", "1,234567", "1,2345,678", "1,2,345", "12,345,67"}) {
        CAPTURE(text);
        const auto read = parse_money<cny>(text, grouped);
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error().why == reason::bad_number);
    }
}

TEST_CASE("every fee of the carriers' registers is an amount or has none") {
    int fees = 0;
    int without = 0;
    for (const char* name :
         {"cn_register/unicom_hebei_20260924_added.tsv", "cn_register/telecom_hebei_20260924_added.tsv"}) {
        const auto file = mingbai_test::shared_data(name);
        if (!file) return;
        for (const std::string& line : mingbai_test::split(*file, '\n')) {
            const auto columns = mingbai_test::split(line, '\t');
            if (columns.size() < 10 || columns[0] == "#section") continue;
            const auto fee = parse_money<cny>(columns[3]);
            CAPTURE(columns[3]);
            if (fee) {
                ++fees;
                CHECK(std::string(to_text(*fee, {.digits = money_digits::minimal})) == columns[3]);
            } else {
                ++without;
                CHECK(columns[3] == "—");
            }
        }
    }
    CHECK(fees == 57);
    CHECK(without == 7);
}

TEST_CASE("a bill in fen prints in yuan") {
    // The overage of a real bill: 4700 fen of data, 20 of messages, 20 of voice.
    const auto fen = [](std::int64_t n) { return money<cny>::from_minor_units(n).value(); };
    CHECK(to_text(fen(4700) + fen(20) + fen(20)) == "47.40");
    CHECK(to_text(fen(4740), price_in_words) == "47.4元");
}

}  // namespace base_money_text_test
