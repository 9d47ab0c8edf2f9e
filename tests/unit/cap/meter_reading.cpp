// SPDX-License-Identifier: Apache-2.0
#include <mingbai/cap/meter.hpp>

#include <catch.hpp>
#include <cap/meter_specification.hpp>

#include <atomic>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

// What a reading shows when others come between its looks at the meter's words.
namespace cap_meter_reading_test {

using namespace mingbai;

/// What happens before a load of the thread's: the number of loads until then counts from 1.
struct between_loads {
    std::vector<std::pair<int, std::function<void()>>> steps;
    int loads = 0;
    bool busy = false;

    void come_by() {
        if (busy) return;
        ++loads;
        busy = true;
        for (const auto& [at, step] : steps)
            if (at == loads) step();
        busy = false;
    }
};
between_loads* watched = nullptr;

template <class T>
class watched_atomic {
public:
    static constexpr bool is_always_lock_free = std::atomic<T>::is_always_lock_free;

    watched_atomic(T value) : value_(value) {}
    T load(std::memory_order order) const {
        if (watched != nullptr) watched->come_by();
        return value_.load(order);
    }
    void store(T value, std::memory_order order) { value_.store(value, order); }
    bool compare_exchange_strong(T& expected, T desired, std::memory_order success, std::memory_order failure) {
        return value_.compare_exchange_strong(expected, desired, success, failure);
    }

private:
    std::atomic<T> value_;
};
using watched_meter = cap::basic_meter<watched_atomic>;

cap::reading read_while(watched_meter& meter, std::vector<std::pair<int, std::function<void()>>> steps) {
    between_loads others{std::move(steps)};
    watched = &others;
    const cap::reading shown = meter.read();
    watched = nullptr;
    return shown;
}

TEST_CASE("a reading shows one instant: when the count changes between its looks, it looks again") {
    watched_meter meter(20);
    CHECK(meter.charge(5).counted == 5);
    const cap::reading shown = read_while(meter, {{2, [&] { CHECK(meter.charge(4).counted == 4); }}});
    CHECK(shown.used == 9);
    CHECK(shown.held == 0);
    CHECK(shown.left == 11);
}

TEST_CASE("units that are refunded while others use as many may show as used what is held, and never more than is taken") {
    watched_meter meter(20);
    CHECK(meter.charge(5).counted == 5);
    auto held = meter.reserve(1);
    REQUIRE(held);
    const cap::reading shown = read_while(meter, {{2, [&] { CHECK(meter.refund(4) == 4); }},  // after it has seen the count
                                                  {4, [&] { CHECK(meter.charge(4).counted == 4); }}});  // before it looks again
    CHECK(shown.used == 2);  // one is used, one is held
    CHECK(shown.held == 0);
    CHECK(shown.left == 18);
    CHECK(shown.used + shown.held + shown.left == shown.limit);
    CHECK(meter.read().held == 1);
    meter.release(std::move(held.held));
    CHECK(meter.read().used == 5);
}

TEST_CASE("the specification allows that reading where it was overlapped, and nowhere else") {
    using mingbai_test::performed;
    using kind = performed::kind;
    const auto call = [](kind what, cap::units amount, std::uint64_t after) {
        performed made;
        made.what = what;
        made.amount = made.at_least = amount;
        made.after = after;
        if (what == kind::charge) made.settled.counted = amount;
        if (what == kind::refund) made.refunded = amount;
        return made;
    };
    std::vector<performed> calls{call(kind::charge, 5, 0), call(kind::reserve, 1, 0b1), call(kind::read, 0, 0b11), call(kind::refund, 4, 0b11),
                                 call(kind::charge, 4, 0b1011)};
    calls[1].grant.amount = 1;
    calls[1].left = 14;
    calls[2].shown.limit = 20;
    calls[2].shown.used = 2;
    calls[2].shown.left = 18;
    CHECK(mingbai_test::keeps_its_promises(calls, 20, {}, {}));
    calls[4].after |= 0b100;  // now the charge came when the reading was over
    CHECK_FALSE(mingbai_test::keeps_its_promises(calls, 20, {}, {}));
}

}  // namespace cap_meter_reading_test
