// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/rule/report.hpp>

#include <cstddef>
#include <type_traits>

namespace mingbai::inline MINGBAI_ABI {

/// A list of rules, checked in this order.
template <class... Rules>
struct ruleset {
    static constexpr std::size_t size = sizeof...(Rules);

    /// `f.template operator()<Rule>()` for each rule, in order: for generated references and tables.
    template <class F>
    static constexpr void for_each(F&& f) {
        (f.template operator()<Rules>(), ...);
    }
};

/// A rule with another severity, for a house that is stricter or more patient: `with_severity<rule, severity::blocking>`.
template <class Rule, severity Level>
struct with_severity {
    static constexpr rule_info info = [] {
        rule_info changed = Rule::info;
        changed.severity = Level;
        return changed;
    }();

    template <class Subject>
        requires rule_for<Rule, Subject>
    static constexpr void check(const Subject& subject, findings& out) {
        Rule::check(subject, out);
    }
};

namespace detail {

template <class Set>
struct is_ruleset : std::false_type {};
template <class... Rules>
struct is_ruleset<ruleset<Rules...>> : std::true_type {};

template <class... Sets>
struct join_rules;
template <>
struct join_rules<> {
    using type = ruleset<>;
};
template <class... A>
struct join_rules<ruleset<A...>> {
    using type = ruleset<A...>;
};
template <class... A, class... B, class... Rest>
struct join_rules<ruleset<A...>, ruleset<B...>, Rest...> : join_rules<ruleset<A..., B...>, Rest...> {};

template <class Set, class... Dropped>
struct drop_rules;
template <class... Rules, class... Dropped>
struct drop_rules<ruleset<Rules...>, Dropped...> {
    template <class Rule>
    static constexpr bool dropped = (std::is_same_v<Rule, Dropped> || ...);
    template <class Rule>
    static constexpr bool held = (std::is_same_v<Rule, Rules> || ...);
    static_assert((held<Dropped> && ...),
                  "mingbai::without: a rule to be dropped is not in the ruleset");
    using type = typename join_rules<std::conditional_t<dropped<Rules>, ruleset<>, ruleset<Rules>>...>::type;
};

template <class Set, class Rule, severity Level>
struct change_severity;
template <class... Rules, class Rule, severity Level>
struct change_severity<ruleset<Rules...>, Rule, Level> {
    static_assert((std::is_same_v<Rule, Rules> || ...), "mingbai::with: the rule is not in the ruleset");
    using type = ruleset<std::conditional_t<std::is_same_v<Rules, Rule>, with_severity<Rule, Level>, Rules>...>;
};

}  // namespace detail

/// A ruleset type.
template <class Set>
concept ruleset_type = detail::is_ruleset<Set>::value;

/// The rules of all given sets, in order: `join<cn_miit::tariff_rules, ruleset<house_style>>`.
template <ruleset_type... Sets>
using join = typename detail::join_rules<Sets...>::type;

/// A ruleset without some of its rules; each must be there: `without<cn_miit::tariff_rules, cn_miit::brevity>`.
template <ruleset_type Set, class... Dropped>
using without = typename detail::drop_rules<Set, Dropped...>::type;

/// A ruleset in which one rule has another severity: `with<cn_miit::tariff_rules, cn_miit::brevity, severity::warning>`.
template <ruleset_type Set, class Rule, severity Level>
using with = typename detail::change_severity<Set, Rule, Level>::type;

}  // namespace mingbai::inline MINGBAI_ABI
