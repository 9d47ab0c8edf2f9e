// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/period.hpp>
#include <mingbai/notice/reminder_levels.hpp>
#include <mingbai/rule/constant.hpp>

#include <chrono>
#include <cstdint>

// The figures of the Australian profile.
namespace mingbai::inline MINGBAI_ABI::au {

inline constexpr auto usage_levels = make_constant<notice::reminder_levels>(
    {.id = "AU-C-01",
     .name = "usage_levels",
     .title = "use of an included allowance is told of at",
     .title_zh = "用量提醒档位"},
    {{.value = notice::reminder_levels{notice::at_percent(50), notice::at_percent(85), notice::at_percent(100)},
      .grade = verification::secondary,
      .source = "Telecommunications Consumer Protections Code, ACMA on usage alerts",
      .in_force = {.from = std::chrono::year{2013} / 9 / 1}}});

inline constexpr auto observed_alert_within = make_constant<std::chrono::hours>(
    {.id = "AU-C-02",
     .name = "observed_alert_within",
     .title = "a usage alert comes within",
     .title_zh = "用量提醒时限"},
    {{.value = std::chrono::hours{48}, .grade = verification::memory, .source = "TCP Code, from memory"}});

inline constexpr auto summary_pages = make_constant<std::uint32_t>(
    {.id = "AU-C-03",
     .name = "summary_pages",
     .title = "pages of a Critical Information Summary, at most",
     .title_zh = "关键信息摘要页数上限"},
    {{.value = 2, .grade = verification::secondary, .source = "TCP Code, ACMA on the Critical Information Summary"}});

inline constexpr auto summary_after_phone_sale =
    make_constant<period>({.id = "AU-C-04",
                           .name = "summary_after_phone_sale",
                           .title = "after a sale on the phone the summary comes within so many business days",
                           .title_zh = "电话销售后提供摘要的时限（工作日）"},
                          {{.value = 5_days,
                            .grade = verification::secondary,
                            .source = "TCP Code, ACMA on the Critical Information Summary"}});

using constants = constant_list<usage_levels, observed_alert_within, summary_pages, summary_after_phone_sale>;

}  // namespace mingbai::inline MINGBAI_ABI::au
