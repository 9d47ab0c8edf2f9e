// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/notice/obligation.hpp>
#include <mingbai/order/activation.hpp>
#include <mingbai/tariff/plan.hpp>

#include <optional>
#include <string>

namespace mingbai::inline MINGBAI_ABI {

/// What an activation owes notices by: the dates that follow from the plan's terms. A plan with a recurring price is billed
/// every month.
template <plan_storage Storage>
[[nodiscard]] notice::agreement_terms agreement_of(const activation& order, const evidence::pseudonym& subject,
                                                   const basic_tariff_plan<Storage>& plan,
                                                   std::optional<instant> ends = std::nullopt) {
    notice::agreement_terms agreement{.subject = subject, .about = std::string(order.order.text()), .dates = {}, .billed_monthly = false};
    agreement.billed_monthly = plan.price && !plan.price->is_once();
    notice::reminder_terms& dates = agreement.dates;
    dates.begins = order.begins_at;
    dates.ends = ends;
    if (plan.validity) {
        dates.validity = plan.validity->term;
        dates.renews = plan.validity->renews_automatically;
        dates.renewal = plan.validity->renewal_term;
    }
    if (plan.commitment) dates.commitment = plan.commitment->term;
    if (plan.introductory) dates.introductory = plan.introductory->lasting;
    return agreement;
}

}  // namespace mingbai::inline MINGBAI_ABI
