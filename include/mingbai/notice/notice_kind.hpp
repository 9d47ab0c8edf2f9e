// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::notice {

/// What a notice tells its customer. The numbers are stored and go into idempotency keys: never renumber, only add.
enum class notice_kind : std::uint8_t {
    success = 1,               ///< an order was carried out
    change = 2,                ///< something that the customer has was changed
    unsubscribed = 3,          ///< something that the customer had is ended
    renewal_ahead = 4,         ///< something is going to renew itself
    usage_level = 5,           ///< an allowance was used up to a level
    exhausted = 6,             ///< an allowance is used up, and further use costs this much
    cap_level = 7,             ///< spending came to a level of the cap that the customer chose
    cap_reached = 8,           ///< the cap holds
    bill = 9,                  ///< the bill of a cycle
    refusal = 10,              ///< an order or a wish was not carried out
    service_failure = 11,      ///< a service does not work
    commitment_ending = 12,    ///< the customer will soon be free to leave
    introductory_ending = 13,  ///< the price will soon be the full one
    roaming_entry = 14,        ///< the customer is abroad, and use costs this much
    commercial = 15,           ///< an advertisement: only with a way to refuse further ones
};

/// A kind's names: the stable one of documents, and the ones that people read.
struct notice_kind_text {
    notice_kind kind;
    std::string_view name;
    std::string_view chinese;
    std::string_view english;
};

/// Every kind, in ascending order of its number.
inline constexpr auto notice_kind_texts = std::to_array<notice_kind_text>({
    {notice_kind::success, "success", "办理成功", "order completed"},
    {notice_kind::change, "change", "业务变更", "change"},
    {notice_kind::unsubscribed, "unsubscribed", "退订成功", "cancellation"},
    {notice_kind::renewal_ahead, "renewal_ahead", "续订提醒", "renewal reminder"},
    {notice_kind::usage_level, "usage_level", "用量提醒", "usage reminder"},
    {notice_kind::exhausted, "exhausted", "用尽提醒", "allowance used up"},
    {notice_kind::cap_level, "cap_level", "封顶预警", "spending reminder"},
    {notice_kind::cap_reached, "cap_reached", "封顶提醒", "spending cap reached"},
    {notice_kind::bill, "bill", "账单", "bill"},
    {notice_kind::refusal, "refusal", "办理失败", "order refused"},
    {notice_kind::service_failure, "service_failure", "故障通知", "service failure"},
    {notice_kind::commitment_ending, "commitment_ending", "合约到期提醒", "end of commitment"},
    {notice_kind::introductory_ending, "introductory_ending", "优惠到期提醒", "end of introductory price"},
    {notice_kind::roaming_entry, "roaming_entry", "漫游提醒", "roaming"},
    {notice_kind::commercial, "commercial", "营销信息", "advertisement"},
});

[[nodiscard]] constexpr notice_kind_text describe(notice_kind kind) noexcept {
    for (const notice_kind_text& text : notice_kind_texts)
        if (text.kind == kind) return text;
    return {kind, "unknown", "未知通知", "unknown notice"};
}

/// The stable name: `renewal_ahead`.
[[nodiscard]] constexpr std::string_view to_text(notice_kind kind) noexcept {
    return describe(kind).name;
}

/// The kind with this stable name, if there is one.
[[nodiscard]] constexpr std::optional<notice_kind> notice_kind_named(std::string_view name) noexcept {
    for (const notice_kind_text& text : notice_kind_texts)
        if (text.name == name) return text.kind;
    return std::nullopt;
}

}  // namespace mingbai::inline MINGBAI_ABI::notice
