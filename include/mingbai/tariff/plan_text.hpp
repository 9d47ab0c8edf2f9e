// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/calendar_text.hpp>
#include <mingbai/base/language.hpp>
#include <mingbai/base/money_text.hpp>
#include <mingbai/base/period_text.hpp>
#include <mingbai/base/quantity_text.hpp>
#include <mingbai/tariff/plan_view.hpp>

#include <string>
#include <string_view>

// A plan's elements as a person reads them, in Chinese or English: what the page shows and a request states.
namespace mingbai::inline MINGBAI_ABI {

namespace detail {

/// Chinese or English, by the language of the text that is being written.
struct words_in {
    language words;
    [[nodiscard]] constexpr std::string_view operator()(std::string_view chinese, std::string_view english) const noexcept {
        return words == language::chinese ? chinese : english;
    }
};

template <class... Pieces>
void append_all(std::string& to, const Pieces&... pieces) {
    (to.append(std::string_view(pieces)), ...);
}

inline void append_separator(std::string& to, language words) {
    if (!to.empty()) to.append(words == language::chinese ? "；" : "; ");
}

}  // namespace detail

/// 30GB, 500分钟, 100条, 1Gbps, 2项; 不限量.
[[nodiscard]] inline std::string to_text(service_amount amount, language words) {
    const detail::words_in in{words};
    if (amount.is_unlimited()) return std::string(in("不限量", "unlimited"));
    switch (amount.unit()) {
        case service_unit::bytes: return std::string(to_text(data_volume::from_bytes(amount.value())));
        case service_unit::seconds: return std::string(to_text(airtime::from_seconds(amount.value()), words));
        case service_unit::messages: {
            std::string text(to_text(message_count::from_messages(amount.value()), words));
            return text.append(in("", amount.value() == 1 ? " message" : " messages"));
        }
        case service_unit::bits_per_second: return std::string(to_text(bit_rate::from_bits_per_second(amount.value())));
        case service_unit::pieces:
        case service_unit::none: break;
    }
    std::string text(integer_text(amount.value()).text());
    return text.append(in("项", ""));
}

/// The service in words: 国内通用流量, general data.
[[nodiscard]] constexpr std::string_view to_text(service what, language words) noexcept {
    if (words == language::chinese) return describe(what).chinese;
    switch (what) {
        case service::data: return "data";
        case service::directed_data: return "data for named applications";
        case service::voice: return "calls";
        case service::sms: return "SMS";
        case service::broadband: return "broadband";
        case service::rights: return "benefits";
    }
    return "unknown";
}

namespace detail {

/// Amounts in a text for people: 59.9元, ¥59.90.
[[nodiscard]] constexpr money_style price_style(language words) noexcept {
    return words == language::chinese ? price_in_words : money_style{.mark = money_mark::symbol};
}

/// /月, /月 being one month; /24个月; in English /month, /24 months.
[[nodiscard]] inline std::string per_text(period per, language words) {
    const words_in in{words};
    if (per.count != 1) return std::string("/").append(to_text(per, words));
    switch (per.unit) {
        case period_unit::day: return std::string(in("/天", "/day"));
        case period_unit::month: return std::string(in("/月", "/month"));
        case period_unit::year: return std::string(in("/年", "/year"));
    }
    return {};
}

/// The unit of a rate: MB, 分钟, message; 100MB when it is not one of something.
[[nodiscard]] inline std::string unit_text(service_amount unit, language words) {
    std::string text = to_text(unit, words);
    if (text.size() < 2 || text[0] != '1' || (text[1] >= '0' && text[1] <= '9') || text[1] == '.') return text;
    return text.substr(text[1] == ' ' ? 2 : 1);
}

}  // namespace detail

/// 59元/月, 880元/年, 30元（一次性）.
template <currency_type Currency>
[[nodiscard]] std::string to_text(const tariff_price<Currency>& price, language words) {
    std::string text(to_text(price.amount, detail::price_style(words)));
    return text.append(price.is_once() ? detail::words_in{words}("（一次性）", " once") : std::string_view(detail::per_text(price.per, words)));
}

namespace detail {

template <class Plan>
[[nodiscard]] std::string price_text(const Plan& plan, language words) {
    const words_in in{words};
    std::string text;
    if (plan.introductory) {
        const auto& intro = *plan.introductory;
        append_all(text, in("前", "first "), to_text(intro.lasting, words), " ", to_text(intro.during, words),
                   in("，之后", ", then "), to_text(intro.after, words));
    } else if (plan.price) {
        text = to_text(*plan.price, words);
    }
    const auto fees = [&](const auto& list, std::string_view title) {
        for (const auto& fee : list) {
            append_separator(text, words);
            append_all(text, title, fee.name, " ", to_text(fee.amount, price_style(words)));
        }
    };
    fees(plan.price_components, in("其中", "of which "));
    fees(plan.one_off_fees, in("一次性费用：", "once: "));
    return text;
}

template <class Plan>
[[nodiscard]] std::string content_text(const Plan& plan, language words) {
    const words_in in{words};
    std::string text;
    for (const auto& included : plan.content) {
        append_separator(text, words);
        append_all(text, to_text(included.what, words));
        if (const std::string_view detail = included.detail; !detail.empty()) append_all(text, in("（", " ("), detail, in("）", ")"));
        append_all(text, " ", to_text(included.amount, words));
        if (included.per.count > 0 && included.what != service::broadband)
            append_all(text, per_text(included.per, words));
        if (const std::string_view region = included.region; !region.empty()) append_all(text, in("，限", ", in "), region, in("使用", ""));
        if (included.full_speed_until.is_unlimited())
            append_all(text, in("，不限速", ", never slowed"));
        else if (!included.full_speed_until.is_zero())
            append_all(text, in("，达到", ", from "), to_text(included.full_speed_until, words), in("后限速至", " on at "),
                       to_text(included.reduced_to));
    }
    if (const std::string_view more = plan.content_text; !more.empty()) {
        append_separator(text, words);
        text.append(more);
    }
    return text;
}

template <class Overage>
void append_overage(std::string& text, const Overage& terms, language words) {
    const words_in in{words};
    const money_style style = price_style(words);
    const auto amount = [&](std::uint64_t value) { return to_text(service_amount::of(value, unit_of(terms.what)), words); };
    append_separator(text, words);
    append_all(text, to_text(terms.what, words));
    if (const std::string_view region = terms.region; !region.empty()) append_all(text, in("（", " ("), region, in("）", ")"));
    append_all(text, in("：", ": "));
    switch (terms.action) {
        case overage_action::stopped: append_all(text, in("用尽后停止服务", "stops when used up")); break;
        case overage_action::throttled:
            append_all(text, in("用尽后限速至", "at "), to_text(terms.throttled_to), in("，不收费", " when used up, free"));
            break;
        case overage_action::charged:
            for (std::size_t i = 0; i < terms.rates.size(); ++i) {
                const auto& rate = terms.rates[i];
                if (i > 0) append_all(text, in("，超出", ", beyond "), amount(rate.from), in("后", " "));
                append_all(text, to_text(rate.price, style), "/", unit_text(rate.unit, words));
            }
            break;
    }
    for (const auto& stretch : terms.stretches) {
        const std::string every = amount(stretch.every);
        const auto at_most = to_text(stretch.at_most, style);
        if (words == language::chinese)
            append_all(text, "，每", every, "不超过", at_most);
        else
            append_all(text, ", at most ", at_most, " for each ", every);
    }
    if (terms.by_day) append_all(text, in("，按天计", ", counted by day"));
    if (!terms.day_ceiling.is_zero()) append_all(text, in("，每天不超过", ", at most daily "), to_text(terms.day_ceiling, style));
    if (!terms.money_ceiling.is_zero()) append_all(text, in("，每账期不超过", ", at most per cycle "), to_text(terms.money_ceiling, style));
    if (!terms.volume_ceiling.is_zero()) append_all(text, in("，超出", ", stops after "), to_text(terms.volume_ceiling, words), in("后停止服务", " beyond"));
}

template <class List>
[[nodiscard]] std::string joined(const List& list, std::string_view separator) {
    std::string text;
    for (const auto& each : list) {
        if (!text.empty()) text.append(separator);
        text.append(std::string_view(each));
    }
    return text;
}

}  // namespace detail

/// One element of a plan as a person reads it; empty when the plan does not state it.
template <plan_storage Storage>
[[nodiscard]] std::string plan_text(const basic_tariff_plan<Storage>& plan, element what,
                                    language words = language::chinese) {
    const detail::words_in in{words};
    const auto date = [](const std::optional<civil_date>& day) {
        return day && in_calendar(*day) ? std::string(to_text(*day)) : std::string();
    };
    switch (what) {
        case element::name: return std::string(std::string_view(plan.name));
        case element::filing_number: return std::string(std::string_view(plan.filing_number));
        case element::category: return std::string(std::string_view(plan.category));
        case element::price: return detail::price_text(plan, words);
        case element::content: return detail::content_text(plan, words);
        case element::overage: {
            std::string text;
            for (const auto& terms : plan.overage) detail::append_overage(text, terms, words);
            return text;
        }
        case element::audience: return std::string(std::string_view(plan.audience));
        case element::region: return detail::joined(plan.regions, in("、", ", "));
        case element::validity: {
            if (!plan.validity) return {};
            const plan_validity& validity = *plan.validity;
            std::string text(validity.term.count == 0 ? in("长期有效", "until ended") : std::string_view(to_text(validity.term, words)));
            if (validity.renews_automatically)
                detail::append_all(text, in("，到期自动续订，每次", ", renewed automatically by "), to_text(validity.renewal_term, words));
            return text;
        }
        case element::channels: return detail::joined(plan.channels, in("、", ", "));
        case element::on_sale: return date(plan.on_sale);
        case element::off_sale: return date(plan.off_sale);
        case element::commitment: {
            if (!plan.commitment) return {};
            if (!plan.commitment->binds()) return std::string(in("无", "none"));
            std::string text(to_text(plan.commitment->term, words));
            if (!plan.commitment->early_termination_charge.is_zero())
                detail::append_all(text, in("，提前解约最多支付", ", leaving early costs at most "),
                                   to_text(plan.commitment->early_termination_charge, detail::price_style(words)));
            return text;
        }
        case element::unsubscribe: return std::string(std::string_view(plan.unsubscribe));
        case element::breach: return std::string(std::string_view(plan.breach));
        case element::notes: {
            std::string text = detail::joined(plan.restrictions, in("；", "; "));
            if (const std::string_view notes = plan.notes; !notes.empty()) {
                detail::append_separator(text, words);
                text.append(notes);
            }
            return text;
        }
        default: return {};
    }
}

}  // namespace mingbai::inline MINGBAI_ABI
