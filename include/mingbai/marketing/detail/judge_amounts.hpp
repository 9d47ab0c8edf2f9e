// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/marketing/detail/judge_money.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

// What a plan makes of claims of amounts, speeds and gifts.

namespace mingbai::inline MINGBAI_ABI::marketing::detail {

[[nodiscard]] constexpr service_unit unit_of_claim(const claim& said) noexcept {
    if (said.unit == figure_unit::data) return service_unit::bytes;
    if (said.unit == figure_unit::voice) return service_unit::seconds;
    if (said.unit == figure_unit::messages) return service_unit::messages;
    if (said.unit == figure_unit::speed) return service_unit::bits_per_second;
    return said.topic == claim_topic::without_limit ? unit_of(said.what) : service_unit::none;
}

template <class Allowance>
[[nodiscard]] bool states_region_of(const Allowance& each, const copy_facts& copy) {
    const std::string_view region = each.region;
    return region.empty() || has_any(region, nationwide_words) || region == "国内" || copy.mentions(region) || copy.states_own_region();
}

/// What must be said beside an allowance that is claimed rightly.
template <class Allowance>
[[nodiscard]] plan_answer included_under(const claim& said, const Allowance& each, const copy_facts& copy) {
    plan_answer made = answer(true, element::content);
    if (!states_region_of(each, copy)) made.missing.add(offer_condition::region);
    const bool directed = each.what == service::directed_data && said.what != service::directed_data;
    if (directed && !copy.states_applications()) made.missing.add(offer_condition::applications);
    if (said.topic == claim_topic::without_limit && !each.full_speed_until.is_zero() &&
        !copy.states_throttle() && !copy.claims_volume(each.full_speed_until.value()))
        made.missing.add(offer_condition::throttle);
    if (!made.missing.empty()) made.verdict = claim_verdict::missing_condition;
    return made;
}

template <class Plan>
[[nodiscard]] plan_answer judge_allowance(const claim& said, std::uint64_t value, const Plan& plan, const copy_facts& copy) {
    if (plan.unknown.has(element::content)) return silent(element::content);
    const service_unit unit = unit_of_claim(said);
    bool listed = false;
    bool has_directed = false;
    std::uint64_t total = 0;
    plan_answer best = silent(element::content);
    const auto keep = [&](const plan_answer& made) {
        if (best.verdict != claim_verdict::supported) best = made;
    };
    for (std::size_t i = 0; i < plan.content.size(); ++i) {
        const auto& each = plan.content[i];
        if (unit_of(each.what) != unit) continue;
        if (said.topic == claim_topic::without_limit && each.what != said.what) continue;
        listed = true;
        if (!each.full_speed_until.is_zero() && said.topic != claim_topic::without_limit && each.full_speed_until.value() == value)
            keep(answer(true, element::content));
        if (each.amount.is_unlimited()) {
            if (said.topic == claim_topic::without_limit) keep(included_under(said, each, copy));
            continue;
        }
        has_directed = has_directed || each.what == service::directed_data;
        total = total > UINT64_MAX - each.amount.value() ? UINT64_MAX : total + each.amount.value();
        const bool other_period = said.per.count != 0 && each.per.count != 0 && !same_length(said.per, each.per);
        const bool at_least = said.bound == claim_bound::at_least && each.amount.value() > value;
        if (said.topic == claim_topic::included && (each.amount.value() == value || at_least) && !other_period) keep(included_under(said, each, copy));
    }
    if (best.verdict != claim_verdict::unsupported || !listed) return best;
    if (said.topic == claim_topic::included && total == value && total != 0) {
        plan_answer sum = answer(true, element::content);
        if (has_directed && !copy.states_applications()) {
            sum.verdict = claim_verdict::missing_condition;
            sum.missing.add(offer_condition::applications);
        }
        return sum;
    }
    if (copy.says_beside(said, claim_words::derived_words)) return silent(element::content);
    return answer(false, element::content);
}

template <class Plan>
[[nodiscard]] plan_answer judge_speed(const claim& said, std::uint64_t value, const Plan& plan) {
    bool known = false;
    if (said.topic == claim_topic::access_speed) {
        for (std::size_t i = 0; i < plan.content.size(); ++i) {
            if (plan.content[i].what != service::broadband || plan.content[i].amount.is_unlimited()) continue;
            if (plan.content[i].amount.value() == value) return answer(true, element::content);
            known = true;
        }
        for (std::size_t i = 0; i < plan.content.size(); ++i)
            if (value != 0 && plan.content[i].reduced_to.bits_per_second() == value) return answer(true, element::content);
        return known ? answer(false, element::content) : silent(element::content);
    }
    const bool never = said.topic == claim_topic::never_slower;
    for (std::size_t i = 0; i < plan.content.size(); ++i) {
        const auto& each = plan.content[i];
        if (never && !each.full_speed_until.is_zero()) return answer(false, element::content);
        if (each.reduced_to.is_zero()) continue;
        if (never || each.reduced_to.bits_per_second() == value) return answer(!never, element::content);
        known = true;
    }
    for (std::size_t i = 0; i < plan.overage.size(); ++i) {
        const auto& terms = plan.overage[i];
        if (terms.action != overage_action::throttled) continue;
        if (never || terms.throttled_to.bits_per_second() == value) return answer(!never, element::overage);
        known = true;
    }
    return known ? answer(false, element::content) : silent(element::content);
}

/// What the plan's own words give: the claims of its texts are read as the copy's are.
template <class Plan>
[[nodiscard]] plan_answer judge_given_in_words(const claim& said, std::uint64_t value, const Plan& plan) {
    plan_answer made = silent(element::content);
    for_each_text(plan, [&](element what, std::size_t, std::string_view text) {
        if (what != element::name && what != element::notes && what != element::content) return;
        for (const claim& own : read_claims(text)) {
            if (own.kind != claim_kind::gift || own.unit != said.unit || own.topic != claim_topic::given_amount) continue;
            for (const std::uint64_t given : own.stated()) {
                const bool comparable = own.per.count != 0 && said.per.count != 0 && same_length(own.per, said.per);
                if (given == value && (own.per.count == 0 || said.per.count == 0 || comparable))
                    made = answer(true, what);
                else if (comparable && made.verdict == claim_verdict::unsupported)
                    made = answer(false, what);
            }
        }
    });
    return made;
}

template <class Plan>
[[nodiscard]] plan_answer judge_gift(const claim& said, std::uint64_t value, const Plan& plan, const copy_facts& copy) {
    if (said.topic == claim_topic::given_thing) {
        plan_answer made = silent(element::content);
        const copy_reading named(said.words(copy.source()));
        for (const claim_words::thing& each : claim_words::things) {
            if (each.word != named.text()) continue;
            for_each_text(plan, [&](element what, std::size_t, std::string_view text) {
                const bool telling = what == element::name || what == element::notes || what == element::content;
                if (telling && text.find(each.in_plan) != std::string_view::npos) made = answer(true, what);
            });
        }
        return made;
    }
    if (said.unit == figure_unit::money) return judge_given_in_words(said, value, plan);
    const plan_answer in_words = judge_given_in_words(said, value, plan);
    if (in_words.verdict == claim_verdict::supported) return in_words;
    const service_unit unit = unit_of_claim(said);
    std::uint64_t total = 0;
    bool listed = false;
    for (std::size_t i = 0; i < plan.content.size() && !plan.unknown.has(element::content); ++i) {
        if (unit_of(plan.content[i].what) != unit) continue;
        if (plan.content[i].amount.is_unlimited()) return silent(element::content);
        if (plan.content[i].amount.value() == value) return answer(true, element::content);
        listed = true;
        total = total > UINT64_MAX - plan.content[i].amount.value() ? UINT64_MAX : total + plan.content[i].amount.value();
    }
    // More than everything that the plan includes is given by no plan; less may be part of it.
    return listed && value > total ? answer(false, element::content) : silent(element::content);
}

}  // namespace mingbai::inline MINGBAI_ABI::marketing::detail
