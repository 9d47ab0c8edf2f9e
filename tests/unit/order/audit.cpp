// SPDX-License-Identifier: Apache-2.0
#include <mingbai/archive/document.hpp>
#include <mingbai/base/hmac_drbg.hpp>
#include <mingbai/bill/bill_record.hpp>
#include <mingbai/evidence/memory_journal.hpp>
#include <mingbai/notice/outbox.hpp>
#include <mingbai/order/audit.hpp>
#include <mingbai/order/order_desk.hpp>
#include <mingbai/profile/cn_miit.hpp>

#include <catch.hpp>
#include <plans.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace order_audit_test {

using namespace mingbai;
using namespace mingbai::literals;
using namespace std::chrono_literals;
using cn = profile::cn_miit;

const std::string key = "a key of the carrier's own, 32 b";
constexpr subscriber_number customer{"18500000000"};
constexpr instant morning = start_of_day(std::chrono::year{2026} / 3 / 1, beijing_time) + 10h;

// A carrier with everything that an order needs; `now` is its clock.
struct carrier {
    evidence::memory_journal journal;
    evidence::ledger<evidence::memory_journal> ledger{journal, hmac_drbg<>("a seed of at least thirty-two bytes")};
    disclosure_register<cn> zone{ledger};
    evidence::pseudonymizer pseudonyms{key};
    billing_cycle cycle{std::chrono::day{1}, cn::zone};
    consent::desk desk{ledger, {.own_codes = {short_code{"10001"}}, .key = key, .pseudonyms = pseudonyms, .cycle = cycle}};
    order_desk orders{ledger, desk, pseudonyms, cycle};
    instant now = morning;

    published_plan publish() { return zone.publish(mingbai_test::spring, now).value(); }

    consent_proof agree(const published_plan& plan, order_id order) {
        const auto asked = desk.ask(plan, {.order = order, .subscriber = customer, .channel = "APP"}, now).value();
        now += 30s;
        return desk.answer(asked, {.from = customer, .to = "10001", .text = "同意", .at = now}).value();
    }

    void send_success(const active_service& service, instant at) {
        const notice::obligation owed = service.obligations(at + 24h, cycle).front();
        notice::outbox outbox(ledger);
        struct {
            notice::submission send(const notice::send_job&) { return notice::submission::accepted; }
        } gateway;
        const notice::message message{notice::notice_kind::success, language::chinese, "办理成功"};
        REQUIRE(outbox.owe({.key = owed.key, .to = customer, .content = message, .due = owed.due, .deadline = owed.deadline}, at));
        REQUIRE(outbox.pump(gateway, at));
    }

    audit_options options() const { return {.answers = {.key = key}, .cycle = cycle}; }

    audit_report audited(instant at) { return audit<cn>(ledger, options()).run(at); }

    // What a program that goes around the library might write.
    std::uint64_t bypass(activation done) {
        return ledger.append(evidence::record_kind::order_activated, pseudonyms.of(customer), done.activated_at, canonical_text(done))
            .value()
            .sequence;
    }
};

std::vector<std::pair<std::string_view, std::uint64_t>> findings_of(const audit_report& report) {
    std::vector<std::pair<std::string_view, std::uint64_t>> found;
    for (const audit_finding& each : report.findings) found.emplace_back(each.rule->id, each.record);
    return found;
}
using found = std::vector<std::pair<std::string_view, std::uint64_t>>;

TEST_CASE("an order that was informed, confirmed and reminded of is lawful") {
    carrier c;
    const published_plan plan = c.publish();
    const auto service = c.orders.activate(plan, c.agree(plan, "O-1"), c.now);
    REQUIRE(service);
    CHECK(service->order().publication == plan.record());
    c.send_success(*service, c.now + 2s);
    const audit_report report = c.audited(c.now + 24h);
    CHECK(report.clean());
    CHECK(report.activations == 1);
    CHECK(report.notices == 1);
    CHECK(report.records == c.ledger.size());
}

TEST_CASE("consent to one version does not activate another, and a used proof activates nothing more") {
    carrier c;
    const published_plan first = c.publish();
    consent_proof proof = c.agree(first, "O-1");
    literal_tariff_plan dearer = mingbai_test::spring;
    dearer.name = "春风套餐69元";
    dearer.price = 69_cny / 1_month;
    const published_plan second = c.zone.publish(dearer, c.now).value();
    const std::uint64_t proven = proof.record();
    CHECK(c.orders.activate(second, std::move(proof), c.now).error().why == reason::proof_for_another_order);

    REQUIRE(c.orders.activate(first, c.desk.recall(proven).value(), c.now));
    CHECK(c.orders.activate(first, c.desk.recall(proven).value(), c.now).error().why == reason::proof_already_used);
}

TEST_CASE("the audit lists an activation that nobody agreed to (不知情订制)") {
    carrier c;
    const published_plan plan = c.publish();
    const std::uint64_t record = c.bypass({.order = "O-9",
                                           .plan = plan.number(),
                                           .plan_version = 1,
                                           .plan_digest = plan.digest(),
                                           .channel = "APP",
                                           .publication = plan.record(),
                                           .consent = 0,
                                           .activated_at = c.now,
                                           .begins_at = c.now});
    const audit_report report = c.audited(c.now);
    CHECK(findings_of(report) == found{{"A-04", record}});
}

TEST_CASE("the audit lists an activation of what was not disclosed, or not any more, or in other words") {
    carrier c;
    const published_plan plan = c.publish();
    const auto service = c.orders.activate(plan, c.agree(plan, "O-1"), c.now).value();
    c.send_success(service, c.now);
    activation done = service.order();

    SECTION("another digest") { done.plan_digest = sha256("something else"); }
    SECTION("another version") { done.plan_version = 2; }
    SECTION("another plan") { done.plan = "26HE900009"; }
    SECTION("another record than the publication's") { done.publication += 1; }
    SECTION("before it was published") { done.activated_at = morning - 1s; }
    SECTION("after it was withdrawn") {
        REQUIRE(c.zone.withdraw(plan.number(), c.now + 1h, c.now));
        done.activated_at = c.now + 1h;
    }
    const std::uint64_t record = c.bypass(done);
    const audit_report report = c.audited(c.now);
    CHECK(report.count(audit_rules::disclosed_before_sold) == 1);
    CHECK(report.count(audit_rules::consent_justifies_one_order) == 1);
    for (const audit_finding& each : report.findings) CHECK(each.record == record);
}

// A register that checks nothing: what a program that goes around the real one might disclose.
struct lax : cn {
    using tariff_rules = ruleset<>;
};

TEST_CASE("the audit holds a disclosed plan to the rules of the day when it took effect, not to today's") {
    carrier c;
    literal_tariff_plan renews_without_a_term = mingbai_test::spring;
    renews_without_a_term.validity->renewal_term = period{};
    disclosure_register<lax> zone(c.ledger);
    const instant rule_begins = start_of_day(std::chrono::year{2024} / 7 / 1, beijing_time);

    REQUIRE(zone.publish(renews_without_a_term, rule_begins - 1s));
    CHECK(c.audited(c.now).clean());  // nobody had to state the term yet
    CHECK(c.zone.publish(renews_without_a_term, rule_begins).error().why == reason::rules_broken);

    renews_without_a_term.filing_number = "26HE900002";
    const auto second = zone.publish(renews_without_a_term, rule_begins);
    REQUIRE(second);
    const audit_report report = c.audited(c.now);
    REQUIRE(findings_of(report) == found{{"A-09", second->record()}});
    CHECK(report.findings[0].why.why == reason::rules_broken);
    CHECK(report.findings[0].why.where.what == element::validity);
}

/// Everything that was published is sold within a day.
struct sold_soon {
    static constexpr rule_info info{.id = "TEST-1", .severity = severity::advice, .grade = verification::derived, .source = "this test",
                                    .title = "", .title_zh = "", .good = "", .bad = ""};
    std::map<std::uint64_t, instant> waiting{};

    void see(const evidence::audited_record& record, evidence::audit_findings&) {
        if (record.kind() == evidence::record_kind::plan_published) waiting[record.sequence()] = record.record().at + 24h;
        if (record.kind() == evidence::record_kind::order_activated) waiting.clear();
    }
    void finish(instant now, evidence::audit_findings& out) const {
        for (const auto& [sequence, due] : waiting)
            if (due < now) out.add(sequence);
    }
};
struct eager : cn {
    using audit_checks = evidence::audit_checks<sold_soon>;
};

TEST_CASE("an audit asks a profile's own checks what is overdue, each time anew") {
    carrier c;
    const published_plan plan = c.publish();
    audit<eager> watching(c.ledger);
    CHECK(watching.run(c.now + 24h).count(sold_soon::info) == 0);
    const audit_report late = watching.run(c.now + 25h);
    CHECK(late.findings == std::vector<audit_finding>{{&sold_soon::info, plan.record(), {}}});
    CHECK(watching.run(c.now + 26h).count(sold_soon::info) == 1);
}

struct quiet : cn {
    static constexpr notice::kind_set duties{};
};

TEST_CASE("a notice that the profile does not ask for is not missed") {
    carrier c;
    const published_plan plan = c.publish();
    REQUIRE(c.orders.activate(plan, c.agree(plan, "O-1"), c.now));
    CHECK(findings_of(c.audited(c.now + 24h)).size() == 1);
    const audit_report report = audit<quiet>(c.ledger, c.options()).run(c.now + 24h);
    CHECK(report.clean());
    CHECK(report.notices == 0);
}

TEST_CASE("the audit compares the consent with what was activated: who, what, when, where") {
    carrier c;
    const published_plan plan = c.publish();
    const consent_proof proof = c.agree(plan, "O-1");
    activation done{.order = "O-1",
                    .plan = plan.number(),
                    .plan_version = 1,
                    .plan_digest = plan.digest(),
                    .channel = "APP",
                    .publication = plan.record(),
                    .consent = proof.record(),
                    .activated_at = c.now,
                    .begins_at = c.now};
    CHECK(c.audited(c.now).clean());

    SECTION("the record it names is no proof") { done.consent -= 1; }
    SECTION("another order's consent") { done.order = "O-2"; }
    SECTION("another channel") { done.channel = "SHOP"; }
    SECTION("activated before the answer") { done.activated_at = c.now - 1s; }
    CHECK(findings_of(c.audited(c.now)).empty());
    const std::uint64_t record = c.bypass(done);
    CHECK(findings_of(c.audited(c.now - 1s)) == found{{"A-04", record}});
}

TEST_CASE("another subscriber's record does not pass under the first one's consent") {
    carrier c;
    const published_plan plan = c.publish();
    const consent_proof proof = c.agree(plan, "O-1");
    const activation done{.order = "O-1",
                          .plan = plan.number(),
                          .plan_version = 1,
                          .plan_digest = plan.digest(),
                          .channel = "APP",
                          .publication = plan.record(),
                          .consent = proof.record(),
                          .activated_at = c.now,
                          .begins_at = c.now};
    const auto record = c.ledger.append(evidence::record_kind::order_activated, c.pseudonyms.of(subscriber_number{"18600000000"}),
                                        c.now, canonical_text(done));
    REQUIRE(record);
    const audit_report report = c.audited(c.now);
    REQUIRE(report.findings.size() == 1);
    CHECK(report.findings[0].rule == &audit_rules::confirmed_before_activated);
    CHECK(report.findings[0].why.why == reason::proof_for_another_order);
}

TEST_CASE("a success notice that is late or missing is found when its time is over, not before") {
    carrier c;
    const published_plan plan = c.publish();
    const auto service = c.orders.activate(plan, c.agree(plan, "O-1"), c.now).value();
    const instant deadline = c.now + notice::obligation_policy{}.success_within;
    CHECK(c.audited(deadline).clean());
    const audit_report missing = c.audited(deadline + 1s);
    REQUIRE(missing.findings.size() == 1);
    CHECK(missing.findings[0].rule == &notice::owed_notice_sent::info);
    CHECK(missing.findings[0].record == service.record());

    c.send_success(service, deadline + 1s);
    const audit_report late = c.audited(deadline + 1h);
    REQUIRE(late.findings.size() == 1);
    CHECK(late.findings[0].rule == &notice::owed_notice_in_time::info);
}

TEST_CASE("bills and reminders that nobody sent are found, until the service ends") {
    carrier c;
    const published_plan plan = c.publish();
    const auto service = c.orders.activate(plan, c.agree(plan, "O-1"), c.now).value();
    c.send_success(service, c.now);
    const auto missing = [&](instant at, notice::notice_kind kind) {
        std::size_t count = 0;
        for (const audit_finding& each : c.audited(at).findings)
            count += each.why.where.index == static_cast<std::uint64_t>(kind) ? 1U : 0U;
        return count;
    };
    const instant later = advance(c.now, 25_months, 1, cn::zone);
    // Ordered on 1 March 2026; by April 2028 there were 25 bills and one renewal, on 1 March 2028.
    CHECK(missing(later, notice::notice_kind::bill) == 24);
    CHECK(missing(later, notice::notice_kind::renewal_ahead) == 1);

    const instant june = start_of_day(std::chrono::year{2026} / 6 / 1, beijing_time);
    CHECK(c.orders.end(service, c.now - 1s, c.now).error().why == reason::retroactive);
    REQUIRE(c.orders.end(service, june, c.now));
    CHECK(missing(later, notice::notice_kind::bill) == 3);
    CHECK(missing(later, notice::notice_kind::renewal_ahead) == 0);
    CHECK(missing(later, notice::notice_kind::unsubscribed) == 1);
}

// The bill of a cycle with one line of the plan's fee, changed by the test before it is issued.
template <class Change>
std::uint64_t issue_bill(carrier& c, int month, instant at, Change change) {
    const cycle_index cycle = (2026 - 1970) * 12 + month - 1;
    const civil_days days{c.cycle.first_day(cycle), date_of(c.cycle.begin_of(cycle + 1) - 1s, cn::zone)};
    bill::bill_line fee{.kind = bill::line_kind::plan_fee, .title = "套餐月费", .agreement = "O-1", .plan = "26HE900001", .days = days, .amount = 59_cny};
    change(fee);
    const auto made = bill::cny_bill::make({customer, cycle, days}, {fee});
    REQUIRE(made);
    return bill::issue(c.ledger, c.pseudonyms.of(customer), *made, at).value().sequence;
}
constexpr auto as_it_is = [](bill::bill_line&) {};
instant in_2026(int month, int day) { return start_of_day(std::chrono::year{2026} / month / day, beijing_time) + 10h; }

TEST_CASE("a bill that charges what was agreed to is no finding, and one charge that was not is (不明扣费)") {
    carrier c;
    const published_plan plan = c.publish();
    const auto service = c.orders.activate(plan, c.agree(plan, "O-1"), c.now).value();
    c.send_success(service, c.now);
    const instant when = c.now + 1h;  // before anything else is owed
    REQUIRE(issue_bill(c, 4, in_2026(5, 1), as_it_is) != 0);
    CHECK(findings_of(c.audited(when)).empty());

    std::string_view rule = "MB-B-01";
    element where = element::agreement;
    std::uint64_t bill = 0;
    SECTION("an order that nobody made") {
        bill = issue_bill(c, 4, in_2026(5, 1), [](bill::bill_line& line) { line.agreement = "O-7"; });
    }
    SECTION("no order") {
        bill = issue_bill(c, 4, in_2026(5, 1), [](bill::bill_line& line) { line.agreement = {}; });
    }
    SECTION("another customer's order") {
        const auto hers = c.pseudonyms.of(subscriber_number{"18600000000"});
        const cycle_index cycle = (2026 - 1970) * 12 + 3;
        const civil_days days{c.cycle.first_day(cycle), c.cycle.first_day(cycle)};
        const auto made = bill::cny_bill::make({"18600000000", cycle, days}, {{.kind = bill::line_kind::plan_fee, .title = "费", .agreement = "O-1",
                                                                              .plan = "26HE900001", .days = days, .amount = 1_cny}});
        bill = bill::issue(c.ledger, hers, *made, in_2026(5, 1)).value().sequence;
    }
    SECTION("another plan than the order's") {
        bill = issue_bill(c, 4, in_2026(5, 1), [](bill::bill_line& line) { line.plan = "26HE900009"; });
    }
    SECTION("a third party's charge that the customer was not told of") {
        bill = issue_bill(c, 4, in_2026(5, 1), [](bill::bill_line& line) {
            line.kind = bill::line_kind::third_party;
            line.provider = "某视频";
        });
    }
    SECTION("days before the service began") {
        bill = issue_bill(c, 2, in_2026(5, 1), as_it_is);
    }
    SECTION("more than the plan costs") {
        rule = "MB-B-02";
        where = element::amount;
        bill = issue_bill(c, 4, in_2026(5, 1), [](bill::bill_line& line) { line.amount = 59.000001_cny; });
    }
    SECTION("days after it ended") {
        REQUIRE(c.orders.end(service, in_2026(5, 5), c.now));
        bill = issue_bill(c, 6, in_2026(5, 1), as_it_is);
    }
    const audit_report report = c.audited(when);
    CHECK(findings_of(report) == found{{rule, bill}});
    REQUIRE_FALSE(report.findings.empty());
    CHECK(report.findings[0].why == refusal{reason::rules_broken, at_element(where, 0)});
}

TEST_CASE("a charge by an order that nobody agreed to is unexplained, although the order is on the ledger") {
    carrier c;
    const published_plan plan = c.publish();
    const std::uint64_t order = c.bypass({.order = "O-1", .plan = plan.number(), .plan_version = 1, .plan_digest = plan.digest(), .channel = "APP",
                                          .publication = plan.record(), .consent = 0, .activated_at = c.now, .begins_at = c.now});
    const std::uint64_t bill = issue_bill(c, 3, in_2026(3, 31), as_it_is);
    CHECK(findings_of(c.audited(c.now)) == found{{"A-04", order}, {"MB-B-01", bill}});
}

TEST_CASE("every cycle of an agreement in force has its bill, in time") {
    carrier c;
    const published_plan plan = c.publish();
    const auto service = c.orders.activate(plan, c.agree(plan, "O-1"), c.now).value();
    REQUIRE(c.orders.activate(plan, c.agree(plan, "O-2"), c.now));  // both owe the same bill
    const auto missing = [&](instant now) {
        std::vector<std::uint64_t> cycles;
        const audit_report report = c.audited(now);
        for (const audit_finding& each : report.findings)
            if (each.rule == &audit_rules::bill_of_every_cycle) cycles.push_back(each.why.where.index - 56 * 12 + 1);
        return cycles;
    };
    using months = std::vector<std::uint64_t>;
    (void)service;
    const instant deadline = in_2026(4, 11) - 10h;  // 3 days after the cycle, and 7 more
    CHECK(missing(deadline - 1s).empty());
    CHECK(missing(deadline) == months{3});
    CHECK(missing(in_2026(6, 20)) == months{3, 4, 5});
    issue_bill(c, 4, in_2026(5, 11) - 10h, as_it_is);
    CHECK(missing(in_2026(6, 20)) == months{3, 5});
    issue_bill(c, 3, in_2026(4, 11) - 10h + 1s, as_it_is);  // a second late
    CHECK(missing(in_2026(6, 20)) == months{3, 5});
    issue_bill(c, 5, in_2026(6, 1), as_it_is);
    CHECK(missing(in_2026(6, 20)) == months{3});

    audit_options elsewhere = c.options();
    elsewhere.bills_on_ledger = false;
    CHECK(audit<cn>(c.ledger, elsewhere).run(in_2026(6, 20)).count(audit_rules::bill_of_every_cycle) == 0);
}

TEST_CASE("every activation has its papers in the archive, where that is asked for") {
    carrier c;
    const published_plan plan = c.publish();
    REQUIRE(c.orders.activate(plan, c.agree(plan, "O-1"), c.now));
    audit_options options = c.options();
    options.papers_within = 24h;
    const auto missing = [&](instant now) { return audit<cn>(c.ledger, options).run(now).count(audit_rules::papers_kept); };
    const evidence::pseudonym subject = c.pseudonyms.of(customer);
    const instant next_day = c.now + 24h;
    CHECK(missing(next_day - 1s) == 0);
    CHECK(missing(next_day) == 1);
    CHECK(c.audited(next_day).count(audit_rules::papers_kept) == 0);
    REQUIRE(archive::store_agreement(c.ledger, subject, {"O-1", "入网协议", "…"}, c.now));
    CHECK(missing(next_day) == 1);
    REQUIRE(archive::store_work_order(c.ledger, subject, {"O-2", "受理单", "…"}, c.now));
    CHECK(missing(next_day) == 1);
    const auto stored = archive::store_work_order(c.ledger, subject, {"O-1", "受理单", "…"}, c.now);
    REQUIRE(stored);
    CHECK(missing(next_day) == 0);
    // Once papers of the customer are erased, nobody can say that one was missing.
    REQUIRE(c.ledger.erase(std::vector<evidence::record_range>{{stored->sequence, stored->sequence + 1}}, evidence::erasure_cause::request, c.now));
    CHECK(missing(next_day) == 0);
}

TEST_CASE("an unreadable record is a finding at its place, and the audit goes on") {
    carrier c;
    const published_plan plan = c.publish();
    const auto bad = c.ledger.append(evidence::record_kind::order_activated, {}, c.now, R"({"order":"O-1"})");
    REQUIRE(bad);
    const auto worse = c.ledger.append(evidence::record_kind::plan_changed, {}, c.now, R"({"version":1})");
    REQUIRE(worse);
    REQUIRE(c.orders.activate(plan, c.agree(plan, "O-1"), c.now));
    const audit_report report = c.audited(c.now);
    CHECK(findings_of(report) == found{{"A-02", bad->sequence}, {"A-02", worse->sequence}});
    CHECK(report.activations == 1);
}

TEST_CASE("an audit that goes on where it ended says what one from the beginning says") {
    carrier c;
    audit<cn> going(c.ledger, c.options());
    const published_plan plan = c.publish();
    CHECK(going.run(c.now).records == 1);
    REQUIRE(c.orders.activate(plan, c.agree(plan, "O-1"), c.now));
    CHECK(going.run(c.now).activations == 1);
    c.bypass({.order = "O-9", .plan = plan.number(), .plan_version = 7, .activated_at = c.now, .begins_at = c.now});
    const audit_report step = going.run(c.now + 24h);
    const audit_report whole = c.audited(c.now + 24h);
    CHECK(step.findings == whole.findings);
    CHECK(step.records == whole.records);
    CHECK(step.notices == whole.notices);
    CHECK(going.next() == c.ledger.size());
}

}  // namespace order_audit_test
