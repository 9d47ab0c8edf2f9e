// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/hex.hpp>
#include <mingbai/marketing/badge_text.hpp>

#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::marketing {

/// That a badge was given out, as its ledger record (badge_issued) states it: the whole badge in its text form.
[[nodiscard]] inline std::string badge_issued_text(const badge& given) {
    std::string text;
    json_writer out(text);
    out.begin_object().member("badge", to_text(given)).member("licence", given.licence.text()).end_object();
    const auto done = out.finish();
    expects(done.has_value(), "mingbai::marketing::badge_issued_text: the writer refused plain ASCII");
    return text;
}

/// Reads it back. Refused: the JSON reasons, reason::badge_invalid.
[[nodiscard]] inline result<badge> read_badge_issued(std::string_view payload) {
    const auto document = read_json(payload);
    if (!document) return document.error();
    json_fields from(document->root());
    const std::string_view text = from.get<std::string_view>("badge");
    const licence_id of = from.get<std::string_view>("licence", licence_id::parse);
    if (const auto done = from.finish(); !done) return done.error();
    const auto read = read_badge(text);
    if (!read) return read.error();
    if (read->sheet || read->badge.licence != of) return refusal{reason::badge_invalid, {}};
    return read->badge;
}

/// That a badge was revoked before its time (badge_revoked).
struct badge_revocation {
    sha256_digest badge{};  ///< its identity
    std::string by{};
    std::string why{};
};

/// Refused: reason::bad_utf8.
[[nodiscard]] inline result<std::string> canonical_text(const badge_revocation& revoked) {
    std::string text;
    json_writer out(text);
    out.begin_object()
        .member("badge", to_hex(revoked.badge))
        .member("by", revoked.by)
        .member("why", revoked.why)
        .end_object();
    if (const auto done = out.finish(); !done) return done.error();
    return text;
}

/// Refused: the JSON reasons, reason::bad_hex.
[[nodiscard]] inline result<badge_revocation> read_badge_revocation(std::string_view payload) {
    const auto document = read_json(payload);
    if (!document) return document.error();
    json_fields from(document->root());
    badge_revocation read;
    read.badge = from.get<std::string_view>("badge", sha256_digest::from_hex);
    read.by = from.get<std::string_view>("by");
    read.why = from.get<std::string_view>("why");
    if (const auto done = from.finish(); !done) return done.error();
    return read;
}

}  // namespace mingbai::inline MINGBAI_ABI::marketing
