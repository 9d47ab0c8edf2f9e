// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/notice/notice_template.hpp>

// The library's own words for every kind of notice, in both languages. A carrier that speaks otherwise compiles texts
// of its own; these are here so that nobody has to begin with an empty page.
namespace mingbai::inline MINGBAI_ABI::notice {

namespace texts {

inline constexpr notice_text success_zh{
    notice_kind::success, language::chinese,
    "尊敬的用户：您于{date}通过{channel}成功办理{name}（方案编号：{filing_number}），资费{price}，{effective}，"
    "{unsubscribe_effect}。{validity}。{commitment}。退订方式：{unsubscribe}。咨询请致电{hotline}{signature}"};
inline constexpr notice_text success_en{
    notice_kind::success, language::english,
    "On {date} you ordered {name} (no. {filing_number}) through {channel}: {price}, {effective}. It is {validity}; "
    "{commitment}. To cancel: {unsubscribe} ({unsubscribe_effect}). Questions: {hotline} {signature}"};

inline constexpr notice_text change_zh{
    notice_kind::change, language::chinese,
    "尊敬的用户：您的{name}由“{before}”变更为“{after}”，{effective}。如非本人意愿请致电{hotline}{signature}"};
inline constexpr notice_text change_en{
    notice_kind::change, language::english,
    "Your {name} changed from \"{before}\" to \"{after}\", {effective}. If you did not want this, call {hotline} "
    "{signature}"};

inline constexpr notice_text unsubscribed_zh{
    notice_kind::unsubscribed, language::chinese,
    "尊敬的用户：您于{date}成功退订{name}（方案编号：{filing_number}），{effective}。咨询请致电{hotline}{signature}"};
inline constexpr notice_text unsubscribed_en{
    notice_kind::unsubscribed, language::english,
    "On {date} you cancelled {name} (no. {filing_number}), {effective}. Questions: {hotline} {signature}"};

inline constexpr notice_text renewal_ahead_zh{
    notice_kind::renewal_ahead, language::chinese,
    "续订提醒：您的{name}（方案编号：{filing_number}）将于{renewal}自动续订，资费{price}。{validity}。如不再需要，"
    "{unsubscribe}{signature}"};
inline constexpr notice_text renewal_ahead_en{
    notice_kind::renewal_ahead, language::english,
    "Your {name} (no. {filing_number}) renews by itself on {renewal} at {price}; it is {validity}. If you no longer "
    "want it: {unsubscribe} {signature}"};

inline constexpr notice_text usage_level_zh{
    notice_kind::usage_level, language::chinese,
    "用量提醒：您的{service}已用{used}（达到{level}），剩余{left}。{overage}{signature}"};
inline constexpr notice_text usage_level_en{
    notice_kind::usage_level, language::english,
    "Your {service}: {used} used (reached {level}), {left} left; {overage} {signature}"};

inline constexpr notice_text exhausted_zh{notice_kind::exhausted, language::chinese,
                                          "用尽提醒：您的{service}已用完。{overage}{signature}"};
inline constexpr notice_text exhausted_en{notice_kind::exhausted, language::english,
                                          "Your {service} is used up; {overage} {signature}"};

inline constexpr notice_text cap_level_zh{
    notice_kind::cap_level, language::chinese,
    "封顶预警：您选择的封顶阈值为{cap}，本期已用{spent}，达到{level}。到顶后停止产生费用{signature}"};
inline constexpr notice_text cap_level_en{
    notice_kind::cap_level, language::english,
    "You have come to {spent}, {level} of the cap of {cap} that you chose. At the cap, charging stops {signature}"};

inline constexpr notice_text cap_reached_zh{
    notice_kind::cap_reached, language::chinese,
    "封顶提醒：您选择的封顶阈值{cap}已达到，本期已用{spent}，不再产生费用。如需继续使用：{next_step}{signature}"};
inline constexpr notice_text cap_reached_en{
    notice_kind::cap_reached, language::english,
    "Your cap of {cap} is reached ({spent}); nothing more is charged. To go on: {next_step} {signature}"};

inline constexpr notice_text bill_zh{
    notice_kind::bill, language::chinese,
    "账单：您{period}消费{total}，其中代收第三方费用{third_party}。上期{previous}。疑问请致电{hotline}{signature}"};
inline constexpr notice_text bill_en{
    notice_kind::bill, language::english,
    "Your bill for {period}: {total}, of which for third parties {third_party}. Last time {previous}. Questions: "
    "{hotline} {signature}"};

inline constexpr notice_text refusal_zh{
    notice_kind::refusal, language::chinese,
    "尊敬的用户：{name}未能办理，原因：{why}。未产生任何费用。咨询请致电{hotline}{signature}"};
inline constexpr notice_text refusal_en{
    notice_kind::refusal, language::english,
    "{name} was not ordered: {why}. Nothing is charged. Questions: {hotline} {signature}"};

inline constexpr notice_text service_failure_zh{
    notice_kind::service_failure, language::chinese,
    "故障通知：{service}自{instant}起无法正常使用，预计恢复时间：{restored}。咨询请致电{hotline}{signature}"};
inline constexpr notice_text service_failure_en{
    notice_kind::service_failure, language::english,
    "{service} has not worked since {instant}; expected to be restored: {restored}. Questions: {hotline} {signature}"};

inline constexpr notice_text commitment_ending_zh{
    notice_kind::commitment_ending, language::chinese,
    "合约到期提醒：您的{name}合约将于{expiry}到期，到期后{after}。咨询请致电{hotline}{signature}"};
inline constexpr notice_text commitment_ending_en{
    notice_kind::commitment_ending, language::english,
    "Your commitment for {name} ends on {expiry}; after it {after}. Questions: {hotline} {signature}"};

inline constexpr notice_text introductory_ending_zh{
    notice_kind::introductory_ending, language::chinese,
    "优惠到期提醒：您的{name}优惠价{before}将于{expiry}到期，之后{after}。咨询请致电{hotline}{signature}"};
inline constexpr notice_text introductory_ending_en{
    notice_kind::introductory_ending, language::english,
    "The introductory price of {name}, {before}, ends on {expiry}; then {after}. Questions: {hotline} {signature}"};

inline constexpr notice_text roaming_entry_zh{
    notice_kind::roaming_entry, language::chinese,
    "漫游提醒：您已进入{region}，资费：{overage}。咨询请致电{hotline}{signature}"};
inline constexpr notice_text roaming_entry_en{
    notice_kind::roaming_entry, language::english,
    "You are now in {region}. Use costs: {overage}. Questions: {hotline} {signature}"};

inline constexpr notice_text commercial_zh{notice_kind::commercial, language::chinese,
                                           "{text}。拒收请{opt_out}{signature}"};
inline constexpr notice_text commercial_en{notice_kind::commercial, language::english,
                                           "{text}. To refuse: {opt_out} {signature}"};

}  // namespace texts

/// The library's words for a kind and a language. Requires: the kind is one of the enumeration.
[[nodiscard]] constexpr const notice_text& standard_text(notice_kind kind, language words) noexcept {
    const bool zh = words == language::chinese;
    switch (kind) {
        case notice_kind::success: return zh ? texts::success_zh : texts::success_en;
        case notice_kind::change: return zh ? texts::change_zh : texts::change_en;
        case notice_kind::unsubscribed: return zh ? texts::unsubscribed_zh : texts::unsubscribed_en;
        case notice_kind::renewal_ahead: return zh ? texts::renewal_ahead_zh : texts::renewal_ahead_en;
        case notice_kind::usage_level: return zh ? texts::usage_level_zh : texts::usage_level_en;
        case notice_kind::exhausted: return zh ? texts::exhausted_zh : texts::exhausted_en;
        case notice_kind::cap_level: return zh ? texts::cap_level_zh : texts::cap_level_en;
        case notice_kind::cap_reached: return zh ? texts::cap_reached_zh : texts::cap_reached_en;
        case notice_kind::bill: return zh ? texts::bill_zh : texts::bill_en;
        case notice_kind::refusal: return zh ? texts::refusal_zh : texts::refusal_en;
        case notice_kind::service_failure: return zh ? texts::service_failure_zh : texts::service_failure_en;
        case notice_kind::commitment_ending: return zh ? texts::commitment_ending_zh : texts::commitment_ending_en;
        case notice_kind::introductory_ending: return zh ? texts::introductory_ending_zh : texts::introductory_ending_en;
        case notice_kind::roaming_entry: return zh ? texts::roaming_entry_zh : texts::roaming_entry_en;
        case notice_kind::commercial: break;
    }
    return zh ? texts::commercial_zh : texts::commercial_en;
}

/// The same as a checked template. That every one of them passes is proved in the library's own tests, not again by each
/// program that includes this.
[[nodiscard]] constexpr notice_template standard_template(notice_kind kind, language words) noexcept {
    return notice_template::check(standard_text(kind, words)).value();
}

}  // namespace mingbai::inline MINGBAI_ABI::notice
