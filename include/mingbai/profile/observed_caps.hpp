// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/currency.hpp>
#include <mingbai/base/money_literals.hpp>
#include <mingbai/base/quantity_literals.hpp>
#include <mingbai/cap/cap_offer.hpp>
#include <mingbai/cap/dimension.hpp>
#include <mingbai/rule/rule_info.hpp>

#include <array>
#include <string_view>

// Caps as carriers and rules of several countries have them: sample data to begin an offer with, each with how well it
// was verified. No statement of law: verify before production.
namespace mingbai::inline MINGBAI_ABI {

/// A cap that is offered somewhere.
struct observed_cap {
    std::string_view where;     ///< country, and whose cap it is
    std::string_view currency;  ///< ISO 4217, empty when it is not one of money
    verification grade{};
    cap::cap_offer offer{};
    std::string_view note;  ///< what the figures cannot say
};

namespace detail {

inline constexpr cap::cap_kind overage_money{cap::dimension::money, cap::scope::domestic_overage, cap::renewal::cycle};
inline constexpr cap::cap_kind overage_data{cap::dimension::data, cap::scope::domestic_overage, cap::renewal::cycle};
inline constexpr cap::cap_kind roaming_money{cap::dimension::money, cap::scope::roaming, cap::renewal::cycle};
inline constexpr cap::cap_kind roaming_money_daily{cap::dimension::money, cap::scope::roaming, cap::renewal::day};
inline constexpr cap::cap_kind all_money{cap::dimension::money, cap::scope::total, cap::renewal::cycle};

/// Requires: the amount is one that a meter can count.
template <cap::metered Amount>
[[nodiscard]] consteval cap::units limit_of(Amount amount) noexcept {
    const auto limit = cap::to_units(amount);
    expects(limit.has_value(), "mingbai::observed_caps: the amount is no limit");
    return *limit;
}

[[nodiscard]] consteval auto make_observed_caps() noexcept {
    using namespace literals;
    using cap::alert_levels;
    using cap::at_cap;
    using cap::cap_offer;
    using cap::tier_list;
    constexpr cap::units yuan = 1'000'000;
    return std::to_array<observed_cap>({
        {"CN: tiers to choose from", "CNY", verification::memory,
         cap_offer{.kind = overage_money,
                   .tiers = tier_list::of(0, 10 * yuan, 20 * yuan, 50 * yuan, 100 * yuan, 200 * yuan, 300 * yuan,
                                          500 * yuan, 600 * yuan),
                   .standard = limit_of(500_cny),
                   .levels = alert_levels{80, 100}},
         "a sample of tiers; the levels are seen most"},
        {"CN: China Mobile, double cap", "CNY", verification::practice,
         cap_offer{.kind = overage_money,
                   .may_have_none = false,
                   .standard = limit_of(500_cny),
                   .levels = alert_levels{80, 100}},
         "together with the 15 GB of the next one, whichever comes first"},
        {"CN: China Mobile, double cap", "", verification::practice,
         cap_offer{.kind = overage_data,
                   .may_have_none = false,
                   .standard = limit_of(15_GB),
                   .levels = alert_levels{80, 100}},
         "together with the 500 yuan of the one before"},
        {"EU: roaming", "EUR", verification::memory,
         cap_offer{.kind = roaming_money, .standard = limit_of(50_eur), .levels = alert_levels{80, 100}},
         "without VAT; a further step at 100 EUR; going on needs a reply"},
        {"UK: bill limit (Communications Act 2003, s 124S)", "GBP", verification::primary,
         cap_offer{.kind = all_money,
                   .own_value_up_to = cap::highest_limit - 1,
                   .standard = cap::no_cap,
                   .then = at_cap::charge_free,
                   .levels = alert_levels{80, 100}},
         "the customer's own value, nothing allowed; the provider may go on but not bill; the first level is the "
         "provider's"},
        {"SG: roaming", "SGD", verification::secondary,
         cap_offer{.kind = roaming_money,
                   .tiers = tier_list::of(limit_of(100_sgd)),
                   .standard = cap::no_cap,
                   .levels = alert_levels{50, 80, 100}},
         "the customer asks for it"},
        {"KR: KT", "KRW", verification::secondary,
         cap_offer{.kind = roaming_money, .standard = limit_of(50000_krw), .levels = alert_levels{50, 80, 100}},
         "up to seven reminders"},
        {"KR: SK Telecom", "KRW", verification::secondary,
         cap_offer{.kind = roaming_money, .standard = limit_of(100000_krw), .levels = alert_levels{50, 80, 100}},
         "with the daily one below"},
        {"KR: SK Telecom, by the day", "KRW", verification::secondary,
         cap_offer{.kind = roaming_money_daily, .standard = limit_of(20000_krw), .levels = alert_levels{50, 80, 100}},
         "with the monthly one above"},
        {"JP: NTT docomo", "JPY", verification::secondary,
         cap_offer{.kind = roaming_money,
                   .tiers = tier_list::of(limit_of(5000_jpy)),
                   .standard = cap::no_cap,
                   .levels = alert_levels{100}},
         "the customer asks for it, and may go on for as much again; days abroad are counted in Japan's time"},
    });
}

}  // namespace detail

inline constexpr auto observed_caps = detail::make_observed_caps();

}  // namespace mingbai::inline MINGBAI_ABI
