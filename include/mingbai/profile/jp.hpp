// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/money_literals.hpp>
#include <mingbai/profile/blank.hpp>

#include <chrono>
#include <span>
#include <string_view>

// One carrier's own figures; no rule text is known.
namespace mingbai::inline MINGBAI_ABI::jp {

inline constexpr auto docomo_roaming_stop = make_constant<money<jpy>>(
    {.id = "JP-C-01",
     .name = "docomo_roaming_stop",
     .title = "NTT docomo stops packet roaming in a month at, if asked to, and again at as much more",
     .title_zh = "docomo漫游流量月停止金额（可选）"},
    {{.value = 5000_jpy, .grade = verification::secondary, .source = "press of 2013-12-05 on docomo's roaming stop"}});
inline constexpr auto docomo_roaming_day =
    make_constant<std::string_view>({.id = "JP-C-02",
                                     .name = "docomo_roaming_day",
                                     .title = "days of a roaming flat rate are counted in",
                                     .title_zh = "漫游包天计日时区"},
                                    {{.value = "UTC+09:00",
                                      .grade = verification::primary,
                                      .source = "nttdocomo.co.jp: Japan time, 00:00:00 to 23:59:59"}});

namespace detail {

inline constexpr cap::cap_offer usual_caps[]{{.kind = {cap::dimension::money, cap::scope::roaming, cap::renewal::cycle},
                                              .tiers = cap::tier_list::of(docomo_roaming_stop.latest().micros()),
                                              .levels = cap::alert_levels{100}}};

}  // namespace detail

}  // namespace mingbai::inline MINGBAI_ABI::jp

namespace mingbai::inline MINGBAI_ABI::profile {

/// Japan: the roaming stop of one carrier; no more is known. Profile data as of 2026-11; verify before production use.
struct jp : blank<jpy, language::english> {
    static constexpr profile_info info{"jp", "Japan", "日本"};

    using constants = constant_list<mingbai::jp::docomo_roaming_stop, mingbai::jp::docomo_roaming_day>;

    static constexpr utc_offset zone{std::chrono::hours{9}};
    static constexpr std::span<const cap::cap_offer> usual_caps = mingbai::jp::detail::usual_caps;
};

}  // namespace mingbai::inline MINGBAI_ABI::profile
