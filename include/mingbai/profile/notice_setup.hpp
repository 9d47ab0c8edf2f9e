// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/notice/kind_set.hpp>
#include <mingbai/notice/reminder_levels.hpp>
#include <mingbai/notice/timed_reminders.hpp>

#include <chrono>
#include <cstddef>
#include <optional>

namespace mingbai::inline MINGBAI_ABI {

/// How a carrier has set up what it tells its customers by itself: what the reminder rules of a profile are checked on.
struct notice_setup {
    notice::kind_set sent{};  ///< the kinds that go out without anybody asking
    notice::reminder_levels usage{};  ///< of an allowance
    notice::reminder_policy leads{};  ///< how long before its event each reminder comes
    std::chrono::seconds usage_within{};  ///< from the use that reaches a level to its notice
    bool call_on_wish = false;  ///< a phone call beside the SMS, for customers who asked for one
    bool use_beyond_is_charged = true;  ///< false: hard cap, prepaid, unlimited, or slowed down instead

    [[nodiscard]] constexpr bool has_level(const notice::reminder_level& wanted) const noexcept {
        for (std::size_t i = 0; i < usage.size(); ++i)
            if (usage[i] == wanted) return true;
        return false;
    }
    /// The first of the levels that is not among those set up, or nothing.
    [[nodiscard]] constexpr std::optional<std::size_t> first_missing(
        const notice::reminder_levels& wanted) const noexcept {
        for (std::size_t i = 0; i < wanted.size(); ++i)
            if (!has_level(wanted[i])) return i;
        return std::nullopt;
    }
};

}  // namespace mingbai::inline MINGBAI_ABI
