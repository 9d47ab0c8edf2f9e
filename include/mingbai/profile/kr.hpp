// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/money_literals.hpp>
#include <mingbai/profile/blank.hpp>

#include <chrono>
#include <cstdint>
#include <span>

// Carriers' own figures, reported by the press; no rule text is known.
namespace mingbai::inline MINGBAI_ABI::kr {

inline constexpr auto skt_monthly_block =
    make_constant<money<krw>>({.id = "KR-C-01",
                               .name = "skt_monthly_block",
                               .title = "SK Telecom blocks data roaming in a month at",
                               .title_zh = "SKT漫游流量月阻断金额"},
                              {{.value = 100000_krw,
                                .grade = verification::secondary,
                                .source = "press of 2016 on roaming blocks",
                                .in_force = {.from = std::chrono::year{2016} / 1 / 1}}});
inline constexpr auto skt_daily_block =
    make_constant<money<krw>>({.id = "KR-C-02",
                               .name = "skt_daily_block",
                               .title = "SK Telecom blocks data roaming in a day at",
                               .title_zh = "SKT漫游流量日阻断金额"},
                              {{.value = 20000_krw,
                                .grade = verification::secondary,
                                .source = "press of 2016 on roaming blocks",
                                .in_force = {.from = std::chrono::year{2016} / 1 / 1}}});
inline constexpr auto kt_monthly_block =
    make_constant<money<krw>>({.id = "KR-C-03",
                               .name = "kt_monthly_block",
                               .title = "KT blocks data roaming in a month at, without VAT",
                               .title_zh = "KT漫游流量月阻断金额（不含税）"},
                              {{.value = 50000_krw,
                                .grade = verification::secondary,
                                .source = "press of 2016 on roaming blocks",
                                .in_force = {.from = std::chrono::year{2016} / 11 / 1}}});
inline constexpr auto kt_alerts =
    make_constant<std::uint32_t>({.id = "KR-C-04",
                                  .name = "kt_alerts",
                                  .title = "messages of KT on the way to the block",
                                  .title_zh = "KT阻断前提醒次数"},
                                 {{.value = 6,
                                   .grade = verification::secondary,
                                   .source = "press of 2016 on roaming blocks",
                                   .in_force = {.to = std::chrono::year{2016} / 10 / 31}},
                                  {.value = 7,
                                   .grade = verification::secondary,
                                   .source = "press of 2016 on roaming blocks",
                                   .in_force = {.from = std::chrono::year{2016} / 11 / 1}}});

namespace detail {

inline constexpr cap::cap_offer usual_caps[]{{.kind = {cap::dimension::money, cap::scope::roaming, cap::renewal::cycle},
                                              .standard = static_cast<cap::units>(kt_monthly_block.latest().micros()),
                                              .levels = cap::alert_levels{50, 80, 100}},
                                             {.kind = {cap::dimension::money, cap::scope::roaming, cap::renewal::day},
                                              .standard = static_cast<cap::units>(skt_daily_block.latest().micros()),
                                              .levels = cap::alert_levels{50, 80, 100}}};

}  // namespace detail

}  // namespace mingbai::inline MINGBAI_ABI::kr

namespace mingbai::inline MINGBAI_ABI::profile {

/// Korea: the roaming blocks of two carriers; no more is known. Profile data as of 2026-11; verify before production
/// use.
struct kr : blank<krw, language::english> {
    static constexpr profile_info info{"kr", "Korea", "韩国"};

    using constants = constant_list<mingbai::kr::skt_monthly_block, mingbai::kr::skt_daily_block,
                                    mingbai::kr::kt_monthly_block, mingbai::kr::kt_alerts>;

    static constexpr utc_offset zone{std::chrono::hours{9}};
    static constexpr std::span<const cap::cap_offer> usual_caps = mingbai::kr::detail::usual_caps;
};

}  // namespace mingbai::inline MINGBAI_ABI::profile
