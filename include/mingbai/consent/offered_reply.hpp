// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/ascii.hpp>
#include <mingbai/base/folded_text.hpp>
#include <mingbai/consent/sms_reply.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::consent {

namespace detail {

inline constexpr auto offering_words = std::to_array<std::string_view>({"回复", "回", "reply", "replywith"});
inline constexpr auto offered_agreement = std::to_array<std::string_view>(
    {"同意", "确认", "确定", "办理", "订购", "开通", "agree", "confirm", "accept"});
inline constexpr auto offered_refusal =
    std::to_array<std::string_view>({"不同意", "不办理", "不订购", "不开通", "不需要", "拒绝", "取消", "disagree", "decline", "cancel"});
/// Where one of these stands beside words of agreement, they are not agreement to the order: 确认退订, 是否同意.
inline constexpr auto undoing_words = std::to_array<std::string_view>(
    {"不", "别", "勿", "未", "没", "无", "非", "否", "吗", "取消", "退订", "拒绝", "not", "don't", "dis", "cancel", "unsub"});
/// What stands between a figure and its meaning: 同意请回复“1”, 回复数字1即表示同意.
inline constexpr auto joining_words = std::to_array<std::string_view>(
    {"\"", "'", "“", "”", "「", "」", "‘", "’", "请您", "请", "也", "则", "即", "表示", "进行", "数字", "please", "to"});

[[nodiscard]] inline std::string_view without_joints(std::string_view text, bool at_end) noexcept {
    for (std::size_t before = text.size() + 1; text.size() != before;) {
        before = text.size();
        for (const std::string_view each : joining_words) {
            if (at_end && text.ends_with(each)) text.remove_suffix(each.size());
            if (!at_end && text.starts_with(each)) text.remove_prefix(each.size());
        }
    }
    return text;
}

/// What a part of a clause says at its edge, beside the figure. Refusal first, because 不同意 ends with 同意.
[[nodiscard]] inline answer meaning_at_edge(std::string_view part, bool at_end) noexcept {
    part = without_joints(part, at_end);
    const auto at_edge = [=](std::string_view each) { return at_end ? part.ends_with(each) : part.starts_with(each); };
    const auto anywhere = [=](std::string_view each) { return part.find(each) != std::string_view::npos; };
    if (std::any_of(offered_refusal.begin(), offered_refusal.end(), at_edge)) return answer::no;
    if (std::any_of(undoing_words.begin(), undoing_words.end(), anywhere)) return answer::unclear;
    return std::any_of(offered_agreement.begin(), offered_agreement.end(), at_edge) ? answer::yes : answer::unclear;
}

/// The place behind a figure that a clause offers to reply with; npos when it offers none, or another.
[[nodiscard]] inline std::size_t find_offer(std::string_view clause, std::string_view figure, std::size_t& begin) noexcept {
    for (std::size_t at = clause.find(figure); at != std::string_view::npos; at = clause.find(figure, at + 1)) {
        const std::string_view before = without_joints(clause.substr(0, at), true);
        const std::size_t end = at + figure.size();
        const bool longer = end < clause.size() && mingbai::detail::is_digit(clause[end]);
        for (const std::string_view word : offering_words) {
            if (longer || !before.ends_with(word)) continue;
            begin = before.size() - word.size();
            return end;
        }
    }
    return std::string_view::npos;
}

/// What one clause says that the figure means. `earlier` is the clause before it, for 如同意，请回复1.
[[nodiscard]] inline answer meaning_in_clause(std::string_view clause, std::string_view earlier, std::size_t begin,
                                              std::size_t end) noexcept {
    const std::string_view before = without_joints(clause.substr(0, begin), true);
    const std::string_view behind = without_joints(clause.substr(end), false);
    const answer ahead = meaning_at_edge(before.empty() && behind.empty() ? earlier : before, true);
    if (behind.empty() || behind.starts_with("或")) return ahead;
    const answer after = meaning_at_edge(behind, false);
    return before.empty() || ahead == after ? after : answer::unclear;
}

}  // namespace detail

/// What a request's text says that a figure means: yes and no for 1 and 2 in 同意请回复1，不同意请回复2.
///
/// Every clause that asks to reply with the figure must say it directly before or behind; where two differ, or one says
/// neither, the figure means nothing.
[[nodiscard]] inline answer offered_meaning(std::string_view request_text, std::string_view figure) {
    constexpr std::string_view stops[]{",", ";", ".", "!", "?", "，", "。", "；", "！", "？", "、", "/"};
    std::string text;
    for (char c : fold_width(request_text)) {
        if (c == '\n' || c == '\r') c = ',';
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (c != ' ' && c != '\t') text += c;
    }
    answer said = answer::unclear;
    bool offered = false;
    std::string_view earlier;
    for (std::string_view rest = text; !rest.empty();) {
        std::size_t end = rest.size();
        std::size_t stop_size = 0;
        for (const std::string_view stop : stops) {
            const std::size_t at = rest.find(stop);
            if (at < end) {
                end = at;
                stop_size = stop.size();
            }
        }
        const std::string_view clause = rest.substr(0, end);
        rest.remove_prefix(end + stop_size);
        std::size_t begin = 0;
        const std::size_t behind = detail::find_offer(clause, figure, begin);
        if (behind != std::string_view::npos) {
            const answer here = detail::meaning_in_clause(clause, earlier, begin, behind);
            if (here == answer::unclear || (offered && here != said)) return answer::unclear;
            said = here;
            offered = true;
        }
        // A clause that offers something says what that means, not what the next one does.
        const auto offers = [clause](std::string_view word) { return clause.find(word) != std::string_view::npos; };
        earlier = std::any_of(detail::offering_words.begin(), detail::offering_words.end(), offers) ? std::string_view{} : clause;
    }
    return said;
}

/// Decides what a reply to a request with this text means: as `read_reply(utf8, words)` does and, where that is unclear
/// and the whole reply is one of the vocabulary's figures, as the request's own text says.
[[nodiscard]] inline answer read_reply_to(std::string_view request_text, std::string_view utf8, const reply_vocabulary& words) {
    const answer read = read_reply(utf8, words);
    if (read != answer::unclear) return read;
    const detail::folded_reply reply = detail::fold_reply(utf8);
    if (!reply.readable || reply.hidden || reply.hesitant) return answer::unclear;
    for (const std::string_view figure : words.figures)
        if (reply.text() == figure) return offered_meaning(request_text, figure);
    return answer::unclear;
}

}  // namespace mingbai::inline MINGBAI_ABI::consent
