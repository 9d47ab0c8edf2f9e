// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/quantity.hpp>

#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// What a plan lets the customer use. Numbers are stored: only add.
enum class service : std::uint8_t {
    data = 1,           ///< general data (通用流量)
    directed_data = 2,  ///< data for named applications only (定向流量)
    voice = 3,
    sms = 4,
    broadband = 5,  ///< fixed access at a speed
    rights = 6,     ///< memberships, vouchers, devices: counted in pieces (权益)
};

/// A service's names: the stable one used in documents, and the one Chinese customers read.
struct service_text {
    service what;
    std::string_view name;
    std::string_view chinese;
};

inline constexpr service_text service_texts[] = {
    {service::data, "data", "国内通用流量"},
    {service::directed_data, "directed_data", "定向流量"},
    {service::voice, "voice", "国内语音"},
    {service::sms, "sms", "短信"},
    {service::broadband, "broadband", "宽带"},
    {service::rights, "rights", "权益"},
};

[[nodiscard]] constexpr service_text describe(service what) noexcept {
    for (const service_text& text : service_texts)
        if (text.what == what) return text;
    return {what, "unknown", "未知业务"};
}
[[nodiscard]] constexpr std::string_view to_text(service what) noexcept { return describe(what).name; }

/// The unit in which an amount of a service is counted.
enum class service_unit : std::uint8_t { none = 0, bytes = 1, seconds = 2, messages = 3, bits_per_second = 4, pieces = 5 };

struct service_unit_text {
    service_unit unit;
    std::string_view name;
};

inline constexpr service_unit_text service_unit_texts[] = {
    {service_unit::none, "none"},
    {service_unit::bytes, "bytes"},
    {service_unit::seconds, "seconds"},
    {service_unit::messages, "messages"},
    {service_unit::bits_per_second, "bits_per_second"},
    {service_unit::pieces, "pieces"},
};

[[nodiscard]] constexpr std::string_view to_text(service_unit unit) noexcept {
    for (const service_unit_text& text : service_unit_texts)
        if (text.unit == unit) return text.name;
    return "unknown";
}

/// The unit that a service is counted in.
[[nodiscard]] constexpr service_unit unit_of(service what) noexcept {
    switch (what) {
        case service::data:
        case service::directed_data: return service_unit::bytes;
        case service::voice: return service_unit::seconds;
        case service::sms: return service_unit::messages;
        case service::broadband: return service_unit::bits_per_second;
        case service::rights: return service_unit::pieces;
    }
    return service_unit::none;
}

/// A number of memberships, vouchers or devices.
struct pieces {
    std::uint64_t count = 0;
};

/// States that no limit is claimed for an amount: `{service::data, unlimited}`.
struct unlimited_amount {};
inline constexpr unlimited_amount unlimited{};

/// How much of a service: an integer of the service's own unit, or unlimited. It is made from a typed quantity, so that
/// minutes cannot become megabytes.
class service_amount {
public:
    constexpr service_amount() noexcept = default;
    constexpr service_amount(data_volume volume) noexcept : value_(volume.bytes()), unit_(service_unit::bytes) {}
    constexpr service_amount(airtime time) noexcept : value_(time.seconds()), unit_(service_unit::seconds) {}
    constexpr service_amount(message_count messages) noexcept : value_(messages.messages()), unit_(service_unit::messages) {}
    constexpr service_amount(bit_rate speed) noexcept
        : value_(speed.bits_per_second()), unit_(service_unit::bits_per_second) {}
    constexpr service_amount(pieces number) noexcept : value_(number.count), unit_(service_unit::pieces) {}
    constexpr service_amount(unlimited_amount) noexcept : unlimited_(true) {}

    /// For readers of stored documents: the value in the unit given.
    [[nodiscard]] static constexpr service_amount of(std::uint64_t value, service_unit unit) noexcept {
        service_amount amount;
        amount.value_ = value;
        amount.unit_ = unit;
        return amount;
    }

    [[nodiscard]] constexpr std::uint64_t value() const noexcept { return value_; }
    [[nodiscard]] constexpr service_unit unit() const noexcept { return unit_; }
    [[nodiscard]] constexpr bool is_unlimited() const noexcept { return unlimited_; }
    [[nodiscard]] constexpr bool is_zero() const noexcept { return !unlimited_ && value_ == 0; }

    friend constexpr bool operator==(const service_amount&, const service_amount&) = default;

private:
    std::uint64_t value_ = 0;
    service_unit unit_ = service_unit::none;
    bool unlimited_ = false;
};

}  // namespace mingbai::inline MINGBAI_ABI
