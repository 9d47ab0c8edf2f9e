// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/tariff/detail/phrase_filter.hpp>
#include <mingbai/tariff/lexicon.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace mingbai::inline MINGBAI_ABI {

namespace detail {

// A template, so that only a program that searches pays for the index.
template <class Deferred = void>
inline constexpr auto standard_phrases = [] {
    phrase_index<std::array<std::uint16_t, phrase_slots + 1>, std::array<std::uint16_t, standard_entry_count<Deferred>>>
        index;
    index.build(standard_entries<Deferred>);
    return index;
}();

/// Only run time has use for it, so compile time is spared its making.
template <class Deferred = void>
[[nodiscard]] const phrase_filter& standard_filter() noexcept {
    static const phrase_filter filter = [] {
        phrase_filter made;
        made.build(standard_entries<Deferred>);
        return made;
    }();
    return filter;
}

}  // namespace detail

/// Calls `sink(const wording_hit&)` for every objectionable phrase of the standard lexicon in a UTF-8 text, in order.
///
/// Full-width forms and upper case are found like the usual ones; phrases in Latin letters are found as whole words
/// only. Of phrases one inside the other the longest is reported, and a phrase inside a harmless one is not: 最低消费
/// is not found although 最 is an entry. Phrases that overlap without one holding the other are all reported. Bytes
/// that are not UTF-8 belong to no phrase.
///
/// Works in constant expressions, where a plan of 2,000 characters stays far below the default limits of GCC and Clang;
/// at run time it allocates nothing and suits the texts of one plan. For many texts, or a carrier's own phrases,
/// compile a `wording_matcher` once: it finds the same.
template <class Sink>
constexpr void find_wording(std::string_view text, Sink&& sink) {
    using deferred = detail::void_later<Sink>;
    const auto& phrases = detail::standard_phrases<deferred>;
    const auto& entries = detail::standard_entries<deferred>;
    if (std::is_constant_evaluated())
        detail::scan_phrases(phrases, entries, text, sink);
    else
        detail::scan_phrases(detail::standard_filter<deferred>(), phrases, entries, text, sink);
}

}  // namespace mingbai::inline MINGBAI_ABI
