// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/hash_map.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/base/money_text.hpp>
#include <mingbai/interop/detail/tmf620_terms.hpp>
#include <mingbai/interop/tmf620_loss.hpp>
#include <mingbai/tariff/plan.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::tmf620 {

struct export_options {
    instant last_update{};           ///< TMF620 requires one
    utc_offset zone = beijing_time;  ///< in which the days of sale are meant
    std::string_view lifecycle_status = "Active";
    std::string_view filing_number_type = "filingNumber";  ///< the externalIdentifierType of filing numbers
};

/// A document, and all that the plans say and the document does not.
struct exported {
    std::string json{};
    std::vector<export_loss> losses{};
};

namespace detail {

/// Writes one plan as a ProductOffering and its ProductOfferingPrices.
template <class Writer, class Plan>
class plan_writer {
public:
    plan_writer(Writer& out, const Plan& plan, std::string id, std::uint64_t number, const export_options& options,
                std::vector<export_loss>& losses)
        : out_(out), plan_(plan), id_(std::move(id)), number_(number), options_(options), losses_(losses) {}

    void write() {
        // What is written is decided before anything is, because the offering names its prices.
        introductory_ = can_write_introductory();
        commitment_ = plan_.commitment && can_write(plan_.commitment->term);
        if (plan_.commitment && !commitment_) lose(element::commitment, 0, loss_reason::unknown_unit);
        price_ = plan_.price && can_write(plan_.price->per);
        if (plan_.price && !price_) lose(element::price, 0, loss_reason::unknown_unit);
        if (!price_)
            for (std::size_t i = 0; i < plan_.price_components.size(); ++i)
                lose(element::price, i + 1, loss_reason::no_place);
        for (std::size_t i = 0; i < plan_.overage.size(); ++i) {
            if (is_simple(plan_.overage[i]))
                rates_.push_back(i);
            else
                lose(element::overage, i, loss_reason::no_place);
        }
        offering();
        prices();
    }

private:
    void lose(element what, std::size_t index, loss_reason why) { losses_.push_back({number_, what, index, why}); }

    [[nodiscard]] static bool can_write(period length) noexcept { return length.count >= 0; }

    /// A usage price is one price for one unit, from the first unit on, and knows no ceiling and no place.
    template <class Terms>
    [[nodiscard]] static bool is_simple(const Terms& terms) noexcept {
        return terms.action == overage_action::charged && terms.rates.size() == 1 && terms.rates[0].from == 0 &&
               terms.rates[0].unit.unit() == unit_of(terms.what) && !terms.rates[0].unit.is_zero() &&
               !terms.rates[0].unit.is_unlimited() && terms.stretches.size() == 0 && !terms.by_day &&
               terms.day_ceiling.is_zero() && terms.money_ceiling.is_zero() &&
               terms.volume_ceiling == service_amount{} && terms.throttled_to.is_zero() &&
               std::string_view(terms.region).empty();
    }

    /// A discount for a time lowers the plan's price, and by an amount.
    [[nodiscard]] bool can_write_introductory() {
        if (!plan_.introductory) return false;
        const auto& first = *plan_.introductory;
        const bool good = plan_.price && first.after == *plan_.price && first.during.per == first.after.per &&
                          first.after.per.count > 0 && first.lasting.count > 0 && !first.during.amount.is_negative() &&
                          first.during.amount <= first.after.amount;
        if (!good) lose(element::price, 0, loss_reason::no_place);
        return good;
    }

    // --- pieces -----------------------------------------------------------------------------------------------------

    void type(std::string_view name) { out_.member("@type", name); }

    void duration(json_key key, period length) {
        out_.begin_object(key).member("amount", length.count).member("units", duration_unit(length.unit)).end_object();
    }
    void quantity(json_key key, service_amount amount) {
        if (amount.is_unlimited()) {
            out_.member(key, "unlimited");
            return;
        }
        const amount_unit unit = unit_for(amount);
        out_.begin_object(key).member("amount", amount.value() / unit.size).member("units", unit.name).end_object();
    }
    void reference(json_key key, const auto& names, std::string_view referred_type) {
        if (names.size() == 0) return;
        out_.begin_array(key);
        for (const auto& name : names) {
            out_.begin_object().member("id", std::string_view(name)).member("name", std::string_view(name));
            type(referred_type);
            out_.end_object();
        }
        out_.end_array();
    }
    void reference_to_one(json_key key, std::string_view name, std::string_view referred_type) {
        if (!name.empty()) reference(key, std::array{name}, referred_type);
    }

    /// A characteristic; `values` writes one object with its member "value" for each.
    template <class Values>
    void characteristic(std::string_view name, std::string_view value_type, Values&& values) {
        out_.begin_object().member("name", name).member("valueType", value_type);
        out_.begin_array("productSpecCharacteristicValue");
        std::forward<Values>(values)();
        out_.end_array();
        type("ProductSpecificationCharacteristicValueUse");
        out_.end_object();
    }
    void text_value(std::string_view text) {
        out_.begin_object().member("value", text);
        type("StringCharacteristicValueSpecification");
        out_.end_object();
    }
    void text(std::string_view name, std::string_view text) {
        if (!text.empty()) characteristic(name, "string", [&] { text_value(text); });
    }
    void elements(std::string_view name, const plan_elements& set) {
        characteristic(name, "string", [&] {
            for (std::uint16_t i = 1; i <= plan_element_count; ++i)
                if (set.has(static_cast<element>(i))) text_value(to_text(static_cast<element>(i)));
        });
    }
    template <class Members>
    void object_value(Members&& members) {
        out_.begin_object().begin_object("value");
        std::forward<Members>(members)();
        out_.end_object();
        type("ObjectCharacteristicValueSpecification");
        out_.end_object();
    }

    // --- the offering -----------------------------------------------------------------------------------------------

    void offering() {
        out_.begin_object().member("id", id_).member("name", std::string_view(plan_.name));
        if (const std::string_view words = plan_.content_text; !words.empty()) out_.member("description", words);
        out_.member("lastUpdate", to_text(options_.last_update, options_.zone).text());
        out_.member("lifecycleStatus", options_.lifecycle_status);
        out_.member("isBundle", false).member("isSellable", true);
        if (const std::string_view number = plan_.filing_number; !number.empty()) {
            out_.begin_array("externalIdentifier").begin_object().member("id", number);
            out_.member("externalIdentifierType", options_.filing_number_type);
            type("ExternalIdentifier");
            out_.end_object().end_array();
        }
        valid_for();
        reference_to_one("category", std::string_view(plan_.category), "CategoryRef");
        reference_to_one("marketSegment", std::string_view(plan_.audience), "MarketSegmentRef");
        reference("place", plan_.regions, "PlaceRef");
        reference("channel", plan_.channels, "ChannelRef");
        if (commitment_) {
            out_.begin_array("productOfferingTerm").begin_object().member("name", "commitment");
            duration("duration", plan_.commitment->term);
            type("ProductOfferingTerm");
            out_.end_object().end_array();
        }
        characteristics();
        price_references();
        type("ProductOffering");
        out_.end_object();
    }

    void valid_for() {
        const auto day = [&](json_key key, const std::optional<civil_date>& date, element what, std::string_view time) {
            if (!date) return;
            const auto at = in_calendar(*date)
                                ? parse_instant(std::string(mingbai::to_text(*date)).append(time), options_.zone)
                                : result<instant>(refusal{reason::bad_date, {}});
            if (at)
                out_.member(key, to_text(*at, options_.zone).text());
            else
                lose(what, 0, loss_reason::unreadable);
        };
        if (!plan_.on_sale && !plan_.off_sale) return;
        out_.begin_object("validFor");
        day("startDateTime", plan_.on_sale, element::on_sale, "T00:00:00");
        day("endDateTime", plan_.off_sale, element::off_sale, "T23:59:59");
        type("TimePeriod");
        out_.end_object();
    }

    void characteristics() {
        out_.begin_array("prodSpecCharValueUse");
        if (plan_.content.size() != 0)
            characteristic("allowance", "object", [&] {
                for (std::size_t i = 0; i < plan_.content.size(); ++i) allowance(plan_.content[i], i);
            });
        if (plan_.validity) {
            if (can_write(plan_.validity->term) && can_write(plan_.validity->renewal_term))
                characteristic("validity", "object", [&] {
                    object_value([&] {
                        duration("term", plan_.validity->term);
                        out_.member("renewsAutomatically", plan_.validity->renews_automatically);
                        duration("renewalTerm", plan_.validity->renewal_term);
                    });
                });
            else
                lose(element::validity, 0, loss_reason::unknown_unit);
        }
        text("unsubscribe", std::string_view(plan_.unsubscribe));
        text("breach", std::string_view(plan_.breach));
        text("notes", std::string_view(plan_.notes));
        if (plan_.restrictions.size() != 0)
            characteristic("restriction", "string", [&] {
                for (const auto& each : plan_.restrictions) text_value(std::string_view(each));
            });
        elements("unknownElements", plan_.unknown);
        elements("unreadableElements", plan_.unreadable);
        out_.end_array();
    }

    template <class Allowance>
    void allowance(const Allowance& included, std::size_t index) {
        const auto countable = [](const service_amount& amount) {
            return amount.is_unlimited() || amount.unit() != service_unit::none || amount.is_zero();
        };
        if (!countable(included.amount) || !countable(included.full_speed_until) || !can_write(included.per) ||
            describe(included.what).what != included.what || to_text(included.what) == "unknown")
            return lose(element::content, index, loss_reason::unknown_unit);
        object_value([&] {
            out_.member("service", to_text(included.what));
            if (included.amount != service_amount{}) quantity("amount", included.amount);
            duration("period", included.per);
            if (const std::string_view region = included.region; !region.empty()) out_.member("region", region);
            if (const std::string_view words = included.detail; !words.empty()) out_.member("detail", words);
            if (included.full_speed_until != service_amount{}) quantity("fullSpeedUntil", included.full_speed_until);
            if (!included.reduced_to.is_zero()) quantity("reducedTo", service_amount(included.reduced_to));
        });
    }

    // --- its prices -------------------------------------------------------------------------------------------------

    [[nodiscard]] std::string price_id(std::string_view kind, std::size_t index) const {
        return id_ + "-" + std::string(kind) + std::string(integer_text(index + 1).text());
    }

    /// `f(id, name)` for each price that the offering names.
    template <class F>
    void for_each_price(F&& f) const {
        if (price_) f(price_id("price", 0), std::string_view(plan_.name));
        for (std::size_t i = 0; i < plan_.one_off_fees.size(); ++i)
            f(price_id("fee", i), std::string_view(plan_.one_off_fees[i].name));
        if (commitment_) f(price_id("leaving", 0), std::string_view("early termination"));
        for (const std::size_t i : rates_) f(price_id("overage", i), to_text(plan_.overage[i].what));
    }
    void price_references() {
        out_.begin_array("productOfferingPrice");
        for_each_price([&](const std::string& id, std::string_view name) {
            out_.begin_object().member("id", id).member("name", name);
            type("ProductOfferingPriceRef");
            out_.end_object();
        });
        out_.end_array();
    }

    /// What every price has; the caller adds to the object and ends it.
    void begin_price(const std::string& id, std::string_view name, std::string_view kind,
                     money<typename Plan::currency> amount, std::string_view class_name = "ProductOfferingPrice") {
        out_.begin_object().member("id", id).member("name", name).member("priceType", kind);
        out_.begin_object("price").member("unit", Plan::currency::info.code);
        out_.key("value").number(to_text(amount).text()).end_object();
        out_.member("lifecycleStatus", options_.lifecycle_status);
        out_.member("lastUpdate", to_text(options_.last_update, options_.zone).text());
        type(class_name);
    }
    void roles(std::string_view role, std::string_view service_name = {}) {
        out_.begin_array("prodSpecCharValueUse");
        text("tariffElement", role);
        text("service", service_name);
        out_.end_array();
    }
    void paid_every(period per) {
        if (per.count == 0) return;
        out_.member("recurringChargePeriodType", recurring_word(per.unit));
        out_.member("recurringChargePeriodLength", per.count);
    }
    static std::string_view kind_of(period per) noexcept { return per.count == 0 ? "oneTime" : "recurring"; }

    void prices() {
        if (price_) main_price();
        for (std::size_t i = 0; i < plan_.one_off_fees.size(); ++i)
            single(price_id("fee", i), std::string_view(plan_.one_off_fees[i].name), plan_.one_off_fees[i].amount,
                   "fee");
        if (commitment_)
            single(price_id("leaving", 0), "early termination", plan_.commitment->early_termination_charge,
                   "earlyTermination");
        for (const std::size_t i : rates_) {
            const auto& rate = plan_.overage[i].rates[0];
            begin_price(price_id("overage", i), to_text(plan_.overage[i].what), "usage", rate.price);
            quantity("unitOfMeasure", rate.unit);
            roles("overage", to_text(plan_.overage[i].what));
            out_.end_object();
        }
    }
    void single(const std::string& id, std::string_view name, money<typename Plan::currency> amount,
                std::string_view role) {
        begin_price(id, name, "oneTime", amount);
        roles(role);
        out_.end_object();
    }
    void main_price() {
        const period per = plan_.price->per;
        begin_price(price_id("price", 0), std::string_view(plan_.name), kind_of(per), plan_.price->amount);
        paid_every(per);
        roles("price");
        out_.member("isBundle", plan_.price_components.size() != 0);
        if (plan_.price_components.size() != 0) {
            out_.begin_array("bundledPopRelationship");
            for (std::size_t i = 0; i < plan_.price_components.size(); ++i) {
                out_.begin_object().member("id", price_id("component", i));
                out_.member("name", std::string_view(plan_.price_components[i].name));
                type("BundledProductOfferingPriceRelationship");
                out_.end_object();
            }
            out_.end_array();
        }
        if (introductory_) {
            out_.begin_array("popRelationship").begin_object().member("id", price_id("introductory", 0));
            out_.member("relationshipType", "discountedBy");
            type("ProductOfferingPriceRelationship");
            out_.end_object().end_array();
        }
        out_.end_object();

        for (std::size_t i = 0; i < plan_.price_components.size(); ++i) {
            const auto& part = plan_.price_components[i];
            begin_price(price_id("component", i), std::string_view(part.name), kind_of(per), part.amount);
            paid_every(per);
            roles("component");
            out_.end_object();
        }
        if (!introductory_) return;
        const auto& first = *plan_.introductory;
        begin_price(price_id("introductory", 0), "introductory", "discount", first.after.amount - first.during.amount,
                    "ProductOfferingPriceAlteration");
        paid_every(per);
        duration("applicationDuration", first.lasting);
        roles("introductory");
        out_.end_object();
    }

    Writer& out_;
    const Plan& plan_;
    std::string id_;
    std::uint64_t number_;
    const export_options& options_;
    std::vector<export_loss>& losses_;
    std::vector<std::size_t> rates_;
    bool price_ = false;
    bool introductory_ = false;
    bool commitment_ = false;
};

}  // namespace detail

/// Writes plans as bodies of the TM Forum Product Catalog Management API (TMF620, version 5): one list with a
/// ProductOffering for each plan, followed by its ProductOfferingPrices. The filing number is an externalIdentifier
/// and, with a mark where a number comes twice, the identifier. Where TMF620 has no field, a characteristic is written
/// (`prodSpecCharValueUse`: allowance, validity, unsubscribe, breach, notes, restriction); `import_plans` reads all of
/// it back as it was. What charges by other terms than one price for one unit (steps, ceilings, day passes, throttling)
/// is not put into words that a charging system would not follow: it is in the list of losses.
///
/// `plans` is a range of plans of one currency. Refused: reason::bad_utf8. Requires:
/// `in_calendar(options.last_update)`.
template <class Plans>
[[nodiscard]] result<exported> to_tmf620(const Plans& plans, const export_options& options) {
    exported written;
    basic_json_writer<std::string, json_form::foreign> out(written.json);
    mingbai::detail::hash_set<std::string> ids;
    out.begin_array();
    std::uint64_t number = 0;
    for (const auto& plan : plans) {
        const std::string base(plan.filing_number.size() != 0 ? std::string_view(plan.filing_number) : "offering");
        std::string id = base;
        for (std::uint64_t n = 2; !ids.insert(id); ++n) id = base + "~" + std::string(integer_text(n).text());
        detail::plan_writer<decltype(out), std::remove_cvref_t<decltype(plan)>>(out, plan, std::move(id), number++,
                                                                                options, written.losses)
            .write();
    }
    out.end_array();
    if (const auto done = out.finish(); !done) return done.error();
    return written;
}

}  // namespace mingbai::inline MINGBAI_ABI::tmf620
