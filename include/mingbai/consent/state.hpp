// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/result.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::consent {

/// Where a request for consent stands. The numbers are written to ledgers.
enum class state : std::uint8_t {
    asked = 0,       ///< the text was handed to the carrier's platform
    delivered = 1,   ///< it reached the phone
    answered = 2,    ///< the customer agreed; the proof is not recorded yet
    proven = 3,      ///< the proof is on the ledger
    refused = 4,     ///< the customer said no, or tried too many wrong codes
    expired = 5,     ///< no clear answer in time: silence is refusal
    superseded = 6,  ///< a newer request took its place
    withdrawn = 7,   ///< the customer took proven consent back; the proof stays on the ledger
};

/// What can happen to a request.
enum class event : std::uint8_t {
    receipt = 0,     ///< the network reports delivery
    agreement = 1,   ///< a clear yes, the right code, a valid signature
    unclear = 2,     ///< a reply that is neither yes nor no, or a wrong code with tries left
    refusal = 3,     ///< a clear no
    exhaustion = 4,  ///< the last wrong code that is allowed
    proof = 5,       ///< the proof was recorded
    expiry = 6,      ///< the window closed
    successor = 7,   ///< a newer request for the same subscriber and plan was sent
    withdrawal = 8,  ///< the customer takes consent back
};

inline constexpr std::size_t state_count = 8;
inline constexpr std::size_t event_count = 9;

[[nodiscard]] constexpr std::string_view to_text(state where) noexcept {
    constexpr std::array<std::string_view, state_count> names{"asked",   "delivered", "answered",   "proven",
                                                              "refused", "expired",   "superseded", "withdrawn"};
    const auto i = static_cast<std::size_t>(where);
    return i < names.size() ? names[i] : "unknown";
}

[[nodiscard]] constexpr std::string_view to_text(event what) noexcept {
    constexpr std::array<std::string_view, event_count> names{
        "receipt", "agreement", "unclear", "refusal", "exhaustion", "proof", "expiry", "successor", "withdrawal"};
    const auto i = static_cast<std::size_t>(what);
    return i < names.size() ? names[i] : "unknown";
}

/// One arrow of the state machine.
struct transition {
    state from;
    event on;
    state to;
};

/// Every transition there is; what is not here is impossible. The diagram in docs/ is drawn from this table.
inline constexpr auto transitions = std::to_array<transition>({
    {state::asked, event::receipt, state::delivered},
    {state::asked, event::agreement, state::answered},  // the receipt may be late, or never come
    {state::asked, event::unclear, state::asked},
    {state::asked, event::refusal, state::refused},
    {state::asked, event::exhaustion, state::refused},
    {state::asked, event::expiry, state::expired},
    {state::asked, event::successor, state::superseded},

    {state::delivered, event::receipt, state::delivered},
    {state::delivered, event::agreement, state::answered},
    {state::delivered, event::unclear, state::delivered},
    {state::delivered, event::refusal, state::refused},
    {state::delivered, event::exhaustion, state::refused},
    {state::delivered, event::expiry, state::expired},
    {state::delivered, event::successor, state::superseded},

    {state::answered, event::receipt, state::answered},
    {state::answered, event::refusal, state::refused},  // a change of mind before anything was proven
    {state::answered, event::proof, state::proven},

    {state::proven, event::receipt, state::proven},
    {state::proven, event::refusal, state::withdrawn},  // "TD" to the same short code
    {state::proven, event::withdrawal, state::withdrawn},

    {state::refused, event::receipt, state::refused},
    {state::expired, event::receipt, state::expired},
    {state::superseded, event::receipt, state::superseded},
    {state::withdrawn, event::receipt, state::withdrawn},
});

namespace detail {

inline constexpr std::uint8_t no_state = 0xFF;

inline constexpr std::array<std::array<std::uint8_t, event_count>, state_count> next_states = [] {
    std::array<std::array<std::uint8_t, event_count>, state_count> next{};
    for (auto& row : next) row.fill(no_state);
    for (const auto& [from, on, to] : transitions)
        next[static_cast<std::size_t>(from)][static_cast<std::size_t>(on)] = static_cast<std::uint8_t>(to);
    return next;
}();

}  // namespace detail

[[nodiscard]] constexpr bool is_possible(state from, event on) noexcept {
    const auto row = static_cast<std::size_t>(from);
    const auto column = static_cast<std::size_t>(on);
    return row < state_count && column < event_count && detail::next_states[row][column] != detail::no_state;
}

/// No answer counts any more.
[[nodiscard]] constexpr bool is_closed(state where) noexcept {
    return !is_possible(where, event::agreement) && where != state::answered;
}

/// Why an event means nothing in this state: the reason that `advance` refuses it with. Requires: it is impossible.
[[nodiscard]] constexpr reason why_impossible(state from) noexcept {
    switch (from) {
        case state::asked:
        case state::delivered:
            return reason::no_open_request;
        case state::answered:
        case state::proven:
        case state::refused:
            return reason::already_answered;
        case state::expired:
            return reason::answered_too_late;
        case state::superseded:
            return reason::superseded;
        case state::withdrawn:
            return reason::consent_withdrawn;
    }
    return reason::no_open_request;
}

/// Where an event leads from a state that is known at run time, or the reason why it leads nowhere.
[[nodiscard]] constexpr result<state> advance(state from, event on) noexcept {
    if (!is_possible(from, on)) return refusal{why_impossible(from), {}};
    return static_cast<state>(detail::next_states[static_cast<std::size_t>(from)][static_cast<std::size_t>(on)]);
}

/// Where an event leads from a state that is known at compile time: `after<state::answered, event::proof>()`. An
/// impossible transition does not compile, and the compiler's message names both.
template <state From, event On>
[[nodiscard]] constexpr state after() {
    static_assert(is_possible(From, On), "mingbai::consent::after: this event is impossible in this state");
    return static_cast<state>(detail::next_states[static_cast<std::size_t>(From)][static_cast<std::size_t>(On)]);
}

}  // namespace mingbai::inline MINGBAI_ABI::consent
