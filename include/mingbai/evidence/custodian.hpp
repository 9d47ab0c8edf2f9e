// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/as_span.hpp>
#include <mingbai/base/utc_offset.hpp>
#include <mingbai/evidence/detail/custody_records.hpp>
#include <mingbai/evidence/ledger_ref.hpp>
#include <mingbai/evidence/legal_hold.hpp>
#include <mingbai/evidence/record_range.hpp>
#include <mingbai/evidence/retention.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::evidence {

/// What would go, and what stays although its time is up.
struct retention_plan {
    /// Of one kind: how many payloads would be erased, how many records would go with their segments, how many are held.
    struct of_kind {
        std::uint64_t erased = 0;
        std::uint64_t dropped = 0;
        std::uint64_t held = 0;

        friend constexpr bool operator==(const of_kind&, const of_kind&) = default;
    };

    std::vector<record_range> erase;
    std::vector<std::uint32_t> drop;
    std::map<record_kind, of_kind> kinds;
    std::uint64_t payload_bytes = 0;   ///< of what would be erased or dropped
    replay_report read;                ///< how the ledger was read; what is damaged is not judged, and its segment not dropped

    [[nodiscard]] bool empty() const noexcept { return erase.empty() && drop.empty(); }
};

/// What became of a person's request to be erased.
struct erasure_outcome {
    std::vector<record_range> erased;
    std::uint64_t kept = 0;               ///< records that a rule or a hold still needs
    std::optional<instant> kept_until;    ///< when the last of those may go; nothing when one is held or kept for ever
};

/// Keeps the ledger's records as long as they must be and no longer: retention rules, legal holds, requests for erasure.
///
/// What it knows is on the ledger: rules are adopted, holds set and released by records, and a custodian that is made anew
/// knows the same. Nothing goes but by `apply` or `erase`.
template <civil_zone Zone = utc_offset>
class custodian {
public:
    explicit custodian(ledger_ref records, Zone zone = {}) : records_(records), zone_(std::move(zone)) {
        state_ = records_.for_each(0, [this](const record_view& each) { learn(each); });
    }

    /// How the ledger was read to learn the rules and holds. As long as a record is damaged that might have been one of them, a
    /// custodian lets nothing go; `write_off` says that it is known to be lost.
    [[nodiscard]] const replay_report& learned() const noexcept { return state_; }

    [[nodiscard]] const retention_schedule& schedule() const noexcept { return schedule_; }
    [[nodiscard]] const std::vector<legal_hold>& holds() const noexcept { return holds_; }

    /// Puts rules in force besides all that are; see `retention_schedule`.
    [[nodiscard]] result<receipt> adopt(std::span<const retention_rule> rules, instant at) {
        const result<std::string> text = detail::rules_text(rules);
        if (!text) return text.error();
        const result<receipt> said = records_.append(record_kind::retention_changed, {}, at, *text);
        if (said) schedule_.add(rules);
        return said;
    }

    /// Sets a hold; one of the same name is replaced.
    [[nodiscard]] result<receipt> set_hold(const legal_hold& hold, instant at) {
        const result<std::string> text = canonical_text(hold);
        if (!text) return text.error();
        const result<receipt> said = records_.append(record_kind::hold_set, hold.subject.value_or(pseudonym{}), at, *text);
        if (said) put(hold);
        return said;
    }

    /// Releases a hold. Refused with reason::record_unknown when there is none of that name.
    [[nodiscard]] result<receipt> release_hold(std::string_view name, instant at) {
        if (std::none_of(holds_.begin(), holds_.end(), [name](const legal_hold& each) { return each.name == name; }))
            return refusal{reason::record_unknown, {}};
        const result<std::string> text = detail::release_text(name);
        if (!text) return text.error();
        const result<receipt> said = records_.append(record_kind::hold_released, {}, at, *text);
        if (said) take(name);
        return said;
    }

    /// Records that damaged records are lost and need not be waited for; what can be erased of them is.
    [[nodiscard]] result<receipt> write_off(std::span<const record_range> lost, instant at) {
        const result<receipt> said = records_.erase(lost, erasure_cause::damage, at);
        if (said) written_off_.insert(written_off_.end(), lost.begin(), lost.end());
        return said;
    }

    /// What would go at `now`. Changes nothing. A closed segment goes as a whole once nothing in it is needed any more; in all
    /// others the payloads go whose time is up.
    [[nodiscard]] retention_plan dry_run(instant now) const {
        retention_plan plan;
        const civil_date today = date_of(now, zone_);
        std::vector<segment_extent> stored = records_.segments();
        std::vector<detail::segment_custody> segments;
        plan.read = records_.for_each(0, [&](const record_view& each) {
            if (segments.empty() || segments.back().number != each.segment) segments.emplace_back(each.segment);
            judge(each, now, today, segments.back());
        });
        for (const detail::segment_custody& each : segments) {
            const auto extent = std::find_if(stored.begin(), stored.end(), [&each](const segment_extent& other) { return other.number == each.number; });
            // The open segment stays, and so does one with a record that could not be read: nobody knows what it was.
            const bool open = extent == std::prev(stored.end());
            const bool drops = each.droppable && !open && each.seen == extent->end - extent->first && each.needed_by_none_of(stored);
            each.kinds.for_each([&plan, drops](record_kind kind, const detail::segment_custody::count_of_kind& count) {
                retention_plan::of_kind& of = plan.kinds[kind];
                of.held += count.held;
                (drops ? of.dropped : of.erased) += drops ? count.all : count.expired;
            });
            plan.payload_bytes += drops ? each.all_bytes : each.expired_bytes;
            if (drops) {
                plan.drop.push_back(each.number);
                stored.erase(extent);
            } else {
                plan.erase.insert(plan.erase.end(), each.expired.begin(), each.expired.end());
            }
        }
        return plan;
    }

    /// Lets go what the plan says. Holds that were set since are respected: refused with reason::record_protected, and nothing
    /// goes, when one covers any of it.
    [[nodiscard]] result<void> apply(const retention_plan& plan, instant at) {
        if (const result<void> sure = knows_everything(); !sure) return sure;
        for (const record_range& each : plan.erase)
            if (const result<void> free = not_held(each); !free) return free;
        for (const segment_extent& each : records_.segments())
            if (std::find(plan.drop.begin(), plan.drop.end(), each.number) != plan.drop.end())
                if (const result<void> free = not_held({each.first, each.end}); !free) return free;
        if (const result<void> done = erase(plan.erase, erasure_cause::retention, at); !done) return done;
        if (plan.drop.empty()) return {};
        const result<receipt> dropped = records_.drop(mingbai::detail::as_span(plan.drop), erasure_cause::retention, at);
        if (!dropped) return dropped.error();
        return {};
    }

    /// Erases payloads about a subject, as far as no rule and no hold needs them.
    [[nodiscard]] result<erasure_outcome> erase_subject(const pseudonym& subject, instant now) {
        if (const result<void> sure = knows_everything(); !sure) return sure.error();
        erasure_outcome outcome;
        bool without_end = false;
        const civil_date today = date_of(now, zone_);
        const replay_report read = records_.for_each(0, [&](const record_view& each) {
            if (each.subject != subject || each.erased || is_ledgers_own(each.kind)) return;
            const bool held = is_held(each);
            // Only what a rule asks to keep is kept against the person's will; a kind without a rule is not.
            const std::optional<instant> until = schedule_.keep_until(each.kind, each.at, today, zone_);
            if (!held && (!until || *until <= now)) return add_to(outcome.erased, each.sequence);
            ++outcome.kept;
            without_end = without_end || held;
            if (until && (!outcome.kept_until || *until > *outcome.kept_until)) outcome.kept_until = until;
        });
        if (const result<void> sure = all_written_off(read); !sure) return sure.error();
        if (without_end) outcome.kept_until.reset();
        if (const result<void> done = erase(outcome.erased, erasure_cause::request, now); !done) return done.error();
        return outcome;
    }

private:
    /// A payload_erased record of this many ranges is about half a megabyte.
    static constexpr std::size_t ranges_a_record = 20'000;

    [[nodiscard]] result<void> erase(const std::vector<record_range>& all, erasure_cause cause, instant at) {
        for (std::size_t i = 0; i < all.size(); i += ranges_a_record) {
            const std::size_t some = (std::min)(ranges_a_record, all.size() - i);
            if (const result<receipt> done = records_.erase({all.data() + i, some}, cause, at); !done) return done.error();
        }
        return {};
    }

    void learn(const record_view& each) {
        if (each.kind == record_kind::hold_set) {
            if (const result<legal_hold> hold = read_legal_hold(each.payload)) put(*hold);
        } else if (each.kind == record_kind::hold_released) {
            if (const std::optional<std::string> name = detail::read_release(each.payload)) take(*name);
        } else if (each.kind == record_kind::retention_changed) {
            detail::read_rules(each.payload, schedule_);
        } else if (each.kind == record_kind::payload_erased) {
            const result<erasure> said = read_erasure(each.payload);
            if (said && said->cause == erasure_cause::damage) written_off_.insert(written_off_.end(), said->records.begin(), said->records.end());
        }
    }

    void put(const legal_hold& hold) {
        take(hold.name);
        holds_.push_back(hold);
    }
    void take(std::string_view name) {
        std::erase_if(holds_, [name](const legal_hold& each) { return each.name == name; });
    }

    [[nodiscard]] bool is_held(const record_view& each) const noexcept {
        return std::any_of(holds_.begin(), holds_.end(), [&each](const legal_hold& hold) { return hold.covers(each.subject, each.at); });
    }

    /// Takes one record into account for its segment.
    void judge(const record_view& each, instant now, civil_date today, detail::segment_custody& in) const {
        ++in.seen;
        if (is_ledgers_own(each.kind)) return in.judge_own(each, holds_);
        const std::optional<instant> until = schedule_.keep_until(each.kind, each.at, today, zone_);
        const bool over = until && *until <= now;
        const bool held = over && is_held(each);
        detail::segment_custody::count_of_kind& count = in.kinds[each.kind];
        ++count.all;
        in.all_bytes += each.payload.size();
        in.droppable = in.droppable && over && !held;
        if (held) ++count.held;
        if (!over || held || each.erased) return;
        ++count.expired;
        in.expired_bytes += each.payload.size();
        add_to(in.expired, each.sequence);
    }

    [[nodiscard]] result<void> knows_everything() const {
        return all_written_off(state_);
    }

    /// Refuses with the first damage that nobody wrote off.
    [[nodiscard]] result<void> all_written_off(const replay_report& read) const {
        if (read.damaged > read.damages.size()) return read.damages[0];
        for (const refusal& damage : read.damages)
            if (std::none_of(written_off_.begin(), written_off_.end(), [&damage](const record_range& each) { return each.contains(damage.where.index); }))
                return damage;
        return {};
    }

    [[nodiscard]] result<void> not_held(const record_range& range) const {
        std::optional<std::uint64_t> held;
        if (holds_.empty()) return {};
        (void)records_.for_each(range.first, [&](const record_view& each) {
            if (each.sequence < range.end && !is_ledgers_own(each.kind) && is_held(each)) held = each.sequence;
            return !held && each.sequence + 1 < range.end;
        });
        if (held) return refusal{reason::record_protected, at_index(*held)};
        return {};
    }

    ledger_ref records_;
    Zone zone_;
    retention_schedule schedule_;
    std::vector<legal_hold> holds_;
    std::vector<record_range> written_off_;
    replay_report state_;
};

custodian(ledger_ref) -> custodian<>;
template <class Zone>
custodian(ledger_ref, Zone) -> custodian<Zone>;

}  // namespace mingbai::inline MINGBAI_ABI::evidence
