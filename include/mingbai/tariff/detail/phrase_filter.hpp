// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/tariff/detail/numeral.hpp>
#include <mingbai/tariff/detail/phrase_index.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::detail {

/// Whether characters beyond ASCII fold to this one: Japanese and Korean letters and some signs, which few phrases
/// have.
[[nodiscard]] constexpr bool may_have_forms(char32_t folded) noexcept {
    return folded >= 0x80 && (folded < 0x4000 || folded > 0x9FFF);
}

/// `visit(form)` for a folded character and for all of the Basic Multilingual Plane that folds to it.
template <class Visit>
constexpr void for_each_form(char32_t folded, Visit&& visit) {
    visit(folded);
    if (folded >= U'a' && folded <= U'z') {
        visit(folded - U'a' + U'A');
        visit(folded - U'a' + U'Ａ');
    }
    if (folded > U' ' && folded < 0x7F) visit(folded - U'!' + U'！');
    if (folded == U' ') {
        visit(U'\u3000');
        visit(U'\u00A0');
        for (char32_t blank = U'\t'; blank <= U'\r'; ++blank) visit(blank);
    }
    if (!may_have_forms(folded)) return;
    for (char32_t form = 0xFF5F; form <= 0xFFEE; ++form)
        if (form != folded && fold_width(form) == folded) visit(form);
}

/// The quick way over a text at run time: it passes over every place where no characters stand that a phrase begins
/// with. It may stop where there is no phrase, and never passes over one.
///
/// A character is looked up by a hash of its bytes, without being decoded. Its class as the first character of a phrase
/// tells by a row of bits what the class of the next one can be; Latin words, where nearly every letter can follow
/// every other, are looked up by their first bytes instead, and only where a word begins. That leaves few places, and
/// for those the first four characters are looked up together.
///
/// Different characters may share a class or a number. Where two that differ in it fall on one place of a table, both
/// get the value that goes with everything.
class phrase_filter {
public:
    template <class Entries>
    constexpr void build(const Entries& entries) {
        follows_.data()[any_first] = ~std::uint64_t{0};
        for (std::uint32_t c = 0; c < 0x80; ++c)
            if (joins_words(fold_for_search(c))) ascii_classes_.data()[c] = joins_word;
        counters used;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const std::string_view phrase = entries[i].text;
            const phrase_beginning text = beginning_at(phrase, 0);
            beginnings_.add(beginning(number_of(text.first, used), number_of(text.second, used),
                                      number_of(text.third, used), number_of(text.fourth, used)));
            if (joins_words(text.first)) {
                add_word(phrase);
                continue;
            }
            const std::uint32_t first = class_as_first(text.first, used);
            std::uint64_t& follows = follows_.data()[first];
            follows = text.second == no_character
                          ? ~std::uint64_t{0}
                          : follows | bit_of(class_as_second(text.second, used)) | bit_of(any_second);
        }
    }

    /// `visit(offset)` for every place of a text where a phrase may begin, in order.
    template <class Visit>
    void for_each_place(std::string_view text, Visit&& visit) const {
        noted places;
        cursor now;
        while (now.at < text.size()) {
            places.count = 0;
            note_places(text, now, places);
            for (std::size_t i = 0; i < places.count; ++i)
                if (may_begin_at(text, places.at[i])) visit(places.at[i]);
        }
        if ((now.follows & 1U) != 0) visit(now.previous);
    }

private:
    static constexpr std::size_t block_size = 1024;
    static constexpr std::uint32_t table_bits = 14;
    static constexpr std::uint16_t any_first = 255;
    static constexpr std::uint16_t any_second = 63;
    static constexpr std::uint16_t any_class = any_second << 8 | any_first;
    static constexpr std::uint16_t joins_word = 0x4000;   // of a byte of ASCII: a letter or a digit
    static constexpr std::uint16_t begins_word = 0x8000;  // and one that a phrase begins with
    static constexpr std::uint16_t no_number = 0;
    static constexpr std::uint16_t rare_number = 0xFFFE;  // of characters that have no place in a table
    static constexpr std::uint16_t any_number = 0xFFFF;

    struct counters {
        std::uint32_t firsts = 0;
        std::uint32_t seconds = 0;
        std::uint32_t numbers = 0;
    };
    struct cursor {
        std::size_t at = 0;
        std::size_t previous = 0;
        std::uint64_t follows = 0;  // what can follow the character at `previous`
        bool in_word = false;       // whether that character is a Latin letter or a digit
    };
    struct noted {
        std::array<std::size_t, 2 * block_size + 16> at;
        std::size_t count = 0;

        constexpr void add(std::size_t place) noexcept { at[count++] = place; }
    };
    struct numbered {
        std::uint32_t number;
        std::uint32_t size;
    };

    [[nodiscard]] static constexpr std::uint64_t bit_of(std::uint32_t number) noexcept {
        return std::uint64_t{1} << number;
    }

    /// Whether the lowest three of four bytes are one character, for all that matters: what UTF-8 forbids besides is no
    /// character of a phrase.
    [[nodiscard]] static constexpr bool is_three_byte(std::uint32_t bytes) noexcept {
        return (bytes & 0xC0C0F0) == 0x8080E0;
    }
    [[nodiscard]] static constexpr std::uint32_t place_of(std::uint32_t bytes) noexcept {
        return (bytes & 0xFFFFFF) * 0x9E3779B1U >> (32 - table_bits);
    }
    /// Four bytes, the first one lowest. Compilers make one load of it.
    [[nodiscard]] static constexpr std::uint32_t four_bytes(const char* at) noexcept {
        const auto byte = [=](int i) { return std::uint32_t{static_cast<std::uint8_t>(at[i])} << (8 * i); };
        return byte(0) | byte(1) | byte(2) | byte(3);
    }
    [[nodiscard]] static constexpr std::uint32_t bytes_of(char32_t c) noexcept {
        const std::uint32_t code = c;
        return (0xE0U | code >> 12) | (0x80U | (code >> 6 & 0x3FU)) << 8 | (0x80U | (code & 0x3FU)) << 16;
    }
    /// ASCII, or three bytes in UTF-8.
    [[nodiscard]] static constexpr bool has_place(char32_t c) noexcept {
        return c < 0x80 || (c >= 0x800 && c <= 0xFFFF);
    }

    [[nodiscard]] static constexpr std::uint32_t beginning(std::uint32_t first, std::uint32_t second,
                                                           std::uint32_t third, std::uint32_t fourth) noexcept {
        return (first * 0x9E3779B1U ^ second * 0x85EBCA6BU ^ third * 0xC2B2AE35U ^ fourth * 0x27D4EB2FU) >> 14;
    }

    /// Of the first bytes of a word, as many as the mask leaves; upper and lower case alike.
    [[nodiscard]] static constexpr std::uint32_t word_hash(std::uint32_t bytes, std::uint32_t mask) noexcept {
        return (((bytes | 0x20202020) & mask) * 0x85EBCA6BU) >> 14;
    }

    constexpr void add_word(std::string_view phrase) {
        std::uint32_t bytes = 0;
        const std::size_t size = phrase.size() < 4 ? phrase.size() : 4;
        for (std::size_t i = 0; i < size; ++i) bytes |= std::uint32_t{byte_at(phrase, i)} << (8 * i);
        const std::uint32_t mask = ~std::uint32_t{0} >> (32 - 8 * size);
        word_masks_.data()[size - 1] = mask;
        words_.add(word_hash(bytes, mask));
        for_each_form(byte_at(phrase, 0), [&](char32_t form) {
            if (form < 0x80)
                ascii_classes_.data()[form] |= begins_word;
            else
                enter_classes(form, any_first);
        });
    }

    /// Goes over a block of the text and notes where two characters stand, or a word begins, as a phrase does.
    void note_places(std::string_view text, cursor& now, noted& places) const noexcept {
        const std::size_t stop = text.size() - now.at < block_size ? text.size() : now.at + block_size;
        while (now.at < stop) {
            if (stop - now.at >= 4 && is_three_byte(four_bytes(text.data() + now.at)))
                note_ideographs(text, stop, now, places);
            else if (stop - now.at >= 8 && (eight_bytes(text, now.at) & 0x8080808080808080U) == 0 &&
                     !punctuation_begins_)
                note_words(text, now, places);
            else if (byte_at(text, now.at) < 0x80)
                note_ascii(text, stop, now, places);
            else
                step_slowly(text, now, places);
        }
    }

    /// Characters of three bytes, as long as they go on. A loop of its own, with nothing in it but this, keeps its
    /// state in registers.
    void note_ideographs(std::string_view text, std::size_t stop, cursor& from, noted& places) const noexcept {
        const char* const begin = text.data();
        const char* const last = begin + stop - 4;
        const char* at = begin + from.at;
        const char* previous = begin + from.previous;
        std::uint64_t follows = from.follows;
        std::size_t count = places.count;
        for (std::uint32_t bytes = four_bytes(at); is_three_byte(bytes); bytes = four_bytes(at)) {
            const std::uint32_t classes = classes_[place_of(bytes)];
            if ((follows >> (classes >> 8) & 1U) != 0) places.at[count++] = static_cast<std::size_t>(previous - begin);
            follows = follows_[classes & 0xFFU];
            previous = at;
            at += 3;
            if (at > last) break;
        }
        places.count = count;
        from = {static_cast<std::size_t>(at - begin), static_cast<std::size_t>(previous - begin), follows, false};
    }

    /// Bytes of ASCII, as long as they go on: the digits and short words in Chinese text.
    void note_ascii(std::string_view text, std::size_t stop, cursor& from, noted& places) const noexcept {
        cursor now = from;
        for (std::uint8_t byte = byte_at(text, now.at); byte < 0x80; byte = byte_at(text, now.at)) {
            const std::uint32_t classes = ascii_classes_[byte];
            if ((now.follows >> (classes >> 8 & 63U) & 1U) != 0) places.add(now.previous);
            if ((classes & begins_word) != 0 && !now.in_word && may_be_word(text, now.at)) places.add(now.at);
            now = {now.at + 1, now.at, follows_[classes & 0xFFU], (classes & joins_word) != 0};
            if (now.at >= stop) break;
        }
        from = now;
    }

    /// A character of two or four bytes, a byte that is no UTF-8, or one of the last characters of a text.
    void step_slowly(std::string_view text, cursor& now, noted& places) const noexcept {
        const utf8_step read = decode_utf8(text, now.at);
        const std::uint32_t classes = read.valid ? classes_of(read.code_point) : 0;
        if ((now.follows >> (classes >> 8 & 63U) & 1U) != 0) places.add(now.previous);
        now = {now.at + read.size, now.at, follows_[classes & 0xFFU], false};
    }

    /// Eight bytes of ASCII: where the words begin that may be those of a phrase.
    void note_words(std::string_view text, cursor& now, noted& places) const noexcept {
        constexpr std::uint64_t ones = 0x0101010101010101U;
        const std::uint64_t bytes = eight_bytes(text, now.at);
        if ((now.follows >> (ascii_classes_[bytes & 0x7F] >> 8 & 63U) & 1U) != 0) places.add(now.previous);
        // The top bit of each byte: whether it is in a range of letters, or of digits. No byte carries into the next.
        const std::uint64_t lower = bytes | 0x20 * ones;
        const std::uint64_t letters = (lower + (0x80 - 'a') * ones) & ~(lower + (0x7F - 'z') * ones);
        const std::uint64_t digits = (bytes + (0x80 - '0') * ones) & ~(bytes + (0x7F - '9') * ones);
        const std::uint64_t joins = (letters | digits) & 0x80 * ones;
        std::uint64_t begins = joins & ~(joins << 8 | (now.in_word ? 0x80U : 0U));
        for (; begins != 0; begins &= begins - 1) {
            const std::size_t at = now.at + static_cast<std::size_t>(std::countr_zero(begins)) / 8;
            if (may_be_word(text, at)) places.add(at);
        }
        now = {now.at + 8, now.at + 7, 0, joins >> 63 != 0};
    }

    [[nodiscard]] bool may_be_word(std::string_view text, std::size_t at) const noexcept {
        if (text.size() - at < 4) return true;
        const std::uint32_t bytes = four_bytes(text.data() + at);
        if ((ascii_classes_[bytes & 0x7F] & begins_word) == 0) return false;
        // A control character may stand for a space, and a byte that is not ASCII may begin another form of a letter.
        const std::uint32_t unusual = (bytes | ((bytes - 0x20202020) & ~bytes)) & 0x80808080;
        if (unusual != 0) return true;
        for (const std::uint32_t mask : word_masks_)
            if (mask != 0 && words_.may_have(word_hash(bytes, mask))) return true;
        return false;
    }

    [[nodiscard]] numbered number_at(std::string_view text, std::size_t at) const noexcept {
        if (at + 4 <= text.size()) {
            const std::uint32_t bytes = four_bytes(text.data() + at);
            if (is_three_byte(bytes)) return {numbers_[place_of(bytes)], 3};
            if ((bytes & 0x80) == 0) return {ascii_numbers_[bytes & 0x7F], 1};
        }
        const folded_step step = folded_at(text, at);
        return {held_number(step.character), step.size};
    }

    [[nodiscard]] bool may_begin_at(std::string_view text, std::size_t at) const noexcept {
        const numbered first = number_at(text, at);
        const numbered second = number_at(text, at += first.size);
        const numbered third = number_at(text, at += second.size);
        const numbered fourth = number_at(text, at + third.size);
        if (first.number == any_number || second.number == any_number || third.number == any_number ||
            fourth.number == any_number)
            return true;
        return beginnings_.may_have(beginning(first.number, second.number, third.number, fourth.number)) ||
               beginnings_.may_have(beginning(first.number, second.number, third.number, no_number)) ||
               beginnings_.may_have(beginning(first.number, second.number, no_number, no_number)) ||
               beginnings_.may_have(beginning(first.number, no_number, no_number, no_number));
    }

    [[nodiscard]] constexpr std::uint32_t classes_of(char32_t c) const noexcept {
        if (!has_place(c)) return any_class;
        return c < 0x80 ? ascii_classes_.data()[c] : classes_.data()[place_of(bytes_of(c))];
    }
    [[nodiscard]] constexpr std::uint32_t held_number(char32_t folded) const noexcept {
        if (folded == no_character) return no_number;
        if (!has_place(folded)) return rare_number;
        return folded < 0x80 ? ascii_numbers_.data()[folded] : numbers_.data()[place_of(bytes_of(folded))];
    }

    // Each gives a folded character of a phrase, and all its forms, what it has already or something new. Where it has
    // it from another character, on whose place it falls, its forms still need it.
    [[nodiscard]] constexpr std::uint32_t class_as_first(char32_t c, counters& used) {
        punctuation_begins_ = punctuation_begins_ || c < 0x80;
        const std::uint32_t held = classes_of(c) & 0xFFU;
        const std::uint32_t given = held != 0 ? held : 1 + used.firsts++ % (any_first - 1U);
        if (held == 0 || may_have_forms(c))
            for_each_form(c, [&](char32_t form) { enter_classes(form, static_cast<std::uint16_t>(given)); });
        return given;
    }
    [[nodiscard]] constexpr std::uint32_t class_as_second(char32_t c, counters& used) {
        const std::uint32_t held = classes_of(c) >> 8 & 63U;
        // Digits and Latin letters are common everywhere, so they share no class with Chinese characters.
        const std::uint32_t code = c;
        const std::uint32_t given = held != 0 ? held : c < 0x80 ? 1 + code % 16 : 17 + used.seconds++ % 46;
        if (held == 0 || may_have_forms(c))
            for_each_form(c, [&](char32_t form) { enter_classes(form, static_cast<std::uint16_t>(given << 8)); });
        return given;
    }
    [[nodiscard]] constexpr std::uint32_t number_of(char32_t c, counters& used) {
        const std::uint32_t held = held_number(c);
        if (c == no_character || !has_place(c)) return held;
        const std::uint32_t given = held != no_number ? held : 1 + used.numbers++ % (rare_number - 1U);
        if (held != no_number && !may_have_forms(c)) return given;
        for_each_form(c, [&](char32_t form) {
            if (!has_place(form)) return;
            std::uint16_t& number =
                form < 0x80 ? ascii_numbers_.data()[form] : numbers_.data()[place_of(bytes_of(form))];
            number = number == no_number || number == given ? static_cast<std::uint16_t>(given) : any_number;
        });
        return given;
    }

    constexpr void enter_classes(char32_t form, std::uint16_t classes) {
        if (!has_place(form)) return;
        std::uint16_t& held = form < 0x80 ? ascii_classes_.data()[form] : classes_.data()[place_of(bytes_of(form))];
        const auto differ = [&](int mask) {
            return (held & mask) != 0 && (classes & mask) != 0 && (held & mask) != (classes & mask);
        };
        held = static_cast<std::uint16_t>(held | (differ(0xFF) || differ(0x3F00) ? any_class : classes));
    }

    std::array<std::uint16_t, 128> ascii_classes_{};  // as the first character in the low byte, as the second above it
    std::array<std::uint16_t, 128> ascii_numbers_{};
    std::array<std::uint16_t, std::size_t{1} << table_bits> classes_{};  // of characters of three bytes
    std::array<std::uint16_t, std::size_t{1} << table_bits> numbers_{};
    std::array<std::uint64_t, 256> follows_{};   // of each first class; bit 0: the first one is a phrase by itself
    hash_set_bits<32768> beginnings_{};          // of the numbers of four characters
    hash_set_bits<32768> words_{};               // of the first bytes of Latin words
    std::array<std::uint32_t, 4> word_masks_{};  // which numbers of bytes are looked up; 0: none
    bool punctuation_begins_ = false;            // whether a phrase begins with a sign of ASCII
};

/// The same as the scan without a filter, sooner.
template <class Index, class Entries, class Sink>
void scan_phrases(const phrase_filter& filter, const Index& index, const Entries& entries, std::string_view text,
                  Sink&& sink) {
    phrase_reporter reporter;
    filter.for_each_place(text, [&](std::size_t at) {
        reporter.report(entries, at, find_longest(index, entries, text, at), sink);
    });
}

}  // namespace mingbai::inline MINGBAI_ABI::detail
