// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/json_reader.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/evidence/record_range.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::evidence {

/// Why payloads or segments go.
enum class erasure_cause : std::uint8_t {
    retention = 0,  ///< they were kept as long as they must be
    request = 1,    ///< the person whose data it is asked for it
    damage = 2,     ///< they could not be read any more
};

[[nodiscard]] constexpr std::string_view to_text(erasure_cause cause) noexcept {
    switch (cause) {
        case erasure_cause::retention: return "retention";
        case erasure_cause::request: return "request";
        case erasure_cause::damage: return "damage";
    }
    return "unknown";
}

/// What a payload_erased record says: `{"cause":"request","records":[[5,6],[9,12]]}`, each pair a `record_range`.
struct erasure {
    erasure_cause cause{};
    std::vector<record_range> records;

    friend bool operator==(const erasure&, const erasure&) = default;
};

/// What a segment_dropped record says: `{"cause":"retention","segments":[0,1]}`.
struct segment_drop {
    erasure_cause cause{};
    std::vector<std::uint32_t> segments;

    friend bool operator==(const segment_drop&, const segment_drop&) = default;
};

[[nodiscard]] inline std::string canonical_text(const erasure& of) {
    std::string text;
    json_writer out(text);
    out.begin_object().member("cause", to_text(of.cause)).begin_array("records");
    for (const record_range& each : of.records) out.begin_array().value(each.first).value(each.end).end_array();
    out.end_array().end_object();
    expects(out.finish().has_value(), "mingbai::evidence::canonical_text: the text is not UTF-8");
    return text;
}

[[nodiscard]] inline std::string canonical_text(const segment_drop& of) {
    std::string text;
    json_writer out(text);
    out.begin_object().member("cause", to_text(of.cause)).member("segments", of.segments).end_object();
    expects(out.finish().has_value(), "mingbai::evidence::canonical_text: the text is not UTF-8");
    return text;
}

namespace detail {

[[nodiscard]] inline std::optional<erasure_cause> read_cause(const json_value& from) {
    const result<std::string_view> text = from.get<std::string_view>("cause");
    for (const erasure_cause each : {erasure_cause::retention, erasure_cause::request, erasure_cause::damage})
        if (text && *text == to_text(each)) return each;
    return std::nullopt;
}

/// The list that such a record has beside its cause, and nothing else.
[[nodiscard]] inline result<json_value> list_beside_cause(const json_value& from, std::string_view key) {
    const result<json_value> found = from.at(key);
    if (!found) return found;
    if (!found->is_array()) return refusal{reason::json_wrong_type, at_offset(found->offset())};
    if (from.size() != 2) return refusal{reason::json_unknown_key, at_offset(from.offset())};
    return found;
}

}  // namespace detail

/// Reads what `canonical_text` wrote. Refused as the JSON reader does, or with reason::json_wrong_type.
[[nodiscard]] inline result<erasure> read_erasure(std::string_view text) {
    const result<json_document> document = read_json(text);
    if (!document) return document.error();
    const json_value root = document->root();
    const std::optional<erasure_cause> cause = detail::read_cause(root);
    const result<json_value> records = detail::list_beside_cause(root, "records");
    if (!records) return records.error();
    if (!cause) return refusal{reason::json_wrong_type, at_offset(root.offset())};
    erasure read{*cause, {}};
    for (const json_value pair : records->elements()) {
        std::vector<std::uint64_t> numbers;
        for (const json_value each : pair.elements()) {
            const result<std::uint64_t> number = each.as<std::uint64_t>();
            if (!number) return number.error();
            numbers.push_back(*number);
        }
        if (numbers.size() != 2 || numbers[0] >= numbers[1]) return refusal{reason::json_wrong_type, at_offset(pair.offset())};
        read.records.push_back({numbers[0], numbers[1]});
    }
    return read;
}

/// Reads what `canonical_text` wrote. Refused as the JSON reader does, or with reason::json_wrong_type.
[[nodiscard]] inline result<segment_drop> read_segment_drop(std::string_view text) {
    const result<json_document> document = read_json(text);
    if (!document) return document.error();
    const json_value root = document->root();
    const std::optional<erasure_cause> cause = detail::read_cause(root);
    const result<json_value> segments = detail::list_beside_cause(root, "segments");
    if (!segments) return segments.error();
    if (!cause) return refusal{reason::json_wrong_type, at_offset(root.offset())};
    segment_drop read{*cause, {}};
    for (const json_value each : segments->elements()) {
        const result<std::uint32_t> number = each.as<std::uint32_t>();
        if (!number) return number.error();
        read.segments.push_back(*number);
    }
    return read;
}

}  // namespace mingbai::inline MINGBAI_ABI::evidence
