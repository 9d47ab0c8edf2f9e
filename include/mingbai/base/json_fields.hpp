// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/json_value.hpp>
#include <mingbai/base/result.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace mingbai::inline MINGBAI_ABI {

/// Reads the members of one JSON object into a record, one line for each:
///
///     json_fields from(document.root());
///     read.fee = from.get<std::int64_t>("fee");
///     read.number = from.get<filing_number>("number");
///     read.asked_at = from.get<std::int64_t>("asked_at", instant_from_unix);
///     if (const auto done = from.finish(); !done) return done.error();
///
/// The first refusal is kept for `finish`; what cannot be read is T{} until then.
class json_fields {
public:
    /// Of what is no object, every member is refused with reason::json_wrong_type.
    explicit json_fields(const json_value& object) noexcept : object_(object) {
        if (!object.is_object()) refuse({reason::json_wrong_type, at_offset(object.offset())});
    }

    /// The member as a T; it must be there. Requires, like the following: the key was not asked for before.
    template <json_readable T>
    [[nodiscard]] T get(std::string_view key) {
        ++asked_;
        return kept(object_.get<T>(key));
    }

    /// What `convert` makes of the member; `convert(T)` gives a result.
    template <json_readable T, class Convert>
    [[nodiscard]] auto get(std::string_view key, Convert convert) ->
        typename decltype(convert(std::declval<const T&>()))::value_type {
        const std::optional<json_value> found = value(key);
        if (!found) return {};
        const result<T> read = found->as<T>();
        if (!read) {
            refuse(read.error());
            return {};
        }
        auto converted = convert(*read);
        if (converted) return *std::move(converted);
        refuse({converted.error().why, at_offset(found->offset())});
        return {};
    }

    /// The member as a T; nothing when there is none, or when it is null.
    template <json_readable T>
    [[nodiscard]] std::optional<T> find(std::string_view key) {
        const std::optional<json_value> found = object_.find(key);
        if (!found) return std::nullopt;
        ++asked_;
        if (found->is_null()) return std::nullopt;
        return kept(found->as<T>());
    }

    /// The member itself, for arrays and objects inside; nothing when there is none, which is refused.
    [[nodiscard]] std::optional<json_value> value(std::string_view key) {
        ++asked_;
        const result<json_value> found = object_.at(key);
        if (found) return *found;
        refuse(found.error());
        return std::nullopt;
    }

    /// The same, of an array: what is none is refused with reason::json_wrong_type.
    [[nodiscard]] std::optional<json_value> list(std::string_view key) {
        const std::optional<json_value> found = value(key);
        if (!found || found->is_array()) return found;
        refuse({reason::json_wrong_type, at_offset(found->offset())});
        return std::nullopt;
    }

    /// Keeps a refusal that the caller came upon, unless there is one already.
    void refuse(const refusal& why) noexcept {
        if (refused_.why == reason::none) refused_ = why;
    }

    /// The first refusal; when there was none, reason::json_unknown_key if the object has members that nobody asked
    /// for.
    [[nodiscard]] result<void> finish() const noexcept {
        if (refused_.why != reason::none) return refused_;
        if (asked_ != object_.size()) return refusal{reason::json_unknown_key, at_offset(object_.offset())};
        return {};
    }

private:
    template <class T>
    [[nodiscard]] T kept(result<T> read) {
        if (read) return *std::move(read);
        refuse(read.error());
        return {};
    }

    json_value object_;
    refusal refused_{};
    std::size_t asked_ = 0;  // members that are there and were asked for
};

}  // namespace mingbai::inline MINGBAI_ABI
