// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>

namespace mingbai::inline MINGBAI_ABI::detail {

/// A 64-bit number as a size or an index in memory. Where that has 32 bits, what does not fit becomes the greatest one,
/// which no container grants, instead of a small one, which it would.
[[nodiscard]] constexpr std::size_t memory_size(std::uint64_t number) noexcept {
    constexpr std::uint64_t most = (std::numeric_limits<std::size_t>::max)();
    return (number < most ? number : most) & most;  // a mask and no cast, which would be a useless one with 64 bits
}

}  // namespace mingbai::inline MINGBAI_ABI::detail
