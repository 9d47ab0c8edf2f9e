// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/hmac_drbg.hpp>
#include <mingbai/evidence/ledger.hpp>
#include <mingbai/evidence/memory_journal.hpp>
#include <mingbai/evidence/record_proof.hpp>

#include <catch.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

// A proof in which anything at all was changed proves nothing.
namespace evidence_forged_proofs_test {

using namespace mingbai;
using namespace mingbai::evidence;
using namespace std::chrono_literals;

constexpr instant noon{1'786'900'000s};

/// Three segments of some records each, and the heads after every one of them.
struct world {
    memory_journal journal{};
    ledger<memory_journal> book{journal, hmac_drbg<>("a seed of at least thirty-two bytes"), {.span = segment_span::manual}};
    std::vector<tree_head> heads{};

    world() {
        for (int i = 0; i < 9; ++i) {
            REQUIRE(book.append(record_kind::notice_sent, {}, noon, "{\"n\":" + std::to_string(i) + "}"));
            heads.push_back(book.head(noon));
            if (i % 3 == 2) REQUIRE(book.close_segment(noon));
        }
    }
};

void flip(sha256_digest& digest) { digest.bytes[7] ^= 1U; }

template <class T>
using change = void (*)(T&);

TEST_CASE("of two heads and the proof between them no part can be another") {
    world w;
    using proof_type = extension_proof;
    const change<proof_type> changes[]{
        [](proof_type& p) { p.segment_earlier.ledger = ledger_name{"other"}; },
        [](proof_type& p) { p.segment_later.ledger = ledger_name{"other"}; },
        [](proof_type& p) { ++p.segment_earlier.end; },
        [](proof_type& p) { --p.segment_earlier.end; },
        [](proof_type& p) { p.segment_later.end = 1'000; },
        [](proof_type& p) { p.segment_later.end = p.segment_earlier.end - 1; },
        [](proof_type& p) { ++p.segment_earlier.segment; },
        [](proof_type& p) { ++p.segment_later.segment; },
        [](proof_type& p) {
            ++p.segment_earlier.segment;
            ++p.segment_later.segment;
        },
        [](proof_type& p) { ++p.segment_earlier.first; },
        [](proof_type& p) { p.segment_earlier.first = p.segment_later.first = p.segment_earlier.end; },
        [](proof_type& p) { flip(p.segment_later.previous); },
        [](proof_type& p) {
            flip(p.segment_earlier.previous);
            flip(p.segment_later.previous);
        },
        [](proof_type& p) { flip(p.segment_earlier.root); },
        [](proof_type& p) { flip(p.segment_later.root); },
        [](proof_type& p) { p.in_earlier.push_back({}); },
        [](proof_type& p) { p.in_later.push_back({}); },
        [](proof_type& p) { p.segment_growth.push_back({}); },
    };
    const change<proof_type> of_closed[]{
        [](proof_type& p) { flip(p.closed_root); },
        [](proof_type& p) { p.closed_in_earlier.push_back({}); },
        [](proof_type& p) { p.closed_in_later.push_back({}); },
    };
    const change<tree_head> of_heads[]{
        [](tree_head& h) { h.ledger = ledger_name{"other"}; }, [](tree_head& h) { ++h.size; },     [](tree_head& h) { --h.size; },
        [](tree_head& h) { h.size = 0; },                      [](tree_head& h) { ++h.segments; }, [](tree_head& h) { flip(h.root); },
    };
    const tree_head later = w.book.head(noon);
    for (const tree_head& earlier : w.heads) {
        CAPTURE(earlier.size);
        const auto proof = w.book.prove_extension(earlier);
        REQUIRE(proof);
        REQUIRE(verify_extension(earlier, later, *proof));
        for (std::size_t i = 0; i < std::size(changes); ++i) {
            CAPTURE(i);
            proof_type forged = *proof;
            changes[i](forged);
            CHECK_FALSE(verify_extension(earlier, later, forged));
        }
        for (std::size_t i = 0; i < std::size(of_closed) && proof->segment_earlier.segment != 0; ++i) {
            CAPTURE(i);
            proof_type forged = *proof;
            of_closed[i](forged);
            CHECK_FALSE(verify_extension(earlier, later, forged));
        }
        for (std::size_t i = 0; i < std::size(of_heads); ++i) {
            CAPTURE(i);
            tree_head forged = earlier;
            of_heads[i](forged);
            CHECK_FALSE(verify_extension(forged, later, *proof));
        }
        tree_head shrunk = later;
        shrunk.size = earlier.size - 1;
        CHECK_FALSE(verify_extension(earlier, shrunk, *proof));
    }
}

TEST_CASE("a record's proof is of that record, in its place, under that head") {
    world w;
    const tree_head head = w.book.head(noon);
    for (std::uint64_t sequence = 0; sequence < w.book.size(); ++sequence) {
        CAPTURE(sequence);
        const auto stored = w.book.read(sequence);
        const auto proof = w.book.prove(sequence);
        REQUIRE((stored && proof));
        REQUIRE(verify_record(*stored, *proof, head));
        const change<record_proof> changes[]{
            [](record_proof& p) { p.segment.ledger = ledger_name{"other"}; },
            [](record_proof& p) { p.segment.first += 50; },
            [](record_proof& p) { p.segment.end = p.segment.first; },
            [](record_proof& p) { p.segment.end += 50; },
            [](record_proof& p) { ++p.segment.segment; },
            [](record_proof& p) { p.segment.root.bytes[0] ^= 1U; },
            [](record_proof& p) { p.in_segment.push_back({}); },
            [](record_proof& p) { p.in_ledger.push_back({}); },
        };
        for (std::size_t i = 0; i < std::size(changes); ++i) {
            CAPTURE(i);
            record_proof forged = *proof;
            changes[i](forged);
            CHECK_FALSE(verify_record(*stored, forged, head));
        }
        record other = *stored;
        other.payload += " ";
        CHECK_FALSE(verify_record(other, *proof, head));
        other = *stored;
        other.sequence = sequence == 0 ? 1 : sequence - 1;
        CHECK_FALSE(verify_record(other, *proof, head));
    }
}

}  // namespace evidence_forged_proofs_test
