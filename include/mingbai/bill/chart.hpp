// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/html_text.hpp>
#include <mingbai/bill/bill_text.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::bill {

namespace detail {

/// One bar: its label, its amount, how it is drawn.
template <currency_type Currency>
struct chart_bar {
    std::string_view label{};
    money<Currency> amount{};
    std::string_view look{};
};

/// The length of a bar out of `full`, for an amount out of `greatest`; at least 1 for what is not nothing.
[[nodiscard]] constexpr std::uint64_t bar_length(std::uint64_t amount, std::uint64_t greatest,
                                                 std::uint64_t full) noexcept {
    if (amount == 0 || greatest == 0) return 0;
    const std::uint64_t length = multiply(amount, {full, greatest}, rounding::half_up).value_or(full);
    return length == 0 ? 1 : length;
}

}  // namespace detail

/// An SVG picture of a bill: where the money went, one bar for each kind of line, then this total, last cycle's, and
/// the cap as a dashed line. All figures are written beside the bars, so nothing is said by length or colour alone.
template <currency_type Currency>
[[nodiscard]] std::string bill_chart(const basic_bill<Currency>& of, const bill_words<Currency>& how) {
    const bool chinese = how.words == language::chinese;
    std::vector<detail::chart_bar<Currency>> bars;
    for (const line_kind_text& each : line_kind_texts) {
        const money<Currency> amount = of.total_of(each.kind);
        if (!amount.is_zero())
            bars.push_back({detail::name_of(each.kind, how.words), amount, amount.is_negative() ? "less" : "bar"});
    }
    bars.push_back({chinese ? "本期合计" : "this time", of.total(), of.total().is_negative() ? "less" : "bar"});
    if (how.previous) bars.push_back({chinese ? "上期合计" : "last time", *how.previous, "other"});

    std::uint64_t greatest = how.cap ? mingbai::detail::magnitude(how.cap->micros()) : 0;
    for (const auto& each : bars) {
        const std::uint64_t size = mingbai::detail::magnitude(each.amount.micros());
        if (size > greatest) greatest = size;
    }

    constexpr std::uint64_t left = 190;
    constexpr std::uint64_t full = 400;
    constexpr std::uint64_t row = 34;
    const auto number = [](std::uint64_t n) { return std::string(integer_text(n).text()); };
    const std::uint64_t height = row * (bars.size() + (how.cap ? 1 : 0)) + 10;
    std::string svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 760 " + number(height) + "\" role=\"img\"><title>";
    append_html_text(svg, chinese ? "费用构成" : "where the money went");
    svg += "</title>\n";
    std::uint64_t top = 5;
    for (const auto& each : bars) {
        const std::uint64_t length =
            detail::bar_length(mingbai::detail::magnitude(each.amount.micros()), greatest, full);
        svg += "<text x=\"0\" y=\"" + number(top + 21) + "\">";
        append_html_text(svg, each.label);
        svg += "</text><rect class=\"";
        svg += each.look;
        svg += "\" x=\"" + number(left) + "\" y=\"" + number(top + 5) + "\" height=\"22\" width=\"" + number(length) +
               "\"/>";
        svg += "<text x=\"" + number(left + length + 8) + "\" y=\"" + number(top + 21) + "\">";
        append_html_text(svg, text_for_people(each.amount, how.words).text());
        svg += "</text>\n";
        top += row;
    }
    if (how.cap) {
        const std::uint64_t x =
            left + detail::bar_length(mingbai::detail::magnitude(how.cap->micros()), greatest, full);
        svg += "<line class=\"limit\" x1=\"" + number(x) + "\" x2=\"" + number(x) + "\" y1=\"0\" y2=\"" +
               number(top + 8) + "\"/>";
        svg += "<text x=\"0\" y=\"" + number(top + 21) + "\">";
        append_html_text(svg, chinese ? "封顶阈值" : "your cap");
        svg += "</text><text x=\"" + number(x + 8) + "\" y=\"" + number(top + 21) + "\">";
        append_html_text(svg, text_for_people(*how.cap, how.words).text());
        svg += "</text>\n";
    }
    return svg + "</svg>\n";
}

}  // namespace mingbai::inline MINGBAI_ABI::bill
