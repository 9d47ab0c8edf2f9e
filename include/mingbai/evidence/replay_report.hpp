// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/bounded_list.hpp>
#include <mingbai/base/refusal.hpp>

#include <cstddef>
#include <cstdint>

namespace mingbai::inline MINGBAI_ABI::evidence {

/// What reading a stretch of a ledger met. Only when `clean()` has everything been seen that was written there.
struct replay_report {
    /// How many damages are kept; further ones are counted only.
    static constexpr std::size_t kept_at_most = 32;

    std::uint64_t next = 0;      ///< the sequence number to go on from
    std::uint64_t intact = 0;    ///< records that are what was written
    std::uint64_t erased = 0;    ///< of those, the ones whose payload was erased since
    std::uint64_t damaged = 0;   ///< records that are not, or cannot be read, or segments whose root is another one

    /// The first damages: reason::journal_damaged or reason::record_altered with the record's sequence number in
    /// `where.index` and, from a file, its position in `where.offset`; or why reading ended early.
    bounded_list<refusal, kept_at_most> damages;

    [[nodiscard]] constexpr bool clean() const noexcept { return damaged == 0; }

    constexpr void add_damage(const refusal& found) noexcept {
        ++damaged;
        damages.try_push_back(found);
    }
};

}  // namespace mingbai::inline MINGBAI_ABI::evidence
