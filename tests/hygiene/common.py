# SPDX-License-Identifier: Apache-2.0
"""What the hygiene checks share. A check is a script with two functions:

    check(tree, compilers)   returns one line for everything in the tree that breaks its rule
    BREAKINGS                (what is done, how, pattern of the line that must be found) for each way to break it

Run as it is, it checks the project. Run with --self-test it makes a small sound tree, which must pass, and breaks it in
each of the ways, which must be found: a check that cannot fail is found out.
"""
import argparse
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "single_include"))
import generate  # noqa: E402  (the one place that knows wings, floors and standard headers)

SOUND = {
    "include/mingbai/version.hpp": """// SPDX-License-Identifier: Apache-2.0
#pragma once
#define MINGBAI_VERSION_MAJOR 0
#define MINGBAI_VERSION_MINOR 1
#define MINGBAI_VERSION_PATCH 0
""",
    "include/mingbai/base/word.hpp": """// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/version.hpp>

#include <cstdint>
#include <limits>

namespace mingbai {

/// The larger one.
constexpr std::int32_t larger(std::int32_t a, std::int32_t b) noexcept {
    return a == (std::numeric_limits<std::int32_t>::max)() || b < a ? a : b;
}

}  // namespace mingbai
""",
    "include/mingbai/rule/sentence.hpp": """// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/word.hpp>

namespace mingbai {

constexpr std::int32_t largest(std::int32_t a, std::int32_t b, std::int32_t c) noexcept { return larger(larger(a, b), c); }

}  // namespace mingbai
""",
    "include/mingbai/evidence/page.hpp": """// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/word.hpp>
""",
    "include/mingbai/interop/packaged.hpp": """// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/word.hpp>

#include <somebody/else.h>
""",
    "README.md": "# mingbai\n",
}


class Tree:
    """A folder laid out as the project is."""

    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.include = self.root / "include"

    def read(self, name):
        return (self.root / name).read_text(encoding="utf-8")

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def append(self, name, text):
        self.write(name, self.read(name) + text)

    def replace(self, name, old, new):
        text = self.read(name)
        assert old in text, f"{name} does not hold {old!r}"
        self.write(name, text.replace(old, new))

    def regenerate(self):
        self.write("include/mingbai/mingbai.hpp", generate.umbrella(self.include))
        self.write("include/mingbai/mingbai.cppm", generate.module(self.include))
        self.write("single_include/mingbai/mingbai.hpp", generate.single(self.include))

    def headers(self):
        """Every header but the umbrella, as written in an include."""
        return generate.headers(self.include)

    def core_headers(self):
        """Those that need no package."""
        return [name for name in self.headers()
                if not (generate.wing_of(name) == "interop" and generate.foreign(self.include, name))]

    def header(self, name):
        return (self.include / name).read_text(encoding="utf-8")


def warnings(compiler):
    """The flags of tests/warnings for this compiler."""
    name = "clang" if "clang" in version_of(compiler) else "gcc"
    lines = (ROOT / f"tests/warnings/{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.split("#")[0].strip() for line in lines if line.startswith("-")]


def version_of(compiler):
    return subprocess.run([compiler, "--version"], capture_output=True, text=True, check=True).stdout


def compile_text(compiler, flags, text):
    """What the compiler says of a translation unit; empty when it is content. Only the first screen of a long answer."""
    done = subprocess.run([compiler, "-x", "c++", "-fsyntax-only", *flags, "-"], input=text, capture_output=True,
                          text=True, errors="replace")
    if done.returncode == 0 and not done.stderr:
        return ""
    return "\n".join((done.stderr or f"exit code {done.returncode}").splitlines()[:25])


def in_parallel(function, items):
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(function, items))


def code_only(text):
    """The text with comments, string and character literals blanked out, line by line."""
    pattern = re.compile(r'R"([^(\s]*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])+\'|//[^\n]*|/\*.*?\*/',
                         re.DOTALL)
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def main(check, breakings):
    options = argparse.ArgumentParser(description=sys.modules["__main__"].__doc__)
    options.add_argument("--compiler", action="append", default=[], help="a compiler to ask (repeatable)")
    options.add_argument("--self-test", action="store_true", help="show on broken examples that this check can fail")
    given = options.parse_args()
    if not given.self_test:
        faults = check(Tree(ROOT), given.compiler)
        for fault in faults:
            print(fault)
        return 1 if faults else 0
    missed = 0
    for what, breaking, pattern in [("nothing", lambda tree: None, None), *breakings]:
        with tempfile.TemporaryDirectory() as folder:
            tree = Tree(folder)
            for name, text in SOUND.items():
                tree.write(name, text)
            tree.regenerate()
            breaking(tree)
            faults = check(tree, given.compiler)
        found = not faults if pattern is None else any(re.search(pattern, fault) for fault in faults)
        missed += not found
        print(f"{'found' if found else 'MISSED'}: {what}" + "".join(f"\n    {fault}" for fault in faults if not found))
    return 1 if missed else 0
