// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <cstdint>

namespace mingbai::inline MINGBAI_ABI {

/// What becomes of a remainder. The names are those of the General Decimal Arithmetic specification: they speak of the
/// magnitude, so a refund rounds exactly like the charge that it takes back.
enum class rounding : std::uint8_t {
    exact = 0,      ///< a remainder is refused with reason::inexact
    down = 1,       ///< towards zero
    up = 2,         ///< away from zero
    half_up = 3,    ///< to the nearest, a tie away from zero
    half_even = 4,  ///< to the nearest, a tie to the even neighbour
};

}  // namespace mingbai::inline MINGBAI_ABI
