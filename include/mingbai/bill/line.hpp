// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/civil_days.hpp>
#include <mingbai/base/ids.hpp>
#include <mingbai/base/money.hpp>
#include <mingbai/tariff/service.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::bill {

/// What a line of a bill is. The numbers are stored: only add.
enum class line_kind : std::uint8_t {
    plan_fee = 1,     ///< a plan's price for some days
    overage = 2,      ///< use of a service beyond its allowance
    one_off = 3,      ///< a fee that is paid once
    third_party = 4,  ///< somebody else's charge, which the carrier collects (代收费)
    discount = 5,     ///< less than was charged elsewhere: never positive
    correction = 6,   ///< of an earlier bill, in either direction
    tax = 7,
};

/// A kind's names: the stable one of documents, and the ones that people read.
struct line_kind_text {
    line_kind kind;
    std::string_view name;
    std::string_view chinese;
    std::string_view english;
};

inline constexpr auto line_kind_texts = std::to_array<line_kind_text>({
    {line_kind::plan_fee, "plan_fee", "套餐费", "plan fee"},
    {line_kind::overage, "overage", "超出费用", "beyond the allowance"},
    {line_kind::one_off, "one_off", "一次性费用", "one-off fee"},
    {line_kind::third_party, "third_party", "代收第三方费用", "for third parties"},
    {line_kind::discount, "discount", "优惠", "discount"},
    {line_kind::correction, "correction", "调账", "correction"},
    {line_kind::tax, "tax", "税费", "tax"},
});

[[nodiscard]] constexpr line_kind_text describe(line_kind kind) noexcept {
    for (const line_kind_text& text : line_kind_texts)
        if (text.kind == kind) return text;
    return {kind, "unknown", "未知费用", "unknown charge"};
}
[[nodiscard]] constexpr std::string_view to_text(line_kind kind) noexcept {
    return describe(kind).name;
}
[[nodiscard]] constexpr std::optional<line_kind> line_kind_named(std::string_view name) noexcept {
    for (const line_kind_text& text : line_kind_texts)
        if (text.name == name) return text.kind;
    return std::nullopt;
}

/// One line: what is charged, for which days, how much of it, under which agreement, and the amount.
template <currency_type Currency>
struct basic_bill_line {
    line_kind kind{};
    std::string title{};            ///< what the customer reads: 套餐月基本费
    order_id agreement{};           ///< the order that it follows from; empty when the biller names none
    filing_number plan{};           ///< of the plan whose terms it goes by
    std::string provider{};         ///< of a third party's charge: who provides it
    civil_days days{};              ///< what it is for
    std::optional<service> what{};  ///< of use: which service
    service_amount quantity{};      ///< of use: what was used beyond the allowance
    std::vector<std::uint64_t> quantity_by_day =
        {};              ///< the same for each of the days, where the terms count them alone
    std::string rate{};  ///< in words: 超出后每1GB5元
    money<Currency> amount{};

    friend bool operator==(const basic_bill_line&, const basic_bill_line&) = default;
};

using bill_line = basic_bill_line<cny>;

}  // namespace mingbai::inline MINGBAI_ABI::bill
