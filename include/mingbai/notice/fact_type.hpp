// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/rule/element.hpp>

#include <cstdint>

namespace mingbai::inline MINGBAI_ABI::notice {

/// What kind of value a fact has. A fact is set with a value of its type only, so an amount never lands where a date
/// belongs.
enum class fact_type : std::uint8_t {
    words,      ///< text
    signature,  ///< the sender's name, written 【in these brackets】
    date,       ///< a civil date
    moment,     ///< a civil date and time
    price,      ///< an amount for every period
    amount,     ///< money
    measure,    ///< money, or a quantity of a service: whatever a cap or an allowance counts
    share,      ///< a percentage, or money or a quantity
    days,       ///< a stretch of civil days
};

namespace detail {

struct fact_of_type {
    element fact;
    fact_type type;
};

/// The facts that are not plain words.
inline constexpr fact_of_type typed_facts[] = {
    {element::signature, fact_type::signature}, {element::date, fact_type::date},
    {element::renewal, fact_type::date},        {element::due, fact_type::date},
    {element::expiry, fact_type::date},         {element::resets, fact_type::date},
    {element::on_sale, fact_type::date},        {element::off_sale, fact_type::date},
    {element::instant, fact_type::moment},      {element::price, fact_type::price},
    {element::amount, fact_type::amount},       {element::total, fact_type::amount},
    {element::previous, fact_type::amount},     {element::third_party, fact_type::amount},
    {element::used, fact_type::measure},        {element::left, fact_type::measure},
    {element::quantity, fact_type::measure},    {element::cap, fact_type::measure},
    {element::spent, fact_type::measure},       {element::level, fact_type::share},
    {element::period, fact_type::days},
};

}  // namespace detail

[[nodiscard]] constexpr fact_type type_of(element fact) noexcept {
    for (const detail::fact_of_type& each : detail::typed_facts)
        if (each.fact == fact) return each.type;
    return fact_type::words;
}

}  // namespace mingbai::inline MINGBAI_ABI::notice
