// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <cstddef>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::detail {

/// The text of a member of a canonical document, without reading the rest: `key` is the member as it begins,
/// `"agent":"`. That sequence is never inside a string, where each quotation mark has a backslash before it. Empty when
/// there is none, when it is empty, or when its text has an escape.
[[nodiscard]] constexpr std::string_view text_member(std::string_view document, std::string_view key) noexcept {
    const std::size_t at = document.find(key);
    if (at == std::string_view::npos) return {};
    const std::string_view rest = document.substr(at + key.size());
    const std::size_t end = rest.find('"');
    if (end == std::string_view::npos) return {};
    const std::string_view text = rest.substr(0, end);
    return text.find('\\') == std::string_view::npos ? text : std::string_view{};
}

}  // namespace mingbai::inline MINGBAI_ABI::detail
