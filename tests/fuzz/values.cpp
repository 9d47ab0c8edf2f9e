// SPDX-License-Identifier: Apache-2.0
// Whatever is read as an amount, a quantity, a date or a period is what its own writing is read as; whatever is refused
// is refused for a reason, at a place within the text.
#include <mingbai/base/calendar_text.hpp>
#include <mingbai/base/money_text.hpp>
#include <mingbai/base/period_text.hpp>
#include <mingbai/base/quantity_text.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace fuzz_values {

using namespace mingbai;

void require(bool holds) {
    if (!holds) std::abort();
}

template <class T, class Again>
void settle(const result<T>& read, std::string_view text, Again&& again) {
    if (!read)
        require(read.error().why != reason::none && read.error().where.offset <= text.size());
    else
        require(again(*read));
}

template <currency_type Currency>
void amounts(std::string_view text, money_reading reading) {
    settle(parse_money<Currency>(text, reading), text, [](money<Currency> amount) {
        for (const money_mark mark : {money_mark::none, money_mark::symbol, money_mark::unit_word, money_mark::code}) {
            const auto back = parse_money<Currency>(to_text(amount, {.mark = mark}));
            if (!back || *back != amount) return false;
        }
        return true;
    });
}

}  // namespace fuzz_values

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace fuzz_values;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    amounts<cny>(text, {.thousands = false});
    amounts<cny>(text, {.thousands = true});
    amounts<krw>(text, {.thousands = false});
    amounts<mop>(text, {.thousands = true});

    for (const rounding how : {rounding::exact, rounding::down, rounding::half_even}) {
        settle(parse_data_volume(text, how), text,
               [](data_volume read) { return parse_data_volume(to_text(read)).value() == read; });
        settle(parse_airtime(text, how), text,
               [](airtime read) { return parse_airtime(to_text(read)).value() == read; });
        settle(parse_bit_rate(text, how), text,
               [](bit_rate read) { return parse_bit_rate(to_text(read)).value() == read; });
    }
    settle(parse_message_count(text), text,
           [](message_count read) { return parse_message_count(to_text(read)).value() == read; });
    settle(parse_period(text), text, [](period read) { return parse_period(to_text(read)).value() == read; });

    settle(parse_date(text), text, [](civil_date read) {
        return in_calendar(read) && parse_date(to_text(read)).value() == read &&
               parse_date(to_compact_text(read)).value() == read;
    });
    settle(parse_civil_time(text), text,
           [](const civil_time& read) { return in_calendar(read) && parse_civil_time(to_text(read)).value() == read; });
    settle(parse_utc_offset(text), text,
           [](utc_offset read) { return parse_utc_offset(to_text(read)).value() == read; });
    for (const auto& read : {parse_instant(text), parse_instant(text, beijing_time)})
        settle(read, text,
               [](instant t) { return in_calendar(t) && parse_instant(to_text(t, utc_offset{})).value() == t; });
    return 0;
}
