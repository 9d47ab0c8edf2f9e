// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/html_style.hpp>
#include <mingbai/base/html_document.hpp>
#include <mingbai/bill/agreement.hpp>
#include <mingbai/bill/chart.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::bill {

/// A line's ground in words, for the customer.
[[nodiscard]] constexpr std::string_view text_for_people(ground why, language words) noexcept {
    const bool chinese = words == language::chinese;
    switch (why) {
        case ground::agreed:
            return chinese ? "已确认" : "confirmed";
        case ground::no_charge:
            return chinese ? "减免" : "reduction";
        case ground::no_agreement:
            return chinese ? "不明扣费：没有对应的办理记录" : "unexplained: no order";
        case ground::not_in_force:
            return chinese ? "不明扣费：协议未生效或已终止" : "unexplained: not in force";
        case ground::no_proof:
            return chinese ? "不明扣费：缺少用户确认凭证" : "unexplained: no proof of consent";
        case ground::another_plan:
            return chinese ? "不明扣费：与办理的资费方案不符" : "unexplained: another plan";
        case ground::another_provider:
            return chinese ? "不明扣费：代收费方不符" : "unexplained: another provider";
    }
    return {};
}

namespace detail {

struct bill_column {
    std::string_view chinese;
    std::string_view english;
};
inline constexpr std::array<bill_column, 5> bill_columns{
    {{"项目", "item"}, {"时间", "days"}, {"用量与资费", "quantity and rate"}, {"依据", "ground"}, {"金额", "amount"}}};

/// Begins a cell. A phone shows rows as cards, each cell with its column's name, and they stay a table for who listens.
inline void begin_bill_cell(std::string& html, std::size_t column, language words) {
    html.append(column + 1 == bill_columns.size() ? "<td role=\"cell\" class=\"num\" data-label=\""
                                                  : "<td role=\"cell\" data-label=\"");
    html.append(words == language::chinese ? bill_columns[column].chinese : bill_columns[column].english).append("\">");
}

template <currency_type Currency>
void append_bill_rows(std::string& html, const basic_bill<Currency>& of, const bill_words<Currency>& how,
                      std::span<const agreement> agreements, bool third_parties) {
    const bool chinese = how.words == language::chinese;
    for (const auto& line : of.lines()) {
        if ((line.kind == line_kind::third_party) != third_parties) continue;
        const ground why = ground_of(line, agreements);
        const bool explained = why == ground::agreed || why == ground::no_charge;
        html += "<tr role=\"row\">";
        begin_bill_cell(html, 0, how.words);
        append_html_text(html, line.title);
        if (!line.provider.empty()) {
            html += "<br><span class=\"dim\">";
            append_html_text(html, line.provider);
            html += "</span>";
        }
        html += "</td>";
        begin_bill_cell(html, 1, how.words);
        append_html_text(html, mingbai::text_for_people(line.days, how.words));
        html += "</td>";
        begin_bill_cell(html, 2, how.words);
        if (!line.quantity.is_zero())
            append_html_text(html, mingbai::text_for_people(line.quantity, rounding::up, how.words).text());
        if (!line.rate.empty()) {
            html += "<br><span class=\"dim\">";
            append_html_text(html, line.rate);
            html += "</span>";
        }
        html += "</td>";
        begin_bill_cell(html, 3, how.words);
        html += explained ? "<span class=\"tag\">" : "<span class=\"tag warn\">";
        append_html_text(html, text_for_people(why, how.words));
        html += "</span>";
        if (!line.agreement.empty()) {
            html += chinese ? "<br><span class=\"dim\">受理单 " : "<br><span class=\"dim\">order ";
            append_html_text(html, line.agreement.text());
            html += "</span>";
        }
        html += "</td>";
        begin_bill_cell(html, 4, how.words);
        append_html_text(html, mingbai::text_for_people(line.amount, how.words).text());
        html += "</td></tr>\n";
    }
}

template <currency_type Currency>
void append_bill_table(std::string& html, const basic_bill<Currency>& of, const bill_words<Currency>& how,
                       std::span<const agreement> agreements, bool third_parties) {
    const bool chinese = how.words == language::chinese;
    html += "<table class=\"cards\" role=\"table\"><thead role=\"rowgroup\"><tr role=\"row\">";
    for (std::size_t i = 0; i < bill_columns.size(); ++i) {
        html.append("<th role=\"columnheader\" scope=\"col\"")
            .append(i + 1 == bill_columns.size() ? " class=\"num\">" : ">");
        html.append(chinese ? bill_columns[i].chinese : bill_columns[i].english).append("</th>");
    }
    html += "</tr></thead><tbody role=\"rowgroup\">\n";
    append_bill_rows(html, of, how, agreements, third_parties);
    html += "</tbody><tfoot role=\"rowgroup\"><tr role=\"row\"><th role=\"rowheader\" scope=\"row\" colspan=\"4\">";
    html += chinese ? "小计" : "subtotal";
    html += "</th>";
    begin_bill_cell(html, 4, how.words);
    append_html_text(
        html, mingbai::text_for_people(third_parties ? of.third_party_total() : of.own_total(), how.words).text());
    html += "</td></tr></tfoot></table>\n";
}

}  // namespace detail

/// A bill that people can read: one HTML file that needs nothing else. Where the money went, against last time, against
/// the cap; every line with its days, quantity, rate and what it rests on; third parties in a section of their own.
/// Every text stays text.
template <currency_type Currency>
[[nodiscard]] std::string bill_page(const basic_bill<Currency>& of, const bill_words<Currency>& how,
                                    std::span<const agreement> agreements) {
    const bool chinese = how.words == language::chinese;
    std::string title = chinese ? "账单 " : "Bill ";
    title += mingbai::text_for_people(of.header().days, how.words);
    std::string html = "<header><h1>";
    append_html_text(html, title);
    html += "</h1><p class=\"dim\">";
    append_html_text(html, how.signature);
    html += " ";
    append_html_text(html, of.header().subscriber.text());
    html += "</p></header>\n<main><p class=\"total\">";
    append_html_text(html, mingbai::text_for_people(of.total(), how.words).text());
    html += "</p>\n";
    if (how.previous) {
        html += "<p>";
        append_html_text(html, detail::against(of.total(), *how.previous, how.words));
        html += "</p>\n";
    }
    html += "<section><h2>";
    html += chinese ? "钱花在哪里" : "Where the money went";
    html += "</h2>\n" + bill_chart(of, how) + "</section>\n<section><h2>";
    html += chinese ? "费用明细" : "Lines";
    html += "</h2>\n";
    detail::append_bill_table(html, of, how, agreements, false);
    html += "</section>\n";
    bool third_parties = false;
    for (const auto& line : of.lines()) third_parties = third_parties || line.kind == line_kind::third_party;
    if (third_parties) {
        html += "<section><h2>";
        append_html_text(html, detail::name_of(line_kind::third_party, how.words));
        html += "</h2>\n";
        detail::append_bill_table(html, of, how, agreements, true);
        html += "</section>\n";
    }
    html += "</main>\n<footer class=\"dim\"><p>";
    if (!how.hotline.empty()) {
        html += chinese ? "咨询与异议 " : "Questions and objections ";
        append_html_text(html, how.hotline);
    }
    html += "</p></footer>\n";
    return to_html({.title = title,
                    .style = mingbai::detail::customer_page_style,
                    .body = html,
                    .language = chinese ? "zh-CN" : "en"});
}

}  // namespace mingbai::inline MINGBAI_ABI::bill
