// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/utf8.hpp>

#include <catch.hpp>
#include <rounds.hpp>
#include <slow_utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace base_utf8_property_test {

using namespace mingbai;
namespace slow = mingbai_test::slow_utf8;

/// Compares everything that reads UTF-8 with the definition. Returns what differs first, or nothing.
std::string difference(std::string_view text) {
    if (find_bad_utf8(text) != slow::find_bad(text)) return "find_bad_utf8";
    if (is_utf8(text) != (slow::find_bad(text) == text.size())) return "is_utf8";
    std::size_t at = 0;
    for (const auto [offset, step] : code_points(text)) {
        if (offset != at) return "code_points: offset";
        const std::size_t size = slow::valid_size(text.substr(at));
        if (step.valid != (size != 0)) return "decode_utf8: valid";
        if (step.valid && step.code_point != *slow::decode(text.substr(at), size)) return "decode_utf8: code point";
        const std::size_t hopeful = slow::hopeful_size(text.substr(at));
        if (step.size != (size != 0 ? size : hopeful != 0 ? hopeful : 1)) return "decode_utf8: size";
        at += step.size;
    }
    return at == text.size() ? "" : "code_points: end";
}

TEST_CASE("every scalar value is encoded and decoded") {
    std::string all;
    for (char32_t code = 0; code <= 0x10FFFF; ++code) {
        if (code >= 0xD800 && code <= 0xDFFF) {
            if (is_scalar_value(code)) FAIL("a surrogate is taken for a scalar value");
            continue;
        }
        const utf8_bytes bytes = encode_utf8(code);
        if (bytes.text() != slow::encode(code)) FAIL("encode_utf8 differs at " << static_cast<std::uint32_t>(code));
        const utf8_step step = decode_utf8(bytes.text());
        if (step != utf8_step{code, bytes.size, true})
            FAIL("decode_utf8 differs at " << static_cast<std::uint32_t>(code));
        all.append(bytes.text());
    }
    CHECK(is_utf8(all));
    CHECK(count_code_points(all) == 0x110000 - 0x800);
    CHECK_FALSE(is_scalar_value(0x110000));
}

TEST_CASE("every sequence of two bytes, and of four bytes at the edges of their ranges") {
    for (int a = 0; a < 256; ++a) {
        for (int b = a % mingbai_test::stride<int>; b < 256; b += mingbai_test::stride<int>) {
            const std::string text{static_cast<char>(a), static_cast<char>(b)};
            if (const std::string found = difference(text); !found.empty()) FAIL(found << " on " << a << " " << b);
        }
    }
    static constexpr int edges[]{0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF,
                                 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};
    std::size_t valid = 0;
    constexpr auto step = mingbai_test::stride<std::size_t>;
    std::size_t last = 0;  // the place of the last byte; goes on where it was, so that a step reaches all of them
    for (const int a : edges) {
        for (const int b : edges) {
            for (const int c : edges) {
                for (last %= std::size(edges); last < std::size(edges); last += step) {
                    const int d = edges[last];
                    const std::string text{static_cast<char>(a), static_cast<char>(b), static_cast<char>(c),
                                           static_cast<char>(d)};
                    valid += is_utf8(text) ? 1U : 0U;
                    if (find_bad_utf8(text) != slow::find_bad(text))
                        FAIL("on " << a << " " << b << " " << c << " " << d);
                    if (decode_utf8(text).valid != (slow::valid_size(text) != 0))
                        FAIL("on " << a << " " << b << " " << c << " " << d);
                }
            }
        }
    }
    CHECK(valid > 0);
}

TEST_CASE("random texts, whole and damaged") {
    constexpr std::uint64_t seed = 20'260'430;
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const auto below = [&](std::size_t limit) -> std::size_t { return random() % limit; };
    std::size_t damaged = 0;
    for (int round = 0; round < mingbai_test::rounds(3000); ++round) {
        std::string text;
        for (std::size_t left = below(60); left > 0; --left) {
            static constexpr char32_t tops[]{0x80, 0x80, 0x800, 0x10000, 0x10000, 0x110000};
            const auto code = static_cast<char32_t>(below(tops[below(6)]));
            if (is_scalar_value(code)) append_utf8(text, code);
        }
        if (round % 2 == 1 && !text.empty()) {
            ++damaged;
            for (std::size_t times = 1 + below(3); times > 0; --times)
                text[below(text.size())] = static_cast<char>(below(256));
            if (below(4) == 0) text.resize(below(text.size()));
        } else {
            CHECK(is_utf8(text));
        }
        if (const std::string found = difference(text); !found.empty()) FAIL(found << " in round " << round);
        for (std::size_t offset = 0; offset <= text.size() + 1; ++offset) {
            const std::size_t cut = code_point_boundary(text, offset);
            std::size_t expected = 0;
            for (const auto each : code_points(text))
                if (each.offset <= offset) expected = each.offset;
            if (offset >= text.size()) expected = text.size();
            // In malformed text only valid code points are kept together.
            const bool inside = decode_utf8(text, expected).valid || offset >= text.size();
            if (inside ? cut != expected : cut > offset)
                FAIL("code_point_boundary in round " << round << " at " << offset);
        }
    }
    CHECK(damaged > mingbai_test::rounds(std::size_t{1000}));
}

}  // namespace base_utf8_property_test
