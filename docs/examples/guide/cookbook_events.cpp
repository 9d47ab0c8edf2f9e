// SPDX-License-Identifier: Apache-2.0
// docs/cookbook.md, tasks about consent, notices, caps and evidence.
#include "spring.hpp"

#include <catch.hpp>

#include <string>
#include <vector>

namespace guide_cookbook_events_test {

using namespace mingbai;
using namespace mingbai::literals;
using namespace std::chrono_literals;
using cn = mingbai::profile::cn_miit;
using guide::at;
using guide::secret;

TEST_CASE("one subscriber, however written") {
    // [number]
    const subscriber_number number = read_msisdn("+86 138-0013-8000").value();
    CHECK(number == read_msisdn("13800138000").value());
    const evidence::pseudonymizer pseudonyms(secret);
    CHECK(pseudonyms.of(number) == pseudonyms.of(subscriber_number{"13800138000"}));  // the subject of its records
    // [number end]
}

TEST_CASE("a code of one's own") {
    // [code]
    // RFC 4226 over HMAC-SHA-256. A consent desk makes its codes itself, out of the request's digest.
    const std::string code = consent::one_time_code("12345678901234567890123456789012", 0, 6);
    CHECK(code.size() == 6);
    CHECK(code != consent::one_time_code("12345678901234567890123456789012", 1, 6));
    // [code end]
}

TEST_CASE("reminders are switched off by a word") {
    // [word]
    const notice::preference_word* const word = notice::read_preference_word(" tdyjdx ");
    const notice::preferences after = notice::changed({}, *word);
    CHECK(after.no_sms.has(notice::notice_kind::usage_level));
    CHECK(!after.no_sms.has(notice::notice_kind::success));  // what is owed is sent all the same
    CHECK(notice::read_preference_word("不要tdyjdx") == nullptr);
    // [word end]
}

TEST_CASE("wait for the morning") {
    // [quiet]
    constexpr notice::quiet_hours quiet(22h, 8h);
    const instant night = at("2026-09-24T23:10:00+08:00");
    CHECK(quiet.contains(night, beijing_time));
    CHECK(quiet.next_allowed(night, beijing_time) == at("2026-09-25T08:00:00+08:00"));
    // [quiet end]
}

TEST_CASE("when the next reminder is due") {
    // [reminder]
    const notice::reminder_terms terms{
        .begins = at("2026-01-31T09:00:00+08:00"), .validity = 1_month, .renews = true, .renewal = 1_month};
    const notice::reminder_policy policy{.renewal = {.days = 5, .at = 10h}};
    const auto next = notice::next_reminder(terms, at("2026-02-01T00:00:00+08:00"), beijing_time, policy);
    CHECK(next->kind == notice::notice_kind::renewal_ahead);
    CHECK(next->event == at("2026-02-28T09:00:00+08:00"));  // a month after the 31st
    CHECK(next->due == at("2026-02-23T10:00:00+08:00"));
    // [reminder end]
}

TEST_CASE("a family's cap and one's own") {
    // [joint]
    cap::meter family(100'000'000);  // 100 yuan, in units of 10⁻⁶ yuan
    cap::meter child(30'000'000);
    const cap::joint_cap of_child[]{{&child}, {&family}};
    const cap::joint both(of_child);
    CHECK(both.charge(25'000'000));
    const auto refused = both.charge(10'000'000);
    CHECK(refused.refused == 10'000'000);
    CHECK(refused.tightest == 0);  // the child's own cap
    CHECK(family.read().used == 25'000'000);  // counted under all caps or under none
    // [joint end]
}

TEST_CASE("a cap of every day") {
    // [day]
    const cap::cap_calendar calendar(billing_cycle(std::chrono::day{1}, beijing_time));
    cap::meter_of<money<cny>> daily(10_cny);
    const auto charge = [&](std::string_view when, money<cny> price) {
        return daily.charge(price, {}, calendar.at(at(when), cap::renewal::day));
    };
    CHECK(charge("2026-09-24T23:59:59+08:00", 10_cny));
    CHECK(!charge("2026-09-24T23:59:59+08:00", 0.01_cny));
    const auto next_day = charge("2026-09-25T00:00:00+08:00", 0.01_cny);
    CHECK(next_day.news.closed.used == 10'000'000);  // what the day before came to, told once
    // [day end]
}

TEST_CASE("lowering holds at once, raising needs consent") {
    // [choice]
    constexpr cap::units yuan = 1'000'000;
    const cap::cap_offer offer{.kind = {cap::dimension::money, cap::scope::domestic_overage, cap::renewal::cycle},
                               .tiers = cap::tier_list::of(0, 20 * yuan, 50 * yuan, 100 * yuan),
                               .standard = 100 * yuan};
    memory_journal journal;
    evidence::ledger ledger(journal, hmac_drbg<>(secret));
    const auto holder = cap::holder_of("18500000000", evidence::pseudonymizer(secret));
    cap::choice_book book;
    const instant now = at("2026-09-24T10:00:00+08:00");
    CHECK(book.choose(ledger, holder, offer, 20 * yuan, "app", now)->now == 20 * yuan);
    CHECK(book.choose(ledger, holder, offer, 50 * yuan, "app", now).error().why == reason::cap_raise_needs_consent);
    // Ask the customer about book.order_to_raise(holder, offer, 50 * yuan), then book.raise(…, proof, …).
    // [choice end]
}

TEST_CASE("several records in one write") {
    // [batch]
    memory_journal journal;
    evidence::ledger ledger(journal, hmac_drbg<>(secret));
    const instant now = at("2026-09-24T10:00:00+08:00");
    const evidence::entry batch[]{{evidence::record_kind::work_order_stored, {}, now, R"({"n":1})"},
                                  {evidence::record_kind::work_order_stored, {}, now, R"({"n": 2})"}};
    const auto refused = ledger.append(batch);  // the second payload is not canonical: there is a space in it
    CHECK(refused.error().where.index == 1);
    CHECK(ledger.size() == 0);  // all or none
    CHECK(ledger.append(std::span(batch).first(1))->size() == 1);
    // [batch end]
}

TEST_CASE("evidence as one document, and a receipt for other programs") {
    const instant now = at("2026-09-24T10:00:00+08:00");
    memory_journal journal;
    evidence::ledger ledger(journal, hmac_drbg<>(secret));
    disclosure_register<cn> zone(ledger);
    const evidence::pseudonymizer pseudonyms(secret);
    consent::desk desk(ledger, {.own_codes = {short_code{"10001"}}, .key = std::string(secret), .pseudonyms = pseudonyms});
    CHECK(zone.publish(guide::spring, now));
    const auto offer = zone.for_sale("26HE900001", {"河北", "APP", now}).value();
    const auto request = desk.ask(offer, {.order = "O-1", .subscriber = "18500000000", .channel = "APP"}, now).value();
    const auto proof = desk.receive({.from = "18500000000", .to = "10001", .text = "同意", .at = now + 30s});
    CHECK(proof);

    // [bundle]
    evidence::hmac_head_key<> key(secret, "carrier 2026");
    evidence::evidence_bundle bundle;
    bundle.head = evidence::sign_head(ledger.head(now + 60s), key).value();
    const std::uint64_t wanted[]{desk.find(request.digest)->record, proof->record()};  // what was asked, and the proof
    CHECK(evidence::add_records(bundle, ledger, wanted));
    const std::string document = evidence::to_json(bundle).value();  // give this away

    const auto read = evidence::read_bundle(document).value();  // in somebody else's program
    CHECK(evidence::verify_bundle(read, key).good());
    // [bundle end]

    // [receipt]
    const consent::receipt_issuer issuer{.name = "示例运营商", .contact = "客户服务部", .street = "示例路1号",
                                         .email = "service@carrier.example", .phone = "10000",
                                         .policy_url = "https://carrier.example/privacy", .policy_version = "3"};
    const auto subject = pseudonyms.of(subscriber_number{"18500000000"});
    const std::string receipt = consent::kantara_receipt(*desk.find(request.digest), subject, issuer).value();
    CHECK(receipt.find("18500000000") == std::string::npos);  // the pseudonym, never the number
    CHECK(read_json(receipt)->root().get<std::string_view>("version").value() == "KI-CR-v1.1.0");
    // [receipt end]
}

}  // namespace guide_cookbook_events_test
