// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/calendar_text.hpp>
#include <mingbai/base/language.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// Civil days from the first to the last, both included, as people say them: the days of a bill, of a fee.
struct civil_days {
    civil_date first{};
    civil_date last{};

    /// How many; 0 when the last is before the first. Requires: both are days of the calendar.
    [[nodiscard]] constexpr std::int64_t count() const noexcept {
        const auto days = (std::chrono::sys_days{last} - std::chrono::sys_days{first}).count() + 1;
        return days > 0 ? days : 0;
    }
    [[nodiscard]] constexpr bool contains(civil_date day) const noexcept { return first <= day && day <= last; }
    [[nodiscard]] constexpr bool contains(const civil_days& other) const noexcept {
        return first <= other.first && other.last <= last;
    }
    [[nodiscard]] constexpr bool overlaps(const civil_days& other) const noexcept {
        return first <= other.last && other.first <= last;
    }

    friend constexpr bool operator==(const civil_days&, const civil_days&) = default;
};

/// 2026年1月10日; in English 10 January 2026. Requires: `in_calendar(date)`.
[[nodiscard]] inline std::string text_for_people(civil_date date, language words) {
    if (words == language::chinese) return std::string(to_chinese_text(date));
    constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};
    std::string text(integer_text(unsigned{date.day()}).text());
    text.append(" ").append(months[unsigned{date.month()} - 1]).append(" ");
    return text.append(integer_text(int{date.year()}).text());
}

/// A whole calendar month by its name, 2026年8月 or August 2026; other days from the first to the last one.
[[nodiscard]] inline std::string text_for_people(const civil_days& days, language words) {
    const auto last_of_month = days.first.year() / days.first.month() / std::chrono::last;
    const std::string first = text_for_people(days.first, words);
    if (unsigned{days.first.day()} == 1 && days.last == civil_date{last_of_month}) {
        if (words == language::english) return first.substr(2);
        return first.substr(0, first.find("月") + std::string_view("月").size());
    }
    return first + (words == language::chinese ? "至" : " to ") + text_for_people(days.last, words);
}

}  // namespace mingbai::inline MINGBAI_ABI
