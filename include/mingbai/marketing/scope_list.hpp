// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/json_fields.hpp>
#include <mingbai/base/json_writer.hpp>
#include <mingbai/base/result.hpp>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::marketing {

/// Which identifiers of one kind a licence covers: named ones, at most Capacity, or every one there is. The empty list
/// covers nothing.
template <class Id, std::size_t Capacity>
class scope_list {
public:
    static constexpr std::size_t capacity = Capacity;

    scope_list() = default;
    /// Requires: at most Capacity different ones.
    scope_list(std::initializer_list<Id> named) {
        const auto made = of({named.begin(), named.size()});
        expects(made.has_value(), "mingbai::marketing::scope_list: more than a scope may name");
        *this = *made;
    }

    /// Refused: reason::too_long.
    [[nodiscard]] static result<scope_list> of(std::span<const Id> named) {
        scope_list list;
        list.named_.assign(named.begin(), named.end());
        std::sort(list.named_.begin(), list.named_.end());
        list.named_.erase(std::unique(list.named_.begin(), list.named_.end()), list.named_.end());
        if (list.named_.size() > Capacity) return refusal{reason::too_long, {}};
        return list;
    }
    [[nodiscard]] static scope_list everything() {
        scope_list list;
        list.everything_ = true;
        return list;
    }

    [[nodiscard]] bool is_everything() const noexcept { return everything_; }
    /// In ascending order; none when everything is covered.
    [[nodiscard]] const std::vector<Id>& named() const noexcept { return named_; }

    [[nodiscard]] bool contains(const Id& id) const noexcept {
        return everything_ || std::binary_search(named_.begin(), named_.end(), id);
    }
    /// Whether whatever this covers, the other one does.
    [[nodiscard]] bool is_within(const scope_list& wider) const noexcept {
        if (wider.everything_) return true;
        return !everything_ && std::includes(wider.named_.begin(), wider.named_.end(), named_.begin(), named_.end());
    }

    friend bool operator==(const scope_list&, const scope_list&) = default;

    /// In JSON "*", or the array of the named ones.
    template <class Sink>
    void write(basic_json_writer<Sink>& out, const json_key& key) const {
        if (everything_) {
            out.member(key, std::string_view("*"));
            return;
        }
        out.begin_array(key);
        for (const Id& each : named_) out.value(each.text());
        out.end_array();
    }

    /// Reads it back. A list that is not in ascending order is refused with reason::json_syntax.
    [[nodiscard]] static scope_list read(json_fields& from, std::string_view key) {
        const auto value = from.value(key);
        if (!value) return {};
        if (const auto text = value->template as<std::string_view>(); text) {
            if (*text == "*") return everything();
            from.refuse({reason::json_wrong_type, at_offset(value->offset())});
            return {};
        }
        scope_list list;
        if (!value->is_array()) from.refuse({reason::json_wrong_type, at_offset(value->offset())});
        if (value->size() > Capacity) from.refuse({reason::too_long, at_offset(value->offset())});
        for (const json_value each : value->elements()) {
            const auto text = each.template as<std::string_view>();
            const auto id = text ? Id::parse(*text) : result<Id>(text.error());
            if (!id) {
                from.refuse({id.error().why, at_offset(each.offset())});
                return {};
            }
            if (!list.named_.empty() && !(list.named_.back() < *id))
                from.refuse({reason::json_syntax, at_offset(each.offset())});
            list.named_.push_back(*id);
        }
        return list;
    }

private:
    std::vector<Id> named_;
    bool everything_ = false;
};

}  // namespace mingbai::inline MINGBAI_ABI::marketing
