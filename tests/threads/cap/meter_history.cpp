// SPDX-License-Identifier: Apache-2.0
#include <mingbai/cap/meter.hpp>

#include <atomic>
#include <cap/interrupted_atomic.hpp>
#include <cap/recorded_meter.hpp>
#include <cap/small_random.hpp>
#include <catch.hpp>
#include <rounds.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

// Short histories of random calls from three real threads that often give way in the middle of a call, each call with
// its answer and with the instants of its begin and its end. Every history must be possible one call at a time
// (meter_specification.hpp).
namespace cap_meter_history_test {

using namespace mingbai;
using mingbai_test::performed;
using mingbai_test::small_random;

constexpr cap::alert_levels levels{50, 80, 100};
constexpr std::size_t threads_in_all = 3;
constexpr std::size_t calls_a_thread = 4;
constexpr std::size_t calls_in_all = threads_in_all * calls_a_thread;

struct stamps {
    std::uint64_t begun = 0;
    std::uint64_t ended = 0;
};

/// Keeps threads together round after round without a lock in the way of the calls that are watched.
class starting_line {
public:
    void wait() {
        const std::size_t round = round_.load();
        if (arrived_.fetch_add(1) + 1 == threads_in_all) {
            arrived_ = 0;
            ++round_;
        } else {
            while (round_.load() == round) std::this_thread::yield();
        }
    }

private:
    std::atomic<std::size_t> arrived_{0};
    std::atomic<std::size_t> round_{0};
};

TEST_CASE("every recorded history of three threads is one that a lonely meter could have had") {
    constexpr int rounds = mingbai_test::rounds(4'000);
    constexpr cap::units limit = 20;
    using interrupted_meter = cap::basic_meter<mingbai_test::interrupted_atomic>;
    std::optional<interrupted_meter> meter;
    std::vector<performed> calls(calls_in_all);
    std::vector<stamps> when(calls_in_all);
    std::atomic<std::uint64_t> clock{0};
    starting_line line;
    std::uint64_t broken = 0;
    std::uint64_t overlapping = 0;

    const auto thread = [&](std::size_t t) {
        small_random random(t * 7'919 + 13);
        for (int round = 0; round < rounds; ++round) {
            if (t == 0) {
                meter.emplace(limit);
                for (performed& each : calls) each = {};
            }
            line.wait();
            const mingbai_test::recorded_meter<interrupted_meter> recorded(*meter, levels);
            cap::grant held;
            for (std::size_t i = 0; i < calls_a_thread; ++i) {
                const std::size_t number = t * calls_a_thread + i;
                performed& call = calls[number];
                const auto pick = random.below(8);
                const cap::units amount = 1 + random.below(9);
                when[number].begun = clock.fetch_add(1);
                if (held.amount() != 0) {
                    if (pick < 6)
                        recorded.commit(call, std::move(held), random.below(12));
                    else
                        recorded.release(call, std::move(held));
                } else if (pick < 3) {
                    held = recorded.reserve(call, amount, 1 + random.below(amount));
                } else if (pick < 5) {
                    recorded.charge(call, amount);
                } else if (pick == 5) {
                    recorded.set_limit(call, 10 + random.below(20));
                } else if (pick == 6) {
                    recorded.refund(call, amount);
                } else {
                    recorded.read(call);
                }
                when[number].ended = clock.fetch_add(1);
            }
            line.wait();
            if (t == 0) {
                for (std::size_t i = 0; i < calls_in_all; ++i)
                    for (std::size_t j = 0; j < calls_in_all; ++j) {
                        if (when[j].ended < when[i].begun) calls[i].after |= std::uint64_t{1} << j;
                        if (i < j && when[j].begun < when[i].ended && when[i].begun < when[j].ended) ++overlapping;
                    }
                if (!mingbai_test::keeps_its_promises(calls, limit, {}, levels) && broken++ == 0)
                    UNSCOPED_INFO(mingbai_test::described(calls));
            }
            line.wait();
        }
    };
    std::vector<std::thread> others;
    for (std::size_t t = 1; t < threads_in_all; ++t) others.emplace_back(thread, t);
    thread(0);
    for (std::thread& each : others) each.join();
    INFO("pairs of calls that overlapped: " << overlapping);
    CHECK(broken == 0);
    CHECK(overlapping > rounds);
}

}  // namespace cap_meter_history_test
