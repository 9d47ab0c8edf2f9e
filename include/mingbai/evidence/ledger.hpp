// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/hmac_drbg.hpp>
#include <mingbai/base/random_source.hpp>
#include <mingbai/base/utc_offset.hpp>
#include <mingbai/evidence/anchor.hpp>
#include <mingbai/evidence/detail/segment_loading.hpp>
#include <mingbai/evidence/journal.hpp>
#include <mingbai/evidence/record_proof.hpp>
#include <mingbai/evidence/replay_report.hpp>

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::evidence {

/// How often a ledger begins a new segment by itself: with the first record of a later civil month, or only when told to.
enum class segment_span : std::uint8_t { month = 0, manual = 1 };

/// What a ledger is told once, when it is opened.
struct ledger_options {
    ledger_name name{"ledger"};              ///< goes into every anchor and head; must stay the same for ever
    utc_offset offset{};                     ///< of the civil months; UTC unless told otherwise
    segment_span span = segment_span::month;
    std::size_t payload_limit = 1U << 20U;   ///< bytes; a longer payload is refused
    std::size_t trees_kept = 32;             ///< closed segments whose trees stay in memory once they were needed
};

/// What is to be recorded. The payload is canonical JSON; the ledger adds the rest.
struct entry {
    record_kind kind{};
    pseudonym subject{};
    instant at{};
    std::string_view payload{};
};

/// What the ledger answers when a record is stored. `leaf` is what a proof will be about.
struct receipt {
    std::uint64_t sequence = 0;
    std::uint32_t segment = 0;
    sha256_digest leaf{};

    friend constexpr bool operator==(const receipt&, const receipt&) = default;
};

/// The evidence ledger: records go in and never change; every one can be proven later to somebody who has only a head.
///
/// One writer, not safe to share between threads. The journal must outlive the ledger and have no other user. All
/// randomness comes from `Salts`; all hashing from `Hasher`, which must compute SHA-256.
template <journal Journal, digest_engine Hasher = sha256_hasher, random_source Salts = hmac_drbg<Hasher>>
class ledger {
public:
    /// Takes up whatever the journal holds. When that cannot be read or made sense of, `status()` says why and every
    /// `append` is refused with the same.
    ledger(Journal& stored, Salts salts, const ledger_options& options = {})
        : journal_(&stored), salts_(std::move(salts)), options_(options), status_(load()) {}

    /// Whether the ledger can go on from what its journal holds.
    [[nodiscard]] const result<void>& status() const noexcept { return status_; }

    [[nodiscard]] const ledger_options& options() const noexcept { return options_; }

    /// How many records the ledger ever had, its own about segments and erasures included.
    [[nodiscard]] std::uint64_t size() const noexcept { return open().first + open().tree.size(); }

    /// The root over all segments: one digest that everything in the ledger follows from.
    [[nodiscard]] sha256_digest root() const {
        if (open().tree.size() == 0) return anchors_.root();
        return anchors_.root_with(leaf_hash<Hasher>(canonical_text(anchor_of(open(), open().tree.size()))));
    }

    /// The ledger as it stands, to be signed and given away. `at` is when, as the caller says.
    [[nodiscard]] tree_head head(instant at) const {
        return {options_.name, size(), anchors_.size() + (open().tree.size() == 0 ? 0U : 1U), root(), at};
    }

    /// Stores one record. Refused with reason::record_too_large, reason::out_of_range for an instant outside the calendar, or
    /// with what the journal says; then nothing was stored.
    [[nodiscard]] result<receipt> append(record_kind kind, const pseudonym& subject, instant at, std::string_view payload) {
        const entry one{kind, subject, at, payload};
        const result<std::vector<receipt>> stored = append({&one, 1});
        if (!stored) return stored.error();
        return stored->front();
    }

    /// Stores several records in one write, all or none: the group commit. The receipts are in the order of the batch.
    [[nodiscard]] result<std::vector<receipt>> append(std::span<const entry> batch) {
        if (!status_) return status_.error();
        for (std::size_t i = 0; i < batch.size(); ++i) {
            if (batch[i].payload.size() > options_.payload_limit) return refusal{reason::record_too_large, at_index(i)};
            if (!in_calendar(batch[i].at)) return refusal{reason::out_of_range, at_index(i)};
        }

        const std::size_t loaded_before = loaded_.size();
        const std::uint64_t leaves_before = open().tree.size();
        const std::uint64_t anchors_before = anchors_.size();
        const sha256_digest leaf_before = last_leaf_;

        std::vector<receipt> receipts;
        receipts.reserve(batch.size());
        staged_.clear();
        closings_.clear();
        for (const entry& each : batch) {
            const std::int64_t month = detail::civil_month(each.at, options_.offset);
            if (open().tree.size() == 0) {
                open().month = month;
            } else if (options_.span == segment_span::month && month > open().month) {
                begin_segment(each.at, month);
            }
            receipts.push_back(stage(each));
        }
        const result<void> stored = journal_->append(staged_);
        if (!stored) {
            loaded_.resize(loaded_before);
            open().tree.rewind(leaves_before);
            anchors_.rewind(anchors_before);
            last_leaf_ = leaf_before;
            return stored.error();
        }
        forget_old_trees();
        return receipts;
    }

    /// Everything appended so far is durable when this succeeds.
    [[nodiscard]] result<void> sync() { return journal_->sync(); }

    /// One record, hashed again and compared with its leaf in the tree. Refused with reason::record_unknown,
    /// reason::journal_damaged when it cannot be read, reason::record_altered when it is not what was written.
    [[nodiscard]] result<record> read(std::uint64_t sequence) {
        if (sequence >= size()) return refusal{reason::record_unknown, at_index(sequence)};
        result<record> found = journal_->read(sequence);
        if (!found) return found;
        const result<segment*> of = segment_with(sequence);
        if (!unaltered(*found, sequence, of)) return refusal{reason::record_altered, at_index(sequence)};
        return found;
    }

    /// Gives every stored record from `first` on to `on_record(const record_view&)`, in order, each hashed again and compared
    /// first; damaged ones are not given but reported. `on_record` may return a bool: false ends the reading.
    template <std::invocable<const record_view&> OnRecord>
    [[nodiscard]] replay_report for_each(std::uint64_t first, OnRecord&& on_record) {
        replay_report report;
        report.next = first;
        for (const segment_extent& extent : journal_->segments()) {
            if (extent.end <= first) continue;
            if (!replay_segment(extent, first, report, on_record)) return report;
            report.next = extent.end;
        }
        return report;
    }

    /// Hashes every stored payload again and compares all of it, and every closed segment's root with its anchor.
    [[nodiscard]] replay_report verify() {
        return for_each(0, [](const record_view&) {});
    }

    /// The proof that a record is in the ledger as it stands, to go with `head()`. An erased record has one too; a dropped one
    /// keeps only those that were given out before.
    [[nodiscard]] result<record_proof> prove(std::uint64_t sequence) {
        if (sequence >= size()) return refusal{reason::record_unknown, at_index(sequence)};
        const result<segment*> of = segment_with(sequence);
        if (!of) return of.error();
        const segment& in = **of;
        basic_merkle_tree<Hasher> anchors = anchors_;
        anchors.append_leaf(leaf_hash<Hasher>(canonical_text(anchor_of(open(), open().tree.size()))));
        return record_proof{anchor_of(in, in.tree.size()), in.tree.inclusion_proof(sequence - in.first, in.tree.size()),
                            anchors.inclusion_proof(in.number, anchors.size())};
    }

private:
    using segment = detail::loaded_segment<Hasher>;

    [[nodiscard]] segment& open() noexcept { return loaded_.back(); }
    [[nodiscard]] const segment& open() const noexcept { return loaded_.back(); }

    /// The anchor of a segment when it had `count` records.
    [[nodiscard]] anchor anchor_of(const segment& of, std::uint64_t count) const {
        return {options_.name,      of.number, of.first, of.first + count, of.tree.root(count),
                of.number == 0 ? sha256_digest{} : anchors_.leaf(of.number - 1)};
    }

    [[nodiscard]] result<void> load() {
        loaded_.emplace_back();
        const std::vector<segment_extent> extents = journal_->segments();
        if (extents.empty()) return {};
        result<std::vector<sha256_digest>> anchors = load_anchors(extents, extents.size() - 1);
        if (!anchors) return anchors.error();
        for (const sha256_digest& each : *anchors) anchors_.append_leaf(each);
        result<segment> last = detail::load_segment<Hasher>(*journal_, extents.back(), options_.offset);
        if (!last) return last.error();
        open() = *std::move(last);
        last_leaf_ = open().tree.leaf(open().tree.size() - 1);
        return {};
    }

    /// The leaf hashes of all anchors before the segment `extents[at]`: its first record lists them. When that record is
    /// damaged the last one is computed from the segment before, and the others are in that segment's first record.
    [[nodiscard]] result<std::vector<sha256_digest>> load_anchors(const std::vector<segment_extent>& extents, std::size_t at) {
        if (extents[at].number == 0) return std::vector<sha256_digest>{};
        const refusal lost{reason::journal_damaged, at_index(extents[at].first)};
        const result<record> first = journal_->read(extents[at].first);
        if (first && first->kind == record_kind::segment_closed) {
            std::optional<std::vector<sha256_digest>> listed = detail::read_closing_text<Hasher>(first->payload);
            if (listed && listed->size() == extents[at].number) return *std::move(listed);
        }
        if (at == 0 || extents[at - 1].number + 1 != extents[at].number) return lost;
        result<std::vector<sha256_digest>> earlier = load_anchors(extents, at - 1);
        if (!earlier) return earlier;
        const result<segment> before = detail::load_segment<Hasher>(*journal_, extents[at - 1], options_.offset);
        if (!before) return before.error();
        const anchor closed{options_.name,   before->number,       before->first, extents[at - 1].end, before->tree.root(),
                            earlier->empty() ? sha256_digest{} : earlier->back()};
        earlier->push_back(leaf_hash<Hasher>(canonical_text(closed)));
        return earlier;
    }

    /// The segment that holds a record, its tree in memory and, when closed, its root the one in its anchor. The pointer is
    /// good until the next call.
    [[nodiscard]] result<segment*> segment_with(std::uint64_t sequence) {
        for (auto each = loaded_.rbegin(); each != loaded_.rend(); ++each)
            if (sequence >= each->first && sequence < each->first + each->tree.size()) return &*each;
        for (const segment_extent& extent : journal_->segments()) {
            if (sequence < extent.first || sequence >= extent.end) continue;
            // The copies of the leaf hashes first; when those were altered, the records themselves.
            for (const detail::leaves from : {detail::leaves::copied, detail::leaves::computed}) {
                result<segment> found = detail::load_segment<Hasher>(*journal_, extent, options_.offset, from);
                if (!found) return found.error();
                if (leaf_hash<Hasher>(canonical_text(anchor_of(*found, found->tree.size()))) != anchors_.leaf(extent.number)) continue;
                loaded_.insert(std::prev(loaded_.end()), *std::move(found));
                forget_old_trees();
                return &loaded_[loaded_.size() - 2];
            }
            return refusal{reason::record_altered, at_index(extent.first)};
        }
        return refusal{reason::record_unknown, at_index(sequence)};
    }

    /// Keeps at least one closed segment's tree, the one that was just asked for.
    void forget_old_trees() {
        while (loaded_.size() > (std::max)(options_.trees_kept, std::size_t{1}) + 1) loaded_.erase(loaded_.begin());
    }

    /// Whether a record is what the ledger's tree says; without a tree, what the next record's copy of its leaf hash says.
    [[nodiscard]] bool unaltered(const record& found, std::uint64_t sequence, const result<segment*>& of) {
        if (found.sequence != sequence || !payload_is_committed<Hasher>(found)) return false;
        const sha256_digest leaf = leaf_of<Hasher>(found);
        if (of) return leaf == (*of)->tree.leaf(sequence - (*of)->first);
        const result<record> next = journal_->read(sequence + 1);
        return next && next->previous_leaf == leaf;
    }

    template <class OnRecord>
    [[nodiscard]] bool replay_segment(const segment_extent& extent, std::uint64_t from, replay_report& report, OnRecord& on_record) {
        const result<segment*> of = segment_with(extent.first);
        if (!of) report.add_damage(of.error());
        const basic_merkle_tree<Hasher>* const tree = of ? &(*of)->tree : nullptr;
        const std::uint64_t first = (std::max)(from, extent.first);
        std::uint64_t expected = first;
        bool going = true;
        const auto lost_before = [&](std::uint64_t sequence) {
            for (; expected < sequence; ++expected) report.add_damage({reason::journal_damaged, at_index(expected)});
        };
        const result<void> seen = journal_->visit(
            first, extent.end,
            [&](const record_view& each) {
                lost_before(each.sequence);
                report.next = expected = each.sequence + 1;
                const std::uint64_t index = each.sequence - extent.first;
                if (!payload_is_committed<Hasher>(each) ||
                    (tree != nullptr && (leaf_of<Hasher>(each) != tree->leaf(index) ||
                                         (index != 0 && each.previous_leaf != tree->leaf(index - 1))))) {
                    report.add_damage({reason::record_altered, at_index(each.sequence)});
                    return true;
                }
                ++report.intact;
                if (each.erased) ++report.erased;
                if constexpr (std::is_void_v<std::invoke_result_t<OnRecord&, const record_view&>>)
                    on_record(each);
                else
                    going = on_record(each);
                return going;
            },
            [&](const refusal& damage, const record_view*) {
                lost_before(damage.where.index);
                expected = damage.where.index + 1;
                report.add_damage(damage);
            });
        if (!seen) {
            report.add_damage(seen.error());
            return false;
        }
        if (going) lost_before(extent.end);
        return going;
    }

    /// Closes the open segment and begins the next with the record that says so.
    void begin_segment(instant at, std::int64_t month) {
        const anchor closed = anchor_of(open(), open().tree.size());
        anchors_.append_leaf(leaf_hash<Hasher>(canonical_text(closed)));
        std::vector<sha256_digest> all;
        for (std::uint64_t i = 0; i < anchors_.size(); ++i) all.push_back(anchors_.leaf(i));
        closings_.push_back(detail::closing_text(closed, all));
        loaded_.push_back({closed.segment + 1, closed.end, month, {}});
        (void)stage({record_kind::segment_closed, {}, at, closings_.back()});
    }

    /// Makes the record, salts it and gives its leaf to the tree; the journal gets it with the rest of the batch.
    [[nodiscard]] receipt stage(const entry& each) {
        record_view made{size(), open().number, each.kind, false, each.at, each.subject, {}, last_leaf_, next_salt(), each.payload};
        made.commitment = commitment_to<Hasher>(made.salt, made.payload);
        last_leaf_ = leaf_of<Hasher>(made);
        open().tree.append_leaf(last_leaf_);
        staged_.push_back(made);
        return {made.sequence, made.segment, last_leaf_};
    }

    [[nodiscard]] record_salt next_salt() noexcept {
        // Drawn many at a time: a generator pays for every request, not only for the bytes.
        if (salts_left_ == 0) {
            salts_.fill(salt_bytes_);
            salts_left_ = salt_bytes_.size() / record_salt{}.size();
        }
        --salts_left_;
        record_salt salt;
        for (std::size_t i = 0; i < salt.size(); ++i) salt[i] = std::exchange(salt_bytes_[salt.size() * salts_left_ + i], std::uint8_t{0});
        return salt;
    }

    Journal* journal_;
    Salts salts_;
    ledger_options options_;
    basic_merkle_tree<Hasher> anchors_;    ///< over the closed segments
    std::vector<segment> loaded_;          ///< the open segment last; before it the closed ones whose trees were needed
    sha256_digest last_leaf_{};
    std::vector<record_view> staged_;
    std::deque<std::string> closings_;     ///< payloads of the batch's own records; a deque, because views of them are staged
    std::array<std::uint8_t, 2048> salt_bytes_{};
    std::size_t salts_left_ = 0;
    result<void> status_;
};

template <class Journal, class Salts>
ledger(Journal&, Salts) -> ledger<Journal, sha256_hasher, Salts>;
template <class Journal, class Salts>
ledger(Journal&, Salts, ledger_options) -> ledger<Journal, sha256_hasher, Salts>;

}  // namespace mingbai::inline MINGBAI_ABI::evidence

namespace mingbai::inline MINGBAI_ABI {
using evidence::ledger;
}  // namespace mingbai::inline MINGBAI_ABI
