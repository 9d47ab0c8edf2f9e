// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/full_width.hpp>
#include <mingbai/base/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

// Where a text may be cut into short messages: never inside what a person must read in one piece.

namespace mingbai::inline MINGBAI_ABI::notice::detail {

enum class cut : std::uint8_t {
    never,    ///< inside a code, a number with its unit, a price, a link, a word, a signature, or a composed character
    at_need,  ///< at a space beside a digit: 400 807 8114, CNY 15.00, 10 January
    freely,
};

/// The units that belong to the number before them, longest first where one begins another.
inline constexpr std::string_view units_after_numbers[] = {
    "新台币元", "印度卢比", "新加坡元", "澳门元", "个月", "小时", "分钟", "港元", "欧元", "英镑", "美元", "澳元",
    "韩元",     "日元",     "元",       "角",     "分",   "年",   "月",   "日",   "号",   "时",   "点",   "天",
    "秒",       "条",       "项",       "次",     "折",   "兆",   "倍",   "位",   "期",   "个",   "％",
};

/// A code point as a class of characters that cling together.
enum class glyph : std::uint8_t { other, space, digit, visible, chinese_digit, composing };

[[nodiscard]] constexpr glyph glyph_of(char32_t c) noexcept {
    if (c == U' ' || c == U'\n' || c == U'\r' || c == U'\t') return glyph::space;
    const char32_t usual = fold_width(c);
    if (usual >= U'0' && usual <= U'9') return glyph::digit;
    if (c > 0x20 && c < 0x7F) return glyph::visible;
    if ((usual >= U'A' && usual <= U'Z') || (usual >= U'a' && usual <= U'z')) return glyph::visible;
    if (c == U'¥' || c == U'￥' || c == U'€' || c == U'£' || c == U'．' || c == U'·') return glyph::visible;
    if (std::u32string_view(U"零〇一二三四五六七八九十百千万亿两").find(c) != std::u32string_view::npos)
        return glyph::chinese_digit;
    const bool mark = (c >= 0x0300 && c <= 0x036F) || (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE00 && c <= 0xFE0F) ||
                      c == 0x200D || (c >= 0x1F3FB && c <= 0x1F3FF);
    return mark ? glyph::composing : glyph::other;
}

/// How many bytes from `offset` on are a unit that belongs to a number, or 0.
[[nodiscard]] constexpr std::size_t unit_size_at(std::string_view text, std::size_t offset) noexcept {
    const std::string_view rest = text.substr(offset);
    for (const std::string_view unit : units_after_numbers)
        if (rest.starts_with(unit)) return unit.size();
    return 0;
}

/// How many bytes from `offset` on are a signature or heading in its brackets, 【…】 of at most 20 characters, or 0.
[[nodiscard]] constexpr std::size_t bracketed_size_at(std::string_view text, std::size_t offset) noexcept {
    const std::string_view rest = text.substr(offset);
    if (!rest.starts_with("【")) return 0;
    const std::size_t close = rest.find("】");
    if (close == std::string_view::npos || count_code_points(rest.substr(0, close)) > 21) return 0;
    return close + std::string_view("】").size();
}

/// Walks over a text in UTF-8 and tells, before each character, whether a cut is allowed there.
class sms_breaks {
public:
    constexpr explicit sms_breaks(std::string_view text) noexcept : text_(text) {}

    /// Whether the text may be cut before the character at `offset`. Requires: asked for each character in turn.
    constexpr cut before(std::size_t offset, char32_t c) noexcept {
        const glyph now = glyph_of(c);
        const cut answer = decide(offset, now);
        if (offset >= whole_until_)
            if (const std::size_t size = bracketed_size_at(text_, offset); size != 0) whole_until_ = offset + size;
        // A unit is part of its number, and a number may go on after it: 2026年1月10日.
        if (offset >= unit_until_ && ends_number_) {
            const std::size_t size =
                now == glyph::other || now == glyph::chinese_digit ? unit_size_at(text_, offset) : 0;
            if (size != 0) unit_until_ = offset + size;
        }
        ends_number_ = now == glyph::digit || now == glyph::chinese_digit || (now == glyph::composing && ends_number_);
        before_last_ = last_;
        last_ = now;
        joiner_ = c == 0x200D;
        return answer;
    }

private:
    [[nodiscard]] constexpr cut decide(std::size_t offset, glyph now) const noexcept {
        if (offset == 0 || offset < whole_until_ || offset < unit_until_) return cut::never;
        if (now == glyph::composing || joiner_) return cut::never;
        if (now == glyph::space) return cut::never;  // it goes to the end of the part before
        if (last_ == glyph::space) {
            const bool beside_digit = now == glyph::digit || before_last_ == glyph::digit;
            return beside_digit ? cut::at_need : cut::freely;
        }
        const auto written = [](glyph g) { return g == glyph::digit || g == glyph::visible; };
        const auto number = [](glyph g) { return g == glyph::digit || g == glyph::chinese_digit; };
        if (written(last_) && written(now)) return cut::never;
        if (number(last_) && number(now)) return cut::never;
        if (offset == unit_until_ && number(now)) return cut::never;
        if (ends_number_ && now == glyph::other && unit_size_at(text_, offset) != 0) return cut::never;
        return cut::freely;
    }

    std::string_view text_;
    std::size_t whole_until_ = 0;
    std::size_t unit_until_ = 0;
    glyph last_ = glyph::other;
    glyph before_last_ = glyph::other;
    bool ends_number_ = false;
    bool joiner_ = false;
};

}  // namespace mingbai::inline MINGBAI_ABI::notice::detail
