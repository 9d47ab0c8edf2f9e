// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/ids.hpp>
#include <mingbai/base/json_fields.hpp>
#include <mingbai/base/json_reader.hpp>

#include <catch.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base_json_fields_test {

using namespace mingbai;

struct record {
    std::int64_t fee = 0;
    filing_number number{};
    bool active = false;
    std::string name{};
    std::optional<std::int64_t> cap{};
    int doubled = 0;
    std::size_t regions = 0;
};

result<record> read_record(std::string_view text) {
    const auto document = read_json(text);
    if (!document) return document.error();
    json_fields from(document->root());
    record read;
    read.fee = from.get<std::int64_t>("fee");
    read.number = from.get<filing_number>("number");
    read.active = from.get<bool>("active");
    read.name = from.get<std::string_view>("name");
    read.cap = from.find<std::int64_t>("cap");
    read.doubled = from.get<int>("half", [](int half) -> result<int> {
        if (half > 1000) return refusal{reason::too_long, {}};
        return half * 2;
    });
    if (const auto regions = from.value("regions")) read.regions = regions->size();
    if (const auto done = from.finish(); !done) return done.error();
    return read;
}

TEST_CASE("a record is read member by member") {
    const auto read = read_record(
        R"({"active":true,"cap":50,"fee":59000000,"half":21,"name":"畅享","number":"26HE300128","regions":["HE","BJ"]})");
    REQUIRE(read.has_value());
    CHECK(read->fee == 59'000'000);
    CHECK(read->number == filing_number{"26HE300128"});
    CHECK(read->active);
    CHECK(read->name == "畅享");
    CHECK(read->cap == 50);
    CHECK(read->doubled == 42);
    CHECK(read->regions == 2);
}

TEST_CASE("an optional member may be missing or null") {
    const std::string rest = R"("active":true,"fee":1,"half":2,"name":"","number":"A","regions":[]})";
    CHECK(read_record("{" + rest)->cap == std::nullopt);
    CHECK(read_record("{\"cap\":null," + rest)->cap == std::nullopt);
    CHECK(read_record("{\"cap\":\"x\"," + rest).error() == refusal{reason::json_wrong_type, at_offset(7)});
}

TEST_CASE("the first refusal is the answer, with its place") {
    struct refused {
        std::string_view text;
        reason why;
        std::uint64_t offset;
    };
    for (const refused& each : {
             refused{R"([1])", reason::json_wrong_type, 0},
             refused{R"( {})", reason::json_missing_key, 1},
             refused{R"({"fee":"1"})", reason::json_wrong_type, 7},
             refused{R"({"fee":1,"number":"two words"})", reason::bad_filing_number, 18},
             refused{R"({"fee":1,"number":7})", reason::json_wrong_type, 18},
             refused{R"({"fee":99999999999999999999})", reason::json_not_an_integer, 7},
             refused{R"({"fee":18446744073709551615})", reason::out_of_range, 7},
             refused{R"({"fee":1,"number":"A","active":1,"name":2})", reason::json_wrong_type, 31},
             refused{R"({"fee":1,"number":"A","active":true,"name":"","half":1001,"regions":[]})", reason::too_long,
                     53},
             refused{R"({"fee":1,"number":"A","active":true,"name":"","half":"1","regions":[]})",
                     reason::json_wrong_type, 53},
             refused{R"({"fee":1,"number":"A","active":true,"name":"","half":1})", reason::json_missing_key, 0},
             refused{R"({"fee":1,"number":"A","active":true,"name":"","half":1,"regions":[],"more":0})",
                     reason::json_unknown_key, 0},
         }) {
        CAPTURE(each.text);
        const auto read = read_record(each.text);
        REQUIRE_FALSE(read.has_value());
        CHECK(to_text(read.error().why) == to_text(each.why));
        CHECK(read.error().where.offset == each.offset);
    }
}

TEST_CASE("the caller may refuse, and is heard when it is the first") {
    const auto document = read_json(R"({"a":1})");
    json_fields from(document->root());
    from.refuse({reason::bad_date, at_offset(5)});
    static_cast<void>(from.get<bool>("a"));
    CHECK(from.finish().error() == refusal{reason::bad_date, at_offset(5)});
}

}  // namespace base_json_fields_test
