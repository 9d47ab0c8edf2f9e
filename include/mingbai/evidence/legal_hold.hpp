// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/instant.hpp>
#include <mingbai/base/json_reader.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/evidence/pseudonym.hpp>
#include <mingbai/evidence/record.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::evidence {

/// That nothing may go which a court, a regulator or a complaint needs: all records, those about one subject, those of a
/// stretch of time, or both together.
struct legal_hold {
    std::string name;                      ///< the case; one hold a name
    std::optional<pseudonym> subject;      ///< nothing: whoever it is
    std::optional<instant> from;           ///< nothing: from the beginning
    std::optional<instant> until;          ///< the first instant that is not held; nothing: without end

    [[nodiscard]] bool covers(const pseudonym& about, instant at) const noexcept {
        return (!subject || *subject == about) && (!from || at >= *from) && (!until || at < *until);
    }

    friend bool operator==(const legal_hold&, const legal_hold&) = default;
};

/// What a hold_set record says. Refused with reason::bad_utf8 for a name that is none.
[[nodiscard]] inline result<std::string> canonical_text(const legal_hold& of) {
    std::string text;
    json_writer out(text);
    const auto time = [&out](json_key key, const std::optional<instant>& at) {
        if (at)
            out.member(key, at->time_since_epoch().count());
        else
            out.member(key, nullptr);
    };
    out.begin_object();
    time("from", of.from);
    out.member("name", of.name);
    if (of.subject)
        out.member("subject", to_hex(*of.subject));
    else
        out.member("subject", nullptr);
    time("until", of.until);
    out.end_object();
    if (const result<void> done = out.finish(); !done) return done.error();
    return text;
}

/// Reads what `canonical_text` wrote. Refused as the JSON reader does, or with reason::bad_hex or out_of_range.
[[nodiscard]] inline result<legal_hold> read_legal_hold(std::string_view text) {
    const result<json_document> document = read_json(text);
    if (!document) return document.error();
    const json_value root = document->root();
    const result<std::string_view> name = root.get<std::string_view>("name");
    if (!name) return name.error();
    legal_hold read{std::string(*name), {}, {}, {}};
    const result<json_value> subject = root.at("subject");
    if (!subject) return subject.error();
    if (!subject->is_null()) {
        const result<sha256_digest> digest = sha256_digest::from_hex(subject->as<std::string_view>().value_or({}));
        if (!digest) return digest.error();
        read.subject = pseudonym{*digest};
    }
    for (const auto& [key, into] : {std::pair{"from", &read.from}, std::pair{"until", &read.until}}) {
        const result<json_value> value = root.at(key);
        if (!value) return value.error();
        if (value->is_null()) continue;
        const result<std::int64_t> seconds = value->as<std::int64_t>();
        if (!seconds) return seconds.error();
        const result<instant> at = instant_from_unix(*seconds);
        if (!at) return at.error();
        *into = *at;
    }
    return read;
}

}  // namespace mingbai::inline MINGBAI_ABI::evidence
