// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/marketing/detail/offer_terms.hpp>
#include <mingbai/tariff/name_conflict.hpp>

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string_view>
#include <type_traits>

// What a plan makes of claims of money: prices, rates, ceilings, reductions, and of what is said to be free.

namespace mingbai::inline MINGBAI_ABI::marketing::detail {

/// What one plan answers to one value of a claim.
struct plan_answer {
    claim_verdict verdict = claim_verdict::unsupported;
    element where{};
    offer_conditions missing{};
};

[[nodiscard]] constexpr plan_answer answer(bool holds, element where) noexcept {
    return {holds ? claim_verdict::supported : claim_verdict::contradicted, where, {}};
}
[[nodiscard]] constexpr plan_answer silent(element where = element{}) noexcept { return {claim_verdict::unsupported, where, {}}; }
[[nodiscard]] constexpr plan_answer under(offer_condition condition, bool stated, element where) noexcept {
    plan_answer made{claim_verdict::supported, where, {}};
    if (!stated) {
        made.verdict = claim_verdict::missing_condition;
        made.missing.add(condition);
    }
    return made;
}

template <class Plan>
inline constexpr bool priced_in_yuan = std::is_same_v<typename Plan::currency, cny>;

/// Whether an amount for a period, as the copy says it, is a price of the plan. A price that is paid once is none for a
/// month, and the copy need not say for how long.
[[nodiscard]] constexpr bool is_price(const claim& said, std::int64_t value, std::int64_t micros, period per) noexcept {
    if (said.once && per.count != 0) return false;
    if (said.per.count != 0 && per.count == 0) return false;
    if (said.bound != claim_bound::below) {
        name_figure figure;
        figure.value = static_cast<std::uint64_t>(value);
        figure.per = said.per;
        return mingbai::detail::compare_fee(figure, micros, per) == mingbai::detail::fee_verdict::agrees;
    }
    if (said.per.count == 0 || same_length(said.per, per)) return micros < value;
    // 每天不到2元 of a monthly price: on an average day of the year.
    const std::int64_t months = mingbai::detail::whole_months(per);
    const bool by_day = said.per.unit == period_unit::day && said.per.count == 1 && months != 0;
    return by_day && value < INT64_MAX / 365 / 1200 && micros < INT64_MAX / 12 && months <= 1200 && micros * 12 < value * 365 * months;
}

/// Whether an amount is what a monthly price comes to in so many months.
template <currency_type Currency>
[[nodiscard]] constexpr bool is_total(const claim& said, std::int64_t value, const tariff_price<Currency>& price, std::int64_t months) noexcept {
    if (said.per.count != 0 || months <= 1 || months > 1200 || mingbai::detail::whole_months(price.per) != 1) return false;
    return price.amount.micros() < INT64_MAX / 1200 && price.amount.micros() * months == value;
}

/// Whether an amount is what the first twelve months come to when the price changes within them.
template <currency_type Currency>
[[nodiscard]] constexpr bool is_total_over_year(const claim& said, std::int64_t value, const introductory_price<Currency>& price,
                                                std::int64_t months) noexcept {
    const bool year = said.per.count == 1 && said.per.unit == period_unit::year;
    const std::int64_t during = price.during.amount.micros();
    const std::int64_t after = price.after.amount.micros();
    if (!year || months < 1 || months > 12 || during > INT64_MAX / 24 || after > INT64_MAX / 24) return false;
    return mingbai::detail::whole_months(price.during.per) == 1 && mingbai::detail::whole_months(price.after.per) == 1 &&
        during * months + after * (12 - months) == value;
}

/// Whether the words around an amount of money say that it is the plan's price.
template <class Plan>
[[nodiscard]] bool is_said_of_plan(const claim& said, const Plan& plan, const copy_facts& copy) {
    if (copy.says_beside(said, claim_words::derived_words)) return false;
    if (said.per.count != 0 || said.once || said.bound == claim_bound::at_least || said.count > 1) return true;
    if (said.topic == claim_topic::later_fee || copy.says_beside(said, claim_words::own_price)) return true;
    return copy.says_beside(said, claim_words::price_words) || shares_words(plan.name, copy.clause_of(said));
}

template <class Plan>
[[nodiscard]] plan_answer judge_fee(const claim& said, std::int64_t value, const Plan& plan, const copy_facts& copy) {
    if (!plan.price || plan.unknown.has(element::price)) return silent(element::price);
    if (plan.introductory) {
        const auto& first = *plan.introductory;
        const std::int64_t months = mingbai::detail::whole_months(first.lasting);
        const bool follows = copy.claims_price(first.after.amount.micros()) || copy.claims_topic(claim_topic::later_fee);
        const bool stated = follows && copy.states_first_period(months);
        if (is_price(said, value, first.after.amount.micros(), first.after.per)) return answer(true, element::price);
        if (is_price(said, value, first.during.amount.micros(), first.during.per))
            return under(offer_condition::first_months, stated, element::price);
        if (is_total_over_year(said, value, first, months)) return answer(true, element::price);
        if (is_total(said, value, first.during, months)) return under(offer_condition::first_months, stated, element::price);
    }
    for (const claim& length : copy.claims())
        if (length.kind == claim_kind::duration && length.unit == figure_unit::months && length.values[0] <= 1200 &&
            is_total(said, value, *plan.price, static_cast<std::int64_t>(length.values[0])))
            return answer(true, element::price);
    if (is_price(said, value, plan.price->amount.micros(), plan.price->per)) return answer(true, element::price);
    for (std::size_t i = 0; i < plan.price_components.size(); ++i)
        if (is_price(said, value, plan.price_components[i].amount.micros(), plan.price->per)) return answer(true, element::price);
    for (std::size_t i = 0; i < plan.one_off_fees.size(); ++i)
        if (said.per.count == 0 && value == plan.one_off_fees[i].amount.micros()) return answer(true, element::price);
    // A daily price that holds in some months only is neither right nor wrong.
    const bool by_day = said.per.count == 1 && said.per.unit == period_unit::day && plan.price->per == period{1, period_unit::month};
    if (by_day && value < INT64_MAX / 31) {
        const std::int64_t month = plan.price->amount.micros();
        const bool too_low = value * 31 < month;
        const bool too_high = said.bound != claim_bound::below && value * 28 > month;
        return too_low || too_high ? answer(false, element::price) : silent(element::price);
    }
    return is_said_of_plan(said, plan, copy) ? answer(false, element::price) : silent(element::price);
}

template <class Plan>
[[nodiscard]] plan_answer judge_rate(const claim& said, std::int64_t value, const Plan& plan, const copy_facts& copy) {
    bool known = false;
    for (std::size_t i = 0; i < plan.overage.size(); ++i) {
        const auto& terms = plan.overage[i];
        if (terms.what != said.what || terms.action != overage_action::charged) continue;
        for (std::size_t r = 0; r < terms.rates.size(); ++r) {
            const auto& rate = terms.rates[r];
            if (rate.unit.value() == 0) continue;
            known = true;
            const std::uint64_t common = std::gcd(rate.unit.value(), said.each);
            const auto price_units = static_cast<std::int64_t>(said.each / common);
            const auto value_units = static_cast<std::int64_t>(rate.unit.value() / common);
            if (rate.price.micros() > INT64_MAX / price_units || value > INT64_MAX / value_units) continue;
            if (rate.price.micros() * price_units == value * value_units) return answer(true, element::overage);
        }
    }
    // 5元1GB may be the price of a pack, and 2元/GB what the included volume comes to: only a rate that is said of use
    // beyond it, or of a service of which nothing is included, is held against the plan's rates.
    const plan_answer pack = judge_fee(said, value, plan, copy);
    if (pack.verdict == claim_verdict::supported || pack.verdict == claim_verdict::missing_condition) return pack;
    bool included = false;
    for (std::size_t i = 0; i < plan.content.size(); ++i) included = included || unit_of(plan.content[i].what) == unit_of(said.what);
    const bool beyond = !included || copy.says_beside(said, claim_words::use_words);
    return known && beyond ? answer(false, element::overage) : silent(element::overage);
}

template <class Plan>
[[nodiscard]] plan_answer judge_ceiling(const claim& said, std::int64_t value, const Plan& plan) {
    const bool by_day = said.per.count != 0 && said.per.unit == period_unit::day;
    bool known = false;
    for (std::size_t i = 0; i < plan.overage.size(); ++i) {
        const auto& terms = plan.overage[i];
        for (std::size_t s = 0; s < terms.stretches.size(); ++s)
            if (terms.stretches[s].at_most.micros() == value) return answer(true, element::overage);
        if (said.per.count == 0 && value != 0 && terms.day_ceiling.micros() == value) return answer(true, element::overage);
        const std::int64_t ceiling = (by_day ? terms.day_ceiling : terms.money_ceiling).micros();
        if (ceiling == 0) continue;
        if (ceiling == value) return answer(true, element::overage);
        known = true;
    }
    // A price itself may be said to be a maximum: 每月最多59元.
    if (plan.price && is_price(said, value, plan.price->amount.micros(), plan.price->per)) return answer(true, element::price);
    return known ? answer(false, element::overage) : silent(element::overage);
}

template <class Plan>
[[nodiscard]] plan_answer judge_price(const claim& said, std::int64_t value, const Plan& plan, const copy_facts& copy) {
    if constexpr (!priced_in_yuan<Plan>) return silent(element::price);
    if (said.topic == claim_topic::rate) return judge_rate(said, value, plan, copy);
    if (said.topic == claim_topic::ceiling) return judge_ceiling(said, value, plan);
    const plan_answer as_fee = judge_fee(said, value, plan, copy);
    if (as_fee.verdict != claim_verdict::contradicted) return as_fee;
    // What something else costs is none of the plan's, nor is a regular price of a plan that tells no other.
    if (said.topic == claim_topic::other_goods) return silent();
    return said.topic == claim_topic::regular_fee && !plan.introductory ? silent(element::price) : as_fee;
}

/// 5折, 50 % off, 立减30元: against the first months' price and the one that follows.
template <class Plan>
[[nodiscard]] plan_answer judge_discount(const claim& said, std::uint64_t value, const Plan& plan) {
    if (!priced_in_yuan<Plan> || !plan.introductory) return silent(element::price);
    const std::int64_t during = plan.introductory->during.amount.micros();
    const std::int64_t after = plan.introductory->after.amount.micros();
    if (said.topic == claim_topic::price_reduction) {
        // Of one period, or of all of them together.
        const std::int64_t periods = mingbai::detail::whole_months(plan.introductory->lasting);
        const std::int64_t saved = after - during;
        const auto amount = static_cast<std::int64_t>(value);
        const bool of_all = periods > 0 && periods <= 1200 && saved < INT64_MAX / 1200 && saved * periods == amount;
        return answer(saved == amount || of_all, element::price);
    }
    if (during > INT64_MAX / 100 || after > INT64_MAX / 100) return silent(element::price);
    return answer(during * 100 == after * static_cast<std::int64_t>(value), element::price);
}

template <class Plan>
[[nodiscard]] plan_answer judge_free(const claim& said, const Plan& plan, const copy_facts& copy) {
    if (said.topic == claim_topic::free_setup) {
        constexpr std::string_view setup[]{"安装", "初装", "调测", "工料", "installation", "setup"};
        for (std::size_t i = 0; i < plan.one_off_fees.size(); ++i)
            if (has_any(plan.one_off_fees[i].name, setup)) return answer(plan.one_off_fees[i].amount.is_zero(), element::price);
        return silent(element::price);
    }
    if (!plan.price || plan.unknown.has(element::price)) return silent(element::price);
    if (plan.price->amount.is_zero()) return answer(true, element::price);
    if (said.topic != claim_topic::free_plan) return silent(element::price);
    if (plan.introductory && plan.introductory->during.amount.is_zero())
        return under(offer_condition::first_months,
                     copy.claims_topic(claim_topic::first_period) && copy.claims_price(plan.introductory->after.amount.micros()),
                     element::price);
    return answer(false, element::price);
}

}  // namespace mingbai::inline MINGBAI_ABI::marketing::detail
