// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <cstddef>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::us {

/// A unique plan identifier, taken apart: F0005937974TIER1.
struct plan_identifier {
    char technology = 0;                   ///< F fixed, M mobile
    std::string_view registration_number;  ///< FRN, ten digits
    std::string_view provider_part;        ///< the provider's own, 1 to 15 of A-Z and 0-9
};

/// The parts of an identifier of the observed form: F or M, ten digits, 1 to 15 capital letters or digits, nothing
/// between; an empty `registration_number` for any other text. Known from providers' published files, not from the
/// rule.
[[nodiscard]] constexpr plan_identifier observed_plan_identifier(std::string_view text) noexcept {
    constexpr std::size_t digits = 10;
    if (text.size() < 1 + digits + 1 || text.size() > 26) return {};
    if (text[0] != 'F' && text[0] != 'M') return {};
    for (std::size_t i = 1; i < text.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        const bool letter = text[i] >= 'A' && text[i] <= 'Z';
        if (!digit && (i <= digits || !letter)) return {};
    }
    return {text[0], text.substr(1, digits), text.substr(1 + digits)};
}

}  // namespace mingbai::inline MINGBAI_ABI::us
