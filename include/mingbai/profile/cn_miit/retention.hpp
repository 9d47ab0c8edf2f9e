// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/evidence/retention.hpp>

#include <array>
#include <chrono>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::cn_miit {

namespace detail {

inline constexpr std::string_view messages_2015 = "通信短信息服务管理规定 (MIIT Order 31): message records at least 5 months";
inline constexpr std::string_view messages_2026 = "revised 通信短信息服务管理规定, from 2026-05-01: message records at least 6 months";
inline constexpr std::string_view look_back = "明白办、放心用 4: agreements and work orders of the last 24 months can be queried";

inline constexpr civil_date messages_2015_from{std::chrono::year{2015}, std::chrono::June, std::chrono::day{30}};
inline constexpr civil_date messages_2026_from{std::chrono::year{2026}, std::chrono::May, std::chrono::day{1}};
// The day of the action is known, its year only from memory; agreements of before then are kept no shorter.
inline constexpr civil_date look_back_from{std::chrono::year{2015}, std::chrono::January, std::chrono::day{1}};

inline constexpr period five_months{5, period_unit::month};
inline constexpr period six_months{6, period_unit::month};
inline constexpr period two_years{24, period_unit::month};

}  // namespace detail

/// How long records must be kept in China, as far as it is known: message records 5 months and from 2026-05-01 6 months;
/// agreements and work orders 24 months, and so long also what such a work order rests on: the consent and the order. The
/// action asks to keep consent evidence "as the rules say" and names no period, so the last is this library's reading.
///
/// Kinds that are not here are kept until the carrier adopts a rule of its own; see `evidence::custodian::adopt`.
inline constexpr auto retention_rules = std::to_array<evidence::retention_rule>({
    {evidence::record_kind::notice_due, detail::messages_2015_from, detail::five_months, detail::messages_2015},
    {evidence::record_kind::notice_sent, detail::messages_2015_from, detail::five_months, detail::messages_2015},
    {evidence::record_kind::notice_delivered, detail::messages_2015_from, detail::five_months, detail::messages_2015},
    {evidence::record_kind::notice_failed, detail::messages_2015_from, detail::five_months, detail::messages_2015},
    {evidence::record_kind::preference_set, detail::messages_2015_from, detail::five_months, detail::messages_2015},
    {evidence::record_kind::notice_due, detail::messages_2026_from, detail::six_months, detail::messages_2026},
    {evidence::record_kind::notice_sent, detail::messages_2026_from, detail::six_months, detail::messages_2026},
    {evidence::record_kind::notice_delivered, detail::messages_2026_from, detail::six_months, detail::messages_2026},
    {evidence::record_kind::notice_failed, detail::messages_2026_from, detail::six_months, detail::messages_2026},
    {evidence::record_kind::preference_set, detail::messages_2026_from, detail::six_months, detail::messages_2026},
    {evidence::record_kind::agreement_stored, detail::look_back_from, detail::two_years, detail::look_back},
    {evidence::record_kind::work_order_stored, detail::look_back_from, detail::two_years, detail::look_back},
    {evidence::record_kind::consent_asked, detail::look_back_from, detail::two_years, detail::look_back},
    {evidence::record_kind::consent_delivered, detail::look_back_from, detail::two_years, detail::look_back},
    {evidence::record_kind::consent_answered, detail::look_back_from, detail::two_years, detail::look_back},
    {evidence::record_kind::consent_proven, detail::look_back_from, detail::two_years, detail::look_back},
    {evidence::record_kind::consent_refused, detail::look_back_from, detail::two_years, detail::look_back},
    {evidence::record_kind::consent_expired, detail::look_back_from, detail::two_years, detail::look_back},
    {evidence::record_kind::consent_superseded, detail::look_back_from, detail::two_years, detail::look_back},
    {evidence::record_kind::consent_withdrawn, detail::look_back_from, detail::two_years, detail::look_back},
    {evidence::record_kind::consent_used, detail::look_back_from, detail::two_years, detail::look_back},
    {evidence::record_kind::consent_code_sent, detail::look_back_from, detail::two_years, detail::look_back},
    {evidence::record_kind::order_activated, detail::look_back_from, detail::two_years, detail::look_back},
    {evidence::record_kind::order_ended, detail::look_back_from, detail::two_years, detail::look_back},
    {evidence::record_kind::order_refused, detail::look_back_from, detail::two_years, detail::look_back},
});

}  // namespace mingbai::inline MINGBAI_ABI::cn_miit
