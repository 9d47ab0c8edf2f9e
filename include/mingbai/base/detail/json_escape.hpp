// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/ascii.hpp>
#include <mingbai/base/reason.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::detail {

/// The one way in which the canonical form writes a character that cannot stand for itself. Requires: U+0000 to U+001F,
/// `"` or `\`.
struct json_escape {
    std::array<char, 6> bytes{};
    std::uint8_t size = 0;

    [[nodiscard]] constexpr std::string_view text() const noexcept { return {bytes.data(), size}; }
};

[[nodiscard]] constexpr json_escape escape_for_json(char32_t character) noexcept {
    switch (character) {
        case U'"': return {{'\\', '"'}, 2};
        case U'\\': return {{'\\', '\\'}, 2};
        case U'\b': return {{'\\', 'b'}, 2};
        case U'\f': return {{'\\', 'f'}, 2};
        case U'\n': return {{'\\', 'n'}, 2};
        case U'\r': return {{'\\', 'r'}, 2};
        case U'\t': return {{'\\', 't'}, 2};
        default: break;
    }
    constexpr std::string_view digits = "0123456789abcdef";
    return {{'\\', 'u', '0', '0', digits[character >> 4 & 0xFU], digits[character & 0xFU]}, 6};
}

/// True when the escape is how the canonical form writes this character.
[[nodiscard]] constexpr bool is_canonical_escape(std::string_view escape, char32_t character) noexcept {
    const bool needed = character < 0x20 || character == U'"' || character == U'\\';
    return needed && escape == escape_for_json(character).text();
}

/// What the escape at an offset of a text stands for.
struct decoded_escape {
    reason why = reason::none;
    std::size_t end = 0;  ///< behind the escape; when it is refused, the offset of the cause
    char32_t character = 0;
};

[[nodiscard]] constexpr int hexadecimal_digit(char c) noexcept {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// Decodes `\\uXXXX` as one UTF-16 unit.
[[nodiscard]] constexpr decoded_escape decode_json_unit(std::string_view text, std::size_t at) noexcept {
    const std::size_t end = at + 6;
    char32_t unit = 0;
    for (std::size_t i = at; i < end; ++i) {
        if (i == text.size()) return {reason::json_syntax, i, 0};
        const int digit = hexadecimal_digit(text[i]);
        const bool expected = i == at ? text[i] == '\\' : i == at + 1 ? text[i] == 'u' : digit >= 0;
        if (!expected) return {reason::json_bad_escape, at, 0};
        if (i > at + 1) unit = unit << 4 | static_cast<char32_t>(digit);
    }
    return {reason::none, end, unit};
}

/// Decodes the escape whose backslash is at `at`; a pair of surrogates is one escape. Refuses a lone surrogate or an
/// unknown letter with reason::json_bad_escape at the backslash, the end of the text with reason::json_syntax.
[[nodiscard]] constexpr decoded_escape decode_json_escape(std::string_view text, std::size_t at) noexcept {
    if (at + 1 == text.size()) return {reason::json_syntax, at + 1, 0};
    switch (text[at + 1]) {
        case '"':
        case '\\':
        case '/': return {reason::none, at + 2, static_cast<char32_t>(text[at + 1])};
        case 'b': return {reason::none, at + 2, U'\b'};
        case 'f': return {reason::none, at + 2, U'\f'};
        case 'n': return {reason::none, at + 2, U'\n'};
        case 'r': return {reason::none, at + 2, U'\r'};
        case 't': return {reason::none, at + 2, U'\t'};
        case 'u': break;
        default: return {reason::json_bad_escape, at, 0};
    }
    const decoded_escape high = decode_json_unit(text, at);
    if (high.why != reason::none || high.character < 0xD800 || high.character > 0xDFFF) return high;
    if (high.character > 0xDBFF) return {reason::json_bad_escape, at, 0};
    const decoded_escape low = decode_json_unit(text, high.end);
    if (low.why == reason::json_syntax) return low;
    if (low.why != reason::none || low.character < 0xDC00 || low.character > 0xDFFF)
        return {reason::json_bad_escape, at, 0};
    return {reason::none, low.end, 0x10000 + ((high.character - 0xD800) << 10) + (low.character - 0xDC00)};
}

}  // namespace mingbai::inline MINGBAI_ABI::detail
