// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/ids.hpp>
#include <mingbai/base/instant.hpp>
#include <mingbai/base/json_fields.hpp>
#include <mingbai/base/json_reader.hpp>
#include <mingbai/base/json_writer.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// That an activated service ends, as its ledger record (order_ended) states it.
struct ending {
    order_id order{};
    instant ends_at{};  ///< from when on nothing more is used or charged

    friend constexpr bool operator==(const ending&, const ending&) = default;
};

/// The canonical document of an ending, the payload of its record.
[[nodiscard]] inline std::string canonical_text(const ending& of) {
    std::string text;
    json_writer out(text);
    out.begin_object().member("ends_at", of.ends_at.time_since_epoch().count()).member("order", of.order).end_object();
    const auto finished = out.finish();
    expects(finished.has_value(), "mingbai::canonical_text: an identifier is not UTF-8");
    return text;
}

/// Reads an ending back. Refused: the JSON reasons, reason::bad_identifier, reason::out_of_range for the time.
[[nodiscard]] inline result<ending> read_ending(std::string_view payload) {
    const auto document = read_json(payload);
    if (!document) return document.error();
    json_fields from(document->root());
    ending read;
    read.ends_at = from.get<std::int64_t>("ends_at", instant_from_unix);
    read.order = from.get<order_id>("order");
    if (const auto done = from.finish(); !done) return done.error();
    return read;
}

}  // namespace mingbai::inline MINGBAI_ABI
