// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/period.hpp>
#include <mingbai/base/window.hpp>

#include <chrono>
#include <cstdint>

namespace mingbai::inline MINGBAI_ABI {

/// Equal periods one after another from an anchor: the terms of a subscription that renews itself, the days of a day
/// pass. Unlike a billing cycle it begins at an instant of its own. Term n begins n periods after the anchor, computed
/// from the anchor, so a monthly one of the 31st is back on the 31st after February.
template <civil_zone Zone>
class recurrence {
public:
    /// Requires: `in_calendar(anchor)`, and a period longer than nothing.
    constexpr recurrence(instant anchor, period every, Zone zone) noexcept
        : anchor_(anchor), every_(every), zone_(zone) {
        expects(in_calendar(anchor), "mingbai::recurrence: the anchor is outside the years 1 to 9999");
        expects(every.count > 0, "mingbai::recurrence: the period is not positive");
    }

    [[nodiscard]] constexpr instant anchor() const noexcept { return anchor_; }
    [[nodiscard]] constexpr period every() const noexcept { return every_; }

    /// When term n begins. Refused: reason::out_of_range beyond the years 1 to 9999.
    [[nodiscard]] constexpr result<instant> begin_of(std::int64_t n) const noexcept {
        if (n == 0) return anchor_;  // also where the local time of the anchor comes twice
        return checked_advance(anchor_, every_, n, zone_);
    }
    /// Refused: reason::out_of_range when the term does not end within the years 1 to 9999.
    [[nodiscard]] constexpr result<window> window_of(std::int64_t n) const noexcept {
        const auto begin = begin_of(n);
        if (!begin) return begin.error();
        const auto end = begin_of(n + 1);
        if (!end) return end.error();
        return window(*begin, *end);
    }

    /// The term that an instant belongs to: how many periods are complete since the anchor; negative before it.
    /// Requires: `in_calendar(t)`.
    [[nodiscard]] constexpr std::int64_t index_at(instant t) const noexcept {
        // The terms begin in ascending order, so the last one that begins by `t` is found by halving. No period is
        // shorter than a civil day, and a zone's clock is never moved by more than 26 hours.
        const std::int64_t days = (t - anchor_) / std::chrono::days{1};
        std::int64_t low = t < anchor_ ? days - 3 : 0;   // begins by t
        std::int64_t high = t < anchor_ ? 0 : days + 3;  // begins after t
        while (high - low > 1) {
            const std::int64_t middle = low + (high - low) / 2;
            (begins_by(middle, t) ? low : high) = middle;
        }
        return low;
    }

    /// When the term after that of `t` begins: the next renewal.
    /// Refused: reason::out_of_range beyond the years 1 to 9999. Requires: `in_calendar(t)`.
    [[nodiscard]] constexpr result<instant> next_begin(instant t) const noexcept { return begin_of(index_at(t) + 1); }

private:
    [[nodiscard]] constexpr bool begins_by(std::int64_t n, instant t) const noexcept {
        const auto begin = begin_of(n);
        return begin ? *begin <= t : n < 0;
    }

    instant anchor_;
    period every_;
    Zone zone_;
};

template <civil_zone Zone>
recurrence(instant, period, Zone) -> recurrence<Zone>;

}  // namespace mingbai::inline MINGBAI_ABI
