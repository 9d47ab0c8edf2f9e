// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/result.hpp>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// What makes one kind of identifier: its greatest length, its validity check, and the reason a bad one is refused with.
template <class Kind>
concept id_kind = requires(std::string_view text) {
    { Kind::capacity } -> std::convertible_to<std::size_t>;
    { Kind::valid(text) } -> std::same_as<bool>;
    { Kind::invalid } -> std::convertible_to<reason>;
};

/// A short identifier that cannot be mistaken for one of another kind, held in place without allocation.
///
/// Three doors: a literal (`filing_number{"26HE300128"}`, a bad one does not compile), `parse` for data, and `unchecked`
/// for text that another program already vouched for. A default-constructed id is empty and names nothing.
template <id_kind Kind>
class strong_id {
public:
    using kind = Kind;

    constexpr strong_id() noexcept = default;

    template <std::size_t N>
    consteval strong_id(const char (&literal)[N]) {
        const std::string_view text(literal, N - 1);
        expects(Kind::valid(text), "mingbai::strong_id: the literal is not a valid identifier of this kind");
        assign(text);
    }

    [[nodiscard]] static constexpr result<strong_id> parse(std::string_view text) noexcept {
        if (text.size() > Kind::capacity || !Kind::valid(text)) return refusal{Kind::invalid, at_offset(0, clipped(text))};
        return unchecked(text);
    }

    /// Requires: `text.size() <= Kind::capacity`.
    [[nodiscard]] static constexpr strong_id unchecked(std::string_view text) noexcept {
        strong_id id;
        id.assign(text);
        return id;
    }

    [[nodiscard]] constexpr std::string_view text() const noexcept { return {text_.data(), size_}; }
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }

    friend constexpr bool operator==(const strong_id& a, const strong_id& b) noexcept { return a.text() == b.text(); }
    friend constexpr std::strong_ordering operator<=>(const strong_id& a, const strong_id& b) noexcept {
        return a.text() <=> b.text();
    }

private:
    static_assert(Kind::capacity <= 255, "mingbai::strong_id: an identifier is at most 255 bytes");

    static constexpr std::uint32_t clipped(std::string_view text) noexcept {
        return static_cast<std::uint32_t>(text.size() < 0xffffffffU ? text.size() : 0xffffffffU);
    }

    constexpr void assign(std::string_view text) noexcept {
        expects(text.size() <= Kind::capacity, "mingbai::strong_id: the text is longer than an identifier of this kind");
        for (std::size_t i = 0; i < text.size(); ++i) text_[i] = text[i];
        size_ = static_cast<std::uint8_t>(text.size());
    }

    std::array<char, Kind::capacity> text_{};
    std::uint8_t size_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI

template <mingbai::id_kind Kind>
struct std::hash<mingbai::strong_id<Kind>> {
    [[nodiscard]] std::size_t operator()(const mingbai::strong_id<Kind>& id) const noexcept {
        return std::hash<std::string_view>{}(id.text());
    }
};
