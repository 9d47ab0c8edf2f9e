// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/consent/policy.hpp>
#include <mingbai/consent/request_template.hpp>

#include <array>

namespace mingbai::inline MINGBAI_ABI::consent {

// The usual texts. Code and reference stand at the beginning, where no length of a name can push them over the end of a
// part of the message.

/// Asks for a reply. Whoever has one question open may answer 同意 alone.
inline constexpr request_template reply_request{
    "【办理确认】编号{reference}。您正在申请办理{name}（方案编号：{filing_number}），资费{price}，{effective}。"
    "有效期{validity}，{renewal}。{commitment}，违约责任：{breach}。退订方式：{unsubscribe}。"
    "同意请回复“同意”，不同意请回复“不同意”；如收到多条，请加上编号，如“同意{reference}”。{expiry}"
    "内未回复视为不同意。"};

/// Asks for a one-time code.
inline constexpr request_template code_request{
    "【办理确认】验证码{code}，{expiry}内有效，提供验证码即表示同意。您正在申请办理{name}（方案编号：{filing_number}"
    "），"
    "资费{price}，{effective}。有效期{validity}，{renewal}。{commitment}，违约责任：{breach}。退订方式：{unsubscribe}。"
    "非本人办理请勿将验证码告知他人。"};

/// The terms that are shown for a signature.
inline constexpr request_template signature_request{
    "业务办理确认单\n受理号码：{subscriber}\n业务名称：{name}\n方案编号：{filing_number}\n资费标准：{price}"
    "\n生效时间：{effective}\n"
    "有效期限：{validity}，{renewal}\n在网要求：{commitment}\n违约责任：{breach}\n退订方式：{unsubscribe}\n办理渠道：{"
    "channel}\n"
    "本人已阅读并同意以上内容。"};

static_assert(states_all<reply_request, observed_order_facts>);
static_assert(states_all<code_request, observed_order_facts>);
static_assert(states_all<signature_request, observed_order_facts>);

}  // namespace mingbai::inline MINGBAI_ABI::consent
