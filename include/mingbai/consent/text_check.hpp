// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/folded_text.hpp>
#include <mingbai/base/sms_text.hpp>
#include <mingbai/consent/request.hpp>

#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::consent {

/// 2分钟, 24小时, 90秒: the largest unit that is whole.
[[nodiscard]] inline std::string duration_in_chinese(std::chrono::seconds length) {
    const auto seconds = length.count();
    if (seconds >= 3600 && seconds % 3600 == 0) return std::to_string(seconds / 3600) + "小时";
    if (seconds >= 60 && seconds % 60 == 0) return std::to_string(seconds / 60) + "分钟";
    return std::to_string(seconds) + "秒";
}

/// 24小时; in English 24 hours, 1 minute.
[[nodiscard]] inline std::string text_for_people(std::chrono::seconds length, language words) {
    if (words == language::chinese) return duration_in_chinese(length);
    const auto in = [](std::chrono::seconds::rep count, std::string_view unit) {
        return std::to_string(count).append(" ").append(unit).append(count == 1 ? "" : "s");
    };
    const auto seconds = length.count();
    if (seconds >= 3600 && seconds % 3600 == 0) return in(seconds / 3600, "hour");
    if (seconds >= 60 && seconds % 60 == 0) return in(seconds / 60, "minute");
    return in(seconds, "second");
}

/// The words in which a request's text states a fact; empty for what is no fact of a request.
[[nodiscard]] inline std::string fact_text(const request& asked, element what, std::chrono::seconds valid_for,
                                           language words = language::chinese) {
    const order_facts& facts = asked.facts;
    if (what == element::name) return facts.name;
    if (what == element::filing_number) return std::string(facts.plan.text());
    if (what == element::price) return facts.price;
    if (what == element::effective) return std::string(to_text(facts.effective, words));
    if (what == element::unsubscribe) return facts.unsubscribe;
    if (what == element::validity) return facts.validity;
    if (what == element::renewal) return facts.renewal;
    if (what == element::commitment) return facts.commitment;
    if (what == element::breach) return facts.breach;
    if (what == element::subscriber) return std::string(facts.subscriber.text());
    if (what == element::channel) return std::string(facts.channel.text());
    if (what == element::agent)
        return facts.agent_name.empty() ? std::string(facts.agent.text())
                                        : facts.agent_name + (words == language::chinese ? "（" : " (") +
                                              std::string(facts.agent.text()) + (words == language::chinese ? "）" : ")");
    if (what == element::biller) return facts.biller;
    if (what == element::sender) return std::string(asked.sender.text());
    if (what == element::expiry) return text_for_people(valid_for, words);
    if (what == element::reference) return asked.reference;
    if (what == element::code) return std::string(code_place);
    return {};
}

namespace detail {

/// Width folded and without white space, so that a line break or a full-width bracket in a text hides no fact. In English,
/// where words end at it, white space is one space.
[[nodiscard]] inline std::string comparable(std::string_view text, language words) {
    std::string kept;
    for (const char c : fold_width(text)) {
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!blank)
            kept += c;
        else if (words == language::english && !kept.empty() && kept.back() != ' ')
            kept += ' ';
    }
    return kept;
}

}  // namespace detail

namespace detail {

/// Where a text has these words, not inside a longer number or word of letters: 15元 is not in 115元, nor 4711 in
/// 47110.
[[nodiscard]] inline std::size_t find_words(std::string_view text, std::string_view words,
                                            std::size_t from = 0) noexcept {
    const auto joins = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.';
    };
    if (words.empty()) return std::string_view::npos;
    for (std::size_t at = text.find(words, from); at != std::string_view::npos; at = text.find(words, at + 1)) {
        const std::size_t end = at + words.size();
        const bool begins = !joins(words.front()) || at == 0 || !joins(text[at - 1]);
        const bool full_stop = end < text.size() && text[end] == '.' &&
                               (end + 1 == text.size() || text[end + 1] < '0' || text[end + 1] > '9');
        const bool ends = !joins(words.back()) || end == text.size() || full_stop || !joins(text[end]);
        if (begins && ends) return at;
    }
    return std::string_view::npos;
}
[[nodiscard]] inline bool has_words(std::string_view text, std::string_view words) noexcept {
    return find_words(text, words) != std::string_view::npos;
}

/// Whether a text, made comparable, says that the service goes on by itself, and for how long, in whichever of the
/// usual words; or that it does not.
[[nodiscard]] inline bool states_renewal(std::string_view text, std::string_view fact) noexcept {
    constexpr std::string_view goes_on[]{"自动续订", "自动续展", "自动续费", "自动续约", "自动延续"};
    constexpr std::string_view each_time = "每次";
    if (has_words(text, fact)) return true;
    const bool renews = fact.starts_with("到期自动续订");
    const std::size_t term = fact.find(each_time);
    for (const std::string_view words : goes_on) {
        const std::size_t at = text.find(words);
        if (at == std::string_view::npos) continue;
        if (text.substr(0, at).ends_with("不") == renews) return false;
        return term == std::string_view::npos ||
               find_words(text, fact.substr(term + each_time.size()), at) != std::string_view::npos;
    }
    return false;
}

/// When the service begins: 次月生效, but not that of 退订次月生效, which is its end.
[[nodiscard]] inline bool states_beginning(std::string_view text, std::string_view fact) noexcept {
    for (std::size_t at = find_words(text, fact); at != std::string_view::npos; at = find_words(text, fact, at + 1))
        if (!text.substr(0, at).ends_with("退订")) return true;
    return false;
}

/// 15元/月 says as much as 每月15元.
[[nodiscard]] inline bool states_price(std::string_view text, std::string_view fact) {
    constexpr std::string_view every[][2]{{"每月", "/月"}, {"每年", "/年"}, {"每天", "/天"}};
    if (has_words(text, fact)) return true;
    for (const auto& [before, behind] : every)
        if (fact.starts_with(before)) return has_words(text, std::string(fact.substr(before.size())).append(behind));
    return false;
}

}  // namespace detail

/// The first fact that the text of a request does not state, or element::none: of `stated`, and besides them how long
/// an answer is in time, the code or reference to answer with, and the agent and the third-party biller if there are
/// any. Widths of characters and white space do not matter; words do, in the language of the request.
[[nodiscard]] inline element first_unstated(const request& asked, std::span<const element> stated,
                                            std::chrono::seconds valid_for, language in = language::chinese) {
    const std::string text = detail::comparable(asked.text, in);
    const auto states = [&](element what) {
        const std::string words = detail::comparable(fact_text(asked, what, valid_for, in), in);
        if (words.empty()) return false;
        if (in == language::english) return detail::has_words(text, words);
        if (what == element::renewal) return detail::states_renewal(text, words);
        if (what == element::price) return detail::states_price(text, words);
        if (what == element::effective) return detail::states_beginning(text, words);
        return detail::has_words(text, words);
    };
    for (const element each : stated)
        if (!states(each)) return each;
    if (!asked.facts.agent.empty() && !states(element::agent)) return element::agent;
    if (!asked.facts.biller.empty() && !states(element::biller)) return element::biller;
    if (asked.how == method::one_time_code && !states(element::code)) return element::code;
    if (asked.how == method::sms_reply && !states(element::reference)) return element::reference;
    if (asked.how != method::signature && !states(element::expiry)) return element::expiry;
    return element::none;
}

/// Whether every mention of a code in a text reaches the phone inside one part of the message, whatever reference its
/// parts have.
[[nodiscard]] inline bool is_whole_in_message(std::string_view text, std::string_view code) noexcept {
    if (code.empty()) return true;
    for (std::size_t at = text.find(code); at != std::string_view::npos; at = text.find(code, at + 1))
        if (!in_one_sms_part(text, at, code.size(), sms_reference::eight_bit) ||
            !in_one_sms_part(text, at, code.size(), sms_reference::sixteen_bit))
            return false;
    return true;
}

}  // namespace mingbai::inline MINGBAI_ABI::consent
