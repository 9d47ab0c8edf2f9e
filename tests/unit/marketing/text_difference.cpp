// SPDX-License-Identifier: Apache-2.0
#include <mingbai/marketing/text_difference.hpp>

#include <catch.hpp>
#include <string>
#include <string_view>

namespace marketing_text_difference_test {

using namespace mingbai::marketing;

std::string shown(std::string_view approved, std::string_view other, const display_policy& policy = {}) {
    std::string all;
    for (const text_change& each : text_differences(approved, other, policy))
        all += "[" + std::string(each.approved(approved)) + "|" + std::string(each.shown(other)) + "]";
    return all;
}

TEST_CASE("a figure differs as a whole, with its unit") {
    CHECK(shown("春风套餐59元/月，含30GB", "春风套餐29元/月，含30GB") == "[59元|29元]");
    CHECK(shown("含30GB流量", "含300GB流量") == "[30GB|300GB]");
    CHECK(shown("套餐1,288元", "套餐1,388元") == "[1,288元|1,388元]");
    CHECK(shown("每月9.9元", "每月9.8元") == "[9.9元|9.8元]");
    CHECK(shown("合约24个月。", "合约12个月。") == "[24个月|12个月]");
}

TEST_CASE("words of Latin letters differ as words, Chinese as characters") {
    CHECK(shown("the best plan", "the nice plan") == "[best|nice]");
    CHECK(shown("新用户专享", "老用户专享") == "[新|老]");
    CHECK(shown("仅限新用户办理", "办理") == "[仅限新用户|]");
    CHECK(shown("办理", "立即办理") == "[|立即]");
    CHECK(shown("每月59元", "每月59元，仅限今天") == "[|，仅限今天]");
}

TEST_CASE("several changes are told apart, and one character between two of them is not") {
    CHECK(shown("月租59元，流量30GB，通话500分钟", "月租29元，流量30GB，通话100分钟") == "[59元|29元][500分钟|100分钟]");
    CHECK(shown("甲乙丙", "丁乙戊") == "[甲乙丙|丁乙戊]");
}

TEST_CASE("widths and blanks differ only where the policy says so") {
    const std::string_view approved = "春风套餐59元（河北），含30GB";
    const std::string_view wide = "春风套餐 ５９元(河北)，\n含 30ＧＢ ";
    CHECK(shown(approved, wide).empty());
    CHECK_FALSE(shown(approved, wide, {.any_width = false}).empty());
    CHECK_FALSE(shown(approved, wide, {.any_blanks = false}).empty());
    CHECK(shown("59 元", "59元").empty());
    CHECK(shown("1，288", "1,288").empty());
    CHECK(shown("a b", "a  b", {.any_blanks = false}) == "[| ]");
}

TEST_CASE("empty texts and bytes that are not UTF-8") {
    CHECK(shown("", "").empty());
    CHECK(shown("", "甲") == "[|甲]");
    CHECK(shown("甲", "") == "[甲|]");
    CHECK(shown("a\xff", "a\xfe") == "[\xff|\xfe]");
    // A replacement character is no broken byte.
    CHECK_FALSE(shown("\xff", "\xEF\xBF\xBD").empty());
}

}  // namespace marketing_text_difference_test
