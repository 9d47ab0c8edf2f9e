// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/json_text.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// A member's key. One written as a literal is checked at compile time, so that at run time there is nothing to escape.
class json_key {
public:
    template <std::size_t N>
    consteval json_key(const char (&literal)[N]) : json_key(std::string_view(literal, N - 1)) {
        expects(plain_, "mingbai::json_key: the literal is not UTF-8, or would need an escape");
    }

    /// A key that is known only at run time. Requires: the text stays as it is until the key's object is closed.
    [[nodiscard]] static constexpr json_key from(std::string_view text) noexcept { return json_key(text); }

    [[nodiscard]] constexpr std::string_view text() const noexcept { return text_; }
    /// True when the key is UTF-8 and needs no escape.
    [[nodiscard]] constexpr bool plain() const noexcept { return plain_; }

    /// The first eight bytes as a number, the first one highest. Of two keys with different ranks the one of lower rank
    /// comes first, which settles most comparisons.
    [[nodiscard]] constexpr std::uint64_t rank() const noexcept { return rank_; }

private:
    constexpr explicit json_key(std::string_view text) noexcept
        : text_(text), rank_(detail::key_rank(text)), plain_(detail::plain_json_prefix(text) == text.size()) {}

    std::string_view text_;
    std::uint64_t rank_;
    bool plain_;
};

}  // namespace mingbai::inline MINGBAI_ABI
