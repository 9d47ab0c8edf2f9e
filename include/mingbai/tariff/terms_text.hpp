// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/period_text.hpp>
#include <mingbai/tariff/amount_text.hpp>
#include <mingbai/tariff/plan.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// A plan's terms in sentences that customers read: in notices, on bills and self-care pages. Each says everything that
// the structure says, figures exactly.
namespace mingbai::inline MINGBAI_ABI {

/// 每月15元, 每年120元, 每3个月30元, 一次性30元; CNY 15.00 per month, CNY 30.00 once.
template <currency_type Currency>
[[nodiscard]] std::string terms_text(const tariff_price<Currency>& price, language words) {
    const std::string amount(text_for_people(price.amount, words));
    if (words == language::chinese) {
        if (price.is_once()) return "一次性" + amount;
        if (price.per.count != 1) return "每" + std::string(to_text(price.per)) + amount;
        switch (price.per.unit) {
            case period_unit::day: return "每天" + amount;
            case period_unit::month: return "每月" + amount;
            case period_unit::year: return "每年" + amount;
        }
    }
    if (price.is_once()) return amount + " once";
    if (price.per.count != 1) return amount + " every " + std::string(to_text(price.per, words));
    switch (price.per.unit) {
        case period_unit::day: return amount + " per day";
        case period_unit::month: return amount + " per month";
        case period_unit::year: return amount + " per year";
    }
    return amount;
}

/// 前6个月每月29元，之后每月59元.
template <currency_type Currency>
[[nodiscard]] std::string terms_text(const introductory_price<Currency>& price, language words) {
    const std::string length(to_text(price.lasting, words));
    if (words == language::chinese)
        return "前" + length + terms_text(price.during, words) + "，之后" + terms_text(price.after, words);
    return terms_text(price.during, words) + " for " + length + ", then " + terms_text(price.after, words);
}

/// 有效期24个月，到期自动续订，每次2年; 长期有效.
[[nodiscard]] inline std::string terms_text(const plan_validity& validity, language words) {
    const bool chinese = words == language::chinese;
    if (validity.term.count == 0) return chinese ? "长期有效，至退订为止" : "valid until you cancel";
    const std::string term(to_text(validity.term, words));
    if (!validity.renews_automatically)
        return chinese ? "有效期" + term + "，到期不自动续订" : "valid for " + term + ", does not renew by itself";
    const period next = validity.renewal_term.count != 0 ? validity.renewal_term : validity.term;
    if (chinese) return "有效期" + term + "，到期自动续订，每次" + std::string(to_text(next, words));
    return "valid for " + term + ", then renews by itself for " + std::string(to_text(next, words)) + " at a time";
}

/// 无合约期限及违约责任; 合约期24个月，提前解约最多收取240元.
template <plan_storage Storage>
[[nodiscard]] std::string terms_text(const basic_commitment<Storage>& commitment, language words) {
    const bool chinese = words == language::chinese;
    if (!commitment.binds()) return chinese ? "无合约期限及违约责任" : "no commitment, no charge for leaving";
    const std::string term(to_text(commitment.term, words));
    const std::string charge(text_for_people(commitment.early_termination_charge, words));
    if (commitment.early_termination_charge.is_zero())
        return chinese ? "合约期" + term + "，提前解约不收费"
                       : "commitment of " + term + ", no charge for leaving early";
    if (chinese) return "合约期" + term + "，提前解约最多收取" + charge;
    return "commitment of " + term + ", leaving early costs at most " + charge;
}

namespace detail {

template <class Overage>
void append_rates(std::string& text, const Overage& terms, language words) {
    const bool chinese = words == language::chinese;
    for (std::size_t i = 0; i < terms.rates.size(); ++i) {
        const auto& rate = terms.rates[i];
        if (i > 0) text += chinese ? "，" : ", ";
        if (rate.from != 0) {
            const std::string from(to_text(service_amount::of(rate.from, unit_of(terms.what)), words));
            text += chinese ? "超过" + from + "后" : "beyond " + from + " ";
        }
        const std::string price(text_for_people(rate.price, words));
        const std::string unit(to_text(rate.unit, words));
        text += chinese ? "每" + unit + price : price + " per " + unit;
    }
}

}  // namespace detail

/// What use beyond the allowance costs, and where it ends: 超出后每1GB5元，每月最高500元，超出15GB后停止使用.
template <plan_storage Storage>
[[nodiscard]] std::string terms_text(const basic_overage<Storage>& terms, language words) {
    const bool chinese = words == language::chinese;
    const auto money = [words](auto amount) { return std::string(text_for_people(amount, words)); };
    const auto units = [&terms, words](std::uint64_t n) {
        return std::string(to_text(service_amount::of(n, unit_of(terms.what)), words));
    };
    std::string text;
    switch (terms.action) {
        case overage_action::stopped:
            return chinese ? "用尽后停止使用，不产生超出费用" : "stops when used up, no further charge";
        case overage_action::throttled:
            text = chinese ? "超出后不另收费，限速" : "free beyond it, at ";
            text += to_text(terms.throttled_to);
            break;
        case overage_action::charged:
            text = chinese ? "超出后" : "beyond it ";
            detail::append_rates(text, terms, words);
            break;
    }
    for (const auto& stretch : terms.stretches)
        text += chinese ? "，每" + units(stretch.every) + "最高" + money(stretch.at_most)
                        : ", at most " + money(stretch.at_most) + " for each " + units(stretch.every);
    if (terms.by_day) text += chinese ? "，按天计费" : ", each day counted alone";
    if (!terms.day_ceiling.is_zero())
        text += chinese ? "，每天最高" + money(terms.day_ceiling) : ", at most " + money(terms.day_ceiling) + " a day";
    if (!terms.money_ceiling.is_zero())
        text += chinese ? "，每月最高" + money(terms.money_ceiling)
                        : ", at most " + money(terms.money_ceiling) + " a month";
    if (!terms.volume_ceiling.is_zero())
        text += chinese ? "，超出" + units(terms.volume_ceiling.value()) + "后停止使用"
                        : ", stops " + units(terms.volume_ceiling.value()) + " beyond it";
    if (const std::string_view region = terms.region; !region.empty())
        text += chinese ? "（" + std::string(region) + "）" : " (" + std::string(region) + ")";
    return text;
}

}  // namespace mingbai::inline MINGBAI_ABI
