// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/instant.hpp>

#include <chrono>

namespace mingbai::inline MINGBAI_ABI {

/// A stretch of time, half-open: `from()` belongs to it, `until()` does not, so that windows join without gap or
/// overlap.
class window {
public:
    /// Empty.
    constexpr window() noexcept = default;

    /// Requires: `from <= until`.
    constexpr window(instant from, instant until) noexcept : from_(from), until_(until) {
        expects(from <= until, "mingbai::window: it ends before it begins");
    }

    /// Refused: reason::bad_date when it would end before it begins.
    [[nodiscard]] static constexpr result<window> make(instant from, instant until) noexcept {
        if (until < from) return refusal{reason::bad_date, {}};
        return window(from, until);
    }

    [[nodiscard]] constexpr instant from() const noexcept { return from_; }
    [[nodiscard]] constexpr instant until() const noexcept { return until_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return from_ == until_; }
    /// Requires: both ends are within the calendar, so that the difference fits.
    [[nodiscard]] constexpr std::chrono::seconds length() const noexcept { return until_ - from_; }

    [[nodiscard]] constexpr bool contains(instant t) const noexcept { return from_ <= t && t < until_; }
    /// An empty window lies within every window.
    [[nodiscard]] constexpr bool contains(const window& other) const noexcept {
        return other.empty() || (from_ <= other.from_ && other.until_ <= until_);
    }
    [[nodiscard]] constexpr bool overlaps(const window& other) const noexcept { return !intersection(other).empty(); }

    /// What both have; empty when they do not overlap.
    [[nodiscard]] constexpr window intersection(const window& other) const noexcept {
        const instant from = from_ < other.from_ ? other.from_ : from_;
        const instant until = until_ < other.until_ ? until_ : other.until_;
        return from < until ? window(from, until) : window();
    }

    friend constexpr bool operator==(const window&, const window&) noexcept = default;

private:
    instant from_{};
    instant until_{};
};

}  // namespace mingbai::inline MINGBAI_ABI
