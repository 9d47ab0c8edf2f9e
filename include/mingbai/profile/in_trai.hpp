// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/profile/blank.hpp>
#include <mingbai/profile/in_trai/confirmation.hpp>
#include <mingbai/profile/in_trai/constants.hpp>
#include <mingbai/profile/in_trai/notices.hpp>

#include <chrono>

namespace mingbai::inline MINGBAI_ABI::profile {

/// India: double confirmation with a third party, usage alerts, the data switch 1925. It is called after the regulator
/// because `in` is short enough to be hidden by every second variable, and IN is a macro on Windows. Profile data as of
/// 2026-11; verify before production use.
struct in_trai : blank<inr, language::english> {
    static constexpr profile_info info{"in_trai", "India", "印度"};

    using tariff_rules = join<ruleset<mingbai::in_trai::tariff_after_the_pack>, sound_terms>;
    using request_rules = ruleset<mingbai::in_trai::confirmed_twice, mingbai::in_trai::second_confirmation_in_time,
                                  mingbai::in_trai::confirmed_within_a_day, mingbai::in_trai::data_started_by_consent>;
    using reminder_rules = ruleset<mingbai::in_trai::pack_use_told, mingbai::in_trai::roaming_warned,
                                   mingbai::in_trai::renewal_told_a_day_ahead>;
    using notice_rules = ruleset<mingbai::in_trai::renewal_notice_sent>;
    using constants = mingbai::in_trai::constants;

    static constexpr utc_offset zone{std::chrono::minutes{330}};

    static constexpr notice::kind_set duties{notice::notice_kind::usage_level, notice::notice_kind::exhausted,
                                             notice::notice_kind::roaming_entry, notice::notice_kind::renewal_ahead};
    static constexpr notice_setup usual_notices{.sent = duties, .usage = mingbai::in_trai::pack_levels.latest()};
};

}  // namespace mingbai::inline MINGBAI_ABI::profile
