// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/bounded_list.hpp>
#include <mingbai/base/ratio.hpp>
#include <mingbai/base/result.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace mingbai::inline MINGBAI_ABI::notice {

/// What a level is a level of.
enum class level_of : std::uint8_t {
    percent_used = 0,  ///< of the limit: 80 is 80 %
    used = 1,          ///< an amount that was used, in the counter's unit
    left = 2,          ///< an amount that is left, in the counter's unit; 0 is the very last unit
};

/// A point of an allowance or a cap at which the customer is told.
struct reminder_level {
    level_of what = level_of::percent_used;
    std::uint64_t value = 0;

    /// Whether the use has reached it. Nothing used reaches nothing, not even of a limit of zero.
    [[nodiscard]] constexpr bool reached(std::uint64_t used_amount, std::uint64_t limit) const noexcept {
        if (used_amount == 0) return false;
        switch (what) {
            case level_of::percent_used: return reaches_percent(used_amount, limit, static_cast<std::uint32_t>(value));
            case level_of::used: return used_amount >= value;
            case level_of::left: return used_amount >= limit || limit - used_amount <= value;
        }
        return false;
    }

    friend constexpr bool operator==(const reminder_level&, const reminder_level&) = default;
};

/// 80 per cent of the limit.
[[nodiscard]] constexpr reminder_level at_percent(std::uint32_t percent) noexcept {
    return {level_of::percent_used, percent};
}
/// So much used, in the counter's unit.
[[nodiscard]] constexpr reminder_level at_used(std::uint64_t amount) noexcept {
    return {level_of::used, amount};
}
/// So much left, in the counter's unit.
[[nodiscard]] constexpr reminder_level at_left(std::uint64_t amount) noexcept {
    return {level_of::left, amount};
}

/// A set of levels, as bits: bit i is the level with index i.
using level_mask = std::uint16_t;

/// The levels of one kind of counter, in the order of their weight: of several that are reached at once, the last one
/// is what the customer is told. None is allowed; equal ones count once.
class reminder_levels {
public:
    static constexpr std::size_t at_most = 16;

    /// No reminders.
    constexpr reminder_levels() noexcept = default;

    /// `reminder_levels{at_percent(80), at_percent(100)}`. Requires what `make` checks.
    template <class... Level>
        requires(sizeof...(Level) < at_most)
    constexpr explicit reminder_levels(reminder_level first, Level... others) noexcept {
        const reminder_level given[]{first, others...};
        const auto made = make(given);
        expects(made.has_value(), "mingbai::notice::reminder_levels: a percentage is not 1 to 1000");
        levels_ = made->levels_;
    }

    /// Refused: reason::too_long when there are more than `at_most`; reason::out_of_range, with the place in the list,
    /// for a percentage that is not 1 to 1000 (a level may lie beyond the limit where use goes on).
    [[nodiscard]] static constexpr result<reminder_levels> make(std::span<const reminder_level> given) noexcept {
        reminder_levels made;
        for (std::size_t i = 0; i < given.size(); ++i) {
            const bool percent = given[i].what == level_of::percent_used;
            if (percent && (given[i].value < 1 || given[i].value > 1000))
                return refusal{reason::out_of_range, at_index(i)};
            bool known = false;
            for (const reminder_level& each : made.levels_) known = known || each == given[i];
            if (known) continue;
            if (!made.levels_.try_push_back(given[i])) return refusal{reason::too_long, at_index(i)};
        }
        return made;
    }

    [[nodiscard]] constexpr std::size_t size() const noexcept { return levels_.size(); }
    /// Requires: `index < size()`.
    [[nodiscard]] constexpr const reminder_level& operator[](std::size_t index) const noexcept {
        return levels_[index];
    }

    /// The levels that the use has reached.
    [[nodiscard]] constexpr level_mask reached(std::uint64_t used, std::uint64_t limit) const noexcept {
        std::uint32_t mask = 0;
        for (std::size_t i = 0; i < levels_.size(); ++i) mask |= std::uint32_t{levels_[i].reached(used, limit)} << i;
        return static_cast<level_mask>(mask);
    }

    friend constexpr bool operator==(const reminder_levels&, const reminder_levels&) = default;

private:
    bounded_list<reminder_level, at_most> levels_;
};

/// 80 % and 100 %. No rule text gives a figure; these are seen most (observed).
inline constexpr reminder_levels observed_usage_levels{at_percent(80), at_percent(100)};

}  // namespace mingbai::inline MINGBAI_ABI::notice
