// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/money.hpp>
#include <mingbai/base/period.hpp>

namespace mingbai::inline MINGBAI_ABI {

/// An amount for every period: `59_cny / 1_month`. A period of zero length means once: `30_cny / once`.
template <currency_type Currency>
struct tariff_price {
    money<Currency> amount{};
    period per{};

    [[nodiscard]] constexpr bool is_once() const noexcept { return per.count == 0; }

    friend constexpr bool operator==(const tariff_price&, const tariff_price&) = default;
};

/// The period of what is paid a single time.
inline constexpr period once{};

template <currency_type Currency>
[[nodiscard]] constexpr tariff_price<Currency> operator/(money<Currency> amount, period per) noexcept {
    return {amount, per};
}

/// A lower price at the beginning: `during` for `lasting`, then `after`. The price after is stated, never implied.
template <currency_type Currency>
struct introductory_price {
    tariff_price<Currency> during{};
    period lasting{};
    tariff_price<Currency> after{};

    friend constexpr bool operator==(const introductory_price&, const introductory_price&) = default;
};

}  // namespace mingbai::inline MINGBAI_ABI
