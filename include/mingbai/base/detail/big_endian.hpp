// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <concepts>
#include <cstddef>

namespace mingbai::inline MINGBAI_ABI::detail {

/// Writes an unsigned number, most significant byte first, and returns the place behind it.
template <std::unsigned_integral Number>
constexpr char* put_big_endian(char* to, Number value) noexcept {
    for (std::size_t i = sizeof(Number); i-- > 0;) {
        const auto low = static_cast<unsigned char>(value & 0xffU);
        to[i] = static_cast<char>(low);
        if constexpr (sizeof(Number) > 1) value = static_cast<Number>(value >> 8U);
    }
    return to + sizeof(Number);
}

/// Reads an unsigned number, most significant byte first.
template <std::unsigned_integral Number>
[[nodiscard]] constexpr Number get_big_endian(const char* from) noexcept {
    Number value = 0;
    for (std::size_t i = 0; i < sizeof(Number); ++i) {
        const auto byte = static_cast<unsigned char>(from[i]);
        if constexpr (sizeof(Number) > 1)
            value = static_cast<Number>(static_cast<Number>(value << 8U) | byte);
        else
            value = byte;
    }
    return value;
}

}  // namespace mingbai::inline MINGBAI_ABI::detail
