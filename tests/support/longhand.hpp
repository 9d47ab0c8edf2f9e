// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

// Arithmetic as it is done on paper, digit by digit on decimal strings without sign or leading zeros: slow, of any
// width, and with nothing in common with the integers of the library. Reference for property tests.
namespace mingbai_test::longhand {

inline std::string trimmed(std::string digits) {
    const auto first = digits.find_first_not_of('0');
    return first == std::string::npos ? "0" : digits.substr(first);
}

inline bool less(const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
}

inline std::string sum(const std::string& a, const std::string& b) {
    std::string digits;
    int carry = 0;
    for (std::size_t i = 0; i < std::max(a.size(), b.size()) || carry != 0; ++i) {
        int column = carry;
        if (i < a.size()) column += a[a.size() - 1 - i] - '0';
        if (i < b.size()) column += b[b.size() - 1 - i] - '0';
        digits.push_back(static_cast<char>('0' + column % 10));
        carry = column / 10;
    }
    std::reverse(digits.begin(), digits.end());
    return trimmed(digits);
}

/// a - b for b <= a.
inline std::string difference(const std::string& a, const std::string& b) {
    std::string digits;
    int borrowed = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        int column = a[a.size() - 1 - i] - '0' - borrowed;
        if (i < b.size()) column -= b[b.size() - 1 - i] - '0';
        borrowed = column < 0 ? 1 : 0;
        digits.push_back(static_cast<char>('0' + column + borrowed * 10));
    }
    std::reverse(digits.begin(), digits.end());
    return trimmed(digits);
}

inline std::string product(const std::string& a, const std::string& b) {
    std::string total = "0";
    std::string shifted = a;
    for (std::size_t i = 0; i < b.size(); ++i) {
        for (char times = b[b.size() - 1 - i]; times > '0'; --times) total = sum(total, shifted);
        shifted = trimmed(shifted + '0');
    }
    return total;
}

/// Quotient and remainder of a by b, b not zero.
inline std::pair<std::string, std::string> quotient(const std::string& a, const std::string& b) {
    std::string digits;
    std::string rest = "0";
    for (const char next : a) {
        rest = trimmed(rest + next);
        char digit = '0';
        for (; !less(rest, b); ++digit) rest = difference(rest, b);
        digits.push_back(digit);
    }
    return {trimmed(digits), rest};
}

}  // namespace mingbai_test::longhand
