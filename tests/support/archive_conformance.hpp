// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/archive/store.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"

// What every store of an archive must do: compared, after random steps, with the plainest one there is. To put your own store
// through it, call this with a fresh one and a function that closes and opens it again (or does nothing).
namespace mingbai_test {

template <class Store, class Reopen>
void archive_conformance(Store& store, Reopen reopen, int steps) {
    using namespace mingbai;
    using namespace mingbai::archive;
    std::map<std::uint64_t, evidence::record> kept;  // the reference
    std::mt19937 random(7);
    const auto below = [&](std::uint64_t limit) { return std::uint64_t{random()} % limit; };
    const auto subject = [](std::uint64_t which) { return which == 0 ? evidence::pseudonym{} : evidence::public_subject("archive", std::to_string(which)); };
    const auto instant_at = [](std::uint64_t seconds) { return instant(std::chrono::seconds(1'700'000'000 + static_cast<std::int64_t>(seconds))); };
    constexpr evidence::record_kind kinds[]{evidence::record_kind::agreement_stored, evidence::record_kind::work_order_stored,
                                            evidence::record_kind::consent_asked, evidence::record_kind::bill_issued};
    std::uint64_t end = 0;

    const auto put = [&] {
        evidence::record made;
        made.sequence = end + (below(10) == 0 ? below(4) : 0);  // numbers that the ledger has dropped are missing
        made.segment = static_cast<std::uint32_t>(made.sequence / 50);
        made.kind = kinds[below(4)];
        made.at = instant_at(below(200));  // not in order
        made.subject = subject(below(5));
        made.erased = below(12) == 0;
        if (!made.erased) {
            for (auto& byte : made.salt) byte = static_cast<std::uint8_t>(random());
            made.payload = below(8) == 0 ? "" : "{\"n\":\"" + std::to_string(made.sequence) + " '明白'\\u0000\"}";
        }
        made.commitment = sha256("commitment of " + std::to_string(made.sequence));
        REQUIRE(store.put(view_of(made)));
        end = made.sequence + 1;
        if (!made.subject.empty()) kept[made.sequence] = made;
        if (below(5) == 0) {
            made.payload = "{\"another\":1}";  // a number that is kept already changes nothing
            REQUIRE(store.put(view_of(made)));
        }
    };
    const auto compare = [&] {
        const evidence::pseudonym of = subject(1 + below(5));
        query asked;
        asked.when = below(2) == 0 ? window(earliest_instant, latest_instant) : window(instant_at(below(100)), instant_at(100 + below(110)));
        if (below(3) == 0) asked.kinds = kind_filter(kinds[below(4)], kinds[below(4)]);
        if (below(2) == 0) asked.before = below(end + 2);
        asked.limit = below(4) == 0 ? SIZE_MAX : below(12);
        std::vector<evidence::record> expected;
        bool more = false;
        for (auto each = kept.rbegin(); each != kept.rend(); ++each) {
            const evidence::record& record = each->second;
            if (record.subject != of || record.sequence >= asked.before || !asked.when.contains(record.at) || !asked.kinds.has(record.kind)) continue;
            more = expected.size() == asked.limit;
            if (more) break;
            expected.push_back(record);
        }
        const auto found = store.find(of, asked);
        REQUIRE(found);
        CHECK(found->records == expected);
        CHECK(found->more == more);
        std::vector<sketch> outline;
        for (const auto& each : kept)
            if (each.second.subject == of) outline.push_back(sketch_of(each.second));
        CHECK(store.outline(of).value() == outline);
    };

    CHECK(store.find(subject(1), query{}).value().records.empty());
    CHECK(store.outline(subject(1)).value().empty());
    for (int step = 0; step < steps; ++step) {
        CAPTURE(step);
        const std::uint64_t what = below(20);
        if (what < 13) {
            put();
        } else if (what < 17) {
            compare();
        } else if (what == 17) {
            const std::uint64_t first = below(end + 1);
            const evidence::record_range gone{first, below(3) == 0 ? end + 5 : first + below(6)};
            REQUIRE(store.erase(gone));
            for (auto& each : kept) {
                if (!gone.contains(each.first)) continue;
                each.second.erased = true;
                each.second.salt = {};
                each.second.payload.clear();
            }
        } else if (what == 18) {
            if (below(3) != 0) continue;
            const std::uint64_t upto = below(end + 1) / 2;
            REQUIRE(store.drop(upto));
            kept.erase(kept.begin(), kept.lower_bound(upto));
        } else {
            reopen();
        }
    }
    compare();
}

}  // namespace mingbai_test
