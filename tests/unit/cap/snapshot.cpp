// SPDX-License-Identifier: Apache-2.0
#include <mingbai/cap/snapshot.hpp>

#include <cap/small_random.hpp>
#include <catch.hpp>
#include <rounds.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <random>
#include <simulated_disk.hpp>
#include <string>
#include <utility>
#include <vector>

namespace cap_snapshot_test {

using namespace mingbai;
using namespace std::chrono_literals;
using mingbai_test::simulated_disk;
using mingbai_test::simulated_storage;

constexpr instant noon{std::chrono::seconds{1'780'000'000}};
constexpr cap::alert_levels levels{50, 80, 100};
constexpr cap::meter_period june{677};
const std::string path = "caps";

struct world {
    explicit world(std::size_t slots = 100) : memory(slots), table(memory) {}

    std::vector<cap::table_slot> memory;
    cap::meter_table table;

    [[nodiscard]] std::map<cap::table_key, cap::reading> shown() const {
        std::map<cap::table_key, cap::reading> all;
        table.for_each([&](cap::table_key key, cap::meter& meter) { all[key] = meter.read(june); });
        return all;
    }
};

/// Some meters in every state that a meter can be in.
void fill(world& with, std::size_t meters = 40) {
    mingbai_test::small_random random(3);
    for (cap::table_key key = 1; key <= meters; ++key) {
        cap::meter& meter = **with.table.insert(key, 100 + key, june);
        (void)meter.charge(random.below(110), levels, june);
        (void)meter.reserve_up_to(random.below(30), june);  // dropped: held
        if (key % 3 == 0) (void)meter.set_limit(60 + key, levels, june);
        if (key % 4 == 0) (void)meter.charge(1'000, levels, june);
    }
}

result<cap::snapshot_info> save(simulated_storage& files, const cap::meter_table& table, instant now) {
    auto current = files.open(path);
    if (!current) return current.error();
    return cap::save_snapshot(files, *current, path, table, now);
}
result<cap::snapshot_info> restore(simulated_storage& files, cap::meter_table& table, cap::held_units held) {
    auto current = files.open(path);
    if (!current) return current.error();
    return cap::restore_snapshot(*current, table, held);
}

TEST_CASE("a table comes back from its snapshot as it was, reminders told and refusals included") {
    simulated_disk disk;
    simulated_storage files(disk);
    world before;
    fill(before);
    const auto saved = save(files, before.table, noon);
    REQUIRE(saved);
    CHECK(saved->meters == 40);

    world after(80);  // another size of table
    const auto restored = restore(files, after.table, cap::held_units::stay_held);
    REQUIRE(restored);
    CHECK(*restored == cap::snapshot_info{40, noon});
    CHECK(after.shown() == before.shown());
    // What was told is not told again: both go on with the same answers.
    for (cap::table_key key = 1; key <= 40; ++key) {
        const auto expected = before.table.find(key)->charge(2, levels, june);
        const auto answer = after.table.find(key)->charge(2, levels, june);
        CHECK(answer.counted == expected.counted);
        CHECK(answer.news == expected.news);
    }
}

TEST_CASE("what was held stays held, is freed, or counts as used") {
    simulated_disk disk;
    simulated_storage files(disk);
    world before;
    cap::meter& meter = **before.table.insert(1, 100, june);
    CHECK(meter.charge(30, levels, june));
    (void)meter.reserve(20, june);  // dropped: held
    REQUIRE(save(files, before.table, noon));
    const auto read_as = [&](cap::held_units held) {
        world after;
        REQUIRE(restore(files, after.table, held));
        return after.table.find(1)->read(june);
    };
    CHECK(read_as(cap::held_units::stay_held) == cap::reading{100, 1, 30, 20, 50});
    CHECK(read_as(cap::held_units::are_freed) == cap::reading{100, 1, 30, 0, 70});
    CHECK(read_as(cap::held_units::count_used) == cap::reading{100, 1, 50, 0, 50});
}

TEST_CASE("a snapshot that is cut off anywhere, or has one wrong byte, is refused and nothing of it is used") {
    simulated_disk disk;
    simulated_storage files(disk);
    world before;
    fill(before);
    REQUIRE(save(files, before.table, noon));
    const std::string whole = disk.bytes(path);
    CHECK(whole.size() == 16 + 41 * 32);
    std::uint64_t accepted = 0;
    const auto try_on = [&](const std::string& bytes) {
        disk.bytes(path) = bytes;
        world after;
        const auto restored = restore(files, after.table, cap::held_units::stay_held);
        if (restored) ++accepted;
        if (!restored && restored.error().why != reason::snapshot_damaged) ++accepted;
        if (!after.shown().empty()) ++accepted;
    };
    for (std::size_t size = 1; size < whole.size(); ++size) try_on(whole.substr(0, size));
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string wrong = whole;
        wrong[at] = static_cast<char>(wrong[at] ^ (1 << (at % 8)));
        try_on(wrong);
    }
    try_on(whole + whole.substr(0, 32));
    CHECK(accepted == 0);
    disk.bytes(path) = whole;
    world after;
    CHECK(restore(files, after.table, cap::held_units::stay_held));
}

TEST_CASE("a crash at any step of a snapshot, power cut included, leaves the one before or the new one, whole") {
    std::mt19937 random(17);
    std::uint64_t old_ones = 0;
    std::uint64_t new_ones = 0;
    for (std::uint64_t allowed = 0; allowed < 14; ++allowed)
        for (int repeat = 0; repeat < mingbai_test::rounds(20); ++repeat) {
            simulated_disk disk;
            simulated_storage files(disk);
            world table(4'000);
            fill(table, 1'500);  // several blocks
            REQUIRE(save(files, table.table, noon));
            const auto first = table.shown();
            for (cap::table_key key = 1; key <= 1'500; ++key) (void)table.table.find(key)->charge(1, levels, june);
            const auto second = table.shown();

            disk.operations_allowed = disk.operations + allowed;
            const bool acknowledged = save(files, table.table, noon + 60s).has_value();
            disk.lose_power(random);
            disk.operations_allowed = UINT64_MAX;

            world after(4'000);
            const auto restored = restore(files, after.table, cap::held_units::stay_held);
            REQUIRE(restored);
            const bool is_new = restored->taken_at == noon + 60s;
            CHECK(after.shown() == (is_new ? second : first));
            if (acknowledged) CHECK(is_new);
            ++(is_new ? new_ones : old_ones);
        }
    CHECK(old_ones > 0);
    CHECK(new_ones > 0);
}

TEST_CASE("an empty file is an empty table; a table too small says so") {
    simulated_disk disk;
    simulated_storage files(disk);
    world before;
    CHECK(restore(files, before.table, cap::held_units::stay_held)->meters == 0);
    fill(before);
    REQUIRE(save(files, before.table, noon));
    world small(10);
    CHECK(restore(files, small.table, cap::held_units::stay_held).error().why == reason::cap_table_full);
}

}  // namespace cap_snapshot_test
