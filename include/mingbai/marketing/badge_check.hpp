// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/bounded_list.hpp>
#include <mingbai/marketing/badge_text.hpp>
#include <mingbai/marketing/revocation_list.hpp>

#include <chrono>
#include <cstddef>

namespace mingbai::inline MINGBAI_ABI::marketing {

/// How old what a check rests on may be.
struct badge_policy {
    std::chrono::seconds list_age{24 * 3600};      ///< of the revocation list
    std::chrono::seconds check_lifetime{15 * 60};  ///< how long a check justifies an order

    friend constexpr bool operator==(const badge_policy&, const badge_policy&) = default;
};

/// Everything that is against a badge in one use, in the order of `check_badge`. None: it is valid.
class badge_verdict {
public:
    static constexpr std::size_t most_faults = 16;  // more than there are checks, so none is dropped

    [[nodiscard]] constexpr bool passed() const noexcept { return faults_.empty(); }
    [[nodiscard]] constexpr const bounded_list<refusal, most_faults>& faults() const& noexcept { return faults_; }
    /// Of a verdict that is about to go, by value: `for (const refusal& each : check_badge(…).faults())` is sound.
    [[nodiscard]] constexpr bounded_list<refusal, most_faults> faults() && noexcept { return faults_; }
    [[nodiscard]] constexpr bool has(reason why) const noexcept {
        for (const refusal& each : faults_)
            if (each.why == why) return true;
        return false;
    }
    constexpr void add(const refusal& fault) noexcept { faults_.push_back(fault); }
    constexpr void add(reason why, element what = element::none) noexcept { add(refusal{why, at_element(what)}); }

    friend constexpr bool operator==(const badge_verdict&, const badge_verdict&) = default;

private:
    bounded_list<refusal, most_faults> faults_;
};

/// Checks a badge in one use against a revocation list, without a network. Every failed check is listed: reason::
/// 1. badge_key_unknown, else badge_forged: the badge is not what its principal signed;
/// 2. badge_not_yet_valid, badge_expired: outside its time;
/// 3. revocation_list_forged: the list is not signed with this key, or is another principal's;
/// 4. revocation_list_stale: the list is older than the policy allows, or from after the use;
/// 5. licence_revoked, licence_suspended, badge_revoked: what the list says;
/// 6. badge_borrowed, channel_out_of_scope, action_out_of_scope: shown where, or for what, it was not given;
/// 7. scope_not_shown: no sheet, or not the badge's, else plan_out_of_scope (number, category), region_out_of_scope.
[[nodiscard]] inline badge_verdict check_badge(const shown_badge& shown, const agent_use& use,
                                               const signed_revocation_list& revocations, badge_verifier_ref verifier,
                                               const badge_policy& policy = {}) {
    const badge& of = shown.badge;
    badge_verdict verdict;
    if (!knows_key_of(verifier, of))
        verdict.add(reason::badge_key_unknown, element::signature);
    else if (!is_genuine(of, verifier))
        verdict.add(reason::badge_forged, element::signature);

    if (use.at < of.from) verdict.add(reason::badge_not_yet_valid, element::validity);
    if (use.at >= of.until) verdict.add(reason::badge_expired, element::validity);

    const revocation_list& list = revocations.list;
    if (!is_genuine(revocations, verifier) || list.principal != of.principal)
        verdict.add(reason::revocation_list_forged);
    if (list.issued_at > use.at || use.at - list.issued_at > policy.list_age)
        verdict.add(reason::revocation_list_stale, element::date);
    if (list.is_revoked(of.licence)) verdict.add(reason::licence_revoked);
    if (list.is_suspended(of.licence)) verdict.add(reason::licence_suspended);
    if (list.is_revoked(identity_of(of))) verdict.add(reason::badge_revoked);

    if (use.platform != of.platform) verdict.add(reason::badge_borrowed, element::reference);
    if (use.channel != of.channel) verdict.add(reason::channel_out_of_scope, element::channel);
    if (!of.actions.contains(use.action)) verdict.add(reason::action_out_of_scope, element::content);
    if (!shown.sheet || digest_of(*shown.sheet) != of.scope)
        verdict.add(reason::scope_not_shown);
    else
        for_each_excess(shown.sheet->sales, use, [&](const refusal& fault) { verdict.add(fault); });
    return verdict;
}

}  // namespace mingbai::inline MINGBAI_ABI::marketing
