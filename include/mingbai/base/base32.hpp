// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/result.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// How many characters `bytes` take.
[[nodiscard]] constexpr std::size_t base32_size(std::size_t bytes) noexcept {
    return (bytes * 8 + 4) / 5;
}

/// Bytes in base32 (RFC 4648, section 6) without padding: capital letters and digits that survive links, telephones and
/// the alphanumeric mode of QR codes.
[[nodiscard]] inline std::string to_base32(std::string_view bytes) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    text.reserve(base32_size(bytes.size()));
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const char c : bytes) {
        held = held << 8U | static_cast<unsigned char>(c);
        bits += 8;
        for (; bits >= 5; bits -= 5) text.push_back(digits[held >> (bits - 5) & 31U]);
    }
    if (bits != 0) text.push_back(digits[held << (5 - bits) & 31U]);
    return text;
}

/// Reads exactly what `to_base32` writes. Refused: reason::bad_number at the first character that it does not write,
/// or at the end when the length or the last bits are not those of whole bytes.
[[nodiscard]] inline result<std::string> from_base32(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size() * 5 / 8);
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const bool letter = c >= 'A' && c <= 'Z';
        if (!letter && !(c >= '2' && c <= '7')) return refusal{reason::bad_number, at_offset(at)};
        held = held << 5U | static_cast<std::uint32_t>(letter ? c - 'A' : c - '2' + 26);
        bits += 5;
        if (bits < 8) continue;
        bits -= 8;
        bytes.push_back(static_cast<char>(static_cast<unsigned char>(held >> bits & 0xffU)));
    }
    if (bits >= 5 || (held & ((1U << bits) - 1)) != 0) return refusal{reason::bad_number, at_offset(text.size())};
    return bytes;
}

}  // namespace mingbai::inline MINGBAI_ABI
