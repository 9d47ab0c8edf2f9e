// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/bill/bill.hpp>
#include <mingbai/bill/recompute.hpp>
#include <mingbai/rule/check.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace mingbai::inline MINGBAI_ABI::bill {

/// A plan in the version that a customer agreed to.
template <class Plan>
struct versioned_plan {
    filing_number number{};
    std::uint32_t version = 1;
    const Plan* plan = nullptr;
};

/// What a bill is reviewed against. All of it is viewed and outlives the review.
template <class Plan>
struct bill_review {
    using currency = typename Plan::currency;

    const basic_bill<currency>* of = nullptr;
    std::span<const agreement> agreements{};
    std::span<const versioned_plan<Plan>> plans{};
    std::span<const money<currency>> previous_totals{};  ///< of the cycles before, the latest first
    part_month part = part_month::by_day;
    std::optional<money<currency>> limit{};  ///< that the customer set and did not agree to pass

    [[nodiscard]] constexpr const Plan* find_plan(const agreement& agreed) const noexcept {
        for (const auto& each : plans)
            if (each.number == agreed.plan && each.version == agreed.plan_version) return each.plan;
        return nullptr;
    }
};

/// Every charge rests on an agreement in force, with proof: no unexplained charge (不明扣费).
struct every_charge_agreed {
    static constexpr rule_info info{
        .id = "MB-B-01",
        .severity = severity::blocking,
        .grade = verification::derived,
        .source = "明白办、放心用 3: every service needs the customer's consent, free gifts and carrier billing too",
        .title = "every charge traces to an agreement in force that the customer's consent proves",
        .title_zh = "每笔费用均对应有效且经用户确认的协议",
        .good = "a plan fee of an order that was confirmed by SMS",
        .bad = "a monthly 15 yuan of an order that nobody made"};

    template <class Plan>
    static constexpr void check(const bill_review<Plan>& about, findings& out) {
        const auto lines = about.of->lines();
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const ground why = ground_of(lines[i], about.agreements);
            if (why != ground::agreed && why != ground::no_charge) out.add(at_element(element::agreement, i));
        }
    }
};

/// No line charges more than the agreed terms come to.
struct charged_as_agreed {
    static constexpr rule_info info{
        .id = "MB-B-02",
        .severity = severity::blocking,
        .grade = verification::derived,
        .source = "明白办、放心用 1: what is charged is what was disclosed and agreed",
        .title = "no line charges more than the plan's own terms come to",
        .title_zh = "收费不高于资费方案约定",
        .good = "101 MB beyond the allowance at 0.29 yuan per MB up to 10 yuan for 100 MB: 10.29 yuan",
        .bad = "the same at 29.29 yuan"};

    template <class Plan>
    static constexpr void check(const bill_review<Plan>& about, findings& out) {
        const auto lines = about.of->lines();
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const agreement* const agreed = find_agreement(lines[i], about.agreements);
            const Plan* const plan = agreed != nullptr ? about.find_plan(*agreed) : nullptr;
            if (plan == nullptr) continue;
            const auto expected = recompute(lines[i], *plan, *agreed, about.of->header().days, about.part);
            if (!expected)
                out.add(at_element(element::quantity, i));
            else if (*expected && lines[i].amount > **expected)
                out.add(at_element(element::amount, i));
        }
    }
};

/// A line that can be recomputed is: its plan is known.
struct terms_at_hand {
    static constexpr rule_info info{.id = "MB-B-03",
                                    .severity = severity::warning,
                                    .grade = verification::derived,
                                    .source = "明白办、放心用 1: what is charged is what was disclosed and agreed",
                                    .title = "the terms of every agreement that is charged are at hand",
                                    .title_zh = "计费协议对应的资费方案可查",
                                    .good = "a line of plan 26HE300128, version 2, which was published",
                                    .bad = "a line of a plan that no register knows"};

    template <class Plan>
    static constexpr void check(const bill_review<Plan>& about, findings& out) {
        const auto lines = about.of->lines();
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const agreement* const agreed = find_agreement(lines[i], about.agreements);
            if (agreed != nullptr && about.find_plan(*agreed) == nullptr)
                out.add(at_element(element::filing_number, i));
        }
    }
};

/// Whether a bill is suddenly high: its total is more than `factor` times the average of the previous totals, of
/// `months` of them. Compared without rounding; nothing is sudden without that many previous bills, or after bills of
/// nothing.
template <currency_type Currency>
[[nodiscard]] constexpr bool suddenly_high(money<Currency> total, std::span<const money<Currency>> previous,
                                           std::uint32_t factor, std::size_t months) noexcept {
    if (months == 0 || previous.size() < months) return false;
    money<Currency> sum{};
    for (std::size_t i = 0; i < months; ++i) {
        const auto more = checked_add(sum, previous[i]);
        if (!more) return false;
        sum = *more;
    }
    if (sum <= money<Currency>{} || total.is_negative()) return false;
    const auto all = checked_multiply(total, months);
    const auto limit = checked_multiply(sum, factor);
    if (!limit) return false;  // the limit is beyond any total
    return !all || *all > *limit;
}

/// A bill that is suddenly high is looked at, and the customer is told at once. The factor and the months are from
/// memory of the Telecom Regulations (Art. 34 of the 2000 text), which were not found: advice, and both can be set.
template <std::uint32_t Factor = 5, std::size_t Months = 3>
struct observed_sudden_rise {
    static constexpr rule_info info{.id = "MB-B-04",
                                    .severity = severity::advice,
                                    .grade = verification::memory,
                                    .source = "PRC Telecom Regulations, Art. 34 of the 2000 text, from memory",
                                    .title = "a bill far above the average of the months before is explained at once",
                                    .title_zh = "话费突然大幅增加时应及时告知用户",
                                    .good = "50 yuan after 40, 45 and 50",
                                    .bad = "300 yuan after 40, 45 and 50"};

    template <class Plan>
    static constexpr void check(const bill_review<Plan>& about, findings& out) {
        if (suddenly_high(about.of->total(), about.previous_totals, Factor, Months)) out.add(element::total);
    }
};

/// The rules that every bill is reviewed by.
using bill_rules = ruleset<every_charge_agreed, charged_as_agreed, terms_at_hand, observed_sudden_rise<>>;

}  // namespace mingbai::inline MINGBAI_ABI::bill
