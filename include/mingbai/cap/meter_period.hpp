// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <cstdint>

namespace mingbai::inline MINGBAI_ABI::cap {

/// One day, one billing cycle: whatever a cap starts again with. Periods are numbered without gaps by whoever cuts them
/// (days since 1970-01-01 in the cap's own zone, cycles since a start); `meter_period{}` is for a meter that never
/// starts again.
///
/// A meter keeps the number modulo 4,095, so it tells periods apart that are less than 2,048 periods away from each
/// other: five and a half years of days, 170 years of months. A call that leaves the period out happens in the meter's own,
/// whose number it knows only modulo 4,095: where periods are numbered, name them in every call that grants.
class meter_period {
public:
    constexpr meter_period() noexcept = default;
    constexpr explicit meter_period(std::uint32_t number) noexcept
        : bits_((std::uint64_t{1 + number % tags} << 32) | number) {}

    [[nodiscard]] constexpr std::uint32_t number() const noexcept { return static_cast<std::uint32_t>(bits_); }
    /// False for `meter_period{}`.
    [[nodiscard]] constexpr bool named() const noexcept { return bits_ != 0; }
    /// What a meter keeps of the number: 1 to 4,095, or 0 for `meter_period{}`.
    [[nodiscard]] constexpr std::uint16_t tag() const noexcept { return static_cast<std::uint16_t>(bits_ >> 32); }

    /// Whether this period begins after the one with this tag. Every period is after `meter_period{}`, and
    /// `meter_period{}` after none.
    [[nodiscard]] constexpr bool after(std::uint16_t other) const noexcept {
        return tag() != other && named() && (other == 0 || distance(other, tag()) <= tags / 2);
    }

    /// The period with this tag that is nearest to this one.
    [[nodiscard]] constexpr meter_period nearest(std::uint16_t other) const noexcept {
        if (other == tag()) return *this;
        if (other == 0) return {};
        if (!named()) return meter_period(other - 1U);
        return after(other) ? meter_period(number() - distance(other, tag()))
                            : meter_period(number() + distance(tag(), other));
    }

    friend constexpr bool operator==(meter_period, meter_period) noexcept = default;

private:
    static constexpr std::uint32_t tags = 4095;

    /// Steps forward from one tag to another.
    [[nodiscard]] static constexpr std::uint32_t distance(std::uint32_t from, std::uint32_t to) noexcept {
        return (to + tags - from) % tags;
    }

    std::uint64_t bits_ = 0;  // the number, and above it the tag: a period travels in one register
};

}  // namespace mingbai::inline MINGBAI_ABI::cap
