// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/as_span.hpp>
#include <mingbai/consent/desk_options.hpp>
#include <mingbai/consent/detail/desk_records.hpp>
#include <mingbai/consent/verification.hpp>
#include <mingbai/evidence/ledger_ref.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::consent::detail {

/// The part of a desk that keeps its files and its ledger in step: a report is on the ledger, together with what it
/// leads to, before it is in the file.
class desk_core {
public:
    desk_core(evidence::ledger_ref ledger, desk_options options) : ledger_(ledger), options_(std::move(options)) {
        std::uint64_t last = 0;
        status_ = load(last);
        if (status_) status_ = complete(last);
    }

    /// Whether the ledger was readable, all of it. A desk that does not know everything does nothing.
    [[nodiscard]] const result<void>& status() const noexcept { return status_; }

    [[nodiscard]] const desk_options& options() const noexcept { return options_; }
    [[nodiscard]] const policy& rules() const noexcept { return options_.rules; }
    [[nodiscard]] evidence::ledger_ref& ledger() noexcept { return ledger_; }
    [[nodiscard]] answer_checks checks() const noexcept {
        return {options_.rules.words, options_.key, options_.verifier};
    }
    [[nodiscard]] case_files& files() noexcept { return files_; }
    [[nodiscard]] const case_files& files() const noexcept { return files_; }

    /// All or none; somebody else's record comes last.
    [[nodiscard]] result<std::vector<evidence::receipt>> append(const subscriber_number& about,
                                                                std::span<const draft> drafts,
                                                                const evidence::entry* other = nullptr) {
        if (!status_) return status_.error();
        const evidence::pseudonym subject = options_.pseudonyms.of(about);
        std::vector<evidence::entry> batch;
        for (const draft& each : drafts) batch.push_back({each.kind, subject, each.at, each.payload});
        if (other != nullptr) batch.push_back(*other);
        return ledger_.append(mingbai::detail::as_span(batch));
    }

    /// Records what was seen and what follows from it, then has it in the file. Answers whether the request is proven
    /// by this and was not before. A report that is in the file already changes nothing.
    [[nodiscard]] result<bool> settle(case_file& file, event what, const draft& seen) {
        const happening report{what, seen.at, sha256(seen.payload), 0};
        if (file.knows(report.identity)) return false;
        std::vector<happening> known = file.known;
        known.push_back(report);
        const judgement next = judge(mingbai::detail::as_span(known), file.terms());
        const bool proven = next.now == state::proven && !file.proof;

        std::vector<draft> drafts{seen};
        if (next.now != file.stands.now) add_outcome(drafts, file, next);
        const auto receipts = append(file.asked.facts.subscriber, mingbai::detail::as_span(drafts));
        if (!receipts) return receipts.error();

        known.back().sequence = receipts->front().sequence;
        file.known = std::move(known);
        file.stands = judge(mingbai::detail::as_span(file.known), file.terms());
        if (proven) file.proof = {receipts->back().sequence, next.decided.identity, next.decided.at};
        if (next.now == state::withdrawn) file.ends_at = end_of_service(file, next.decided.at);
        return proven;
    }

    /// Has in the file what is on the ledger already.
    void note(case_file& file, event what, const draft& record, std::uint64_t sequence) {
        const happening report{what, record.at, sha256(record.payload), sequence};
        if (file.knows(report.identity)) return;
        file.known.push_back(report);
        file.stands = judge(mingbai::detail::as_span(file.known), file.terms());
    }

    /// Records an answer that counts for nothing.
    [[nodiscard]] refusal set_aside(case_file& file, const draft& seen, reason why) {
        file.last_refusal = why;
        const auto receipts = append(file.asked.facts.subscriber, {&seen, 1});
        return receipts ? refusal{why, {}} : receipts.error();
    }

    /// When a service that is unsubscribed at an instant ends, by the terms that were agreed on.
    [[nodiscard]] instant end_of_service(const case_file& file, instant at) const noexcept {
        return file.asked.facts.ends == effect::at_once ? at : options_.cycle.next_begin(at);
    }

private:
    /// Folds the ledger; tells which record of consent is the last.
    [[nodiscard]] result<void> load(std::uint64_t& last) {
        result<void> taken;
        const auto report = ledger_.for_each(0, [&](const evidence::record_view& each) {
            if (is_consent_record(each.kind)) last = each.sequence;
            const result<void> done = take_record(files_, each);
            // The question may have been erased, and what is left of its case can then be answered by nobody.
            if (!done && done.error().why != reason::record_unknown) taken = done;
            return taken.has_value();
        });
        if (!taken) return taken;
        if (!report.clean()) return report.damages[0];
        return {};
    }

    /// A crash may have cut the last batch: then what proves a request is on the ledger and the proof is not. A proof
    /// that is missing farther back was erased, and stays so.
    [[nodiscard]] result<void> complete(std::uint64_t last) {
        for (case_file& file : files_.all()) {
            if (file.stands.now != state::proven || file.proof || file.known.back().sequence != last) continue;
            const happening& decided = file.stands.decided;
            if (!verify_agreement(ledger_, file, decided.identity, decided.at, checks())) continue;
            const draft proven = outcome(evidence::record_kind::consent_proven, file, decided.identity, decided.at);
            const auto receipts = append(file.asked.facts.subscriber, {&proven, 1});
            if (!receipts) return receipts.error();
            file.proof = {receipts->front().sequence, decided.identity, decided.at};
        }
        return {};
    }

    /// What a report leads to is a record of its own, unless the report is that record.
    void add_outcome(std::vector<draft>& drafts, const case_file& file, const judgement& next) const {
        using evidence::record_kind;
        const happening& decided = next.decided;
        if (drafts.front().kind != record_kind::consent_answered &&
            drafts.front().kind != record_kind::consent_delivered)
            return;
        if (next.now == state::proven)
            drafts.push_back(outcome(record_kind::consent_proven, file, decided.identity, decided.at));
        else if (next.now == state::refused)
            drafts.push_back(outcome(record_kind::consent_refused, file, decided.identity, decided.at));
        else if (next.now == state::expired)
            drafts.push_back(expired(file));
        else if (next.now == state::withdrawn)
            drafts.push_back(withdrawn(file, decided.identity, decided.at, end_of_service(file, decided.at)));
    }

    evidence::ledger_ref ledger_;
    desk_options options_;
    case_files files_;
    result<void> status_;
};

}  // namespace mingbai::inline MINGBAI_ABI::consent::detail
