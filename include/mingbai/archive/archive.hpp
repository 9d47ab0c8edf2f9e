// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/archive/completeness.hpp>
#include <mingbai/archive/cursor.hpp>
#include <mingbai/archive/heads.hpp>
#include <mingbai/archive/memory_store.hpp>
#include <mingbai/base/period.hpp>
#include <mingbai/base/utc_offset.hpp>
#include <mingbai/evidence/erasure.hpp>
#include <mingbai/rule/element.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::archive {

/// How far back customers can look.
struct archive_policy {
    /// Source: 明白办、放心用 4: agreements and work orders of the last 24 months, to be widened. Less is refused.
    static constexpr std::int32_t least_months = 24;

    std::int32_t months = least_months;
    bool as_far_as_kept = true;      ///< whoever asks for more than `months` gets what is still kept
    utc_offset zone = beijing_time;  ///< of the civil months
    std::size_t page_limit = 100;    ///< records on a page at most
};

/// What somebody looks for.
struct look_up {
    evidence::pseudonym subject{};
    kind_filter kinds{};
    std::optional<std::int32_t> months{};  ///< how far back; the policy's months when not said
    std::size_t limit = 20;
    std::string_view cursor{};  ///< of the page before; empty for the first page
};

/// One page of what was found.
struct found_page {
    std::vector<evidence::record> records{};  ///< newest first
    std::string next{};                       ///< the cursor of the next page; empty on the last one
    query asked{};                            ///< what the store was asked, for checking completeness
};

/// Agreements, work orders, consents, notices, bills and caps of at least 24 months, by subject and time: a fold over
/// the ledger into a store, which answers page by page and can prove that nothing is left out.
///
/// A cursor stands for a place in the sequence of records, so pages neither repeat nor skip while new records arrive;
/// these appear on a new first page. One writer, not safe to share between threads.
template <store Store, digest_engine Hasher = sha256_hasher>
class basic_archive {
public:
    /// Refused: reason::out_of_range for fewer than 24 months. The store must outlive the archive.
    [[nodiscard]] static result<basic_archive> open(Store& kept, const archive_policy& policy = {}) {
        if (policy.months < archive_policy::least_months)
            return refusal{reason::out_of_range, at_element(element::period)};
        return basic_archive(kept, policy);
    }

    /// Takes in one record of the ledger, in its order. What it says of erased or dropped payloads is done to the
    /// store. Refused as the store or the reader of such a record refuses.
    [[nodiscard]] result<void> apply(const evidence::record_view& record) {
        using evidence::record_kind;
        if (const auto done = store_->put(record); !done) return done;
        heads_.apply(record);
        if (record.erased) return store_->erase({record.sequence, record.sequence + 1});
        if (record.kind == record_kind::payload_erased) {
            const auto gone = evidence::read_erasure(record.payload);
            if (!gone) return gone.error();
            for (const evidence::record_range& each : gone->records)
                if (const auto done = store_->erase(each); !done) return done;
        }
        return {};
    }

    /// Takes in everything that the ledger has beyond what was taken in. What reading met.
    [[nodiscard]] result<evidence::replay_report> catch_up(const evidence::ledger_ref& ledger) {
        result<void> done;
        const auto seen = ledger.for_each(heads_.end(), [&](const evidence::record_view& each) {
            done = apply(each);
            return done.has_value();
        });
        if (!done) return done.error();
        return seen;
    }

    /// Seals the archive and records the seal: from now on completeness is proven up to here. Refused as the ledger
    /// refuses. Requires: everything that the ledger has was taken in.
    [[nodiscard]] result<evidence::receipt> seal_now(const evidence::ledger_ref& ledger, instant now) {
        expects(heads_.end() == ledger.size(),
                "mingbai::archive::seal_now: the ledger has records that were not taken in");
        return ledger.append(evidence::record_kind::archive_sealed, {}, now, canonical_text(heads_.compute_seal()));
    }

    /// One page. Refused: reason::bad_cursor for a cursor of another query; reason::out_of_range for months that are
    /// not positive, or more than the policy's where it does not allow that; as the store refuses.
    [[nodiscard]] result<found_page> find(const look_up& asked, instant now) const {
        const std::int32_t months = asked.months.value_or(policy_.months);
        if (months <= 0 || (months > policy_.months && !policy_.as_far_as_kept))
            return refusal{reason::out_of_range, at_element(element::period)};
        const auto civil = checked_advance(now, period{.count = months, .unit = period_unit::month}, -1, policy_.zone);
        found_page answer;
        answer.asked = {window(civil ? *civil : earliest_instant, latest_instant), asked.kinds, UINT64_MAX,
                        asked.limit < policy_.page_limit ? asked.limit : policy_.page_limit};
        if (!asked.cursor.empty()) {
            const auto place = read_cursor(asked.cursor, asked.subject, asked.kinds);
            if (!place) return place.error();
            answer.asked.before = place->before;
            answer.asked.when = window(place->begin, latest_instant);  // of the first page, though time went on
        }
        auto found = store_->find(asked.subject, answer.asked);
        if (!found) return found.error();
        answer.records = std::move(found->records);
        if (found->more && !answer.records.empty())
            answer.next =
                write_cursor({answer.records.back().sequence, answer.asked.when.from()}, asked.subject, asked.kinds);
        return answer;
    }

    /// The proof that belongs to every answer about a subject whose window begins at or after an instant. Refused:
    /// reason::not_sealed before the first seal; as the store refuses.
    [[nodiscard]] result<completeness_proof> prove(const evidence::pseudonym& subject, instant window_begin) const {
        if (heads_.last_seal().through == 0) return refusal{reason::not_sealed, {}};
        const auto outline = store_->outline(subject);
        if (!outline) return outline.error();
        return make_completeness_proof<Hasher>(subject, *outline, {}, window_begin, heads_.last_seal(),
                                               heads_.prove(subject));
    }

    [[nodiscard]] const archive_policy& policy() const noexcept { return policy_; }
    [[nodiscard]] const basic_heads<Hasher>& heads() const noexcept { return heads_; }

private:
    basic_archive(Store& kept, const archive_policy& policy) noexcept : store_(&kept), policy_(policy) {}

    Store* store_;
    archive_policy policy_;
    basic_heads<Hasher> heads_;
};

/// An archive in memory.
using memory_archive = basic_archive<memory_store>;

}  // namespace mingbai::inline MINGBAI_ABI::archive
