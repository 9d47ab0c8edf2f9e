// SPDX-License-Identifier: Apache-2.0
#include <mingbai/consent/desk.hpp>

#include <algorithm>
#include <catch.hpp>
#include <rounds.hpp>
#include <consent_reference.hpp>
#include <consent_world.hpp>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

// Reports overtake each other, come twice, and clocks step back. Whatever the order, the same reports end in the same
// state.
namespace consent_interleavings_test {

using namespace mingbai;
using namespace mingbai::consent;
using namespace mingbai_test;
using report = mingbai_test::gateway_report;

void deliver(desk& to, const sha256_digest& request, const report& each) {
    const instant at = noon + each.at;
    switch (each.what) {
        case report::receipt:
            (void)to.delivered(request, at);
            break;
        case report::yes:
            (void)to.answer(request, reply("同意", at));
            break;
        case report::no:
            (void)to.answer(request, reply("不同意", at));
            break;
        case report::unclear:
            (void)to.answer(request, reply("什么", at));
            break;
        case report::td:
            (void)to.answer(request, reply("TD", at));
            break;
    }
}

TEST_CASE("the same reports in any order, with repetitions and restarts, end in the same state") {
    constexpr unsigned seed = 20260430;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    std::map<state, int> reached;
    for (int round = 0; round < 400; ++round) {
        const bool needs_receipt = random() % 3 == 0;
        const policy rules{.reply_window = 100s, .needs_receipt = needs_receipt};
        std::vector<report> reports;
        for (std::size_t n = 1 + random() % 6; n > 0; --n) {
            const auto what = static_cast<report::kind>(random() % 5);
            const unsigned span = random() % 4 == 0 ? 130 : 20;  // often close together, so that instants meet
            reports.push_back({what, std::chrono::seconds{static_cast<int>(random() % span) - 3}});
        }
        const state expected = read_by_a_person(reports, needs_receipt, 100s);
        ++reached[expected];

        for (int order = 0; order < 4; ++order) {
            std::shuffle(reports.begin(), reports.end(), random);
            consent_world world(rules);
            const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon);
            REQUIRE(asked);
            std::optional<desk> restarted;
            for (const report& each : reports) {
                desk& present = restarted ? *restarted : world.desk;
                deliver(present, asked->digest, each);
                if (random() % 3 == 0) deliver(present, asked->digest, reports[random() % reports.size()]);
                if (random() % 5 == 0) restarted.emplace(world.another_desk());
            }
            const case_file& file = *(restarted ? *restarted : world.desk).find(asked->digest);
            std::string told;
            for (const report& each : reports)
                told += std::to_string(each.what) + "@" + std::to_string(each.at.count()) + " ";
            CAPTURE(round, order, needs_receipt, told);
            REQUIRE(to_text(file.stands.now) == to_text(expected));
            // A proof is recorded whenever the state says so, and never stands otherwise.
            if (expected == state::proven) REQUIRE(file.proof);
            if (expected == state::asked || expected == state::delivered || expected == state::answered)
                REQUIRE_FALSE(file.proof);
            desk later = world.another_desk();
            REQUIRE(later.status());
            REQUIRE(later.find(asked->digest)->stands == file.stands);
            if (file.proof) REQUIRE(later.recall(file.proof->record).has_value() == (expected == state::proven));
        }
    }
    for (const state each : {state::asked, state::delivered, state::answered, state::proven, state::refused,
                             state::expired, state::withdrawn}) {
        CAPTURE(to_text(each));
        CHECK(reached[each] > 0);
    }
}

TEST_CASE("judging is a function of the set: any permutation, any multiplicity") {
    constexpr unsigned seed = 20260501;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    constexpr event from_outside[]{event::receipt,    event::agreement, event::unclear,   event::refusal,
                                   event::exhaustion, event::expiry,    event::successor, event::withdrawal};
    for (int round = 0; round < mingbai_test::rounds(20000); ++round) {
        const judging_terms terms{.expires_at = instant{20s},
                                  .wrong_codes = static_cast<int>(1 + random() % 5),
                                  .needs_receipt = random() % 2 == 0,
                                  .by_code = random() % 2 == 0};
        std::vector<happening> known;
        for (std::size_t n = random() % 9; n > 0; --n)
            known.push_back({from_outside[random() % std::size(from_outside)],
                             instant{std::chrono::seconds{static_cast<int>(random() % 25)}},
                             sha256(std::to_string(random() % 50)), random()});
        const judgement first = judge(known, terms);
        for (int again = 0; again < 4; ++again) {
            std::vector<happening> other = known;
            if (!other.empty())
                for (std::size_t n = random() % 3; n > 0; --n) other.push_back(other[random() % other.size()]);
            std::shuffle(other.begin(), other.end(), random);
            REQUIRE(judge(other, terms).now == first.now);
            REQUIRE(judge(other, terms).decided.identity == first.decided.identity);
        }
    }
}

TEST_CASE("codes in any order: a right one counts unless the tries were used up before it") {
    constexpr unsigned seed = 20260502;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    for (int round = 0; round < mingbai_test::rounds(2000); ++round) {
        const int allowed = static_cast<int>(1 + random() % 5);
        const judging_terms terms{.expires_at = instant{100s}, .wrong_codes = allowed, .by_code = true};
        std::vector<happening> known;
        const auto right_at = std::chrono::seconds{static_cast<int>(random() % 30)};
        int wrong_before = 0;
        for (int n = static_cast<int>(random() % 8); n > 0; --n) {
            const auto at = std::chrono::seconds{static_cast<int>(random() % 30)};
            wrong_before += at <= right_at;
            known.push_back({event::unclear, instant{at}, sha256("wrong" + std::to_string(n)), 0});
        }
        known.push_back({event::agreement, instant{right_at}, sha256("right"), 0});
        std::shuffle(known.begin(), known.end(), random);
        CAPTURE(allowed, wrong_before);
        REQUIRE((judge(known, terms).now == state::proven) == (wrong_before < allowed));
    }
}

}  // namespace consent_interleavings_test
