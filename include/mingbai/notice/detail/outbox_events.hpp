// SPDX-License-Identifier: Apache-2.0
#pragma once

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
        .member("language", notice.content.words == language::chinese ? "zh" : "en")
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

/// Reads members of one object; the first refusal sticks.
class event_reader {
public:
    explicit event_reader(const json_value& root) noexcept : root_(root) {}

    template <class T>
    [[nodiscard]] T get(std::string_view key) {
        const auto value = root_.get<T>(key);
        if (!value) return fail(value.error()), T{};
        return *value;
    }
    [[nodiscard]] instant time(std::string_view key) {
        const auto t = instant_from_unix(get<std::int64_t>(key));
        return t ? *t : (fail(t.error()), instant{});
    }
    [[nodiscard]] notice_id id() {
        notice_id read;
        if (const auto done = from_hex(get<std::string_view>("id"), read.bytes); !done) fail(done.error());
        return read;
    }
    [[nodiscard]] channel via(std::string_view key) {
        const auto which = channel_named(get<std::string_view>(key));
        return which ? *which : (fail({reason::json_wrong_type, {}}), channel::sms);
    }
    [[nodiscard]] bool has(std::string_view key) const noexcept { return root_.find(key).has_value(); }
    [[nodiscard]] const json_value& root() const noexcept { return root_; }

    void fail(const refusal& why) noexcept {
        if (refused_.why == reason::none) refused_ = why;
    }
    [[nodiscard]] const refusal& refused() const noexcept { return refused_; }

private:
    json_value root_;
    refusal refused_{};
};

[[nodiscard]] inline result<due_event> read_due(const evidence::record_view& seen) {
    const auto document = read_json(seen.payload);
    if (!document) return document.error();
    event_reader read(document->root());
    due_event event;
    event.id = read.id();
    event.urgent = read.get<bool>("urgent");
    outgoing_notice& notice = event.notice;
    notice.key.subject = seen.subject;
    notice.key.about = read.get<std::string_view>("about");
    notice.key.level = read.get<std::uint32_t>("level");
    notice.key.period = read.get<std::int64_t>("period");
    notice.due = read.time("due");
    notice.deadline = read.time("deadline");
    notice.content.text = read.get<std::string_view>("text");
    notice.content.words = read.get<std::string_view>("language") == "en" ? language::english : language::chinese;
    if (const auto kind = notice_kind_named(read.get<std::string_view>("kind")))
        notice.content.kind = notice.key.kind = *kind;
    else
        read.fail({reason::json_wrong_type, {}});
    if (const auto to = subscriber_number::parse(read.get<std::string_view>("to")))
        notice.to = *to;
    else
        read.fail(to.error());
    if (const auto list = read.root().at("channels")) {
        for (const json_value each : list->elements())
            if (const auto which = channel_named(each.as<std::string_view>().value_or({}))) event.channels.add(*which);
    } else {
        read.fail(list.error());
    }
    if (read.refused().why != reason::none) return read.refused();
    return event;
}

[[nodiscard]] inline result<progress_event> read_progress(std::string_view payload) {
    const auto document = read_json(payload);
    if (!document) return document.error();
    event_reader read(document->root());
    const progress_event event{read.id(), read.via("channel"), read.get<std::uint32_t>("round")};
    if (read.refused().why != reason::none) return read.refused();
    return event;
}

[[nodiscard]] inline result<failure_event> read_failure(std::string_view payload) {
    const auto document = read_json(payload);
    if (!document) return document.error();
    event_reader read(document->root());
    failure_event event{.id = read.id(),
                        .via = read.via("channel"),
                        .round = read.get<std::uint32_t>("round"),
                        .failures = read.get<std::uint32_t>("failures"),
                        .why = std::string(read.get<std::string_view>("why"))};
    if (read.has("again")) event.again = read.time("again");
    if (read.has("next")) event.next = read.via("next");
    if (read.refused().why != reason::none) return read.refused();
    return event;
}

}  // namespace mingbai::inline MINGBAI_ABI::notice::detail
