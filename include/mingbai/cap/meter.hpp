// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/precondition.hpp>
#include <mingbai/cap/alert_levels.hpp>
#include <mingbai/cap/detail/meter_words.hpp>
#include <mingbai/cap/meter_answer.hpp>
#include <mingbai/cap/meter_image.hpp>

#include <atomic>
#include <cstdint>
#include <utility>

namespace mingbai::inline MINGBAI_ABI::cap {

/// One cap of one customer in one dimension: counts what is used, and lets nothing pass the limit.
///
/// Use is granted before it happens: `reserve` takes units below the limit and holds them, `commit` counts what was
/// really used of them and gives the rest back, `release` gives all back; `charge` is both for an event that is over at
/// once. Whatever threads do, and in whatever order:
/// - in each period, used <= granted <= the limit in force when it was granted; nothing is ever below zero;
/// - only what was granted is counted; a refused request leaves no trace but the news that the cap held;
/// - a limit holds from the moment it is set, up or down; what was granted before a lowering stays granted;
/// - a unit is counted in the period of its grant, once; the first call that names a later period begins it;
/// - each reminder (`meter_news`) is told by exactly one call.
///
/// Safe from any thread and from signal handlers, lock-free, without allocation; 24 bytes, which may lie in memory that
/// processes share. A number never means time here: periods and expiry come from the caller.
///
/// How: the gate decides alone about granting, the count alone about use and reminders, each in one compare-exchange.
/// Both carry the low bits of the limit's version, so that no decision made with an older limit goes through once a
/// newer one was seen by anybody; `set_limit` changes the limit first and lets both follow, and whoever comes by before
/// does that for it.
template <template <class> class Atomic = std::atomic>
class basic_meter {
public:
    /// Requires: `limit <= highest_limit`.
    constexpr explicit basic_meter(units limit = 0, meter_period first = {}) noexcept
        : gate_(detail::gate_word{0, 0, false, first.tag()}.word()),
          count_(detail::count_word{0, 0, 0, first.tag()}.word()),
          limit_(detail::limit_word{limit, 0}.word()) {
        expects(limit <= highest_limit, "mingbai::cap::meter: the limit is above highest_limit");
    }
    basic_meter(const basic_meter&) = delete;
    basic_meter& operator=(const basic_meter&) = delete;
    ~basic_meter() = default;

    /// Holds exactly this much, or refuses with reason::cap_reached.
    reservation reserve(units wanted, meter_period now = {}) noexcept { return reserve_up_to(wanted, now, wanted); }

    /// Holds as much of `wanted` as there is left, if that is `at_least` as much; otherwise refuses with
    /// reason::cap_reached.
    reservation reserve_up_to(units wanted, meter_period now = {}, units at_least = 1) noexcept {
        if (const quick_taking took = take_at_once(wanted, now); took.done) [[likely]]
            return {grant::recall({wanted, now}), took.left};
        return reserve_by_the_book(wanted, now, at_least);
    }

    /// Counts what was used of a grant and gives the rest back. What was used beyond the grant is asked for again, in
    /// the period `now` (by default whichever the meter is in): what fits is counted, the remainder is `refused`.
    settlement commit(grant&& held, units actual, const alert_levels& levels = {}, meter_period now = {}) noexcept {
        const remembered_grant had = std::move(held).remember();
        if (actual == had.amount && settle_at_once(had.when, actual, levels)) [[likely]]
            return {actual};
        return commit_by_the_book(had, actual, levels, now);
    }

    /// Gives back what a grant holds beyond `kept`.
    void trim(grant& held, units kept) noexcept {
        if (kept >= held.amount()) return;
        const remembered_grant had = std::move(held).remember();
        held = grant::recall({kept, had.when});
        give_back(had.when, had.amount - kept);
    }

    /// Gives a grant back unused.
    void release(grant&& held) noexcept {
        const remembered_grant had = std::move(held).remember();
        give_back(had.when, had.amount);
    }

    /// An event that is over at once: counts all of `amount`, or refuses all of it.
    settlement charge(units amount, const alert_levels& levels = {}, meter_period now = {}) noexcept {
        const bool taken = take_at_once(amount, now).done;
        if (taken && settle_at_once(now, amount, levels)) [[likely]]
            return {amount};
        return taken ? commit_by_the_book({amount, now}, amount, levels, now)
                     : charge_by_the_book(amount, amount, levels, now, now);
    }

    /// Takes back what was counted in a period, which makes room again. Returns how much: no more than was counted, and
    /// nothing when the period is over. A reminder that was sent stays sent.
    units refund(units amount, meter_period when = {}) noexcept {
        std::uint64_t seen = count_.load(std::memory_order_acquire);
        units taken_back = 0;
        for (;;) {
            if (detail::count_word::read(seen).tag != when.tag()) return 0;
            const units used = detail::amount_of(seen);
            taken_back = amount < used ? amount : used;
            if (exchange(count_, seen, seen - detail::as_amount(taken_back))) break;
        }
        give_back(when, taken_back);
        return taken_back;
    }

    /// Sets the limit, from now on. Reminders are re-armed: levels that the use has not reached under the new limit are
    /// told again when it does; levels that it reaches by the change are told by it. Requires: `limit <=
    /// highest_limit`.
    limit_change set_limit(units limit, const alert_levels& levels = {}, meter_period now = {}) noexcept {
        expects(limit <= highest_limit, "mingbai::cap::meter::set_limit: the limit is above highest_limit");
        limit_change answer;
        detail::limit_word next;
        for (;;) {
            // Both words must have followed the limit that is replaced: a version is at most one ahead of them.
            follow_gate(now);
            settle(now, 0, levels, answer.news);
            std::uint64_t seen_limit = limit_.load(std::memory_order_acquire);
            const detail::limit_word current = detail::limit_word::read(seen_limit);
            const bool in_step = detail::gate_word::read(gate_.load(std::memory_order_acquire)).follows(current) &&
                                 detail::count_word::read(count_.load(std::memory_order_acquire)).follows(current);
            if (!in_step) continue;
            answer.before = current.limit;
            next = {limit, (current.version + 1) % detail::limit_word::versions};
            if (limit == current.limit) {
                next.version = current.version;
                break;
            }
            if (exchange(limit_, seen_limit, next.word())) break;
        }
        answer.now = limit;
        answer.version = next.version;
        answer.taken = follow_gate(now);
        settle(now, 0, levels, answer.news);
        return answer;
    }

    /// Begins the period, if no call did before: for the end of a period in which nothing follows.
    meter_news begin(meter_period now, const alert_levels& levels = {}) noexcept {
        meter_news news;
        follow_gate(now);
        settle(now, 0, levels, news);
        return news;
    }

    /// What the meter shows at one instant during the call: exactly, but that of two units, one refunded and one used
    /// during the call, the second may be shown as used already when it is still held.
    [[nodiscard]] reading read(meter_period now = {}) noexcept {
        for (;;) {
            const std::uint64_t seen_count = count_.load(std::memory_order_acquire);
            const std::uint64_t seen_gate = gate_.load(std::memory_order_acquire);
            const detail::limit_word limit = detail::limit_word::read(limit_.load(std::memory_order_acquire));
            detail::gate_word gate = detail::gate_word::read(seen_gate);
            if (!gate.follows(limit)) {
                follow_gate({});
                continue;
            }
            if (count_.load(std::memory_order_acquire) != seen_count) continue;
            detail::count_word count = detail::count_word::read(seen_count);
            turn(gate, now);
            turn(count, now);
            if (count.tag != gate.tag) count.used = 0;  // the gate has begun a period in which nothing is counted yet
            reading shown;
            shown.limit = limit.limit;
            shown.version = limit.version;
            shown.used = count.used < gate.taken ? count.used : gate.taken;  // a refund may have hidden a change
            shown.held = gate.taken - shown.used;
            shown.left = room(gate, limit);
            return shown;
        }
    }

    /// What the meter holds at one instant during the call, to be kept; see `read` for what that means.
    [[nodiscard]] meter_image image() const noexcept {
        for (;;) {
            const std::uint64_t count = count_.load(std::memory_order_acquire);
            const std::uint64_t gate = gate_.load(std::memory_order_acquire);
            const std::uint64_t limit = limit_.load(std::memory_order_acquire);
            if (count_.load(std::memory_order_acquire) == count) return meter_image{gate, count, limit}.in_order();
        }
    }
    /// Makes this the meter that the image was taken of. Requires: no other call on it is running.
    void restore(const meter_image& from) noexcept {
        gate_.store(from.gate, std::memory_order_relaxed);
        count_.store(from.count, std::memory_order_relaxed);
        limit_.store(from.limit, std::memory_order_release);
    }

private:
    static_assert(Atomic<std::uint64_t>::is_always_lock_free,
                  "mingbai::cap::meter: 64-bit atomics must be lock-free, hence address-free");

    struct taking {
        units given = 0;
        units left = 0;
        meter_period when{};
        bool refused = false;
        bool first_refusal = false;
    };

    [[nodiscard]] static bool exchange(Atomic<std::uint64_t>& word, std::uint64_t& seen, std::uint64_t next) noexcept {
        return word.compare_exchange_strong(seen, next, std::memory_order_acq_rel, std::memory_order_acquire);
    }

    [[nodiscard]] static constexpr units room(const detail::gate_word& gate, const detail::limit_word& limit) noexcept {
        return limit.limit > gate.taken ? limit.limit - gate.taken : 0;
    }

    /// Begins `now` in the gate, if it is later than the gate's period.
    static constexpr void turn(detail::gate_word& gate, meter_period now) noexcept {
        if (!now.after(gate.tag)) return;  // also a late event: it counts in the present period
        gate = {0, gate.version, false, now.tag()};
    }

    /// Begins `now` in the count, if it is later than the count's period.
    static constexpr closed_period turn(detail::count_word& count, meter_period now) noexcept {
        if (!now.after(count.tag)) return {};
        const closed_period closed{count.tag != 0 || count.used != 0, now.nearest(count.tag), count.used};
        count = {0, count.version, 0, now.tag()};
        return closed;
    }

    taking take(units wanted, meter_period now, units at_least) noexcept {
        std::uint64_t seen = gate_.load(std::memory_order_acquire);
        for (;;) {
            // The limit is loaded after the gate, so it is the gate's own or the next one.
            const detail::limit_word limit = detail::limit_word::read(limit_.load(std::memory_order_acquire));
            detail::gate_word gate = followed(detail::gate_word::read(seen), limit);
            turn(gate, now);
            taking took;
            const units left = room(gate, limit);
            took.refused = left < at_least;
            took.given = took.refused ? 0 : (wanted < left ? wanted : left);
            took.left = left - took.given;
            took.first_refusal = took.refused && !gate.refused;
            took.when = now.nearest(gate.tag);
            gate.taken += took.given;
            gate.refused = gate.refused || took.refused;
            const std::uint64_t next = gate.word();
            if (next == seen || exchange(gate_, seen, next)) return took;
        }
    }

    void give_back(meter_period when, units amount) noexcept {
        if (amount == 0) return;
        std::uint64_t seen = gate_.load(std::memory_order_acquire);
        for (;;) {
            if (detail::gate_word::read(seen).tag != when.tag()) return;  // its period is over, and so is its hold
            const units taken = detail::amount_of(seen);
            if (exchange(gate_, seen, seen - detail::as_amount(amount < taken ? amount : taken))) return;
        }
    }

    // The usual cases in one go each: the word's own period, an unchanged limit, room enough, no level reached.
    // Whatever else there may be goes by the book, which is the whole rule; these two decide nothing differently.

    struct quick_taking {
        bool done = false;
        units left = 0;
    };

    quick_taking take_at_once(units wanted, meter_period now) noexcept {
        std::uint64_t seen = gate_.load(std::memory_order_acquire);
        for (;;) {
            const std::uint64_t limit = limit_.load(std::memory_order_acquire);
            const units room = detail::amount_of(limit) - detail::amount_of(seen);
            const bool usual = detail::gate_word::unchanged(seen, limit, now.tag()) && room <= highest_limit;
            if (!usual || wanted > room) return {};  // a limit below what is taken wraps to a room above every limit
            if (exchange(gate_, seen, seen + detail::as_amount(wanted))) [[likely]]
                return {true, room - wanted};
        }
    }

    bool settle_at_once(meter_period when, units amount, const alert_levels& levels) noexcept {
        std::uint64_t seen = count_.load(std::memory_order_acquire);
        for (;;) {
            const std::uint64_t limit = limit_.load(std::memory_order_acquire);
            if (!detail::count_word::unchanged(seen, limit, when.tag())) return false;
            if (levels.reaches(detail::amount_of(seen) + amount, detail::amount_of(limit),
                               detail::count_word::reached_of(seen)))
                return false;
            if (exchange(count_, seen, seen + detail::as_amount(amount))) [[likely]]
                return true;
        }
    }

    reservation reserve_by_the_book(units wanted, meter_period now, units at_least) noexcept {
        taking took = take(wanted, now, at_least < wanted ? at_least : wanted);
        reservation answer;
        answer.held = grant::recall({took.given, took.when});
        answer.left = took.left;
        answer.why = took.refused ? reason::cap_reached : reason::none;
        answer.cap_held = took.first_refusal;
        return answer;
    }

    settlement commit_by_the_book(remembered_grant had, units actual, const alert_levels& levels,
                                  meter_period now) noexcept {
        settlement answer;
        // The excess first: it may begin a period, and the grant then counts as late, so that one call closes one
        // period.
        if (actual > had.amount)
            answer = charge_by_the_book(actual - had.amount, 1, levels, now, now.named() ? now : had.when);
        const units promised = actual < had.amount ? actual : had.amount;
        settle(had.when, promised, levels, answer);
        give_back(had.when, had.amount - promised);
        return answer;
    }

    /// `known` is a period whose number tells that of the gate's, which has only its tag.
    settlement charge_by_the_book(units amount, units at_least, const alert_levels& levels, meter_period now,
                                  meter_period known) noexcept {
        const taking took = take(amount, now, at_least);
        settlement answer;
        answer.refused = amount - took.given;
        answer.news.cap_held = took.first_refusal;
        if (!took.refused) settle(known.nearest(took.when.tag()), took.given, levels, answer);
        return answer;
    }

    /// Counts units that the gate granted in the period `when`. False when that period was closed: they are not counted
    /// here.
    bool settle(meter_period when, units amount, const alert_levels& levels, meter_news& news) noexcept {
        std::uint64_t seen = count_.load(std::memory_order_acquire);
        for (;;) {
            const detail::limit_word limit = detail::limit_word::read(limit_.load(std::memory_order_acquire));
            detail::count_word count = detail::count_word::read(seen);
            const closed_period closed = turn(count, when);
            if (count.tag != when.tag() && amount != 0) return false;
            std::uint32_t told = count.reached;
            if (!count.follows(limit)) {
                // Under another limit the use may have reached more levels, which are news, or fewer, which are
                // re-armed.
                count.reached = levels.reached(count.used, limit.limit);
                told = told < count.reached ? told : count.reached;
                count.version = limit.version;
            }
            count.used += amount;
            count.reached = levels.reached(count.used, limit.limit, count.reached);
            const std::uint64_t next = count.word();
            if (next != seen && !exchange(count_, seen, next)) continue;
            for (std::uint32_t level = told; level < count.reached; ++level)
                news.crossed = static_cast<std::uint8_t>(news.crossed | (1U << level));
            if (closed.happened) news.closed = closed;
            return true;
        }
    }

    void settle(meter_period when, units amount, const alert_levels& levels, settlement& answer) noexcept {
        if (!settle(when, amount, levels, answer.news)) answer.late += amount;
        answer.counted += amount;
    }

    [[nodiscard]] static constexpr detail::gate_word followed(detail::gate_word gate,
                                                              const detail::limit_word& limit) noexcept {
        if (!gate.follows(limit)) {
            gate.version = limit.version & (detail::gate_word::versions - 1);
            gate.refused = false;
        }
        return gate;
    }

    /// Brings the gate to the limit in force and to the period; returns what is taken.
    units follow_gate(meter_period now) noexcept {
        std::uint64_t seen = gate_.load(std::memory_order_acquire);
        for (;;) {
            const detail::limit_word limit = detail::limit_word::read(limit_.load(std::memory_order_acquire));
            detail::gate_word gate = followed(detail::gate_word::read(seen), limit);
            turn(gate, now);
            if (gate.word() == seen || exchange(gate_, seen, gate.word())) return gate.taken;
        }
    }

    Atomic<std::uint64_t> gate_;
    Atomic<std::uint64_t> count_;
    Atomic<std::uint64_t> limit_;
};

using meter = basic_meter<>;

}  // namespace mingbai::inline MINGBAI_ABI::cap
