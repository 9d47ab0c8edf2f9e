// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/cap/meter.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

// One use under several caps: a family's and a number's own, a day's and a cycle's, of money and of data. The tightest
// wins and the answer says which; a use that any of them refuses is counted under none.
namespace mingbai::inline MINGBAI_ABI::cap {

/// How many caps one use can be under.
inline constexpr std::size_t joint_at_most = 8;

/// One of the caps that a use is under. A use comes in steps (a megabyte, a minute, a message); each counts so many
/// units here: 1,048,576 under a cap of data, 290,000 under a cap of money, 0 where it is free.
template <template <class> class Atomic = std::atomic>
struct basic_joint_cap {
    basic_meter<Atomic>* counted_by = nullptr;
    units per_step = 1;
    meter_period now{};
    alert_levels levels{};
};
using joint_cap = basic_joint_cap<>;

/// What several caps hold for one use; like a `grant`, it is settled once.
class joint_grant {
public:
    constexpr joint_grant() noexcept = default;
    constexpr joint_grant(joint_grant&& from) noexcept
        : held_(std::move(from.held_)), steps_(std::exchange(from.steps_, 0)) {}
    constexpr joint_grant& operator=(joint_grant&& from) noexcept {
        held_ = std::move(from.held_);
        steps_ = std::exchange(from.steps_, 0);
        return *this;
    }
    joint_grant(const joint_grant&) = delete;
    joint_grant& operator=(const joint_grant&) = delete;
    ~joint_grant() = default;

    [[nodiscard]] constexpr std::uint64_t steps() const noexcept { return steps_; }
    /// What the cap with this index holds. Requires: `index < joint_at_most`.
    [[nodiscard]] constexpr const grant& at(std::size_t index) const noexcept { return held_[index]; }

private:
    template <template <class> class>
    friend class basic_joint;

    std::array<grant, joint_at_most> held_{};
    std::uint64_t steps_ = 0;
};

/// The answer to a joint reservation.
struct [[nodiscard]] joint_reservation {
    joint_grant held{};
    reason why = reason::none;  ///< reason::cap_reached: no cap holds anything
    std::size_t tightest = 0;   ///< which cap refused, or cut most; meaningless when all was granted
    bool cut = false;           ///< fewer steps than wanted
    bool cap_held = false;      ///< the first refusal of that cap in its period; see `meter_news`

    [[nodiscard]] constexpr explicit operator bool() const noexcept { return why == reason::none; }
};

/// The answer to a joint commit: what was counted under every cap, and what each has to tell.
struct [[nodiscard]] joint_settlement {
    std::uint64_t counted = 0;  ///< steps that may be charged
    std::uint64_t refused = 0;  ///< steps beyond the grant that some cap did not allow: counted under none
    std::size_t tightest = 0;   ///< which cap that was
    std::array<meter_news, joint_at_most> news{};

    [[nodiscard]] constexpr explicit operator bool() const noexcept { return refused == 0; }
};

/// The caps that one use is under, in the order in which they are asked; a view. Calls for one use are given the same
/// caps in the same order. Requires: at most `joint_at_most`, none of them twice, each with a meter.
///
/// Safe from any thread, lock-free, without allocation. Caps are asked one after the other, and what one refuses is
/// given back to the others: meanwhile somebody else may be refused for room that is there again a moment later, never
/// the other way round.
template <template <class> class Atomic = std::atomic>
class basic_joint {
public:
    using cap_type = basic_joint_cap<Atomic>;

    constexpr explicit basic_joint(std::span<const cap_type> caps) noexcept : caps_(caps) {
        expects(caps.size() <= joint_at_most, "mingbai::cap::joint: a use is under too many caps");
    }

    /// Holds this many steps under every cap, or nothing under any.
    joint_reservation reserve(std::uint64_t steps) const noexcept { return reserve_up_to(steps, steps); }

    /// Holds as many of `wanted` steps as the tightest cap has left, if that is `at_least` as many; else nothing.
    joint_reservation reserve_up_to(std::uint64_t wanted, std::uint64_t at_least = 1) const noexcept {
        if (at_least > wanted) at_least = wanted;
        joint_reservation answer;
        std::uint64_t steps = wanted;
        for (std::size_t i = 0; i < caps_.size(); ++i) {
            const cap_type& each = caps_[i];
            if (each.per_step == 0) continue;
            // More steps than a meter can count are more than are left.
            const std::uint64_t countable = highest_limit / each.per_step;
            const std::uint64_t asked = steps < countable ? steps : countable;
            const units least = at_least <= countable ? at_least * each.per_step : highest_limit + 1;
            reservation held = least > highest_limit
                                   ? each.counted_by->reserve(highest_limit + 1, each.now)
                                   : each.counted_by->reserve_up_to(asked * each.per_step, each.now, least);
            answer.held.held_[i] = std::move(held.held);
            if (!held) {
                answer.tightest = i;
                answer.why = reason::cap_reached;
                answer.cap_held = held.cap_held;
                release(std::move(answer.held));
                return answer;
            }
            const std::uint64_t fits = answer.held.held_[i].amount() / each.per_step;
            if (fits < steps) {
                answer.tightest = i;
                answer.cut = true;
                steps = fits;
            }
        }
        for (std::size_t i = 0; i < caps_.size(); ++i)
            caps_[i].counted_by->trim(answer.held.held_[i], steps * caps_[i].per_step);
        answer.held.steps_ = steps;
        return answer;
    }

    /// Counts what was used, under every cap. Steps beyond the grant are asked for again and counted as far as every
    /// cap allows.
    joint_settlement commit(joint_grant&& held, std::uint64_t actual) const noexcept {
        joint_grant had = std::move(held);
        joint_settlement answer;
        answer.counted = actual < had.steps_ ? actual : had.steps_;
        joint_grant more;
        if (actual > had.steps_) {
            joint_reservation further = reserve_up_to(actual - had.steps_);
            answer.refused = actual - had.steps_ - further.held.steps();
            answer.counted += further.held.steps();
            answer.tightest = further.tightest;
            if (further.cap_held) answer.news[further.tightest].cap_held = true;
            more = std::move(further.held);
        }
        for (std::size_t i = 0; i < caps_.size(); ++i) {
            // What came on top first: it may begin a period, and the grant then counts as late.
            const cap_type& each = caps_[i];
            const units extra = more.held_[i].amount();
            if (extra != 0)
                add(answer.news[i], each.counted_by->commit(std::move(more.held_[i]), extra, each.levels).news);
            const std::uint64_t steps = actual < had.steps_ ? actual : had.steps_;
            if (had.held_[i].amount() != 0)
                add(answer.news[i],
                    each.counted_by->commit(std::move(had.held_[i]), steps * each.per_step, each.levels).news);
        }
        return answer;
    }

    /// Gives everything back unused.
    void release(joint_grant&& held) const noexcept {
        joint_grant had = std::move(held);
        for (std::size_t i = 0; i < caps_.size(); ++i) caps_[i].counted_by->release(std::move(had.held_[i]));
    }

    /// An event that is over at once: counted under every cap, or under none.
    joint_settlement charge(std::uint64_t steps) const noexcept {
        joint_reservation held = reserve(steps);
        if (held) return commit(std::move(held.held), steps);
        joint_settlement refused;
        refused.refused = steps;
        refused.tightest = held.tightest;
        refused.news[held.tightest].cap_held = held.cap_held;
        return refused;
    }

private:
    static constexpr void add(meter_news& to, const meter_news& more) noexcept {
        to.crossed = static_cast<std::uint8_t>(to.crossed | more.crossed);
        to.cap_held = to.cap_held || more.cap_held;
        if (more.closed.happened) to.closed = more.closed;
    }

    std::span<const cap_type> caps_;
};
using joint = basic_joint<>;

}  // namespace mingbai::inline MINGBAI_ABI::cap
