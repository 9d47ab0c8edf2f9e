// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/marketing/badge_check.hpp>

#include <algorithm>
#include <utility>

namespace mingbai::inline MINGBAI_ABI::marketing {

/// Why a badge is no `valid_badge`: `why` is the first fault, `verdict` has all of them.
struct refused_badge : refusal {
    badge_verdict verdict{};
};

/// The token that a badge was checked for one use and passed: only `verify_badge` makes one. It names the use, and
/// justifies nothing else and nothing later than `good_until()`.
class valid_badge {
public:
    [[nodiscard]] const marketing::badge& badge() const noexcept { return badge_; }
    [[nodiscard]] const agent_id& agent() const noexcept { return badge_.agent; }
    [[nodiscard]] const licence_id& licence() const noexcept { return badge_.licence; }
    /// The agent's name as its principal signed it.
    [[nodiscard]] const agent_name& name() const noexcept { return name_; }
    /// What it was checked for; `use().at` is when.
    [[nodiscard]] const agent_use& use() const noexcept { return use_; }
    /// The first instant at which it justifies nothing any more: the badge has expired, the revocation list is too old,
    /// or the check is.
    [[nodiscard]] instant good_until() const noexcept { return good_until_; }

private:
    friend result<valid_badge, refused_badge> verify_badge(const shown_badge&, const agent_use&,
                                                           const signed_revocation_list&, badge_verifier_ref,
                                                           const badge_policy&);

    valid_badge(const marketing::badge& of, const agent_name& name, const agent_use& use, instant good_until)
        : badge_(of), name_(name), use_(use), good_until_(good_until) {}

    marketing::badge badge_;
    agent_name name_;
    agent_use use_;
    instant good_until_;
};

/// Checks a badge as `check_badge` does. Refused with every fault that it found.
[[nodiscard]] inline result<valid_badge, refused_badge> verify_badge(const shown_badge& shown, const agent_use& use,
                                                                     const signed_revocation_list& revocations,
                                                                     badge_verifier_ref verifier,
                                                                     const badge_policy& policy) {
    refused_badge refused;
    refused.verdict = check_badge(shown, use, revocations, verifier, policy);
    if (!refused.verdict.passed()) {
        refused.why = refused.verdict.faults()[0].why;
        refused.where = refused.verdict.faults()[0].where;
        return refused;
    }
    const std::chrono::seconds step{1};  // a list of exactly the greatest age is still good
    const instant list_good_until = revocations.list.issued_at + policy.list_age + step;
    return valid_badge(shown.badge, shown.sheet->name, use,
                       (std::min)({shown.badge.until, list_good_until, use.at + policy.check_lifetime + step}));
}

}  // namespace mingbai::inline MINGBAI_ABI::marketing
