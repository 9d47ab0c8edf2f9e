// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/ascii.hpp>
#include <mingbai/base/detail/checked.hpp>
#include <mingbai/base/reason.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::detail {

/// Why a text is not the decimal number that is wanted. The names appear in compile errors.
enum class decimal_fault : std::uint16_t {
    none,
    only_digits_and_one_point,
    a_leading_zero_would_be_octal,
    digits_on_both_sides_of_the_point,
    grouping_not_by_thousands,
    too_many_decimals,
    not_exact,
    too_large,
};

[[nodiscard]] constexpr reason to_reason(decimal_fault fault) noexcept {
    switch (fault) {
        case decimal_fault::none: return reason::none;
        case decimal_fault::too_many_decimals:
        case decimal_fault::not_exact: return reason::inexact;
        case decimal_fault::too_large: return reason::overflow;
        case decimal_fault::only_digits_and_one_point:
        case decimal_fault::a_leading_zero_would_be_octal:
        case decimal_fault::digits_on_both_sides_of_the_point:
        case decimal_fault::grouping_not_by_thousands: return reason::bad_number;
    }
    return reason::bad_number;
}

/// A decimal number: digits * 10^-decimals. Zeros at the end of the fraction are not kept, so they never count as too
/// many decimals nor overflow.
struct decimal {
    static constexpr std::uint32_t most_decimals = 19;  // 10^19 is the greatest power of ten in 64 bits

    std::uint64_t digits = 0;
    std::uint32_t decimals = 0;
    decimal_fault fault = decimal_fault::none;
    std::size_t position = 0;  ///< of the fault

    [[nodiscard]] static constexpr decimal bad(decimal_fault fault, std::size_t position) noexcept {
        return {.digits = 0, .decimals = 0, .fault = fault, .position = position};
    }
};

/// Reads all of `text`: digits, at most one point with digits on both sides. `separator`, when it is not '\0', may
/// stand between digits of the whole part: '\'' anywhere, as in C++; any other only at every third place, and then
/// everywhere.
[[nodiscard]] constexpr decimal read_decimal(std::string_view text, char separator = '\0') noexcept {
    using fault = decimal_fault;
    std::size_t point = text.find('.');
    if (point == std::string_view::npos) point = text.size();
    std::size_t end = text.size();
    if (point < end) {
        if (point == 0 || point + 1 == end) return decimal::bad(fault::digits_on_both_sides_of_the_point, point);
    }
    if (end == 0) return decimal::bad(fault::only_digits_and_one_point, 0);

    // First the form, then the value: a letter is named as the fault even where the digits before it are too many.
    bool grouped = false;
    for (std::size_t i = 0; i < end; ++i) {
        if (is_digit(text[i]) || i == point) continue;
        if (separator == '\0' || text[i] != separator) return decimal::bad(fault::only_digits_and_one_point, i);
        const bool between_digits = i > 0 && i + 1 < end && is_digit(text[i - 1]) && is_digit(text[i + 1]);
        if (!between_digits) return decimal::bad(fault::only_digits_and_one_point, i);
        if (separator == '\'') continue;
        if (i > point || (point - i) % 4 != 0) return decimal::bad(fault::grouping_not_by_thousands, i);
        grouped = true;
    }
    if (grouped)
        for (std::size_t i = 0; i < point; ++i)
            if ((point - i) % 4 == 0 && text[i] != separator) return decimal::bad(fault::grouping_not_by_thousands, i);

    while (end > point && (text[end - 1] == '0' || text[end - 1] == '\'')) --end;
    decimal number;
    for (std::size_t i = 0; i < end; ++i) {
        if (!is_digit(text[i])) continue;
        const auto shifted = multiply_unsigned(number.digits, 10);
        const auto next = add_unsigned(shifted.value, static_cast<std::uint64_t>(text[i] - '0'));
        if (!shifted.fits || !next.fits)
            return decimal::bad(i > point ? fault::too_many_decimals : fault::too_large, i);
        number.digits = next.value;
        if (i > point && ++number.decimals > decimal::most_decimals) return decimal::bad(fault::too_many_decimals, i);
    }
    return number;
}

/// 10^n. Requires: n <= 19.
[[nodiscard]] constexpr std::uint64_t power_of_ten(std::uint32_t n) noexcept {
    std::uint64_t power = 1;
    for (std::uint32_t i = 0; i < n; ++i) power *= 10;
    return power;
}

/// Why `value` does not have the form that a literal of ours may have, or none. `text` is the literal as it is written.
[[nodiscard]] constexpr decimal read_literal(std::string_view text) noexcept {
    // A separator after the first zero still leaves an octal literal: 0'10.
    if (text.size() > 1 && text[0] == '0' && (is_digit(text[1]) || text[1] == '\''))
        return decimal::bad(decimal_fault::a_leading_zero_would_be_octal, 0);
    return read_decimal(text, '\'');
}

}  // namespace mingbai::inline MINGBAI_ABI::detail
