// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/hmac_drbg.hpp>
#include <mingbai/evidence/memory_journal.hpp>
#include <mingbai/tariff/parity.hpp>
#include <mingbai/tariff/reconcile.hpp>

#include <any_plan_profile.hpp>
#include <catch.hpp>
#include <plans.hpp>
#include <vector>

namespace tariff_reconcile_test {

using namespace mingbai;
using namespace std::chrono_literals;

constexpr instant march = start_of_day(std::chrono::year{2026} / 3 / 1, beijing_time);

TEST_CASE("catalogue and register are compared both ways, at an instant") {
    evidence::memory_journal journal;
    evidence::ledger<evidence::memory_journal> ledger(journal, hmac_drbg<>("a seed of at least thirty-two bytes"));
    disclosure_register<mingbai_test::any_plan_profile> zone(ledger);
    const auto publish = [&](std::string_view number, int last_year) {
        literal_tariff_plan plan = mingbai_test::spring;
        plan.filing_number = number;
        plan.off_sale = std::chrono::year{last_year} / 12 / 31;
        REQUIRE(zone.publish(plan, march - 24h * 100));
    };
    publish("26HE900001", 2029);
    publish("26HE900002", 2029);
    publish("26HE900003", 2026);

    const std::vector<filing_number> catalogue{"26HE900002", "26HE900009", "26HE900001", "26HE900002"};
    const reconciliation now = reconcile(zone, catalogue, march);
    CHECK(now.sold_but_undisclosed == std::vector<filing_number>{"26HE900009"});
    CHECK(now.disclosed_but_not_sold == std::vector<filing_number>{"26HE900003"});

    // A plan whose sale is over is no longer missed in the catalogue, and one that is still in it is undisclosed.
    const instant later = start_of_day(std::chrono::year{2027} / 1 / 1, beijing_time);
    CHECK(reconcile(zone, std::vector<filing_number>{"26HE900001", "26HE900002"}, later).agrees());
    CHECK(reconcile(zone, std::vector<filing_number>{"26HE900003"}, later).sold_but_undisclosed == std::vector<filing_number>{"26HE900003"});

    REQUIRE(zone.withdraw("26HE900002", march + 1s, march));
    CHECK(reconcile(zone, std::vector<filing_number>{"26HE900002"}, march + 1s).sold_but_undisclosed == std::vector<filing_number>{"26HE900002"});
}

TEST_CASE("web hall and app are compared element by element") {
    const std::vector<literal_tariff_plan> web{mingbai_test::spring};
    std::vector<literal_tariff_plan> app = web;
    CHECK(compare_zones(register_snapshot::of(web), register_snapshot::of(app)).same());

    app[0].audience = "河北省内 公众用户";
    CHECK(compare_zones(register_snapshot::of(web), register_snapshot::of(app)).same());

    app[0].unsubscribe = "到营业厅办理";
    app.push_back(mingbai_test::spring);
    app[1].filing_number = "26HE900002";
    const parity_report found = compare_zones(register_snapshot::of(web), register_snapshot::of(app));
    CHECK(found.only_web.empty());
    CHECK(found.only_app == std::vector<std::string>{"26HE900002"});
    CHECK(found.differences ==
          std::vector<parity_difference>{{"26HE900001", element::unsubscribe, "发送TD到10000，次月生效", "到营业厅办理"}});
}

}  // namespace tariff_reconcile_test
