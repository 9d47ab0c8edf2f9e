// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/tariff/plan_view.hpp>
#include <mingbai/tariff/terms_text.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI {

/// How one plan stands to another, from the customer's side.
enum class dominance : std::uint8_t {
    none = 0,    ///< each is better in something, or something cannot be compared
    equal = 1,   ///< the same terms for the same people, under two filing numbers
    beaten = 2,  ///< the other is at least as good in every element and better in one: nobody should be sold this one
};

namespace detail {

/// Keeps the worse verdict of several comparisons: one element in which the first plan is better ends it all.
class comparison {
public:
    /// From the customer's side: -1 the other is better in this, 0 equal, 1 the first is better.
    void see(int order) noexcept {
        beaten_ = beaten_ || order < 0;
        none_ = none_ || order > 0;
    }
    void see_equal(bool equal) noexcept { none_ = none_ || !equal; }

    [[nodiscard]] dominance verdict() const noexcept {
        return none_ ? dominance::none : beaten_ ? dominance::beaten : dominance::equal;
    }

private:
    bool beaten_ = false;
    bool none_ = false;
};

/// Months of a period that is a whole number of them, else 0.
[[nodiscard]] constexpr std::int64_t months_of(period length) noexcept {
    if (length.unit == period_unit::day || length.count <= 0) return 0;
    return std::int64_t{length.count} * (length.unit == period_unit::year ? 12 : 1);
}

/// -1 when `b` is cheaper than `a`, 1 when it is dearer; nothing when their periods cannot be compared.
template <currency_type Currency>
[[nodiscard]] constexpr std::optional<int> compare_prices(const tariff_price<Currency>& a, const tariff_price<Currency>& b) noexcept {
    const std::int64_t in_a = a.is_once() && b.is_once() ? 1 : months_of(a.per);
    const std::int64_t in_b = a.is_once() && b.is_once() ? 1 : months_of(b.per);
    if (in_a == 0 || in_b == 0) {
        if (!same_length(a.per, b.per)) return std::nullopt;
        return b.amount < a.amount ? -1 : a.amount < b.amount ? 1 : 0;
    }
    const auto left = checked_multiply(b.amount, in_a);
    const auto right = checked_multiply(a.amount, in_b);
    if (!left || !right) return std::nullopt;
    return *left < *right ? -1 : *right < *left ? 1 : 0;
}

/// How much of a service a plan contains in one period and region, in words that compare: the unlimited is above all.
template <class Plan, class Allowance>
[[nodiscard]] constexpr std::uint64_t contained(const Plan& plan, const Allowance& like) noexcept {
    std::uint64_t sum = 0;
    for (const auto& each : plan.content) {
        if (each.what != like.what || !same_length(each.per, like.per) || each.region != like.region || each.detail != like.detail)
            continue;
        // Full speed for ever is above all; what is slower from some use on is comparable only with the same.
        if (each.amount.is_unlimited()) {
            if (each.full_speed_until.is_unlimited()) return UINT64_MAX;
            const bool alike = each.full_speed_until == like.full_speed_until && each.reduced_to == like.reduced_to;
            return alike ? UINT64_MAX - 1 : each.full_speed_until.value();
        }
        sum = each.amount.value() > UINT64_MAX - sum ? UINT64_MAX : sum + each.amount.value();
    }
    return sum;
}

template <class Plan>
void compare_content(const Plan& a, const Plan& b, comparison& seen) {
    for (const auto& each : a.content) {
        const std::uint64_t mine = contained(a, each);
        const std::uint64_t other = contained(b, each);
        seen.see(other > mine ? -1 : other < mine ? 1 : 0);
    }
    for (const auto& each : b.content)
        if (contained(a, each) == 0 && contained(b, each) != 0) seen.see(-1);
    seen.see_equal(std::string_view(a.content_text) == std::string_view(b.content_text));
}

/// -1 when `b` has all of `a`'s and more. A plan without any is valid everywhere, or sold everywhere.
template <class List>
void compare_reach(const List& a, const List& b, comparison& seen) {
    const auto has = [](const List& list, std::string_view wanted) {
        for (const auto& each : list)
            if (std::string_view(each) == wanted) return true;
        return list.empty();
    };
    bool wider = b.empty() && !a.empty();
    bool narrower = a.empty() && !b.empty();
    for (const auto& each : a) narrower = narrower || !has(b, each);
    for (const auto& each : b) wider = wider || !has(a, each);
    seen.see(narrower ? 1 : wider ? -1 : 0);
}

}  // namespace detail

/// Whether a customer of `plan` would be better off with `other` in every respect that the two state. Careful: a price for
/// the first months, overage terms, conditions and words must be the same; what one of them leaves unknown must be unknown
/// in both.
template <plan_storage Storage>
[[nodiscard]] dominance compare_plans(const basic_tariff_plan<Storage>& plan, const basic_tariff_plan<Storage>& other) {
    const auto same = [](const auto& a, const auto& b) { return std::string_view(a) == std::string_view(b); };
    detail::comparison seen;
    seen.see_equal(plan.unknown == other.unknown && plan.unreadable.empty() && other.unreadable.empty());
    seen.see_equal(same(plan.category, other.category) && same(plan.audience, other.audience));
    seen.see_equal(plan.price.has_value() && other.price.has_value() && plan.introductory == other.introductory);
    if (seen.verdict() == dominance::none) return dominance::none;

    const auto price = detail::compare_prices(*plan.price, *other.price);
    if (!price) return dominance::none;
    seen.see(*price);
    seen.see_equal(plan.one_off_fees == other.one_off_fees);
    detail::compare_content(plan, other, seen);

    seen.see_equal(plan.overage.size() == other.overage.size());
    for (std::size_t i = 0; i < plan.overage.size() && i < other.overage.size(); ++i)
        seen.see_equal(plan.overage[i].what == other.overage[i].what &&
                       terms_text(plan.overage[i], language::chinese) == terms_text(other.overage[i], language::chinese));

    detail::compare_reach(plan.regions, other.regions, seen);
    detail::compare_reach(plan.channels, other.channels, seen);
    seen.see_equal(plan.validity == other.validity && plan.commitment.has_value() == other.commitment.has_value());
    if (plan.commitment && other.commitment) {
        const bool comparable = plan.commitment->term.unit == other.commitment->term.unit || !plan.commitment->binds() || !other.commitment->binds();
        seen.see_equal(comparable);
        const auto bound = [](const auto& of) { return of.term.count; };
        seen.see(bound(*other.commitment) < bound(*plan.commitment) ? -1 : bound(*plan.commitment) < bound(*other.commitment) ? 1 : 0);
        const auto a = plan.commitment->early_termination_charge;
        const auto b = other.commitment->early_termination_charge;
        seen.see(b < a ? -1 : a < b ? 1 : 0);
    }
    seen.see_equal(plan.restrictions.size() == other.restrictions.size() &&
                   std::equal(plan.restrictions.begin(), plan.restrictions.end(), other.restrictions.begin()));
    seen.see_equal(same(plan.notes, other.notes) && same(plan.unsubscribe, other.unsubscribe) && same(plan.breach, other.breach));
    return seen.verdict();
}

/// Two plans by their index in the list that was searched.
struct dominated_plan {
    std::uint32_t plan = 0;
    std::uint32_t by = 0;
    dominance how{};  ///< of equal plans, the later one is listed, by the first

    friend constexpr bool operator==(const dominated_plan&, const dominated_plan&) = default;
};

/// For every plan that another one of the list beats or equals, the first that does. Only plans of one category and audience
/// are compared, so the work grows with the square of those groups, not of the list.
template <plan_storage Storage>
[[nodiscard]] std::vector<dominated_plan> find_dominated(std::span<const basic_tariff_plan<Storage>> plans) {
    std::vector<std::uint32_t> order(plans.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto group = [&](std::uint32_t i) {
        return std::pair<std::string_view, std::string_view>(plans[i].category, plans[i].audience);
    };
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return group(a) != group(b) ? group(a) < group(b) : a < b; });

    std::vector<dominated_plan> found;
    for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
        while (end < order.size() && group(order[end]) == group(order[begin])) ++end;
        for (std::size_t i = begin; i < end; ++i) {
            for (std::size_t j = begin; j < end; ++j) {
                if (i == j) continue;
                const dominance how = compare_plans(plans[order[i]], plans[order[j]]);
                if (how == dominance::none || (how == dominance::equal && j > i)) continue;
                found.push_back({order[i], order[j], how});
                break;
            }
        }
    }
    std::sort(found.begin(), found.end(), [](const dominated_plan& a, const dominated_plan& b) { return a.plan < b.plan; });
    return found;
}

}  // namespace mingbai::inline MINGBAI_ABI
