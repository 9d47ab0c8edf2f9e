#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the core promises not to do, looked for in its code (not in comments and texts): throw, ask for a type at run time,
count in floating point, read a clock, the environment or chance, print, or rename the reader's world with `using namespace`."""
import re
import sys

import common

NEVER = {
    r"\bthrow\b": "throws",
    r"\b(?:dynamic_cast|typeid)\b": "needs RTTI",
    r"\b(?:float|double)\b": "uses floating point",
    r"\b\w+_clock\s*::\s*now\b|\bgettimeofday\b|\bclock_gettime\b|\bstd::time\s*\(": "reads a clock",
    r"\b(?:secure_)?getenv\b": "reads the environment",
    r"\brandom_device\b|\bmt19937|\bstd::rand\b|\bsrand\b": "takes something from chance",
    r"\bstd::(?:cout|cerr|clog)\b|\bprintf\b": "prints",
    r"\busing\s+namespace\b(?!\s+(?:::)?(?:mingbai::|std::)?(?:\w+_)?literals\b)": "has a using-directive",
    r"\bstd::(?:stable_sort|stable_partition|inplace_merge)\b": "allocates for an algorithm, of which Clang warns with libstdc++",
    r"\bdefine\s+(?!MINGBAI_)\w+": "defines a macro without the prefix MINGBAI_",
}
WORD = "include/mingbai/base/word.hpp"


def check(tree, compilers):
    del compilers  # reads only
    faults = []
    for name in tree.headers():
        if common.generate.wing_of(name) == "interop":
            continue
        text = tree.header(name)
        if "#pragma once" not in text.splitlines()[:3]:
            faults.append(f"{name}: has no #pragma once after its SPDX line")
        for number, line in enumerate(common.code_only(text).splitlines(), 1):
            faults += [f"{name}:{number}: {what}" for pattern, what in NEVER.items() if re.search(pattern, line)]
    return faults


def add(line):
    return lambda tree: tree.append(WORD, line + "\n")


BREAKINGS = [
    ("a header throws", add("inline void f() { throw 1; }"), r"base/word\.hpp:\d+: throws"),
    ("a header asks for a type", add("inline bool g(b* x) { return dynamic_cast<c*>(x); }"), r"word\.hpp:\d+: needs RTTI"),
    ("a header counts in floating point", add("constexpr double half = 0.5;"), r"word\.hpp:\d+: uses floating point"),
    ("a header reads a clock", add("inline auto n() { return std::chrono::system_clock::now(); }"), r"word\.hpp:\d+: reads a clock"),
    ("a header reads the environment", add('inline auto e() { return std::getenv("X"); }'), r"word\.hpp:\d+: reads the env"),
    ("a header takes chance", add("inline std::random_device device;"), r"word\.hpp:\d+: takes something from chance"),
    ("a header prints", add('inline void p() { std::printf("x"); }'), r"word\.hpp:\d+: prints"),
    ("a header has a using-directive", add("using namespace std;"), r"word\.hpp:\d+: has a using-directive"),
    ("a header sorts with memory of its own", add("inline void s(int* b, int* e) { std::stable_sort(b, e); }"), r"word\.hpp:\d+: allocates"),
    ("a header defines a bare macro", add("#define HALF 2"), r"word\.hpp:\d+: defines a macro"),
    ("a header has no guard", lambda tree: tree.replace(WORD, "#pragma once\n", ""), r"word\.hpp: has no #pragma once"),
]

if __name__ == "__main__":
    sys.exit(common.main(check, BREAKINGS))
