// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/function_ref.hpp>
#include <mingbai/base/result.hpp>
#include <mingbai/evidence/record.hpp>
#include <mingbai/evidence/record_range.hpp>

#include <concepts>
#include <cstdint>
#include <span>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::evidence {

/// Which records a stored segment has: `first` … `end - 1`.
struct segment_extent {
    std::uint32_t number = 0;
    std::uint64_t first = 0;
    std::uint64_t end = 0;

    friend constexpr bool operator==(const segment_extent&, const segment_extent&) = default;
};

/// Sees one record; answers false to see no more.
using record_visitor = function_ref<bool(const record_view&)>;
/// Hears of one damaged record: reason::journal_damaged, its sequence number in `where.index`, its position in `where.offset`;
/// and, when only salt or payload are damaged, all that is known of it.
using damage_visitor = function_ref<void(const refusal&, const record_view*)>;

/// Where a ledger keeps its records. A journal stores and returns; it neither hashes nor judges.
///
/// - `end()`: one past the sequence number of the last record; 0 for a journal that never had one.
/// - `segments()`: the segments that are stored, ascending. The last one is open, all others are closed.
/// - `append(batch)`: records with the sequence numbers `end()`, `end() + 1`, …; all are stored or, when refused, none.
///   Whether they are durable already is the journal's policy; after `sync()` they are.
/// - `read(sequence)`: reason::record_unknown when it never was or went with its segment, reason::journal_damaged when it is
///   there but not as it was written.
/// - `visit(first, end, on_record, on_damage)`: the stored records of the range, in order; dropped ones are passed over.
/// - `erase(ranges)`: after it no payload and no salt of these records is readable again, and that is durable; one that is
///   erased already, or no longer stored, is left as it is. After a crash it may be repeated, also for a record that the crash
///   left damaged.
/// - `drop(segments)`: the same for whole closed segments, the records with them.
///
/// tests/support/journal_conformance.hpp puts any journal through all of this, a carrier's own as well.
template <class Journal>
concept journal = std::movable<Journal> &&
                  requires(Journal& stored, std::uint64_t sequence, std::span<const record_view> records,
                           std::span<const record_range> ranges, std::span<const std::uint32_t> segments,
                           record_visitor on_record, damage_visitor on_damage) {
                      { stored.end() } -> std::same_as<std::uint64_t>;
                      { stored.segments() } -> std::same_as<std::vector<segment_extent>>;
                      { stored.append(records) } -> std::same_as<result<void>>;
                      { stored.sync() } -> std::same_as<result<void>>;
                      { stored.read(sequence) } -> std::same_as<result<record>>;
                      { stored.visit(sequence, sequence, on_record, on_damage) } -> std::same_as<result<void>>;
                      { stored.erase(ranges) } -> std::same_as<result<void>>;
                      { stored.drop(segments) } -> std::same_as<result<void>>;
                  };

}  // namespace mingbai::inline MINGBAI_ABI::evidence
