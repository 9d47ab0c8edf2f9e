// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/dated.hpp>
#include <mingbai/rule/rule_info.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// A figure of a profile: its value, how well it is known, where it comes from, and the days on which it holds.
template <class T>
struct constant_value {
    T value{};
    verification grade{};
    std::string_view source{};
    days_in_force in_force{};  ///< open where the source gives no day
};

/// What a constant says of itself; `name` is the variable's own, so that a table can be written from it.
struct constant_info {
    std::string_view id;    ///< stable: "EU-C-01"
    std::string_view name;  ///< begins with `observed_` when a value of it is practice or from memory
    std::string_view title;
    std::string_view title_zh;
};

/// A figure that changes with the law: every value that it had, has or will have, oldest first. Made by
/// `make_constant`.
template <class T, std::size_t N>
class constant {
public:
    /// Requires what `make_constant` says.
    constexpr constant(const constant_info& about, const std::array<constant_value<T>, N>& values) noexcept
        : info_(about), values_(values) {
        static_assert(N > 0);
        bool weak = false;
        for (std::size_t i = 0; i < N; ++i) {
            const constant_value<T>& each = values_[i];
            expects(!each.source.empty(), "mingbai::make_constant: a value has no source");
            weak = weak || each.grade == verification::practice || each.grade == verification::memory;
            if (i == 0) continue;
            expects(values_[i - 1].in_force.ends() && each.in_force.begins() &&
                        values_[i - 1].in_force.to < each.in_force.from,
                    "mingbai::make_constant: the days of two values overlap, or are not in order");
        }
        expects(weak == about.name.starts_with("observed_"),
                "mingbai::make_constant: what is practice or from memory is called observed_, and nothing else is");
    }

    [[nodiscard]] constexpr const constant_info& info() const noexcept { return info_; }
    [[nodiscard]] constexpr const std::array<constant_value<T>, N>& values() const noexcept { return values_; }

    /// The value in force on a day, or nullptr when there was none.
    [[nodiscard]] constexpr const constant_value<T>* in_force(civil_date day) const noexcept {
        for (const constant_value<T>& each : values_)
            if (each.in_force.contains(day)) return &each;
        return nullptr;
    }

    /// The last value: what holds today, as far as the profile knows.
    [[nodiscard]] constexpr const T& latest() const noexcept { return values_[N - 1].value; }

private:
    constant_info info_;
    std::array<constant_value<T>, N> values_;
};

/// A constant, checked when it is compiled: every value has a source, their days do not overlap and ascend, and what is
/// practice or from memory is called `observed_…`.
///
///     inline constexpr auto roaming_limit = make_constant<money<eur>>(
///         {.id = "EU-C-01", .name = "roaming_limit", …},
///         {{.value = 50_eur, .grade = verification::secondary, .source = "Regulation (EU) 2022/612 Art. 14(4)"}});
template <class T, std::size_t N>
[[nodiscard]] consteval constant<T, N> make_constant(const constant_info& about, const constant_value<T> (&values)[N]) {
    return constant<T, N>(about, std::to_array(values));
}

/// The constants of a profile, each a variable with static storage.
template <const auto&... Constants>
struct constant_list {
    static constexpr std::size_t size = sizeof...(Constants);

    /// `f(constant)` for each, in order.
    template <class F>
    static constexpr void for_each(F&& f) {
        (f(Constants), ...);
    }
};

namespace detail {

template <class List>
inline constexpr bool is_constant_list = false;
template <const auto&... Constants>
inline constexpr bool is_constant_list<constant_list<Constants...>> = true;

template <class... Lists>
struct join_constants {
    using type = constant_list<>;
};
template <const auto&... A>
struct join_constants<constant_list<A...>> {
    using type = constant_list<A...>;
};
template <const auto&... A, const auto&... B, class... Rest>
struct join_constants<constant_list<A...>, constant_list<B...>, Rest...>
    : join_constants<constant_list<A..., B...>, Rest...> {};

}  // namespace detail

/// A list of constants.
template <class List>
concept constant_list_type = detail::is_constant_list<List>;

/// The constants of all given lists, in order: a house's own after its country's.
template <constant_list_type... Lists>
using join_constants = typename detail::join_constants<Lists...>::type;

}  // namespace mingbai::inline MINGBAI_ABI
