// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/json_value.hpp>
#include <mingbai/base/json_writer.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mingbai::inline MINGBAI_ABI {

namespace detail {

/// A container that is being written, and what is left of it. The elements of an array are members without keys.
struct json_container_left {
    bool object = false;
    std::vector<json_member> members{};
    std::size_t next = 0;
};

[[nodiscard]] inline json_container_left sorted_members(const json_value& container) {
    json_container_left all{.object = container.is_object()};
    all.members.reserve(container.size());
    for (const json_value each : container.elements()) all.members.push_back({{}, each, 0});
    for (const json_member each : container.members()) all.members.push_back(each);
    if (all.object)
        std::sort(all.members.begin(), all.members.end(),
                  [](const json_member& a, const json_member& b) { return a.key < b.key; });
    return all;
}

/// Writes null, a bool, an integer or a string; false when it is a number that is no integer.
[[nodiscard]] inline bool write_atom(json_writer& out, const json_value& value) {
    if (const auto text = value.as<std::string_view>())
        out.value(*text);
    else if (const auto truth = value.as<bool>())
        out.value(*truth);
    else if (const auto natural = value.as<std::uint64_t>())
        out.value(*natural);
    else if (const auto whole = value.as<std::int64_t>())
        out.value(*whole);
    else if (value.is_null())
        out.value(nullptr);
    else
        return false;
    return true;
}

}  // namespace detail

/// The canonical form (json_writer.hpp) of a value that was read, whatever the order of its keys and its spacing were.
///
/// Refuses with reason::json_not_an_integer for a number kept as text that is not an integer from -2^63 to 2^64-1, and
/// with reason::json_too_deep for nesting beyond json_writer::max_depth; the offset is the value's in its document.
[[nodiscard]] inline result<std::string> to_canonical_json(const json_value& value) {
    std::string text;
    json_writer out(text);
    std::vector<detail::json_container_left> open;
    const auto begin = [&](const json_value& each) -> refusal {
        if (!detail::is_container(each.kind())) {
            if (detail::write_atom(out, each)) return {};
            return {reason::json_not_an_integer, at_offset(each.offset())};
        }
        if (open.size() == json_writer::max_depth) return {reason::json_too_deep, at_offset(each.offset())};
        open.push_back(detail::sorted_members(each));
        if (each.is_object())
            out.begin_object();
        else
            out.begin_array();
        return {};
    };
    refusal refused = begin(value);
    while (refused.why == reason::none && !open.empty()) {
        detail::json_container_left& left = open.back();
        if (left.next < left.members.size()) {
            const json_member member = left.members[left.next++];
            if (left.object) out.key(json_key::from(member.key));
            refused = begin(member.value);
            continue;
        }
        if (left.object)
            out.end_object();
        else
            out.end_array();
        open.pop_back();
    }
    if (refused.why != reason::none) return refused;
    if (const result<void> done = out.finish(); !done) return done.error();
    return text;
}

}  // namespace mingbai::inline MINGBAI_ABI
