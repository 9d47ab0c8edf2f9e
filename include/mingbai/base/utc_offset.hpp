// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/instant.hpp>

#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>

namespace mingbai::inline MINGBAI_ABI {

/// How far a local clock is ahead of UTC: whole minutes from -12:00 to +14:00, the range of the world's civil times.
class utc_offset {
public:
    static constexpr std::chrono::minutes least{-12 * 60};
    static constexpr std::chrono::minutes greatest{14 * 60};

    /// UTC itself.
    constexpr utc_offset() noexcept = default;

    /// A constant: `utc_offset{std::chrono::hours{8}}`. One out of range does not compile.
    consteval explicit utc_offset(std::chrono::minutes ahead) noexcept : utc_offset(unchecked{}, ahead) {
        expects(least <= ahead && ahead <= greatest, "mingbai::utc_offset: outside -12:00 to +14:00");
    }

    /// Refused: reason::out_of_range.
    [[nodiscard]] static constexpr result<utc_offset> from_minutes(std::int64_t ahead) noexcept {
        if (ahead < least.count() || ahead > greatest.count()) return refusal{reason::out_of_range, {}};
        return utc_offset(unchecked{}, std::chrono::minutes{ahead});
    }

    [[nodiscard]] constexpr std::chrono::minutes ahead() const noexcept { return std::chrono::minutes{minutes_}; }

    // A fixed offset is the simplest civil zone; see civil_zone.hpp.
    [[nodiscard]] constexpr utc_offset offset_at(instant) const noexcept { return *this; }
    [[nodiscard]] constexpr instant first_instant(std::chrono::local_seconds local) const noexcept {
        return instant{local.time_since_epoch() - ahead()};
    }

    friend constexpr bool operator==(utc_offset, utc_offset) noexcept = default;
    friend constexpr std::strong_ordering operator<=>(utc_offset, utc_offset) noexcept = default;

private:
    struct unchecked {};
    constexpr utc_offset(unchecked, std::chrono::minutes ahead) noexcept
        : minutes_(static_cast<std::int16_t>(ahead.count())) {}

    std::int16_t minutes_ = 0;
};

/// 北京时间, the civil time of all of China.
inline constexpr utc_offset beijing_time{std::chrono::hours{8}};

}  // namespace mingbai::inline MINGBAI_ABI

template <>
struct std::hash<mingbai::utc_offset> {
    [[nodiscard]] std::size_t operator()(mingbai::utc_offset offset) const noexcept {
        return std::hash<std::int64_t>{}(offset.ahead().count());
    }
};
