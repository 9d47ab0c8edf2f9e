// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/json_escape.hpp>
#include <mingbai/base/detail/json_text.hpp>
#include <mingbai/base/integer.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI::detail {

/// Tells whether a text is a JSON document in its canonical form without keeping anything of it: a third of what reading it
/// costs. What it accepts is canonical. It also turns down an escape inside a key and nesting beyond 64, which the reader
/// then judges.
class json_scan {
public:
    static constexpr std::uint32_t max_depth = 64;

    [[nodiscard]] static constexpr bool surely_canonical(std::string_view text) noexcept {
        json_scan scan(text);
        return scan.document();
    }

private:
    explicit constexpr json_scan(std::string_view text) noexcept : text_(text) {}

    [[nodiscard]] constexpr bool next_is(char c) const noexcept { return at_ < text_.size() && text_[at_] == c; }
    [[nodiscard]] constexpr bool take(char c) noexcept {
        if (!next_is(c)) return false;
        ++at_;
        return true;
    }
    [[nodiscard]] constexpr bool in_object() const noexcept { return (objects_ >> (depth_ - 1) & 1U) != 0; }

    [[nodiscard]] constexpr bool document() noexcept {
        while (value()) {
            for (;;) {
                if (depth_ == 0) return at_ == text_.size();
                if (take(',')) {
                    if (in_object() && !key()) return false;
                    break;
                }
                if (!take(in_object() ? '}' : ']')) return false;
                --depth_;
            }
        }
        return false;
    }

    /// A value; of a container that is not empty, as far as its first value that is none or is empty.
    [[nodiscard]] constexpr bool value() noexcept {
        for (;;) {
            if (at_ == text_.size()) return false;
            const char first = text_[at_];
            if (first == '"') return string();
            if (first != '{' && first != '[') return first == '-' || is_digit(first) ? number() : word();
            if (depth_ == max_depth) return false;
            const bool object = first == '{';
            ++at_;
            if (take(object ? '}' : ']')) return true;
            const std::uint64_t bit = std::uint64_t{1} << depth_;
            objects_ = object ? objects_ | bit : objects_ & ~bit;
            keys_[depth_++] = {};
            if (object && !key()) return false;
        }
    }

    /// A key above the one before it in the same object, and its colon.
    [[nodiscard]] constexpr bool key() noexcept {
        if (!take('"')) return false;
        const std::size_t size = plain_json_prefix(text_.substr(at_));
        const std::string_view name = text_.substr(at_, size);
        std::string_view& before = keys_[depth_ - 1];
        // A key that was there lies in the text; none before it is no place at all.
        if (before.data() != nullptr && before >= name) return false;
        before = name;
        at_ += size;
        return take('"') && take(':');
    }

    [[nodiscard]] constexpr bool string() noexcept {
        ++at_;
        for (;;) {
            at_ += plain_json_prefix(text_.substr(at_));
            if (take('"')) return true;
            if (!next_is('\\')) return false;
            const decoded_escape escape = decode_json_escape(text_, at_);
            if (escape.why != reason::none || !is_canonical_escape(text_.substr(at_, escape.end - at_), escape.character)) return false;
            at_ = escape.end;
        }
    }

    [[nodiscard]] constexpr bool number() noexcept {
        const json_number scanned = scan_json_number(text_, at_);
        const std::string_view digits = text_.substr(at_, scanned.end - at_);
        at_ = scanned.end;
        if (!scanned.valid || !scanned.integer || digits == "-0") return false;
        if (digits.size() <= 18) return true;  // nothing so short is out of range
        return digits[0] == '-' ? parse_integer<std::int64_t>(digits).has_value() : parse_integer<std::uint64_t>(digits).has_value();
    }

    [[nodiscard]] constexpr bool word() noexcept {
        for (const std::string_view each : {"true", "false", "null"}) {
            if (!text_.substr(at_).starts_with(each)) continue;
            at_ += each.size();
            return true;
        }
        return false;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::uint32_t depth_ = 0;
    std::uint64_t objects_ = 0;            // bit n: the container at depth n is an object
    std::string_view keys_[max_depth]{};   // the last key of each open object
};

}  // namespace mingbai::inline MINGBAI_ABI::detail
