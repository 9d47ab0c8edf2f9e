// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/cap/alert_levels.hpp>
#include <mingbai/cap/grant.hpp>
#include <mingbai/cap/meter_answer.hpp>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "linearizable.hpp"

// What a meter promises, said again in the plainest way: one gate and one count, each as if nobody else were there. It
// knows nothing of words, versions in step, or helping. Periods are plain numbers here.
namespace mingbai_test {

namespace cap = mingbai::cap;

/// One call on a meter with its answer, as a test recorded it.
struct performed {
    enum class kind : std::uint8_t { reserve, commit, release, charge, refund, set_limit, begin, read };

    kind what = kind::reserve;
    // asked
    cap::units amount = 0;  ///< wanted, really used, refunded, or the new limit
    cap::units at_least = 0;
    cap::remembered_grant grant{};  ///< committed, released, or (as an answer) given
    cap::meter_period now{};
    // answered
    cap::units left = 0;
    bool refused = false;
    cap::settlement settled{};
    cap::limit_change change{};
    cap::reading shown{};
    cap::units refunded = 0;

    std::uint64_t after = 0;  ///< bit i: call i of the history had returned when this one was made
};

struct gate_state {
    cap::units limit = 0;
    std::uint32_t version = 0;
    cap::units taken = 0;
    std::uint32_t period = 0;
    bool refused = false;

    friend auto operator<=>(const gate_state&, const gate_state&) = default;

    void turn(cap::meter_period now) {
        if (!now.named() || now.number() <= period) return;
        taken = 0;
        period = now.number();
        refused = false;
    }
    [[nodiscard]] cap::units left() const { return limit > taken ? limit - taken : 0; }
};

struct gate_event {
    enum class kind : std::uint8_t { take, give_back, set_limit, taken, begin, read } what;
    cap::units amount = 0;
    cap::units at_least = 0;
    cap::meter_period now{};
    // The answer, as far as the call told it.
    cap::units given = 0;
    bool refused = false;
    bool first_refusal = false;
    const performed* call = nullptr;
};

inline bool apply_to_gate(gate_state& gate, const gate_event& event) {
    const performed& call = *event.call;
    if (event.what != gate_event::kind::give_back && event.what != gate_event::kind::read) gate.turn(event.now);
    switch (event.what) {
        case gate_event::kind::take: {
            const cap::units left = gate.left();
            const bool refused = left < event.at_least;
            const cap::units given = refused ? 0 : (event.amount < left ? event.amount : left);
            const bool first = refused && !gate.refused;
            gate.taken += given;
            gate.refused = gate.refused || refused;
            if (call.what == performed::kind::reserve &&
                (call.left != gate.left() || call.grant.when.number() != gate.period))
                return false;
            return given == event.given && refused == event.refused && first == event.first_refusal;
        }
        case gate_event::kind::give_back:
            if (event.now.number() == gate.period) {
                if (gate.taken < event.amount) return false;
                gate.taken -= event.amount;
            }
            return true;
        case gate_event::kind::set_limit:
            if (call.change.before != gate.limit) return false;
            if (gate.limit != event.amount) {
                ++gate.version;
                gate.refused = false;
            }
            gate.limit = event.amount;
            return call.change.version == gate.version && call.change.now == gate.limit;
        case gate_event::kind::taken:
            return call.change.taken == gate.taken;
        case gate_event::kind::begin:
            return true;
        case gate_event::kind::read: {
            gate_state shown = gate;  // reading begins no period
            shown.turn(event.now);
            return call.shown.limit == shown.limit && call.shown.version == shown.version &&
                   call.shown.left == shown.left() && call.shown.used + call.shown.held == shown.taken;
        }
    }
    return false;
}

struct count_state {
    cap::units limit = 0;
    cap::units used = 0;
    std::uint32_t period = 0;
    std::uint32_t reached = 0;
    /// Levels reached by a change of the limit that nobody told yet: any call that comes after may.
    std::array<std::uint32_t, cap::alert_levels::at_most> untold{};
    /// Levels that each call reached itself.
    std::vector<std::uint8_t> own{};

    friend auto operator<=>(const count_state&, const count_state&) = default;
};

struct count_event {
    enum class kind : std::uint8_t { settle, refund, set_limit, begin, read } what;
    cap::units amount = 0;
    cap::meter_period when{};
    std::size_t number = 0;  ///< of the call
    bool late = false;
    bool mixed = false;  ///< a reading during which units were refunded and others were used
    const performed* call = nullptr;
};

inline bool apply_to_count(count_state& count, const count_event& event, const cap::alert_levels& levels) {
    const performed& call = *event.call;
    cap::closed_period closed{};
    const auto turn = [&] {
        if (!event.when.named() || event.when.number() <= count.period) return;
        closed = {true, cap::meter_period(count.period), count.used};
        count.used = 0;
        count.reached = 0;
        count.period = event.when.number();
    };
    const auto closes = [&] {
        const auto& told = call.what == performed::kind::set_limit ? call.change.news.closed : call.settled.news.closed;
        return told == closed ||
               (!closed.happened && call.what == performed::kind::commit);  // of two counts one closes
    };
    switch (event.what) {
        case count_event::kind::settle: {
            turn();
            const bool late = event.when.named() && event.when.number() < count.period;
            if (late != event.late && event.amount != 0) return false;
            if (late) return closes();
            count.used += event.amount;
            const std::uint32_t reached = levels.reached(count.used, count.limit, count.reached);
            for (std::uint32_t level = count.reached; level < reached; ++level)
                count.own[event.number] = static_cast<std::uint8_t>(count.own[event.number] | (1U << level));
            count.reached = reached;
            return closes();
        }
        case count_event::kind::refund: {
            const bool present = event.when.number() == count.period;
            const cap::units expected = !present ? 0 : (event.amount < count.used ? event.amount : count.used);
            count.used -= expected;
            return call.refunded == expected;
        }
        case count_event::kind::set_limit: {
            if (count.limit == event.amount) return true;
            count.limit = event.amount;
            const std::uint32_t reached = levels.reached(count.used, count.limit);
            for (std::uint32_t level = count.reached; level < reached; ++level) ++count.untold[level];
            count.reached = reached;
            return true;
        }
        case count_event::kind::begin:
            turn();
            return closes();
        case count_event::kind::read: {
            const bool earlier = event.when.named() && event.when.number() > count.period;
            if (earlier) return call.shown.used == 0;
            // What was refunded and is counted again by others looks as if it had never gone: then all that is taken shows as used.
            if (event.mixed && call.shown.held == 0 && call.shown.used < count.used) return true;
            return call.shown.used == count.used ||
                   (call.shown.used == 0 && count.period != 0);  // the gate may be ahead
        }
    }
    return false;
}

/// Whether a history of calls on one meter can have happened one call at a time, in an order that real time allows. Use
/// beyond a grant is taken to be asked for in the call's own period `now`.
[[nodiscard]] inline bool keeps_its_promises(const std::vector<performed>& calls, cap::units limit,
                                             cap::meter_period first, const cap::alert_levels& levels) {
    std::vector<history_event<gate_event>> gate;
    std::vector<history_event<count_event>> count;
    std::vector<std::uint64_t> gate_of(calls.size()), count_of(calls.size());
    using kind = performed::kind;
    const auto after = [&](const performed& call, const std::vector<std::uint64_t>& events_of) {
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < calls.size(); ++i)
            if ((call.after >> i) & 1U) bits |= events_of[i];
        return bits;
    };
    const auto overlap = [&](std::size_t i, auto&& wanted) {
        for (std::size_t j = 0; j < calls.size(); ++j)
            if (j != i && ((calls[i].after >> j) & 1U) == 0 && ((calls[j].after >> i) & 1U) == 0 && wanted(calls[j].what)) return true;
        return false;
    };
    // Two passes: first which events each call has, then what each comes after.
    for (int pass = 0; pass < 2; ++pass) {
        gate.clear();
        count.clear();
        for (std::size_t i = 0; i < calls.size(); ++i) {
            const performed& call = calls[i];
            std::uint64_t own_gate = 0;
            std::uint64_t own_count = 0;
            const auto at_gate = [&](gate_event event, bool in_program_order = false) {
                event.call = &call;
                gate.push_back({event, after(call, gate_of) | (in_program_order ? own_gate : 0)});
                own_gate |= std::uint64_t{1} << (gate.size() - 1);
            };
            const auto at_count = [&](count_event event, bool in_program_order = false) {
                event.call = &call;
                event.number = i;
                count.push_back({event, after(call, count_of) | (in_program_order ? own_count : 0)});
                own_count |= std::uint64_t{1} << (count.size() - 1);
            };
            switch (call.what) {
                case kind::reserve:
                    at_gate({gate_event::kind::take, call.amount, call.at_least, call.now, call.grant.amount,
                             call.refused, call.settled.news.cap_held});
                    break;
                case kind::charge:
                    at_gate({gate_event::kind::take, call.amount, call.amount, call.now, call.settled.counted,
                             call.settled.refused != 0, call.settled.news.cap_held});
                    if (call.settled.refused == 0)
                        at_count(
                            {count_event::kind::settle, call.settled.counted, call.now, 0, call.settled.late != 0});
                    break;
                case kind::commit: {
                    const cap::units promised = call.amount < call.grant.amount ? call.amount : call.grant.amount;
                    const cap::units further = call.settled.counted - promised;
                    if (call.amount > call.grant.amount)
                        at_gate({gate_event::kind::take, call.amount - call.grant.amount, 1, call.now, further,
                                 further == 0, call.settled.news.cap_held});
                    if (call.amount < call.grant.amount)
                        at_gate({gate_event::kind::give_back, call.grant.amount - call.amount, 0, call.grant.when});
                    if (further != 0) at_count({count_event::kind::settle, further, call.now, 0, false});
                    at_count({count_event::kind::settle, promised, call.grant.when, 0, call.settled.late != 0});
                    break;
                }
                case kind::release:
                    at_gate({gate_event::kind::give_back, call.grant.amount, 0, call.grant.when});
                    break;
                case kind::refund:
                    at_count({count_event::kind::refund, call.amount, call.now});
                    at_gate({gate_event::kind::give_back, call.refunded, 0, call.now});
                    break;
                case kind::set_limit:
                    // Begins the period, sets the limit, and looks what is taken.
                    at_gate({gate_event::kind::begin, 0, 0, call.now});
                    at_gate({gate_event::kind::set_limit, call.amount, 0, call.now}, true);
                    at_gate({gate_event::kind::taken, 0, 0, call.now}, true);
                    at_count({count_event::kind::begin, 0, call.now});
                    at_count({count_event::kind::set_limit, call.amount, call.now}, true);
                    break;
                case kind::begin:
                    at_gate({gate_event::kind::begin, 0, 0, call.now});
                    at_count({count_event::kind::begin, 0, call.now});
                    break;
                case kind::read:
                    at_gate({gate_event::kind::read, 0, 0, call.now});
                    at_count({count_event::kind::read, 0, call.now, 0, false,
                              overlap(i, [](kind what) { return what == kind::refund; }) &&
                                  overlap(i, [](kind what) { return what == kind::charge || what == kind::commit; })});
                    break;
            }
            gate_of[i] = own_gate;
            count_of[i] = own_count;
        }
    }

    const bool gate_holds = linearizable(
        gate, gate_state{limit, 0, 0, first.number(), false},
        [](gate_state& state, const gate_event& event) { return apply_to_gate(state, event); },
        [](const gate_state&) { return true; });

    count_state initial{limit, 0, first.number(), 0, {}, std::vector<std::uint8_t>(calls.size())};
    const bool count_holds = linearizable(
        count, initial,
        [&](count_state& state, const count_event& event) { return apply_to_count(state, event, levels); },
        [&](const count_state& state) {
            // Each level is told by the call that reached it; those reached by a new limit, by one call each. A call
            // that counts twice can reach one level under two limits, which it tells as one.
            for (std::size_t level = 0; level < state.untold.size(); ++level) {
                std::uint32_t least = 0;
                std::uint32_t most = 0;
                for (std::size_t i = 0; i < calls.size(); ++i) {
                    const performed& call = calls[i];
                    const auto& news = call.what == kind::set_limit ? call.change.news : call.settled.news;
                    const bool told = ((news.crossed >> level) & 1U) != 0;
                    const bool own = ((state.own[i] >> level) & 1U) != 0;
                    if (own && !told) return false;
                    if (told && !own) {
                        ++least;
                        ++most;
                    }
                    if (told && call.what == kind::set_limit) most += static_cast<std::uint32_t>(calls.size());
                    if (own && call.what == kind::commit && call.amount > call.grant.amount) ++most;
                }
                if (state.untold[level] < least || state.untold[level] > most) return false;
            }
            return true;
        });
    return gate_holds && count_holds;
}

/// The calls in words, for a failing test.
[[nodiscard]] inline std::string described(const std::vector<performed>& calls) {
    static constexpr std::array names{"reserve", "commit", "release", "charge", "refund", "set_limit", "begin", "read"};
    std::string text;
    for (std::size_t i = 0; i < calls.size(); ++i) {
        const performed& c = calls[i];
        const auto number = [](std::uint64_t value) { return std::to_string(value); };
        text += number(i) + ": " + names[static_cast<std::size_t>(c.what)] + " " + number(c.amount) + " now " +
                number(c.now.number()) + " grant " + number(c.grant.amount) + "@" + number(c.grant.when.number()) +
                " left " + number(c.left) + " counted " + number(c.settled.counted) + " late " +
                number(c.settled.late) + " refused " + number(c.settled.refused) + " crossed " +
                number(c.settled.news.crossed | c.change.news.crossed) + " held " + number(c.settled.news.cap_held) +
                " before " + number(c.change.before) + " taken " + number(c.change.taken) + " read used " +
                number(c.shown.used) + " held " + number(c.shown.held) + " left " + number(c.shown.left) + " after " +
                number(c.after) + "\n";
    }
    return text;
}

}  // namespace mingbai_test
