// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/unit_text.hpp>
#include <mingbai/base/language.hpp>
#include <mingbai/base/period.hpp>

#include <array>
#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

using period_text = short_text<24>;

/// 24个月, 30天, 2年; in English 24 months, 1 day.
[[nodiscard]] constexpr period_text to_text(period length, language words = language::chinese) noexcept {
    period_text text;
    if (length.count < 0) text.append('-');
    text.append_number(detail::magnitude(length.count));
    const bool one = length.count == 1;
    switch (length.unit) {
        case period_unit::day: return text.append(words == language::chinese ? "天" : one ? " day" : " days");
        case period_unit::month: return text.append(words == language::chinese ? "个月" : one ? " month" : " months");
        case period_unit::year: return text.append(words == language::chinese ? "年" : one ? " year" : " years");
    }
    return text;
}

/// Reads 24个月, 24月, 30天, 30日, 2年, and 24 months, 1 day. A month is no number of days: the unit stays as written.
/// Refused, at the offset of the cause: reason::bad_number, reason::unknown_unit, reason::overflow, reason::bad_utf8,
/// reason::too_long.
[[nodiscard]] constexpr result<period> parse_period(std::string_view text) noexcept {
    struct unit_word {
        std::string_view word;
        period_unit unit;
    };
    constexpr auto words = std::to_array<unit_word>({
        {"天", period_unit::day},
        {"日", period_unit::day},
        {"day", period_unit::day},
        {"days", period_unit::day},
        {"个月", period_unit::month},
        {"月", period_unit::month},
        {"month", period_unit::month},
        {"months", period_unit::month},
        {"年", period_unit::year},
        {"year", period_unit::year},
        {"years", period_unit::year},
    });
    const auto folded = detail::folded_word::make(text);
    if (!folded) return folded.error();
    std::string_view rest = folded->text();
    std::size_t size = 0;
    while (size < rest.size() && detail::is_digit(rest[size])) ++size;
    const auto count = parse_integer<std::int32_t>(rest.substr(0, size));
    if (!count) return folded->refuse(count.error().why, 0);
    rest.remove_prefix(size);
    if (rest.starts_with(' ')) rest.remove_prefix(1);
    for (const unit_word& each : words)
        if (each.word == rest) return period{.count = *count, .unit = each.unit};
    return folded->refuse(reason::unknown_unit, folded->text().size() - rest.size());
}

}  // namespace mingbai::inline MINGBAI_ABI
