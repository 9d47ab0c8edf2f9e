// SPDX-License-Identifier: Apache-2.0
#include <mingbai/interop/postgresql_lease.hpp>

#include <cap/child_process.hpp>
#include <cap/cutting_relay.hpp>
#include <cap/lease_fleet.hpp>
#include <cap/lease_store_conformance.hpp>
#include <catch.hpp>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <scratch_folder.hpp>
#include <string>
#include <thread>
#include <utility>
#include <vector>

// The store in PostgreSQL, against a server of its own, which the test makes, starts, kills and starts again.
namespace interop_postgresql_lease_test {

using namespace mingbai;
using mingbai_test::child_process;

class server {
public:
    server() {
        std::filesystem::permissions(folder_.file(""), std::filesystem::perms::all);
        REQUIRE_FALSE(programs().empty());
        auto made = child_process::program(
            {programs() + "/initdb", "-D", folder_.file("data"), "-U", "caps", "-A", "trust"}, "postgres");
        REQUIRE(made.wait() == 0);
        start();
    }

    void start() {
        process_ = child_process::program(
            {programs() + "/postgres", "-D", folder_.file("data"), "-k", folder_.file(""), "-h", ""}, "postgres");
        for (int tries = 0; tries < 800; ++tries) {
            const std::unique_ptr<::PGconn, closing> trying(::PQconnectdb(where().c_str()));
            if (::PQstatus(trying.get()) == CONNECTION_OK) return;
            // After a kill the old server's children may still hold its memory; then the new one gives up, and tries
            // again.
            if (process_.over())
                process_ = child_process::program(
                    {programs() + "/postgres", "-D", folder_.file("data"), "-k", folder_.file(""), "-h", ""},
                    "postgres");
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        FAIL("the server does not answer");
    }
    void kill() { process_.kill(); }
    [[nodiscard]] std::string where() const { return at(folder_.file("")); }
    [[nodiscard]] static std::string at(const std::string& folder) {
        return "host=" + folder + " dbname=postgres user=caps connect_timeout=2";
    }
    [[nodiscard]] std::string socket() const { return folder_.file(".s.PGSQL.5432"); }

    /// The one number that a query answers.
    [[nodiscard]] std::uint64_t ask(const std::string& query) const {
        const std::unique_ptr<::PGconn, closing> asking(::PQconnectdb(where().c_str()));
        ::PGresult* const rows = ::PQexec(asking.get(), query.c_str());
        const std::string text = ::PQntuples(rows) == 1 ? ::PQgetvalue(rows, 0, 0) : "0";
        ::PQclear(rows);
        return std::stoull(text);
    }

private:
    struct closing {
        void operator()(::PGconn* of) const { ::PQfinish(of); }
    };
    [[nodiscard]] static std::string programs() {
        for (int version = 30; version >= 12; --version) {
            const std::string folder = "/usr/lib/postgresql/" + std::to_string(version) + "/bin";
            if (std::filesystem::exists(folder + "/initdb")) return folder;
        }
        return std::filesystem::exists("/usr/bin/initdb") ? "/usr/bin" : "";
    }

    mingbai_test::scratch_folder folder_;
    child_process process_;
};

TEST_CASE("the store in PostgreSQL does what a store must, survives its server, and lets no process overshoot") {
    server running;
    {
        postgresql::lease_store store(running.where(), mingbai_test::conformance_levels);
        CHECK(store.exchange({.key = 1, .period = 1, .node = 1, .sequence = 1}).error().why == reason::cap_store_away);
        REQUIRE(store.create_schema());
        REQUIRE(store.create_schema());  // again: nothing happens
        mingbai_test::check_lease_store(store, 1'000);
        CHECK(store.exchange({.key = 1, .period = 1, .node = std::uint64_t{1} << 63, .sequence = 1}).error().why ==
              reason::out_of_range);
        REQUIRE(store.forget_before(2));
        CHECK(running.ask("SELECT count(*) FROM mingbai_cap_share WHERE period < 2") == 0);
        CHECK(running.ask("SELECT count(*) FROM mingbai_cap_period WHERE period >= 2") > 0);
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
            [&] { mingbai_test::cutting_relay(relayed.file(".s.PGSQL.5432"), running.socket(), 5, 60'000).run(); });
        REQUIRE(postgresql::lease_store(running.where()).set_limit(7, 30'000));
        int kills = 0;
        const mingbai_test::fleet_plan plan{.in_between = [&] {
            if (++kills % 3 != 0) return;
            running.kill();
            running.start();
        }};
        const auto result = mingbai_test::run_fleet(plan, 7, [&](auto&& charge) {
            postgresql::lease_store store(server::at(relayed.file("")));
            charge(store);
        });
        const std::uint64_t out = running.ask("SELECT out FROM mingbai_cap_period WHERE key = 7");
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
