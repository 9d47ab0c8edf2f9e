// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/utf8.hpp>
#include <mingbai/rule/report.hpp>
#include <mingbai/tariff/phrase_set.hpp>
#include <mingbai/tariff/plan_notes.hpp>
#include <mingbai/tariff/plan_view.hpp>
#include <mingbai/tariff/wording.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

// What the words of a plan may and may not do: vague words, superlatives, hidden conditions, claims without a limit.
namespace mingbai::inline MINGBAI_ABI::cn_miit {

namespace detail {

/// A finding for every phrase of the lexicon, in any text of the plan, that `wanted` takes.
template <class Plan, class Wanted>
constexpr void find_phrases(const Plan& plan, findings& out, plan_notes& notes, Wanted wanted) {
    notes.for_each_phrase(plan, [&](element what, std::size_t index, const wording_hit& hit) {
        if (wanted(hit)) out.add(what, hit.offset, hit.length, index);
    });
}

template <class Hit>
[[nodiscard]] constexpr bool is_statutory(const Hit& hit) noexcept {
    return standard_lexicon<mingbai::detail::void_later<Hit>>()[hit.entry].grade <= verification::secondary;
}

[[nodiscard]] constexpr bool contains_any(std::string_view text, std::span<const std::string_view> phrases) noexcept {
    for (const std::string_view phrase : phrases)
        if (text.find(phrase) != std::string_view::npos) return true;
    return false;
}

}  // namespace detail

/// The words that the law names.
struct no_statutory_superlatives : judges_notes<no_statutory_superlatives> {
    static constexpr rule_info info{
        .id = "CN-T-19",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "广告法 art. 9(3): 国家级, 最高级, 最佳",
        .title = "no word that the Advertising Law names as an absolute claim",
        .title_zh = "不使用广告法列举的绝对化用语",
        .good = "全国通用流量包",
        .bad = "国家级流量包",
    };

    template <class Plan>
    static constexpr void judge(const Plan& plan, findings& out, plan_notes& notes) {
        detail::find_phrases(plan, out, notes, [](const auto& hit) {
            return hit.category == wording_category::superlative && detail::is_statutory(hit);
        });
    }
};

/// Other words of the kind: the law's list is open, and which words belong to it is practice.
struct no_observed_superlatives : judges_notes<no_observed_superlatives> {
    static constexpr rule_info info{
        .id = "CN-T-20",
        .severity = severity::advice,
        .grade = verification::practice,
        .source = "广告法 art. 9(3) leaves its list open (等); the further words are practice",
        .title = "no other absolute claim",
        .title_zh = "不使用其他绝对化用语",
        .good = "覆盖全省的网络",
        .bad = "全网第一的网络",
    };

    template <class Plan>
    static constexpr void judge(const Plan& plan, findings& out, plan_notes& notes) {
        detail::find_phrases(plan, out, notes, [](const auto& hit) {
            return hit.category == wording_category::superlative && !detail::is_statutory(hit);
        });
    }
};

struct no_vague_words : judges_notes<no_vague_words> {
    static constexpr rule_info info{
        .id = "CN-T-21",
        .severity = severity::warning,
        .grade = verification::secondary,
        .source = "明白办、放心用, 资费公示: 清晰易懂, 不得模糊不清",
        .title = "the customer can tell how much, when and who",
        .title_zh = "表述清晰, 不使用模糊用语",
        .good = "每月5元",
        .bad = "视情况收取一定费用",
    };

    template <class Plan>
    static constexpr void judge(const Plan& plan, findings& out, plan_notes& notes) {
        detail::find_phrases(plan, out, notes, [](const auto& hit) { return hit.category == wording_category::vague; });
    }
};

/// Conditions left open, reserved, or put into a document that is not there: 以…为准, 详询, 最终解释权.
struct no_hidden_conditions : judges_notes<no_hidden_conditions> {
    static constexpr rule_info info{
        .id = "CN-T-22",
        .severity = severity::warning,
        .grade = verification::secondary,
        .source = "明白办、放心用, 资费公示: 不得隐瞒或淡化限制性条件",
        .title = "a condition is stated in the plan, not reserved or referred to elsewhere",
        .title_zh = "限制性条件写明, 不以其他未载明的文件为准",
        .good = "达到40GB后限速至1Mbps",
        .bad = "其他限制以营业厅公告为准",
    };

    template <class Plan>
    static constexpr void judge(const Plan& plan, findings& out, plan_notes& notes) {
        detail::find_phrases(plan, out, notes,
                             [](const auto& hit) { return hit.category == wording_category::hidden_condition; });
    }
};

/// A claim of no limit in words, in a plan that nowhere says where the limit is.
struct unlimited_words_state_throttle : judges_notes<unlimited_words_state_throttle> {
    static constexpr rule_info info{
        .id = "CN-T-23",
        .severity = severity::warning,
        .grade = verification::secondary,
        .source = "明白办、放心用, 资费公示: 不得隐瞒或淡化限制性条件",
        .title = "words that claim no limit come with the use after which speed or service changes",
        .title_zh = "不限量的宣传同时说明限速阈值",
        .good = "流量不限量, 达到40GB后限速至1Mbps",
        .bad = "流量不限量",
    };

    static constexpr std::string_view limits[]{"限速", "降速", "达量", "封顶", "上限", "最高可达", "throttl", "slow"};
    static constexpr phrase_set limit_words{limits};

    template <class Plan>
    static constexpr void judge(const Plan& plan, findings& out, plan_notes& notes) {
        for (const auto& included : plan.content)
            if (!included.full_speed_until.is_zero() || included.full_speed_until.is_unlimited()) return;
        bool said = false;
        for_each_text(plan, [&](element, std::size_t, std::string_view text) {
            said = said || (limit_words.may_be_in(text) && detail::contains_any(text, limits));
        });
        if (said) return;
        detail::find_phrases(plan, out, notes,
                             [](const auto& hit) { return hit.category == wording_category::unlimited_claim; });
    }
};

struct no_inducement : judges_notes<no_inducement> {
    static constexpr rule_info info{
        .id = "CN-T-24",
        .severity = severity::advice,
        .grade = verification::practice,
        .source = "observed in offers; 明白办、放心用 asks for clear content",
        .title = "the plan states terms and does not praise or give away",
        .title_zh = "陈述资费, 不作诱导",
        .good = "每月0元",
        .bad = "白送大流量",
    };

    template <class Plan>
    static constexpr void judge(const Plan& plan, findings& out, plan_notes& notes) {
        detail::find_phrases(plan, out, notes, [](const auto& hit) { return hit.category == wording_category::inducement; });
    }
};

struct no_pressure : judges_notes<no_pressure> {
    static constexpr rule_info info{
        .id = "CN-T-25",
        .severity = severity::advice,
        .grade = verification::practice,
        .source = "observed in offers; 明白办、放心用 asks for clear content",
        .title = "the plan does not hurry the customer",
        .title_zh = "不催促办理",
        .good = "2026年9月30日前可办理",
        .bad = "手慢无",
    };

    template <class Plan>
    static constexpr void judge(const Plan& plan, findings& out, plan_notes& notes) {
        detail::find_phrases(plan, out, notes, [](const auto& hit) { return hit.category == wording_category::pressure; });
    }
};

/// Words of a price for the first months, with nothing that says what follows.
struct introductory_words_state_what_follows {
    static constexpr rule_info info{
        .id = "CN-T-26",
        .severity = severity::warning,
        .grade = verification::secondary,
        .source = "明白办、放心用, 资费公示: 不得隐瞒或淡化限制性条件; 资费营销行为通知 2018-08-24: 有效期限",
        .title = "words of a first month's price come with the price after it",
        .title_zh = "首月优惠同时说明到期后的资费",
        .good = "首月9.9元, 次月起每月59元",
        .bad = "首月9.9元",
    };

    static constexpr std::string_view first_months[]{"首月", "首年", "首季", "前三个月", "前3个月", "前六个月", "前6个月",
                                                     "前12个月", "前24个月", "first month"};
    static constexpr phrase_set first_month_words{first_months};
    static constexpr std::string_view follows[]{"次月起", "次年起", "之后", "到期后", "期满后", "恢复", "后续", "原价",
                                                "起每月", "起按", "then", "after"};

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) {
        if (plan.introductory) return;
        for_each_text(plan, [&](element what, std::size_t index, std::string_view text) {
            // Who may order can depend on a first month; only what is offered can have an introductory price.
            if (what != element::name && what != element::content && what != element::notes) return;
            if (!first_month_words.may_be_in(text) || detail::contains_any(text, follows)) return;
            for (const std::string_view words : first_months)
                if (const std::size_t at = text.find(words); at != std::string_view::npos)
                    return out.add(what, at, static_cast<std::uint32_t>(words.size()), index);
        });
    }
};

/// Words of automatic renewal, in a plan whose validity does not say so.
struct renewal_words_agree_with_validity {
    static constexpr rule_info info{
        .id = "CN-T-27",
        .severity = severity::warning,
        .grade = verification::secondary,
        .source = "消费者权益保护法实施条例 (2024-07-01) art. 10: conspicuous notice of automatic renewal before acceptance",
        .title = "words of automatic renewal come with the validity and the term of each renewal",
        .title_zh = "自动续订的文字与有效期限一致",
        .good = "有效期24个月, 自动续展, 每次续展24个月",
        .bad = "到期自动续订",
        .in_force = {.from = std::chrono::year{2024} / 7 / 1},
    };

    static constexpr std::string_view renews[]{"自动续", "自动顺延", "自动延长", "连续包月", "automatically renew",
                                               "auto-renew"};

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) {
        if (plan.validity && plan.validity->renews_automatically) return;
        for_each_text(plan, [&](element what, std::size_t index, std::string_view text) {
            const bool in_text = text.find("有效期") != std::string_view::npos && text.find("每次") != std::string_view::npos;
            if (in_text && plan.unknown.has(element::validity)) return;
            for (const std::string_view words : renews)
                if (const std::size_t at = text.find(words); at != std::string_view::npos)
                    return out.add(what, at, static_cast<std::uint32_t>(words.size()), index);
        });
    }
};

/// A restriction in the notes that is not among the restrictions.
struct restrictions_not_hidden_in_notes {
    static constexpr rule_info info{
        .id = "CN-T-28",
        .severity = severity::warning,
        .grade = verification::secondary,
        .source = "明白办、放心用, 资费公示: 不得隐瞒或淡化限制性条件",
        .title = "a condition that limits the offer stands among the restrictions, not in the notes only",
        .title_zh = "限制性条件单独列示, 不隐藏在其他说明中",
        .good = "restrictions: 仅限新入网用户",
        .bad = "notes: …另仅限新入网用户…",
    };

    static constexpr std::string_view limiting[]{"仅限", "不可", "不得", "不能", "互斥", "除外", "不含", "不包含", "不适用", "only for",
                                                 "not available"};

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) {
        const std::string_view notes = plan.notes;
        for (const std::string_view words : limiting) {
            const std::size_t at = notes.find(words);
            if (at == std::string_view::npos) continue;
            bool listed = false;
            for (const auto& each : plan.restrictions)
                listed = listed || std::string_view(each).find(words) != std::string_view::npos;
            if (!listed) out.add(element::notes, at, static_cast<std::uint32_t>(words.size()));
        }
    }
};

}  // namespace mingbai::inline MINGBAI_ABI::cn_miit
