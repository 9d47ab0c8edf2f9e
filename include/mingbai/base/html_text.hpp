// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/utf8.hpp>

#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// Appends text to an HTML document, between tags or in a quoted attribute: whatever it says stays text. `&`, `<`, `>`, `"`
/// and `'` become references; bytes that are not UTF-8 and control characters that HTML forbids become U+FFFD.
inline void append_html_text(std::string& to, std::string_view text) {
    for (const auto [offset, step] : code_points(text)) {
        const char32_t c = step.code_point;
        const bool forbidden = !step.valid || (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7f && c < 0xa0);
        if (forbidden) {
            append_utf8(to, U'\uFFFD');
            continue;
        }
        switch (c) {
            case U'&': to.append("&amp;"); break;
            case U'<': to.append("&lt;"); break;
            case U'>': to.append("&gt;"); break;
            case U'"': to.append("&quot;"); break;
            case U'\'': to.append("&#39;"); break;
            default: to.append(text.substr(offset, step.size)); break;
        }
    }
}

/// Text as it stands in an HTML document; see `append_html_text`.
[[nodiscard]] inline std::string html_text(std::string_view text) {
    std::string escaped;
    escaped.reserve(text.size() + text.size() / 8);
    append_html_text(escaped, text);
    return escaped;
}

/// Appends a JSON document to the text of a `<script>` element: `<` is written as its escape, so that no string in it can end
/// the element. The document stays the same value.
inline void append_script_json(std::string& to, std::string_view json) {
    for (const char c : json) {
        if (c == '<')
            to.append("\\u003c");
        else
            to.push_back(c);
    }
}

}  // namespace mingbai::inline MINGBAI_ABI
