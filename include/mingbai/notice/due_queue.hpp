// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/instant.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::notice {

/// Things to do at an instant, the earliest first; of one instant, the smallest thing first, so that the order is the
/// same on every run. T is ordered. Any scheduler can drive it: sleep until `next_due()`, then `pop(now)` until it is
/// empty.
///
/// Adding and taking are O(log n), looking is O(1). Nothing is taken out early: whoever takes a thing looks whether it
/// is still to be done.
template <class T>
class due_queue {
public:
    void add(instant due, T what) {
        heap_.emplace_back(due, std::move(what));
        std::push_heap(heap_.begin(), heap_.end(), later{});
    }

    /// When the first thing is due; nothing when there is none.
    [[nodiscard]] std::optional<instant> next_due() const noexcept {
        if (heap_.empty()) return std::nullopt;
        return heap_.front().first;
    }

    /// Takes the first thing if it is due by `now`.
    [[nodiscard]] std::optional<T> pop(instant now) {
        if (heap_.empty() || heap_.front().first > now) return std::nullopt;
        std::pop_heap(heap_.begin(), heap_.end(), later{});
        T what = std::move(heap_.back().second);
        heap_.pop_back();
        return what;
    }

    [[nodiscard]] std::size_t size() const noexcept { return heap_.size(); }
    void reserve(std::size_t n) { heap_.reserve(n); }
    void clear() noexcept { heap_.clear(); }

private:
    struct later {
        [[nodiscard]] bool operator()(const std::pair<instant, T>& a, const std::pair<instant, T>& b) const noexcept {
            return b < a;
        }
    };

    std::vector<std::pair<instant, T>> heap_;
};

}  // namespace mingbai::inline MINGBAI_ABI::notice
