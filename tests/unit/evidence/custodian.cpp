// SPDX-License-Identifier: Apache-2.0
#include <mingbai/evidence/custodian.hpp>
#include <mingbai/evidence/memory_journal.hpp>
#include <mingbai/profile/cn_miit/retention.hpp>

#include <catch.hpp>
#include <open_journal.hpp>

namespace evidence_custodian_test {

using namespace mingbai;
using namespace mingbai::evidence;
using mingbai_test::open_journal;

civil_date day(int year, unsigned month, unsigned of_month) { return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{of_month}}; }
instant noon(int year, unsigned month, unsigned of_month) {
    return instant(std::chrono::sys_days{day(year, month, of_month)}) + std::chrono::hours(4);   // in Beijing
}
pseudonym person(int number) { return public_subject("test", std::to_string(number)); }
constexpr period months(int count) { return {count, period_unit::month}; }

retention_schedule chinese() {
    retention_schedule schedule;
    schedule.add(cn_miit::retention_rules);
    return schedule;
}

TEST_CASE("message records are kept five months, and six since 1 May 2026, agreements two years") {
    const retention_schedule schedule = chinese();
    const auto until = [&](record_kind kind, instant at, civil_date today) { return schedule.keep_until(kind, at, today, beijing_time); };
    CHECK(until(record_kind::notice_sent, noon(2025, 9, 10), day(2026, 2, 10)) == noon(2026, 2, 10));
    CHECK(until(record_kind::notice_sent, noon(2025, 9, 30), day(2026, 4, 30)) == noon(2026, 2, 28));
    CHECK(until(record_kind::notice_sent, noon(2026, 5, 1), day(2026, 5, 1)) == noon(2026, 11, 1));
    CHECK(until(record_kind::agreement_stored, noon(2026, 5, 1), day(2026, 5, 1)) == noon(2028, 5, 1));
    CHECK(until(record_kind::consent_proven, noon(2024, 2, 29), day(2026, 5, 1)) == noon(2026, 2, 28));
    CHECK_FALSE(until(record_kind::plan_published, noon(2024, 2, 29), day(2126, 5, 1)));
    // Before the first rule nothing says how long; the rules that came since do.
    CHECK(until(record_kind::notice_sent, noon(2014, 1, 1), day(2026, 4, 30)) == noon(2014, 6, 1));
    CHECK_FALSE(until(record_kind::notice_sent, noon(2014, 1, 1), day(2015, 6, 29)));
}

TEST_CASE("a later rule extends what is there already and never shortens it") {
    retention_schedule schedule = chinese();
    const auto until = [&](instant at, civil_date today) { return schedule.keep_until(record_kind::notice_sent, at, today, beijing_time); };
    // Written under five months, still there when six came into force.
    CHECK(until(noon(2026, 3, 1), day(2026, 4, 30)) == noon(2026, 8, 1));
    CHECK(until(noon(2026, 3, 1), day(2026, 5, 1)) == noon(2026, 9, 1));
    const std::vector<retention_rule> shorter{{record_kind::notice_sent, day(2027, 1, 1), months(1), "a table that asks for less"}};
    schedule.add(shorter);
    CHECK(until(noon(2026, 12, 1), day(2027, 2, 1)) == noon(2027, 6, 1));
    CHECK(until(noon(2027, 1, 2), day(2027, 2, 1)) == noon(2027, 2, 2));
    const std::vector<retention_rule> house{{record_kind::notice_sent, day(2020, 1, 1), months(12), "this house keeps a year"}};
    schedule.add(house);
    CHECK(until(noon(2025, 9, 10), day(2026, 2, 10)) == noon(2026, 9, 10));
    // The house's own rule of 2020 is not in force any more for what is written after the one of 2026.
    CHECK(until(noon(2026, 6, 1), day(2026, 6, 1)) == noon(2026, 12, 1));
}

/// Two years of one notice and one agreement a month, about two people.
template <class Journal>
auto filled(Journal& journal) {
    mingbai::ledger ledger{journal, hmac_drbg{"seed of this test"}, ledger_options{.offset = beijing_time}};
    for (int month = 0; month < 24; ++month) {
        const auto of_month = std::chrono::year_month{std::chrono::year{2025}, std::chrono::January} + std::chrono::months(month);
        const instant at = noon(int(of_month.year()), unsigned(of_month.month()), 10);
        REQUIRE(ledger.append(record_kind::notice_sent, person(month % 2), at, "{\"n\":" + std::to_string(month) + "}"));
        REQUIRE(ledger.append(record_kind::agreement_stored, person(month % 2), at, "{\"agreement\":" + std::to_string(month) + "}"));
    }
    return ledger;
}

TEST_CASE("a dry run says what would go and changes nothing; applied, exactly that is gone") {
    memory_journal journal;
    auto ledger = filled(journal);
    custodian keeper(ledger, beijing_time);
    CHECK(keeper.dry_run(noon(2026, 12, 11)).empty());   // without a rule nothing goes
    REQUIRE(keeper.adopt(cn_miit::retention_rules, noon(2026, 12, 10)));
    const tree_head before = ledger.head(noon(2026, 12, 11));

    const retention_plan plan = keeper.dry_run(noon(2026, 12, 11));
    CHECK(ledger.head(noon(2026, 12, 11)) == before);
    // Kept: the notices of July to December 2026 less one that is six months old, 10 June; all agreements but none is two years old.
    CHECK(count_of(plan.erase) == 18);
    CHECK(plan.drop.empty());
    CHECK(plan.kinds.at(record_kind::notice_sent).erased == 18);
    CHECK(plan.kinds.at(record_kind::agreement_stored) == retention_plan::of_kind{});
    REQUIRE(keeper.apply(plan, noon(2026, 12, 11)));
    std::uint64_t erased = 0;
    REQUIRE(ledger.for_each(0, [&](const record_view& each) {
        if (!each.erased) return;
        ++erased;
        CHECK(each.kind == record_kind::notice_sent);
        CHECK(each.at < noon(2026, 7, 1));
    }).clean());
    CHECK(erased == 18);
    CHECK(keeper.dry_run(noon(2026, 12, 11)).empty());
    CHECK(verify_extension(before, ledger.head(noon(2026, 12, 11)), *ledger.prove_extension(before)));

    // Three months on, the segments of January to March 2025 have nothing left that anyone needs.
    const retention_plan later = keeper.dry_run(noon(2027, 3, 11));
    CHECK(later.drop == std::vector<std::uint32_t>{0, 1, 2});
    CHECK(later.kinds.at(record_kind::agreement_stored).dropped == 3);
    CHECK(later.kinds.at(record_kind::notice_sent).dropped == 3);
    CHECK(later.kinds.at(record_kind::notice_sent).erased == 3);
    REQUIRE(keeper.apply(later, noon(2027, 3, 11)));
    CHECK(ledger.segments().front().number == 3);
    CHECK(ledger.verify().clean());
}

TEST_CASE("what is under a hold stays until the hold is released") {
    memory_journal journal;
    auto ledger = filled(journal);
    custodian keeper(ledger, beijing_time);
    REQUIRE(keeper.adopt(cn_miit::retention_rules, noon(2026, 12, 10)));
    const legal_hold hold{"case 17", person(1), noon(2025, 1, 1), noon(2025, 7, 1)};
    const retention_plan before = keeper.dry_run(noon(2027, 3, 11));
    REQUIRE(keeper.set_hold(hold, noon(2026, 12, 10)));
    // A plan from before the hold must not be carried out.
    CHECK(keeper.apply(before, noon(2027, 3, 11)).error().why == reason::record_protected);

    for (int round = 0; round < 2; ++round) {
        // A custodian that is made anew knows the hold from the ledger.
        custodian again(ledger, beijing_time);
        REQUIRE(again.holds() == std::vector<legal_hold>{hold});
        CHECK(again.schedule().size() == cn_miit::retention_rules.size());
        const retention_plan plan = again.dry_run(noon(2027, 3, 11));
        CHECK(plan.drop == (round == 0 ? std::vector<std::uint32_t>{0, 2} : std::vector<std::uint32_t>{}));
        CHECK(plan.kinds.at(record_kind::notice_sent).held == 3);
        CHECK(plan.kinds.at(record_kind::agreement_stored).held == 1);
        REQUIRE(again.apply(plan, noon(2027, 3, 11)));
    }
    REQUIRE(ledger.for_each(0, [&](const record_view& each) {
        if (hold.covers(each.subject, each.at)) CHECK_FALSE(each.erased);
    }).clean());

    custodian last(ledger, beijing_time);
    CHECK(last.release_hold("case 18", noon(2027, 3, 12)).error().why == reason::record_unknown);
    REQUIRE(last.release_hold("case 17", noon(2027, 3, 12)));
    CHECK(last.release_hold("case 17", noon(2027, 3, 12)).error().why == reason::record_unknown);
    CHECK(custodian(ledger, beijing_time).holds().empty());
    CHECK(last.dry_run(noon(2027, 3, 12)).drop == std::vector<std::uint32_t>{1});
}

TEST_CASE("who asks to be erased is, as far as no rule and no hold needs the records") {
    memory_journal journal;
    auto ledger = filled(journal);
    REQUIRE(ledger.append(record_kind::cap_chosen, person(0), noon(2026, 12, 10), "{\"cap\":50}"));
    custodian keeper(ledger, beijing_time);
    REQUIRE(keeper.adopt(cn_miit::retention_rules, noon(2026, 12, 10)));
    REQUIRE(keeper.set_hold({"case 1", person(0), noon(2025, 3, 1), noon(2025, 4, 1)}, noon(2026, 12, 10)));
    const auto outcome = keeper.erase_subject(person(0), noon(2026, 12, 11));
    REQUIRE(outcome);
    // Nine notices are older than six months, one of them is held; the choice of a cap has no rule that keeps it.
    CHECK(count_of(outcome->erased) == 9);
    CHECK(outcome->kept == 3 + 12 + 1);
    CHECK_FALSE(outcome->kept_until);
    REQUIRE(ledger.for_each(0, [&](const record_view& each) {
        if (each.erased) CHECK(each.subject == person(0));
        if (each.kind == record_kind::cap_chosen) CHECK(each.erased);
    }).clean());
    REQUIRE(keeper.release_hold("case 1", noon(2026, 12, 11)));
    const auto rest = keeper.erase_subject(person(0), noon(2026, 12, 11));
    REQUIRE(rest);
    CHECK(count_of(rest->erased) == 1);
    CHECK(rest->kept_until == noon(2028, 11, 10));
}

TEST_CASE("an erasure's record stays as long as what it speaks of, a rule and an active hold for ever") {
    memory_journal journal;
    mingbai::ledger ledger{journal, hmac_drbg{"seed of this test"}, ledger_options{.offset = beijing_time}};
    const std::vector<retention_rule> rules{{record_kind::notice_sent, day(2020, 1, 1), months(1), "this test"},
                                            {record_kind::agreement_stored, day(2020, 1, 1), months(100), "this test"}};
    REQUIRE(ledger.append(record_kind::agreement_stored, {}, noon(2026, 1, 1), "{}"));
    REQUIRE(ledger.append(record_kind::notice_sent, {}, noon(2026, 2, 1), "{}"));
    REQUIRE(ledger.erase(std::vector<record_range>{{0, 1}}, erasure_cause::request, noon(2026, 2, 1)));
    REQUIRE(ledger.append(record_kind::notice_sent, {}, noon(2026, 3, 1), "{}"));
    custodian keeper(ledger, beijing_time);
    REQUIRE(keeper.adopt(rules, noon(2026, 4, 1)));
    REQUIRE(keeper.set_hold({"case 1", person(9), {}, {}}, noon(2026, 5, 1)));
    REQUIRE(keeper.release_hold("case 1", noon(2026, 6, 1)));
    REQUIRE(ledger.append(record_kind::notice_sent, {}, noon(2026, 7, 1), "{}"));

    // Of January (an agreement), February (tells of January), March, April (rules), May (hold), June (its release), July (open)
    // only March can go at first; May can once its hold is released, June only when May is gone.
    const retention_plan plan = keeper.dry_run(noon(2026, 9, 1));
    CHECK(plan.drop == std::vector<std::uint32_t>{2, 4});
    REQUIRE(keeper.apply(plan, noon(2026, 9, 1)));
    CHECK(custodian(ledger, beijing_time).holds().empty());
    const retention_plan years_on = keeper.dry_run(noon(2035, 1, 1));
    CHECK(years_on.drop == std::vector<std::uint32_t>{0, 1, 6});   // April has the rules, June the release
}

TEST_CASE("nothing goes while a damaged record may have been a hold, until it is written off") {
    open_journal journal;
    auto ledger = filled(journal);
    {
        custodian keeper(ledger, beijing_time);
        REQUIRE(keeper.adopt(cn_miit::retention_rules, noon(2026, 12, 10)));
    }
    journal.records[4].payload = "rotten";
    mingbai::ledger damaged{journal, hmac_drbg{"another seed"}, ledger_options{.offset = beijing_time}};
    custodian keeper(damaged, beijing_time);
    REQUIRE(keeper.learned().damaged == 1);
    const retention_plan plan = keeper.dry_run(noon(2027, 3, 11));
    CHECK(plan.read.damaged == 1);
    CHECK(plan.drop == std::vector<std::uint32_t>{0, 2});   // not the one with the damage
    CHECK(keeper.apply(plan, noon(2027, 3, 11)).error() == refusal{reason::record_altered, at_index(4)});
    CHECK(keeper.erase_subject(person(0), noon(2027, 3, 11)).error().why == reason::record_altered);
    REQUIRE(keeper.write_off(std::vector<record_range>{{4, 5}}, noon(2027, 3, 11)));
    CHECK(keeper.apply(plan, noon(2027, 3, 11)));
    CHECK(damaged.verify().clean());
    CHECK(custodian(damaged, beijing_time).learned().clean());
}

TEST_CASE("a hold is read back as it was written") {
    for (const legal_hold& hold : {legal_hold{"everything", {}, {}, {}}, legal_hold{"一案", person(1), noon(2026, 1, 1), {}},
                                   legal_hold{"b", {}, {}, noon(2026, 1, 1)}}) {
        const auto text = canonical_text(hold);
        REQUIRE(text);
        CHECK(is_canonical_json(*text));
        CHECK(*read_legal_hold(*text) == hold);
    }
    CHECK(canonical_text(legal_hold{"\xff", {}, {}, {}}).error().why == reason::bad_utf8);
    CHECK_FALSE(read_legal_hold("{}"));
    CHECK_FALSE(read_legal_hold("{\"from\":null,\"name\":\"a\",\"subject\":\"12\",\"until\":null}"));
    CHECK_FALSE(read_legal_hold("{\"from\":\"x\",\"name\":\"a\",\"subject\":null,\"until\":null}"));
}

}  // namespace evidence_custodian_test
