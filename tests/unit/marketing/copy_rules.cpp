// SPDX-License-Identifier: Apache-2.0
#include <mingbai/marketing/copy_rules.hpp>
#include <mingbai/profile/cn_miit.hpp>

#include <advertised_plans.hpp>
#include <catch.hpp>
#include <string>
#include <string_view>
#include <type_traits>

namespace marketing_copy_rules_test {

using namespace mingbai;
using namespace mingbai::marketing;
namespace plans = mingbai_test::advertised;

/// The rules that find something, with a mark for each finding: "01 01 06".
template <class Plan>
std::string broken(std::string_view text, const Plan& plan) {
    std::string all;
    const report found = check<copy_rules>(judge_copy(text, plan));
    for (const finding& each : found.kept()) all += (all.empty() ? "" : " ") + std::string(each.rule->id.substr(5));
    return all;
}

static_assert(std::is_same_v<profile::cn_miit::marketing_rules, copy_rules>);

TEST_CASE("no rule claims more than its source bears, and each has its own id") {
    std::string last;
    copy_rules::for_each([&]<class Rule>() {
        INFO(Rule::info.id);
        CHECK(claims_only_what_is_verified(Rule::info));
        CHECK(std::string(Rule::info.id) > last);
        CHECK_FALSE(Rule::info.title_zh.empty());
        last = Rule::info.id;
    });
    CHECK(copy_rules::size == 11);
}

TEST_CASE("each rule finds its own, and nothing else does") {
    CHECK(broken("月租59元，30GB流量", plans::dawn).empty());
    CHECK(broken("月租29元", plans::dawn) == "01");
    CHECK(broken("月租59元，50GB流量", plans::dawn) == "01");
    CHECK(broken("最佳套餐，月租59元", plans::dawn) == "02");
    CHECK(broken("合约24个月，月租59元", plans::dawn) == "03");
    CHECK(broken("截止2027年6月30日，月租59元", plans::dawn) == "03");
    CHECK(broken("营业厅办理，新用户59元", plans::start) == "03");
    CHECK(broken("0元月租", plans::dawn) == "04");
    CHECK(broken("0元购", plans::returns) == "04 04");  // the commitment, and the payment in advance
    CHECK(broken("0元购，预存120元", plans::returns) == "04");
    CHECK(broken("0元购，预存120元，合约12个月", plans::returns).empty());
    CHECK(broken("新用户29元/月", plans::start) == "05");
    CHECK(broken("29元/月", plans::start) == "05 06");
    CHECK(broken("月租199元，不限量", plans::lake) == "06");
    CHECK(broken("100元/月", plans::fibre) == "06 06");  // region and commitment
    CHECK(broken("月租59元，送视频会员", plans::dawn) == "07");
    CHECK(broken("流量比别家多", plans::dawn) == "08");
    CHECK(broken("全网最低价，月租59元", plans::dawn) == "09");
    CHECK(broken("超值！月租59元", plans::dawn) == "10");
    CHECK(broken("仅限今天！月租59元", plans::dawn) == "11");
}

TEST_CASE("a finding names the plan's element, the bytes of the claim and which claim it is") {
    const judged_copy judged = judge_copy("晨光套餐：月租59元，50GB流量", plans::dawn);
    const report found = check<copy_rules>(judged);
    REQUIRE(found.count() == 1);
    const finding& each = found.kept()[0];
    CHECK(each.rule == &copy_agrees_with_plan::info);
    CHECK(each.where.what == element::content);
    CHECK(each.where.offset == std::string("晨光套餐：月租59元，").size());
    CHECK(each.where.length == 4);
    CHECK(each.where.index == 1);
    CHECK(judged.words(judged.claims()[1]) == "50GB");
    CHECK_FALSE(found.passed());
}

TEST_CASE("every finding's place lies in the copy, and missing conditions name the element that states them") {
    const report found = check<copy_rules>(judge_copy("29元/月", plans::start));
    REQUIRE(found.count() == 2);
    CHECK(found.kept()[0].where.what == element::price);
    CHECK(found.kept()[1].where.what == element::audience);
    CHECK(found.count(severity::blocking) == 1);
    CHECK(found.count(severity::warning) == 1);
}

}  // namespace marketing_copy_rules_test
