// SPDX-License-Identifier: Apache-2.0
#include <mingbai/cap/lease.hpp>
#include <mingbai/cap/memory_lease_store.hpp>

#include <array>
#include <atomic>
#include <cap/small_random.hpp>
#include <catch.hpp>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <thread>
#include <utility>
#include <vector>

namespace cap_lease_threads_test {

using namespace mingbai;

TEST_CASE("three nodes with two threads each spend one cap over several periods, exactly") {
    constexpr cap::units limit = 20'000;
    constexpr std::uint32_t first = 600;
    constexpr std::uint32_t months = 4;
    constexpr int calls = 12'000;
    constexpr std::size_t threads_in_all = 6;
    cap::memory_lease_store store(cap::alert_levels{50, 80, 100});
    REQUIRE(store.set_limit(1, limit));
    std::deque<cap::lease<cap::memory_lease_store>> nodes;
    for (cap::node_id number = 1; number <= 3; ++number)
        nodes.emplace_back(store, 1, cap::lease_options{.node = number, .first_slice = 50, .largest_slice = 800});
    // A thread goes on to the next month when all have ended this one, so that what is counted is of that month.
    std::array<std::array<cap::units, months>, threads_in_all> counted{};
    std::array<std::atomic<int>, 8> told{};
    std::array<std::atomic<std::size_t>, months> ended{};
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < threads_in_all; ++t)
        threads.emplace_back([&, t] {
            cap::lease<cap::memory_lease_store>& lease = nodes[t / 2];
            mingbai_test::small_random random(t);
            for (std::uint32_t month = 0; month < months; ++month) {
                const cap::meter_period now{first + month};
                for (int call = 0; call < calls / static_cast<int>(months); ++call) {
                    cap::lease_answer answer;
                    if (random.below(3) == 0) {
                        cap::grant held;
                        (void)lease.reserve(1 + random.below(20), now, held);
                        const cap::units granted = held.amount();
                        answer = lease.commit(std::move(held), random.below(granted + 1), now);
                    } else {
                        answer = lease.charge(1 + random.below(9), now);
                    }
                    counted[t][month] += answer.counted;
                    for (std::size_t level = 0; level < told.size(); ++level)
                        if ((answer.news.crossed >> level) & 1U) ++told[level];
                    if (random.below(500) == 0) (void)lease.sync(now, 0);
                }
                ++ended[month];
                while (ended[month].load() < threads_in_all) std::this_thread::yield();
            }
        });
    for (std::thread& each : threads) each.join();
    for (auto& each : nodes) REQUIRE(each.sync(cap::meter_period{first + months}, 0));
    for (std::uint32_t month = 0; month < months; ++month) {
        cap::units total = 0;
        for (const auto& each : counted) total += each[month];
        CHECK(total <= limit);
        CHECK(total > limit - 200);
        CHECK(store.account(1, first + month).spent == total);
        CHECK(store.account(1, first + month).out == total);
    }
    for (const auto& each : told) CHECK(each.load() <= static_cast<int>(months));
}

}  // namespace cap_lease_threads_test
