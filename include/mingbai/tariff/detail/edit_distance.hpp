// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace mingbai::inline MINGBAI_ABI::detail {

/// A character of a name as a small number; the same number for the same character.
using name_symbol = char32_t;

/// How many insertions, deletions and replacements turn one name into the other, counted up to 2; 3 stands for more.
///
/// For each number of edits spent and each shift between the two names only the farthest place that can be reached is
/// kept, so that the work is a few comparisons of runs, not a table (Ukkonen's diagonals).
[[nodiscard]] constexpr unsigned distance_up_to_two(std::span<const name_symbol> a,
                                                    std::span<const name_symbol> b) noexcept {
    const auto a_size = static_cast<std::ptrdiff_t>(a.size());
    const auto b_size = static_cast<std::ptrdiff_t>(b.size());
    const std::ptrdiff_t longer = b_size - a_size;
    if (longer > 2 || longer < -2) return 3;
    // The end of the equal run that begins at place `at` of a, and at `at + shift` of b.
    const auto run = [&](std::ptrdiff_t at, std::ptrdiff_t shift) {
        while (at < a_size && at + shift < b_size &&
               a[static_cast<std::size_t>(at)] == b[static_cast<std::size_t>(at + shift)])
            ++at;
        return at;
    };
    constexpr std::ptrdiff_t never = -8;
    const auto greatest = [](std::ptrdiff_t x, std::ptrdiff_t y, std::ptrdiff_t z) {
        const std::ptrdiff_t m = x > y ? x : y;
        return m > z ? m : z;
    };
    // A place in a is valid on a shift when it lies in both names.
    const auto valid = [&](std::ptrdiff_t at, std::ptrdiff_t shift) {
        return at >= 0 && at + shift >= 0 && at <= a_size && at + shift <= b_size ? at : never;
    };

    const std::ptrdiff_t none = run(0, 0);
    if (longer == 0 && none == a_size) return 0;

    // One edit: replace (both advance), insert (b advances), delete (a advances).
    std::ptrdiff_t one[3] = {valid(none + 1, -1), valid(none + 1, 0), valid(none, 1)};
    for (std::ptrdiff_t shift = -1; shift <= 1; ++shift) {
        std::ptrdiff_t& at = one[shift + 1];
        if (at != never) at = run(at, shift);
        if (at == a_size && longer == shift) return 1;
    }
    // Two edits: only the shift on which the names end matters.
    const auto from = [&](std::ptrdiff_t shift) { return shift >= -1 && shift <= 1 ? one[shift + 1] : never; };
    const std::ptrdiff_t two = greatest(valid(from(longer) == never ? never : from(longer) + 1, longer),
                                        valid(from(longer + 1) == never ? never : from(longer + 1) + 1, longer),
                                        valid(from(longer - 1), longer));
    return two != never && run(two, longer) == a_size ? 2 : 3;
}

}  // namespace mingbai::inline MINGBAI_ABI::detail
