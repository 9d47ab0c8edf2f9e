// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/profile/eu/constants.hpp>
#include <mingbai/profile/sound_terms.hpp>
#include <mingbai/rule/report.hpp>
#include <mingbai/tariff/plan_checks.hpp>
#include <mingbai/tariff/plan_view.hpp>

#include <chrono>

// What a plan must state in the European Union so that its contract summary can be written.
namespace mingbai::inline MINGBAI_ABI::eu {

/// What the headings of the summary are filled from.
struct summary_can_be_filled : plan_checks::stated<element::name, element::price, element::content, element::commitment,
                                                       element::unsubscribe> {
    static constexpr rule_info info{
        .id = "EU-T-01",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source =
            "Implementing Regulation (EU) 2019/2243, Annex: services, price, duration and termination; EECC Annex VIII",
        .title = "the plan states what the headings of its contract summary are filled from",
        .title_zh = "方案包含合同摘要各标题所需内容",
        .good = "name, price, content, commitment and the way to terminate are all stated",
        .bad = "the way to terminate is empty",
        .in_force = {.from = std::chrono::year{2020} / 12 / 21},
    };
};

/// Nobody is bound for more than two years.
struct commitment_not_too_long {
    static constexpr rule_info info{
        .id = "EU-T-02",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "EECC Art. 105(1): consumers, at most 24 months; a member state may set less",
        .title = "a commitment lasts 24 months at most",
        .title_zh = "合约期不超过24个月",
        .good = "24 months",
        .bad = "36 months",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        if (!plan.commitment) return;
        constexpr std::int64_t months = longest_commitment.latest().count;
        const period term = plan.commitment->term;
        // 731 days are the most that 24 months can have.
        const bool too_long = term.unit == period_unit::day ? term.count > months / 12 * 365 + 1
            : term.unit == period_unit::year                ? term.count > months / 12
                                                            : term.count > months;
        if (too_long) out.add(element::commitment);
    }
};

struct consumption_charges_stated : plan_checks::overage_stated {
    static constexpr rule_info info{
        .id = "EU-T-03",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "EECC Annex VIII: consumption-related charges",
        .title = "a metered allowance states what use beyond it costs",
        .title_zh = "计量的服务内容说明超出资费",
        .good = "30GB, then 0.01 EUR a MB",
        .bad = "30GB, and nothing about the next MB",
    };
};

struct early_termination_stated : plan_checks::breach_stated_with_commitment {
    static constexpr rule_info info{
        .id = "EU-T-04",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "EECC Annex VIII: early-termination fees",
        .title = "a plan with a commitment states what leaving early costs",
        .title_zh = "有合约期的方案说明提前解约费用",
        .good = "24 months; leaving early costs the remaining instalments",
        .bad = "24 months",
    };
};

struct promotion_term_stated : plan_checks::introductory_price_complete {
    static constexpr rule_info info{
        .id = "EU-T-05",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "EECC Annex VIII: the minimum term of a promotion",
        .title = "an introductory price states how long it lasts and the price after, which is the plan's price",
        .title_zh = "优惠资费说明优惠期及到期后的资费",
        .good = "19 EUR a month for 6 months, then 29",
        .bad = "19 EUR a month at first",
    };
};

using tariff_rules = join<ruleset<summary_can_be_filled, commitment_not_too_long, consumption_charges_stated,
                                  early_termination_stated, promotion_term_stated>,
                          profile::sound_terms>;

}  // namespace mingbai::inline MINGBAI_ABI::eu
