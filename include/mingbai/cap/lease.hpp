// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/cap/fail_policy.hpp>
#include <mingbai/cap/lease_store.hpp>
#include <mingbai/cap/meter.hpp>

#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <utility>

namespace mingbai::inline MINGBAI_ABI::cap {

/// How a node deals with its slices of one cap.
struct lease_options {
    node_id node = 0;  ///< of this start of the process
    units first_slice =
        0;  ///< how much to ask for at first; it doubles while slices are used up, up to `largest_slice`
    units largest_slice = 0;  ///< what may be stranded for a while on this node
    fail_policy when_away = fail_policy::closed();
};

/// The answer to a use of a leased cap.
struct [[nodiscard]] lease_answer {
    units counted = 0;
    units refused = 0;
    reason why = reason::none;  ///< reason::cap_reached, or reason::cap_store_away when nobody could be asked
    decided_by by = decided_by::slice;
    meter_news news{};  ///< levels and the first refusal are those of the whole cap, told once in all

    [[nodiscard]] constexpr explicit operator bool() const noexcept { return refused == 0; }
};

/// What is where, for the operator.
struct lease_reading {
    units leased = 0;  ///< in this node's slices of this period
    units used = 0;
    units held = 0;
    units idle = 0;    ///< leased, and neither used nor held: what would be stranded if the node died now
    units beyond = 0;  ///< let pass without a slice under the fail policy
};

/// One cap of one subscriber that many machines charge: this node's part. It spends slices of the cap by itself,
/// lock-free, and asks the central store when a slice is used up. The sum of all slices never passes the cap, whichever
/// node dies, comes back or repeats a message; what a dead node had left is lost until the period ends, at most one
/// slice.
///
/// Safe from any thread. A use that the slice covers takes no lock; one that it does not waits for the store, and
/// whoever comes meanwhile waits for the same answer. The store is called under the lock and must outlive the lease.
template <lease_store Store>
class lease {
public:
    /// Requires: a node number, and `0 < first_slice <= largest_slice <= highest_limit`.
    lease(Store& store, table_key key, const lease_options& options) noexcept
        : store_(&store), key_(key), options_(options), next_slice_(options.first_slice) {
        expects(options.node != 0 && options.first_slice > 0 && options.first_slice <= options.largest_slice &&
                    options.largest_slice <= highest_limit,
                "mingbai::cap::lease: the options name no node or no slice");
    }

    /// An event that is over at once: counts all of `amount`, or refuses all of it. Requires: `now` is named.
    lease_answer charge(units amount, meter_period now) {
        return use(amount, now, [&] {
            const settlement settled = local_.charge(amount, {}, now);
            return settled.refused == 0;
        });
    }

    /// Holds exactly this much of the slice for a session. The grant is in `held`. Requires: `now` is named.
    lease_answer reserve(units amount, meter_period now, grant& held) {
        lease_answer answer = use(amount, now, [&] {
            reservation reserved = local_.reserve(amount, now);
            if (reserved) held = std::move(reserved.held);
            return reserved.why == reason::none;
        });
        answer.counted = 0;  // nothing is counted yet
        return answer;
    }

    /// Counts what was used of a grant and gives the rest back to the slice. Use beyond the grant is charged like an
    /// event.
    lease_answer commit(grant&& held, units actual, meter_period now) {
        const units granted = held.amount();
        const meter_period when = held.when();
        const settlement settled = local_.commit(std::move(held), actual < granted ? actual : granted, {});
        if (settled.late != 0) add_late(when, settled.late);
        lease_answer answer;
        if (actual > granted) answer = charge(actual - granted, now);
        answer.counted += settled.counted;
        return answer;
    }

    void release(grant&& held) noexcept { local_.release(std::move(held)); }

    /// Tells the store what was spent, and gives back what is idle beyond `keep`; to be called now and then, and with
    /// `keep` 0 before the process ends. Refused as the store refuses. The news are those of the whole cap.
    [[nodiscard]] result<meter_news> sync(meter_period now, units keep) {
        expects(now.named(), "mingbai::cap::lease: the period has no name");
        const std::lock_guard<std::mutex> guard(lock_);
        meter_news news;
        if (const auto turned = turn(now, news); !turned) return turned.error();
        if (const auto settled = settle_pending(news); !settled) return settled.error();
        if (const auto reported = report_late(); !reported) return reported.error();
        if (const auto told = send(keep, 0, 0, news); !told) return told.error();
        next_slice_ = options_.first_slice;
        return news;
    }

    [[nodiscard]] lease_reading read() {
        const std::lock_guard<std::mutex> guard(lock_);
        const reading shown = local_.read();
        return {shown.limit - given_back_, shown.used, shown.held - given_back_, shown.left, beyond_};
    }

private:
    struct earlier_period {
        std::uint32_t number = 0;
        std::uint64_t sequence = 0;
        units spent = 0;
        units beyond = 0;
        bool to_tell = false;
    };

    /// `use_slice` uses the slice and says whether it could.
    template <class UseSlice>
    lease_answer use(units amount, meter_period now, UseSlice&& use_slice) {
        expects(now.named(), "mingbai::cap::lease: the period has no name");
        lease_answer answer;
        answer.counted = amount;
        if (period_.load(std::memory_order_acquire) == stamp_of(now) && use_slice()) return answer;

        const std::lock_guard<std::mutex> guard(lock_);
        result<void> reached = turn(now, answer.news);
        if (reached) reached = settle_pending(answer.news);
        for (;;) {
            // Perhaps somebody else brought a slice; and of the one that is brought here others may use some first.
            if (use_slice()) return answer;
            if (!reached) break;
            answer.by = decided_by::store;
            const units short_of = missing(amount);
            const auto granted = send(no_cap, next_slice_ > short_of ? next_slice_ : short_of, short_of, answer.news);
            if (!granted) reached = granted.error();
            if (granted && *granted == 0) break;
            if (granted)
                next_slice_ = next_slice_ < options_.largest_slice / 2 ? next_slice_ * 2 : options_.largest_slice;
        }
        if (!reached) {
            answer.by = decided_by::fail_closed;
            if (draw_on_grace(amount) && use_slice()) {
                answer.by = decided_by::fail_open;
                return answer;
            }
        }
        answer.counted = 0;
        answer.refused = amount;
        answer.why = reached ? reason::cap_reached : reason::cap_store_away;
        return answer;
    }

    [[nodiscard]] static constexpr std::uint64_t stamp_of(meter_period when) noexcept {
        return when.number() + std::uint64_t{1};
    }
    /// The period the node is in. Requires: it is in one.
    [[nodiscard]] meter_period current() const noexcept {
        return meter_period(static_cast<std::uint32_t>(period_.load(std::memory_order_relaxed) - 1));
    }
    [[nodiscard]] units missing(units amount) {
        const units left = local_.read().left;
        return amount > left ? amount - left : 0;
    }

    /// Begins `now` if it is later: what the node had of the period before goes back.
    [[nodiscard]] result<void> turn(meter_period now, meter_news& news) {
        if (period_.load(std::memory_order_relaxed) == 0) {
            begin(now);
            return {};
        }
        const meter_period before = current();
        if (!now.after(before.tag())) return {};
        result<void> told = settle_pending(news);
        if (told) {
            if (const auto sent = send(0, 0, 0, news); !sent) told = sent.error();
        }
        // If the store was not reached, it keeps as out what this node has, which is the safe side, and hears what was
        // spent with `report_late`.
        earlier_ = {before.number(), sequence_, local_.read().used, beyond_, !told};
        begin(now);
        return told;
    }
    void begin(meter_period now) {
        // A slice is of one period: nothing is left of it before the meter begins the next one.
        (void)local_.set_limit(0);
        (void)local_.begin(now);
        given_back_ = 0;
        beyond_ = 0;
        sequence_ = 0;
        next_slice_ = options_.first_slice;
        pending_.reset();
        period_.store(stamp_of(now), std::memory_order_release);
    }

    void add_late(meter_period when, units amount) {
        const std::lock_guard<std::mutex> guard(lock_);
        if (earlier_.number != when.number()) return;  // older still: the store keeps it as out
        earlier_.spent += amount;
        earlier_.to_tell = true;
    }
    [[nodiscard]] result<void> report_late() {
        if (!earlier_.to_tell) return {};
        lease_request request;
        request.key = key_;
        request.period = earlier_.number;
        request.node = options_.node;
        request.sequence = ++earlier_.sequence;  // the message before may have arrived or not: this one says as much
        request.spent = earlier_.spent;
        request.beyond = earlier_.beyond;
        const auto told = store_->exchange(request);
        if (!told) return told.error();
        earlier_.to_tell = false;
        return {};
    }

    /// Sends a message and takes in the answer: how much was granted. What is idle beyond `keep` goes back with it:
    /// held for good on this node, where the limit thus never goes down within a period, and a decision that a thread
    /// made with an older limit is never one that allows more.
    [[nodiscard]] result<units> send(units keep, units wanted, units at_least, meter_news& news) {
        lease_request request;
        request.key = key_;
        request.period = current().number();
        request.node = options_.node;
        request.sequence = ++sequence_;
        request.beyond = beyond_;
        request.wanted = wanted;
        request.at_least = at_least;
        const units left = local_.read().left;
        if (left > keep) {
            reservation idle = local_.reserve_up_to(left - keep, {}, 0);
            request.returned = std::move(idle.held).remember().amount;
            given_back_ += request.returned;
        }
        request.spent = local_.read().used;
        pending_ = request;
        return deliver(news);
    }
    [[nodiscard]] result<void> settle_pending(meter_news& news) {
        if (!pending_) return {};
        if (const auto delivered = deliver(news); !delivered) return delivered.error();
        return {};
    }
    [[nodiscard]] result<units> deliver(meter_news& news) {
        const auto reply = store_->exchange(*pending_);
        if (!reply) return reply.error();
        pending_.reset();
        add_to_slice(reply->granted);
        news.crossed = static_cast<std::uint8_t>(news.crossed | reply->crossed);
        news.cap_held = news.cap_held || reply->first_refusal;
        return reply->granted;
    }
    void add_to_slice(units granted) {
        units limit = local_.read().limit;
        if (limit > highest_limit / 2 && given_back_ != 0) {
            // So much came and went that the numbers end: settle what was given back, for once.
            limit -= given_back_;
            (void)local_.set_limit(limit);
            local_.release(grant::recall({std::exchange(given_back_, 0), current()}));
        }
        if (granted != 0) (void)local_.set_limit(limit + granted < highest_limit ? limit + granted : highest_limit);
    }

    /// Lets `amount` pass without the store, if the policy has so much grace left.
    [[nodiscard]] bool draw_on_grace(units amount) {
        const units needed = missing(amount);
        if (beyond_ + needed > options_.when_away.grace() || needed > highest_limit) return false;
        beyond_ += needed;
        add_to_slice(needed);
        return true;
    }

    Store* store_;
    table_key key_;
    lease_options options_;
    meter local_{0};  // its limit: every slice of this period, those given back among what is held
    std::atomic<std::uint64_t> period_{0};  // its number + 1; 0 before the first use
    std::mutex lock_;
    // Under the lock:
    units given_back_ = 0;
    units beyond_ = 0;
    units next_slice_ = 0;
    std::uint64_t sequence_ = 0;
    std::optional<lease_request> pending_;
    earlier_period earlier_;
};

}  // namespace mingbai::inline MINGBAI_ABI::cap
