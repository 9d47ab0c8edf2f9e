// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/calendar_text.hpp>
#include <mingbai/base/detail/hash_map.hpp>
#include <mingbai/base/json_reader.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/evidence/erasure.hpp>
#include <mingbai/evidence/journal.hpp>
#include <mingbai/evidence/legal_hold.hpp>
#include <mingbai/evidence/retention.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What a custodian writes and reads besides holds, and what it adds up of a segment.

namespace mingbai::inline MINGBAI_ABI::evidence::detail {

inline constexpr std::array<std::pair<period_unit, std::string_view>, 3> period_unit_names{
    {{period_unit::day, "day"}, {period_unit::month, "month"}, {period_unit::year, "year"}}};

[[nodiscard]] inline result<std::string> rules_text(std::span<const retention_rule> rules) {
    std::string text;
    json_writer out(text);
    out.begin_object().begin_array("rules");
    for (const retention_rule& each : rules) {
        out.begin_object().member("from", std::string_view(mingbai::to_text(each.valid_from))).member("keep", each.keep.count);
        out.member("kind", static_cast<std::uint16_t>(each.kind)).member("source", each.source);
        for (const auto& [unit, name] : period_unit_names)
            if (unit == each.keep.unit) out.member("unit", name);
        out.end_object();
    }
    out.end_array().end_object();
    if (const result<void> done = out.finish(); !done) return done.error();
    return text;
}

/// Adds the rules of a retention_changed record; what is none is passed over.
inline void read_rules(std::string_view text, retention_schedule& into) {
    const result<json_document> document = read_json(text);
    if (!document) return;
    const std::optional<json_value> rules = document->root().find("rules");
    if (!rules) return;
    for (const json_value each : rules->elements()) {
        const result<std::string_view> from = each.get<std::string_view>("from");
        const result<civil_date> day = parse_date(from ? *from : std::string_view());
        const result<std::int32_t> keep = each.get<std::int32_t>("keep");
        const result<std::uint16_t> kind = each.get<std::uint16_t>("kind");
        const result<std::string_view> source = each.get<std::string_view>("source");
        const result<std::string_view> unit = each.get<std::string_view>("unit");
        if (!day || !keep || *keep < 0 || !kind || !source || !unit) continue;
        for (const auto& [value, name] : period_unit_names) {
            if (*unit != name) continue;
            const retention_rule rule{static_cast<record_kind>(*kind), *day, {*keep, value}, *source};
            into.add({&rule, 1});
        }
    }
}

[[nodiscard]] inline result<std::string> release_text(std::string_view name) {
    std::string text;
    json_writer out(text);
    out.begin_object().member("name", name).end_object();
    if (const result<void> done = out.finish(); !done) return done.error();
    return text;
}

[[nodiscard]] inline std::optional<std::string> read_release(std::string_view text) {
    const result<json_document> document = read_json(text);
    if (!document) return std::nullopt;
    const result<std::string_view> name = document->root().get<std::string_view>("name");
    return name ? std::optional<std::string>(*name) : std::nullopt;
}

/// What a custodian finds in one segment.
struct segment_custody {
    struct count_of_kind {
        std::uint64_t all = 0;
        std::uint64_t expired = 0;
        std::uint64_t held = 0;
    };

    explicit segment_custody(std::uint32_t of) noexcept : number(of) {}

    /// The ledger's own records: rules and active holds stay, a release stays while earlier segments may have its hold, and an
    /// erasure while any record that it speaks of is stored.
    void judge_own(const record_view& each, const std::vector<legal_hold>& active) {
        if (each.kind == record_kind::retention_changed) droppable = false;
        if (each.kind == record_kind::hold_released) only_as_first = true;
        if (each.kind == record_kind::hold_set) {
            const result<legal_hold> hold = read_legal_hold(each.payload);
            if (!hold || std::any_of(active.begin(), active.end(), [&hold](const legal_hold& other) { return other.name == hold->name; }))
                droppable = false;
        }
        if (each.kind == record_kind::payload_erased) {
            const result<erasure> said = read_erasure(each.payload);
            if (said) tells_of.insert(tells_of.end(), said->records.begin(), said->records.end());
        }
    }

    /// Whether nothing that the segment's own records speak of is in another one that stays.
    [[nodiscard]] bool needed_by_none_of(const std::vector<segment_extent>& staying) const noexcept {
        if (only_as_first && !staying.empty() && staying.front().number < number) return false;
        return std::none_of(tells_of.begin(), tells_of.end(), [&](const record_range& range) {
            return std::any_of(staying.begin(), staying.end(), [&](const segment_extent& other) {
                return other.number != number && range.first < other.end && other.first < range.end;
            });
        });
    }

    std::uint32_t number;
    std::uint64_t seen = 0;
    bool droppable = true;
    bool only_as_first = false;
    mingbai::detail::hash_map<record_kind, count_of_kind> kinds;
    std::vector<record_range> expired;
    std::vector<record_range> tells_of;
    std::uint64_t expired_bytes = 0;
    std::uint64_t all_bytes = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI::evidence::detail
