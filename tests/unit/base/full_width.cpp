// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/folded_text.hpp>
#include <mingbai/base/full_width.hpp>

#include <broken_precondition.hpp>
#include <catch.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace base_full_width_test {

using namespace mingbai;

TEST_CASE("full-width forms become the usual ones") {
    CHECK(fold_width("ＡＢＣｘｙｚ０１２３４５６７８９") == "ABCxyz0123456789");
    CHECK(fold_width("（：！？，．；～）＂＇／＼［］｛｝＜＞＝＋－＊＆％＃＠＿｀｜＾＄") ==
          "(:!?,.;~)\"'/\\[]{}<>=+-*&%#@_`|^$");
    CHECK(fold_width("　") == " ");
    CHECK(fold_width("￥￠￡￦￢￣￤") == "¥¢£₩¬¯¦");
    CHECK(fold_width("｟｠") == "⦅⦆");
}

TEST_CASE("half-width forms become the usual ones") {
    CHECK(fold_width("｡｢｣､･") == "。「」、・");
    CHECK(fold_width("ｱｲｳｴｵｯｰﾝ") == "アイウエオッーン");
    CHECK(fold_width("ｶﾞﾊﾟ") ==
          "カ\u3099ハ\u309A");  // the sounding signs become combining ones, not one letter with its base
    CHECK(fold_width("ﾡￂￜ") == "ㄱㅏㅣ");
    CHECK(fold_width("￨￩￪￫￬￭￮") == "│←↑→↓■○");
}

TEST_CASE("everything else stays as it is") {
    for (const std::string_view text :
         {"", "plain ASCII: (59.90)", "明白办、放心用。【】“”——…", "①Ⅳ㎏", "😀", "\xFF\xEF\xBC", "￿￯￧\uFFC0"}) {
        CAPTURE(text);
        CHECK(fold_width(text) == text);
    }
}

TEST_CASE("every byte of a folded text knows where it stands in the source") {
    struct where {
        std::string_view folded;
        std::string_view source;
    };
    const std::string_view source = "ａ明（￥５９）元：ｱ！ok";
    const folded_text text(source);
    REQUIRE(text.text() == "a明(¥59)元:ア!ok");
    for (const where& each :
         {where{"a", "ａ"}, where{"明", "明"}, where{"(", "（"}, where{"¥59", "￥５９"}, where{"元:", "元："},
          where{"ア", "ｱ"}, where{"!ok", "！ok"}, where{"a明(¥59)元:ア!ok", source}}) {
        CAPTURE(each.folded);
        const std::size_t at = text.text().find(each.folded);
        REQUIRE(at != std::string::npos);
        const std::size_t begin = text.source_offset(at);
        const std::size_t end = text.source_offset(at + each.folded.size());
        CHECK(source.substr(begin, end - begin) == each.source);
    }
}

TEST_CASE("an unchanged text is its own source") {
    const folded_text text("plain 明白");
    for (std::size_t at = 0; at <= text.text().size(); ++at) CHECK(text.source_offset(at) == at);
    CHECK(folded_text("").source_offset(0) == 0);
}

TEST_CASE("malformed bytes are kept, and counted") {
    const std::string_view source = "Ａ\xFF\xE6\x98Ｂ";
    const folded_text text(source);
    REQUIRE(text.text() ==
            "A\xFF\xE6\x98"
            "B");
    CHECK(text.source_offset(1) == 3);
    CHECK(text.source_offset(4) == 6);
    CHECK(text.source_offset(5) == source.size());
}

TEST_CASE("the text can be taken out") { CHECK(folded_text("２４ＢＪ102053").text() == "24BJ102053"); }

TEST_CASE("an offset beyond the end is a mistake of the caller") {
    const folded_text text("Ａ");
    CHECK(mingbai_test::broken_precondition_of([&] { static_cast<void>(text.source_offset(2)); }) ==
          "mingbai::folded_text::source_offset: beyond the end\n");
}

}  // namespace base_full_width_test
