// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/ascii.hpp>
#include <mingbai/base/folded_text.hpp>

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::notice::detail {

using cues = std::initializer_list<std::string_view>;

/// Looks through a finished message for what it states. Clauses end at 。，；！？ and at commas and semicolons; a
/// number is what begins with a digit.
class message_reader {
public:
    explicit message_reader(std::string_view utf8) : text_(fold_width(utf8)) {}

    [[nodiscard]] std::string_view text() const noexcept { return text_; }

    [[nodiscard]] bool has(cues any) const noexcept {
        for (const std::string_view cue : any)
            if (text_.find(cue) != std::string::npos) return true;
        return false;
    }

    /// Whether after one of the cues, within its clause, comes a number that one of the units follows at once.
    [[nodiscard]] bool has_number_after(cues any, cues units) const {
        return any_clause_after(any, [&](std::string_view clause) { return number_with_unit(clause, units); });
    }

    /// Whether after one of the cues, within its clause, comes a run of at least so many digits.
    [[nodiscard]] bool has_digits_after(cues any, std::size_t least) const {
        return any_clause_after(any, [&](std::string_view clause) { return digit_run(clause) >= least; });
    }

    /// Whether one of the cues is followed by one of the words within its clause.
    [[nodiscard]] bool has_word_after(cues any, cues words) const {
        return any_clause_after(any, [&](std::string_view clause) { return has_any(clause, words); });
    }

    /// Whether a clause has one of the words and none of the others.
    [[nodiscard]] bool has_clause_with(cues words, cues none_of) const {
        for (std::size_t at = 0; at < text_.size();) {
            const std::string_view clause = clause_at(at);
            if (has_any(clause, words) && !has_any(clause, none_of)) return true;
            at += clause.size() + 1;
        }
        return false;
    }

    /// 2026年1月10日, 08月17日, 2026-01-10.
    [[nodiscard]] bool has_date() const {
        for (std::size_t at = text_.find("月"); at != std::string::npos; at = text_.find("月", at + 1)) {
            const std::size_t day = at + std::string_view("月").size();
            const std::size_t size = digit_run_at(day);
            if (at > 0 && mingbai::detail::is_digit(text_[at - 1]) && size >= 1 && size <= 2 &&
                text().substr(day + size).starts_with("日"))
                return true;
        }
        for (std::size_t at = 0; at + 10 <= text_.size(); ++at) {
            const std::string_view date = std::string_view(text_).substr(at, 10);
            if (date[4] == '-' && date[7] == '-' && mingbai::detail::all_digits(date.substr(0, 4)) &&
                mingbai::detail::all_digits(date.substr(5, 2)) && mingbai::detail::all_digits(date.substr(8)))
                return true;
        }
        return false;
    }

    /// Where the plan's number begins, or npos: after 方案编号, with any colon or none, letters and digits.
    [[nodiscard]] std::size_t filing_number_at() const {
        constexpr std::string_view cue = "方案编号";
        for (std::size_t at = text_.find(cue); at != std::string::npos; at = text_.find(cue, at + 1)) {
            std::size_t number = at + cue.size();
            while (number < text_.size() && (text_[number] == ':' || text_[number] == ' ')) ++number;
            std::size_t size = 0;
            while (number + size < text_.size() && is_alphanumeric(text_[number + size])) ++size;
            if (size >= 6) return number;
        }
        return std::string::npos;
    }

    /// Whether some words of a name stand before the plan's number: 办理了安全管家(方案编号….
    [[nodiscard]] bool has_name_before_number() const {
        if (filing_number_at() == std::string::npos) return false;
        std::size_t end = text_.find("方案编号");
        while (end > 0 && (text_[end - 1] == '(' || text_[end - 1] == ' ' || text_[end - 1] == ',')) --end;
        // A name has two Chinese characters, or as many bytes otherwise, that are neither the verb nor punctuation.
        std::size_t begin = end;
        for (const std::string_view verb :
             {"办理了", "办理", "订购了", "订购", "开通了", "开通", "退订了", "退订", "您的"}) {
            const std::size_t at = text_.rfind(verb, end);
            if (at == std::string::npos || at + verb.size() > end) continue;
            begin = at + verb.size();
            if (end - begin >= 6) return clause_start(end) <= begin;
        }
        return false;
    }

    /// The sender's name in its brackets at the beginning or the end; a heading such as 【流量提醒】 is none.
    [[nodiscard]] bool has_signature() const {
        const std::size_t close = text_.rfind("】");
        if (close != std::string::npos && close + std::string_view("】").size() == text_.size() &&
            is_signature(text_.rfind("【"), close))
            return true;
        return text_.starts_with("【") && is_signature(0, text_.find("】"));
    }

private:
    [[nodiscard]] static bool is_alphanumeric(char c) noexcept {
        return mingbai::detail::is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    [[nodiscard]] static bool has_any(std::string_view clause, cues words) noexcept {
        for (const std::string_view word : words)
            if (clause.find(word) != std::string_view::npos) return true;
        return false;
    }

    [[nodiscard]] bool is_signature(std::size_t open, std::size_t close) const {
        if (open == std::string::npos || close == std::string::npos || close <= open) return false;
        const std::size_t begin = open + std::string_view("【").size();
        const std::string_view name = std::string_view(text_).substr(begin, close - begin);
        for (const std::string_view heading : {"提醒", "通知", "提示", "公告", "预警"})
            if (name.ends_with(heading)) return false;
        return !name.empty();
    }

    /// The rest of the clause that a byte belongs to.
    [[nodiscard]] std::string_view clause_at(std::size_t at) const noexcept {
        std::size_t end = text_.size();
        for (const std::string_view mark : {"。", "，", "；", "！", "？", ",", ";", "!"}) {
            const std::size_t found = text_.find(mark, at);
            if (found < end) end = found;
        }
        return std::string_view(text_).substr(at, end - at);
    }

    /// Where the clause that ends before a byte begins.
    [[nodiscard]] std::size_t clause_start(std::size_t end) const noexcept {
        std::size_t begin = 0;
        for (const std::string_view mark : {"。", "，", "；", "！", "？", ",", ";", "!"}) {
            const std::size_t found = end == 0 ? std::string::npos : text_.rfind(mark, end - 1);
            if (found != std::string::npos && found + mark.size() > begin) begin = found + mark.size();
        }
        return begin;
    }

    template <class F>
    [[nodiscard]] bool any_clause_after(cues any, F&& holds) const {
        for (const std::string_view cue : any)
            for (std::size_t at = text_.find(cue); at != std::string::npos; at = text_.find(cue, at + 1))
                if (holds(clause_at(at + cue.size()))) return true;
        return false;
    }

    [[nodiscard]] std::size_t digit_run_at(std::size_t at) const noexcept {
        std::size_t size = 0;
        while (at + size < text_.size() && mingbai::detail::is_digit(text_[at + size])) ++size;
        return size;
    }

    [[nodiscard]] static std::size_t digit_run(std::string_view clause) noexcept {
        std::size_t longest = 0;
        std::size_t run = 0;
        for (const char c : clause) {
            if (mingbai::detail::is_digit(c))
                ++run;
            else if (c != '-' || run == 0)  // 0311-88888888 is one number
                run = 0;
            if (run > longest) longest = run;
        }
        return longest;
    }

    [[nodiscard]] static bool number_with_unit(std::string_view clause, cues units) noexcept {
        for (std::size_t at = 0; at < clause.size(); ++at) {
            if (!mingbai::detail::is_digit(clause[at])) continue;
            std::size_t end = at;
            while (end < clause.size() && (mingbai::detail::is_digit(clause[end]) || clause[end] == '.')) ++end;
            std::string_view rest = clause.substr(end);
            if (rest.starts_with(' ')) rest.remove_prefix(1);
            for (const std::string_view unit : units)
                if (rest.starts_with(unit)) return true;
            at = end - 1;
        }
        return false;
    }

    std::string text_;
};

}  // namespace mingbai::inline MINGBAI_ABI::notice::detail
