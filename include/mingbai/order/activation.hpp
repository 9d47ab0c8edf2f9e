// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/hex.hpp>
#include <mingbai/base/ids.hpp>
#include <mingbai/base/instant.hpp>
#include <mingbai/base/json_fields.hpp>
#include <mingbai/base/json_reader.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/base/sha256.hpp>
#include <mingbai/order/agent_sale.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

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
    std::optional<agent_sale> sold_by{};  ///< nothing when the carrier sold by itself

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
        .member("publication", done.publication);
    if (done.sold_by) detail::write_sale(out, *done.sold_by);
    out.end_object();
    const auto finished = out.finish();
    expects(finished.has_value(), "mingbai::canonical_text: an identifier is not UTF-8");
    return text;
}

/// Reads an activation back. Refused, when it is not what `canonical_text` writes: the JSON reasons, those of its identifiers,
/// reason::out_of_range for a time.
[[nodiscard]] inline result<activation> read_activation(std::string_view payload) {
    const auto document = read_json(payload);
    if (!document) return document.error();
    json_fields from(document->root());
    activation read;
    read.activated_at = from.get<std::int64_t>("activated_at", instant_from_unix);
    read.begins_at = from.get<std::int64_t>("begins_at", instant_from_unix);
    read.channel = from.get<std::string_view>("channel", [](std::string_view text) {
        return text.empty() ? result<channel_id>(channel_id()) : channel_id::parse(text);
    });
    read.consent = from.get<std::uint64_t>("consent");
    read.order = from.get<order_id>("order");
    read.plan = from.get<filing_number>("plan");
    read.plan_digest = from.get<std::string_view>("plan_digest", sha256_digest::from_hex);
    read.plan_version = from.get<std::uint32_t>("plan_version");
    read.publication = from.get<std::uint64_t>("publication");
    if (document->root().find("sold_by"))
        if (const auto sale = from.value("sold_by"); sale) read.sold_by = detail::read_sale(*sale, from);
    if (const auto done = from.finish(); !done) return done.error();
    return read;
}

}  // namespace mingbai::inline MINGBAI_ABI
