// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/rule/report.hpp>
#include <mingbai/tariff/plan_checks.hpp>
#include <mingbai/tariff/plan_view.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

// What the structured terms must make clear: price, allowances, overage, commitment, leaving, renewal.
namespace mingbai::inline MINGBAI_ABI::cn_miit {

/// The parts of a price add up to it.
struct price_components_add_up : plan_checks::price_is_its_parts {
    static constexpr rule_info info{
        .id = "CN-T-09",
        .severity = severity::blocking,
        .grade = verification::derived,
        .source = "资费营销行为通知 2018-08-24: 资费结构, 资费标准; a sum is the sum of its parts",
        .title = "the components of a price add up to the price",
        .title_zh = "资费构成之和等于资费标准",
        .good = "59 = 39 + 20",
        .bad = "59 = 39 + 30",
        .in_force = {.from = std::chrono::year{2018} / 8 / 24},
    };
};

/// A metered allowance says what happens when it is used up.
struct overage_price_stated : plan_checks::overage_stated {
    static constexpr rule_info info{
        .id = "CN-T-10",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "资费营销行为通知 2018-08-24: 收费项目, 资费标准, 计费原则",
        .title = "a metered allowance states what use beyond it costs",
        .title_zh = "计量的服务内容说明超出资费",
        .good = "30GB, then 0.29 yuan a MB",
        .bad = "30GB, and nothing about the next MB",
        .in_force = {.from = std::chrono::year{2018} / 8 / 24},
    };
};

/// The overage terms can be computed: they say one thing only.
struct overage_well_formed : plan_checks::overage_computable {
    static constexpr rule_info info{
        .id = "CN-T-11",
        .severity = severity::blocking,
        .grade = verification::derived,
        .source = "资费营销行为通知 2018-08-24: 计费原则; terms that contradict themselves cannot be charged by",
        .title = "the overage terms determine one charge",
        .title_zh = "超出资费的计费原则明确且无矛盾",
        .good = "0.29 yuan a MB, at most 10 for each 100 MB",
        .bad = "0.15 yuan a minute, for data",
        .in_force = {.from = std::chrono::year{2018} / 8 / 24},
    };
};

/// What is called unlimited says from where on it is slower.
struct unlimited_states_throttle {
    static constexpr rule_info info{
        .id = "CN-T-12",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "明白办、放心用, 资费公示: 不得隐瞒或淡化限制性条件",
        .title = "an unlimited allowance states the use after which it is slower, or that it never is",
        .title_zh = "不限量的内容说明达量限速的阈值",
        .good = "unlimited, full speed until 40GB, then 1 Mbps",
        .bad = "unlimited",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        for (std::size_t i = 0; i < plan.content.size(); ++i) {
            const auto& included = plan.content[i];
            if (!included.amount.is_unlimited() || included.what == service::rights) continue;
            const bool never_slower = included.full_speed_until.is_unlimited();
            const bool stated = included.full_speed_until.unit() == unit_of(included.what) &&
                                !included.full_speed_until.is_zero() && included.reduced_to.bits_per_second() != 0;
            if (!never_slower && !stated) out.add(at_element(element::content, i));
        }
    }
};

/// A price for the first months says for how long, and what comes after; the price after is the plan's own.
struct introductory_price_complete : plan_checks::introductory_price_complete {
    static constexpr rule_info info{
        .id = "CN-T-13",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "明白办、放心用, 资费公示: 不得隐瞒或淡化限制性条件; 资费营销行为通知 2018-08-24: 有效期限",
        .title = "an introductory price states how long it lasts and the price after, which is the plan's price",
        .title_zh = "优惠资费说明优惠期及到期后的资费",
        .good = "19 yuan a month for 6 months, then 59",
        .bad = "19 yuan a month at first",
    };
};

/// An allowance is counted in its service's unit and is neither nothing nor beyond anything that can be used.
struct allowances_plausible {
    static constexpr rule_info info{
        .id = "CN-T-14",
        .severity = severity::warning,
        .grade = verification::derived,
        .source = "明白办、放心用, 资费公示: 清晰易懂; arithmetic: what a line can carry in the period",
        .title = "an allowance has its service's unit, is not zero, and can be used in its period",
        .title_zh = "服务内容的数量单位正确且合理",
        .good = "500 minutes a month",
        .bad = "0 minutes a month; 50,000 minutes a month",
    };

    /// The longest month's seconds: nobody can speak longer.
    static constexpr std::uint64_t seconds_of_a_month = 31ULL * 24 * 60 * 60;
    /// A month's bytes at 10 Gbit/s.
    static constexpr std::uint64_t bytes_of_a_month = seconds_of_a_month * (10'000'000'000ULL / 8);

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        for (std::size_t i = 0; i < plan.content.size(); ++i) {
            const auto& included = plan.content[i];
            if (included.amount.is_unlimited()) continue;
            const std::uint64_t amount = included.amount.value();
            const bool monthly = same_length(included.per, period{1, period_unit::month});
            const bool absurd = included.amount.unit() != unit_of(included.what) || amount == 0 ||
                                (monthly && included.what == service::voice && amount > seconds_of_a_month) ||
                                (monthly && included.amount.unit() == service_unit::bytes && amount > bytes_of_a_month);
            if (absurd) out.add(at_element(element::content, i));
        }
    }
};

/// The same allowance does not stand twice, as if it were more.
struct no_allowance_twice {
    static constexpr rule_info info{
        .id = "CN-T-15",
        .severity = severity::warning,
        .grade = verification::derived,
        .source = "明白办、放心用, 资费公示: 内容简洁, 清晰易懂",
        .title = "no allowance is stated twice",
        .title_zh = "同一服务内容不重复列示",
        .good = "30GB general data, 30GB directed data",
        .bad = "30GB general data, 30GB general data",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        for (std::size_t i = 1; i < plan.content.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (plan.content[i] == plan.content[j]) {
                    out.add(at_element(element::content, i));
                    break;
                }
    }
};

/// Where the customer is bound, what leaving early means is said.
struct breach_stated_with_commitment : plan_checks::breach_stated_with_commitment {
    static constexpr rule_info info{
        .id = "CN-T-16",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "明白办、放心用, 资费公示: 不得隐瞒或淡化限制性条件 (在网要求, 违约责任)",
        .title = "a plan with a commitment states what leaving early costs",
        .title_zh = "有在网要求的方案说明违约责任",
        .good = "24 months; leaving early costs the remaining months' discount",
        .bad = "24 months",
    };
};

/// The way out is said.
struct unsubscribe_stated : plan_checks::stated<element::unsubscribe> {
    static constexpr rule_info info{
        .id = "CN-T-17",
        .severity = severity::blocking,
        .grade = verification::derived,
        .source = "明白办、放心用, 资费公示: 要素齐全; 退订方式 is in every observed order message",
        .title = "the plan says how to unsubscribe",
        .title_zh = "说明退订方式",
        .good = "发送TD至10010, 次月生效",
        .bad = "",
    };
};

/// A plan that renews itself says for how long, together with its validity.
struct renewal_stated_with_validity : plan_checks::renewal_has_a_term {
    static constexpr rule_info info{
        .id = "CN-T-18",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "消费者权益保护法实施条例 (2024-07-01) art. 10: conspicuous notice of automatic renewal before acceptance",
        .title = "a plan that renews automatically states its term and the term of each renewal",
        .title_zh = "自动续订的方案说明有效期限及每次续订的期限",
        .good = "24 months, renewed by 24 months each time",
        .bad = "renewed automatically",
        .in_force = {.from = std::chrono::year{2024} / 7 / 1},
    };
};

/// A recurring price has a period that customers can plan with; a yearly one is named as such.
struct price_has_a_period {
    static constexpr rule_info info{
        .id = "CN-T-05",
        .severity = severity::warning,
        .grade = verification::secondary,
        .source = "资费营销行为通知 2018-08-24: 资费标准, 计费原则",
        .title = "the price is not negative, and recurs when what it pays for recurs",
        .title_zh = "资费标准注明计费周期",
        .good = "59 yuan a month, for 30GB a month",
        .bad = "59 yuan once, for 30GB a month without end",
        .in_force = {.from = std::chrono::year{2018} / 8 / 24},
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        if (!plan.price) return;
        if (plan.price->amount.is_negative() || plan.price->per.count < 0) return out.add(element::price);
        const bool endless = plan.validity && (plan.validity->term.count == 0 || plan.validity->renews_automatically);
        bool recurs = false;
        for (const auto& included : plan.content) recurs = recurs || included.per.count > 0;
        if (plan.price->is_once() && !plan.price->amount.is_zero() && endless && recurs) out.add(element::price);
    }
};

}  // namespace mingbai::inline MINGBAI_ABI::cn_miit
