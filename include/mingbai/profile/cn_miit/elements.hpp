// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/ids.hpp>
#include <mingbai/rule/report.hpp>
#include <mingbai/tariff/plan_checks.hpp>
#include <mingbai/tariff/plan_view.hpp>

#include <cstdint>
#include <string_view>

// What a plan must state at all: the elements, the filing number, the dates, the audience.
namespace mingbai::inline MINGBAI_ABI::cn_miit {

/// Every element that the register shows is there. Overage, breach and notes have rules of their own, because they are
/// due only in some plans.
struct elements_complete : plan_checks::stated<element::name, element::filing_number, element::category,
                                               element::price, element::content, element::region,
                                               element::validity, element::channels, element::on_sale,
                                               element::off_sale, element::commitment> {
    static constexpr rule_info info{
        .id = "CN-T-01",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "明白办、放心用, 资费公示: 要素齐全; 资费营销行为通知 2018-08-24: elements of a plan",
        .title = "every element of the plan is stated",
        .title_zh = "资费方案要素齐全",
        .good = "方案名称 … 在网要求 are all filled",
        .bad = "适用地区 is empty",
    };
};

/// The filing number looks like those of all carriers' registers.
struct filing_number_form {
    static constexpr rule_info info{
        .id = "CN-T-02",
        .severity = severity::advice,
        .grade = verification::practice,
        .source = "observed on carriers' registers and messages; no rule text gives a grammar",
        .title = "the filing number has the observed form: two digits, two capital letters, six digits",
        .title_zh = "方案编号为两位年份、两位大写字母、六位数字",
        .good = "26HE300128",
        .bad = "HE300128",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        const std::string_view number = plan.filing_number;
        if (!number.empty() && !plan.unknown.has(element::filing_number) && !observed_filing_number_form(number))
            out.add(element::filing_number, 0, static_cast<std::uint32_t>(number.size()));
    }
};

/// The sale does not end before it begins, and both days exist.
struct dates_in_order : plan_checks::sale_dates_in_order {
    static constexpr rule_info info{
        .id = "CN-T-03",
        .severity = severity::blocking,
        .grade = verification::derived,
        .source = "明白办、放心用, 资费公示: 清晰易懂; a sale cannot end before it begins",
        .title = "the plan goes off sale no earlier than it came on sale",
        .title_zh = "下线日期不早于上线日期",
        .good = "2026-07-22 to 2029-12-31",
        .bad = "2026-07-22 to 2025-12-31",
    };
};

/// A sale that is said to go on for more than a decade has no end that anyone decided on.
struct off_sale_within_reach {
    static constexpr rule_info info{
        .id = "CN-T-04",
        .severity = severity::advice,
        .grade = verification::practice,
        .source = "observed on carriers' registers: off-sale dates such as 2050-12-31",
        .title = "the plan goes off sale within ten years of coming on sale",
        .title_zh = "下线日期距上线日期不超过十年",
        .good = "2024-12-31 to 2029-12-31",
        .bad = "2024-12-31 to 2050-12-31",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        if (!plan.on_sale || !plan.off_sale || !in_calendar(*plan.on_sale) || !in_calendar(*plan.off_sale)) return;
        const auto ten_years = checked_advance(*plan.on_sale, period{10, period_unit::year});
        if (ten_years && *plan.off_sale > *ten_years) out.add(element::off_sale);
    }
};

/// Who may order is said. 无 ("none") says nothing.
struct audience_stated {
    static constexpr rule_info info{
        .id = "CN-T-08",
        .severity = severity::warning,
        .grade = verification::secondary,
        .source = "明白办、放心用, 资费公示: 要素齐全 (适用范围)",
        .title = "the plan says who may order it",
        .title_zh = "明确适用范围",
        .good = "河北省公众用户",
        .bad = "无",
    };

    static constexpr std::string_view says_nothing[]{"无", "—", "-", "/", "暂无", "无要求", "N/A", "n/a"};

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        if (plan.unknown.has(element::audience)) return;
        const std::string_view audience = plan.audience;
        if (audience.empty()) {
            out.add(element::audience);
            return;
        }
        for (const std::string_view nothing : says_nothing)
            if (audience == nothing) out.add(element::audience, 0, static_cast<std::uint32_t>(audience.size()));
    }
};

}  // namespace mingbai::inline MINGBAI_ABI::cn_miit
