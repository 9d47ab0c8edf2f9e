// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/json_fields.hpp>
#include <mingbai/base/json_reader.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/bill/bill.hpp>
#include <mingbai/evidence/ledger_ref.hpp>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::bill {

namespace detail {

[[nodiscard]] inline std::int64_t day_number(civil_date date) noexcept {
    return std::chrono::sys_days{date}.time_since_epoch().count();
}
[[nodiscard]] inline result<civil_date> date_of_number(std::int64_t days) noexcept {
    const auto t = instant_from_unix(days > -800'000 && days < 3'000'000 ? days * 86'400 : INT64_MAX);
    if (!t) return t.error();
    return civil_date{std::chrono::floor<std::chrono::days>(*t)};
}

/// An identifier, or none where the text is empty.
template <class Id>
[[nodiscard]] result<Id> read_id(std::string_view text) noexcept {
    return text.empty() ? result<Id>(Id{}) : Id::parse(text);
}
[[nodiscard]] inline result<line_kind> read_line_kind(std::string_view text) noexcept {
    const auto kind = line_kind_named(text);
    return kind ? result<line_kind>(*kind) : result<line_kind>(refusal{reason::json_wrong_type, {}});
}
[[nodiscard]] inline result<service> read_service(std::string_view text) noexcept {
    for (const service_text& each : service_texts)
        if (each.name == text) return each.what;
    return refusal{reason::json_wrong_type, {}};
}
[[nodiscard]] inline result<service_unit> read_unit(std::uint8_t number) noexcept {
    if (number > static_cast<std::uint8_t>(service_unit::pieces)) return refusal{reason::unknown_unit, {}};
    return static_cast<service_unit>(number);
}

template <currency_type Currency>
[[nodiscard]] result<basic_bill_line<Currency>> read_line(const json_value& value) {
    json_fields from(value);
    basic_bill_line<Currency> line;
    line.agreement = from.get<std::string_view>("agreement", read_id<order_id>);
    line.amount = money<Currency>::from_micros(from.get<std::int64_t>("amount"));
    line.days.first = from.get<std::int64_t>("first", date_of_number);
    line.kind = from.get<std::string_view>("kind", read_line_kind);
    line.days.last = from.get<std::int64_t>("last", date_of_number);
    line.plan = from.get<std::string_view>("plan", read_id<filing_number>);
    line.provider = from.get<std::string_view>("provider");
    const auto quantity = from.get<std::uint64_t>("quantity");
    if (const auto by_day = from.value("quantity_by_day"))
        for (const json_value day : by_day->elements()) {
            const auto use = day.as<std::uint64_t>();
            if (!use) from.refuse(use.error());
            line.quantity_by_day.push_back(use.value_or(0));
        }
    line.rate = from.get<std::string_view>("rate");
    if (const auto name = from.find<std::string_view>("service")) {
        const auto what = read_service(*name);
        if (!what) from.refuse(what.error());
        line.what = what.value_or(service{});
    }
    line.title = from.get<std::string_view>("title");
    line.quantity = service_amount::of(quantity, from.get<std::uint8_t>("unit", read_unit));
    if (const auto done = from.finish(); !done) return done.error();
    return line;
}

}  // namespace detail

/// A bill as canonical JSON, the payload of its record (bill_issued): amounts in 10⁻⁶ units, days since 1970-01-01,
/// totals beside the lines so that an auditor need not add.
template <currency_type Currency>
[[nodiscard]] std::string canonical_text(const basic_bill<Currency>& of) {
    std::string text;
    json_writer out(text);
    out.begin_object().member("currency", Currency::info.code).member("cycle", of.header().cycle);
    out.member("first", detail::day_number(of.header().days.first))
        .member("last", detail::day_number(of.header().days.last));
    out.begin_array("lines");
    for (const auto& line : of.lines()) {
        out.begin_object().member("agreement", line.agreement).member("amount", line.amount.micros());
        out.member("first", detail::day_number(line.days.first)).member("kind", to_text(line.kind));
        out.member("last", detail::day_number(line.days.last))
            .member("plan", line.plan)
            .member("provider", line.provider);
        out.member("quantity", line.quantity.value())
            .member("quantity_by_day", line.quantity_by_day)
            .member("rate", line.rate);
        if (line.what) out.member("service", to_text(*line.what));
        out.member("title", line.title).member("unit", static_cast<std::uint8_t>(line.quantity.unit())).end_object();
    }
    out.end_array().member("own", of.own_total().micros()).member("subscriber", of.header().subscriber);
    out.member("third_party", of.third_party_total().micros()).member("total", of.total().micros()).end_object();
    const auto done = out.finish();
    expects(done.has_value(), "mingbai::bill::canonical_text: an identifier is not UTF-8");
    return text;
}

/// Reads a bill back, and adds it up again. Refused as readers of JSON refuse; reason::unknown_currency when it is in
/// another one; reason::record_altered when the totals are not the sums of the lines.
template <currency_type Currency>
[[nodiscard]] result<basic_bill<Currency>> read_bill(std::string_view payload) {
    const auto document = read_json(payload);
    if (!document) return document.error();
    json_fields from(document->root());
    const auto currency = from.get<std::string_view>("currency");
    if (!currency.empty() && currency != Currency::info.code) from.refuse({reason::unknown_currency, {}});
    bill_header header;
    header.cycle = from.get<cycle_index>("cycle");
    header.days.first = from.get<std::int64_t>("first", detail::date_of_number);
    header.days.last = from.get<std::int64_t>("last", detail::date_of_number);
    std::vector<basic_bill_line<Currency>> lines;
    if (const auto list = from.value("lines"))
        for (const json_value each : list->elements()) {
            auto line = detail::read_line<Currency>(each);
            if (!line) from.refuse(line.error());
            if (line) lines.push_back(*std::move(line));
        }
    const auto own = from.get<std::int64_t>("own");
    header.subscriber = from.get<std::string_view>("subscriber", detail::read_id<subscriber_number>);
    const auto third_party = from.get<std::int64_t>("third_party");
    const auto total = from.get<std::int64_t>("total");
    if (const auto done = from.finish(); !done) return done.error();
    auto made = basic_bill<Currency>::make(header, std::move(lines));
    if (!made) return made;
    const bool adds_up = made->own_total().micros() == own && made->third_party_total().micros() == third_party &&
                         made->total().micros() == total;
    if (!adds_up) return refusal{reason::record_altered, at_element(element::total)};
    return made;
}

/// Records that a bill was issued. Refused as the ledger refuses.
template <currency_type Currency>
[[nodiscard]] result<evidence::receipt> issue(const evidence::ledger_ref& ledger, const evidence::pseudonym& subject,
                                              const basic_bill<Currency>& of, instant now) {
    return ledger.append(evidence::record_kind::bill_issued, subject, now, canonical_text(of));
}

}  // namespace mingbai::inline MINGBAI_ABI::bill
