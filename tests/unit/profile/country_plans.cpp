// SPDX-License-Identifier: Apache-2.0
#include <mingbai/profile/all.hpp>
#include <mingbai/profile/as_of.hpp>

#include <catch.hpp>
#include <country_plans.hpp>
#include <rule_in_force.hpp>
#include <set>
#include <string>
#include <vector>

// Each country's rules on plans: what keeps them, what breaks them, and the days on which they are in force.
namespace profile_country_plans_test {

using namespace mingbai;
using namespace std::chrono_literals;
using mingbai_test::find;
using mingbai_test::found_while_in_force;
using std::chrono::year;

std::set<std::string> covered;  // ids that had a failing case

template <class Profile>
using plan_of = basic_tariff_plan<owning_storage<typename Profile::currency>>;

template <class Profile>
void plan_case(std::string_view id, element where, void (*break_it)(plan_of<Profile>&)) {
    covered.insert(std::string(id));
    plan_of<Profile> plan = mingbai_test::country_plan<typename Profile::currency>();
    break_it(plan);
    found_while_in_force<Profile>(id, where, [&](civil_date day) { return as_of<Profile>(day).check_plan(plan); });
}

template <class Profile>
void common_plan_cases() {
    plan_case<Profile>("MB-T-01", element::name, [](auto& p) { p.name = "\xff"; });
    plan_case<Profile>("MB-T-02", element::off_sale, [](auto& p) {
        p.on_sale = year{2026} / 2 / 1;
        p.off_sale = year{2026} / 1 / 1;
    });
    plan_case<Profile>("MB-T-03", element::price,
                       [](auto& p) { p.price_components = {{"basic", p.price->amount}, {"more", p.price->amount}}; });
    plan_case<Profile>("MB-T-04", element::overage, [](auto& p) { p.overage[1].rates[0].unit = 1_GB; });
    plan_case<Profile>("MB-T-05", element::validity, [](auto& p) { p.validity->renewal_term = {}; });
}

TEST_CASE("a complete plan keeps the rules of every country but China") {
    profile::for_each_profile([]<class P>() {
        if constexpr (!std::is_same_v<P, profile::cn_miit>) {
            CAPTURE(P::info.name);
            CHECK(check<typename P::tariff_rules>(mingbai_test::country_plan<typename P::currency>()).clean());
        }
    });
}

TEST_CASE("what is wrong with a plan in any country is found") {
    common_plan_cases<profile::eu>();
    common_plan_cases<profile::uk>();
    common_plan_cases<profile::us>();
    common_plan_cases<profile::au>();
    common_plan_cases<profile::in_trai>();
    common_plan_cases<profile::sg>();
    common_plan_cases<profile::kr>();
    common_plan_cases<profile::jp>();
}

TEST_CASE("a European plan lets its contract summary be written and binds nobody for long") {
    using eu = profile::eu;
    plan_case<eu>("EU-T-01", element::name, [](auto& p) { p.name.clear(); });
    plan_case<eu>("EU-T-01", element::price, [](auto& p) { p.price.reset(); });
    plan_case<eu>("EU-T-01", element::content, [](auto& p) { p.content.clear(); });
    plan_case<eu>("EU-T-01", element::commitment, [](auto& p) { p.commitment.reset(); });
    plan_case<eu>("EU-T-01", element::unsubscribe, [](auto& p) { p.unsubscribe.clear(); });
    plan_case<eu>("EU-T-02", element::commitment, [](auto& p) { p.commitment->term = 25_months; });
    plan_case<eu>("EU-T-02", element::commitment, [](auto& p) { p.commitment->term = 3_years; });
    plan_case<eu>("EU-T-02", element::commitment, [](auto& p) { p.commitment->term = 732_days; });
    plan_case<eu>("EU-T-03", element::overage, [](auto& p) { p.overage.clear(); });
    plan_case<eu>("EU-T-04", element::breach, [](auto& p) { p.breach.clear(); });
    plan_case<eu>("EU-T-05", element::price,
                  [](auto& p) { p.introductory = {p.price->amount / 1_month, 6_months, *p.price}; });
    for (const period allowed : {24_months, 2_years, 731_days, 730_days, 0_months}) {
        auto plan = mingbai_test::country_plan<eur>();
        plan.commitment->term = allowed;
        CHECK(find(check<eu::tariff_rules>(plan), "EU-T-02").count == 0);
    }
}

TEST_CASE("a British plan that the summary could not be written from gets advice only") {
    plan_case<profile::uk>("UK-T-01", element::unsubscribe, [](auto& p) { p.unsubscribe.clear(); });
    auto plan = mingbai_test::country_plan<gbp>();
    plan.unsubscribe.clear();
    CHECK(conforms<profile::uk::tariff_rules>(plan));
}

TEST_CASE("an American plan lets its label be written, from the day that its provider's size sets") {
    using us = profile::us;
    plan_case<us>("US-T-01", element::name, [](auto& p) { p.name.clear(); });
    plan_case<us>("US-T-01", element::filing_number, [](auto& p) { p.filing_number.clear(); });
    plan_case<us>("US-T-01", element::price, [](auto& p) { p.price.reset(); });
    plan_case<us>("US-T-01", element::content, [](auto& p) { p.content.clear(); });
    plan_case<us>("US-T-01", element::commitment, [](auto& p) { p.commitment.reset(); });
    plan_case<us>("US-T-02", element::filing_number, [](auto& p) { p.filing_number = "M-0005937974-SPRING20"; });
    plan_case<us>("US-T-03", element::price, [](auto& p) { p.introductory = {10_usd / 1_month, period{}, *p.price}; });
    plan_case<us>("US-T-04", element::overage, [](auto& p) { p.overage.erase(p.overage.begin()); });

    using small = mingbai::us::label_can_be_filled<mingbai::us::provider_size::up_to_100000_lines>;
    using large = mingbai::us::label_can_be_filled<>;
    CHECK(large::info.in_force.from == civil_date{year{2024} / 4 / 10});
    CHECK(small::info.in_force.from == civil_date{year{2024} / 10 / 10});
}

TEST_CASE("unique plan identifiers are taken apart, and others are not") {
    const auto tier = us::observed_plan_identifier("F0005937974TIER1");
    CHECK(tier.technology == 'F');
    CHECK(tier.registration_number == "0005937974");
    CHECK(tier.provider_part == "TIER1");
    CHECK(us::observed_plan_identifier("F0021105283EA281D6CBC2900B").provider_part ==
          "EA281D6CBC2900B");  // 26 characters
    for (const std::string_view bad : {"", "F0021105283", "F0021105283EA281D6CBC2900BX", "X0005937974TIER1",
                                       "F0005937974tier1", "F000593797 TIER1", "F00059379AATIER1", "F0005937974TIER-1"})
        CHECK(us::observed_plan_identifier(bad).registration_number.empty());
}

TEST_CASE("an Australian plan lets its summary be written and says what calls cost") {
    using au = profile::au;
    plan_case<au>("AU-T-01", element::name, [](auto& p) { p.name.clear(); });
    plan_case<au>("AU-T-01", element::content, [](auto& p) { p.content.clear(); });
    plan_case<au>("AU-T-01", element::price, [](auto& p) { p.price.reset(); });
    plan_case<au>("AU-T-01", element::commitment, [](auto& p) { p.commitment.reset(); });
    plan_case<au>("AU-T-02", element::breach, [](auto& p) { p.breach.clear(); });
    plan_case<au>("AU-T-03", element::overage, [](auto& p) { p.overage.erase(p.overage.begin() + 1); });
    plan_case<au>("AU-T-04", element::overage, [](auto& p) { p.overage.pop_back(); });
    auto plan = mingbai_test::country_plan<aud>();
    plan.overage.erase(plan.overage.begin() + 1);
    plan.content[1].amount = unlimited;
    plan.content[1].full_speed_until = unlimited;
    CHECK(find(check<au::tariff_rules>(plan), "AU-T-03").count == 0);
}

TEST_CASE("an Indian pack says what use beyond it costs") {
    plan_case<profile::in_trai>("IN-T-01", element::overage, [](auto& p) { p.overage.erase(p.overage.begin()); });
}

TEST_CASE("every rule of every country's plans had a case that breaks it") {
    profile::for_each_profile([&]<class P>() {
        profile::for_each_rule<P>([&]<class Rule>(std::string_view subject) {
            const std::string_view wing = Rule::info.id.substr(0, 4);
            // These are in the tests of their own wings.
            const bool elsewhere = wing == "CN-T" || wing == "MB-M" || wing == "MB-N" || wing == "MB-B";
            if ((subject == "plan") != true || elsewhere) return;
            CAPTURE(Rule::info.id, subject);
            CHECK(covered.count(std::string(Rule::info.id)) == 1);
            CHECK_FALSE(Rule::info.title_zh.empty());
            CHECK_FALSE(Rule::info.good.empty());
            CHECK_FALSE(Rule::info.bad.empty());
        });
    });
}

}  // namespace profile_country_plans_test
