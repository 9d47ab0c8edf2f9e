// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/hmac_drbg.hpp>
#include <mingbai/evidence/memory_journal.hpp>
#include <mingbai/order/audit.hpp>
#include <mingbai/order/order_desk.hpp>
#include <mingbai/profile/cn_miit.hpp>

#include <string>

#include "agent_world.hpp"
#include "plans.hpp"

// A carrier that sells its plan through an agent, with everything that such an order needs; `now` is its clock.
namespace mingbai_test {

struct agent_carrier {
    using cn = mingbai::profile::cn_miit;
    using journal_type = mingbai::evidence::memory_journal;
    static constexpr std::string_view copy = "春风套餐59元，每月59元。";

    std::string secret = "a key of the carrier's own, 32 b";
    mingbai::subscriber_number customer{"18500000000"};
    journal_type journal{};
    mingbai::evidence::ledger<journal_type> ledger{journal,
                                                   mingbai::hmac_drbg<>("a seed of at least thirty-two bytes")};
    mingbai::disclosure_register<cn> zone{ledger};
    mingbai::evidence::pseudonymizer pseudonyms{secret};
    mingbai::billing_cycle cycle{std::chrono::day{1}, cn::zone};
    mingbai::consent::desk desk{
        ledger, {.own_codes = {mingbai::short_code{"10001"}}, .key = secret, .pseudonyms = pseudonyms, .cycle = cycle}};
    mingbai::marketing::licence_desk licences{ledger, {carrier_he}};
    mingbai::order_desk orders{ledger, desk, pseudonyms, cycle, licences};
    mingbai::marketing::hmac_badge_key badges{"the secret of the badges", "k1"};
    mingbai::instant now = monday;
    mingbai::published_plan plan = zone.publish(spring, monday - 24h).value();
    mingbai::marketing::approved_content content =
        mingbai::marketing::approved_content::approve(plan, copy, ledger, monday - 2h).value();
    mingbai::marketing::shown_badge badge = first_badge();

    mingbai::marketing::shown_badge first_badge() {
        (void)licences.issue(licence_of(licence_1, agent_7), carrier_he.text(), monday - 1h).value();
        return licences.give_badge(agent_world::usual_request(), badges, monday - 1h).value();
    }

    mingbai::consent::order_details details(mingbai::order_id order, mingbai::agent_id agent = agent_7) const {
        return {.order = order, .subscriber = customer, .channel = "WEB", .agent = agent, .agent_name = "春风通讯"};
    }
    mingbai::consent_proof agree(mingbai::order_id order, mingbai::agent_id agent = agent_7) {
        const auto asked = desk.ask(plan, details(order, agent), now).value();
        now += 30s;
        return desk.answer(asked, {.from = customer, .to = "10001", .text = "同意", .at = now}).value();
    }

    mingbai::marketing::signed_revocation_list list() { return licences.revocations(carrier_he, badges, now).value(); }
    mingbai::marketing::valid_badge checked() {
        return verify_badge(badge, usual_use(now), list(), badges, {}).value();
    }

    mingbai::result<mingbai::active_service> sell(mingbai::order_id order) {
        auto proof = agree(order);
        return orders.activate(plan, std::move(proof), checked(), content, copy, now);
    }

    mingbai::audit_options options() const {
        return {.answers = {.key = secret},
                .cycle = cycle,
                .own_codes = {mingbai::short_code{"10001"}},
                .principals = {carrier_he},
                .badge_keys = {badges}};
    }
    mingbai::audit_report audited() { return mingbai::audit<cn>(ledger, options()).run(now); }
};

}  // namespace mingbai_test
