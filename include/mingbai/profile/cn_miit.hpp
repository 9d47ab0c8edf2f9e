// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/currency.hpp>
#include <mingbai/base/utc_offset.hpp>
#include <mingbai/profile/cn_miit/elements.hpp>
#include <mingbai/profile/cn_miit/form.hpp>
#include <mingbai/profile/cn_miit/name.hpp>
#include <mingbai/profile/cn_miit/terms.hpp>
#include <mingbai/profile/cn_miit/words.hpp>
#include <mingbai/rule/check.hpp>

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

}  // namespace mingbai::inline MINGBAI_ABI::cn_miit

namespace mingbai::inline MINGBAI_ABI::profile {

/// China: the rules of 工信部's action 明白办、放心用 and what it rests on. Profile data as of 2026-11; verify before
/// production use, the library certifies nothing.
struct cn_miit {
    using currency = cny;
    using tariff_rules = mingbai::cn_miit::tariff_rules;

    /// Dates and billing cycles are in Beijing time.
    static constexpr utc_offset zone = beijing_time;

    /// The words by which a plan says that it is valid in every region (observed on the registers).
    static constexpr std::string_view nationwide[]{"全国", "全网"};
};

}  // namespace mingbai::inline MINGBAI_ABI::profile
