// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/decimal.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::detail {

/// The greatest value and the most decimals that a literal may have.
struct literal_limit {
    std::uint64_t greatest = UINT64_MAX;
    std::uint32_t decimals = 19;
};

/// Stops the build with one error that names the fault and its position as template arguments.
template <decimal_fault Fault, std::size_t Position>
consteval void literal_is() noexcept {
    using fault = decimal_fault;
    static_assert(Fault != fault::only_digits_and_one_point,
                  "mingbai: a literal has only decimal digits, separators and at most one point");
    static_assert(Fault != fault::a_leading_zero_would_be_octal,
                  "mingbai: a literal does not begin with a superfluous zero, which would make it octal");
    static_assert(Fault != fault::digits_on_both_sides_of_the_point,
                  "mingbai: a literal has digits on both sides of its point");
    static_assert(Fault != fault::too_many_decimals,
                  "mingbai: a literal has too many decimals, and none is rounded away");
    static_assert(Fault != fault::not_exact, "mingbai: a literal is not a whole number of the smallest unit");
    static_assert(Fault != fault::too_large, "mingbai: a literal is larger than its type can hold");
}

/// The literal's value in smallest units, `scale` of them in one: exact, or a fault.
[[nodiscard]] consteval decimal scaled_literal(std::string_view text, std::uint64_t scale,
                                               literal_limit limit) noexcept {
    const decimal number = read_literal(text);
    if (number.fault != decimal_fault::none) return number;
    const std::size_t point = text.find('.');
    std::uint32_t written = 0;
    for (std::size_t i = point; i < text.size(); ++i)
        if (is_digit(text[i]) && ++written > limit.decimals) return decimal::bad(decimal_fault::too_many_decimals, i);

    const wide product = multiply(number.digits, scale);
    const std::uint64_t divisor = power_of_ten(number.decimals);
    if (product.high >= divisor) return decimal::bad(decimal_fault::too_large, 0);
    const divided value = divide(product, divisor);
    if (value.remainder != 0) return decimal::bad(decimal_fault::not_exact, point + 1);
    if (value.quotient > limit.greatest) return decimal::bad(decimal_fault::too_large, 0);
    return {.digits = value.quotient};
}

template <std::uint64_t Scale, literal_limit Limit, char... Spelling>
[[nodiscard]] consteval std::uint64_t literal_value() noexcept {
    constexpr char text[]{Spelling...};
    constexpr decimal number = scaled_literal({text, sizeof...(Spelling)}, Scale, Limit);
    literal_is<number.fault, number.position>();
    return number.digits;
}

}  // namespace mingbai::inline MINGBAI_ABI::detail
