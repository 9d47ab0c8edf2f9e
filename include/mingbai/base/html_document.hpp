// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/base64.hpp>
#include <mingbai/base/html_text.hpp>
#include <mingbai/base/precondition.hpp>
#include <mingbai/base/sha256.hpp>

#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// One HTML file that needs nothing else: no network, no framework. Its own policy (Content-Security-Policy) lets
/// nothing be loaded or sent, and nothing run or style it but the texts given here, which it names by their digests:
/// markup that reached the page by a mistake could not act.
struct html_document {
    std::string_view title{};   ///< as text
    std::string_view style{};   ///< a style sheet
    std::string_view body{};    ///< markup; whatever text is in it went through `append_html_text`
    std::string_view data{};    ///< JSON for the script, which finds it in the element with the id "data"; empty: none
    std::string_view script{};  ///< JavaScript; empty: none
    std::string_view language = "zh-CN";
};

namespace detail {

[[nodiscard]] inline std::string html_policy_source(std::string_view text) {
    return text.empty() ? "'none'" : "'sha256-" + to_base64(sha256(text).bytes) + "'";
}

}  // namespace detail

/// Requires: `style` does not end its element with "</style", nor `script` with "</script".
[[nodiscard]] inline std::string to_html(const html_document& document) {
    expects(document.style.find("</style") == std::string_view::npos,
            "mingbai::to_html: the style ends its own element");
    expects(document.script.find("</script") == std::string_view::npos,
            "mingbai::to_html: the script ends its own element");
    std::string page;
    page.reserve(document.style.size() + document.body.size() + document.data.size() + document.script.size() + 1024);
    page.append("<!DOCTYPE html>\n<html lang=\"");
    append_html_text(page, document.language);
    page.append("\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; ");
    page.append("base-uri 'none'; form-action 'none'; style-src ");
    page.append(detail::html_policy_source(document.style)).append("; script-src ");
    page.append(detail::html_policy_source(document.script));
    page.append("\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
    // The empty icon keeps a browser from asking the server for one.
    page.append("<link rel=\"icon\" href=\"data:,\">\n<title>");
    append_html_text(page, document.title);
    page.append("</title>\n");
    if (!document.style.empty()) page.append("<style>").append(document.style).append("</style>\n");
    page.append("</head>\n<body>\n").append(document.body);
    if (!document.data.empty()) {
        page.append("<script type=\"application/json\" id=\"data\">");
        append_script_json(page, document.data);
        page.append("</script>\n");
    }
    if (!document.script.empty()) page.append("<script>").append(document.script).append("</script>\n");
    page.append("</body>\n</html>\n");
    return page;
}

}  // namespace mingbai::inline MINGBAI_ABI
