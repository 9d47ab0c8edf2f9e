// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/profile/blank.hpp>

#include <concepts>
#include <span>
#include <string_view>
#include <type_traits>

namespace mingbai::inline MINGBAI_ABI::profile {

/// What a profile is: everything that `blank` has, and its names.
template <class Profile>
concept jurisdiction = currency_type<typename Profile::currency> && ruleset_type<typename Profile::tariff_rules> &&
    ruleset_type<typename Profile::marketing_rules> && ruleset_type<typename Profile::request_rules> &&
    ruleset_type<typename Profile::reminder_rules> && ruleset_type<typename Profile::notice_rules> &&
    ruleset_type<typename Profile::bill_rules> && ruleset_type<typename Profile::cap_rules> &&
    constant_list_type<typename Profile::constants> && notice::notice_demands<typename Profile::demands> &&
    requires(notice::notice_kind kind) {
        { Profile::info } -> std::convertible_to<const profile_info&>;
        { Profile::words } -> std::convertible_to<language>;
        { Profile::look_back } -> std::convertible_to<period>;
        { Profile::duties } -> std::convertible_to<notice::kind_set>;
        { Profile::template_of(kind) } -> std::same_as<notice::notice_template>;
        { Profile::usual_notices } -> std::convertible_to<notice_setup>;
        requires civil_zone<std::remove_cvref_t<decltype(Profile::zone)>>;
        requires std::convertible_to<decltype((Profile::nationwide)), std::span<const std::string_view>>;
        requires std::convertible_to<decltype((Profile::documents)), std::span<const std::string_view>>;
        requires std::convertible_to<decltype((Profile::retention)), std::span<const evidence::retention_rule>>;
        requires std::convertible_to<decltype((Profile::usual_caps)), std::span<const cap::cap_offer>>;
    };

/// `f.operator()<Rule>(subject)` for every rule of a profile, subject by subject, which it names: "plan", "marketing",
/// "request", "reminder", "notice", "bill", "cap".
template <jurisdiction Profile, class F>
constexpr void for_each_rule(F&& f) {
    const auto each_of = [&f]<class Rules>(std::string_view subject) {
        Rules::for_each([&f, subject]<class Rule>() { f.template operator()<Rule>(subject); });
    };
    each_of.template operator()<typename Profile::tariff_rules>("plan");
    each_of.template operator()<typename Profile::marketing_rules>("marketing");
    each_of.template operator()<typename Profile::request_rules>("request");
    each_of.template operator()<typename Profile::reminder_rules>("reminder");
    each_of.template operator()<typename Profile::notice_rules>("notice");
    each_of.template operator()<typename Profile::bill_rules>("bill");
    each_of.template operator()<typename Profile::cap_rules>("cap");
}

}  // namespace mingbai::inline MINGBAI_ABI::profile
