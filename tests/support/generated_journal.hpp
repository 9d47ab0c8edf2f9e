// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/evidence/detail/segment_loading.hpp>
#include <mingbai/evidence/journal.hpp>
#include <mingbai/evidence/merkle_frontier.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace mingbai_test {

/// A journal of any length in no memory: each record is made when it is asked for. All segments but the last have `each`
/// records; the last has only the record that closes the one before. The payload of record n is `payload(n)`.
template <class Payload>
class generated_journal {
public:
    generated_journal(std::uint32_t closed, std::uint64_t each, Payload payload, mingbai::evidence::ledger_name name = mingbai::evidence::ledger_name{"ledger"})
        : each_(each), payload_(std::move(payload)) {
        using namespace mingbai::evidence;
        std::vector<mingbai::sha256_digest> anchors;
        mingbai::sha256_digest previous_leaf;
        for (std::uint32_t segment = 0; segment <= closed; ++segment) {
            firsts_.push_back(previous_leaf);
            if (segment == closed) break;
            merkle_frontier<> tree;
            for (std::uint64_t i = 0; i < each; ++i) {
                previous_leaf = leaf_of(make(segment * each + i, {}));
                tree.append_leaf(previous_leaf);
            }
            const mingbai::sha256_digest before = anchors.empty() ? mingbai::sha256_digest{} : anchors.back();
            const anchor of{name, segment, segment * each, (segment + 1) * each, tree.root(), before};
            anchors.push_back(leaf_hash(canonical_text(of)));
            closings_.push_back(detail::closing_text(of, anchors));
        }
    }

    [[nodiscard]] std::uint64_t end() const { return closings_.size() * each_ + 1; }

    [[nodiscard]] std::vector<mingbai::evidence::segment_extent> segments() const {
        std::vector<mingbai::evidence::segment_extent> extents;
        for (std::uint32_t i = 0; i < closings_.size(); ++i) extents.push_back({i, i * each_, (i + 1) * each_});
        extents.push_back({static_cast<std::uint32_t>(closings_.size()), end() - 1, end()});
        return extents;
    }

    [[nodiscard]] mingbai::result<mingbai::evidence::record> read(std::uint64_t sequence) {
        mingbai::result<mingbai::evidence::record> found = mingbai::refusal{mingbai::reason::record_unknown, mingbai::at_index(sequence)};
        // Only the first records of segments are read one by one, where the chain of leaf hashes is known.
        if (sequence >= end() || sequence % each_ != 0) return found;
        return copy_of(make(sequence, firsts_[sequence / each_]));
    }

    [[nodiscard]] mingbai::result<void> visit(std::uint64_t first, std::uint64_t end, mingbai::evidence::record_visitor on_record,
                                              mingbai::evidence::damage_visitor) {
        end = (std::min)(end, this->end());
        if (first >= end) return {};
        mingbai::sha256_digest previous_leaf = firsts_[first / each_];
        for (std::uint64_t sequence = first - first % each_; sequence < end; ++sequence) {
            const mingbai::evidence::record_view made = make(sequence, previous_leaf);
            if (sequence >= first && !on_record(made)) return {};
            previous_leaf = leaf_of(made);
        }
        return {};
    }

    [[nodiscard]] mingbai::result<void> append(std::span<const mingbai::evidence::record_view>) { return refused(); }
    [[nodiscard]] mingbai::result<void> sync() { return {}; }
    [[nodiscard]] mingbai::result<void> erase(std::span<const mingbai::evidence::record_range>) { return refused(); }
    [[nodiscard]] mingbai::result<void> drop(std::span<const std::uint32_t>) { return refused(); }

private:
    [[nodiscard]] static mingbai::refusal refused() { return {mingbai::reason::journal_io, {}}; }

    [[nodiscard]] mingbai::evidence::record_view make(std::uint64_t sequence, const mingbai::sha256_digest& previous_leaf) {
        using namespace mingbai::evidence;
        record_view made;
        made.sequence = sequence;
        made.segment = static_cast<std::uint32_t>(sequence / each_);
        made.at = mingbai::instant(std::chrono::seconds(1'777'593'600 + static_cast<std::int64_t>(sequence / 10)));
        made.previous_leaf = previous_leaf;
        if (sequence % each_ == 0 && sequence != 0) {
            made.kind = record_kind::segment_closed;
            text_ = closings_[made.segment - 1];
        } else {
            made.kind = record_kind::notice_sent;
            text_ = payload_(sequence);
        }
        made.payload = text_;
        made.commitment = commitment_to(made.salt, made.payload);
        return made;
    }

    std::uint64_t each_;
    Payload payload_;
    std::vector<std::string> closings_;
    std::vector<mingbai::sha256_digest> firsts_;   ///< the leaf hash before each segment's first record
    std::string text_;
};

template <class Payload>
generated_journal(int, std::uint64_t, Payload) -> generated_journal<Payload>;

}  // namespace mingbai_test
