// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/profile/document/sheet.hpp>
#include <mingbai/profile/us/label_facts.hpp>
#include <mingbai/tariff/plan_text.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::us {

/// The broadband label of 47 CFR 8.1(a): the content in the order in which it was reported (no text of the rule gives a
/// size).
///
/// Refused: reason::bad_identifier, reason::text_incomplete at the element that is missing, reason::bad_utf8.
template <plan_storage Storage>
[[nodiscard]] result<std::string> broadband_label(const basic_tariff_plan<Storage>& plan, const label_facts& facts) {
    constexpr language en = language::english;
    const auto identifier = identify(plan, facts);
    if (!identifier) return identifier.error();
    const auto amount = [](const auto& sum) { return std::string(text_for_people(sum, en)); };

    profile::sheet page(0);
    page.title(facts.title);
    page.demand(element::signature, "Provider", facts.provider);
    page.demand(element::name, "Plan", plan.name);
    page.say(element::filing_number, "Unique plan identifier", plan.filing_number);
    page.heading("Monthly price");
    page.say(element::price, "Price", terms_text(*plan.price, en));
    if (plan.introductory)
        page.say(element::price, "Introductory rate", terms_text(*plan.introductory, en), 1);
    else
        page.say(element::price, "Introductory rate", "no", 1);
    page.demand(element::commitment, "Contract", terms_text(*plan.commitment, en));
    page.demand(element::commitment, "Terms of the contract", facts.contract_terms, 1);
    page.heading("Additional charges and terms");
    for (std::size_t i = 0; i < facts.monthly_fees.size(); ++i)
        page.demand(element::amount, facts.monthly_fees[i].name, amount(facts.monthly_fees[i].amount) + " per month",
                    i);
    if (facts.monthly_fees.empty()) page.say(element::amount, "Provider monthly fees", "none");
    for (std::size_t i = 0; i < plan.one_off_fees.size(); ++i)
        page.say(element::total, plan.one_off_fees[i].name, amount(plan.one_off_fees[i].amount) + " once", i);
    if (plan.one_off_fees.empty()) page.say(element::total, "One-time fees", "none");
    page.say(element::breach, "Early termination fee", amount(plan.commitment->early_termination_charge));
    page.say(element::amount, "Government taxes",
             facts.taxes ? amount(*facts.taxes) : std::string("Varies by location"), 100);
    page.demand(element::link, "Discounts and bundles", facts.discounts);
    page.heading("Speeds");
    page.say(element::service, "Typical download speed", to_text(facts.download));
    page.say(element::service, "Typical upload speed", to_text(facts.upload), 1);
    page.say(element::service, "Typical latency", std::to_string(facts.latency.count()) + " ms", 2);
    page.heading("Data");
    page.demand(element::content, "Included", plan_text(plan, element::content, en));
    page.say(element::overage, "Charges for additional data",
             plan.overage.empty() ? std::string("none") : plan_text(plan, element::overage, en));
    page.heading("Policies and support");
    page.demand(element::link, "Network management", facts.network_management, 1);
    page.demand(element::link, "Privacy", facts.privacy, 2);
    page.demand(element::hotline, "Customer support", facts.support_phone);
    page.demand(element::link, "Support on the web", facts.support, 3);
    page.demand(element::link, "Learn more", facts.regulator, 4);
    return page.finish();
}

}  // namespace mingbai::inline MINGBAI_ABI::us
