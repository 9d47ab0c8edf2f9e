// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/marketing/judged_copy.hpp>
#include <mingbai/rule/check.hpp>
#include <mingbai/tariff/wording.hpp>

#include <cstddef>
#include <initializer_list>

// The rules of marketing copy. Each is checked on a copy whose claims were judged against the plans that it sells; a
// finding's place names the element of the plan that decided, the bytes of the claim in the copy, and, as its index, which
// claim it is.

namespace mingbai::inline MINGBAI_ABI::marketing {

namespace detail {

inline void add_claim(findings& out, const judged_copy& copy, std::size_t which, element where) {
    const claim& said = copy.claims()[which].what;
    out.add(where, said.offset, said.length, which);
}

/// A finding for every claim of these kinds with this verdict.
inline void add_claims(findings& out, const judged_copy& copy, claim_verdict verdict, std::initializer_list<claim_kind> kinds) {
    for (std::size_t i = 0; i < copy.claims().size(); ++i) {
        const judged_claim& each = copy.claims()[i];
        if (each.verdict != verdict) continue;
        for (const claim_kind kind : kinds)
            if (each.what.kind == kind) add_claim(out, copy, i, each.where);
    }
}

/// A finding for every wording claim of a kind.
inline void add_words(findings& out, const judged_copy& copy, claim_kind kind) {
    for (std::size_t i = 0; i < copy.claims().size(); ++i)
        if (copy.claims()[i].what.kind == kind) add_claim(out, copy, i, element::text);
}

/// Whether a superlative is one of the words that the Advertising Law names.
template <class Copy>
[[nodiscard]] bool is_statutory(const Copy& copy, const judged_claim& of) {
    bool statutory = false;
    find_wording(copy.words(of), [&](const wording_hit& hit) {
        statutory = statutory || standard_lexicon<mingbai::detail::void_later<Copy>>()[hit.entry].grade <= verification::secondary;
    });
    return statutory;
}

}  // namespace detail

/// The fees and amounts in the copy are those of the plan.
struct copy_agrees_with_plan {
    static constexpr rule_info info{
        .id = "MB-M-01",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "资费营销行为通知 2018-08-24: adverts match the disclosed plan",
        .title = "the fees and amounts in the copy are those of the disclosed plan",
        .title_zh = "宣传的价格、用量、速率、优惠与公示资费一致",
        .good = "每月59元 for a plan of 59 yuan a month",
        .bad = "每月29元 for a plan of 59 yuan a month",
    };
    static void check(const judged_copy& copy, findings& out) {
        detail::add_claims(out, copy, claim_verdict::contradicted,
                           {claim_kind::price, claim_kind::allowance, claim_kind::speed, claim_kind::discount, claim_kind::gift});
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
    template <class Copy>
    static void check(const Copy& copy, findings& out) {
        for (std::size_t i = 0; i < copy.claims().size(); ++i) {
            const judged_claim& each = copy.claims()[i];
            if (each.what.kind == claim_kind::superlative && detail::is_statutory(copy, each)) detail::add_claim(out, copy, i, element::text);
        }
    }
};

/// Terms, dates, persons, places and channels in the copy are those of the plan.
struct copy_terms_agree_with_plan {
    static constexpr rule_info info{
        .id = "MB-M-03",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "资费营销行为通知 2018-08-24: adverts match the disclosed plan",
        .title = "how long, until when, for whom, where and through which channel the copy says is what the disclosed plan says",
        .title_zh = "宣传的期限、日期、适用对象、地区与渠道与公示资费一致",
        .good = "合约期24个月 for a commitment of 24 months",
        .bad = "无合约 for a commitment of 24 months",
    };
    static void check(const judged_copy& copy, findings& out) {
        detail::add_claims(out, copy, claim_verdict::contradicted,
                           {claim_kind::duration, claim_kind::deadline, claim_kind::availability});
    }
};

/// What is called free costs nothing, and binds nobody without saying so.
struct free_costs_nothing {
    static constexpr rule_info info{
        .id = "MB-M-04",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "资费营销行为通知 2018-08-24: adverts match the disclosed plan; 明白办、放心用 1: 限制性条件 are not hidden",
        .title = "what the copy calls free has no price, and its commitment and minimum payment are stated",
        .title_zh = "宣传免费的确实不收费，且写明在网要求与最低消费",
        .good = "0元领，预存120元，合约12个月",
        .bad = "0元领 for a plan that needs 120 yuan in advance",
    };
    static void check(const judged_copy& copy, findings& out) {
        for (std::size_t i = 0; i < copy.claims().size(); ++i) {
            const judged_claim& each = copy.claims()[i];
            if (each.what.kind != claim_kind::free) continue;
            if (each.verdict == claim_verdict::contradicted) detail::add_claim(out, copy, i, each.where);
            if (each.missing.has(offer_condition::commitment)) detail::add_claim(out, copy, i, element::commitment);
            if (each.missing.has(offer_condition::minimum)) detail::add_claim(out, copy, i, element::notes);
        }
    }
};

/// A price of the first months is called one, with the price that follows.
struct introductory_price_explained {
    static constexpr rule_info info{
        .id = "MB-M-05",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "资费营销行为通知 2018-08-24: adverts match the disclosed plan; 明白办、放心用 1: 限制性条件 are not hidden",
        .title = "a price of the first months is stated with how long it lasts and the price that follows",
        .title_zh = "优惠期价格写明优惠期限及到期后的价格",
        .good = "前6个月29元/月，之后59元/月",
        .bad = "29元/月 for a plan that costs it for six months only",
    };
    static void check(const judged_copy& copy, findings& out) {
        for (std::size_t i = 0; i < copy.claims().size(); ++i)
            if (copy.claims()[i].missing.has(offer_condition::first_months)) detail::add_claim(out, copy, i, element::price);
    }
};

/// The plan's restrictions are stated beside what the copy promises.
struct restrictions_stated {
    static constexpr rule_info info{
        .id = "MB-M-06",
        .severity = severity::warning,
        .grade = verification::secondary,
        .source = "明白办、放心用 1: 限制性条件 are neither hidden nor played down",
        .title = "customers, region, commitment, minimum payment, throttling and the applications of directed data are stated",
        .title_zh = "写明适用对象、地区、在网要求、最低消费、限速用量与定向应用等限制性条件",
        .good = "不限量，40GB后限速",
        .bad = "不限量 for a plan that is slower after 40 GB",
    };
    static void check(const judged_copy& copy, findings& out) {
        for (std::size_t i = 0; i < copy.claims().size(); ++i) {
            const judged_claim& each = copy.claims()[i];
            const bool free = each.what.kind == claim_kind::free;
            for (const offer_condition_text& text : offer_condition_texts) {
                if (!each.missing.has(text.condition) || text.condition == offer_condition::first_months) continue;
                const bool of_free = text.condition == offer_condition::commitment || text.condition == offer_condition::minimum;
                if (!(free && of_free)) detail::add_claim(out, copy, i, text.where);
            }
        }
    }
};

/// What the copy promises is in the plan.
struct claims_are_in_the_plan {
    static constexpr rule_info info{
        .id = "MB-M-07",
        .severity = severity::warning,
        .grade = verification::secondary,
        .source = "资费营销行为通知 2018-08-24: adverts match the disclosed plan",
        .title = "what the copy promises is stated by the disclosed plan",
        .title_zh = "宣传的承诺在公示资费中有依据",
        .good = "送视频会员 for a plan that lists it",
        .bad = "送视频会员 for a plan that lists nothing of the kind",
    };
    static void check(const judged_copy& copy, findings& out) {
        detail::add_claims(out, copy, claim_verdict::unsupported,
                           {claim_kind::price, claim_kind::allowance, claim_kind::speed, claim_kind::discount, claim_kind::gift,
                            claim_kind::duration, claim_kind::deadline, claim_kind::availability, claim_kind::free});
    }
};

/// A comparison says with what and by which measurement: advice, since no plan can bear it out.
struct comparisons_can_be_verified {
    static constexpr rule_info info{
        .id = "MB-M-08",
        .severity = severity::advice,
        .grade = verification::practice,
        .source = "carriers' copy as it is seen",
        .title = "no comparison with other offers, which no plan can bear out",
        .title_zh = "不作无法由资费方案证实的比较",
        .good = "含30GB流量",
        .bad = "流量比别家多",
    };
    static void check(const judged_copy& copy, findings& out) { detail::add_words(out, copy, claim_kind::comparison); }
};

struct copy_without_observed_superlatives {
    static constexpr rule_info info{
        .id = "MB-M-09",
        .severity = severity::advice,
        .grade = verification::practice,
        .source = "what 等 in 广告法 art. 9(3) is taken to mean: 最, 第一, 顶级, 唯一",
        .title = "no other word that claims to be the highest of its kind",
        .title_zh = "不使用其他绝对化用语",
        .good = "每月最低消费59元",
        .bad = "全网最低价",
    };
    template <class Copy>
    static void check(const Copy& copy, findings& out) {
        for (std::size_t i = 0; i < copy.claims().size(); ++i) {
            const judged_claim& each = copy.claims()[i];
            if (each.what.kind == claim_kind::superlative && !detail::is_statutory(copy, each)) detail::add_claim(out, copy, i, element::text);
        }
    }
};

struct copy_without_inducement {
    static constexpr rule_info info{
        .id = "MB-M-10",
        .severity = severity::advice,
        .grade = verification::practice,
        .source = "carriers' copy as it is seen",
        .title = "terms instead of inducements",
        .title_zh = "以具体资费内容代替诱导性用语",
        .good = "含30GB流量",
        .bad = "白送流量",
    };
    static void check(const judged_copy& copy, findings& out) { detail::add_words(out, copy, claim_kind::inducement); }
};

struct copy_without_pressure {
    static constexpr rule_info info{
        .id = "MB-M-11",
        .severity = severity::advice,
        .grade = verification::practice,
        .source = "carriers' copy as it is seen",
        .title = "the last day of the offer instead of hurrying words",
        .title_zh = "以截止日期代替催促性用语",
        .good = "活动截止2026年12月31日",
        .bad = "仅限今天",
    };
    static void check(const judged_copy& copy, findings& out) { detail::add_words(out, copy, claim_kind::pressure); }
};

using copy_rules =
    ruleset<copy_agrees_with_plan, copy_without_statutory_superlatives, copy_terms_agree_with_plan, free_costs_nothing,
            introductory_price_explained, restrictions_stated, claims_are_in_the_plan, comparisons_can_be_verified,
            copy_without_observed_superlatives, copy_without_inducement, copy_without_pressure>;

}  // namespace mingbai::inline MINGBAI_ABI::marketing
