// SPDX-License-Identifier: Apache-2.0
#include <mingbai/evidence/ledger.hpp>
#include <mingbai/evidence/ledger_ref.hpp>
#include <mingbai/evidence/memory_journal.hpp>

#include <catch.hpp>
#include <full_length.hpp>
#include <open_journal.hpp>

#include <set>

namespace evidence_ledger_test {

using namespace mingbai;
using namespace mingbai::evidence;
using mingbai_test::open_journal;

constexpr instant may_1{std::chrono::sys_days{std::chrono::year{2026} / 5 / 1}};

pseudonym subscriber(std::uint64_t number) { return public_subject("test", std::to_string(number)); }
instant month(int count) {
    return std::chrono::sys_days{(std::chrono::year_month{std::chrono::year{2026}, std::chrono::May} + std::chrono::months(count)) / 1};
}

/// `months` months with `each` records; their payloads count. The first record of every month but the first is a closing one.
template <class Journal>
auto filled(Journal& journal, int months, int each) {
    mingbai::ledger ledger{journal, hmac_drbg{"seed of this test"}};
    int count = 0;
    for (int m = 0; m < months; ++m)
        for (int i = 0; i < each; ++i)
            REQUIRE(ledger.append(record_kind::notice_sent, subscriber(1), month(m) + std::chrono::hours(i), "{\"n\":" + std::to_string(count++) + "}"));
    return ledger;
}

TEST_CASE("what was appended is read back, proven and replayed") {
    memory_journal journal;
    mingbai::ledger ledger{journal, hmac_drbg{"seed of this test"}};
    REQUIRE(ledger.status());
    CHECK(ledger.size() == 0);
    CHECK(ledger.root() == sha256(""));
    CHECK(ledger.head(may_1).segments == 0);

    for (std::uint64_t i = 0; i < 20; ++i) {
        const auto stored = ledger.append(record_kind::consent_asked, subscriber(i), may_1 + std::chrono::hours(i),
                                          "{\"number\":" + std::to_string(i) + "}");
        REQUIRE(stored);
        CHECK(stored->sequence == i);
        CHECK(stored->segment == 0);
    }
    CHECK(ledger.size() == 20);
    const tree_head head = ledger.head(may_1);
    for (std::uint64_t i = 0; i < 20; ++i) {
        const auto found = ledger.read(i);
        REQUIRE(found);
        CHECK(found->payload == "{\"number\":" + std::to_string(i) + "}");
        CHECK(found->subject == subscriber(i));
        CHECK(found->at == may_1 + std::chrono::hours(i));
        CHECK(found->kind == record_kind::consent_asked);
        const auto proof = ledger.prove(i);
        REQUIRE(proof);
        CHECK(verify_record(*found, *proof, head));
    }
    CHECK(ledger.read(20).error() == refusal{reason::record_unknown, at_index(20)});
    CHECK(ledger.prove(20).error() == refusal{reason::record_unknown, at_index(20)});

    std::uint64_t seen = 0;
    const replay_report report = ledger_ref(ledger).for_each(5, [&](const record_view& each) {
        CHECK(each.sequence == 5 + seen);
        ++seen;
    });
    CHECK(report.clean());
    CHECK(seen == 15);
    CHECK(report.next == 20);
    const replay_report stopped = ledger.for_each(5, [](const record_view& each) { return each.sequence != 7; });
    CHECK(stopped.next == 8);
    CHECK(stopped.intact == 3);

    mingbai::ledger again{journal, hmac_drbg{"another seed"}};
    REQUIRE(again.status());
    CHECK(again.head(may_1) == head);
    REQUIRE(again.append(record_kind::consent_answered, subscriber(1), may_1 + std::chrono::hours(20), "{}"));
    CHECK(again.verify().clean());
}

TEST_CASE("no salt is used twice, so equal payloads have different commitments") {
    memory_journal journal;
    auto ledger = filled(journal, 1, 300);
    std::set<record_salt> salts;
    std::set<sha256_digest> commitments;
    REQUIRE(ledger.for_each(0, [&](const record_view& each) {
        salts.insert(each.salt);
        commitments.insert(each.commitment);
    }).clean());
    CHECK(salts.size() == 300);
    CHECK(commitments.size() == 300);
}

TEST_CASE("a record of a later month closes the segment and its anchor stays under the root") {
    memory_journal journal;
    auto ledger = filled(journal, 5, 3);
    CHECK(ledger.size() == 15 + 4);
    CHECK(ledger.segments() == std::vector<segment_extent>{{0, 0, 3}, {1, 3, 7}, {2, 7, 11}, {3, 11, 15}, {4, 15, 19}});
    const tree_head head = ledger.head(may_1);
    CHECK(head.segments == 5);
    for (std::uint64_t i = 0; i < ledger.size(); ++i) {
        const auto proof = ledger.prove(i);
        const auto found = ledger.read(i);
        REQUIRE(proof);
        REQUIRE(found);
        CHECK(verify_record(*found, *proof, head));
        CHECK((found->kind == record_kind::segment_closed) == (i == 3 || i == 7 || i == 11 || i == 15));
    }
    mingbai::ledger again{journal, hmac_drbg{"another seed"}};
    REQUIRE(again.status());
    CHECK(again.head(may_1) == head);
    CHECK(again.verify().intact == 19);
    // A record that is late for its month goes into the open segment; time may stand still or run back.
    CHECK(again.append(record_kind::notice_sent, {}, may_1, "{}")->segment == 4);
    CHECK(again.close_segment(may_1));
    CHECK(again.segments().size() == 6);
    CHECK(again.append(record_kind::notice_sent, {}, may_1, "{}")->segment == 5);
    CHECK(again.verify().clean());
}

TEST_CASE("months are those of the carrier's clock, and a ledger may leave them alone") {
    ledger_options options;
    options.offset = beijing_time;
    memory_journal journal;
    mingbai::ledger ledger{journal, hmac_drbg{"seed of this test"}, options};
    // 30 April 23:59:59 and 1 May 00:00:00 in Beijing.
    CHECK(ledger.append(record_kind::notice_sent, {}, may_1 - std::chrono::hours(8) - std::chrono::seconds(1), "{}")->segment == 0);
    CHECK(ledger.append(record_kind::notice_sent, {}, may_1 - std::chrono::hours(8), "{}")->segment == 1);

    options.span = segment_span::manual;
    memory_journal other;
    mingbai::ledger manual{other, hmac_drbg{"seed of this test"}, options};
    CHECK(manual.append(record_kind::notice_sent, {}, may_1, "{}")->segment == 0);
    CHECK(manual.append(record_kind::notice_sent, {}, may_1 + std::chrono::days(400), "{}")->segment == 0);
    CHECK(manual.close_segment(may_1));
    CHECK(manual.append(record_kind::notice_sent, {}, may_1, "{}")->segment == 1);
}

TEST_CASE("an entry that cannot be evidence is refused, and with it its whole batch") {
    memory_journal journal;
    ledger_options options;
    options.payload_limit = 100;
    mingbai::ledger ledger{journal, hmac_drbg{"seed of this test"}, options};
    const auto refused = [&ledger](const entry& bad) {
        const std::vector<entry> batch{{record_kind::notice_sent, {}, may_1, "{}"}, bad};
        const refusal why = ledger.append(batch).error();
        CHECK(why.where.index == 1);
        CHECK(ledger.size() == 0);
        return why.why;
    };
    CHECK(refused({record_kind::notice_sent, {}, may_1, "\"" + std::string(99, 'x') + "\""}) == reason::record_too_large);
    CHECK(refused({record_kind::notice_sent, {}, instant(std::chrono::seconds(1'700'000'000'000)), "{}"}) == reason::out_of_range);
    CHECK(refused({record_kind::notice_sent, {}, may_1, ""}) == reason::json_syntax);
    CHECK(refused({record_kind::notice_sent, {}, may_1, "{\"a\": 1}"}) == reason::json_syntax);
    CHECK(refused({record_kind::notice_sent, {}, may_1, "{\"b\":1,\"a\":1}"}) == reason::json_syntax);
    CHECK(refused({record_kind::notice_sent, {}, may_1, "\"\xff\""}) == reason::bad_utf8);
    CHECK(ledger.append(record_kind::notice_sent, {}, may_1, "\"" + std::string(98, 'x') + "\""));
}

TEST_CASE("every altered byte of a closed segment is found and named, and all other records stay readable") {
    open_journal journal;
    tree_head head;
    {
        auto ledger = filled(journal, 3, 3);
        head = ledger.head(may_1);
    }
    const std::vector<record> original = journal.records;
    const std::size_t step = mingbai_test::full_length_or<std::size_t>(1, 7);
    const std::uint64_t closed = 7;   // the records of the first two months
    REQUIRE(original[closed].kind == record_kind::segment_closed);

    const auto check = [&](std::uint64_t touched) {
        mingbai::ledger ledger{journal, hmac_drbg{"another seed"}};
        REQUIRE(ledger.status());
        REQUIRE(ledger.head(may_1) == head);
        // Once in a stream, once with the trees in memory.
        for (int round = 0; round < 2; ++round) {
            const replay_report report = ledger.verify();
            REQUIRE(report.damaged == 1);
            REQUIRE(report.damages[0] == refusal{reason::record_altered, at_index(touched)});
            REQUIRE(report.intact == original.size() - 1);
            for (const record& each : original) {
                if (each.sequence == touched) continue;
                REQUIRE(*ledger.read(each.sequence) == each);
            }
        }
        journal.records = original;
    };
    for (std::uint64_t i = 0; i < closed; ++i) {
        CAPTURE(i);
        record& altered = journal.records[i];
        for (std::size_t byte = 0; byte < 32; byte += step) {
            altered.commitment.bytes[byte] ^= 1U;
            check(i);
            altered.subject.digest.bytes[byte] ^= 128U;
            check(i);
            if (i == 0) continue;   // nothing comes before the first record; what it says there is checked by nobody
            altered.previous_leaf.bytes[byte] ^= 4U;
            check(i);
        }
        for (std::size_t byte = 0; byte < altered.salt.size(); byte += step) {
            altered.salt[byte] ^= 1U;
            check(i);
        }
        for (std::size_t byte = 0; byte < original[i].payload.size(); byte += step) {
            altered.payload[byte] = static_cast<char>(altered.payload[byte] ^ 1);
            check(i);
        }
        altered.kind = record_kind::notice_failed;
        check(i);
        altered.at += std::chrono::seconds(1);
        check(i);
        altered.payload += " ";
        check(i);
        altered.erased = true;
        altered.payload = "";
        altered.commitment.bytes[0] ^= 1U;
        check(i);
    }
}

TEST_CASE("a record that was taken away, or put somewhere else, is found") {
    open_journal journal;
    { (void)filled(journal, 3, 3); }
    const std::vector<record> original = journal.records;
    // Only the last record may be missing without a trace in the journal: that takes a head from before.
    for (std::size_t i = 0; i + 1 < original.size(); ++i) {
        CAPTURE(i);
        journal.records = original;
        journal.records.erase(journal.records.begin() + static_cast<std::ptrdiff_t>(i));
        mingbai::ledger ledger{journal, hmac_drbg{"another seed"}};
        CHECK_FALSE((ledger.status() && ledger.verify().clean()));
    }
    for (const std::size_t i : {0U, 1U, 4U, 5U}) {
        journal.records = original;
        std::swap(journal.records[i], journal.records[i + 1]);
        std::swap(journal.records[i].sequence, journal.records[i + 1].sequence);
        mingbai::ledger ledger{journal, hmac_drbg{"another seed"}};
        CHECK_FALSE(ledger.verify().clean());
    }
}

TEST_CASE("record and copy altered alike: the segment's root gives it away") {
    open_journal journal;
    { (void)filled(journal, 3, 3); }
    record& altered = journal.records[1];
    altered.payload = "{\"n\":7}";
    altered.commitment = commitment_to(altered.salt, altered.payload);
    journal.records[2].previous_leaf = leaf_of(altered);
    mingbai::ledger ledger{journal, hmac_drbg{"another seed"}};
    const replay_report report = ledger.verify();
    REQUIRE(report.damaged == 1);
    CHECK(report.damages[0] == refusal{reason::record_altered, at_index(0)});
    CHECK_FALSE(ledger.prove(1));
}

TEST_CASE("a ledger is its earlier self with more appended, at any two moments") {
    memory_journal journal;
    mingbai::ledger ledger{journal, hmac_drbg{"seed of this test"}};
    std::vector<tree_head> heads;
    for (int m = 0; m < 4; ++m) {
        for (int i = 0; i < 4; ++i) {
            REQUIRE(ledger.append(record_kind::notice_sent, {}, month(m), "{}"));
            heads.push_back(ledger.head(month(m)));
        }
    }
    for (const tree_head& earlier : heads) {
        const auto proof = ledger.prove_extension(earlier);
        REQUIRE(proof);
        const tree_head now = ledger.head(may_1);
        CHECK(verify_extension(earlier, now, *proof));
        for (const tree_head& other : heads)
            if (other.root != earlier.root) CHECK_FALSE(verify_extension(other, now, *proof));

        tree_head forged = earlier;
        forged.root.bytes[5] ^= 1U;
        CHECK(ledger.prove_extension(forged).error().why == reason::proof_invalid);
        CHECK_FALSE(verify_extension(forged, now, *proof));
        forged = now;
        forged.root.bytes[5] ^= 1U;
        CHECK_FALSE(verify_extension(earlier, forged, *proof));
        extension_proof bad = *proof;
        bad.segment_later.root.bytes[0] ^= 1U;
        CHECK_FALSE(verify_extension(earlier, now, bad));
        bad = *proof;
        bad.segment_earlier.end += 1;
        CHECK_FALSE(verify_extension(earlier, now, bad));
        bad = *proof;
        bad.closed_root.bytes[0] ^= 1U;
        CHECK(verify_extension(earlier, now, bad) == (proof->segment_earlier.segment == 0));
    }
    // Another history with the same beginning: its head is no extension.
    memory_journal other_journal;
    mingbai::ledger other{other_journal, hmac_drbg{"seed of this test"}};
    for (int i = 0; i < 6; ++i) REQUIRE(other.append(record_kind::notice_failed, {}, month(0), "{}"));
    CHECK(other.prove_extension(heads[2]).error().why == reason::proof_invalid);
    CHECK(ledger.prove_extension(tree_head{}).error().why == reason::proof_invalid);
}

TEST_CASE("an erased payload is gone, every proof holds, and the erasure is a record") {
    open_journal journal;
    auto ledger = filled(journal, 3, 4);
    const tree_head before = ledger.head(may_1);
    const record kept = *ledger.read(6);
    const record_proof given_out = *ledger.prove(6);

    const std::vector<record_range> ranges{{1, 3}, {6, 7}};
    const auto said = ledger.erase(ranges, erasure_cause::request, month(2));
    REQUIRE(said);
    const auto found = ledger.read(said->sequence);
    REQUIRE(found);
    CHECK(found->kind == record_kind::payload_erased);
    CHECK(found->payload == "{\"cause\":\"request\",\"records\":[[1,3],[6,7]]}");
    CHECK(*read_erasure(found->payload) == erasure{erasure_cause::request, ranges});

    const tree_head after = ledger.head(may_1);
    for (std::uint64_t i = 0; i < ledger.size(); ++i) {
        const auto each = ledger.read(i);
        REQUIRE(each);
        CHECK(each->erased == (i == 1 || i == 2 || i == 6));
        CHECK(each->payload.empty() == each->erased);
        CHECK(verify_record(*each, *ledger.prove(i), after));
    }
    CHECK(ledger.verify().erased == 3);
    CHECK(ledger.verify().clean());
    CHECK(verify_record(kept, given_out, before));
    CHECK(verify_extension(before, after, *ledger.prove_extension(before)));
    CHECK(ledger.erase(ranges, erasure_cause::request, month(2)));

    CHECK(ledger.erase(std::vector<record_range>{{0, 100}}, erasure_cause::request, month(2)).error().why == reason::record_unknown);
    CHECK(ledger.erase(std::vector<record_range>{{3, 3}}, erasure_cause::request, month(2)).error().why == reason::record_unknown);
    CHECK(ledger.erase(std::vector<record_range>{{3, 6}}, erasure_cause::request, month(2)).error() ==
          refusal{reason::record_protected, at_index(4)});
}

TEST_CASE("an erasure that the journal refuses, or that a crash cuts short, is finished before anything else is recorded") {
    open_journal journal;
    auto ledger = filled(journal, 2, 4);
    journal.refuse_erase = true;
    CHECK(ledger.erase(std::vector<record_range>{{1, 2}}, erasure_cause::request, month(1)).error().why == reason::journal_io);
    const std::uint64_t size = ledger.size();
    CHECK(ledger.append(record_kind::notice_sent, {}, month(1), "{}").error().why == reason::journal_io);
    CHECK(ledger.size() == size);

    SECTION("the process goes on") {
        journal.refuse_erase = false;
        CHECK(ledger.append(record_kind::notice_sent, {}, month(1), "{}"));
    }
    SECTION("the ledger is opened again") {
        mingbai::ledger refused{journal, hmac_drbg{"another seed"}};
        CHECK(refused.status().error().why == reason::journal_io);
        journal.refuse_erase = false;
        mingbai::ledger again{journal, hmac_drbg{"another seed"}};
        CHECK(again.status());
    }
    CHECK(journal.records[1].erased);
    CHECK(ledger.verify().clean());
}

TEST_CASE("a dropped segment is gone, every proof of the others holds, and its own that were given out still do") {
    open_journal journal;
    auto ledger = filled(journal, 4, 3);
    const tree_head before = ledger.head(may_1);
    const record kept = *ledger.read(5);
    const record_proof given_out = *ledger.prove(5);

    CHECK(ledger.drop(std::vector<std::uint32_t>{3}, erasure_cause::retention, month(3)).error() ==
          refusal{reason::record_protected, at_index(3)});
    CHECK(ledger.drop(std::vector<std::uint32_t>{4}, erasure_cause::retention, month(3)).error().why == reason::record_unknown);
    const auto said = ledger.drop(std::vector<std::uint32_t>{1}, erasure_cause::retention, month(3));
    REQUIRE(said);
    CHECK(ledger.read(said->sequence)->payload == "{\"cause\":\"retention\",\"segments\":[1]}");
    CHECK(ledger.read(5).error().why == reason::record_unknown);
    CHECK(ledger.prove(5).error().why == reason::record_unknown);
    CHECK(verify_record(kept, given_out, before));
    const auto extension = ledger.prove_extension(before);
    REQUIRE(extension);
    CHECK(verify_extension(before, ledger.head(may_1), *extension));
    CHECK(ledger.drop(std::vector<std::uint32_t>{0, 1}, erasure_cause::retention, month(3)));

    const tree_head after = ledger.head(may_1);
    mingbai::ledger again{journal, hmac_drbg{"another seed"}};
    REQUIRE(again.status());
    CHECK(again.head(may_1) == after);
    for (std::uint64_t i = 7; i < again.size(); ++i) {
        const auto each = again.read(i);
        REQUIRE(each);
        CHECK(verify_record(*each, *again.prove(i), after));
    }
    CHECK(again.verify().clean());
    REQUIRE(again.append(record_kind::notice_sent, {}, month(5), "{}"));
    CHECK(again.head(may_1).segments == 5);
    CHECK(again.verify().clean());

    // Only the open segment is left: its first record still knows every anchor.
    CHECK(again.drop(std::vector<std::uint32_t>{2, 3}, erasure_cause::retention, month(5)));
    mingbai::ledger last{journal, hmac_drbg{"a third seed"}};
    REQUIRE(last.status());
    CHECK(last.head(may_1) == again.head(may_1));
    CHECK(last.verify().clean());
}

TEST_CASE("a drop that a crash cut short is finished when the ledger is opened again") {
    open_journal journal;
    {
        auto ledger = filled(journal, 3, 3);
        journal.refuse_drop = true;
        CHECK_FALSE(ledger.drop(std::vector<std::uint32_t>{0}, erasure_cause::retention, month(2)));
    }
    journal.refuse_drop = false;
    mingbai::ledger again{journal, hmac_drbg{"another seed"}};
    REQUIRE(again.status());
    CHECK(again.segments().front().number == 1);
}

TEST_CASE("the open segment's first record is damaged: the anchors are found all the same") {
    open_journal journal;
    tree_head head;
    {
        auto ledger = filled(journal, 4, 3);
        head = ledger.head(may_1);
    }
    journal.records[11].payload = "not what it was";
    mingbai::ledger ledger{journal, hmac_drbg{"another seed"}};
    REQUIRE(ledger.status());
    CHECK(ledger.head(may_1) == head);
    CHECK(ledger.verify().damages[0].where.index == 11);
}

TEST_CASE("more segments than trees are kept in memory") {
    memory_journal journal;
    ledger_options options;
    options.trees_kept = 0;
    { (void)filled(journal, 8, 3); }
    mingbai::ledger ledger{journal, hmac_drbg{"another seed"}, options};
    const tree_head head = ledger.head(may_1);
    for (int round = 0; round < 2; ++round)
        for (std::uint64_t i = 0; i < ledger.size(); ++i) CHECK(verify_record(*ledger.read(i), *ledger.prove(i), head));
    CHECK(ledger.verify().clean());
}

TEST_CASE("what the journal refuses when a ledger is opened is the ledger's status") {
    struct broken_journal : open_journal {
        [[nodiscard]] result<void> visit(std::uint64_t, std::uint64_t, record_visitor, damage_visitor) { return refused(); }
    };
    broken_journal journal;
    { (void)filled(static_cast<open_journal&>(journal), 1, 3); }
    mingbai::ledger<broken_journal> ledger{journal, hmac_drbg{"another seed"}};
    CHECK(ledger.status().error().why == reason::journal_io);
    CHECK(ledger.append(record_kind::notice_sent, {}, may_1, "{}").error().why == reason::journal_io);
}

}  // namespace evidence_ledger_test
