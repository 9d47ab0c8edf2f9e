// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/instant.hpp>

#include <chrono>

namespace mingbai::inline MINGBAI_ABI {

/// A stretch of time, half-open: `begin()` belongs to it, `end()` does not, so that windows join without gap or overlap.
class window {
public:
    /// Empty.
    constexpr window() noexcept = default;

    /// Requires: `begin <= end`.
    constexpr window(instant begin, instant end) noexcept : begin_(begin), end_(end) {
        expects(begin <= end, "mingbai::window: it ends before it begins");
    }

    /// Refused: reason::bad_date when it would end before it begins.
    [[nodiscard]] static constexpr result<window> make(instant begin, instant end) noexcept {
        if (end < begin) return refusal{reason::bad_date, {}};
        return window(begin, end);
    }

    [[nodiscard]] constexpr instant begin() const noexcept { return begin_; }
    [[nodiscard]] constexpr instant end() const noexcept { return end_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return begin_ == end_; }
    /// Requires: both ends are within the calendar, so that the difference fits.
    [[nodiscard]] constexpr std::chrono::seconds length() const noexcept { return end_ - begin_; }

    [[nodiscard]] constexpr bool contains(instant t) const noexcept { return begin_ <= t && t < end_; }
    /// An empty window lies within every window.
    [[nodiscard]] constexpr bool contains(const window& other) const noexcept {
        return other.empty() || (begin_ <= other.begin_ && other.end_ <= end_);
    }
    [[nodiscard]] constexpr bool overlaps(const window& other) const noexcept { return !intersection(other).empty(); }

    /// What both have; empty when they do not overlap.
    [[nodiscard]] constexpr window intersection(const window& other) const noexcept {
        const instant begin = begin_ < other.begin_ ? other.begin_ : begin_;
        const instant end = end_ < other.end_ ? end_ : other.end_;
        return begin < end ? window(begin, end) : window();
    }

    friend constexpr bool operator==(const window&, const window&) noexcept = default;

private:
    instant begin_{};
    instant end_{};
};

}  // namespace mingbai::inline MINGBAI_ABI
