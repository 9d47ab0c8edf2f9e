// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/profile/au/constants.hpp>
#include <mingbai/profile/notice_setup.hpp>
#include <mingbai/profile/order_case.hpp>
#include <mingbai/rule/report.hpp>
#include <mingbai/tariff/plan_checks.hpp>
#include <mingbai/tariff/plan_view.hpp>

#include <chrono>

// The Australian rules: the Critical Information Summary and the usage alerts of the Consumer Protections Code.
namespace mingbai::inline MINGBAI_ABI::au {

struct summary_can_be_filled {
    static constexpr rule_info info{
        .id = "AU-T-01",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "TCP Code 4.1.2: description of the service, inclusions, minimum term, charges",
        .title = "the plan states what its Critical Information Summary is filled from",
        .title_zh = "方案包含关键信息摘要所需内容",
        .good = "name, content, price and minimum term are all stated",
        .bad = "no minimum term, not even that there is none",
    };

    static constexpr element due[]{element::name, element::content, element::price, element::commitment};

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        for (const element what : due)
            if (is_missing(plan, what)) out.add(what);
    }
};

struct early_termination_stated : plan_checks::breach_stated_with_commitment {
    static constexpr rule_info info{
        .id = "AU-T-02",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "TCP Code 4.1.2: maximum charge for early termination",
        .title = "a plan with a minimum term states what leaving early costs",
        .title_zh = "有最低期限的方案说明提前解约费用",
        .good = "24 months; leaving early costs at most 240 AUD",
        .bad = "24 months",
    };
};

namespace detail {

/// Whether the plan says what use of a service costs: without limit, or by rates.
template <class Plan>
[[nodiscard]] constexpr bool is_priced(const Plan& plan, service what) noexcept {
    for (const auto& included : plan.content)
        if (included.what == what && included.amount.is_unlimited()) return true;
    for (const auto& terms : plan.overage)
        if (terms.what == what) return true;
    return false;
}
template <class Plan>
[[nodiscard]] constexpr bool includes(const Plan& plan, service what) noexcept {
    for (const auto& included : plan.content)
        if (included.what == what) return true;
    return false;
}

}  // namespace detail

struct call_cost_stated {
    static constexpr rule_info info{
        .id = "AU-T-03",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "TCP Code 4.1.2: the cost of a two-minute national mobile call",
        .title = "a plan with voice says what a call of two minutes costs",
        .title_zh = "含语音的方案可计算两分钟通话费用",
        .good = "1 AUD a minute, or unlimited calls",
        .bad = "300 minutes, and nothing about the next one",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        if (!plan.unknown.has(element::overage) && detail::includes(plan, service::voice) &&
            !detail::is_priced(plan, service::voice))
            out.add(element::overage);
    }
};

struct observed_unit_costs_stated {
    static constexpr rule_info info{
        .id = "AU-T-04",
        .severity = severity::advice,
        .grade = verification::memory,
        .source = "TCP Code 4.1.2, from memory: the cost of an SMS and of a MB",
        .title = "a plan with SMS or data says what one more of them costs",
        .title_zh = "含短信或流量的方案说明单价",
        .good = "0.10 AUD an SMS",
        .bad = "100 SMS, and nothing about the next one",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        if (plan.unknown.has(element::overage)) return;
        for (const service what : {service::sms, service::data})
            if (detail::includes(plan, what) && !detail::is_priced(plan, what))
                out.add(at_element(element::overage, static_cast<std::uint64_t>(what)));
    }
};

/// Business days are Monday to Friday here; public holidays, which give a carrier longer, are not known.
struct summary_given {
    static constexpr rule_info info{
        .id = "AU-R-01",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source =
            "TCP Code, ACMA: the summary before the sale, or within 5 business days of a sale on the phone where it "
            "was waived",
        .title =
            "the customer got the Critical Information Summary before the sale, or in time after a sale on the phone",
        .title_zh = "销售前已提供关键信息摘要，或电话销售后按时提供",
        .good = "sold on the phone on Monday, summary on Friday",
        .bad = "sold in the shop, summary the next day",
    };

    static constexpr void check(const order_case& order, findings& out) noexcept {
        if (!order.document_given) return out.add(element::agreement);
        if (*order.document_given <= order.carried_out_at) return;
        if (!order.document_waived || *order.document_given > latest(order.carried_out_at)) out.add(element::agreement);
    }

    /// The last second of the fifth business day after the day of the sale, in universal time.
    [[nodiscard]] static constexpr instant latest(instant sold) noexcept {
        auto day = std::chrono::floor<std::chrono::days>(sold);
        for (std::int32_t left = summary_after_phone_sale.latest().count; left > 0;) {
            day += std::chrono::days{1};
            const std::chrono::weekday name{day};
            if (name != std::chrono::Saturday && name != std::chrono::Sunday) --left;
        }
        return instant{day + std::chrono::days{1}} - std::chrono::seconds{1};
    }
};

/// Prepaid, hard-capped, unlimited and slowed-down plans are exempt.
struct usage_alerts {
    static constexpr rule_info info{
        .id = "AU-A-01",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "TCP Code, ACMA on usage alerts; exempt plans",
        .title = "customers are told at 50, 85 and 100 per cent of what is included",
        .title_zh = "用量达到50%、85%和100%时提醒",
        .good = "50 %, 85 %, 100 %",
        .bad = "80 %, 100 %",
        .in_force = {.from = std::chrono::year{2013} / 9 / 1},
    };

    static constexpr void check(const notice_setup& setup, findings& out) noexcept {
        if (!setup.use_beyond_is_charged) return;
        if (const auto missing = setup.first_missing(usage_levels.latest()))
            out.add(at_element(element::level, *missing));
        if (!setup.sent.has(notice::notice_kind::usage_level)) out.add(element::used);
        if (!setup.sent.has(notice::notice_kind::exhausted)) out.add(element::overage);
    }
};

struct observed_alert_in_time {
    static constexpr rule_info info{
        .id = "AU-A-02",
        .severity = severity::advice,
        .grade = verification::memory,
        .source = "TCP Code, from memory: within 48 hours",
        .title = "a usage alert comes within 48 hours of the use",
        .title_zh = "用量提醒在48小时内发出",
        .good = "within an hour",
        .bad = "after three days",
    };

    static constexpr void check(const notice_setup& setup, findings& out) noexcept {
        if (setup.usage_within > observed_alert_within.latest()) out.add(element::instant);
    }
};

}  // namespace mingbai::inline MINGBAI_ABI::au
