// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/cap/cap_offer.hpp>
#include <mingbai/profile/notice_setup.hpp>
#include <mingbai/profile/order_case.hpp>
#include <mingbai/rule/report.hpp>

// What a carrier in China does beside its plans: asks before it activates, tells what is due, offers caps.
namespace mingbai::inline MINGBAI_ABI::cn_miit {

/// Every service, a free one too, is confirmed before it begins: by SMS reply, one-time code or signature. No reply is
/// refusal.
struct confirmed_before_activation {
    static constexpr rule_info info{
        .id = "CN-R-01",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source =
            "明白办、放心用, 鉴权核验: 短信回复, 手机验证码, 签字确认, free services included; SMS provisions (order "
            "31): no reply is refusal",
        .title =
            "the customer agreed on the carrier's own platform, by one of three ways, before the order was carried out",
        .title_zh = "办理前用户已通过短信回复、验证码或签字确认",
        .good = "同意 at 10:01, carried out at 10:02",
        .bad = "no reply, carried out all the same",
    };

    static constexpr void check(const order_case& order, findings& out) noexcept {
        for (const confirmation& each : order.confirmations) {
            const bool way = each.how == confirmation_way::sms_reply || each.how == confirmation_way::one_time_code ||
                each.how == confirmation_way::signature;
            if (way && each.by == confirmer::carrier && each.agreed_at && *each.agreed_at >= each.asked_at &&
                *each.agreed_at <= order.carried_out_at)
                return;
        }
        out.add(element::answer);
    }
};

/// What goes out by itself.
struct owed_kinds_sent {
    static constexpr rule_info info{
        .id = "CN-A-01",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "明白办、放心用, 告知提醒: success notice, monthly bill, over-use and automatic renewal",
        .title = "success notices, bills, reminders of use beyond the allowance and of renewals go out by themselves",
        .title_zh = "主动发送办理成功、账单、超量使用和自动续订提醒",
        .good = "success, bill, exhausted, renewal_ahead",
        .bad = "success and bill only",
    };

    static constexpr notice::kind_set due{notice::notice_kind::success, notice::notice_kind::bill,
                                          notice::notice_kind::exhausted, notice::notice_kind::renewal_ahead};

    static constexpr void check(const notice_setup& setup, findings& out) noexcept {
        for (const notice::notice_kind_text& each : notice::notice_kind_texts)
            if (due.has(each.kind) && !setup.sent.has(each.kind))
                out.add(at_element(element::text, static_cast<std::uint64_t>(each.kind)));
    }
};

struct call_for_who_wants_one {
    static constexpr rule_info info{
        .id = "CN-A-02",
        .severity = severity::warning,
        .grade = verification::secondary,
        .source = "明白办、放心用, 告知提醒: SMS stays the base channel, a phone call is added if the user wants one",
        .title = "customers can have a phone call beside the SMS",
        .title_zh = "可按用户意愿增加语音外呼提醒",
        .good = "SMS, and a call for customers who asked",
        .bad = "SMS only",
    };

    static constexpr void check(const notice_setup& setup, findings& out) noexcept {
        if (!setup.call_on_wish) out.add(element::channel);
    }
};

struct observed_usage_reminders {
    static constexpr rule_info info{
        .id = "CN-A-03",
        .severity = severity::advice,
        .grade = verification::practice,
        .source = "80 % and 100 % are seen most in messages; no rule text gives a figure",
        .title = "customers are reminded of their use at 80 % and 100 %",
        .title_zh = "用量达到80%和100%时提醒",
        .good = "80 %, 100 %",
        .bad = "100 %",
    };

    static constexpr void check(const notice_setup& setup, findings& out) noexcept {
        if (const auto missing = setup.first_missing(notice::observed_usage_levels))
            out.add(at_element(element::level, *missing));
    }
};

/// The customer selects the tier of the cap.
struct cap_can_be_chosen {
    static constexpr rule_info info{
        .id = "CN-K-01",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "明白办、放心用, 告知提醒: the user selects a cap tier (封顶阈值档位); no values are given",
        .title = "the customer chooses the cap from tiers, or names it",
        .title_zh = "用户可自选流量封顶阈值档位",
        .good = "0, 50, 100, 200 yuan",
        .bad = "500 yuan for everybody",
    };

    static constexpr void check(const cap::cap_offer& offer, findings& out) noexcept {
        if (offer.tiers.size() < 2 && offer.own_value_up_to == 0) out.add(element::cap);
    }
};

}  // namespace mingbai::inline MINGBAI_ABI::cn_miit
