// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/period_text.hpp>
#include <mingbai/base/quantity_text.hpp>
#include <mingbai/notice/reminder_levels.hpp>
#include <mingbai/tariff/amount_text.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

// The values of constants in words, for the pages that are written from the code.
namespace mingbai_test {

template <class Currency>
std::string words_of(mingbai::money<Currency> amount) {
    return std::string(text_for_people(amount, mingbai::language::english));
}
inline std::string words_of(mingbai::period length) { return std::string(to_text(length, mingbai::language::english)); }
inline std::string words_of(mingbai::data_volume volume) { return std::string(to_text(volume)); }
inline std::string words_of(std::uint32_t number) { return std::to_string(number); }
inline std::string words_of(bool holds) { return holds ? "yes" : "no"; }
inline std::string words_of(std::string_view text) { return std::string(text); }
template <class Rep, class Ratio>
std::string words_of(std::chrono::duration<Rep, Ratio> length) {
    const auto seconds = std::chrono::seconds(length).count();
    if (seconds % 3600 == 0) return std::to_string(seconds / 3600) + (seconds == 3600 ? " hour" : " hours");
    if (seconds % 60 == 0) return std::to_string(seconds / 60) + (seconds == 60 ? " minute" : " minutes");
    return std::to_string(seconds) + (seconds == 1 ? " second" : " seconds");
}
inline std::string words_of(const mingbai::notice::reminder_levels& levels) {
    std::string text;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (i > 0) text += ", ";
        switch (levels[i].what) {
            case mingbai::notice::level_of::percent_used: text += std::to_string(levels[i].value) + " %"; break;
            case mingbai::notice::level_of::used: text += std::to_string(levels[i].value) + " used"; break;
            case mingbai::notice::level_of::left: text += std::to_string(levels[i].value) + " left"; break;
        }
    }
    return text;
}
template <class T, std::size_t N>
std::string words_of(const std::array<T, N>& values) {
    std::string text;
    for (const T& each : values) text += (text.empty() ? "" : ", ") + words_of(each);
    return text;
}
inline std::string words_of(const mingbai::days_in_force& days) {
    if (!days.begins() && !days.ends()) return "—";
    std::string text;
    if (days.begins()) text = "from " + std::string(mingbai::to_text(days.from));
    if (days.ends()) text += (text.empty() ? "until " : " until ") + std::string(mingbai::to_text(days.to));
    return text;
}

}  // namespace mingbai_test
