// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/ids.hpp>
#include <mingbai/base/language.hpp>
#include <mingbai/base/money_text.hpp>
#include <mingbai/base/period_text.hpp>
#include <mingbai/base/sha256.hpp>
#include <mingbai/tariff/published_plan.hpp>
#include <mingbai/tariff/terms_text.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::consent {

/// When something that was agreed begins or ends to hold.
enum class effect : std::uint8_t {
    at_once = 0,     ///< 立即生效
    next_cycle = 1,  ///< 次月生效: with the next billing cycle
};

[[nodiscard]] constexpr std::string_view to_text(effect when, language words = language::chinese) noexcept {
    if (words == language::english) return when == effect::at_once ? "begins at once" : "begins with the next billing cycle";
    return when == effect::at_once ? "立即生效" : "次月生效";
}

/// What an order adds to the plan that it is for.
struct order_details {
    order_id order{};
    subscriber_number subscriber{};
    channel_id channel{};
    agent_id agent{};                    ///< empty when the carrier sells by itself
    std::string agent_name{};            ///< the agent's name as the customer knows it
    std::string biller{};                ///< the third party whose charge the carrier collects (代收费方), else empty
    effect effective = effect::at_once;  ///< when the service begins
    effect ends = effect::next_cycle;    ///< when unsubscribing takes effect
};

/// Everything that a customer consents to, in the words that the customer reads. Number, version and digest fix which
/// plan the words come from, and so the figures behind them.
struct order_facts {
    order_id order{};
    subscriber_number subscriber{};
    channel_id channel{};
    agent_id agent{};
    std::string agent_name{};
    filing_number plan{};
    std::uint32_t plan_version = 0;
    sha256_digest plan_digest{};
    effect effective = effect::at_once;
    effect ends = effect::next_cycle;
    std::string biller{};
    std::string name{};
    std::string price{};        ///< 每月15元
    std::string unsubscribe{};  ///< how, and when it takes effect
    std::string validity{};     ///< 24个月
    std::string renewal{};      ///< 自动续订，每次2年
    std::string commitment{};   ///< 无合约期限
    std::string breach{};       ///< 无违约责任

    friend bool operator==(const order_facts&, const order_facts&) = default;
};

/// The facts of an order of a disclosed plan, in the words of a language. What the plan does not state is said so (未说明), never
/// left out.
template <class Plan>
[[nodiscard]] order_facts facts_of(const basic_published_plan<Plan>& published, const order_details& details,
                                   language words = language::chinese) {
    const auto in = [words](std::string_view chinese, std::string_view english) {
        return words == language::chinese ? chinese : english;
    };
    const std::string_view unstated = in("未说明", "not stated");
    const Plan& plan = published.plan();
    order_facts facts{.order = details.order,
                      .subscriber = details.subscriber,
                      .channel = details.channel,
                      .agent = details.agent,
                      .agent_name = details.agent_name,
                      .plan = published.number(),
                      .plan_version = published.version(),
                      .plan_digest = published.digest(),
                      .effective = details.effective,
                      .ends = details.ends,
                      .biller = details.biller};
    facts.name = std::string_view(plan.name);
    facts.price = unstated;
    if (plan.introductory)
        facts.price = terms_text(*plan.introductory, words);
    else if (plan.price)
        facts.price = terms_text(*plan.price, words);
    for (const auto& fee : plan.one_off_fees) {
        facts.price += in("，另收", ", and once ");
        facts.price += std::string_view(fee.name);
        facts.price += in("", " ");
        facts.price += text_for_people(fee.amount, words);
    }

    facts.unsubscribe = std::string_view(plan.unsubscribe);
    if (!facts.unsubscribe.empty()) facts.unsubscribe += in("，", "; ");
    if (words == language::chinese)
        facts.unsubscribe.append("退订").append(to_text(details.ends));
    else
        facts.unsubscribe += details.ends == effect::at_once ? "it then ends at once" : "it then ends with the billing cycle";

    facts.validity = facts.renewal = unstated;
    if (plan.validity) {
        facts.validity = plan.validity->term.count == 0 ? std::string(in("至退订为止", "until you cancel"))
                                                        : std::string(to_text(plan.validity->term, words));
        facts.renewal = in("到期不自动续订", "does not renew by itself");
        if (plan.validity->renews_automatically) {
            facts.renewal = in("到期自动续订", "renews by itself");
            if (plan.validity->renewal_term.count != 0)
                facts.renewal.append(in("，每次", " for ")).append(to_text(plan.validity->renewal_term, words)).append(in("", " at a time"));
        }
    }

    facts.commitment = unstated;
    if (plan.commitment)  // the charge for leaving has its own place, so nothing is said of it here where nothing binds
        facts.commitment = plan.commitment->binds() ? terms_text(*plan.commitment, words) : std::string(in("无合约期限", "no commitment"));
    facts.breach = std::string_view(plan.breach);
    if (facts.breach.empty()) facts.breach = unstated;
    return facts;
}

}  // namespace mingbai::inline MINGBAI_ABI::consent
