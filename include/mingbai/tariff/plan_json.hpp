// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/calendar_text.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/base/sha256.hpp>
#include <mingbai/tariff/plan_view.hpp>

#include <optional>
#include <string>
#include <string_view>

// The canonical document of a plan: what its version digest is taken over, what the ledger keeps, what is exchanged.
//
// Every member is always there, in this order: audience, breach, category, channels, commitment, content, content_text,
// currency, filing_number, introductory, name, notes, off_sale, on_sale, one_off_fees, overage, price, price_components,
// regions, restrictions, unknown, unreadable, unsubscribe, validity. What is not stated is null, "" or []. Money is an
// integer of 10⁻⁶ units of `currency`; an amount is {"unit","value"} or {"unlimited":true}; a period is {"count","unit"};
// a date is "2026-07-22".
namespace mingbai::inline MINGBAI_ABI {

[[nodiscard]] constexpr std::string_view to_text(period_unit unit) noexcept {
    switch (unit) {
        case period_unit::day: return "day";
        case period_unit::month: return "month";
        case period_unit::year: return "year";
    }
    return "unknown";
}

[[nodiscard]] constexpr std::string_view to_text(overage_action action) noexcept {
    switch (action) {
        case overage_action::charged: return "charged";
        case overage_action::throttled: return "throttled";
        case overage_action::stopped: return "stopped";
    }
    return "unknown";
}

namespace detail {

template <class Writer>
void write(Writer& out, json_key key, period length) {
    out.begin_object(key).member("count", length.count).member("unit", to_text(length.unit)).end_object();
}

template <class Writer>
void write(Writer& out, json_key key, service_amount amount) {
    out.begin_object(key);
    if (amount.is_unlimited())
        out.member("unlimited", true);
    else
        out.member("unit", to_text(amount.unit())).member("value", amount.value());
    out.end_object();
}

template <class Writer, class Currency>
void write(Writer& out, json_key key, const tariff_price<Currency>& price) {
    out.begin_object(key).member("amount", price.amount.micros());
    write(out, "per", price.per);
    out.end_object();
}

template <class Writer>
void write(Writer& out, json_key key, const std::optional<civil_date>& date) {
    if (date && in_calendar(*date))
        out.member(key, to_text(*date));
    else
        out.member(key, nullptr);
}

template <class Writer>
void write(Writer& out, json_key key, const plan_elements& set) {
    out.begin_array(key);
    for (std::uint16_t i = 1; i <= plan_element_count; ++i)
        if (set.has(static_cast<element>(i))) out.value(to_text(static_cast<element>(i)));
    out.end_array();
}

template <class Writer, class List>
void write_texts(Writer& out, json_key key, const List& list) {
    out.begin_array(key);
    for (const auto& text : list) out.value(std::string_view(text));
    out.end_array();
}

template <class Writer, class List>
void write_fees(Writer& out, json_key key, const List& fees) {
    out.begin_array(key);
    for (const auto& fee : fees)
        out.begin_object().member("amount", fee.amount.micros()).member("name", std::string_view(fee.name)).end_object();
    out.end_array();
}

template <class Writer, class Allowance>
void write_allowance(Writer& out, const Allowance& included) {
    out.begin_object();
    write(out, "amount", included.amount);
    out.member("detail", std::string_view(included.detail));
    write(out, "full_speed_until", included.full_speed_until);
    write(out, "per", included.per);
    out.member("reduced_to", included.reduced_to.bits_per_second())
        .member("region", std::string_view(included.region))
        .member("service", to_text(included.what))
        .end_object();
}

template <class Writer, class Overage>
void write_overage(Writer& out, const Overage& terms) {
    out.begin_object()
        .member("action", to_text(terms.action))
        .member("by_day", terms.by_day)
        .member("day_ceiling", terms.day_ceiling.micros())
        .member("money_ceiling", terms.money_ceiling.micros());
    out.begin_array("rates");
    for (const auto& rate : terms.rates) {
        out.begin_object().member("from", rate.from).member("price", rate.price.micros());
        write(out, "unit", rate.unit);
        out.end_object();
    }
    out.end_array().member("region", std::string_view(terms.region)).member("service", to_text(terms.what));
    out.begin_array("stretches");
    for (const auto& stretch : terms.stretches)
        out.begin_object().member("at_most", stretch.at_most.micros()).member("every", stretch.every).end_object();
    out.end_array().member("throttled_to", terms.throttled_to.bits_per_second());
    write(out, "volume_ceiling", terms.volume_ceiling);
    out.end_object();
}

}  // namespace detail

/// Writes a plan's canonical document as one value into a document that is being written.
template <class Sink, plan_storage Storage>
void write_plan(basic_json_writer<Sink>& out, const basic_tariff_plan<Storage>& plan) {
    using detail::write;
    out.begin_object()
        .member("audience", std::string_view(plan.audience))
        .member("breach", std::string_view(plan.breach))
        .member("category", std::string_view(plan.category));
    detail::write_texts(out, "channels", plan.channels);
    if (plan.commitment) {
        out.begin_object("commitment")
            .member("early_termination_charge", plan.commitment->early_termination_charge.micros());
        write(out, "term", plan.commitment->term);
        out.end_object();
    } else {
        out.member("commitment", nullptr);
    }
    out.begin_array("content");
    for (const auto& included : plan.content) detail::write_allowance(out, included);
    out.end_array()
        .member("content_text", std::string_view(plan.content_text))
        .member("currency", Storage::currency::info.code)
        .member("filing_number", std::string_view(plan.filing_number));
    if (plan.introductory) {
        out.begin_object("introductory");
        write(out, "after", plan.introductory->after);
        write(out, "during", plan.introductory->during);
        write(out, "lasting", plan.introductory->lasting);
        out.end_object();
    } else {
        out.member("introductory", nullptr);
    }
    out.member("name", std::string_view(plan.name)).member("notes", std::string_view(plan.notes));
    write(out, "off_sale", plan.off_sale);
    write(out, "on_sale", plan.on_sale);
    detail::write_fees(out, "one_off_fees", plan.one_off_fees);
    out.begin_array("overage");
    for (const auto& terms : plan.overage) detail::write_overage(out, terms);
    out.end_array();
    if (plan.price)
        write(out, "price", *plan.price);
    else
        out.member("price", nullptr);
    detail::write_fees(out, "price_components", plan.price_components);
    detail::write_texts(out, "regions", plan.regions);
    detail::write_texts(out, "restrictions", plan.restrictions);
    write(out, "unknown", plan.unknown);
    write(out, "unreadable", plan.unreadable);
    out.member("unsubscribe", std::string_view(plan.unsubscribe));
    if (plan.validity) {
        out.begin_object("validity");
        write(out, "renewal_term", plan.validity->renewal_term);
        out.member("renews_automatically", plan.validity->renews_automatically);
        write(out, "term", plan.validity->term);
        out.end_object();
    } else {
        out.member("validity", nullptr);
    }
    out.end_object();
}

/// The canonical document of a plan. Refused: reason::bad_utf8 when one of its texts is not UTF-8.
template <plan_storage Storage>
[[nodiscard]] result<std::string> to_canonical_json(const basic_tariff_plan<Storage>& plan) {
    std::string text;
    json_writer out(text);
    write_plan(out, plan);
    if (const auto done = out.finish(); !done) return done.error();
    return text;
}

}  // namespace mingbai::inline MINGBAI_ABI
