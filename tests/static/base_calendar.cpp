// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/calendar.hpp>
#include <mingbai/base/calendar_text.hpp>
#include <mingbai/base/period_text.hpp>

#include <chrono>
#include <concepts>
#include <string_view>
#include <type_traits>

namespace base_calendar_static_test {

using namespace mingbai;
using namespace mingbai::literals;
using namespace std::chrono_literals;

static_assert(std::same_as<instant, std::chrono::sys_seconds> && sizeof(instant) == 8);
static_assert(std::same_as<civil_date, std::chrono::year_month_day> && sizeof(civil_date) == 4);

template <class T>
inline constexpr bool plain_value =
    std::is_trivially_copyable_v<T> && std::is_nothrow_copy_constructible_v<T> && std::equality_comparable<T>;
static_assert(plain_value<utc_offset> && sizeof(utc_offset) == 2 && std::totally_ordered<utc_offset>);
static_assert(plain_value<civil_time> && sizeof(civil_time) <= 8 && std::totally_ordered<civil_time>);
static_assert(plain_value<period> && sizeof(period) == 8 && !std::totally_ordered<period>);
static_assert(plain_value<window> && sizeof(window) == 16);
static_assert(plain_value<billing_cycle> && sizeof(billing_cycle) <= 4);

static_assert(civil_zone<utc_offset> && civil_zone<offset_table> && !civil_zone<int> &&
              !civil_zone<std::chrono::minutes>);
static_assert(!std::convertible_to<std::chrono::minutes, utc_offset> && !std::convertible_to<int, utc_offset>);
static_assert(!std::convertible_to<std::chrono::local_seconds, instant>, "a local time is no instant");

// Periods of civil time are no durations: nothing adds a month to an instant without saying under which clock.
template <class A, class B>
concept adds = requires(A a, B b) { a + b; };
static_assert(!adds<instant, period> && !adds<civil_date, period> && !adds<period, period>);

constexpr billing_cycle cycle(std::chrono::day{15}, beijing_time);
constexpr instant noon = std::chrono::sys_days{2026y / 4 / 30} + 4h;
static_assert(cycle.window_at(noon).contains(noon));
static_assert(noexcept(cycle.window_at(noon)) && noexcept(advance(2026y / 1 / 31, 1_month)) &&
              noexcept(parse_instant(std::string_view{})) && noexcept(to_text(noon, beijing_time)) &&
              noexcept(recurrence(noon, 1_month, beijing_time).index_at(noon)));

}  // namespace base_calendar_static_test
