// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/integer.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// A text of at most N bytes held in place: what printing a number, an amount or a date gives. It converts to the view
/// that string functions take; like that of a std::string, the view lives as long as the object.
template <std::size_t N>
class short_text {
public:
    constexpr short_text() noexcept = default;

    [[nodiscard]] static constexpr std::size_t capacity() noexcept { return N; }
    [[nodiscard]] constexpr std::string_view text() const noexcept { return {text_.data(), size_}; }
    [[nodiscard]] constexpr operator std::string_view() const noexcept { return text(); }

    /// Requires, like the following: the result has at most N bytes.
    constexpr short_text& append(char c) noexcept {
        expects(size_ < N, "mingbai::short_text: the text is full");
        text_[size_++] = c;
        return *this;
    }
    constexpr short_text& append(std::string_view more) noexcept {
        expects(more.size() <= N - size_, "mingbai::short_text: the text is full");
        for (const char c : more) text_[size_++] = c;
        return *this;
    }
    /// The number in decimal, with zeros before it up to `digits` digits.
    constexpr short_text& append_number(std::uint64_t number, std::size_t digits = 1) noexcept {
        const integer_text written(number);
        for (std::size_t size = written.text().size(); size < digits; ++size) append('0');
        return append(written.text());
    }

    friend constexpr bool operator==(const short_text& a, std::string_view b) noexcept { return a.text() == b; }
    friend constexpr bool operator==(const short_text& a, const short_text& b) noexcept { return a.text() == b.text(); }

private:
    std::array<char, N> text_{};
    std::size_t size_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI
