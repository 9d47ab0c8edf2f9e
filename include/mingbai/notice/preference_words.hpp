// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/full_width.hpp>
#include <mingbai/base/utf8.hpp>
#include <mingbai/notice/preferences.hpp>

#include <cstddef>
#include <span>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::notice {

/// What a word does that a customer sends: one channel of some scenarios, on or off.
struct preference_word {
    std::string_view word{};  ///< ASCII capitals and digits
    channel which{};
    kind_set kinds{};
    bool on = false;
};

/// The words that a carrier was seen to use: each channel of the usage warnings has an opt-out of its own. A carrier's
/// own words are a table like this one. Source: practice (observed): replies TDYJDX and TDYJDH.
inline constexpr preference_word observed_preference_words[] = {
    {"TDYJDX", channel::sms, usage_warnings, false},
    {"TDYJDH", channel::voice, usage_warnings, false},
};

/// The entry whose word a message consists of, or nullptr. Case, full-width letters and spaces around and inside do not
/// matter; any other character does.
[[nodiscard]] constexpr const preference_word* read_preference_word(
    std::string_view utf8, std::span<const preference_word> words = observed_preference_words) noexcept {
    const auto is = [utf8](std::string_view word) {
        std::size_t matched = 0;
        for (const auto [offset, step] : code_points(utf8)) {
            char32_t c = fold_width(step.code_point);
            if (c == U' ' || c == U'\t' || c == U'\r' || c == U'\n') continue;
            if (c >= U'a' && c <= U'z') c -= U'a' - U'A';
            if (!step.valid || matched == word.size() || c != static_cast<unsigned char>(word[matched])) return false;
            ++matched;
        }
        return matched == word.size() && !word.empty();
    };
    for (const preference_word& each : words)
        if (is(each.word)) return &each;
    return nullptr;
}

/// The preferences after such a word.
[[nodiscard]] constexpr preferences changed(preferences wishes, const preference_word& by) noexcept {
    const auto put = [&by](kind_set& set, bool add) {
        if (add)
            set.add(by.kinds);
        else
            set.remove(by.kinds);
    };
    switch (by.which) {
        case channel::sms: put(wishes.no_sms, !by.on); break;
        case channel::voice: put(wishes.voice, by.on); break;
        case channel::app: put(wishes.app, by.on); break;
    }
    return wishes;
}

}  // namespace mingbai::inline MINGBAI_ABI::notice
