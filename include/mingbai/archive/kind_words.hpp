// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/archive/kind_filter.hpp>
#include <mingbai/base/language.hpp>

#include <string_view>

namespace mingbai::inline MINGBAI_ABI::archive {

/// A kind of record as customers read it.
struct kind_words {
    evidence::record_kind kind;
    std::string_view chinese;
    std::string_view english;
};

/// The kinds that concern a customer.
inline constexpr kind_words customer_kinds[] = {
    {evidence::record_kind::agreement_stored, "用户协议", "agreement"},
    {evidence::record_kind::work_order_stored, "业务受理单", "work order"},
    {evidence::record_kind::consent_asked, "确认请求", "consent asked"},
    {evidence::record_kind::consent_delivered, "确认请求已送达", "request delivered"},
    {evidence::record_kind::consent_answered, "用户答复", "answer"},
    {evidence::record_kind::consent_proven, "用户已确认", "consent proven"},
    {evidence::record_kind::consent_refused, "用户未同意", "consent refused"},
    {evidence::record_kind::consent_expired, "确认请求已过期", "request expired"},
    {evidence::record_kind::consent_superseded, "确认请求已被取代", "request superseded"},
    {evidence::record_kind::consent_withdrawn, "用户撤回确认", "consent withdrawn"},
    {evidence::record_kind::consent_used, "确认凭证已使用", "consent used"},
    {evidence::record_kind::order_activated, "业务开通", "service activated"},
    {evidence::record_kind::order_ended, "业务终止", "service ended"},
    {evidence::record_kind::order_refused, "办理未成功", "order refused"},
    {evidence::record_kind::notice_due, "通知", "notice"},
    {evidence::record_kind::notice_sent, "通知已发送", "notice sent"},
    {evidence::record_kind::notice_delivered, "通知已送达", "notice delivered"},
    {evidence::record_kind::notice_failed, "通知未送达", "notice failed"},
    {evidence::record_kind::preference_set, "接收偏好", "preferences"},
    {evidence::record_kind::bill_issued, "账单", "bill"},
    {evidence::record_kind::bill_corrected, "更正账单", "corrected bill"},
    {evidence::record_kind::cap_chosen, "选择封顶阈值", "cap chosen"},
    {evidence::record_kind::cap_crossed, "达到封顶档位", "cap level reached"},
    {evidence::record_kind::cap_snapshot, "封顶用量", "cap usage"},
    {evidence::record_kind::cap_lifted, "解除封顶", "cap lifted"},
};

/// A kind's words; those of kinds that are not above are its stable name.
[[nodiscard]] constexpr std::string_view text_for_people(evidence::record_kind kind, language words) noexcept {
    for (const kind_words& each : customer_kinds)
        if (each.kind == kind) return words == language::chinese ? each.chinese : each.english;
    return evidence::to_text(kind);
}

}  // namespace mingbai::inline MINGBAI_ABI::archive
