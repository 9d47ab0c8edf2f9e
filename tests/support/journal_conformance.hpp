// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/evidence/journal.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"

// What every journal must do, whoever wrote it. To put your own journal through it, write a store:
//
//     struct my_store {
//         my_journal& journal();   // the open journal, the only one
//         void reopen();           // closes it and opens it again; a journal that keeps nothing does nothing
//     };
//     TEST_CASE("my journal is one") { my_store store; mingbai_test::journal_conformance(store); }
//
// Each call wants a fresh, empty store.
namespace mingbai_test {

namespace conformance {

using namespace mingbai;
using namespace mingbai::evidence;

/// Records of which every byte matters; the payload's size and content go with the number.
inline record make_record(std::uint64_t sequence, std::uint32_t segment) {
    record made;
    made.sequence = sequence;
    made.segment = segment;
    made.kind = static_cast<record_kind>(400 + sequence % 7);
    made.at = instant(std::chrono::seconds(1'777'777'777 + static_cast<std::int64_t>(sequence)));
    made.subject = public_subject("conformance", std::to_string(sequence));
    made.previous_leaf = sha256("previous of " + std::to_string(sequence));
    for (std::size_t i = 0; i < made.salt.size(); ++i) made.salt[i] = static_cast<std::uint8_t>(sequence * 31 + i * 7 + 1);
    if (sequence % 5 != 4) made.payload = "{\"明白\":\"" + std::string(sequence * 37 % 500, 'x') + "\",\"n\":" + std::to_string(sequence) + "}";
    made.commitment = commitment_to(made.salt, made.payload);
    return made;
}

template <class Journal>
void append(Journal& journal, const std::vector<record>& records) {
    std::vector<record_view> views;
    for (const record& each : records) views.push_back(view_of(each));
    REQUIRE(journal.append(views));
}

/// All records from `first` to `end` as the journal gives them; none may be damaged.
template <class Journal>
std::vector<record> all(Journal& journal, std::uint64_t first = 0, std::uint64_t end = ~std::uint64_t{0}) {
    std::vector<record> seen;
    const result<void> visited = journal.visit(
        first, end,
        [&seen](const record_view& each) {
            seen.push_back(copy_of(each));
            return true;
        },
        [](const refusal& damage, const record_view*) {
            CAPTURE(damage.where.index);
            CHECK(false);
        });
    REQUIRE(visited);
    return seen;
}

inline record erased(record each) {
    each.erased = true;
    each.salt = {};
    each.payload.clear();
    return each;
}

}  // namespace conformance

template <class Store>
void journal_conformance(Store& store) {
    using namespace conformance;

    // Empty.
    CHECK(store.journal().end() == 0);
    CHECK(store.journal().segments().empty());
    CHECK(store.journal().read(0).error() == refusal{reason::record_unknown, at_index(0)});
    CHECK(all(store.journal()).empty());
    CHECK(store.journal().append({}));
    CHECK(store.journal().sync());
    store.reopen();
    CHECK(store.journal().end() == 0);

    // One, a batch, a batch over a segment's end.
    std::vector<record> expected;
    const auto add = [&](std::uint32_t segment, std::uint64_t count) {
        std::vector<record> batch;
        for (; count != 0; --count) {
            batch.push_back(make_record(expected.size(), segment));
            expected.push_back(batch.back());
        }
        return batch;
    };
    append(store.journal(), add(0, 1));
    append(store.journal(), add(0, 99));
    std::vector<record> over = add(0, 20);
    for (const record& each : add(1, 30)) over.push_back(each);
    append(store.journal(), over);
    for (int i = 0; i < 50; ++i) append(store.journal(), add(1, 1));
    append(store.journal(), add(2, 100));
    const std::vector<segment_extent> extents{{0, 0, 120}, {1, 120, 200}, {2, 200, 300}};

    for (int round = 0; round < 2; ++round) {
        CAPTURE(round);
        CHECK(store.journal().end() == 300);
        CHECK(store.journal().segments() == extents);
        CHECK(all(store.journal()) == expected);
        for (const record& each : expected) {
            const result<record> found = store.journal().read(each.sequence);
            REQUIRE(found);
            CHECK(*found == each);
        }
        CHECK(store.journal().read(300).error() == refusal{reason::record_unknown, at_index(300)});
        for (const auto& [first, end] : std::vector<std::pair<std::uint64_t, std::uint64_t>>{
                 {0, 0}, {0, 1}, {7, 8}, {31, 33}, {119, 121}, {120, 200}, {299, 300}, {299, 1000}, {300, 1000}, {150, 100}}) {
            CAPTURE(first, end);
            std::vector<record> part;
            for (const record& each : expected)
                if (each.sequence >= first && each.sequence < end) part.push_back(each);
            CHECK(all(store.journal(), first, end) == part);
        }
        std::uint64_t seen = 0;
        CHECK(store.journal().visit(
            10, 300, [&seen](const record_view&) { return ++seen != 5; }, [](const refusal&, const record_view*) { CHECK(false); }));
        CHECK(seen == 5);
        store.reopen();
    }

    // Erasing: in closed and open segments, twice, and of what is not there.
    const std::vector<record_range> gone{{0, 1}, {3, 5}, {119, 122}, {250, 251}, {299, 1000}};
    CHECK(store.journal().erase({}));
    CHECK(store.journal().erase(gone));
    for (const std::size_t sequence : {0U, 3U, 4U, 119U, 120U, 121U, 250U, 299U}) expected[sequence] = erased(expected[sequence]);
    CHECK(all(store.journal()) == expected);
    CHECK(store.journal().erase(std::vector<record_range>{{250, 251}, {300, 301}, {251, 252}}));
    expected[251] = erased(expected[251]);
    store.reopen();
    CHECK(all(store.journal()) == expected);
    CHECK(store.journal().segments() == extents);

    // A journal goes on after a reopening, and takes large and odd payloads.
    record large = make_record(300, 2);
    large.payload = "\"" + std::string((std::size_t{1} << 20U) - 2, 'y') + "\"";
    record odd = make_record(301, 2);
    odd.payload = "{\"\\u0000\":\"'\\\\\\\"\t用户\xf0\x9f\x93\xb1\"}";
    record before_1970 = make_record(302, 2);
    before_1970.at = instant(std::chrono::seconds(-1));
    for (const record& each : {large, odd, before_1970}) expected.push_back(each);
    append(store.journal(), {large, odd, before_1970});
    CHECK(all(store.journal()) == expected);

    // Dropping a segment in the middle, then the first; the numbers go on.
    CHECK(store.journal().drop({}));
    CHECK(store.journal().drop(std::vector<std::uint32_t>{1}));
    expected.erase(std::remove_if(expected.begin(), expected.end(), [](const record& each) { return each.segment == 1; }), expected.end());
    CHECK(all(store.journal()) == expected);
    CHECK(store.journal().segments() == std::vector<segment_extent>{{0, 0, 120}, {2, 200, 303}});
    CHECK(store.journal().read(150).error() == refusal{reason::record_unknown, at_index(150)});
    CHECK(store.journal().erase(std::vector<record_range>{{150, 151}}));
    store.reopen();
    CHECK(store.journal().segments() == std::vector<segment_extent>{{0, 0, 120}, {2, 200, 303}});
    CHECK(store.journal().drop(std::vector<std::uint32_t>{0, 1, 7}));
    append(store.journal(), {make_record(303, 3)});
    expected.push_back(make_record(303, 3));
    expected.erase(expected.begin(), expected.begin() + 120);
    CHECK(store.journal().drop(std::vector<std::uint32_t>{2}));
    expected.erase(expected.begin(), expected.end() - 1);
    store.reopen();
    CHECK(all(store.journal()) == expected);
    CHECK(store.journal().segments() == std::vector<segment_extent>{{3, 303, 304}});
    CHECK(store.journal().end() == 304);
    CHECK(store.journal().read(302).error() == refusal{reason::record_unknown, at_index(302)});
    CHECK(*store.journal().read(303) == make_record(303, 3));
}

}  // namespace mingbai_test
