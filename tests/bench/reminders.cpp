// SPDX-License-Identifier: Apache-2.0
#include <mingbai/notice/due_queue.hpp>
#include <mingbai/notice/usage_watch.hpp>

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

// A day's events of so many subscribers: three readings of a counter each, of which those that reach a level become
// reminders; and one timed reminder each, asked for minute by minute.
namespace notice_reminders_bench {

using namespace mingbai;
using namespace mingbai::notice;

void usage_of_a_day(benchmark::State& state) {
    const auto subscribers = static_cast<std::size_t>(state.range(0));
    std::mt19937_64 random(1);
    std::vector<std::uint64_t> used(subscribers);
    std::vector<std::pair<std::uint64_t, usage_reading>> readings;
    for (std::size_t i = 0; i < 3 * subscribers; ++i) {
        const std::uint64_t counter = random() % subscribers;
        used[counter] += random() % 40;
        readings.push_back({counter, {1, used[counter], 100}});
    }
    std::size_t reminders = 0;
    for ([[maybe_unused]] auto _ : state) {
        usage_watch watch(observed_usage_levels, subscribers);
        reminders = 0;
        watch.observe(readings, [&](std::size_t, crossing) { ++reminders; });
        benchmark::DoNotOptimize(reminders);
    }
    state.counters["reminders"] = static_cast<double>(reminders);
}
BENCHMARK(usage_of_a_day)->Arg(10'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

void timed_reminders_of_a_day(benchmark::State& state) {
    const auto subscribers = static_cast<std::uint32_t>(state.range(0));
    std::mt19937_64 random(1);
    std::vector<instant> due;
    for (std::uint32_t i = 0; i < subscribers; ++i) due.push_back(instant{std::chrono::seconds{random() % 86'400}});
    for ([[maybe_unused]] auto _ : state) {
        due_queue<std::uint32_t> queue;
        for (std::uint32_t i = 0; i < subscribers; ++i) queue.add(due[i], i);
        std::size_t told = 0;
        for (std::int64_t minute = 1; minute <= 24 * 60; ++minute)
            while (queue.pop(instant{std::chrono::minutes{minute}})) ++told;
        if (told != subscribers) state.SkipWithError("a reminder was lost");
    }
}
BENCHMARK(timed_reminders_of_a_day)->Arg(10'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

}  // namespace notice_reminders_bench
