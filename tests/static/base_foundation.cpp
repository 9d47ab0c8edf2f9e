// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/bounded_list.hpp>
#include <mingbai/base/detail/memory_size.hpp>
#include <mingbai/base/ids.hpp>
#include <mingbai/base/reason.hpp>
#include <mingbai/base/refusal.hpp>
#include <mingbai/base/result.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace base_foundation_static_test {

using namespace mingbai;

// reasons and refusals
static_assert(std::is_same_v<std::underlying_type_t<reason>, std::uint16_t>);
static_assert(sizeof(place) == 24 && std::is_trivially_copyable_v<place>);
static_assert(sizeof(refusal) == 24 + alignof(std::uint64_t) && std::is_trivially_copyable_v<refusal> && std::is_aggregate_v<refusal>);
static_assert(to_text(reason::not_published) == "not_published" && noexcept(to_text(reason::none)) &&
              noexcept(describe(reason::none)));

// results
static_assert(std::is_trivially_copyable_v<result<void>> && std::is_nothrow_default_constructible_v<result<void>>);
static_assert(std::is_trivially_copyable_v<result<int>> && std::is_trivially_destructible_v<result<int>>);
static_assert(!std::is_trivially_destructible_v<result<std::string>>);
static_assert(std::is_nothrow_move_constructible_v<result<std::string>> &&
              std::is_copy_constructible_v<result<std::string>>);
static_assert(std::is_move_constructible_v<result<std::unique_ptr<int>>> &&
              !std::is_copy_constructible_v<result<std::unique_ptr<int>>>);
static_assert(!std::is_default_constructible_v<result<int>>);
static_assert(!std::is_convertible_v<result<int>, bool> && std::is_constructible_v<bool, result<int>>);
static_assert(std::is_convertible_v<int, result<int>> && std::is_convertible_v<refusal, result<int>>);
static_assert(std::is_same_v<decltype(*std::declval<result<int>&>()), int&>);
static_assert(std::is_same_v<decltype(*std::declval<const result<int>&>()), const int&>);
static_assert(std::is_same_v<decltype(*std::declval<result<int>>()), int&&>);
constexpr result<int> seven = 7;
struct not_trivial {
    constexpr explicit not_trivial(int n) : number(n) {}
    constexpr not_trivial(const not_trivial& other) : number(other.number) {}
    constexpr ~not_trivial() {}
    int number;
};
static_assert([] {
    const result<not_trivial> held = not_trivial(7);
    result<not_trivial> copied = held;
    const result<not_trivial> moved = std::move(copied);
    return moved->number == 7;
}());
static_assert(seven && *seven == 7 && seven.value_or(1) == 7);
constexpr result<int> refused = refusal{reason::overflow, at_offset(2)};
static_assert(!refused && refused.error().why == reason::overflow && refused.value_or(1) == 1);
static_assert(seven.and_then([](int n) -> result<int> { return n + 1; }).value() == 8);

// lists
static_assert(std::is_trivially_copyable_v<bounded_list<int, 4>> &&
              std::is_nothrow_default_constructible_v<bounded_list<int, 4>>);
static_assert([] {
    bounded_list<int, 2> list;
    list.push_back(1);
    return list.try_push_back(2) && !list.try_push_back(3) && list.full() && list[1] == 2;
}());

// identifiers: small, trivial, and never one kind for another
template <class Id, std::size_t Size>
inline constexpr bool like_a_value =
    sizeof(Id) == Size && std::is_trivially_copyable_v<Id> && std::regular<Id> && std::totally_ordered<Id> &&
    std::is_nothrow_default_constructible_v<Id> && !std::is_convertible_v<Id, std::string_view> &&
    !std::is_convertible_v<std::string, Id> && !std::is_convertible_v<std::string_view, Id>;
static_assert(like_a_value<subscriber_number, 16> && like_a_value<filing_number, 33> && like_a_value<short_code, 22>);
static_assert(like_a_value<agent_id, 32> && like_a_value<channel_id, 32> && like_a_value<region_code, 16>);
static_assert(like_a_value<customer_id, 48> && like_a_value<order_id, 48> && like_a_value<subject_id, 65>);

template <class A, class B>
concept compares = requires(A a, B b) { a == b; } || requires(A a, B b) { a < b; };
template <class A, class B>
inline constexpr bool apart =
    !std::is_convertible_v<A, B> && !std::is_constructible_v<A, B> && !std::is_assignable_v<A&, B> && !compares<A, B>;
static_assert(apart<subscriber_number, short_code> && apart<agent_id, channel_id> && apart<customer_id, order_id> &&
              apart<filing_number, order_id>);

static_assert(noexcept(filing_number::parse(std::string_view())) &&
              noexcept(std::hash<filing_number>{}(filing_number{})));
static_assert(filing_number{"26HE300128"}.text() == "26HE300128");
static_assert(subscriber_number::parse("1380013800x").error().why == reason::bad_subscriber_number);

// sizes: what is too great for a size is the greatest, never a small one
inline constexpr std::size_t greatest = (std::numeric_limits<std::size_t>::max)();
static_assert(detail::memory_size(0) == 0 && detail::memory_size(greatest) == greatest && detail::memory_size(greatest - 1) == greatest - 1);
static_assert(detail::memory_size((std::numeric_limits<std::uint64_t>::max)()) == greatest);
static_assert(detail::memory_size(std::uint64_t{1} << 32) == (sizeof(std::size_t) == 4 ? greatest : std::size_t{1} << 16 << 16));

}  // namespace base_foundation_static_test
