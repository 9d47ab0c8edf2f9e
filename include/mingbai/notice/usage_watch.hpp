// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/memory_size.hpp>
#include <mingbai/notice/reminder_levels.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::notice {

/// What a counter shows: the very figures that the charging gate goes by, so that a reminder and a stop never disagree.
struct usage_reading {
    std::int32_t period = 0;  ///< the billing cycle's or day's index
    std::uint64_t used = 0;   ///< in this period so far, in the counter's unit
    std::uint64_t limit = 0;  ///< the allowance or cap in force; for a shared counter the sum of what is shared
};

/// What was told about a counter.
struct usage_state {
    static constexpr std::int32_t never = INT32_MIN;

    std::uint64_t limit = 0;
    std::int32_t period = never;
    level_mask told = 0;

    friend constexpr bool operator==(const usage_state&, const usage_state&) = default;
};

/// The answer to a reading: which levels are news.
struct crossing {
    level_mask news = 0;

    [[nodiscard]] constexpr explicit operator bool() const noexcept { return news != 0; }
    /// The index of the level to tell of: the last of those that are news. Requires: there is one.
    [[nodiscard]] constexpr std::size_t level() const noexcept {
        expects(news != 0, "mingbai::notice::crossing::level: nothing was crossed");
        return static_cast<std::size_t>(std::bit_width(news)) - 1;
    }
    friend constexpr bool operator==(const crossing&, const crossing&) = default;
};

/// Takes in one reading of a counter.
///
/// Each level is told once in a period. The next period arms all of them again, whatever was used before. A correction
/// downwards arms nothing, so what was told is not told again. A changed limit (another plan, a raised cap, one more
/// contributor to a shared allowance) arms the levels that are not reached under it. A reading of a period that is over
/// is passed over. The state depends on nothing else: not on when it is called, nor how often.
[[nodiscard]] constexpr crossing observe(usage_state& state, const usage_reading& now,
                                         const reminder_levels& levels) noexcept {
    if (now.period < state.period) return {};
    const level_mask reached = levels.reached(now.used, now.limit);
    if (now.period > state.period)
        state.told = 0;
    else if (now.limit != state.limit)
        state.told = static_cast<level_mask>(state.told & reached);
    state.period = now.period;
    state.limit = now.limit;
    const crossing answer{static_cast<level_mask>(reached & ~state.told)};
    state.told = static_cast<level_mask>(state.told | reached);
    return answer;
}

/// The states of many counters, by a number of the caller's own for each: a flat table, 24 bytes an entry, three
/// quarters full at most. One writer, not safe to share between threads; counters can be spread over as many watches as
/// there are threads.
class usage_watch {
public:
    explicit usage_watch(const reminder_levels& levels, std::size_t expected_counters = 0) : levels_(levels) {
        rehash(expected_counters + expected_counters / 3 + 1);
    }

    [[nodiscard]] const reminder_levels& levels() const noexcept { return levels_; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    crossing observe(std::uint64_t counter, const usage_reading& now) {
        return notice::observe(state_of(counter), now, levels_);
    }

    /// The state of a counter; one that is met for the first time was never told anything. The reference is valid until
    /// the next call. After a restart it is set from the notices that were owed: their period, limit and level.
    [[nodiscard]] usage_state& state_of(std::uint64_t counter) {
        if (4 * (size_ + 1) > 3 * entries_.size()) rehash(2 * entries_.size());
        entry& found = entries_[find(counter)];
        if (!found.present) {
            found = {counter, {}, true};
            ++size_;
        }
        return found.state;
    }

    /// Many readings at once, in order: `on_crossing(index, crossing)` for each that is news. The table is looked up
    /// ahead, so that memory is waited for once in a while instead of each time.
    template <class OnCrossing>
    void observe(std::span<const std::pair<std::uint64_t, usage_reading>> readings, OnCrossing&& on_crossing) {
        constexpr std::size_t ahead = 16;
        for (std::size_t i = 0; i < readings.size(); ++i) {
            if (i + ahead < readings.size()) touch(readings[i + ahead].first);
            if (const crossing met = observe(readings[i].first, readings[i].second)) on_crossing(i, met);
        }
    }

private:
    struct entry {
        std::uint64_t counter = 0;
        usage_state state{};
        bool present = false;
    };

    /// The finalizer of SplitMix64: callers number their counters in any way, also one after the other.
    [[nodiscard]] static constexpr std::uint64_t mixed(std::uint64_t x) noexcept {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
        return x ^ (x >> 31);
    }

    [[nodiscard]] std::size_t home_of(std::uint64_t counter) const noexcept {
        return mingbai::detail::memory_size(mixed(counter) & (entries_.size() - 1));
    }

    /// Where a counter is, or the free entry where it belongs.
    [[nodiscard]] std::size_t find(std::uint64_t counter) const noexcept {
        std::size_t at = home_of(counter);
        while (entries_[at].present && entries_[at].counter != counter) at = (at + 1) & (entries_.size() - 1);
        return at;
    }

    void touch(std::uint64_t counter) const noexcept {
#if defined(__GNUC__)
        __builtin_prefetch(&entries_[home_of(counter)], 1);
#else
        (void)counter;
#endif
    }

    void rehash(std::size_t entries) {
        std::vector<entry> old(std::bit_ceil(entries < 16 ? std::size_t{16} : entries));
        old.swap(entries_);
        for (const entry& each : old)
            if (each.present) entries_[find(each.counter)] = each;
    }

    reminder_levels levels_;
    std::vector<entry> entries_;
    std::size_t size_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI::notice
