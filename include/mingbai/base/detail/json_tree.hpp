// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/json_kind.hpp>

#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::detail {

[[nodiscard]] constexpr bool is_container(json_kind kind) noexcept {
    return kind == json_kind::array || kind == json_kind::object;
}

/// One value, key or index entry of a document. A document is its nodes in the order of its text:
///
///   array   its node, its elements
///   object  its node; one node whose data is the position of the index, or 0; for each member its key and its value;
///           for an object of many members the index: a node for each member, ascending by key
struct json_node {
    std::uint32_t offset = 0;  ///< in the text; of a string, behind its quote; of an index entry, its key's position
    json_kind kind{};
    bool negative = false;   ///< an integer whose data is that of a std::int64_t
    std::uint64_t data = 0;  ///< boolean, integer; size of a text; size and end of a container; rank of an index entry

    [[nodiscard]] constexpr std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(data); }
    /// The position of the node after the container.
    [[nodiscard]] constexpr std::uint32_t end() const noexcept { return static_cast<std::uint32_t>(data >> 32); }
    constexpr void set(std::uint64_t size, std::uint64_t end) noexcept { data = end << 32 | size; }
};

struct json_tree {
    const json_node* nodes = nullptr;
    const char* text = nullptr;

    [[nodiscard]] constexpr std::string_view text_of(const json_node& node) const noexcept {
        return {text + node.offset, node.size()};
    }
    /// The position of what follows a value.
    [[nodiscard]] constexpr std::uint32_t after(std::uint32_t at) const noexcept {
        return is_container(nodes[at].kind) ? nodes[at].end() : at + 1;
    }
};

/// By the bytes of the keys, for index entries and for a key looked up. Its rank settles most comparisons.
[[nodiscard]] constexpr bool key_before(std::uint64_t a_rank, std::string_view a, std::uint64_t b_rank,
                                        std::string_view b) noexcept {
    return a_rank != b_rank ? a_rank < b_rank : a < b;
}

}  // namespace mingbai::inline MINGBAI_ABI::detail
