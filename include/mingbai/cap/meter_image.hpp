// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/cap/detail/meter_words.hpp>

#include <cstdint>

namespace mingbai::inline MINGBAI_ABI::cap {

/// A meter as plain data: its three words, which are the same in every version that reads version 1 of the snapshot.
/// Each has its amount in the upper 46 bits; below are the marks of detail/meter_words.hpp.
struct meter_image {
    std::uint64_t gate = 0;   ///< taken, the limit's version, refused, the period's tag
    std::uint64_t count = 0;  ///< used, the limit's version, levels told, the period's tag
    std::uint64_t limit = 0;  ///< limit and its version

    [[nodiscard]] constexpr units limit_amount() const noexcept { return detail::amount_of(limit); }
    /// Used in the period that the gate is in.
    [[nodiscard]] constexpr units used() const noexcept { return same_period() ? detail::amount_of(count) : 0; }
    /// Used or held in the period that the gate is in.
    [[nodiscard]] constexpr units taken() const noexcept { return detail::amount_of(gate); }

    /// Without what was held: for a restart after which nobody can come back for it.
    [[nodiscard]] constexpr meter_image without_holds() const noexcept {
        detail::gate_word open = detail::gate_word::read(gate);
        open.taken = used();
        return {open.word(), count, limit};
    }
    /// With everything that was held counted as used: when it may have been used, and nobody will say.
    [[nodiscard]] constexpr meter_image with_holds_used() const noexcept {
        detail::count_word counted = detail::count_word::read(count);
        const detail::gate_word open = detail::gate_word::read(gate);
        if (!same_period()) counted = {0, counted.version, 0, open.tag};
        counted.used = open.taken;
        return {gate, counted.word(), limit};
    }
    /// With at least as much taken as used, as every meter has it.
    [[nodiscard]] constexpr meter_image in_order() const noexcept { return used() > taken() ? without_holds() : *this; }

    friend constexpr bool operator==(const meter_image&, const meter_image&) noexcept = default;

private:
    [[nodiscard]] constexpr bool same_period() const noexcept {
        return detail::gate_word::read(gate).tag == detail::count_word::read(count).tag;
    }
};

}  // namespace mingbai::inline MINGBAI_ABI::cap
