// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/evidence/anchor.hpp>
#include <mingbai/evidence/merkle_proof.hpp>
#include <mingbai/evidence/record.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::evidence {

/// That a record is in a ledger: two inclusion proofs, of the record in its segment and of the segment in the ledger.
struct record_proof {
    anchor segment;                          ///< of the record's segment, as it stood under the head
    std::vector<sha256_digest> in_segment;   ///< record `sequence - segment.first` of `segment.end - segment.first`
    std::vector<sha256_digest> in_ledger;    ///< anchor `segment.segment` of the head's `segments`

    friend bool operator==(const record_proof&, const record_proof&) = default;
};

/// Whether the record with this leaf hash is the one that the ledger of `head` holds under this sequence number.
template <digest_engine Hasher = sha256_hasher>
[[nodiscard]] bool verify_leaf(std::uint64_t sequence, const sha256_digest& leaf, const record_proof& proof, const tree_head& head) {
    const anchor& segment = proof.segment;
    if (segment.ledger != head.ledger || sequence < segment.first || sequence >= segment.end || segment.end > head.size) return false;
    const sha256_digest anchor_leaf = leaf_hash<Hasher>(canonical_text(segment));
    return verify_inclusion<Hasher>(sequence - segment.first, segment.end - segment.first, leaf, proof.in_segment, segment.root) &&
           verify_inclusion<Hasher>(segment.segment, head.segments, anchor_leaf, proof.in_ledger, head.root);
}

/// Whether this very record is the one that the ledger of `head` holds: payload, kind, subject and instant are hashed again.
/// An erased record proves everything but its payload.
template <digest_engine Hasher = sha256_hasher, class Text>
[[nodiscard]] bool verify_record(const basic_record<Text>& stored, const record_proof& proof, const tree_head& head) {
    return payload_is_committed<Hasher>(stored) && verify_leaf<Hasher>(stored.sequence, leaf_of<Hasher>(stored), proof, head);
}

/// That a ledger at a later head is the same ledger with more appended.
///
/// The open segment's anchor is the one leaf of the anchor tree that a later head replaces. So the proof shows that the closed
/// anchors before it are the same under both heads, that each head has an anchor of that segment next, and that the segment
/// itself only grew.
struct extension_proof {
    sha256_digest closed_root{};                     ///< over the anchors before the earlier head's open segment; zero if none
    std::vector<sha256_digest> closed_in_earlier;    ///< consistency of those with the earlier head's root
    std::vector<sha256_digest> closed_in_later;      ///< and with the later head's
    anchor segment_earlier;                          ///< the earlier head's open segment, as it stood then
    anchor segment_later;                            ///< the same segment under the later head
    std::vector<sha256_digest> in_earlier;           ///< inclusion of either anchor under its head
    std::vector<sha256_digest> in_later;
    std::vector<sha256_digest> segment_growth;       ///< consistency of the segment's two roots

    friend bool operator==(const extension_proof&, const extension_proof&) = default;
};

/// Whether the ledger at `later` is the ledger at `earlier` with more appended. Requires nothing; an `earlier` of size 0 is no
/// beginning that could be proven.
template <digest_engine Hasher = sha256_hasher>
[[nodiscard]] bool verify_extension(const tree_head& earlier, const tree_head& later, const extension_proof& proof) {
    const anchor& before = proof.segment_earlier;
    const anchor& after = proof.segment_later;
    if (earlier.ledger != later.ledger || before.ledger != earlier.ledger || after.ledger != later.ledger) return false;
    if (earlier.size == 0 || earlier.size > later.size || before.end != earlier.size || after.end > later.size) return false;
    if (before.segment != after.segment || before.first != after.first || before.previous != after.previous) return false;
    if (before.first >= before.end || before.end > after.end) return false;
    const std::uint64_t closed = before.segment;
    if (earlier.segments != closed + 1) return false;
    if (closed != 0) {
        if (!verify_consistency<Hasher>(closed, earlier.segments, proof.closed_root, earlier.root, proof.closed_in_earlier) ||
            !verify_consistency<Hasher>(closed, later.segments, proof.closed_root, later.root, proof.closed_in_later))
            return false;
    }
    return verify_inclusion<Hasher>(closed, earlier.segments, leaf_hash<Hasher>(canonical_text(before)), proof.in_earlier, earlier.root) &&
           verify_inclusion<Hasher>(closed, later.segments, leaf_hash<Hasher>(canonical_text(after)), proof.in_later, later.root) &&
           verify_consistency<Hasher>(before.end - before.first, after.end - after.first, before.root, after.root, proof.segment_growth);
}

}  // namespace mingbai::inline MINGBAI_ABI::evidence
