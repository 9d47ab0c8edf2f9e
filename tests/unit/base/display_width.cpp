// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/display_width.hpp>

#include <catch.hpp>

#include <cstddef>
#include <string_view>

namespace base_display_width_test {

using namespace mingbai;

TEST_CASE("columns of a character") {
    CHECK(display_width(U'a') == 1);
    CHECK(display_width(U'明') == 2);
    CHECK(display_width(U'，') == 2);
    CHECK(display_width(U'Ａ') == 2);
    CHECK(display_width(U'ｱ') == 1);
    CHECK(display_width(U'한') == 2);
    CHECK(display_width(U'あ') == 2);
    CHECK(display_width(U'😀') == 2);
    CHECK(display_width(U'\U00020000') == 2);
    CHECK(display_width(U'\u0301') == 0);  // combining acute accent
    CHECK(display_width(U'\u200B') == 0);  // zero width space
    CHECK(display_width(U'\u200D') == 0);  // zero width joiner
    CHECK(display_width(U'\uFE0F') == 0);  // variation selector
    CHECK(display_width(U'\uFEFF') == 0);  // byte order mark
    CHECK(display_width(U'\u00AD') == 1);  // soft hyphen
    CHECK(display_width(U'¥') == 1);
    CHECK(display_width(U'￥') == 2);
    CHECK(display_width(U'…') == 1);  // ambiguous
    CHECK(display_width(U'\n') == 0);
    CHECK(display_width(U'\x7F') == 0);
}

TEST_CASE("columns of a text") {
    CHECK(display_width("") == 0);
    CHECK(display_width("畅享5G套餐59元") == 14);
    CHECK(display_width("e\u0301") == 1);
    CHECK(display_width("明\xFF白") == 5);  // the malformed byte is shown as one U+FFFD
}

TEST_CASE("the longest beginning that fits") {
    CHECK(prefix_of_width("明白办", 0).empty());
    CHECK(prefix_of_width("明白办", 1).empty());
    CHECK(prefix_of_width("明白办", 2) == "明");
    CHECK(prefix_of_width("明白办", 5) == "明白");
    CHECK(prefix_of_width("明白办", 6) == "明白办");
    CHECK(prefix_of_width("明白办", 60) == "明白办");
    CHECK(prefix_of_width("a明b", 2) == "a");
    CHECK(prefix_of_width("e\u0301\u0302x", 1) == "e\u0301\u0302");
    CHECK(prefix_of_width("\u0301x", 0) == "\u0301");
}

TEST_CASE("exactly so many columns") {
    CHECK(fixed_width("明白", 4) == "明白");
    CHECK(fixed_width("明白", 7) == "明白   ");
    CHECK(fixed_width("明白", 7, alignment::right) == "   明白");
    CHECK(fixed_width("明白", 7, alignment::center) == " 明白  ");
    CHECK(fixed_width("明白办", 5) == "明白…");
    CHECK(fixed_width("明白办", 4) == "明… ");
    CHECK(fixed_width("明白办", 4, alignment::right) == "明… ");
    CHECK(fixed_width("abc", 2) == "a…");
    CHECK(fixed_width("abc", 1) == "…");
    CHECK(fixed_width("abc", 0).empty());
    CHECK(fixed_width("", 3) == "   ");
    for (const std::string_view text :
         {"", "a", "明", "a明", "明白办、放心用", "e\u0301e\u0301e\u0301", "5G畅享\xFF套餐"})
        for (std::size_t columns = 0; columns < 20; ++columns)
            for (const alignment align : {alignment::left, alignment::right, alignment::center}) {
                CAPTURE(text, columns);
                CHECK(display_width(fixed_width(text, columns, align)) == columns);
            }
}

}  // namespace base_display_width_test
