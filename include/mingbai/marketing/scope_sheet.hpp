// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/sha256.hpp>
#include <mingbai/marketing/agent_scope.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::marketing {

/// 授权范围表: the part of a scope that may be too long for a QR code. A badge holds its digest; whoever has the sheet,
/// on the page or in the text form, can check a plan and a region without asking anybody.
struct scope_sheet {
    agent_name name{};
    sales_scope sales{};

    friend bool operator==(const scope_sheet&, const scope_sheet&) = default;
};

/// The first 24 bytes of the SHA-256 of a sheet's canonical document. Cut so that the largest badge fits its QR code;
/// finding another sheet with the same 192 bits takes 2^192 trials, two sheets with the same ones 2^96.
struct scope_digest {
    std::array<std::uint8_t, 24> bytes{};

    friend constexpr bool operator==(const scope_digest&, const scope_digest&) = default;
};

/// The canonical document of a sheet: {"agent_name":"…","categories":[…],"plans":[…],"regions":[…]}, "*" in the place
/// of an array for everything.
[[nodiscard]] inline std::string canonical_text(const scope_sheet& sheet) {
    std::string text;
    json_writer out(text);
    out.begin_object().member("agent_name", sheet.name.text());
    sheet.sales.categories.write(out, "categories");
    sheet.sales.plans.write(out, "plans");
    sheet.sales.regions.write(out, "regions");
    out.end_object();
    const auto done = out.finish();
    expects(done.has_value(), "mingbai::marketing::canonical_text: a name is not UTF-8");
    return text;
}

/// Reads a sheet back. Refused: the JSON reasons; reason::json_syntax when it is not canonical; those of its
/// identifiers.
[[nodiscard]] inline result<scope_sheet> read_scope_sheet(std::string_view text) {
    const auto document = read_json(text);
    if (!document) return document.error();
    if (!document->is_canonical()) return refusal{reason::json_syntax, {}};
    json_fields from(document->root());
    scope_sheet read;
    read.name = from.get<std::string_view>("agent_name", agent_name::parse);
    read.sales.categories = decltype(read.sales.categories)::read(from, "categories");
    read.sales.plans = decltype(read.sales.plans)::read(from, "plans");
    read.sales.regions = decltype(read.sales.regions)::read(from, "regions");
    if (const auto done = from.finish(); !done) return done.error();
    return read;
}

[[nodiscard]] inline scope_digest digest_of(const scope_sheet& sheet) {
    const sha256_digest whole = sha256(canonical_text(sheet));
    scope_digest cut;
    for (std::size_t i = 0; i < cut.bytes.size(); ++i) cut.bytes[i] = whole.bytes[i];
    return cut;
}

}  // namespace mingbai::inline MINGBAI_ABI::marketing
