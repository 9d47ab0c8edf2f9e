// SPDX-License-Identifier: Apache-2.0
#include "spring.hpp"

#include <catch.hpp>

#include <cstdio>
#include <optional>

namespace guide_order_test {

using namespace guide;
using namespace std::chrono_literals;
using cn = mingbai::profile::cn_miit;
namespace consent = mingbai::consent;
namespace evidence = mingbai::evidence;
namespace notice = mingbai::notice;

TEST_CASE("informed, confirmed, activated, reminded, audited") {
    const mingbai::instant now = at("2026-09-24T10:00:00+08:00");
    // [world]
    mingbai::memory_journal journal;
    evidence::ledger ledger(journal, mingbai::hmac_drbg<>(secret));
    const evidence::pseudonymizer pseudonyms(secret);
    const mingbai::billing_cycle cycle(std::chrono::day{1}, cn::zone);
    mingbai::disclosure_register<cn> zone(ledger);
    consent::desk desk(ledger, {.own_codes = {mingbai::short_code{"10001"}},
                                .key = std::string(secret),
                                .pseudonyms = pseudonyms,
                                .cycle = cycle});
    mingbai::order_desk orders(ledger, desk, pseudonyms, cycle);
    // [world end]

    // [order]
    CHECK(zone.publish(spring, now));
    const auto offer = zone.for_sale("26HE900001", {"河北", "APP", now}).value();  // informed
    const auto request =
        desk.ask(offer, {.order = "O-1", .subscriber = "18500000000", .channel = "APP"}, now).value();
    auto proof =
        desk.answer(request, {.from = "18500000000", .to = "10001", .text = "同意", .at = now + 30s});  // confirmed
    const auto service = orders.activate(offer, *std::move(proof), now + 31s).value();                   // activated
    // [order end]

    // [owed]
    std::optional<notice::obligation> success;
    for (const auto& owed : service.obligations(now + 24h, cycle))
        if (owed.key.kind == notice::notice_kind::success) success = owed;
    CHECK(success->deadline == now + 31s + 10min);  // obligation_policy::success_within
    // [owed end]

    // [late]
    const mingbai::audit_options how{.answers = {.key = secret}, .cycle = cycle};
    const auto report = mingbai::audit<cn>(ledger, how).run(now + 1h);
    CHECK(report.activations == 1);
    CHECK(!report.clean());  // nobody sent the success notice
    CHECK(report.findings.size() == 1);
    CHECK(report.findings[0].rule->id == "MB-N-01");
    // [late end]

    // [bypass]
    // A program that bypasses the desks writes an activation whose consent is no proof.
    auto forged = service.order();
    forged.order = "O-2";
    forged.consent = service.order().publication;
    CHECK(ledger.append(evidence::record_kind::order_activated, service.subject(), now + 2h, canonical_text(forged)));
    const auto second = mingbai::audit<cn>(ledger, how).run(now + 2h);
    CHECK(second.count(mingbai::audit_rules::confirmed_before_activated) == 1);
    // [bypass end]

    // [end]
    const auto ends = desk.withdraw(request.digest, now + 3h).value();
    CHECK(orders.end(service, ends, now + 3h));
    // [end end]
}

}  // namespace guide_order_test
