// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/consent/policy.hpp>
#include <mingbai/consent/request.hpp>
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

/// The same in English.
inline constexpr request_template reply_request_english{
    "Please confirm, no. {reference}: you are ordering {name} (no. {filing_number}), {price}; it {effective}. Term: {validity}, "
    "{renewal}. {commitment}. Leaving early: {breach}. To cancel: {unsubscribe}. Reply YES to agree, NO to refuse; if you have "
    "several of these, add the number: YES {reference}. No reply within {expiry} means no."};
inline constexpr request_template code_request_english{
    "Code {code}, valid for {expiry}; giving it means that you agree. You are ordering {name} (no. {filing_number}), {price}; it "
    "{effective}. Term: {validity}, {renewal}. {commitment}. Leaving early: {breach}. To cancel: {unsubscribe}. If this is not "
    "you, tell nobody the code."};
inline constexpr request_template signature_request_english{
    "Order form\nNumber: {subscriber}\nService: {name}\nPlan: {filing_number}\nPrice: {price}\nThe service {effective}\n"
    "Term: {validity}, {renewal}\nCommitment: {commitment}\nLeaving early: {breach}\nTo cancel: {unsubscribe}\nChannel: "
    "{channel}\nI have read this and agree to it."};

/// The usual text for a way of consenting, in a language.
[[nodiscard]] constexpr const request_template& usual_request(method how, language words) noexcept {
    const bool chinese = words == language::chinese;
    switch (how) {
        case method::sms_reply: return chinese ? reply_request : reply_request_english;
        case method::one_time_code: return chinese ? code_request : code_request_english;
        case method::signature: break;
    }
    return chinese ? signature_request : signature_request_english;
}

static_assert(states_all<reply_request_english, observed_order_facts>);
static_assert(states_all<code_request_english, observed_order_facts>);
static_assert(states_all<signature_request_english, observed_order_facts>);
static_assert(states_all<reply_request, observed_order_facts>);
static_assert(states_all<code_request, observed_order_facts>);
static_assert(states_all<signature_request, observed_order_facts>);

}  // namespace mingbai::inline MINGBAI_ABI::consent
