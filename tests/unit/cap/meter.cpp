// SPDX-License-Identifier: Apache-2.0
#include <mingbai/cap/meter.hpp>

#include <catch.hpp>

#include <utility>

namespace cap_meter_test {

using namespace mingbai;

constexpr cap::alert_levels levels{50, 80, 100};
constexpr cap::meter_period june{5};
constexpr cap::meter_period july{6};

constinit cap::meter at_static_initialisation{50'000'000};

TEST_CASE("units are held, then counted or given back") {
    cap::meter meter(100);
    auto held = meter.reserve(60);
    REQUIRE(held);
    CHECK(held.held.amount() == 60);
    CHECK(held.left == 40);
    CHECK(meter.read() == cap::reading{.limit = 100, .version = 0, .used = 0, .held = 60, .left = 40});

    const auto settled = meter.commit(std::move(held.held), 25, levels);
    CHECK(settled.counted == 25);
    CHECK(settled.refused == 0);
    CHECK(meter.read() == cap::reading{.limit = 100, .version = 0, .used = 25, .held = 0, .left = 75});

    auto other = meter.reserve(75);
    REQUIRE(other);
    meter.release(std::move(other.held));
    CHECK(meter.read() == cap::reading{.limit = 100, .version = 0, .used = 25, .held = 0, .left = 75});
}

TEST_CASE("a grant is cut to what is left, or refused whole, as asked") {
    cap::meter meter(100);
    CHECK(meter.charge(70).counted == 70);
    SECTION("all or nothing") {
        const auto refused = meter.reserve(31);
        CHECK_FALSE(refused);
        CHECK(refused.why == reason::cap_reached);
        CHECK(refused.held.amount() == 0);
        CHECK(refused.left == 30);
    }
    SECTION("as much as there is") {
        const auto cut = meter.reserve_up_to(31);
        CHECK(cut);
        CHECK(cut.held.amount() == 30);
        CHECK(cut.left == 0);
    }
    SECTION("as much as there is, if it is enough") {
        CHECK_FALSE(meter.reserve_up_to(1000, {}, 31));
        CHECK(meter.reserve_up_to(1000, {}, 30).held.amount() == 30);
    }
}

TEST_CASE("use beyond the grant is asked for again, and only what fits is counted") {
    cap::meter meter(100);
    auto held = meter.reserve(60);
    const auto settled = meter.commit(std::move(held.held), 250, levels);
    CHECK(settled.counted == 100);
    CHECK(settled.refused == 150);
    CHECK(meter.read().used == 100);
    CHECK(settled.news.crossed == 0b111);
}

TEST_CASE("every crossing is told once") {
    cap::meter meter(1000);
    int told[3]{};
    for (int event = 0; event < 1000; ++event) {
        const auto settled = meter.charge(1, levels);
        for (unsigned level = 0; level < 3; ++level)
            if ((settled.news.crossed >> level) & 1U) {
                ++told[level];
                CHECK(meter.read().used == std::uint64_t{levels[level]} * 10);
            }
        CHECK_FALSE(settled.news.cap_held);
    }
    for (const int times : told) CHECK(times == 1);
    CHECK(meter.charge(1, levels).news.cap_held);
    CHECK_FALSE(meter.charge(1, levels).news.cap_held);
    CHECK_FALSE(meter.reserve(1).cap_held);
}

TEST_CASE("a raise counts at once and re-arms the reminders") {
    cap::meter meter(50);
    CHECK(meter.charge(45, levels).news.crossed == 0b011);
    CHECK_FALSE(meter.charge(10, levels));
    const auto change = meter.set_limit(100, levels);
    CHECK(change.before == 50);
    CHECK(change.now == 100);
    CHECK(change.version == 1);
    CHECK(change.taken == 45);
    CHECK(change.news.crossed == 0);
    CHECK(meter.charge(10, levels).news.crossed == 0b001);
    CHECK(meter.charge(25, levels).news.crossed == 0b010);
    CHECK(meter.charge(21, levels).news.cap_held);
}

TEST_CASE("a lowering holds at once, tells what it crosses, and leaves grants standing") {
    cap::meter meter(100);
    CHECK(meter.charge(30, levels).news.crossed == 0);
    auto held = meter.reserve(20);
    const auto change = meter.set_limit(40, levels);
    CHECK(change.taken == 50);
    CHECK(change.news.crossed == 0b001);
    CHECK_FALSE(meter.reserve(1));
    CHECK(meter.commit(std::move(held.held), 20, levels).counted == 20);
    CHECK(meter.read().used == 50);
    CHECK(meter.read().left == 0);
}

TEST_CASE("a cap of zero lets nothing pass and tells so once") {
    cap::meter meter(0);
    const auto refused = meter.charge(1, levels);
    CHECK(refused.refused == 1);
    CHECK(refused.news.cap_held);
    CHECK(refused.news.crossed == 0);
    CHECK(meter.charge(0, levels).counted == 0);
    CHECK(meter.reserve(0));
}

TEST_CASE("lowering a cap to zero tells its levels only to somebody who used something") {
    cap::meter unused(100);
    CHECK(unused.set_limit(0, levels).news == cap::meter_news{});
    cap::meter used(100);
    CHECK(used.charge(1, levels).news.crossed == 0);
    CHECK(used.set_limit(0, levels).news.crossed == 0b111);
}

TEST_CASE("a grant is settled once: moving and settling empty it") {
    cap::meter meter(100);
    auto held = meter.reserve(60).held;
    cap::grant moved(std::move(held));
    CHECK(held.amount() == 0);
    held = std::move(moved);
    CHECK(moved.amount() == 0);
    CHECK(meter.commit(std::move(held), 10).counted == 10);
    meter.release(std::move(held));
    meter.release(std::move(moved));
    CHECK(meter.read().left == 90);

    auto stored = meter.reserve(20).held;
    const cap::remembered_grant in_store = std::move(stored).remember();
    CHECK(stored.amount() == 0);
    CHECK(in_store == cap::remembered_grant{20, {}});
    meter.release(cap::grant::recall(in_store));
    CHECK(meter.read().left == 90);
}

TEST_CASE("a period begins with the first call that names it, and closes the one before once") {
    cap::meter meter(100, june);
    CHECK(meter.charge(90, levels, june).news.crossed == 0b011);
    auto over_midnight = meter.reserve(10, june);
    CHECK_FALSE(meter.reserve(1, june));

    const auto first = meter.charge(60, levels, july);
    CHECK(first.counted == 60);
    CHECK(first.news.crossed == 0b001);
    CHECK(first.news.closed == cap::closed_period{true, june, 90});
    CHECK_FALSE(meter.charge(1, levels, july).news.closed.happened);

    const auto late = meter.commit(std::move(over_midnight.held), 4, levels, july);
    CHECK(late.counted == 4);
    CHECK(late.late == 4);
    CHECK(meter.read(july) == cap::reading{.limit = 100, .version = 0, .used = 61, .held = 0, .left = 39});
}

TEST_CASE("a late event counts in the present period") {
    cap::meter meter(100, june);
    CHECK(meter.charge(10, levels, july).counted == 10);
    CHECK(meter.charge(10, levels, june).counted == 10);
    CHECK(meter.read(june).used == 20);
    CHECK(meter.reserve(1, june).held.when() == july);
}

TEST_CASE("use beyond a grant of a period that is over counts in the present one") {
    cap::meter meter(100, june);
    auto held = meter.reserve(10, june);
    const auto settled = meter.commit(std::move(held.held), 15, levels, july);
    CHECK(settled.counted == 15);
    CHECK(settled.late == 10);
    CHECK(settled.news.closed == cap::closed_period{true, june, 0});
    CHECK(meter.read(july).used == 5);
}

TEST_CASE("a refund makes room and never goes below zero") {
    cap::meter meter(100, june);
    CHECK(meter.charge(80, levels, june).news.crossed == 0b011);
    CHECK(meter.refund(30, june) == 30);
    CHECK(meter.read().left == 50);
    CHECK(meter.charge(30, levels, june).news.crossed == 0);
    CHECK(meter.refund(1000, june) == 80);
    CHECK(meter.read() == cap::reading{.limit = 100, .version = 0, .used = 0, .held = 0, .left = 100});
    CHECK(meter.refund(1, july) == 0);
}

TEST_CASE("a meter that is made without a period begins with the first one") {
    cap::meter meter(100);
    CHECK_FALSE(meter.charge(50, levels, cap::meter_period{20'000}).news.closed.happened);
    CHECK(meter.charge(60, levels, cap::meter_period{20'001}).news.closed ==
          cap::closed_period{true, cap::meter_period{20'000}, 50});
}

TEST_CASE("use beyond a grant that closes a period tells its whole number, though the call left the period out") {
    constexpr cap::meter_period day{20'500};  // days since 1970-01-01
    cap::meter meter(1000, day);
    CHECK(meter.charge(50, levels, day).counted == 50);
    auto early = meter.reserve(10, day);
    auto late = meter.reserve(5, cap::meter_period{20'501});
    REQUIRE(early);
    REQUIRE(late);
    const cap::settlement settled = meter.commit(std::move(early.held), 15, levels);
    CHECK(settled.counted == 15);
    CHECK(settled.late == 10);
    CHECK(settled.news.closed == cap::closed_period{true, day, 50});
}

TEST_CASE("charging nothing begins a period like any other call, whether or not the limit was just changed") {
    for (const bool lowered : {false, true}) {
        CAPTURE(lowered);
        cap::meter meter(100, june);
        CHECK(meter.charge(40, levels, june).counted == 40);
        if (lowered) (void)meter.set_limit(90, levels, june);
        CHECK(meter.charge(0, levels, july).news.closed == cap::closed_period{true, june, 40});
        CHECK_FALSE(meter.charge(1, levels, july).news.closed.happened);
    }
    // The gate has followed neither the limit nor the period when a call finds less room than it wants.
    cap::meter meter(50, june);
    CHECK(meter.charge(50, levels, june).counted == 50);
    CHECK(meter.charge(0, levels, july).news.closed == cap::closed_period{true, june, 50});
}

}  // namespace cap_meter_test
