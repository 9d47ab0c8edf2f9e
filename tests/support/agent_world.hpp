// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/civil_zone.hpp>
#include <mingbai/base/hmac_drbg.hpp>
#include <mingbai/evidence/memory_journal.hpp>
#include <mingbai/marketing/licence_desk.hpp>
#include <mingbai/marketing/valid_badge.hpp>

#include <chrono>
#include <string>

// A principal, its agent and everything that the agent's badge is checked with: for the tests of agents.
namespace mingbai_test {

using namespace std::chrono_literals;

inline constexpr mingbai::instant monday =
    mingbai::start_of_day(std::chrono::year{2026} / 3 / 2, mingbai::beijing_time) + 10h;
inline constexpr mingbai::marketing::principal_id carrier_he{"CARRIER-HE"};
inline constexpr mingbai::marketing::licence_id licence_1{"L-1"};
inline constexpr mingbai::agent_id agent_7{"AG-7"};

inline mingbai::marketing::agent_scope wide_scope() {
    using namespace mingbai::marketing;
    agent_scope scope;
    scope.sales.plans = {mingbai::filing_number{"26HE900001"}, mingbai::filing_number{"26HE900002"}};
    scope.sales.categories = {plan_category{"套餐"}, plan_category{"加装包"}};
    scope.sales.regions = {region_name{"河北"}, region_name{"天津"}};
    scope.channels = {mingbai::channel_id{"WEB"}, mingbai::channel_id{"APP"}};
    scope.platforms = {platform_id{"shop.example.cn/7"}, platform_id{"mall.example.cn/spring"}};
    scope.actions = {agent_action::advertise, agent_action::advise, agent_action::take_order};
    scope.sub_agent_levels = 1;
    scope.validity = mingbai::window(monday - 24h, monday + 24h * 365);
    return scope;
}

inline mingbai::marketing::licence licence_of(mingbai::marketing::licence_id id, mingbai::agent_id agent,
                                              mingbai::marketing::licence_id parent = {}) {
    mingbai::marketing::licence terms;
    terms.id = id;
    terms.parent = parent;
    terms.agent = agent;
    terms.name = mingbai::marketing::agent_name{"春风通讯"};
    terms.principal = carrier_he;
    terms.scope = wide_scope();
    if (!parent.empty()) terms.scope.sub_agent_levels = 0;
    return terms;
}

inline mingbai::marketing::agent_use usual_use(mingbai::instant at = monday) {
    return {.plan = "26HE900001",
            .category = mingbai::marketing::plan_category{"套餐"},
            .region = mingbai::marketing::region_name{"河北"},
            .channel = "WEB",
            .platform = mingbai::marketing::platform_id{"shop.example.cn/7"},
            .action = mingbai::marketing::agent_action::take_order,
            .at = at};
}

struct agent_world {
    using journal_type = mingbai::evidence::memory_journal;

    journal_type journal{};
    mingbai::evidence::ledger<journal_type> ledger{journal,
                                                   mingbai::hmac_drbg<>("a seed of at least thirty-two bytes")};
    mingbai::marketing::licence_desk licences{ledger};
    mingbai::marketing::hmac_badge_key key{"the secret of the badges", "k1"};

    /// The usual licence, and the badge for its first platform.
    mingbai::marketing::shown_badge usual_badge() {
        if (licences.book().find(licence_1) == nullptr)
            (void)licences.issue(licence_of(licence_1, agent_7), carrier_he.text(), monday - 1h).value();
        return licences.give_badge(usual_request(), key, monday - 1h).value();
    }
    static mingbai::marketing::badge_request usual_request(mingbai::marketing::licence_id of = licence_1) {
        using mingbai::marketing::agent_action;
        return {.licence = of,
                .channel = "WEB",
                .platform = mingbai::marketing::platform_id{"shop.example.cn/7"},
                .actions = {agent_action::advertise, agent_action::take_order},
                .validity = mingbai::window(monday - 1h, monday + 24h * 30)};
    }
    mingbai::marketing::signed_revocation_list list(mingbai::instant at = monday) {
        return licences.revocations(carrier_he, key, at).value();
    }
};

}  // namespace mingbai_test
