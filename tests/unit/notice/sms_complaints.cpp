// SPDX-License-Identifier: Apache-2.0
#include <mingbai/notice/sms_parts.hpp>

#include <catch.hpp>
#include <shared_data.hpp>

#include <string>

// What users of other libraries complained about when messages were measured and cut, one test for each.

namespace notice_sms_complaints_test {

using namespace mingbai;
using namespace mingbai::notice;

std::string repeated(std::string_view what, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += what;
    return text;
}

TEST_CASE("linxGnu/gosmpp PR#198, #197: an escaped character takes two septets and never straddles two parts") {
    CHECK(measure_sms("€") == sms_size{sms_encoding::gsm7, 2, 1});
    // 153 septets a part: 76 euro signs are 152, the 77th begins the next part and leaves a septet empty.
    CHECK(measure_sms(repeated("€", 80)) == sms_size{sms_encoding::gsm7, 160, 1});
    CHECK(measure_sms(repeated("€", 81)) == sms_size{sms_encoding::gsm7, 162, 2});
    CHECK(measure_sms(repeated("€", 152)) == sms_size{sms_encoding::gsm7, 304, 2});
    CHECK(measure_sms(repeated("€", 153)) ==
          sms_size{sms_encoding::gsm7, 306, 3});  // 306 = 2 x 153, but not whole ones
    const std::string text = repeated("€ ", 120);  // the parts are views of it
    const auto parts = split_sms(text);
    REQUIRE(parts);
    for (const std::string_view part : *parts) CHECK(measure_sms(part).units <= 153);
}

TEST_CASE("phlib/sms-length#1: a character of the extension table counts once in UCS-2") {
    CHECK(measure_sms("[办]") == sms_size{sms_encoding::ucs2, 3, 1});
    CHECK(measure_sms(repeated("办", 69) + "€") == sms_size{sms_encoding::ucs2, 70, 1});
    CHECK(measure_sms(repeated("办", 68) + "[]€") == sms_size{sms_encoding::ucs2, 71, 2});
}

TEST_CASE("TwilioDevEd/message-segment-calculator#18, #39, #57, gammu/gammu PR#104: surrogate pairs are never split") {
    const std::string smile = "\U0001F600";
    CHECK(measure_sms(smile) == sms_size{sms_encoding::ucs2, 2, 1});
    CHECK(measure_sms(repeated(smile, 35)) == sms_size{sms_encoding::ucs2, 70, 1});
    CHECK(measure_sms(repeated(smile, 36)) == sms_size{sms_encoding::ucs2, 72, 2});
    // 67 units a part hold 33 pairs: 67 pairs are 134 units, which is 2 x 67, but take three parts.
    CHECK(measure_sms(repeated(smile, 66)) == sms_size{sms_encoding::ucs2, 132, 2});
    CHECK(measure_sms(repeated(smile, 67)) == sms_size{sms_encoding::ucs2, 134, 3});
    const std::string text = repeated(smile, 67);
    const auto parts = split_sms(text);
    REQUIRE(parts);
    REQUIRE(parts->size() == 3);
    CHECK((*parts)[0].size() == 33 * 4);
    CHECK((*parts)[2].size() == 4);
}

TEST_CASE("Altinn/altinn-studio-docs PR#2935: the text that is sent is counted, not an encoded form of it") {
    CHECK(measure_sms("https://a.example/?q=%E5%8A%9E").units == 30);
    CHECK(measure_sms("办").units == 1);
}

TEST_CASE("a real request of 165 to 167 characters takes three parts, and the code in it is not cut") {
    const auto data = mingbai_test::shared_data("cn_sms/sms_cn.tsv");
    if (!data) return;
    for (const std::string& line : mingbai_test::split(*data, '\n')) {
        const auto columns = mingbai_test::split(line, '\t');
        if (columns.size() != 4 || (columns[0] != "1" && columns[0] != "2")) continue;
        const sms_size size = measure_sms(columns[3]);
        CHECK(size.encoding == sms_encoding::ucs2);
        CHECK(size.units >= 160);
        CHECK(size.units <= 170);
        CHECK(size.segments == 3);
        // Wherever the code stands in a message, it is whole: here it is pushed through every place.
        for (std::size_t shift = 0; shift < 70; ++shift) {
            const std::string text = repeated("，", shift) + columns[3] + "669344";
            const auto parts = split_sms(text);
            REQUIRE(parts);
            std::size_t whole = 0;
            for (const std::string_view part : *parts)
                for (std::size_t at = part.find("669344"); at != std::string_view::npos;
                     at = part.find("669344", at + 1))
                    ++whole;
            CAPTURE(columns[0], shift);
            CHECK(whole == (columns[0] == "1" ? 2 : 1));
        }
    }
}

}  // namespace notice_sms_complaints_test
