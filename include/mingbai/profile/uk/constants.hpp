// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/currency.hpp>
#include <mingbai/base/money_literals.hpp>
#include <mingbai/base/period.hpp>
#include <mingbai/rule/constant.hpp>

#include <chrono>
#include <cstdint>

// The figures of the British profile.
namespace mingbai::inline MINGBAI_ABI::uk {

/// Nothing beyond the contract's own price.
inline constexpr auto lowest_bill_limit =
    make_constant<money<gbp>>({.id = "UK-C-01",
                               .name = "lowest_bill_limit",
                               .title = "the lowest limit that a customer may set",
                               .title_zh = "账单限额最低值"},
                              {{.value = 0_gbp,
                                .grade = verification::primary,
                                .source = "Ofcom, 2018-09-28, on Communications Act 2003 s 124S",
                                .in_force = {.from = std::chrono::year{2018} / 10 / 1}}});

inline constexpr auto limit_changed_within =
    make_constant<period>({.id = "UK-C-02",
                           .name = "limit_changed_within",
                           .title = "the notice at which a customer changes the limit, at most a billing period",
                           .title_zh = "账单限额变更通知期上限（一个账期）"},
                          {{.value = 1_month,
                            .grade = verification::primary,
                            .source = "Ofcom, 2018-09-28, on Communications Act 2003 s 124S(3)",
                            .in_force = {.from = std::chrono::year{2018} / 10 / 1}}});

inline constexpr auto best_tariff_every =
    make_constant<period>({.id = "UK-C-03",
                           .name = "best_tariff_every",
                           .title = "customers out of contract are told of the best tariffs every",
                           .title_zh = "合约期外用户最优资费告知周期"},
                          {{.value = 1_year,
                            .grade = verification::secondary,
                            .source = "Ofcom's statement on end-of-contract notifications",
                            .in_force = {.from = std::chrono::year{2020} / 2 / 15}}});

inline constexpr auto observed_end_notice_first =
    make_constant<std::uint32_t>({.id = "UK-C-04",
                                  .name = "observed_end_notice_first",
                                  .title = "days before the end of a commitment from which its notice is sent",
                                  .title_zh = "合约到期通知最早提前天数"},
                                 {{.value = 40,
                                   .grade = verification::memory,
                                   .source = "end-of-contract notifications, the window from memory",
                                   .in_force = {.from = std::chrono::year{2020} / 2 / 15}}});

inline constexpr auto observed_end_notice_last =
    make_constant<std::uint32_t>({.id = "UK-C-05",
                                  .name = "observed_end_notice_last",
                                  .title = "days before the end of a commitment until which its notice is sent",
                                  .title_zh = "合约到期通知最晚提前天数"},
                                 {{.value = 10,
                                   .grade = verification::memory,
                                   .source = "end-of-contract notifications, the window from memory",
                                   .in_force = {.from = std::chrono::year{2020} / 2 / 15}}});

using constants = constant_list<lowest_bill_limit, limit_changed_within, best_tariff_every, observed_end_notice_first,
                                observed_end_notice_last>;

}  // namespace mingbai::inline MINGBAI_ABI::uk
