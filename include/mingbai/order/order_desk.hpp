// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/billing_cycle.hpp>
#include <mingbai/consent/desk.hpp>
#include <mingbai/evidence/ledger_ref.hpp>
#include <mingbai/order/agreement.hpp>
#include <mingbai/order/ending.hpp>
#include <mingbai/tariff/published_plan.hpp>

#include <optional>
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

/// Where orders become services: informed (a `published_plan`), then confirmed (a `consent_proof`), then activated. The two
/// tokens are parameters, so the forbidden order of events does not compile.
///
/// One writer; ledger and consent desk must outlive it.
class order_desk {
public:
    order_desk(evidence::ledger_ref ledger, consent::desk& consents, const evidence::pseudonymizer& pseudonyms,
               billing_cycle cycle) noexcept
        : ledger_(ledger), consents_(&consents), pseudonyms_(pseudonyms), cycle_(cycle) {}

    /// Activates the order that the proof is of, and records what it rests on. The proof is used up, whatever comes of it.
    ///
    /// Refused: reason::proof_for_another_order when the consent was to another plan, version or terms; what the consent desk
    /// says of the proof (reason::proof_already_used, proof_outdated, …); what the ledger refuses.
    template <class Plan>
    [[nodiscard]] result<basic_active_service<Plan>> activate(const basic_published_plan<Plan>& plan,
                                                              consent::consent_proof&& proof, instant now) {
        if (proof.plan() != plan.number() || proof.plan_version() != plan.version() || proof.plan_digest() != plan.digest())
            return refusal{reason::proof_for_another_order, at_element(element::filing_number)};
        const consent::consent_proof used = std::move(proof);
        if (const auto justified = consents_->use(used, used.order(), now); !justified) return justified.error();

        const bool next_cycle = used.facts().effective == consent::effect::next_cycle;
        const activation done{.order = used.order(),
                              .plan = plan.number(),
                              .plan_version = plan.version(),
                              .plan_digest = plan.digest(),
                              .channel = used.channel(),
                              .publication = plan.record(),
                              .consent = used.record(),
                              .activated_at = now,
                              .begins_at = next_cycle ? cycle_.next_begin(now) : now};
        const evidence::pseudonym subject = pseudonyms_.of(used.subscriber());
        const auto stored = ledger_.append(evidence::record_kind::order_activated, subject, now, canonical_text(done));
        if (!stored) return stored.error();
        return basic_active_service<Plan>(done, subject, plan, stored->sequence);
    }

    /// Ends a service: what the customer's withdrawal of consent, or the carrier, brought about, and from when on.
    /// Refused: reason::retroactive for an instant in the past; what the ledger refuses.
    template <class Plan>
    [[nodiscard]] result<evidence::receipt> end(const basic_active_service<Plan>& service, instant ends_at, instant now) {
        if (ends_at < now) return refusal{reason::retroactive, at_element(element::effective)};
        return ledger_.append(evidence::record_kind::order_ended, service.subject(), now,
                              canonical_text(ending{service.order().order, ends_at}));
    }

private:
    evidence::ledger_ref ledger_;
    consent::desk* consents_;
    evidence::pseudonymizer pseudonyms_;
    billing_cycle cycle_;
};

}  // namespace mingbai::inline MINGBAI_ABI
