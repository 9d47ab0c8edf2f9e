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

/// A stretch of time, half-open: `begin()` belongs to it, `end()` does not, so that windows join without gap or overlap.
class window {
public:
    /// Empty.
    constexpr window() noexcept = default;

    /// Requires: `begin <= end`.
    constexpr window(instant begin, instant end) noexcept : begin_(begin), end_(end) {
        expects(begin <= end, "mingbai::window: it ends before it begins");
    }

    /// Refused: reason::bad_date when it would end before it begins.
    [[nodiscard]] static constexpr result<window> make(instant begin, instant end) noexcept {
        if (end < begin) return refusal{reason::bad_date, {}};
        return window(begin, end);
    }

    [[nodiscard]] constexpr instant begin() const noexcept { return begin_; }
    [[nodiscard]] constexpr instant end() const noexcept { return end_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return begin_ == end_; }
    /// Requires: both ends are within the calendar, so that the difference fits.
    [[nodiscard]] constexpr std::chrono::seconds length() const noexcept { return end_ - begin_; }

    [[nodiscard]] constexpr bool contains(instant t) const noexcept { return begin_ <= t && t < end_; }
    /// An empty window lies within every window.
    [[nodiscard]] constexpr bool contains(const window& other) const noexcept {
        return other.empty() || (begin_ <= other.begin_ && other.end_ <= end_);
    }
    [[nodiscard]] constexpr bool overlaps(const window& other) const noexcept { return !intersection(other).empty(); }

    /// What both have; empty when they do not overlap.
    [[nodiscard]] constexpr window intersection(const window& other) const noexcept {
        const instant begin = begin_ < other.begin_ ? other.begin_ : begin_;
        const instant end = end_ < other.end_ ? end_ : other.end_;
        return begin < end ? window(begin, end) : window();
    }

    friend constexpr bool operator==(const window&, const window&) noexcept = default;

private:
    instant begin_{};
    instant end_{};
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
        // The terms begin in ascending order, so the last one that begins by `t` is found by halving. No period is
        // shorter than a day: the guess in whole days is far enough on either side.
        const std::int64_t days = (t - anchor_) / std::chrono::days{1};
        std::int64_t low = days < 0 ? days - 2 : 0;   // begins by t
        std::int64_t high = days < 0 ? 1 : days + 2;  // begins after t
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

[[nodiscard]] constexpr std::uint32_t decimal_size(std::uint64_t value) noexcept {
    std::uint32_t size = 1;
    for (; value >= 10000; value /= 10000) size += 4;
    return size + (value >= 10 ? 1U : 0U) + (value >= 100 ? 1U : 0U) + (value >= 1000 ? 1U : 0U);
}

/// Writes the digits and returns where they end. Requires: room for 20 characters.
constexpr char* write_decimal(char* to, std::uint64_t value) noexcept {
    char* const end = to + decimal_size(value);
    char* at = end;
    for (; value >= 100; value /= 100) {
        const auto pair = static_cast<std::uint8_t>(value % 100);
        *--at = digit_pairs[2U * pair + 1];
        *--at = digit_pairs[2U * pair];
    }
    if (value >= 10) {
        const auto pair = static_cast<std::uint8_t>(value);
        *--at = digit_pairs[2U * pair + 1];
        *--at = digit_pairs[2U * pair];
    } else {
        *--at = static_cast<char>('0' + value);
    }
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
        fits = fits && value <= (limit - digit) / 10;
        value = value * 10 + digit;
    }
    if (text.size() == first) return refusal{reason::bad_number, at_offset(first)};
    if (!fits) return refusal{reason::overflow, at_offset(0)};
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

/// Eight bytes as one integer, the first one lowest. Shifts, not std::memcpy: compilers make one load of them, and they
/// work in constant expressions.
[[nodiscard]] constexpr std::uint64_t eight_bytes(std::string_view text, std::size_t at) noexcept {
    const auto byte = [=](std::size_t i) { return std::uint64_t{byte_at(text, at + i)} << (8 * i); };
    return byte(0) | byte(1) | byte(2) | byte(3) | byte(4) | byte(5) | byte(6) | byte(7);
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

#include <bit>
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

constexpr void copy_bytes(char* to, const char* from, std::size_t count) noexcept {
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
            detail::copy_bytes(pending_.data() + filled_, bytes.data(), taken);
            filled_ += taken;
            bytes.remove_prefix(taken);
            if (filled_ < block_size) return;
            detail::sha256_compress(state_, pending_.data());
        }
        while (bytes.size() >= block_size) {
            detail::sha256_compress(state_, bytes.data());
            bytes.remove_prefix(block_size);
        }
        detail::copy_bytes(pending_.data(), bytes.data(), bytes.size());
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

/// True when the first six bytes are two code points of three bytes each, neither of them led by E0 or ED, whose second
/// byte has a narrower range: nearly all Chinese text.
[[nodiscard]] constexpr bool two_of_three_bytes(std::uint64_t word) noexcept {
    const auto easy = [](std::uint64_t lead) { return lead != 0xE0 && lead != 0xED; };
    return (word & 0x0000'C0C0'F0C0'C0F0U) == 0x0000'8080'E080'80E0U && easy(word & 0xFFU) && easy(word >> 24 & 0xFFU);
}

/// The length of the longest prefix that stands in a JSON string as it is: UTF-8 without `"`, `\` and U+0000 to U+001F.
[[nodiscard]] constexpr std::size_t plain_json_prefix(std::string_view text) noexcept {
    std::size_t at = 0;
    while (at < text.size()) {
        while (at + 8 <= text.size()) {
            const std::uint64_t marks = marked_for_json(eight_bytes(text, at));
            if (marks == 0) {
                at += 8;
                continue;
            }
            at += static_cast<std::size_t>(std::countr_zero(marks)) / 8;
            if (byte_at(text, at) < 0x80) return at;
            while (at + 8 <= text.size() && two_of_three_bytes(eight_bytes(text, at))) at += 6;
            break;
        }
        if (at == text.size()) break;
        const utf8_step step = decode_utf8(text, at);
        if (!step.valid || step.code_point < 0x20 || step.code_point == U'"' || step.code_point == U'\\') break;
        at += step.size;
    }
    return at;
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
    static constexpr std::size_t max_depth = 32;

    explicit basic_json_writer(Sink& sink) noexcept : sink_(&sink) {
        if constexpr (can_take_back) size_before_ = sink.size();
    }
    basic_json_writer(const basic_json_writer&) = delete;
    basic_json_writer& operator=(const basic_json_writer&) = delete;

    basic_json_writer& begin_object() { return open('{', true); }
    basic_json_writer& begin_object(json_key name) { return key(name).begin_object(); }
    basic_json_writer& end_object() { return close('}', true); }
    basic_json_writer& begin_array() { return open('[', false); }
    basic_json_writer& begin_array(json_key name) { return key(name).begin_array(); }
    basic_json_writer& end_array() { return close(']', false); }

    /// The key of the value that comes next.
    basic_json_writer& key(json_key name) {
        expects(depth_ > 0 && in_object() && !key_open_, "mingbai::json_writer::key: no member may begin here");
        if constexpr (Form == json_form::canonical) {
            kept_key& last = last_keys_[depth_ - 1];
            expects(!follows_ || last.before(name), "mingbai::json_writer::key: the keys of an object must ascend");
            last = {name.text().data(), name.text().size(), name.rank()};
        }
        if (follows_) put(',');
        follows_ = false;
        key_open_ = true;
        if (name.plain())
            put_quoted(name.text());
        else
            put_string(name.text(), values_);
        put(':');
        return *this;
    }

    /// An integer, bool, nullptr, text (also an identifier or another value with a `text()`), or a range of such values as
    /// an array.
    template <class T>
    basic_json_writer& value(const T& data) {
        if constexpr (std::same_as<T, bool>) {
            begin_value();
            put_plain(data ? std::string_view("true") : std::string_view("false"));
        } else if constexpr (std::same_as<T, std::nullptr_t>) {
            begin_value();
            put_plain("null");
        } else if constexpr (integer<T>) {
            begin_value();
            make_room(20);
            at_ = static_cast<std::size_t>(detail::write_signed_decimal(buffer_.data() + at_, data) - buffer_.data());
        } else if constexpr (std::convertible_to<const T&, std::string_view>) {
            begin_value();
            put_string(data, values_ - 1);
        } else if constexpr (requires { std::string_view(data.text()); }) {
            begin_value();
            put_string(data.text(), values_ - 1);
        } else {
            static_assert(requires { data.begin() != data.end(); }, "mingbai::json_writer::value: not a value of JSON");
            begin_array();
            for (const auto& each : data) value(each);
            end_array();
        }
        return *this;
    }

    template <class T>
    basic_json_writer& member(json_key name, const T& data) {
        return key(name).value(data);
    }

    /// A number as it is written: `59.90`. Makes `finish` refuse when it is not a number of RFC 8259.
    basic_json_writer& number(std::string_view digits)
        requires(Form == json_form::foreign)
    {
        const detail::json_number scanned = detail::scan_json_number(digits, 0);
        if (!scanned.valid || scanned.end != digits.size()) refuse(reason::bad_number, scanned.end, values_);
        begin_value();
        put_plain(digits);
        return *this;
    }

    /// Ends the document. Requires: it is one whole value, and `finish` was not called before.
    ///
    /// Refuses with reason::bad_utf8 for a string or key or, in the foreign form, reason::bad_number: the offset is in that
    /// text, the index tells which value it is or belongs to, the outermost one being 0. A sink that is a string is then
    /// what it was before; of another one, what was appended must be thrown away.
    [[nodiscard]] result<void> finish() {
        expects(depth_ == 0 && follows_, "mingbai::json_writer::finish: the document is not one whole value");
        follows_ = false;
        finished_ = true;
        flush();
        if (refused_.why == reason::none) return {};
        if constexpr (can_take_back) sink_->resize(size_before_);
        return refused_;
    }

private:
    /// Without initialisers, so that a writer is made at no cost.
    struct kept_key {
        const char* text;
        std::size_t size;
        std::uint64_t rank;

        [[nodiscard]] bool before(const json_key& next) const noexcept {
            return rank != next.rank() ? rank < next.rank() : std::string_view(text, size) < next.text();
        }
    };

    static constexpr bool can_take_back = requires(Sink& sink) { sink.resize(sink.size()); };

    [[nodiscard]] bool in_object() const noexcept { return (objects_ >> (depth_ - 1) & 1U) != 0; }

    void begin_value() {
        ++values_;
        if (depth_ > 0 && in_object()) {
            expects(key_open_, "mingbai::json_writer: a value in an object needs a key");
            key_open_ = false;
        } else {
            expects(depth_ > 0 || !(follows_ || finished_), "mingbai::json_writer: a document is one value");
            if (follows_) put(',');
        }
        follows_ = true;
    }

    basic_json_writer& open(char bracket, bool object) {
        begin_value();
        expects(depth_ < max_depth, "mingbai::json_writer: nested too deep");
        const std::uint32_t bit = std::uint32_t{1} << depth_;
        objects_ = object ? objects_ | bit : objects_ & ~bit;
        ++depth_;
        follows_ = false;
        put(bracket);
        return *this;
    }

    basic_json_writer& close(char bracket, bool object) {
        expects(depth_ > 0 && in_object() == object && !key_open_, "mingbai::json_writer: this container is not open");
        --depth_;
        follows_ = true;
        put(bracket);
        return *this;
    }

    void refuse(reason why, std::size_t offset, std::uint64_t index) noexcept {
        if (refused_.why != reason::none) return;
        refused_ = {why, {.what = {}, .length = 0, .index = index, .offset = offset}};
    }

    // --- bytes ----------------------------------------------------------------------------------------------------
    // They are gathered here, so that the sink is asked for room once in a while and not with every piece.

    void flush() {
        if (refused_.why == reason::none) sink_->append(buffer_.data(), at_);
        at_ = 0;
    }
    /// Requires: `size <= buffer_.size()`.
    void make_room(std::size_t size) {
        if (buffer_.size() - at_ < size) flush();
    }
    void put(char c) {
        make_room(1);
        buffer_[at_++] = c;
    }
    void put_plain(std::string_view text) {
        if (text.size() > buffer_.size() - at_) {
            flush();
            if (text.size() > buffer_.size()) {
                if (refused_.why == reason::none) sink_->append(text.data(), text.size());
                return;
            }
        }
        detail::copy_text(buffer_.data() + at_, text.data(), text.size());
        at_ += text.size();
    }
    void put_quoted(std::string_view text) {
        put('"');
        put_plain(text);
        put('"');
    }
    void put_string(std::string_view text, std::uint64_t index) {
        put('"');
        for (std::size_t done = 0;;) {
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
        constexpr std::string_view short_from = "\"\\\b\f\n\r\t";
        constexpr std::string_view short_to = "\"\\bfnrt";
        constexpr std::string_view digits = "0123456789abcdef";
        put('\\');
        if (const std::size_t found = short_from.find(c); found != std::string_view::npos) {
            put(short_to[found]);
            return;
        }
        const auto code = static_cast<std::uint8_t>(c);
        put_plain("u00");
        put(digits[code >> 4U]);
        put(digits[code & 0xFU]);
    }

    Sink* sink_;
    std::size_t at_ = 0;
    std::size_t size_before_ = 0;
    std::uint64_t values_ = 0;
    refusal refused_{};
    std::size_t depth_ = 0;
    std::uint32_t objects_ = 0;  // bit n: the container at depth n is an object
    bool follows_ = false;       // something stands before, in this container
    bool key_open_ = false;      // a key waits for its value
    bool finished_ = false;
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

template <class Currency>
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
        return Quantity(count(a) > count(b) ? count(a) - count(b) : 0);
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
        return Quantity(*product);
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
    switch (what) {
        case element::name: return filled(plan.name);
        case element::filing_number: return filled(plan.filing_number);
        case element::category: return filled(plan.category);
        case element::price: return plan.price.has_value();
        case element::content: return !plan.content.empty() || filled(plan.content_text);
        case element::overage: return !plan.overage.empty();
        case element::audience: return filled(plan.audience);
        case element::region: return !plan.regions.empty();
        case element::validity: return plan.validity.has_value();
        case element::channels: return !plan.channels.empty();
        case element::on_sale: return plan.on_sale.has_value();
        case element::off_sale: return plan.off_sale.has_value();
        case element::commitment: return plan.commitment.has_value();
        case element::unsubscribe: return filled(plan.unsubscribe);
        case element::breach: return filled(plan.breach);
        case element::notes: return filled(plan.notes) || !plan.restrictions.empty();
        default: return false;
    }
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
        while (count < size_ && used != 0 && used * 100 >= limit * percent_[count]) ++count;  // 46 bits times 7 bits
        return count;
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
        : number_(number), tag_(static_cast<std::uint16_t>(1 + number % tags)) {}

    [[nodiscard]] constexpr std::uint32_t number() const noexcept { return number_; }
    /// False for `period{}`.
    [[nodiscard]] constexpr bool named() const noexcept { return tag_ != 0; }
    /// What a meter keeps of the number: 1 to 4,095, or 0 for `period{}`.
    [[nodiscard]] constexpr std::uint16_t tag() const noexcept { return tag_; }

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
    [[nodiscard]] static constexpr std::uint32_t distance(std::uint16_t from, std::uint16_t to) noexcept {
        return (std::uint32_t{to} + tags - from) % tags;
    }

    std::uint32_t number_ = 0;
    std::uint16_t tag_ = 0;
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
    meter_news news{};

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
        taking took = take(wanted, now, at_least < wanted ? at_least : wanted);
        reservation answer;
        answer.held = grant::recall({took.given, took.when});
        answer.left = took.left;
        answer.why = took.refused ? reason::cap_reached : reason::none;
        answer.news.cap_held = took.first_refusal;
        return answer;
    }

    /// Counts what was used of a grant and gives the rest back. What was used beyond the grant is asked for again, in the
    /// period `now` (by default whichever the meter is in): what fits is counted, the remainder is `refused`.
    settlement commit(grant&& held, units actual, const alert_levels& levels = {}, period now = {}) noexcept {
        const remembered_grant had = std::move(held).remember();
        settlement answer;
        // The excess first: it may begin a period, and the grant then counts as late, so that one call closes one period.
        if (actual > had.amount) charge_further(actual - had.amount, 1, levels, now, answer);
        settle(had.when, actual < had.amount ? actual : had.amount, levels, answer);
        if (actual < had.amount) give_back(had.when, had.amount - actual);
        return answer;
    }

    /// Gives a grant back unused.
    void release(grant&& held) noexcept {
        const remembered_grant had = std::move(held).remember();
        give_back(had.when, had.amount);
    }

    /// An event that is over at once: counts all of `amount`, or refuses all of it.
    settlement charge(units amount, const alert_levels& levels = {}, period now = {}) noexcept {
        settlement answer;
        charge_further(amount, amount, levels, now, answer);
        return answer;
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

    void charge_further(units amount, units at_least, const alert_levels& levels, period now, settlement& answer) noexcept {
        const taking took = take(amount, now, at_least);
        answer.refused += amount - took.given;
        answer.news.cap_held = took.first_refusal;
        if (took.given != 0) settle(took.when, took.given, levels, answer);
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
