// SPDX-License-Identifier: Apache-2.0
#include <mingbai/order/supervision.hpp>

#include <agent_carrier.hpp>
#include <catch.hpp>
#include <string>

namespace order_supervision_test {

using namespace mingbai;
using namespace mingbai::marketing;
using namespace mingbai_test;
using evidence::record_kind;

agent_conduct watched(agent_carrier& c, const conduct_policy& policy = {}) {
    supervision watching(policy);
    const auto seen =
        evidence::ledger_ref(c.ledger).for_each(0, [&](const evidence::record_view& each) { watching.apply(each); });
    REQUIRE(seen.clean());
    const agent_conduct* found = watching.find(agent_7);
    return found == nullptr ? agent_conduct{} : *found;
}

TEST_CASE("conduct is counted from what the desks themselves write") {
    agent_carrier c;
    const auto kept = c.sell("O-1").value();
    const auto given_up = c.sell("O-2").value();
    c.now += 24h * 29;
    REQUIRE(c.orders.end(given_up, c.now, c.now));
    c.now += 24h;
    REQUIRE(c.orders.end(kept, c.now, c.now));  // a month and more after it was sold

    const auto ask = [&](order_id order) { return c.desk.ask(c.plan, c.details(order), c.now).value(); };
    const auto no = ask("O-3");
    CHECK_FALSE(c.desk.answer(no, {.from = c.customer, .to = "10001", .text = "不同意", .at = c.now + 1s}));
    const auto what = ask("O-4");
    CHECK_FALSE(c.desk.answer(what, {.from = c.customer, .to = "10001", .text = "这是什么", .at = c.now + 1s}));
    CHECK_FALSE(c.desk.answer(what, {.from = c.customer, .to = "10001", .text = "谁办的？", .at = c.now + 2s}));
    // The carrier's own orders are nobody's conduct.
    auto own = c.details("O-5");
    own.agent = {};
    own.agent_name = {};
    const auto asked = c.desk.ask(c.plan, own, c.now + 3s).value();
    auto proof = c.desk.answer(asked, {.from = c.customer, .to = "10001", .text = "同意", .at = c.now + 4s});
    REQUIRE(proof);
    REQUIRE(c.orders.activate(c.plan, *std::move(proof), c.now + 5s));

    c.now += 1min;
    c.badge = c.licences
                  .give_badge({.licence = licence_1,
                               .channel = "WEB",
                               .platform = platform_id{"shop.example.cn/7"},
                               .actions = {agent_action::take_order},
                               .validity = window(c.now, c.now + 24h)},
                              c.badges, c.now)
                  .value();
    auto agreed = c.agree("O-6");
    CHECK_FALSE(c.orders.activate(c.plan, std::move(agreed), c.checked(), c.content, "别的文案", c.now));
    REQUIRE(c.orders.refuse({.plan = c.plan.number(), .agent = agent_7, .why = reason::badge_borrowed}, c.now));
    REQUIRE(c.ledger.append(record_kind::complaint_received, c.pseudonyms.of(c.customer), c.now,
                            canonical_text(complaint{agent_7, "O-1", "没有人问过我"}).value()));
    REQUIRE(c.ledger.append(
        record_kind::altered_content_seen, {}, c.now,
        canonical_text(altered_copy{agent_7, platform_id{"x"}, c.content.record(), sha256("每月29元")}).value()));

    const agent_conduct conduct = watched(c);
    CHECK(conduct.orders == 2);
    CHECK(conduct.asked == 5);
    CHECK(conduct.count(conduct_kind::early_ending) == 1);
    CHECK(conduct.count(conduct_kind::consent_refused) == 1);
    CHECK(conduct.count(conduct_kind::consent_unclear) == 2);
    CHECK(conduct.count(conduct_kind::refused_order) == 2);
    CHECK(conduct.refused_for(reason::content_altered) == 1);
    CHECK(conduct.refused_for(reason::badge_borrowed) == 1);
    CHECK(conduct.refused_for(reason::badge_expired) == 0);
    CHECK(conduct.count(conduct_kind::altered_copy) == 2);
    CHECK(conduct.count(conduct_kind::complaint) == 1);
    CHECK(conduct.count(conduct_kind::burst) == 2);
    for (const auto& each : conduct.evidence)
        for (const std::uint64_t record : each) CHECK(c.ledger.read(record));
    const std::uint64_t last = c.ledger.size() - 1;
    CHECK(conduct.evidence[static_cast<std::size_t>(conduct_kind::altered_copy)][1] == last);
    CHECK(conduct.evidence[static_cast<std::size_t>(conduct_kind::complaint)][0] == last - 1);
    CHECK(c.audited().count(audit_rules::agent_had_badge) == 0);
}

TEST_CASE("a limit is a share that is passed, not reached, once there is enough to judge by") {
    agent_conduct conduct;
    conduct.orders = 80;
    conduct.counts[static_cast<std::size_t>(conduct_kind::refused_order)] = 20;
    const auto above = [&](conduct_kind what, conduct_limit limit) { return exceeds(conduct, what, limit); };
    CHECK_FALSE(above(conduct_kind::refused_order, {percent(20), 0}));
    CHECK(above(conduct_kind::refused_order, {percent(19), 0}));
    CHECK(above(conduct_kind::refused_order, {{1999, 10000}, 100}));
    CHECK_FALSE(above(conduct_kind::refused_order, {percent(19), 101}));
    CHECK_FALSE(above(conduct_kind::altered_copy, {percent(0), 0}));
    conduct.counts[static_cast<std::size_t>(conduct_kind::altered_copy)] = 1;
    CHECK(above(conduct_kind::altered_copy, {percent(0), 0}));
    // 1 complaint on 80 orders is above 1.2 %, not above 1.25 %.
    conduct.counts[static_cast<std::size_t>(conduct_kind::complaint)] = 1;
    CHECK(above(conduct_kind::complaint, {{12, 1000}, 80}));
    CHECK_FALSE(above(conduct_kind::complaint, {{125, 10000}, 80}));
    conduct.counts[static_cast<std::size_t>(conduct_kind::burst)] = 500;
    CHECK_FALSE(above(conduct_kind::burst, {percent(0), 500}));
    CHECK(above(conduct_kind::burst, {percent(0), 499}));
    // Counts whose products do not fit 64 bits.
    conduct.asked = UINT64_MAX;
    conduct.counts[static_cast<std::size_t>(conduct_kind::consent_refused)] = UINT64_MAX / 2;
    CHECK(above(conduct_kind::consent_refused, {percent(49), 0}));
    CHECK_FALSE(above(conduct_kind::consent_refused, {percent(50), 0}));
}

TEST_CASE("a suspension is proposed with its evidence, recorded, and carried out only where the policy says so") {
    agent_carrier c;
    conduct_policy policy;
    policy.limits[static_cast<std::size_t>(conduct_kind::refused_order)] = {percent(50), 3};
    std::vector<std::uint64_t> refused;
    REQUIRE(c.sell("O-1"));
    for (int i = 0; i < 3; ++i)
        refused.push_back(
            c.orders
                .refuse(
                    {.plan = c.plan.number(), .agent = agent_7, .licence = licence_1, .why = reason::badge_borrowed},
                    c.now)
                .value()
                .sequence);

    supervision watching(policy);
    const auto seen =
        evidence::ledger_ref(c.ledger).for_each(0, [&](const evidence::record_view& each) { watching.apply(each); });
    REQUIRE(seen.clean());
    const auto proposals = watching.review();
    REQUIRE(proposals.size() == 1);
    CHECK(proposals[0].agent == agent_7);
    CHECK(proposals[0].rule().id == "MB-S-01");
    CHECK(proposals[0].count == 3);
    CHECK(proposals[0].base == 4);
    CHECK(std::vector<std::uint64_t>(proposals[0].evidence.begin(), proposals[0].evidence.end()) == refused);

    REQUIRE(record_proposals(proposals, c.ledger, c.now));
    const auto stored = c.ledger.read(c.ledger.size() - 1).value();
    CHECK(stored.kind == record_kind::suspension_proposed);
    CHECK(stored.payload == R"({"agent":"AG-7","base":4,"count":3,"evidence":[)" + std::to_string(refused[0]) + "," +
                                std::to_string(refused[1]) + "," + std::to_string(refused[2]) +
                                R"(],"rule":"MB-S-01"})");
    // Nothing is suspended by itself, the agent sells on.
    CHECK(carry_out(proposals, policy, c.licences, carrier_he, c.now).value() == 0);
    CHECK(c.licences.book().find(licence_1)->state == licence_state::in_force);
    CHECK(c.sell("O-2"));

    policy.suspend_by_itself = true;
    CHECK(carry_out(proposals, policy, c.licences, principal_id{"CARRIER-SD"}, c.now).value() == 0);
    CHECK(carry_out(proposals, policy, c.licences, carrier_he, c.now).value() == 1);
    CHECK(c.licences.book().find(licence_1)->state == licence_state::suspended);
    CHECK(carry_out(proposals, policy, c.licences, carrier_he, c.now).value() == 0);
    CHECK(c.audited().clean());
}

TEST_CASE("evidence is the latest sixteen records, and reports read back") {
    agent_conduct conduct;
    for (std::uint64_t record = 0; record < 40; ++record) conduct.add(conduct_kind::complaint, record);
    const auto& kept = conduct.evidence[static_cast<std::size_t>(conduct_kind::complaint)];
    CHECK(kept.size() == 16);
    CHECK(kept[0] == 24);
    CHECK(kept[15] == 39);
    const complaint complained{agent_7, {}, "“骗人”\n"};
    CHECK(read_complaint(canonical_text(complained).value()).value() == complained);
    const altered_copy altered{agent_7, platform_id{"x/y"}, 7, sha256("a")};
    CHECK(read_altered_copy(canonical_text(altered).value()).value() == altered);
    CHECK_FALSE(canonical_text(complaint{agent_7, {}, "\xff"}));
    for (const rule_info* rule : conduct_rules::all) CHECK(claims_only_what_is_verified(*rule));
}

}  // namespace order_supervision_test
