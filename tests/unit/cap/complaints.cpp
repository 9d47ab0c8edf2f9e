// SPDX-License-Identifier: Apache-2.0
#include <mingbai/cap/joint.hpp>
#include <mingbai/cap/meter.hpp>

#include <cap/small_random.hpp>
#include <catch.hpp>
#include <cstddef>
#include <cstdint>
#include <thread>
#include <utility>
#include <vector>

// What users of other systems complain about, each as a test that would have caught it.
namespace cap_complaints_test {

using namespace mingbai;

constexpr cap::alert_levels levels{50, 80, 100};
constexpr cap::meter_period june{677};
constexpr cap::meter_period july{678};

TEST_CASE("free5gc/free5gc#654: a quota ends below zero, differently each time") {
    // Every size of grant, against a quota that few of them divide; sessions use anything up to their grant.
    constexpr cap::units quota = 1'000;
    for (cap::units size = 1; size <= quota + 1; ++size) {
        cap::meter meter(quota);
        mingbai_test::small_random random(size);
        cap::units counted = 0;
        for (;;) {
            auto answer = meter.reserve_up_to(size);
            if (!answer) break;
            if (answer.held.amount() != size) {
                if (answer.left != 0) FAIL("only the last grant is cut");
            }
            counted +=
                meter.commit(std::move(answer.held), random.below(3) == 0 ? random.below(size + 1) : size).counted;
            if (meter.read().left + counted != quota) FAIL("what is left and what is counted are the quota");
        }
        if (counted != quota) FAIL("size " << size << " counted " << counted);
    }
    SUCCEED();
}

TEST_CASE("free5gc/free5gc#1012: a dropped quota update is answered as accepted") {
    cap::meter meter(100);
    const auto first = meter.set_limit(200);
    CHECK(first.now == 200);
    CHECK(first.version == 1);
    const auto second = meter.set_limit(150);
    CHECK(second.before == 200);
    CHECK(second.version == 2);
    CHECK(meter.read().limit == second.now);
    CHECK(meter.read().version == second.version);
}

TEST_CASE("magma/magma PR#2140, open5gs/open5gs PR#3113: a threshold is reckoned from what remains") {
    cap::meter meter(1'000);
    CHECK(meter.charge(200, levels).news.crossed == 0);  // 80 % remain: nothing to tell
    CHECK(meter.charge(599, levels).news.crossed == 0b001);
    CHECK(meter.charge(1, levels).news.crossed == 0b010);
}

TEST_CASE("cgrates/cgrates#350, #568, #267, #207: messages and scheduled debits pass zero") {
    cap::meter meter(5);
    std::uint64_t sent = 0;
    for (int message = 0; message < 20; ++message) sent += meter.charge(1).counted;
    CHECK(sent == 5);
    const auto scheduled = meter.charge(3);
    CHECK(scheduled.counted == 0);
    CHECK(scheduled.refused == 3);
    CHECK(meter.read() == cap::reading{5, 0, 5, 0, 0});
}

TEST_CASE("cgrates/cgrates#1490, #1637: the threshold runs behind the debit that reaches it") {
    cap::meter meter(100);
    CHECK(meter.charge(79, levels).news.crossed == 0b001);
    const auto the_one = meter.charge(1, levels);  // decided, counted and told in one answer
    CHECK(the_one.counted == 1);
    CHECK(the_one.news.crossed == 0b010);
}

TEST_CASE("stickerdaniel/saas-starter PR#509 and three more: parallel calls check, then record, and overshoot") {
    constexpr std::size_t callers = 8;
    for (int round = 0; round < 200; ++round) {
        cap::meter meter(10);
        std::vector<cap::units> counted(callers);
        std::vector<std::thread> threads;
        for (std::size_t t = 0; t < callers; ++t)
            threads.emplace_back([&, t] {
                auto answer = meter.reserve(3);
                if (answer) counted[t] = meter.commit(std::move(answer.held), 3).counted;
            });
        for (std::thread& each : threads) each.join();
        cap::units total = 0;
        for (const cap::units each : counted) total += each;
        if (total != 9 || meter.read().used != 9) FAIL("three of eight fit, " << total << " units were counted");
    }
    SUCCEED();
}

TEST_CASE("useautumn/autumn PR#3303: confirming more than was reserved gets past the block") {
    cap::meter meter(100);
    CHECK(meter.charge(90));
    auto held = meter.reserve(5);
    const auto confirmed = meter.commit(std::move(held.held), 50, levels);
    CHECK(confirmed.counted == 10);
    CHECK(confirmed.refused == 40);
    CHECK(meter.read().used == 100);
}

TEST_CASE("envoyproxy/ratelimit#185: blocked calls are counted, so that a raise does not help") {
    cap::meter meter(10);
    CHECK(meter.charge(10));
    for (int blocked = 0; blocked < 1'000; ++blocked) CHECK_FALSE(meter.charge(1));
    (void)meter.set_limit(15);
    for (int more = 0; more < 5; ++more) CHECK(meter.charge(1));
    CHECK_FALSE(meter.charge(1));
}

TEST_CASE("envoyproxy/ratelimit#427, #440: one exceeded limit still charges the others") {
    cap::meter exceeded(0);
    cap::meter other(100);
    const cap::joint_cap caps[]{{&other}, {&exceeded}};
    for (int use = 0; use < 50; ++use) CHECK_FALSE(cap::joint{caps}.charge(1));
    CHECK(other.read() == cap::reading{100, 0, 0, 0, 100});
}

TEST_CASE("envoyproxy/ratelimit PR#1215: exactly 100 of 2,000, and a clock that goes back opens nothing") {
    cap::meter meter(100, june);
    std::uint64_t admitted = 0;
    for (int call = 0; call < 2'000; ++call) admitted += meter.charge(1, levels, june).counted;
    CHECK(admitted == 100);
    for (int call = 0; call < 2'000; ++call)  // the clock swings over midnight and back
        admitted += meter.charge(1, levels, call % 2 == 0 ? july : june).counted;
    CHECK(admitted == 200);
}

TEST_CASE(
    "facebook/folly#2430, bucket4j/bucket4j#51, scylladb/seastar PR#1722: zero, long idle times, rounding drift") {
    constinit static cap::meter empty;  // a meter that nobody gave a limit lets nothing pass
    CHECK_FALSE(empty.charge(1));
    cap::meter meter(1'000'000, cap::meter_period{20'000});
    CHECK(meter.charge(1'000'000, levels, cap::meter_period{20'000}));
    CHECK(meter.charge(1'000'000, levels, cap::meter_period{22'000}));  // five idle years of days
    CHECK_FALSE(meter.charge(1, levels, cap::meter_period{22'000}));
    for (int part = 0; part < 1'000'000; ++part)
        if (!meter.charge(1, levels, cap::meter_period{22'001})) FAIL("a million millionths are one, less came out");
    CHECK_FALSE(meter.charge(1, levels, cap::meter_period{22'001}));
}

TEST_CASE("anthropics/claude-code#59858: a multiple of the cap is charged and nobody is told") {
    cap::meter meter(100);
    std::uint8_t told = 0;
    bool stopped = false;
    cap::units charged = 0;
    for (int event = 0; event < 100; ++event) {
        const auto answer = meter.charge(7, levels);
        charged += answer.counted;
        told = static_cast<std::uint8_t>(told | answer.news.crossed);
        stopped = stopped || answer.news.cap_held;
    }
    CHECK(charged == 98);
    CHECK(told == 0b011);  // 98 % is not 100 %, but the customer hears that the cap held
    CHECK(stopped);
}

TEST_CASE("felixb/callmeter#111: one allowance is shared by the plans for home and abroad") {
    cap::meter shared(100);
    cap::meter abroad(40);
    const cap::joint_cap home[]{{&shared}};
    const cap::joint_cap away[]{{&shared}, {&abroad}};
    CHECK(cap::joint{home}.charge(70));
    CHECK(cap::joint{away}.charge(30));
    CHECK_FALSE(cap::joint{home}.charge(1));
    CHECK(shared.read().used == 100);
}

TEST_CASE("getlago/lago-api PR#6132: a crossing in the new period is swallowed by the old period's figure") {
    cap::meter meter(100, june);
    CHECK(meter.charge(95, levels, june).news.crossed == 0b011);
    const auto renewed = meter.charge(60, levels, july);
    CHECK(renewed.news.crossed == 0b001);
    CHECK(renewed.news.closed == cap::closed_period{true, june, 95});
}

TEST_CASE("cgrates/cgrates#462, #1020, #1573: one reminder per hit, or none again after a top-up") {
    cap::meter meter(100);
    int told = 0;
    for (int hit = 0; hit < 90; ++hit) told += meter.charge(1, levels).news.crossed & 2 ? 1 : 0;
    CHECK(told == 1);
    (void)meter.set_limit(200, levels);
    for (int hit = 0; hit < 100; ++hit) told += meter.charge(1, levels).news.crossed & 2 ? 1 : 0;
    CHECK(told == 2);
}

TEST_CASE("openmeterio/openmeter#4162: reaching the limit exactly is no event") {
    cap::meter meter(100);
    CHECK(meter.charge(99, levels).news.crossed == 0b011);
    CHECK(meter.charge(1, levels).news.crossed == 0b100);
    CHECK(meter.charge(1, levels).news.cap_held);
}

TEST_CASE("openmeterio/openmeter: a late correction sends the lower alert again") {
    cap::meter meter(100);
    CHECK(meter.charge(85, levels).news.crossed == 0b011);
    CHECK(meter.refund(20) == 20);
    CHECK(meter.charge(20, levels).news.crossed == 0);
}

TEST_CASE("getlago/lago-api#5003, #5087, #5337: no thresholds, one, or equal ones") {
    cap::meter without(100);
    CHECK(without.charge(100).news.crossed == 0);
    cap::meter with_one(100);
    CHECK(with_one.charge(100, cap::alert_levels{100}).news.crossed == 1);
    const std::uint32_t equal[]{80, 80};
    CHECK(cap::alert_levels::make(equal).error() == refusal{reason::out_of_range, at_index(1)});
    CHECK(cap::alert_levels::make({})->size() == 0);
}

}  // namespace cap_complaints_test
