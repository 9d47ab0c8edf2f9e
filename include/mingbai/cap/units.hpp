// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <cstdint>

namespace mingbai::inline MINGBAI_ABI::cap {

/// What a meter counts: whole units of one dimension. Money is 10⁻⁶ of the currency's unit, data is bytes, airtime is
/// seconds, messages are messages. Which dimension a meter has is its owner's to know; `meter_of` makes it a type.
using units = std::uint64_t;

/// The greatest limit, and the greatest amount a meter can hold: 64 TiB of data, or 70,368,744 yuan.
inline constexpr units highest_limit = (units{1} << 46) - 1;

/// The limit of a customer who has no cap.
inline constexpr units no_cap = highest_limit;

}  // namespace mingbai::inline MINGBAI_ABI::cap
