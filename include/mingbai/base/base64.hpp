// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// Bytes in base64 with padding (RFC 4648, section 4): what HTML policies and signatures are written in.
[[nodiscard]] inline std::string to_base64(std::span<const std::uint8_t> bytes) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text((bytes.size() + 2) / 3 * 4, '=');
    for (std::size_t at = 0, to = 0; at < bytes.size(); at += 3, to += 4) {
        const std::size_t taken = bytes.size() - at < 3 ? bytes.size() - at : 3;
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < taken; ++i) group |= std::uint32_t{bytes[at + i]} << (16 - 8 * i);
        for (std::size_t i = 0; i <= taken; ++i) text[to + i] = digits[group >> (18 - 6 * i) & 63U];
    }
    return text;
}

}  // namespace mingbai::inline MINGBAI_ABI
