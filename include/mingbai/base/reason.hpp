// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// Why something was refused. The numbers are written to ledgers and logs: never renumber, only add, each wing in its
/// own hundred.
enum class reason : std::uint16_t {
    none = 0,

    // base: text and numbers
    bad_utf8 = 100,
    bad_number = 101,
    out_of_range = 102,
    inexact = 103,
    unknown_unit = 104,
    unknown_currency = 105,
    bad_date = 106,
    overflow = 107,
    too_long = 108,
    bad_hex = 109,

    // base: JSON
    json_syntax = 120,
    json_duplicate_key = 121,
    json_too_deep = 122,
    json_too_large = 123,
    json_not_an_integer = 124,
    json_wrong_type = 125,
    json_missing_key = 126,
    json_bad_escape = 127,
    json_trailing_text = 128,
    json_unknown_key = 129,

    // base: identifiers
    bad_subscriber_number = 140,
    bad_filing_number = 141,
    bad_short_code = 142,
    bad_identifier = 143,

    // evidence
    journal_busy = 200,
    journal_io = 201,
    journal_full = 202,
    journal_damaged = 203,
    record_unknown = 204,
    record_altered = 205,
    record_too_large = 206,
    record_erased = 207,
    record_protected = 208,
    proof_invalid = 209,
    signing_failed = 210,
    bad_bundle = 211,

    // tariff
    rules_broken = 300,
    not_published = 301,
    withdrawn = 302,
    not_on_sale_yet = 303,
    no_longer_on_sale = 304,
    region_excluded = 305,
    channel_excluded = 306,
    version_exists = 307,
    same_instant = 308,
    bad_layout = 309,
    retroactive = 310,
    unchanged = 311,
    ask_a_person = 312,

    // consent
    no_open_request = 400,
    wrong_subscriber = 401,
    wrong_short_code = 402,
    answered_no = 403,
    answer_unclear = 404,
    answered_too_late = 405,
    already_answered = 406,
    wrong_code = 407,
    too_many_tries = 408,
    superseded = 409,
    proof_already_used = 410,
    proof_for_another_order = 411,
    sender_not_own_platform = 412,
    text_incomplete = 413,
    asked_too_soon = 414,
    ambiguous_answer = 415,
    stronger_method_needed = 416,
    not_entitled = 417,
    too_many_requests = 418,
    code_split = 419,
    signature_invalid = 420,
    signed_other_terms = 421,
    consent_withdrawn = 422,
    delivery_unconfirmed = 423,
    not_confirmed = 424,
    answered_too_early = 425,
    proof_outdated = 426,
    not_consent_evidence = 427,
    key_kind_unsupported = 428,
    key_too_weak = 429,
    key_name_taken = 430,

    // marketing
    content_altered = 500,
    badge_invalid = 501,
    licence_unknown = 510,
    licence_exists = 511,
    licence_suspended = 512,
    licence_revoked = 513,
    not_the_principal = 514,
    scope_widened = 515,
    may_not_delegate = 516,
    licence_not_in_force = 517,
    badge_forged = 520,
    badge_key_unknown = 521,
    badge_not_yet_valid = 522,
    badge_expired = 523,
    badge_revoked = 524,
    badge_borrowed = 525,
    plan_out_of_scope = 526,
    region_out_of_scope = 527,
    channel_out_of_scope = 528,
    action_out_of_scope = 529,
    scope_not_shown = 530,
    revocation_list_stale = 531,
    revocation_list_forged = 532,
    another_agent = 533,
    content_not_approved = 534,
    badge_check_outdated = 535,
    content_withdrawn = 540,

    // notice, bill, archive
    notice_incomplete = 600,
    unknown_fact = 601,
    template_syntax = 602,
    too_many_parts = 603,
    bill_line_incomplete = 640,
    bill_line_sign = 641,
    bad_cursor = 660,
    not_sealed = 661,

    // cap
    cap_reached = 700,
    cap_raise_needs_consent = 701,
    unknown_tier = 702,
    too_many_reservations = 703,
    cap_store_away = 704,
    cap_table_full = 705,
    snapshot_damaged = 706,
};

/// A reason in words: its stable name, and one sentence in each language.
struct reason_text {
    reason why;
    std::string_view name;
    std::string_view english;
    std::string_view chinese;
};

/// Every reason, in ascending order of its number. With `sv` no compiler has to look for the ends of these texts, which every
/// program that includes anything would wait for.
inline constexpr auto reason_texts = [] {
    using namespace std::string_view_literals;
    return std::to_array<reason_text>({
        {reason::none, "none"sv, "nothing was refused"sv, "没有拒绝"sv},

        {reason::bad_utf8, "bad_utf8"sv, "the text is not valid UTF-8"sv, "文本不是合法的 UTF-8"sv},
        {reason::bad_number, "bad_number"sv, "this is not a number"sv, "不是数字"sv},
        {reason::out_of_range, "out_of_range"sv, "the value is outside what is allowed"sv, "数值超出允许范围"sv},
        {reason::inexact, "inexact"sv, "the value cannot be held exactly"sv, "数值无法精确表示"sv},
        {reason::unknown_unit, "unknown_unit"sv, "the unit is not known"sv, "未知的计量单位"sv},
        {reason::unknown_currency, "unknown_currency"sv, "the currency is not known, or not this one"sv, "未知或不符的货币"sv},
        {reason::bad_date, "bad_date"sv, "there is no such date or time"sv, "日期或时间不存在"sv},
        {reason::overflow, "overflow"sv, "the result does not fit"sv, "结果超出可表示的范围"sv},
        {reason::too_long, "too_long"sv, "the text is longer than allowed"sv, "文本过长"sv},
        {reason::bad_hex, "bad_hex"sv, "this is not hexadecimal of the right length"sv, "不是长度正确的十六进制"sv},

        {reason::json_syntax, "json_syntax"sv, "this is not JSON"sv, "不符合 JSON 语法"sv},
        {reason::json_duplicate_key, "json_duplicate_key"sv, "a key appears twice in one object"sv, "同一对象中键重复"sv},
        {reason::json_too_deep, "json_too_deep"sv, "the document is nested deeper than allowed"sv, "嵌套层数过深"sv},
        {reason::json_too_large, "json_too_large"sv, "the document is larger than allowed"sv, "文档过大"sv},
        {reason::json_not_an_integer, "json_not_an_integer"sv, "a number has a fraction, an exponent, or does not fit"sv, "数字不是可表示的整数"sv},
        {reason::json_wrong_type, "json_wrong_type"sv, "a value has another type than expected"sv, "值的类型不符"sv},
        {reason::json_missing_key, "json_missing_key"sv, "an expected key is missing"sv, "缺少应有的键"sv},
        {reason::json_bad_escape, "json_bad_escape"sv, "an escape in a string is not valid"sv, "字符串转义无效"sv},
        {reason::json_trailing_text, "json_trailing_text"sv, "text follows the end of the document"sv, "文档结束后还有内容"sv},
        {reason::json_unknown_key, "json_unknown_key"sv, "a key is not one this document may have"sv, "出现未定义的键"sv},

        {reason::bad_subscriber_number, "bad_subscriber_number"sv, "this is not a subscriber number"sv, "不是合法的用户号码"sv},
        {reason::bad_filing_number, "bad_filing_number"sv, "this is not a filing number"sv, "不是合法的方案编号"sv},
        {reason::bad_short_code, "bad_short_code"sv, "this is not a short code"sv, "不是合法的短信端口号"sv},
        {reason::bad_identifier, "bad_identifier"sv, "this is not an identifier of its kind"sv, "不是合法的标识"sv},

        {reason::journal_busy, "journal_busy"sv, "another writer holds the journal"sv, "日志正被另一写入者占用"sv},
        {reason::journal_io, "journal_io"sv, "the journal could not be read or written"sv, "日志读写失败"sv},
        {reason::journal_full, "journal_full"sv, "there is no room left for the journal"sv, "日志空间已满"sv},
        {reason::journal_damaged, "journal_damaged"sv, "the journal holds bytes that nobody wrote there"sv, "日志内容已损坏"sv},
        {reason::record_unknown, "record_unknown"sv, "the ledger has no such record"sv, "账本中没有该记录"sv},
        {reason::record_altered, "record_altered"sv, "the record is not what was written"sv, "记录与写入时不一致"sv},
        {reason::record_too_large, "record_too_large"sv, "the record is larger than a record may be"sv, "记录过大"sv},
        {reason::record_erased, "record_erased"sv, "the record's payload was erased"sv, "记录内容已被删除"sv},
        {reason::record_protected, "record_protected"sv, "the record is under a hold, or the ledger needs it"sv, "记录处于保全状态或为账本自身所需，不得删除"sv},
        {reason::proof_invalid, "proof_invalid"sv, "the proof does not hold"sv, "证明不成立"sv},
        {reason::signing_failed, "signing_failed"sv, "the signature could not be made"sv, "无法生成签名"sv},
        {reason::bad_bundle, "bad_bundle"sv, "the evidence bundle is not one of a format that is known"sv, "证据包格式无法识别"sv},

        {reason::rules_broken, "rules_broken"sv, "the subject breaks a blocking rule"sv, "违反了禁止性规则"sv},
        {reason::not_published, "not_published"sv, "the plan was not disclosed, so it cannot be sold"sv, "资费方案未公示，不得销售"sv},
        {reason::withdrawn, "withdrawn"sv, "the plan was withdrawn"sv, "资费方案已撤回"sv},
        {reason::not_on_sale_yet, "not_on_sale_yet"sv, "the plan is not on sale yet"sv, "尚未上线销售"sv},
        {reason::no_longer_on_sale, "no_longer_on_sale"sv, "the plan is no longer on sale"sv, "已下线停售"sv},
        {reason::region_excluded, "region_excluded"sv, "the plan is not sold in this region"sv, "该地区不在适用地区内"sv},
        {reason::channel_excluded, "channel_excluded"sv, "the plan is not sold through this channel"sv, "该渠道不在销售渠道内"sv},
        {reason::version_exists, "version_exists"sv, "this version of the plan is published already"sv, "该版本已公示"sv},
        {reason::same_instant, "same_instant"sv, "another version takes effect at the same instant"sv, "另一版本在同一时刻生效"sv},
        {reason::bad_layout, "bad_layout"sv, "the file does not have the expected columns"sv, "文件列与要求不符"sv},
        {reason::retroactive, "retroactive"sv, "it would take effect before it was disclosed"sv, "生效时间早于公示时间"sv},
        {reason::unchanged, "unchanged"sv, "it says the same as the version in force"sv, "与现行版本内容相同"sv},
        {reason::ask_a_person, "ask_a_person"sv, "so much changed at once that a person must look first"sv, "变动过多，须人工核实"sv},

        {reason::no_open_request, "no_open_request"sv, "no request is open for this answer"sv, "没有待确认的办理请求"sv},
        {reason::wrong_subscriber, "wrong_subscriber"sv, "the answer came from another number than was asked"sv, "回复号码与被询问号码不一致"sv},
        {reason::wrong_short_code, "wrong_short_code"sv, "the answer went to another short code than asked"sv, "回复到了其他端口号"sv},
        {reason::answered_no, "answered_no"sv, "the customer said no"sv, "用户不同意"sv},
        {reason::answer_unclear, "answer_unclear"sv, "the answer is neither a clear yes nor a clear no"sv, "回复含义不明确"sv},
        {reason::answered_too_late, "answered_too_late"sv, "the answer came after the request expired"sv, "回复超过有效期"sv},
        {reason::already_answered, "already_answered"sv, "the request was answered before"sv, "该请求已有答复"sv},
        {reason::wrong_code, "wrong_code"sv, "the code is not the one that was sent"sv, "验证码不正确"sv},
        {reason::too_many_tries, "too_many_tries"sv, "too many wrong codes were tried"sv, "验证码错误次数过多"sv},
        {reason::superseded, "superseded"sv, "a newer request took the place of this one"sv, "已被新的请求取代"sv},
        {reason::proof_already_used, "proof_already_used"sv, "the proof already justified an order"sv, "该确认凭证已被使用"sv},
        {reason::proof_for_another_order, "proof_for_another_order"sv, "the proof is for another order"sv, "该确认凭证属于其他订单"sv},
        {reason::sender_not_own_platform, "sender_not_own_platform"sv, "the sender is not one of the carrier's own codes"sv, "发送方不是运营商自有平台"sv},
        {reason::text_incomplete, "text_incomplete"sv, "the text lacks a fact that it must state"sv, "文本缺少必须说明的内容"sv},
        {reason::asked_too_soon, "asked_too_soon"sv, "the same request was refused or left unanswered"sv, "同类请求此前未获同意，不得再次发送"sv},
        {reason::ambiguous_answer, "ambiguous_answer"sv, "several requests are open and the answer does not say which"sv, "有多个待确认请求，回复未指明是哪一个"sv},
        {reason::stronger_method_needed, "stronger_method_needed"sv, "this number needs another method of consent now"sv, "该号码目前须使用其他确认方式"sv},
        {reason::not_entitled, "not_entitled"sv, "this person may not consent for the number"sv, "该人无权为此号码办理"sv},
        {reason::too_many_requests, "too_many_requests"sv, "too many requests or codes were sent"sv, "请求或验证码发送次数过多"sv},
        {reason::code_split, "code_split"sv, "a code would be split between two parts of the message"sv, "验证码会被拆分到两条短信中"sv},
        {reason::signature_invalid, "signature_invalid"sv, "the signature does not verify"sv, "签名验证未通过"sv},
        {reason::signed_other_terms, "signed_other_terms"sv, "the signature is over other terms"sv, "签名对应的条款与本次办理不一致"sv},
        {reason::consent_withdrawn, "consent_withdrawn"sv, "the customer took the consent back"sv, "用户已撤回同意"sv},
        {reason::delivery_unconfirmed, "delivery_unconfirmed"sv, "the delivery of the request is not confirmed yet"sv, "尚未收到请求的送达回执"sv},
        {reason::not_confirmed, "not_confirmed"sv, "the code could not be confirmed"sv, "验证未通过"sv},
        {reason::answered_too_early, "answered_too_early"sv, "the answer is older than the request"sv, "回复时间早于请求"sv},
        {reason::proof_outdated, "proof_outdated"sv, "the proof is too old, or younger than its use"sv, "确认凭证已过期或晚于其使用"sv},
        {reason::not_consent_evidence, "not_consent_evidence"sv, "the record does not prove consent"sv, "该记录不能证明用户同意"sv},
        {reason::key_kind_unsupported, "key_kind_unsupported"sv, "the key is of a kind that is not supported"sv, "不支持的密钥类型"sv},
        {reason::key_too_weak, "key_too_weak"sv, "the key is too weak to trust a signature with"sv, "密钥强度不足"sv},
        {reason::key_name_taken, "key_name_taken"sv, "the name has another key already"sv, "该名称已有其他密钥"sv},

        {reason::content_altered, "content_altered"sv, "the content is not what was approved"sv, "宣传内容与审定内容不一致"sv},
        {reason::badge_invalid, "badge_invalid"sv, "the badge does not cover this"sv, "电子标识牌无效或超出授权范围"sv},
        {reason::licence_unknown, "licence_unknown"sv, "there is no such licence"sv, "没有该代理授权"sv},
        {reason::licence_exists, "licence_exists"sv, "a licence with this number was issued before"sv, "该授权编号已存在"sv},
        {reason::licence_suspended, "licence_suspended"sv, "the licence is suspended"sv, "代理授权已被暂停"sv},
        {reason::licence_revoked, "licence_revoked"sv, "the licence was revoked"sv, "代理授权已被撤销"sv},
        {reason::not_the_principal, "not_the_principal"sv, "only the principal may do this"sv, "只有授权方可以进行此操作"sv},
        {reason::scope_widened, "scope_widened"sv, "the scope is wider than the one that it comes from"sv, "超出原授权的范围"sv},
        {reason::may_not_delegate, "may_not_delegate"sv, "the licence does not allow sub-agents"sv, "该授权不允许再委托"sv},
        {reason::licence_not_in_force, "licence_not_in_force"sv, "the licence is not in force at this time"sv, "代理授权不在有效期内"sv},
        {reason::badge_forged, "badge_forged"sv, "the badge's signature does not verify"sv, "电子标识牌签名验证未通过"sv},
        {reason::badge_key_unknown, "badge_key_unknown"sv, "the badge is signed with a key that is not known"sv, "电子标识牌使用了未知的签名密钥"sv},
        {reason::badge_not_yet_valid, "badge_not_yet_valid"sv, "the badge is not valid yet"sv, "电子标识牌尚未生效"sv},
        {reason::badge_expired, "badge_expired"sv, "the badge has expired"sv, "电子标识牌已过期"sv},
        {reason::badge_revoked, "badge_revoked"sv, "the badge was revoked"sv, "电子标识牌已被撤销"sv},
        {reason::badge_borrowed, "badge_borrowed"sv, "the badge was issued for another platform"sv, "电子标识牌属于其他平台"sv},
        {reason::plan_out_of_scope, "plan_out_of_scope"sv, "the agent may not sell this plan"sv, "资费方案不在代理授权范围内"sv},
        {reason::region_out_of_scope, "region_out_of_scope"sv, "the agent may not sell in this region"sv, "地区不在代理授权范围内"sv},
        {reason::channel_out_of_scope, "channel_out_of_scope"sv, "the badge was issued for another channel"sv, "渠道不在代理授权范围内"sv},
        {reason::action_out_of_scope, "action_out_of_scope"sv, "the agent may not do this"sv, "该操作不在代理授权范围内"sv},
        {reason::scope_not_shown, "scope_not_shown"sv, "the scope that the badge refers to was not shown, or is another one"sv, "未出示或不符电子标识牌所指的授权范围"sv},
        {reason::revocation_list_stale, "revocation_list_stale"sv, "the list of revoked badges is too old"sv, "标识牌撤销名单已过时"sv},
        {reason::revocation_list_forged, "revocation_list_forged"sv, "the signature of the list of revoked badges does not verify"sv, "标识牌撤销名单签名验证未通过"sv},
        {reason::another_agent, "another_agent"sv, "the order names another agent than the badge"sv, "订单所列代理商与电子标识牌不符"sv},
        {reason::content_not_approved, "content_not_approved"sv, "the content was not approved for this version of the plan"sv, "宣传内容未就该版本资费方案审定"sv},
        {reason::badge_check_outdated, "badge_check_outdated"sv, "the badge was checked too long ago"sv, "电子标识牌核验结果已过时"sv},
        {reason::content_withdrawn, "content_withdrawn"sv, "the approval of the content was taken back"sv, "宣传内容的审定已撤回"sv},

        {reason::notice_incomplete, "notice_incomplete"sv, "the notice lacks a fact that it must state"sv, "通知缺少必要信息"sv},
        {reason::unknown_fact, "unknown_fact"sv, "the template names a fact that does not exist"sv, "模板中出现未知字段"sv},
        {reason::template_syntax, "template_syntax"sv, "a brace in the template is not closed, or closes nothing"sv, "模板花括号不配对"sv},
        {reason::too_many_parts, "too_many_parts"sv, "the text does not fit into the parts of one message"sv, "文本超出一条短信可分的段数"sv},
        {reason::bill_line_incomplete, "bill_line_incomplete"sv, "a bill line lacks what it must say"sv, "账单明细缺少必要信息"sv},
        {reason::bill_line_sign, "bill_line_sign"sv, "a charge is negative, or a discount is not"sv, "账单明细金额正负号不符"sv},
        {reason::bad_cursor, "bad_cursor"sv, "the cursor is not one of this query"sv, "翻页标记与查询条件不符"sv},
        {reason::not_sealed, "not_sealed"sv, "the archive was not sealed yet, so nothing can be proven complete"sv, "档案尚未封存，无法证明完整"sv},

        {reason::cap_reached, "cap_reached"sv, "the cap is reached"sv, "已达到封顶阈值"sv},
        {reason::cap_raise_needs_consent, "cap_raise_needs_consent"sv, "raising the cap needs the customer's consent"sv, "提高封顶阈值须经用户确认"sv},
        {reason::unknown_tier, "unknown_tier"sv, "the tier is not one that is offered"sv, "不是可选的封顶档位"sv},
        {reason::too_many_reservations, "too_many_reservations"sv, "no more reservations can be kept track of"sv,
         "未结算的预占过多"sv},
        {reason::cap_store_away, "cap_store_away"sv, "the store of the caps does not answer"sv, "封顶数据存储无响应"sv},
        {reason::cap_table_full, "cap_table_full"sv, "the table of caps is full"sv, "封顶表已满"sv},
        {reason::snapshot_damaged, "snapshot_damaged"sv, "the snapshot is not whole"sv, "快照不完整或已损坏"sv},
    });
}();

/// A reason in words. Requires nothing: a number that no reason has is answered with the words of `reason::none`'s
/// place, named "unknown".
[[nodiscard]] constexpr reason_text describe(reason why) noexcept {
    for (const reason_text& text : reason_texts)
        if (text.why == why) return text;
    return {why, "unknown", "an unknown reason", "未知原因"};
}

/// The stable name, as written in logs: `not_published`.
[[nodiscard]] constexpr std::string_view to_text(reason why) noexcept { return describe(why).name; }

}  // namespace mingbai::inline MINGBAI_ABI
