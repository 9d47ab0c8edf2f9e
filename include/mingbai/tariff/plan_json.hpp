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
// Members, in this order: audience, breach, category, channels, commitment, content, content_text, currency, filing_number,
// introductory, name, notes, off_sale, on_sale, one_off_fees, overage, price, price_components, regions, restrictions, unknown,
// unreadable, unsubscribe, validity. What is not stated is left out, and so is whatever is zero, empty or false below them;
// only the currency is always there. Money is an integer of 10⁻⁶ units of `currency`; an amount is {"unit","value"} or
// {"unlimited":true}; a period is {"count","unit"}; a date is "2026-07-22".
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
void write(Writer& out, json_key key, std::string_view text) {
    if (!text.empty()) out.member(key, text);
}

template <class Writer, integer Number>
void write(Writer& out, json_key key, Number number) {
    if (number != 0) out.member(key, number);
}

template <class Writer, class Currency>
void write(Writer& out, json_key key, money<Currency> amount) {
    write(out, key, amount.micros());
}

template <class Writer>
void write(Writer& out, json_key key, period length) {
    if (length.count != 0) out.begin_object(key).member("count", length.count).member("unit", to_text(length.unit)).end_object();
}

template <class Writer>
void write(Writer& out, json_key key, service_amount amount) {
    if (amount == service_amount()) return;
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
    if (date && in_calendar(*date)) out.member(key, to_text(*date));
}

template <class Writer>
void write(Writer& out, json_key key, const plan_elements& set) {
    if (set.empty()) return;
    out.begin_array(key);
    for (std::uint16_t i = 1; i <= plan_element_count; ++i)
        if (set.has(static_cast<element>(i))) out.value(to_text(static_cast<element>(i)));
    out.end_array();
}

/// A list through `each(member)`; left out when it is empty.
template <class Writer, class List, class Each>
void write_list(Writer& out, json_key key, const List& list, Each&& each) {
    if (list.empty()) return;
    out.begin_array(key);
    for (const auto& member : list) each(member);
    out.end_array();
}

template <class Writer, class List>
void write_texts(Writer& out, json_key key, const List& list) {
    write_list(out, key, list, [&](const auto& text) { out.value(std::string_view(text)); });
}

template <class Writer, class List>
void write_fees(Writer& out, json_key key, const List& fees) {
    write_list(out, key, fees, [&](const auto& fee) {
        out.begin_object().member("amount", fee.amount.micros()).member("name", std::string_view(fee.name)).end_object();
    });
}

template <class Writer, class Allowance>
void write_allowance(Writer& out, const Allowance& included) {
    out.begin_object();
    write(out, "amount", included.amount);
    write(out, "detail", std::string_view(included.detail));
    write(out, "full_speed_until", included.full_speed_until);
    write(out, "per", included.per);
    write(out, "reduced_to", included.reduced_to.bits_per_second());
    write(out, "region", std::string_view(included.region));
    out.member("service", to_text(included.what)).end_object();
}

template <class Writer, class Overage>
void write_overage(Writer& out, const Overage& terms) {
    out.begin_object().member("action", to_text(terms.action));
    if (terms.by_day) out.member("by_day", true);
    write(out, "day_ceiling", terms.day_ceiling);
    write(out, "money_ceiling", terms.money_ceiling);
    write_list(out, "rates", terms.rates, [&](const auto& rate) {
        out.begin_object();
        write(out, "from", rate.from);
        out.member("price", rate.price.micros());
        write(out, "unit", rate.unit);
        out.end_object();
    });
    write(out, "region", std::string_view(terms.region));
    out.member("service", to_text(terms.what));
    write_list(out, "stretches", terms.stretches, [&](const auto& stretch) {
        out.begin_object().member("at_most", stretch.at_most.micros()).member("every", stretch.every).end_object();
    });
    write(out, "throttled_to", terms.throttled_to.bits_per_second());
    write(out, "volume_ceiling", terms.volume_ceiling);
    out.end_object();
}

}  // namespace detail

/// Writes a plan's canonical document as one value into a document that is being written.
template <class Sink, plan_storage Storage>
void write_plan(basic_json_writer<Sink>& out, const basic_tariff_plan<Storage>& plan) {
    using detail::write;
    out.begin_object();
    write(out, "audience", std::string_view(plan.audience));
    write(out, "breach", std::string_view(plan.breach));
    write(out, "category", std::string_view(plan.category));
    detail::write_texts(out, "channels", plan.channels);
    if (plan.commitment) {
        out.begin_object("commitment");
        write(out, "early_termination_charge", plan.commitment->early_termination_charge);
        write(out, "term", plan.commitment->term);
        out.end_object();
    }
    detail::write_list(out, "content", plan.content, [&](const auto& included) { detail::write_allowance(out, included); });
    write(out, "content_text", std::string_view(plan.content_text));
    out.member("currency", Storage::currency::info.code);
    write(out, "filing_number", std::string_view(plan.filing_number));
    if (plan.introductory) {
        out.begin_object("introductory");
        write(out, "after", plan.introductory->after);
        write(out, "during", plan.introductory->during);
        write(out, "lasting", plan.introductory->lasting);
        out.end_object();
    }
    write(out, "name", std::string_view(plan.name));
    write(out, "notes", std::string_view(plan.notes));
    write(out, "off_sale", plan.off_sale);
    write(out, "on_sale", plan.on_sale);
    detail::write_fees(out, "one_off_fees", plan.one_off_fees);
    detail::write_list(out, "overage", plan.overage, [&](const auto& terms) { detail::write_overage(out, terms); });
    if (plan.price) write(out, "price", *plan.price);
    detail::write_fees(out, "price_components", plan.price_components);
    detail::write_texts(out, "regions", plan.regions);
    detail::write_texts(out, "restrictions", plan.restrictions);
    write(out, "unknown", plan.unknown);
    write(out, "unreadable", plan.unreadable);
    write(out, "unsubscribe", std::string_view(plan.unsubscribe));
    if (plan.validity) {
        out.begin_object("validity");
        write(out, "renewal_term", plan.validity->renewal_term);
        if (plan.validity->renews_automatically) out.member("renews_automatically", true);
        write(out, "term", plan.validity->term);
        out.end_object();
    }
    out.end_object();
}

/// The canonical document of a plan. Refused: reason::bad_utf8 when one of its texts is not UTF-8.
template <plan_storage Storage>
[[nodiscard]] result<std::string> to_canonical_json(const basic_tariff_plan<Storage>& plan) {
    std::string text;
    text.reserve(2048);
    json_writer out(text);
    write_plan(out, plan);
    if (const auto done = out.finish(); !done) return done.error();
    return text;
}

}  // namespace mingbai::inline MINGBAI_ABI
