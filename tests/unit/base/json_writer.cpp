// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/ids.hpp>
#include <mingbai/base/json_reader.hpp>
#include <mingbai/base/json_writer.hpp>

#include <broken_precondition.hpp>
#include <catch.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace base_json_writer_test {

using namespace mingbai;
using namespace std::string_view_literals;
using mingbai_test::broken_precondition_of;

template <class F>
std::string written(F f) {
    std::string text;
    json_writer out(text);
    f(out);
    const auto done = out.finish();
    CHECK(done.has_value());
    return text;
}

std::string written_value(const auto& value) {
    return written([&](json_writer& out) { out.value(value); });
}

TEST_CASE("an order's record") {
    const filing_number number{"26HE300128"};
    const std::vector<region_code> regions{"HE", "BJ"};
    CHECK(written([&](json_writer& out) {
              out.begin_object()
                  .member("active", true)
                  .member("breach", nullptr)
                  .member("fee", 59'000'000)
                  .member("name", "畅享套餐59元档")
                  .member("number", number)
                  .begin_object("price")
                  .member("amount", std::int64_t{59'000'000})
                  .member("currency", std::string("CNY"))
                  .end_object()
                  .member("regions", regions)
                  .begin_array("steps")
                  .value(1)
                  .begin_object()
                  .end_object()
                  .begin_array()
                  .end_array()
                  .value("x"sv)
                  .end_array()
                  .end_object();
          }) == R"({"active":true,"breach":null,"fee":59000000,"name":"畅享套餐59元档","number":"26HE300128",)"
                R"("price":{"amount":59000000,"currency":"CNY"},"regions":["HE","BJ"],"steps":[1,{},[],"x"]})");
}

TEST_CASE("a document may be any one value") {
    CHECK(written_value(true) == "true");
    CHECK(written_value(false) == "false");
    CHECK(written_value(nullptr) == "null");
    CHECK(written_value("") == R"("")");
    CHECK(written_value(std::vector<int>{}) == "[]");
    CHECK(written_value(std::array<bool, 2>{true, false}) == "[true,false]");
    CHECK(written_value(std::vector<std::vector<std::string>>{{"a"}, {}, {"b", "c"}}) == R"([["a"],[],["b","c"]])");
    CHECK(written([](json_writer& out) { out.begin_object().end_object(); }) == "{}");
}

TEST_CASE("integers of every type, to their ends") {
    CHECK(written_value(0) == "0");
    CHECK(written_value(-1) == "-1");
    CHECK(written_value(std::int8_t{-128}) == "-128");
    CHECK(written_value(std::uint8_t{255}) == "255");
    CHECK(written_value((std::numeric_limits<std::int64_t>::min)()) == "-9223372036854775808");
    CHECK(written_value((std::numeric_limits<std::int64_t>::max)()) == "9223372036854775807");
    CHECK(written_value((std::numeric_limits<std::uint64_t>::max)()) == "18446744073709551615");
}

TEST_CASE("strings are escaped where they must be and nowhere else") {
    CHECK(written_value("\"\\\b\f\n\r\t"sv) == R"("\"\\\b\f\n\r\t")");
    for (int c = 0; c < 0x20; ++c) {
        CAPTURE(c);
        const std::string text = written_value(std::string(1, static_cast<char>(c)));
        static constexpr std::string_view named = "\b\f\n\r\t";
        const std::string numbered =
            "\"\\u00" + std::string(1, static_cast<char>('0' + c / 16)) + "0123456789abcdef"[c % 16] + "\"";
        if (named.find(static_cast<char>(c)) == std::string_view::npos)
            CHECK(text == numbered);
        else
            CHECK(text.size() == 4);
    }
    for (int c = 0x20; c < 0x80; ++c) {
        CAPTURE(c);
        const std::string one(1, static_cast<char>(c));
        CHECK(written_value(one) == (c == '"' || c == '\\' ? "\"\\" + one + "\"" : "\"" + one + "\""));
    }
    CHECK(written_value("/é明😀\uFFFF\U0010FFFF\u2028"sv) == "\"/é明😀\uFFFF\U0010FFFF\u2028\"");
}

TEST_CASE("an escape anywhere in runs of every length, of one byte and of three") {
    for (const std::string& unit : {std::string("x"), std::string("明"), std::string("é"), std::string("😀")}) {
        for (std::size_t before = 0; before < 40; ++before) {
            for (std::size_t after = 0; after < 20; ++after) {
                std::string text;
                for (std::size_t i = 0; i < before; ++i) text += unit;
                std::string expected = "\"" + text + "\\\"";
                text += '"';
                for (std::size_t i = 0; i < after; ++i) {
                    text += unit;
                    expected += unit;
                }
                if (written_value(text) != expected + '"')
                    FAIL("unit " << unit << " before " << before << " after " << after);
            }
        }
    }
}

TEST_CASE("texts and keys of every size around that of the buffer") {
    for (const std::size_t size :
         {255U, 256U, 257U, 511U, 767U, 1000U, 1015U, 1020U, 1023U, 1024U, 1025U, 2047U, 2048U, 5000U}) {
        CAPTURE(size);
        const std::string text(size, 'a');
        CHECK(written_value(text) == "\"" + text + "\"");
        const std::string escaped = text + "\n" + text;
        CHECK(written_value(escaped) == "\"" + text + "\\n" + text + "\"");
        CHECK(written([&](json_writer& out) {
                  out.begin_object()
                      .member(json_key::from(text), 1)
                      .member(json_key::from(escaped), text)
                      .member("b", -7)
                      .end_object();
              }) == "{\"" + text + "\":1,\"" + text + "\\n" + text + "\":\"" + text + "\",\"b\":-7}");
    }
    // Whatever has been written before, everything still fits.
    for (std::size_t before = 900; before < 1030; ++before) {
        const std::string first(before, 'x');
        const std::string text = written([&](json_writer& out) {
            out.begin_array()
                .value(first)
                .value((std::numeric_limits<std::int64_t>::min)())
                .value("明白办")
                .value(true)
                .end_array();
        });
        if (text != "[\"" + first + "\",-9223372036854775808,\"明白办\",true]") FAIL("before " << before);
    }
}

TEST_CASE("a text that is not UTF-8 is refused, and the string is what it was") {
    std::string text = "kept";
    json_writer out(text);
    out.begin_object().member("a", 1).member("b", "明白\xE6\x98").member("c", "\xFF").end_object();
    const auto done = out.finish();
    REQUIRE_FALSE(done.has_value());
    CHECK(done.error().why == reason::bad_utf8);
    CHECK(done.error().where.offset == 6);
    CHECK(done.error().where.index == 2);  // the object is 0, 1 the first member
    CHECK(text == "kept");
}

TEST_CASE("so is a key, and what filled the buffer before is taken back") {
    std::string text = "kept";
    json_writer out(text);
    out.begin_object();
    out.member("a", std::string(5000, 'a'));
    out.member(json_key::from("b\xC0"), 1);
    out.member("c", std::string(5000, 'c'));
    out.end_object();
    const auto done = out.finish();
    REQUIRE_FALSE(done.has_value());
    CHECK(done.error() == refusal{reason::bad_utf8, {.what = {}, .length = 0, .index = 2, .offset = 1}});
    CHECK(text == "kept");
    for (const std::size_t before : {0U, 1U, 7U, 8U, 255U, 256U, 1023U, 3000U}) {
        CAPTURE(before);
        std::string again;
        json_writer other(again);
        other.value(std::string(before, 'x') + "\xED\xA0\x80");
        const auto refused = other.finish();
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().where.offset == before);
        CHECK(refused.error().where.index == 0);
        CHECK(again.empty());
    }
}

TEST_CASE("keys that only the run time knows") {
    const std::map<std::string, int> fees{
        {"24BJ102053", 15}, {"25JS110103", 20}, {"quote\"", 1}, {"明", 2}, {"\xF0\x9F\x98\x80", 3}};
    CHECK(written([&](json_writer& out) {
              out.begin_object();
              for (const auto& [number, fee] : fees) out.member(json_key::from(number), fee);
              out.end_object();
          }) == R"({"24BJ102053":15,"25JS110103":20,"quote\"":1,"明":2,"😀":3})");
}

/// A sink that is no string: what a digest or a file would be.
struct pieces {
    std::vector<std::string> all;
    void append(const char* data, std::size_t size) { all.emplace_back(data, size); }
};

TEST_CASE("any sink with append will do") {
    pieces sink;
    basic_json_writer<pieces> out(sink);
    out.begin_array();
    for (int i = 0; i < 1000; ++i) out.value(i);
    out.end_array();
    REQUIRE(out.finish().has_value());
    CHECK(sink.all.size() > 1);
    CHECK(sink.all.size() < 10);  // not a call for each value
    std::string text;
    for (const std::string& piece : sink.all) text += piece;
    const auto read = read_json(text);
    REQUIRE(read.has_value());
    CHECK(read->is_canonical());
    CHECK(read->root().size() == 1000);
}

TEST_CASE("the foreign form has decimals and keys in any order") {
    std::string text;
    basic_json_writer<std::string, json_form::foreign> out(text);
    out.begin_object()
        .key("value")
        .number("59.90")
        .key("unit")
        .value("CNY")
        .member("a", 1)
        .begin_array("b")
        .number("-1.5E+10")
        .number("0")
        .end_array()
        .end_object();
    REQUIRE(out.finish().has_value());
    CHECK(text == R"({"value":59.90,"unit":"CNY","a":1,"b":[-1.5E+10,0]})");
    for (const std::string_view bad :
         {"", "1.", ".5", "01", "+1", "1e", "1 ", " 1", "NaN", "-", "1.5.2", "0x1", "1,2"}) {
        CAPTURE(bad);
        std::string kept = "kept";
        basic_json_writer<std::string, json_form::foreign> other(kept);
        other.begin_array().number(bad).end_array();
        const auto refused = other.finish();
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().why == reason::bad_number);
        CHECK(refused.error().where.index == 1);
        CHECK(kept == "kept");
    }
}

TEST_CASE("the structure is the caller's") {
    std::string text;
    const auto broken = [&](auto f) {
        return broken_precondition_of([&] {
            json_writer out(text);
            f(out);
        });
    };
    const std::string no_member = "mingbai::json_writer::key: no member may begin here\n";
    const std::string not_ascending = "mingbai::json_writer::key: the keys of an object must ascend\n";
    const std::string no_value = "mingbai::json_writer: a value needs a key here, or the document is done\n";
    const std::string not_open = "mingbai::json_writer: no such container is open, or a key still needs its value\n";
    const std::string not_whole = "mingbai::json_writer::finish: the document is not one whole value\n";

    CHECK(broken([](json_writer& out) { out.key("a"); }) == no_member);
    CHECK(broken([](json_writer& out) { out.begin_array().member("a", 1); }) == no_member);
    CHECK(broken([](json_writer& out) { out.begin_object().key("a").key("b"); }) == no_member);
    CHECK(broken([](json_writer& out) { out.begin_object().key("a").member("b", 1); }) == no_member);
    CHECK(broken([](json_writer& out) { out.begin_object().member("b", 1).member("a", 1); }) == not_ascending);
    CHECK(broken([](json_writer& out) { out.begin_object().member("a", 1).member("a", 1); }) == not_ascending);
    CHECK(broken([](json_writer& out) { out.begin_object().member("ab", 1).member("a", 1); }) == not_ascending);
    CHECK(broken([](json_writer& out) { out.begin_object().member("abcdefgh2", 1).member("abcdefgh1", 1); }) ==
          not_ascending);
    CHECK(broken([](json_writer& out) { out.begin_object().member("abcdefgh1", 1).member("abcdefgh1", 1); }) ==
          not_ascending);
    CHECK(broken([](json_writer& out) {
              out.begin_object().member("b", 1).begin_object("c").end_object().member("b", 1);
          }) == not_ascending);
    CHECK(broken([](json_writer& out) { out.begin_object().member("é", 1).member("z", 1); }) == not_ascending);
    CHECK(broken([](json_writer& out) { out.begin_object().value(1); }) == no_value);
    CHECK(broken([](json_writer& out) { out.begin_object().member("a", 1).value(1); }) == no_value);
    CHECK(broken([](json_writer& out) { out.begin_object().begin_array(); }) == no_value);
    CHECK(broken([](json_writer& out) { out.value(1).value(2); }) == no_value);
    CHECK(broken([](json_writer& out) { out.begin_array().end_array().begin_array(); }) == no_value);
    CHECK(broken([](json_writer& out) { out.end_array(); }) == not_open);
    CHECK(broken([](json_writer& out) { out.begin_array().end_object(); }) == not_open);
    CHECK(broken([](json_writer& out) { out.begin_object().end_array(); }) == not_open);
    CHECK(broken([](json_writer& out) { out.begin_object().key("a").end_object(); }) == not_open);
    CHECK(broken([](json_writer& out) { out.begin_array().end_array().end_array(); }) == not_open);
    CHECK(broken([](json_writer& out) { static_cast<void>(out.finish()); }) == not_whole);
    CHECK(broken([](json_writer& out) { static_cast<void>(out.begin_array().finish()); }) == not_whole);
    CHECK(broken([](json_writer& out) {
              static_cast<void>(out.value(1).finish());
              static_cast<void>(out.finish());
          }) == not_whole);
    CHECK(broken([](json_writer& out) {
              static_cast<void>(out.value(1).finish());
              out.value(2);
          }) == no_value);
    CHECK(broken([](json_writer& out) {
              for (int i = 0; i < 65; ++i) out.begin_array();
          }) == "mingbai::json_writer: nested too deep\n");
    CHECK(broken([](json_writer& out) {
              for (int i = 0; i < 64; ++i) out.begin_array();
              for (int i = 0; i < 64; ++i) out.end_array();
              static_cast<void>(out.finish());
          }) == "no precondition was broken");
    CHECK(broken([](json_writer& out) {
              out.begin_object()
                  .begin_object("a")
                  .member("z", 1)
                  .end_object()
                  .begin_object("b")
                  .member("a", 1)
                  .end_object()
                  .end_object();
              static_cast<void>(out.finish());
          }) == "no precondition was broken");
}

TEST_CASE("the structure is remembered at every depth") {
    // Objects and arrays in every arrangement of six levels; after each one is closed, the one around it goes on.
    for (unsigned kinds = 0; kinds < 64; ++kinds) {
        std::string expected;
        const std::string text = written([&](json_writer& out) {
            for (unsigned depth = 0; depth < 6; ++depth) {
                if ((kinds >> depth & 1U) != 0) {
                    out.begin_object().key("k");
                    expected += "{\"k\":";
                } else {
                    out.begin_array();
                    expected += "[";
                }
            }
            out.value(1);
            expected += "1";
            for (unsigned depth = 6; depth-- > 0;) {
                if ((kinds >> depth & 1U) != 0) {
                    out.member("l", 2).end_object();
                    expected += ",\"l\":2}";
                } else {
                    out.value(2).end_array();
                    expected += ",2]";
                }
            }
        });
        CHECK(text == expected);
        CHECK(is_canonical_json(text));
    }
}

}  // namespace base_json_writer_test
