// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <mingbai/cap/joint.hpp>
#include <mingbai/cap/meter.hpp>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <utility>

// One hot cap, charged by one thread and by two. The peers: one bare compare-exchange loop with a limit (what any exact
// counter costs at least), an atomic addition (which checks nothing), a std::mutex around the same arithmetic as ours,
// and a token bucket that admits by time, as rate limiters do (which bounds a rate and no total).
namespace cap_meter_bench {

using namespace mingbai;

constexpr std::uint64_t limit = cap::highest_limit;
constexpr cap::alert_levels levels{50, 80, 100};
constexpr cap::meter_period today{20'600};

std::atomic<std::uint64_t> bare{0};

void bare_cas_loop(benchmark::State& state) {
    for (auto _ : state) {
        std::uint64_t seen = bare.load(std::memory_order_acquire);
        while (seen + 3 <= limit && !bare.compare_exchange_weak(seen, seen + 3, std::memory_order_acq_rel)) {
        }
    }
}

void atomic_add_without_a_check(benchmark::State& state) {
    for (auto _ : state) bare.fetch_add(3, std::memory_order_acq_rel);
}

struct locked_cap {
    std::mutex lock;
    std::uint64_t held = 0;
    std::uint64_t used = 0;
    std::uint64_t of = limit;
    unsigned reached = 0;
    static constexpr std::uint64_t percent[]{50, 80, 100};

    bool reserve(std::uint64_t amount) {
        const std::lock_guard<std::mutex> guard(lock);
        if (held + used + amount > of) return false;
        held += amount;
        return true;
    }
    void commit(std::uint64_t amount) {
        const std::lock_guard<std::mutex> guard(lock);
        held -= amount;
        used += amount;
        while (reached < 3 && used * 100 >= of * percent[reached]) ++reached;
    }
};
locked_cap locked;

void mutex_reserve_and_commit(benchmark::State& state) {
    for (auto _ : state)
        if (locked.reserve(3)) locked.commit(3);
}

/// A bucket that fills by the clock: folly's way, the time at which it was empty in one word. The clock is an argument
/// here, too, so that reading it is not measured.
std::atomic<std::int64_t> empty_at{0};
std::atomic<std::int64_t> bucket_clock{1'000'000'000'000};

void token_bucket(benchmark::State& state) {
    for (auto _ : state) {
        const std::int64_t now = bucket_clock.load(std::memory_order_relaxed);
        std::int64_t zero = empty_at.load(std::memory_order_acquire);
        while (zero + 3 <= now && !empty_at.compare_exchange_weak(zero, zero + 3, std::memory_order_acq_rel)) {
        }
    }
}

constinit cap::meter hot(limit, today);

void meter_reserve_and_commit(benchmark::State& state) {
    for (auto _ : state) {
        auto answer = hot.reserve(3, today);
        benchmark::DoNotOptimize(hot.commit(std::move(answer.held), 3, levels).counted);
    }
}
void meter_reserve_and_commit_half(benchmark::State& state) {
    for (auto _ : state) {
        auto answer = hot.reserve(4, today);
        benchmark::DoNotOptimize(hot.commit(std::move(answer.held), 2, levels).counted);
    }
}
void meter_charge(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(hot.charge(3, levels, today).counted);
}

constinit cap::meter used_up(0, today);

void meter_refuse(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(used_up.charge(3, levels, today).refused);
}

constinit cap::meter second(limit, today);
constinit cap::meter third(limit, today);

void joint_charge_of_three_caps(benchmark::State& state) {
    const cap::joint_cap caps[]{{&hot, 2, today, levels}, {&second, 3, today, levels}, {&third, 1, today, levels}};
    const cap::joint all{caps};
    for (auto _ : state) benchmark::DoNotOptimize(all.charge(3).counted);
}

BENCHMARK(bare_cas_loop)->ThreadRange(1, 2)->UseRealTime();
BENCHMARK(atomic_add_without_a_check)->ThreadRange(1, 2)->UseRealTime();
BENCHMARK(mutex_reserve_and_commit)->ThreadRange(1, 2)->UseRealTime();
BENCHMARK(token_bucket)->ThreadRange(1, 2)->UseRealTime();
BENCHMARK(meter_reserve_and_commit)->ThreadRange(1, 2)->UseRealTime();
BENCHMARK(meter_reserve_and_commit_half)->ThreadRange(1, 2)->UseRealTime();
BENCHMARK(meter_charge)->ThreadRange(1, 2)->UseRealTime();
BENCHMARK(meter_refuse)->ThreadRange(1, 2)->UseRealTime();
BENCHMARK(joint_charge_of_three_caps)->ThreadRange(1, 2)->UseRealTime();

}  // namespace cap_meter_bench
