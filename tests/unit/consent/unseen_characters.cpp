// SPDX-License-Identifier: Apache-2.0
#include <mingbai/consent/sms_reply.hpp>

#include <catch.hpp>

#include <initializer_list>
#include <string>

// A telephone puts characters into a message that nobody sees. Spaces change no answer; what is invisible makes an agreement doubtful.
namespace consent_unseen_characters_test {

using namespace mingbai::consent;

std::string utf8(char32_t c) {
    const auto byte = [](char32_t bits) { return static_cast<char>(bits); };
    if (c < 0x80) return {byte(c)};
    if (c < 0x800) return {byte(0xC0 | c >> 6U), byte(0x80 | (c & 0x3F))};
    if (c < 0x10000) return {byte(0xE0 | c >> 12U), byte(0x80 | (c >> 6U & 0x3F)), byte(0x80 | (c & 0x3F))};
    return {byte(0xF0 | c >> 18U), byte(0x80 | (c >> 12U & 0x3F)), byte(0x80 | (c >> 6U & 0x3F)), byte(0x80 | (c & 0x3F))};
}

TEST_CASE("white space of every kind around an answer is none of it") {
    for (const char32_t c : std::initializer_list<char32_t>{0x09, 0x0A, 0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000, 0x2007, 0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000}) {
        CAPTURE(static_cast<unsigned>(c));
        CHECK(read_reply(utf8(c) + "同意" + utf8(c)) == answer::yes);
        CHECK(read_reply("不" + utf8(c) + "同意") != answer::yes);
        CHECK(read_reply(utf8(c)) == answer::unclear);
    }
}

TEST_CASE("what is not on the screen makes an agreement doubtful, and never hides a refusal") {
    for (const char32_t c : std::initializer_list<char32_t>{0xAD, 0x34F, 0x600, 0x605, 0x61C, 0x6DD, 0x70F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180F, 0x200B, 0x200F, 0x202A, 0x202E,
                             0x2060, 0x206F, 0x2800, 0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFB, 0x1BCA0, 0x1BCA3, 0x1D173, 0x1D17A, 0xE0000,
                             0xE0FFF}) {
        CAPTURE(static_cast<unsigned>(c));
        CHECK(read_reply("同" + utf8(c) + "意") == answer::unclear);
        CHECK(read_reply("同意" + utf8(c)) == answer::unclear);
        CHECK(read_reply("不" + utf8(c) + "同意") == answer::no);
        CHECK(read_reply(utf8(c) + "TD" + utf8(c)) == answer::no);
        CHECK(read_reply(utf8(c)) == answer::unclear);
    }
}

TEST_CASE("their neighbours are seen, and a word with one of them inside is another word") {
    for (const char32_t c : std::initializer_list<char32_t>{0x606, 0x1161, 0x17B6, 0x1810, 0x2070, 0x2801, 0x3165, 0xFFA1, 0xFFFD, 0x1BC9F, 0x1D172, 0x1D17B, 0xE1000}) {
        CAPTURE(static_cast<unsigned>(c));
        CHECK(read_reply("同" + utf8(c) + "意") == answer::unclear);
        CHECK(read_reply("T" + utf8(c) + "D") == answer::unclear);
    }
}

}  // namespace consent_unseen_characters_test
