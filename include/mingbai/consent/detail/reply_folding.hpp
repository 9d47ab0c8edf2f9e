// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/full_width.hpp>
#include <mingbai/base/utf8.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::consent::detail {

/// A reply in the one form that vocabularies are written in: half width, lower case, simplified; runs of white space
/// are one space, runs of sentence punctuation one comma, both absent at the end, and spaces at the beginning.
class folded_reply {
public:
    static constexpr std::size_t capacity = 256;

    [[nodiscard]] constexpr std::string_view text() const noexcept { return {text_.data(), size_}; }

    bool readable = true;   ///< valid UTF-8, and not longer than a reply that says one thing
    bool hidden = false;    ///< it had characters that nobody sees
    bool hesitant = false;  ///< it had an ellipsis, or punctuation before the first word

    constexpr void add(char32_t code_point) noexcept {
        if (pending_ != 0 && (size_ != 0 || pending_ == ',')) append(pending_);
        pending_ = 0;
        const utf8_bytes encoded = encode_utf8(code_point);
        for (const char byte : encoded.text()) append(byte);
    }
    constexpr void add_space() noexcept {
        if (pending_ == 0) pending_ = ' ';
    }
    constexpr void add_stop() noexcept {
        if (size_ == 0) hesitant = true;
        pending_ = ',';
    }

private:
    constexpr void append(char byte) noexcept {
        if (size_ == capacity)
            readable = false;
        else
            text_[size_++] = byte;
    }

    std::array<char, capacity> text_{};
    std::size_t size_ = 0;
    char pending_ = 0;  // a separator, written only if something follows it
};

/// White_Space of the Unicode character database.
[[nodiscard]] constexpr bool is_white_space(char32_t c) noexcept {
    return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/// Default_Ignorable_Code_Point of the Unicode character database, and the other format characters: what is in the text
/// but not on the screen, such as zero-width and bidirectional controls and variation selectors.
[[nodiscard]] constexpr bool is_invisible(char32_t c) noexcept {
    return c == 0x00AD || c == 0x034F || (c >= 0x0600 && c <= 0x0605) || c == 0x061C || c == 0x06DD || c == 0x070F ||
           (c >= 0x115F && c <= 0x1160) || (c >= 0x17B4 && c <= 0x17B5) || (c >= 0x180B && c <= 0x180F) ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
           c == 0x2800 || c == 0x3164 || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || c == 0xFFA0 ||
           (c >= 0xFFF0 && c <= 0xFFFB) || (c >= 0x1BCA0 && c <= 0x1BCA3) || (c >= 0x1D173 && c <= 0x1D17A) ||
           (c >= 0xE0000 && c <= 0xE0FFF);
}

struct character_pair {
    char32_t traditional;
    char32_t simplified;
};

/// The traditional forms of the characters that the vocabulary uses.
inline constexpr character_pair traditional_forms[] = {
    {U'並', U'并'}, {U'別', U'别'}, {U'單', U'单'}, {U'個', U'个'}, {U'們', U'们'}, {U'動', U'动'}, {U'務', U'务'},
    {U'參', U'参'}, {U'堅', U'坚'}, {U'妳', U'你'}, {U'對', U'对'}, {U'幫', U'帮'}, {U'擾', U'扰'}, {U'暫', U'暂'},
    {U'業', U'业'}, {U'沒', U'没'}, {U'決', U'决'}, {U'無', U'无'}, {U'煩', U'烦'}, {U'現', U'现'}, {U'產', U'产'},
    {U'發', U'发'}, {U'確', U'确'}, {U'終', U'终'}, {U'給', U'给'}, {U'絕', U'绝'}, {U'續', U'续'}, {U'興', U'兴'},
    {U'與', U'与'}, {U'訂', U'订'}, {U'認', U'认'}, {U'該', U'该'}, {U'請', U'请'}, {U'謝', U'谢'}, {U'買', U'买'},
    {U'購', U'购'}, {U'辦', U'办'}, {U'這', U'这'}, {U'還', U'还'}, {U'閉', U'闭'}, {U'開', U'开'}, {U'閱', U'阅'},
    {U'關', U'关'}, {U'項', U'项'}, {U'願', U'愿'},
};

[[nodiscard]] constexpr char32_t fold_letter(char32_t c) noexcept {
    c = fold_width(c);
    if (c >= U'A' && c <= U'Z') return c - U'A' + U'a';
    if (c == 0x2019) return U'\'';
    for (const character_pair& pair : traditional_forms)
        if (pair.traditional == c) return pair.simplified;
    return c;
}

[[nodiscard]] constexpr folded_reply fold_reply(std::string_view utf8) noexcept {
    folded_reply folded;
    bool after_dot = false;  // two in a row trail off
    for (std::size_t at = 0; at < utf8.size() && folded.readable;) {
        const utf8_step step = decode_utf8(utf8, at);
        at += step.size;
        if (!step.valid) {
            folded.readable = false;
        } else if (is_invisible(step.code_point)) {
            folded.hidden = true;
            continue;
        } else if (is_white_space(step.code_point)) {
            folded.add_space();
        } else {
            const char32_t c = fold_letter(step.code_point);
            const bool dot = c == U'.' || c == U'。' || c == U',' || c == U'、' || c == U';';
            if (c == U'…' || (dot && after_dot)) folded.hesitant = true;
            after_dot = dot;
            if (dot || c == U'…' || c == U'!' || c == U'~')
                folded.add_stop();
            else
                folded.add(c);
            continue;
        }
        after_dot = false;
    }
    return folded;
}

}  // namespace mingbai::inline MINGBAI_ABI::consent::detail
