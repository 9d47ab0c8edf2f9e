// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <cstdint>

namespace mingbai::inline MINGBAI_ABI {

/// In whose words a text for people is written.
enum class language : std::uint8_t { chinese = 0, english = 1 };

}  // namespace mingbai::inline MINGBAI_ABI
