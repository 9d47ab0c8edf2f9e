// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/hex.hpp>
#include <mingbai/base/ids.hpp>
#include <mingbai/base/json_fields.hpp>
#include <mingbai/evidence/record_kind.hpp>
#include <mingbai/tariff/plan_reader.hpp>
#include <mingbai/tariff/published_plan.hpp>

#include <cstdint>
#include <string>
#include <string_view>

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
template <class Plan, digest_engine Hasher = sha256_hasher>
[[nodiscard]] result<publication<Plan>> read_publication(evidence::record_kind kind, std::string_view payload) {
    using evidence::record_kind;
    if (kind != record_kind::plan_published && kind != record_kind::plan_changed) return refusal{reason::not_published, {}};
    const auto document = read_json(payload);
    if (!document) return document.error();
    json_fields from(document->root());
    const instant effective = from.get<std::int64_t>("effective", instant_from_unix);
    const auto version = from.get<std::uint32_t>("version");
    const auto stated = from.value("plan");
    if (const auto done = from.finish(); !done) return done.error();
    auto plan = read_plan<Plan>(*stated);
    if (!plan) return plan.error();
    const auto number = filing_number::parse(plan->filing_number);
    const auto canonical = to_canonical_json(*plan);
    if (!number) return number.error();
    if (!canonical) return canonical.error();
    return publication<Plan>{*std::move(plan), *number, version, effective, digest_of<Hasher>(*canonical)};
}

struct withdrawal {
    filing_number number;
    instant from{};
};

[[nodiscard]] inline result<withdrawal> read_withdrawal(std::string_view payload) {
    const auto document = read_json(payload);
    if (!document) return document.error();
    json_fields from(document->root());
    withdrawal read;
    read.number = from.get<filing_number>("filing_number");
    read.from = from.get<std::int64_t>("from", instant_from_unix);
    if (const auto done = from.finish(); !done) return done.error();
    return read;
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
