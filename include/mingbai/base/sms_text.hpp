// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/utf8.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

// How a text travels as short messages: the alphabet of 3GPP TS 23.038 and the parts of 3GPP TS 23.040. Where the text
// is not UTF-8, each piece that `decode_utf8` finds malformed counts as U+FFFD, which is what a gateway would send.

namespace mingbai::inline MINGBAI_ABI {

/// The encoding of a short message. One character outside the GSM alphabet turns the whole text into UCS-2.
enum class sms_encoding : std::uint8_t { gsm7, ucs2 };

/// The width of the reference number that the parts of a long message share: TS 23.040 sections 9.2.3.24.1 and
/// 9.2.3.24.8. The wider one takes an octet more of every part.
enum class sms_reference : std::uint8_t { eight_bit, sixteen_bit };

namespace detail {

// The default alphabet and its extension table, TS 23.038 sections 6.2.1 and 6.2.1.1, without the escape itself.
inline constexpr std::u32string_view gsm7_beyond_ascii = U"£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà";
inline constexpr std::u32string_view gsm7_ascii_extension = U"\f^{}\\[~]|";

inline constexpr std::array<std::uint8_t, 128> gsm7_ascii = [] {
    std::array<std::uint8_t, 128> septets{};
    septets['\n'] = septets['\r'] = 1;
    for (std::size_t c = 0x20; c < 0x7F; ++c) septets[c] = c == '`' ? 0 : 1;
    for (const char32_t c : gsm7_ascii_extension) septets[static_cast<std::size_t>(c)] = 2;
    return septets;
}();

/// Fills parts one after the other with characters that are never split.
class sms_packer {
public:
    constexpr explicit sms_packer(std::size_t capacity) noexcept : capacity_(capacity) {}

    /// The number of the part, from 0, that holds a character of this many units.
    constexpr std::size_t add(std::size_t units) noexcept {
        used_ += units;
        if (used_ > capacity_) {
            ++part_;
            used_ = units;
        }
        return part_;
    }
    [[nodiscard]] constexpr std::size_t parts() const noexcept { return part_ + 1; }

private:
    std::size_t capacity_;
    std::size_t used_ = 0;
    std::size_t part_ = 0;
};

}  // namespace detail

/// How many septets a character takes in the GSM 7-bit alphabet: 1, or 2 through the extension table, or 0 when it has
/// no place there.
[[nodiscard]] constexpr std::uint8_t gsm7_septets(char32_t code_point) noexcept {
    if (code_point < 0x80) return detail::gsm7_ascii[static_cast<std::size_t>(code_point)];
    if (code_point == U'€') return 2;
    return detail::gsm7_beyond_ascii.find(code_point) != std::u32string_view::npos ? 1 : 0;
}

/// How many units a character takes: septets, or UTF-16 code units (a surrogate pair is two). Requires for gsm7: the
/// character is in its alphabet.
[[nodiscard]] constexpr std::size_t sms_units(char32_t code_point, sms_encoding encoding) noexcept {
    if (encoding == sms_encoding::ucs2) return code_point > 0xFFFF ? 2 : 1;
    const std::size_t septets = gsm7_septets(code_point);
    expects(septets != 0, "mingbai::sms_units: the character is not in the GSM alphabet");
    return septets;
}

/// gsm7 when every character is in that alphabet, as for the empty text, else ucs2.
[[nodiscard]] constexpr sms_encoding sms_encoding_of(std::string_view utf8) noexcept {
    for (std::size_t at = 0; at < utf8.size();) {
        const utf8_step step = decode_utf8(utf8, at);
        if (gsm7_septets(step.code_point) == 0) return sms_encoding::ucs2;
        at += step.size;
    }
    return sms_encoding::gsm7;
}

/// Units that a message of one part holds: 140 octets.
[[nodiscard]] constexpr std::size_t sms_capacity(sms_encoding encoding) noexcept {
    return encoding == sms_encoding::gsm7 ? 160 : 70;
}

/// Units that each part of a longer message holds: 140 octets less the user data header of 6 octets (reference of 8
/// bits) or 7 octets (16 bits). Septets begin at the next septet boundary after the header: 153 or 152.
[[nodiscard]] constexpr std::size_t sms_part_capacity(sms_encoding encoding, sms_reference reference) noexcept {
    const std::size_t octets = 140U - (reference == sms_reference::eight_bit ? 6U : 7U);
    return encoding == sms_encoding::gsm7 ? octets * 8 / 7 : octets / 2;
}

/// What a text takes as short messages.
struct sms_length {
    sms_encoding encoding{};
    std::size_t units = 0;  ///< septets or UTF-16 code units
    std::size_t parts = 1;

    friend constexpr bool operator==(const sms_length&, const sms_length&) = default;
};

/// Nothing is split: a character of two septets or a surrogate pair that does not fit into the rest of a part begins
/// the next one. The empty text is one empty message.
[[nodiscard]] constexpr sms_length length_as_sms(std::string_view utf8, sms_reference reference) noexcept {
    sms_length length{.encoding = sms_encoding_of(utf8)};
    detail::sms_packer packer(sms_part_capacity(length.encoding, reference));
    for (std::size_t at = 0; at < utf8.size();) {
        const utf8_step step = decode_utf8(utf8, at);
        const std::size_t units = sms_units(step.code_point, length.encoding);
        length.units += units;
        packer.add(units);
        at += step.size;
    }
    if (length.units > sms_capacity(length.encoding)) length.parts = packer.parts();
    return length;
}

/// True when the bytes from `offset` on, `length` of them, reach the phone inside one part, so that a code in them can
/// be read even where the parts of a long message arrive apart. Requires: the range lies inside the text.
[[nodiscard]] constexpr bool in_one_sms_part(std::string_view utf8, std::size_t offset, std::size_t length,
                                             sms_reference reference = sms_reference::eight_bit) noexcept {
    expects(offset <= utf8.size() && length <= utf8.size() - offset,
            "mingbai::in_one_sms_part: the range lies outside the text");
    const sms_encoding encoding = sms_encoding_of(utf8);
    detail::sms_packer packer(sms_part_capacity(encoding, reference));
    std::size_t units = 0;
    std::size_t first = 0;
    std::size_t last = 0;
    bool inside = false;
    for (std::size_t at = 0; at < utf8.size();) {
        const utf8_step step = decode_utf8(utf8, at);
        const std::size_t size = sms_units(step.code_point, encoding);
        const std::size_t part = packer.add(size);
        units += size;
        if (at + step.size > offset && at < offset + length) {
            if (!inside) first = part;
            inside = true;
            last = part;
        }
        at += step.size;
    }
    return units <= sms_capacity(encoding) || first == last;
}

}  // namespace mingbai::inline MINGBAI_ABI
