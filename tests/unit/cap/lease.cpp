// SPDX-License-Identifier: Apache-2.0
#include <mingbai/cap/lease.hpp>
#include <mingbai/cap/memory_lease_store.hpp>

#include <algorithm>
#include <cap/lease_store_conformance.hpp>
#include <cap/small_random.hpp>
#include <cap/unreliable_store.hpp>
#include <catch.hpp>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace cap_lease_test {

using namespace mingbai;
using mingbai_test::small_random;

using store_type = cap::memory_lease_store;
using network = mingbai_test::unreliable_store<store_type>;
static_assert(cap::lease_store<network>);

constexpr cap::table_key key = 1;
constexpr cap::meter_period june{677};
constexpr cap::meter_period july{678};
constexpr cap::alert_levels levels{50, 80, 100};

cap::lease_options node(cap::node_id number, cap::units slice = 10, cap::units largest = 80) {
    return {.node = number, .first_slice = slice, .largest_slice = largest, .when_away = cap::fail_policy::closed()};
}

TEST_CASE("one node spends the whole cap and not a unit more") {
    store_type store(levels);
    REQUIRE(store.set_limit(key, 1'000));
    cap::lease<store_type> lease(store, key, node(1));
    cap::units counted = 0;
    std::uint8_t crossed = 0;
    int first_refusals = 0;
    for (int event = 0; event < 500; ++event) {
        const auto answer = lease.charge(3, june);
        counted += answer.counted;
        crossed = static_cast<std::uint8_t>(crossed | answer.news.crossed);
        first_refusals += answer.news.cap_held ? 1 : 0;
        if (!answer) CHECK(answer.why == reason::cap_reached);
    }
    CHECK(counted == 999);
    CHECK(lease.charge(1, june));
    const auto beyond = lease.charge(1, june);
    CHECK_FALSE(beyond);
    crossed = static_cast<std::uint8_t>(crossed | beyond.news.crossed);
    CHECK(first_refusals == 1);
    const auto told = lease.sync(june, 0);
    REQUIRE(told);
    CHECK((crossed | told->crossed) == 0b111);
    CHECK(store.account(key, june.number()).spent == 1'000);
    CHECK(store.account(key, june.number()).out == 1'000);
}

TEST_CASE("slices shrink as the cap is neared, so that little is stranded, and idle ones come back") {
    store_type store;
    REQUIRE(store.set_limit(key, 10'000));
    std::deque<cap::lease<store_type>> nodes;
    for (cap::node_id number = 1; number <= 4; ++number) nodes.emplace_back(store, key, node(number, 100, 4'000));
    small_random random(1);
    cap::units counted = 0;
    // Until somebody is refused for the first time.
    for (bool refused = false; !refused;) {
        const auto answer = nodes[random.below(4)].charge(10, june);
        counted += answer.counted;
        refused = !answer;
    }
    cap::units stranded = 0;
    for (auto& each : nodes) stranded += each.read().idle;
    CHECK(counted + stranded == store.account(key, june.number()).out);
    CHECK(store.account(key, june.number()).out > 10'000 - 10);
    CHECK(stranded <= 300);

    // The last yuan: what the others do not need they give back, and whoever needs it gets it.
    for (std::size_t round = 0; round < 50; ++round) {
        for (auto& each : nodes) REQUIRE(each.sync(june, 0));
        counted += nodes[round % 4].charge(10, june).counted;
    }
    CHECK(counted == 10'000);
}

TEST_CASE("a node that dies keeps what it had from the others, and never lets the cap be passed") {
    store_type store;
    REQUIRE(store.set_limit(key, 100));
    {
        cap::lease<store_type> dying(store, key, node(1, 40, 40));
        CHECK(dying.charge(5, june));
    }
    cap::lease<store_type> other(store, key, node(2));
    cap::units counted = 0;
    for (int event = 0; event < 200; ++event) counted += other.charge(1, june).counted;
    CHECK(counted == 60);
    // The next period is not touched by it.
    CHECK(other.charge(80, july));
}

TEST_CASE("a raise counts with the next slice, a lowering stops further ones") {
    store_type store;
    REQUIRE(store.set_limit(key, 100));
    cap::lease<store_type> lease(store, key, node(1));
    CHECK(lease.charge(100, june));
    CHECK_FALSE(lease.charge(1, june));
    REQUIRE(store.set_limit(key, 150));
    CHECK(lease.charge(50, june));
    REQUIRE(store.set_limit(key, 120));
    CHECK_FALSE(lease.charge(1, june));
    REQUIRE(store.set_limit(key, 151));
    CHECK(lease.charge(1, june));
}

TEST_CASE("sessions hold units of the slice, also over the end of the period") {
    store_type store;
    REQUIRE(store.set_limit(key, 100));
    cap::lease<store_type> lease(store, key, node(1, 50, 50));
    cap::grant held;
    CHECK(lease.reserve(60, june, held));
    CHECK(held.amount() == 60);
    CHECK(lease.commit(std::move(held), 20, june).counted == 20);
    cap::grant over_midnight;
    CHECK(lease.reserve(30, june, over_midnight));
    CHECK(lease.charge(100, july));  // begins July; what is held of June stays out
    CHECK(store.account(key, june.number()).out == 50);
    CHECK(lease.commit(std::move(over_midnight), 25, july).counted == 25);
    REQUIRE(lease.sync(july, 0));
    CHECK(store.account(key, june.number()).spent == 45);
    CHECK(store.account(key, july.number()).spent == 100);
    cap::grant unused;
    CHECK_FALSE(lease.reserve(1, july, unused));
    CHECK(unused.amount() == 0);
}

TEST_CASE("use beyond a session's grant is charged like an event") {
    store_type store;
    REQUIRE(store.set_limit(key, 100));
    cap::lease<store_type> lease(store, key, node(1, 50, 50));
    cap::grant held;
    CHECK(lease.reserve(60, june, held));
    const auto answer = lease.commit(std::move(held), 150, june);
    CHECK(answer.counted == 60);
    CHECK(answer.refused == 90);
    CHECK(lease.charge(40, june));
    cap::grant released;
    CHECK_FALSE(lease.reserve(1, june, released));
}

TEST_CASE("magma/magma#7733: a silent charging server means use without end") {
    store_type store;
    network way(store, 1);
    REQUIRE(store.set_limit(key, 100));
    cap::lease<network> lease(way, key, node(1, 20, 20));
    CHECK(lease.charge(15, june));
    way.cut = true;
    CHECK(lease.charge(5, june).by == cap::decided_by::slice);  // it has this much
    const auto refused = lease.charge(1, june);
    CHECK(refused.refused == 1);
    CHECK(refused.why == reason::cap_store_away);
    CHECK(refused.by == cap::decided_by::fail_closed);
    way.cut = false;
    CHECK(lease.charge(80, june));
    CHECK_FALSE(lease.charge(1, june));
}

TEST_CASE("useautumn/autumn PR#1877: when the check cannot be made it passes, and nobody knows") {
    store_type store;
    network way(store, 1);
    REQUIRE(store.set_limit(key, 100));
    cap::lease_options options = node(1, 20, 20);
    options.when_away = cap::fail_policy::open_within(30);
    cap::lease<network> lease(way, key, options);
    CHECK(lease.charge(20, june));
    way.cut = true;
    const auto passed = lease.charge(25, june);
    CHECK(passed.counted == 25);
    CHECK(passed.by == cap::decided_by::fail_open);
    CHECK(lease.read().beyond == 25);
    CHECK(lease.charge(6, june).by == cap::decided_by::fail_closed);  // the grace is bounded
    CHECK(lease.charge(5, june).by == cap::decided_by::fail_open);
    way.cut = false;
    CHECK(lease.charge(50, june));  // it counts: 20 + 30 + 50
    CHECK_FALSE(lease.charge(1, june));
    CHECK(store.account(key, june.number()).out == 100);
}

/// Nodes on a bad network, each with a book of what it counted.
struct fleet {
    struct member {
        std::unique_ptr<network> way;
        std::unique_ptr<cap::lease<network>> lease;
    };

    fleet(std::uint64_t seed, cap::fail_policy policy) : random(seed), when_away(policy) {
        for (int i = 0; i < 3; ++i) start();
    }
    void start() {
        member made;
        made.way = std::make_unique<network>(store, random());
        made.way->lost = made.way->unanswered = made.way->doubled = made.way->late_copies = 15;
        cap::lease_options options = node(++nodes_so_far, 1 + random.below(20), 100);
        options.when_away = when_away;
        made.lease = std::make_unique<cap::lease<network>>(*made.way, key, options);
        members.push_back(std::move(made));
    }

    small_random random;
    cap::fail_policy when_away;
    store_type store{levels};
    cap::node_id nodes_so_far = 0;
    std::vector<member> members;
    std::vector<std::unique_ptr<network>> ways_of_the_dead;
    std::map<std::uint32_t, cap::units> counted;
};

TEST_CASE("lost, repeated and late messages, dying nodes, new periods and limits: no cap is ever passed") {
    std::uint64_t passed = 0;
    std::uint64_t effects_of_copies = 0;
    std::uint64_t mishaps = 0;
    cap::units counted = 0;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        fleet all(seed, cap::fail_policy::closed());
        cap::units limit = 2'000;
        cap::units highest = limit;
        REQUIRE(all.store.set_limit(key, limit));
        std::uint32_t month = 600;
        struct session {
            std::size_t of;
            cap::node_id node;
            cap::grant held;
        };
        std::vector<session> sessions;
        std::vector<cap::node_id> numbers{1, 2, 3};
        std::vector<std::uint32_t> present(3);  // the latest period that each node heard of
        for (int step = 0; step < 3'000; ++step) {
            const std::size_t who = all.random.below(all.members.size());
            cap::lease<network>& lease = *all.members[who].lease;
            const cap::meter_period now{all.random.below(30) == 0 ? month - 1 : month};
            const auto pick = all.random.below(100);
            const auto hears = [&](std::size_t node_of, cap::meter_period when) {
                present[node_of] = std::max(present[node_of], when.number());
                return present[node_of];
            };
            if (pick < 50) {
                all.counted[hears(who, now)] += lease.charge(1 + all.random.below(6), now).counted;
            } else if (pick < 65) {
                cap::grant held;
                (void)hears(who, now);
                if (lease.reserve(1 + all.random.below(20), now, held))
                    sessions.push_back({who, numbers[who], std::move(held)});
            } else if (pick < 80 && !sessions.empty()) {
                std::swap(sessions.back(), sessions[all.random.below(sessions.size())]);
                session& last = sessions.back();
                if (numbers[last.of] == last.node) {  // its node may have died
                    const std::uint32_t when = last.held.when().number();
                    const cap::units amount = last.held.amount();
                    const cap::units actual = all.random.below(amount + 4);
                    const auto answer = all.members[last.of].lease->commit(std::move(last.held), actual, now);
                    const cap::units promised = actual < amount ? actual : amount;
                    all.counted[when] += promised;
                    if (actual > amount) all.counted[hears(last.of, now)] += answer.counted - promised;
                }
                sessions.pop_back();
            } else if (pick < 92) {
                (void)hears(who, cap::meter_period{month});
                (void)lease.sync(cap::meter_period{month}, all.random.below(10));
            } else if (pick < 94) {
                all.ways_of_the_dead.push_back(std::move(all.members[who].way));
                all.members[who].lease.reset();
                all.start();
                std::swap(all.members[who], all.members.back());
                all.members.pop_back();
                numbers[who] = all.nodes_so_far;
                present[who] = 0;
            } else if (pick < 95) {
                // The store's limit goes both ways; within a period the highest is what counts.
                limit = 1'000 + all.random.below(2'000);
                highest = std::max(highest, limit);
                REQUIRE(all.store.set_limit(key, limit));
            } else if (pick == 95 && all.random.below(8) == 0) {
                ++month;
                highest = std::max(limit, highest);
            }
            for (const auto& [number, total] : all.counted) passed += total > highest ? 1U : 0U;
        }
        for (const auto& [number, total] : all.counted) {
            counted += total;
            const cap::lease_account account = all.store.account(key, number);
            passed += account.out < total || account.spent > total ? 1U : 0U;
        }
        for (const auto& each : all.members) {
            effects_of_copies += each.way->changed_by_copies;
            mishaps += each.way->mishaps;
        }
        for (const auto& each : all.ways_of_the_dead) effects_of_copies += each->changed_by_copies;
    }
    CHECK(passed == 0);
    CHECK(effects_of_copies == 0);
    CHECK(mishaps > 3'000);
    CHECK(counted > 100'000);
}

TEST_CASE("with the grace of an open policy the cap is passed by no more than the grace of every node") {
    constexpr cap::units limit = 1'000;
    constexpr cap::units grace = 50;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        fleet all(seed, cap::fail_policy::open_within(grace));
        REQUIRE(all.store.set_limit(key, limit));
        cap::units counted = 0;
        for (int step = 0; step < 4'000; ++step) {
            auto& each = all.members[all.random.below(3)];
            if (all.random.below(50) == 0) each.way->cut = !each.way->cut;
            counted += each.lease->charge(1 + all.random.below(6), june).counted;
        }
        CHECK(counted <= limit + 3 * grace);
        CHECK(counted >= limit - 3 * 100);
        for (auto& each : all.members) {
            each.way->cut = false;
            each.way->lost = each.way->unanswered = 0;
            REQUIRE(each.lease->sync(june, 0));
        }
        CHECK(all.store.account(key, june.number()).spent == counted);
    }
}

TEST_CASE("the largest amounts come and go without an end") {
    store_type store;
    REQUIRE(store.set_limit(key, cap::highest_limit));
    CHECK(store.set_limit(key, cap::highest_limit + 1).error().why == reason::out_of_range);
    cap::lease<store_type> lease(store, key, node(1, cap::highest_limit / 8, cap::highest_limit / 4));
    cap::units counted = 0;
    for (int round = 0; round < 100; ++round) {
        counted += lease.charge(1'000, june).counted;
        REQUIRE(lease.sync(june, 0));
        CHECK(lease.read().idle == 0);
        CHECK(lease.read().used == counted);
        CHECK(lease.read().leased == counted);
    }
    CHECK(counted == 100'000);
    CHECK(store.account(key, june.number()).out == 100'000);
}

TEST_CASE("the store in memory does what a store must") {
    store_type store(mingbai_test::conformance_levels);
    mingbai_test::check_lease_store(store, 1'000);
}

TEST_CASE("old periods are forgotten when nobody needs them") {
    store_type store;
    REQUIRE(store.set_limit(key, 100));
    cap::lease<store_type> lease(store, key, node(1));
    CHECK(lease.charge(10, june));
    CHECK(lease.charge(10, july));
    store.forget_before(july.number());
    CHECK(store.account(key, june.number()) == cap::lease_account{});
    CHECK(store.account(key, july.number()).out >= 10);
}

}  // namespace cap_lease_test
