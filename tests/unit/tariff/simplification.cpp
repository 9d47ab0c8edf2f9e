// SPDX-License-Identifier: Apache-2.0
#include <mingbai/tariff/owned_plan.hpp>
#include <mingbai/tariff/simplification.hpp>

#include <catch.hpp>
#include <functional>
#include <plans.hpp>
#include <string>
#include <vector>

namespace tariff_simplification_test {

using namespace mingbai;
using namespace mingbai::literals;

using change = std::function<void(tariff_plan&)>;

dominance against(const change& other) {
    const tariff_plan plan = to_owned(mingbai_test::spring);
    tariff_plan better = plan;
    better.filing_number = "26HE900002";
    other(better);
    return compare_plans(plan, better);
}

TEST_CASE("a plan is beaten by one that is better in one element and worse in none") {
    CHECK(against([](tariff_plan&) {}) == dominance::equal);
    const std::vector<change> better{
        [](tariff_plan& p) { p.price = 49_cny / 1_month; },
        [](tariff_plan& p) { p.price = 588_cny / 1_year; },
        [](tariff_plan& p) { p.content[0].amount = 40_GB; },
        [](tariff_plan& p) { p.content.push_back({service::rights, pieces{1}}); },
        [](tariff_plan& p) { p.regions.push_back("北京"); },
        [](tariff_plan& p) { p.regions.clear(); },
        [](tariff_plan& p) { p.channels.push_back("电话"); },
        [](tariff_plan& p) { p.content[0].amount = unlimited; p.content[0].full_speed_until = unlimited; },
        [](tariff_plan& p) { p.content[0].amount = unlimited; p.content[0].full_speed_until = 40_GB; },  // 30 GB, then nothing, before
        [](tariff_plan& p) { p.content.push_back(p.content[0]); },  // twice as much
    };
    for (const change& each : better) CHECK(against(each) == dominance::beaten);
}

TEST_CASE("a plan that is better in anything, or differs in words, is not beaten") {
    const std::vector<change> not_better{
        [](tariff_plan& p) { p.price = 69_cny / 1_month; },
        [](tariff_plan& p) { p.price = 720_cny / 1_year; },
        [](tariff_plan& p) { p.price = 1_cny / 30_days; },
        [](tariff_plan& p) { p.price.reset(); },
        [](tariff_plan& p) { p.price = 49_cny / 1_month; p.content[1].amount = 100_min; },
        [](tariff_plan& p) { p.price = 49_cny / 1_month; p.content.pop_back(); },
        [](tariff_plan& p) { p.price = 49_cny / 1_month; p.regions = {"北京"}; },
        [](tariff_plan& p) { p.price = 49_cny / 1_month; p.commitment->term = 24_months; },
        [](tariff_plan& p) { p.price = 49_cny / 1_month; p.one_off_fees.push_back({"SIM卡", 20_cny}); },
        [](tariff_plan& p) { p.price = 49_cny / 1_month; p.overage[0].rates[0].price = 1_cny; },
        [](tariff_plan& p) { p.price = 49_cny / 1_month; p.audience = "新用户"; },
        [](tariff_plan& p) { p.price = 49_cny / 1_month; p.restrictions.push_back("限一次"); },
        [](tariff_plan& p) { p.price = 49_cny / 1_month; p.unknown.add(element::breach); },
        [](tariff_plan& p) { p.price = 49_cny / 1_month; p.validity->renews_automatically = false; },
        [](tariff_plan& p) { p.price = 49_cny / 1_month; p.unreadable.add(element::breach); },
        [](tariff_plan& p) { p.price = 49_cny / 1_month; p.category = "加装包"; },
        [](tariff_plan& p) { p.price = 49_cny / 1_month; p.introductory = introductory_price<cny>{9_cny / 1_month, 3_months, 49_cny / 1_month}; },
        [](tariff_plan& p) { p.price = 49_cny / 1_month; p.content[0].region = "河北"; },  // another volume
        [](tariff_plan& p) { p.price = 49_cny / 1_month; p.content[0].detail = "视频应用"; },
        [](tariff_plan& p) { p.price = 49_cny / 1_month; p.content[0].per = 1_day; },
        [](tariff_plan& p) { p.price = 49_cny / 1_month; p.content[0].amount = unlimited; p.content[0].full_speed_until = 20_GB; },
        [](tariff_plan& p) { p.price = 49_cny / 1_month; p.content_text = "其他"; },
        [](tariff_plan& p) { p.price = 49_cny / 1_month; p.overage.pop_back(); },
        [](tariff_plan& p) { p.price = 49_cny / 1_month; p.overage[0].what = service::directed_data; },
        [](tariff_plan& p) { p.price = 49_cny / 1_month; p.channels = {"APP"}; },
        [](tariff_plan& p) { p.price = 49_cny / 1_month; p.commitment.reset(); },
        [](tariff_plan& p) { p.price = 49_cny / 1_month; p.commitment->early_termination_charge = 100_cny; },
        [](tariff_plan& p) { p.price = 49_cny / 1_month; p.notes = "以营业厅公示为准"; },
        [](tariff_plan& p) { p.price = 49_cny / 1_month; p.unsubscribe = "到营业厅办理"; },
        [](tariff_plan& p) { p.price = 49_cny / 1_month; p.breach = "须补交优惠"; },
    };
    for (std::size_t i = 0; i < not_better.size(); ++i) {
        CAPTURE(i);
        CHECK(against(not_better[i]) == dominance::none);
    }
}

TEST_CASE("commitments are compared where both are counted alike, and sales where they are everywhere") {
    tariff_plan bound = to_owned(mingbai_test::spring);
    bound.commitment = basic_commitment<owning_storage<>>{24_months, 300_cny};
    tariff_plan shorter = bound;
    shorter.commitment->term = 12_months;
    CHECK(compare_plans(bound, shorter) == dominance::beaten);
    CHECK(compare_plans(shorter, bound) == dominance::none);
    shorter.commitment->term = 1_year;  // how long that is in months is not asked here
    CHECK(compare_plans(bound, shorter) == dominance::none);
    shorter = bound;
    shorter.commitment->early_termination_charge = 200_cny;
    CHECK(compare_plans(bound, shorter) == dominance::beaten);
    CHECK(compare_plans(shorter, bound) == dominance::none);

    tariff_plan everywhere = to_owned(mingbai_test::spring);
    everywhere.regions.clear();
    tariff_plan somewhere = everywhere;
    somewhere.regions = {"河北"};
    CHECK(compare_plans(everywhere, somewhere) == dominance::none);
    CHECK(compare_plans(somewhere, everywhere) == dominance::beaten);
    CHECK(compare_plans(everywhere, everywhere) == dominance::equal);

    // What is paid once and what is paid every month do not compare, whichever is the lower number.
    tariff_plan paid_once = to_owned(mingbai_test::spring);
    paid_once.price = 100_cny / once;
    CHECK(compare_plans(paid_once, to_owned(mingbai_test::spring)) == dominance::none);
    CHECK(compare_plans(to_owned(mingbai_test::spring), paid_once) == dominance::none);
    tariff_plan cheaper_once = paid_once;
    cheaper_once.price = 90_cny / once;
    CHECK(compare_plans(paid_once, cheaper_once) == dominance::beaten);

    // Without limit, but slower from different uses on.
    tariff_plan open = to_owned(mingbai_test::spring);
    open.content[0].amount = unlimited;
    open.content[0].full_speed_until = 40_GB;
    tariff_plan more = open;
    CHECK(compare_plans(open, more) == dominance::equal);
    more.content[0].full_speed_until = unlimited;
    CHECK(compare_plans(open, more) == dominance::beaten);
}

TEST_CASE("being beaten is irreflexive and asymmetric, for all pairs of variants") {
    std::vector<tariff_plan> plans;
    for (const auto price : {49_cny, 59_cny})
        for (const auto volume : {30_GB, 40_GB})
            for (const int months : {0, 24}) {
                plans.push_back(to_owned(mingbai_test::spring));
                plans.back().price = price / 1_month;
                plans.back().content[0].amount = volume;
                plans.back().commitment->term = {months, period_unit::month};
            }
    for (const tariff_plan& a : plans)
        for (const tariff_plan& b : plans) {
            const bool beaten = compare_plans(a, b) == dominance::beaten;
            CHECK((!beaten || compare_plans(b, a) == dominance::none));
            const bool expected = b.price->amount <= a.price->amount && b.content[0].amount.value() >= a.content[0].amount.value() &&
                                  b.commitment->term.count <= a.commitment->term.count && &a != &b;
            CHECK(beaten == expected);
        }
}

TEST_CASE("the report proposes what to merge, retire and rename, and says why") {
    std::vector<tariff_plan> plans(6, to_owned(mingbai_test::spring));
    for (std::size_t i = 0; i < plans.size(); ++i) plans[i].filing_number = "26HE90000" + std::to_string(i);
    plans[1].name = "春风套餐59元-次月生效";                                        // the terms of 0
    plans[2].price = 99_cny / 1_month;                                              // beaten by 0
    plans[3].name = "夏日畅享流量包";
    plans[3].audience = "学生";
    plans[3].price = 25_cny / 1_month;
    plans[4].name = "夏日畅享流量包";
    plans[4].audience = "老人";
    plans[4].price = 19.9_cny / 1_month;
    plans[5].name = "夏日畅亨流量包";
    plans[5].audience = "教师";
    const std::vector<simplification> found = simplify(std::span<const tariff_plan>(plans));
    REQUIRE(found.size() == 4);
    CHECK(found[0] == simplification{simplification_step::merge, simplification_reason::same_terms, {0, 1}});
    CHECK(found[1] == simplification{simplification_step::retire, simplification_reason::beaten, {0, 2}});
    CHECK(found[2] == simplification{simplification_step::rename, simplification_reason::same_name_other_price, {3, 4}});
    CHECK(found[3] == simplification{simplification_step::rename, simplification_reason::names_alike, {3, 4, 5}});
    const std::string text = to_text(std::span<const simplification>(found), std::span<const tariff_plan>(plans));
    CHECK(text.substr(0, text.find('\n')) == "资费内容相同, 建议合并 / the same terms: merge: 26HE900000 春风套餐59元; 26HE900001 春风套餐59元-次月生效");
}

}  // namespace tariff_simplification_test
