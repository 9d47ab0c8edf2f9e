// SPDX-License-Identifier: Apache-2.0
#include <mingbai/cap/meter.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <cap/interrupted_atomic.hpp>
#include <cap/small_random.hpp>
#include <catch.hpp>
#include <cstddef>
#include <cstdint>
#include <map>
#include <thread>
#include <utility>
#include <vector>

// Millions of random calls from several threads, each of which writes down exactly what it was granted and what was
// counted. Afterwards the books must agree with the meter to the unit.
namespace cap_meter_ledger_test {

using namespace mingbai;
using mingbai_test::small_random;

constexpr cap::alert_levels levels{20, 50, 80, 100};
constexpr std::size_t threads_in_all = 4;
constexpr int calls_a_thread = 400'000;

using interrupted_meter = cap::basic_meter<mingbai_test::interrupted_atomic>;

/// What one thread knows of one period.
struct page {
    cap::units counted = 0;
    cap::units closed = 0;  ///< what a `closed_period` said was used
    cap::units late = 0;
    int times_closed = 0;
    std::array<int, cap::alert_levels::at_most> told{};
    int cap_held = 0;

    void add(const page& other) {
        counted += other.counted;
        closed += other.closed;
        late += other.late;
        times_closed += other.times_closed;
        for (std::size_t i = 0; i < told.size(); ++i) told[i] += other.told[i];
        cap_held += other.cap_held;
    }
};
using book = std::map<std::uint32_t, page>;

void note(book& into, cap::meter_period when, const cap::settlement& settled) {
    page& here = into[when.number()];
    here.counted += settled.counted;
    here.late += settled.late;
    for (std::size_t i = 0; i < here.told.size(); ++i) here.told[i] += (settled.news.crossed >> i) & 1;
    here.cap_held += settled.news.cap_held ? 1 : 0;
    if (settled.news.closed.happened) {
        page& closed = into[settled.news.closed.when.number()];
        closed.closed += settled.news.closed.used;
        ++closed.times_closed;
    }
}

template <class Work>
std::vector<book> in_threads(Work work) {
    std::vector<book> books(threads_in_all);
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < threads_in_all; ++t) threads.emplace_back([&, t] { work(t, books[t]); });
    for (std::thread& each : threads) each.join();
    return books;
}

book sum(const std::vector<book>& books) {
    book total;
    for (const book& each : books)
        for (const auto& [number, here] : each) total[number].add(here);
    return total;
}

template <class Meter>
void check_books(int calls, cap::units limit) {
    Meter meter(limit);
    std::atomic<bool> over{false};
    std::uint64_t seen_above = 0;
    std::uint64_t looks = 0;
    std::thread watcher([&] {
        while (!over.load()) {
            const cap::reading shown = meter.read();
            seen_above += shown.used + shown.held > limit || shown.used + shown.held + shown.left != limit ? 1U : 0U;
            ++looks;
        }
    });
    const auto books = in_threads([&](std::size_t t, book& mine) {
        small_random random(t);
        std::vector<cap::grant> held;
        for (int call = 0; call < calls; ++call) {
            const auto pick = random.below(10);
            if (pick < 4) {
                auto answer = meter.reserve_up_to(1 + random.below(400), {}, 1 + random.below(50));
                mine[0].cap_held += answer.cap_held ? 1 : 0;
                if (answer) held.push_back(std::move(answer.held));
            } else if (pick < 7 && !held.empty()) {
                std::swap(held.back(), held[random.below(held.size())]);
                const cap::units granted = held.back().amount();
                // Most use less than they asked for; some use more.
                const cap::units actual =
                    random.below(20) == 0 ? granted + random.below(100) : random.below(granted + 1);
                note(mine, {}, meter.commit(std::move(held.back()), actual, levels));
                held.pop_back();
            } else if (pick < 8 && !held.empty()) {
                meter.release(std::move(held.back()));
                held.pop_back();
            } else if (pick < 9) {
                note(mine, {}, meter.charge(random.below(3), levels));
            } else {
                mine[0].counted -= meter.refund(random.below(40));
            }
        }
        for (cap::grant& each : held) meter.release(std::move(each));
    });
    over = true;
    watcher.join();
    CHECK(seen_above == 0);
    CHECK(looks > 0);

    const page total = sum(books)[0];
    CHECK(meter.read() == cap::reading{limit, 0, total.counted, 0, limit - total.counted});
    CHECK(total.counted > limit * 99 / 100);
    CHECK(total.cap_held == 1);
    CHECK(total.told[0] == 1);
    CHECK(total.told[1] == 1);
    CHECK(total.told[2] == 1);
    CHECK(total.told[3] <= 1);
}

TEST_CASE("the books of four threads agree with the meter, and a watcher never sees too much") {
    check_books<cap::meter>(calls_a_thread, 1'000'000);
    check_books<interrupted_meter>(calls_a_thread / 10, 100'000);
}

template <class Meter>
void check_limits(int calls) {
    Meter meter(1'000);
    std::array<cap::units, threads_in_all> counted{};
    std::uint64_t wrong_answers = 0;
    in_threads([&](std::size_t t, book&) {
        small_random random(t + 100);
        if (t == 0) {
            std::uint32_t version = 0;
            cap::units limit = 1'000;
            for (int change = 0; change < calls / 20; ++change) {
                const cap::units next = 1'000 + random.below(5'000'000);
                const cap::limit_change answer = meter.set_limit(next, levels);
                version += next != limit ? 1U : 0U;
                wrong_answers += answer.before != limit || answer.now != next || answer.version != version ? 1U : 0U;
                limit = next;
            }
            return;
        }
        for (int call = 0; call < calls; ++call) {
            auto answer = meter.reserve_up_to(1 + random.below(20));
            const cap::units granted = answer.held.amount();
            counted[t] += meter.commit(std::move(answer.held), random.below(granted + 1), levels).counted;
        }
    });
    CHECK(wrong_answers == 0);
    cap::units total = 0;
    for (const cap::units each : counted) total += each;
    const cap::reading shown = meter.read();
    CHECK(shown.used == total);
    CHECK(shown.held == 0);
    CHECK(total <= 5'001'000);
    CHECK(total > 1'000);
}

TEST_CASE("the limit goes up and down while others charge, and every charge was below the limit of its moment") {
    check_limits<cap::meter>(calls_a_thread);
    check_limits<interrupted_meter>(calls_a_thread / 10);
}

template <class Meter>
void check_periods(int calls) {
    constexpr cap::units limit = 3'000;
    constexpr std::uint32_t first = 20'000;
    Meter meter(limit, cap::meter_period{first});
    std::atomic<std::uint64_t> clock{0};  // all calls so far: the day is over after so many
    constexpr std::uint64_t calls_a_day = 2'000;
    const auto books = in_threads([&](std::size_t t, book& mine) {
        small_random random(t + 1'000);
        std::vector<cap::grant> held;
        for (int call = 0; call < calls; ++call) {
            const std::uint64_t now = clock.fetch_add(1);
            // Clocks differ: some events come with the day before.
            const std::uint32_t today = first + static_cast<std::uint32_t>(now / calls_a_day);
            const cap::meter_period day{random.below(50) == 0 && today > first ? today - 1 : today};
            if (random.below(2) == 0) {
                auto answer = meter.reserve_up_to(1 + random.below(12), day);
                if (answer) held.push_back(std::move(answer.held));
            }
            if (held.size() > random.below(12)) {
                std::swap(held.back(), held[random.below(held.size())]);
                const cap::units granted = held.back().amount();
                const cap::meter_period when = held.back().when();
                note(mine, when, meter.commit(std::move(held.back()), random.below(granted + 1), levels, day));
                held.pop_back();
            }
        }
        for (cap::grant& each : held) {
            const cap::meter_period when = each.when();
            const cap::units granted = each.amount();
            note(mine, when, meter.commit(std::move(each), granted, levels));
        }
    });
    book total = sum(books);
    const std::uint32_t last = first + static_cast<std::uint32_t>((clock.load() - 1) / calls_a_day);
    CHECK(last >= first + 50);
    const cap::meter_news end = meter.begin(cap::meter_period{last + 1}, levels);
    REQUIRE(end.closed.happened);
    total[end.closed.when.number()].closed += end.closed.used;
    ++total[end.closed.when.number()].times_closed;

    std::uint64_t wrong = 0;
    for (const auto& [number, here] : total) {
        CAPTURE(number, here.counted, here.closed, here.late);
        // What was committed of a day's grants is what the day was closed with, and what came late.
        wrong += here.counted != here.closed + here.late ? 1U : 0U;
        wrong += here.counted > limit ? 1U : 0U;
        wrong += here.times_closed > 1 ? 1U : 0U;
        for (const int told : here.told) wrong += told > 1 ? 1U : 0U;
    }
    CHECK(wrong == 0);
}

TEST_CASE("periods roll over under four threads without losing or doubling a unit") {
    check_periods<cap::meter>(calls_a_thread / 4);
    check_periods<interrupted_meter>(calls_a_thread / 15);
}

}  // namespace cap_meter_ledger_test
