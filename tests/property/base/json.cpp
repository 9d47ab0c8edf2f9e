// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/detail/json_scan.hpp>
#include <mingbai/base/json_canonical.hpp>
#include <mingbai/base/json_reader.hpp>
#include <mingbai/base/json_writer.hpp>

#include <catch.hpp>
#include <slow_json.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace base_json_property_test {

using namespace mingbai;
namespace slow = mingbai_test::slow_json;

// --- a model of documents that has nothing to do with the library's
// ------------------------------------------------------

struct model;
using list = std::vector<model>;
using object = std::map<std::string, model>;
struct model {
    std::variant<std::nullptr_t, bool, std::int64_t, std::uint64_t, std::string, list, object> data = nullptr;
};

class maker {
public:
    explicit maker(std::uint64_t seed) : random_(seed) {}

    std::size_t below(std::size_t limit) { return random_() % limit; }

    std::string text() {
        static constexpr auto pieces =
            std::to_array<std::string_view>({"a", "b", "xyz", "plan", "\"", "\\", "/", "\n", "\t", "\x01", "\x1F",
                                             "\x7F", "é", "明", "白办", "😀", "\uFFFF", " ", "\u2028"});
        std::string made;
        for (std::size_t left = below(4) == 0 ? below(40) : below(4); left > 0; --left)
            made += pieces[below(pieces.size())];
        if (below(20) == 0) made += std::string(1, '\0');
        return made;
    }

    model value(std::size_t depth) {
        switch (below(depth == 0 ? 5 : 8)) {
            case 0: return {nullptr};
            case 1: return {below(2) == 0};
            case 2: return {static_cast<std::int64_t>(random_()) >> below(64)};
            case 3: return {random_() >> below(64)};
            case 4: return {text()};
            case 5:
            case 6: {
                list all;
                for (std::size_t left = below(5); left > 0; --left) all.push_back(value(depth - 1));
                return {all};
            }
            default: {
                object all;
                for (std::size_t left = below(8) == 0 ? below(30) : below(5); left > 0; --left)
                    all.emplace(text(), value(depth - 1));
                return {all};
            }
        }
    }

private:
    std::mt19937_64 random_;
};

void write(json_writer& out, const model& value) {
    if (const auto* all = std::get_if<list>(&value.data)) {
        out.begin_array();
        for (const model& each : *all) write(out, each);
        out.end_array();
    } else if (const auto* members = std::get_if<object>(&value.data)) {
        out.begin_object();
        for (const auto& [key, each] : *members) write(out.key(json_key::from(key)), each);
        out.end_object();
    } else {
        std::visit(
            [&](const auto& atom) {
                using type = std::remove_cvref_t<decltype(atom)>;
                if constexpr (!std::is_same_v<type, list> && !std::is_same_v<type, object>) out.value(atom);
            },
            value.data);
    }
}

/// The same document written carelessly: with space, in any order, with escapes that nobody needs.
std::string careless(maker& make, const model& value);

std::string space(maker& make) {
    static constexpr auto spaces = std::to_array<std::string_view>({"", "", "", " ", "\n", "\t\r\n  "});
    return std::string(spaces[make.below(spaces.size())]);
}

std::string careless_text(maker& make, const std::string& text) {
    std::string quoted = "\"";
    for (const auto [offset, step] : code_points(text)) {
        const char32_t c = step.code_point;
        const auto unit = [&](std::uint32_t code) {
            const std::string_view digits = make.below(2) == 0 ? "0123456789abcdef" : "0123456789ABCDEF";
            quoted += "\\u";
            for (int shift = 12; shift >= 0; shift -= 4) quoted += digits[code >> shift & 0xFU];
        };
        const bool must = c < 0x20 || c == U'"' || c == U'\\';
        if (must || make.below(4) == 0) {
            if (c == U'/' && make.below(2) == 0) {
                quoted += "\\/";
            } else if (c >= 0x10000) {
                unit(0xD800 + ((c - 0x10000) >> 10));
                unit(0xDC00 + ((c - 0x10000) & 0x3FFU));
            } else {
                unit(c);
            }
        } else {
            quoted += std::string_view(text).substr(offset, step.size);
        }
    }
    return quoted + "\"";
}

std::string careless(maker& make, const model& value) {
    std::string text = space(make);
    if (const auto* all = std::get_if<list>(&value.data)) {
        text += "[" + space(make);
        for (std::size_t i = 0; i < all->size(); ++i) text += (i == 0 ? "" : ",") + careless(make, (*all)[i]);
        text += "]";
    } else if (const auto* members = std::get_if<object>(&value.data)) {
        std::vector<std::string> written;
        for (const auto& [key, each] : *members)
            written.insert(written.begin() + static_cast<std::ptrdiff_t>(make.below(written.size() + 1)),
                           space(make) + careless_text(make, key) + space(make) + ":" + careless(make, each));
        text += "{" + space(make);
        for (std::size_t i = 0; i < written.size(); ++i) text += (i == 0 ? "" : ",") + written[i];
        text += "}";
    } else if (const auto* string = std::get_if<std::string>(&value.data)) {
        text += careless_text(make, *string);
    } else if (const auto* whole = std::get_if<std::int64_t>(&value.data)) {
        text += *whole == 0 && make.below(2) == 0 ? "-0" : std::to_string(*whole);
    } else if (const auto* natural = std::get_if<std::uint64_t>(&value.data)) {
        text += std::to_string(*natural);
    } else if (const auto* truth = std::get_if<bool>(&value.data)) {
        text += *truth ? "true" : "false";
    } else {
        text += "null";
    }
    return text + space(make);
}

void compare(const json_value& read, const model& value) {
    if (const auto* all = std::get_if<list>(&value.data)) {
        REQUIRE(read.is_array());
        REQUIRE(read.size() == all->size());
        std::size_t i = 0;
        for (const json_value each : read.elements()) compare(each, (*all)[i++]);
        REQUIRE(i == all->size());
    } else if (const auto* members = std::get_if<object>(&value.data)) {
        REQUIRE(read.is_object());
        REQUIRE(read.size() == members->size());
        std::size_t seen = 0;
        for (const json_member member : read.members()) {
            REQUIRE(members->count(std::string(member.key)) == 1);
            ++seen;
        }
        REQUIRE(seen == members->size());
        for (const auto& [key, each] : *members) compare(read.at(key).value(), each);
    } else if (const auto* string = std::get_if<std::string>(&value.data)) {
        REQUIRE(read.as<std::string_view>().value() == *string);
    } else if (const auto* whole = std::get_if<std::int64_t>(&value.data)) {
        REQUIRE(read.as<std::int64_t>().value() == *whole);
    } else if (const auto* natural = std::get_if<std::uint64_t>(&value.data)) {
        REQUIRE(read.as<std::uint64_t>().value() == *natural);
    } else if (const auto* truth = std::get_if<bool>(&value.data)) {
        REQUIRE(read.as<bool>().value() == *truth);
    } else {
        REQUIRE(read.is_null());
    }
}

TEST_CASE("what is written is read, and written again to the same bytes") {
    constexpr std::uint64_t seed = 20'260'601;
    CAPTURE(seed);
    maker make(seed);
    std::size_t bytes = 0;
    for (int round = 0; round < 1500; ++round) {
        const model document = make.value(5);
        std::string text;
        json_writer out(text);
        write(out, document);
        REQUIRE(out.finish().has_value());
        bytes += text.size();
        REQUIRE(slow::canonical(text) == text);
        const auto read = read_json(text);
        REQUIRE(read.has_value());
        REQUIRE(read->is_canonical());
        compare(read->root(), document);
        REQUIRE(to_canonical_json(read->root()).value() == text);

        const std::string other = careless(make, document);
        const auto read_other = read_json(other);
        REQUIRE(read_other.has_value());
        compare(read_other->root(), document);
        REQUIRE(to_canonical_json(read_other->root()).value() == text);
        REQUIRE(read_other->is_canonical() == (other == text));
    }
    CHECK(bytes > 50'000);
}

/// Takes out, puts in, repeats or cuts off at one place.
void damage(std::string& text, maker& make, std::span<const std::string_view> morsels) {
    const std::size_t at = make.below(text.size() + 1);
    switch (make.below(4)) {
        case 0: text.erase(at, 1 + make.below(2)); break;
        case 1: text.insert(at, morsels[make.below(morsels.size())]); break;
        case 2: text.insert(at, text.substr(make.below(text.size() + 1), make.below(12))); break;
        default: text.resize(at); break;
    }
}

TEST_CASE("damaged texts are read and refused as the grammar says") {
    constexpr std::uint64_t seed = 20'260'602;
    CAPTURE(seed);
    maker make(seed);
    static constexpr auto morsels = std::to_array<std::string_view>(
        {"",  ",",   ":",    "\"",  "\\",      "[",       "]", "{",  "}",    "0",    "-", ".",
         "e", "1e5", "true", "\\u", "\\ud83d", "\\ude00", " ", "\n", "\xFF", "\x01", "明"});
    std::size_t accepted = 0;
    std::size_t refused = 0;
    json_document document;
    for (int round = 0; round < 20'000; ++round) {
        std::string text = careless(make, make.value(3));
        for (std::size_t times = 1 + make.below(2); times > 0; --times) damage(text, make, morsels);
        for (const bool integers : {true, false}) {
            const auto expected = slow::canonical(text, {.max_depth = 6, .integers_only = integers});
            const auto read = document.read(
                text, {.max_depth = 6, .numbers = integers ? json_numbers::integers : json_numbers::as_text});
            if (read.has_value() != expected.has_value()) FAIL("in round " << round << ": " << text);
            if (read) {
                ++accepted;
                if (integers && document.is_canonical() != (*expected == text))
                    FAIL("in round " << round << ": " << text);
                const auto canonical = to_canonical_json(document.root());
                if (canonical && *canonical != *expected) FAIL("in round " << round << ": " << text);
                if (integers && !canonical) FAIL("in round " << round << ": " << text);
            } else {
                ++refused;
                const refusal why = read.error();
                if (why.where.offset > text.size()) FAIL("in round " << round << ": " << text);
                // What stands before the place was no reason to refuse: cut there, the text is whole or ends too early.
                if (why.why == reason::json_syntax || why.why == reason::json_trailing_text ||
                    why.why == reason::bad_utf8) {
                    json_document before;
                    const auto cut = before.read(std::string_view(text).substr(0, why.where.offset),
                                                 {.numbers = json_numbers::as_text});
                    const bool early =
                        !cut && cut.error().why == reason::json_syntax && cut.error().where.offset == why.where.offset;
                    if (!cut && !early) FAIL("in round " << round << " at " << why.where.offset << ": " << text);
                }
            }
        }
    }
    CHECK(accepted > 2000);
    CHECK(refused > 10'000);
}

/// Whether a key of the document needed an escape.
bool has_escaped_key(const json_value& value, std::string_view text) {
    for (const json_value each : value.elements())
        if (has_escaped_key(each, text)) return true;
    for (const json_member member : value.members())
        if (member.key.find('\\') != std::string_view::npos || text.substr(member.key_offset + 1, member.key.size()) != member.key ||
            has_escaped_key(member.value, text))
            return true;
    return false;
}

TEST_CASE("the scan for canonical texts says what reading says, and leaves only escaped keys to it") {
    constexpr std::uint64_t seed = 20'260'603;
    CAPTURE(seed);
    maker make(seed);
    static constexpr auto morsels = std::to_array<std::string_view>(
        {"", ",", ":", "\"", "\\", "[", "]", "{", "}", "0", "-", "1e5", "true", "\\u0001", "\\n", "\\/", " ", "\xFF", "\x01", "明", "null"});
    std::size_t accepted = 0;
    std::size_t refused = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        json_writer out(text);
        write(out, make.value(3));
        REQUIRE(out.finish().has_value());
        if (round % 4 != 0) damage(text, make, morsels);
        const auto read = read_json(text);
        const bool canonical = slow::canonical(text) == text;
        const bool expected = canonical && !has_escaped_key(read->root(), text);
        if (detail::json_scan::surely_canonical(text) != expected) FAIL("in round " << round << ": " << text);
        if (is_canonical_json(text) != canonical) FAIL("in round " << round << ": " << text);
        ++(expected ? accepted : refused);
    }
    CHECK(accepted > 5000);
    CHECK(refused > 5000);
    const std::string deepest = std::string(64, '[') + std::string(64, ']');
    CHECK(detail::json_scan::surely_canonical(deepest));
    CHECK_FALSE(detail::json_scan::surely_canonical("[" + deepest + "]"));
    static_assert(detail::json_scan::surely_canonical(R"({"a":[-1,0,18446744073709551615,"\n明"],"b":null})"));
    static_assert(!detail::json_scan::surely_canonical("18446744073709551616"));
    static_assert(detail::json_scan::surely_canonical("-9223372036854775808"));
    static_assert(!detail::json_scan::surely_canonical("-9223372036854775809"));
    static_assert(!detail::json_scan::surely_canonical(R"({"":1,"":2})"));
}

}  // namespace base_json_property_test
