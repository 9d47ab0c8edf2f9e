// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/as_span.hpp>
#include <mingbai/marketing/detail/judge_amounts.hpp>
#include <mingbai/marketing/detail/judge_money.hpp>
#include <mingbai/marketing/detail/judge_terms.hpp>
#include <mingbai/marketing/verdict.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::marketing {

namespace detail {

/// Which of two answers counts when it is enough that one plan says it.
[[nodiscard]] constexpr int merit(claim_verdict verdict) noexcept {
    switch (verdict) {
        case claim_verdict::supported: return 3;
        case claim_verdict::missing_condition: return 2;
        case claim_verdict::contradicted: return 1;
        case claim_verdict::unsupported: return 0;
    }
    return 0;
}

/// Which of two answers counts when every value of a claim must be right.
[[nodiscard]] constexpr int harm(claim_verdict verdict) noexcept {
    switch (verdict) {
        case claim_verdict::contradicted: return 3;
        case claim_verdict::unsupported: return 2;
        case claim_verdict::missing_condition: return 1;
        case claim_verdict::supported: return 0;
    }
    return 0;
}

template <class Plan>
[[nodiscard]] plan_answer answer_of(const Plan& plan, const claim& said, std::uint64_t value, const copy_facts& copy) {
    const auto amount = static_cast<std::int64_t>(value > INT64_MAX ? INT64_MAX : value);
    switch (said.kind) {
        case claim_kind::price: return judge_price(said, amount, plan, copy);
        case claim_kind::discount: return judge_discount(said, value, plan);
        case claim_kind::allowance: return judge_allowance(said, value, plan, copy);
        case claim_kind::speed: return judge_speed(said, value, plan);
        case claim_kind::gift: return judge_gift(said, value, plan, copy);
        case claim_kind::duration: return judge_duration(said, value, plan, copy);
        case claim_kind::deadline: return judge_deadline(said, value, plan);
        case claim_kind::availability: return judge_availability(said, plan, copy);
        case claim_kind::free: return judge_free(said, plan, copy);
        case claim_kind::pressure: return silent(plan.off_sale ? element::off_sale : element{});
        case claim_kind::comparison:
        case claim_kind::superlative:
        case claim_kind::inducement: break;
    }
    return silent();
}

/// The same, but what may be said of something else than the plan is not held against it.
template <class Plan>
[[nodiscard]] plan_answer fair_answer_of(const Plan& plan, const claim& said, std::uint64_t value, const copy_facts& copy) {
    const plan_answer answered = answer_of(plan, said, value, copy);
    const bool of_the_plan = said.kind == claim_kind::availability || said.topic == claim_topic::no_commitment ||
        said.topic == claim_topic::never_slower || said.topic == claim_topic::free_plan;
    if (answered.verdict != claim_verdict::contradicted || of_the_plan || !copy.says_beside(said, claim_words::strangers)) return answered;
    return silent(answered.where);
}

/// Where a condition of the whole offer is marked: at its first right price, else at its first right amount or gift.
[[nodiscard]] inline judged_claim* bearer_of(std::vector<judged_claim>& claims, std::uint32_t plan) noexcept {
    judged_claim* other = nullptr;
    for (judged_claim& each : claims) {
        const bool right = each.verdict == claim_verdict::supported || each.verdict == claim_verdict::missing_condition;
        if (!right || each.plan != plan) continue;
        if (each.what.kind == claim_kind::price || each.what.kind == claim_kind::free) return &each;
        const bool amount = each.what.kind == claim_kind::discount || each.what.kind == claim_kind::allowance ||
            each.what.kind == claim_kind::speed || each.what.kind == claim_kind::gift;
        if (other == nullptr && amount) other = &each;
    }
    return other;
}

/// Of several figures of one kind it is enough that one is the plan's: the others may be another plan's, a telephone's or
/// a competitor's. One that differs is held against the plan when its clause names the plan, or calls it the price now.
template <class Plan>
void settle_strangers(std::vector<judged_claim>& claims, const copy_facts& copy, std::span<const Plan* const> plans) {
    for (judged_claim& each : claims) {
        const bool figure = each.what.topic == claim_topic::fee || each.what.topic == claim_topic::included ||
            each.what.topic == claim_topic::access_speed;
        if (!figure || each.verdict != claim_verdict::contradicted) continue;
        bool one_is_right = false;
        for (const judged_claim& other : claims)
            one_is_right = one_is_right || (other.what.kind == each.what.kind && other.what.unit == each.what.unit && (other.verdict == claim_verdict::supported || other.verdict == claim_verdict::missing_condition));
        if (!one_is_right || copy.says_beside(each.what, claim_words::own_price)) continue;
        bool named = false;
        for (const Plan* plan : plans) named = named || shares_words(plan->name, copy.clause_of(each.what));
        if (!named) each.verdict = claim_verdict::unsupported;
    }
}

}  // namespace detail

/// An advertisement with its claims and what the plans that it sells make of each: what the rules of marketing are
/// checked on. It owns its text.
class judged_copy {
public:
    judged_copy(std::string text, std::vector<judged_claim> claims) noexcept : text_(std::move(text)), claims_(std::move(claims)) {}

    [[nodiscard]] const std::string& text() const& noexcept { return text_; }
    [[nodiscard]] std::string text() && noexcept { return std::move(text_); }
    [[nodiscard]] std::span<const judged_claim> claims() const& noexcept { return mingbai::detail::as_span(claims_); }
    /// Of a copy that is about to go, by value: `for (const judged_claim& each : judge_copy(text, plan).claims())` is sound.
    [[nodiscard]] std::vector<judged_claim> claims() && noexcept { return std::move(claims_); }
    /// The words of a claim in the text.
    [[nodiscard]] std::string_view words(const judged_claim& of) const noexcept { return of.what.words(text_); }

private:
    std::string text_;
    std::vector<judged_claim> claims_;
};

/// Reads the claims of an advertisement and checks each against the plans that it sells.
///
/// A claim is supported when one of the plans says it; of a list or range each value must be said. It is missing its
/// condition when the plan says it under one that the copy nowhere states; conditions of the whole offer are marked once
/// for each plan. It is contradicted when no plan supports it and one says otherwise, and unsupported when none speaks of
/// it. Of several figures of one kind it is enough that one is the plan's. Amounts of money are compared for plans in yuan. Exact integers throughout.
template <class Plan>
[[nodiscard]] judged_copy judge_copy(std::string_view text, std::span<const Plan* const> plans) {
    const std::vector<claim> claims = read_claims(text);
    const detail::copy_facts facts(text, mingbai::detail::as_span(claims));
    std::vector<judged_claim> judged;
    judged.reserve(claims.size());
    for (const claim& said : claims) {
        judged_claim whole{.what = said};
        const std::size_t values = said.count == 0 ? 1 : said.count;
        for (std::size_t v = 0; v < values; ++v) {
            judged_claim best{.what = said};
            for (std::size_t p = 0; p < plans.size(); ++p) {
                const detail::plan_answer answered = detail::fair_answer_of(*plans[p], said, said.values[v], facts);
                if (p != 0 && detail::merit(answered.verdict) <= detail::merit(best.verdict)) continue;
                best.verdict = answered.verdict;
                best.missing = answered.missing;
                best.where = answered.where;
                best.plan = static_cast<std::uint32_t>(p);
            }
            if (v == 0 || detail::harm(best.verdict) > detail::harm(whole.verdict)) whole = best;
        }
        judged.push_back(whole);
    }
    detail::settle_strangers(judged, facts, plans);
    for (std::size_t p = 0; p < plans.size(); ++p) {
        const offer_conditions missing = detail::left_out(*plans[p], facts);
        if (missing.empty()) continue;
        judged_claim* bearer = detail::bearer_of(judged, static_cast<std::uint32_t>(p));
        if (bearer == nullptr) continue;
        bearer->missing.add(missing);
        bearer->verdict = claim_verdict::missing_condition;
    }
    return {std::string(text), std::move(judged)};
}

/// The same for an advertisement of one plan.
template <plan_storage Storage>
[[nodiscard]] judged_copy judge_copy(std::string_view text, const basic_tariff_plan<Storage>& plan) {
    const basic_tariff_plan<Storage>* const plans[]{&plan};
    return judge_copy<basic_tariff_plan<Storage>>(text, plans);
}

}  // namespace mingbai::inline MINGBAI_ABI::marketing
