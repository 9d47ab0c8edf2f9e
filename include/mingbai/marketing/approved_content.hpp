// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/as_span.hpp>
#include <mingbai/evidence/ledger_ref.hpp>
#include <mingbai/marketing/approval_record.hpp>
#include <mingbai/marketing/copy_rules.hpp>
#include <mingbai/marketing/text_difference.hpp>
#include <mingbai/tariff/published_plan.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::marketing {

/// The token that copy was checked against the plans that it sells: exactly these bytes, for exactly these versions, with
/// what the check found. Only `approve` makes one, and `recall` makes it again from the ledger. A new version of a plan, or
/// another byte, needs a new approval.
class approved_content {
public:
    /// Checks copy against the disclosed plans that it sells, and records the approval with the check's report.
    ///
    /// Refused: reason::rules_broken with the report, whose places are bytes of the copy; reason::not_published when it sells
    /// no plan; reason::bad_utf8; what the ledger refuses.
    template <ruleset_type Rules = copy_rules, class Plan>
    [[nodiscard]] static result<approved_content, refused_by_rules> approve(std::span<const basic_published_plan<Plan>> plans,
                                                                            std::string_view text,
                                                                            evidence::ledger_ref ledger, instant now) {
        if (const auto valid = validate_utf8(text); !valid) return refuse(valid.error());
        if (plans.empty()) return refuse(refusal{reason::not_published, at_element(element::filing_number)});
        std::vector<const Plan*> sold;
        approval made;
        made.text = std::string(text);
        for (const basic_published_plan<Plan>& each : plans) {
            sold.push_back(&each.plan());
            made.plans.push_back({each.number(), each.version(), each.digest()});
        }
        const report found = check<Rules>(judge_copy<Plan>(text, sold));
        if (!found.passed()) return refuse(found);
        for (const finding& each : found.kept())
            made.findings.push_back({std::string(each.rule->id), std::string(to_text(each.rule->severity)),
                                     std::string(to_text(each.where.what)), each.where.offset, each.where.length});
        const auto payload = canonical_text(made);
        if (!payload) return refuse(payload.error());
        const auto stored = ledger.append(evidence::record_kind::content_approved, subject_of(sha256(text)), now, *payload);
        if (!stored) return refuse(stored.error());
        return approved_content(std::move(made), stored->sequence, now);
    }

    /// The same for copy that sells one plan.
    template <ruleset_type Rules = copy_rules, class Plan>
    [[nodiscard]] static result<approved_content, refused_by_rules> approve(const basic_published_plan<Plan>& plan,
                                                                            std::string_view text,
                                                                            evidence::ledger_ref ledger, instant now) {
        return approve<Rules, Plan>(std::span<const basic_published_plan<Plan>>(&plan, 1), text, ledger, now);
    }

    /// Makes the token again in another process, from the ledger's record of the approval. The records after it are read for
    /// a withdrawal, so the time it takes grows with them.
    ///
    /// Refused: what the ledger refuses; reason::content_not_approved when the record is no approval;
    /// reason::record_altered when it cannot be read; reason::content_withdrawn; reason::journal_damaged.
    [[nodiscard]] static result<approved_content> recall(evidence::ledger_ref ledger, std::uint64_t sequence) {
        const auto stored = ledger.read(sequence);
        if (!stored) return stored.error();
        if (stored->kind != evidence::record_kind::content_approved) return refusal{reason::content_not_approved, at_index(sequence)};
        auto read = read_approval(stored->payload);
        if (!read) return refusal{reason::record_altered, at_index(sequence)};
        const auto withdrawn = is_withdrawn(ledger, sequence);
        if (!withdrawn) return withdrawn.error();
        if (*withdrawn) return refusal{reason::content_withdrawn, at_index(sequence)};
        return approved_content(*std::move(read), sequence, stored->at);
    }

    /// Takes the approval back, for every process that recalls it after this. Refused: reason::content_withdrawn when it was
    /// taken back before; reason::bad_utf8; what the ledger refuses.
    [[nodiscard]] result<evidence::receipt> withdraw(evidence::ledger_ref ledger, std::string_view by, std::string_view why,
                                                     instant now) const {
        const auto before = is_withdrawn(ledger, record_);
        if (!before) return before.error();
        if (*before) return refusal{reason::content_withdrawn, at_index(record_)};
        const auto payload = canonical_text(content_withdrawal{record_, std::string(by), std::string(why)});
        if (!payload) return payload.error();
        return ledger.append(evidence::record_kind::content_withdrawn, subject_of(digest_), now, *payload);
    }

    [[nodiscard]] const std::string& text() const noexcept { return approval_.text; }
    /// Of the exact bytes.
    [[nodiscard]] const sha256_digest& digest() const noexcept { return digest_; }
    [[nodiscard]] std::span<const approved_plan> plans() const noexcept { return mingbai::detail::as_span(approval_.plans); }
    /// What the check found and nobody must remove: warnings and advice.
    [[nodiscard]] std::span<const approved_finding> findings() const noexcept {
        return mingbai::detail::as_span(approval_.findings);
    }
    /// The ledger's record of the approval.
    [[nodiscard]] std::uint64_t record() const noexcept { return record_; }
    [[nodiscard]] instant approved_at() const noexcept { return approved_at_; }

    /// Whether it may be shown beside a plan: a version that it was checked against, and no other.
    template <class Plan>
    [[nodiscard]] bool covers(const basic_published_plan<Plan>& plan) const noexcept {
        for (const approved_plan& each : approval_.plans)
            if (each == approved_plan{plan.number(), plan.version(), plan.digest()}) return true;
        return false;
    }

    /// Whether a channel shows what was approved; what may differ is the policy's to say, and never a word.
    /// Refused: reason::content_altered, at the bytes of the shown text that differ first.
    [[nodiscard]] result<void> compare(std::string_view shown, const display_policy& policy = {}) const {
        if (shown == text()) return {};
        const std::vector<text_change> changes = differences(shown, policy);
        if (changes.empty()) return {};
        return refusal{reason::content_altered,
                       at_offset(changes[0].shown_offset, static_cast<std::uint32_t>(changes[0].shown_length))};
    }

    /// The differences, word by word.
    [[nodiscard]] std::vector<text_change> differences(std::string_view shown, const display_policy& policy = {}) const {
        return text_differences(text(), shown, policy);
    }

private:
    approved_content(approval made, std::uint64_t record, instant at)
        : approval_(std::move(made)), digest_(sha256(approval_.text)), record_(record), approved_at_(at) {}

    [[nodiscard]] static evidence::pseudonym subject_of(const sha256_digest& content) {
        return evidence::public_subject("content", to_hex(content));
    }

    [[nodiscard]] static result<bool> is_withdrawn(evidence::ledger_ref ledger, std::uint64_t sequence) {
        bool withdrawn = false;
        const auto seen = ledger.for_each(sequence + 1, [&](const evidence::record_view& each) {
            if (each.kind != evidence::record_kind::content_withdrawn || each.erased) return;
            const auto read = read_content_withdrawal(each.payload);
            withdrawn = withdrawn || (read && read->approval == sequence);
        });
        if (!seen.clean()) return seen.damages[0];
        return withdrawn;
    }

    approval approval_;
    sha256_digest digest_;
    std::uint64_t record_;
    instant approved_at_;
};

}  // namespace mingbai::inline MINGBAI_ABI::marketing
