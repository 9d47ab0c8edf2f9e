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

/// The first four characters of a phrase; `no_character` stands for those that it has not.
struct phrase_beginning {
    char32_t first = no_character;
    char32_t second = no_character;
    char32_t third = no_character;
    char32_t fourth = no_character;

    [[nodiscard]] constexpr std::uint32_t hash() const noexcept {
        const std::uint32_t mixed = std::uint32_t{first} * 0x9E3779B1U ^ std::uint32_t{second} * 0x85EBCA6BU ^
                                    std::uint32_t{third} * 0xC2B2AE35U ^ std::uint32_t{fourth} * 0x27D4EB2FU;
        return mixed >> 12;
    }
};

/// What stands at an offset of a text, as a phrase of four characters or more would begin.
[[nodiscard]] constexpr phrase_beginning beginning_at(std::string_view text, std::size_t at) noexcept {
    const folded_step first = folded_at(text, at);
    const folded_step second = folded_at(text, at += first.size);
    const folded_step third = folded_at(text, at += second.size);
    return {first.character, second.character, third.character, folded_at(text, at + third.size).character};
}

/// A set of hashes. It may hold more than was added, never less.
template <std::size_t Bits>
struct hash_set_bits {
    std::array<std::uint64_t, Bits / 64> bits{};

    constexpr void add(std::uint32_t hash) noexcept { bits.data()[hash % Bits / 64] |= std::uint64_t{1} << hash % 64; }
    [[nodiscard]] constexpr bool may_have(std::uint32_t hash) const noexcept {
        return (bits.data()[hash % Bits / 64] >> hash % 64 & 1U) != 0;
    }
};

/// Which entries begin with given characters, the longest first. `Starts` has phrase_slots + 1 members and `Order` one
/// for each entry; both begin as zeros. `Entries` is indexable and its members have `text`.
template <class Starts, class Order>
struct phrase_index {
    Starts starts{};
    Order order{};
    hash_set_bits<4096> firsts{};       ///< the characters that phrases begin with
    hash_set_bits<32768> pairs{};       ///< the first two characters
    hash_set_bits<32768> beginnings{};  ///< all four

    /// False when no phrase begins with the character, or the two; true when one may.
    [[nodiscard]] constexpr bool may_begin(char32_t first) const noexcept { return firsts.may_have(first); }
    [[nodiscard]] constexpr bool may_begin(char32_t first, char32_t second) const noexcept {
        return pairs.may_have(phrase_beginning{first, second}.hash());
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
            const phrase_beginning beginning = beginning_at(text, 0);
            const std::uint32_t hash = beginning.hash();
            const std::size_t slot = hash % phrase_slots;
            slot_of.data()[i] = static_cast<number>(slot);
            ++to[slot];
            firsts.add(beginning.first);
            pairs.add(phrase_beginning{beginning.first, beginning.second}.hash());
            beginnings.add(hash);
        }
        for (std::size_t slot = 0; slot < phrase_slots; ++slot)
            from[slot + 1] = static_cast<start>(from[slot] + to[slot]);
        ends = starts;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const std::size_t slot = slot_of.data()[i];
            const std::size_t size = std::string_view(entries[i].text).size();
            std::size_t at = to[slot]++;
            for (; at > from[slot] && std::string_view(entries[sorted[at - 1]].text).size() < size; --at)
                sorted[at] = sorted[at - 1];
            sorted[at] = static_cast<number>(i);
        }
    }
};

/// A phrase found at one offset: where it ends, and which entry it is.
struct longest_phrase {
    std::size_t end = 0;  ///< 0 when there is none
    std::size_t entry = 0;
};

/// The longest phrase that begins at an offset.
template <class Index, class Entries>
[[nodiscard]] constexpr longest_phrase find_longest(const Index& index, const Entries& entries, std::string_view text,
                                                    std::size_t at) noexcept {
    longest_phrase longest;
    const auto look_up = [&](const phrase_beginning& beginning) {
        const std::uint32_t hash = beginning.hash();
        if (!index.beginnings.may_have(hash)) return;
        const std::size_t slot = hash % phrase_slots;
        for (std::size_t i = index.starts[slot]; i < index.starts[slot + 1]; ++i) {
            const std::size_t entry = index.order[i];
            const std::string_view phrase = entries[entry].text;
            const std::size_t end = end_of_phrase(text, at, phrase);
            if (end == no_match || end <= longest.end || !stands_alone(text, at, end, phrase)) continue;
            longest = {end, entry};
            return;
        }
    };
    const phrase_beginning four = beginning_at(text, at);
    look_up(four);
    look_up({four.first, four.second, four.third});
    look_up({four.first, four.second});
    look_up({four.first});
    return longest;
}

/// Reports phrases in the order of a text. Of phrases that begin at the same place only the longest counts, and one
/// that lies inside another is not reported: the longer phrase speaks for the words in it. That is how a harmless
/// phrase makes the words in it harmless.
class phrase_reporter {
public:
    template <class Entries, class Sink>
    constexpr void report(const Entries& entries, std::size_t at, const longest_phrase& found, Sink& sink) {
        if (found.end <= reach_) return;
        reach_ = found.end;
        const wording_hit hit{at, static_cast<std::uint32_t>(found.end - at), static_cast<std::uint32_t>(found.entry),
                              entries[found.entry].category};
        if (hit.category != wording_category::harmless) sink(hit);
    }

private:
    std::size_t reach_ = 0;  // the end of the phrases so far
};

template <class Index, class Entries, class Sink>
constexpr void scan_phrases(const Index& index, const Entries& entries, std::string_view text, Sink&& sink) {
    phrase_reporter reporter;
    for (std::size_t at = 0; at < text.size();) {
        const folded_step first = folded_at(text, at);
        if (index.may_begin(first.character)) {
            const char32_t second = folded_at(text, at + first.size).character;
            if (index.may_begin(first.character, second) || index.may_begin(first.character, no_character))
                reporter.report(entries, at, find_longest(index, entries, text, at), sink);
        }
        at += first.size;
    }
}

}  // namespace mingbai::inline MINGBAI_ABI::detail
