// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/civil_zone.hpp>
#include <mingbai/base/detail/hash_map.hpp>
#include <mingbai/base/result.hpp>
#include <mingbai/bill/bill_record.hpp>
#include <mingbai/bill/review.hpp>
#include <mingbai/evidence/pseudonym.hpp>
#include <mingbai/evidence/record.hpp>
#include <mingbai/order/activation.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI {

namespace detail {

struct audited_customer {
    std::vector<bill::agreement> agreements{};
    hash_map<cycle_index, instant> bills{};  // when the first bill of the cycle was issued
    bool erased = false;
};

}  // namespace detail

/// The part of an audit that holds bills to what customers agreed to: a fold over agreements, their ends, and bills.
template <class Plan>
class bill_audit {
public:
    using currency = typename Plan::currency;

    /// An activation that the ledger has. `biller` is the third party that the customer was told of, if any; `proven`
    /// whether the consent that it names holds.
    template <civil_zone Zone>
    void agree(const activation& order, const evidence::pseudonym& subject, std::string biller, bool proven, const Zone& zone) {
        bill::agreement agreed{.order = order.order,
                               .plan = order.plan,
                               .plan_version = order.plan_version,
                               .provider = std::move(biller),
                               .begins = date_of(order.begins_at, zone),
                               .ends = {},
                               .proof = {}};
        if (proven) agreed.proof = order.consent;
        customers_[subject].agreements.push_back(std::move(agreed));
    }

    /// Nothing more may be charged by an order from an instant on.
    template <civil_zone Zone>
    void end(const order_id& order, const evidence::pseudonym& subject, instant at, const Zone& zone) {
        customer* const found = customers_.find(subject);
        if (found == nullptr) return;
        for (bill::agreement& each : found->agreements)
            if (each.order == order) each.ends = date_of(at - std::chrono::seconds{1}, zone);
    }

    /// Takes in a bill, and reviews it against what was agreed to by then: every charge rests on an agreement in force with
    /// proof, and is no more than the agreed terms come to. `resolve(plan, version)` is the published plan or nullptr;
    /// `f(finding)` hears of every blocking finding and every warning. Refused as `bill::read_bill` refuses.
    template <class Resolve, class F>
    [[nodiscard]] result<void> review(const evidence::record_view& record, Resolve resolve, F f) {
        const auto issued = bill::read_bill<currency>(record.payload);
        if (!issued) return issued.error();
        customer& of = customers_[record.subject];
        instant& first = of.bills.insert(issued->header().cycle, record.at).value;
        if (record.at < first) first = record.at;

        std::vector<bill::versioned_plan<Plan>> plans;
        for (const bill::agreement& each : of.agreements)
            if (const Plan* const plan = resolve(each.plan, each.plan_version)) plans.push_back({each.plan, each.plan_version, plan});
        const report reviewed = check<bill::bill_rules>(
            bill::bill_review<Plan>{.of = &*issued, .agreements = of.agreements, .plans = plans, .previous_totals = {}, .limit = {}});
        for (const finding& each : reviewed.kept())
            if (each.rule->severity != severity::advice) f(each);
        return {};
    }

    /// When the first bill of a customer's cycle was issued, if it was.
    [[nodiscard]] std::optional<instant> issued_at(const evidence::pseudonym& subject, cycle_index cycle) const {
        const customer* const found = customers_.find(subject);
        const instant* const first = found == nullptr ? nullptr : found->bills.find(cycle);
        if (first == nullptr) return std::nullopt;
        return *first;
    }

    /// Whether a customer has bills whose payload is gone, so that nobody can say of which cycle they were.
    [[nodiscard]] bool has_erased(const evidence::pseudonym& subject) const {
        const customer* const found = customers_.find(subject);
        return found != nullptr && found->erased;
    }
    void erased(const evidence::pseudonym& subject) { customers_[subject].erased = true; }

private:
    using customer = detail::audited_customer;

    detail::hash_map<evidence::pseudonym, customer> customers_;
};

}  // namespace mingbai::inline MINGBAI_ABI
