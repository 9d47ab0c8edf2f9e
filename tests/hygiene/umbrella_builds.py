#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The umbrella compiles as C++20 and as C++23, with and without exceptions and RTTI, with every compiler there is, and
silently under that compiler's warning set."""
import sys

import common

WORD = "include/mingbai/base/word.hpp"


def check(tree, compilers):
    def build(variant):
        compiler, standard, switches = variant
        flags = [f"-std={standard}", *switches, "-Werror", *common.warnings(compiler), f"-I{tree.include}"]
        said = common.compile_text(compiler, flags, "#include <mingbai/mingbai.hpp>\n")
        return f"mingbai.hpp: with {' '.join([compiler, flags[0], *switches])}:\n{said}" if said else None

    return list(filter(None, common.in_parallel(
        build, [(compiler, standard, switches) for compiler in compilers
                for standard, switches in (("c++20", ["-fno-exceptions", "-fno-rtti"]), ("c++2b", []))])))


BREAKINGS = [
    ("a header is not C++20", lambda tree: tree.append(
        WORD, "#include <version>\nstatic_assert(__cplusplus != 202002L);\n"), r"std=c\+\+20"),
    ("a header is not C++23", lambda tree: tree.append(
        WORD, "static_assert(__cplusplus <= 202002L);\n"), r"std=c\+\+2[3b]"),
    ("a header has an old-style cast", lambda tree: tree.append(
        WORD, "inline long wide(int x) { return (long)x; }\n"), r"old-style-cast"),
]

if __name__ == "__main__":
    sys.exit(common.main(check, BREAKINGS))
