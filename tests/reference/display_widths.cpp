// SPDX-License-Identifier: Apache-2.0
// Prints the widths of all code points as runs, for display_widths.py.
#include <mingbai/base/display_width.hpp>

#include <cstddef>
#include <cstdio>

int main() {
    constexpr char32_t last = 0x10FFFF;
    char32_t first = 0;
    for (char32_t code = 0; code <= last; ++code) {
        const std::size_t columns = mingbai::display_width(code);
        if (code < last && mingbai::display_width(code + 1) == columns) continue;
        std::printf("%x %x %zx\n", static_cast<unsigned>(first), static_cast<unsigned>(code), columns);
        first = code + 1;
    }
}
