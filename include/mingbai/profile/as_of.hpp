// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/evidence/retention.hpp>
#include <mingbai/profile/jurisdiction.hpp>
#include <mingbai/rule/check.hpp>

#include <optional>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// A profile as it stood on a day: its rules and constants that were in force then. What happened last year is held to
/// last year's rules:
///
///     const as_of<profile::uk> then(year{2018} / 9 / 30);
///     then.check_order(order);   // nobody had to offer a bill limit before October 2018
template <profile::jurisdiction Profile>
class as_of {
public:
    /// Requires: a day of the calendar.
    constexpr explicit as_of(civil_date day) noexcept : day_(day) {
        expects(in_calendar(day), "mingbai::as_of: there is no such day");
    }

    [[nodiscard]] constexpr civil_date day() const noexcept { return day_; }

    template <class Plan>
    [[nodiscard]] constexpr report check_plan(const Plan& plan) const {
        return check<typename Profile::tariff_rules>(plan, day_);
    }
    template <class Copy>
    [[nodiscard]] constexpr report check_copy(const Copy& copy) const {
        return check<typename Profile::marketing_rules>(copy, day_);
    }
    template <class Order>
    [[nodiscard]] constexpr report check_order(const Order& order) const {
        return check<typename Profile::request_rules>(order, day_);
    }
    [[nodiscard]] constexpr report check_setup(const notice_setup& setup) const {
        return check<typename Profile::reminder_rules>(setup, day_);
    }
    template <class Fulfilment>
    [[nodiscard]] constexpr report check_notice(const Fulfilment& about) const {
        return check<typename Profile::notice_rules>(about, day_);
    }
    template <class Review>
    [[nodiscard]] constexpr report check_bill(const Review& about) const {
        return check<typename Profile::bill_rules>(about, day_);
    }
    [[nodiscard]] constexpr report check_cap(const cap::cap_offer& offer) const {
        return check<typename Profile::cap_rules>(offer, day_);
    }

    /// The value of a constant that was in force, or nullptr: `then.value<eu::roaming_limit>()`.
    template <const auto& Constant>
    [[nodiscard]] constexpr auto value() const noexcept -> decltype(&Constant.values()[0].value) {
        const auto* const found = Constant.in_force(day_);
        return found == nullptr ? nullptr : &found->value;
    }

    /// `f.operator()<Rule>(subject)` for every rule that was in force; see `profile::for_each_rule`.
    template <class F>
    constexpr void for_each_rule(F&& f) const {
        profile::for_each_rule<Profile>([&]<class Rule>(std::string_view subject) {
            if (Rule::info.in_force.contains(day_)) f.template operator()<Rule>(subject);
        });
    }
    /// `f(constant, value)` for every constant that had a value.
    template <class F>
    constexpr void for_each_constant(F&& f) const {
        Profile::constants::for_each([&](const auto& each) {
            if (const auto* const value = each.in_force(day_)) f(each, *value);
        });
    }

    /// How long a record that was written at an instant had to be kept, as it was seen on the day; nothing when no rule
    /// lets it go.
    [[nodiscard]] std::optional<instant> keep_until(evidence::record_kind kind, instant written) const {
        evidence::retention_schedule schedule;
        schedule.add(Profile::retention);
        return schedule.keep_until(kind, written, day_, Profile::zone);
    }

private:
    civil_date day_;
};

}  // namespace mingbai::inline MINGBAI_ABI
