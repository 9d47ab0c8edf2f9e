// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/money_literals.hpp>
#include <mingbai/base/quantity_literals.hpp>
#include <mingbai/marketing/plan_says.hpp>

#include <catch.hpp>

#include <plans.hpp>
#include <string>

namespace marketing_plan_says_test {

using namespace mingbai;
using namespace mingbai::literals;
using marketing::plan_says;

template <class Plan>
std::string chinese(const Plan& plan, element where) {
    return plan_says(plan, where, language::chinese);
}
template <class Plan>
std::string english(const Plan& plan, element where) {
    return plan_says(plan, where, language::english);
}

/// A plan with this one allowance.
tariff_plan with(basic_allowance<owning_storage<>> allowance) {
    tariff_plan plan;
    plan.content.push_back(std::move(allowance));
    return plan;
}

TEST_CASE("what a plan says in an element is said in a sentence, in the customer's language") {
    const auto& spring = mingbai_test::spring;
    CHECK(chinese(spring, element::name) == "春风套餐59元");
    CHECK(chinese(spring, element::filing_number) == "26HE900001");
    CHECK(chinese(spring, element::category) == "套餐");
    CHECK(chinese(spring, element::audience) == "河北省内公众用户");
    CHECK(chinese(spring, element::unsubscribe) == "发送TD到10000，次月生效");
    CHECK(chinese(spring, element::breach) == "无违约责任");
    CHECK(chinese(spring, element::region) == "河北");
    CHECK(chinese(spring, element::channels) == "营业厅、网上营业厅、APP");
    CHECK(english(spring, element::channels) == "营业厅, 网上营业厅, APP");
    CHECK(chinese(spring, element::price) == "每月59元");
    CHECK(chinese(spring, element::on_sale) == "2026-02-09");
    CHECK(chinese(spring, element::off_sale) == "2029-12-31");
    CHECK(chinese(spring, element::content) == "国内通用流量30GB/月；国内语音500分钟/月；短信100条/月");
    CHECK(english(spring, element::overage).find("; ") != std::string::npos);  // one part for each service
    CHECK_FALSE(chinese(spring, element::validity).empty());
    CHECK_FALSE(chinese(spring, element::commitment).empty());
}

TEST_CASE("a plan that says nothing in an element says nothing, and a page has no elements of other things") {
    const tariff_plan blank;
    for (std::uint16_t i = 1; i <= plan_element_count; ++i) {
        CAPTURE(i);
        CHECK(chinese(blank, static_cast<element>(i)).empty());
    }
    CHECK(chinese(mingbai_test::spring, element::signature).empty());
}

TEST_CASE("an allowance states its period in the words of its unit") {
    const auto data = [](period per) { return with({.what = service::data, .amount = 2_GB, .per = per}); };
    CHECK(chinese(data(1_day), element::content) == "国内通用流量2GB/天");
    CHECK(chinese(data(1_year), element::content) == "国内通用流量2GB/年");
    CHECK(english(data(1_month), element::content) == "data 2GB a month");
    CHECK(english(data(1_day), element::content) == "data 2GB a day");
    CHECK(english(data(1_year), element::content) == "data 2GB a year");
    CHECK(chinese(data(3_months), element::content) == "国内通用流量2GB/3个月");
    CHECK(english(data(3_months), element::content) == "data 2GB every 3 months");
    CHECK(chinese(data({}), element::content) == "国内通用流量2GB");
}

TEST_CASE("what limits an allowance stands in brackets behind it") {
    const auto limited = with({.what = service::data,
                               .amount = unlimited,
                               .region = "河北",
                               .detail = "校园",
                               .full_speed_until = 40_GB,
                               .reduced_to = 1_Mbps});
    CHECK(chinese(limited, element::content) == "国内通用流量不限量/月（校园；河北；40GB后限速至1Mbps）");
    CHECK(english(limited, element::content) == "data unlimited a month (校园; 河北; slower after 40GB, at 1Mbps)");
    const auto slower = with({.what = service::data, .amount = unlimited, .full_speed_until = 40_GB});
    CHECK(chinese(slower, element::content) == "国内通用流量不限量/月（40GB后限速）");
}

TEST_CASE("prices, notes and further words follow one another") {
    tariff_plan plan;
    plan.price = 59_cny / 1_month;
    plan.one_off_fees.push_back({"开户费", 10_cny});
    CHECK(chinese(plan, element::price) == "每月59元；开户费 10元");
    plan.introductory = introductory_price<cny>{29_cny / 1_month, 3_months, 59_cny / 1_month};
    CHECK(chinese(plan, element::price).find("29") != std::string::npos);  // the two prices, not the one alone
    CHECK(chinese(plan, element::price).find("59") != std::string::npos);
    plan.content.push_back({.what = service::sms, .amount = 5_sms});
    plan.content_text = "含一项权益";
    CHECK(chinese(plan, element::content) == "短信5条/月；含一项权益");
    plan.notes = "限一张副卡";
    plan.restrictions = {"限新用户", "限一次"};
    CHECK(chinese(plan, element::notes) == "限一张副卡；限新用户；限一次");
    CHECK(english(plan, element::notes) == "限一张副卡; 限新用户; 限一次");
}

}  // namespace marketing_plan_says_test
