// SPDX-License-Identifier: Apache-2.0
// Each three bytes are a call on a meter, its book of reservations included. What the calls answer, one after another, is what
// the plainest meter would answer (support/cap/meter_specification.hpp), and a ticket opens its reservation once.
#include <mingbai/cap/meter.hpp>
#include <mingbai/cap/reservation_book.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "../support/cap/meter_specification.hpp"
#include "../support/cap/recorded_meter.hpp"

namespace fuzz_cap_calls {

using namespace mingbai;
using mingbai_test::performed;

void holds(bool condition) {
    if (!condition) std::abort();
}

constexpr std::size_t most_calls = 14;  // each is at most four events, and a history has at most 64
constexpr std::size_t slots_in_book = 3;

class session {
public:
    session(cap::units limit, cap::meter_period first) : meter_(limit, first), limit_(limit), first_(first) {}

    void call(std::uint8_t what, std::uint8_t amount, std::uint8_t when) {
        if (calls_.size() == most_calls) return;
        // The specification knows no events that come late or leave out the period, only grants that are settled late.
        if (when % 8 == 7 && present_.named()) present_ = cap::meter_period(present_.number() + 1 + when / 8U % 3U);
        const cap::meter_period now = present_;
        const cap::units units = amount % 61U;
        performed each;
        each.after = (std::uint64_t{1} << calls_.size()) - 1;
        const mingbai_test::recorded_meter<cap::meter> on(meter_, levels_);
        switch (what % 10) {
            case 0: keep(on.reserve(each, units, units, now), when); break;
            case 1: keep(on.reserve(each, units, 1, now), when); break;
            case 2:
            case 3: {
                auto held = take(when);
                if (!held || held->amount() == 0) return;
                if (what % 10 == 2)
                    on.commit(each, *std::move(held), units, now);
                else
                    on.release(each, *std::move(held));
                break;
            }
            case 4: on.charge(each, units, now); break;
            case 5: on.refund(each, units, now); break;
            case 6: on.set_limit(each, units, now); break;
            case 7: on.start(each, now); break;
            case 8: on.read(each, now); break;
            default: {  // a process ends, and another one goes on with its image
                const cap::meter_image image = meter_.image();
                meter_.restore(image);
                return;
            }
        }
        calls_.push_back(each);
    }
    void end() const { holds(mingbai_test::keeps_its_promises(calls_, limit_, first_, levels_)); }

private:
    static instant clock(std::uint8_t when) { return instant{std::chrono::seconds{1'780'000'000 + when}}; }

    void keep(cap::grant&& held, std::uint8_t when) {
        const cap::remembered_grant had{held.amount(), held.when()};
        const auto ticket = book_.open(when, held, clock(when));
        holds(ticket.has_value() == (open_.size() < slots_in_book));
        if (!ticket) {
            holds(held.amount() == had.amount);
            kept_.push_back(std::move(held));
            return;
        }
        holds(held.amount() == 0);
        holds(open_.emplace(ticket->number(), had).second);
    }
    /// Any grant that is still open: of the book, by its ticket, or of its owner.
    std::optional<cap::grant> take(std::uint8_t choice) {
        if (!open_.empty() && choice % 2 == 0) {
            auto at = open_.begin();
            std::advance(at, static_cast<std::ptrdiff_t>(choice / 2 % open_.size()));
            const auto ticket = cap::reservation_ticket::from_number(at->first);
            auto out = book_.take(ticket);
            holds(out && out->held.amount() == at->second.amount && out->held.when() == at->second.when);
            holds(!book_.take(ticket) && !book_.prolong(ticket, clock(0)));
            open_.erase(at);
            return std::move(out->held);
        }
        if (kept_.empty()) return std::nullopt;
        auto held = std::move(kept_.back());
        kept_.pop_back();
        return held;
    }

    cap::meter meter_;
    cap::units limit_;
    cap::meter_period first_;
    cap::meter_period present_ = first_;
    cap::alert_levels levels_{50, 80, 100};
    std::array<cap::reservation_slot, slots_in_book> slots_{};
    std::atomic<std::uint64_t> head_{0};
    cap::reservation_book book_ = cap::reservation_book::made_new(slots_, head_);
    std::map<std::uint64_t, cap::remembered_grant> open_{};
    std::vector<cap::grant> kept_{};
    std::vector<performed> calls_{};
};

}  // namespace fuzz_cap_calls

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace fuzz_cap_calls;
    if (size < 2) return 0;
    static constexpr cap::meter_period first[]{{}, cap::meter_period{677}, cap::meter_period{1'000'000}};
    session meter(data[0] % 101U, first[data[1] % 3]);
    for (std::size_t i = 2; i + 2 < size; i += 3) meter.call(data[i], data[i + 1], data[i + 2]);
    meter.end();
    return 0;
}
