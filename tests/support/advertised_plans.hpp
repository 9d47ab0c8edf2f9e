// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/money_literals.hpp>
#include <mingbai/base/quantity_literals.hpp>
#include <mingbai/tariff/owned_plan.hpp>
#include <mingbai/tariff/plan.hpp>
#include <mingbai/tariff/register_layout.hpp>

#include <fstream>
#include <map>
#include <string>
#include <string_view>

// The plans that the advertisements of tests/reference/advertisements.tsv sell: nine of carriers that do not exist, by
// letters, and the offers of docs/examples/data/offers.tsv, by filing number.
namespace mingbai_test {

using namespace mingbai::literals;
using mingbai::literal_tariff_plan;
using mingbai::service;

namespace advertised {

inline constexpr std::string_view everywhere[]{"全国"};
inline constexpr std::string_view all_channels[]{"营业厅", "网上营业厅", "APP"};
inline constexpr std::string_view web_channels[]{"网上营业厅", "APP"};
inline constexpr std::string_view app_only[]{"APP"};
using commitment = mingbai::basic_commitment<mingbai::literal_storage<>>;
using fee = mingbai::basic_fee<mingbai::literal_storage<>>;
using rate = mingbai::overage_rate<mingbai::cny>;

inline constexpr mingbai::allowance dawn_content[]{{service::data, 30_GB}, {service::voice, 500_min}, {service::sms, 100_sms}};
inline constexpr rate dawn_data[]{{0.1_cny, 1_MB}};
inline constexpr rate dawn_voice[]{{0.15_cny, 1_min}};
inline constexpr rate dawn_sms[]{{0.1_cny, 1_sms}};
inline constexpr mingbai::overage dawn_overage[]{{.what = service::data, .rates = dawn_data, .money_ceiling = 500_cny},
                                                 {.what = service::voice, .rates = dawn_voice},
                                                 {.what = service::sms, .rates = dawn_sms}};
inline constexpr literal_tariff_plan dawn{
    .name = "晨光套餐59元",
    .filing_number = "26HE910001",
    .category = "套餐",
    .price = 59_cny / 1_month,
    .content = dawn_content,
    .overage = dawn_overage,
    .audience = "公众用户",
    .regions = everywhere,
    .validity = mingbai::plan_validity{24_months, true, 24_months},
    .channels = all_channels,
    .on_sale = std::chrono::year{2026} / 2 / 9,
    .off_sale = std::chrono::year{2026} / 12 / 31,
    .commitment = commitment{},
    .unsubscribe = "发送TD到10000，次月生效",
    .breach = "无违约责任",
};

inline constexpr mingbai::allowance start_content[]{{service::data, 60_GB}, {service::voice, 300_min}};
inline constexpr literal_tariff_plan start{
    .name = "启程套餐",
    .filing_number = "26HE910002",
    .category = "套餐",
    .price = 59_cny / 1_month,
    .introductory = mingbai::introductory_price<mingbai::cny>{29_cny / 1_month, 6_months, 59_cny / 1_month},
    .content = start_content,
    .audience = "新入网用户",
    .regions = everywhere,
    .validity = mingbai::plan_validity{24_months, true, 24_months},
    .channels = web_channels,
    .on_sale = std::chrono::year{2026} / 1 / 1,
    .off_sale = std::chrono::year{2026} / 6 / 30,
    .commitment = commitment{},
};

inline constexpr mingbai::allowance lake_content[]{
    {.what = service::data, .amount = mingbai::unlimited, .full_speed_until = 40_GB, .reduced_to = 1_Mbps},
    {service::voice, 1000_min}};
inline constexpr literal_tariff_plan lake{
    .name = "湖光畅享套餐199元",
    .filing_number = "26HE910003",
    .category = "套餐",
    .price = 199_cny / 1_month,
    .content = lake_content,
    .audience = "公众用户",
    .regions = everywhere,
    .validity = mingbai::plan_validity{24_months, true, 24_months},
    .channels = all_channels,
    .commitment = commitment{},
};

inline constexpr mingbai::allowance fibre_content[]{{service::broadband, 1000_Mbps}};
inline constexpr fee fibre_fees[]{{"安装调测费", 100_cny}};
inline constexpr std::string_view fibre_regions[]{"石家庄", "保定"};
inline constexpr literal_tariff_plan fibre{
    .name = "千兆宽带100元",
    .filing_number = "26HE910004",
    .category = "套餐",
    .price = 100_cny / 1_month,
    .one_off_fees = fibre_fees,
    .content = fibre_content,
    .audience = "公众用户",
    .regions = fibre_regions,
    .validity = mingbai::plan_validity{24_months, true, 24_months},
    .channels = all_channels,
    .commitment = commitment{24_months, 300_cny},
};

inline constexpr mingbai::allowance campus_content[]{
    {service::data, 20_GB}, {.what = service::directed_data, .amount = 40_GB, .detail = "视频应用"}, {service::voice, 100_min}};
inline constexpr literal_tariff_plan campus{
    .name = "青禾校园卡",
    .filing_number = "26HE910005",
    .category = "套餐",
    .price = 19_cny / 1_month,
    .content = campus_content,
    .audience = "高校在校学生",
    .regions = everywhere,
    .validity = mingbai::plan_validity{12_months, false, {}},
    .channels = all_channels,
    .commitment = commitment{},
};

inline constexpr mingbai::allowance refill_content[]{{.what = service::data, .amount = 5_GB, .per = mingbai::once}};
inline constexpr literal_tariff_plan refill{
    .name = "加油包",
    .filing_number = "26HE910006",
    .category = "加装包",
    .price = 10_cny / mingbai::once,
    .content = refill_content,
    .audience = "公众用户",
    .regions = everywhere,
    .validity = mingbai::plan_validity{7_days, false, {}},
    .channels = all_channels,
    .commitment = commitment{},
};

inline constexpr mingbai::allowance returns_content[]{{.what = service::rights, .amount = mingbai::pieces{12}, .detail = "视频会员"}};
inline constexpr std::string_view returns_restrictions[]{"须预存120元，分12个月返还，每月返10元"};
inline constexpr literal_tariff_plan returns{
    .name = "月月返活动",
    .filing_number = "26HE910007",
    .category = "营销活动",
    .price = 0_cny / 1_month,
    .content = returns_content,
    .audience = "公众用户",
    .regions = everywhere,
    .validity = mingbai::plan_validity{12_months, false, {}},
    .channels = all_channels,
    .commitment = commitment{12_months, 120_cny},
    .restrictions = returns_restrictions,
};

inline constexpr mingbai::allowance light_content[]{{service::voice, 100_min}};
inline constexpr rate light_data[]{{3_cny, 1_GB}};
inline constexpr mingbai::overage light_overage[]{{.what = service::data, .rates = light_data, .by_day = true, .day_ceiling = 15_cny}};
inline constexpr literal_tariff_plan light{
    .name = "日租轻卡",
    .filing_number = "26HE910008",
    .category = "套餐",
    .price = 9_cny / 1_month,
    .content = light_content,
    .overage = light_overage,
    .audience = "公众用户",
    .regions = everywhere,
    .validity = mingbai::plan_validity{24_months, true, 24_months},
    .channels = app_only,
    .commitment = commitment{},
};

inline constexpr mingbai::allowance village_content[]{{.what = service::data, .amount = 15_GB, .region = "河北"}, {service::voice, 200_min}};
inline constexpr std::string_view village_regions[]{"河北"};
inline constexpr literal_tariff_plan village{
    .name = "惠农套餐39元",
    .filing_number = "26HE910009",
    .category = "套餐",
    .price = 39_cny / 1_month,
    .content = village_content,
    .audience = "公众用户",
    .regions = village_regions,
    .validity = mingbai::plan_validity{24_months, true, 24_months},
    .channels = all_channels,
    .commitment = commitment{},
};

}  // namespace advertised

/// The plans by the names that the file of advertisements uses. Empty of offers when `offers_file` cannot be read.
inline std::map<std::string, mingbai::tariff_plan> advertised_plans(const std::string& offers_file) {
    using namespace advertised;
    std::map<std::string, mingbai::tariff_plan> plans;
    const literal_tariff_plan* const invented[]{&dawn, &start, &lake, &fibre, &campus, &refill, &returns, &light, &village};
    for (std::size_t i = 0; i < 9; ++i) plans[std::string(1, static_cast<char>('A' + i))] = mingbai::to_owned(*invented[i]);
    std::ifstream in(offers_file, std::ios::binary);
    std::string line;
    if (!std::getline(in, line)) return plans;
    const auto layout = mingbai::register_layout::read_header(line);
    while (layout && std::getline(in, line))
        if (const auto plan = layout->read_row(line)) plans[plan->filing_number] = *plan;
    return plans;
}

}  // namespace mingbai_test
