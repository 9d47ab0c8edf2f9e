// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/cap/lease.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#include "child_process.hpp"
#include "shared_memory.hpp"
#include "small_random.hpp"
#include "unreliable_store.hpp"

namespace mingbai_test {

struct fleet_plan {
    std::size_t processes = 3;
    int kills = 6;  ///< of processes, kill -9
    mingbai::cap::units limit = 30'000;
    mingbai::cap::units largest_slice = 800;
    bool copies = true;                        ///< messages arrive twice, and copies of old ones late
    std::function<void()> in_between = [] {};  ///< after each kill
};

struct fleet_result {
    mingbai::cap::units counted = 0;  ///< by all processes, dead ones included, as far as they could write it down
    mingbai::cap::units unsure = 0;   ///< at most so much more: one event of each killed process
    std::uint64_t away = 0;           ///< how often the store could not be reached
    std::uint64_t copies_with_effect = 0;
};

/// Real processes that charge one cap through a real store until it holds; some are killed, others take their place.
/// `with_store(f)` makes a store in a child and calls `f(store)`.
template <class WithStore>
fleet_result run_fleet(const fleet_plan& plan, mingbai::cap::table_key key, WithStore with_store) {
    namespace cap = mingbai::cap;
    struct books {
        std::atomic<cap::units> counted{0};
        std::atomic<std::uint64_t> away{0};
        std::atomic<std::uint64_t> copies{0};
        std::atomic<std::uint64_t> nodes{0};
    };
    const shared_memory<books> shared(1);
    books& all = shared[0];
    const cap::meter_period now{677};

    const auto start = [&](std::uint64_t seed) {
        return child_process::running([&, seed] {
            with_store([&](auto& store) {
                unreliable_store<std::remove_reference_t<decltype(store)>> way(store, seed);
                if (plan.copies) way.doubled = way.late_copies = 10;
                cap::lease<decltype(way)> lease(
                    way, key, {.node = ++all.nodes, .first_slice = 20, .largest_slice = plan.largest_slice});
                small_random random(seed);
                for (int refusals = 0; refusals < 40;) {
                    const cap::units amount = 1 + random.below(5);
                    const cap::lease_answer answer = lease.charge(amount, now);
                    all.counted += answer.counted;
                    if (answer.why == mingbai::reason::cap_store_away) ++all.away;
                    if (answer.why == mingbai::reason::cap_reached) ++refusals;
                    if (!answer) std::this_thread::sleep_for(std::chrono::milliseconds(2));
                    if (random.below(60) == 0 || !answer) (void)lease.sync(now, 0);
                    if (random.below(4) == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
                }
                for (int tries = 0; tries < 200 && !lease.sync(now, 0); ++tries)
                    std::this_thread::sleep_for(std::chrono::milliseconds(5));
                all.copies += way.changed_by_copies;
            });
        });
    };
    std::vector<child_process> processes;
    std::uint64_t seed = 1;
    for (std::size_t i = 0; i < plan.processes; ++i) processes.push_back(start(seed++));
    for (int kill = 0; kill < plan.kills; ++kill) {
        std::this_thread::sleep_for(std::chrono::milliseconds(60));
        child_process& victim = processes[static_cast<std::size_t>(kill) % processes.size()];
        victim.kill();
        victim = start(seed++);
        plan.in_between();
    }
    for (child_process& each : processes) each.wait();
    return {all.counted.load(), static_cast<cap::units>(plan.kills) * 5, all.away.load(), all.copies.load()};
}

}  // namespace mingbai_test
