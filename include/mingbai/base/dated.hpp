// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/instant.hpp>

#include <array>
#include <chrono>
#include <cstddef>

namespace mingbai::inline MINGBAI_ABI {

/// The days on which a rule or a figure is in force, both included. A bound that is no day of the calendar, as an unset one,
/// is open: the day is not known, or there is none.
struct days_in_force {
    civil_date from{};
    civil_date to{};

    [[nodiscard]] constexpr bool begins() const noexcept { return in_calendar(from); }
    [[nodiscard]] constexpr bool ends() const noexcept { return in_calendar(to); }
    [[nodiscard]] constexpr bool contains(civil_date date) const noexcept {
        return (!begins() || from <= date) && (!ends() || date <= to);
    }

    friend constexpr bool operator==(const days_in_force&, const days_in_force&) = default;
};

/// A value and the first day on which it is in force.
template <class T>
struct dated_value {
    civil_date valid_from{};
    T value{};
};

/// A fact that changes with the law: each value is in force from its day until the next one's.
template <class T, std::size_t N>
class dated {
public:
    /// Requires: valid days in ascending order.
    constexpr explicit dated(const std::array<dated_value<T>, N>& values) noexcept : values_(values) {
        for (std::size_t i = 0; i < N; ++i) {
            expects(in_calendar(values[i].valid_from), "mingbai::dated: there is no such day");
            expects(i == 0 || values[i - 1].valid_from < values[i].valid_from,
                    "mingbai::dated: the days do not ascend");
        }
    }

    /// The value in force on a day, or nullptr before the first.
    [[nodiscard]] constexpr const T* in_force(civil_date date) const noexcept {
        const T* found = nullptr;
        for (const dated_value<T>& each : values_) {
            if (each.valid_from > date) break;
            found = &each.value;
        }
        return found;
    }

    [[nodiscard]] constexpr const std::array<dated_value<T>, N>& values() const noexcept { return values_; }

private:
    std::array<dated_value<T>, N> values_;
};

/// A table of a fact's values, checked when it is compiled:
///
///     inline constexpr auto retention_months = make_dated<int>({{2015y / 6 / 30, 5}, {2026y / 5 / 1, 6}});
template <class T, std::size_t N>
[[nodiscard]] consteval dated<T, N> make_dated(const dated_value<T> (&values)[N]) noexcept {
    return dated<T, N>(std::to_array(values));
}

}  // namespace mingbai::inline MINGBAI_ABI
