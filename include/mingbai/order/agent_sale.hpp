// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/hex.hpp>
#include <mingbai/base/json_fields.hpp>
#include <mingbai/base/json_reader.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/base/sha256.hpp>
#include <mingbai/marketing/agent_ids.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// Who sold an activated service for the carrier, and by what right: part of the activation's record.
struct agent_sale {
    agent_id agent{};
    marketing::licence_id licence{};
    sha256_digest badge{};  ///< identity of the badge that was checked
    marketing::platform_id platform{};
    marketing::region_name region{};
    std::uint64_t content = 0;       ///< sequence number of the approval of the copy that was shown
    sha256_digest content_digest{};  ///< of the approved copy

    friend constexpr bool operator==(const agent_sale&, const agent_sale&) = default;
};

/// That an agent's order was refused, as its ledger record (order_refused) states it. Identifiers that were not known
/// are empty.
struct agent_refusal {
    order_id order{};
    filing_number plan{};
    agent_id agent{};
    marketing::licence_id licence{};
    channel_id channel{};
    marketing::platform_id platform{};
    reason why = reason::none;

    friend constexpr bool operator==(const agent_refusal&, const agent_refusal&) = default;
};

namespace detail {

template <class Sink>
void write_sale(basic_json_writer<Sink>& out, const agent_sale& sale) {
    out.begin_object("sold_by")
        .member("agent", sale.agent)
        .member("badge", to_hex(sale.badge))
        .member("content", sale.content)
        .member("content_digest", to_hex(sale.content_digest))
        .member("licence", sale.licence.text())
        .member("platform", sale.platform.text())
        .member("region", sale.region.text())
        .end_object();
}

[[nodiscard]] inline agent_sale read_sale(const json_value& object, json_fields& whole) {
    json_fields from(object);
    agent_sale read;
    read.agent = from.get<agent_id>("agent");
    read.badge = from.get<std::string_view>("badge", sha256_digest::from_hex);
    read.content = from.get<std::uint64_t>("content");
    read.content_digest = from.get<std::string_view>("content_digest", sha256_digest::from_hex);
    read.licence = from.get<marketing::licence_id>("licence");
    read.platform = from.get<marketing::platform_id>("platform");
    read.region = from.get<marketing::region_name>("region");
    if (const auto done = from.finish(); !done) whole.refuse(done.error());
    return read;
}

/// An identifier, or an empty one for an empty text.
template <class Id>
[[nodiscard]] Id id_or_empty(json_fields& from, std::string_view key) {
    return from.get<std::string_view>(
        key, [](std::string_view text) { return text.empty() ? result<Id>(Id()) : Id::parse(text); });
}

}  // namespace detail

/// The canonical document of a refusal, the payload of its record.
[[nodiscard]] inline std::string canonical_text(const agent_refusal& refused) {
    std::string text;
    json_writer out(text);
    out.begin_object()
        .member("agent", refused.agent)
        .member("channel", refused.channel)
        .member("licence", refused.licence.text())
        .member("order", refused.order)
        .member("plan", refused.plan)
        .member("platform", refused.platform.text())
        .member("reason", to_text(refused.why))
        .end_object();
    const auto finished = out.finish();
    expects(finished.has_value(), "mingbai::canonical_text: an identifier is not UTF-8");
    return text;
}

/// Reads a refusal back. Refused: the JSON reasons, those of its identifiers; reason::json_wrong_type for a reason that
/// does not exist.
[[nodiscard]] inline result<agent_refusal> read_agent_refusal(std::string_view payload) {
    const auto document = read_json(payload);
    if (!document) return document.error();
    json_fields from(document->root());
    agent_refusal read;
    read.agent = detail::id_or_empty<agent_id>(from, "agent");
    read.channel = detail::id_or_empty<channel_id>(from, "channel");
    read.licence = detail::id_or_empty<marketing::licence_id>(from, "licence");
    read.order = detail::id_or_empty<order_id>(from, "order");
    read.plan = detail::id_or_empty<filing_number>(from, "plan");
    read.platform = detail::id_or_empty<marketing::platform_id>(from, "platform");
    read.why = from.get<std::string_view>("reason", [](std::string_view name) {
        for (const reason_text& each : reason_texts)
            if (each.name == name) return result<reason>(each.why);
        return result<reason>(refusal{reason::json_wrong_type, {}});
    });
    if (const auto done = from.finish(); !done) return done.error();
    return read;
}

}  // namespace mingbai::inline MINGBAI_ABI
