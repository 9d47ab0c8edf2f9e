// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/archive/kind_words.hpp>
#include <mingbai/archive/payload_amounts.hpp>
#include <mingbai/base/calendar_text.hpp>
#include <mingbai/base/detail/html_style.hpp>
#include <mingbai/base/html_document.hpp>
#include <mingbai/base/html_text.hpp>
#include <mingbai/base/json_reader.hpp>
#include <mingbai/base/utc_offset.hpp>
#include <mingbai/evidence/record.hpp>
#include <mingbai/rule/element.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace mingbai::inline MINGBAI_ABI::archive {

/// What a self-care page says besides the records.
struct self_care_options {
    language words = language::chinese;
    std::string_view carrier{};
    std::string_view customer{};  ///< as the customer is to be addressed; a number, masked or not
    std::string_view hotline{};
    utc_offset zone = beijing_time;
    std::string_view currency = cny::info.code;  ///< of caps on money, whose records name none
    std::string_view proof{};  ///< a sentence on the completeness of what is shown; empty: nothing is said
};

namespace detail {

/// A member's key as customers read it: the element's word where there is one.
[[nodiscard]] constexpr std::string_view key_words(std::string_view key, language words) noexcept {
    if (words == language::english) return key;
    for (const element_text& each : element_texts)
        if (each.name == key) return each.chinese;
    return key;
}

/// What is machinery, of no use to a reader: identifiers of records, digests, numbers of versions.
[[nodiscard]] constexpr bool is_machinery(std::string_view key) noexcept {
    for (const std::string_view each : {"id", "round", "digest", "plan_digest", "plan_version", "publication",
                                        "consent", "urgent", "seal", "request", "salt", "generation"})
        if (each == key) return true;
    return false;
}

/// Whether a member holds an instant in seconds since 1970, by its key.
[[nodiscard]] constexpr bool is_time(std::string_view key) noexcept {
    for (const std::string_view each : {"at", "due", "deadline", "again", "expires", "valid_until", "from", "until"})
        if (each == key) return true;
    return key.ends_with("_at") || key.ends_with("_until");
}

/// Whether a member of a record holds money, in 10⁻⁶ units, which nobody can read.
[[nodiscard]] constexpr bool is_money(evidence::record_kind kind, std::string_view key) noexcept {
    using evidence::record_kind;
    if (kind != record_kind::bill_issued && kind != record_kind::bill_corrected) return false;
    for (const std::string_view each : {"lines", "own", "third_party", "total", "amount"})
        if (each == key) return true;
    return false;
}

inline void append_json_value(std::string& html, const json_value& value) {
    switch (value.kind()) {
        case json_kind::string:
            append_html_text(html, value.as<std::string_view>().value_or({}));
            break;
        case json_kind::boolean:
            html += value.as<bool>().value_or(false) ? "✓" : "—";
            break;
        case json_kind::integer:
            if (const auto number = value.as<std::int64_t>())
                html += integer_text(*number).text();
            else
                html += integer_text(value.as<std::uint64_t>().value_or(0)).text();
            break;
        case json_kind::number:
            append_html_text(html, value.number_text().value_or({}));
            break;
        case json_kind::null:
            html += "—";
            break;
        case json_kind::array: {
            bool first = true;
            for (const json_value each : value.elements()) {
                if (!first) html += "、";
                first = false;
                append_json_value(html, each);
            }
            break;
        }
        case json_kind::object: {
            bool first = true;
            for (const json_member each : value.members()) {
                if (!first) html += "；";
                first = false;
                append_html_text(html, each.key);
                html += "：";
                append_json_value(html, each.value);
            }
            break;
        }
    }
}

/// A record's payload: its text as a paragraph, everything else that says something to a person below it.
inline void append_payload(std::string& html, const evidence::record& of, const self_care_options& options) {
    const language words = options.words;
    const auto document = read_json(of.payload);
    if (!document) {
        html += "<div class=\"text\">";
        append_html_text(html, of.payload);
        html += "</div>";
        return;
    }
    const json_value root = document->root();
    if (!root.is_object()) return append_json_value(html, root);
    for (const std::string_view key : {"title", "text"}) {
        const auto text = root.find(key);
        if (!text || text->kind() != json_kind::string) continue;
        html += key == "title" ? "<div><strong>" : "<div class=\"text\">";
        append_json_value(html, *text);
        html += key == "title" ? "</strong></div>" : "</div>";
    }
    std::string rest;
    for (const json_member each : root.members()) {
        if (each.key == "title" || each.key == "text" || is_machinery(each.key) || is_money(of.kind, each.key)) continue;
        if (!rest.empty()) rest += " · ";
        append_html_text(rest, key_words(each.key, words));
        rest += words == language::chinese ? "：" : ": ";
        const auto seconds = is_time(each.key) ? each.value.as<std::int64_t>() : result<std::int64_t>(refusal{});
        const auto time = seconds ? instant_from_unix(*seconds) : result<instant>(refusal{});
        const bool limit = of.kind == evidence::record_kind::cap_chosen && each.key == "limit";
        const std::string amount = limit ? cap_limit_text(root, options.currency, words) : std::string();
        if (time)
            rest += to_text(civil_time_of(*time, options.zone)).text();
        else if (!amount.empty())
            append_html_text(rest, amount);
        else
            append_json_value(rest, each.value);
    }
    if (!rest.empty()) html += "<div class=\"dim\">" + rest + "</div>";
}

/// In the caller's words, or in those for the records that hold nothing but amounts.
template <class Describe>
[[nodiscard]] std::string described(const evidence::record& of, const self_care_options& options, Describe& describe) {
    std::string words = describe(of);
    return words.empty() ? bill_lines_text(of, options.words) : words;
}

struct page_section {
    std::string_view id;
    std::string_view chinese;
    std::string_view english;
    const kind_filter* kinds;
};

inline constexpr std::array<page_section, 7> page_sections{{{"agreements", "用户协议", "Agreements", &agreements},
                                                            {"work-orders", "业务受理单", "Work orders", &work_orders},
                                                            {"orders", "业务", "Services", &orders},
                                                            {"consents", "确认记录", "Consents", &consents},
                                                            {"notices", "通知", "Notices", &notices},
                                                            {"bills", "账单", "Bills", &bills},
                                                            {"caps", "封顶", "Caps", &caps}}};

}  // namespace detail

/// One customer's own page: agreements, work orders, services, consents with what was asked and answered, notices,
/// bills and caps, newest first as given. One HTML file that needs nothing else; erased records are shown as erased,
/// and every text stays text. Records of no section are left out of the page.
///
/// `describe(record)` may put a kind into words of its own, as plain text: a bill's summary, for instance. What it
/// answers with nothing is shown member by member, a bill line by line, and amounts always with their unit.
template <class Describe>
    requires std::is_invocable_r_v<std::string, Describe&, const evidence::record&>
[[nodiscard]] std::string self_care_page(std::span<const evidence::record> records, const self_care_options& options,
                                         Describe&& describe) {
    const bool chinese = options.words == language::chinese;
    const std::string_view title = chinese ? "我的协议与记录" : "My agreements and records";
    std::string html = "<header><h1>";
    html.append(title).append("</h1><p class=\"dim\">");
    append_html_text(html, options.carrier);
    html += " ";
    append_html_text(html, options.customer);
    html += "</p>\n<nav aria-label=\"";
    html += chinese ? "目录" : "contents";
    html += "\"><ul>";

    std::array<std::size_t, detail::page_sections.size()> counts{};
    for (std::size_t i = 0; i < detail::page_sections.size(); ++i)
        for (const evidence::record& each : records)
            counts[i] += detail::page_sections[i].kinds->has(each.kind) ? 1U : 0U;
    for (std::size_t i = 0; i < detail::page_sections.size(); ++i) {
        const detail::page_section& section = detail::page_sections[i];
        html.append("<li><a href=\"#")
            .append(section.id)
            .append("\">")
            .append(chinese ? section.chinese : section.english);
        html.append("</a> <span class=\"dim\">").append(integer_text(counts[i]).text()).append("</span></li>");
    }
    html += "</ul></nav></header>\n<main>\n";

    for (std::size_t i = 0; i < detail::page_sections.size(); ++i) {
        const detail::page_section& section = detail::page_sections[i];
        html.append("<section id=\"")
            .append(section.id)
            .append("\"><h2>")
            .append(chinese ? section.chinese : section.english)
            .append("</h2>\n");
        if (counts[i] == 0) {
            html.append("<p class=\"dim\">").append(chinese ? "没有记录" : "none").append("</p></section>\n");
            continue;
        }
        html.append("<table><thead><tr><th scope=\"col\">").append(chinese ? "时间" : "when");
        html.append("</th><th scope=\"col\">").append(chinese ? "事项" : "what").append("</th><th scope=\"col\">");
        html.append(chinese ? "内容" : "content").append("</th></tr></thead><tbody>\n");
        for (const evidence::record& each : records) {
            if (!section.kinds->has(each.kind)) continue;
            html += "<tr><td><time>";
            html += to_text(civil_time_of(each.at, options.zone)).text();
            html += "</time></td><td>";
            html += text_for_people(each.kind, options.words);
            html += "</td><td>";
            if (each.erased) {
                html.append("<span class=\"gone\">")
                    .append(chinese ? "内容已删除，记录仍可验证" : "erased; the record can still be proven")
                    .append("</span>");
            } else if (const std::string described = detail::described(each, options, describe); !described.empty()) {
                html += "<div class=\"text\">";
                append_html_text(html, described);
                html += "</div>";
            } else {
                detail::append_payload(html, each, options);
            }
            html += "</td></tr>\n";
        }
        html += "</tbody></table></section>\n";
    }
    html += "</main>\n<footer class=\"dim\"><p>";
    append_html_text(html, options.proof);
    html += "</p><p>";
    if (!options.hotline.empty()) {
        html += chinese ? "咨询 " : "Questions ";
        append_html_text(html, options.hotline);
    }
    html += "</p></footer>\n";
    return to_html({.title = title,
                    .style = mingbai::detail::customer_page_style,
                    .body = html,
                    .language = chinese ? "zh-CN" : "en"});
}

/// The same in the records' own members.
[[nodiscard]] inline std::string self_care_page(std::span<const evidence::record> records,
                                                const self_care_options& options) {
    return self_care_page(records, options, [](const evidence::record&) { return std::string(); });
}

}  // namespace mingbai::inline MINGBAI_ABI::archive
