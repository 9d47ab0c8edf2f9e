// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/archive/seal.hpp>
#include <mingbai/base/detail/as_span.hpp>
#include <mingbai/base/detail/hash_map.hpp>
#include <mingbai/base/detail/memory_size.hpp>
#include <mingbai/evidence/ledger_ref.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::archive {

/// The heads of all subjects, a fold over the ledger, and the latest seal over them. Anyone who folds the same records
/// comes to the same root, so a seal can be audited.
///
/// Sealing sorts and hashes every subject: a job for once a day. One writer, not safe to share between threads.
template <digest_engine Hasher = sha256_hasher>
class basic_heads {
public:
    /// Takes in one record, in the ledger's order; one that was taken in before is passed over.
    void apply(const evidence::record_view& record) {
        if (record.sequence < end_) return;
        end_ = record.sequence + 1;
        if (record.subject.empty()) return;
        subject_head& head = heads_[record.subject];
        head = extended<Hasher>(head, evidence::leaf_of<Hasher>(record), record.at);
    }

    /// One past the last sequence number that was taken in.
    [[nodiscard]] std::uint64_t end() const noexcept { return end_; }
    [[nodiscard]] std::size_t subjects() const noexcept { return heads_.size(); }
    [[nodiscard]] subject_head of(const evidence::pseudonym& subject) const noexcept {
        const subject_head* const found = heads_.find(subject);
        return found == nullptr ? subject_head{} : *found;
    }

    /// Seals what was taken in, without recording it: what an auditor compares a recorded seal with.
    const seal& compute_seal() {
        sealed_.clear();
        sealed_.reserve(heads_.size());
        heads_.for_each([this](const evidence::pseudonym& subject, const subject_head& head) {
            sealed_.push_back({subject, head});
        });
        std::sort(sealed_.begin(), sealed_.end(),
                  [](const sealed_head& a, const sealed_head& b) { return a.subject < b.subject; });
        tree_ = evidence::basic_merkle_tree<Hasher>();
        for (const sealed_head& each : sealed_) tree_.append_leaf(leaf_of<Hasher>(each));
        seal_ = {tree_.root(), sealed_.size(), end_};
        return seal_;
    }

    /// The seal computed last; of nothing before the first one.
    [[nodiscard]] const seal& last_seal() const noexcept { return seal_; }

    /// What the last seal says of a subject.
    [[nodiscard]] head_proof prove(const evidence::pseudonym& subject) const {
        head_proof proof;
        const auto at = std::lower_bound(
            sealed_.begin(), sealed_.end(), subject,
            [](const sealed_head& each, const evidence::pseudonym& than) { return each.subject < than; });
        const auto index = static_cast<std::uint64_t>(at - sealed_.begin());
        if (at != sealed_.end() && at->subject == subject) {
            proof.own = leaf(index);
            return proof;
        }
        if (index != 0) proof.before = leaf(index - 1);
        if (index != sealed_.size()) proof.after = leaf(index);
        return proof;
    }

    /// The heads under the last seal, sorted: to be kept somewhere, so that a later run can go on from them when the
    /// ledger has dropped its oldest segments.
    [[nodiscard]] std::span<const sealed_head> sealed() const noexcept { return mingbai::detail::as_span(sealed_); }

    /// Goes on from kept heads instead of from the first record; records below the seal's `through` are then passed
    /// over. Refused: reason::record_altered when they are not those under the seal. Requires: nothing was taken in
    /// yet.
    [[nodiscard]] result<void> restore(std::span<const sealed_head> kept, const seal& under) {
        expects(end_ == 0, "mingbai::archive::heads::restore: records were taken in already");
        basic_heads fresh;
        for (const sealed_head& each : kept) fresh.heads_[each.subject] = each.head;
        fresh.end_ = under.through;
        if (fresh.compute_seal() != under) return refusal{reason::record_altered, {}};
        *this = std::move(fresh);
        return {};
    }

private:
    [[nodiscard]] sealed_leaf leaf(std::uint64_t index) const {
        return {index, sealed_[mingbai::detail::memory_size(index)], tree_.inclusion_proof(index, sealed_.size())};
    }

    mingbai::detail::hash_map<evidence::pseudonym, subject_head> heads_;
    std::uint64_t end_ = 0;
    std::vector<sealed_head> sealed_;
    evidence::basic_merkle_tree<Hasher> tree_;
    seal seal_{};
};

using heads = basic_heads<>;

}  // namespace mingbai::inline MINGBAI_ABI::archive
