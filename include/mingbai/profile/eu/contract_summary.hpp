// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/profile/document/contract_summary.hpp>
#include <mingbai/profile/eu/constants.hpp>

#include <array>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::eu {

using profile::summary_facts;

/// The sentences that open the summary, as implementations of the Annex have them.
inline constexpr auto observed_summary_sentences = std::to_array<std::string_view>({
    "This contract summary provides the main elements of this service offer as required by EU law.",
    "It helps to make a comparison between service offers.",
    "Complete information about the service is provided in other documents.",
});

/// The contract summary of Implementing Regulation (EU) 2019/2243: six headings in their order, the one on speeds for
/// internet access only; at least 10 points; one page A4 for one service.
///
/// Refused: reason::text_incomplete at the element that must be stated and is not; reason::too_long where the page is
/// full; reason::bad_utf8; reason::bad_date.
template <plan_storage Storage>
[[nodiscard]] result<std::string> contract_summary(const basic_tariff_plan<Storage>& plan, const summary_facts& facts) {
    return profile::detail::write_summary(plan, facts, observed_summary_sentences, summary_pages.latest());
}

/// The same of a bundle that includes internet access or a number-based service: three pages.
template <plan_storage Storage>
[[nodiscard]] result<std::string> bundle_contract_summary(const basic_tariff_plan<Storage>& plan,
                                                          const summary_facts& facts) {
    return profile::detail::write_summary(plan, facts, observed_summary_sentences, bundle_summary_pages.latest());
}

}  // namespace mingbai::inline MINGBAI_ABI::eu
