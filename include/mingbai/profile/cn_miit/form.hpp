// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/full_width.hpp>
#include <mingbai/base/utf8.hpp>
#include <mingbai/rule/report.hpp>
#include <mingbai/tariff/phrase_set.hpp>
#include <mingbai/tariff/plan_checks.hpp>
#include <mingbai/tariff/plan_view.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

// How a plan's texts are written: readable at all, short, brackets, units, numbers that mean nothing to customers.
namespace mingbai::inline MINGBAI_ABI::cn_miit {

/// What the source states in an element can be read.
struct elements_readable : plan_checks::readable {
    static constexpr rule_info info{
        .id = "CN-T-29",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "明白办、放心用, 资费公示: 清晰易懂, 不得模糊不清",
        .title = "every element is written so that it can be read: amounts, quantities, dates, valid UTF-8",
        .title_zh = "各要素书写规范可读",
        .good = "20260722",
        .bad = "20261399",
    };
};

/// How long the texts of a plan may be, in characters. No rule gives numbers: these are what the registers' plans keep
/// within, and a house may set its own.
struct observed_brevity {
    static constexpr std::size_t name = 40;
    static constexpr std::size_t audience = 120;
    static constexpr std::size_t other = 500;
};

/// The texts are short enough to be read.
template <class Limits = observed_brevity>
struct brevity {
    static constexpr rule_info info{
        .id = "CN-T-30",
        .severity = severity::advice,
        .grade = verification::practice,
        .source = "明白办、放心用, 资费公示: 内容简洁; the numbers are observed, not law",
        .title = "the name, the audience and every other text are short",
        .title_zh = "名称和说明简洁",
        .good = "a name of 20 characters",
        .bad = "a name of 60 characters",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) {
        for_each_text(plan, [&](element what, std::size_t index, std::string_view text) {
            const std::size_t limit = what == element::name       ? Limits::name
                                      : what == element::audience ? Limits::audience
                                                                  : Limits::other;
            if (text.size() > limit && count_code_points(text) > limit)
                out.add(what, 0, static_cast<std::uint32_t>(text.size()), index);
        });
    }
};

/// Every bracket is closed by one of its own kind and width.
struct brackets_match {
    static constexpr rule_info info{
        .id = "CN-T-31",
        .severity = severity::advice,
        .grade = verification::practice,
        .source = "observed on carriers' registers: （…）, (…), 【…】 and […] mixed",
        .title = "every bracket is closed by one of its own kind and width",
        .title_zh = "括号成对且全半角一致",
        .good = "（河北）",
        .bad = "（河北)",
    };

    static constexpr std::u32string_view opening = U"（(【[「《｛{";
    static constexpr std::u32string_view closing = U"）)】]」》｝}";

    /// Whether a byte is, or may begin, one of them: the full-width ones are among U+3000 to U+3FFF and U+F000 to U+FFFF.
    static constexpr std::array<bool, 256> may_begin_one = [] {
        std::array<bool, 256> table{};
        for (const char each : {'(', ')', '[', ']', '{', '}', '\xE3', '\xEF'}) table[static_cast<std::uint8_t>(each)] = true;
        return table;
    }();

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) {
        for_each_text(plan, [&](element what, std::size_t index, std::string_view text) {
            std::array<std::size_t, 16> open_kind{};
            std::array<std::size_t, 16> open_at{};
            std::size_t depth = 0;
            for (std::size_t at = 0; at < text.size(); ++at) {
                if (!may_begin_one[static_cast<std::uint8_t>(text[at])]) continue;
                const utf8_step step = decode_utf8(text, at);
                if (const std::size_t kind = opening.find(step.code_point); kind != opening.npos) {
                    if (depth == open_kind.size()) return out.add(what, at, step.size, index);
                    open_kind[depth] = kind;
                    open_at[depth++] = at;
                } else if (const std::size_t closed = closing.find(step.code_point); closed != closing.npos) {
                    if (depth == 0 || open_kind[depth - 1] != closed) return out.add(what, at, step.size, index);
                    --depth;
                }
            }
            if (depth != 0) out.add(what, open_at[depth - 1], 1, index);
        });
    }
};

/// Prices in 元 and volumes in GB or MB, not in 圆, RMB, 块, 兆 or 个G.
struct units_spelled_usually {
    static constexpr rule_info info{
        .id = "CN-T-32",
        .severity = severity::advice,
        .grade = verification::practice,
        .source = "observed on carriers' registers: 元 and GB; 1 GB = 1024 MB",
        .title = "currency and units are spelled as everywhere else",
        .title_zh = "货币和计量单位书写统一",
        .good = "5元50GB",
        .bad = "5块钱50个G",
    };

    static constexpr std::string_view unusual[]{"块钱", "RMB", "rmb", "圆整", "个G", "个g", "G字节", "兆流量", "M流量包"};
    static constexpr phrase_set unusual_words{unusual};

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) {
        for_each_text(plan, [&](element what, std::size_t index, std::string_view text) {
            if (!unusual_words.may_be_in(text)) return;
            for (const std::string_view words : unusual)
                if (const std::size_t at = text.find(words); at != std::string_view::npos)
                    out.add(what, at, static_cast<std::uint32_t>(words.size()), index);
        });
    }
};

/// Who may order is said in words that customers know, not in product codes.
struct no_internal_codes {
    static constexpr rule_info info{
        .id = "CN-T-33",
        .severity = severity::advice,
        .grade = verification::practice,
        .source = "observed on carriers' registers: eight-digit product codes among the conditions",
        .title = "the texts name plans by name and filing number, not by internal codes",
        .title_zh = "以名称和方案编号指称资费方案, 不使用内部编码",
        .good = "办理59元档套餐的用户",
        .bad = "办理90687349的用户",
    };

    static constexpr std::size_t shortest_code = 7;
    static constexpr std::size_t longest_code = 10;

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) {
        for_each_text(plan, [&](element what, std::size_t index, std::string_view text) {
            if (what != element::audience && what != element::content && what != element::notes) return;
            for (std::size_t i = 0; i < text.size();) {
                std::size_t end = i;
                while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
                // Telephone numbers have eleven digits or begin with 400, 800 or 10; dates begin with 19 or 20.
                const std::string_view digits = text.substr(i, end - i);
                const bool other = digits.starts_with("400") || digits.starts_with("800") || digits.starts_with("10") ||
                                   (digits.size() == 8 && (digits.starts_with("19") || digits.starts_with("20")));
                const bool part_of_word = i > 0 && text[i - 1] >= 'A' && text[i - 1] <= 'Z';
                if (digits.size() >= shortest_code && digits.size() <= longest_code && !other && !part_of_word)
                    out.add(what, i, static_cast<std::uint32_t>(digits.size()), index);
                i = end == i ? i + 1 : end;
            }
        });
    }
};

}  // namespace mingbai::inline MINGBAI_ABI::cn_miit
