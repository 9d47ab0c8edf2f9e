// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/ascii.hpp>
#include <mingbai/base/utf8.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::detail {

inline constexpr std::uint64_t every_byte = 0x0101010101010101U;

/// Marks, with the high bit of their byte, the bytes that a JSON string cannot hold as they are, and all beyond ASCII. Above
/// the lowest mark there may be false ones (a borrow runs upwards); the lowest is right.
[[nodiscard]] constexpr std::uint64_t marked_for_json(std::uint64_t word) noexcept {
    constexpr std::uint64_t high = every_byte * 0x80U;
    const std::uint64_t quote = word ^ every_byte * std::uint64_t{'"'};
    const std::uint64_t backslash = word ^ every_byte * std::uint64_t{'\\'};
    return (((word - every_byte * 0x20U) | (quote - every_byte) | (backslash - every_byte)) & ~word & high) | (word & high);
}

/// True when the first six bytes are two code points of three bytes each, neither of them led by E0 or ED, whose second
/// byte has a narrower range: nearly all Chinese text.
[[nodiscard]] constexpr bool two_of_three_bytes(std::uint64_t word) noexcept {
    const auto easy = [](std::uint64_t lead) { return lead != 0xE0 && lead != 0xED; };
    return (word & 0x0000'C0C0'F0C0'C0F0U) == 0x0000'8080'E080'80E0U && easy(word & 0xFFU) && easy(word >> 24 & 0xFFU);
}

/// The length of the longest prefix that stands in a JSON string as it is: UTF-8 without `"`, `\` and U+0000 to U+001F.
[[nodiscard]] constexpr std::size_t plain_json_prefix(std::string_view text) noexcept {
    std::size_t at = 0;
    while (at < text.size()) {
        while (at + 8 <= text.size()) {
            const std::uint64_t marks = marked_for_json(eight_bytes(text, at));
            if (marks == 0) {
                at += 8;
                continue;
            }
            at += static_cast<std::size_t>(std::countr_zero(marks)) / 8;
            if (byte_at(text, at) < 0x80) return at;
            while (at + 8 <= text.size() && two_of_three_bytes(eight_bytes(text, at))) at += 6;
            break;
        }
        if (at == text.size()) break;
        const utf8_step step = decode_utf8(text, at);
        if (!step.valid || step.code_point < 0x20 || step.code_point == U'"' || step.code_point == U'\\') break;
        at += step.size;
    }
    return at;
}

/// The end of the JSON number (RFC 8259 section 6) that begins at `at`, or the offset where it stops being one.
struct json_number {
    std::size_t end = 0;
    bool valid = false;
    bool integer = false;  ///< neither fraction nor exponent
};

[[nodiscard]] constexpr json_number scan_json_number(std::string_view text, std::size_t at) noexcept {
    const auto digits = [&] {
        const std::size_t first = at;
        while (at < text.size() && is_digit(text[at])) ++at;
        return at > first;
    };
    const auto next_is = [&](char c) { return at < text.size() && text[at] == c; };
    if (next_is('-')) ++at;
    if (next_is('0'))
        ++at;
    else if (!digits())
        return {at, false, false};
    bool integer = true;
    if (next_is('.')) {
        ++at;
        integer = false;
        if (!digits()) return {at, false, false};
    }
    if (next_is('e') || next_is('E')) {
        ++at;
        integer = false;
        if (next_is('+') || next_is('-')) ++at;
        if (!digits()) return {at, false, false};
    }
    return {at, true, integer};
}

}  // namespace mingbai::inline MINGBAI_ABI::detail
