// SPDX-License-Identifier: Apache-2.0
// Each four bytes are something done to a register: published, changed, withdrawn, or a record that somebody else wrote. A second
// register that replays the ledger is the same, and a list of what was accepted says what is in force and what may be sold.
#include <mingbai/base/money_literals.hpp>
#include <mingbai/base/quantity_literals.hpp>
#include <mingbai/evidence/ledger.hpp>
#include <mingbai/evidence/memory_journal.hpp>
#include <mingbai/tariff/register.hpp>

#include "../support/any_plan_profile.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

namespace fuzz_register_replay {

using namespace mingbai;
using namespace mingbai::literals;

void holds(bool condition) {
    if (!condition) std::abort();
}

constexpr instant start = start_of_day(std::chrono::year{2026} / 3 / 1, beijing_time);
constexpr std::array<const char*, 3> numbers{"26HE900001", "26HE900002", "26HE900003"};

/// One thing that the register accepted, as a person would note it.
struct accepted {
    std::size_t number;
    instant from;
    std::int64_t price;  ///< micros; -1 when withdrawn
};

const accepted* in_force(const std::vector<accepted>& list, std::size_t number, instant at) {
    const accepted* last = nullptr;
    for (const accepted& each : list)
        if (each.number == number && each.from <= at && (last == nullptr || each.from >= last->from)) last = &each;
    return last;
}

template <class Register>
void same_as(const Register& zone, const std::vector<accepted>& list) {
    for (std::size_t number = 0; number < numbers.size(); ++number) {
        const filing_number filed = filing_number::parse(numbers[number]).value();
        for (int hour = -1; hour < 70; hour += 7) {
            const instant at = start + std::chrono::hours{hour};
            const accepted* expected = in_force(list, number, at);
            const auto* found = zone.in_force(filed, at);
            holds((found != nullptr) == (expected != nullptr && expected->price >= 0));
            if (found != nullptr) holds(found->plan.price->amount.micros() == expected->price);
            const auto sold = zone.for_sale(filed, {"河北", "APP", at});
            holds(sold.has_value() == (found != nullptr));
            if (sold) continue;
            const bool announced = std::any_of(list.begin(), list.end(), [&](const accepted& each) { return each.number == number; });
            const reason never = announced ? reason::not_on_sale_yet : reason::not_published;
            holds(sold.error().why == (expected == nullptr ? never : reason::withdrawn));
        }
    }
}

}  // namespace fuzz_register_replay

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace fuzz_register_replay;
    evidence::memory_journal journal;
    evidence::ledger<evidence::memory_journal> book{journal, hmac_drbg{"seed of the fuzz target"}};
    disclosure_register<mingbai_test::any_plan_profile> zone{book};
    std::vector<accepted> list;
    bool disturbed = false;
    for (std::size_t i = 0; i + 3 < size && i < 80; i += 4) {
        const std::size_t number = data[i + 1] % numbers.size();
        const instant now = start + std::chrono::hours{data[i + 2] % 64};
        const instant from = start + std::chrono::hours{data[i + 3] % 64};
        const filing_number filed = filing_number::parse(numbers[number]).value();
        if (data[i] % 8 < 5) {
            literal_tariff_plan plan{.name = "春风套餐", .filing_number = numbers[number]};
            plan.price = money<cny>::from_micros(data[i] % 5 * 1'000'000) / 1_month;
            const auto done = zone.publish(plan, from, now);
            if (done) {
                holds(from >= now);
                list.push_back({number, from, plan.price->amount.micros()});
            }
        } else if (data[i] % 8 < 7) {
            if (zone.withdraw(filed, from, now)) list.push_back({number, from, -1});
        } else {
            // Somebody else's record under the kind of the register's: no register accepts it, and every other record still counts.
            const std::string payload = "{\"n\":" + std::to_string(data[i + 3]) + "}";
            holds(book.append(evidence::record_kind::plan_changed, {}, now, payload).has_value());
            disturbed = true;
        }
    }
    same_as(zone, list);
    disclosure_register<mingbai_test::any_plan_profile> later{book};
    const auto replayed = later.replay();
    holds(replayed.has_value() == !disturbed);
    if (disturbed) return 0;
    holds(later.digest() == zone.digest() && later.versions() == zone.versions());
    same_as(later, list);
    return 0;
}
