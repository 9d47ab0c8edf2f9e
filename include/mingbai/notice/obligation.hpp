// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/billing_cycle.hpp>
#include <mingbai/notice/notice_key.hpp>
#include <mingbai/notice/timed_reminders.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::notice {

/// A notice that an agreement owes its customer: which one, from when on, and until when.
struct obligation {
    notice_key key{};
    instant due{};
    instant deadline{};

    friend bool operator==(const obligation&, const obligation&) = default;
};

/// What of an agreement decides about its notices.
struct agreement_terms {
    evidence::pseudonym subject{};
    std::string about{};  ///< the order that it began with; goes into every key
    reminder_terms dates{};
    bool billed_monthly = true;
};

/// How much time a notice has. Every figure is a carrier's choice: the action says "in time" (及时) and "monthly", no
/// number.
struct obligation_policy {
    reminder_policy reminders{};
    std::chrono::seconds success_within{std::chrono::minutes{10}};
    std::chrono::seconds reminder_within{std::chrono::hours{24}};
    std::chrono::seconds bill_after{std::chrono::days{3}};   ///< after the cycle's end, when the bill is due
    std::chrono::seconds bill_within{std::chrono::days{7}};  ///< from then on
};

/// The key of the notice that an agreement was activated.
[[nodiscard]] inline notice_key success_key(const agreement_terms& agreement) {
    return {agreement.subject, notice_kind::success, agreement.about, 0, 0};
}
/// The key of the notice that it was ended.
[[nodiscard]] inline notice_key unsubscribed_key(const agreement_terms& agreement) {
    return {agreement.subject, notice_kind::unsubscribed, agreement.about, 0, 0};
}
/// The key of a customer's bill of a cycle: one, however many agreements it has lines of.
[[nodiscard]] inline notice_key bill_key(const evidence::pseudonym& subject, cycle_index cycle) {
    return {subject, notice_kind::bill, {}, cycle, 0};
}
/// The key of a reminder that comes with time.
[[nodiscard]] inline notice_key reminder_key(const agreement_terms& agreement, const timed_reminder& reminder) {
    return {agreement.subject, reminder.kind, agreement.about, reminder.term, 0};
}

/// `f(obligation)` for everything that an agreement owed up to an instant: its success notice, the bill of every cycle
/// in which it was in force, each reminder, the notice of its end. Several agreements of one customer owe the same
/// bill. Requires: all instants are in the calendar.
template <civil_zone Zone, class F>
void for_each_obligation(const agreement_terms& agreement, instant until, const basic_billing_cycle<Zone>& cycle,
                         const obligation_policy& policy, F&& f) {
    const reminder_terms& dates = agreement.dates;
    if (dates.begins <= until)
        f(obligation{success_key(agreement), dates.begins, dates.begins + policy.success_within});

    if (agreement.billed_monthly) {
        const instant last = dates.ends && *dates.ends < until ? *dates.ends : until;
        for (cycle_index each = cycle.index_at(dates.begins); cycle.begin_of(each) < last; ++each) {
            const instant due = cycle.begin_of(each + 1) + policy.bill_after;
            if (due > until) break;
            f(obligation{bill_key(agreement.subject, each), due, due + policy.bill_within});
        }
    }

    std::optional<timed_reminder> reminder =
        next_reminder(dates, dates.begins - std::chrono::seconds{1}, cycle.zone(), policy.reminders);
    while (reminder && reminder->due <= until) {
        // It must come before what it reminds of, whatever the policy gives it.
        instant deadline = reminder->due + policy.reminder_within;
        if (deadline > reminder->event) deadline = reminder->event;
        f(obligation{reminder_key(agreement, *reminder), reminder->due, deadline});
        reminder = next_reminder(dates, reminder->due, cycle.zone(), policy.reminders, reminder->kind);
    }

    if (dates.ends && *dates.ends <= until)
        f(obligation{unsubscribed_key(agreement), *dates.ends, *dates.ends + policy.success_within});
}

}  // namespace mingbai::inline MINGBAI_ABI::notice
