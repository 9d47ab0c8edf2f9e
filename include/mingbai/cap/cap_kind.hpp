// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

// What a cap is on. All numbers are stored: never renumber, only add.
namespace mingbai::inline MINGBAI_ABI::cap {

/// In what a cap counts.
enum class dimension : std::uint8_t { money = 0, data = 1, voice = 2, messages = 3 };

/// Which use a cap is about.
enum class scope : std::uint8_t {
    total = 0,             ///< all charges, the plan's own fee aside
    domestic_overage = 1,  ///< beyond the allowances, at home
    roaming = 2,           ///< abroad
    third_party = 3,       ///< collected for others (代收费)
};

/// When a cap starts again.
enum class renewal : std::uint8_t { cycle = 0, day = 1 };

/// What happens to the use that a cap concerns once the cap is reached. Other services go on in any case.
enum class at_cap : std::uint8_t {
    stop = 0,         ///< the service stops until the next period, or until the customer raises the cap
    throttle = 1,     ///< it goes on slowly and is not charged
    ask = 2,          ///< it stops and the customer is asked at once whether it should go on
    charge_free = 3,  ///< it goes on and is not charged
};

namespace detail {

template <class Enum>
struct named_value {
    Enum value;
    std::string_view name;     ///< stable: in records and documents
    std::string_view chinese;  ///< as customers read it
};

template <class Enum>
struct value_names;
template <>
struct value_names<dimension> {
    static constexpr auto all = std::to_array<named_value<dimension>>({{dimension::money, "money", "费用"},
                                                                       {dimension::data, "data", "流量"},
                                                                       {dimension::voice, "voice", "语音"},
                                                                       {dimension::messages, "messages", "短信"}});
};
template <>
struct value_names<scope> {
    static constexpr auto all =
        std::to_array<named_value<scope>>({{scope::total, "total", "总额"},
                                           {scope::domestic_overage, "domestic_overage", "国内套外"},
                                           {scope::roaming, "roaming", "国际及港澳台漫游"},
                                           {scope::third_party, "third_party", "代收费"}});
};
template <>
struct value_names<renewal> {
    static constexpr auto all =
        std::to_array<named_value<renewal>>({{renewal::cycle, "cycle", "每账期"}, {renewal::day, "day", "每日"}});
};
template <>
struct value_names<at_cap> {
    static constexpr auto all =
        std::to_array<named_value<at_cap>>({{at_cap::stop, "stop", "停止使用"},
                                            {at_cap::throttle, "throttle", "限速使用，不再计费"},
                                            {at_cap::ask, "ask", "停止并征询是否继续"},
                                            {at_cap::charge_free, "charge_free", "继续使用，不再计费"}});
};

template <class Enum>
concept named_enum = requires { value_names<Enum>::all; };

}  // namespace detail

/// The stable name: `domestic_overage`.
template <detail::named_enum Enum>
[[nodiscard]] constexpr std::string_view to_text(Enum value) noexcept {
    for (const auto& each : detail::value_names<Enum>::all)
        if (each.value == value) return each.name;
    return "unknown";
}
/// The words that Chinese customers read: 国内套外.
template <detail::named_enum Enum>
[[nodiscard]] constexpr std::string_view in_chinese(Enum value) noexcept {
    for (const auto& each : detail::value_names<Enum>::all)
        if (each.value == value) return each.chinese;
    return "未知";
}
/// The value with this stable name, if there is one: `named<scope>("roaming")`.
template <detail::named_enum Enum>
[[nodiscard]] constexpr std::optional<Enum> named(std::string_view name) noexcept {
    for (const auto& each : detail::value_names<Enum>::all)
        if (each.name == name) return each.value;
    return std::nullopt;
}

/// Which cap of a customer: a customer has at most one of each kind.
struct cap_kind {
    dimension what = dimension::money;
    scope where = scope::total;
    renewal every = renewal::cycle;

    /// 0 to 31, for tables.
    [[nodiscard]] constexpr std::uint8_t index() const noexcept {
        return static_cast<std::uint8_t>(static_cast<unsigned>(what) | (static_cast<unsigned>(where) << 2) |
                                         (static_cast<unsigned>(every) << 4));
    }
    /// The kind with this index; only the lowest five bits count.
    [[nodiscard]] static constexpr cap_kind at(unsigned index) noexcept {
        return {static_cast<dimension>(index & 3), static_cast<scope>((index >> 2) & 3),
                static_cast<renewal>((index >> 4) & 1)};
    }

    friend constexpr bool operator==(cap_kind, cap_kind) noexcept = default;
};

}  // namespace mingbai::inline MINGBAI_ABI::cap
