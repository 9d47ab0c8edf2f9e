// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

namespace mingbai::inline MINGBAI_ABI {

namespace detail {

/// The usual forms of U+FF5F to U+FFEE, in order; U+0000 where there is none.
inline constexpr char16_t usual_forms_from_ff5f[] =
    u"⦅⦆。「」、・"
    u"ヲァィゥェォャュョッー"
    u"アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"
    u"\u3099\u309A"
    u"\u3164ㄱㄲㄳㄴㄵㄶㄷㄸㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅃㅄㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
    u"\0\0\0ㅏㅐㅑㅒㅓㅔ\0\0ㅕㅖㅗㅘㅙㅚ\0\0ㅛㅜㅝㅞㅟㅠ\0\0ㅡㅢㅣ\0\0\0"
    u"\u00A2\u00A3\u00AC\u00AF\u00A6\u00A5₩\0│←↑→↓■○";
static_assert(sizeof(usual_forms_from_ff5f) / sizeof(char16_t) == 0xFFEE - 0xFF5F + 2);

}  // namespace detail

/// The usual form of a full-width or half-width character, and any other character unchanged: Ａ→A, （→(, ：→:,
/// U+3000→space, ￥→¥, ｱ→ア. One character becomes one character.
///
/// Exactly the characters that Unicode gives a <wide> or <narrow> decomposition (UAX #11, "Fullwidth" and "Halfwidth"),
/// so a half-width voiced sign becomes the combining one. Chinese punctuation that has no ASCII counterpart of the
/// other width (。、【】) is not a width form and stays. With `code_points` (utf8.hpp), which tells the offset of each,
/// a text is read folded without allocation and every position is one in the source.
[[nodiscard]] constexpr char32_t fold_width(char32_t code_point) noexcept {
    if (code_point == 0x3000) return U' ';
    if (code_point < 0xFF01 || code_point > 0xFFEE) return code_point;
    if (code_point <= 0xFF5E) return code_point - 0xFF01 + U'!';
    const char16_t usual = detail::usual_forms_from_ff5f[code_point - 0xFF5F];
    return usual == 0 ? code_point : char32_t{usual};
}

}  // namespace mingbai::inline MINGBAI_ABI
