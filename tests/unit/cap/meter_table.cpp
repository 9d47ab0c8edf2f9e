// SPDX-License-Identifier: Apache-2.0
#include <mingbai/cap/meter_table.hpp>

#include <array>
#include <cap/interleaving_explorer.hpp>
#include <cap/small_random.hpp>
#include <catch.hpp>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace cap_meter_table_test {

using namespace mingbai;
using mingbai_test::small_random;

constexpr cap::alert_levels levels{50, 80, 100};

static_assert(sizeof(cap::table_slot) == 32 && alignof(cap::table_slot) == 32);

TEST_CASE("a key names a subscriber and a kind of cap, and both can be read from it") {
    for (unsigned index = 0; index < 32; ++index)
        for (const std::uint64_t number :
             {std::uint64_t{1}, std::uint64_t{8'613'800'138'000}, std::uint64_t{999'999'999'999'999}}) {
            const cap::table_key key = cap::table_key_of(number, cap::cap_kind::at(index));
            CHECK(key <= cap::highest_table_key);
            CHECK(cap::number_of(key) == number);
            CHECK(cap::kind_of(key) == cap::cap_kind::at(index));
        }
}

TEST_CASE("what was inserted is found, what was not is not") {
    std::vector<cap::table_slot> slots(cap::meter_table::slots_for(1'000));
    cap::meter_table table(slots);
    for (cap::table_key key = 1; key <= 1'000; ++key) {
        const auto made = table.insert(key * 977, key);
        REQUIRE(made);
        CHECK((*made)->read().limit == key);
    }
    for (cap::table_key key = 1; key <= 1'000; ++key) {
        REQUIRE(table.find(key * 977) != nullptr);
        CHECK(table.find(key * 977)->read().limit == key);
        CHECK(table.find(key * 977 + 1) == nullptr);
    }
    CHECK(table.find(0) == nullptr);
    // Inserting again changes nothing: neither the limit nor what is counted.
    CHECK(table.find(977)->charge(1).counted == 1);
    CHECK(*table.insert(977, 500) == table.find(977));
    CHECK(table.find(977)->read() == cap::reading{1, 1, 1, 0, 0});

    CHECK(table.insert(0, 1).error().why == reason::out_of_range);
    CHECK(table.insert(cap::highest_table_key + 1, 1).error().why == reason::out_of_range);
    CHECK(table.insert(5, cap::highest_limit + 1).error().why == reason::out_of_range);
    CHECK(table.find(5) == nullptr);
}

TEST_CASE("a full table says so and keeps what it has") {
    std::vector<cap::table_slot> slots(64);
    cap::meter_table table(slots);
    for (cap::table_key key = 1; key <= 64; ++key) REQUIRE(table.insert(key, key));
    CHECK(table.insert(65, 1).error().why == reason::cap_table_full);
    for (cap::table_key key = 1; key <= 64; ++key) CHECK(table.find(key)->read().limit == key);
    REQUIRE(table.erase(7));
    CHECK(table.insert(65, 1).error().why == reason::cap_table_full);  // not before the quiet moment
    CHECK(table.reclaim() == 1);
    REQUIRE(table.insert(65, 1));
    CHECK(table.find(65)->read() == cap::reading{1, 1, 0, 0, 1});
    CHECK(table.find(7) == nullptr);
}

TEST_CASE("an erased meter is closed, and what is held of it can still be committed") {
    std::vector<cap::table_slot> slots(16);
    cap::meter_table table(slots);
    cap::meter& meter = **table.insert(1, 100);
    auto held = meter.reserve(40);
    const auto last = table.erase(1);
    REQUIRE(last);
    CHECK(last->held == 40);
    CHECK(table.find(1) == nullptr);
    CHECK_FALSE(table.erase(1));
    CHECK_FALSE(meter.charge(1));
    CHECK(meter.commit(std::move(held.held), 40).counted == 40);
    // The number is given to somebody else, who begins with a meter of their own.
    REQUIRE(table.insert(1, 50));
    CHECK(table.find(1) != &meter);
    CHECK(table.find(1)->read().used == 0);
}

TEST_CASE("random inserting, erasing, reclaiming and charging against a std::map") {
    small_random random(11);
    std::vector<cap::table_slot> slots(300);
    cap::meter_table table(slots);
    std::map<cap::table_key, cap::units> expected;  // used
    std::uint64_t wrong = 0;
    for (int step = 0; step < 60'000; ++step) {
        const cap::table_key key = 1 + random.below(400);
        const auto pick = random.below(20);
        if (pick < 5) {
            const auto made = table.insert(key, 1'000);
            if (made) expected.try_emplace(key, 0);
            wrong += !made && expected.size() < 150 && table.reclaim() == 0 ? 1U : 0U;
        } else if (pick < 8) {
            wrong += table.erase(key).has_value() != (expected.erase(key) == 1) ? 1U : 0U;
        } else if (pick == 8) {
            table.reclaim();
        } else {
            const auto found = expected.find(key);
            cap::meter* const meter = table.find(key);
            wrong += (meter != nullptr) != (found != expected.end()) ? 1U : 0U;
            if (meter != nullptr && found != expected.end()) {
                found->second += meter->charge(3).counted;
                wrong += meter->read().used != found->second ? 1U : 0U;
            }
        }
    }
    CHECK(wrong == 0);
    std::map<cap::table_key, cap::units> seen;
    table.for_each([&](cap::table_key key, cap::meter& meter) { seen[key] = meter.read().used; });
    CHECK(seen == expected);
    CHECK(seen.size() > 50);
}

TEST_CASE("a batch is charged in its order, known and unknown subscribers alike") {
    std::vector<cap::table_slot> slots(cap::meter_table::slots_for(500));
    cap::meter_table table(slots);
    for (cap::table_key key = 1; key <= 500; ++key) REQUIRE(table.insert(key, 20));
    small_random random(5);
    std::vector<cap::table_event> events(10'000);
    for (auto& each : events) each = {1 + random.below(510), 1 + random.below(3), {}};
    std::map<cap::table_key, cap::units> used;
    std::size_t next = 0;
    std::uint64_t wrong = 0;
    table.charge(events, levels, [&](std::size_t index, const cap::settlement* answer) {
        wrong += index != next++ ? 1U : 0U;
        const cap::table_event& event = events[index];
        if (event.key > 500) {
            wrong += answer != nullptr ? 1U : 0U;
            return;
        }
        const bool fits = used[event.key] + event.amount <= 20;
        if (fits) used[event.key] += event.amount;
        wrong += answer == nullptr || answer->counted != (fits ? event.amount : 0) ? 1U : 0U;
    });
    CHECK(next == events.size());
    CHECK(wrong == 0);
    table.charge({}, levels, [&](std::size_t, const cap::settlement*) { ++wrong; });
    CHECK(wrong == 0);
}

TEST_CASE("two inserters of one key, in every interleaving: one meter, and whoever charges is under its limit") {
    using table_type = cap::basic_meter_table<mingbai_test::model_atomic>;
    mingbai_test::explorer orders(0);
    std::array<table_type::slot_type, 3> slots{};
    table_type table(slots);
    // A neighbour came and went, so that there is a free slot before the end of the search.
    for (cap::table_key key = 100; key < 103; ++key) REQUIRE(table.insert(key, 1));
    for (cap::table_key key = 100; key < 103; ++key) REQUIRE(table.erase(key));
    table.reclaim();
    std::array<table_type::meter_type*, 2> made{};
    cap::units counted = 0;
    orders.thread([&] { made[0] = *table.insert(7, 10); });
    orders.thread([&] { made[1] = *table.insert(7, 10); });
    orders.thread([&] {
        table_type::meter_type* const found = table.find(7);
        counted = found == nullptr ? 0 : found->charge(6).counted;
    });
    std::uint64_t broken = 0;
    std::uint64_t charged = 0;
    orders.explore([] {},
                   [&] {
                       broken += made[0] != made[1] || made[0] != table.find(7) ? 1U : 0U;
                       const cap::meter_image left = made[0]->image();
                       broken += left.limit_amount() != 10 || left.used() != counted ? 1U : 0U;
                       charged += counted != 0 ? 1U : 0U;
                   });
    CHECK(broken == 0);
    CHECK(charged > 0);
    CHECK(orders.endings > 2);
}

}  // namespace cap_meter_table_test
