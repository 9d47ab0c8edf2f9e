// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/notice/detail/sms_breaks.hpp>
#include <mingbai/notice/sms_size.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::notice {

/// How many parts can share one reference number: 3GPP TS 23.040 section 9.2.3.24.1.
inline constexpr std::size_t most_sms_parts = 255;

/// Cuts a text into the parts in which it is sent, so that each is readable alone: no code, number with its unit,
/// price, link, word, signature or composed character is cut. The parts join to the text, and each fits a part of that
/// encoding and reference. There may be more of them than `measure_sms` counts, for a part may end early. A text that
/// fits one message is one part.
///
/// Refused: reason::bad_utf8; reason::too_long at a piece that may not be cut and fits no part; reason::too_many_parts.
[[nodiscard]] constexpr result<std::vector<std::string_view>> split_sms(
    std::string_view utf8, sms_reference reference = sms_reference::eight_bit) {
    if (const auto valid = validate_utf8(utf8); !valid) return valid.error();
    const sms_size size = measure_sms(utf8, reference);
    std::vector<std::string_view> parts;
    if (size.segments == 1) {
        parts.push_back(utf8);
        return parts;
    }
    const std::size_t capacity = sms_part_capacity(size.encoding, reference);

    struct place_to_cut {
        std::size_t at = 0;     // bytes
        std::size_t units = 0;  // of the text before it
    };
    detail::sms_breaks breaks(utf8);
    std::size_t units = 0;
    place_to_cut begin;
    place_to_cut free;  // the last place to cut in this part, if it is beyond `begin`
    place_to_cut needed;
    const auto end_part = [&](place_to_cut at) {
        parts.push_back(utf8.substr(begin.at, at.at - begin.at));
        begin = at;
    };
    for (std::size_t at = 0; at < utf8.size();) {
        const utf8_step step = decode_utf8(utf8, at);
        const detail::cut allowed = breaks.before(at, step.code_point);
        if (allowed == detail::cut::freely) free = {at, units};
        if (allowed != detail::cut::never) needed = {at, units};
        const std::size_t with_this = units + sms_units(step.code_point, size.encoding);
        while (with_this - begin.units > capacity) {
            if (free.at > begin.at)
                end_part(free);
            else if (needed.at > begin.at)
                end_part(needed);
            else
                return refusal{reason::too_long,
                               at_offset(begin.at, static_cast<std::uint32_t>(at + step.size - begin.at))};
            if (parts.size() == most_sms_parts) return refusal{reason::too_many_parts, at_offset(begin.at)};
        }
        units = with_this;
        at += step.size;
    }
    end_part({utf8.size(), units});
    return parts;
}

}  // namespace mingbai::inline MINGBAI_ABI::notice
