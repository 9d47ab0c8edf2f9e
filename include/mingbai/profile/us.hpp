// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/profile/blank.hpp>
#include <mingbai/profile/us/constants.hpp>
#include <mingbai/profile/us/rules.hpp>

#include <array>
#include <chrono>
#include <span>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::us {

namespace detail {

inline constexpr std::string_view documents[]{"broadband label", "machine-readable row"};

// The edition of the CFR that was read is of 2003; its day is not known.
inline constexpr civil_date verification_from{std::chrono::year{2003} / 1 / 1};
inline constexpr std::string_view verification_source =
    "47 CFR 64.1120(a): verifications of a change of carrier at least 2 years";

}  // namespace detail

/// What proves that a customer authorised a change.
inline constexpr auto retention_rules = std::to_array<evidence::retention_rule>({
    {evidence::record_kind::consent_asked, detail::verification_from, 2_years, detail::verification_source},
    {evidence::record_kind::consent_answered, detail::verification_from, 2_years, detail::verification_source},
    {evidence::record_kind::consent_proven, detail::verification_from, 2_years, detail::verification_source},
    {evidence::record_kind::order_activated, detail::verification_from, 2_years, detail::verification_source},
});

}  // namespace mingbai::inline MINGBAI_ABI::us

namespace mingbai::inline MINGBAI_ABI::profile {

/// The United States: the broadband label, slamming and cramming, the alerts of CTIA. A provider of up to 100,000 lines
/// replaces `us::label_can_be_filled<>`, whose day was later for it. Profile data as of 2026-11; verify before
/// production use.
struct us : blank<usd, language::english> {
    static constexpr profile_info info{"us", "United States", "美国"};

    using tariff_rules = join<ruleset<mingbai::us::label_can_be_filled<>, mingbai::us::observed_identifier_form,
                                      mingbai::us::introductory_rate_complete, mingbai::us::extra_data_priced>,
                              sound_terms>;
    using request_rules = ruleset<mingbai::us::change_authorised_and_verified, mingbai::us::verification_dated,
                                  mingbai::us::observed_authorisation_fresh>;
    using reminder_rules = ruleset<mingbai::us::alerts_before_and_beyond>;
    using bill_rules = ruleset<mingbai::us::observed_charges_named>;
    using constants = mingbai::us::constants;

    /// Eastern standard time; a house in another zone, or with summer time, says its own.
    static constexpr utc_offset zone{std::chrono::hours{-5}};

    static constexpr std::span<const evidence::retention_rule> retention = mingbai::us::retention_rules;
    static constexpr std::span<const std::string_view> documents = mingbai::us::detail::documents;
    static constexpr notice_setup usual_notices{
        .sent = notice::kind_set{notice::notice_kind::usage_level, notice::notice_kind::exhausted,
                                 notice::notice_kind::roaming_entry},
        .usage = notice::reminder_levels{notice::at_percent(80), notice::at_percent(100)}};
};

}  // namespace mingbai::inline MINGBAI_ABI::profile
