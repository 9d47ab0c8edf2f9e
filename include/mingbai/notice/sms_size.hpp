// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/sms_text.hpp>

#include <cstddef>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::notice {

using mingbai::sms_encoding;
using mingbai::sms_reference;

/// What a text costs as short messages.
struct sms_size {
    sms_encoding encoding{};
    std::size_t units = 0;     ///< septets (gsm7) or UTF-16 code units (ucs2) of the text, without headers and padding
    std::size_t segments = 0;  ///< parts that are sent; at most 255 can share one reference number

    friend constexpr bool operator==(const sms_size&, const sms_size&) = default;
};

/// The size of a text under a reference of this width: 160 septets or 70 UCS-2 units in a message of one part, then
/// 153 or 67 a part (8 bits), 152 or 66 (16 bits).
///
/// Nothing is split: a character of the extension table (two septets) or a surrogate pair that does not fit into the
/// rest of a part begins the next one. The empty text is one empty message. Malformed UTF-8 counts as U+FFFD, once for
/// each malformed piece, and so makes the text UCS-2.
/// Source: 3GPP TS 23.038 section 6.2.1, 3GPP TS 23.040 section 9.2.3.24.
[[nodiscard]] constexpr sms_size measure_sms(std::string_view utf8, sms_reference reference) noexcept {
    const sms_length length = length_as_sms(utf8, reference);
    return {length.encoding, length.units, length.parts};
}

/// The size of a text under the usual reference of 8 bits.
[[nodiscard]] constexpr sms_size measure_sms(std::string_view utf8) noexcept {
    return measure_sms(utf8, sms_reference::eight_bit);
}

}  // namespace mingbai::inline MINGBAI_ABI::notice
