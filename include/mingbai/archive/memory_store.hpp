// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/archive/store.hpp>
#include <mingbai/base/detail/hash_map.hpp>
#include <mingbai/base/detail/memory_size.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::archive {

/// An archive's records in memory: for each subject a vector of 32-byte postings in ascending sequence, for each record
/// one block with its payload behind its sketch. A page costs a hash look-up, a binary search, and one block a record.
///
/// Memory for n records of p payload bytes: about n (32 to 64 + 64 + p + 4) bytes and 150 bytes a subject; ten million
/// records of 200 bytes are 3.5 GB. One writer, not safe to share between threads.
class memory_store {
public:
    memory_store() = default;
    memory_store(memory_store&&) noexcept = default;
    memory_store& operator=(memory_store&&) noexcept = default;
    memory_store(const memory_store&) = delete;
    memory_store& operator=(const memory_store&) = delete;
    ~memory_store() = default;

    [[nodiscard]] result<void> put(const evidence::record_view& record) {
        if (record.sequence < end_) return {};
        owners_.resize(mingbai::detail::memory_size(record.sequence - first_ + 1), nobody);
        end_ = record.sequence + 1;
        if (record.subject.empty()) return {};
        const auto place = places_.insert(record.subject, static_cast<std::uint32_t>(subjects_.size()));
        if (place.is_new) subjects_.emplace_back();
        std::vector<posting>& postings = subjects_[place.value];
        const instant latest =
            postings.empty() || postings.back().latest < record.at ? record.at : postings.back().latest;
        postings.push_back({record.sequence, record.at, latest, keep(record)});
        owners_.back() = place.value;
        ++size_;
        return {};
    }

    [[nodiscard]] result<void> erase(const evidence::record_range& range) {
        for (std::uint64_t sequence = (std::max)(range.first, first_); sequence < (std::min)(range.end, end_);
             ++sequence) {
            const std::uint32_t owner = owners_[mingbai::detail::memory_size(sequence - first_)];
            if (owner == nobody) continue;
            const std::vector<posting>& postings = subjects_[owner];
            block& kept = *postings[below(postings, sequence)].content;
            std::fill_n(payload_of(kept), kept.size, '\0');
            kept.size = 0;
            kept.salt = {};
            kept.erased = true;
        }
        return {};
    }

    [[nodiscard]] result<void> drop(std::uint64_t end) {
        if (end <= first_) return {};
        end = (std::min)(end, end_);
        for (std::vector<posting>& postings : subjects_) {
            const std::size_t gone = below(postings, end);
            for (std::size_t i = 0; i < gone; ++i)
                std::fill_n(payload_of(*postings[i].content), postings[i].content->size, '\0');
            postings.erase(postings.begin(), postings.begin() + static_cast<std::ptrdiff_t>(gone));
            size_ -= gone;
        }
        owners_.erase(owners_.begin(), owners_.begin() + static_cast<std::ptrdiff_t>(end - first_));
        first_ = end;
        return {};
    }

    [[nodiscard]] result<page> find(const evidence::pseudonym& subject, const query& asked) const {
        page answer;
        const std::vector<posting>* const postings = postings_of(subject);
        if (postings == nullptr) return answer;
        for (std::size_t i = below(*postings, asked.before); i-- > 0;) {
            const posting& each = (*postings)[i];
            if (each.latest < asked.when.from()) break;  // so is everything before it
            if (!asked.when.contains(each.at) || !asked.kinds.has(each.content->kind)) continue;
            if (answer.records.size() == asked.limit) {
                answer.more = true;
                break;
            }
            answer.records.push_back(record_of(each, subject));
        }
        return answer;
    }

    [[nodiscard]] result<std::vector<sketch>> outline(const evidence::pseudonym& subject) const {
        std::vector<sketch> answer;
        const std::vector<posting>* const postings = postings_of(subject);
        if (postings == nullptr) return answer;
        answer.reserve(postings->size());
        for (const posting& each : *postings)
            answer.push_back({each.sequence, each.content->kind, each.at, each.content->commitment});
        return answer;
    }

    /// How many records are kept.
    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }

private:
    static constexpr std::uint32_t nobody = UINT32_MAX;

    /// A record without its place; the payload's bytes follow it in the same piece of memory.
    struct block {
        sha256_digest commitment{};
        evidence::record_salt salt{};
        std::uint32_t segment = 0;
        std::uint32_t size = 0;
        evidence::record_kind kind{};
        bool erased = false;
    };
    struct release {
        void operator()(block* kept) const noexcept { ::operator delete(kept); }
    };
    struct posting {
        std::uint64_t sequence = 0;
        instant at{};
        instant latest{};  ///< of this record and all before it
        std::unique_ptr<block, release> content{};
    };

    [[nodiscard]] static char* payload_of(block& kept) noexcept {
        return static_cast<char*>(static_cast<void*>(&kept)) + sizeof(block);
    }
    [[nodiscard]] static const char* payload_of(const block& kept) noexcept {
        return static_cast<const char*>(static_cast<const void*>(&kept)) + sizeof(block);
    }

    [[nodiscard]] static std::unique_ptr<block, release> keep(const evidence::record_view& record) {
        const std::size_t size = record.payload.size();
        expects(size <= UINT32_MAX, "mingbai::archive::memory_store: a payload of 4 GB");
        std::unique_ptr<block, release> kept(::new (::operator new(sizeof(block) + size))
                                                 block{record.commitment, record.salt, record.segment,
                                                       static_cast<std::uint32_t>(size), record.kind, record.erased});
        if (size != 0) std::memcpy(payload_of(*kept), record.payload.data(), size);
        return kept;
    }

    /// How many postings have a sequence number below `sequence`.
    [[nodiscard]] static std::size_t below(const std::vector<posting>& postings, std::uint64_t sequence) noexcept {
        const auto at = std::lower_bound(postings.begin(), postings.end(), sequence,
                                         [](const posting& each, std::uint64_t than) { return each.sequence < than; });
        return static_cast<std::size_t>(at - postings.begin());
    }

    [[nodiscard]] const std::vector<posting>* postings_of(const evidence::pseudonym& subject) const noexcept {
        const std::uint32_t* const place = places_.find(subject);
        return place == nullptr ? nullptr : &subjects_[*place];
    }

    [[nodiscard]] static evidence::record record_of(const posting& at, const evidence::pseudonym& subject) {
        const block& kept = *at.content;
        return {.sequence = at.sequence,
                .segment = kept.segment,
                .kind = kept.kind,
                .erased = kept.erased,
                .at = at.at,
                .subject = subject,
                .commitment = kept.commitment,
                .previous_leaf = {},
                .salt = kept.salt,
                .payload = std::string(payload_of(kept), kept.size)};
    }

    mingbai::detail::hash_map<evidence::pseudonym, std::uint32_t> places_;
    std::vector<std::vector<posting>> subjects_;
    std::vector<std::uint32_t> owners_;  ///< of each sequence number from `first_` on: its subject's place
    std::uint64_t first_ = 0;
    std::uint64_t end_ = 0;
    std::uint64_t size_ = 0;
};

static_assert(store<memory_store>);

}  // namespace mingbai::inline MINGBAI_ABI::archive
