// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/precondition.hpp>
#include <mingbai/base/refusal.hpp>

#include <optional>
#include <type_traits>
#include <utility>

namespace mingbai::inline MINGBAI_ABI {

/// What a function returns that may refuse: a T, or the reason why there is none.
///
/// E is `refusal`, or a type derived from it that says more (`refused_by_rules` carries the whole report). The names
/// are those of std::expected. Reading the side that is not there breaks a precondition.
template <class T, class E = refusal>
class [[nodiscard]] result {
    static_assert(std::is_base_of_v<mingbai::refusal, E>, "mingbai::result: the error is a refusal or derives from it");

public:
    using value_type = T;
    using error_type = E;

    constexpr result(T value) noexcept(std::is_nothrow_move_constructible_v<T>) : value_(std::move(value)) {}
    constexpr result(E refused) noexcept(std::is_nothrow_move_constructible_v<E>) : error_(std::move(refused)) {}

    [[nodiscard]] constexpr bool has_value() const noexcept { return value_.has_value(); }
    [[nodiscard]] constexpr explicit operator bool() const noexcept { return has_value(); }

    [[nodiscard]] constexpr T& value() & noexcept { return checked(), *value_; }
    [[nodiscard]] constexpr const T& value() const& noexcept { return checked(), *value_; }
    [[nodiscard]] constexpr T&& value() && noexcept { return checked(), *std::move(value_); }
    [[nodiscard]] constexpr T& operator*() & noexcept { return value(); }
    [[nodiscard]] constexpr const T& operator*() const& noexcept { return value(); }
    [[nodiscard]] constexpr T&& operator*() && noexcept { return std::move(*this).value(); }
    [[nodiscard]] constexpr T* operator->() noexcept { return &value(); }
    [[nodiscard]] constexpr const T* operator->() const noexcept { return &value(); }
    [[nodiscard]] constexpr T value_or(T other) const& { return has_value() ? *value_ : std::move(other); }
    [[nodiscard]] constexpr T value_or(T other) && { return has_value() ? *std::move(value_) : std::move(other); }

    /// Why there is no value. Requires: `!has_value()`.
    [[nodiscard]] constexpr const E& error() const noexcept {
        expects(!has_value(), "mingbai::result::error: the result holds a value");
        return error_;
    }

    /// `f(value)`, itself a result, or the refusal passed on unchanged.
    template <class F>
    [[nodiscard]] constexpr auto and_then(F&& f) const& -> std::remove_cvref_t<std::invoke_result_t<F, const T&>> {
        if (has_value()) return std::forward<F>(f)(*value_);
        return error_;
    }

private:
    constexpr void checked() const noexcept { expects(has_value(), "mingbai::result::value: the result is a refusal"); }

    std::optional<T> value_;
    E error_{};
};

/// A call that returns nothing, or the reason why it did nothing: `return {};` when it was done.
template <class E>
class [[nodiscard]] result<void, E> {
public:
    using value_type = void;
    using error_type = E;

    constexpr result() noexcept = default;
    constexpr result(E refused) noexcept(std::is_nothrow_move_constructible_v<E>) : done_(false), error_(std::move(refused)) {}

    [[nodiscard]] constexpr bool has_value() const noexcept { return done_; }
    [[nodiscard]] constexpr explicit operator bool() const noexcept { return done_; }

    /// Why nothing was done. Requires: `!has_value()`.
    [[nodiscard]] constexpr const E& error() const noexcept {
        expects(!done_, "mingbai::result::error: the call was done");
        return error_;
    }

private:
    bool done_ = true;
    E error_{};
};

}  // namespace mingbai::inline MINGBAI_ABI
