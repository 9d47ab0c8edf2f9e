// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/evidence/merkle_tree.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::evidence {

/// The root of a hash tree over leaves that stream by: the same as `basic_merkle_tree` computes, in 2 KiB whatever the number
/// of leaves. It cannot prove anything.
template <digest_engine Hasher = sha256_hasher>
class merkle_frontier {
public:
    constexpr void append(std::string_view data) noexcept { append_leaf(leaf_hash<Hasher>(data)); }

    constexpr void append_leaf(const sha256_digest& leaf) noexcept {
        // The complete subtrees are the binary digits of the size; adding a leaf carries like adding 1.
        sha256_digest carried = leaf;
        std::size_t level = 0;
        for (std::uint64_t rest = size_++; rest % 2 != 0; rest /= 2) carried = node_hash<Hasher>(subtrees_[level++], carried);
        subtrees_[level] = carried;
    }

    [[nodiscard]] constexpr std::uint64_t size() const noexcept { return size_; }

    [[nodiscard]] constexpr sha256_digest root() const noexcept {
        if (size_ == 0) return digest_of<Hasher>();
        auto level = static_cast<unsigned>(std::countr_zero(size_));
        sha256_digest hash = subtrees_[level];
        for (std::uint64_t rest = size_ & (size_ - 1); rest != 0; rest &= rest - 1) {
            level = static_cast<unsigned>(std::countr_zero(rest));
            hash = node_hash<Hasher>(subtrees_[level], hash);
        }
        return hash;
    }

private:
    std::array<sha256_digest, 64> subtrees_{};
    std::uint64_t size_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI::evidence
