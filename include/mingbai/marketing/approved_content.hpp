// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/folded_text.hpp>
#include <mingbai/base/hex.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/evidence/ledger_ref.hpp>
#include <mingbai/marketing/copy_rules.hpp>
#include <mingbai/rule/check.hpp>
#include <mingbai/tariff/published_plan.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace mingbai::inline MINGBAI_ABI::marketing {

/// The token that copy was checked against the plan that it sells: exactly these words, for exactly this version. Only
/// `approve` makes one. A new version of the plan needs a new approval.
class approved_content {
public:
    /// Checks copy against the disclosed plan that it sells, and records the approval.
    ///
    /// Refused: reason::rules_broken with the report, whose places are bytes of the copy; reason::bad_utf8; what the ledger
    /// refuses.
    template <ruleset_type Rules = copy_rules, class Plan>
    [[nodiscard]] static result<approved_content, refused_by_rules> approve(const basic_published_plan<Plan>& plan,
                                                                            std::string_view text,
                                                                            evidence::ledger_ref ledger, instant now) {
        if (const auto valid = validate_utf8(text); !valid) return refuse(valid.error());
        if (const report found = check<Rules>(copy_of<Plan>{plan.plan(), text}); !found.passed()) return refuse(found);

        approved_content approved(text, plan.number(), plan.digest());
        std::string payload;
        json_writer out(payload);
        out.begin_object()
            .member("plan", plan.number())
            .member("plan_digest", to_hex(plan.digest()))
            .member("text", text)
            .end_object();
        const auto written = out.finish();
        expects(written.has_value(), "mingbai::marketing::approved_content::approve: the text is not UTF-8");
        const auto stored = ledger.append(evidence::record_kind::content_approved,
                                          evidence::public_subject("plan", plan.number().text()), now, payload);
        if (!stored) return refuse(stored.error());
        approved.record_ = stored->sequence;
        return approved;
    }

    [[nodiscard]] const std::string& text() const noexcept { return text_; }
    [[nodiscard]] const sha256_digest& digest() const noexcept { return digest_; }
    [[nodiscard]] const filing_number& plan() const noexcept { return plan_; }
    [[nodiscard]] const sha256_digest& plan_digest() const noexcept { return plan_digest_; }
    /// The ledger's record of the approval.
    [[nodiscard]] std::uint64_t record() const noexcept { return record_; }

    /// Whether it may be shown beside a plan: the version that it was checked against, and no other.
    template <class Plan>
    [[nodiscard]] bool covers(const basic_published_plan<Plan>& plan) const noexcept {
        return plan.number() == plan_ && plan.digest() == plan_digest_;
    }

    /// Whether a channel shows what was approved. White space and the width of characters may differ, words may not.
    /// Refused: reason::content_altered, at the byte of the shown text where it begins to differ.
    [[nodiscard]] result<void> compare(std::string_view shown) const {
        const folded_text seen(shown);
        const std::string approved = fold_width(text_);
        std::size_t a = 0;
        std::size_t b = 0;
        const std::string& other = seen.text();
        for (;;) {
            while (a < approved.size() && is_blank(approved[a])) ++a;
            while (b < other.size() && is_blank(other[b])) ++b;
            if (a == approved.size() && b == other.size()) return {};
            if (a == approved.size() || b == other.size() || approved[a] != other[b])
                return refusal{reason::content_altered, at_offset(seen.source_offset(code_point_boundary(other, b)))};
            ++a;
            ++b;
        }
    }

private:
    approved_content(std::string_view text, const filing_number& plan, const sha256_digest& plan_digest)
        : text_(text), digest_(sha256(text)), plan_(plan), plan_digest_(plan_digest) {}

    [[nodiscard]] static constexpr bool is_blank(char c) noexcept { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

    std::string text_;
    sha256_digest digest_;
    filing_number plan_;
    sha256_digest plan_digest_;
    std::uint64_t record_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI::marketing
