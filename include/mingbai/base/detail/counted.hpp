// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/checked.hpp>
#include <mingbai/base/ratio.hpp>

#include <compare>
#include <concepts>
#include <cstdint>

namespace mingbai::inline MINGBAI_ABI::detail {

/// The arithmetic of a quantity: a count of one smallest unit, never below zero. Quantity is the class that derives
/// from this one; two quantities of different classes have no operator in common.
template <class Quantity>
class counted {
public:
    friend constexpr bool operator==(Quantity a, Quantity b) noexcept { return count(a) == count(b); }
    friend constexpr std::strong_ordering operator<=>(Quantity a, Quantity b) noexcept { return count(a) <=> count(b); }

    [[nodiscard]] constexpr bool is_zero() const noexcept { return count_ == 0; }
    [[nodiscard]] static constexpr Quantity (max)() noexcept { return Quantity(UINT64_MAX); }

    /// Requires: the sum fits.
    constexpr Quantity& operator+=(Quantity other) noexcept {
        return assign(add_unsigned(count_, count(other)), "mingbai::quantity: the sum overflows");
    }
    /// Requires: `other` is not greater.
    constexpr Quantity& operator-=(Quantity other) noexcept {
        return assign(less(count_, count(other)), "mingbai::quantity: the difference is below zero");
    }
    /// Requires: the product fits, and is not below zero.
    template <integer Integer>
    constexpr Quantity& operator*=(Integer times) noexcept {
        return assign(times_of(count_, times), "mingbai::quantity: the product overflows or is below zero");
    }

    [[nodiscard]] friend constexpr Quantity operator+(Quantity a, Quantity b) noexcept { return a += b; }
    [[nodiscard]] friend constexpr Quantity operator-(Quantity a, Quantity b) noexcept { return a -= b; }
    template <integer Integer>
    [[nodiscard]] friend constexpr Quantity operator*(Quantity a, Integer times) noexcept {
        return a *= times;
    }
    template <integer Integer>
    [[nodiscard]] friend constexpr Quantity operator*(Integer times, Quantity a) noexcept {
        return a *= times;
    }

    /// Refused: reason::overflow.
    [[nodiscard]] friend constexpr result<Quantity> checked_add(Quantity a, Quantity b) noexcept {
        return checked(add_unsigned(count(a), count(b)));
    }
    /// Refused: reason::overflow when `b` is greater.
    [[nodiscard]] friend constexpr result<Quantity> checked_subtract(Quantity a, Quantity b) noexcept {
        return checked(less(count(a), count(b)));
    }
    /// a - b, or zero when `b` is greater: what is left of an allowance.
    [[nodiscard]] friend constexpr Quantity saturating_subtract(Quantity a, Quantity b) noexcept {
        return make(count(a) > count(b) ? count(a) - count(b) : 0);
    }
    /// Refused: reason::overflow, also of a negative factor.
    template <integer Integer>
    [[nodiscard]] friend constexpr result<Quantity> checked_multiply(Quantity a, Integer times) noexcept {
        return checked(times_of(count(a), times));
    }
    /// a * by in whole smallest units. Refused: reason::overflow, and under rounding::exact reason::inexact.
    /// Requires: `by.denominator != 0`.
    [[nodiscard]] friend constexpr result<Quantity> checked_multiply(Quantity a, ratio by, rounding how) noexcept {
        const auto product = multiply(count(a), by, how);
        if (!product) return product.error();
        return make(*product);
    }

    /// How many blocks of this size have been started: the count that is charged per started block.
    /// Requires: `block` is not zero.
    [[nodiscard]] friend constexpr std::uint64_t started_blocks(Quantity used, Quantity block) noexcept {
        return full_blocks(used, block) + (count(used) % count(block) != 0);
    }
    /// How many blocks of this size are complete. Requires: `block` is not zero.
    [[nodiscard]] friend constexpr std::uint64_t full_blocks(Quantity used, Quantity block) noexcept {
        expects(!block.is_zero(), "mingbai::quantity: a block of nothing");
        return count(used) / count(block);
    }
    /// part / whole, to multiply a price with. Requires: `whole` is not zero.
    [[nodiscard]] friend constexpr ratio ratio_of(Quantity part, Quantity whole) noexcept {
        expects(!whole.is_zero(), "mingbai::quantity: a share of nothing");
        return {.numerator = count(part), .denominator = count(whole)};
    }
    /// Whether `used` is at least `percent` per cent of `limit`, exactly; see ratio.hpp.
    [[nodiscard]] friend constexpr bool reaches_percent(Quantity used, Quantity limit, std::uint32_t percent) noexcept {
        return mingbai::reaches_percent(count(used), count(limit), percent);
    }

protected:
    constexpr counted() noexcept = default;
    constexpr explicit counted(std::uint64_t count) noexcept : count_(count) {}

    [[nodiscard]] constexpr std::uint64_t count() const noexcept { return count_; }
    [[nodiscard]] static constexpr std::uint64_t count(const counted& quantity) noexcept { return quantity.count_; }

    /// n units of `size` smallest units each. Requires: the product fits.
    [[nodiscard]] static constexpr Quantity units(std::uint64_t n, std::uint64_t size) noexcept {
        const auto product = multiply_unsigned(n, size);
        expects(product.fits, "mingbai::quantity: the quantity overflows");
        return Quantity(product.value);
    }

private:
    // The friends above are no friends of Quantity, whose constructor is its own and this class's affair.
    [[nodiscard]] static constexpr Quantity make(std::uint64_t count) noexcept { return Quantity(count); }
    [[nodiscard]] static constexpr outcome<std::uint64_t> less(std::uint64_t a, std::uint64_t b) noexcept {
        return {.value = a - b, .fits = a >= b};
    }
    template <integer Integer>
    [[nodiscard]] static constexpr outcome<std::uint64_t> times_of(std::uint64_t count, Integer times) noexcept {
        auto product = multiply_unsigned(count, magnitude(times));
        if constexpr (std::signed_integral<Integer>) product.fits = product.fits && times >= 0;
        return product;
    }
    [[nodiscard]] static constexpr result<Quantity> checked(outcome<std::uint64_t> count) noexcept {
        if (!count.fits) return refusal{reason::overflow, {}};
        return Quantity(count.value);
    }
    constexpr Quantity& assign(outcome<std::uint64_t> count, const char* otherwise) noexcept {
        expects(count.fits, otherwise);
        count_ = count.value;
        return static_cast<Quantity&>(*this);
    }

    std::uint64_t count_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI::detail
