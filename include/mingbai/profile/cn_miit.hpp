// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/currency.hpp>
#include <mingbai/base/utc_offset.hpp>
#include <mingbai/bill/review.hpp>
#include <mingbai/marketing/copy_rules.hpp>
#include <mingbai/notice/obligation_book.hpp>
#include <mingbai/profile/blank.hpp>
#include <mingbai/profile/cn_miit/conduct.hpp>
#include <mingbai/profile/cn_miit/constants.hpp>
#include <mingbai/profile/cn_miit/elements.hpp>
#include <mingbai/profile/cn_miit/form.hpp>
#include <mingbai/profile/cn_miit/name.hpp>
#include <mingbai/profile/cn_miit/retention.hpp>
#include <mingbai/profile/cn_miit/terms.hpp>
#include <mingbai/profile/cn_miit/words.hpp>
#include <mingbai/rule/check.hpp>

#include <span>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::cn_miit {

/// What a tariff plan must be before it is disclosed in China, in the order of the rules' ids.
using tariff_rules =
    ruleset<elements_complete, filing_number_form, dates_in_order, off_sale_within_reach, price_has_a_period,
            name_agrees_with_terms, yearly_price_named_as_yearly, audience_stated, price_components_add_up,
            overage_price_stated, overage_well_formed, unlimited_states_throttle, introductory_price_complete,
            allowances_plausible, no_allowance_twice, breach_stated_with_commitment, unsubscribe_stated,
            renewal_stated_with_validity, no_statutory_superlatives, no_observed_superlatives, no_vague_words,
            no_hidden_conditions, unlimited_words_state_throttle, no_inducement, no_pressure,
            introductory_words_state_what_follows, renewal_words_agree_with_validity, restrictions_not_hidden_in_notes,
            elements_readable, brevity<>, brackets_match, units_spelled_usually, no_internal_codes>;

using request_rules = ruleset<confirmed_before_activation>;
using reminder_rules = ruleset<owed_kinds_sent, call_for_who_wants_one, observed_usage_reminders>;
using cap_rules = ruleset<cap_can_be_chosen>;

namespace detail {

inline constexpr std::string_view documents[]{"资费公示卡 (disclosure card)"};

inline constexpr std::string_view nationwide[]{"全国", "全网"};

inline constexpr cap::cap_offer usual_caps[]{
    {.kind = {cap::dimension::money, cap::scope::domestic_overage, cap::renewal::cycle},
     .tiers = cap::tier_list::of(0, 10'000'000, 20'000'000, 50'000'000, 100'000'000, 200'000'000, 300'000'000, 500'000'000,
                                 600'000'000),
     .standard = 500'000'000,
     .levels = cap::alert_levels{80, 100}}};

}  // namespace detail

}  // namespace mingbai::inline MINGBAI_ABI::cn_miit

namespace mingbai::inline MINGBAI_ABI::profile {

/// China: the rules of 工信部's action 明白办、放心用 and what it rests on. Profile data as of 2026-11; verify before
/// production use, the library certifies nothing.
struct cn_miit : blank<cny, language::chinese> {
    static constexpr profile_info info{"cn_miit", "China", "中国"};

    using tariff_rules = mingbai::cn_miit::tariff_rules;
    using marketing_rules = marketing::copy_rules;
    using request_rules = mingbai::cn_miit::request_rules;
    using reminder_rules = mingbai::cn_miit::reminder_rules;
    using notice_rules = notice::notice_duties;
    using bill_rules = bill::bill_rules;
    using cap_rules = mingbai::cn_miit::cap_rules;
    using constants = mingbai::cn_miit::constants;

    /// Dates and billing cycles are in Beijing time.
    static constexpr utc_offset zone = beijing_time;

    /// The words by which a plan says that it is valid in every region (observed on the registers).
    static constexpr std::span<const std::string_view> nationwide = mingbai::cn_miit::detail::nationwide;

    static constexpr std::span<const evidence::retention_rule> retention = mingbai::cn_miit::retention_rules;
    static constexpr period look_back = mingbai::cn_miit::look_back.latest();

    static constexpr std::span<const std::string_view> documents = mingbai::cn_miit::detail::documents;
    /// What the audit looks for is every notice that an agreement can owe: the action names success, bill, over-use and
    /// renewal, and the rest of them tell of changes to what was agreed.
    static constexpr notice::kind_set duties = notice::kind_set::all().remove(notice::notice_kind::commercial);
    static constexpr notice_setup usual_notices{
        .sent = duties, .usage = notice::observed_usage_levels, .call_on_wish = true};
    static constexpr std::span<const cap::cap_offer> usual_caps = mingbai::cn_miit::detail::usual_caps;
};

}  // namespace mingbai::inline MINGBAI_ABI::profile
