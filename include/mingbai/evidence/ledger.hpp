// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/json_scan.hpp>
#include <mingbai/base/hmac_drbg.hpp>
#include <mingbai/base/json_reader.hpp>
#include <mingbai/base/random_source.hpp>
#include <mingbai/base/utc_offset.hpp>
#include <mingbai/evidence/anchor.hpp>
#include <mingbai/evidence/detail/segment_loading.hpp>
#include <mingbai/evidence/detail/segment_replay.hpp>
#include <mingbai/evidence/erasure.hpp>
#include <mingbai/evidence/journal.hpp>
#include <mingbai/evidence/record_proof.hpp>
#include <mingbai/evidence/record_range.hpp>
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
    bool trust_payloads = false;             ///< that they are canonical JSON: saves reading each of them
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
        return open().tree.size() == 0 ? anchors_.root() : anchors_.root_with(anchor_leaf(open(), open().tree.size()));
    }

    /// The ledger as it stands, to be signed and given away. `at` is when, as the caller says.
    [[nodiscard]] tree_head head(instant at) const {
        return {options_.name, size(), anchors_.size() + (open().tree.size() == 0 ? 0U : 1U), root(), at};
    }

    /// Stores one record. Refused with reason::record_too_large, with reason::out_of_range for an instant outside the calendar,
    /// as the JSON reader does for a payload that is not canonical JSON (reason::json_syntax when it is JSON in another form),
    /// or with what the journal says; then nothing was stored.
    [[nodiscard]] result<receipt> append(record_kind kind, const pseudonym& subject, instant at, std::string_view payload) {
        const entry one{kind, subject, at, payload};
        receipt stored;
        const result<void> done = store({&one, 1}, {&stored, 1});
        if (!done) return done.error();
        return stored;
    }

    /// Stores several records in one write, all or none: the group commit. The receipts are in the order of the batch; a
    /// refusal's `where.index` tells which entry is to blame, if one is.
    [[nodiscard]] result<std::vector<receipt>> append(std::span<const entry> batch) {
        std::vector<receipt> stored(batch.size());
        const result<void> done = store(batch, stored);
        if (!done) return done.error();
        return stored;
    }

    /// The segments that are stored, ascending; the last one is open.
    [[nodiscard]] std::vector<segment_extent> segments() { return journal_->segments(); }

    /// Everything appended so far is durable when this succeeds.
    [[nodiscard]] result<void> sync() { return journal_->sync(); }

    /// One record, hashed again and compared with its leaf in the tree. Refused with reason::record_unknown,
    /// reason::journal_damaged when it cannot be read, reason::record_altered when it is not what was written.
    [[nodiscard]] result<record> read(std::uint64_t sequence) {
        if (sequence >= size()) return refusal{reason::record_unknown, at_index(sequence)};
        result<record> found = journal_->read(sequence);
        if (!found) return found;
        if (found->sequence != sequence || !payload_is_committed<Hasher>(*found)) return refusal{reason::record_altered, at_index(sequence)};
        const sha256_digest leaf = leaf_of<Hasher>(*found);
        if (const result<segment*> of = segment_with(sequence)) {
            if (leaf == (*of)->tree.leaf(sequence - (*of)->first)) return found;
        } else if (const result<record> next = journal_->read(sequence + 1); next && next->previous_leaf == leaf) {
            // Too much of the segment is lost for its tree; the next record's copy of the leaf hash still speaks for this one.
            return found;
        }
        return refusal{reason::record_altered, at_index(sequence)};
    }

    /// Gives every stored record from `first` on to `on_record(const record_view&)`, in order, each hashed again and compared
    /// first; damaged ones are not given but reported. `on_record` may return a bool: false ends the reading. It must not
    /// call this ledger.
    ///
    /// Memory does not grow with the ledger: a closed segment is read in a stream and its root compared at its end. What was
    /// given is proven only when the report is clean.
    template <std::invocable<const record_view&> OnRecord>
    [[nodiscard]] replay_report for_each(std::uint64_t first, OnRecord&& on_record) {
        replay_report report;
        report.next = first;
        detail::chain_link link;
        for (const segment_extent& extent : journal_->segments()) {
            if (extent.end <= first) continue;
            if (extent.first != report.next) link = {};
            if (replay(extent, first, link, report, on_record) == detail::replay_end::stopped) return report;
            report.next = extent.end;
        }
        return report;
    }

    /// Hashes every stored payload again and compares all of it, and every closed segment's root with its anchor.
    [[nodiscard]] replay_report verify() {
        return for_each(0, [](const record_view&) {});
    }

    /// The proof that a record is in the ledger as it stands, to go with `head()`. An erased record has one too; of a dropped
    /// one only those hold that were given out before.
    [[nodiscard]] result<record_proof> prove(std::uint64_t sequence) {
        if (sequence >= size()) return refusal{reason::record_unknown, at_index(sequence)};
        const result<segment*> of = segment_with(sequence);
        if (!of) return of.error();
        const segment& in = **of;
        const basic_merkle_tree<Hasher> anchors = anchors_with(open(), open().tree.size());
        return record_proof{anchor_of(in, in.tree.size()), in.tree.inclusion_proof(sequence - in.first, in.tree.size()),
                            anchors.inclusion_proof(in.number, anchors.size())};
    }

    /// The proof that the ledger as it stands is the one of an earlier head with more appended. Refused with
    /// reason::proof_invalid when it is not, and as `prove` when the segment that was open then is gone.
    [[nodiscard]] result<extension_proof> prove_extension(const tree_head& earlier) {
        const refusal never{reason::proof_invalid, at_index(earlier.size)};
        if (earlier.size == 0 || earlier.size > size() || earlier.ledger != options_.name) return never;
        const result<segment*> of = segment_with(earlier.size - 1);
        if (!of) return of.error();
        const segment& in = **of;
        const std::uint64_t then = earlier.size - in.first;
        const basic_merkle_tree<Hasher> before = anchors_with(in, then);
        const basic_merkle_tree<Hasher> now = anchors_with(open(), open().tree.size());
        if (before.root() != earlier.root || before.size() != earlier.segments) return never;
        extension_proof proof;
        const std::uint64_t closed = in.number;
        if (closed != 0) {
            proof.closed_root = before.root(closed);
            proof.closed_in_earlier = before.consistency_proof(closed, before.size());
            proof.closed_in_later = now.consistency_proof(closed, now.size());
        }
        proof.segment_earlier = anchor_of(in, then);
        proof.segment_later = anchor_of(in, in.tree.size());
        proof.in_earlier = before.inclusion_proof(closed, before.size());
        proof.in_later = now.inclusion_proof(closed, now.size());
        proof.segment_growth = in.tree.consistency_proof(then, in.tree.size());
        return proof;
    }

    /// Erases payloads for good. First a payload_erased record says so and is on the disk, then they go; a crash between the
    /// two is made good when the ledger is opened again. Records that are erased or dropped already are passed over. Refused
    /// with reason::record_protected for the ledger's own records, with reason::record_unknown for those that never were.
    ///
    /// Legal holds are the `custodian`'s business (custodian.hpp); the ledger erases what it is told to.
    [[nodiscard]] result<receipt> erase(std::span<const record_range> ranges, erasure_cause cause, instant at) {
        for (const record_range& each : ranges) {
            if (each.end > size() || each.first >= each.end) return refusal{reason::record_unknown, at_index(each.first)};
            std::optional<std::uint64_t> own;
            const auto protect = [&own](const record_view& seen) {
                if (is_ledgers_own(seen.kind)) own = seen.sequence;
                return !own;
            };
            const result<void> seen = journal_->visit(each.first, each.end, protect, [&protect](const refusal&, const record_view* known) {
                if (known != nullptr) (void)protect(*known);
            });
            if (!seen) return seen.error();
            if (own) return refusal{reason::record_protected, at_index(*own)};
        }
        erasure planned{cause, {ranges.begin(), ranges.end()}};
        const result<receipt> said = say(record_kind::payload_erased, at, canonical_text(planned));
        if (!said) return said;
        unfinished_.records = std::move(planned.records);
        const result<void> done = finish_erasing();
        if (!done) return done.error();
        return said;
    }

    /// Drops closed segments with all their records; their anchors, and every proof given out before, stay valid. In the order
    /// of `erase`: a segment_dropped record first. Refused with reason::record_protected for the open segment and with
    /// reason::record_unknown for one that never was; those that are gone already are passed over.
    [[nodiscard]] result<receipt> drop(std::span<const std::uint32_t> segments, erasure_cause cause, instant at) {
        for (const std::uint32_t each : segments) {
            if (each > open().number) return refusal{reason::record_unknown, at_index(each)};
            if (each == open().number) return refusal{reason::record_protected, at_index(each)};
        }
        segment_drop planned{cause, {segments.begin(), segments.end()}};
        const result<receipt> said = say(record_kind::segment_dropped, at, canonical_text(planned));
        if (!said) return said;
        unfinished_.segments = std::move(planned.segments);
        const result<void> done = finish_erasing();
        if (!done) return done.error();
        return said;
    }

    /// Closes the open segment now, for ledgers with segment_span::manual or before a planned drop. Nothing to do when it is
    /// empty.
    [[nodiscard]] result<void> close_segment(instant at) {
        if (open().tree.size() == 0) return {};
        if (!in_calendar(at)) return refusal{reason::out_of_range, {}};
        return store({}, {}, at);
    }

private:
    using segment = detail::loaded_segment<Hasher>;

    /// What was said to be erased but, after a crash or a refusal of the journal, may still be there.
    struct unfinished {
        std::vector<record_range> records;
        std::vector<std::uint32_t> segments;
    };

    [[nodiscard]] segment& open() noexcept { return loaded_.back(); }
    [[nodiscard]] const segment& open() const noexcept { return loaded_.back(); }

    /// The anchor of a segment when it had `count` records.
    [[nodiscard]] anchor anchor_of(const segment& of, std::uint64_t count) const {
        return {options_.name,      of.number, of.first, of.first + count, of.tree.root(count),
                of.number == 0 ? sha256_digest{} : anchors_.leaf(of.number - 1)};
    }

    [[nodiscard]] sha256_digest anchor_leaf(const segment& of, std::uint64_t count) const {
        return leaf_hash<Hasher>(canonical_text(anchor_of(of, count)));
    }

    /// The anchor tree as it was when the segment was open and had `count` records.
    [[nodiscard]] basic_merkle_tree<Hasher> anchors_with(const segment& of, std::uint64_t count) const {
        basic_merkle_tree<Hasher> anchors = anchors_;
        anchors.rewind(of.number);
        if (count != 0) anchors.append_leaf(anchor_leaf(of, count));
        return anchors;
    }

    [[nodiscard]] result<void> load() {
        loaded_.emplace_back();
        const std::vector<segment_extent> extents = journal_->segments();
        if (extents.empty()) return {};
        for (std::size_t i = 1; i < extents.size(); ++i)
            if (extents[i].number == extents[i - 1].number + 1 && extents[i].first != extents[i - 1].end)
                return refusal{reason::journal_damaged, at_index(extents[i - 1].end)};
        result<std::vector<sha256_digest>> anchors = load_anchors(extents, extents.size() - 1);
        if (!anchors) return anchors.error();
        for (const sha256_digest& each : *anchors) anchors_.append_leaf(each);
        result<segment> last = detail::load_segment<Hasher>(*journal_, extents.back(), options_.offset);
        if (!last) return last.error();
        open() = *std::move(last);
        last_leaf_ = open().tree.leaf(open().tree.size() - 1);
        if (const result<void> found = find_unfinished(extents.back()); !found) return found;
        return finish_erasing();
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

    /// The last erasure and the last drop that the open segment tells of: only they can be unfinished, because nothing is
    /// recorded while one is.
    [[nodiscard]] result<void> find_unfinished(const segment_extent& extent) {
        return journal_->visit(
            extent.first, extent.end,
            [this](const record_view& each) {
                if (each.kind == record_kind::payload_erased) {
                    if (result<erasure> said = read_erasure(each.payload)) unfinished_.records = std::move(said->records);
                } else if (each.kind == record_kind::segment_dropped) {
                    if (result<segment_drop> said = read_segment_drop(each.payload)) unfinished_.segments = std::move(said->segments);
                }
                return true;
            },
            [](const refusal&, const record_view*) {});
    }

    [[nodiscard]] result<void> finish_erasing() {
        if (!unfinished_.records.empty()) {
            if (const result<void> done = journal_->erase(unfinished_.records); !done) return done;
            unfinished_.records.clear();
        }
        if (!unfinished_.segments.empty()) {
            const std::vector<segment_extent> stored = journal_->segments();
            std::erase_if(unfinished_.segments, [&stored](std::uint32_t number) {
                return std::none_of(stored.begin(), stored.end(), [number](const segment_extent& each) { return each.number == number; });
            });
            if (!unfinished_.segments.empty())
                if (const result<void> done = journal_->drop(unfinished_.segments); !done) return done;
            const std::vector<std::uint32_t> gone = std::exchange(unfinished_.segments, {});
            std::erase_if(loaded_, [&gone](const segment& each) { return std::find(gone.begin(), gone.end(), each.number) != gone.end(); });
        }
        return {};
    }

    /// The segment that holds a record, its tree in memory and, when closed, its root the one in its anchor. The pointer is
    /// good until the next call.
    [[nodiscard]] result<segment*> segment_with(std::uint64_t sequence) {
        for (auto each = loaded_.rbegin(); each != loaded_.rend(); ++each)
            if (sequence >= each->first && sequence < each->first + each->tree.size()) return &*each;
        for (const segment_extent& extent : journal_->segments()) {
            if (sequence < extent.first || sequence >= extent.end) continue;
            if (extent.number >= anchors_.size()) break;
            // The copies of the leaf hashes first; when those were altered, the records themselves.
            for (const detail::leaves from : {detail::leaves::copied, detail::leaves::computed}) {
                result<segment> found = detail::load_segment<Hasher>(*journal_, extent, options_.offset, from);
                if (!found) return found.error();
                if (anchor_leaf(*found, found->tree.size()) != anchors_.leaf(extent.number)) continue;
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

    template <class OnRecord>
    [[nodiscard]] detail::replay_end replay(const segment_extent& extent, std::uint64_t from, detail::chain_link& link, replay_report& report,
                                            OnRecord& on_record) {
        const bool in_memory = std::any_of(loaded_.begin(), loaded_.end(), [&extent](const segment& each) { return each.number == extent.number; });
        if (!in_memory && extent.number < anchors_.size() && from <= extent.first) {
            sha256_digest root;
            detail::chain_link streamed = link;
            const detail::replay_end how = detail::replay_streaming<Hasher>(*journal_, extent, streamed, report, on_record, root);
            if (how == detail::replay_end::stopped) return how;
            if (how == detail::replay_end::whole) {
                const anchor expected{options_.name, extent.number, extent.first, extent.end, root,
                                      extent.number == 0 ? sha256_digest{} : anchors_.leaf(extent.number - 1)};
                // Record and copy were altered alike, so that only the segment as a whole is known to be another one.
                if (leaf_hash<Hasher>(canonical_text(expected)) != anchors_.leaf(extent.number))
                    report.add_damage({reason::record_altered, at_index(extent.first)});
                link = streamed;
                return how;
            }
            from = report.next;
        }
        const result<segment*> of = segment_with(extent.first);
        if (!of) report.add_damage(of.error());
        const basic_merkle_tree<Hasher>* const tree = of ? &(*of)->tree : nullptr;
        const detail::replay_end how = detail::replay_with_tree<Hasher>(*journal_, extent, from, tree, link, report, on_record);
        link = {tree != nullptr, tree != nullptr ? tree->leaf(tree->size() - 1) : sha256_digest{}};
        return how;
    }

    /// A record of the ledger's own, on the disk when this returns.
    [[nodiscard]] result<receipt> say(record_kind kind, instant at, std::string_view payload) {
        const entry one{kind, {}, at, payload};
        receipt said;
        const result<void> done = store({&one, 1}, {&said, 1});
        if (!done) return done.error();
        const result<void> synced = journal_->sync();
        if (!synced) return synced.error();
        return said;
    }

    [[nodiscard]] result<void> check(const entry& each) {
        if (each.payload.size() > options_.payload_limit) return refusal{reason::record_too_large, {}};
        if (!in_calendar(each.at)) return refusal{reason::out_of_range, {}};
        if (options_.trust_payloads || mingbai::detail::json_scan::surely_canonical(each.payload)) return {};
        // Not so sure: the reader says what it is.
        if (const result<void> read = payload_check_.read(each.payload, {.max_size = options_.payload_limit}); !read) return read;
        if (!payload_check_.is_canonical()) return refusal{reason::json_syntax, {}};
        return {};
    }

    /// Stores a batch; with `close_at`, a new segment is begun before it.
    [[nodiscard]] result<void> store(std::span<const entry> batch, std::span<receipt> receipts, std::optional<instant> close_at = {}) {
        if (!status_) return status_;
        if (const result<void> finished = finish_erasing(); !finished) return finished;
        for (std::size_t i = 0; i < batch.size(); ++i) {
            if (const result<void> good = check(batch[i]); !good) {
                refusal refused = good.error();
                refused.where.index = i;
                return refused;
            }
        }
        const std::size_t loaded_before = loaded_.size();
        const std::uint64_t leaves_before = open().tree.size();
        const std::uint64_t anchors_before = anchors_.size();
        const sha256_digest leaf_before = last_leaf_;

        staged_.clear();
        closings_.clear();
        if (close_at) begin_segment(*close_at);
        for (std::size_t i = 0; i < batch.size(); ++i) {
            const std::int64_t month = detail::civil_month(batch[i].at, options_.offset);
            if (open().tree.size() == 0)
                open().month = month;
            else if (options_.span == segment_span::month && month > open().month)
                begin_segment(batch[i].at);
            receipts[i] = stage(batch[i]);
        }
        const result<void> stored = journal_->append(staged_);
        if (!stored) {
            loaded_.resize(loaded_before);
            open().tree.rewind(leaves_before);
            anchors_.rewind(anchors_before);
            last_leaf_ = leaf_before;
            return stored;
        }
        forget_old_trees();
        return {};
    }

    /// Closes the open segment and begins the next with the record that says so.
    void begin_segment(instant at) {
        const anchor closed = anchor_of(open(), open().tree.size());
        anchors_.append_leaf(leaf_hash<Hasher>(canonical_text(closed)));
        std::vector<sha256_digest> all;
        for (std::uint64_t i = 0; i < anchors_.size(); ++i) all.push_back(anchors_.leaf(i));
        closings_.push_back(detail::closing_text(closed, all));
        loaded_.push_back({closed.segment + 1, closed.end, detail::civil_month(at, options_.offset), {}});
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
    unfinished unfinished_;
    json_document payload_check_;
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
