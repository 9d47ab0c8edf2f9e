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

    // Label and figure stand above their bar, so that the picture is as narrow as a phone and its words stay readable.
    constexpr std::uint64_t full = 400;
    constexpr std::uint64_t row = 52;
    const auto number = [](std::uint64_t n) { return std::string(integer_text(n).text()); };
    const std::uint64_t height = row * bars.size() + (how.cap ? 30 : 0);
    std::string svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 " + number(height) + "\" role=\"img\"><title>";
    append_html_text(svg, chinese ? "费用构成" : "where the money went");
    svg += "</title>\n";
    const auto write_words = [&](std::uint64_t top, std::string_view label, money<Currency> amount) {
        svg += "<text x=\"0\" y=\"" + number(top + 18) + "\">";
        append_html_text(svg, label);
        svg += "</text><text class=\"figure\" x=\"400\" y=\"" + number(top + 18) + "\">";
        append_html_text(svg, text_for_people(amount, how.words).text());
        svg += "</text>\n";
    };
    std::string limit;  // beside every bar, and nowhere through words
    const std::uint64_t limit_at =
        how.cap ? detail::bar_length(mingbai::detail::magnitude(how.cap->micros()), greatest, full - 2) : 0;
    std::uint64_t top = 0;
    for (const auto& each : bars) {
        const std::uint64_t length =
            detail::bar_length(mingbai::detail::magnitude(each.amount.micros()), greatest, full);
        write_words(top, each.label, each.amount);
        svg += "<rect class=\"";
        svg += each.look;
        svg += "\" x=\"0\" y=\"" + number(top + 25) + "\" height=\"18\" width=\"" + number(length) + "\"/>\n";
        limit += "M" + number(limit_at) + " " + number(top + 22) + "V" + number(top + 46);
        top += row;
    }
    if (how.cap) {
        svg += "<path class=\"limit\" d=\"" + limit + "\"/>\n";
        write_words(top, chinese ? "封顶阈值" : "your cap", *how.cap);
    }
    return svg + "</svg>\n";
}

}  // namespace mingbai::inline MINGBAI_ABI::bill
