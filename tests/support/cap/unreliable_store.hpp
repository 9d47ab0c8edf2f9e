// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/cap/lease_store.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "small_random.hpp"

namespace mingbai_test {

/// The way to a store over a bad network: messages are lost before they arrive, or their answers are; they arrive
/// twice; and copies of old ones arrive late, out of order.
template <class Store>
class unreliable_store {
public:
    unreliable_store(Store& store, std::uint64_t seed) : store_(&store), random_(seed) {}

    /// How many of a hundred messages each of these happens to.
    std::uint64_t lost = 0;
    std::uint64_t unanswered = 0;
    std::uint64_t doubled = 0;
    std::uint64_t late_copies = 0;
    bool cut = false;  ///< nothing gets through

    std::uint64_t mishaps = 0;
    std::uint64_t changed_by_copies = 0;  ///< late copies that were not refused

    mingbai::result<mingbai::cap::lease_reply> exchange(const mingbai::cap::lease_request& request) {
        const mingbai::refusal away{mingbai::reason::cap_store_away, {}};
        if (cut || random_.below(100) < lost) {
            ++mishaps;
            return away;
        }
        auto reply = store_->exchange(request);
        if (reply) sent_.push_back(request);
        if (random_.below(100) < doubled) {
            ++mishaps;
            const auto again = store_->exchange(request);
            if (reply && again && *again != *reply) ++changed_by_copies;
        }
        if (!sent_.empty() && random_.below(100) < late_copies) {
            ++mishaps;
            const mingbai::cap::lease_request& old = sent_[random_.below(sent_.size())];
            const bool last_of_its_kind = is_last(old);
            const auto copy = store_->exchange(old);
            if (!last_of_its_kind && copy) ++changed_by_copies;
        }
        if (random_.below(100) < unanswered) {
            ++mishaps;
            return away;
        }
        return reply;
    }
    mingbai::result<void> set_limit(mingbai::cap::table_key key, mingbai::cap::units limit) {
        return store_->set_limit(key, limit);
    }

private:
    [[nodiscard]] bool is_last(const mingbai::cap::lease_request& of) const {
        for (const auto& each : sent_)
            if (each.node == of.node && each.key == of.key && each.period == of.period && each.sequence > of.sequence)
                return false;
        return true;
    }

    Store* store_;
    small_random random_;
    std::vector<mingbai::cap::lease_request> sent_;
};

}  // namespace mingbai_test
