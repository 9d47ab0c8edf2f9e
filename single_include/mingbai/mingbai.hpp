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
    consteval explicit utc_offset(std::chrono::minutes ahead) : utc_offset(unchecked{}, ahead) {
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
[[nodiscard]] consteval dated<T, N> make_dated(const dated_value<T> (&values)[N]) {
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
    // Once neither factor is larger than the calendar has days, the product is far from overflow.
    if (unit == 0 || times == 0) return anchor;
    if (times > days_in_calendar || times < -days_in_calendar || unit > days_in_calendar || unit < -days_in_calendar)
        return refusal{reason::out_of_range, {}};
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

[[nodiscard]] consteval period literal_period(unsigned long long count, period_unit unit) {
    expects(count <= INT32_MAX, "mingbai::period: the literal is too large");
    return {.count = static_cast<std::int32_t>(count), .unit = unit};
}

}  // namespace detail

inline namespace literals {

[[nodiscard]] consteval period operator""_day(unsigned long long n) { return detail::literal_period(n, period_unit::day); }
[[nodiscard]] consteval period operator""_days(unsigned long long n) { return detail::literal_period(n, period_unit::day); }
[[nodiscard]] consteval period operator""_month(unsigned long long n) { return detail::literal_period(n, period_unit::month); }
[[nodiscard]] consteval period operator""_months(unsigned long long n) { return detail::literal_period(n, period_unit::month); }
[[nodiscard]] consteval period operator""_year(unsigned long long n) { return detail::literal_period(n, period_unit::year); }
[[nodiscard]] consteval period operator""_years(unsigned long long n) { return detail::literal_period(n, period_unit::year); }

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

// ---- mingbai/base/utf8.hpp -------------------------------------------------------------------------------------------

#include <iterator>

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
/// spelling is one that GCC and Clang make a single load of.
[[nodiscard]] constexpr std::uint64_t eight_bytes(std::string_view text, std::size_t at) noexcept {
    const char* const p = text.data() + at;
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

// ---- mingbai/base/folded_text.hpp ------------------------------------------------------------------------------------

#include <string>
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

    /// The first eight bytes as a number, the first one highest; zero bytes stand in for missing ones. Of two keys the one
    /// of lower rank comes first, which settles most comparisons.
    [[nodiscard]] constexpr std::uint64_t rank() const noexcept { return rank_; }

private:
    constexpr explicit json_key(std::string_view text) noexcept
        : text_(text), plain_(detail::plain_json_prefix(text) == text.size()) {
        for (std::size_t i = 0; i < 8; ++i) rank_ = rank_ << 8 | (i < text.size() ? detail::byte_at(text, i) : 0U);
    }

    std::string_view text_;
    std::uint64_t rank_ = 0;
    bool plain_ = true;
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
            static_assert(requires { data.begin() != data.end(); }, "mingbai::json_writer: this is not a value of JSON");
            begin_array();
            for (const auto& each : data) value(each);
            end_array();
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
            put_escaped(text[done++]);
        }
        put('"');
    }
    void put_escaped(char c) {
        constexpr std::string_view named = "\"\\\b\f\n\r\t";
        constexpr std::string_view names = "\"\\bfnrt";
        constexpr std::string_view digits = "0123456789abcdef";
        put('\\');
        if (const std::size_t found = named.find(c); found != std::string_view::npos) {
            put(names[found]);
            return;
        }
        const auto code = static_cast<std::uint8_t>(c);
        put_plain("u00");
        put(digits[code >> 4U]);
        put(digits[code & 0xFU]);
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
        while (digit >= base || digit * bottom > ((over << 32) | next)) {
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
        const bool limit_negative = limit < 0 && percent != 0;
        if ((used < 0) != limit_negative) return limit_negative;
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

    while (end > point && (text[end - 1] == '0' || text[end - 1] == '\'' || end == point + 1)) --end;
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
consteval void literal_is() {
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
[[nodiscard]] consteval decimal scaled_literal(std::string_view text, std::uint64_t scale, literal_limit limit) {
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
[[nodiscard]] consteval std::uint64_t literal_value() {
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
[[nodiscard]] consteval money<Currency> money_literal() {
    return money<Currency>::from_micros(
        detail::literal_value<money<Currency>::micros_per_unit, detail::literal_limit{INT64_MAX, 6}, Spelling...>());
}

inline namespace literals {

template <char... Spelling>
[[nodiscard]] consteval money<cny> operator""_cny() { return money_literal<cny, Spelling...>(); }
template <char... Spelling>
[[nodiscard]] consteval money<hkd> operator""_hkd() { return money_literal<hkd, Spelling...>(); }
template <char... Spelling>
[[nodiscard]] consteval money<mop> operator""_mop() { return money_literal<mop, Spelling...>(); }
template <char... Spelling>
[[nodiscard]] consteval money<twd> operator""_twd() { return money_literal<twd, Spelling...>(); }
template <char... Spelling>
[[nodiscard]] consteval money<eur> operator""_eur() { return money_literal<eur, Spelling...>(); }
template <char... Spelling>
[[nodiscard]] consteval money<gbp> operator""_gbp() { return money_literal<gbp, Spelling...>(); }
template <char... Spelling>
[[nodiscard]] consteval money<usd> operator""_usd() { return money_literal<usd, Spelling...>(); }
template <char... Spelling>
[[nodiscard]] consteval money<aud> operator""_aud() { return money_literal<aud, Spelling...>(); }
template <char... Spelling>
[[nodiscard]] consteval money<inr> operator""_inr() { return money_literal<inr, Spelling...>(); }
template <char... Spelling>
[[nodiscard]] consteval money<sgd> operator""_sgd() { return money_literal<sgd, Spelling...>(); }
template <char... Spelling>
[[nodiscard]] consteval money<krw> operator""_krw() { return money_literal<krw, Spelling...>(); }
template <char... Spelling>
[[nodiscard]] consteval money<jpy> operator""_jpy() { return money_literal<jpy, Spelling...>(); }

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
        auto product = multiply_unsigned(count_, magnitude(times));
        if constexpr (std::signed_integral<Integer>) product.fits = product.fits && times >= 0;
        return assign(product, "mingbai::quantity: the product overflows or is below zero");
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
    /// Refused: reason::overflow.
    [[nodiscard]] friend constexpr result<Quantity> checked_multiply(Quantity a, std::uint64_t times) noexcept {
        return checked(multiply_unsigned(count(a), times));
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
[[nodiscard]] consteval data_volume operator""_bytes() {
    return data_volume::from_bytes(detail::literal_value<1, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_KB() {
    return data_volume::from_bytes(detail::literal_value<data_volume::bytes_per_kilobyte, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_MB() {
    return data_volume::from_bytes(detail::literal_value<data_volume::bytes_per_megabyte, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_GB() {
    return data_volume::from_bytes(detail::literal_value<data_volume::bytes_per_gigabyte, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_TB() {
    return data_volume::from_bytes(detail::literal_value<data_volume::bytes_per_terabyte, detail::literal_limit{}, Spelling...>());
}

template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_si_KB() {
    return data_volume::from_bytes(detail::literal_value<1'000, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_si_MB() {
    return data_volume::from_bytes(detail::literal_value<1'000'000, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval data_volume operator""_si_GB() {
    return data_volume::from_bytes(detail::literal_value<1'000'000'000, detail::literal_limit{}, Spelling...>());
}

template <char... Spelling>
[[nodiscard]] consteval airtime operator""_s() {
    return airtime::from_seconds(detail::literal_value<1, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval airtime operator""_min() {
    return airtime::from_seconds(detail::literal_value<60, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval airtime operator""_h() {
    return airtime::from_seconds(detail::literal_value<3600, detail::literal_limit{}, Spelling...>());
}

template <char... Spelling>
[[nodiscard]] consteval message_count operator""_sms() {
    return message_count::from_messages(detail::literal_value<1, detail::literal_limit{}, Spelling...>());
}

template <char... Spelling>
[[nodiscard]] consteval bit_rate operator""_kbps() {
    return bit_rate::from_bits_per_second(detail::literal_value<1'000, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval bit_rate operator""_Mbps() {
    return bit_rate::from_bits_per_second(detail::literal_value<1'000'000, detail::literal_limit{}, Spelling...>());
}
template <char... Spelling>
[[nodiscard]] consteval bit_rate operator""_Gbps() {
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
/// Hears of one damaged record: reason::journal_damaged, its sequence number in `where.index`, its position in `where.offset`.
using damage_visitor = function_ref<void(const refusal&)>;

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
/// record, so one damaged record costs nothing. Only two in a row leave a gap, which is refused with reason::journal_damaged
/// and the first sequence number whose leaf nobody knows.
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
    const result<void> seen = stored.visit(
        extent.first, extent.end,
        [&](const record_view& each) {
            if (!dated) loaded.month = civil_month(each.at, offset);
            dated = true;
            if (!catch_up(each.sequence, &each.previous_leaf)) return false;
            held = each;
            held->payload = {};
            return true;
        },
        [](const refusal&) {});
    if (!seen) return seen.error();
    if (!gap && extent.first + loaded.tree.size() < extent.end) {
        // The record after the segment's last one, the first of the next segment, knows the last leaf.
        std::optional<sha256_digest> last;
        if (extent.first + loaded.tree.size() + 1 == extent.end && (!held || held->sequence + 1 != extent.end)) {
            const result<record> next = stored.read(extent.end);
            if (next) last = next->previous_leaf;
        }
        (void)catch_up(extent.end, last ? &*last : nullptr);
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
            [&](const refusal& damage) {
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
/// `text` is folded as plan texts are when they are searched: half-width, ASCII letters in lower case. Where it begins or
/// ends with an ASCII letter or digit it is found only as a whole word.
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

    plan_elements unknown{};  ///< elements that the source cannot state: neither present nor missing
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

/// Whether an element is missing: not stated, although the source could have stated it.
template <plan_storage Storage>
[[nodiscard]] constexpr bool is_missing(const basic_tariff_plan<Storage>& plan, element what) noexcept {
    return !plan.unknown.has(what) && !is_stated(plan, what);
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
/// Full-width forms and upper case are found like the usual ones; phrases in Latin letters are found as whole words only.
/// Of phrases one inside the other the longest is reported, and a phrase inside a harmless one is not: 最低消费 is not
/// found although 最 is an entry. Phrases that overlap without one holding the other are all reported. Bytes that are not
/// UTF-8 belong to no phrase.
///
/// Works in constant expressions, where a plan of 2,000 characters stays far below the default limits of GCC and Clang;
/// at run time it allocates nothing and suits the texts of one plan. For many texts, or a carrier's own phrases, compile a
/// `wording_matcher` once: it finds the same.
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
    {U'並', U'并'}, {U'別', U'别'}, {U'單', U'单'}, {U'個', U'个'}, {U'們', U'们'}, {U'動', U'动'}, {U'務', U'务'}, {U'參', U'参'},
    {U'堅', U'坚'}, {U'妳', U'你'}, {U'對', U'对'}, {U'幫', U'帮'}, {U'擾', U'扰'}, {U'暫', U'暂'},
    {U'業', U'业'}, {U'沒', U'没'}, {U'決', U'决'}, {U'無', U'无'}, {U'煩', U'烦'}, {U'現', U'现'}, {U'產', U'产'}, {U'發', U'发'},
    {U'確', U'确'}, {U'終', U'终'}, {U'給', U'给'}, {U'絕', U'绝'}, {U'續', U'续'}, {U'興', U'兴'}, {U'與', U'与'},
    {U'訂', U'订'}, {U'認', U'认'}, {U'該', U'该'}, {U'請', U'请'}, {U'謝', U'谢'}, {U'買', U'买'}, {U'購', U'购'}, {U'辦', U'办'},
    {U'這', U'这'}, {U'還', U'还'}, {U'閉', U'闭'}, {U'開', U'开'}, {U'閱', U'阅'}, {U'關', U'关'}, {U'項', U'项'}, {U'願', U'愿'},
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
// between two different refusals: "不要 退订" may mean "don't unsubscribe". Agreement is not said twice in the same word:
// 好好好 mocks. What does not parse as a whole says nothing.

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
        case answer::yes: return "yes";
        case answer::no: return "no";
        case answer::unclear: return "unclear";
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
[[nodiscard]] constexpr answer read_reply(std::string_view utf8) noexcept { return read_reply(utf8, cn_replies); }

}  // namespace mingbai::inline MINGBAI_ABI::consent

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
        case state::delivered: return reason::no_open_request;
        case state::answered:
        case state::proven:
        case state::refused: return reason::already_answered;
        case state::expired: return reason::answered_too_late;
        case state::superseded: return reason::superseded;
        case state::withdrawn: return reason::withdrawn;
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
    sms_size size{.encoding = sms_encoding_of(utf8)};
    mingbai::detail::sms_packer packer(sms_part_capacity(size.encoding, reference));
    for (std::size_t at = 0; at < utf8.size();) {
        const utf8_step step = decode_utf8(utf8, at);
        const std::size_t units = sms_units(step.code_point, size.encoding);
        size.units += units;
        packer.add(units);
        at += step.size;
    }
    size.segments = size.units <= sms_capacity(size.encoding) ? 1 : packer.parts();
    return size;
}

/// The size of a text under the usual reference of 8 bits.
[[nodiscard]] constexpr sms_size measure_sms(std::string_view utf8) noexcept {
    return measure_sms(utf8, sms_reference::eight_bit);
}

}  // namespace mingbai::inline MINGBAI_ABI::notice
