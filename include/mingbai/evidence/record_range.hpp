// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <cstdint>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::evidence {

/// Records with consecutive sequence numbers: `first` … `end - 1`.
struct record_range {
    std::uint64_t first = 0;
    std::uint64_t end = 0;

    [[nodiscard]] constexpr bool contains(std::uint64_t sequence) const noexcept { return first <= sequence && sequence < end; }
    [[nodiscard]] constexpr std::uint64_t size() const noexcept { return end - first; }

    friend constexpr bool operator==(const record_range&, const record_range&) = default;
};

/// Adds one record to a list of ranges; those with ascending numbers are joined to as few ranges as there can be.
inline void add_to(std::vector<record_range>& ranges, std::uint64_t sequence) {
    if (!ranges.empty() && ranges.back().end == sequence)
        ++ranges.back().end;
    else
        ranges.push_back({sequence, sequence + 1});
}

[[nodiscard]] inline std::uint64_t count_of(const std::vector<record_range>& ranges) noexcept {
    std::uint64_t count = 0;
    for (const record_range& each : ranges) count += each.size();
    return count;
}

}  // namespace mingbai::inline MINGBAI_ABI::evidence
