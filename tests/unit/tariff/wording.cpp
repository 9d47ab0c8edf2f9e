// SPDX-License-Identifier: Apache-2.0
#include <mingbai/tariff/wording.hpp>

#include <catch.hpp>

#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tariff_wording_test {

using namespace mingbai;
using enum wording_category;

constexpr std::size_t count(std::string_view text, wording_category category) {
    std::size_t found = 0;
    find_wording(text, [&](const wording_hit& hit) { found += hit.category == category ? 1U : 0U; });
    return found;
}

constexpr std::size_t count_all(std::string_view text) {
    std::size_t found = 0;
    find_wording(text, [&](const wording_hit&) { ++found; });
    return found;
}

std::vector<wording_hit> hits(std::string_view text) {
    std::vector<wording_hit> found;
    find_wording(text, [&](const wording_hit& hit) { found.push_back(hit); });
    return found;
}

/// The phrases found, as the text writes them, each in its category.
std::string shown(std::string_view text) {
    std::string all;
    for (const wording_hit& hit : hits(text)) {
        if (!all.empty()) all += ' ';
        all += to_text(hit.category);
        all += ':';
        all += text.substr(hit.offset, hit.length);
    }
    return all;
}

template <std::size_t Bytes>
constexpr auto filled_with(std::string_view piece) {
    std::array<char, Bytes> text{};
    for (std::size_t i = 0; i < Bytes; ++i) text[i] = piece[i % piece.size()];
    return text;
}

// The law's own three words, and a sentence that says only facts.
static_assert(count("国家级运营商的最佳套餐，最高级服务", superlative) == 3);
static_assert(count_all("月费59元，含30GB国内通用流量和500分钟国内语音，超出后流量5元/GB，语音0.15元/分钟。") == 0);

// 2,000 characters inside the compilers' default limits: a usual text, and texts made of nothing but beginnings.
constexpr auto usual = filled_with<6000>("套餐内国内通用流量三十吉字节，语音五百分钟，超出后每兆字节零点二九元，满十元后当日不再计费，次月恢复。");
constexpr auto firsts = filled_with<6000>("第一");
constexpr auto bounds = filled_with<6000>("不限");
constexpr auto mosts = filled_with<6000>("最");
constexpr auto nos = filled_with<2000>("no ");
static_assert(count_all({usual.data(), usual.size()}) == 0);
static_assert(count({firsts.data(), firsts.size()}, superlative) == 1000);
static_assert(count({bounds.data(), bounds.size()}, unlimited_claim) == 1000);
static_assert(count({mosts.data(), mosts.size()}, superlative) == 2000);
static_assert(count_all({nos.data(), nos.size()}) == 0);

TEST_CASE("the lexicon is large, folded, and says each phrase once") {
    std::array<std::size_t, wording_category_count> sizes{};
    std::set<std::string_view> seen;
    for (const wording_entry& entry : standard_lexicon()) {
        INFO(entry.text);
        ++sizes[static_cast<std::size_t>(entry.category)];
        CHECK(seen.insert(entry.text).second);
        REQUIRE_FALSE(entry.text.empty());
        for (std::size_t at = 0; at < entry.text.size();) {
            const auto step = decode_utf8(entry.text, at);
            REQUIRE(step.valid);
            CHECK(detail::fold_for_search(step.code_point) == step.code_point);
            at += step.size;
        }
    }
    CHECK(seen.size() - sizes[0] >= 300);
    for (const std::size_t size : sizes) CHECK(size >= 50);
}

TEST_CASE("every phrase of the lexicon is found in its category") {
    for (const wording_entry& entry : standard_lexicon()) {
        INFO(entry.text);
        const auto found = hits(entry.text);
        if (entry.category == harmless) {
            CHECK(found.empty());
            continue;
        }
        REQUIRE(found.size() == 1);
        CHECK(found[0].offset == 0);
        CHECK(found[0].length == entry.text.size());
        CHECK(found[0].category == entry.category);
        CHECK(standard_lexicon()[found[0].entry] == entry);
    }
}

TEST_CASE("every harmless phrase saves a word that would be found") {
    for (const wording_entry& entry : standard_lexicon()) {
        if (entry.category != harmless) continue;
        bool needed = false;
        for (const wording_entry& other : standard_lexicon())
            needed = needed || (other.category != harmless && entry.text.find(other.text) != std::string_view::npos);
        INFO(entry.text);
        CHECK(needed);
    }
}

TEST_CASE("words that only look objectionable are left alone") {
    for (const char* text : {
             "最低消费39元，最高速率500Mbps，合约最长24个月，最终以账单金额为计费结果，最后一公里由用户自备",
             "第一个月按天折算，第一季度结束前有效，第一、用户须实名",
             "每个账户有唯一标识，数值取绝对值",
             "不限品牌、不限机型，包括但不限于手机",
             "与无限极公司无关，合约为24个月，签约为线上",
             "达到流量上限时限速，期限时间以天计，限时段流量每日23时至次日7时使用",
             "国家级贫困县用户，外国人永久居留身份证可办理",
             "王者荣耀定向流量，当月最后一天24时失效",
             "The speed is best effort. Data used in generals is nobody's. The rest is etcetera.",
         }) {
        INFO(text);
        CHECK(shown(text).empty());
    }
}

TEST_CASE("each category is found in sentences") {
    CHECK(shown("套餐最划算，全网最低，行业第一") ==
          "superlative:最划算 superlative:全网最低 superlative:第一");
    CHECK(shown("部分地区可用，其他费用视情况收取") == "vague:部分地区 vague:其他费用 vague:视情况");
    CHECK(shown("0元购机，白送宽带，钜惠来袭") == "inducement:0元购机 inducement:白送 inducement:钜惠");
    CHECK(shown("以当地营业厅公告为准，最终解释权归本公司") ==
          "hidden_condition:以当地 hidden_condition:为准 hidden_condition:最终解释权");
    CHECK(shown("全国流量不限量，永不限速") == "unlimited_claim:不限量 unlimited_claim:永不限速");
    CHECK(shown("限时抢购，手慢无，名额有限") == "pressure:限时抢购 pressure:手慢无 pressure:名额有限");
    CHECK(shown("Truly unlimited data, absolutely free. Act now! Terms apply.") ==
          "unlimited_claim:Truly unlimited inducement:absolutely free pressure:Act now hidden_condition:Terms apply");
}

TEST_CASE("width and case do not hide a phrase, and the place is in the text as given") {
    const std::string text = "流量ＵＮＬＩＭＩＴＥＤ，１００％满意";
    const auto found = hits(text);
    REQUIRE(found.size() == 2);
    CHECK(text.substr(found[0].offset, found[0].length) == "ＵＮＬＩＭＩＴＥＤ");
    CHECK(found[0].offset == 6);
    CHECK(found[0].length == 27);
    CHECK(text.substr(found[1].offset, found[1].length) == "１００％满意");
    CHECK(shown("number　ONE") == "superlative:number　ONE");
    CHECK(shown("no\tlimits") == "unlimited_claim:no\tlimits");
}

TEST_CASE("letters and digits are found as whole words only") {
    CHECK(shown("bestow") == "");
    CHECK(shown("thebest") == "");
    CHECK(shown("ｂｅｓｔow") == "");
    CHECK(shown("the best.") == "superlative:best");
    CHECK(shown("套餐best价") == "superlative:best");
    CHECK(shown("10元购会员") == "");
    CHECK(shown("5.0元购会员") == "");
    CHECK(shown("1100%满意") == "");
    CHECK(shown("首月，0元购") == "inducement:0元购");
    CHECK(shown("etc") == "vague:etc");
}

TEST_CASE("the longer phrase speaks for the words in it") {
    CHECK(shown("永久免费") == "inducement:永久免费");
    CHECK(shown("最后机会") == "pressure:最后机会");
    CHECK(shown("不限量") == "unlimited_claim:不限量");
    // Overlapping phrases of which none holds the other are both there.
    CHECK(shown("限时免费送") == "pressure:限时免费 inducement:免费送");
    // 不限品牌 is harmless, and does not reach the claim beside it.
    CHECK(shown("不限品牌不限量") == "unlimited_claim:不限量");
    CHECK(shown("最低最佳") == "superlative:最佳");
}

TEST_CASE("bytes that are not UTF-8 match nothing and hide nothing") {
    CHECK(shown("\xE6\x9C") == "");
    CHECK(shown("\xE6\x9C最佳\xFF第一") == "superlative:最佳 superlative:第一");
    CHECK(shown("\xE6no limits\xE4") == "unlimited_claim:no limits");
    CHECK(shown("") == "");
    CHECK(shown(std::string_view("最\0佳", 7)) == "superlative:最");
}

TEST_CASE("a category has names and advice") {
    for (std::size_t i = 0; i < wording_category_count; ++i) {
        const auto& text = describe(static_cast<wording_category>(i));
        CHECK(static_cast<std::size_t>(text.category) == i);
        CHECK_FALSE(text.name.empty());
        CHECK_FALSE(text.chinese.empty());
        CHECK_FALSE(text.advice.empty());
        CHECK_FALSE(text.advice_zh.empty());
    }
}

}  // namespace tariff_wording_test
