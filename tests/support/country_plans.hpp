// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/quantity_literals.hpp>
#include <mingbai/tariff/plan.hpp>

#include <cstdint>

// One complete plan in any currency, of a carrier that does not exist: it keeps every rule of every profile but
// China's.
namespace mingbai_test {

template <class Currency>
mingbai::money<Currency> amount_of(std::int64_t hundredths) {
    return mingbai::money<Currency>::from_micros(hundredths * 10'000);
}

template <class Currency>
mingbai::basic_tariff_plan<mingbai::owning_storage<Currency>> country_plan() {
    using namespace mingbai::literals;
    using mingbai::service;
    mingbai::basic_tariff_plan<mingbai::owning_storage<Currency>> plan;
    plan.name = "Spring 20";
    plan.filing_number = "M0005937974SPRING20";
    plan.category = "mobile";
    plan.price = amount_of<Currency>(2000) / 1_month;
    plan.content = {{.what = service::data, .amount = 30_GB},
                    {.what = service::voice, .amount = 500_min},
                    {.what = service::sms, .amount = 100_sms}};
    plan.overage.resize(3);
    plan.overage[0].what = service::data;
    plan.overage[0].rates = {{amount_of<Currency>(100), 1_GB, 0}};
    plan.overage[1].what = service::voice;
    plan.overage[1].rates = {{amount_of<Currency>(10), 1_min, 0}};
    plan.overage[2].what = service::sms;
    plan.overage[2].rates = {{amount_of<Currency>(5), 1_sms, 0}};
    plan.audience = "consumers";
    plan.validity = mingbai::plan_validity{24_months, true, 1_month};
    plan.commitment = {24_months, amount_of<Currency>(10000)};
    plan.unsubscribe = "write to the carrier";
    plan.breach = "the remaining months' discount, 100.00 at most";
    return plan;
}

}  // namespace mingbai_test
