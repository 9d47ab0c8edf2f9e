// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/rule/ruleset.hpp>
#include <mingbai/tariff/plan_checks.hpp>

// What a plan's terms must be in any country, by arithmetic alone: whatever contradicts itself can be neither disclosed
// nor charged by. The checks are those of the Chinese profile; the reasons are no country's.
namespace mingbai::inline MINGBAI_ABI::profile {

struct terms_readable : plan_checks::readable {
    static constexpr rule_info info{
        .id = "MB-T-01",
        .severity = severity::blocking,
        .grade = verification::derived,
        .source = "what cannot be read can be neither disclosed nor charged by",
        .title = "every element is written so that it can be read: amounts, quantities, dates, valid UTF-8",
        .title_zh = "各要素书写规范可读",
        .good = "20260722",
        .bad = "20261399",
    };
};

struct sale_dates_in_order : plan_checks::sale_dates_in_order {
    static constexpr rule_info info{
        .id = "MB-T-02",
        .severity = severity::blocking,
        .grade = verification::derived,
        .source = "a sale cannot end before it begins",
        .title = "the plan goes off sale no earlier than it came on sale",
        .title_zh = "下线日期不早于上线日期",
        .good = "2026-07-22 to 2029-12-31",
        .bad = "2026-07-22 to 2025-12-31",
    };
};

struct price_is_its_parts : plan_checks::price_is_its_parts {
    static constexpr rule_info info{
        .id = "MB-T-03",
        .severity = severity::blocking,
        .grade = verification::derived,
        .source = "a sum is the sum of its parts",
        .title = "the components of a price add up to the price",
        .title_zh = "资费构成之和等于资费标准",
        .good = "59 = 39 + 20",
        .bad = "59 = 39 + 30",
    };
};

struct overage_computable : plan_checks::overage_computable {
    static constexpr rule_info info{
        .id = "MB-T-04",
        .severity = severity::blocking,
        .grade = verification::derived,
        .source = "terms that contradict themselves cannot be charged by",
        .title = "the overage terms determine one charge",
        .title_zh = "超出资费的计费原则明确且无矛盾",
        .good = "0.29 a MB, at most 10 for each 100 MB",
        .bad = "0.15 a minute, for data",
    };
};

struct renewal_has_a_term : plan_checks::renewal_has_a_term {
    static constexpr rule_info info{
        .id = "MB-T-05",
        .severity = severity::blocking,
        .grade = verification::derived,
        .source = "when a renewal comes follows from the terms, or nobody can be reminded of it",
        .title = "a plan that renews automatically states its term and the term of each renewal",
        .title_zh = "自动续订的方案说明有效期限及每次续订的期限",
        .good = "24 months, renewed by 1 month each time",
        .bad = "renewed automatically",
    };
};

using sound_terms =
    ruleset<terms_readable, sale_dates_in_order, price_is_its_parts, overage_computable, renewal_has_a_term>;

}  // namespace mingbai::inline MINGBAI_ABI::profile
