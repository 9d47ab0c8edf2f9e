// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/function_ref.hpp>
#include <mingbai/evidence/ledger.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::evidence {

/// Any ledger, whatever its journal, hash and salts: what the other wings take, so that a register or a desk is not a
/// template over where its evidence is kept. Copied freely; the ledger must outlive every copy.
class ledger_ref {
public:
    template <class Journal, class Hasher, class Salts>
    ledger_ref(ledger<Journal, Hasher, Salts>& target) noexcept : target_(&target), calls_(&calls_for<ledger<Journal, Hasher, Salts>>) {}

    [[nodiscard]] std::uint64_t size() const { return calls_->size(target_); }
    [[nodiscard]] result<receipt> append(record_kind kind, const pseudonym& subject, instant at, std::string_view payload) const {
        return calls_->append_one(target_, {kind, subject, at, payload});
    }
    [[nodiscard]] result<std::vector<receipt>> append(std::span<const entry> batch) const { return calls_->append(target_, batch); }
    [[nodiscard]] result<receipt> erase(std::span<const record_range> ranges, erasure_cause cause, instant at) const {
        return calls_->erase(target_, ranges, cause, at);
    }
    [[nodiscard]] result<receipt> drop(std::span<const std::uint32_t> segments, erasure_cause cause, instant at) const {
        return calls_->drop(target_, segments, cause, at);
    }
    [[nodiscard]] std::vector<segment_extent> segments() const { return calls_->segments(target_); }
    [[nodiscard]] result<void> sync() const { return calls_->sync(target_); }
    [[nodiscard]] result<record> read(std::uint64_t sequence) const { return calls_->read(target_, sequence); }

    /// As `ledger::for_each`; `on_record` returns nothing, or a bool of which false ends the reading.
    template <std::invocable<const record_view&> OnRecord>
    [[nodiscard]] replay_report for_each(std::uint64_t first, OnRecord&& on_record) const {
        return calls_->for_each(target_, first, [&](const record_view& each) {
            if constexpr (std::is_void_v<std::invoke_result_t<OnRecord&, const record_view&>>) {
                on_record(each);
                return true;
            } else {
                return static_cast<bool>(on_record(each));
            }
        });
    }

    [[nodiscard]] sha256_digest root() const { return calls_->root(target_); }
    [[nodiscard]] tree_head head(instant at) const { return calls_->head(target_, at); }
    [[nodiscard]] result<record_proof> prove(std::uint64_t sequence) const { return calls_->prove(target_, sequence); }

private:
    struct calls {
        std::uint64_t (*size)(void*);
        result<receipt> (*append_one)(void*, const entry&);
        result<std::vector<receipt>> (*append)(void*, std::span<const entry>);
        result<receipt> (*erase)(void*, std::span<const record_range>, erasure_cause, instant);
        result<receipt> (*drop)(void*, std::span<const std::uint32_t>, erasure_cause, instant);
        std::vector<segment_extent> (*segments)(void*);
        result<void> (*sync)(void*);
        result<record> (*read)(void*, std::uint64_t);
        replay_report (*for_each)(void*, std::uint64_t, record_visitor);
        sha256_digest (*root)(void*);
        tree_head (*head)(void*, instant);
        result<record_proof> (*prove)(void*, std::uint64_t);
    };

    template <class Ledger>
    static constexpr calls calls_for{
        [](void* of) { return static_cast<Ledger*>(of)->size(); },
        [](void* of, const entry& one) { return static_cast<Ledger*>(of)->append(one.kind, one.subject, one.at, one.payload); },
        [](void* of, std::span<const entry> batch) { return static_cast<Ledger*>(of)->append(batch); },
        [](void* of, std::span<const record_range> ranges, erasure_cause cause, instant at) {
            return static_cast<Ledger*>(of)->erase(ranges, cause, at);
        },
        [](void* of, std::span<const std::uint32_t> segments, erasure_cause cause, instant at) {
            return static_cast<Ledger*>(of)->drop(segments, cause, at);
        },
        [](void* of) { return static_cast<Ledger*>(of)->segments(); },
        [](void* of) { return static_cast<Ledger*>(of)->sync(); },
        [](void* of, std::uint64_t sequence) { return static_cast<Ledger*>(of)->read(sequence); },
        [](void* of, std::uint64_t first, record_visitor on_record) { return static_cast<Ledger*>(of)->for_each(first, on_record); },
        [](void* of) { return static_cast<Ledger*>(of)->root(); },
        [](void* of, instant at) { return static_cast<Ledger*>(of)->head(at); },
        [](void* of, std::uint64_t sequence) { return static_cast<Ledger*>(of)->prove(sequence); },
    };

    void* target_;
    const calls* calls_;
};

}  // namespace mingbai::inline MINGBAI_ABI::evidence
