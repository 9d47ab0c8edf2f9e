// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/literal.hpp>
#include <mingbai/base/quantity.hpp>

#include <cstdint>

// Exact literals of quantities: 30_GB, 1.5_GB, 500_min, 100_sms, 1000_Mbps. One that is not a whole number of bytes,
// seconds, messages or bits per second (0.1_GB is none) does not compile, and the error says so.
namespace mingbai::inline MINGBAI_ABI::inline literals {

template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_bytes() {
    return data_volume::from_bytes(detail::literal_value<1, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_KB() {
    return data_volume::from_bytes(detail::literal_value<data_volume::bytes_per_kilobyte, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_MB() {
    return data_volume::from_bytes(detail::literal_value<data_volume::bytes_per_megabyte, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_GB() {
    return data_volume::from_bytes(detail::literal_value<data_volume::bytes_per_gigabyte, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_TB() {
    return data_volume::from_bytes(detail::literal_value<data_volume::bytes_per_terabyte, detail::literal_limit{}, Spelling...>());
}

template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_si_KB() {
    return data_volume::from_bytes(detail::literal_value<1'000, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_si_MB() {
    return data_volume::from_bytes(detail::literal_value<1'000'000, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_si_GB() {
    return data_volume::from_bytes(detail::literal_value<1'000'000'000, detail::literal_limit{}, Spelling...>());
}

template <char... Spelling>
[[nodiscard]] consteval airtime operator""_s() {
    return airtime::from_seconds(detail::literal_value<1, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval airtime operator""_min() {
    return airtime::from_seconds(detail::literal_value<60, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval airtime operator""_h() {
    return airtime::from_seconds(detail::literal_value<3600, detail::literal_limit{}, Spelling...>());
}

template <char... Spelling>
[[nodiscard]] consteval message_count operator""_sms() {
    return message_count::from_messages(detail::literal_value<1, detail::literal_limit{}, Spelling...>());
}

template <char... Spelling>
[[nodiscard]] consteval bit_rate operator""_kbps() {
    return bit_rate::from_bits_per_second(detail::literal_value<1'000, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval bit_rate operator""_Mbps() {
    return bit_rate::from_bits_per_second(detail::literal_value<1'000'000, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval bit_rate operator""_Gbps() {
    return bit_rate::from_bits_per_second(detail::literal_value<1'000'000'000, detail::literal_limit{}, Spelling...>());
}

}  // namespace mingbai::inline MINGBAI_ABI::inline literals
