// SPDX-License-Identifier: Apache-2.0
#include <mingbai/tariff/owned_plan.hpp>
#include <mingbai/tariff/plan_reader.hpp>
#include <mingbai/tariff/plan_text.hpp>

#include <catch.hpp>
#include <random_plans.hpp>
#include <set>
#include <string>

namespace tariff_plan_json_property {

using namespace mingbai;

TEST_CASE("every plan's document is canonical and reads back as a plan of the same document and the same words") {
    const unsigned seed = 59;
    CAPTURE(seed);
    mingbai_test::random_plans plans(seed);
    std::set<std::string> documents;
    for (int i = 0; i < 2000; ++i) {
        CAPTURE(i);
        const tariff_plan plan = plans.next();
        const std::string document = to_canonical_json(plan).value();
        const auto read = read_json(document);
        REQUIRE(read);
        REQUIRE(read->is_canonical());
        const auto again = read_plan(read->root());
        REQUIRE(again);
        REQUIRE(to_canonical_json(*again).value() == document);
        REQUIRE(to_canonical_json(to_owned(plan)).value() == document);
        for (std::uint16_t e = 1; e <= plan_element_count; ++e)
            for (const language words : {language::chinese, language::english})
                REQUIRE(plan_text(*again, static_cast<element>(e), words) == plan_text(plan, static_cast<element>(e), words));
        documents.insert(document);
    }
    CHECK(documents.size() == 2000);
}

TEST_CASE("two plans that differ in anything have different documents") {
    mingbai_test::random_plans plans(7);
    const auto differ = [&](auto change) {
        tariff_plan plan = plans.next();
        const std::string before = to_canonical_json(plan).value();
        change(plan);
        CHECK(to_canonical_json(plan).value() != before);
    };
    differ([](tariff_plan& p) { p.name += "!"; });
    differ([](tariff_plan& p) { p.price = tariff_price<cny>{money<cny>::from_micros(7), period{7, period_unit::day}}; });
    differ([](tariff_plan& p) { p.content.push_back({service::sms, service_amount::of(1, service_unit::messages)}); });
    differ([](tariff_plan& p) { p.overage.emplace_back().what = service::voice; });
    differ([](tariff_plan& p) { p.validity = plan_validity{period{99, period_unit::day}, true, period{1, period_unit::day}}; });
    differ([](tariff_plan& p) { p.commitment = {period{99, period_unit::year}, {}}; });
    differ([](tariff_plan& p) { p.restrictions.push_back("x"); });
    differ([](tariff_plan& p) { p.off_sale = std::chrono::year{1999} / 1 / 1; });
    differ([](tariff_plan& p) { p.unknown = p.unknown.has(element::notes) ? p.unknown.remove(element::notes) : p.unknown.add(element::notes); });
}

}  // namespace tariff_plan_json_property
