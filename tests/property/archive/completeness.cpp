// SPDX-License-Identifier: Apache-2.0
#include <mingbai/archive/archive.hpp>
#include <mingbai/evidence/memory_journal.hpp>

#include <catch.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace archive_completeness_property {

using namespace mingbai;
using namespace mingbai::archive;
using namespace std::chrono_literals;
using kind = evidence::record_kind;

const evidence::pseudonymizer pseudonyms{"a key of the carrier's own"};

evidence::pseudonym subject(std::uint64_t n) {
    return pseudonyms.of("customer", std::to_string(n));
}

constexpr kind some_kinds[]{kind::agreement_stored, kind::work_order_stored, kind::notice_due, kind::bill_issued};

/// A ledger of random records of some subjects, with instants that do not always ascend, some erased, sealed now and
/// then.
struct random_world {
    std::mt19937 random;
    evidence::memory_journal journal{};
    ledger<evidence::memory_journal> book{journal, hmac_drbg{"thirty-two bytes of entropy, here"}};
    memory_store kept{};
    memory_archive records = *memory_archive::open(kept);
    instant begin{1'700'000'000s};

    random_world(unsigned seed, unsigned size, unsigned subjects) : random(seed) {
        for (unsigned i = 0; i < size; ++i) {
            const instant at = begin + 3600s * static_cast<int>(i) + 60s * static_cast<int>(random() % 600) - 5h;
            const std::string payload = R"({"text":")" + std::to_string(random()) + R"("})";
            REQUIRE(book.append(some_kinds[random() % 4], subject(random() % subjects), at, payload));
            if (random() % 7 == 0) {
                const std::uint64_t gone = random() % book.size();
                const evidence::record_range range{gone, gone + 1};
                const auto done = book.erase({&range, 1}, evidence::erasure_cause::request, at);
                REQUIRE((done || done.error().why == reason::record_protected));
            }
            if (random() % 25 == 0) seal();
        }
        seal();
        for (unsigned i = 0; i < 5; ++i)
            REQUIRE(book.append(some_kinds[random() % 4], subject(random() % subjects),
                                begin + 3600s * static_cast<int>(size), "{}"));
        REQUIRE(records.catch_up(book));
    }

    void seal() {
        REQUIRE(records.catch_up(book));
        REQUIRE(records.seal_now(book, begin));
        REQUIRE(records.catch_up(book));
    }
};

TEST_CASE("pages are what looking through the whole ledger finds") {
    for (unsigned seed = 1; seed <= 8; ++seed) {
        CAPTURE(seed);
        random_world w(seed, 300, 5);
        for (int round = 0; round < 40; ++round) {
            const evidence::pseudonym who = subject(w.random() % 6);
            kind_filter kinds;
            if (w.random() % 2 == 0) kinds = kind_filter(some_kinds[w.random() % 4], some_kinds[w.random() % 4]);
            const instant from = w.begin + 3600s * static_cast<int>(w.random() % 320);
            const query asked{window(from, from + 3600s * static_cast<int>(w.random() % 300)), kinds, w.random() % 400,
                              w.random() % 20};
            std::vector<evidence::record> expected;
            bool more = false;
            for (std::uint64_t i = w.book.size(); i-- > 0;) {
                auto record = w.book.read(i);
                REQUIRE(record);
                if (record->subject != who || i >= asked.before || record->at < asked.when.from() ||
                    record->at >= asked.when.until())
                    continue;
                bool wanted = kinds.kinds().empty();
                for (const kind each : kinds.kinds()) wanted = wanted || each == record->kind;
                if (!wanted) continue;
                if (expected.size() == asked.limit) {
                    more = true;
                    break;
                }
                record->previous_leaf = {};
                expected.push_back(*record);
            }
            const auto found = w.kept.find(who, asked);
            REQUIRE(found);
            REQUIRE(found->records == expected);
            REQUIRE(found->more == more);
        }
    }
}

TEST_CASE("an honest answer is proven complete, and every way to cheat is found") {
    for (unsigned seed = 11; seed <= 18; ++seed) {
        CAPTURE(seed);
        random_world w(seed, 150, 6);
        for (unsigned n = 0; n < 8; ++n) {  // two of them have no records
            const evidence::pseudonym who = subject(n);
            const instant from = w.begin + 3600s * static_cast<int>(w.random() % 100);
            const query asked{window(from, latest_instant), w.random() % 2 == 0 ? kind_filter{} : agreements,
                              UINT64_MAX, SIZE_MAX};
            const auto found = w.kept.find(who, asked);
            const auto proof = w.records.prove(who, from);
            REQUIRE(found);
            REQUIRE(proof);
            const std::vector<evidence::record>& answer = found->records;
            const auto judged = [&](const std::vector<evidence::record>& shown, const completeness_proof& by) {
                return verify_complete(who, asked, shown, by);
            };
            REQUIRE(judged(answer, *proof) == verdict::complete);

            // The seal is the one on the ledger.
            std::uint64_t at = w.book.size();
            result<evidence::record> record = refusal{};
            do record = w.book.read(--at);
            while (record->kind != kind::archive_sealed);
            REQUIRE(*read_seal(record->payload) == proof->sealed);

            // Cheating with the answer.
            for (std::size_t i = 0; i < answer.size(); ++i) {
                auto less = answer;
                less.erase(less.begin() + static_cast<std::ptrdiff_t>(i));
                REQUIRE(judged(less, *proof) == verdict::record_missing);
                auto twice = answer;
                twice.insert(twice.begin() + static_cast<std::ptrdiff_t>(i), answer[i]);
                REQUIRE(judged(twice, *proof) != verdict::complete);
                auto other = answer;
                if (other[i].erased) {
                    other[i].payload = "invented";
                    REQUIRE(judged(other, *proof) == verdict::record_altered);
                } else {
                    other[i].payload += ' ';
                    REQUIRE(judged(other, *proof) == verdict::record_altered);
                    other = answer;
                    other[i].at += 1s;
                    REQUIRE(judged(other, *proof) == verdict::record_altered);
                }
                other = answer;
                other[i].commitment.bytes[w.random() % 32] ^= 1;
                REQUIRE(judged(other, *proof) == verdict::record_altered);
                if (i + 1 < answer.size()) {
                    other = answer;
                    std::swap(other[i], other[i + 1]);
                    REQUIRE(judged(other, *proof) != verdict::complete);
                }
            }

            // Cheating with the proof, the answer cut to match it: a record before the seal cannot be hidden.
            std::size_t sealed_ones = 0;
            for (std::size_t i = 0; i < proof->sketches.size(); ++i) {
                const sketch& hidden = proof->sketches[i];
                if (hidden.sequence < proof->sealed.through) ++sealed_ones;
                auto shown = answer;
                std::erase_if(shown, [&](const evidence::record& each) { return each.sequence == hidden.sequence; });
                auto by = *proof;
                by.sketches.erase(by.sketches.begin() + static_cast<std::ptrdiff_t>(i));
                if (hidden.sequence < proof->sealed.through) REQUIRE(judged(shown, by) == verdict::broken_chain);
                by = *proof;
                by.sketches[i].at -= 1s;
                if (hidden.sequence < proof->sealed.through) REQUIRE(judged(shown, by) == verdict::broken_chain);
                by = *proof;
                by.sketches[i].kind = kind::cap_chosen;
                REQUIRE(judged(shown, by) !=
                        (hidden.sequence < proof->sealed.through ? verdict::complete : verdict::bad_seal));
                // Folding the first sketches into what came before hides them only if they are outside the window.
                by = *proof;
                for (std::size_t k = 0; k <= i; ++k) by.before = extended(by.before, by.sketches[k], who);
                by.sketches.erase(by.sketches.begin(), by.sketches.begin() + static_cast<std::ptrdiff_t>(i + 1));
                REQUIRE(judged(shown, by) == verdict::earlier_hidden);
            }
            for (std::size_t i = 0; i + 1 < sealed_ones; ++i) {
                auto by = *proof;
                std::swap(by.sketches[i], by.sketches[i + 1]);
                REQUIRE(judged(answer, by) == verdict::broken_chain);
            }
            auto by = *proof;
            ++by.before.count;
            REQUIRE(judged(answer, by) != verdict::complete);
            by = *proof;
            by.sealed.root.bytes[3] ^= 1;
            REQUIRE(judged(answer, by) == verdict::bad_seal);
            by = *proof;
            by.sealed_head = w.records.heads().prove(subject(n == 0 ? 1 : 0));
            REQUIRE(judged(answer, by) == verdict::bad_seal);
            by.sealed_head = {};
            REQUIRE(judged(answer, by) == verdict::bad_seal);
            if (sealed_ones > 0) {
                // Claiming that the subject had no records: the neighbours are not next to each other.
                const auto& own = *proof->sealed_head.own;
                by = *proof;
                by.before = {};
                by.sketches.clear();
                by.sealed_head = {};
                const auto heads = w.records.heads().sealed();
                if (own.index > 0) by.sealed_head.before = w.records.heads().prove(heads[own.index - 1].subject).own;
                if (own.index + 1 < heads.size())
                    by.sealed_head.after = w.records.heads().prove(heads[own.index + 1].subject).own;
                REQUIRE(judged({}, by) == verdict::bad_seal);
            }
        }
    }
}

TEST_CASE("a page is proven as a page") {
    random_world w(30, 100, 2);
    const evidence::pseudonym who = subject(0);
    const look_up asked{.subject = who, .limit = 7};
    const auto found = w.records.find(asked, w.begin + 24h * 400);
    REQUIRE(found);
    REQUIRE(!found->next.empty());
    const auto proof = w.records.prove(who, found->asked.when.from());
    REQUIRE(proof);
    CHECK(verify_complete(who, found->asked, found->records, *proof) == verdict::complete);
    auto shorter = found->records;
    shorter.pop_back();
    CHECK(verify_complete(who, found->asked, shorter, *proof) == verdict::record_missing);
    look_up second = asked;
    second.cursor = found->next;
    const auto next = w.records.find(second, w.begin + 24h * 400);
    REQUIRE(next);
    CHECK(verify_complete(who, next->asked, next->records, *proof) == verdict::complete);
    CHECK(verify_complete(who, found->asked, next->records, *proof) == verdict::record_missing);
}

TEST_CASE("a record at the very beginning of the window cannot be hidden before it") {
    random_world w(32, 30, 1);
    const auto outline = w.kept.outline(subject(0));
    REQUIRE(outline);
    const auto latest = extended(subject_head{}, outline->front(), subject(0)).latest;
    const query asked{window(latest, latest + 1s), {}, UINT64_MAX, SIZE_MAX};
    auto hiding = *w.records.prove(subject(0), latest + 1s);
    CHECK(hiding.before.count > 0);
    CHECK(verify_complete(subject(0), asked, {}, hiding) == verdict::earlier_hidden);
    const auto honest = *w.records.prove(subject(0), latest);
    CHECK(verify_complete(subject(0), asked, w.kept.find(subject(0), asked)->records, honest) == verdict::complete);
    CHECK(verify_complete(subject(0), asked, {}, honest) == verdict::record_missing);
}

TEST_CASE("nothing is proven before the first seal, and the proof says up to where it goes") {
    memory_store kept;
    auto records = *memory_archive::open(kept);
    CHECK(records.prove(subject(1), instant{}).error().why == reason::not_sealed);
    random_world w(31, 40, 2);
    const auto proof = w.records.prove(subject(0), w.begin);
    REQUIRE(proof);
    CHECK(proof->sealed.through < w.book.size());
}

TEST_CASE("heads go on from a kept seal when the oldest segments are gone") {
    random_world w(40, 120, 5);
    heads whole;
    heads later;
    std::vector<sealed_head> kept;
    seal under;
    REQUIRE(w.book
                .for_each(0,
                          [&](const evidence::record_view& each) {
                              whole.apply(each);
                              if (each.sequence == 60) {
                                  under = whole.compute_seal();
                                  kept.assign(whole.sealed().begin(), whole.sealed().end());
                              }
                          })
                .clean());
    REQUIRE(later.restore(kept, under));
    REQUIRE(w.book.for_each(50, [&](const evidence::record_view& each) { later.apply(each); }).clean());
    CHECK(later.compute_seal() == whole.compute_seal());

    heads refused;
    kept[1].head.count += 1;
    CHECK(refused.restore(kept, under).error().why == reason::record_altered);
    CHECK(refused.end() == 0);
    CHECK(read_seal(canonical_text(under)).value() == under);
    CHECK(!read_seal("{}"));
}

}  // namespace archive_completeness_property
