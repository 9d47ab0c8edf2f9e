// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// In whose words a text for people is written.
enum class language : std::uint8_t { chinese = 0, english = 1 };

/// As records name it: "zh", "en".
[[nodiscard]] constexpr std::string_view to_text(language words) noexcept {
    return words == language::chinese ? "zh" : "en";
}
[[nodiscard]] constexpr std::optional<language> language_named(std::string_view name) noexcept {
    for (const language each : {language::chinese, language::english})
        if (to_text(each) == name) return each;
    return std::nullopt;
}

}  // namespace mingbai::inline MINGBAI_ABI
