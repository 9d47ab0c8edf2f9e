// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/civil_zone.hpp>
#include <mingbai/base/period.hpp>
#include <mingbai/evidence/record_kind.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::evidence {

/// How long records of one kind are kept, from a day on: `{notice_sent, 2026-05-01, 6 months, "…"}`.
struct retention_rule {
    record_kind kind{};
    civil_date valid_from{};
    period keep{};
    std::string_view source{};   ///< the text that the rule comes from
};

/// The retention rules that are in force, each from its day.
///
/// A record is kept for the longest of the periods that were in force when it was written or came into force since. So a later
/// rule extends what is there already, and never shortens it; a house that wants to keep longer adds a rule of its own. A kind
/// without a rule is kept for ever.
class retention_schedule {
public:
    retention_schedule() = default;

    /// Adds rules, in any order. Requires: days of the calendar and periods that are not negative.
    void add(std::span<const retention_rule> rules) {
        for (const retention_rule& each : rules) {
            expects(in_calendar(each.valid_from) && each.keep.count >= 0,
                    "mingbai::evidence::retention_schedule::add: there is no such day, or the period is negative");
            rules_.push_back({each.kind, each.valid_from, each.keep, std::string(each.source)});
        }
    }

    /// When a record may go, as it is seen on the day `today`; nothing when it is kept for ever. Requires: an instant and a day
    /// of the calendar.
    template <civil_zone Zone>
    [[nodiscard]] std::optional<instant> keep_until(record_kind kind, instant at, civil_date today, const Zone& zone) const noexcept {
        const civil_date written = date_of(at, zone);
        std::optional<civil_date> in_force;
        for (const rule& each : rules_)
            if (each.kind == kind && each.valid_from <= written && (!in_force || each.valid_from > *in_force)) in_force = each.valid_from;
        std::optional<instant> latest;
        for (const rule& each : rules_) {
            const bool applies = each.kind == kind && each.valid_from <= today && (each.valid_from > written || each.valid_from == in_force);
            if (!applies) continue;
            const instant until = checked_advance(at, each.keep, 1, zone).value_or(latest_instant);
            if (!latest || until > *latest) latest = until;
        }
        return latest;
    }

    [[nodiscard]] std::size_t size() const noexcept { return rules_.size(); }

private:
    struct rule {
        record_kind kind{};
        civil_date valid_from{};
        period keep{};
        std::string source;
    };

    std::vector<rule> rules_;
};

}  // namespace mingbai::inline MINGBAI_ABI::evidence
