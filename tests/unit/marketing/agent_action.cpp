// SPDX-License-Identifier: Apache-2.0
#include <mingbai/marketing/agent_action.hpp>

#include <catch.hpp>

#include <set>
#include <string_view>

namespace marketing_agent_action_test {

using namespace mingbai;
using namespace mingbai::marketing;

TEST_CASE("a customer reads what an agent may do, in either language, and no two actions alike") {
    CHECK(text_for_people(agent_action::take_order, language::chinese) == "受理订购");
    CHECK(text_for_people(agent_action::take_ending, language::english) == "take cancellations");
    std::set<std::string_view> seen;
    for (const agent_action each : all_agent_actions) {
        const std::string_view chinese = text_for_people(each, language::chinese);
        const std::string_view english = text_for_people(each, language::english);
        CHECK(seen.insert(chinese).second);
        CHECK(seen.insert(english).second);
        CHECK(static_cast<unsigned char>(chinese.front()) >= 0x80);
        CHECK(static_cast<unsigned char>(english.front()) < 0x80);
    }
}

}  // namespace marketing_agent_action_test
