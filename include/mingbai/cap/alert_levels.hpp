// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/result.hpp>
#include <mingbai/cap/units.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace mingbai::inline MINGBAI_ABI::cap {

/// At which shares of a cap the customer is reminded: up to seven ascending percentages, 1 to 100. None is allowed.
///
/// One set belongs to a meter for its whole life: every call on the meter is given the same.
class alert_levels {
public:
    static constexpr std::size_t at_most = 7;

    /// No reminders.
    constexpr alert_levels() noexcept = default;

    /// `alert_levels{50, 80, 100}`. Requires what `make` checks.
    template <class... Percent>
        requires(sizeof...(Percent) >= 1 && sizeof...(Percent) <= at_most)
    constexpr explicit alert_levels(Percent... percent) noexcept
        : percent_{static_cast<std::uint8_t>(percent)...}, size_(sizeof...(Percent)) {
        expects(((percent >= 1 && percent <= 100) && ...) && ascending(),
                "mingbai::cap::alert_levels: the levels are ascending percentages from 1 to 100");
    }

    /// The levels that data spells. Refused with reason::out_of_range and the place in the list: more than seven, not
    /// 1 to 100, or not above the one before.
    [[nodiscard]] static constexpr result<alert_levels> make(std::span<const std::uint32_t> percent) noexcept {
        alert_levels made;
        for (const std::uint32_t each : percent) {
            const bool above = made.size_ == 0 || each > made.percent_[made.size_ - 1U];
            if (made.size_ == at_most || each < 1 || each > 100 || !above)
                return refusal{reason::out_of_range, at_index(made.size_)};
            made.percent_[made.size_++] = static_cast<std::uint8_t>(each);
        }
        return made;
    }

    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    /// The percentage of one level. Requires: `index < size()`.
    [[nodiscard]] constexpr std::uint32_t operator[](std::size_t index) const noexcept {
        expects(index < size_, "mingbai::cap::alert_levels: index beyond the end");
        return percent_[index];
    }

    /// How many levels `used` has reached, of which the caller knows that it has reached the first `known`. Nothing
    /// used reaches nothing, not even of a cap of zero.
    [[nodiscard]] constexpr std::uint32_t reached(units used, units limit, std::uint32_t known = 0) const noexcept {
        std::uint32_t count = known;
        while (reaches(used, limit, count)) ++count;
        return count;
    }
    /// Whether `used` has reached this level; false when there is no such level.
    [[nodiscard]] constexpr bool reaches(units used, units limit, std::uint32_t level) const noexcept {
        return level < size_ && used != 0 && used * 100 >= limit * percent_[level];  // 46 bits times 7 bits
    }

    friend constexpr bool operator==(const alert_levels&, const alert_levels&) = default;

private:
    [[nodiscard]] constexpr bool ascending() const noexcept {
        for (std::size_t i = 1; i < size_; ++i)
            if (percent_[i] <= percent_[i - 1]) return false;
        return true;
    }

    std::array<std::uint8_t, at_most> percent_{};
    std::uint8_t size_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI::cap
