// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/utf8.hpp>
#include <mingbai/notice/fact_set.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::notice {

/// What is wrong with a place in a template. The names appear in compile errors.
enum class template_fault : std::uint8_t {
    none,
    not_utf8,
    opening_brace_without_a_closing_one,
    closing_brace_without_an_opening_one,
    no_such_fact,
};

namespace detail {

/// A stretch of literal text, and the place that follows it.
struct template_piece {
    std::string_view literal{};
    std::string_view name{};  ///< between the braces
    element what = element::none;
    template_fault fault = template_fault::none;
    std::size_t at = 0;    ///< where the place begins, or the fault is
    std::size_t next = 0;  ///< where the next piece begins; the template's size after the last one

    [[nodiscard]] constexpr bool has_place() const noexcept { return what != element::none; }
};

/// The piece that begins at an offset of a text in UTF-8.
[[nodiscard]] constexpr template_piece read_piece(std::string_view text, std::size_t begin) noexcept {
    const std::size_t brace = text.find_first_of("{}", begin);
    if (brace == std::string_view::npos) return {.literal = text.substr(begin), .at = text.size(), .next = text.size()};
    template_piece piece{.literal = text.substr(begin, brace - begin), .at = brace, .next = brace + 1};
    const std::size_t end = text.find_first_of("{}", brace + 1);
    if (text[brace] == '}') {
        piece.fault = template_fault::closing_brace_without_an_opening_one;
    } else if (end == std::string_view::npos || text[end] == '{') {
        piece.fault = template_fault::opening_brace_without_a_closing_one;
    } else {
        piece.name = text.substr(brace + 1, end - brace - 1);
        piece.what = fact_named(piece.name);
        piece.next = end + 1;
        if (piece.what == element::none) piece.fault = template_fault::no_such_fact;
    }
    return piece;
}

/// What a template's text comes to: the facts it has places for, its faults counted.
struct template_reading {
    fact_set facts{};
    std::size_t faults = 0;
    template_fault first_fault = template_fault::none;
    std::size_t first_at = 0;
    std::size_t first_length = 0;

    constexpr void add(template_fault fault, std::size_t at, std::size_t length) noexcept {
        if (faults++ != 0) return;
        first_fault = fault;
        first_at = at;
        first_length = length;
    }
};

[[nodiscard]] constexpr template_reading read_template(std::string_view text) noexcept {
    template_reading read;
    if (const std::size_t bad = find_bad_utf8(text); bad != text.size()) {
        read.add(template_fault::not_utf8, bad, 1);
        return read;
    }
    for (std::size_t at = 0; at < text.size();) {
        const template_piece piece = read_piece(text, at);
        if (piece.has_place()) read.facts.add(piece.what);
        if (piece.fault != template_fault::none) read.add(piece.fault, piece.at, piece.next - piece.at);
        at = piece.next;
    }
    return read;
}

/// The n-th fault of a text that is UTF-8. Requires: there are more than n.
[[nodiscard]] constexpr template_piece nth_fault(std::string_view text, std::size_t n) noexcept {
    for (std::size_t at = 0;;) {
        const template_piece piece = read_piece(text, at);
        if (piece.fault != template_fault::none && n-- == 0) return piece;
        at = piece.next;
    }
}

}  // namespace detail

}  // namespace mingbai::inline MINGBAI_ABI::notice
