// SPDX-License-Identifier: Apache-2.0
#include <mingbai/notice/sms_parts.hpp>

#include <catch.hpp>
#include <shared_data.hpp>

#include <random>
#include <string>
#include <vector>

namespace notice_sms_parts_test {

using namespace mingbai;
using namespace mingbai::notice;

std::string joined(const std::vector<std::string_view>& parts) {
    std::string text;
    for (const std::string_view each : parts) text += each;
    return text;
}

/// Puts the piece at every distance from the end of the first part, and looks that it always arrives whole.
void check_never_cut(const std::string& piece, const std::string& filler) {
    INFO(piece);
    for (std::size_t before = 1; before < 170; ++before) {
        std::string text;
        for (std::size_t i = 0; i < before; ++i) text += filler;
        text += piece;
        for (std::size_t i = 0; i < 170; ++i) text += filler;
        const auto parts = split_sms(text);
        REQUIRE(parts);
        REQUIRE(joined(*parts) == text);
        bool whole = false;
        for (const std::string_view part : *parts) {
            const sms_size size = measure_sms(part);
            REQUIRE(size.units <= sms_part_capacity(sms_encoding_of(text), sms_reference::eight_bit));
            whole = whole || part.find(piece) != std::string_view::npos;
        }
        CAPTURE(before);
        REQUIRE(whole);
    }
}

TEST_CASE("a code is never cut in two") {
    check_never_cut("669344", "办");
    check_never_cut("25JS110103", "，");
    check_never_cut("６６９３４４", "办");  // full-width digits
}

TEST_CASE("a number is never cut from its unit, nor a date, a price or a link anywhere") {
    for (const char* piece :
         {"59.90元", "¥59.90", "￥５９", "30GB", "24个月", "8分20秒", "2026年1月10日", "17时30分", "80%", "1,234.50元",
          "5元1GB", "三十元", "500分钟", "100条", "-0.50元", "https://www.10086.cn/bill?month=202608&id=1_2-3#top",
          "4008078114", "0311-88888888", "a+b@example.com"})
        check_never_cut(piece, "办");
    check_never_cut("CNY 59.90", "办");
    check_never_cut("400 807 8114", "办");
    check_never_cut("10 January", "办");
}

TEST_CASE("a signature and a composed character arrive whole") {
    check_never_cut("【中国电信】", "办");
    check_never_cut("\U0001F468\u200D\U0001F469\u200D\U0001F467", "办");  // a family, joined
    check_never_cut("e\u0301", "办");
    check_never_cut("\U0001F44D\U0001F3FD", "办");
}

TEST_CASE("words of an English text stay whole") {
    std::string text = "GB";
    for (int i = 0; i < 60; ++i) text += " allowance" + std::to_string(i);
    const auto parts = split_sms(text);
    REQUIRE(parts);
    CHECK(joined(*parts) == text);
    CHECK(measure_sms(text).encoding == sms_encoding::gsm7);
    for (const std::string_view part : *parts) {
        CHECK(measure_sms(part).units <= 153);
        CHECK((part.front() == 'G' || part.front() == 'a'));
        if (part.data() + part.size() != text.data() + text.size()) CHECK(part.back() == ' ');
    }
}

TEST_CASE("a text that fits one message is one part, up to the last unit") {
    for (const auto& [unit, most] : {std::pair{"办", 70U}, std::pair{"a", 160U}}) {
        std::string text;
        for (unsigned i = 0; i < most; ++i) text += unit;
        const auto one = split_sms(text);
        REQUIRE(one);
        CHECK(one->size() == 1);
        CHECK(joined(*one) == text);
    }
    REQUIRE(split_sms(""));
    CHECK(split_sms("")->size() == 1);
}

TEST_CASE("what cannot be sent whole is refused where it begins") {
    const std::string link = "https://a.example/" + std::string(150, 'x');
    const std::string text = "账单请见" + link;
    const auto refused = split_sms(text);
    REQUIRE(!refused);
    CHECK(refused.error().why == reason::too_long);
    CHECK(refused.error().where.offset == std::string("账单请见").size());

    std::string endless;
    for (int i = 0; i < 255 * 67; ++i) endless += "办";
    const auto most = split_sms(endless);
    REQUIRE(most);
    CHECK(most->size() == 255);
    const auto more = split_sms(endless + "办");
    REQUIRE(!more);
    CHECK(more.error().why == reason::too_many_parts);

    const auto bad = split_sms("\xE4\xB8");
    REQUIRE(!bad);
    CHECK(bad.error().why == reason::bad_utf8);
}

TEST_CASE("a long row of numbers is cut between them, for lack of a better place") {
    std::string numbers;
    for (int i = 0; i < 80; ++i) numbers += std::to_string(1000 + i) + " ";
    const auto parts = split_sms(numbers);
    REQUIRE(parts);
    CHECK(joined(*parts) == numbers);
    for (const std::string_view part : *parts) CHECK(part.size() % 5 == 0);
}

TEST_CASE("parts of random texts join to the text, fit, and are cut between characters") {
    const unsigned seed = 3040;
    CAPTURE(seed);
    std::mt19937 random(seed);
    const std::vector<std::string> pieces{"办", "理", "，", "5",          "元",     "GB",   " ",  "【", "】", "年",
                                          "€",  "[",  "x",  "\U0001F600", "\u0301", "个月", "一", "-",  "."};
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        const auto length = random() % 400;
        while (text.size() < length) text += pieces[random() % pieces.size()];
        const auto reference = random() % 2 != 0 ? sms_reference::eight_bit : sms_reference::sixteen_bit;
        const auto parts = split_sms(text, reference);
        if (!parts) {
            REQUIRE(parts.error().why == reason::too_long);
            continue;
        }
        REQUIRE(joined(*parts) == text);
        const sms_encoding encoding = sms_encoding_of(text);
        const std::size_t capacity =
            parts->size() == 1 ? sms_capacity(encoding) : sms_part_capacity(encoding, reference);
        for (const std::string_view part : *parts) {
            REQUIRE(is_utf8(part));
            std::size_t units = 0;
            for (const auto [offset, step] : code_points(part)) units += sms_units(step.code_point, encoding);
            REQUIRE(units <= capacity);
        }
        REQUIRE(parts->size() >= measure_sms(text, reference).segments);
    }
}

TEST_CASE("real messages: code, number, price and signature arrive whole") {
    const auto data = mingbai_test::shared_data("cn_sms/sms_cn.tsv");
    if (!data) return;
    for (const std::string& line : mingbai_test::split(*data, '\n')) {
        const auto columns = mingbai_test::split(line, '\t');
        if (columns.size() != 4 || columns[0][0] == '#') continue;
        const auto parts = split_sms(columns[3]);
        REQUIRE(parts);
        CHECK(joined(*parts) == columns[3]);
        CHECK(parts->size() == measure_sms(columns[3]).segments);
        for (const char* piece : {"669344", "25JS110103", "每月15元", "24个月", "4008078114", "【中国电信】",
                                  "12.345GB", "2026年1月10日", "654321", "08月17日24时"}) {
            if (columns[3].find(piece) == std::string::npos) continue;
            bool whole = false;
            for (const std::string_view part : *parts) whole = whole || part.find(piece) != std::string_view::npos;
            INFO(columns[0] << ' ' << piece);
            CHECK(whole);
        }
    }
}

}  // namespace notice_sms_parts_test
