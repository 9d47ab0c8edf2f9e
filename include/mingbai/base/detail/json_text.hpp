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

/// Marks, with the high bit of their byte, the bytes that a JSON string cannot hold as they are, and all beyond ASCII.
/// Above the lowest mark there may be false ones (a borrow runs upwards); the lowest is right.
[[nodiscard]] constexpr std::uint64_t marked_for_json(std::uint64_t word) noexcept {
    constexpr std::uint64_t high = every_byte * 0x80U;
    const std::uint64_t quote = word ^ every_byte * std::uint64_t{'"'};
    const std::uint64_t backslash = word ^ every_byte * std::uint64_t{'\\'};
    return (((word - every_byte * 0x20U) | (quote - every_byte) | (backslash - every_byte)) & ~word & high) |
           (word & high);
}

/// True when the three lowest bytes are a code point that is not led by E0 or ED, whose second byte has a narrower
/// range: nearly all Chinese text.
[[nodiscard]] constexpr bool easy_three_bytes(std::uint64_t word) noexcept {
    return (word & 0xC0'C0F0U) == 0x80'80E0U && (word & 0xFFU) != 0xE0 && (word & 0xFFU) != 0xED;
}

/// The fewer than eight bytes from `at` to the end of the text, filled up with letters.
[[nodiscard]] constexpr std::uint64_t last_bytes(std::string_view text, std::size_t at) noexcept {
    constexpr std::uint64_t letters = every_byte * std::uint64_t{'a'};
    const std::size_t left = text.size() - at;
    if (text.size() >= 8) {
        if (left == 0) return letters;
        const std::size_t unwanted = 8 * (8 - left);
        return eight_bytes(text, text.size() - 8) >> unwanted | letters << (64 - unwanted);
    }
    std::uint64_t word = letters;
    for (std::size_t i = text.size(); i > at; --i) word = word << 8 | byte_at(text, i - 1);
    return word;
}

[[nodiscard]] constexpr std::uint64_t eight_or_fewer(std::string_view text, std::size_t at) noexcept {
    return text.size() - at >= 8 ? eight_bytes(text, at) : last_bytes(text, at);
}

/// The length of the longest prefix that stands in a JSON string as it is: UTF-8 without `"`, `\` and U+0000 to U+001F.
/// `take(at, word)` is called with the bytes in their order, eight at a time and often overlapping.
template <class Take>
[[nodiscard]] constexpr std::size_t plain_json_prefix(std::string_view text, Take take) noexcept {
    std::size_t at = 0;
    while (at < text.size()) {
        std::uint64_t word = eight_or_fewer(text, at);
        take(at, word);
        const std::uint64_t marks = marked_for_json(word);
        if (marks == 0) {
            at += text.size() - at < 8 ? text.size() - at : 8;
            continue;
        }
        at += static_cast<std::size_t>(std::countr_zero(marks)) / 8;
        if (byte_at(text, at) < 0x80) return at;
        while (at < text.size()) {
            word = eight_or_fewer(text, at);
            take(at, word);
            if (!easy_three_bytes(word)) break;
            at += easy_three_bytes(word >> 24) ? 6U : 3U;
        }
        if (at == text.size() || (word & 0x80U) == 0) continue;
        const utf8_step step = decode_utf8(text, at);
        if (!step.valid) return at;
        at += step.size;
    }
    return at;
}

[[nodiscard]] constexpr std::size_t plain_json_prefix(std::string_view text) noexcept {
    return plain_json_prefix(text, [](std::size_t, std::uint64_t) {});
}

/// The first eight bytes of a key as a number, the first one highest; zero bytes stand in for missing ones. Of two keys
/// with different ranks the one of lower rank comes first.
[[nodiscard]] constexpr std::uint64_t key_rank(std::string_view key) noexcept {
    std::uint64_t rank = 0;
    for (std::size_t i = 0; i < 8; ++i) rank = rank << 8 | (i < key.size() ? byte_at(key, i) : 0U);
    return rank;
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
