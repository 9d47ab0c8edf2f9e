// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/ids.hpp>
#include <mingbai/base/money.hpp>
#include <mingbai/base/result.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::bill {

/// One entry of a bill as carriers' systems answer it: a tree of charges, each with the sum of what is below it.
template <currency_type Currency>
struct charge_node {
    std::uint64_t id = 0;
    std::uint64_t parent = 0;  ///< 0 for the root
    std::string title{};
    money<Currency> amount{};  ///< as stated
};

/// A node whose parts do not add up to it.
template <currency_type Currency>
struct charge_gap {
    std::size_t node = 0;  ///< its place in the list
    money<Currency> stated{};
    money<Currency> parts{};  ///< the sum of the nodes below it

    /// What is missing below it: negative when a discount is, or a charge too many is there.
    [[nodiscard]] constexpr money<Currency> missing() const noexcept { return stated - parts; }
};

/// What a tree of charges comes to.
template <currency_type Currency>
struct charge_tree_reading {
    std::vector<std::size_t> leaves{};  ///< places of the nodes that have no parts: the lines that can be explained
    std::vector<charge_gap<Currency>> gaps{};  ///< nodes whose stated amount is not the sum of their parts
    money<Currency> stated{};                  ///< the sum of the roots
    money<Currency> leaf_sum{};                ///< the sum of the leaves: what the lines really come to
};

/// Adds a tree up. Nodes may come in any order.
///
/// Refused: reason::json_duplicate_key at a node whose number is there already or is 0; reason::record_unknown at one
/// whose parent is not there, or that is its own ancestor; reason::overflow.
template <currency_type Currency>
[[nodiscard]] result<charge_tree_reading<Currency>> read_charge_tree(const std::vector<charge_node<Currency>>& nodes) {
    constexpr auto none = static_cast<std::size_t>(-1);
    const auto find = [&](std::uint64_t id) {
        for (std::size_t i = 0; i < nodes.size(); ++i)
            if (nodes[i].id == id) return i;
        return none;
    };
    std::vector<std::size_t> parents(nodes.size(), none);
    std::vector<money<Currency>> sums(nodes.size());
    std::vector<bool> has_parts(nodes.size(), false);
    charge_tree_reading<Currency> read;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].id == 0 || find(nodes[i].id) != i) return refusal{reason::json_duplicate_key, at_index(i)};
        if (nodes[i].parent != 0 && (parents[i] = find(nodes[i].parent)) == none)
            return refusal{reason::record_unknown, at_index(i)};
    }
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        std::size_t steps = 0;
        for (std::size_t up = parents[i]; up != none; up = parents[up])
            if (up == i || ++steps > nodes.size()) return refusal{reason::record_unknown, at_index(i)};
        money<Currency>& above = parents[i] == none ? read.stated : sums[parents[i]];
        const auto sum = checked_add(above, nodes[i].amount);
        if (!sum) return refusal{reason::overflow, at_index(i)};
        above = *sum;
        if (parents[i] != none) has_parts[parents[i]] = true;
    }
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (has_parts[i]) {
            if (!checked_subtract(nodes[i].amount, sums[i])) return refusal{reason::overflow, at_index(i)};
            if (sums[i] != nodes[i].amount) read.gaps.push_back({i, nodes[i].amount, sums[i]});
            continue;
        }
        const auto sum = checked_add(read.leaf_sum, nodes[i].amount);
        if (!sum) return refusal{reason::overflow, at_index(i)};
        read.leaf_sum = *sum;
        read.leaves.push_back(i);
    }
    return read;
}

}  // namespace mingbai::inline MINGBAI_ABI::bill
