// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <array>
#include <concepts>
#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// The facts of a currency; code, number and digits as in ISO 4217.
struct currency_info {
    std::string_view code;          ///< "CNY"
    std::uint16_t numeric = 0;      ///< 156; what charging messages carry (RFC 8506, Currency-Code)
    std::uint8_t minor_digits = 2;  ///< decimals of the smallest coin on a bill, 0 to 6
    std::string_view symbol{};      ///< "¥", written before the amount; empty when there is none
    std::string_view unit_word{};   ///< "元", written after the amount in Chinese text
};

[[nodiscard]] constexpr bool is_valid(const currency_info& info) noexcept {
    if (info.code.size() != 3 || info.numeric == 0 || info.numeric > 999 || info.minor_digits > 6) return false;
    for (const char c : info.code)
        if (c < 'A' || c > 'Z') return false;
    return true;
}

/// A currency is a type with a member `info`. One that is not below is added by its carrier:
///
///     struct thb {
///         static constexpr currency_info info{.code = "THB", .numeric = 764, .symbol = "฿", .unit_word = "泰铢"};
///     };
template <class C>
concept currency_type = requires {
    { C::info } -> std::convertible_to<const currency_info&>;
} && is_valid(C::info);

struct cny {
    static constexpr currency_info info{.code = "CNY", .numeric = 156, .symbol = "¥", .unit_word = "元"};
};
struct hkd {
    static constexpr currency_info info{.code = "HKD", .numeric = 344, .symbol = "HK$", .unit_word = "港元"};
};
struct mop {
    static constexpr currency_info info{.code = "MOP", .numeric = 446, .symbol = "MOP$", .unit_word = "澳门元"};
};
struct twd {
    static constexpr currency_info info{.code = "TWD", .numeric = 901, .symbol = "NT$", .unit_word = "新台币元"};
};
struct eur {
    static constexpr currency_info info{.code = "EUR", .numeric = 978, .symbol = "€", .unit_word = "欧元"};
};
struct gbp {
    static constexpr currency_info info{.code = "GBP", .numeric = 826, .symbol = "£", .unit_word = "英镑"};
};
struct usd {
    static constexpr currency_info info{.code = "USD", .numeric = 840, .symbol = "$", .unit_word = "美元"};
};
struct aud {
    static constexpr currency_info info{.code = "AUD", .numeric = 36, .symbol = "A$", .unit_word = "澳元"};
};
struct inr {
    static constexpr currency_info info{.code = "INR", .numeric = 356, .symbol = "₹", .unit_word = "印度卢比"};
};
struct sgd {
    static constexpr currency_info info{.code = "SGD", .numeric = 702, .symbol = "S$", .unit_word = "新加坡元"};
};
struct krw {
    static constexpr currency_info info{
        .code = "KRW", .numeric = 410, .minor_digits = 0, .symbol = "₩", .unit_word = "韩元"};
};
struct jpy {
    static constexpr currency_info info{
        .code = "JPY", .numeric = 392, .minor_digits = 0, .symbol = "¥", .unit_word = "日元"};
};

/// The currencies above, for data that names its currency by code or number.
inline constexpr auto known_currencies =
    std::to_array<currency_info>({cny::info, hkd::info, mop::info, twd::info, eur::info, gbp::info, usd::info,
                                  aud::info, inr::info, sgd::info, krw::info, jpy::info});

/// The known currency with this alphabetic code, or nullptr.
[[nodiscard]] constexpr const currency_info* find_currency(std::string_view code) noexcept {
    for (const currency_info& each : known_currencies)
        if (each.code == code) return &each;
    return nullptr;
}

/// The known currency with this numeric code, or nullptr.
[[nodiscard]] constexpr const currency_info* find_currency(std::uint16_t numeric) noexcept {
    for (const currency_info& each : known_currencies)
        if (each.numeric == numeric) return &each;
    return nullptr;
}

}  // namespace mingbai::inline MINGBAI_ABI
