// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/currency.hpp>
#include <mingbai/base/money_literals.hpp>
#include <mingbai/base/period.hpp>
#include <mingbai/notice/reminder_levels.hpp>
#include <mingbai/rule/constant.hpp>

#include <chrono>
#include <cstdint>

// The figures of the European profile.
namespace mingbai::inline MINGBAI_ABI::eu {

inline constexpr auto summary_pages =
    make_constant<std::uint32_t>({.id = "EU-C-01",
                                  .name = "summary_pages",
                                  .title = "pages of a contract summary, at most",
                                  .title_zh = "合同摘要页数上限"},
                                 {{.value = 1,
                                   .grade = verification::primary,
                                   .source = "Implementing Regulation (EU) 2019/2243 Art. 2(1)",
                                   .in_force = {.from = std::chrono::year{2020} / 12 / 21}}});

inline constexpr auto bundle_summary_pages =
    make_constant<std::uint32_t>({.id = "EU-C-02",
                                  .name = "bundle_summary_pages",
                                  .title = "pages of the contract summary of a bundle, at most",
                                  .title_zh = "捆绑套餐合同摘要页数上限"},
                                 {{.value = 3,
                                   .grade = verification::primary,
                                   .source = "Implementing Regulation (EU) 2019/2243 Art. 2(1)",
                                   .in_force = {.from = std::chrono::year{2020} / 12 / 21}}});

inline constexpr auto summary_font_points =
    make_constant<std::uint32_t>({.id = "EU-C-03",
                                  .name = "summary_font_points",
                                  .title = "points of the font of a contract summary, at least",
                                  .title_zh = "合同摘要字号下限（磅）"},
                                 {{.value = 10,
                                   .grade = verification::primary,
                                   .source = "Implementing Regulation (EU) 2019/2243 Art. 2(2)",
                                   .in_force = {.from = std::chrono::year{2020} / 12 / 21}}});

inline constexpr auto longest_commitment =
    make_constant<period>({.id = "EU-C-04",
                           .name = "longest_commitment",
                           .title = "a consumer is bound for, at most",
                           .title_zh = "最长合约期"},
                          {{.value = 24_months,
                            .grade = verification::secondary,
                            .source = "EECC Art. 105(1); a member state may set less"}});

/// Without VAT, in every billing period.
inline constexpr auto roaming_limit =
    make_constant<money<eur>>({.id = "EU-C-05",
                               .name = "roaming_limit",
                               .title = "the default limit on data roaming in a billing period, without VAT, at most",
                               .title_zh = "漫游流量默认限额（每账期，不含税）"},
                              {{.value = 50_eur,
                                .grade = verification::secondary,
                                .source = "Regulation (EU) 2022/612 Art. 14(4), as 531/2012 Art. 15(3) before it",
                                .in_force = {.to = std::chrono::year{2032} / 6 / 30}}});

inline constexpr auto roaming_limit_changed_within = make_constant<period>(
    {.id = "EU-C-06",
     .name = "roaming_limit_changed_within",
     .title = "a roaming limit is set or lifted within so many working days",
     .title_zh = "漫游限额设置或取消时限（工作日）"},
    {{.value = 1_day, .grade = verification::secondary, .source = "the regulator ANACOM on the roaming regulation"}});

inline constexpr auto observed_roaming_levels = make_constant<notice::reminder_levels>(
    {.id = "EU-C-07",
     .name = "observed_roaming_levels",
     .title = "a roaming limit is reminded of at",
     .title_zh = "漫游限额提醒档位"},
    {{.value = notice::reminder_levels{notice::at_percent(80), notice::at_percent(100)},
      .grade = verification::memory,
      .source = "Regulation (EU) 2022/612 Art. 14(4), from memory"}});

inline constexpr auto observed_second_roaming_step = make_constant<money<eur>>(
    {.id = "EU-C-08",
     .name = "observed_second_roaming_step",
     .title = "customers who went past the limit are told again at, without VAT",
     .title_zh = "超过漫游限额后的再次提醒金额（不含税）"},
    {{.value = 100_eur, .grade = verification::memory, .source = "Regulation (EU) 2022/612, from memory"}});

inline constexpr auto observed_prolonged_notice = make_constant<period>(
    {.id = "EU-C-09",
     .name = "observed_prolonged_notice",
     .title = "a prolonged contract is ended at a notice of, at most",
     .title_zh = "自动延长合同的解约通知期上限"},
    {{.value = 1_month, .grade = verification::memory, .source = "EECC Art. 105(3), the figure from memory"}});

inline constexpr auto observed_change_notice = make_constant<period>(
    {.id = "EU-C-10",
     .name = "observed_change_notice",
     .title = "a change of terms is announced before it, at least",
     .title_zh = "合同条款变更提前通知期"},
    {{.value = 1_month, .grade = verification::memory, .source = "EECC Art. 105(4), from memory"}});

inline constexpr auto observed_best_tariff_every = make_constant<period>(
    {.id = "EU-C-11",
     .name = "observed_best_tariff_every",
     .title = "customers are told of the best tariff every, at least",
     .title_zh = "最优资费告知周期"},
    {{.value = 1_year, .grade = verification::memory, .source = "EECC Art. 105(3), the figure from memory"}});

using constants =
    constant_list<summary_pages, bundle_summary_pages, summary_font_points, longest_commitment, roaming_limit,
                  roaming_limit_changed_within, observed_roaming_levels, observed_second_roaming_step,
                  observed_prolonged_notice, observed_change_notice, observed_best_tariff_every>;

}  // namespace mingbai::inline MINGBAI_ABI::eu
