// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/json_reader.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/evidence/ledger_ref.hpp>
#include <mingbai/notice/preferences.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace mingbai::inline MINGBAI_ABI::notice {

namespace detail {

inline void write_kinds(json_writer& out, json_key name, const kind_set& kinds) {
    out.begin_array(name);
    for (const notice_kind_text& each : notice_kind_texts)
        if (kinds.has(each.kind)) out.value(each.name);
    out.end_array();
}

[[nodiscard]] inline result<kind_set> read_kinds(const json_value& from, std::string_view name) {
    const auto list = from.at(name);
    if (!list) return list.error();
    kind_set kinds;
    for (const json_value each : list->elements()) {
        const auto text = each.as<std::string_view>();
        if (!text) return text.error();
        const auto kind = notice_kind_named(*text);
        if (!kind) return refusal{reason::json_wrong_type, at_offset(each.offset())};
        kinds.add(*kind);
    }
    return kinds;
}

}  // namespace detail

/// The record of a customer's preferences, all of them, and how they came: {"app":[…],"how":"sms TDYJDX", …}.
/// Refused: reason::bad_utf8 when `how` is not UTF-8.
[[nodiscard]] inline result<std::string> write_preferences(const preferences& wishes, std::string_view how) {
    std::string text;
    json_writer out(text);
    out.begin_object();
    detail::write_kinds(out, "app", wishes.app);
    out.member("how", how).member("language", wishes.words == language::chinese ? "zh" : "en");
    detail::write_kinds(out, "no_sms", wishes.no_sms);
    out.member("offset", std::int64_t{wishes.offset.ahead().count()});
    out.begin_array("quiet").value(std::int64_t{wishes.quiet.from().count()});
    out.value(std::int64_t{wishes.quiet.until().count()}).end_array();
    detail::write_kinds(out, "voice", wishes.voice);
    out.end_object();
    if (const auto done = out.finish(); !done) return done.error();
    return text;
}

/// Reads such a record. Refused as a reader of JSON refuses, and reason::out_of_range.
[[nodiscard]] inline result<preferences> read_preferences(std::string_view payload) {
    const auto document = read_json(payload);
    if (!document) return document.error();
    const json_value root = document->root();
    const auto app = detail::read_kinds(root, "app");
    const auto no_sms = detail::read_kinds(root, "no_sms");
    const auto voice = detail::read_kinds(root, "voice");
    const auto words = root.get<std::string_view>("language");
    const auto offset = root.get<std::int64_t>("offset");
    const auto quiet = root.at("quiet");
    if (!app) return app.error();
    if (!no_sms) return no_sms.error();
    if (!voice) return voice.error();
    if (!words) return words.error();
    if (!offset) return offset.error();
    if (!quiet) return quiet.error();
    const auto zone = utc_offset::from_minutes(*offset);
    if (!zone) return zone.error();

    std::int64_t ends[2] = {0, 0};
    std::size_t count = 0;
    for (const json_value each : quiet->elements()) {
        const auto minute = each.as<std::int64_t>();
        if (!minute || count == 2) return refusal{reason::json_wrong_type, at_offset(each.offset())};
        ends[count++] = *minute;
    }
    const auto hours = quiet_hours::make(ends[0], ends[1]);
    if (!hours || count != 2) return refusal{reason::out_of_range, at_offset(quiet->offset())};
    return preferences{*words == "en" ? language::english : language::chinese, *voice, *app, *no_sms, *hours, *zone};
}

/// The preferences of all customers: a fold over the ledger. Whoever never said anything has `preferences{}`.
class preference_book {
public:
    /// Takes in one record; those of other kinds are passed over, and so are erased ones, which leave what was before.
    void apply(const evidence::record_view& seen) {
        if (seen.kind != evidence::record_kind::preference_set || seen.erased) return;
        if (const auto wishes = read_preferences(seen.payload)) wishes_[seen.subject] = *wishes;
    }

    [[nodiscard]] const preferences& of(const evidence::pseudonym& subject) const noexcept {
        static constexpr preferences nothing_said{};
        const auto found = wishes_.find(subject);
        return found == wishes_.end() ? nothing_said : found->second;
    }

    /// Records a customer's wishes and keeps them. `how` says where they came from: "app", "sms TDYJDX". Refused as the
    /// ledger refuses; then nothing changed.
    [[nodiscard]] result<evidence::receipt> set(const evidence::ledger_ref& ledger, const evidence::pseudonym& subject,
                                                const preferences& wishes, std::string_view how, instant now) {
        const auto payload = write_preferences(wishes, how);
        if (!payload) return payload.error();
        auto stored = ledger.append(evidence::record_kind::preference_set, subject, now, *payload);
        if (stored) wishes_[subject] = wishes;
        return stored;
    }

    [[nodiscard]] std::size_t size() const noexcept { return wishes_.size(); }

private:
    std::unordered_map<evidence::pseudonym, preferences> wishes_;
};

}  // namespace mingbai::inline MINGBAI_ABI::notice
