// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/bounded_list.hpp>
#include <mingbai/base/ids.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::marketing {

/// What supervision counts against an agent.
enum class conduct_kind : std::uint8_t {
    refused_order = 0,    ///< an order that had to be refused: out of scope, without a valid badge, …
    altered_copy = 1,     ///< other words than were approved, at an order or seen in a channel
    consent_refused = 2,  ///< the customer, asked by the carrier, said no
    consent_unclear = 3,  ///< an answer that was neither yes nor no
    complaint = 4,
    early_ending = 5,  ///< a service that was given up soon after it was sold
    burst = 6,         ///< the most orders within a short time
};
inline constexpr std::size_t conduct_kinds = 7;

[[nodiscard]] constexpr std::string_view to_text(conduct_kind what) noexcept {
    constexpr std::string_view names[conduct_kinds]{
        "refused_order", "altered_copy", "consent_refused", "consent_unclear", "complaint", "early_ending", "burst"};
    return static_cast<std::size_t>(what) < conduct_kinds ? names[static_cast<std::size_t>(what)] : "unknown";
}

/// What one agent did, as counted from the ledger.
struct agent_conduct {
    static constexpr std::size_t evidence_kept = 16;
    using positions = bounded_list<std::uint64_t, evidence_kept>;

    agent_id agent{};
    std::uint64_t orders = 0;  ///< activated
    std::uint64_t asked = 0;   ///< customers who were asked to confirm an order of the agent's
    std::array<std::uint64_t, conduct_kinds> counts{};
    std::vector<std::pair<reason, std::uint64_t>> refusals{};  ///< refused orders by reason, ascending
    /// The records that were counted last, for each kind; of a burst the first and the last order of the busiest
    /// stretch.
    std::array<positions, conduct_kinds> evidence{};

    [[nodiscard]] std::uint64_t count(conduct_kind what) const noexcept {
        return counts[static_cast<std::size_t>(what)];
    }
    [[nodiscard]] std::uint64_t refused_for(reason why) const noexcept {
        for (const auto& [each, count] : refusals)
            if (each == why) return count;
        return 0;
    }

    void add(conduct_kind what, std::uint64_t record) noexcept {
        ++counts[static_cast<std::size_t>(what)];
        positions& kept = evidence[static_cast<std::size_t>(what)];
        if (kept.try_push_back(record)) return;
        for (std::size_t i = 0; i + 1 < kept.size(); ++i) kept[i] = kept[i + 1];
        kept[kept.size() - 1] = record;
    }

    friend bool operator==(const agent_conduct&, const agent_conduct&) = default;
};

}  // namespace mingbai::inline MINGBAI_ABI::marketing
