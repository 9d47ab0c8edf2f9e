// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/precondition.hpp>
#include <mingbai/notice/notice_kind.hpp>

#include <cstdint>

namespace mingbai::inline MINGBAI_ABI::notice {

/// A set of notice kinds, such as the scenarios in which a customer wants to be called.
class kind_set {
public:
    constexpr kind_set() noexcept = default;
    template <class... Kind>
    constexpr explicit kind_set(notice_kind first, Kind... others) noexcept {
        add(first);
        (add(others), ...);
    }

    [[nodiscard]] static constexpr kind_set all() noexcept {
        kind_set set;
        for (const notice_kind_text& each : notice_kind_texts) set.add(each.kind);
        return set;
    }

    constexpr kind_set& add(notice_kind kind) noexcept {
        expects(static_cast<std::uint8_t>(kind) < 32, "mingbai::notice::kind_set: no such kind");
        bits_ |= bit(kind);
        return *this;
    }
    constexpr kind_set& remove(notice_kind kind) noexcept {
        bits_ &= ~bit(kind);
        return *this;
    }
    constexpr kind_set& add(const kind_set& kinds) noexcept {
        bits_ |= kinds.bits_;
        return *this;
    }
    constexpr kind_set& remove(const kind_set& kinds) noexcept {
        bits_ &= ~kinds.bits_;
        return *this;
    }

    [[nodiscard]] constexpr bool has(notice_kind kind) const noexcept { return (bits_ & bit(kind)) != 0; }
    [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }

    friend constexpr bool operator==(const kind_set&, const kind_set&) = default;

private:
    [[nodiscard]] static constexpr std::uint32_t bit(notice_kind kind) noexcept {
        const auto number = static_cast<std::uint8_t>(kind);
        return number < 32 ? std::uint32_t{1} << number : 0U;
    }

    std::uint32_t bits_ = 0;
};

/// What warns of use and of money: the scenario that carriers let customers switch off by one word.
inline constexpr kind_set usage_warnings{notice_kind::usage_level, notice_kind::exhausted, notice_kind::cap_level};

}  // namespace mingbai::inline MINGBAI_ABI::notice
