// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/hash_map.hpp>
#include <mingbai/cap/lease_store.hpp>

#include <cstdint>
#include <mutex>

namespace mingbai::inline MINGBAI_ABI::cap {

/// The central store in the memory of one process: for a single machine, for tests, and as the rule that the stores of
/// `interop/` are compared with. Safe from any thread, under one lock. A cap that nobody set has the limit 0.
class memory_lease_store {
public:
    explicit memory_lease_store(const alert_levels& levels = {}) noexcept : levels_(levels) {}

    [[nodiscard]] result<lease_reply> exchange(const lease_request& request) {
        const std::lock_guard<std::mutex> guard(lock_);
        cap_entry& cap = caps_[request.key];
        period_entry& period = cap.periods[request.period];
        return cap::exchange(period.account, period.shares[request.node], request, cap.limit, levels_);
    }

    /// Refused: reason::out_of_range for a limit above `highest_limit`.
    [[nodiscard]] result<void> set_limit(table_key key, units limit) {
        if (limit > highest_limit) return refusal{reason::out_of_range, {}};
        const std::lock_guard<std::mutex> guard(lock_);
        caps_[key].limit = limit;
        return {};
    }

    /// What the store keeps of one cap in one period.
    [[nodiscard]] lease_account account(table_key key, std::uint32_t period) {
        const std::lock_guard<std::mutex> guard(lock_);
        return caps_[key].periods[period].account;
    }

    /// Forgets the periods before this one, of all caps.
    void forget_before(std::uint32_t period) {
        const std::lock_guard<std::mutex> guard(lock_);
        caps_.for_each([period](table_key, cap_entry& cap) {
            cap.periods.erase_if([period](std::uint32_t each, const period_entry&) { return each < period; });
        });
    }

private:
    struct period_entry {
        lease_account account;
        mingbai::detail::hash_map<node_id, lease_share> shares;
    };
    struct cap_entry {
        units limit = 0;
        mingbai::detail::hash_map<std::uint32_t, period_entry> periods;
    };

    std::mutex lock_;
    mingbai::detail::hash_map<table_key, cap_entry> caps_;
    alert_levels levels_;
};

static_assert(lease_store<memory_lease_store>);

}  // namespace mingbai::inline MINGBAI_ABI::cap
