// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/money.hpp>
#include <mingbai/base/quantity.hpp>
#include <mingbai/base/result.hpp>
#include <mingbai/cap/units.hpp>

#include <concepts>
#include <cstdint>

namespace mingbai::inline MINGBAI_ABI::cap {

/// How an amount becomes units of a meter and back; specialise it for a quantity of your own.
template <class Amount>
struct dimension_of;

template <class Currency>
struct dimension_of<money<Currency>> {
    /// Refused with reason::out_of_range: a negative amount, or one above `highest_limit`.
    [[nodiscard]] static constexpr result<units> to_units(money<Currency> amount) noexcept {
        if (amount.is_negative() || static_cast<units>(amount.micros()) > highest_limit)
            return refusal{reason::out_of_range, {}};
        return static_cast<units>(amount.micros());
    }
    /// Requires: `count <= highest_limit`.
    [[nodiscard]] static constexpr money<Currency> from_units(units count) noexcept {
        return money<Currency>::from_micros(static_cast<std::int64_t>(count));
    }
};

namespace detail {

[[nodiscard]] constexpr result<units> in_range(std::uint64_t count) noexcept {
    if (count > highest_limit) return refusal{reason::out_of_range, {}};
    return count;
}

}  // namespace detail

template <>
struct dimension_of<data_volume> {
    [[nodiscard]] static constexpr result<units> to_units(data_volume amount) noexcept {
        return detail::in_range(amount.bytes());
    }
    [[nodiscard]] static constexpr data_volume from_units(units count) noexcept {
        return data_volume::from_bytes(count);
    }
};
template <>
struct dimension_of<airtime> {
    [[nodiscard]] static constexpr result<units> to_units(airtime amount) noexcept {
        return detail::in_range(amount.seconds());
    }
    [[nodiscard]] static constexpr airtime from_units(units count) noexcept { return airtime::from_seconds(count); }
};
template <>
struct dimension_of<message_count> {
    [[nodiscard]] static constexpr result<units> to_units(message_count amount) noexcept {
        return detail::in_range(amount.messages());
    }
    [[nodiscard]] static constexpr message_count from_units(units count) noexcept {
        return message_count::from_messages(count);
    }
};

/// A quantity that a meter can count.
template <class Amount>
concept metered = requires(Amount amount, units count) {
    { dimension_of<Amount>::to_units(amount) } -> std::same_as<result<units>>;
    { dimension_of<Amount>::from_units(count) } -> std::same_as<Amount>;
};

/// An amount in units. Refused with reason::out_of_range: negative, or above `highest_limit`.
template <metered Amount>
[[nodiscard]] constexpr result<units> to_units(Amount amount) noexcept {
    return dimension_of<Amount>::to_units(amount);
}

}  // namespace mingbai::inline MINGBAI_ABI::cap
