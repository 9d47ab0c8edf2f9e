// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/profile/jurisdiction.hpp>

#include <catch.hpp>
#include <string_view>

// A subject that breaks a rule of a profile, on the days when the rule is in force and on those around them.
namespace mingbai_test {

using namespace mingbai;
using std::chrono::year;

/// The place of a finding of a rule, and how many there are.
struct seen {
    int count = 0;
    place where{};
};
inline seen find(const report& found, std::string_view id) {
    seen all;
    for (const finding& each : found.kept())
        if (each.rule->id == id && all.count++ == 0) all.where = each.where;
    return all;
}

/// What was broken once is found on every day when the rule is in force, and on no other.
template <class Profile, class Check>
void found_while_in_force(std::string_view id, element where, Check check_on) {
    const rule_info* rule = nullptr;
    profile::for_each_rule<Profile>([&]<class Rule>(std::string_view) {
        if (Rule::info.id == id) rule = &Rule::info;
    });
    CAPTURE(id, to_text(where));
    REQUIRE(rule != nullptr);
    const days_in_force days = rule->in_force;
    const auto on = [&](civil_date day) { return find(check_on(day), id); };
    const auto next = [](civil_date day, int by) {
        return civil_date{std::chrono::sys_days{day} + std::chrono::days{by}};
    };
    const civil_date inside = days.begins() ? days.from : days.ends() ? days.to : civil_date{year{2026} / 3 / 2};
    CHECK(on(inside).count > 0);
    CHECK(on(inside).where.what == where);
    if (days.begins()) CHECK(on(next(days.from, -1)).count == 0);
    if (days.ends()) CHECK(on(days.to).count > 0);
    if (days.ends()) CHECK(on(next(days.to, 1)).count == 0);
}

}  // namespace mingbai_test
