// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/integer.hpp>
#include <mingbai/base/json_reader.hpp>
#include <mingbai/interop/tmf620_loss.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI::tmf620::detail {

/// A value and the document that it is in.
struct node {
    std::uint32_t document;
    json_value value;
};

/// Which values were carried and which were not and why. What was not even looked at is lost, too: `losses` walks every
/// document from its beginning to its end, so that nothing can be dropped by being forgotten.
class marks {
public:
    void take(const node& at) { marked_.push_back({at.document, at.value.offset(), loss_reason{}}); }
    void lose(const node& at, loss_reason why) { marked_.push_back({at.document, at.value.offset(), why}); }

    /// The member, not yet marked.
    [[nodiscard]] static std::optional<node> find(const node& object, std::string_view key) {
        const auto value = object.value.find(key);
        if (!value) return std::nullopt;
        return node{object.document, *value};
    }

    /// A text member without marking it; empty when there is none.
    [[nodiscard]] static std::string_view peek(const node& object, std::string_view key) {
        return object.value.get<std::string_view>(key).value_or("");
    }

    /// A text member, carried.
    [[nodiscard]] std::optional<std::string_view> text(const node& object, std::string_view key) {
        const auto member = find(object, key);
        if (!member || member->value.is_null()) return std::nullopt;
        const auto read = member->value.as<std::string_view>();
        if (!read) {
            lose(*member, loss_reason::wrong_type);
            return std::nullopt;
        }
        take(*member);
        return *read;
    }

    /// A number as it is written, or as a text, as some systems write it; not yet marked.
    [[nodiscard]] std::optional<std::string_view> number(const node& at) {
        if (const auto digits = at.value.number_text()) return *digits;
        if (const auto digits = at.value.as<std::string_view>()) return *digits;
        lose(at, loss_reason::wrong_type);
        return std::nullopt;
    }

    /// The elements of a list. One object alone is a list of one.
    [[nodiscard]] std::vector<node> list(const node& object, std::string_view key) {
        std::vector<node> found;
        const auto member = find(object, key);
        if (!member || member->value.is_null()) return found;
        if (member->value.is_object()) {
            found.push_back(*member);
        } else if (member->value.is_array()) {
            for (const json_value each : member->value.elements()) found.push_back({object.document, each});
        } else {
            lose(*member, loss_reason::wrong_type);
        }
        return found;
    }

    [[nodiscard]] std::vector<import_loss> losses(const std::vector<json_document>& documents) {
        // Where a value was carried for one offering and not for another, the loss counts.
        std::sort(marked_.begin(), marked_.end(), [](const mark& a, const mark& b) {
            return std::pair(a.document, a.offset) != std::pair(b.document, b.offset)
                       ? std::pair(a.document, a.offset) < std::pair(b.document, b.offset)
                       : a.why > b.why;
        });
        std::vector<import_loss> found;
        std::string path;
        for (std::uint32_t i = 0; i < documents.size(); ++i) walk({i, documents[i].root()}, path, {}, found);
        return found;
    }

private:
    struct mark {
        std::uint32_t document;
        std::uint64_t offset;
        loss_reason why;  // loss_reason{}: carried
    };

    [[nodiscard]] std::vector<mark>::const_iterator first_at(std::uint32_t document, std::uint64_t offset) const {
        return std::lower_bound(marked_.begin(), marked_.end(), std::pair(document, offset),
                                [](const mark& a, const auto& b) { return std::pair(a.document, a.offset) < b; });
    }

    [[nodiscard]] bool touched_inside(const node& at) const {
        if (at.value.is_array()) {
            for (const json_value each : at.value.elements())
                if (touched({at.document, each})) return true;
        }
        for (const json_member each : at.value.members())
            if (touched({at.document, each.value})) return true;
        return false;
    }
    [[nodiscard]] bool touched(const node& at) const {
        const auto found_mark = first_at(at.document, at.value.offset());
        return (found_mark != marked_.end() && found_mark->document == at.document && found_mark->offset == at.value.offset()) ||
               touched_inside(at);
    }

    [[nodiscard]] static bool is_link(std::string_view key) noexcept {
        return key == "id" || key == "href" || key.starts_with('@');
    }

    void walk(const node& at, std::string& path, std::string_view key, std::vector<import_loss>& found) const {
        const auto found_mark = first_at(at.document, at.value.offset());
        if (found_mark != marked_.end() && found_mark->document == at.document && found_mark->offset == at.value.offset()) {
            if (found_mark->why != loss_reason{}) found.push_back({at.document, path, found_mark->why});
            return;
        }
        const bool container = at.value.is_array() || at.value.is_object();
        if (at.value.is_null() || (container && at.value.size() == 0)) return;  // it says nothing
        if (!container || !touched_inside(at)) {
            found.push_back({at.document, path, is_link(key) ? loss_reason::link : loss_reason::no_place});
            return;
        }
        const std::size_t size = path.size();
        std::uint64_t index = 0;
        for (const json_value each : at.value.elements()) {
            path.append("/").append(integer_text(index++).text());
            walk({at.document, each}, path, {}, found);
            path.resize(size);
        }
        for (const json_member each : at.value.members()) {
            path.push_back('/');
            for (const char c : each.key) {
                if (c == '~')
                    path.append("~0");
                else if (c == '/')
                    path.append("~1");
                else
                    path.push_back(c);
            }
            walk({at.document, each.value}, path, each.key, found);
            path.resize(size);
        }
    }

    std::vector<mark> marked_;
};

}  // namespace mingbai::inline MINGBAI_ABI::tmf620::detail
