// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/money_literals.hpp>
#include <mingbai/profile/blank.hpp>
#include <mingbai/profile/order_case.hpp>

#include <array>
#include <chrono>
#include <span>

namespace mingbai::inline MINGBAI_ABI::sg {

inline constexpr auto roaming_cap = make_constant<money<sgd>>(
    {.id = "SG-C-01",
     .name = "roaming_cap",
     .title = "the optional cap on data roaming in a month",
     .title_zh = "可选漫游流量月封顶"},
    {{.value = 100_sgd, .grade = verification::secondary, .source = "press on data roaming in Singapore"}});

/// One carrier's own figures, here and in the next two.
inline constexpr auto singtel_roaming_alerts = make_constant<std::array<money<sgd>, 3>>(
    {.id = "SG-C-02",
     .name = "singtel_roaming_alerts",
     .title = "Singtel tells of roaming charges at",
     .title_zh = "Singtel漫游费用提醒档位"},
    {{.value = {50_sgd, 80_sgd, 100_sgd}, .grade = verification::secondary, .source = "Singtel's pages"}});
inline constexpr auto singtel_domestic_alerts = make_constant<notice::reminder_levels>(
    {.id = "SG-C-03",
     .name = "singtel_domestic_alerts",
     .title = "Singtel tells of domestic use at",
     .title_zh = "Singtel国内用量提醒档位"},
    {{.value = notice::reminder_levels{notice::at_percent(80), notice::at_percent(100)},
      .grade = verification::secondary,
      .source = "Singtel's pages"}});
inline constexpr auto singtel_excess_cap =
    make_constant<money<sgd>>({.id = "SG-C-04",
                               .name = "singtel_excess_cap",
                               .title = "Singtel charges for excess data in a month, at most",
                               .title_zh = "Singtel超出流量月封顶"},
                              {{.value = 188_sgd, .grade = verification::secondary, .source = "Singtel's pages"}});

struct roaming_by_consent {
    static constexpr rule_info info{
        .id = "SG-R-01",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "press on data roaming in Singapore: explicit consent from 2011-07-01",
        .title = "data roaming is switched on by the customer's explicit consent only",
        .title_zh = "漫游流量经用户明确同意后方可开通",
        .good = "YES at 10:00, roaming on at 10:01",
        .bad = "roaming on with the SIM",
        .in_force = {.from = std::chrono::year{2011} / 7 / 1},
    };

    static constexpr void check(const order_case& order, findings& out) noexcept {
        if (order.starts_roaming && order.last_agreement() == nullptr) out.add(element::answer);
    }
};

struct roaming_cap_offered {
    static constexpr rule_info info{
        .id = "SG-K-01",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "press on data roaming in Singapore: an optional cap of S$100 a month",
        .title = "a cap of 100 SGD a month on data roaming can be chosen, and done without",
        .title_zh = "可选择每月100新加坡元的漫游流量封顶",
        .good = "none, 100, 200 SGD",
        .bad = "none only",
    };

    static constexpr void check(const cap::cap_offer& offer, findings& out) noexcept {
        if (offer.kind != cap::cap_kind{cap::dimension::money, cap::scope::roaming, cap::renewal::cycle}) return;
        if (!offer.offers(static_cast<cap::units>(roaming_cap.latest().micros()))) out.add(element::cap);
        if (!offer.may_have_none) out.add(element::opt_out);
    }
};

namespace detail {

inline constexpr cap::cap_offer usual_caps[]{{.kind = {cap::dimension::money, cap::scope::roaming, cap::renewal::cycle},
                                              .tiers = cap::tier_list::of(roaming_cap.latest().micros()),
                                              .levels = cap::alert_levels{50, 80, 100}}};

}  // namespace detail

}  // namespace mingbai::inline MINGBAI_ABI::sg

namespace mingbai::inline MINGBAI_ABI::profile {

/// Singapore: consent to roaming and its cap; no more is known. Profile data as of 2026-11; verify before production
/// use.
struct sg : blank<sgd, language::english> {
    static constexpr profile_info info{"sg", "Singapore", "新加坡"};

    using request_rules = ruleset<mingbai::sg::roaming_by_consent>;
    using cap_rules = ruleset<mingbai::sg::roaming_cap_offered>;
    using constants = constant_list<mingbai::sg::roaming_cap, mingbai::sg::singtel_roaming_alerts,
                                    mingbai::sg::singtel_domestic_alerts, mingbai::sg::singtel_excess_cap>;

    static constexpr utc_offset zone{std::chrono::hours{8}};
    static constexpr std::span<const cap::cap_offer> usual_caps = mingbai::sg::detail::usual_caps;
};

}  // namespace mingbai::inline MINGBAI_ABI::profile
