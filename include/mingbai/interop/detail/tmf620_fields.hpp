// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/interop/detail/tmf620_marks.hpp>
#include <mingbai/interop/detail/tmf620_terms.hpp>
#include <mingbai/rule/element.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::tmf620::detail {

/// Reads the members that TMF620's resources share, and marks each as carried or lost.
class field_reader {
protected:
    /// Being active is what a plan's dates say; any other status is not carried and so listed.
    void take_active(const node& at) {
        const auto status = marks::find(at, "lifecycleStatus");
        if (!status) return;
        const std::string word = word_of(status->value.as<std::string_view>().value_or(""));
        if (word == "active" || word == "launched") marks_.take(*status);
    }
    void take_when(const node& at, std::string_view key, bool usual) {
        const auto member = marks::find(at, key);
        if (member && member->value.as<bool>().value_or(!usual) == usual) marks_.take(*member);
    }

    /// A Quantity: {"amount": 12, "units": "Month"}. Takes both members.
    struct quantity {
        exact_number amount;
        std::string_view units;
    };
    [[nodiscard]] std::optional<quantity> quantity_of(const node& at) {
        const auto amount = marks::find(at, "amount");
        const auto units = marks_.text(at, "units");
        if (!amount || !units) return std::nullopt;
        const auto digits = marks_.number(*amount);
        if (!digits) return std::nullopt;
        const auto number = read_number(*digits);
        if (!number.value || number.value->negative) {
            marks_.lose(*amount, number.value ? loss_reason::unreadable : number.why);
            return std::nullopt;
        }
        marks_.take(*amount);
        return quantity{*number.value, *units};
    }
    [[nodiscard]] std::optional<period> duration(const node& at) {
        const auto read = quantity_of(at);
        if (!read) return std::nullopt;
        const auto count = read->amount.times(1);
        const auto length =
            count && *count <= INT32_MAX ? period_of(read->units, static_cast<std::int32_t>(*count)) : std::nullopt;
        if (!length) marks_.lose(at, count ? loss_reason::unknown_unit : loss_reason::inexact);
        return length;
    }
    [[nodiscard]] std::optional<service_amount> amount(const node& at) {
        if (const auto text = at.value.as<std::string_view>(); text && *text == "unlimited") {
            marks_.take(at);
            return service_amount(unlimited);
        }
        const auto read = quantity_of(at);
        if (!read) return std::nullopt;
        const amount_unit* const unit = find_amount_unit(read->units);
        if (unit == nullptr) {
            marks_.lose(at, loss_reason::unknown_unit);
            return std::nullopt;
        }
        const auto value = read->amount.times(unit->size);
        if (!value) {
            marks_.lose(at, loss_reason::inexact);
            return std::nullopt;
        }
        return service_amount::of(*value, unit->unit);
    }

    /// The values of a characteristic, its name carried.
    [[nodiscard]] std::vector<node> values_of(const node& at, std::string_view name) {
        std::vector<node> found;
        for (const node& use : marks_.list(at, "prodSpecCharValueUse")) {
            if (marks::peek(use, "name") != name) continue;
            (void)marks_.text(use, "name");
            (void)marks_.text(use, "valueType");
            for (const node& each : marks_.list(use, "productSpecCharacteristicValue"))
                if (const auto value = marks::find(each, "value")) found.push_back(*value);
        }
        return found;
    }
    [[nodiscard]] std::optional<std::string_view> text_value(const node& at) {
        const auto read = at.value.as<std::string_view>();
        if (!read) {
            marks_.lose(at, loss_reason::wrong_type);
            return std::nullopt;
        }
        marks_.take(at);
        return *read;
    }
    void text_of(const node& at, std::string_view name, std::string& into) {
        bool first = true;
        for (const node& each : values_of(at, name)) {
            if (first)
                into = text_value(each).value_or("");
            else
                marks_.lose(each, loss_reason::repeated);
            first = false;
        }
    }
    void elements_of(const node& at, std::string_view name, plan_elements& into) {
        for (const node& each : values_of(at, name)) {
            const auto text = text_value(each);
            if (!text) continue;
            bool known = false;
            for (std::uint16_t i = 1; i <= plan_element_count; ++i) {
                if (to_text(static_cast<element>(i)) != *text) continue;
                into.add(static_cast<element>(i));
                known = true;
            }
            if (!known) marks_.lose(each, loss_reason::unreadable);
        }
    }

    marks marks_;
};

}  // namespace mingbai::inline MINGBAI_ABI::tmf620::detail
