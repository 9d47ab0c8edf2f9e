// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/currency.hpp>
#include <mingbai/base/money_literals.hpp>
#include <mingbai/base/period.hpp>
#include <mingbai/rule/constant.hpp>

#include <array>
#include <chrono>
#include <cstdint>

// The figures of the American profile.
namespace mingbai::inline MINGBAI_ABI::us {

/// A provider with more subscriber lines than this shows labels.
inline constexpr auto label_above_lines =
    make_constant<std::uint32_t>({.id = "US-C-01",
                                  .name = "label_above_lines",
                                  .title = "a broadband label is due from providers with more subscriber lines than",
                                  .title_zh = "须提供宽带标签的用户线数下限"},
                                 {{.value = 100'000,
                                   .grade = verification::secondary,
                                   .source = "FCC 22-86, 47 CFR 8.1(a), dates as reported",
                                   .in_force = {std::chrono::year{2024} / 4 / 10, std::chrono::year{2024} / 10 / 9}},
                                  {.value = 0,
                                   .grade = verification::secondary,
                                   .source = "FCC 22-86, 47 CFR 8.1(a), dates as reported",
                                   .in_force = {.from = std::chrono::year{2024} / 10 / 10}}});

/// The FCC proposed in October 2025 to drop this and other duties (from memory): a house may leave the rule out.
inline constexpr auto machine_readable_label =
    make_constant<bool>({.id = "US-C-02",
                         .name = "machine_readable_label",
                         .title = "labels are also published as a machine-readable file, and in the account portal",
                         .title_zh = "须同时提供机器可读的标签文件"},
                        {{.value = true,
                          .grade = verification::secondary,
                          .source = "FCC 22-86, 47 CFR 8.1(a), dates as reported",
                          .in_force = {.from = std::chrono::year{2024} / 10 / 10}}});

inline constexpr auto verification_records = make_constant<period>(
    {.id = "US-C-03",
     .name = "verification_records",
     .title = "verifications of a change of carrier are kept",
     .title_zh = "更换运营商核验记录保存期限"},
    {{.value = 2_years, .grade = verification::primary, .source = "47 CFR 64.1120(a) (text of 2003)"}});

inline constexpr auto sales_practice_records =
    make_constant<period>({.id = "US-C-04",
                           .name = "sales_practice_records",
                           .title = "training material and practice documents of sales channels are kept",
                           .title_zh = "销售渠道培训材料保存期限"},
                          {{.value = 2_years, .grade = verification::secondary, .source = "FCC 23-68, as reported"}});

/// Of voice, text, data and roaming abroad, for free and without asking, at the approach of a limit and beyond it.
inline constexpr auto alert_kinds =
    make_constant<std::uint32_t>({.id = "US-C-05",
                                  .name = "alert_kinds",
                                  .title = "kinds of usage alerts that members of CTIA give",
                                  .title_zh = "用量提醒种类数"},
                                 {{.value = 2,
                                   .grade = verification::secondary,
                                   .source = "fcc.gov on the bill-shock alerts of CTIA",
                                   .in_force = {std::chrono::year{2012} / 10 / 17, std::chrono::year{2013} / 4 / 16}},
                                  {.value = 4,
                                   .grade = verification::secondary,
                                   .source = "fcc.gov on the bill-shock alerts of CTIA",
                                   .in_force = {.from = std::chrono::year{2013} / 4 / 17}}});

/// One carrier's own levels; CTIA sets none.
inline constexpr auto att_roaming_alerts = make_constant<std::array<money<usd>, 3>>(
    {.id = "US-C-06",
     .name = "att_roaming_alerts",
     .title = "AT&T tells of roaming charges at",
     .title_zh = "AT&T漫游费用提醒档位"},
    {{.value = {100_usd, 300_usd, 500_usd}, .grade = verification::secondary, .source = "att.com KM1009234"}});

inline constexpr auto observed_plan_identifier_length =
    make_constant<std::uint32_t>({.id = "US-C-07",
                                  .name = "observed_plan_identifier_length",
                                  .title = "characters of a unique plan identifier, at most",
                                  .title_zh = "唯一方案标识长度上限"},
                                 {{.value = 26,
                                   .grade = verification::practice,
                                   .source = "providers' published label files and a validator of them"}});

inline constexpr auto observed_label_archive =
    make_constant<period>({.id = "US-C-08",
                           .name = "observed_label_archive",
                           .title = "labels are kept after the plan's last offer",
                           .title_zh = "标签存档期限"},
                          {{.value = 2_years, .grade = verification::memory, .source = "47 CFR 8.1(a), from memory"}});

inline constexpr auto observed_archived_label_within =
    make_constant<period>({.id = "US-C-09",
                           .name = "observed_archived_label_within",
                           .title = "an archived label is given on request within",
                           .title_zh = "提供存档标签的时限"},
                          {{.value = 30_days, .grade = verification::memory, .source = "47 CFR 8.1(a), from memory"}});

inline constexpr auto observed_authorisation_life = make_constant<period>(
    {.id = "US-C-10",
     .name = "observed_authorisation_life",
     .title = "a letter of agency is valid for",
     .title_zh = "更换运营商授权书有效期"},
    {{.value = 60_days, .grade = verification::memory, .source = "47 CFR 64.1120(c), from memory"}});

using constants = constant_list<label_above_lines, machine_readable_label, verification_records, sales_practice_records,
                                alert_kinds, att_roaming_alerts, observed_plan_identifier_length,
                                observed_label_archive, observed_archived_label_within, observed_authorisation_life>;

}  // namespace mingbai::inline MINGBAI_ABI::us
