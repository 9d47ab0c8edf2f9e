// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/billing_cycle.hpp>
#include <mingbai/base/period.hpp>
#include <mingbai/notice/notice_key.hpp>
#include <mingbai/order/activation.hpp>
#include <mingbai/tariff/plan.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI {

/// By when the notices that an order owes must have been sent. The action asks for 及时 and for reminders before a renewal
/// without giving lengths: these are a house's own, with what was observed or remembered as defaults.
struct notice_deadlines {
    /// After the activation. Observed: carriers send the success message within seconds.
    std::chrono::seconds success_within = std::chrono::minutes{10};
    /// Before each automatic renewal. The five days of an earlier regulation, from memory and no longer its text: a safe
    /// default, not a rule.
    period observed_renewal_notice{5, period_unit::day};
    /// Before an introductory price or a commitment ends. No source gives a length.
    period ending_notice{5, period_unit::day};
    /// How long before its deadline a reminder may be sent at the earliest.
    period earliest{30, period_unit::day};
};

/// A notice that a customer is owed because of an order: sent between two instants, or late, or missing.
struct obligation {
    notice::notice_key key{};  ///< the identity under which the outbox sends it
    instant from{};            ///< not before
    instant due{};             ///< sent by then

    friend bool operator==(const obligation&, const obligation&) = default;
};

namespace detail {

[[nodiscard]] inline obligation reminder(const evidence::pseudonym& subject, const activation& order, notice::notice_kind kind,
                                         std::int64_t occurrence, instant event, period before, const notice_deadlines& deadlines,
                                         utc_offset zone) {
    const instant due = advance(event, before, -1, zone);
    const instant from = advance(due, deadlines.earliest, -1, zone);
    return {{subject, kind, std::string(order.order.text()), occurrence, 0},
            from < order.activated_at ? order.activated_at : from,
            due < order.activated_at ? order.activated_at : due};
}

}  // namespace detail

/// The notices that an activation owes until an instant, in the order of their due times: the success notice; before each
/// automatic renewal; before an introductory price and before a commitment end. Requires: instants within the calendar.
template <plan_storage Storage>
[[nodiscard]] std::vector<obligation> obligations_of(const activation& order, const evidence::pseudonym& subject,
                                                     const basic_tariff_plan<Storage>& plan, instant until, utc_offset zone,
                                                     const notice_deadlines& deadlines = {}) {
    using notice::notice_kind;
    std::vector<obligation> owed;
    owed.push_back({{subject, notice_kind::success, std::string(order.order.text()), 0, 0}, order.activated_at,
                    order.activated_at + deadlines.success_within});
    const auto remind = [&](notice_kind kind, std::int64_t occurrence, instant event, period before) {
        if (event < until)
            owed.push_back(detail::reminder(subject, order, kind, occurrence, event, before, deadlines, zone));
    };

    if (plan.validity && plan.validity->renews_automatically && plan.validity->term.count > 0) {
        const plan_validity& validity = *plan.validity;
        const period next = validity.renewal_term.count > 0 ? validity.renewal_term : validity.term;
        // Counted from the first renewal day, so that short months do not shift the later ones.
        const instant first = advance(order.begins_at, validity.term, 1, zone);
        for (std::int64_t i = 0;; ++i) {
            const auto at = checked_advance(first, next, i, zone);
            if (!at || *at >= until) break;
            remind(notice_kind::renewal_ahead, i, *at, deadlines.observed_renewal_notice);
        }
    }
    if (plan.introductory && plan.introductory->lasting.count > 0)
        remind(notice_kind::introductory_ending, 0, advance(order.begins_at, plan.introductory->lasting, 1, zone), deadlines.ending_notice);
    if (plan.commitment && plan.commitment->binds())
        remind(notice_kind::commitment_ending, 0, advance(order.begins_at, plan.commitment->term, 1, zone), deadlines.ending_notice);

    std::stable_sort(owed.begin(), owed.end(), [](const obligation& a, const obligation& b) { return a.due < b.due; });
    return owed;
}

}  // namespace mingbai::inline MINGBAI_ABI
