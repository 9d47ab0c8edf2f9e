// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <mingbai/cap/meter_table.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#if __has_include(<absl/container/flat_hash_map.h>)
#include <absl/container/flat_hash_map.h>
#endif

// Charging events of random subscribers among so many. The peers: std::unordered_map under striped locks, absl's flat
// map under striped locks (where it is installed), and the bound: a flat table of bare atomic counters with a limit
// each, by single events and in batches with prefetch; it has no periods, no reminders, no holds.
namespace cap_table_bench {

using namespace mingbai;

constexpr cap::alert_levels levels{50, 80, 100};
constexpr std::uint64_t limit = std::uint64_t{1} << 40;
constexpr std::uint32_t batch_size = 256;

std::uint64_t mixed(std::uint64_t x) {
    x += 0x9e3779b97f4a7c15;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
}
/// The n-th subscriber's key: numbers that have nothing to do with each other.
std::uint64_t key_of(std::uint64_t n) {
    return 1 + (mixed(n) >> 3);
}

/// A thread's random subscribers.
struct picks {
    std::uint64_t state;
    std::uint64_t among;

    std::uint64_t operator()() { return key_of(((mixed(state++) >> 32) * among) >> 32); }
};
picks picks_of(const benchmark::State& state) {
    return {static_cast<std::uint64_t>(state.thread_index()) << 40, static_cast<std::uint64_t>(state.range(0))};
}

/// One population at a time, made by whoever asks for it first.
template <class Made>
Made& population(std::int64_t subscribers) {
    static std::mutex lock;
    static std::unique_ptr<Made> made;
    static std::int64_t of = 0;
    const std::lock_guard<std::mutex> guard(lock);
    if (of != subscribers) {
        made.reset();
        made = std::make_unique<Made>(static_cast<std::size_t>(subscribers));
        of = subscribers;
    }
    return *made;
}
template <class Made>
void forget(const benchmark::State& state) {
    if (state.thread_index() == 0) population<Made>(1);
}

struct metered {
    explicit metered(std::size_t subscribers) : slots(cap::meter_table::slots_for(subscribers)), table(slots) {
        for (std::size_t n = 0; n < subscribers; ++n) (void)table.insert(key_of(n), limit);
    }
    std::vector<cap::table_slot> slots;
    cap::meter_table table;
};

void table_single(benchmark::State& state) {
    metered& all = population<metered>(state.range(0));
    picks next = picks_of(state);
    for (auto _ : state) {
        cap::meter* const found = all.table.find(next());
        if (found != nullptr) benchmark::DoNotOptimize(found->charge(3, levels).counted);
    }
    state.counters["bytes_each"] = benchmark::Counter(
        static_cast<double>(all.slots.size() * sizeof(cap::table_slot)) / static_cast<double>(state.range(0)),
        benchmark::Counter::kAvgThreads);
    forget<metered>(state);
}

void table_batch(benchmark::State& state) {
    metered& all = population<metered>(state.range(0));
    picks next = picks_of(state);
    std::vector<cap::table_event> events(batch_size);
    std::uint64_t counted = 0;
    std::int64_t processed = 0;
    for (auto _ : state) {
        for (auto& each : events) each = {next(), 3, {}};
        all.table.charge(events, levels, [&](std::size_t, const cap::settlement* answer) {
            if (answer != nullptr) counted += answer->counted;
        });
        processed += std::int64_t{batch_size};
    }
    benchmark::DoNotOptimize(counted);
    state.SetItemsProcessed(processed);
    forget<metered>(state);
}

/// The bound: key and one word that holds what is left, 16 bytes, five slots for four.
struct flat {
    struct slot {
        std::uint64_t key = 0;
        std::atomic<std::uint64_t> left{0};
    };
    explicit flat(std::size_t subscribers) : slots(subscribers + subscribers / 4 + 1) {
        for (std::size_t n = 0; n < subscribers; ++n) {
            std::size_t at = home(key_of(n));
            while (slots[at].key != 0) at = at + 1 == slots.size() ? 0 : at + 1;
            slots[at].key = key_of(n);
            slots[at].left = limit;
        }
    }
    [[nodiscard]] std::size_t home(std::uint64_t key) const { return ((mixed(key) >> 32) * slots.size()) >> 32; }
    bool charge(std::uint64_t key, std::uint64_t amount) {
        std::size_t at = home(key);
        while (slots[at].key != key) at = at + 1 == slots.size() ? 0 : at + 1;
        std::uint64_t left = slots[at].left.load(std::memory_order_acquire);
        while (left >= amount &&
               !slots[at].left.compare_exchange_weak(left, left - amount, std::memory_order_acq_rel)) {
        }
        return left >= amount;
    }
    std::vector<slot> slots;
};

void bound_single(benchmark::State& state) {
    flat& all = population<flat>(state.range(0));
    picks next = picks_of(state);
    for (auto _ : state) benchmark::DoNotOptimize(all.charge(next(), 3));
    forget<flat>(state);
}
void bound_batch(benchmark::State& state) {
    flat& all = population<flat>(state.range(0));
    picks next = picks_of(state);
    std::vector<std::uint64_t> keys(batch_size);
    std::uint64_t counted = 0;
    std::int64_t processed = 0;
    constexpr std::size_t ahead = 24;
    for (auto _ : state) {
        for (auto& each : keys) each = next();
        for (std::size_t i = 0; i < ahead; ++i) __builtin_prefetch(&all.slots[all.home(keys[i])], 1);
        for (std::size_t i = 0; i < batch_size; ++i) {
            if (i + ahead < batch_size) __builtin_prefetch(&all.slots[all.home(keys[i + ahead])], 1);
            counted += all.charge(keys[i], 3) ? 1U : 0U;
        }
        processed += std::int64_t{batch_size};
    }
    benchmark::DoNotOptimize(counted);
    state.SetItemsProcessed(processed);
    forget<flat>(state);
}

struct plain_cap {
    std::uint64_t used = 0;
    std::uint64_t of = limit;
};
template <class Map>
struct striped {
    explicit striped(std::size_t subscribers) {
        map.reserve(subscribers);
        for (std::size_t n = 0; n < subscribers; ++n) map.emplace(key_of(n), plain_cap{});
    }
    bool charge(std::uint64_t key, std::uint64_t amount) {
        const std::lock_guard<std::mutex> guard(locks[key % 256]);
        const auto found = map.find(key);
        if (found == map.end() || found->second.used + amount > found->second.of) return false;
        found->second.used += amount;
        return true;
    }
    Map map;
    std::mutex locks[256];
};
template <class Map>
void striped_single(benchmark::State& state) {
    striped<Map>& all = population<striped<Map>>(state.range(0));
    picks next = picks_of(state);
    for (auto _ : state) benchmark::DoNotOptimize(all.charge(next(), 3));
    forget<striped<Map>>(state);
}
void unordered_map_and_locks(benchmark::State& state) {
    striped_single<std::unordered_map<std::uint64_t, plain_cap>>(state);
}
#if __has_include(<absl/container/flat_hash_map.h>)
void absl_flat_map_and_locks(benchmark::State& state) {
    striped_single<absl::flat_hash_map<std::uint64_t, plain_cap>>(state);
}
BENCHMARK(absl_flat_map_and_locks)->Arg(10'000)->Arg(1'000'000)->Arg(10'000'000)->ThreadRange(1, 2)->UseRealTime();
#endif
BENCHMARK(bound_single)->Arg(10'000)->Arg(1'000'000)->Arg(10'000'000)->ThreadRange(1, 2)->UseRealTime();
BENCHMARK(bound_batch)->Arg(10'000)->Arg(1'000'000)->Arg(10'000'000)->ThreadRange(1, 2)->UseRealTime();
BENCHMARK(table_single)->Arg(10'000)->Arg(1'000'000)->Arg(10'000'000)->ThreadRange(1, 2)->UseRealTime();
BENCHMARK(table_batch)->Arg(10'000)->Arg(1'000'000)->Arg(10'000'000)->ThreadRange(1, 2)->UseRealTime();
BENCHMARK(unordered_map_and_locks)->Arg(10'000)->Arg(1'000'000)->Arg(10'000'000)->ThreadRange(1, 2)->UseRealTime();

}  // namespace cap_table_bench
