// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/profile/blank.hpp>
#include <mingbai/profile/uk/bill_limit.hpp>
#include <mingbai/profile/uk/constants.hpp>
#include <mingbai/profile/uk/contract_end.hpp>
#include <mingbai/tariff/plan_checks.hpp>

#include <span>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::uk {

/// That the British contract summary has the European headings is known from documents, not from the conditions' text.
struct observed_summary_elements : plan_checks::stated<element::name, element::price, element::content, element::commitment,
                                                       element::unsubscribe> {
    static constexpr rule_info info{
        .id = "UK-T-01",
        .severity = severity::advice,
        .grade = verification::practice,
        .source = "General Condition C1, as seen in providers' summaries: the six headings of the European one",
        .title = "the plan states what the headings of its contract summary are filled from",
        .title_zh = "方案包含合同摘要各标题所需内容",
        .good = "name, price, content, commitment and the way to terminate are all stated",
        .bad = "the way to terminate is empty",
    };
};

namespace detail {

inline constexpr std::string_view documents[]{"contract summary"};

inline constexpr cap::cap_offer usual_caps[]{{.kind = {cap::dimension::money, cap::scope::total, cap::renewal::cycle},
                                              .own_value_up_to = cap::highest_limit - 1,
                                              .then = cap::at_cap::charge_free,
                                              .levels = cap::alert_levels{80, 100}}};

}  // namespace detail

}  // namespace mingbai::inline MINGBAI_ABI::uk

namespace mingbai::inline MINGBAI_ABI::profile {

/// The United Kingdom: the bill limit of s 124S, the notification before a contract ends, the contract summary. Profile
/// data as of 2026-11; verify before production use.
struct uk : blank<gbp, language::english> {
    static constexpr profile_info info{"uk", "United Kingdom", "英国"};

    using tariff_rules = join<ruleset<mingbai::uk::observed_summary_elements>, sound_terms>;
    using request_rules = ruleset<mingbai::uk::limit_offered_before_contract>;
    using reminder_rules = ruleset<mingbai::uk::limit_notices_sent, mingbai::uk::end_notices_sent,
                                   mingbai::uk::observed_end_notice_window>;
    using notice_rules = ruleset<mingbai::uk::limit_notice_sent, mingbai::uk::end_notice_sent>;
    using bill_rules = ruleset<mingbai::uk::billed_within_limit>;
    using cap_rules = ruleset<mingbai::uk::limit_is_the_customers>;
    using constants = mingbai::uk::constants;

    /// Greenwich time; where summer time matters, a house brings its table (base/offset_table.hpp).
    static constexpr utc_offset zone{};

    static constexpr std::span<const std::string_view> documents = mingbai::uk::detail::documents;
    static constexpr notice::kind_set duties{notice::notice_kind::cap_level, notice::notice_kind::cap_reached,
                                             notice::notice_kind::commitment_ending};
    using demands = mingbai::uk::demands;
    [[nodiscard]] static constexpr notice::notice_template template_of(notice::notice_kind kind) noexcept {
        return mingbai::uk::template_of(kind);
    }
    static constexpr notice_setup usual_notices{.sent = duties};
    static constexpr std::span<const cap::cap_offer> usual_caps = mingbai::uk::detail::usual_caps;
};

}  // namespace mingbai::inline MINGBAI_ABI::profile
