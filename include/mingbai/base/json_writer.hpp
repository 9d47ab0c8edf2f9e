// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/integer.hpp>
#include <mingbai/base/json_key.hpp>
#include <mingbai/base/result.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

// The canonical form of a JSON document: what is hashed, stored and shown to an auditor. One value has one form.
//
//   text      UTF-8 without a byte order mark; no space outside strings; nothing after the value, no line end
//   object    members ascending by the bytes of their key (unescaped UTF-8), each key once: {"a":1,"b":2}
//   array     in its own order: [1,2]
//   number    an integer from -2^63 to 2^64-1: decimal digits, a minus sign for negative ones, no leading zero, no -0
//   string    `\"` `\\` `\b` `\f` `\n` `\r` `\t`; the other characters below U+0020 as `\u00` and two lower-case hexadecimal
//             digits; every other character, also `/` and U+007F, as itself
//   literals  true false null
//
// This is what Python writes with json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")). It is what
// RFC 8785 (JCS) writes, too, when integers stay within ±(2^53-1) and no object has both a key with a character above
// U+FFFF and one with a character from U+E000 to U+FFFF where they first differ: JCS sorts by UTF-16.

namespace mingbai::inline MINGBAI_ABI {

enum class json_form : std::uint8_t {
    canonical,  ///< as above
    foreign,    ///< for other people's formats: keys in any order, and numbers with a fraction or an exponent
};

namespace detail {

/// std::memcpy, with the short copies that JSON is made of done in place: two moves that may overlap.
inline void copy_text(char* to, const char* from, std::size_t size) noexcept {
    if (size > 16) {
        std::memcpy(to, from, size);
    } else if (size >= 8) {
        char first[8];
        char last[8];
        std::memcpy(first, from, 8);
        std::memcpy(last, from + size - 8, 8);
        std::memcpy(to, first, 8);
        std::memcpy(to + size - 8, last, 8);
    } else if (size >= 4) {
        char first[4];
        char last[4];
        std::memcpy(first, from, 4);
        std::memcpy(last, from + size - 4, 4);
        std::memcpy(to, first, 4);
        std::memcpy(to + size - 4, last, 4);
    } else {
        for (std::size_t i = 0; i < size; ++i) to[i] = from[i];
    }
}

}  // namespace detail

/// Writes one JSON document into a sink: anything with `append(const char*, std::size_t)`.
///
///     std::string text;
///     json_writer out(text);
///     out.begin_object().member("fee", 59900000).member("name", name).end_object();
///     if (const auto done = out.finish(); !done) return done.error();
///
/// The structure is the caller's: a member outside an object, keys that do not ascend, a value too many or a container left
/// open break preconditions, and so does nesting beyond `max_depth`. Text is data: a string that is not UTF-8 makes
/// `finish` refuse. Nothing in the sink counts before `finish` was called.
template <class Sink, json_form Form = json_form::canonical>
class basic_json_writer {
public:
    static constexpr std::size_t max_depth = 32;

    explicit basic_json_writer(Sink& sink) noexcept : sink_(&sink) {
        if constexpr (can_take_back) size_before_ = sink.size();
    }
    basic_json_writer(const basic_json_writer&) = delete;
    basic_json_writer& operator=(const basic_json_writer&) = delete;

    basic_json_writer& begin_object() { return open('{', true); }
    basic_json_writer& begin_object(json_key name) { return key(name).begin_object(); }
    basic_json_writer& end_object() { return close('}', true); }
    basic_json_writer& begin_array() { return open('[', false); }
    basic_json_writer& begin_array(json_key name) { return key(name).begin_array(); }
    basic_json_writer& end_array() { return close(']', false); }

    /// The key of the value that comes next.
    basic_json_writer& key(json_key name) {
        expects(depth_ > 0 && in_object() && !key_open_, "mingbai::json_writer::key: no member may begin here");
        if constexpr (Form == json_form::canonical) {
            kept_key& last = last_keys_[depth_ - 1];
            expects(!follows_ || last.before(name), "mingbai::json_writer::key: the keys of an object must ascend");
            last = {name.text().data(), name.text().size(), name.rank()};
        }
        if (follows_) put(',');
        follows_ = false;
        key_open_ = true;
        if (name.plain())
            put_quoted(name.text());
        else
            put_string(name.text(), values_);
        put(':');
        return *this;
    }

    /// An integer, bool, nullptr, text (also an identifier or another value with a `text()`), or a range of such values as
    /// an array.
    template <class T>
    basic_json_writer& value(const T& data) {
        if constexpr (std::same_as<T, bool>) {
            begin_value();
            put_plain(data ? std::string_view("true") : std::string_view("false"));
        } else if constexpr (std::same_as<T, std::nullptr_t>) {
            begin_value();
            put_plain("null");
        } else if constexpr (integer<T>) {
            begin_value();
            make_room(20);
            at_ = static_cast<std::size_t>(detail::write_signed_decimal(buffer_.data() + at_, data) - buffer_.data());
        } else if constexpr (std::convertible_to<const T&, std::string_view>) {
            begin_value();
            put_string(data, values_ - 1);
        } else if constexpr (requires { std::string_view(data.text()); }) {
            begin_value();
            put_string(data.text(), values_ - 1);
        } else {
            static_assert(requires { data.begin() != data.end(); }, "mingbai::json_writer::value: not a value of JSON");
            begin_array();
            for (const auto& each : data) value(each);
            end_array();
        }
        return *this;
    }

    template <class T>
    basic_json_writer& member(json_key name, const T& data) {
        return key(name).value(data);
    }

    /// A number as it is written: `59.90`. Makes `finish` refuse when it is not a number of RFC 8259.
    basic_json_writer& number(std::string_view digits)
        requires(Form == json_form::foreign)
    {
        const detail::json_number scanned = detail::scan_json_number(digits, 0);
        if (!scanned.valid || scanned.end != digits.size()) refuse(reason::bad_number, scanned.end, values_);
        begin_value();
        put_plain(digits);
        return *this;
    }

    /// Ends the document. Requires: it is one whole value, and `finish` was not called before.
    ///
    /// Refuses with reason::bad_utf8 for a string or key or, in the foreign form, reason::bad_number: the offset is in that
    /// text, the index tells which value it is or belongs to, the outermost one being 0. A sink that is a string is then
    /// what it was before; of another one, what was appended must be thrown away.
    [[nodiscard]] result<void> finish() {
        expects(depth_ == 0 && follows_, "mingbai::json_writer::finish: the document is not one whole value");
        follows_ = false;
        finished_ = true;
        flush();
        if (refused_.why == reason::none) return {};
        if constexpr (can_take_back) sink_->resize(size_before_);
        return refused_;
    }

private:
    /// Without initialisers, so that a writer is made at no cost.
    struct kept_key {
        const char* text;
        std::size_t size;
        std::uint64_t rank;

        [[nodiscard]] bool before(const json_key& next) const noexcept {
            return rank != next.rank() ? rank < next.rank() : std::string_view(text, size) < next.text();
        }
    };

    static constexpr bool can_take_back = requires(Sink& sink) { sink.resize(sink.size()); };

    [[nodiscard]] bool in_object() const noexcept { return (objects_ >> (depth_ - 1) & 1U) != 0; }

    void begin_value() {
        ++values_;
        if (depth_ > 0 && in_object()) {
            expects(key_open_, "mingbai::json_writer: a value in an object needs a key");
            key_open_ = false;
        } else {
            expects(depth_ > 0 || !(follows_ || finished_), "mingbai::json_writer: a document is one value");
            if (follows_) put(',');
        }
        follows_ = true;
    }

    basic_json_writer& open(char bracket, bool object) {
        begin_value();
        expects(depth_ < max_depth, "mingbai::json_writer: nested too deep");
        const std::uint32_t bit = std::uint32_t{1} << depth_;
        objects_ = object ? objects_ | bit : objects_ & ~bit;
        ++depth_;
        follows_ = false;
        put(bracket);
        return *this;
    }

    basic_json_writer& close(char bracket, bool object) {
        expects(depth_ > 0 && in_object() == object && !key_open_, "mingbai::json_writer: this container is not open");
        --depth_;
        follows_ = true;
        put(bracket);
        return *this;
    }

    void refuse(reason why, std::size_t offset, std::uint64_t index) noexcept {
        if (refused_.why != reason::none) return;
        refused_ = {why, {.what = {}, .length = 0, .index = index, .offset = offset}};
    }

    // --- bytes ----------------------------------------------------------------------------------------------------
    // They are gathered here, so that the sink is asked for room once in a while and not with every piece.

    void flush() {
        if (refused_.why == reason::none) sink_->append(buffer_.data(), at_);
        at_ = 0;
    }
    /// Requires: `size <= buffer_.size()`.
    void make_room(std::size_t size) {
        if (buffer_.size() - at_ < size) flush();
    }
    void put(char c) {
        make_room(1);
        buffer_[at_++] = c;
    }
    void put_plain(std::string_view text) {
        if (text.size() > buffer_.size() - at_) {
            flush();
            if (text.size() > buffer_.size()) {
                if (refused_.why == reason::none) sink_->append(text.data(), text.size());
                return;
            }
        }
        detail::copy_text(buffer_.data() + at_, text.data(), text.size());
        at_ += text.size();
    }
    void put_quoted(std::string_view text) {
        put('"');
        put_plain(text);
        put('"');
    }
    void put_string(std::string_view text, std::uint64_t index) {
        put('"');
        for (std::size_t done = 0;;) {
            const std::string_view rest = text.substr(done);
            const std::size_t plain = detail::plain_json_prefix(rest);
            put_plain(rest.substr(0, plain));
            done += plain;
            if (done == text.size()) break;
            if (detail::byte_at(text, done) >= 0x80) {
                refuse(reason::bad_utf8, done, index);
                break;
            }
            put_escaped(text[done++]);
        }
        put('"');
    }
    void put_escaped(char c) {
        constexpr std::string_view short_from = "\"\\\b\f\n\r\t";
        constexpr std::string_view short_to = "\"\\bfnrt";
        constexpr std::string_view digits = "0123456789abcdef";
        put('\\');
        if (const std::size_t found = short_from.find(c); found != std::string_view::npos) {
            put(short_to[found]);
            return;
        }
        const auto code = static_cast<std::uint8_t>(c);
        put_plain("u00");
        put(digits[code >> 4U]);
        put(digits[code & 0xFU]);
    }

    Sink* sink_;
    std::size_t at_ = 0;
    std::size_t size_before_ = 0;
    std::uint64_t values_ = 0;
    refusal refused_{};
    std::size_t depth_ = 0;
    std::uint32_t objects_ = 0;  // bit n: the container at depth n is an object
    bool follows_ = false;       // something stands before, in this container
    bool key_open_ = false;      // a key waits for its value
    bool finished_ = false;
    std::array<kept_key, max_depth> last_keys_;
    std::array<char, 1024> buffer_;
};

/// Writes the canonical form into a string.
using json_writer = basic_json_writer<std::string>;

}  // namespace mingbai::inline MINGBAI_ABI
