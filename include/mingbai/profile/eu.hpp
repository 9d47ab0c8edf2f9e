// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/profile/blank.hpp>
#include <mingbai/profile/eu/conduct.hpp>
#include <mingbai/profile/eu/constants.hpp>
#include <mingbai/profile/eu/notices.hpp>
#include <mingbai/profile/eu/plan_rules.hpp>

#include <chrono>
#include <span>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::eu::detail {

inline constexpr std::string_view documents[]{"contract summary"};

/// Units of a cap in money are millionths: 50 EUR.
inline constexpr cap::cap_offer usual_caps[]{{.kind = {cap::dimension::money, cap::scope::roaming, cap::renewal::cycle},
                                              .own_value_up_to = cap::highest_limit - 1,
                                              .standard = static_cast<cap::units>(roaming_limit.latest().micros()),
                                              .then = cap::at_cap::ask,
                                              .levels = cap::alert_levels{80, 100}}};

}  // namespace mingbai::inline MINGBAI_ABI::eu::detail

namespace mingbai::inline MINGBAI_ABI::profile {

/// The European Union: contract summary, end of commitment, roaming limit. Members set more, and use other currencies
/// and zones: a house derives from this and says its own. Profile data as of 2026-11; verify before production use.
struct eu : blank<eur, language::english> {
    static constexpr profile_info info{"eu", "European Union", "欧盟"};

    using tariff_rules = mingbai::eu::tariff_rules;
    using request_rules = mingbai::eu::request_rules;
    using reminder_rules = mingbai::eu::reminder_rules;
    using notice_rules = mingbai::eu::notice_rules;
    using bill_rules = mingbai::eu::bill_rules;
    using cap_rules = mingbai::eu::cap_rules;
    using constants = mingbai::eu::constants;

    /// Central European standard time; where summer time matters, a house brings its table (base/offset_table.hpp).
    static constexpr utc_offset zone{std::chrono::hours{1}};

    static constexpr std::span<const std::string_view> documents = mingbai::eu::detail::documents;
    static constexpr notice::kind_set duties = mingbai::eu::roaming_and_end_announced::due;
    using demands = mingbai::eu::demands;
    [[nodiscard]] static constexpr notice::notice_template template_of(notice::notice_kind kind) noexcept {
        return mingbai::eu::template_of(kind);
    }
    static constexpr notice_setup usual_notices{
        .sent = notice::kind_set(duties).add(notice::notice_kind::usage_level).add(notice::notice_kind::exhausted),
        .usage = mingbai::eu::observed_roaming_levels.latest()};
    static constexpr std::span<const cap::cap_offer> usual_caps = mingbai::eu::detail::usual_caps;
};

}  // namespace mingbai::inline MINGBAI_ABI::profile
