// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <string_view>

namespace mingbai::inline MINGBAI_ABI::detail {

[[nodiscard]] constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

[[nodiscard]] constexpr bool all_digits(std::string_view text) noexcept {
    for (const char c : text)
        if (!is_digit(c)) return false;
    return true;
}

/// Visible ASCII: U+0021 to U+007E, so no space and no control character.
[[nodiscard]] constexpr bool all_visible_ascii(std::string_view text) noexcept {
    for (const char c : text)
        if (c < '!' || c > '~') return false;
    return true;
}

}  // namespace mingbai::inline MINGBAI_ABI::detail
