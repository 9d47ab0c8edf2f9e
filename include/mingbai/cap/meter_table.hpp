// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/result.hpp>
#include <mingbai/cap/cap_kind.hpp>
#include <mingbai/cap/meter.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace mingbai::inline MINGBAI_ABI::cap {

/// The name of one meter in a table: 1 to 2^62 - 1. `table_key_of` makes one from a number and a kind of cap; a carrier
/// may make its own.
using table_key = std::uint64_t;

inline constexpr table_key highest_table_key = (table_key{1} << 62) - 1;

/// The key of one cap of a subscriber, from which both can be read again. Requires: `number` is 1 to 10^15 - 1, as
/// every subscriber number is (ITU-T E.164 has fifteen digits).
[[nodiscard]] constexpr table_key table_key_of(std::uint64_t number, cap_kind kind) noexcept {
    expects(number >= 1 && number < 1'000'000'000'000'000, "mingbai::cap::table_key_of: not a subscriber number");
    return (number << 5) | kind.index();
}
[[nodiscard]] constexpr std::uint64_t number_of(table_key key) noexcept {
    return key >> 5;
}
[[nodiscard]] constexpr cap_kind kind_of(table_key key) noexcept {
    return cap_kind::at(static_cast<unsigned>(key & 31));
}

/// The memory of one meter in a table: 32 bytes, all zero when it is new. Two fill a cache line.
template <template <class> class Atomic = std::atomic>
struct alignas(32) basic_table_slot {
    Atomic<std::uint64_t> key{0};  ///< 0: never used
    basic_meter<Atomic> counted_by{};
};
using table_slot = basic_table_slot<>;

/// One event for a table, to be charged at once.
struct table_event {
    table_key key = 0;
    units amount = 0;
    meter_period now{};
};

/// The meters of millions of subscribers: open addressing over slots that the caller owns, which may lie in memory that
/// processes share or that is mapped from a file.
///
/// Safe from any thread, lock-free, without allocation. Finding, charging, inserting, erasing and looking at all of
/// them may run at the same time; only `reclaim` wants a quiet moment. Meters do not move: what `find` returned stays
/// valid until its subscriber is erased and `reclaim` was called.
template <template <class> class Atomic = std::atomic>
class basic_meter_table {
public:
    using slot_type = basic_table_slot<Atomic>;
    using meter_type = basic_meter<Atomic>;

    /// How far from its home a key is put at most, and searched.
    static constexpr std::size_t longest_search = 1024;

    /// A table on slots that are new, or hold a table already. Requires: 1 to 2^32 - 1 slots.
    constexpr explicit basic_meter_table(std::span<slot_type> slots) noexcept : slots_(slots) {
        expects(!slots.empty() && slots.size() <= 0xffffffff, "mingbai::cap::meter_table: too few or too many slots");
    }

    /// How many slots so many meters want: five for four, 40 bytes a meter.
    [[nodiscard]] static constexpr std::size_t slots_for(std::size_t meters) noexcept {
        return meters + meters / 4 + 1;
    }

    /// The meter of a key, or nullptr.
    [[nodiscard]] meter_type* find(table_key key) const noexcept {
        slot_type* const found = search(key);
        return found == nullptr ? nullptr : &found->counted_by;
    }

    /// The meter of a key, made with this limit if there is none; one that is there stays as it is.
    /// Refused: reason::out_of_range for a key that is none or a limit above `highest_limit`; reason::cap_table_full.
    [[nodiscard]] result<meter_type*> insert(table_key key, units limit, meter_period first = {}) noexcept {
        if (limit > highest_limit) return refusal{reason::out_of_range, {}};
        const auto claimed = claim(key);
        if (!claimed) return claimed.error();
        // A claimed slot has a meter that lets nothing pass, so nothing happens under no limit.
        if (claimed->fresh) (void)claimed->slot->counted_by.set_limit(limit, {}, first);
        return &claimed->slot->counted_by;
    }

    /// Takes a meter out and closes it; what is held of it can still be committed by who knows the meter. Returns what
    /// it showed last, for the record; nothing when there is none.
    std::optional<reading> erase(table_key key) noexcept {
        slot_type* const found = search(key);
        std::uint64_t live = key;
        if (found == nullptr || !found->key.compare_exchange_strong(live, key | erased, std::memory_order_acq_rel,
                                                                    std::memory_order_acquire))
            return std::nullopt;
        (void)found->counted_by.set_limit(0);
        return found->counted_by.read();
    }

    /// Makes the slots of erased meters free again. Tells how many. Requires: no `insert` or `erase` is running, and
    /// every call that began before the erasures is over, also calls on a meter that was found before.
    std::size_t reclaim() noexcept {
        std::size_t freed = 0;
        for (std::size_t i = slots_.size();
             i-- > 0;) {  // backwards, so that a run of free slots at its end becomes unused
            slot_type& slot = slots_[i];
            const std::uint64_t key = slot.key.load(std::memory_order_acquire);
            if (key == 0 || key == vacant) {
                if (key == vacant && next_is_unused(i)) slot.key.store(0, std::memory_order_release);
                continue;
            }
            if ((key & erased) == 0) continue;
            slot.counted_by.restore({});
            slot.key.store(next_is_unused(i) ? 0 : vacant, std::memory_order_release);
            ++freed;
        }
        return freed;
    }

    /// `f(key, meter)` for every meter that is there all the while; one that comes or goes meanwhile may be met or not.
    template <class F>
    void for_each(F&& f) const {
        for (slot_type& slot : slots_) {
            const std::uint64_t key = slot.key.load(std::memory_order_acquire);
            if (key != 0 && key <= highest_table_key) f(key, slot.counted_by);
        }
    }

    /// Asks the memory for a key's meter, some time before it is needed.
    void prefetch(table_key key) const noexcept { fetch(home_of(key)); }

    /// Charges events in their order, `f(index, settlement)` for each; the settlement is nullptr when there is no such
    /// meter.
    ///
    /// Events go through in groups: the memory of the next group is asked for, then the meters of this one are found,
    /// then they are charged. Finding is loads that the processor overlaps; charging, which it does not, then finds all
    /// in cache.
    template <class F>
    void charge(std::span<const table_event> events, const alert_levels& levels, F&& f) const {
        constexpr std::size_t group = 32;
        std::array<std::array<std::size_t, group>, 2> homes;
        std::array<meter_type*, group> found;
        const auto ask = [&](std::size_t first, std::array<std::size_t, group>& into) {
            for (std::size_t i = 0; i < group && first + i < events.size(); ++i) {
                into[i] = home_of(events[first + i].key);
                fetch(into[i]);
            }
        };
        ask(0, homes[0]);
        for (std::size_t first = 0; first < events.size(); first += group) {
            const std::array<std::size_t, group>& here = homes[first / group % 2];
            ask(first + group, homes[(first / group + 1) % 2]);
            const std::size_t size = events.size() - first < group ? events.size() - first : group;
            for (std::size_t i = 0; i < size; ++i) {
                slot_type* const slot = search_from(here[i], events[first + i].key);
                found[i] = slot == nullptr ? nullptr : &slot->counted_by;
            }
            for (std::size_t i = 0; i < size; ++i) {
                if (found[i] == nullptr) {
                    f(first + i, static_cast<const settlement*>(nullptr));
                    continue;
                }
                const table_event& each = events[first + i];
                const settlement answer = found[i]->charge(each.amount, levels, each.now);
                f(first + i, &answer);
            }
        }
    }

    /// Puts a meter back from its image. Refused like `insert`. Requires: nothing else uses this key.
    [[nodiscard]] result<void> restore(table_key key, const meter_image& image) noexcept {
        const auto claimed = claim(key);
        if (!claimed) return claimed.error();
        claimed->slot->counted_by.restore(image);
        return {};
    }

    [[nodiscard]] std::size_t slots() const noexcept { return slots_.size(); }

private:
    // A key's slot is found by searching from its home over every slot that was ever used, to the first that was not. A
    // slot holds 0 (never used, or again), a key, an erased key, or `vacant`: free, but keys may lie behind it.
    static constexpr std::uint64_t erased = std::uint64_t{1} << 63;
    static constexpr std::uint64_t vacant = std::uint64_t{1} << 62;

    struct claimed_slot {
        slot_type* slot = nullptr;
        bool fresh = false;
    };

    [[nodiscard]] std::size_t home_of(table_key key) const noexcept {
        // The finalizer of SplitMix64; its upper half, as a fraction, of the number of slots.
        std::uint64_t x = key;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
        x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
        x ^= x >> 31;
        // The first slot of a cache line, so that a line is searched whole before the next one is fetched.
        return static_cast<std::size_t>(((x >> 32) * slots_.size()) >> 32) & ~std::size_t{1};
    }
    [[nodiscard]] std::size_t next_of(std::size_t at) const noexcept { return at + 1 == slots_.size() ? 0 : at + 1; }
    [[nodiscard]] bool next_is_unused(std::size_t at) const noexcept {
        return slots_[next_of(at)].key.load(std::memory_order_acquire) == 0;
    }
    [[nodiscard]] std::size_t searched_at_most() const noexcept {
        return slots_.size() < longest_search ? slots_.size() : longest_search;
    }

    void fetch(std::size_t slot) const noexcept {
#if defined(__GNUC__)
        __builtin_prefetch(&slots_[slot], 1);
#else
        (void)slot;
#endif
    }

    [[nodiscard]] slot_type* search(table_key key) const noexcept { return search_from(home_of(key), key); }

    [[nodiscard]] slot_type* search_from(std::size_t at, table_key key) const noexcept {
        if (key == 0) return nullptr;
        for (std::size_t step = searched_at_most(); step > 0; --step, at = next_of(at)) {
            const std::uint64_t seen = slots_[at].key.load(std::memory_order_acquire);
            if (seen == key) return &slots_[at];
            if (seen == 0) return nullptr;
        }
        return nullptr;
    }

    [[nodiscard]] result<claimed_slot> claim(table_key key) noexcept {
        if (key == 0 || key > highest_table_key) return refusal{reason::out_of_range, {}};
        for (;;) {
            slot_type* free = nullptr;
            std::size_t at = home_of(key);
            for (std::size_t step = searched_at_most(); step > 0; --step, at = next_of(at)) {
                const std::uint64_t seen = slots_[at].key.load(std::memory_order_acquire);
                if (seen == key) return claimed_slot{&slots_[at], false};
                if (free == nullptr && (seen == 0 || seen == vacant)) free = &slots_[at];
                if (seen == 0) break;
            }
            if (free == nullptr) return refusal{reason::cap_table_full, {}};
            // Whoever inserts the same key sees the same first free slot, and only one gets it; the other searches
            // again.
            for (const std::uint64_t unused : {std::uint64_t{0}, vacant}) {
                std::uint64_t seen = unused;
                if (free->key.compare_exchange_strong(seen, key, std::memory_order_acq_rel, std::memory_order_acquire))
                    return claimed_slot{free, true};
            }
        }
    }

    std::span<slot_type> slots_;
};
using meter_table = basic_meter_table<>;

}  // namespace mingbai::inline MINGBAI_ABI::cap
