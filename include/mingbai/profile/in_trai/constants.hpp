// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/period.hpp>
#include <mingbai/base/quantity_literals.hpp>
#include <mingbai/notice/reminder_levels.hpp>
#include <mingbai/rule/constant.hpp>

#include <chrono>
#include <string_view>

// The figures of the Indian profile.
namespace mingbai::inline MINGBAI_ABI::in_trai {

namespace detail {

inline constexpr std::string_view eighth_amendment =
    "TRAI, Consumers Protection Regulations, eighth amendment 2015, as reported";
inline constexpr std::string_view value_added = "TRAI direction of 2013-07-10 on value-added services, as reported";
inline constexpr civil_date eighth_amendment_from{std::chrono::year{2015} / 11 / 1};
inline constexpr civil_date value_added_from{std::chrono::year{2013} / 7 / 10};

}  // namespace detail

inline constexpr auto pack_levels = make_constant<notice::reminder_levels>(
    {.id = "IN-C-01",
     .name = "pack_levels",
     .title = "use of a data pack is told of at",
     .title_zh = "流量包用量提醒档位"},
    {{.value = notice::reminder_levels{notice::at_percent(50), notice::at_percent(90), notice::at_percent(100)},
      .grade = verification::secondary,
      .source = detail::eighth_amendment,
      .in_force = {.from = detail::eighth_amendment_from}}});

/// Instead of the percentages.
inline constexpr auto pack_levels_left = make_constant<notice::reminder_levels>(
    {.id = "IN-C-02",
     .name = "pack_levels_left",
     .title = "or what is left of it, in bytes, at",
     .title_zh = "或按剩余流量提醒（字节）"},
    {{.value = notice::reminder_levels{notice::at_left((500_MB).bytes()), notice::at_left((100_MB).bytes()),
                                       notice::at_left((10_MB).bytes())},
      .grade = verification::secondary,
      .source = detail::eighth_amendment,
      .in_force = {.from = detail::eighth_amendment_from}}});

inline constexpr auto unpacked_use_told_every =
    make_constant<data_volume>({.id = "IN-C-03",
                                .name = "unpacked_use_told_every",
                                .title = "use without a pack is told of every, unless the customer opts out",
                                .title_zh = "无流量包时每使用多少流量提醒一次"},
                               {{.value = 10_MB,
                                 .grade = verification::secondary,
                                 .source = detail::eighth_amendment,
                                 .in_force = {.from = detail::eighth_amendment_from}}});

inline constexpr auto data_switch = make_constant<std::string_view>(
    {.id = "IN-C-04", .name = "data_switch", .title = "START or STOP goes to", .title_zh = "开关数据业务的短信端口号"},
    {{.value = "1925",
      .grade = verification::secondary,
      .source = "TRAI on activation of data services, as reported",
      .in_force = {.from = std::chrono::year{2015} / 9 / 1}}});

inline constexpr auto ussd_window =
    make_constant<std::chrono::seconds>({.id = "IN-C-05",
                                         .name = "ussd_window",
                                         .title = "a second confirmation by USSD is in time within",
                                         .title_zh = "USSD二次确认时限"},
                                        {{.value = std::chrono::seconds{10},
                                          .grade = verification::secondary,
                                          .source = detail::value_added,
                                          .in_force = {.from = detail::value_added_from}}});

inline constexpr auto sms_window =
    make_constant<std::chrono::seconds>({.id = "IN-C-06",
                                         .name = "sms_window",
                                         .title = "a second confirmation by SMS is in time within",
                                         .title_zh = "短信二次确认时限"},
                                        {{.value = std::chrono::minutes{60},
                                          .grade = verification::secondary,
                                          .source = detail::value_added,
                                          .in_force = {.from = detail::value_added_from}}});

inline constexpr auto deactivated_within =
    make_constant<std::chrono::hours>({.id = "IN-C-07",
                                       .name = "deactivated_within",
                                       .title = "a service is deactivated within",
                                       .title_zh = "增值业务退订时限"},
                                      {{.value = std::chrono::hours{4},
                                        .grade = verification::secondary,
                                        .source = detail::value_added,
                                        .in_force = {.from = detail::value_added_from}}});

inline constexpr auto deactivation_code =
    make_constant<std::string_view>({.id = "IN-C-08",
                                     .name = "deactivation_code",
                                     .title = "services are deactivated through",
                                     .title_zh = "增值业务退订号码"},
                                    {{.value = "155223",
                                      .grade = verification::secondary,
                                      .source = detail::value_added,
                                      .in_force = {.from = detail::value_added_from}}});

inline constexpr auto renewal_told_before =
    make_constant<std::chrono::hours>({.id = "IN-C-09",
                                       .name = "renewal_told_before",
                                       .title = "a renewal is told of ahead by",
                                       .title_zh = "续订提前提醒时间"},
                                      {{.value = std::chrono::hours{24},
                                        .grade = verification::secondary,
                                        .source = detail::value_added,
                                        .in_force = {.from = detail::value_added_from}}});

inline constexpr auto refunded_within =
    make_constant<std::chrono::hours>({.id = "IN-C-10",
                                       .name = "refunded_within",
                                       .title = "a wrong activation is refunded within",
                                       .title_zh = "误订退费时限"},
                                      {{.value = std::chrono::hours{24},
                                        .grade = verification::secondary,
                                        .source = detail::value_added,
                                        .in_force = {.from = detail::value_added_from}}});

inline constexpr auto claim_window =
    make_constant<std::chrono::hours>({.id = "IN-C-11",
                                       .name = "claim_window",
                                       .title = "a wrong activation is claimed within",
                                       .title_zh = "误订申诉时限"},
                                      {{.value = std::chrono::hours{24},
                                        .grade = verification::secondary,
                                        .source = detail::value_added,
                                        .in_force = {.from = detail::value_added_from}}});

inline constexpr auto claim_window_of_a_day =
    make_constant<std::chrono::hours>({.id = "IN-C-12",
                                       .name = "claim_window_of_a_day",
                                       .title = "of a service valid for one day, it is claimed within",
                                       .title_zh = "有效期一天的业务误订申诉时限"},
                                      {{.value = std::chrono::hours{6},
                                        .grade = verification::secondary,
                                        .source = detail::value_added,
                                        .in_force = {.from = detail::value_added_from}}});

/// Of 2011; the direction of 2013 took its place.
inline constexpr auto consent_after_activation =
    make_constant<std::chrono::hours>({.id = "IN-C-13",
                                       .name = "consent_after_activation",
                                       .title = "consent is confirmed in writing or by SMS after the activation within",
                                       .title_zh = "开通后补充确认时限"},
                                      {{.value = std::chrono::hours{24},
                                        .grade = verification::secondary,
                                        .source = "TRAI direction of 2011, as reported",
                                        .in_force = {.to = std::chrono::year{2013} / 7 / 9}}});

using constants = constant_list<pack_levels, pack_levels_left, unpacked_use_told_every, data_switch, ussd_window,
                                sms_window, deactivated_within, deactivation_code, renewal_told_before, refunded_within,
                                claim_window, claim_window_of_a_day, consent_after_activation>;

}  // namespace mingbai::inline MINGBAI_ABI::in_trai
