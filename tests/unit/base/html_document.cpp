// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/html_document.hpp>

#include <broken_precondition.hpp>
#include <catch.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace base_html_document_test {

using namespace mingbai;

std::string base64(std::string_view text) {
    std::vector<std::uint8_t> bytes(text.begin(), text.end());
    return to_base64(bytes);
}

TEST_CASE("base64 is that of RFC 4648, section 10") {
    CHECK(base64("").empty());
    CHECK(base64("f") == "Zg==");
    CHECK(base64("fo") == "Zm8=");
    CHECK(base64("foo") == "Zm9v");
    CHECK(base64("foob") == "Zm9vYg==");
    CHECK(base64("fooba") == "Zm9vYmE=");
    CHECK(base64("foobar") == "Zm9vYmFy");
    CHECK(base64("\xff\xfe\xfd") == "//79");
    CHECK(base64("\xfb\xef\xbe") == "++++");
}

TEST_CASE("a document allows its own style and script by their digests, and nothing else") {
    // The digests are from `printf TEXT | openssl dgst -sha256 -binary | base64`.
    const std::string page =
        to_html({.title = "<t>&", .style = "p{}", .body = "<p>", .data = R"({"a":"</script>"})", .script = "1;"});
    CHECK(page.find("default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
                    "style-src 'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='; script-src "
                    "'sha256-CImjRDTlhukYQ2AnxOi0wzgPhGQ3Mb3rVwJK24dFz1M='\">") != std::string::npos);
    CHECK(page.find("<title>&lt;t&gt;&amp;</title>") != std::string::npos);
    CHECK(page.find("<style>p{}</style>") != std::string::npos);
    CHECK(page.find(R"(id="data">{"a":"\u003c/script>"}</script>)") != std::string::npos);
    CHECK(page.find("<script>1;</script>") != std::string::npos);
}

TEST_CASE("a document without style, data and script has no such elements and allows none") {
    const std::string page = to_html({.title = "t", .body = "<p>", .language = "\"en\""});
    CHECK(page.find("style-src 'none'; script-src 'none'\">") != std::string::npos);
    CHECK(page.find("<style") == std::string::npos);
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("<html lang=\"&quot;en&quot;\">") != std::string::npos);
}

TEST_CASE("a style or script that would end its own element breaks a precondition") {
    const auto said = [](const html_document& document) {
        return mingbai_test::broken_precondition_of([&] { (void)to_html(document); });
    };
    CHECK(said({.style = "a</style>"}).find("the style ends its own element") != std::string::npos);
    CHECK(said({.script = "'</script>'"}).find("the script ends its own element") != std::string::npos);
}

}  // namespace base_html_document_test
