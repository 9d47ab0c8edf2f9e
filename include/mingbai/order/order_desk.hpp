// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/billing_cycle.hpp>
#include <mingbai/consent/desk.hpp>
#include <mingbai/evidence/ledger_ref.hpp>
#include <mingbai/marketing/licence_desk.hpp>
#include <mingbai/order/agent_sale_check.hpp>
#include <mingbai/order/agreement.hpp>
#include <mingbai/order/ending.hpp>
#include <mingbai/tariff/published_plan.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI {

/// A service that was lawfully activated: only an order desk can make one, from a disclosed plan and a proven consent.
template <class Plan>
class basic_active_service {
public:
    [[nodiscard]] const activation& order() const noexcept { return order_; }
    [[nodiscard]] const evidence::pseudonym& subject() const noexcept { return subject_; }
    [[nodiscard]] const basic_published_plan<Plan>& plan() const noexcept { return plan_; }
    /// The ledger's record of the activation.
    [[nodiscard]] std::uint64_t record() const noexcept { return record_; }

    /// What it owes notices by.
    [[nodiscard]] notice::agreement_terms agreement(std::optional<instant> ends = std::nullopt) const {
        return agreement_of(order_, subject_, plan_.plan(), ends);
    }

    /// The notices and bills that it owes until an instant.
    [[nodiscard]] std::vector<notice::obligation> obligations(instant until, const billing_cycle& cycle,
                                                              const notice::obligation_policy& policy = {}) const {
        std::vector<notice::obligation> owed;
        notice::for_each_obligation(agreement(), until, cycle, policy, [&](const notice::obligation& each) { owed.push_back(each); });
        return owed;
    }

private:
    friend class order_desk;

    basic_active_service(const activation& order, const evidence::pseudonym& subject, basic_published_plan<Plan> plan,
                         std::uint64_t record)
        : order_(order), subject_(subject), plan_(std::move(plan)), record_(record) {}

    activation order_;
    evidence::pseudonym subject_;
    basic_published_plan<Plan> plan_;
    std::uint64_t record_;
};

using active_service = basic_active_service<tariff_plan>;

/// Where orders become services: informed (a `published_plan`), then confirmed (a `consent_proof`), then activated. The
/// two tokens are parameters, so the forbidden order of events does not compile.
///
/// An order that an agent took needs two more: a `valid_badge` for this sale, and the `approved_content` that was
/// shown.
///
/// One writer; the consent desk writes to the same ledger; ledger and desks must outlive it.
class order_desk {
public:
    order_desk(evidence::ledger_ref ledger, consent::desk& consents, const evidence::pseudonymizer& pseudonyms,
               billing_cycle cycle) noexcept
        : ledger_(ledger), consents_(&consents), pseudonyms_(pseudonyms), cycle_(cycle) {}

    /// The same for a carrier that sells through agents.
    order_desk(evidence::ledger_ref ledger, consent::desk& consents, const evidence::pseudonymizer& pseudonyms,
               billing_cycle cycle, marketing::licence_desk& licences) noexcept
        : ledger_(ledger), consents_(&consents), licences_(&licences), pseudonyms_(pseudonyms), cycle_(cycle) {}

    /// Activates the order that the proof is of, and records what it rests on, in one write with the use of the proof. The
    /// token is gone, whatever comes of it; a consent that was not used still stands, and the consent desk's `recall` makes
    /// its token again.
    ///
    /// Refused: reason::proof_for_another_order when the consent was to another plan, version or terms;
    /// reason::badge_invalid when the customer was told of an agent; what the consent desk says of the proof
    /// (reason::proof_already_used, proof_outdated, …); what the ledger refuses.
    template <class Plan>
    [[nodiscard]] result<basic_active_service<Plan>> activate(const basic_published_plan<Plan>& plan,
                                                              consent::consent_proof&& proof, instant now) {
        const consent::consent_proof used = std::move(proof);
        if (!is_of(used, plan)) return refusal{reason::proof_for_another_order, at_element(element::filing_number)};
        if (!used.agent().empty()) return refusal{reason::badge_invalid, at_element(element::agent)};
        return activated(plan, used, std::nullopt, now);
    }

    /// Activates an order that an agent took, and records who sold it by what right. `shown` is the copy as the channel
    /// showed it to the customer. The token is gone, whatever comes of it.
    ///
    /// Refused: as above; what `check_agent_sale` says, which is recorded as the agent's refused order;
    /// reason::licence_unknown on a desk that was made without licences.
    template <class Plan>
    [[nodiscard]] result<basic_active_service<Plan>> activate(const basic_published_plan<Plan>& plan,
                                                              consent::consent_proof&& proof,
                                                              const marketing::valid_badge& badge,
                                                              const marketing::approved_content& content,
                                                              std::string_view shown, instant now) {
        const consent::consent_proof used = std::move(proof);
        if (!is_of(used, plan)) return refusal{reason::proof_for_another_order, at_element(element::filing_number)};
        if (licences_ == nullptr) return refusal{reason::licence_unknown, {}};
        if (const auto known = licences_->refresh(); !known) return known.error();
        if (const auto may = check_agent_sale(plan, used, *consents_, badge, licences_->book(), content, shown, now);
            !may) {
            const auto stored = refuse({.order = used.order(),
                                        .plan = used.plan(),
                                        .agent = badge.agent(),
                                        .licence = badge.licence(),
                                        .channel = used.channel(),
                                        .platform = badge.use().platform,
                                        .why = may.error().why},
                                       now);
            return stored ? may.error() : stored.error();
        }
        const agent_sale sale{.agent = badge.agent(),
                              .licence = badge.licence(),
                              .badge = identity_of(badge.badge()),
                              .platform = badge.use().platform,
                              .region = badge.use().region,
                              .content = content.record(),
                              .content_digest = content.digest()};
        return activated(plan, used, sale, now);
    }

    /// Records that an agent's order was refused before it came here, at the check of its badge or copy: what
    /// supervision counts. Refused: what the ledger refuses.
    [[nodiscard]] result<evidence::receipt> refuse(const agent_refusal& refused, instant now) {
        return ledger_.append(evidence::record_kind::order_refused,
                              evidence::public_subject("agent", refused.agent.text()), now, canonical_text(refused));
    }

    /// Ends a service: what the customer's withdrawal of consent, or the carrier, brought about, and from when on.
    /// Refused: reason::retroactive for an instant in the past; what the ledger refuses.
    template <class Plan>
    [[nodiscard]] result<evidence::receipt> end(const basic_active_service<Plan>& service, instant ends_at,
                                                instant now) {
        if (ends_at < now) return refusal{reason::retroactive, at_element(element::effective)};
        return ledger_.append(evidence::record_kind::order_ended, service.subject(), now,
                              canonical_text(ending{service.order().order, ends_at}));
    }

private:
    template <class Plan>
    [[nodiscard]] static bool is_of(const consent::consent_proof& proof,
                                    const basic_published_plan<Plan>& plan) noexcept {
        return proof.plan() == plan.number() && proof.plan_version() == plan.version() &&
               proof.plan_digest() == plan.digest();
    }

    template <class Plan>
    [[nodiscard]] result<basic_active_service<Plan>> activated(const basic_published_plan<Plan>& plan,
                                                               const consent::consent_proof& used,
                                                               const std::optional<agent_sale>& sold_by, instant now) {
        const bool next_cycle = used.facts().effective == consent::effect::next_cycle;
        const activation done{.order = used.order(),
                              .plan = plan.number(),
                              .plan_version = plan.version(),
                              .plan_digest = plan.digest(),
                              .channel = used.channel(),
                              .publication = plan.record(),
                              .consent = used.record(),
                              .activated_at = now,
                              .begins_at = next_cycle ? cycle_.next_begin(now) : now,
                              .sold_by = sold_by};
        const evidence::pseudonym subject = pseudonyms_.of(used.subscriber());
        const std::string document = canonical_text(done);
        const auto stored = consents_->use(used, used.order(), now,
                                           {evidence::record_kind::order_activated, subject, now, document});
        if (!stored) return stored.error();
        return basic_active_service<Plan>(done, subject, plan, stored->sequence);
    }

    evidence::ledger_ref ledger_;
    consent::desk* consents_;
    marketing::licence_desk* licences_ = nullptr;
    evidence::pseudonymizer pseudonyms_;
    billing_cycle cycle_;
};

}  // namespace mingbai::inline MINGBAI_ABI
