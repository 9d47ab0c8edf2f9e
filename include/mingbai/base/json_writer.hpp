// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/json_escape.hpp>
#include <mingbai/base/detail/short_copy.hpp>
#include <mingbai/base/integer.hpp>
#include <mingbai/base/json_key.hpp>
#include <mingbai/base/result.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

// The canonical form of a JSON document: what is hashed, stored and shown to an auditor. One value has one form;
// docs/canonical_json.md has examples.
//
//   text      UTF-8 without a byte order mark; no space outside strings; nothing after the value, no line end
//   object    members ascending by the bytes of their key (unescaped UTF-8), each key once: {"a":1,"b":2}
//   array     in its own order: [1,2]
//   number    an integer from -2^63 to 2^64-1: decimal digits, a minus sign for negative ones, no leading zero, no -0
//   string    `\"` `\\` `\b` `\f` `\n` `\r` `\t`; others below U+0020 as `\u00` and two lower-case hexadecimal digits;
//             every other character, also `/` and U+007F, as itself
//   literals  true false null
//
// This is what Python writes with json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")). It is
// what RFC 8785 (JCS) writes, too, when integers stay within ±(2^53-1) and no object has both a key with a character
// above U+FFFF and one with a character from U+E000 to U+FFFF where they first differ: JCS sorts by UTF-16.

namespace mingbai::inline MINGBAI_ABI {

enum class json_form : std::uint8_t {
    canonical,  ///< as above
    foreign,    ///< for other people's formats: keys in any order, and numbers with a fraction or an exponent
};

/// Writes one JSON document into a sink: anything with `append(const char*, std::size_t)`.
///
///     std::string text;
///     json_writer out(text);
///     out.begin_object().member("fee", 59900000).member("name", name).end_object();
///     if (const auto done = out.finish(); !done) return done.error();
///
/// The structure is the caller's: a member outside an object, keys that do not ascend, a value too many or a container
/// left open break preconditions, and so does nesting beyond `max_depth`. Text is data: a string that is not UTF-8
/// makes `finish` refuse. Nothing in the sink counts before `finish` was called.
template <class Sink, json_form Form = json_form::canonical>
class basic_json_writer {
public:
    static constexpr std::size_t max_depth = 64;

    explicit basic_json_writer(Sink& sink) noexcept : sink_(&sink) {
        at_ = buffer_.data();
        if constexpr (can_take_back) size_before_ = sink.size();
    }
    basic_json_writer(const basic_json_writer&) = delete;
    basic_json_writer& operator=(const basic_json_writer&) = delete;

    basic_json_writer& begin_object() { return open('{', next::member); }
    basic_json_writer& begin_object(const json_key& name) { return key(name).begin_object(); }
    basic_json_writer& end_object() { return close('}', next::member); }
    basic_json_writer& begin_array() { return open('[', next::element); }
    basic_json_writer& begin_array(const json_key& name) { return key(name).begin_array(); }
    basic_json_writer& end_array() { return close(']', next::element); }

    /// The key of the value that comes next.
    basic_json_writer& key(const json_key& name) {
        begin_member(name);
        if (copied_whole(name)) {
            at_ = write_key(make_room(key_room(name)), name);
        } else {
            if (follows_) put(',');
            put_string(name.text(), values_);
            put(':');
        }
        next_ = next::value;
        return *this;
    }

    /// An integer, bool, nullptr, text (also an identifier or another value with a `text()`), or a range of such values
    /// as an array.
    template <class T>
    basic_json_writer& value(const T& data) {
        if constexpr (atom<T>) {
            begin_value();
            at_ = write_atom(make_room(atom_room), data);
        } else if constexpr (textual<T>) {
            begin_value();
            put_string(text_of(data), values_ - 1);
        } else {
            static_assert(list<T>, "mingbai::json_writer: this is not a value of JSON");
            if constexpr (list<T>) {
                begin_array();
                for (const auto& each : data) value(each);
                end_array();
            }
        }
        return *this;
    }

    /// `key(name).value(data)`, and quicker.
    template <class T>
    basic_json_writer& member(const json_key& name, const T& data) {
        if constexpr (atom<T> || textual<T>) {
            if (copied_whole(name)) {
                begin_member(name);
                if constexpr (atom<T>) {
                    at_ = write_atom(write_key(make_room(key_room(name) + atom_room), name), data);
                } else {
                    at_ = write_key(make_room(key_room(name)), name);
                    put_string(text_of(data), values_);
                }
                follows_ = true;
                ++values_;
                return *this;
            }
        }
        return key(name).value(data);
    }

    /// A number as it is written: `59.90`. Makes `finish` refuse when it is not a number of RFC 8259.
    basic_json_writer& number(std::string_view digits)
        requires(Form == json_form::foreign)
    {
        const detail::json_number scanned = detail::scan_json_number(digits, 0);
        begin_value();
        if (!scanned.valid || scanned.end != digits.size()) refuse(reason::bad_number, scanned.end, values_ - 1);
        put_plain(digits);
        return *this;
    }

    /// Ends the document. Requires: it is one whole value, and `finish` was not called before.
    ///
    /// Refuses with reason::bad_utf8 for a string or key or, in the foreign form, reason::bad_number: the offset is in
    /// that text, the index tells which value it is or belongs to, the outermost one being 0. A sink that is a string
    /// is then what it was before; of another one, what was appended must be thrown away.
    [[nodiscard]] result<void> finish() {
        expects(next_ == next::finish, "mingbai::json_writer::finish: the document is not one whole value");
        next_ = next::nothing;
        flush();
        if (refused_.why == reason::none) return {};
        if constexpr (can_take_back) sink_->resize(size_before_);
        return refused_;
    }

private:
    /// What the structure allows to come next, apart from the end of a container.
    enum class next : std::uint8_t { document, element, member, value, finish, nothing };

    /// Without initialisers, so that a writer is made at no cost.
    struct kept_key {
        const char* text;
        std::size_t size;
        std::uint64_t rank;

        [[nodiscard]] bool before(const json_key& other) const noexcept {
            if (rank != other.rank()) [[likely]]
                return rank < other.rank();
            return std::string_view(text, size) < other.text();
        }
    };

    static constexpr bool can_take_back = requires(Sink& sink) { sink.resize(sink.size()); };
    /// Longer texts go another, slower way, so that the usual ones are sure to fit the buffer.
    static constexpr std::size_t longest_copied = 256;
    static constexpr std::size_t atom_room = 20;
    static constexpr std::size_t string_room = 2 + 7;  // the quotes, and that the last word copied may reach too far
    [[nodiscard]] static std::size_t key_room(const json_key& name) noexcept { return name.text().size() + 4; }

    template <class T>
    static constexpr bool atom = std::same_as<T, bool> || std::same_as<T, std::nullptr_t> || integer<T>;
    /// A `text()` that returns a view or a reference; one that returns a string of its own would be gone too soon.
    template <class T>
    static constexpr bool lends_text = requires(const T& data) {
        { data.text() } -> std::convertible_to<std::string_view>;
        requires std::is_lvalue_reference_v<decltype(data.text())> ||
                     std::same_as<decltype(data.text()), std::string_view>;
    };
    template <class T>
    static constexpr bool textual = std::convertible_to<const T&, std::string_view> || lends_text<T>;
    template <class T>
    static constexpr bool list = requires(const T& data) { data.begin() != data.end(); };

    template <class T>
    [[nodiscard]] static std::string_view text_of(const T& data) noexcept {
        if constexpr (std::convertible_to<const T&, std::string_view>)
            return data;
        else
            return data.text();
    }
    [[nodiscard]] static bool copied_whole(const json_key& name) noexcept {
        return name.plain() && name.text().size() <= longest_copied;
    }

    // --- structure --------------------------------------------------------------------------------------------------

    void begin_member(const json_key& name) noexcept {
        expects(next_ == next::member, "mingbai::json_writer::key: no member may begin here");
        if constexpr (Form == json_form::canonical) {
            expects(!follows_ || last_key_->before(name),
                    "mingbai::json_writer::key: the keys of an object must ascend");
            *last_key_ = {name.text().data(), name.text().size(), name.rank()};
        }
    }
    void begin_value() {
        switch (next_) {
            case next::element:
                if (follows_) put(',');
                break;
            case next::value: next_ = next::member; break;
            case next::document: next_ = next::finish; break;
            case next::member:
            case next::finish:
            case next::nothing:
                expects(false, "mingbai::json_writer: a value needs a key here, or the document is done");
        }
        follows_ = true;
        ++values_;
    }
    basic_json_writer& open(char bracket, next inside) {
        begin_value();
        expects(depth_ < max_depth, "mingbai::json_writer: nested too deep");
        last_key_ = &last_keys_[depth_];
        const std::uint64_t bit = std::uint64_t{1} << depth_++;
        objects_ = inside == next::member ? objects_ | bit : objects_ & ~bit;
        follows_ = false;
        next_ = inside;
        put(bracket);
        return *this;
    }
    basic_json_writer& close(char bracket, next inside) {
        expects(next_ == inside, "mingbai::json_writer: no such container is open, or a key still needs its value");
        next_ = next::finish;
        if (--depth_ > 0) {
            last_key_ = &last_keys_[depth_ - 1];
            next_ = (objects_ >> (depth_ - 1) & 1U) != 0 ? next::member : next::element;
        }
        follows_ = true;
        put(bracket);
        return *this;
    }
    void refuse(reason why, std::size_t offset, std::uint64_t index) noexcept {
        if (refused_.why != reason::none) return;
        refused_ = {why, {.what = {}, .length = 0, .index = index, .offset = offset}};
    }

    // --- bytes ------------------------------------------------------------------------------------------------------
    // They are gathered in a buffer, so that the sink is asked for room once in a while and not with every piece.

    void flush() {
        if (refused_.why == reason::none) sink_->append(buffer_.data(), static_cast<std::size_t>(at_ - buffer_.data()));
        at_ = buffer_.data();
    }
    /// Requires: `size <= buffer_.size()`.
    [[nodiscard]] char* make_room(std::size_t size) {
        if (static_cast<std::size_t>(buffer_.data() + buffer_.size() - at_) < size) flush();
        return at_;
    }

    /// Writes the comma that is due, and the key. Requires: `copied_whole(name)`, and `key_room` at `to`.
    [[nodiscard]] char* write_key(char* to, const json_key& name) const noexcept {
        *to = ',';
        to += follows_ ? 1 : 0;
        *to++ = '"';
        detail::copy_text(to, name.text().data(), name.text().size());
        to += name.text().size();
        *to++ = '"';
        *to++ = ':';
        return to;
    }
    template <class T>
    [[nodiscard]] static char* write_atom(char* to, T data) noexcept {
        if constexpr (integer<T>) return detail::write_signed_decimal(to, data);
        std::string_view word = "null";
        if constexpr (std::same_as<T, bool>) word = data ? "true" : "false";
        detail::copy_text(to, word.data(), word.size());
        return to + word.size();
    }

    void put(char c) {
        *make_room(1) = c;
        ++at_;
    }
    void put_plain(std::string_view text) {
        if (text.size() <= buffer_.size()) {
            detail::copy_text(make_room(text.size()), text.data(), text.size());
            at_ += text.size();
            return;
        }
        flush();
        if (refused_.why == reason::none) sink_->append(text.data(), text.size());
    }
    void put_string(std::string_view text, std::uint64_t index) {
        std::size_t done = 0;
        if (text.size() <= longest_copied) {
            char* const to = make_room(text.size() + string_room);
            *to = '"';
            done = detail::plain_json_prefix(
                text, [to](std::size_t at, std::uint64_t word) { detail::store_eight_bytes(to + 1 + at, word); });
            to[1 + done] = '"';
            at_ = to + 1 + done;
            if (done == text.size()) {
                ++at_;
                return;
            }
        } else {
            put('"');
        }
        put_rest(text, done, index);
    }
    /// A string from `done` on, where an escape, a malformed byte or a long run may begin, and its closing quote.
    void put_rest(std::string_view text, std::size_t done, std::uint64_t index) {
        for (;;) {
            const std::string_view rest = text.substr(done);
            const std::size_t plain = detail::plain_json_prefix(rest);
            put_plain(rest.substr(0, plain));
            done += plain;
            if (done == text.size()) break;
            if (detail::byte_at(text, done) >= 0x80) {
                refuse(reason::bad_utf8, done, index);
                break;
            }
            const detail::json_escape escape = detail::escape_for_json(detail::byte_at(text, done++));
            for (const char c : escape.text()) put(c);
        }
        put('"');
    }

    Sink* sink_;
    char* at_ = nullptr;
    std::size_t size_before_ = 0;
    std::uint64_t values_ = 0;  // begun so far
    refusal refused_{};
    std::uint32_t depth_ = 0;
    std::uint64_t objects_ = 0;  // bit n: the container at depth n is an object
    bool follows_ = false;       // something stands before, in this container
    next next_ = next::document;
    kept_key* last_key_ = nullptr;  // of the innermost container
    std::array<kept_key, max_depth> last_keys_;
    std::array<char, 1024> buffer_;
};

/// Writes the canonical form into a string.
using json_writer = basic_json_writer<std::string>;

}  // namespace mingbai::inline MINGBAI_ABI
