// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/ids.hpp>
#include <mingbai/base/instant.hpp>
#include <mingbai/base/json_reader.hpp>
#include <mingbai/base/sha256.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::consent::detail {

/// The members of a record's payload, read one after another; the first that is not as it should be is remembered, and
/// everything after it reads as empty.
class record_fields {
public:
    explicit record_fields(std::string_view payload) {
        if (const auto read = document_.read(payload); !read)
            refuse(read.error());
        else if (!document_.is_canonical() || !document_.root().is_object())
            refuse({reason::json_syntax, {}});
    }

    /// Whether everything so far was there, and nothing else is.
    [[nodiscard]] result<void> complete() const {
        if (refused_.why != reason::none) return refused_;
        if (document_.root().size() != read_) return refusal{reason::json_unknown_key, {}};
        return {};
    }

    template <class T>
    [[nodiscard]] T number(std::string_view key) {
        return value<T>(key);
    }
    [[nodiscard]] bool truth(std::string_view key) { return value<bool>(key); }
    [[nodiscard]] std::string text(std::string_view key) { return std::string(value<std::string_view>(key)); }
    [[nodiscard]] instant time(std::string_view key) {
        const auto t = instant_from_unix(value<std::int64_t>(key));
        return t ? *t : refuse<instant>(t.error());
    }
    [[nodiscard]] sha256_digest digest(std::string_view key) {
        const auto read = sha256_digest::from_hex(value<std::string_view>(key));
        return read ? *read : refuse<sha256_digest>(read.error());
    }
    /// An identifier, or an empty one for an empty text.
    template <class Id>
    [[nodiscard]] Id id(std::string_view key) {
        const std::string_view written = value<std::string_view>(key);
        if (written.empty()) return {};
        const auto read = Id::parse(written);
        return read ? *read : refuse<Id>(read.error());
    }
    /// One of the values of an enumeration whose `to_text` names them.
    template <class Enum, std::size_t N>
    [[nodiscard]] Enum named(std::string_view key, const Enum (&all)[N]) {
        const std::string_view name = value<std::string_view>(key);
        for (const Enum each : all)
            if (to_text(each) == name) return each;
        return refuse<Enum>({reason::json_wrong_type, {}});
    }
    template <class Enum>
    [[nodiscard]] Enum numbered(std::string_view key, Enum greatest) {
        const auto number = value<std::uint8_t>(key);
        if (number > static_cast<std::uint8_t>(greatest)) return refuse<Enum>({reason::out_of_range, {}});
        return static_cast<Enum>(number);
    }
    [[nodiscard]] bool has(std::string_view key) const {
        return refused_.why == reason::none && document_.root().find(key).has_value();
    }

private:
    template <class T>
    [[nodiscard]] T value(std::string_view key) {
        if (refused_.why != reason::none) return {};
        ++read_;
        const result<T> found = document_.root().template get<T>(key);
        return found ? *found : refuse<T>(found.error());
    }
    template <class T>
    T refuse(const refusal& why) {
        refuse(why);
        return {};
    }
    void refuse(const refusal& why) {
        if (refused_.why == reason::none) refused_ = why;
    }

    json_document document_;
    refusal refused_{};
    std::size_t read_ = 0;
};

}  // namespace mingbai::inline MINGBAI_ABI::consent::detail
