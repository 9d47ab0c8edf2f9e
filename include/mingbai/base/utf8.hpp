// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/result.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <new>
#include <string_view>

// UTF-8 as RFC 3629 section 4 defines it: no overlong forms, no surrogates, nothing above U+10FFFF.

namespace mingbai::inline MINGBAI_ABI {

/// True for what UTF-8 can encode: U+0000 to U+10FFFF without the surrogates U+D800 to U+DFFF.
[[nodiscard]] constexpr bool is_scalar_value(char32_t code_point) noexcept {
    return code_point < 0xD800 || (code_point > 0xDFFF && code_point <= 0x10FFFF);
}

/// What stands at one offset of a text.
struct utf8_step {
    char32_t code_point = 0;  ///< U+FFFD when `valid` is false
    std::uint8_t size = 0;    ///< bytes to the next step: 1 to 4, and 0 only at the end of the text
    bool valid = false;       ///< false for bytes that are not UTF-8, and at the end

    friend constexpr bool operator==(const utf8_step&, const utf8_step&) = default;
};

namespace detail {

[[nodiscard]] constexpr std::uint8_t byte_at(std::string_view text, std::size_t at) noexcept {
    return static_cast<std::uint8_t>(text[at]);
}

/// The states of RFC 3629's syntax: what must still follow. Each is the shift at which a table row holds its successor,
/// so that one load and one shift advance by a byte.
enum utf8_state : std::uint64_t {
    utf8_accept = 0,
    utf8_reject = 6,
    utf8_one_more = 12,
    utf8_two_more = 18,
    utf8_three_more = 24,
    utf8_after_e0 = 30,  // the next byte has a narrower range: no overlong forms,
    utf8_after_ed = 36,  // no surrogates,
    utf8_after_f0 = 42,
    utf8_after_f4 = 48,  // nothing above U+10FFFF
};

[[nodiscard]] consteval std::uint64_t utf8_lead(std::uint32_t b) noexcept {
    if (b < 0x80) return utf8_accept;
    if (b < 0xC2 || b > 0xF4) return utf8_reject;
    if (b < 0xE0) return utf8_one_more;
    if (b == 0xE0) return utf8_after_e0;
    if (b == 0xED) return utf8_after_ed;
    if (b < 0xF0) return utf8_two_more;
    if (b == 0xF0) return utf8_after_f0;
    return b == 0xF4 ? utf8_after_f4 : utf8_three_more;
}

[[nodiscard]] consteval std::uint64_t utf8_row(std::uint32_t b) noexcept {
    const auto within = [b](std::uint32_t low, std::uint32_t high, std::uint64_t then, std::uint64_t from) {
        return (b >= low && b <= high ? then : std::uint64_t{utf8_reject}) << from;
    };
    return utf8_lead(b) << utf8_accept | std::uint64_t{utf8_reject} << utf8_reject |
           within(0x80, 0xBF, utf8_accept, utf8_one_more) | within(0x80, 0xBF, utf8_one_more, utf8_two_more) |
           within(0x80, 0xBF, utf8_two_more, utf8_three_more) | within(0xA0, 0xBF, utf8_one_more, utf8_after_e0) |
           within(0x80, 0x9F, utf8_one_more, utf8_after_ed) | within(0x90, 0xBF, utf8_two_more, utf8_after_f0) |
           within(0x80, 0x8F, utf8_two_more, utf8_after_f4);
}

inline constexpr std::array<std::uint64_t, 256> utf8_rows = []() consteval {
    std::array<std::uint64_t, 256> rows{};
    for (std::uint32_t b = 0; b < 256; ++b) rows[b] = utf8_row(b);
    return rows;
}();

/// The state after one byte, in the low six bits; what is above them is left over from the row.
[[nodiscard]] constexpr std::uint64_t utf8_next(std::uint64_t state, std::uint8_t byte) noexcept {
    return utf8_rows[byte] >> (state & 63U);
}

/// Eight bytes as one integer, the first one lowest. Shifts, not std::memcpy: they work in constant expressions, and
/// this spelling is one that GCC and Clang make a single load of. Without std::launder GCC 12 warns of reads beyond a
/// caller's short array, because it does not see that they do not happen.
[[nodiscard]] constexpr std::uint64_t eight_bytes(std::string_view text, std::size_t at) noexcept {
    const char* const p = std::launder(text.data()) + at;
    const auto byte = [](char c) { return std::uint64_t{static_cast<std::uint8_t>(c)}; };
    return byte(p[0]) | byte(p[1]) << 8 | byte(p[2]) << 16 | byte(p[3]) << 24 | byte(p[4]) << 32 | byte(p[5]) << 40 |
           byte(p[6]) << 48 | byte(p[7]) << 56;
}

/// The length of a prefix that is ASCII, a multiple of eight: a quick way over plain text.
[[nodiscard]] constexpr std::size_t ascii_prefix(std::string_view text) noexcept {
    std::size_t at = 0;
    while (at + 8 <= text.size() && (eight_bytes(text, at) & 0x8080808080808080U) == 0) at += 8;
    return at;
}

/// How many bytes at the beginning, which do not make up a code point, could have begun one; at least 1.
[[nodiscard]] constexpr std::uint8_t malformed_utf8_size(std::string_view text) noexcept {
    std::uint64_t state = utf8_accept;
    std::uint8_t size = 0;
    for (; size < text.size(); ++size) {
        state = utf8_next(state, byte_at(text, size)) & 63U;
        if (state == utf8_reject) break;
    }
    return size == 0 ? std::uint8_t{1} : size;
}

/// Requires: the text begins with a byte that is not ASCII.
[[nodiscard]] constexpr utf8_step decode_beyond_ascii(std::string_view text) noexcept {
    const std::uint32_t first = byte_at(text, 0);
    // Below 0x40 when the byte is a continuation byte.
    const auto tail = [=](std::size_t i) { return std::uint32_t{byte_at(text, i)} ^ 0x80U; };
    if (first >= 0xE0 && first < 0xF0 && text.size() >= 3) {
        const char32_t c = (first & 0x0FU) << 12 | tail(1) << 6 | tail(2);
        if ((tail(1) | tail(2)) < 0x40 && c >= 0x800 && is_scalar_value(c)) return {c, 3, true};
    } else if (first >= 0xC2 && first < 0xE0 && text.size() >= 2) {
        if (tail(1) < 0x40) return {(first & 0x1FU) << 6 | tail(1), 2, true};
    } else if (first >= 0xF0 && text.size() >= 4) {
        const char32_t c = (first & 0x0FU) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3);
        if ((tail(1) | tail(2) | tail(3)) < 0x40 && c >= 0x10000 && c <= 0x10FFFF) return {c, 4, true};
    }
    return {U'\uFFFD', malformed_utf8_size(text), false};
}

}  // namespace detail

/// Decodes the code point at a byte offset.
///
/// Bytes that are not UTF-8 give U+FFFD with `valid` false, once for each longest piece that could have begun a code
/// point (the practice of Unicode section 3.9, so that other decoders count the same). Beyond the end gives `size` 0.
[[nodiscard]] constexpr utf8_step decode_utf8(std::string_view text, std::size_t offset = 0) noexcept {
    if (offset >= text.size()) return {};
    const std::uint8_t first = detail::byte_at(text, offset);
    if (first < 0x80) return {first, 1, true};
    return detail::decode_beyond_ascii(text.substr(offset));
}

/// The offset of the first byte that is not part of a well-formed code point, or `text.size()` when there is none.
[[nodiscard]] constexpr std::size_t find_bad_utf8(std::string_view text) noexcept {
    std::uint64_t state = detail::utf8_accept;
    std::size_t at = 0;
    std::size_t boundary = 0;  // the text before it is valid and ends with a whole code point
    while (at < text.size()) {
        if (state == detail::utf8_accept) {
            at += detail::ascii_prefix(text.substr(at));
            boundary = at;
        }
        const std::size_t stop = text.size() - at < 32 ? text.size() : at + 32;
        for (; at < stop; ++at) state = detail::utf8_next(state, detail::byte_at(text, at));
        state &= 63U;
        if (state == detail::utf8_reject) break;
    }
    if (state == detail::utf8_accept) return text.size();
    while (boundary < text.size()) {
        const utf8_step step = decode_utf8(text, boundary);
        if (!step.valid) break;
        boundary += step.size;
    }
    return boundary;
}

[[nodiscard]] constexpr bool is_utf8(std::string_view text) noexcept { return find_bad_utf8(text) == text.size(); }

/// Refuses with reason::bad_utf8 at the offset where the first malformed sequence begins.
[[nodiscard]] constexpr result<void> validate_utf8(std::string_view text) noexcept {
    const std::size_t bad = find_bad_utf8(text);
    if (bad == text.size()) return {};
    return refusal{reason::bad_utf8, at_offset(bad, decode_utf8(text, bad).size)};
}

/// How many code points a text has: the bytes that are not continuation bytes. For bytes that are not UTF-8 it is only
/// an estimate.
[[nodiscard]] constexpr std::size_t count_code_points(std::string_view text) noexcept {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<std::uint8_t>(c) & 0xC0U) != 0x80U ? 1U : 0U;
    return count;
}

/// The greatest offset that is at most `offset` and not inside a code point: where a text may be cut.
[[nodiscard]] constexpr std::size_t code_point_boundary(std::string_view text, std::size_t offset) noexcept {
    if (offset >= text.size()) return text.size();
    for (std::size_t start = offset; start + 4 > offset; --start) {
        if ((detail::byte_at(text, start) & 0xC0U) != 0x80U)
            return start + decode_utf8(text, start).size > offset ? start : offset;
        if (start == 0) break;
    }
    return offset;
}

/// One code point as UTF-8 bytes, held in place.
struct utf8_bytes {
    std::array<char, 4> bytes{};
    std::uint8_t size = 0;

    [[nodiscard]] constexpr std::string_view text() const noexcept {
        return {bytes.data(), size & 7U};  // the mask lets GCC see that nobody reads eight bytes from here
    }
    friend constexpr bool operator==(const utf8_bytes&, const utf8_bytes&) = default;
};

/// Requires: `is_scalar_value(code_point)`.
[[nodiscard]] constexpr utf8_bytes encode_utf8(char32_t code_point) noexcept {
    expects(is_scalar_value(code_point), "mingbai::encode_utf8: a surrogate, or a value above U+10FFFF");
    const std::uint32_t c = code_point;
    const auto byte = [](std::uint32_t mark, std::uint32_t bits) { return static_cast<char>(mark | bits); };
    const auto tail = [byte](std::uint32_t bits) { return byte(0x80U, bits & 0x3FU); };
    if (c < 0x80) return {{byte(0, c)}, 1};
    if (c < 0x800) return {{byte(0xC0U, c >> 6), tail(c)}, 2};
    if (c < 0x10000) return {{byte(0xE0U, c >> 12), tail(c >> 6), tail(c)}, 3};
    return {{byte(0xF0U, c >> 18), tail(c >> 12), tail(c >> 6), tail(c)}, 4};
}

/// Appends one code point to anything with `append(const char*, size)`. Requires: `is_scalar_value(code_point)`.
template <class String>
constexpr void append_utf8(String& to, char32_t code_point) {
    const utf8_bytes encoded = encode_utf8(code_point);
    to.append(encoded.bytes.data(), encoded.size);
}

/// The code points of a text, from the front: `for (const auto [offset, step] : code_points(text))`. A view: the text
/// must outlive it. Malformed bytes appear as decode_utf8 answers them.
class code_points {
public:
    struct located_step {
        std::size_t offset = 0;
        utf8_step step{};

        friend constexpr bool operator==(const located_step&, const located_step&) = default;
    };

    class iterator {
    public:
        using value_type = located_step;
        using difference_type = std::ptrdiff_t;
        using pointer = const located_step*;
        using reference = located_step;
        using iterator_category = std::input_iterator_tag;
        using iterator_concept = std::forward_iterator_tag;

        constexpr iterator() noexcept = default;
        constexpr iterator(std::string_view text, std::size_t offset) noexcept
            : text_(text), at_{offset, decode_utf8(text, offset)} {}

        [[nodiscard]] constexpr located_step operator*() const noexcept { return at_; }
        [[nodiscard]] constexpr const located_step* operator->() const noexcept { return &at_; }
        constexpr iterator& operator++() noexcept {
            at_.offset += at_.step.size;
            at_.step = decode_utf8(text_, at_.offset);
            return *this;
        }
        constexpr iterator operator++(int) noexcept {
            iterator before = *this;
            ++*this;
            return before;
        }
        /// Requires: both walk the same text.
        friend constexpr bool operator==(const iterator& a, const iterator& b) noexcept {
            return a.at_.offset == b.at_.offset;
        }

    private:
        std::string_view text_{};
        located_step at_{};
    };

    constexpr explicit code_points(std::string_view text) noexcept : text_(text) {}

    [[nodiscard]] constexpr iterator begin() const noexcept { return {text_, 0}; }
    [[nodiscard]] constexpr iterator end() const noexcept { return {text_, text_.size()}; }

private:
    std::string_view text_;
};

}  // namespace mingbai::inline MINGBAI_ABI
