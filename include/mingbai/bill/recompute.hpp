// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/period.hpp>
#include <mingbai/bill/agreement.hpp>
#include <mingbai/tariff/charge.hpp>
#include <mingbai/tariff/plan.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::bill {

/// What a carrier charges for a month of which a plan covers a part.
enum class part_month : std::uint8_t {
    by_day,  ///< the share of the days
    half,    ///< half of it when half of the days or fewer are covered
    full,    ///< all of it
};

namespace detail {

/// The share of a monthly price for some of a cycle's days, in whole minor units, a tie up.
template <currency_type Currency>
[[nodiscard]] constexpr result<money<Currency>> share_of(money<Currency> price, std::int64_t days, std::int64_t of,
                                                         part_month how) noexcept {
    if (days >= of || how == part_month::full) return price;
    ratio part{static_cast<std::uint64_t>(days), static_cast<std::uint64_t>(of)};
    if (how == part_month::half) {
        if (2 * days > of) return price;
        part = {1, 2};
    }
    const auto exact = checked_multiply(price, part, rounding::half_up);
    if (!exact) return exact;
    return rounded_to_minor_units(*exact, rounding::half_up);
}

template <currency_type Currency>
[[nodiscard]] constexpr bool is_monthly(const tariff_price<Currency>& price) noexcept {
    return price.per.count == 1 && price.per.unit == period_unit::month;
}

/// The plan's price for a line's days. What is paid every year or once is its whole amount, whatever the days.
template <plan_storage Storage>
[[nodiscard]] constexpr auto fee_of(const basic_tariff_plan<Storage>& plan, const civil_days& days,
                                    const civil_days& cycle, civil_date begins, part_month how) noexcept
    -> std::optional<result<money<typename Storage::currency>>> {
    if (!plan.price && !plan.introductory) return std::nullopt;
    if (!plan.introductory)
        return is_monthly(*plan.price) ? share_of(plan.price->amount, days.count(), cycle.count(), how)
                                       : plan.price->amount;

    const auto full_from = checked_advance(begins, plan.introductory->lasting);
    if (!full_from) return full_from.error();
    const auto& during = plan.introductory->during;
    const auto& after = plan.introductory->after;
    if (days.last < *full_from || days.first >= *full_from) {
        const auto& price = days.last < *full_from ? during : after;
        return is_monthly(price) ? share_of(price.amount, days.count(), cycle.count(), how) : price.amount;
    }
    // The lower price ends inside: each part by its days, whatever is done with a beginning month.
    const civil_date last_low{std::chrono::sys_days{*full_from} - std::chrono::days{1}};
    const auto low =
        share_of(during.amount, civil_days{days.first, last_low}.count(), cycle.count(), part_month::by_day);
    const auto full =
        share_of(after.amount, civil_days{*full_from, days.last}.count(), cycle.count(), part_month::by_day);
    if (!low) return low;
    if (!full) return full;
    return checked_add(*low, *full);
}

}  // namespace detail

/// The terms of a plan for use of a service beyond its allowance, or nullptr.
template <plan_storage Storage>
[[nodiscard]] constexpr const basic_overage<Storage>* find_overage(const basic_tariff_plan<Storage>& plan,
                                                                   service what) noexcept {
    for (const auto& each : plan.overage)
        if (each.what == what) return &each;
    return nullptr;
}

/// What a line should come to by the plan's own terms; nothing when the terms say nothing of such a line: a discount, a
/// correction, a tax, a third party's charge without a price. Refused: reason::unknown_unit when the line's quantity is
/// not one of its service; reason::overflow.
template <plan_storage Storage>
[[nodiscard]] constexpr auto recompute(const basic_bill_line<typename Storage::currency>& line,
                                       const basic_tariff_plan<Storage>& plan, const agreement& agreed,
                                       const civil_days& cycle, part_month how = part_month::by_day) noexcept
    -> result<std::optional<money<typename Storage::currency>>> {
    using amount = money<typename Storage::currency>;
    using answer = std::optional<amount>;
    switch (line.kind) {
        case line_kind::plan_fee:
        case line_kind::third_party: {
            const auto fee = detail::fee_of(plan, line.days, cycle, agreed.begins, how);
            if (!fee) return answer();
            if (!*fee) return fee->error();
            return answer(**fee);
        }
        case line_kind::overage: {
            if (!line.what) return refusal{reason::unknown_unit, at_element(element::service)};
            const auto* const terms = find_overage(plan, *line.what);
            if (terms == nullptr) return answer(amount{});  // what no term prices costs nothing
            if (line.quantity.unit() != unit_of(*line.what))
                return refusal{reason::unknown_unit, at_element(element::quantity)};
            const auto charge = line.quantity_by_day.empty()
                                    ? charge_overage(*terms, line.quantity.value())
                                    : charge_overage(*terms, std::span<const std::uint64_t>(line.quantity_by_day));
            if (!charge) return charge.error();
            return answer(charge->amount);
        }
        case line_kind::one_off:
            for (const auto& fee : plan.one_off_fees)
                if (std::string_view(fee.name) == line.title) return answer(fee.amount);
            if (plan.price && plan.price->is_once()) return answer(plan.price->amount);
            return answer(amount{});
        case line_kind::discount:
        case line_kind::correction:
        case line_kind::tax: break;
    }
    return answer();
}

/// The use that costs exactly an amount, from the least to the most, in the service's unit.
struct use_range {
    std::uint64_t least = 0;
    std::uint64_t most = 0;

    friend constexpr bool operator==(const use_range&, const use_range&) = default;
};

/// Which use beyond the allowance costs exactly this much: how a bill that states only amounts is read back. Nothing
/// when no use does. Use that costs no more than less use does (a ceiling) has no upper end: `most` is then UINT64_MAX,
/// or the greatest use whose charge can be computed at all. Days that count alone are taken for one day.
template <plan_storage Storage>
[[nodiscard]] constexpr std::optional<use_range> use_that_costs(const basic_overage<Storage>& terms,
                                                                money<typename Storage::currency> amount) noexcept {
    // The charge never falls as use grows, and what no longer fits is more than any amount.
    const auto below = [&](std::uint64_t use, bool or_equal) {
        const auto charge = charge_overage(terms, use);
        return charge && (charge->amount < amount || (or_equal && charge->amount == amount));
    };
    const auto first_not = [&](bool or_equal) {
        std::uint64_t low = 0;
        std::uint64_t high = UINT64_MAX;
        while (low < high) {
            const std::uint64_t middle = low + (high - low) / 2;
            if (below(middle, or_equal))
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    };
    const std::uint64_t least = first_not(false);
    const auto charge = charge_overage(terms, least);
    if (!charge || charge->amount != amount) return std::nullopt;
    if (below(UINT64_MAX, true)) return use_range{least, UINT64_MAX};
    return use_range{least, first_not(true) - 1};
}

}  // namespace mingbai::inline MINGBAI_ABI::bill
