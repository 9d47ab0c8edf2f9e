// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/evidence/merkle_tree.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

// The two checks that a holder of a proof makes, with nothing but the proof: no ledger, no journal, no network. Both answer
// false for whatever is not exactly right, a proof too long or too short included. A digest of 32 zero bytes is one that
// nobody set; it is neither a leaf nor a root.

namespace mingbai::inline MINGBAI_ABI::evidence {

/// Whether the leaf with this hash is number `index` of the `size` leaves under `root` (RFC 9162, 2.1.3.2; the proofs are
/// those of RFC 6962, 2.1.1).
template <digest_engine Hasher = sha256_hasher>
[[nodiscard]] constexpr bool verify_inclusion(std::uint64_t index, std::uint64_t size, sha256_digest leaf,
                                              std::span<const sha256_digest> proof, sha256_digest root) noexcept {
    if (index >= size || leaf == sha256_digest{}) return false;
    std::uint64_t position = index;
    std::uint64_t last = size - 1;
    sha256_digest hash = leaf;
    for (const sha256_digest& sibling : proof) {
        if (last == 0) return false;
        if (position % 2 != 0 || position == last) {
            hash = node_hash<Hasher>(sibling, hash);
            // A node at the right edge with no sibling of its own rises unchanged until it has one.
            for (; position % 2 == 0 && position != 0; position /= 2) last /= 2;
        } else {
            hash = node_hash<Hasher>(hash, sibling);
        }
        position /= 2;
        last /= 2;
    }
    return last == 0 && hash == root;
}

/// Whether the tree of `to` leaves under `to_root` is the tree of `from` leaves under `from_root` with more appended (RFC
/// 9162, 2.1.4.2; the proofs are those of RFC 6962, 2.1.2). An empty tree is no beginning that could be proven: false when
/// `from` is 0.
template <digest_engine Hasher = sha256_hasher>
[[nodiscard]] constexpr bool verify_consistency(std::uint64_t from, std::uint64_t to, sha256_digest from_root,
                                                sha256_digest to_root, std::span<const sha256_digest> proof) noexcept {
    if (from == 0 || from > to || from_root == sha256_digest{}) return false;
    if (from == to) return proof.empty() && from_root == to_root;

    // The proof starts with the old tree's last complete subtree, except when that is the whole old tree.
    sha256_digest old_hash = from_root;
    if (!std::has_single_bit(from)) {
        if (proof.empty()) return false;
        old_hash = proof.front();
        proof = proof.subspan(1);
    }
    sha256_digest new_hash = old_hash;
    std::uint64_t position = from - 1;
    std::uint64_t last = to - 1;
    for (; position % 2 != 0; position /= 2) last /= 2;
    for (const sha256_digest& sibling : proof) {
        if (last == 0) return false;
        if (position % 2 != 0 || position == last) {
            old_hash = node_hash<Hasher>(sibling, old_hash);
            new_hash = node_hash<Hasher>(sibling, new_hash);
            for (; position % 2 == 0 && position != 0; position /= 2) last /= 2;
        } else {
            new_hash = node_hash<Hasher>(new_hash, sibling);
        }
        position /= 2;
        last /= 2;
    }
    return last == 0 && old_hash == from_root && new_hash == to_root;
}

}  // namespace mingbai::inline MINGBAI_ABI::evidence
