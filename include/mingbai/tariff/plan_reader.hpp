// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/json_walk.hpp>
#include <mingbai/base/json_reader.hpp>
#include <mingbai/tariff/plan_json.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
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
        json_walk in = walk(object, {"audience", "breach", "category", "channels", "commitment", "content", "content_text", "currency",
                                     "filing_number", "introductory", "name", "notes", "off_sale", "on_sale", "one_off_fees", "overage",
                                     "price", "price_components", "regions", "restrictions", "unknown", "unreadable", "unsubscribe",
                                     "validity"});
        plan.audience = text(in, "audience");
        plan.breach = text(in, "breach");
        plan.category = text(in, "category");
        texts(in, "channels", plan.channels);
        if (const auto stated = in.find("commitment")) plan.commitment = commitment(*stated);
        for_each(in, "content", [&](const json_value& each) { plan.content.push_back(allowance(each)); });
        plan.content_text = text(in, "content_text");
        if (text(in, "currency") != currency::info.code) refuse({reason::unknown_currency, at_offset(object.offset())});
        plan.filing_number = text(in, "filing_number");
        if (const auto stated = in.find("introductory")) plan.introductory = introductory(*stated);
        plan.name = text(in, "name");
        plan.notes = text(in, "notes");
        plan.off_sale = date(in, "off_sale");
        plan.on_sale = date(in, "on_sale");
        fees(in, "one_off_fees", plan.one_off_fees);
        for_each(in, "overage", [&](const json_value& each) { plan.overage.push_back(overage_terms(each)); });
        if (const auto stated = in.find("price")) plan.price = price(*stated);
        fees(in, "price_components", plan.price_components);
        texts(in, "regions", plan.regions);
        texts(in, "restrictions", plan.restrictions);
        plan.unknown = elements(in, "unknown");
        plan.unreadable = elements(in, "unreadable");
        plan.unsubscribe = text(in, "unsubscribe");
        if (const auto stated = in.find("validity")) plan.validity = validity(*stated);
    }

private:
    void refuse(const refusal& why) noexcept {
        if (refused_.why == reason::none) refused_ = why;
    }

    /// Of an object that may have no other members than these. They are asked for in this order, which is that of the
    /// canonical form.
    [[nodiscard]] json_walk walk(const json_value& object, std::initializer_list<std::string_view> keys) {
        if (const auto fits = object.has_only(keys); !fits) refuse(fits.error());
        return json_walk(object);
    }

    /// A member, or nothing (zero, empty, false) when it is left out.
    template <class T>
    [[nodiscard]] T member(json_walk& in, std::string_view key) {
        const auto found = in.find(key);
        if (!found) return T{};
        const auto read = found->template as<T>();
        if (read) return *read;
        refuse(read.error());
        return T{};
    }

    [[nodiscard]] std::string text(json_walk& in, std::string_view key) {
        return std::string(member<std::string_view>(in, key));
    }

    [[nodiscard]] money<currency> amount_of_money(json_walk& in, std::string_view key) {
        return money<currency>::from_micros(member<std::int64_t>(in, key));
    }

    template <class F>
    void for_each(json_walk& in, std::string_view key, F&& f) {
        const auto list = in.find(key);
        if (!list) return;
        if (!list->is_array()) return refuse({reason::json_wrong_type, at_offset(list->offset())});
        for (const json_value each : list->elements()) f(each);
    }

    template <class List>
    void texts(json_walk& in, std::string_view key, List& list) {
        for_each(in, key, [&](const json_value& each) {
            const auto read = each.template as<std::string_view>();
            if (!read) return refuse(read.error());
            list.emplace_back(*read);
        });
    }

    template <class List>
    void fees(json_walk& in, std::string_view key, List& list) {
        for_each(in, key, [&](const json_value& each) {
            json_walk fee = walk(each, {"amount", "name"});
            const auto amount = amount_of_money(fee, "amount");
            list.push_back({text(fee, "name"), amount});
        });
    }

    [[nodiscard]] std::optional<civil_date> date(json_walk& in, std::string_view key) {
        const auto found = in.find(key);
        if (!found) return std::nullopt;
        const auto written = found->template as<std::string_view>();
        const auto read = written ? parse_date(*written) : result<civil_date>(written.error());
        if (read) return *read;
        refuse({read.error().why, at_offset(found->offset())});
        return std::nullopt;
    }

    [[nodiscard]] plan_elements elements(json_walk& in, std::string_view key) {
        plan_elements set;
        for_each(in, key, [&](const json_value& each) {
            const std::string_view name = each.template as<std::string_view>().value_or({});
            for (std::uint16_t i = 1; i <= plan_element_count; ++i)
                if (to_text(static_cast<element>(i)) == name) return void(set.add(static_cast<element>(i)));
            refuse({reason::json_wrong_type, at_offset(each.offset())});
        });
        return set;
    }

    /// One of an enumeration's values by its name.
    template <class Enum, std::size_t N>
    [[nodiscard]] Enum named(json_walk& in, std::string_view key, const Enum (&values)[N]) {
        const auto name = member<std::string_view>(in, key);
        for (const Enum value : values)
            if (to_text(value) == name) return value;
        refuse({reason::json_wrong_type, at_offset(in.object().offset())});
        return values[0];
    }

    [[nodiscard]] period length(json_walk& in, std::string_view key) {
        const auto found = in.find(key);
        if (!found) return {0, period_unit::month};
        json_walk of = walk(*found, {"count", "unit"});
        const auto count = member<std::int32_t>(of, "count");
        return {count, named(of, "unit", {period_unit::day, period_unit::month, period_unit::year})};
    }

    [[nodiscard]] service_amount amount(json_walk& in, std::string_view key) {
        const auto found = in.find(key);
        if (!found) return {};
        json_walk of = walk(*found, {"unit", "unlimited", "value"});
        if (found->find("unlimited")) {
            if (!member<bool>(of, "unlimited") || found->size() != 1) refuse({reason::json_wrong_type, at_offset(found->offset())});
            return unlimited;
        }
        const service_unit unit = named(of, "unit", {service_unit::none, service_unit::bytes, service_unit::seconds, service_unit::messages,
                                                     service_unit::bits_per_second, service_unit::pieces});
        return service_amount::of(member<std::uint64_t>(of, "value"), unit);
    }

    [[nodiscard]] service what(json_walk& in) {
        return named(in, "service", {service::data, service::directed_data, service::voice, service::sms,
                                     service::broadband, service::rights});
    }

    [[nodiscard]] bit_rate speed(json_walk& in, std::string_view key) {
        return bit_rate::from_bits_per_second(member<std::uint64_t>(in, key));
    }

    [[nodiscard]] tariff_price<currency> price(const json_value& object) {
        json_walk in = walk(object, {"amount", "per"});
        const auto amount = amount_of_money(in, "amount");
        return {amount, length(in, "per")};
    }
    [[nodiscard]] tariff_price<currency> price(json_walk& in, std::string_view key) {
        const auto found = in.find(key);
        return found ? price(*found) : tariff_price<currency>{};
    }

    [[nodiscard]] introductory_price<currency> introductory(const json_value& object) {
        json_walk in(object);
        introductory_price<currency> read{};
        read.after = price(in, "after");
        read.during = price(in, "during");
        read.lasting = length(in, "lasting");
        return read;
    }

    [[nodiscard]] basic_commitment<Storage> commitment(const json_value& object) {
        json_walk in(object);
        const auto charge = amount_of_money(in, "early_termination_charge");
        return {length(in, "term"), charge};
    }

    [[nodiscard]] plan_validity validity(const json_value& object) {
        json_walk in(object);
        plan_validity read;
        read.renewal_term = length(in, "renewal_term");
        read.renews_automatically = member<bool>(in, "renews_automatically");
        read.term = length(in, "term");
        return read;
    }

    [[nodiscard]] basic_allowance<Storage> allowance(const json_value& object) {
        json_walk in = walk(object, {"amount", "detail", "full_speed_until", "per", "reduced_to", "region", "service"});
        basic_allowance<Storage> included;
        included.amount = amount(in, "amount");
        included.detail = text(in, "detail");
        included.full_speed_until = amount(in, "full_speed_until");
        included.per = length(in, "per");
        included.reduced_to = speed(in, "reduced_to");
        included.region = text(in, "region");
        included.what = what(in);
        return included;
    }

    [[nodiscard]] basic_overage<Storage> overage_terms(const json_value& object) {
        json_walk in = walk(object, {"action", "by_day", "day_ceiling", "money_ceiling", "rates", "region", "service", "stretches",
                                     "throttled_to", "volume_ceiling"});
        basic_overage<Storage> terms;
        terms.action = named(in, "action", {overage_action::charged, overage_action::throttled, overage_action::stopped});
        terms.by_day = member<bool>(in, "by_day");
        terms.day_ceiling = amount_of_money(in, "day_ceiling");
        terms.money_ceiling = amount_of_money(in, "money_ceiling");
        for_each(in, "rates", [&](const json_value& each) {
            json_walk rate = walk(each, {"from", "price", "unit"});
            const auto from = member<std::uint64_t>(rate, "from");
            const auto amount_per_unit = amount_of_money(rate, "price");
            terms.rates.push_back({amount_per_unit, amount(rate, "unit"), from});
        });
        terms.region = text(in, "region");
        terms.what = what(in);
        for_each(in, "stretches", [&](const json_value& each) {
            json_walk stretch = walk(each, {"at_most", "every"});
            const auto at_most = amount_of_money(stretch, "at_most");
            terms.stretches.push_back({member<std::uint64_t>(stretch, "every"), at_most});
        });
        terms.throttled_to = speed(in, "throttled_to");
        terms.volume_ceiling = amount(in, "volume_ceiling");
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
