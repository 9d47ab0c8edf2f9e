// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/consent/sms_reply.hpp>
#include <mingbai/profile/in_trai/constants.hpp>
#include <mingbai/profile/order_case.hpp>
#include <mingbai/rule/report.hpp>

#include <array>
#include <chrono>
#include <string_view>

// The Indian rules on orders: two confirmations of a value-added service, the second by a third party, and the data
// switch.
namespace mingbai::inline MINGBAI_ABI::in_trai {

namespace detail {

/// The confirmation that a third party asked for and got, or nullptr.
[[nodiscard]] constexpr const confirmation* second_of(const order_case& order) noexcept {
    for (const confirmation& each : order.confirmations)
        if (each.by == confirmer::third_party && each.agreed_at && *each.agreed_at <= order.carried_out_at)
            return &each;
    return nullptr;
}
[[nodiscard]] constexpr const confirmation* first_of(const order_case& order) noexcept {
    for (const confirmation& each : order.confirmations)
        if (each.by == confirmer::carrier && each.agreed_at && *each.agreed_at >= each.asked_at &&
            *each.agreed_at <= order.carried_out_at)
            return &each;
    return nullptr;
}

}  // namespace detail

/// Silence activates nothing.
struct confirmed_twice {
    static constexpr rule_info info{
        .id = "IN-R-01",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = detail::value_added,
        .title = "the customer agreed on the operator's platform, and after that once more on a third party's gateway",
        .title_zh = "用户在运营商平台确认后，再经第三方网关二次确认",
        .good = "agreed at 10:00, second consent asked at 10:01 and given at 10:05",
        .bad = "agreed at 10:00, activated at 10:01",
        .in_force = {.from = detail::value_added_from},
    };

    static constexpr void check(const order_case& order, findings& out) noexcept {
        if (order.starts_data || order.starts_roaming || order.change) return;
        const confirmation* const first = detail::first_of(order);
        const confirmation* const second = detail::second_of(order);
        if (first == nullptr) out.add(at_element(element::answer, 0));
        if (second == nullptr || (first != nullptr && second->asked_at < *first->agreed_at))
            out.add(at_element(element::answer, 1));
    }
};

struct second_confirmation_in_time {
    static constexpr rule_info info{
        .id = "IN-R-02",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = detail::value_added,
        .title = "the second confirmation came within 10 seconds by USSD, within 60 minutes by SMS",
        .title_zh = "二次确认在USSD 10秒内、短信60分钟内完成",
        .good = "asked by USSD at 10:00:00, agreed at 10:00:08",
        .bad = "asked by SMS at 10:00, agreed at 11:30",
        .in_force = {.from = detail::value_added_from},
    };

    static constexpr void check(const order_case& order, findings& out) noexcept {
        const confirmation* const second = detail::second_of(order);
        if (second == nullptr) return;
        const std::chrono::seconds taken = *second->agreed_at - second->asked_at;
        const bool late = (second->how == confirmation_way::ussd && taken > ussd_window.latest()) ||
            (second->how == confirmation_way::sms_reply && taken > sms_window.latest());
        if (late || taken < std::chrono::seconds{0}) out.add(element::expiry);
    }
};

/// The rule that the double confirmation took the place of.
struct confirmed_within_a_day {
    static constexpr rule_info info{
        .id = "IN-R-03",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "TRAI direction of 2011, as reported; superseded on 2013-07-10",
        .title = "the customer confirmed in writing or by SMS within 24 hours of the activation",
        .title_zh = "开通后24小时内用户以书面或短信确认",
        .good = "activated at 10:00, SMS at 11:00",
        .bad = "activated at 10:00, never confirmed",
        .in_force = {.to = std::chrono::year{2013} / 7 / 9},
    };

    static constexpr void check(const order_case& order, findings& out) noexcept {
        for (const confirmation& each : order.confirmations)
            if (each.agreed_at && *each.agreed_at <= order.carried_out_at + consent_after_activation.latest()) return;
        out.add(element::answer);
    }
};

struct data_started_by_consent {
    static constexpr rule_info info{
        .id = "IN-R-04",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "TRAI on activation of data services from 2015-09-01, as reported",
        .title = "data is switched on by the customer's explicit consent only",
        .title_zh = "数据业务经用户明确同意后方可开通",
        .good = "START sent to 1925, data switched on",
        .bad = "data switched on with the SIM",
        .in_force = {.from = std::chrono::year{2015} / 9 / 1},
    };

    static constexpr void check(const order_case& order, findings& out) noexcept {
        if (order.starts_data && order.last_agreement() == nullptr) out.add(element::answer);
    }
};

namespace detail {

inline constexpr auto start_words = std::to_array<std::string_view>({"start"});
inline constexpr auto stop_words = std::to_array<std::string_view>({"stop"});

}  // namespace detail

/// START and STOP, the words that switch data on and off through 1925: `read_reply(text, in_trai::data_switch_words)`.
inline constexpr consent::reply_vocabulary data_switch_words{.yes = detail::start_words, .no = detail::stop_words};

}  // namespace mingbai::inline MINGBAI_ABI::in_trai
