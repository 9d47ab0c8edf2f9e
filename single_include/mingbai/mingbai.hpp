// SPDX-License-Identifier: Apache-2.0
// mingbai 0.1.0: all of it that needs only the standard library, in one header.
// Written by single_include/generate.py from include/mingbai/. Change those headers, not this file.
#pragma once

// ---- mingbai/version.hpp ---------------------------------------------------------------------------------------------

// The one place that states the version; CMake, Conan and the single-header generator read it from here.
#define MINGBAI_VERSION_MAJOR 0
#define MINGBAI_VERSION_MINOR 1
#define MINGBAI_VERSION_PATCH 0

// One integer for comparisons: 10000 * major + 100 * minor + patch.
#define MINGBAI_VERSION (MINGBAI_VERSION_MAJOR * 10000 + MINGBAI_VERSION_MINOR * 100 + MINGBAI_VERSION_PATCH)

// ---- mingbai/base/config.hpp -----------------------------------------------------------------------------------------

// What an embedder may set before the first include, and what follows from it.
//
//   MINGBAI_CONFIG_HEADER      a header of the embedder's own, included first: the place for the options below
//   MINGBAI_PRECONDITION_HOOK  called as HOOK(const char*) when a precondition is broken; see precondition.hpp
//
// MINGBAI_ABI names the inline namespace that holds everything. It carries the ABI version and a tag for every option
// that changes code, so that two differently built halves of one program are two sets of names and never mix silently.

// ---- mingbai/base/config.hpp -----------------------------------------------------------------------------------------

#if defined(MINGBAI_CONFIG_HEADER)
#include MINGBAI_CONFIG_HEADER
#endif

#if defined(MINGBAI_ABI)
// The embedder named the inline namespace itself and answers for what is linked together.
#elif defined(MINGBAI_PRECONDITION_HOOK)
#define MINGBAI_ABI v0_hook
#else
#define MINGBAI_ABI v0
#endif

#if defined(MINGBAI_INCLUDED_VERSION) && MINGBAI_INCLUDED_VERSION != MINGBAI_VERSION
#error "mingbai: two different versions of the headers are included in one translation unit"
#endif
#define MINGBAI_INCLUDED_VERSION MINGBAI_VERSION

namespace mingbai::inline MINGBAI_ABI::inline literals {}

// ---- mingbai/base/precondition.hpp -----------------------------------------------------------------------------------

#include <cstdio>
#include <cstdlib>

namespace mingbai::inline MINGBAI_ABI {

/// Where a broken precondition ends: the caller has a bug, so there is no result to return.
///
/// `what` names the function and the requirement. The embedder's MINGBAI_PRECONDITION_HOOK is called first, if there is
/// one; if it returns, or if there is none, `what` goes to standard error and the program aborts. Bad *data* never comes
/// here: it is answered with a `refusal`. The function is deliberately not constexpr, so that a precondition broken in a
/// constant expression stops the build at a call that carries the sentence.
[[noreturn]] inline void broken_precondition(const char* what) noexcept {
#if defined(MINGBAI_PRECONDITION_HOOK)
    MINGBAI_PRECONDITION_HOOK(what);
#endif
    std::fputs(what, stderr);
    std::fputc('\n', stderr);
    std::abort();
}

/// States a precondition: `expects(index < size(), "mingbai::bounded_list: index beyond the end")`.
constexpr void expects(bool holds, const char* what) noexcept {
    if (!holds) broken_precondition(what);
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/reason.hpp -----------------------------------------------------------------------------------------

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

    // marketing
    content_altered = 500,
    badge_invalid = 501,

    // notice, bill, archive
    notice_incomplete = 600,
    unknown_fact = 601,
    template_syntax = 602,
    too_many_parts = 603,

    // cap
    cap_reached = 700,
    cap_raise_needs_consent = 701,
    unknown_tier = 702,

    // order
    notice_late = 800,
    notice_missing = 801,
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

    {reason::content_altered, "content_altered", "the content is not what was approved", "宣传内容与审定内容不一致"},
    {reason::badge_invalid, "badge_invalid", "the badge does not cover this", "电子标识牌无效或超出授权范围"},

    {reason::notice_incomplete, "notice_incomplete", "the notice lacks a fact that it must state", "通知缺少必要信息"},
    {reason::unknown_fact, "unknown_fact", "the template names a fact that does not exist", "模板中出现未知字段"},
    {reason::template_syntax, "template_syntax", "a brace in the template is not closed, or closes nothing", "模板花括号不配对"},
    {reason::too_many_parts, "too_many_parts", "the text does not fit into the parts of one message", "文本超出一条短信可分的段数"},

    {reason::cap_reached, "cap_reached", "the cap is reached", "已达到封顶阈值"},
    {reason::cap_raise_needs_consent, "cap_raise_needs_consent", "raising the cap needs the customer's consent", "提高封顶阈值须经用户确认"},
    {reason::unknown_tier, "unknown_tier", "the tier is not one that is offered", "不是可选的封顶档位"},

    {reason::notice_late, "notice_late", "the notice was sent after it was due", "通知发送超过时限"},
    {reason::notice_missing, "notice_missing", "the notice was never sent", "应发通知未发送"},
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

// ---- mingbai/base/refusal.hpp ----------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// Which element of a subject is meant (a plan's price, a request's expiry); the words are in rule/element.hpp.
enum class element : std::uint16_t;

/// Where in its input something was found. Positions are plain integers, so a place outlives what it points into.
struct place {
    element what{};            ///< the element, or element{} when the input has no elements
    std::uint32_t length = 0;  ///< bytes, 0 when the place is a point
    std::uint64_t index = 0;   ///< which one of a list: the third allowance, the record with this sequence number
    std::uint64_t offset = 0;  ///< bytes from the start of the text or file

    friend constexpr bool operator==(const place&, const place&) = default;
};

/// The place at a byte offset of a text or file.
[[nodiscard]] constexpr place at_offset(std::uint64_t offset, std::uint32_t length = 0) noexcept {
    return {.what = {}, .length = length, .index = 0, .offset = offset};
}

/// The place of one member of a list, or of one record by its sequence number.
[[nodiscard]] constexpr place at_index(std::uint64_t index) noexcept {
    return {.what = {}, .length = 0, .index = index, .offset = 0};
}

/// The place of one element of a subject.
[[nodiscard]] constexpr place at_element(element what, std::uint64_t index = 0) noexcept {
    return {.what = what, .length = 0, .index = index, .offset = 0};
}

/// The answer to bad input: why it was refused, and where the cause is. Nothing was changed by the refused call.
struct refusal {
    reason why = reason::none;
    place where{};

    friend constexpr bool operator==(const refusal&, const refusal&) = default;
};

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/result.hpp -----------------------------------------------------------------------------------------

#include <optional>
#include <type_traits>
#include <utility>

namespace mingbai::inline MINGBAI_ABI {

/// What a function returns that may refuse: a T, or the reason why there is none.
///
/// E is `refusal`, or a type derived from it that says more (`refused_by_rules` carries the whole report). The names
/// are those of std::expected. Reading the side that is not there breaks a precondition.
template <class T, class E = refusal>
class [[nodiscard]] result {
    static_assert(std::is_base_of_v<mingbai::refusal, E>, "mingbai::result: the error is a refusal or derives from it");

public:
    using value_type = T;
    using error_type = E;

    constexpr result(T value) noexcept(std::is_nothrow_move_constructible_v<T>) : value_(std::move(value)) {}
    constexpr result(E refused) noexcept(std::is_nothrow_move_constructible_v<E>) : error_(std::move(refused)) {}

    [[nodiscard]] constexpr bool has_value() const noexcept { return value_.has_value(); }
    [[nodiscard]] constexpr explicit operator bool() const noexcept { return has_value(); }

    [[nodiscard]] constexpr T& value() & noexcept { return checked(), *value_; }
    [[nodiscard]] constexpr const T& value() const& noexcept { return checked(), *value_; }
    [[nodiscard]] constexpr T&& value() && noexcept { return checked(), *std::move(value_); }
    [[nodiscard]] constexpr T& operator*() & noexcept { return value(); }
    [[nodiscard]] constexpr const T& operator*() const& noexcept { return value(); }
    [[nodiscard]] constexpr T&& operator*() && noexcept { return std::move(*this).value(); }
    [[nodiscard]] constexpr T* operator->() noexcept { return &value(); }
    [[nodiscard]] constexpr const T* operator->() const noexcept { return &value(); }
    [[nodiscard]] constexpr T value_or(T other) const& { return has_value() ? *value_ : std::move(other); }
    [[nodiscard]] constexpr T value_or(T other) && { return has_value() ? *std::move(value_) : std::move(other); }

    /// Why there is no value. Requires: `!has_value()`.
    [[nodiscard]] constexpr const E& error() const noexcept {
        expects(!has_value(), "mingbai::result::error: the result holds a value");
        return error_;
    }

    /// `f(value)`, itself a result, or the refusal passed on unchanged.
    template <class F>
    [[nodiscard]] constexpr auto and_then(F&& f) const& -> std::remove_cvref_t<std::invoke_result_t<F, const T&>> {
        if (has_value()) return std::forward<F>(f)(*value_);
        return error_;
    }

private:
    constexpr void checked() const noexcept { expects(has_value(), "mingbai::result::value: the result is a refusal"); }

    std::optional<T> value_;
    E error_{};
};

/// A call that returns nothing, or the reason why it did nothing: `return {};` when it was done.
template <class E>
class [[nodiscard]] result<void, E> {
public:
    using value_type = void;
    using error_type = E;

    constexpr result() noexcept = default;
    constexpr result(E refused) noexcept(std::is_nothrow_move_constructible_v<E>) : done_(false), error_(std::move(refused)) {}

    [[nodiscard]] constexpr bool has_value() const noexcept { return done_; }
    [[nodiscard]] constexpr explicit operator bool() const noexcept { return done_; }

    /// Why nothing was done. Requires: `!has_value()`.
    [[nodiscard]] constexpr const E& error() const noexcept {
        expects(!done_, "mingbai::result::error: the call was done");
        return error_;
    }

private:
    bool done_ = true;
    E error_{};
};

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/instant.hpp ----------------------------------------------------------------------------------------

#include <chrono>

namespace mingbai::inline MINGBAI_ABI {

/// A point in time: seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
using instant = std::chrono::sys_seconds;

/// A day of the civil calendar. It has no offset: which instants belong to it, a civil zone says (civil_zone.hpp).
using civil_date = std::chrono::year_month_day;

/// The range of the calendar: the years 1 to 9999, which every text form can write.
inline constexpr instant earliest_instant = std::chrono::sys_days{std::chrono::year{1} / 1 / 1};
inline constexpr instant latest_instant = std::chrono::sys_days{std::chrono::year{10000} / 1 / 1} - std::chrono::seconds{1};

[[nodiscard]] constexpr bool in_calendar(instant t) noexcept { return t >= earliest_instant && t <= latest_instant; }

/// Whether there is such a day: 29 February in leap years only, years 1 to 9999.
[[nodiscard]] constexpr bool in_calendar(civil_date date) noexcept {
    return date.ok() && date.year() >= std::chrono::year{1} && date.year() <= std::chrono::year{9999};
}

/// The instant of a Unix time that comes from outside. Refused: reason::out_of_range beyond the calendar, which also
/// catches milliseconds taken for seconds.
[[nodiscard]] constexpr result<instant> instant_from_unix(std::int64_t seconds) noexcept {
    if (seconds < earliest_instant.time_since_epoch().count() || seconds > latest_instant.time_since_epoch().count())
        return refusal{reason::out_of_range, {}};
    return instant{std::chrono::seconds{seconds}};
}

/// The day with these numbers. Refused: reason::bad_date when there is none.
[[nodiscard]] constexpr result<civil_date> make_date(int year, unsigned month, unsigned day) noexcept {
    if (year < 1 || year > 9999 || month > 12 || day > 31) return refusal{reason::bad_date, {}};
    const civil_date date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    if (!date.ok()) return refusal{reason::bad_date, {}};
    return date;
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/utc_offset.hpp -------------------------------------------------------------------------------------

#include <compare>

namespace mingbai::inline MINGBAI_ABI {

/// How far a local clock is ahead of UTC: whole minutes from -12:00 to +14:00, the range of the world's civil times.
class utc_offset {
public:
    static constexpr std::chrono::minutes least{-12 * 60};
    static constexpr std::chrono::minutes greatest{14 * 60};

    /// UTC itself.
    constexpr utc_offset() noexcept = default;

    /// A constant: `utc_offset{std::chrono::hours{8}}`. One out of range does not compile.
    consteval explicit utc_offset(std::chrono::minutes ahead) noexcept : utc_offset(unchecked{}, ahead) {
        expects(least <= ahead && ahead <= greatest, "mingbai::utc_offset: outside -12:00 to +14:00");
    }

    /// Refused: reason::out_of_range.
    [[nodiscard]] static constexpr result<utc_offset> from_minutes(std::int64_t ahead) noexcept {
        if (ahead < least.count() || ahead > greatest.count()) return refusal{reason::out_of_range, {}};
        return utc_offset(unchecked{}, std::chrono::minutes{ahead});
    }

    [[nodiscard]] constexpr std::chrono::minutes ahead() const noexcept { return std::chrono::minutes{minutes_}; }

    // A fixed offset is the simplest civil zone; see civil_zone.hpp.
    [[nodiscard]] constexpr utc_offset offset_at(instant) const noexcept { return *this; }
    [[nodiscard]] constexpr instant first_instant(std::chrono::local_seconds local) const noexcept {
        return instant{local.time_since_epoch() - ahead()};
    }

    friend constexpr bool operator==(utc_offset, utc_offset) noexcept = default;
    friend constexpr std::strong_ordering operator<=>(utc_offset, utc_offset) noexcept = default;

private:
    struct unchecked {};
    constexpr utc_offset(unchecked, std::chrono::minutes ahead) noexcept
        : minutes_(static_cast<std::int16_t>(ahead.count())) {}

    std::int16_t minutes_ = 0;
};

/// 北京时间, the civil time of all of China.
inline constexpr utc_offset beijing_time{std::chrono::hours{8}};

}  // namespace mingbai::inline MINGBAI_ABI

template <>
struct std::hash<mingbai::utc_offset> {
    [[nodiscard]] std::size_t operator()(mingbai::utc_offset offset) const noexcept {
        return std::hash<std::int64_t>{}(offset.ahead().count());
    }
};

// ---- mingbai/base/civil_zone.hpp -------------------------------------------------------------------------------------

#include <concepts>

namespace mingbai::inline MINGBAI_ABI {

/// What knows the local clock: its offset at an instant, and the first instant at which it shows a local time or a later
/// one. The second is one rule for all cases: a time that is skipped in spring means the moment of the jump, a time that
/// comes twice in autumn means the first of the two.
///
/// `utc_offset` is one, for countries without summer time; `offset_table` is another.
template <class Zone>
concept civil_zone = std::copyable<Zone> && requires(const Zone& zone, instant t, std::chrono::local_seconds local) {
    { zone.offset_at(t) } -> std::same_as<utc_offset>;
    { zone.first_instant(local) } -> std::same_as<instant>;
};

/// What a calendar and a clock on the wall show.
struct civil_time {
    civil_date date{};
    std::uint8_t hour = 0;
    std::uint8_t minute = 0;
    std::uint8_t second = 0;

    friend constexpr bool operator==(const civil_time&, const civil_time&) noexcept = default;
    friend constexpr std::strong_ordering operator<=>(const civil_time&, const civil_time&) noexcept = default;
};

/// Whether there is such a time: a day of the calendar and 00:00:00 to 23:59:59. Leap seconds have no instant.
[[nodiscard]] constexpr bool in_calendar(const civil_time& time) noexcept {
    return in_calendar(time.date) && time.hour < 24 && time.minute < 60 && time.second < 60;
}

/// The local time as a number. Requires: `in_calendar(time)`.
[[nodiscard]] constexpr std::chrono::local_seconds local_seconds_of(const civil_time& time) noexcept {
    expects(in_calendar(time), "mingbai::local_seconds_of: there is no such time");
    return std::chrono::local_days{time.date} + std::chrono::hours{time.hour} + std::chrono::minutes{time.minute} +
           std::chrono::seconds{time.second};
}

/// Requires: `in_calendar(t)`.
template <civil_zone Zone>
[[nodiscard]] constexpr std::chrono::local_seconds local_seconds_of(instant t, const Zone& zone) noexcept {
    expects(in_calendar(t), "mingbai::local_seconds_of: the instant is outside the years 1 to 9999");
    return std::chrono::local_seconds{t.time_since_epoch() + zone.offset_at(t).ahead()};
}

/// The civil day of an instant. Requires: `in_calendar(t)`.
template <civil_zone Zone>
[[nodiscard]] constexpr civil_date date_of(instant t, const Zone& zone) noexcept {
    return civil_date{std::chrono::floor<std::chrono::days>(local_seconds_of(t, zone))};
}

/// The civil day and time of an instant. Requires: `in_calendar(t)`.
template <civil_zone Zone>
[[nodiscard]] constexpr civil_time civil_time_of(instant t, const Zone& zone) noexcept {
    const auto local = local_seconds_of(t, zone);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const auto second_of_day = (local - day).count();
    return {.date = civil_date{day},
            .hour = static_cast<std::uint8_t>(second_of_day / 3600),
            .minute = static_cast<std::uint8_t>(second_of_day / 60 % 60),
            .second = static_cast<std::uint8_t>(second_of_day % 60)};
}

/// The first instant at which the local clock shows `time` or later. Requires: `in_calendar(time)`.
template <civil_zone Zone>
[[nodiscard]] constexpr instant instant_of(const civil_time& time, const Zone& zone) noexcept {
    return zone.first_instant(local_seconds_of(time));
}

/// The instant at which a civil day begins. Requires: `date.ok()`.
template <civil_zone Zone>
[[nodiscard]] constexpr instant start_of_day(civil_date date, const Zone& zone) noexcept {
    expects(date.ok(), "mingbai::start_of_day: there is no such day");
    return zone.first_instant(std::chrono::local_days{date});
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/window.hpp -----------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// A stretch of time, half-open: `from()` belongs to it, `until()` does not, so that windows join without gap or overlap.
class window {
public:
    /// Empty.
    constexpr window() noexcept = default;

    /// Requires: `from <= until`.
    constexpr window(instant from, instant until) noexcept : from_(from), until_(until) {
        expects(from <= until, "mingbai::window: it ends before it begins");
    }

    /// Refused: reason::bad_date when it would end before it begins.
    [[nodiscard]] static constexpr result<window> make(instant from, instant until) noexcept {
        if (until < from) return refusal{reason::bad_date, {}};
        return window(from, until);
    }

    [[nodiscard]] constexpr instant from() const noexcept { return from_; }
    [[nodiscard]] constexpr instant until() const noexcept { return until_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return from_ == until_; }
    /// Requires: both ends are within the calendar, so that the difference fits.
    [[nodiscard]] constexpr std::chrono::seconds length() const noexcept { return until_ - from_; }

    [[nodiscard]] constexpr bool contains(instant t) const noexcept { return from_ <= t && t < until_; }
    /// An empty window lies within every window.
    [[nodiscard]] constexpr bool contains(const window& other) const noexcept {
        return other.empty() || (from_ <= other.from_ && other.until_ <= until_);
    }
    [[nodiscard]] constexpr bool overlaps(const window& other) const noexcept { return !intersection(other).empty(); }

    /// What both have; empty when they do not overlap.
    [[nodiscard]] constexpr window intersection(const window& other) const noexcept {
        const instant from = from_ < other.from_ ? other.from_ : from_;
        const instant until = until_ < other.until_ ? until_ : other.until_;
        return from < until ? window(from, until) : window();
    }

    friend constexpr bool operator==(const window&, const window&) noexcept = default;

private:
    instant from_{};
    instant until_{};
};

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/billing_cycle.hpp ----------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// Which cycle: the months from January 1970 to the month in which the cycle begins. Ascending without gaps.
using cycle_index = std::int32_t;

/// Monthly cycles that begin at local midnight on one day of the month, 1 to 31. A month that is too short begins its
/// cycle on its last day; the next cycle is back on the day, since each is computed from the month alone. Cycles join
/// without gap or overlap, whatever the zone's clock does.
template <civil_zone Zone>
class basic_billing_cycle {
public:
    /// Calendar months in UTC.
    constexpr basic_billing_cycle() noexcept = default;

    /// Requires: `day` is 1 to 31.
    constexpr basic_billing_cycle(std::chrono::day day, Zone zone) noexcept : zone_(zone), day_(day) {
        expects(day.ok(), "mingbai::billing_cycle: the day of month is not 1 to 31");
    }

    /// Refused: reason::out_of_range when `day` is not 1 to 31.
    [[nodiscard]] static constexpr result<basic_billing_cycle> make(unsigned day, Zone zone) noexcept {
        if (day < 1 || day > 31) return refusal{reason::out_of_range, {}};
        return basic_billing_cycle(std::chrono::day{day}, zone);
    }

    [[nodiscard]] constexpr std::chrono::day day() const noexcept { return day_; }
    [[nodiscard]] constexpr const Zone& zone() const noexcept { return zone_; }

    /// The cycle that an instant belongs to. Requires: `in_calendar(t)`.
    [[nodiscard]] constexpr cycle_index index_at(instant t) const noexcept {
        const civil_date today = date_of(t, zone_);
        cycle_index index = month_index(today.year() / today.month());
        // Where summer time ends at midnight a date can come twice; only the instants decide.
        while (t < begin_of(index)) --index;
        while (t >= begin_of(index + 1)) ++index;
        return index;
    }

    /// The first day of a cycle. Requires: the cycle begins within the years 1 to 9999, like the following two.
    [[nodiscard]] constexpr civil_date first_day(cycle_index index) const noexcept {
        expects(index >= first_cycle - 1 && index <= last_cycle + 1, "mingbai::billing_cycle: no such cycle");
        const int month = index + 1970 * 12;  // never negative
        const auto last = std::chrono::year{month / 12} / (month % 12 + 1) / std::chrono::last;
        return last.year() / last.month() / (day_ < last.day() ? day_ : last.day());
    }
    [[nodiscard]] constexpr instant begin_of(cycle_index index) const noexcept { return start_of_day(first_day(index), zone_); }
    [[nodiscard]] constexpr window window_of(cycle_index index) const noexcept { return {begin_of(index), begin_of(index + 1)}; }

    /// The window of the cycle that an instant belongs to. Requires: `in_calendar(t)`.
    [[nodiscard]] constexpr window window_at(instant t) const noexcept { return window_of(index_at(t)); }
    /// When the cycle after that of `t` begins. Requires: `in_calendar(t)`.
    [[nodiscard]] constexpr instant next_begin(instant t) const noexcept { return begin_of(index_at(t) + 1); }

    friend constexpr bool operator==(const basic_billing_cycle& a, const basic_billing_cycle& b) noexcept
        requires std::equality_comparable<Zone>
    {
        return a.day_ == b.day_ && a.zone_ == b.zone_;
    }

private:
    [[nodiscard]] static constexpr cycle_index month_index(std::chrono::year_month month) noexcept {
        return (int{month.year()} - 1970) * 12 + static_cast<int>(unsigned{month.month()}) - 1;
    }

    static constexpr cycle_index first_cycle = (1 - 1970) * 12;
    static constexpr cycle_index last_cycle = (9999 - 1970) * 12 + 11;

    Zone zone_{};
    std::chrono::day day_{1};
};

/// Billing cycles under a fixed offset, as in China.
using billing_cycle = basic_billing_cycle<utc_offset>;

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/bounded_list.hpp -----------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// A list of at most N values held in place: no allocation, usable in constant expressions, and trivially copyable when
/// T is. T is default-constructible; members beyond `size()` hold T{}.
template <class T, std::size_t N>
class bounded_list {
public:
    using value_type = T;
    using iterator = T*;
    using const_iterator = const T*;

    constexpr bounded_list() noexcept = default;

    [[nodiscard]] static constexpr std::size_t capacity() noexcept { return N; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] constexpr bool full() const noexcept { return size_ == N; }

    /// Adds at the end; false, and nothing changed, when the list is full.
    constexpr bool try_push_back(const T& value) noexcept {
        if (full()) return false;
        items_[size_++] = value;
        return true;
    }

    /// Adds at the end. Requires: `!full()`.
    constexpr void push_back(const T& value) noexcept {
        expects(try_push_back(value), "mingbai::bounded_list::push_back: the list is full");
    }

    constexpr void clear() noexcept {
        for (std::size_t i = 0; i < size_; ++i) items_[i] = T{};
        size_ = 0;
    }

    [[nodiscard]] constexpr const T& operator[](std::size_t index) const noexcept {
        expects(index < size_, "mingbai::bounded_list: index beyond the end");
        return items_[index];
    }
    [[nodiscard]] constexpr T& operator[](std::size_t index) noexcept {
        expects(index < size_, "mingbai::bounded_list: index beyond the end");
        return items_[index];
    }

    [[nodiscard]] constexpr const T* data() const noexcept { return items_.data(); }
    [[nodiscard]] constexpr const T* begin() const noexcept { return items_.data(); }
    [[nodiscard]] constexpr const T* end() const noexcept { return items_.data() + size_; }
    [[nodiscard]] constexpr T* begin() noexcept { return items_.data(); }
    [[nodiscard]] constexpr T* end() noexcept { return items_.data() + size_; }

    friend constexpr bool operator==(const bounded_list& a, const bounded_list& b) noexcept {
        if (a.size_ != b.size_) return false;
        for (std::size_t i = 0; i < a.size_; ++i)
            if (!(a.items_[i] == b.items_[i])) return false;
        return true;
    }

private:
    std::array<T, N> items_{};
    std::size_t size_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/calendar.hpp ---------------------------------------------------------------------------------------

// All of civil time: instants and days, offsets and zones, periods, windows, billing cycles, renewals, dated facts.

// ---- mingbai/base/dated.hpp ------------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// A value and the first day on which it is in force.
template <class T>
struct dated_value {
    civil_date valid_from{};
    T value{};
};

/// A fact that changes with the law: each value is in force from its day until the next one's.
template <class T, std::size_t N>
class dated {
public:
    /// Requires: valid days in ascending order.
    constexpr explicit dated(const std::array<dated_value<T>, N>& values) noexcept : values_(values) {
        for (std::size_t i = 0; i < N; ++i) {
            expects(in_calendar(values[i].valid_from), "mingbai::dated: there is no such day");
            expects(i == 0 || values[i - 1].valid_from < values[i].valid_from, "mingbai::dated: the days do not ascend");
        }
    }

    /// The value in force on a day, or nullptr before the first.
    [[nodiscard]] constexpr const T* in_force(civil_date date) const noexcept {
        const T* found = nullptr;
        for (const dated_value<T>& each : values_) {
            if (each.valid_from > date) break;
            found = &each.value;
        }
        return found;
    }

    [[nodiscard]] constexpr const std::array<dated_value<T>, N>& values() const noexcept { return values_; }

private:
    std::array<dated_value<T>, N> values_;
};

/// A table of a fact's values, checked when it is compiled:
///
///     inline constexpr auto retention_months = make_dated<int>({{2015y / 6 / 30, 5}, {2026y / 5 / 1, 6}});
template <class T, std::size_t N>
[[nodiscard]] consteval dated<T, N> make_dated(const dated_value<T> (&values)[N]) noexcept {
    return dated<T, N>(std::to_array(values));
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/offset_table.hpp -----------------------------------------------------------------------------------

#include <span>

namespace mingbai::inline MINGBAI_ABI {

/// From this instant on, the local clock is this far ahead of UTC.
struct offset_change {
    instant from{};
    utc_offset offset{};
};

/// A civil zone with summer time: the offset before all changes, and the changes in ascending order. The caller brings
/// the table, for nothing here reads a time zone database; it is viewed, not copied, and outlives this object.
class offset_table {
public:
    /// Refused: reason::bad_date, at the index of the first change that is not after the one before it.
    [[nodiscard]] static constexpr result<offset_table> make(utc_offset before, std::span<const offset_change> changes) noexcept {
        for (std::size_t i = 1; i < changes.size(); ++i)
            if (changes[i].from <= changes[i - 1].from) return refusal{reason::bad_date, at_index(i)};
        return offset_table(before, changes);
    }

    [[nodiscard]] constexpr utc_offset offset_at(instant t) const noexcept { return offset_after(changes_until(t)); }

    /// The first instant at which the local clock shows `local` or later.
    [[nodiscard]] constexpr instant first_instant(std::chrono::local_seconds local) const noexcept {
        // Between two changes the clock runs evenly: each stretch either reaches `local` or ends before. No clock can
        // reach it before the one that is ahead the most, so that is where to begin.
        instant start{local.time_since_epoch() - utc_offset::greatest};
        std::size_t change = changes_until(start);
        for (;; ++change) {
            const instant shown = offset_after(change).first_instant(local);
            const instant reached = shown < start ? start : shown;
            if (change == changes_.size() || reached < changes_[change].from) return reached;
            start = changes_[change].from;
        }
    }

private:
    constexpr offset_table(utc_offset before, std::span<const offset_change> changes) noexcept
        : before_(before), changes_(changes) {}

    /// How many changes have come by `t`.
    [[nodiscard]] constexpr std::size_t changes_until(instant t) const noexcept {
        std::size_t low = 0;
        std::size_t high = changes_.size();
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (changes_[middle].from <= t)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    [[nodiscard]] constexpr utc_offset offset_after(std::size_t changes) const noexcept {
        return changes == 0 ? before_ : changes_[changes - 1].offset;
    }

    utc_offset before_;
    std::span<const offset_change> changes_;
};

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/period.hpp -----------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

enum class period_unit : std::uint8_t { day = 0, month = 1, year = 2 };

/// A length of civil time, as a contract states it: 30 days, 1 month, 24 months, 2 years. Not a number of seconds.
struct period {
    std::int32_t count = 0;
    period_unit unit = period_unit::month;

    /// The same words; for the same length (12 months and a year) see `same_length`.
    friend constexpr bool operator==(const period&, const period&) noexcept = default;
};

/// Whether two periods always end on the same day: a year is 12 months; months and days are never the same, except none.
[[nodiscard]] constexpr bool same_length(period a, period b) noexcept {
    const auto counted = [](period p) { return std::int64_t{p.count} * (p.unit == period_unit::year ? 12 : 1); };
    return counted(a) == counted(b) &&
           (a.count == 0 || (a.unit == period_unit::day) == (b.unit == period_unit::day));
}

/// `times` periods after a day, or before it when negative. Months and years keep the day of month; where the target month
/// is too short, its last day is taken. Repeated steps are computed from the anchor, so they do not drift:
/// 31 January and `1_month` times 1, 2, 3 are 28 February, 31 March, 30 April.
/// Refused: reason::out_of_range beyond the years 1 to 9999. Requires: `in_calendar(anchor)`.
[[nodiscard]] constexpr result<civil_date> checked_advance(civil_date anchor, period by, std::int64_t times = 1) noexcept {
    expects(in_calendar(anchor), "mingbai::checked_advance: there is no such day");
    constexpr std::int64_t days_in_calendar = 3'652'059;
    const bool in_days = by.unit == period_unit::day;
    const std::int64_t unit = std::int64_t{by.count} * (by.unit == period_unit::year ? 12 : 1);
    if (unit == 0) return anchor;
    // No more steps than the calendar has days: the product with 32 bits is then far from overflow.
    if (times > days_in_calendar || times < -days_in_calendar) return refusal{reason::out_of_range, {}};
    const std::int64_t steps = unit * times;

    if (in_days) {
        const auto day = std::chrono::sys_days{anchor}.time_since_epoch().count() + steps;
        if (day < earliest_instant.time_since_epoch() / std::chrono::days{1} ||
            day > latest_instant.time_since_epoch() / std::chrono::days{1})
            return refusal{reason::out_of_range, {}};
        return civil_date{std::chrono::sys_days{std::chrono::days{static_cast<int>(day)}}};
    }
    const std::int64_t month = int{anchor.year()} * std::int64_t{12} + static_cast<int>(unsigned{anchor.month()}) - 1 + steps;
    if (month < 1 * 12 || month > 9999 * 12 + 11) return refusal{reason::out_of_range, {}};
    const std::chrono::year_month target{std::chrono::year{static_cast<int>(month / 12)},
                                         std::chrono::month{static_cast<unsigned>(month % 12 + 1)}};
    const auto last = (target / std::chrono::last).day();
    return target / (anchor.day() < last ? anchor.day() : last);
}

/// The same, keeping the local time of day; where summer time skips it, the moment of the jump.
/// Refused: reason::out_of_range beyond the years 1 to 9999. Requires: `in_calendar(anchor)`.
template <civil_zone Zone>
[[nodiscard]] constexpr result<instant> checked_advance(instant anchor, period by, std::int64_t times, const Zone& zone) noexcept {
    civil_time local = civil_time_of(anchor, zone);
    if (!in_calendar(local)) return refusal{reason::out_of_range, {}};
    const auto date = checked_advance(local.date, by, times);
    if (!date) return date.error();
    local.date = *date;
    const instant then = instant_of(local, zone);
    if (!in_calendar(then)) return refusal{reason::out_of_range, {}};
    return then;
}

/// `checked_advance` for periods that are known to stay within the calendar. Requires: they do.
[[nodiscard]] constexpr civil_date advance(civil_date anchor, period by, std::int64_t times = 1) noexcept {
    const auto date = checked_advance(anchor, by, times);
    expects(date.has_value(), "mingbai::advance: the day is outside the years 1 to 9999");
    return *date;
}
template <civil_zone Zone>
[[nodiscard]] constexpr instant advance(instant anchor, period by, std::int64_t times, const Zone& zone) noexcept {
    const auto then = checked_advance(anchor, by, times, zone);
    expects(then.has_value(), "mingbai::advance: the instant is outside the years 1 to 9999");
    return *then;
}

/// The same local time n months earlier: where a window of the last 24 months begins.
/// Requires: it is within the years 1 to 9999.
template <civil_zone Zone>
[[nodiscard]] constexpr instant months_before(instant t, std::int32_t n, const Zone& zone) noexcept {
    return advance(t, period{.count = n, .unit = period_unit::month}, -1, zone);
}

namespace detail {

[[nodiscard]] consteval period literal_period(unsigned long long count, period_unit unit) noexcept {
    expects(count <= INT32_MAX, "mingbai::period: the literal is too large");
    return {.count = static_cast<std::int32_t>(count), .unit = unit};
}

}  // namespace detail

inline namespace literals {

[[nodiscard]] consteval period operator""_day(unsigned long long n) noexcept { return detail::literal_period(n, period_unit::day); }
[[nodiscard]] consteval period operator""_days(unsigned long long n) noexcept { return detail::literal_period(n, period_unit::day); }
[[nodiscard]] consteval period operator""_month(unsigned long long n) noexcept { return detail::literal_period(n, period_unit::month); }
[[nodiscard]] consteval period operator""_months(unsigned long long n) noexcept { return detail::literal_period(n, period_unit::month); }
[[nodiscard]] consteval period operator""_year(unsigned long long n) noexcept { return detail::literal_period(n, period_unit::year); }
[[nodiscard]] consteval period operator""_years(unsigned long long n) noexcept { return detail::literal_period(n, period_unit::year); }

}  // namespace literals

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/recurrence.hpp -------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// Equal periods one after another from an anchor: the terms of a subscription that renews itself, the days of a day pass.
/// Unlike a billing cycle it begins at an instant of its own. Term n begins n periods after the anchor, computed from
/// the anchor, so a monthly one of the 31st is back on the 31st after February.
template <civil_zone Zone>
class recurrence {
public:
    /// Requires: `in_calendar(anchor)`, and a period longer than nothing.
    constexpr recurrence(instant anchor, period every, Zone zone) noexcept : anchor_(anchor), every_(every), zone_(zone) {
        expects(in_calendar(anchor), "mingbai::recurrence: the anchor is outside the years 1 to 9999");
        expects(every.count > 0, "mingbai::recurrence: the period is not positive");
    }

    [[nodiscard]] constexpr instant anchor() const noexcept { return anchor_; }
    [[nodiscard]] constexpr period every() const noexcept { return every_; }

    /// When term n begins. Refused: reason::out_of_range beyond the years 1 to 9999.
    [[nodiscard]] constexpr result<instant> begin_of(std::int64_t n) const noexcept {
        if (n == 0) return anchor_;  // also where the local time of the anchor comes twice
        return checked_advance(anchor_, every_, n, zone_);
    }
    /// Refused: reason::out_of_range when the term does not end within the years 1 to 9999.
    [[nodiscard]] constexpr result<window> window_of(std::int64_t n) const noexcept {
        const auto begin = begin_of(n);
        if (!begin) return begin.error();
        const auto end = begin_of(n + 1);
        if (!end) return end.error();
        return window(*begin, *end);
    }

    /// The term that an instant belongs to: how many periods are complete since the anchor; negative before it.
    /// Requires: `in_calendar(t)`.
    [[nodiscard]] constexpr std::int64_t index_at(instant t) const noexcept {
        // The terms begin in ascending order, so the last one that begins by `t` is found by halving. No period is shorter
        // than a civil day, and a zone's clock is never moved by more than 26 hours.
        const std::int64_t days = (t - anchor_) / std::chrono::days{1};
        std::int64_t low = t < anchor_ ? days - 3 : 0;   // begins by t
        std::int64_t high = t < anchor_ ? 0 : days + 3;  // begins after t
        while (high - low > 1) {
            const std::int64_t middle = low + (high - low) / 2;
            (begins_by(middle, t) ? low : high) = middle;
        }
        return low;
    }

    /// When the term after that of `t` begins: the next renewal.
    /// Refused: reason::out_of_range beyond the years 1 to 9999. Requires: `in_calendar(t)`.
    [[nodiscard]] constexpr result<instant> next_begin(instant t) const noexcept { return begin_of(index_at(t) + 1); }

private:
    [[nodiscard]] constexpr bool begins_by(std::int64_t n, instant t) const noexcept {
        const auto begin = begin_of(n);
        return begin ? *begin <= t : n < 0;
    }

    instant anchor_;
    period every_;
    Zone zone_;
};

template <civil_zone Zone>
recurrence(instant, period, Zone) -> recurrence<Zone>;

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/detail/ascii.hpp -----------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::detail {

[[nodiscard]] constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

[[nodiscard]] constexpr bool all_digits(std::string_view text) noexcept {
    for (const char c : text)
        if (!is_digit(c)) return false;
    return true;
}

/// Visible ASCII: U+0021 to U+007E, so no space and no control character.
[[nodiscard]] constexpr bool all_visible_ascii(std::string_view text) noexcept {
    for (const char c : text)
        if (c < '!' || c > '~') return false;
    return true;
}

}  // namespace mingbai::inline MINGBAI_ABI::detail

// ---- mingbai/base/integer.hpp ----------------------------------------------------------------------------------------

#include <bit>
#include <limits>

// Integers to decimal text and back: no locale, no allocation, usable in constant expressions.

namespace mingbai::inline MINGBAI_ABI {

/// The integers that are numbers: not bool, not a character type.
template <class T>
concept integer = std::integral<T> && sizeof(T) <= 8 && !std::same_as<std::remove_cv_t<T>, bool> &&
                       !std::same_as<std::remove_cv_t<T>, char> && !std::same_as<std::remove_cv_t<T>, wchar_t> &&
                       !std::same_as<std::remove_cv_t<T>, char8_t> && !std::same_as<std::remove_cv_t<T>, char16_t> &&
                       !std::same_as<std::remove_cv_t<T>, char32_t>;

namespace detail {

inline constexpr std::array<char, 200> digit_pairs = [] {
    std::array<char, 200> pairs{};
    for (std::size_t i = 0; i < 100; ++i) {
        pairs[2 * i] = static_cast<char>('0' + i / 10);
        pairs[2 * i + 1] = static_cast<char>('0' + i % 10);
    }
    return pairs;
}();

inline constexpr std::array<std::uint64_t, 20> powers_of_ten = [] {
    std::array<std::uint64_t, 20> powers{1};
    for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
    return powers;
}();

/// How many digits a number has; 0 has one.
[[nodiscard]] constexpr std::size_t decimal_size(std::uint64_t value) noexcept {
    // 1233 / 4096 is a little above log10(2): the estimate is right, or one too few.
    const auto estimate = static_cast<std::uint32_t>(std::bit_width(value | 1U)) * 1233U >> 12U;
    return estimate + (estimate < powers_of_ten.size() && value >= powers_of_ten[estimate] ? 1U : 0U) + (value == 0 ? 1U : 0U);
}

/// Writes the digits and returns where they end. Requires: room for 20 characters.
constexpr char* write_decimal(char* to, std::uint64_t value) noexcept {
    char* const end = to + decimal_size(value);
    char* at = end;
    const auto pair = [&at](std::uint32_t two) {
        *--at = digit_pairs[2 * two + 1];
        *--at = digit_pairs[2 * two];
    };
    for (; value >= 10000; value /= 10000) {
        const auto four = static_cast<std::uint32_t>(value % 10000);
        pair(four % 100);
        pair(four / 100);
    }
    auto rest = static_cast<std::uint32_t>(value);
    if (rest >= 100) {
        pair(rest % 100);
        rest /= 100;
    }
    if (rest >= 10)
        pair(rest);
    else
        *--at = static_cast<char>('0' + rest);
    return end;
}

/// The same with a minus sign where one is due.
template <integer T>
constexpr char* write_signed_decimal(char* to, T value) noexcept {
    if constexpr (std::is_signed_v<T>) {
        if (value < 0) {
            *to++ = '-';
            return write_decimal(to, std::uint64_t{0} - static_cast<std::uint64_t>(value));
        }
    }
    return write_decimal(to, static_cast<std::uint64_t>(value));
}

}  // namespace detail

/// An integer as decimal text, held in place: `message.append(integer_text(42).text())`. No grouping, no plus sign.
class integer_text {
public:
    template <integer T>
    constexpr explicit integer_text(T value) noexcept {
        size_ = static_cast<std::uint8_t>(detail::write_signed_decimal(text_.data(), value) - text_.data());
    }

    [[nodiscard]] constexpr std::string_view text() const noexcept { return {text_.data(), size_}; }

private:
    std::array<char, 20> text_{};
    std::uint8_t size_ = 0;
};

/// Reads a decimal integer: digits, after a minus sign when T is signed, and nothing else. Leading zeros are read.
///
/// Refuses with reason::bad_number at the first character that does not belong, and with reason::overflow when the
/// number does not fit T.
template <integer T>
[[nodiscard]] constexpr result<T> parse_integer(std::string_view text) noexcept {
    const bool negative = std::is_signed_v<T> && !text.empty() && text[0] == '-';
    const std::size_t first = negative ? 1 : 0;
    constexpr auto greatest = static_cast<std::uint64_t>((std::numeric_limits<T>::max)());
    const std::uint64_t limit = negative ? greatest + 1 : greatest;
    std::uint64_t value = 0;
    bool fits = true;
    for (std::size_t at = first; at < text.size(); ++at) {
        if (text[at] < '0' || text[at] > '9') return refusal{reason::bad_number, at_offset(at)};
        const auto digit = static_cast<std::uint64_t>(text[at] - '0');
        // Eighteen digits always fit 64 bits, so most numbers are read without a division.
        if (at - first >= 18) fits = fits && value <= (UINT64_MAX - digit) / 10;
        value = value * 10 + digit;
    }
    if (text.size() == first) return refusal{reason::bad_number, at_offset(first)};
    if (!fits || value > limit) return refusal{reason::overflow, at_offset(0)};
    return static_cast<T>(negative ? std::uint64_t{0} - value : value);
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/short_text.hpp -------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// A text of at most N bytes held in place: what printing a number, an amount or a date gives. It converts to the view that
/// string functions take; like that of a std::string, the view lives as long as the object.
template <std::size_t N>
class short_text {
public:
    constexpr short_text() noexcept = default;

    [[nodiscard]] static constexpr std::size_t capacity() noexcept { return N; }
    [[nodiscard]] constexpr std::string_view text() const noexcept { return {text_.data(), size_}; }
    [[nodiscard]] constexpr operator std::string_view() const noexcept { return text(); }

    /// Requires, like the following: the result has at most N bytes.
    constexpr short_text& append(char c) noexcept {
        expects(size_ < N, "mingbai::short_text: the text is full");
        text_[size_++] = c;
        return *this;
    }
    constexpr short_text& append(std::string_view more) noexcept {
        expects(more.size() <= N - size_, "mingbai::short_text: the text is full");
        for (const char c : more) text_[size_++] = c;
        return *this;
    }
    /// The number in decimal, with zeros before it up to `digits` digits.
    constexpr short_text& append_number(std::uint64_t number, std::size_t digits = 1) noexcept {
        const integer_text written(number);
        for (std::size_t size = written.text().size(); size < digits; ++size) append('0');
        return append(written.text());
    }

    friend constexpr bool operator==(const short_text& a, std::string_view b) noexcept { return a.text() == b; }
    friend constexpr bool operator==(const short_text& a, const short_text& b) noexcept { return a.text() == b.text(); }

private:
    std::array<char, N> text_{};
    std::size_t size_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/calendar_text.hpp ----------------------------------------------------------------------------------

// Dates and times in writing. Every reader is strict: no spaces around, no missing zero, no 29 February in a common year, no
// 24:00 and no second 60. All refuse with reason::bad_date at the offset of the first character that cannot be right.
namespace mingbai::inline MINGBAI_ABI {

using date_text = short_text<32>;

namespace detail {

/// Reads a date or time from left to right; once something did not fit, nothing more is read.
class time_reader {
public:
    constexpr explicit time_reader(std::string_view text) noexcept : text_(text) {}

    [[nodiscard]] constexpr bool ok() const noexcept { return ok_; }
    [[nodiscard]] constexpr bool at_end() const noexcept { return at_ == text_.size(); }
    [[nodiscard]] constexpr refusal refuse() const noexcept { return {reason::bad_date, at_offset(at_)}; }

    [[nodiscard]] constexpr bool next_is(std::string_view mark) const noexcept { return text_.substr(at_).starts_with(mark); }

    /// Reads `mark` when it is there.
    constexpr bool take(std::string_view mark) noexcept {
        if (!ok_ || !next_is(mark)) return false;
        at_ += mark.size();
        return true;
    }
    constexpr void expect(std::string_view mark) noexcept { ok_ = take(mark); }

    /// A number of `least` to `most` digits, from `low` to `high`; on refusal the reader stays where the number begins.
    constexpr unsigned number(std::size_t least, std::size_t most, unsigned low, unsigned high) noexcept {
        if (!ok_) return 0;
        std::size_t size = 0;
        unsigned value = 0;
        for (; size < most && at_ + size < text_.size() && is_digit(text_[at_ + size]); ++size)
            value = value * 10 + static_cast<unsigned>(text_[at_ + size] - '0');
        ok_ = size >= least && value >= low && value <= high;
        if (ok_) at_ += size;
        return value;
    }

    /// 2026-01-10, 20260110 or 2026年1月10日.
    constexpr civil_date date() noexcept {
        const unsigned year = number(4, 4, 1, 9999);
        const bool chinese = take("年");
        const bool dashes = !chinese && take("-");
        const std::size_t least = chinese ? 1 : 2;
        const unsigned month = number(least, 2, 1, 12);
        if (chinese) expect("月");
        if (dashes) expect("-");
        const std::size_t day_at = at_;
        const unsigned day = number(least, 2, 1, 31);
        if (ok_ && !make_date(static_cast<int>(year), month, day)) {
            ok_ = false;
            at_ = day_at;
        }
        if (chinese) expect("日");
        compact_ = ok_ && !chinese && !dashes;
        return {std::chrono::year{static_cast<int>(year)}, std::chrono::month{month}, std::chrono::day{day}};
    }

    /// 2026-01-10T13:14:06, 2026-01-10 13:14:06 or 20260110131406.
    constexpr civil_time time() noexcept {
        civil_time read{.date = date()};
        const bool compact = compact_;
        if (!compact && !take("T")) expect(" ");
        read.hour = static_cast<std::uint8_t>(number(2, 2, 0, 23));
        if (!compact) expect(":");
        read.minute = static_cast<std::uint8_t>(number(2, 2, 0, 59));
        if (!compact) expect(":");
        read.second = static_cast<std::uint8_t>(number(2, 2, 0, 59));
        return read;
    }

    /// +08:00, -03:30 or Z.
    constexpr utc_offset offset() noexcept {
        if (take("Z")) return {};
        const std::size_t sign_at = at_;
        const bool behind = take("-");
        if (!behind) expect("+");
        const unsigned hours = number(2, 2, 0, 14);
        expect(":");
        const unsigned minutes = number(2, 2, 0, 59);
        const int ahead = static_cast<int>(hours * 60 + minutes);
        // RFC 3339 lets -00:00 mean that the local offset is unknown, which is no offset.
        const auto read = utc_offset::from_minutes(behind ? -ahead : ahead);
        if (ok_ && (!read || (behind && ahead == 0))) {
            ok_ = false;
            at_ = sign_at;
        }
        return read.value_or(utc_offset{});
    }

private:
    std::string_view text_;
    std::size_t at_ = 0;
    bool ok_ = true;
    bool compact_ = false;
};

constexpr void append_date(date_text& text, civil_date date, std::string_view separator) noexcept {
    expects(in_calendar(date), "mingbai::to_text: there is no such day");
    text.append_number(static_cast<unsigned>(int{date.year()}), 4).append(separator);
    text.append_number(unsigned{date.month()}, 2).append(separator).append_number(unsigned{date.day()}, 2);
}

}  // namespace detail

/// Reads 2026-01-10, 20260110 and 2026年1月10日.
[[nodiscard]] constexpr result<civil_date> parse_date(std::string_view text) noexcept {
    detail::time_reader reader(text);
    const civil_date date = reader.date();
    if (!reader.ok() || !reader.at_end()) return reader.refuse();
    return date;
}

/// Reads 2026-01-10 13:14:06, 2026-01-10T13:14:06 and 20260110131406: a local time, without an offset.
[[nodiscard]] constexpr result<civil_time> parse_civil_time(std::string_view text) noexcept {
    detail::time_reader reader(text);
    const civil_time time = reader.time();
    if (!reader.ok() || !reader.at_end()) return reader.refuse();
    return time;
}

/// Reads +08:00, -03:30 and Z, from -12:00 to +14:00.
[[nodiscard]] constexpr result<utc_offset> parse_utc_offset(std::string_view text) noexcept {
    detail::time_reader reader(text);
    const utc_offset offset = reader.offset();
    if (!reader.ok() || !reader.at_end()) return reader.refuse();
    return offset;
}

/// Reads an instant with its offset (RFC 3339 without fractions): 2026-01-10T13:14:06+08:00, 2026-01-10T05:14:06Z.
[[nodiscard]] constexpr result<instant> parse_instant(std::string_view text) noexcept {
    detail::time_reader reader(text);
    const civil_time time = reader.time();
    const utc_offset offset = reader.offset();
    if (!reader.ok() || !reader.at_end()) return reader.refuse();
    const instant t = instant_of(time, offset);
    if (!in_calendar(t)) return refusal{reason::bad_date, at_offset(0)};
    return t;
}

/// The same; a text without an offset, as carriers' systems write, is local time under `assumed`.
[[nodiscard]] constexpr result<instant> parse_instant(std::string_view text, utc_offset assumed) noexcept {
    const auto time = parse_civil_time(text);
    if (!time) return parse_instant(text);
    const instant t = instant_of(*time, assumed);
    if (!in_calendar(t)) return refusal{reason::bad_date, at_offset(0)};
    return t;
}

/// 2026-01-10. Requires: `in_calendar(date)`, like the following two.
[[nodiscard]] constexpr date_text to_text(civil_date date) noexcept {
    date_text text;
    detail::append_date(text, date, "-");
    return text;
}

/// 20260110, as in tariff registers.
[[nodiscard]] constexpr date_text to_compact_text(civil_date date) noexcept {
    date_text text;
    detail::append_date(text, date, "");
    return text;
}

/// 2026年1月10日, as customers read it.
[[nodiscard]] constexpr date_text to_chinese_text(civil_date date) noexcept {
    expects(in_calendar(date), "mingbai::to_chinese_text: there is no such day");
    date_text text;
    text.append_number(static_cast<unsigned>(int{date.year()})).append("年");
    text.append_number(unsigned{date.month()}).append("月");
    return text.append_number(unsigned{date.day()}).append("日");
}

/// 2026-01-10 13:14:06. Requires: `in_calendar(time)`.
[[nodiscard]] constexpr date_text to_text(const civil_time& time) noexcept {
    expects(in_calendar(time), "mingbai::to_text: there is no such time");
    date_text text = to_text(time.date);
    text.append(' ').append_number(time.hour, 2).append(':').append_number(time.minute, 2);
    return text.append(':').append_number(time.second, 2);
}

/// +08:00; UTC is Z.
[[nodiscard]] constexpr date_text to_text(utc_offset offset) noexcept {
    date_text text;
    const auto ahead = offset.ahead().count();
    if (ahead == 0) return text.append('Z');
    const auto minutes = static_cast<std::uint64_t>(ahead < 0 ? -ahead : ahead);
    text.append(ahead < 0 ? '-' : '+').append_number(minutes / 60, 2);
    return text.append(':').append_number(minutes % 60, 2);
}

/// 2026-01-10T13:14:06+08:00: the local time of an instant with its offset (RFC 3339).
/// Requires: the local time is within the years 1 to 9999.
template <civil_zone Zone>
[[nodiscard]] constexpr date_text to_text(instant t, const Zone& zone) noexcept {
    const civil_time local = civil_time_of(t, zone);
    date_text text = to_text(local.date);
    text.append('T').append_number(local.hour, 2).append(':').append_number(local.minute, 2);
    text.append(':').append_number(local.second, 2);
    return text.append(to_text(zone.offset_at(t)));
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/crc32c.hpp -----------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

namespace detail {

inline constexpr std::size_t crc32c_slices = 16;
using crc32c_tables = std::array<std::array<std::uint32_t, 256>, crc32c_slices>;

/// Table k says what a byte does to the checksum when k zero bytes follow it, so sixteen bytes are one step.
[[nodiscard]] constexpr crc32c_tables make_crc32c_tables() noexcept {
    crc32c_tables tables{};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        std::uint32_t value = byte;
        for (int bit = 0; bit < 8; ++bit) value = (value >> 1U) ^ ((value & 1U) != 0 ? 0x82f63b78U : 0U);
        tables[0][byte] = value;
    }
    for (std::size_t slice = 1; slice < crc32c_slices; ++slice)
        for (std::size_t byte = 0; byte < 256; ++byte) {
            const std::uint32_t value = tables[slice - 1][byte];
            tables[slice][byte] = (value >> 8U) ^ tables[0][value & 0xffU];
        }
    return tables;
}

inline constexpr crc32c_tables crc32c_table = make_crc32c_tables();

}  // namespace detail

/// CRC-32C (Castagnoli; RFC 3720, appendix B.4): finds torn and rotten bytes, not forged ones. To go on with more bytes,
/// pass the checksum so far.
[[nodiscard]] constexpr std::uint32_t crc32c(std::string_view bytes, std::uint32_t so_far = 0) noexcept {
    const auto byte = [&bytes](std::size_t i) noexcept { return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])); };
    const auto word = [&byte](std::size_t i) noexcept {
        return byte(i) | byte(i + 1) << 8U | byte(i + 2) << 16U | byte(i + 3) << 24U;
    };
    constexpr const auto& t = detail::crc32c_table;
    const auto four = [](std::uint32_t w, std::size_t slice) noexcept {
        return t[slice + 3][w & 0xffU] ^ t[slice + 2][w >> 8U & 0xffU] ^ t[slice + 1][w >> 16U & 0xffU] ^ t[slice][w >> 24U];
    };
    std::uint32_t crc = ~so_far;
    while (bytes.size() >= 16) {
        crc = four(crc ^ word(0), 12) ^ four(word(4), 8) ^ four(word(8), 4) ^ four(word(12), 0);
        bytes.remove_prefix(16);
    }
    for (std::size_t i = 0; i < bytes.size(); ++i) crc = (crc >> 8U) ^ t[0][(crc ^ byte(i)) & 0xffU];
    return ~crc;
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/currency.hpp ---------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// The facts of a currency; code, number and digits as in ISO 4217.
struct currency_info {
    std::string_view code;            ///< "CNY"
    std::uint16_t numeric = 0;        ///< 156; what charging messages carry (RFC 8506, Currency-Code)
    std::uint8_t minor_digits = 2;    ///< decimals of the smallest coin on a bill, 0 to 6
    std::string_view symbol{};        ///< "¥", written before the amount; empty when there is none
    std::string_view unit_word{};     ///< "元", written after the amount in Chinese text
};

[[nodiscard]] constexpr bool is_valid(const currency_info& info) noexcept {
    if (info.code.size() != 3 || info.numeric == 0 || info.numeric > 999 || info.minor_digits > 6) return false;
    for (const char c : info.code)
        if (c < 'A' || c > 'Z') return false;
    return true;
}

/// A currency is a type with a member `info`. One that is not below is added by its carrier:
///
///     struct thb {
///         static constexpr mingbai::currency_info info{.code = "THB", .numeric = 764, .symbol = "฿", .unit_word = "泰铢"};
///     };
template <class C>
concept currency_type = requires {
    { C::info } -> std::convertible_to<const currency_info&>;
} && is_valid(C::info);

struct cny { static constexpr currency_info info{.code = "CNY", .numeric = 156, .symbol = "¥", .unit_word = "元"}; };
struct hkd { static constexpr currency_info info{.code = "HKD", .numeric = 344, .symbol = "HK$", .unit_word = "港元"}; };
struct mop { static constexpr currency_info info{.code = "MOP", .numeric = 446, .symbol = "MOP$", .unit_word = "澳门元"}; };
struct twd { static constexpr currency_info info{.code = "TWD", .numeric = 901, .symbol = "NT$", .unit_word = "新台币元"}; };
struct eur { static constexpr currency_info info{.code = "EUR", .numeric = 978, .symbol = "€", .unit_word = "欧元"}; };
struct gbp { static constexpr currency_info info{.code = "GBP", .numeric = 826, .symbol = "£", .unit_word = "英镑"}; };
struct usd { static constexpr currency_info info{.code = "USD", .numeric = 840, .symbol = "$", .unit_word = "美元"}; };
struct aud { static constexpr currency_info info{.code = "AUD", .numeric = 36, .symbol = "A$", .unit_word = "澳元"}; };
struct inr { static constexpr currency_info info{.code = "INR", .numeric = 356, .symbol = "₹", .unit_word = "印度卢比"}; };
struct sgd { static constexpr currency_info info{.code = "SGD", .numeric = 702, .symbol = "S$", .unit_word = "新加坡元"}; };
struct krw { static constexpr currency_info info{.code = "KRW", .numeric = 410, .minor_digits = 0, .symbol = "₩", .unit_word = "韩元"}; };
struct jpy { static constexpr currency_info info{.code = "JPY", .numeric = 392, .minor_digits = 0, .symbol = "¥", .unit_word = "日元"}; };

/// The currencies above, for data that names its currency by code or number.
inline constexpr auto known_currencies =
    std::to_array<currency_info>({cny::info, hkd::info, mop::info, twd::info, eur::info, gbp::info, usd::info, aud::info,
                                  inr::info, sgd::info, krw::info, jpy::info});

/// The known currency with this alphabetic code, or nullptr.
[[nodiscard]] constexpr const currency_info* find_currency(std::string_view code) noexcept {
    for (const currency_info& each : known_currencies)
        if (each.code == code) return &each;
    return nullptr;
}

/// The known currency with this numeric code, or nullptr.
[[nodiscard]] constexpr const currency_info* find_currency(std::uint16_t numeric) noexcept {
    for (const currency_info& each : known_currencies)
        if (each.numeric == numeric) return &each;
    return nullptr;
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/digest.hpp -----------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// A running hash over bytes: default-constructed empty, fed with `update`, read once with `finish`. A copy goes on from
/// where the original stood, which is what lets an HMAC absorb its key once.
///
/// The library's own is `sha256_hasher`; a carrier that has a hardware or certified module puts it in by meeting this
/// concept (see interop/openssl.hpp).
template <class Hasher>
concept digest_engine =
    std::default_initializable<Hasher> && std::copyable<Hasher> && requires(Hasher hasher, std::string_view bytes) {
        typename Hasher::digest_type;
        { Hasher::block_size } -> std::convertible_to<std::size_t>;
        hasher.update(bytes);
        { hasher.finish() } -> std::same_as<typename Hasher::digest_type>;
    };

/// The digest of several byte strings put one after another: `digest_of<sha256_hasher>("\x01", left, right)`.
template <digest_engine Hasher, class... Parts>
    requires(std::convertible_to<const Parts&, std::string_view> && ...)
[[nodiscard]] constexpr typename Hasher::digest_type digest_of(const Parts&... parts) noexcept {
    Hasher hasher;
    (hasher.update(std::string_view(parts)), ...);
    return hasher.finish();
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/detail/width_table.hpp -----------------------------------------------------------------------------

// Written by tests/reference/display_widths.py --table from Unicode 14.0.0, which also compares it.

// ---- mingbai/base/detail/width_table.hpp -----------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::detail {

struct code_point_range {
    char32_t first;
    char32_t last;
};

/// General categories Mn, Me, Cf (but the soft hyphen), Cc, Zl and Zp, and the Hangul vowels and finals that join a syllable.
/// Ranges run over unassigned code points.
inline constexpr auto no_columns = std::to_array<code_point_range>({
    {0x0000, 0x001F}, {0x007F, 0x009F}, {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05BF},
    {0x05C1, 0x05C2}, {0x05C4, 0x05C5}, {0x05C7, 0x05C7}, {0x0600, 0x0605}, {0x0610, 0x061A}, {0x061C, 0x061C},
    {0x064B, 0x065F}, {0x0670, 0x0670}, {0x06D6, 0x06DD}, {0x06DF, 0x06E4}, {0x06E7, 0x06E8}, {0x06EA, 0x06ED},
    {0x070F, 0x070F}, {0x0711, 0x0711}, {0x0730, 0x074A}, {0x07A6, 0x07B0}, {0x07EB, 0x07F3}, {0x07FD, 0x07FD},
    {0x0816, 0x0819}, {0x081B, 0x0823}, {0x0825, 0x0827}, {0x0829, 0x082D}, {0x0859, 0x085B}, {0x0890, 0x089F},
    {0x08CA, 0x0902}, {0x093A, 0x093A}, {0x093C, 0x093C}, {0x0941, 0x0948}, {0x094D, 0x094D}, {0x0951, 0x0957},
    {0x0962, 0x0963}, {0x0981, 0x0981}, {0x09BC, 0x09BC}, {0x09C1, 0x09C4}, {0x09CD, 0x09CD}, {0x09E2, 0x09E3},
    {0x09FE, 0x0A02}, {0x0A3C, 0x0A3C}, {0x0A41, 0x0A51}, {0x0A70, 0x0A71}, {0x0A75, 0x0A75}, {0x0A81, 0x0A82},
    {0x0ABC, 0x0ABC}, {0x0AC1, 0x0AC8}, {0x0ACD, 0x0ACD}, {0x0AE2, 0x0AE3}, {0x0AFA, 0x0B01}, {0x0B3C, 0x0B3C},
    {0x0B3F, 0x0B3F}, {0x0B41, 0x0B44}, {0x0B4D, 0x0B56}, {0x0B62, 0x0B63}, {0x0B82, 0x0B82}, {0x0BC0, 0x0BC0},
    {0x0BCD, 0x0BCD}, {0x0C00, 0x0C00}, {0x0C04, 0x0C04}, {0x0C3C, 0x0C3C}, {0x0C3E, 0x0C40}, {0x0C46, 0x0C56},
    {0x0C62, 0x0C63}, {0x0C81, 0x0C81}, {0x0CBC, 0x0CBC}, {0x0CBF, 0x0CBF}, {0x0CC6, 0x0CC6}, {0x0CCC, 0x0CCD},
    {0x0CE2, 0x0CE3}, {0x0D00, 0x0D01}, {0x0D3B, 0x0D3C}, {0x0D41, 0x0D44}, {0x0D4D, 0x0D4D}, {0x0D62, 0x0D63},
    {0x0D81, 0x0D81}, {0x0DCA, 0x0DCA}, {0x0DD2, 0x0DD6}, {0x0E31, 0x0E31}, {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E},
    {0x0EB1, 0x0EB1}, {0x0EB4, 0x0EBC}, {0x0EC8, 0x0ECD}, {0x0F18, 0x0F19}, {0x0F35, 0x0F35}, {0x0F37, 0x0F37},
    {0x0F39, 0x0F39}, {0x0F71, 0x0F7E}, {0x0F80, 0x0F84}, {0x0F86, 0x0F87}, {0x0F8D, 0x0FBC}, {0x0FC6, 0x0FC6},
    {0x102D, 0x1030}, {0x1032, 0x1037}, {0x1039, 0x103A}, {0x103D, 0x103E}, {0x1058, 0x1059}, {0x105E, 0x1060},
    {0x1071, 0x1074}, {0x1082, 0x1082}, {0x1085, 0x1086}, {0x108D, 0x108D}, {0x109D, 0x109D}, {0x1160, 0x11FF},
    {0x135D, 0x135F}, {0x1712, 0x1714}, {0x1732, 0x1733}, {0x1752, 0x1753}, {0x1772, 0x1773}, {0x17B4, 0x17B5},
    {0x17B7, 0x17BD}, {0x17C6, 0x17C6}, {0x17C9, 0x17D3}, {0x17DD, 0x17DD}, {0x180B, 0x180F}, {0x1885, 0x1886},
    {0x18A9, 0x18A9}, {0x1920, 0x1922}, {0x1927, 0x1928}, {0x1932, 0x1932}, {0x1939, 0x193B}, {0x1A17, 0x1A18},
    {0x1A1B, 0x1A1B}, {0x1A56, 0x1A56}, {0x1A58, 0x1A60}, {0x1A62, 0x1A62}, {0x1A65, 0x1A6C}, {0x1A73, 0x1A7F},
    {0x1AB0, 0x1B03}, {0x1B34, 0x1B34}, {0x1B36, 0x1B3A}, {0x1B3C, 0x1B3C}, {0x1B42, 0x1B42}, {0x1B6B, 0x1B73},
    {0x1B80, 0x1B81}, {0x1BA2, 0x1BA5}, {0x1BA8, 0x1BA9}, {0x1BAB, 0x1BAD}, {0x1BE6, 0x1BE6}, {0x1BE8, 0x1BE9},
    {0x1BED, 0x1BED}, {0x1BEF, 0x1BF1}, {0x1C2C, 0x1C33}, {0x1C36, 0x1C37}, {0x1CD0, 0x1CD2}, {0x1CD4, 0x1CE0},
    {0x1CE2, 0x1CE8}, {0x1CED, 0x1CED}, {0x1CF4, 0x1CF4}, {0x1CF8, 0x1CF9}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F},
    {0x2028, 0x202E}, {0x2060, 0x206F}, {0x20D0, 0x20F0}, {0x2CEF, 0x2CF1}, {0x2D7F, 0x2D7F}, {0x2DE0, 0x2DFF},
    {0x302A, 0x302D}, {0x3099, 0x309A}, {0xA66F, 0xA672}, {0xA674, 0xA67D}, {0xA69E, 0xA69F}, {0xA6F0, 0xA6F1},
    {0xA802, 0xA802}, {0xA806, 0xA806}, {0xA80B, 0xA80B}, {0xA825, 0xA826}, {0xA82C, 0xA82C}, {0xA8C4, 0xA8C5},
    {0xA8E0, 0xA8F1}, {0xA8FF, 0xA8FF}, {0xA926, 0xA92D}, {0xA947, 0xA951}, {0xA980, 0xA982}, {0xA9B3, 0xA9B3},
    {0xA9B6, 0xA9B9}, {0xA9BC, 0xA9BD}, {0xA9E5, 0xA9E5}, {0xAA29, 0xAA2E}, {0xAA31, 0xAA32}, {0xAA35, 0xAA36},
    {0xAA43, 0xAA43}, {0xAA4C, 0xAA4C}, {0xAA7C, 0xAA7C}, {0xAAB0, 0xAAB0}, {0xAAB2, 0xAAB4}, {0xAAB7, 0xAAB8},
    {0xAABE, 0xAABF}, {0xAAC1, 0xAAC1}, {0xAAEC, 0xAAED}, {0xAAF6, 0xAAF6}, {0xABE5, 0xABE5}, {0xABE8, 0xABE8},
    {0xABED, 0xABED}, {0xD7B0, 0xD7FB}, {0xFB1E, 0xFB1E}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF},
    {0xFFF9, 0xFFFB}, {0x101FD, 0x101FD}, {0x102E0, 0x102E0}, {0x10376, 0x1037A}, {0x10A01, 0x10A0F},
    {0x10A38, 0x10A3F}, {0x10AE5, 0x10AE6}, {0x10D24, 0x10D27}, {0x10EAB, 0x10EAC}, {0x10F46, 0x10F50},
    {0x10F82, 0x10F85}, {0x11001, 0x11001}, {0x11038, 0x11046}, {0x11070, 0x11070}, {0x11073, 0x11074},
    {0x1107F, 0x11081}, {0x110B3, 0x110B6}, {0x110B9, 0x110BA}, {0x110BD, 0x110BD}, {0x110C2, 0x110CD},
    {0x11100, 0x11102}, {0x11127, 0x1112B}, {0x1112D, 0x11134}, {0x11173, 0x11173}, {0x11180, 0x11181},
    {0x111B6, 0x111BE}, {0x111C9, 0x111CC}, {0x111CF, 0x111CF}, {0x1122F, 0x11231}, {0x11234, 0x11234},
    {0x11236, 0x11237}, {0x1123E, 0x1123E}, {0x112DF, 0x112DF}, {0x112E3, 0x112EA}, {0x11300, 0x11301},
    {0x1133B, 0x1133C}, {0x11340, 0x11340}, {0x11366, 0x11374}, {0x11438, 0x1143F}, {0x11442, 0x11444},
    {0x11446, 0x11446}, {0x1145E, 0x1145E}, {0x114B3, 0x114B8}, {0x114BA, 0x114BA}, {0x114BF, 0x114C0},
    {0x114C2, 0x114C3}, {0x115B2, 0x115B5}, {0x115BC, 0x115BD}, {0x115BF, 0x115C0}, {0x115DC, 0x115DD},
    {0x11633, 0x1163A}, {0x1163D, 0x1163D}, {0x1163F, 0x11640}, {0x116AB, 0x116AB}, {0x116AD, 0x116AD},
    {0x116B0, 0x116B5}, {0x116B7, 0x116B7}, {0x1171D, 0x1171F}, {0x11722, 0x11725}, {0x11727, 0x1172B},
    {0x1182F, 0x11837}, {0x11839, 0x1183A}, {0x1193B, 0x1193C}, {0x1193E, 0x1193E}, {0x11943, 0x11943},
    {0x119D4, 0x119DB}, {0x119E0, 0x119E0}, {0x11A01, 0x11A0A}, {0x11A33, 0x11A38}, {0x11A3B, 0x11A3E},
    {0x11A47, 0x11A47}, {0x11A51, 0x11A56}, {0x11A59, 0x11A5B}, {0x11A8A, 0x11A96}, {0x11A98, 0x11A99},
    {0x11C30, 0x11C3D}, {0x11C3F, 0x11C3F}, {0x11C92, 0x11CA7}, {0x11CAA, 0x11CB0}, {0x11CB2, 0x11CB3},
    {0x11CB5, 0x11CB6}, {0x11D31, 0x11D45}, {0x11D47, 0x11D47}, {0x11D90, 0x11D91}, {0x11D95, 0x11D95},
    {0x11D97, 0x11D97}, {0x11EF3, 0x11EF4}, {0x13430, 0x13438}, {0x16AF0, 0x16AF4}, {0x16B30, 0x16B36},
    {0x16F4F, 0x16F4F}, {0x16F8F, 0x16F92}, {0x16FE4, 0x16FE4}, {0x1BC9D, 0x1BC9E}, {0x1BCA0, 0x1CF46},
    {0x1D167, 0x1D169}, {0x1D173, 0x1D182}, {0x1D185, 0x1D18B}, {0x1D1AA, 0x1D1AD}, {0x1D242, 0x1D244},
    {0x1DA00, 0x1DA36}, {0x1DA3B, 0x1DA6C}, {0x1DA75, 0x1DA75}, {0x1DA84, 0x1DA84}, {0x1DA9B, 0x1DAAF},
    {0x1E000, 0x1E02A}, {0x1E130, 0x1E136}, {0x1E2AE, 0x1E2AE}, {0x1E2EC, 0x1E2EF}, {0x1E8D0, 0x1E8D6},
    {0x1E944, 0x1E94A}, {0xE0001, 0xE01EF},
});

/// East_Asian_Width W and F (UAX #11), with what is reserved for them.
inline constexpr auto two_columns = std::to_array<code_point_range>({
    {0x1100, 0x115F}, {0x231A, 0x231B}, {0x2329, 0x232A}, {0x23E9, 0x23EC}, {0x23F0, 0x23F0}, {0x23F3, 0x23F3},
    {0x25FD, 0x25FE}, {0x2614, 0x2615}, {0x2648, 0x2653}, {0x267F, 0x267F}, {0x2693, 0x2693}, {0x26A1, 0x26A1},
    {0x26AA, 0x26AB}, {0x26BD, 0x26BE}, {0x26C4, 0x26C5}, {0x26CE, 0x26CE}, {0x26D4, 0x26D4}, {0x26EA, 0x26EA},
    {0x26F2, 0x26F3}, {0x26F5, 0x26F5}, {0x26FA, 0x26FA}, {0x26FD, 0x26FD}, {0x2705, 0x2705}, {0x270A, 0x270B},
    {0x2728, 0x2728}, {0x274C, 0x274C}, {0x274E, 0x274E}, {0x2753, 0x2755}, {0x2757, 0x2757}, {0x2795, 0x2797},
    {0x27B0, 0x27B0}, {0x27BF, 0x27BF}, {0x2B1B, 0x2B1C}, {0x2B50, 0x2B50}, {0x2B55, 0x2B55}, {0x2E80, 0x3029},
    {0x302E, 0x303E}, {0x3041, 0x3096}, {0x309B, 0x3247}, {0x3250, 0x4DBF}, {0x4E00, 0xA4C6}, {0xA960, 0xA97C},
    {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE10, 0xFE19}, {0xFE30, 0xFE6B}, {0xFF01, 0xFF60}, {0xFFE0, 0xFFE6},
    {0x16FE0, 0x16FE3}, {0x16FF0, 0x1B2FB}, {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E},
    {0x1F191, 0x1F19A}, {0x1F200, 0x1F320}, {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393},
    {0x1F3A0, 0x1F3CA}, {0x1F3CF, 0x1F3D3}, {0x1F3E0, 0x1F3F0}, {0x1F3F4, 0x1F3F4}, {0x1F3F8, 0x1F43E},
    {0x1F440, 0x1F440}, {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D}, {0x1F54B, 0x1F54E}, {0x1F550, 0x1F567},
    {0x1F57A, 0x1F57A}, {0x1F595, 0x1F596}, {0x1F5A4, 0x1F5A4}, {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5},
    {0x1F6CC, 0x1F6CC}, {0x1F6D0, 0x1F6D2}, {0x1F6D5, 0x1F6DF}, {0x1F6EB, 0x1F6EC}, {0x1F6F4, 0x1F6FC},
    {0x1F7E0, 0x1F7F0}, {0x1F90C, 0x1F93A}, {0x1F93C, 0x1F945}, {0x1F947, 0x1F9FF}, {0x1FA70, 0x1FAF6},
    {0x20000, 0x3FFFD},
});

}  // namespace mingbai::inline MINGBAI_ABI::detail

// ---- mingbai/base/utf8.hpp -------------------------------------------------------------------------------------------

#include <iterator>
#include <new>

// UTF-8 as RFC 3629 section 4 defines it: no overlong forms, no surrogates, nothing above U+10FFFF.

namespace mingbai::inline MINGBAI_ABI {

/// True for what UTF-8 can encode: U+0000 to U+10FFFF without the surrogates U+D800 to U+DFFF.
[[nodiscard]] constexpr bool is_scalar_value(char32_t code_point) noexcept {
    return code_point < 0xD800 || (code_point > 0xDFFF && code_point <= 0x10FFFF);
}

/// What stands at one offset of a text.
struct utf8_step {
    char32_t code_point = 0;  ///< U+FFFD when `valid` is false
    std::uint8_t size = 0;    ///< bytes to the next step: 1 to 4, and 0 only at the end of the text
    bool valid = false;       ///< false for bytes that are not UTF-8, and at the end

    friend constexpr bool operator==(const utf8_step&, const utf8_step&) = default;
};

namespace detail {

[[nodiscard]] constexpr std::uint8_t byte_at(std::string_view text, std::size_t at) noexcept {
    return static_cast<std::uint8_t>(text[at]);
}

/// The states of RFC 3629's syntax: what must still follow. Each is the shift at which a table row holds its successor,
/// so that one load and one shift advance by a byte.
enum utf8_state : std::uint64_t {
    utf8_accept = 0,
    utf8_reject = 6,
    utf8_one_more = 12,
    utf8_two_more = 18,
    utf8_three_more = 24,
    utf8_after_e0 = 30,  // the next byte has a narrower range: no overlong forms,
    utf8_after_ed = 36,  // no surrogates,
    utf8_after_f0 = 42,
    utf8_after_f4 = 48,  // nothing above U+10FFFF
};

[[nodiscard]] constexpr std::uint64_t utf8_lead(std::uint32_t b) noexcept {
    if (b < 0x80) return utf8_accept;
    if (b < 0xC2 || b > 0xF4) return utf8_reject;
    if (b < 0xE0) return utf8_one_more;
    if (b == 0xE0) return utf8_after_e0;
    if (b == 0xED) return utf8_after_ed;
    if (b < 0xF0) return utf8_two_more;
    if (b == 0xF0) return utf8_after_f0;
    return b == 0xF4 ? utf8_after_f4 : utf8_three_more;
}

[[nodiscard]] constexpr std::uint64_t utf8_row(std::uint32_t b) noexcept {
    const auto within = [b](std::uint32_t low, std::uint32_t high, std::uint64_t then, std::uint64_t from) {
        return (b >= low && b <= high ? then : std::uint64_t{utf8_reject}) << from;
    };
    return utf8_lead(b) << utf8_accept | std::uint64_t{utf8_reject} << utf8_reject |
           within(0x80, 0xBF, utf8_accept, utf8_one_more) | within(0x80, 0xBF, utf8_one_more, utf8_two_more) |
           within(0x80, 0xBF, utf8_two_more, utf8_three_more) | within(0xA0, 0xBF, utf8_one_more, utf8_after_e0) |
           within(0x80, 0x9F, utf8_one_more, utf8_after_ed) | within(0x90, 0xBF, utf8_two_more, utf8_after_f0) |
           within(0x80, 0x8F, utf8_two_more, utf8_after_f4);
}

inline constexpr std::array<std::uint64_t, 256> utf8_rows = [] {
    std::array<std::uint64_t, 256> rows{};
    for (std::uint32_t b = 0; b < 256; ++b) rows[b] = utf8_row(b);
    return rows;
}();

/// The state after one byte, in the low six bits; what is above them is left over from the row.
[[nodiscard]] constexpr std::uint64_t utf8_next(std::uint64_t state, std::uint8_t byte) noexcept {
    return utf8_rows[byte] >> (state & 63U);
}

/// Eight bytes as one integer, the first one lowest. Shifts, not std::memcpy: they work in constant expressions, and this
/// spelling is one that GCC and Clang make a single load of. Without std::launder GCC 12 warns of reads beyond a caller's
/// short array, because it does not see that they do not happen.
[[nodiscard]] constexpr std::uint64_t eight_bytes(std::string_view text, std::size_t at) noexcept {
    const char* const p = std::launder(text.data()) + at;
    const auto byte = [](char c) { return std::uint64_t{static_cast<std::uint8_t>(c)}; };
    return byte(p[0]) | byte(p[1]) << 8 | byte(p[2]) << 16 | byte(p[3]) << 24 | byte(p[4]) << 32 | byte(p[5]) << 40 |
           byte(p[6]) << 48 | byte(p[7]) << 56;
}

/// The length of a prefix that is ASCII, a multiple of eight: a quick way over plain text.
[[nodiscard]] constexpr std::size_t ascii_prefix(std::string_view text) noexcept {
    std::size_t at = 0;
    while (at + 8 <= text.size() && (eight_bytes(text, at) & 0x8080808080808080U) == 0) at += 8;
    return at;
}

/// How many bytes at the beginning, which do not make up a code point, could have begun one; at least 1.
[[nodiscard]] constexpr std::uint8_t malformed_utf8_size(std::string_view text) noexcept {
    std::uint64_t state = utf8_accept;
    std::uint8_t size = 0;
    for (; size < text.size(); ++size) {
        state = utf8_next(state, byte_at(text, size)) & 63U;
        if (state == utf8_reject) break;
    }
    return size == 0 ? std::uint8_t{1} : size;
}

/// Requires: the text begins with a byte that is not ASCII.
[[nodiscard]] constexpr utf8_step decode_beyond_ascii(std::string_view text) noexcept {
    const std::uint32_t first = byte_at(text, 0);
    const auto tail = [=](std::size_t i) { return std::uint32_t{byte_at(text, i)} ^ 0x80U; };  // below 0x40 when it is one
    if (first >= 0xE0 && first < 0xF0 && text.size() >= 3) {
        const char32_t c = (first & 0x0FU) << 12 | tail(1) << 6 | tail(2);
        if ((tail(1) | tail(2)) < 0x40 && c >= 0x800 && is_scalar_value(c)) return {c, 3, true};
    } else if (first >= 0xC2 && first < 0xE0 && text.size() >= 2) {
        if (tail(1) < 0x40) return {(first & 0x1FU) << 6 | tail(1), 2, true};
    } else if (first >= 0xF0 && text.size() >= 4) {
        const char32_t c = (first & 0x0FU) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3);
        if ((tail(1) | tail(2) | tail(3)) < 0x40 && c >= 0x10000 && c <= 0x10FFFF) return {c, 4, true};
    }
    return {U'\uFFFD', malformed_utf8_size(text), false};
}

}  // namespace detail

/// Decodes the code point at a byte offset.
///
/// Bytes that are not UTF-8 give U+FFFD with `valid` false, once for each longest piece that could have begun a code
/// point (the practice of Unicode section 3.9, so that other decoders count the same). Beyond the end gives `size` 0.
[[nodiscard]] constexpr utf8_step decode_utf8(std::string_view text, std::size_t offset = 0) noexcept {
    if (offset >= text.size()) return {};
    const std::uint8_t first = detail::byte_at(text, offset);
    if (first < 0x80) return {first, 1, true};
    return detail::decode_beyond_ascii(text.substr(offset));
}

/// The offset of the first byte that is not part of a well-formed code point, or `text.size()` when there is none.
[[nodiscard]] constexpr std::size_t find_bad_utf8(std::string_view text) noexcept {
    std::uint64_t state = detail::utf8_accept;
    std::size_t at = 0;
    std::size_t boundary = 0;  // the text before it is valid and ends with a whole code point
    while (at < text.size()) {
        if (state == detail::utf8_accept) {
            at += detail::ascii_prefix(text.substr(at));
            boundary = at;
        }
        const std::size_t stop = text.size() - at < 32 ? text.size() : at + 32;
        for (; at < stop; ++at) state = detail::utf8_next(state, detail::byte_at(text, at));
        state &= 63U;
        if (state == detail::utf8_reject) break;
    }
    if (state == detail::utf8_accept) return text.size();
    while (boundary < text.size()) {
        const utf8_step step = decode_utf8(text, boundary);
        if (!step.valid) break;
        boundary += step.size;
    }
    return boundary;
}

[[nodiscard]] constexpr bool is_utf8(std::string_view text) noexcept { return find_bad_utf8(text) == text.size(); }

/// Refuses with reason::bad_utf8 at the offset where the first malformed sequence begins.
[[nodiscard]] constexpr result<void> validate_utf8(std::string_view text) noexcept {
    const std::size_t bad = find_bad_utf8(text);
    if (bad == text.size()) return {};
    return refusal{reason::bad_utf8, at_offset(bad, decode_utf8(text, bad).size)};
}

/// How many code points a text has: the bytes that are not continuation bytes. For bytes that are not UTF-8 it is only
/// an estimate.
[[nodiscard]] constexpr std::size_t count_code_points(std::string_view text) noexcept {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<std::uint8_t>(c) & 0xC0U) != 0x80U ? 1U : 0U;
    return count;
}

/// The greatest offset that is at most `offset` and not inside a code point: where a text may be cut.
[[nodiscard]] constexpr std::size_t code_point_boundary(std::string_view text, std::size_t offset) noexcept {
    if (offset >= text.size()) return text.size();
    for (std::size_t start = offset; start + 4 > offset; --start) {
        if ((detail::byte_at(text, start) & 0xC0U) != 0x80U)
            return start + decode_utf8(text, start).size > offset ? start : offset;
        if (start == 0) break;
    }
    return offset;
}

/// One code point as UTF-8 bytes, held in place.
struct utf8_bytes {
    std::array<char, 4> bytes{};
    std::uint8_t size = 0;

    [[nodiscard]] constexpr std::string_view text() const noexcept {
        return {bytes.data(), size & 7U};  // the mask lets GCC see that nobody reads eight bytes from here
    }
    friend constexpr bool operator==(const utf8_bytes&, const utf8_bytes&) = default;
};

/// Requires: `is_scalar_value(code_point)`.
[[nodiscard]] constexpr utf8_bytes encode_utf8(char32_t code_point) noexcept {
    expects(is_scalar_value(code_point), "mingbai::encode_utf8: a surrogate, or a value above U+10FFFF");
    const std::uint32_t c = code_point;
    const auto byte = [](std::uint32_t mark, std::uint32_t bits) { return static_cast<char>(mark | bits); };
    const auto tail = [byte](std::uint32_t bits) { return byte(0x80U, bits & 0x3FU); };
    if (c < 0x80) return {{byte(0, c)}, 1};
    if (c < 0x800) return {{byte(0xC0U, c >> 6), tail(c)}, 2};
    if (c < 0x10000) return {{byte(0xE0U, c >> 12), tail(c >> 6), tail(c)}, 3};
    return {{byte(0xF0U, c >> 18), tail(c >> 12), tail(c >> 6), tail(c)}, 4};
}

/// Appends one code point to anything with `append(const char*, size)`. Requires: `is_scalar_value(code_point)`.
template <class String>
constexpr void append_utf8(String& to, char32_t code_point) {
    const utf8_bytes encoded = encode_utf8(code_point);
    to.append(encoded.bytes.data(), encoded.size);
}

/// The code points of a text, from the front: `for (const auto [offset, step] : code_points(text))`. A view: the text
/// must outlive it. Malformed bytes appear as decode_utf8 answers them.
class code_points {
public:
    struct located_step {
        std::size_t offset = 0;
        utf8_step step{};

        friend constexpr bool operator==(const located_step&, const located_step&) = default;
    };

    class iterator {
    public:
        using value_type = located_step;
        using difference_type = std::ptrdiff_t;
        using pointer = const located_step*;
        using reference = located_step;
        using iterator_category = std::input_iterator_tag;
        using iterator_concept = std::forward_iterator_tag;

        constexpr iterator() noexcept = default;
        constexpr iterator(std::string_view text, std::size_t offset) noexcept
            : text_(text), at_{offset, decode_utf8(text, offset)} {}

        [[nodiscard]] constexpr located_step operator*() const noexcept { return at_; }
        [[nodiscard]] constexpr const located_step* operator->() const noexcept { return &at_; }
        constexpr iterator& operator++() noexcept {
            at_.offset += at_.step.size;
            at_.step = decode_utf8(text_, at_.offset);
            return *this;
        }
        constexpr iterator operator++(int) noexcept {
            iterator before = *this;
            ++*this;
            return before;
        }
        /// Requires: both walk the same text.
        friend constexpr bool operator==(const iterator& a, const iterator& b) noexcept {
            return a.at_.offset == b.at_.offset;
        }

    private:
        std::string_view text_{};
        located_step at_{};
    };

    constexpr explicit code_points(std::string_view text) noexcept : text_(text) {}

    [[nodiscard]] constexpr iterator begin() const noexcept { return {text_, 0}; }
    [[nodiscard]] constexpr iterator end() const noexcept { return {text_, text_.size()}; }

private:
    std::string_view text_;
};

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/display_width.hpp ----------------------------------------------------------------------------------

#include <string>

// Columns on a terminal, code point by code point: Chinese characters and full-width forms take two, combining and invisible
// ones none. A character of ambiguous width (UAX #11 "A", as “ ” …) takes one, as on terminals set to UTF-8; an emoji that
// several code points make up counts as their sum. A text that is shown should have no control characters; they count 0.

namespace mingbai::inline MINGBAI_ABI {

namespace detail {

template <std::size_t N>
[[nodiscard]] constexpr bool in_ranges(const std::array<code_point_range, N>& ranges, char32_t code_point) noexcept {
    std::size_t low = 0;
    std::size_t high = N;
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (ranges[middle].last < code_point)
            low = middle + 1;
        else
            high = middle;
    }
    return low < N && ranges[low].first <= code_point;
}

}  // namespace detail

/// How many columns a character takes: 0, 1 or 2.
[[nodiscard]] constexpr std::size_t display_width(char32_t code_point) noexcept {
    if (code_point >= 0x20 && code_point < 0x7F) return 1;
    if (code_point >= 0x4E00 && code_point <= 0x9FFF) return 2;
    if (detail::in_ranges(detail::two_columns, code_point)) return 2;
    return detail::in_ranges(detail::no_columns, code_point) ? 0 : 1;
}

/// How many columns a text takes. Malformed bytes count as the replacement characters that stand in for them.
[[nodiscard]] constexpr std::size_t display_width(std::string_view text) noexcept {
    std::size_t columns = 0;
    for (const auto [offset, step] : code_points(text)) columns += display_width(step.code_point);
    return columns;
}

/// The longest beginning of a text that takes at most so many columns. It ends with a whole character, and what combines
/// with that character.
[[nodiscard]] constexpr std::string_view prefix_of_width(std::string_view text, std::size_t columns) noexcept {
    for (const auto [offset, step] : code_points(text)) {
        const std::size_t width = display_width(step.code_point);
        if (width > columns) return text.substr(0, offset);
        columns -= width;
    }
    return text;
}

enum class alignment : std::uint8_t { left, right, center };

/// The text in exactly so many columns: filled up with spaces, or cut short and ended with `…`.
[[nodiscard]] inline std::string fixed_width(std::string_view text, std::size_t columns, alignment align = alignment::left) {
    const std::size_t width = display_width(text);
    std::string shown;
    if (width > columns) {
        if (columns == 0) return shown;
        const std::string_view kept = prefix_of_width(text, columns - 1);
        shown.append(kept).append("…").append(columns - 1 - display_width(kept), ' ');
        return shown;
    }
    const std::size_t spaces = columns - width;
    const std::size_t before = align == alignment::left ? 0 : align == alignment::right ? spaces : spaces / 2;
    return shown.append(before, ' ').append(text).append(spaces - before, ' ');
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/full_width.hpp -------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

namespace detail {

/// The usual forms of U+FF5F to U+FFEE, in order; U+0000 where there is none.
inline constexpr char16_t usual_forms_from_ff5f[] =
    u"⦅⦆。「」、・"
    u"ヲァィゥェォャュョッー"
    u"アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"
    u"\u3099\u309A"
    u"\u3164ㄱㄲㄳㄴㄵㄶㄷㄸㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅃㅄㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
    u"\0\0\0ㅏㅐㅑㅒㅓㅔ\0\0ㅕㅖㅗㅘㅙㅚ\0\0ㅛㅜㅝㅞㅟㅠ\0\0ㅡㅢㅣ\0\0\0"
    u"\u00A2\u00A3\u00AC\u00AF\u00A6\u00A5₩\0│←↑→↓■○";
static_assert(sizeof(usual_forms_from_ff5f) / sizeof(char16_t) == 0xFFEE - 0xFF5F + 2);

}  // namespace detail

/// The usual form of a full-width or half-width character, and any other character unchanged: Ａ→A, （→(, ：→:,
/// U+3000→space, ￥→¥, ｱ→ア. One character becomes one character.
///
/// Exactly the characters that Unicode gives a <wide> or <narrow> decomposition (UAX #11, "Fullwidth" and "Halfwidth"),
/// so a half-width voiced sign becomes the combining one. Chinese punctuation that has no ASCII counterpart of the other
/// width (。、【】) is not a width form and stays. With `code_points` (utf8.hpp), which tells the offset of each, a text
/// is read folded without allocation and every position is one in the source.
[[nodiscard]] constexpr char32_t fold_width(char32_t code_point) noexcept {
    if (code_point == 0x3000) return U' ';
    if (code_point < 0xFF01 || code_point > 0xFFEE) return code_point;
    if (code_point <= 0xFF5E) return code_point - 0xFF01 + U'!';
    const char16_t usual = detail::usual_forms_from_ff5f[code_point - 0xFF5F];
    return usual == 0 ? code_point : char32_t{usual};
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/strong_id.hpp --------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// What makes one kind of identifier: its greatest length, its validity check, and the reason a bad one is refused with.
template <class Kind>
concept id_kind = requires(std::string_view text) {
    { Kind::capacity } -> std::convertible_to<std::size_t>;
    { Kind::valid(text) } -> std::same_as<bool>;
    { Kind::invalid } -> std::convertible_to<reason>;
};

/// A short identifier that cannot be mistaken for one of another kind, held in place without allocation.
///
/// Three doors: a literal (`filing_number{"26HE300128"}`, a bad one does not compile), `parse` for data, and `unchecked`
/// for text that another program already vouched for. A default-constructed id is empty and names nothing.
template <id_kind Kind>
class strong_id {
public:
    using kind = Kind;

    constexpr strong_id() noexcept = default;

    template <std::size_t N>
    consteval strong_id(const char (&literal)[N]) {
        const std::string_view text(literal, N - 1);
        expects(Kind::valid(text), "mingbai::strong_id: the literal is not a valid identifier of this kind");
        assign(text);
    }

    [[nodiscard]] static constexpr result<strong_id> parse(std::string_view text) noexcept {
        if (text.size() > Kind::capacity || !Kind::valid(text)) return refusal{Kind::invalid, at_offset(0, clipped(text))};
        return unchecked(text);
    }

    /// Requires: `text.size() <= Kind::capacity`.
    [[nodiscard]] static constexpr strong_id unchecked(std::string_view text) noexcept {
        strong_id id;
        id.assign(text);
        return id;
    }

    [[nodiscard]] constexpr std::string_view text() const noexcept { return {text_.data(), size_}; }
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }

    friend constexpr bool operator==(const strong_id& a, const strong_id& b) noexcept { return a.text() == b.text(); }
    friend constexpr std::strong_ordering operator<=>(const strong_id& a, const strong_id& b) noexcept {
        return a.text() <=> b.text();
    }

private:
    static_assert(Kind::capacity <= 255, "mingbai::strong_id: an identifier is at most 255 bytes");

    static constexpr std::uint32_t clipped(std::string_view text) noexcept {
        return static_cast<std::uint32_t>(text.size() < 0xffffffffU ? text.size() : 0xffffffffU);
    }

    constexpr void assign(std::string_view text) noexcept {
        expects(text.size() <= Kind::capacity, "mingbai::strong_id: the text is longer than an identifier of this kind");
        for (std::size_t i = 0; i < text.size(); ++i) text_[i] = text[i];
        size_ = static_cast<std::uint8_t>(text.size());
    }

    std::array<char, Kind::capacity> text_{};
    std::uint8_t size_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI

template <mingbai::id_kind Kind>
struct std::hash<mingbai::strong_id<Kind>> {
    [[nodiscard]] std::size_t operator()(const mingbai::strong_id<Kind>& id) const noexcept {
        return std::hash<std::string_view>{}(id.text());
    }
};

// ---- mingbai/base/ids.hpp --------------------------------------------------------------------------------------------

// The identifiers that more than one wing speaks of. Validity is what the bytes may be, no more: whether a number is in
// service, an agent under contract or a plan filed is answered by the carrier's own systems.

namespace mingbai::inline MINGBAI_ABI {

namespace detail {

/// A carrier's own identifier: 1 to Capacity visible ASCII characters.
template <std::size_t Capacity>
struct carrier_id_kind {
    static constexpr std::size_t capacity = Capacity;
    static constexpr reason invalid = reason::bad_identifier;
    [[nodiscard]] static constexpr bool valid(std::string_view text) noexcept {
        return !text.empty() && text.size() <= Capacity && all_visible_ascii(text);
    }
};

}  // namespace detail

/// Digits only, 5 to 15 of them: at most what ITU-T E.164 section 6 allows, at least what a service number has. A `+`, a
/// space or a hyphen is not part of the number: `read_msisdn` (base/msisdn.hpp) takes them off.
struct subscriber_number_kind {
    static constexpr std::size_t capacity = 15;
    static constexpr reason invalid = reason::bad_subscriber_number;
    [[nodiscard]] static constexpr bool valid(std::string_view text) noexcept {
        return text.size() >= 5 && text.size() <= capacity && detail::all_digits(text);
    }
};

/// A subscriber's number (MSISDN), the one that orders, answers and is billed.
using subscriber_number = strong_id<subscriber_number_kind>;

/// True for eleven digits that begin 13 to 19, as mainland mobile numbers do. Practice, not a test of validity.
[[nodiscard]] constexpr bool observed_mainland_mobile_form(std::string_view text) noexcept {
    return text.size() == 11 && detail::all_digits(text) && text[0] == '1' && text[1] >= '3';
}

/// 1 to 32 visible ASCII characters. No rule text gives a grammar for the number, so none is enforced.
struct filing_number_kind {
    static constexpr std::size_t capacity = 32;
    static constexpr reason invalid = reason::bad_filing_number;
    [[nodiscard]] static constexpr bool valid(std::string_view text) noexcept {
        return !text.empty() && text.size() <= capacity && detail::all_visible_ascii(text);
    }
};

/// 方案编号, the number under which a tariff plan was filed and disclosed; the plan's identity.
using filing_number = strong_id<filing_number_kind>;

/// True for the form seen on all carriers' plans: two digits (the filing year), two capital letters (the province, JT for
/// group-wide plans), six digits. Practice, so a number of another form deserves advice, never a refusal.
[[nodiscard]] constexpr bool observed_filing_number_form(std::string_view text) noexcept {
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    return text.size() == 10 && detail::all_digits(text.substr(0, 2)) && capital(text[2]) && capital(text[3]) &&
           detail::all_digits(text.substr(4));
}

/// 3 to 21 digits.
struct short_code_kind {
    static constexpr std::size_t capacity = 21;
    static constexpr reason invalid = reason::bad_short_code;
    [[nodiscard]] static constexpr bool valid(std::string_view text) noexcept {
        return text.size() >= 3 && text.size() <= capacity && detail::all_digits(text);
    }
};

/// 短信端口号, the number a platform sends messages from and customers answer to: 10001, 106….
using short_code = strong_id<short_code_kind>;

struct agent_id_kind : detail::carrier_id_kind<31> {};
/// 代理商, a company that sells for the carrier.
using agent_id = strong_id<agent_id_kind>;

struct channel_id_kind : detail::carrier_id_kind<31> {};
/// 渠道, where plans are sold and orders taken: a hall, an app, a web shop, an agent's page.
using channel_id = strong_id<channel_id_kind>;

struct region_code_kind : detail::carrier_id_kind<15> {};
/// 地区, in whichever code the carrier uses throughout: an administrative code, a province's letters.
using region_code = strong_id<region_code_kind>;

struct customer_id_kind : detail::carrier_id_kind<47> {};
/// 客户, the party to the agreement, who may have many subscriber numbers.
using customer_id = strong_id<customer_id_kind>;

struct subject_id_kind : detail::carrier_id_kind<64> {};
/// The pseudonym that evidence is kept under instead of a person's number; long enough for a SHA-256 in hexadecimal.
using subject_id = strong_id<subject_id_kind>;

struct order_id_kind : detail::carrier_id_kind<47> {};
/// 受理单号, the work order that a request was accepted under.
using order_id = strong_id<order_id_kind>;

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/filing_number_search.hpp ---------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// A filing number in running text, and the bytes that it takes there.
struct found_filing_number {
    filing_number number{};
    std::size_t offset = 0;
    std::size_t length = 0;

    friend constexpr bool operator==(const found_filing_number&, const found_filing_number&) = default;
};

/// Finds the first filing number from `from` on: what follows 方案编号, after a full-width, half-width or no colon and any
/// spaces (the ways it is written in real messages). In running text it is made of letters, digits and hyphens, also
/// full-width ones, and ends before anything else; one longer than a filing number may be is none.
///
/// To find further ones, go on from `offset + length`.
[[nodiscard]] constexpr std::optional<found_filing_number> find_filing_number(std::string_view text,
                                                                              std::size_t from = 0) noexcept {
    constexpr std::string_view label = "方案编号";
    while (true) {
        const std::size_t labelled = text.find(label, from);
        if (labelled == std::string_view::npos) return std::nullopt;
        from = labelled + label.size();

        const auto next = [&](std::size_t at) { return fold_width(decode_utf8(text, at).code_point); };
        std::size_t begin = from;
        bool colon = false;
        while (next(begin) == U' ' || (next(begin) == U':' && !colon)) {
            colon = colon || next(begin) == U':';
            begin += decode_utf8(text, begin).size;
        }
        std::array<char, filing_number::kind::capacity> letters{};
        std::size_t size = 0;
        std::size_t end = begin;
        while (true) {
            const char32_t c = next(end);
            const bool letter = (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || c == U'-';
            if (!letter) break;
            if (size < letters.size()) letters[size] = static_cast<char>(c);
            ++size;
            end += decode_utf8(text, end).size;
        }
        if (size > 0 && size <= letters.size())
            return found_filing_number{filing_number::unchecked({letters.data(), size}), begin, end - begin};
    }
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/folded_text.hpp ------------------------------------------------------------------------------------

#include <vector>

namespace mingbai::inline MINGBAI_ABI {

namespace detail {

/// Appends the folded text; `shorter(size, after)` is called where a character became shorter than its source, with the
/// size of the result and the offset in the source that now correspond.
template <class Shorter>
void append_folded(std::string& to, std::string_view source, Shorter&& shorter) {
    for (const auto [offset, step] : code_points(source)) {
        const char32_t usual = fold_width(step.code_point);
        if (!step.valid || usual == step.code_point) {
            to.append(source.substr(offset, step.size));
            continue;
        }
        const utf8_bytes bytes = encode_utf8(usual);
        to.append(bytes.text());
        if (bytes.size != step.size) shorter(to.size(), offset + step.size);
    }
}

}  // namespace detail

/// A text with its full-width and half-width characters in their usual form, which still knows where each of its bytes
/// stands in the source. Bytes that are not UTF-8 are kept as they are. It owns its text: the source may go.
class folded_text {
public:
    explicit folded_text(std::string_view source) {
        text_.reserve(source.size());
        detail::append_folded(text_, source, [this](std::size_t size, std::size_t after) {
            pieces_.push_back({size, after});
        });
    }

    [[nodiscard]] const std::string& text() const& noexcept { return text_; }
    [[nodiscard]] std::string text() && noexcept { return std::move(text_); }

    /// The offset in the source of the byte at this offset of `text()`. Requires: `offset <= text().size()`, and that it
    /// is where a character begins or the end.
    [[nodiscard]] std::size_t source_offset(std::size_t offset) const noexcept {
        expects(offset <= text_.size(), "mingbai::folded_text::source_offset: beyond the end");
        std::size_t low = 0;
        std::size_t high = pieces_.size();
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (pieces_[middle].folded <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low == 0 ? offset : pieces_[low - 1].source + (offset - pieces_[low - 1].folded);
    }

private:
    /// From here to the next piece, source and text run side by side.
    struct piece {
        std::size_t folded;
        std::size_t source;
    };

    std::string text_;
    std::vector<piece> pieces_;  // ascending; one for each character that folding made shorter
};

/// The text with its full-width and half-width characters in their usual form.
[[nodiscard]] inline std::string fold_width(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    detail::append_folded(folded, text, [](std::size_t, std::size_t) {});
    return folded;
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/function_ref.hpp -----------------------------------------------------------------------------------

#include <memory>

namespace mingbai::inline MINGBAI_ABI {

template <class Signature>
class function_ref;

/// A callable passed as a parameter without being copied or owned: two pointers. Use it for parameters only; it must not
/// outlive the callable it was made from.
template <class R, class... Args>
class function_ref<R(Args...)> {
public:
    template <class F>
        requires(!std::is_same_v<std::remove_cvref_t<F>, function_ref> && std::is_invocable_r_v<R, F&, Args...>)
    function_ref(F&& callable) noexcept
        : callable_(const_cast<void*>(static_cast<const void*>(std::addressof(callable)))), call_([](void* object, Args... args) -> R {
              return (*static_cast<std::remove_reference_t<F>*>(object))(std::forward<Args>(args)...);
          }) {}

    R operator()(Args... args) const { return call_(callable_, std::forward<Args>(args)...); }

private:
    void* callable_;
    R (*call_)(void*, Args...);
};

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/hex.hpp --------------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// Two lower-case hexadecimal digits for each byte.
[[nodiscard]] inline std::string to_hex(std::span<const std::uint8_t> bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text(2 * bytes.size(), '0');
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        text[2 * i] = digits[bytes[i] >> 4U];
        text[2 * i + 1] = digits[bytes[i] & 0x0fU];
    }
    return text;
}

/// Reads two hexadecimal digits of either case for each byte of `into`. Refused with reason::bad_hex at the first byte
/// that is no digit, or at the place where the lengths part; `into` is then unspecified.
[[nodiscard]] constexpr result<void> from_hex(std::string_view text, std::span<std::uint8_t> into) noexcept {
    const auto value = [](char digit) noexcept -> unsigned {
        if (digit >= '0' && digit <= '9') return static_cast<unsigned>(digit - '0');
        if (digit >= 'a' && digit <= 'f') return static_cast<unsigned>(digit - 'a') + 10U;
        if (digit >= 'A' && digit <= 'F') return static_cast<unsigned>(digit - 'A') + 10U;
        return 16U;
    };
    const std::size_t wanted = 2 * into.size();
    for (std::size_t i = 0; i < text.size() && i < wanted; ++i) {
        const unsigned nibble = value(text[i]);
        if (nibble > 15U) return refusal{reason::bad_hex, at_offset(i, 1)};
        const unsigned high = i % 2 == 0 ? nibble << 4U : into[i / 2] | nibble;
        into[i / 2] = static_cast<std::uint8_t>(high);
    }
    if (text.size() != wanted) return refusal{reason::bad_hex, at_offset(text.size() < wanted ? text.size() : wanted)};
    return {};
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/sha256.hpp -----------------------------------------------------------------------------------------

#include <cstring>

namespace mingbai::inline MINGBAI_ABI {

/// The 32 bytes of a SHA-256 digest. Ordered byte by byte. For secrets compare with `equal_in_constant_time` (hmac.hpp).
struct sha256_digest {
    std::array<std::uint8_t, 32> bytes{};

    /// Refused with reason::bad_hex unless `text` is exactly 64 hexadecimal digits.
    [[nodiscard]] static constexpr result<sha256_digest> from_hex(std::string_view text) noexcept {
        sha256_digest digest;
        const result<void> read = mingbai::from_hex(text, digest.bytes);
        if (!read) return read.error();
        return digest;
    }

    /// The bytes as a string of bytes; valid as long as the digest.
    [[nodiscard]] std::string_view view() const noexcept {
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }

    friend constexpr bool operator==(const sha256_digest&, const sha256_digest&) = default;
    friend constexpr std::strong_ordering operator<=>(const sha256_digest& a, const sha256_digest& b) noexcept {
        for (std::size_t i = 0; i < a.bytes.size(); ++i)
            if (a.bytes[i] != b.bytes[i]) return a.bytes[i] <=> b.bytes[i];
        return std::strong_ordering::equal;
    }
};

/// 64 lower-case hexadecimal digits.
[[nodiscard]] inline std::string to_hex(const sha256_digest& digest) {
    return to_hex(std::span<const std::uint8_t>(digest.bytes));
}

namespace detail {

using sha256_state = std::array<std::uint32_t, 8>;

inline constexpr std::size_t sha256_block = 64;

// FIPS 180-4, 5.3.3 and 4.2.2: the fractional parts of the square roots of the first 8 primes and of the cube roots of
// the first 64.
inline constexpr sha256_state sha256_initial = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                                0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
inline constexpr std::array<std::uint32_t, 64> sha256_constants = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

[[nodiscard]] constexpr std::uint32_t big_endian_word(const char* bytes) noexcept {
    const auto byte = [bytes](std::size_t i) noexcept {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i]));
    };
    return byte(0) << 24U | byte(1) << 16U | byte(2) << 8U | byte(3);
}

/// One step of FIPS 180-4, 6.2.2: instead of moving eight variables along, the caller passes them in rotated order.
constexpr void sha256_step(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t& d, std::uint32_t e,
                           std::uint32_t f, std::uint32_t g, std::uint32_t& h, std::uint32_t scheduled) noexcept {
    const std::uint32_t sum1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
    const std::uint32_t choice = g ^ (e & (f ^ g));
    const std::uint32_t sum0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
    const std::uint32_t majority = (a & b) | (c & (a | b));
    const std::uint32_t first = h + sum1 + choice + scheduled;
    d += first;
    h = first + sum0 + majority;
}

/// Eight steps; `words` is the sixteen-word window of the message schedule, `at` a multiple of 8.
template <bool Extend>
constexpr void sha256_eight(sha256_state& s, std::array<std::uint32_t, 16>& words, std::size_t at) noexcept {
    const auto next = [&words, at](std::size_t i) noexcept {
        const std::size_t t = at + i;
        if constexpr (Extend) {
            const std::uint32_t early = words[(t + 1) % 16];
            const std::uint32_t late = words[(t + 14) % 16];
            words[t % 16] += (std::rotr(early, 7) ^ std::rotr(early, 18) ^ (early >> 3U)) + words[(t + 9) % 16] +
                             (std::rotr(late, 17) ^ std::rotr(late, 19) ^ (late >> 10U));
        }
        return words[t % 16] + sha256_constants[t];
    };
    sha256_step(s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7], next(0));
    sha256_step(s[7], s[0], s[1], s[2], s[3], s[4], s[5], s[6], next(1));
    sha256_step(s[6], s[7], s[0], s[1], s[2], s[3], s[4], s[5], next(2));
    sha256_step(s[5], s[6], s[7], s[0], s[1], s[2], s[3], s[4], next(3));
    sha256_step(s[4], s[5], s[6], s[7], s[0], s[1], s[2], s[3], next(4));
    sha256_step(s[3], s[4], s[5], s[6], s[7], s[0], s[1], s[2], next(5));
    sha256_step(s[2], s[3], s[4], s[5], s[6], s[7], s[0], s[1], next(6));
    sha256_step(s[1], s[2], s[3], s[4], s[5], s[6], s[7], s[0], next(7));
}

constexpr void sha256_compress(sha256_state& state, const char* block) noexcept {
    std::array<std::uint32_t, 16> words{};
    for (std::size_t i = 0; i < 16; ++i) words[i] = big_endian_word(block + 4 * i);
    sha256_state s = state;
    sha256_eight<false>(s, words, 0);
    sha256_eight<false>(s, words, 8);
    for (std::size_t at = 16; at < 64; at += 16) {
        sha256_eight<true>(s, words, at);
        sha256_eight<true>(s, words, at + 8);
    }
    for (std::size_t i = 0; i < 8; ++i) state[i] += s[i];
}

constexpr void sha256_copy(char* to, const char* from, std::size_t count) noexcept {
    if (std::is_constant_evaluated()) {
        for (std::size_t i = 0; i < count; ++i) to[i] = from[i];
    } else if (count != 0) {
        std::memcpy(to, from, count);
    }
}

}  // namespace detail

/// SHA-256 (FIPS 180-4) as a running hash; portable, no allocation, usable in constant expressions. Messages up to 2^61
/// bytes.
class sha256_hasher {
public:
    using digest_type = sha256_digest;
    static constexpr std::size_t block_size = detail::sha256_block;

    constexpr void update(std::string_view bytes) noexcept {
        length_ += bytes.size();
        if (filled_ != 0) {
            const std::size_t room = block_size - filled_;
            const std::size_t taken = bytes.size() < room ? bytes.size() : room;
            detail::sha256_copy(pending_.data() + filled_, bytes.data(), taken);
            filled_ += taken;
            bytes.remove_prefix(taken);
            if (filled_ < block_size) return;
            detail::sha256_compress(state_, pending_.data());
        }
        while (bytes.size() >= block_size) {
            detail::sha256_compress(state_, bytes.data());
            bytes.remove_prefix(block_size);
        }
        detail::sha256_copy(pending_.data(), bytes.data(), bytes.size());
        filled_ = bytes.size();
    }

    /// The digest of everything fed so far. The hasher is spent: only assignment makes it usable again.
    [[nodiscard]] constexpr sha256_digest finish() noexcept {
        pending_[filled_++] = static_cast<char>(0x80);
        if (filled_ > block_size - 8) {
            while (filled_ < block_size) pending_[filled_++] = 0;
            detail::sha256_compress(state_, pending_.data());
            filled_ = 0;
        }
        while (filled_ < block_size - 8) pending_[filled_++] = 0;
        const std::uint64_t bits = length_ * 8U;
        for (unsigned i = 0; i < 8; ++i) pending_[filled_++] = static_cast<char>(bits >> (56U - 8U * i) & 0xffU);
        detail::sha256_compress(state_, pending_.data());

        sha256_digest digest;
        for (std::size_t i = 0; i < digest.bytes.size(); ++i)
            digest.bytes[i] = static_cast<std::uint8_t>(state_[i / 4] >> (24U - 8U * (i % 4)) & 0xffU);
        return digest;
    }

private:
    detail::sha256_state state_ = detail::sha256_initial;
    std::uint64_t length_ = 0;
    std::size_t filled_ = 0;
    std::array<char, block_size> pending_{};
};

/// The SHA-256 digest of some bytes.
[[nodiscard]] constexpr sha256_digest sha256(std::string_view bytes) noexcept {
    sha256_hasher hasher;
    hasher.update(bytes);
    return hasher.finish();
}

}  // namespace mingbai::inline MINGBAI_ABI

/// A digest is already evenly spread: eight of its bytes are its hash.
template <>
struct std::hash<mingbai::sha256_digest> {
    [[nodiscard]] std::size_t operator()(const mingbai::sha256_digest& digest) const noexcept {
        std::size_t value = 0;
        std::memcpy(&value, digest.bytes.data(), sizeof value);
        return value;
    }
};

// ---- mingbai/base/hmac.hpp -------------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// HMAC (RFC 2104, FIPS 198-1) over any digest engine. The key is absorbed once, by the constructor; a copy taken then
/// authenticates one message after another without hashing the key again.
template <digest_engine Hasher = sha256_hasher>
class hmac {
public:
    using digest_type = typename Hasher::digest_type;
    static constexpr std::size_t block_size = Hasher::block_size;

    constexpr explicit hmac(std::string_view key) noexcept {
        std::array<char, block_size> pad{};
        if (key.size() > block_size) {
            const digest_type shortened = digest_of<Hasher>(key);
            for (std::size_t i = 0; i < shortened.bytes.size(); ++i) pad[i] = static_cast<char>(shortened.bytes[i]);
        } else {
            for (std::size_t i = 0; i < key.size(); ++i) pad[i] = key[i];
        }
        for (char& byte : pad) byte = static_cast<char>(byte ^ 0x36);
        inner_.update({pad.data(), pad.size()});
        for (char& byte : pad) byte = static_cast<char>(byte ^ 0x36 ^ 0x5c);
        outer_.update({pad.data(), pad.size()});
    }

    constexpr void update(std::string_view bytes) noexcept { inner_.update(bytes); }

    /// The authentication code of everything fed so far. The object is spent: only assignment makes it usable again.
    [[nodiscard]] constexpr digest_type finish() noexcept {
        const digest_type inside = inner_.finish();
        std::array<char, sizeof(inside.bytes)> text{};
        for (std::size_t i = 0; i < text.size(); ++i) text[i] = static_cast<char>(inside.bytes[i]);
        outer_.update({text.data(), text.size()});
        return outer_.finish();
    }

private:
    Hasher inner_;
    Hasher outer_;
};

/// HMAC-SHA-256 of one message. A key longer than 64 bytes is hashed first, as the standard says.
[[nodiscard]] constexpr sha256_digest hmac_sha256(std::string_view key, std::string_view message) noexcept {
    hmac<> code(key);
    code.update(message);
    return code.finish();
}

/// Whether two byte strings are equal, in a time that depends on their lengths only: for authentication codes and
/// one-time codes, where the place of the first difference must not leak.
[[nodiscard]] constexpr bool equal_in_constant_time(std::string_view a, std::string_view b) noexcept {
    if (a.size() != b.size()) return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        difference |= static_cast<unsigned>(static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]));
    return difference == 0;
}

/// The same for two digests.
[[nodiscard]] constexpr bool equal_in_constant_time(const sha256_digest& a, const sha256_digest& b) noexcept {
    unsigned difference = 0;
    for (std::size_t i = 0; i < a.bytes.size(); ++i)
        difference |= static_cast<unsigned>(a.bytes[i]) ^ static_cast<unsigned>(b.bytes[i]);
    return difference == 0;
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/random_source.hpp ----------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// Where unpredictable bytes come from. The library has no randomness of its own: a carrier passes its operating
/// system's source, its security module, or an `hmac_drbg` seeded from either. A source fills the whole span, always.
template <class Source>
concept random_source = std::movable<Source> && requires(Source source, std::span<std::uint8_t> into) {
    { source.fill(into) } -> std::same_as<void>;
};

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/hmac_drbg.hpp --------------------------------------------------------------------------------------

#include <algorithm>

namespace mingbai::inline MINGBAI_ABI {

/// HMAC_DRBG (NIST SP 800-90A, 10.1.2) over SHA-256: unpredictable bytes from a seed that the caller supplies, at least
/// 32 bytes of it from a true source. The same seed gives the same bytes, which is what tests and replays want; two
/// ledgers must not share a seed.
///
/// A request is answered from at most 64 KiB at a time, as the standard asks; a greater one is simply several. After
/// 2^48 requests the standard asks for a `reseed`; at a million a second that is nine years.
template <digest_engine Hasher = sha256_hasher>
class hmac_drbg {
public:
    constexpr explicit hmac_drbg(std::string_view entropy, std::string_view nonce = {},
                                 std::string_view personalization = {}) noexcept {
        value_.bytes.fill(0x01);
        mix(entropy, nonce, personalization);
    }

    /// Mixes fresh entropy in: from here on the bytes depend on it as well.
    constexpr void reseed(std::string_view entropy, std::string_view additional = {}) noexcept {
        mix(entropy, additional, {});
    }

    constexpr void fill(std::span<std::uint8_t> into) noexcept {
        constexpr std::size_t request_limit = 65536;
        do {
            const std::span<std::uint8_t> request = into.first((std::min)(into.size(), request_limit));
            into = into.subspan(request.size());
            generate(request);
        } while (!into.empty());
    }

private:
    using bytes = std::array<char, 32>;

    [[nodiscard]] static constexpr bytes chars(const sha256_digest& digest) noexcept {
        bytes text{};
        for (std::size_t i = 0; i < text.size(); ++i) text[i] = static_cast<char>(digest.bytes[i]);
        return text;
    }

    constexpr void step() noexcept {
        hmac<Hasher> code = keyed_;
        const bytes value = chars(value_);
        code.update({value.data(), value.size()});
        value_ = code.finish();
    }

    // HMAC_DRBG_Update; the second pass is made only when there is data to mix in.
    constexpr void mix(std::string_view a, std::string_view b, std::string_view c) noexcept {
        const bool data = !a.empty() || !b.empty() || !c.empty();
        for (const char round : {'\x00', '\x01'}) {
            hmac<Hasher> code = keyed_;
            const bytes value = chars(value_);
            code.update({value.data(), value.size()});
            code.update({&round, 1});
            code.update(a);
            code.update(b);
            code.update(c);
            const bytes key = chars(code.finish());
            keyed_ = hmac<Hasher>({key.data(), key.size()});
            step();
            if (!data) return;
        }
    }

    constexpr void generate(std::span<std::uint8_t> into) noexcept {
        while (!into.empty()) {
            step();
            const std::size_t taken = (std::min)(into.size(), value_.bytes.size());
            for (std::size_t i = 0; i < taken; ++i) into[i] = value_.bytes[i];
            into = into.subspan(taken);
        }
        mix({}, {}, {});
    }

    hmac<Hasher> keyed_{std::string_view("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 32)};
    sha256_digest value_{};
};

hmac_drbg(std::string_view) -> hmac_drbg<>;
hmac_drbg(std::string_view, std::string_view) -> hmac_drbg<>;
hmac_drbg(std::string_view, std::string_view, std::string_view) -> hmac_drbg<>;

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/html_text.hpp --------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// Appends text to an HTML document, between tags or in a quoted attribute: whatever it says stays text. `&`, `<`, `>`, `"`
/// and `'` become references; bytes that are not UTF-8 and control characters that HTML forbids become U+FFFD.
inline void append_html_text(std::string& to, std::string_view text) {
    for (const auto [offset, step] : code_points(text)) {
        const char32_t c = step.code_point;
        const bool forbidden = !step.valid || (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7f && c < 0xa0);
        if (forbidden) {
            append_utf8(to, U'\uFFFD');
            continue;
        }
        switch (c) {
            case U'&': to.append("&amp;"); break;
            case U'<': to.append("&lt;"); break;
            case U'>': to.append("&gt;"); break;
            case U'"': to.append("&quot;"); break;
            case U'\'': to.append("&#39;"); break;
            default: to.append(text.substr(offset, step.size)); break;
        }
    }
}

/// Text as it stands in an HTML document; see `append_html_text`.
[[nodiscard]] inline std::string html_text(std::string_view text) {
    std::string escaped;
    escaped.reserve(text.size() + text.size() / 8);
    append_html_text(escaped, text);
    return escaped;
}

/// Appends a JSON document to the text of a `<script>` element: `<` is written as its escape, so that no string in it can end
/// the element. The document stays the same value.
inline void append_script_json(std::string& to, std::string_view json) {
    for (const char c : json) {
        if (c == '<')
            to.append("\\u003c");
        else
            to.push_back(c);
    }
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/detail/json_text.hpp -------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::detail {

inline constexpr std::uint64_t every_byte = 0x0101010101010101U;

/// Marks, with the high bit of their byte, the bytes that a JSON string cannot hold as they are, and all beyond ASCII. Above
/// the lowest mark there may be false ones (a borrow runs upwards); the lowest is right.
[[nodiscard]] constexpr std::uint64_t marked_for_json(std::uint64_t word) noexcept {
    constexpr std::uint64_t high = every_byte * 0x80U;
    const std::uint64_t quote = word ^ every_byte * std::uint64_t{'"'};
    const std::uint64_t backslash = word ^ every_byte * std::uint64_t{'\\'};
    return (((word - every_byte * 0x20U) | (quote - every_byte) | (backslash - every_byte)) & ~word & high) | (word & high);
}

/// True when the three lowest bytes are a code point that is not led by E0 or ED, whose second byte has a narrower range:
/// nearly all Chinese text.
[[nodiscard]] constexpr bool easy_three_bytes(std::uint64_t word) noexcept {
    return (word & 0xC0'C0F0U) == 0x80'80E0U && (word & 0xFFU) != 0xE0 && (word & 0xFFU) != 0xED;
}

/// The fewer than eight bytes from `at` to the end of the text, filled up with letters.
[[nodiscard]] constexpr std::uint64_t last_bytes(std::string_view text, std::size_t at) noexcept {
    constexpr std::uint64_t letters = every_byte * std::uint64_t{'a'};
    const std::size_t left = text.size() - at;
    if (text.size() >= 8) {
        if (left == 0) return letters;
        const std::size_t unwanted = 8 * (8 - left);
        return eight_bytes(text, text.size() - 8) >> unwanted | letters << (64 - unwanted);
    }
    std::uint64_t word = letters;
    for (std::size_t i = text.size(); i > at; --i) word = word << 8 | byte_at(text, i - 1);
    return word;
}

[[nodiscard]] constexpr std::uint64_t eight_or_fewer(std::string_view text, std::size_t at) noexcept {
    return text.size() - at >= 8 ? eight_bytes(text, at) : last_bytes(text, at);
}

/// The length of the longest prefix that stands in a JSON string as it is: UTF-8 without `"`, `\` and U+0000 to U+001F.
/// `take(at, word)` is called with the bytes in their order, eight at a time and often overlapping.
template <class Take>
[[nodiscard]] constexpr std::size_t plain_json_prefix(std::string_view text, Take take) noexcept {
    std::size_t at = 0;
    while (at < text.size()) {
        std::uint64_t word = eight_or_fewer(text, at);
        take(at, word);
        const std::uint64_t marks = marked_for_json(word);
        if (marks == 0) {
            at += text.size() - at < 8 ? text.size() - at : 8;
            continue;
        }
        at += static_cast<std::size_t>(std::countr_zero(marks)) / 8;
        if (byte_at(text, at) < 0x80) return at;
        while (at < text.size()) {
            word = eight_or_fewer(text, at);
            take(at, word);
            if (!easy_three_bytes(word)) break;
            at += easy_three_bytes(word >> 24) ? 6U : 3U;
        }
        if (at == text.size() || (word & 0x80U) == 0) continue;
        const utf8_step step = decode_utf8(text, at);
        if (!step.valid) return at;
        at += step.size;
    }
    return at;
}

[[nodiscard]] constexpr std::size_t plain_json_prefix(std::string_view text) noexcept {
    return plain_json_prefix(text, [](std::size_t, std::uint64_t) {});
}

/// The first eight bytes of a key as a number, the first one highest; zero bytes stand in for missing ones. Of two keys
/// with different ranks the one of lower rank comes first.
[[nodiscard]] constexpr std::uint64_t key_rank(std::string_view key) noexcept {
    std::uint64_t rank = 0;
    for (std::size_t i = 0; i < 8; ++i) rank = rank << 8 | (i < key.size() ? byte_at(key, i) : 0U);
    return rank;
}

/// The end of the JSON number (RFC 8259 section 6) that begins at `at`, or the offset where it stops being one.
struct json_number {
    std::size_t end = 0;
    bool valid = false;
    bool integer = false;  ///< neither fraction nor exponent
};

[[nodiscard]] constexpr json_number scan_json_number(std::string_view text, std::size_t at) noexcept {
    const auto digits = [&] {
        const std::size_t first = at;
        while (at < text.size() && is_digit(text[at])) ++at;
        return at > first;
    };
    const auto next_is = [&](char c) { return at < text.size() && text[at] == c; };
    if (next_is('-')) ++at;
    if (next_is('0'))
        ++at;
    else if (!digits())
        return {at, false, false};
    bool integer = true;
    if (next_is('.')) {
        ++at;
        integer = false;
        if (!digits()) return {at, false, false};
    }
    if (next_is('e') || next_is('E')) {
        ++at;
        integer = false;
        if (next_is('+') || next_is('-')) ++at;
        if (!digits()) return {at, false, false};
    }
    return {at, true, integer};
}

}  // namespace mingbai::inline MINGBAI_ABI::detail

// ---- mingbai/base/json_value.hpp -------------------------------------------------------------------------------------

#include <initializer_list>

namespace mingbai::inline MINGBAI_ABI {

enum class json_kind : std::uint8_t {
    null,
    boolean,
    integer,  ///< from -2^63 to 2^64-1
    number,   ///< any number, kept as it is written: only where json_numbers::as_text asked for it
    string,
    array,
    object,
};

namespace detail {

[[nodiscard]] constexpr bool is_container(json_kind kind) noexcept {
    return kind == json_kind::array || kind == json_kind::object;
}

/// One value, key or index entry of a document. A document is its nodes in the order of its text:
///
///   array   its node, its elements
///   object  its node, one node whose data is the position of the index or 0, for each member its key and its value, and
///           for an object of many members the index: a node for each member, ascending by key
struct json_node {
    std::uint32_t offset = 0;       ///< in the text; of a string, behind its quote; of an index entry, its key's position
    json_kind kind{};
    bool negative = false;          ///< an integer whose data is that of a std::int64_t
    std::uint64_t data = 0;         ///< boolean, integer; size of a text; size and end of a container; rank of an index entry

    [[nodiscard]] constexpr std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(data); }
    /// The position of the node after the container.
    [[nodiscard]] constexpr std::uint32_t end() const noexcept { return static_cast<std::uint32_t>(data >> 32); }
    constexpr void set(std::uint64_t size, std::uint64_t end) noexcept { data = end << 32 | size; }
};

struct json_tree {
    const json_node* nodes = nullptr;
    const char* text = nullptr;

    [[nodiscard]] constexpr std::string_view text_of(const json_node& node) const noexcept {
        return {text + node.offset, node.size()};
    }
    /// The position of what follows a value.
    [[nodiscard]] constexpr std::uint32_t after(std::uint32_t at) const noexcept {
        return is_container(nodes[at].kind) ? nodes[at].end() : at + 1;
    }
};

/// By the bytes of the keys, for index entries and for a key looked up. Its rank settles most comparisons.
[[nodiscard]] constexpr bool key_before(std::uint64_t a_rank, std::string_view a, std::uint64_t b_rank,
                                        std::string_view b) noexcept {
    return a_rank != b_rank ? a_rank < b_rank : a < b;
}

struct json_access;

}  // namespace detail

struct json_member;
template <class Item>
class json_items;

/// One value of a json_document: a view that is valid as long as the document is, also when the document is moved.
///
/// What a reader of a record needs is one call with a result: `order.get<std::int64_t>("fee")` refuses with
/// reason::json_missing_key or json_wrong_type, and the place is the byte in the document's text where the object or the
/// value begins.
class json_value {
public:
    [[nodiscard]] constexpr json_kind kind() const noexcept { return node().kind; }
    [[nodiscard]] constexpr bool is_null() const noexcept { return kind() == json_kind::null; }
    [[nodiscard]] constexpr bool is_object() const noexcept { return kind() == json_kind::object; }
    [[nodiscard]] constexpr bool is_array() const noexcept { return kind() == json_kind::array; }

    /// Where the value begins in the text that was read.
    [[nodiscard]] constexpr std::uint64_t offset() const noexcept {
        return kind() == json_kind::string ? node().offset - 1U : node().offset;
    }

    /// How many elements or members; 0 for what is neither array nor object.
    [[nodiscard]] constexpr std::size_t size() const noexcept {
        return detail::is_container(kind()) ? node().size() : 0;
    }

    /// The value as a bool, an integer or a std::string_view.
    ///
    /// Refuses with reason::json_wrong_type, with reason::out_of_range for an integer that T cannot hold, and with
    /// reason::json_not_an_integer for a number kept as text that is not an integer.
    template <class T>
        requires(std::same_as<T, bool> || std::same_as<T, std::string_view> || integer<T>)
    [[nodiscard]] constexpr result<T> as() const noexcept {
        if constexpr (std::same_as<T, bool>) {
            if (kind() == json_kind::boolean) return node().data != 0;
        } else if constexpr (std::same_as<T, std::string_view>) {
            if (kind() == json_kind::string) return text();
        } else {
            if (kind() == json_kind::integer) return narrowed<T>(node().data, node().negative);
            if (kind() == json_kind::number) return read_integer<T>();
        }
        return refuse(reason::json_wrong_type);
    }

    /// A number as it is written, when the document was read with json_numbers::as_text: `59.90`.
    [[nodiscard]] constexpr result<std::string_view> number_text() const noexcept {
        if (kind() == json_kind::number) return text();
        return refuse(reason::json_wrong_type);
    }

    /// The member of an object. Refuses with reason::json_wrong_type when this is no object, and with
    /// reason::json_missing_key. Logarithmic in the number of members beyond eight.
    [[nodiscard]] constexpr result<json_value> at(std::string_view key) const noexcept {
        if (!is_object()) return refuse(reason::json_wrong_type);
        const std::optional<json_value> found = find(key);
        if (!found) return refuse(reason::json_missing_key);
        return *found;
    }

    /// `at(key)`, then `as<T>()`.
    template <class T>
    [[nodiscard]] constexpr result<T> get(std::string_view key) const noexcept {
        const result<json_value> found = at(key);
        if (!found) return found.error();
        return (*found).template as<T>();
    }

    /// The member, or nothing when there is none or this is no object.
    [[nodiscard]] constexpr std::optional<json_value> find(std::string_view key) const noexcept;

    /// The elements of an array, in their order; none of what is no array. `for (const json_value each : list.elements())`
    [[nodiscard]] constexpr json_items<json_value> elements() const noexcept;

    /// The members of an object, in the order of the text; none of what is no object.
    [[nodiscard]] constexpr json_items<json_member> members() const noexcept;

    /// Refuses with reason::json_unknown_key at the first key that is not one of these, and with reason::json_wrong_type
    /// when this is no object: for documents that may hold nothing but what they are meant to.
    [[nodiscard]] constexpr result<void> has_only(std::initializer_list<std::string_view> keys) const noexcept;

private:
    template <class Item>
    friend class json_items;
    friend struct detail::json_access;

    constexpr json_value(const detail::json_tree& tree, std::uint32_t index) noexcept : tree_(tree), index_(index) {}

    [[nodiscard]] constexpr const detail::json_node& node() const noexcept { return tree_.nodes[index_]; }
    [[nodiscard]] constexpr std::string_view text() const noexcept { return tree_.text_of(node()); }
    [[nodiscard]] constexpr refusal refuse(reason why) const noexcept { return {why, at_offset(offset())}; }

    template <integer T>
    [[nodiscard]] constexpr result<T> narrowed(std::uint64_t bits, bool negative) const noexcept {
        if (negative ? std::in_range<T>(static_cast<std::int64_t>(bits)) : std::in_range<T>(bits))
            return static_cast<T>(bits);
        return refuse(reason::out_of_range);
    }
    template <integer T>
    [[nodiscard]] constexpr result<T> read_integer() const noexcept {
        if (!detail::scan_json_number(text(), 0).integer) return refuse(reason::json_not_an_integer);
        if (text().starts_with('-')) {
            const auto read = parse_integer<std::int64_t>(text());
            return read ? narrowed<T>(static_cast<std::uint64_t>(*read), *read < 0) : refuse(reason::out_of_range);
        }
        const auto read = parse_integer<std::uint64_t>(text());
        return read ? narrowed<T>(*read, false) : refuse(reason::out_of_range);
    }

    detail::json_tree tree_;
    std::uint32_t index_;
};

/// One member of an object.
struct json_member {
    std::string_view key;
    json_value value;
    std::uint64_t key_offset;  ///< where the key begins in the text that was read
};

/// The elements of an array or the members of an object: a forward range.
template <class Item>
class json_items {
public:
    class iterator {
    public:
        using value_type = Item;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = Item;
        using iterator_category = std::input_iterator_tag;
        using iterator_concept = std::forward_iterator_tag;

        constexpr iterator() noexcept = default;
        constexpr iterator(const detail::json_tree& tree, std::uint32_t index) noexcept : tree_(tree), index_(index) {}

        [[nodiscard]] constexpr Item operator*() const noexcept {
            if constexpr (std::same_as<Item, json_member>)
                return {tree_.text_of(tree_.nodes[index_]), json_value(tree_, index_ + 1), tree_.nodes[index_].offset - 1U};
            else
                return json_value(tree_, index_);
        }
        constexpr iterator& operator++() noexcept {
            index_ = tree_.after(std::same_as<Item, json_member> ? index_ + 1 : index_);
            return *this;
        }
        constexpr iterator operator++(int) noexcept {
            const iterator before = *this;
            ++*this;
            return before;
        }
        /// Requires: both walk the same array or object.
        friend constexpr bool operator==(const iterator& a, const iterator& b) noexcept { return a.index_ == b.index_; }

    private:
        detail::json_tree tree_{};
        std::uint32_t index_ = 0;
    };

    constexpr json_items(const detail::json_tree& tree, std::uint32_t first, std::uint32_t last) noexcept
        : tree_(tree), first_(first), last_(last) {}

    [[nodiscard]] constexpr iterator begin() const noexcept { return {tree_, first_}; }
    [[nodiscard]] constexpr iterator end() const noexcept { return {tree_, last_}; }
    [[nodiscard]] constexpr bool empty() const noexcept { return first_ == last_; }

private:
    detail::json_tree tree_;
    std::uint32_t first_;
    std::uint32_t last_;
};

namespace detail {

/// For json_document, which alone makes values.
struct json_access {
    [[nodiscard]] static constexpr json_value value(const json_tree& tree, std::uint32_t at) noexcept { return {tree, at}; }
};

}  // namespace detail

constexpr json_items<json_value> json_value::elements() const noexcept {
    if (!is_array()) return {tree_, 0, 0};
    return {tree_, index_ + 1, node().end()};
}

constexpr json_items<json_member> json_value::members() const noexcept {
    if (!is_object()) return {tree_, 0, 0};
    const auto sorted = static_cast<std::uint32_t>(tree_.nodes[index_ + 1].data);
    return {tree_, index_ + 2, sorted != 0 ? sorted : node().end()};
}

constexpr std::optional<json_value> json_value::find(std::string_view key) const noexcept {
    if (!is_object()) return std::nullopt;
    const auto sorted = static_cast<std::uint32_t>(tree_.nodes[index_ + 1].data);
    if (sorted == 0) {
        for (const json_member each : members())
            if (each.key == key) return each.value;
        return std::nullopt;
    }
    const std::uint64_t rank = detail::key_rank(key);
    std::uint32_t low = sorted;
    std::uint32_t high = node().end();
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        const detail::json_node& entry = tree_.nodes[middle];
        if (detail::key_before(entry.data, tree_.text_of(tree_.nodes[entry.offset]), rank, key))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == node().end() || tree_.text_of(tree_.nodes[tree_.nodes[low].offset]) != key) return std::nullopt;
    return json_value(tree_, tree_.nodes[low].offset + 1);
}

constexpr result<void> json_value::has_only(std::initializer_list<std::string_view> keys) const noexcept {
    if (!is_object()) return refuse(reason::json_wrong_type);
    for (const json_member member : members()) {
        bool known = false;
        for (const std::string_view each : keys) known = known || each == member.key;
        if (!known) return refusal{reason::json_unknown_key, at_offset(member.key_offset)};
    }
    return {};
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/detail/json_escape.hpp -----------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::detail {

/// The one way in which the canonical form writes a character that cannot stand for itself. Requires: U+0000 to U+001F, `"`
/// or `\`.
struct json_escape {
    std::array<char, 6> bytes{};
    std::uint8_t size = 0;

    [[nodiscard]] constexpr std::string_view text() const noexcept { return {bytes.data(), size}; }
};

[[nodiscard]] constexpr json_escape escape_for_json(char32_t character) noexcept {
    switch (character) {
        case U'"': return {{'\\', '"'}, 2};
        case U'\\': return {{'\\', '\\'}, 2};
        case U'\b': return {{'\\', 'b'}, 2};
        case U'\f': return {{'\\', 'f'}, 2};
        case U'\n': return {{'\\', 'n'}, 2};
        case U'\r': return {{'\\', 'r'}, 2};
        case U'\t': return {{'\\', 't'}, 2};
        default: break;
    }
    constexpr std::string_view digits = "0123456789abcdef";
    return {{'\\', 'u', '0', '0', digits[character >> 4 & 0xFU], digits[character & 0xFU]}, 6};
}

/// True when the escape is how the canonical form writes this character.
[[nodiscard]] constexpr bool is_canonical_escape(std::string_view escape, char32_t character) noexcept {
    const bool needed = character < 0x20 || character == U'"' || character == U'\\';
    return needed && escape == escape_for_json(character).text();
}

/// What the escape at an offset of a text stands for.
struct decoded_escape {
    reason why = reason::none;
    std::size_t end = 0;  ///< behind the escape; when it is refused, the offset of the cause
    char32_t character = 0;
};

[[nodiscard]] constexpr int hexadecimal_digit(char c) noexcept {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// Decodes `\\uXXXX` as one UTF-16 unit.
[[nodiscard]] constexpr decoded_escape decode_json_unit(std::string_view text, std::size_t at) noexcept {
    const std::size_t end = at + 6;
    char32_t unit = 0;
    for (std::size_t i = at; i < end; ++i) {
        if (i == text.size()) return {reason::json_syntax, i, 0};
        const int digit = hexadecimal_digit(text[i]);
        const bool expected = i == at ? text[i] == '\\' : i == at + 1 ? text[i] == 'u' : digit >= 0;
        if (!expected) return {reason::json_bad_escape, at, 0};
        if (i > at + 1) unit = unit << 4 | static_cast<char32_t>(digit);
    }
    return {reason::none, end, unit};
}

/// Decodes the escape whose backslash is at `at`; a pair of surrogates is one escape. Refuses a lone surrogate or an unknown
/// letter with reason::json_bad_escape at the backslash, the end of the text with reason::json_syntax.
[[nodiscard]] constexpr decoded_escape decode_json_escape(std::string_view text, std::size_t at) noexcept {
    if (at + 1 == text.size()) return {reason::json_syntax, at + 1, 0};
    switch (text[at + 1]) {
        case '"':
        case '\\':
        case '/': return {reason::none, at + 2, static_cast<char32_t>(text[at + 1])};
        case 'b': return {reason::none, at + 2, U'\b'};
        case 'f': return {reason::none, at + 2, U'\f'};
        case 'n': return {reason::none, at + 2, U'\n'};
        case 'r': return {reason::none, at + 2, U'\r'};
        case 't': return {reason::none, at + 2, U'\t'};
        case 'u': break;
        default: return {reason::json_bad_escape, at, 0};
    }
    const decoded_escape high = decode_json_unit(text, at);
    if (high.why != reason::none || high.character < 0xD800 || high.character > 0xDFFF) return high;
    if (high.character > 0xDBFF) return {reason::json_bad_escape, at, 0};
    const decoded_escape low = decode_json_unit(text, high.end);
    if (low.why == reason::json_syntax) return low;
    if (low.why != reason::none || low.character < 0xDC00 || low.character > 0xDFFF)
        return {reason::json_bad_escape, at, 0};
    return {reason::none, low.end, 0x10000 + ((high.character - 0xD800) << 10) + (low.character - 0xDC00)};
}

}  // namespace mingbai::inline MINGBAI_ABI::detail

// ---- mingbai/base/json_key.hpp ---------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// A member's key. One written as a literal is checked at compile time, so that at run time there is nothing to escape.
class json_key {
public:
    template <std::size_t N>
    consteval json_key(const char (&literal)[N]) : json_key(std::string_view(literal, N - 1)) {
        expects(plain_, "mingbai::json_key: the literal is not UTF-8, or would need an escape");
    }

    /// A key that is known only at run time. Requires: the text stays as it is until the key's object is closed.
    [[nodiscard]] static constexpr json_key from(std::string_view text) noexcept { return json_key(text); }

    [[nodiscard]] constexpr std::string_view text() const noexcept { return text_; }
    /// True when the key is UTF-8 and needs no escape.
    [[nodiscard]] constexpr bool plain() const noexcept { return plain_; }

    /// The first eight bytes as a number, the first one highest. Of two keys with different ranks the one of lower rank comes
    /// first, which settles most comparisons.
    [[nodiscard]] constexpr std::uint64_t rank() const noexcept { return rank_; }

private:
    constexpr explicit json_key(std::string_view text) noexcept
        : text_(text), rank_(detail::key_rank(text)), plain_(detail::plain_json_prefix(text) == text.size()) {}

    std::string_view text_;
    std::uint64_t rank_;
    bool plain_;
};

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/json_writer.hpp ------------------------------------------------------------------------------------

// The canonical form of a JSON document: what is hashed, stored and shown to an auditor. One value has one form.
//
//   text      UTF-8 without a byte order mark; no space outside strings; nothing after the value, no line end
//   object    members ascending by the bytes of their key (unescaped UTF-8), each key once: {"a":1,"b":2}
//   array     in its own order: [1,2]
//   number    an integer from -2^63 to 2^64-1: decimal digits, a minus sign for negative ones, no leading zero, no -0
//   string    `\"` `\\` `\b` `\f` `\n` `\r` `\t`; the other characters below U+0020 as `\u00` and two lower-case hexadecimal
//             digits; every other character, also `/` and U+007F, as itself
//   literals  true false null
//
// This is what Python writes with json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")). It is what
// RFC 8785 (JCS) writes, too, when integers stay within ±(2^53-1) and no object has both a key with a character above
// U+FFFF and one with a character from U+E000 to U+FFFF where they first differ: JCS sorts by UTF-16.

namespace mingbai::inline MINGBAI_ABI {

enum class json_form : std::uint8_t {
    canonical,  ///< as above
    foreign,    ///< for other people's formats: keys in any order, and numbers with a fraction or an exponent
};

namespace detail {

/// std::memcpy, with the short copies that JSON is made of done in place: two moves that may overlap.
inline void copy_text(char* to, const char* from, std::size_t size) noexcept {
    if (size > 16) {
        std::memcpy(to, from, size);
    } else if (size >= 8) {
        char first[8];
        char last[8];
        std::memcpy(first, from, 8);
        std::memcpy(last, from + size - 8, 8);
        std::memcpy(to, first, 8);
        std::memcpy(to + size - 8, last, 8);
    } else if (size >= 4) {
        char first[4];
        char last[4];
        std::memcpy(first, from, 4);
        std::memcpy(last, from + size - 4, 4);
        std::memcpy(to, first, 4);
        std::memcpy(to + size - 4, last, 4);
    } else {
        for (std::size_t i = 0; i < size; ++i) to[i] = from[i];
    }
}

/// The inverse of eight_bytes.
inline void store_eight_bytes(char* to, std::uint64_t word) noexcept {
    if constexpr (std::endian::native == std::endian::little)
        std::memcpy(to, &word, 8);
    else
        for (std::size_t i = 0; i < 8; ++i) to[i] = static_cast<char>(static_cast<std::uint8_t>(word >> (8 * i)));
}

}  // namespace detail

/// Writes one JSON document into a sink: anything with `append(const char*, std::size_t)`.
///
///     std::string text;
///     json_writer out(text);
///     out.begin_object().member("fee", 59900000).member("name", name).end_object();
///     if (const auto done = out.finish(); !done) return done.error();
///
/// The structure is the caller's: a member outside an object, keys that do not ascend, a value too many or a container left
/// open break preconditions, and so does nesting beyond `max_depth`. Text is data: a string that is not UTF-8 makes
/// `finish` refuse. Nothing in the sink counts before `finish` was called.
template <class Sink, json_form Form = json_form::canonical>
class basic_json_writer {
public:
    static constexpr std::size_t max_depth = 64;

    explicit basic_json_writer(Sink& sink) noexcept : sink_(&sink) {
        at_ = buffer_.data();
        if constexpr (can_take_back) size_before_ = sink.size();
    }
    basic_json_writer(const basic_json_writer&) = delete;
    basic_json_writer& operator=(const basic_json_writer&) = delete;

    basic_json_writer& begin_object() { return open('{', next::member); }
    basic_json_writer& begin_object(const json_key& name) { return key(name).begin_object(); }
    basic_json_writer& end_object() { return close('}', next::member); }
    basic_json_writer& begin_array() { return open('[', next::element); }
    basic_json_writer& begin_array(const json_key& name) { return key(name).begin_array(); }
    basic_json_writer& end_array() { return close(']', next::element); }

    /// The key of the value that comes next.
    basic_json_writer& key(const json_key& name) {
        begin_member(name);
        if (copied_whole(name)) {
            at_ = write_key(make_room(key_room(name)), name);
        } else {
            if (follows_) put(',');
            put_string(name.text(), values_);
            put(':');
        }
        next_ = next::value;
        return *this;
    }

    /// An integer, bool, nullptr, text (also an identifier or another value with a `text()`), or a range of such values as
    /// an array.
    template <class T>
    basic_json_writer& value(const T& data) {
        if constexpr (atom<T>) {
            begin_value();
            at_ = write_atom(make_room(atom_room), data);
        } else if constexpr (textual<T>) {
            begin_value();
            put_string(text_of(data), values_ - 1);
        } else {
            static_assert(list<T>, "mingbai::json_writer: this is not a value of JSON");
            if constexpr (list<T>) {
                begin_array();
                for (const auto& each : data) value(each);
                end_array();
            }
        }
        return *this;
    }

    /// `key(name).value(data)`, and quicker.
    template <class T>
    basic_json_writer& member(const json_key& name, const T& data) {
        if constexpr (atom<T> || textual<T>) {
            if (copied_whole(name)) {
                begin_member(name);
                if constexpr (atom<T>) {
                    at_ = write_atom(write_key(make_room(key_room(name) + atom_room), name), data);
                } else {
                    at_ = write_key(make_room(key_room(name)), name);
                    put_string(text_of(data), values_);
                }
                follows_ = true;
                ++values_;
                return *this;
            }
        }
        return key(name).value(data);
    }

    /// A number as it is written: `59.90`. Makes `finish` refuse when it is not a number of RFC 8259.
    basic_json_writer& number(std::string_view digits)
        requires(Form == json_form::foreign)
    {
        const detail::json_number scanned = detail::scan_json_number(digits, 0);
        begin_value();
        if (!scanned.valid || scanned.end != digits.size()) refuse(reason::bad_number, scanned.end, values_ - 1);
        put_plain(digits);
        return *this;
    }

    /// Ends the document. Requires: it is one whole value, and `finish` was not called before.
    ///
    /// Refuses with reason::bad_utf8 for a string or key or, in the foreign form, reason::bad_number: the offset is in that
    /// text, the index tells which value it is or belongs to, the outermost one being 0. A sink that is a string is then
    /// what it was before; of another one, what was appended must be thrown away.
    [[nodiscard]] result<void> finish() {
        expects(next_ == next::finish, "mingbai::json_writer::finish: the document is not one whole value");
        next_ = next::nothing;
        flush();
        if (refused_.why == reason::none) return {};
        if constexpr (can_take_back) sink_->resize(size_before_);
        return refused_;
    }

private:
    /// What the structure allows to come next, apart from the end of a container.
    enum class next : std::uint8_t { document, element, member, value, finish, nothing };

    /// Without initialisers, so that a writer is made at no cost.
    struct kept_key {
        const char* text;
        std::size_t size;
        std::uint64_t rank;

        [[nodiscard]] bool before(const json_key& other) const noexcept {
            if (rank != other.rank()) [[likely]]
                return rank < other.rank();
            return std::string_view(text, size) < other.text();
        }
    };

    static constexpr bool can_take_back = requires(Sink& sink) { sink.resize(sink.size()); };
    /// Longer texts go another, slower way, so that the usual ones are sure to fit the buffer.
    static constexpr std::size_t longest_copied = 256;
    static constexpr std::size_t atom_room = 20;
    static constexpr std::size_t string_room = 2 + 7;  // the quotes, and that the last word copied may reach too far
    [[nodiscard]] static std::size_t key_room(const json_key& name) noexcept { return name.text().size() + 4; }

    template <class T>
    static constexpr bool atom = std::same_as<T, bool> || std::same_as<T, std::nullptr_t> || integer<T>;
    template <class T>
    static constexpr bool textual =
        std::convertible_to<const T&, std::string_view> || requires(const T& data) { std::string_view(data.text()); };

    template <class T>
    static constexpr bool list = requires(const T& data) { data.begin() != data.end(); };

    template <class T>
    [[nodiscard]] static std::string_view text_of(const T& data) noexcept {
        if constexpr (std::convertible_to<const T&, std::string_view>)
            return data;
        else
            return data.text();
    }
    [[nodiscard]] static bool copied_whole(const json_key& name) noexcept {
        return name.plain() && name.text().size() <= longest_copied;
    }

    // --- structure --------------------------------------------------------------------------------------------------

    void begin_member(const json_key& name) noexcept {
        expects(next_ == next::member, "mingbai::json_writer::key: no member may begin here");
        if constexpr (Form == json_form::canonical) {
            expects(!follows_ || last_key_->before(name), "mingbai::json_writer::key: the keys of an object must ascend");
            *last_key_ = {name.text().data(), name.text().size(), name.rank()};
        }
    }
    void begin_value() {
        switch (next_) {
            case next::element:
                if (follows_) put(',');
                break;
            case next::value: next_ = next::member; break;
            case next::document: next_ = next::finish; break;
            case next::member:
            case next::finish:
            case next::nothing: expects(false, "mingbai::json_writer: a value needs a key here, or the document is done");
        }
        follows_ = true;
        ++values_;
    }
    basic_json_writer& open(char bracket, next inside) {
        begin_value();
        expects(depth_ < max_depth, "mingbai::json_writer: nested too deep");
        last_key_ = &last_keys_[depth_];
        const std::uint64_t bit = std::uint64_t{1} << depth_++;
        objects_ = inside == next::member ? objects_ | bit : objects_ & ~bit;
        follows_ = false;
        next_ = inside;
        put(bracket);
        return *this;
    }
    basic_json_writer& close(char bracket, next inside) {
        expects(next_ == inside, "mingbai::json_writer: no such container is open, or a key still needs its value");
        next_ = next::finish;
        if (--depth_ > 0) {
            last_key_ = &last_keys_[depth_ - 1];
            next_ = (objects_ >> (depth_ - 1) & 1U) != 0 ? next::member : next::element;
        }
        follows_ = true;
        put(bracket);
        return *this;
    }
    void refuse(reason why, std::size_t offset, std::uint64_t index) noexcept {
        if (refused_.why != reason::none) return;
        refused_ = {why, {.what = {}, .length = 0, .index = index, .offset = offset}};
    }

    // --- bytes ------------------------------------------------------------------------------------------------------
    // They are gathered in a buffer, so that the sink is asked for room once in a while and not with every piece.

    void flush() {
        if (refused_.why == reason::none) sink_->append(buffer_.data(), static_cast<std::size_t>(at_ - buffer_.data()));
        at_ = buffer_.data();
    }
    /// Requires: `size <= buffer_.size()`.
    [[nodiscard]] char* make_room(std::size_t size) {
        if (static_cast<std::size_t>(buffer_.data() + buffer_.size() - at_) < size) flush();
        return at_;
    }

    /// Writes the comma that is due, and the key. Requires: `copied_whole(name)`, and `key_room` at `to`.
    [[nodiscard]] char* write_key(char* to, const json_key& name) const noexcept {
        *to = ',';
        to += follows_ ? 1 : 0;
        *to++ = '"';
        detail::copy_text(to, name.text().data(), name.text().size());
        to += name.text().size();
        *to++ = '"';
        *to++ = ':';
        return to;
    }
    template <class T>
    [[nodiscard]] static char* write_atom(char* to, T data) noexcept {
        if constexpr (integer<T>) return detail::write_signed_decimal(to, data);
        std::string_view word = "null";
        if constexpr (std::same_as<T, bool>) word = data ? "true" : "false";
        detail::copy_text(to, word.data(), word.size());
        return to + word.size();
    }

    void put(char c) {
        *make_room(1) = c;
        ++at_;
    }
    void put_plain(std::string_view text) {
        if (text.size() <= buffer_.size()) {
            detail::copy_text(make_room(text.size()), text.data(), text.size());
            at_ += text.size();
            return;
        }
        flush();
        if (refused_.why == reason::none) sink_->append(text.data(), text.size());
    }
    void put_string(std::string_view text, std::uint64_t index) {
        std::size_t done = 0;
        if (text.size() <= longest_copied) {
            char* const to = make_room(text.size() + string_room);
            *to = '"';
            done = detail::plain_json_prefix(
                text, [to](std::size_t at, std::uint64_t word) { detail::store_eight_bytes(to + 1 + at, word); });
            to[1 + done] = '"';
            at_ = to + 1 + done;
            if (done == text.size()) {
                ++at_;
                return;
            }
        } else {
            put('"');
        }
        put_rest(text, done, index);
    }
    /// A string from `done` on, where an escape, a malformed byte or a long run may begin, and its closing quote.
    void put_rest(std::string_view text, std::size_t done, std::uint64_t index) {
        for (;;) {
            const std::string_view rest = text.substr(done);
            const std::size_t plain = detail::plain_json_prefix(rest);
            put_plain(rest.substr(0, plain));
            done += plain;
            if (done == text.size()) break;
            if (detail::byte_at(text, done) >= 0x80) {
                refuse(reason::bad_utf8, done, index);
                break;
            }
            const detail::json_escape escape = detail::escape_for_json(detail::byte_at(text, done++));
            for (const char c : escape.text()) put(c);
        }
        put('"');
    }

    Sink* sink_;
    char* at_ = nullptr;
    std::size_t size_before_ = 0;
    std::uint64_t values_ = 0;  // begun so far
    refusal refused_{};
    std::uint32_t depth_ = 0;
    std::uint64_t objects_ = 0;  // bit n: the container at depth n is an object
    bool follows_ = false;       // something stands before, in this container
    next next_ = next::document;
    kept_key* last_key_ = nullptr;  // of the innermost container
    std::array<kept_key, max_depth> last_keys_;
    std::array<char, 1024> buffer_;
};

/// Writes the canonical form into a string.
using json_writer = basic_json_writer<std::string>;

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/json_canonical.hpp ---------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

namespace detail {

/// A container that is being written, and what is left of it. The elements of an array are members without keys.
struct json_container_left {
    bool object = false;
    std::vector<json_member> members{};
    std::size_t next = 0;
};

[[nodiscard]] inline json_container_left sorted_members(const json_value& container) {
    json_container_left all{.object = container.is_object()};
    all.members.reserve(container.size());
    for (const json_value each : container.elements()) all.members.push_back({{}, each, 0});
    for (const json_member each : container.members()) all.members.push_back(each);
    if (all.object)
        std::sort(all.members.begin(), all.members.end(),
                  [](const json_member& a, const json_member& b) { return a.key < b.key; });
    return all;
}

/// Writes null, a bool, an integer or a string; false when it is a number that is no integer.
[[nodiscard]] inline bool write_atom(json_writer& out, const json_value& value) {
    if (const auto text = value.as<std::string_view>())
        out.value(*text);
    else if (const auto truth = value.as<bool>())
        out.value(*truth);
    else if (const auto natural = value.as<std::uint64_t>())
        out.value(*natural);
    else if (const auto whole = value.as<std::int64_t>())
        out.value(*whole);
    else if (value.is_null())
        out.value(nullptr);
    else
        return false;
    return true;
}

}  // namespace detail

/// The canonical form (json_writer.hpp) of a value that was read, whatever the order of its keys and its spacing were.
///
/// Refuses with reason::json_not_an_integer for a number kept as text that is not an integer from -2^63 to 2^64-1, and with
/// reason::json_too_deep for nesting beyond json_writer::max_depth; the offset is the value's in its document.
[[nodiscard]] inline result<std::string> to_canonical_json(const json_value& value) {
    std::string text;
    json_writer out(text);
    std::vector<detail::json_container_left> open;
    const auto begin = [&](const json_value& each) -> refusal {
        if (!detail::is_container(each.kind())) {
            if (detail::write_atom(out, each)) return {};
            return {reason::json_not_an_integer, at_offset(each.offset())};
        }
        if (open.size() == json_writer::max_depth) return {reason::json_too_deep, at_offset(each.offset())};
        open.push_back(detail::sorted_members(each));
        if (each.is_object())
            out.begin_object();
        else
            out.begin_array();
        return {};
    };
    refusal refused = begin(value);
    while (refused.why == reason::none && !open.empty()) {
        detail::json_container_left& left = open.back();
        if (left.next < left.members.size()) {
            const json_member member = left.members[left.next++];
            if (left.object) out.key(json_key::from(member.key));
            refused = begin(member.value);
            continue;
        }
        if (left.object)
            out.end_object();
        else
            out.end_array();
        open.pop_back();
    }
    if (refused.why != reason::none) return refused;
    if (const result<void> done = out.finish(); !done) return done.error();
    return text;
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/detail/json_parser.hpp -----------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// What becomes of numbers.
enum class json_numbers : std::uint8_t {
    integers,  ///< json_kind::integer; any other number is refused
    as_text,   ///< json_kind::number, every number as it is written: for foreign documents that have decimals
};

/// What a reader accepts. Memory follows the size of the text alone: at most 40 bytes for each of its bytes while it is read.
struct json_options {
    std::uint64_t max_size = std::uint64_t{16} << 20;  ///< bytes; beyond 4 GiB - 1 it makes no difference
    std::uint32_t max_depth = 64;                      ///< arrays and objects inside one another
    json_numbers numbers = json_numbers::integers;
};

}  // namespace mingbai::inline MINGBAI_ABI

namespace mingbai::inline MINGBAI_ABI::detail {

/// Reads one document into text and nodes. There is no recursion: a container that is open holds the position of the one
/// around it.
class json_parser {
public:
    json_parser(std::vector<char>& text, std::vector<json_node>& nodes, const json_options& options) noexcept
        : text_(text), nodes_(nodes), options_(options) {}

    /// True when what was parsed is in the canonical form.
    [[nodiscard]] bool canonical() const noexcept { return canonical_; }

    [[nodiscard]] refusal parse(std::string_view source) {
        nodes_.clear();
        const std::uint64_t limit = options_.max_size < greatest_size ? options_.max_size : greatest_size;
        if (source.size() > limit) return {reason::json_too_large, at_offset(limit)};
        text_.assign(source.begin(), source.end());
        nodes_.reserve(source.size() / 16 + 2);
        skip_space();
        if (value() && rest() && at_ != text_.size()) refuse(reason::json_trailing_text, at_);
        return refused_;
    }

private:
    static constexpr std::uint32_t none = 0xFFFF'FFFFU;
    static constexpr std::uint64_t greatest_size = 0xFFFF'FFFEU;
    /// An object of more members gets an index.
    static constexpr std::size_t few_members = 8;

    [[nodiscard]] std::string_view text() const noexcept { return {text_.data(), text_.size()}; }
    [[nodiscard]] bool next_is(char c) const noexcept { return at_ < text_.size() && text_[at_] == c; }
    [[nodiscard]] std::uint32_t position() const noexcept { return static_cast<std::uint32_t>(nodes_.size()); }

    bool refuse(reason why, std::size_t offset, std::size_t length = 0) noexcept {
        refused_ = {why, at_offset(offset, static_cast<std::uint32_t>(length))};
        return false;
    }
    void skip_space() noexcept {
        while (next_is(' ') || next_is('\n') || next_is('\r') || next_is('\t')) {
            ++at_;
            canonical_ = false;
        }
    }
    void add(json_kind kind, std::size_t offset, std::uint64_t data, bool negative = false) {
        nodes_.push_back({static_cast<std::uint32_t>(offset), kind, negative, data});
    }

    /// What follows a value: to the end of the document.
    [[nodiscard]] bool rest() {
        while (true) {
            skip_space();
            if (open_ == none) return true;
            const bool object = nodes_[open_].kind == json_kind::object;
            if (next_is(',')) {
                ++at_;
                skip_space();
                if (object && !key()) return false;
                if (!value()) return false;
            } else if (next_is(object ? '}' : ']')) {
                if (!close()) return false;
            } else {
                return refuse(reason::json_syntax, at_);
            }
        }
    }

    /// A value; of a container that is not empty, as far as its first value that is none or is empty.
    [[nodiscard]] bool value() {
        while (true) {
            if (at_ == text_.size()) return refuse(reason::json_syntax, at_);
            if (open_ != none && nodes_[open_].kind == json_kind::array) ++nodes_[open_].data;
            switch (text_[at_]) {
                case '{':
                case '[': break;
                case '"': return string();
                case 't': return literal("true", json_kind::boolean, 1);
                case 'f': return literal("false", json_kind::boolean, 0);
                case 'n': return literal("null", json_kind::null, 0);
                default: return number();
            }
            const bool object = text_[at_] == '{';
            if (!open(object ? json_kind::object : json_kind::array)) return false;
            if (next_is(object ? '}' : ']')) return close();
            if (object && !key()) return false;
        }
    }

    [[nodiscard]] bool open(json_kind kind) {
        if (depth_ == options_.max_depth) return refuse(reason::json_too_deep, at_);
        ++depth_;
        const std::uint32_t outer = open_;
        open_ = position();
        add(kind, at_++, 0);
        nodes_.back().set(0, outer);
        if (kind == json_kind::object) add(json_kind::null, 0, 0);
        skip_space();
        return true;
    }

    [[nodiscard]] bool close() {
        ++at_;
        --depth_;
        const std::uint32_t outer = nodes_[open_].end();
        if (nodes_[open_].kind == json_kind::object && !settle_keys()) return false;
        nodes_[open_].set(nodes_[open_].size(), nodes_.size());
        open_ = outer;
        return true;
    }

    /// A key and its colon. While an object is open, its second node knows the key before, and whether all ascended.
    [[nodiscard]] bool key() {
        if (!next_is('"')) return refuse(reason::json_syntax, at_);
        const std::uint32_t mine = position();
        if (!string()) return false;
        json_node& object = nodes_[open_];
        json_node& keys = nodes_[open_ + 1];
        if (object.size() > 0) {
            const int order = text_of(mine).compare(text_of(static_cast<std::uint32_t>(keys.data)));
            if (order == 0) return refuse_duplicate(mine);
            if (order < 0) keys.negative = true;
        }
        keys.data = mine;
        ++object.data;
        skip_space();
        if (!next_is(':')) return refuse(reason::json_syntax, at_);
        ++at_;
        skip_space();
        return true;
    }

    [[nodiscard]] std::string_view text_of(std::uint32_t position) const noexcept {
        return text().substr(nodes_[position].offset, nodes_[position].size());
    }
    bool refuse_duplicate(std::uint32_t key) noexcept {
        return refuse(reason::json_duplicate_key, nodes_[key].offset - 1U, nodes_[key].size());
    }

    /// Finds duplicates among the keys of the object that ends here, and leaves an index behind its many members.
    [[nodiscard]] bool settle_keys() {
        const bool ascending = !nodes_[open_ + 1].negative;
        const bool many = nodes_[open_].size() > few_members;
        nodes_[open_ + 1] = {};
        if (ascending && !many) return true;
        const std::uint32_t first = position();
        for (std::uint32_t at = open_ + 2; at < first; at = json_tree{nodes_.data(), nullptr}.after(at + 1))
            add(json_kind::null, at, key_rank(text_of(at)));
        if (!ascending) {
            canonical_ = false;
            const auto index = nodes_.begin() + first;
            std::sort(index, nodes_.end(), [this](const json_node& a, const json_node& b) {
                if (a.data != b.data) return a.data < b.data;
                const int order = text_of(a.offset).compare(text_of(b.offset));
                return order != 0 ? order < 0 : a.offset < b.offset;
            });
            std::uint32_t repeated = none;
            for (std::uint32_t at = first + 1; at < position(); ++at)
                if (nodes_[at].data == nodes_[at - 1].data && text_of(nodes_[at].offset) == text_of(nodes_[at - 1].offset))
                    repeated = nodes_[at].offset < repeated ? nodes_[at].offset : repeated;
            if (repeated != none) return refuse_duplicate(repeated);
        }
        if (many)
            nodes_[open_ + 1].data = first;
        else
            nodes_.resize(first);
        return true;
    }

    [[nodiscard]] bool literal(std::string_view word, json_kind kind, std::uint64_t data) {
        const std::size_t first = at_;
        for (const char c : word) {
            if (!next_is(c)) return refuse(reason::json_syntax, at_);
            ++at_;
        }
        add(kind, first, data);
        return true;
    }

    [[nodiscard]] bool number() {
        const std::size_t first = at_;
        const json_number scanned = scan_json_number(text(), first);
        if (!scanned.valid) return refuse(reason::json_syntax, scanned.end);
        at_ = scanned.end;
        const std::string_view digits = text().substr(first, at_ - first);
        const bool negative = digits[0] == '-';
        std::uint64_t data = 0;
        bool fits = scanned.integer;
        if (fits && negative) {
            const auto read = parse_integer<std::int64_t>(digits);
            fits = read.has_value();
            if (fits) data = static_cast<std::uint64_t>(*read);
        } else if (fits) {
            const auto read = parse_integer<std::uint64_t>(digits);
            fits = read.has_value();
            if (fits) data = *read;
        }
        canonical_ = canonical_ && fits && !(negative && data == 0);
        if (options_.numbers == json_numbers::as_text) {
            add(json_kind::number, first, digits.size());
            return true;
        }
        if (!fits) return refuse(reason::json_not_an_integer, first, digits.size());
        add(json_kind::integer, first, data, negative && data != 0);
        return true;
    }

    /// A string, whose escapes are decoded in place: they are always longer than what they stand for.
    [[nodiscard]] bool string() {
        const std::size_t first = ++at_;
        std::size_t end = first;
        while (true) {
            const std::size_t plain = plain_json_prefix(text().substr(at_));
            if (end != at_ && plain > 0) std::memmove(text_.data() + end, text_.data() + at_, plain);
            end += plain;
            at_ += plain;
            if (at_ == text_.size()) return refuse(reason::json_syntax, at_);
            if (text_[at_] == '"') break;
            if (byte_at(text(), at_) >= 0x80) return refuse(reason::bad_utf8, at_, decode_utf8(text(), at_).size);
            if (text_[at_] != '\\') return refuse(reason::json_syntax, at_);
            const decoded_escape escape = decode_json_escape(text(), at_);
            if (escape.why != reason::none) return refuse(escape.why, escape.end);
            canonical_ = canonical_ && is_canonical_escape(text().substr(at_, escape.end - at_), escape.character);
            const utf8_bytes bytes = encode_utf8(escape.character);
            std::memcpy(text_.data() + end, bytes.bytes.data(), bytes.size);
            end += bytes.size;
            at_ = escape.end;
        }
        ++at_;
        add(json_kind::string, first, end - first);
        return true;
    }

    std::vector<char>& text_;
    std::vector<json_node>& nodes_;
    const json_options& options_;
    std::size_t at_ = 0;
    std::uint32_t open_ = none;  // the innermost open container
    std::uint32_t depth_ = 0;
    bool canonical_ = true;
    refusal refused_{};
};

}  // namespace mingbai::inline MINGBAI_ABI::detail

// ---- mingbai/base/json_reader.hpp ------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// A JSON document in memory that owns its text and its values: two blocks, whatever the nesting. Reading another text
/// into the same object uses them again.
class json_document {
public:
    json_document() noexcept = default;
    json_document(json_document&&) noexcept = default;
    json_document& operator=(json_document&&) noexcept = default;
    json_document(const json_document&) = delete;
    json_document& operator=(const json_document&) = delete;
    ~json_document() = default;

    /// Reads a whole text. What is accepted is RFC 8259, more strictly where it leaves a choice: UTF-8 without a byte order
    /// mark, no key twice in an object (compared after escapes), escapes of surrogates only in pairs, and, unless the
    /// options say otherwise, only integers from -2^63 to 2^64-1 (-0 is 0; 1.0 and 1e2 are not integers).
    ///
    /// Refuses with the byte offset of what no document could have there (the text's size when it ends too early):
    /// reason::json_syntax, json_trailing_text, bad_utf8, json_bad_escape, json_not_an_integer, json_duplicate_key,
    /// json_too_deep, json_too_large. The document is then empty. Values of an earlier text are no longer valid.
    [[nodiscard]] result<void> read(std::string_view text, const json_options& options = {}) {
        detail::json_parser parser(text_, nodes_, options);
        const refusal refused = parser.parse(text);
        canonical_ = parser.canonical();
        if (refused.why == reason::none) return {};
        nodes_.clear();
        return refused;
    }

    [[nodiscard]] bool empty() const noexcept { return nodes_.empty(); }

    /// The outermost value. Requires: `!empty()`.
    [[nodiscard]] json_value root() const& noexcept {
        expects(!empty(), "mingbai::json_document::root: no text was read");
        return detail::json_access::value({nodes_.data(), text_.data()}, 0);
    }
    json_value root() const&& = delete;

    /// True when the text was in the canonical form (json_writer.hpp), so that writing the values gives the same bytes.
    [[nodiscard]] bool is_canonical() const noexcept { return canonical_ && !empty(); }

private:
    std::vector<char> text_;  // escapes are decoded in place
    std::vector<detail::json_node> nodes_;
    bool canonical_ = false;
};

/// Reads a text into a document of its own; see json_document::read.
[[nodiscard]] inline result<json_document> read_json(std::string_view text, const json_options& options = {}) {
    json_document document;
    if (const result<void> read = document.read(text, options); !read) return read.error();
    return document;
}

/// True when the text is a JSON document in its canonical form.
[[nodiscard]] inline bool is_canonical_json(std::string_view text, const json_options& options = {}) {
    json_document document;
    return document.read(text, options) && document.is_canonical();
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/language.hpp ---------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// In whose words a text for people is written.
enum class language : std::uint8_t { chinese = 0, english = 1 };

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/detail/wide.hpp ------------------------------------------------------------------------------------

// 128-bit products and quotients in standard C++: no compiler has to offer a 128-bit type, and every step is constexpr.
namespace mingbai::inline MINGBAI_ABI::detail {

/// An unsigned number of 128 bits: high * 2^64 + low.
struct wide {
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    friend constexpr bool operator==(const wide&, const wide&) = default;
    friend constexpr std::strong_ordering operator<=>(const wide&, const wide&) = default;
};

/// a * b, which always fits.
[[nodiscard]] constexpr wide multiply(std::uint64_t a, std::uint64_t b) noexcept {
    constexpr std::uint64_t half = 0xffff'ffffU;
    const std::uint64_t low = (a & half) * (b & half);
    const std::uint64_t cross = (a >> 32) * (b & half) + (low >> 32);
    const std::uint64_t other = (a & half) * (b >> 32) + (cross & half);
    return {.high = (a >> 32) * (b >> 32) + (cross >> 32) + (other >> 32), .low = (other << 32) | (low & half)};
}

/// What a division leaves: number = quotient * divisor + remainder.
struct divided {
    std::uint64_t quotient = 0;
    std::uint64_t remainder = 0;
};

/// number / divisor. Requires: `number.high < divisor`, so that the quotient has 64 bits.
///
/// Schoolbook division with digits of 32 bits (Knuth, The Art of Computer Programming 2, 4.3.1, Algorithm D): the divisor
/// is shifted until its top bit is set, after which a quotient digit guessed from the leading digits is at most 2 too big.
[[nodiscard]] constexpr divided divide(wide number, std::uint64_t divisor) noexcept {
    if (number.high == 0) return {.quotient = number.low / divisor, .remainder = number.low % divisor};

    constexpr std::uint64_t base = std::uint64_t{1} << 32;
    int shift = 0;
    while ((divisor >> 63) == 0) {
        divisor <<= 1;
        number.high = (number.high << 1) | (number.low >> 63);
        number.low <<= 1;
        ++shift;
    }
    const std::uint64_t top = divisor >> 32;
    const std::uint64_t bottom = divisor & (base - 1);

    // One digit of the quotient, and what is left of `rest` with the next digit of the number brought down.
    const auto digit_of = [&](std::uint64_t& rest, std::uint64_t next) {
        std::uint64_t digit = rest / top;
        std::uint64_t over = rest % top;
        while (digit * bottom > ((over << 32) | next)) {
            --digit;
            over += top;
            if (over >= base) break;
        }
        rest = (rest << 32) + next - digit * divisor;  // wraps on purpose: the true value is below the divisor
        return digit;
    };
    std::uint64_t rest = number.high;
    const std::uint64_t first = digit_of(rest, number.low >> 32);
    const std::uint64_t second = digit_of(rest, number.low & (base - 1));
    return {.quotient = (first << 32) | second, .remainder = rest >> shift};
}

}  // namespace mingbai::inline MINGBAI_ABI::detail

// ---- mingbai/base/detail/checked.hpp ---------------------------------------------------------------------------------

// Integer arithmetic that says whether the answer fits.
namespace mingbai::inline MINGBAI_ABI::detail {

template <class T>
struct outcome {
    T value{};
    bool fits = true;
};

[[nodiscard]] constexpr outcome<std::int64_t> add(std::int64_t a, std::int64_t b) noexcept {
    if (b > 0 ? a > INT64_MAX - b : a < INT64_MIN - b) return {.value = 0, .fits = false};
    return {.value = a + b};
}

[[nodiscard]] constexpr outcome<std::int64_t> subtract(std::int64_t a, std::int64_t b) noexcept {
    if (b < 0 ? a > INT64_MAX + b : a < INT64_MIN + b) return {.value = 0, .fits = false};
    return {.value = a - b};
}

[[nodiscard]] constexpr outcome<std::uint64_t> add_unsigned(std::uint64_t a, std::uint64_t b) noexcept {
    return {.value = a + b, .fits = a + b >= a};
}

[[nodiscard]] constexpr outcome<std::uint64_t> multiply_unsigned(std::uint64_t a, std::uint64_t b) noexcept {
    const wide product = multiply(a, b);
    return {.value = product.low, .fits = product.high == 0};
}

/// |n|, also of INT64_MIN.
template <integer Integer>
[[nodiscard]] constexpr std::uint64_t magnitude(Integer n) noexcept {
    if constexpr (std::signed_integral<Integer>)
        if (n < 0) return std::uint64_t{0} - static_cast<std::uint64_t>(n);
    return static_cast<std::uint64_t>(n);
}

/// The number with this magnitude and sign.
[[nodiscard]] constexpr outcome<std::int64_t> with_sign(std::uint64_t magnitude, bool negative) noexcept {
    constexpr auto greatest = static_cast<std::uint64_t>(INT64_MAX);
    if (!negative) return {.value = static_cast<std::int64_t>(magnitude & greatest), .fits = magnitude <= greatest};
    if (magnitude == 0) return {};
    return {.value = -static_cast<std::int64_t>((magnitude - 1) & greatest) - 1, .fits = magnitude - 1 <= greatest};
}

template <integer Integer>
[[nodiscard]] constexpr outcome<std::int64_t> multiply_signed(std::int64_t a, Integer b) noexcept {
    bool negative = a < 0;
    if constexpr (std::signed_integral<Integer>) negative = negative != (b < 0);
    const auto product = multiply_unsigned(magnitude(a), magnitude(b));
    const auto answer = with_sign(product.value, negative);
    return {.value = answer.value, .fits = product.fits && answer.fits};
}

}  // namespace mingbai::inline MINGBAI_ABI::detail

// ---- mingbai/base/rounding.hpp ---------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// What becomes of a remainder. The names are those of the General Decimal Arithmetic specification: they speak of the
/// magnitude, so a refund rounds exactly like the charge that it takes back.
enum class rounding : std::uint8_t {
    exact = 0,      ///< a remainder is refused with reason::inexact
    down = 1,       ///< towards zero
    up = 2,         ///< away from zero
    half_up = 3,    ///< to the nearest, a tie away from zero
    half_even = 4,  ///< to the nearest, a tie to the even neighbour
};

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/ratio.hpp ------------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// A factor numerator / denominator, kept as it was written. The denominator is not zero.
struct ratio {
    std::uint64_t numerator = 0;
    std::uint64_t denominator = 1;

    friend constexpr bool operator==(const ratio&, const ratio&) = default;
};

/// n per cent: `percent(80)` is 80/100.
[[nodiscard]] constexpr ratio percent(std::uint64_t n) noexcept { return {.numerator = n, .denominator = 100}; }

/// n per mille: a late-payment charge of 3‰ a day is `per_mille(3)`.
[[nodiscard]] constexpr ratio per_mille(std::uint64_t n) noexcept { return {.numerator = n, .denominator = 1000}; }

/// value * by, rounded as named. The product is held in 128 bits, so only the answer has to fit.
/// Refused: reason::overflow, and under rounding::exact reason::inexact. Requires: `by.denominator != 0`.
[[nodiscard]] constexpr result<std::uint64_t> multiply(std::uint64_t value, ratio by, rounding how) noexcept {
    expects(by.denominator != 0, "mingbai::multiply: the ratio's denominator is zero");
    const detail::wide product = detail::multiply(value, by.numerator);
    if (product.high >= by.denominator) return refusal{reason::overflow, {}};
    const auto [quotient, remainder] = detail::divide(product, by.denominator);
    if (remainder == 0) return quotient;

    // Twice the remainder may not fit, so it is compared with what the remainder lacks to a whole.
    const std::uint64_t lacking = by.denominator - remainder;
    bool away = false;
    switch (how) {
        case rounding::exact: return refusal{reason::inexact, {}};
        case rounding::down: break;
        case rounding::up: away = true; break;
        case rounding::half_up: away = remainder >= lacking; break;
        case rounding::half_even: away = remainder > lacking || (remainder == lacking && quotient % 2 != 0); break;
    }
    if (!away) return quotient;
    if (quotient == UINT64_MAX) return refusal{reason::overflow, {}};
    return quotient + 1;
}

/// Whether `used` is at least `percent` per cent of `limit`: used * 100 >= limit * percent, compared without rounding and
/// without overflow. A limit of zero is reached by zero. Both numbers are of one type, so that no sign is lost on the way.
template <integer T>
[[nodiscard]] constexpr bool reaches_percent(T used, T limit, std::uint32_t percent) noexcept {
    const auto scaled_used = detail::multiply(detail::magnitude(used), 100);
    const auto scaled_limit = detail::multiply(detail::magnitude(limit), percent);
    if constexpr (std::signed_integral<T>) {
        if ((used < 0) != (limit < 0)) return limit < 0;
        if (used < 0) return scaled_used <= scaled_limit;
    }
    return scaled_used >= scaled_limit;
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/money.hpp ------------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// An amount of one currency: a whole number of 10⁻⁶ units, so ±9.2 billion units. Amounts of different currencies
/// are different types and never mix; no operation takes or gives floating point.
///
/// The operators are for amounts that cannot overflow by construction: overflow breaks a precondition. Whatever multiplies
/// or adds up data from outside uses the `checked_` functions, which refuse with reason::overflow.
template <currency_type Currency>
class money {
public:
    using currency = Currency;

    static constexpr std::int64_t micros_per_unit = 1'000'000;
    /// 10⁻⁶ units in one minor unit: 10,000 in a fen or a cent, 1,000,000 in a yen.
    static constexpr std::int64_t micros_per_minor_unit = [] {
        std::int64_t micros = micros_per_unit;
        for (int digit = 0; digit < Currency::info.minor_digits; ++digit) micros /= 10;
        return micros;
    }();

    /// Zero.
    constexpr money() noexcept = default;

    [[nodiscard]] static constexpr money from_micros(std::int64_t micros) noexcept { return money(micros); }

    /// Whole units: `from_units(59)` is 59 yuan. Refused: reason::overflow.
    [[nodiscard]] static constexpr result<money> from_units(std::int64_t units) noexcept {
        return checked_multiply(money(micros_per_unit), units);
    }
    /// Minor units: `from_minor_units(5990)` is 59.90 yuan, given in fen. Refused: reason::overflow.
    [[nodiscard]] static constexpr result<money> from_minor_units(std::int64_t minor_units) noexcept {
        return checked_multiply(money(micros_per_minor_unit), minor_units);
    }

    [[nodiscard]] static constexpr money (min)() noexcept { return money(INT64_MIN); }
    [[nodiscard]] static constexpr money (max)() noexcept { return money(INT64_MAX); }

    [[nodiscard]] constexpr std::int64_t micros() const noexcept { return micros_; }

    /// The amount in minor units (fen). Refused under rounding::exact: reason::inexact when a fraction of one is left.
    [[nodiscard]] constexpr result<std::int64_t> minor_units(rounding how = rounding::exact) const noexcept {
        const auto magnitude = multiply(detail::magnitude(micros_), {1, static_cast<std::uint64_t>(micros_per_minor_unit)}, how);
        if (!magnitude) return magnitude.error();
        return detail::with_sign(*magnitude, micros_ < 0).value;  // always fits: it is no larger than micros_ itself
    }

    [[nodiscard]] constexpr bool is_zero() const noexcept { return micros_ == 0; }
    [[nodiscard]] constexpr bool is_negative() const noexcept { return micros_ < 0; }

    friend constexpr bool operator==(money, money) noexcept = default;
    friend constexpr std::strong_ordering operator<=>(money, money) noexcept = default;

    /// Requires: the sum fits.
    constexpr money& operator+=(money other) noexcept {
        const auto sum = detail::add(micros_, other.micros_);
        expects(sum.fits, "mingbai::money: the sum overflows");
        micros_ = sum.value;
        return *this;
    }
    /// Requires: the difference fits.
    constexpr money& operator-=(money other) noexcept {
        const auto difference = detail::subtract(micros_, other.micros_);
        expects(difference.fits, "mingbai::money: the difference overflows");
        micros_ = difference.value;
        return *this;
    }
    /// Requires: the product fits. Only integers multiply; a share is `checked_multiply` with a ratio and a rounding.
    template <integer Integer>
    constexpr money& operator*=(Integer times) noexcept {
        const auto product = detail::multiply_signed(micros_, times);
        expects(product.fits, "mingbai::money: the product overflows");
        micros_ = product.value;
        return *this;
    }

    [[nodiscard]] friend constexpr money operator+(money a, money b) noexcept { return a += b; }
    [[nodiscard]] friend constexpr money operator-(money a, money b) noexcept { return a -= b; }
    [[nodiscard]] friend constexpr money operator-(money a) noexcept { return money() -= a; }
    template <integer Integer>
    [[nodiscard]] friend constexpr money operator*(money a, Integer times) noexcept {
        return a *= times;
    }
    template <integer Integer>
    [[nodiscard]] friend constexpr money operator*(Integer times, money a) noexcept {
        return a *= times;
    }

    [[nodiscard]] friend constexpr result<money> checked_add(money a, money b) noexcept {
        return checked(detail::add(a.micros_, b.micros_));
    }
    [[nodiscard]] friend constexpr result<money> checked_subtract(money a, money b) noexcept {
        return checked(detail::subtract(a.micros_, b.micros_));
    }
    [[nodiscard]] friend constexpr result<money> checked_negate(money a) noexcept {
        return checked(detail::subtract(0, a.micros_));
    }
    template <integer Integer>
    [[nodiscard]] friend constexpr result<money> checked_multiply(money a, Integer times) noexcept {
        return checked(detail::multiply_signed(a.micros_, times));
    }

    /// a * by, rounded to 10⁻⁶ units as named: the share of a month, the price of the started part of a block.
    /// Refused: reason::overflow, and under rounding::exact reason::inexact. Requires: `by.denominator != 0`.
    [[nodiscard]] friend constexpr result<money> checked_multiply(money a, ratio by, rounding how) noexcept {
        const auto magnitude = multiply(detail::magnitude(a.micros_), by, how);
        if (!magnitude) return magnitude.error();
        return checked(detail::with_sign(*magnitude, a.micros_ < 0));
    }

    /// Rounded to a multiple of `step`: `rounded_to(0.125_cny, 0.01_cny, rounding::half_even)` is 0.12 yuan.
    /// Refused: reason::overflow, and under rounding::exact reason::inexact. Requires: `step` is positive.
    [[nodiscard]] friend constexpr result<money> rounded_to(money a, money step, rounding how) noexcept {
        expects(step.micros_ > 0, "mingbai::rounded_to: the step is not positive");
        const auto steps = multiply(detail::magnitude(a.micros_), {1, static_cast<std::uint64_t>(step.micros_)}, how);
        if (!steps) return steps.error();
        const auto magnitude = multiply(*steps, {static_cast<std::uint64_t>(step.micros_), 1}, how);
        if (!magnitude) return magnitude.error();
        return checked(detail::with_sign(*magnitude, a.micros_ < 0));
    }

    /// Whether `used` is at least `percent` per cent of `limit`, exactly; see ratio.hpp.
    [[nodiscard]] friend constexpr bool reaches_percent(money used, money limit, std::uint32_t percent) noexcept {
        return mingbai::reaches_percent(used.micros_, limit.micros_, percent);
    }

private:
    constexpr explicit money(std::int64_t micros) noexcept : micros_(micros) {}

    [[nodiscard]] static constexpr result<money> checked(detail::outcome<std::int64_t> micros) noexcept {
        if (!micros.fits) return refusal{reason::overflow, {}};
        return money(micros.value);
    }

    std::int64_t micros_ = 0;
};

/// Rounded to whole minor units (fen), as a bill shows it.
/// Refused: reason::overflow, and under rounding::exact reason::inexact.
template <currency_type Currency>
[[nodiscard]] constexpr result<money<Currency>> rounded_to_minor_units(money<Currency> a, rounding how) noexcept {
    return rounded_to(a, money<Currency>::from_micros(money<Currency>::micros_per_minor_unit), how);
}

}  // namespace mingbai::inline MINGBAI_ABI

template <mingbai::currency_type Currency>
struct std::hash<mingbai::money<Currency>> {
    [[nodiscard]] std::size_t operator()(mingbai::money<Currency> amount) const noexcept {
        return std::hash<std::int64_t>{}(amount.micros());
    }
};

// ---- mingbai/base/detail/decimal.hpp ---------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::detail {

/// Why a text is not the decimal number that is wanted. The names appear in compile errors.
enum class decimal_fault : std::uint16_t {
    none,
    only_digits_and_one_point,
    a_leading_zero_would_be_octal,
    digits_on_both_sides_of_the_point,
    grouping_not_by_thousands,
    too_many_decimals,
    not_exact,
    too_large,
};

[[nodiscard]] constexpr reason to_reason(decimal_fault fault) noexcept {
    switch (fault) {
        case decimal_fault::none: return reason::none;
        case decimal_fault::too_many_decimals:
        case decimal_fault::not_exact: return reason::inexact;
        case decimal_fault::too_large: return reason::overflow;
        case decimal_fault::only_digits_and_one_point:
        case decimal_fault::a_leading_zero_would_be_octal:
        case decimal_fault::digits_on_both_sides_of_the_point:
        case decimal_fault::grouping_not_by_thousands: return reason::bad_number;
    }
    return reason::bad_number;
}

/// A decimal number: digits * 10^-decimals. Zeros at the end of the fraction are not kept, so they never count as too
/// many decimals nor overflow.
struct decimal {
    static constexpr std::uint32_t most_decimals = 19;  // 10^19 is the greatest power of ten in 64 bits

    std::uint64_t digits = 0;
    std::uint32_t decimals = 0;
    decimal_fault fault = decimal_fault::none;
    std::size_t position = 0;  ///< of the fault

    [[nodiscard]] static constexpr decimal bad(decimal_fault fault, std::size_t position) noexcept {
        return {.digits = 0, .decimals = 0, .fault = fault, .position = position};
    }
};

/// Reads all of `text`: digits, at most one point with digits on both sides. `separator`, when it is not '\0', may stand
/// between digits of the whole part: '\'' anywhere, as in C++; any other only at every third place, and then everywhere.
[[nodiscard]] constexpr decimal read_decimal(std::string_view text, char separator = '\0') noexcept {
    using fault = decimal_fault;
    std::size_t point = text.find('.');
    if (point == std::string_view::npos) point = text.size();
    std::size_t end = text.size();
    if (point < end) {
        if (point == 0 || point + 1 == end) return decimal::bad(fault::digits_on_both_sides_of_the_point, point);
    }
    if (end == 0) return decimal::bad(fault::only_digits_and_one_point, 0);

    // First the form, then the value: a letter is named as the fault even where the digits before it are too many.
    bool grouped = false;
    for (std::size_t i = 0; i < end; ++i) {
        if (is_digit(text[i]) || i == point) continue;
        if (separator == '\0' || text[i] != separator) return decimal::bad(fault::only_digits_and_one_point, i);
        const bool between_digits = i > 0 && i + 1 < end && is_digit(text[i - 1]) && is_digit(text[i + 1]);
        if (!between_digits) return decimal::bad(fault::only_digits_and_one_point, i);
        if (separator == '\'') continue;
        if (i > point || (point - i) % 4 != 0) return decimal::bad(fault::grouping_not_by_thousands, i);
        grouped = true;
    }
    if (grouped)
        for (std::size_t i = 0; i < point; ++i)
            if ((point - i) % 4 == 0 && text[i] != separator) return decimal::bad(fault::grouping_not_by_thousands, i);

    while (end > point && (text[end - 1] == '0' || text[end - 1] == '\'')) --end;
    decimal number;
    for (std::size_t i = 0; i < end; ++i) {
        if (!is_digit(text[i])) continue;
        const auto shifted = multiply_unsigned(number.digits, 10);
        const auto next = add_unsigned(shifted.value, static_cast<std::uint64_t>(text[i] - '0'));
        if (!shifted.fits || !next.fits) return decimal::bad(i > point ? fault::too_many_decimals : fault::too_large, i);
        number.digits = next.value;
        if (i > point && ++number.decimals > decimal::most_decimals) return decimal::bad(fault::too_many_decimals, i);
    }
    return number;
}

/// 10^n. Requires: n <= 19.
[[nodiscard]] constexpr std::uint64_t power_of_ten(std::uint32_t n) noexcept {
    std::uint64_t power = 1;
    for (std::uint32_t i = 0; i < n; ++i) power *= 10;
    return power;
}

/// Why `value` does not have the form that a literal of ours may have, or none. `text` is the literal as it is written.
[[nodiscard]] constexpr decimal read_literal(std::string_view text) noexcept {
    // A separator after the first zero still leaves an octal literal: 0'10.
    if (text.size() > 1 && text[0] == '0' && (is_digit(text[1]) || text[1] == '\''))
        return decimal::bad(decimal_fault::a_leading_zero_would_be_octal, 0);
    return read_decimal(text, '\'');
}

}  // namespace mingbai::inline MINGBAI_ABI::detail

// ---- mingbai/base/detail/literal.hpp ---------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::detail {

/// The greatest value and the most decimals that a literal may have.
struct literal_limit {
    std::uint64_t greatest = UINT64_MAX;
    std::uint32_t decimals = 19;
};

/// Stops the build with one error that names the fault and its position as template arguments.
template <decimal_fault Fault, std::size_t Position>
consteval void literal_is() noexcept {
    using fault = decimal_fault;
    static_assert(Fault != fault::only_digits_and_one_point,
                  "mingbai: a literal has only decimal digits, separators and at most one point");
    static_assert(Fault != fault::a_leading_zero_would_be_octal,
                  "mingbai: a literal does not begin with a superfluous zero, which would make it octal");
    static_assert(Fault != fault::digits_on_both_sides_of_the_point, "mingbai: a literal has digits on both sides of its point");
    static_assert(Fault != fault::too_many_decimals, "mingbai: a literal has too many decimals, and none is rounded away");
    static_assert(Fault != fault::not_exact, "mingbai: a literal is not a whole number of the smallest unit");
    static_assert(Fault != fault::too_large, "mingbai: a literal is larger than its type can hold");
}

/// The literal's value in smallest units, `scale` of them in one: exact, or a fault.
[[nodiscard]] consteval decimal scaled_literal(std::string_view text, std::uint64_t scale, literal_limit limit) noexcept {
    const decimal number = read_literal(text);
    if (number.fault != decimal_fault::none) return number;
    const std::size_t point = text.find('.');
    std::uint32_t written = 0;
    for (std::size_t i = point; i < text.size(); ++i)
        if (is_digit(text[i]) && ++written > limit.decimals) return decimal::bad(decimal_fault::too_many_decimals, i);

    const wide product = multiply(number.digits, scale);
    const std::uint64_t divisor = power_of_ten(number.decimals);
    if (product.high >= divisor) return decimal::bad(decimal_fault::too_large, 0);
    const divided value = divide(product, divisor);
    if (value.remainder != 0) return decimal::bad(decimal_fault::not_exact, point + 1);
    if (value.quotient > limit.greatest) return decimal::bad(decimal_fault::too_large, 0);
    return {.digits = value.quotient};
}

template <std::uint64_t Scale, literal_limit Limit, char... Spelling>
[[nodiscard]] consteval std::uint64_t literal_value() noexcept {
    constexpr char text[]{Spelling...};
    constexpr decimal number = scaled_literal({text, sizeof...(Spelling)}, Scale, Limit);
    literal_is<number.fault, number.position>();
    return number.digits;
}

}  // namespace mingbai::inline MINGBAI_ABI::detail

// ---- mingbai/base/money_literals.hpp ---------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// The amount that a literal's characters spell, exactly: the body of a literal operator for a currency of your own.
///
///     template <char... Spelling>
///     consteval mingbai::money<thb> operator""_thb() { return mingbai::money_literal<thb, Spelling...>(); }
///
/// Decimal digits with at most one point, at most six decimals, digit separators anywhere: 59_x, 59.90_x, 1'234.5_x.
/// Anything else does not compile, and the error names the fault and its position in the literal.
template <currency_type Currency, char... Spelling>
[[nodiscard]] consteval money<Currency> money_literal() noexcept {
    return money<Currency>::from_micros(
        detail::literal_value<money<Currency>::micros_per_unit, detail::literal_limit{INT64_MAX, 6}, Spelling...>());
}

inline namespace literals {

template <char... Spelling>
[[nodiscard]] consteval money<cny> operator""_cny() noexcept { return money_literal<cny, Spelling...>(); }
template <char... Spelling>
[[nodiscard]] consteval money<hkd> operator""_hkd() noexcept { return money_literal<hkd, Spelling...>(); }
template <char... Spelling>
[[nodiscard]] consteval money<mop> operator""_mop() noexcept { return money_literal<mop, Spelling...>(); }
template <char... Spelling>
[[nodiscard]] consteval money<twd> operator""_twd() noexcept { return money_literal<twd, Spelling...>(); }
template <char... Spelling>
[[nodiscard]] consteval money<eur> operator""_eur() noexcept { return money_literal<eur, Spelling...>(); }
template <char... Spelling>
[[nodiscard]] consteval money<gbp> operator""_gbp() noexcept { return money_literal<gbp, Spelling...>(); }
template <char... Spelling>
[[nodiscard]] consteval money<usd> operator""_usd() noexcept { return money_literal<usd, Spelling...>(); }
template <char... Spelling>
[[nodiscard]] consteval money<aud> operator""_aud() noexcept { return money_literal<aud, Spelling...>(); }
template <char... Spelling>
[[nodiscard]] consteval money<inr> operator""_inr() noexcept { return money_literal<inr, Spelling...>(); }
template <char... Spelling>
[[nodiscard]] consteval money<sgd> operator""_sgd() noexcept { return money_literal<sgd, Spelling...>(); }
template <char... Spelling>
[[nodiscard]] consteval money<krw> operator""_krw() noexcept { return money_literal<krw, Spelling...>(); }
template <char... Spelling>
[[nodiscard]] consteval money<jpy> operator""_jpy() noexcept { return money_literal<jpy, Spelling...>(); }

}  // namespace literals

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/detail/folded_word.hpp -----------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::detail {

/// A short text, width folded, in which every byte knows its offset in the source: what an amount or a quantity is read
/// from, so that ５９元 is read like 59元 and a fault is reported where it stands.
class folded_word {
public:
    static constexpr std::size_t capacity = 96;

    /// Refused: reason::bad_utf8, and reason::too_long beyond 96 bytes.
    [[nodiscard]] static constexpr result<folded_word> make(std::string_view source) noexcept {
        folded_word word;
        for (const auto [offset, step] : code_points(source)) {
            if (!step.valid) return refusal{reason::bad_utf8, at_offset(offset)};
            const utf8_bytes bytes = encode_utf8(fold_width(step.code_point));
            if (word.size_ + bytes.size > capacity) return refusal{reason::too_long, at_offset(offset)};
            for (const char byte : bytes.text()) {
                word.offsets_[word.size_] = static_cast<std::uint16_t>(offset);
                word.text_[word.size_++] = byte;
            }
        }
        word.source_size_ = source.size();
        return word;
    }

    [[nodiscard]] constexpr std::string_view text() const noexcept { return {text_.data(), size_}; }

    /// The refusal at the source of a byte of `text()`, or at the end.
    [[nodiscard]] constexpr refusal refuse(reason why, std::size_t position) const noexcept {
        return {why, at_offset(position < size_ ? offsets_[position] : source_size_)};
    }

private:
    std::array<char, capacity> text_{};
    std::array<std::uint16_t, capacity> offsets_{};  // folding shortens at most fourfold
    std::size_t size_ = 0;
    std::size_t source_size_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI::detail

// ---- mingbai/base/money_text.hpp -------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// How many decimals are written. Neither form ever rounds: further decimals that are not zero are always written.
enum class money_digits : std::uint8_t {
    canonical = 0,  ///< at least those of the minor unit: 59.00, 59.90, 0.295
    minimal = 1,    ///< none that is a zero at the end: 59, 59.9, 0.295
};

/// What stands beside the number.
enum class money_mark : std::uint8_t {
    none = 0,
    symbol = 1,     ///< ¥59.90
    unit_word = 2,  ///< 59.90元
    code = 3,       ///< CNY 59.90
};

struct money_style {
    money_digits digits = money_digits::canonical;
    money_mark mark = money_mark::none;
    bool thousands = false;  ///< 1,234,567.00
};

/// An amount as Chinese prices are written: 59元, 59.9元.
inline constexpr money_style price_in_words{.digits = money_digits::minimal, .mark = money_mark::unit_word};

namespace detail {

template <currency_type Currency>
inline constexpr std::size_t money_text_capacity = [] {
    constexpr std::size_t number = sizeof("-9,223,372,036,854.775808") - 1;
    std::size_t mark = sizeof("CNY ") - 1;
    if (mark < Currency::info.symbol.size()) mark = Currency::info.symbol.size();
    if (mark < Currency::info.unit_word.size()) mark = Currency::info.unit_word.size();
    return number + mark;
}();

/// Takes `mark` off the front of `text`, if it is there. An empty mark is never there.
[[nodiscard]] constexpr bool take(std::string_view& text, std::string_view mark) noexcept {
    if (mark.empty() || !text.starts_with(mark)) return false;
    text.remove_prefix(mark.size());
    return true;
}

/// How many bytes at the front of `text` can belong to a decimal number.
[[nodiscard]] constexpr std::size_t number_size(std::string_view text) noexcept {
    std::size_t size = 0;
    while (size < text.size() && (is_digit(text[size]) || text[size] == '.' || text[size] == ',')) ++size;
    return size;
}

}  // namespace detail

template <currency_type Currency>
using money_text = short_text<detail::money_text_capacity<Currency>>;

/// The amount in writing, exactly. The default is the canonical form, which `parse_money` reads back: 59.90, -0.50.
template <currency_type Currency>
[[nodiscard]] constexpr money_text<Currency> to_text(money<Currency> amount, money_style style = {}) noexcept {
    constexpr auto unit = static_cast<std::uint64_t>(money<Currency>::micros_per_unit);
    const std::uint64_t magnitude = detail::magnitude(amount.micros());
    money_text<Currency> text;
    if (amount.is_negative()) text.append('-');
    if (style.mark == money_mark::symbol) text.append(Currency::info.symbol);
    if (style.mark == money_mark::code) text.append(Currency::info.code).append(' ');

    const integer_text whole(magnitude / unit);
    for (std::size_t left = whole.text().size(); const char digit : whole.text()) {
        if (style.thousands && left % 3 == 0 && left != whole.text().size()) text.append(',');
        text.append(digit);
        --left;
    }
    std::uint64_t fraction = magnitude % unit;
    std::size_t decimals = 6;
    const std::size_t least = style.digits == money_digits::canonical ? Currency::info.minor_digits : 0;
    for (; decimals > least && fraction % 10 == 0; --decimals) fraction /= 10;
    if (decimals > 0) text.append('.').append_number(fraction, decimals);

    if (style.mark == money_mark::unit_word) text.append(Currency::info.unit_word);
    return text;
}

/// What `parse_money` may meet.
struct money_reading {
    /// 1,234.50 is read as written by people who group by thousands. Off, because 1,234 is less than two in half of Europe:
    /// a comma is then refused.
    bool thousands = false;
};

/// Reads an amount: 59, 59.9, 59.90, -0.50, ¥59, -¥59, CNY 59.90, 59元, 59.90 CNY. The symbol or code before it and the unit word or
/// code after it may be missing, and each may stand apart by one space. Full-width characters are read like their usual
/// form (￥５９). Nothing is rounded: decimals beyond the sixth are zeros or refused.
///
/// Refused, at the offset of the cause: reason::bad_number (no number, or not one number), reason::unknown_currency (other
/// words around it), reason::inexact, reason::overflow, reason::bad_utf8, reason::too_long.
template <currency_type Currency>
[[nodiscard]] constexpr result<money<Currency>> parse_money(std::string_view text, money_reading reading = {}) noexcept {
    const auto folded = detail::folded_word::make(text);
    if (!folded) return folded.error();
    std::string_view rest = folded->text();
    const auto position = [&] { return folded->text().size() - rest.size(); };

    bool negative = detail::take(rest, "-");
    if (detail::take(rest, Currency::info.symbol) || detail::take(rest, Currency::info.code)) {
        (void)detail::take(rest, " ");
        negative = negative || detail::take(rest, "-");
    }
    const std::size_t size = detail::number_size(rest);
    if (size == 0) {
        const bool number_follows = rest.find_first_of("0123456789") != std::string_view::npos;
        return folded->refuse(number_follows ? reason::unknown_currency : reason::bad_number, position());
    }
    const detail::decimal number = detail::read_decimal(rest.substr(0, size), reading.thousands ? ',' : '\0');
    if (number.fault != detail::decimal_fault::none)
        return folded->refuse(detail::to_reason(number.fault), position() + number.position);
    const std::size_t number_position = position();
    rest.remove_prefix(size);

    const bool spaced = detail::take(rest, " ");
    const bool marked = detail::take(rest, Currency::info.unit_word) || detail::take(rest, Currency::info.code);
    if (!rest.empty()) return folded->refuse(marked ? reason::bad_number : reason::unknown_currency, position());
    if (spaced && !marked) return folded->refuse(reason::bad_number, position() - 1);

    const auto micros = multiply(number.digits,
                                 {static_cast<std::uint64_t>(money<Currency>::micros_per_unit),
                                  detail::power_of_ten(number.decimals)},
                                 rounding::exact);
    if (!micros) return folded->refuse(micros.error().why, number_position);
    const auto signed_micros = detail::with_sign(*micros, negative);
    if (!signed_micros.fits) return folded->refuse(reason::overflow, number_position);
    return money<Currency>::from_micros(signed_micros.value);
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/msisdn.hpp -----------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// Reads a number as people and gateways write it, so that one subscriber has one subscriber_number: full-width digits,
/// spaces and hyphens between digits, `+` or `00` before a country code. The home country's code is taken off.
///
/// `+86 138-0013-8000`, `008613800138000`, `8613800138000` and `13800138000` are the same subscriber. The third form has no
/// mark of an international number; it is read so only for the code 86 before a number of the mainland's mobile form, where
/// nothing else can be meant. Numbers of other countries keep their code.
///
/// Refuses with reason::bad_subscriber_number at the first character that does not belong, or at 0 when the digits are too
/// few or too many.
[[nodiscard]] constexpr result<subscriber_number> read_msisdn(std::string_view text,
                                                              std::string_view home_country_code = "86") noexcept {
    std::array<char, 32> buffer{};
    std::size_t size = 0;
    bool international = false;
    bool separated = true;  // a separator stood here, or the beginning: another one may not follow
    for (const auto [offset, step] : code_points(text)) {
        const char32_t c = fold_width(step.code_point);
        const bool plus = c == U'+' && offset == 0;
        const bool separator = (c == U' ' || c == U'-') && !separated;
        if (c >= U'0' && c <= U'9' && size < buffer.size())
            buffer[size++] = static_cast<char>(c);
        else if (!plus && !separator)
            return refusal{reason::bad_subscriber_number, at_offset(offset, step.size)};
        international = international || plus;
        separated = plus || separator;
    }
    if (separated) return refusal{reason::bad_subscriber_number, at_offset(text.size())};

    std::string_view digits(buffer.data(), size);
    if (!international && digits.starts_with("00")) {
        international = true;
        digits.remove_prefix(2);
    }
    if (digits.starts_with(home_country_code)) {
        const std::string_view national = digits.substr(home_country_code.size());
        if (international || (home_country_code == "86" && observed_mainland_mobile_form(national))) digits = national;
    }
    const result<subscriber_number> number = subscriber_number::parse(digits);
    if (!number) return refusal{reason::bad_subscriber_number, at_offset(0)};
    return number;
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/detail/unit_text.hpp -------------------------------------------------------------------------------

// Numbers with a unit, read and written by a table of unit names.
namespace mingbai::inline MINGBAI_ABI::detail {

/// One way to write a unit, and how many of the smallest it holds.
struct unit_name {
    std::string_view name;
    std::uint64_t size = 1;
};

/// Which numbers may stand without a unit.
enum class unitless : std::uint8_t { zero, any };

/// The unit of exactly this name, or nullptr.
[[nodiscard]] constexpr const unit_name* find_unit(std::span<const unit_name> units, std::string_view name) noexcept {
    for (const unit_name& each : units)
        if (each.name == name) return &each;
    return nullptr;
}

/// Reads one number and one unit off the front of a word.
class unit_reader {
public:
    constexpr unit_reader(const folded_word& word, std::span<const unit_name> units) noexcept : word_(&word), units_(units) {}

    [[nodiscard]] constexpr bool at_end() const noexcept { return at_ == word_->text().size(); }
    /// Of the unit read last; 0 when it was missing.
    [[nodiscard]] constexpr std::uint64_t unit_size() const noexcept { return unit_size_; }
    [[nodiscard]] constexpr refusal refuse(reason why) const noexcept { return word_->refuse(why, at_); }

    /// The next number in smallest units.
    [[nodiscard]] constexpr result<std::uint64_t> next(unitless allowed, rounding how) noexcept {
        const std::string_view rest = word_->text().substr(at_);
        const std::size_t size = digits_and_points(rest);
        if (size == 0) return refuse(reason::bad_number);
        const decimal number = read_decimal(rest.substr(0, size));
        if (number.fault != decimal_fault::none) return word_->refuse(to_reason(number.fault), at_ + number.position);

        const bool spaced = size < rest.size() && rest[size] == ' ';
        const std::size_t unit_at = size + (spaced ? 1 : 0);
        const std::string_view name = rest.substr(unit_at, name_size(rest.substr(unit_at)));
        const unit_name* const unit = find_unit(units_, name);
        const bool bare = name.empty() && (allowed == unitless::any || number.digits == 0);
        if (unit == nullptr && (!bare || spaced)) return word_->refuse(reason::unknown_unit, at_ + unit_at);

        unit_size_ = unit != nullptr ? unit->size : 0;
        const auto value = multiply(number.digits, {bare ? 1 : unit->size, power_of_ten(number.decimals)}, how);
        if (!value) return refuse(value.error().why);
        at_ += unit_at + name.size();
        return value;
    }

private:
    [[nodiscard]] static constexpr std::size_t digits_and_points(std::string_view text) noexcept {
        std::size_t size = 0;
        while (size < text.size() && (is_digit(text[size]) || text[size] == '.')) ++size;
        return size;
    }
    [[nodiscard]] static constexpr std::size_t name_size(std::string_view text) noexcept {
        std::size_t size = 0;
        while (size < text.size() && !is_digit(text[size])) ++size;
        return size;
    }

    const folded_word* word_;
    std::span<const unit_name> units_;
    std::size_t at_ = 0;
    std::uint64_t unit_size_ = 0;
};

/// One number with its unit, and nothing after it.
[[nodiscard]] constexpr result<std::uint64_t> read_quantity(std::string_view text, std::span<const unit_name> units,
                                                            unitless allowed, rounding how) noexcept {
    const auto word = folded_word::make(text);
    if (!word) return word.error();
    unit_reader reader(*word, units);
    const auto value = reader.next(allowed, how);
    if (value && !reader.at_end()) return reader.refuse(reason::unknown_unit);
    return value;
}

/// Numbers with ever smaller units, added up.
[[nodiscard]] constexpr result<std::uint64_t> read_sum(std::string_view text, std::span<const unit_name> units,
                                                       rounding how) noexcept {
    const auto word = folded_word::make(text);
    if (!word) return word.error();
    unit_reader reader(*word, units);
    auto sum = reader.next(unitless::zero, how);
    while (sum && !reader.at_end()) {
        const std::uint64_t before = reader.unit_size();
        const refusal here = reader.refuse(reason::unknown_unit);
        const auto more = reader.next(unitless::zero, how);
        if (!more) return more.error();
        if (reader.unit_size() >= before || reader.unit_size() == 0) return here;
        const auto total = add_unsigned(*sum, *more);
        if (!total.fits) return refusal{reason::overflow, here.where};
        sum = total.value;
    }
    return sum;
}

/// Appends a count in the largest unit that holds at least one and is exact with at most `decimals` decimals. Requires:
/// the table falls in size, ends with size 1, and has the name to be written first among those of one size.
template <std::size_t N>
constexpr void append_in_largest_unit(short_text<N>& text, std::uint64_t count, std::span<const unit_name> units,
                                      std::uint32_t decimals) noexcept {
    const std::uint64_t parts = power_of_ten(decimals);
    for (const unit_name& unit : units) {
        if (count < unit.size) continue;
        const auto scaled = multiply(count % unit.size, {parts, unit.size}, rounding::exact);
        if (!scaled) continue;
        text.append_number(count / unit.size);
        std::uint64_t fraction = *scaled;
        std::uint32_t written = decimals;
        for (; written > 0 && fraction % 10 == 0; --written) fraction /= 10;
        if (written > 0) text.append('.').append_number(fraction, written);
        text.append(unit.name);
        return;
    }
}

}  // namespace mingbai::inline MINGBAI_ABI::detail

// ---- mingbai/base/period_text.hpp ------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

using period_text = short_text<24>;

/// 24个月, 30天, 2年; in English 24 months, 1 day.
[[nodiscard]] constexpr period_text to_text(period length, language words = language::chinese) noexcept {
    period_text text;
    if (length.count < 0) text.append('-');
    text.append_number(detail::magnitude(length.count));
    const bool one = length.count == 1;
    switch (length.unit) {
        case period_unit::day: return text.append(words == language::chinese ? "天" : one ? " day" : " days");
        case period_unit::month: return text.append(words == language::chinese ? "个月" : one ? " month" : " months");
        case period_unit::year: return text.append(words == language::chinese ? "年" : one ? " year" : " years");
    }
    return text;
}

/// Reads 24个月, 24月, 30天, 30日, 2年, and 24 months, 1 day. A month is no number of days, so the unit stays as written.
/// Refused, at the offset of the cause: reason::bad_number, reason::unknown_unit, reason::overflow, reason::bad_utf8,
/// reason::too_long.
[[nodiscard]] constexpr result<period> parse_period(std::string_view text) noexcept {
    struct unit_word {
        std::string_view word;
        period_unit unit;
    };
    constexpr auto words = std::to_array<unit_word>({
        {"天", period_unit::day},     {"日", period_unit::day},      {"day", period_unit::day},     {"days", period_unit::day},
        {"个月", period_unit::month}, {"月", period_unit::month},    {"month", period_unit::month}, {"months", period_unit::month},
        {"年", period_unit::year},    {"year", period_unit::year},   {"years", period_unit::year},
    });
    const auto folded = detail::folded_word::make(text);
    if (!folded) return folded.error();
    std::string_view rest = folded->text();
    std::size_t size = 0;
    while (size < rest.size() && detail::is_digit(rest[size])) ++size;
    const auto count = parse_integer<std::int32_t>(rest.substr(0, size));
    if (!count) return folded->refuse(count.error().why, 0);
    rest.remove_prefix(size);
    if (rest.starts_with(' ')) rest.remove_prefix(1);
    for (const unit_word& each : words)
        if (each.word == rest) return period{.count = *count, .unit = each.unit};
    return folded->refuse(reason::unknown_unit, folded->text().size() - rest.size());
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/detail/counted.hpp ---------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::detail {

/// The arithmetic of a quantity: a count of one smallest unit, never below zero. Quantity is the class that derives from
/// this one; two quantities of different classes have no operator in common.
template <class Quantity>
class counted {
public:
    friend constexpr bool operator==(Quantity a, Quantity b) noexcept { return count(a) == count(b); }
    friend constexpr std::strong_ordering operator<=>(Quantity a, Quantity b) noexcept { return count(a) <=> count(b); }

    [[nodiscard]] constexpr bool is_zero() const noexcept { return count_ == 0; }
    [[nodiscard]] static constexpr Quantity (max)() noexcept { return Quantity(UINT64_MAX); }

    /// Requires: the sum fits.
    constexpr Quantity& operator+=(Quantity other) noexcept {
        return assign(add_unsigned(count_, count(other)), "mingbai::quantity: the sum overflows");
    }
    /// Requires: `other` is not greater.
    constexpr Quantity& operator-=(Quantity other) noexcept {
        return assign(less(count_, count(other)), "mingbai::quantity: the difference is below zero");
    }
    /// Requires: the product fits, and is not below zero.
    template <integer Integer>
    constexpr Quantity& operator*=(Integer times) noexcept {
        return assign(times_of(count_, times), "mingbai::quantity: the product overflows or is below zero");
    }

    [[nodiscard]] friend constexpr Quantity operator+(Quantity a, Quantity b) noexcept { return a += b; }
    [[nodiscard]] friend constexpr Quantity operator-(Quantity a, Quantity b) noexcept { return a -= b; }
    template <integer Integer>
    [[nodiscard]] friend constexpr Quantity operator*(Quantity a, Integer times) noexcept {
        return a *= times;
    }
    template <integer Integer>
    [[nodiscard]] friend constexpr Quantity operator*(Integer times, Quantity a) noexcept {
        return a *= times;
    }

    /// Refused: reason::overflow.
    [[nodiscard]] friend constexpr result<Quantity> checked_add(Quantity a, Quantity b) noexcept {
        return checked(add_unsigned(count(a), count(b)));
    }
    /// Refused: reason::overflow when `b` is greater.
    [[nodiscard]] friend constexpr result<Quantity> checked_subtract(Quantity a, Quantity b) noexcept {
        return checked(less(count(a), count(b)));
    }
    /// a - b, or zero when `b` is greater: what is left of an allowance.
    [[nodiscard]] friend constexpr Quantity saturating_subtract(Quantity a, Quantity b) noexcept {
        return make(count(a) > count(b) ? count(a) - count(b) : 0);
    }
    /// Refused: reason::overflow, also of a negative factor.
    template <integer Integer>
    [[nodiscard]] friend constexpr result<Quantity> checked_multiply(Quantity a, Integer times) noexcept {
        return checked(times_of(count(a), times));
    }
    /// a * by in whole smallest units. Refused: reason::overflow, and under rounding::exact reason::inexact.
    /// Requires: `by.denominator != 0`.
    [[nodiscard]] friend constexpr result<Quantity> checked_multiply(Quantity a, ratio by, rounding how) noexcept {
        const auto product = multiply(count(a), by, how);
        if (!product) return product.error();
        return make(*product);
    }

    /// How many blocks of this size have been started: the count that is charged per started block.
    /// Requires: `block` is not zero.
    [[nodiscard]] friend constexpr std::uint64_t started_blocks(Quantity used, Quantity block) noexcept {
        return full_blocks(used, block) + (count(used) % count(block) != 0);
    }
    /// How many blocks of this size are complete. Requires: `block` is not zero.
    [[nodiscard]] friend constexpr std::uint64_t full_blocks(Quantity used, Quantity block) noexcept {
        expects(!block.is_zero(), "mingbai::quantity: a block of nothing");
        return count(used) / count(block);
    }
    /// part / whole, to multiply a price with. Requires: `whole` is not zero.
    [[nodiscard]] friend constexpr ratio ratio_of(Quantity part, Quantity whole) noexcept {
        expects(!whole.is_zero(), "mingbai::quantity: a share of nothing");
        return {.numerator = count(part), .denominator = count(whole)};
    }
    /// Whether `used` is at least `percent` per cent of `limit`, exactly; see ratio.hpp.
    [[nodiscard]] friend constexpr bool reaches_percent(Quantity used, Quantity limit, std::uint32_t percent) noexcept {
        return mingbai::reaches_percent(count(used), count(limit), percent);
    }

protected:
    constexpr counted() noexcept = default;
    constexpr explicit counted(std::uint64_t count) noexcept : count_(count) {}

    [[nodiscard]] constexpr std::uint64_t count() const noexcept { return count_; }
    [[nodiscard]] static constexpr std::uint64_t count(const counted& quantity) noexcept { return quantity.count_; }

    /// n units of `size` smallest units each. Requires: the product fits.
    [[nodiscard]] static constexpr Quantity units(std::uint64_t n, std::uint64_t size) noexcept {
        const auto product = multiply_unsigned(n, size);
        expects(product.fits, "mingbai::quantity: the quantity overflows");
        return Quantity(product.value);
    }

private:
    // The friends above are no friends of Quantity, whose constructor is its own and this class's affair.
    [[nodiscard]] static constexpr Quantity make(std::uint64_t count) noexcept { return Quantity(count); }
    [[nodiscard]] static constexpr outcome<std::uint64_t> less(std::uint64_t a, std::uint64_t b) noexcept {
        return {.value = a - b, .fits = a >= b};
    }
    template <integer Integer>
    [[nodiscard]] static constexpr outcome<std::uint64_t> times_of(std::uint64_t count, Integer times) noexcept {
        auto product = multiply_unsigned(count, magnitude(times));
        if constexpr (std::signed_integral<Integer>) product.fits = product.fits && times >= 0;
        return product;
    }
    [[nodiscard]] static constexpr result<Quantity> checked(outcome<std::uint64_t> count) noexcept {
        if (!count.fits) return refusal{reason::overflow, {}};
        return Quantity(count.value);
    }
    constexpr Quantity& assign(outcome<std::uint64_t> count, const char* otherwise) noexcept {
        expects(count.fits, otherwise);
        count_ = count.value;
        return static_cast<Quantity&>(*this);
    }

    std::uint64_t count_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI::detail

// ---- mingbai/base/quantity.hpp ---------------------------------------------------------------------------------------

// What a tariff plan allots and a customer uses. Each quantity is a type of its own, so that minutes are never added to
// megabytes; arithmetic is in detail/counted.hpp, literals in quantity_literals.hpp, text in quantity_text.hpp.
namespace mingbai::inline MINGBAI_ABI {

/// A volume of data, in bytes. KB, MB, GB and TB are what carriers sell: each 1024 of the one before. The decimal units
/// of the SI are named apart.
class data_volume : public detail::counted<data_volume> {
public:
    static constexpr std::uint64_t bytes_per_kilobyte = 1024;
    static constexpr std::uint64_t bytes_per_megabyte = 1024 * bytes_per_kilobyte;
    static constexpr std::uint64_t bytes_per_gigabyte = 1024 * bytes_per_megabyte;
    static constexpr std::uint64_t bytes_per_terabyte = 1024 * bytes_per_gigabyte;

    constexpr data_volume() noexcept = default;

    [[nodiscard]] static constexpr data_volume from_bytes(std::uint64_t n) noexcept { return data_volume(n); }
    /// Requires, like each of the following: the number of bytes fits 64 bits.
    [[nodiscard]] static constexpr data_volume from_kilobytes(std::uint64_t n) noexcept { return units(n, bytes_per_kilobyte); }
    [[nodiscard]] static constexpr data_volume from_megabytes(std::uint64_t n) noexcept { return units(n, bytes_per_megabyte); }
    [[nodiscard]] static constexpr data_volume from_gigabytes(std::uint64_t n) noexcept { return units(n, bytes_per_gigabyte); }
    [[nodiscard]] static constexpr data_volume from_terabytes(std::uint64_t n) noexcept { return units(n, bytes_per_terabyte); }
    [[nodiscard]] static constexpr data_volume from_si_kilobytes(std::uint64_t n) noexcept { return units(n, 1'000); }
    [[nodiscard]] static constexpr data_volume from_si_megabytes(std::uint64_t n) noexcept { return units(n, 1'000'000); }
    [[nodiscard]] static constexpr data_volume from_si_gigabytes(std::uint64_t n) noexcept { return units(n, 1'000'000'000); }

    [[nodiscard]] constexpr std::uint64_t bytes() const noexcept { return count(); }

private:
    friend class detail::counted<data_volume>;
    constexpr explicit data_volume(std::uint64_t n) noexcept : counted(n) {}
};

/// Time on the air, in seconds: what a call lasts and a bundle of minutes holds.
class airtime : public detail::counted<airtime> {
public:
    constexpr airtime() noexcept = default;

    [[nodiscard]] static constexpr airtime from_seconds(std::uint64_t n) noexcept { return airtime(n); }
    /// Requires, like the following: the number of seconds fits 64 bits.
    [[nodiscard]] static constexpr airtime from_minutes(std::uint64_t n) noexcept { return units(n, 60); }
    [[nodiscard]] static constexpr airtime from_hours(std::uint64_t n) noexcept { return units(n, 3600); }

    [[nodiscard]] constexpr std::uint64_t seconds() const noexcept { return count(); }

private:
    friend class detail::counted<airtime>;
    constexpr explicit airtime(std::uint64_t n) noexcept : counted(n) {}
};

/// A number of messages (SMS, MMS, 5G messages), each as it is charged.
class message_count : public detail::counted<message_count> {
public:
    constexpr message_count() noexcept = default;

    [[nodiscard]] static constexpr message_count from_messages(std::uint64_t n) noexcept { return message_count(n); }

    [[nodiscard]] constexpr std::uint64_t messages() const noexcept { return count(); }

private:
    friend class detail::counted<message_count>;
    constexpr explicit message_count(std::uint64_t n) noexcept : counted(n) {}
};

/// The speed of an access line, in bits per second. Here kilo, mega and giga are decimal: 1000M broadband is 10⁹ bit/s.
class bit_rate : public detail::counted<bit_rate> {
public:
    constexpr bit_rate() noexcept = default;

    [[nodiscard]] static constexpr bit_rate from_bits_per_second(std::uint64_t n) noexcept { return bit_rate(n); }
    /// Requires, like each of the following: the number of bits per second fits 64 bits.
    [[nodiscard]] static constexpr bit_rate from_kilobits_per_second(std::uint64_t n) noexcept { return units(n, 1'000); }
    [[nodiscard]] static constexpr bit_rate from_megabits_per_second(std::uint64_t n) noexcept { return units(n, 1'000'000); }
    [[nodiscard]] static constexpr bit_rate from_gigabits_per_second(std::uint64_t n) noexcept { return units(n, 1'000'000'000); }

    [[nodiscard]] constexpr std::uint64_t bits_per_second() const noexcept { return count(); }

private:
    friend class detail::counted<bit_rate>;
    constexpr explicit bit_rate(std::uint64_t n) noexcept : counted(n) {}
};

}  // namespace mingbai::inline MINGBAI_ABI

template <>
struct std::hash<mingbai::data_volume> {
    [[nodiscard]] std::size_t operator()(mingbai::data_volume q) const noexcept { return std::hash<std::uint64_t>{}(q.bytes()); }
};
template <>
struct std::hash<mingbai::airtime> {
    [[nodiscard]] std::size_t operator()(mingbai::airtime q) const noexcept { return std::hash<std::uint64_t>{}(q.seconds()); }
};
template <>
struct std::hash<mingbai::message_count> {
    [[nodiscard]] std::size_t operator()(mingbai::message_count q) const noexcept { return std::hash<std::uint64_t>{}(q.messages()); }
};
template <>
struct std::hash<mingbai::bit_rate> {
    [[nodiscard]] std::size_t operator()(mingbai::bit_rate q) const noexcept { return std::hash<std::uint64_t>{}(q.bits_per_second()); }
};

// ---- mingbai/base/quantity_literals.hpp ------------------------------------------------------------------------------

// Exact literals of quantities: 30_GB, 1.5_GB, 500_min, 100_sms, 1000_Mbps. One that is not a whole number of bytes,
// seconds, messages or bits per second (0.1_GB is none) does not compile, and the error says so.
namespace mingbai::inline MINGBAI_ABI::inline literals {

template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_bytes() noexcept {
    return data_volume::from_bytes(detail::literal_value<1, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_KB() noexcept {
    return data_volume::from_bytes(detail::literal_value<data_volume::bytes_per_kilobyte, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_MB() noexcept {
    return data_volume::from_bytes(detail::literal_value<data_volume::bytes_per_megabyte, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_GB() noexcept {
    return data_volume::from_bytes(detail::literal_value<data_volume::bytes_per_gigabyte, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_TB() noexcept {
    return data_volume::from_bytes(detail::literal_value<data_volume::bytes_per_terabyte, detail::literal_limit{}, Spelling...>());
}

template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_si_KB() noexcept {
    return data_volume::from_bytes(detail::literal_value<1'000, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_si_MB() noexcept {
    return data_volume::from_bytes(detail::literal_value<1'000'000, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_si_GB() noexcept {
    return data_volume::from_bytes(detail::literal_value<1'000'000'000, detail::literal_limit{}, Spelling...>());
}

template <char... Spelling>
[[nodiscard]] consteval airtime operator""_s() noexcept {
    return airtime::from_seconds(detail::literal_value<1, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval airtime operator""_min() noexcept {
    return airtime::from_seconds(detail::literal_value<60, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval airtime operator""_h() noexcept {
    return airtime::from_seconds(detail::literal_value<3600, detail::literal_limit{}, Spelling...>());
}

template <char... Spelling>
[[nodiscard]] consteval message_count operator""_sms() noexcept {
    return message_count::from_messages(detail::literal_value<1, detail::literal_limit{}, Spelling...>());
}

template <char... Spelling>
[[nodiscard]] consteval bit_rate operator""_kbps() noexcept {
    return bit_rate::from_bits_per_second(detail::literal_value<1'000, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval bit_rate operator""_Mbps() noexcept {
    return bit_rate::from_bits_per_second(detail::literal_value<1'000'000, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval bit_rate operator""_Gbps() noexcept {
    return bit_rate::from_bits_per_second(detail::literal_value<1'000'000'000, detail::literal_limit{}, Spelling...>());
}

}  // namespace mingbai::inline MINGBAI_ABI::inline literals

// ---- mingbai/base/quantity_text.hpp ----------------------------------------------------------------------------------

// Quantities in writing. Reading takes full-width characters like their usual form, an optional space before the unit, and
// rounds only when told to. Refused everywhere, at the offset of the cause: reason::bad_number, reason::unknown_unit,
// reason::inexact, reason::overflow, reason::bad_utf8, reason::too_long.
namespace mingbai::inline MINGBAI_ABI {

using quantity_text = short_text<32>;

namespace detail {

// Gb stands for a gigabit, so it names no volume; a lone G does in every tariff register. The first entry of each size
// is the one that is written.
inline constexpr auto volume_units = std::to_array<unit_name>({
    {"TB", data_volume::bytes_per_terabyte},   {"T", data_volume::bytes_per_terabyte},   {"tb", data_volume::bytes_per_terabyte},
    {"t", data_volume::bytes_per_terabyte},    {"TiB", data_volume::bytes_per_terabyte}, {"GB", data_volume::bytes_per_gigabyte},
    {"G", data_volume::bytes_per_gigabyte},    {"gb", data_volume::bytes_per_gigabyte},  {"g", data_volume::bytes_per_gigabyte},
    {"GiB", data_volume::bytes_per_gigabyte},  {"MB", data_volume::bytes_per_megabyte},  {"M", data_volume::bytes_per_megabyte},
    {"mb", data_volume::bytes_per_megabyte},   {"m", data_volume::bytes_per_megabyte},   {"MiB", data_volume::bytes_per_megabyte},
    {"兆", data_volume::bytes_per_megabyte},   {"KB", data_volume::bytes_per_kilobyte},  {"K", data_volume::bytes_per_kilobyte},
    {"kb", data_volume::bytes_per_kilobyte},   {"k", data_volume::bytes_per_kilobyte},   {"KiB", data_volume::bytes_per_kilobyte},
    {"B", 1},                                  {"字节", 1},
});
inline constexpr auto airtime_units = std::to_array<unit_name>({
    {"h", 3600}, {"小时", 3600}, {"min", 60}, {"分钟", 60}, {"分", 60}, {"s", 1}, {"秒", 1},
});
inline constexpr auto message_units = std::to_array<unit_name>({{"条", 1}});
inline constexpr auto rate_units = std::to_array<unit_name>({
    {"Gbps", 1'000'000'000}, {"Gb/s", 1'000'000'000}, {"Gbit/s", 1'000'000'000}, {"G", 1'000'000'000},
    {"Mbps", 1'000'000},     {"Mb/s", 1'000'000},     {"Mbit/s", 1'000'000},     {"M", 1'000'000},   {"兆", 1'000'000},
    {"kbps", 1'000},         {"Kbps", 1'000},         {"kb/s", 1'000},           {"Kb/s", 1'000},    {"kbit/s", 1'000},
    {"K", 1'000},            {"k", 1'000},            {"bps", 1},                {"bit/s", 1},
});

}  // namespace detail

/// 30GB, 1.5GB, 1001MB, 1B: the largest unit, from TB down, that holds at least one and is exact with at most two decimals.
/// Nothing is 0MB.
[[nodiscard]] constexpr quantity_text to_text(data_volume volume) noexcept {
    quantity_text text;
    if (volume.is_zero()) return text.append("0MB");
    detail::append_in_largest_unit(text, volume.bytes(), detail::volume_units, 2);
    return text;
}

/// Reads 30GB, 1.5 GB, 500M, 1T, 40.000GB; also 0, which needs no unit. K, M, G and T are 1024 each, as carriers use them.
/// A measured 87.655GB is no whole number of bytes: it is refused with reason::inexact unless a rounding is named.
[[nodiscard]] constexpr result<data_volume> parse_data_volume(std::string_view text, rounding how = rounding::exact) noexcept {
    const auto bytes = detail::read_quantity(text, detail::volume_units, detail::unitless::zero, how);
    if (!bytes) return bytes.error();
    return data_volume::from_bytes(*bytes);
}

/// 500分钟, 8分20秒, 0分钟; in English 500min, 8min20s, 0min. Hours are not written: minutes are what plans count.
[[nodiscard]] constexpr quantity_text to_text(airtime time, language words = language::chinese) noexcept {
    const bool chinese = words == language::chinese;
    const auto minutes = time.seconds() / 60;
    const auto seconds = time.seconds() % 60;
    quantity_text text;
    if (minutes != 0 || seconds == 0) {
        text.append_number(minutes);
        text.append(!chinese ? "min" : seconds == 0 ? "分钟" : "分");
    }
    if (seconds != 0) text.append_number(seconds).append(chinese ? "秒" : "s");
    return text;
}

/// Reads 500分钟, 500min, 30秒, 1.5小时, and a sum in falling units: 1小时30分, 8分20秒, 1h2min3s. A bare number is 0 or refused.
[[nodiscard]] constexpr result<airtime> parse_airtime(std::string_view text, rounding how = rounding::exact) noexcept {
    const auto seconds = detail::read_sum(text, detail::airtime_units, how);
    if (!seconds) return seconds.error();
    return airtime::from_seconds(*seconds);
}

/// 100条; in English 100.
[[nodiscard]] constexpr quantity_text to_text(message_count count, language words = language::chinese) noexcept {
    quantity_text text;
    text.append_number(count.messages());
    if (words == language::chinese) text.append("条");
    return text;
}

/// Reads 100条 and 100.
[[nodiscard]] constexpr result<message_count> parse_message_count(std::string_view text) noexcept {
    const auto messages = detail::read_quantity(text, detail::message_units, detail::unitless::any, rounding::exact);
    if (!messages) return messages.error();
    return message_count::from_messages(*messages);
}

/// 1Gbps, 300Mbps, 2.5Gbps, 512kbps: the largest unit as for volumes, but decimal. Nothing is 0Mbps.
[[nodiscard]] constexpr quantity_text to_text(bit_rate rate) noexcept {
    quantity_text text;
    if (rate.is_zero()) return text.append("0Mbps");
    detail::append_in_largest_unit(text, rate.bits_per_second(), detail::rate_units, 2);
    return text;
}

/// Reads 1000M, 1000Mbps, 2.5Gbps, 300 Mbit/s, 512kbps, 100兆, and 0. The units are decimal, as of broadband lines.
[[nodiscard]] constexpr result<bit_rate> parse_bit_rate(std::string_view text, rounding how = rounding::exact) noexcept {
    const auto rate = detail::read_quantity(text, detail::rate_units, detail::unitless::zero, how);
    if (!rate) return rate.error();
    return bit_rate::from_bits_per_second(*rate);
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/base/sms_text.hpp ---------------------------------------------------------------------------------------

// How a text travels as short messages: the alphabet of 3GPP TS 23.038 and the parts of 3GPP TS 23.040. Where the text
// is not UTF-8, each piece that `decode_utf8` finds malformed counts as U+FFFD, which is what a gateway would send.

namespace mingbai::inline MINGBAI_ABI {

/// The encoding of a short message. One character outside the GSM alphabet turns the whole text into UCS-2.
enum class sms_encoding : std::uint8_t { gsm7, ucs2 };

/// The width of the reference number that the parts of a long message share: TS 23.040 sections 9.2.3.24.1 and
/// 9.2.3.24.8. The wider one takes an octet more of every part.
enum class sms_reference : std::uint8_t { eight_bit, sixteen_bit };

namespace detail {

// The default alphabet and its extension table, TS 23.038 sections 6.2.1 and 6.2.1.1, without the escape itself.
inline constexpr std::u32string_view gsm7_beyond_ascii = U"£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà";
inline constexpr std::u32string_view gsm7_ascii_extension = U"\f^{}\\[~]|";

inline constexpr std::array<std::uint8_t, 128> gsm7_ascii = [] {
    std::array<std::uint8_t, 128> septets{};
    septets['\n'] = septets['\r'] = 1;
    for (std::size_t c = 0x20; c < 0x7F; ++c) septets[c] = c == '`' ? 0 : 1;
    for (const char32_t c : gsm7_ascii_extension) septets[static_cast<std::size_t>(c)] = 2;
    return septets;
}();

/// Fills parts one after the other with characters that are never split.
class sms_packer {
public:
    constexpr explicit sms_packer(std::size_t capacity) noexcept : capacity_(capacity) {}

    /// The number of the part, from 0, that holds a character of this many units.
    constexpr std::size_t add(std::size_t units) noexcept {
        used_ += units;
        if (used_ > capacity_) {
            ++part_;
            used_ = units;
        }
        return part_;
    }
    [[nodiscard]] constexpr std::size_t parts() const noexcept { return part_ + 1; }

private:
    std::size_t capacity_;
    std::size_t used_ = 0;
    std::size_t part_ = 0;
};

}  // namespace detail

/// How many septets a character takes in the GSM 7-bit alphabet: 1, or 2 through the extension table, or 0 when it has
/// no place there.
[[nodiscard]] constexpr std::uint8_t gsm7_septets(char32_t code_point) noexcept {
    if (code_point < 0x80) return detail::gsm7_ascii[static_cast<std::size_t>(code_point)];
    if (code_point == U'€') return 2;
    return detail::gsm7_beyond_ascii.find(code_point) != std::u32string_view::npos ? 1 : 0;
}

/// How many units a character takes: septets, or UTF-16 code units (a surrogate pair is two). Requires for gsm7: the
/// character is in its alphabet.
[[nodiscard]] constexpr std::size_t sms_units(char32_t code_point, sms_encoding encoding) noexcept {
    if (encoding == sms_encoding::ucs2) return code_point > 0xFFFF ? 2 : 1;
    const std::size_t septets = gsm7_septets(code_point);
    expects(septets != 0, "mingbai::sms_units: the character is not in the GSM alphabet");
    return septets;
}

/// gsm7 when every character is in that alphabet, as for the empty text, else ucs2.
[[nodiscard]] constexpr sms_encoding sms_encoding_of(std::string_view utf8) noexcept {
    for (std::size_t at = 0; at < utf8.size();) {
        const utf8_step step = decode_utf8(utf8, at);
        if (gsm7_septets(step.code_point) == 0) return sms_encoding::ucs2;
        at += step.size;
    }
    return sms_encoding::gsm7;
}

/// Units that a message of one part holds: 140 octets.
[[nodiscard]] constexpr std::size_t sms_capacity(sms_encoding encoding) noexcept {
    return encoding == sms_encoding::gsm7 ? 160 : 70;
}

/// Units that each part of a longer message holds: 140 octets less the user data header of 6 octets (reference of 8
/// bits) or 7 octets (16 bits). Septets begin at the next septet boundary after the header: 153 or 152.
[[nodiscard]] constexpr std::size_t sms_part_capacity(sms_encoding encoding, sms_reference reference) noexcept {
    const std::size_t octets = 140U - (reference == sms_reference::eight_bit ? 6U : 7U);
    return encoding == sms_encoding::gsm7 ? octets * 8 / 7 : octets / 2;
}

/// What a text takes as short messages.
struct sms_length {
    sms_encoding encoding{};
    std::size_t units = 0;  ///< septets or UTF-16 code units
    std::size_t parts = 1;

    friend constexpr bool operator==(const sms_length&, const sms_length&) = default;
};

/// Nothing is split: a character of two septets or a surrogate pair that does not fit into the rest of a part begins the
/// next one. The empty text is one empty message.
[[nodiscard]] constexpr sms_length length_as_sms(std::string_view utf8, sms_reference reference) noexcept {
    sms_length length{.encoding = sms_encoding_of(utf8)};
    detail::sms_packer packer(sms_part_capacity(length.encoding, reference));
    for (std::size_t at = 0; at < utf8.size();) {
        const utf8_step step = decode_utf8(utf8, at);
        const std::size_t units = sms_units(step.code_point, length.encoding);
        length.units += units;
        packer.add(units);
        at += step.size;
    }
    if (length.units > sms_capacity(length.encoding)) length.parts = packer.parts();
    return length;
}

/// True when the bytes from `offset` on, `length` of them, reach the phone inside one part, so that a code in them can
/// be read even where the parts of a long message arrive apart. Requires: the range lies inside the text.
[[nodiscard]] constexpr bool in_one_sms_part(std::string_view utf8, std::size_t offset, std::size_t length,
                                             sms_reference reference = sms_reference::eight_bit) noexcept {
    expects(offset <= utf8.size() && length <= utf8.size() - offset,
            "mingbai::in_one_sms_part: the range lies outside the text");
    const sms_encoding encoding = sms_encoding_of(utf8);
    detail::sms_packer packer(sms_part_capacity(encoding, reference));
    std::size_t units = 0;
    std::size_t first = 0;
    std::size_t last = 0;
    bool inside = false;
    for (std::size_t at = 0; at < utf8.size();) {
        const utf8_step step = decode_utf8(utf8, at);
        const std::size_t size = sms_units(step.code_point, encoding);
        const std::size_t part = packer.add(size);
        units += size;
        if (at + step.size > offset && at < offset + length) {
            if (!inside) first = part;
            inside = true;
            last = part;
        }
        at += step.size;
    }
    return units <= sms_capacity(encoding) || first == last;
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/evidence/merkle_tree.hpp --------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::evidence {

/// The hash of a leaf (RFC 6962, 2.1): SHA-256(0x00 ‖ data).
template <digest_engine Hasher = sha256_hasher>
[[nodiscard]] constexpr sha256_digest leaf_hash(std::string_view data) noexcept {
    constexpr char prefix = 0;
    Hasher hasher;
    hasher.update({&prefix, 1});
    hasher.update(data);
    return hasher.finish();
}

/// The hash of an inner node (RFC 6962, 2.1): SHA-256(0x01 ‖ left ‖ right).
template <digest_engine Hasher = sha256_hasher>
[[nodiscard]] constexpr sha256_digest node_hash(const sha256_digest& left, const sha256_digest& right) noexcept {
    std::array<char, 65> text{1};
    for (std::size_t i = 0; i < 32; ++i) {
        text[1 + i] = static_cast<char>(left.bytes[i]);
        text[33 + i] = static_cast<char>(right.bytes[i]);
    }
    Hasher hasher;
    hasher.update({text.data(), text.size()});
    return hasher.finish();
}

/// The append-only hash tree of RFC 6962 (Certificate Transparency).
///
/// Every complete subtree's hash is kept, level by level: about 64 bytes a leaf. Appending hashes each leaf and each inner
/// node exactly once, so O(1) amortised; the root or a proof at any earlier size takes O(log n) hashes.
template <digest_engine Hasher = sha256_hasher>
class basic_merkle_tree {
public:
    /// Adds a leaf with this data.
    void append(std::string_view data) { append_leaf(leaf_hash<Hasher>(data)); }

    /// Adds a leaf whose hash is known already.
    void append_leaf(const sha256_digest& leaf) {
        sha256_digest carried = leaf;
        for (std::size_t level = 0;; ++level) {
            if (level == levels_.size()) levels_.emplace_back();
            levels_[level].push_back(carried);
            if (levels_[level].size() % 2 != 0) return;
            carried = node_hash<Hasher>(levels_[level][levels_[level].size() - 2], carried);
        }
    }

    /// Takes the last leaves off again, until `size` are left: what was appended but could not be stored. Requires:
    /// `size <= this->size()`.
    void rewind(std::uint64_t size) noexcept {
        expects(size <= this->size(), "mingbai::evidence::merkle_tree::rewind: the tree was never that large");
        for (std::vector<sha256_digest>& level : levels_) {
            level.erase(level.begin() + static_cast<std::ptrdiff_t>(size), level.end());
            size /= 2;
        }
    }

    /// The number of leaves.
    [[nodiscard]] std::uint64_t size() const noexcept { return levels_.empty() ? 0 : levels_.front().size(); }

    /// The hash of the leaf. Requires: `index < size()`.
    [[nodiscard]] const sha256_digest& leaf(std::uint64_t index) const noexcept {
        expects(index < size(), "mingbai::evidence::merkle_tree::leaf: there is no such leaf");
        return levels_[0][index];
    }

    /// The root of the whole tree; of an empty one it is the hash of no bytes.
    [[nodiscard]] sha256_digest root() const noexcept { return root(size()); }

    /// The root that the tree had when it held `size` leaves. Requires: `size <= this->size()`.
    [[nodiscard]] sha256_digest root(std::uint64_t size) const noexcept {
        expects(size <= this->size(), "mingbai::evidence::merkle_tree::root: the tree was never that large");
        return size == 0 ? digest_of<Hasher>() : subtree(0, size);
    }

    /// The root that the tree would have with this leaf after its last one.
    [[nodiscard]] sha256_digest root_with(const sha256_digest& leaf) const noexcept {
        sha256_digest hash = leaf;
        for (std::uint64_t rest = size(); rest != 0; rest &= rest - 1) {
            const auto level = static_cast<unsigned>(std::countr_zero(rest));
            hash = node_hash<Hasher>(complete(level, (rest >> level) - 1), hash);
        }
        return hash;
    }

    /// The audit path (RFC 6962, 2.1.1) of leaf `index` in the tree of `size` leaves, lowest node first.
    /// Requires: `index < size && size <= this->size()`.
    [[nodiscard]] std::vector<sha256_digest> inclusion_proof(std::uint64_t index, std::uint64_t size) const {
        expects(index < size && size <= this->size(),
                "mingbai::evidence::merkle_tree::inclusion_proof: there is no such leaf in a tree of that size");
        std::vector<sha256_digest> proof;
        for (std::uint64_t first = 0, last = size; last - first > 1;) {
            const std::uint64_t middle = first + left_width(last - first);
            if (index < middle) {
                proof.push_back(subtree(middle, last));
                last = middle;
            } else {
                proof.push_back(subtree(first, middle));
                first = middle;
            }
        }
        std::reverse(proof.begin(), proof.end());
        return proof;
    }

    /// The proof (RFC 6962, 2.1.2) that the tree of `to` leaves is the tree of `from` leaves with more appended; empty when
    /// `from` is 0 or equals `to`. Requires: `from <= to && to <= size()`.
    [[nodiscard]] std::vector<sha256_digest> consistency_proof(std::uint64_t from, std::uint64_t to) const {
        expects(from <= to && to <= size(),
                "mingbai::evidence::merkle_tree::consistency_proof: the sizes are out of order, or the tree was never that large");
        std::vector<sha256_digest> proof;
        if (from == 0 || from == to) return proof;
        std::uint64_t first = 0;
        std::uint64_t last = to;
        while (last != from) {
            const std::uint64_t middle = first + left_width(last - first);
            if (from <= middle) {
                proof.push_back(subtree(middle, last));
                last = middle;
            } else {
                proof.push_back(subtree(first, middle));
                first = middle;
            }
        }
        // What is left is the old tree's last complete subtree; when that is the whole old tree the verifier knows it.
        if (first != 0) proof.push_back(subtree(first, last));
        std::reverse(proof.begin(), proof.end());
        return proof;
    }

private:
    /// The greatest power of two below `width`. Requires: `width >= 2`.
    [[nodiscard]] static constexpr std::uint64_t left_width(std::uint64_t width) noexcept {
        return std::bit_floor(width - 1);
    }

    /// The hash over the leaves first … last - 1. Requires: not empty, and `first` a multiple of the width rounded up to a
    /// power of two, as every range is that RFC 6962 splits off.
    [[nodiscard]] sha256_digest subtree(std::uint64_t first, std::uint64_t last) const noexcept {
        std::uint64_t width = last - first;
        auto level = static_cast<unsigned>(std::countr_zero(width));
        sha256_digest hash = complete(level, (last >> level) - 1);
        for (width &= width - 1; width != 0; width &= width - 1) {
            level = static_cast<unsigned>(std::countr_zero(width));
            hash = node_hash<Hasher>(complete(level, ((first + width) >> level) - 1), hash);
        }
        return hash;
    }

    [[nodiscard]] const sha256_digest& complete(unsigned level, std::uint64_t index) const noexcept {
        return levels_[level][index];
    }

    std::vector<std::vector<sha256_digest>> levels_;
};

/// The tree over the built-in SHA-256.
using merkle_tree = basic_merkle_tree<>;

}  // namespace mingbai::inline MINGBAI_ABI::evidence

// ---- mingbai/evidence/anchor.hpp -------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::evidence {

/// Visible ASCII without the two characters that JSON escapes.
struct ledger_name_kind {
    static constexpr std::size_t capacity = 64;
    static constexpr reason invalid = reason::bad_identifier;
    [[nodiscard]] static constexpr bool valid(std::string_view text) noexcept {
        if (text.empty() || text.size() > capacity) return false;
        for (const char c : text)
            if (c < '!' || c > '~' || c == '"' || c == '\\') return false;
        return true;
    }
};

/// Which ledger a head or an anchor speaks of, so that one ledger's proof is never taken for another's.
using ledger_name = strong_id<ledger_name_kind>;

/// What stays of a segment for ever. The anchors of a ledger are the leaves of its anchor tree; each names the one before
/// it, so they are a chain as well.
struct anchor {
    ledger_name ledger;
    std::uint32_t segment = 0;    ///< its number, and its place in the anchor tree
    std::uint64_t first = 0;      ///< the sequence number of its first record
    std::uint64_t end = 0;        ///< one past that of its last
    sha256_digest root{};         ///< of the tree over its records
    sha256_digest previous{};     ///< the leaf hash of the anchor before; zero for segment 0

    friend constexpr bool operator==(const anchor&, const anchor&) = default;
};

/// The canonical JSON of an anchor: the data of its leaf in the anchor tree.
[[nodiscard]] inline std::string canonical_text(const anchor& of) {
    std::string text = "{\"end\":" + std::to_string(of.end) + ",\"first\":" + std::to_string(of.first) + ",\"ledger\":\"";
    text += of.ledger.text();
    text += "\",\"previous\":\"" + to_hex(of.previous) + "\",\"root\":\"" + to_hex(of.root) +
            "\",\"segment\":" + std::to_string(of.segment) + "}";
    return text;
}

/// A ledger at one moment: everything in it follows from `root`.
struct tree_head {
    ledger_name ledger;
    std::uint64_t size = 0;       ///< how many records it ever had
    std::uint64_t segments = 0;   ///< how many anchors are under `root`; the last is that of the open segment as it stood
    sha256_digest root{};         ///< of the anchor tree
    instant at{};                 ///< when the head was taken, as the caller says

    friend constexpr bool operator==(const tree_head&, const tree_head&) = default;
};

/// The canonical JSON of a head: the bytes that a signature covers, and the leaf of an anchor tree over shards.
[[nodiscard]] inline std::string canonical_text(const tree_head& of) {
    std::string text = "{\"at\":" + std::to_string(of.at.time_since_epoch().count()) + ",\"ledger\":\"";
    text += of.ledger.text();
    text += "\",\"root\":\"" + to_hex(of.root) + "\",\"segments\":" + std::to_string(of.segments) +
            ",\"size\":" + std::to_string(of.size) + "}";
    return text;
}

}  // namespace mingbai::inline MINGBAI_ABI::evidence

// ---- mingbai/base/detail/big_endian.hpp ------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::detail {

/// Writes an unsigned number, most significant byte first, and returns the place behind it.
template <std::unsigned_integral Number>
constexpr char* put_big_endian(char* to, Number value) noexcept {
    for (std::size_t i = sizeof(Number); i-- > 0;) {
        const auto low = static_cast<unsigned char>(value & 0xffU);
        to[i] = static_cast<char>(low);
        if constexpr (sizeof(Number) > 1) value = static_cast<Number>(value >> 8U);
    }
    return to + sizeof(Number);
}

/// Reads an unsigned number, most significant byte first.
template <std::unsigned_integral Number>
[[nodiscard]] constexpr Number get_big_endian(const char* from) noexcept {
    Number value = 0;
    for (std::size_t i = 0; i < sizeof(Number); ++i) {
        const auto byte = static_cast<unsigned char>(from[i]);
        if constexpr (sizeof(Number) > 1)
            value = static_cast<Number>(static_cast<Number>(value << 8U) | byte);
        else
            value = byte;
    }
    return value;
}

}  // namespace mingbai::inline MINGBAI_ABI::detail

// ---- mingbai/evidence/pseudonym.hpp ----------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::evidence {

/// Whom or what a record is about, without saying it: 32 bytes that stay in the ledger when the payload is erased. All
/// zero means that the record is about no one.
struct pseudonym {
    sha256_digest digest{};

    [[nodiscard]] constexpr bool empty() const noexcept { return digest == sha256_digest{}; }

    friend constexpr bool operator==(const pseudonym&, const pseudonym&) = default;
    friend constexpr std::strong_ordering operator<=>(const pseudonym& a, const pseudonym& b) noexcept {
        return a.digest <=> b.digest;
    }
};

[[nodiscard]] inline std::string to_hex(const pseudonym& subject) { return to_hex(subject.digest); }

/// Makes pseudonyms under a secret key of the carrier. There are few enough telephone numbers to try them all, so an
/// unkeyed hash would hide nothing; whoever has the key can find a customer's records, nobody else can.
class pseudonymizer {
public:
    /// Requires: a key of at least 16 bytes.
    constexpr explicit pseudonymizer(std::string_view key) noexcept : keyed_(key) {
        expects(key.size() >= 16, "mingbai::evidence::pseudonymizer: the key is shorter than 16 bytes");
    }

    /// The pseudonym of a name within a realm: HMAC-SHA-256(key, realm ‖ 0x00 ‖ name). Requires: no NUL in `realm`.
    [[nodiscard]] constexpr pseudonym of(std::string_view realm, std::string_view name) const noexcept {
        constexpr char separator = 0;
        hmac<> code = keyed_;
        code.update(realm);
        code.update({&separator, 1});
        code.update(name);
        return {code.finish()};
    }

    /// The pseudonym of a subscriber; the realm is "subscriber".
    [[nodiscard]] constexpr pseudonym of(const subscriber_number& number) const noexcept {
        return of("subscriber", number.text());
    }

private:
    hmac<> keyed_;
};

/// The subject of records about something public, such as a plan: SHA-256(realm ‖ 0x00 ‖ name), which anyone can compute.
[[nodiscard]] constexpr pseudonym public_subject(std::string_view realm, std::string_view name) noexcept {
    constexpr char separator = 0;
    return {digest_of<sha256_hasher>(realm, std::string_view(&separator, 1), name)};
}

}  // namespace mingbai::inline MINGBAI_ABI::evidence

template <>
struct std::hash<mingbai::evidence::pseudonym> {
    [[nodiscard]] std::size_t operator()(const mingbai::evidence::pseudonym& subject) const noexcept {
        return std::hash<mingbai::sha256_digest>{}(subject.digest);
    }
};

// ---- mingbai/evidence/record_kind.hpp --------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::evidence {

/// What a record is evidence of. The numbers are hashed into the ledger's trees: never renumber, only add, each wing in
/// its own hundred. Numbers from `first_carrier_kind` on are the carrier's own.
enum class record_kind : std::uint16_t {
    none = 0,

    // evidence: what the ledger says of itself
    segment_closed = 200,      ///< the anchor of the segment before; always the first record of a later segment
    payload_erased = 201,      ///< payloads that are gone, and why
    segment_dropped = 202,     ///< a whole segment is gone: its anchor stays
    hold_set = 203,            ///< a legal hold: nothing that it names may go
    hold_released = 204,
    head_signed = 205,         ///< a signed head was given out
    retention_changed = 206,   ///< another retention table is in force

    // tariff
    plan_published = 300,
    plan_changed = 301,
    plan_withdrawn = 302,

    // consent
    consent_asked = 400,
    consent_delivered = 401,
    consent_answered = 402,
    consent_proven = 403,
    consent_refused = 404,
    consent_expired = 405,
    consent_superseded = 406,
    consent_withdrawn = 407,
    consent_used = 408,        ///< the proof justified its one order
    consent_code_sent = 409,   ///< a one-time code left for the customer

    // marketing
    badge_issued = 500,
    badge_suspended = 501,
    badge_revoked = 502,
    content_approved = 510,
    content_withdrawn = 511,

    // notice
    notice_due = 600,
    notice_sent = 601,
    notice_delivered = 602,
    notice_failed = 603,
    preference_set = 604,

    // bill
    bill_issued = 640,
    bill_corrected = 641,

    // archive
    agreement_stored = 660,
    work_order_stored = 661,

    // cap
    cap_chosen = 700,
    cap_crossed = 701,
    cap_snapshot = 702,
    cap_lifted = 703,

    // order
    order_activated = 800,
    order_ended = 801,
    order_refused = 802,
};

/// Kinds from this number on are never used by the library: a carrier's own records.
inline constexpr std::uint16_t first_carrier_kind = 10'000;

/// A kind and its stable name.
struct record_kind_text {
    record_kind kind;
    std::string_view name;
};

/// Every kind of the library, in ascending order of its number.
inline constexpr auto record_kind_texts = std::to_array<record_kind_text>({
    {record_kind::none, "none"},
    {record_kind::segment_closed, "segment_closed"},
    {record_kind::payload_erased, "payload_erased"},
    {record_kind::segment_dropped, "segment_dropped"},
    {record_kind::hold_set, "hold_set"},
    {record_kind::hold_released, "hold_released"},
    {record_kind::head_signed, "head_signed"},
    {record_kind::retention_changed, "retention_changed"},
    {record_kind::plan_published, "plan_published"},
    {record_kind::plan_changed, "plan_changed"},
    {record_kind::plan_withdrawn, "plan_withdrawn"},
    {record_kind::consent_asked, "consent_asked"},
    {record_kind::consent_delivered, "consent_delivered"},
    {record_kind::consent_answered, "consent_answered"},
    {record_kind::consent_proven, "consent_proven"},
    {record_kind::consent_refused, "consent_refused"},
    {record_kind::consent_expired, "consent_expired"},
    {record_kind::consent_superseded, "consent_superseded"},
    {record_kind::consent_withdrawn, "consent_withdrawn"},
    {record_kind::consent_used, "consent_used"},
    {record_kind::consent_code_sent, "consent_code_sent"},
    {record_kind::badge_issued, "badge_issued"},
    {record_kind::badge_suspended, "badge_suspended"},
    {record_kind::badge_revoked, "badge_revoked"},
    {record_kind::content_approved, "content_approved"},
    {record_kind::content_withdrawn, "content_withdrawn"},
    {record_kind::notice_due, "notice_due"},
    {record_kind::notice_sent, "notice_sent"},
    {record_kind::notice_delivered, "notice_delivered"},
    {record_kind::notice_failed, "notice_failed"},
    {record_kind::preference_set, "preference_set"},
    {record_kind::bill_issued, "bill_issued"},
    {record_kind::bill_corrected, "bill_corrected"},
    {record_kind::agreement_stored, "agreement_stored"},
    {record_kind::work_order_stored, "work_order_stored"},
    {record_kind::cap_chosen, "cap_chosen"},
    {record_kind::cap_crossed, "cap_crossed"},
    {record_kind::cap_snapshot, "cap_snapshot"},
    {record_kind::cap_lifted, "cap_lifted"},
    {record_kind::order_activated, "order_activated"},
    {record_kind::order_ended, "order_ended"},
    {record_kind::order_refused, "order_refused"},
});

/// The stable name: `consent_proven`; "carrier" for the carrier's own numbers, "unknown" for others.
[[nodiscard]] constexpr std::string_view to_text(record_kind kind) noexcept {
    for (const record_kind_text& text : record_kind_texts)
        if (text.kind == kind) return text.name;
    return static_cast<std::uint16_t>(kind) >= first_carrier_kind ? "carrier" : "unknown";
}

/// The kind with this stable name, if there is one.
[[nodiscard]] constexpr std::optional<record_kind> record_kind_named(std::string_view name) noexcept {
    for (const record_kind_text& text : record_kind_texts)
        if (text.name == name) return text.kind;
    return std::nullopt;
}

}  // namespace mingbai::inline MINGBAI_ABI::evidence

// ---- mingbai/evidence/record.hpp -------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::evidence {

/// Drawn for each record and hashed in front of its payload, so that nobody can guess a payload from its hash.
using record_salt = std::array<std::uint8_t, 16>;

/// One record of the ledger as a journal stores it.
///
/// Personal data sits in `payload` and nowhere else. The tree holds only the commitment, a salted hash of it; so payload and
/// salt can be erased, and every proof still holds.
template <class Text>
struct basic_record {
    std::uint64_t sequence = 0;     ///< counts the ledger's records from 0, without a gap
    std::uint32_t segment = 0;      ///< which segment of the ledger it belongs to, from 0
    record_kind kind{};
    bool erased = false;            ///< payload and salt are gone: they are empty and zero
    instant at{};
    pseudonym subject{};
    sha256_digest commitment{};
    sha256_digest previous_leaf{};  ///< a second copy of the leaf hash of record `sequence - 1`, in case that one is damaged
    record_salt salt{};
    Text payload{};                 ///< canonical JSON

    friend constexpr bool operator==(const basic_record&, const basic_record&) = default;
};

/// A record that owns its payload.
using record = basic_record<std::string>;
/// A record whose payload lies somewhere else: a parameter, never to be stored.
using record_view = basic_record<std::string_view>;

namespace detail {

template <class To, class From>
[[nodiscard]] To record_cast(const From& from) {
    return {from.sequence,   from.segment,       from.kind, from.erased, from.at, from.subject,
            from.commitment, from.previous_leaf, from.salt, decltype(To::payload)(from.payload)};
}

}  // namespace detail

[[nodiscard]] inline record_view view_of(const record& stored) noexcept { return detail::record_cast<record_view>(stored); }
[[nodiscard]] inline record copy_of(const record_view& seen) { return detail::record_cast<record>(seen); }

/// What the tree holds in the place of a payload: SHA-256("mingbai" ‖ 0x02 ‖ salt (16) ‖ payload).
template <digest_engine Hasher = sha256_hasher>
[[nodiscard]] constexpr sha256_digest commitment_to(const record_salt& salt, std::string_view payload) noexcept {
    std::array<char, 24> head{'m', 'i', 'n', 'g', 'b', 'a', 'i', 2};
    for (std::size_t i = 0; i < salt.size(); ++i) head[8 + i] = static_cast<char>(salt[i]);
    Hasher hasher;
    hasher.update({head.data(), head.size()});
    hasher.update(payload);
    return hasher.finish();
}

/// Whether the payload is the one that the record is committed to; an erased payload is.
template <digest_engine Hasher = sha256_hasher, class Text>
[[nodiscard]] constexpr bool payload_is_committed(const basic_record<Text>& of) noexcept {
    return of.erased || commitment_to<Hasher>(of.salt, of.payload) == of.commitment;
}

/// The bytes of a record that are a leaf of its segment's tree, numbers big-endian: "mingbai" ‖ 0x01 ‖ sequence (8) ‖
/// kind (2) ‖ instant in seconds since 1970 (8, two's complement) ‖ subject (32) ‖ commitment (32).
template <class Text>
[[nodiscard]] constexpr std::array<char, 90> leaf_data(const basic_record<Text>& of) noexcept {
    std::array<char, 90> bytes{'m', 'i', 'n', 'g', 'b', 'a', 'i', 1};
    char* end = bytes.data() + 8;
    end = mingbai::detail::put_big_endian(end, of.sequence);
    end = mingbai::detail::put_big_endian(end, static_cast<std::uint16_t>(of.kind));
    end = mingbai::detail::put_big_endian(end, static_cast<std::uint64_t>(of.at.time_since_epoch().count()));
    for (const std::uint8_t byte : of.subject.digest.bytes) *end++ = static_cast<char>(byte);
    for (const std::uint8_t byte : of.commitment.bytes) *end++ = static_cast<char>(byte);
    return bytes;
}

/// The hash of a record's leaf. It binds the commitment; whether the payload fits that, `payload_is_committed` says.
template <digest_engine Hasher = sha256_hasher, class Text>
[[nodiscard]] constexpr sha256_digest leaf_of(const basic_record<Text>& of) noexcept {
    const std::array<char, 90> bytes = leaf_data(of);
    return leaf_hash<Hasher>({bytes.data(), bytes.size()});
}

}  // namespace mingbai::inline MINGBAI_ABI::evidence

// ---- mingbai/evidence/detail/frame.hpp -------------------------------------------------------------------------------

// How the file journal lays a record down; docs/evidence-format.md is the specification. Numbers are big-endian.
//
//   offset  size  head: never changes
//        0     4  FE 'm' 'b' FD; FE and FD occur in no UTF-8 text, so no payload can look like the start of a frame
//        4     4  length of the payload
//        8     8  sequence
//       16     8  sequence of the first record of its segment
//       24     4  segment
//       28     2  kind
//       30     2  zero
//       32     8  instant, seconds since 1970
//       40    32  subject
//       72    32  leaf hash of the record before
//      104    32  commitment
//      136     4  CRC-32C of bytes 0 to 135
//                 body: overwritten when the payload is erased
//      140     4  "live" or "gone"
//      144    16  salt, or zero
//      160     n  payload, or zero
//  160 + n     4  CRC-32C of the head's CRC and the body before it

namespace mingbai::inline MINGBAI_ABI::evidence::detail {

inline constexpr std::size_t frame_head_size = 140;
inline constexpr std::size_t frame_overhead = 164;
inline constexpr std::string_view frame_magic = "\xfemb\xfd";
inline constexpr std::string_view frame_live = "live";
inline constexpr std::string_view frame_gone = "gone";

inline constexpr std::size_t file_head_size = 16;

/// The first bytes of every journal file: a name, the version of the layout, and their checksum.
[[nodiscard]] inline std::string file_head() {
    std::string text("\xfembjrnl\n\0\0\0\1\0\0\0\0", file_head_size);
    mingbai::detail::put_big_endian(text.data() + 12, crc32c({text.data(), 12}));
    return text;
}

/// What a frame's head says.
struct frame_head {
    std::uint32_t length = 0;
    std::uint64_t segment_first = 0;
    record_view of;   ///< everything but salt, payload and `erased`

    [[nodiscard]] std::size_t frame_size() const noexcept { return frame_overhead + length; }
};

inline void append_bytes(char*& to, const sha256_digest& digest) noexcept {
    std::memcpy(to, digest.bytes.data(), digest.bytes.size());
    to += digest.bytes.size();
}

/// Adds a frame at the end of `out`.
inline void put_frame(std::string& out, const record_view& each, std::uint64_t segment_first) {
    using mingbai::detail::put_big_endian;
    const std::size_t at = out.size();
    out.resize(at + frame_overhead + each.payload.size());
    char* const head = out.data() + at;
    std::memcpy(head, frame_magic.data(), frame_magic.size());
    char* to = put_big_endian(head + 4, static_cast<std::uint32_t>(each.payload.size()));
    to = put_big_endian(to, each.sequence);
    to = put_big_endian(to, segment_first);
    to = put_big_endian(to, each.segment);
    to = put_big_endian(to, static_cast<std::uint16_t>(each.kind));
    to = put_big_endian(to, std::uint16_t{0});
    to = put_big_endian(to, static_cast<std::uint64_t>(each.at.time_since_epoch().count()));
    append_bytes(to, each.subject.digest);
    append_bytes(to, each.previous_leaf);
    append_bytes(to, each.commitment);
    to = put_big_endian(to, crc32c({head, 136}));
    std::memcpy(to, each.erased ? frame_gone.data() : frame_live.data(), 4);
    std::memcpy(to + 4, each.salt.data(), each.salt.size());
    if (!each.payload.empty()) std::memcpy(to + 20, each.payload.data(), each.payload.size());
    put_big_endian(head + 160 + each.payload.size(), crc32c({head + 136, 24 + each.payload.size()}));
}

/// The body that takes the place of an erased one: the same length, nothing in it.
[[nodiscard]] inline std::string gone_body(const frame_head& head, std::string_view head_bytes) {
    std::string body(24 + head.length, '\0');
    std::memcpy(body.data(), frame_gone.data(), 4);
    const std::uint32_t start = crc32c(head_bytes.substr(136, 4));
    mingbai::detail::put_big_endian(body.data() + 20 + head.length, crc32c({body.data(), 20 + head.length}, start));
    return body;
}

[[nodiscard]] inline sha256_digest read_digest(const char* from) noexcept {
    sha256_digest digest;
    std::memcpy(digest.bytes.data(), from, digest.bytes.size());
    return digest;
}

/// Reads the head that `bytes` begin with. Nothing when there is none, or not a whole one.
[[nodiscard]] inline std::optional<frame_head> read_head(std::string_view bytes) noexcept {
    using mingbai::detail::get_big_endian;
    if (bytes.size() < frame_head_size || !bytes.starts_with(frame_magic)) return std::nullopt;
    const char* const from = bytes.data();
    if (crc32c(bytes.substr(0, 136)) != get_big_endian<std::uint32_t>(from + 136)) return std::nullopt;
    frame_head head;
    head.length = get_big_endian<std::uint32_t>(from + 4);
    head.of.sequence = get_big_endian<std::uint64_t>(from + 8);
    head.segment_first = get_big_endian<std::uint64_t>(from + 16);
    head.of.segment = get_big_endian<std::uint32_t>(from + 24);
    head.of.kind = static_cast<record_kind>(get_big_endian<std::uint16_t>(from + 28));
    head.of.at = instant(std::chrono::seconds(static_cast<std::int64_t>(get_big_endian<std::uint64_t>(from + 32))));
    head.of.subject.digest = read_digest(from + 40);
    head.of.previous_leaf = read_digest(from + 72);
    head.of.commitment = read_digest(from + 104);
    return head;
}

/// The whole record of a frame whose head was read from the same bytes, its payload a view of them. Nothing when the body is
/// not as it was written. Requires: `frame.size() == head.frame_size()`.
[[nodiscard]] inline std::optional<record_view> read_body(const frame_head& head, std::string_view frame) noexcept {
    const std::size_t end = frame.size() - 4;
    if (crc32c(frame.substr(136, end - 136)) != mingbai::detail::get_big_endian<std::uint32_t>(frame.data() + end)) return std::nullopt;
    const std::string_view state = frame.substr(140, 4);
    if (state != frame_live && state != frame_gone) return std::nullopt;
    record_view read = head.of;
    read.erased = state == frame_gone;
    if (read.erased) return read;
    std::memcpy(read.salt.data(), frame.data() + 144, read.salt.size());
    read.payload = frame.substr(160, head.length);
    return read;
}

}  // namespace mingbai::inline MINGBAI_ABI::evidence::detail

// ---- mingbai/evidence/journal.hpp ------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::evidence {

/// Which records a stored segment has: `first` … `end - 1`.
struct segment_extent {
    std::uint32_t number = 0;
    std::uint64_t first = 0;
    std::uint64_t end = 0;

    friend constexpr bool operator==(const segment_extent&, const segment_extent&) = default;
};

/// Sees one record; answers false to see no more.
using record_visitor = function_ref<bool(const record_view&)>;
/// Hears of one damaged record: reason::journal_damaged, its sequence number in `where.index`, its position in `where.offset`;
/// and, when only salt or payload are damaged, all that is known of it.
using damage_visitor = function_ref<void(const refusal&, const record_view*)>;

/// Where a ledger keeps its records. A journal stores and returns; it neither hashes nor judges.
///
/// - `end()`: one past the sequence number of the last record; 0 for a journal that never had one.
/// - `segments()`: the segments that are stored, ascending. The last one is open, all others are closed.
/// - `append(batch)`: records with the sequence numbers `end()`, `end() + 1`, …; all are stored or, when refused, none.
///   Whether they are durable already is the journal's policy; after `sync()` they are.
/// - `read(sequence)`: reason::record_unknown when it never was or went with its segment, reason::journal_damaged when it is
///   there but not as it was written.
/// - `visit(first, end, on_record, on_damage)`: the stored records of the range, in order; dropped ones are passed over.
/// - `erase(sequences)`: after it no payload and no salt of these records is readable again, and that is durable; one that is
///   erased already, or no longer stored, is left as it is. After a crash it may be repeated, also for a record that the crash
///   left damaged.
/// - `drop(segments)`: the same for whole closed segments, the records with them.
///
/// tests/support/journal_conformance.hpp puts any journal through all of this, a carrier's own as well.
template <class Journal>
concept journal = std::movable<Journal> &&
                  requires(Journal& stored, std::uint64_t sequence, std::span<const record_view> records,
                           std::span<const std::uint64_t> sequences, std::span<const std::uint32_t> segments,
                           record_visitor on_record, damage_visitor on_damage) {
                      { stored.end() } -> std::same_as<std::uint64_t>;
                      { stored.segments() } -> std::same_as<std::vector<segment_extent>>;
                      { stored.append(records) } -> std::same_as<result<void>>;
                      { stored.sync() } -> std::same_as<result<void>>;
                      { stored.read(sequence) } -> std::same_as<result<record>>;
                      { stored.visit(sequence, sequence, on_record, on_damage) } -> std::same_as<result<void>>;
                      { stored.erase(sequences) } -> std::same_as<result<void>>;
                      { stored.drop(segments) } -> std::same_as<result<void>>;
                  };

}  // namespace mingbai::inline MINGBAI_ABI::evidence

// ---- mingbai/evidence/detail/file_index.hpp --------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::evidence::detail {

/// Which records a journal file has and about where each begins: every 32nd place is kept, half a byte a record.
class file_index {
public:
    [[nodiscard]] std::uint64_t end() const noexcept { return end_; }
    [[nodiscard]] const std::vector<segment_extent>& segments() const noexcept { return segments_; }

    /// The first sequence number of the segment that the next record, if it is of segment `number`, belongs to.
    [[nodiscard]] std::uint64_t first_of(std::uint32_t number) const noexcept {
        return !segments_.empty() && segments_.back().number == number ? segments_.back().first : end_;
    }

    /// A frame at `offset`, in the order of the file.
    void add(const record_view& of, std::uint64_t segment_first, std::uint64_t offset) {
        const bool starts = segments_.empty() || segments_.back().number != of.segment;
        if (starts) {
            // Between two neighbouring segments nothing can be missing but damaged records.
            if (!segments_.empty() && segments_.back().number + 1 == of.segment) segments_.back().end = segment_first;
            segments_.push_back({of.segment, segment_first, segment_first});
        }
        segments_.back().end = end_ = of.sequence + 1;
        if (starts || ++since_place_ >= 32) {
            places_.push_back({of.sequence, offset});
            since_place_ = 0;
        }
    }

    /// A place at or before the record's frame where some frame, or a gap before the first, begins.
    [[nodiscard]] std::uint64_t offset_before(std::uint64_t sequence) const noexcept {
        const auto after = std::upper_bound(places_.begin(), places_.end(), sequence,
                                            [](std::uint64_t wanted, const place_kept& each) { return wanted < each.sequence; });
        return after == places_.begin() ? file_head_size : std::prev(after)->offset;
    }

    /// Whether a record of that number may be there: it lies in a segment that is stored.
    [[nodiscard]] bool covers(std::uint64_t sequence) const noexcept {
        return std::any_of(segments_.begin(), segments_.end(), [sequence](const segment_extent& each) {
            return sequence >= each.first && sequence < each.end;
        });
    }

private:
    struct place_kept {
        std::uint64_t sequence;
        std::uint64_t offset;
    };

    std::vector<segment_extent> segments_;
    std::vector<place_kept> places_;
    std::uint64_t end_ = 0;
    std::uint32_t since_place_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI::evidence::detail

// ---- mingbai/evidence/storage.hpp ------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::evidence {

/// An open file with one writer.
///
/// - `size()`: in bytes.
/// - `read_at(offset, into)`: how many bytes were read; fewer than asked only at the end of the file.
/// - `write_at(offset, bytes)`: all of them, or refused. A refused write may have left any part behind; reason::journal_full
///   when there is no room, reason::journal_io otherwise.
/// - `truncate(size)`: the file ends there.
/// - `flush()`: what was written before is on the disk.
template <class File>
concept storage_file = std::movable<File> && requires(File& file, std::uint64_t offset, std::span<char> into, std::string_view bytes) {
    { file.size() } -> std::same_as<result<std::uint64_t>>;
    { file.read_at(offset, into) } -> std::same_as<result<std::size_t>>;
    { file.write_at(offset, bytes) } -> std::same_as<result<void>>;
    { file.truncate(offset) } -> std::same_as<result<void>>;
    { file.flush() } -> std::same_as<result<void>>;
};

/// Where files come from. The file journal's only door to the outside: `posix_storage` and `standard_storage` are in the
/// box; tests put a failing disk behind it, and a carrier may put an encrypting one.
///
/// - `open(path)`: the file, made empty if there is none, with this process its only writer; reason::journal_busy when
///   somebody else is.
/// - `create(path)`: the same, but empty whatever was there.
/// - `remove(path)`: the file is no more, if there was one.
/// - `replace(current, with)`: in one step that no crash can split, `current` has the bytes of `with` under its own name and
///   lock, and `with` is no more.
template <class Storage>
concept storage = std::movable<Storage> && requires(Storage& files, const std::string& path, typename Storage::file& file) {
    requires storage_file<typename Storage::file>;
    { files.open(path) } -> std::same_as<result<typename Storage::file>>;
    { files.create(path) } -> std::same_as<result<typename Storage::file>>;
    { files.remove(path) } -> std::same_as<void>;
    { files.replace(file, file) } -> std::same_as<result<void>>;
};

}  // namespace mingbai::inline MINGBAI_ABI::evidence

// ---- mingbai/evidence/detail/frame_reader.hpp ------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::evidence::detail {

/// What stands at some place of a journal file.
enum class found : std::uint8_t {
    record,        ///< a whole record
    damaged_body,  ///< a frame whose head is whole: which record it is, but not what it says
    gap,           ///< bytes that are no frame, with a frame somewhere after them
    tail,          ///< bytes that are no frame, or not all of one, up to the end
    end,
};

struct file_item {
    found what = found::end;
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    frame_head head;       ///< of record and damaged_body
    record_view record;    ///< of record; a view that ends with the next call
};

/// Reads a stretch of a journal file from front to back, a window at a time.
template <storage_file File>
class frame_reader {
public:
    /// From a place where a frame begins to one where the last ends.
    frame_reader(File& file, std::uint64_t from, std::uint64_t end, std::size_t window = std::size_t{1} << 18U)
        : file_(&file), at_(from), end_(end), window_(window), loaded_from_(from) {}

    [[nodiscard]] result<file_item> next() {
        file_item item{found::end, at_, 0, {}, {}};
        if (at_ >= end_) return item;
        if (const result<void> loaded = load(at_, frame_head_size); !loaded) return loaded.error();
        if (const std::optional<frame_head> head = read_head(bytes(at_))) {
            item.head = *head;
            item.size = head->frame_size();
            if (item.size > end_ - at_) return tail();
            if (const result<void> loaded = load(at_, head->frame_size()); !loaded) return loaded.error();
            const std::optional<record_view> whole = read_body(*head, bytes(at_).substr(0, head->frame_size()));
            item.what = whole ? found::record : found::damaged_body;
            if (whole) item.record = *whole;
            at_ += item.size;
            return item;
        }
        const result<std::uint64_t> next = find_head(at_ + 1);
        if (!next) return next.error();
        if (*next == end_) return tail();
        item.what = found::gap;
        item.size = *next - at_;
        at_ = *next;
        return item;
    }

    /// The bytes of the item that was read last. Requires: it was a record or a damaged_body.
    [[nodiscard]] std::string_view bytes_of(const file_item& item) const noexcept {
        return bytes(item.offset).substr(0, item.size);
    }

private:
    [[nodiscard]] file_item tail() noexcept {
        const file_item item{found::tail, at_, end_ - at_, {}, {}};
        at_ = end_;
        return item;
    }

    /// The first place from `from` on where a whole head stands; the end when there is none.
    [[nodiscard]] result<std::uint64_t> find_head(std::uint64_t from) {
        while (from < end_) {
            if (const result<void> loaded = load(from, window_); !loaded) return loaded.error();
            const std::string_view window = bytes(from);
            std::size_t place = 0;
            for (; (place = window.find(frame_magic[0], place)) != std::string_view::npos; ++place) {
                if (window.size() - place < frame_head_size) break;
                if (read_head(window.substr(place))) return from + place;
            }
            if (loaded_from_ + loaded_.size() >= end_) return end_;
            from += place == std::string_view::npos ? window.size() : place;
        }
        return end_;
    }

    [[nodiscard]] std::string_view bytes(std::uint64_t from) const noexcept {
        return std::string_view(loaded_).substr(from - loaded_from_);
    }

    /// Makes `count` bytes from `from` on readable, or as many as there are.
    [[nodiscard]] result<void> load(std::uint64_t from, std::size_t count) {
        const std::uint64_t wanted = (std::min)(end_, from + count);
        if (from >= loaded_from_ && wanted <= loaded_from_ + loaded_.size()) return {};
        // What is there of it moves to the front; the rest of the window is read behind it.
        const std::size_t kept = from < loaded_from_ + loaded_.size() ? loaded_from_ + loaded_.size() - from : 0;
        loaded_.erase(0, loaded_.size() - kept);
        loaded_from_ = from;
        const std::uint64_t size = (std::min)(end_ - from, std::uint64_t{(std::max)(count, window_)});
        loaded_.resize(size);
        const result<std::size_t> read = file_->read_at(from + kept, std::span<char>(loaded_).subspan(kept));
        if (!read) return read.error();
        if (*read != loaded_.size() - kept) return refusal{reason::journal_io, at_offset(from)};
        return {};
    }

    File* file_;
    std::uint64_t at_;
    std::uint64_t end_;
    std::size_t window_;
    std::uint64_t loaded_from_;
    std::string loaded_;
};

}  // namespace mingbai::inline MINGBAI_ABI::evidence::detail

// ---- mingbai/evidence/posix_storage.hpp ------------------------------------------------------------------------------

// The only header of the core that asks the operating system for more than the standard library has: a lock, a write at a
// place, a flush to the disk, a rename that survives a crash. Where there is no POSIX it is empty; see standard_storage.hpp.

#if defined(__unix__) || defined(__APPLE__)

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace mingbai::inline MINGBAI_ABI::evidence {

namespace detail {

[[nodiscard]] inline refusal posix_refusal(int error) noexcept {
    const bool full = error == ENOSPC || error == EFBIG || error == EDQUOT;
    return {full ? reason::journal_full : reason::journal_io, {}};
}

}  // namespace detail

/// An open file and its name; closed with the object.
class posix_file {
public:
    posix_file(int descriptor, std::string path) noexcept : descriptor_(descriptor), path_(std::move(path)) {}
    posix_file(posix_file&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)) {}
    posix_file& operator=(posix_file&& other) noexcept {
        std::swap(descriptor_, other.descriptor_);
        std::swap(path_, other.path_);
        return *this;
    }
    posix_file(const posix_file&) = delete;
    posix_file& operator=(const posix_file&) = delete;
    ~posix_file() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }

    /// Negative when opening failed.
    [[nodiscard]] int descriptor() const noexcept { return descriptor_; }
    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    [[nodiscard]] int release() noexcept { return std::exchange(descriptor_, -1); }

    [[nodiscard]] result<std::uint64_t> size() const noexcept {
        struct ::stat about {};
        if (::fstat(descriptor_, &about) != 0) return detail::posix_refusal(errno);
        return static_cast<std::uint64_t>(about.st_size);
    }

    [[nodiscard]] result<std::size_t> read_at(std::uint64_t offset, std::span<char> into) const noexcept {
        std::size_t done = 0;
        while (done < into.size()) {
            const ::ssize_t count = ::pread(descriptor_, into.data() + done, into.size() - done, static_cast<::off_t>(offset + done));
            if (count == 0) break;
            if (count > 0)
                done += static_cast<std::size_t>(count);
            else if (errno != EINTR)
                return detail::posix_refusal(errno);
        }
        return done;
    }

    [[nodiscard]] result<void> write_at(std::uint64_t offset, std::string_view bytes) noexcept {
        while (!bytes.empty()) {
            const ::ssize_t count = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<::off_t>(offset));
            if (count > 0) {
                bytes.remove_prefix(static_cast<std::size_t>(count));
                offset += static_cast<std::uint64_t>(count);
            } else if (count == 0 || errno != EINTR) {
                return detail::posix_refusal(count == 0 ? ENOSPC : errno);
            }
        }
        return {};
    }

    [[nodiscard]] result<void> truncate(std::uint64_t size) noexcept {
        while (::ftruncate(descriptor_, static_cast<::off_t>(size)) != 0)
            if (errno != EINTR) return detail::posix_refusal(errno);
        return {};
    }

    [[nodiscard]] result<void> flush() noexcept {
#if defined(__APPLE__)
        // fsync of this system leaves the bytes in the drive's cache.
        if (::fcntl(descriptor_, F_FULLFSYNC) == 0) return {};
        const int flushed = ::fsync(descriptor_);
#else
        const int flushed = ::fdatasync(descriptor_);
#endif
        if (flushed != 0) return detail::posix_refusal(errno);
        return {};
    }

private:
    int descriptor_;
    std::string path_;
};

/// Files of the operating system. A lock goes with the open file, so a writer that dies leaves none behind.
class posix_storage {
public:
    using file = posix_file;

    [[nodiscard]] result<file> open(const std::string& path) noexcept {
        // Between opening and locking, another writer may have put a compacted file in the place of this one.
        for (int tries = 0; tries < 100; ++tries) {
            file opened(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR | S_IRGRP), path);
            if (opened.descriptor() < 0) return detail::posix_refusal(errno);
            if (::flock(opened.descriptor(), LOCK_EX | LOCK_NB) != 0)
                return errno == EWOULDBLOCK ? refusal{reason::journal_busy, {}} : detail::posix_refusal(errno);
            struct ::stat locked {};
            struct ::stat named {};
            if (::fstat(opened.descriptor(), &locked) != 0) return detail::posix_refusal(errno);
            if (!S_ISREG(locked.st_mode)) return refusal{reason::journal_io, {}};
            if (::stat(path.c_str(), &named) == 0 && locked.st_ino == named.st_ino && locked.st_dev == named.st_dev) {
                if (locked.st_size == 0) flush_folder(path);
                return opened;
            }
        }
        return refusal{reason::journal_busy, {}};
    }

    [[nodiscard]] result<file> create(const std::string& path) noexcept {
        file made(::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR | S_IRGRP), path);
        if (made.descriptor() < 0) return detail::posix_refusal(errno);
        if (::flock(made.descriptor(), LOCK_EX | LOCK_NB) != 0) return refusal{reason::journal_busy, {}};
        return made;
    }

    void remove(const std::string& path) noexcept { std::remove(path.c_str()); }

    [[nodiscard]] result<void> replace(file& current, file& with) noexcept {
        const result<void> flushed = with.flush();
        if (!flushed) return flushed;
        if (std::rename(with.path().c_str(), current.path().c_str()) != 0) return detail::posix_refusal(errno);
        flush_folder(current.path());
        current = file(with.release(), current.path());
        return {};
    }

private:
    /// Makes a name durable. Some file systems cannot and say so; there is nothing better to do on them.
    static void flush_folder(const std::string& path) noexcept {
        const std::size_t slash = path.rfind('/');
        const std::string folder = slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
        const file opened(::open(folder.c_str(), O_RDONLY | O_CLOEXEC), folder);
        if (opened.descriptor() >= 0) ::fsync(opened.descriptor());
    }
};

static_assert(storage<posix_storage>);

}  // namespace mingbai::inline MINGBAI_ABI::evidence

#endif

// ---- mingbai/evidence/standard_storage.hpp ---------------------------------------------------------------------------

#include <cerrno>

namespace mingbai::inline MINGBAI_ABI::evidence {

/// A file of the standard library, and perhaps the lock that goes with it.
class standard_file {
public:
    standard_file(std::FILE* opened, std::string path, std::string lock) noexcept
        : file_(opened), path_(std::move(path)), lock_(std::move(lock)) {}
    standard_file(standard_file&& other) noexcept
        : file_(std::exchange(other.file_, nullptr)), path_(std::move(other.path_)), lock_(std::exchange(other.lock_, {})) {}
    standard_file& operator=(standard_file&& other) noexcept {
        std::swap(file_, other.file_);
        std::swap(path_, other.path_);
        std::swap(lock_, other.lock_);
        return *this;
    }
    standard_file(const standard_file&) = delete;
    standard_file& operator=(const standard_file&) = delete;
    ~standard_file() {
        close();
        if (!lock_.empty()) std::remove(lock_.c_str());
    }

    [[nodiscard]] result<std::uint64_t> size() noexcept {
        if (file_ == nullptr || std::fseek(file_, 0, SEEK_END) != 0) return refusal{reason::journal_io, {}};
#if defined(_WIN32)
        const long long end = _ftelli64(file_);
#else
        const long end = std::ftell(file_);
#endif
        if (end < 0) return refusal{reason::journal_io, {}};
        return static_cast<std::uint64_t>(end);
    }

    [[nodiscard]] result<std::size_t> read_at(std::uint64_t offset, std::span<char> into) noexcept {
        if (!seek(offset)) return refusal{reason::journal_io, at_offset(offset)};
        const std::size_t count = std::fread(into.data(), 1, into.size(), file_);
        if (count < into.size() && std::ferror(file_) != 0) {
            std::clearerr(file_);
            return refusal{reason::journal_io, at_offset(offset)};
        }
        return count;
    }

    [[nodiscard]] result<void> write_at(std::uint64_t offset, std::string_view bytes) noexcept {
        errno = 0;
        if (seek(offset) && std::fwrite(bytes.data(), 1, bytes.size(), file_) == bytes.size() && std::fflush(file_) == 0) return {};
        const bool full = errno == ENOSPC || errno == EFBIG;
        if (file_ != nullptr) std::clearerr(file_);
        return refusal{full ? reason::journal_full : reason::journal_io, at_offset(offset)};
    }

    /// The standard library cannot shorten a file: what is to stay is copied, and the copy takes the file's place.
    [[nodiscard]] result<void> truncate(std::uint64_t size) noexcept {
        const std::string copy_path = path_ + ".cut";
        std::FILE* const made = std::fopen(copy_path.c_str(), "w+b");
        if (made == nullptr) return refusal{reason::journal_io, {}};
        standard_file copy(made, copy_path, {});
        std::array<char, 65536> buffer{};
        for (std::uint64_t done = 0; done < size;) {
            const std::uint64_t wanted = (std::min)(size - done, std::uint64_t{buffer.size()});
            const result<std::size_t> got = read_at(done, std::span<char>(buffer).first(static_cast<std::size_t>(wanted)));
            if (!got) return got.error();
            if (*got != wanted) return refusal{reason::journal_io, at_offset(done)};
            const result<void> written = copy.write_at(done, {buffer.data(), *got});
            if (!written) return written;
            done += wanted;
        }
        return be_replaced_by(copy);
    }

    [[nodiscard]] result<void> flush() noexcept {
        if (file_ == nullptr || std::fflush(file_) != 0) return refusal{reason::journal_io, {}};
        return {};
    }

    /// The other's bytes get this file's name; both are closed for it, because some systems rename closed files only.
    [[nodiscard]] result<void> be_replaced_by(standard_file& with) noexcept {
        close();
        with.close();
        // Where a rename does not replace, there is a moment with only the new file; `standard_storage::open` finishes it.
        if (std::rename(with.path_.c_str(), path_.c_str()) != 0) {
            std::remove(path_.c_str());
            if (std::rename(with.path_.c_str(), path_.c_str()) != 0) return refusal{reason::journal_io, {}};
        }
        file_ = std::fopen(path_.c_str(), "r+b");
        if (file_ == nullptr) return refusal{reason::journal_io, {}};
        return {};
    }

private:
    void close() noexcept {
        if (file_ != nullptr) std::fclose(std::exchange(file_, nullptr));
    }

    [[nodiscard]] bool seek(std::uint64_t offset) noexcept {
        if (file_ == nullptr) return false;
#if defined(_WIN32)
        return _fseeki64(file_, static_cast<long long>(offset), SEEK_SET) == 0;
#else
        return std::fseek(file_, static_cast<long>(offset), SEEK_SET) == 0;
#endif
    }

    std::FILE* file_;
    std::string path_;
    std::string lock_;
};

/// Files with nothing but the standard library, for systems without POSIX. It promises less: what was written survives the end
/// of the process but perhaps not a power cut, because the standard library has no flush to the disk; and the lock is a file
/// `<path>.lock` that a killed writer leaves behind, to be removed by hand.
class standard_storage {
public:
    using file = standard_file;

    [[nodiscard]] result<file> open(const std::string& path) noexcept {
        const std::string lock = path + ".lock";
        std::FILE* const held = std::fopen(lock.c_str(), "wx");
        if (held == nullptr) {
            std::FILE* const there = std::fopen(lock.c_str(), "r");
            if (there != nullptr) std::fclose(there);
            return refusal{there != nullptr ? reason::journal_busy : reason::journal_io, {}};
        }
        std::fclose(held);
        std::FILE* opened = std::fopen(path.c_str(), "r+b");
        for (const char* const left_behind : {".new", ".cut"}) {
            if (opened != nullptr) break;
            if (std::rename((path + left_behind).c_str(), path.c_str()) == 0) opened = std::fopen(path.c_str(), "r+b");
        }
        if (opened == nullptr) opened = std::fopen(path.c_str(), "w+b");
        if (opened == nullptr) {
            std::remove(lock.c_str());
            return refusal{reason::journal_io, {}};
        }
        return file(opened, path, lock);
    }

    [[nodiscard]] result<file> create(const std::string& path) noexcept {
        std::FILE* const made = std::fopen(path.c_str(), "w+b");
        if (made == nullptr) return refusal{reason::journal_io, {}};
        return file(made, path, {});
    }

    void remove(const std::string& path) noexcept { std::remove(path.c_str()); }

    [[nodiscard]] result<void> replace(file& current, file& with) noexcept {
        const result<void> flushed = with.flush();
        if (!flushed) return flushed;
        return current.be_replaced_by(with);
    }
};

static_assert(storage<standard_storage>);

}  // namespace mingbai::inline MINGBAI_ABI::evidence

// ---- mingbai/evidence/sync_policy.hpp --------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::evidence {

/// When a journal waits for the disk. Whatever the policy, what was appended survives the end of the process; the policy
/// says what survives the end of the power.
class sync_policy {
public:
    /// Each append, of one record or of a batch, is on the disk before it returns.
    [[nodiscard]] static constexpr sync_policy every_append() noexcept { return sync_policy(1); }

    /// The disk is waited for when `count` records have come together; up to `count - 1` may be lost with the power.
    /// Requires: `count != 0`.
    [[nodiscard]] static constexpr sync_policy every_records(std::uint32_t count) noexcept {
        expects(count != 0, "mingbai::evidence::sync_policy::every_records: the count is zero");
        return sync_policy(count);
    }

    /// The disk is waited for only in `sync()`.
    [[nodiscard]] static constexpr sync_policy by_caller() noexcept { return sync_policy(0); }

    [[nodiscard]] constexpr bool due(std::uint64_t unsynced) const noexcept { return records_ != 0 && unsynced >= records_; }

    friend constexpr bool operator==(sync_policy, sync_policy) noexcept = default;

private:
    constexpr explicit sync_policy(std::uint32_t records) noexcept : records_(records) {}

    std::uint32_t records_;
};

}  // namespace mingbai::inline MINGBAI_ABI::evidence

// ---- mingbai/evidence/file_journal.hpp -------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::evidence {

/// What opening a journal file met.
struct recovery_report {
    /// How many damages are kept; further ones are counted only.
    static constexpr std::size_t kept_at_most = 32;

    std::uint64_t cut_at = 0;      ///< where a record that was not whole was taken off the end
    std::uint64_t cut_bytes = 0;   ///< how many bytes that were; 0 when the end was whole
    std::uint64_t damaged = 0;     ///< records, or the file's own head, that are not as they were written

    /// The first damages: reason::journal_damaged, the sequence number in `where.index`, the place in `where.offset`.
    bounded_list<refusal, kept_at_most> damages;

    [[nodiscard]] constexpr bool clean() const noexcept { return damaged == 0 && cut_bytes == 0; }

    constexpr void add_damage(const refusal& found) noexcept {
        ++damaged;
        damages.try_push_back(found);
    }
};

/// A journal in one file. Each record is a frame with two checksums; docs/evidence-format.md is the layout.
///
/// - Opening reads the whole file. Bytes at the end that are no whole record, as a crash leaves them, are cut off; anything
///   else that is not as it was written stays where it is, and every record around it stays readable. `recovery()` tells both.
/// - An append is one write at the end: all of the batch or, when refused, none of it. Only when even taking it back fails,
///   as on a dying disk, are all further writes refused until the journal is opened again. A crash may leave the first
///   records of a batch that was never acknowledged.
/// - A payload is erased in its place. Dropping segments, and `compact`, write a second file and put it in the place of the
///   first in one step.
///
/// One writer, which `open` makes sure of; not safe to share between threads.
template <storage Storage>
class basic_file_journal {
public:
    /// Opens the journal at `path`, or begins one. Refused: reason::journal_busy when another writer has it,
    /// reason::journal_damaged when this is no journal at all, reason::journal_io.
    [[nodiscard]] static result<basic_file_journal> open(std::string path, sync_policy policy = sync_policy::every_append(),
                                                         Storage files = {}) {
        result<file> opened = files.open(path);
        if (!opened) return opened.error();
        files.remove(path + ".new");
        basic_file_journal made(std::move(files), std::move(path), *std::move(opened), policy);
        if (const result<void> read = made.recover(); !read) return read.error();
        return made;
    }

    /// What opening the file met.
    [[nodiscard]] const recovery_report& recovery() const noexcept { return recovery_; }

    [[nodiscard]] std::uint64_t end() const noexcept { return index_.end(); }
    [[nodiscard]] std::vector<segment_extent> segments() const { return index_.segments(); }

    [[nodiscard]] result<void> append(std::span<const record_view> batch) {
        if (broken_) return refusal{reason::journal_io, {}};
        frames_.clear();
        std::uint64_t sequence = index_.end();
        std::uint64_t segment_first = sequence;
        for (std::size_t i = 0; i < batch.size(); ++i) {
            const record_view& each = batch[i];
            expects(each.sequence == sequence, "mingbai::evidence::file_journal::append: the sequence numbers have a gap");
            if (i == 0)
                segment_first = index_.first_of(each.segment);
            else if (each.segment != batch[i - 1].segment)
                segment_first = sequence;
            detail::put_frame(frames_, each, segment_first);
            ++sequence;
        }
        result<void> stored = file_.write_at(file_end_, frames_);
        const bool sync_now = stored && policy_.due(unsynced_ + batch.size());
        if (sync_now) stored = file_.flush();
        if (!stored) {
            // A failed flush may also have lost earlier records that were waiting for it.
            broken_ = !file_.truncate(file_end_) || (sync_now && unsynced_ != 0);
            return stored;
        }
        for (const record_view& each : batch) {
            index_.add(each, index_.first_of(each.segment), file_end_);
            file_end_ += detail::frame_overhead + each.payload.size();
        }
        unsynced_ = sync_now ? 0 : unsynced_ + batch.size();
        return {};
    }

    [[nodiscard]] result<void> sync() {
        if (broken_) return refusal{reason::journal_io, {}};
        if (unsynced_ == 0) return {};
        const result<void> flushed = file_.flush();
        // What a failed flush leaves on the disk nobody knows; opening the file again finds out.
        broken_ = !flushed;
        if (flushed) unsynced_ = 0;
        return flushed;
    }

    [[nodiscard]] result<record> read(std::uint64_t sequence) {
        result<record> answer = refusal{reason::record_unknown, at_index(sequence)};
        if (!index_.covers(sequence)) return answer;
        const result<void> seen = scan(
            sequence, sequence + 1, small_window,
            [&answer](const record_view& each) {
                answer = copy_of(each);
                return false;
            },
            [&answer](const refusal& damage, const record_view*) { answer = damage; }, [](const auto&, const auto&) {});
        if (!seen) return seen.error();
        return answer;
    }

    [[nodiscard]] result<void> visit(std::uint64_t first, std::uint64_t end, record_visitor on_record, damage_visitor on_damage) {
        return scan(first, end, large_window, on_record, on_damage, [](const auto&, const auto&) {});
    }

    [[nodiscard]] result<void> erase(std::span<const std::uint64_t> sequences) {
        if (broken_) return refusal{reason::journal_io, {}};
        for (const std::uint64_t sequence : sequences) {
            if (!index_.covers(sequence)) continue;
            result<void> written;
            const result<void> seen = scan(
                sequence, sequence + 1, small_window, [](const record_view&) { return true; }, [](const refusal&, const record_view*) {},
                [&](const detail::file_item& item, std::string_view frame) {
                    if (item.head.of.sequence != sequence || (item.what == detail::found::record && item.record.erased)) return;
                    written = file_.write_at(item.offset + detail::frame_head_size, detail::gone_body(item.head, frame));
                });
            if (!seen) return seen;
            if (!written) return written;
        }
        const result<void> flushed = file_.flush();
        broken_ = !flushed;
        if (flushed) unsynced_ = 0;
        return flushed;
    }

    /// Requires: none of the segments is the last one, which is open.
    [[nodiscard]] result<void> drop(std::span<const std::uint32_t> segments) {
        expects(index_.segments().empty() || std::find(segments.begin(), segments.end(), index_.segments().back().number) == segments.end(),
                "mingbai::evidence::file_journal::drop: the open segment cannot be dropped");
        return rewrite(segments);
    }

    /// Gives back the room of erased payloads. Damaged bytes stay, where they are.
    [[nodiscard]] result<void> compact() { return rewrite({}); }

private:
    using file = typename Storage::file;
    static constexpr std::size_t small_window = std::size_t{1} << 14U;
    static constexpr std::size_t large_window = std::size_t{1} << 18U;

    basic_file_journal(Storage files, std::string path, file opened, sync_policy policy)
        : files_(std::move(files)), path_(std::move(path)), file_(std::move(opened)), policy_(policy) {}

    [[nodiscard]] static refusal damage_at(std::uint64_t sequence, std::uint64_t offset, std::uint64_t size) noexcept {
        const std::uint64_t length = (std::min)(size, std::uint64_t{0xffffffffU});
        return {reason::journal_damaged, {.what = {}, .length = static_cast<std::uint32_t>(length), .index = sequence, .offset = offset}};
    }

    /// Tells `on_damage` of the records that a gap before record `next` swallowed, from `expected` on. Where a dropped segment
    /// makes it more numbers than the bytes can have held, only the first is told.
    template <class OnDamage>
    static void tell_lost(std::uint64_t expected, std::uint64_t next, const detail::file_item& gap, OnDamage& on_damage) {
        const std::uint64_t missing = next - expected;
        const std::uint64_t told = missing > gap.size / detail::frame_overhead + 1 ? 1 : missing;
        for (std::uint64_t i = 0; i < told; ++i) on_damage(damage_at(expected + i, gap.offset, gap.size), nullptr);
    }

    /// Reads the records first … end - 1. `on_frame` sees every frame of them, damaged or not, and its bytes.
    template <class OnRecord, class OnDamage, class OnFrame>
    [[nodiscard]] result<void> scan(std::uint64_t first, std::uint64_t end, std::size_t window, OnRecord&& on_record,
                                    OnDamage&& on_damage, OnFrame&& on_frame) {
        detail::frame_reader<file> reader(file_, index_.offset_before(first), file_end_, window);
        std::uint64_t expected = first;
        detail::file_item gap;
        while (expected < end) {
            const result<detail::file_item> item = reader.next();
            if (!item) return item.error();
            if (item->what == detail::found::end || item->what == detail::found::tail) {
                // The file shrank or rotted behind our back.
                if (item->what == detail::found::tail) gap = *item;
                if (gap.size != 0) tell_lost(expected, (std::min)(end, index_.end()), gap, on_damage);
                return {};
            }
            if (item->what == detail::found::gap) {
                if (gap.size == 0) gap = *item;
                continue;
            }
            const std::uint64_t sequence = item->head.of.sequence;
            if (sequence < expected) {
                if (sequence < first) gap = {};
                continue;
            }
            if (gap.size != 0) tell_lost(expected, (std::min)(sequence, end), gap, on_damage);
            gap = {};
            if (sequence >= end) return {};
            expected = sequence + 1;
            on_frame(*item, reader.bytes_of(*item));
            if (item->what == detail::found::damaged_body)
                on_damage(damage_at(sequence, item->offset, item->size), &item->head.of);
            else if (!on_record(item->record))
                return {};
        }
        return {};
    }

    [[nodiscard]] result<void> recover() {
        const result<std::uint64_t> size = file_.size();
        if (!size) return size.error();
        const std::string wanted_head = detail::file_head();
        std::string head((std::min)(*size, std::uint64_t{wanted_head.size()}), '\0');
        const result<std::size_t> head_read = file_.read_at(0, std::span<char>(head));
        if (!head_read) return head_read.error();
        if (head.size() < wanted_head.size()) {
            // A new file, or one whose first bytes a crash cut short.
            if (!wanted_head.starts_with(head)) return damage_at(0, 0, *size);
            if (const result<void> written = file_.write_at(0, wanted_head); !written) return written;
            file_end_ = wanted_head.size();
            return file_.flush();
        }
        if (head != wanted_head) recovery_.add_damage(damage_at(0, 0, wanted_head.size()));
        file_end_ = *size;
        const result<detail::file_item> tail = build_index();
        if (!tail) return tail.error();
        if (head != wanted_head && index_.segments().empty()) return damage_at(0, 0, *size);
        if (tail->size == 0) return {};
        recovery_.cut_at = file_end_ = tail->offset;
        recovery_.cut_bytes = tail->size;
        if (const result<void> cut = file_.truncate(file_end_); !cut) return cut;
        return file_.flush();
    }

    /// Reads the file from its first frame to its end, and answers what stands there that is no frame.
    [[nodiscard]] result<detail::file_item> build_index() {
        index_ = {};
        detail::frame_reader<file> reader(file_, detail::file_head_size, file_end_, large_window);
        const auto damaged = [this](const refusal& damage, const record_view*) { recovery_.add_damage(damage); };
        detail::file_item gap;
        while (true) {
            const result<detail::file_item> item = reader.next();
            if (!item || item->what == detail::found::end) return item;
            if (item->what == detail::found::tail) {
                // No whole frame follows, so bytes before it that are no frame either are part of it.
                if (gap.size == 0) return item;
                gap.size += item->size;
                return gap;
            }
            if (item->what == detail::found::gap) {
                gap = *item;
                continue;
            }
            const std::uint64_t sequence = item->head.of.sequence;
            if (sequence < index_.end()) {
                recovery_.add_damage(damage_at(sequence, item->offset, item->size));
                continue;
            }
            if (gap.size != 0) tell_lost(index_.end(), sequence, gap, damaged);
            if (gap.size != 0 && sequence == index_.end()) recovery_.add_damage(damage_at(sequence, gap.offset, gap.size));
            gap = {};
            if (item->what == detail::found::damaged_body) recovery_.add_damage(damage_at(sequence, item->offset, item->size));
            index_.add(item->head.of, item->head.segment_first, item->offset);
        }
    }

    /// Writes all but the given segments into a second file, erased payloads without their room, and puts it in the place of
    /// the first. Until the very end the first file is the journal; after it the second is.
    [[nodiscard]] result<void> rewrite(std::span<const std::uint32_t> dropped) {
        if (broken_) return refusal{reason::journal_io, {}};
        const std::string new_path = path_ + ".new";
        result<file> made = files_.create(new_path);
        if (!made) return made.error();
        const result<void> written = copy_into(*made, dropped);
        const result<void> replaced = written ? files_.replace(file_, *made) : written;
        if (!replaced) {
            files_.remove(new_path);
            return replaced;
        }
        unsynced_ = 0;
        recovery_ = {};
        const result<std::uint64_t> size = file_.size();
        if (size) file_end_ = *size;
        const result<detail::file_item> tail = size ? build_index() : result<detail::file_item>(size.error());
        broken_ = !tail || tail->size != 0;
        if (broken_) return refusal{reason::journal_io, {}};
        return {};
    }

    [[nodiscard]] result<void> copy_into(file& to, std::span<const std::uint32_t> dropped) {
        std::string out = detail::file_head();
        std::uint64_t written = 0;
        const auto write_out = [&]() -> result<void> {
            const result<void> done = to.write_at(written, out);
            written += out.size();
            out.clear();
            return done;
        };
        detail::frame_reader<file> reader(file_, detail::file_head_size, file_end_, large_window);
        detail::file_item gap;
        bool last_dropped = false;
        while (true) {
            const result<detail::file_item> item = reader.next();
            if (!item) return item.error();
            if (item->what == detail::found::end || item->what == detail::found::tail) return write_out();
            if (item->what == detail::found::gap) {
                gap = *item;
                continue;
            }
            const bool drop_this = std::find(dropped.begin(), dropped.end(), item->head.of.segment) != dropped.end();
            if (gap.size != 0 && !(drop_this && last_dropped)) {
                std::string bytes(gap.size, '\0');
                const result<std::size_t> read = file_.read_at(gap.offset, std::span<char>(bytes));
                if (!read) return read.error();
                out += bytes;
            }
            gap = {};
            last_dropped = drop_this;
            if (drop_this) continue;
            if (item->what == detail::found::record)
                detail::put_frame(out, item->record, item->head.segment_first);
            else
                out += reader.bytes_of(*item);
            if (out.size() < large_window) continue;
            if (const result<void> done = write_out(); !done) return done;
        }
    }

    Storage files_;
    std::string path_;
    file file_;
    sync_policy policy_;
    detail::file_index index_;
    recovery_report recovery_;
    std::string frames_;
    std::uint64_t file_end_ = 0;
    std::uint64_t unsynced_ = 0;
    bool broken_ = false;
};

#if defined(__unix__) || defined(__APPLE__)
using file_journal = basic_file_journal<posix_storage>;
#else
using file_journal = basic_file_journal<standard_storage>;
#endif

static_assert(journal<file_journal>);

}  // namespace mingbai::inline MINGBAI_ABI::evidence

namespace mingbai::inline MINGBAI_ABI {
using evidence::file_journal;
}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/evidence/detail/segment_loading.hpp ---------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::evidence::detail {

/// Counts civil months: 12 * year + month - 1.
[[nodiscard]] constexpr std::int64_t civil_month(instant at, utc_offset offset) noexcept {
    const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(at + offset.ahead()));
    return std::int64_t{12} * static_cast<int>(date.year()) + static_cast<unsigned>(date.month()) - 1;
}

/// A segment whose tree is in memory.
template <digest_engine Hasher>
struct loaded_segment {
    std::uint32_t number = 0;
    std::uint64_t first = 0;
    std::int64_t month = 0;   ///< of its first readable record
    basic_merkle_tree<Hasher> tree;
};

/// Where the leaf hashes of a stored segment come from.
enum class leaves : std::uint8_t {
    copied,     ///< from the record after; computed only where there is none
    computed,   ///< from the record itself; copied only where it is damaged
};

/// Builds the tree of a stored segment. Each leaf hash is there twice, in the record's own bytes and as a copy in the next
/// record, so one damaged record costs nothing, and a damaged payload never does. Only when two in a row are lost is there a
/// gap, which is refused with reason::journal_damaged and the first sequence number whose leaf nobody knows.
template <digest_engine Hasher, journal Journal>
[[nodiscard]] result<loaded_segment<Hasher>> load_segment(Journal& stored, const segment_extent& extent,
                                                          utc_offset offset, leaves from = leaves::copied) {
    loaded_segment<Hasher> loaded{extent.number, extent.first, 0, {}};
    std::optional<record_view> held;
    std::optional<refusal> gap;
    bool dated = false;

    // Gives the tree every leaf before `sequence`; `known` is the hash of the one right before it, if there is one.
    const auto catch_up = [&](std::uint64_t sequence, const sha256_digest* known) {
        while (extent.first + loaded.tree.size() < sequence) {
            const std::uint64_t missing = extent.first + loaded.tree.size();
            const bool copied = known != nullptr && missing + 1 == sequence;
            const bool readable = held && held->sequence == missing;
            if (copied && (from == leaves::copied || !readable)) {
                loaded.tree.append_leaf(*known);
            } else if (readable) {
                loaded.tree.append_leaf(leaf_of<Hasher>(*held));
            } else {
                gap = refusal{reason::journal_damaged, at_index(missing)};
                return false;
            }
        }
        return true;
    };
    const auto take = [&](const record_view& each) {
        if (!dated) loaded.month = civil_month(each.at, offset);
        dated = true;
        if (gap || !catch_up(each.sequence, &each.previous_leaf)) return false;
        held = each;
        held->payload = {};
        return true;
    };
    const result<void> seen = stored.visit(extent.first, extent.end, take, [&take](const refusal&, const record_view* known) {
        if (known != nullptr) (void)take(*known);
    });
    if (!seen) return seen.error();
    if (!gap && held) (void)catch_up(held->sequence + 1, nullptr);
    if (!gap && extent.first + loaded.tree.size() < extent.end) {
        // The last record is lost; the first of the next segment knows its leaf.
        const result<record> next = stored.read(extent.end);
        (void)catch_up(extent.end, next ? &next->previous_leaf : nullptr);
    }
    if (gap) return *gap;
    return loaded;
}

/// The payload of a segment_closed record: the anchor of the segment before, and the leaf hashes of all anchors so far.
[[nodiscard]] inline std::string closing_text(const anchor& closed, const std::vector<sha256_digest>& anchors) {
    std::string text = "{\"anchor\":" + canonical_text(closed) + ",\"anchors\":[";
    for (const sha256_digest& each : anchors) {
        if (text.back() != '[') text += ',';
        text += '"' + to_hex(each) + '"';
    }
    return text + "]}";
}

/// Reads back what `closing_text` wrote: the leaf hashes, when they are well formed and the last is that of the anchor.
template <digest_engine Hasher>
[[nodiscard]] std::optional<std::vector<sha256_digest>> read_closing_text(std::string_view text) {
    constexpr std::string_view before = "{\"anchor\":";
    constexpr std::string_view between = ",\"anchors\":[";
    const std::size_t middle = text.find(between);
    if (!text.starts_with(before) || middle == std::string_view::npos || !text.ends_with("\"]}")) return std::nullopt;
    const std::string_view anchor_text = text.substr(before.size(), middle - before.size());
    std::string_view rest = text.substr(middle + between.size());
    std::vector<sha256_digest> anchors;
    while (rest.size() >= 67 && rest[0] == '"' && rest[65] == '"' && (rest[66] == ',' || rest[66] == ']')) {
        const result<sha256_digest> read = sha256_digest::from_hex(rest.substr(1, 64));
        if (!read) return std::nullopt;
        anchors.push_back(*read);
        rest.remove_prefix(67);
    }
    if (rest != "}" || anchors.empty() || anchors.back() != leaf_hash<Hasher>(anchor_text)) return std::nullopt;
    return anchors;
}

}  // namespace mingbai::inline MINGBAI_ABI::evidence::detail

// ---- mingbai/evidence/merkle_proof.hpp -------------------------------------------------------------------------------

// The two checks that a holder of a proof makes, with nothing but the proof: no ledger, no journal, no network. Both answer
// false for whatever is not exactly right, a proof too long or too short included. A digest of 32 zero bytes is one that
// nobody set; it is neither a leaf nor a root.

namespace mingbai::inline MINGBAI_ABI::evidence {

/// Whether the leaf with this hash is number `index` of the `size` leaves under `root` (RFC 9162, 2.1.3.2; the proofs are
/// those of RFC 6962, 2.1.1).
template <digest_engine Hasher = sha256_hasher>
[[nodiscard]] constexpr bool verify_inclusion(std::uint64_t index, std::uint64_t size, sha256_digest leaf,
                                              std::span<const sha256_digest> proof, sha256_digest root) noexcept {
    if (index >= size || leaf == sha256_digest{}) return false;
    std::uint64_t position = index;
    std::uint64_t last = size - 1;
    sha256_digest hash = leaf;
    for (const sha256_digest& sibling : proof) {
        if (last == 0) return false;
        if (position % 2 != 0 || position == last) {
            hash = node_hash<Hasher>(sibling, hash);
            // A node at the right edge with no sibling of its own rises unchanged until it has one.
            for (; position % 2 == 0 && position != 0; position /= 2) last /= 2;
        } else {
            hash = node_hash<Hasher>(hash, sibling);
        }
        position /= 2;
        last /= 2;
    }
    return last == 0 && hash == root;
}

/// Whether the tree of `to` leaves under `to_root` is the tree of `from` leaves under `from_root` with more appended (RFC
/// 9162, 2.1.4.2; the proofs are those of RFC 6962, 2.1.2). An empty tree is no beginning that could be proven: false when
/// `from` is 0.
template <digest_engine Hasher = sha256_hasher>
[[nodiscard]] constexpr bool verify_consistency(std::uint64_t from, std::uint64_t to, sha256_digest from_root,
                                                sha256_digest to_root, std::span<const sha256_digest> proof) noexcept {
    if (from == 0 || from > to || from_root == sha256_digest{}) return false;
    if (from == to) return proof.empty() && from_root == to_root;

    // The proof starts with the old tree's last complete subtree, except when that is the whole old tree.
    sha256_digest old_hash = from_root;
    if (!std::has_single_bit(from)) {
        if (proof.empty()) return false;
        old_hash = proof.front();
        proof = proof.subspan(1);
    }
    sha256_digest new_hash = old_hash;
    std::uint64_t position = from - 1;
    std::uint64_t last = to - 1;
    for (; position % 2 != 0; position /= 2) last /= 2;
    for (const sha256_digest& sibling : proof) {
        if (last == 0) return false;
        if (position % 2 != 0 || position == last) {
            old_hash = node_hash<Hasher>(sibling, old_hash);
            new_hash = node_hash<Hasher>(sibling, new_hash);
            for (; position % 2 == 0 && position != 0; position /= 2) last /= 2;
        } else {
            new_hash = node_hash<Hasher>(new_hash, sibling);
        }
        position /= 2;
        last /= 2;
    }
    return last == 0 && old_hash == from_root && new_hash == to_root;
}

}  // namespace mingbai::inline MINGBAI_ABI::evidence

// ---- mingbai/evidence/record_proof.hpp -------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::evidence {

/// That a record is in a ledger: two inclusion proofs, of the record in its segment and of the segment in the ledger.
struct record_proof {
    anchor segment;                          ///< of the record's segment, as it stood under the head
    std::vector<sha256_digest> in_segment;   ///< record `sequence - segment.first` of `segment.end - segment.first`
    std::vector<sha256_digest> in_ledger;    ///< anchor `segment.segment` of the head's `segments`

    friend bool operator==(const record_proof&, const record_proof&) = default;
};

/// Whether the record with this leaf hash is the one that the ledger of `head` holds under this sequence number.
template <digest_engine Hasher = sha256_hasher>
[[nodiscard]] bool verify_leaf(std::uint64_t sequence, const sha256_digest& leaf, const record_proof& proof, const tree_head& head) {
    const anchor& segment = proof.segment;
    if (segment.ledger != head.ledger || sequence < segment.first || sequence >= segment.end || segment.end > head.size) return false;
    const sha256_digest anchor_leaf = leaf_hash<Hasher>(canonical_text(segment));
    return verify_inclusion<Hasher>(sequence - segment.first, segment.end - segment.first, leaf, proof.in_segment, segment.root) &&
           verify_inclusion<Hasher>(segment.segment, head.segments, anchor_leaf, proof.in_ledger, head.root);
}

/// Whether this very record is the one that the ledger of `head` holds: payload, kind, subject and instant are hashed again.
/// An erased record proves everything but its payload.
template <digest_engine Hasher = sha256_hasher, class Text>
[[nodiscard]] bool verify_record(const basic_record<Text>& stored, const record_proof& proof, const tree_head& head) {
    return payload_is_committed<Hasher>(stored) && verify_leaf<Hasher>(stored.sequence, leaf_of<Hasher>(stored), proof, head);
}

/// That a ledger at a later head is the same ledger with more appended.
///
/// The open segment's anchor is the one leaf of the anchor tree that a later head replaces. So the proof shows that the closed
/// anchors before it are the same under both heads, that each head has an anchor of that segment next, and that the segment
/// itself only grew.
struct extension_proof {
    sha256_digest closed_root{};                     ///< over the anchors before the earlier head's open segment; zero if none
    std::vector<sha256_digest> closed_in_earlier;    ///< consistency of those with the earlier head's root
    std::vector<sha256_digest> closed_in_later;      ///< and with the later head's
    anchor segment_earlier;                          ///< the earlier head's open segment, as it stood then
    anchor segment_later;                            ///< the same segment under the later head
    std::vector<sha256_digest> in_earlier;           ///< inclusion of either anchor under its head
    std::vector<sha256_digest> in_later;
    std::vector<sha256_digest> segment_growth;       ///< consistency of the segment's two roots

    friend bool operator==(const extension_proof&, const extension_proof&) = default;
};

/// Whether the ledger at `later` is the ledger at `earlier` with more appended. Requires nothing; an `earlier` of size 0 is no
/// beginning that could be proven.
template <digest_engine Hasher = sha256_hasher>
[[nodiscard]] bool verify_extension(const tree_head& earlier, const tree_head& later, const extension_proof& proof) {
    const anchor& before = proof.segment_earlier;
    const anchor& after = proof.segment_later;
    if (earlier.ledger != later.ledger || before.ledger != earlier.ledger || after.ledger != later.ledger) return false;
    if (earlier.size == 0 || earlier.size > later.size || before.end != earlier.size || after.end > later.size) return false;
    if (before.segment != after.segment || before.first != after.first || before.previous != after.previous) return false;
    if (before.first >= before.end || before.end > after.end) return false;
    const std::uint64_t closed = before.segment;
    if (earlier.segments != closed + 1) return false;
    if (closed != 0) {
        if (!verify_consistency<Hasher>(closed, earlier.segments, proof.closed_root, earlier.root, proof.closed_in_earlier) ||
            !verify_consistency<Hasher>(closed, later.segments, proof.closed_root, later.root, proof.closed_in_later))
            return false;
    }
    return verify_inclusion<Hasher>(closed, earlier.segments, leaf_hash<Hasher>(canonical_text(before)), proof.in_earlier, earlier.root) &&
           verify_inclusion<Hasher>(closed, later.segments, leaf_hash<Hasher>(canonical_text(after)), proof.in_later, later.root) &&
           verify_consistency<Hasher>(before.end - before.first, after.end - after.first, before.root, after.root, proof.segment_growth);
}

}  // namespace mingbai::inline MINGBAI_ABI::evidence

// ---- mingbai/evidence/replay_report.hpp ------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::evidence {

/// What reading a stretch of a ledger met. Only when `clean()` has everything been seen that was written there.
struct replay_report {
    /// How many damages are kept; further ones are counted only.
    static constexpr std::size_t kept_at_most = 32;

    std::uint64_t next = 0;      ///< the sequence number to go on from
    std::uint64_t intact = 0;    ///< records that are what was written
    std::uint64_t erased = 0;    ///< of those, the ones whose payload was erased since
    std::uint64_t damaged = 0;   ///< records that are not, or cannot be read, or segments whose root is another one

    /// The first damages: reason::journal_damaged or reason::record_altered with the record's sequence number in
    /// `where.index` and, from a file, its position in `where.offset`; or why reading ended early.
    bounded_list<refusal, kept_at_most> damages;

    [[nodiscard]] constexpr bool clean() const noexcept { return damaged == 0; }

    constexpr void add_damage(const refusal& found) noexcept {
        ++damaged;
        damages.try_push_back(found);
    }
};

}  // namespace mingbai::inline MINGBAI_ABI::evidence

// ---- mingbai/evidence/ledger.hpp -------------------------------------------------------------------------------------

#include <deque>

namespace mingbai::inline MINGBAI_ABI::evidence {

/// How often a ledger begins a new segment by itself: with the first record of a later civil month, or only when told to.
enum class segment_span : std::uint8_t { month = 0, manual = 1 };

/// What a ledger is told once, when it is opened.
struct ledger_options {
    ledger_name name{"ledger"};              ///< goes into every anchor and head; must stay the same for ever
    utc_offset offset{};                     ///< of the civil months; UTC unless told otherwise
    segment_span span = segment_span::month;
    std::size_t payload_limit = 1U << 20U;   ///< bytes; a longer payload is refused
    std::size_t trees_kept = 32;             ///< closed segments whose trees stay in memory once they were needed
};

/// What is to be recorded. The payload is canonical JSON; the ledger adds the rest.
struct entry {
    record_kind kind{};
    pseudonym subject{};
    instant at{};
    std::string_view payload{};
};

/// What the ledger answers when a record is stored. `leaf` is what a proof will be about.
struct receipt {
    std::uint64_t sequence = 0;
    std::uint32_t segment = 0;
    sha256_digest leaf{};

    friend constexpr bool operator==(const receipt&, const receipt&) = default;
};

/// The evidence ledger: records go in and never change; every one can be proven later to somebody who has only a head.
///
/// One writer, not safe to share between threads. The journal must outlive the ledger and have no other user. All
/// randomness comes from `Salts`; all hashing from `Hasher`, which must compute SHA-256.
template <journal Journal, digest_engine Hasher = sha256_hasher, random_source Salts = hmac_drbg<Hasher>>
class ledger {
public:
    /// Takes up whatever the journal holds. When that cannot be read or made sense of, `status()` says why and every
    /// `append` is refused with the same.
    ledger(Journal& stored, Salts salts, const ledger_options& options = {})
        : journal_(&stored), salts_(std::move(salts)), options_(options), status_(load()) {}

    /// Whether the ledger can go on from what its journal holds.
    [[nodiscard]] const result<void>& status() const noexcept { return status_; }

    [[nodiscard]] const ledger_options& options() const noexcept { return options_; }

    /// How many records the ledger ever had, its own about segments and erasures included.
    [[nodiscard]] std::uint64_t size() const noexcept { return open().first + open().tree.size(); }

    /// The root over all segments: one digest that everything in the ledger follows from.
    [[nodiscard]] sha256_digest root() const {
        if (open().tree.size() == 0) return anchors_.root();
        return anchors_.root_with(leaf_hash<Hasher>(canonical_text(anchor_of(open(), open().tree.size()))));
    }

    /// The ledger as it stands, to be signed and given away. `at` is when, as the caller says.
    [[nodiscard]] tree_head head(instant at) const {
        return {options_.name, size(), anchors_.size() + (open().tree.size() == 0 ? 0U : 1U), root(), at};
    }

    /// Stores one record. Refused with reason::record_too_large, reason::out_of_range for an instant outside the calendar, or
    /// with what the journal says; then nothing was stored.
    [[nodiscard]] result<receipt> append(record_kind kind, const pseudonym& subject, instant at, std::string_view payload) {
        const entry one{kind, subject, at, payload};
        const result<std::vector<receipt>> stored = append({&one, 1});
        if (!stored) return stored.error();
        return stored->front();
    }

    /// Stores several records in one write, all or none: the group commit. The receipts are in the order of the batch.
    [[nodiscard]] result<std::vector<receipt>> append(std::span<const entry> batch) {
        if (!status_) return status_.error();
        for (std::size_t i = 0; i < batch.size(); ++i) {
            if (batch[i].payload.size() > options_.payload_limit) return refusal{reason::record_too_large, at_index(i)};
            if (!in_calendar(batch[i].at)) return refusal{reason::out_of_range, at_index(i)};
        }

        const std::size_t loaded_before = loaded_.size();
        const std::uint64_t leaves_before = open().tree.size();
        const std::uint64_t anchors_before = anchors_.size();
        const sha256_digest leaf_before = last_leaf_;

        std::vector<receipt> receipts;
        receipts.reserve(batch.size());
        staged_.clear();
        closings_.clear();
        for (const entry& each : batch) {
            const std::int64_t month = detail::civil_month(each.at, options_.offset);
            if (open().tree.size() == 0) {
                open().month = month;
            } else if (options_.span == segment_span::month && month > open().month) {
                begin_segment(each.at, month);
            }
            receipts.push_back(stage(each));
        }
        const result<void> stored = journal_->append(staged_);
        if (!stored) {
            loaded_.resize(loaded_before);
            open().tree.rewind(leaves_before);
            anchors_.rewind(anchors_before);
            last_leaf_ = leaf_before;
            return stored.error();
        }
        forget_old_trees();
        return receipts;
    }

    /// Everything appended so far is durable when this succeeds.
    [[nodiscard]] result<void> sync() { return journal_->sync(); }

    /// One record, hashed again and compared with its leaf in the tree. Refused with reason::record_unknown,
    /// reason::journal_damaged when it cannot be read, reason::record_altered when it is not what was written.
    [[nodiscard]] result<record> read(std::uint64_t sequence) {
        if (sequence >= size()) return refusal{reason::record_unknown, at_index(sequence)};
        result<record> found = journal_->read(sequence);
        if (!found) return found;
        const result<segment*> of = segment_with(sequence);
        if (!unaltered(*found, sequence, of)) return refusal{reason::record_altered, at_index(sequence)};
        return found;
    }

    /// Gives every stored record from `first` on to `on_record(const record_view&)`, in order, each hashed again and compared
    /// first; damaged ones are not given but reported. `on_record` may return a bool: false ends the reading.
    template <std::invocable<const record_view&> OnRecord>
    [[nodiscard]] replay_report for_each(std::uint64_t first, OnRecord&& on_record) {
        replay_report report;
        report.next = first;
        for (const segment_extent& extent : journal_->segments()) {
            if (extent.end <= first) continue;
            if (!replay_segment(extent, first, report, on_record)) return report;
            report.next = extent.end;
        }
        return report;
    }

    /// Hashes every stored payload again and compares all of it, and every closed segment's root with its anchor.
    [[nodiscard]] replay_report verify() {
        return for_each(0, [](const record_view&) {});
    }

    /// The proof that a record is in the ledger as it stands, to go with `head()`. An erased record has one too; a dropped one
    /// keeps only those that were given out before.
    [[nodiscard]] result<record_proof> prove(std::uint64_t sequence) {
        if (sequence >= size()) return refusal{reason::record_unknown, at_index(sequence)};
        const result<segment*> of = segment_with(sequence);
        if (!of) return of.error();
        const segment& in = **of;
        basic_merkle_tree<Hasher> anchors = anchors_;
        anchors.append_leaf(leaf_hash<Hasher>(canonical_text(anchor_of(open(), open().tree.size()))));
        return record_proof{anchor_of(in, in.tree.size()), in.tree.inclusion_proof(sequence - in.first, in.tree.size()),
                            anchors.inclusion_proof(in.number, anchors.size())};
    }

private:
    using segment = detail::loaded_segment<Hasher>;

    [[nodiscard]] segment& open() noexcept { return loaded_.back(); }
    [[nodiscard]] const segment& open() const noexcept { return loaded_.back(); }

    /// The anchor of a segment when it had `count` records.
    [[nodiscard]] anchor anchor_of(const segment& of, std::uint64_t count) const {
        return {options_.name,      of.number, of.first, of.first + count, of.tree.root(count),
                of.number == 0 ? sha256_digest{} : anchors_.leaf(of.number - 1)};
    }

    [[nodiscard]] result<void> load() {
        loaded_.emplace_back();
        const std::vector<segment_extent> extents = journal_->segments();
        if (extents.empty()) return {};
        result<std::vector<sha256_digest>> anchors = load_anchors(extents, extents.size() - 1);
        if (!anchors) return anchors.error();
        for (const sha256_digest& each : *anchors) anchors_.append_leaf(each);
        result<segment> last = detail::load_segment<Hasher>(*journal_, extents.back(), options_.offset);
        if (!last) return last.error();
        open() = *std::move(last);
        last_leaf_ = open().tree.leaf(open().tree.size() - 1);
        return {};
    }

    /// The leaf hashes of all anchors before the segment `extents[at]`: its first record lists them. When that record is
    /// damaged the last one is computed from the segment before, and the others are in that segment's first record.
    [[nodiscard]] result<std::vector<sha256_digest>> load_anchors(const std::vector<segment_extent>& extents, std::size_t at) {
        if (extents[at].number == 0) return std::vector<sha256_digest>{};
        const refusal lost{reason::journal_damaged, at_index(extents[at].first)};
        const result<record> first = journal_->read(extents[at].first);
        if (first && first->kind == record_kind::segment_closed) {
            std::optional<std::vector<sha256_digest>> listed = detail::read_closing_text<Hasher>(first->payload);
            if (listed && listed->size() == extents[at].number) return *std::move(listed);
        }
        if (at == 0 || extents[at - 1].number + 1 != extents[at].number) return lost;
        result<std::vector<sha256_digest>> earlier = load_anchors(extents, at - 1);
        if (!earlier) return earlier;
        const result<segment> before = detail::load_segment<Hasher>(*journal_, extents[at - 1], options_.offset);
        if (!before) return before.error();
        const anchor closed{options_.name,   before->number,       before->first, extents[at - 1].end, before->tree.root(),
                            earlier->empty() ? sha256_digest{} : earlier->back()};
        earlier->push_back(leaf_hash<Hasher>(canonical_text(closed)));
        return earlier;
    }

    /// The segment that holds a record, its tree in memory and, when closed, its root the one in its anchor. The pointer is
    /// good until the next call.
    [[nodiscard]] result<segment*> segment_with(std::uint64_t sequence) {
        for (auto each = loaded_.rbegin(); each != loaded_.rend(); ++each)
            if (sequence >= each->first && sequence < each->first + each->tree.size()) return &*each;
        for (const segment_extent& extent : journal_->segments()) {
            if (sequence < extent.first || sequence >= extent.end) continue;
            // The copies of the leaf hashes first; when those were altered, the records themselves.
            for (const detail::leaves from : {detail::leaves::copied, detail::leaves::computed}) {
                result<segment> found = detail::load_segment<Hasher>(*journal_, extent, options_.offset, from);
                if (!found) return found.error();
                if (leaf_hash<Hasher>(canonical_text(anchor_of(*found, found->tree.size()))) != anchors_.leaf(extent.number)) continue;
                loaded_.insert(std::prev(loaded_.end()), *std::move(found));
                forget_old_trees();
                return &loaded_[loaded_.size() - 2];
            }
            return refusal{reason::record_altered, at_index(extent.first)};
        }
        return refusal{reason::record_unknown, at_index(sequence)};
    }

    /// Keeps at least one closed segment's tree, the one that was just asked for.
    void forget_old_trees() {
        while (loaded_.size() > (std::max)(options_.trees_kept, std::size_t{1}) + 1) loaded_.erase(loaded_.begin());
    }

    /// Whether a record is what the ledger's tree says; without a tree, what the next record's copy of its leaf hash says.
    [[nodiscard]] bool unaltered(const record& found, std::uint64_t sequence, const result<segment*>& of) {
        if (found.sequence != sequence || !payload_is_committed<Hasher>(found)) return false;
        const sha256_digest leaf = leaf_of<Hasher>(found);
        if (of) return leaf == (*of)->tree.leaf(sequence - (*of)->first);
        const result<record> next = journal_->read(sequence + 1);
        return next && next->previous_leaf == leaf;
    }

    template <class OnRecord>
    [[nodiscard]] bool replay_segment(const segment_extent& extent, std::uint64_t from, replay_report& report, OnRecord& on_record) {
        const result<segment*> of = segment_with(extent.first);
        if (!of) report.add_damage(of.error());
        const basic_merkle_tree<Hasher>* const tree = of ? &(*of)->tree : nullptr;
        const std::uint64_t first = (std::max)(from, extent.first);
        std::uint64_t expected = first;
        bool going = true;
        const auto lost_before = [&](std::uint64_t sequence) {
            for (; expected < sequence; ++expected) report.add_damage({reason::journal_damaged, at_index(expected)});
        };
        const result<void> seen = journal_->visit(
            first, extent.end,
            [&](const record_view& each) {
                lost_before(each.sequence);
                report.next = expected = each.sequence + 1;
                const std::uint64_t index = each.sequence - extent.first;
                if (!payload_is_committed<Hasher>(each) ||
                    (tree != nullptr && (leaf_of<Hasher>(each) != tree->leaf(index) ||
                                         (index != 0 && each.previous_leaf != tree->leaf(index - 1))))) {
                    report.add_damage({reason::record_altered, at_index(each.sequence)});
                    return true;
                }
                ++report.intact;
                if (each.erased) ++report.erased;
                if constexpr (std::is_void_v<std::invoke_result_t<OnRecord&, const record_view&>>)
                    on_record(each);
                else
                    going = on_record(each);
                return going;
            },
            [&](const refusal& damage, const record_view*) {
                lost_before(damage.where.index);
                expected = damage.where.index + 1;
                report.add_damage(damage);
            });
        if (!seen) {
            report.add_damage(seen.error());
            return false;
        }
        if (going) lost_before(extent.end);
        return going;
    }

    /// Closes the open segment and begins the next with the record that says so.
    void begin_segment(instant at, std::int64_t month) {
        const anchor closed = anchor_of(open(), open().tree.size());
        anchors_.append_leaf(leaf_hash<Hasher>(canonical_text(closed)));
        std::vector<sha256_digest> all;
        for (std::uint64_t i = 0; i < anchors_.size(); ++i) all.push_back(anchors_.leaf(i));
        closings_.push_back(detail::closing_text(closed, all));
        loaded_.push_back({closed.segment + 1, closed.end, month, {}});
        (void)stage({record_kind::segment_closed, {}, at, closings_.back()});
    }

    /// Makes the record, salts it and gives its leaf to the tree; the journal gets it with the rest of the batch.
    [[nodiscard]] receipt stage(const entry& each) {
        record_view made{size(), open().number, each.kind, false, each.at, each.subject, {}, last_leaf_, next_salt(), each.payload};
        made.commitment = commitment_to<Hasher>(made.salt, made.payload);
        last_leaf_ = leaf_of<Hasher>(made);
        open().tree.append_leaf(last_leaf_);
        staged_.push_back(made);
        return {made.sequence, made.segment, last_leaf_};
    }

    [[nodiscard]] record_salt next_salt() noexcept {
        // Drawn many at a time: a generator pays for every request, not only for the bytes.
        if (salts_left_ == 0) {
            salts_.fill(salt_bytes_);
            salts_left_ = salt_bytes_.size() / record_salt{}.size();
        }
        --salts_left_;
        record_salt salt;
        for (std::size_t i = 0; i < salt.size(); ++i) salt[i] = std::exchange(salt_bytes_[salt.size() * salts_left_ + i], std::uint8_t{0});
        return salt;
    }

    Journal* journal_;
    Salts salts_;
    ledger_options options_;
    basic_merkle_tree<Hasher> anchors_;    ///< over the closed segments
    std::vector<segment> loaded_;          ///< the open segment last; before it the closed ones whose trees were needed
    sha256_digest last_leaf_{};
    std::vector<record_view> staged_;
    std::deque<std::string> closings_;     ///< payloads of the batch's own records; a deque, because views of them are staged
    std::array<std::uint8_t, 2048> salt_bytes_{};
    std::size_t salts_left_ = 0;
    result<void> status_;
};

template <class Journal, class Salts>
ledger(Journal&, Salts) -> ledger<Journal, sha256_hasher, Salts>;
template <class Journal, class Salts>
ledger(Journal&, Salts, ledger_options) -> ledger<Journal, sha256_hasher, Salts>;

}  // namespace mingbai::inline MINGBAI_ABI::evidence

namespace mingbai::inline MINGBAI_ABI {
using evidence::ledger;
}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/evidence/ledger_ref.hpp ---------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::evidence {

/// Any ledger, whatever its journal, hash and salts: what the other wings take, so that a register or a desk is not a
/// template over where its evidence is kept. Copied freely; the ledger must outlive every copy.
class ledger_ref {
public:
    template <class Journal, class Hasher, class Salts>
    ledger_ref(ledger<Journal, Hasher, Salts>& target) noexcept : target_(&target), calls_(&calls_for<ledger<Journal, Hasher, Salts>>) {}

    [[nodiscard]] std::uint64_t size() const { return calls_->size(target_); }
    [[nodiscard]] result<receipt> append(record_kind kind, const pseudonym& subject, instant at, std::string_view payload) const {
        return calls_->append_one(target_, {kind, subject, at, payload});
    }
    [[nodiscard]] result<std::vector<receipt>> append(std::span<const entry> batch) const { return calls_->append(target_, batch); }
    [[nodiscard]] result<void> sync() const { return calls_->sync(target_); }
    [[nodiscard]] result<record> read(std::uint64_t sequence) const { return calls_->read(target_, sequence); }

    /// As `ledger::for_each`; `on_record` returns nothing, or a bool of which false ends the reading.
    template <std::invocable<const record_view&> OnRecord>
    [[nodiscard]] replay_report for_each(std::uint64_t first, OnRecord&& on_record) const {
        return calls_->for_each(target_, first, [&](const record_view& each) {
            if constexpr (std::is_void_v<std::invoke_result_t<OnRecord&, const record_view&>>) {
                on_record(each);
                return true;
            } else {
                return static_cast<bool>(on_record(each));
            }
        });
    }

    [[nodiscard]] sha256_digest root() const { return calls_->root(target_); }
    [[nodiscard]] tree_head head(instant at) const { return calls_->head(target_, at); }
    [[nodiscard]] result<record_proof> prove(std::uint64_t sequence) const { return calls_->prove(target_, sequence); }

private:
    struct calls {
        std::uint64_t (*size)(void*);
        result<receipt> (*append_one)(void*, const entry&);
        result<std::vector<receipt>> (*append)(void*, std::span<const entry>);
        result<void> (*sync)(void*);
        result<record> (*read)(void*, std::uint64_t);
        replay_report (*for_each)(void*, std::uint64_t, record_visitor);
        sha256_digest (*root)(void*);
        tree_head (*head)(void*, instant);
        result<record_proof> (*prove)(void*, std::uint64_t);
    };

    template <class Ledger>
    static constexpr calls calls_for{
        [](void* of) { return static_cast<Ledger*>(of)->size(); },
        [](void* of, const entry& one) { return static_cast<Ledger*>(of)->append(one.kind, one.subject, one.at, one.payload); },
        [](void* of, std::span<const entry> batch) { return static_cast<Ledger*>(of)->append(batch); },
        [](void* of) { return static_cast<Ledger*>(of)->sync(); },
        [](void* of, std::uint64_t sequence) { return static_cast<Ledger*>(of)->read(sequence); },
        [](void* of, std::uint64_t first, record_visitor on_record) { return static_cast<Ledger*>(of)->for_each(first, on_record); },
        [](void* of) { return static_cast<Ledger*>(of)->root(); },
        [](void* of, instant at) { return static_cast<Ledger*>(of)->head(at); },
        [](void* of, std::uint64_t sequence) { return static_cast<Ledger*>(of)->prove(sequence); },
    };

    void* target_;
    const calls* calls_;
};

}  // namespace mingbai::inline MINGBAI_ABI::evidence

// ---- mingbai/evidence/memory_journal.hpp -----------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::evidence {

/// A journal that lives as long as the object: for tests, for trying things out, and for a process that ships its records
/// elsewhere. One writer; not safe to share between threads.
class memory_journal {
public:
    [[nodiscard]] std::uint64_t end() const noexcept { return end_; }

    [[nodiscard]] std::vector<segment_extent> segments() const {
        std::vector<segment_extent> extents;
        for (const stored_segment& each : segments_) extents.push_back(each.extent());
        return extents;
    }

    [[nodiscard]] result<void> append(std::span<const record_view> batch) {
        for (const record_view& each : batch) {
            if (segments_.empty() || segments_.back().number != each.segment)
                segments_.push_back({each.segment, each.sequence, {}});
            segments_.back().records.push_back(copy_of(each));
        }
        end_ += batch.size();
        return {};
    }

    /// Nothing outlives the process, so there is nothing to wait for.
    [[nodiscard]] result<void> sync() const noexcept { return {}; }

    [[nodiscard]] result<record> read(std::uint64_t sequence) {
        const record* found = find(sequence);
        if (found == nullptr) return refusal{reason::record_unknown, at_index(sequence)};
        return *found;
    }

    [[nodiscard]] result<void> visit(std::uint64_t first, std::uint64_t end, record_visitor on_record, damage_visitor) const {
        for (const stored_segment& each : segments_) {
            const std::uint64_t stop = (std::min)(end, each.extent().end);
            for (std::uint64_t sequence = (std::max)(first, each.first); sequence < stop; ++sequence)
                if (!on_record(view_of(each.records[sequence - each.first]))) return {};
        }
        return {};
    }

    [[nodiscard]] result<void> erase(std::span<const std::uint64_t> sequences) {
        for (const std::uint64_t sequence : sequences) {
            record* const found = find(sequence);
            if (found == nullptr || found->erased) continue;
            std::fill(found->payload.begin(), found->payload.end(), '\0');
            found->payload = std::string();
            found->salt = {};
            found->erased = true;
        }
        return {};
    }

    [[nodiscard]] result<void> drop(std::span<const std::uint32_t> segments) {
        std::erase_if(segments_, [segments](const stored_segment& each) {
            return std::find(segments.begin(), segments.end(), each.number) != segments.end();
        });
        return {};
    }

private:
    struct stored_segment {
        std::uint32_t number = 0;
        std::uint64_t first = 0;
        std::vector<record> records;

        [[nodiscard]] segment_extent extent() const noexcept { return {number, first, first + records.size()}; }
    };

    [[nodiscard]] record* find(std::uint64_t sequence) noexcept {
        const auto after = std::upper_bound(segments_.begin(), segments_.end(), sequence,
                                            [](std::uint64_t wanted, const stored_segment& each) { return wanted < each.first; });
        if (after == segments_.begin()) return nullptr;
        stored_segment& candidate = *std::prev(after);
        if (sequence >= candidate.extent().end) return nullptr;
        return &candidate.records[sequence - candidate.first];
    }

    std::vector<stored_segment> segments_;
    std::uint64_t end_ = 0;
};

static_assert(journal<memory_journal>);

}  // namespace mingbai::inline MINGBAI_ABI::evidence

namespace mingbai::inline MINGBAI_ABI {
using evidence::memory_journal;
}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/rule/element.hpp ----------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

// GCC's -Wshadow also warns of scoped enumerators, which shadow nothing: element::filing_number beside filing_number.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#endif

/// The elements of what is checked. The first sixteen are a tariff plan's, in the order in which they are disclosed;
/// the others belong to requests, notices, bills and marketing. Numbers are stored: only add.
enum class element : std::uint16_t {
    none = 0,

    name = 1,
    filing_number = 2,
    category = 3,
    price = 4,
    content = 5,
    overage = 6,
    audience = 7,
    region = 8,
    validity = 9,
    channels = 10,
    on_sale = 11,
    off_sale = 12,
    commitment = 13,
    unsubscribe = 14,
    breach = 15,
    notes = 16,

    subscriber = 40,
    effective = 41,
    expiry = 42,
    sender = 43,
    channel = 44,
    agent = 45,
    code = 46,
    answer = 47,
    renewal = 48,
    signature = 49,
    instant = 50,
    amount = 51,
    period = 52,
    quantity = 53,
    text = 54,
    reference = 55,
    biller = 56,

    // what notices and bills state beside these
    date = 60,
    hotline = 61,
    link = 62,
    service = 63,
    used = 64,
    left = 65,
    level = 66,
    cap = 67,
    spent = 68,
    resets = 69,
    total = 70,
    previous = 71,
    due = 72,
    third_party = 73,
    before = 74,
    after = 75,
    why = 76,
    next_step = 77,
    restored = 78,
    opt_out = 79,
    unsubscribe_effect = 80,
    agreement = 81,
};

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

/// How many elements a tariff plan has; they are the elements 1 to this.
inline constexpr std::uint16_t plan_element_count = 16;

/// An element's names: the stable one used in files and reports, and the one Chinese customers read.
struct element_text {
    element what;
    std::string_view name;
    std::string_view chinese;
};

inline constexpr auto element_texts = std::to_array<element_text>({
    {element::none, "none", "无"},
    {element::name, "name", "方案名称"},
    {element::filing_number, "filing_number", "方案编号"},
    {element::category, "category", "资费类型"},
    {element::price, "price", "资费标准"},
    {element::content, "content", "服务内容"},
    {element::overage, "overage", "超出资费"},
    {element::audience, "audience", "适用范围"},
    {element::region, "region", "适用地区"},
    {element::validity, "validity", "有效期限"},
    {element::channels, "channels", "销售渠道"},
    {element::on_sale, "on_sale", "上线日期"},
    {element::off_sale, "off_sale", "下线日期"},
    {element::commitment, "commitment", "在网要求"},
    {element::unsubscribe, "unsubscribe", "退订方式"},
    {element::breach, "breach", "违约责任"},
    {element::notes, "notes", "其他说明"},
    {element::subscriber, "subscriber", "用户号码"},
    {element::effective, "effective", "生效时间"},
    {element::expiry, "expiry", "有效时间"},
    {element::sender, "sender", "发送号码"},
    {element::channel, "channel", "办理渠道"},
    {element::agent, "agent", "代理商"},
    {element::code, "code", "验证码"},
    {element::answer, "answer", "答复"},
    {element::renewal, "renewal", "自动续订"},
    {element::signature, "signature", "签名"},
    {element::instant, "instant", "时间"},
    {element::amount, "amount", "金额"},
    {element::period, "period", "账期"},
    {element::quantity, "quantity", "用量"},
    {element::text, "text", "文本"},
    {element::reference, "reference", "确认编号"},
    {element::biller, "biller", "代收费方"},
    {element::date, "date", "办理日期"},
    {element::hotline, "hotline", "服务热线"},
    {element::link, "link", "链接"},
    {element::service, "service", "业务"},
    {element::used, "used", "已用"},
    {element::left, "left", "剩余"},
    {element::level, "level", "提醒档位"},
    {element::cap, "cap", "封顶阈值"},
    {element::spent, "spent", "已产生费用"},
    {element::resets, "resets", "更新日期"},
    {element::total, "total", "合计"},
    {element::previous, "previous", "上期金额"},
    {element::due, "due", "缴费期限"},
    {element::third_party, "third_party", "代收费用"},
    {element::before, "before", "变更前"},
    {element::after, "after", "变更后"},
    {element::why, "why", "原因"},
    {element::next_step, "next_step", "后续操作"},
    {element::restored, "restored", "恢复时间"},
    {element::opt_out, "opt_out", "拒收方式"},
    {element::unsubscribe_effect, "unsubscribe_effect", "退订生效时间"},
    {element::agreement, "agreement", "协议"},
});

/// An element's names; an unknown number gets those of `element::none`.
[[nodiscard]] constexpr element_text describe(element what) noexcept {
    for (const element_text& text : element_texts)
        if (text.what == what) return text;
    return element_texts[0];
}

/// The stable name: `filing_number`.
[[nodiscard]] constexpr std::string_view to_text(element what) noexcept { return describe(what).name; }

/// A set of a tariff plan's elements.
class plan_elements {
public:
    constexpr plan_elements() noexcept = default;

    [[nodiscard]] static constexpr plan_elements all() noexcept {
        plan_elements set;
        set.bits_ = (1U << (plan_element_count + 1)) - 2U;
        return set;
    }

    constexpr plan_elements& add(element what) noexcept {
        bits_ |= bit(what);
        return *this;
    }
    constexpr plan_elements& remove(element what) noexcept {
        bits_ &= ~bit(what);
        return *this;
    }
    [[nodiscard]] constexpr bool has(element what) const noexcept { return (bits_ & bit(what)) != 0; }
    [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }

    friend constexpr bool operator==(const plan_elements&, const plan_elements&) = default;

private:
    [[nodiscard]] static constexpr std::uint32_t bit(element what) noexcept {
        const auto number = static_cast<std::uint16_t>(what);
        return number >= 1 && number <= plan_element_count ? 1U << number : 0U;
    }

    std::uint32_t bits_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/rule/rule_info.hpp --------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// What a finding means for its subject.
enum class severity : std::uint8_t {
    advice = 0,    ///< could be better
    warning = 1,   ///< a person should look before this goes out
    blocking = 2,  ///< must not be published, sent or sold like this
};

[[nodiscard]] constexpr std::string_view to_text(severity level) noexcept {
    switch (level) {
        case severity::advice: return "advice";
        case severity::warning: return "warning";
        case severity::blocking: return "blocking";
    }
    return "unknown";
}

/// How well the source of a rule was verified. Practice and memory are never grounds for more than advice.
enum class verification : std::uint8_t {
    primary = 0,    ///< the legal or standard text was read
    secondary = 1,  ///< a report on it was read: regulator's press, law firm, press
    derived = 2,    ///< follows by arithmetic or logic from facts of the grades above
    practice = 3,   ///< observed in carriers' real offers and messages
    memory = 4,     ///< not verified
};

[[nodiscard]] constexpr std::string_view to_text(verification grade) noexcept {
    switch (grade) {
        case verification::primary: return "primary";
        case verification::secondary: return "secondary";
        case verification::derived: return "derived";
        case verification::practice: return "practice";
        case verification::memory: return "memory";
    }
    return "unknown";
}

/// What a rule says of itself. All text is static; the reference in docs/ is written from it.
struct rule_info {
    std::string_view id;            ///< stable, in reports and logs: "CN-T-10"
    mingbai::severity severity{};   ///< of every finding of this rule
    verification grade{};           ///< how well `source` was verified
    std::string_view source;        ///< the text that the rule comes from
    std::string_view title;         ///< what must hold, as a statement
    std::string_view title_zh;      ///< the same in Chinese
    std::string_view good;          ///< a shortest example that passes
    std::string_view bad;           ///< a shortest example that is found
};

class findings;

/// A rule is a type: `info` says what it is, `check` adds a finding for every place that breaks it.
template <class Rule, class Subject>
concept rule_for = requires(const Subject& subject, findings& out) {
    { Rule::info } -> std::convertible_to<const rule_info&>;
    Rule::check(subject, out);
};

/// True when the rule claims no more than its source supports: practice and memory give advice only.
[[nodiscard]] constexpr bool claims_only_what_is_verified(const rule_info& info) noexcept {
    const bool weak = info.grade == verification::practice || info.grade == verification::memory;
    return !info.source.empty() && (!weak || info.severity == severity::advice);
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/rule/report.hpp -----------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// One place where a subject breaks one rule. It holds positions, not views, so it outlives its subject.
struct finding {
    const rule_info* rule = nullptr;  ///< static data of the rule
    place where{};                    ///< element, member of a list, byte range in the element's text

    friend constexpr bool operator==(const finding&, const finding&) = default;
};

/// What checking a subject found: the first findings in the order of the rules, and the count of all of them.
class report {
public:
    /// How many findings are kept; further ones are counted only.
    static constexpr std::size_t kept_at_most = 32;

    [[nodiscard]] constexpr const bounded_list<finding, kept_at_most>& kept() const noexcept { return kept_; }
    [[nodiscard]] constexpr std::size_t count() const noexcept {
        return counts_[0] + counts_[1] + counts_[2];
    }
    [[nodiscard]] constexpr std::size_t count(severity level) const noexcept {
        return counts_[static_cast<std::size_t>(level)];
    }

    /// No blocking finding.
    [[nodiscard]] constexpr bool passed() const noexcept { return count(severity::blocking) == 0; }
    /// No finding at all.
    [[nodiscard]] constexpr bool clean() const noexcept { return count() == 0; }

    constexpr void add(const finding& found) noexcept {
        ++counts_[static_cast<std::size_t>(found.rule->severity)];
        kept_.try_push_back(found);
    }

private:
    bounded_list<finding, kept_at_most> kept_;
    std::array<std::size_t, 3> counts_{};
};

/// Where a rule's `check` puts what it finds. It knows the rule, so that the rule names only the place.
class findings {
public:
    constexpr findings(report& into, const rule_info& rule) noexcept : into_(&into), rule_(&rule) {}

    constexpr void add(const place& where) noexcept { into_->add({rule_, where}); }
    constexpr void add(element what) noexcept { add(at_element(what)); }
    /// A byte range of an element's text; `index` tells which member of the element when it is a list.
    constexpr void add(element what, std::uint64_t offset, std::uint32_t length, std::uint64_t index = 0) noexcept {
        add(place{.what = what, .length = length, .index = index, .offset = offset});
    }

private:
    report* into_;
    const rule_info* rule_;
};

/// A refusal because of rules: `why` is reason::rules_broken, `where` the first blocking finding, `found` all of them.
struct refused_by_rules : refusal {
    report found;
};

/// The refusal that follows from a report. Requires: `!found.passed()`.
[[nodiscard]] constexpr refused_by_rules refuse(const report& found) noexcept {
    expects(!found.passed(), "mingbai::refuse: the report has no blocking finding");
    refused_by_rules answer;
    answer.why = reason::rules_broken;
    answer.found = found;
    for (const finding& each : found.kept()) {
        if (each.rule->severity != severity::blocking) continue;
        answer.where = each.where;
        break;
    }
    return answer;
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/rule/ruleset.hpp ----------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// A list of rules, checked in this order.
template <class... Rules>
struct ruleset {
    static constexpr std::size_t size = sizeof...(Rules);

    /// `f.template operator()<Rule>()` for each rule, in order: for generated references and tables.
    template <class F>
    static constexpr void for_each(F&& f) {
        (f.template operator()<Rules>(), ...);
    }
};

/// A rule with another severity, for a house that is stricter or more patient: `with_severity<rule, severity::blocking>`.
template <class Rule, severity Level>
struct with_severity {
    static constexpr rule_info info = [] {
        rule_info changed = Rule::info;
        changed.severity = Level;
        return changed;
    }();

    template <class Subject>
        requires rule_for<Rule, Subject>
    static constexpr void check(const Subject& subject, findings& out) {
        Rule::check(subject, out);
    }
};

namespace detail {

template <class Set>
struct is_ruleset : std::false_type {};
template <class... Rules>
struct is_ruleset<ruleset<Rules...>> : std::true_type {};

template <class... Sets>
struct join_rules;
template <>
struct join_rules<> {
    using type = ruleset<>;
};
template <class... A>
struct join_rules<ruleset<A...>> {
    using type = ruleset<A...>;
};
template <class... A, class... B, class... Rest>
struct join_rules<ruleset<A...>, ruleset<B...>, Rest...> : join_rules<ruleset<A..., B...>, Rest...> {};

template <class Set, class... Dropped>
struct drop_rules;
template <class... Rules, class... Dropped>
struct drop_rules<ruleset<Rules...>, Dropped...> {
    template <class Rule>
    static constexpr bool dropped = (std::is_same_v<Rule, Dropped> || ...);
    template <class Rule>
    static constexpr bool held = (std::is_same_v<Rule, Rules> || ...);
    static_assert((held<Dropped> && ...),
                  "mingbai::without: a rule to be dropped is not in the ruleset");
    using type = typename join_rules<std::conditional_t<dropped<Rules>, ruleset<>, ruleset<Rules>>...>::type;
};

template <class Set, class Rule, severity Level>
struct change_severity;
template <class... Rules, class Rule, severity Level>
struct change_severity<ruleset<Rules...>, Rule, Level> {
    static_assert((std::is_same_v<Rule, Rules> || ...), "mingbai::with: the rule is not in the ruleset");
    using type = ruleset<std::conditional_t<std::is_same_v<Rules, Rule>, with_severity<Rule, Level>, Rules>...>;
};

}  // namespace detail

/// A ruleset type.
template <class Set>
concept ruleset_type = detail::is_ruleset<Set>::value;

/// The rules of all given sets, in order: `join<cn_miit::tariff_rules, ruleset<house_style>>`.
template <ruleset_type... Sets>
using join = typename detail::join_rules<Sets...>::type;

/// A ruleset without some of its rules; each must be there: `without<cn_miit::tariff_rules, cn_miit::brevity>`.
template <ruleset_type Set, class... Dropped>
using without = typename detail::drop_rules<Set, Dropped...>::type;

/// A ruleset in which one rule has another severity: `with<cn_miit::tariff_rules, cn_miit::brevity, severity::warning>`.
template <ruleset_type Set, class Rule, severity Level>
using with = typename detail::change_severity<Set, Rule, Level>::type;

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/rule/check.hpp ------------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

namespace detail {

template <class Set>
struct run_rules;
template <class... Rules>
struct run_rules<ruleset<Rules...>> {
    template <class Subject>
    static constexpr void on(const Subject& subject, report& into) {
        static_assert((rule_for<Rules, Subject> && ...),
                      "mingbai::check: a rule of the set has no info, or no check for a subject of this type");
        if constexpr ((rule_for<Rules, Subject> && ...)) {
            [[maybe_unused]] const auto run = [&]<class Rule>() {
                findings out(into, Rule::info);
                Rule::check(subject, out);
            };
            (run.template operator()<Rules>(), ...);
        }
    }
};

}  // namespace detail

/// Every rule of the set over one subject. Works the same at compile time and at run time.
template <ruleset_type Rules, class Subject>
[[nodiscard]] constexpr report check(const Subject& subject) {
    report found;
    detail::run_rules<Rules>::on(subject, found);
    return found;
}

/// True when no blocking rule of the set is broken.
template <ruleset_type Rules, class Subject>
[[nodiscard]] constexpr bool conforms(const Subject& subject) {
    return check<Rules>(subject).passed();
}

/// Stops the build when the subject, a constant with static storage, breaks the rule in a blocking way. The compiler's
/// message names both as types and variables: `obeys<cn_miit::overage_price_stated, spring_plan>()`.
template <class Rule, const auto& Subject>
consteval bool obeys() {
    static_assert(conforms<ruleset<Rule>>(Subject),
                  "mingbai::conforms_to: the subject breaks the rule; both are named in obeys<rule, subject>");
    return true;
}

namespace detail {

template <const auto& Subject, class Set>
struct obeys_all;
template <const auto& Subject, class... Rules>
struct obeys_all<Subject, ruleset<Rules...>> {
    // Not a short-circuiting fold: every rule is asked, so that every broken one is reported.
    static constexpr bool value = [] {
        [[maybe_unused]] std::size_t obeyed = 0;
        ((obeyed += obeys<Rules, Subject>() ? 1 : 0), ...);
        return obeyed == sizeof...(Rules);
    }();
};

}  // namespace detail

/// `static_assert(conforms_to<spring_plan, cn_miit::tariff_rules>)`: one error for every blocking rule that the constant
/// breaks. To ask without stopping the build, use `conforms<Rules>(subject)`.
template <const auto& Subject, ruleset_type Rules>
inline constexpr bool conforms_to = detail::obeys_all<Subject, Rules>::value;

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/tariff/service.hpp --------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// What a plan lets the customer use. Numbers are stored: only add.
enum class service : std::uint8_t {
    data = 1,           ///< general data (通用流量)
    directed_data = 2,  ///< data for named applications only (定向流量)
    voice = 3,
    sms = 4,
    broadband = 5,  ///< fixed access at a speed
    rights = 6,     ///< memberships, vouchers, devices: counted in pieces (权益)
};

/// A service's names: the stable one used in documents, and the one Chinese customers read.
struct service_text {
    service what;
    std::string_view name;
    std::string_view chinese;
};

inline constexpr auto service_texts = std::to_array<service_text>({
    {service::data, "data", "国内通用流量"},
    {service::directed_data, "directed_data", "定向流量"},
    {service::voice, "voice", "国内语音"},
    {service::sms, "sms", "短信"},
    {service::broadband, "broadband", "宽带"},
    {service::rights, "rights", "权益"},
});

[[nodiscard]] constexpr service_text describe(service what) noexcept {
    for (const service_text& text : service_texts)
        if (text.what == what) return text;
    return {what, "unknown", "未知业务"};
}
[[nodiscard]] constexpr std::string_view to_text(service what) noexcept { return describe(what).name; }

/// The unit in which an amount of a service is counted.
enum class service_unit : std::uint8_t { none = 0, bytes = 1, seconds = 2, messages = 3, bits_per_second = 4, pieces = 5 };

struct service_unit_text {
    service_unit unit;
    std::string_view name;
};

inline constexpr auto service_unit_texts = std::to_array<service_unit_text>({
    {service_unit::none, "none"},
    {service_unit::bytes, "bytes"},
    {service_unit::seconds, "seconds"},
    {service_unit::messages, "messages"},
    {service_unit::bits_per_second, "bits_per_second"},
    {service_unit::pieces, "pieces"},
});

[[nodiscard]] constexpr std::string_view to_text(service_unit unit) noexcept {
    for (const service_unit_text& text : service_unit_texts)
        if (text.unit == unit) return text.name;
    return "unknown";
}

/// The unit that a service is counted in.
[[nodiscard]] constexpr service_unit unit_of(service what) noexcept {
    switch (what) {
        case service::data:
        case service::directed_data: return service_unit::bytes;
        case service::voice: return service_unit::seconds;
        case service::sms: return service_unit::messages;
        case service::broadband: return service_unit::bits_per_second;
        case service::rights: return service_unit::pieces;
    }
    return service_unit::none;
}

/// A number of memberships, vouchers or devices.
struct pieces {
    std::uint64_t count = 0;
};

/// States that no limit is claimed for an amount: `{service::data, unlimited}`.
struct unlimited_amount {};
inline constexpr unlimited_amount unlimited{};

/// How much of a service: an integer of the service's own unit, or unlimited. It is made from a typed quantity, so that
/// minutes cannot become megabytes.
class service_amount {
public:
    constexpr service_amount() noexcept = default;
    constexpr service_amount(data_volume volume) noexcept : value_(volume.bytes()), unit_(service_unit::bytes) {}
    constexpr service_amount(airtime time) noexcept : value_(time.seconds()), unit_(service_unit::seconds) {}
    constexpr service_amount(message_count messages) noexcept : value_(messages.messages()), unit_(service_unit::messages) {}
    constexpr service_amount(bit_rate speed) noexcept
        : value_(speed.bits_per_second()), unit_(service_unit::bits_per_second) {}
    constexpr service_amount(pieces number) noexcept : value_(number.count), unit_(service_unit::pieces) {}
    constexpr service_amount(unlimited_amount) noexcept : unlimited_(true) {}

    /// For readers of stored documents: the value in the unit given.
    [[nodiscard]] static constexpr service_amount of(std::uint64_t value, service_unit unit) noexcept {
        service_amount amount;
        amount.value_ = value;
        amount.unit_ = unit;
        return amount;
    }

    [[nodiscard]] constexpr std::uint64_t value() const noexcept { return value_; }
    [[nodiscard]] constexpr service_unit unit() const noexcept { return unit_; }
    [[nodiscard]] constexpr bool is_unlimited() const noexcept { return unlimited_; }
    [[nodiscard]] constexpr bool is_zero() const noexcept { return !unlimited_ && value_ == 0; }

    friend constexpr bool operator==(const service_amount&, const service_amount&) = default;

private:
    std::uint64_t value_ = 0;
    service_unit unit_ = service_unit::none;
    bool unlimited_ = false;
};

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/tariff/storage.hpp --------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// How a plan keeps its text and lists, and in which currency it is priced. A carrier can plug in its own: `text` converts
/// to std::string_view, `list<T>` is a range with `size()` and `operator[]`, and both are default-constructible.
template <class Storage>
concept plan_storage = requires {
    typename Storage::text;
    typename Storage::template list<int>;
    typename Storage::currency;
    requires std::convertible_to<const typename Storage::text&, std::string_view>;
    requires currency_type<typename Storage::currency>;
};

/// For constants: views of literals and static arrays. What is viewed must outlive the plan.
template <currency_type Currency = cny>
struct literal_storage {
    using text = std::string_view;
    template <class T>
    using list = std::span<const T>;
    using currency = Currency;
};

/// For data: the plan owns its text and lists.
template <currency_type Currency = cny>
struct owning_storage {
    using text = std::string;
    template <class T>
    using list = std::vector<T>;
    using currency = Currency;
};

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/tariff/allowance.hpp ------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// One thing that the price includes: so much of a service in every period, valid in a region.
template <plan_storage Storage>
struct basic_allowance {
    service what{};
    service_amount amount{};
    period per{1, period_unit::month};
    typename Storage::text region{};  ///< where it may be used; empty: wherever the plan is valid
    typename Storage::text detail{};  ///< the applications of directed data, the name of a right
    service_amount full_speed_until{};  ///< of an unlimited amount: use after which it is slower; none: not stated
    bit_rate reduced_to{};              ///< the speed from there on

    friend constexpr bool operator==(const basic_allowance&, const basic_allowance&) = default;
};

/// An allowance in a constant: `{service::data, 30_GB}`.
using allowance = basic_allowance<literal_storage<>>;

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/tariff/amount_text.hpp ----------------------------------------------------------------------------------

// Money and amounts of a service as customers read them in notices and bills.
namespace mingbai::inline MINGBAI_ABI {

/// 59.9元 in Chinese, CNY 59.90 in English. Exact; a currency without a unit word is written by its code.
template <currency_type Currency>
[[nodiscard]] constexpr money_text<Currency> text_for_people(money<Currency> amount, language words) noexcept {
    if (words == language::chinese && !Currency::info.unit_word.empty()) return to_text(amount, price_in_words);
    return to_text(amount, {.digits = money_digits::canonical, .mark = money_mark::code});
}

/// 12.35GB, 512MB, 0MB: the largest unit that the volume fills, with two decimals at most. What does not show is
/// rounded as named: what was used upwards, what is left downwards, so that nobody is told of more than there is. To
/// the exact number of bytes, `to_text` is the form. Requires: `how` is not rounding::exact.
[[nodiscard]] constexpr quantity_text text_for_people(data_volume volume, rounding how) noexcept {
    expects(how != rounding::exact, "mingbai::text_for_people: a measured volume is rarely exact");
    struct unit {
        std::string_view name;
        std::uint64_t size;
    };
    constexpr std::array<unit, 4> units{{{"TB", data_volume::bytes_per_terabyte},
                                         {"GB", data_volume::bytes_per_gigabyte},
                                         {"MB", data_volume::bytes_per_megabyte},
                                         {"KB", data_volume::bytes_per_kilobyte}}};
    quantity_text text;
    if (volume.is_zero()) return text.append("0MB");
    std::size_t chosen = 0;
    while (chosen + 1 < units.size() && volume.bytes() < units[chosen].size) ++chosen;
    const std::uint64_t remainder = volume.bytes() % units[chosen].size;
    std::uint64_t whole = volume.bytes() / units[chosen].size;
    std::uint64_t hundredths = multiply(remainder, {100, units[chosen].size}, how).value_or(0);
    if (hundredths == 100) {
        ++whole;
        hundredths = 0;
    }
    if (whole == 1024 && chosen > 0) {
        whole = 1;
        --chosen;
    }
    text.append_number(whole);
    if (hundredths != 0)
        text.append('.').append_number(hundredths % 10 == 0 ? hundredths / 10 : hundredths,
                                       hundredths % 10 == 0 ? 1 : 2);
    return text.append(units[chosen].name);
}

/// An amount of any service: 12.35GB, 500分钟, 100条, 1000Mbps, 2项; 不限量 when unlimited. Volumes are rounded as
/// above.
[[nodiscard]] constexpr quantity_text text_for_people(const service_amount& amount, rounding how,
                                                      language words) noexcept {
    const bool chinese = words == language::chinese;
    quantity_text text;
    if (amount.is_unlimited()) return text.append(chinese ? "不限量" : "unlimited");
    switch (amount.unit()) {
        case service_unit::bytes: return text_for_people(data_volume::from_bytes(amount.value()), how);
        case service_unit::seconds: return to_text(airtime::from_seconds(amount.value()), words);
        case service_unit::messages:
            text = to_text(message_count::from_messages(amount.value()), words);
            return chinese ? text : text.append(amount.value() == 1 ? " message" : " messages");
        case service_unit::bits_per_second: return to_text(bit_rate::from_bits_per_second(amount.value()));
        case service_unit::pieces: return text.append_number(amount.value()).append(chinese ? "项" : "");
        case service_unit::none: break;
    }
    return text.append_number(amount.value());
}

/// An amount of any service, exactly, as terms must state it: 1001MB, 500分钟, 100条, 1Gbps, 2项; 不限量 when unlimited.
[[nodiscard]] constexpr quantity_text to_text(const service_amount& amount, language words) noexcept {
    if (amount.unit() == service_unit::bytes && !amount.is_unlimited())
        return to_text(data_volume::from_bytes(amount.value()));
    return text_for_people(amount, rounding::down, words);  // only volumes are ever rounded
}

/// A service's name for people: 国内通用流量, data.
[[nodiscard]] constexpr std::string_view text_for_people(service what, language words) noexcept {
    if (words == language::chinese) return describe(what).chinese;
    switch (what) {
        case service::data: return "data";
        case service::directed_data: return "app data";
        case service::voice: return "voice";
        case service::sms: return "SMS";
        case service::broadband: return "broadband";
        case service::rights: return "benefits";
    }
    return "service";
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/tariff/overage.hpp --------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// What happens to use beyond an allowance.
enum class overage_action : std::uint8_t {
    charged = 1,    ///< by the rates
    throttled = 2,  ///< goes on without charge, at `throttled_to`
    stopped = 3,    ///< the service stops
};

/// A rate: `price` for every started `unit`. A stepped tariff has several; each is in force for use beyond `from` until the
/// next one's `from`, and the first begins at zero. Every part of a step is rounded up to whole units on its own.
template <currency_type Currency>
struct overage_rate {
    money<Currency> price{};
    service_amount unit{};
    std::uint64_t from = 0;  ///< use beyond the allowance at which it begins, in the service's unit

    friend constexpr bool operator==(const overage_rate&, const overage_rate&) = default;
};

/// A ceiling on money within every stretch of use: "at most 10 yuan for each 100 MB, at most 60 for each GB". Stretches
/// are counted from the first unit beyond the allowance; a smaller stretch is applied before a larger one.
template <currency_type Currency>
struct stretch_ceiling {
    std::uint64_t every = 0;  ///< in the service's unit
    money<Currency> at_most{};

    friend constexpr bool operator==(const stretch_ceiling&, const stretch_ceiling&) = default;
};

/// What use of one service beyond its allowance costs, and where it ends.
template <plan_storage Storage>
struct basic_overage {
    using currency = typename Storage::currency;

    service what{};
    overage_action action = overage_action::charged;
    typename Storage::template list<overage_rate<currency>> rates{};          ///< ascending `from`
    typename Storage::template list<stretch_ceiling<currency>> stretches{};   ///< ascending `every`
    bool by_day = false;            ///< every civil day's use is counted and charged on its own, from zero (a day pass)
    money<currency> day_ceiling{};  ///< of a day counted on its own: its charge never passes it; zero: none
    money<currency> money_ceiling{};  ///< the cycle's charge never passes it; zero: none
    service_amount volume_ceiling{};  ///< the service stops after so much beyond the allowance; zero: none
    bit_rate throttled_to{};          ///< the speed when throttled
    typename Storage::text region{};  ///< where this applies; empty: wherever the plan is valid
};

/// An overage in a constant plan.
using overage = basic_overage<literal_storage<>>;

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/tariff/charge.hpp ---------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// What use beyond an allowance comes to in one billing cycle.
template <currency_type Currency>
struct overage_charge {
    money<Currency> amount{};
    std::uint64_t served = 0;   ///< use that was within the terms, charged or free, in the service's unit
    std::uint64_t refused = 0;  ///< use beyond the volume ceiling, where the service stops: never charged

    friend constexpr bool operator==(const overage_charge&, const overage_charge&) = default;
};

namespace detail {

template <class Currency>
[[nodiscard]] constexpr money<Currency> at_most(money<Currency> amount, money<Currency> ceiling) noexcept {
    return !ceiling.is_zero() && amount > ceiling ? ceiling : amount;
}

[[nodiscard]] constexpr std::uint64_t started(std::uint64_t use, std::uint64_t unit) noexcept {
    return use / unit + (use % unit != 0 ? 1 : 0);
}

/// The rates alone, step by step.
template <class Overage>
[[nodiscard]] constexpr auto charge_rates(const Overage& terms, std::uint64_t use) noexcept
    -> result<money<typename Overage::currency>> {
    money<typename Overage::currency> sum{};
    for (std::size_t i = 0; i < terms.rates.size(); ++i) {
        const auto& rate = terms.rates[i];
        if (use <= rate.from) break;
        const bool last = i + 1 == terms.rates.size();
        const std::uint64_t end = last || use < terms.rates[i + 1].from ? use : terms.rates[i + 1].from;
        const auto part = checked_multiply(rate.price, started(end - rate.from, rate.unit.value()));
        if (!part) return part.error();
        const auto total = checked_add(sum, *part);
        if (!total) return total.error();
        sum = *total;
    }
    return sum;
}

/// The rates under the first `depth` stretch ceilings: whole stretches, each under its ceiling, and the started one.
template <class Overage>
[[nodiscard]] constexpr auto charge_stretches(const Overage& terms, std::uint64_t use, std::size_t depth) noexcept
    -> result<money<typename Overage::currency>> {
    if (depth == 0) return charge_rates(terms, use);
    const auto& stretch = terms.stretches[depth - 1];
    const auto started_one = charge_stretches(terms, use % stretch.every, depth - 1);
    if (!started_one || use < stretch.every) return started_one ? at_most(*started_one, stretch.at_most) : started_one;
    const auto whole_one = charge_stretches(terms, stretch.every, depth - 1);
    if (!whole_one) return whole_one;
    const auto whole = checked_multiply(at_most(*whole_one, stretch.at_most), use / stretch.every);
    if (!whole) return whole;
    return checked_add(*whole, at_most(*started_one, stretch.at_most));
}

}  // namespace detail

/// True when the terms say one thing only: units of the service, positive and ascending, rates from zero on, stretches
/// only over a single rate, a day's ceiling only where days count alone, and something to happen in each case.
template <plan_storage Storage>
[[nodiscard]] constexpr bool well_formed(const basic_overage<Storage>& terms) noexcept {
    const service_unit unit = unit_of(terms.what);
    std::uint64_t before = 0;
    for (std::size_t i = 0; i < terms.rates.size(); ++i) {
        const auto& rate = terms.rates[i];
        if (rate.unit.unit() != unit || rate.unit.is_zero() || rate.unit.is_unlimited()) return false;
        if (rate.price.is_negative() || (i == 0 ? rate.from != 0 : rate.from <= before)) return false;
        before = rate.from;
    }
    before = 0;
    for (const auto& stretch : terms.stretches) {
        if (stretch.every <= before || stretch.at_most.is_negative() || stretch.at_most.is_zero()) return false;
        before = stretch.every;
    }
    if (!terms.stretches.empty() && terms.rates.size() != 1) return false;
    if (terms.day_ceiling.is_negative() || terms.money_ceiling.is_negative()) return false;
    if (!terms.day_ceiling.is_zero() && !terms.by_day) return false;
    if (!terms.volume_ceiling.is_zero() && terms.volume_ceiling.unit() != unit) return false;
    switch (terms.action) {
        case overage_action::charged: return !terms.rates.empty();
        case overage_action::throttled: return terms.rates.empty() && terms.throttled_to.bits_per_second() != 0;
        case overage_action::stopped: return terms.rates.empty();
    }
    return false;
}

/// What use beyond the allowance costs in one billing cycle, exactly, day by day: `beyond_by_day[i]` is the use of the
/// cycle's day i in the service's unit. Where days do not count alone, only their sum matters.
///
/// Refused: reason::out_of_range at element::overage when the terms are not `well_formed`, reason::overflow.
template <plan_storage Storage>
[[nodiscard]] constexpr auto charge_overage(const basic_overage<Storage>& terms,
                                            std::span<const std::uint64_t> beyond_by_day) noexcept
    -> result<overage_charge<typename Storage::currency>> {
    using currency = typename Storage::currency;
    if (!well_formed(terms)) return refusal{reason::out_of_range, at_element(element::overage)};

    const bool ends = terms.action == overage_action::stopped || !terms.volume_ceiling.is_zero();
    const std::uint64_t room = terms.volume_ceiling.value();
    overage_charge<currency> charge{};
    money<currency> sum{};
    for (const std::uint64_t use : beyond_by_day) {
        const std::uint64_t served = ends && use > room - charge.served ? room - charge.served : use;
        if (served > UINT64_MAX - charge.served) return refusal{reason::overflow, at_element(element::overage)};
        charge.served += served;
        charge.refused += use - served;
        if (!terms.by_day) continue;
        const auto day = detail::charge_stretches(terms, served, terms.stretches.size());
        if (!day) return day.error();
        const auto total = checked_add(sum, detail::at_most(*day, terms.day_ceiling));
        if (!total) return total.error();
        sum = *total;
    }
    if (!terms.by_day) {
        const auto cycle = detail::charge_stretches(terms, charge.served, terms.stretches.size());
        if (!cycle) return cycle.error();
        sum = *cycle;
    }
    charge.amount = detail::at_most(sum, terms.money_ceiling);
    return charge;
}

/// The same for use that no day matters to.
template <plan_storage Storage>
[[nodiscard]] constexpr auto charge_overage(const basic_overage<Storage>& terms, std::uint64_t beyond) noexcept
    -> result<overage_charge<typename Storage::currency>> {
    return charge_overage(terms, std::span<const std::uint64_t>(&beyond, 1));
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/tariff/lexicon_chinese.hpp ------------------------------------------------------------------------------

// The Chinese half of the standard lexicon: one list for each category of wording, its phrases separated by |. Only
// statutory_superlatives are named by a law; everything else is practice, and what a rule makes of it is advice.

namespace mingbai::inline MINGBAI_ABI::chinese_lexicon {

using namespace std::string_view_literals;

/// Advertising Law, article 9 (3), forbids "国家级", "最高级", "最佳" and the like in advertisements.
inline constexpr auto statutory_superlatives =
    "国家级|最高级|最佳"sv;

/// What "and the like" is taken to mean. 最 stands alone: every use of it is found that `harmless` does not name.
inline constexpr auto superlatives =
    "最|最优|最优惠|最划算|最便宜|最实惠|最超值|最好|最强|最快|最稳定|最先进|最安全|最具性价比|最受欢迎|"
    "最大优惠|最大力度|最高端|最高品质|最高性价比|最低价|最低价格|最低资费|最低折扣|最新科技|最新技术|全网最低|"
    "全国最低|全市最低|全省最低|行业最低|历史最低|史上最低|史低|史上|史无前例|前所未有|空前绝后|绝无仅有|"
    "独一无二|举世无双|无与伦比|无可比拟|无可替代|不可替代|绝佳|绝版|绝对|唯一|独家|首选|首屈一指|第一|全国第一|"
    "全网第一|全省第一|行业第一|销量第一|排名第一|第一品牌|冠军|销量冠军|顶级|顶尖|顶配|极致|极佳|极品|至尊|"
    "至臻|巅峰|王者|之王|王牌|金牌|鼻祖|缔造者|领导品牌|领导者|领军|世界级|国际级|宇宙级|全球级|世界领先|"
    "国际领先|全球领先|国内领先|全国领先|行业领先|业界领先|技术领先|遥遥领先|领先品牌|完美|百分百|100%满意|"
    "100%覆盖|100%中奖|零风险|零投诉|万无一失|驰名|国家免检|国家领导人|特供"sv;

/// The customer cannot tell how much, when, where or who.
inline constexpr auto vague =
    "大约|大概|约为|左右|若干|适量|适当|适时|不定期|视情况|视具体情况|视实际情况|酌情|原则上|一般情况下|"
    "正常情况下|通常情况下|特殊情况|特定情况|特定条件|特定用户|特定客户|具体情况|实际情况|部分地区|部分城市|"
    "部分用户|部分客户|部分业务|部分功能|部分产品|部分内容|个别地区|个别用户|个别业务|某些|有关规定|相关规定|"
    "有关政策|相关政策|相关费用|有关费用|相关业务|相关产品|相关要求|其他费用|其它费用|等费用|等相关|等其他|"
    "等权益|等等|之类|一定额度|一定时间|一定期限|一定比例|一定条件|一定金额|一定流量|一定用量|一定数量|届时|"
    "近期|择期|稍后|尽快|尽量|尽可能|随时调整|适时调整|另定|待定|暂定|预计|可能会|有可能|差不多|基本上|海量|"
    "超多|众多|诸多|更多优惠|更多权益|更多福利|多种优惠|多重优惠|多项优惠|多重好礼|丰富权益|数十元|数百元|"
    "数千元|几十元|几百元|合理使用|公平使用|过度使用|超快|飞一般|敬请期待"sv;

/// Praises, or gives away, instead of saying what is bought and at what price.
inline constexpr auto inducements =
    "免费送|免费领|免费拿|免费得|免费抢|免费换|免费用|免费享|免费抽|永久免费|终身免费|终生免费|完全免费|"
    "全部免费|统统免费|通通免费|免费到底|免费手机|送手机|白送|白拿|白给|白菜价|白嫖|零元购|0元购|0元购机|0元领|"
    "0元享|0元得|0元拿|0元抢|0元送|0元换|零元领|零元享|零元送|一元购|1元购|1元抢|一元抢|免单|半价抢|半价购|"
    "骨折价|跳楼价|清仓|甩卖|亏本|赔本|成本价|出厂价|内部价|底价|抄底|超低价|超值|超划算|超实惠|超优惠|超级优惠|"
    "物超所值|钜惠|巨惠|特惠|豪礼|好礼|厚礼|壕礼|大礼包|大礼|惊喜|抽大奖|赢大奖|中大奖|百分百中奖|人人有奖|"
    "抢红包|红包雨|现金红包|高额返现|超高返现|躺赚|稳赚|稳赚不赔|薅羊毛|撸羊毛|狂降|暴降|爆降|狂送|猛送|大放送|"
    "送不停|买一送|秒杀|秒抢|爆款|爆品|福利|宠粉|神券|神卡|神仙套餐|流量自由|话费自由|超省钱|超省心|实惠多多|"
    "优惠多多|天天有礼|天上掉馅饼|闭眼入|不花钱|不要钱|倒贴"sv;

/// Sends the reader elsewhere, reserves a change, or lets silence count.
inline constexpr auto hidden_conditions =
    "为准|以实际为准|以公告为准|以当地为准|以系统为准|以页面为准|以短信为准|以营业厅为准|以最新公告为准|"
    "以活动规则为准|以官方为准|最终解释权|解释权|保留解释|保留调整|保留变更|保留修改|保留终止|保留取消|有权随时|"
    "有权单方|有权变更|有权调整|有权终止|有权拒绝|有权取消|不再另行通知|恕不另行通知|不另行通知|无需另行通知|"
    "不再通知|不做另行通知|另行通知|另行公告|另行约定|另行规定|另行收取|另行收费|另行计费|另收|另计|额外收取|"
    "额外收费|额外付费|详询|详情请询|详情请咨询|详情咨询|详情见|详情请见|详情参见|详见|具体详询|具体咨询|"
    "具体请咨询|具体以|具体见|具体规则|具体细则|活动细则|咨询当地|请咨询当地|以当地|满足条件|满足一定条件|"
    "符合条件|符合一定条件|达到条件|符合要求的|满足要求的|指定条件|前提条件|指定用户|指定客户|目标用户|目标客户|"
    "特邀用户|特邀客户|受邀用户|受邀客户|邀约用户|邀约客户|系统判定|系统判断|资格校验|校验通过|默认开通|"
    "默认订购|默认办理|默认续订|默认同意|默认勾选|视为同意|视同同意|视为接受|视为认可|视为默认|视为放弃|"
    "视为确认|视作同意|恢复标准资费|恢复原价|恢复原资费|恢复标准价|按标准资费|执行标准资费|按标准收费|"
    "按实际收取|按实收取|据实收取|按原价|仅供参考|如有变动|如有调整|如有变更|如遇调整|如遇变更|若有变动|"
    "若有调整|概不负责|恕不负责|后果自负|概不退还|概不退款|不承担任何责任|不承担责任|特殊规定"sv;

/// Promises no limit. In telecom there is one, and it has to be said.
inline constexpr auto unlimited_claims =
    "无限|无限量|无限流量|无限使用|无限用|无限畅用|无限畅享|无限畅聊|无限通话|无限时长|无限次|流量无限|通话无限|"
    "语音无限|全年无限|全国无限|无限制|无限制使用|零限制|没有限制|无任何限制|不限|不限量|流量不限量|全国不限量|"
    "不限流量|流量不限|不限用量|用量不限|不限时|不限时长|时长不限|不限次|不限次数|次数不限|不限通话|通话不限|"
    "语音不限|不限速|永不限速|全程不限速|终身不限速|不降速|永不降速|不封顶|上不封顶|无封顶|无上限|没有上限|"
    "不设上限|随便用|随意用|随心用|任意用|任性用|尽情用|尽情享|敞开用|放开用|放肆用|用不完|打不完|聊不完|看不完|"
    "用到爽|用个够|聊个够|打个够|看个够|想用就用|想打就打|随用随有|永不断网|永不停机|永不清零|永不过期|永不涨价|"
    "永久有效|永久使用|永久优惠|永久|终身|终生|无限期|全免费|全免|取之不尽"sv;

/// Hurries the customer.
inline constexpr auto pressures =
    "最后一天|最后机会|最后一次机会|最后冲刺|最后通知|最后名额|仅此一天|仅此一次|仅限今日|仅限今天|仅限当天|"
    "今日截止|限今日|错过不再|错过再等|错过等一年|错过后悔|不容错过|不可错过|切勿错过|别错过|立即抢购|立刻抢购|"
    "马上抢|马上抢购|抢购|疯抢|速抢|快抢|秒光|秒空|手慢无|手快有|手慢则无|先到先得|先到先得名额有限|名额有限|"
    "名额不多|数量有限|限量抢|限量抢购|限量供应|限量特供|限量发售|限时|限时抢|限时抢购|限时特惠|限时特价|"
    "限时秒杀|限时免费|限时优惠|限时钜惠|即将涨价|即将下架|即将结束|即将截止|即将恢复原价|倒计时|抓紧|赶快|赶紧|"
    "速来|速办|速领|速速|逾期不候|过期不候|过时不候|机不可失|时不再来|千载难逢|末班车|不办就亏|不办后悔|再不办|"
    "再不抢|不抢就亏|欲购从速|火速|尽快办理|必须升级|强制升级|千万别错过|仅剩"sv;

/// Phrases in which the entries above mean no harm: facts, terms of art, proper names. Each covers a shorter entry.
inline constexpr auto harmless =
    // 最: bounds, order and time are facts
    "最高|最低|最大|最小|最多|最少|最长|最短|最早|最晚|最迟|最近|最新|最后|最初|最终|月最后一天|期最后一天|"
    "年最后一天|"
    // 第一: an ordinal
    "第一个|第一年|第一季度|第一月|第一次|第一天|第一日|第一周|第一笔|第一条|第一款|第一项|第一张|第一步|第一类|"
    "第一档|第一期|第一批|第一段|第一阶|第一级|第一位|第一部分|第一章|第一时间|第一账期|第一账单|第一证件|"
    "第一人民医院|第一医院|第一中学|第一小学|第一附属|第一分公司|第一营业厅|第一联系|第一副卡|第一部|第一台|"
    "第一份|第一场|第一百|第一顺|第一代|第一高级|第一职业|第一实验|第一幼儿|第一、|第一,|第一:|第一;|"
    // 唯一, 首选, 绝对, 独家, 完美, 王者, 冠军 and others: technical terms and names
    "唯一标识|唯一编码|唯一编号|唯一识别|唯一性|唯一号码|唯一有效|唯一对应|首选网络|首选项|首选号码|首选语言|"
    "绝对值|顶级域名|独家代理|完美世界|王者荣耀|王者营地|冠军赛|金牌会员|至尊会员|国家级贫困县|国家级新区|"
    "国家级开发区|国家级高新区|国家级经开区|国家级经济技术开发区|国家级高新技术|国家级示范区|国家级自贸区|"
    "国家级园区|国家级湿地|国家级自然保护区|国家级风景名胜区|"
    // words that only look like an entry: 合约为, 大约定, 以上百
    "合约为|签约为|履约为|解约为|预约为|违约为|最大约定|左右滑动|左右键|等待定|为准确|为准则|为准入|为准备|"
    "为准时|为准许|不适当|整数十元|倍数十元|倍数百元|总数百元|"
    // field labels, and 免, 礼, 福利
    "目标客户:|目标用户:|福利院|福利彩票|社会福利|福利机构|福利企业|员工福利|大礼堂|安全免|安全免费|免单独|"
    // 无限, 不限, 永久, 终身
    "无限极|无限公司|无限责任|无限连带责任|无限法则|有无限制|无限暖暖|不限品牌|不限型号|不限机型|不限号段|"
    "不限网龄|不限新老|不限地区|不限地域|不限区域|不限于|不限终端|不限运营商|不限年龄|不限渠道|不限用户|"
    "不限客户|不限制|不限地市|不限省份|不限套餐|不限身份|不限业务|不限在网|不限入网|不限首次|不限支付|不限学校|"
    "不限职业|不限性别|不限办理|永久居留|永久居住|永久关闭|永久注销|永久销户|永久停机|永久拆机|终身教育|"
    "终身学习|终身保险|终身寿险|"
    // 限时, 限量, 抢先 inside other words
    "上限时|下限时|期限时|权限时|时限时|额限时|受限时|有限时|限时段|限时长|仅剩余"sv;

}  // namespace mingbai::inline MINGBAI_ABI::chinese_lexicon

// ---- mingbai/tariff/lexicon_english.hpp ------------------------------------------------------------------------------

// The English half of the standard lexicon: one list for each category of wording, its phrases separated by |, in lower
// case. All of it is practice.

namespace mingbai::inline MINGBAI_ABI::english_lexicon {

using namespace std::string_view_literals;

inline constexpr auto superlatives =
    "best|the very best|best ever|best-in-class|best in class|best value|best price|best deal|number one|no. 1|"
    "no.1|#1|world's best|world\u2019s best|world-class|world class|unbeatable|unmatched|unrivalled|unrivaled|"
    "unparalleled|unprecedented|cheapest|lowest price|lowest prices|lowest ever|fastest|strongest|most advanced|"
    "most reliable|most popular|leading operator|market-leading|market leading|industry-leading|"
    "industry leading|second to none|state of the art|state-of-the-art|record-breaking|ultimate|perfect|"
    "flawless|top-rated|first-class|the only network|the only operator|risk-free|risk free|100% guaranteed"sv;

inline constexpr auto vague =
    "approximately|approx|approx.|roughly|as appropriate|from time to time|where applicable|if applicable|"
    "may apply|charges may apply|fees may apply|additional charges may apply|may vary|prices may vary|"
    "speeds may vary|subject to change|subject to availability|reasonable use|fair use|fair usage|excessive use|"
    "excessive usage|normal use|and so on|etc|etc.|and more|and others|certain areas|certain customers|"
    "certain conditions|certain services|selected areas|selected customers|selected stores|selected plans|"
    "some areas|some customers|other charges|other fees|related charges|related fees|at our discretion|"
    "sole discretion|to be announced|to be confirmed|to be determined|tba|tbc|tbd|generally|in general|"
    "in most cases|under normal circumstances|speeds up to|speed up to|super fast|superfast|blazing fast|"
    "lightning fast|lots of"sv;

inline constexpr auto inducements =
    "absolutely free|completely free|totally free|100% free|free gift|free gifts|free phone|free money|"
    "free forever|free for life|for free|no strings attached|giveaway|give away|win big|unbelievable|incredible|"
    "amazing|bargain|great value|super value|huge savings|massive savings|save big|big savings|too good to miss|"
    "cash prize|jackpot|lucky draw|everyone wins|guaranteed winner|mega deal|mega sale|super deal|super saver|"
    "crazy price|rock bottom|rock-bottom|dirt cheap|no-brainer|treat yourself|special offer|exclusive offer|"
    "exclusive deal"sv;

inline constexpr auto hidden_conditions =
    "terms apply|terms and conditions apply|t&cs apply|t&c apply|conditions apply|restrictions apply|"
    "exclusions apply|limitations apply|see website|see our website|see website for details|see in store|"
    "ask in store|ask for details|see details|contact us for details|call for details|eligible customers|"
    "qualifying customers|if eligible|subject to eligibility|subject to approval|subject to status|"
    "subject to terms|subject to our terms|subject to conditions|without notice|without prior notice|"
    "without further notice|reserve the right|reserves the right|deemed acceptance|deemed to accept|"
    "deemed to have accepted|deemed consent|standard rates apply|standard charges apply|standard rate applies|"
    "reverts to standard|returns to the standard|then standard price|as published elsewhere|as amended|"
    "for reference only|small print|fine print|at your own risk|additional fee|additional fees|extra charge|"
    "extra charges"sv;

inline constexpr auto unlimited_claims =
    "unlimited|truly unlimited|limitless|no limit|no limits|without limit|without limits|all you can eat|"
    "all-you-can-eat|as much as you want|as much as you like|as long as you like|endless|infinite|uncapped|"
    "unmetered|unthrottled|never throttled|never slows down|no throttling|no cap|no caps|no data cap|"
    "no data caps|no speed limit|no restrictions|unrestricted|forever|for life|lifetime|never expires|"
    "never runs out"sv;

inline constexpr auto pressures =
    "hurry|hurry up|act now|act fast|act quickly|last chance|last day|final day|final hours|final call|"
    "limited time|limited-time|limited offer|limited stock|while stocks last|while stock lasts|"
    "while supplies last|don't miss|don\u2019t miss|do not miss|don't wait|don\u2019t wait|ends soon|ends today|"
    "ends tonight|ending soon|today only|one day only|only a few left|selling fast|going fast|almost gone|"
    "first come|first come first served|first come, first served|first-come|order now|buy now|sign up now|"
    "join now|now or never|expires soon|before it's too late|before it\u2019s too late|once in a lifetime|"
    "running out|countdown|flash sale"sv;

inline constexpr auto harmless =
    "best effort|best-effort|best efforts|best endeavours|best before|best practice|best practices|best tariff|"
    "second best|in general data|unlimited liability|not unlimited|for life insurance|lifetime of|"
    "battery lifetime|buy now pay later|buy now, pay later|last day of|final day of|perfect world"sv;

}  // namespace mingbai::inline MINGBAI_ABI::english_lexicon

// ---- mingbai/tariff/wording_category.hpp -----------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// What is wrong with a phrase in a plan's text. The numbers are stored: only add.
enum class wording_category : std::uint8_t {
    harmless = 0,          ///< nothing: a phrase in which the words of other entries mean no harm, 最低消费, "best effort"
    vague = 1,             ///< the customer cannot tell how much, when or who: 视情况, 等费用
    superlative = 2,       ///< claims to be the highest of its kind: 最佳, "number one"
    inducement = 3,        ///< praises or gives away instead of stating terms: 白送, "absolutely free"
    hidden_condition = 4,  ///< leaves a restriction open, reserves it, or sends the reader elsewhere: 以公告为准
    unlimited_claim = 5,   ///< promises no limit: 不限量, "unlimited"
    pressure = 6,          ///< hurries the customer: 手慢无, "act now"
};

inline constexpr std::size_t wording_category_count = 7;

/// A category's names: the stable one used in files and reports, and what to tell the author of the text.
struct wording_category_text {
    wording_category category;
    std::string_view name;
    std::string_view chinese;
    std::string_view advice;
    std::string_view advice_zh;
};

inline constexpr auto wording_category_texts = std::to_array<wording_category_text>({
    {wording_category::harmless, "harmless", "无问题", "nothing to change", "无需修改"},
    {wording_category::vague, "vague", "模糊表述", "state the amount, the time or the persons meant",
     "写明具体数量、时间或对象"},
    {wording_category::superlative, "superlative", "绝对化用语", "leave the claim out, or state the measured fact",
     "删除该用语，或写明可核实的事实"},
    {wording_category::inducement, "inducement", "诱导性用语", "state the price and what it buys",
     "写明价格及其对应的服务内容"},
    {wording_category::hidden_condition, "hidden_condition", "隐藏限制条件",
     "state the condition here, or name the document and clause", "在此写明条件，或指明文件及条款"},
    {wording_category::unlimited_claim, "unlimited_claim", "无限量宣传",
     "state the amount after which speed or service changes", "写明达到多少用量后限速或停止服务"},
    {wording_category::pressure, "pressure", "催促性用语", "state the last day of the offer", "写明截止日期"},
});

[[nodiscard]] constexpr const wording_category_text& describe(wording_category category) noexcept {
    const auto index = static_cast<std::size_t>(category);
    return wording_category_texts[index < wording_category_count ? index : 0];
}

/// The stable name: `hidden_condition`.
[[nodiscard]] constexpr std::string_view to_text(wording_category category) noexcept { return describe(category).name; }

/// A phrase of the lexicon.
///
/// `text` is folded as plan texts are when they are searched: half-width, ASCII letters in lower case. Where it begins
/// or ends with an ASCII letter or digit it is found only as a whole word.
struct wording_entry {
    std::string_view text;
    wording_category category{};
    verification grade = verification::practice;  ///< how well it is verified that the phrase is objectionable

    friend constexpr bool operator==(const wording_entry&, const wording_entry&) = default;
};

/// A phrase found in a text: plain integers, nothing that can dangle.
struct wording_hit {
    std::uint64_t offset = 0;  ///< bytes from the start of the text as it was given
    std::uint32_t length = 0;  ///< bytes, also as given: a full-width letter counts three
    std::uint32_t entry = 0;   ///< index in the lexicon that was searched for
    wording_category category{};

    friend constexpr bool operator==(const wording_hit&, const wording_hit&) = default;
};

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/tariff/lexicon.hpp --------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

namespace detail {

struct phrase_list {
    std::string_view phrases;  ///< separated by |
    wording_category category{};
    verification grade = verification::practice;
};

inline constexpr phrase_list standard_phrase_lists[] = {
    {chinese_lexicon::statutory_superlatives, wording_category::superlative, verification::secondary},
    {chinese_lexicon::superlatives, wording_category::superlative},
    {chinese_lexicon::vague, wording_category::vague},
    {chinese_lexicon::inducements, wording_category::inducement},
    {chinese_lexicon::hidden_conditions, wording_category::hidden_condition},
    {chinese_lexicon::unlimited_claims, wording_category::unlimited_claim},
    {chinese_lexicon::pressures, wording_category::pressure},
    {chinese_lexicon::harmless, wording_category::harmless},
    {english_lexicon::superlatives, wording_category::superlative},
    {english_lexicon::vague, wording_category::vague},
    {english_lexicon::inducements, wording_category::inducement},
    {english_lexicon::hidden_conditions, wording_category::hidden_condition},
    {english_lexicon::unlimited_claims, wording_category::unlimited_claim},
    {english_lexicon::pressures, wording_category::pressure},
    {english_lexicon::harmless, wording_category::harmless},
};

// Templates, so that only a program that looks at the lexicon pays for taking the lists apart.
template <class = void>
inline constexpr std::size_t standard_entry_count = [] {
    std::size_t count = 0;
    for (const phrase_list& list : standard_phrase_lists) {
        ++count;
        for (const char c : list.phrases) count += c == '|' ? 1U : 0U;
    }
    return count;
}();

template <class = void>
inline constexpr auto standard_entries = [] {
    std::array<wording_entry, standard_entry_count<>> entries{};
    std::size_t used = 0;
    for (const phrase_list& list : standard_phrase_lists) {
        std::size_t begin = 0;
        for (std::size_t end = 0; end <= list.phrases.size(); ++end) {
            if (end < list.phrases.size() && list.phrases[end] != '|') continue;
            entries[used++] = {list.phrases.substr(begin, end - begin), list.category, list.grade};
            begin = end + 1;
        }
    }
    return entries;
}();

}  // namespace detail

/// The phrases that `find_wording` looks for; a hit's `entry` is an index into them. A carrier adds its own phrases, or
/// overrules some of these, in a `wording_list`.
template <class = void>
[[nodiscard]] constexpr std::span<const wording_entry> standard_lexicon() noexcept {
    return detail::standard_entries<>;
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/tariff/detail/figure_words.hpp --------------------------------------------------------------------------

// The words around the figures of a plan's name, by what they tell. They are read off the carriers' public registers:
// practice, not law. `…_before` stand right before a figure, `…_after` right behind it; the longest of words that begin
// alike comes first.

namespace mingbai::inline MINGBAI_ABI::detail::figure_words {

using namespace std::string_view_literals;
using word = const std::string_view;

// Money before or behind which they stand is something other than the price.
inline constexpr word deposit_before[] = {"预存"sv, "预存款"sv, "预存话费"sv, "存"sv, "存费"sv, "存款"sv, "充值"sv, "充"sv,
                                          "缴费"sv, "预缴"sv, "缴"sv, "预付"sv, "押金"sv, "保证金"sv};
inline constexpr word gift_before[] = {"赠送"sv, "赠"sv,   "赠费"sv, "赠款"sv, "赠话费"sv, "送"sv,   "送话费"sv, "返"sv,
                                       "返还"sv, "返费"sv, "返话费"sv, "补贴"sv, "奖励"sv, "抵扣"sv, "抵"sv,     "领"sv,
                                       "红包"sv, "话费券"sv, "代金券"sv, "转兑"sv};
inline constexpr word gift_after[] = {"赠费"sv, "赠款"sv, "赠送"sv, "话费券"sv, "代金券"sv, "优惠券"sv, "抵用券"sv,
                                      "抵扣券"sv, "券"sv, "红包"sv, "返费"sv, "返还"sv, "体验金"sv};
inline constexpr word catch_after[] = {"购"sv, "领"sv, "换"sv, "抢"sv, "拿"sv, "得"sv, "享"sv};
inline constexpr word bound_before[] = {"满"sv, "低消"sv, "最低消费"sv, "保底"sv, "消费"sv, "承诺"sv, "封顶"sv, "上限"sv,
                                        "不低于"sv, "超过"sv, "超出"sv, "达到"sv, "原价"sv};
inline constexpr word bound_after[] = {"封顶"sv, "及以上"sv, "以上"sv, "及以下"sv, "以下"sv, "以内"sv, "保底"sv, "低消"sv, "起"sv};
inline constexpr word discount_before[] = {"优惠"sv, "立减"sv, "减免"sv, "直降"sv, "减"sv, "降"sv, "立省"sv, "省"sv, "折扣"sv};
inline constexpr word rate_after[] = {"/gb"sv,  "/g"sv,  "/mb"sv,    "/m"sv,    "/kb"sv, "/分钟"sv,
                                      "/min"sv, "/条"sv, "/次"sv,    "/小时"sv, "/人"sv, "/张"sv,
                                      "每gb"sv, "每g"sv, "每分钟"sv, "每条"sv,  "每mb"sv};
inline constexpr word tier_after[] = {"档"sv};
inline constexpr word priced_after[] = {"套餐"sv, "档"sv, "包"sv, "版"sv, "卡"sv};

// Periods of a price or of an allowance.
inline constexpr word year_after[] = {"/年"sv, "每年"sv, "包年"sv, "年费"sv, "一年"sv};
inline constexpr word year_before[] = {"包年"sv, "年费"sv, "年付"sv, "每年"sv};
inline constexpr word month_after[] = {"/月"sv, "每月"sv, "包月"sv, "月租"sv, "月费"sv};
inline constexpr word month_before[] = {"包月"sv, "月租"sv, "月费"sv, "每月"sv, "月付"sv, "月功能费"sv};
inline constexpr word day_after[] = {"/天"sv, "/日"sv, "每天"sv, "每日"sv};
inline constexpr word day_before[] = {"日租"sv, "每天"sv, "每日"sv, "包天"sv};
inline constexpr word half_year_before[] = {"半年"sv};
inline constexpr word quarter_before[] = {"包季"sv, "季付"sv, "季度"sv};

// Volumes, speeds and network generations.
inline constexpr word volume_after[] = {"流量"sv, "国内"sv, "省内"sv, "全国"sv, "通用"sv, "定向"sv, "闲时"sv, "夜间"sv,
                                        "本地"sv, "日包"sv, "月包"sv, "季包"sv, "闪"sv};
inline constexpr word pack_after[] = {"流量包"sv,   "流量月包"sv, "流量日包"sv, "流量季包"sv, "流量年包"sv, "国内流量"sv,
                                      "国内通用"sv, "国内定向"sv, "全国流量"sv, "全国通用"sv, "通用流量"sv, "定向流量"sv,
                                      "省内流量"sv, "省内通用"sv, "闲时流量"sv, "夜间流量"sv, "日包"sv,     "月包"sv,
                                      "/月"sv,      "/天"sv,      "/日"sv};
inline constexpr word traffic[] = {"流量"sv};
inline constexpr word line_after[] = {"宽带"sv, "光宽"sv, "光纤"sv, "光网"sv, "家宽"sv, "融合"sv, "fttr"sv, "带宽"sv, "速率"sv,
                                      "专线"sv, "网速"sv, "提速"sv, "上行"sv, "下行"sv, "光口"sv, "端口"sv, "pon"sv};
inline constexpr word line_anywhere[] = {"宽带"sv, "光宽"sv, "光纤"sv, "融合"sv, "FTTR"sv, "fttr"sv};
inline constexpr word line_pack_after[] = {"包"sv, "单"sv, "套餐"sv, "年"sv, "月"sv};
inline constexpr word volume_bound_before[] = {"满"sv, "超出"sv, "超过"sv, "达到"sv, "达"sv, "封顶"sv, "每"sv};

// Which plan a figure belongs to.
inline constexpr word whole_plans[] = {"套餐"sv, "版"sv, "卡"sv, "档"sv, "产品"sv, "计划"sv, "号码"sv};
inline constexpr word packs[] = {"包"sv, "王"sv};
inline constexpr word attachments[] = {"合约"sv,   "分期"sv, "赠"sv,   "返"sv,   "叠加包"sv, "加油包"sv, "加装包"sv,
                                       "流量包"sv, "语音包"sv, "送"sv, "活动"sv, "体验包"sv, "副卡"sv,   "权益包"sv,
                                       "会员"sv,   "补贴"sv, "转兑"sv, "租机"sv, "优惠购"sv};
inline constexpr word benefits[] = {"优惠"sv};
inline constexpr word sold_to[] = {"专用"sv, "专属"sv, "专享"sv, "适用"sv};
inline constexpr word buyers[] = {"专用"sv, "专属"sv, "专享"sv, "适用"sv, "用户"sv, "客户"sv, "仅限"sv};
inline constexpr word instalments[] = {"分期"sv, "租机"sv, "购机"sv, "合约机"sv, "信用购"sv};
inline constexpr word classed_after[] = {"套餐"sv, "套内"sv, "系列"sv, "卡"sv, "版"sv};
inline constexpr word paid_in_before[] = {"预存"sv, "充"sv, "存"sv};

// Around the name proper, and between numbers.
inline constexpr word name_ends[] = {"（"sv, "("sv, "【"sv, "["sv, "-立即"sv, "-次月"sv, "立即生效"sv, "次月生效"sv, "有效期"sv};
inline constexpr word joints[] = {"-"sv, " "sv, ":"sv, "："sv, "　"sv, "—"sv, "–"sv, "_"sv, "("sv, "（"sv};
inline constexpr word list_joints[] = {"/"sv, "-"sv, "~"sv, "至"sv, "到"sv, "、"sv};
inline constexpr word currency_signs[] = {"¥"sv, "rmb"sv, "cny"sv};
inline constexpr word line_classes[] = {"百兆"sv, "千兆"sv, "万兆"sv};
inline constexpr word yuan[] = {"元"sv};
inline constexpr word ten_thousand[] = {"万"sv};
inline constexpr word calendar_month[] = {"月"sv};
// After a Chinese numeral they make a word or a place: 六月, 一期, 三元区, 一元化, 一条路, 一日游.
inline constexpr word not_a_count[] = {"月"sv,   "期"sv,   "元区"sv, "元桥"sv, "元里"sv, "元村"sv, "元化"sv,
                                       "元论"sv, "元制"sv, "条路"sv, "条龙"sv, "日游"sv, "天一"sv, "年级"sv};

}  // namespace mingbai::inline MINGBAI_ABI::detail::figure_words

// ---- mingbai/tariff/detail/phrase_text.hpp ---------------------------------------------------------------------------

// How a text is read when phrases are searched in it: one folded character after the other, in place.

namespace mingbai::inline MINGBAI_ABI::detail {

/// Stands for bytes that are not UTF-8. Equal to no character of a phrase.
inline constexpr char32_t no_character = 0xFFFFFFFF;

/// The character as phrases are written: usual width, ASCII letters in lower case, any ASCII white space as a space.
[[nodiscard]] constexpr char32_t fold_for_search(char32_t code_point) noexcept {
    const char32_t usual = code_point < 0x80 ? code_point : fold_width(code_point);
    if (usual >= U'A' && usual <= U'Z') return usual - U'A' + U'a';
    return (usual >= U'\t' && usual <= U'\r') || usual == 0xA0 ? U' ' : usual;
}

/// A letter or digit of ASCII: where a phrase begins or ends with one, it is found only as a whole word.
[[nodiscard]] constexpr bool joins_words(char32_t folded) noexcept {
    return (folded >= U'a' && folded <= U'z') || (folded >= U'0' && folded <= U'9');
}

struct folded_step {
    char32_t character = no_character;
    std::uint32_t size = 0;  ///< bytes in the text; 0 at its end
};

/// The folded character at an offset. What most of a Chinese text is made of, U+4000 to U+9FFF, folds to itself and is
/// decoded here in few steps: compilers count them.
[[nodiscard]] constexpr folded_step folded_at(std::string_view text, std::size_t offset) noexcept {
    const std::size_t left = offset < text.size() ? text.size() - offset : 0;
    const char* const at = text.data() + offset;
    const auto first = static_cast<std::uint8_t>(left == 0 ? '\0' : *at);
    if (first >= 0xE4 && first <= 0xE9 && left >= 3) {
        const std::uint32_t second = static_cast<std::uint8_t>(at[1]) ^ 0x80U;
        const std::uint32_t third = static_cast<std::uint8_t>(at[2]) ^ 0x80U;
        if ((second | third) < 0x40) return {(first & 0x0FU) << 12 | second << 6 | third, 3};
    }
    if (first < 0x80 && left != 0) return {fold_for_search(first), 1};
    const utf8_step step = decode_utf8(text, offset);
    return {step.valid ? fold_for_search(step.code_point) : no_character, step.size};
}

inline constexpr std::size_t no_match = static_cast<std::size_t>(-1);

/// True for a byte that can begin a character which folding changes.
[[nodiscard]] constexpr bool may_fold(std::uint8_t lead) noexcept {
    return lead < 0x80 || lead == 0xC2 || lead == 0xE3 || lead == 0xEF;
}

/// The end of a phrase that begins at an offset of a text, or `no_match`. The phrase is folded already.
///
/// Bytes are compared, and characters decoded only where they differ: it keeps long plans inside the compilers' limits for
/// constant expressions.
[[nodiscard]] constexpr std::size_t end_of_phrase(std::string_view text, std::size_t at, std::string_view phrase) noexcept {
    const char* const found = text.data();
    const char* const wanted = phrase.data();
    const std::size_t end = text.size();
    const std::size_t size = phrase.size();
    for (std::size_t i = 0;;) {
        for (; i < size && at < end && found[at] == wanted[i]; ++i) ++at;
        if (i == size) return at;
        // Back to where the character begins: a continuation byte was only reached over equal bytes.
        for (; (static_cast<std::uint8_t>(wanted[i]) & 0xC0U) == 0x80U; --i) --at;
        if (at >= end || !may_fold(static_cast<std::uint8_t>(found[at]))) return no_match;
        const folded_step step = folded_at(text, at);
        const utf8_step expected = decode_utf8(phrase, i);
        if (step.character != expected.code_point) return no_match;
        at += step.size;
        i += expected.size;
    }
}

/// True when what stands around the place of a phrase does not make it part of a longer word or number.
[[nodiscard]] constexpr bool stands_alone(std::string_view text, std::size_t end, std::string_view phrase,
                                          char32_t before) noexcept {
    const auto first = static_cast<char32_t>(byte_at(phrase, 0));
    const auto last = static_cast<char32_t>(byte_at(phrase, phrase.size() - 1));
    if (joins_words(first) && (joins_words(before) || (before == U'.' && first <= U'9'))) return false;
    return !joins_words(last) || !joins_words(folded_at(text, end).character);
}

}  // namespace mingbai::inline MINGBAI_ABI::detail

// ---- mingbai/tariff/detail/numeral.hpp -------------------------------------------------------------------------------

// Numbers as plan names write them: 59, ９．９, 1,288, 五十九, 两百.

namespace mingbai::inline MINGBAI_ABI::detail {

/// A number in a text. The value is in millionths, so that 7.5 and 0.29 are exact.
struct numeral {
    std::uint64_t micros = 0;
    std::size_t begin = 0;
    std::size_t end = 0;        ///< equal to `begin` when there is no number
    std::uint32_t digits = 0;   ///< how many digits were written before the point; 0 for Chinese numerals
    bool has_point = false;
    bool chinese = false;

    [[nodiscard]] constexpr bool found() const noexcept { return end != begin; }
    [[nodiscard]] constexpr std::uint64_t whole() const noexcept { return micros / 1'000'000; }
    [[nodiscard]] constexpr bool is_whole() const noexcept { return micros % 1'000'000 == 0; }
};

[[nodiscard]] constexpr bool is_digit(char32_t folded) noexcept { return folded >= U'0' && folded <= U'9'; }

/// Digits with an optional fraction of up to six places and with commas that part thousands. A number of more than
/// twelve digits, or of more places, keeps its place in the text but has the value 0 and `digits` says why.
[[nodiscard]] constexpr numeral read_digits(std::string_view text, std::size_t begin) noexcept {
    numeral read{};
    read.begin = read.end = begin;
    std::uint64_t whole = 0;
    folded_step step = folded_at(text, begin);
    for (; is_digit(step.character); step = folded_at(text, read.end)) {
        if (++read.digits <= 12) whole = whole * 10 + (step.character - U'0');
        read.end += step.size;
        // 1,288 but not 1,28: a comma counts when exactly three digits follow it.
        const folded_step comma = folded_at(text, read.end);
        if (comma.character != U',' || read.digits % 3 == 0 || read.digits > 9) continue;
        std::size_t at = read.end + comma.size;
        std::uint32_t follow = 0;
        for (folded_step next = folded_at(text, at); is_digit(next.character); next = folded_at(text, at)) {
            at += next.size;
            ++follow;
        }
        if (follow == 3) read.end += comma.size;
    }
    if (!read.found()) return read;
    std::uint64_t fraction = 0;
    std::uint64_t place = 1'000'000;
    if (step.character == U'.' && is_digit(folded_at(text, read.end + step.size).character)) {
        read.has_point = true;
        read.end += step.size;
        for (step = folded_at(text, read.end); is_digit(step.character); step = folded_at(text, read.end)) {
            place /= 10;
            fraction += place * (step.character - U'0');
            read.end += step.size;
        }
    }
    if (read.digits <= 12) read.micros = whole * 1'000'000 + fraction;
    return read;
}

/// The value of a Chinese digit, or 10 when it is none.
[[nodiscard]] constexpr std::uint32_t chinese_digit(char32_t c) noexcept {
    switch (c) {
        case U'零':
        case U'〇': return 0;
        case U'一':
        case U'壹': return 1;
        case U'二':
        case U'两':
        case U'贰': return 2;
        case U'三':
        case U'叁': return 3;
        case U'四':
        case U'肆': return 4;
        case U'五':
        case U'伍': return 5;
        case U'六':
        case U'陆': return 6;
        case U'七':
        case U'柒': return 7;
        case U'八':
        case U'捌': return 8;
        case U'九':
        case U'玖': return 9;
        default: return 10;
    }
}

/// The power of ten that a Chinese numeral character multiplies by, or 0.
[[nodiscard]] constexpr std::uint32_t chinese_multiplier(char32_t c) noexcept {
    switch (c) {
        case U'十':
        case U'拾': return 10;
        case U'百':
        case U'佰': return 100;
        case U'千':
        case U'仟': return 1000;
        case U'万': return 10000;
        default: return 0;
    }
}

/// A Chinese numeral below one hundred million: 五十九, 一百二十, 两千, 一万, 十. A multiplier alone counts only when it is 十:
/// 百元 and 千元 are words, not amounts. 一百二 could be 102 or 120 and is no number here, nor is a row of digits.
[[nodiscard]] constexpr numeral read_chinese(std::string_view text, std::size_t begin) noexcept {
    numeral read{};
    read.begin = read.end = begin;
    read.chinese = true;
    const numeral none = read;
    std::uint64_t total = 0;    // of whole 万
    std::uint64_t section = 0;  // below 万
    std::uint64_t digit = 0;
    std::uint64_t last_times = 0;
    bool has_digit = false;
    for (std::size_t at = begin;;) {
        const folded_step step = folded_at(text, at);
        const std::uint32_t value = chinese_digit(step.character);
        const std::uint64_t times = chinese_multiplier(step.character);
        if (value == 10 && times == 0) break;
        if (value != 10) {
            if (has_digit && digit != 0) return none;
            if (value == 0) last_times = 0;
            digit = value;
            has_digit = true;
        } else {
            if (times == 10000) {
                if (section + digit == 0 || total != 0) return none;
                total = (section + digit) * times;
                section = 0;
            } else {
                if (!has_digit && (times != 10 || section != 0)) return none;
                section += (has_digit ? digit : 1) * times;
            }
            digit = 0;
            has_digit = false;
            last_times = times;
        }
        at += step.size;
        read.end = at;
    }
    if (has_digit && digit != 0 && last_times >= 100) return none;
    read.micros = (total + section + digit) * 1'000'000;
    return read;
}

}  // namespace mingbai::inline MINGBAI_ABI::detail

// ---- mingbai/tariff/name_figure.hpp ----------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// What a figure in a plan's name counts, and so what its `value` is.
enum class figure_unit : std::uint8_t {
    none = 0,        ///< a bare number: an edition, a code, a class
    money = 1,       ///< 10⁻⁶ yuan
    data = 2,        ///< bytes; a G is 1024 M
    speed = 3,       ///< bits per second
    voice = 4,       ///< seconds
    messages = 5,    ///< messages
    days = 6,
    months = 7,      ///< also years, half years and instalments, as months
    generation = 8,  ///< of the network: 5 is 5G
    other = 9,       ///< persons, lines, per cent, years of age
};

// GCC's -Wshadow also warns of scoped enumerators, which shadow nothing: figure_role::allowance beside allowance.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#endif

/// What a figure says about the plan that carries the name.
enum class figure_role : std::uint8_t {
    none = 0,
    fee = 1,         ///< what the plan costs in every `per`
    tier = 2,        ///< the class of plans it belongs to or goes with: 59元档
    allowance = 3,   ///< what the plan includes
    term = 4,        ///< how long it lasts
    other_plan = 5,  ///< a price or an amount of another plan that this one goes with: 59元套餐用户专享…
    deposit = 6,     ///< paid in advance: 预存160元
    gift = 7,        ///< given or returned: 赠费20元, 29元赠费包
    discount = 8,    ///< taken off a price: 优惠200元
    bound = 9,       ///< a threshold, a cap or a price from: 满100元, 封顶, 39元起
    rate = 10,       ///< a price of use: 5元/GB
    network = 11,    ///< the generation of the network: 5G畅享
    edition = 12,    ///< a year, a date, a version: 2022, 20220808, 2.0
    code = 13,       ///< a number that names something: 90687349
};

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

/// How sure the reading is. Only what is certain or likely may be held against a plan.
enum class figure_confidence : std::uint8_t { unsure = 0, likely = 1, certain = 2 };

[[nodiscard]] constexpr std::string_view to_text(figure_role role) noexcept {
    switch (role) {
        case figure_role::none: return "none";
        case figure_role::fee: return "fee";
        case figure_role::tier: return "tier";
        case figure_role::allowance: return "allowance";
        case figure_role::term: return "term";
        case figure_role::other_plan: return "other_plan";
        case figure_role::deposit: return "deposit";
        case figure_role::gift: return "gift";
        case figure_role::discount: return "discount";
        case figure_role::bound: return "bound";
        case figure_role::rate: return "rate";
        case figure_role::network: return "network";
        case figure_role::edition: return "edition";
        case figure_role::code: return "code";
    }
    return "unknown";
}

/// A figure in a plan's name: plain integers, nothing that can dangle.
struct name_figure {
    figure_role role{};
    figure_unit unit{};
    figure_confidence confidence{};
    period per{0, period_unit::month};  ///< of a fee or an allowance, when the name says it: 包1年240元; count 0: not said
    std::uint64_t value = 0;            ///< in what `unit` says
    std::uint32_t offset = 0;           ///< bytes from the start of the name, number and unit
    std::uint32_t length = 0;

    /// Requires: `unit` is money.
    [[nodiscard]] constexpr money<cny> amount() const noexcept {
        expects(unit == figure_unit::money, "mingbai::name_figure::amount: the figure is no money");
        return money<cny>::from_micros(static_cast<std::int64_t>(value));
    }
    /// Requires: `unit` is data.
    [[nodiscard]] constexpr data_volume volume() const noexcept {
        expects(unit == figure_unit::data, "mingbai::name_figure::volume: the figure is no volume of data");
        return data_volume::from_bytes(value);
    }

    friend constexpr bool operator==(const name_figure&, const name_figure&) = default;
};

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/tariff/detail/figure_reader.hpp -------------------------------------------------------------------------

// Which number stands where in a name, and in what unit. What the number means is figure_role.hpp's question.

namespace mingbai::inline MINGBAI_ABI::detail {

/// The size in the text of the first of the words that stands at an offset; 0 when none does.
template <std::size_t N>
[[nodiscard]] constexpr std::size_t word_at(std::string_view text, std::size_t at,
                                            const std::string_view (&words)[N]) noexcept {
    if (at >= text.size()) return 0;
    for (const std::string_view word : words) {
        if (word[0] != text[at] && !may_fold(static_cast<std::uint8_t>(text[at]))) continue;
        const std::size_t end = end_of_phrase(text, at, word);
        if (end != no_match) return end - at;
    }
    return 0;
}

/// Whether one of the words occurs in the text.
template <std::size_t N>
[[nodiscard]] constexpr bool has_word(std::string_view text, const std::string_view (&words)[N]) noexcept {
    for (const std::string_view word : words)
        if (text.find(word) != std::string_view::npos) return true;
    return false;
}

template <std::size_t N>
[[nodiscard]] constexpr bool ends_with(std::string_view text, const std::string_view (&words)[N]) noexcept {
    for (const std::string_view word : words)
        if (text.ends_with(word)) return true;
    return false;
}

/// The text without spaces, dashes, colons and opening brackets at its end.
[[nodiscard]] constexpr std::string_view without_joints(std::string_view text) noexcept {
    while (ends_with(text, figure_words::joints))
        text.remove_suffix(static_cast<std::uint8_t>(text.back()) < 0x80 ? 1 : 3);  // none of them has two bytes
    return text;
}

/// A number with its unit, before its meaning is known.
struct raw_figure {
    numeral number{};
    figure_unit unit = figure_unit::none;
    std::size_t begin = 0;        ///< with a currency sign before it
    std::size_t end = 0;          ///< after the unit
    std::size_t context = 0;      ///< where the words that tell the role begin: `end`, or the end of the list it is in
    std::uint64_t value = 0;      ///< in what `unit` says
    bool explicit_unit = false;   ///< GB, MB or Mbps: no other reading is possible
    bool short_gigabyte = false;  ///< 2G to 6G: a volume, or a network
    bool short_megabyte = false;  ///< 100M: a volume, or a speed
    bool too_large = false;
};

struct unit_scale {
    figure_unit unit = figure_unit::none;
    std::uint64_t scale = 1;
    std::size_t size = 0;  ///< bytes in the text; 0: no unit stands here
    bool explicit_unit = false;
    bool giga = false;
    bool mega = false;
};

[[nodiscard]] constexpr bool is_latin(char32_t folded) noexcept { return folded >= U'a' && folded <= U'z'; }

struct unit_row {
    std::string_view text;
    unit_scale is;
};

/// The units that a number can have in a name; of those that begin alike the longest comes first.
inline constexpr unit_row latin_units[] = {
    {"gbps", {figure_unit::speed, 1'000'000'000, 0, true}},
    {"mbps", {figure_unit::speed, 1'000'000, 0, true}},
    {"mb/s", {figure_unit::speed, 1'000'000, 0, true}},
    {"m/s", {figure_unit::speed, 1'000'000, 0, true}},
    {"kbps", {figure_unit::speed, 1'000, 0, true}},
    {"tb", {figure_unit::data, data_volume::bytes_per_terabyte, 0, true}},
    {"gb", {figure_unit::data, data_volume::bytes_per_gigabyte, 0, true}},
    {"mb", {figure_unit::data, data_volume::bytes_per_megabyte, 0, true}},
    {"kb", {figure_unit::data, data_volume::bytes_per_kilobyte, 0, true}},
    {"t", {figure_unit::data, data_volume::bytes_per_terabyte, 0}},
    {"g", {figure_unit::data, data_volume::bytes_per_gigabyte, 0, false, true}},
    {"m", {figure_unit::data, data_volume::bytes_per_megabyte, 0, false, false, true}},
    {"minutes", {figure_unit::voice, 60, 0, true}},
    {"mins", {figure_unit::voice, 60, 0, true}},
    {"min", {figure_unit::voice, 60, 0, true}},
    {"yuan", {figure_unit::money, 1, 0, true}},
    {"rmb", {figure_unit::money, 1, 0, true}},
    {"cny", {figure_unit::money, 1, 0, true}},
};

inline constexpr unit_row chinese_units[] = {
    {"元", {figure_unit::money}},          {"块钱", {figure_unit::money}},       {"块", {figure_unit::money}},
    {"圆", {figure_unit::money}},          {"分钟", {figure_unit::voice, 60}},   {"条", {figure_unit::messages}},
    {"个自然月", {figure_unit::months}},   {"个月", {figure_unit::months}},      {"期", {figure_unit::months}},
    {"月", {figure_unit::months}},         {"季度", {figure_unit::months, 3}},   {"年", {figure_unit::months, 12}},
    {"天", {figure_unit::days}},           {"日", {figure_unit::days}},          {"周", {figure_unit::days, 7}},
    {"兆", {figure_unit::speed, 1'000'000, 0, false, false, true}},              {"岁", {figure_unit::other}},
    {"折", {figure_unit::other}},          {"人", {figure_unit::other}},         {"户", {figure_unit::other}},
    {"张", {figure_unit::other}},          {"次", {figure_unit::other}},         {"个", {figure_unit::other}},
    {"台", {figure_unit::other}},          {"部", {figure_unit::other}},         {"路", {figure_unit::other}},
    {"倍", {figure_unit::other}},          {"%", {figure_unit::other}},          {"小时", {figure_unit::other}},
    {"份", {figure_unit::other}},          {"号", {figure_unit::other}},
};

template <std::size_t N>
[[nodiscard]] constexpr unit_scale find_unit(std::string_view text, std::size_t at,
                                             const unit_row (&units)[N]) noexcept {
    for (const unit_row& row : units) {
        const std::size_t end = end_of_phrase(text, at, row.text);
        if (end == no_match) continue;
        const bool latin = is_latin(folded_at(text, at).character);
        if (latin && is_latin(folded_at(text, end).character)) continue;  // no unit runs on into a longer word
        unit_scale found = row.is;
        found.size = end - at;
        return found;
    }
    return {};
}

[[nodiscard]] constexpr unit_scale unit_at(std::string_view text, std::size_t at) noexcept {
    const folded_step step = folded_at(text, at);
    if (step.character == U' ') {
        const unit_scale after_space = unit_at(text, at + step.size);
        if (after_space.unit != figure_unit::money && !after_space.explicit_unit) return {};
        unit_scale found = after_space;
        found.size += step.size;
        return found;
    }
    return is_latin(step.character) ? find_unit(text, at, latin_units) : find_unit(text, at, chinese_units);
}

/// Applies a unit to a number. What does not come out whole, or does not fit 63 bits, is too large to mean anything.
constexpr void apply_unit(raw_figure& figure, const unit_scale& unit) noexcept {
    figure.unit = unit.unit;
    figure.end += unit.size;
    figure.explicit_unit = unit.explicit_unit;
    figure.short_megabyte = unit.mega;
    const std::uint64_t micros = figure.number.micros;
    figure.short_gigabyte = unit.giga && micros >= 2'000'000 && micros <= 6'000'000;
    if (unit.unit == figure_unit::money) {
        figure.value = micros;
        return;
    }
    constexpr std::uint64_t million = 1'000'000;
    const std::uint64_t whole = micros / million;
    figure.too_large = whole > (std::uint64_t{1} << 62) / unit.scale;
    if (figure.too_large) return;
    figure.value = whole * unit.scale + micros % million * unit.scale / million;
}

/// The next number at or after an offset, with its unit; `end` is 0 when there is none.
[[nodiscard]] constexpr raw_figure next_figure(std::string_view text, std::size_t from) noexcept {
    bool after_ordinal = false;  // 第一年 is not one year
    for (std::size_t at = from; at < text.size();) {
        const folded_step step = folded_at(text, at);
        const bool digit = is_digit(step.character);
        const std::size_t sign = digit ? 0 : word_at(text, at, figure_words::currency_signs);
        raw_figure figure;
        figure.begin = at;
        if (const std::size_t lines = word_at(text, at, figure_words::line_classes); lines != 0) {
            const std::uint64_t megabits = step.character == U'百' ? 100 : step.character == U'千' ? 1'000 : 10'000;
            figure.number = {.micros = megabits * 1'000'000,
                             .begin = at,
                             .end = at + lines,
                             .digits = 0,
                             .has_point = false,
                             .chinese = true};
            figure.unit = figure_unit::speed;
            figure.value = megabits * 1'000'000;
            figure.end = at + lines;
            return figure;
        }
        if (digit || (sign != 0 && is_digit(folded_at(text, at + sign).character)))
            figure.number = read_digits(text, at + sign);
        else if (chinese_digit(step.character) != 10 || step.character == U'十')
            figure.number = read_chinese(text, at);
        if (!figure.number.found()) {
            after_ordinal = step.character == U'第';
            at += step.size == 0 ? 1 : step.size;
            continue;
        }
        figure.end = figure.number.end;
        if (figure.number.chinese) {
            const unit_scale unit = after_ordinal ? unit_scale{} : unit_at(text, figure.end);
            // A Chinese numeral is a figure only before a unit that customers pay, use or wait.
            const bool word = unit.unit == figure_unit::none || unit.unit == figure_unit::other ||
                              word_at(text, figure.end, figure_words::not_a_count) != 0;
            if (word) {
                at = figure.end;
                after_ordinal = false;
                continue;
            }
            apply_unit(figure, unit);
            return figure;
        }
        if (sign != 0) {
            figure.unit = figure_unit::money;
            figure.value = figure.number.micros;
            figure.end += word_at(text, figure.end, figure_words::yuan);
            return figure;
        }
        const std::size_t multiplier = word_at(text, figure.end, figure_words::ten_thousand);
        if (multiplier != 0 && figure.number.micros < (std::uint64_t{1} << 48)) {
            figure.number.micros *= 10'000;
            figure.end += multiplier;
        }
        if (!after_ordinal) apply_unit(figure, unit_at(text, figure.end));
        return figure;
    }
    return {};
}

}  // namespace mingbai::inline MINGBAI_ABI::detail

// ---- mingbai/tariff/detail/figure_role.hpp ---------------------------------------------------------------------------

// What a number in a name means, from the words around it. The words are those of the carriers' public registers; none
// of it is law, so what is read here is never more than certain, likely or unsure.

namespace mingbai::inline MINGBAI_ABI::detail {

/// A role with how sure it is.
struct role_reading {
    figure_role role = figure_role::none;
    figure_confidence confidence = figure_confidence::unsure;
};

/// The text from an offset on, up to the bracket or suffix that ends the name proper.
[[nodiscard]] constexpr std::string_view name_tail(std::string_view name, std::size_t from) noexcept {
    const std::string_view rest = name.substr(from);
    std::size_t end = rest.size();
    for (const std::string_view stop : figure_words::name_ends) {
        const std::size_t at = rest.find(stop);
        if (at < end) end = at;
    }
    return rest.substr(0, end);
}

/// What is inside the bracket around an offset; empty when there is none.
[[nodiscard]] constexpr std::string_view bracket_around(std::string_view name, std::size_t at) noexcept {
    const std::string_view opening[] = {"（", "(", "【", "["};
    const std::string_view closing[] = {"）", ")", "】", "]"};
    std::size_t open = std::string_view::npos;
    for (std::size_t kind = 0; kind < 4; ++kind) {
        const std::size_t last_open = name.substr(0, at).rfind(opening[kind]);
        if (last_open == std::string_view::npos) continue;
        const std::size_t last_close = name.substr(0, at).rfind(closing[kind]);
        if (last_close != std::string_view::npos && last_close > last_open) continue;
        if (open == std::string_view::npos || last_open > open) open = last_open;
    }
    if (open == std::string_view::npos) return {};
    std::size_t close = name.size();
    for (const std::string_view mark : closing) {
        const std::size_t found = name.find(mark, at);
        if (found < close) close = found;
    }
    return name.substr(open, close - open);
}

/// Whether a word of the list occurs, and where the first one ends.
template <std::size_t N>
[[nodiscard]] constexpr std::size_t end_of_first(std::string_view text, const std::string_view (&words)[N]) noexcept {
    std::size_t best = std::string_view::npos;
    std::size_t end = std::string_view::npos;
    for (const std::string_view word : words) {
        const std::size_t at = text.find(word);
        if (at >= best) continue;
        best = at;
        end = at + word.size();
    }
    return end;
}

[[nodiscard]] constexpr bool has_digit(std::string_view text) noexcept {
    for (std::size_t at = 0; at < text.size();) {
        const folded_step step = folded_at(text, at);
        if (is_digit(step.character)) return true;
        at += step.size;
    }
    return false;
}

/// `other_plan` when what stands at [begin, end) of a name belongs to the plan that this one is sold to, else `none`:
/// "29元290G流量包专用29元赠费包", "59元套餐送流量合约", "（59元套餐用户专享）", "橙分期-…199元套餐".
[[nodiscard]] constexpr role_reading read_other_plan(std::string_view name, std::size_t begin,
                                                     std::size_t end) noexcept {
    using enum figure_role;
    using enum figure_confidence;
    const std::string_view bracket = bracket_around(name, begin);
    if (has_word(bracket, figure_words::buyers)) return {other_plan, likely};
    if (!bracket.empty()) return {};
    if (has_word(name.substr(0, begin), figure_words::instalments)) return {other_plan, likely};

    const std::string_view tail = name_tail(name, end);
    const std::size_t after_mark = end_of_first(tail, figure_words::sold_to);
    if (after_mark != std::string_view::npos) {
        // "59元校园专属套餐" is the plan itself: a noun has to stand before the mark, and something of its own after it.
        const std::string_view before = tail.substr(0, after_mark);
        const std::string_view after = tail.substr(after_mark);
        const bool named = has_word(before, figure_words::whole_plans) || has_word(before, figure_words::packs);
        const bool continues = has_digit(after) || has_word(after, figure_words::attachments) ||
                               has_word(after, figure_words::benefits);
        if (named && continues) return {other_plan, certain};
    }
    const std::size_t after_noun = end_of_first(tail, figure_words::whole_plans);
    if (after_noun != std::string_view::npos && has_word(tail.substr(after_noun), figure_words::attachments))
        return {other_plan, likely};
    return {};
}

/// The period that a price is for, from the words on both sides: 包1年240元, 240元/年, 月租59元. Count 0: not said.
[[nodiscard]] constexpr period price_period(std::string_view name, std::size_t begin, std::size_t end) noexcept {
    const std::string_view before = without_joints(name.substr(0, begin));
    if (word_at(name, end, figure_words::year_after) != 0 || ends_with(before, figure_words::year_before))
        return {1, period_unit::year};
    if (word_at(name, end, figure_words::month_after) != 0 ||
        ends_with(before, figure_words::month_before))
        return {1, period_unit::month};
    if (word_at(name, end, figure_words::day_after) != 0 || ends_with(before, figure_words::day_before))
        return {1, period_unit::day};
    if (ends_with(before, figure_words::half_year_before)) return {6, period_unit::month};
    if (ends_with(before, figure_words::quarter_before)) return {3, period_unit::month};
    // 包N年, 包N个月: the number right before the price, with 包 before it.
    for (std::size_t at = 0; at < before.size();) {
        const raw_figure figure = next_figure(before, at);
        if (figure.end == 0) break;
        at = figure.end;
        const bool term = figure.unit == figure_unit::months || figure.unit == figure_unit::days;
        if (!term || figure.end != before.size() || !before.substr(0, figure.begin).ends_with("包")) continue;
        if (figure.value == 0 || figure.value > 1200) continue;
        const auto count = static_cast<std::int32_t>(figure.value);
        if (figure.unit == figure_unit::days) return {count, period_unit::day};
        return count % 12 == 0 ? period{count / 12, period_unit::year} : period{count, period_unit::month};
    }
    return {0, period_unit::month};
}

[[nodiscard]] constexpr role_reading money_role(std::string_view name, std::size_t begin, std::size_t end) noexcept {
    using enum figure_role;
    using enum figure_confidence;
    const std::string_view before = without_joints(name.substr(0, begin));
    if (word_at(name, end, figure_words::rate_after) != 0)
        return {rate, certain};
    if (ends_with(before, figure_words::deposit_before))
        return {deposit, certain};
    if (ends_with(before, figure_words::gift_before))
        return {gift, certain};
    if (word_at(name, end, figure_words::gift_after) != 0)
        return {gift, certain};
    if (word_at(name, end, figure_words::catch_after) != 0) return {gift, unsure};
    if (ends_with(before, figure_words::bound_before) ||
        word_at(name, end, figure_words::bound_after) != 0)
        return {bound, likely};
    if (ends_with(before, figure_words::discount_before)) {
        const bool names_plan = word_at(name, end, figure_words::priced_after) != 0;
        if (!names_plan) return {discount, likely};
    }
    const role_reading other = read_other_plan(name, begin, end);
    if (word_at(name, end, figure_words::tier_after) != 0) return {tier, other.role == none ? likely : unsure};
    return other.role == none ? role_reading{fee, certain} : other;
}

/// A volume or a network generation: "5G流量包" can be either, "5G流量王" is the network.
[[nodiscard]] constexpr role_reading gigabyte_role(std::string_view name, const raw_figure& figure,
                                                   std::size_t previous_end) noexcept {
    using enum figure_role;
    using enum figure_confidence;
    const std::string_view tail = name.substr(figure.context);
    const bool after_figure = previous_end != 0 && previous_end == figure.begin;
    if (figure.number.has_point) {
        if (word_at(tail, 0, figure_words::volume_after) != 0 || after_figure)
            return {allowance, certain};
        return {network, likely};
    }
    const bool pack = word_at(tail, 0, figure_words::pack_after) != 0;
    if (pack) return {allowance, after_figure ? likely : unsure};
    const bool bare = word_at(tail, 0, figure_words::traffic) != 0 &&
                      name_tail(name, figure.context + std::string_view("流量").size()).empty();
    if (bare) return {allowance, after_figure ? likely : unsure};
    if (after_figure && name_tail(name, figure.context).empty()) return {allowance, unsure};
    return {network, after_figure ? likely : certain};
}

struct line_reading {
    bool is_speed = false;
    figure_confidence confidence = figure_confidence::certain;
};

/// Whether a number of M or 兆, or of G beside an access line, is the speed of a line and not a volume.
[[nodiscard]] constexpr line_reading read_line(std::string_view name, const raw_figure& figure) noexcept {
    using enum figure_confidence;
    const std::size_t behind = figure.context;
    if (word_at(name, behind, figure_words::line_after) != 0) return {true, certain};
    if (word_at(name, behind, figure_words::volume_after) != 0 || !figure.short_megabyte) return {false, certain};
    if (has_word(name, figure_words::line_anywhere)) return {true, likely};
    constexpr std::uint64_t usual_speeds[] = {50, 100, 200, 300, 500, 600, 800, 1000, 2000};
    bool usual = false;
    for (const std::uint64_t megabits : usual_speeds) usual = usual || figure.number.whole() == megabits;
    if (usual && word_at(name, behind, figure_words::line_pack_after) != 0) return {true, likely};
    return {usual && figure.number.whole() >= 200, unsure};
}

/// A number without a unit: 20220808, 201910, 2.0, 299档, 存0.
[[nodiscard]] constexpr role_reading bare_role(std::string_view name, const raw_figure& figure) noexcept {
    using enum figure_role;
    using enum figure_confidence;
    const numeral& number = figure.number;
    const std::uint64_t whole = number.whole();
    const auto between = [](std::uint64_t n, std::uint64_t low, std::uint64_t high) { return n >= low && n <= high; };
    if (number.has_point) return {edition, likely};
    if (ends_with(name.substr(0, figure.begin), figure_words::paid_in_before)) return {deposit, likely};
    if (word_at(name, figure.end, figure_words::tier_after) != 0) return {tier, likely};
    if (number.digits == 8 && between(whole / 10000, 1990, 2099) && between(whole / 100 % 100, 1, 12) &&
        between(whole % 100, 1, 31))
        return {edition, certain};
    if (number.digits == 6 && between(whole / 100, 1990, 2099) && between(whole % 100, 1, 12))
        return {edition, certain};
    if (number.digits == 4 && between(whole, 1990, 2099)) return {edition, certain};
    if (number.digits >= 5) return {code, likely};
    if (figure.begin > 0 && is_latin(fold_for_search(static_cast<std::uint8_t>(name[figure.begin - 1]))))
        return {code, likely};
    const bool classed = word_at(name, figure.end, figure_words::classed_after) != 0;
    return {classed ? tier : none, unsure};
}

}  // namespace mingbai::inline MINGBAI_ABI::detail

// ---- mingbai/tariff/name_figures.hpp ---------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// The figures of a name, in its order.
using name_figures = bounded_list<name_figure, 24>;

namespace detail {

/// Gives a number in a list the unit and the surroundings of the last one: 59/79/99元档, 4G/5G, 2/3G, 79-599元.
constexpr void read_as_listed(std::string_view name, raw_figure& figure) noexcept {
    std::size_t end = figure.end;
    for (int members = 0; members < 8; ++members) {
        const std::size_t joint = word_at(name, end, figure_words::list_joints);
        if (joint == 0) return;
        const numeral next = read_digits(name, end + joint);
        if (!next.found()) return;
        unit_scale unit = unit_at(name, next.end);
        if (unit.unit != figure_unit::none) {
            figure.context = next.end + unit.size;
            unit.size = 0;
            apply_unit(figure, unit);
            return;
        }
        end = next.end;
    }
}

[[nodiscard]] constexpr bool looks_like_a_year(const numeral& number) noexcept {
    return !number.has_point && number.digits >= 4 && number.whole() >= 1990;
}

/// A volume, a speed or a network: what G, M and 兆 mean here. Gives `to` the unit that it finds.
[[nodiscard]] constexpr role_reading volume_role(name_figure& to, std::string_view name, const raw_figure& figure,
                                                 std::size_t previous_end) noexcept {
    const bool written_as_speed = figure.unit == figure_unit::speed;
    if (figure.explicit_unit || (figure.number.chinese && written_as_speed))
        return {figure_role::allowance, figure_confidence::certain};
    if (figure.short_gigabyte && word_at(name, figure.context, figure_words::line_after) == 0) {
        const role_reading reading = gigabyte_role(name, figure, previous_end);
        if (reading.role == figure_role::network) {
            to.unit = figure_unit::generation;
            to.value = figure.number.whole();
        }
        return reading;
    }
    const line_reading line = read_line(name, figure);
    if (line.is_speed && !written_as_speed) {
        to.unit = figure_unit::speed;
        to.value = figure.number.micros * (figure.short_megabyte ? 1 : 1'000);
    } else if (!line.is_speed && written_as_speed) {
        to.unit = figure_unit::data;
        to.value = figure.number.whole() * data_volume::bytes_per_megabyte;
    }
    return {figure_role::allowance, line.confidence};
}

/// What remains to be asked about an allowance: whose it is, and for how long.
constexpr void refine_allowance(name_figure& to, role_reading& reading, std::string_view name,
                                const raw_figure& figure) noexcept {
    const role_reading other = read_other_plan(name, figure.begin, figure.context);
    if (ends_with(without_joints(name.substr(0, figure.begin)), figure_words::volume_bound_before))
        reading = {figure_role::bound, figure_confidence::likely};
    else if (other.role != figure_role::none)
        reading = other;
    else if (word_at(name, figure.context, figure_words::day_after) != 0)
        to.per = {1, period_unit::day};
    else if (word_at(name, figure.context, figure_words::month_after) != 0)
        to.per = {1, period_unit::month};
    else if (word_at(name, figure.context, figure_words::year_after) != 0)
        to.per = {1, period_unit::year};
}

constexpr void give_role(name_figure& to, std::string_view name, const raw_figure& figure,
                         std::size_t previous_end) noexcept {
    using enum figure_role;
    using enum figure_confidence;
    role_reading reading;
    switch (figure.unit) {
        case figure_unit::money:
            reading = money_role(name, figure.begin, figure.context);
            if (reading.role == fee) to.per = price_period(name, figure.begin, figure.context);
            if (figure.number.chinese && reading.confidence == certain) reading.confidence = likely;
            break;
        case figure_unit::data:
        case figure_unit::speed: reading = volume_role(to, name, figure, previous_end); break;
        case figure_unit::voice:
        case figure_unit::messages: reading = {allowance, certain}; break;
        case figure_unit::days:
        case figure_unit::months: {
            // 2025年 and 12月 are dates.
            const bool date = looks_like_a_year(figure.number) ||
                              word_at(name, figure.number.end, figure_words::calendar_month) != 0;
            reading = date ? role_reading{edition, likely} : role_reading{term, certain};
            break;
        }
        case figure_unit::none: reading = bare_role(name, figure); break;
        case figure_unit::generation:
        case figure_unit::other: break;
    }
    if (reading.role == deposit && to.unit == figure_unit::none) {
        to.unit = figure_unit::money;
        to.value = figure.number.micros;
    }
    if (reading.role == allowance) refine_allowance(to, reading, name, figure);
    to.role = reading.role;
    to.confidence = reading.confidence;
}

}  // namespace detail

/// The figures in a plan's name, or in any short text about plans, with what each of them says. Further ones than the
/// list holds are left out.
///
/// "冰激凌FTTR79元档专属9元85G36个月" gives tier 79 yuan, fee 9 yuan, allowance 85 GB, term 36 months. Full-width
/// digits and Chinese numerals before a unit are read like the usual ones. Works in constant expressions.
[[nodiscard]] constexpr name_figures read_name_figures(std::string_view name) noexcept {
    name_figures found;
    std::size_t previous_end = 0;
    for (std::size_t at = 0; at < name.size() && !found.full();) {
        detail::raw_figure figure = detail::next_figure(name, at);
        if (figure.end == 0) break;
        figure.context = figure.end;
        if (figure.unit == figure_unit::none && !figure.number.chinese && !detail::looks_like_a_year(figure.number))
            detail::read_as_listed(name, figure);
        if (figure.unit == figure_unit::none) figure.value = figure.number.whole();
        name_figure read;
        read.unit = figure.unit;
        read.value = figure.value;
        read.offset = static_cast<std::uint32_t>(figure.begin);
        read.length = static_cast<std::uint32_t>(figure.end - figure.begin);
        if (!figure.too_large) detail::give_role(read, name, figure, previous_end);
        found.push_back(read);
        previous_end = figure.end;
        at = figure.end;
    }
    return found;
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/tariff/price.hpp ----------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// An amount for every period: `59_cny / 1_month`. A period of zero length means once: `30_cny / once`.
template <currency_type Currency>
struct tariff_price {
    money<Currency> amount{};
    period per{};

    [[nodiscard]] constexpr bool is_once() const noexcept { return per.count == 0; }

    friend constexpr bool operator==(const tariff_price&, const tariff_price&) = default;
};

/// The period of what is paid a single time.
inline constexpr period once{};

template <currency_type Currency>
[[nodiscard]] constexpr tariff_price<Currency> operator/(money<Currency> amount, period per) noexcept {
    return {amount, per};
}

/// A lower price at the beginning: `during` for `lasting`, then `after`. The price after is stated, never implied.
template <currency_type Currency>
struct introductory_price {
    tariff_price<Currency> during{};
    period lasting{};
    tariff_price<Currency> after{};

    friend constexpr bool operator==(const introductory_price&, const introductory_price&) = default;
};

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/tariff/plan.hpp -----------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// A fee beside the price, or a part of the price, with the name that customers see.
template <plan_storage Storage>
struct basic_fee {
    typename Storage::text name{};
    money<typename Storage::currency> amount{};

    friend constexpr bool operator==(const basic_fee&, const basic_fee&) = default;
};

/// How long the customer is bound, and what leaving earlier costs. A term of zero states that nobody is bound.
template <plan_storage Storage>
struct basic_commitment {
    period term{};
    money<typename Storage::currency> early_termination_charge{};  ///< at most; zero: none

    [[nodiscard]] constexpr bool binds() const noexcept { return term.count != 0; }
};

/// How long the plan lasts once ordered, and whether it goes on by itself. A term of zero: until it is ended.
struct plan_validity {
    period term{};
    bool renews_automatically = false;
    period renewal_term{};

    friend constexpr bool operator==(const plan_validity&, const plan_validity&) = default;
};

/// A tariff plan: the sixteen elements that are disclosed, structured where a machine must reason and text where a person
/// must read. An element that is empty is missing, unless `unknown` says that the source had no place for it.
///
/// Elements: regulations 1.2 of the profile's sources (union of the carriers' registers and the 2018 marketing notice).
template <plan_storage Storage>
struct basic_tariff_plan {
    using storage = Storage;
    using text = typename Storage::text;
    using currency = typename Storage::currency;
    template <class T>
    using list = typename Storage::template list<T>;

    text name{};
    text filing_number{};
    text category{};

    std::optional<tariff_price<currency>> price{};
    std::optional<introductory_price<currency>> introductory{};
    list<basic_fee<Storage>> price_components{};  ///< what the price is made of; empty or adding up to it
    list<basic_fee<Storage>> one_off_fees{};

    list<basic_allowance<Storage>> content{};
    text content_text{};  ///< what is included, in words
    list<basic_overage<Storage>> overage{};

    text audience{};
    list<text> regions{};
    std::optional<plan_validity> validity{};
    list<text> channels{};
    std::optional<civil_date> on_sale{};
    std::optional<civil_date> off_sale{};  ///< the last day on which it is sold
    std::optional<basic_commitment<Storage>> commitment{};
    text unsubscribe{};
    text breach{};
    list<text> restrictions{};  ///< conditions that limit the offer, one each
    text notes{};

    plan_elements unknown{};     ///< elements that the source cannot state: neither present nor missing
    plan_elements unreadable{};  ///< elements that the source states in a way that could not be read
};

/// A plan as data, owning its text.
using tariff_plan = basic_tariff_plan<owning_storage<>>;

/// A plan as a constant: `constexpr literal_tariff_plan spring{.name = "...", ...};`
using literal_tariff_plan = basic_tariff_plan<literal_storage<>>;

/// Any plan type with the sixteen elements.
template <class Plan>
concept tariff_plan_type = requires { typename Plan::storage; } &&
                           std::is_same_v<Plan, basic_tariff_plan<typename Plan::storage>>;

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/tariff/name_conflict.hpp --------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// In what a plan's name and its terms differ.
enum class name_conflict_kind : std::uint8_t {
    fee = 1,         ///< the name states another price: 1元 against 0
    fee_period = 2,  ///< the same amount for another period: 包1年240元 against 240 a month
    data = 3,        ///< another volume: 50G against 10 GB
    speed = 4,
    voice = 5,
    messages = 6,
};

/// A figure of a name that the terms do not bear out.
struct name_conflict {
    name_conflict_kind kind{};
    name_figure figure{};  ///< its `confidence` is that of the conflict: certain or likely

    /// The element whose terms differ.
    [[nodiscard]] constexpr element where() const noexcept {
        return kind == name_conflict_kind::fee || kind == name_conflict_kind::fee_period ? element::price
                                                                                         : element::content;
    }
};

namespace detail {

/// The months in a period, 0 when it is in days or is none.
[[nodiscard]] constexpr std::int64_t whole_months(period p) noexcept {
    if (p.unit == period_unit::day || p.count <= 0) return 0;
    return std::int64_t{p.count} * (p.unit == period_unit::year ? 12 : 1);
}

enum class fee_verdict : std::uint8_t { agrees, cannot_tell, other_amount, other_period };

/// A fee in the name against one price of the terms.
[[nodiscard]] constexpr fee_verdict compare_fee(const name_figure& fee, std::int64_t micros, period per) noexcept {
    const auto named = static_cast<std::int64_t>(fee.value);
    const std::int64_t months = whole_months(per);
    const std::int64_t named_months = whole_months(fee.per);
    const bool same_amount = named == micros;
    if (fee.per.count == 0 || per.count == 0) {
        // The name does not say for how long, or it is paid once: a year's price may stand in either place.
        if (same_amount) return fee_verdict::agrees;
        const bool by_year = (months == 12 && named <= INT64_MAX / 12 && named * 12 == micros) ||
                             (months == 1 && micros <= INT64_MAX / 12 && micros * 12 == named && micros != 0);
        return by_year ? fee_verdict::agrees : fee_verdict::other_amount;
    }
    if (months == 0 || named_months == 0) {
        if (!same_length(per, fee.per)) return fee_verdict::cannot_tell;
        return same_amount ? fee_verdict::agrees : fee_verdict::other_amount;
    }
    if (months == named_months) return same_amount ? fee_verdict::agrees : fee_verdict::other_amount;
    // For other periods: 240 for 12 months is 20 for 1. Cross-multiplied; names state no amount near the limit.
    if (named > INT64_MAX / 1200 || micros > INT64_MAX / 1200 || months > 1200 || named_months > 1200)
        return fee_verdict::cannot_tell;
    if (named * months == micros * named_months) return fee_verdict::agrees;
    return same_amount ? fee_verdict::other_period : fee_verdict::other_amount;
}

template <plan_storage Storage>
[[nodiscard]] constexpr fee_verdict compare_fee(const name_figure& fee,
                                                const basic_tariff_plan<Storage>& plan) noexcept {
    const fee_verdict verdict = compare_fee(fee, plan.price->amount.micros(), plan.price->per);
    if (verdict == fee_verdict::agrees || verdict == fee_verdict::cannot_tell) return verdict;
    const auto is_also = [&](std::int64_t micros) { return static_cast<std::int64_t>(fee.value) == micros; };
    if (plan.introductory &&
        (is_also(plan.introductory->during.amount.micros()) || is_also(plan.introductory->after.amount.micros())))
        return fee_verdict::agrees;
    for (std::size_t i = 0; i < plan.price_components.size(); ++i)
        if (is_also(plan.price_components[i].amount.micros())) return fee_verdict::agrees;
    for (std::size_t i = 0; i < plan.one_off_fees.size(); ++i)
        if (is_also(plan.one_off_fees[i].amount.micros())) return fee_verdict::agrees;
    return verdict;
}

/// The figures of one unit that the name states of this plan and that may be held against it.
[[nodiscard]] constexpr bool counts(const name_figure& figure, figure_role role, figure_unit unit) noexcept {
    return figure.role == role && figure.unit == unit && figure.confidence != figure_confidence::unsure;
}

template <plan_storage Storage, class Sink>
constexpr void find_fee_conflicts(const name_figures& figures, const basic_tariff_plan<Storage>& plan, Sink& sink) {
    // A tier is held against the plan only when the name states no price of its own: 套餐109元档.
    bool has_fee = false;
    for (const name_figure& figure : figures) has_fee = has_fee || figure.role == figure_role::fee;
    const figure_role role = has_fee ? figure_role::fee : figure_role::tier;
    for (const name_figure& figure : figures) {
        if (!counts(figure, role, figure_unit::money)) continue;
        const fee_verdict verdict = compare_fee(figure, plan);
        if (verdict == fee_verdict::agrees || verdict == fee_verdict::cannot_tell) return;
    }
    for (const name_figure& figure : figures) {
        if (!counts(figure, role, figure_unit::money)) continue;
        const bool period = compare_fee(figure, plan) == fee_verdict::other_period;
        sink(name_conflict{period ? name_conflict_kind::fee_period : name_conflict_kind::fee, figure});
    }
}

template <plan_storage Storage, class Sink>
constexpr void find_allowance_conflicts(const name_figures& figures, const basic_tariff_plan<Storage>& plan,
                                        figure_unit unit, service_unit counted_in, name_conflict_kind kind,
                                        Sink& sink) {
    std::uint64_t included = 0;
    bool any = false;
    for (std::size_t i = 0; i < plan.content.size(); ++i) {
        if (unit_of(plan.content[i].what) != counted_in) continue;
        if (plan.content[i].amount.is_unlimited()) return;
        any = true;
        included += plan.content[i].amount.value();
    }
    // A line whose speed is nowhere in the terms is what plans with several products look like.
    if (!any && unit == figure_unit::speed) return;
    std::uint64_t named = 0;
    for (const name_figure& figure : figures) {
        if (!counts(figure, figure_role::allowance, unit)) continue;
        named += figure.value;
        if (figure.value == included) return;
        for (std::size_t i = 0; i < plan.content.size(); ++i)
            if (unit_of(plan.content[i].what) == counted_in && plan.content[i].amount.value() == figure.value) return;
    }
    if (named == included) return;
    for (name_figure figure : figures) {
        if (!counts(figure, figure_role::allowance, unit)) continue;
        if (!any) figure.confidence = figure_confidence::likely;
        sink(name_conflict{kind, figure});
    }
}

}  // namespace detail

/// Calls `sink(const name_conflict&)` for every figure of the plan's name that its price or content does not bear out.
///
/// Only figures that the name states of this plan count, and of several of one kind it is enough that one agrees, or
/// their sum. Terms that are unknown or not stated agree with everything: that they are missing is another finding.
/// Prices are compared for plans in yuan.
template <plan_storage Storage, class Sink>
constexpr void find_name_conflicts(const basic_tariff_plan<Storage>& plan, Sink&& sink) {
    const name_figures figures = read_name_figures(plan.name);
    if (figures.empty()) return;
    if constexpr (std::is_same_v<typename Storage::currency, cny>) {
        if (plan.price && !plan.unknown.has(element::price)) detail::find_fee_conflicts(figures, plan, sink);
    }
    if (plan.content.size() == 0 || plan.unknown.has(element::content)) return;
    detail::find_allowance_conflicts(figures, plan, figure_unit::data, service_unit::bytes, name_conflict_kind::data,
                                     sink);
    detail::find_allowance_conflicts(figures, plan, figure_unit::voice, service_unit::seconds,
                                     name_conflict_kind::voice, sink);
    detail::find_allowance_conflicts(figures, plan, figure_unit::messages, service_unit::messages,
                                     name_conflict_kind::messages, sink);
    detail::find_allowance_conflicts(figures, plan, figure_unit::speed, service_unit::bits_per_second,
                                     name_conflict_kind::speed, sink);
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/tariff/owned_plan.hpp -----------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// A plan that owns its text and lists, whatever the storage of the one it is copied from.
template <plan_storage Storage>
[[nodiscard]] basic_tariff_plan<owning_storage<typename Storage::currency>> to_owned(const basic_tariff_plan<Storage>& plan) {
    using storage = owning_storage<typename Storage::currency>;
    const auto text = [](const auto& from) { return std::string(std::string_view(from)); };
    const auto texts = [&](const auto& from) {
        std::vector<std::string> list;
        list.reserve(from.size());
        for (const auto& each : from) list.push_back(text(each));
        return list;
    };
    const auto fees = [&](const auto& from) {
        std::vector<basic_fee<storage>> list;
        list.reserve(from.size());
        for (const auto& each : from) list.push_back({text(each.name), each.amount});
        return list;
    };

    basic_tariff_plan<storage> copy;
    copy.name = text(plan.name);
    copy.filing_number = text(plan.filing_number);
    copy.category = text(plan.category);
    copy.price = plan.price;
    copy.introductory = plan.introductory;
    copy.price_components = fees(plan.price_components);
    copy.one_off_fees = fees(plan.one_off_fees);
    copy.content.reserve(plan.content.size());
    for (const auto& each : plan.content)
        copy.content.push_back({each.what, each.amount, each.per, text(each.region), text(each.detail),
                                each.full_speed_until, each.reduced_to});
    copy.content_text = text(plan.content_text);
    copy.overage.reserve(plan.overage.size());
    for (const auto& each : plan.overage) {
        auto& terms = copy.overage.emplace_back();
        terms.what = each.what;
        terms.action = each.action;
        terms.rates.assign(each.rates.begin(), each.rates.end());
        terms.stretches.assign(each.stretches.begin(), each.stretches.end());
        terms.by_day = each.by_day;
        terms.day_ceiling = each.day_ceiling;
        terms.money_ceiling = each.money_ceiling;
        terms.volume_ceiling = each.volume_ceiling;
        terms.throttled_to = each.throttled_to;
        terms.region = text(each.region);
    }
    copy.audience = text(plan.audience);
    copy.regions = texts(plan.regions);
    copy.validity = plan.validity;
    copy.channels = texts(plan.channels);
    copy.on_sale = plan.on_sale;
    copy.off_sale = plan.off_sale;
    if (plan.commitment) copy.commitment = {plan.commitment->term, plan.commitment->early_termination_charge};
    copy.unsubscribe = text(plan.unsubscribe);
    copy.breach = text(plan.breach);
    copy.restrictions = texts(plan.restrictions);
    copy.notes = text(plan.notes);
    copy.unknown = plan.unknown;
    copy.unreadable = plan.unreadable;
    return copy;
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/tariff/detail/page_script.hpp ---------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::detail {

/// What the disclosure page does. Text reaches the page through textContent only, never as markup.
inline constexpr std::string_view page_script = R"js(
"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const plans = data.plans, elements = data.elements;
  const $ = (id) => document.getElementById(id);
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  for (const plan of plans) plan.hay = fold(plan.x.join("\n"));
  const byNumber = new Map(plans.map((plan) => [plan.n, plan]));
  const step = 50;
  const state = { q: "", cat: "", min: "", max: "", region: "", channel: "", sale: "on", sort: "", plan: "", with: [] };
  const initial = Object.assign({}, state);
  let shown = step, found = plans;

  function node(tag, text, attributes) {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    for (const name in attributes) made.setAttribute(name, attributes[name]);
    return made;
  }

  // --- choices ---------------------------------------------------------------------------------------------------
  function fill(id, values) {
    for (const value of Array.from(new Set(values)).filter(Boolean).sort((a, b) => a.localeCompare(b, "zh")))
      $(id).append(node("option", value, { value: value }));
  }
  fill("cat", plans.map((plan) => plan.x[2]));
  fill("region", plans.flatMap((plan) => plan.r));
  fill("channel", plans.flatMap((plan) => plan.c));

  // --- address: every choice and every plan has a link -----------------------------------------------------------
  function read() {
    const asked = new URLSearchParams(location.hash.slice(1));
    for (const key of Object.keys(initial))
      if (key !== "with") state[key] = asked.has(key) ? asked.get(key) : initial[key];
    state.with = (asked.get("with") || "").split(",").filter((number) => byNumber.has(number)).slice(0, 2);
    for (const id of ["q", "cat", "min", "max", "region", "channel", "sale"]) $(id).value = state[id];
  }
  function address(change) {
    const next = Object.assign({}, state, change), query = new URLSearchParams();
    for (const key of Object.keys(initial)) {
      const value = key === "with" ? next.with.join(",") : next[key];
      if (value !== String(initial[key])) query.set(key, value);
    }
    return "#" + query.toString();
  }
  function go(change) {
    const target = address(change);
    if (location.hash === target || (location.hash === "" && target === "#")) update();
    else location.hash = target;
  }

  // --- finding ---------------------------------------------------------------------------------------------------
  const keys = { name: (p) => p.x[0], price: (p) => p.p, data: (p) => p.d, voice: (p) => p.v, on: (p) => p.x[10] };
  function compareBy(get) {
    return function (a, b) {
      const x = get(a), y = get(b);
      if (x === null || y === null) return (x === null) - (y === null);
      return typeof x === "string" ? x.localeCompare(y, "zh") : x - y;
    };
  }
  function search() {
    const words = fold(state.q).split(/\s+/).filter(Boolean);
    const min = state.min === "" ? -Infinity : Number(state.min), max = state.max === "" ? Infinity : Number(state.max);
    const result = plans.filter(function (plan) {
      if (state.sale && plan.s !== state.sale) return false;
      if (state.cat && plan.x[2] !== state.cat) return false;
      if (state.region && plan.r.length && !plan.everywhere && !plan.r.includes(state.region)) return false;
      if (state.channel && plan.c.length && !plan.c.includes(state.channel)) return false;
      if ((state.min !== "" || state.max !== "") && (plan.p === null || plan.p < min || plan.p > max)) return false;
      return words.every((word) => plan.hay.includes(word));
    });
    const down = state.sort.startsWith("-"), get = keys[state.sort.replace("-", "")];
    if (get) {
      const order = compareBy(get);
      result.sort(down ? (a, b) => (get(a) === null || get(b) === null ? order(a, b) : order(b, a)) : order);
    }
    return result;
  }

  // --- showing ---------------------------------------------------------------------------------------------------
  const sales = { on: "在售", soon: "未上线", ended: "已下线" };
  function row(plan) {
    const line = node("tr"), title = node("td", undefined, { class: "title", "data-label": "" });
    title.append(node("a", plan.x[0] || plan.n, { href: address({ plan: plan.n }) }));
    line.append(title);
    const cell = (label, text, cls) => line.append(node("td", text, { "data-label": label, class: cls || "" }));
    cell("方案编号", plan.n);
    cell("类型", plan.x[2]);
    cell("资费", plan.x[3] || "—", "num");
    cell("流量", plan.dt || "—", "num");
    cell("语音", plan.vt || "—", "num");
    const sale = node("td", undefined, { "data-label": "状态" });
    sale.append(node("span", sales[plan.s], { class: "tag " + plan.s }));
    line.append(sale);
    const pick = node("td", undefined, { "data-label": "对比" });
    const box = node("input", undefined, { type: "checkbox", class: "pick", "aria-label": "对比 " + plan.x[0] });
    box.checked = state.with.includes(plan.n);
    box.addEventListener("change", function () {
      const others = state.with.filter((number) => number !== plan.n);
      go({ with: box.checked ? others.concat(plan.n).slice(-2) : others });
    });
    pick.append(box);
    line.append(pick);
    return line;
  }
  function value(plan, index) {
    const text = plan.x[index];
    if (text) return node("td", text);
    return node("td", plan.u.includes(index) ? "来源未载明 / not in the source" : "未载明 / not stated", { class: "none" });
  }
  function detail() {
    const plan = byNumber.get(state.plan), place = $("detail");
    place.hidden = !plan;
    document.body.classList.toggle("one", Boolean(plan));
    if (!plan) return;
    $("detail-title").textContent = plan.x[0] || plan.n;
    const body = $("detail-body");
    body.textContent = "";
    elements.forEach(function (name, index) {
      const line = node("tr");
      line.append(node("th", name, { scope: "row" }), value(plan, index));
      body.append(line);
    });
    $("detail-link").href = address({ plan: plan.n });
  }
  function compare() {
    const two = state.with.map((number) => byNumber.get(number)), place = $("compare");
    $("picked").textContent = two.length === 1 ? "已选1个，再选1个即可对比 / pick one more" : "";
    place.hidden = two.length !== 2;
    if (two.length !== 2) return;
    const body = $("compare-body");
    body.textContent = "";
    elements.forEach(function (name, index) {
      const differs = fold(two[0].x[index]) !== fold(two[1].x[index]);
      const line = node("tr", undefined, differs ? { class: "differs" } : {});
      const title = node("th", name, { scope: "row" });
      if (differs) title.append(node("span", "（不同）", { class: "dim" }));
      line.append(title, value(two[0], index), value(two[1], index));
      body.append(line);
    });
  }
  function list() {
    const rows = document.createDocumentFragment();
    for (const plan of found.slice(0, shown)) rows.append(row(plan));
    $("rows").textContent = "";
    $("rows").append(rows);
    $("more").hidden = found.length <= shown;
    $("count").textContent = "共 " + found.length + " 个方案 / " + found.length + " plans";
  }
  function update() {
    const begin = performance.now();
    found = search();
    list();
    document.querySelectorAll("thead [data-sort]").forEach(function (button) {
      const on = state.sort.replace("-", "") === button.dataset.sort;
      button.closest("th").setAttribute("aria-sort", on ? (state.sort.startsWith("-") ? "descending" : "ascending") : "none");
    });
    detail();
    compare();
    document.body.dataset.milliseconds = String(performance.now() - begin);
  }

  // --- doing -----------------------------------------------------------------------------------------------------
  for (const id of ["q", "cat", "min", "max", "region", "channel", "sale"])
    $(id).addEventListener("input", function () { shown = step; go({ [id]: $(id).value }); });
  $("filter").addEventListener("submit", (event) => event.preventDefault());
  $("reset").addEventListener("click", function () { shown = step; go(Object.assign({}, initial, { with: state.with })); });
  $("more").addEventListener("click", function () { shown += step; list(); });
  document.querySelectorAll("thead [data-sort]").forEach(function (button) {
    button.addEventListener("click", function () {
      const key = button.dataset.sort;
      go({ sort: state.sort === key ? "-" + key : state.sort === "-" + key ? "" : key });
    });
  });
  $("detail-close").addEventListener("click", function () { go({ plan: "" }); $("q").focus(); });
  $("detail-print").addEventListener("click", () => window.print());
  $("compare-close").addEventListener("click", function () { go({ with: [] }); $("q").focus(); });
  document.addEventListener("keydown", function (event) {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
    if (event.key === "/" && !typing) { event.preventDefault(); $("q").focus(); }
    if (event.key === "Escape" && (state.plan || state.with.length === 2)) go(state.plan ? { plan: "" } : { with: [] });
  });
  let planBefore = "", pairBefore = "";
  window.addEventListener("hashchange", function () {
    read();
    update();
    if (state.plan && state.plan !== planBefore) $("detail-title").focus();
    const pair = state.with.length === 2 ? state.with.join() : "";
    if (pair && pair !== pairBefore) $("compare-title").focus();
    planBefore = state.plan;
    pairBefore = pair;
  });
  read();
  planBefore = state.plan;
  update();
  document.body.dataset.ready = "true";
})();
)js";

}  // namespace mingbai::inline MINGBAI_ABI::detail

// ---- mingbai/tariff/detail/page_style.hpp ----------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::detail {

/// The look of the disclosure page: a table on a desk, cards on a phone, ink on paper.
inline constexpr std::string_view page_style = R"css(
:root{--ink:#1a1c20;--dim:#5a606b;--line:#d9dde4;--paper:#fff;--wash:#f4f6f9;--mark:#0b5cad;--warn:#8a4b00;--warnwash:#fff3df}
@media (prefers-color-scheme:dark){:root{--ink:#e9ebef;--dim:#a9b0bc;--line:#3a404b;--paper:#15171b;--wash:#1e2127;--mark:#7db6f2;--warn:#ffc876;--warnwash:#3a2d14}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
header,main,footer{max-width:76rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem;margin:0}
h2{font-size:1.2rem;margin:0 0 .75rem}
a{color:var(--mark)}
.dim{color:var(--dim);font-size:.9rem}
form{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.6rem .8rem;background:var(--wash);padding:.9rem;border-radius:.5rem;border:1px solid var(--line)}
form .wide{grid-column:1/-1}
label{display:block;font-size:.85rem;color:var(--dim)}
input,select,button{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:.35rem;padding:.4rem .55rem;width:100%;min-height:2.5rem}
button{cursor:pointer;width:auto}
button:hover{border-color:var(--mark)}
:focus-visible{outline:3px solid var(--mark);outline-offset:1px}
.pair{display:flex;gap:.4rem}
.bar{display:flex;flex-wrap:wrap;gap:.6rem;align-items:center;justify-content:space-between;margin:.9rem 0 .5rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.55rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
thead th{background:var(--wash);position:sticky;top:0;white-space:nowrap}
thead th button{border:0;background:none;padding:0;min-height:0;font-weight:600}
.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
thead .num button{width:100%;text-align:right}
.tag{font-size:.8rem;padding:.05rem .45rem;border-radius:1rem;border:1px solid var(--line);white-space:nowrap}
.tag.ended,.tag.soon{color:var(--warn);background:var(--warnwash);border-color:transparent}
.pick{width:auto;min-height:0;transform:scale(1.25)}
section.card{border:1px solid var(--line);border-radius:.5rem;padding:1rem;margin:1rem 0}
.head{display:flex;justify-content:space-between;align-items:start;gap:1rem}
.differs{background:var(--warnwash)}
.differs th::after{content:" ≠";color:var(--warn)}
.none{color:var(--dim);font-style:italic}
td{overflow-wrap:anywhere;white-space:pre-line}
#detail th,#compare th{width:9.5rem;font-weight:600}
#compare td{width:45%}
[hidden]{display:none!important}
@media (max-width:44rem){
 header,main,footer{padding:.75rem}
 form{grid-template-columns:1fr 1fr}
 #list thead{position:absolute;left:-99rem}
 #list,#list tbody{display:block}
 #list tr{display:block;border:1px solid var(--line);border-radius:.5rem;padding:.4rem .6rem;margin:.6rem 0}
 #list td{display:flex;justify-content:space-between;gap:1rem;border:0;padding:.2rem 0;text-align:right}
 #list td::before{content:attr(data-label);color:var(--dim);text-align:left;white-space:nowrap}
 #list td.title{display:block;text-align:left;font-weight:600}
 #list td.title::before{content:none}
 #detail th,#compare th{width:6.2rem}
}
@media print{
 form,.bar,.pick,#more,.head button,footer .screen{display:none!important}
 :root{--ink:#000;--paper:#fff;--wash:#fff;--dim:#333;--line:#999}
 thead th{position:static}
 section.card{break-inside:avoid;border:0;padding:0}
 body.one #results{display:none}
}
)css";

}  // namespace mingbai::inline MINGBAI_ABI::detail

// ---- mingbai/tariff/plan_view.hpp ------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// Whether the plan says anything in this element. What it says may still be wrong.
template <plan_storage Storage>
[[nodiscard]] constexpr bool is_stated(const basic_tariff_plan<Storage>& plan, element what) noexcept {
    const auto filled = [](const auto& text) { return !std::string_view(text).empty(); };
    // Not a switch: most elements are not a plan's, and -Wswitch-enum asks for each of them.
    if (what == element::name) return filled(plan.name);
    if (what == element::filing_number) return filled(plan.filing_number);
    if (what == element::category) return filled(plan.category);
    if (what == element::price) return plan.price.has_value();
    if (what == element::content) return !plan.content.empty() || filled(plan.content_text);
    if (what == element::overage) return !plan.overage.empty();
    if (what == element::audience) return filled(plan.audience);
    if (what == element::region) return !plan.regions.empty();
    if (what == element::validity) return plan.validity.has_value();
    if (what == element::channels) return !plan.channels.empty();
    if (what == element::on_sale) return plan.on_sale.has_value();
    if (what == element::off_sale) return plan.off_sale.has_value();
    if (what == element::commitment) return plan.commitment.has_value();
    if (what == element::unsubscribe) return filled(plan.unsubscribe);
    if (what == element::breach) return filled(plan.breach);
    if (what == element::notes) return filled(plan.notes) || !plan.restrictions.empty();
    return false;
}

/// Whether an element is missing: the source could have stated it and did not even try.
template <plan_storage Storage>
[[nodiscard]] constexpr bool is_missing(const basic_tariff_plan<Storage>& plan, element what) noexcept {
    return !plan.unknown.has(what) && !plan.unreadable.has(what) && !is_stated(plan, what);
}

/// `f(element, index, text)` for every text that customers read, in the order of the elements; `index` counts the members
/// of an element that is a list. Restrictions are members of the notes after the notes themselves.
template <plan_storage Storage, class F>
constexpr void for_each_text(const basic_tariff_plan<Storage>& plan, F&& f) {
    const auto one = [&](element what, std::size_t index, std::string_view text) {
        if (!text.empty()) f(what, index, text);
    };
    one(element::name, 0, plan.name);
    one(element::category, 0, plan.category);
    for (std::size_t i = 0; i < plan.price_components.size(); ++i) one(element::price, i, plan.price_components[i].name);
    for (std::size_t i = 0; i < plan.one_off_fees.size(); ++i)
        one(element::price, plan.price_components.size() + i, plan.one_off_fees[i].name);
    one(element::content, 0, plan.content_text);
    for (std::size_t i = 0; i < plan.content.size(); ++i) one(element::content, i + 1, plan.content[i].detail);
    one(element::audience, 0, plan.audience);
    for (std::size_t i = 0; i < plan.regions.size(); ++i) one(element::region, i, plan.regions[i]);
    for (std::size_t i = 0; i < plan.channels.size(); ++i) one(element::channels, i, plan.channels[i]);
    one(element::unsubscribe, 0, plan.unsubscribe);
    one(element::breach, 0, plan.breach);
    one(element::notes, 0, plan.notes);
    for (std::size_t i = 0; i < plan.restrictions.size(); ++i) one(element::notes, i + 1, plan.restrictions[i]);
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/tariff/terms_text.hpp -----------------------------------------------------------------------------------

// A plan's terms in sentences that customers read: in notices, on bills and self-care pages. Each says everything that
// the structure says, figures exactly.
namespace mingbai::inline MINGBAI_ABI {

/// 每月15元, 每年120元, 每3个月30元, 一次性30元; CNY 15.00 per month, CNY 30.00 once.
template <currency_type Currency>
[[nodiscard]] std::string terms_text(const tariff_price<Currency>& price, language words) {
    const std::string amount(text_for_people(price.amount, words));
    if (words == language::chinese) {
        if (price.is_once()) return "一次性" + amount;
        if (price.per.count != 1) return "每" + std::string(to_text(price.per)) + amount;
        switch (price.per.unit) {
            case period_unit::day: return "每天" + amount;
            case period_unit::month: return "每月" + amount;
            case period_unit::year: return "每年" + amount;
        }
    }
    if (price.is_once()) return amount + " once";
    if (price.per.count != 1) return amount + " every " + std::string(to_text(price.per, words));
    switch (price.per.unit) {
        case period_unit::day: return amount + " per day";
        case period_unit::month: return amount + " per month";
        case period_unit::year: return amount + " per year";
    }
    return amount;
}

/// 前6个月每月29元，之后每月59元.
template <currency_type Currency>
[[nodiscard]] std::string terms_text(const introductory_price<Currency>& price, language words) {
    const std::string length(to_text(price.lasting, words));
    if (words == language::chinese)
        return "前" + length + terms_text(price.during, words) + "，之后" + terms_text(price.after, words);
    return terms_text(price.during, words) + " for " + length + ", then " + terms_text(price.after, words);
}

/// 有效期24个月，到期自动续订，每次2年; 长期有效.
[[nodiscard]] inline std::string terms_text(const plan_validity& validity, language words) {
    const bool chinese = words == language::chinese;
    if (validity.term.count == 0) return chinese ? "长期有效，至退订为止" : "valid until you cancel";
    const std::string term(to_text(validity.term, words));
    if (!validity.renews_automatically)
        return chinese ? "有效期" + term + "，到期不自动续订" : "valid for " + term + ", does not renew by itself";
    const period next = validity.renewal_term.count != 0 ? validity.renewal_term : validity.term;
    if (chinese) return "有效期" + term + "，到期自动续订，每次" + std::string(to_text(next, words));
    return "valid for " + term + ", then renews by itself for " + std::string(to_text(next, words)) + " at a time";
}

/// 无合约期限及违约责任; 合约期24个月，提前解约最多收取240元.
template <plan_storage Storage>
[[nodiscard]] std::string terms_text(const basic_commitment<Storage>& commitment, language words) {
    const bool chinese = words == language::chinese;
    if (!commitment.binds()) return chinese ? "无合约期限及违约责任" : "no commitment, no charge for leaving";
    const std::string term(to_text(commitment.term, words));
    const std::string charge(text_for_people(commitment.early_termination_charge, words));
    if (commitment.early_termination_charge.is_zero())
        return chinese ? "合约期" + term + "，提前解约不收费"
                       : "commitment of " + term + ", no charge for leaving early";
    if (chinese) return "合约期" + term + "，提前解约最多收取" + charge;
    return "commitment of " + term + ", leaving early costs at most " + charge;
}

namespace detail {

template <class Overage>
void append_rates(std::string& text, const Overage& terms, language words) {
    const bool chinese = words == language::chinese;
    for (std::size_t i = 0; i < terms.rates.size(); ++i) {
        const auto& rate = terms.rates[i];
        if (i > 0) text += chinese ? "，" : ", ";
        if (rate.from != 0) {
            const std::string from(to_text(service_amount::of(rate.from, unit_of(terms.what)), words));
            text += chinese ? "超过" + from + "后" : "beyond " + from + " ";
        }
        const std::string price(text_for_people(rate.price, words));
        const std::string unit(to_text(rate.unit, words));
        text += chinese ? "每" + unit + price : price + " per " + unit;
    }
}

}  // namespace detail

/// What use beyond the allowance costs, and where it ends: 超出后每1GB5元，每月最高500元，超出15GB后停止使用.
template <plan_storage Storage>
[[nodiscard]] std::string terms_text(const basic_overage<Storage>& terms, language words) {
    const bool chinese = words == language::chinese;
    const auto money = [words](auto amount) { return std::string(text_for_people(amount, words)); };
    const auto units = [&terms, words](std::uint64_t n) {
        return std::string(to_text(service_amount::of(n, unit_of(terms.what)), words));
    };
    std::string text;
    switch (terms.action) {
        case overage_action::stopped:
            return chinese ? "用尽后停止使用，不产生超出费用" : "stops when used up, no further charge";
        case overage_action::throttled:
            text = chinese ? "超出后不另收费，限速" : "free beyond it, at ";
            text += to_text(terms.throttled_to);
            break;
        case overage_action::charged:
            text = chinese ? "超出后" : "beyond it ";
            detail::append_rates(text, terms, words);
            break;
    }
    for (const auto& stretch : terms.stretches)
        text += chinese ? "，每" + units(stretch.every) + "最高" + money(stretch.at_most)
                        : ", at most " + money(stretch.at_most) + " for each " + units(stretch.every);
    if (terms.by_day) text += chinese ? "，按天计费" : ", each day counted alone";
    if (!terms.day_ceiling.is_zero())
        text += chinese ? "，每天最高" + money(terms.day_ceiling) : ", at most " + money(terms.day_ceiling) + " a day";
    if (!terms.money_ceiling.is_zero())
        text += chinese ? "，每月最高" + money(terms.money_ceiling)
                        : ", at most " + money(terms.money_ceiling) + " a month";
    if (!terms.volume_ceiling.is_zero())
        text += chinese ? "，超出" + units(terms.volume_ceiling.value()) + "后停止使用"
                        : ", stops " + units(terms.volume_ceiling.value()) + " beyond it";
    if (const std::string_view region = terms.region; !region.empty())
        text += chinese ? "（" + std::string(region) + "）" : " (" + std::string(region) + ")";
    return text;
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/tariff/plan_text.hpp ------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

namespace detail {

/// What an element says in several pieces, with the language's marks between and around them.
class element_writer {
public:
    explicit element_writer(language words) noexcept : chinese_(words == language::chinese) {}

    /// Begins the next piece of the element.
    element_writer& next() {
        if (!text_.empty()) text_.append(chinese_ ? "；" : "; ");
        return *this;
    }
    template <class... Texts>
    element_writer& add(const Texts&... texts) {
        (text_.append(std::string_view(texts)), ...);
        return *this;
    }
    element_writer& add_in_brackets(std::string_view inner) {
        return inner.empty() ? *this : add(chinese_ ? "（" : " (", inner, chinese_ ? "）" : ")");
    }
    template <class List>
    element_writer& add_list(const List& list) {
        bool first = true;
        for (const auto& each : list) {
            if (!first) text_.append(chinese_ ? "、" : ", ");
            first = false;
            text_.append(std::string_view(each));
        }
        return *this;
    }
    [[nodiscard]] std::string_view in(std::string_view chinese, std::string_view english) const noexcept {
        return chinese_ ? chinese : english;
    }
    [[nodiscard]] std::string take() noexcept { return std::move(text_); }

private:
    std::string text_;
    bool chinese_;
};

template <class Plan>
[[nodiscard]] std::string price_element(const Plan& plan, language words) {
    element_writer out(words);
    if (plan.introductory)
        out.add(terms_text(*plan.introductory, words));
    else if (plan.price)
        out.add(terms_text(*plan.price, words));
    for (const auto& part : plan.price_components)
        out.next().add(out.in("其中", "of which "), part.name, " ", text_for_people(part.amount, words));
    for (const auto& fee : plan.one_off_fees)
        out.next().add(out.in("一次性费用：", "once: "), fee.name, " ", text_for_people(fee.amount, words));
    return out.take();
}

template <class Plan>
[[nodiscard]] std::string content_element(const Plan& plan, language words) {
    element_writer out(words);
    for (const auto& included : plan.content) {
        out.next().add(text_for_people(included.what, words)).add_in_brackets(included.detail);
        out.add(" ", to_text(included.amount, words));
        if (included.per.count == 1 && included.per.unit == period_unit::month)
            out.add(out.in("/月", " a month"));
        else if (included.per.count > 0)
            out.add(out.in("/", " each "), to_text(included.per, words));
        if (const std::string_view region = included.region; !region.empty())
            out.add(out.in("，限", ", in "), region, out.in("使用", " only"));
        if (included.full_speed_until.is_unlimited())
            out.add(out.in("，不限速", ", never slowed"));
        else if (!included.full_speed_until.is_zero())
            out.add(out.in("，达到", ", beyond "), to_text(included.full_speed_until, words), out.in("后限速至", " at "),
                    to_text(included.reduced_to));
    }
    if (const std::string_view more = plan.content_text; !more.empty()) out.next().add(more);
    return out.take();
}

}  // namespace detail

/// One element of a plan as a person reads it, exactly; empty when the plan does not state it. What a register's page, a
/// comparison of two registers and a request for consent show.
template <plan_storage Storage>
[[nodiscard]] std::string plan_text(const basic_tariff_plan<Storage>& plan, element what,
                                    language words = language::chinese) {
    const auto date = [](const std::optional<civil_date>& day) {
        return day && in_calendar(*day) ? std::string(to_text(*day)) : std::string();
    };
    const auto text = [](const auto& stated) { return std::string(std::string_view(stated)); };
    detail::element_writer out(words);
    // Not a switch: most elements are not a plan's, and -Wswitch-enum asks for each of them.
    if (what == element::name) return text(plan.name);
    if (what == element::filing_number) return text(plan.filing_number);
    if (what == element::category) return text(plan.category);
    if (what == element::price) return detail::price_element(plan, words);
    if (what == element::content) return detail::content_element(plan, words);
    if (what == element::overage) {
        for (const auto& terms : plan.overage)
            out.next().add(text_for_people(terms.what, words), out.in("：", ": "), terms_text(terms, words));
        return out.take();
    }
    if (what == element::audience) return text(plan.audience);
    if (what == element::region) return out.add_list(plan.regions).take();
    if (what == element::validity) return plan.validity ? terms_text(*plan.validity, words) : std::string();
    if (what == element::channels) return out.add_list(plan.channels).take();
    if (what == element::on_sale) return date(plan.on_sale);
    if (what == element::off_sale) return date(plan.off_sale);
    if (what == element::commitment) return plan.commitment ? terms_text(*plan.commitment, words) : std::string();
    if (what == element::unsubscribe) return text(plan.unsubscribe);
    if (what == element::breach) return text(plan.breach);
    if (what == element::notes) {
        for (const auto& each : plan.restrictions) out.next().add(each);
        if (const std::string_view notes = plan.notes; !notes.empty()) out.next().add(notes);
        return out.take();
    }
    return {};
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/tariff/page.hpp -----------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// What the disclosure page says besides the plans.
struct page_options {
    std::string_view title = "资费公示专区";
    std::string_view publisher{};  ///< the carrier
    civil_date as_of{};            ///< the day on which "on sale" is meant
    std::span<const std::string_view> nationwide{};  ///< the words by which a plan is valid in every region
};

namespace detail {

/// A price as a month's amount in 10⁻⁶ units, for sorting and filtering only; nothing for a price that is paid once.
template <currency_type Currency>
[[nodiscard]] constexpr std::optional<std::int64_t> monthly_micros(const tariff_price<Currency>& price) noexcept {
    const std::int64_t count = price.per.count;
    if (count <= 0) return std::nullopt;
    const std::int64_t micros = price.amount.micros();
    switch (price.per.unit) {
        case period_unit::day: return checked_multiply(price.amount, ratio{30, static_cast<std::uint64_t>(count)}, rounding::down).value_or(price.amount).micros();
        case period_unit::month: return micros / count;
        case period_unit::year: return micros / (12 * count);
    }
    return std::nullopt;
}

/// The sum of what a plan contains in one unit; unlimited sorts above everything.
template <class Plan>
[[nodiscard]] service_amount total_of(const Plan& plan, service_unit unit) {
    std::uint64_t sum = 0;
    for (const auto& included : plan.content) {
        if (unit_of(included.what) != unit) continue;
        if (included.amount.is_unlimited()) return unlimited;
        sum = included.amount.value() > UINT64_MAX - sum ? UINT64_MAX : sum + included.amount.value();
    }
    return service_amount::of(sum, unit);
}

template <class Plan>
[[nodiscard]] constexpr std::string_view sale_state(const Plan& plan, civil_date day) noexcept {
    if (plan.off_sale && *plan.off_sale < day) return "ended";
    return plan.on_sale && *plan.on_sale > day ? "soon" : "on";
}

template <class Writer, class Plan>
void write_page_plan(Writer& out, const Plan& plan, const page_options& options) {
    const auto total = [&](json_key value, json_key text, service_unit unit) {
        const service_amount sum = total_of(plan, unit);
        // Numbers in the page are JavaScript's: exact up to 2^53.
        const std::uint64_t shown = sum.is_unlimited() || sum.value() > (1ULL << 53U) ? 1ULL << 53U : sum.value();
        out.member(value, shown).member(text, sum.is_zero() ? quantity_text() : to_text(sum, language::chinese));
    };
    bool everywhere = false;
    for (const auto& region : plan.regions)
        for (const std::string_view words : options.nationwide) everywhere = everywhere || std::string_view(region) == words;

    out.begin_object().member("c", plan.channels);
    total("d", "dt", service_unit::bytes);
    out.member("everywhere", everywhere).member("n", std::string_view(plan.filing_number));
    const auto month = plan.price ? monthly_micros(*plan.price) : std::nullopt;
    if (month)
        out.key("p").number(to_text(money<typename Plan::currency>::from_micros(*month)).text());
    else
        out.member("p", nullptr);
    out.member("r", plan.regions).member("s", sale_state(plan, options.as_of));
    out.begin_array("u");
    for (std::uint16_t i = 1; i <= plan_element_count; ++i)
        if (plan.unknown.has(static_cast<element>(i))) out.value(i - 1);
    out.end_array();
    total("v", "vt", service_unit::seconds);
    out.begin_array("x");
    for (std::uint16_t i = 1; i <= plan_element_count; ++i) out.value(plan_text(plan, static_cast<element>(i)));
    out.end_array().end_object();
}

inline constexpr std::string_view page_body = R"html(
<main>
<form id="filter" role="search" aria-label="查找资费方案">
<div class="wide"><label for="q">搜索名称、编号或内容 / Search <span class="dim">（按 / 键）</span></label><input id="q" type="search" autocomplete="off"></div>
<div><label for="cat">资费类型 / Category</label><select id="cat"><option value="">全部</option></select></div>
<div><label for="min">月资费 / Price a month</label><div class="pair"><input id="min" type="number" min="0" step="any" inputmode="decimal" aria-label="最低月资费"><input id="max" type="number" min="0" step="any" inputmode="decimal" aria-label="最高月资费"></div></div>
<div><label for="region">适用地区 / Region</label><select id="region"><option value="">全部</option></select></div>
<div><label for="channel">销售渠道 / Channel</label><select id="channel"><option value="">全部</option></select></div>
<div><label for="sale">状态 / On sale</label><select id="sale"><option value="on">在售</option><option value="soon">未上线</option><option value="ended">已下线</option><option value="">全部</option></select></div>
</form>
<section id="detail" class="card" aria-labelledby="detail-title" hidden>
<div class="head"><h2 id="detail-title" tabindex="-1"></h2><div class="pair"><button type="button" id="detail-print">打印</button><button type="button" id="detail-close">关闭</button></div></div>
<p class="dim"><a id="detail-link" href="#">本方案链接 / link to this plan</a></p>
<table><tbody id="detail-body"></tbody></table>
</section>
<section id="compare" class="card" aria-labelledby="compare-title" hidden>
<div class="head"><h2 id="compare-title" tabindex="-1">方案对比 / Two plans</h2><button type="button" id="compare-close">关闭</button></div>
<table><tbody id="compare-body"></tbody></table>
</section>
<section id="results" aria-label="资费方案列表">
<div class="bar"><span id="count" role="status" aria-live="polite"></span><span id="picked" class="dim" aria-live="polite"></span><button type="button" id="reset">重置 / Reset</button></div>
<table id="list"><thead><tr>
<th scope="col"><button type="button" data-sort="name">名称 ⇅</button></th><th scope="col">方案编号</th><th scope="col">类型</th>
<th scope="col" class="num"><button type="button" data-sort="price">资费 ⇅</button></th>
<th scope="col" class="num"><button type="button" data-sort="data">流量 ⇅</button></th>
<th scope="col" class="num"><button type="button" data-sort="voice">语音 ⇅</button></th>
<th scope="col"><button type="button" data-sort="on">状态 ⇅</button></th><th scope="col">对比</th>
</tr></thead><tbody id="rows"></tbody></table>
<p><button type="button" id="more" hidden>显示更多 / More</button></p>
</section>
<noscript><p>本页需要启用脚本才能检索；完整数据见下方嵌入的 JSON。This page needs scripts to search; the data is embedded below as JSON.</p></noscript>
</main>
)html";

}  // namespace detail

/// The disclosure page (资费公示专区): one HTML file that needs nothing else, neither network nor framework. Search, filters,
/// sorting, every plan's sixteen elements in their order, two plans side by side, a link to each plan, print, phone and desk,
/// keyboard and screen reader. Every text of a plan stays text.
///
/// `plans` is a range of plans of one currency. Refused: reason::bad_utf8, with the number of the plan in `where.index`.
template <class Plans>
[[nodiscard]] result<std::string> disclosure_page(const Plans& plans, const page_options& options) {
    std::string data;
    basic_json_writer<std::string, json_form::foreign> out(data);
    out.begin_object();
    out.begin_array("elements");
    for (std::uint16_t i = 1; i <= plan_element_count; ++i) out.value(describe(static_cast<element>(i)).chinese);
    out.end_array();
    out.begin_array("plans");
    std::uint64_t number = 0;
    for (const auto& plan : plans) {
        bool valid = true;
        for_each_text(plan, [&](element, std::size_t, std::string_view text) { valid = valid && is_utf8(text); });
        if (!valid || !is_utf8(plan.filing_number)) return refusal{reason::bad_utf8, at_index(number)};
        detail::write_page_plan(out, plan, options);
        ++number;
    }
    out.end_array().end_object();
    if (const auto done = out.finish(); !done) return done.error();

    std::string page("<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>");
    append_html_text(page, options.title);
    page.append("</title>\n<style>").append(detail::page_style).append("</style>\n</head>\n<body>\n<header><h1>");
    append_html_text(page, options.title);
    page.append("</h1><p class=\"dim\">");
    append_html_text(page, options.publisher);
    if (in_calendar(options.as_of)) page.append("　截至 / as of ").append(to_text(options.as_of));
    page.append("</p></header>").append(detail::page_body);
    page.append("<footer class=\"dim\"><p>未载明的要素按原样标出，不作推断。 / What is not stated is shown as not stated.</p></footer>\n");
    page.append("<script type=\"application/json\" id=\"data\">");
    append_script_json(page, data);
    page.append("</script>\n<script>").append(detail::page_script).append("</script>\n</body>\n</html>\n");
    return page;
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/tariff/plan_json.hpp ------------------------------------------------------------------------------------

// The canonical document of a plan: what its version digest is taken over, what the ledger keeps, what is exchanged.
//
// Every member is always there, in this order: audience, breach, category, channels, commitment, content, content_text,
// currency, filing_number, introductory, name, notes, off_sale, on_sale, one_off_fees, overage, price, price_components,
// regions, restrictions, unknown, unreadable, unsubscribe, validity. What is not stated is null, "" or []. Money is an
// integer of 10⁻⁶ units of `currency`; an amount is {"unit","value"} or {"unlimited":true}; a period is {"count","unit"};
// a date is "2026-07-22".
namespace mingbai::inline MINGBAI_ABI {

[[nodiscard]] constexpr std::string_view to_text(period_unit unit) noexcept {
    switch (unit) {
        case period_unit::day: return "day";
        case period_unit::month: return "month";
        case period_unit::year: return "year";
    }
    return "unknown";
}

[[nodiscard]] constexpr std::string_view to_text(overage_action action) noexcept {
    switch (action) {
        case overage_action::charged: return "charged";
        case overage_action::throttled: return "throttled";
        case overage_action::stopped: return "stopped";
    }
    return "unknown";
}

namespace detail {

template <class Writer>
void write(Writer& out, json_key key, period length) {
    out.begin_object(key).member("count", length.count).member("unit", to_text(length.unit)).end_object();
}

template <class Writer>
void write(Writer& out, json_key key, service_amount amount) {
    out.begin_object(key);
    if (amount.is_unlimited())
        out.member("unlimited", true);
    else
        out.member("unit", to_text(amount.unit())).member("value", amount.value());
    out.end_object();
}

template <class Writer, class Currency>
void write(Writer& out, json_key key, const tariff_price<Currency>& price) {
    out.begin_object(key).member("amount", price.amount.micros());
    write(out, "per", price.per);
    out.end_object();
}

template <class Writer>
void write(Writer& out, json_key key, const std::optional<civil_date>& date) {
    if (date && in_calendar(*date))
        out.member(key, to_text(*date));
    else
        out.member(key, nullptr);
}

template <class Writer>
void write(Writer& out, json_key key, const plan_elements& set) {
    out.begin_array(key);
    for (std::uint16_t i = 1; i <= plan_element_count; ++i)
        if (set.has(static_cast<element>(i))) out.value(to_text(static_cast<element>(i)));
    out.end_array();
}

template <class Writer, class List>
void write_texts(Writer& out, json_key key, const List& list) {
    out.begin_array(key);
    for (const auto& text : list) out.value(std::string_view(text));
    out.end_array();
}

template <class Writer, class List>
void write_fees(Writer& out, json_key key, const List& fees) {
    out.begin_array(key);
    for (const auto& fee : fees)
        out.begin_object().member("amount", fee.amount.micros()).member("name", std::string_view(fee.name)).end_object();
    out.end_array();
}

template <class Writer, class Allowance>
void write_allowance(Writer& out, const Allowance& included) {
    out.begin_object();
    write(out, "amount", included.amount);
    out.member("detail", std::string_view(included.detail));
    write(out, "full_speed_until", included.full_speed_until);
    write(out, "per", included.per);
    out.member("reduced_to", included.reduced_to.bits_per_second())
        .member("region", std::string_view(included.region))
        .member("service", to_text(included.what))
        .end_object();
}

template <class Writer, class Overage>
void write_overage(Writer& out, const Overage& terms) {
    out.begin_object()
        .member("action", to_text(terms.action))
        .member("by_day", terms.by_day)
        .member("day_ceiling", terms.day_ceiling.micros())
        .member("money_ceiling", terms.money_ceiling.micros());
    out.begin_array("rates");
    for (const auto& rate : terms.rates) {
        out.begin_object().member("from", rate.from).member("price", rate.price.micros());
        write(out, "unit", rate.unit);
        out.end_object();
    }
    out.end_array().member("region", std::string_view(terms.region)).member("service", to_text(terms.what));
    out.begin_array("stretches");
    for (const auto& stretch : terms.stretches)
        out.begin_object().member("at_most", stretch.at_most.micros()).member("every", stretch.every).end_object();
    out.end_array().member("throttled_to", terms.throttled_to.bits_per_second());
    write(out, "volume_ceiling", terms.volume_ceiling);
    out.end_object();
}

}  // namespace detail

/// Writes a plan's canonical document as one value into a document that is being written.
template <class Sink, plan_storage Storage>
void write_plan(basic_json_writer<Sink>& out, const basic_tariff_plan<Storage>& plan) {
    using detail::write;
    out.begin_object()
        .member("audience", std::string_view(plan.audience))
        .member("breach", std::string_view(plan.breach))
        .member("category", std::string_view(plan.category));
    detail::write_texts(out, "channels", plan.channels);
    if (plan.commitment) {
        out.begin_object("commitment")
            .member("early_termination_charge", plan.commitment->early_termination_charge.micros());
        write(out, "term", plan.commitment->term);
        out.end_object();
    } else {
        out.member("commitment", nullptr);
    }
    out.begin_array("content");
    for (const auto& included : plan.content) detail::write_allowance(out, included);
    out.end_array()
        .member("content_text", std::string_view(plan.content_text))
        .member("currency", Storage::currency::info.code)
        .member("filing_number", std::string_view(plan.filing_number));
    if (plan.introductory) {
        out.begin_object("introductory");
        write(out, "after", plan.introductory->after);
        write(out, "during", plan.introductory->during);
        write(out, "lasting", plan.introductory->lasting);
        out.end_object();
    } else {
        out.member("introductory", nullptr);
    }
    out.member("name", std::string_view(plan.name)).member("notes", std::string_view(plan.notes));
    write(out, "off_sale", plan.off_sale);
    write(out, "on_sale", plan.on_sale);
    detail::write_fees(out, "one_off_fees", plan.one_off_fees);
    out.begin_array("overage");
    for (const auto& terms : plan.overage) detail::write_overage(out, terms);
    out.end_array();
    if (plan.price)
        write(out, "price", *plan.price);
    else
        out.member("price", nullptr);
    detail::write_fees(out, "price_components", plan.price_components);
    detail::write_texts(out, "regions", plan.regions);
    detail::write_texts(out, "restrictions", plan.restrictions);
    write(out, "unknown", plan.unknown);
    write(out, "unreadable", plan.unreadable);
    out.member("unsubscribe", std::string_view(plan.unsubscribe));
    if (plan.validity) {
        out.begin_object("validity");
        write(out, "renewal_term", plan.validity->renewal_term);
        out.member("renews_automatically", plan.validity->renews_automatically);
        write(out, "term", plan.validity->term);
        out.end_object();
    } else {
        out.member("validity", nullptr);
    }
    out.end_object();
}

/// The canonical document of a plan. Refused: reason::bad_utf8 when one of its texts is not UTF-8.
template <plan_storage Storage>
[[nodiscard]] result<std::string> to_canonical_json(const basic_tariff_plan<Storage>& plan) {
    std::string text;
    json_writer out(text);
    write_plan(out, plan);
    if (const auto done = out.finish(); !done) return done.error();
    return text;
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/tariff/plan_reader.hpp ----------------------------------------------------------------------------------

// Reads what plan_json.hpp writes.
namespace mingbai::inline MINGBAI_ABI {

namespace detail {

/// Reads members of objects one after another and keeps the first refusal: the values read after it mean nothing.
template <plan_storage Storage>
class plan_members {
public:
    using currency = typename Storage::currency;
    using plan_type = basic_tariff_plan<Storage>;

    [[nodiscard]] const refusal& refused() const noexcept { return refused_; }

    void read(const json_value& object, plan_type& plan) {
        only(object, {"audience", "breach", "category", "channels", "commitment", "content", "content_text", "currency",
                      "filing_number", "introductory", "name", "notes", "off_sale", "on_sale", "one_off_fees", "overage",
                      "price", "price_components", "regions", "restrictions", "unknown", "unreadable", "unsubscribe", "validity"});
        if (text(object, "currency") != currency::info.code) refuse({reason::unknown_currency, at_offset(object.offset())});
        plan.audience = text(object, "audience");
        plan.breach = text(object, "breach");
        plan.category = text(object, "category");
        plan.content_text = text(object, "content_text");
        plan.filing_number = text(object, "filing_number");
        plan.name = text(object, "name");
        plan.notes = text(object, "notes");
        plan.unsubscribe = text(object, "unsubscribe");
        plan.on_sale = date(object, "on_sale");
        plan.off_sale = date(object, "off_sale");
        plan.unknown = elements(object, "unknown");
        plan.unreadable = elements(object, "unreadable");
        texts(object, "channels", plan.channels);
        texts(object, "regions", plan.regions);
        texts(object, "restrictions", plan.restrictions);
        fees(object, "one_off_fees", plan.one_off_fees);
        fees(object, "price_components", plan.price_components);
        if (const auto stated = optional_object(object, "price")) plan.price = price(*stated);
        if (const auto stated = optional_object(object, "introductory"))
            plan.introductory = {price(*stated, "during"), length(*stated, "lasting"), price(*stated, "after")};
        if (const auto stated = optional_object(object, "commitment"))
            plan.commitment = {length(*stated, "term"), amount_of_money(*stated, "early_termination_charge")};
        if (const auto stated = optional_object(object, "validity"))
            plan.validity = plan_validity{length(*stated, "term"), member<bool>(*stated, "renews_automatically"),
                                          length(*stated, "renewal_term")};
        for_each(object, "content", [&](const json_value& each) { plan.content.push_back(allowance(each)); });
        for_each(object, "overage", [&](const json_value& each) { plan.overage.push_back(overage_terms(each)); });
    }

private:
    void refuse(const refusal& why) noexcept {
        if (refused_.why == reason::none) refused_ = why;
    }

    void only(const json_value& object, std::initializer_list<std::string_view> keys) {
        if (const auto fits = object.has_only(keys); !fits) refuse(fits.error());
    }

    template <class T>
    [[nodiscard]] T member(const json_value& object, std::string_view key) {
        const auto read = object.get<T>(key);
        if (read) return *read;
        refuse(read.error());
        return T{};
    }

    [[nodiscard]] std::string text(const json_value& object, std::string_view key) {
        return std::string(member<std::string_view>(object, key));
    }

    [[nodiscard]] money<currency> amount_of_money(const json_value& object, std::string_view key) {
        return money<currency>::from_micros(member<std::int64_t>(object, key));
    }

    /// An object that may be null instead.
    [[nodiscard]] std::optional<json_value> optional_object(const json_value& object, std::string_view key) {
        const auto found = object.at(key);
        if (!found) {
            refuse(found.error());
            return std::nullopt;
        }
        if (found->is_null()) return std::nullopt;
        return *found;
    }

    template <class F>
    void for_each(const json_value& object, std::string_view key, F&& f) {
        const auto list = object.at(key);
        if (!list) return refuse(list.error());
        if (!list->is_array()) return refuse({reason::json_wrong_type, at_offset(list->offset())});
        for (const json_value each : list->elements()) f(each);
    }

    template <class List>
    void texts(const json_value& object, std::string_view key, List& list) {
        for_each(object, key, [&](const json_value& each) {
            const auto read = each.template as<std::string_view>();
            if (!read) return refuse(read.error());
            list.emplace_back(*read);
        });
    }

    template <class List>
    void fees(const json_value& object, std::string_view key, List& list) {
        for_each(object, key, [&](const json_value& each) {
            only(each, {"amount", "name"});
            list.push_back({text(each, "name"), amount_of_money(each, "amount")});
        });
    }

    [[nodiscard]] std::optional<civil_date> date(const json_value& object, std::string_view key) {
        const auto found = optional_object(object, key);
        if (!found) return std::nullopt;
        const auto written = found->template as<std::string_view>();
        const auto read = written ? parse_date(*written) : result<civil_date>(written.error());
        if (read) return *read;
        refuse({read.error().why, at_offset(found->offset())});
        return std::nullopt;
    }

    [[nodiscard]] plan_elements elements(const json_value& object, std::string_view key) {
        plan_elements set;
        for_each(object, key, [&](const json_value& each) {
            const std::string_view name = each.template as<std::string_view>().value_or({});
            for (std::uint16_t i = 1; i <= plan_element_count; ++i)
                if (to_text(static_cast<element>(i)) == name) return void(set.add(static_cast<element>(i)));
            refuse({reason::json_wrong_type, at_offset(each.offset())});
        });
        return set;
    }

    /// One of an enumeration's values by its name.
    template <class Enum, std::size_t N>
    [[nodiscard]] Enum named(const json_value& object, std::string_view key, const Enum (&values)[N]) {
        const auto name = member<std::string_view>(object, key);
        for (const Enum value : values)
            if (to_text(value) == name) return value;
        refuse({reason::json_wrong_type, at_offset(object.offset())});
        return values[0];
    }

    [[nodiscard]] period length(const json_value& object, std::string_view key) {
        const auto found = object.at(key);
        if (!found) {
            refuse(found.error());
            return {};
        }
        only(*found, {"count", "unit"});
        return {member<std::int32_t>(*found, "count"),
                named(*found, "unit", {period_unit::day, period_unit::month, period_unit::year})};
    }

    [[nodiscard]] service_amount amount(const json_value& object, std::string_view key) {
        const auto found = object.at(key);
        if (!found) {
            refuse(found.error());
            return {};
        }
        only(*found, {"unit", "unlimited", "value"});
        if (found->find("unlimited")) {
            if (!member<bool>(*found, "unlimited") || found->size() != 1) refuse({reason::json_wrong_type, at_offset(found->offset())});
            return unlimited;
        }
        return service_amount::of(member<std::uint64_t>(*found, "value"),
                                  named(*found, "unit", {service_unit::none, service_unit::bytes, service_unit::seconds,
                                                         service_unit::messages, service_unit::bits_per_second, service_unit::pieces}));
    }

    [[nodiscard]] service what(const json_value& object) {
        return named(object, "service", {service::data, service::directed_data, service::voice, service::sms,
                                         service::broadband, service::rights});
    }

    [[nodiscard]] bit_rate speed(const json_value& object, std::string_view key) {
        return bit_rate::from_bits_per_second(member<std::uint64_t>(object, key));
    }

    [[nodiscard]] tariff_price<currency> price(const json_value& object) {
        only(object, {"amount", "per"});
        return {amount_of_money(object, "amount"), length(object, "per")};
    }
    [[nodiscard]] tariff_price<currency> price(const json_value& object, std::string_view key) {
        const auto found = object.at(key);
        if (found) return price(*found);
        refuse(found.error());
        return {};
    }

    [[nodiscard]] basic_allowance<Storage> allowance(const json_value& each) {
        only(each, {"amount", "detail", "full_speed_until", "per", "reduced_to", "region", "service"});
        return {what(each),          amount(each, "amount"), length(each, "per"),
                text(each, "region"), text(each, "detail"),   amount(each, "full_speed_until"),
                speed(each, "reduced_to")};
    }

    [[nodiscard]] basic_overage<Storage> overage_terms(const json_value& each) {
        only(each, {"action", "by_day", "day_ceiling", "money_ceiling", "rates", "region", "service", "stretches",
                    "throttled_to", "volume_ceiling"});
        basic_overage<Storage> terms;
        terms.what = what(each);
        terms.action = named(each, "action", {overage_action::charged, overage_action::throttled, overage_action::stopped});
        for_each(each, "rates", [&](const json_value& rate) {
            only(rate, {"from", "price", "unit"});
            terms.rates.push_back({amount_of_money(rate, "price"), amount(rate, "unit"), member<std::uint64_t>(rate, "from")});
        });
        for_each(each, "stretches", [&](const json_value& stretch) {
            only(stretch, {"at_most", "every"});
            terms.stretches.push_back({member<std::uint64_t>(stretch, "every"), amount_of_money(stretch, "at_most")});
        });
        terms.by_day = member<bool>(each, "by_day");
        terms.day_ceiling = amount_of_money(each, "day_ceiling");
        terms.money_ceiling = amount_of_money(each, "money_ceiling");
        terms.volume_ceiling = amount(each, "volume_ceiling");
        terms.throttled_to = speed(each, "throttled_to");
        terms.region = text(each, "region");
        return terms;
    }

    refusal refused_{};
};

}  // namespace detail

/// A plan from its canonical document. Refused, at the byte offset in the text that was read: reason::json_missing_key,
/// json_unknown_key, json_wrong_type, out_of_range, bad_date; reason::unknown_currency when it is priced in another one.
template <class Plan = tariff_plan>
[[nodiscard]] result<Plan> read_plan(const json_value& document) {
    Plan plan;
    detail::plan_members<typename Plan::storage> members;
    members.read(document, plan);
    if (members.refused().why != reason::none) return members.refused();
    return plan;
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/tariff/published_plan.hpp -------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

template <class Profile>
class disclosure_register;

/// One version of a plan as it was disclosed. A customer keeps the version that was agreed on, whatever comes after it.
template <class Plan>
struct plan_version {
    Plan plan;
    filing_number number;
    std::uint32_t version = 0;  ///< 1, 2, 3 … for each filing number; with it, the plan's identity
    instant effective{};
    sha256_digest digest{};    ///< of the plan's canonical document
    std::uint64_t record = 0;  ///< the ledger's record of the publication
};

/// The token that a plan was disclosed: only a disclosure register can make one, so whatever takes it as a parameter cannot
/// be reached with a plan that the public was not shown. It stays valid when the register goes on.
template <class Plan>
class basic_published_plan {
public:
    [[nodiscard]] const Plan& plan() const noexcept { return version_->plan; }
    [[nodiscard]] const filing_number& number() const noexcept { return version_->number; }
    [[nodiscard]] std::uint32_t version() const noexcept { return version_->version; }
    [[nodiscard]] instant effective() const noexcept { return version_->effective; }
    [[nodiscard]] const sha256_digest& digest() const noexcept { return version_->digest; }
    [[nodiscard]] std::uint64_t record() const noexcept { return version_->record; }

private:
    template <class Profile>
    friend class disclosure_register;

    explicit basic_published_plan(std::shared_ptr<const plan_version<Plan>> version) noexcept
        : version_(std::move(version)) {}

    std::shared_ptr<const plan_version<Plan>> version_;
};

using published_plan = basic_published_plan<tariff_plan>;

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/tariff/plan_record.hpp ----------------------------------------------------------------------------------

// The payloads of the ledger's records about plans:
//
//   plan_published, plan_changed   {"effective":<seconds since 1970>,"plan":<canonical document>,"version":<1, 2, …>}
//   plan_withdrawn                 {"filing_number":"…","from":<seconds since 1970>}
namespace mingbai::inline MINGBAI_ABI::detail {

[[nodiscard]] inline std::string publication_text(std::string_view document, instant effective, std::uint32_t version) {
    std::string text;
    text.reserve(document.size() + 64);
    text.append(R"({"effective":)").append(integer_text(effective.time_since_epoch().count()).text());
    text.append(R"(,"plan":)").append(document);
    text.append(R"(,"version":)").append(integer_text(version).text()).append("}");
    return text;
}

[[nodiscard]] inline std::string withdrawal_text(const filing_number& number, instant from) {
    std::string text;
    json_writer out(text);
    out.begin_object().member("filing_number", number).member("from", from.time_since_epoch().count()).end_object();
    const auto done = out.finish();
    expects(done.has_value(), "mingbai::detail::withdrawal_text: a filing number is not UTF-8");
    return text;
}

template <class Plan>
struct publication {
    Plan plan;
    filing_number number;
    std::uint32_t version = 0;
    instant effective{};
    sha256_digest digest{};
};

/// Refused: reason::not_published for a record of another kind, and what the readers of JSON and plans refuse.
template <class Plan>
[[nodiscard]] result<publication<Plan>> read_publication(evidence::record_kind kind, std::string_view payload) {
    using evidence::record_kind;
    if (kind != record_kind::plan_published && kind != record_kind::plan_changed) return refusal{reason::not_published, {}};
    const auto document = read_json(payload);
    if (!document) return document.error();
    const json_value root = document->root();
    if (const auto fits = root.has_only({"effective", "plan", "version"}); !fits) return fits.error();
    const auto version = root.get<std::uint32_t>("version");
    const auto seconds = root.get<std::int64_t>("effective");
    const auto stated = root.at("plan");
    if (!version) return version.error();
    if (!seconds) return seconds.error();
    if (!stated) return stated.error();
    const auto effective = instant_from_unix(*seconds);
    auto plan = read_plan<Plan>(*stated);
    if (!effective) return effective.error();
    if (!plan) return plan.error();
    const auto number = filing_number::parse(plan->filing_number);
    const auto canonical = to_canonical_json(*plan);
    if (!number) return number.error();
    if (!canonical) return canonical.error();
    return publication<Plan>{*std::move(plan), *number, *version, *effective, sha256(*canonical)};
}

struct withdrawal {
    filing_number number;
    instant from{};
};

[[nodiscard]] inline result<withdrawal> read_withdrawal(std::string_view payload) {
    const auto document = read_json(payload);
    if (!document) return document.error();
    const json_value root = document->root();
    const auto text = root.get<std::string_view>("filing_number");
    const auto seconds = root.get<std::int64_t>("from");
    if (!text) return text.error();
    if (!seconds) return seconds.error();
    const auto number = filing_number::parse(*text);
    const auto from = instant_from_unix(*seconds);
    if (!number) return number.error();
    if (!from) return from.error();
    return withdrawal{*number, *from};
}

/// One line of a register's state, for its digest: number, version (0 for a withdrawal), instant, digest of the plan.
template <class Version>
[[nodiscard]] std::string state_line(const filing_number& number, instant from, const Version* version) {
    std::string line(number.text());
    line.append("\t").append(integer_text(version == nullptr ? 0U : version->version).text());
    line.append("\t").append(integer_text(from.time_since_epoch().count()).text());
    line.append("\t").append(version == nullptr ? std::string() : to_hex(version->digest));
    return line.append("\n");
}

}  // namespace mingbai::inline MINGBAI_ABI::detail

// ---- mingbai/tariff/detail/version_table.hpp -------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::detail {

/// What is in force for each filing number from each instant on. Rows of one number are chained, the latest first; an open
/// addressing index leads from the number to that row, so that a look-up touches the index and a row.
template <class Value>
class version_table {
public:
    static constexpr std::uint32_t no_row = UINT32_MAX;

    struct row {
        filing_number number;
        std::uint32_t earlier = no_row;  ///< the row of this number before this one
        instant from{};
        Value value{};
    };

    [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }
    [[nodiscard]] const std::vector<row>& rows() const noexcept { return rows_; }
    [[nodiscard]] std::size_t numbers() const noexcept { return numbers_; }

    /// The row that takes effect last, or nullptr for an unknown number.
    [[nodiscard]] const row* latest(const filing_number& number) const noexcept {
        if (index_.empty()) return nullptr;
        const std::uint32_t hash = hash_of(number.text());
        for (std::size_t i = hash & mask();; i = (i + 1) & mask()) {
            const slot& at = index_[i];
            if (at.row == no_row) return nullptr;
            if (at.hash == hash && rows_[at.row].number == number) return &rows_[at.row];
        }
    }

    [[nodiscard]] const row* earlier(const row& than) const noexcept {
        return than.earlier == no_row ? nullptr : &rows_[than.earlier];
    }

    /// The row in force at an instant, or nullptr.
    [[nodiscard]] const row* at(const filing_number& number, instant when) const noexcept {
        const row* found = latest(number);
        while (found != nullptr && found->from > when) found = earlier(*found);
        return found;
    }

    /// Adds a row. Requires: no row of the number has this instant.
    void insert(const filing_number& number, instant from, Value value) {
        expects(rows_.size() < no_row, "mingbai::disclosure_register: more than 4,294,967,295 versions");
        if (2 * (numbers_ + 1) > index_.size()) grow();
        const auto added = static_cast<std::uint32_t>(rows_.size());
        rows_.push_back({number, no_row, from, std::move(value)});

        const std::uint32_t hash = hash_of(number.text());
        std::size_t i = hash & mask();
        while (index_[i].row != no_row && !(index_[i].hash == hash && rows_[index_[i].row].number == number))
            i = (i + 1) & mask();
        std::uint32_t* link = &index_[i].row;
        if (*link == no_row) ++numbers_;
        index_[i].hash = hash;
        while (*link != no_row && rows_[*link].from > from) link = &rows_[*link].earlier;
        expects(*link == no_row || rows_[*link].from != from, "mingbai::disclosure_register: two versions at one instant");
        rows_[added].earlier = std::exchange(*link, added);
    }

private:
    struct slot {
        std::uint32_t hash = 0;
        std::uint32_t row = no_row;
    };

    [[nodiscard]] std::size_t mask() const noexcept { return index_.size() - 1; }

    [[nodiscard]] static std::uint32_t hash_of(std::string_view text) noexcept {
        std::uint64_t hash = 0xcbf29ce484222325U;  // FNV-1a: the keys are short and the carrier's own
        for (const char c : text) hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001b3U;
        return static_cast<std::uint32_t>(hash ^ hash >> 32U);
    }

    void grow() {
        std::vector<slot> before(index_.empty() ? 16 : index_.size() * 2);
        before.swap(index_);
        for (const slot& kept : before) {
            if (kept.row == no_row) continue;
            std::size_t i = kept.hash & mask();
            while (index_[i].row != no_row) i = (i + 1) & mask();
            index_[i] = kept;
        }
    }

    std::vector<slot> index_;  ///< a power of two, at most half full
    std::vector<row> rows_;
    std::size_t numbers_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI::detail

// ---- mingbai/tariff/register.hpp -------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// Where and when a sale takes place.
struct sale {
    std::string_view region;
    std::string_view channel;
    instant at{};
};

/// The tariff disclosure register (资费公示专区): every plan that may be sold, in every version, and the only maker of
/// `published_plan`. A plan's identity is its filing number and version, never its name.
///
/// The profile gives `tariff_rules`, `currency`, the civil `zone` in which sale dates are meant, and `nationwide`, the words
/// for "every region". State is a fold over the ledger's records: `replay` on an empty register rebuilds it. One writer at a
/// time; the ledger must outlive the register.
template <class Profile>
class disclosure_register {
public:
    using plan_type = basic_tariff_plan<owning_storage<typename Profile::currency>>;
    using published = basic_published_plan<plan_type>;
    using version_type = plan_version<plan_type>;

    explicit disclosure_register(evidence::ledger_ref ledger) noexcept : ledger_(ledger) {}

    /// Discloses a plan, or a new version of one, with effect from an instant that is not in the past.
    ///
    /// Refused, and nothing is changed: reason::rules_broken with the report; reason::bad_filing_number; reason::bad_utf8;
    /// reason::retroactive; reason::same_instant when something else takes effect at that instant; reason::unchanged when
    /// the version then in force says the same; whatever the ledger refuses.
    template <plan_storage Storage>
    [[nodiscard]] result<published, refused_by_rules> publish(const basic_tariff_plan<Storage>& plan, instant effective,
                                                              instant now) {
        static_assert(std::is_same_v<typename Storage::currency, typename Profile::currency>,
                      "mingbai::disclosure_register::publish: the plan has another currency than the profile");
        if (const report found = check<typename Profile::tariff_rules>(plan); !found.passed()) return refuse(found);
        const auto number = filing_number::parse(plan.filing_number);
        if (!number) return refuse_with(number.error().why, at_element(element::filing_number));
        if (effective < now) return refuse_with(reason::retroactive, at_element(element::effective));

        const auto document = to_canonical_json(plan);
        if (!document) return refuse_with(document.error());
        const sha256_digest digest = sha256(*document);
        if (const row* before = table_.at(*number, effective)) {
            if (before->from == effective) return refuse_with(reason::same_instant, at_element(element::effective));
            if (before->value && before->value->digest == digest)
                return refuse_with(reason::unchanged, at_element(element::filing_number));
        }

        const std::uint32_t version = next_version(*number);
        const auto receipt = ledger_.append(version == 1 ? evidence::record_kind::plan_published : evidence::record_kind::plan_changed,
                                            subject_of(*number), now, detail::publication_text(*document, effective, version));
        if (!receipt) return refuse_with(receipt.error());
        return published(insert(to_owned(plan), *number, version, effective, digest, receipt->sequence));
    }

    /// The same with effect at once.
    template <plan_storage Storage>
    [[nodiscard]] result<published, refused_by_rules> publish(const basic_tariff_plan<Storage>& plan, instant now) {
        return publish(plan, now, now);
    }

    /// Takes a plan off sale from an instant on. Its versions stay resolvable for the customers who have them.
    ///
    /// Refused: reason::not_published, reason::withdrawn, reason::retroactive, reason::same_instant, what the ledger refuses.
    [[nodiscard]] result<void> withdraw(const filing_number& number, instant from, instant now) {
        const row* before = table_.at(number, from);
        if (before == nullptr) return refusal{reason::not_published, at_element(element::filing_number)};
        if (!before->value) return refusal{reason::withdrawn, at_element(element::filing_number)};
        if (from < now) return refusal{reason::retroactive, at_element(element::effective)};
        if (before->from == from) return refusal{reason::same_instant, at_element(element::effective)};
        const auto receipt = ledger_.append(evidence::record_kind::plan_withdrawn, subject_of(number), now,
                                            detail::withdrawal_text(number, from));
        if (!receipt) return receipt.error();
        table_.insert(number, from, nullptr);
        return {};
    }

    /// The token for a sale. What the plan does not state (no regions, no channels, no dates) does not limit the sale.
    ///
    /// Refused: reason::not_published, reason::withdrawn, reason::not_on_sale_yet, reason::no_longer_on_sale,
    /// reason::region_excluded, reason::channel_excluded.
    [[nodiscard]] result<published> for_sale(const filing_number& number, const sale& where) const {
        const row* found = table_.at(number, where.at);
        if (found == nullptr) {
            const bool announced = table_.latest(number) != nullptr;
            return refusal{announced ? reason::not_on_sale_yet : reason::not_published, at_element(element::filing_number)};
        }
        if (!found->value) return refusal{reason::withdrawn, at_element(element::filing_number)};
        const plan_type& plan = found->value->plan;
        if (const auto open = on_sale(plan, where); !open) return open.error();
        return published(found->value);
    }

    /// A version that a customer has, sold or not, or nullptr. It is no token: what is resolved cannot be ordered with.
    [[nodiscard]] const version_type* resolve(const filing_number& number, std::uint32_t version) const noexcept {
        for (const row* each = table_.latest(number); each != nullptr; each = table_.earlier(*each))
            if (each->value && each->value->version == version) return each->value.get();
        return nullptr;
    }

    /// The version in force at an instant, or nullptr when there was none or it was withdrawn.
    [[nodiscard]] const version_type* in_force(const filing_number& number, instant at) const noexcept {
        const row* found = table_.at(number, at);
        return found == nullptr ? nullptr : found->value.get();
    }

    /// Makes the token again in another process: the ledger's record of the publication is read and verified, and must be
    /// what this register holds.
    ///
    /// Refused: what the ledger refuses; reason::record_altered; reason::not_published when the record publishes nothing.
    [[nodiscard]] result<published> recall(std::uint64_t sequence) const {
        const auto stored = ledger_.read(sequence);
        if (!stored) return stored.error();
        const auto publication = detail::read_publication<plan_type>(stored->kind, stored->payload);
        if (!publication) return publication.error();
        for (const row* each = table_.latest(publication->number); each != nullptr; each = table_.earlier(*each))
            if (each->value && each->value->record == sequence && each->value->digest == publication->digest)
                return published(each->value);
        return refusal{reason::record_altered, at_index(sequence)};
    }

    /// Takes one record of the ledger into the state; records of other kinds are passed over.
    /// Refused: reason::record_altered at the record's sequence when it cannot follow what was applied before.
    template <class Text>
    [[nodiscard]] result<void> apply(const evidence::basic_record<Text>& record) {
        using evidence::record_kind;
        const refusal altered{reason::record_altered, at_index(record.sequence)};
        if (record.kind == record_kind::plan_withdrawn) {
            const auto withdrawal = detail::read_withdrawal(record.payload);
            if (!withdrawal) return altered;
            const row* before = table_.at(withdrawal->number, withdrawal->from);
            if (before == nullptr || before->from == withdrawal->from) return altered;
            table_.insert(withdrawal->number, withdrawal->from, nullptr);
            return {};
        }
        if (record.kind != record_kind::plan_published && record.kind != record_kind::plan_changed) return {};
        auto publication = detail::read_publication<plan_type>(record.kind, record.payload);
        if (!publication || publication->version != next_version(publication->number)) return altered;
        const row* before = table_.at(publication->number, publication->effective);
        if (before != nullptr && before->from == publication->effective) return altered;
        insert(std::move(publication->plan), publication->number, publication->version, publication->effective,
               publication->digest, record.sequence);
        return {};
    }

    /// Applies the ledger from a record on. Refused, after every intact record was applied: reason::journal_damaged or
    /// reason::record_altered at the first record that was lost, altered, or cannot follow the ones before it.
    [[nodiscard]] result<void> replay(std::uint64_t first = 0) {
        result<void> done;
        const auto seen = ledger_.for_each(first, [&](const evidence::record_view& each) {
            if (const auto applied = apply(each); !applied && done) done = applied;
        });
        return seen.clean() ? done : seen.damages[0];
    }

    /// `f(version)` for every version in the order of publication.
    template <class F>
    void for_each(F&& f) const {
        for (const row& each : table_.rows())
            if (each.value) f(std::as_const(*each.value));
    }

    /// `f(version)` for every plan that is in force at an instant and not withdrawn, in the order of publication.
    template <class F>
    void for_each_in_force(instant at, F&& f) const {
        for (const row& each : table_.rows())
            if (each.value && table_.at(each.number, at) == &each) f(std::as_const(*each.value));
    }

    [[nodiscard]] std::size_t versions() const noexcept { return table_.size(); }
    [[nodiscard]] std::size_t numbers() const noexcept { return table_.numbers(); }

    /// One digest of everything that is disclosed and withdrawn, in the order of publication: two registers that replayed the
    /// same records have the same.
    [[nodiscard]] sha256_digest digest() const {
        sha256_hasher hasher;
        for (const row& each : table_.rows()) hasher.update(detail::state_line(each.number, each.from, each.value.get()));
        return hasher.finish();
    }

private:
    using table_type = detail::version_table<std::shared_ptr<const version_type>>;  // nullptr: withdrawn
    using row = typename table_type::row;

    [[nodiscard]] static refused_by_rules refuse_with(reason why, const place& where) noexcept {
        return refuse_with(refusal{why, where});
    }
    [[nodiscard]] static refused_by_rules refuse_with(const refusal& why) noexcept {
        refused_by_rules refused;
        static_cast<refusal&>(refused) = why;
        return refused;
    }

    [[nodiscard]] static evidence::pseudonym subject_of(const filing_number& number) noexcept {
        return evidence::public_subject("plan", number.text());
    }

    [[nodiscard]] std::uint32_t next_version(const filing_number& number) const noexcept {
        std::uint32_t last = 0;
        for (const row* each = table_.latest(number); each != nullptr; each = table_.earlier(*each))
            if (each->value && each->value->version > last) last = each->value->version;
        return last + 1;
    }

    std::shared_ptr<const version_type> insert(plan_type plan, const filing_number& number, std::uint32_t version,
                                               instant effective, const sha256_digest& digest, std::uint64_t record) {
        auto added = std::make_shared<const version_type>(
            version_type{std::move(plan), number, version, effective, digest, record});
        table_.insert(number, effective, added);
        return added;
    }

    [[nodiscard]] static result<void> on_sale(const plan_type& plan, const sale& where) noexcept {
        const civil_date day = date_of(where.at, Profile::zone);
        if (plan.on_sale && day < *plan.on_sale) return refusal{reason::not_on_sale_yet, at_element(element::on_sale)};
        if (plan.off_sale && day > *plan.off_sale) return refusal{reason::no_longer_on_sale, at_element(element::off_sale)};
        const auto listed = [](const auto& list, std::string_view wanted) {
            for (const std::string& each : list)
                if (each == wanted) return true;
            return list.empty();
        };
        bool everywhere = false;
        for (const std::string_view words : Profile::nationwide) everywhere = everywhere || (!plan.regions.empty() && listed(plan.regions, words));
        if (!everywhere && !listed(plan.regions, where.region)) return refusal{reason::region_excluded, at_element(element::region)};
        if (!listed(plan.channels, where.channel)) return refusal{reason::channel_excluded, at_element(element::channels)};
        return {};
    }

    evidence::ledger_ref ledger_;
    table_type table_;
};

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/tariff/tsv_row.hpp --------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// The fields of one line of a tab-separated file: views into the line, empty beyond its last field. A carriage return at
/// the end is not part of the last field.
template <std::size_t Most>
class tsv_row {
public:
    /// Refused: reason::bad_layout at the first tab too many, when there are more than `Most` fields.
    [[nodiscard]] static constexpr result<tsv_row> split(std::string_view line) noexcept {
        if (line.ends_with('\r')) line.remove_suffix(1);
        tsv_row row;
        for (std::size_t from = 0; true;) {
            const std::size_t tab = line.find('\t', from);
            if (row.size_ == Most) return refusal{reason::bad_layout, at_offset(from == 0 ? 0 : from - 1)};
            row.fields_[row.size_++] = line.substr(from, tab == std::string_view::npos ? tab : tab - from);
            if (tab == std::string_view::npos) return row;
            from = tab + 1;
        }
    }

    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr std::string_view operator[](std::size_t index) const noexcept {
        return index < size_ ? fields_[index] : std::string_view();
    }

private:
    std::array<std::string_view, Most> fields_{};
    std::size_t size_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/tariff/register_layout.hpp ------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// The columns that a tab-separated register may have. The first ten are those of the public registers' daily captures; the
/// others may follow, or stand between them, when a header line says so.
enum class register_column : std::uint8_t {
    section = 0,  ///< which part of the register: on sale, added, stopped
    name,
    category,
    fee_yuan,  ///< a month's price; 0 is a price, a blank or a dash is no statement
    data,      ///< 30GB, 1T, 0
    minutes,
    scope,      ///< the audience
    report_no,  ///< the filing number
    on_date,    ///< 20260722
    off_date,
    text,  ///< what the register says of the service in words
    region,
    channels,
    unsubscribe,
    breach,
};

/// What is in which column, as the header line names it.
struct register_column_name {
    register_column column;
    std::string_view name;
};

inline constexpr auto register_column_names = std::to_array<register_column_name>({
    {register_column::section, "section"},
    {register_column::name, "name"},
    {register_column::category, "category"},
    {register_column::fee_yuan, "fee_yuan"},
    {register_column::data, "data"},
    {register_column::minutes, "minutes"},
    {register_column::scope, "scope"},
    {register_column::report_no, "report_no"},
    {register_column::on_date, "on_date"},
    {register_column::off_date, "off_date"},
    {register_column::text, "text"},
    {register_column::region, "region"},
    {register_column::channels, "channels"},
    {register_column::unsubscribe, "unsubscribe"},
    {register_column::breach, "breach"},
});

/// Which columns a register file has, and how its rows become plans.
///
/// A row states only what its columns can hold. Every other element is put into `tariff_plan::unknown`: a register without a
/// column for the overage price does not prove that a plan has none. What a column holds but cannot be read is put into
/// `tariff_plan::unreadable`, and nothing is guessed.
class register_layout {
public:
    /// The columns of the daily captures, with `text` after them when a row has an eleventh field.
    constexpr register_layout() noexcept {
        for (std::size_t i = 0; i <= static_cast<std::size_t>(register_column::text); ++i)
            columns_[size_++] = static_cast<register_column>(i);
        least_ = size_ - 1;
    }

    /// The columns that a header line names: `#section	name	category	…`, the # being optional.
    /// Refused: reason::bad_layout at the first name that is not known, that comes twice, or, at the end, when there is no
    /// column for the filing number or the name.
    [[nodiscard]] static constexpr result<register_layout> read_header(std::string_view header) noexcept {
        const std::size_t mark = header.starts_with('#') ? 1 : 0;
        const auto names = row::split(header.substr(mark));
        if (!names) return names.error();
        register_layout layout;
        layout.size_ = 0;
        for (std::size_t i = 0; i < names->size(); ++i) {
            const std::string_view name = (*names)[i];
            const auto offset = static_cast<std::uint64_t>(name.data() - header.data());
            const refusal bad{reason::bad_layout, at_offset(offset, static_cast<std::uint32_t>(name.size()))};
            bool known = false;
            for (const register_column_name& each : register_column_names) {
                if (each.name != name) continue;
                if (layout.has(each.column)) return bad;
                layout.columns_[layout.size_++] = each.column;
                known = true;
            }
            if (!known) return bad;
        }
        layout.least_ = layout.size_;
        if (!layout.has(register_column::report_no) || !layout.has(register_column::name))
            return refusal{reason::bad_layout, at_offset(header.size())};
        return layout;
    }

    [[nodiscard]] constexpr bool has(register_column column) const noexcept {
        for (std::size_t i = 0; i < size_; ++i)
            if (columns_[i] == column) return true;
        return false;
    }

    /// One row as a plan. Refused: reason::bad_layout when it has too few or too many fields, reason::bad_utf8.
    [[nodiscard]] result<tariff_plan> read_row(std::string_view line) const {
        if (const auto valid = validate_utf8(line); !valid) return valid.error();
        const auto fields = row::split(line);
        if (!fields) return fields.error();
        if (fields->size() < least_ || fields->size() > size_) return refusal{reason::bad_layout, at_offset(line.size())};

        tariff_plan plan;
        plan.unknown = plan_elements::all();
        for (std::size_t i = 0; i < fields->size(); ++i) read_field(columns_[i], (*fields)[i], plan);
        return plan;
    }

    /// One field of a row by its column; empty when the row has none. Requires: `read_row(line)` accepts the line.
    [[nodiscard]] constexpr std::string_view field(std::string_view line, register_column column) const noexcept {
        std::string_view found;
        for_each_field(line, [&](register_column each, std::string_view text) {
            if (each == column) found = text;
        });
        return found;
    }

    /// `f(column, field)` for every field of a row that is there, in the order of the layout.
    template <class F>
    constexpr void for_each_field(std::string_view line, F&& f) const {
        const auto fields = row::split(line);
        for (std::size_t i = 0; fields && i < size_ && i < fields->size(); ++i) f(columns_[i], (*fields)[i]);
    }

    /// The element that a column says something of; element::none for the section.
    [[nodiscard]] static constexpr element element_of(register_column column) noexcept {
        switch (column) {
            case register_column::section: return element::none;
            case register_column::name: return element::name;
            case register_column::category: return element::category;
            case register_column::fee_yuan: return element::price;
            case register_column::data:
            case register_column::minutes:
            case register_column::text: return element::content;
            case register_column::scope: return element::audience;
            case register_column::report_no: return element::filing_number;
            case register_column::on_date: return element::on_sale;
            case register_column::off_date: return element::off_sale;
            case register_column::region: return element::region;
            case register_column::channels: return element::channels;
            case register_column::unsubscribe: return element::unsubscribe;
            case register_column::breach: return element::breach;
        }
        return element::none;
    }

private:
    using row = tsv_row<register_column_names.size()>;

    [[nodiscard]] static constexpr bool states_nothing(std::string_view field) noexcept {
        return field.empty() || field == "—" || field == "-" || field == "--";
    }

    static void read_field(register_column column, std::string_view field, tariff_plan& plan) {
        switch (column) {
            case register_column::section: break;
            case register_column::name: return state(element::name, plan.name, field, plan);
            case register_column::category: return state(element::category, plan.category, field, plan);
            case register_column::scope: return state(element::audience, plan.audience, field, plan);
            case register_column::report_no: return state(element::filing_number, plan.filing_number, field, plan);
            case register_column::unsubscribe: return state(element::unsubscribe, plan.unsubscribe, field, plan);
            case register_column::breach: return state(element::breach, plan.breach, field, plan);
            case register_column::text:
                if (!field.empty()) state(element::content, plan.content_text, field, plan);
                break;
            case register_column::fee_yuan: return read_fee(field, plan);
            case register_column::data: return read_volume(field, plan);
            case register_column::minutes: return read_minutes(field, plan);
            case register_column::on_date: return read_date(element::on_sale, plan.on_sale, field, plan);
            case register_column::off_date: return read_date(element::off_sale, plan.off_sale, field, plan);
            case register_column::region: return read_list(element::region, plan.regions, field, plan);
            case register_column::channels: return read_list(element::channels, plan.channels, field, plan);
        }
    }

    static void state(element what, std::string& into, std::string_view field, tariff_plan& plan) {
        plan.unknown.remove(what);
        into = field;
    }

    static void read_fee(std::string_view field, tariff_plan& plan) {
        if (states_nothing(field)) return;
        plan.unknown.remove(element::price);
        if (const auto amount = parse_money<cny>(field))
            plan.price = *amount / period{1, period_unit::month};
        else
            plan.unreadable.add(element::price);
    }

    // A register has a column for data and one for minutes, and none for everything else that a plan may contain: two
    // zeros do not prove that it contains nothing.
    static void include(service what, service_amount amount, tariff_plan& plan) {
        if (amount.is_zero()) return;
        plan.unknown.remove(element::content);
        plan.content.push_back({.what = what, .amount = amount});
    }

    static void read_volume(std::string_view field, tariff_plan& plan) {
        if (states_nothing(field)) return;
        if (const auto volume = parse_data_volume(field))
            include(service::data, *volume, plan);
        else
            plan.unreadable.add(element::content);
    }

    static void read_minutes(std::string_view field, tariff_plan& plan) {
        if (states_nothing(field)) return;
        const auto minutes = parse_integer<std::uint64_t>(field);
        if (minutes && *minutes <= UINT64_MAX / 60)
            include(service::voice, airtime::from_minutes(*minutes), plan);
        else
            plan.unreadable.add(element::content);
    }

    static void read_date(element what, std::optional<civil_date>& into, std::string_view field, tariff_plan& plan) {
        if (states_nothing(field)) return;
        plan.unknown.remove(what);
        if (const auto date = parse_date(field))
            into = *date;
        else
            plan.unreadable.add(what);
    }

    static void read_list(element what, std::vector<std::string>& into, std::string_view field, tariff_plan& plan) {
        plan.unknown.remove(what);
        constexpr std::string_view separator = ";";
        while (!field.empty()) {
            const std::size_t end = field.find(separator);
            if (const std::string_view one = field.substr(0, end); !one.empty()) into.emplace_back(one);
            field = end == std::string_view::npos ? std::string_view() : field.substr(end + 1);
        }
    }

    std::array<register_column, register_column_names.size()> columns_{};
    std::size_t size_ = 0;
    std::size_t least_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/tariff/register_snapshot.hpp ----------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// One plan as a register showed it at one time.
struct disclosed_row {
    /// What the register showed in one place, and the same in a form in which equal means the same: widths and blanks
    /// folded, 25 and 25.00 alike.
    struct cell {
        element what{};
        std::string shown;
        std::string meaning;
    };

    std::string number;
    std::string section;  ///< where the register keeps it; empty when it has no sections
    std::optional<civil_date> on_sale{};
    std::optional<civil_date> off_sale{};
    std::vector<cell> cells{};  ///< in the same order in every row of a snapshot

    [[nodiscard]] const std::string& shown(element what) const noexcept {
        static const std::string nothing;
        for (const cell& each : cells)
            if (each.what == what) return each.shown;
        return nothing;
    }
};

/// A register as it was seen at one time: what two of them are compared by. Rows are ascending by filing number.
class register_snapshot {
public:
    /// What could not be taken: the line, counted from 1, and why.
    struct problem {
        std::size_t line = 0;
        refusal why{};
    };

    /// Reads a register in a file's text. A first line that begins with # names the columns. Lines that cannot be read are
    /// kept as problems; so is a filing number that comes twice with different content, of which the first is taken.
    [[nodiscard]] static register_snapshot read(std::string_view file) {
        register_snapshot taken;
        register_layout layout;
        std::size_t line_number = 0;
        while (!file.empty()) {
            const std::size_t end = file.find('\n');
            const std::string_view line = file.substr(0, end);
            file = end == std::string_view::npos ? std::string_view() : file.substr(end + 1);
            ++line_number;
            if (line_number == 1 && line.starts_with('#')) {
                const auto named = register_layout::read_header(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
                if (!named) {
                    taken.problems_.push_back({line_number, named.error()});
                    return taken;
                }
                layout = *named;
            } else if (!line.empty() && line != "\r") {
                taken.take(layout, line, line_number);
            }
        }
        taken.settle();
        return taken;
    }

    /// The plans of one's own register or catalogue, all sixteen elements.
    template <class Plans>
    [[nodiscard]] static register_snapshot of(const Plans& plans) {
        register_snapshot taken;
        for (const auto& plan : plans) {
            disclosed_row row{.number = std::string(std::string_view(plan.filing_number)), .on_sale = plan.on_sale, .off_sale = plan.off_sale};
            for (std::uint16_t i = 1; i <= plan_element_count; ++i) {
                const auto what = static_cast<element>(i);
                std::string shown = plan_text(plan, what);
                row.cells.push_back({what, shown, meaning_of(shown)});
            }
            taken.rows_.push_back(std::move(row));
            taken.lines_.push_back(taken.lines_.size() + 1);
        }
        taken.settle();
        return taken;
    }

    [[nodiscard]] const std::vector<disclosed_row>& rows() const noexcept { return rows_; }
    [[nodiscard]] const std::vector<problem>& problems() const noexcept { return problems_; }

    [[nodiscard]] const disclosed_row* find(std::string_view number) const noexcept {
        const auto at = std::lower_bound(rows_.begin(), rows_.end(), number,
                                         [](const disclosed_row& row, std::string_view wanted) { return row.number < wanted; });
        return at != rows_.end() && at->number == number ? &*at : nullptr;
    }

    /// The latest on-sale day of any plan: the register was seen on this day or later, as far as it says itself.
    [[nodiscard]] std::optional<civil_date> latest_on_sale() const noexcept {
        std::optional<civil_date> latest;
        for (const disclosed_row& row : rows_)
            if (row.on_sale && (!latest || *row.on_sale > *latest)) latest = row.on_sale;
        return latest;
    }

private:
    [[nodiscard]] static std::string meaning_of(std::string_view shown) {
        std::string meaning;
        for (const char c : fold_width(shown))
            if (c != ' ' && c != '\r') meaning.push_back(c);
        for (const auto& [from, to] : {std::pair<std::string_view, char>{"【", '['}, {"】", ']'}})
            for (std::size_t at; (at = meaning.find(from)) != std::string::npos;) meaning.replace(at, from.size(), 1, to);
        return meaning;
    }

    [[nodiscard]] static std::string meaning_of(register_column column, std::string_view shown) {
        switch (column) {
            case register_column::fee_yuan:
                if (const auto amount = parse_money<cny>(shown)) return std::string(to_text(*amount));
                break;
            case register_column::data:
                if (const auto volume = parse_data_volume(shown)) return std::string(integer_text(volume->bytes()).text());
                break;
            case register_column::on_date:
            case register_column::off_date:
                if (const auto date = parse_date(shown)) return std::string(to_text(*date));
                break;
            case register_column::section:
            case register_column::name:
            case register_column::category:
            case register_column::minutes:
            case register_column::scope:
            case register_column::report_no:
            case register_column::text:
            case register_column::region:
            case register_column::channels:
            case register_column::unsubscribe:
            case register_column::breach: break;
        }
        return meaning_of(shown);
    }

    void take(const register_layout& layout, std::string_view line, std::size_t line_number) {
        const auto plan = layout.read_row(line);
        if (!plan) {
            problems_.push_back({line_number, plan.error()});
            return;
        }
        if (plan->filing_number.empty()) {
            problems_.push_back({line_number, {reason::bad_filing_number, at_element(element::filing_number)}});
            return;
        }
        disclosed_row row{.number = plan->filing_number,
                          .section = std::string(layout.field(line, register_column::section)),
                          .on_sale = plan->on_sale,
                          .off_sale = plan->off_sale};
        layout.for_each_field(line, [&](register_column column, std::string_view shown) {
            if (column == register_column::section || column == register_column::report_no) return;
            row.cells.push_back({register_layout::element_of(column), std::string(shown), meaning_of(column, shown)});
        });
        rows_.push_back(std::move(row));
        lines_.push_back(line_number);
    }

    /// Puts the rows into order and takes out what stands twice.
    void settle() {
        std::vector<std::size_t> order(rows_.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rows_[a].number < rows_[b].number; });
        std::vector<disclosed_row> kept;
        for (const std::size_t i : order) {
            if (kept.empty() || kept.back().number != rows_[i].number)
                kept.push_back(std::move(rows_[i]));
            else if (!same(kept.back(), rows_[i]))
                problems_.push_back({lines_[i], {reason::version_exists, at_element(element::filing_number)}});
        }
        rows_ = std::move(kept);
        lines_.clear();
    }

    [[nodiscard]] static bool same(const disclosed_row& a, const disclosed_row& b) noexcept {
        if (a.section != b.section || a.cells.size() != b.cells.size()) return false;
        for (std::size_t i = 0; i < a.cells.size(); ++i)
            if (a.cells[i].meaning != b.cells[i].meaning) return false;
        return true;
    }

    std::vector<disclosed_row> rows_;
    std::vector<std::size_t> lines_;  // of the rows, while they are being read
    std::vector<problem> problems_;
};

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/tariff/register_diff.hpp --------------------------------------------------------------------------------

#include <map>

namespace mingbai::inline MINGBAI_ABI {

/// What happened to a plan between two looks at a register.
enum class register_change_kind : std::uint8_t {
    added = 0,        ///< new: it came on sale after the earlier look
    backfilled = 1,   ///< it was on sale before the earlier look, and is only seen now: a date in the past is not news
    withdrawn = 2,    ///< it is gone, or moved to where stopped plans are kept
    moved = 3,        ///< another category or section, the plan itself being the same
    changed = 4,      ///< an element says something else
    retro_dated = 5,  ///< a date was changed to one that had passed already
};

inline constexpr std::size_t register_change_kind_count = 6;

[[nodiscard]] constexpr std::string_view to_text(register_change_kind kind) noexcept {
    constexpr std::array<std::string_view, register_change_kind_count> names{"new",   "backfilled", "withdrawn",
                                                                             "moved", "changed",    "retro-dated"};
    const auto index = static_cast<std::size_t>(kind);
    return index < names.size() ? names[index] : "unknown";
}

struct register_change {
    register_change_kind kind{};
    std::string number;
    element field{};  ///< for a plan that came or went, its name; for one that moved between sections, element::none
    std::string before;
    std::string after;

    friend bool operator==(const register_change&, const register_change&) = default;
};

/// When a difference is too large to be believed. Both the number and the share must be passed.
struct register_guards {
    std::size_t at_least = 20;     ///< changes of one kind, or plans in which one field changed
    std::uint32_t percent = 5;     ///< of the larger register, for plans that came, went or changed
    std::uint32_t percent_of_field = 50;  ///< of the plans in both, for one field: its structure changed, not the plans
};

/// Why a difference was withheld.
enum class register_alarm : std::uint8_t {
    none = 0,
    mass_change = 1,      ///< more of one kind than a night can bring: a capture failed, or a person must look
    field_structure = 2,  ///< one field changed nearly everywhere: it is written or filled in another way now
};

/// The difference of two registers.
struct register_difference {
    std::vector<register_change> changes;  ///< by filing number; empty when there is an alarm
    register_alarm alarm = register_alarm::none;
    register_change_kind alarm_kind{};     ///< for a mass change
    element alarm_field{};                 ///< for a field's structure
    std::array<std::size_t, register_change_kind_count> counts{};  ///< plans of each kind, withheld or not
    std::size_t swaps = 0;  ///< plans of one name that only exchanged their content: an artefact, no change
};

struct register_diff_options {
    /// The day of the earlier look. By default the latest on-sale day that the earlier register shows.
    std::optional<civil_date> earlier_look{};
    register_guards guards{};
    /// The section that stopped plans are kept in.
    std::string_view stopped_section = "stopped";
};

namespace detail {

class register_comparison {
public:
    register_comparison(const register_snapshot& before, const register_snapshot& after, const register_diff_options& options)
        : before_(before), after_(after), options_(options) {
        look_ = options.earlier_look ? options.earlier_look : before.latest_on_sale();
    }

    [[nodiscard]] register_difference run() {
        find_swaps();
        auto b = before_.rows().begin();
        auto a = after_.rows().begin();
        while (b != before_.rows().end() || a != after_.rows().end()) {
            if (a == after_.rows().end() || (b != before_.rows().end() && b->number < a->number))
                gone(*b++);
            else if (b == before_.rows().end() || a->number < b->number)
                came(*a++);
            else
                compare(*b++, *a++);
        }
        guard();
        return std::move(found_);
    }

private:
    using kind = register_change_kind;

    void add(kind what, const disclosed_row& row, element field, std::string_view before, std::string_view after) {
        found_.changes.push_back({what, row.number, field, std::string(before), std::string(after)});
        if (counted_.empty() || counted_.back().first != row.number || counted_.back().second != what) {
            ++found_.counts[static_cast<std::size_t>(what)];
            counted_.emplace_back(row.number, what);
        }
    }

    [[nodiscard]] bool stopped(const disclosed_row& row) const noexcept { return row.section == options_.stopped_section; }

    void came(const disclosed_row& row) {
        const bool news = !row.on_sale || !look_ || *row.on_sale > *look_;
        add(news && !stopped(row) ? kind::added : kind::backfilled, row, element::name, {}, row.shown(element::name));
    }

    void gone(const disclosed_row& row) { add(kind::withdrawn, row, element::name, row.shown(element::name), {}); }

    void compare(const disclosed_row& before, const disclosed_row& after) {
        ++common_;
        if (before.section != after.section && !before.section.empty() && !after.section.empty()) {
            const bool ends = stopped(after) && !stopped(before);
            add(ends ? kind::withdrawn : kind::moved, after, element::none, before.section, after.section);
        }
        if (is_swap(before, after)) return;
        const std::size_t cells = (std::min)(before.cells.size(), after.cells.size());
        for (std::size_t i = 0; i < cells; ++i) {
            const auto& from = before.cells[i];
            const auto& to = after.cells[i];
            if (from.what != to.what || from.meaning == to.meaning) continue;
            ++changed_fields_[from.what];
            add(kind_of(from.what, after), after, from.what, from.shown, to.shown);
        }
    }

    [[nodiscard]] kind kind_of(element what, const disclosed_row& after) const noexcept {
        if (what == element::category) return kind::moved;
        const auto& date = what == element::on_sale ? after.on_sale : after.off_sale;
        const bool is_date = what == element::on_sale || what == element::off_sale;
        return is_date && date && look_ && *date <= *look_ ? kind::retro_dated : kind::changed;
    }

    // --- one name, two numbers, their content exchanged -----------------------------------------------------------

    [[nodiscard]] static std::string content_of(const disclosed_row& row) {
        std::string content = row.section;
        for (const auto& cell : row.cells) content.append("\t").append(cell.meaning);
        return content;
    }

    /// Plans of one name whose contents, taken together, are what they were: only which is which changed.
    void find_swaps() {
        std::map<std::string, std::vector<const disclosed_row*>> by_name;
        for (const disclosed_row& row : before_.rows()) by_name[row.shown(element::name)].push_back(&row);
        for (const auto& [name, rows] : by_name) {
            if (rows.size() < 2) continue;
            std::vector<std::string> contents_before;
            std::vector<std::string> contents_after;
            std::vector<std::string> exchanged;
            for (const disclosed_row* row : rows) {
                const disclosed_row* now = after_.find(row->number);
                if (now == nullptr || now->shown(element::name) != name) continue;
                contents_before.push_back(content_of(*row));
                contents_after.push_back(content_of(*now));
                if (contents_before.back() != contents_after.back()) exchanged.push_back(row->number);
            }
            std::sort(contents_before.begin(), contents_before.end());
            std::sort(contents_after.begin(), contents_after.end());
            if (exchanged.empty() || contents_before != contents_after) continue;
            found_.swaps += exchanged.size();
            swapped_.insert(swapped_.end(), exchanged.begin(), exchanged.end());
        }
        std::sort(swapped_.begin(), swapped_.end());
    }

    [[nodiscard]] bool is_swap(const disclosed_row& before, const disclosed_row&) const {
        return std::binary_search(swapped_.begin(), swapped_.end(), before.number);
    }

    // --- guards -----------------------------------------------------------------------------------------------------

    [[nodiscard]] bool beyond(std::size_t count, std::size_t of, std::uint32_t percent) const noexcept {
        return count >= options_.guards.at_least && reaches_percent(std::uint64_t{count}, std::uint64_t{of}, percent);
    }

    void guard() {
        for (const auto& [field, count] : changed_fields_) {
            if (!beyond(count, common_, options_.guards.percent_of_field)) continue;
            found_.alarm = register_alarm::field_structure;
            found_.alarm_field = field;
        }
        const std::size_t size = (std::max)(before_.rows().size(), after_.rows().size());
        for (std::size_t i = 0; found_.alarm == register_alarm::none && i < register_change_kind_count; ++i) {
            if (!beyond(found_.counts[i], size, options_.guards.percent)) continue;
            found_.alarm = register_alarm::mass_change;
            found_.alarm_kind = static_cast<kind>(i);
        }
        if (found_.alarm != register_alarm::none) found_.changes.clear();
    }

    const register_snapshot& before_;
    const register_snapshot& after_;
    const register_diff_options& options_;
    std::optional<civil_date> look_;
    register_difference found_;
    std::vector<std::pair<std::string, kind>> counted_;
    std::map<element, std::size_t> changed_fields_;
    std::size_t common_ = 0;
    std::vector<std::string> swapped_;
};

}  // namespace detail

/// What changed between two looks at a register. Identity is the filing number; only dates decide what is new and what was
/// already there; what is written with other widths, brackets or decimals did not change. A difference beyond the guards is
/// withheld and gives an alarm, because a failed capture looks just like a thousand changes.
[[nodiscard]] inline register_difference compare_registers(const register_snapshot& before, const register_snapshot& after,
                                                           const register_diff_options& options = {}) {
    return detail::register_comparison(before, after, options).run();
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/tariff/register_json.hpp --------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// The register at one instant as a canonical document: an array of {"digest","effective","plan","record","version"} for
/// every plan in force, in the order of publication. What is exchanged, and what an outside watcher can compare.
template <class Profile>
[[nodiscard]] std::string to_canonical_json(const disclosure_register<Profile>& disclosed, instant at) {
    std::string text;
    json_writer out(text);
    out.begin_array();
    disclosed.for_each_in_force(at, [&](const auto& version) {
        out.begin_object().member("digest", to_hex(version.digest)).member("effective", version.effective.time_since_epoch().count());
        write_plan(out.key("plan"), version.plan);
        out.member("record", version.record).member("version", version.version).end_object();
    });
    out.end_array();
    const auto done = out.finish();
    expects(done.has_value(), "mingbai::to_canonical_json: a published plan is not UTF-8");
    return text;
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/tariff/detail/phrase_index.hpp --------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::detail {

inline constexpr std::size_t phrase_slots = 4096;

/// The slot of the phrases that begin with three characters; `no_character` stands for those that a phrase has not.
[[nodiscard]] constexpr std::size_t phrase_slot(char32_t first, char32_t second, char32_t third) noexcept {
    const auto mixed = (std::uint32_t{first} * 0x9E3779B1U) ^ (std::uint32_t{second} * 0x85EBCA6BU) ^
                       (std::uint32_t{third} * 0xC2B2AE35U);
    return mixed >> 20;
}

[[nodiscard]] constexpr std::size_t phrase_slot(std::string_view phrase) noexcept {
    const folded_step first = folded_at(phrase, 0);
    const folded_step second = folded_at(phrase, first.size);
    return phrase_slot(first.character, second.character, folded_at(phrase, first.size + second.size).character);
}

/// Which entries begin with given characters, the longest first. `Starts` has phrase_slots + 1 members and `Order` one for
/// each entry; both begin as zeros. `Entries` is indexable and its members have `text`.
template <class Starts, class Order>
struct phrase_index {
    Starts starts{};
    Order order{};
    std::array<bool, 1024> begins{};  ///< whether a phrase begins with a character that has these low bits

    [[nodiscard]] constexpr bool may_begin(char32_t character) const noexcept {
        return begins.data()[character & 1023U];
    }

    template <class Entries>
    constexpr void build(const Entries& entries) {
        using start = typename Starts::value_type;
        using number = typename Order::value_type;
        Starts ends = starts;
        Order slot_of = order;
        // Plain pointers: each call of an operator[] is a step of a constant expression, and steps are limited.
        start* const from = starts.data();
        start* const to = ends.data();
        number* const sorted = order.data();
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const std::string_view text = entries[i].text;
            const std::size_t slot = phrase_slot(text);
            slot_of.data()[i] = static_cast<number>(slot);
            ++to[slot];
            begins.data()[folded_at(text, 0).character & 1023U] = true;
        }
        for (std::size_t slot = 0; slot < phrase_slots; ++slot) from[slot + 1] = static_cast<start>(from[slot] + to[slot]);
        ends = starts;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const std::size_t slot = slot_of.data()[i];
            const std::size_t size = entries[i].text.size();
            std::size_t at = to[slot]++;
            for (; at > from[slot] && entries[sorted[at - 1]].text.size() < size; --at) sorted[at] = sorted[at - 1];
            sorted[at] = static_cast<number>(i);
        }
    }
};

/// A phrase found at one offset: where it ends, and which entry it is.
struct longest_phrase {
    std::size_t end = 0;  ///< 0 when there is none
    std::size_t entry = 0;
};

/// The characters around a place of a text that is read from front to end.
struct phrase_window {
    char32_t before = no_character;
    folded_step here;
    folded_step next;
    folded_step third;

    constexpr explicit phrase_window(std::string_view text) noexcept
        : here(folded_at(text, 0)), next(folded_at(text, here.size)), third(folded_at(text, here.size + next.size)) {}

    constexpr void advance(std::string_view text, std::size_t& at) noexcept {
        before = here.character;
        at += here.size;
        here = next;
        next = third;
        third = folded_at(text, at + here.size + next.size);
    }
};

/// The longest phrase that begins at an offset.
template <class Index, class Entries>
[[nodiscard]] constexpr longest_phrase find_longest(const Index& index, const Entries& entries, std::string_view text,
                                                    std::size_t at, const phrase_window& window) noexcept {
    const char32_t here = window.here.character;
    const char32_t next = window.next.character;
    const std::size_t slots[] = {phrase_slot(here, next, window.third.character), phrase_slot(here, next, no_character),
                                 phrase_slot(here, no_character, no_character)};
    const auto* const starts = index.starts.data();
    longest_phrase longest;
    for (const std::size_t slot : slots) {
        for (std::size_t i = starts[slot]; i < starts[slot + 1]; ++i) {
            const std::size_t entry = index.order[i];
            const std::string_view phrase = entries[entry].text;
            const std::size_t end = end_of_phrase(text, at, phrase);
            if (end == no_match || end <= longest.end || !stands_alone(text, end, phrase, window.before)) continue;
            longest = {end, entry};
            break;
        }
    }
    return longest;
}

/// Reports the phrases of a text in order. Of phrases that begin at the same place only the longest counts, and one that
/// lies inside another is not reported: the longer phrase speaks for the words in it. That is how a harmless phrase makes
/// the words in it harmless.
template <class Index, class Entries, class Sink>
constexpr void scan_phrases(const Index& index, const Entries& entries, std::string_view text, Sink&& sink) {
    std::size_t reach = 0;
    phrase_window window(text);
    for (std::size_t at = 0; at < text.size(); window.advance(text, at)) {
        if (!index.may_begin(window.here.character)) continue;
        const longest_phrase found = find_longest(index, entries, text, at, window);
        if (found.end <= reach) continue;
        reach = found.end;
        const wording_category category = entries[found.entry].category;
        if (category != wording_category::harmless)
            sink(wording_hit{at, static_cast<std::uint32_t>(found.end - at), static_cast<std::uint32_t>(found.entry),
                             category});
    }
}

}  // namespace mingbai::inline MINGBAI_ABI::detail

// ---- mingbai/tariff/wording.hpp --------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

namespace detail {

// A template, so that only a program that searches pays for the index.
template <class = void>
inline constexpr auto standard_phrases = [] {
    phrase_index<std::array<std::uint16_t, phrase_slots + 1>, std::array<std::uint16_t, standard_entry_count<>>> index;
    index.build(standard_entries<>);
    return index;
}();

}  // namespace detail

/// Calls `sink(const wording_hit&)` for every objectionable phrase of the standard lexicon in a UTF-8 text, in order.
///
/// Full-width forms and upper case are found like the usual ones; phrases in Latin letters are found as whole words
/// only. Of phrases one inside the other the longest is reported, and a phrase inside a harmless one is not: 最低消费
/// is not found although 最 is an entry. Phrases that overlap without one holding the other are all reported. Bytes
/// that are not UTF-8 belong to no phrase.
///
/// Works in constant expressions, where a plan of 2,000 characters stays far below the default limits of GCC and Clang;
/// at run time it allocates nothing and suits the texts of one plan. For many texts, or a carrier's own phrases,
/// compile a `wording_matcher` once: it finds the same.
template <class Sink>
constexpr void find_wording(std::string_view text, Sink&& sink) {
    detail::scan_phrases(detail::standard_phrases<>, detail::standard_entries<>, text, sink);
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/cap/units.hpp -------------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::cap {

/// What a meter counts: whole units of one dimension. Money is 10⁻⁶ of the currency's unit, data is bytes, airtime is
/// seconds, messages are messages. Which dimension a meter has is its owner's to know; `meter_of` makes it a type.
using units = std::uint64_t;

/// The greatest cap, and the greatest amount a meter can hold: 64 TiB of data, or 70,368,744 yuan. Also the limit of a
/// customer who has no cap.
inline constexpr units highest_limit = (units{1} << 46) - 1;

}  // namespace mingbai::inline MINGBAI_ABI::cap

// ---- mingbai/cap/alert_levels.hpp ------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::cap {

/// At which shares of a cap the customer is reminded: up to seven ascending percentages, 1 to 100. None is allowed.
///
/// One set belongs to a meter for its whole life: every call on the meter is given the same.
class alert_levels {
public:
    static constexpr std::size_t at_most = 7;

    /// No reminders.
    constexpr alert_levels() noexcept = default;

    /// `alert_levels{50, 80, 100}`. Requires what `make` checks.
    template <class... Percent>
        requires(sizeof...(Percent) >= 1 && sizeof...(Percent) <= at_most)
    constexpr explicit alert_levels(Percent... percent) noexcept
        : percent_{static_cast<std::uint8_t>(percent)...}, size_(sizeof...(Percent)) {
        expects(((percent >= 1 && percent <= 100) && ...) && ascending(),
                "mingbai::cap::alert_levels: the levels are ascending percentages from 1 to 100");
    }

    /// The levels that data spells. Refused with reason::out_of_range and the place in the list: more than seven, not
    /// 1 to 100, or not above the one before.
    [[nodiscard]] static constexpr result<alert_levels> make(std::span<const std::uint32_t> percent) noexcept {
        alert_levels made;
        for (const std::uint32_t each : percent) {
            const bool above = made.size_ == 0 || each > made.percent_[made.size_ - 1U];
            if (made.size_ == at_most || each < 1 || each > 100 || !above)
                return refusal{reason::out_of_range, at_index(made.size_)};
            made.percent_[made.size_++] = static_cast<std::uint8_t>(each);
        }
        return made;
    }

    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    /// The percentage of one level. Requires: `index < size()`.
    [[nodiscard]] constexpr std::uint32_t operator[](std::size_t index) const noexcept {
        expects(index < size_, "mingbai::cap::alert_levels: index beyond the end");
        return percent_[index];
    }

    /// How many levels `used` has reached, of which the caller knows that it has reached the first `known`. Nothing used
    /// reaches nothing, not even of a cap of zero.
    [[nodiscard]] constexpr std::uint32_t reached(units used, units limit, std::uint32_t known = 0) const noexcept {
        std::uint32_t count = known;
        while (reaches(used, limit, count)) ++count;
        return count;
    }
    /// Whether `used` has reached this level; false when there is no such level.
    [[nodiscard]] constexpr bool reaches(units used, units limit, std::uint32_t level) const noexcept {
        return level < size_ && used != 0 && used * 100 >= limit * percent_[level];  // 46 bits times 7 bits
    }

    friend constexpr bool operator==(const alert_levels&, const alert_levels&) = default;

private:
    [[nodiscard]] constexpr bool ascending() const noexcept {
        for (std::size_t i = 1; i < size_; ++i)
            if (percent_[i] <= percent_[i - 1]) return false;
        return true;
    }

    std::array<std::uint8_t, at_most> percent_{};
    std::uint8_t size_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI::cap

// ---- mingbai/cap/dimension.hpp ---------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::cap {

/// How an amount becomes units of a meter and back; specialise it for a quantity of your own.
template <class Amount>
struct dimension_of;

template <class Currency>
struct dimension_of<money<Currency>> {
    /// Refused with reason::out_of_range: a negative amount, or one above `highest_limit`.
    [[nodiscard]] static constexpr result<units> to_units(money<Currency> amount) noexcept {
        if (amount.is_negative() || static_cast<units>(amount.micros()) > highest_limit) return refusal{reason::out_of_range, {}};
        return static_cast<units>(amount.micros());
    }
    /// Requires: `count <= highest_limit`.
    [[nodiscard]] static constexpr money<Currency> from_units(units count) noexcept {
        return money<Currency>::from_micros(static_cast<std::int64_t>(count));
    }
};

namespace detail {

[[nodiscard]] constexpr result<units> in_range(std::uint64_t count) noexcept {
    if (count > highest_limit) return refusal{reason::out_of_range, {}};
    return count;
}

}  // namespace detail

template <>
struct dimension_of<data_volume> {
    [[nodiscard]] static constexpr result<units> to_units(data_volume amount) noexcept { return detail::in_range(amount.bytes()); }
    [[nodiscard]] static constexpr data_volume from_units(units count) noexcept { return data_volume::from_bytes(count); }
};
template <>
struct dimension_of<airtime> {
    [[nodiscard]] static constexpr result<units> to_units(airtime amount) noexcept { return detail::in_range(amount.seconds()); }
    [[nodiscard]] static constexpr airtime from_units(units count) noexcept { return airtime::from_seconds(count); }
};
template <>
struct dimension_of<message_count> {
    [[nodiscard]] static constexpr result<units> to_units(message_count amount) noexcept {
        return detail::in_range(amount.messages());
    }
    [[nodiscard]] static constexpr message_count from_units(units count) noexcept { return message_count::from_messages(count); }
};

/// A quantity that a meter can count.
template <class Amount>
concept metered = requires(Amount amount, units count) {
    { dimension_of<Amount>::to_units(amount) } -> std::same_as<result<units>>;
    { dimension_of<Amount>::from_units(count) } -> std::same_as<Amount>;
};

/// An amount in units. Refused with reason::out_of_range: negative, or above `highest_limit`.
template <metered Amount>
[[nodiscard]] constexpr result<units> to_units(Amount amount) noexcept {
    return dimension_of<Amount>::to_units(amount);
}

}  // namespace mingbai::inline MINGBAI_ABI::cap

// ---- mingbai/cap/period.hpp ------------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::cap {

/// One day, one billing cycle: whatever a cap starts again with. Periods are numbered without gaps by whoever cuts them
/// (days since 1970-01-01 in the cap's own zone, cycles since a start); `period{}` is for a meter that never starts again.
///
/// A meter keeps the number modulo 4,095, so it tells periods apart that are less than 2,048 periods away from each other:
/// five and a half years of days, 170 years of months.
class period {
public:
    constexpr period() noexcept = default;
    constexpr explicit period(std::uint32_t number) noexcept
        : number_(number), tag_(1 + number % tags) {}

    [[nodiscard]] constexpr std::uint32_t number() const noexcept { return number_; }
    /// False for `period{}`.
    [[nodiscard]] constexpr bool named() const noexcept { return tag_ != 0; }
    /// What a meter keeps of the number: 1 to 4,095, or 0 for `period{}`.
    [[nodiscard]] constexpr std::uint16_t tag() const noexcept { return static_cast<std::uint16_t>(tag_); }

    /// Whether this period begins after the one with this tag. Every period is after `period{}`, and `period{}` after none.
    [[nodiscard]] constexpr bool after(std::uint16_t other) const noexcept {
        return tag_ != other && named() && (other == 0 || distance(other, tag_) <= tags / 2);
    }

    /// The period with this tag that is nearest to this one.
    [[nodiscard]] constexpr period nearest(std::uint16_t other) const noexcept {
        if (other == tag_) return *this;
        if (other == 0) return {};
        if (!named()) return period(other - 1U);
        return after(other) ? period(number_ - distance(other, tag_)) : period(number_ + distance(tag_, other));
    }

    friend constexpr bool operator==(period, period) noexcept = default;

private:
    static constexpr std::uint32_t tags = 4095;

    /// Steps forward from one tag to another.
    [[nodiscard]] static constexpr std::uint32_t distance(std::uint32_t from, std::uint32_t to) noexcept {
        return (to + tags - from) % tags;
    }

    std::uint32_t number_ = 0;
    std::uint32_t tag_ = 0;  // four bytes: without padding a period travels in one register
};

}  // namespace mingbai::inline MINGBAI_ABI::cap

// ---- mingbai/cap/grant.hpp -------------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::cap {

/// A grant in plain data, for a session store.
struct remembered_grant {
    units amount = 0;
    period when{};

    friend constexpr bool operator==(const remembered_grant&, const remembered_grant&) = default;
};

/// Units that a meter holds for one use, until they are committed or released, once: a grant moves and does not copy, and
/// settling it empties it. Dropping a grant leaves its units held until the period ends; `reservation_book` finds those.
///
/// A grant belongs to the period in which it was made, and what is committed of it counts there, however late.
class grant {
public:
    constexpr grant() noexcept = default;
    constexpr grant(grant&& from) noexcept : amount_(std::exchange(from.amount_, 0)), when_(from.when_) {}
    constexpr grant& operator=(grant&& from) noexcept {
        amount_ = std::exchange(from.amount_, 0);
        when_ = from.when_;
        return *this;
    }
    grant(const grant&) = delete;
    grant& operator=(const grant&) = delete;
    ~grant() = default;

    [[nodiscard]] constexpr units amount() const noexcept { return amount_; }
    [[nodiscard]] constexpr period when() const noexcept { return when_; }

    /// Hands the grant over to a store, and empties this one.
    [[nodiscard]] constexpr remembered_grant remember() && noexcept { return {std::exchange(amount_, 0), when_}; }
    /// Takes a grant back from a store. Requires: it was remembered there, and is taken back once.
    [[nodiscard]] static constexpr grant recall(const remembered_grant& from) noexcept {
        grant recalled;
        recalled.amount_ = from.amount;
        recalled.when_ = from.when;
        return recalled;
    }

private:
    units amount_ = 0;
    period when_{};
};

}  // namespace mingbai::inline MINGBAI_ABI::cap

// ---- mingbai/cap/detail/meter_words.hpp ------------------------------------------------------------------------------

// The three words of a meter. Each has its amount in the upper 46 bits, so that adding to an amount is one addition and can
// never disturb the marks below it.
namespace mingbai::inline MINGBAI_ABI::cap::detail {

inline constexpr unsigned mark_bits = 18;

/// The amount of any of the three words.
[[nodiscard]] constexpr units amount_of(std::uint64_t word) noexcept { return word >> mark_bits; }
/// What an amount adds to any of the three words. Requires: `amount <= highest_limit`.
[[nodiscard]] constexpr std::uint64_t as_amount(units amount) noexcept { return amount << mark_bits; }

/// The limit in force, and its version: how often it was changed.
struct limit_word {
    units limit = 0;
    std::uint32_t version = 0;

    static constexpr std::uint32_t versions = std::uint32_t{1} << mark_bits;

    [[nodiscard]] static constexpr limit_word read(std::uint64_t word) noexcept {
        return {amount_of(word), static_cast<std::uint32_t>(word) & (versions - 1)};
    }
    [[nodiscard]] constexpr std::uint64_t word() const noexcept { return as_amount(limit) | (version & (versions - 1)); }
};

/// The gate: what was granted in its period and not given back, used or still held.
struct gate_word {
    units taken = 0;
    std::uint32_t version = 0;  ///< the low bits of the limit's version that its last decision knew
    bool refused = false;       ///< under this limit, in this period, something was refused
    std::uint16_t tag = 0;      ///< of the period

    static constexpr std::uint32_t versions = 1U << 5;

    [[nodiscard]] static constexpr gate_word read(std::uint64_t word) noexcept {
        return {amount_of(word), static_cast<std::uint32_t>(word >> 13) & (versions - 1), ((word >> 12) & 1) != 0,
                static_cast<std::uint16_t>(word & 0xfff)};
    }
    [[nodiscard]] constexpr std::uint64_t word() const noexcept {
        return as_amount(taken) | (std::uint64_t{version & (versions - 1)} << 13) |
               (static_cast<std::uint64_t>(refused) << 12) | tag;
    }
    [[nodiscard]] constexpr bool follows(const limit_word& limit) const noexcept {
        return version == (limit.version & (versions - 1));
    }
    /// Whether the word follows the limit and belongs to the period.
    [[nodiscard]] static constexpr bool unchanged(std::uint64_t word, std::uint64_t limit, std::uint16_t tag) noexcept {
        return (word & 0x3efff) == (((limit & (versions - 1)) << 13) | tag);
    }
};

/// The count: what was used in its period.
struct count_word {
    units used = 0;
    std::uint32_t version = 0;  ///< the low bits of the limit's version that its levels were reckoned with
    std::uint32_t reached = 0;  ///< how many alert levels were reached and reported
    std::uint16_t tag = 0;      ///< of the period

    static constexpr std::uint32_t versions = 1U << 3;

    [[nodiscard]] static constexpr count_word read(std::uint64_t word) noexcept {
        return {amount_of(word), static_cast<std::uint32_t>(word >> 15) & (versions - 1),
                static_cast<std::uint32_t>(word >> 12) & 7, static_cast<std::uint16_t>(word & 0xfff)};
    }
    [[nodiscard]] constexpr std::uint64_t word() const noexcept {
        return as_amount(used) | (std::uint64_t{version & (versions - 1)} << 15) | (std::uint64_t{reached} << 12) | tag;
    }
    [[nodiscard]] constexpr bool follows(const limit_word& limit) const noexcept {
        return version == (limit.version & (versions - 1));
    }
    [[nodiscard]] static constexpr std::uint32_t reached_of(std::uint64_t word) noexcept {
        return static_cast<std::uint32_t>(word >> 12) & 7;
    }
    /// Whether the word follows the limit and belongs to the period.
    [[nodiscard]] static constexpr bool unchanged(std::uint64_t word, std::uint64_t limit, std::uint16_t tag) noexcept {
        return (word & 0x38fff) == (((limit & (versions - 1)) << 15) | tag);
    }
};

}  // namespace mingbai::inline MINGBAI_ABI::cap::detail

// ---- mingbai/cap/meter_answer.hpp ------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::cap {

/// A period that is over, and what was used in it. What is committed later of grants made in it comes on top, and is
/// reported by each such commit as `late`.
struct closed_period {
    bool happened = false;
    period when{};
    units used = 0;

    friend constexpr bool operator==(const closed_period&, const closed_period&) = default;
};

/// What a call on a meter has to tell the world. Each piece is told once in all, by the one call that brought it about,
/// whatever other threads do: it may be turned into a reminder without looking whether somebody else sent it.
struct meter_news {
    std::uint8_t crossed = 0;   ///< bit i: the use reached alert level i
    bool cap_held = false;      ///< the first refusal in this period under this limit
    closed_period closed{};     ///< this call began a new period

    [[nodiscard]] constexpr bool any() const noexcept { return crossed != 0 || cap_held || closed.happened; }
    friend constexpr bool operator==(const meter_news&, const meter_news&) = default;
};

/// The answer to `reserve`.
struct [[nodiscard]] reservation {
    grant held{};                ///< to be committed or released; empty when refused
    units left = 0;              ///< below the cap, after this call
    reason why = reason::none;   ///< reason::cap_reached: nothing was granted
    bool cap_held = false;       ///< the first refusal in this period under this limit; told once, see `meter_news`

    [[nodiscard]] constexpr explicit operator bool() const noexcept { return why == reason::none; }
};

/// The answer to `commit` and `charge`.
struct [[nodiscard]] settlement {
    units counted = 0;  ///< used and below the cap: these, and only these, may be charged to the customer
    units late = 0;     ///< of `counted`: belonging to the grant's period, which was closed before
    units refused = 0;  ///< beyond the grant and the cap: not counted, not to be charged
    meter_news news{};

    [[nodiscard]] constexpr explicit operator bool() const noexcept { return refused == 0; }
};

/// The answer to `set_limit`: what is in force from now on.
struct limit_change {
    units before = 0;
    units now = 0;
    std::uint32_t version = 0;  ///< of the limit: it grows by one with each change
    units taken = 0;            ///< used or held when the limit changed; above `now` when it was lowered below it
    meter_news news{};
};

/// What a meter shows.
struct reading {
    units limit = 0;
    std::uint32_t version = 0;  ///< of the limit
    units used = 0;             ///< committed in this period
    units held = 0;             ///< granted and neither committed nor released
    units left = 0;             ///< what could be granted now

    friend constexpr bool operator==(const reading&, const reading&) = default;
};

}  // namespace mingbai::inline MINGBAI_ABI::cap

// ---- mingbai/cap/meter.hpp -------------------------------------------------------------------------------------------

#include <atomic>

namespace mingbai::inline MINGBAI_ABI::cap {

/// One cap of one customer in one dimension: counts what is used, and lets nothing pass the limit.
///
/// Use is granted before it happens: `reserve` takes units below the limit and holds them, `commit` counts what was really
/// used of them and gives the rest back, `release` gives all back; `charge` is both for an event that is over at once.
/// Whatever threads do, and in whatever order:
/// - in each period, used <= granted <= the limit in force when it was granted; nothing is ever below zero;
/// - only what was granted is counted; a refused request leaves no trace but the news that the cap held;
/// - a limit holds from the moment it is set, up or down; what was granted before a lowering stays granted;
/// - a unit is counted in the period of its grant, once; the first call that names a later period begins it;
/// - each reminder (`meter_news`) is told by exactly one call.
///
/// Safe from any thread and from signal handlers, lock-free, without allocation; 24 bytes, which may lie in memory that
/// processes share. A number never means time here: periods and expiry come from the caller.
///
/// How: the gate decides alone about granting, the count alone about use and reminders, each in one compare-exchange. Both
/// carry the low bits of the limit's version, so that no decision made with an older limit goes through once a newer one was
/// seen by anybody; `set_limit` changes the limit first and lets both follow, and whoever comes by before does that for it.
template <template <class> class Atomic = std::atomic>
class basic_meter {
public:
    /// Requires: `limit <= highest_limit`.
    constexpr explicit basic_meter(units limit = 0, period first = {}) noexcept
        : gate_(detail::gate_word{0, 0, false, first.tag()}.word()),
          count_(detail::count_word{0, 0, 0, first.tag()}.word()),
          limit_(detail::limit_word{limit, 0}.word()) {
        expects(limit <= highest_limit, "mingbai::cap::meter: the limit is above highest_limit");
    }
    basic_meter(const basic_meter&) = delete;
    basic_meter& operator=(const basic_meter&) = delete;
    ~basic_meter() = default;

    /// Holds exactly this much, or refuses with reason::cap_reached.
    reservation reserve(units wanted, period now = {}) noexcept { return reserve_up_to(wanted, now, wanted); }

    /// Holds as much of `wanted` as there is left, if that is `at_least` as much; otherwise refuses with reason::cap_reached.
    reservation reserve_up_to(units wanted, period now = {}, units at_least = 1) noexcept {
        if (const quick_taking took = take_at_once(wanted, now); took.done) [[likely]]
            return {grant::recall({wanted, now}), took.left};
        return reserve_by_the_book(wanted, now, at_least);
    }

    /// Counts what was used of a grant and gives the rest back. What was used beyond the grant is asked for again, in the
    /// period `now` (by default whichever the meter is in): what fits is counted, the remainder is `refused`.
    settlement commit(grant&& held, units actual, const alert_levels& levels = {}, period now = {}) noexcept {
        const remembered_grant had = std::move(held).remember();
        if (actual <= had.amount && settle_at_once(had.when, actual, levels)) [[likely]] {
            if (actual != had.amount) give_back(had.when, had.amount - actual);
            return {actual};
        }
        return commit_by_the_book(had, actual, levels, now);
    }

    /// Gives a grant back unused.
    void release(grant&& held) noexcept {
        const remembered_grant had = std::move(held).remember();
        give_back(had.when, had.amount);
    }

    /// An event that is over at once: counts all of `amount`, or refuses all of it.
    settlement charge(units amount, const alert_levels& levels = {}, period now = {}) noexcept {
        if (take_at_once(amount, now).done) [[likely]] {
            if (settle_at_once(now, amount, levels)) [[likely]] return {amount};
            return commit_by_the_book({amount, now}, amount, levels, now);
        }
        return charge_by_the_book(amount, amount, levels, now);
    }

    /// Takes back what was counted in a period, which makes room again. Returns how much: no more than was counted, and
    /// nothing when the period is over. A reminder that was sent stays sent.
    units refund(units amount, period when = {}) noexcept {
        std::uint64_t seen = count_.load(std::memory_order_acquire);
        units taken_back = 0;
        for (;;) {
            if (detail::count_word::read(seen).tag != when.tag()) return 0;
            const units used = detail::amount_of(seen);
            taken_back = amount < used ? amount : used;
            if (exchange(count_, seen, seen - detail::as_amount(taken_back))) break;
        }
        give_back(when, taken_back);
        return taken_back;
    }

    /// Sets the limit, from now on. Reminders are re-armed: levels that the use has not reached under the new limit are told
    /// again when it does; levels that it reaches by the change are told by it. Requires: `limit <= highest_limit`.
    limit_change set_limit(units limit, const alert_levels& levels = {}, period now = {}) noexcept {
        expects(limit <= highest_limit, "mingbai::cap::meter::set_limit: the limit is above highest_limit");
        limit_change answer;
        detail::limit_word next;
        for (;;) {
            // Both words must have followed the limit that is replaced: a version is at most one ahead of them.
            follow_gate(now);
            settle(now, 0, levels, answer.news);
            std::uint64_t seen_limit = limit_.load(std::memory_order_acquire);
            const detail::limit_word current = detail::limit_word::read(seen_limit);
            const bool in_step = detail::gate_word::read(gate_.load(std::memory_order_acquire)).follows(current) &&
                                 detail::count_word::read(count_.load(std::memory_order_acquire)).follows(current);
            if (!in_step) continue;
            answer.before = current.limit;
            next = {limit, (current.version + 1) % detail::limit_word::versions};
            if (limit == current.limit) {
                next.version = current.version;
                break;
            }
            if (exchange(limit_, seen_limit, next.word())) break;
        }
        answer.now = limit;
        answer.version = next.version;
        answer.taken = follow_gate(now);
        settle(now, 0, levels, answer.news);
        return answer;
    }

    /// Begins the period, if no call did before: for the end of a period in which nothing follows.
    meter_news begin(period now, const alert_levels& levels = {}) noexcept {
        meter_news news;
        follow_gate(now);
        settle(now, 0, levels, news);
        return news;
    }

    /// What the meter shows at one instant during the call.
    [[nodiscard]] reading read(period now = {}) noexcept {
        for (;;) {
            const std::uint64_t seen_count = count_.load(std::memory_order_acquire);
            const std::uint64_t seen_gate = gate_.load(std::memory_order_acquire);
            const detail::limit_word limit = detail::limit_word::read(limit_.load(std::memory_order_acquire));
            detail::gate_word gate = detail::gate_word::read(seen_gate);
            if (!gate.follows(limit)) {
                follow_gate({});
                continue;
            }
            if (count_.load(std::memory_order_acquire) != seen_count) continue;
            detail::count_word count = detail::count_word::read(seen_count);
            turn(gate, now);
            turn(count, now);
            if (count.tag != gate.tag) count.used = 0;  // the gate has begun a period in which nothing is counted yet
            reading shown;
            shown.limit = limit.limit;
            shown.version = limit.version;
            shown.used = count.used;
            shown.held = gate.taken > count.used ? gate.taken - count.used : 0;
            shown.left = room(gate, limit);
            return shown;
        }
    }

private:
    static_assert(Atomic<std::uint64_t>::is_always_lock_free,
                  "mingbai::cap::meter: 64-bit atomics must be lock-free, hence address-free");

    struct taking {
        units given = 0;
        units left = 0;
        period when{};
        bool refused = false;
        bool first_refusal = false;
    };

    [[nodiscard]] static bool exchange(Atomic<std::uint64_t>& word, std::uint64_t& seen, std::uint64_t next) noexcept {
        return word.compare_exchange_strong(seen, next, std::memory_order_acq_rel, std::memory_order_acquire);
    }

    [[nodiscard]] static constexpr units room(const detail::gate_word& gate, const detail::limit_word& limit) noexcept {
        return limit.limit > gate.taken ? limit.limit - gate.taken : 0;
    }

    /// Begins `now` in the gate, if it is later than the gate's period.
    static constexpr void turn(detail::gate_word& gate, period now) noexcept {
        if (!now.after(gate.tag)) return;  // also a late event: it counts in the present period
        gate = {0, gate.version, false, now.tag()};
    }

    /// Begins `now` in the count, if it is later than the count's period.
    static constexpr closed_period turn(detail::count_word& count, period now) noexcept {
        if (!now.after(count.tag)) return {};
        const closed_period closed{count.tag != 0 || count.used != 0, now.nearest(count.tag), count.used};
        count = {0, count.version, 0, now.tag()};
        return closed;
    }

    taking take(units wanted, period now, units at_least) noexcept {
        std::uint64_t seen = gate_.load(std::memory_order_acquire);
        for (;;) {
            // The limit is loaded after the gate, so it is the gate's own or the next one.
            const detail::limit_word limit = detail::limit_word::read(limit_.load(std::memory_order_acquire));
            detail::gate_word gate = followed(detail::gate_word::read(seen), limit);
            turn(gate, now);
            taking took;
            const units left = room(gate, limit);
            took.refused = left < at_least;
            took.given = took.refused ? 0 : (wanted < left ? wanted : left);
            took.left = left - took.given;
            took.first_refusal = took.refused && !gate.refused;
            took.when = now.nearest(gate.tag);
            gate.taken += took.given;
            gate.refused = gate.refused || took.refused;
            const std::uint64_t next = gate.word();
            if (next == seen || exchange(gate_, seen, next)) return took;
        }
    }

    void give_back(period when, units amount) noexcept {
        if (amount == 0) return;
        std::uint64_t seen = gate_.load(std::memory_order_acquire);
        for (;;) {
            if (detail::gate_word::read(seen).tag != when.tag()) return;  // its period is over, and so is its hold
            const units taken = detail::amount_of(seen);
            if (exchange(gate_, seen, seen - detail::as_amount(amount < taken ? amount : taken))) return;
        }
    }

    // The usual cases in one go each: the word's own period, an unchanged limit, room enough, no level reached. Whatever else
    // there may be goes by the book, which is the whole rule; these two decide nothing differently.

    struct quick_taking {
        bool done = false;
        units left = 0;
    };

    quick_taking take_at_once(units wanted, period now) noexcept {
        std::uint64_t seen = gate_.load(std::memory_order_acquire);
        const std::uint64_t limit = limit_.load(std::memory_order_acquire);
        const units taken = detail::amount_of(seen);
        const units room = detail::amount_of(limit) - taken;
        if (!detail::gate_word::unchanged(seen, limit, now.tag()) || taken > detail::amount_of(limit) || wanted > room) return {};
        return {exchange(gate_, seen, seen + detail::as_amount(wanted)), room - wanted};
    }

    bool settle_at_once(period when, units amount, const alert_levels& levels) noexcept {
        std::uint64_t seen = count_.load(std::memory_order_acquire);
        const std::uint64_t limit = limit_.load(std::memory_order_acquire);
        if (!detail::count_word::unchanged(seen, limit, when.tag())) return false;
        if (levels.reaches(detail::amount_of(seen) + amount, detail::amount_of(limit), detail::count_word::reached_of(seen)))
            return false;
        return exchange(count_, seen, seen + detail::as_amount(amount));
    }

    reservation reserve_by_the_book(units wanted, period now, units at_least) noexcept {
        taking took = take(wanted, now, at_least < wanted ? at_least : wanted);
        reservation answer;
        answer.held = grant::recall({took.given, took.when});
        answer.left = took.left;
        answer.why = took.refused ? reason::cap_reached : reason::none;
        answer.cap_held = took.first_refusal;
        return answer;
    }

    settlement commit_by_the_book(remembered_grant had, units actual, const alert_levels& levels, period now) noexcept {
        settlement answer;
        // The excess first: it may begin a period, and the grant then counts as late, so that one call closes one period.
        if (actual > had.amount) answer = charge_by_the_book(actual - had.amount, 1, levels, now);
        const units promised = actual < had.amount ? actual : had.amount;
        settle(had.when, promised, levels, answer);
        give_back(had.when, had.amount - promised);
        return answer;
    }

    settlement charge_by_the_book(units amount, units at_least, const alert_levels& levels, period now) noexcept {
        const taking took = take(amount, now, at_least);
        settlement answer;
        answer.refused = amount - took.given;
        answer.news.cap_held = took.first_refusal;
        if (took.given != 0) settle(took.when, took.given, levels, answer);
        return answer;
    }

    /// Counts units that the gate granted in the period `when`. False when that period was closed: they are not counted here.
    bool settle(period when, units amount, const alert_levels& levels, meter_news& news) noexcept {
        std::uint64_t seen = count_.load(std::memory_order_acquire);
        for (;;) {
            const detail::limit_word limit = detail::limit_word::read(limit_.load(std::memory_order_acquire));
            detail::count_word count = detail::count_word::read(seen);
            const closed_period closed = turn(count, when);
            if (count.tag != when.tag() && amount != 0) return false;
            std::uint32_t told = count.reached;
            if (!count.follows(limit)) {
                // Under another limit the use may have reached more levels, which are news, or fewer, which are re-armed.
                count.reached = levels.reached(count.used, limit.limit);
                told = told < count.reached ? told : count.reached;
                count.version = limit.version;
            }
            count.used += amount;
            count.reached = levels.reached(count.used, limit.limit, count.reached);
            const std::uint64_t next = count.word();
            if (next != seen && !exchange(count_, seen, next)) continue;
            for (std::uint32_t level = told; level < count.reached; ++level)
                news.crossed = static_cast<std::uint8_t>(news.crossed | (1U << level));
            if (closed.happened) news.closed = closed;
            return true;
        }
    }

    void settle(period when, units amount, const alert_levels& levels, settlement& answer) noexcept {
        if (!settle(when, amount, levels, answer.news)) answer.late += amount;
        answer.counted += amount;
    }

    [[nodiscard]] static constexpr detail::gate_word followed(detail::gate_word gate, const detail::limit_word& limit) noexcept {
        if (!gate.follows(limit)) {
            gate.version = limit.version & (detail::gate_word::versions - 1);
            gate.refused = false;
        }
        return gate;
    }

    /// Brings the gate to the limit in force and to the period; returns what is taken.
    units follow_gate(period now) noexcept {
        std::uint64_t seen = gate_.load(std::memory_order_acquire);
        for (;;) {
            const detail::limit_word limit = detail::limit_word::read(limit_.load(std::memory_order_acquire));
            detail::gate_word gate = followed(detail::gate_word::read(seen), limit);
            turn(gate, now);
            if (gate.word() == seen || exchange(gate_, seen, gate.word())) return gate.taken;
        }
    }

    Atomic<std::uint64_t> gate_;
    Atomic<std::uint64_t> count_;
    Atomic<std::uint64_t> limit_;
};

using meter = basic_meter<>;

}  // namespace mingbai::inline MINGBAI_ABI::cap

// ---- mingbai/cap/meter_of.hpp ----------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::cap {

/// A meter of one kind of amount: `meter_of<money<cny>> monthly{50_cny}` takes no bytes and no dollars.
///
/// Everything is as in `basic_meter`. `reserve` refuses amounts that are negative or above `highest_limit` with
/// reason::out_of_range; elsewhere they break a precondition. Answers hold units;
/// `amount` turns them back.
template <metered Amount>
class meter_of {
public:
    using amount_type = Amount;

    /// Requires: the limit is not negative and not above `highest_limit`.
    constexpr explicit meter_of(Amount limit, period first = {}) noexcept : meter_(checked(limit), first) {}

    [[nodiscard]] static constexpr Amount amount(units count) noexcept { return dimension_of<Amount>::from_units(count); }

    reservation reserve(Amount wanted, period now = {}) noexcept {
        const auto count = to_units(wanted);
        return count ? meter_.reserve(*count, now) : refused(count.error().why);
    }
    reservation reserve_up_to(Amount wanted, period now = {}) noexcept {
        const auto count = to_units(wanted);
        return count ? meter_.reserve_up_to(*count, now) : refused(count.error().why);
    }
    /// Requires: `actual` is not negative and not above `highest_limit`.
    settlement commit(grant&& held, Amount actual, const alert_levels& levels = {}, period now = {}) noexcept {
        return meter_.commit(std::move(held), checked(actual), levels, now);
    }
    void release(grant&& held) noexcept { meter_.release(std::move(held)); }
    /// Requires, like the following: the amount is not negative and not above `highest_limit`.
    settlement charge(Amount used, const alert_levels& levels = {}, period now = {}) noexcept {
        return meter_.charge(checked(used), levels, now);
    }
    Amount refund(Amount counted, period when = {}) noexcept { return amount(meter_.refund(checked(counted), when)); }
    limit_change set_limit(Amount limit, const alert_levels& levels = {}, period now = {}) noexcept {
        return meter_.set_limit(checked(limit), levels, now);
    }

    /// The meter itself, for whatever counts in units.
    [[nodiscard]] constexpr meter& in_units() noexcept { return meter_; }

private:
    [[nodiscard]] static constexpr units checked(Amount amount) noexcept {
        const auto count = to_units(amount);
        expects(count.has_value(), "mingbai::cap::meter_of: the amount is negative or above highest_limit");
        return *count;
    }
    [[nodiscard]] static constexpr reservation refused(reason why) noexcept {
        reservation answer;
        answer.why = why;
        return answer;
    }

    meter meter_;
};

}  // namespace mingbai::inline MINGBAI_ABI::cap

// ---- mingbai/consent/state.hpp ---------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::consent {

/// Where a request for consent stands. The numbers are written to ledgers.
enum class state : std::uint8_t {
    asked = 0,       ///< the text was handed to the carrier's platform
    delivered = 1,   ///< it reached the phone
    answered = 2,    ///< the customer agreed; the proof is not recorded yet
    proven = 3,      ///< the proof is on the ledger
    refused = 4,     ///< the customer said no, or tried too many wrong codes
    expired = 5,     ///< no clear answer in time: silence is refusal
    superseded = 6,  ///< a newer request took its place
    withdrawn = 7,   ///< the customer took proven consent back; the proof stays on the ledger
};

/// What can happen to a request.
enum class event : std::uint8_t {
    receipt = 0,     ///< the network reports delivery
    agreement = 1,   ///< a clear yes, the right code, a valid signature
    unclear = 2,     ///< a reply that is neither yes nor no, or a wrong code with tries left
    refusal = 3,     ///< a clear no
    exhaustion = 4,  ///< the last wrong code that is allowed
    proof = 5,       ///< the proof was recorded
    expiry = 6,      ///< the window closed
    successor = 7,   ///< a newer request for the same subscriber and plan was sent
    withdrawal = 8,  ///< the customer takes consent back
};

inline constexpr std::size_t state_count = 8;
inline constexpr std::size_t event_count = 9;

[[nodiscard]] constexpr std::string_view to_text(state where) noexcept {
    constexpr std::array<std::string_view, state_count> names{"asked",   "delivered", "answered",   "proven",
                                                              "refused", "expired",   "superseded", "withdrawn"};
    const auto i = static_cast<std::size_t>(where);
    return i < names.size() ? names[i] : "unknown";
}

[[nodiscard]] constexpr std::string_view to_text(event what) noexcept {
    constexpr std::array<std::string_view, event_count> names{
        "receipt", "agreement", "unclear", "refusal", "exhaustion", "proof", "expiry", "successor", "withdrawal"};
    const auto i = static_cast<std::size_t>(what);
    return i < names.size() ? names[i] : "unknown";
}

/// One arrow of the state machine.
struct transition {
    state from;
    event on;
    state to;
};

/// Every transition there is; what is not here is impossible. The diagram in docs/ is drawn from this table.
inline constexpr auto transitions = std::to_array<transition>({
    {state::asked, event::receipt, state::delivered},
    {state::asked, event::agreement, state::answered},  // the receipt may be late, or never come
    {state::asked, event::unclear, state::asked},
    {state::asked, event::refusal, state::refused},
    {state::asked, event::exhaustion, state::refused},
    {state::asked, event::expiry, state::expired},
    {state::asked, event::successor, state::superseded},

    {state::delivered, event::receipt, state::delivered},
    {state::delivered, event::agreement, state::answered},
    {state::delivered, event::unclear, state::delivered},
    {state::delivered, event::refusal, state::refused},
    {state::delivered, event::exhaustion, state::refused},
    {state::delivered, event::expiry, state::expired},
    {state::delivered, event::successor, state::superseded},

    {state::answered, event::receipt, state::answered},
    {state::answered, event::refusal, state::refused},  // a change of mind before anything was proven
    {state::answered, event::proof, state::proven},

    {state::proven, event::receipt, state::proven},
    {state::proven, event::refusal, state::withdrawn},  // "TD" to the same short code
    {state::proven, event::withdrawal, state::withdrawn},

    {state::refused, event::receipt, state::refused},
    {state::expired, event::receipt, state::expired},
    {state::superseded, event::receipt, state::superseded},
    {state::withdrawn, event::receipt, state::withdrawn},
});

namespace detail {

inline constexpr std::uint8_t no_state = 0xFF;

inline constexpr std::array<std::array<std::uint8_t, event_count>, state_count> next_states = [] {
    std::array<std::array<std::uint8_t, event_count>, state_count> next{};
    for (auto& row : next) row.fill(no_state);
    for (const auto& [from, on, to] : transitions)
        next[static_cast<std::size_t>(from)][static_cast<std::size_t>(on)] = static_cast<std::uint8_t>(to);
    return next;
}();

}  // namespace detail

[[nodiscard]] constexpr bool is_possible(state from, event on) noexcept {
    const auto row = static_cast<std::size_t>(from);
    const auto column = static_cast<std::size_t>(on);
    return row < state_count && column < event_count && detail::next_states[row][column] != detail::no_state;
}

/// No answer counts any more.
[[nodiscard]] constexpr bool is_closed(state where) noexcept {
    return !is_possible(where, event::agreement) && where != state::answered;
}

/// Why an event means nothing in this state: the reason that `advance` refuses it with. Requires: it is impossible.
[[nodiscard]] constexpr reason why_impossible(state from) noexcept {
    switch (from) {
        case state::asked:
        case state::delivered:
            return reason::no_open_request;
        case state::answered:
        case state::proven:
        case state::refused:
            return reason::already_answered;
        case state::expired:
            return reason::answered_too_late;
        case state::superseded:
            return reason::superseded;
        case state::withdrawn:
            return reason::consent_withdrawn;
    }
    return reason::no_open_request;
}

/// Where an event leads from a state that is known at run time, or the reason why it leads nowhere.
[[nodiscard]] constexpr result<state> advance(state from, event on) noexcept {
    if (!is_possible(from, on)) return refusal{why_impossible(from), {}};
    return static_cast<state>(detail::next_states[static_cast<std::size_t>(from)][static_cast<std::size_t>(on)]);
}

/// Where an event leads from a state that is known at compile time: `after<state::answered, event::proof>()`. An
/// impossible transition does not compile, and the compiler's message names both.
template <state From, event On>
[[nodiscard]] constexpr state after() {
    static_assert(is_possible(From, On), "mingbai::consent::after: this event is impossible in this state");
    return static_cast<state>(detail::next_states[static_cast<std::size_t>(From)][static_cast<std::size_t>(On)]);
}

}  // namespace mingbai::inline MINGBAI_ABI::consent

// ---- mingbai/consent/judgement.hpp -----------------------------------------------------------------------------------

#include <tuple>

namespace mingbai::inline MINGBAI_ABI::consent {

/// One thing that happened to a request, as the ledger has it.
struct happening {
    event what{};
    instant at{};                ///< when, by the clock of whoever saw it first
    sha256_digest identity{};    ///< of its ledger payload: the same report twice has the same one
    std::uint64_t sequence = 0;  ///< of its ledger record

    friend constexpr bool operator==(const happening&, const happening&) = default;
};

/// What a request's judgement depends on beside what happened.
struct judging_terms {
    instant expires_at{};
    int wrong_codes = 0;         ///< how many close the request
    bool needs_receipt = false;  ///< agreement proves nothing before a receipt
    bool by_code = false;        ///< an unclear answer is a wrong code
};

/// Where a request stands, and the answer that brought it there.
struct judgement {
    state now = state::asked;
    happening decided{};  ///< the agreement or refusal that counted, in answered, proven, refused and withdrawn

    friend constexpr bool operator==(const judgement&, const judgement&) = default;
};

namespace detail {

/// In the same second a refusal comes before an agreement, so that doubt never binds the customer.
[[nodiscard]] constexpr int precedence(event what) noexcept {
    switch (what) {
        case event::receipt:
            return 0;
        case event::withdrawal:
            return 1;
        case event::refusal:
            return 2;
        case event::successor:
            return 3;
        case event::exhaustion:
            return 4;
        case event::unclear:
            return 5;
        case event::agreement:
            return 6;
        case event::proof:
            return 7;
        case event::expiry:
            return 8;
    }
    return 9;
}

[[nodiscard]] constexpr bool before(const happening& a, const happening& b) noexcept {
    return std::tuple(a.at, precedence(a.what), a.identity) < std::tuple(b.at, precedence(b.what), b.identity);
}

}  // namespace detail

/// Judges a request from all that happened to it, in whatever order it became known.
///
/// Reports of two gateways overtake each other, come twice, and clocks step back. So the state is not what the last
/// report made of it: it is a function of the set of reports, put in the order of their instants. What becomes known
/// late can therefore change the state, and take back a proof, exactly as if it had been known in time.
[[nodiscard]] inline judgement judge(std::span<const happening> known, const judging_terms& terms) {
    std::vector<happening> ordered(known.begin(), known.end());
    std::sort(ordered.begin(), ordered.end(), detail::before);
    const auto twice = [](const happening& a, const happening& b) {
        return a.what == b.what && a.identity == b.identity;
    };
    ordered.erase(std::unique(ordered.begin(), ordered.end(), twice), ordered.end());

    bool received = !terms.needs_receipt;
    int wrong = 0;
    judgement standing;
    const auto take = [&](event what) {
        const result<state> next = advance(standing.now, what);
        if (next) standing.now = *next;
        return next.has_value();
    };
    for (const happening& each : ordered) {
        if (each.at >= terms.expires_at) (void)take(event::expiry);
        event what = each.what;
        if (what == event::unclear && terms.by_code && ++wrong >= terms.wrong_codes) what = event::exhaustion;
        if (what == event::proof) continue;  // a consequence, which is derived again here
        received = received || what == event::receipt;
        if (take(what) && (what == event::agreement || what == event::refusal || what == event::exhaustion ||
                           what == event::withdrawal))
            standing.decided = each;
        if (standing.now == state::answered && received) standing.now = after<state::answered, event::proof>();
    }
    return standing;
}

}  // namespace mingbai::inline MINGBAI_ABI::consent

// ---- mingbai/consent/order_facts.hpp ---------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::consent {

/// When something that was agreed begins or ends to hold.
enum class effect : std::uint8_t {
    at_once = 0,     ///< 立即生效
    next_cycle = 1,  ///< 次月生效: with the next billing cycle
};

[[nodiscard]] constexpr std::string_view to_text(effect when) noexcept {
    return when == effect::at_once ? "立即生效" : "次月生效";
}

/// What an order adds to the plan that it is for.
struct order_details {
    order_id order{};
    subscriber_number subscriber{};
    channel_id channel{};
    agent_id agent{};                    ///< empty when the carrier sells by itself
    std::string biller{};                ///< the third party whose charge the carrier collects (代收费方), else empty
    effect effective = effect::at_once;  ///< when the service begins
    effect ends = effect::next_cycle;    ///< when unsubscribing takes effect
};

/// Everything that a customer consents to, in the words that the customer reads. Number, version and digest fix which
/// plan the words come from, and so the figures behind them.
struct order_facts {
    order_id order{};
    subscriber_number subscriber{};
    channel_id channel{};
    agent_id agent{};
    filing_number plan{};
    std::uint32_t plan_version = 0;
    sha256_digest plan_digest{};
    effect effective = effect::at_once;
    effect ends = effect::next_cycle;
    std::string biller{};
    std::string name{};
    std::string price{};        ///< 每月15元
    std::string unsubscribe{};  ///< how, and when it takes effect
    std::string validity{};     ///< 24个月
    std::string renewal{};      ///< 自动续订，每次2年
    std::string commitment{};   ///< 无合约期限
    std::string breach{};       ///< 无违约责任

    friend bool operator==(const order_facts&, const order_facts&) = default;
};

/// The facts of an order of a disclosed plan. What the plan does not state is said so (未说明), never left out.
template <class Plan>
[[nodiscard]] order_facts facts_of(const basic_published_plan<Plan>& published, const order_details& details) {
    constexpr std::string_view unstated = "未说明";
    const Plan& plan = published.plan();
    order_facts facts{.order = details.order,
                      .subscriber = details.subscriber,
                      .channel = details.channel,
                      .agent = details.agent,
                      .plan = published.number(),
                      .plan_version = published.version(),
                      .plan_digest = published.digest(),
                      .effective = details.effective,
                      .ends = details.ends,
                      .biller = details.biller};
    facts.name = std::string_view(plan.name);
    facts.price = unstated;
    if (plan.introductory)
        facts.price = terms_text(*plan.introductory, language::chinese);
    else if (plan.price)
        facts.price = terms_text(*plan.price, language::chinese);
    for (const auto& fee : plan.one_off_fees) {
        facts.price += "，另收";
        facts.price += std::string_view(fee.name);
        facts.price += to_text(fee.amount, price_in_words);
    }

    facts.unsubscribe = std::string_view(plan.unsubscribe);
    if (!facts.unsubscribe.empty()) facts.unsubscribe += "，";
    facts.unsubscribe += "退订";
    facts.unsubscribe += to_text(details.ends);

    facts.validity = facts.renewal = unstated;
    if (plan.validity) {
        facts.validity = plan.validity->term.count == 0 ? "至退订为止" : std::string(to_text(plan.validity->term));
        facts.renewal = "到期不自动续订";
        if (plan.validity->renews_automatically) {
            facts.renewal = "到期自动续订";
            if (plan.validity->renewal_term.count != 0)
                facts.renewal += "，每次" + std::string(to_text(plan.validity->renewal_term));
        }
    }

    facts.commitment = plan.commitment ? terms_text(*plan.commitment, language::chinese) : std::string(unstated);
    facts.breach = std::string_view(plan.breach);
    if (facts.breach.empty()) facts.breach = unstated;
    return facts;
}

}  // namespace mingbai::inline MINGBAI_ABI::consent

// ---- mingbai/consent/request_template.hpp ----------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::consent {

namespace detail {

/// One piece of a template: literal text up to `end`, then the fact `what`; element::none after the last one.
struct template_piece {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t next = 0;
    element what = element::none;
    bool valid = true;
};

[[nodiscard]] constexpr element element_named(std::string_view name) noexcept {
    for (const element_text& each : element_texts)
        if (each.name == name && each.what != element::none) return each.what;
    return element::none;
}

/// The piece that begins at an offset. A brace that opens no known place makes it invalid, `end` being where.
[[nodiscard]] constexpr template_piece next_piece(std::string_view text, std::size_t begin) noexcept {
    template_piece piece{.begin = begin, .end = text.find_first_of("{}", begin)};
    if (piece.end == std::string_view::npos) {
        piece.end = piece.next = text.size();
        return piece;
    }
    const std::size_t close = text.find('}', piece.end);
    if (text[piece.end] == '{' && close != std::string_view::npos)
        piece.what = element_named(text.substr(piece.end + 1, close - piece.end - 1));
    piece.valid = piece.what != element::none;
    piece.next = close == std::string_view::npos ? text.size() : close + 1;
    return piece;
}

}  // namespace detail

/// The text of a request with places for its facts, each named like its element:
/// "您正在申请办理{name}（方案编号：{filing_number}），资费{price}……验证码{code}，{expiry}内有效。"
///
/// It views its text, so a literal is the natural source; one from a configuration must outlive it. Braces stand for
/// places only.
class request_template {
public:
    /// A literal. One with an unknown place or malformed UTF-8 does not compile.
    template <std::size_t N>
    consteval request_template(const char (&literal)[N]) : text_(literal, N - 1) {
        expects(!read(), "mingbai::consent::request_template: a brace opens no known place, or bad UTF-8");
    }

    /// Text that is known only at run time. Refused: reason::bad_utf8, and reason::bad_layout at a brace that opens no
    /// known place.
    [[nodiscard]] static constexpr result<request_template> parse(std::string_view text) noexcept {
        request_template parsed(text, from_view{});
        if (const std::size_t fault = parsed.read().at; fault != no_fault) {
            const reason why = is_utf8(text) ? reason::bad_layout : reason::bad_utf8;
            return refusal{why, at_offset(fault)};
        }
        return parsed;
    }

    [[nodiscard]] constexpr std::string_view text() const noexcept { return text_; }

    /// Whether the text has a place for this fact.
    [[nodiscard]] constexpr bool states(element what) const noexcept {
        const auto number = static_cast<std::uint16_t>(what);
        return number < 64 && (places_ >> number & 1U) != 0;
    }

    /// The first of these facts that the text has no place for, or element::none.
    [[nodiscard]] constexpr element first_missing(std::span<const element> facts) const noexcept {
        for (const element each : facts)
            if (!states(each)) return each;
        return element::none;
    }

    /// The text with `fact(element)` in every place.
    template <class F>
    [[nodiscard]] std::string fill(F&& fact) const {
        std::string filled;
        for (std::size_t at = 0; at < text_.size();) {
            const detail::template_piece piece = detail::next_piece(text_, at);
            filled.append(text_.substr(piece.begin, piece.end - piece.begin));
            if (piece.what != element::none) filled.append(std::string_view(fact(piece.what)));
            at = piece.next;
        }
        return filled;
    }

private:
    static constexpr std::size_t no_fault = static_cast<std::size_t>(-1);

    struct from_view {};
    struct fault {
        std::size_t at = no_fault;
        [[nodiscard]] constexpr explicit operator bool() const noexcept { return at != no_fault; }
    };

    constexpr request_template(std::string_view text, from_view) noexcept : text_(text) {}

    constexpr fault read() noexcept {
        if (const std::size_t bad = find_bad_utf8(text_); bad != text_.size()) return {bad};
        for (std::size_t at = 0; at < text_.size();) {
            const detail::template_piece piece = detail::next_piece(text_, at);
            if (!piece.valid) return {piece.end};
            places_ |= std::uint64_t{piece.what != element::none} << static_cast<std::uint16_t>(piece.what);
            at = piece.next;
        }
        return {};
    }

    std::string_view text_;
    std::uint64_t places_ = 0;  // bit n: the element with number n has a place
};

/// Stops the build when a template, a constant with static storage, has no place for a fact. The compiler's message
/// names both: `states<element::price, my_template>()`.
template <element Fact, const auto& Template>
constexpr bool states() noexcept {
    static_assert(Template.states(Fact), "mingbai::consent::states_all: the template does not state this fact");
    return true;
}

namespace detail {

template <const auto& Template, const auto& Facts, std::size_t... I>
constexpr bool states_each(std::index_sequence<I...>) noexcept {
    std::size_t stated = 0;
    ((stated += states<Facts[I], Template>() ? 1U : 0U), ...);  // no short circuit: every missing fact is reported
    return stated == sizeof...(I);
}

}  // namespace detail

/// `static_assert(states_all<my_template, observed_reply_facts>)`: one error for every fact of the list, a constant
/// array of elements, that the template has no place for.
template <const auto& Template, const auto& Facts>
inline constexpr bool states_all = detail::states_each<Template, Facts>(std::make_index_sequence<Facts.size()>{});

}  // namespace mingbai::inline MINGBAI_ABI::consent

// ---- mingbai/consent/request.hpp -------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::consent {

/// How a customer consents. Source: the action 明白办、放心用 names these three, any one suffices. Numbers are stored.
enum class method : std::uint8_t {
    sms_reply = 1,      ///< 短信回复
    one_time_code = 2,  ///< 手机验证码
    signature = 3,      ///< 签字确认
};

[[nodiscard]] constexpr std::string_view to_text(method how) noexcept {
    switch (how) {
        case method::sms_reply:
            return "sms_reply";
        case method::one_time_code:
            return "one_time_code";
        case method::signature:
            return "signature";
    }
    return "unknown";
}

/// Who began: a customer who asks for something may be asked to confirm it again; the carrier may not ask again by
/// itself.
enum class prompted_by : std::uint8_t { customer = 0, carrier = 1 };

/// Where a one-time code stands in a request's text. The request's digest covers the text with this in the place of the
/// code, which is derived from the digest.
inline constexpr std::string_view code_place = "{code}";

/// One question to one customer: what is bought, how to answer, until when. It never changes; its digest names it.
struct request {
    order_facts facts{};
    method how = method::sms_reply;
    prompted_by prompt = prompted_by::customer;
    short_code sender{};      ///< the carrier's own code that asks and is answered to; empty for a signature
    std::string reference{};  ///< tells apart the open requests of a number; empty unless the answer is an SMS reply
    instant asked_at{};
    instant expires_at{};        ///< the first instant at which an answer is too late
    int wrong_codes = 0;         ///< how many wrong codes close it
    bool needs_receipt = false;  ///< agreement counts only once the network has reported delivery
    std::string text{};          ///< what is sent or shown, with `code_place` for the code

    friend bool operator==(const request&, const request&) = default;
};

/// The canonical document of a request: what its digest covers, and the payload of its ledger record.
[[nodiscard]] inline result<std::string> canonical_text(const request& asked) {
    const order_facts& facts = asked.facts;
    std::string text;
    json_writer out(text);
    out.begin_object()
        .member("agent", facts.agent)
        .member("asked_at", asked.asked_at.time_since_epoch().count())
        .member("biller", facts.biller)
        .member("breach", facts.breach)
        .member("channel", facts.channel)
        .member("commitment", facts.commitment)
        .member("effective", static_cast<unsigned>(facts.effective))
        .member("ends", static_cast<unsigned>(facts.ends))
        .member("expires_at", asked.expires_at.time_since_epoch().count())
        .member("method", to_text(asked.how))
        .member("name", facts.name)
        .member("needs_receipt", asked.needs_receipt)
        .member("order", facts.order)
        .member("plan", facts.plan)
        .member("plan_digest", to_hex(facts.plan_digest))
        .member("plan_version", facts.plan_version)
        .member("price", facts.price)
        .member("prompted_by", static_cast<unsigned>(asked.prompt))
        .member("reference", asked.reference)
        .member("renewal", facts.renewal)
        .member("sender", asked.sender)
        .member("subscriber", facts.subscriber)
        .member("text", asked.text)
        .member("unsubscribe", facts.unsubscribe)
        .member("validity", facts.validity)
        .member("wrong_codes", asked.wrong_codes)
        .end_object();
    if (const auto done = out.finish(); !done) return done.error();
    return text;
}

}  // namespace mingbai::inline MINGBAI_ABI::consent

// ---- mingbai/consent/case_file.hpp -----------------------------------------------------------------------------------

#include <unordered_map>

namespace mingbai::inline MINGBAI_ABI::consent {

/// One code that was sent for a request. The code itself is kept nowhere: `seal` is its HMAC under the desk's key.
struct sent_code {
    std::uint32_t generation = 0;  ///< 1, 2, 3 …; only the newest one counts
    instant sent_at{};
    instant valid_until{};
    sha256_digest seal{};

    friend constexpr bool operator==(const sent_code&, const sent_code&) = default;
};

/// A proof as the ledger has it.
struct recorded_proof {
    std::uint64_t record = 0;
    sha256_digest answer{};  ///< the identity of the answer that it rests on
    instant confirmed_at{};  ///< of that answer

    friend constexpr bool operator==(const recorded_proof&, const recorded_proof&) = default;
};

/// All that the ledger has about one request.
struct case_file {
    request asked{};
    sha256_digest digest{};
    std::uint64_t record = 0;  ///< the ledger's record of the question
    std::vector<sent_code> codes{};
    std::vector<happening> known{};
    judgement stands{};
    std::optional<recorded_proof> proof{};  ///< also one that has been taken back since
    std::optional<std::uint64_t> used{};    ///< the record of its use
    std::optional<instant> ends_at{};       ///< when a withdrawal takes effect
    reason last_refusal = reason::none;     ///< why the latest answer did not count: for the carrier's own eyes

    [[nodiscard]] judging_terms terms() const noexcept {
        return {asked.expires_at, asked.wrong_codes, asked.needs_receipt, asked.how == method::one_time_code};
    }
    /// Whether an answer of this instant would still count.
    [[nodiscard]] bool is_open_at(instant at) const noexcept {
        return !is_closed(stands.now) && stands.now != state::answered && at >= asked.asked_at && at < asked.expires_at;
    }
    [[nodiscard]] bool knows(const sha256_digest& identity) const noexcept {
        for (const happening& each : known)
            if (each.identity == identity) return true;
        return false;
    }
};

/// Every request there is, found by its digest, its number or its order. Pointers stay good.
class case_files {
public:
    case_files() = default;
    case_files(case_files&&) noexcept = default;
    case_files& operator=(case_files&&) noexcept = default;
    case_files(const case_files&) = delete;
    case_files& operator=(const case_files&) = delete;
    ~case_files() = default;

    /// The file of a new request; the existing one when it is there already.
    case_file& open(request asked, const sha256_digest& digest, std::uint64_t record) {
        if (case_file* const there = find(digest)) return *there;
        case_file& file = files_.emplace_back();
        file.asked = std::move(asked);
        file.digest = digest;
        file.record = record;
        by_digest_.emplace(digest, &file);
        by_number_[file.asked.facts.subscriber].push_back(&file);
        by_order_[file.asked.facts.order].push_back(&file);
        return file;
    }

    [[nodiscard]] case_file* find(const sha256_digest& digest) noexcept {
        const auto found = by_digest_.find(digest);
        return found == by_digest_.end() ? nullptr : found->second;
    }
    [[nodiscard]] const case_file* find(const sha256_digest& digest) const noexcept {
        const auto found = by_digest_.find(digest);
        return found == by_digest_.end() ? nullptr : found->second;
    }

    /// In the order in which they were asked.
    [[nodiscard]] std::span<case_file* const> of(const subscriber_number& number) const noexcept {
        const auto found = by_number_.find(number);
        return found == by_number_.end() ? std::span<case_file* const>{} : std::span<case_file* const>(found->second);
    }
    [[nodiscard]] std::span<case_file* const> of(const order_id& order) const noexcept {
        const auto found = by_order_.find(order);
        return found == by_order_.end() ? std::span<case_file* const>{} : std::span<case_file* const>(found->second);
    }

    [[nodiscard]] std::deque<case_file>& all() noexcept { return files_; }
    [[nodiscard]] const std::deque<case_file>& all() const noexcept { return files_; }

private:
    std::deque<case_file> files_;
    std::unordered_map<sha256_digest, case_file*> by_digest_;
    std::unordered_map<subscriber_number, std::vector<case_file*>> by_number_;
    std::unordered_map<order_id, std::vector<case_file*>> by_order_;
};

}  // namespace mingbai::inline MINGBAI_ABI::consent

// ---- mingbai/consent/one_time_code.hpp -------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::consent {

/// The fewest and most digits of a code: RFC 4226 section 5.3 asks for at least 6; with more than 8 the first one is no
/// longer evenly spread over 31 bits.
inline constexpr int fewest_code_digits = 6;
inline constexpr int most_code_digits = 8;

/// A code held in place: what customers read in the message and type back.
class code_text {
public:
    [[nodiscard]] constexpr std::string_view text() const noexcept { return {digits_.data(), size_}; }

private:
    friend constexpr code_text truncate_to_code(const sha256_digest& authentication, int digits) noexcept;

    std::array<char, most_code_digits> digits_{};
    std::size_t size_ = 0;
};

/// The dynamic truncation of RFC 4226 section 5.3 over an HMAC of 32 bytes, as RFC 6238 does it for SHA-256: the last
/// four bits choose where the 31 bits begin that are taken modulo 10^digits. Requires: 6 to 8 digits.
[[nodiscard]] constexpr code_text truncate_to_code(const sha256_digest& authentication, int digits) noexcept {
    expects(digits >= fewest_code_digits && digits <= most_code_digits,
            "mingbai::consent::one_time_code: a code has 6 to 8 digits");
    const std::size_t at = authentication.bytes[31] & 0x0FU;
    const auto byte = [&](std::size_t i) { return std::uint32_t{authentication.bytes[at + i]}; };
    std::uint32_t value = (byte(0) & 0x7FU) << 24U | byte(1) << 16U | byte(2) << 8U | byte(3);
    code_text code;
    code.size_ = static_cast<std::size_t>(digits);
    for (std::size_t i = code.size_; i-- > 0; value /= 10) code.digits_[i] = static_cast<char>('0' + value % 10);
    return code;
}

/// HOTP (RFC 4226) with HMAC-SHA-256, as RFC 6238 allows: the code of a key and a counter, leading zeros included.
///
/// The key needs 16 random bytes or more (RFC 4226 section 4, R6). Requires: 6 to 8 digits.
[[nodiscard]] inline std::string one_time_code(std::string_view key, std::uint64_t counter, int digits) {
    std::array<char, 8> moving{};
    for (std::size_t i = moving.size(); i-- > 0; counter >>= 8U) moving[i] = static_cast<char>(counter & 0xFFU);
    return std::string(truncate_to_code(hmac_sha256(key, {moving.data(), moving.size()}), digits).text());
}

}  // namespace mingbai::inline MINGBAI_ABI::consent

// ---- mingbai/consent/detail/code_seals.hpp ---------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::consent::detail {

// Three uses of one key are kept apart by what the message begins with.

/// HMAC-SHA-256(key, purpose ‖ 0x00 ‖ request (32) ‖ number (8, big-endian) ‖ rest).
[[nodiscard]] inline sha256_digest seal(std::string_view key, std::string_view purpose, const sha256_digest& request,
                                        std::uint64_t number, std::string_view rest) noexcept {
    std::array<char, 9> bytes{};
    for (std::size_t i = bytes.size() - 1; i > 0; --i, number >>= 8U) bytes[i] = static_cast<char>(number & 0xFFU);
    hmac<> code(key);
    code.update(purpose);
    code.update({bytes.data(), 1});
    code.update(request.view());
    code.update({bytes.data() + 1, 8});
    code.update(rest);
    return code.finish();
}

/// The code of a request. It depends on the whole request, so that any other plan, fee, number or text has another one:
/// Regulation (EU) 2018/389 Art. 5, dynamic linking.
[[nodiscard]] inline code_text code_for(std::string_view key, const sha256_digest& request, std::uint32_t generation,
                                        int digits) noexcept {
    return truncate_to_code(seal(key, "mingbai code", request, generation, {}), digits);
}

/// What is kept in the place of a code that was sent.
[[nodiscard]] inline sha256_digest seal_of_code(std::string_view key, const sha256_digest& request,
                                                std::uint32_t generation, std::string_view code) noexcept {
    return seal(key, "mingbai code sent", request, generation, code);
}

/// The desk's own word that the right code of this generation came at this instant.
[[nodiscard]] inline sha256_digest seal_of_confirmation(std::string_view key, const sha256_digest& request,
                                                        std::uint32_t generation, instant at) noexcept {
    std::array<char, 8> bytes{};
    auto seconds = static_cast<std::uint64_t>(at.time_since_epoch().count());
    for (std::size_t i = bytes.size(); i-- > 0; seconds >>= 8U) bytes[i] = static_cast<char>(seconds & 0xFFU);
    return seal(key, "mingbai code confirmed", request, generation, {bytes.data(), bytes.size()});
}

}  // namespace mingbai::inline MINGBAI_ABI::consent::detail

// ---- mingbai/consent/reply_vocabulary.hpp ----------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::consent {

/// The words in which customers answer a request, from which `read_reply` builds whole replies. Everything is lower
/// case, half width and, in Chinese, simplified; `read_reply` folds the reply likewise before it looks here.
///
/// A word may stand in `yes` or `yes_verbs` only if alone, as the whole reply, it can mean nothing but agreement.
struct reply_vocabulary {
    std::span<const std::string_view> yes{};          ///< agreement, whole: 同意, y
    std::span<const std::string_view> no{};           ///< refusal, whole: 不要, td
    std::span<const std::string_view> yes_verbs{};    ///< agreement that may name what is agreed to: 确认 + 办理
    std::span<const std::string_view> no_verbs{};     ///< refusal that may name what is refused: 不需要 + 这个业务
    std::span<const std::string_view> acts{};         ///< what is done with a service: 办理, 订购
    std::span<const std::string_view> determiners{};  ///< 该, 这个
    std::span<const std::string_view> things{};       ///< 业务, 套餐
    std::span<const std::string_view> yes_openers{};  ///< before agreement: 我, 本人
    std::span<const std::string_view> no_openers{};   ///< before refusal: 我, 坚决, 暂时
    std::span<const std::string_view> courtesies{};   ///< politeness that says neither: 您好, 谢谢
    std::span<const std::string_view> regrets{};      ///< politeness that goes with refusal only: 对不起
};

namespace detail {

inline constexpr auto cn_yes = std::to_array<std::string_view>({
    "同意", "同意的", "同意了", "同意啊", "确认", "确认的", "确定", "是", "是的", "是啊", "好", "好的", "好啊", "行", "行的", "可以", "可以的", "办理",
    "请办理", "请开通", "请订购", "y", "yes", "ok", "okay", "agree", "agreed", "i agree", "confirm", "i confirm", "confirmed",
    "accept", "i accept", "yes please", "yes i agree", "yes i do",
});

inline constexpr auto cn_no = std::to_array<std::string_view>({
    "不", "不了", "不是", "不是的", "不行", "不可以", "不可", "不好", "不要", "不要了", "不同意", "不同意的", "不确认", "不用", "不用了", "不需要", "不需要了",
    "不必", "不必了", "不想", "不想要", "不想要了", "不愿意", "不接受", "不参与", "不感兴趣", "不能同意", "不会同意", "无法同意", "不想同意", "不愿同意", "不愿",
    "请勿打扰", "勿打扰", "没兴趣", "没有兴趣", "没同意", "没有同意", "未同意", "没有同意过", "没同意过", "否", "拒绝", "拒绝了", "拒收", "谢绝", "不考虑", "不考虑了",
    "不续费", "反对", "取消", "取消吧", "取消了", "算了", "算了吧", "免了", "别", "别了", "别办", "别发了", "别再发了", "不要再发了", "不要发了", "勿扰", "退订",
    "退订吧", "退订了", "退了", "退了吧", "退掉", "停", "停止", "终止", "关闭", "td", "t", "回复td", "回td", "回t退订", "td退订", "退订td", "n",
    "no", "nope", "no thanks", "no thank you", "no thx", "no way", "never", "not interested", "not now", "disagree",
    "i disagree", "i do not agree", "do not agree", "i don't agree", "don't agree", "i do not want it",
    "i don't want it", "i don't want this", "do not want", "don't want", "don't", "do not", "decline", "i decline",
    "declined", "reject", "i reject", "rejected", "refuse", "i refuse", "refused", "cancel", "cancel it",
    "please cancel", "stop", "stop it", "unsubscribe", "buyao", "bu yao", "butongyi", "唔要", "唔同意", "唔好", "唔使", "唔使了",
    "冇兴趣", "莫要", "不得行",
});

inline constexpr auto cn_yes_verbs = std::to_array<std::string_view>({"同意", "确认", "确定", "我要"});

inline constexpr auto cn_no_verbs = std::to_array<std::string_view>({
    "不", "不要", "不同意", "不确认", "不用", "不需要", "不想", "不想要", "不愿意", "不接受", "拒绝", "谢绝", "取消", "勿", "别", "不再", "不要给我", "别给我",
    "不用给我", "不要帮我", "别帮我", "唔要", "唔", "不必", "无需",
});

inline constexpr auto cn_acts = std::to_array<std::string_view>(
    {"办理", "办", "订购", "订", "订阅", "开通", "开", "购买", "买", "参加", "参与", "接受", "续订", "申请", "申请办理"});

inline constexpr auto cn_determiners =
    std::to_array<std::string_view>({"这个", "这项", "此", "此项", "该", "该项", "本", "本项"});

inline constexpr auto cn_things =
    std::to_array<std::string_view>({"业务", "套餐", "服务", "产品", "方案", "订单", "流量包", "活动", "这个"});

inline constexpr auto cn_yes_openers = std::to_array<std::string_view>({"我", "本人", "我本人"});

inline constexpr auto cn_no_openers = std::to_array<std::string_view>({
    "我", "本人", "我本人", "我们", "请", "坚决", "绝对", "绝", "完全", "真的", "暂时", "暂", "目前", "现在", "先", "还是", "都", "也", "并", "确定",
    "确认", "帮我", "给我", "麻烦", "我要", "嗯", "哦", "唉",
});

inline constexpr auto cn_courtesies = std::to_array<std::string_view>({
    "您好", "你好", "谢谢", "谢谢您", "谢谢你", "谢谢了", "多谢", "感谢", "谢了", "辛苦了", "麻烦了", "麻烦您了", "hello", "hi", "thanks",
    "thank you", "thx", "please",
});

inline constexpr auto cn_regrets =
    std::to_array<std::string_view>({"对不起", "抱歉", "不好意思", "sorry", "i'm sorry", "so sorry"});

}  // namespace detail

/// What customers in mainland China answer with, the vocabulary of the `cn_miit` profile.
///
/// Left out on purpose, because alone they are not agreement or depend on what was asked: 嗯, 哦, 收到, 知道了, 随便,
/// 对, 要, and every digit. A carrier whose text offers "回复1" copies this and adds "1". That "t" and "td" refuse is
/// observed practice.
inline constexpr reply_vocabulary cn_replies{
    .yes = detail::cn_yes,
    .no = detail::cn_no,
    .yes_verbs = detail::cn_yes_verbs,
    .no_verbs = detail::cn_no_verbs,
    .acts = detail::cn_acts,
    .determiners = detail::cn_determiners,
    .things = detail::cn_things,
    .yes_openers = detail::cn_yes_openers,
    .no_openers = detail::cn_no_openers,
    .courtesies = detail::cn_courtesies,
    .regrets = detail::cn_regrets,
};

}  // namespace mingbai::inline MINGBAI_ABI::consent

// ---- mingbai/consent/policy.hpp --------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::consent {

/// The facts that a request's text states, as carriers' confirmation messages do. The rule text asks for 办理说明, an
/// account of what is ordered, without a list: these are practice, and a carrier may ask for more.
inline constexpr auto observed_order_facts = std::to_array<element>({
    element::name,
    element::filing_number,
    element::price,
    element::effective,
    element::unsubscribe,
    element::validity,
    element::renewal,
    element::commitment,
    element::breach,
});

/// A one-time code lives at least a minute and at most ten: SP 800-63B-3 section 5.1.3.2 ends an out-of-band secret
/// after 10 minutes; less than a minute is shorter than the delivery of a message may take.
inline constexpr std::chrono::seconds shortest_code_validity{60};
inline constexpr std::chrono::seconds longest_code_validity{600};

/// At most five wrong codes, then the request is closed: Regulation (EU) 2018/389 Art. 4(3)(b), followed everywhere.
inline constexpr int most_wrong_codes = 5;

/// What a carrier decides about asking for consent.
struct policy {
    std::span<const element> stated = observed_order_facts;  ///< every text states these
    const reply_vocabulary* words = &cn_replies;

    std::chrono::seconds reply_window =
        std::chrono::hours{24};  ///< silence after it is refusal; no source gives a length
    bool needs_receipt =
        false;  ///< an SMS answer proves nothing before the network reports the delivery of the request

    std::chrono::seconds code_validity{120};  ///< 2 minutes: observed in carriers' messages
    std::chrono::seconds code_window{600};    ///< for all codes of one request together
    int code_digits = 6;
    int wrong_codes = most_wrong_codes;
    int codes_per_request = 3;
    std::chrono::seconds between_codes{60};

    std::size_t most_parts = 10;  ///< of the message that a request is sent in

    /// Requests and codes that one number may get within `sending_period`.
    int sendings_per_number = 10;
    std::chrono::seconds sending_period = std::chrono::hours{24};

    /// How long after a refusal or silence the carrier may ask for the same plan again by itself; never without a
    /// value. Source: SMS provisions (MIIT order 31): no reply is refusal, and the same request is not sent again.
    std::optional<std::chrono::seconds> ask_again_after{};

    std::chrono::seconds proof_lifetime = std::chrono::hours{24};  ///< within which an order must use its proof

    std::chrono::seconds settled_number =
        std::chrono::hours{7 * 24};                                 ///< a number bound more recently needs a signature
    std::chrono::seconds settled_sim = std::chrono::hours{3 * 24};  ///< so does one whose SIM was changed
};

/// Whether the figures of a policy are within what any policy may ask for.
[[nodiscard]] constexpr bool is_sound(const policy& rules) noexcept {
    using std::chrono::seconds;
    return rules.words != nullptr && rules.reply_window > seconds{0} && rules.code_validity >= shortest_code_validity &&
           rules.code_validity <= longest_code_validity && rules.code_window >= rules.code_validity &&
           rules.code_digits >= fewest_code_digits && rules.code_digits <= most_code_digits && rules.wrong_codes >= 1 &&
           rules.wrong_codes <= most_wrong_codes && rules.codes_per_request >= 1 && rules.between_codes >= seconds{0} &&
           rules.most_parts >= 1 && rules.sendings_per_number >= 1 && rules.sending_period > seconds{0} && rules.proof_lifetime > seconds{0} &&
           rules.settled_number >= seconds{0} && rules.settled_sim >= seconds{0};
}

}  // namespace mingbai::inline MINGBAI_ABI::consent

// ---- mingbai/consent/eligibility.hpp ---------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::consent {

/// Who the person is to the number that is charged.
enum class standing : std::uint8_t {
    account_holder = 0,   ///< 机主
    authorised_user = 1,  ///< entitled by the holder, as the carrier's systems say
    unknown = 2,          ///< anybody else
};

/// Whether a text can reach the number, as the carrier's network knows.
enum class reachability : std::uint8_t { reachable = 0, cannot_receive = 1, barred = 2 };

/// What the carrier's systems say of the number at the time of asking. What is not known is left empty and not held
/// against anybody.
struct number_signals {
    standing who = standing::account_holder;
    reachability reach = reachability::reachable;
    std::optional<instant>
        number_bound{};  ///< since when the number belongs to this customer (ported, transferred, new)
    std::optional<instant> sim_changed{};  ///< when its SIM or eSIM profile was last exchanged
};

/// Whether this person may consent for this number by this method now.
///
/// Refused: reason::not_entitled, or reason::stronger_method_needed when a message could reach somebody else than the
/// customer, or nobody, so that only a signature will do.
/// Source: NIST SP 800-63B-3 section 5.1.3.3: look at SIM change and porting before a secret goes over the network.
[[nodiscard]] constexpr result<void> may_consent(const number_signals& signals, method how, instant at,
                                                 const policy& rules) noexcept {
    if (signals.who != standing::account_holder && signals.who != standing::authorised_user)
        return refusal{reason::not_entitled, at_element(element::subscriber)};
    if (how == method::signature) return {};
    const auto recent = [at](const std::optional<instant>& since, std::chrono::seconds settled) {
        return since.has_value() && at - *since < settled;
    };
    if (signals.reach != reachability::reachable || recent(signals.number_bound, rules.settled_number) ||
        recent(signals.sim_changed, rules.settled_sim))
        return refusal{reason::stronger_method_needed, at_element(element::subscriber)};
    return {};
}

}  // namespace mingbai::inline MINGBAI_ABI::consent

// ---- mingbai/consent/signature.hpp -----------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::consent {

/// 签字确认: a signature under the terms of one request, on paper or electronic.
struct signed_terms {
    sha256_digest terms{};   ///< the digest of the request whose text was shown: covers every fact and the exact text
    std::string identity{};  ///< the reference of the check of who signed: a work order of the identity verification
    std::string key{};       ///< what the verifier checks against: a key's name, or the archive number of the paper
    std::string
        signature{};  ///< the signature's bytes; for paper, whatever its verifier wants (the digest of the scan)
    instant at{};

    friend bool operator==(const signed_terms&, const signed_terms&) = default;
};

/// The bytes that are signed: "mingbai consent" and the digest of the request in hexadecimal, so that a signature under
/// something else is never one under a request.
[[nodiscard]] inline std::string message_to_sign(const sha256_digest& terms) {
    return "mingbai consent " + to_hex(terms);
}

/// Decides whether a signature over a message verifies. For electronic signatures see interop/openssl.hpp; for paper,
/// the carrier's own record of the clerk who compared it.
template <class Verifier>
concept signature_verifier =
    requires(const Verifier& verifier, std::string_view key, std::string_view message, std::string_view signature) {
        { verifier.verifies(key, message, signature) } -> std::same_as<bool>;
    };

/// Any verifier, by reference: it must outlive every copy. Without one, every signature is refused.
class verifier_ref {
public:
    constexpr verifier_ref() noexcept = default;

    template <signature_verifier Verifier>
        requires(!std::same_as<Verifier, verifier_ref>)
    verifier_ref(const Verifier& verifier) noexcept
        : object_(std::addressof(verifier)),
          call_([](const void* of, std::string_view key, std::string_view message, std::string_view signature) {
              return static_cast<const Verifier*>(of)->verifies(key, message, signature);
          }) {}

    [[nodiscard]] bool verifies(std::string_view key, std::string_view message, std::string_view signature) const {
        return call_ != nullptr && call_(object_, key, message, signature);
    }

private:
    const void* object_ = nullptr;
    bool (*call_)(const void*, std::string_view, std::string_view, std::string_view) = nullptr;
};

}  // namespace mingbai::inline MINGBAI_ABI::consent

// ---- mingbai/consent/templates.hpp -----------------------------------------------------------------------------------

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

// ---- mingbai/consent/desk_options.hpp --------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::consent {

/// What a desk is given once.
struct desk_options {
    std::vector<short_code> own_codes{};  ///< the carrier's own platform: requests leave from these and no others
    std::string key{};                    ///< secret of the one-time codes, at least 16 random bytes (RFC 4226, R6)
    evidence::pseudonymizer pseudonyms;   ///< the same as the carrier's other records have
    policy rules{};
    billing_cycle cycle{};    ///< when "the next cycle" begins
    verifier_ref verifier{};  ///< of signatures; without one every signature is refused
};

/// How one request is asked; what is not said is usual.
struct asking {
    method how = method::sms_reply;
    short_code sender{};                      ///< empty: the first of the desk's own
    const request_template* words = nullptr;  ///< none: the usual one of the method
    number_signals signals{};
    prompted_by prompt = prompted_by::customer;
};

/// A text of the carrier's own in the place of a template: complete, with the code in it if there is one.
struct carrier_text {
    std::string text{};
    std::string code{};       ///< a one-time code of the carrier's own generator, as it stands in the text
    std::string reference{};  ///< four digits that tell this request from others, as they stand in the text
};

/// A request that was recorded and must now be sent, exactly like this.
struct outgoing_request {
    request asked{};
    sha256_digest digest{};  ///< names the request in everything that follows
    std::string text{};      ///< with the code, which is nowhere else
    instant valid_until{};   ///< when this code, or the request, ends
};

}  // namespace mingbai::inline MINGBAI_ABI::consent

// ---- mingbai/consent/received_reply.hpp ------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::consent {

/// A message from a customer as the gateway received it.
struct sms_reply {
    subscriber_number from{};
    short_code to{};
    std::string text{};  ///< UTF-8, as it should be; whatever else came is kept, and means nothing
    instant at{};        ///< when the network took it, not when it got here

    friend bool operator==(const sms_reply&, const sms_reply&) = default;
};

}  // namespace mingbai::inline MINGBAI_ABI::consent

// ---- mingbai/consent/detail/reply_folding.hpp ------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::consent::detail {

/// A reply in the one form that vocabularies are written in: half width, lower case, simplified; runs of white space
/// are one space, runs of sentence punctuation one comma, both absent at the end, and spaces at the beginning.
class folded_reply {
public:
    static constexpr std::size_t capacity = 256;

    [[nodiscard]] constexpr std::string_view text() const noexcept { return {text_.data(), size_}; }

    bool readable = true;   ///< valid UTF-8, and not longer than a reply that says one thing
    bool hidden = false;    ///< it had characters that nobody sees
    bool hesitant = false;  ///< it had an ellipsis, or punctuation before the first word

    constexpr void add(char32_t code_point) noexcept {
        if (pending_ != 0 && (size_ != 0 || pending_ == ',')) append(pending_);
        pending_ = 0;
        const utf8_bytes encoded = encode_utf8(code_point);
        for (const char byte : encoded.text()) append(byte);
    }
    constexpr void add_space() noexcept {
        if (pending_ == 0) pending_ = ' ';
    }
    constexpr void add_stop() noexcept {
        if (size_ == 0) hesitant = true;
        pending_ = ',';
    }

private:
    constexpr void append(char byte) noexcept {
        if (size_ == capacity)
            readable = false;
        else
            text_[size_++] = byte;
    }

    std::array<char, capacity> text_{};
    std::size_t size_ = 0;
    char pending_ = 0;  // a separator, written only if something follows it
};

/// White_Space of the Unicode character database.
[[nodiscard]] constexpr bool is_white_space(char32_t c) noexcept {
    return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/// Default_Ignorable_Code_Point of the Unicode character database, and the other format characters: what is in the text
/// but not on the screen, such as zero-width and bidirectional controls and variation selectors.
[[nodiscard]] constexpr bool is_invisible(char32_t c) noexcept {
    return c == 0x00AD || c == 0x034F || (c >= 0x0600 && c <= 0x0605) || c == 0x061C || c == 0x06DD || c == 0x070F ||
           (c >= 0x115F && c <= 0x1160) || (c >= 0x17B4 && c <= 0x17B5) || (c >= 0x180B && c <= 0x180F) ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
           c == 0x2800 || c == 0x3164 || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || c == 0xFFA0 ||
           (c >= 0xFFF0 && c <= 0xFFFB) || (c >= 0x1BCA0 && c <= 0x1BCA3) || (c >= 0x1D173 && c <= 0x1D17A) ||
           (c >= 0xE0000 && c <= 0xE0FFF);
}

struct character_pair {
    char32_t traditional;
    char32_t simplified;
};

/// The traditional forms of the characters that the vocabulary uses.
inline constexpr auto traditional_forms = std::to_array<character_pair>({
    {U'並', U'并'}, {U'別', U'别'}, {U'單', U'单'}, {U'個', U'个'}, {U'們', U'们'}, {U'動', U'动'}, {U'務', U'务'},
    {U'參', U'参'}, {U'堅', U'坚'}, {U'妳', U'你'}, {U'對', U'对'}, {U'幫', U'帮'}, {U'擾', U'扰'}, {U'暫', U'暂'},
    {U'業', U'业'}, {U'沒', U'没'}, {U'決', U'决'}, {U'無', U'无'}, {U'煩', U'烦'}, {U'現', U'现'}, {U'產', U'产'},
    {U'發', U'发'}, {U'確', U'确'}, {U'終', U'终'}, {U'給', U'给'}, {U'絕', U'绝'}, {U'續', U'续'}, {U'興', U'兴'},
    {U'與', U'与'}, {U'訂', U'订'}, {U'認', U'认'}, {U'該', U'该'}, {U'請', U'请'}, {U'謝', U'谢'}, {U'買', U'买'},
    {U'購', U'购'}, {U'辦', U'办'}, {U'這', U'这'}, {U'還', U'还'}, {U'閉', U'闭'}, {U'開', U'开'}, {U'閱', U'阅'},
    {U'關', U'关'}, {U'項', U'项'}, {U'願', U'愿'},
});

[[nodiscard]] constexpr char32_t fold_letter(char32_t c) noexcept {
    c = fold_width(c);
    if (c >= U'A' && c <= U'Z') return c - U'A' + U'a';
    if (c == 0x2019) return U'\'';
    for (const character_pair& pair : traditional_forms)
        if (pair.traditional == c) return pair.simplified;
    return c;
}

[[nodiscard]] constexpr folded_reply fold_reply(std::string_view utf8) noexcept {
    folded_reply folded;
    bool after_dot = false;  // two in a row trail off
    for (std::size_t at = 0; at < utf8.size() && folded.readable;) {
        const utf8_step step = decode_utf8(utf8, at);
        at += step.size;
        if (!step.valid) {
            folded.readable = false;
        } else if (is_invisible(step.code_point)) {
            folded.hidden = true;
            continue;
        } else if (is_white_space(step.code_point)) {
            folded.add_space();
        } else {
            const char32_t c = fold_letter(step.code_point);
            const bool dot = c == U'.' || c == U'。' || c == U',' || c == U'、' || c == U';';
            if (c == U'…' || (dot && after_dot)) folded.hesitant = true;
            after_dot = dot;
            if (dot || c == U'…' || c == U'!' || c == U'~')
                folded.add_stop();
            else
                folded.add(c);
            continue;
        }
        after_dot = false;
    }
    return folded;
}

}  // namespace mingbai::inline MINGBAI_ABI::consent::detail

// ---- mingbai/consent/detail/reply_grammar.hpp ------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::consent::detail {

// reply     = clause { gap clause }
// clause    = yes | no | courtesy | regret
// yes       = [yes_opener] ( word of `yes` | verb of `yes_verbs` object )
// no        = { no_opener } ( word of `no` | verb of `no_verbs` object [了] )
// object    = act [determiner] [thing] | [determiner] thing
// gap       = "," | " " | nothing
//
// "Nothing" stands only beside a courtesy or a regret, or between two equal refusals (不要不要). A space does not stand
// between two different refusals: "不要 退订" may mean "don't unsubscribe". Agreement is not said twice in the same
// word: 好好好 mocks. What does not parse as a whole says nothing.

/// What the ways to parse a reply come to.
struct reply_reading {
    bool yes = false;      ///< some parse holds agreement and no refusal
    bool no = false;       ///< some parse holds refusal and no agreement
    bool neither = false;  ///< some parse holds both, or only politeness
};

class reply_parser {
public:
    constexpr reply_parser(const reply_vocabulary& words, std::string_view text) noexcept
        : words_(words), text_(text) {}

    [[nodiscard]] constexpr reply_reading read() noexcept {
        clause(0, gap::comma);
        return reading_;
    }

private:
    enum class kind { yes, no, courtesy, regret };
    enum class gap { nothing, space, comma };

    struct said {
        kind what = kind::courtesy;
        std::string_view text;
    };

    // More clauses than anybody needs for one answer; it also bounds the search.
    static constexpr std::size_t most_clauses = 6;

    constexpr void clause(std::size_t at, gap before) noexcept {
        for (const std::string_view word : words_.courtesies) whole(at, word, before, kind::courtesy);
        for (const std::string_view word : words_.regrets) whole(at, word, before, kind::regret);
        agreement(at, at, before);
        for (const std::string_view opener : words_.yes_openers)
            if (starts(at, opener)) agreement(at, at + opener.size(), before);
        refusal(at, at, before, 0);
    }

    constexpr void agreement(std::size_t start, std::size_t at, gap before) noexcept {
        for (const std::string_view word : words_.yes)
            if (starts(at, word)) ended(start, at + word.size(), before, kind::yes);
        for (const std::string_view verb : words_.yes_verbs)
            if (starts(at, verb)) object(start, at + verb.size(), before, kind::yes);
    }

    constexpr void refusal(std::size_t start, std::size_t at, gap before, int openers) noexcept {
        for (const std::string_view word : words_.no)
            if (starts(at, word)) ended(start, at + word.size(), before, kind::no);
        for (const std::string_view verb : words_.no_verbs)
            if (starts(at, verb)) object(start, at + verb.size(), before, kind::no);
        if (openers == 3) return;
        for (const std::string_view opener : words_.no_openers)
            if (starts(at, opener)) refusal(start, at + opener.size(), before, openers + 1);
    }

    constexpr void object(std::size_t start, std::size_t at, gap before, kind what) noexcept {
        for (const std::string_view act : words_.acts) {
            if (!starts(at, act)) continue;
            object_ended(start, at + act.size(), before, what);
            thing(start, at + act.size(), before, what);
        }
        thing(start, at, before, what);
    }

    constexpr void thing(std::size_t start, std::size_t at, gap before, kind what) noexcept {
        for (const std::string_view name : words_.things)
            if (starts(at, name)) object_ended(start, at + name.size(), before, what);
        for (const std::string_view determiner : words_.determiners) {
            if (!starts(at, determiner)) continue;
            for (const std::string_view name : words_.things)
                if (starts(at + determiner.size(), name))
                    object_ended(start, at + determiner.size() + name.size(), before, what);
        }
    }

    constexpr void object_ended(std::size_t start, std::size_t at, gap before, kind what) noexcept {
        ended(start, at, before, what);
        constexpr std::string_view done = "了";
        if (what == kind::no && starts(at, done)) ended(start, at + done.size(), before, what);
    }

    constexpr void whole(std::size_t at, std::string_view word, gap before, kind what) noexcept {
        if (starts(at, word)) ended(at, at + word.size(), before, what);
    }

    /// A clause reaches from `start` to `at`: go on with what follows, in every way it may follow.
    constexpr void ended(std::size_t start, std::size_t at, gap before, kind what) noexcept {
        const said now{what, text_.substr(start, at - start)};
        if (count_ == most_clauses || !may_follow(now, before)) return;
        said_[count_++] = now;
        if (at == text_.size()) {
            conclude();
        } else if (text_[at] == ',') {
            clause(at + 1, gap::comma);
        } else if (text_[at] == ' ') {
            clause(at + 1, gap::space);
        } else if (!(is_letter(text_[at - 1]) && is_letter(text_[at]))) {
            clause(at, gap::nothing);
        }
        --count_;
    }

    [[nodiscard]] constexpr bool may_follow(const said& now, gap before) const noexcept {
        if (now.what == kind::yes)
            for (std::size_t i = 0; i < count_; ++i)
                if (said_[i].text == now.text) return false;
        if (count_ == 0) return true;
        const said& last = said_[count_ - 1];
        const bool polite = is_polite(now.what) || is_polite(last.what);
        if (before == gap::comma || polite) return true;
        if (now.what == kind::no && last.what == kind::no) return now.text == last.text;
        return before == gap::space;
    }

    constexpr void conclude() noexcept {
        bool yes = false;
        bool no = false;
        bool regret = false;
        for (std::size_t i = 0; i < count_; ++i) {
            yes = yes || said_[i].what == kind::yes;
            no = no || said_[i].what == kind::no;
            regret = regret || said_[i].what == kind::regret;
        }
        if (yes && !no && !regret)
            reading_.yes = true;
        else if (no && !yes)
            reading_.no = true;
        else
            reading_.neither = true;
    }

    [[nodiscard]] static constexpr bool is_polite(kind what) noexcept {
        return what == kind::courtesy || what == kind::regret;
    }
    [[nodiscard]] static constexpr bool is_letter(char c) noexcept {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
    [[nodiscard]] constexpr bool starts(std::size_t at, std::string_view word) const noexcept {
        return !word.empty() && text_.substr(at).starts_with(word);
    }

    const reply_vocabulary& words_;
    std::string_view text_;
    std::array<said, most_clauses> said_{};
    std::size_t count_ = 0;
    reply_reading reading_;
};

}  // namespace mingbai::inline MINGBAI_ABI::consent::detail

// ---- mingbai/consent/sms_reply.hpp -----------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::consent {

/// What a reply means. The numbers are written to ledgers.
enum class answer : std::uint8_t {
    yes = 1,      ///< the whole reply is agreement
    no = 2,       ///< the whole reply is refusal
    unclear = 3,  ///< anything else: never taken for agreement
};

[[nodiscard]] constexpr std::string_view to_text(answer meaning) noexcept {
    switch (meaning) {
        case answer::yes:
            return "yes";
        case answer::no:
            return "no";
        case answer::unclear:
            return "unclear";
    }
    return "unknown";
}

/// Decides what a reply in UTF-8 means, in these words.
///
/// The reply is agreement only if all of it is: words of agreement and politeness, with nothing unknown, negated,
/// asked, doubted, quoted or hidden beside them. So a word of agreement inside a sentence, a reply that trails off
/// (同意……), a character that looks like another or that nobody sees, an emoji, a figure, the request's own text are
/// unclear. Refusal is read more generously, because mistaking it costs the customer nothing: with spaces between its
/// characters, with invisible ones among them, trailing off. A reply that says both, or neither, is unclear; so is
/// malformed UTF-8 and whatever is too long to be one answer.
[[nodiscard]] constexpr answer read_reply(std::string_view utf8, const reply_vocabulary& words) noexcept {
    const detail::folded_reply reply = detail::fold_reply(utf8);
    if (!reply.readable) return answer::unclear;
    std::string_view text = reply.text();
    if (text.starts_with(',')) text.remove_prefix(1);

    const detail::reply_reading reading = detail::reply_parser(words, text).read();
    if (reading.yes && !reading.no && !reading.neither)
        return reply.hidden || reply.hesitant ? answer::unclear : answer::yes;
    if (reading.no && !reading.yes && !reading.neither) return answer::no;

    // "不 同意", "T D": a refusal with spaces in it.
    std::array<char, detail::folded_reply::capacity> joined{};
    std::size_t size = 0;
    for (const char c : text)
        if (c != ' ') joined[size++] = c;
    if (size == text.size()) return answer::unclear;
    const detail::reply_reading again = detail::reply_parser(words, {joined.data(), size}).read();
    return again.no && !again.yes && !again.neither ? answer::no : answer::unclear;
}

/// Decides what a reply means in the default vocabulary of the `cn_miit` profile.
[[nodiscard]] constexpr answer read_reply(std::string_view utf8) noexcept {
    return read_reply(utf8, cn_replies);
}

}  // namespace mingbai::inline MINGBAI_ABI::consent

// ---- mingbai/consent/detail/desk_records.hpp -------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::consent::detail {

/// A record that is not on the ledger yet.
struct draft {
    evidence::record_kind kind{};
    instant at{};
    std::string payload{};
};

[[nodiscard]] inline std::int64_t seconds_of(instant t) noexcept {
    return t.time_since_epoch().count();
}

/// Text goes in as it is; bytes that are not UTF-8, which a gateway may deliver, go in as hexadecimal beside it.
[[nodiscard]] inline std::string hex_unless_utf8(std::string_view bytes) {
    if (is_utf8(bytes)) return {};
    std::string hex;
    for (const char c : bytes) {
        const auto byte = static_cast<std::uint8_t>(c);
        hex += to_hex(std::span<const std::uint8_t>(&byte, 1));
    }
    return hex;
}

/// Writes an object whose strings are known to be UTF-8.
template <class Fill>
[[nodiscard]] std::string object(Fill&& fill) {
    std::string text;
    json_writer out(text);
    out.begin_object();
    fill(out);
    out.end_object();
    const auto done = out.finish();
    expects(done.has_value(), "mingbai::consent::detail::object: a string is not UTF-8");
    return text;
}

[[nodiscard]] inline draft code_sent(const sha256_digest& request, const sent_code& code) {
    return {evidence::record_kind::consent_code_sent, code.sent_at, object([&](json_writer& out) {
                out.member("generation", code.generation)
                    .member("request", to_hex(request))
                    .member("seal", to_hex(code.seal))
                    .member("sent_at", seconds_of(code.sent_at))
                    .member("valid_until", seconds_of(code.valid_until));
            })};
}

[[nodiscard]] inline draft delivered(const sha256_digest& request, instant at) {
    return {evidence::record_kind::consent_delivered, at,
            object([&](json_writer& out) { out.member("at", seconds_of(at)).member("request", to_hex(request)); })};
}

/// `refused` says why the answer counts for nothing, or reason::none.
[[nodiscard]] inline draft answered(const sha256_digest& request, const sms_reply& reply, answer meaning,
                                    reason refused) {
    const std::string bytes = hex_unless_utf8(reply.text);
    return {evidence::record_kind::consent_answered, reply.at, object([&](json_writer& out) {
                out.member("at", seconds_of(reply.at))
                    .member("bytes", bytes)
                    .member("from", reply.from)
                    .member("meaning", to_text(meaning))
                    .member("method", to_text(method::sms_reply))
                    .member("refused", to_text(refused))
                    .member("request", to_hex(request))
                    .member("text", bytes.empty() ? std::string_view(reply.text) : std::string_view{})
                    .member("to", reply.to);
            })};
}

/// `seal` is the desk's own authentication of a right code; zero for a wrong one.
/// `attempt` keeps tries of the same second apart.
[[nodiscard]] inline draft code_tried(const sha256_digest& request, std::uint32_t generation, std::uint64_t attempt,
                                      instant at, reason refused, const sha256_digest& seal) {
    const bool right = refused == reason::none;
    return {evidence::record_kind::consent_answered, at, object([&](json_writer& out) {
                out.member("at", seconds_of(at))
                    .member("attempt", attempt)
                    .member("generation", generation)
                    .member("meaning", to_text(right ? answer::yes : answer::unclear))
                    .member("method", to_text(method::one_time_code))
                    .member("refused", to_text(refused))
                    .member("request", to_hex(request))
                    .member("seal", to_hex(seal));
            })};
}

[[nodiscard]] inline draft signed_answer(const sha256_digest& request, const signed_terms& given, reason refused) {
    const bool valid = refused == reason::none;
    std::string signature;
    for (const char c : given.signature) {
        const auto byte = static_cast<std::uint8_t>(c);
        signature += to_hex(std::span<const std::uint8_t>(&byte, 1));
    }
    return {evidence::record_kind::consent_answered, given.at, object([&](json_writer& out) {
                out.member("at", seconds_of(given.at))
                    .member("identity", given.identity)
                    .member("key", given.key)
                    .member("meaning", to_text(valid ? answer::yes : answer::unclear))
                    .member("method", to_text(method::signature))
                    .member("refused", to_text(refused))
                    .member("request", to_hex(request))
                    .member("signature", signature)
                    .member("terms", to_hex(given.terms));
            })};
}

/// What a request has come to by an answer, which is named by its identity.
[[nodiscard]] inline draft outcome(evidence::record_kind kind, const case_file& file, const sha256_digest& answer,
                                   instant at) {
    return {kind, at, object([&](json_writer& out) {
                out.member("answer", to_hex(answer))
                    .member("at", seconds_of(at))
                    .member("order", file.asked.facts.order)
                    .member("request", to_hex(file.digest));
            })};
}

[[nodiscard]] inline draft expired(const case_file& file) {
    return {evidence::record_kind::consent_expired, file.asked.expires_at, object([&](json_writer& out) {
                out.member("at", seconds_of(file.asked.expires_at))
                    .member("order", file.asked.facts.order)
                    .member("request", to_hex(file.digest));
            })};
}

/// `answer` is zero when consent was not taken back by a message.
[[nodiscard]] inline draft withdrawn(const case_file& file, const sha256_digest& answer, instant at, instant ends_at) {
    return {evidence::record_kind::consent_withdrawn, at, object([&](json_writer& out) {
                out.member("answer", to_hex(answer))
                    .member("at", seconds_of(at))
                    .member("ends_at", seconds_of(ends_at))
                    .member("order", file.asked.facts.order)
                    .member("request", to_hex(file.digest));
            })};
}

[[nodiscard]] inline draft superseded(const case_file& file, const sha256_digest& successor, instant at) {
    return {evidence::record_kind::consent_superseded, at, object([&](json_writer& out) {
                out.member("at", seconds_of(at))
                    .member("request", to_hex(file.digest))
                    .member("successor", to_hex(successor));
            })};
}

[[nodiscard]] inline draft used(const case_file& file, std::uint64_t proof, instant at) {
    return {evidence::record_kind::consent_used, at, object([&](json_writer& out) {
                out.member("at", seconds_of(at))
                    .member("order", file.asked.facts.order)
                    .member("proof", proof)
                    .member("request", to_hex(file.digest));
            })};
}

}  // namespace mingbai::inline MINGBAI_ABI::consent::detail

// ---- mingbai/consent/detail/record_fields.hpp ------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::consent::detail {

/// The members of a record's payload, read one after another; the first that is not as it should be is remembered, and
/// everything after it reads as empty.
class record_fields {
public:
    explicit record_fields(std::string_view payload) {
        if (const auto read = document_.read(payload); !read)
            refuse(read.error());
        else if (!document_.is_canonical() || !document_.root().is_object())
            refuse({reason::json_syntax, {}});
    }

    /// Whether everything so far was there, and nothing else is.
    [[nodiscard]] result<void> complete() const {
        if (refused_.why != reason::none) return refused_;
        if (document_.root().size() != read_) return refusal{reason::json_unknown_key, {}};
        return {};
    }

    template <class T>
    [[nodiscard]] T number(std::string_view key) {
        return value<T>(key);
    }
    [[nodiscard]] bool truth(std::string_view key) { return value<bool>(key); }
    [[nodiscard]] std::string text(std::string_view key) { return std::string(value<std::string_view>(key)); }
    [[nodiscard]] instant time(std::string_view key) {
        const auto t = instant_from_unix(value<std::int64_t>(key));
        return t ? *t : refuse<instant>(t.error());
    }
    [[nodiscard]] sha256_digest digest(std::string_view key) {
        const auto read = sha256_digest::from_hex(value<std::string_view>(key));
        return read ? *read : refuse<sha256_digest>(read.error());
    }
    /// An identifier, or an empty one for an empty text.
    template <class Id>
    [[nodiscard]] Id id(std::string_view key) {
        const std::string_view written = value<std::string_view>(key);
        if (written.empty()) return {};
        const auto read = Id::parse(written);
        return read ? *read : refuse<Id>(read.error());
    }
    /// One of the values of an enumeration whose `to_text` names them.
    template <class Enum, std::size_t N>
    [[nodiscard]] Enum named(std::string_view key, const Enum (&all)[N]) {
        const std::string_view name = value<std::string_view>(key);
        for (const Enum each : all)
            if (to_text(each) == name) return each;
        return refuse<Enum>({reason::json_wrong_type, {}});
    }
    template <class Enum>
    [[nodiscard]] Enum numbered(std::string_view key, Enum greatest) {
        const auto number = value<std::uint8_t>(key);
        if (number > static_cast<std::uint8_t>(greatest)) return refuse<Enum>({reason::out_of_range, {}});
        return static_cast<Enum>(number);
    }
    [[nodiscard]] bool has(std::string_view key) const {
        return refused_.why == reason::none && document_.root().find(key).has_value();
    }

private:
    template <class T>
    [[nodiscard]] T value(std::string_view key) {
        if (refused_.why != reason::none) return {};
        ++read_;
        const result<T> found = document_.root().template get<T>(key);
        return found ? *found : refuse<T>(found.error());
    }
    template <class T>
    T refuse(const refusal& why) {
        refuse(why);
        return {};
    }
    void refuse(const refusal& why) {
        if (refused_.why == reason::none) refused_ = why;
    }

    json_document document_;
    refusal refused_{};
    std::size_t read_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI::consent::detail

// ---- mingbai/consent/replay.hpp --------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::consent {

/// Reads a request back from its canonical document. Refused: the JSON reasons, and those of its identifiers, when it
/// is not exactly what `canonical_text` writes.
[[nodiscard]] inline result<request> read_request(std::string_view document) {
    detail::record_fields in(document);
    request asked;
    order_facts& facts = asked.facts;
    facts.agent = in.id<agent_id>("agent");
    asked.asked_at = in.time("asked_at");
    facts.biller = in.text("biller");
    facts.breach = in.text("breach");
    facts.channel = in.id<channel_id>("channel");
    facts.commitment = in.text("commitment");
    facts.effective = in.numbered("effective", effect::next_cycle);
    facts.ends = in.numbered("ends", effect::next_cycle);
    asked.expires_at = in.time("expires_at");
    asked.how = in.named("method", {method::sms_reply, method::one_time_code, method::signature});
    facts.name = in.text("name");
    asked.needs_receipt = in.truth("needs_receipt");
    facts.order = in.id<order_id>("order");
    facts.plan = in.id<filing_number>("plan");
    facts.plan_digest = in.digest("plan_digest");
    facts.plan_version = in.number<std::uint32_t>("plan_version");
    facts.price = in.text("price");
    asked.prompt = in.numbered("prompted_by", prompted_by::carrier);
    asked.reference = in.text("reference");
    facts.renewal = in.text("renewal");
    asked.sender = in.id<short_code>("sender");
    facts.subscriber = in.id<subscriber_number>("subscriber");
    asked.text = in.text("text");
    facts.unsubscribe = in.text("unsubscribe");
    facts.validity = in.text("validity");
    asked.wrong_codes = in.number<int>("wrong_codes");
    if (const auto whole = in.complete(); !whole) return whole.error();
    return asked;
}

namespace detail {

/// What an answer's record means for the state of its request.
struct recorded_answer {
    sha256_digest request{};
    instant at{};
    method how{};
    answer meaning{};
    bool counts = false;  ///< false for what was recorded and set aside
};

[[nodiscard]] inline recorded_answer read_answer(record_fields& in) {
    recorded_answer read;
    read.at = in.time("at");
    read.meaning = in.named("meaning", {answer::yes, answer::no, answer::unclear});
    read.how = in.named("method", {method::sms_reply, method::one_time_code, method::signature});
    const bool refused = in.text("refused") != to_text(reason::none);
    // A wrong code is refused, and counts as a try nevertheless.
    read.counts = !refused || read.how == method::one_time_code;
    read.request = in.digest("request");
    return read;
}

}  // namespace detail

/// Takes one record of the ledger into the files of the requests: every desk, and every audit, is a fold with this over
/// the ledger's records in their order. Records of other wings are passed over, and so are erased ones.
///
/// Refused, with the record's sequence number as the index: reason::not_consent_evidence when the record is not one
/// that a desk writes, reason::record_unknown when it speaks of a request that is not there (erased, or dropped with
/// its segment).
[[nodiscard]] inline result<void> take_record(case_files& files, const evidence::record_view& record) {
    using evidence::record_kind;
    const auto number = static_cast<std::uint16_t>(record.kind);
    if (record.erased || number < static_cast<std::uint16_t>(record_kind::consent_asked) ||
        number > static_cast<std::uint16_t>(record_kind::consent_code_sent))
        return {};
    const refusal foreign{reason::not_consent_evidence, at_index(record.sequence)};

    if (record.kind == record_kind::consent_asked) {
        result<request> asked = read_request(record.payload);
        if (!asked) return foreign;
        files.open(*std::move(asked), sha256(record.payload), record.sequence);
        return {};
    }

    detail::record_fields in(record.payload);
    const bool answered = record.kind == record_kind::consent_answered;
    const detail::recorded_answer given = answered ? detail::read_answer(in) : detail::recorded_answer{};
    case_file* const file = files.find(answered ? given.request : in.digest("request"));
    if (file == nullptr) return refusal{reason::record_unknown, at_index(record.sequence)};
    const auto know = [&](event what, instant at) {
        const happening report{what, at, sha256(record.payload), record.sequence};
        if (file->knows(report.identity)) return;
        file->known.push_back(report);
        file->stands = judge(file->known, file->terms());
    };
    if (answered) {
        if (given.counts)
            know(given.meaning == answer::yes  ? event::agreement
                 : given.meaning == answer::no ? event::refusal
                                               : event::unclear,
                 given.at);
        return {};
    }
    if (record.kind == record_kind::consent_delivered) {
        know(event::receipt, in.time("at"));
    } else if (record.kind == record_kind::consent_code_sent) {
        sent_code code;
        code.generation = in.number<std::uint32_t>("generation");
        code.seal = in.digest("seal");
        code.sent_at = in.time("sent_at");
        code.valid_until = in.time("valid_until");
        if (code.generation != file->codes.size() + 1) return foreign;
        file->codes.push_back(code);
    } else if (record.kind == record_kind::consent_superseded) {
        know(event::successor, in.time("at"));
        (void)in.digest("successor");
    } else if (record.kind == record_kind::consent_used) {
        (void)in.time("at");
        (void)in.id<order_id>("order");
        (void)in.number<std::uint64_t>("proof");
        file->used = record.sequence;
    } else {
        const instant at = in.time("at");
        if (in.id<order_id>("order") != file->asked.facts.order) return foreign;
        const sha256_digest decisive =
            record.kind == record_kind::consent_expired ? sha256_digest{} : in.digest("answer");
        if (record.kind == record_kind::consent_proven) file->proof = {record.sequence, decisive, at};
        if (record.kind == record_kind::consent_expired) know(event::expiry, at);
        if (record.kind == record_kind::consent_withdrawn) {
            file->ends_at = in.time("ends_at");
            if (decisive == sha256_digest{}) know(event::withdrawal, at);
        }
    }
    if (!in.complete()) return foreign;
    return {};
}

}  // namespace mingbai::inline MINGBAI_ABI::consent

// ---- mingbai/consent/detail/desk_core.hpp ----------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::consent::detail {

/// The part of a desk that keeps its files and its ledger in step: a report is on the ledger, together with what it
/// leads to, before it is in the file.
class desk_core {
public:
    desk_core(evidence::ledger_ref ledger, desk_options options)
        : ledger_(ledger), options_(std::move(options)), status_(load()) {}

    /// Whether the ledger was readable, all of it. A desk that does not know everything does nothing.
    [[nodiscard]] const result<void>& status() const noexcept { return status_; }

    [[nodiscard]] const desk_options& options() const noexcept { return options_; }
    [[nodiscard]] const policy& rules() const noexcept { return options_.rules; }
    [[nodiscard]] evidence::ledger_ref& ledger() noexcept { return ledger_; }
    [[nodiscard]] case_files& files() noexcept { return files_; }
    [[nodiscard]] const case_files& files() const noexcept { return files_; }

    /// All or none.
    [[nodiscard]] result<std::vector<evidence::receipt>> append(const subscriber_number& about,
                                                                std::span<const draft> drafts) {
        if (!status_) return status_.error();
        const evidence::pseudonym subject = options_.pseudonyms.of(about);
        std::vector<evidence::entry> batch;
        for (const draft& each : drafts) batch.push_back({each.kind, subject, each.at, each.payload});
        return ledger_.append(batch);
    }

    /// Records what was seen and what follows from it, then has it in the file. Answers whether the request is proven
    /// by this and was not before. A report that is in the file already changes nothing.
    [[nodiscard]] result<bool> settle(case_file& file, event what, const draft& seen) {
        const happening report{what, seen.at, sha256(seen.payload), 0};
        if (file.knows(report.identity)) return false;
        std::vector<happening> known = file.known;
        known.push_back(report);
        const judgement next = judge(known, file.terms());
        const bool proven = next.now == state::proven && !file.proof;

        std::vector<draft> drafts{seen};
        if (next.now != file.stands.now) add_outcome(drafts, file, next);
        const auto receipts = append(file.asked.facts.subscriber, drafts);
        if (!receipts) return receipts.error();

        known.back().sequence = receipts->front().sequence;
        file.known = std::move(known);
        file.stands = judge(file.known, file.terms());
        if (proven) file.proof = {receipts->back().sequence, next.decided.identity, next.decided.at};
        if (next.now == state::withdrawn) file.ends_at = end_of_service(file, next.decided.at);
        return proven;
    }

    /// Has in the file what is on the ledger already.
    void note(case_file& file, event what, const draft& record, std::uint64_t sequence) {
        const happening report{what, record.at, sha256(record.payload), sequence};
        if (file.knows(report.identity)) return;
        file.known.push_back(report);
        file.stands = judge(file.known, file.terms());
    }

    /// Records an answer that counts for nothing.
    [[nodiscard]] refusal set_aside(case_file& file, const draft& seen, reason why) {
        file.last_refusal = why;
        const auto receipts = append(file.asked.facts.subscriber, {&seen, 1});
        return receipts ? refusal{why, {}} : receipts.error();
    }

    /// When a service that is unsubscribed at an instant ends, by the terms that were agreed on.
    [[nodiscard]] instant end_of_service(const case_file& file, instant at) const noexcept {
        return file.asked.facts.ends == effect::at_once ? at : options_.cycle.next_begin(at);
    }

private:
    [[nodiscard]] result<void> load() {
        result<void> taken;
        const auto report = ledger_.for_each(0, [&](const evidence::record_view& each) {
            const result<void> done = take_record(files_, each);
            // The question may have been erased, and what is left of its case can then be answered by nobody.
            if (!done && done.error().why != reason::record_unknown) taken = done;
            return taken.has_value();
        });
        if (!taken) return taken;
        if (!report.clean()) return report.damages[0];
        return {};
    }

    /// What a report leads to is a record of its own, unless the report is that record.
    void add_outcome(std::vector<draft>& drafts, const case_file& file, const judgement& next) const {
        using evidence::record_kind;
        const happening& decided = next.decided;
        if (drafts.front().kind != record_kind::consent_answered &&
            drafts.front().kind != record_kind::consent_delivered)
            return;
        if (next.now == state::proven)
            drafts.push_back(outcome(record_kind::consent_proven, file, decided.identity, decided.at));
        else if (next.now == state::refused)
            drafts.push_back(outcome(record_kind::consent_refused, file, decided.identity, decided.at));
        else if (next.now == state::expired)
            drafts.push_back(expired(file));
        else if (next.now == state::withdrawn)
            drafts.push_back(withdrawn(file, decided.identity, decided.at, end_of_service(file, decided.at)));
    }

    evidence::ledger_ref ledger_;
    desk_options options_;
    case_files files_;
    result<void> status_;
};

}  // namespace mingbai::inline MINGBAI_ABI::consent::detail

// ---- mingbai/consent/detail/reply_reference.hpp ----------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::consent::detail {

/// How many digits the reference of a request has. Fewer than a one-time code, so that neither is taken for the other.
inline constexpr std::size_t reference_digits = 4;

/// A reply taken apart: 同意4711, 4711 同意, 同意（4711）.
struct referenced_reply {
    std::string words;      ///< the reply without the reference
    std::string reference;  ///< empty when there is none
};

/// Without the white space and at most one mark of punctuation at one end: more of them mean something.
[[nodiscard]] inline std::string_view without_mark(std::string_view text, bool in_front) noexcept {
    constexpr std::string_view spaces = " \t\r\n";
    constexpr std::string_view marks[]{",", ".", "!", ";", ":", "(", ")", "。", "、"};
    const auto without_spaces = [=](std::string_view of) {
        const std::size_t edge = in_front ? of.find_first_not_of(spaces) : of.find_last_not_of(spaces);
        if (edge == std::string_view::npos) return std::string_view{};
        return in_front ? of.substr(edge) : of.substr(0, edge + 1);
    };
    text = without_spaces(text);
    for (const std::string_view mark : marks) {
        if (!(in_front ? text.starts_with(mark) : text.ends_with(mark))) continue;
        return without_spaces(in_front ? text.substr(mark.size()) : text.substr(0, text.size() - mark.size()));
    }
    return text;
}

/// Takes off exactly four digits that stand at the end or at the beginning of a reply, with the marks around them. A
/// reply without them stays as it is.
[[nodiscard]] inline referenced_reply take_reference(std::string_view utf8) {
    const std::string folded = fold_width(utf8);
    const std::string_view text = without_mark(without_mark(folded, true), false);
    std::size_t behind = 0;
    while (behind < text.size() && mingbai::detail::is_digit(text[text.size() - 1 - behind])) ++behind;
    if (behind == reference_digits) {
        const std::string_view words = text.substr(0, text.size() - behind);
        return {std::string(without_mark(words, false)), std::string(text.substr(words.size()))};
    }
    std::size_t front = 0;
    while (front < text.size() && mingbai::detail::is_digit(text[front])) ++front;
    if (front == reference_digits)
        return {std::string(without_mark(text.substr(front), true)), std::string(text.substr(0, front))};
    return {std::string(utf8), {}};
}

}  // namespace mingbai::inline MINGBAI_ABI::consent::detail

// ---- mingbai/consent/proof.hpp ---------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::consent {

class desk;

/// The token that a customer agreed to one order: only a consent desk can make one, from an answer that it has just
/// verified or from a ledger record that it has verified again. It names what it proves, cannot be copied, and
/// justifies its order once; that it was used is on the ledger.
class consent_proof {
public:
    consent_proof(consent_proof&&) noexcept = default;
    consent_proof& operator=(consent_proof&&) noexcept = default;
    consent_proof(const consent_proof&) = delete;
    consent_proof& operator=(const consent_proof&) = delete;
    ~consent_proof() = default;

    [[nodiscard]] const order_id& order() const noexcept { return facts_.order; }
    [[nodiscard]] const subscriber_number& subscriber() const noexcept { return facts_.subscriber; }
    [[nodiscard]] const filing_number& plan() const noexcept { return facts_.plan; }
    [[nodiscard]] std::uint32_t plan_version() const noexcept { return facts_.plan_version; }
    [[nodiscard]] const sha256_digest& plan_digest() const noexcept { return facts_.plan_digest; }
    [[nodiscard]] const channel_id& channel() const noexcept { return facts_.channel; }
    [[nodiscard]] const agent_id& agent() const noexcept { return facts_.agent; }

    /// Everything that was agreed to.
    [[nodiscard]] const order_facts& facts() const noexcept { return facts_; }
    [[nodiscard]] method how() const noexcept { return how_; }
    [[nodiscard]] const sha256_digest& request() const noexcept { return request_; }
    /// The ledger's record of the proof, from which `desk::recall` makes it again.
    [[nodiscard]] std::uint64_t record() const noexcept { return record_; }
    [[nodiscard]] instant asked_at() const noexcept { return asked_at_; }
    [[nodiscard]] instant confirmed_at() const noexcept { return confirmed_at_; }

private:
    friend class desk;

    consent_proof(const consent::request& asked, const sha256_digest& digest, std::uint64_t record,
                  instant confirmed_at)
        : facts_(asked.facts),
          how_(asked.how),
          request_(digest),
          record_(record),
          asked_at_(asked.asked_at),
          confirmed_at_(confirmed_at) {}

    order_facts facts_;
    method how_;
    sha256_digest request_;
    std::uint64_t record_;
    instant asked_at_;
    instant confirmed_at_;
};

}  // namespace mingbai::inline MINGBAI_ABI::consent

namespace mingbai::inline MINGBAI_ABI {
using consent::consent_proof;
}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/consent/text_check.hpp ----------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::consent {

/// 2分钟, 24小时, 90秒: the largest unit that is whole.
[[nodiscard]] inline std::string duration_in_chinese(std::chrono::seconds length) {
    const auto seconds = length.count();
    if (seconds >= 3600 && seconds % 3600 == 0) return std::to_string(seconds / 3600) + "小时";
    if (seconds >= 60 && seconds % 60 == 0) return std::to_string(seconds / 60) + "分钟";
    return std::to_string(seconds) + "秒";
}

/// The words in which a request's text states a fact; empty for what is no fact of a request.
[[nodiscard]] inline std::string fact_text(const request& asked, element what, std::chrono::seconds valid_for) {
    const order_facts& facts = asked.facts;
    if (what == element::name) return facts.name;
    if (what == element::filing_number) return std::string(facts.plan.text());
    if (what == element::price) return facts.price;
    if (what == element::effective) return std::string(to_text(facts.effective));
    if (what == element::unsubscribe) return facts.unsubscribe;
    if (what == element::validity) return facts.validity;
    if (what == element::renewal) return facts.renewal;
    if (what == element::commitment) return facts.commitment;
    if (what == element::breach) return facts.breach;
    if (what == element::subscriber) return std::string(facts.subscriber.text());
    if (what == element::channel) return std::string(facts.channel.text());
    if (what == element::agent) return std::string(facts.agent.text());
    if (what == element::biller) return facts.biller;
    if (what == element::sender) return std::string(asked.sender.text());
    if (what == element::expiry) return duration_in_chinese(valid_for);
    if (what == element::reference) return asked.reference;
    if (what == element::code) return std::string(code_place);
    return {};
}

namespace detail {

/// Width folded and without white space, so that a line break or a full-width bracket in a text hides no fact.
[[nodiscard]] inline std::string comparable(std::string_view text) {
    std::string kept;
    for (const char c : fold_width(text))
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r') kept += c;
    return kept;
}

}  // namespace detail

namespace detail {

/// Whether a text, made comparable, says that the service goes on by itself, and for how long, in whichever of the
/// usual words; or that it does not.
[[nodiscard]] inline bool states_renewal(std::string_view text, std::string_view fact) {
    constexpr std::string_view goes_on[]{"自动续订", "自动续展", "自动续费", "自动续约", "自动延续"};
    constexpr std::string_view each_time = "每次";
    if (text.find(fact) != std::string_view::npos) return true;
    const bool renews = fact.starts_with("到期自动续订");
    const std::size_t term = fact.find(each_time);
    for (const std::string_view words : goes_on) {
        const std::size_t at = text.find(words);
        if (at == std::string_view::npos) continue;
        if ((at >= std::string_view("不").size() && text.substr(0, at).ends_with("不")) == renews) return false;
        return term == std::string_view::npos ||
               text.find(fact.substr(term + each_time.size()), at) != std::string_view::npos;
    }
    return false;
}

/// 15元/月 says as much as 每月15元.
[[nodiscard]] inline bool states_price(std::string_view text, std::string_view fact) {
    constexpr std::string_view every[][2]{{"每月", "/月"}, {"每年", "/年"}, {"每天", "/天"}};
    if (text.find(fact) != std::string_view::npos) return true;
    for (const auto& [before, behind] : every)
        if (fact.starts_with(before))
            return text.find(std::string(fact.substr(before.size())).append(behind)) != std::string_view::npos;
    return false;
}

}  // namespace detail

/// The first fact that the text of a request does not state, or element::none: of `stated`, and besides them how long
/// an answer is in time, the code or reference to answer with, and the agent and the third-party biller if there are
/// any. Widths of characters and white space do not matter; words do.
[[nodiscard]] inline element first_unstated(const request& asked, std::span<const element> stated,
                                            std::chrono::seconds valid_for) {
    const std::string text = detail::comparable(asked.text);
    const auto states = [&](element what) {
        const std::string words = detail::comparable(fact_text(asked, what, valid_for));
        if (words.empty()) return false;
        if (what == element::renewal) return detail::states_renewal(text, words);
        if (what == element::price) return detail::states_price(text, words);
        return text.find(words) != std::string::npos;
    };
    for (const element each : stated)
        if (!states(each)) return each;
    if (!asked.facts.agent.empty() && !states(element::agent)) return element::agent;
    if (!asked.facts.biller.empty() && !states(element::biller)) return element::biller;
    if (asked.how == method::one_time_code && !states(element::code)) return element::code;
    if (asked.how == method::sms_reply && !states(element::reference)) return element::reference;
    if (asked.how != method::signature && !states(element::expiry)) return element::expiry;
    return element::none;
}

/// Whether every mention of a code in a text reaches the phone inside one part of the message, whatever reference its
/// parts have.
[[nodiscard]] inline bool is_whole_in_message(std::string_view text, std::string_view code) noexcept {
    if (code.empty()) return true;
    for (std::size_t at = text.find(code); at != std::string_view::npos; at = text.find(code, at + 1))
        if (!in_one_sms_part(text, at, code.size(), sms_reference::eight_bit) ||
            !in_one_sms_part(text, at, code.size(), sms_reference::sixteen_bit))
            return false;
    return true;
}

}  // namespace mingbai::inline MINGBAI_ABI::consent

// ---- mingbai/consent/verification.hpp --------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::consent {

/// What answers are judged by, when they come and again when a proof is recalled or audited.
struct answer_checks {
    const reply_vocabulary* words = &cn_replies;
    std::string_view key{};   ///< of the one-time codes
    verifier_ref verifier{};  ///< of signatures
};

namespace detail {

[[nodiscard]] inline std::string bytes_of_hex(std::string_view hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        std::uint8_t byte = 0;
        if (!from_hex(hex.substr(i, 2), {&byte, 1})) return {};
        bytes += static_cast<char>(byte);
    }
    return bytes;
}

/// Reads the answer in a record again, trusting nothing of what the record says about it.
[[nodiscard]] inline bool is_agreement(const case_file& file, record_fields& in, const recorded_answer& given,
                                       const answer_checks& checks) {
    const request& asked = file.asked;
    if (given.how == method::sms_reply) {
        sms_reply reply;
        const std::string bytes = in.text("bytes");
        reply.from = in.id<subscriber_number>("from");
        reply.text = in.text("text");
        reply.to = in.id<short_code>("to");
        const referenced_reply parts = take_reference(reply.text);
        return bytes.empty() && reply.from == asked.facts.subscriber && reply.to == asked.sender &&
               (parts.reference.empty() || parts.reference == asked.reference) &&
               read_reply(parts.words, *checks.words) == answer::yes;
    }
    if (given.how == method::one_time_code) {
        (void)in.number<std::uint64_t>("attempt");
        const auto generation = in.number<std::uint32_t>("generation");
        const sha256_digest confirmed = in.digest("seal");
        if (generation == 0 || generation > file.codes.size()) return false;
        const sent_code& code = file.codes[generation - 1];
        const bool newest = generation == file.codes.size() || file.codes[generation].sent_at > given.at;
        return newest && given.at >= code.sent_at && given.at < code.valid_until &&
               equal_in_constant_time(seal_of_confirmation(checks.key, file.digest, generation, given.at), confirmed);
    }
    const std::string identity = in.text("identity");
    const std::string key = in.text("key");
    const std::string signature = bytes_of_hex(in.text("signature"));
    return in.digest("terms") == file.digest && !identity.empty() &&
           checks.verifier.verifies(key, message_to_sign(file.digest), signature);
}

}  // namespace detail

/// Verifies a proof from the ledger alone: the request's record and the answer's are read and hashed again, the digest
/// is computed again, the answer read again, the state judged again. Nothing that the files remember is trusted.
///
/// Refused with what the ledger says (reason::record_altered, record_erased, …); reason::not_consent_evidence when the
/// records do not prove consent; and, when they did but it does not stand any more, why: reason::consent_withdrawn, ….
[[nodiscard]] inline result<void> verify_proof(const evidence::ledger_ref& ledger, const case_file& file,
                                               const answer_checks& checks) {
    if (!file.proof) return refusal{reason::not_consent_evidence, at_index(file.record)};
    const refusal unproven{reason::not_consent_evidence, at_index(file.proof->record)};

    const result<evidence::record> proven = ledger.read(file.proof->record);
    if (!proven) return proven.error();
    if (proven->erased) return refusal{reason::record_erased, at_index(file.proof->record)};
    if (proven->kind != evidence::record_kind::consent_proven) return unproven;
    detail::record_fields proof(proven->payload);
    const sha256_digest answer_identity = proof.digest("answer");
    const instant confirmed_at = proof.time("at");
    if (proof.id<order_id>("order") != file.asked.facts.order || proof.digest("request") != file.digest ||
        !proof.complete())
        return unproven;

    const result<evidence::record> question = ledger.read(file.record);
    if (!question) return question.error();
    if (question->erased) return refusal{reason::record_erased, at_index(file.record)};
    const result<request> asked = read_request(question->payload);
    if (question->kind != evidence::record_kind::consent_asked || sha256(question->payload) != file.digest || !asked ||
        *asked != file.asked)
        return unproven;

    const happening* agreed = nullptr;
    for (const happening& each : file.known)
        if (each.identity == answer_identity) agreed = &each;
    if (agreed == nullptr) return unproven;
    const result<evidence::record> answered = ledger.read(agreed->sequence);
    if (!answered) return answered.error();
    if (answered->erased) return refusal{reason::record_erased, at_index(agreed->sequence)};
    detail::record_fields in(answered->payload);
    const detail::recorded_answer given = detail::read_answer(in);
    if (answered->kind != evidence::record_kind::consent_answered || sha256(answered->payload) != answer_identity ||
        given.request != file.digest || given.how != asked->how || given.at != confirmed_at ||
        given.at < asked->asked_at || given.at >= asked->expires_at || !detail::is_agreement(file, in, given, checks) ||
        !in.complete())
        return unproven;

    const state now = judge(file.known, file.terms()).now;
    if (now != state::proven) return refusal{why_impossible(now), at_index(file.proof->record)};
    return {};
}

}  // namespace mingbai::inline MINGBAI_ABI::consent

// ---- mingbai/consent/desk.hpp ----------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::consent {

/// Where consent is asked for, answered and proven. Everything is on the ledger before it counts; a desk that is opened
/// on the same ledger later, or in another process, knows everything again.
///
/// One writer, not safe to share between threads.
class desk {
public:
    /// Takes up whatever the ledger holds. When some of it cannot be read, or is not what was written, `status()` says
    /// so and nothing more is asked or answered.
    ///
    /// Requires: a key of 16 bytes or more, at least one own code, a sound policy.
    desk(evidence::ledger_ref ledger, desk_options options) : core_(ledger, std::move(options)) {
        expects(core_.options().key.size() >= 16, "mingbai::consent::desk: the key is shorter than 16 bytes");
        expects(!core_.options().own_codes.empty(), "mingbai::consent::desk: the carrier has no short code of its own");
        expects(is_sound(core_.rules()), "mingbai::consent::desk: the policy is not sound");
    }

    [[nodiscard]] const result<void>& status() const noexcept { return core_.status(); }

    // ---- asking -----------------------------------------------------------------------------------------------------

    /// Records a request for consent to one order of a disclosed plan, and says what must be sent or shown.
    ///
    /// Refused: reason::sender_not_own_platform; reason::not_entitled and reason::stronger_method_needed (see
    /// `may_consent`); reason::too_many_requests; reason::asked_too_soon; reason::already_answered for an order that is
    /// proven; reason::text_incomplete with the element that the text does not state; reason::too_long; reason::code_split.
    template <class Plan>
    [[nodiscard]] result<outgoing_request> ask(const basic_published_plan<Plan>& plan, const order_details& details,
                                               instant now, const asking& how = {}) {
        return ask_with(facts_of(plan, details), now, how, nullptr);
    }

    /// The same with a text of the carrier's own.
    template <class Plan>
    [[nodiscard]] result<outgoing_request> ask(const basic_published_plan<Plan>& plan, const order_details& details,
                                               instant now, const asking& how, const carrier_text& words) {
        return ask_with(facts_of(plan, details), now, how, &words);
    }

    /// Another code for an open request, in the request's own text; the codes before it are void. Refused:
    /// reason::no_open_request, reason::too_many_requests, or why the request is closed.
    [[nodiscard]] result<outgoing_request> send_another_code(const sha256_digest& request, instant now) {
        case_file* const file = core_.files().find(request);
        if (file == nullptr || file->asked.how != method::one_time_code) return refusal{reason::no_open_request, {}};
        if (!file->is_open_at(now)) return refusal{why_closed(*file, now), {}};
        const bool too_early = now - file->codes.back().sent_at < core_.rules().between_codes;
        const bool too_many = file->codes.size() >= static_cast<std::size_t>(core_.rules().codes_per_request);
        if (too_early || too_many ||
            sendings_to(file->asked.facts.subscriber, now) >= core_.rules().sendings_per_number)
            return refusal{reason::too_many_requests, {}};

        const auto generation = static_cast<std::uint32_t>(file->codes.size() + 1);
        const std::string code(detail::code_for(key(), request, generation, core_.rules().code_digits).text());
        const sent_code next = new_code(file->asked, request, generation, code, now);
        const detail::draft record = detail::code_sent(request, next);
        if (const auto done = core_.append(file->asked.facts.subscriber, {&record, 1}); !done) return done.error();
        file->codes.push_back(next);
        return outgoing_request{file->asked, request, with_code(file->asked.text, code), next.valid_until};
    }

    /// The network reports the delivery of a request: where the request stands then. Refused: reason::no_open_request.
    [[nodiscard]] result<state> delivered(const sha256_digest& request, instant at) {
        case_file* const file = core_.files().find(request);
        if (file == nullptr) return refusal{reason::no_open_request, {}};
        if (const auto done = core_.settle(*file, event::receipt, detail::delivered(request, at)); !done)
            return done.error();
        return file->stands.now;
    }

    // ---- answering --------------------------------------------------------------------------------------------------

    /// What a reply to one request proves. Refused, and recorded: reason::wrong_subscriber, reason::wrong_short_code,
    /// reason::answered_too_early, reason::answered_too_late, reason::answer_unclear, reason::answered_no,
    /// reason::ambiguous_answer when several requests are open and no reference says which, reason::already_answered,
    /// reason::superseded, reason::consent_withdrawn, reason::delivery_unconfirmed. Not recorded:
    /// reason::no_open_request.
    [[nodiscard]] result<consent_proof> answer(const sha256_digest& request, const sms_reply& reply) {
        case_file* const file = core_.files().find(request);
        if (file == nullptr) return refusal{reason::no_open_request, {}};
        return answer(*file, reply, detail::take_reference(reply.text));
    }
    [[nodiscard]] result<consent_proof> answer(const outgoing_request& request, const sms_reply& reply) {
        return answer(request.digest, reply);
    }

    /// The same for a reply that comes in with nothing but its number: it is for the request whose reference it has, or
    /// the only open one. A refusal without a reference is one of every open request and, when none is open, takes back
    /// the only consent that is proven.
    [[nodiscard]] result<consent_proof> receive(const sms_reply& reply) {
        const detail::referenced_reply parts = detail::take_reference(reply.text);
        std::vector<case_file*> asked;
        std::vector<case_file*> open;
        std::vector<case_file*> proven;
        for (case_file* const each : core_.files().of(reply.from)) {
            if (each->asked.sender != reply.to ||
                (!parts.reference.empty() && each->asked.reference != parts.reference))
                continue;
            asked.push_back(each);
            if (each->is_open_at(reply.at)) open.push_back(each);
            if (each->stands.now == state::proven) proven.push_back(each);
        }
        if (open.empty() && !proven.empty() && read_reply(parts.words, words()) == answer::no) {
            if (proven.size() == 1) return answer(*proven.front(), reply, parts);
            const detail::draft record =
                detail::answered(proven.back()->digest, reply, answer::no, reason::ambiguous_answer);
            return core_.set_aside(*proven.back(), record, reason::ambiguous_answer);
        }
        if (open.empty() && asked.empty()) return refusal{reason::no_open_request, {}};
        if (open.empty()) return answer(*asked.back(), reply, parts);
        result<consent_proof> last = answer(*open.front(), reply, parts);
        // Only a refusal, or an answer that is ambiguous between all of them, concerns the others as well.
        for (std::size_t i = 1; i < open.size(); ++i) last = answer(*open[i], reply, parts);
        return last;
    }

    /// What a code that the customer typed proves. Whatever is wrong, the answer is reason::not_confirmed and nothing
    /// more; the ledger's record and `why_refused` say what it was. Source: Regulation (EU) 2018/389 Art. 4(3)(a).
    [[nodiscard]] result<consent_proof> answer_code(const sha256_digest& request, std::string_view typed, instant at) {
        constexpr refusal unsaid{reason::not_confirmed, {}};
        case_file* const file = core_.files().find(request);
        if (file == nullptr || file->asked.how != method::one_time_code) return unsaid;
        if (!file->is_open_at(at)) {
            file->last_refusal = why_closed(*file, at);
            return unsaid;
        }
        // The newest code that had been sent by then; every code is compared, and every comparison takes the same time.
        std::uint32_t current = 0;
        std::uint32_t matched = 0;
        for (const sent_code& each : file->codes) {
            if (each.sent_at <= at) current = each.generation;
            if (equal_in_constant_time(detail::seal_of_code(key(), request, each.generation, typed), each.seal))
                matched = each.generation;
        }
        reason why = reason::none;
        if (matched == 0)
            why = reason::wrong_code;
        else if (matched != current)
            why = reason::superseded;
        else if (at >= file->codes[matched - 1].valid_until)
            why = reason::answered_too_late;
        const bool right = why == reason::none;
        const sha256_digest seal = right ? detail::seal_of_confirmation(key(), request, current, at) : sha256_digest{};
        const detail::draft record = detail::code_tried(request, current, file->known.size(), at, why, seal);
        const auto proven = core_.settle(*file, right ? event::agreement : event::unclear, record);
        if (!proven) return proven.error();
        if (*proven) return make_proof(*file);
        file->last_refusal = !right && file->stands.now == state::refused ? reason::too_many_tries
                             : right                                      ? why_closed(*file, at)
                                                                          : why;
        return unsaid;
    }

    /// What a signature proves. Refused, and recorded: reason::signed_other_terms when it is over another request or
    /// version, reason::signature_invalid, reason::answered_too_late and the like.
    [[nodiscard]] result<consent_proof> sign(const sha256_digest& request, const signed_terms& given) {
        case_file* const file = core_.files().find(request);
        if (file == nullptr || file->asked.how != method::signature) return refusal{reason::no_open_request, {}};
        if (!is_utf8(given.identity) || !is_utf8(given.key))
            return refusal{reason::bad_utf8, at_element(element::signature)};
        reason why = reason::none;
        if (!file->is_open_at(given.at))
            why = why_closed(*file, given.at);
        else if (given.terms != request)
            why = reason::signed_other_terms;
        else if (given.identity.empty() ||
                 !core_.options().verifier.verifies(given.key, message_to_sign(request), given.signature))
            why = reason::signature_invalid;
        const detail::draft record = detail::signed_answer(request, given, why);
        if (why != reason::none) return core_.set_aside(*file, record, why);
        const auto proven = core_.settle(*file, event::agreement, record);
        if (!proven) return proven.error();
        if (*proven) return make_proof(*file);
        return refusal{why_closed(*file, given.at), {}};
    }

    // ---- afterwards -------------------------------------------------------------------------------------------------

    /// Takes consent back, as easily as it was given; the proof stays on the ledger. Tells when it takes effect: by the
    /// terms that were agreed on at once or with the next cycle. Refused: reason::no_open_request, or why there is
    /// nothing to take back.
    [[nodiscard]] result<instant> withdraw(const sha256_digest& request, instant at) {
        case_file* const file = core_.files().find(request);
        if (file == nullptr) return refusal{reason::no_open_request, {}};
        if (!is_possible(file->stands.now, event::withdrawal)) return refusal{why_impossible(file->stands.now), {}};
        const auto done =
            core_.settle(*file, event::withdrawal, detail::withdrawn(*file, {}, at, core_.end_of_service(*file, at)));
        if (!done) return done.error();
        return file->ends_at.value_or(at);
    }

    /// Closes the requests whose time is over: silence is refusal. Tells how many.
    [[nodiscard]] result<std::size_t> close_due(instant now) {
        std::size_t closed = 0;
        for (case_file& file : core_.files().all()) {
            if (file.asked.expires_at > now || is_closed(file.stands.now) || file.stands.now == state::proven) continue;
            if (const auto done = core_.settle(file, event::expiry, detail::expired(file)); !done) return done.error();
            ++closed;
        }
        return closed;
    }

    /// Records that a proof justifies an order, once. Refused: reason::proof_for_another_order,
    /// reason::proof_already_used, reason::proof_outdated before the answer or after the proof's lifetime, and why the
    /// consent does not stand any more.
    [[nodiscard]] result<evidence::receipt> use(const consent_proof& proof, const order_id& order, instant at) {
        case_file* const file = core_.files().find(proof.request());
        if (file == nullptr || !file->proof || file->proof->record != proof.record())
            return refusal{reason::not_consent_evidence, {}};
        if (order != proof.order()) return refusal{reason::proof_for_another_order, at_element(element::filing_number)};
        if (file->used) return refusal{reason::proof_already_used, at_index(*file->used)};
        if (file->stands.now != state::proven) return refusal{why_impossible(file->stands.now), {}};
        if (at < proof.confirmed_at() || at - proof.confirmed_at() > core_.rules().proof_lifetime)
            return refusal{reason::proof_outdated, at_element(element::instant)};
        const detail::draft record = detail::used(*file, proof.record(), at);
        const auto receipts = core_.append(proof.subscriber(), {&record, 1});
        if (!receipts) return receipts.error();
        file->used = receipts->front().sequence;
        return receipts->front();
    }

    /// The proof that a ledger record tells of, made again after everything that it rests on was verified again (see
    /// `verify_proof`). Refused: reason::not_consent_evidence, what the ledger says, and why the consent does not stand
    /// any more.
    [[nodiscard]] result<consent_proof> recall(std::uint64_t record) {
        if (!core_.status()) return core_.status().error();
        const result<evidence::record> stored = core_.ledger().read(record);
        if (!stored) return stored.error();
        const refusal unproven{reason::not_consent_evidence, at_index(record)};
        if (stored->kind != evidence::record_kind::consent_proven) return unproven;
        detail::record_fields in(stored->payload);
        const case_file* const file = core_.files().find(in.digest("request"));
        if (file == nullptr || !file->proof || file->proof->record != record) return unproven;
        if (const auto verified = verify_proof(core_.ledger(), *file, checks()); !verified) return verified.error();
        return make_proof(*file);
    }

    /// A request's file, or nullptr.
    [[nodiscard]] const case_file* find(const sha256_digest& request) const noexcept {
        return core_.files().find(request);
    }
    [[nodiscard]] const case_files& files() const noexcept { return core_.files(); }

    /// Why the latest answer to a request did not count. For the carrier's own eyes: customers get `not_confirmed`.
    [[nodiscard]] reason why_refused(const sha256_digest& request) const noexcept {
        const case_file* const file = core_.files().find(request);
        return file == nullptr ? reason::no_open_request : file->last_refusal;
    }

private:
    [[nodiscard]] std::string_view key() const noexcept { return core_.options().key; }
    [[nodiscard]] const reply_vocabulary& words() const noexcept { return *core_.rules().words; }
    [[nodiscard]] answer_checks checks() const noexcept { return {&words(), key(), core_.options().verifier}; }
    [[nodiscard]] static consent_proof make_proof(const case_file& file) {
        return consent_proof(file.asked, file.digest, file.proof->record, file.proof->confirmed_at);
    }

    /// Why an answer of this instant does not count any more, or not yet.
    [[nodiscard]] static reason why_closed(const case_file& file, instant at) noexcept {
        if (at < file.asked.asked_at) return reason::answered_too_early;
        if (is_closed(file.stands.now) || file.stands.now == state::proven) return why_impossible(file.stands.now);
        if (at >= file.asked.expires_at) return reason::answered_too_late;
        return file.stands.now == state::answered ? reason::delivery_unconfirmed : reason::no_open_request;
    }

    // ---- asking -----------------------------------------------------------------------------------------------------

    [[nodiscard]] result<outgoing_request> ask_with(order_facts facts, instant now, const asking& how,
                                                    const carrier_text* own) {
        request asked{.facts = std::move(facts), .how = how.how, .prompt = how.prompt, .asked_at = now};
        if (how.how != method::signature) {
            asked.sender = how.sender.empty() ? core_.options().own_codes.front() : how.sender;
            const auto& codes = core_.options().own_codes;
            if (std::find(codes.begin(), codes.end(), asked.sender) == codes.end())
                return refusal{reason::sender_not_own_platform, at_element(element::sender)};
        }
        if (const auto may = may_consent(how.signals, how.how, now, core_.rules()); !may) return may.error();
        if (const auto may = may_ask(asked); !may) return may.error();

        const bool by_code = how.how == method::one_time_code;
        asked.expires_at = now + (by_code ? core_.rules().code_window : core_.rules().reply_window);
        asked.wrong_codes = by_code ? core_.rules().wrong_codes : 0;
        asked.needs_receipt = how.how == method::sms_reply && core_.rules().needs_receipt;
        if (const auto done = put_text(asked, how, own); !done) return done.error();

        const result<std::string> document = canonical_text(asked);
        if (!document) return document.error();
        const sha256_digest digest = sha256(*document);
        if (core_.files().find(digest) != nullptr) return refusal{reason::already_answered, {}};

        std::string code;
        if (by_code) code = own != nullptr && !own->code.empty() ? own->code : derived_code(digest, 1);
        outgoing_request out{asked, digest, with_code(asked.text, code), asked.expires_at};
        if (how.how != method::signature &&
            length_as_sms(out.text, sms_reference::eight_bit).parts > core_.rules().most_parts)
            return refusal{reason::too_long, at_element(element::text)};
        if (!is_whole_in_message(out.text, code) || !is_whole_in_message(out.text, asked.reference))
            return refusal{reason::code_split, at_element(by_code ? element::code : element::reference)};

        std::vector<detail::draft> drafts;
        std::vector<case_file*> replaced;
        for (case_file* const each : core_.files().of(asked.facts.subscriber)) {
            if (each->asked.facts.plan != asked.facts.plan || !is_possible(each->stands.now, event::successor))
                continue;
            replaced.push_back(each);
            drafts.push_back(detail::superseded(*each, digest, now));
        }
        drafts.push_back({evidence::record_kind::consent_asked, now, *document});
        std::vector<sent_code> codes;
        if (by_code) {
            codes.push_back(new_code(asked, digest, 1, code, now));
            drafts.push_back(detail::code_sent(digest, codes.back()));
            out.valid_until = codes.back().valid_until;
        }
        const auto receipts = core_.append(asked.facts.subscriber, drafts);
        if (!receipts) return receipts.error();
        for (std::size_t i = 0; i < replaced.size(); ++i)
            core_.note(*replaced[i], event::successor, drafts[i], (*receipts)[i].sequence);
        case_file& file = core_.files().open(std::move(asked), digest, (*receipts)[replaced.size()].sequence);
        file.codes = std::move(codes);
        return out;
    }

    /// Whether the number may be asked this, now.
    [[nodiscard]] result<void> may_ask(const request& asked) const {
        for (const case_file* const each : core_.files().of(asked.facts.order))
            if (each->proof) return refusal{reason::already_answered, at_index(each->proof->record)};
        if (asked.how != method::signature &&
            sendings_to(asked.facts.subscriber, asked.asked_at) >= core_.rules().sendings_per_number)
            return refusal{reason::too_many_requests, {}};
        if (asked.prompt == prompted_by::customer) return {};
        for (const case_file* const each : core_.files().of(asked.facts.subscriber)) {
            const bool turned_down = each->stands.now == state::refused || each->stands.now == state::expired ||
                                     asked.asked_at >= each->asked.expires_at;
            if (each->asked.facts.plan != asked.facts.plan || !turned_down || each->proof) continue;
            const auto again = core_.rules().ask_again_after;
            const instant since = each->stands.now == state::refused ? each->stands.decided.at : each->asked.expires_at;
            if (!again || asked.asked_at < since + *again)
                return refusal{reason::asked_too_soon, at_index(each->record)};
        }
        return {};
    }

    /// How many texts the number got within the period before `now`.
    [[nodiscard]] int sendings_to(const subscriber_number& number, instant now) const noexcept {
        const instant since = now - core_.rules().sending_period;
        int count = 0;
        for (const case_file* const each : core_.files().of(number)) {
            if (each->asked.how == method::sms_reply && each->asked.asked_at > since) ++count;
            for (const sent_code& code : each->codes) count += code.sent_at > since ? 1 : 0;
        }
        return count;
    }

    /// Gives a request its reference and its text. Refused: reason::text_incomplete.
    [[nodiscard]] result<void> put_text(request& asked, const asking& how, const carrier_text* own) const {
        const auto valid_for =
            asked.how == method::one_time_code ? core_.rules().code_validity : core_.rules().reply_window;
        if (asked.how == method::sms_reply)
            asked.reference = own != nullptr && !own->reference.empty() ? own->reference : new_reference(asked);
        if (own != nullptr) {
            asked.text = own->text;
            for (std::size_t at = own->code.empty() ? std::string::npos : asked.text.find(own->code);
                 at != std::string::npos; at = asked.text.find(own->code, at + code_place.size()))
                asked.text.replace(at, own->code.size(), code_place);
        } else {
            const request_template& usual = asked.how == method::sms_reply       ? reply_request
                                            : asked.how == method::one_time_code ? code_request
                                                                                 : signature_request;
            const request_template& words = how.words != nullptr ? *how.words : usual;
            asked.text = words.fill([&](element what) { return fact_text(asked, what, valid_for); });
            if (!asked.facts.biller.empty() && !words.states(element::biller))
                asked.text += "代收费方：" + asked.facts.biller + "。";
            if (!asked.facts.agent.empty() && !words.states(element::agent))
                asked.text += "代理商：" + std::string(asked.facts.agent.text()) + "。";
        }
        const element missing = first_unstated(asked, core_.rules().stated, valid_for);
        if (missing != element::none) return refusal{reason::text_incomplete, at_element(missing)};
        return {};
    }

    /// Four digits that no open request of the number has, and that cannot be foreseen without the key.
    [[nodiscard]] std::string new_reference(const request& asked) const {
        const sha256_digest order = sha256(asked.facts.order.text());
        for (std::uint64_t salt = 0;; ++salt) {
            const auto moment = static_cast<std::uint64_t>(detail::seconds_of(asked.asked_at));
            const sha256_digest drawn =
                detail::seal(key(), "mingbai reference", order, moment + (salt << 40U), asked.facts.subscriber.text());
            const std::string digits(
                truncate_to_code(drawn, fewest_code_digits).text().substr(0, detail::reference_digits));
            bool taken = false;
            for (const case_file* const each : core_.files().of(asked.facts.subscriber))
                taken = taken || (each->asked.reference == digits && each->is_open_at(asked.asked_at));
            if (!taken) return digits;
        }
    }

    [[nodiscard]] std::string derived_code(const sha256_digest& request, std::uint32_t generation) const {
        return std::string(detail::code_for(key(), request, generation, core_.rules().code_digits).text());
    }
    [[nodiscard]] sent_code new_code(const request& asked, const sha256_digest& digest, std::uint32_t generation,
                                     std::string_view code, instant now) const {
        return {generation, now, (std::min)(now + core_.rules().code_validity, asked.expires_at),
                detail::seal_of_code(key(), digest, generation, code)};
    }
    [[nodiscard]] static std::string with_code(std::string text, std::string_view code) {
        if (code.empty()) return text;
        for (std::size_t at = text.find(code_place); at != std::string::npos;
             at = text.find(code_place, at + code.size()))
            text.replace(at, code_place.size(), code);
        return text;
    }

    // ---- answering --------------------------------------------------------------------------------------------------

    [[nodiscard]] result<consent_proof> answer(case_file& file, const sms_reply& reply,
                                               const detail::referenced_reply& parts) {
        const enum answer meaning = read_reply(parts.words, words());
        const reason aside = why_aside(file, reply, parts, meaning);
        const detail::draft record = detail::answered(file.digest, reply, meaning, aside);
        if (aside != reason::none) return core_.set_aside(file, record, aside);

        const event what = meaning == answer::yes  ? event::agreement
                           : meaning == answer::no ? event::refusal
                                                   : event::unclear;
        const auto proven = core_.settle(file, what, record);
        if (!proven) return proven.error();
        if (*proven) return make_proof(file);
        const bool open = !is_closed(file.stands.now) && file.stands.now != state::answered;
        file.last_refusal = open                                                         ? reason::answer_unclear
                            : meaning == answer::no && file.stands.now == state::refused ? reason::answered_no
                                                                                         : why_closed(file, reply.at);
        return refusal{file.last_refusal, {}};
    }

    /// Why a reply is none to this request, whatever it says; or reason::none.
    [[nodiscard]] reason why_aside(const case_file& file, const sms_reply& reply, const detail::referenced_reply& parts,
                                   enum answer meaning) const {
        if (reply.from != file.asked.facts.subscriber) return reason::wrong_subscriber;
        if (reply.to != file.asked.sender) return reason::wrong_short_code;
        if (reply.at < file.asked.asked_at) return reason::answered_too_early;
        if (!parts.reference.empty() && parts.reference != file.asked.reference) return reason::ambiguous_answer;
        if (file.asked.how != method::sms_reply) return meaning == answer::no ? reason::none : reason::answer_unclear;
        if (meaning != answer::yes || !parts.reference.empty()) return reason::none;
        for (const case_file* const each : core_.files().of(reply.from))
            if (each != &file && each->asked.how == method::sms_reply && each->asked.sender == reply.to &&
                each->is_open_at(reply.at))
                return reason::ambiguous_answer;
        return reason::none;
    }

    detail::desk_core core_;
};

}  // namespace mingbai::inline MINGBAI_ABI::consent

// ---- mingbai/consent/receipt.hpp -------------------------------------------------------------------------------------

// Consent as other people's programs exchange it. Both documents are JSON in the library's canonical form.

namespace mingbai::inline MINGBAI_ABI::consent {

/// Who answers for the personal data of an order, and where its rules can be read: the same in all of a carrier's
/// receipts. All of it UTF-8.
struct receipt_issuer {
    std::string name{};     ///< the carrier
    std::string contact{};  ///< whom to ask there
    std::string street{};
    std::string country{"CN"};  ///< of the address, and the jurisdiction
    std::string email{};
    std::string phone{};
    std::string policy_url{};  ///< the privacy notice
    std::string policy_version{};
    std::string language{"zh-CN"};
    std::string storage_location{"CN"};
    std::string retention{};  ///< how long the record is kept, in words or as an ISO 8601 duration
};

namespace detail {

/// What the standards call the customer's act. "consent_refused" is the library's own: ISO/IEC TS 27560 has no event
/// for a question that was answered with no, or not at all.
struct consent_act {
    std::string_view type;
    instant at;
    std::string_view manner;
};

struct consent_acts {
    std::array<consent_act, 2> acts{};
    std::size_t size = 0;
    void add(const consent_act& act) noexcept { acts[size++] = act; }
};

[[nodiscard]] inline consent_acts acts_of(const case_file& file) noexcept {
    consent_acts all;
    if (file.proof) all.add({"consent_given", file.proof->confirmed_at, to_text(file.asked.how)});
    if (file.stands.now == state::withdrawn)
        all.add({"consent_withdrawn", file.stands.decided.at, "withdrawal"});
    else if (file.stands.now == state::refused)
        all.add({"consent_refused", file.stands.decided.at, "answer"});
    else if (file.stands.now == state::expired)
        all.add({"consent_refused", file.asked.expires_at, "no_reply"});
    return all;
}

inline constexpr std::string_view order_purpose = "conclude and perform the order of a telecommunications service";

}  // namespace detail

/// A Kantara Initiative consent receipt, version 1.1: for consent that is proven, also when it was withdrawn later.
///
/// Refused: reason::not_consent_evidence when there was none, reason::bad_utf8 for what the issuer says.
/// Source: Kantara Consent Receipt Specification v1.1, its JSON schema.
[[nodiscard]] inline result<std::string> kantara_receipt(const case_file& file, const evidence::pseudonym& principal,
                                                         const receipt_issuer& issuer) {
    if (!file.proof) return refusal{reason::not_consent_evidence, at_index(file.record)};
    const order_facts& facts = file.asked.facts;
    const bool third_party = !facts.biller.empty();
    std::string text;
    json_writer out(text);
    out.begin_object()
        .member("collectionMethod", to_text(file.asked.how))
        .member("consentReceiptID", to_hex(file.digest))
        .member("consentTimestamp", detail::seconds_of(file.proof->confirmed_at))
        .member("jurisdiction", issuer.country)
        .member("language", issuer.language);
    out.begin_array("piiControllers").begin_object();
    out.begin_object("address")
        .member("addressCountry", issuer.country)
        .member("streetAddress", issuer.street)
        .end_object();
    out.member("contact", issuer.contact)
        .member("email", issuer.email)
        .member("phone", issuer.phone)
        .member("piiController", issuer.name)
        .end_object()
        .end_array();
    out.member("piiPrincipalId", to_hex(principal)).member("policyUrl", issuer.policy_url).member("sensitive", false);
    out.begin_array("services").begin_object();
    out.begin_array("purposes").begin_object();
    out.member("consentType", "EXPLICIT");
    out.begin_array("piiCategory").value("subscriber number").value("service ordered").end_array();
    out.member("primaryPurpose", true).member("purpose", detail::order_purpose);
    out.begin_array("purposeCategory").value("Contracted Service").end_array();
    out.member("termination", facts.unsubscribe).member("thirdPartyDisclosure", third_party);
    if (third_party) out.member("thirdPartyName", facts.biller);
    out.end_object().end_array();
    out.member("service", facts.name + " " + std::string(facts.plan.text())).end_object().end_array();
    out.begin_array("spiCat").end_array().member("version", "KI-CR-v1.1.0").end_object();
    if (const auto done = out.finish(); !done) return done.error();
    return text;
}

/// A consent record with the fields of ISO/IEC TS 27560:2023: for any request that has come to something, refusal and
/// silence included. The notice that was shown is stated by its digest, and its exact text is given.
///
/// Refused: reason::no_open_request while the request is open, reason::bad_utf8 for what the issuer says.
/// Source: the fields as listed by secondary literature on TS 27560; the standard's own text was not available.
[[nodiscard]] inline result<std::string> consent_record(const case_file& file, const evidence::pseudonym& principal,
                                                        const receipt_issuer& issuer) {
    const detail::consent_acts acts = detail::acts_of(file);
    if (acts.size == 0) return refusal{reason::no_open_request, at_index(file.record)};
    const order_facts& facts = file.asked.facts;
    std::string text;
    json_writer out(text);
    out.begin_object().begin_array("events");
    for (std::size_t i = 0; i < acts.size; ++i)
        out.begin_object()
            .member("manner", acts.acts[i].manner)
            .member("mechanism", to_text(file.asked.how))
            .member("time", detail::seconds_of(acts.acts[i].at))
            .member("type", acts.acts[i].type)
            .end_object();
    out.end_array().member("pii_principal_id", to_hex(principal)).begin_object("pii_processing");
    out.member("collection_method", to_text(file.asked.how)).member("lawful_basis", "consent");
    out.begin_array("pii_controllers").begin_object();
    out.member("contact", issuer.contact).member("country", issuer.country).member("email", issuer.email);
    out.member("name", issuer.name).member("phone", issuer.phone).end_object().end_array();
    out.begin_array("pii_information").value("subscriber number").value("service ordered").end_array();
    out.begin_object("privacy_notice")
        .member("language", issuer.language)
        .member("text", file.asked.text)
        .member("text_sha256", to_hex(sha256(file.asked.text)))
        .member("uri", issuer.policy_url)
        .member("version", issuer.policy_version)
        .end_object();
    out.member("processing_method", "order processing");
    out.begin_array("purposes").begin_object();
    out.member("purpose", detail::order_purpose);
    out.member("service", facts.name + " " + std::string(facts.plan.text()));
    out.member("termination", facts.unsubscribe).end_object().end_array();
    out.member("retention_period", issuer.retention);
    out.begin_array("storage_locations").value(issuer.storage_location).end_array();
    if (!facts.biller.empty()) out.begin_array("third_parties").value(facts.biller).end_array();
    out.end_object();
    out.member("record_id", to_hex(file.digest)).member("schema_version", "ISO/IEC TS 27560:2023").end_object();
    if (const auto done = out.finish(); !done) return done.error();
    return text;
}

}  // namespace mingbai::inline MINGBAI_ABI::consent

// ---- mingbai/notice/channel.hpp --------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::notice {

/// How a notice reaches its customer. The numbers are stored: only add.
enum class channel : std::uint8_t {
    sms = 0,    ///< the base: everybody has it
    voice = 1,  ///< a phone call, added where the customer wishes it
    app = 2,    ///< a push to the carrier's app
};

/// Every channel with its stable name.
inline constexpr std::array<std::string_view, 3> channel_names{"sms", "voice", "app"};
inline constexpr std::array<channel, 3> every_channel{channel::sms, channel::voice, channel::app};

[[nodiscard]] constexpr std::string_view to_text(channel which) noexcept {
    return channel_names[static_cast<std::size_t>(which)];
}

[[nodiscard]] constexpr std::optional<channel> channel_named(std::string_view name) noexcept {
    for (const channel each : every_channel)
        if (to_text(each) == name) return each;
    return std::nullopt;
}

/// A set of channels.
class channel_set {
public:
    constexpr channel_set() noexcept = default;
    template <class... Channel>
    constexpr explicit channel_set(channel first, Channel... others) noexcept {
        add(first);
        (add(others), ...);
    }

    constexpr channel_set& add(channel which) noexcept {
        bits_ = static_cast<std::uint8_t>(bits_ | bit(which));
        return *this;
    }
    constexpr channel_set& remove(channel which) noexcept {
        bits_ = static_cast<std::uint8_t>(bits_ & ~bit(which));
        return *this;
    }
    [[nodiscard]] constexpr bool has(channel which) const noexcept { return (bits_ & bit(which)) != 0; }
    [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }

    friend constexpr bool operator==(const channel_set&, const channel_set&) = default;

private:
    [[nodiscard]] static constexpr std::uint32_t bit(channel which) noexcept {
        return std::uint32_t{1} << static_cast<std::uint8_t>(which);
    }

    std::uint8_t bits_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI::notice

// ---- mingbai/notice/fact_set.hpp -------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::notice {

/// A set of the facts that a message states; a fact is an element (rule/element.hpp). Trivially copyable.
class fact_set {
public:
    /// Elements from this number on are in no set.
    static constexpr std::size_t capacity = 128;

    constexpr fact_set() noexcept = default;
    template <class... Element>
    constexpr explicit fact_set(element first, Element... others) noexcept {
        add(first);
        (add(others), ...);
    }

    constexpr fact_set& add(element what) noexcept {
        const std::size_t number = number_of(what);
        expects(number < capacity, "mingbai::notice::fact_set: the element is no fact");
        words_[number / 64] |= bit(number);
        return *this;
    }
    constexpr fact_set& remove(element what) noexcept {
        const std::size_t number = number_of(what);
        if (number < capacity) words_[number / 64] &= ~bit(number);
        return *this;
    }

    [[nodiscard]] constexpr bool has(element what) const noexcept {
        const std::size_t number = number_of(what);
        return number < capacity && (words_[number / 64] & bit(number)) != 0;
    }
    [[nodiscard]] constexpr bool empty() const noexcept { return (words_[0] | words_[1]) == 0; }
    [[nodiscard]] constexpr std::size_t size() const noexcept {
        return static_cast<std::size_t>(std::popcount(words_[0]) + std::popcount(words_[1]));
    }
    /// The lowest-numbered fact, or element::none when there is none.
    [[nodiscard]] constexpr element first() const noexcept {
        for (std::size_t word = 0; word < words_.size(); ++word)
            if (words_[word] != 0)
                return static_cast<element>(64 * word + static_cast<std::size_t>(std::countr_zero(words_[word])));
        return element::none;
    }

    /// The facts of this set that `others` does not have.
    [[nodiscard]] constexpr fact_set without(const fact_set& others) const noexcept {
        fact_set rest;
        for (std::size_t word = 0; word < words_.size(); ++word)
            rest.words_[word] = words_[word] & ~others.words_[word];
        return rest;
    }

    /// `f(element)` for every fact, in ascending order of the numbers.
    template <class F>
    constexpr void for_each(F&& f) const {
        for (fact_set rest = *this; !rest.empty();) {
            const element what = rest.first();
            f(what);
            rest.remove(what);
        }
    }

    friend constexpr bool operator==(const fact_set&, const fact_set&) = default;

private:
    [[nodiscard]] static constexpr std::size_t number_of(element what) noexcept {
        return static_cast<std::uint16_t>(what);
    }
    [[nodiscard]] static constexpr std::uint64_t bit(std::size_t number) noexcept {
        return std::uint64_t{1} << number % 64;
    }

    std::array<std::uint64_t, 2> words_{};
};

/// The fact with this name, or element::none: the names are those of the elements.
[[nodiscard]] constexpr element fact_named(std::string_view name) noexcept {
    for (const element_text& each : element_texts)
        if (each.name == name && static_cast<std::uint16_t>(each.what) < fact_set::capacity) return each.what;
    return element::none;
}

}  // namespace mingbai::inline MINGBAI_ABI::notice

// ---- mingbai/notice/notice_kind.hpp ----------------------------------------------------------------------------------

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

// ---- mingbai/notice/demands.hpp --------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::notice {

/// What a profile demands of a notice: a type with `of(kind)`, the facts without which a notice of that kind must not
/// be sent. A carrier that demands more derives from one and adds to it.
template <class Demands>
concept notice_demands = requires(notice_kind kind) {
    { Demands::of(kind) } -> std::same_as<fact_set>;
};

/// The facts that carriers' own notices of each kind were seen to state, and those without which the regulator's words
/// could not be met: a success message "with the necessary information", a renewal announced "before each date", a way
/// "to refuse" in a commercial message, the price of use beyond the allowance once it is used up.
///
/// Source: 明白办、放心用 4; 消费者权益保护法实施条例 Art. 10; SMS provisions (order 31); the choice of the facts is
/// practice (observed), since no rule text lists them.
struct observed_demands {
    [[nodiscard]] static constexpr fact_set of(notice_kind kind) noexcept {
        using e = element;
        switch (kind) {
            case notice_kind::success:
                return fact_set(e::date, e::channel, e::name, e::filing_number, e::price, e::effective, e::validity,
                                e::commitment, e::unsubscribe, e::unsubscribe_effect, e::hotline, e::signature);
            case notice_kind::change:
                return fact_set(e::name, e::before, e::after, e::effective, e::hotline, e::signature);
            case notice_kind::unsubscribed:
                return fact_set(e::date, e::name, e::filing_number, e::effective, e::hotline, e::signature);
            case notice_kind::renewal_ahead:
                return fact_set(e::name, e::filing_number, e::renewal, e::price, e::validity, e::unsubscribe,
                                e::signature);
            case notice_kind::usage_level: return fact_set(e::service, e::used, e::left, e::signature);
            case notice_kind::exhausted: return fact_set(e::service, e::overage, e::signature);
            case notice_kind::cap_level: return fact_set(e::cap, e::spent, e::signature);
            case notice_kind::cap_reached: return fact_set(e::cap, e::spent, e::next_step, e::signature);
            case notice_kind::bill: return fact_set(e::period, e::total, e::hotline, e::signature);
            case notice_kind::refusal: return fact_set(e::name, e::why, e::hotline, e::signature);
            case notice_kind::service_failure: return fact_set(e::service, e::instant, e::hotline, e::signature);
            case notice_kind::commitment_ending:
                return fact_set(e::name, e::expiry, e::after, e::hotline, e::signature);
            case notice_kind::introductory_ending:
                return fact_set(e::name, e::expiry, e::before, e::after, e::hotline, e::signature);
            case notice_kind::roaming_entry: return fact_set(e::region, e::overage, e::hotline, e::signature);
            case notice_kind::commercial: return fact_set(e::opt_out, e::signature);
        }
        return {};
    }
};

}  // namespace mingbai::inline MINGBAI_ABI::notice

// ---- mingbai/notice/due_queue.hpp ------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::notice {

/// Things to do at an instant, the earliest first; of one instant, the smallest thing first, so that the order is the
/// same on every run. T is ordered. Any scheduler can drive it: sleep until `next_due()`, then `pop(now)` until it is
/// empty.
///
/// Adding and taking are O(log n), looking is O(1). Nothing is taken out early: whoever takes a thing looks whether it
/// is still to be done.
template <class T>
class due_queue {
public:
    void add(instant due, T what) {
        heap_.emplace_back(due, std::move(what));
        std::push_heap(heap_.begin(), heap_.end(), later{});
    }

    /// When the first thing is due; nothing when there is none.
    [[nodiscard]] std::optional<instant> next_due() const noexcept {
        if (heap_.empty()) return std::nullopt;
        return heap_.front().first;
    }

    /// Takes the first thing if it is due by `now`.
    [[nodiscard]] std::optional<T> pop(instant now) {
        if (heap_.empty() || heap_.front().first > now) return std::nullopt;
        std::pop_heap(heap_.begin(), heap_.end(), later{});
        T what = std::move(heap_.back().second);
        heap_.pop_back();
        return what;
    }

    [[nodiscard]] std::size_t size() const noexcept { return heap_.size(); }
    void reserve(std::size_t n) { heap_.reserve(n); }
    void clear() noexcept { heap_.clear(); }

private:
    struct later {
        [[nodiscard]] bool operator()(const std::pair<instant, T>& a, const std::pair<instant, T>& b) const noexcept {
            return b < a;
        }
    };

    std::vector<std::pair<instant, T>> heap_;
};

}  // namespace mingbai::inline MINGBAI_ABI::notice

// ---- mingbai/notice/fact_type.hpp ------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::notice {

/// What kind of value a fact has. A fact is set with a value of its type only, so an amount never lands where a date
/// belongs.
enum class fact_type : std::uint8_t {
    words,      ///< text
    signature,  ///< the sender's name, written 【in these brackets】
    date,       ///< a civil date
    moment,     ///< a civil date and time
    price,      ///< an amount for every period
    amount,     ///< money
    measure,    ///< money, or a quantity of a service: whatever a cap or an allowance counts
    share,      ///< a percentage, or money or a quantity
    days,       ///< a stretch of civil days
};

namespace detail {

struct fact_of_type {
    element fact;
    fact_type type;
};

/// The facts that are not plain words.
inline constexpr auto typed_facts = std::to_array<fact_of_type>({
    {element::signature, fact_type::signature}, {element::date, fact_type::date},
    {element::renewal, fact_type::date},        {element::due, fact_type::date},
    {element::expiry, fact_type::date},         {element::resets, fact_type::date},
    {element::on_sale, fact_type::date},        {element::off_sale, fact_type::date},
    {element::instant, fact_type::moment},      {element::price, fact_type::price},
    {element::amount, fact_type::amount},       {element::total, fact_type::amount},
    {element::previous, fact_type::amount},     {element::third_party, fact_type::amount},
    {element::used, fact_type::measure},        {element::left, fact_type::measure},
    {element::quantity, fact_type::measure},    {element::cap, fact_type::measure},
    {element::spent, fact_type::measure},       {element::level, fact_type::share},
    {element::period, fact_type::days},
});

}  // namespace detail

[[nodiscard]] constexpr fact_type type_of(element fact) noexcept {
    for (const detail::fact_of_type& each : detail::typed_facts)
        if (each.fact == fact) return each.type;
    return fact_type::words;
}

}  // namespace mingbai::inline MINGBAI_ABI::notice

// ---- mingbai/notice/facts.hpp ----------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::notice {

/// A share of an allowance or of a cap: 80%.
struct share {
    std::uint32_t percent = 0;

    friend constexpr bool operator==(const share&, const share&) = default;
};

/// Civil days from the first to the last, both included: the days of a bill.
struct civil_days {
    civil_date first{};
    civil_date last{};

    friend constexpr bool operator==(const civil_days&, const civil_days&) = default;
};

namespace detail {

template <class T>
inline constexpr bool is_money = false;
template <class Currency>
inline constexpr bool is_money<money<Currency>> = true;
template <class T>
inline constexpr bool is_price = false;
template <class Currency>
inline constexpr bool is_price<tariff_price<Currency>> = true;
template <class Currency>
inline constexpr bool is_price<introductory_price<Currency>> = true;

/// Whether a fact of a type may be set with a T.
template <fact_type Type, class T>
inline constexpr bool is_value_of = [] {
    constexpr bool text =
        std::convertible_to<const T&, std::string_view> || requires(const T& t) { std::string_view(t.text()); };
    constexpr bool measure = is_money<T> || std::convertible_to<const T&, service_amount>;
    switch (Type) {
        case fact_type::words:
        case fact_type::signature: return text;
        case fact_type::date: return std::same_as<T, civil_date>;
        case fact_type::moment: return std::same_as<T, civil_time>;
        case fact_type::price: return is_price<T>;
        case fact_type::amount: return is_money<T>;
        case fact_type::measure: return measure;
        case fact_type::share: return measure || std::same_as<T, share>;
        case fact_type::days: return std::same_as<T, civil_days>;
    }
    return false;
}();

[[nodiscard]] inline std::string date_words(civil_date date, language words) {
    if (words == language::chinese) return std::string(to_chinese_text(date));
    constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};
    std::string text(integer_text(unsigned{date.day()}).text());
    text.append(" ").append(months[unsigned{date.month()} - 1]).append(" ");
    return text.append(integer_text(int{date.year()}).text());
}

[[nodiscard]] inline std::string moment_words(const civil_time& time, language words) {
    std::string text = date_words(time.date, words);
    if (words == language::english) text += ' ';
    short_text<8> clock;
    clock.append_number(time.hour, 2).append(':').append_number(time.minute, 2);
    return text.append(clock.text());
}

/// A whole calendar month is named as such: 2026年8月; other days are written out: 2026年1月10日至2026年2月9日.
[[nodiscard]] inline std::string days_words(const civil_days& days, language words) {
    const bool month = unsigned{days.first.day()} == 1 &&
                       days.last == civil_date{days.first.year() / days.first.month() / std::chrono::last};
    if (!month)
        return date_words(days.first, words) + (words == language::chinese ? "至" : " to ") +
               date_words(days.last, words);
    const std::string text = date_words(days.first, words);
    return words == language::chinese ? text.substr(0, text.find("月") + std::string_view("月").size())
                                      : text.substr(2);
}

}  // namespace detail

/// The facts of one notice, already in the words of its language. Each is set from a typed value, so that what
/// customers read comes from the same figures that they are charged by:
///
///     facts about(language::chinese);
///     about.set<element::name>(plan.name).set<element::price>(59_cny / 1_month);
class facts {
public:
    explicit facts(language words) noexcept : words_(words) {}

    [[nodiscard]] language words() const noexcept { return words_; }

    /// Sets a fact, again if it was set before. Requires: dates and times are in the calendar.
    template <element Fact, class T>
    facts& set(const T& value) & {
        constexpr fact_type type = type_of(Fact);
        static_assert(detail::is_value_of<type, std::decay_t<T>>,
                      "mingbai::notice::facts::set: the fact has another type of value");
        if constexpr (detail::is_value_of<type, std::decay_t<T>>) put(Fact, words_of<Fact, type>(value));
        return *this;
    }
    template <element Fact, class T>
    facts&& set(const T& value) && {
        return std::move(set<Fact>(value));
    }

    /// The words of a fact; empty when it was not set, or set to nothing.
    [[nodiscard]] std::string_view operator[](element fact) const noexcept {
        for (const auto& [what, text] : values_)
            if (what == fact) return text;
        return {};
    }

private:
    /// Measured amounts are rounded against whoever could be glad of them: what was used upwards, what is left
    /// downwards.
    template <element Fact>
    static constexpr rounding towards = Fact == element::left || Fact == element::cap ? rounding::down : rounding::up;

    template <element Fact, fact_type Type, class T>
    [[nodiscard]] std::string words_of(const T& value) const {
        if constexpr (Type == fact_type::words || Type == fact_type::signature) {
            std::string text;
            if constexpr (std::convertible_to<const T&, std::string_view>)
                text = std::string_view(value);
            else
                text = value.text();
            return Type == fact_type::signature && !text.empty() ? "【" + text + "】" : text;
        } else if constexpr (Type == fact_type::date) {
            return detail::date_words(value, words_);
        } else if constexpr (Type == fact_type::moment) {
            return detail::moment_words(value, words_);
        } else if constexpr (Type == fact_type::price) {
            return terms_text(value, words_);
        } else if constexpr (Type == fact_type::days) {
            return detail::days_words(value, words_);
        } else if constexpr (std::same_as<T, share>) {
            return std::string(integer_text(value.percent).text()) + "%";
        } else if constexpr (detail::is_money<T>) {
            return std::string(text_for_people(value, words_));
        } else {
            return std::string(text_for_people(service_amount(value), towards<Fact>, words_));
        }
    }

    void put(element fact, std::string text) {
        for (auto& [what, old] : values_) {
            if (what != fact) continue;
            old = std::move(text);
            return;
        }
        values_.emplace_back(fact, std::move(text));
    }

    language words_;
    std::vector<std::pair<element, std::string>> values_;
};

}  // namespace mingbai::inline MINGBAI_ABI::notice

// ---- mingbai/notice/kind_set.hpp -------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::notice {

/// A set of notice kinds, such as the scenarios in which a customer wants to be called.
class kind_set {
public:
    constexpr kind_set() noexcept = default;
    template <class... Kind>
    constexpr explicit kind_set(notice_kind first, Kind... others) noexcept {
        add(first);
        (add(others), ...);
    }

    [[nodiscard]] static constexpr kind_set all() noexcept {
        kind_set set;
        for (const notice_kind_text& each : notice_kind_texts) set.add(each.kind);
        return set;
    }

    constexpr kind_set& add(notice_kind kind) noexcept {
        expects(static_cast<std::uint8_t>(kind) < 32, "mingbai::notice::kind_set: no such kind");
        bits_ |= bit(kind);
        return *this;
    }
    constexpr kind_set& remove(notice_kind kind) noexcept {
        bits_ &= ~bit(kind);
        return *this;
    }
    constexpr kind_set& add(const kind_set& kinds) noexcept {
        bits_ |= kinds.bits_;
        return *this;
    }
    constexpr kind_set& remove(const kind_set& kinds) noexcept {
        bits_ &= ~kinds.bits_;
        return *this;
    }

    [[nodiscard]] constexpr bool has(notice_kind kind) const noexcept { return (bits_ & bit(kind)) != 0; }
    [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }

    friend constexpr bool operator==(const kind_set&, const kind_set&) = default;

private:
    [[nodiscard]] static constexpr std::uint32_t bit(notice_kind kind) noexcept {
        const auto number = static_cast<std::uint8_t>(kind);
        return number < 32 ? std::uint32_t{1} << number : 0U;
    }

    std::uint32_t bits_ = 0;
};

/// What warns of use and of money: the scenario that carriers let customers switch off by one word.
inline constexpr kind_set usage_warnings{notice_kind::usage_level, notice_kind::exhausted, notice_kind::cap_level};

}  // namespace mingbai::inline MINGBAI_ABI::notice

// ---- mingbai/notice/detail/template_reader.hpp -----------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::notice {

/// What is wrong with a place in a template. The names appear in compile errors.
enum class template_fault : std::uint8_t {
    none,
    not_utf8,
    opening_brace_without_a_closing_one,
    closing_brace_without_an_opening_one,
    no_such_fact,
};

namespace detail {

/// A stretch of literal text, and the place that follows it.
struct template_piece {
    std::string_view literal{};
    std::string_view name{};  ///< between the braces
    element what = element::none;
    template_fault fault = template_fault::none;
    std::size_t at = 0;    ///< where the place begins, or the fault is
    std::size_t next = 0;  ///< where the next piece begins; the template's size after the last one

    [[nodiscard]] constexpr bool has_place() const noexcept { return what != element::none; }
};

/// The piece that begins at an offset of a text in UTF-8.
[[nodiscard]] constexpr template_piece read_piece(std::string_view text, std::size_t begin) noexcept {
    const std::size_t brace = text.find_first_of("{}", begin);
    if (brace == std::string_view::npos) return {.literal = text.substr(begin), .at = text.size(), .next = text.size()};
    template_piece piece{.literal = text.substr(begin, brace - begin), .at = brace, .next = brace + 1};
    const std::size_t end = text.find_first_of("{}", brace + 1);
    if (text[brace] == '}') {
        piece.fault = template_fault::closing_brace_without_an_opening_one;
    } else if (end == std::string_view::npos || text[end] == '{') {
        piece.fault = template_fault::opening_brace_without_a_closing_one;
    } else {
        piece.name = text.substr(brace + 1, end - brace - 1);
        piece.what = fact_named(piece.name);
        piece.next = end + 1;
        if (piece.what == element::none) piece.fault = template_fault::no_such_fact;
    }
    return piece;
}

/// What a template's text comes to: the facts it has places for, its faults counted.
struct template_reading {
    fact_set facts{};
    std::size_t faults = 0;
    template_fault first_fault = template_fault::none;
    std::size_t first_at = 0;
    std::size_t first_length = 0;

    constexpr void add(template_fault fault, std::size_t at, std::size_t length) noexcept {
        if (faults++ != 0) return;
        first_fault = fault;
        first_at = at;
        first_length = length;
    }
};

[[nodiscard]] constexpr template_reading read_template(std::string_view text) noexcept {
    template_reading read;
    if (const std::size_t bad = find_bad_utf8(text); bad != text.size()) {
        read.add(template_fault::not_utf8, bad, 1);
        return read;
    }
    for (std::size_t at = 0; at < text.size();) {
        const template_piece piece = read_piece(text, at);
        if (piece.has_place()) read.facts.add(piece.what);
        if (piece.fault != template_fault::none) read.add(piece.fault, piece.at, piece.next - piece.at);
        at = piece.next;
    }
    return read;
}

/// The n-th fault of a text that is UTF-8. Requires: there are more than n.
[[nodiscard]] constexpr template_piece nth_fault(std::string_view text, std::size_t n) noexcept {
    for (std::size_t at = 0;;) {
        const template_piece piece = read_piece(text, at);
        if (piece.fault != template_fault::none && n-- == 0) return piece;
        at = piece.next;
    }
}

}  // namespace detail

}  // namespace mingbai::inline MINGBAI_ABI::notice

// ---- mingbai/notice/notice_template.hpp ------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::notice {

namespace detail {
struct template_maker;
}

/// The words of a notice, with a place for every fact, named like its element:
/// "您已成功办理{name}（方案编号：{filing_number}），资费{price}。如需退订，{unsubscribe}。{signature}". Braces stand
/// for places only.
struct notice_text {
    notice_kind kind{};
    language words{};
    std::string_view text{};
};

/// A notice's words that were checked: every place names a fact, and every fact that is demanded of the kind has a
/// place. It is made by `compiled` or `check_template` only, and is what `render` takes. It views its text, which must
/// outlive it.
class notice_template {
public:
    [[nodiscard]] constexpr notice_kind kind() const noexcept { return text_.kind; }
    [[nodiscard]] constexpr language words() const noexcept { return text_.words; }
    [[nodiscard]] constexpr std::string_view text() const noexcept { return text_.text; }
    /// The facts that it has places for.
    [[nodiscard]] constexpr const fact_set& facts() const noexcept { return facts_; }

    /// Checks a text that is known only at run time: a carrier's own, out of a configuration.
    ///
    /// Refused: reason::bad_utf8, reason::template_syntax and reason::unknown_fact at the offset in the text;
    /// reason::notice_incomplete at the first fact that is demanded and has no place.
    template <notice_demands Demands = observed_demands>
    [[nodiscard]] static constexpr result<notice_template> check(const notice_text& text) noexcept {
        const detail::template_reading read = detail::read_template(text.text);
        const place at = at_offset(read.first_at, static_cast<std::uint32_t>(read.first_length));
        switch (read.first_fault) {
            case template_fault::none: break;
            case template_fault::not_utf8: return refusal{reason::bad_utf8, at};
            case template_fault::opening_brace_without_a_closing_one:
            case template_fault::closing_brace_without_an_opening_one: return refusal{reason::template_syntax, at};
            case template_fault::no_such_fact: return refusal{reason::unknown_fact, at};
        }
        const fact_set missing = Demands::of(text.kind).without(read.facts);
        if (!missing.empty()) return refusal{reason::notice_incomplete, at_element(missing.first())};
        return notice_template(text, read.facts);
    }

private:
    friend struct detail::template_maker;

    constexpr notice_template(const notice_text& text, const fact_set& facts) noexcept : text_(text), facts_(facts) {}

    notice_text text_;
    fact_set facts_;
};

/// Stops the build: the place at this offset of the text names no fact. The name is spelled in the template arguments.
template <const auto& Text, std::size_t Offset, char... Name>
consteval bool names_a_fact() {
    static_assert(sizeof...(Name) == SIZE_MAX,
                  "mingbai::notice::compiled: a place of the template names no fact; the text, "
                  "its offset and the name are in names_a_fact<text, offset, name...>");
    return false;
}

/// Stops the build: the text is not UTF-8, or its braces do not pair.
template <const auto& Text, template_fault Fault, std::size_t Offset>
consteval bool is_well_formed() {
    static_assert(Fault == template_fault::none,
                  "mingbai::notice::compiled: the template is not well formed; the text, the "
                  "fault and its offset are in is_well_formed<text, fault, offset>");
    return Fault == template_fault::none;
}

/// Stops the build when a fact that is demanded of the text's kind has no place in it.
template <element Fact, const auto& Text>
consteval bool states() {
    static_assert(
        detail::read_template(Text.text).facts.has(Fact),
        "mingbai::notice::compiled: the template lacks a fact that is demanded of its kind; the fact and the text "
        "are in states<fact, text>");
    return true;
}

namespace detail {

template <const auto& Text, std::size_t Fault>
consteval bool report_fault() {
    constexpr template_piece piece = nth_fault(Text.text, Fault);
    if constexpr (piece.fault == template_fault::no_such_fact) {
        return []<std::size_t... I>(std::index_sequence<I...>) {
            constexpr std::string_view name = nth_fault(Text.text, Fault).name;
            return names_a_fact<Text, nth_fault(Text.text, Fault).at, name[I]...>();
        }(std::make_index_sequence<piece.name.size()>{});
    } else {
        return is_well_formed<Text, piece.fault, piece.at>();
    }
}

template <notice_demands Demands, notice_kind Kind>
inline constexpr auto facts_of = [] {
    std::array<element, Demands::of(Kind).size()> list{};
    std::size_t count = 0;
    Demands::of(Kind).for_each([&](element what) { list[count++] = what; });
    return list;
}();

struct template_maker {
    [[nodiscard]] static consteval notice_template make(const notice_text& text, const fact_set& facts) {
        return notice_template(text, facts);
    }
};

}  // namespace detail

/// The checked template of a constant text with static storage. Whatever is wrong with the text stops the build, one
/// error for each fault: `states<element::price, my_text>()`, `names_a_fact<my_text, 42, 'p', 'r', 'i', 's'>()`.
///
///     inline constexpr notice_text ours{notice_kind::success, language::chinese, "您已成功办理{name}……"};
///     inline constexpr notice_template success = compiled<ours>();
template <const auto& Text, notice_demands Demands = observed_demands>
[[nodiscard]] consteval notice_template compiled() {
    constexpr detail::template_reading read = detail::read_template(Text.text);
    if constexpr (read.first_fault == template_fault::not_utf8) {
        is_well_formed<Text, read.first_fault, read.first_at>();
    } else {
        // Not short-circuiting: every fault and every missing fact is reported.
        [[maybe_unused]] std::size_t fine = 0;
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            ((fine += detail::report_fault<Text, I>() ? 1U : 0U), ...);
        }(std::make_index_sequence<read.faults>{});
        constexpr auto& demanded = detail::facts_of<Demands, Text.kind>;
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            ((fine += states<detail::facts_of<Demands, Text.kind>[I], Text>() ? 1U : 0U), ...);
        }(std::make_index_sequence<demanded.size()>{});
    }
    return detail::template_maker::make(Text, read.facts);
}

}  // namespace mingbai::inline MINGBAI_ABI::notice

// ---- mingbai/notice/message.hpp --------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::notice {

/// A notice as its customer reads it.
struct message {
    notice_kind kind{};
    language words{};
    std::string text{};

    friend bool operator==(const message&, const message&) = default;
};

/// Fills a template. What a value holds is text, never a place: braces in a plan's name stay braces.
///
/// Refused: reason::notice_incomplete at the element of the first place whose fact was not set or is empty, its offset
/// in the template; reason::bad_utf8 at the element of a value that is not UTF-8. Requires: template and facts are of
/// one language.
[[nodiscard]] inline result<message> render(const notice_template& form, const facts& about) {
    expects(form.words() == about.words(),
            "mingbai::notice::render: the template and the facts are of different languages");
    message filled{.kind = form.kind(), .words = form.words(), .text = {}};
    for (std::size_t at = 0; at < form.text().size();) {
        const detail::template_piece piece = detail::read_piece(form.text(), at);
        filled.text.append(piece.literal);
        if (piece.has_place()) {
            const std::string_view value = about[piece.what];
            place where = at_element(piece.what);
            where.offset = piece.at;
            if (value.empty()) return refusal{reason::notice_incomplete, where};
            if (!is_utf8(value)) return refusal{reason::bad_utf8, where};
            filled.text.append(value);
        }
        at = piece.next;
    }
    return filled;
}

}  // namespace mingbai::inline MINGBAI_ABI::notice

// ---- mingbai/notice/notice_key.hpp -----------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::notice {

/// What makes two notices the same one: whom it is for, its kind, what it is about, in which period, and which level
/// was reached. One such notice is sent once, however often it is asked for.
struct notice_key {
    evidence::pseudonym subject{};
    notice_kind kind{};
    std::string
        about{};  ///< an order number, "26HE300128/data", a cap's name; for levels with the limit they belong to
    std::int64_t period = 0;  ///< a billing cycle's or day's index; 0 where there is only one
    std::uint32_t level = 0;

    friend bool operator==(const notice_key&, const notice_key&) = default;
};

/// A notice's identity.
using notice_id = sha256_digest;

/// SHA-256("mingbai notice" ‖ 0x00 ‖ subject (32) ‖ kind (1) ‖ period (8) ‖ level (4) ‖ about), numbers big-endian.
[[nodiscard]] constexpr notice_id id_of(const notice_key& key) noexcept {
    std::array<char, 13> numbers{};
    numbers[0] = static_cast<char>(key.kind);
    const auto period = static_cast<std::uint64_t>(key.period);
    for (std::size_t i = 0; i < 8; ++i) numbers[1 + i] = static_cast<char>(period >> (56 - 8 * i) & 0xFFU);
    for (std::size_t i = 0; i < 4; ++i) numbers[9 + i] = static_cast<char>(key.level >> (24 - 8 * i) & 0xFFU);
    sha256_hasher hasher;
    hasher.update(std::string_view("mingbai notice\0", 15));
    for (const std::uint8_t byte : key.subject.digest.bytes) {
        const char c = static_cast<char>(byte);
        hasher.update({&c, 1});
    }
    hasher.update({numbers.data(), numbers.size()});
    hasher.update(key.about);
    return hasher.finish();
}

}  // namespace mingbai::inline MINGBAI_ABI::notice

// ---- mingbai/notice/outgoing.hpp -------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::notice {

/// A notice that is owed to a customer.
struct outgoing_notice {
    notice_key key{};
    subscriber_number to{};
    message content{};
    instant due{};       ///< not before
    instant deadline{};  ///< when it must have been handed over; later is a finding
};

/// One message for the carrier's gateway.
struct send_job {
    notice_id id{};
    notice_kind kind{};
    channel via{};
    std::uint32_t round =
        0;  ///< grows when the gateway reported that it could not deliver, so that the next try is a new message
    subscriber_number to{};
    language words{};
    std::string text{};
    instant deadline{};

    /// The idempotency key: a gateway that was handed it before must not send again.
    [[nodiscard]] std::string token() const {
        return to_hex(id) + "-" + std::string(to_text(via)) + "-" + std::string(integer_text(round).text());
    }
};

/// What a gateway answers.
enum class submission : std::uint8_t {
    accepted,   ///< it will deliver, and report
    try_later,  ///< it could not take the message now
    refused,    ///< it will never take it: a number that does not exist
};

/// The carrier's own way out: an SMS centre, a calling platform, a push service.
template <class Gateway>
concept gateway = requires(Gateway& out, const send_job& job) {
    { out.send(job) } -> std::same_as<submission>;
};

}  // namespace mingbai::inline MINGBAI_ABI::notice

// ---- mingbai/notice/detail/outbox_events.hpp -------------------------------------------------------------------------

// The outbox's records, as data and as canonical JSON. Whatever a later run needs is in them, policy decisions too: the
// instant of the next try, the channel to fall back on. So a replay comes to the same state under another policy.

namespace mingbai::inline MINGBAI_ABI::notice::detail {

/// notice_due: a notice is owed.
struct due_event {
    notice_id id{};
    outgoing_notice notice{};
    channel_set channels{};
    bool urgent = false;
};

/// notice_sent and notice_delivered.
struct progress_event {
    notice_id id{};
    channel via{};
    std::uint32_t round = 0;
};

/// notice_failed: one try failed; for good when no `again` is set.
struct failure_event {
    notice_id id{};
    channel via{};
    std::uint32_t round = 0;     ///< of the next try, or the last one when it failed for good
    std::uint32_t failures = 0;  ///< so far
    std::optional<instant> again{};
    std::optional<channel> next{};
    std::string why{};
};

[[nodiscard]] inline std::int64_t seconds_of(instant t) noexcept {
    return t.time_since_epoch().count();
}

[[nodiscard]] inline result<std::string> write_event(const due_event& event) {
    std::string text;
    json_writer out(text);
    const outgoing_notice& notice = event.notice;
    out.begin_object().member("about", notice.key.about).begin_array("channels");
    for (const channel each : every_channel)
        if (event.channels.has(each)) out.value(to_text(each));
    out.end_array()
        .member("deadline", seconds_of(notice.deadline))
        .member("due", seconds_of(notice.due))
        .member("id", to_hex(event.id))
        .member("kind", to_text(notice.content.kind))
        .member("language", notice.content.words == language::chinese ? "zh" : "en")
        .member("level", notice.key.level)
        .member("period", notice.key.period)
        .member("text", notice.content.text)
        .member("to", notice.to)
        .member("urgent", event.urgent)
        .end_object();
    if (const auto done = out.finish(); !done) return done.error();
    return text;
}

[[nodiscard]] inline result<std::string> write_event(const progress_event& event) {
    std::string text;
    json_writer out(text);
    out.begin_object().member("channel", to_text(event.via)).member("id", to_hex(event.id));
    out.member("round", event.round).end_object();
    if (const auto done = out.finish(); !done) return done.error();
    return text;
}

[[nodiscard]] inline result<std::string> write_event(const failure_event& event) {
    std::string text;
    json_writer out(text);
    out.begin_object();
    if (event.again) out.member("again", seconds_of(*event.again));
    out.member("channel", to_text(event.via)).member("failures", event.failures).member("id", to_hex(event.id));
    if (event.next) out.member("next", to_text(*event.next));
    out.member("round", event.round).member("why", event.why).end_object();
    if (const auto done = out.finish(); !done) return done.error();
    return text;
}

/// Reads members of one object; the first refusal sticks.
class event_reader {
public:
    explicit event_reader(const json_value& root) noexcept : root_(root) {}

    template <class T>
    [[nodiscard]] T get(std::string_view key) {
        const auto value = root_.get<T>(key);
        if (!value) return fail(value.error()), T{};
        return *value;
    }
    [[nodiscard]] instant time(std::string_view key) {
        const auto t = instant_from_unix(get<std::int64_t>(key));
        return t ? *t : (fail(t.error()), instant{});
    }
    [[nodiscard]] notice_id id() {
        notice_id read;
        if (const auto done = from_hex(get<std::string_view>("id"), read.bytes); !done) fail(done.error());
        return read;
    }
    [[nodiscard]] channel via(std::string_view key) {
        const auto which = channel_named(get<std::string_view>(key));
        return which ? *which : (fail({reason::json_wrong_type, {}}), channel::sms);
    }
    [[nodiscard]] bool has(std::string_view key) const noexcept { return root_.find(key).has_value(); }
    [[nodiscard]] const json_value& root() const noexcept { return root_; }

    void fail(const refusal& why) noexcept {
        if (refused_.why == reason::none) refused_ = why;
    }
    [[nodiscard]] const refusal& refused() const noexcept { return refused_; }

private:
    json_value root_;
    refusal refused_{};
};

[[nodiscard]] inline result<due_event> read_due(const evidence::record_view& seen) {
    const auto document = read_json(seen.payload);
    if (!document) return document.error();
    event_reader read(document->root());
    due_event event;
    event.id = read.id();
    event.urgent = read.get<bool>("urgent");
    outgoing_notice& notice = event.notice;
    notice.key.subject = seen.subject;
    notice.key.about = read.get<std::string_view>("about");
    notice.key.level = read.get<std::uint32_t>("level");
    notice.key.period = read.get<std::int64_t>("period");
    notice.due = read.time("due");
    notice.deadline = read.time("deadline");
    notice.content.text = read.get<std::string_view>("text");
    notice.content.words = read.get<std::string_view>("language") == "en" ? language::english : language::chinese;
    if (const auto kind = notice_kind_named(read.get<std::string_view>("kind")))
        notice.content.kind = notice.key.kind = *kind;
    else
        read.fail({reason::json_wrong_type, {}});
    if (const auto to = subscriber_number::parse(read.get<std::string_view>("to")))
        notice.to = *to;
    else
        read.fail(to.error());
    if (const auto list = read.root().at("channels")) {
        for (const json_value each : list->elements())
            if (const auto which = channel_named(each.as<std::string_view>().value_or({}))) event.channels.add(*which);
    } else {
        read.fail(list.error());
    }
    if (read.refused().why != reason::none) return read.refused();
    return event;
}

[[nodiscard]] inline result<progress_event> read_progress(std::string_view payload) {
    const auto document = read_json(payload);
    if (!document) return document.error();
    event_reader read(document->root());
    const progress_event event{read.id(), read.via("channel"), read.get<std::uint32_t>("round")};
    if (read.refused().why != reason::none) return read.refused();
    return event;
}

[[nodiscard]] inline result<failure_event> read_failure(std::string_view payload) {
    const auto document = read_json(payload);
    if (!document) return document.error();
    event_reader read(document->root());
    failure_event event{.id = read.id(),
                        .via = read.via("channel"),
                        .round = read.get<std::uint32_t>("round"),
                        .failures = read.get<std::uint32_t>("failures"),
                        .why = std::string(read.get<std::string_view>("why"))};
    if (read.has("again")) event.again = read.time("again");
    if (read.has("next")) event.next = read.via("next");
    if (read.refused().why != reason::none) return read.refused();
    return event;
}

}  // namespace mingbai::inline MINGBAI_ABI::notice::detail

// ---- mingbai/notice/detail/outbox_state.hpp --------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::notice {

/// Where one channel of a notice stands.
enum class delivery : std::uint8_t {
    unused,     ///< the notice does not go this way
    waiting,    ///< to be handed to the gateway at `when`
    in_flight,  ///< handed out in this run, the gateway's answer not yet recorded
    sent,       ///< the gateway took it, at `when`
    delivered,  ///< the network reported it, at `when`
    failed,     ///< for good, at `when`
};

/// One channel of one notice.
struct leg {
    delivery now = delivery::unused;
    std::uint32_t round = 0;
    std::uint32_t failures = 0;
    instant when{};

    friend constexpr bool operator==(const leg&, const leg&) = default;
};

/// A notice in an outbox.
struct notice_state {
    notice_id id{};
    outgoing_notice notice{};
    bool urgent = false;
    std::array<leg, every_channel.size()> legs{};
    std::optional<instant> first_sent{};
    std::optional<instant> first_delivered{};

    [[nodiscard]] const leg& of(channel via) const noexcept { return legs[static_cast<std::size_t>(via)]; }
    [[nodiscard]] leg& of(channel via) noexcept { return legs[static_cast<std::size_t>(via)]; }
};

namespace detail {

/// All notices, by what the events say. The running outbox and a replay of the ledger come through the same functions.
class outbox_state {
public:
    /// The notice's place, and whether it is new.
    std::pair<std::size_t, bool> apply(const due_event& event) {
        const auto [at, added] = places_.try_emplace(event.id, notices_.size());
        if (!added) return {at->second, false};
        notice_state state{.id = event.id, .notice = event.notice, .urgent = event.urgent};
        for (const channel each : every_channel)
            if (event.channels.has(each)) state.of(each) = {delivery::waiting, 0, 0, event.notice.due};
        notices_.push_back(std::move(state));
        return {notices_.size() - 1, true};
    }

    void sent(const progress_event& event, instant at) {
        notice_state* const found = find(event.id);
        if (found == nullptr) return;
        leg& way = found->of(event.via);
        if (!found->first_sent) found->first_sent = at;
        if (way.now != delivery::delivered) way = {delivery::sent, event.round, way.failures, at};
    }

    void delivered(const progress_event& event, instant at) {
        notice_state* const found = find(event.id);
        if (found == nullptr) return;
        leg& way = found->of(event.via);
        if (!found->first_sent) found->first_sent = at;
        if (!found->first_delivered) found->first_delivered = at;
        way = {delivery::delivered, event.round, way.failures, at};
    }

    void failed(const failure_event& event, instant at) {
        notice_state* const found = find(event.id);
        if (found == nullptr) return;
        leg& way = found->of(event.via);
        if (way.now == delivery::delivered) return;
        way = {event.again ? delivery::waiting : delivery::failed, event.round, event.failures,
               event.again.value_or(at)};
        if (event.next && found->of(*event.next).now == delivery::unused)
            found->of(*event.next) = {delivery::waiting, 0, 0, at};
    }

    /// Takes in a record of the ledger; false when it is a notice's but could not be read.
    bool apply(const evidence::record_view& seen) {
        using evidence::record_kind;
        const auto taken = [](const auto& event, auto&& take) {
            if (event) take(*event);
            return event.has_value();
        };
        const bool ours = seen.kind == record_kind::notice_due || seen.kind == record_kind::notice_sent ||
                          seen.kind == record_kind::notice_delivered || seen.kind == record_kind::notice_failed;
        if (!ours || seen.erased) return true;
        if (seen.kind == record_kind::notice_due)
            return taken(read_due(seen), [&](const due_event& event) { apply(event); });
        if (seen.kind == record_kind::notice_failed)
            return taken(read_failure(seen.payload), [&](const failure_event& event) { failed(event, seen.at); });
        return taken(read_progress(seen.payload), [&](const progress_event& event) {
            seen.kind == record_kind::notice_sent ? sent(event, seen.at) : delivered(event, seen.at);
        });
    }

    [[nodiscard]] notice_state* find(const notice_id& id) noexcept {
        const auto found = places_.find(id);
        return found == places_.end() ? nullptr : &notices_[found->second];
    }
    [[nodiscard]] const notice_state* find(const notice_id& id) const noexcept {
        const auto found = places_.find(id);
        return found == places_.end() ? nullptr : &notices_[found->second];
    }
    [[nodiscard]] std::optional<std::size_t> place_of(const notice_id& id) const noexcept {
        const auto found = places_.find(id);
        if (found == places_.end()) return std::nullopt;
        return found->second;
    }
    [[nodiscard]] const std::vector<notice_state>& notices() const noexcept { return notices_; }
    [[nodiscard]] notice_state& operator[](std::size_t place) noexcept { return notices_[place]; }

private:
    std::vector<notice_state> notices_;
    std::unordered_map<notice_id, std::size_t> places_;
};

}  // namespace detail

}  // namespace mingbai::inline MINGBAI_ABI::notice

// ---- mingbai/notice/outbox_policy.hpp --------------------------------------------------------------------------------

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

// ---- mingbai/notice/quiet_hours.hpp ----------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::notice {

/// The hours in which a customer is not to be disturbed, in the customer's own civil time: from one minute of the day
/// up to, not including, another one. They may go over midnight; equal ends mean no quiet hours.
class quiet_hours {
public:
    static constexpr std::uint16_t minutes_in_day = 24 * 60;

    /// None.
    constexpr quiet_hours() noexcept = default;

    /// `quiet_hours(22h, 8h)`. Requires: both are within a day.
    constexpr quiet_hours(std::chrono::minutes from, std::chrono::minutes until) noexcept
        : from_(static_cast<std::uint16_t>(from.count())), until_(static_cast<std::uint16_t>(until.count())) {
        expects(
            from.count() >= 0 && from.count() < minutes_in_day && until.count() >= 0 && until.count() < minutes_in_day,
            "mingbai::notice::quiet_hours: not a minute of a day");
    }

    /// Refused: reason::out_of_range when a number is not a minute of a day.
    [[nodiscard]] static constexpr result<quiet_hours> make(std::int64_t from, std::int64_t until) noexcept {
        if (from < 0 || from >= minutes_in_day || until < 0 || until >= minutes_in_day)
            return refusal{reason::out_of_range, {}};
        return quiet_hours(std::chrono::minutes{from}, std::chrono::minutes{until});
    }

    [[nodiscard]] constexpr std::chrono::minutes from() const noexcept { return std::chrono::minutes{from_}; }
    [[nodiscard]] constexpr std::chrono::minutes until() const noexcept { return std::chrono::minutes{until_}; }
    [[nodiscard]] constexpr bool none() const noexcept { return from_ == until_; }

    /// Whether an instant is quiet. Requires: `in_calendar(t)`.
    template <civil_zone Zone>
    [[nodiscard]] constexpr bool contains(instant t, const Zone& zone) const noexcept {
        const civil_time local = civil_time_of(t, zone);
        const int minute = local.hour * 60 + local.minute;
        if (from_ <= until_) return minute >= from_ && minute < until_;
        return minute >= from_ || minute < until_;
    }

    /// The first instant from `t` on that is not quiet. Requires: it is in the calendar.
    template <civil_zone Zone>
    [[nodiscard]] constexpr instant next_allowed(instant t, const Zone& zone) const noexcept {
        if (!contains(t, zone)) return t;
        civil_time local = civil_time_of(t, zone);
        const bool ends_tomorrow = from_ > until_ && local.hour * 60 + local.minute >= from_;
        if (ends_tomorrow) local.date = advance(local.date, period{.count = 1, .unit = period_unit::day});
        local.hour = static_cast<std::uint8_t>(until_ / 60);
        local.minute = static_cast<std::uint8_t>(until_ % 60);
        local.second = 0;
        instant end = instant_of(local, zone);
        // Where summer time ends inside the quiet hours their end comes twice: `instant_of` tells the first one.
        while (end <= t || contains(end, zone)) end += std::chrono::minutes{1};
        return end;
    }

    friend constexpr bool operator==(const quiet_hours&, const quiet_hours&) = default;

private:
    std::uint16_t from_ = 0;
    std::uint16_t until_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI::notice

// ---- mingbai/notice/preferences.hpp ----------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::notice {

/// How one customer wants to be told things. They belong to the customer: no change of plan or catalogue touches them.
struct preferences {
    language words = language::chinese;
    kind_set voice{};     ///< scenarios in which a phone call comes on top
    kind_set app{};       ///< scenarios that are pushed to the app as well
    kind_set no_sms{};    ///< scenarios of which no SMS is wanted; counts only where the carrier's policy lets it
    quiet_hours quiet{};  ///< in the civil time below
    utc_offset offset = beijing_time;

    friend constexpr bool operator==(const preferences&, const preferences&) = default;
};

/// The channels on which a notice of a kind goes out: SMS as the base, a call and a push where the customer wishes
/// them. `optional` are the kinds whose SMS may be refused; of every other kind the SMS is always sent. Source:
/// 明白办、放心用 4: SMS stays the base channel, a phone call is added if the user wants.
[[nodiscard]] constexpr channel_set channels_for(notice_kind kind, const preferences& wishes,
                                                 const kind_set& optional) noexcept {
    channel_set channels;
    if (!wishes.no_sms.has(kind) || !optional.has(kind)) channels.add(channel::sms);
    if (wishes.voice.has(kind)) channels.add(channel::voice);
    if (wishes.app.has(kind)) channels.add(channel::app);
    return channels;
}

}  // namespace mingbai::inline MINGBAI_ABI::notice

// ---- mingbai/notice/preference_book.hpp ------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::notice {

namespace detail {

inline void write_kinds(json_writer& out, json_key name, const kind_set& kinds) {
    out.begin_array(name);
    for (const notice_kind_text& each : notice_kind_texts)
        if (kinds.has(each.kind)) out.value(each.name);
    out.end_array();
}

[[nodiscard]] inline result<kind_set> read_kinds(const json_value& from, std::string_view name) {
    const auto list = from.at(name);
    if (!list) return list.error();
    kind_set kinds;
    for (const json_value each : list->elements()) {
        const auto text = each.as<std::string_view>();
        if (!text) return text.error();
        const auto kind = notice_kind_named(*text);
        if (!kind) return refusal{reason::json_wrong_type, at_offset(each.offset())};
        kinds.add(*kind);
    }
    return kinds;
}

}  // namespace detail

/// The record of a customer's preferences, all of them, and how they came: {"app":[…],"how":"sms TDYJDX", …}.
/// Refused: reason::bad_utf8 when `how` is not UTF-8.
[[nodiscard]] inline result<std::string> write_preferences(const preferences& wishes, std::string_view how) {
    std::string text;
    json_writer out(text);
    out.begin_object();
    detail::write_kinds(out, "app", wishes.app);
    out.member("how", how).member("language", wishes.words == language::chinese ? "zh" : "en");
    detail::write_kinds(out, "no_sms", wishes.no_sms);
    out.member("offset", std::int64_t{wishes.offset.ahead().count()});
    out.begin_array("quiet").value(std::int64_t{wishes.quiet.from().count()});
    out.value(std::int64_t{wishes.quiet.until().count()}).end_array();
    detail::write_kinds(out, "voice", wishes.voice);
    out.end_object();
    if (const auto done = out.finish(); !done) return done.error();
    return text;
}

/// Reads such a record. Refused as a reader of JSON refuses, and reason::out_of_range.
[[nodiscard]] inline result<preferences> read_preferences(std::string_view payload) {
    const auto document = read_json(payload);
    if (!document) return document.error();
    const json_value root = document->root();
    const auto app = detail::read_kinds(root, "app");
    const auto no_sms = detail::read_kinds(root, "no_sms");
    const auto voice = detail::read_kinds(root, "voice");
    const auto words = root.get<std::string_view>("language");
    const auto offset = root.get<std::int64_t>("offset");
    const auto quiet = root.at("quiet");
    if (!app) return app.error();
    if (!no_sms) return no_sms.error();
    if (!voice) return voice.error();
    if (!words) return words.error();
    if (!offset) return offset.error();
    if (!quiet) return quiet.error();
    const auto zone = utc_offset::from_minutes(*offset);
    if (!zone) return zone.error();

    std::int64_t ends[2] = {0, 0};
    std::size_t count = 0;
    for (const json_value each : quiet->elements()) {
        const auto minute = each.as<std::int64_t>();
        if (!minute || count == 2) return refusal{reason::json_wrong_type, at_offset(each.offset())};
        ends[count++] = *minute;
    }
    const auto hours = quiet_hours::make(ends[0], ends[1]);
    if (!hours || count != 2) return refusal{reason::out_of_range, at_offset(quiet->offset())};
    return preferences{*words == "en" ? language::english : language::chinese, *voice, *app, *no_sms, *hours, *zone};
}

/// The preferences of all customers: a fold over the ledger. Whoever never said anything has `preferences{}`.
class preference_book {
public:
    /// Takes in one record; those of other kinds are passed over, and so are erased ones, which leave what was before.
    void apply(const evidence::record_view& seen) {
        if (seen.kind != evidence::record_kind::preference_set || seen.erased) return;
        if (const auto wishes = read_preferences(seen.payload)) wishes_[seen.subject] = *wishes;
    }

    [[nodiscard]] const preferences& of(const evidence::pseudonym& subject) const noexcept {
        static constexpr preferences nothing_said{};
        const auto found = wishes_.find(subject);
        return found == wishes_.end() ? nothing_said : found->second;
    }

    /// Records a customer's wishes and keeps them. `how` says where they came from: "app", "sms TDYJDX". Refused as the
    /// ledger refuses; then nothing changed.
    [[nodiscard]] result<evidence::receipt> set(const evidence::ledger_ref& ledger, const evidence::pseudonym& subject,
                                                const preferences& wishes, std::string_view how, instant now) {
        const auto payload = write_preferences(wishes, how);
        if (!payload) return payload.error();
        auto stored = ledger.append(evidence::record_kind::preference_set, subject, now, *payload);
        if (stored) wishes_[subject] = wishes;
        return stored;
    }

    [[nodiscard]] std::size_t size() const noexcept { return wishes_.size(); }

private:
    std::unordered_map<evidence::pseudonym, preferences> wishes_;
};

}  // namespace mingbai::inline MINGBAI_ABI::notice

// ---- mingbai/notice/outbox.hpp ---------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::notice {

/// Notices on their way to customers: on the ledger before they count, handed to the gateway at least once and under
/// one idempotency key, tried again, delivered another way when the first one fails for good.
///
/// Whatever happens between two calls (a crash, a restart elsewhere) a new outbox on the same ledger goes on: what was
/// not recorded as sent is handed out again under the same key. One writer, not safe to share between threads.
class outbox {
public:
    /// Takes up what the ledger holds.
    explicit outbox(evidence::ledger_ref ledger, const outbox_policy& policy = {}) : ledger_(ledger), policy_(policy) {
        report_ = ledger_.for_each(0, [this](const evidence::record_view& each) { take(each); });
        for (std::size_t place = 0; place < state_.notices().size(); ++place)
            for (const channel each : every_channel) schedule(place, each);
    }

    /// What reading the ledger met; only when it is clean does the outbox know of every notice.
    [[nodiscard]] const evidence::replay_report& report() const noexcept { return report_; }
    /// Records of notices that no outbox could have written.
    [[nodiscard]] std::uint64_t unreadable() const noexcept { return unreadable_; }

    [[nodiscard]] const outbox_policy& policy() const noexcept { return policy_; }
    [[nodiscard]] const preference_book& preferences() const noexcept { return preferences_; }

    /// Records what a customer wishes; it holds for everything that is not yet handed out.
    [[nodiscard]] result<evidence::receipt> set_preferences(const evidence::pseudonym& subject,
                                                            const notice::preferences& wishes, std::string_view how,
                                                            instant now) {
        return preferences_.set(ledger_, subject, wishes, how, now);
    }

    /// What `owe` did.
    struct owed {
        notice_id id{};
        bool already = false;  ///< the same notice was owed before: nothing was recorded, nothing more is sent
    };

    /// Records that a notice is owed; from then on it will be sent. It waits for the end of the customer's quiet hours
    /// unless its kind is urgent, and its deadline waits with it. Refused as the ledger refuses; then it is not owed.
    /// Requires: the key's kind is that of the content, and the deadline is not before the notice is due.
    [[nodiscard]] result<owed> owe(outgoing_notice notice, instant now) {
        expects(notice.key.kind == notice.content.kind, "mingbai::notice::outbox::owe: the key is of another kind");
        expects(notice.due <= notice.deadline,
                "mingbai::notice::outbox::owe: the deadline is before the notice is due");
        const notice_id id = id_of(notice.key);
        if (state_.find(id) != nullptr) return owed{id, true};

        const notice::preferences& wishes = preferences_.of(notice.key.subject);
        detail::due_event event{.id = id, .notice = std::move(notice), .channels = {}, .urgent = false};
        event.urgent = policy_.urgent.has(event.notice.content.kind);
        event.channels = channels_for(event.notice.content.kind, wishes, policy_.optional);
        if (!event.urgent) {
            const instant from = wishes.quiet.next_allowed(event.notice.due, wishes.offset);
            event.notice.deadline += from - event.notice.due;
            event.notice.due = from;
        }
        const auto text = detail::write_event(event);
        if (!text) return text.error();
        const auto stored = ledger_.append(evidence::record_kind::notice_due, event.notice.key.subject, now, *text);
        if (!stored) return stored.error();
        const std::size_t place = state_.apply(event).first;
        for (const channel each : every_channel) schedule(place, each);
        return owed{id, false};
    }

    /// When there will be something to do; a caller that sleeps until then misses nothing. Nothing when all is done.
    [[nodiscard]] std::optional<instant> next_due() const noexcept { return queue_.next_due(); }

    /// The next message to hand to the gateway, or nothing when none is due. Its outcome goes to `report_submission`;
    /// until then no other call gives it out. Refused as the ledger refuses.
    [[nodiscard]] result<std::optional<send_job>> next(instant now) {
        while (const auto due = queue_.pop(now)) {
            const auto [place, via] = *due;
            const notice_state& state = state_[place];
            const leg& way = state.of(via);
            if (way.now == delivery::sent && way.when + policy_.receipt_wait <= now) {
                if (const auto done = fail(place, via, way.round, "no delivery report", now, lasting::for_good); !done)
                    return schedule(place, via), done.error();
                continue;
            }
            if (way.now != delivery::waiting || way.when > now) continue;

            const notice::preferences& wishes = preferences_.of(state.notice.key.subject);
            if (via == channel::sms && wishes.no_sms.has(state.notice.key.kind) &&
                policy_.optional.has(state.notice.key.kind)) {
                if (const auto done = fail(place, via, way.round, "declined", now, lasting::declined); !done)
                    return schedule(place, via), done.error();
                continue;
            }
            if (!state.urgent && wishes.quiet.contains(now, wishes.offset)) {
                queue_.add(wishes.quiet.next_allowed(now, wishes.offset), {place, via});
                continue;
            }
            state_[place].of(via).now = delivery::in_flight;
            return std::optional<send_job>(send_job{state.id, state.notice.key.kind, via, way.round, state.notice.to,
                                                    state.notice.content.words, state.notice.content.text,
                                                    state.notice.deadline});
        }
        return std::optional<send_job>();
    }

    /// What the gateway answered. Refused as the ledger refuses: then the job is to be handed out again.
    [[nodiscard]] result<void> report_submission(const send_job& job, submission answer, instant at) {
        const auto place = in_flight(job);
        if (!place) return {};
        state_[*place].of(job.via).now = delivery::waiting;
        result<void> done;
        if (answer == submission::accepted) {
            const detail::progress_event event{job.id, job.via, job.round};
            done = append(evidence::record_kind::notice_sent, *place, event, at);
            if (done) state_.sent(event, at);
        } else {
            const bool late = answer == submission::try_later;
            return fail(*place, job.via, job.round, late ? "gateway busy" : "refused by the gateway", at,
                        late ? lasting::maybe : lasting::for_good);
        }
        schedule(*place, job.via);
        return done;
    }

    /// The network reported what became of a message. Reports may come twice, late, or before the submission was
    /// recorded. Refused: reason::record_unknown when the outbox has no such notice on that channel.
    [[nodiscard]] result<void> report_delivery(const notice_id& id, channel via, std::uint32_t round, bool delivered,
                                               instant at) {
        const auto place = state_.place_of(id);
        if (!place || state_[*place].of(via).now == delivery::unused) return refusal{reason::record_unknown, {}};
        const leg& way = state_[*place].of(via);
        if (way.now == delivery::delivered) return {};
        if (delivered) {
            const detail::progress_event event{id, via, round};
            const auto done = append(evidence::record_kind::notice_delivered, *place, event, at);
            if (done) state_.delivered(event, at);
            return done;
        }
        if (way.now == delivery::failed || round != way.round) return {};
        return fail(*place, via, round + 1, "not delivered", at, lasting::maybe);
    }

    /// Hands out everything that is due. How many messages the gateway took; refused as the ledger refuses.
    template <gateway Gateway>
    [[nodiscard]] result<std::size_t> pump(Gateway& out, instant now) {
        std::size_t taken = 0;
        for (;;) {
            auto job = next(now);
            if (!job) return job.error();
            if (!*job) return taken;
            const submission answer = out.send(**job);
            if (const auto done = report_submission(**job, answer, now); !done) return done.error();
            if (answer == submission::accepted) ++taken;
        }
    }

    [[nodiscard]] const notice_state* find(const notice_id& id) const noexcept { return state_.find(id); }
    /// Every notice, in the order in which they were owed.
    [[nodiscard]] std::span<const notice_state> notices() const noexcept { return state_.notices(); }

private:
    enum class lasting : std::uint8_t { maybe, for_good, declined };

    void take(const evidence::record_view& each) {
        preferences_.apply(each);
        if (!state_.apply(each)) ++unreadable_;
    }

    void schedule(std::size_t place, channel via) {
        const leg& way = state_[place].of(via);
        if (way.now == delivery::waiting) queue_.add(way.when, {place, via});
        if (way.now == delivery::sent) queue_.add(way.when + policy_.receipt_wait, {place, via});
    }

    [[nodiscard]] std::optional<std::size_t> in_flight(const send_job& job) noexcept {
        const auto place = state_.place_of(job.id);
        if (!place || state_[*place].of(job.via).now != delivery::in_flight) return std::nullopt;
        return place;
    }

    template <class Event>
    [[nodiscard]] result<void> append(evidence::record_kind kind, std::size_t place, const Event& event, instant at) {
        const auto text = detail::write_event(event);
        if (!text) return text.error();
        const auto stored = ledger_.append(kind, state_[place].notice.key.subject, at, *text);
        if (!stored) return stored.error();
        return {};
    }

    /// Records a failure, and what follows from it.
    [[nodiscard]] result<void> fail(std::size_t place, channel via, std::uint32_t round, std::string_view why,
                                    instant at, lasting how_long) {
        const leg& way = state_[place].of(via);
        detail::failure_event event{.id = state_[place].id,
                                    .via = via,
                                    .round = round,
                                    .failures = way.failures + 1,
                                    .again = {},
                                    .next = {},
                                    .why = std::string(why)};
        if (how_long == lasting::maybe && event.failures < policy_.retries.attempts)
            event.again = at + policy_.retries.wait_after(event.failures);
        else if (how_long != lasting::declined)
            event.next = fallback_from(place, via);
        if (const auto done = append(evidence::record_kind::notice_failed, place, event, at); !done) {
            schedule(place, via);
            return done;
        }
        state_.failed(event, at);
        schedule(place, via);
        if (event.next) schedule(place, *event.next);
        return {};
    }

    [[nodiscard]] std::optional<channel> fallback_from(std::size_t place, channel via) const noexcept {
        for (const channel each : policy_.fallback)
            if (each != via && state_.notices()[place].of(each).now == delivery::unused) return each;
        return std::nullopt;
    }

    evidence::ledger_ref ledger_;
    outbox_policy policy_;
    preference_book preferences_;
    detail::outbox_state state_;
    due_queue<std::pair<std::size_t, channel>> queue_;
    evidence::replay_report report_{};
    std::uint64_t unreadable_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI::notice

// ---- mingbai/notice/preference_words.hpp -----------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::notice {

/// What a word does that a customer sends: one channel of some scenarios, on or off.
struct preference_word {
    std::string_view word{};  ///< ASCII capitals and digits
    channel which{};
    kind_set kinds{};
    bool on = false;
};

/// The words that a carrier was seen to use: each channel of the usage warnings has an opt-out of its own. A carrier's
/// own words are a table like this one. Source: practice (observed): replies TDYJDX and TDYJDH.
inline constexpr auto observed_preference_words = std::to_array<preference_word>({
    {"TDYJDX", channel::sms, usage_warnings, false},
    {"TDYJDH", channel::voice, usage_warnings, false},
});

/// The entry whose word a message consists of, or nullptr. Case, full-width letters and spaces around and inside do not
/// matter; any other character does.
[[nodiscard]] constexpr const preference_word* read_preference_word(
    std::string_view utf8, std::span<const preference_word> words = observed_preference_words) noexcept {
    const auto is = [utf8](std::string_view word) {
        std::size_t matched = 0;
        for (const auto [offset, step] : code_points(utf8)) {
            char32_t c = fold_width(step.code_point);
            if (c == U' ' || c == U'\t' || c == U'\r' || c == U'\n') continue;
            if (c >= U'a' && c <= U'z') c -= U'a' - U'A';
            if (!step.valid || matched == word.size() || c != static_cast<unsigned char>(word[matched])) return false;
            ++matched;
        }
        return matched == word.size() && !word.empty();
    };
    for (const preference_word& each : words)
        if (is(each.word)) return &each;
    return nullptr;
}

/// The preferences after such a word.
[[nodiscard]] constexpr preferences changed(preferences wishes, const preference_word& by) noexcept {
    const auto put = [&by](kind_set& set, bool add) {
        if (add)
            set.add(by.kinds);
        else
            set.remove(by.kinds);
    };
    switch (by.which) {
        case channel::sms: put(wishes.no_sms, !by.on); break;
        case channel::voice: put(wishes.voice, by.on); break;
        case channel::app: put(wishes.app, by.on); break;
    }
    return wishes;
}

}  // namespace mingbai::inline MINGBAI_ABI::notice

// ---- mingbai/notice/detail/sms_breaks.hpp ----------------------------------------------------------------------------

// Where a text may be cut into short messages: never inside what a person must read in one piece.

namespace mingbai::inline MINGBAI_ABI::notice::detail {

enum class cut : std::uint8_t {
    never,    ///< inside a code, a number with its unit, a price, a link, a word, a signature, or a composed character
    at_need,  ///< at a space beside a digit: 400 807 8114, CNY 15.00, 10 January
    freely,
};

/// The units that belong to the number before them, longest first where one begins another.
inline constexpr auto units_after_numbers = std::to_array<std::string_view>({
    "新台币元", "印度卢比", "新加坡元", "澳门元", "个月", "小时", "分钟", "港元", "欧元", "英镑", "美元", "澳元",
    "韩元",     "日元",     "元",       "角",     "分",   "年",   "月",   "日",   "号",   "时",   "点",   "天",
    "秒",       "条",       "项",       "次",     "折",   "兆",   "倍",   "位",   "期",   "个",   "％",
});

/// A code point as a class of characters that cling together.
enum class glyph : std::uint8_t { other, space, digit, visible, chinese_digit, composing };

[[nodiscard]] constexpr glyph glyph_of(char32_t c) noexcept {
    if (c == U' ' || c == U'\n' || c == U'\r' || c == U'\t') return glyph::space;
    const char32_t usual = fold_width(c);
    if (usual >= U'0' && usual <= U'9') return glyph::digit;
    if (c > 0x20 && c < 0x7F) return glyph::visible;
    if ((usual >= U'A' && usual <= U'Z') || (usual >= U'a' && usual <= U'z')) return glyph::visible;
    if (c == U'¥' || c == U'￥' || c == U'€' || c == U'£' || c == U'．' || c == U'·') return glyph::visible;
    if (std::u32string_view(U"零〇一二三四五六七八九十百千万亿两").find(c) != std::u32string_view::npos)
        return glyph::chinese_digit;
    const bool mark = (c >= 0x0300 && c <= 0x036F) || (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE00 && c <= 0xFE0F) ||
                      c == 0x200D || (c >= 0x1F3FB && c <= 0x1F3FF);
    return mark ? glyph::composing : glyph::other;
}

/// How many bytes from `offset` on are a unit that belongs to a number, or 0.
[[nodiscard]] constexpr std::size_t unit_size_at(std::string_view text, std::size_t offset) noexcept {
    const std::string_view rest = text.substr(offset);
    for (const std::string_view unit : units_after_numbers)
        if (rest.starts_with(unit)) return unit.size();
    return 0;
}

/// How many bytes from `offset` on are a signature or heading in its brackets, 【…】 of at most 20 characters, or 0.
[[nodiscard]] constexpr std::size_t bracketed_size_at(std::string_view text, std::size_t offset) noexcept {
    const std::string_view rest = text.substr(offset);
    if (!rest.starts_with("【")) return 0;
    const std::size_t close = rest.find("】");
    if (close == std::string_view::npos || count_code_points(rest.substr(0, close)) > 21) return 0;
    return close + std::string_view("】").size();
}

/// Walks over a text in UTF-8 and tells, before each character, whether a cut is allowed there.
class sms_breaks {
public:
    constexpr explicit sms_breaks(std::string_view text) noexcept : text_(text) {}

    /// Whether the text may be cut before the character at `offset`. Requires: asked for each character in turn.
    constexpr cut before(std::size_t offset, char32_t c) noexcept {
        const glyph now = glyph_of(c);
        const cut answer = decide(offset, now);
        if (offset >= whole_until_)
            if (const std::size_t size = bracketed_size_at(text_, offset); size != 0) whole_until_ = offset + size;
        // A unit is part of its number, and a number may go on after it: 2026年1月10日.
        if (offset >= unit_until_ && ends_number_) {
            const std::size_t size =
                now == glyph::other || now == glyph::chinese_digit ? unit_size_at(text_, offset) : 0;
            if (size != 0) unit_until_ = offset + size;
        }
        ends_number_ = now == glyph::digit || now == glyph::chinese_digit || (now == glyph::composing && ends_number_);
        before_last_ = last_;
        last_ = now;
        joiner_ = c == 0x200D;
        return answer;
    }

private:
    [[nodiscard]] constexpr cut decide(std::size_t offset, glyph now) const noexcept {
        if (offset == 0 || offset < whole_until_ || offset < unit_until_) return cut::never;
        if (now == glyph::composing || joiner_) return cut::never;
        if (now == glyph::space) return cut::never;  // it goes to the end of the part before
        if (last_ == glyph::space) {
            const bool beside_digit = now == glyph::digit || before_last_ == glyph::digit;
            return beside_digit ? cut::at_need : cut::freely;
        }
        const auto written = [](glyph g) { return g == glyph::digit || g == glyph::visible; };
        const auto number = [](glyph g) { return g == glyph::digit || g == glyph::chinese_digit; };
        if (written(last_) && written(now)) return cut::never;
        if (number(last_) && number(now)) return cut::never;
        if (offset == unit_until_ && number(now)) return cut::never;
        if (ends_number_ && now == glyph::other && unit_size_at(text_, offset) != 0) return cut::never;
        return cut::freely;
    }

    std::string_view text_;
    std::size_t whole_until_ = 0;
    std::size_t unit_until_ = 0;
    glyph last_ = glyph::other;
    glyph before_last_ = glyph::other;
    bool ends_number_ = false;
    bool joiner_ = false;
};

}  // namespace mingbai::inline MINGBAI_ABI::notice::detail

// ---- mingbai/notice/sms_size.hpp -------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::notice {

using mingbai::sms_encoding;
using mingbai::sms_reference;

/// What a text costs as short messages.
struct sms_size {
    sms_encoding encoding{};
    std::size_t units = 0;     ///< septets (gsm7) or UTF-16 code units (ucs2) of the text, without headers and padding
    std::size_t segments = 0;  ///< parts that are sent; at most 255 can share one reference number

    friend constexpr bool operator==(const sms_size&, const sms_size&) = default;
};

/// The size of a text under a reference of this width: 160 septets or 70 UCS-2 units in a message of one part, then
/// 153 or 67 a part (8 bits), 152 or 66 (16 bits).
///
/// Nothing is split: a character of the extension table (two septets) or a surrogate pair that does not fit into the
/// rest of a part begins the next one. The empty text is one empty message. Malformed UTF-8 counts as U+FFFD, once for
/// each malformed piece, and so makes the text UCS-2.
/// Source: 3GPP TS 23.038 section 6.2.1, 3GPP TS 23.040 section 9.2.3.24.
[[nodiscard]] constexpr sms_size measure_sms(std::string_view utf8, sms_reference reference) noexcept {
    const sms_length length = length_as_sms(utf8, reference);
    return {length.encoding, length.units, length.parts};
}

/// The size of a text under the usual reference of 8 bits.
[[nodiscard]] constexpr sms_size measure_sms(std::string_view utf8) noexcept {
    return measure_sms(utf8, sms_reference::eight_bit);
}

}  // namespace mingbai::inline MINGBAI_ABI::notice

// ---- mingbai/notice/sms_parts.hpp ------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::notice {

/// How many parts can share one reference number: 3GPP TS 23.040 section 9.2.3.24.1.
inline constexpr std::size_t most_sms_parts = 255;

/// Cuts a text into the parts in which it is sent, so that each is readable alone: no code, number with its unit,
/// price, link, word, signature or composed character is cut. The parts join to the text, and each fits a part of that
/// encoding and reference. There may be more of them than `measure_sms` counts, for a part may end early. A text that
/// fits one message is one part.
///
/// Refused: reason::bad_utf8; reason::too_long at a piece that may not be cut and fits no part; reason::too_many_parts.
[[nodiscard]] constexpr result<std::vector<std::string_view>> split_sms(
    std::string_view utf8, sms_reference reference = sms_reference::eight_bit) {
    if (const auto valid = validate_utf8(utf8); !valid) return valid.error();
    const sms_size size = measure_sms(utf8, reference);
    std::vector<std::string_view> parts;
    if (size.segments == 1) {
        parts.push_back(utf8);
        return parts;
    }
    const std::size_t capacity = sms_part_capacity(size.encoding, reference);

    struct place_to_cut {
        std::size_t at = 0;     // bytes
        std::size_t units = 0;  // of the text before it
    };
    detail::sms_breaks breaks(utf8);
    std::size_t units = 0;
    place_to_cut begin;
    place_to_cut free;  // the last place to cut in this part, if it is beyond `begin`
    place_to_cut needed;
    const auto end_part = [&](place_to_cut at) {
        parts.push_back(utf8.substr(begin.at, at.at - begin.at));
        begin = at;
    };
    for (std::size_t at = 0; at < utf8.size();) {
        const utf8_step step = decode_utf8(utf8, at);
        const detail::cut allowed = breaks.before(at, step.code_point);
        if (allowed == detail::cut::freely) free = {at, units};
        if (allowed != detail::cut::never) needed = {at, units};
        const std::size_t with_this = units + sms_units(step.code_point, size.encoding);
        while (with_this - begin.units > capacity) {
            if (free.at > begin.at)
                end_part(free);
            else if (needed.at > begin.at)
                end_part(needed);
            else
                return refusal{reason::too_long,
                               at_offset(begin.at, static_cast<std::uint32_t>(at + step.size - begin.at))};
            if (parts.size() == most_sms_parts) return refusal{reason::too_many_parts, at_offset(begin.at)};
        }
        units = with_this;
        at += step.size;
    }
    end_part({utf8.size(), units});
    return parts;
}

}  // namespace mingbai::inline MINGBAI_ABI::notice

// ---- mingbai/notice/standard_texts.hpp -------------------------------------------------------------------------------

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

/// The library's template for a kind and a language. Requires: the kind is one of the enumeration.
[[nodiscard]] constexpr notice_template standard_template(notice_kind kind, language words) noexcept {
    const bool zh = words == language::chinese;
    switch (kind) {
        case notice_kind::success: return zh ? compiled<texts::success_zh>() : compiled<texts::success_en>();
        case notice_kind::change: return zh ? compiled<texts::change_zh>() : compiled<texts::change_en>();
        case notice_kind::unsubscribed:
            return zh ? compiled<texts::unsubscribed_zh>() : compiled<texts::unsubscribed_en>();
        case notice_kind::renewal_ahead:
            return zh ? compiled<texts::renewal_ahead_zh>() : compiled<texts::renewal_ahead_en>();
        case notice_kind::usage_level:
            return zh ? compiled<texts::usage_level_zh>() : compiled<texts::usage_level_en>();
        case notice_kind::exhausted: return zh ? compiled<texts::exhausted_zh>() : compiled<texts::exhausted_en>();
        case notice_kind::cap_level: return zh ? compiled<texts::cap_level_zh>() : compiled<texts::cap_level_en>();
        case notice_kind::cap_reached:
            return zh ? compiled<texts::cap_reached_zh>() : compiled<texts::cap_reached_en>();
        case notice_kind::bill: return zh ? compiled<texts::bill_zh>() : compiled<texts::bill_en>();
        case notice_kind::refusal: return zh ? compiled<texts::refusal_zh>() : compiled<texts::refusal_en>();
        case notice_kind::service_failure:
            return zh ? compiled<texts::service_failure_zh>() : compiled<texts::service_failure_en>();
        case notice_kind::commitment_ending:
            return zh ? compiled<texts::commitment_ending_zh>() : compiled<texts::commitment_ending_en>();
        case notice_kind::introductory_ending:
            return zh ? compiled<texts::introductory_ending_zh>() : compiled<texts::introductory_ending_en>();
        case notice_kind::roaming_entry:
            return zh ? compiled<texts::roaming_entry_zh>() : compiled<texts::roaming_entry_en>();
        case notice_kind::commercial: break;
    }
    return zh ? compiled<texts::commercial_zh>() : compiled<texts::commercial_en>();
}

}  // namespace mingbai::inline MINGBAI_ABI::notice

// ---- mingbai/notice/success_facts.hpp --------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::notice {

/// What a success notice says beside the plan: the order, and who speaks.
struct order_words {
    civil_date date{};
    std::string_view channel{};             ///< as customers know it: 中国电信线上渠道
    std::string_view effective{};           ///< 立即生效
    std::string_view unsubscribe_effect{};  ///< 退订次月生效
    std::string_view hotline{};
    std::string_view signature{};  ///< the carrier's name, without brackets
};

/// The facts of a success notice, out of the plan's own terms. What the plan does not state stays unset, so that
/// `render` refuses a notice that would hide it.
template <plan_storage Storage>
[[nodiscard]] facts success_facts(const basic_tariff_plan<Storage>& plan, const order_words& order, language words) {
    facts about(words);
    about.set<element::date>(order.date)
        .template set<element::channel>(order.channel)
        .template set<element::name>(plan.name)
        .template set<element::filing_number>(plan.filing_number)
        .template set<element::effective>(order.effective)
        .template set<element::unsubscribe>(plan.unsubscribe)
        .template set<element::unsubscribe_effect>(order.unsubscribe_effect)
        .template set<element::hotline>(order.hotline)
        .template set<element::signature>(order.signature);
    if (plan.introductory)
        about.set<element::price>(*plan.introductory);
    else if (plan.price)
        about.set<element::price>(*plan.price);
    if (plan.validity) about.set<element::validity>(terms_text(*plan.validity, words));
    if (plan.commitment) about.set<element::commitment>(terms_text(*plan.commitment, words));
    return about;
}

}  // namespace mingbai::inline MINGBAI_ABI::notice

// ---- mingbai/order/activation.hpp ------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// What an activation rests on, as its ledger record (order_activated) states it: which version of which plan, the record
/// that disclosed it, and the record that proves the customer's consent. The subscriber is the record's subject.
struct activation {
    order_id order{};
    filing_number plan{};
    std::uint32_t plan_version = 0;
    sha256_digest plan_digest{};
    channel_id channel{};
    std::uint64_t publication = 0;  ///< sequence number of the publication's record
    std::uint64_t consent = 0;      ///< sequence number of the proof's record
    instant activated_at{};
    instant begins_at{};  ///< from when on the service may be used and charged

    friend constexpr bool operator==(const activation&, const activation&) = default;
};

/// The canonical document of an activation, the payload of its record.
[[nodiscard]] inline std::string canonical_text(const activation& done) {
    std::string text;
    json_writer out(text);
    out.begin_object()
        .member("activated_at", done.activated_at.time_since_epoch().count())
        .member("begins_at", done.begins_at.time_since_epoch().count())
        .member("channel", done.channel)
        .member("consent", done.consent)
        .member("order", done.order)
        .member("plan", done.plan)
        .member("plan_digest", to_hex(done.plan_digest))
        .member("plan_version", done.plan_version)
        .member("publication", done.publication)
        .end_object();
    const auto finished = out.finish();
    expects(finished.has_value(), "mingbai::canonical_text: an identifier is not UTF-8");
    return text;
}

/// Reads an activation back. Refused: the JSON reasons, those of its identifiers, reason::out_of_range for a time, when it is
/// not exactly what `canonical_text` writes.
[[nodiscard]] inline result<activation> read_activation(std::string_view payload) {
    const auto document = read_json(payload);
    if (!document) return document.error();
    const json_value root = document->root();
    refusal refused;
    const auto take = [&]<class T>(const result<T>& read) {
        if (!read && refused.why == reason::none) refused = read.error();
        return read ? *read : T{};
    };
    const auto text = [&](std::string_view key) { return take(root.get<std::string_view>(key)); };
    const auto number = [&](std::string_view key) { return take(root.get<std::uint64_t>(key)); };
    const auto time = [&](std::string_view key) { return take(instant_from_unix(take(root.get<std::int64_t>(key)))); };

    activation read;
    read.activated_at = time("activated_at");
    read.begins_at = time("begins_at");
    read.channel = text("channel").empty() ? channel_id() : take(channel_id::parse(text("channel")));
    read.consent = number("consent");
    read.order = take(order_id::parse(text("order")));
    read.plan = take(filing_number::parse(text("plan")));
    read.plan_digest = take(sha256_digest::from_hex(text("plan_digest")));
    read.plan_version = take(root.get<std::uint32_t>("plan_version"));
    read.publication = number("publication");
    if (refused.why != reason::none) return refused;
    if (canonical_text(read) != payload) return refusal{reason::json_unknown_key, at_offset(0)};
    return read;
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/order/audit_rules.hpp -----------------------------------------------------------------------------------

// What the audit of a ledger holds every activation to. Each is a rule like those of a plan, so that the reference lists it.
namespace mingbai::inline MINGBAI_ABI::audit_rules {

inline constexpr rule_info record_intact{
    .id = "A-01",
    .severity = severity::blocking,
    .grade = verification::secondary,
    .source = "明白办、放心用, 鉴权核验: 留存办理凭证",
    .title = "every record is there and is what was written",
    .title_zh = "记录完整且未被改动",
    .good = "the hash of the record is the tree's",
    .bad = "one byte of the record was changed",
};

inline constexpr rule_info record_readable{
    .id = "A-02",
    .severity = severity::blocking,
    .grade = verification::derived,
    .source = "明白办、放心用, 鉴权核验: 留存办理凭证; evidence that nobody can read proves nothing",
    .title = "every record says what a record of its kind says",
    .title_zh = "记录内容符合其类别",
    .good = "an activation that names its consent",
    .bad = "an activation with a member missing",
};

inline constexpr rule_info disclosed_before_sold{
    .id = "A-03",
    .severity = severity::blocking,
    .grade = verification::secondary,
    .source = "明白办、放心用, 资费公示: 未公示不得销售",
    .title = "the activated version of the plan was disclosed before, in force and not withdrawn",
    .title_zh = "办理前该资费方案已公示且有效",
    .good = "published on 1 March, ordered on 2 March",
    .bad = "ordered on 1 March, published on 2 March",
};

inline constexpr rule_info confirmed_before_activated{
    .id = "A-04",
    .severity = severity::blocking,
    .grade = verification::secondary,
    .source = "明白办、放心用, 鉴权核验: 短信回复, 手机验证码, 签字确认, free services included",
    .title = "the customer agreed to exactly this before it was activated (不知情订制)",
    .title_zh = "激活前用户已就该业务确认同意",
    .good = "同意 at 10:01, activated at 10:02",
    .bad = "no answer, activated all the same",
};

inline constexpr rule_info consent_justifies_one_order{
    .id = "A-05",
    .severity = severity::blocking,
    .grade = verification::derived,
    .source = "明白办、放心用, 鉴权核验: every service is confirmed",
    .title = "a consent justifies one activation",
    .title_zh = "一次确认只对应一次办理",
    .good = "one activation names the proof",
    .bad = "two activations name the same proof",
};

inline constexpr rule_info notice_in_time{
    .id = "A-06",
    .severity = severity::warning,
    .grade = verification::secondary,
    .source = "明白办、放心用, 告知提醒: 及时告知, 提醒; the lengths are the carrier's own",
    .title = "every notice that an activation owes was sent in time",
    .title_zh = "应发通知均按时发送",
    .good = "success notice within the deadline",
    .bad = "renewed without a reminder",
};

inline constexpr const rule_info* all[]{&record_intact,
                                        &record_readable,
                                        &disclosed_before_sold,
                                        &confirmed_before_activated,
                                        &consent_justifies_one_order,
                                        &notice_in_time};

}  // namespace mingbai::inline MINGBAI_ABI::audit_rules

// ---- mingbai/order/obligation.hpp ------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// By when the notices that an order owes must have been sent. The action asks for 及时 and for reminders before a renewal
/// without giving lengths: these are a house's own, with what was observed or remembered as defaults.
struct notice_deadlines {
    /// After the activation. Observed: carriers send the success message within seconds.
    std::chrono::seconds success_within = std::chrono::minutes{10};
    /// Before each automatic renewal. The five days of an earlier regulation, from memory and no longer its text: a safe
    /// default, not a rule.
    period observed_renewal_notice{5, period_unit::day};
    /// Before an introductory price or a commitment ends. No source gives a length.
    period ending_notice{5, period_unit::day};
    /// How long before its deadline a reminder may be sent at the earliest.
    period earliest{30, period_unit::day};
};

/// A notice that a customer is owed because of an order: sent between two instants, or late, or missing.
struct obligation {
    notice::notice_key key{};  ///< the identity under which the outbox sends it
    instant from{};            ///< not before
    instant due{};             ///< sent by then

    friend bool operator==(const obligation&, const obligation&) = default;
};

namespace detail {

[[nodiscard]] inline obligation reminder(const evidence::pseudonym& subject, const activation& order, notice::notice_kind kind,
                                         std::int64_t occurrence, instant event, period before, const notice_deadlines& deadlines,
                                         utc_offset zone) {
    const instant due = advance(event, before, -1, zone);
    const instant from = advance(due, deadlines.earliest, -1, zone);
    return {{subject, kind, std::string(order.order.text()), occurrence, 0},
            from < order.activated_at ? order.activated_at : from,
            due < order.activated_at ? order.activated_at : due};
}

}  // namespace detail

/// The notices that an activation owes until an instant, in the order of their due times: the success notice; before each
/// automatic renewal; before an introductory price and before a commitment end. Requires: instants within the calendar.
template <plan_storage Storage>
[[nodiscard]] std::vector<obligation> obligations_of(const activation& order, const evidence::pseudonym& subject,
                                                     const basic_tariff_plan<Storage>& plan, instant until, utc_offset zone,
                                                     const notice_deadlines& deadlines = {}) {
    using notice::notice_kind;
    std::vector<obligation> owed;
    owed.push_back({{subject, notice_kind::success, std::string(order.order.text()), 0, 0}, order.activated_at,
                    order.activated_at + deadlines.success_within});
    const auto remind = [&](notice_kind kind, std::int64_t occurrence, instant event, period before) {
        if (event < until)
            owed.push_back(detail::reminder(subject, order, kind, occurrence, event, before, deadlines, zone));
    };

    if (plan.validity && plan.validity->renews_automatically && plan.validity->term.count > 0) {
        const plan_validity& validity = *plan.validity;
        const period next = validity.renewal_term.count > 0 ? validity.renewal_term : validity.term;
        // Counted from the first renewal day, so that short months do not shift the later ones.
        const instant first = advance(order.begins_at, validity.term, 1, zone);
        for (std::int64_t i = 0;; ++i) {
            const auto at = checked_advance(first, next, i, zone);
            if (!at || *at >= until) break;
            remind(notice_kind::renewal_ahead, i, *at, deadlines.observed_renewal_notice);
        }
    }
    if (plan.introductory && plan.introductory->lasting.count > 0)
        remind(notice_kind::introductory_ending, 0, advance(order.begins_at, plan.introductory->lasting, 1, zone), deadlines.ending_notice);
    if (plan.commitment && plan.commitment->binds())
        remind(notice_kind::commitment_ending, 0, advance(order.begins_at, plan.commitment->term, 1, zone), deadlines.ending_notice);

    std::stable_sort(owed.begin(), owed.end(), [](const obligation& a, const obligation& b) { return a.due < b.due; });
    return owed;
}

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/order/audit.hpp -----------------------------------------------------------------------------------------

#include <set>

namespace mingbai::inline MINGBAI_ABI {

/// What an audit found wrong, at which record. `why` says more where a verification gave a reason.
struct audit_finding {
    const rule_info* rule = nullptr;
    std::uint64_t record = 0;  ///< sequence number
    refusal why{};

    friend constexpr bool operator==(const audit_finding&, const audit_finding&) = default;
};

/// What an audit saw. `findings` is in the order of the ledger; a late or missing notice is one of its activation.
struct audit_report {
    std::vector<audit_finding> findings;
    std::uint64_t records = 0;      ///< intact records seen
    std::uint64_t activations = 0;  ///< of those
    std::uint64_t notices = 0;      ///< owed until the end of the audit

    [[nodiscard]] bool clean() const noexcept { return findings.empty(); }
    [[nodiscard]] std::size_t count(const rule_info& rule) const noexcept {
        std::size_t found = 0;
        for (const audit_finding& each : findings) found += each.rule == &rule ? 1U : 0U;
        return found;
    }
};

struct audit_options {
    consent::answer_checks answers{};
    notice_deadlines deadlines{};
};

/// Derives from the ledger alone whether everything was lawful, trusting no type and no program: which publication,
/// request, answer and sender justify each activation, and whether its notices went out. It finds what a bug, a bypass or a
/// tampered disk did.
///
/// A fold: `run` may be called again when the ledger has grown, and goes on where it ended.
template <class Profile>
class audit {
public:
    explicit audit(evidence::ledger_ref ledger, const audit_options& options = {})
        : ledger_(ledger), options_(options), register_(ledger) {}

    /// Reads the ledger from where the last run ended; notices are judged as of `now`.
    [[nodiscard]] audit_report run(instant now) {
        const auto seen = ledger_.for_each(next_, [&](const evidence::record_view& each) { see(each); });
        next_ = seen.next;
        report_.records += seen.intact;
        for (const refusal& damage : seen.damages) add(audit_rules::record_intact, damage.where.index, damage);

        audit_report whole = report_;
        judge_notices(now, whole);
        std::stable_sort(whole.findings.begin(), whole.findings.end(),
                         [](const audit_finding& a, const audit_finding& b) { return a.record < b.record; });
        return whole;
    }

    /// The sequence number from which the next run goes on.
    [[nodiscard]] std::uint64_t next() const noexcept { return next_; }

private:
    struct owner {
        activation order{};
        evidence::pseudonym subject{};
        std::uint64_t record = 0;
        std::optional<instant> ended{};
    };

    void add(const rule_info& rule, std::uint64_t record, const refusal& why = {}) {
        report_.findings.push_back({&rule, record, why});
    }

    void see(const evidence::record_view& record) {
        using evidence::record_kind;
        if (const auto applied = register_.apply(record); !applied) add(audit_rules::record_readable, record.sequence, applied.error());
        if (const auto taken = consent::take_record(consents_, record); !taken)
            add(audit_rules::record_readable, record.sequence, taken.error());
        if (!notices_.apply(record)) add(audit_rules::record_readable, record.sequence);
        if (!record.erased && record.kind == record_kind::order_activated) see_activation(record);
    }

    void see_activation(const evidence::record_view& record) {
        const auto order = read_activation(record.payload);
        if (!order) return add(audit_rules::record_readable, record.sequence, order.error());
        ++report_.activations;
        owners_.push_back({*order, record.subject, record.sequence, {}});
        if (!was_disclosed(*order)) add(audit_rules::disclosed_before_sold, record.sequence);
        if (const auto agreed = was_agreed(*order, record); !agreed)
            add(audit_rules::confirmed_before_activated, record.sequence, agreed.error());
        if (!used_.insert(order->consent).second) add(audit_rules::consent_justifies_one_order, record.sequence);
    }

    [[nodiscard]] bool was_disclosed(const activation& order) const {
        const auto* version = register_.resolve(order.plan, order.plan_version);
        return version != nullptr && version->record == order.publication && version->digest == order.plan_digest &&
               version->effective <= order.activated_at && register_.in_force(order.plan, order.activated_at) != nullptr;
    }

    /// The consent file that the activation names, verified again from the ledger's own records.
    [[nodiscard]] result<void> was_agreed(const activation& order, const evidence::record_view& record) const {
        for (const consent::case_file* file : consents_.of(order.order)) {
            if (!file->proof || file->proof->record != order.consent) continue;
            const consent::order_facts& facts = file->asked.facts;
            const bool same = facts.plan == order.plan && facts.plan_version == order.plan_version &&
                              facts.plan_digest == order.plan_digest && facts.channel == order.channel;
            const auto question = ledger_.read(file->record);
            if (!question) return question.error();
            if (!same || question->subject != record.subject)
                return refusal{reason::proof_for_another_order, at_index(order.consent)};
            if (file->proof->confirmed_at > order.activated_at || order.consent > record.sequence)
                return refusal{reason::answered_too_late, at_index(order.consent)};
            const auto verified = consent::verify_proof(ledger_, *file, options_.answers);
            // Consent that was taken back later was consent all the same.
            if (!verified && verified.error().why != reason::consent_withdrawn) return verified.error();
            return {};
        }
        return refusal{reason::no_open_request, at_index(record.sequence)};
    }

    // --- notices ------------------------------------------------------------------------------------------------------

    void judge_notices(instant now, audit_report& whole) const {
        for (const owner& each : owners_) {
            const auto* version = register_.resolve(each.order.plan, each.order.plan_version);
            if (version == nullptr) continue;
            for (const obligation& owed : obligations_of(each.order, each.subject, version->plan, now, Profile::zone, options_.deadlines)) {
                if (owed.due > now || (each.ended && owed.due > *each.ended)) continue;
                ++whole.notices;
                const notice::notice_state* state = notices_.find(notice::id_of(owed.key));
                const bool sent = state != nullptr && state->first_sent.has_value();
                if (sent && *state->first_sent <= owed.due) continue;
                whole.findings.push_back({&audit_rules::notice_in_time, each.record,
                                          {sent ? reason::notice_late : reason::notice_missing, at_index(each.record)}});
            }
        }
    }

    evidence::ledger_ref ledger_;
    audit_options options_;
    std::uint64_t next_ = 0;
    audit_report report_;
    disclosure_register<Profile> register_;
    consent::case_files consents_;
    std::vector<owner> owners_;
    std::set<std::uint64_t> used_;
    notice::detail::outbox_state notices_;
};

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/order/order_desk.hpp ------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI {

/// A service that was lawfully activated: only an order desk can make one, from a disclosed plan and a proven consent.
template <class Plan>
class basic_active_service {
public:
    [[nodiscard]] const activation& order() const noexcept { return order_; }
    [[nodiscard]] const evidence::pseudonym& subject() const noexcept { return subject_; }
    [[nodiscard]] const basic_published_plan<Plan>& plan() const noexcept { return plan_; }
    /// The ledger's record of the activation.
    [[nodiscard]] std::uint64_t record() const noexcept { return record_; }

    /// The notices that it owes until an instant.
    [[nodiscard]] std::vector<obligation> obligations(instant until, utc_offset zone, const notice_deadlines& deadlines = {}) const {
        return obligations_of(order_, subject_, plan_.plan(), until, zone, deadlines);
    }

private:
    friend class order_desk;

    basic_active_service(const activation& order, const evidence::pseudonym& subject, basic_published_plan<Plan> plan,
                         std::uint64_t record)
        : order_(order), subject_(subject), plan_(std::move(plan)), record_(record) {}

    activation order_;
    evidence::pseudonym subject_;
    basic_published_plan<Plan> plan_;
    std::uint64_t record_;
};

using active_service = basic_active_service<tariff_plan>;

/// Where orders become services: informed (a `published_plan`), then confirmed (a `consent_proof`), then activated. The two
/// tokens are parameters, so the forbidden order of events does not compile.
///
/// One writer; ledger and consent desk must outlive it.
class order_desk {
public:
    order_desk(evidence::ledger_ref ledger, consent::desk& consents, const evidence::pseudonymizer& pseudonyms,
               billing_cycle cycle) noexcept
        : ledger_(ledger), consents_(&consents), pseudonyms_(pseudonyms), cycle_(cycle) {}

    /// Activates the order that the proof is of, and records what it rests on. The proof is used up, whatever comes of it.
    ///
    /// Refused: reason::proof_for_another_order when the consent was to another plan, version or terms; what the consent desk
    /// says of the proof (reason::proof_already_used, proof_outdated, …); what the ledger refuses.
    template <class Plan>
    [[nodiscard]] result<basic_active_service<Plan>> activate(const basic_published_plan<Plan>& plan,
                                                              consent::consent_proof&& proof, instant now) {
        if (proof.plan() != plan.number() || proof.plan_version() != plan.version() || proof.plan_digest() != plan.digest())
            return refusal{reason::proof_for_another_order, at_element(element::filing_number)};
        const consent::consent_proof used = std::move(proof);
        if (const auto justified = consents_->use(used, used.order(), now); !justified) return justified.error();

        const bool next_cycle = used.facts().effective == consent::effect::next_cycle;
        const activation done{.order = used.order(),
                              .plan = plan.number(),
                              .plan_version = plan.version(),
                              .plan_digest = plan.digest(),
                              .channel = used.channel(),
                              .publication = plan.record(),
                              .consent = used.record(),
                              .activated_at = now,
                              .begins_at = next_cycle ? cycle_.next_begin(now) : now};
        const evidence::pseudonym subject = pseudonyms_.of(used.subscriber());
        const auto stored = ledger_.append(evidence::record_kind::order_activated, subject, now, canonical_text(done));
        if (!stored) return stored.error();
        return basic_active_service<Plan>(done, subject, plan, stored->sequence);
    }

private:
    evidence::ledger_ref ledger_;
    consent::desk* consents_;
    evidence::pseudonymizer pseudonyms_;
    billing_cycle cycle_;
};

}  // namespace mingbai::inline MINGBAI_ABI

// ---- mingbai/profile/cn_miit/elements.hpp ----------------------------------------------------------------------------

// What a plan must state at all: the elements, the filing number, the dates, the audience.
namespace mingbai::inline MINGBAI_ABI::cn_miit {

/// Every element that the register shows is there. Overage, breach and notes have rules of their own, because they are
/// due only in some plans.
struct elements_complete {
    static constexpr rule_info info{
        .id = "CN-T-01",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "明白办、放心用, 资费公示: 要素齐全; 资费营销行为通知 2018-08-24: elements of a plan",
        .title = "every element of the plan is stated",
        .title_zh = "资费方案要素齐全",
        .good = "all of 方案名称 … 退订方式 are filled",
        .bad = "退订方式 is empty",
    };

    static constexpr element due[]{element::name,     element::filing_number, element::category, element::price,
                                   element::content,  element::region,        element::validity, element::channels,
                                   element::on_sale,  element::off_sale,      element::commitment};

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        for (const element what : due)
            if (is_missing(plan, what)) out.add(what);
    }
};

/// The filing number looks like those of all carriers' registers.
struct filing_number_form {
    static constexpr rule_info info{
        .id = "CN-T-02",
        .severity = severity::advice,
        .grade = verification::practice,
        .source = "observed on carriers' registers and messages; no rule text gives a grammar",
        .title = "the filing number has the observed form: two digits, two capital letters, six digits",
        .title_zh = "方案编号为两位年份、两位大写字母、六位数字",
        .good = "26HE300128",
        .bad = "HE300128",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        const std::string_view number = plan.filing_number;
        if (!number.empty() && !plan.unknown.has(element::filing_number) && !observed_filing_number_form(number))
            out.add(element::filing_number, 0, static_cast<std::uint32_t>(number.size()));
    }
};

/// The sale does not end before it begins, and both days exist.
struct dates_in_order {
    static constexpr rule_info info{
        .id = "CN-T-03",
        .severity = severity::blocking,
        .grade = verification::derived,
        .source = "明白办、放心用, 资费公示: 清晰易懂; a sale cannot end before it begins",
        .title = "the plan goes off sale no earlier than it came on sale",
        .title_zh = "下线日期不早于上线日期",
        .good = "2026-07-22 to 2029-12-31",
        .bad = "2026-07-22 to 2025-12-31",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        if (plan.on_sale && !in_calendar(*plan.on_sale)) out.add(element::on_sale);
        if (plan.off_sale && !in_calendar(*plan.off_sale)) out.add(element::off_sale);
        if (plan.on_sale && plan.off_sale && *plan.off_sale < *plan.on_sale) out.add(element::off_sale);
    }
};

/// A sale that is said to go on for more than a decade has no end that anyone decided on.
struct off_sale_within_reach {
    static constexpr rule_info info{
        .id = "CN-T-04",
        .severity = severity::advice,
        .grade = verification::practice,
        .source = "observed on carriers' registers: off-sale dates such as 2050-12-31",
        .title = "the plan goes off sale within ten years of coming on sale",
        .title_zh = "下线日期距上线日期不超过十年",
        .good = "2024-12-31 to 2029-12-31",
        .bad = "2024-12-31 to 2050-12-31",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        if (!plan.on_sale || !plan.off_sale || !in_calendar(*plan.on_sale) || !in_calendar(*plan.off_sale)) return;
        const auto ten_years = checked_advance(*plan.on_sale, period{10, period_unit::year});
        if (ten_years && *plan.off_sale > *ten_years) out.add(element::off_sale);
    }
};

/// Who may order is said. 无 ("none") says nothing.
struct audience_stated {
    static constexpr rule_info info{
        .id = "CN-T-08",
        .severity = severity::warning,
        .grade = verification::secondary,
        .source = "明白办、放心用, 资费公示: 要素齐全 (适用范围)",
        .title = "the plan says who may order it",
        .title_zh = "明确适用范围",
        .good = "河北省公众用户",
        .bad = "无",
    };

    static constexpr std::string_view says_nothing[]{"无", "—", "-", "/", "暂无", "无要求", "N/A", "n/a"};

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        if (plan.unknown.has(element::audience)) return;
        const std::string_view audience = plan.audience;
        if (audience.empty()) {
            out.add(element::audience);
            return;
        }
        for (const std::string_view nothing : says_nothing)
            if (audience == nothing) out.add(element::audience, 0, static_cast<std::uint32_t>(audience.size()));
    }
};

}  // namespace mingbai::inline MINGBAI_ABI::cn_miit

// ---- mingbai/profile/cn_miit/form.hpp --------------------------------------------------------------------------------

// How a plan's texts are written: readable at all, short, brackets, units, numbers that mean nothing to customers.
namespace mingbai::inline MINGBAI_ABI::cn_miit {

/// What the source states in an element can be read.
struct elements_readable {
    static constexpr rule_info info{
        .id = "CN-T-29",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "明白办、放心用, 资费公示: 清晰易懂, 不得模糊不清",
        .title = "every element is written so that it can be read: amounts, quantities, dates, valid UTF-8",
        .title_zh = "各要素书写规范可读",
        .good = "20260722",
        .bad = "20261399",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) {
        for (std::uint16_t i = 1; i <= plan_element_count; ++i)
            if (plan.unreadable.has(static_cast<element>(i))) out.add(static_cast<element>(i));
        for_each_text(plan, [&](element what, std::size_t index, std::string_view text) {
            if (const std::size_t bad = find_bad_utf8(text); bad != text.size()) out.add(what, bad, 1, index);
        });
    }
};

/// How long the texts of a plan may be, in characters. No rule gives numbers: these are what the registers' plans keep
/// within, and a house may set its own.
struct observed_brevity {
    static constexpr std::size_t name = 40;
    static constexpr std::size_t audience = 120;
    static constexpr std::size_t other = 500;
};

/// The texts are short enough to be read.
template <class Limits = observed_brevity>
struct brevity {
    static constexpr rule_info info{
        .id = "CN-T-30",
        .severity = severity::advice,
        .grade = verification::practice,
        .source = "明白办、放心用, 资费公示: 内容简洁; the numbers are observed, not law",
        .title = "the name, the audience and every other text are short",
        .title_zh = "名称和说明简洁",
        .good = "a name of 20 characters",
        .bad = "a name of 60 characters",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) {
        for_each_text(plan, [&](element what, std::size_t index, std::string_view text) {
            const std::size_t limit = what == element::name       ? Limits::name
                                      : what == element::audience ? Limits::audience
                                                                  : Limits::other;
            if (text.size() > limit && count_code_points(text) > limit)
                out.add(what, 0, static_cast<std::uint32_t>(text.size()), index);
        });
    }
};

/// Every bracket is closed by one of its own kind and width.
struct brackets_match {
    static constexpr rule_info info{
        .id = "CN-T-31",
        .severity = severity::advice,
        .grade = verification::practice,
        .source = "observed on carriers' registers: （…）, (…), 【…】 and […] mixed",
        .title = "every bracket is closed by one of its own kind and width",
        .title_zh = "括号成对且全半角一致",
        .good = "（河北）",
        .bad = "（河北)",
    };

    static constexpr std::u32string_view opening = U"（(【[「《｛{";
    static constexpr std::u32string_view closing = U"）)】]」》｝}";

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) {
        for_each_text(plan, [&](element what, std::size_t index, std::string_view text) {
            std::array<std::size_t, 16> open_kind{};
            std::array<std::size_t, 16> open_at{};
            std::size_t depth = 0;
            for (const auto [offset, step] : code_points(text)) {
                if (const std::size_t kind = opening.find(step.code_point); kind != opening.npos) {
                    if (depth == open_kind.size()) return out.add(what, offset, step.size, index);
                    open_kind[depth] = kind;
                    open_at[depth++] = offset;
                } else if (const std::size_t closed = closing.find(step.code_point); closed != closing.npos) {
                    if (depth == 0 || open_kind[depth - 1] != closed) return out.add(what, offset, step.size, index);
                    --depth;
                }
            }
            if (depth != 0) out.add(what, open_at[depth - 1], 1, index);
        });
    }
};

/// Prices in 元 and volumes in GB or MB, not in 圆, RMB, 块, 兆 or 个G.
struct units_spelled_usually {
    static constexpr rule_info info{
        .id = "CN-T-32",
        .severity = severity::advice,
        .grade = verification::practice,
        .source = "observed on carriers' registers: 元 and GB; 1 GB = 1024 MB",
        .title = "currency and units are spelled as everywhere else",
        .title_zh = "货币和计量单位书写统一",
        .good = "5元50GB",
        .bad = "5块钱50个G",
    };

    static constexpr std::string_view unusual[]{"块钱", "RMB", "rmb", "圆整", "个G", "个g", "G字节", "兆流量", "M流量包"};

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) {
        for_each_text(plan, [&](element what, std::size_t index, std::string_view text) {
            for (const std::string_view words : unusual)
                if (const std::size_t at = text.find(words); at != std::string_view::npos)
                    out.add(what, at, static_cast<std::uint32_t>(words.size()), index);
        });
    }
};

/// Who may order is said in words that customers know, not in product codes.
struct no_internal_codes {
    static constexpr rule_info info{
        .id = "CN-T-33",
        .severity = severity::advice,
        .grade = verification::practice,
        .source = "observed on carriers' registers: eight-digit product codes among the conditions",
        .title = "the texts name plans by name and filing number, not by internal codes",
        .title_zh = "以名称和方案编号指称资费方案, 不使用内部编码",
        .good = "办理59元档套餐的用户",
        .bad = "办理90687349的用户",
    };

    static constexpr std::size_t shortest_code = 7;
    static constexpr std::size_t longest_code = 10;

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) {
        for_each_text(plan, [&](element what, std::size_t index, std::string_view text) {
            if (what != element::audience && what != element::content && what != element::notes) return;
            for (std::size_t i = 0; i < text.size();) {
                std::size_t end = i;
                while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
                // Telephone numbers have eleven digits or begin with 400, 800 or 10; dates begin with 19 or 20.
                const std::string_view digits = text.substr(i, end - i);
                const bool other = digits.starts_with("400") || digits.starts_with("800") || digits.starts_with("10") ||
                                   (digits.size() == 8 && (digits.starts_with("19") || digits.starts_with("20")));
                const bool part_of_word = i > 0 && text[i - 1] >= 'A' && text[i - 1] <= 'Z';
                if (digits.size() >= shortest_code && digits.size() <= longest_code && !other && !part_of_word)
                    out.add(what, i, static_cast<std::uint32_t>(digits.size()), index);
                i = end == i ? i + 1 : end;
            }
        });
    }
};

}  // namespace mingbai::inline MINGBAI_ABI::cn_miit

// ---- mingbai/profile/cn_miit/name.hpp --------------------------------------------------------------------------------

// What a plan's name promises against what its terms say.
namespace mingbai::inline MINGBAI_ABI::cn_miit {

/// A fee, a volume, minutes or messages in the name are those of the terms. Figures that only look like the plan's own are
/// passed over: the network's generation, tiers, other plans' prices, deposits, gifts, terms.
struct name_agrees_with_terms {
    static constexpr rule_info info{
        .id = "CN-T-06",
        .severity = severity::blocking,
        .grade = verification::derived,
        .source = "明白办、放心用, 资费公示: 清晰易懂; 资费营销行为通知 2018-08-24: what is advertised is what is disclosed",
        .title = "the fee and the amounts in the name are those of the terms",
        .title_zh = "方案名称中的金额和数量与资费内容一致",
        .good = "50G流量包, 50GB",
        .bad = "50G流量包, 10GB",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        if (plan.unreadable.has(element::content)) return;
        find_name_conflicts(plan, [&](const name_conflict& conflict) {
            if (conflict.kind != name_conflict_kind::fee_period)
                out.add(element::name, conflict.figure.offset, conflict.figure.length);
        });
    }
};

/// A price that the name calls yearly is not disclosed as a monthly one.
struct yearly_price_named_as_yearly {
    static constexpr rule_info info{
        .id = "CN-T-07",
        .severity = severity::blocking,
        .grade = verification::derived,
        .source = "资费营销行为通知 2018-08-24: 资费标准, 计费原则; observed: yearly prices in the registers' monthly field",
        .title = "a price that the name gives per year does not stand as a monthly price",
        .title_zh = "名称为包年资费的, 资费标准不得按月列示同一金额",
        .good = "包1年240元, 240元/年",
        .bad = "包1年240元, 240元/月",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        find_name_conflicts(plan, [&](const name_conflict& conflict) {
            if (conflict.kind == name_conflict_kind::fee_period) out.add(element::price);
        });
    }
};

}  // namespace mingbai::inline MINGBAI_ABI::cn_miit

// ---- mingbai/profile/cn_miit/terms.hpp -------------------------------------------------------------------------------

// What the structured terms must make clear: price, allowances, overage, commitment, leaving, renewal.
namespace mingbai::inline MINGBAI_ABI::cn_miit {

/// The parts of a price add up to it.
struct price_components_add_up {
    static constexpr rule_info info{
        .id = "CN-T-09",
        .severity = severity::blocking,
        .grade = verification::derived,
        .source = "资费营销行为通知 2018-08-24: 资费结构, 资费标准; a sum is the sum of its parts",
        .title = "the components of a price add up to the price",
        .title_zh = "资费构成之和等于资费标准",
        .good = "59 = 39 + 20",
        .bad = "59 = 39 + 30",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        if (plan.price_components.empty() || !plan.price) return;
        money<typename Plan::currency> sum{};
        for (const auto& part : plan.price_components) {
            const auto next = checked_add(sum, part.amount);
            if (!next) return out.add(element::price);
            sum = *next;
        }
        if (sum != plan.price->amount) out.add(element::price);
    }
};

/// A metered allowance says what happens when it is used up.
struct overage_price_stated {
    static constexpr rule_info info{
        .id = "CN-T-10",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "资费营销行为通知 2018-08-24: 收费项目, 资费标准, 计费原则",
        .title = "a metered allowance states what use beyond it costs",
        .title_zh = "计量的服务内容说明超出资费",
        .good = "30GB, then 0.29 yuan a MB",
        .bad = "30GB, and nothing about the next MB",
    };

    [[nodiscard]] static constexpr bool metered(service what) noexcept {
        return what == service::data || what == service::directed_data || what == service::voice || what == service::sms;
    }

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        if (plan.unknown.has(element::overage)) return;
        for (std::size_t i = 0; i < plan.content.size(); ++i) {
            const auto& included = plan.content[i];
            if (!metered(included.what) || included.amount.is_unlimited()) continue;
            bool stated = false;
            for (const auto& terms : plan.overage) stated = stated || terms.what == included.what;
            if (!stated) out.add(at_element(element::overage, i));
        }
    }
};

/// The overage terms can be computed: they say one thing only.
struct overage_well_formed {
    static constexpr rule_info info{
        .id = "CN-T-11",
        .severity = severity::blocking,
        .grade = verification::derived,
        .source = "资费营销行为通知 2018-08-24: 计费原则; terms that contradict themselves cannot be charged by",
        .title = "the overage terms determine one charge",
        .title_zh = "超出资费的计费原则明确且无矛盾",
        .good = "0.29 yuan a MB, at most 10 for each 100 MB",
        .bad = "0.15 yuan a minute, for data",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        for (std::size_t i = 0; i < plan.overage.size(); ++i)
            if (!well_formed(plan.overage[i])) out.add(at_element(element::overage, i));
    }
};

/// What is called unlimited says from where on it is slower.
struct unlimited_states_throttle {
    static constexpr rule_info info{
        .id = "CN-T-12",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "明白办、放心用, 资费公示: 不得隐瞒或淡化限制性条件",
        .title = "an unlimited allowance states the use after which it is slower, or that it never is",
        .title_zh = "不限量的内容说明达量限速的阈值",
        .good = "unlimited, full speed until 40GB, then 1 Mbps",
        .bad = "unlimited",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        for (std::size_t i = 0; i < plan.content.size(); ++i) {
            const auto& included = plan.content[i];
            if (!included.amount.is_unlimited() || included.what == service::rights) continue;
            const bool never_slower = included.full_speed_until.is_unlimited();
            const bool stated = included.full_speed_until.unit() == unit_of(included.what) &&
                                !included.full_speed_until.is_zero() && included.reduced_to.bits_per_second() != 0;
            if (!never_slower && !stated) out.add(at_element(element::content, i));
        }
    }
};

/// A price for the first months says for how long, and what comes after; the price after is the plan's own.
struct introductory_price_complete {
    static constexpr rule_info info{
        .id = "CN-T-13",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "明白办、放心用, 资费公示: 不得隐瞒或淡化限制性条件; 资费营销行为通知 2018-08-24: 有效期限",
        .title = "an introductory price states how long it lasts and the price after, which is the plan's price",
        .title_zh = "优惠资费说明优惠期及到期后的资费",
        .good = "19 yuan a month for 6 months, then 59",
        .bad = "19 yuan a month at first",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        if (!plan.introductory) return;
        const auto& intro = *plan.introductory;
        const bool ends = intro.lasting.count > 0;
        const bool goes_on = plan.price && intro.after == *plan.price;
        if (!ends || !goes_on || intro.during == intro.after) out.add(element::price);
    }
};

/// An allowance is counted in its service's unit and is neither nothing nor beyond anything that can be used.
struct allowances_plausible {
    static constexpr rule_info info{
        .id = "CN-T-14",
        .severity = severity::warning,
        .grade = verification::derived,
        .source = "明白办、放心用, 资费公示: 清晰易懂; arithmetic: what a line can carry in the period",
        .title = "an allowance has its service's unit, is not zero, and can be used in its period",
        .title_zh = "服务内容的数量单位正确且合理",
        .good = "500 minutes a month",
        .bad = "0 minutes a month; 50,000 minutes a month",
    };

    /// The longest month's seconds: nobody can speak longer.
    static constexpr std::uint64_t seconds_of_a_month = 31ULL * 24 * 60 * 60;
    /// A month's bytes at 10 Gbit/s.
    static constexpr std::uint64_t bytes_of_a_month = seconds_of_a_month * (10'000'000'000ULL / 8);

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        for (std::size_t i = 0; i < plan.content.size(); ++i) {
            const auto& included = plan.content[i];
            if (included.amount.is_unlimited()) continue;
            const std::uint64_t amount = included.amount.value();
            const bool monthly = same_length(included.per, period{1, period_unit::month});
            const bool absurd = included.amount.unit() != unit_of(included.what) || amount == 0 ||
                                (monthly && included.what == service::voice && amount > seconds_of_a_month) ||
                                (monthly && included.amount.unit() == service_unit::bytes && amount > bytes_of_a_month);
            if (absurd) out.add(at_element(element::content, i));
        }
    }
};

/// The same allowance does not stand twice, as if it were more.
struct no_allowance_twice {
    static constexpr rule_info info{
        .id = "CN-T-15",
        .severity = severity::warning,
        .grade = verification::derived,
        .source = "明白办、放心用, 资费公示: 内容简洁, 清晰易懂",
        .title = "no allowance is stated twice",
        .title_zh = "同一服务内容不重复列示",
        .good = "30GB general data, 30GB directed data",
        .bad = "30GB general data, 30GB general data",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        for (std::size_t i = 1; i < plan.content.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (plan.content[i] == plan.content[j]) {
                    out.add(at_element(element::content, i));
                    break;
                }
    }
};

/// Where the customer is bound, what leaving early means is said.
struct breach_stated_with_commitment {
    static constexpr rule_info info{
        .id = "CN-T-16",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "明白办、放心用, 资费公示: 不得隐瞒或淡化限制性条件 (在网要求, 违约责任)",
        .title = "a plan with a commitment states what leaving early costs",
        .title_zh = "有在网要求的方案说明违约责任",
        .good = "24 months; leaving early costs the remaining months' discount",
        .bad = "24 months",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        if (plan.commitment && plan.commitment->binds() && is_missing(plan, element::breach)) out.add(element::breach);
    }
};

/// The way out is said.
struct unsubscribe_stated {
    static constexpr rule_info info{
        .id = "CN-T-17",
        .severity = severity::blocking,
        .grade = verification::derived,
        .source = "明白办、放心用, 资费公示: 要素齐全; 退订方式 is in every observed order message",
        .title = "the plan says how to unsubscribe",
        .title_zh = "说明退订方式",
        .good = "发送TD至10010, 次月生效",
        .bad = "",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        if (is_missing(plan, element::unsubscribe)) out.add(element::unsubscribe);
    }
};

/// A plan that renews itself says for how long, together with its validity.
struct renewal_stated_with_validity {
    static constexpr rule_info info{
        .id = "CN-T-18",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "消费者权益保护法实施条例 (2024-07-01) art. 10: conspicuous notice of automatic renewal before acceptance",
        .title = "a plan that renews automatically states its term and the term of each renewal",
        .title_zh = "自动续订的方案说明有效期限及每次续订的期限",
        .good = "24 months, renewed by 24 months each time",
        .bad = "renewed automatically",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        if (!plan.validity) return;
        const plan_validity& validity = *plan.validity;
        const bool complete = validity.term.count > 0 && validity.renewal_term.count > 0;
        if (validity.renews_automatically ? !complete : validity.renewal_term.count != 0) out.add(element::validity);
    }
};

/// A recurring price has a period that customers can plan with; a yearly one is named as such.
struct price_has_a_period {
    static constexpr rule_info info{
        .id = "CN-T-05",
        .severity = severity::warning,
        .grade = verification::secondary,
        .source = "资费营销行为通知 2018-08-24: 资费标准, 计费原则",
        .title = "the price is not negative, and recurs when what it pays for recurs",
        .title_zh = "资费标准注明计费周期",
        .good = "59 yuan a month, for 30GB a month",
        .bad = "59 yuan once, for 30GB a month without end",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) noexcept {
        if (!plan.price) return;
        if (plan.price->amount.is_negative() || plan.price->per.count < 0) return out.add(element::price);
        const bool endless = plan.validity && (plan.validity->term.count == 0 || plan.validity->renews_automatically);
        bool recurs = false;
        for (const auto& included : plan.content) recurs = recurs || included.per.count > 0;
        if (plan.price->is_once() && !plan.price->amount.is_zero() && endless && recurs) out.add(element::price);
    }
};

}  // namespace mingbai::inline MINGBAI_ABI::cn_miit

// ---- mingbai/profile/cn_miit/words.hpp -------------------------------------------------------------------------------

// What the words of a plan may and may not do: vague words, superlatives, hidden conditions, claims without a limit.
namespace mingbai::inline MINGBAI_ABI::cn_miit {

namespace detail {

/// A finding for every phrase of the lexicon, in any text of the plan, that `wanted` takes.
template <class Plan, class Wanted>
constexpr void find_phrases(const Plan& plan, findings& out, Wanted wanted) {
    for_each_text(plan, [&](element what, std::size_t index, std::string_view text) {
        find_wording(text, [&](const wording_hit& hit) {
            if (wanted(hit)) out.add(what, hit.offset, hit.length, index);
        });
    });
}

[[nodiscard]] constexpr bool is_statutory(const wording_hit& hit) noexcept {
    return standard_lexicon()[hit.entry].grade <= verification::secondary;
}

[[nodiscard]] constexpr bool contains_any(std::string_view text, std::span<const std::string_view> phrases) noexcept {
    for (const std::string_view phrase : phrases)
        if (text.find(phrase) != std::string_view::npos) return true;
    return false;
}

}  // namespace detail

/// The words that the law names.
struct no_statutory_superlatives {
    static constexpr rule_info info{
        .id = "CN-T-19",
        .severity = severity::blocking,
        .grade = verification::secondary,
        .source = "广告法 art. 9(3): 国家级, 最高级, 最佳",
        .title = "no word that the Advertising Law names as an absolute claim",
        .title_zh = "不使用广告法列举的绝对化用语",
        .good = "全国通用流量包",
        .bad = "国家级流量包",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) {
        detail::find_phrases(plan, out, [](const wording_hit& hit) {
            return hit.category == wording_category::superlative && detail::is_statutory(hit);
        });
    }
};

/// Other words of the kind: the law's list is open, and which words belong to it is practice.
struct no_observed_superlatives {
    static constexpr rule_info info{
        .id = "CN-T-20",
        .severity = severity::advice,
        .grade = verification::practice,
        .source = "广告法 art. 9(3) leaves its list open (等); the further words are practice",
        .title = "no other absolute claim",
        .title_zh = "不使用其他绝对化用语",
        .good = "覆盖全省的网络",
        .bad = "全网第一的网络",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) {
        detail::find_phrases(plan, out, [](const wording_hit& hit) {
            return hit.category == wording_category::superlative && !detail::is_statutory(hit);
        });
    }
};

struct no_vague_words {
    static constexpr rule_info info{
        .id = "CN-T-21",
        .severity = severity::warning,
        .grade = verification::secondary,
        .source = "明白办、放心用, 资费公示: 清晰易懂, 不得模糊不清",
        .title = "the customer can tell how much, when and who",
        .title_zh = "表述清晰, 不使用模糊用语",
        .good = "每月5元",
        .bad = "视情况收取一定费用",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) {
        detail::find_phrases(plan, out, [](const wording_hit& hit) { return hit.category == wording_category::vague; });
    }
};

/// Conditions left open, reserved, or put into a document that is not there: 以…为准, 详询, 最终解释权.
struct no_hidden_conditions {
    static constexpr rule_info info{
        .id = "CN-T-22",
        .severity = severity::warning,
        .grade = verification::secondary,
        .source = "明白办、放心用, 资费公示: 不得隐瞒或淡化限制性条件",
        .title = "a condition is stated in the plan, not reserved or referred to elsewhere",
        .title_zh = "限制性条件写明, 不以其他未载明的文件为准",
        .good = "达到40GB后限速至1Mbps",
        .bad = "其他限制以营业厅公告为准",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) {
        detail::find_phrases(plan, out,
                             [](const wording_hit& hit) { return hit.category == wording_category::hidden_condition; });
    }
};

/// A claim of no limit in words, in a plan that nowhere says where the limit is.
struct unlimited_words_state_throttle {
    static constexpr rule_info info{
        .id = "CN-T-23",
        .severity = severity::warning,
        .grade = verification::secondary,
        .source = "明白办、放心用, 资费公示: 不得隐瞒或淡化限制性条件",
        .title = "words that claim no limit come with the use after which speed or service changes",
        .title_zh = "不限量的宣传同时说明限速阈值",
        .good = "流量不限量, 达到40GB后限速至1Mbps",
        .bad = "流量不限量",
    };

    static constexpr std::string_view limits[]{"限速", "降速", "达量", "封顶", "上限", "最高可达", "throttl", "slow"};

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) {
        for (const auto& included : plan.content)
            if (!included.full_speed_until.is_zero() || included.full_speed_until.is_unlimited()) return;
        bool said = false;
        for_each_text(plan, [&](element, std::size_t, std::string_view text) {
            said = said || detail::contains_any(text, limits);
        });
        if (said) return;
        detail::find_phrases(plan, out,
                             [](const wording_hit& hit) { return hit.category == wording_category::unlimited_claim; });
    }
};

struct no_inducement {
    static constexpr rule_info info{
        .id = "CN-T-24",
        .severity = severity::advice,
        .grade = verification::practice,
        .source = "observed in offers; 明白办、放心用 asks for clear content",
        .title = "the plan states terms and does not praise or give away",
        .title_zh = "陈述资费, 不作诱导",
        .good = "每月0元",
        .bad = "白送大流量",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) {
        detail::find_phrases(plan, out, [](const wording_hit& hit) { return hit.category == wording_category::inducement; });
    }
};

struct no_pressure {
    static constexpr rule_info info{
        .id = "CN-T-25",
        .severity = severity::advice,
        .grade = verification::practice,
        .source = "observed in offers; 明白办、放心用 asks for clear content",
        .title = "the plan does not hurry the customer",
        .title_zh = "不催促办理",
        .good = "2026年9月30日前可办理",
        .bad = "手慢无",
    };

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) {
        detail::find_phrases(plan, out, [](const wording_hit& hit) { return hit.category == wording_category::pressure; });
    }
};

/// Words of a price for the first months, with nothing that says what follows.
struct introductory_words_state_what_follows {
    static constexpr rule_info info{
        .id = "CN-T-26",
        .severity = severity::warning,
        .grade = verification::secondary,
        .source = "明白办、放心用, 资费公示: 不得隐瞒或淡化限制性条件; 资费营销行为通知 2018-08-24: 有效期限",
        .title = "words of a first month's price come with the price after it",
        .title_zh = "首月优惠同时说明到期后的资费",
        .good = "首月9.9元, 次月起每月59元",
        .bad = "首月9.9元",
    };

    static constexpr std::string_view first_months[]{"首月", "首年", "首季", "前三个月", "前3个月", "前六个月", "前6个月",
                                                     "前12个月", "前24个月", "first month"};
    static constexpr std::string_view follows[]{"次月起", "次年起", "之后", "到期后", "期满后", "恢复", "后续", "原价",
                                                "起每月", "起按", "then", "after"};

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) {
        if (plan.introductory) return;
        for_each_text(plan, [&](element what, std::size_t index, std::string_view text) {
            // Who may order can depend on a first month; only what is offered can have an introductory price.
            if (what != element::name && what != element::content && what != element::notes) return;
            if (detail::contains_any(text, follows)) return;
            for (const std::string_view words : first_months)
                if (const std::size_t at = text.find(words); at != std::string_view::npos)
                    return out.add(what, at, static_cast<std::uint32_t>(words.size()), index);
        });
    }
};

/// Words of automatic renewal, in a plan whose validity does not say so.
struct renewal_words_agree_with_validity {
    static constexpr rule_info info{
        .id = "CN-T-27",
        .severity = severity::warning,
        .grade = verification::secondary,
        .source = "消费者权益保护法实施条例 (2024-07-01) art. 10: conspicuous notice of automatic renewal before acceptance",
        .title = "words of automatic renewal come with the validity and the term of each renewal",
        .title_zh = "自动续订的文字与有效期限一致",
        .good = "有效期24个月, 自动续展, 每次续展24个月",
        .bad = "到期自动续订",
    };

    static constexpr std::string_view renews[]{"自动续", "自动顺延", "自动延长", "连续包月", "automatically renew",
                                               "auto-renew"};

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) {
        if (plan.validity && plan.validity->renews_automatically) return;
        for_each_text(plan, [&](element what, std::size_t index, std::string_view text) {
            const bool in_text = text.find("有效期") != std::string_view::npos && text.find("每次") != std::string_view::npos;
            if (in_text && plan.unknown.has(element::validity)) return;
            for (const std::string_view words : renews)
                if (const std::size_t at = text.find(words); at != std::string_view::npos)
                    return out.add(what, at, static_cast<std::uint32_t>(words.size()), index);
        });
    }
};

/// A restriction in the notes that is not among the restrictions.
struct restrictions_not_hidden_in_notes {
    static constexpr rule_info info{
        .id = "CN-T-28",
        .severity = severity::warning,
        .grade = verification::secondary,
        .source = "明白办、放心用, 资费公示: 不得隐瞒或淡化限制性条件",
        .title = "a condition that limits the offer stands among the restrictions, not in the notes only",
        .title_zh = "限制性条件单独列示, 不隐藏在其他说明中",
        .good = "restrictions: 仅限新入网用户",
        .bad = "notes: …另仅限新入网用户…",
    };

    static constexpr std::string_view limiting[]{"仅限", "不可", "不得", "不能", "互斥", "除外", "不含", "不包含", "不适用", "only for",
                                                 "not available"};

    template <class Plan>
    static constexpr void check(const Plan& plan, findings& out) {
        const std::string_view notes = plan.notes;
        for (const std::string_view words : limiting) {
            const std::size_t at = notes.find(words);
            if (at == std::string_view::npos) continue;
            bool listed = false;
            for (const auto& each : plan.restrictions)
                listed = listed || std::string_view(each).find(words) != std::string_view::npos;
            if (!listed) out.add(element::notes, at, static_cast<std::uint32_t>(words.size()));
        }
    }
};

}  // namespace mingbai::inline MINGBAI_ABI::cn_miit

// ---- mingbai/profile/cn_miit.hpp -------------------------------------------------------------------------------------

namespace mingbai::inline MINGBAI_ABI::cn_miit {

/// What a tariff plan must be before it is disclosed in China, in the order of the rules' ids.
using tariff_rules =
    ruleset<elements_complete, filing_number_form, dates_in_order, off_sale_within_reach, price_has_a_period,
            name_agrees_with_terms, yearly_price_named_as_yearly, audience_stated, price_components_add_up,
            overage_price_stated, overage_well_formed, unlimited_states_throttle, introductory_price_complete,
            allowances_plausible, no_allowance_twice, breach_stated_with_commitment, unsubscribe_stated,
            renewal_stated_with_validity, no_statutory_superlatives, no_observed_superlatives, no_vague_words,
            no_hidden_conditions, unlimited_words_state_throttle, no_inducement, no_pressure,
            introductory_words_state_what_follows, renewal_words_agree_with_validity, restrictions_not_hidden_in_notes,
            elements_readable, brevity<>, brackets_match, units_spelled_usually, no_internal_codes>;

}  // namespace mingbai::inline MINGBAI_ABI::cn_miit

namespace mingbai::inline MINGBAI_ABI::profile {

/// China: the rules of 工信部's action 明白办、放心用 and what it rests on. Profile data as of 2026-11; verify before
/// production use, the library certifies nothing.
struct cn_miit {
    using currency = cny;
    using tariff_rules = mingbai::cn_miit::tariff_rules;

    /// Dates and billing cycles are in Beijing time.
    static constexpr utc_offset zone = beijing_time;

    /// The words by which a plan says that it is valid in every region (observed on the registers).
    static constexpr std::string_view nationwide[]{"全国", "全网"};
};

}  // namespace mingbai::inline MINGBAI_ABI::profile
