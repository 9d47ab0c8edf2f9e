// SPDX-License-Identifier: Apache-2.0
#include <mingbai/marketing/approved_content.hpp>
#include <mingbai/marketing/badge_page.hpp>
#include <mingbai/marketing/licence_desk.hpp>
#include <mingbai/marketing/valid_badge.hpp>
#include <mingbai/order/supervision.hpp>

#include <catch.hpp>

#include "spring.hpp"

namespace guide_agents_test {

using namespace guide;
using namespace std::chrono_literals;
using cn = mingbai::profile::cn_miit;
namespace consent = mingbai::consent;
namespace evidence = mingbai::evidence;
namespace marketing = mingbai::marketing;

TEST_CASE("licensed, shown, checked, sold, supervised") {
    const mingbai::instant now = at("2026-09-24T10:00:00+08:00");
    mingbai::memory_journal journal;
    evidence::ledger ledger(journal, mingbai::hmac_drbg<>(secret));
    const evidence::pseudonymizer pseudonyms(secret);
    const mingbai::billing_cycle cycle(std::chrono::day{1}, cn::zone);
    mingbai::disclosure_register<cn> zone(ledger);
    CHECK(zone.publish(spring, now));
    consent::desk desk(ledger, {.own_codes = {mingbai::short_code{"10001"}},
                                .key = std::string(secret),
                                .pseudonyms = pseudonyms,
                                .cycle = cycle});

    // [licence]
    marketing::licence_desk licences(ledger, {marketing::principal_id{"CARRIER-HE"}});
    marketing::licence terms;
    terms.id = marketing::licence_id{"HE-2026-0007"};
    terms.agent = mingbai::agent_id{"AG-7"};
    terms.name = marketing::agent_name{"春风通讯"};
    terms.principal = marketing::principal_id{"CARRIER-HE"};
    terms.scope.sales = {
        {mingbai::filing_number{"26HE900001"}}, {marketing::plan_category{"套餐"}}, {marketing::region_name{"河北"}}};
    terms.scope.channels = {mingbai::channel_id{"WEB"}};
    terms.scope.platforms = {marketing::platform_id{"shop.example.cn/7"}};
    terms.scope.actions = {marketing::agent_action::advertise, marketing::agent_action::take_order};
    terms.scope.validity = mingbai::window(now, now + 24h * 365);
    CHECK(licences.issue(terms, "CARRIER-HE", now));
    CHECK(licences.narrow(terms.id, terms.scope, "AG-7", now).error().why == mingbai::reason::not_the_principal);
    // [licence end]

    // [badge]
    marketing::hmac_badge_key key(secret, "2026-09");
    const auto badge = licences
                           .give_badge({.licence = terms.id,
                                        .channel = "WEB",
                                        .platform = marketing::platform_id{"shop.example.cn/7"},
                                        .actions = {marketing::agent_action::take_order},
                                        .validity = mingbai::window(now, now + 24h * 30)},
                                       key, now)
                           .value();
    const std::string text = to_text(badge);  // "MB1.…", also what the QR code says
    const std::string page = badge_page(badge, {.principal = "示例运营商", .hotline = "10000", .own_code = "10001"});
    const auto revoked = licences.revocations(terms.principal, key, now).value();  // given out every day
    // [badge end]
    CHECK(page.find("春风通讯") != std::string::npos);

    // [check]
    const marketing::agent_use use{.plan = "26HE900001",
                                   .category = marketing::plan_category{"套餐"},
                                   .region = marketing::region_name{"河北"},
                                   .channel = "WEB",
                                   .platform = marketing::platform_id{"mall.example.cn"},  // a badge on another's page
                                   .action = marketing::agent_action::take_order,
                                   .at = now + 48h};
    const auto verdict = check_badge(marketing::read_badge(text).value(), use, revoked, key);
    CHECK(verdict.has(mingbai::reason::badge_borrowed));
    CHECK(verdict.has(mingbai::reason::revocation_list_stale));  // both are told, not the first only
    // [check end]

    // [order]
    mingbai::order_desk orders(ledger, desk, pseudonyms, cycle, licences);
    const auto offer = zone.for_sale("26HE900001", {"河北", "APP", now}).value();
    const auto copy = marketing::approved_content::approve(offer, "春风套餐59元，每月59元", ledger, now).value();

    auto here = use;
    here.platform = marketing::platform_id{"shop.example.cn/7"};
    here.at = now;
    const auto checked = verify_badge(badge, here, revoked, key, {}).value();  // the token

    const auto request = desk.ask(offer,
                                  {.order = "O-1",
                                   .subscriber = "18500000000",
                                   .channel = "WEB",
                                   .agent = checked.agent(),
                                   .agent_name = std::string(checked.name().text())},
                                  now)
                             .value();  // leaves from the carrier's 10001, and names the agent
    auto proof = desk.answer(request, {.from = "18500000000", .to = "10001", .text = "同意", .at = now + 30s});
    const auto service = orders.activate(offer, *std::move(proof), checked, copy, "春风套餐59元，每月59元", now + 31s);
    CHECK(service->order().sold_by->agent == terms.agent);
    // [order end]

    // [supervise]
    mingbai::supervision watching;
    (void)evidence::ledger_ref(ledger).for_each(0, [&](const evidence::record_view& each) { watching.apply(each); });
    CHECK(watching.find(terms.agent)->orders == 1);
    const auto proposals = watching.review();  // with the records that they rest on
    CHECK(record_proposals(proposals, ledger, now + 1h));
    CHECK(carry_out(proposals, {}, licences, terms.principal, now + 1h).value() == 0);  // a person decides
    // [supervise end]
}

}  // namespace guide_agents_test
