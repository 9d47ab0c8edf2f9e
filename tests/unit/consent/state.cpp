// SPDX-License-Identifier: Apache-2.0
#include <mingbai/consent/judgement.hpp>
#include <mingbai/consent/state.hpp>

#include <catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

namespace consent_state_test {

using namespace mingbai;
using namespace mingbai::consent;
using namespace std::chrono_literals;

constexpr state states[]{state::asked,   state::delivered, state::answered,   state::proven,
                         state::refused, state::expired,   state::superseded, state::withdrawn};
constexpr event events[]{event::receipt, event::agreement, event::unclear,   event::refusal,   event::exhaustion,
                         event::proof,   event::expiry,    event::successor, event::withdrawal};
static_assert(std::size(states) == state_count && std::size(events) == event_count);

static_assert(after<state::asked, event::receipt>() == state::delivered);
static_assert(after<state::delivered, event::agreement>() == state::answered);
static_assert(after<state::answered, event::proof>() == state::proven);
static_assert(after<state::proven, event::withdrawal>() == state::withdrawn);

TEST_CASE("every transition is in the table once, and what is not there is refused") {
    for (const state from : states)
        for (const event on : events) {
            int rows = 0;
            state to{};
            for (const transition& each : transitions) {
                if (each.from != from || each.on != on) continue;
                ++rows;
                to = each.to;
            }
            CAPTURE(to_text(from), to_text(on));
            REQUIRE(rows <= 1);
            CHECK(is_possible(from, on) == (rows == 1));
            const result<state> next = advance(from, on);
            CHECK(next.has_value() == (rows == 1));
            if (next)
                CHECK(*next == to);
            else
                CHECK(next.error().why == why_impossible(from));
        }
    CHECK_FALSE(is_possible(static_cast<state>(200), event::receipt));
    CHECK_FALSE(is_possible(state::asked, static_cast<event>(200)));
}

TEST_CASE("what the machine promises") {
    for (const state from : states)
        for (const event on : events) {
            const result<state> next = advance(from, on);
            if (!next) continue;
            CAPTURE(to_text(from), to_text(on));
            // Only a recorded proof proves, and only after an answer.
            if (*next == state::proven && from != state::proven) CHECK((from == state::answered && on == event::proof));
            // What is closed stays closed.
            if (is_closed(from) && from != state::proven) CHECK(*next == from);
            // Nothing is unclear into agreement.
            if (on == event::unclear || on == event::receipt) CHECK((*next == from || *next == state::delivered));
        }
}

TEST_CASE("silence, doubt and time never end in proof") {
    const instant end{1000s};
    const judging_terms terms{.expires_at = end, .wrong_codes = 5, .by_code = true};
    std::vector<happening> known{{event::receipt, instant{1s}, sha256("a"), 1}};
    for (int i = 0; i < 4; ++i) known.push_back({event::unclear, instant{10s}, sha256(std::to_string(i)), 2});
    CHECK(judge(known, terms).now == state::delivered);
    known.push_back({event::expiry, end, sha256("end"), 9});
    CHECK(judge(known, terms).now == state::expired);
    known.push_back({event::agreement, end, sha256("late"), 10});
    CHECK(judge(known, terms).now == state::expired);
    known.push_back({event::unclear, instant{11s}, sha256("fifth"), 11});
    CHECK(judge(known, terms).now == state::refused);
    known.push_back({event::agreement, instant{10s}, sha256("in time"), 12});
    CHECK(judge(known, terms).now == state::proven);
}

/// The diagram in the notation of Mermaid, from the table.
std::string diagram() {
    std::string text = "```mermaid\nstateDiagram-v2\n    [*] --> asked\n";
    for (const transition& each : transitions) {
        if (each.from == each.to) continue;
        text += "    " + std::string(to_text(each.from)) + " --> " + std::string(to_text(each.to)) + " : " +
                std::string(to_text(each.on)) + "\n";
    }
    for (const state each : states)
        if (is_closed(each) && each != state::proven) text += "    " + std::string(to_text(each)) + " --> [*]\n";
    return text + "```\n";
}

TEST_CASE("the diagram in the documentation is drawn from the table") {
    std::ifstream in(MINGBAI_SOURCE_DIR "/docs/consent.md", std::ios::binary);
    REQUIRE(in);
    const std::string page(std::istreambuf_iterator<char>(in), {});
    INFO("the diagram should be:\n" << diagram());
    CHECK(page.find(diagram()) != std::string::npos);
}

}  // namespace consent_state_test
