// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/billing_cycle.hpp>
#include <mingbai/base/recurrence.hpp>
#include <mingbai/notice/notice_kind.hpp>

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>

// Reminders that come with time: when each is due follows from an agreement's terms alone, so any scheduler can ask for
// the next one, sleep, and ask again.

namespace mingbai::inline MINGBAI_ABI::notice {

/// How long before an event its reminder is due, and at which local time of that day.
struct reminder_lead {
    std::int32_t days = 1;
    std::chrono::minutes at{std::chrono::hours{10}};
};

/// A carrier's choices. The days are no law in force: an older wording of 网络交易监督管理办法 Art. 18 asked for five
/// days before a renewal, the present one for a notice before each date.
struct reminder_policy {
    reminder_lead renewal{.days = 5};
    reminder_lead commitment{.days = 30};
    reminder_lead introductory{.days = 7};
};

/// What of an agreement has dates.
struct reminder_terms {
    instant begins{};
    period validity{};              ///< of the first term; none: until it is ended
    bool renews = false;            ///< by itself, at the end of each term
    period renewal{};               ///< of each further term; none: as the first
    period commitment{};            ///< how long the customer is bound; none: not at all
    period introductory{};          ///< how long the lower price lasts; none: there is none
    std::optional<instant> ends{};  ///< when it was ended: no event after it happens
};

/// A reminder that is due.
struct timed_reminder {
    notice_kind kind{};
    instant due{};
    instant event{};        ///< what it reminds of: the renewal, the end
    std::int64_t term = 0;  ///< which renewal, from 0: the period of the notice's key

    friend constexpr bool operator==(const timed_reminder&, const timed_reminder&) = default;
};

namespace detail {

[[nodiscard]] constexpr period renewal_term(const reminder_terms& terms) noexcept {
    return terms.renewal.count > 0 ? terms.renewal : terms.validity;
}

/// When the reminder of an event is due: so many days earlier, at the local time, but not before `earliest`, which is
/// when the term that ends with the event began: a pass that renews every day has nothing to remind of five days ahead.
template <civil_zone Zone>
[[nodiscard]] constexpr instant reminder_of(instant event, instant earliest, const reminder_lead& lead,
                                            const Zone& zone) noexcept {
    expects(lead.days >= 1, "mingbai::notice::next_reminder: a reminder comes at least a day before its event");
    civil_time local = civil_time_of(event, zone);
    const auto day = checked_advance(local.date, period{.count = lead.days, .unit = period_unit::day}, -1);
    if (!day) return earliest;
    local = {.date = *day,
             .hour = static_cast<std::uint8_t>(lead.at.count() / 60),
             .minute = static_cast<std::uint8_t>(lead.at.count() % 60)};
    const instant due = instant_of(local, zone);
    return due < earliest ? earliest : due;
}

}  // namespace detail

/// When the n-th renewal comes, from 0. Months are counted from the beginning of the agreement, so that one of the 31st
/// is back on the 31st after a short month. Refused: reason::out_of_range beyond the years 1 to 9999. Requires: a
/// validity, `n >= 0`, and terms that do not pass the calendar by 10,000 years.
template <civil_zone Zone>
[[nodiscard]] constexpr result<instant> renewal_at(const reminder_terms& terms, std::int64_t n,
                                                   const Zone& zone) noexcept {
    const auto in_days = [](period p) { return p.unit == period_unit::day; };
    const auto counted = [](period p) {
        return p.unit == period_unit::year ? p.count * std::int64_t{12} : std::int64_t{p.count};
    };
    const period each = detail::renewal_term(terms);
    if (in_days(each) == in_days(terms.validity)) {
        const period one{.count = 1, .unit = in_days(each) ? period_unit::day : period_unit::month};
        return checked_advance(terms.begins, one, counted(terms.validity) + n * counted(each), zone);
    }
    const auto first_end = checked_advance(terms.begins, terms.validity, 1, zone);
    if (!first_end) return first_end;
    return checked_advance(*first_end, each, n, zone);
}

/// The first reminder that is due after an instant, or nothing. Of two at one instant the one with the smaller kind
/// comes first, and the other is found by asking for `after_kind` of the same instant. O(log n) in the age of the
/// agreement. Requires: all instants are in the calendar.
template <civil_zone Zone>
[[nodiscard]] constexpr std::optional<timed_reminder> next_reminder(
    const reminder_terms& terms, instant after, const Zone& zone, const reminder_policy& policy = {},
    std::optional<notice_kind> after_kind = {}) noexcept {
    std::optional<timed_reminder> first;
    const auto consider = [&](const timed_reminder& each) {
        const bool later =
            after_kind ? each.due > after || (each.due == after && each.kind > *after_kind) : each.due > after;
        if (!later || (terms.ends && each.event >= *terms.ends)) return false;
        if (!first || each.due < first->due || (each.due == first->due && each.kind < first->kind)) first = each;
        return true;
    };
    const auto ending = [&](notice_kind kind, period lasting, const reminder_lead& lead) {
        if (lasting.count == 0) return;
        if (const auto end = checked_advance(terms.begins, lasting, 1, zone))
            consider({kind, detail::reminder_of(*end, terms.begins, lead, zone), *end, 0});
    };
    ending(notice_kind::commitment_ending, terms.commitment, policy.commitment);
    ending(notice_kind::introductory_ending, terms.introductory, policy.introductory);

    if (terms.renews && terms.validity.count > 0) {
        if (const auto first_end = renewal_at(terms, 0, zone)) {
            // A reminder is due in the term that its renewal ends, so only the renewals next to `after` come into
            // question.
            const std::int64_t past = recurrence<Zone>(*first_end, detail::renewal_term(terms), zone).index_at(after);
            const std::int64_t now = past < 1 ? 1 : past;
            for (std::int64_t n = now - 1; n <= now + 3; ++n) {
                const auto event = renewal_at(terms, n, zone);
                if (!event) break;
                const auto before = n == 0 ? result<instant>(terms.begins) : renewal_at(terms, n - 1, zone);
                const instant due = detail::reminder_of(*event, *before, policy.renewal, zone);
                if (consider({notice_kind::renewal_ahead, due, *event, n})) break;
            }
        }
    }
    return first;
}

/// A day's index in a zone: the period of what starts again every day. Requires: `in_calendar(t)`.
template <civil_zone Zone>
[[nodiscard]] constexpr std::int32_t day_index(instant t, const Zone& zone) noexcept {
    return static_cast<std::int32_t>(
        std::chrono::floor<std::chrono::days>(local_seconds_of(t, zone)).time_since_epoch().count());
}

}  // namespace mingbai::inline MINGBAI_ABI::notice
