// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::notice {

/// How a notice reaches its customer. The numbers are stored: only add.
enum class channel : std::uint8_t {
    sms = 0,    ///< the base: everybody has it
    voice = 1,  ///< a phone call, added where the customer wishes it
    app = 2,    ///< a push to the carrier's app
};

/// Every channel with its stable name.
inline constexpr std::array<std::string_view, 3> channel_names{"sms", "voice", "app"};
inline constexpr std::array<channel, 3> every_channel{channel::sms, channel::voice, channel::app};

[[nodiscard]] constexpr std::string_view to_text(channel which) noexcept {
    return channel_names[static_cast<std::size_t>(which)];
}

[[nodiscard]] constexpr std::optional<channel> channel_named(std::string_view name) noexcept {
    for (const channel each : every_channel)
        if (to_text(each) == name) return each;
    return std::nullopt;
}

/// A set of channels.
class channel_set {
public:
    constexpr channel_set() noexcept = default;
    template <class... Channel>
    constexpr explicit channel_set(channel first, Channel... others) noexcept {
        add(first);
        (add(others), ...);
    }

    constexpr channel_set& add(channel which) noexcept {
        bits_ = static_cast<std::uint8_t>(bits_ | bit(which));
        return *this;
    }
    constexpr channel_set& remove(channel which) noexcept {
        bits_ = static_cast<std::uint8_t>(bits_ & ~bit(which));
        return *this;
    }
    [[nodiscard]] constexpr bool has(channel which) const noexcept { return (bits_ & bit(which)) != 0; }
    [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }

    friend constexpr bool operator==(const channel_set&, const channel_set&) = default;

private:
    [[nodiscard]] static constexpr std::uint32_t bit(channel which) noexcept {
        return std::uint32_t{1} << static_cast<std::uint8_t>(which);
    }

    std::uint8_t bits_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI::notice
