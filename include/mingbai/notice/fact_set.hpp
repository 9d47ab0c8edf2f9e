// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/precondition.hpp>
#include <mingbai/rule/element.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::notice {

/// A set of the facts that a message states; a fact is an element (rule/element.hpp). Trivially copyable.
class fact_set {
public:
    /// Elements from this number on are in no set.
    static constexpr std::size_t capacity = 128;

    constexpr fact_set() noexcept = default;
    template <class... Element>
    constexpr explicit fact_set(element first, Element... others) noexcept {
        add(first);
        (add(others), ...);
    }

    constexpr fact_set& add(element what) noexcept {
        const std::size_t number = number_of(what);
        expects(number < capacity, "mingbai::notice::fact_set: the element is no fact");
        words_[number / 64] |= bit(number);
        return *this;
    }
    constexpr fact_set& remove(element what) noexcept {
        const std::size_t number = number_of(what);
        if (number < capacity) words_[number / 64] &= ~bit(number);
        return *this;
    }

    [[nodiscard]] constexpr bool has(element what) const noexcept {
        const std::size_t number = number_of(what);
        return number < capacity && (words_[number / 64] & bit(number)) != 0;
    }
    [[nodiscard]] constexpr bool empty() const noexcept { return (words_[0] | words_[1]) == 0; }
    [[nodiscard]] constexpr std::size_t size() const noexcept {
        return static_cast<std::size_t>(std::popcount(words_[0]) + std::popcount(words_[1]));
    }
    /// The lowest-numbered fact, or element::none when there is none.
    [[nodiscard]] constexpr element first() const noexcept {
        for (std::size_t word = 0; word < words_.size(); ++word)
            if (words_[word] != 0)
                return static_cast<element>(64 * word + static_cast<std::size_t>(std::countr_zero(words_[word])));
        return element::none;
    }

    /// The facts of this set that `others` does not have.
    [[nodiscard]] constexpr fact_set without(const fact_set& others) const noexcept {
        fact_set rest;
        for (std::size_t word = 0; word < words_.size(); ++word)
            rest.words_[word] = words_[word] & ~others.words_[word];
        return rest;
    }

    /// `f(element)` for every fact, in ascending order of the numbers.
    template <class F>
    constexpr void for_each(F&& f) const {
        for (fact_set rest = *this; !rest.empty();) {
            const element what = rest.first();
            f(what);
            rest.remove(what);
        }
    }

    friend constexpr bool operator==(const fact_set&, const fact_set&) = default;

private:
    [[nodiscard]] static constexpr std::size_t number_of(element what) noexcept {
        return static_cast<std::uint16_t>(what);
    }
    [[nodiscard]] static constexpr std::uint64_t bit(std::size_t number) noexcept {
        return std::uint64_t{1} << number % 64;
    }

    std::array<std::uint64_t, 2> words_{};
};

/// The fact with this name, or element::none: the names are those of the elements.
[[nodiscard]] constexpr element fact_named(std::string_view name) noexcept {
    for (const element_text& each : element_texts)
        if (each.name == name && static_cast<std::uint16_t>(each.what) < fact_set::capacity) return each.what;
    return element::none;
}

}  // namespace mingbai::inline MINGBAI_ABI::notice
