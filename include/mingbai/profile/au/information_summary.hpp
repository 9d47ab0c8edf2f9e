// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/profile/au/constants.hpp>
#include <mingbai/profile/document/sheet.hpp>
#include <mingbai/tariff/charge.hpp>
#include <mingbai/tariff/plan_text.hpp>
#include <mingbai/tariff/plan_view.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::au {

/// What a Critical Information Summary says beside the plan.
struct information_facts {
    std::string_view provider{};
    std::string_view bundling{};         ///< what it must be taken with; empty: nothing
    std::string_view mandatory_goods{};  ///< equipment that must be bought; empty: none, which is said
    std::string_view roaming{};          ///< the warning about use abroad
    std::string_view support{};          ///< how to reach the provider
    std::string_view ombudsman{};        ///< contact of the Telecommunications Industry Ombudsman
};

namespace detail {

/// What so much of a service costs beyond the allowances, in words.
template <plan_storage Storage>
[[nodiscard]] std::string cost_of(const basic_tariff_plan<Storage>& plan, service what, std::uint64_t amount) {
    for (const auto& included : plan.content)
        if (included.what == what && included.amount.is_unlimited()) return "included without limit";
    for (const auto& terms : plan.overage) {
        if (terms.what != what) continue;
        if (terms.action != overage_action::charged) return terms_text(terms, language::english);
        if (const auto charged = charge_overage(terms, amount))
            return std::string(text_for_people(charged->amount, language::english));
    }
    return {};
}

/// The most that a month can cost, or nothing where use has no end.
template <plan_storage Storage>
[[nodiscard]] std::optional<money<typename Storage::currency>> most_in_a_month(const basic_tariff_plan<Storage>& plan) {
    if (!plan.price || !same_length(plan.price->per, period{1, period_unit::month})) return std::nullopt;
    auto sum = plan.price->amount;
    for (const auto& terms : plan.overage) {
        if (terms.action != overage_action::charged) continue;
        if (terms.money_ceiling.is_zero()) return std::nullopt;
        const auto more = checked_add(sum, terms.money_ceiling);
        if (!more) return std::nullopt;
        sum = *more;
    }
    return sum;
}

}  // namespace detail

/// The Critical Information Summary of the Consumer Protections Code: three headings in their order, two pages A4 at
/// most.
///
/// Refused: reason::text_incomplete at the element that must be stated and is not; reason::too_long where the pages are
/// full; reason::bad_utf8.
template <plan_storage Storage>
[[nodiscard]] result<std::string> information_summary(const basic_tariff_plan<Storage>& plan,
                                                      const information_facts& facts) {
    constexpr language en = language::english;
    const auto amount = [](const auto& sum) { return std::string(text_for_people(sum, en)); };
    if (!plan.commitment) return refusal{reason::text_incomplete, at_element(element::commitment)};
    if (!plan.price) return refusal{reason::text_incomplete, at_element(element::price)};

    profile::sheet page(summary_pages.latest());
    page.title("Critical Information Summary");
    page.demand(element::name, "Plan", plan.name);
    page.demand(element::signature, "Provider", facts.provider);

    page.heading("Information About the Service");
    page.demand(element::content, "Included", plan_text(plan, element::content, en));
    page.say(element::content, "Bundling", facts.bundling.empty() ? "none needed" : facts.bundling, 1);
    page.say(element::content, "Mandatory goods", facts.mandatory_goods.empty() ? "none" : facts.mandatory_goods, 2);
    page.say(element::commitment, "Minimum term",
             plan.commitment->binds() ? std::string(to_text(plan.commitment->term, en)) : std::string("none"));
    if (plan.validity) page.say(element::validity, "Duration", terms_text(*plan.validity, en));
    for (std::size_t i = 0; i < plan.restrictions.size(); ++i)
        page.say(element::notes, "Not included", plan.restrictions[i], i + 1);

    page.heading("Information About Pricing");
    page.say(element::price, "Minimum charge", plan_text(plan, element::price, en));
    const auto most = detail::most_in_a_month(plan);
    page.say(element::price, "Maximum monthly charge",
             most ? amount(*most) : std::string("depends on use, see the rates"), 1);
    page.say(element::breach, "Maximum charge for leaving early", amount(plan.commitment->early_termination_charge));
    if (is_stated(plan, element::breach)) page.say(element::breach, "Leaving early", plan.breach, 1);
    for (const auto& included : plan.content) {
        if (included.what == service::voice)
            page.demand(element::overage, "A two-minute national mobile call beyond the allowance",
                        detail::cost_of(plan, service::voice, 120));
        if (included.what == service::sms)
            page.demand(element::overage, "An SMS beyond the allowance", detail::cost_of(plan, service::sms, 1), 1);
        if (included.what == service::data)
            page.demand(element::overage, "A megabyte beyond the allowance",
                        detail::cost_of(plan, service::data, data_volume::bytes_per_megabyte), 2);
    }
    for (std::size_t i = 0; i < plan.overage.size(); ++i)
        page.say(element::overage, text_for_people(plan.overage[i].what, en), terms_text(plan.overage[i], en), i + 3);

    page.heading("Other Information");
    page.demand(element::region, "Roaming", facts.roaming);
    page.demand(element::hotline, "Support", facts.support);
    page.demand(element::next_step, "Telecommunications Industry Ombudsman", facts.ombudsman);
    if (const std::string_view notes = plan.notes; !notes.empty()) page.say(element::notes, {}, notes);
    return page.finish();
}

}  // namespace mingbai::inline MINGBAI_ABI::au
