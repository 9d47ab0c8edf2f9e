// SPDX-License-Identifier: Apache-2.0
// A journal over somebody else's database, small enough to read: docs/porting-a-journal.md goes through it.
#include "spring.hpp"

#include <catch.hpp>
#include <journal_conformance.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace guide_journal_test {

using namespace mingbai;
using namespace mingbai::evidence;

// [database]
/// What the port expects of the database: one table of records ordered by sequence number, one of segments, one number, and
/// transactions. In the place of this stands the client library of a real one.
struct database {
    std::map<std::uint64_t, record> records;
    std::map<std::uint32_t, segment_extent> segments;
    std::uint64_t end = 0;  // one past the newest record ever; stays when records are dropped

    /// All of `work`, or nothing of it.
    template <class Work>
    [[nodiscard]] result<void> transaction(Work&& work) {
        database copy = *this;
        if (const result<void> done = work(copy); !done) return done;
        *this = std::move(copy);
        return {};
    }
};
// [database end]

// [port]
class table_journal {
public:
    explicit table_journal(database& in) noexcept : in_(&in) {}

    // [reading]
    [[nodiscard]] std::uint64_t end() const noexcept { return in_->end; }

    [[nodiscard]] std::vector<segment_extent> segments() const {
        std::vector<segment_extent> all;
        for (const auto& [number, extent] : in_->segments) all.push_back(extent);
        return all;
    }

    [[nodiscard]] result<record> read(std::uint64_t sequence) const {
        const auto found = in_->records.find(sequence);
        if (found == in_->records.end()) return refusal{reason::record_unknown, at_index(sequence)};
        return found->second;  // a database that checksums its rows answers reason::journal_damaged for a bad one
    }

    [[nodiscard]] result<void> visit(std::uint64_t first, std::uint64_t end, record_visitor on_record, damage_visitor) const {
        for (auto each = in_->records.lower_bound(first); each != in_->records.end() && each->first < end; ++each)
            if (!on_record(view_of(each->second))) break;
        return {};
    }
    // [reading end]

    // [append]
    [[nodiscard]] result<void> append(std::span<const record_view> batch) {
        return in_->transaction([&](database& to) -> result<void> {
            for (const record_view& each : batch) {
                if (each.sequence != to.end) return refusal{reason::journal_busy, at_index(each.sequence)};  // another writer
                to.records.emplace(each.sequence, copy_of(each));
                segment_extent& extent = to.segments.try_emplace(each.segment, segment_extent{each.segment, each.sequence, 0}).first->second;
                extent.end = to.end = each.sequence + 1;
            }
            return {};
        });
    }

    [[nodiscard]] result<void> sync() const noexcept { return {}; }  // a committed transaction is durable
    // [append end]

    // [erase]
    [[nodiscard]] result<void> erase(std::span<const record_range> ranges) {
        return in_->transaction([&](database& in) -> result<void> {
            for (const record_range& range : ranges) {
                const auto last = in.records.lower_bound(range.end);
                for (auto each = in.records.lower_bound(range.first); each != last; ++each) {
                    each->second.payload.clear();
                    each->second.salt = {};
                    each->second.erased = true;
                }
            }
            return {};
        });
    }

    [[nodiscard]] result<void> drop(std::span<const std::uint32_t> segments) {
        return in_->transaction([&](database& in) -> result<void> {
            for (const std::uint32_t number : segments) {
                const auto found = in.segments.find(number);
                if (found == in.segments.end()) continue;
                in.records.erase(in.records.lower_bound(found->second.first), in.records.lower_bound(found->second.end));
                in.segments.erase(found);
            }
            return {};
        });
    }
    // [erase end]

private:
    database* in_;
};
static_assert(journal<table_journal>);
// [port end]

// [conformance]
struct store {
    database tables;
    table_journal open{tables};

    table_journal& journal() { return open; }
    void reopen() { open = table_journal(tables); }
};

TEST_CASE("the port is a journal") {
    store fresh;
    mingbai_test::journal_conformance(fresh);
}
// [conformance end]

TEST_CASE("a ledger on the port goes on where another left off") {
    // [use]
    database tables;
    table_journal journal(tables);
    const instant now = guide::at("2026-09-24T10:00:00+08:00");
    {
        evidence::ledger ledger(journal, hmac_drbg<>(guide::secret));
        CHECK(ledger.append(record_kind::work_order_stored, {}, now, "{}"));
    }
    evidence::ledger again(journal, hmac_drbg<>(guide::secret));
    CHECK(again.status());
    CHECK(again.size() == 1);
    CHECK(again.verify().clean());
    // [use end]
}

TEST_CASE("a second writer is refused") {
    // [fence]
    database tables;
    table_journal one(tables);
    table_journal two(tables);
    const instant now = guide::at("2026-09-24T10:00:00+08:00");
    evidence::ledger first(one, hmac_drbg<>(guide::secret));
    evidence::ledger second(two, hmac_drbg<>(guide::secret));  // opened beside it, knows nothing of the first
    CHECK(first.append(record_kind::work_order_stored, {}, now, "{}"));
    CHECK(second.append(record_kind::work_order_stored, {}, now, "{}").error().why == reason::journal_busy);
    CHECK(tables.end == 1);
    // [fence end]
}

}  // namespace guide_journal_test
