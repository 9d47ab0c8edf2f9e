// SPDX-License-Identifier: Apache-2.0
#include <mingbai/profile/cn_miit.hpp>
#include <mingbai/tariff/owned_plan.hpp>

#include <catch.hpp>
#include <functional>
#include <plans.hpp>
#include <set>
#include <string>

namespace profile_cn_miit_tariff_test {

using namespace mingbai;
using namespace mingbai::literals;
using rules = cn_miit::tariff_rules;

static_assert(conforms_to<mingbai_test::spring, rules>);

// A plan that breaks the rule `id`, in the element given, and nothing else that blocks.
struct broken {
    std::string_view id;
    element where;
    std::function<void(tariff_plan&)> by;
};

const broken cases[]{
    {"CN-T-01", element::name, [](tariff_plan& p) { p.name.clear(); }},
    {"CN-T-01", element::filing_number, [](tariff_plan& p) { p.filing_number.clear(); }},
    {"CN-T-01", element::category, [](tariff_plan& p) { p.category.clear(); }},
    {"CN-T-01", element::price, [](tariff_plan& p) { p.price.reset(); }},
    {"CN-T-01", element::content, [](tariff_plan& p) { p.content.clear(); }},
    {"CN-T-01", element::region, [](tariff_plan& p) { p.regions.clear(); }},
    {"CN-T-01", element::validity, [](tariff_plan& p) { p.validity.reset(); }},
    {"CN-T-01", element::channels, [](tariff_plan& p) { p.channels.clear(); }},
    {"CN-T-01", element::on_sale, [](tariff_plan& p) { p.on_sale.reset(); }},
    {"CN-T-01", element::off_sale, [](tariff_plan& p) { p.off_sale.reset(); }},
    {"CN-T-01", element::commitment, [](tariff_plan& p) { p.commitment.reset(); }},
    {"CN-T-02", element::filing_number, [](tariff_plan& p) { p.filing_number = "HE900001"; }},
    {"CN-T-02", element::filing_number, [](tariff_plan& p) { p.filing_number = "26he900001"; }},
    {"CN-T-03", element::off_sale, [](tariff_plan& p) { p.off_sale = std::chrono::year{2025} / 12 / 31; }},
    {"CN-T-03", element::on_sale, [](tariff_plan& p) { p.on_sale = std::chrono::year{2026} / 2 / 30; }},
    {"CN-T-04", element::off_sale, [](tariff_plan& p) { p.off_sale = std::chrono::year{2050} / 12 / 31; }},
    {"CN-T-05", element::price, [](tariff_plan& p) { p.price->per = once; }},
    {"CN-T-05", element::price, [](tariff_plan& p) {
         p.name = "春风套餐";
         p.price->amount = -1_cny;
     }},
    {"CN-T-06", element::name, [](tariff_plan& p) { p.name = "春风套餐79元"; }},
    {"CN-T-06", element::name, [](tariff_plan& p) { p.name = "春风套餐59元含50GB流量"; }},
    {"CN-T-06", element::name, [](tariff_plan& p) { p.name = "春风套餐59元含300分钟语音"; }},
    {"CN-T-07", element::price,
     [](tariff_plan& p) {
         p.name = "春风宽带包1年240元";
         p.price = 240_cny / 1_month;
     }},
    {"CN-T-08", element::audience, [](tariff_plan& p) { p.audience = "无"; }},
    {"CN-T-08", element::audience, [](tariff_plan& p) { p.audience.clear(); }},
    {"CN-T-09", element::price,
     [](tariff_plan& p) { p.price_components = {{"基本费", 39_cny}, {"流量包", 30_cny}}; }},
    {"CN-T-10", element::overage, [](tariff_plan& p) { p.overage.pop_back(); }},
    {"CN-T-11", element::overage, [](tariff_plan& p) { p.overage[1].rates[0].unit = 1_MB; }},
    {"CN-T-12", element::content, [](tariff_plan& p) { p.content[0].amount = unlimited; }},
    {"CN-T-12", element::content,
     [](tariff_plan& p) {
         p.content[0].amount = unlimited;
         p.content[0].full_speed_until = 40_GB;  // and then what?
     }},
    {"CN-T-13", element::price,
     [](tariff_plan& p) { p.introductory = {19_cny / 1_month, 6_months, 69_cny / 1_month}; }},
    {"CN-T-13", element::price,
     [](tariff_plan& p) { p.introductory = {19_cny / 1_month, period{}, 59_cny / 1_month}; }},
    {"CN-T-14", element::content, [](tariff_plan& p) { p.content[1].amount = 0_min; }},
    {"CN-T-14", element::content, [](tariff_plan& p) { p.content[1].amount = 50000_min; }},
    {"CN-T-14", element::content, [](tariff_plan& p) { p.content[1].amount = 30_GB; }},
    {"CN-T-15", element::content, [](tariff_plan& p) { p.content.push_back(p.content[0]); }},
    {"CN-T-16", element::breach,
     [](tariff_plan& p) {
         p.commitment->term = 24_months;
         p.breach.clear();
     }},
    {"CN-T-17", element::unsubscribe, [](tariff_plan& p) { p.unsubscribe.clear(); }},
    {"CN-T-18", element::validity, [](tariff_plan& p) { p.validity->renewal_term = period{}; }},
    {"CN-T-18", element::validity, [](tariff_plan& p) { p.validity->renews_automatically = false; }},
    {"CN-T-19", element::name, [](tariff_plan& p) { p.name = "最佳套餐59元"; }},
    {"CN-T-20", element::name, [](tariff_plan& p) { p.name = "顶级套餐59元"; }},
    {"CN-T-21", element::content, [](tariff_plan& p) { p.content_text = "视情况收取费用"; }},
    {"CN-T-22", element::notes, [](tariff_plan& p) { p.notes = "其他事项以营业厅公告为准"; }},
    {"CN-T-22", element::notes, [](tariff_plan& p) { p.notes = "详询客服热线"; }},
    {"CN-T-23", element::content, [](tariff_plan& p) { p.content_text = "全国流量不限量"; }},
    {"CN-T-24", element::content, [](tariff_plan& p) { p.content_text = "白送一个月会员"; }},
    {"CN-T-25", element::notes, [](tariff_plan& p) { p.notes = "先到先得，手慢无"; }},
    {"CN-T-26", element::content, [](tariff_plan& p) { p.content_text = "首月9.9元"; }},
    {"CN-T-27", element::notes,
     [](tariff_plan& p) {
         p.validity = plan_validity{24_months, false, {}};
         p.notes = "到期自动续订";
     }},
    {"CN-T-28", element::notes, [](tariff_plan& p) { p.notes = "仅限新入网用户办理"; }},
    {"CN-T-29", element::price,
     [](tariff_plan& p) {
         p.price.reset();
         p.unreadable.add(element::price);
     }},
    {"CN-T-29", element::breach, [](tariff_plan& p) { p.breach = "\xff"; }},
    {"CN-T-30", element::name,
     [](tariff_plan& p) {
         for (int i = 0; i < 41; ++i) p.name += "春";
     }},
    {"CN-T-31", element::name, [](tariff_plan& p) { p.name = "春风套餐59元（河北)"; }},
    {"CN-T-31", element::name, [](tariff_plan& p) { p.name = "春风套餐59元【河北"; }},
    {"CN-T-32", element::content, [](tariff_plan& p) { p.content_text = "每月50个G"; }},
    {"CN-T-33", element::audience, [](tariff_plan& p) { p.audience = "办理90687349的用户"; }},
};

TEST_CASE("a complete plan breaks no rule and gets no advice") {
    const report found = check<rules>(mingbai_test::spring);
    CHECK(found.clean());
    CHECK(check<rules>(to_owned(mingbai_test::spring)).clean());
}

TEST_CASE("each rule finds what it is there for, in its place") {
    for (const broken& each : cases) {
        tariff_plan plan = to_owned(mingbai_test::spring);
        each.by(plan);
        const report found = check<rules>(plan);
        CAPTURE(each.id, plan.name);
        bool found_it = false;
        for (const finding& one : found.kept()) {
            CAPTURE(one.rule->id, to_text(one.where.what));
            if (one.rule->id == each.id && one.where.what == each.where)
                found_it = true;
            else
                CHECK((one.rule->severity != severity::blocking || one.rule->id == each.id));
        }
        CHECK(found_it);
    }
}

TEST_CASE("every rule of the profile has a failing case, a unique id, and claims only what is verified") {
    std::set<std::string_view> covered;
    for (const broken& each : cases) covered.insert(each.id);
    std::set<std::string_view> ids;
    rules::for_each([&]<class Rule>() {
        CAPTURE(Rule::info.id);
        CHECK(covered.count(Rule::info.id) == 1);
        CHECK(ids.insert(Rule::info.id).second);
        CHECK(claims_only_what_is_verified(Rule::info));
        CHECK_FALSE(Rule::info.title.empty());
        CHECK_FALSE(Rule::info.title_zh.empty());
    });
    CHECK(ids.size() == rules::size);
}

TEST_CASE("what a source cannot state is unknown, and no finding") {
    tariff_plan plan;
    plan.unknown = plan_elements::all();
    CHECK(check<rules>(plan).clean());
    plan.unknown.remove(element::unsubscribe);
    CHECK(check<rules>(plan).count() == 1);
}

}  // namespace profile_cn_miit_tariff_test
