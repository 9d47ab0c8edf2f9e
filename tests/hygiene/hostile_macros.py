#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The umbrella compiles after the macros that system headers are known to leave behind, above all min and max."""
import sys

import common

# <windows.h> and its companions, <complex.h>, glibc's <sys/sysmacros.h>, and GNU mode's own names. The standard headers come
# first: they are not what is tested.
HOSTILE = {
    "min(a, b)": "(((a) < (b)) ? (a) : (b))", "max(a, b)": "(((a) > (b)) ? (a) : (b))", "ERROR": "0", "NO_ERROR": "0L",
    "IN": "", "OUT": "", "OPTIONAL": "", "DELETE": "(0x00010000L)", "TRUE": "1", "FALSE": "0", "FAR": "far", "NEAR": "near",
    "far": "", "near": "", "CONST": "const", "VOID": "void", "CALLBACK": "__stdcall", "small": "char", "interface": "struct",
    "I": "(__extension__ 1.0iF)", "major(dev)": "gnu_dev_major(dev)", "minor(dev)": "gnu_dev_minor(dev)", "unix": "1",
    "linux": "1", "STRICT": "1", "GetMessage": "GetMessageW", "DOMAIN": "1", "OVERFLOW": "3", "UNDERFLOW": "4",
}
WORD = "include/mingbai/base/word.hpp"


def check(tree, compilers):
    standard = sorted({name for header in tree.core_headers()
                       for _, _, name, depth in common.generate.includes(tree.header(header))
                       if name in common.generate.STANDARD and not depth})
    text = "".join(f"#include <{name}>\n" for name in standard)
    text += "".join(f"#undef {name.split('(')[0]}\n#define {name} {body}\n" for name, body in HOSTILE.items())
    text += "#include <mingbai/mingbai.hpp>\n"
    faults = []
    for compiler in compilers:
        if said := common.compile_text(compiler, ["-std=c++20", f"-I{tree.include}"], text):
            faults.append(f"mingbai.hpp: after hostile macros, with {compiler}:\n{said}")
    return faults


BREAKINGS = [
    ("max() is called without parentheses around its name", lambda tree: tree.replace(
        WORD, "(std::numeric_limits<std::int32_t>::max)()", "std::numeric_limits<std::int32_t>::max()"), r"base/word\.hpp"),
    ("an enumerator is named ERROR",
     lambda tree: tree.append(WORD, "enum class level { WARNING, ERROR };\n"), r"base/word\.hpp"),
    ("a template parameter is named I",
     lambda tree: tree.append(WORD, "template <int I> struct numbered {};\n"), r"base/word\.hpp"),
    ("a variable is named small",
     lambda tree: tree.append(WORD, "inline constexpr int small = 1;\n"), r"base/word\.hpp"),
]

if __name__ == "__main__":
    sys.exit(common.main(check, BREAKINGS))
