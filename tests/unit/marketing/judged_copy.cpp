// SPDX-License-Identifier: Apache-2.0
#include <mingbai/marketing/judged_copy.hpp>
#include <mingbai/tariff/owned_plan.hpp>

#include <advertised_plans.hpp>
#include <catch.hpp>
#include <span>
#include <string>
#include <string_view>

namespace marketing_judged_copy_test {

using namespace mingbai;
using namespace mingbai::marketing;
namespace plans = mingbai_test::advertised;

/// The verdicts of the claims in their order: + supported, ! missing its condition, - contradicted, ? unsupported.
template <class Plan>
std::string verdicts(std::string_view text, const Plan& plan) {
    std::string all;
    for (const judged_claim& each : judge_copy(text, plan).claims()) {
        switch (each.verdict) {
            case claim_verdict::supported: all += '+'; break;
            case claim_verdict::missing_condition: all += '!'; break;
            case claim_verdict::contradicted: all += '-'; break;
            case claim_verdict::unsupported: all += '?'; break;
        }
    }
    return all;
}

template <class Plan>
judged_claim first(std::string_view text, const Plan& plan) {
    const judged_copy judged = judge_copy(text, plan);
    REQUIRE_FALSE(judged.claims().empty());
    return judged.claims()[0];
}

TEST_CASE("a price is the plan's, for the period that is said, or it is contradicted") {
    CHECK(verdicts("月租59元", plans::dawn) == "+");
    CHECK(verdicts("月租58元", plans::dawn) == "-");
    CHECK(first("月租58元", plans::dawn).where == element::price);
    CHECK(verdicts("每年708元", plans::dawn) == "+");
    CHECK(verdicts("每年700元", plans::dawn) == "-");
    CHECK(verdicts("每月59元", plans::refill) == "-");
    CHECK(verdicts("一次性10元", plans::refill) == "+");
    CHECK(verdicts("每月10元", plans::refill) == "-");  // it is paid once
    CHECK(verdicts("59元起", plans::dawn) == "+");
    CHECK(verdicts("49元起", plans::dawn) == "-");
    CHECK(verdicts("配件39元", plans::dawn) == "?");  // nothing says that it is the plan's
}

TEST_CASE("a fee that is paid once is no price of a month, and no price that is not stated") {
    static constexpr plans::fee fees[]{{"安装调测费", 80_cny}};
    literal_tariff_plan plan = plans::fibre;  // 100 yuan a month
    plan.one_off_fees = fees;
    CHECK(verdicts("每月80元", plan) == "-");
    CHECK(verdicts("70元起", plan) == "-");
}

TEST_CASE("less than an amount a day is held against an average day of the year") {
    // 59 yuan a month are 1.94 yuan on an average day.
    CHECK(verdicts("每天不到2元", plans::dawn) == "+");
    CHECK(verdicts("每天不到1.94元", plans::dawn) == "+");
    CHECK(verdicts("每天不到1.93元", plans::dawn) == "?");  // in a month of 31 days only
    CHECK(verdicts("每天不到1.9元", plans::dawn) == "-");   // in no month
    CHECK(verdicts("每天不到1元", plans::dawn) == "-");
    CHECK(verdicts("不到60元一个月", plans::dawn) == "+");
    CHECK(verdicts("不到59元一个月", plans::dawn) == "-");
}

TEST_CASE("of several prices it is enough that one is the plan's, unless the clause names the plan") {
    CHECK(verdicts("月租59元，隔壁卖99元", plans::dawn) == "+?");
    CHECK(verdicts("晨光套餐99元，隔壁卖59元", plans::dawn) == "-+");
    CHECK(verdicts("别家要99元，我们59元", plans::dawn) == "??+");
}

TEST_CASE("the first months' price needs its length and the price that follows") {
    CHECK(verdicts("新用户前6个月29元，之后59元", plans::start) == "++++");
    CHECK(verdicts("新用户29元/月", plans::start) == "+!");
    const judged_copy judged = judge_copy("新用户29元/月", plans::start);
    CHECK(judged.claims()[1].missing.has(offer_condition::first_months));
    CHECK_FALSE(judged.claims()[1].missing.has(offer_condition::customers));
    CHECK(verdicts("新用户前12个月29元，之后59元", plans::start) == "+-++");
    CHECK(verdicts("新用户前6个月29元，之后69元", plans::start) == "+++-");
    CHECK(verdicts("新用户前6个月共174元，之后59元", plans::start) == "++++");
}

TEST_CASE("rates and ceilings are those of use beyond the allowance, per unit") {
    CHECK(verdicts("套外0.1元/MB", plans::dawn) == "+");
    CHECK(verdicts("套外102.4元/GB", plans::dawn) == "+");  // 1024 MB at 0.1
    CHECK(verdicts("套外5元/GB", plans::dawn) == "-");
    CHECK(first("套外5元/GB", plans::dawn).where == element::overage);
    CHECK(verdicts("流量费每月500元封顶", plans::dawn) == "+");
    CHECK(verdicts("流量费每月600元封顶", plans::dawn) == "-");
    CHECK(verdicts("套外0.1元/MB", plans::campus) == "?");
    CHECK(verdicts("平均2元/GB", plans::dawn) == "?");  // what the included volume comes to
}

TEST_CASE("a discount is held against the first months' price and the next") {
    CHECK(verdicts("立减30元", plans::start) == "!");  // right, and says not for whom
    CHECK(verdicts("立减40元", plans::start) == "-");
    CHECK(verdicts("立省180元", plans::start) == "!");  // 30 in each of six months
    CHECK(verdicts("半价", plans::start) == "-");
    CHECK(verdicts("半价", plans::dawn) == "?");
}

TEST_CASE("amounts are those of the plan, or their sum") {
    CHECK(verdicts("30GB流量", plans::dawn) == "+");
    CHECK(verdicts("40GB流量", plans::dawn) == "-");
    CHECK(verdicts("20GB流量", plans::dawn) == "-");
    CHECK(verdicts("500分钟通话，100条短信", plans::dawn) == "++");
    CHECK(verdicts("600分钟通话，200条短信", plans::dawn) == "--");
    CHECK(verdicts("100条短信", plans::start) == "?");  // the plan lists none
    CHECK(verdicts("超过25GB流量", plans::dawn) == "+");
    CHECK(verdicts("学生60GB", plans::campus) == "+!");
    CHECK(first("60GB", plans::campus).missing.has(offer_condition::applications));
    CHECK(verdicts("学生60GB，其中40GB定向", plans::campus) == "+++");
    CHECK(verdicts("15GB流量", plans::village) == "!");
    CHECK(first("15GB流量", plans::village).missing.has(offer_condition::region));
    CHECK(verdicts("河北15GB流量", plans::village) == "++");
}

TEST_CASE("unlimited data needs the amount after which it is slower") {
    CHECK(verdicts("不限量", plans::lake) == "!");
    CHECK(first("不限量", plans::lake).missing.has(offer_condition::throttle));
    CHECK(verdicts("不限量，40GB后限速1Mbps", plans::lake) == "+++");
    CHECK(verdicts("不限量，60GB后限速", plans::lake) == "+-");
    CHECK(verdicts("40GB后限速2Mbps", plans::lake) == "+-");
    CHECK(verdicts("不限速", plans::lake) == "-");
    CHECK(verdicts("不限量", plans::dawn) == "-");
}

TEST_CASE("the speed of a line") {
    CHECK(verdicts("石家庄千兆宽带，合约24个月", plans::fibre) == "+++");
    CHECK(verdicts("石家庄500M宽带，合约24个月", plans::fibre) == "+-+");
    CHECK(verdicts("千兆宽带", plans::dawn) == "?");
}

TEST_CASE("gifts are in the plan, by amount or by name") {
    CHECK(verdicts("送视频会员", plans::returns) == "!");
    CHECK(verdicts("送视频会员", plans::dawn) == "?");
    CHECK(verdicts("送50GB流量", plans::dawn) == "-");  // more than everything that it includes
    CHECK(verdicts("送10GB流量", plans::dawn) == "?");
    CHECK(verdicts("学生送60GB流量", plans::campus) == "+?");  // all that it includes, and no more
    CHECK(verdicts("学生送61GB流量", plans::campus) == "+-");
    CHECK(verdicts("每月返10元话费", plans::returns) == "!");
    CHECK(verdicts("每月返20元话费", plans::returns) == "-");
}

TEST_CASE("what is free costs nothing, and states its commitment and minimum payment") {
    CHECK(verdicts("0元月租", plans::dawn) == "-");
    const judged_claim fake = first("0元购", plans::returns);
    CHECK(fake.verdict == claim_verdict::missing_condition);
    CHECK(fake.missing.has(offer_condition::commitment));
    CHECK(fake.missing.has(offer_condition::minimum));
    CHECK(verdicts("0元购，预存120元，合约12个月", plans::returns) == "++");
    CHECK(verdicts("免费安装", plans::fibre) == "-");
    CHECK(verdicts("免费办理", plans::dawn) == "?");
}

TEST_CASE("commitments, validity and dates") {
    CHECK(verdicts("合约期24个月", plans::dawn) == "-");
    CHECK(verdicts("无合约", plans::dawn) == "+");
    CHECK(verdicts("无合约", plans::fibre) == "-");
    CHECK(verdicts("合约期两年", plans::fibre) == "+");
    CHECK(verdicts("合约期12个月", plans::fibre) == "-");
    CHECK(first("合约期12个月", plans::fibre).where == element::commitment);
    CHECK(verdicts("有效期7天", plans::refill) == "+");
    CHECK(verdicts("有效期一周", plans::refill) == "+");
    CHECK(verdicts("有效期30天", plans::refill) == "-");
    CHECK(verdicts("截止2026年12月31日", plans::dawn) == "+");
    CHECK(verdicts("截止12月31日", plans::dawn) == "+");
    CHECK(verdicts("截止2027年1月1日", plans::dawn) == "-");
    CHECK(verdicts("截止2026年6月30日", plans::dawn) == "?");  // a promotion may be shorter
    CHECK(verdicts("自2026年1月1日起办理", plans::dawn) == "-");
}

TEST_CASE("for whom, where and through which channel") {
    CHECK(verdicts("所有用户可办", plans::dawn) == "+");
    CHECK(verdicts("所有用户可办", plans::start) == "-");
    CHECK(verdicts("老用户可办", plans::start) == "-");
    CHECK(verdicts("新用户专享", plans::start) == "+");
    CHECK(verdicts("新用户专享", plans::dawn) == "?");
    CHECK(verdicts("老年人可办", plans::campus) == "-");
    CHECK(verdicts("石家庄用户", plans::fibre) == "+");
    CHECK(verdicts("上海用户可办", plans::fibre) == "-");
    CHECK(verdicts("河北用户可办", plans::fibre) == "?");  // which cities lie in it is not known here
    CHECK(verdicts("全国用户可办", plans::fibre) == "-");
    CHECK(verdicts("全国用户可办", plans::dawn) == "+");
    CHECK(verdicts("全国流量", plans::village) == "-");
    CHECK(verdicts("全国通话", plans::village) == "+");
    for (const char* region : {"国内", "全国", ""}) {
        tariff_plan anywhere = to_owned(plans::village);
        anywhere.content[0].region = region;
        CHECK(verdicts("全国流量", anywhere) == "+");
    }
    CHECK(verdicts("营业厅办理", plans::start) == "-");
    CHECK(verdicts("APP办理", plans::start) == "+");
}

TEST_CASE("what the copy leaves out of the whole offer is marked once, at its first right price") {
    const judged_copy judged = judge_copy("千兆宽带，100元/月，1000M", plans::fibre);
    REQUIRE(judged.claims().size() == 3);
    CHECK(judged.claims()[1].what.kind == claim_kind::price);
    CHECK(judged.claims()[1].missing.has(offer_condition::commitment));
    CHECK(judged.claims()[1].missing.has(offer_condition::region));
    CHECK(judged.claims()[0].missing.empty());
    CHECK(judged.claims()[2].missing.empty());
    CHECK(verdicts("19元/月", plans::campus) == "!");
    CHECK(verdicts("校园卡19元/月", plans::campus) == "+");
    // A commitment that is denied is not stated.
    CHECK(judge_copy("石家庄100元/月，无合约", plans::fibre).claims()[1].missing.has(offer_condition::commitment));
}

TEST_CASE("copy that sells several plans: one of them must say it, and each value of a list") {
    const literal_tariff_plan* const sold[]{&plans::dawn, &plans::lake};
    const auto judge = [&](std::string_view text) { return judge_copy<literal_tariff_plan>(text, sold); };
    CHECK(judge("59元起").claims()[0].verdict == claim_verdict::supported);
    CHECK(judge("59/199元").claims()[0].verdict == claim_verdict::supported);
    CHECK(judge("59/99/199元起").claims()[0].verdict == claim_verdict::contradicted);
    CHECK(judge("月租199元").claims()[0].plan == 1);
    CHECK(judge("月租99元").claims()[0].verdict == claim_verdict::contradicted);
    const judged_copy both = judge("晨光59元，湖光189元");
    CHECK(both.claims()[1].verdict == claim_verdict::contradicted);
}

TEST_CASE("what the plan's source cannot state supports nothing and contradicts nothing") {
    auto plan = to_owned(plans::dawn);
    plan.unknown.add(element::price).add(element::content);
    CHECK(verdicts("月租29元，50GB流量", plan) == "??");
    tariff_plan empty;
    CHECK(verdicts("新用户月租29元，50GB流量，合约24个月，2030年1月1日前营业厅办理，0元月租", empty) == "???????");
    CHECK(judge_copy<tariff_plan>("月租29元", std::span<const tariff_plan* const>()).claims()[0].verdict == claim_verdict::unsupported);
}

TEST_CASE("prices are compared for plans in yuan only") {
    basic_tariff_plan<owning_storage<eur>> plan;
    plan.price = money<eur>::from_micros(59'000'000) / period{1, period_unit::month};
    CHECK(verdicts("月租59元", plan) == "?");
}

}  // namespace marketing_judged_copy_test
