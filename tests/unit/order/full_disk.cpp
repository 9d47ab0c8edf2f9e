// SPDX-License-Identifier: Apache-2.0
#include <mingbai/cap/choice_book.hpp>
#include <mingbai/evidence/custodian.hpp>
#include <mingbai/evidence/ledger.hpp>
#include <mingbai/marketing/approved_content.hpp>
#include <mingbai/marketing/licence_desk.hpp>
#include <mingbai/notice/outbox.hpp>
#include <mingbai/order/order_desk.hpp>
#include <mingbai/profile/cn_miit.hpp>
#include <mingbai/tariff/register.hpp>

#include <agent_world.hpp>
#include <catch.hpp>
#include <failing_journal.hpp>
#include <plans.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

// A carrier's day, written on a disk that is full at one write after the other. What could not be written is refused and has not
// happened; done again when there is room, everything ends as if there had been room all the time.
namespace order_full_disk_test {

using namespace mingbai;
using namespace std::chrono_literals;
using cn = profile::cn_miit;
using mingbai_test::monday;

constexpr subscriber_number customer{"18500000000"};
constexpr cap::units yuan = 1'000'000;
constexpr cap::cap_offer monthly{
    .kind = {cap::dimension::money, cap::scope::domestic_overage, cap::renewal::cycle},
    .tiers = cap::tier_list::of(0, 10 * yuan, 50 * yuan, 100 * yuan),
    .standard = 100 * yuan,
    .levels = cap::alert_levels{80, 100},
};

struct day {
    mingbai_test::failing_journal journal{};
    evidence::ledger<mingbai_test::failing_journal> ledger{journal, hmac_drbg<>("a seed of at least thirty-two bytes")};
    std::uint64_t refusals = 0;

    /// Does one thing, and once more when the disk was full.
    template <class Do>
    auto must(Do act) {
        auto done = act();
        if (!done) {
            REQUIRE(done.error().why == reason::journal_full);
            ++refusals;
            done = act();
        }
        REQUIRE(done);
        return done;
    }

    void run() {
        const evidence::pseudonymizer pseudonyms("a key of the carrier's own, 32 b");
        const billing_cycle cycle{std::chrono::day{1}, cn::zone};
        const evidence::pseudonym subject = pseudonyms.of(customer);
        disclosure_register<cn> zone{ledger};
        consent::desk desk(ledger, {.own_codes = {short_code{"10001"}}, .key = "a key of the carrier's own, 32 b", .pseudonyms = pseudonyms, .cycle = cycle});
        marketing::licence_desk licences(ledger);
        marketing::hmac_badge_key key{"the secret of the badges", "k1"};
        order_desk orders(ledger, desk, pseudonyms, cycle, licences);
        evidence::custodian custody(ledger);
        notice::outbox outbox(ledger);
        cap::choice_book caps;
        const std::string by(mingbai_test::carrier_he.text());

        const published_plan plan = *must([&] { return zone.publish(mingbai_test::spring, monday); });
        (void)must([&] { return licences.issue(mingbai_test::licence_of(mingbai_test::licence_1, mingbai_test::agent_7), by, monday); });
        const auto badge = *must([&] { return licences.give_badge(mingbai_test::agent_world::usual_request(), key, monday); });
        (void)must([&] { return licences.revoke_badge(marketing::identity_of(badge.badge), by, "lost", monday); });
        (void)must([&] { return licences.suspend(mingbai_test::licence_1, by, "a complaint", monday); });

        const auto ask = [&](const char* order, consent::method how) {
            consent::asking asking;
            asking.how = how;
            return *must([&] { return desk.ask(plan, {.order = order_id::parse(order).value(), .subscriber = customer, .channel = "APP"}, monday, asking); });
        };
        const auto asked = ask("O-1", consent::method::sms_reply);
        (void)must([&] { return desk.delivered(asked.digest, monday + 1s); });
        auto proof = must([&] { return desk.answer(asked, {.from = customer, .to = "10001", .text = "同意", .at = monday + 2s}); });
        const std::uint64_t proven = proof->record();
        auto service = orders.activate(plan, *std::move(proof), monday + 3s);
        if (!service) {
            REQUIRE(service.error().why == reason::journal_full);
            ++refusals;
            service = orders.activate(plan, desk.recall(proven).value(), monday + 3s);
        }
        REQUIRE(service);
        (void)must([&] { return orders.end(*service, monday + 1h, monday + 4s); });
        (void)must([&] { return desk.withdraw(asked.digest, monday + 5s); });
        const auto silent = ask("O-2", consent::method::sms_reply);
        (void)must([&] { return desk.close_due(monday + 48h); });
        CHECK(desk.find(silent.digest)->stands.now == consent::state::expired);

        (void)must([&] { return outbox.set_preferences(subject, {.words = language::english}, "app", monday); });
        const notice::outgoing_notice notice{.key = {subject, notice::notice_kind::usage_level, "plan/data", 0, 80},
                                             .to = customer,
                                             .content = {notice::notice_kind::usage_level, language::english, "80 % used"},
                                             .due = monday,
                                             .deadline = monday + 1h};
        const auto owed = must([&] { return outbox.owe(notice, monday); });
        const auto job = must([&] { return outbox.next(monday); });
        REQUIRE(*job);
        auto sent = outbox.report_submission(**job, notice::submission::accepted, monday);
        if (!sent) {  // then it is handed out again, under the same key
            ++refusals;
            const auto again = outbox.next(monday);
            REQUIRE((again && *again && (*again)->token() == (*job)->token()));
            REQUIRE(outbox.report_submission(**again, notice::submission::accepted, monday));
        }
        (void)must([&] { return outbox.report_delivery(owed->id, notice::channel::sms, 0, true, monday + 9s); });

        const cap::cap_holder holder = cap::holder_of(customer, pseudonyms);
        (void)must([&] { return caps.choose(ledger, holder, monthly, 50 * yuan, "app", monday); });
        CHECK(caps.limit(subject, monthly) == 50 * yuan);

        (void)must([&] { return custody.adopt(cn_miit::retention_rules, monday); });
        (void)must([&] { return custody.set_hold({.name = "case 7", .subject = subject, .from = {}, .until = {}}, monday); });
        CHECK(custody.holds().size() == 1);
        (void)must([&] { return custody.release_hold("case 7", monday); });
        CHECK(custody.holds().empty());
        (void)must([&] { return zone.withdraw(plan.number(), monday + 72h, monday + 49h); });
    }

    [[nodiscard]] std::vector<evidence::record_kind> kinds() {
        std::vector<evidence::record_kind> all;
        REQUIRE(ledger.for_each(0, [&](const evidence::record_view& each) { all.push_back(each.kind); }).clean());
        return all;
    }
};

TEST_CASE("a disk that is full at any one write costs another try, and nothing else") {
    day whole;
    whole.run();
    CHECK(whole.refusals == 0);
    const auto expected = whole.kinds();
    REQUIRE(std::count(expected.begin(), expected.end(), evidence::record_kind::order_activated) == 1);
    REQUIRE(whole.journal.asked() > 20);
    for (std::uint64_t write = 0; write < whole.journal.asked(); ++write) {
        CAPTURE(write);
        day disturbed;
        disturbed.journal.fail_after(write, 1);
        disturbed.run();
        CHECK(disturbed.refusals == 1);
        CHECK(disturbed.kinds() == expected);
    }
}

}  // namespace order_full_disk_test
