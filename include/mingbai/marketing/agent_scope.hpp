// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/ids.hpp>
#include <mingbai/base/json_fields.hpp>
#include <mingbai/base/json_reader.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/base/window.hpp>
#include <mingbai/marketing/agent_action.hpp>
#include <mingbai/marketing/agent_ids.hpp>
#include <mingbai/marketing/scope_list.hpp>
#include <mingbai/rule/element.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::marketing {

/// What is sold and where: the part of a scope that a customer asks for. A plan is covered when its number and its
/// category both are, so "every plan of the category 套餐" is `plans` everything and one category.
struct sales_scope {
    scope_list<filing_number, 64> plans{};
    scope_list<plan_category, 16> categories{};
    scope_list<region_name, 64> regions{};

    friend bool operator==(const sales_scope&, const sales_scope&) = default;
};

/// Everything that a licence allows.
struct agent_scope {
    sales_scope sales{};
    scope_list<channel_id, 32> channels{};
    scope_list<platform_id, 32> platforms{};
    action_set actions{};
    std::uint8_t sub_agent_levels = 0;  ///< 0: none may be named; 1: sub-agents who name no others; …
    window validity{};

    friend bool operator==(const agent_scope&, const agent_scope&) = default;
};

/// One thing that an agent is about to do.
struct agent_use {
    filing_number plan{};
    plan_category category{};
    region_name region{};
    channel_id channel{};
    platform_id platform{};
    agent_action action = agent_action::take_order;
    instant at{};

    friend bool operator==(const agent_use&, const agent_use&) = default;
};

/// Whether one scope allows nothing that another does not. Refused: reason::scope_widened at the first element that it
/// is wider in.
[[nodiscard]] inline result<void> check_within(const agent_scope& narrow, const agent_scope& wide) {
    const auto wider = [](element what) { return refusal{reason::scope_widened, at_element(what)}; };
    if (!narrow.sales.plans.is_within(wide.sales.plans)) return wider(element::filing_number);
    if (!narrow.sales.categories.is_within(wide.sales.categories)) return wider(element::category);
    if (!narrow.sales.regions.is_within(wide.sales.regions)) return wider(element::region);
    if (!narrow.channels.is_within(wide.channels)) return wider(element::channel);
    if (!narrow.platforms.is_within(wide.platforms)) return wider(element::reference);
    if (!narrow.actions.is_within(wide.actions)) return wider(element::content);
    if (narrow.sub_agent_levels > wide.sub_agent_levels) return wider(element::agent);
    if (!wide.validity.contains(narrow.validity)) return wider(element::validity);
    return {};
}

/// Calls `on_fault(refusal)` for each thing in which plan and region are outside.
template <class F>
void for_each_excess(const sales_scope& scope, const agent_use& use, F&& on_fault) {
    if (!scope.plans.contains(use.plan))
        on_fault(refusal{reason::plan_out_of_scope, at_element(element::filing_number)});
    if (!scope.categories.contains(use.category))
        on_fault(refusal{reason::plan_out_of_scope, at_element(element::category)});
    if (!scope.regions.contains(use.region))
        on_fault(refusal{reason::region_out_of_scope, at_element(element::region)});
}

/// Calls `on_fault(refusal)` for each thing in which a use is outside, time included.
template <class F>
void for_each_excess(const agent_scope& scope, const agent_use& use, F&& on_fault) {
    for_each_excess(scope.sales, use, on_fault);
    if (!scope.channels.contains(use.channel))
        on_fault(refusal{reason::channel_out_of_scope, at_element(element::channel)});
    if (!scope.platforms.contains(use.platform))
        on_fault(refusal{reason::badge_borrowed, at_element(element::reference)});
    if (!scope.actions.contains(use.action))
        on_fault(refusal{reason::action_out_of_scope, at_element(element::content)});
    if (!scope.validity.contains(use.at))
        on_fault(refusal{reason::licence_not_in_force, at_element(element::validity)});
}

/// Whether a scope covers a use in everything.
template <class Scope>
[[nodiscard]] bool covers(const Scope& scope, const agent_use& use) {
    bool covered = true;
    for_each_excess(scope, use, [&](const refusal&) { covered = false; });
    return covered;
}

namespace detail {

template <class Sink>
void write_members(basic_json_writer<Sink>& out, const agent_scope& scope) {
    out.begin_array("actions");
    for (const agent_action each : all_agent_actions)
        if (scope.actions.contains(each)) out.value(to_text(each));
    out.end_array();
    scope.sales.categories.write(out, "categories");
    scope.channels.write(out, "channels");
    out.member("from", scope.validity.from().time_since_epoch().count());
    scope.sales.plans.write(out, "plans");
    scope.platforms.write(out, "platforms");
    scope.sales.regions.write(out, "regions");
    out.member("sub_agent_levels", scope.sub_agent_levels)
        .member("until", scope.validity.until().time_since_epoch().count());
}

/// Actions in the order of their numbers, each once.
[[nodiscard]] inline action_set read_actions(json_fields& from) {
    const auto value = from.value("actions");
    if (!value) return {};
    if (!value->is_array()) from.refuse({reason::json_wrong_type, at_offset(value->offset())});
    action_set read;
    for (const json_value each : value->elements()) {
        const auto text = each.as<std::string_view>();
        bool known = false;
        for (const agent_action action : all_agent_actions) {
            if (!text || to_text(action) != *text) continue;
            known = read.bits() < (1U << static_cast<unsigned>(action));
            read.add(action);
        }
        if (!known) from.refuse({reason::json_wrong_type, at_offset(each.offset())});
    }
    return read;
}

[[nodiscard]] inline agent_scope read_scope(const json_value& object, json_fields& whole) {
    json_fields from(object);
    agent_scope read;
    read.actions = read_actions(from);
    read.sales.categories = decltype(read.sales.categories)::read(from, "categories");
    read.channels = decltype(read.channels)::read(from, "channels");
    const instant begins = from.get<std::int64_t>("from", instant_from_unix);
    read.sales.plans = decltype(read.sales.plans)::read(from, "plans");
    read.platforms = decltype(read.platforms)::read(from, "platforms");
    read.sales.regions = decltype(read.sales.regions)::read(from, "regions");
    read.sub_agent_levels = from.get<std::uint8_t>("sub_agent_levels");
    const instant ends = from.get<std::int64_t>("until", instant_from_unix);
    if (const auto validity = window::make(begins, ends); validity)
        read.validity = *validity;
    else
        from.refuse(validity.error());
    if (const auto done = from.finish(); !done) whole.refuse(done.error());
    return read;
}

}  // namespace detail

}  // namespace mingbai::inline MINGBAI_ABI::marketing
