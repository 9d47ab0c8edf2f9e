// SPDX-License-Identifier: Apache-2.0
#include <mingbai/interop/redis.hpp>

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
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

// The store in Redis, against a server of its own, which the test starts, kills and starts again.
namespace interop_redis_test {

using namespace mingbai;
using mingbai_test::child_process;

class server {
public:
    explicit server(std::vector<std::string> more = {}) : more_(std::move(more)) { start(); }

    void start() {
        for (const char* const program : {"/usr/bin/redis-server", "/usr/local/bin/redis-server"})
            if (std::filesystem::exists(program)) {
                std::vector<std::string> command{program,
                                                 "--port",
                                                 "0",
                                                 "--unixsocket",
                                                 socket(),
                                                 "--dir",
                                                 folder_.file(""),
                                                 "--appendonly",
                                                 "yes",
                                                 "--appendfsync",
                                                 "always",
                                                 "--save",
                                                 ""};
                command.insert(command.end(), more_.begin(), more_.end());
                process_ = child_process::program(command);
            }
        for (int tries = 0; tries < 400; ++tries) {
            redis::connection trying({.host = socket(), .port = 0});
            const std::string_view ping[]{"PING"};
            if (const auto pong = trying.run(ping); pong && pong->text == "PONG") return;
            std::this_thread::sleep_for(std::chrono::milliseconds(25));
        }
        FAIL("the server does not answer");
    }
    void kill() { process_.kill(); }
    [[nodiscard]] std::string socket() const { return folder_.file("s"); }
    [[nodiscard]] redis::endpoint where() const { return {.host = socket(), .port = 0, .timeout_ms = 2'000}; }
    [[nodiscard]] std::string beside(const std::string& name) const { return folder_.file(name); }

    /// What a command answers.
    [[nodiscard]] std::string ask(std::vector<std::string_view> command) const {
        redis::connection asking(where());
        const auto said = asking.run(command);
        return said ? said->text + said->error : "away";
    }

private:
    mingbai_test::scratch_folder folder_;
    std::vector<std::string> more_;
    child_process process_;
};

TEST_CASE("the store in Redis does what a store must") {
    const server running;
    redis::connection connection(running.where());
    redis::lease_store<> store(connection, mingbai_test::conformance_levels);
    mingbai_test::check_lease_store(store, 1'000);
}

TEST_CASE("all keys of a cap are on one node of a cluster, and periods are forgotten in time") {
    const server running({"--cluster-enabled", "yes"});
    CHECK(running.ask({"CLUSTER", "ADDSLOTSRANGE", "0", "16383"}) == "OK");
    for (int tries = 0; tries < 400 && running.ask({"CLUSTER", "INFO"}).find("cluster_state:ok") == std::string::npos;
         ++tries)
        std::this_thread::sleep_for(std::chrono::milliseconds(25));
    redis::connection connection(running.where());
    redis::lease_store<> store(connection, mingbai_test::conformance_levels, "caps", 1'000);
    mingbai_test::check_lease_store(store, 1);
    // A script that named keys of two slots would have been refused; and here is the tag.
    CHECK(running.ask({"CLUSTER", "KEYSLOT", "caps:{12}:limit"}) == running.ask({"CLUSTER", "KEYSLOT", "caps:{12}:2"}));
    CHECK(running.ask({"HGET", "caps:{12}:2", "limit"}) != "");
}

TEST_CASE("a server that is not there is away, and is found again when it is") {
    server running;
    redis::connection connection(running.where());
    redis::lease_store<> store(connection);
    REQUIRE(store.set_limit(1, 100));
    running.kill();
    CHECK(store.set_limit(1, 200).error().why == reason::cap_store_away);
    CHECK(store.exchange({.key = 1, .period = 1, .node = 1, .sequence = 1, .wanted = 10}).error().why ==
          reason::cap_store_away);
    running.start();
    // It has kept what it answered, and does not know the script any more.
    const auto reply = store.exchange({.key = 1, .period = 1, .node = 1, .sequence = 1, .wanted = 10, .at_least = 10});
    REQUIRE(reply);
    CHECK(reply->limit == 100);
    CHECK(reply->granted == 10);
    CHECK(running.ask({"SCRIPT", "FLUSH"}) == "OK");
    CHECK(store.exchange({.key = 1, .period = 1, .node = 1, .sequence = 1}).value() == *reply);
}

TEST_CASE(
    "processes on Redis: killed, cut off, with repeated and late messages, the server killed as well: no overshoot") {
    server running({"--appendfsync", "always"});
    const std::string relayed = running.beside("relayed");
    child_process relay =
        child_process::running([&] { mingbai_test::cutting_relay(relayed, running.socket(), 5, 20'000).run(); });
    {
        redis::connection connection(running.where());
        redis::lease_store<> store(connection);
        REQUIRE(store.set_limit(7, 30'000));
    }
    int kills = 0;
    const mingbai_test::fleet_plan plan{.in_between = [&] {
        if (++kills % 3 != 0) return;
        running.kill();
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        running.start();
    }};
    const auto result = mingbai_test::run_fleet(plan, 7, [&](auto&& charge) {
        redis::connection connection({.host = relayed, .port = 0, .timeout_ms = 1'000});
        redis::lease_store<> store(connection);
        charge(store);
    });
    const std::uint64_t out = std::stoull(running.ask({"HGET", "mingbai:{7}:677", "out"}));
    INFO("counted " << result.counted << " of 30000, out " << out << ", store away " << result.away << " times");
    CHECK(out <= 30'000);
    CHECK(result.counted <= out);
    CHECK(result.counted + result.unsure + 6 * plan.largest_slice + 40 >=
          30'000);  // what dead processes had left is lost
    CHECK(result.away > 0);
    CHECK(result.copies_with_effect == 0);
}

/// A server that says whatever the test wants.
struct saying {
    std::string text;

    [[nodiscard]] result<redis::text_reply> run(std::span<const std::string_view>) const { return redis::text_reply{text, {}}; }
};

TEST_CASE("an answer that is not the script's grants nothing") {
    const auto answered = [](std::string text) {
        saying server{std::move(text)};
        redis::lease_store<saying> store(server);
        return store.exchange({.key = 1, .period = 1, .node = 1, .sequence = 1, .wanted = 10, .at_least = 1});
    };
    REQUIRE(answered("5 95 100 1 255 1"));
    CHECK(answered("5 95 100 1 255 1")->crossed == 255);
    for (const char* const text : {"", "5", "5 95 100 1 3", "5 95 100 1 3 ", "5 95 100 1 3 1 ", "5 95 100 1 3 1 0", "5  95 100 1 3 1",
                                   " 5 95 100 1 3 1", "5 95 100 1 256 1", "5 95 100 1 -3 1", "18446744073709551616 95 100 1 3 1", "OK"}) {
        CAPTURE(text);
        CHECK(answered(text).error().why == reason::bad_number);
    }
}

}  // namespace interop_redis_test
