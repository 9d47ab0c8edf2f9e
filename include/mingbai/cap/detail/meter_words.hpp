// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/cap/units.hpp>

#include <cstdint>

// The three words of a meter. Each has its amount in the upper 46 bits, so that adding to an amount is one addition and
// can never disturb the marks below it.
namespace mingbai::inline MINGBAI_ABI::cap::detail {

inline constexpr unsigned mark_bits = 18;

/// The amount of any of the three words.
[[nodiscard]] constexpr units amount_of(std::uint64_t word) noexcept {
    return word >> mark_bits;
}
/// What an amount adds to any of the three words. Requires: `amount <= highest_limit`.
[[nodiscard]] constexpr std::uint64_t as_amount(units amount) noexcept {
    return amount << mark_bits;
}

/// The limit in force, and its version: how often it was changed.
struct limit_word {
    units limit = 0;
    std::uint32_t version = 0;

    static constexpr std::uint32_t versions = std::uint32_t{1} << mark_bits;

    [[nodiscard]] static constexpr limit_word read(std::uint64_t word) noexcept {
        return {amount_of(word), static_cast<std::uint32_t>(word) & (versions - 1)};
    }
    [[nodiscard]] constexpr std::uint64_t word() const noexcept {
        return as_amount(limit) | (version & (versions - 1));
    }
};

/// The gate: what was granted in its period and not given back, used or still held.
struct gate_word {
    units taken = 0;
    std::uint32_t version = 0;  ///< the low bits of the limit's version that its last decision knew
    bool refused = false;       ///< under this limit, in this period, something was refused
    std::uint16_t tag = 0;      ///< of the period

    static constexpr std::uint32_t versions = 1U << 5;

    [[nodiscard]] static constexpr gate_word read(std::uint64_t word) noexcept {
        return {amount_of(word), static_cast<std::uint32_t>(word >> 13) & (versions - 1), ((word >> 12) & 1) != 0,
                static_cast<std::uint16_t>(word & 0xfff)};
    }
    [[nodiscard]] constexpr std::uint64_t word() const noexcept {
        return as_amount(taken) | (std::uint64_t{version & (versions - 1)} << 13) |
               (static_cast<std::uint64_t>(refused) << 12) | tag;
    }
    [[nodiscard]] constexpr bool follows(const limit_word& limit) const noexcept {
        return version == (limit.version & (versions - 1));
    }
    /// Whether the word follows the limit and belongs to the period.
    [[nodiscard]] static constexpr bool unchanged(std::uint64_t word, std::uint64_t limit, std::uint16_t tag) noexcept {
        return (word & 0x3efff) == (((limit & (versions - 1)) << 13) | tag);
    }
};

/// The count: what was used in its period.
struct count_word {
    units used = 0;
    std::uint32_t version = 0;  ///< the low bits of the limit's version that its levels were reckoned with
    std::uint32_t reached = 0;  ///< how many alert levels were reached and reported
    std::uint16_t tag = 0;      ///< of the period

    static constexpr std::uint32_t versions = 1U << 3;

    [[nodiscard]] static constexpr count_word read(std::uint64_t word) noexcept {
        return {amount_of(word), static_cast<std::uint32_t>(word >> 15) & (versions - 1),
                static_cast<std::uint32_t>(word >> 12) & 7, static_cast<std::uint16_t>(word & 0xfff)};
    }
    [[nodiscard]] constexpr std::uint64_t word() const noexcept {
        return as_amount(used) | (std::uint64_t{version & (versions - 1)} << 15) | (std::uint64_t{reached} << 12) | tag;
    }
    [[nodiscard]] constexpr bool follows(const limit_word& limit) const noexcept {
        return version == (limit.version & (versions - 1));
    }
    [[nodiscard]] static constexpr std::uint32_t reached_of(std::uint64_t word) noexcept {
        return static_cast<std::uint32_t>(word >> 12) & 7;
    }
    /// Whether the word follows the limit and belongs to the period.
    [[nodiscard]] static constexpr bool unchanged(std::uint64_t word, std::uint64_t limit, std::uint16_t tag) noexcept {
        return (word & 0x38fff) == (((limit & (versions - 1)) << 15) | tag);
    }
};

}  // namespace mingbai::inline MINGBAI_ABI::cap::detail
