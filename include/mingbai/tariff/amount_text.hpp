// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/money_text.hpp>
#include <mingbai/base/quantity_text.hpp>
#include <mingbai/tariff/service.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

// Money and amounts of a service as customers read them in notices and bills.
namespace mingbai::inline MINGBAI_ABI {

/// 59.9元 in Chinese, CNY 59.90 in English. Exact; a currency without a unit word is written by its code.
template <currency_type Currency>
[[nodiscard]] constexpr money_text<Currency> text_for_people(money<Currency> amount, language words) noexcept {
    if (words == language::chinese && !Currency::info.unit_word.empty()) return to_text(amount, price_in_words);
    return to_text(amount, {.digits = money_digits::canonical, .mark = money_mark::code});
}

/// 12.35GB, 512MB, 0MB: the largest unit that the volume fills, with two decimals at most. What does not show is
/// rounded as named: what was used upwards, what is left downwards, so that nobody is told of more than there is. To
/// the exact number of bytes, `to_text` is the form. Requires: `how` is not rounding::exact.
[[nodiscard]] constexpr quantity_text text_for_people(data_volume volume, rounding how) noexcept {
    expects(how != rounding::exact, "mingbai::text_for_people: a measured volume is rarely exact");
    struct unit {
        std::string_view name;
        std::uint64_t size;
    };
    constexpr std::array<unit, 4> units{{{"TB", data_volume::bytes_per_terabyte},
                                         {"GB", data_volume::bytes_per_gigabyte},
                                         {"MB", data_volume::bytes_per_megabyte},
                                         {"KB", data_volume::bytes_per_kilobyte}}};
    quantity_text text;
    if (volume.is_zero()) return text.append("0MB");
    std::size_t chosen = 0;
    while (chosen + 1 < units.size() && volume.bytes() < units[chosen].size) ++chosen;
    const std::uint64_t remainder = volume.bytes() % units[chosen].size;
    std::uint64_t whole = volume.bytes() / units[chosen].size;
    std::uint64_t hundredths = multiply(remainder, {100, units[chosen].size}, how).value_or(0);
    if (hundredths == 100) {
        ++whole;
        hundredths = 0;
    }
    if (whole == 1024 && chosen > 0) {
        whole = 1;
        --chosen;
    }
    text.append_number(whole);
    if (hundredths != 0)
        text.append('.').append_number(hundredths % 10 == 0 ? hundredths / 10 : hundredths,
                                       hundredths % 10 == 0 ? 1 : 2);
    return text.append(units[chosen].name);
}

/// An amount of any service: 12.35GB, 500分钟, 100条, 1000Mbps, 2项; 不限量 when unlimited. Volumes are rounded as
/// above.
[[nodiscard]] constexpr quantity_text text_for_people(const service_amount& amount, rounding how,
                                                      language words) noexcept {
    const bool chinese = words == language::chinese;
    quantity_text text;
    if (amount.is_unlimited()) return text.append(chinese ? "不限量" : "unlimited");
    switch (amount.unit()) {
        case service_unit::bytes: return text_for_people(data_volume::from_bytes(amount.value()), how);
        case service_unit::seconds: return to_text(airtime::from_seconds(amount.value()), words);
        case service_unit::messages:
            text = to_text(message_count::from_messages(amount.value()), words);
            return chinese ? text : text.append(amount.value() == 1 ? " message" : " messages");
        case service_unit::bits_per_second: return to_text(bit_rate::from_bits_per_second(amount.value()));
        case service_unit::pieces: return text.append_number(amount.value()).append(chinese ? "项" : "");
        case service_unit::none: break;
    }
    return text.append_number(amount.value());
}

/// An amount of any service, exactly, as terms must state it: 1001MB, 500分钟, 100条, 1Gbps, 2项; 不限量 when unlimited.
[[nodiscard]] constexpr quantity_text to_text(const service_amount& amount, language words) noexcept {
    if (amount.unit() == service_unit::bytes && !amount.is_unlimited())
        return to_text(data_volume::from_bytes(amount.value()));
    return text_for_people(amount, rounding::down, words);  // only volumes are ever rounded
}

/// A service's name for people: 国内通用流量, data.
[[nodiscard]] constexpr std::string_view text_for_people(service what, language words) noexcept {
    if (words == language::chinese) return describe(what).chinese;
    switch (what) {
        case service::data: return "data";
        case service::directed_data: return "app data";
        case service::voice: return "voice";
        case service::sms: return "SMS";
        case service::broadband: return "broadband";
        case service::rights: return "benefits";
    }
    return "service";
}

}  // namespace mingbai::inline MINGBAI_ABI
