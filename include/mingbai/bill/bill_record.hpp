// SPDX-License-Identifier: Apache-2.0
#pragma once

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

/// Reads the members of one JSON object; the first refusal sticks.
class bill_reader {
public:
    explicit bill_reader(const json_value& root) noexcept : root_(root) {}

    template <class T>
    [[nodiscard]] T get(std::string_view key) {
        return keep(root_.get<T>(key));
    }
    template <class Id>
    [[nodiscard]] Id id(std::string_view key) {
        const auto text = get<std::string_view>(key);
        return text.empty() ? Id{} : keep(Id::parse(text));
    }
    [[nodiscard]] civil_date date(std::string_view key) { return keep(date_of_number(get<std::int64_t>(key))); }
    [[nodiscard]] bool has(std::string_view key) const noexcept { return root_.find(key).has_value(); }
    [[nodiscard]] const json_value& root() const noexcept { return root_; }
    [[nodiscard]] const refusal& refused() const noexcept { return refused_; }
    void fail(reason why) noexcept {
        if (refused_.why == reason::none) refused_ = {why, at_offset(root_.offset())};
    }

private:
    template <class T>
    [[nodiscard]] T keep(const result<T>& read) {
        if (read) return *read;
        if (refused_.why == reason::none) refused_ = read.error();
        return T{};
    }

    json_value root_;
    refusal refused_{};
};

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
    detail::bill_reader read(document->root());
    if (read.get<std::string_view>("currency") != Currency::info.code && read.refused().why == reason::none)
        read.fail(reason::unknown_currency);
    const bill_header header{read.id<subscriber_number>("subscriber"),
                             read.get<cycle_index>("cycle"),
                             {read.date("first"), read.date("last")}};
    const auto list = read.root().at("lines");
    if (!list) return list.error();
    std::vector<basic_bill_line<Currency>> lines;
    for (const json_value each : list->elements()) {
        detail::bill_reader from(each);
        basic_bill_line<Currency> line;
        line.agreement = from.id<order_id>("agreement");
        line.amount = money<Currency>::from_micros(from.get<std::int64_t>("amount"));
        line.days = {from.date("first"), from.date("last")};
        line.plan = from.id<filing_number>("plan");
        line.provider = from.get<std::string_view>("provider");
        line.rate = from.get<std::string_view>("rate");
        line.title = from.get<std::string_view>("title");
        const auto unit = from.get<std::uint8_t>("unit");
        if (unit > static_cast<std::uint8_t>(service_unit::pieces)) from.fail(reason::unknown_unit);
        line.quantity = service_amount::of(from.get<std::uint64_t>("quantity"), static_cast<service_unit>(unit));
        if (const auto by_day = each.at("quantity_by_day"))
            for (const json_value day : by_day->elements())
                line.quantity_by_day.push_back(day.as<std::uint64_t>().value_or(0));
        if (const auto kind = line_kind_named(from.get<std::string_view>("kind")))
            line.kind = *kind;
        else
            from.fail(reason::json_wrong_type);
        if (from.has("service")) {
            const auto name = from.get<std::string_view>("service");
            for (const service_text& text : service_texts)
                if (text.name == name) line.what = text.what;
            if (!line.what) from.fail(reason::json_wrong_type);
        }
        if (from.refused().why != reason::none) return from.refused();
        lines.push_back(std::move(line));
    }
    const auto own = read.get<std::int64_t>("own");
    const auto third_party = read.get<std::int64_t>("third_party");
    const auto total = read.get<std::int64_t>("total");
    if (read.refused().why != reason::none) return read.refused();
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
