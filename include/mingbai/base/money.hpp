// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/currency.hpp>
#include <mingbai/base/detail/checked.hpp>
#include <mingbai/base/ratio.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>

namespace mingbai::inline MINGBAI_ABI {

/// An amount of one currency: a whole number of 10⁻⁶ units, so ±9.2 billion units. Amounts of different currencies
/// are different types and never mix; no operation takes or gives floating point.
///
/// The operators are for amounts that cannot overflow by construction: overflow breaks a precondition. Whatever
/// multiplies or adds up data from outside uses the `checked_` functions, which refuse with reason::overflow.
template <currency_type Currency>
class money {
public:
    using currency = Currency;

    static constexpr std::int64_t micros_per_unit = 1'000'000;
    /// 10⁻⁶ units in one minor unit: 10,000 in a fen or a cent, 1,000,000 in a yen.
    static constexpr std::int64_t micros_per_minor_unit = [] {
        std::int64_t micros = micros_per_unit;
        for (int digit = 0; digit < Currency::info.minor_digits; ++digit) micros /= 10;
        return micros;
    }();

    /// Zero.
    constexpr money() noexcept = default;

    [[nodiscard]] static constexpr money from_micros(std::int64_t micros) noexcept { return money(micros); }

    /// Whole units: `from_units(59)` is 59 yuan. Refused: reason::overflow.
    [[nodiscard]] static constexpr result<money> from_units(std::int64_t units) noexcept {
        return checked_multiply(money(micros_per_unit), units);
    }
    /// Minor units: `from_minor_units(5990)` is 59.90 yuan, given in fen. Refused: reason::overflow.
    [[nodiscard]] static constexpr result<money> from_minor_units(std::int64_t minor_units) noexcept {
        return checked_multiply(money(micros_per_minor_unit), minor_units);
    }

    [[nodiscard]] static constexpr money (min)() noexcept { return money(INT64_MIN); }
    [[nodiscard]] static constexpr money (max)() noexcept { return money(INT64_MAX); }

    [[nodiscard]] constexpr std::int64_t micros() const noexcept { return micros_; }

    /// The amount in minor units (fen). Refused under rounding::exact: reason::inexact when a fraction of one is left.
    [[nodiscard]] constexpr result<std::int64_t> minor_units(rounding how = rounding::exact) const noexcept {
        const auto magnitude =
            multiply(detail::magnitude(micros_), {1, static_cast<std::uint64_t>(micros_per_minor_unit)}, how);
        if (!magnitude) return magnitude.error();
        return detail::with_sign(*magnitude, micros_ < 0).value;  // always fits: it is no larger than micros_ itself
    }

    [[nodiscard]] constexpr bool is_zero() const noexcept { return micros_ == 0; }
    [[nodiscard]] constexpr bool is_negative() const noexcept { return micros_ < 0; }

    friend constexpr bool operator==(money, money) noexcept = default;
    friend constexpr std::strong_ordering operator<=>(money, money) noexcept = default;

    /// Requires: the sum fits.
    constexpr money& operator+=(money other) noexcept {
        const auto sum = detail::add(micros_, other.micros_);
        expects(sum.fits, "mingbai::money: the sum overflows");
        micros_ = sum.value;
        return *this;
    }
    /// Requires: the difference fits.
    constexpr money& operator-=(money other) noexcept {
        const auto difference = detail::subtract(micros_, other.micros_);
        expects(difference.fits, "mingbai::money: the difference overflows");
        micros_ = difference.value;
        return *this;
    }
    /// Requires: the product fits. Only integers multiply; a share is `checked_multiply` with a ratio and a rounding.
    template <integer Integer>
    constexpr money& operator*=(Integer times) noexcept {
        const auto product = detail::multiply_signed(micros_, times);
        expects(product.fits, "mingbai::money: the product overflows");
        micros_ = product.value;
        return *this;
    }

    [[nodiscard]] friend constexpr money operator+(money a, money b) noexcept { return a += b; }
    [[nodiscard]] friend constexpr money operator-(money a, money b) noexcept { return a -= b; }
    [[nodiscard]] friend constexpr money operator-(money a) noexcept { return money() -= a; }
    template <integer Integer>
    [[nodiscard]] friend constexpr money operator*(money a, Integer times) noexcept {
        return a *= times;
    }
    template <integer Integer>
    [[nodiscard]] friend constexpr money operator*(Integer times, money a) noexcept {
        return a *= times;
    }

    [[nodiscard]] friend constexpr result<money> checked_add(money a, money b) noexcept {
        return checked(detail::add(a.micros_, b.micros_));
    }
    [[nodiscard]] friend constexpr result<money> checked_subtract(money a, money b) noexcept {
        return checked(detail::subtract(a.micros_, b.micros_));
    }
    [[nodiscard]] friend constexpr result<money> checked_negate(money a) noexcept {
        return checked(detail::subtract(0, a.micros_));
    }
    template <integer Integer>
    [[nodiscard]] friend constexpr result<money> checked_multiply(money a, Integer times) noexcept {
        return checked(detail::multiply_signed(a.micros_, times));
    }

    /// a * by, rounded to 10⁻⁶ units as named: the share of a month, the price of the started part of a block.
    /// Refused: reason::overflow, and under rounding::exact reason::inexact. Requires: `by.denominator != 0`.
    [[nodiscard]] friend constexpr result<money> checked_multiply(money a, ratio by, rounding how) noexcept {
        const auto magnitude = multiply(detail::magnitude(a.micros_), by, how);
        if (!magnitude) return magnitude.error();
        return checked(detail::with_sign(*magnitude, a.micros_ < 0));
    }

    /// Rounded to a multiple of `step`: `rounded_to(0.125_cny, 0.01_cny, rounding::half_even)` is 0.12 yuan.
    /// Refused: reason::overflow, and under rounding::exact reason::inexact. Requires: `step` is positive.
    [[nodiscard]] friend constexpr result<money> rounded_to(money a, money step, rounding how) noexcept {
        expects(step.micros_ > 0, "mingbai::rounded_to: the step is not positive");
        const auto steps = multiply(detail::magnitude(a.micros_), {1, static_cast<std::uint64_t>(step.micros_)}, how);
        if (!steps) return steps.error();
        const auto magnitude = multiply(*steps, {static_cast<std::uint64_t>(step.micros_), 1}, how);
        if (!magnitude) return magnitude.error();
        return checked(detail::with_sign(*magnitude, a.micros_ < 0));
    }

    /// Whether `used` is at least `percent` per cent of `limit`, exactly; see ratio.hpp.
    [[nodiscard]] friend constexpr bool reaches_percent(money used, money limit, std::uint32_t percent) noexcept {
        return mingbai::reaches_percent(used.micros_, limit.micros_, percent);
    }

private:
    constexpr explicit money(std::int64_t micros) noexcept : micros_(micros) {}

    [[nodiscard]] static constexpr result<money> checked(detail::outcome<std::int64_t> micros) noexcept {
        if (!micros.fits) return refusal{reason::overflow, {}};
        return money(micros.value);
    }

    std::int64_t micros_ = 0;
};

/// Rounded to whole minor units (fen), as a bill shows it.
/// Refused: reason::overflow, and under rounding::exact reason::inexact.
template <currency_type Currency>
[[nodiscard]] constexpr result<money<Currency>> rounded_to_minor_units(money<Currency> a, rounding how) noexcept {
    return rounded_to(a, money<Currency>::from_micros(money<Currency>::micros_per_minor_unit), how);
}

}  // namespace mingbai::inline MINGBAI_ABI

template <mingbai::currency_type Currency>
struct std::hash<mingbai::money<Currency>> {
    [[nodiscard]] std::size_t operator()(mingbai::money<Currency> amount) const noexcept {
        return std::hash<std::int64_t>{}(amount.micros());
    }
};
