// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/calendar_text.hpp>
#include <mingbai/base/language.hpp>
#include <mingbai/tariff/plan_view.hpp>
#include <mingbai/tariff/terms_text.hpp>

#include <cstddef>
#include <string>
#include <string_view>

// What a plan says in one of its elements, in a sentence: quoted beside a claim that it does not bear out.

namespace mingbai::inline MINGBAI_ABI::marketing {

namespace detail {

inline void append_part(std::string& to, std::string_view part, language words) {
    if (part.empty()) return;
    if (!to.empty()) to += words == language::chinese ? "；" : "; ";
    to += part;
}

template <class Allowance>
[[nodiscard]] std::string allowance_words(const Allowance& each, language words) {
    const bool chinese = words == language::chinese;
    std::string text(text_for_people(each.what, words));
    if (!chinese) text += ' ';
    text += to_text(each.amount, words);
    if (each.per.count == 1) {
        const bool year = each.per.unit == period_unit::year;
        const bool day = each.per.unit == period_unit::day;
        text += chinese ? (year ? "/年" : day ? "/天"
                                              : "/月")
                        : (year ? " a year" : day ? " a day"
                                                  : " a month");
    } else if (each.per.count != 0) {
        text += (chinese ? "/" : " every ") + std::string(mingbai::to_text(each.per, words));
    }
    std::string limits;
    if (!std::string_view(each.detail).empty()) append_part(limits, each.detail, words);
    if (!std::string_view(each.region).empty()) append_part(limits, each.region, words);
    if (!each.full_speed_until.is_zero()) {
        const std::string until(to_text(each.full_speed_until, words));
        append_part(limits, chinese ? until + "后限速" : "slower after " + until, words);
        if (!each.reduced_to.is_zero()) limits += (chinese ? "至" : ", at ") + std::string(to_text(each.reduced_to));
    }
    if (!limits.empty()) text += chinese ? "（" + limits + "）" : " (" + limits + ")";
    return text;
}

template <class List>
[[nodiscard]] std::string listed(const List& list, language words) {
    std::string text;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (i != 0) text += words == language::chinese ? "、" : ", ";
        text += std::string_view(list[i]);
    }
    return text;
}

}  // namespace detail

/// What the plan says in an element: 每月59元; 国内通用流量30GB/月；国内语音500分钟/月; 新入网用户. Empty when it says nothing
/// there, or when the element is not a plan's.
template <plan_storage Storage>
[[nodiscard]] std::string plan_says(const basic_tariff_plan<Storage>& plan, element where, language words) {
    std::string text;
    if (where == element::name) return std::string(std::string_view(plan.name));
    if (where == element::filing_number) return std::string(std::string_view(plan.filing_number));
    if (where == element::category) return std::string(std::string_view(plan.category));
    if (where == element::audience) return std::string(std::string_view(plan.audience));
    if (where == element::unsubscribe) return std::string(std::string_view(plan.unsubscribe));
    if (where == element::breach) return std::string(std::string_view(plan.breach));
    if (where == element::region) return detail::listed(plan.regions, words);
    if (where == element::channels) return detail::listed(plan.channels, words);
    if (where == element::price) {
        if (plan.introductory)
            text = terms_text(*plan.introductory, words);
        else if (plan.price)
            text = terms_text(*plan.price, words);
        for (std::size_t i = 0; i < plan.one_off_fees.size(); ++i)
            detail::append_part(text,
                                std::string(std::string_view(plan.one_off_fees[i].name)) + " " +
                                    std::string(text_for_people(plan.one_off_fees[i].amount, words)),
                                words);
    }
    if (where == element::content) {
        for (std::size_t i = 0; i < plan.content.size(); ++i) detail::append_part(text, detail::allowance_words(plan.content[i], words), words);
        detail::append_part(text, plan.content_text, words);
    }
    if (where == element::overage)
        for (std::size_t i = 0; i < plan.overage.size(); ++i)
            detail::append_part(text, std::string(text_for_people(plan.overage[i].what, words)) + ": " + terms_text(plan.overage[i], words), words);
    if (where == element::validity && plan.validity) text = terms_text(*plan.validity, words);
    if (where == element::commitment && plan.commitment) text = terms_text(*plan.commitment, words);
    if (where == element::on_sale && plan.on_sale) text = mingbai::to_text(*plan.on_sale);
    if (where == element::off_sale && plan.off_sale) text = mingbai::to_text(*plan.off_sale);
    if (where == element::notes) {
        text = std::string_view(plan.notes);
        for (std::size_t i = 0; i < plan.restrictions.size(); ++i) detail::append_part(text, plan.restrictions[i], words);
    }
    return text;
}

}  // namespace mingbai::inline MINGBAI_ABI::marketing
