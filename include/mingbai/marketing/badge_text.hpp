// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/base32.hpp>
#include <mingbai/marketing/badge.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::marketing {

/// A badge as it is shown: with or without its sheet.
struct shown_badge {
    marketing::badge badge{};
    std::optional<scope_sheet> sheet{};

    friend bool operator==(const shown_badge&, const shown_badge&) = default;
};

/// What every badge's text begins with.
inline constexpr std::string_view badge_prefix = "MB1.";

/// The greatest length of a badge's text without its sheet: what the alphanumeric mode of a QR code of version 10 holds
/// at error level L (ISO/IEC 18004, table 7).
inline constexpr std::size_t longest_badge_text = 395;
static_assert(badge_prefix.size() + base32_size(largest_badge) == longest_badge_text);

/// The longest badge text that is read, sheet and all.
inline constexpr std::size_t longest_shown_badge = 32 * 1024;

/// The text form: "MB1." and the badge's bytes in base32; behind them, when there is a sheet, "." and the sheet's
/// canonical document in base32. All of it fits the alphanumeric mode of QR codes, a link and a telephone call.
[[nodiscard]] inline std::string to_text(const badge& shown) {
    return std::string(badge_prefix) + to_base32(to_bytes(shown));
}
[[nodiscard]] inline std::string to_text(const badge& shown, const scope_sheet& sheet) {
    return to_text(shown) + "." + to_base32(canonical_text(sheet));
}
[[nodiscard]] inline std::string to_text(const shown_badge& shown) {
    return shown.sheet ? to_text(shown.badge, *shown.sheet) : to_text(shown.badge);
}

/// Reads a badge's text form. Refused: reason::too_long; reason::badge_invalid, at the byte where it is not one.
[[nodiscard]] inline result<shown_badge> read_badge(std::string_view text) {
    if (text.size() > longest_shown_badge) return refusal{reason::too_long, at_offset(longest_shown_badge)};
    if (!text.starts_with(badge_prefix)) return refusal{reason::badge_invalid, at_offset(0)};
    const std::string_view rest = text.substr(badge_prefix.size());
    const std::size_t dot = rest.find('.');
    const auto bytes = from_base32(rest.substr(0, dot));
    if (!bytes) return refusal{reason::badge_invalid, at_offset(badge_prefix.size() + bytes.error().where.offset)};
    const auto read = badge_from_bytes(*bytes);
    if (!read)
        return refusal{reason::badge_invalid, at_offset(badge_prefix.size() + read.error().where.offset * 8 / 5)};
    shown_badge shown{*read, std::nullopt};
    if (dot == std::string_view::npos) return shown;

    const std::size_t begin = badge_prefix.size() + dot + 1;
    const auto document = from_base32(rest.substr(dot + 1));
    if (!document) return refusal{reason::badge_invalid, at_offset(begin + document.error().where.offset)};
    const auto sheet = read_scope_sheet(*document);
    if (!sheet) return refusal{reason::badge_invalid, at_offset(begin)};
    shown.sheet = *sheet;
    return shown;
}

}  // namespace mingbai::inline MINGBAI_ABI::marketing
