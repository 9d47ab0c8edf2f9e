// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace mingbai::inline MINGBAI_ABI::detail {

/// std::memcpy, with the short copies that JSON is made of done in place: two moves that may overlap.
inline void copy_text(char* to, const char* from, std::size_t size) noexcept {
    if (size > 16) {
        std::memcpy(to, from, size);
    } else if (size >= 8) {
        char first[8];
        char last[8];
        std::memcpy(first, from, 8);
        std::memcpy(last, from + size - 8, 8);
        std::memcpy(to, first, 8);
        std::memcpy(to + size - 8, last, 8);
    } else if (size >= 4) {
        char first[4];
        char last[4];
        std::memcpy(first, from, 4);
        std::memcpy(last, from + size - 4, 4);
        std::memcpy(to, first, 4);
        std::memcpy(to + size - 4, last, 4);
    } else {
        for (std::size_t i = 0; i < size; ++i) to[i] = from[i];
    }
}

/// The inverse of eight_bytes (utf8.hpp).
inline void store_eight_bytes(char* to, std::uint64_t word) noexcept {
    if constexpr (std::endian::native == std::endian::little)
        std::memcpy(to, &word, 8);
    else
        for (std::size_t i = 0; i < 8; ++i) to[i] = static_cast<char>(static_cast<std::uint8_t>(word >> (8 * i)));
}

}  // namespace mingbai::inline MINGBAI_ABI::detail
