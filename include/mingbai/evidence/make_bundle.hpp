// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/evidence/bundle.hpp>
#include <mingbai/evidence/ledger_ref.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::evidence {

/// Adds records of a ledger, with their proofs, to a bundle whose head is signed already: the ledger's own as it stands or,
/// with `via`, a common head that has the ledger's under it. Refused as reading and proving are, and with
/// reason::proof_invalid when the ledger has moved on since the head was taken; the bundle is then as it was.
[[nodiscard]] inline result<void> add_records(evidence_bundle& bundle, ledger_ref from, std::span<const std::uint64_t> sequences,
                                              const std::optional<shard_proof>& via = std::nullopt) {
    const tree_head& own = via ? via->head : bundle.head.head;
    const tree_head now = from.head(own.at);
    if (now != own) return refusal{reason::proof_invalid, at_index(now.size)};
    std::vector<bundle_item> items;
    for (const std::uint64_t sequence : sequences) {
        result<record> stored = from.read(sequence);
        if (!stored) return stored.error();
        result<record_proof> proof = from.prove(sequence);
        if (!proof) return proof.error();
        stored->previous_leaf = {};
        items.push_back({*std::move(stored), *std::move(proof), via});
    }
    for (bundle_item& each : items) bundle.items.push_back(std::move(each));
    return {};
}

}  // namespace mingbai::inline MINGBAI_ABI::evidence
