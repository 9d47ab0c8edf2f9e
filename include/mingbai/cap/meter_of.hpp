// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/cap/dimension.hpp>
#include <mingbai/cap/meter.hpp>

#include <utility>

namespace mingbai::inline MINGBAI_ABI::cap {

/// A meter of one kind of amount: `meter_of<money<cny>> monthly{50_cny}` takes no bytes and no dollars.
///
/// Everything is as in `basic_meter`. `reserve` refuses amounts that are negative or above `highest_limit` with
/// reason::out_of_range; elsewhere they break a precondition. Answers hold units;
/// `amount` turns them back.
template <metered Amount>
class meter_of {
public:
    using amount_type = Amount;

    /// Requires: the limit is not negative and not above `highest_limit`.
    constexpr explicit meter_of(Amount limit, meter_period first = {}) noexcept : meter_(checked(limit), first) {}

    [[nodiscard]] static constexpr Amount amount(units count) noexcept {
        return dimension_of<Amount>::from_units(count);
    }

    reservation reserve(Amount wanted, meter_period now = {}) noexcept {
        const auto count = to_units(wanted);
        return count ? meter_.reserve(*count, now) : refused(count.error().why);
    }
    reservation reserve_up_to(Amount wanted, meter_period now = {}) noexcept {
        const auto count = to_units(wanted);
        return count ? meter_.reserve_up_to(*count, now) : refused(count.error().why);
    }
    /// Requires: `actual` is not negative and not above `highest_limit`.
    settlement commit(grant&& held, Amount actual, const alert_levels& levels = {}, meter_period now = {}) noexcept {
        return meter_.commit(std::move(held), checked(actual), levels, now);
    }
    void release(grant&& held) noexcept { meter_.release(std::move(held)); }
    /// Requires, like the following: the amount is not negative and not above `highest_limit`.
    settlement charge(Amount used, const alert_levels& levels = {}, meter_period now = {}) noexcept {
        return meter_.charge(checked(used), levels, now);
    }
    Amount refund(Amount counted, meter_period when = {}) noexcept {
        return amount(meter_.refund(checked(counted), when));
    }
    limit_change set_limit(Amount limit, const alert_levels& levels = {}, meter_period now = {}) noexcept {
        return meter_.set_limit(checked(limit), levels, now);
    }

    /// The meter itself, for whatever counts in units.
    [[nodiscard]] constexpr meter& in_units() noexcept { return meter_; }

private:
    [[nodiscard]] static constexpr units checked(Amount amount) noexcept {
        const auto count = to_units(amount);
        expects(count.has_value(), "mingbai::cap::meter_of: the amount is negative or above highest_limit");
        return *count;
    }
    [[nodiscard]] static constexpr reservation refused(reason why) noexcept {
        reservation answer;
        answer.why = why;
        return answer;
    }

    meter meter_;
};

}  // namespace mingbai::inline MINGBAI_ABI::cap
