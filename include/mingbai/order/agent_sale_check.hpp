// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/consent/desk.hpp>
#include <mingbai/marketing/approved_content.hpp>
#include <mingbai/marketing/licence_book.hpp>
#include <mingbai/marketing/valid_badge.hpp>
#include <mingbai/tariff/published_plan.hpp>

#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// The category that a plan is licensed under; empty, which no named category is, for one that a licence cannot name.
template <class Plan>
[[nodiscard]] marketing::plan_category category_of(const Plan& plan) {
    return marketing::plan_category::parse(std::string_view(plan.category)).value_or({});
}

/// Whether an agent may sell this, now: everything that two tokens, which may be older than the order, do not say. The
/// proof is one that fits the plan.
///
/// Refused, the first of: reason::sender_not_own_platform when the customer was not asked by the carrier's own
/// platform, be it that the request is not one of this desk or that it left from another code; another_agent when the
/// customer was told of another one than the badge's; badge_expired; badge_check_outdated; plan_out_of_scope,
/// channel_out_of_scope, action_out_of_scope when the badge was checked for something else; badge_invalid,
/// badge_revoked for one that is not in the book, or void; what `licence_book::allows` says as of now;
/// content_not_approved for copy of another plan or version; content_withdrawn when its approval was taken back;
/// content_altered, with the place in what was shown.
template <class Plan>
[[nodiscard]] result<void> check_agent_sale(const basic_published_plan<Plan>& plan, const consent::consent_proof& proof,
                                            const consent::desk& consents, const marketing::valid_badge& badge,
                                            const marketing::licence_book& licences,
                                            const marketing::approved_content& content, std::string_view shown,
                                            instant now) {
    const consent::case_file* const asked = consents.find(proof.request());
    if (asked == nullptr || (asked->asked.how != consent::method::signature && !consents.is_own(asked->asked.sender)))
        return refusal{reason::sender_not_own_platform, at_element(element::sender)};
    if (proof.agent() != badge.agent()) return refusal{reason::another_agent, at_element(element::agent)};

    if (now >= badge.badge().until) return refusal{reason::badge_expired, at_element(element::validity)};
    if (now < badge.use().at || now >= badge.good_until())
        return refusal{reason::badge_check_outdated, at_element(element::instant)};
    marketing::agent_use use = badge.use();
    if (use.plan != plan.number() || use.category != category_of(plan.plan()))
        return refusal{reason::plan_out_of_scope, at_element(element::filing_number)};
    if (use.channel != proof.channel()) return refusal{reason::channel_out_of_scope, at_element(element::channel)};
    if (use.action != marketing::agent_action::take_order && use.action != marketing::agent_action::take_change)
        return refusal{reason::action_out_of_scope, at_element(element::content)};

    const marketing::badge_file* const given = licences.find(identity_of(badge.badge()));
    if (given == nullptr || given->given != badge.badge()) return refusal{reason::badge_invalid, {}};
    use.at = now;
    if (const auto allowed = licences.allows(badge.licence(), use); !allowed) return allowed.error();
    if (given->revoked) return refusal{reason::badge_revoked, at_index(given->issued)};

    if (!content.covers(plan)) return refusal{reason::content_not_approved, at_element(element::text)};
    if (licences.is_withdrawn(content.record())) return refusal{reason::content_withdrawn, at_index(content.record())};
    if (const auto same = content.compare(shown); !same) return same.error();
    return {};
}

}  // namespace mingbai::inline MINGBAI_ABI
