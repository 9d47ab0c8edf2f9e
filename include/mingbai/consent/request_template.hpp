// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/utf8.hpp>
#include <mingbai/rule/element.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace mingbai::inline MINGBAI_ABI::consent {

namespace detail {

/// One piece of a template: literal text up to `end`, then the fact `what`; element::none after the last one.
struct template_piece {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t next = 0;
    element what = element::none;
    bool valid = true;
};

[[nodiscard]] constexpr element element_named(std::string_view name) noexcept {
    for (const element_text& each : element_texts)
        if (each.name == name && each.what != element::none) return each.what;
    return element::none;
}

/// The piece that begins at an offset. A brace that opens no known place makes it invalid, `end` being where.
[[nodiscard]] constexpr template_piece next_piece(std::string_view text, std::size_t begin) noexcept {
    template_piece piece{.begin = begin, .end = text.find_first_of("{}", begin)};
    if (piece.end == std::string_view::npos) {
        piece.end = piece.next = text.size();
        return piece;
    }
    const std::size_t close = text.find('}', piece.end);
    if (text[piece.end] == '{' && close != std::string_view::npos)
        piece.what = element_named(text.substr(piece.end + 1, close - piece.end - 1));
    piece.valid = piece.what != element::none;
    piece.next = close == std::string_view::npos ? text.size() : close + 1;
    return piece;
}

}  // namespace detail

/// The text of a request with places for its facts, each named like its element:
/// "您正在申请办理{name}（方案编号：{filing_number}），资费{price}……验证码{code}，{expiry}内有效。"
///
/// It views its text, so a literal is the natural source; one from a configuration must outlive it. Braces stand for
/// places only.
class request_template {
public:
    /// A literal. One with an unknown place or malformed UTF-8 does not compile.
    template <std::size_t N>
    consteval request_template(const char (&literal)[N]) : text_(literal, N - 1) {
        expects(!read(), "mingbai::consent::request_template: a brace opens no known place, or bad UTF-8");
    }

    /// Text that is known only at run time. Refused: reason::bad_utf8, and reason::bad_layout at a brace that opens no
    /// known place.
    [[nodiscard]] static constexpr result<request_template> parse(std::string_view text) noexcept {
        request_template parsed(text, from_view{});
        if (const std::size_t fault = parsed.read().at; fault != no_fault) {
            const reason why = is_utf8(text) ? reason::bad_layout : reason::bad_utf8;
            return refusal{why, at_offset(fault)};
        }
        return parsed;
    }

    [[nodiscard]] constexpr std::string_view text() const noexcept { return text_; }

    /// Whether the text has a place for this fact.
    [[nodiscard]] constexpr bool states(element what) const noexcept {
        const auto number = static_cast<std::uint16_t>(what);
        return number < 64 && (places_ >> number & 1U) != 0;
    }

    /// The first of these facts that the text has no place for, or element::none.
    [[nodiscard]] constexpr element first_missing(std::span<const element> facts) const noexcept {
        for (const element each : facts)
            if (!states(each)) return each;
        return element::none;
    }

    /// The text with `fact(element)` in every place.
    template <class F>
    [[nodiscard]] std::string fill(F&& fact) const {
        std::string filled;
        for (std::size_t at = 0; at < text_.size();) {
            const detail::template_piece piece = detail::next_piece(text_, at);
            filled.append(text_.substr(piece.begin, piece.end - piece.begin));
            if (piece.what != element::none) filled.append(std::string_view(fact(piece.what)));
            at = piece.next;
        }
        return filled;
    }

private:
    static constexpr std::size_t no_fault = static_cast<std::size_t>(-1);

    struct from_view {};
    struct fault {
        std::size_t at = no_fault;
        [[nodiscard]] constexpr explicit operator bool() const noexcept { return at != no_fault; }
    };

    constexpr request_template(std::string_view text, from_view) noexcept : text_(text) {}

    constexpr fault read() noexcept {
        if (const std::size_t bad = find_bad_utf8(text_); bad != text_.size()) return {bad};
        for (std::size_t at = 0; at < text_.size();) {
            const detail::template_piece piece = detail::next_piece(text_, at);
            if (!piece.valid) return {piece.end};
            places_ |= std::uint64_t{piece.what != element::none} << static_cast<std::uint16_t>(piece.what);
            at = piece.next;
        }
        return {};
    }

    std::string_view text_;
    std::uint64_t places_ = 0;  // bit n: the element with number n has a place
};

/// Stops the build when a template, a constant with static storage, has no place for a fact. The compiler's message
/// names both: `states<element::price, my_template>()`.
template <element Fact, const auto& Template>
constexpr bool states() noexcept {
    static_assert(Template.states(Fact), "mingbai::consent::states_all: the template does not state this fact");
    return true;
}

namespace detail {

template <const auto& Template, const auto& Facts, std::size_t... Index>
constexpr bool states_each(std::index_sequence<Index...>) noexcept {
    std::size_t stated = 0;
    ((stated += states<Facts[Index], Template>() ? 1U : 0U), ...);  // no short circuit: every missing fact is reported
    return stated == sizeof...(Index);
}

}  // namespace detail

/// `static_assert(states_all<my_template, observed_reply_facts>)`: one error for every fact of the list, a constant
/// array of elements, that the template has no place for.
template <const auto& Template, const auto& Facts>
inline constexpr bool states_all = detail::states_each<Template, Facts>(std::make_index_sequence<Facts.size()>{});

}  // namespace mingbai::inline MINGBAI_ABI::consent
