// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/tariff/name_figures.hpp>
#include <mingbai/tariff/plan.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace mingbai::inline MINGBAI_ABI {

/// In what a plan's name and its terms differ.
enum class name_conflict_kind : std::uint8_t {
    fee = 1,         ///< the name states another price: 1元 against 0
    fee_period = 2,  ///< the same amount for another period: 包1年240元 against 240 a month
    data = 3,        ///< another volume: 50G against 10 GB
    speed = 4,
    voice = 5,
    messages = 6,
};

/// A figure of a name that the terms do not bear out.
struct name_conflict {
    name_conflict_kind kind{};
    name_figure figure{};  ///< its `confidence` is that of the conflict: certain or likely

    /// The element whose terms differ.
    [[nodiscard]] constexpr element where() const noexcept {
        return kind == name_conflict_kind::fee || kind == name_conflict_kind::fee_period ? element::price
                                                                                         : element::content;
    }
};

namespace detail {

/// The months in a period, 0 when it is in days or is none.
[[nodiscard]] constexpr std::int64_t whole_months(period p) noexcept {
    if (p.unit == period_unit::day || p.count <= 0) return 0;
    return std::int64_t{p.count} * (p.unit == period_unit::year ? 12 : 1);
}

enum class fee_verdict : std::uint8_t { agrees, cannot_tell, other_amount, other_period };

/// A fee in the name against one price of the terms.
[[nodiscard]] constexpr fee_verdict compare_fee(const name_figure& fee, std::int64_t micros, period per) noexcept {
    const auto named = static_cast<std::int64_t>(fee.value);
    const std::int64_t months = whole_months(per);
    const std::int64_t named_months = whole_months(fee.per);
    const bool same_amount = named == micros;
    if (fee.per.count == 0 || per.count == 0) {
        // The name does not say for how long, or it is paid once: a year's price may stand in either place.
        if (same_amount) return fee_verdict::agrees;
        const bool by_year = (months == 12 && named <= INT64_MAX / 12 && named * 12 == micros) ||
                             (months == 1 && micros <= INT64_MAX / 12 && micros * 12 == named && micros != 0);
        return by_year ? fee_verdict::agrees : fee_verdict::other_amount;
    }
    if (months == 0 || named_months == 0) {
        if (!same_length(per, fee.per)) return fee_verdict::cannot_tell;
        return same_amount ? fee_verdict::agrees : fee_verdict::other_amount;
    }
    if (months == named_months) return same_amount ? fee_verdict::agrees : fee_verdict::other_amount;
    // For other periods: 240 for 12 months is 20 for 1. Cross-multiplied; names state no amount near the limit.
    if (named > INT64_MAX / 1200 || micros > INT64_MAX / 1200 || months > 1200 || named_months > 1200)
        return fee_verdict::cannot_tell;
    if (named * months == micros * named_months) return fee_verdict::agrees;
    return same_amount ? fee_verdict::other_period : fee_verdict::other_amount;
}

template <plan_storage Storage>
[[nodiscard]] constexpr fee_verdict compare_fee(const name_figure& fee,
                                                const basic_tariff_plan<Storage>& plan) noexcept {
    const fee_verdict verdict = compare_fee(fee, plan.price->amount.micros(), plan.price->per);
    if (verdict == fee_verdict::agrees || verdict == fee_verdict::cannot_tell) return verdict;
    const auto is_also = [&](std::int64_t micros) { return static_cast<std::int64_t>(fee.value) == micros; };
    if (plan.introductory &&
        (is_also(plan.introductory->during.amount.micros()) || is_also(plan.introductory->after.amount.micros())))
        return fee_verdict::agrees;
    for (std::size_t i = 0; i < plan.price_components.size(); ++i)
        if (is_also(plan.price_components[i].amount.micros())) return fee_verdict::agrees;
    for (std::size_t i = 0; i < plan.one_off_fees.size(); ++i)
        if (is_also(plan.one_off_fees[i].amount.micros())) return fee_verdict::agrees;
    return verdict;
}

/// The figures of one unit that the name states of this plan and that may be held against it.
[[nodiscard]] constexpr bool counts(const name_figure& figure, figure_role role, figure_unit unit) noexcept {
    return figure.role == role && figure.unit == unit && figure.confidence != figure_confidence::unsure;
}

template <plan_storage Storage, class Sink>
constexpr void find_fee_conflicts(const name_figures& figures, const basic_tariff_plan<Storage>& plan, Sink& sink) {
    // A tier is held against the plan only when the name states no price of its own: 套餐109元档.
    bool has_fee = false;
    for (const name_figure& figure : figures) has_fee = has_fee || figure.role == figure_role::fee;
    const figure_role role = has_fee ? figure_role::fee : figure_role::tier;
    for (const name_figure& figure : figures) {
        if (!counts(figure, role, figure_unit::money)) continue;
        const fee_verdict verdict = compare_fee(figure, plan);
        if (verdict == fee_verdict::agrees || verdict == fee_verdict::cannot_tell) return;
    }
    for (const name_figure& figure : figures) {
        if (!counts(figure, role, figure_unit::money)) continue;
        const bool period = compare_fee(figure, plan) == fee_verdict::other_period;
        sink(name_conflict{period ? name_conflict_kind::fee_period : name_conflict_kind::fee, figure});
    }
}

template <plan_storage Storage, class Sink>
constexpr void find_allowance_conflicts(const name_figures& figures, const basic_tariff_plan<Storage>& plan,
                                        figure_unit unit, service_unit counted_in, name_conflict_kind kind,
                                        Sink& sink) {
    std::uint64_t included = 0;
    bool any = false;
    for (std::size_t i = 0; i < plan.content.size(); ++i) {
        if (unit_of(plan.content[i].what) != counted_in) continue;
        if (plan.content[i].amount.is_unlimited()) return;
        any = true;
        included += plan.content[i].amount.value();
    }
    // A line whose speed is nowhere in the terms is what plans with several products look like.
    if (!any && unit == figure_unit::speed) return;
    std::uint64_t named = 0;
    for (const name_figure& figure : figures) {
        if (!counts(figure, figure_role::allowance, unit)) continue;
        named += figure.value;
        if (figure.value == included) return;
        for (std::size_t i = 0; i < plan.content.size(); ++i)
            if (unit_of(plan.content[i].what) == counted_in && plan.content[i].amount.value() == figure.value) return;
    }
    if (named == included) return;
    for (name_figure figure : figures) {
        if (!counts(figure, figure_role::allowance, unit)) continue;
        if (!any) figure.confidence = figure_confidence::likely;
        sink(name_conflict{kind, figure});
    }
}

}  // namespace detail

/// Calls `sink(const name_conflict&)` for every figure of the plan's name that its price or content does not bear out.
///
/// Only figures that the name states of this plan count, and of several of one kind it is enough that one agrees, or
/// their sum. Terms that are unknown or not stated agree with everything: that they are missing is another finding.
/// Prices are compared for plans in yuan. `figures` are those of the plan's name, where they were read already.
template <plan_storage Storage, class Sink>
constexpr void find_name_conflicts(const basic_tariff_plan<Storage>& plan, const name_figures& figures, Sink&& sink) {
    if (figures.empty()) return;
    if constexpr (std::is_same_v<typename Storage::currency, cny>) {
        if (plan.price && !plan.unknown.has(element::price)) detail::find_fee_conflicts(figures, plan, sink);
    }
    if (plan.content.size() == 0 || plan.unknown.has(element::content)) return;
    detail::find_allowance_conflicts(figures, plan, figure_unit::data, service_unit::bytes, name_conflict_kind::data,
                                     sink);
    detail::find_allowance_conflicts(figures, plan, figure_unit::voice, service_unit::seconds,
                                     name_conflict_kind::voice, sink);
    detail::find_allowance_conflicts(figures, plan, figure_unit::messages, service_unit::messages,
                                     name_conflict_kind::messages, sink);
    detail::find_allowance_conflicts(figures, plan, figure_unit::speed, service_unit::bits_per_second,
                                     name_conflict_kind::speed, sink);
}
template <plan_storage Storage, class Sink>
constexpr void find_name_conflicts(const basic_tariff_plan<Storage>& plan, Sink&& sink) {
    find_name_conflicts(plan, read_name_figures(plan.name), sink);
}

}  // namespace mingbai::inline MINGBAI_ABI
