// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/currency.hpp>
#include <mingbai/base/money_literals.hpp>
#include <mingbai/base/period.hpp>
#include <mingbai/base/quantity_literals.hpp>
#include <mingbai/notice/reminder_levels.hpp>
#include <mingbai/rule/constant.hpp>

#include <chrono>
#include <cstdint>

// The figures of the Chinese profile.
namespace mingbai::inline MINGBAI_ABI::cn_miit {

/// Message records are kept at least so long; `retention_rules` has the same figures by kind of record.
inline constexpr auto message_retention =
    make_constant<period>({.id = "CN-C-01",
                           .name = "message_retention",
                           .title = "message records are kept",
                           .title_zh = "短信息记录保存期限"},
                          {{.value = 5_months,
                            .grade = verification::secondary,
                            .source = "通信短信息服务管理规定 (MIIT Order 31)",
                            .in_force = {std::chrono::year{2015} / 6 / 30, std::chrono::year{2026} / 4 / 30}},
                           {.value = 6_months,
                            .grade = verification::secondary,
                            .source = "revised 通信短信息服务管理规定",
                            .in_force = {.from = std::chrono::year{2026} / 5 / 1}}});

/// How far back agreements and work orders can be looked at. The action's day is known, its year from memory only.
inline constexpr auto look_back =
    make_constant<period>({.id = "CN-C-02",
                           .name = "look_back",
                           .title = "agreements and work orders can be looked at",
                           .title_zh = "协议及受理单可查询期限"},
                          {{.value = 24_months, .grade = verification::secondary, .source = "明白办、放心用 4"}});

inline constexpr auto second_confirmation_records =
    make_constant<period>({.id = "CN-C-03",
                           .name = "second_confirmation_records",
                           .title = "number and time of an application for a message subscription are kept",
                           .title_zh = "短信订制二次确认记录保存期限"},
                          {{.value = 5_months,
                            .grade = verification::secondary,
                            .source = "press of 2006-09-17 on the second confirmation of SMS subscriptions",
                            .in_force = {.from = std::chrono::year{2006} / 10 / 10}}});

inline constexpr auto undelivered_sms_kept = make_constant<std::chrono::hours>(
    {.id = "CN-C-04",
     .name = "undelivered_sms_kept",
     .title = "an undelivered SMS is kept for delivery",
     .title_zh = "未送达短信保存时间"},
    {{.value = std::chrono::hours{72}, .grade = verification::secondary, .source = "电信服务规范; 3G 服务规范"}});

inline constexpr auto suspension_after =
    make_constant<period>({.id = "CN-C-05",
                           .name = "suspension_after",
                           .title = "an unpaid line may be suspended after",
                           .title_zh = "欠费停机前期限"},
                          {{.value = 30_days,
                            .grade = verification::secondary,
                            .source = "PRC Telecom Regulations Art. 35 (2000 numbering), in translation"}});

inline constexpr auto termination_after =
    make_constant<period>({.id = "CN-C-06",
                           .name = "termination_after",
                           .title = "a suspended line may be terminated after",
                           .title_zh = "停机后拆机期限"},
                          {{.value = 60_days,
                            .grade = verification::secondary,
                            .source = "PRC Telecom Regulations Art. 35 (2000 numbering), in translation"}});

inline constexpr auto restored_within =
    make_constant<std::chrono::hours>({.id = "CN-C-07",
                                       .name = "restored_within",
                                       .title = "a line is restored after payment within",
                                       .title_zh = "缴费后恢复服务时限"},
                                      {{.value = std::chrono::hours{48},
                                        .grade = verification::secondary,
                                        .source = "PRC Telecom Regulations Art. 35 (2000 numbering), in translation"}});

/// "Before … the date" is what the wording since the amendment of 2025-03-18 (令101号) asks for, without a number of
/// days.
inline constexpr auto observed_renewal_notice =
    make_constant<period>({.id = "CN-C-08",
                           .name = "observed_renewal_notice",
                           .title = "a renewal is announced ahead of its date",
                           .title_zh = "自动续订提前提醒时间"},
                          {{.value = 5_days,
                            .grade = verification::memory,
                            .source = "网络交易监督管理办法 Art. 18, old wording",
                            .in_force = {std::chrono::year{2021} / 5 / 1, std::chrono::year{2025} / 3 / 17}}});

inline constexpr auto observed_usage_levels = make_constant<notice::reminder_levels>(
    {.id = "CN-C-09", .name = "observed_usage_levels", .title = "use is reminded of at", .title_zh = "用量提醒档位"},
    {{.value = notice::observed_usage_levels,
      .grade = verification::practice,
      .source = "many messages; no rule text gives a figure"}});

inline constexpr auto observed_code_validity =
    make_constant<std::chrono::minutes>({.id = "CN-C-10",
                                         .name = "observed_code_validity",
                                         .title = "a one-time code is valid for",
                                         .title_zh = "验证码有效时间"},
                                        {{.value = std::chrono::minutes{2},
                                          .grade = verification::practice,
                                          .source = "order messages of China Telecom, 2026-01"}});

inline constexpr auto observed_money_cap = make_constant<money<cny>>(
    {.id = "CN-C-11",
     .name = "observed_money_cap",
     .title = "China Mobile's double cap, in money",
     .title_zh = "流量双封顶金额"},
    {{.value = 500_cny, .grade = verification::practice, .source = "China Mobile's pages (流量双封顶)"}});

inline constexpr auto observed_data_cap = make_constant<data_volume>(
    {.id = "CN-C-12",
     .name = "observed_data_cap",
     .title = "China Mobile's double cap, in data",
     .title_zh = "流量双封顶流量"},
    {{.value = 15_GB, .grade = verification::practice, .source = "China Mobile's pages (流量双封顶)"}});

inline constexpr auto observed_sudden_rise = make_constant<std::uint32_t>(
    {.id = "CN-C-13",
     .name = "observed_sudden_rise",
     .title = "a bill is suddenly high at more than so many times the average of three months",
     .title_zh = "话费突增倍数"},
    {{.value = 5,
      .grade = verification::memory,
      .source = "PRC Telecom Regulations, Art. 34 of the 2000 text, from memory"}});

using constants =
    constant_list<message_retention, look_back, second_confirmation_records, undelivered_sms_kept, suspension_after,
                  termination_after, restored_within, observed_renewal_notice, observed_usage_levels,
                  observed_code_validity, observed_money_cap, observed_data_cap, observed_sudden_rise>;

}  // namespace mingbai::inline MINGBAI_ABI::cn_miit
