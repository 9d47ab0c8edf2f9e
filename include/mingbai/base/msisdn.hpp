// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/full_width.hpp>
#include <mingbai/base/ids.hpp>
#include <mingbai/base/result.hpp>
#include <mingbai/base/utf8.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// Reads a number as people and gateways write it, so that one subscriber has one subscriber_number: full-width digits,
/// spaces and hyphens between digits, `+` or `00` before a country code. The home country's code is taken off.
///
/// `+86 138-0013-8000`, `008613800138000`, `8613800138000` and `13800138000` are the same subscriber. The third form
/// has no mark of an international number; it is read so only for the code 86 before a number of the mainland's mobile
/// form, where nothing else can be meant. Numbers of other countries keep their code; a trunk 0 is neither added nor
/// taken off.
///
/// Refuses with reason::bad_subscriber_number at the first character that does not belong, or at 0 when the digits are
/// too few or too many.
[[nodiscard]] constexpr result<subscriber_number> read_msisdn(std::string_view text,
                                                              std::string_view home_country_code = "86") noexcept {
    std::array<char, 32> buffer{};
    std::size_t size = 0;
    bool international = false;
    bool separated = true;  // a separator stood here, or the beginning: another one may not follow
    for (const auto [offset, step] : code_points(text)) {
        const char32_t c = fold_width(step.code_point);
        const bool plus = c == U'+' && offset == 0;
        const bool separator = (c == U' ' || c == U'-') && !separated;
        if (c >= U'0' && c <= U'9' && size < buffer.size())
            buffer[size++] = static_cast<char>(c);
        else if (!plus && !separator)
            return refusal{reason::bad_subscriber_number, at_offset(offset, step.size)};
        international = international || plus;
        separated = plus || separator;
    }
    if (separated) return refusal{reason::bad_subscriber_number, at_offset(text.size())};

    std::string_view digits(buffer.data(), size);
    if (!international && digits.starts_with("00")) {
        international = true;
        digits.remove_prefix(2);
    }
    if (digits.starts_with(home_country_code)) {
        const std::string_view national = digits.substr(home_country_code.size());
        if (international || (home_country_code == "86" && observed_mainland_mobile_form(national))) digits = national;
    }
    const result<subscriber_number> number = subscriber_number::parse(digits);
    if (!number) return refusal{reason::bad_subscriber_number, at_offset(0)};
    return number;
}

}  // namespace mingbai::inline MINGBAI_ABI
