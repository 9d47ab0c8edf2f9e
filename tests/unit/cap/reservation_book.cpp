// SPDX-License-Identifier: Apache-2.0
#include <mingbai/cap/meter.hpp>
#include <mingbai/cap/reservation_book.hpp>

#include <array>
#include <cap/interleaving_explorer.hpp>
#include <catch.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace cap_reservation_book_test {

using namespace mingbai;
using namespace std::chrono_literals;

constexpr instant noon{std::chrono::seconds{1'780'000'000}};
constexpr cap::meter_period june{677};

static_assert(sizeof(cap::reservation_slot) == 40);

struct world {
    cap::meter meter{100, june};
    std::vector<cap::reservation_slot> slots = std::vector<cap::reservation_slot>(3);
    std::atomic<std::uint64_t> head{0};
    cap::reservation_book book = cap::reservation_book::made_new(slots, head);

    cap::reservation_ticket reserve(cap::units amount, instant expires) {
        auto answer = meter.reserve(amount, june);
        REQUIRE(answer);
        const auto ticket = book.open(1, answer.held, expires);
        REQUIRE(ticket);
        CHECK(answer.held.amount() == 0);
        return *ticket;
    }
    std::size_t clear_away(instant now) {
        return book.expire(now, [&](std::uint64_t where, cap::grant&& held) {
            CHECK(where == 1);
            meter.release(std::move(held));
        });
    }
};

TEST_CASE("a reservation that nobody comes back for returns when its time is over, and not before") {
    world with;
    const auto forgotten = with.reserve(60, noon + 60s);
    const auto kept = with.reserve(30, noon + 120s);
    CHECK_FALSE(with.meter.reserve(20, june));
    CHECK(with.clear_away(noon + 59s) == 0);
    CHECK(with.clear_away(noon + 60s) == 1);
    CHECK(with.clear_away(noon + 60s) == 0);
    CHECK(with.meter.read(june).held == 30);
    CHECK(with.meter.reserve(20, june));

    CHECK_FALSE(with.book.take(forgotten));
    auto out = with.book.take(kept);
    REQUIRE(out);
    CHECK(out->where == 1);
    CHECK(out->held.amount() == 30);
    CHECK(out->held.when() == june);
    CHECK(with.meter.commit(std::move(out->held), 30).counted == 30);
}

TEST_CASE("a repeated message settles nothing a second time") {
    world with;
    const auto ticket = with.reserve(60, noon);
    auto first = with.book.take(ticket);
    REQUIRE(first);
    CHECK(with.meter.commit(std::move(first->held), 50).counted == 50);
    CHECK_FALSE(with.book.take(ticket));
    // Its slot is used again; the old ticket does not open the new reservation.
    const auto next = with.reserve(20, noon);
    CHECK(next.slot == ticket.slot);
    CHECK_FALSE(with.book.take(ticket));
    CHECK(with.book.take(next));
    CHECK(cap::reservation_ticket::from_number(next.number()) == next);
}

TEST_CASE("a full book leaves the grant with its owner") {
    world with;
    for (int i = 0; i < 3; ++i) with.reserve(10, noon);
    auto answer = with.meter.reserve(10, june);
    const auto refused = with.book.open(1, answer.held, noon);
    CHECK(refused.error().why == reason::too_many_reservations);
    CHECK(answer.held.amount() == 10);
    CHECK(with.clear_away(noon) == 3);
    CHECK(with.book.open(1, answer.held, noon));
    CHECK(with.book.capacity() == 3);
}

TEST_CASE("a session that goes on keeps its reservation") {
    world with;
    const auto ticket = with.reserve(10, noon);
    CHECK(with.book.prolong(ticket, noon + 60s));
    CHECK(with.clear_away(noon + 59s) == 0);
    CHECK(with.clear_away(noon + 60s) == 1);
    CHECK_FALSE(with.book.prolong(ticket, noon + 120s));
}

TEST_CASE("tickets that never were are nobody's") {
    world with;
    CHECK_FALSE(with.book.take({}));
    CHECK_FALSE(with.book.take({3, 0}));
    CHECK_FALSE(with.book.take({1, 7}));
    CHECK_FALSE(with.book.prolong({99, 0}, noon));
}

TEST_CASE("the session, its duplicate and whoever clears away: in every interleaving exactly one settles") {
    using book_type = cap::basic_reservation_book<mingbai_test::model_atomic>;
    mingbai_test::explorer orders(0);
    std::array<book_type::slot_type, 2> slots{};
    mingbai_test::model_atomic<std::uint64_t> head(0);
    auto book = book_type::made_new(slots, head);
    cap::grant given = cap::grant::recall({7, june});
    const auto ticket = *book.open(4, given, noon);
    cap::grant other = cap::grant::recall({9, june});
    const auto in_the_way = *book.open(5, other, noon + 60s);
    std::array<cap::units, 3> settled{};
    const auto take = [&](std::size_t by) {
        auto out = book.take(ticket);
        settled[by] = out ? out->held.amount() : 0;
    };
    bool reused = false;
    orders.thread([&] { take(0); });
    orders.thread([&] {
        take(1);
        // The duplicate goes on to another reservation, perhaps in the same slot.
        cap::grant more = cap::grant::recall({3, june});
        reused = book.open(6, more, noon + 60s).has_value();
    });
    orders.thread([&] {
        settled[2] = 0;
        book.expire(noon, [&](std::uint64_t, cap::grant&& held) { settled[2] += held.amount(); });
    });
    std::uint64_t broken = 0;
    std::uint64_t opened_again = 0;
    orders.explore([] {},
                   [&] {
                       broken += settled[0] + settled[1] + settled[2] != 7 ? 1U : 0U;
                       opened_again += reused ? 1U : 0U;
                   });
    CHECK(broken == 0);
    CHECK(opened_again > 0);
    CHECK(orders.endings > 3);
    (void)in_the_way;
}

}  // namespace cap_reservation_book_test
