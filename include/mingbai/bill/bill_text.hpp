// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/display_width.hpp>
#include <mingbai/bill/bill.hpp>
#include <mingbai/tariff/amount_text.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::bill {

/// Who speaks on a bill, and what it is held against.
template <currency_type Currency>
struct bill_words {
    language words = language::chinese;
    std::string_view signature{};  ///< the carrier's name, without brackets
    std::string_view hotline{};
    std::optional<money<Currency>> previous{};  ///< last cycle's total
    std::optional<money<Currency>> cap{};       ///< the cap that the customer chose
};

namespace detail {

[[nodiscard]] constexpr std::string_view name_of(line_kind kind, language words) noexcept {
    return words == language::chinese ? describe(kind).chinese : describe(kind).english;
}

/// 比上月多5元, 比上月少5元, 与上月相同.
template <currency_type Currency>
[[nodiscard]] std::string against(money<Currency> now, money<Currency> before, language words) {
    const bool chinese = words == language::chinese;
    if (now == before) return chinese ? "与上期相同" : "The same as last time";
    const bool more = now > before;
    const auto apart = more ? checked_subtract(now, before) : checked_subtract(before, now);
    if (!apart) return {};
    const std::string difference(text_for_people(*apart, words));
    if (chinese) return (more ? "比上期多" : "比上期少") + difference;
    return difference + (more ? " more than last time" : " less than last time");
}

}  // namespace detail

/// A bill in one or two short messages: the total, where the money went, third parties apart, against last time.
/// 您2026年8月账单共47.4元：套餐费5元、超出费用47.4元、优惠-5元。其中代收第三方费用0元。…
template <currency_type Currency>
[[nodiscard]] std::string bill_sms(const basic_bill<Currency>& of, const bill_words<Currency>& how) {
    const bool chinese = how.words == language::chinese;
    const auto money_text = [&](money<Currency> amount) { return std::string(text_for_people(amount, how.words)); };
    std::string text =
        chinese ? "您" + text_for_people(of.header().days, how.words) + "账单共" + money_text(of.total())
                : "Your bill for " + text_for_people(of.header().days, how.words) + ": " + money_text(of.total());
    bool first = true;
    for (const line_kind_text& each : line_kind_texts) {
        bool any = false;
        for (const auto& line : of.lines()) any = any || line.kind == each.kind;
        if (!any) continue;
        text += first ? (chinese ? "：" : " (") : (chinese ? "、" : ", ");
        text.append(detail::name_of(each.kind, how.words))
            .append(chinese ? "" : " ")
            .append(money_text(of.total_of(each.kind)));
        first = false;
    }
    if (!first && !chinese) text += ')';
    text += chinese ? "。" : ".";
    if (how.previous)
        text.append(chinese ? "" : " ")
            .append(detail::against(of.total(), *how.previous, how.words))
            .append(chinese ? "。" : ".");
    if (!how.hotline.empty()) text.append(chinese ? "疑问请致电" : " Questions: ").append(how.hotline);
    if (!how.signature.empty()) text.append(chinese ? "【" : " 【").append(how.signature).append("】");
    return text;
}

/// A bill as plain text in columns, for a letter, a mail or a terminal: every line with its days, its quantity, its
/// rate and its amount, third parties in a section of their own, and the totals. 80 columns where titles allow it.
template <currency_type Currency>
[[nodiscard]] std::string bill_plain_text(const basic_bill<Currency>& of, const bill_words<Currency>& how) {
    const bool chinese = how.words == language::chinese;
    constexpr std::size_t title_width = 46;
    constexpr std::size_t amount_width = 16;
    std::string text;
    const auto put = [&](std::string_view left, money<Currency> amount) {
        // Nothing is cut short: what is too wide for its column takes a line of its own.
        if (display_width(left) > title_width) {
            text.append(left).append("\n");
            left = {};
        }
        const auto shown = text_for_people(amount, how.words);
        const std::size_t width = display_width(shown.text());
        text.append(fixed_width(left, title_width));
        text.append(width < amount_width ? amount_width - width : 0, ' ');
        text.append(shown.text()).append("\n");
    };
    const auto rule = [&] { text.append(title_width + amount_width, '-').append("\n"); };
    const auto section = [&](bool third_parties) {
        for (const auto& each : of.lines()) {
            if ((each.kind == line_kind::third_party) != third_parties) continue;
            put(each.title, each.amount);
            std::string under = "  " + text_for_people(each.days, how.words);
            if (!each.quantity.is_zero())
                under.append("  ").append(text_for_people(each.quantity, rounding::up, how.words));
            if (!each.rate.empty()) under.append("  ").append(each.rate);
            if (!each.provider.empty()) under.append("  ").append(each.provider);
            if (!each.agreement.empty())
                under.append("  ").append(chinese ? "受理单 " : "order ").append(each.agreement.text());
            text.append(under).append("\n");
        }
    };
    text.append(chinese ? "账单 " : "Bill ").append(text_for_people(of.header().days, how.words));
    text.append("  ").append(of.header().subscriber.text()).append("\n");
    rule();
    section(false);
    put(chinese ? "小计" : "Subtotal", of.own_total());
    if (of.total_of(line_kind::third_party) != money<Currency>{}) {
        rule();
        text.append(detail::name_of(line_kind::third_party, how.words)).append("\n");
        section(true);
        put(chinese ? "小计" : "Subtotal", of.third_party_total());
    }
    rule();
    put(chinese ? "合计" : "Total", of.total());
    if (how.previous) text.append(detail::against(of.total(), *how.previous, how.words)).append("\n");
    if (how.cap) put(chinese ? "您选择的封顶阈值" : "The cap that you chose", *how.cap);
    if (!how.hotline.empty()) text.append(chinese ? "咨询 " : "Questions ").append(how.hotline).append("\n");
    return text;
}

}  // namespace mingbai::inline MINGBAI_ABI::bill
