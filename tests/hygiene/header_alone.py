#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every header compiles when it is the only one included, without exceptions and RTTI, and silently under the warning set
of its compiler. Headers that need a package are left out: their own tests include them."""
import sys

import common

WORD = "include/mingbai/base/word.hpp"


def check(tree, compilers):
    faults = []
    for compiler in compilers:
        flags = ["-std=c++20", "-fno-exceptions", "-fno-rtti", "-Werror", *common.warnings(compiler), f"-I{tree.include}"]

        def alone(name):
            said = common.compile_text(compiler, flags, f"#include <{name}>\n")
            return f"{name}: alone, with {compiler}:\n{said}" if said else None

        faults += filter(None, common.in_parallel(alone, tree.core_headers()))
    return faults


BREAKINGS = [
    ("a header uses a type whose header it does not include",
     lambda tree: tree.replace(WORD, "#include <limits>\n", ""), r"base/word\.hpp.*(\n.*)*numeric_limits"),
    ("a header throws",
     lambda tree: tree.append(WORD, "inline void fail() { throw 1; }\n"), r"base/word\.hpp.*(\n.*)*exception"),
    ("a header asks for a type at run time",
     lambda tree: tree.append(WORD, "struct a { virtual ~a(); };\ninline bool is(a* x) { return dynamic_cast<const volatile a*>(x) != nullptr; }\n"
                                    "struct b : a {};\ninline bool is_b(a* x) { return dynamic_cast<b*>(x) != nullptr; }\n"),
     r"base/word\.hpp.*(\n.*)*rtti"),
    ("a header converts in a narrowing way",
     lambda tree: tree.append(WORD, "inline short narrow(int x) { short y = 0; y = x; return y; }\n"),
     r"base/word\.hpp.*(\n.*)*onversion"),
    ("a header shadows a name",
     lambda tree: tree.append(WORD, "inline int shade(int x) { { int x = 1; (void)x; } return x; }\n"),
     r"base/word\.hpp.*(\n.*)*shadow"),
]

if __name__ == "__main__":
    sys.exit(common.main(check, BREAKINGS))
