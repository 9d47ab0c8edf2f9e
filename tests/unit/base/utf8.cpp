// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/utf8.hpp>

#include <broken_precondition.hpp>
#include <catch.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace base_utf8_test {

using namespace mingbai;
using namespace std::string_view_literals;

std::vector<char32_t> decoded(std::string_view text) {
    std::vector<char32_t> all;
    for (const auto each : code_points(text)) all.push_back(each.step.code_point);
    return all;
}

TEST_CASE("the examples of RFC 3629 section 7") {
    CHECK(decoded("\x41\xE2\x89\xA2\xCE\x91\x2E"sv) == std::vector<char32_t>{0x41, 0x2262, 0x391, 0x2E});
    CHECK(decoded("\xED\x95\x9C\xEA\xB5\xAD\xEC\x96\xB4"sv) == std::vector<char32_t>{0xD55C, 0xAD6D, 0xC5B4});
    CHECK(decoded("\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E"sv) == std::vector<char32_t>{0x65E5, 0x672C, 0x8A9E});
    CHECK(decoded("\xEF\xBB\xBF\xF0\xA3\x8E\xB4"sv) == std::vector<char32_t>{0xFEFF, 0x233B4});
}

TEST_CASE("the first and the last code point of each length") {
    struct edge {
        char32_t code_point;
        std::string_view bytes;
    };
    for (const edge& each :
         {edge{0, "\0"sv}, edge{0x7F, "\x7F"}, edge{0x80, "\xC2\x80"}, edge{0x7FF, "\xDF\xBF"},
          edge{0x800, "\xE0\xA0\x80"}, edge{0xD7FF, "\xED\x9F\xBF"}, edge{0xE000, "\xEE\x80\x80"},
          edge{0xFFFF, "\xEF\xBF\xBF"}, edge{0x10000, "\xF0\x90\x80\x80"}, edge{0x10FFFF, "\xF4\x8F\xBF\xBF"}}) {
        CAPTURE(static_cast<std::uint32_t>(each.code_point));
        CHECK(encode_utf8(each.code_point).text() == each.bytes);
        const utf8_step step = decode_utf8(each.bytes);
        CHECK(step.valid);
        CHECK(step.code_point == each.code_point);
        CHECK(step.size == each.bytes.size());
        CHECK(is_utf8(each.bytes));
    }
}

TEST_CASE("what RFC 3629 forbids is not UTF-8") {
    for (const std::string_view bytes : {"\x80"sv,
                                         "\xBF"sv,
                                         "\xC0\x80"sv,
                                         "\xC1\xBF"sv,
                                         "\xE0\x80\x80"sv,
                                         "\xE0\x9F\xBF"sv,
                                         "\xED\xA0\x80"sv,
                                         "\xED\xBF\xBF"sv,
                                         "\xED\xA0\xBD\xED\xB8\x80"sv,
                                         "\xF0\x80\x80\x80"sv,
                                         "\xF0\x8F\xBF\xBF"sv,
                                         "\xF4\x90\x80\x80"sv,
                                         "\xF5\x80\x80\x80"sv,
                                         "\xF8\x88\x80\x80\x80"sv,
                                         "\xFC\x84\x80\x80\x80\x80"sv,
                                         "\xFE"sv,
                                         "\xFF"sv,
                                         "\xC2"sv,
                                         "\xC2\x41"sv,
                                         "\xE6\x98"sv,
                                         "\xE6\x98\x41"sv,
                                         "\xE6\x41\x98"sv,
                                         "\xF0\x9F\x98"sv,
                                         "\xF0\x9F\x98\x41"sv}) {
        INFO(bytes);
        CHECK_FALSE(is_utf8(bytes));
        CHECK_FALSE(decode_utf8(bytes).valid);
        CHECK(decode_utf8(bytes).code_point == U'\uFFFD');
        CHECK(find_bad_utf8(bytes) == 0);
        // The same behind text of every length that the quick way over ASCII and the steps of 32 bytes can meet.
        for (std::size_t before = 0; before < 70; ++before) {
            const std::string plain(before, 'a');
            CHECK(find_bad_utf8(plain + std::string(bytes)) == before);
            CHECK(find_bad_utf8(plain + std::string(bytes) + std::string(40, 'b')) == before);
        }
    }
}

TEST_CASE("malformed bytes are counted as Unicode table 3-8 counts them") {
    const auto bytes = "\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64"sv;
    constexpr char32_t bad = 0xFFFD;
    CHECK(decoded(bytes) == std::vector<char32_t>{'a', bad, bad, bad, 'b', bad, 'c', bad, bad, 'd'});
    std::vector<std::size_t> offsets;
    for (const auto each : code_points(bytes)) offsets.push_back(each.offset);
    CHECK(offsets == std::vector<std::size_t>{0, 1, 4, 6, 7, 8, 9, 10, 11, 12});
}

TEST_CASE("the end of the text is a step of no size") {
    CHECK(decode_utf8("").size == 0);
    CHECK_FALSE(decode_utf8("").valid);
    CHECK(decode_utf8("ab", 2).size == 0);
    CHECK(decode_utf8("ab", 900).size == 0);
}

TEST_CASE("a refusal names the first malformed sequence") {
    CHECK(validate_utf8("明白办、放心用"));
    const auto refused = validate_utf8("明白\xE5\x8A,\xFF");
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error() == refusal{reason::bad_utf8, at_offset(6, 2)});
    CHECK(validate_utf8(std::string(100, '\xE6')).error().where == at_offset(0, 1));
    CHECK(validate_utf8("").has_value());
}

TEST_CASE("code points are counted without decoding") {
    CHECK(count_code_points("") == 0);
    CHECK(count_code_points("明白mb") == 4);
    CHECK(count_code_points("e\u0301😀") == 3);
}

TEST_CASE("a text is cut only between code points") {
    const auto text = "a¢明😀z"sv;
    const std::vector<std::size_t> expected{0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11, 11, 11};
    for (std::size_t offset = 0; offset < expected.size(); ++offset) {
        CAPTURE(offset);
        CHECK(code_point_boundary(text, offset) == expected[offset]);
    }
    // Continuation bytes that belong to nothing may be parted anywhere, and no search runs away over them.
    const std::string stray(20, '\x80');
    for (std::size_t offset = 0; offset <= stray.size(); ++offset) CHECK(code_point_boundary(stray, offset) == offset);
    CHECK(code_point_boundary("\xE6\x98", 1) == 0);
    CHECK(code_point_boundary("\xC2\x80\x80\x80", 3) == 3);
    CHECK(code_point_boundary("\xC2\x80\x80", 2) == 2);
}

TEST_CASE("appending works with any string") {
    std::string text = "=";
    for (const char32_t c : {U'a', U'é', U'明', U'😀'}) append_utf8(text, c);
    CHECK(text == "=aé明😀");
}

TEST_CASE("a surrogate is never encoded") {
    CHECK(mingbai_test::broken_precondition_of([] { static_cast<void>(encode_utf8(0xD800)); }) ==
          "mingbai::encode_utf8: a surrogate, or a value above U+10FFFF\n");
    CHECK(mingbai_test::broken_precondition_of([] { static_cast<void>(encode_utf8(0x110000)); }) ==
          "mingbai::encode_utf8: a surrogate, or a value above U+10FFFF\n");
    CHECK(mingbai_test::broken_precondition_of([] { static_cast<void>(encode_utf8(0xDFFF + 1)); }) ==
          "no precondition was broken");
}

}  // namespace base_utf8_test
