// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/money_literals.hpp>
#include <mingbai/base/money_text.hpp>
#include <mingbai/base/quantity_literals.hpp>
#include <mingbai/base/quantity_text.hpp>

#include <concepts>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace base_money_static_test {

using namespace mingbai;
using namespace mingbai::literals;

template <class T>
inline constexpr bool like_an_integer =
    sizeof(T) == 8 && std::is_trivially_copyable_v<T> && std::is_standard_layout_v<T> &&
    std::is_nothrow_default_constructible_v<T> && std::totally_ordered<T> && std::regular<T> &&
    !std::convertible_to<T, std::int64_t> && !std::convertible_to<std::int64_t, T> &&
    !std::constructible_from<T, std::int64_t> && !std::constructible_from<T, double>;
static_assert(like_an_integer<money<cny>> && like_an_integer<money<krw>>);
static_assert(like_an_integer<data_volume> && like_an_integer<airtime> && like_an_integer<message_count> &&
              like_an_integer<bit_rate>);

template <class A, class B>
concept adds =
    requires(A a, B b) { a + b; } || requires(A a, B b) { a += b; } || requires(A a, B b) { checked_add(a, b); };
template <class A, class B>
concept compares = requires(A a, B b) { a == b; } || requires(A a, B b) { a < b; };
template <class A, class B>
concept multiplies = requires(A a, B b) { a * b; } || requires(A a, B b) { b * a; } || requires(A a, B b) { a *= b; } ||
                     requires(A a, B b) { checked_multiply(a, b); };

static_assert(adds<money<cny>, money<cny>> && compares<money<cny>, money<cny>>);
static_assert(!adds<money<cny>, money<hkd>> && !compares<money<cny>, money<hkd>>);
static_assert(!adds<money<cny>, int> && !compares<money<cny>, int>);
static_assert(multiplies<money<cny>, int> && multiplies<money<cny>, std::uint64_t> &&
              multiplies<money<cny>, std::int8_t>);
static_assert(!multiplies<money<cny>, double> && !multiplies<money<cny>, float> && !multiplies<money<cny>, bool> &&
              !multiplies<money<cny>, char>);
static_assert(!multiplies<money<cny>, money<cny>>);

static_assert(adds<data_volume, data_volume> && compares<data_volume, data_volume> && multiplies<data_volume, int>);
static_assert(!adds<data_volume, airtime> && !compares<data_volume, airtime> && !adds<data_volume, bit_rate> &&
              !compares<data_volume, bit_rate>);
static_assert(!adds<airtime, message_count> && !compares<airtime, message_count> && !adds<data_volume, int> &&
              !adds<data_volume, money<cny>>);
static_assert(!multiplies<data_volume, double> && !multiplies<data_volume, bool> && !multiplies<airtime, airtime>);

static_assert(noexcept(1_cny + 1_cny) && noexcept(1_cny * 2) && noexcept(checked_add(1_cny, 1_cny)) &&
              noexcept(1_cny < 2_cny) && noexcept(-1_cny));
static_assert(noexcept(1_GB + 1_GB) && noexcept(checked_multiply(1_GB, percent(80), rounding::down)) &&
              noexcept(reaches_percent(1_GB, 2_GB, 50)));
static_assert(noexcept(to_text(1_cny)) && noexcept(parse_money<cny>(std::string_view{})) &&
              noexcept(parse_data_volume(std::string_view{})));

static_assert(std::same_as<decltype(59.90_cny), money<cny>> && std::same_as<decltype(30_GB), data_volume>);
static_assert(std::same_as<decltype(30_s), airtime> && std::same_as<decltype(100_sms), message_count> &&
              std::same_as<decltype(1_Gbps), bit_rate>);
static_assert(std::is_trivially_copyable_v<money_text<cny>> && std::is_trivially_copyable_v<ratio> &&
              sizeof(rounding) == 1);

}  // namespace base_money_static_test
