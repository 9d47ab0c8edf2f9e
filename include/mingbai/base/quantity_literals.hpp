// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/literal.hpp>
#include <mingbai/base/quantity.hpp>

#include <cstdint>

// Exact literals of quantities: 30_GB, 1.5_GB, 500_min, 100_sms, 1000_Mbps. One that is not a whole number of bytes,
// seconds, messages or bits per second (0.1_GB is none) does not compile, and the error says so.
namespace mingbai::inline MINGBAI_ABI::inline literals {

template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_bytes() noexcept {
    return data_volume::from_bytes(detail::literal_value<1, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_KB() noexcept {
    return data_volume::from_bytes(
        detail::literal_value<data_volume::bytes_per_kilobyte, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_MB() noexcept {
    return data_volume::from_bytes(
        detail::literal_value<data_volume::bytes_per_megabyte, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_GB() noexcept {
    return data_volume::from_bytes(
        detail::literal_value<data_volume::bytes_per_gigabyte, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_TB() noexcept {
    return data_volume::from_bytes(
        detail::literal_value<data_volume::bytes_per_terabyte, detail::literal_limit{}, Spelling...>());
}

template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_si_KB() noexcept {
    return data_volume::from_bytes(detail::literal_value<1'000, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_si_MB() noexcept {
    return data_volume::from_bytes(detail::literal_value<1'000'000, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_si_GB() noexcept {
    return data_volume::from_bytes(detail::literal_value<1'000'000'000, detail::literal_limit{}, Spelling...>());
}

template <char... Spelling>
[[nodiscard]] consteval airtime operator""_s() noexcept {
    return airtime::from_seconds(detail::literal_value<1, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval airtime operator""_min() noexcept {
    return airtime::from_seconds(detail::literal_value<60, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval airtime operator""_h() noexcept {
    return airtime::from_seconds(detail::literal_value<3600, detail::literal_limit{}, Spelling...>());
}

template <char... Spelling>
[[nodiscard]] consteval message_count operator""_sms() noexcept {
    return message_count::from_messages(detail::literal_value<1, detail::literal_limit{}, Spelling...>());
}

template <char... Spelling>
[[nodiscard]] consteval bit_rate operator""_kbps() noexcept {
    return bit_rate::from_bits_per_second(detail::literal_value<1'000, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval bit_rate operator""_Mbps() noexcept {
    return bit_rate::from_bits_per_second(detail::literal_value<1'000'000, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval bit_rate operator""_Gbps() noexcept {
    return bit_rate::from_bits_per_second(detail::literal_value<1'000'000'000, detail::literal_limit{}, Spelling...>());
}

}  // namespace mingbai::inline MINGBAI_ABI::inline literals
