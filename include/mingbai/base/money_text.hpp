// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/decimal.hpp>
#include <mingbai/base/detail/folded_word.hpp>
#include <mingbai/base/money.hpp>
#include <mingbai/base/short_text.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// How many decimals are written. Neither form ever rounds: further decimals that are not zero are always written.
enum class money_digits : std::uint8_t {
    canonical = 0,  ///< at least those of the minor unit: 59.00, 59.90, 0.295
    minimal = 1,    ///< none that is a zero at the end: 59, 59.9, 0.295
};

/// What stands beside the number.
enum class money_mark : std::uint8_t {
    none = 0,
    symbol = 1,     ///< ¥59.90
    unit_word = 2,  ///< 59.90元
    code = 3,       ///< CNY 59.90
};

struct money_style {
    money_digits digits = money_digits::canonical;
    money_mark mark = money_mark::none;
    bool thousands = false;  ///< 1,234,567.00
};

/// An amount as Chinese prices are written: 59元, 59.9元.
inline constexpr money_style price_in_words{.digits = money_digits::minimal, .mark = money_mark::unit_word};

namespace detail {

template <currency_type Currency>
inline constexpr std::size_t money_text_capacity = [] {
    constexpr std::size_t number = sizeof("-9,223,372,036,854.775808") - 1;
    std::size_t mark = sizeof("CNY ") - 1;
    if (mark < Currency::info.symbol.size()) mark = Currency::info.symbol.size();
    if (mark < Currency::info.unit_word.size()) mark = Currency::info.unit_word.size();
    return number + mark;
}();

/// Takes `mark` off the front of `text`, if it is there. An empty mark is never there.
[[nodiscard]] constexpr bool take(std::string_view& text, std::string_view mark) noexcept {
    if (mark.empty() || !text.starts_with(mark)) return false;
    text.remove_prefix(mark.size());
    return true;
}

/// How many bytes at the front of `text` can belong to a decimal number.
[[nodiscard]] constexpr std::size_t number_size(std::string_view text) noexcept {
    std::size_t size = 0;
    while (size < text.size() && (is_digit(text[size]) || text[size] == '.' || text[size] == ',')) ++size;
    return size;
}

}  // namespace detail

template <currency_type Currency>
using money_text = short_text<detail::money_text_capacity<Currency>>;

/// The amount in writing, exactly. The default is the canonical form, which `parse_money` reads back: 59.90, -0.50.
template <currency_type Currency>
[[nodiscard]] constexpr money_text<Currency> to_text(money<Currency> amount, money_style style = {}) noexcept {
    constexpr auto unit = static_cast<std::uint64_t>(money<Currency>::micros_per_unit);
    const std::uint64_t magnitude = detail::magnitude(amount.micros());
    money_text<Currency> text;
    if (amount.is_negative()) text.append('-');
    if (style.mark == money_mark::symbol) text.append(Currency::info.symbol);
    if (style.mark == money_mark::code) text.append(Currency::info.code).append(' ');

    const integer_text whole(magnitude / unit);
    for (std::size_t left = whole.text().size(); const char digit : whole.text()) {
        if (style.thousands && left % 3 == 0 && left != whole.text().size()) text.append(',');
        text.append(digit);
        --left;
    }
    std::uint64_t fraction = magnitude % unit;
    std::size_t decimals = 6;
    const std::size_t least = style.digits == money_digits::canonical ? Currency::info.minor_digits : 0;
    for (; decimals > least && fraction % 10 == 0; --decimals) fraction /= 10;
    if (decimals > 0) text.append('.').append_number(fraction, decimals);

    if (style.mark == money_mark::unit_word) text.append(Currency::info.unit_word);
    return text;
}

/// What `parse_money` may meet.
struct money_reading {
    /// 1,234.50 is read as written by people who group by thousands. Off, because 1,234 is less than two in half of
    /// Europe: a comma is then refused.
    bool thousands = false;
};

/// Reads an amount: 59, 59.9, 59.90, -0.50, ¥59, -¥59, CNY 59.90, 59元, 59.90 CNY. The symbol or code before it and the
/// unit word or code after it may be missing, and each may stand apart by one space. Full-width characters are read
/// like their usual form (￥５９). Nothing is rounded: decimals beyond the sixth are zeros or refused.
///
/// Refused, at the offset of the cause: reason::bad_number (no number, or not one number), reason::unknown_currency
/// (other words around it), reason::inexact, reason::overflow, reason::bad_utf8, reason::too_long.
template <currency_type Currency>
[[nodiscard]] constexpr result<money<Currency>> parse_money(std::string_view text,
                                                            money_reading reading = {}) noexcept {
    const auto folded = detail::folded_word::make(text);
    if (!folded) return folded.error();
    std::string_view rest = folded->text();
    const auto position = [&] { return folded->text().size() - rest.size(); };

    bool negative = detail::take(rest, "-");
    if (detail::take(rest, Currency::info.symbol) || detail::take(rest, Currency::info.code)) {
        (void)detail::take(rest, " ");
        negative = negative || detail::take(rest, "-");
    }
    const std::size_t size = detail::number_size(rest);
    if (size == 0) {
        const bool number_follows = rest.find_first_of("0123456789") != std::string_view::npos;
        return folded->refuse(number_follows ? reason::unknown_currency : reason::bad_number, position());
    }
    const detail::decimal number = detail::read_decimal(rest.substr(0, size), reading.thousands ? ',' : '\0');
    if (number.fault != detail::decimal_fault::none)
        return folded->refuse(detail::to_reason(number.fault), position() + number.position);
    const std::size_t number_position = position();
    rest.remove_prefix(size);

    const bool spaced = detail::take(rest, " ");
    const bool marked = detail::take(rest, Currency::info.unit_word) || detail::take(rest, Currency::info.code);
    if (!rest.empty()) return folded->refuse(marked ? reason::bad_number : reason::unknown_currency, position());
    if (spaced && !marked) return folded->refuse(reason::bad_number, position() - 1);

    const auto micros =
        multiply(number.digits,
                 {static_cast<std::uint64_t>(money<Currency>::micros_per_unit), detail::power_of_ten(number.decimals)},
                 rounding::exact);
    if (!micros) return folded->refuse(micros.error().why, number_position);
    const auto signed_micros = detail::with_sign(*micros, negative);
    if (!signed_micros.fits) return folded->refuse(reason::overflow, number_position);
    return money<Currency>::from_micros(signed_micros.value);
}

}  // namespace mingbai::inline MINGBAI_ABI
