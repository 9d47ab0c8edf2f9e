// SPDX-License-Identifier: Apache-2.0
#include <mingbai/interop/postgresql_lease.hpp>

#include <cap/child_process.hpp>
#include <cap/cutting_relay.hpp>
#include <cap/lease_fleet.hpp>
#include <cap/lease_store_conformance.hpp>
#include <catch.hpp>
#include <cstdint>
#include <postgresql_server.hpp>
#include <scratch_folder.hpp>

// The store in PostgreSQL, against a server of its own, which the test makes, starts, kills and starts again.
namespace interop_postgresql_lease_test {

using namespace mingbai;
using mingbai_test::child_process;
using mingbai_test::postgresql_server;

TEST_CASE("the store in PostgreSQL does what a store must, survives its server, and lets no process overshoot") {
    postgresql_server running;
    {
        postgresql::lease_store store(running.where(), mingbai_test::conformance_levels);
        CHECK(store.exchange({.key = 1, .period = 1, .node = 1, .sequence = 1}).error().why == reason::cap_store_away);
        REQUIRE(store.create_schema());
        REQUIRE(store.create_schema());  // again: nothing happens
        mingbai_test::check_lease_store(store, 1'000);
        CHECK(store.exchange({.key = 1, .period = 1, .node = std::uint64_t{1} << 63, .sequence = 1}).error().why ==
              reason::out_of_range);
        REQUIRE(store.forget_before(2));
        CHECK(running.ask_number("SELECT count(*) FROM mingbai_cap_share WHERE period < 2") == 0);
        CHECK(running.ask_number("SELECT count(*) FROM mingbai_cap_period WHERE period >= 2") > 0);
    }
    {
        INFO("a server that is killed is away, and has kept what it answered when it is back");
        postgresql::lease_store store(running.where());
        REQUIRE(store.set_limit(5, 100));
        const auto reply =
            store.exchange({.key = 5, .period = 1, .node = 1, .sequence = 1, .wanted = 10, .at_least = 10});
        REQUIRE(reply);
        running.kill();
        CHECK(store.set_limit(5, 200).error().why == reason::cap_store_away);
        running.start();
        CHECK(store.exchange({.key = 5, .period = 1, .node = 1, .sequence = 1}).value() == *reply);
    }
    {
        INFO("processes: killed, cut off, with repeated and late messages, the server killed as well");
        const mingbai_test::scratch_folder relayed;
        child_process relay = child_process::running(
            [&] { mingbai_test::cutting_relay(relayed.file(postgresql_server::socket_name), running.socket(), 5, 60'000).run(); });
        REQUIRE(postgresql::lease_store(running.where()).set_limit(7, 30'000));
        int kills = 0;
        const mingbai_test::fleet_plan plan{.in_between = [&] {
            if (++kills % 3 != 0) return;
            running.kill();
            running.start();
        }};
        const auto result = mingbai_test::run_fleet(plan, 7, [&](auto&& charge) {
            postgresql::lease_store store(postgresql_server::at(relayed.file("")));
            charge(store);
        });
        const std::uint64_t out = running.ask_number("SELECT out FROM mingbai_cap_period WHERE key = 7");
        INFO("counted " << result.counted << " of 30000, out " << out << ", store away " << result.away << " times");
        CHECK(out <= 30'000);
        CHECK(result.counted <= out);
        CHECK(result.counted + result.unsure + 6 * plan.largest_slice + 40 >=
              30'000);  // what dead processes had is lost
        CHECK(result.away > 0);
        CHECK(result.copies_with_effect == 0);
    }
}

}  // namespace interop_postgresql_lease_test
