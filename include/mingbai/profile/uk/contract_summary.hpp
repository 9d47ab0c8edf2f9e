// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/profile/document/contract_summary.hpp>

#include <string>

namespace mingbai::inline MINGBAI_ABI::uk {

using profile::summary_facts;

/// The British contract summary, as providers' summaries show it (General Condition C1): the six headings of the
/// European one, without the sentences, whose British wording is not known; set on one page. Refused as the European
/// one is.
template <plan_storage Storage>
[[nodiscard]] result<std::string> observed_contract_summary(const basic_tariff_plan<Storage>& plan,
                                                            const summary_facts& facts) {
    return profile::detail::write_summary(plan, facts, {}, 1);
}

}  // namespace mingbai::inline MINGBAI_ABI::uk
