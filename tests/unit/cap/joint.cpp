// SPDX-License-Identifier: Apache-2.0
#include <mingbai/cap/joint.hpp>

#include <cap/interleaving_explorer.hpp>
#include <cap/small_random.hpp>
#include <catch.hpp>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace cap_joint_test {

using namespace mingbai;
using mingbai_test::explorer;

constexpr cap::alert_levels levels{50, 80, 100};
constexpr cap::units megabyte = 1'048'576;
constexpr cap::units price = 290'000;  // 0.29 yuan a megabyte

TEST_CASE("the tightest cap wins, and the answer says which") {
    cap::meter money(50'000'000);
    cap::meter data(100 * megabyte);
    const cap::joint_cap caps[]{{&money, price, {}, levels}, {&data, megabyte, {}, levels}};
    const cap::joint both{caps};

    // Fifty yuan buy 172 megabytes: data is tighter.
    auto held = both.reserve_up_to(1'000);
    REQUIRE(held);
    CHECK(held.cut);
    CHECK(held.tightest == 1);
    CHECK(held.held.steps() == 100);
    CHECK(money.read().held == 100 * price);
    CHECK(data.read().held == 100 * megabyte);

    const auto settled = both.commit(std::move(held.held), 60);
    CHECK(settled.counted == 60);
    CHECK(money.read().used == 60 * price);
    CHECK(money.read().held == 0);
    CHECK(data.read().used == 60 * megabyte);
    CHECK(settled.news[0].crossed == 0);
    CHECK(settled.news[1].crossed == 0b001);

    // With ten yuan left, money is.
    (void)money.set_limit(27'400'000, levels);
    const auto refused = both.charge(35);
    CHECK_FALSE(refused);
    CHECK(refused.refused == 35);
    CHECK(refused.tightest == 0);
    CHECK(refused.news[0].cap_held);
    CHECK_FALSE(refused.news[1].cap_held);
}

TEST_CASE("a use that one cap refuses is counted under none") {
    cap::meter first(1'000);
    cap::meter second(1'000);
    cap::meter third(10);
    const cap::joint_cap caps[]{{&first}, {&second}, {&third}};
    const cap::joint all{caps};
    CHECK(all.charge(10));
    const auto refused = all.charge(1);
    CHECK(refused.refused == 1);
    CHECK(refused.tightest == 2);
    for (cap::meter* each : {&first, &second, &third}) {
        CHECK(each->read().used == 10);
        CHECK(each->read().held == 0);
    }
    CHECK(all.reserve_up_to(5).why == reason::cap_reached);
    auto nothing = all.reserve_up_to(0);
    CHECK(nothing);
    CHECK(nothing.held.steps() == 0);
}

TEST_CASE("a family shares one cap and each number has its own") {
    cap::meter family(100);
    cap::meter child(30);
    cap::meter parent(cap::no_cap);
    const cap::joint_cap of_child[]{{&child}, {&family}};
    const cap::joint_cap of_parent[]{{&parent}, {&family}};
    const cap::joint childs{of_child};
    const cap::joint parents{of_parent};

    CHECK(childs.reserve_up_to(50).held.steps() == 30);  // dropped: held until the period ends
    CHECK(parents.charge(70));
    const auto beyond = parents.charge(1);
    CHECK(beyond.refused == 1);
    CHECK(beyond.tightest == 1);
    CHECK(family.read().used + family.read().held == 100);
}

TEST_CASE("a day's cap and a cycle's cap roll over each in its own time") {
    constexpr cap::meter_period june{677};
    constexpr cap::meter_period first_day{20'610};
    constexpr cap::meter_period second_day{20'611};
    cap::meter day(10, first_day);
    cap::meter cycle(15, june);
    const cap::joint_cap today[]{{&day, 1, first_day, levels}, {&cycle, 1, june, levels}};
    const cap::joint_cap tomorrow[]{{&day, 1, second_day, levels}, {&cycle, 1, june, levels}};
    CHECK(cap::joint{today}.charge(10));
    CHECK(cap::joint{today}.charge(1).tightest == 0);
    const auto next = cap::joint{tomorrow}.charge(5);
    CHECK(next.counted == 5);
    CHECK(next.news[0].closed == cap::closed_period{true, first_day, 10});
    CHECK_FALSE(next.news[1].closed.happened);
    CHECK(cap::joint{tomorrow}.charge(1).tightest == 1);
}

TEST_CASE("use beyond a joint grant is asked for again under every cap") {
    cap::meter wide(100);
    cap::meter narrow(20);
    const cap::joint_cap caps[]{{&wide}, {&narrow}};
    const cap::joint both{caps};
    auto held = both.reserve(15);
    const auto settled = both.commit(std::move(held.held), 40);
    CHECK(settled.counted == 20);
    CHECK(settled.refused == 20);
    CHECK(settled.tightest == 1);
    CHECK(wide.read().used == 20);
    CHECK(narrow.read().used == 20);
    CHECK(wide.read().held == 0);
}

TEST_CASE("steps of any size are counted exactly or not at all") {
    cap::meter huge(cap::highest_limit);
    cap::meter free_of_charge(0);
    const cap::joint_cap caps[]{{&huge, cap::highest_limit / 2}, {&free_of_charge, 0}};
    const cap::joint both{caps};
    CHECK(both.reserve_up_to(UINT64_MAX).held.steps() == 2);  // dropped
    CHECK_FALSE(both.reserve(UINT64_MAX));
    CHECK_FALSE(both.reserve(1));
    CHECK(free_of_charge.read().held == 0);
    CHECK(huge.read().held == cap::highest_limit / 2 * 2);
}

TEST_CASE("many random uses under three caps keep the three in step") {
    mingbai_test::small_random random(7);
    cap::meter money(1'000'000);
    cap::meter data(700'000);
    cap::meter pieces(3'000);
    const cap::joint_cap caps[]{{&money, 300}, {&data, 200}, {&pieces, 1}};
    const cap::joint all{caps};
    std::uint64_t counted = 0;
    for (int use = 0; use < 20'000; ++use) {
        auto held = all.reserve_up_to(1 + random.below(20), 1 + random.below(20));
        if (!held) continue;
        const auto settled = all.commit(std::move(held.held), random.below(25));
        counted += settled.counted;
    }
    CHECK(pieces.read().used == counted);
    CHECK(money.read().used == 300 * counted);
    CHECK(data.read().used == 200 * counted);
    CHECK(counted == 3'000);
}

TEST_CASE("two joint uses at once, in every interleaving: all or nothing, and never above a cap") {
    using modelled_meter = cap::basic_meter<mingbai_test::model_atomic>;
    using modelled_joint = cap::basic_joint<mingbai_test::model_atomic>;
    explorer orders(0);
    modelled_meter shared(8);
    modelled_meter own(6);
    orders.never_written(2);
    orders.never_written(5);
    const modelled_joint::cap_type first[]{{&own}, {&shared}};
    const modelled_joint::cap_type second[]{{&shared}, {&own}};  // asked in the other order, the worst case
    std::uint64_t one = 0;
    std::uint64_t two = 0;
    orders.thread([&] { one = modelled_joint{first}.charge(4).counted; });
    orders.thread([&] { two = modelled_joint{second}.charge(5).counted; });
    std::uint64_t broken = 0;
    std::uint64_t neither = 0;
    orders.explore(
        [&] {
            broken +=
                cap::detail::amount_of(orders.word(0)) > 8 || cap::detail::amount_of(orders.word(3)) > 6 ? 1U : 0U;
        },
        [&] {
            const cap::units used = cap::detail::amount_of(orders.word(1));
            broken += used != cap::detail::amount_of(orders.word(4)) || used != one + two ? 1U : 0U;
            broken += cap::detail::amount_of(orders.word(0)) != used || cap::detail::amount_of(orders.word(3)) != used
                          ? 1U
                          : 0U;
            neither += used == 0 ? 1U : 0U;
        });
    CHECK(broken == 0);
    CHECK(orders.endings > 2);
    CHECK(neither > 0);  // each saw the room that the other gave back a moment later: allowed, and documented
}

}  // namespace cap_joint_test
