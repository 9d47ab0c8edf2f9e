// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "slow_utf8.hpp"

// JSON as the grammar of RFC 8259 reads, one function for each production, by recursion and with a std::map for an
// object: slow, and written from the grammar and from the canonical form's definition alone. Reference for reader and
// writer.
namespace mingbai_test::slow_json {

struct rules {
    std::size_t max_depth = 64;
    bool integers_only = true;
};

class parser {
public:
    parser(std::string_view text, rules rules) : text_(text), rules_(rules) {}

    /// The canonical form of the document (numbers that are no integers stay as they are), or nothing when it is
    /// refused.
    std::optional<std::string> document() {
        if (slow_utf8::find_bad(text_) != text_.size()) return std::nullopt;
        ws();
        const std::string form = value(0);
        ws();
        if (failed_ || at_ != text_.size()) return std::nullopt;
        return form;
    }

private:
    bool take(std::string_view word) {
        if (text_.substr(at_, word.size()) != word) return false;
        at_ += word.size();
        return true;
    }
    std::string fail() {
        failed_ = true;
        return {};
    }
    void ws() {
        while (take(" ") || take("\t") || take("\n") || take("\r")) {
        }
    }

    std::string value(std::size_t depth) {
        if (failed_) return {};
        if (take("true")) return "true";
        if (take("false")) return "false";
        if (take("null")) return "null";
        if (take("{")) return depth == rules_.max_depth ? fail() : object(depth + 1);
        if (take("[")) return depth == rules_.max_depth ? fail() : array(depth + 1);
        if (take("\"")) return quoted(string());
        return number();
    }

    std::string object(std::size_t depth) {
        std::map<std::string, std::string> members;
        ws();
        if (take("}")) return "{}";
        do {
            ws();
            if (!take("\"")) return fail();
            const std::string key = string();
            ws();
            if (!take(":")) return fail();
            ws();
            const std::string data = value(depth);
            ws();
            if (failed_ || !members.emplace(key, data).second) return fail();
        } while (take(","));
        if (!take("}")) return fail();
        std::string form;
        for (const auto& [key, data] : members) form += (form.empty() ? "{" : ",") + quoted(key) + ":" + data;
        return form + "}";
    }

    std::string array(std::size_t depth) {
        ws();
        if (take("]")) return "[]";
        std::string form;
        do {
            ws();
            form += (form.empty() ? "[" : ",") + value(depth);
            ws();
        } while (!failed_ && take(","));
        if (!take("]")) return fail();
        return form + "]";
    }

    std::string digits() {
        std::string all;
        while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') all += text_[at_++];
        return all;
    }

    std::string number() {
        const std::size_t first = at_;
        const bool minus = take("-");
        const std::string whole = digits();
        if (whole.empty() || (whole.size() > 1 && whole[0] == '0')) return fail();
        bool integer = true;
        if (take(".")) {
            integer = false;
            if (digits().empty()) return fail();
        }
        if (take("e") || take("E")) {
            integer = false;
            static_cast<void>(take("+") || take("-"));
            if (digits().empty()) return fail();
        }
        if (integer) {
            const std::string limit = minus ? "9223372036854775808" : "18446744073709551615";
            if (whole.size() < limit.size() || (whole.size() == limit.size() && whole <= limit))
                return minus && whole != "0" ? "-" + whole : whole;
        }
        return rules_.integers_only ? fail() : std::string(text_.substr(first, at_ - first));
    }

    /// The characters of a string whose opening quote was taken.
    std::string string() {
        std::string characters;
        while (!take("\"")) {
            if (failed_ || at_ == text_.size() || static_cast<unsigned char>(text_[at_]) < 0x20) return fail();
            if (!take("\\")) {
                characters += text_[at_++];
            } else if (!take("u")) {
                static constexpr std::string_view from = "\"\\/bfnrt";
                static constexpr std::string_view to = "\"\\/\b\f\n\r\t";
                const std::size_t which = at_ < text_.size() ? from.find(text_[at_++]) : std::string_view::npos;
                if (which == std::string_view::npos) return fail();
                characters += to[which];
            } else {
                std::uint32_t code = unit();
                if (code >= 0xDC00 && code <= 0xDFFF) return fail();
                if (code >= 0xD800 && code <= 0xDBFF) {
                    if (!take("\\u")) return fail();
                    const std::uint32_t low = unit();
                    if (low < 0xDC00 || low > 0xDFFF) return fail();
                    code = 0x10000 + (code - 0xD800) * 0x400 + (low - 0xDC00);
                }
                if (!failed_) characters += slow_utf8::encode(code);
            }
        }
        return characters;
    }

    std::uint32_t unit() {
        std::uint32_t code = 0;
        for (int i = 0; i < 4; ++i) {
            static constexpr std::string_view small = "0123456789abcdef";
            static constexpr std::string_view large = "0123456789ABCDEF";
            const char c = at_ < text_.size() ? text_[at_++] : ' ';
            std::size_t digit = small.find(c);
            if (digit == std::string_view::npos) digit = large.find(c);
            if (digit == std::string_view::npos) failed_ = true;
            code = code * 16 + static_cast<std::uint32_t>(digit & 0xFU);
        }
        return code;
    }

    static std::string quoted(const std::string& characters) {
        std::string form = "\"";
        for (const char c : characters) {
            static constexpr std::string_view from = "\"\\\b\f\n\r\t";
            static constexpr std::string_view to = "\"\\bfnrt";
            if (const std::size_t which = from.find(c); which != std::string_view::npos) {
                form += '\\';
                form += to[which];
            } else if (static_cast<unsigned char>(c) < 0x20) {
                char escape[8];
                std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
                form += escape;
            } else {
                form += c;
            }
        }
        return form + '"';
    }

    std::string_view text_;
    rules rules_;
    std::size_t at_ = 0;
    bool failed_ = false;
};

inline std::optional<std::string> canonical(std::string_view text, rules rules = {}) {
    return parser(text, rules).document();
}

}  // namespace mingbai_test::slow_json
