// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/tariff/detail/numeral.hpp>
#include <mingbai/tariff/detail/region_names.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// When an order takes effect, as far as a plan's name says it.
enum class effective_time : std::uint8_t { unstated = 0, at_once = 1, next_month = 2, other = 3 };

/// A plan's name taken apart, so that names can be compared.
struct plan_name {
    std::string text;    ///< what is left: usual widths, lower case, round brackets, no spaces
    std::string region;  ///< from its bracket, 河北; the first one where there are several
    effective_time effective{};

    friend bool operator==(const plan_name&, const plan_name&) = default;
};

/// Whether a text names a province, a prefecture or another area that plans are sold by: 河北, 唐山市, 雄安新区.
template <class = void>
[[nodiscard]] constexpr bool is_region_name(std::string_view text) noexcept {
    using namespace std::string_view_literals;
    constexpr std::string_view kinds[] = {"省"sv,         "市"sv,         "地区"sv,   "新区"sv,   "特别行政区"sv, "维吾尔自治区"sv,
                                          "壮族自治区"sv, "回族自治区"sv, "自治区"sv, "自治州"sv};
    if (text.size() < 6 || text.size() > 60) return false;
    if (detail::is_listed_region(text)) return true;
    for (const std::string_view kind : kinds)
        if (text.size() >= kind.size() + 6 && text.ends_with(kind) &&
            detail::is_listed_region(text.substr(0, text.size() - kind.size())))
            return true;
    return false;
}

namespace detail {

struct effective_word {
    std::string_view text;
    effective_time when;
};

/// The words that 生效 follows; some stand alone in brackets, (立即).
inline constexpr effective_word effective_words[] = {
    {"立即", effective_time::at_once},    {"即时", effective_time::at_once},      {"当月", effective_time::at_once},
    {"当日", effective_time::at_once},    {"次月", effective_time::next_month},   {"下月", effective_time::next_month},
    {"次日", effective_time::other},      {"下账期", effective_time::next_month}, {"次账期", effective_time::next_month},
};

/// One character as names are compared by: usual width, lower case, one kind of bracket and of dash; 0 for what is only
/// layout.
[[nodiscard]] constexpr char32_t fold_for_names(char32_t folded) noexcept {
    switch (folded) {
        case U'【':
        case U'[':
        case U'〔':
        case U'{': return U'(';
        case U'】':
        case U']':
        case U'〕':
        case U'}': return U')';
        case U'–':
        case U'—':
        case U'−': return U'-';
        case U'\u200B':
        case U'\uFEFF': return 0;
        default: return folded;
    }
}

/// Appends a name folded for comparison. Bytes that are not UTF-8 are kept; a space only where it parts words or
/// numbers: "2026 2.0".
inline void append_comparable(std::string& to, std::string_view name) {
    to.reserve(to.size() + name.size());
    for (std::size_t at = 0; at < name.size();) {
        // Ideographs and what is plain already are copied in one piece.
        std::size_t plain = at;
        while (plain < name.size()) {
            const auto byte = static_cast<std::uint8_t>(name[plain]);
            if (byte >= 0xE4 && byte <= 0xE9)
                plain += name.size() - plain < 3 ? name.size() - plain : 3;
            else if (joins_words(byte))
                ++plain;
            else
                break;
        }
        to.append(name.substr(at, plain - at));
        at = plain;
        if (at >= name.size()) break;
        const folded_step step = folded_at(name, at);
        const std::string_view source = name.substr(at, step.size);
        at += step.size;
        const char32_t folded = fold_for_names(step.character);
        if (folded == no_character)
            to.append(source);
        else if (folded == U' ') {
            if (!to.empty() && joins_words(static_cast<std::uint8_t>(to.back())) &&
                joins_words(folded_at(name, at).character))
                to.push_back(' ');
        } else if (folded != 0)
            append_utf8(to, folded);
    }
}

/// Takes every bracket out that `take(content)` accepts.
template <class Take>
void take_brackets(std::string& text, Take&& take) {
    for (std::size_t open = text.find('('); open != std::string::npos;) {
        const std::size_t close = text.find(')', open);
        if (close == std::string::npos) return;
        if (take(std::string_view(text).substr(open + 1, close - open - 1)))
            text.erase(open, close - open + 1);
        else
            ++open;
        open = text.find('(', open);
    }
}

/// Takes 立即生效 and the like out, with the dash before it.
inline void take_effective_time(plan_name& name) {
    constexpr std::string_view takes_effect = "生效";
    for (std::size_t at = name.text.find(takes_effect); at != std::string::npos;
         at = name.text.find(takes_effect, at)) {
        const std::string_view before = std::string_view(name.text).substr(0, at);
        std::size_t begin = at;
        for (const effective_word& word : effective_words) {
            if (!before.ends_with(word.text)) continue;
            begin -= word.text.size();
            if (name.effective == effective_time::unstated) name.effective = word.when;
            break;
        }
        if (begin == at) {
            at += takes_effect.size();
            continue;
        }
        while (begin > 0 && name.text[begin - 1] == '-') --begin;
        name.text.erase(begin, at - begin + takes_effect.size());
        at = begin;
    }
}

}  // namespace detail

/// Takes a plan's name apart: the region in brackets and the effective time are told apart from what names the plan.
///
/// "3元300分钟国内语音包（秦皇岛）-立即生效" is 3元300分钟国内语音包, 秦皇岛, at once. A bracket that says anything else, like
/// （放心用版）, belongs to the name. A name that is nothing but a region is kept.
[[nodiscard]] inline plan_name read_plan_name(std::string_view text) {
    plan_name name;
    detail::append_comparable(name.text, text);
    const std::string whole = name.text;
    detail::take_effective_time(name);
    detail::take_brackets(name.text, [&](std::string_view content) {
        if (content.empty()) return true;
        for (const detail::effective_word& word : detail::effective_words) {
            if (content != word.text) continue;
            if (name.effective == effective_time::unstated) name.effective = word.when;
            return true;
        }
        if (!is_region_name(content)) return false;
        if (name.region.empty()) name.region = content;
        return true;
    });
    while (name.text.starts_with('-')) name.text.erase(0, 1);
    while (name.text.ends_with('-')) name.text.pop_back();
    if (name.text.empty()) name.text = whole;
    return name;
}

}  // namespace mingbai::inline MINGBAI_ABI
