// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/tariff/lexicon_chinese.hpp>
#include <mingbai/tariff/lexicon_english.hpp>
#include <mingbai/tariff/wording_category.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

namespace detail {

struct phrase_list {
    std::string_view phrases;  ///< separated by |
    wording_category category{};
    verification grade = verification::practice;
};

inline constexpr phrase_list standard_phrase_lists[] = {
    {chinese_lexicon::statutory_superlatives, wording_category::superlative, verification::secondary},
    {chinese_lexicon::superlatives, wording_category::superlative},
    {chinese_lexicon::vague, wording_category::vague},
    {chinese_lexicon::inducements, wording_category::inducement},
    {chinese_lexicon::hidden_conditions, wording_category::hidden_condition},
    {chinese_lexicon::unlimited_claims, wording_category::unlimited_claim},
    {chinese_lexicon::pressures, wording_category::pressure},
    {chinese_lexicon::harmless, wording_category::harmless},
    {english_lexicon::superlatives, wording_category::superlative},
    {english_lexicon::vague, wording_category::vague},
    {english_lexicon::inducements, wording_category::inducement},
    {english_lexicon::hidden_conditions, wording_category::hidden_condition},
    {english_lexicon::unlimited_claims, wording_category::unlimited_claim},
    {english_lexicon::pressures, wording_category::pressure},
    {english_lexicon::harmless, wording_category::harmless},
};

// Templates, so that only a program that looks at the lexicon pays for taking the lists apart.
template <class = void>
inline constexpr std::size_t standard_entry_count = [] {
    std::size_t count = 0;
    for (const phrase_list& list : standard_phrase_lists) {
        ++count;
        for (const char c : list.phrases) count += c == '|' ? 1U : 0U;
    }
    return count;
}();

template <class = void>
inline constexpr auto standard_entries = [] {
    std::array<wording_entry, standard_entry_count<>> entries{};
    std::size_t used = 0;
    for (const phrase_list& list : standard_phrase_lists) {
        std::size_t begin = 0;
        for (std::size_t end = 0; end <= list.phrases.size(); ++end) {
            if (end < list.phrases.size() && list.phrases[end] != '|') continue;
            entries[used++] = {list.phrases.substr(begin, end - begin), list.category, list.grade};
            begin = end + 1;
        }
    }
    return entries;
}();

}  // namespace detail

/// The phrases that `find_wording` looks for; a hit's `entry` is an index into them. A carrier adds its own phrases, or
/// overrules some of these, in a `wording_list`.
template <class = void>
[[nodiscard]] constexpr std::span<const wording_entry> standard_lexicon() noexcept {
    return detail::standard_entries<>;
}

}  // namespace mingbai::inline MINGBAI_ABI
