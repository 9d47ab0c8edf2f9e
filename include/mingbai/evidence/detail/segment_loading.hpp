// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/utc_offset.hpp>
#include <mingbai/evidence/anchor.hpp>
#include <mingbai/evidence/journal.hpp>
#include <mingbai/evidence/record.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::evidence::detail {

/// Counts civil months: 12 * year + month - 1.
[[nodiscard]] constexpr std::int64_t civil_month(instant at, utc_offset offset) noexcept {
    const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(at + offset.ahead()));
    return std::int64_t{12} * static_cast<int>(date.year()) + static_cast<unsigned>(date.month()) - 1;
}

/// A segment whose tree is in memory.
template <digest_engine Hasher>
struct loaded_segment {
    std::uint32_t number = 0;
    std::uint64_t first = 0;
    std::int64_t month = 0;   ///< of its first readable record
    basic_merkle_tree<Hasher> tree;
};

/// Where the leaf hashes of a stored segment come from.
enum class leaves : std::uint8_t {
    copied,     ///< from the record after; computed only where there is none
    computed,   ///< from the record itself; copied only where it is damaged
};

/// Builds the tree of a stored segment. Each leaf hash is there twice, in the record's own bytes and as a copy in the next
/// record, so one damaged record costs nothing, and a damaged payload never does. Only when two in a row are lost is there a
/// gap, which is refused with reason::journal_damaged and the first sequence number whose leaf nobody knows.
template <digest_engine Hasher, journal Journal>
[[nodiscard]] result<loaded_segment<Hasher>> load_segment(Journal& stored, const segment_extent& extent,
                                                          utc_offset offset, leaves from = leaves::copied) {
    loaded_segment<Hasher> loaded{extent.number, extent.first, 0, {}};
    std::optional<record_view> held;
    std::optional<refusal> gap;
    bool dated = false;

    // Gives the tree every leaf before `sequence`; `known` is the hash of the one right before it, if there is one.
    const auto catch_up = [&](std::uint64_t sequence, const sha256_digest* known) {
        while (extent.first + loaded.tree.size() < sequence) {
            const std::uint64_t missing = extent.first + loaded.tree.size();
            const bool copied = known != nullptr && missing + 1 == sequence;
            const bool readable = held && held->sequence == missing;
            if (copied && (from == leaves::copied || !readable)) {
                loaded.tree.append_leaf(*known);
            } else if (readable) {
                loaded.tree.append_leaf(leaf_of<Hasher>(*held));
            } else {
                gap = refusal{reason::journal_damaged, at_index(missing)};
                return false;
            }
        }
        return true;
    };
    const auto take = [&](const record_view& each) {
        if (!dated) loaded.month = civil_month(each.at, offset);
        dated = true;
        if (gap || !catch_up(each.sequence, &each.previous_leaf)) return false;
        held = each;
        held->payload = {};
        return true;
    };
    const result<void> seen = stored.visit(extent.first, extent.end, take, [&take](const refusal&, const record_view* known) {
        if (known != nullptr) (void)take(*known);
    });
    if (!seen) return seen.error();
    // The copy of the last leaf is in the first record of the next segment, if there is one.
    const result<record> next = stored.read(extent.end);
    if (!gap && held && held->sequence + 1 < extent.end) (void)catch_up(held->sequence + 1, nullptr);
    if (!gap) (void)catch_up(extent.end, next ? &next->previous_leaf : nullptr);
    if (gap) return *gap;
    return loaded;
}

/// The payload of a segment_closed record: the anchor of the segment before, and the leaf hashes of all anchors so far.
[[nodiscard]] inline std::string closing_text(const anchor& closed, const std::vector<sha256_digest>& anchors) {
    std::string text = "{\"anchor\":" + canonical_text(closed) + ",\"anchors\":[";
    for (const sha256_digest& each : anchors) {
        if (text.back() != '[') text += ',';
        text += '"' + to_hex(each) + '"';
    }
    return text + "]}";
}

/// Reads back what `closing_text` wrote: the leaf hashes, when they are well formed and the last is that of the anchor.
template <digest_engine Hasher>
[[nodiscard]] std::optional<std::vector<sha256_digest>> read_closing_text(std::string_view text) {
    constexpr std::string_view before = "{\"anchor\":";
    constexpr std::string_view between = ",\"anchors\":[";
    const std::size_t middle = text.find(between);
    if (!text.starts_with(before) || middle == std::string_view::npos || !text.ends_with("\"]}")) return std::nullopt;
    const std::string_view anchor_text = text.substr(before.size(), middle - before.size());
    std::string_view rest = text.substr(middle + between.size());
    std::vector<sha256_digest> anchors;
    while (rest.size() >= 67 && rest[0] == '"' && rest[65] == '"' && (rest[66] == ',' || rest[66] == ']')) {
        const result<sha256_digest> read = sha256_digest::from_hex(rest.substr(1, 64));
        if (!read) return std::nullopt;
        anchors.push_back(*read);
        rest.remove_prefix(67);
    }
    if (rest != "}" || anchors.empty() || anchors.back() != leaf_hash<Hasher>(anchor_text)) return std::nullopt;
    return anchors;
}

}  // namespace mingbai::inline MINGBAI_ABI::evidence::detail
