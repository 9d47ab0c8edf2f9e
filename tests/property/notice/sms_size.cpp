// SPDX-License-Identifier: Apache-2.0
#include <mingbai/notice/sms_size.hpp>

#include <catch.hpp>
#include <rounds.hpp>

#include <array>
#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace notice_sms_size_test {

using namespace mingbai;
using notice::measure_sms;
using notice::sms_size;

// An independent sender: it decodes with its own rules, encodes every character to real septets or octets, and builds
// the octets of each part with its user data header. What it builds is then taken apart again.

const std::u32string table_0 =  // 3GPP TS 23.038, 6.2.1, in code order; U+FFFF stands for the escape
    U"@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\uFFFFÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    U"abcdefghijklmnopqrstuvwxyzäöñüà";

const std::vector<std::pair<char32_t, unsigned>> table_1{  // 6.2.1.1
    {U'\f', 0x0A}, {U'^', 0x14}, {U'{', 0x28}, {U'}', 0x29}, {U'\\', 0x2F},
    {U'[', 0x3C},  {U'~', 0x3D}, {U']', 0x3E}, {U'|', 0x40}, {U'€', 0x65}};

std::string utf8(const std::u32string& text) {
    std::string out;
    for (const char32_t c : text) out += encode_utf8(c).text();
    return out;
}

std::vector<unsigned> septets_of(char32_t c) {
    for (unsigned i = 0; i < table_0.size(); ++i)
        if (table_0[i] == c && i != 0x1B) return {i};
    for (const auto& [character, code] : table_1)
        if (character == c) return {0x1B, code};
    return {};
}

std::vector<unsigned> utf16_of(char32_t c) {
    const std::uint32_t v = c;
    if (v < 0x10000) return {v};
    return {0xD800 + ((v - 0x10000) >> 10), 0xDC00 + ((v - 0x10000) & 0x3FF)};
}

struct sent {
    bool seven_bit = true;
    std::size_t units = 0;
    std::vector<std::vector<unsigned>> parts;  // units of each part
};

std::size_t octets_of(std::size_t units, bool seven_bit, std::size_t header) {
    if (!seven_bit) return header + 2 * units;
    const std::size_t fill = header == 0 ? 0 : (7 - header * 8 % 7) % 7;  // septets start on a septet boundary
    return (header * 8 + fill + units * 7 + 7) / 8;
}

sent send(const std::u32string& text, std::size_t header) {
    sent out;
    for (const char32_t c : text) out.seven_bit = out.seven_bit && !septets_of(c).empty();
    std::vector<std::vector<unsigned>> characters;
    for (const char32_t c : text) characters.push_back(out.seven_bit ? septets_of(c) : utf16_of(c));
    std::vector<unsigned> all;
    for (const auto& c : characters) all.insert(all.end(), c.begin(), c.end());
    out.units = all.size();
    if (octets_of(all.size(), out.seven_bit, 0) <= 140) {
        out.parts.push_back(all);
        return out;
    }
    out.parts.emplace_back();
    for (const auto& c : characters) {
        if (octets_of(out.parts.back().size() + c.size(), out.seven_bit, header) > 140) out.parts.emplace_back();
        out.parts.back().insert(out.parts.back().end(), c.begin(), c.end());
    }
    return out;
}

void check_against_sender(const std::u32string& text) {
    for (const bool wide : {false, true}) {
        const sent real = send(text, wide ? 7 : 6);
        const sms_size size = wide ? measure_sms(utf8(text), sms_reference::sixteen_bit) : measure_sms(utf8(text));
        CAPTURE(utf8(text), wide);
        REQUIRE((size.encoding == sms_encoding::gsm7) == real.seven_bit);
        REQUIRE(size.units == real.units);
        REQUIRE(size.segments == real.parts.size());
        for (const auto& part : real.parts) {
            if (part.empty()) continue;
            if (real.seven_bit) REQUIRE(part.back() != 0x1B);
            else REQUIRE_FALSE((part.back() >= 0xD800 && part.back() < 0xDC00));
        }
    }
}

static_assert(measure_sms("hello") == sms_size{sms_encoding::gsm7, 5, 1});
static_assert(measure_sms("同意") == sms_size{sms_encoding::ucs2, 2, 1});
static_assert(measure_sms("[€]") == sms_size{sms_encoding::gsm7, 6, 1});
static_assert(measure_sms("中[€]") == sms_size{sms_encoding::ucs2, 4, 1}, "an extension character counts once in UCS-2");
static_assert(measure_sms("😀") == sms_size{sms_encoding::ucs2, 2, 1});
static_assert(measure_sms("") == sms_size{sms_encoding::gsm7, 0, 1});

TEST_CASE("the alphabet is that of TS 23.038 and nothing else") {
    REQUIRE(table_0.size() == 128);
    std::size_t one = 0;
    std::size_t two = 0;
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        const std::size_t expected = c >= 0xD800 && c <= 0xDFFF ? 0 : c > 0x3000 ? 0 : septets_of(c).size();
        if (gsm7_septets(c) != expected) CHECK(static_cast<std::uint32_t>(c) == 0);  // shows which one it is
        one += gsm7_septets(c) == 1;
        two += gsm7_septets(c) == 2;
    }
    CHECK(one == 127);
    CHECK(two == 10);
}

TEST_CASE("every length from empty to six parts, of one kind of character") {
    for (const char32_t c : {U'a', U'€', U'中', U'😀', U'ç', U'Ç', U'`', U'\n', U'\f'}) {
        std::u32string text;
        for (int n = 0; n <= (mingbai_test::under_sanitizer ? 2 : 6) * 160; ++n) {
            if (n % mingbai_test::stride<int> == 0) check_against_sender(text);
            text += c;
        }
    }
}

TEST_CASE("a character of two units never straddles two parts") {
    // Around the end of each of the first three parts, whatever was before it.
    for (std::size_t before = 0; before <= (mingbai_test::under_sanitizer ? 1U : 3U) * 153 + 4; ++before) {
        check_against_sender(std::u32string(before, U'a') + U"€" + std::u32string(170, U'b'));
        check_against_sender(std::u32string(before, U'a') + U"[]" + std::u32string(170, U'b'));
    }
    for (std::size_t before = 0; before <= (mingbai_test::under_sanitizer ? 1U : 3U) * 67 + 4; ++before) {
        check_against_sender(std::u32string(before, U'中') + U"😀" + std::u32string(80, U'文'));
        check_against_sender(std::u32string(before, U'中') + U"😀😀" + std::u32string(80, U'文'));
    }
}

TEST_CASE("known sizes") {
    CHECK(measure_sms(std::string(160, 'a')) == sms_size{sms_encoding::gsm7, 160, 1});
    CHECK(measure_sms(std::string(161, 'a')) == sms_size{sms_encoding::gsm7, 161, 2});
    CHECK(measure_sms(std::string(306, 'a')).segments == 2);
    CHECK(measure_sms(std::string(307, 'a')).segments == 3);
    CHECK(measure_sms(std::string(304, 'a'), sms_reference::sixteen_bit).segments == 2);
    CHECK(measure_sms(std::string(305, 'a'), sms_reference::sixteen_bit).segments == 3);
    CHECK(measure_sms(utf8(std::u32string(70, U'中'))).segments == 1);
    CHECK(measure_sms(utf8(std::u32string(71, U'中'))).segments == 2);
    CHECK(measure_sms(utf8(std::u32string(134, U'中'))).segments == 2);
    CHECK(measure_sms(utf8(std::u32string(135, U'中'))).segments == 3);
    CHECK(measure_sms(utf8(std::u32string(132, U'中')), sms_reference::sixteen_bit).segments == 2);
    CHECK(measure_sms(utf8(std::u32string(133, U'中')), sms_reference::sixteen_bit).segments == 3);
    // 152 septets, a pair that would straddle, and 153 more: the pad septet costs a third part.
    CHECK(measure_sms(std::string(152, 'a') + "€" + std::string(151, 'a')).segments == 2);
    CHECK(measure_sms(std::string(152, 'a') + "€" + std::string(152, 'a')).segments == 3);
    CHECK(measure_sms(std::string(153, 'a') + "€" + std::string(151, 'a')).segments == 2);
}

TEST_CASE("random mixtures") {
    std::mt19937 random(20260501);
    INFO("seed 20260501");
    const std::u32string narrow = U"ab1 €[]@£Δ\n";
    const std::u32string wide = U"ab1 €[]中文😀𠮷，。";
    for (int round = 0; round < mingbai_test::rounds(3000); ++round) {
        const std::u32string& from = round % 2 == 0 ? narrow : wide;
        std::u32string text(random() % 500, U'a');
        for (char32_t& c : text) c = from[random() % from.size()];
        check_against_sender(text);
    }
}

TEST_CASE("malformed UTF-8 counts as U+FFFD and makes the text UCS-2") {
    CHECK(measure_sms("a\xFF" "b") == sms_size{sms_encoding::ucs2, 3, 1});
    CHECK(measure_sms("\xE4\xB8") == sms_size{sms_encoding::ucs2, 1, 1});
    CHECK(measure_sms("\xED\xA0\x80") == sms_size{sms_encoding::ucs2, 3, 1});
    CHECK(measure_sms("\xC0\x80") == sms_size{sms_encoding::ucs2, 2, 1});
}

TEST_CASE("a code is whole in one part, or it is not") {
    for (std::size_t before = 0; before <= 3 * 67 + 10; ++before) {
        const std::u32string lead(before, U'中');
        const std::u32string text = lead + U"669344" + std::u32string(90, U'文');
        const std::string bytes = utf8(text);
        for (const bool wide : {false, true}) {
            const std::size_t capacity = wide ? 66 : 67;
            const bool whole = before / capacity == (before + 5) / capacity;
            CAPTURE(before, wide);
            const sms_reference reference = wide ? sms_reference::sixteen_bit : sms_reference::eight_bit;
            CHECK(in_one_sms_part(bytes, before * 3, 6, reference) == whole);
        }
    }
    CHECK(in_one_sms_part(utf8(std::u32string(64, U'中') + U"123456"), 64 * 3, 6));
    CHECK_FALSE(in_one_sms_part(utf8(std::u32string(64, U'中') + U"123456中"), 64 * 3, 6));
    CHECK(in_one_sms_part("any", 3, 0));
}

}  // namespace notice_sms_size_test
