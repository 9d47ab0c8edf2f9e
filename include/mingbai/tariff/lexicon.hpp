// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/tariff/lexicon_chinese.hpp>
#include <mingbai/tariff/lexicon_english.hpp>
#include <mingbai/tariff/wording_category.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <type_traits>

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

template <class F>
constexpr void for_each_standard_entry(F f) {
    for (const phrase_list& list : standard_phrase_lists) {
        const char* const end = list.phrases.data() + list.phrases.size();
        for (const char *at = list.phrases.data(), *begin = at;; ++at) {
            if (at != end && *at != '|') continue;
            f(wording_entry{std::string_view(begin, static_cast<std::size_t>(at - begin)), list.category, list.grade});
            if (at == end) break;
            begin = at + 1;
        }
    }
}

/// void, but not before T is known: names that depend on nothing are evaluated where they stand, used or not.
template <class T>
using void_later = std::conditional_t<std::is_void_v<T>, T, void>;

// Templates, so that only a program that looks at the lexicon pays for taking the lists apart.
template <class = void>
inline constexpr std::size_t standard_entry_count = [] {
    std::size_t count = 0;
    for_each_standard_entry([&](const wording_entry&) { ++count; });
    return count;
}();

template <class Deferred = void>
inline constexpr auto standard_entries = [] {
    std::array<wording_entry, standard_entry_count<Deferred>> entries{};
    std::size_t used = 0;
    for_each_standard_entry([&](const wording_entry& each) { entries.data()[used++] = each; });
    return entries;
}();

}  // namespace detail

/// The phrases that `find_wording` looks for; a hit's `entry` is an index into them. A carrier adds its own phrases, or
/// overrules some of these, in a `wording_list`.
template <class Deferred = void>
[[nodiscard]] constexpr std::span<const wording_entry> standard_lexicon() noexcept {
    return detail::standard_entries<Deferred>;
}

}  // namespace mingbai::inline MINGBAI_ABI
