// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/rule/element.hpp>
#include <mingbai/tariff/overage.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace mingbai::inline MINGBAI_ABI {

/// What use beyond an allowance comes to in one billing cycle.
template <currency_type Currency>
struct overage_charge {
    money<Currency> amount{};
    std::uint64_t served = 0;   ///< use that was within the terms, charged or free, in the service's unit
    std::uint64_t refused = 0;  ///< use beyond the volume ceiling, where the service stops: never charged

    friend constexpr bool operator==(const overage_charge&, const overage_charge&) = default;
};

namespace detail {

template <class Currency>
[[nodiscard]] constexpr money<Currency> at_most(money<Currency> amount, money<Currency> ceiling) noexcept {
    return !ceiling.is_zero() && amount > ceiling ? ceiling : amount;
}

[[nodiscard]] constexpr std::uint64_t started(std::uint64_t use, std::uint64_t unit) noexcept {
    return use / unit + (use % unit != 0 ? 1 : 0);
}

/// The rates alone, step by step.
template <class Overage>
[[nodiscard]] constexpr auto charge_rates(const Overage& terms, std::uint64_t use) noexcept
    -> result<money<typename Overage::currency>> {
    money<typename Overage::currency> sum{};
    for (std::size_t i = 0; i < terms.rates.size(); ++i) {
        const auto& rate = terms.rates[i];
        if (use <= rate.from) break;
        const bool last = i + 1 == terms.rates.size();
        const std::uint64_t end = last || use < terms.rates[i + 1].from ? use : terms.rates[i + 1].from;
        const auto part = checked_multiply(rate.price, started(end - rate.from, rate.unit.value()));
        if (!part) return part.error();
        const auto total = checked_add(sum, *part);
        if (!total) return total.error();
        sum = *total;
    }
    return sum;
}

/// The rates under the first `depth` stretch ceilings: whole stretches, each under its ceiling, and the started one.
template <class Overage>
[[nodiscard]] constexpr auto charge_stretches(const Overage& terms, std::uint64_t use, std::size_t depth) noexcept
    -> result<money<typename Overage::currency>> {
    if (depth == 0) return charge_rates(terms, use);
    const auto& stretch = terms.stretches[depth - 1];
    const auto started_one = charge_stretches(terms, use % stretch.every, depth - 1);
    if (!started_one || use < stretch.every) return started_one ? at_most(*started_one, stretch.at_most) : started_one;
    const auto whole_one = charge_stretches(terms, stretch.every, depth - 1);
    if (!whole_one) return whole_one;
    const auto whole = checked_multiply(at_most(*whole_one, stretch.at_most), use / stretch.every);
    if (!whole) return whole;
    return checked_add(*whole, at_most(*started_one, stretch.at_most));
}

}  // namespace detail

/// True when the terms say one thing only: units of the service, positive and ascending, rates from zero on, stretches
/// only over a single rate, a day's ceiling only where days count alone, and something to happen in each case.
template <plan_storage Storage>
[[nodiscard]] constexpr bool well_formed(const basic_overage<Storage>& terms) noexcept {
    const service_unit unit = unit_of(terms.what);
    std::uint64_t before = 0;
    for (std::size_t i = 0; i < terms.rates.size(); ++i) {
        const auto& rate = terms.rates[i];
        if (rate.unit.unit() != unit || rate.unit.is_zero() || rate.unit.is_unlimited()) return false;
        if (rate.price.is_negative() || (i == 0 ? rate.from != 0 : rate.from <= before)) return false;
        before = rate.from;
    }
    before = 0;
    for (const auto& stretch : terms.stretches) {
        if (stretch.every <= before || stretch.at_most.is_negative() || stretch.at_most.is_zero()) return false;
        before = stretch.every;
    }
    if (!terms.stretches.empty() && terms.rates.size() != 1) return false;
    if (terms.day_ceiling.is_negative() || terms.money_ceiling.is_negative()) return false;
    if (!terms.day_ceiling.is_zero() && !terms.by_day) return false;
    if (!terms.volume_ceiling.is_zero() && terms.volume_ceiling.unit() != unit) return false;
    switch (terms.action) {
        case overage_action::charged: return !terms.rates.empty();
        case overage_action::throttled: return terms.rates.empty() && terms.throttled_to.bits_per_second() != 0;
        case overage_action::stopped: return terms.rates.empty();
    }
    return false;
}

/// What use beyond the allowance costs in one billing cycle, exactly, day by day: `beyond_by_day[i]` is the use of the
/// cycle's day i in the service's unit. Where days do not count alone, only their sum matters.
///
/// Refused: reason::out_of_range at element::overage when the terms are not `well_formed`, reason::overflow.
template <plan_storage Storage>
[[nodiscard]] constexpr auto charge_overage(const basic_overage<Storage>& terms,
                                            std::span<const std::uint64_t> beyond_by_day) noexcept
    -> result<overage_charge<typename Storage::currency>> {
    using currency = typename Storage::currency;
    if (!well_formed(terms)) return refusal{reason::out_of_range, at_element(element::overage)};

    const bool ends = terms.action == overage_action::stopped || !terms.volume_ceiling.is_zero();
    const std::uint64_t room = terms.volume_ceiling.value();
    overage_charge<currency> charge{};
    money<currency> sum{};
    for (const std::uint64_t use : beyond_by_day) {
        const std::uint64_t served = ends && use > room - charge.served ? room - charge.served : use;
        if (served > UINT64_MAX - charge.served) return refusal{reason::overflow, at_element(element::overage)};
        charge.served += served;
        charge.refused += use - served;
        if (!terms.by_day) continue;
        const auto day = detail::charge_stretches(terms, served, terms.stretches.size());
        if (!day) return day.error();
        const auto total = checked_add(sum, detail::at_most(*day, terms.day_ceiling));
        if (!total) return total.error();
        sum = *total;
    }
    if (!terms.by_day) {
        const auto cycle = detail::charge_stretches(terms, charge.served, terms.stretches.size());
        if (!cycle) return cycle.error();
        sum = *cycle;
    }
    charge.amount = detail::at_most(sum, terms.money_ceiling);
    return charge;
}

/// The same for use that no day matters to.
template <plan_storage Storage>
[[nodiscard]] constexpr auto charge_overage(const basic_overage<Storage>& terms, std::uint64_t beyond) noexcept
    -> result<overage_charge<typename Storage::currency>> {
    return charge_overage(terms, std::span<const std::uint64_t>(&beyond, 1));
}

}  // namespace mingbai::inline MINGBAI_ABI
