// SPDX-License-Identifier: Apache-2.0
#include <mingbai/cap/meter_table.hpp>

#include <array>
#include <cap/small_random.hpp>
#include <catch.hpp>
#include <cstddef>
#include <cstdint>
#include <map>
#include <thread>
#include <vector>

namespace cap_meter_table_threads_test {

using namespace mingbai;

constexpr cap::alert_levels levels{50, 100};

TEST_CASE("subscribers come and go while others are charged: every unit is on somebody's meter") {
    constexpr std::size_t chargers = 2;
    constexpr cap::table_key keys = 200;
    constexpr cap::units limit = 500;
    std::vector<cap::table_slot> slots(4'096);
    cap::meter_table table(slots);
    std::vector<cap::table_event> batch;
    cap::units counted_in_all = 0;
    cap::units shown_in_all = 0;
    std::uint64_t too_much = 0;

    for (int round = 0; round < 12; ++round) {
        std::array<cap::units, chargers> counted{};
        cap::units erased = 0;
        std::vector<std::thread> threads;
        for (std::size_t t = 0; t < chargers; ++t)
            threads.emplace_back([&, t] {
                mingbai_test::small_random random(static_cast<std::uint64_t>(round) * 10 + t);
                std::vector<cap::table_event> events(4'000);
                for (auto& each : events) each = {1 + random.below(keys), 1 + random.below(4), {}};
                table.charge(events, levels, [&](std::size_t, const cap::settlement* answer) {
                    if (answer != nullptr) counted[t] += answer->counted;
                });
            });
        // Two inserters of the same keys, one of which erases as well.
        for (std::size_t t = 0; t < 2; ++t)
            threads.emplace_back([&, t] {
                mingbai_test::small_random random(static_cast<std::uint64_t>(round) * 10 + 5 + t);
                for (int step = 0; step < 1'500; ++step) {
                    const cap::table_key key = 1 + random.below(keys);
                    const auto made = table.insert(key, limit);
                    if (!made) continue;
                    if (t == 0 && random.below(3) == 0) (void)table.erase(key);
                }
            });
        std::thread watcher([&] {
            for (int look = 0; look < 20; ++look)
                table.for_each([&](cap::table_key, cap::meter& meter) {
                    const cap::reading shown = meter.read();
                    if (shown.limit != 0 && shown.used + shown.held > limit) ++too_much;
                });
        });
        for (std::thread& each : threads) each.join();
        watcher.join();
        for (const cap::units each : counted) counted_in_all += each;
        // The quiet moment. Erased meters are met for the last time.
        for (cap::table_slot& slot : slots)
            if (slot.key.load() > cap::highest_table_key) erased += slot.counted_by.read().used;
        shown_in_all += erased;
        (void)table.reclaim();
    }
    std::map<cap::table_key, int> times;
    table.for_each([&](cap::table_key key, cap::meter& meter) {
        ++times[key];
        shown_in_all += meter.read().used;
    });
    for (const auto& [key, count] : times) CHECK(count == 1);
    CHECK(too_much == 0);
    CHECK(counted_in_all > 0);
    CHECK(shown_in_all == counted_in_all);
}

}  // namespace cap_meter_table_threads_test
