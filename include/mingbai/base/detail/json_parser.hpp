// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/detail/json_escape.hpp>
#include <mingbai/base/detail/json_text.hpp>
#include <mingbai/base/integer.hpp>
#include <mingbai/base/json_value.hpp>
#include <mingbai/base/refusal.hpp>
#include <mingbai/base/utf8.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace mingbai::inline MINGBAI_ABI {

/// What becomes of numbers.
enum class json_numbers : std::uint8_t {
    integers,  ///< json_kind::integer; any other number is refused
    as_text,   ///< json_kind::number, every number as it is written: for foreign documents that have decimals
};

/// What a reader accepts. Memory follows the size of the text alone: at most 40 bytes for each of its bytes while it is
/// read.
struct json_options {
    std::uint64_t max_size = std::uint64_t{16} << 20;  ///< bytes; beyond 4 GiB - 1 it makes no difference
    std::uint32_t max_depth = 64;                      ///< arrays and objects inside one another
    json_numbers numbers = json_numbers::integers;
};

}  // namespace mingbai::inline MINGBAI_ABI

namespace mingbai::inline MINGBAI_ABI::detail {

/// Reads one document into text and nodes. There is no recursion: a container that is open holds the position of the
/// one around it.
class json_parser {
public:
    json_parser(std::vector<char>& text, std::vector<json_node>& nodes, const json_options& options) noexcept
        : text_(text), nodes_(nodes), options_(options) {}

    /// True when what was parsed is in the canonical form.
    [[nodiscard]] bool canonical() const noexcept { return canonical_; }

    [[nodiscard]] refusal parse(std::string_view source) {
        nodes_.clear();
        const std::uint64_t limit = options_.max_size < greatest_size ? options_.max_size : greatest_size;
        if (source.size() > limit) return {reason::json_too_large, at_offset(limit)};
        text_.assign(source.begin(), source.end());
        nodes_.reserve(source.size() / 6 + 2);  // what a record of short members takes
        skip_space();
        if (value() && rest() && at_ != text_.size()) refuse(reason::json_trailing_text, at_);
        return refused_;
    }

private:
    static constexpr std::uint32_t none = 0xFFFF'FFFFU;
    static constexpr std::uint64_t greatest_size = 0xFFFF'FFFEU;
    /// An object of more members gets an index.
    static constexpr std::size_t few_members = 8;

    [[nodiscard]] std::string_view text() const noexcept { return {text_.data(), text_.size()}; }
    [[nodiscard]] bool next_is(char c) const noexcept { return at_ < text_.size() && text_[at_] == c; }
    [[nodiscard]] std::uint32_t position() const noexcept { return static_cast<std::uint32_t>(nodes_.size()); }

    bool refuse(reason why, std::size_t offset, std::size_t length = 0) noexcept {
        refused_ = {why, at_offset(offset, static_cast<std::uint32_t>(length))};
        return false;
    }
    /// One comparison where there is none, as in every canonical text.
    void skip_space() noexcept {
        if (at_ < text_.size() && static_cast<std::uint8_t>(text_[at_]) <= ' ') skip_blanks();
    }
    void skip_blanks() noexcept {
        while (next_is(' ') || next_is('\n') || next_is('\r') || next_is('\t')) {
            ++at_;
            canonical_ = false;
        }
    }
    void add(json_kind kind, std::size_t offset, std::uint64_t data, bool negative = false) {
        // Member by member: a node that is copied as a whole waits for the stores of its parts.
        json_node& added = nodes_.emplace_back();
        added.offset = static_cast<std::uint32_t>(offset);
        added.kind = kind;
        added.negative = negative;
        added.data = data;
    }

    /// What follows a value: to the end of the document.
    [[nodiscard]] bool rest() {
        while (true) {
            skip_space();
            if (open_ == none) return true;
            const bool object = nodes_[open_].kind == json_kind::object;
            if (next_is(',')) {
                ++at_;
                skip_space();
                if (object && !key()) return false;
                if (!value()) return false;
            } else if (next_is(object ? '}' : ']')) {
                if (!close()) return false;
            } else {
                return refuse(reason::json_syntax, at_);
            }
        }
    }

    /// A value; of a container that is not empty, as far as its first value that is none or is empty.
    [[nodiscard]] bool value() {
        while (true) {
            if (at_ == text_.size()) return refuse(reason::json_syntax, at_);
            if (open_ != none && nodes_[open_].kind == json_kind::array) ++nodes_[open_].data;
            switch (text_[at_]) {
                case '{':
                case '[': break;
                case '"': return string();
                case 't': return literal("true", json_kind::boolean, 1);
                case 'f': return literal("false", json_kind::boolean, 0);
                case 'n': return literal("null", json_kind::null, 0);
                default: return number();
            }
            const bool object = text_[at_] == '{';
            if (!open(object ? json_kind::object : json_kind::array)) return false;
            if (next_is(object ? '}' : ']')) return close();
            if (object && !key()) return false;
        }
    }

    [[nodiscard]] bool open(json_kind kind) {
        if (depth_ == options_.max_depth) return refuse(reason::json_too_deep, at_);
        ++depth_;
        const std::uint32_t outer = open_;
        open_ = position();
        add(kind, at_++, 0);
        nodes_.back().set(0, outer);
        if (kind == json_kind::object) add(json_kind::null, 0, 0);
        skip_space();
        return true;
    }

    [[nodiscard]] bool close() {
        ++at_;
        --depth_;
        const std::uint32_t outer = nodes_[open_].end();
        if (nodes_[open_].kind == json_kind::object && !settle_keys()) return false;
        nodes_[open_].set(nodes_[open_].size(), nodes_.size());
        open_ = outer;
        return true;
    }

    /// A key and its colon. While an object is open, its second node knows the key before, and whether all ascended.
    [[nodiscard]] bool key() {
        if (!next_is('"')) return refuse(reason::json_syntax, at_);
        const std::uint32_t mine = position();
        if (!string()) return false;
        json_node& object = nodes_[open_];
        json_node& keys = nodes_[open_ + 1];
        if (object.size() > 0) {
            const int order = text_of(mine).compare(text_of(static_cast<std::uint32_t>(keys.data)));
            if (order == 0) return refuse_duplicate(mine);
            if (order < 0) keys.negative = true;
        }
        keys.data = mine;
        ++object.data;
        skip_space();
        if (!next_is(':')) return refuse(reason::json_syntax, at_);
        ++at_;
        skip_space();
        return true;
    }

    [[nodiscard]] std::string_view text_of(std::uint32_t position) const noexcept {
        return text().substr(nodes_[position].offset, nodes_[position].size());
    }
    bool refuse_duplicate(std::uint32_t key) noexcept {
        return refuse(reason::json_duplicate_key, nodes_[key].offset - 1U, nodes_[key].size());
    }

    /// Finds duplicates among the keys of the object that ends here, and leaves an index behind its many members.
    [[nodiscard]] bool settle_keys() {
        const bool ascending = !nodes_[open_ + 1].negative;
        const bool many = nodes_[open_].size() > few_members;
        nodes_[open_ + 1] = {};
        if (ascending && !many) return true;
        const std::uint32_t first = position();
        for (std::uint32_t at = open_ + 2; at < first; at = json_tree{nodes_.data(), nullptr}.after(at + 1))
            add(json_kind::null, at, key_rank(text_of(at)));
        if (!ascending) {
            canonical_ = false;
            const auto index = nodes_.begin() + static_cast<std::ptrdiff_t>(first);
            std::sort(index, nodes_.end(), [this](const json_node& a, const json_node& b) {
                if (a.data != b.data) return a.data < b.data;
                const int order = text_of(a.offset).compare(text_of(b.offset));
                return order != 0 ? order < 0 : a.offset < b.offset;
            });
            std::uint32_t repeated = none;
            for (std::uint32_t at = first + 1; at < position(); ++at)
                if (nodes_[at].data == nodes_[at - 1].data &&
                    text_of(nodes_[at].offset) == text_of(nodes_[at - 1].offset))
                    repeated = nodes_[at].offset < repeated ? nodes_[at].offset : repeated;
            if (repeated != none) return refuse_duplicate(repeated);
        }
        if (many)
            nodes_[open_ + 1].data = first;
        else
            nodes_.resize(first);
        return true;
    }

    [[nodiscard]] bool literal(std::string_view word, json_kind kind, std::uint64_t data) {
        const std::size_t first = at_;
        for (const char c : word) {
            if (!next_is(c)) return refuse(reason::json_syntax, at_);
            ++at_;
        }
        add(kind, first, data);
        return true;
    }

    [[nodiscard]] bool number() {
        const std::size_t first = at_;
        const json_number scanned = scan_json_number(text(), first);
        if (!scanned.valid) return refuse(reason::json_syntax, scanned.end);
        at_ = scanned.end;
        const std::string_view digits = text().substr(first, at_ - first);
        const bool negative = digits[0] == '-';
        std::uint64_t data = 0;
        bool fits = scanned.integer;
        if (fits && negative) {
            const auto read = parse_integer<std::int64_t>(digits);
            fits = read.has_value();
            if (fits) data = static_cast<std::uint64_t>(*read);
        } else if (fits) {
            const auto read = parse_integer<std::uint64_t>(digits);
            fits = read.has_value();
            if (fits) data = *read;
        }
        canonical_ = canonical_ && fits && !(negative && data == 0);
        if (options_.numbers == json_numbers::as_text) {
            add(json_kind::number, first, digits.size());
            return true;
        }
        if (!fits) return refuse(reason::json_not_an_integer, first, digits.size());
        add(json_kind::integer, first, data, negative);
        return true;
    }

    /// A string, whose escapes are decoded in place: they are always longer than what they stand for.
    [[nodiscard]] bool string() {
        const std::size_t first = ++at_;
        std::size_t end = first;
        while (true) {
            const std::size_t plain = plain_json_prefix(text().substr(at_));
            if (end != at_ && plain > 0) std::memmove(text_.data() + end, text_.data() + at_, plain);
            end += plain;
            at_ += plain;
            if (at_ == text_.size()) return refuse(reason::json_syntax, at_);
            if (text_[at_] == '"') break;
            if (byte_at(text(), at_) >= 0x80) return refuse(reason::bad_utf8, at_, decode_utf8(text(), at_).size);
            if (text_[at_] != '\\') return refuse(reason::json_syntax, at_);
            const decoded_escape escape = decode_json_escape(text(), at_);
            if (escape.why != reason::none) return refuse(escape.why, escape.end);
            canonical_ = canonical_ && is_canonical_escape(text().substr(at_, escape.end - at_), escape.character);
            const utf8_bytes bytes = encode_utf8(escape.character);
            std::memcpy(text_.data() + end, bytes.bytes.data(), bytes.size);
            end += bytes.size;
            at_ = escape.end;
        }
        ++at_;
        add(json_kind::string, first, end - first);
        return true;
    }

    std::vector<char>& text_;
    std::vector<json_node>& nodes_;
    const json_options& options_;
    std::size_t at_ = 0;
    std::uint32_t open_ = none;  // the innermost open container
    std::uint32_t depth_ = 0;
    bool canonical_ = true;
    refusal refused_{};
};

}  // namespace mingbai::inline MINGBAI_ABI::detail
