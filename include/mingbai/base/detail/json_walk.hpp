// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/json_value.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::detail {

/// Finds the members of an object by their keys. Each search begins where the last one ended, so that whoever asks in the
/// order of the text walks over it once; any other order finds the same.
class json_walk {
public:
    explicit constexpr json_walk(const json_value& object) noexcept : object_(object) {
        if (!object.is_object()) return;
        first_ = at_ = json_access::first_member(object);
        end_ = json_access::members_end(object);
    }

    [[nodiscard]] constexpr const json_value& object() const noexcept { return object_; }

    /// The member, or nothing when there is none or this is no object.
    [[nodiscard]] constexpr std::optional<json_value> find(std::string_view key) noexcept {
        std::uint32_t found = search(key, at_, end_);
        if (found == end_) found = search(key, first_, at_);
        if (found == end_) return std::nullopt;
        const json_tree& tree = json_access::tree(object_);
        at_ = tree.after(found + 1);
        return json_access::value(tree, found + 1);
    }

private:
    /// The position of the key, or `end_`.
    [[nodiscard]] constexpr std::uint32_t search(std::string_view key, std::uint32_t from, std::uint32_t to) const noexcept {
        const json_tree& tree = json_access::tree(object_);
        for (; from < to; from = tree.after(from + 1))
            if (tree.text_of(tree.nodes[from]) == key) return from;
        return end_;
    }

    json_value object_;
    std::uint32_t first_ = 0;
    std::uint32_t end_ = 0;
    std::uint32_t at_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI::detail
