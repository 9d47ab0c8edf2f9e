// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/rule/report.hpp>
#include <mingbai/tariff/name_conflict.hpp>
#include <mingbai/tariff/plan_notes.hpp>

#include <chrono>

// What a plan's name promises against what its terms say.
namespace mingbai::inline MINGBAI_ABI::cn_miit {

/// A fee, a volume, minutes or messages in the name are those of the terms. Figures that only look like the plan's own are
/// passed over: the network's generation, tiers, other plans' prices, deposits, gifts, terms.
struct name_agrees_with_terms : judges_notes<name_agrees_with_terms> {
    static constexpr rule_info info{
        .id = "CN-T-06",
        .severity = severity::blocking,
        .grade = verification::derived,
        .source = "明白办、放心用, 资费公示: 清晰易懂; 资费营销行为通知 2018-08-24: what is advertised is what is disclosed",
        .title = "the fee and the amounts in the name are those of the terms",
        .title_zh = "方案名称中的金额和数量与资费内容一致",
        .good = "50G流量包, 50GB",
        .bad = "50G流量包, 10GB",
    };

    template <class Plan>
    static constexpr void judge(const Plan& plan, findings& out, plan_notes& notes) {
        if (plan.unreadable.has(element::content)) return;
        find_name_conflicts(plan, notes.figures_of_name(plan), [&](const name_conflict& conflict) {
            if (conflict.kind != name_conflict_kind::fee_period)
                out.add(element::name, conflict.figure.offset, conflict.figure.length);
        });
    }
};

/// A price that the name calls yearly is not disclosed as a monthly one.
struct yearly_price_named_as_yearly : judges_notes<yearly_price_named_as_yearly> {
    static constexpr rule_info info{
        .id = "CN-T-07",
        .severity = severity::blocking,
        .grade = verification::derived,
        .source = "资费营销行为通知 2018-08-24: 资费标准, 计费原则; observed: yearly prices in the registers' monthly field",
        .title = "a price that the name gives per year does not stand as a monthly price",
        .title_zh = "名称为包年资费的, 资费标准不得按月列示同一金额",
        .good = "包1年240元, 240元/年",
        .bad = "包1年240元, 240元/月",
        .in_force = {.from = std::chrono::year{2018} / 8 / 24},
    };

    template <class Plan>
    static constexpr void judge(const Plan& plan, findings& out, plan_notes& notes) {
        find_name_conflicts(plan, notes.figures_of_name(plan), [&](const name_conflict& conflict) {
            if (conflict.kind == name_conflict_kind::fee_period) out.add(element::price);
        });
    }
};

}  // namespace mingbai::inline MINGBAI_ABI::cn_miit
