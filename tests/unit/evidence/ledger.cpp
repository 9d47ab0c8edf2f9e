// SPDX-License-Identifier: Apache-2.0
#include <mingbai/evidence/ledger.hpp>
#include <mingbai/evidence/ledger_ref.hpp>
#include <mingbai/evidence/memory_journal.hpp>

#include <catch.hpp>

namespace evidence_ledger_test {

using namespace mingbai;
using namespace mingbai::evidence;

constexpr instant may_1{std::chrono::sys_days{std::chrono::year{2026} / 5 / 1}};

pseudonym subscriber(std::uint64_t number) { return public_subject("test", std::to_string(number)); }

TEST_CASE("what was appended is read back, proven and replayed") {
    memory_journal journal;
    mingbai::ledger ledger{journal, hmac_drbg{"seed of this test"}};
    REQUIRE(ledger.status());
    CHECK(ledger.size() == 0);

    for (std::uint64_t i = 0; i < 20; ++i) {
        const auto stored = ledger.append(record_kind::consent_asked, subscriber(i), may_1 + std::chrono::hours(i),
                                          "{\"number\":" + std::to_string(i) + "}");
        REQUIRE(stored);
        CHECK(stored->sequence == i);
    }
    CHECK(ledger.size() == 20);
    const tree_head head = ledger.head(may_1);
    for (std::uint64_t i = 0; i < 20; ++i) {
        const auto found = ledger.read(i);
        REQUIRE(found);
        CHECK(found->payload == "{\"number\":" + std::to_string(i) + "}");
        CHECK(found->subject == subscriber(i));
        const auto proof = ledger.prove(i);
        REQUIRE(proof);
        CHECK(verify_record(*found, *proof, head));
    }
    CHECK(ledger.read(20).error() == refusal{reason::record_unknown, at_index(20)});

    std::uint64_t seen = 0;
    const replay_report report = ledger_ref(ledger).for_each(5, [&](const record_view& each) {
        CHECK(each.sequence == 5 + seen);
        ++seen;
    });
    CHECK(report.clean());
    CHECK(seen == 15);
    CHECK(report.next == 20);

    SECTION("another ledger on the same journal goes on where this one was") {
        mingbai::ledger again{journal, hmac_drbg{"another seed"}};
        REQUIRE(again.status());
        CHECK(again.head(may_1) == head);
        REQUIRE(again.append(record_kind::consent_answered, subscriber(1), may_1 + std::chrono::hours(20), "{}"));
        CHECK(again.verify().clean());
    }
}

TEST_CASE("a record of a later month closes the segment and its anchor stays under the root") {
    memory_journal journal;
    mingbai::ledger ledger{journal, hmac_drbg{"seed of this test"}};
    std::vector<receipt> receipts;
    for (int month = 0; month < 5; ++month)
        for (int i = 0; i < 3; ++i)
            receipts.push_back(*ledger.append(record_kind::notice_sent, subscriber(1), may_1 + std::chrono::days(31 * month), "{}"));
    CHECK(ledger.size() == 15 + 4);
    CHECK(journal.segments().size() == 5);
    const tree_head head = ledger.head(may_1);
    CHECK(head.segments == 5);
    for (std::uint64_t i = 0; i < ledger.size(); ++i) {
        const auto proof = ledger.prove(i);
        const auto found = ledger.read(i);
        REQUIRE(proof);
        REQUIRE(found);
        CHECK(verify_record(*found, *proof, head));
    }
    mingbai::ledger again{journal, hmac_drbg{"another seed"}};
    REQUIRE(again.status());
    CHECK(again.head(may_1) == head);
    CHECK(again.verify().intact == 19);
}

}  // namespace evidence_ledger_test
