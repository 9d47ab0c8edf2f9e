// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/json_reader.hpp>
#include <mingbai/tariff/plan_json.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

// Reads what plan_json.hpp writes.
namespace mingbai::inline MINGBAI_ABI {

namespace detail {

/// Reads members of objects one after another and keeps the first refusal: the values read after it mean nothing.
template <plan_storage Storage>
class plan_members {
public:
    using currency = typename Storage::currency;
    using plan_type = basic_tariff_plan<Storage>;

    [[nodiscard]] const refusal& refused() const noexcept { return refused_; }

    void read(const json_value& object, plan_type& plan) {
        only(object, {"audience", "breach", "category", "channels", "commitment", "content", "content_text", "currency",
                      "filing_number", "introductory", "name", "notes", "off_sale", "on_sale", "one_off_fees", "overage",
                      "price", "price_components", "regions", "restrictions", "unknown", "unreadable", "unsubscribe", "validity"});
        if (text(object, "currency") != currency::info.code) refuse({reason::unknown_currency, at_offset(object.offset())});
        plan.audience = text(object, "audience");
        plan.breach = text(object, "breach");
        plan.category = text(object, "category");
        plan.content_text = text(object, "content_text");
        plan.filing_number = text(object, "filing_number");
        plan.name = text(object, "name");
        plan.notes = text(object, "notes");
        plan.unsubscribe = text(object, "unsubscribe");
        plan.on_sale = date(object, "on_sale");
        plan.off_sale = date(object, "off_sale");
        plan.unknown = elements(object, "unknown");
        plan.unreadable = elements(object, "unreadable");
        texts(object, "channels", plan.channels);
        texts(object, "regions", plan.regions);
        texts(object, "restrictions", plan.restrictions);
        fees(object, "one_off_fees", plan.one_off_fees);
        fees(object, "price_components", plan.price_components);
        if (const auto stated = object.find("price")) plan.price = price(*stated);
        if (const auto stated = object.find("introductory"))
            plan.introductory = {price(*stated, "during"), length(*stated, "lasting"), price(*stated, "after")};
        if (const auto stated = object.find("commitment"))
            plan.commitment = {length(*stated, "term"), amount_of_money(*stated, "early_termination_charge")};
        if (const auto stated = object.find("validity"))
            plan.validity = plan_validity{length(*stated, "term"), member<bool>(*stated, "renews_automatically"),
                                          length(*stated, "renewal_term")};
        for_each(object, "content", [&](const json_value& each) { plan.content.push_back(allowance(each)); });
        for_each(object, "overage", [&](const json_value& each) { plan.overage.push_back(overage_terms(each)); });
    }

private:
    void refuse(const refusal& why) noexcept {
        if (refused_.why == reason::none) refused_ = why;
    }

    void only(const json_value& object, std::initializer_list<std::string_view> keys) {
        if (const auto fits = object.has_only(keys); !fits) refuse(fits.error());
    }

    /// A member, or nothing (zero, empty, false) when it is left out.
    template <class T>
    [[nodiscard]] T member(const json_value& object, std::string_view key) {
        const auto found = object.find(key);
        if (!found) return T{};
        const auto read = found->template as<T>();
        if (read) return *read;
        refuse(read.error());
        return T{};
    }

    [[nodiscard]] std::string text(const json_value& object, std::string_view key) {
        return std::string(member<std::string_view>(object, key));
    }

    [[nodiscard]] money<currency> amount_of_money(const json_value& object, std::string_view key) {
        return money<currency>::from_micros(member<std::int64_t>(object, key));
    }

    template <class F>
    void for_each(const json_value& object, std::string_view key, F&& f) {
        const auto list = object.find(key);
        if (!list) return;
        if (!list->is_array()) return refuse({reason::json_wrong_type, at_offset(list->offset())});
        for (const json_value each : list->elements()) f(each);
    }

    template <class List>
    void texts(const json_value& object, std::string_view key, List& list) {
        for_each(object, key, [&](const json_value& each) {
            const auto read = each.template as<std::string_view>();
            if (!read) return refuse(read.error());
            list.emplace_back(*read);
        });
    }

    template <class List>
    void fees(const json_value& object, std::string_view key, List& list) {
        for_each(object, key, [&](const json_value& each) {
            only(each, {"amount", "name"});
            list.push_back({text(each, "name"), amount_of_money(each, "amount")});
        });
    }

    [[nodiscard]] std::optional<civil_date> date(const json_value& object, std::string_view key) {
        const auto found = object.find(key);
        if (!found) return std::nullopt;
        const auto written = found->template as<std::string_view>();
        const auto read = written ? parse_date(*written) : result<civil_date>(written.error());
        if (read) return *read;
        refuse({read.error().why, at_offset(found->offset())});
        return std::nullopt;
    }

    [[nodiscard]] plan_elements elements(const json_value& object, std::string_view key) {
        plan_elements set;
        for_each(object, key, [&](const json_value& each) {
            const std::string_view name = each.template as<std::string_view>().value_or({});
            for (std::uint16_t i = 1; i <= plan_element_count; ++i)
                if (to_text(static_cast<element>(i)) == name) return void(set.add(static_cast<element>(i)));
            refuse({reason::json_wrong_type, at_offset(each.offset())});
        });
        return set;
    }

    /// One of an enumeration's values by its name.
    template <class Enum, std::size_t N>
    [[nodiscard]] Enum named(const json_value& object, std::string_view key, const Enum (&values)[N]) {
        const auto name = member<std::string_view>(object, key);
        for (const Enum value : values)
            if (to_text(value) == name) return value;
        refuse({reason::json_wrong_type, at_offset(object.offset())});
        return values[0];
    }

    [[nodiscard]] period length(const json_value& object, std::string_view key) {
        const auto found = object.find(key);
        if (!found) return {0, period_unit::month};
        only(*found, {"count", "unit"});
        return {member<std::int32_t>(*found, "count"),
                named(*found, "unit", {period_unit::day, period_unit::month, period_unit::year})};
    }

    [[nodiscard]] service_amount amount(const json_value& object, std::string_view key) {
        const auto found = object.find(key);
        if (!found) return {};
        only(*found, {"unit", "unlimited", "value"});
        if (found->find("unlimited")) {
            if (!member<bool>(*found, "unlimited") || found->size() != 1) refuse({reason::json_wrong_type, at_offset(found->offset())});
            return unlimited;
        }
        return service_amount::of(member<std::uint64_t>(*found, "value"),
                                  named(*found, "unit", {service_unit::none, service_unit::bytes, service_unit::seconds,
                                                         service_unit::messages, service_unit::bits_per_second, service_unit::pieces}));
    }

    [[nodiscard]] service what(const json_value& object) {
        return named(object, "service", {service::data, service::directed_data, service::voice, service::sms,
                                         service::broadband, service::rights});
    }

    [[nodiscard]] bit_rate speed(const json_value& object, std::string_view key) {
        return bit_rate::from_bits_per_second(member<std::uint64_t>(object, key));
    }

    [[nodiscard]] tariff_price<currency> price(const json_value& object) {
        only(object, {"amount", "per"});
        return {amount_of_money(object, "amount"), length(object, "per")};
    }
    [[nodiscard]] tariff_price<currency> price(const json_value& object, std::string_view key) {
        const auto found = object.find(key);
        return found ? price(*found) : tariff_price<currency>{};
    }

    [[nodiscard]] basic_allowance<Storage> allowance(const json_value& each) {
        only(each, {"amount", "detail", "full_speed_until", "per", "reduced_to", "region", "service"});
        return {what(each),          amount(each, "amount"), length(each, "per"),
                text(each, "region"), text(each, "detail"),   amount(each, "full_speed_until"),
                speed(each, "reduced_to")};
    }

    [[nodiscard]] basic_overage<Storage> overage_terms(const json_value& each) {
        only(each, {"action", "by_day", "day_ceiling", "money_ceiling", "rates", "region", "service", "stretches",
                    "throttled_to", "volume_ceiling"});
        basic_overage<Storage> terms;
        terms.what = what(each);
        terms.action = named(each, "action", {overage_action::charged, overage_action::throttled, overage_action::stopped});
        for_each(each, "rates", [&](const json_value& rate) {
            only(rate, {"from", "price", "unit"});
            terms.rates.push_back({amount_of_money(rate, "price"), amount(rate, "unit"), member<std::uint64_t>(rate, "from")});
        });
        for_each(each, "stretches", [&](const json_value& stretch) {
            only(stretch, {"at_most", "every"});
            terms.stretches.push_back({member<std::uint64_t>(stretch, "every"), amount_of_money(stretch, "at_most")});
        });
        terms.by_day = member<bool>(each, "by_day");
        terms.day_ceiling = amount_of_money(each, "day_ceiling");
        terms.money_ceiling = amount_of_money(each, "money_ceiling");
        terms.volume_ceiling = amount(each, "volume_ceiling");
        terms.throttled_to = speed(each, "throttled_to");
        terms.region = text(each, "region");
        return terms;
    }

    refusal refused_{};
};

}  // namespace detail

/// A plan from its canonical document. Refused, at the byte offset in the text that was read: reason::json_unknown_key,
/// json_wrong_type, out_of_range, bad_date; reason::unknown_currency when it is priced in another one.
template <class Plan = tariff_plan>
[[nodiscard]] result<Plan> read_plan(const json_value& document) {
    Plan plan;
    detail::plan_members<typename Plan::storage> members;
    members.read(document, plan);
    if (members.refused().why != reason::none) return members.refused();
    return plan;
}

}  // namespace mingbai::inline MINGBAI_ABI
