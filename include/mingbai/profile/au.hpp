// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/profile/au/constants.hpp>
#include <mingbai/profile/au/rules.hpp>
#include <mingbai/profile/blank.hpp>

#include <chrono>
#include <span>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::au::detail {

inline constexpr std::string_view documents[]{"Critical Information Summary"};

}  // namespace mingbai::inline MINGBAI_ABI::au::detail

namespace mingbai::inline MINGBAI_ABI::profile {

/// Australia: the Critical Information Summary, and usage alerts at 50, 85 and 100 per cent. The last one says what
/// further use costs, which is in the notice `exhausted`. Profile data as of 2026-11; verify before production use.
struct au : blank<aud, language::english> {
    static constexpr profile_info info{"au", "Australia", "澳大利亚"};

    using tariff_rules = join<ruleset<mingbai::au::summary_can_be_filled, mingbai::au::early_termination_stated,
                                      mingbai::au::call_cost_stated, mingbai::au::observed_unit_costs_stated>,
                              sound_terms>;
    using request_rules = ruleset<mingbai::au::summary_given>;
    using reminder_rules = ruleset<mingbai::au::usage_alerts, mingbai::au::observed_alert_in_time>;
    using constants = mingbai::au::constants;

    /// Eastern standard time; a house in another zone, or with summer time, says its own.
    static constexpr utc_offset zone{std::chrono::hours{10}};

    static constexpr std::span<const std::string_view> documents = mingbai::au::detail::documents;
    static constexpr notice::kind_set duties{notice::notice_kind::usage_level, notice::notice_kind::exhausted};
    static constexpr notice_setup usual_notices{.sent = duties, .usage = mingbai::au::usage_levels.latest()};
};

}  // namespace mingbai::inline MINGBAI_ABI::profile
