// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/reason.hpp>
#include <mingbai/cap/grant.hpp>
#include <mingbai/cap/meter_period.hpp>
#include <mingbai/cap/units.hpp>

#include <cstdint>

namespace mingbai::inline MINGBAI_ABI::cap {

/// A period that is over, and what was used in it. What is committed later of grants made in it comes on top, and is
/// reported by each such commit as `late`.
struct closed_period {
    bool happened = false;
    meter_period when{};
    units used = 0;

    friend constexpr bool operator==(const closed_period&, const closed_period&) = default;
};

/// What a call on a meter has to tell the world. Each piece is told once in all, by the one call that brought it about,
/// whatever other threads do: it may be turned into a reminder without looking whether somebody else sent it.
struct meter_news {
    std::uint8_t crossed = 0;  ///< bit i: the use reached alert level i
    bool cap_held = false;     ///< the first refusal in this period under this limit
    closed_period closed{};    ///< this call began a new period

    [[nodiscard]] constexpr bool any() const noexcept { return crossed != 0 || cap_held || closed.happened; }
    friend constexpr bool operator==(const meter_news&, const meter_news&) = default;
};

/// The answer to `reserve`.
struct [[nodiscard]] reservation {
    grant held{};               ///< to be committed or released; empty when refused
    units left = 0;             ///< below the cap, after this call
    reason why = reason::none;  ///< reason::cap_reached: nothing was granted
    bool cap_held = false;      ///< the first refusal in this period under this limit; told once, see `meter_news`

    [[nodiscard]] constexpr explicit operator bool() const noexcept { return why == reason::none; }
};

/// The answer to `commit` and `charge`.
struct [[nodiscard]] settlement {
    units counted = 0;  ///< used and below the cap: these, and only these, may be charged to the customer
    units late = 0;     ///< of `counted`: belonging to the grant's period, which was closed before
    units refused = 0;  ///< beyond the grant and the cap: not counted, not to be charged
    meter_news news{};

    [[nodiscard]] constexpr explicit operator bool() const noexcept { return refused == 0; }
};

/// The answer to `set_limit`: what is in force from now on.
struct limit_change {
    units before = 0;
    units now = 0;
    std::uint32_t version = 0;  ///< of the limit: it grows by one with each change
    units taken = 0;            ///< used or held when the limit changed; above `now` when it was lowered below it
    meter_news news{};
};

/// What a meter shows.
struct reading {
    units limit = 0;
    std::uint32_t version = 0;  ///< of the limit
    units used = 0;             ///< committed in this period
    units held = 0;             ///< granted and neither committed nor released
    units left = 0;             ///< what could be granted now

    friend constexpr bool operator==(const reading&, const reading&) = default;
};

}  // namespace mingbai::inline MINGBAI_ABI::cap
