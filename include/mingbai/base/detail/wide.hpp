// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <compare>
#include <cstdint>

// 128-bit products and quotients in standard C++: no compiler has to offer a 128-bit type, and every step is constexpr.
namespace mingbai::inline MINGBAI_ABI::detail {

/// An unsigned number of 128 bits: high * 2^64 + low.
struct wide {
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    friend constexpr bool operator==(const wide&, const wide&) = default;
    friend constexpr std::strong_ordering operator<=>(const wide&, const wide&) = default;
};

/// a * b, which always fits.
[[nodiscard]] constexpr wide multiply(std::uint64_t a, std::uint64_t b) noexcept {
    constexpr std::uint64_t half = 0xffff'ffffU;
    const std::uint64_t low = (a & half) * (b & half);
    const std::uint64_t cross = (a >> 32) * (b & half) + (low >> 32);
    const std::uint64_t other = (a & half) * (b >> 32) + (cross & half);
    return {.high = (a >> 32) * (b >> 32) + (cross >> 32) + (other >> 32), .low = (other << 32) | (low & half)};
}

/// What a division leaves: number = quotient * divisor + remainder.
struct divided {
    std::uint64_t quotient = 0;
    std::uint64_t remainder = 0;
};

/// number / divisor. Requires: `number.high < divisor`, so that the quotient has 64 bits.
///
/// Schoolbook division with digits of 32 bits (Knuth, The Art of Computer Programming 2, 4.3.1, Algorithm D): the
/// divisor is shifted until its top bit is set, after which a quotient digit guessed from the leading digits is at most
/// 2 too big.
[[nodiscard]] constexpr divided divide(wide number, std::uint64_t divisor) noexcept {
    if (number.high == 0) return {.quotient = number.low / divisor, .remainder = number.low % divisor};

    constexpr std::uint64_t base = std::uint64_t{1} << 32;
    int shift = 0;
    while ((divisor >> 63) == 0) {
        divisor <<= 1;
        number.high = (number.high << 1) | (number.low >> 63);
        number.low <<= 1;
        ++shift;
    }
    const std::uint64_t top = divisor >> 32;
    const std::uint64_t bottom = divisor & (base - 1);

    // One digit of the quotient, and what is left of `rest` with the next digit of the number brought down.
    const auto digit_of = [&](std::uint64_t& rest, std::uint64_t next) {
        std::uint64_t digit = rest / top;
        std::uint64_t over = rest % top;
        while (digit * bottom > ((over << 32) | next)) {
            --digit;
            over += top;
            if (over >= base) break;
        }
        rest = (rest << 32) + next - digit * divisor;  // wraps on purpose: the true value is below the divisor
        return digit;
    };
    std::uint64_t rest = number.high;
    const std::uint64_t first = digit_of(rest, number.low >> 32);
    const std::uint64_t second = digit_of(rest, number.low & (base - 1));
    return {.quotient = (first << 32) | second, .remainder = rest >> shift};
}

}  // namespace mingbai::inline MINGBAI_ABI::detail
