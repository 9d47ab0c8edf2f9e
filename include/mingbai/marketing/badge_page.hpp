// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/calendar_text.hpp>
#include <mingbai/base/html_document.hpp>
#include <mingbai/base/qr_svg.hpp>
#include <mingbai/marketing/badge_qr.hpp>
#include <mingbai/marketing/detail/badge_style.hpp>

#include <span>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::marketing {

/// What people call a plan.
struct named_plan {
    filing_number number{};
    std::string_view name{};
};

/// What a badge's page says beside the badge.
struct badge_page_options {
    std::string_view principal{};         ///< the principal's name: 示例运营商
    std::string_view hotline{};           ///< whom to ask and complain to
    std::string_view own_code{};          ///< the code that the carrier's confirmations come from: 10001
    std::span<const named_plan> plans{};  ///< names for the scope's plans; a plan without one is shown by its number
    utc_offset zone = beijing_time;       ///< of the dates
};

namespace detail {

/// A label in both languages and what it is of.
inline void begin_badge_row(std::string& html, std::string_view chinese, std::string_view english) {
    html.append("<div><dt>").append(chinese).append(" <span lang=\"en\">").append(english).append("</span></dt><dd>");
}
inline void append_badge_row(std::string& html, std::string_view chinese, std::string_view english,
                             std::string_view text) {
    begin_badge_row(html, chinese, english);
    append_html_text(html, text);
    html += "</dd></div>\n";
}

inline void append_badge_day(std::string& html, civil_date day) {
    const auto text = mingbai::to_text(day);
    html.append("<time datetime=\"").append(text).append("\">").append(text).append("</time>");
}

/// A scope's list in words; `all` is what everything is called.
template <class List, class Name>
void append_scope_row(std::string& html, std::string_view chinese, std::string_view english, const List& list,
                      std::string_view all, std::string_view all_english, Name name_of) {
    begin_badge_row(html, chinese, english);
    if (list.is_everything()) {
        html.append(all).append(" <span lang=\"en\">").append(all_english).append("</span>");
    } else if (list.named().empty()) {
        html += "无 <span lang=\"en\">none</span>";
    } else {
        html += "<ul>";
        for (const auto& each : list.named()) {
            html += "<li>";
            append_html_text(html, name_of(each));
            html += "</li>";
        }
        html += "</ul>";
    }
    html += "</dd></div>\n";
}

inline void append_badge_sales(std::string& html, const sales_scope& sales, std::span<const named_plan> names) {
    append_scope_row(html, "可销售的资费方案", "plans", sales.plans, "全部方案", "every plan",
                     [&](const filing_number& number) {
                         for (const named_plan& each : names)
                             if (each.number == number)
                                 return std::string(each.name) + "（" + std::string(number.text()) + "）";
                         return std::string(number.text());
                     });
    const auto text_of = [](const auto& id) { return id.text(); };
    append_scope_row(html, "其中的资费类型", "of the categories", sales.categories, "全部类型", "every category",
                     text_of);
    append_scope_row(html, "可销售的地区", "regions", sales.regions, "全部地区", "everywhere", text_of);
}

inline void append_badge_warning(std::string& html, const badge_page_options& how) {
    html += "<section class=\"notice\"><h2>请您核对 <span lang=\"en\">Please check</span></h2><ul>";
    html +=
        "<li>本标识牌只在上列平台有效；在别处看到，即为冒用。 <span lang=\"en\">Valid on the platform above only; "
        "anywhere else it "
        "is borrowed.</span></li>";
    html += "<li>办理任何业务，须由运营商";
    if (!how.own_code.empty()) {
        html += "自有端口 ";
        append_html_text(html, how.own_code);
        html += " ";
    }
    html += "向您确认；代理商不得代为确认。 <span lang=\"en\">The carrier itself";
    if (!how.own_code.empty()) {
        html += ", from ";
        append_html_text(html, how.own_code);
        html += ",";
    }
    html += " asks you to confirm whatever you order; an agent may not confirm for you.</span></li>";
    if (!how.hotline.empty()) {
        html += "<li>咨询与投诉：";
        append_html_text(html, how.hotline);
        html += " <span lang=\"en\">Questions and complaints.</span></li>";
    }
    html += "</ul></section>\n";
}

}  // namespace detail

/// The page that a channel shows: who sells for whom, what and where, until when, in words, with the QR code and the
/// text form for whoever checks it. One HTML file that needs nothing else; every text stays text.
[[nodiscard]] inline std::string badge_page(const shown_badge& shown, const badge_page_options& how) {
    const badge& of = shown.badge;
    const std::string_view agent = shown.sheet ? shown.sheet->name.text() : of.agent.text();
    std::string html =
        "<main>\n<header><p class=\"kind\">网络渠道电子标识牌 <span lang=\"en\">Electronic badge of an online "
        "agent</span></p><h1>";
    append_html_text(html, agent);
    html += "</h1><p>受 <strong>";
    append_html_text(html, how.principal);
    html += "</strong> 委托 <span lang=\"en\">authorised by ";
    append_html_text(html, how.principal);
    html += "</span></p></header>\n<div class=\"code\">";
    html += to_svg(to_qr_code(shown), "标识牌二维码 QR code of the badge");
    html += "</div>\n<dl>\n";
    detail::append_badge_row(html, "平台", "platform", of.platform.text());
    detail::append_badge_row(html, "渠道", "channel", of.channel.text());
    // The last day on which it is valid is the day of its last second.
    detail::begin_badge_row(html, "有效期", "valid");
    detail::append_badge_day(html, date_of(of.from, how.zone));
    html += " 至 ";
    detail::append_badge_day(html,
                             date_of(of.until > of.from ? of.until - std::chrono::seconds{1} : of.until, how.zone));
    html += "</dd></div>\n";
    detail::begin_badge_row(html, "可以做的事", "may");
    html += "<ul>";
    for (const agent_action each : all_agent_actions)
        if (of.actions.contains(each))
            html.append("<li>")
                .append(text_for_people(each, language::chinese))
                .append(" <span lang=\"en\">")
                .append(text_for_people(each, language::english))
                .append("</span></li>");
    html += "</ul></dd></div>\n";
    if (shown.sheet) detail::append_badge_sales(html, shown.sheet->sales, how.plans);
    detail::append_badge_row(html, "代理商编号", "agent", of.agent.text());
    detail::append_badge_row(html, "授权编号", "licence", of.licence.text());
    detail::append_badge_row(html, "标识牌编号", "badge", to_hex(identity_of(of)).substr(0, 16));
    html += "</dl>\n";
    detail::append_badge_warning(html, how);
    html +=
        "<details><summary>标识牌文本（供核验） <span lang=\"en\">The badge as text, for checking</span></summary><p "
        "class=\"text\">";
    append_html_text(html, to_text(shown));
    html += "</p></details>\n</main>\n";
    const std::string title = std::string(agent) + " 网络渠道电子标识牌";
    return to_html({.title = title, .style = detail::badge_style, .body = html});
}

}  // namespace mingbai::inline MINGBAI_ABI::marketing
