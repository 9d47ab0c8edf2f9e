// SPDX-License-Identifier: Apache-2.0
#include "spring.hpp"

#include <catch.hpp>

#include <vector>

namespace guide_tariff_test {

using namespace guide;
// [names]
using namespace mingbai::literals;
using cn = mingbai::profile::cn_miit;
// [names end]

// [conforms]
static_assert(mingbai::conforms_to<spring, cn::tariff_rules>);
// [conforms end]

TEST_CASE("a plan is checked at run time") {
    // [check]
    mingbai::tariff_plan plan = to_owned(spring);  // a row of a database would be read into the same type
    plan.name = "春风套餐79元";                    // but the price is 59 yuan
    plan.overage.clear();                          // and use beyond 30 GB has no price

    const mingbai::report found = mingbai::check<cn::tariff_rules>(plan);
    CHECK(!found.passed());
    CHECK(found.kept()[0].rule->id == "CN-T-06");
    CHECK(found.kept()[0].where.what == mingbai::element::name);
    CHECK(plan.name.substr(found.kept()[0].where.offset, found.kept()[0].where.length) == "79元");
    CHECK(found.kept()[1].rule->id == "CN-T-10");
    CHECK(found.kept()[1].rule->title_zh == "计量的服务内容说明超出资费");
    // [check end]
}

// [house]
struct name_is_short {
    static constexpr mingbai::rule_info info{.id = "HOUSE-1",
                                             .severity = mingbai::severity::warning,
                                             .grade = mingbai::verification::secondary,
                                             .source = "the product handbook, page 3",
                                             .title = "the name has at most 30 bytes",
                                             .title_zh = "名称不超过30字节",
                                             .good = "春风套餐59元",
                                             .bad = "春风套餐59元（二〇二六年第一季度）"};
    template <class Plan>
    static constexpr void check(const Plan& plan, mingbai::findings& out) {
        if (plan.name.size() > 30) out.add(mingbai::element::name);
    }
};
using fewer = mingbai::without<cn::tariff_rules, mingbai::cn_miit::no_pressure>;
using house_rules = mingbai::join<fewer, mingbai::ruleset<name_is_short>>;
// [house end]

TEST_CASE("a carrier's own rules") {
    auto plan = to_owned(spring);
    CHECK(mingbai::check<house_rules>(plan).clean());
    plan.name = "春风套餐59元（二〇二六年第一季度）";
    const auto found = mingbai::check<house_rules>(plan);
    CHECK(found.passed());
    CHECK(found.count(mingbai::severity::warning) == 1);
}

TEST_CASE("only what is disclosed can be sold") {
    // [register]
    mingbai::memory_journal journal;
    mingbai::evidence::ledger ledger(journal, mingbai::hmac_drbg<>(secret));
    mingbai::disclosure_register<cn> zone(ledger);

    const mingbai::instant now = at("2026-09-24T10:00:00+08:00");
    CHECK(zone.for_sale("26HE900001", {"河北", "APP", now}).error().why == mingbai::reason::not_published);
    CHECK(zone.publish(spring, now));
    CHECK(zone.for_sale("26HE900001", {"河北", "APP", now}));
    CHECK(zone.for_sale("26HE900001", {"山西", "APP", now}).error().why == mingbai::reason::region_excluded);
    // [register end]

    // [versions]
    auto dearer = to_owned(spring);
    dearer.name = "春风套餐65元";
    dearer.price = 65_cny / 1_month;
    const mingbai::instant october = at("2026-10-01T00:00:00+08:00");
    CHECK(zone.publish(dearer, october, now));  // announced today, in force from October
    CHECK(zone.for_sale("26HE900001", {"河北", "APP", now})->version() == 1);
    CHECK(zone.for_sale("26HE900001", {"河北", "APP", october})->version() == 2);
    CHECK(zone.resolve("26HE900001", 1)->plan.price == spring.price);  // for the customers who have it
    // [versions end]

    // [replay]
    mingbai::disclosure_register<cn> again(ledger);  // in another process, from the same ledger
    CHECK(again.replay());
    CHECK(again.digest() == zone.digest());
    // [replay end]

    // [reconcile]
    const mingbai::filing_number catalogue[]{"26HE900001", "26HE900777"};
    const auto found = mingbai::reconcile(zone, catalogue, now);
    CHECK(found.sold_but_undisclosed == std::vector<mingbai::filing_number>{"26HE900777"});
    // [reconcile end]

    // [page]
    const std::vector<mingbai::tariff_plan> shown{to_owned(spring)};
    const auto html = mingbai::disclosure_page(
        shown, {.publisher = "示例运营商", .as_of = date_of(now, cn::zone), .nationwide = cn::nationwide});
    CHECK(html->find("26HE900001") != std::string::npos);
    // [page end]
}

TEST_CASE("what use beyond the allowance costs") {
    // [charge]
    const auto& data = spring_overage[0];
    CHECK(mingbai::charge_overage(data, (34_MB).bytes())->amount == 9.86_cny);
    CHECK(mingbai::charge_overage(data, (35_MB).bytes())->amount == 10_cny);    // the stair: 10 yuan for 100 MB
    CHECK(mingbai::charge_overage(data, (600_MB).bytes())->amount == 60_cny);   // the next: 60 yuan for 1 GB
    CHECK(mingbai::charge_overage(data, (100_GB).bytes())->amount == 500_cny);  // the ceiling of the cycle
    // [charge end]
}

}  // namespace guide_tariff_test
