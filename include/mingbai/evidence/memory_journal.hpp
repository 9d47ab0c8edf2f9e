// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/memory_size.hpp>
#include <mingbai/evidence/journal.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::evidence {

/// A journal that lives as long as the object: for tests, for trying things out, and for a process that ships its records
/// elsewhere. One writer; not safe to share between threads.
class memory_journal {
public:
    [[nodiscard]] std::uint64_t end() const noexcept { return end_; }

    [[nodiscard]] std::vector<segment_extent> segments() const {
        std::vector<segment_extent> extents;
        for (const stored_segment& each : segments_) extents.push_back(each.extent());
        return extents;
    }

    [[nodiscard]] result<void> append(std::span<const record_view> batch) {
        for (const record_view& each : batch) {
            if (segments_.empty() || segments_.back().number != each.segment)
                segments_.push_back({each.segment, each.sequence, {}});
            segments_.back().records.push_back(copy_of(each));
        }
        end_ += batch.size();
        return {};
    }

    /// Nothing outlives the process, so there is nothing to wait for.
    [[nodiscard]] result<void> sync() const noexcept { return {}; }

    [[nodiscard]] result<record> read(std::uint64_t sequence) {
        const record* found = find(sequence);
        if (found == nullptr) return refusal{reason::record_unknown, at_index(sequence)};
        return *found;
    }

    [[nodiscard]] result<void> visit(std::uint64_t first, std::uint64_t end, record_visitor on_record, damage_visitor) const {
        for (const stored_segment& each : segments_) {
            const std::uint64_t stop = (std::min)(end, each.extent().end);
            for (std::uint64_t sequence = (std::max)(first, each.first); sequence < stop; ++sequence)
                if (!on_record(view_of(each.records[mingbai::detail::memory_size(sequence - each.first)]))) return {};
        }
        return {};
    }

    [[nodiscard]] result<void> erase(std::span<const record_range> ranges) {
        for (const record_range& range : ranges) {
            for (std::uint64_t sequence = range.first; sequence < (std::min)(range.end, end_); ++sequence) {
                record* const found = find(sequence);
                if (found == nullptr || found->erased) continue;
                std::fill(found->payload.begin(), found->payload.end(), '\0');
                found->payload = std::string();
                found->salt = {};
                found->erased = true;
            }
        }
        return {};
    }

    [[nodiscard]] result<void> drop(std::span<const std::uint32_t> segments) {
        std::erase_if(segments_, [segments](const stored_segment& each) {
            return std::find(segments.begin(), segments.end(), each.number) != segments.end();
        });
        return {};
    }

private:
    struct stored_segment {
        std::uint32_t number = 0;
        std::uint64_t first = 0;
        std::vector<record> records;

        [[nodiscard]] segment_extent extent() const noexcept { return {number, first, first + records.size()}; }
    };

    [[nodiscard]] record* find(std::uint64_t sequence) noexcept {
        const auto after = std::upper_bound(segments_.begin(), segments_.end(), sequence,
                                            [](std::uint64_t wanted, const stored_segment& each) { return wanted < each.first; });
        if (after == segments_.begin()) return nullptr;
        stored_segment& candidate = *std::prev(after);
        if (sequence >= candidate.extent().end) return nullptr;
        return &candidate.records[mingbai::detail::memory_size(sequence - candidate.first)];
    }

    std::vector<stored_segment> segments_;
    std::uint64_t end_ = 0;
};

static_assert(journal<memory_journal>);

}  // namespace mingbai::inline MINGBAI_ABI::evidence

namespace mingbai::inline MINGBAI_ABI {
using evidence::memory_journal;
}  // namespace mingbai::inline MINGBAI_ABI
