// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/html_text.hpp>
#include <mingbai/base/json_reader.hpp>

#include <catch.hpp>

namespace base_html_text_test {

using namespace mingbai;

TEST_CASE("markup in a text stays text, between tags and in attributes") {
    CHECK(html_text("<script>alert('1 & 2')</script>") == "&lt;script&gt;alert(&#39;1 &amp; 2&#39;)&lt;/script&gt;");
    CHECK(html_text(R"(" onload="x)") == "&quot; onload=&quot;x");
    CHECK(html_text("春风套餐59元（河北）") == "春风套餐59元（河北）");
    CHECK(html_text("a\tb\nc") == "a\tb\nc");
}

TEST_CASE("what HTML forbids is replaced, not passed on") {
    CHECK(html_text(std::string_view("a\0b", 3)) == "a\uFFFDb");
    CHECK(html_text("\x1b[31m") == "\uFFFD[31m");
    CHECK(html_text("\xff") == "\uFFFD");
}

TEST_CASE("a JSON document cannot end the script element that holds it, and stays the same value") {
    std::string text;
    append_script_json(text, R"({"name":"</script><b>"})");
    CHECK(text.find('<') == std::string::npos);
    CHECK(read_json(text)->root().get<std::string_view>("name").value() == "</script><b>");
}

}  // namespace base_html_text_test
