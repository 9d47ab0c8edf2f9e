// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/json_fields.hpp>
#include <mingbai/base/json_reader.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/evidence/record.hpp>
#include <mingbai/notice/outgoing.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// The outbox's records, as data and as canonical JSON. Whatever a later run needs is in them, policy decisions too: the
// instant of the next try, the channel to fall back on. So a replay comes to the same state under another policy.

namespace mingbai::inline MINGBAI_ABI::notice::detail {

/// notice_due: a notice is owed.
struct due_event {
    notice_id id{};
    outgoing_notice notice{};
    channel_set channels{};
    bool urgent = false;
};

/// notice_sent and notice_delivered.
struct progress_event {
    notice_id id{};
    channel via{};
    std::uint32_t round = 0;
};

/// notice_failed: one try failed; for good when no `again` is set.
struct failure_event {
    notice_id id{};
    channel via{};
    std::uint32_t round = 0;     ///< of the next try, or the last one when it failed for good
    std::uint32_t failures = 0;  ///< so far
    std::optional<instant> again{};
    std::optional<channel> next{};
    std::string why{};
};

[[nodiscard]] inline std::int64_t seconds_of(instant t) noexcept {
    return t.time_since_epoch().count();
}

[[nodiscard]] inline result<std::string> write_event(const due_event& event) {
    std::string text;
    json_writer out(text);
    const outgoing_notice& notice = event.notice;
    out.begin_object().member("about", notice.key.about).begin_array("channels");
    for (const channel each : every_channel)
        if (event.channels.has(each)) out.value(to_text(each));
    out.end_array()
        .member("deadline", seconds_of(notice.deadline))
        .member("due", seconds_of(notice.due))
        .member("id", to_hex(event.id))
        .member("kind", to_text(notice.content.kind))
        .member("language", to_text(notice.content.words))
        .member("level", notice.key.level)
        .member("period", notice.key.period)
        .member("text", notice.content.text)
        .member("to", notice.to)
        .member("urgent", event.urgent)
        .end_object();
    if (const auto done = out.finish(); !done) return done.error();
    return text;
}

[[nodiscard]] inline result<std::string> write_event(const progress_event& event) {
    std::string text;
    json_writer out(text);
    out.begin_object().member("channel", to_text(event.via)).member("id", to_hex(event.id));
    out.member("round", event.round).end_object();
    if (const auto done = out.finish(); !done) return done.error();
    return text;
}

[[nodiscard]] inline result<std::string> write_event(const failure_event& event) {
    std::string text;
    json_writer out(text);
    out.begin_object();
    if (event.again) out.member("again", seconds_of(*event.again));
    out.member("channel", to_text(event.via)).member("failures", event.failures).member("id", to_hex(event.id));
    if (event.next) out.member("next", to_text(*event.next));
    out.member("round", event.round).member("why", event.why).end_object();
    if (const auto done = out.finish(); !done) return done.error();
    return text;
}

[[nodiscard]] inline result<notice_id> read_id(std::string_view text) noexcept {
    notice_id id;
    if (const auto done = from_hex(text, id.bytes); !done) return done.error();
    return id;
}
[[nodiscard]] inline result<channel> read_channel(std::string_view text) noexcept {
    const auto which = channel_named(text);
    return which ? result<channel>(*which) : result<channel>(refusal{reason::json_wrong_type, {}});
}
[[nodiscard]] inline result<notice_kind> read_kind(std::string_view text) noexcept {
    const auto kind = notice_kind_named(text);
    return kind ? result<notice_kind>(*kind) : result<notice_kind>(refusal{reason::json_wrong_type, {}});
}
[[nodiscard]] inline result<language> read_language(std::string_view text) noexcept {
    const auto words = language_named(text);
    return words ? result<language>(*words) : result<language>(refusal{reason::json_wrong_type, {}});
}

[[nodiscard]] inline result<due_event> read_due(const evidence::record_view& seen) {
    const auto document = read_json(seen.payload);
    if (!document) return document.error();
    json_fields from(document->root());
    due_event event;
    outgoing_notice& notice = event.notice;
    notice.key.subject = seen.subject;
    notice.key.about = from.get<std::string_view>("about");
    if (const auto list = from.list("channels"))
        for (const json_value each : list->elements()) {
            const auto name = each.as<std::string_view>();
            const auto which = name ? read_channel(*name) : result<channel>(name.error());
            if (which)
                event.channels.add(*which);
            else
                from.refuse(which.error());
        }
    notice.deadline = from.get<std::int64_t>("deadline", instant_from_unix);
    notice.due = from.get<std::int64_t>("due", instant_from_unix);
    event.id = from.get<std::string_view>("id", read_id);
    notice.key.kind = notice.content.kind = from.get<std::string_view>("kind", read_kind);
    notice.content.words = from.get<std::string_view>("language", read_language);
    notice.key.level = from.get<std::uint32_t>("level");
    notice.key.period = from.get<std::int64_t>("period");
    notice.content.text = from.get<std::string_view>("text");
    notice.to = from.get<std::string_view>("to", subscriber_number::parse);
    event.urgent = from.get<bool>("urgent");
    if (const auto done = from.finish(); !done) return done.error();
    return event;
}

[[nodiscard]] inline result<progress_event> read_progress(std::string_view payload) {
    const auto document = read_json(payload);
    if (!document) return document.error();
    json_fields from(document->root());
    progress_event event;
    event.via = from.get<std::string_view>("channel", read_channel);
    event.id = from.get<std::string_view>("id", read_id);
    event.round = from.get<std::uint32_t>("round");
    if (const auto done = from.finish(); !done) return done.error();
    return event;
}

[[nodiscard]] inline result<failure_event> read_failure(std::string_view payload) {
    const auto document = read_json(payload);
    if (!document) return document.error();
    json_fields from(document->root());
    failure_event event;
    const auto again = from.find<std::int64_t>("again");
    const auto next = from.find<std::string_view>("next");
    event.via = from.get<std::string_view>("channel", read_channel);
    event.failures = from.get<std::uint32_t>("failures");
    event.id = from.get<std::string_view>("id", read_id);
    event.round = from.get<std::uint32_t>("round");
    event.why = from.get<std::string_view>("why");
    if (again) {
        const auto at = instant_from_unix(*again);
        if (!at) from.refuse(at.error());
        event.again = at.value_or(instant{});
    }
    if (next) {
        const auto which = read_channel(*next);
        if (!which) from.refuse(which.error());
        event.next = which.value_or(channel::sms);
    }
    if (const auto done = from.finish(); !done) return done.error();
    return event;
}

}  // namespace mingbai::inline MINGBAI_ABI::notice::detail
