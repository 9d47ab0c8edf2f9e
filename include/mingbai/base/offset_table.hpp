// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/utc_offset.hpp>

#include <chrono>
#include <cstddef>
#include <span>

namespace mingbai::inline MINGBAI_ABI {

/// From this instant on, the local clock is this far ahead of UTC.
struct offset_change {
    instant from{};
    utc_offset offset{};
};

/// A civil zone with summer time: the offset before all changes, and the changes in ascending order. The caller brings
/// the table, for nothing here reads a time zone database; it is viewed, not copied, and outlives this object.
class offset_table {
public:
    /// Refused: reason::bad_date, at the index of the first change that is not after the one before it.
    [[nodiscard]] static constexpr result<offset_table> make(utc_offset before,
                                                             std::span<const offset_change> changes) noexcept {
        for (std::size_t i = 1; i < changes.size(); ++i)
            if (changes[i].from <= changes[i - 1].from) return refusal{reason::bad_date, at_index(i)};
        return offset_table(before, changes);
    }

    [[nodiscard]] constexpr utc_offset offset_at(instant t) const noexcept { return offset_after(changes_until(t)); }

    /// The first instant at which the local clock shows `local` or later.
    [[nodiscard]] constexpr instant first_instant(std::chrono::local_seconds local) const noexcept {
        // Between two changes the clock runs evenly: each stretch either reaches `local` or ends before. No clock can
        // reach it before the one that is ahead the most, so that is where to begin.
        instant start{local.time_since_epoch() - utc_offset::greatest};
        std::size_t change = changes_until(start);
        for (;; ++change) {
            const instant shown = offset_after(change).first_instant(local);
            const instant reached = shown < start ? start : shown;
            if (change == changes_.size() || reached < changes_[change].from) return reached;
            start = changes_[change].from;
        }
    }

private:
    constexpr offset_table(utc_offset before, std::span<const offset_change> changes) noexcept
        : before_(before), changes_(changes) {}

    /// How many changes have come by `t`.
    [[nodiscard]] constexpr std::size_t changes_until(instant t) const noexcept {
        std::size_t low = 0;
        std::size_t high = changes_.size();
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (changes_[middle].from <= t)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    [[nodiscard]] constexpr utc_offset offset_after(std::size_t changes) const noexcept {
        return changes == 0 ? before_ : changes_[changes - 1].offset;
    }

    utc_offset before_;
    std::span<const offset_change> changes_;
};

}  // namespace mingbai::inline MINGBAI_ABI
