// SPDX-License-Identifier: Apache-2.0
#include <mingbai/cap/meter.hpp>
#include <mingbai/cap/reservation_book.hpp>

#include <array>
#include <atomic>
#include <cap/small_random.hpp>
#include <catch.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <thread>
#include <utility>
#include <vector>

namespace cap_reservation_book_threads_test {

using namespace mingbai;
using namespace std::chrono_literals;

TEST_CASE("sessions, their duplicates and sweepers on few slots: every unit is settled once") {
    constexpr std::size_t threads_in_all = 3;
    constexpr int rounds = 60'000;
    constexpr instant begin{std::chrono::seconds{1'780'000'000}};
    constexpr cap::units limit = 5'000'000;
    cap::meter meter(limit);
    std::vector<cap::reservation_slot> slots(16);
    std::atomic<std::uint64_t> head{0};
    auto book = cap::reservation_book::made_new(slots, head);
    // Every ticket is left where another thread may find it, which then takes it out a second time.
    std::array<std::atomic<std::uint64_t>, 64> tickets{};
    std::atomic<int> clock{0};
    std::atomic<bool> over{false};
    std::array<cap::units, threads_in_all> counted{};
    std::atomic<std::uint64_t> expired{0};

    const auto sweep = [&](instant now) {
        expired += book.expire(now, [&](std::uint64_t, cap::grant&& held) { meter.release(std::move(held)); });
    };

    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < threads_in_all; ++t)
        threads.emplace_back([&, t] {
            mingbai_test::small_random random(t);
            for (int round = 0; round < rounds; ++round) {
                const instant now = begin + std::chrono::seconds{clock.fetch_add(1)};
                auto answer = meter.reserve_up_to(1 + random.below(30));
                if (answer) {
                    const auto ticket = book.open(0, answer.held, now + std::chrono::seconds{random.below(100)});
                    if (ticket)
                        tickets[random.below(64)] = ticket->number();
                    else
                        meter.release(std::move(answer.held));
                }
                const auto some = cap::reservation_ticket::from_number(tickets[random.below(64)].load());
                if (auto out = book.take(some)) {
                    const cap::units actual = random.below(out->held.amount() + 1);
                    counted[t] += meter.commit(std::move(out->held), actual).counted;
                }
                if (round % 64 == 0) sweep(now);
            }
        });
    std::thread sweeper([&] {
        while (!over.load()) {
            sweep(begin + std::chrono::seconds{clock.load()});
            std::this_thread::yield();
        }
    });
    for (std::thread& each : threads) each.join();
    over = true;
    sweeper.join();
    sweep(begin + 100h);

    cap::units total = 0;
    for (const cap::units each : counted) total += each;
    const cap::reading shown = meter.read();
    CHECK(shown.held == 0);
    CHECK(shown.used == total);
    CHECK(total > 0);
    CHECK(expired.load() > 0);
    // Every slot is free again: the book takes in as many as it has, and not one more.
    for (std::size_t i = 0; i < slots.size(); ++i) {
        cap::grant held = cap::grant::recall({1, {}});
        CHECK(book.open(0, held, begin));
    }
    cap::grant one_more = cap::grant::recall({1, {}});
    CHECK_FALSE(book.open(0, one_more, begin));
}

}  // namespace cap_reservation_book_threads_test
