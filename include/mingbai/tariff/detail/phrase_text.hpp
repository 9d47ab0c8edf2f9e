// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/full_width.hpp>
#include <mingbai/base/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

// How a text is read when phrases are searched in it: one folded character after the other, in place.

namespace mingbai::inline MINGBAI_ABI::detail {

/// Stands for bytes that are not UTF-8. Equal to no character of a phrase.
inline constexpr char32_t no_character = 0xFFFFFFFF;

/// The character as phrases are written: usual width, ASCII letters in lower case, any ASCII white space as a space.
[[nodiscard]] constexpr char32_t fold_for_search(char32_t code_point) noexcept {
    const char32_t usual = code_point < 0x80 ? code_point : fold_width(code_point);
    if (usual >= U'A' && usual <= U'Z') return usual - U'A' + U'a';
    return (usual >= U'\t' && usual <= U'\r') || usual == 0xA0 ? U' ' : usual;
}

/// A letter or digit of ASCII: where a phrase begins or ends with one, it is found only as a whole word.
[[nodiscard]] constexpr bool joins_words(char32_t folded) noexcept {
    return (folded >= U'a' && folded <= U'z') || (folded >= U'0' && folded <= U'9');
}

struct folded_step {
    char32_t character = no_character;
    std::uint32_t size = 0;  ///< bytes in the text; 0 at its end
};

/// The folded character at an offset. What most of a Chinese text is made of, U+4000 to U+9FFF, folds to itself and is
/// decoded here in few steps: compilers count them.
[[nodiscard]] constexpr folded_step folded_at(std::string_view text, std::size_t offset) noexcept {
    const std::size_t left = offset < text.size() ? text.size() - offset : 0;
    const char* const at = text.data() + offset;
    const auto first = static_cast<std::uint8_t>(left == 0 ? '\0' : *at);
    if (first >= 0xE4 && first <= 0xE9 && left >= 3) {
        const std::uint32_t second = static_cast<std::uint8_t>(at[1]) ^ 0x80U;
        const std::uint32_t third = static_cast<std::uint8_t>(at[2]) ^ 0x80U;
        if ((second | third) < 0x40) return {(first & 0x0FU) << 12 | second << 6 | third, 3};
    }
    if (first < 0x80 && left != 0) return {fold_for_search(first), 1};
    const utf8_step step = decode_utf8(text, offset);
    return {step.valid ? fold_for_search(step.code_point) : no_character, step.size};
}

inline constexpr std::size_t no_match = static_cast<std::size_t>(-1);

/// True for a byte that can begin a character which folding changes.
[[nodiscard]] constexpr bool may_fold(std::uint8_t lead) noexcept {
    return lead < 0x80 || lead == 0xC2 || lead == 0xE3 || lead == 0xEF;
}

/// The end of a phrase that begins at an offset of a text, or `no_match`. The phrase is folded already.
///
/// Bytes are compared, and characters decoded only where they differ: it keeps long plans inside the compilers' limits
/// for constant expressions.
[[nodiscard]] constexpr std::size_t end_of_phrase(std::string_view text, std::size_t at,
                                                  std::string_view phrase) noexcept {
    const char* const found = text.data();
    const char* const wanted = phrase.data();
    const std::size_t end = text.size();
    const std::size_t size = phrase.size();
    // Most phrases stand in the text as they are in the lexicon; comparing them at once is what a processor does best.
    if (!std::is_constant_evaluated() && text.substr(at, size) == phrase) return at + size;
    for (std::size_t i = 0;;) {
        for (; i < size && at < end && found[at] == wanted[i]; ++i) ++at;
        if (i == size) return at;
        // Back to where the character begins: a continuation byte was only reached over equal bytes.
        for (; (static_cast<std::uint8_t>(wanted[i]) & 0xC0U) == 0x80U; --i) --at;
        if (at >= end || !may_fold(static_cast<std::uint8_t>(found[at]))) return no_match;
        if (static_cast<std::uint8_t>(found[at]) < 0x80) {
            if (fold_for_search(static_cast<std::uint8_t>(found[at])) != static_cast<std::uint8_t>(wanted[i]))
                return no_match;
            ++at;
            ++i;
            continue;
        }
        const folded_step step = folded_at(text, at);
        const utf8_step expected = decode_utf8(phrase, i);
        if (step.character != expected.code_point) return no_match;
        at += step.size;
        i += expected.size;
    }
}

/// The folded character that ends right before an offset where a character begins. Only those of ASCII and full-width
/// forms are told; anything else is `no_character`.
[[nodiscard]] constexpr char32_t character_before(std::string_view text, std::size_t at) noexcept {
    if (at == 0) return no_character;
    if (byte_at(text, at - 1) < 0x80) return folded_at(text, at - 1).character;
    if (at < 3 || byte_at(text, at - 3) != 0xEF) return no_character;
    const folded_step step = folded_at(text, at - 3);
    return step.size == 3 ? step.character : no_character;
}

/// True when what stands around a phrase found at [at, end) does not make it part of a longer word or number.
[[nodiscard]] constexpr bool stands_alone(std::string_view text, std::size_t at, std::size_t end,
                                          std::string_view phrase) noexcept {
    const auto first = static_cast<char32_t>(byte_at(phrase, 0));
    const auto last = static_cast<char32_t>(byte_at(phrase, phrase.size() - 1));
    if (joins_words(first)) {
        const char32_t before = character_before(text, at);
        if (joins_words(before) || (before == U'.' && first <= U'9')) return false;
    }
    return !joins_words(last) || !joins_words(folded_at(text, end).character);
}

}  // namespace mingbai::inline MINGBAI_ABI::detail
