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

/// Every reason, in ascending order of its number.
inline constexpr auto reason_texts = std::to_array<reason_text>({
    {reason::none, "none", "nothing was refused", "没有拒绝"},

    {reason::bad_utf8, "bad_utf8", "the text is not valid UTF-8", "文本不是合法的 UTF-8"},
    {reason::bad_number, "bad_number", "this is not a number", "不是数字"},
    {reason::out_of_range, "out_of_range", "the value is outside what is allowed", "数值超出允许范围"},
    {reason::inexact, "inexact", "the value cannot be held exactly", "数值无法精确表示"},
    {reason::unknown_unit, "unknown_unit", "the unit is not known", "未知的计量单位"},
    {reason::unknown_currency, "unknown_currency", "the currency is not known, or not this one", "未知或不符的货币"},
    {reason::bad_date, "bad_date", "there is no such date or time", "日期或时间不存在"},
    {reason::overflow, "overflow", "the result does not fit", "结果超出可表示的范围"},
    {reason::too_long, "too_long", "the text is longer than allowed", "文本过长"},
    {reason::bad_hex, "bad_hex", "this is not hexadecimal of the right length", "不是长度正确的十六进制"},

    {reason::json_syntax, "json_syntax", "this is not JSON", "不符合 JSON 语法"},
    {reason::json_duplicate_key, "json_duplicate_key", "a key appears twice in one object", "同一对象中键重复"},
    {reason::json_too_deep, "json_too_deep", "the document is nested deeper than allowed", "嵌套层数过深"},
    {reason::json_too_large, "json_too_large", "the document is larger than allowed", "文档过大"},
    {reason::json_not_an_integer, "json_not_an_integer", "a number has a fraction, an exponent, or does not fit", "数字不是可表示的整数"},
    {reason::json_wrong_type, "json_wrong_type", "a value has another type than expected", "值的类型不符"},
    {reason::json_missing_key, "json_missing_key", "an expected key is missing", "缺少应有的键"},
    {reason::json_bad_escape, "json_bad_escape", "an escape in a string is not valid", "字符串转义无效"},
    {reason::json_trailing_text, "json_trailing_text", "text follows the end of the document", "文档结束后还有内容"},
    {reason::json_unknown_key, "json_unknown_key", "a key is not one this document may have", "出现未定义的键"},

    {reason::bad_subscriber_number, "bad_subscriber_number", "this is not a subscriber number", "不是合法的用户号码"},
    {reason::bad_filing_number, "bad_filing_number", "this is not a filing number", "不是合法的方案编号"},
    {reason::bad_short_code, "bad_short_code", "this is not a short code", "不是合法的短信端口号"},
    {reason::bad_identifier, "bad_identifier", "this is not an identifier of its kind", "不是合法的标识"},

    {reason::journal_busy, "journal_busy", "another writer holds the journal", "日志正被另一写入者占用"},
    {reason::journal_io, "journal_io", "the journal could not be read or written", "日志读写失败"},
    {reason::journal_full, "journal_full", "there is no room left for the journal", "日志空间已满"},
    {reason::journal_damaged, "journal_damaged", "the journal holds bytes that nobody wrote there", "日志内容已损坏"},
    {reason::record_unknown, "record_unknown", "the ledger has no such record", "账本中没有该记录"},
    {reason::record_altered, "record_altered", "the record is not what was written", "记录与写入时不一致"},
    {reason::record_too_large, "record_too_large", "the record is larger than a record may be", "记录过大"},
    {reason::record_erased, "record_erased", "the record's payload was erased", "记录内容已被删除"},
    {reason::record_protected, "record_protected", "the record is under a hold, or the ledger needs it", "记录处于保全状态或为账本自身所需，不得删除"},
    {reason::proof_invalid, "proof_invalid", "the proof does not hold", "证明不成立"},
    {reason::signing_failed, "signing_failed", "the signature could not be made", "无法生成签名"},
    {reason::bad_bundle, "bad_bundle", "the evidence bundle is not one of a format that is known", "证据包格式无法识别"},

    {reason::rules_broken, "rules_broken", "the subject breaks a blocking rule", "违反了禁止性规则"},
    {reason::not_published, "not_published", "the plan was not disclosed, so it cannot be sold", "资费方案未公示，不得销售"},
    {reason::withdrawn, "withdrawn", "the plan was withdrawn", "资费方案已撤回"},
    {reason::not_on_sale_yet, "not_on_sale_yet", "the plan is not on sale yet", "尚未上线销售"},
    {reason::no_longer_on_sale, "no_longer_on_sale", "the plan is no longer on sale", "已下线停售"},
    {reason::region_excluded, "region_excluded", "the plan is not sold in this region", "该地区不在适用地区内"},
    {reason::channel_excluded, "channel_excluded", "the plan is not sold through this channel", "该渠道不在销售渠道内"},
    {reason::version_exists, "version_exists", "this version of the plan is published already", "该版本已公示"},
    {reason::same_instant, "same_instant", "another version takes effect at the same instant", "另一版本在同一时刻生效"},
    {reason::bad_layout, "bad_layout", "the file does not have the expected columns", "文件列与要求不符"},
    {reason::retroactive, "retroactive", "it would take effect before it was disclosed", "生效时间早于公示时间"},
    {reason::unchanged, "unchanged", "it says the same as the version in force", "与现行版本内容相同"},
    {reason::ask_a_person, "ask_a_person", "so much changed at once that a person must look first", "变动过多，须人工核实"},

    {reason::no_open_request, "no_open_request", "no request is open for this answer", "没有待确认的办理请求"},
    {reason::wrong_subscriber, "wrong_subscriber", "the answer came from another number than was asked", "回复号码与被询问号码不一致"},
    {reason::wrong_short_code, "wrong_short_code", "the answer went to another short code than asked", "回复到了其他端口号"},
    {reason::answered_no, "answered_no", "the customer said no", "用户不同意"},
    {reason::answer_unclear, "answer_unclear", "the answer is neither a clear yes nor a clear no", "回复含义不明确"},
    {reason::answered_too_late, "answered_too_late", "the answer came after the request expired", "回复超过有效期"},
    {reason::already_answered, "already_answered", "the request was answered before", "该请求已有答复"},
    {reason::wrong_code, "wrong_code", "the code is not the one that was sent", "验证码不正确"},
    {reason::too_many_tries, "too_many_tries", "too many wrong codes were tried", "验证码错误次数过多"},
    {reason::superseded, "superseded", "a newer request took the place of this one", "已被新的请求取代"},
    {reason::proof_already_used, "proof_already_used", "the proof already justified an order", "该确认凭证已被使用"},
    {reason::proof_for_another_order, "proof_for_another_order", "the proof is for another order", "该确认凭证属于其他订单"},
    {reason::sender_not_own_platform, "sender_not_own_platform", "the sender is not one of the carrier's own codes", "发送方不是运营商自有平台"},
    {reason::text_incomplete, "text_incomplete", "the text lacks a fact that it must state", "文本缺少必须说明的内容"},
    {reason::asked_too_soon, "asked_too_soon", "the same request was refused or left unanswered", "同类请求此前未获同意，不得再次发送"},
    {reason::ambiguous_answer, "ambiguous_answer", "several requests are open and the answer does not say which", "有多个待确认请求，回复未指明是哪一个"},
    {reason::stronger_method_needed, "stronger_method_needed", "this number needs another method of consent now", "该号码目前须使用其他确认方式"},
    {reason::not_entitled, "not_entitled", "this person may not consent for the number", "该人无权为此号码办理"},
    {reason::too_many_requests, "too_many_requests", "too many requests or codes were sent", "请求或验证码发送次数过多"},
    {reason::code_split, "code_split", "a code would be split between two parts of the message", "验证码会被拆分到两条短信中"},
    {reason::signature_invalid, "signature_invalid", "the signature does not verify", "签名验证未通过"},
    {reason::signed_other_terms, "signed_other_terms", "the signature is over other terms", "签名对应的条款与本次办理不一致"},
    {reason::consent_withdrawn, "consent_withdrawn", "the customer took the consent back", "用户已撤回同意"},
    {reason::delivery_unconfirmed, "delivery_unconfirmed", "the delivery of the request is not confirmed yet", "尚未收到请求的送达回执"},
    {reason::not_confirmed, "not_confirmed", "the code could not be confirmed", "验证未通过"},
    {reason::answered_too_early, "answered_too_early", "the answer is older than the request", "回复时间早于请求"},
    {reason::proof_outdated, "proof_outdated", "the proof is too old, or younger than its use", "确认凭证已过期或晚于其使用"},
    {reason::not_consent_evidence, "not_consent_evidence", "the record does not prove consent", "该记录不能证明用户同意"},
    {reason::key_kind_unsupported, "key_kind_unsupported", "the key is of a kind that is not supported", "不支持的密钥类型"},
    {reason::key_too_weak, "key_too_weak", "the key is too weak to trust a signature with", "密钥强度不足"},
    {reason::key_name_taken, "key_name_taken", "the name has another key already", "该名称已有其他密钥"},

    {reason::content_altered, "content_altered", "the content is not what was approved", "宣传内容与审定内容不一致"},
    {reason::badge_invalid, "badge_invalid", "the badge does not cover this", "电子标识牌无效或超出授权范围"},
    {reason::licence_unknown, "licence_unknown", "there is no such licence", "没有该代理授权"},
    {reason::licence_exists, "licence_exists", "a licence with this number was issued before", "该授权编号已存在"},
    {reason::licence_suspended, "licence_suspended", "the licence is suspended", "代理授权已被暂停"},
    {reason::licence_revoked, "licence_revoked", "the licence was revoked", "代理授权已被撤销"},
    {reason::not_the_principal, "not_the_principal", "only the principal may do this", "只有授权方可以进行此操作"},
    {reason::scope_widened, "scope_widened", "the scope is wider than the one that it comes from", "超出原授权的范围"},
    {reason::may_not_delegate, "may_not_delegate", "the licence does not allow sub-agents", "该授权不允许再委托"},
    {reason::licence_not_in_force, "licence_not_in_force", "the licence is not in force at this time", "代理授权不在有效期内"},
    {reason::badge_forged, "badge_forged", "the badge's signature does not verify", "电子标识牌签名验证未通过"},
    {reason::badge_key_unknown, "badge_key_unknown", "the badge is signed with a key that is not known", "电子标识牌使用了未知的签名密钥"},
    {reason::badge_not_yet_valid, "badge_not_yet_valid", "the badge is not valid yet", "电子标识牌尚未生效"},
    {reason::badge_expired, "badge_expired", "the badge has expired", "电子标识牌已过期"},
    {reason::badge_revoked, "badge_revoked", "the badge was revoked", "电子标识牌已被撤销"},
    {reason::badge_borrowed, "badge_borrowed", "the badge was issued for another platform", "电子标识牌属于其他平台"},
    {reason::plan_out_of_scope, "plan_out_of_scope", "the agent may not sell this plan", "资费方案不在代理授权范围内"},
    {reason::region_out_of_scope, "region_out_of_scope", "the agent may not sell in this region", "地区不在代理授权范围内"},
    {reason::channel_out_of_scope, "channel_out_of_scope", "the badge was issued for another channel", "渠道不在代理授权范围内"},
    {reason::action_out_of_scope, "action_out_of_scope", "the agent may not do this", "该操作不在代理授权范围内"},
    {reason::scope_not_shown, "scope_not_shown", "the scope that the badge refers to was not shown, or is another one", "未出示或不符电子标识牌所指的授权范围"},
    {reason::revocation_list_stale, "revocation_list_stale", "the list of revoked badges is too old", "标识牌撤销名单已过时"},
    {reason::revocation_list_forged, "revocation_list_forged", "the signature of the list of revoked badges does not verify", "标识牌撤销名单签名验证未通过"},
    {reason::another_agent, "another_agent", "the order names another agent than the badge", "订单所列代理商与电子标识牌不符"},
    {reason::content_not_approved, "content_not_approved", "the content was not approved for this version of the plan", "宣传内容未就该版本资费方案审定"},
    {reason::badge_check_outdated, "badge_check_outdated", "the badge was checked too long ago", "电子标识牌核验结果已过时"},
    {reason::content_withdrawn, "content_withdrawn", "the approval of the content was taken back", "宣传内容的审定已撤回"},

    {reason::notice_incomplete, "notice_incomplete", "the notice lacks a fact that it must state", "通知缺少必要信息"},
    {reason::unknown_fact, "unknown_fact", "the template names a fact that does not exist", "模板中出现未知字段"},
    {reason::template_syntax, "template_syntax", "a brace in the template is not closed, or closes nothing", "模板花括号不配对"},
    {reason::too_many_parts, "too_many_parts", "the text does not fit into the parts of one message", "文本超出一条短信可分的段数"},
    {reason::bill_line_incomplete, "bill_line_incomplete", "a bill line lacks what it must say", "账单明细缺少必要信息"},
    {reason::bill_line_sign, "bill_line_sign", "a charge is negative, or a discount is not", "账单明细金额正负号不符"},
    {reason::bad_cursor, "bad_cursor", "the cursor is not one of this query", "翻页标记与查询条件不符"},
    {reason::not_sealed, "not_sealed", "the archive was not sealed yet, so nothing can be proven complete", "档案尚未封存，无法证明完整"},

    {reason::cap_reached, "cap_reached", "the cap is reached", "已达到封顶阈值"},
    {reason::cap_raise_needs_consent, "cap_raise_needs_consent", "raising the cap needs the customer's consent", "提高封顶阈值须经用户确认"},
    {reason::unknown_tier, "unknown_tier", "the tier is not one that is offered", "不是可选的封顶档位"},
    {reason::too_many_reservations, "too_many_reservations", "no more reservations can be kept track of",
     "未结算的预占过多"},
    {reason::cap_store_away, "cap_store_away", "the store of the caps does not answer", "封顶数据存储无响应"},
    {reason::cap_table_full, "cap_table_full", "the table of caps is full", "封顶表已满"},
    {reason::snapshot_damaged, "snapshot_damaged", "the snapshot is not whole", "快照不完整或已损坏"},
});

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
