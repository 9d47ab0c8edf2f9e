// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/tariff/detail/phrase_text.hpp>
#include <mingbai/tariff/wording_category.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::detail {

inline constexpr std::size_t phrase_slots = 4096;

/// The slot of the phrases that begin with three characters; `no_character` stands for those that a phrase has not.
[[nodiscard]] constexpr std::size_t phrase_slot(char32_t first, char32_t second, char32_t third) noexcept {
    const auto mixed = (std::uint32_t{first} * 0x9E3779B1U) ^ (std::uint32_t{second} * 0x85EBCA6BU) ^
                       (std::uint32_t{third} * 0xC2B2AE35U);
    return mixed >> 20;
}

[[nodiscard]] constexpr std::size_t phrase_slot(std::string_view phrase) noexcept {
    const folded_step first = folded_at(phrase, 0);
    const folded_step second = folded_at(phrase, first.size);
    return phrase_slot(first.character, second.character, folded_at(phrase, first.size + second.size).character);
}

/// Which entries begin with given characters, the longest first. `Starts` has phrase_slots + 1 members and `Order` one for
/// each entry; both begin as zeros. `Entries` is indexable and its members have `text`.
template <class Starts, class Order>
struct phrase_index {
    Starts starts{};
    Order order{};
    std::array<bool, 1024> begins{};  ///< whether a phrase begins with a character that has these low bits

    [[nodiscard]] constexpr bool may_begin(char32_t character) const noexcept {
        return begins.data()[character & 1023U];
    }

    template <class Entries>
    constexpr void build(const Entries& entries) {
        using start = typename Starts::value_type;
        using number = typename Order::value_type;
        Starts ends = starts;
        Order slot_of = order;
        // Plain pointers: each call of an operator[] is a step of a constant expression, and steps are limited.
        start* const from = starts.data();
        start* const to = ends.data();
        number* const sorted = order.data();
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const std::string_view text = entries[i].text;
            const std::size_t slot = phrase_slot(text);
            slot_of.data()[i] = static_cast<number>(slot);
            ++to[slot];
            begins.data()[folded_at(text, 0).character & 1023U] = true;
        }
        for (std::size_t slot = 0; slot < phrase_slots; ++slot) from[slot + 1] = static_cast<start>(from[slot] + to[slot]);
        ends = starts;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const std::size_t slot = slot_of.data()[i];
            const std::size_t size = entries[i].text.size();
            std::size_t at = to[slot]++;
            for (; at > from[slot] && entries[sorted[at - 1]].text.size() < size; --at) sorted[at] = sorted[at - 1];
            sorted[at] = static_cast<number>(i);
        }
    }
};

/// A phrase found at one offset: where it ends, and which entry it is.
struct longest_phrase {
    std::size_t end = 0;  ///< 0 when there is none
    std::size_t entry = 0;
};

/// The characters around a place of a text that is read from front to end.
struct phrase_window {
    char32_t before = no_character;
    folded_step here;
    folded_step next;
    folded_step third;

    constexpr explicit phrase_window(std::string_view text) noexcept
        : here(folded_at(text, 0)), next(folded_at(text, here.size)), third(folded_at(text, here.size + next.size)) {}

    constexpr void advance(std::string_view text, std::size_t& at) noexcept {
        before = here.character;
        at += here.size;
        here = next;
        next = third;
        third = folded_at(text, at + here.size + next.size);
    }
};

/// The longest phrase that begins at an offset.
template <class Index, class Entries>
[[nodiscard]] constexpr longest_phrase find_longest(const Index& index, const Entries& entries, std::string_view text,
                                                    std::size_t at, const phrase_window& window) noexcept {
    const char32_t here = window.here.character;
    const char32_t next = window.next.character;
    const std::size_t slots[] = {phrase_slot(here, next, window.third.character), phrase_slot(here, next, no_character),
                                 phrase_slot(here, no_character, no_character)};
    const auto* const starts = index.starts.data();
    longest_phrase longest;
    for (const std::size_t slot : slots) {
        for (std::size_t i = starts[slot]; i < starts[slot + 1]; ++i) {
            const std::size_t entry = index.order[i];
            const std::string_view phrase = entries[entry].text;
            const std::size_t end = end_of_phrase(text, at, phrase);
            if (end == no_match || end <= longest.end || !stands_alone(text, end, phrase, window.before)) continue;
            longest = {end, entry};
            break;
        }
    }
    return longest;
}

/// Reports the phrases of a text in order. Of phrases that begin at the same place only the longest counts, and one that
/// lies inside another is not reported: the longer phrase speaks for the words in it. That is how a harmless phrase makes
/// the words in it harmless.
template <class Index, class Entries, class Sink>
constexpr void scan_phrases(const Index& index, const Entries& entries, std::string_view text, Sink&& sink) {
    std::size_t reach = 0;
    phrase_window window(text);
    for (std::size_t at = 0; at < text.size(); window.advance(text, at)) {
        if (!index.may_begin(window.here.character)) continue;
        const longest_phrase found = find_longest(index, entries, text, at, window);
        if (found.end <= reach) continue;
        reach = found.end;
        const wording_category category = entries[found.entry].category;
        if (category != wording_category::harmless)
            sink(wording_hit{at, static_cast<std::uint32_t>(found.end - at), static_cast<std::uint32_t>(found.entry),
                             category});
    }
}

}  // namespace mingbai::inline MINGBAI_ABI::detail
