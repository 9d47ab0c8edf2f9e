// SPDX-License-Identifier: Apache-2.0
#include <mingbai/cap/meter.hpp>
#include <mingbai/evidence/memory_journal.hpp>
#include <mingbai/notice/outbox.hpp>
#include <mingbai/notice/preference_words.hpp>
#include <mingbai/notice/usage_watch.hpp>

#include <catch.hpp>

#include <cstdint>
#include <vector>

// What users of other systems complained about, one test for each: alerts that come late, twice, or not at all.

namespace notice_alert_complaints_test {

using namespace mingbai;
using namespace mingbai::notice;
using namespace std::chrono_literals;

constexpr reminder_levels eighty_ninety_hundred{at_percent(80), at_percent(90), at_percent(100)};

/// The level indices that one counter's readings were told of, in order.
std::vector<std::size_t> told(const reminder_levels& levels, const std::vector<usage_reading>& readings) {
    usage_state state;
    std::vector<std::size_t> answers;
    for (const usage_reading& each : readings)
        if (const crossing met = observe(state, each, levels)) answers.push_back(met.level());
    return answers;
}

TEST_CASE("getlago/lago-api PR#6132: at renewal, small new use is not compared with last period's big figure") {
    // 95 of 100 in period 1; in period 2 the use begins again, and its own crossing is told.
    CHECK(told(eighty_ninety_hundred, {{1, 95, 100}, {2, 5, 100}, {2, 81, 100}, {2, 100, 100}}) ==
          std::vector<std::size_t>{1, 0, 2});
    // Even when the first reading of the new period is beyond a level at once.
    CHECK(told(eighty_ninety_hundred, {{1, 95, 100}, {2, 96, 100}}) == std::vector<std::size_t>{1, 1});
}

TEST_CASE("getlago/lago-api PR#5087, #5337, #5003: no level, one level, equal levels") {
    CHECK(told(reminder_levels{}, {{1, 50, 100}, {1, 100, 100}, {2, 500, 100}}).empty());
    CHECK(told(reminder_levels{at_percent(100)}, {{1, 50, 100}, {1, 100, 100}, {2, 100, 100}}).size() == 2);

    const std::vector<reminder_level> equal{at_percent(80), at_percent(80), at_percent(80)};
    const auto made = reminder_levels::make(equal);
    REQUIRE(made);
    CHECK(made->size() == 1);
    CHECK(told(*made, {{1, 80, 100}, {1, 81, 100}}) == std::vector<std::size_t>{0});
    // Equal in effect only: 80 % of 100 is 80. One reading, one notice.
    CHECK(told(reminder_levels{at_percent(80), at_used(80)}, {{1, 80, 100}}) == std::vector<std::size_t>{1});
    CHECK(reminder_levels::make({}).has_value());
}

TEST_CASE("openmeterio/openmeter#3200: levels in amounts are told as levels in percent are") {
    const reminder_levels amounts{at_used(300), at_left(500), at_left(100), at_left(0)};
    CHECK(told(amounts,
               {{1, 299, 1000}, {1, 300, 1000}, {1, 500, 1000}, {1, 899, 1000}, {1, 900, 1000}, {1, 1000, 1000}}) ==
          std::vector<std::size_t>{0, 1, 2, 3});
}

TEST_CASE("openmeterio/openmeter#4162: exactly zero left is told, one unit before is not") {
    const reminder_levels last{at_left(0)};
    CHECK(told(last, {{1, 99, 100}}).empty());
    CHECK(told(last, {{1, 99, 100}, {1, 100, 100}, {1, 101, 100}}) == std::vector<std::size_t>{0});
    CHECK(told(reminder_levels{at_percent(100)}, {{1, 99, 100}, {1, 100, 100}}).size() == 1);
    // Nothing used is not "used up", even of an allowance of nothing; the first unit is.
    CHECK(told(last, {{1, 0, 0}}).empty());
    CHECK(told(last, {{1, 0, 0}, {1, 1, 0}}).size() == 1);
    CHECK(told(reminder_levels{at_percent(80)}, {{1, 0, 0}, {1, 1, 0}}).size() == 1);
}

TEST_CASE("openmeterio/openmeter#94: reaching the limit is told by the reading that reaches it, nobody polls") {
    usage_watch watch{eighty_ninety_hundred};
    CHECK(!watch.observe(7, {1, 79, 100}));
    CHECK(watch.observe(7, {1, 80, 100}).level() == 0);
    CHECK(watch.observe(7, {1, 100, 100}).level() == 2);
}

TEST_CASE("cgrates/cgrates#462: a crossing is told once, not on every debit after it") {
    std::vector<usage_reading> debits;
    for (std::uint64_t used = 0; used <= 200; ++used) debits.push_back({1, used, 100});
    CHECK(told(eighty_ninety_hundred, debits) == std::vector<std::size_t>{0, 1, 2});
}

TEST_CASE("cgrates/cgrates#1020: 75 % once, and one SMS for it") {
    evidence::memory_journal journal;
    ledger book{journal, hmac_drbg{"thirty-two bytes of entropy, here"}};
    outbox box{book};
    const evidence::pseudonymizer pseudonyms{"a key of the carrier's own"};
    const subscriber_number to{"13800138000"};
    const instant now{1'786'900'000s};
    struct counting {
        int messages = 0;
        submission send(const send_job&) {
            ++messages;
            return submission::accepted;
        }
    } gateway;
    usage_watch watch{reminder_levels{at_percent(75)}};
    for (std::uint64_t used = 70; used < 90; ++used) {
        if (!watch.observe(1, {3, used, 100})) continue;
        REQUIRE(box.owe({.key = {pseudonyms.of(to), notice_kind::usage_level, "plan/data", 3, 75},
                         .to = to,
                         .content = {notice_kind::usage_level, language::chinese, "已用75%"},
                         .due = now,
                         .deadline = now + 1h},
                        now));
        REQUIRE(box.pump(gateway, now));
    }
    CHECK(gateway.messages == 1);
}

TEST_CASE("cgrates/cgrates#1573, #210: after the monthly top-up every level is armed again") {
    CHECK(told(eighty_ninety_hundred, {{1, 100, 100}, {2, 0, 100}, {2, 80, 100}, {3, 100, 100}}) ==
          std::vector<std::size_t>{2, 0, 2});
}

TEST_CASE("cgrates/cgrates#3987: no sleeping time: how densely readings come changes nothing") {
    std::vector<usage_reading> dense;
    for (std::uint64_t used = 1; used <= 100; ++used)
        for (int again = 0; again < 3; ++again) dense.push_back({1, used, 100});
    CHECK(told(eighty_ninety_hundred, dense) ==
          told(eighty_ninety_hundred, {{1, 80, 100}, {1, 90, 100}, {1, 100, 100}}));
}

TEST_CASE("cgrates/cgrates#1435: use beyond the limit is not silent") {
    CHECK(told(reminder_levels{at_percent(100), at_percent(200)}, {{1, 150, 100}, {1, 250, 100}}) ==
          std::vector<std::size_t>{0, 1});
    CHECK(told(reminder_levels{at_left(0)}, {{1, UINT64_MAX, 100}}).size() == 1);
}

TEST_CASE("cgrates/cgrates#399: a reading that crosses nothing is still taken in") {
    usage_state state;
    CHECK(!observe(state, {5, 10, 100}, eighty_ninety_hundred));
    CHECK(state.period == 5);
    CHECK(state.limit == 100);
    CHECK(!observe(state, {4, 100, 100}, eighty_ninety_hundred));  // a late event of a period that is over
    CHECK(state.period == 5);
}

TEST_CASE("irontec/ivozprovider PR#1237: what a customer chose outlives every change of the catalogue") {
    evidence::memory_journal journal;
    ledger book{journal, hmac_drbg{"thirty-two bytes of entropy, here"}};
    const evidence::pseudonym customer =
        evidence::pseudonymizer{"a key of the carrier's own"}.of(subscriber_number{"13800138000"});
    preferences wishes;
    wishes.voice.add(usage_warnings);
    wishes.quiet = quiet_hours(22h, 7h);
    const instant now{1'786'900'000s};
    {
        outbox box{book};
        REQUIRE(box.set_preferences(customer, wishes, "app", now));
    }
    for (const auto kind : {evidence::record_kind::plan_published, evidence::record_kind::plan_changed,
                            evidence::record_kind::plan_withdrawn, evidence::record_kind::plan_published})
        REQUIRE(book.append(kind, evidence::public_subject("plan", "26HE300128"), now, "{}"));
    const outbox reloaded{book};
    CHECK(reloaded.preferences().of(customer) == wishes);
}

TEST_CASE("BerriAI/litellm#32597, HybridAIOne/hybridclaw#450, anthropics/claude-code#74709: 80, 90, 100, each once") {
    std::vector<usage_reading> year;
    for (std::int32_t month = 0; month < 12; ++month)
        for (std::uint64_t used = 0; used <= 100; used += 5) year.push_back({month, used, 100});
    const auto answers = told(eighty_ninety_hundred, year);
    REQUIRE(answers.size() == 36);
    for (std::size_t i = 0; i < answers.size(); ++i) CHECK(answers[i] == i % 3);
    // One event over all of them: one notice, of the heaviest.
    CHECK(told(eighty_ninety_hundred, {{1, 100, 100}, {1, 100, 100}}) == std::vector<std::size_t>{2});
}

TEST_CASE("moneat-io/moneat PR#358: the reminder and the gate read the same number") {
    cap::meter gate{1000};
    usage_watch watch{eighty_ninety_hundred};
    std::uint64_t told_at = 0;
    std::uint64_t refused_at = 0;
    for (int i = 0; i < 200; ++i) {
        const bool served = static_cast<bool>(gate.charge(8, {}, cap::meter_period{3}));
        const cap::reading shown = gate.read(cap::meter_period{3});
        const auto met = watch.observe(1, {3, shown.used, shown.limit});
        if (met && met.level() == 2) told_at = shown.used;
        if (!served && refused_at == 0) refused_at = shown.used;
    }
    CHECK(told_at == 1000);
    CHECK(refused_at == 1000);
}

TEST_CASE("exceptionless/Exceptionless PR#2269: the same overage is never mailed twice, whoever asks") {
    evidence::memory_journal journal;
    ledger book{journal, hmac_drbg{"thirty-two bytes of entropy, here"}};
    const subscriber_number to{"13800138000"};
    const evidence::pseudonym customer = evidence::pseudonymizer{"a key of the carrier's own"}.of(to);
    const instant now{1'786'900'000s};
    struct counting {
        int messages = 0;
        submission send(const send_job&) {
            ++messages;
            return submission::accepted;
        }
    } gateway;
    for (int worker = 0; worker < 5; ++worker) {  // one after the other, each with a view of its own
        outbox box{book};
        REQUIRE(box.owe({.key = {customer, notice_kind::exhausted, "plan/data", 3, 100},
                         .to = to,
                         .content = {notice_kind::exhausted, language::chinese, "已用完"},
                         .due = now,
                         .deadline = now + 1h},
                        now));
        REQUIRE(box.pump(gateway, now + worker * 1min));
    }
    CHECK(gateway.messages == 1);
}

TEST_CASE("flexprice, Schematic: no evaluation every five minutes, and a warning value does notify") {
    usage_state state;
    CHECK(observe(state, {1, 80, 100}, eighty_ninety_hundred).news == 1);  // in the very call that counted the use
}

TEST_CASE("felixb/callmeter#111: one allowance shared by two plans has one counter") {
    // Home and roaming use of one customer draw on 30 + 20; each side's share alone would have said otherwise.
    const std::uint64_t limit = 30 + 20;
    CHECK(told(eighty_ninety_hundred, {{1, 25, limit}, {1, 39, limit}, {1, 40, limit}, {1, 50, limit}}) ==
          std::vector<std::size_t>{0, 2});
    // One plan of the two ends: 40 of 30 are used, so what is left of the levels is told at once.
    CHECK(told(eighty_ninety_hundred, {{1, 40, limit}, {1, 40, 30}}) == std::vector<std::size_t>{0, 2});
}

TEST_CASE("a late correction downwards repeats nothing, a plan change arms what is no longer reached") {
    CHECK(told(eighty_ninety_hundred, {{1, 92, 100}, {1, 70, 100}, {1, 85, 100}, {1, 95, 100}}) ==
          std::vector<std::size_t>{1});
    CHECK(told(eighty_ninety_hundred, {{1, 92, 100}, {1, 70, 100}, {1, 100, 100}}) == std::vector<std::size_t>{1, 2});
    // 85 of 100, then the plan holds 200: 80 % is 160 now.
    CHECK(told(eighty_ninety_hundred, {{1, 85, 100}, {1, 85, 200}, {1, 159, 200}, {1, 160, 200}}) ==
          std::vector<std::size_t>{0, 0});
    // A smaller plan: 85 of 90 is beyond 90 %, which is news; 80 % is not.
    CHECK(told(eighty_ninety_hundred, {{1, 85, 100}, {1, 85, 90}}) == std::vector<std::size_t>{0, 1});
}

}  // namespace notice_alert_complaints_test
