// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/counted.hpp>

#include <cstddef>
#include <cstdint>

// What a tariff plan allots and a customer uses. Each quantity is a type of its own, so that minutes are never added to
// megabytes; arithmetic is in detail/counted.hpp, literals in quantity_literals.hpp, text in quantity_text.hpp.
namespace mingbai::inline MINGBAI_ABI {

/// A volume of data, in bytes. KB, MB, GB and TB are what carriers sell: each 1024 of the one before. The decimal units
/// of the SI are named apart.
class data_volume : public detail::counted<data_volume> {
public:
    static constexpr std::uint64_t bytes_per_kilobyte = 1024;
    static constexpr std::uint64_t bytes_per_megabyte = 1024 * bytes_per_kilobyte;
    static constexpr std::uint64_t bytes_per_gigabyte = 1024 * bytes_per_megabyte;
    static constexpr std::uint64_t bytes_per_terabyte = 1024 * bytes_per_gigabyte;

    constexpr data_volume() noexcept = default;

    [[nodiscard]] static constexpr data_volume from_bytes(std::uint64_t n) noexcept { return data_volume(n); }
    /// Requires, like each of the following: the number of bytes fits 64 bits.
    [[nodiscard]] static constexpr data_volume from_kilobytes(std::uint64_t n) noexcept {
        return units(n, bytes_per_kilobyte);
    }
    [[nodiscard]] static constexpr data_volume from_megabytes(std::uint64_t n) noexcept {
        return units(n, bytes_per_megabyte);
    }
    [[nodiscard]] static constexpr data_volume from_gigabytes(std::uint64_t n) noexcept {
        return units(n, bytes_per_gigabyte);
    }
    [[nodiscard]] static constexpr data_volume from_terabytes(std::uint64_t n) noexcept {
        return units(n, bytes_per_terabyte);
    }
    [[nodiscard]] static constexpr data_volume from_si_kilobytes(std::uint64_t n) noexcept { return units(n, 1'000); }
    [[nodiscard]] static constexpr data_volume from_si_megabytes(std::uint64_t n) noexcept {
        return units(n, 1'000'000);
    }
    [[nodiscard]] static constexpr data_volume from_si_gigabytes(std::uint64_t n) noexcept {
        return units(n, 1'000'000'000);
    }

    [[nodiscard]] constexpr std::uint64_t bytes() const noexcept { return count(); }

private:
    friend class detail::counted<data_volume>;
    constexpr explicit data_volume(std::uint64_t n) noexcept : counted(n) {}
};

/// Time on the air, in seconds: what a call lasts and a bundle of minutes holds.
class airtime : public detail::counted<airtime> {
public:
    constexpr airtime() noexcept = default;

    [[nodiscard]] static constexpr airtime from_seconds(std::uint64_t n) noexcept { return airtime(n); }
    /// Requires, like the following: the number of seconds fits 64 bits.
    [[nodiscard]] static constexpr airtime from_minutes(std::uint64_t n) noexcept { return units(n, 60); }
    [[nodiscard]] static constexpr airtime from_hours(std::uint64_t n) noexcept { return units(n, 3600); }

    [[nodiscard]] constexpr std::uint64_t seconds() const noexcept { return count(); }

private:
    friend class detail::counted<airtime>;
    constexpr explicit airtime(std::uint64_t n) noexcept : counted(n) {}
};

/// A number of messages (SMS, MMS, 5G messages), each as it is charged.
class message_count : public detail::counted<message_count> {
public:
    constexpr message_count() noexcept = default;

    [[nodiscard]] static constexpr message_count from_messages(std::uint64_t n) noexcept { return message_count(n); }

    [[nodiscard]] constexpr std::uint64_t messages() const noexcept { return count(); }

private:
    friend class detail::counted<message_count>;
    constexpr explicit message_count(std::uint64_t n) noexcept : counted(n) {}
};

/// The speed of an access line, in bits per second. Here kilo, mega and giga are decimal: 1000M broadband is 10⁹ bit/s.
class bit_rate : public detail::counted<bit_rate> {
public:
    constexpr bit_rate() noexcept = default;

    [[nodiscard]] static constexpr bit_rate from_bits_per_second(std::uint64_t n) noexcept { return bit_rate(n); }
    /// Requires, like each of the following: the number of bits per second fits 64 bits.
    [[nodiscard]] static constexpr bit_rate from_kilobits_per_second(std::uint64_t n) noexcept {
        return units(n, 1'000);
    }
    [[nodiscard]] static constexpr bit_rate from_megabits_per_second(std::uint64_t n) noexcept {
        return units(n, 1'000'000);
    }
    [[nodiscard]] static constexpr bit_rate from_gigabits_per_second(std::uint64_t n) noexcept {
        return units(n, 1'000'000'000);
    }

    [[nodiscard]] constexpr std::uint64_t bits_per_second() const noexcept { return count(); }

private:
    friend class detail::counted<bit_rate>;
    constexpr explicit bit_rate(std::uint64_t n) noexcept : counted(n) {}
};

}  // namespace mingbai::inline MINGBAI_ABI

template <>
struct std::hash<mingbai::data_volume> {
    [[nodiscard]] std::size_t operator()(mingbai::data_volume q) const noexcept {
        return std::hash<std::uint64_t>{}(q.bytes());
    }
};
template <>
struct std::hash<mingbai::airtime> {
    [[nodiscard]] std::size_t operator()(mingbai::airtime q) const noexcept {
        return std::hash<std::uint64_t>{}(q.seconds());
    }
};
template <>
struct std::hash<mingbai::message_count> {
    [[nodiscard]] std::size_t operator()(mingbai::message_count q) const noexcept {
        return std::hash<std::uint64_t>{}(q.messages());
    }
};
template <>
struct std::hash<mingbai::bit_rate> {
    [[nodiscard]] std::size_t operator()(mingbai::bit_rate q) const noexcept {
        return std::hash<std::uint64_t>{}(q.bits_per_second());
    }
};
