// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/hex.hpp>
#include <mingbai/base/ids.hpp>
#include <mingbai/base/json_fields.hpp>
#include <mingbai/base/json_reader.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/base/sha256.hpp>
#include <mingbai/rule/report.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The payloads of the ledger's records about content:
//
//   content_approved   {"findings":[{"element":…,"length":…,"offset":…,"rule":…,"severity":…},…],
//                       "plans":[{"digest":…,"plan":…,"version":…},…],"text":…}
//   content_withdrawn  {"approval":<sequence>,"by":…,"why":…}
namespace mingbai::inline MINGBAI_ABI::marketing {

/// One version of a plan for which content was approved.
struct approved_plan {
    filing_number number{};
    std::uint32_t version = 0;
    sha256_digest digest{};

    friend constexpr bool operator==(const approved_plan&, const approved_plan&) = default;
};

/// One finding of the check that came before an approval: none of them blocks. The rule may be one that a later version of
/// the carrier's rules does not know, so it is kept by its name.
struct approved_finding {
    std::string rule;
    std::string severity;
    std::string where;  ///< the element's stable name
    std::uint64_t offset = 0;
    std::uint64_t length = 0;

    friend bool operator==(const approved_finding&, const approved_finding&) = default;
};

/// What an approval states.
struct approval {
    std::string text;
    std::vector<approved_plan> plans;
    std::vector<approved_finding> findings;

    friend bool operator==(const approval&, const approval&) = default;
};

/// Refused: reason::bad_utf8.
[[nodiscard]] inline result<std::string> canonical_text(const approval& made) {
    std::string text;
    json_writer out(text);
    out.begin_object().begin_array("findings");
    for (const approved_finding& each : made.findings)
        out.begin_object()
            .member("element", each.where)
            .member("length", each.length)
            .member("offset", each.offset)
            .member("rule", each.rule)
            .member("severity", each.severity)
            .end_object();
    out.end_array().begin_array("plans");
    for (const approved_plan& each : made.plans)
        out.begin_object()
            .member("digest", to_hex(each.digest))
            .member("plan", each.number)
            .member("version", each.version)
            .end_object();
    out.end_array().member("text", made.text).end_object();
    if (const auto done = out.finish(); !done) return done.error();
    return text;
}

/// Refused: the JSON reasons, reason::bad_hex, reason::bad_filing_number.
[[nodiscard]] inline result<approval> read_approval(std::string_view payload) {
    const auto document = read_json(payload);
    if (!document) return document.error();
    json_fields from(document->root());
    approval read;
    read.text = std::string(from.get<std::string_view>("text"));
    const auto findings = from.value("findings");
    const auto plans = from.value("plans");
    if (const auto done = from.finish(); !done) return done.error();
    if (!findings->is_array() || !plans->is_array()) return refusal{reason::json_wrong_type, at_offset(document->root().offset())};
    for (const json_value each : findings->elements()) {
        json_fields of(each);
        approved_finding one;
        one.rule = std::string(of.get<std::string_view>("rule"));
        one.severity = std::string(of.get<std::string_view>("severity"));
        one.where = std::string(of.get<std::string_view>("element"));
        one.offset = of.get<std::uint64_t>("offset");
        one.length = of.get<std::uint64_t>("length");
        if (const auto done = of.finish(); !done) return done.error();
        read.findings.push_back(std::move(one));
    }
    for (const json_value each : plans->elements()) {
        json_fields of(each);
        approved_plan one;
        one.number = of.get<filing_number>("plan");
        one.version = of.get<std::uint32_t>("version");
        one.digest = of.get<std::string_view>("digest", sha256_digest::from_hex);
        if (const auto done = of.finish(); !done) return done.error();
        read.plans.push_back(one);
    }
    return read;
}

/// That an approval was taken back.
struct content_withdrawal {
    std::uint64_t approval = 0;  ///< the sequence of its record
    std::string by;
    std::string why;

    friend bool operator==(const content_withdrawal&, const content_withdrawal&) = default;
};

/// Refused: reason::bad_utf8.
[[nodiscard]] inline result<std::string> canonical_text(const content_withdrawal& made) {
    std::string text;
    json_writer out(text);
    out.begin_object().member("approval", made.approval).member("by", made.by).member("why", made.why).end_object();
    if (const auto done = out.finish(); !done) return done.error();
    return text;
}

/// Refused: the JSON reasons.
[[nodiscard]] inline result<content_withdrawal> read_content_withdrawal(std::string_view payload) {
    const auto document = read_json(payload);
    if (!document) return document.error();
    json_fields from(document->root());
    content_withdrawal read;
    read.approval = from.get<std::uint64_t>("approval");
    read.by = std::string(from.get<std::string_view>("by"));
    read.why = std::string(from.get<std::string_view>("why"));
    if (const auto done = from.finish(); !done) return done.error();
    return read;
}

}  // namespace mingbai::inline MINGBAI_ABI::marketing
