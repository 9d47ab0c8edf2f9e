// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/evidence/journal.hpp>
#include <mingbai/evidence/merkle_frontier.hpp>
#include <mingbai/evidence/merkle_tree.hpp>
#include <mingbai/evidence/record.hpp>
#include <mingbai/evidence/replay_report.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace mingbai::inline MINGBAI_ABI::evidence::detail {

/// Gives a record to a visitor that returns nothing or a bool; false when it wants no more.
template <class OnRecord>
[[nodiscard]] bool give(OnRecord& on_record, const record_view& each, replay_report& report) {
    ++report.intact;
    if (each.erased) ++report.erased;
    if constexpr (std::is_void_v<std::invoke_result_t<OnRecord&, const record_view&>>) {
        on_record(each);
        return true;
    } else {
        return static_cast<bool>(on_record(each));
    }
}

/// How far a stretch of a segment was read.
enum class replay_end : std::uint8_t {
    whole,       ///< to its end
    stopped,     ///< the visitor, or the journal, wanted no more
    not_plain,   ///< up to a place that only the segment's tree can judge
};

/// The leaf before a segment's first, which its first record has a copy of; known when the segment before was just read.
struct chain_link {
    bool known = false;
    sha256_digest leaf{};
};

/// Reads records of a segment whose tree is in memory: each must be the leaf that the tree has.
template <class Hasher, class Journal, class OnRecord>
[[nodiscard]] replay_end replay_with_tree(Journal& stored, const segment_extent& extent, std::uint64_t from,
                                          const basic_merkle_tree<Hasher>* tree, const chain_link& link, replay_report& report,
                                          OnRecord& on_record) {
    bool going = true;
    std::uint64_t expected = (std::max)(from, extent.first);
    const auto lost_before = [&](std::uint64_t sequence) {
        for (; expected < sequence; ++expected) report.add_damage({reason::journal_damaged, at_index(expected)});
    };
    const result<void> seen = stored.visit(
        expected, extent.end,
        [&](const record_view& each) {
            lost_before(each.sequence);
            report.next = expected = each.sequence + 1;
            const std::uint64_t index = each.sequence - extent.first;
            const bool follows = index == 0 ? !link.known || each.previous_leaf == link.leaf
                                            : tree == nullptr || each.previous_leaf == tree->leaf(index - 1);
            const bool unaltered = follows && payload_is_committed<Hasher>(each) && (tree == nullptr || leaf_of<Hasher>(each) == tree->leaf(index));
            if (unaltered)
                going = give(on_record, each, report);
            else
                report.add_damage({reason::record_altered, at_index(each.sequence)});
            return going;
        },
        [&](const refusal& damage, const record_view*) {
            lost_before(damage.where.index);
            expected = (std::max)(expected, damage.where.index + 1);
            report.add_damage(damage);
        });
    if (!seen) report.add_damage(seen.error());
    if (!seen || !going) return replay_end::stopped;
    lost_before(extent.end);
    return replay_end::whole;
}

/// Reads a closed segment from its first record without keeping more than one record and the edge of its tree. Each leaf must
/// be the one that the next record has a copy of; a record is given once that is seen. Whatever is not plain ends the
/// reading there, with `report.next` the first record that was not given. At the end `root` is the segment's and `link` its last
/// leaf.
template <class Hasher, class Journal, class OnRecord>
[[nodiscard]] replay_end replay_streaming(Journal& stored, const segment_extent& extent, chain_link& link, replay_report& report,
                                          OnRecord& on_record, sha256_digest& root) {
    merkle_frontier<Hasher> edge;
    record_view held;
    std::string held_payload;
    bool holding = false;
    bool plain = true;
    bool going = true;
    const auto give_held = [&] {
        holding = false;
        report.next = held.sequence + 1;
        going = give(on_record, held, report);
    };
    report.next = extent.first;
    const result<void> seen = stored.visit(
        extent.first, extent.end,
        [&](const record_view& each) {
            plain = each.sequence == extent.first + edge.size() && payload_is_committed<Hasher>(each);
            plain = plain && (!link.known || each.previous_leaf == link.leaf);
            if (plain && holding) give_held();
            if (!plain || !going) return false;
            held = each;
            held_payload.assign(each.payload);
            held.payload = held_payload;
            holding = true;
            link = {true, leaf_of<Hasher>(each)};
            edge.append_leaf(link.leaf);
            return true;
        },
        [&](const refusal&, const record_view*) { plain = false; });
    if (!seen) {
        report.add_damage(seen.error());
        return replay_end::stopped;
    }
    if (!going) return replay_end::stopped;
    const result<record> next = stored.read(extent.end);
    plain = plain && extent.first + edge.size() == extent.end && (!next || next->previous_leaf == link.leaf);
    if (!plain) return replay_end::not_plain;
    give_held();
    root = edge.root();
    return going ? replay_end::whole : replay_end::stopped;
}

}  // namespace mingbai::inline MINGBAI_ABI::evidence::detail
