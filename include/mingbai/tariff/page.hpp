// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/html_text.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/tariff/detail/page_script.hpp>
#include <mingbai/tariff/detail/page_style.hpp>
#include <mingbai/tariff/plan_text.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// What the disclosure page says besides the plans.
struct page_options {
    std::string_view title = "资费公示专区";
    std::string_view publisher{};  ///< the carrier
    civil_date as_of{};            ///< the day on which "on sale" is meant
    std::span<const std::string_view> nationwide{};  ///< the words by which a plan is valid in every region
};

namespace detail {

/// A price as a month's amount in 10⁻⁶ units, for sorting and filtering only; nothing for a price that is paid once.
template <currency_type Currency>
[[nodiscard]] constexpr std::optional<std::int64_t> monthly_micros(const tariff_price<Currency>& price) noexcept {
    const std::int64_t count = price.per.count;
    if (count <= 0) return std::nullopt;
    const std::int64_t micros = price.amount.micros();
    switch (price.per.unit) {
        case period_unit::day: return checked_multiply(price.amount, ratio{30, static_cast<std::uint64_t>(count)}, rounding::down).value_or(price.amount).micros();
        case period_unit::month: return micros / count;
        case period_unit::year: return micros / (12 * count);
    }
    return std::nullopt;
}

/// The sum of what a plan contains in one unit; unlimited sorts above everything.
template <class Plan>
[[nodiscard]] service_amount total_of(const Plan& plan, service_unit unit) {
    std::uint64_t sum = 0;
    for (const auto& included : plan.content) {
        if (unit_of(included.what) != unit) continue;
        if (included.amount.is_unlimited()) return unlimited;
        sum = included.amount.value() > UINT64_MAX - sum ? UINT64_MAX : sum + included.amount.value();
    }
    return service_amount::of(sum, unit);
}

template <class Plan>
[[nodiscard]] constexpr std::string_view sale_state(const Plan& plan, civil_date day) noexcept {
    if (plan.off_sale && *plan.off_sale < day) return "ended";
    return plan.on_sale && *plan.on_sale > day ? "soon" : "on";
}

template <class Writer, class Plan>
void write_page_plan(Writer& out, const Plan& plan, const page_options& options) {
    const auto total = [&](json_key value, json_key text, service_unit unit) {
        const service_amount sum = total_of(plan, unit);
        // Numbers in the page are JavaScript's: exact up to 2^53.
        const std::uint64_t shown = sum.is_unlimited() || sum.value() > (1ULL << 53U) ? 1ULL << 53U : sum.value();
        out.member(value, shown).member(text, sum.is_zero() ? quantity_text() : to_text(sum, language::chinese));
    };
    bool everywhere = false;
    for (const auto& region : plan.regions)
        for (const std::string_view words : options.nationwide) everywhere = everywhere || std::string_view(region) == words;

    out.begin_object().member("c", plan.channels);
    total("d", "dt", service_unit::bytes);
    out.member("everywhere", everywhere).member("n", std::string_view(plan.filing_number));
    const auto month = plan.price ? monthly_micros(*plan.price) : std::nullopt;
    if (month)
        out.key("p").number(to_text(money<typename Plan::currency>::from_micros(*month)).text());
    else
        out.member("p", nullptr);
    out.member("r", plan.regions).member("s", sale_state(plan, options.as_of));
    out.begin_array("u");
    for (std::uint16_t i = 1; i <= plan_element_count; ++i)
        if (plan.unknown.has(static_cast<element>(i))) out.value(i - 1);
    out.end_array();
    total("v", "vt", service_unit::seconds);
    out.begin_array("x");
    for (std::uint16_t i = 1; i <= plan_element_count; ++i) out.value(plan_text(plan, static_cast<element>(i)));
    out.end_array().end_object();
}

inline constexpr std::string_view page_body = R"html(
<main>
<form id="filter" role="search" aria-label="查找资费方案">
<div class="wide"><label for="q">搜索名称、编号或内容 / Search <span class="dim">（按 / 键）</span></label><input id="q" type="search" autocomplete="off"></div>
<div><label for="cat">资费类型 / Category</label><select id="cat"><option value="">全部</option></select></div>
<div><label for="min">月资费 / Price a month</label><div class="pair"><input id="min" type="number" min="0" step="any" inputmode="decimal" aria-label="最低月资费"><input id="max" type="number" min="0" step="any" inputmode="decimal" aria-label="最高月资费"></div></div>
<div><label for="region">适用地区 / Region</label><select id="region"><option value="">全部</option></select></div>
<div><label for="channel">销售渠道 / Channel</label><select id="channel"><option value="">全部</option></select></div>
<div><label for="sale">状态 / On sale</label><select id="sale"><option value="on">在售</option><option value="soon">未上线</option><option value="ended">已下线</option><option value="">全部</option></select></div>
</form>
<section id="detail" class="card" aria-labelledby="detail-title" hidden>
<div class="head"><h2 id="detail-title" tabindex="-1"></h2><div class="pair"><button type="button" id="detail-print">打印</button><button type="button" id="detail-close">关闭</button></div></div>
<p class="dim"><a id="detail-link" href="#">本方案链接 / link to this plan</a></p>
<table><tbody id="detail-body"></tbody></table>
</section>
<section id="compare" class="card" aria-labelledby="compare-title" hidden>
<div class="head"><h2 id="compare-title" tabindex="-1">方案对比 / Two plans</h2><button type="button" id="compare-close">关闭</button></div>
<table><tbody id="compare-body"></tbody></table>
</section>
<section id="results" aria-label="资费方案列表">
<div class="bar"><span id="count" role="status" aria-live="polite"></span><span id="picked" class="dim" aria-live="polite"></span><button type="button" id="reset">重置 / Reset</button></div>
<table id="list"><thead><tr>
<th scope="col"><button type="button" data-sort="name">名称 ⇅</button></th><th scope="col">方案编号</th><th scope="col">类型</th>
<th scope="col" class="num"><button type="button" data-sort="price">资费 ⇅</button></th>
<th scope="col" class="num"><button type="button" data-sort="data">流量 ⇅</button></th>
<th scope="col" class="num"><button type="button" data-sort="voice">语音 ⇅</button></th>
<th scope="col"><button type="button" data-sort="on">状态 ⇅</button></th><th scope="col">对比</th>
</tr></thead><tbody id="rows"></tbody></table>
<p><button type="button" id="more" hidden>显示更多 / More</button></p>
</section>
<noscript><p>本页需要启用脚本才能检索；完整数据见下方嵌入的 JSON。This page needs scripts to search; the data is embedded below as JSON.</p></noscript>
</main>
)html";

}  // namespace detail

/// The disclosure page (资费公示专区): one HTML file that needs nothing else, neither network nor framework. Search, filters,
/// sorting, every plan's sixteen elements in their order, two plans side by side, a link to each plan, print, phone and desk,
/// keyboard and screen reader. Every text of a plan stays text.
///
/// `plans` is a range of plans of one currency. Refused: reason::bad_utf8, with the number of the plan in `where.index`.
template <class Plans>
[[nodiscard]] result<std::string> disclosure_page(const Plans& plans, const page_options& options) {
    std::string data;
    basic_json_writer<std::string, json_form::foreign> out(data);
    out.begin_object();
    out.begin_array("elements");
    for (std::uint16_t i = 1; i <= plan_element_count; ++i) out.value(describe(static_cast<element>(i)).chinese);
    out.end_array();
    out.begin_array("plans");
    std::uint64_t number = 0;
    for (const auto& plan : plans) {
        bool valid = true;
        for_each_text(plan, [&](element, std::size_t, std::string_view text) { valid = valid && is_utf8(text); });
        if (!valid || !is_utf8(plan.filing_number)) return refusal{reason::bad_utf8, at_index(number)};
        detail::write_page_plan(out, plan, options);
        ++number;
    }
    out.end_array().end_object();
    if (const auto done = out.finish(); !done) return done.error();

    std::string page("<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>");
    append_html_text(page, options.title);
    page.append("</title>\n<style>").append(detail::page_style).append("</style>\n</head>\n<body>\n<header><h1>");
    append_html_text(page, options.title);
    page.append("</h1><p class=\"dim\">");
    append_html_text(page, options.publisher);
    if (in_calendar(options.as_of)) page.append("　截至 / as of ").append(to_text(options.as_of));
    page.append("</p></header>").append(detail::page_body);
    page.append("<footer class=\"dim\"><p>未载明的要素按原样标出，不作推断。 / What is not stated is shown as not stated.</p></footer>\n");
    page.append("<script type=\"application/json\" id=\"data\">");
    append_script_json(page, data);
    page.append("</script>\n<script>").append(detail::page_script).append("</script>\n</body>\n</html>\n");
    return page;
}

}  // namespace mingbai::inline MINGBAI_ABI
