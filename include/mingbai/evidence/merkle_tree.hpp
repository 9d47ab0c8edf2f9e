// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/memory_size.hpp>
#include <mingbai/base/digest.hpp>
#include <mingbai/base/sha256.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::evidence {

namespace detail {

/// Writes a digest's bytes and returns the place behind them.
constexpr char* put_digest(char* to, const sha256_digest& digest) noexcept {
    if (std::is_constant_evaluated()) {
        for (std::size_t i = 0; i < digest.bytes.size(); ++i) to[i] = static_cast<char>(digest.bytes[i]);
    } else {
        std::memcpy(to, digest.bytes.data(), digest.bytes.size());
    }
    return to + digest.bytes.size();
}

}  // namespace detail

/// The hash of a leaf (RFC 6962, 2.1): SHA-256(0x00 ‖ data).
template <digest_engine Hasher = sha256_hasher>
[[nodiscard]] constexpr sha256_digest leaf_hash(std::string_view data) noexcept {
    constexpr char prefix = 0;
    Hasher hasher;
    hasher.update({&prefix, 1});
    hasher.update(data);
    return hasher.finish();
}

/// The hash of an inner node (RFC 6962, 2.1): SHA-256(0x01 ‖ left ‖ right).
template <digest_engine Hasher = sha256_hasher>
[[nodiscard]] constexpr sha256_digest node_hash(const sha256_digest& left, const sha256_digest& right) noexcept {
    std::array<char, 65> text{1};
    detail::put_digest(detail::put_digest(text.data() + 1, left), right);
    Hasher hasher;
    hasher.update({text.data(), text.size()});
    return hasher.finish();
}

/// The append-only hash tree of RFC 6962 (Certificate Transparency).
///
/// Every complete subtree's hash is kept, level by level: about 64 bytes a leaf. Appending hashes each leaf and each inner
/// node exactly once, so O(1) amortised; the root or a proof at any earlier size takes O(log n) hashes.
template <digest_engine Hasher = sha256_hasher>
class basic_merkle_tree {
public:
    /// Adds a leaf with this data.
    void append(std::string_view data) { append_leaf(leaf_hash<Hasher>(data)); }

    /// Adds a leaf whose hash is known already.
    void append_leaf(const sha256_digest& leaf) {
        sha256_digest carried = leaf;
        for (std::size_t level = 0;; ++level) {
            if (level == levels_.size()) levels_.emplace_back();
            levels_[level].push_back(carried);
            if (levels_[level].size() % 2 != 0) return;
            carried = node_hash<Hasher>(levels_[level][levels_[level].size() - 2], carried);
        }
    }

    /// Takes the last leaves off again, until `size` are left: what was appended but could not be stored. Requires:
    /// `size <= this->size()`.
    void rewind(std::uint64_t size) noexcept {
        expects(size <= this->size(), "mingbai::evidence::merkle_tree::rewind: the tree was never that large");
        for (std::vector<sha256_digest>& level : levels_) {
            level.erase(level.begin() + static_cast<std::ptrdiff_t>(size), level.end());
            size /= 2;
        }
    }

    /// The number of leaves.
    [[nodiscard]] std::uint64_t size() const noexcept { return levels_.empty() ? 0 : levels_.front().size(); }

    /// The hash of the leaf. Requires: `index < size()`.
    [[nodiscard]] const sha256_digest& leaf(std::uint64_t index) const noexcept {
        expects(index < size(), "mingbai::evidence::merkle_tree::leaf: there is no such leaf");
        return levels_[0][mingbai::detail::memory_size(index)];
    }

    /// The root of the whole tree; of an empty one it is the hash of no bytes.
    [[nodiscard]] sha256_digest root() const noexcept { return root(size()); }

    /// The root that the tree had when it held `size` leaves. Requires: `size <= this->size()`.
    [[nodiscard]] sha256_digest root(std::uint64_t size) const noexcept {
        expects(size <= this->size(), "mingbai::evidence::merkle_tree::root: the tree was never that large");
        return size == 0 ? digest_of<Hasher>() : subtree(0, size);
    }

    /// The root that the tree would have with this leaf after its last one.
    [[nodiscard]] sha256_digest root_with(const sha256_digest& leaf) const noexcept {
        sha256_digest hash = leaf;
        for (std::uint64_t rest = size(); rest != 0; rest &= rest - 1) {
            const auto level = static_cast<unsigned>(std::countr_zero(rest));
            hash = node_hash<Hasher>(complete(level, (rest >> level) - 1), hash);
        }
        return hash;
    }

    /// The audit path (RFC 6962, 2.1.1) of leaf `index` in the tree of `size` leaves, lowest node first.
    /// Requires: `index < size && size <= this->size()`.
    [[nodiscard]] std::vector<sha256_digest> inclusion_proof(std::uint64_t index, std::uint64_t size) const {
        expects(index < size && size <= this->size(),
                "mingbai::evidence::merkle_tree::inclusion_proof: there is no such leaf in a tree of that size");
        std::vector<sha256_digest> proof;
        for (std::uint64_t first = 0, last = size; last - first > 1;) {
            const std::uint64_t middle = first + left_width(last - first);
            if (index < middle) {
                proof.push_back(subtree(middle, last));
                last = middle;
            } else {
                proof.push_back(subtree(first, middle));
                first = middle;
            }
        }
        std::reverse(proof.begin(), proof.end());
        return proof;
    }

    /// The proof (RFC 6962, 2.1.2) that the tree of `to` leaves is the tree of `from` leaves with more appended; empty when
    /// `from` is 0 or equals `to`. Requires: `from <= to && to <= size()`.
    [[nodiscard]] std::vector<sha256_digest> consistency_proof(std::uint64_t from, std::uint64_t to) const {
        expects(from <= to && to <= size(),
                "mingbai::evidence::merkle_tree::consistency_proof: the sizes are out of order, or the tree was never that large");
        std::vector<sha256_digest> proof;
        if (from == 0 || from == to) return proof;
        std::uint64_t first = 0;
        std::uint64_t last = to;
        while (last != from) {
            const std::uint64_t middle = first + left_width(last - first);
            if (from <= middle) {
                proof.push_back(subtree(middle, last));
                last = middle;
            } else {
                proof.push_back(subtree(first, middle));
                first = middle;
            }
        }
        // What is left is the old tree's last complete subtree; when that is the whole old tree the verifier knows it.
        if (first != 0) proof.push_back(subtree(first, last));
        std::reverse(proof.begin(), proof.end());
        return proof;
    }

private:
    /// The greatest power of two below `width`. Requires: `width >= 2`.
    [[nodiscard]] static constexpr std::uint64_t left_width(std::uint64_t width) noexcept {
        return std::bit_floor(width - 1);
    }

    /// The hash over the leaves first … last - 1. Requires: not empty, and `first` a multiple of the width rounded up to a
    /// power of two, as every range is that RFC 6962 splits off.
    [[nodiscard]] sha256_digest subtree(std::uint64_t first, std::uint64_t last) const noexcept {
        std::uint64_t width = last - first;
        auto level = static_cast<unsigned>(std::countr_zero(width));
        sha256_digest hash = complete(level, (last >> level) - 1);
        for (width &= width - 1; width != 0; width &= width - 1) {
            level = static_cast<unsigned>(std::countr_zero(width));
            hash = node_hash<Hasher>(complete(level, ((first + width) >> level) - 1), hash);
        }
        return hash;
    }

    [[nodiscard]] const sha256_digest& complete(unsigned level, std::uint64_t index) const noexcept {
        return levels_[level][mingbai::detail::memory_size(index)];
    }

    std::vector<std::vector<sha256_digest>> levels_;
};

/// The tree over the built-in SHA-256.
using merkle_tree = basic_merkle_tree<>;

}  // namespace mingbai::inline MINGBAI_ABI::evidence
