// SPDX-License-Identifier: Apache-2.0
#include <mingbai/cap/meter.hpp>

#include <cap/interleaving_explorer.hpp>
#include <cap/recorded_meter.hpp>
#include <catch.hpp>
#include <rounds.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

// The real meter over a model atomic: two and three threads, small amounts, every order of their atomic operations. In
// each state that can be reached nothing may be above a limit; at each end the calls and their answers must be possible
// one at a time (meter_specification.hpp), and no reminder may be lost or told twice.
namespace cap_meter_interleavings_test {

using namespace mingbai;
using mingbai_test::explorer;
using mingbai_test::performed;

using modelled_meter = cap::basic_meter<mingbai_test::model_atomic>;
using recorder = mingbai_test::recorded_meter<modelled_meter>;

constexpr cap::alert_levels levels{50, 80, 100};
constexpr cap::meter_period june{5};
constexpr cap::meter_period july{6};
constexpr cap::meter_period august{7};

/// A thread's program: it gets the recorder, and says which call it makes next.
class script {
public:
    script(explorer& orders, std::vector<performed>& calls, const recorder& meter)
        : orders_(&orders), calls_(&calls), meter_(&meter) {}

    cap::grant reserve(std::size_t n, cap::units wanted, cap::units at_least, cap::meter_period now = {}) const {
        cap::grant held;
        orders_->perform(n, [&] { held = meter_->reserve((*calls_)[n], wanted, at_least, now); });
        return held;
    }
    void commit(std::size_t n, cap::grant held, cap::units actual, cap::meter_period now = {}) const {
        orders_->perform(n, [&] { meter_->commit((*calls_)[n], std::move(held), actual, now); });
    }
    void release(std::size_t n, cap::grant held) const {
        orders_->perform(n, [&] { meter_->release((*calls_)[n], std::move(held)); });
    }
    void charge(std::size_t n, cap::units amount, cap::meter_period now = {}) const {
        orders_->perform(n, [&] { meter_->charge((*calls_)[n], amount, now); });
    }
    void refund(std::size_t n, cap::units amount, cap::meter_period when = {}) const {
        orders_->perform(n, [&] { meter_->refund((*calls_)[n], amount, when); });
    }
    void set_limit(std::size_t n, cap::units limit, cap::meter_period now = {}) const {
        orders_->perform(n, [&] { meter_->set_limit((*calls_)[n], limit, now); });
    }
    void begin(std::size_t n, cap::meter_period now) const {
        orders_->perform(n, [&] { meter_->start((*calls_)[n], now); });
    }
    void read(std::size_t n, cap::meter_period now = {}) const {
        orders_->perform(n, [&] { meter_->read((*calls_)[n], now); });
    }

private:
    explorer* orders_;
    std::vector<performed>* calls_;
    const recorder* meter_;
};

using program = std::function<void(const script&)>;

struct outcome {
    std::uint64_t schedules = 0;
    std::uint64_t endings = 0;
    std::uint64_t broken = 0;
};

enum class limit { stays, changes };

/// Explores; `highest` is the greatest limit that is ever in force.
outcome explore(cap::units first_limit, cap::units highest, limit is, cap::meter_period first, std::size_t calls_in_all,
                const std::vector<program>& programs) {
    explorer orders(calls_in_all);
    if (mingbai_test::under_sanitizer) orders.most_states = 20'000;
    modelled_meter meter(first_limit, first);
    if (is == limit::stays) orders.never_written(2);
    const recorder recorded(meter, levels);
    std::vector<performed> calls(calls_in_all);
    const script play(orders, calls, recorded);
    for (const program& each : programs) orders.thread([&each, &play] { each(play); });

    outcome found;
    orders.explore(
        [&] {
            // Read from the words: `read` would help whoever is in the middle of something.
            const cap::units taken = cap::detail::gate_word::read(orders.word(0)).taken;
            const cap::units used = cap::detail::count_word::read(orders.word(1)).used;
            if (taken > highest || used > highest) ++found.broken;
            // Neither word is ever more than one change of the limit behind, or their few bits of version would not tell.
            const std::uint32_t version = cap::detail::limit_word::read(orders.word(2)).version;
            const std::uint32_t gate_behind = (version - cap::detail::gate_word::read(orders.word(0)).version) % 32;
            const std::uint32_t count_behind = (version - cap::detail::count_word::read(orders.word(1)).version) % 8;
            if (gate_behind > 1 || count_behind > 1) ++found.broken;
        },
        [&] {
            for (std::size_t i = 0; i < calls.size(); ++i) calls[i].after = orders.operations()[i].after;
            if (!mingbai_test::keeps_its_promises(calls, first_limit, first, levels)) {
                if (found.broken++ == 0) UNSCOPED_INFO(mingbai_test::described(calls));
            }
        });
    found.schedules = orders.schedules;
    found.endings = orders.endings;
    UNSCOPED_INFO("schedules " << orders.schedules << ", states " << orders.states << ", endings " << orders.endings);
    return found;
}

void check_all(cap::units first_limit, cap::units highest, limit is, cap::meter_period first, std::size_t calls,
               const std::vector<program>& programs) {
    const outcome found = explore(first_limit, highest, is, first, calls, programs);
    CHECK(found.broken == 0);
    CHECK(found.schedules >= 20);
    CHECK(found.endings >= 2);
}

TEST_CASE("two threads reserve and commit under a cap that holds one and a half of them") {
    const cap::units at_least = GENERATE(2U, 8U);
    const cap::units actual = GENERATE(0U, 3U, 8U, 12U);
    check_all(12, 12, limit::stays, {}, 4,
              {[=](const script& play) { play.commit(1, play.reserve(0, 8, at_least), actual); },
               [=](const script& play) { play.commit(3, play.reserve(2, 8, at_least), 7); }});
}

TEST_CASE("three threads charge under a cap that holds two of them") {
    check_all(10, 10, limit::stays, {}, 3,
              {[](const script& play) { play.charge(0, 5); }, [](const script& play) { play.charge(1, 4); },
               [](const script& play) { play.charge(2, 3); }});
}

TEST_CASE("a release makes room for whoever comes after it, once") {
    check_all(10, 10, limit::stays, {}, 5,
              {[](const script& play) { play.release(1, play.reserve(0, 10, 10)); },
               [](const script& play) { play.release(3, play.reserve(2, 6, 6)); },
               [](const script& play) { play.charge(4, 6); }});
}

TEST_CASE("use beyond a grant competes with others for what is left") {
    check_all(10, 10, limit::stays, {}, 4,
              {[](const script& play) { play.commit(1, play.reserve(0, 4, 4), 9); },
               [](const script& play) {
                   play.charge(2, 3);
                   play.charge(3, 3);
               }});
}

TEST_CASE("refunds and charges") {
    check_all(10, 10, limit::stays, {}, 4,
              {[](const script& play) {
                   play.charge(0, 6);
                   play.refund(1, 6);
               },
               [](const script& play) {
                   play.charge(2, 6);
                   play.refund(3, 20);
               }});
}

TEST_CASE("a raise counts at once") {
    check_all(10, 20, limit::changes, {}, 4,
              {[](const script& play) {
                   play.set_limit(0, 20);
                   play.charge(1, 8);
               },
               [](const script& play) {
                   play.charge(2, 8);
                   play.charge(3, 8);
               }});
}

TEST_CASE("a lowering holds at once") {
    check_all(20, 20, limit::changes, {}, 4,
              {[](const script& play) {
                   play.charge(0, 4);
                   play.set_limit(1, 8);
               },
               [](const script& play) { play.commit(3, play.reserve(2, 6, 6), 5); }});
}

TEST_CASE("somebody who only looks sees no grant under a limit that was lowered before") {
    check_all(20, 20, limit::changes, {}, 3,
              {[](const script& play) { play.set_limit(0, 9); }, [](const script& play) { play.charge(1, 12); },
               [](const script& play) { play.read(2); }});
}

TEST_CASE("no grant under the old limit once somebody was answered under the new one") {
    check_all(20, 20, limit::changes, {}, 4,
              {[](const script& play) { play.set_limit(0, 9); }, [](const script& play) { play.charge(1, 12); },
               [](const script& play) { play.release(3, play.reserve(2, 2, 2)); }});
}

TEST_CASE("used and held are of one instant") {
    // Each event is held before it is used, and only one is on its way: at no instant are two units held.
    explorer orders(0);
    modelled_meter meter(10);
    cap::reading shown;
    orders.thread([&] {
        for (int event = 0; event < 4; ++event) (void)meter.charge(1, levels);
    });
    orders.thread([&] { shown = meter.read(); });
    std::uint64_t broken = 0;
    orders.explore([] {}, [&] { broken += shown.held > 1 || shown.left + shown.used + shown.held != 10 ? 1U : 0U; });
    CHECK(broken == 0);
    CHECK(orders.endings >= 5);
}

TEST_CASE("two changes of the limit at the same time are one after the other") {
    check_all(10, 30, limit::changes, {}, 3,
              {[](const script& play) { play.set_limit(0, 20); },
               [](const script& play) {
                   play.set_limit(1, 30);
                   play.charge(2, 11);
               }});
}

TEST_CASE("a limit that goes down and up again re-arms its reminders") {
    check_all(10, 10, limit::changes, {}, 4,
              {[](const script& play) {
                   play.set_limit(0, 5);
                   play.set_limit(1, 10);
               },
               [](const script& play) {
                   play.charge(2, 4);
                   play.charge(3, 4);
               }});
}

TEST_CASE("three threads begin a period; one closes the old one") {
    check_all(10, 10, limit::stays, june, 5,
              {[](const script& play) { play.commit(1, play.reserve(0, 6, 6, june), 6); },
               [](const script& play) { play.commit(3, play.reserve(2, 7, 7, july), 7); },
               [](const script& play) { play.begin(4, july); }});
}

TEST_CASE("a grant that is committed or released after its period's end does not touch the new period") {
    const cap::units actual = GENERATE(0U, 3U, 6U);
    check_all(10, 10, limit::stays, june, 4,
              {[=](const script& play) { play.commit(1, play.reserve(0, 6, 6, june), actual); },
               [](const script& play) { play.commit(3, play.reserve(2, 7, 7, july), 7); }});
}

TEST_CASE("periods follow each other while others are late") {
    check_all(10, 10, limit::stays, june, 4,
              {[](const script& play) {
                   play.begin(0, july);
                   play.begin(1, august);
               },
               [](const script& play) { play.commit(3, play.reserve(2, 9, 9, july), 9); }});
}

TEST_CASE("a limit changes while a period begins") {
    check_all(10, 20, limit::changes, june, 3,
              {[](const script& play) { play.set_limit(0, 20, july); },
               [](const script& play) { play.commit(2, play.reserve(1, 8, 8, july), 8); }});
}

// The explorer and the specification are only worth what they find.

TEST_CASE("the explorer finds the overshoot of checking first and recording afterwards") {
    explorer orders(0);
    mingbai_test::model_atomic<std::uint64_t> used(0);
    const auto check_then_record = [&used] {
        const std::uint64_t seen = used.load(std::memory_order_acquire);
        if (seen + 6 > 10) return;
        for (std::uint64_t now = used.load(std::memory_order_acquire);
             !used.compare_exchange_strong(now, now + 6, std::memory_order_acq_rel, std::memory_order_acquire);) {
        }
    };
    for (int thread = 0; thread < 2; ++thread) orders.thread(check_then_record);
    std::uint64_t overshoots = 0;
    std::uint64_t held = 0;
    orders.explore([] {}, [&] { ++(used.load(std::memory_order_acquire) > 10 ? overshoots : held); });
    CHECK(overshoots > 0);
    CHECK(held > 0);
}

TEST_CASE("the specification refuses histories that cannot have happened") {
    // Two calls that are granted six of ten each, one after the other.
    performed first;
    first.what = performed::kind::reserve;
    first.amount = first.at_least = first.grant.amount = 6;
    first.left = 4;
    performed second = first;
    second.after = 1;
    CHECK(mingbai_test::keeps_its_promises({first}, 10, {}, levels));
    CHECK_FALSE(mingbai_test::keeps_its_promises({first, second}, 10, {}, levels));
    CHECK_FALSE(mingbai_test::keeps_its_promises({first, first}, 10, {}, levels));

    // The second is refused: right after the first, wrong before it.
    second.grant = {};
    second.left = 4;
    second.refused = second.settled.news.cap_held = true;
    CHECK(mingbai_test::keeps_its_promises({first, second}, 10, {}, levels));
    first.after = 2;
    second.after = 0;
    CHECK_FALSE(mingbai_test::keeps_its_promises({first, second}, 10, {}, levels));

    // A level that is told twice, and one that nobody tells.
    performed half;
    half.what = performed::kind::charge;
    half.amount = half.settled.counted = 5;
    half.settled.news.crossed = 1;
    performed more = half;
    more.amount = more.settled.counted = 1;
    CHECK_FALSE(mingbai_test::keeps_its_promises({half, more}, 10, {}, levels));
    more.settled.news.crossed = 0;
    CHECK(mingbai_test::keeps_its_promises({half, more}, 10, {}, levels));
    half.settled.news.crossed = 0;
    CHECK_FALSE(mingbai_test::keeps_its_promises({half, more}, 10, {}, levels));
}

}  // namespace cap_meter_interleavings_test
