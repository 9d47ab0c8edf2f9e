// SPDX-License-Identifier: Apache-2.0
#include <mingbai/marketing/claim_reader.hpp>

#include <catch.hpp>
#include <string>
#include <vector>

namespace marketing_claim_reader_test {

using namespace mingbai;
using namespace mingbai::marketing;

claim only(const std::string& text, claim_kind kind) {
    std::vector<claim> found;
    for (const claim& each : read_claims(text))
        if (each.kind == kind) found.push_back(each);
    INFO(text);
    REQUIRE(found.size() == 1);
    return found[0];
}

std::uint64_t yuan(std::uint64_t micros) { return micros; }
constexpr std::uint64_t one = 1'000'000;

struct written {
    const char* text;
    const char* words;
    std::uint64_t value;
};

TEST_CASE("amounts of money are read however people write them, with the bytes where they stand") {
    for (const written& each : {written{"月租59元", "59元", 59 * one},
                                written{"五十九元一个月", "五十九元", 59 * one},
                                written{"只要五十九块钱", "五十九块钱", 59 * one},
                                written{"￥５９／月", "￥５９", 59 * one},
                                written{"月费¥59.90", "¥59.90", 59'900'000},
                                written{"RMB 59 per month", "RMB 59", 59 * one},
                                written{"CNY59 a month", "CNY59", 59 * one},
                                written{"59 yuan a month", "59 yuan", 59 * one},
                                written{"fifty-nine yuan a month", "fifty-nine yuan", 59 * one},
                                written{"a hundred and twenty yuan a month", "a hundred and twenty yuan", 120 * one},
                                written{"9.9元起", "9.9元", 9'900'000},
                                written{"9块9包月", "9块9", 9'900'000},
                                written{"九块九包月", "九块九", 9'900'000},
                                written{"1毛钱/MB", "1毛钱", 100'000},
                                written{"语音1毛5/分钟", "1毛5", 150'000},
                                written{"流量5分钱/MB", "5分钱", 50'000},
                                written{"两百元套餐", "两百元", 200 * one},
                                written{"套餐1,288元", "1,288元", 1288 * one},
                                written{"套餐1.2万元", "1.2万元", 12'000 * one},
                                written{"一口价59", "59", 59 * one}}) {
        const std::string text = each.text;
        const claim read = only(text, claim_kind::price);
        INFO(text);
        CHECK(read.words(text) == each.words);
        REQUIRE(read.count == 1);
        CHECK(read.values[0] == yuan(each.value));
        CHECK(read.unit == figure_unit::money);
    }
}

TEST_CASE("lists and ranges are one claim with every value") {
    const std::string list = "华油59/79/109元三档";
    const claim three = only(list, claim_kind::price);
    CHECK(three.words(list) == "59/79/109元");
    CHECK(std::vector<std::uint64_t>(three.stated().begin(), three.stated().end()) == std::vector<std::uint64_t>{59 * one, 79 * one, 109 * one});

    const std::string range = "流量30GB至100GB";
    const claim two = only(range, claim_kind::allowance);
    CHECK(two.words(range) == "30GB至100GB");
    CHECK(two.count == 2);
    CHECK(two.values[1] == 100ULL << 30);

    // A slash between a price and a unit, and two figures side by side, are no list.
    CHECK(only("10元/5GB", claim_kind::price).count == 1);
    CHECK(only("套餐10元10GB", claim_kind::price).values[0] == 10 * one);
    CHECK(only("套餐10元10GB", claim_kind::allowance).values[0] == 10ULL << 30);
}

TEST_CASE("what a price is for is read on both sides of it") {
    CHECK(only("59元/月", claim_kind::price).per == period{1, period_unit::month});
    CHECK(only("每月只要59元", claim_kind::price).per == period{1, period_unit::month});
    CHECK(only("9块钱一个月", claim_kind::price).per == period{1, period_unit::month});
    CHECK(only("一年只要600元", claim_kind::price).per == period{1, period_unit::year});
    CHECK(only("套餐包年600元", claim_kind::price).per == period{1, period_unit::year});
    CHECK(only("每天不到2元", claim_kind::price).per == period{1, period_unit::day});
    CHECK(only("59 yuan a month", claim_kind::price).per == period{1, period_unit::month});
    CHECK(only("套餐一次性10元", claim_kind::price).once);
    CHECK(only("套餐59元", claim_kind::price).per.count == 0);
}

TEST_CASE("from, up to and less than are kept") {
    CHECK(only("59元起", claim_kind::price).bound == claim_bound::at_least);
    CHECK(only("每月低至59元", claim_kind::price).bound == claim_bound::at_least);
    CHECK(only("from 59 yuan a month", claim_kind::price).bound == claim_bound::at_least);
    CHECK(only("每天不到2元", claim_kind::price).bound == claim_bound::below);
    CHECK(only("less than 60 yuan a month", claim_kind::price).bound == claim_bound::below);
    CHECK(only("宽带最高1000Mbps", claim_kind::speed).bound == claim_bound::at_most);
    CHECK(only("59元", claim_kind::price).bound == claim_bound::exact);
}

TEST_CASE("a rate says what a unit of use costs") {
    const claim rate = only("超出后0.1元/MB", claim_kind::price);
    CHECK(rate.topic == claim_topic::rate);
    CHECK(rate.what == service::data);
    CHECK(rate.each == 1ULL << 20);
    CHECK(only("每分钟0.15元", claim_kind::price).what == service::voice);
    CHECK(only("每分钟0.15元", claim_kind::price).each == 60);
    CHECK(only("0.1 yuan per text", claim_kind::price).what == service::sms);
    const claim pack = only("流量3元1GB", claim_kind::price);
    CHECK(pack.topic == claim_topic::rate);
    CHECK(pack.each == 1ULL << 30);
    CHECK(only("每月500元封顶", claim_kind::price).topic == claim_topic::ceiling);
}

TEST_CASE("money that is no price is none") {
    for (const char* text : {"预存100元", "押金50元", "deposit of 100 yuan"}) {
        INFO(text);
        for (const claim& each : read_claims(text)) CHECK(each.kind != claim_kind::price);
    }
    CHECK(only("充100送50元话费", claim_kind::gift).values[0] == 50 * one);
    CHECK(only("立减20元", claim_kind::discount).topic == claim_topic::price_reduction);
    CHECK(only("save 20 yuan", claim_kind::discount).values[0] == 20 * one);
    CHECK(only("原价99元", claim_kind::price).topic == claim_topic::regular_fee);
    CHECK(only("手机价1999元", claim_kind::price).topic == claim_topic::other_goods);
}

TEST_CASE("a discount is the share of the price that is left") {
    CHECK(only("5折", claim_kind::discount).values[0] == 50);
    CHECK(only("8.5折", claim_kind::discount).values[0] == 85);
    CHECK(only("八八折", claim_kind::discount).values[0] == 88);
    CHECK(only("95折", claim_kind::discount).values[0] == 95);
    CHECK(only("半价办理", claim_kind::discount).values[0] == 50);
    CHECK(only("20% off", claim_kind::discount).values[0] == 80);
    CHECK(only("half price", claim_kind::discount).values[0] == 50);
}

TEST_CASE("volumes, speeds and networks are told apart") {
    CHECK(only("100G流量", claim_kind::allowance).values[0] == 100ULL << 30);
    CHECK(only("三十个G流量", claim_kind::allowance).values[0] == 30ULL << 30);
    CHECK(only("流量500M", claim_kind::allowance).values[0] == 500ULL << 20);
    CHECK(only("宽带1000M", claim_kind::speed).values[0] == 1'000'000'000);
    CHECK(only("家庭1000M", claim_kind::speed).values[0] == 1'000'000'000);
    CHECK(only("千兆宽带", claim_kind::speed).values[0] == 1'000'000'000);
    CHECK(only("300Mbps", claim_kind::speed).values[0] == 300'000'000);
    CHECK(only("thirty gigabytes", claim_kind::allowance).values[0] == 30ULL << 30);
    CHECK(only("10元5G流量", claim_kind::allowance).values[0] == 5ULL << 30);
    CHECK(read_claims("5G网络覆盖广").empty());
    CHECK(read_claims("支持5G").empty());
    CHECK(read_claims("4G/5G手机").empty());
    CHECK(only("流量不限量", claim_kind::allowance).topic == claim_topic::without_limit);
    CHECK(only("40GB后限速1Mbps", claim_kind::allowance).topic == claim_topic::throttle_point);
    CHECK(only("40GB后限速1Mbps", claim_kind::speed).topic == claim_topic::reduced_speed);
    CHECK(only("不限速", claim_kind::speed).topic == claim_topic::never_slower);
    CHECK(only("含40GB定向流量", claim_kind::allowance).what == service::directed_data);
}

TEST_CASE("minutes and texts are amounts, not times and things") {
    CHECK(only("通话500分钟", claim_kind::allowance).values[0] == 30'000);
    CHECK(only("短信一百条", claim_kind::allowance).values[0] == 100);
    CHECK(read_claims("三分钟开通").empty());
    CHECK(read_claims("30分钟内上门").empty());
    CHECK(read_claims("三条理由").empty());
}

TEST_CASE("gifts are what is given on top") {
    CHECK(only("送10GB流量", claim_kind::gift).values[0] == 10ULL << 30);
    CHECK(only("bonus 10GB", claim_kind::gift).values[0] == 10ULL << 30);
    CHECK(only("赠送视频会员", claim_kind::gift).topic == claim_topic::given_thing);
    CHECK(only("买一送一", claim_kind::gift).topic == claim_topic::given_thing);
    CHECK(read_claims("不送手机").empty());
}

TEST_CASE("an amount with nothing but its period goes on with the gift of the clause before") {
    const auto kinds = [](const char* text) {
        std::vector<claim_kind> found;
        for (const claim& each : read_claims(text)) found.push_back(each.kind);
        return found;
    };
    CHECK(kinds("返120元，每月10元") == std::vector{claim_kind::gift, claim_kind::gift});
    CHECK(kinds("套餐120元，每月10元") == std::vector{claim_kind::price, claim_kind::price});
    CHECK(kinds("返120元，月租10元").back() == claim_kind::price);
}

TEST_CASE("lengths of time: of the first price, of a commitment, of validity") {
    const claim first = only("前6个月29元", claim_kind::duration);
    CHECK(first.topic == claim_topic::first_period);
    CHECK(first.values[0] == 6);
    CHECK(only("首半年29元", claim_kind::duration).values[0] == 6);
    CHECK(only("首月0元", claim_kind::duration).values[0] == 1);
    CHECK(only("for the first six months", claim_kind::duration).values[0] == 6);
    CHECK(only("1-6月每月29元", claim_kind::duration).values[0] == 6);
    CHECK(only("新用户1-6月每月29元", claim_kind::duration).topic == claim_topic::first_period);
    CHECK(only("20元两个月", claim_kind::duration).values[0] == 2);
    CHECK(only("59元一个月", claim_kind::price).per == period{1, period_unit::month});
    CHECK(only("合约期两年", claim_kind::duration).topic == claim_topic::commitment_term);
    CHECK(only("合约期两年", claim_kind::duration).values[0] == 24);
    CHECK(only("24-month contract", claim_kind::duration).values[0] == 24);
    CHECK(only("无合约", claim_kind::duration).topic == claim_topic::no_commitment);
    CHECK(only("有效期7天", claim_kind::duration).unit == figure_unit::days);
    for (const char* text : {"7天无理由退订", "24小时客服", "提前1个月预约", "2026年新春", "第7个月", "质保2年"}) {
        INFO(text);
        CHECK(read_claims(text).empty());
    }
}

TEST_CASE("dates end or begin an offer") {
    CHECK(only("截止2026年12月31日", claim_kind::deadline).values[0] == 20261231);
    CHECK(only("12月31日前", claim_kind::deadline).values[0] == 1231);
    CHECK(only("until 31 December 2026", claim_kind::deadline).values[0] == 20261231);
    CHECK(only("by December 31, 2026", claim_kind::deadline).values[0] == 20261231);
    CHECK(only("2026-12-31截止", claim_kind::deadline).topic == claim_topic::last_day);
    CHECK(only("自2026年2月9日起", claim_kind::deadline).topic == claim_topic::first_day);
    CHECK(read_claims("2026年2月30日").size() == read_claims("").size());
}

TEST_CASE("persons, places and channels") {
    CHECK(only("新老用户同享", claim_kind::availability).topic == claim_topic::everyone);
    CHECK(only("新用户专享", claim_kind::availability).topic == claim_topic::new_customers);
    CHECK(only("existing customers welcome", claim_kind::availability).topic == claim_topic::existing_customers);
    CHECK(only("石家庄用户", claim_kind::availability).topic == claim_topic::region);
    CHECK(only("全国用户可办", claim_kind::availability).topic == claim_topic::sold_nationwide);
    CHECK(only("全国通用流量", claim_kind::availability).topic == claim_topic::used_nationwide);
    CHECK(only("到营业厅办理", claim_kind::availability).topic == claim_topic::hall);
    CHECK(only("网上营业厅办理", claim_kind::availability).topic == claim_topic::website);
    CHECK(read_claims("我们有500家营业厅").empty());
}

TEST_CASE("free, and what is called free in passing") {
    CHECK(only("0元购", claim_kind::free).words("0元购") == "0元购");
    CHECK(only("首月0元", claim_kind::free).topic == claim_topic::free_plan);
    CHECK(only("免费安装", claim_kind::free).topic == claim_topic::free_setup);
    CHECK(only("absolutely free", claim_kind::free).topic == claim_topic::free_plan);
    for (const char* text : {"免费热线", "客服免费咨询", "call our toll-free number", "并非免费", "it is not free"}) {
        INFO(text);
        CHECK(read_claims(text).empty());
    }
}

TEST_CASE("comparisons, superlatives, inducement and pressure") {
    CHECK(only("比同价位套餐多一倍", claim_kind::comparison).words("比同价位套餐多一倍") == "比同价位套餐");
    CHECK(only("cheaper than others", claim_kind::comparison).length == 12);
    CHECK(read_claims("性价比高").empty());
    CHECK(only("全网最低价", claim_kind::superlative).offset == 0);
    CHECK(read_claims("这不是最低价").empty());
    CHECK(read_claims("not the cheapest").empty());
    CHECK(only("仅限今天", claim_kind::pressure).offset == 0);
    CHECK(only("最后10名", claim_kind::pressure).words("最后10名") == "最后10名");
    CHECK(only("最后三天", claim_kind::pressure).words("最后三天") == "最后三天");
    CHECK(only("超值", claim_kind::inducement).offset == 0);
}

TEST_CASE("offsets are bytes of the text as it was given, wide characters before them included") {
    const std::string text = "【ＡＢ】，月租５９元";
    const claim read = only(text, claim_kind::price);
    CHECK(read.words(text) == "５９元");
    CHECK(read.offset == std::string("【ＡＢ】，月租").size());
}

TEST_CASE("a Chinese comma never parts thousands") {
    const auto found = read_claims("月租59，100条短信");
    REQUIRE(found.size() == 2);
    CHECK(found[0].values[0] == 59 * one);
    CHECK(found[1].values[0] == 100);
}

TEST_CASE("numbers too large for any plan, and bytes that are no text, are passed over") {
    for (const char* text : {"99999999999999999999元", "9999999999999999GB", "\xff\xfe 59", "万元", "元元元"}) {
        INFO(text);
        for (const claim& each : read_claims(text)) CHECK(each.offset + each.length <= std::string(text).size());
    }
}

}  // namespace marketing_claim_reader_test
