// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/notice/facts.hpp>
#include <mingbai/tariff/plan.hpp>

#include <string_view>

namespace mingbai::inline MINGBAI_ABI::notice {

/// What a success notice says beside the plan: the order, and who speaks.
struct order_words {
    civil_date date{};
    std::string_view channel{};             ///< as customers know it: 中国电信线上渠道
    std::string_view effective{};           ///< 立即生效
    std::string_view unsubscribe_effect{};  ///< 退订次月生效
    std::string_view hotline{};
    std::string_view signature{};  ///< the carrier's name, without brackets
};

/// The facts of a success notice, out of the plan's own terms. What the plan does not state stays unset, so that
/// `render` refuses a notice that would hide it.
template <plan_storage Storage>
[[nodiscard]] facts success_facts(const basic_tariff_plan<Storage>& plan, const order_words& order, language words) {
    facts about(words);
    about.set<element::date>(order.date)
        .template set<element::channel>(order.channel)
        .template set<element::name>(plan.name)
        .template set<element::filing_number>(plan.filing_number)
        .template set<element::effective>(order.effective)
        .template set<element::unsubscribe>(plan.unsubscribe)
        .template set<element::unsubscribe_effect>(order.unsubscribe_effect)
        .template set<element::hotline>(order.hotline)
        .template set<element::signature>(order.signature);
    if (plan.introductory)
        about.set<element::price>(*plan.introductory);
    else if (plan.price)
        about.set<element::price>(*plan.price);
    if (plan.validity) about.set<element::validity>(terms_text(*plan.validity, words));
    if (plan.commitment) about.set<element::commitment>(terms_text(*plan.commitment, words));
    return about;
}

}  // namespace mingbai::inline MINGBAI_ABI::notice
