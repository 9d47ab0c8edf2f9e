// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/hex.hpp>
#include <mingbai/base/json_reader.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/base/ids.hpp>
#include <mingbai/base/instant.hpp>
#include <mingbai/base/sha256.hpp>

#include <cstdint>
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
        .member("publication", done.publication)
        .end_object();
    const auto finished = out.finish();
    expects(finished.has_value(), "mingbai::canonical_text: an identifier is not UTF-8");
    return text;
}

/// Reads an activation back. Refused: the JSON reasons, those of its identifiers, reason::out_of_range for a time, when it is
/// not exactly what `canonical_text` writes.
[[nodiscard]] inline result<activation> read_activation(std::string_view payload) {
    const auto document = read_json(payload);
    if (!document) return document.error();
    const json_value root = document->root();
    refusal refused;
    const auto take = [&]<class T>(const result<T>& read) {
        if (!read && refused.why == reason::none) refused = read.error();
        return read ? *read : T{};
    };
    const auto text = [&](std::string_view key) { return take(root.get<std::string_view>(key)); };
    const auto number = [&](std::string_view key) { return take(root.get<std::uint64_t>(key)); };
    const auto time = [&](std::string_view key) { return take(instant_from_unix(take(root.get<std::int64_t>(key)))); };

    activation read;
    read.activated_at = time("activated_at");
    read.begins_at = time("begins_at");
    read.channel = text("channel").empty() ? channel_id() : take(channel_id::parse(text("channel")));
    read.consent = number("consent");
    read.order = take(order_id::parse(text("order")));
    read.plan = take(filing_number::parse(text("plan")));
    read.plan_digest = take(sha256_digest::from_hex(text("plan_digest")));
    read.plan_version = take(root.get<std::uint32_t>("plan_version"));
    read.publication = number("publication");
    if (refused.why != reason::none) return refused;
    if (canonical_text(read) != payload) return refusal{reason::json_unknown_key, at_offset(0)};
    return read;
}

}  // namespace mingbai::inline MINGBAI_ABI
