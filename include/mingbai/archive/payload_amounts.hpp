// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/currency.hpp>
#include <mingbai/base/json_reader.hpp>
#include <mingbai/base/language.hpp>
#include <mingbai/base/money.hpp>
#include <mingbai/base/quantity.hpp>
#include <mingbai/base/quantity_text.hpp>
#include <mingbai/evidence/record.hpp>
#include <mingbai/tariff/amount_text.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Amounts stand in records as whole numbers of the smallest unit, which no customer can read.
namespace mingbai::inline MINGBAI_ABI::archive {

namespace detail {

template <currency_type... Known>
[[nodiscard]] std::string amount_in(std::string_view currency, std::int64_t micros, language words) {
    std::string text;
    const auto write = [&]<class Each>(const Each& amount) { text = text_for_people(amount, words).text(); };
    ((Known::info.code == currency ? write(money<Known>::from_micros(micros)) : void()), ...);
    return text;
}

/// An amount of 10⁻⁶ units of a known currency, with its unit; empty for other currencies.
[[nodiscard]] inline std::string amount_text(std::string_view currency, std::int64_t micros, language words) {
    return amount_in<cny, hkd, mop, twd, eur, gbp, usd, aud, inr, sgd, krw, jpy>(currency, micros, words);
}

template <class T>
[[nodiscard]] std::optional<T> member(const json_value& of, std::string_view key) {
    const auto found = of.find(key);
    if (!found) return std::nullopt;
    const auto value = found->template as<T>();
    return value ? std::optional<T>(*value) : std::nullopt;
}

/// The lines of a bill and its total, as text; empty when it is not a bill in a known currency.
[[nodiscard]] inline std::string bill_text(const json_value& root, language words) {
    const auto currency = member<std::string_view>(root, "currency");
    const auto total = member<std::int64_t>(root, "total");
    const auto lines = root.find("lines");
    if (!currency || !total || !lines || amount_text(*currency, *total, words).empty()) return {};
    std::string text;
    for (const json_value each : lines->elements()) {
        const auto title = member<std::string_view>(each, "title");
        const auto amount = member<std::int64_t>(each, "amount");
        if (!title || !amount) return {};
        text.append(*title).append("  ").append(amount_text(*currency, *amount, words)).append("\n");
    }
    text += words == language::chinese ? "合计  " : "total  ";
    text += amount_text(*currency, *total, words);
    const auto others = member<std::int64_t>(root, "third_party");
    if (!others || *others == 0) return text;
    text += words == language::chinese ? "（其中代收费 " : " (of it for others ";
    text += amount_text(*currency, *others, words);
    text += words == language::chinese ? "）" : ")";
    return text;
}

}  // namespace detail

/// What the limit of a chosen cap comes to, as its customer reads it: 50元, 10GB, 100分钟. Empty for any other record, and
/// for a cap without a limit. `currency` is that of caps on money, whose records name none.
[[nodiscard]] inline std::string cap_limit_text(const json_value& root, std::string_view currency, language words) {
    const auto what = detail::member<std::string_view>(root, "what");
    const auto limit = detail::member<std::int64_t>(root, "limit");
    if (!what || !limit || *limit < 0) return {};
    if (*what == "money") return detail::amount_text(currency, *limit, words);
    const auto count = static_cast<std::uint64_t>(*limit);
    if (*what == "data") return std::string(to_text(data_volume::from_bytes(count)).text());
    if (*what == "voice") return std::string(to_text(airtime::from_seconds(count)).text());
    return {};
}

/// A bill's record line by line and its total, where nobody else describes it; empty for any other record.
[[nodiscard]] inline std::string bill_lines_text(const evidence::record& of, language words) {
    using evidence::record_kind;
    if (of.kind != record_kind::bill_issued && of.kind != record_kind::bill_corrected) return {};
    const auto document = read_json(of.payload);
    return document && document->root().is_object() ? detail::bill_text(document->root(), words) : std::string();
}

}  // namespace mingbai::inline MINGBAI_ABI::archive
