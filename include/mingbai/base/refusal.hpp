// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/reason.hpp>

#include <cstdint>

namespace mingbai::inline MINGBAI_ABI {

/// Which element of a subject is meant (a plan's price, a request's expiry); the words are in rule/element.hpp.
enum class element : std::uint16_t;

/// Where in its input something was found. Positions are plain integers, so a place outlives what it points into.
struct place {
    element what{};            ///< the element, or element{} when the input has no elements
    std::uint32_t length = 0;  ///< bytes, 0 when the place is a point
    std::uint64_t index = 0;   ///< which one of a list: the third allowance, the record with this sequence number
    std::uint64_t offset = 0;  ///< bytes from the start of the text or file

    friend constexpr bool operator==(const place&, const place&) = default;
};

/// The place at a byte offset of a text or file.
[[nodiscard]] constexpr place at_offset(std::uint64_t offset, std::uint32_t length = 0) noexcept {
    return {.what = {}, .length = length, .index = 0, .offset = offset};
}

/// The place of one member of a list, or of one record by its sequence number.
[[nodiscard]] constexpr place at_index(std::uint64_t index) noexcept {
    return {.what = {}, .length = 0, .index = index, .offset = 0};
}

/// The place of one element of a subject.
[[nodiscard]] constexpr place at_element(element what, std::uint64_t index = 0) noexcept {
    return {.what = what, .length = 0, .index = index, .offset = 0};
}

/// The answer to bad input: why it was refused, and where the cause is. Nothing was changed by the refused call.
struct refusal {
    reason why = reason::none;
    place where{};

    friend constexpr bool operator==(const refusal&, const refusal&) = default;
};

}  // namespace mingbai::inline MINGBAI_ABI
