// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/bounded_list.hpp>
#include <mingbai/base/result.hpp>
#include <mingbai/cap/alert_levels.hpp>
#include <mingbai/cap/cap_kind.hpp>
#include <mingbai/cap/units.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace mingbai::inline MINGBAI_ABI::cap {

/// The tiers that a customer may choose from, ascending; zero may be one of them.
class tier_list {
public:
    static constexpr std::size_t at_most = 24;

    constexpr tier_list() noexcept = default;

    /// Refused with the place in the list: reason::too_long, or reason::out_of_range for a tier that is not above the
    /// one before, or above `highest_limit`.
    [[nodiscard]] static constexpr result<tier_list> make(std::span<const units> limits) noexcept {
        tier_list made;
        for (std::size_t i = 0; i < limits.size(); ++i) {
            const bool ascending = i == 0 || limits[i] > limits[i - 1];
            if (!ascending || limits[i] > highest_limit) return refusal{reason::out_of_range, at_index(i)};
            if (!made.limits_.try_push_back(limits[i])) return refusal{reason::too_long, at_index(i)};
        }
        return made;
    }
    /// A constant: `tier_list::of(0, 10'000'000, 50'000'000)`. Requires what `make` checks.
    template <class... Limit>
    [[nodiscard]] static constexpr tier_list of(Limit... limits) noexcept {
        const units given[]{static_cast<units>(limits)...};
        const auto made = make(given);
        expects(made.has_value(), "mingbai::cap::tier_list: the tiers are not ascending, or too many");
        return *made;
    }

    [[nodiscard]] constexpr bool has(units limit) const noexcept {
        for (const units each : limits_)
            if (each == limit) return true;
        return false;
    }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return limits_.size(); }
    [[nodiscard]] constexpr units operator[](std::size_t index) const noexcept { return limits_[index]; }
    [[nodiscard]] constexpr auto begin() const noexcept { return limits_.begin(); }
    [[nodiscard]] constexpr auto end() const noexcept { return limits_.end(); }

    friend constexpr bool operator==(const tier_list&, const tier_list&) noexcept = default;

private:
    bounded_list<units, at_most> limits_;
};

/// What a carrier offers its customers as a cap of one kind. It is part of the catalogue and may change any day; what
/// customers have chosen is in the `choice_book` and does not change with it.
struct cap_offer {
    cap_kind kind{};
    tier_list tiers{};
    units own_value_up_to = 0;   ///< when not zero, the customer may name any limit up to this one, zero included
    bool may_have_none = true;   ///< the customer may do without a cap
    units standard = no_cap;     ///< holds for whoever has not chosen
    at_cap then = at_cap::stop;  ///< unless the customer chooses otherwise
    alert_levels levels{};       ///< when the customer is reminded

    /// Whether a customer may choose this limit.
    [[nodiscard]] constexpr bool offers(units limit) const noexcept {
        if (limit == no_cap) return may_have_none;
        return tiers.has(limit) || (own_value_up_to != 0 && limit <= own_value_up_to);
    }
};

}  // namespace mingbai::inline MINGBAI_ABI::cap
