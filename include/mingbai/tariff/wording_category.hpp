// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/rule/rule_info.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// What is wrong with a phrase in a plan's text. The numbers are stored: only add.
enum class wording_category : std::uint8_t {
    harmless = 0,          ///< nothing: a phrase in which the words of other entries mean no harm, 最低消费, "best effort"
    vague = 1,             ///< the customer cannot tell how much, when or who: 视情况, 等费用
    superlative = 2,       ///< claims to be the highest of its kind: 最佳, "number one"
    inducement = 3,        ///< praises or gives away instead of stating terms: 白送, "absolutely free"
    hidden_condition = 4,  ///< leaves a restriction open, reserves it, or sends the reader elsewhere: 以公告为准
    unlimited_claim = 5,   ///< promises no limit: 不限量, "unlimited"
    pressure = 6,          ///< hurries the customer: 手慢无, "act now"
};

inline constexpr std::size_t wording_category_count = 7;

/// A category's names: the stable one used in files and reports, and what to tell the author of the text.
struct wording_category_text {
    wording_category category;
    std::string_view name;
    std::string_view chinese;
    std::string_view advice;
    std::string_view advice_zh;
};

inline constexpr wording_category_text wording_category_texts[] = {
    {wording_category::harmless, "harmless", "无问题", "nothing to change", "无需修改"},
    {wording_category::vague, "vague", "模糊表述", "state the amount, the time or the persons meant",
     "写明具体数量、时间或对象"},
    {wording_category::superlative, "superlative", "绝对化用语", "leave the claim out, or state the measured fact",
     "删除该用语，或写明可核实的事实"},
    {wording_category::inducement, "inducement", "诱导性用语", "state the price and what it buys",
     "写明价格及其对应的服务内容"},
    {wording_category::hidden_condition, "hidden_condition", "隐藏限制条件",
     "state the condition here, or name the document and clause", "在此写明条件，或指明文件及条款"},
    {wording_category::unlimited_claim, "unlimited_claim", "无限量宣传",
     "state the amount after which speed or service changes", "写明达到多少用量后限速或停止服务"},
    {wording_category::pressure, "pressure", "催促性用语", "state the last day of the offer", "写明截止日期"},
};

[[nodiscard]] constexpr const wording_category_text& describe(wording_category category) noexcept {
    const auto index = static_cast<std::size_t>(category);
    return wording_category_texts[index < wording_category_count ? index : 0];
}

/// The stable name: `hidden_condition`.
[[nodiscard]] constexpr std::string_view to_text(wording_category category) noexcept { return describe(category).name; }

/// A phrase of the lexicon.
///
/// `text` is folded as plan texts are when they are searched: half-width, ASCII letters in lower case. Where it begins
/// or ends with an ASCII letter or digit it is found only as a whole word.
struct wording_entry {
    std::string_view text;
    wording_category category{};
    verification grade = verification::practice;  ///< how well it is verified that the phrase is objectionable

    friend constexpr bool operator==(const wording_entry&, const wording_entry&) = default;
};

/// A phrase found in a text: plain integers, nothing that can dangle.
struct wording_hit {
    std::uint64_t offset = 0;  ///< bytes from the start of the text as it was given
    std::uint32_t length = 0;  ///< bytes, also as given: a full-width letter counts three
    std::uint32_t entry = 0;   ///< index in the lexicon that was searched for
    wording_category category{};

    friend constexpr bool operator==(const wording_hit&, const wording_hit&) = default;
};

}  // namespace mingbai::inline MINGBAI_ABI
