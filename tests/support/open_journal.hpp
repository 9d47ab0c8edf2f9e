// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/evidence/journal.hpp>

#include <algorithm>
#include <vector>

namespace mingbai_test {

/// A journal with nothing hidden, so that a test can be the one who alters, loses and fails.
struct open_journal {
    std::vector<mingbai::evidence::record> records;
    std::uint64_t next = 0;
    bool refuse_erase = false;
    bool refuse_drop = false;
    bool refuse_append = false;

    [[nodiscard]] std::uint64_t end() const { return next; }

    [[nodiscard]] std::vector<mingbai::evidence::segment_extent> segments() const {
        std::vector<mingbai::evidence::segment_extent> extents;
        for (const auto& each : records) {
            if (extents.empty() || extents.back().number != each.segment) extents.push_back({each.segment, each.sequence, each.sequence});
            extents.back().end = each.sequence + 1;
        }
        return extents;
    }

    [[nodiscard]] mingbai::result<void> append(std::span<const mingbai::evidence::record_view> batch) {
        if (refuse_append) return refused();
        for (const auto& each : batch) records.push_back(copy_of(each));
        next += batch.size();
        return {};
    }

    [[nodiscard]] mingbai::result<void> sync() { return {}; }

    [[nodiscard]] mingbai::result<mingbai::evidence::record> read(std::uint64_t sequence) {
        for (const auto& each : records)
            if (each.sequence == sequence) return each;
        return mingbai::refusal{mingbai::reason::record_unknown, mingbai::at_index(sequence)};
    }

    [[nodiscard]] mingbai::result<void> visit(std::uint64_t first, std::uint64_t end, mingbai::evidence::record_visitor on_record,
                                              mingbai::evidence::damage_visitor) {
        for (const auto& each : records)
            if (each.sequence >= first && each.sequence < end && !on_record(view_of(each))) break;
        return {};
    }

    [[nodiscard]] mingbai::result<void> erase(std::span<const mingbai::evidence::record_range> ranges) {
        if (refuse_erase) return refused();
        for (auto& each : records) {
            if (std::none_of(ranges.begin(), ranges.end(), [&each](const auto& range) { return range.contains(each.sequence); })) continue;
            each.erased = true;
            each.payload.clear();
            each.salt = {};
        }
        return {};
    }

    [[nodiscard]] mingbai::result<void> drop(std::span<const std::uint32_t> segments) {
        if (refuse_drop) return refused();
        records.erase(std::remove_if(records.begin(), records.end(),
                                     [segments](const auto& each) {
                                         return std::find(segments.begin(), segments.end(), each.segment) != segments.end();
                                     }),
                      records.end());
        return {};
    }

    [[nodiscard]] static mingbai::refusal refused() { return {mingbai::reason::journal_io, {}}; }
};

static_assert(mingbai::evidence::journal<open_journal>);

}  // namespace mingbai_test
