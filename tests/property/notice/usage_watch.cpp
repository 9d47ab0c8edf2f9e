// SPDX-License-Identifier: Apache-2.0
#include <mingbai/notice/usage_watch.hpp>

#include <catch.hpp>
#include <rounds.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <utility>
#include <vector>

namespace notice_usage_watch_property {

using namespace mingbai::notice;

// The reference keeps every reading there ever was and looks through all of them each time. It shares nothing with the
// library but the words: a level is news when the customer does not know it, and what the customer knows is what some
// earlier reading of the period reached, as long as each change of the limit since then left it reached.
struct history {
    std::vector<usage_reading> taken{};

    static bool reaches(const reminder_level& level, const usage_reading& r) {
        if (r.used == 0) return false;
        if (level.what == level_of::percent_used) return r.used * 100 >= r.limit * level.value;  // figures are small here
        if (level.what == level_of::used) return r.used >= level.value;
        return r.used + level.value >= r.limit;
    }

    std::vector<std::size_t> news(const usage_reading& now, const std::vector<reminder_level>& levels) {
        for (const usage_reading& each : taken)
            if (each.period > now.period) return {};
        taken.push_back(now);
        std::vector<std::size_t> answer;
        for (std::size_t i = 0; i < levels.size(); ++i) {
            if (!reaches(levels[i], now)) continue;
            bool known = false;
            for (std::size_t e = 0; e + 1 < taken.size(); ++e) {
                if (taken[e].period != now.period || !reaches(levels[i], taken[e])) continue;
                bool still = true;
                for (std::size_t f = e + 1; f < taken.size(); ++f)
                    if (taken[f].limit != taken[f - 1].limit) still = still && reaches(levels[i], taken[f]);
                known = known || still;
            }
            if (!known) answer.push_back(i);
        }
        return answer;
    }
};

TEST_CASE("a watch tells what looking through the whole history tells, for random readings of many counters") {
    const unsigned seed = 679;
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    for (int round = 0; round < 200; ++round) {
        std::vector<reminder_level> levels;
        for (std::size_t i = random() % 6; i > 0; --i) {
            const reminder_level level{static_cast<level_of>(random() % 3), 1 + random() % 120};
            bool known = false;
            for (const reminder_level& each : levels) known = known || each == level;
            if (!known) levels.push_back(level);
        }
        const auto made = reminder_levels::make(levels);
        REQUIRE(made);
        usage_watch watch{*made};
        std::map<std::uint64_t, history> reference;
        std::map<std::uint64_t, usage_reading> last;
        const std::uint64_t counters = 1 + random() % 50;
        for (int step = 0; step < 300; ++step) {
            const std::uint64_t counter = random() % counters * 0x9E3779B97F4A7C15U;
            usage_reading& now = last[counter];
            switch (random() % 12) {
                case 0: now = {now.period + 1, 0, now.limit}; break; // the next period
                case 1: now.limit = random() % 3 == 0 ? 0 : random() % 150; break;  // another plan
                case 2: now.used -= (std::min)(now.used, random() % 40); break;     // a late correction
                default: now.used += random() % 30; break;
            }
            usage_reading seen = now;
            if (random() % 15 == 0) --seen.period;  // an event that comes late
            const crossing met = watch.observe(counter, seen);
            level_mask expected = 0;
            for (const std::size_t level : reference[counter].news(seen, levels))
                expected = static_cast<level_mask>(expected | 1U << level);
            CAPTURE(round, step, counter, seen.period, seen.used, seen.limit);
            REQUIRE(met.news == expected);
            if (met) REQUIRE((expected >> met.level()) == 1);
        }
        REQUIRE(watch.size() == last.size());
    }
}

TEST_CASE("readings in a batch are told as one by one") {
    std::mt19937_64 random(12);
    const reminder_levels levels{at_percent(50), at_percent(80), at_percent(100)};
    std::vector<std::pair<std::uint64_t, usage_reading>> readings;
    std::map<std::uint64_t, std::uint64_t> used;
    for (int i = 0; i < mingbai_test::rounds(20'000); ++i) {
        const std::uint64_t counter = random() % 3'000;
        used[counter] += random() % 30;
        readings.push_back({counter, {1, used[counter], 100}});
    }
    usage_watch one{levels};
    usage_watch batch{levels, 3'000};
    std::vector<std::pair<std::size_t, level_mask>> a;
    std::vector<std::pair<std::size_t, level_mask>> b;
    for (std::size_t i = 0; i < readings.size(); ++i)
        if (const crossing met = one.observe(readings[i].first, readings[i].second)) a.emplace_back(i, met.news);
    batch.observe(readings, [&](std::size_t i, crossing met) { b.emplace_back(i, met.news); });
    CHECK(a == b);
    CHECK(!a.empty());
}

TEST_CASE("great figures neither overflow nor round") {
    const std::uint64_t huge = UINT64_MAX;
    CHECK(at_percent(100).reached(huge, huge));
    CHECK(!at_percent(100).reached(huge - 1, huge));
    CHECK(at_percent(1000).reached(huge, huge / 10));
    CHECK(!at_percent(1000).reached(huge / 10 * 10 - 1, huge / 10));
    CHECK(at_left(0).reached(huge, huge));
    CHECK(!at_left(0).reached(huge - 1, huge));
    CHECK(at_left(huge).reached(1, huge));
    CHECK(at_percent(80).reached(4, 5));
    CHECK(!at_percent(80).reached(799, 1000));
    CHECK(at_percent(80).reached(800, 1000));
}

}  // namespace notice_usage_watch_property
