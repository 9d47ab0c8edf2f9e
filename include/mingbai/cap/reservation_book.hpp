// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/instant.hpp>
#include <mingbai/base/result.hpp>
#include <mingbai/cap/detail/meter_words.hpp>
#include <mingbai/cap/grant.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>

namespace mingbai::inline MINGBAI_ABI::cap {

/// Names one reservation in a book; as a number it can be kept with the session.
struct reservation_ticket {
    std::uint32_t slot = 0;
    std::uint32_t generation = 0;

    [[nodiscard]] constexpr std::uint64_t number() const noexcept { return (std::uint64_t{generation} << 32) | slot; }
    [[nodiscard]] static constexpr reservation_ticket from_number(std::uint64_t number) noexcept {
        return {static_cast<std::uint32_t>(number), static_cast<std::uint32_t>(number >> 32)};
    }
    friend constexpr bool operator==(reservation_ticket, reservation_ticket) noexcept = default;
};

/// What a ticket stood for.
struct open_reservation {
    std::uint64_t where = 0;  ///< the caller's name for the meter that holds the grant
    grant held{};
};

/// The memory of one reservation in a book: 40 bytes, all zero when it is new.
template <template <class> class Atomic = std::atomic>
struct basic_reservation_slot {
    Atomic<std::uint64_t> state{0};    ///< generation and stage
    Atomic<std::uint64_t> where{0};    ///< the meter; of a free slot, the next free one
    Atomic<std::uint64_t> held{0};     ///< the grant's amount and its period's tag
    Atomic<std::uint64_t> number{0};   ///< of the grant's period
    Atomic<std::uint64_t> expires{0};  ///< Unix seconds
};
using reservation_slot = basic_reservation_slot<>;

/// Keeps track of grants that are out, so that those nobody comes back for return when their time is over, by the
/// caller's clock. Of all who want to settle one (the session, its duplicate, whoever clears away), exactly one gets
/// it.
///
/// Safe from any thread, lock-free, without allocation: the slots are the caller's memory, which processes may share. A
/// process that shares them makes a book of its own on the same slots; only the first one is `made_new`. A process that
/// dies within a call leaves at most one slot unused, whose grant stays held until its period ends.
template <template <class> class Atomic = std::atomic>
class basic_reservation_book {
public:
    using slot_type = basic_reservation_slot<Atomic>;

    /// A book on new slots. `head` is part of the shared memory, too. Requires: 1 to 2^32 - 2 slots.
    [[nodiscard]] static basic_reservation_book made_new(std::span<slot_type> slots,
                                                         Atomic<std::uint64_t>& head) noexcept {
        expects(!slots.empty() && slots.size() < end_of_list,
                "mingbai::cap::reservation_book: too few or too many slots");
        for (std::size_t i = 0; i < slots.size(); ++i)
            slots[i].where.store(i + 1 < slots.size() ? i + 1 : end_of_list, std::memory_order_relaxed);
        head.store(0, std::memory_order_release);
        return basic_reservation_book(slots, head);
    }
    /// A book on slots that another process made.
    [[nodiscard]] static basic_reservation_book on_shared(std::span<slot_type> slots,
                                                          Atomic<std::uint64_t>& head) noexcept {
        return basic_reservation_book(slots, head);
    }

    /// Takes a grant in until it is taken out or expires. Refused with reason::too_many_reservations when every slot is
    /// in use; the grant then stays with the caller.
    [[nodiscard]] result<reservation_ticket> open(std::uint64_t where, grant& held, instant expires) noexcept {
        const std::uint32_t index = pop();
        if (index == end_of_list) return refusal{reason::too_many_reservations, {}};
        slot_type& slot = slots_[index];
        const auto generation = static_cast<std::uint32_t>(slot.state.load(std::memory_order_relaxed) >> 2);
        const remembered_grant had = std::move(held).remember();
        slot.where.store(where, std::memory_order_relaxed);
        slot.held.store(detail::as_amount(had.amount) | had.when.tag(), std::memory_order_relaxed);
        slot.number.store(had.when.number(), std::memory_order_relaxed);
        slot.expires.store(seconds_of(expires), std::memory_order_relaxed);
        slot.state.store(state_of(generation, stage::open), std::memory_order_release);
        return reservation_ticket{index, generation};
    }

    /// Takes a reservation out, to commit or to release it: once, and nothing for a ticket that was taken out before,
    /// has expired, or never was.
    [[nodiscard]] std::optional<open_reservation> take(reservation_ticket ticket) noexcept {
        if (ticket.slot >= slots_.size()) return std::nullopt;
        std::uint64_t open = state_of(ticket.generation, stage::open);
        return take_out(ticket.slot, open);
    }

    /// Gives a reservation more time. False when it is no longer there.
    [[nodiscard]] bool prolong(reservation_ticket ticket, instant expires) noexcept {
        if (ticket.slot >= slots_.size()) return false;
        slot_type& slot = slots_[ticket.slot];
        std::uint64_t open = state_of(ticket.generation, stage::open);
        if (!slot.state.compare_exchange_strong(open, state_of(ticket.generation, stage::taken),
                                                std::memory_order_acq_rel, std::memory_order_acquire))
            return false;
        slot.expires.store(seconds_of(expires), std::memory_order_relaxed);
        slot.state.store(state_of(ticket.generation, stage::open), std::memory_order_release);
        return true;
    }

    /// Takes out every reservation whose time is over: `f(where, grant&&)` for each, which is expected to release it.
    /// Tells how many. Costs one look at each slot.
    template <class F>
    std::size_t expire(instant now, F&& f) noexcept {
        std::size_t expired = 0;
        for (std::uint32_t i = 0; i < slots_.size(); ++i) {
            std::uint64_t seen = slots_[i].state.load(std::memory_order_acquire);
            if ((seen & 3) != static_cast<std::uint64_t>(stage::open)) continue;
            // If the slot was used again in between, its generation has changed, and nothing is taken out.
            if (slots_[i].expires.load(std::memory_order_acquire) > seconds_of(now)) continue;
            if (auto out = take_out(i, seen)) {
                ++expired;
                f(out->where, std::move(out->held));
            }
        }
        return expired;
    }

    [[nodiscard]] std::size_t capacity() const noexcept { return slots_.size(); }

private:
    static_assert(Atomic<std::uint64_t>::is_always_lock_free);

    enum class stage : std::uint8_t { free = 0, open = 1, taken = 2 };
    static constexpr std::uint32_t end_of_list = 0xffffffff;

    constexpr basic_reservation_book(std::span<slot_type> slots, Atomic<std::uint64_t>& head) noexcept
        : slots_(slots), head_(&head) {}

    [[nodiscard]] static constexpr std::uint64_t state_of(std::uint32_t generation, stage at) noexcept {
        return (std::uint64_t{generation} << 2) | static_cast<std::uint64_t>(at);
    }
    [[nodiscard]] static constexpr std::uint64_t seconds_of(instant t) noexcept {
        const auto seconds = t.time_since_epoch().count();
        return seconds > 0 ? static_cast<std::uint64_t>(seconds) : 0;
    }

    [[nodiscard]] std::optional<open_reservation> take_out(std::uint32_t index, std::uint64_t& open) noexcept {
        slot_type& slot = slots_[index];
        const auto generation = static_cast<std::uint32_t>(open >> 2);
        if (!slot.state.compare_exchange_strong(open, state_of(generation, stage::taken), std::memory_order_acq_rel,
                                                std::memory_order_acquire))
            return std::nullopt;
        const std::uint64_t held = slot.held.load(std::memory_order_relaxed);
        const auto number = static_cast<std::uint32_t>(slot.number.load(std::memory_order_relaxed));
        const meter_period when = (held & 0xfff) == 0 ? meter_period{} : meter_period(number);
        std::optional<open_reservation> out(
            {slot.where.load(std::memory_order_relaxed), grant::recall({detail::amount_of(held), when})});
        slot.state.store(state_of(generation + 1, stage::free), std::memory_order_release);
        push(index);
        return out;
    }

    // The free slots are a stack. Its head carries a count beside the index, so that a head that was taken and came
    // back is not mistaken for the one that was seen.

    [[nodiscard]] std::uint32_t pop() noexcept {
        std::uint64_t seen = head_->load(std::memory_order_acquire);
        for (;;) {
            const auto index = static_cast<std::uint32_t>(seen);
            if (index == end_of_list) return end_of_list;
            const std::uint64_t next = slots_[index].where.load(std::memory_order_relaxed) & 0xffffffff;
            if (head_->compare_exchange_strong(seen, counted(seen) | next, std::memory_order_acq_rel,
                                               std::memory_order_acquire))
                return index;
        }
    }
    void push(std::uint32_t index) noexcept {
        std::uint64_t seen = head_->load(std::memory_order_acquire);
        do {
            slots_[index].where.store(seen & 0xffffffff, std::memory_order_relaxed);
        } while (!head_->compare_exchange_strong(seen, counted(seen) | index, std::memory_order_acq_rel,
                                                 std::memory_order_acquire));
    }
    [[nodiscard]] static constexpr std::uint64_t counted(std::uint64_t head) noexcept {
        return ((head >> 32) + 1) << 32;
    }

    std::span<slot_type> slots_;
    Atomic<std::uint64_t>* head_;
};
using reservation_book = basic_reservation_book<>;

}  // namespace mingbai::inline MINGBAI_ABI::cap
