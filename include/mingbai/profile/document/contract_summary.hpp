// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/civil_days.hpp>
#include <mingbai/profile/document/sheet.hpp>
#include <mingbai/tariff/plan_text.hpp>
#include <mingbai/tariff/plan_view.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::profile {

/// What a contract summary says beside the plan.
struct summary_facts {
    std::string_view provider{};
    std::string_view contact{};     ///< address, telephone, web
    std::string_view complaints{};  ///< where complaints go; empty: to the contact
    civil_date date{};
    std::string_view equipment{};                   ///< that comes with the service; empty: none
    std::span<const std::string_view> speeds{};     ///< of internet access, one sentence each
    std::string_view remedies{};                    ///< when the speeds are not met
    std::string_view disability{};                  ///< features for end-users with disabilities
    std::string_view other{};
};

namespace detail {

template <class Plan>
[[nodiscard]] constexpr bool gives_internet_access(const Plan& plan) noexcept {
    for (const auto& included : plan.content)
        if (included.what == service::data || included.what == service::directed_data ||
            included.what == service::broadband)
            return true;
    return false;
}

/// The summary under its headings, the second of which is there for internet access only.
template <plan_storage Storage>
[[nodiscard]] result<std::string> write_summary(const basic_tariff_plan<Storage>& plan, const summary_facts& facts,
                                                std::span<const std::string_view> sentences, std::uint32_t pages) {
    constexpr language en = language::english;
    if (!in_calendar(facts.date)) return refusal{reason::bad_date, at_element(element::date)};
    sheet page(pages);
    page.title("Contract summary");
    page.demand(element::name, "Service", plan.name);
    page.demand(element::signature, "Provider", facts.provider);
    page.demand(element::hotline, "Contact", facts.contact);
    if (!facts.complaints.empty()) page.say(element::hotline, "Complaints", facts.complaints, 1);
    page.say(element::date, "Date", text_for_people(facts.date, en));
    for (std::size_t i = 0; i < sentences.size(); ++i) page.say(element::text, {}, sentences[i], i);

    page.heading("Services and equipment");
    page.demand(element::content, "Included", plan_text(plan, element::content, en));
    page.say(element::content, "Equipment", facts.equipment.empty() ? "none" : facts.equipment, 1);
    if (gives_internet_access(plan)) {
        page.heading("Speeds of the internet service and remedies");
        for (std::size_t i = 0; i < facts.speeds.size(); ++i) page.demand(element::service, {}, facts.speeds[i], i);
        if (facts.speeds.empty()) page.demand(element::service, "Speeds", {});
        page.demand(element::next_step, "Remedies", facts.remedies);
    }

    page.heading("Price");
    page.demand(element::price, "Price", plan_text(plan, element::price, en));
    for (std::size_t i = 0; i < plan.overage.size(); ++i)
        page.say(element::overage, text_for_people(plan.overage[i].what, en), terms_text(plan.overage[i], en), i);

    page.heading("Duration, renewal and termination");
    page.demand(element::commitment, "Commitment", plan_text(plan, element::commitment, en));
    if (plan.validity) page.say(element::validity, "Duration", terms_text(*plan.validity, en));
    page.demand(element::unsubscribe, "Termination", plan.unsubscribe);
    if (is_stated(plan, element::breach)) page.say(element::breach, "Leaving early", plan.breach);

    page.heading("Features for end-users with disabilities");
    page.demand(element::audience, {}, facts.disability);

    page.heading("Other relevant information");
    for (std::size_t i = 0; i < plan.restrictions.size(); ++i)
        page.say(element::notes, "Condition", plan.restrictions[i], i + 1);
    if (const std::string_view notes = plan.notes; !notes.empty()) page.say(element::notes, {}, notes);
    page.say(element::link, {}, facts.other.empty() ? "none" : facts.other);
    return page.finish();
}

}  // namespace detail

}  // namespace mingbai::inline MINGBAI_ABI::profile
