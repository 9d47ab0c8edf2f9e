// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/interop/detail/tmf620_fields.hpp>
#include <mingbai/interop/detail/tmf620_marks.hpp>
#include <mingbai/interop/detail/tmf620_terms.hpp>
#include <mingbai/tariff/plan.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::tmf620 {

struct import_options {
    utc_offset zone = beijing_time;  ///< in which the days of sale are meant
    /// The externalIdentifierType of filing numbers; upper and lower case and spaces do not matter.
    std::string_view filing_number_type = "filingNumber";
};

}  // namespace mingbai::inline MINGBAI_ABI::tmf620

namespace mingbai::inline MINGBAI_ABI::tmf620::detail {

/// What a price of an offering is in a plan.
enum class price_role : std::uint8_t {
    unknown,
    recurring,
    one_time,
    usage,
    discount,
    price,
    fee,
    component,
    early_termination
};

/// Sorts the resources of documents, reads each offering as a plan and marks what was carried.
template <currency_type Currency>
class catalogue_reader : field_reader {
public:
    using plan_type = basic_tariff_plan<owning_storage<Currency>>;

    explicit catalogue_reader(const import_options& options) noexcept : options_(options) {}

    void sort_in(const node& root) {
        if (!root.value.is_array()) return sort_in_one(root);
        for (const json_value each : root.value.elements()) sort_in_one({root.document, each});
    }

    [[nodiscard]] std::vector<plan_type> plans() {
        std::vector<plan_type> read;
        for (const node& each : offerings_)
            if (auto plan = offering(each)) read.push_back(std::move(*plan));
        for (const named_price& each : prices_)
            if (!each.attached) marks_.lose(each.at, loss_reason::unattached);
        return read;
    }

    [[nodiscard]] std::vector<import_loss> losses(const std::vector<json_document>& documents) {
        return marks_.losses(documents);
    }

private:
    struct named_price {
        node at;
        std::string_view id;
        bool attached = false;
    };

    // --- resources --------------------------------------------------------------------------------------------------

    void sort_in_one(const node& at) {
        const auto is = [&](std::string_view name) {
            return marks::peek(at, "@type") == name || marks::peek(at, "@baseType") == name;
        };
        const bool untyped = !at.value.find("@type");
        if (at.value.find("op") && at.value.find("path"))
            marks_.lose(at, loss_reason::change);
        else if (is("ProductOffering") || (untyped && at.value.find("productOfferingPrice")))
            offerings_.push_back(at);
        else if (is("ProductOfferingPrice") || is("ProductOfferingPriceAlteration") ||
                 (untyped && at.value.find("priceType")))
            prices_.push_back({at, marks::peek(at, "id")});
        else
            marks_.lose(at, loss_reason::not_an_offering);
    }

    [[nodiscard]] std::optional<plan_type> offering(const node& at) {
        const auto name = marks_.text(at, "name");
        if (!name) {
            marks_.lose(at, loss_reason::incomplete);
            return std::nullopt;
        }
        plan_type plan;
        plan.name = *name;
        plan.content_text = marks_.text(at, "description").value_or("");
        filing_number(at, plan);
        plan.category = one_name(at, "category");
        plan.audience = one_name(at, "marketSegment");
        names(at, "place", plan.regions);
        names(at, "channel", plan.channels);
        if (const auto valid = marks::find(at, "validFor")) {
            sale_day_of(*valid, "startDateTime", false, element::on_sale, plan.on_sale, plan);
            sale_day_of(*valid, "endDateTime", true, element::off_sale, plan.off_sale, plan);
        }
        take_active(at);
        take_when(at, "isSellable", true);
        if (marks_.list(at, "bundledProductOffering").empty())
            take_when(at, "isBundle", false);
        else
            plan.unreadable.add(element::content);
        for (const node& part : marks_.list(at, "bundledProductOffering")) marks_.lose(part, loss_reason::bundle);

        const bool own_form = characteristics(at, plan);
        if (plan.content.empty() && plan.content_text.empty() &&
            (marks::find(at, "productSpecification") || !marks_.list(at, "prodSpecCharValueUse").empty()) && !own_form)
            plan.unreadable.add(element::content);
        prices(at, plan);
        if (!own_form)
            for (const element each : {element::validity, element::unsubscribe, element::breach, element::notes})
                plan.unknown.add(each);
        return plan;
    }

    // --- simple members ---------------------------------------------------------------------------------------------

    void filing_number(const node& at, plan_type& plan) {
        for (const node& each : marks_.list(at, "externalIdentifier")) {
            if (word_of(marks::peek(each, "externalIdentifierType")) != word_of(options_.filing_number_type)) continue;
            if (!plan.filing_number.empty()) {
                marks_.lose(each, loss_reason::repeated);
            } else if (const auto id = marks_.text(each, "id")) {
                plan.filing_number = *id;
                (void)marks_.text(each, "externalIdentifierType");
            }
        }
    }

    /// The name of the first reference; plans have one category and one audience.
    [[nodiscard]] std::string one_name(const node& at, std::string_view key) {
        std::string found;
        bool first = true;
        for (const node& each : marks_.list(at, key)) {
            if (first)
                found = marks_.text(each, "name").value_or("");
            else
                marks_.lose(each, loss_reason::repeated);
            first = false;
        }
        return found;
    }
    void names(const node& at, std::string_view key, std::vector<std::string>& into) {
        for (const node& each : marks_.list(at, key))
            if (const auto name = marks_.text(each, "name")) into.emplace_back(*name);
    }

    void sale_day_of(const node& valid, std::string_view key, bool last, element what, std::optional<civil_date>& into,
                     plan_type& plan) {
        const auto text = marks_.text(valid, key);
        if (!text) {
            if (marks::find(valid, key)) plan.unreadable.add(what);
            return;
        }
        const auto day = read_sale_day(*text, options_.zone, last);
        if (!day) {
            plan.unreadable.add(what);
            marks_.lose(*marks::find(valid, key), loss_reason::unreadable);
            return;
        }
        into = day->date;
        if (!day->exact) marks_.lose(*marks::find(valid, key), loss_reason::inexact);
    }

    // --- characteristics --------------------------------------------------------------------------------------------

    /// The characteristics that `to_tmf620` writes. Whether they are there at all.
    bool characteristics(const node& at, plan_type& plan) {
        bool own_form = false;
        for (const node& use : marks_.list(at, "prodSpecCharValueUse"))
            own_form = own_form || marks::peek(use, "name") == "unknownElements";
        elements_of(at, "unknownElements", plan.unknown);
        elements_of(at, "unreadableElements", plan.unreadable);
        text_of(at, "unsubscribe", plan.unsubscribe);
        text_of(at, "breach", plan.breach);
        text_of(at, "notes", plan.notes);
        for (const node& each : values_of(at, "restriction"))
            if (const auto text = text_value(each)) plan.restrictions.emplace_back(*text);
        for (const node& each : values_of(at, "validity")) validity(each, plan);
        for (const node& each : values_of(at, "allowance")) allowance(each, plan);
        return own_form;
    }
    void validity(const node& at, plan_type& plan) {
        if (plan.validity) return marks_.lose(at, loss_reason::repeated);
        const auto term = marks::find(at, "term");
        const auto renewal = marks::find(at, "renewalTerm");
        const auto renews = marks::find(at, "renewsAutomatically");
        const auto term_length = term ? duration(*term) : std::nullopt;
        const auto renewal_length = renewal ? duration(*renewal) : std::optional(period{});
        const auto flag = renews ? renews->value.template as<bool>() : result<bool>(false);
        if (!term_length || !renewal_length || !flag) {
            plan.unreadable.add(element::validity);
            return marks_.lose(at, loss_reason::unreadable);
        }
        if (renews) marks_.take(*renews);
        plan.validity = plan_validity{*term_length, *flag, *renewal_length};
    }
    void allowance(const node& at, plan_type& plan) {
        basic_allowance<owning_storage<Currency>> read;
        const auto what = service_named(marks_.text(at, "service").value_or(""));
        bool good = what.has_value();
        const auto amount_of = [&](std::string_view key, service_amount& into) {
            const auto member = marks::find(at, key);
            if (!member) return;
            const auto stated = amount(*member);
            good = good && stated;
            if (stated) into = *stated;
        };
        read.per = period{};
        if (const auto member = marks::find(at, "period")) {
            const auto per = duration(*member);
            good = good && per;
            if (per) read.per = *per;
        }
        amount_of("amount", read.amount);
        amount_of("fullSpeedUntil", read.full_speed_until);
        service_amount speed;
        amount_of("reducedTo", speed);
        good = good && (speed.unit() == service_unit::bits_per_second || speed.is_zero());
        read.reduced_to = bit_rate::from_bits_per_second(speed.value());
        read.region = marks_.text(at, "region").value_or("");
        read.detail = marks_.text(at, "detail").value_or("");
        if (!good) {
            plan.unreadable.add(element::content);
            return marks_.lose(at, loss_reason::unreadable);
        }
        read.what = *what;
        plan.content.push_back(std::move(read));
    }

    // --- prices -----------------------------------------------------------------------------------------------------

    /// The price that a reference means: itself when it holds one, else the one of its identifier, rather of its own
    /// document.
    [[nodiscard]] std::optional<node> referred(const node& reference) {
        if (marks::find(reference, "price") || marks::find(reference, "priceType")) return reference;
        const std::string_view id = marks::peek(reference, "id");
        if (id.empty()) return std::nullopt;
        named_price* found = nullptr;
        for (named_price& each : prices_)
            if (each.id == id && (found == nullptr ||
                                  (found->at.document != reference.document && each.at.document == reference.document)))
                found = &each;
        if (found == nullptr) return std::nullopt;
        found->attached = true;
        (void)marks_.text(reference, "id");
        if (marks::peek(reference, "name") == marks::peek(found->at, "name")) (void)marks_.text(reference, "name");
        return found->at;
    }

    [[nodiscard]] price_role role_of(const node& at) {
        for (const node& each : values_of(at, "tariffElement")) {
            const std::string_view role = text_value(each).value_or("");
            if (role == "price") return price_role::price;
            if (role == "fee") return price_role::fee;
            if (role == "component") return price_role::component;
            if (role == "earlyTermination") return price_role::early_termination;
            if (role == "overage") return price_role::usage;
            if (role == "introductory") return price_role::discount;
        }
        const std::string word = word_of(marks::peek(at, "priceType"));
        if (word == "discount" || marks::peek(at, "@type") == "ProductOfferingPriceAlteration")
            return price_role::discount;
        if (word.find("onetime") != std::string::npos || word.find("nonrecurring") != std::string::npos)
            return price_role::one_time;
        if (word.find("recurring") != std::string::npos) return price_role::recurring;
        if (word.find("usage") != std::string::npos) return price_role::usage;
        return price_role::unknown;
    }

    void prices(const node& at, plan_type& plan) {
        struct found_price {
            node at;
            price_role role;
        };
        std::vector<found_price> found;
        bool others = false;
        for (const node& reference : marks_.list(at, "productOfferingPrice")) {
            const auto price = referred(reference);
            if (!price) {
                marks_.lose(reference, loss_reason::not_found);
                plan.unreadable.add(element::price);
                continue;
            }
            found.push_back({*price, role_of(*price)});
            others = others || found.back().role == price_role::recurring || found.back().role == price_role::price;
        }
        // One that is paid once is the plan's price where it has no other, and a fee beside it where it has.
        const auto one_time =
            std::count_if(found.begin(), found.end(), [](const auto& one) { return one.role == price_role::one_time; });
        std::optional<money<Currency>> leaving;
        for (const found_price& each : found) {
            switch (each.role) {
                case price_role::recurring:
                case price_role::price:
                    main_price(at, each.at, plan);
                    break;
                case price_role::one_time:
                    if (!others && one_time == 1)
                        main_price(at, each.at, plan);
                    else
                        fee(each.at, plan.one_off_fees, plan);
                    break;
                case price_role::fee:
                    fee(each.at, plan.one_off_fees, plan);
                    break;
                case price_role::usage:
                    usage(each.at, plan);
                    break;
                case price_role::early_termination:
                    leaving = whole_amount(each.at, plan, element::commitment);
                    break;
                case price_role::discount:
                case price_role::component:
                case price_role::unknown:
                    break;
            }
        }
        for (const found_price& each : found)
            if (each.role == price_role::discount) discount(at, each.at, plan);
        commitment(at, leaving, plan);
    }

    /// The amount of a price in the plans' currency.
    [[nodiscard]] std::optional<money<Currency>> amount_of_money(const node& at) {
        const auto price = marks::find(at, "price");
        const auto value = price ? marks::find(*price, "value") : std::nullopt;
        if (!value) return std::nullopt;
        if (marks::peek(*price, "unit") != Currency::info.code) {
            marks_.lose(*price, loss_reason::other_currency);
            return std::nullopt;
        }
        const auto digits = marks_.number(*value);
        if (!digits) return std::nullopt;
        const auto read = read_money<Currency>(*digits);
        if (!read.value) {
            marks_.lose(*value, read.why);
            return std::nullopt;
        }
        (void)marks_.text(*price, "unit");
        marks_.take(*value);
        return *read.value;
    }

    /// An amount that stands without a period, with what a price says beside it and every plan can agree to.
    [[nodiscard]] std::optional<money<Currency>> whole_amount(const node& at, plan_type& plan, element what) {
        const auto amount = amount_of_money(at);
        if (!amount) plan.unreadable.add(what);
        (void)marks_.text(at, "priceType");
        take_active(at);
        take_when(at, "isBundle", false);
        if (const auto share = marks::find(at, "percentage"))
            if (const auto digits = share->value.number_text())
                if (const auto number = read_number(*digits); number.value && number.value->digits == 0)
                    marks_.take(*share);
        return amount;
    }

    /// How often a price is paid: recurringChargePeriodType and recurringChargePeriodLength; without both, once.
    [[nodiscard]] std::optional<period> charge_period(const node& at) {
        const auto type = marks::find(at, "recurringChargePeriodType");
        const auto length = marks::find(at, "recurringChargePeriodLength");
        if (!type && !length) return period{};
        const auto units = marks_.text(at, "recurringChargePeriodType");
        if (!units) return std::nullopt;
        std::uint64_t count = 1;
        if (length) {
            const auto digits = marks_.number(*length);
            const auto number = digits ? read_number(*digits) : reading<exact_number>(loss_reason::wrong_type);
            const auto whole = number.value && !number.value->negative ? number.value->times(1) : std::nullopt;
            if (!whole || *whole == 0) {
                marks_.lose(*length, loss_reason::unreadable);
                return std::nullopt;
            }
            marks_.take(*length);
            count = *whole;
        }
        const auto per = count <= INT32_MAX ? period_of(*units, static_cast<std::int32_t>(count)) : std::nullopt;
        if (!per) marks_.lose(*type, loss_reason::unknown_unit);
        return per;
    }

    void main_price(const node& offering, const node& at, plan_type& plan) {
        if (plan.price) return marks_.lose(at, loss_reason::repeated);
        const auto amount = whole_amount(at, plan, element::price);
        const auto per = charge_period(at);
        if (!amount || !per) {
            plan.unreadable.add(element::price);
            return;
        }
        plan.price = *amount / *per;
        if (marks::peek(at, "name") == plan.name) (void)marks_.text(at, "name");
        if (const auto unit = marks::find(at, "unitOfMeasure")) same_unit(*unit, *per);
        for (const node& part : marks_.list(at, "bundledPopRelationship")) {
            const auto component = referred(part);
            if (!component) {
                marks_.lose(part, loss_reason::not_found);
                plan.unreadable.add(element::price);
                continue;
            }
            (void)role_of(*component);
            if (charge_period(*component) != per) {
                marks_.lose(*component, loss_reason::no_place);
                continue;
            }
            fee(*component, plan.price_components, plan);
            take_when(at, "isBundle", true);
        }
        for (const node& relation : marks_.list(at, "popRelationship")) {
            if (word_of(marks::peek(relation, "relationshipType")) != "discountedby") continue;
            const auto alteration = referred(relation);
            if (!alteration) {
                marks_.lose(relation, loss_reason::not_found);
                continue;
            }
            (void)marks_.text(relation, "relationshipType");
            (void)role_of(*alteration);
            discount(offering, *alteration, plan);
        }
    }

    /// The unit of a recurring price repeats its period, or says something else that no plan can carry.
    void same_unit(const node& at, period per) {
        const auto digits = at.value.at("amount");
        const std::string_view units = marks::peek(at, "units");
        if (!digits) return;
        const auto count = digits->number_text();
        const auto number = count ? read_number(*count) : reading<exact_number>(loss_reason::wrong_type);
        const auto whole = number.value ? number.value->times(1) : std::nullopt;
        if (whole && *whole <= INT32_MAX && period_of(units, static_cast<std::int32_t>(*whole)) == std::optional(per))
            marks_.take(at);
    }

    template <class Fees>
    void fee(const node& at, Fees& into, plan_type& plan) {
        const auto amount = whole_amount(at, plan, element::price);
        if (!amount) return;
        into.push_back({std::string(marks_.text(at, "name").value_or("")), *amount});
    }

    /// A price for use: so much for each started unit. What the unit counts tells the service, unless it is stated.
    void usage(const node& at, plan_type& plan) {
        const auto measure = marks::find(at, "unitOfMeasure");
        const auto unit = measure ? amount(*measure) : std::nullopt;
        const auto price = whole_amount(at, plan, element::overage);
        // Zero units of no service stand for what is not stated: neither can be a price for use.
        const service_amount counted = unit.value_or(service_amount());
        service what = service_counted_in(counted.unit()).value_or(service{});
        for (const node& each : values_of(at, "service"))
            what = service_named(text_value(each).value_or("")).value_or(service{});
        if (!price || counted.is_zero() || counted.is_unlimited() || unit_of(what) != counted.unit()) {
            plan.unreadable.add(element::overage);
            if (measure && unit) marks_.lose(*measure, loss_reason::unreadable);
            return;
        }
        auto& terms = plan.overage.emplace_back();
        terms.what = what;
        terms.rates.push_back({*price, counted, 0});
    }

    /// A discount for a time makes the plan's price the one that follows. One that depends on a policy, or that is
    /// offered at other times than the plan, is not every customer's price, and is not carried.
    void discount(const node& offering, const node& at, plan_type& plan) {
        const auto conditional = [&](std::string_view key) { return !marks_.list(at, key).empty(); };
        const auto window = marks::find(at, "validFor");
        if (conditional("policy") || conditional("pricingLogicAlgorithm") || conditional("place") ||
            conditional("productOfferingTerm") || (window && !same_window(*window, marks::find(offering, "validFor"))))
            return marks_.lose(at, loss_reason::no_place);
        if (plan.introductory) return marks_.lose(at, loss_reason::repeated);
        const auto lasting_at = marks::find(at, "applicationDuration");
        const auto lasting = lasting_at ? duration(*lasting_at) : std::nullopt;
        if (!plan.price || plan.price->is_once() || !lasting || lasting->count == 0)
            return marks_.lose(at, loss_reason::half_stated);
        if (marks::find(at, "recurringChargePeriodType") && charge_period(at) != std::optional(plan.price->per))
            return marks_.lose(at, loss_reason::unknown_unit);
        const auto during = discounted(at, plan.price->amount);
        if (!during.value) return marks_.lose(at, during.why);
        plan.introductory = introductory_price<Currency>{*during.value / plan.price->per, *lasting, *plan.price};
        (void)marks_.text(at, "priceType");
        take_active(at);
        take_when(at, "isBundle", false);
        if (window) marks_.take(*window);
    }
    [[nodiscard]] reading<money<Currency>> discounted(const node& at, money<Currency> after) {
        const auto share = marks::find(at, "percentage");
        const auto price = marks::find(at, "price");
        const bool stated = price && marks::find(*price, "value");
        if (stated) {
            const auto less = amount_of_money(at);
            if (!less) return loss_reason::other_currency;
            const auto during = checked_subtract(after, *less);
            if (!during || during->is_negative() || less->is_negative()) return loss_reason::unreadable;
            return *during;
        }
        const auto digits = share ? share->value.number_text() : result<std::string_view>(refusal{});
        if (!digits) return loss_reason::half_stated;
        constexpr std::uint64_t hundred_percent = 100'000'000;  // in millionths of one per cent
        const auto number = read_number(*digits);
        const auto millionths = number.value ? number.value->times(1'000'000) : std::nullopt;
        if (!millionths) return loss_reason::inexact;
        if (number.value->negative || *millionths > hundred_percent || *millionths == 0) return loss_reason::unreadable;
        const auto during =
            checked_multiply(after, ratio{hundred_percent - *millionths, hundred_percent}, rounding::exact);
        if (!during) return loss_reason::inexact;
        marks_.take(*share);
        return *during;
    }
    [[nodiscard]] static bool same_window(const node& one, const std::optional<node>& other) noexcept {
        if (!other) return false;
        return marks::peek(one, "startDateTime") == marks::peek(*other, "startDateTime") &&
               marks::peek(one, "endDateTime") == marks::peek(*other, "endDateTime");
    }

    /// A term without what leaving it costs states half of a commitment; the other half is not made up.
    void commitment(const node& at, const std::optional<money<Currency>>& leaving, plan_type& plan) {
        bool first = true;
        for (const node& each : marks_.list(at, "productOfferingTerm")) {
            if (!first) {
                marks_.lose(each, loss_reason::repeated);
                continue;
            }
            first = false;
            const auto length = marks::find(each, "duration");
            const auto term = length && leaving ? duration(*length) : std::nullopt;
            if (!term) {
                plan.unreadable.add(element::commitment);
                marks_.lose(each, loss_reason::half_stated);
                continue;
            }
            plan.commitment = basic_commitment<owning_storage<Currency>>{*term, *leaving};
            if (marks::peek(each, "name") == "commitment") (void)marks_.text(each, "name");
        }
    }

    import_options options_;
    std::vector<node> offerings_;
    std::vector<named_price> prices_;
};

}  // namespace mingbai::inline MINGBAI_ABI::tmf620::detail
