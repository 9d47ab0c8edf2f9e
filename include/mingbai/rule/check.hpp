// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/rule/ruleset.hpp>

#include <cstddef>

namespace mingbai::inline MINGBAI_ABI {

namespace detail {

/// Notes on a subject that the rules of a set share: the type that the first of them names which has one. A rule with
/// `using notes = …` is checked as `Rule::check(subject, out, notes)` as well, whichever of them took the notes.
template <class... Rules>
struct shared_notes {
    struct type {};
};
template <class First, class... Rest>
struct shared_notes<First, Rest...> : shared_notes<Rest...> {};
template <class First, class... Rest>
    requires requires { typename First::notes; }
struct shared_notes<First, Rest...> {
    using type = typename First::notes;
};

template <class Set>
struct run_rules;
template <class... Rules>
struct run_rules<ruleset<Rules...>> {
    /// `asked(info)` says which of the rules are run.
    template <class Subject, class Asked>
    static constexpr void on([[maybe_unused]] const Subject& subject, report& into, [[maybe_unused]] Asked asked) {
        static_assert((rule_for<Rules, Subject> && ...),
                      "mingbai::check: a rule of the set has no info, or no check for a subject of this type");
        if constexpr ((rule_for<Rules, Subject> && ...)) {
            [[maybe_unused]] typename shared_notes<Rules...>::type notes{};
            [[maybe_unused]] const auto run = [&]<class Rule>() {
                if (!asked(Rule::info)) return;
                findings out(into, Rule::info);
                if constexpr (requires { Rule::check(subject, out, notes); })
                    Rule::check(subject, out, notes);
                else
                    Rule::check(subject, out);
            };
            (run.template operator()<Rules>(), ...);
        }
    }
};

}  // namespace detail

/// Every rule of the set over one subject, whenever it is in force. Works the same at compile time and at run time.
template <ruleset_type Rules, class Subject>
[[nodiscard]] constexpr report check(const Subject& subject) {
    report found;
    detail::run_rules<Rules>::on(subject, found, [](const rule_info&) { return true; });
    return found;
}

/// The rules of the set that were in force on a day: what is of last year is held to last year's rules.
template <ruleset_type Rules, class Subject>
[[nodiscard]] constexpr report check(const Subject& subject, civil_date day) {
    report found;
    detail::run_rules<Rules>::on(subject, found, [day](const rule_info& rule) { return rule.in_force.contains(day); });
    return found;
}

/// True when no blocking rule of the set is broken.
template <ruleset_type Rules, class Subject>
[[nodiscard]] constexpr bool conforms(const Subject& subject) {
    return check<Rules>(subject).passed();
}

/// Stops the build when the subject, a constant with static storage, breaks the rule in a blocking way. The compiler's
/// message names both as types and variables: `obeys<cn_miit::overage_price_stated, spring_plan>()`.
template <class Rule, const auto& Subject>
consteval bool obeys() {
    static_assert(conforms<ruleset<Rule>>(Subject),
                  "mingbai::conforms_to: the subject breaks the rule; both are named in obeys<rule, subject>");
    return true;
}

namespace detail {

template <const auto& Subject, class Set>
struct obeys_all;
template <const auto& Subject, class... Rules>
struct obeys_all<Subject, ruleset<Rules...>> {
    // Not a short-circuiting fold: every rule is asked, so that every broken one is reported.
    static constexpr bool value = [] {
        [[maybe_unused]] std::size_t obeyed = 0;
        ((obeyed += obeys<Rules, Subject>() ? 1 : 0), ...);
        return obeyed == sizeof...(Rules);
    }();
};

}  // namespace detail

/// `static_assert(conforms_to<spring_plan, cn_miit::tariff_rules>)`: one error for every blocking rule that the constant
/// breaks. To ask without stopping the build, use `conforms<Rules>(subject)`.
template <const auto& Subject, ruleset_type Rules>
inline constexpr bool conforms_to = detail::obeys_all<Subject, Rules>::value;

}  // namespace mingbai::inline MINGBAI_ABI
