// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/tariff/plan.hpp>

#include <cstddef>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// Whether the plan says anything in this element. What it says may still be wrong.
template <plan_storage Storage>
[[nodiscard]] constexpr bool is_stated(const basic_tariff_plan<Storage>& plan, element what) noexcept {
    const auto filled = [](const auto& text) { return !std::string_view(text).empty(); };
    // Not a switch: most elements are not a plan's, and -Wswitch-enum asks for each of them.
    if (what == element::name) return filled(plan.name);
    if (what == element::filing_number) return filled(plan.filing_number);
    if (what == element::category) return filled(plan.category);
    if (what == element::price) return plan.price.has_value();
    if (what == element::content) return !plan.content.empty() || filled(plan.content_text);
    if (what == element::overage) return !plan.overage.empty();
    if (what == element::audience) return filled(plan.audience);
    if (what == element::region) return !plan.regions.empty();
    if (what == element::validity) return plan.validity.has_value();
    if (what == element::channels) return !plan.channels.empty();
    if (what == element::on_sale) return plan.on_sale.has_value();
    if (what == element::off_sale) return plan.off_sale.has_value();
    if (what == element::commitment) return plan.commitment.has_value();
    if (what == element::unsubscribe) return filled(plan.unsubscribe);
    if (what == element::breach) return filled(plan.breach);
    if (what == element::notes) return filled(plan.notes) || !plan.restrictions.empty();
    return false;
}

/// Whether an element is missing: the source could have stated it and did not even try.
template <plan_storage Storage>
[[nodiscard]] constexpr bool is_missing(const basic_tariff_plan<Storage>& plan, element what) noexcept {
    return !plan.unknown.has(what) && !plan.unreadable.has(what) && !is_stated(plan, what);
}

/// `f(element, index, text)` for every text that customers read, in the order of the elements; `index` counts the members
/// of an element that is a list. Restrictions are members of the notes after the notes themselves.
template <plan_storage Storage, class F>
constexpr void for_each_text(const basic_tariff_plan<Storage>& plan, F&& f) {
    const auto one = [&](element what, std::size_t index, std::string_view text) {
        if (!text.empty()) f(what, index, text);
    };
    one(element::name, 0, plan.name);
    one(element::category, 0, plan.category);
    for (std::size_t i = 0; i < plan.price_components.size(); ++i) one(element::price, i, plan.price_components[i].name);
    for (std::size_t i = 0; i < plan.one_off_fees.size(); ++i)
        one(element::price, plan.price_components.size() + i, plan.one_off_fees[i].name);
    one(element::content, 0, plan.content_text);
    for (std::size_t i = 0; i < plan.content.size(); ++i) one(element::content, i + 1, plan.content[i].detail);
    one(element::audience, 0, plan.audience);
    for (std::size_t i = 0; i < plan.regions.size(); ++i) one(element::region, i, plan.regions[i]);
    for (std::size_t i = 0; i < plan.channels.size(); ++i) one(element::channels, i, plan.channels[i]);
    one(element::unsubscribe, 0, plan.unsubscribe);
    one(element::breach, 0, plan.breach);
    one(element::notes, 0, plan.notes);
    for (std::size_t i = 0; i < plan.restrictions.size(); ++i) one(element::notes, i + 1, plan.restrictions[i]);
}

}  // namespace mingbai::inline MINGBAI_ABI
