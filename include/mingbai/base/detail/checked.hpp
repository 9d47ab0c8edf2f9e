// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/wide.hpp>
#include <mingbai/base/integer.hpp>

#include <concepts>
#include <cstdint>

// Integer arithmetic that says whether the answer fits.
namespace mingbai::inline MINGBAI_ABI::detail {

template <class T>
struct outcome {
    T value{};
    bool fits = true;
};

[[nodiscard]] constexpr outcome<std::int64_t> add(std::int64_t a, std::int64_t b) noexcept {
    if (b > 0 ? a > INT64_MAX - b : a < INT64_MIN - b) return {.value = 0, .fits = false};
    return {.value = a + b};
}

[[nodiscard]] constexpr outcome<std::int64_t> subtract(std::int64_t a, std::int64_t b) noexcept {
    if (b < 0 ? a > INT64_MAX + b : a < INT64_MIN + b) return {.value = 0, .fits = false};
    return {.value = a - b};
}

[[nodiscard]] constexpr outcome<std::uint64_t> add_unsigned(std::uint64_t a, std::uint64_t b) noexcept {
    return {.value = a + b, .fits = a + b >= a};
}

[[nodiscard]] constexpr outcome<std::uint64_t> multiply_unsigned(std::uint64_t a, std::uint64_t b) noexcept {
    const wide product = multiply(a, b);
    return {.value = product.low, .fits = product.high == 0};
}

/// |n|, also of INT64_MIN.
template <integer Integer>
[[nodiscard]] constexpr std::uint64_t magnitude(Integer n) noexcept {
    if constexpr (std::signed_integral<Integer>)
        if (n < 0) return std::uint64_t{0} - static_cast<std::uint64_t>(n);
    return static_cast<std::uint64_t>(n);
}

/// The number with this magnitude and sign.
[[nodiscard]] constexpr outcome<std::int64_t> with_sign(std::uint64_t magnitude, bool negative) noexcept {
    constexpr auto greatest = static_cast<std::uint64_t>(INT64_MAX);
    if (!negative) return {.value = static_cast<std::int64_t>(magnitude & greatest), .fits = magnitude <= greatest};
    if (magnitude == 0) return {};
    return {.value = -static_cast<std::int64_t>((magnitude - 1) & greatest) - 1, .fits = magnitude - 1 <= greatest};
}

template <integer Integer>
[[nodiscard]] constexpr outcome<std::int64_t> multiply_signed(std::int64_t a, Integer b) noexcept {
    bool negative = a < 0;
    if constexpr (std::signed_integral<Integer>) negative = negative != (b < 0);
    const auto product = multiply_unsigned(magnitude(a), magnitude(b));
    const auto answer = with_sign(product.value, negative);
    return {.value = answer.value, .fits = product.fits && answer.fits};
}

}  // namespace mingbai::inline MINGBAI_ABI::detail
