// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/instant.hpp>
#include <mingbai/base/sha256.hpp>
#include <mingbai/consent/state.hpp>

#include <algorithm>
#include <cstdint>
#include <span>
#include <tuple>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::consent {

/// One thing that happened to a request, as the ledger has it.
struct happening {
    event what{};
    instant at{};                ///< when, by the clock of whoever saw it first
    sha256_digest identity{};    ///< of its ledger payload: the same report twice has the same one
    std::uint64_t sequence = 0;  ///< of its ledger record

    friend constexpr bool operator==(const happening&, const happening&) = default;
};

/// What a request's judgement depends on beside what happened.
struct judging_terms {
    instant expires_at{};
    int wrong_codes = 0;         ///< how many close the request
    bool needs_receipt = false;  ///< agreement proves nothing before a receipt
    bool by_code = false;        ///< an unclear answer is a wrong code
};

/// Where a request stands, and the answer that brought it there.
struct judgement {
    state now = state::asked;
    happening decided{};  ///< the agreement or refusal that counted, in answered, proven, refused and withdrawn

    friend constexpr bool operator==(const judgement&, const judgement&) = default;
};

namespace detail {

/// In the same second a refusal comes before an agreement, and a withdrawal after it, so that doubt never binds the
/// customer.
[[nodiscard]] constexpr int precedence(event what) noexcept {
    switch (what) {
        case event::receipt:
            return 0;
        case event::refusal:
            return 1;
        case event::successor:
            return 2;
        case event::exhaustion:
            return 3;
        case event::unclear:
            return 4;
        case event::agreement:
            return 5;
        case event::proof:
            return 6;
        case event::withdrawal:
            return 7;
        case event::expiry:
            return 8;
    }
    return 9;
}

[[nodiscard]] constexpr bool before(const happening& a, const happening& b) noexcept {
    return std::tuple(a.at, precedence(a.what), a.identity) < std::tuple(b.at, precedence(b.what), b.identity);
}

}  // namespace detail

/// Judges a request from all that happened to it, in whatever order it became known.
///
/// Reports of two gateways overtake each other, come twice, and clocks step back. So the state is not what the last
/// report made of it: it is a function of the set of reports, put in the order of their instants. What becomes known
/// late can therefore change the state, and take back a proof, exactly as if it had been known in time.
[[nodiscard]] inline judgement judge(std::span<const happening> known, const judging_terms& terms) {
    std::vector<happening> ordered(known.begin(), known.end());
    std::sort(ordered.begin(), ordered.end(), detail::before);
    const auto twice = [](const happening& a, const happening& b) {
        return a.what == b.what && a.identity == b.identity;
    };
    ordered.erase(std::unique(ordered.begin(), ordered.end(), twice), ordered.end());

    bool received = !terms.needs_receipt;
    int wrong = 0;
    judgement standing;
    const auto take = [&](event what) {
        const result<state> next = advance(standing.now, what);
        if (next) standing.now = *next;
        return next.has_value();
    };
    for (const happening& each : ordered) {
        if (each.at >= terms.expires_at) (void)take(event::expiry);
        event what = each.what;
        if (what == event::unclear && terms.by_code && ++wrong >= terms.wrong_codes) what = event::exhaustion;
        if (what == event::proof) continue;  // a consequence, which is derived again here
        received = received || what == event::receipt;
        if (take(what) && (what == event::agreement || what == event::refusal || what == event::exhaustion ||
                           what == event::withdrawal))
            standing.decided = each;
        if (standing.now == state::answered && received) standing.now = after<state::answered, event::proof>();
    }
    return standing;
}

}  // namespace mingbai::inline MINGBAI_ABI::consent
