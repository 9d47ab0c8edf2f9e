// SPDX-License-Identifier: Apache-2.0
// Prints every code point that fold_width changes, and what it becomes, for width_folding.py.
#include <mingbai/base/full_width.hpp>

#include <cstdio>

int main() {
    for (char32_t code = 0; code <= 0x10FFFF; ++code) {
        const char32_t usual = mingbai::fold_width(code);
        if (usual != code) std::printf("%x %x\n", static_cast<unsigned>(code), static_cast<unsigned>(usual));
    }
}
