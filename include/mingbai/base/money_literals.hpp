// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/literal.hpp>
#include <mingbai/base/money.hpp>

namespace mingbai::inline MINGBAI_ABI {

/// The amount that a literal's characters spell, exactly: the body of a literal operator for a currency of your own.
///
///     template <char... Spelling>
///     consteval mingbai::money<thb> operator""_thb() { return mingbai::money_literal<thb, Spelling...>(); }
///
/// Decimal digits with at most one point, at most six decimals, digit separators anywhere: 59_x, 59.90_x, 1'234.5_x.
/// Anything else does not compile, and the error names the fault and its position in the literal.
template <currency_type Currency, char... Spelling>
[[nodiscard]] consteval money<Currency> money_literal() noexcept {
    return money<Currency>::from_micros(
        detail::literal_value<money<Currency>::micros_per_unit, detail::literal_limit{INT64_MAX, 6}, Spelling...>());
}

inline namespace literals {

template <char... Spelling>
[[nodiscard]] consteval money<cny> operator""_cny() noexcept {
    return money_literal<cny, Spelling...>();
}
template <char... Spelling>
[[nodiscard]] consteval money<hkd> operator""_hkd() noexcept {
    return money_literal<hkd, Spelling...>();
}
template <char... Spelling>
[[nodiscard]] consteval money<mop> operator""_mop() noexcept {
    return money_literal<mop, Spelling...>();
}
template <char... Spelling>
[[nodiscard]] consteval money<twd> operator""_twd() noexcept {
    return money_literal<twd, Spelling...>();
}
template <char... Spelling>
[[nodiscard]] consteval money<eur> operator""_eur() noexcept {
    return money_literal<eur, Spelling...>();
}
template <char... Spelling>
[[nodiscard]] consteval money<gbp> operator""_gbp() noexcept {
    return money_literal<gbp, Spelling...>();
}
template <char... Spelling>
[[nodiscard]] consteval money<usd> operator""_usd() noexcept {
    return money_literal<usd, Spelling...>();
}
template <char... Spelling>
[[nodiscard]] consteval money<aud> operator""_aud() noexcept {
    return money_literal<aud, Spelling...>();
}
template <char... Spelling>
[[nodiscard]] consteval money<inr> operator""_inr() noexcept {
    return money_literal<inr, Spelling...>();
}
template <char... Spelling>
[[nodiscard]] consteval money<sgd> operator""_sgd() noexcept {
    return money_literal<sgd, Spelling...>();
}
template <char... Spelling>
[[nodiscard]] consteval money<krw> operator""_krw() noexcept {
    return money_literal<krw, Spelling...>();
}
template <char... Spelling>
[[nodiscard]] consteval money<jpy> operator""_jpy() noexcept {
    return money_literal<jpy, Spelling...>();
}

}  // namespace literals

}  // namespace mingbai::inline MINGBAI_ABI
