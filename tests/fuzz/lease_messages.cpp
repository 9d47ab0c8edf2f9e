// SPDX-License-Identifier: Apache-2.0
// Each six bytes are a message of a node to the store of leases, in any order, with copies. The slices that are out are the sum
// over the nodes, none is granted above the limit, a copy gets the same answer and changes nothing, and each level and the first
// refusal are told once.
#include <mingbai/cap/lease_store.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace fuzz_lease_messages {

using namespace mingbai;

void holds(bool condition) {
    if (!condition) std::abort();
}

struct store {
    cap::lease_account account{};
    std::array<cap::lease_share, 4> shares{};
    cap::units limit = 0;
    cap::alert_levels levels{50, 80, 100};
    unsigned told = 0;  ///< under this limit
    bool refused = false;

    void set_limit(cap::units to) {
        if (to == limit) return;
        limit = to;
        told = 0;  // the account forgets what is not reached under the new one, and no more
        refused = false;
    }

    void take(const cap::lease_request& request) {
        cap::lease_share& share = shares[request.node];
        const cap::lease_account account_before = account;
        const cap::lease_share share_before = share;
        const auto reply = cap::exchange(account, share, request, limit, levels);
        if (request.sequence <= share_before.sequence) {
            holds(account == account_before && share == share_before);
            if (request.sequence == share_before.sequence)
                holds(reply.has_value() && *reply == share_before.last);
            else
                holds(!reply && reply.error().why == reason::superseded);
            return;
        }
        holds(reply.has_value() && share.last == *reply && reply->limit == limit);
        cap::units out = 0;
        cap::units spent = 0;
        for (const cap::lease_share& each : shares) {
            out += each.out;
            spent += each.spent;
        }
        holds(account.out == out && account.spent == spent && reply->spent_in_all == spent);
        // What is granted fits below the limit, whatever was out before; and it is what was asked for.
        holds(reply->granted == 0 || (out <= limit && reply->granted <= request.wanted && reply->granted >= request.at_least));
        holds(reply->left == (limit > out ? limit - out : 0));
        // Nobody could have had at least what it needs, and was refused.
        if (request.at_least != 0 && request.at_least <= request.wanted && reply->granted == 0) holds(reply->left < request.at_least);
        holds((told & reply->crossed) == 0);
        told |= reply->crossed;
        holds(!(refused && reply->first_refusal));
        refused = refused || reply->first_refusal;
        for (std::uint32_t level = 0; level < levels.size(); ++level)
            if ((reply->crossed >> level & 1U) != 0) holds(spent != 0 && spent * 100 >= limit * levels[level]);
    }
};

}  // namespace fuzz_lease_messages

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace fuzz_lease_messages;
    store at;
    if (size != 0) at.set_limit(data[0]);
    for (std::size_t i = 1; i + 5 < size; i += 6) {
        const std::uint8_t* const byte = data + i;
        if (byte[0] >= 240) at.set_limit(byte[1]);
        at.take({.node = byte[0] % 4U,
                 .sequence = byte[0] / 4 % 16U,
                 .spent = byte[1],
                 .beyond = byte[2] % 16U,
                 .returned = byte[3],
                 .wanted = byte[4],
                 .at_least = byte[5] % 64U});
    }
    return 0;
}
