// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/unit_text.hpp>
#include <mingbai/base/language.hpp>
#include <mingbai/base/quantity.hpp>

#include <string_view>

// Quantities in writing. Reading takes full-width characters like their usual form, an optional space before the unit,
// and rounds only when told to. Refused everywhere, at the offset of the cause: reason::bad_number,
// reason::unknown_unit, reason::inexact, reason::overflow, reason::bad_utf8, reason::too_long.
namespace mingbai::inline MINGBAI_ABI {

using quantity_text = short_text<32>;

namespace detail {

// Gb stands for a gigabit, so it names no volume; a lone G does in every tariff register. The first entry of each size
// is the one that is written.
inline constexpr unit_name volume_units[] = {
    {"TB", data_volume::bytes_per_terabyte},
    {"T", data_volume::bytes_per_terabyte},
    {"tb", data_volume::bytes_per_terabyte},
    {"t", data_volume::bytes_per_terabyte},
    {"TiB", data_volume::bytes_per_terabyte},
    {"GB", data_volume::bytes_per_gigabyte},
    {"G", data_volume::bytes_per_gigabyte},
    {"gb", data_volume::bytes_per_gigabyte},
    {"g", data_volume::bytes_per_gigabyte},
    {"GiB", data_volume::bytes_per_gigabyte},
    {"MB", data_volume::bytes_per_megabyte},
    {"M", data_volume::bytes_per_megabyte},
    {"mb", data_volume::bytes_per_megabyte},
    {"m", data_volume::bytes_per_megabyte},
    {"MiB", data_volume::bytes_per_megabyte},
    {"兆", data_volume::bytes_per_megabyte},
    {"KB", data_volume::bytes_per_kilobyte},
    {"K", data_volume::bytes_per_kilobyte},
    {"kb", data_volume::bytes_per_kilobyte},
    {"k", data_volume::bytes_per_kilobyte},
    {"KiB", data_volume::bytes_per_kilobyte},
    {"B", 1},
    {"字节", 1},
};
inline constexpr unit_name airtime_units[] = {
    {"h", 3600},
    {"小时", 3600},
    {"min", 60},
    {"分钟", 60},
    {"分", 60},
    {"s", 1},
    {"秒", 1},
};
inline constexpr unit_name message_units[] = {{"条", 1}};
inline constexpr unit_name rate_units[] = {
    {"Gbps", 1'000'000'000},
    {"Gb/s", 1'000'000'000},
    {"Gbit/s", 1'000'000'000},
    {"G", 1'000'000'000},
    {"Mbps", 1'000'000},
    {"Mb/s", 1'000'000},
    {"Mbit/s", 1'000'000},
    {"M", 1'000'000},
    {"兆", 1'000'000},
    {"kbps", 1'000},
    {"Kbps", 1'000},
    {"kb/s", 1'000},
    {"Kb/s", 1'000},
    {"kbit/s", 1'000},
    {"K", 1'000},
    {"k", 1'000},
    {"bps", 1},
    {"bit/s", 1},
};

}  // namespace detail

/// 30GB, 1.5GB, 1001MB, 1B: the largest unit, from TB down, that holds at least one and is exact with at most two
/// decimals. Nothing is 0MB.
[[nodiscard]] constexpr quantity_text to_text(data_volume volume) noexcept {
    quantity_text text;
    if (volume.is_zero()) return text.append("0MB");
    detail::append_in_largest_unit(text, volume.bytes(), detail::volume_units, 2);
    return text;
}

/// Reads 30GB, 1.5 GB, 500M, 1T, 40.000GB; also 0, which needs no unit. K, M, G and T are 1024 each, as carriers use
/// them. A measured 87.655GB is no whole number of bytes: it is refused with reason::inexact unless a rounding is
/// named.
[[nodiscard]] constexpr result<data_volume> parse_data_volume(std::string_view text,
                                                              rounding how = rounding::exact) noexcept {
    const auto bytes = detail::read_quantity(text, detail::volume_units, detail::unitless::zero, how);
    if (!bytes) return bytes.error();
    return data_volume::from_bytes(*bytes);
}

/// 500分钟, 8分20秒, 0分钟; in English 500min, 8min20s, 0min. Hours are not written: minutes are what plans count.
[[nodiscard]] constexpr quantity_text to_text(airtime time, language words = language::chinese) noexcept {
    const bool chinese = words == language::chinese;
    const auto minutes = time.seconds() / 60;
    const auto seconds = time.seconds() % 60;
    quantity_text text;
    if (minutes != 0 || seconds == 0) {
        text.append_number(minutes);
        text.append(!chinese ? "min" : seconds == 0 ? "分钟" : "分");
    }
    if (seconds != 0) text.append_number(seconds).append(chinese ? "秒" : "s");
    return text;
}

/// Reads 500分钟, 500min, 30秒, 1.5小时, and a sum in falling units: 1小时30分, 8分20秒, 1h2min3s. A bare number is 0
/// or refused.
[[nodiscard]] constexpr result<airtime> parse_airtime(std::string_view text, rounding how = rounding::exact) noexcept {
    const auto seconds = detail::read_sum(text, detail::airtime_units, how);
    if (!seconds) return seconds.error();
    return airtime::from_seconds(*seconds);
}

/// 100条; in English 100.
[[nodiscard]] constexpr quantity_text to_text(message_count count, language words = language::chinese) noexcept {
    quantity_text text;
    text.append_number(count.messages());
    if (words == language::chinese) text.append("条");
    return text;
}

/// Reads 100条 and 100.
[[nodiscard]] constexpr result<message_count> parse_message_count(std::string_view text) noexcept {
    const auto messages = detail::read_quantity(text, detail::message_units, detail::unitless::any, rounding::exact);
    if (!messages) return messages.error();
    return message_count::from_messages(*messages);
}

/// 1Gbps, 300Mbps, 2.5Gbps, 512kbps: the largest unit as for volumes, but decimal. Nothing is 0Mbps.
[[nodiscard]] constexpr quantity_text to_text(bit_rate rate) noexcept {
    quantity_text text;
    if (rate.is_zero()) return text.append("0Mbps");
    detail::append_in_largest_unit(text, rate.bits_per_second(), detail::rate_units, 2);
    return text;
}

/// Reads 1000M, 1000Mbps, 2.5Gbps, 300 Mbit/s, 512kbps, 100兆, and 0. The units are decimal, as of broadband lines.
[[nodiscard]] constexpr result<bit_rate> parse_bit_rate(std::string_view text,
                                                        rounding how = rounding::exact) noexcept {
    const auto rate = detail::read_quantity(text, detail::rate_units, detail::unitless::zero, how);
    if (!rate) return rate.error();
    return bit_rate::from_bits_per_second(*rate);
}

}  // namespace mingbai::inline MINGBAI_ABI
