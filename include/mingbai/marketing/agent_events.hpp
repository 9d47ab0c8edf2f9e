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

// What others report of an agent, for its supervision.

namespace mingbai::inline MINGBAI_ABI::marketing {

/// A customer complained (complaint_received).
struct complaint {
    agent_id agent{};
    order_id order{};     ///< empty when it is about no order
    std::string about{};  ///< in words; whoever complained is the record's subject

    friend bool operator==(const complaint&, const complaint&) = default;
};

/// A channel showed other words than were approved (altered_content_seen).
struct altered_copy {
    agent_id agent{};
    platform_id platform{};
    std::uint64_t content = 0;  ///< record of the approval
    sha256_digest shown{};      ///< of what was shown

    friend bool operator==(const altered_copy&, const altered_copy&) = default;
};

/// The payload of the record. Refused: reason::bad_utf8.
[[nodiscard]] inline result<std::string> canonical_text(const complaint& of) {
    std::string text;
    json_writer out(text);
    out.begin_object().member("about", of.about).member("agent", of.agent).member("order", of.order).end_object();
    if (const auto done = out.finish(); !done) return done.error();
    return text;
}
[[nodiscard]] inline result<std::string> canonical_text(const altered_copy& seen) {
    std::string text;
    json_writer out(text);
    out.begin_object()
        .member("agent", seen.agent)
        .member("content", seen.content)
        .member("platform", seen.platform.text())
        .member("shown", to_hex(seen.shown))
        .end_object();
    if (const auto done = out.finish(); !done) return done.error();
    return text;
}

/// Refused: the JSON reasons, those of its identifiers.
[[nodiscard]] inline result<complaint> read_complaint(std::string_view payload) {
    const auto document = read_json(payload);
    if (!document) return document.error();
    json_fields from(document->root());
    complaint read;
    read.about = from.get<std::string_view>("about");
    read.agent = from.get<agent_id>("agent");
    read.order = from.get<std::string_view>(
        "order", [](std::string_view id) { return id.empty() ? result<order_id>(order_id()) : order_id::parse(id); });
    if (const auto done = from.finish(); !done) return done.error();
    return read;
}
[[nodiscard]] inline result<altered_copy> read_altered_copy(std::string_view payload) {
    const auto document = read_json(payload);
    if (!document) return document.error();
    json_fields from(document->root());
    altered_copy read;
    read.agent = from.get<agent_id>("agent");
    read.content = from.get<std::uint64_t>("content");
    read.platform = from.get<platform_id>("platform");
    read.shown = from.get<std::string_view>("shown", sha256_digest::from_hex);
    if (const auto done = from.finish(); !done) return done.error();
    return read;
}

}  // namespace mingbai::inline MINGBAI_ABI::marketing
