// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/memory_size.hpp>
#include <mingbai/evidence/anchor.hpp>
#include <mingbai/evidence/merkle_proof.hpp>
#include <mingbai/evidence/record_proof.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::evidence {

/// That one ledger's head is among those under a common head.
struct shard_proof {
    tree_head head;                        ///< of the shard
    std::uint64_t number = 0;              ///< which shard it is
    std::vector<sha256_digest> in_shards;  ///< head `number` of the common head's `segments`

    friend bool operator==(const shard_proof&, const shard_proof&) = default;
};

/// The heads of several ledgers under one: what a carrier signs whose records are spread over shards. The common head is
/// itself a `tree_head`; its root is over the canonical texts of the shards' heads, in order, its size the sum of theirs.
///
/// It needs nothing but the heads, so the shards may live in different processes or places.
template <digest_engine Hasher = sha256_hasher>
class shard_heads {
public:
    /// Requires: `name` is none of the shards' own, so that a common head is never taken for a shard's.
    shard_heads(const ledger_name& name, std::span<const tree_head> shards, instant at) : shards_(shards.begin(), shards.end()) {
        common_ = {name, 0, shards.size(), {}, at};
        for (const tree_head& each : shards_) {
            expects(each.ledger != name, "mingbai::evidence::shard_heads: a shard has the common name");
            common_.size += each.size;
            tree_.append(canonical_text(each));
        }
        common_.root = tree_.root();
    }

    [[nodiscard]] const tree_head& common() const noexcept { return common_; }

    /// The proof for one shard. Requires: `number < common().segments`.
    [[nodiscard]] shard_proof prove(std::uint64_t number) const {
        expects(number < shards_.size(), "mingbai::evidence::shard_heads::prove: there is no such shard");
        return {shards_[mingbai::detail::memory_size(number)], number, tree_.inclusion_proof(number, shards_.size())};
    }

private:
    std::vector<tree_head> shards_;
    basic_merkle_tree<Hasher> tree_;
    tree_head common_;
};

/// Whether the shard's head is under the common head.
template <digest_engine Hasher = sha256_hasher>
[[nodiscard]] bool verify_shard(const shard_proof& proof, const tree_head& common) {
    return proof.head.ledger != common.ledger &&
           verify_inclusion<Hasher>(proof.number, common.segments, leaf_hash<Hasher>(canonical_text(proof.head)), proof.in_shards, common.root);
}

/// Which of `count` shards the records about a subject belong to: the first eight bytes of its pseudonym as a number, modulo
/// `count`. Requires: `count != 0`.
[[nodiscard]] constexpr std::uint64_t shard_of(const pseudonym& subject, std::uint64_t count) noexcept {
    expects(count != 0, "mingbai::evidence::shard_of: there are no shards");
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < 8; ++i) number = number << 8U | subject.digest.bytes[i];
    return number % count;
}

}  // namespace mingbai::inline MINGBAI_ABI::evidence
