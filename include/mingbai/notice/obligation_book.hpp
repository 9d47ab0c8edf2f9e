// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/hash_map.hpp>
#include <mingbai/notice/detail/outbox_state.hpp>
#include <mingbai/notice/obligation.hpp>
#include <mingbai/notice/preference_book.hpp>
#include <mingbai/rule/check.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::notice {

/// How an obligation stands.
enum class standing : std::uint8_t {
    owed,     ///< not sent, and not late yet
    met,      ///< sent in time
    late,     ///< sent, but after its deadline
    missing,  ///< not sent, and its deadline is over
};

[[nodiscard]] constexpr std::string_view to_text(standing how) noexcept {
    switch (how) {
        case standing::owed: return "owed";
        case standing::met: return "met";
        case standing::late: return "late";
        case standing::missing: return "missing";
    }
    return "unknown";
}

/// An obligation and what became of it.
struct fulfilment {
    obligation owed{};
    instant asked_at{};  ///< the present, as the caller says
    std::optional<instant> sent{};
    std::optional<instant> delivered{};
    bool undeliverable = false;  ///< every channel has failed for good

    [[nodiscard]] constexpr standing stands() const noexcept {
        if (sent) return *sent <= owed.deadline ? standing::met : standing::late;
        return asked_at <= owed.deadline ? standing::owed : standing::missing;
    }
};

/// A notice that is owed goes out.
struct owed_notice_sent {
    static constexpr rule_info info{
        .id = "MB-N-01",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "明白办、放心用 4: success notice, monthly bill, reminder before automatic renewal",
        .title = "every notice that an agreement owes is sent",
        .title_zh = "应发送的通知均已发送",
        .good = "a success notice a minute after the order",
        .bad = "an order of yesterday without a success notice"};

    static constexpr void check(const fulfilment& about, findings& out) {
        if (about.stands() == standing::missing) out.add(element::text);
    }
};

/// A notice goes out by its deadline.
struct owed_notice_in_time {
    static constexpr rule_info info{.id = "MB-N-02",
                                    .severity = severity::warning,
                                    .grade = verification::derived,
                                    .source = "明白办、放心用 4: in time (及时); the figure is the carrier's own",
                                    .title = "every notice is sent by its deadline",
                                    .title_zh = "通知在规定时限内发送",
                                    .good = "a reminder five days before the renewal",
                                    .bad = "a reminder on the day after the renewal"};

    static constexpr void check(const fulfilment& about, findings& out) {
        if (about.stands() == standing::late) out.add(element::instant);
    }
};

/// A notice reaches its customer by one channel at least.
struct owed_notice_delivered {
    static constexpr rule_info info{
        .id = "MB-N-03",
        .severity = severity::warning,
        .grade = verification::derived,
        .source = "明白办、放心用 4: the customer is told; proof of delivery is how one knows",
        .title = "no notice fails on every channel",
        .title_zh = "通知至少通过一个渠道送达",
        .good = "the SMS failed, the push to the app arrived",
        .bad = "the SMS failed, and nothing else was tried"};

    static constexpr void check(const fulfilment& about, findings& out) {
        if (about.undeliverable) out.add(element::channel);
    }
};

/// The duties that an obligation book is audited by.
using notice_duties = ruleset<owed_notice_sent, owed_notice_in_time, owed_notice_delivered>;

/// What agreements owe, held against what the ledger says was sent: the audit of notices. It trusts no outbox, only
/// records.
class obligation_book {
public:
    /// Takes in one record of the ledger, in the ledger's order; those that are no notice's are passed over.
    void apply(const evidence::record_view& seen) {
        wishes_.apply(seen);
        const std::size_t before = state_.notices().size();
        if (!state_.apply(seen)) ++unreadable_;
        if (state_.notices().size() == before) return;
        const preferences& then = wishes_.of(seen.subject);
        if (!then.quiet.none()) asleep_[state_.notices().back().id] = then;
    }

    /// Records of notices that could not be read; each may hide a notice that was sent.
    [[nodiscard]] std::uint64_t unreadable() const noexcept { return unreadable_; }

    /// An agreement whose notices are to be looked after.
    void add(agreement_terms agreement) { agreements_.push_back(std::move(agreement)); }

    /// An obligation of another source: a level that was crossed, a failure of a service.
    void add(obligation owed) { others_.push_back(std::move(owed)); }

    /// What became of one obligation by `now`.
    [[nodiscard]] fulfilment look_up(const obligation& owed, instant now) const {
        fulfilment answer{.owed = owed, .asked_at = now, .sent = {}, .delivered = {}, .undeliverable = false};
        const notice_id owed_id = id_of(owed.key);
        const notice_state* const found = state_.find(owed_id);
        if (found == nullptr) return answer;
        // The quiet hours that the customer had asked for by then move the deadline with them.
        if (const preferences* const then = asleep_.find(owed_id); then != nullptr && !found->urgent)
            answer.owed.deadline += then->quiet.next_allowed(owed.due, then->offset) - owed.due;
        answer.sent = found->first_sent;
        answer.delivered = found->first_delivered;
        bool tried = false;
        bool alive = found->first_delivered.has_value();
        for (const leg& each : found->legs) {
            tried = tried || each.now != delivery::unused;
            alive = alive || (each.now != delivery::unused && each.now != delivery::failed);
        }
        answer.undeliverable = tried && !alive;
        return answer;
    }

    /// `f(fulfilment)` for everything that was owed by `now`; a bill that several agreements owe is shown once.
    template <civil_zone Zone, class F>
    void review(instant now, const basic_billing_cycle<Zone>& cycle, const obligation_policy& policy, F&& f) const {
        mingbai::detail::hash_set<notice_id> bills;
        for (const agreement_terms& each : agreements_)
            for_each_obligation(each, now, cycle, policy, [&](const obligation& owed) {
                if (owed.key.kind == notice_kind::bill && !bills.insert(id_of(owed.key))) return;
                f(look_up(owed, now));
            });
        for (const obligation& owed : others_)
            if (owed.due <= now) f(look_up(owed, now));
    }

    /// The findings of a review; the place's index counts what was reviewed, from 0.
    template <ruleset_type Rules = notice_duties, civil_zone Zone>
    [[nodiscard]] report audit(instant now, const basic_billing_cycle<Zone>& cycle,
                               const obligation_policy& policy = {}) const {
        report all;
        std::uint64_t index = 0;
        review(now, cycle, policy, [&](const fulfilment& each) {
            const report reviewed = check<Rules>(each);  // named: a range-for would not keep it alive
            for (finding found : reviewed.kept()) {
                found.where.index = index;
                all.add(found);
            }
            ++index;
        });
        return all;
    }

private:
    detail::outbox_state state_;
    preference_book wishes_;
    // The wishes in force when a notice was owed, where they matter.
    mingbai::detail::hash_map<notice_id, preferences> asleep_;
    std::vector<agreement_terms> agreements_;
    std::vector<obligation> others_;
    std::uint64_t unreadable_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI::notice
