// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

namespace mingbai_test {

/// Something that happened to one object at some instant between the call and the return of the operation it belongs
/// to.
template <class What>
struct history_event {
    What what;
    std::uint64_t after = 0;  ///< bit i: event i was over before this one could begin
};

/// Whether the events can be put into one order that keeps every `after` and in which each gives, applied to the object
/// as if it were alone in the world, the answer that it really gave (Wing and Gong's search, with Lowe's memory of dead
/// ends).
///
/// `apply(state, what)` is the object's specification: it changes the state and says whether the answer agrees.
/// `end(state)` says whether the object may be left like this. State has operator<. At most 64 events.
template <class State, class What, class Apply, class End>
[[nodiscard]] bool linearizable(const std::vector<history_event<What>>& events, const State& initial, Apply apply,
                                End end) {
    std::set<std::pair<std::uint64_t, State>> dead_ends;
    const std::uint64_t all = events.size() == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << events.size()) - 1;
    const auto search = [&](const auto& self, std::uint64_t placed, const State& state) -> bool {
        if (placed == all) return end(state);
        if (!dead_ends.emplace(placed, state).second) return false;
        for (std::size_t i = 0; i < events.size(); ++i) {
            const std::uint64_t bit = std::uint64_t{1} << i;
            if ((placed & bit) != 0 || (events[i].after & ~placed) != 0) continue;
            State next = state;
            if (apply(next, events[i].what) && self(self, placed | bit, next)) return true;
        }
        return false;
    };
    return search(search, 0, initial);
}

}  // namespace mingbai_test
