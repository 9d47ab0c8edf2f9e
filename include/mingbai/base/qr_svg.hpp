// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/html_text.hpp>
#include <mingbai/base/qr_code.hpp>

#include <string>
#include <string_view>

namespace mingbai::inline MINGBAI_ABI {

/// A QR code as an SVG element for an HTML document: dark on light with its quiet zone whatever the page's colours are,
/// one unit for a module, no style and no script. `label` is what it is called for who does not see it.
[[nodiscard]] inline std::string to_svg(const qr_code& code, std::string_view label) {
    constexpr unsigned quiet = 4;
    const std::string side = std::to_string(code.size() + 2 * quiet);
    std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side +
                      "\" role=\"img\" shape-rendering=\"crispEdges\" aria-label=\"";
    append_html_text(svg, label);
    svg += "\"><rect width=\"" + side + "\" height=\"" + side + "\" fill=\"#fff\"/><path fill=\"#000\" d=\"";
    for (unsigned y = 0; y < code.size(); ++y) {
        for (unsigned x = 0; x < code.size();) {
            unsigned run = 0;
            while (x + run < code.size() && code.dark(x + run, y)) ++run;
            if (run != 0) {
                const std::string length = std::to_string(run);
                svg += "M" + std::to_string(x + quiet) + " " + std::to_string(y + quiet) + "h" + length + "v1h-" +
                       length + "z";
            }
            x += run + 1;
        }
    }
    return svg + "\"/></svg>";
}

}  // namespace mingbai::inline MINGBAI_ABI
