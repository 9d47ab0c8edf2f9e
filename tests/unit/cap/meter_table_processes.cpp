// SPDX-License-Identifier: Apache-2.0
#include <mingbai/cap/meter_table.hpp>

#include <atomic>
#include <cap/shared_memory.hpp>
#include <catch.hpp>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <thread>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

namespace cap_meter_table_processes_test {

using namespace mingbai;

constexpr cap::alert_levels levels{50, 80, 100};

TEST_CASE(
    "processes on one table in shared memory are killed in the middle of charging: nothing acknowledged is lost") {
    constexpr std::size_t children = 3;
    constexpr cap::units limit = 40'000'000;
    for (int round = 0; round < 6; ++round) {
        const mingbai_test::shared_memory<cap::table_slot> slots(64);
        const mingbai_test::shared_memory<std::atomic<std::uint64_t>> acknowledged(children);
        cap::meter_table table(slots.span());
        cap::meter& meter = **table.insert(1, limit);
        std::vector<::pid_t> pids;
        for (std::size_t child = 0; child < children; ++child) {
            const ::pid_t pid = ::fork();
            if (pid == 0) {
                cap::meter_table own(slots.span());
                for (;;) {
                    const cap::units counted = own.find(1)->charge(7, levels).counted;
                    if (counted == 0) ::_exit(0);  // nobody killed it: it ends with the limit
                    acknowledged.span()[child].fetch_add(counted);
                }
            }
            REQUIRE(pid > 0);
            pids.push_back(pid);
        }
        while (meter.read().used < 2'000) std::this_thread::yield();
        std::this_thread::sleep_for(std::chrono::milliseconds(2 + round));
        for (const ::pid_t pid : pids) ::kill(pid, SIGKILL);
        for (const ::pid_t pid : pids) ::waitpid(pid, nullptr, 0);

        cap::units total = 0;
        for (const auto& each : acknowledged.span()) total += each.load();
        const cap::reading shown = meter.read();
        CHECK(shown.used >= total);
        CHECK(shown.used + shown.held <= total + 7 * children);  // at most one event each was on its way
        CHECK(shown.used + shown.held <= limit);
        CHECK(meter.set_limit(limit + 1).before == limit);  // and the meter works on
    }
}

}  // namespace cap_meter_table_processes_test
