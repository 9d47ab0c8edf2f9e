// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/checked.hpp>
#include <mingbai/base/result.hpp>
#include <mingbai/base/rounding.hpp>

#include <concepts>
#include <cstdint>

namespace mingbai::inline MINGBAI_ABI {

/// A factor numerator / denominator, kept as it was written. The denominator is not zero.
struct ratio {
    std::uint64_t numerator = 0;
    std::uint64_t denominator = 1;

    friend constexpr bool operator==(const ratio&, const ratio&) = default;
};

/// n per cent: `percent(80)` is 80/100.
[[nodiscard]] constexpr ratio percent(std::uint64_t n) noexcept { return {.numerator = n, .denominator = 100}; }

/// n per mille: a late-payment charge of 3‰ a day is `per_mille(3)`.
[[nodiscard]] constexpr ratio per_mille(std::uint64_t n) noexcept { return {.numerator = n, .denominator = 1000}; }

/// value * by, rounded as named. The product is held in 128 bits, so only the answer has to fit.
/// Refused: reason::overflow, and under rounding::exact reason::inexact. Requires: `by.denominator != 0`.
[[nodiscard]] constexpr result<std::uint64_t> multiply(std::uint64_t value, ratio by, rounding how) noexcept {
    expects(by.denominator != 0, "mingbai::multiply: the ratio's denominator is zero");
    const detail::wide product = detail::multiply(value, by.numerator);
    if (product.high >= by.denominator) return refusal{reason::overflow, {}};
    const auto [quotient, remainder] = detail::divide(product, by.denominator);
    if (remainder == 0) return quotient;

    // Twice the remainder may not fit, so it is compared with what the remainder lacks to a whole.
    const std::uint64_t lacking = by.denominator - remainder;
    bool away = false;
    switch (how) {
        case rounding::exact: return refusal{reason::inexact, {}};
        case rounding::down: break;
        case rounding::up: away = true; break;
        case rounding::half_up: away = remainder >= lacking; break;
        case rounding::half_even: away = remainder > lacking || (remainder == lacking && quotient % 2 != 0); break;
    }
    if (!away) return quotient;
    if (quotient == UINT64_MAX) return refusal{reason::overflow, {}};
    return quotient + 1;
}

/// Whether `used` is at least `percent` per cent of `limit`: used * 100 >= limit * percent, compared without rounding
/// and without overflow. A limit of zero is reached by zero. Both numbers are of one type, so that no sign is lost on
/// the way.
template <integer T>
[[nodiscard]] constexpr bool reaches_percent(T used, T limit, std::uint32_t percent) noexcept {
    const auto scaled_used = detail::multiply(detail::magnitude(used), 100);
    const auto scaled_limit = detail::multiply(detail::magnitude(limit), percent);
    if constexpr (std::signed_integral<T>) {
        if ((used < 0) != (limit < 0)) return limit < 0;
        if (used < 0) return scaled_used <= scaled_limit;
    }
    return scaled_used >= scaled_limit;
}

}  // namespace mingbai::inline MINGBAI_ABI
