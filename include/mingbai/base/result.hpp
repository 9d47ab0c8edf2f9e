// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/precondition.hpp>
#include <mingbai/base/refusal.hpp>

#include <new>
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

    static constexpr bool trivial = std::is_trivially_copyable_v<T> && std::is_trivially_copyable_v<E>;
    static constexpr bool copyable = !trivial && requires(const T& from) { T(from); };
    static constexpr bool nothrow_value = std::is_nothrow_move_constructible_v<T>;
    static constexpr bool nothrow = nothrow_value && std::is_nothrow_move_constructible_v<E>;

    // The place of the value. std::optional<T> says the same, but is by far what costs a translation unit most per T.
    union slot {
        constexpr slot() noexcept : nothing() {}
        constexpr explicit slot(const T& from) : value(from) {}
        constexpr explicit slot(T&& from) noexcept(nothrow_value) : value(std::move(from)) {}
        constexpr slot(const slot&) = default;
        constexpr slot& operator=(const slot&) = default;
        constexpr ~slot() requires trivial = default;
        constexpr ~slot() {}

        char nothing;
        T value;
    };

public:
    using value_type = T;
    using error_type = E;

    constexpr result(T value) noexcept(nothrow_value) : slot_(std::move(value)), held_(true) {}
    constexpr result(E refused) noexcept(std::is_nothrow_move_constructible_v<E>) : error_(std::move(refused)) {}

    constexpr result(const result&) requires trivial = default;
    constexpr result(result&&) requires trivial = default;
    constexpr result& operator=(const result&) requires trivial = default;
    constexpr result& operator=(result&&) requires trivial = default;
    constexpr ~result() requires trivial = default;

    constexpr result(const result& other) requires copyable
        : slot_(other.held_ ? slot(other.slot_.value) : slot()), held_(other.held_), error_(other.error_) {}
    constexpr result(result&& other) noexcept(nothrow)
        : slot_(other.held_ ? slot(std::move(other.slot_.value)) : slot()),
          held_(other.held_),
          error_(std::move(other.error_)) {}
    result& operator=(const result& other) requires copyable { return *this = result(other); }
    result& operator=(result&& other) noexcept(nothrow) {
        if (this == &other) return *this;
        drop();
        if (other.held_) ::new (static_cast<void*>(&slot_)) slot(std::move(other.slot_.value));
        held_ = other.held_;
        error_ = std::move(other.error_);
        return *this;
    }
    constexpr ~result() { drop(); }

    [[nodiscard]] constexpr bool has_value() const noexcept { return held_; }
    [[nodiscard]] constexpr explicit operator bool() const noexcept { return has_value(); }

    [[nodiscard]] constexpr T& value() & noexcept { return checked(), slot_.value; }
    [[nodiscard]] constexpr const T& value() const& noexcept { return checked(), slot_.value; }
    [[nodiscard]] constexpr T&& value() && noexcept { return checked(), std::move(slot_.value); }
    [[nodiscard]] constexpr T& operator*() & noexcept { return value(); }
    [[nodiscard]] constexpr const T& operator*() const& noexcept { return value(); }
    [[nodiscard]] constexpr T&& operator*() && noexcept { return std::move(*this).value(); }
    [[nodiscard]] constexpr T* operator->() noexcept { return &value(); }
    [[nodiscard]] constexpr const T* operator->() const noexcept { return &value(); }
    [[nodiscard]] constexpr T value_or(T other) const& { return held_ ? slot_.value : std::move(other); }
    [[nodiscard]] constexpr T value_or(T other) && { return held_ ? std::move(slot_.value) : std::move(other); }

    /// Why there is no value. Requires: `!has_value()`.
    [[nodiscard]] constexpr const E& error() const noexcept {
        expects(!has_value(), "mingbai::result::error: the result holds a value");
        return error_;
    }

    /// `f(value)`, itself a result, or the refusal passed on unchanged.
    template <class F>
    [[nodiscard]] constexpr auto and_then(F&& f) const& -> std::remove_cvref_t<std::invoke_result_t<F, const T&>> {
        if (has_value()) return std::forward<F>(f)(slot_.value);
        return error_;
    }

private:
    constexpr void checked() const noexcept { expects(has_value(), "mingbai::result::value: the result is a refusal"); }

    constexpr void drop() noexcept {
        if (held_) slot_.value.~T();
        held_ = false;
    }

    slot slot_;
    bool held_ = false;
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
