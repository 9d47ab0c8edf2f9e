// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/result.hpp>
#include <mingbai/cap/alert_levels.hpp>
#include <mingbai/cap/meter_table.hpp>

#include <concepts>
#include <cstdint>

// What a node and the central store of the caps say to each other. A node gets slices of a cap and spends them by
// itself.
namespace mingbai::inline MINGBAI_ABI::cap {

/// A process that spends slices, from its start to its end: every start has another number, 1 to 2^63 - 1, drawn at
/// random.
using node_id = std::uint64_t;

/// One message of a node about one cap in one period. Totals, not changes, tell what was spent, so that nothing is lost
/// or counted twice with a message; and the sequence number makes a repeated message the same message.
struct lease_request {
    table_key key = 0;
    std::uint32_t period = 0;
    node_id node = 0;
    std::uint64_t sequence = 0;  ///< 1, 2, 3 … of this node for this cap and period; the same when it is sent again
    units spent = 0;             ///< what this node has counted so far
    units beyond = 0;            ///< what it has let pass so far without a slice, while the store was away
    units returned = 0;          ///< of its slices, what it will not spend and gives back with this message
    units wanted = 0;            ///< how much more it wants
    units at_least = 0;          ///< less would be of no use

    friend constexpr bool operator==(const lease_request&, const lease_request&) noexcept = default;
};

/// The store's answer. A repeated message gets the same one again.
struct lease_reply {
    units granted = 0;           ///< a further slice; 0 when there is too little left
    units left = 0;              ///< what no node has
    units limit = 0;             ///< of the cap
    units spent_in_all = 0;      ///< as far as the nodes have told
    std::uint8_t crossed = 0;    ///< levels that the use has reached with this message; told once in all
    bool first_refusal = false;  ///< the cap held for the first time in this period; told once in all

    friend constexpr bool operator==(const lease_reply&, const lease_reply&) noexcept = default;
};

/// The central store of the caps.
///
/// - `exchange(request)`: takes what is returned, notes what was spent, and grants a slice, all in one step that no
/// other
///   comes between. The sum of all slices that are out or spent never passes the limit in force. A message whose
///   sequence number is the last one of its node gets the last answer again and changes nothing; one with a lower
///   number is refused with reason::superseded. When the store cannot be reached, reason::cap_store_away: the node then
///   does not know whether the message arrived, and sends it again.
/// - `set_limit(key, limit)`: the cap, from now on. Slices that are out stay out; what is granted from now on obeys it.
template <class Store>
concept lease_store = requires(Store& store, const lease_request& request, table_key key, units limit) {
    { store.exchange(request) } -> std::same_as<result<lease_reply>>;
    { store.set_limit(key, limit) } -> std::same_as<result<void>>;
};

/// What a store keeps of one cap in one period.
struct lease_account {
    units out = 0;  ///< in slices that were granted and not returned, spent or not
    units spent = 0;
    std::uint32_t told = 0;  ///< levels
    bool refused = false;
    std::uint32_t nodes = 0;
    units limit_told = 0;  ///< the limit under which the levels were reckoned

    friend constexpr bool operator==(const lease_account&, const lease_account&) noexcept = default;
};

/// What it keeps of one node in that account.
struct lease_share {
    std::uint64_t sequence = 0;
    units out = 0;
    units spent = 0;
    units beyond = 0;
    lease_reply last{};

    friend constexpr bool operator==(const lease_share&, const lease_share&) noexcept = default;
};

/// The rule of `exchange`, for stores that are written in C++; the others say the same in their own language, and a
/// test compares them. Call by call, under whatever keeps others out.
///
/// A slice is at most half of what is left for each node, so that slices shrink as the cap is neared, and at least what
/// the node cannot do without.
[[nodiscard]] constexpr result<lease_reply> exchange(lease_account& account, lease_share& share,
                                                     const lease_request& request, units limit,
                                                     const alert_levels& levels) noexcept {
    if (request.sequence == share.sequence) return share.last;
    if (request.sequence < share.sequence) return refusal{reason::superseded, {}};
    if (share.sequence == 0) ++account.nodes;
    share.sequence = request.sequence;

    if (request.beyond > share.beyond) {
        const units more = request.beyond - share.beyond;
        share.beyond = request.beyond;
        share.out += more;
        account.out += more;
    }
    if (request.spent > share.spent) {
        account.spent += request.spent - share.spent;
        share.spent = request.spent;
    }
    // Only what is out and was not spent can come back.
    const units unspent = share.out > share.spent ? share.out - share.spent : 0;
    const units returned = request.returned < unspent ? request.returned : unspent;
    share.out -= returned;
    account.out -= returned;

    lease_reply reply;
    reply.limit = limit;
    const units left = limit > account.out ? limit - account.out : 0;
    units slice = left / (2 * units{account.nodes});
    if (slice < request.at_least) slice = request.at_least;
    if (slice > request.wanted) slice = request.wanted;
    if (slice > left) slice = left;
    if (slice < request.at_least) slice = 0;
    reply.granted = slice;
    share.out += slice;
    account.out += slice;
    reply.left = limit > account.out ? limit - account.out : 0;
    reply.spent_in_all = account.spent;

    if (account.limit_told != limit) {
        // Another limit re-arms what is not reached under it, and forgets that it held.
        const std::uint32_t reached = levels.reached(account.spent, limit);
        if (reached < account.told) account.told = reached;
        account.limit_told = limit;
        account.refused = false;
    }
    const std::uint32_t reached = levels.reached(account.spent, limit, account.told);
    for (; account.told < reached; ++account.told)
        reply.crossed = static_cast<std::uint8_t>(reply.crossed | (1U << account.told));
    if (request.at_least != 0 && slice == 0) {
        reply.first_refusal = !account.refused;
        account.refused = true;
    }
    share.last = reply;
    return reply;
}

}  // namespace mingbai::inline MINGBAI_ABI::cap
