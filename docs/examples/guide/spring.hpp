// SPDX-License-Identifier: Apache-2.0
// The plan that the guide sells, as a constant.
#pragma once

#include <mingbai/mingbai.hpp>

#include <string_view>

namespace guide {

using namespace mingbai::literals;

// [spring]
constexpr mingbai::allowance spring_content[]{{mingbai::service::data, 30_GB}, {mingbai::service::voice, 500_min}};
constexpr mingbai::overage_rate<mingbai::cny> per_mb[]{{0.29_cny, 1_MB}};
constexpr mingbai::stretch_ceiling<mingbai::cny> stairs[]{{(100_MB).bytes(), 10_cny}, {(1_GB).bytes(), 60_cny}};
constexpr mingbai::overage_rate<mingbai::cny> per_minute[]{{0.15_cny, 1_min}};
constexpr mingbai::overage spring_overage[]{
    {.what = mingbai::service::data, .rates = per_mb, .stretches = stairs, .money_ceiling = 500_cny},
    {.what = mingbai::service::voice, .rates = per_minute}};
constexpr std::string_view hebei[]{"河北"};
constexpr std::string_view channels[]{"营业厅", "APP"};

constexpr mingbai::literal_tariff_plan spring{
    .name = "春风套餐59元",
    .filing_number = "26HE900001",
    .category = "套餐",
    .price = 59_cny / 1_month,
    .content = spring_content,
    .overage = spring_overage,
    .audience = "河北省内公众用户",
    .regions = hebei,
    .validity = mingbai::plan_validity{24_months, true, 24_months},
    .channels = channels,
    .on_sale = std::chrono::year{2026} / 2 / 9,
    .off_sale = std::chrono::year{2029} / 12 / 31,
    .commitment = mingbai::basic_commitment<mingbai::literal_storage<>>{},
    .unsubscribe = "发送TD到10000",
    .breach = "提前退订不收取费用",
};
// [spring end]

/// An instant as people write it in Beijing: at("2026-09-24T10:00:00+08:00").
inline mingbai::instant at(std::string_view text) { return mingbai::parse_instant(text).value(); }

inline constexpr std::string_view secret = "sixteen bytes or more, from the carrier's vault";

}  // namespace guide
