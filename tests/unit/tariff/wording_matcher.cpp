// SPDX-License-Identifier: Apache-2.0
#include <mingbai/tariff/wording_matcher.hpp>

#include <catch.hpp>

#include <string>
#include <string_view>

namespace tariff_wording_matcher_test {

using namespace mingbai;

std::string shown(const wording_matcher& matcher, std::string_view text) {
    std::string all;
    matcher.find(text, [&](const wording_hit& hit) {
        if (!all.empty()) all += ' ';
        all += to_text(hit.category);
        all += ':';
        all += text.substr(hit.offset, hit.length);
    });
    return all;
}

TEST_CASE("the standard matcher finds what the standard search finds") {
    const wording_matcher matcher;
    CHECK(matcher.list().size() == standard_lexicon().size());
    CHECK(shown(matcher, "永久免费，手慢无，以公告为准，最低消费39元") ==
          "inducement:永久免费 pressure:手慢无 hidden_condition:以公告为准");
    CHECK(shown(matcher, "UNLIMITED ｄａｔａ, act now") == "unlimited_claim:UNLIMITED pressure:act now");
    CHECK(shown(matcher, "") == "");
    CHECK(shown(matcher, "最") == "superlative:最");
}

TEST_CASE("a carrier adds phrases of its own") {
    wording_list list;
    const auto index = list.add("全家桶", wording_category::inducement);
    REQUIRE(index);
    CHECK(list.add("Ｈｏｔ Deal", wording_category::inducement));
    CHECK(list.add("  送５Ｇ\t手机 ", wording_category::inducement));
    const wording_matcher matcher(std::move(list));
    CHECK(matcher.list()[*index].text == "全家桶");
    CHECK(shown(matcher, "办全家桶") == "inducement:全家桶");
    CHECK(shown(matcher, "a HOT deal, not hot dealers") == "inducement:HOT deal");
    CHECK(shown(matcher, "送5g 手机") == "inducement:送5g 手机");
}

TEST_CASE("a carrier overrules phrases") {
    wording_list list;
    CHECK(shown(wording_matcher(list), "钜惠套餐，第一人民公园") == "inducement:钜惠 superlative:第一");
    REQUIRE(list.allow("钜惠"));
    REQUIRE(list.allow("第一人民公园"));
    REQUIRE(list.add("最低", wording_category::superlative));
    const wording_matcher matcher(list);
    CHECK(shown(matcher, "钜惠套餐，第一人民公园，最低消费") == "superlative:最低");
    CHECK(shown(matcher, "第一人民医院旁第一") == "superlative:第一");
    CHECK(list.size() == standard_lexicon().size() + 1);  // only the park is new
}

TEST_CASE("a list from nothing") {
    wording_list list = wording_list::empty();
    CHECK(shown(wording_matcher(list), "最佳") == "");
    REQUIRE(list.add("é", wording_category::vague));       // two bytes
    REQUIRE(list.add("𠮷", wording_category::vague));      // four bytes
    REQUIRE(list.add("#1", wording_category::vague));
    REQUIRE(list.add("*", wording_category::vague));
    REQUIRE(list.add("ア", wording_category::vague));
    REQUIRE(list.add("x", wording_category::vague));
    const wording_matcher matcher(list);
    CHECK(shown(matcher, "aéb") == "vague:é");
    CHECK(shown(matcher, "土𠮷士") == "vague:𠮷");
    CHECK(shown(matcher, "we are #1, ＃１!") == "vague:#1 vague:＃１");
    CHECK(shown(matcher, "#12") == "");
    CHECK(shown(matcher, "a*b ＊") == "vague:* vague:＊");
    CHECK(shown(matcher, "ｱア") == "vague:ｱ vague:ア");
    CHECK(shown(matcher, "x xx Ｘ xＸ") == "vague:x vague:Ｘ");
}

TEST_CASE("what is no phrase is refused") {
    wording_list list;
    CHECK(list.add("\xE6\x9C", wording_category::vague).error().why == reason::bad_utf8);
    CHECK(list.add("", wording_category::vague).error().why == reason::out_of_range);
    CHECK(list.add(" \t　", wording_category::vague).error().why == reason::out_of_range);
    CHECK(list.add(std::string(256, 'a'), wording_category::vague).error().why == reason::too_long);
    CHECK(list.add(std::string(255, 'a'), wording_category::vague));
    CHECK(list.size() == standard_lexicon().size() + 1);
}

TEST_CASE("a copied or moved list keeps its phrases") {
    wording_list list = wording_list::empty();
    REQUIRE(list.add("短", wording_category::vague));
    wording_list copy = list;
    const wording_list moved = std::move(list);
    REQUIRE(copy.add("长", wording_category::vague));
    CHECK(moved.size() == 1);
    CHECK(moved[0].text == "短");
    CHECK(shown(wording_matcher(copy), "短长") == "vague:短 vague:长");
    wording_matcher first(copy);
    const wording_matcher second = std::move(first);
    CHECK(shown(second, "短长") == "vague:短 vague:长");
}

}  // namespace tariff_wording_matcher_test
