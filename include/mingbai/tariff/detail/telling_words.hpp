// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/tariff/detail/edit_distance.hpp>
#include <mingbai/tariff/plan_name.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::detail {

/// Words that customers know and that tell plans apart although they differ in two characters only.
inline constexpr std::u32string_view telling_words[] = {
    U"流量", U"语音", U"短信", U"彩信", U"宽带", U"电视", U"固话", U"通话", U"会员", U"主卡", U"副卡", U"日包", U"月包",
    U"季包", U"年包", U"周包", U"包日", U"包月", U"包季", U"包年", U"省内", U"国内", U"全国", U"国际", U"本地", U"通用",
    U"定向", U"闲时", U"夜间", U"基础", U"升级", U"个人", U"家庭", U"集团", U"校园", U"老年", U"儿童"};

[[nodiscard]] inline bool is_telling_word(std::span<const name_symbol> word) {
    if (word.empty() || word.size() > 12) return false;
    for (const std::u32string_view known : telling_words)
        if (known == std::u32string_view(word.data(), word.size())) return true;
    std::string text;
    for (const name_symbol symbol : word) {
        if (!is_scalar_value(symbol)) return false;
        append_utf8(text, symbol);
    }
    return is_region_name(text);
}

/// Whether two names are equal but for one word in the same place, and customers know both words: 流量包 and 语音包, a
/// 日包 and a 月包, 沧州 and 唐山.
[[nodiscard]] inline bool told_apart_by_word(std::span<const name_symbol> a, std::span<const name_symbol> b) {
    std::size_t head = 0;
    while (head < a.size() && head < b.size() && a[head] == b[head]) ++head;
    std::size_t tail = 0;
    while (tail < a.size() - head && tail < b.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
    // The words may share a character at either end: 省内 and 国内, 日包 and 月包.
    for (std::size_t before = 0; before <= 1 && before <= head; ++before)
        for (std::size_t after = 0; after <= 1 && after <= tail; ++after) {
            const std::size_t begin = head - before;
            const std::size_t drop = tail - after;
            if (is_telling_word(a.subspan(begin, a.size() - begin - drop)) &&
                is_telling_word(b.subspan(begin, b.size() - begin - drop)))
                return true;
        }
    return false;
}

}  // namespace mingbai::inline MINGBAI_ABI::detail
