// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/utc_offset.hpp>
#include <mingbai/notice/outbox_policy.hpp>
#include <mingbai/notice/roaming_watch.hpp>

#include <catch.hpp>

#include <chrono>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace notice_roaming_watch_test {

using namespace mingbai;
using namespace mingbai::notice;
using namespace std::chrono_literals;

constexpr instant noon = start_of_day(std::chrono::year{2026} / 10 / 1, beijing_time) + 12h;
const roaming_region home;
const roaming_region hong_kong = *read_region("香港");
const roaming_region macao = *read_region("澳门");

TEST_CASE("entering a region is told once, however often the network reports it") {
    roaming_state state;
    CHECK_FALSE(state.observe(home, noon));
    CHECK(state.observe(hong_kong, noon + 1min));
    for (int hour = 0; hour < 24 * 10; ++hour) CHECK_FALSE(state.observe(hong_kong, noon + 1min + std::chrono::hours(hour)));
    CHECK(state.observe(macao, noon + 240h));  // another region has other prices
}

TEST_CASE("a phone at the border sways between networks and is told of each side once") {
    roaming_state state;
    CHECK(state.observe(hong_kong, noon));
    CHECK(state.observe(macao, noon + 1s));
    for (int i = 0; i < 1000; ++i) CHECK_FALSE(state.observe(i % 3 == 0 ? home : i % 3 == 1 ? hong_kong
                                                                                            : macao,
                                                             noon + 2s + std::chrono::minutes(i)));
}

TEST_CASE("who was away for a day is told again, to the second") {
    for (const auto& [away, again] : {std::pair{24h - 1s, false}, std::pair{24h + 0s, true}}) {
        roaming_state state;
        CHECK(state.observe(hong_kong, noon));
        CHECK_FALSE(state.observe(hong_kong, noon + 5h));
        CHECK_FALSE(state.observe(home, noon + 6h));
        CHECK(state.observe(hong_kong, noon + 5h + away) == again);
    }
    roaming_state week;
    CHECK(week.observe(hong_kong, noon, {.known_for = 168h}));
    CHECK_FALSE(week.observe(hong_kong, noon + 167h, {.known_for = 168h}));
}

TEST_CASE("a report that comes late says nothing about now") {
    roaming_state state;
    CHECK(state.observe(hong_kong, noon));
    CHECK_FALSE(state.observe(macao, noon - 1s));
    CHECK_FALSE(state.observe(home, noon - 1s));
    CHECK(state.observe(macao, noon));  // the same second is not late
}

TEST_CASE("after a restart nothing is told twice, and what is new is told") {
    roaming_state state;
    state.restore(hong_kong, noon - 30h);
    state.restore(hong_kong, noon - 2h);
    state.restore(hong_kong, noon - 20h);  // in whatever order
    CHECK_FALSE(state.observe(hong_kong, noon));
    CHECK(state.observe(macao, noon));
    roaming_state late;
    late.restore(hong_kong, noon - 24h);
    CHECK(late.observe(hong_kong, noon));
    CHECK_FALSE(late.observe(macao, noon - 1s));
}

TEST_CASE("two programs that see the same entry owe one notice, and the next day's is another") {
    const auto subject = evidence::public_subject("test", "a customer");
    const notice_key key = roaming_key(subject, hong_kong, noon, beijing_time);
    CHECK(key == roaming_key(subject, hong_kong, noon + 7s, beijing_time));
    CHECK(key.kind == notice_kind::roaming_entry);
    CHECK(id_of(key) != id_of(roaming_key(subject, macao, noon, beijing_time)));
    CHECK(id_of(key) != id_of(roaming_key(subject, hong_kong, noon + 12h, beijing_time)));
    CHECK(key == roaming_key(subject, hong_kong, noon + 12h - 1s, beijing_time));
    CHECK(read_region(std::string(16, 'x')).error().why == reason::too_long);
    CHECK(read_region("\xff").error().why == reason::bad_utf8);
}

TEST_CASE("random journeys: what is told is what a list of everything that was seen says") {
    std::mt19937 random(20261001);
    CAPTURE("seed 20261001");
    std::vector<roaming_region> regions{home};
    for (std::size_t i = 0; i < roaming_state::regions; ++i) regions.push_back(*read_region("r" + std::to_string(i)));
    int told = 0;
    for (int journey = 0; journey < 300; ++journey) {
        roaming_state state;
        std::vector<std::pair<std::string, instant>> taken;
        instant now = noon;
        for (int report = 0; report < 80; ++report) {
            const bool late = random() % 6 == 0;
            const instant at = late ? now - std::chrono::minutes(random() % 3000) : now;
            const roaming_region& region = regions[random() % regions.size()];
            bool expected = !region.text().empty();
            bool passed_over = false;
            for (const auto& [name, when] : taken) {
                passed_over = passed_over || when > at;
                if (name == region.text() && at - when < 24h) expected = false;
            }
            if (passed_over) expected = false;
            CHECK(state.observe(region, at) == expected);
            told += expected;
            if (!passed_over) taken.emplace_back(region.text(), at);
            now += std::chrono::minutes(random() % 1500);
        }
    }
    CHECK(told > 1000);
}

TEST_CASE("the region that was seen longest ago is the one that is forgotten") {
    roaming_state state;
    for (std::size_t i = 0; i <= roaming_state::regions; ++i) CHECK(state.observe(*read_region("r" + std::to_string(i)), noon + std::chrono::seconds(i)));
    CHECK_FALSE(state.observe(*read_region("r1"), noon + 1min));
    CHECK(state.observe(*read_region("r0"), noon + 1min));
}

}  // namespace notice_roaming_watch_test
