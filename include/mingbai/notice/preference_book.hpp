// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/hash_map.hpp>
#include <mingbai/base/json_fields.hpp>
#include <mingbai/base/json_reader.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/evidence/ledger_ref.hpp>
#include <mingbai/notice/preferences.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::notice {

namespace detail {

inline void write_kinds(json_writer& out, json_key name, const kind_set& kinds) {
    out.begin_array(name);
    for (const notice_kind_text& each : notice_kind_texts)
        if (kinds.has(each.kind)) out.value(each.name);
    out.end_array();
}

[[nodiscard]] inline kind_set read_kinds(json_fields& from, std::string_view name) {
    kind_set kinds;
    const auto list = from.list(name);
    if (!list) return kinds;
    for (const json_value each : list->elements()) {
        const auto kind = notice_kind_named(each.as<std::string_view>().value_or({}));
        if (kind)
            kinds.add(*kind);
        else
            from.refuse({reason::json_wrong_type, at_offset(each.offset())});
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
    out.member("how", how).member("language", to_text(wishes.words));
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
    json_fields from(document->root());
    preferences wishes;
    wishes.app = detail::read_kinds(from, "app");
    (void)from.get<std::string_view>("how");
    const auto words = language_named(from.get<std::string_view>("language"));
    if (!words) from.refuse({reason::json_wrong_type, {}});
    wishes.words = words.value_or(language::chinese);
    wishes.no_sms = detail::read_kinds(from, "no_sms");
    wishes.offset = from.get<std::int64_t>("offset", utc_offset::from_minutes);
    if (const auto quiet = from.list("quiet")) {
        std::array<std::int64_t, 2> ends{};
        std::size_t count = 0;
        for (const json_value each : quiet->elements())
            if (count++ < ends.size()) ends[count - 1] = each.as<std::int64_t>().value_or(-1);
        const auto hours = quiet_hours::make(ends[0], ends[1]);
        if (hours && count == ends.size())
            wishes.quiet = *hours;
        else
            from.refuse({reason::out_of_range, at_offset(quiet->offset())});
    }
    wishes.voice = detail::read_kinds(from, "voice");
    if (const auto done = from.finish(); !done) return done.error();
    return wishes;
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
        const preferences* const found = wishes_.find(subject);
        return found == nullptr ? nothing_said : *found;
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
    mingbai::detail::hash_map<evidence::pseudonym, preferences> wishes_;
};

}  // namespace mingbai::inline MINGBAI_ABI::notice
