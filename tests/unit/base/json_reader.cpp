// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/json_canonical.hpp>
#include <mingbai/base/json_reader.hpp>

#include <broken_precondition.hpp>
#include <catch.hpp>
#include <shared_data.hpp>
#include <slow_json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace base_json_reader_test {

using namespace mingbai;
using namespace std::string_view_literals;

constexpr json_options as_text{.numbers = json_numbers::as_text};

// --- what is refused
// --------------------------------------------------------------------------------------------------

struct hostile {
    std::string_view text;
    reason why;
    std::uint64_t offset;
};

constexpr reason syntax = reason::json_syntax;
constexpr reason trailing = reason::json_trailing_text;
constexpr reason escape = reason::json_bad_escape;
constexpr reason fraction = reason::json_not_an_integer;
constexpr reason twice = reason::json_duplicate_key;
constexpr reason utf8 = reason::bad_utf8;

const std::vector<hostile> hostile_texts{
    // nothing, and nothing but space
    {"", syntax, 0},
    {" ", syntax, 1},
    {"\n\t\r ", syntax, 4},
    // what is not JSON's space
    {"\f1", syntax, 0},
    {"\v1", syntax, 0},
    {"\0"sv, syntax, 0},
    {"\u00A0"
     "1",
     syntax, 0},
    {"\u30001", syntax, 0},
    {"[1,\f2]", syntax, 3},
    {"\x1E{}\n", syntax, 0},
    {"{}\0"sv, trailing, 2},
    {"1\0"sv, trailing, 1},
    {"[\0]"sv, syntax, 1},
    {"{\"a\"\0:1}"sv, syntax, 4},
    // byte order marks, other encodings
    {"\xEF\xBB\xBF{}", syntax, 0},
    {"\xEF\xBB\xBF", syntax, 0},
    {"\xFE\xFF\0{\0}"sv, syntax, 0},
    {"{\0}\0"sv, syntax, 1},
    {"+ADwAfg-", syntax, 0},
    // literals
    {"t", syntax, 1},
    {"tru", syntax, 3},
    {"truE", syntax, 3},
    {"True", syntax, 0},
    {"TRUE", syntax, 0},
    {"fals", syntax, 4},
    {"falsey", trailing, 5},
    {"nul", syntax, 3},
    {"nulll", trailing, 4},
    {"None", syntax, 0},
    {"undefined", syntax, 0},
    {"NaN", syntax, 0},
    {"nan", syntax, 1},
    {"Infinity", syntax, 0},
    {"-Infinity", syntax, 1},
    {"[true false]", syntax, 6},
    {"[truefalse]", syntax, 5},
    // numbers
    {"-", syntax, 1},
    {"+1", syntax, 0},
    {"--1", syntax, 1},
    {"-a", syntax, 1},
    {"- 1", syntax, 1},
    {"01", trailing, 1},
    {"-01", trailing, 2},
    {"00", trailing, 1},
    {"[01]", syntax, 2},
    {"[-012]", syntax, 3},
    {"1.", syntax, 2},
    {"1.]", syntax, 2},
    {"[1.]", syntax, 3},
    {"1.e5", syntax, 2},
    {".5", syntax, 0},
    {"[.5]", syntax, 1},
    {"-.5", syntax, 1},
    {"1e", syntax, 2},
    {"1e+", syntax, 3},
    {"1E-", syntax, 3},
    {"[1e]", syntax, 3},
    {"1e1.5", fraction, 0},
    {"1e 5", syntax, 2},
    {"1.2.3", fraction, 0},
    {"0x1", trailing, 1},
    {"0b1", trailing, 1},
    {"0o7", trailing, 1},
    {"1_000", trailing, 1},
    {"1,000", trailing, 1},
    {"1 000", trailing, 2},
    {"1L", trailing, 1},
    {"\uFF11", syntax, 0},
    {"\u0661", syntax, 0},
    {"1.0", fraction, 0},
    {"-0.0", fraction, 0},
    {"0e0", fraction, 0},
    {"1e2", fraction, 0},
    {"1E400", fraction, 0},
    {"59.90", fraction, 0},
    {"[1,2.5]", fraction, 3},
    {"{\"fee\":59.90}", fraction, 7},
    {"18446744073709551616", fraction, 0},
    {"18446744073709551625", fraction, 0},
    {"-9223372036854775809", fraction, 0},
    {"-18446744073709551615", fraction, 0},
    {"123456789012345678901234567890", fraction, 0},
    {"[0,99999999999999999999]", fraction, 3},
    // strings that do not end, and what may not stand in one
    {"\"", syntax, 1},
    {"\"abc", syntax, 4},
    {"\"abc\n\"", syntax, 4},
    {"\"\t\"", syntax, 1},
    {"\"a\0b\""sv, syntax, 2},
    {"\"\x1F\"", syntax, 1},
    {"'a'", syntax, 0},
    {"\u201Ca\u201D", syntax, 0},
    {"`a`", syntax, 0},
    {"\"a\"b", trailing, 3},
    {"\"a\"\"b\"", trailing, 3},
    {"[\"a\" \"b\"]", syntax, 5},
    // escapes
    {"\"\\", syntax, 2},
    {"\"\\\"", syntax, 3},
    {"\"\\a\"", escape, 1},
    {"\"\\'\"", escape, 1},
    {"\"\\0\"", escape, 1},
    {"\"\\x41\"", escape, 1},
    {"\"\\U0041\"", escape, 1},
    {"\"\\\n\"", escape, 1},
    {"\"\\\xE6\x98\x8E\"", escape, 1},
    {"\"\\\0\""sv, escape, 1},
    {"\"ab\\q\"", escape, 3},
    {"\"\\u", syntax, 3},
    {"\"\\u0", syntax, 4},
    {"\"\\u004", syntax, 6},
    {"\"\\u\"", escape, 1},
    {"\"\\u004\"", escape, 1},
    {"\"\\u00G1\"", escape, 1},
    {"\"\\u 041\"", escape, 1},
    {"\"\\u+041\"", escape, 1},
    {"\"\\u-041\"", escape, 1},
    {"\"\\u{41}\"", escape, 1},
    {"\"\\u00\xE9\"", escape, 1},
    {"\"\\uD800\"", escape, 1},
    {"\"\\uDBFF\"", escape, 1},
    {"\"\\uDC00\"", escape, 1},
    {"\"\\uDFFF\"", escape, 1},
    {"\"\\ud83d\"", escape, 1},
    {"\"\\ud83d ude00\"", escape, 1},
    {"\"\\ud83d\\n\"", escape, 1},
    {"\"\\ud83d\\u0041\"", escape, 1},
    {"\"\\ud83d\\ud83d\"", escape, 1},
    {"\"\\ud83d\\ude0\"", escape, 1},
    {"\"\\ude00\\ud83d\"", escape, 1},
    {"\"ok\\ud83d\\uE000\"", escape, 3},
    {"\"\\ud83d", syntax, 7},
    {"\"\\ud83d\\", syntax, 8},
    {"\"\\ud83d\\u", syntax, 9},
    {"\"\\ud83d\\ude0", syntax, 12},
    {"{\"\\uD800\":1}", escape, 2},
    // bytes that are not UTF-8
    {"\"\x80\"", utf8, 1},
    {"\"\xFF\"", utf8, 1},
    {"\"\xC0\x80\"", utf8, 1},
    {"\"\xC1\xBF\"", utf8, 1},
    {"\"\xE0\x80\x80\"", utf8, 1},
    {"\"\xED\xA0\x80\"", utf8, 1},
    {"\"\xF0\x80\x80\x80\"", utf8, 1},
    {"\"\xF4\x90\x80\x80\"", utf8, 1},
    {"\"\xE6\x98\"", utf8, 1},
    {"\"\xE6\x98", utf8, 1},
    {"\"\xF0\x9F\x98\"", utf8, 1},
    {"\"明白\xE6\"", utf8, 7},
    {"\"abcdefgh明白办放心用\xC3(\"", utf8, 27},
    {"{\"k\xFF\":1}", utf8, 3},
    {"[\xFF]", syntax, 1},
    {"\xFF", syntax, 0},
    // arrays
    {"[", syntax, 1},
    {"]", syntax, 0},
    {"[]]", trailing, 2},
    {"[,]", syntax, 1},
    {"[,1]", syntax, 1},
    {"[1,]", syntax, 3},
    {"[1,,2]", syntax, 3},
    {"[1 2]", syntax, 3},
    {"[1;2]", syntax, 2},
    {"[1:2]", syntax, 2},
    {"[\"a\":1]", syntax, 4},
    {"[1}", syntax, 2},
    {"[1", syntax, 2},
    {"[1,", syntax, 3},
    {"[[]", syntax, 3},
    {"(1)", syntax, 0},
    {"[1,...]", syntax, 3},
    // objects
    {"{", syntax, 1},
    {"}", syntax, 0},
    {"{}}", trailing, 2},
    {"{,}", syntax, 1},
    {"{1:1}", syntax, 1},
    {"{a:1}", syntax, 1},
    {"{'a':1}", syntax, 1},
    {"{null:1}", syntax, 1},
    {"{\"a\"}", syntax, 4},
    {"{\"a\":}", syntax, 5},
    {"{\"a\":1,}", syntax, 7},
    {"{\"a\":1,,\"b\":2}", syntax, 7},
    {"{\"a\":1 \"b\":2}", syntax, 7},
    {"{\"a\":1;\"b\":2}", syntax, 6},
    {"{\"a\" 1}", syntax, 5},
    {"{\"a\"=1}", syntax, 4},
    {"{\"a\"::1}", syntax, 5},
    {"{\"a\":1]", syntax, 6},
    {"{\"a\":1", syntax, 6},
    {"{\"a\":", syntax, 5},
    {"{\"a\"", syntax, 4},
    {"{\"a", syntax, 3},
    {"{[]:1}", syntax, 1},
    {"{{}}", syntax, 1},
    // keys twice, in every spelling
    {"{\"a\":1,\"a\":1}", twice, 7},
    {"{\"a\":1,\"a\":2}", twice, 7},
    {"{\"a\":1,\"\\u0061\":2}", twice, 7},
    {"{\"\\u0061\":1,\"a\":2}", twice, 12},
    {"{\"\":1,\"\":2}", twice, 6},
    {"{\"b\":1,\"a\":2,\"b\":3}", twice, 13},
    {"{\"\\ud83d\\ude00\":1,\"a\":0,\"\xF0\x9F\x98\x80\":2}", twice, 24},
    {"{\"/\":1,\"\\/\":2}", twice, 7},
    {"{\"a\":{\"x\":1,\"x\":2},\"a\":3}", twice, 12},
    {"[{\"a\":1},{\"a\":1,\"a\":2}]", twice, 16},
    {"{\"z\":0,\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":5,\"f\":6,\"g\":7,\"h\":8,\"i\":9,\"e\":10,\"c\":11}", twice, 61},
    {"{\"longer than eight 1\":1,\"longer than eight 0\":2,\"longer than eight 1\":3}", twice, 49},
    // more than one document, and comments
    {"{} {}", trailing, 3},
    {"1 2", trailing, 2},
    {"[]\n[]", trailing, 3},
    {"null,", trailing, 4},
    {"// c\n1", syntax, 0},
    {"/* c */1", syntax, 0},
    {"1 // c", trailing, 2},
    {"[1 /* c */]", syntax, 3},
    {"{\"a\":1}#", trailing, 7},
};

TEST_CASE("hostile texts are refused with their reason and place") {
    CHECK(hostile_texts.size() >= 150);
    for (const hostile& each : hostile_texts) {
        INFO(each.text);
        const auto read = read_json(each.text);
        REQUIRE_FALSE(read.has_value());
        CHECK(to_text(read.error().why) == to_text(each.why));
        CHECK(read.error().where.offset == each.offset);
        CHECK_FALSE(mingbai_test::slow_json::canonical(each.text).has_value());
        CHECK_FALSE(is_canonical_json(each.text));
    }
}

const std::string_view document =
    "{\"name\" : \"\\u7545\\ud83d\\ude00\xE4\xBA\xAB\\n\", \"fee\":59000000,\"list\":[1, -20,{}, "
    "[],{\"deep\":[true,false,null]}],"
    "\"z\":{\"b\":0,\"a\":\"\"} }";

TEST_CASE("every truncation of a document ends too early, at its end") {
    REQUIRE(read_json(document).has_value());
    for (std::size_t size = 0; size < document.size(); ++size) {
        CAPTURE(size);
        const auto read = read_json(document.substr(0, size));
        REQUIRE_FALSE(read.has_value());
        // Only a cut inside a character is malformed before it is too short.
        const bool inside = size > 0 && !is_utf8(document.substr(0, size));
        CHECK(read.error().why == (inside ? utf8 : syntax));
        if (!inside) CHECK(read.error().where.offset == size);
    }
}

TEST_CASE("every byte of a document, changed to every other, is read as the grammar says") {
    std::size_t refused = 0;
    for (std::size_t at = 0; at < document.size(); ++at) {
        for (int byte = 0; byte < 256; ++byte) {
            std::string text(document);
            text[at] = static_cast<char>(byte);
            const auto expected = mingbai_test::slow_json::canonical(text);
            const auto read = read_json(text);
            if (read.has_value() != expected.has_value()) FAIL("at " << at << " byte " << byte);
            if (expected && to_canonical_json(read->root()).value() != *expected) FAIL("at " << at << " byte " << byte);
            if (read && read->is_canonical() != (*expected == text)) FAIL("at " << at << " byte " << byte);
            refused += read ? 0U : 1U;
        }
    }
    CHECK(refused > 10'000);
}

// --- bounds
// -----------------------------------------------------------------------------------------------------------

std::string nested(std::size_t depth, const std::string& open, const std::string& close, const std::string& inside) {
    std::string text;
    for (std::size_t i = 0; i < depth; ++i) text += open;
    text += inside;
    for (std::size_t i = 0; i < depth; ++i) text += close;
    return text;
}

TEST_CASE("nesting is bounded by the caller, at the bracket that is one too many") {
    struct kind {
        std::string open, close, inside;
    };
    for (const kind& each : {kind{"[", "]", ""}, kind{"{\"a\":", "}", "0"}, kind{"[{\"a\":", "}]", "[]"}}) {
        CAPTURE(each.open);
        const std::size_t brackets = each.open == "[{\"a\":" ? 2 : 1;
        const std::size_t innermost = each.inside == "[]" ? 1 : 0;
        for (const std::uint32_t limit : {3U, 4U, 64U, 1000U}) {
            for (std::size_t depth = 1; depth * brackets < limit + 4; ++depth) {
                const std::string text = nested(depth, each.open, each.close, each.inside);
                const auto read = read_json(text, {.max_depth = limit});
                const std::size_t nesting = depth * brackets + innermost;
                if (read.has_value() != (nesting <= limit)) FAIL("limit " << limit << ", nesting " << nesting);
                if (read) continue;
                CHECK(read.error().why == reason::json_too_deep);
                std::size_t bracket = std::string::npos;  // the one after as many as are allowed
                std::size_t seen = 0;
                for (std::size_t i = 0; i < text.size() && bracket == std::string::npos; ++i)
                    if ((text[i] == '[' || text[i] == '{') && seen++ == limit) bracket = i;
                CHECK(read.error().where.offset == bracket);
            }
        }
    }
    CHECK(read_json("1", {.max_depth = 0}).has_value());
    CHECK(read_json("[]", {.max_depth = 0}).error().why == reason::json_too_deep);
    CHECK(read_json(nested(64, "[", "]", "")).has_value());
    CHECK(read_json(nested(65, "[", "]", "")).error().why == reason::json_too_deep);
}

TEST_CASE("a million brackets do not overflow the stack") {
    const std::size_t million = 1'000'000;
    const auto limits = [](std::uint32_t depth) { return json_options{.max_size = 100'000'000, .max_depth = depth}; };
    CHECK(read_json(std::string(million, '['), limits(0xFFFF'FFFF)).error().where.offset == million);
    CHECK(read_json(std::string(million, '['), limits(64)).error().where.offset == 64);
    const auto deep = read_json(nested(million, "[", "]", ""), limits(0xFFFF'FFFF));
    REQUIRE(deep.has_value());
    CHECK(deep->is_canonical());
    std::size_t depth = 0;
    for (json_value value = deep->root(); value.size() > 0; value = *value.elements().begin()) ++depth;
    CHECK(depth == million - 1);
    CHECK(to_canonical_json(deep->root()).error().why == reason::json_too_deep);
    CHECK(read_json(nested(million, "{\"\":", "}", "1"), limits(0xFFFF'FFFF)).has_value());
}

TEST_CASE("the size is bounded before anything is read") {
    const std::string text = "[" + std::string(100, ' ') + "]";
    CHECK(read_json(text, {.max_size = 102}).has_value());
    const auto read = read_json(text, {.max_size = 101});
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error() == refusal{reason::json_too_large, at_offset(101)});
    CHECK(read_json("x", {.max_size = 0}).error().why == reason::json_too_large);
    CHECK(read_json("", {.max_size = 0}).error().why == syntax);
}

// --- what is read
// -----------------------------------------------------------------------------------------------------

TEST_CASE("the values of a document") {
    const auto read = read_json(document);
    REQUIRE(read.has_value());
    const json_value root = read->root();
    CHECK(root.kind() == json_kind::object);
    CHECK(root.size() == 4);
    CHECK(root.get<std::string_view>("name").value() == "畅😀享\n");
    CHECK(root.get<std::int64_t>("fee").value() == 59'000'000);
    CHECK(root.get<std::uint32_t>("fee").value() == 59'000'000);

    std::vector<std::string> keys;
    for (const json_member member : root.members()) keys.emplace_back(member.key);
    CHECK(keys == std::vector<std::string>{"name", "fee", "list", "z"});

    const json_value list = root.at("list").value();
    REQUIRE(list.is_array());
    CHECK(list.size() == 5);
    std::vector<json_kind> kinds;
    for (const json_value each : list.elements()) kinds.push_back(each.kind());
    CHECK(kinds == std::vector<json_kind>{json_kind::integer, json_kind::integer, json_kind::object, json_kind::array,
                                          json_kind::object});
    auto element = list.elements().begin();
    CHECK((*element++).as<int>().value() == 1);
    CHECK((*element++).as<int>().value() == -20);
    CHECK((*element).size() == 0);
    CHECK((*element++).members().empty());
    CHECK((*element++).elements().empty());
    std::vector<bool> truths;
    const json_value deep = (*element++).at("deep").value();
    CHECK(element == list.elements().end());
    for (const json_value each : deep.elements())
        if (!each.is_null()) truths.push_back(each.as<bool>().value());
    CHECK(truths == std::vector<bool>{true, false});
    CHECK(root.at("z")->get<std::string_view>("a").value().empty());
}

TEST_CASE("a document that is one value") {
    CHECK(read_json(" true ")->root().as<bool>().value());
    CHECK_FALSE(read_json("false")->root().as<bool>().value());
    CHECK(read_json("null")->root().is_null());
    CHECK(read_json("\"\"")->root().as<std::string_view>()->empty());
    CHECK(read_json("7")->root().as<int>().value() == 7);
    CHECK(read_json("[]")->root().size() == 0);
    CHECK(read_json("{}")->root().is_object());
}

TEST_CASE("escapes stand for their characters, also U+0000") {
    CHECK(read_json(R"("\"\\\/\b\f\n\r\t")")->root().as<std::string_view>().value() == "\"\\/\b\f\n\r\t");
    CHECK(read_json(R"("\u0000")")->root().as<std::string_view>().value() == "\0"sv);
    CHECK(read_json(R"("\u005C\u0022")")->root().as<std::string_view>().value() == "\\\"");
    CHECK(read_json(R"("\u00e9\u660E\uFFFF\uD83D\uDE00\udbff\udfff")")->root().as<std::string_view>().value() ==
          "é明\uFFFF😀\U0010FFFF");
    CHECK(read_json("\"\x7F\"")->root().as<std::string_view>().value() == "\x7F");
    // Around each other and around runs of every length.
    for (std::size_t before = 0; before < 20; ++before) {
        for (std::size_t after = 0; after < 20; ++after) {
            const std::string text =
                "[\"" + std::string(before, 'x') + "\\u660e\\n" + std::string(after, 'y') + "\\\\\",\"z\"]";
            const auto read = read_json(text);
            REQUIRE(read.has_value());
            const auto first = read->root().elements().begin();
            CHECK((*first).as<std::string_view>().value() ==
                  std::string(before, 'x') + "明\n" + std::string(after, 'y') + "\\");
        }
    }
}

TEST_CASE("integers to the ends of their range") {
    CHECK(read_json("18446744073709551615")->root().as<std::uint64_t>().value() == UINT64_MAX);
    CHECK(read_json("9223372036854775807")->root().as<std::int64_t>().value() == INT64_MAX);
    CHECK(read_json("-9223372036854775808")->root().as<std::int64_t>().value() == INT64_MIN);
    CHECK(read_json("-0")->root().as<std::uint64_t>().value() == 0);
    CHECK(read_json("0")->root().as<std::int8_t>().value() == 0);

    const auto large = read_json("9223372036854775808");
    CHECK(large->root().as<std::int64_t>().error() == refusal{reason::out_of_range, at_offset(0)});
    CHECK(large->root().as<std::uint64_t>().value() == 9223372036854775808U);
    const auto negative = read_json("[-1]");
    const json_value minus_one = *negative->root().elements().begin();
    CHECK(minus_one.as<std::uint64_t>().error() == refusal{reason::out_of_range, at_offset(1)});
    CHECK(minus_one.as<std::uint8_t>().error().why == reason::out_of_range);
    CHECK(minus_one.as<std::int8_t>().value() == -1);
    CHECK(read_json("128")->root().as<std::int8_t>().error().why == reason::out_of_range);
    CHECK(read_json("255")->root().as<std::uint8_t>().value() == 255);
    CHECK(read_json("256")->root().as<std::uint8_t>().error().why == reason::out_of_range);
}

TEST_CASE("the wrong type is refused where the value is") {
    const auto read = read_json(R"({"a": "x", "b": [1], "c": null, "d": 1, "e": true})");
    const json_value root = read->root();
    CHECK(root.get<int>("a").error() == refusal{reason::json_wrong_type, at_offset(6)});
    CHECK(root.get<int>("b").error() == refusal{reason::json_wrong_type, at_offset(16)});
    CHECK(root.get<bool>("c").error() == refusal{reason::json_wrong_type, at_offset(26)});
    CHECK(root.get<std::string_view>("d").error() == refusal{reason::json_wrong_type, at_offset(37)});
    CHECK(root.get<bool>("d").error().why == reason::json_wrong_type);
    CHECK(root.get<int>("e").error() == refusal{reason::json_wrong_type, at_offset(45)});
    CHECK(root.get<int>("f").error() == refusal{reason::json_missing_key, at_offset(0)});
    CHECK(root.at("b")->at("x").error() == refusal{reason::json_wrong_type, at_offset(16)});
    CHECK(root.at("d")->number_text().error().why == reason::json_wrong_type);
    CHECK_FALSE(root.find("f").has_value());
    CHECK(root.find("a").has_value());
    CHECK_FALSE(root.at("b")->find("a").has_value());
    CHECK(root.elements().empty());
    CHECK(root.at("b")->members().empty());
    CHECK(root.at("a")->size() == 0);
}

TEST_CASE("members are found in objects of every size and order") {
    for (const std::size_t count : {0U, 1U, 7U, 8U, 9U, 10U, 100U, 1000U}) {
        for (const bool ascending : {true, false}) {
            CAPTURE(count, ascending);
            std::string text = "{";
            std::vector<std::string> keys;
            for (std::size_t i = 0; i < count; ++i) {
                const std::size_t number = ascending ? i : (i * 7919) % 10'007;
                std::string digits = std::to_string(number);
                digits.insert(0, 5 - digits.size(), '0');
                keys.push_back((i % 3 == 0 ? "key which is long " : "k") + digits);
            }
            if (ascending) std::sort(keys.begin(), keys.end());
            for (std::size_t i = 0; i < count; ++i) {
                text += (i == 0 ? "\"" : ",\"") + keys[i] + "\":";
                text += i % 4 == 0 ? "[" + std::to_string(i) + "]" : std::to_string(i);
            }
            text += "}";
            const auto read = read_json("[" + text + ",1]");
            REQUIRE(read.has_value());
            CHECK(read->is_canonical() == (ascending || count < 2));
            const json_value object = *read->root().elements().begin();
            CHECK(object.size() == count);
            for (std::size_t i = 0; i < count; ++i) {
                const auto found = object.find(keys[i]);
                REQUIRE(found.has_value());
                const json_value number = i % 4 == 0 ? *found->elements().begin() : *found;
                if (number.as<std::size_t>().value() != i) FAIL("wrong member for " << keys[i]);
                if (object.find(keys[i] + "x").has_value()) FAIL("found what is not there");
            }
            CHECK_FALSE(object.find("").has_value());
            CHECK_FALSE(object.find("zzz").has_value());
            CHECK_FALSE(object.find(std::string_view("k\0", 2)).has_value());
            std::size_t seen = 0;
            for (const json_member member : object.members()) {
                if (member.key != keys[seen]) FAIL("the order of the text is lost");
                if (read_json(text)->root().offset() != 0) FAIL("offset");
                ++seen;
                if (seen > 20) break;
            }
            // What follows the object is still found behind its index.
            auto element = read->root().elements().begin();
            CHECK((*++element).as<int>().value() == 1);
        }
    }
}

TEST_CASE("keys that differ only where a quick comparison does not look") {
    const auto read = read_json(
        R"({"12345678":1,"12345678a":2,"12345678b":3,)"
        R"("1234567":4,"12345678\u0000":5,"1234567\u0000":6,"":7,"\u0000":8,"12345678a\u0000":9,"x":10})");
    REQUIRE(read.has_value());
    const json_value root = read->root();
    CHECK(root.get<int>("12345678").value() == 1);
    CHECK(root.get<int>("12345678a").value() == 2);
    CHECK(root.get<int>("12345678b").value() == 3);
    CHECK(root.get<int>("1234567").value() == 4);
    CHECK(root.get<int>("12345678\0"sv).value() == 5);
    CHECK(root.get<int>("1234567\0"sv).value() == 6);
    CHECK(root.get<int>("").value() == 7);
    CHECK(root.get<int>("\0"sv).value() == 8);
    CHECK(root.get<int>("12345678a\0"sv).value() == 9);
    CHECK(root.get<int>("x").value() == 10);
    CHECK_FALSE(root.find("\0\0"sv).has_value());
}

TEST_CASE("a document may hold only what it is meant to") {
    const auto read = read_json(R"({"a":1,"x":{"b":2}, "y":3})");
    const json_value root = read->root();
    CHECK(root.has_only({"a", "x", "y", "z"}).has_value());
    CHECK(root.has_only({"a", "y"}).error() == refusal{reason::json_unknown_key, at_offset(7)});
    CHECK(root.has_only({"a", "x"}).error() == refusal{reason::json_unknown_key, at_offset(20)});
    CHECK(root.has_only({}).error() == refusal{reason::json_unknown_key, at_offset(1)});
    CHECK(root.at("a")->has_only({}).error() == refusal{reason::json_wrong_type, at_offset(5)});
    CHECK(read_json("{}")->root().has_only({}).has_value());
}

TEST_CASE("numbers kept as they are written, for foreign documents") {
    const auto read = read_json(
        R"({"price": 59.90, "big": 123456789012345678901234567890, "e": -1.5E+10, "n": 7, "z": -0, "m": -9})", as_text);
    REQUIRE(read.has_value());
    const json_value root = read->root();
    CHECK(root.at("price")->kind() == json_kind::number);
    CHECK(root.at("price")->number_text().value() == "59.90");
    CHECK(root.at("big")->number_text().value() == "123456789012345678901234567890");
    CHECK(root.at("e")->number_text().value() == "-1.5E+10");
    CHECK(root.at("n")->number_text().value() == "7");
    CHECK(root.get<int>("n").value() == 7);
    CHECK(root.get<std::uint8_t>("z").value() == 0);
    CHECK(root.get<std::int8_t>("m").value() == -9);
    CHECK(root.get<std::uint64_t>("m").error().why == reason::out_of_range);
    CHECK(root.get<std::int64_t>("price").error() == refusal{reason::json_not_an_integer, at_offset(10)});
    CHECK(root.get<std::int64_t>("e").error().why == reason::json_not_an_integer);
    CHECK(root.get<std::int64_t>("big").error().why == reason::out_of_range);
    CHECK(root.get<std::string_view>("n").error().why == reason::json_wrong_type);
    for (const std::string_view bad : {"1.", ".5", "1e", "01", "+1", "0x1", "1.5.2", "-"}) {
        CAPTURE(bad);
        CHECK_FALSE(read_json(bad, as_text).has_value());
    }
}

TEST_CASE("a document keeps its values when it is moved, and its memory when it is read again") {
    auto first = read_json(R"(["first document", 1])");
    REQUIRE(first.has_value());
    const json_value root = first->root();
    const json_document moved = *std::move(first);
    CHECK((*root.elements().begin()).as<std::string_view>().value() == "first document");
    CHECK(moved.root().size() == 2);

    json_document again;
    CHECK(again.empty());
    CHECK_FALSE(again.is_canonical());
    REQUIRE(again.read("[1,2,3]").has_value());
    CHECK(again.root().size() == 3);
    CHECK(again.is_canonical());
    REQUIRE(again.read(" {}").has_value());
    CHECK(again.root().is_object());
    CHECK_FALSE(again.is_canonical());
    REQUIRE_FALSE(again.read("[1,").has_value());
    CHECK(again.empty());
    CHECK_FALSE(again.is_canonical());
    REQUIRE(again.read("[]").has_value());
    CHECK(again.is_canonical());
    const json_document nothing;
    CHECK(mingbai_test::broken_precondition_of([&] { static_cast<void>(nothing.root()); }) ==
          "mingbai::json_document::root: no text was read\n");
}

// --- the canonical form
// -----------------------------------------------------------------------------------------------

TEST_CASE("the canonical form is one of many") {
    struct pair {
        std::string_view canonical;
        std::vector<std::string_view> others;
    };
    for (const pair& each : {
             pair{"null", {" null", "null\n"}},
             pair{"0", {"-0", " 0"}},
             pair{"[1,2]", {"[1, 2]", "[ 1,2]", "[1 ,2]", "[1,2 ]"}},
             pair{"[]", {"[ ]"}},
             pair{"{}", {"{\t}"}},
             pair{R"({"a":1,"b":2})", {R"({"b":2,"a":1})", R"({"a": 1,"b":2})", R"({"\u0061":1,"b":2})"}},
             pair{R"("\b\f\n\r\t\"\\")",
                  {R"("\u0008\u000c\u000a\u000d\u0009\u0022\u005c")", R"("\u0008\f\n\r\t\"\\")"}},
             pair{R"("\u0000\u001f")", {R"("\u0000\u001F")"}},
             pair{"\"/\x7F\"", {R"("\/\u007f")"}},
             pair{R"("é明😀")", {R"("\u00e9明😀")", R"("é\u660e😀")", R"("é明\ud83d\ude00")"}},
             // By bytes: U+FFFF comes before U+10000, though not in UTF-16. Upper case before lower, shorter before
             // longer.
             pair{"{\"\":0,\"B\":1,\"a\":2,\"aa\":3,\"\uFFFF\":4,\"\U00010000\":5}",
                  {"{\"\":0,\"B\":1,\"a\":2,\"aa\":3,\"\U00010000\":5,\"\uFFFF\":4}",
                   "{\"B\":1,\"a\":2,\"aa\":3,\"\uFFFF\":4,\"\U00010000\":5,\"\":0}"}},
         }) {
        CAPTURE(each.canonical);
        CHECK(is_canonical_json(each.canonical));
        CHECK(to_canonical_json(read_json(each.canonical)->root()).value() == each.canonical);
        for (const std::string_view other : each.others) {
            CAPTURE(other);
            CHECK_FALSE(is_canonical_json(other));
            CHECK(to_canonical_json(read_json(other)->root()).value() == each.canonical);
        }
    }
}

TEST_CASE("what has no canonical form is refused where it stands") {
    const auto read = read_json(R"({"n":1,"list":[7, 59.90]})", as_text);
    CHECK_FALSE(read->is_canonical());
    CHECK(to_canonical_json(read->root()).error() == refusal{reason::json_not_an_integer, at_offset(18)});
    CHECK(to_canonical_json(*read->root().find("n")).value() == "1");
    CHECK(read_json("7", as_text)->is_canonical());
    CHECK_FALSE(read_json("7.0", as_text)->is_canonical());
    CHECK_FALSE(read_json("18446744073709551616", as_text)->is_canonical());
    const auto deep = read_json(nested(65, "[", "]", ""), {.max_depth = 100});
    CHECK(to_canonical_json(deep->root()).error() == refusal{reason::json_too_deep, at_offset(64)});
    CHECK(to_canonical_json(read_json(nested(64, "[", "]", ""))->root()).value() == nested(64, "[", "]", ""));
}

TEST_CASE("real documents of another format are read, with their decimals") {
    std::size_t seen = 0;
    for (const std::string name :
         {"ProductOffering_list_example_response", "ProductOfferingPrice_retrieve_example_response",
          "Product_Offering_Create_example_request"}) {
        const auto text = mingbai_test::shared_data("tmf620/" + name + ".json");
        if (!text) return;
        CAPTURE(name);
        const auto read = read_json(*text, as_text);
        REQUIRE(read.has_value());
        CHECK(read->root().size() > 0);
        ++seen;
    }
    CHECK(seen == 3);
}

}  // namespace base_json_reader_test
