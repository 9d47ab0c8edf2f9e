// SPDX-License-Identifier: Apache-2.0
// Orders that an agent takes: allowed, refused each for its own reason, and what the ledger alone says of them.
#include <agent_carrier.hpp>
#include <catch.hpp>
#include <string>
#include <vector>

namespace order_agent_sale_test {

using namespace mingbai;
using namespace mingbai::literals;
using namespace mingbai_test;
using evidence::record_kind;
using marketing::agent_action;

template <class T, class E>
reason why(const result<T, E>& answer) {
    return answer ? reason::none : answer.error().why;
}

std::size_t count(agent_carrier& c, record_kind kind) {
    std::size_t found = 0;
    const auto seen = evidence::ledger_ref(c.ledger).for_each(
        0, [&](const evidence::record_view& each) { found += each.kind == kind ? 1U : 0U; });
    return seen.clean() ? found : 999;
}

agent_refusal last_refusal(agent_carrier& c) {
    agent_refusal last;
    const auto seen = evidence::ledger_ref(c.ledger).for_each(0, [&](const evidence::record_view& each) {
        if (each.kind == record_kind::order_refused) last = read_agent_refusal(each.payload).value();
    });
    REQUIRE(seen.clean());
    return last;
}

TEST_CASE("an order through an agent is activated with who sold it, and the audit finds nothing") {
    agent_carrier c;
    const auto asked = c.desk.ask(c.plan, c.details("O-1"), c.now).value();
    CHECK(asked.text.find("代理商：春风通讯（AG-7）") != std::string::npos);
    CHECK(asked.asked.sender == short_code{"10001"});
    auto proof = c.desk.answer(asked, {.from = c.customer, .to = "10001", .text = "同意", .at = c.now + 30s}).value();
    c.now += 1min;
    const auto service = c.orders.activate(c.plan, std::move(proof), c.checked(), c.content, c.copy, c.now);
    REQUIRE(service);
    const agent_sale sale = service->order().sold_by.value();
    CHECK(sale.agent == agent_7);
    CHECK(sale.licence == licence_1);
    CHECK(sale.badge == identity_of(c.badge.badge));
    CHECK(sale.content == c.content.record());
    CHECK(read_activation(canonical_text(service->order())).value() == service->order());
    CHECK(c.audited().clean());
    // The desk that asks and the request's document keep the agent's name.
    CHECK(consent::read_request(consent::canonical_text(asked.asked).value()).value() == asked.asked);
}

TEST_CASE("an order that names an agent is not activated without a badge") {
    agent_carrier c;
    CHECK(why(c.orders.activate(c.plan, c.agree("O-1"), c.now)) == reason::badge_invalid);
    // Nor does a desk without licences take one.
    order_desk other(c.ledger, c.desk, c.pseudonyms, c.cycle);
    CHECK(why(other.activate(c.plan, c.agree("O-2"), c.checked(), c.content, c.copy, c.now)) ==
          reason::licence_unknown);
    CHECK(count(c, record_kind::order_activated) == 0);
}

TEST_CASE("each thing that an agent's order lacks is refused with its own reason, and recorded") {
    agent_carrier c;
    std::string shown(c.copy);
    marketing::agent_use use = usual_use(c.now);
    reason expected = reason::none;
    agent_id told = agent_7;
    const auto token = [&] { return verify_badge(c.badge, use, c.list(), c.badges, {}); };

    SECTION("altered copy: another price") {
        shown = "春风套餐59元，每月29元。";
        expected = reason::content_altered;
    }
    SECTION("altered copy: a word more") {
        shown += "仅限今天";
        expected = reason::content_altered;
    }
    SECTION("white space and width are not words") {
        shown = "春风套餐５９元，\n每月59元。 ";
    }
    SECTION("a customer who was told of another agent") {
        told = agent_id{"AG-8"};
        expected = reason::another_agent;
    }

    consent_proof proof = c.agree("O-1", told);
    use.at = c.now;
    auto badge = token();
    REQUIRE(badge);
    SECTION("suspended since the check") {
        REQUIRE(c.licences.suspend(licence_1, "CARRIER-HE", "投诉", c.now));
        expected = reason::licence_suspended;
    }
    SECTION("revoked since the check") {
        REQUIRE(c.licences.revoke(licence_1, "CARRIER-HE", "终止", c.now));
        expected = reason::licence_revoked;
    }
    SECTION("narrowed since the check") {
        marketing::agent_scope narrow = wide_scope();
        narrow.sales.plans = {filing_number{"26HE900002"}};
        REQUIRE(c.licences.narrow(licence_1, narrow, "CARRIER-HE", c.now));
        expected = reason::plan_out_of_scope;
    }
    SECTION("the badge alone revoked since the check") {
        REQUIRE(c.licences.revoke_badge(identity_of(c.badge.badge), "CARRIER-HE", "遗失", c.now));
        expected = reason::badge_revoked;
    }
    SECTION("by another desk, of which this one learns from the ledger") {
        marketing::licence_desk elsewhere(c.ledger);
        REQUIRE(elsewhere.suspend(licence_1, "CARRIER-HE", "x", c.now));
        expected = reason::licence_suspended;
    }
    SECTION("a check of exactly the greatest age") {
        c.now += marketing::badge_policy{}.check_lifetime;
    }
    SECTION("a check that is too old") {
        c.now += marketing::badge_policy{}.check_lifetime + 1s;
        expected = reason::badge_check_outdated;
    }
    SECTION("a check from the future") {
        use.at = c.now + 1min;
        badge = verify_badge(c.badge, use, c.list(), c.badges, {});
        expected = reason::badge_check_outdated;
    }
    SECTION("a badge checked for another plan") {
        use.plan = "26HE900002";
        badge = token();
        expected = reason::plan_out_of_scope;
    }
    SECTION("a badge checked for another category") {
        use.category = marketing::plan_category{"加装包"};
        badge = token();
        expected = reason::plan_out_of_scope;
    }
    SECTION("a badge checked for advertising") {
        use.action = agent_action::advertise;
        badge = token();
        expected = reason::action_out_of_scope;
    }
    REQUIRE(badge);
    const auto service = c.orders.activate(c.plan, std::move(proof), *badge, c.content, shown, c.now);
    CHECK(why(service) == expected);
    CHECK(count(c, record_kind::order_activated) == (expected == reason::none ? 1U : 0U));
    CHECK(count(c, record_kind::order_refused) == (expected == reason::none ? 0U : 1U));
    if (expected != reason::none) {
        const agent_refusal refused = last_refusal(c);
        CHECK(refused == agent_refusal{"O-1", c.plan.number(), agent_7, licence_1, "WEB", marketing::platform_id{"shop.example.cn/7"}, expected});
    }
    CHECK(c.audited().clean());
}

TEST_CASE("a badge at the end of its time, another channel, and copy of another version are refused") {
    agent_carrier c;
    SECTION("expired between check and order") {
        c.now = monday + 24h * 30 - 1min;
        consent_proof proof = c.agree("O-1");
        const auto badge = c.checked();
        CHECK(why(c.orders.activate(c.plan, std::move(proof), badge, c.content, c.copy, c.now + 30s)) ==
              reason::badge_expired);
    }
    SECTION("the customer was asked for another channel") {
        auto details = c.details("O-1");
        details.channel = "APP";
        const auto asked = c.desk.ask(c.plan, details, c.now).value();
        auto proof =
            c.desk.answer(asked, {.from = c.customer, .to = "10001", .text = "同意", .at = c.now + 1s}).value();
        c.now += 1s;
        CHECK(why(c.orders.activate(c.plan, std::move(proof), c.checked(), c.content, c.copy, c.now)) ==
              reason::channel_out_of_scope);
    }
    SECTION("copy that was approved for the version before") {
        literal_tariff_plan dearer = spring;
        dearer.name = "春风套餐69元";
        dearer.price = 69_cny / 1_month;
        c.plan = c.zone.publish(dearer, c.now).value();
        CHECK(why(c.sell("O-1")) == reason::content_not_approved);
    }
    SECTION("a badge that is signed but was never given out") {
        marketing::badge unrecorded = c.badge.badge;
        unrecorded.until -= 1h;
        c.badge.badge = sign_badge(unrecorded, c.badges).value();
        CHECK(why(c.sell("O-1")) == reason::badge_invalid);
    }
    SECTION("copy that was taken back") {
        auto proof = c.agree("O-1");
        REQUIRE(c.content.withdraw(c.ledger, "CARRIER-HE", "x", c.now));
        CHECK(why(c.orders.activate(c.plan, std::move(proof), c.checked(), c.content, c.copy, c.now)) ==
              reason::content_withdrawn);
    }
    SECTION("consent to another plan") {
        auto proof = c.agree("O-1");
        literal_tariff_plan dearer = spring;
        dearer.name = "春风套餐69元";
        dearer.price = 69_cny / 1_month;
        const auto other = c.zone.publish(dearer, c.now).value();
        CHECK(why(c.orders.activate(other, std::move(proof), c.checked(), c.content, c.copy, c.now)) ==
              reason::proof_for_another_order);
    }
    CHECK(count(c, record_kind::order_activated) == 0);
}

TEST_CASE("an agent's own consent desk is not the carrier's platform") {
    agent_carrier c;
    const consent::desk_options own{.own_codes = {short_code{"1069555"}},
                                    .key = "the agent's own key, 32 bytes and more",
                                    .pseudonyms = c.pseudonyms,
                                    .cycle = c.cycle};
    SECTION("on a ledger of the agent's") {
        evidence::memory_journal journal;
        evidence::ledger<evidence::memory_journal> ledger(journal,
                                                          hmac_drbg<>("another seed of thirty-two bytes and more"));
        consent::desk agents_desk(ledger, own);
        const auto asked = agents_desk.ask(c.plan, c.details("O-1"), c.now).value();
        auto proof =
            agents_desk.answer(asked, {.from = c.customer, .to = "1069555", .text = "同意", .at = c.now + 1s}).value();
        CHECK(why(c.orders.activate(c.plan, std::move(proof), c.checked(), c.content, c.copy, c.now)) ==
              reason::sender_not_own_platform);
        CHECK(last_refusal(c).why == reason::sender_not_own_platform);
    }
    SECTION("on the carrier's ledger, which a later desk reads") {
        consent::desk agents_desk(c.ledger, own);
        const auto asked = agents_desk.ask(c.plan, c.details("O-1"), c.now).value();
        const auto proven =
            agents_desk.answer(asked, {.from = c.customer, .to = "1069555", .text = "同意", .at = c.now + 1s})
                .value()
                .record();
        c.now += 2s;
        consent::desk later(
            c.ledger,
            {.own_codes = {short_code{"10001"}}, .key = c.secret, .pseudonyms = c.pseudonyms, .cycle = c.cycle});
        order_desk orders(c.ledger, later, c.pseudonyms, c.cycle, c.licences);
        auto proof = later.recall(proven);
        REQUIRE(proof);
        CHECK(why(orders.activate(c.plan, *std::move(proof), c.checked(), c.content, c.copy, c.now)) ==
              reason::sender_not_own_platform);
    }
    SECTION("and the carrier's desk does not ask from a number that is not its own") {
        CHECK(why(c.desk.ask(c.plan, c.details("O-1"), c.now, {.sender = "1069555"})) ==
              reason::sender_not_own_platform);
    }
}

TEST_CASE("a sub-agent that was named by right sells; one that was not has no badge, and its orders are found") {
    agent_carrier c;
    const agent_id sub{"AG-8"};
    const marketing::licence_id below{"L-2"};
    CHECK(why(c.licences.issue(licence_of(below, sub, licence_1), "AG-9", c.now)) == reason::not_the_principal);
    REQUIRE(c.licences.issue(licence_of(below, sub, licence_1), "AG-7", c.now));
    c.badge = c.licences.give_badge(agent_world::usual_request(below), c.badges, c.now).value();
    auto proof = c.agree("O-1", sub);
    REQUIRE(c.orders.activate(c.plan, std::move(proof), c.checked(), c.content, c.copy, c.now));
    CHECK(c.audited().clean());

    CHECK(why(c.licences.issue(licence_of(marketing::licence_id{"L-3"}, agent_id{"AG-9"}, below), "AG-8", c.now)) ==
          reason::may_not_delegate);
    CHECK(why(c.licences.give_badge(agent_world::usual_request(marketing::licence_id{"L-3"}), c.badges, c.now)) ==
          reason::licence_unknown);

    // Its parent falls, and with it what it may do.
    auto next = c.agree("O-2", sub);
    const auto checked = c.checked();
    REQUIRE(c.licences.suspend(licence_1, "CARRIER-HE", "x", c.now));
    CHECK(why(c.orders.activate(c.plan, std::move(next), checked, c.content, c.copy, c.now)) ==
          reason::licence_suspended);
}

// ---- the audit, from the ledger alone
// --------------------------------------------------------------------------------

struct bypassed {
    agent_carrier c;
    activation done;

    bypassed() {
        auto proof = c.agree("O-1");
        done = {.order = "O-1",
                .plan = c.plan.number(),
                .plan_version = 1,
                .plan_digest = c.plan.digest(),
                .channel = "WEB",
                .publication = c.plan.record(),
                .consent = proof.record(),
                .activated_at = c.now,
                .begins_at = c.now,
                .sold_by = agent_sale{.agent = agent_7,
                                      .licence = licence_1,
                                      .badge = identity_of(c.badge.badge),
                                      .platform = marketing::platform_id{"shop.example.cn/7"},
                                      .region = marketing::region_name{"河北"},
                                      .content = c.content.record(),
                                      .content_digest = c.content.digest()}};
    }
    /// Writes the activation around the desk, and returns what the audit finds of it under A-06.
    reason found() {
        const auto stored =
            c.ledger.append(record_kind::order_activated, c.pseudonyms.of(c.customer), c.now, canonical_text(done));
        REQUIRE(stored);
        reason why = reason::none;
        for (const audit_finding& each : c.audited().findings)
            if (each.rule == &audit_rules::agent_had_badge) {
                CHECK(each.record == stored->sequence);
                why = each.why.why;
            }
        return why;
    }
};

TEST_CASE("the audit finds orders by agents without a valid badge at that time, whatever wrote them") {
    bypassed b;
    agent_carrier& c = b.c;
    SECTION("a lawful one is none of them") {
        CHECK(b.found() == reason::none);
    }
    SECTION("no word of who sold") {
        b.done.sold_by.reset();
        CHECK(b.found() == reason::badge_invalid);
    }
    SECTION("a badge that nobody gave out") {
        b.done.sold_by->badge = sha256("a badge");
        CHECK(b.found() == reason::badge_invalid);
    }
    SECTION("another licence than the badge's") {
        b.done.sold_by->licence = marketing::licence_id{"L-9"};
        CHECK(b.found() == reason::badge_invalid);
    }
    SECTION("another agent than the customer was told of") {
        b.done.sold_by->agent = agent_id{"AG-8"};
        CHECK(b.found() == reason::another_agent);
    }
    SECTION("a borrowed badge") {
        b.done.sold_by->platform = marketing::platform_id{"mall.example.cn/spring"};
        CHECK(b.found() == reason::badge_borrowed);
    }
    SECTION("another region") {
        b.done.sold_by->region = marketing::region_name{"北京"};
        CHECK(b.found() == reason::region_out_of_scope);
    }
    SECTION("copy that is no approval") {
        b.done.sold_by->content = 0;
        CHECK(b.found() == reason::content_not_approved);
    }
    SECTION("other copy than the approved one") {
        b.done.sold_by->content_digest = sha256("每月29元");
        CHECK(b.found() == reason::content_not_approved);
    }
    SECTION("before the badge was given out") {
        b.done.activated_at = monday - 1h - 1s;
        CHECK(b.found() == reason::badge_not_yet_valid);
    }
    SECTION("before it was given out, though its time had begun") {
        auto asked = agent_world::usual_request();
        asked.actions = {agent_action::take_order};
        b.done.sold_by->badge = identity_of(c.licences.give_badge(asked, c.badges, c.now + 1h).value().badge);
        CHECK(b.found() == reason::badge_not_yet_valid);
    }
    SECTION("after it expired") {
        b.done.activated_at = monday + 24h * 30;
        CHECK(b.found() == reason::badge_expired);
    }
    SECTION("while the licence was suspended, not before and not after") {
        REQUIRE(c.licences.suspend(licence_1, "CARRIER-HE", "x", c.now));
        CHECK(b.found() == reason::licence_suspended);
        REQUIRE(c.licences.resume(licence_1, "CARRIER-HE", "x", c.now));
        std::size_t findings = c.audited().count(audit_rules::agent_had_badge);
        CHECK(findings == 1);
        REQUIRE(
            c.ledger.append(record_kind::order_activated, c.pseudonyms.of(c.customer), c.now, canonical_text(b.done)));
        CHECK(c.audited().count(audit_rules::agent_had_badge) == 1);
    }
    SECTION("after the licence was revoked") {
        REQUIRE(c.licences.revoke(licence_1, "CARRIER-HE", "x", c.now));
        CHECK(b.found() == reason::licence_revoked);
    }
    SECTION("after the badge was revoked") {
        REQUIRE(c.licences.revoke_badge(b.done.sold_by->badge, "CARRIER-HE", "x", c.now));
        CHECK(b.found() == reason::badge_revoked);
    }
    SECTION("a plan outside the licence") {
        marketing::agent_scope narrow = wide_scope();
        narrow.sales.plans = {filing_number{"26HE900002"}};
        REQUIRE(c.licences.narrow(licence_1, narrow, "CARRIER-HE", c.now));
        CHECK(b.found() == reason::plan_out_of_scope);
    }
    SECTION("a carrier's own order that claims an agent") {
        auto details = c.details("O-5");
        details.agent = {};
        details.agent_name = {};
        const auto asked = c.desk.ask(c.plan, details, c.now).value();
        b.done.order = "O-5";
        b.done.consent = c.desk.answer(asked, {.from = c.customer, .to = "10001", .text = "同意", .at = c.now + 1s})
                             .value()
                             .record();
        b.done.activated_at = c.now += 1s;
        CHECK(b.found() == reason::another_agent);
    }
}

TEST_CASE("the audit finds a licence that an agent gave itself, and does not believe it") {
    agent_carrier c;
    marketing::licence wide = licence_of(marketing::licence_id{"L-7"}, agent_7);
    const auto payload = canonical_text(marketing::licence_act{record_kind::licence_issued, "AG-7", {}, wide}).value();
    const auto written = c.ledger.append(record_kind::licence_issued, {}, c.now, payload);
    REQUIRE(written);
    const auto unreadable = c.ledger.append(record_kind::licence_revoked, {}, c.now, R"({"licence":"L-1"})");
    REQUIRE(unreadable);
    const audit_report report = c.audited();
    REQUIRE(report.findings.size() == 2);
    CHECK(report.findings[0].rule == &audit_rules::licence_act_allowed);
    CHECK(report.findings[0].record == written->sequence);
    CHECK(report.findings[0].why.why == reason::not_the_principal);
    CHECK(report.findings[1].rule == &audit_rules::record_readable);
    CHECK(report.findings[1].record == unreadable->sequence);
    CHECK(c.sell("O-1"));
}

TEST_CASE("an agent that makes itself a principal, or a badge, is not believed") {
    agent_carrier c;
    marketing::licence own = licence_of(marketing::licence_id{"L-8"}, agent_7);
    own.principal = marketing::principal_id{"AG-7"};
    CHECK(why(c.licences.issue(own, "AG-7", c.now)) == reason::not_the_principal);
    const auto licence = c.ledger.append(
        record_kind::licence_issued, {}, c.now,
        canonical_text(marketing::licence_act{record_kind::licence_issued, "AG-7", {}, own}).value());
    REQUIRE(licence);

    // A badge under the agent's real licence, which it signed itself and wrote to the ledger.
    const marketing::hmac_badge_key other("a secret of the agent's own", "k1");
    marketing::badge forged = c.badge.badge;
    forged.until += 24h;
    forged = sign_badge(forged, other).value();
    REQUIRE(c.ledger.append(record_kind::badge_issued, {}, c.now, marketing::badge_issued_text(forged)));
    bypassed b;
    activation done = b.done;
    auto proof = c.agree("O-1");
    done.consent = proof.record();
    done.publication = c.plan.record();
    done.plan_digest = c.plan.digest();
    done.activated_at = done.begins_at = c.now;
    done.sold_by->content = c.content.record();
    done.sold_by->badge = identity_of(forged);
    const auto sold = c.ledger.append(record_kind::order_activated, c.pseudonyms.of(c.customer), c.now, canonical_text(done));
    REQUIRE(sold);

    const audit_report report = c.audited();
    REQUIRE(report.findings.size() == 2);
    CHECK(report.findings[0].rule == &audit_rules::licence_act_allowed);
    CHECK(report.findings[0].record == licence->sequence);
    CHECK(report.findings[0].why.why == reason::not_the_principal);
    CHECK(report.findings[1].rule == &audit_rules::agent_had_badge);
    CHECK(report.findings[1].record == sold->sequence);
    CHECK(report.findings[1].why.why == reason::badge_forged);

    // An audit that was not told whose word counts believes both.
    audit_options trusting = c.options();
    trusting.principals.clear();
    trusting.badge_keys.clear();
    CHECK(audit<profile::cn_miit>(c.ledger, trusting).run(c.now).clean());
}

TEST_CASE("the audit finds that the customer was asked from a number that is not the carrier's") {
    agent_carrier c;
    consent::desk agents_desk(
        c.ledger,
        {.own_codes = {short_code{"1069555"}}, .key = c.secret, .pseudonyms = c.pseudonyms, .cycle = c.cycle});
    const auto asked = agents_desk.ask(c.plan, c.details("O-1"), c.now).value();
    auto proof =
        agents_desk.answer(asked, {.from = c.customer, .to = "1069555", .text = "同意", .at = c.now + 1s}).value();
    c.now += 2s;
    // An order desk that was given the agent's consent desk believes it; the ledger does not.
    order_desk fooled(c.ledger, agents_desk, c.pseudonyms, c.cycle, c.licences);
    const auto service = fooled.activate(c.plan, std::move(proof), c.checked(), c.content, c.copy, c.now);
    REQUIRE(service);
    const audit_report report = c.audited();
    REQUIRE(report.findings.size() == 1);
    CHECK(report.findings[0].rule == &audit_rules::asked_by_own_platform);
    CHECK(report.findings[0].record == service->record());
    audit_options without = c.options();
    without.own_codes.clear();
    CHECK(audit<profile::cn_miit>(c.ledger, without).run(c.now).clean());
}

TEST_CASE("a refusal reads back from its record, with what was not known left empty") {
    agent_carrier c;
    const agent_refusal early{.order = {},
                              .plan = c.plan.number(),
                              .agent = agent_7,
                              .licence = {},
                              .channel = "WEB",
                              .platform = {},
                              .why = reason::badge_forged};
    REQUIRE(c.orders.refuse(early, c.now));
    CHECK(last_refusal(c) == early);
    CHECK_FALSE(read_agent_refusal(
        R"({"agent":"A","channel":"","licence":"","order":"","plan":"","platform":"","reason":"because"})"));
    CHECK_FALSE(
        read_agent_refusal(R"({"agent":"A","channel":"","licence":"","order":"","plan":"","reason":"badge_forged"})"));
}

}  // namespace order_agent_sale_test
