// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/offset_table.hpp>
#include <mingbai/notice/timed_reminders.hpp>

#include <catch.hpp>
#include <rounds.hpp>

#include <algorithm>
#include <array>
#include <random>
#include <vector>

namespace notice_timed_reminders_property {

using namespace mingbai;
using namespace mingbai::notice;
using namespace std::chrono_literals;
namespace chr = std::chrono;

// The reference goes through the calendar by hand: it adds months on its fingers, and looks for the instant of a local
// time minute by minute.

struct hand_date {
    int year;
    int month;
    int day;
};

int days_in(int year, int month) {
    constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

hand_date next_day(hand_date d) {
    if (++d.day <= days_in(d.year, d.month)) return d;
    d.day = 1;
    if (++d.month == 13) d = {d.year + 1, 1, 1};
    return d;
}

hand_date day_before(hand_date d) {
    if (--d.day >= 1) return d;
    if (--d.month == 0) d = {d.year - 1, 12, 1};
    d.day = days_in(d.year, d.month);
    return d;
}

hand_date plus(hand_date d, period by) {
    if (by.unit == period_unit::day) {
        for (int i = 0; i < by.count; ++i) d = next_day(d);
        return d;
    }
    for (int i = 0; i < by.count * (by.unit == period_unit::year ? 12 : 1); ++i)
        if (++d.month == 13) d = {d.year + 1, 1, d.day};
    d.day = (std::min)(d.day, days_in(d.year, d.month));
    return d;
}

period times(period each, int n) {
    return {.count = each.count * n, .unit = each.unit};
}

/// Minutes on the local clock, as a plain number that grows with it.
template <class Zone>
std::int64_t clock_of(instant t, const Zone& zone) {
    return (t.time_since_epoch() + zone.offset_at(t).ahead()).count();
}
std::int64_t clock_of(hand_date d, std::int64_t second_of_day) {
    std::int64_t days = 0;
    for (int y = 1970; y < d.year; ++y) days += days_in(y, 2) == 29 ? 366 : 365;
    for (int m = 1; m < d.month; ++m) days += days_in(d.year, m);
    return (days + d.day - 1) * 86'400 + second_of_day;
}

template <class Zone>
instant first_at(hand_date d, std::int64_t second_of_day, const Zone& zone) {
    const std::int64_t wanted = clock_of(d, second_of_day);
    instant t{chr::seconds{wanted} - 15h};
    while (clock_of(t, zone) < wanted) {
        // Every change of the clock used here is at a whole minute.
        t += t.time_since_epoch() % 1min == 0s ? 1min : 1s;
        if (clock_of(t, zone) > wanted && t.time_since_epoch() % 1min == 0s && wanted % 60 != 0)
            while (clock_of(t - 1s, zone) >= wanted) t -= 1s;
    }
    return t;
}

template <class Zone>
std::vector<timed_reminder> all_until(const reminder_terms& terms, hand_date begins, std::int64_t second,
                                      instant horizon, const reminder_policy& policy, const Zone& zone) {
    std::vector<timed_reminder> all;
    const auto reminder = [&](notice_kind kind, hand_date event_day, instant earliest, reminder_lead lead, int term) {
        const instant event = first_at(event_day, second, zone);
        // What the clock shows at the event decides the day, also where the jump of summer time moved it.
        hand_date day = event_day;
        for (int i = 0; i < lead.days; ++i) day = day_before(day);
        const instant due = (std::max)(earliest, first_at(day, chr::seconds{lead.at}.count(), zone));
        if (!terms.ends || event < *terms.ends) all.push_back({kind, due, event, term});
    };
    if (terms.commitment.count > 0)
        reminder(notice_kind::commitment_ending, plus(begins, terms.commitment), terms.begins, policy.commitment, 0);
    if (terms.introductory.count > 0)
        reminder(notice_kind::introductory_ending, plus(begins, terms.introductory), terms.begins, policy.introductory,
                 0);
    if (terms.renews) {
        const period each = terms.renewal.count > 0 ? terms.renewal : terms.validity;
        const bool days = terms.validity.unit == period_unit::day;
        instant before = terms.begins;
        for (int n = 0;; ++n) {
            hand_date event = plus(plus(begins, terms.validity), times(each, n));
            if (days == (each.unit == period_unit::day) && !days) {
                const int months = terms.validity.count * (terms.validity.unit == period_unit::year ? 12 : 1) +
                                   n * each.count * (each.unit == period_unit::year ? 12 : 1);
                event = plus(begins, period{.count = months, .unit = period_unit::month});
            }
            const instant at = first_at(event, second, zone);
            if (before > horizon) break;
            reminder(notice_kind::renewal_ahead, event, before, policy.renewal, n);
            before = at;
        }
    }
    std::erase_if(all, [&](const timed_reminder& each) { return each.due > horizon; });
    std::sort(all.begin(), all.end(), [](const timed_reminder& a, const timed_reminder& b) {
        return a.due != b.due ? a.due < b.due : a.kind < b.kind;
    });
    return all;
}

template <class Zone>
void compare(std::mt19937& random, const Zone& zone) {
    const hand_date begins{2023 + static_cast<int>(random() % 3), 1 + static_cast<int>(random() % 12), 1};
    hand_date start = begins;
    start.day = random() % 3 == 0 ? days_in(begins.year, begins.month) : 1 + static_cast<int>(random() % 28);
    const auto second = static_cast<std::int64_t>(random() % 86'400);
    const auto some = [&](std::vector<period> from) { return from[random() % from.size()]; };
    reminder_terms terms;
    terms.begins = first_at(start, second, zone);
    terms.validity = some({{1, period_unit::day},
                           {3, period_unit::day},
                           {30, period_unit::day},
                           {1, period_unit::month},
                           {6, period_unit::month},
                           {1, period_unit::year}});
    terms.renews = random() % 4 != 0;
    terms.renewal = some({{0, period_unit::month},
                          {1, period_unit::day},
                          {30, period_unit::day},
                          {1, period_unit::month},
                          {2, period_unit::year}});
    terms.commitment = some({{0, period_unit::month}, {12, period_unit::month}, {20, period_unit::day}});
    terms.introductory = some({{0, period_unit::month}, {6, period_unit::month}, {5, period_unit::day}});
    if (random() % 3 == 0) terms.ends = terms.begins + 24h * static_cast<int>(random() % 400);
    reminder_policy policy;
    policy.renewal = {1 + static_cast<int>(random() % 7), chr::minutes{random() % 1440}};
    const instant horizon = terms.begins + 24h * 420;

    std::vector<timed_reminder> asked;
    instant after = terms.begins - 1s;
    std::optional<notice_kind> kind;
    while (const auto next = next_reminder(terms, after, zone, policy, kind)) {
        if (next->due > horizon) break;
        asked.push_back(*next);
        after = next->due;
        kind = next->kind;
    }
    const auto expected = all_until(terms, start, second, horizon, policy, zone);
    CAPTURE(start.year, start.month, start.day, second, terms.validity.count, static_cast<int>(terms.validity.unit),
            terms.renewal.count, static_cast<int>(terms.renewal.unit), policy.renewal.days, policy.renewal.at.count());
    REQUIRE(asked.size() == expected.size());
    for (std::size_t i = 0; i < asked.size(); ++i) {
        CAPTURE(i);
        REQUIRE(asked[i] == expected[i]);
        REQUIRE(asked[i].due < asked[i].event);
    }
}

TEST_CASE("asking for the next reminder gives what going through the calendar by hand gives") {
    const unsigned seed = 105;
    CAPTURE(seed);
    std::mt19937 random(seed);
    for (int i = 0; i < mingbai_test::rounds(120); ++i) compare(random, beijing_time);
}

TEST_CASE("the same in a country with summer time") {
    std::mt19937 random(106);
    std::vector<offset_change> changes;
    for (int year = 2023; year <= 2028; ++year) {
        const auto last_sunday = [year](unsigned month) {
            return chr::sys_days{chr::year{year} / chr::month{month} / chr::Sunday[chr::last]} + 1h;
        };
        changes.push_back({last_sunday(3), utc_offset{2h}});
        changes.push_back({last_sunday(10), utc_offset{1h}});
    }
    const auto berlin = offset_table::make(utc_offset{1h}, changes);
    REQUIRE(berlin);
    for (int i = 0; i < mingbai_test::rounds(120); ++i) compare(random, *berlin);
}

}  // namespace notice_timed_reminders_property
