// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/evidence/detail/frame.hpp>
#include <mingbai/evidence/journal.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::evidence::detail {

/// Which records a journal file has and about where each begins: every 32nd place is kept, half a byte a record.
class file_index {
public:
    [[nodiscard]] std::uint64_t end() const noexcept { return end_; }
    [[nodiscard]] const std::vector<segment_extent>& segments() const noexcept { return segments_; }

    /// The first sequence number of the segment that the next record, if it is of segment `number`, belongs to.
    [[nodiscard]] std::uint64_t first_of(std::uint32_t number) const noexcept {
        return !segments_.empty() && segments_.back().number == number ? segments_.back().first : end_;
    }

    /// A frame at `offset`, in the order of the file.
    void add(const record_view& of, std::uint64_t segment_first, std::uint64_t offset) {
        const bool starts = segments_.empty() || segments_.back().number != of.segment;
        if (starts) {
            // Between two neighbouring segments nothing can be missing but damaged records.
            if (!segments_.empty() && segments_.back().number + 1 == of.segment) segments_.back().end = segment_first;
            segments_.push_back({of.segment, segment_first, segment_first});
        }
        segments_.back().end = end_ = of.sequence + 1;
        if (starts || ++since_place_ >= 32) {
            places_.push_back({of.sequence, offset});
            since_place_ = 0;
        }
    }

    /// A place at or before the record's frame where some frame, or a gap before the first, begins.
    [[nodiscard]] std::uint64_t offset_before(std::uint64_t sequence) const noexcept {
        const auto after = std::upper_bound(places_.begin(), places_.end(), sequence,
                                            [](std::uint64_t wanted, const place_kept& each) { return wanted < each.sequence; });
        return after == places_.begin() ? file_head_size : std::prev(after)->offset;
    }

    /// Whether a record of that number may be there: it lies in a segment that is stored.
    [[nodiscard]] bool covers(std::uint64_t sequence) const noexcept {
        return std::any_of(segments_.begin(), segments_.end(), [sequence](const segment_extent& each) {
            return sequence >= each.first && sequence < each.end;
        });
    }

private:
    struct place_kept {
        std::uint64_t sequence;
        std::uint64_t offset;
    };

    std::vector<segment_extent> segments_;
    std::vector<place_kept> places_;
    std::uint64_t end_ = 0;
    std::uint32_t since_place_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI::evidence::detail
