// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/cap/units.hpp>

#include <cstdint>

namespace mingbai::inline MINGBAI_ABI::cap {

/// What a cap does while its store is away and the node's slice is used up. There is no default: whoever sets up a cap
/// says it.
struct fail_policy {
    /// Refuse until the store is back: the cap holds, the customer may be stopped too early.
    [[nodiscard]] static constexpr fail_policy closed() noexcept { return fail_policy(0); }
    /// Let this much pass on each node in each period, and settle when the store is back: the customer is served, and
    /// the cap may be passed by as much for each node. Requires: `grace <= highest_limit`.
    [[nodiscard]] static constexpr fail_policy open_within(units grace) noexcept { return fail_policy(grace); }

    [[nodiscard]] constexpr units grace() const noexcept { return grace_; }
    [[nodiscard]] constexpr bool is_closed() const noexcept { return grace_ == 0; }

    friend constexpr bool operator==(fail_policy, fail_policy) noexcept = default;

private:
    constexpr explicit fail_policy(units grace) noexcept : grace_(grace) {}

    units grace_;
};

/// Who decided about a use of a leased cap.
enum class decided_by : std::uint8_t {
    slice = 0,        ///< the node's own slice
    store = 1,        ///< the central store, which was asked for more
    fail_closed = 2,  ///< the policy: the store is away, and nothing passes
    fail_open = 3,    ///< the policy: the store is away, and the grace was drawn on
};

}  // namespace mingbai::inline MINGBAI_ABI::cap
