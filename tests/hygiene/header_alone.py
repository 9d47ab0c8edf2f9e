#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every header compiles when it is the only one included, without exceptions and RTTI, and silently under the warning set
of its compiler. Headers that need a package are left out: their own tests include them.

Clang is given all headers as submodules of one module of its own kind, where each sees what it includes and nothing else,
however often others included it before: one pass instead of one for each header. Other compilers are given them one by one."""
import pathlib
import sys
import tempfile

import common

WORD = "include/mingbai/base/word.hpp"
MODULES = ["-stdlib=libc++", "-fmodules", "-Xclang", "-fmodules-local-submodule-visibility", "-ferror-limit=0",
           "-Wno-non-modular-include-in-module"]
CACHE = tempfile.TemporaryDirectory()


def makes_modules(compiler):
    flags = ["-std=c++20", "-Werror", *MODULES, f"-fmodules-cache-path={CACHE.name}"]
    return "clang" in common.version_of(compiler) and not common.compile_text(compiler, flags, "#include <string>\n")


def as_modules(compiler, flags, tree):
    with tempfile.TemporaryDirectory() as folder:
        names = tree.core_headers()
        submodules = (f'  module h{number} {{ header "{tree.include / name}" export * }}\n' for number, name in enumerate(names))
        modules = pathlib.Path(folder) / "module.modulemap"
        modules.write_text(f"module each_alone {{\n{''.join(submodules)}}}\n", encoding="utf-8")
        flags = [*flags, *MODULES, f"-fmodules-cache-path={CACHE.name}", f"-fmodule-map-file={modules}"]
        said = common.compile_text(compiler, flags, "".join(f"#include <{name}>\n" for name in names))
        return [f"each alone, with {compiler}:\n{said}"] if said else []


def check(tree, compilers):
    faults = []
    for compiler in compilers:
        flags = ["-std=c++20", "-fno-exceptions", "-fno-rtti", "-Werror", *common.warnings(compiler), f"-I{tree.include}"]
        if makes_modules(compiler):
            faults += as_modules(compiler, flags, tree)
            continue

        def alone(name):
            said = common.compile_text(compiler, flags, f"#include <{name}>\n")
            return f"{name}: alone, with {compiler}:\n{said}" if said else None

        faults += filter(None, common.in_parallel(alone, tree.core_headers()))
    return faults


BREAKINGS = [
    ("a header uses a type whose header it does not include",
     lambda tree: tree.replace(WORD, "#include <limits>\n", ""), r"base/word\.hpp.*(\n.*)*numeric_limits"),
    ("a header relies on what another one includes",
     lambda tree: tree.replace("include/mingbai/rule/sentence.hpp", "#include <mingbai/base/word.hpp>\n", "#include <cstdint>\n"),
     r"rule/sentence\.hpp.*(\n.*)*larger"),
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
