// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/bounded_list.hpp>
#include <mingbai/notice/channel.hpp>
#include <mingbai/notice/kind_set.hpp>

#include <chrono>
#include <cstdint>

namespace mingbai::inline MINGBAI_ABI::notice {

/// When a message that the gateway did not take, or could not deliver, is tried again.
struct retry_policy {
    std::chrono::seconds first{std::chrono::minutes{1}};  ///< after the first failure; doubled after each further one
    std::chrono::seconds longest{std::chrono::hours{1}};
    std::uint32_t attempts = 10;  ///< in all; after the last one the channel has failed for good

    /// How long to wait after so many failures. Requires: at least one.
    [[nodiscard]] constexpr std::chrono::seconds wait_after(std::uint32_t failures) const noexcept {
        std::chrono::seconds wait = first;
        for (std::uint32_t i = 1; i < failures && wait < longest; ++i) wait += wait;
        return wait < longest ? wait : longest;
    }
};

/// How an outbox behaves. Every figure is a carrier's choice, none is a rule of law.
struct outbox_policy {
    retry_policy retries{};

    /// How long a delivery report is waited for before the message counts as lost. Networks keep an undelivered SMS for
    /// 72 hours at least (电信服务规范), so no verdict is possible earlier.
    std::chrono::seconds receipt_wait{std::chrono::hours{72}};

    /// Kinds whose SMS a customer may refuse.
    kind_set optional = kind_set(usage_warnings).add(notice_kind::commercial);

    /// Kinds that do not wait for the end of the quiet hours.
    kind_set urgent{notice_kind::success,     notice_kind::refusal,       notice_kind::exhausted,
                    notice_kind::cap_reached, notice_kind::roaming_entry, notice_kind::service_failure};

    /// Where a notice goes whose channel failed for good: the first of these that was not tried. Calls are not among
    /// them unless a carrier puts them there, for they need the customer's wish.
    bounded_list<channel, 3> fallback = [] {
        bounded_list<channel, 3> order;
        order.push_back(channel::sms);
        order.push_back(channel::app);
        return order;
    }();
};

}  // namespace mingbai::inline MINGBAI_ABI::notice
