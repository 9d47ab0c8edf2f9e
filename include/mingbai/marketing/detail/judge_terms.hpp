// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/marketing/detail/judge_money.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

// What a plan makes of claims of time, of persons, of places and of channels.

namespace mingbai::inline MINGBAI_ABI::marketing::detail {

template <class Plan>
[[nodiscard]] plan_answer judge_duration(const claim& said, std::uint64_t value, const Plan& plan, const copy_facts& copy) {
    const period length{value > 100'000 ? 100'000 : static_cast<std::int32_t>(value),
                        said.unit == figure_unit::days ? period_unit::day : period_unit::month};
    if (said.topic == claim_topic::no_commitment)
        return plan.commitment ? answer(!plan.commitment->binds(), element::commitment) : silent(element::commitment);
    if (said.topic == claim_topic::commitment_term) {
        if (!plan.commitment) return silent(element::commitment);
        return answer(plan.commitment->binds() && same_length(plan.commitment->term, length), element::commitment);
    }
    if (said.topic == claim_topic::first_period) {
        if (!plan.introductory) return silent(element::price);
        // 首月按天计费 speaks of no price.
        constexpr std::string_view prices[]{"元", "块", "yuan", "¥", "rmb", "cny", "免费", "free", "折", "半价", "half"};
        const bool same = same_length(plan.introductory->lasting, length);
        return same || copy.says_beside(said, prices) ? answer(same, element::price) : silent(element::price);
    }
    if (said.topic == claim_topic::validity_term) {
        if (!plan.validity || plan.validity->term.count == 0) return silent(element::validity);
        return answer(same_length(plan.validity->term, length), element::validity);
    }
    if (plan.commitment && plan.commitment->binds() && same_length(plan.commitment->term, length)) return answer(true, element::commitment);
    if (plan.introductory && same_length(plan.introductory->lasting, length)) return answer(true, element::price);
    if (plan.validity && same_length(plan.validity->term, length)) return answer(true, element::validity);
    return silent(element::validity);
}

[[nodiscard]] constexpr std::uint64_t date_number(const civil_date& date) noexcept {
    return static_cast<std::uint64_t>(int{date.year()}) * 10'000 + unsigned{date.month()} * 100 + unsigned{date.day()};
}

template <class Plan>
[[nodiscard]] plan_answer judge_deadline(const claim& said, std::uint64_t value, const Plan& plan) {
    const bool first = said.topic == claim_topic::first_day;
    const auto& day = first ? plan.on_sale : plan.off_sale;
    const element where = first ? element::on_sale : element::off_sale;
    if (!day) return silent(where);
    const std::uint64_t stated = date_number(*day);
    const bool with_year = value >= 1'0000'00;
    if (stated == value || (!with_year && stated % 10'000 == value)) return answer(true, where);
    if (!with_year) return silent(where);
    // A promotion may be shorter than the sale of its plan, never longer.
    return (first ? value < stated : value > stated) ? answer(false, where) : silent(where);
}

[[nodiscard]] inline bool is_province(std::string_view name) noexcept {
    constexpr std::string_view names = mingbai::detail::region_names;
    constexpr std::size_t provinces_end = names.find("|石家庄|");
    const std::size_t at = names.find(name);
    return at != std::string_view::npos && at < provinces_end;
}

template <class Plan>
[[nodiscard]] plan_answer judge_region(std::string_view name, const Plan& plan) {
    if (is_nationwide(plan)) return answer(true, element::region);
    bool same_level = true;
    for (std::size_t i = 0; i < plan.regions.size(); ++i) {
        const std::string_view each = plan.regions[i];
        if (each.find(name) != std::string_view::npos) return answer(true, element::region);
        same_level = same_level && is_province(each) == is_province(name);
    }
    for (std::size_t i = 0; i < plan.content.size(); ++i)
        if (std::string_view(plan.content[i].region).find(name) != std::string_view::npos) return answer(true, element::content);
    if (std::string_view(plan.audience).find(name) != std::string_view::npos) return answer(true, element::audience);
    if (std::string_view(plan.name).find(name) != std::string_view::npos) return answer(true, element::name);
    // Which city lies in which province is not known here; the four municipalities are both.
    constexpr std::string_view municipalities[]{"北京", "天津", "上海", "重庆"};
    const bool comparable = same_level || word_at(name, 0, municipalities) != 0;
    return plan.regions.size() != 0 && comparable ? answer(false, element::region) : silent(element::region);
}

template <class Plan>
[[nodiscard]] plan_answer judge_customers(claim_topic who, const Plan& plan) {
    const std::string_view audience = plan.audience;
    if (audience.empty()) return silent(element::audience);
    const bool restricted = restricts_customers(plan);
    const bool for_new = has_any(audience, new_audience);
    const bool for_students = has_any(audience, student_audience);
    const bool for_seniors = has_any(audience, senior_audience);
    if (who == claim_topic::everyone) return answer(!restricted, element::audience);
    if (who == claim_topic::new_customers && for_new) return answer(true, element::audience);
    if (who == claim_topic::existing_customers && (for_new || !restricted)) return answer(!for_new, element::audience);
    if (who == claim_topic::students && (for_students || for_seniors)) return answer(for_students, element::audience);
    if (who == claim_topic::seniors && (for_students || for_seniors)) return answer(for_seniors, element::audience);
    return silent(element::audience);
}

/// The channels of the registers, by the words that name them.
template <class Plan>
[[nodiscard]] plan_answer judge_channel(claim_topic channel, const Plan& plan) {
    constexpr std::string_view web_words[]{"网上", "网厅", "官网", "全渠道", "线上"};
    constexpr std::string_view app_words[]{"APP", "app", "App", "客户端", "全渠道", "线上"};
    constexpr std::string_view live_words[]{"直播", "全渠道"};
    constexpr std::string_view phone_words[]{"电话", "热线", "全渠道"};
    if (plan.channels.size() == 0) return silent(element::channels);
    bool sold = false;
    for (std::size_t i = 0; i < plan.channels.size(); ++i) {
        const std::string_view each = plan.channels[i];
        const bool web = has_any(each, web_words);
        const bool app = has_any(each, app_words);
        const bool hall = each.find("全渠道") != std::string_view::npos || each.find("门店") != std::string_view::npos ||
            (each.find("营业厅") != std::string_view::npos && !web && each.find("手机") == std::string_view::npos);
        sold = sold || (channel == claim_topic::hall && hall) || (channel == claim_topic::website && web) ||
            (channel == claim_topic::app && app) || (channel == claim_topic::online && (web || app)) ||
            (channel == claim_topic::live_stream && has_any(each, live_words)) ||
            (channel == claim_topic::telephone && has_any(each, phone_words));
    }
    return answer(sold, element::channels);
}

template <class Plan>
[[nodiscard]] plan_answer judge_used_nationwide(service what, const Plan& plan) {
    bool listed = false;
    for (std::size_t i = 0; i < plan.content.size(); ++i) {
        const auto& each = plan.content[i];
        if (each.what != what) continue;
        const std::string_view region = each.region;
        if (region.empty() || has_any(region, nationwide_words) || region == "国内") return answer(true, element::content);
        listed = true;
    }
    return listed ? answer(false, element::content) : silent(element::content);
}

template <class Plan>
[[nodiscard]] plan_answer judge_availability(const claim& said, const Plan& plan, const copy_facts& copy) {
    if (said.topic == claim_topic::region) return judge_region(said.words(copy.source()), plan);
    if (said.topic == claim_topic::used_nationwide) return judge_used_nationwide(said.what, plan);
    if (said.topic >= claim_topic::hall && said.topic <= claim_topic::telephone) return judge_channel(said.topic, plan);
    if (said.topic == claim_topic::sold_nationwide) {
        if (is_nationwide(plan)) return answer(true, element::region);
        const bool of_sale = plan.regions.size() != 0 && copy.says_beside(said, claim_words::eligible_words);
        return of_sale ? answer(false, element::region) : silent(element::region);
    }
    const plan_answer made = judge_customers(said.topic, plan);
    const bool said_of_order = copy.says_beside(said, claim_words::eligible_words);
    return made.verdict == claim_verdict::contradicted && !said_of_order ? silent(element::audience) : made;
}

}  // namespace mingbai::inline MINGBAI_ABI::marketing::detail
