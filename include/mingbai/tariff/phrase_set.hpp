// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

namespace mingbai::inline MINGBAI_ABI {

/// Whether a text may have one of a few phrases, told by one pass over it. Most texts have none, and then nobody needs to
/// look for each.
class phrase_set {
public:
    /// Requires: no phrase is shorter than three bytes, which is one character of Chinese.
    constexpr explicit phrase_set(std::span<const std::string_view> phrases) noexcept {
        for (const std::string_view phrase : phrases) {
            std::uint32_t three = 0;
            for (const char byte : phrase.substr(0, 3)) three = three >> 8U | std::uint32_t{static_cast<std::uint8_t>(byte)} << 16U;
            const std::uint32_t place = place_of(three);
            begins_[place / 64] |= std::uint64_t{1} << place % 64;
        }
    }

    /// False only when none of them is there. In constant expressions always true: looking at once is fewer steps.
    [[nodiscard]] constexpr bool may_be_in(std::string_view text) const noexcept {
        if (std::is_constant_evaluated()) return true;
        std::uint32_t three = 0;  // the last three bytes
        for (const char byte : text) {
            three = three >> 8U | std::uint32_t{static_cast<std::uint8_t>(byte)} << 16U;
            const std::uint32_t place = place_of(three);
            if ((begins_[place / 64] >> place % 64 & 1U) != 0) return true;
        }
        return false;
    }

private:
    static constexpr std::size_t bits = 2048;

    [[nodiscard]] static constexpr std::uint32_t place_of(std::uint32_t three_bytes) noexcept {
        return three_bytes * 0x9E3779B1U >> 21U;
    }

    std::uint64_t begins_[bits / 64]{};
};

}  // namespace mingbai::inline MINGBAI_ABI
