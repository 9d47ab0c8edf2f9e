// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/result.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// Two lower-case hexadecimal digits for each byte.
[[nodiscard]] inline std::string to_hex(std::span<const std::uint8_t> bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text(2 * bytes.size(), '0');
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        text[2 * i] = digits[bytes[i] >> 4U];
        text[2 * i + 1] = digits[bytes[i] & 0x0fU];
    }
    return text;
}

/// The same for bytes that are kept as text.
[[nodiscard]] inline std::string to_hex(std::string_view bytes) {
    std::string text;
    for (const char each : bytes) {
        const auto byte = static_cast<std::uint8_t>(each);
        text += to_hex(std::span<const std::uint8_t>(&byte, 1));
    }
    return text;
}

/// Reads two hexadecimal digits of either case for each byte of `into`. Refused with reason::bad_hex at the first byte
/// that is no digit, or at the place where the lengths part; `into` is then unspecified.
[[nodiscard]] constexpr result<void> from_hex(std::string_view text, std::span<std::uint8_t> into) noexcept {
    const auto value = [](char digit) noexcept -> unsigned {
        if (digit >= '0' && digit <= '9') return static_cast<unsigned>(digit - '0');
        if (digit >= 'a' && digit <= 'f') return static_cast<unsigned>(digit - 'a') + 10U;
        if (digit >= 'A' && digit <= 'F') return static_cast<unsigned>(digit - 'A') + 10U;
        return 16U;
    };
    const std::size_t wanted = 2 * into.size();
    for (std::size_t i = 0; i < text.size() && i < wanted; ++i) {
        const unsigned nibble = value(text[i]);
        if (nibble > 15U) return refusal{reason::bad_hex, at_offset(i, 1)};
        const unsigned high = i % 2 == 0 ? nibble << 4U : into[i / 2] | nibble;
        into[i / 2] = static_cast<std::uint8_t>(high);
    }
    if (text.size() != wanted) return refusal{reason::bad_hex, at_offset(text.size() < wanted ? text.size() : wanted)};
    return {};
}

/// The bytes that such a text stands for, kept as text. Refused with reason::bad_hex.
[[nodiscard]] inline result<std::string> bytes_from_hex(std::string_view text) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        std::uint8_t byte = 0;
        if (const result<void> read = from_hex(text.substr(i, 2), {&byte, 1}); !read)
            return refusal{reason::bad_hex, at_offset(i + read.error().where.offset, read.error().where.length)};
        bytes.push_back(static_cast<char>(byte));
    }
    return bytes;
}

}  // namespace mingbai::inline MINGBAI_ABI
