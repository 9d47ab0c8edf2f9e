// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/json_writer.hpp>
#include <mingbai/tariff/page_options.hpp>
#include <mingbai/tariff/plan_text.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::detail {

/// A price as a month's amount in 10⁻⁶ units, for sorting and filtering only; nothing for a price that is paid once.
template <currency_type Currency>
[[nodiscard]] constexpr std::optional<std::int64_t> monthly_micros(const tariff_price<Currency>& price) noexcept {
    const std::int64_t count = price.per.count;
    if (count <= 0) return std::nullopt;
    const std::int64_t micros = price.amount.micros();
    switch (price.per.unit) {
        case period_unit::day: {
            const ratio days_of_a_month{30, static_cast<std::uint64_t>(count)};
            return checked_multiply(price.amount, days_of_a_month, rounding::down).value_or(price.amount).micros();
        }
        case period_unit::month:
            return micros / count;
        case period_unit::year:
            return micros / (12 * count);
    }
    return std::nullopt;
}

/// The price that goes on: after an introductory one, the price that follows it.
template <class Plan>
[[nodiscard]] constexpr std::optional<std::int64_t> lasting_monthly_micros(const Plan& plan) noexcept {
    if (plan.introductory) return monthly_micros(plan.introductory->after);
    return plan.price ? monthly_micros(*plan.price) : std::nullopt;
}

/// What a plan includes of one service wherever it is valid, as a month's amount, for sorting only; nothing when there
/// is none. JavaScript's numbers are exact up to 2^53, where unlimited amounts stand.
template <class Plan>
[[nodiscard]] constexpr std::optional<std::uint64_t> monthly_amount(const Plan& plan, service what) noexcept {
    constexpr std::uint64_t most = 1ULL << 53U;
    std::optional<std::uint64_t> sum;
    for (const auto& included : plan.content) {
        if (included.what != what || !std::string_view(included.region).empty()) continue;
        if (included.amount.is_unlimited()) return most;
        const auto count = included.per.count > 0 ? static_cast<std::uint64_t>(included.per.count) : 1;
        const bool daily = included.per.unit == period_unit::day && included.per.count > 0;
        const ratio months{daily ? 30U : 1U, included.per.unit == period_unit::year ? 12 * count : count};
        const std::uint64_t amount = multiply(included.amount.value(), months, rounding::down).value_or(most);
        sum = amount >= most - sum.value_or(0) ? most : sum.value_or(0) + amount;
    }
    return sum;
}

/// A service's allowances side by side, each with what limits it: 30GB＋2GB/天＋10GB（限河北）, 不限量（20GB后限速）.
/// Nothing is added up.
template <class Plan>
[[nodiscard]] std::string allowances_in_short(const Plan& plan, service what, std::string_view mark = {}) {
    std::string text;
    for (const auto& included : plan.content) {
        if (included.what != what) continue;
        if (!text.empty()) text.append("＋");
        text.append(mark).append(to_text(included.amount, language::chinese));
        const bool monthly = included.per == period{1, period_unit::month};
        if (included.per == period{1, period_unit::day})
            text.append("/天");
        else if (included.per.count > 0 && !monthly)
            text.append("/").append(to_text(included.per));
        if (const std::string_view region = included.region; !region.empty())
            text.append("（限").append(region).append("）");
        if (!included.full_speed_until.is_zero() && !included.full_speed_until.is_unlimited())
            text.append("（").append(to_text(included.full_speed_until, language::chinese)).append("后限速）");
    }
    return text;
}

template <class Plan>
[[nodiscard]] std::string price_in_short(const Plan& plan) {
    if (plan.introductory) return terms_text(*plan.introductory, language::chinese);
    return plan.price ? terms_text(*plan.price, language::chinese) : std::string();
}

template <class Plan>
[[nodiscard]] std::string fees_in_short(const Plan& plan) {
    std::string text;
    for (const auto& fee : plan.one_off_fees) {
        text.append(text.empty() ? "另收一次性 " : "、").append(std::string_view(fee.name)).append(" ");
        text.append(text_for_people(fee.amount, language::chinese));
    }
    return text;
}

template <class Plan>
[[nodiscard]] constexpr std::string_view sale_state(const Plan& plan, civil_date day) noexcept {
    if (plan.off_sale && *plan.off_sale < day) return "ended";
    return plan.on_sale && *plan.on_sale > day ? "soon" : "on";
}

template <class Plan>
[[nodiscard]] constexpr bool valid_everywhere(const Plan& plan, const page_options& options) noexcept {
    for (const auto& region : plan.regions)
        for (const std::string_view words : options.nationwide)
            if (std::string_view(region) == words) return true;
    return false;
}

/// A plan as the page's script reads it:
///   x   the sixteen elements as text, in their order; empty when not stated
///   u   which of them the source has no place for, f  which it states in a way that could not be read (from 0)
///   n   filing number; s  on, soon or ended; c  channels; r  regions; everywhere  whether every region is meant
///   p   monthly price or null, pt  price in short, o  one-off fees in short
///   d   monthly data in bytes or null, dt  in short; v  monthly voice in seconds or null, vt  in short
///   w   whether something of the content is told in words
template <class Writer, class Plan>
void write_page_plan(Writer& out, const Plan& plan, const page_options& options) {
    const auto amount = [&](json_key key, std::optional<std::uint64_t> value) {
        if (value)
            out.member(key, *value);
        else
            out.member(key, nullptr);
    };
    const auto set = [&](json_key key, const plan_elements& elements) {
        if (elements.empty()) return;
        out.begin_array(key);
        for (std::uint16_t i = 1; i <= plan_element_count; ++i)
            if (elements.has(static_cast<element>(i))) out.value(i - 1);
        out.end_array();
    };
    std::string data = allowances_in_short(plan, service::data);
    if (const std::string directed = allowances_in_short(plan, service::directed_data, "定向"); !directed.empty())
        data.append(data.empty() ? "" : "＋").append(directed);

    out.begin_object().member("n", std::string_view(plan.filing_number)).member("s", sale_state(plan, options.as_of));
    out.member("c", plan.channels).member("r", plan.regions).member("everywhere", valid_everywhere(plan, options));
    if (const auto month = lasting_monthly_micros(plan))
        out.key("p").number(to_text(money<typename Plan::currency>::from_micros(*month)).text());
    else
        out.member("p", nullptr);
    out.member("pt", price_in_short(plan)).member("o", fees_in_short(plan));
    amount("d", monthly_amount(plan, service::data));
    out.member("dt", data);
    amount("v", monthly_amount(plan, service::voice));
    out.member("vt", allowances_in_short(plan, service::voice));
    out.member("w", !std::string_view(plan.content_text).empty());
    set("u", plan.unknown);
    set("f", plan.unreadable);
    out.begin_array("x");
    for (std::uint16_t i = 1; i <= plan_element_count; ++i) out.value(plan_text(plan, static_cast<element>(i)));
    out.end_array().end_object();
}

}  // namespace mingbai::inline MINGBAI_ABI::detail
