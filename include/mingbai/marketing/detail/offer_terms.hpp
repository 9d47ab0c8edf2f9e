// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/marketing/detail/copy_facts.hpp>
#include <mingbai/tariff/plan_view.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

// The conditions that a plan puts on the whole offer, and whether an advertisement states them.

namespace mingbai::inline MINGBAI_ABI::marketing::detail {

template <class Plan>
[[nodiscard]] bool any_text_has(const Plan& plan, std::span<word> words) {
    bool found = false;
    for_each_text(plan, [&](element what, std::size_t, std::string_view text) {
        const bool telling = what == element::name || what == element::notes || what == element::content;
        found = found || (telling && has_any(text, words));
    });
    return found;
}

template <class Plan>
[[nodiscard]] bool is_nationwide(const Plan& plan) noexcept {
    for (std::size_t i = 0; i < plan.regions.size(); ++i)
        if (has_any(plan.regions[i], nationwide_words)) return true;
    return false;
}

template <class Plan>
[[nodiscard]] bool restricts_customers(const Plan& plan) noexcept {
    const std::string_view audience = plan.audience;
    return !audience.empty() && audience != "无" && !has_any(audience, unrestricted_audience);
}

/// Two Chinese characters side by side that the audience and the copy share, generic ones aside.
[[nodiscard]] inline bool shares_words(std::string_view audience, std::string_view copy) noexcept {
    for (std::size_t at = 0; at + 6 <= audience.size();) {
        const auto size = static_cast<std::size_t>(decode_utf8(audience, at).size);
        const std::string_view pair = audience.substr(at, 6);
        const bool chinese = size == 3 && decode_utf8(audience, at + 3).size == 3;
        if (chinese && word_at(pair, 0, generic_audience) == 0 && copy.find(pair) != std::string_view::npos) return true;
        at += size == 0 ? 1 : size;
    }
    return false;
}

/// Whether the copy says which customers the plan is for.
template <class Plan>
[[nodiscard]] bool states_customers(const Plan& plan, const copy_facts& copy) {
    const std::string_view audience = plan.audience;
    if (has_any(audience, new_audience)) return copy.claims_topic(claim_topic::new_customers);
    if (has_any(audience, student_audience) && has_any(copy.text(), claim_words::student_words)) return true;
    if (has_any(audience, senior_audience) && copy.claims_topic(claim_topic::seniors)) return true;
    return shares_words(audience, copy.text());
}

/// The conditions of the offer that the copy leaves out.
template <class Plan>
[[nodiscard]] offer_conditions left_out(const Plan& plan, const copy_facts& copy) {
    offer_conditions missing;
    if (plan.commitment && plan.commitment->binds() && !copy.states_commitment()) missing.add(offer_condition::commitment);
    if (restricts_customers(plan) && !states_customers(plan, copy)) missing.add(offer_condition::customers);
    if (plan.regions.size() != 0 && !is_nationwide(plan)) {
        bool named = false;
        for (std::size_t i = 0; i < plan.regions.size(); ++i) named = named || copy.mentions(plan.regions[i]);
        if (!named) missing.add(offer_condition::region);
    }
    if (any_text_has(plan, plan_minimums) && !copy.states_minimum()) missing.add(offer_condition::minimum);
    return missing;
}

}  // namespace mingbai::inline MINGBAI_ABI::marketing::detail
