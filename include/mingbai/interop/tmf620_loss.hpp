// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/rule/element.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::tmf620 {

/// Why something could not be carried from one form to the other.
enum class loss_reason : std::uint8_t {
    no_place = 1,          ///< the other form has no place for it
    link = 2,              ///< by which catalogue systems find one another: an identifier, an address, a type
    wrong_type = 3,        ///< not of the JSON type that TMF620 gives it
    unreadable = 4,        ///< not a number, a date with its offset, or a known word
    inexact = 5,           ///< could only be carried rounded
    other_currency = 6,    ///< an amount in another currency than the plans'
    unknown_unit = 7,      ///< a unit or a length of time that plans do not know
    not_found = 8,         ///< refers to a price that none of the documents has
    unattached = 9,        ///< a price to which no offering of the documents refers
    repeated = 10,         ///< a further one where a plan has one
    half_stated = 11,      ///< a commitment without what leaving costs, a discount without how long it lasts
    bundle = 12,           ///< other offerings are part of this one
    incomplete = 13,       ///< an offering without a name: part of one, as a merge patch sends it
    not_an_offering = 14,  ///< another kind of resource
    change = 15,           ///< a change to a resource (JSON Patch), not a resource
};

struct loss_reason_text {
    loss_reason why;
    std::string_view name;
    std::string_view chinese;
    std::string_view english;
};

inline constexpr loss_reason_text loss_reason_texts[] = {
    {loss_reason::no_place, "no_place", "对方格式没有相应位置", "the other form has no place for it"},
    {loss_reason::link, "link", "系统之间的标识、地址或类型", "an identifier, address or type of the systems"},
    {loss_reason::wrong_type, "wrong_type", "数据类型不符合TMF620", "not of the type that TMF620 gives it"},
    {loss_reason::unreadable, "unreadable", "不是可识读的数值、带时差的时间或词语",
     "not a number, dated time or known word"},
    {loss_reason::inexact, "inexact", "只有舍入才能带入", "could only be carried rounded"},
    {loss_reason::other_currency, "other_currency", "币种与方案不同", "an amount in another currency"},
    {loss_reason::unknown_unit, "unknown_unit", "未知的单位或周期", "an unknown unit or length of time"},
    {loss_reason::not_found, "not_found", "所引用的价格不在文件中", "refers to a price that is not there"},
    {loss_reason::unattached, "unattached", "没有产品引用该价格", "a price of no offering"},
    {loss_reason::repeated, "repeated", "方案只有一处，此为多出的", "a further one where a plan has one"},
    {loss_reason::half_stated, "half_stated", "条款未载明完整", "terms that are stated by half"},
    {loss_reason::bundle, "bundle", "包含其他产品", "other offerings are part of it"},
    {loss_reason::incomplete, "incomplete", "没有名称，只是产品的一部分", "without a name: only a part of an offering"},
    {loss_reason::not_an_offering, "not_an_offering", "不是产品或价格", "neither an offering nor a price"},
    {loss_reason::change, "change", "是对资源的修改，不是资源", "a change to a resource, not a resource"},
};

/// A reason's stable name and its words for people.
[[nodiscard]] constexpr loss_reason_text describe(loss_reason why) noexcept {
    for (const loss_reason_text& text : loss_reason_texts)
        if (text.why == why) return text;
    return {why, "unknown", "未知", "unknown"};
}
[[nodiscard]] constexpr std::string_view to_text(loss_reason why) noexcept {
    return describe(why).name;
}

/// What a document says and no plan carries. A whole object or array is one loss when nothing of it was carried.
struct import_loss {
    std::uint32_t document = 0;  ///< in the order in which they were added
    std::string path{};          ///< where in the document, as a JSON pointer (RFC 6901); empty: all of it
    loss_reason why{};

    friend bool operator==(const import_loss&, const import_loss&) = default;
};

/// What a plan says and the catalogue documents do not carry.
struct export_loss {
    std::uint64_t plan = 0;   ///< in the order of the plans
    element what{};           ///< of which element
    std::uint64_t index = 0;  ///< which one of a list
    loss_reason why{};

    friend bool operator==(const export_loss&, const export_loss&) = default;
};

}  // namespace mingbai::inline MINGBAI_ABI::tmf620
