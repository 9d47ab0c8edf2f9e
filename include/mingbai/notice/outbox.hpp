// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/as_span.hpp>
#include <mingbai/base/detail/hash_map.hpp>
#include <mingbai/evidence/ledger_ref.hpp>
#include <mingbai/notice/detail/outbox_state.hpp>
#include <mingbai/notice/due_queue.hpp>
#include <mingbai/notice/outbox_policy.hpp>
#include <mingbai/notice/preference_book.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::notice {

/// Notices on their way to customers: on the ledger before they count, handed to the gateway at least once and under
/// one idempotency key, tried again, delivered another way when the first one fails for good.
///
/// Whatever happens between two calls (a crash, a restart elsewhere) a new outbox on the same ledger goes on: what was
/// not recorded as sent is handed out again under the same key. One writer, not safe to share between threads.
class outbox {
public:
    /// Takes up what the ledger holds.
    explicit outbox(evidence::ledger_ref ledger, const outbox_policy& policy = {}) : ledger_(ledger), policy_(policy) {
        report_ = ledger_.for_each(0, [this](const evidence::record_view& each) { take(each); });
        for (std::size_t place = 0; place < state_.notices().size(); ++place)
            for (const channel each : every_channel) schedule(place, each);
    }

    /// What reading the ledger met; only when it is clean does the outbox know of every notice.
    [[nodiscard]] const evidence::replay_report& report() const noexcept { return report_; }
    /// Records of notices that no outbox could have written.
    [[nodiscard]] std::uint64_t unreadable() const noexcept { return unreadable_; }

    [[nodiscard]] const outbox_policy& policy() const noexcept { return policy_; }
    [[nodiscard]] const preference_book& preferences() const noexcept { return preferences_; }

    /// Records what a customer wishes; it holds for everything that is not yet handed out, also for what waits for the
    /// end of the quiet hours that were wished for before.
    [[nodiscard]] result<evidence::receipt> set_preferences(const evidence::pseudonym& subject,
                                                            const notice::preferences& wishes, std::string_view how,
                                                            instant now) {
        auto stored = preferences_.set(ledger_, subject, wishes, how, now);
        if (!stored) return stored;
        if (auto* const found = postponed_.find(subject)) {
            const std::vector<leg_place> waiting = std::move(*found);
            postponed_.erase(subject);
            for (const auto& [place, via] : waiting) schedule(place, via);
        }
        return stored;
    }

    /// What `owe` did.
    struct owed {
        notice_id id{};
        bool already = false;  ///< the same notice was owed before: nothing was recorded, nothing more is sent
    };

    /// Records that a notice is owed; from then on it will be sent. It waits for the end of the customer's quiet hours
    /// unless its kind is urgent, and its deadline waits with it. Refused as the ledger refuses; then it is not owed.
    /// Requires: the key's kind is that of the content, and the deadline is not before the notice is due.
    [[nodiscard]] result<owed> owe(outgoing_notice notice, instant now) {
        expects(notice.key.kind == notice.content.kind, "mingbai::notice::outbox::owe: the key is of another kind");
        expects(notice.due <= notice.deadline,
                "mingbai::notice::outbox::owe: the deadline is before the notice is due");
        const notice_id id = id_of(notice.key);
        if (state_.find(id) != nullptr) return owed{id, true};

        const notice::preferences& wishes = preferences_.of(notice.key.subject);
        detail::due_event event{.id = id, .notice = std::move(notice), .channels = {}, .urgent = false};
        event.urgent = policy_.urgent.has(event.notice.content.kind);
        event.channels = channels_for(event.notice.content.kind, wishes, policy_.optional);
        if (!event.urgent) {
            const instant from = wishes.quiet.next_allowed(event.notice.due, wishes.offset);
            event.notice.deadline += from - event.notice.due;
            event.notice.due = from;
        }
        const auto text = detail::write_event(event);
        if (!text) return text.error();
        const auto stored = ledger_.append(evidence::record_kind::notice_due, event.notice.key.subject, now, *text);
        if (!stored) return stored.error();
        const std::size_t place = state_.apply(event).first;
        for (const channel each : every_channel) schedule(place, each);
        return owed{id, false};
    }

    /// When there will be something to do; a caller that sleeps until then misses nothing. Nothing when all is done.
    [[nodiscard]] std::optional<instant> next_due() const noexcept { return queue_.next_due(); }

    /// The next message to hand to the gateway, or nothing when none is due. Its outcome goes to `report_submission`;
    /// until then no other call gives it out. Refused as the ledger refuses.
    [[nodiscard]] result<std::optional<send_job>> next(instant now) {
        while (const auto due = queue_.pop(now)) {
            const auto [place, via] = *due;
            const notice_state& state = state_[place];
            const leg& way = state.of(via);
            if (way.now == delivery::sent && way.when + policy_.receipt_wait <= now) {
                if (const auto done = fail(place, via, way.round, "no delivery report", now, lasting::for_good); !done)
                    return schedule(place, via), done.error();
                continue;
            }
            if (way.now != delivery::waiting || way.when > now) continue;

            const notice::preferences& wishes = preferences_.of(state.notice.key.subject);
            if (via == channel::sms && wishes.no_sms.has(state.notice.key.kind) &&
                policy_.optional.has(state.notice.key.kind)) {
                if (const auto done = fail(place, via, way.round, "declined", now, lasting::declined); !done)
                    return schedule(place, via), done.error();
                continue;
            }
            if (!state.urgent && wishes.quiet.contains(now, wishes.offset)) {
                postpone(*due, wishes.quiet.next_allowed(now, wishes.offset));
                continue;
            }
            forget_postponed(*due);
            state_[place].of(via).now = delivery::in_flight;
            return std::optional<send_job>(send_job{state.id, state.notice.key.kind, via, way.round, state.notice.to,
                                                    state.notice.content.words, state.notice.content.text,
                                                    state.notice.deadline});
        }
        return std::optional<send_job>();
    }

    /// What the gateway answered. Refused as the ledger refuses: then the job is to be handed out again.
    [[nodiscard]] result<void> report_submission(const send_job& job, submission answer, instant at) {
        const auto place = in_flight(job);
        if (!place) return {};
        state_[*place].of(job.via).now = delivery::waiting;
        result<void> done;
        if (answer == submission::accepted) {
            const detail::progress_event event{job.id, job.via, job.round};
            done = append(evidence::record_kind::notice_sent, *place, event, at);
            if (done) state_.sent(event, at);
        } else {
            const bool late = answer == submission::try_later;
            return fail(*place, job.via, job.round, late ? "gateway busy" : "refused by the gateway", at,
                        late ? lasting::maybe : lasting::for_good);
        }
        schedule(*place, job.via);
        return done;
    }

    /// The network reported what became of a message. Reports may come twice, late, or before the submission was
    /// recorded. Refused: reason::record_unknown when the outbox has no such notice on that channel.
    [[nodiscard]] result<void> report_delivery(const notice_id& id, channel via, std::uint32_t round, bool delivered,
                                               instant at) {
        const auto place = state_.place_of(id);
        if (!place || state_[*place].of(via).now == delivery::unused) return refusal{reason::record_unknown, {}};
        const leg& way = state_[*place].of(via);
        if (way.now == delivery::delivered) return {};
        if (delivered) {
            const detail::progress_event event{id, via, round};
            const auto done = append(evidence::record_kind::notice_delivered, *place, event, at);
            if (done) state_.delivered(event, at);
            return done;
        }
        if (way.now == delivery::failed || round != way.round) return {};
        return fail(*place, via, round + 1, "not delivered", at, lasting::maybe);
    }

    /// Hands out everything that is due. How many messages the gateway took; refused as the ledger refuses.
    template <gateway Gateway>
    [[nodiscard]] result<std::size_t> pump(Gateway& out, instant now) {
        std::size_t taken = 0;
        for (;;) {
            auto job = next(now);
            if (!job) return job.error();
            if (!*job) return taken;
            const submission answer = out.send(**job);
            if (const auto done = report_submission(**job, answer, now); !done) return done.error();
            if (answer == submission::accepted) ++taken;
        }
    }

    [[nodiscard]] const notice_state* find(const notice_id& id) const noexcept { return state_.find(id); }
    /// Every notice, in the order in which they were owed.
    [[nodiscard]] std::span<const notice_state> notices() const noexcept {
        return mingbai::detail::as_span(state_.notices());
    }

private:
    enum class lasting : std::uint8_t { maybe, for_good, declined };

    void take(const evidence::record_view& each) {
        preferences_.apply(each);
        if (!state_.apply(each)) ++unreadable_;
    }

    void schedule(std::size_t place, channel via) {
        const leg& way = state_[place].of(via);
        if (way.now == delivery::waiting) queue_.add(way.when, {place, via});
        if (way.now == delivery::sent) queue_.add(way.when + policy_.receipt_wait, {place, via});
    }

    using leg_place = std::pair<std::size_t, channel>;

    void postpone(const leg_place& which, instant until) {
        queue_.add(until, which);
        auto& waiting = postponed_[state_[which.first].notice.key.subject];
        if (std::find(waiting.begin(), waiting.end(), which) == waiting.end()) waiting.push_back(which);
    }
    void forget_postponed(const leg_place& which) {
        const evidence::pseudonym& subject = state_[which.first].notice.key.subject;
        auto* const waiting = postponed_.find(subject);
        if (waiting == nullptr) return;
        std::erase(*waiting, which);
        if (waiting->empty()) postponed_.erase(subject);
    }

    [[nodiscard]] std::optional<std::size_t> in_flight(const send_job& job) noexcept {
        const auto place = state_.place_of(job.id);
        if (!place || state_[*place].of(job.via).now != delivery::in_flight) return std::nullopt;
        return place;
    }

    template <class Event>
    [[nodiscard]] result<void> append(evidence::record_kind kind, std::size_t place, const Event& event, instant at) {
        const auto text = detail::write_event(event);
        if (!text) return text.error();
        const auto stored = ledger_.append(kind, state_[place].notice.key.subject, at, *text);
        if (!stored) return stored.error();
        return {};
    }

    /// Records a failure, and what follows from it.
    [[nodiscard]] result<void> fail(std::size_t place, channel via, std::uint32_t round, std::string_view why,
                                    instant at, lasting how_long) {
        const leg& way = state_[place].of(via);
        detail::failure_event event{.id = state_[place].id,
                                    .via = via,
                                    .round = round,
                                    .failures = way.failures + 1,
                                    .again = {},
                                    .next = {},
                                    .why = std::string(why)};
        if (how_long == lasting::maybe && event.failures < policy_.retries.attempts)
            event.again = at + policy_.retries.wait_after(event.failures);
        else if (how_long != lasting::declined)
            event.next = fallback_from(place, via);
        if (const auto done = append(evidence::record_kind::notice_failed, place, event, at); !done) {
            schedule(place, via);
            return done;
        }
        state_.failed(event, at);
        schedule(place, via);
        if (event.next) schedule(place, *event.next);
        return {};
    }

    [[nodiscard]] std::optional<channel> fallback_from(std::size_t place, channel via) const noexcept {
        for (const channel each : policy_.fallback)
            if (each != via && state_.notices()[place].of(each).now == delivery::unused) return each;
        return std::nullopt;
    }

    evidence::ledger_ref ledger_;
    outbox_policy policy_;
    preference_book preferences_;
    detail::outbox_state state_;
    due_queue<leg_place> queue_;
    mingbai::detail::hash_map<evidence::pseudonym, std::vector<leg_place>> postponed_;  // by quiet hours
    evidence::replay_report report_{};
    std::uint64_t unreadable_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI::notice
