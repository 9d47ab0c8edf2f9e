// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/profile/jurisdiction.hpp>
#include <mingbai/rule/check.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

// Whether what a profile says fits together. Each question is a function whose name and arguments the compiler prints
// when the answer is no.
namespace mingbai::inline MINGBAI_ABI::profile {

namespace detail {

/// Whether a period is never shorter than another one, in any calendar month.
[[nodiscard]] constexpr bool never_shorter(period a, period b) noexcept {
    const auto months = [](period p) { return std::int64_t{p.count} * (p.unit == period_unit::year ? 12 : 1); };
    const bool a_days = a.unit == period_unit::day;
    const bool b_days = b.unit == period_unit::day;
    if (a_days == b_days) return months(a) >= months(b);
    // 28 is the fewest days that a month can have, 31 the most.
    return a_days ? a.count >= months(b) * 31 : months(a) * 28 >= b.count;
}

[[nodiscard]] constexpr bool levels_ascend(const notice::reminder_levels& levels) noexcept {
    for (std::size_t i = 1; i < levels.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            if (levels[i].what != levels[j].what) continue;
            const bool later = levels[i].what == notice::level_of::left ? levels[i].value < levels[j].value
                                                                        : levels[i].value > levels[j].value;
            if (!later) return false;
        }
    return true;
}

template <class T>
[[nodiscard]] constexpr bool value_ascends(const T&) noexcept {
    return true;
}
[[nodiscard]] constexpr bool value_ascends(const notice::reminder_levels& levels) noexcept {
    return levels_ascend(levels);
}

template <class Profile>
[[nodiscard]] constexpr bool is_kept(evidence::record_kind kind) noexcept {
    for (const evidence::retention_rule& each : Profile::retention)
        if (each.kind == kind && !never_shorter(each.keep, Profile::look_back)) return false;
    return true;  // without a rule it is kept for ever
}

}  // namespace detail

/// Records of this kind are kept at least as long as customers may look at them.
template <class Profile, evidence::record_kind Kind>
consteval bool kept_as_long_as_looked_at() {
    static_assert(detail::is_kept<Profile>(Kind),
                  "mingbai::profile::consistent: records that customers may look at are kept for a shorter time; the "
                  "profile and the kind are in kept_as_long_as_looked_at<profile, kind>");
    return true;
}

/// The reminder levels of the profile and of its constants come one after another.
template <class Profile>
consteval bool reminder_levels_ascend() {
    constexpr bool ascend = [] {
        bool all = detail::levels_ascend(Profile::usual_notices.usage);
        Profile::constants::for_each([&all](const auto& each) {
            for (const auto& value : each.values()) all = all && detail::value_ascends(value.value);
        });
        return all;
    }();
    static_assert(ascend,
                  "mingbai::profile::consistent: reminder levels do not ascend; the profile is in "
                  "reminder_levels_ascend<profile>");
    return ascend;
}

/// There is a template for a kind of notice that the profile owes, in its language, with every fact that it demands.
template <class Profile, notice::notice_kind Kind>
consteval bool has_a_template_for() {
    constexpr notice::notice_template words = Profile::template_of(Kind);
    static_assert(
        words.kind() == Kind && words.words() == Profile::words &&
            Profile::demands::of(Kind).without(words.facts()).empty(),
        "mingbai::profile::consistent: a notice that is owed has no template that states what is demanded of it; "
        "the profile and the kind are in has_a_template_for<profile, kind>");
    return true;
}

/// The profile's own set-up of notices keeps its rule.
template <class Profile, class Rule>
consteval bool usual_notices_obey() {
    static_assert(
        conforms<ruleset<Rule>>(Profile::usual_notices),
        "mingbai::profile::consistent: the profile's own set-up of notices breaks its rule; both are named in "
        "usual_notices_obey<profile, rule>");
    return true;
}

/// The profile's own caps keep its rule.
template <class Profile, class Rule>
consteval bool usual_caps_obey() {
    constexpr bool obeyed = [] {
        bool all = true;
        for (const cap::cap_offer& each : Profile::usual_caps) all = all && conforms<ruleset<Rule>>(each);
        return all;
    }();
    static_assert(obeyed,
                  "mingbai::profile::consistent: a cap of the profile's own breaks its rule; both are named in "
                  "usual_caps_obey<profile, rule>");
    return obeyed;
}

/// The rule claims no more than its source supports, and no other rule of the profile has its id.
template <class Profile, class Rule>
consteval bool is_sound() {
    static_assert(
        claims_only_what_is_verified(Rule::info),
        "mingbai::profile::consistent: what is practice or from memory is advice only; the rule is in is_sound");
    constexpr bool single = [] {
        std::size_t same = 0;
        for_each_rule<Profile>(
            [&same]<class Other>(std::string_view) { same += Other::info.id == Rule::info.id ? 1U : 0U; });
        return same == 1;
    }();
    static_assert(single,
                  "mingbai::profile::consistent: two rules have one id; one of them is in is_sound<profile, rule>");
    return single;
}

namespace detail {

template <class Profile>
consteval bool is_consistent() {
    using evidence::record_kind;
    // Not short-circuiting: every fault is reported.
    std::size_t fine = 0;
    std::size_t asked = 3;
    fine += reminder_levels_ascend<Profile>() ? 1U : 0U;
    fine += kept_as_long_as_looked_at<Profile, record_kind::agreement_stored>() ? 1U : 0U;
    fine += kept_as_long_as_looked_at<Profile, record_kind::work_order_stored>() ? 1U : 0U;
    [&]<std::size_t... Index>(std::index_sequence<Index...>) {
        const auto one = [&]<notice::notice_kind Kind>() {
            if constexpr (Profile::duties.has(Kind)) {
                ++asked;
                fine += has_a_template_for<Profile, Kind>() ? 1U : 0U;
            }
        };
        (one.template operator()<notice::notice_kind_texts[Index].kind>(), ...);
    }(std::make_index_sequence<notice::notice_kind_texts.size()>{});
    for_each_rule<Profile>([&]<class Rule>(std::string_view) {
        ++asked;
        fine += is_sound<Profile, Rule>() ? 1U : 0U;
    });
    Profile::reminder_rules::for_each([&]<class Rule>() {
        ++asked;
        fine += usual_notices_obey<Profile, Rule>() ? 1U : 0U;
    });
    Profile::cap_rules::for_each([&]<class Rule>() {
        ++asked;
        fine += usual_caps_obey<Profile, Rule>() ? 1U : 0U;
    });
    return fine == asked;
}

}  // namespace detail

/// `static_assert(profile::consistent<my_house>)`: what the profile says fits together, or one error for each thing
/// that does not: records are kept as long as customers may look at them, reminder levels ascend, every notice that is
/// owed has a template, its own set-up and caps keep its own rules, no rule claims more than its source supports, ids
/// are unique.
template <jurisdiction Profile>
inline constexpr bool consistent = detail::is_consistent<Profile>();

}  // namespace mingbai::inline MINGBAI_ABI::profile
