// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/html_document.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/tariff/detail/page_body.hpp>
#include <mingbai/tariff/detail/page_plan.hpp>
#include <mingbai/tariff/detail/page_script.hpp>
#include <mingbai/tariff/detail/page_style.hpp>
#include <mingbai/tariff/page_options.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

namespace detail {

/// What the page's script reads: the elements' names, which region lies in which, and the plans.
template <class Plans>
[[nodiscard]] result<std::string> page_data(const Plans& plans, const page_options& options) {
    for (const region_part& part : options.region_parts)
        if (!is_utf8(part.region) || !is_utf8(part.within)) return refusal{reason::bad_utf8, {}};

    std::string data;
    basic_json_writer<std::string, json_form::foreign> out(data);
    out.begin_object();
    out.begin_array("elements");
    for (std::uint16_t i = 1; i <= plan_element_count; ++i) {
        const element_text names = describe(static_cast<element>(i));
        std::string english(names.name);
        for (char& c : english)
            if (c == '_') c = ' ';
        out.begin_array().value(names.chinese).value(english).end_array();
    }
    out.end_array();
    out.begin_array("within");
    for (const region_part& part : options.region_parts)
        out.begin_array().value(part.region).value(part.within).end_array();
    out.end_array();
    out.begin_array("plans");
    std::uint64_t number = 0;
    for (const auto& plan : plans) {
        bool valid = is_utf8(plan.filing_number);
        for_each_text(plan, [&](element, std::size_t, std::string_view text) { valid = valid && is_utf8(text); });
        if (!valid) return refusal{reason::bad_utf8, at_index(number)};
        write_page_plan(out, plan, options);
        ++number;
    }
    out.end_array().end_object();
    if (const auto done = out.finish(); !done) return done.error();
    return data;
}

}  // namespace detail

/// The disclosure page (资费公示专区): one HTML file that needs nothing else, neither network nor framework. Search,
/// filters, sorting, every plan's sixteen elements in their order, two plans side by side, a link to each plan, print,
/// phone and desk, keyboard and screen reader. Every text of a plan stays text.
///
/// `plans` is a range of plans of one currency. Refused: reason::bad_utf8, with the number of the plan in
/// `where.index`, or without it when it is in the options.
template <class Plans>
[[nodiscard]] result<std::string> disclosure_page(const Plans& plans, const page_options& options) {
    const auto data = detail::page_data(plans, options);
    if (!data) return data.error();

    std::string body("<header><div class=\"wrap\"><h1>");
    append_html_text(body, options.title);
    body.append("</h1><p class=\"dim\">");
    append_html_text(body, options.publisher);
    if (in_calendar(options.as_of)) body.append("　截至 / as of ").append(to_text(options.as_of));
    body.append("</p></div></header>\n").append(detail::page_body);
    body.append(
        "<footer class=\"wrap dim\"><p>方案未载明的内容如实标明，不作推断。 "
        "<span lang=\"en\">What a plan does not state is shown as not stated.</span></p></footer>\n");
    return to_html({.title = options.title,
                    .style = detail::page_style,
                    .body = body,
                    .data = *data,
                    .script = std::string(detail::page_script_finding).append(detail::page_script_showing)});
}

}  // namespace mingbai::inline MINGBAI_ABI
