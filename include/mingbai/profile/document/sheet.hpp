// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/html_document.hpp>
#include <mingbai/base/language.hpp>
#include <mingbai/base/result.hpp>
#include <mingbai/profile/document/text_extent.hpp>
#include <mingbai/rule/element.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace mingbai::inline MINGBAI_ABI::profile {

/// A document on A4 paper, portrait, of so many pages at most, set in 10 points and larger: an HTML page that prints
/// like that in any browser, and reads well on a screen. What does not fit is refused where it no longer does; nothing
/// is set smaller and nothing is cut.
class sheet {
public:
    static constexpr std::uint32_t points = 10;  ///< of the text; headings are larger

    /// No limit when `pages` is 0.
    explicit sheet(std::uint32_t pages, language words = language::english) : pages_(pages), words_(words) {}

    sheet& title(std::string_view text) {
        put("h1", {}, text, {14 * 100, 18, 4});
        title_ = text;
        return *this;
    }
    sheet& heading(std::string_view text) {
        put("h2", {}, text, {11 * 100, 14, 9});
        return *this;
    }
    /// A paragraph about an element of the plan; `what` and `index` are where a refusal points.
    sheet& say(element what, std::string_view label, std::string_view text, std::uint64_t index = 0) {
        where_ = at_element(what, index);
        put("p", label, text, {points * 100, 13, 2});
        return *this;
    }
    /// A paragraph that must not be empty. An empty one is refused: reason::text_incomplete at the element.
    sheet& demand(element what, std::string_view label, std::string_view text, std::uint64_t index = 0) {
        if (text.empty() && first_.why == reason::none) first_ = {reason::text_incomplete, at_element(what, index)};
        return say(what, label, text, index);
    }

    /// The page. Refused, at the element of the first paragraph concerned: reason::text_incomplete, reason::bad_utf8,
    /// reason::too_long when it takes more than its pages.
    [[nodiscard]] result<std::string> finish() const {
        if (first_.why != reason::none) return first_;
        return to_html({.title = title_,
                        .style = style,
                        .body = body_ + "</main>\n",
                        .data = {},
                        .script = {},
                        .language = words_ == language::chinese ? "zh-CN" : "en"});
    }

    /// Points of a page's height within its margins of 15 mm, and em parts of a line of 10 points.
    static constexpr std::uint32_t page_height = 756;
    static constexpr em_parts line_width = 5100;

private:
    struct setting {
        std::uint32_t size;  ///< hundredths of a point
        std::uint32_t line;  ///< points
        std::uint32_t margin;  ///< points, above and below together
    };

    static constexpr std::string_view style = R"css(
@page{size:A4 portrait;margin:15mm}
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;color:#000;background:#fff;
font:10pt/13pt "Liberation Sans",Arial,"DejaVu Sans","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
main{max-width:180mm;margin:0 auto}
h1{font-size:14pt;line-height:18pt;margin:0 0 4pt}
h2{font-size:11pt;line-height:14pt;margin:7pt 0 2pt;break-after:avoid}
p{margin:0 0 2pt;orphans:1;widows:1}
h1,h2,p{overflow-wrap:anywhere}
@media screen{main{padding:6mm 4mm}}
)css";

    /// What a page break may leave empty: a heading that goes to the next page with its first line.
    static constexpr std::uint32_t lost_at_a_break = 70;

    void put(std::string_view tag, std::string_view label, std::string_view text, const setting& how) {
        std::string whole(label);
        if (!label.empty()) whole += words_ == language::chinese ? "：" : ": ";
        const std::size_t bold = tag == "p" ? whole.size() : whole.size() + text.size();
        whole += text;
        if (first_.why == reason::none && !is_utf8(whole)) first_ = {reason::bad_utf8, where_};
        if (first_.why != reason::none) return;

        const em_parts column = line_width * (points * 100) / how.size;
        used_ += std::uint64_t{most_lines(whole, column, bold)} * how.line + how.margin;
        const std::uint64_t room =
            std::uint64_t{pages_} * page_height - (pages_ > 1 ? (pages_ - 1) * lost_at_a_break : 0);
        if (pages_ != 0 && used_ > room) {
            first_ = {reason::too_long, where_};
            return;
        }
        body_.append("<").append(tag).append(">");
        if (!label.empty()) {
            body_.append("<b>");
            append_html_text(body_, std::string_view(whole).substr(0, bold));
            body_.append("</b>");
        }
        append_html_text(body_, text);
        body_.append("</").append(tag).append(">\n");
    }

    std::uint32_t pages_;
    language words_;
    std::string title_;
    std::string body_ = "<main>\n";
    place where_{};
    refusal first_{};
    std::uint64_t used_ = 0;  // points
};

}  // namespace mingbai::inline MINGBAI_ABI::profile
