// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/result.hpp>

#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <type_traits>

// Integers to decimal text and back: no locale, no allocation, usable in constant expressions.

namespace mingbai::inline MINGBAI_ABI {

/// The integers that are numbers: not bool, not a character type.
template <class T>
concept integer = std::integral<T> && sizeof(T) <= 8 && !std::same_as<std::remove_cv_t<T>, bool> &&
                  !std::same_as<std::remove_cv_t<T>, char> && !std::same_as<std::remove_cv_t<T>, wchar_t> &&
                  !std::same_as<std::remove_cv_t<T>, char8_t> && !std::same_as<std::remove_cv_t<T>, char16_t> &&
                  !std::same_as<std::remove_cv_t<T>, char32_t>;

namespace detail {

inline constexpr std::array<char, 200> digit_pairs = [] {
    std::array<char, 200> pairs{};
    for (std::size_t i = 0; i < 100; ++i) {
        pairs[2 * i] = static_cast<char>('0' + i / 10);
        pairs[2 * i + 1] = static_cast<char>('0' + i % 10);
    }
    return pairs;
}();

inline constexpr std::array<std::uint64_t, 20> powers_of_ten = [] {
    std::array<std::uint64_t, 20> powers{1};
    for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
    return powers;
}();

/// How many digits a number has; 0 has one.
[[nodiscard]] constexpr std::size_t decimal_size(std::uint64_t value) noexcept {
    // 1233 / 4096 is a little above log10(2): the estimate is right, or one too few.
    const auto estimate = static_cast<std::uint32_t>(std::bit_width(value | 1U)) * 1233U >> 12U;
    return estimate + (estimate < powers_of_ten.size() && value >= powers_of_ten[estimate] ? 1U : 0U) +
           (value == 0 ? 1U : 0U);
}

/// Writes the digits and returns where they end. Requires: room for 20 characters.
constexpr char* write_decimal(char* to, std::uint64_t value) noexcept {
    char* const end = to + decimal_size(value);
    char* at = end;
    const auto pair = [&at](std::uint32_t two) {
        *--at = digit_pairs[2 * two + 1];
        *--at = digit_pairs[2 * two];
    };
    for (; value >= 10000; value /= 10000) {
        const auto four = static_cast<std::uint32_t>(value % 10000);
        pair(four % 100);
        pair(four / 100);
    }
    auto rest = static_cast<std::uint32_t>(value);
    if (rest >= 100) {
        pair(rest % 100);
        rest /= 100;
    }
    if (rest >= 10)
        pair(rest);
    else
        *--at = static_cast<char>('0' + rest);
    return end;
}

/// The same with a minus sign where one is due.
template <integer T>
constexpr char* write_signed_decimal(char* to, T value) noexcept {
    if constexpr (std::is_signed_v<T>) {
        if (value < 0) {
            *to++ = '-';
            return write_decimal(to, std::uint64_t{0} - static_cast<std::uint64_t>(value));
        }
    }
    return write_decimal(to, static_cast<std::uint64_t>(value));
}

}  // namespace detail

/// An integer as decimal text, held in place: `message.append(integer_text(42).text())`. No grouping, no plus sign.
class integer_text {
public:
    template <integer T>
    constexpr explicit integer_text(T value) noexcept {
        size_ = static_cast<std::uint8_t>(detail::write_signed_decimal(text_.data(), value) - text_.data());
    }

    [[nodiscard]] constexpr std::string_view text() const noexcept { return {text_.data(), size_}; }

private:
    std::array<char, 20> text_{};
    std::uint8_t size_ = 0;
};

/// Reads a decimal integer: digits, after a minus sign when T is signed, and nothing else. Leading zeros are read.
///
/// Refuses with reason::bad_number at the first character that does not belong, and with reason::overflow when the
/// number does not fit T.
template <integer T>
[[nodiscard]] constexpr result<T> parse_integer(std::string_view text) noexcept {
    const bool negative = std::is_signed_v<T> && !text.empty() && text[0] == '-';
    const std::size_t first = negative ? 1 : 0;
    constexpr auto greatest = static_cast<std::uint64_t>((std::numeric_limits<T>::max)());
    const std::uint64_t limit = negative ? greatest + 1 : greatest;
    std::uint64_t value = 0;
    bool fits = true;
    for (std::size_t at = first; at < text.size(); ++at) {
        if (text[at] < '0' || text[at] > '9') return refusal{reason::bad_number, at_offset(at)};
        const auto digit = static_cast<std::uint64_t>(text[at] - '0');
        // Eighteen digits always fit 64 bits, so most numbers are read without a division.
        if (at - first >= 18) fits = fits && value <= (UINT64_MAX - digit) / 10;
        value = value * 10 + digit;
    }
    if (text.size() == first) return refusal{reason::bad_number, at_offset(first)};
    if (!fits || value > limit) return refusal{reason::overflow, at_offset(0)};
    return static_cast<T>(negative ? std::uint64_t{0} - value : value);
}

}  // namespace mingbai::inline MINGBAI_ABI
