// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/money.hpp>
#include <mingbai/base/period.hpp>
#include <mingbai/tariff/service.hpp>
#include <mingbai/tariff/storage.hpp>

#include <cstdint>

namespace mingbai::inline MINGBAI_ABI {

/// What happens to use beyond an allowance.
enum class overage_action : std::uint8_t {
    charged = 1,    ///< by the rates
    throttled = 2,  ///< goes on without charge, at `throttled_to`
    stopped = 3,    ///< the service stops
};

/// A rate: `price` for every started `unit`. A stepped tariff has several; each is in force for use beyond `from` until the
/// next one's `from`, and the first begins at zero. Every part of a step is rounded up to whole units on its own.
template <currency_type Currency>
struct overage_rate {
    money<Currency> price{};
    service_amount unit{};
    std::uint64_t from = 0;  ///< use beyond the allowance at which it begins, in the service's unit

    friend constexpr bool operator==(const overage_rate&, const overage_rate&) = default;
};

/// A ceiling on money within every stretch of use: "at most 10 yuan for each 100 MB, at most 60 for each GB". Stretches
/// are counted from the first unit beyond the allowance; a smaller stretch is applied before a larger one.
template <currency_type Currency>
struct stretch_ceiling {
    std::uint64_t every = 0;  ///< in the service's unit
    money<Currency> at_most{};

    friend constexpr bool operator==(const stretch_ceiling&, const stretch_ceiling&) = default;
};

/// What use of one service beyond its allowance costs, and where it ends.
template <plan_storage Storage>
struct basic_overage {
    using currency = typename Storage::currency;

    service what{};
    overage_action action = overage_action::charged;
    typename Storage::template list<overage_rate<currency>> rates{};          ///< ascending `from`
    typename Storage::template list<stretch_ceiling<currency>> stretches{};   ///< ascending `every`
    bool by_day = false;            ///< every civil day's use is counted and charged on its own, from zero (a day pass)
    money<currency> day_ceiling{};  ///< of a day counted on its own: its charge never passes it; zero: none
    money<currency> money_ceiling{};  ///< the cycle's charge never passes it; zero: none
    service_amount volume_ceiling{};  ///< the service stops after so much beyond the allowance; zero: none
    bit_rate throttled_to{};          ///< the speed when throttled
    typename Storage::text region{};  ///< where this applies; empty: wherever the plan is valid
};

/// An overage in a constant plan.
using overage = basic_overage<literal_storage<>>;

}  // namespace mingbai::inline MINGBAI_ABI
