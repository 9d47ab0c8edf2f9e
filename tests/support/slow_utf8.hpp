// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// UTF-8 from its definition and nothing else: the table of bit patterns of RFC 3629 section 3, then what section 4
// forbids. Reference for the decoder, which works from section 4's syntax of bytes instead.
namespace mingbai_test::slow_utf8 {

inline std::string encode(std::uint32_t code) {
    const auto bits = [code](int from, std::uint32_t count) { return code >> from & ((1U << count) - 1U); };
    const auto byte = [](std::uint32_t value) { return std::string(1, static_cast<char>(value)); };
    if (code <= 0x7F) return byte(code);
    if (code <= 0x7FF) return byte(0b110'00000 | bits(6, 5)) + byte(0b10'000000 | bits(0, 6));
    if (code <= 0xFFFF)
        return byte(0b1110'0000 | bits(12, 4)) + byte(0b10'000000 | bits(6, 6)) + byte(0b10'000000 | bits(0, 6));
    return byte(0b11110'000 | bits(18, 3)) + byte(0b10'000000 | bits(12, 6)) + byte(0b10'000000 | bits(6, 6)) +
           byte(0b10'000000 | bits(0, 6));
}

/// The code point that the first `size` bytes are the one encoding of.
inline std::optional<std::uint32_t> decode(std::string_view text, std::size_t size) {
    if (size == 0 || size > 4 || text.size() < size) return std::nullopt;
    static constexpr std::uint32_t lead_bits[]{0, 7, 5, 4, 3};
    std::uint32_t code = static_cast<std::uint8_t>(text[0]) & ((1U << lead_bits[size]) - 1U);
    for (std::size_t i = 1; i < size; ++i) code = code << 6 | (static_cast<std::uint8_t>(text[i]) & 0x3FU);
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return std::nullopt;
    if (encode(code) != text.substr(0, size)) return std::nullopt;  // a wrong lead or tail, or an overlong form
    return code;
}

/// The size of the code point at the beginning, or 0.
inline std::size_t valid_size(std::string_view text) {
    for (std::size_t size = 1; size <= 4; ++size)
        if (decode(text, size)) return size;
    return 0;
}

/// How many bytes could begin a code point when others followed: by trying what could follow.
inline std::size_t hopeful_size(std::string_view text) {
    std::size_t longest = 0;
    for (std::size_t size = 1; size <= 3 && size <= text.size(); ++size) {
        // The first continuation byte decides all that is left to decide, so its sixteen high bits are enough to try.
        for (int second = 0x80; second <= 0xBF; ++second) {
            for (std::size_t more = 1; size + more <= 4; ++more) {
                std::string whole(text.substr(0, size));
                whole += static_cast<char>(second);
                whole.append(more - 1, '\x80');
                if (decode(whole, whole.size())) longest = size;
            }
        }
    }
    return longest;
}

/// The offset of the first byte that is not part of a code point; the size when there is none.
inline std::size_t find_bad(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t size = valid_size(text.substr(at));
        if (size == 0) break;
        at += size;
    }
    return at;
}

}  // namespace mingbai_test::slow_utf8
