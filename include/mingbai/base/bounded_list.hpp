// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/precondition.hpp>

#include <array>
#include <cstddef>

namespace mingbai::inline MINGBAI_ABI {

/// A list of at most N values held in place: no allocation, usable in constant expressions, and trivially copyable when
/// T is. T is default-constructible; members beyond `size()` hold T{}.
template <class T, std::size_t N>
class bounded_list {
public:
    using value_type = T;
    using iterator = T*;
    using const_iterator = const T*;

    constexpr bounded_list() noexcept = default;

    [[nodiscard]] static constexpr std::size_t capacity() noexcept { return N; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] constexpr bool full() const noexcept { return size_ == N; }

    /// Adds at the end; false, and nothing changed, when the list is full.
    constexpr bool try_push_back(const T& value) noexcept {
        if (full()) return false;
        items_[size_++] = value;
        return true;
    }

    /// Adds at the end. Requires: `!full()`.
    constexpr void push_back(const T& value) noexcept {
        expects(try_push_back(value), "mingbai::bounded_list::push_back: the list is full");
    }

    constexpr void clear() noexcept {
        for (std::size_t i = 0; i < size_; ++i) items_[i] = T{};
        size_ = 0;
    }

    [[nodiscard]] constexpr const T& operator[](std::size_t index) const noexcept {
        expects(index < size_, "mingbai::bounded_list: index beyond the end");
        return items_[index];
    }
    [[nodiscard]] constexpr T& operator[](std::size_t index) noexcept {
        expects(index < size_, "mingbai::bounded_list: index beyond the end");
        return items_[index];
    }

    [[nodiscard]] constexpr const T* data() const noexcept { return items_.data(); }
    [[nodiscard]] constexpr const T* begin() const noexcept { return items_.data(); }
    [[nodiscard]] constexpr const T* end() const noexcept { return items_.data() + size_; }
    [[nodiscard]] constexpr T* begin() noexcept { return items_.data(); }
    [[nodiscard]] constexpr T* end() noexcept { return items_.data() + size_; }

    friend constexpr bool operator==(const bounded_list& a, const bounded_list& b) noexcept {
        if (a.size_ != b.size_) return false;
        for (std::size_t i = 0; i < a.size_; ++i)
            if (!(a.items_[i] == b.items_[i])) return false;
        return true;
    }

private:
    std::array<T, N> items_{};
    std::size_t size_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI
