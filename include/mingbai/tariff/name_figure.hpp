// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/money.hpp>
#include <mingbai/base/period.hpp>
#include <mingbai/base/quantity.hpp>

#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// What a figure in a plan's name counts, and so what its `value` is.
enum class figure_unit : std::uint8_t {
    none = 0,        ///< a bare number: an edition, a code, a class
    money = 1,       ///< 10⁻⁶ yuan
    data = 2,        ///< bytes; a G is 1024 M
    speed = 3,       ///< bits per second
    voice = 4,       ///< seconds
    messages = 5,    ///< messages
    days = 6,
    months = 7,      ///< also years, half years and instalments, as months
    generation = 8,  ///< of the network: 5 is 5G
    other = 9,       ///< persons, lines, per cent, years of age
};

// GCC's -Wshadow also warns of scoped enumerators, which shadow nothing: figure_role::allowance beside allowance.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#endif

/// What a figure says about the plan that carries the name.
enum class figure_role : std::uint8_t {
    none = 0,
    fee = 1,         ///< what the plan costs in every `per`
    tier = 2,        ///< the class of plans it belongs to or goes with: 59元档
    allowance = 3,   ///< what the plan includes
    term = 4,        ///< how long it lasts
    other_plan = 5,  ///< a price or an amount of another plan that this one goes with: 59元套餐用户专享…
    deposit = 6,     ///< paid in advance: 预存160元
    gift = 7,        ///< given or returned: 赠费20元, 29元赠费包
    discount = 8,    ///< taken off a price: 优惠200元
    bound = 9,       ///< a threshold, a cap or a price from: 满100元, 封顶, 39元起
    rate = 10,       ///< a price of use: 5元/GB
    network = 11,    ///< the generation of the network: 5G畅享
    edition = 12,    ///< a year, a date, a version: 2022, 20220808, 2.0
    code = 13,       ///< a number that names something: 90687349
};

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

/// How sure the reading is. Only what is certain or likely may be held against a plan.
enum class figure_confidence : std::uint8_t { unsure = 0, likely = 1, certain = 2 };

[[nodiscard]] constexpr std::string_view to_text(figure_role role) noexcept {
    switch (role) {
        case figure_role::none: return "none";
        case figure_role::fee: return "fee";
        case figure_role::tier: return "tier";
        case figure_role::allowance: return "allowance";
        case figure_role::term: return "term";
        case figure_role::other_plan: return "other_plan";
        case figure_role::deposit: return "deposit";
        case figure_role::gift: return "gift";
        case figure_role::discount: return "discount";
        case figure_role::bound: return "bound";
        case figure_role::rate: return "rate";
        case figure_role::network: return "network";
        case figure_role::edition: return "edition";
        case figure_role::code: return "code";
    }
    return "unknown";
}

/// A figure in a plan's name: plain integers, nothing that can dangle.
struct name_figure {
    figure_role role{};
    figure_unit unit{};
    figure_confidence confidence{};
    period per{0, period_unit::month};  ///< of a fee or an allowance, when the name says it: 包1年240元; count 0: not said
    std::uint64_t value = 0;            ///< in what `unit` says
    std::uint32_t offset = 0;           ///< bytes from the start of the name, number and unit
    std::uint32_t length = 0;

    /// Requires: `unit` is money.
    [[nodiscard]] constexpr money<cny> amount() const noexcept {
        expects(unit == figure_unit::money, "mingbai::name_figure::amount: the figure is no money");
        return money<cny>::from_micros(static_cast<std::int64_t>(value));
    }
    /// Requires: `unit` is data.
    [[nodiscard]] constexpr data_volume volume() const noexcept {
        expects(unit == figure_unit::data, "mingbai::name_figure::volume: the figure is no volume of data");
        return data_volume::from_bytes(value);
    }

    friend constexpr bool operator==(const name_figure&, const name_figure&) = default;
};

}  // namespace mingbai::inline MINGBAI_ABI
