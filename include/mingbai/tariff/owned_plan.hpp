// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/tariff/plan.hpp>

#include <string>

namespace mingbai::inline MINGBAI_ABI {

/// A plan that owns its text and lists, whatever the storage of the one it is copied from.
template <plan_storage Storage>
[[nodiscard]] basic_tariff_plan<owning_storage<typename Storage::currency>> to_owned(const basic_tariff_plan<Storage>& plan) {
    using storage = owning_storage<typename Storage::currency>;
    const auto text = [](const auto& from) { return std::string(std::string_view(from)); };
    const auto texts = [&](const auto& from) {
        std::vector<std::string> list;
        list.reserve(from.size());
        for (const auto& each : from) list.push_back(text(each));
        return list;
    };
    const auto fees = [&](const auto& from) {
        std::vector<basic_fee<storage>> list;
        list.reserve(from.size());
        for (const auto& each : from) list.push_back({text(each.name), each.amount});
        return list;
    };

    basic_tariff_plan<storage> copy;
    copy.name = text(plan.name);
    copy.filing_number = text(plan.filing_number);
    copy.category = text(plan.category);
    copy.price = plan.price;
    copy.introductory = plan.introductory;
    copy.price_components = fees(plan.price_components);
    copy.one_off_fees = fees(plan.one_off_fees);
    copy.content.reserve(plan.content.size());
    for (const auto& each : plan.content)
        copy.content.push_back({each.what, each.amount, each.per, text(each.region), text(each.detail),
                                each.full_speed_until, each.reduced_to});
    copy.content_text = text(plan.content_text);
    copy.overage.reserve(plan.overage.size());
    for (const auto& each : plan.overage) {
        auto& terms = copy.overage.emplace_back();
        terms.what = each.what;
        terms.action = each.action;
        terms.rates.assign(each.rates.begin(), each.rates.end());
        terms.stretches.assign(each.stretches.begin(), each.stretches.end());
        terms.by_day = each.by_day;
        terms.day_ceiling = each.day_ceiling;
        terms.money_ceiling = each.money_ceiling;
        terms.volume_ceiling = each.volume_ceiling;
        terms.throttled_to = each.throttled_to;
        terms.region = text(each.region);
    }
    copy.audience = text(plan.audience);
    copy.regions = texts(plan.regions);
    copy.validity = plan.validity;
    copy.channels = texts(plan.channels);
    copy.on_sale = plan.on_sale;
    copy.off_sale = plan.off_sale;
    if (plan.commitment) copy.commitment = {plan.commitment->term, plan.commitment->early_termination_charge};
    copy.unsubscribe = text(plan.unsubscribe);
    copy.breach = text(plan.breach);
    copy.restrictions = texts(plan.restrictions);
    copy.notes = text(plan.notes);
    copy.unknown = plan.unknown;
    copy.unreadable = plan.unreadable;
    return copy;
}

}  // namespace mingbai::inline MINGBAI_ABI
