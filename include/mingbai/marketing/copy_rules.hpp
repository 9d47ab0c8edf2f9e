// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/rule/ruleset.hpp>
#include <mingbai/tariff/name_conflict.hpp>
#include <mingbai/tariff/owned_plan.hpp>
#include <mingbai/tariff/wording.hpp>

#include <string_view>

namespace mingbai::inline MINGBAI_ABI::marketing {

/// Marketing copy and the plan that it sells: what the rules of marketing are checked on.
template <class Plan>
struct copy_of {
    const Plan& plan;
    std::string_view text;
};

/// The fees and amounts in the copy are those of the plan.
struct copy_agrees_with_plan {
    static constexpr rule_info info{
        .id = "MB-M-01",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "资费营销行为通知 2018-08-24: adverts match the disclosed plan",
        .title = "the fees and amounts in the copy are those of the disclosed plan",
        .title_zh = "宣传内容与公示资费一致",
        .good = "每月59元 for a plan of 59 yuan a month",
        .bad = "每月29元 for a plan of 59 yuan a month",
    };

    template <class Plan>
    static void check(const copy_of<Plan>& copy, findings& out) {
        // The figures of a sentence are read as those of a name are: what is said of this plan, not of others.
        auto renamed = to_owned(copy.plan);
        renamed.name = copy.text;
        find_name_conflicts(renamed, [&](const name_conflict& conflict) {
            out.add(conflict.where(), conflict.figure.offset, conflict.figure.length);
        });
    }
};

/// No word that the Advertising Law names.
struct copy_without_statutory_superlatives {
    static constexpr rule_info info{
        .id = "MB-M-02",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "广告法 art. 9(3): 国家级, 最高级, 最佳",
        .title = "no word that the Advertising Law names as an absolute claim",
        .title_zh = "不使用广告法列举的绝对化用语",
        .good = "覆盖全省",
        .bad = "最佳网络",
    };

    template <class Plan>
    static constexpr void check(const copy_of<Plan>& copy, findings& out) {
        find_wording(copy.text, [&](const wording_hit& hit) {
            const bool statutory = standard_lexicon<mingbai::detail::void_later<Plan>>()[hit.entry].grade <= verification::secondary;
            if (hit.category == wording_category::superlative && statutory) out.add(element::text, hit.offset, hit.length);
        });
    }
};

using copy_rules = ruleset<copy_agrees_with_plan, copy_without_statutory_superlatives>;

}  // namespace mingbai::inline MINGBAI_ABI::marketing
