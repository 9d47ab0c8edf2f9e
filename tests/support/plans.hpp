// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/money_literals.hpp>
#include <mingbai/base/quantity_literals.hpp>
#include <mingbai/tariff/plan.hpp>

// One complete plan of a carrier that does not exist, for tests that need a plan which obeys every rule.
namespace mingbai_test {

using namespace mingbai::literals;
using std::chrono::year;

inline constexpr mingbai::allowance spring_content[]{
    {mingbai::service::data, 30_GB}, {mingbai::service::voice, 500_min}, {mingbai::service::sms, 100_sms}};
inline constexpr mingbai::overage_rate<mingbai::cny> spring_data_rate[]{{0.29_cny, 1_MB}};
inline constexpr mingbai::stretch_ceiling<mingbai::cny> spring_stretches[]{{(100_MB).bytes(), 10_cny},
                                                                          {(1_GB).bytes(), 60_cny}};
inline constexpr mingbai::overage_rate<mingbai::cny> spring_voice_rate[]{{0.15_cny, 1_min}};
inline constexpr mingbai::overage_rate<mingbai::cny> spring_sms_rate[]{{0.1_cny, 1_sms}};
inline constexpr mingbai::overage spring_overage[]{
    {.what = mingbai::service::data,
     .rates = spring_data_rate,
     .stretches = spring_stretches,
     .money_ceiling = 500_cny,
     .volume_ceiling = 15_GB},
    {.what = mingbai::service::voice, .rates = spring_voice_rate},
    {.what = mingbai::service::sms, .rates = spring_sms_rate}};
inline constexpr std::string_view spring_regions[]{"河北"};
inline constexpr std::string_view spring_channels[]{"营业厅", "网上营业厅", "APP"};

inline constexpr mingbai::literal_tariff_plan spring{
    .name = "春风套餐59元",
    .filing_number = "26HE900001",
    .category = "套餐",
    .price = 59_cny / 1_month,
    .content = spring_content,
    .overage = spring_overage,
    .audience = "河北省内公众用户",
    .regions = spring_regions,
    .validity = mingbai::plan_validity{24_months, true, 24_months},
    .channels = spring_channels,
    .on_sale = year{2026} / 2 / 9,
    .off_sale = year{2029} / 12 / 31,
    .commitment = mingbai::basic_commitment<mingbai::literal_storage<>>{},
    .unsubscribe = "发送TD到10000，次月生效",
    .breach = "无违约责任",
};

}  // namespace mingbai_test
