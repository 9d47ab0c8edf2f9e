// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <cstdint>

namespace mingbai::inline MINGBAI_ABI {

enum class json_kind : std::uint8_t {
    null,
    boolean,
    integer,  ///< from -2^63 to 2^64-1
    number,   ///< any number, kept as it is written: only where json_numbers::as_text asked for it
    string,
    array,
    object,
};

}  // namespace mingbai::inline MINGBAI_ABI
