#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What including the umbrella, or all of one wing, costs a compiler: how many templates are instantiated (classes, variables
and concepts; each brings its member functions along) may grow by 3 % beyond instantiations.txt, and no further unseen. The
number is the same in each run, but another with each compiler and each standard library, so only those that the file names
are asked. After a growth that is worth it, or a saving: instantiations.py --write.
"""
import concurrent.futures
import pathlib
import re
import subprocess
import sys
import tempfile

import common

LIST = "tests/hygiene/instantiations.txt"
GROWTH = 0.03
NOT_ASKED = 77
KINDS = re.compile(r"^ +(\d+) (?:ClassTemplateSpecialization|VarTemplateSpecialization|ImplicitConceptSpecialization) decls", re.MULTILINE)


def pinned(compiler):
    """The compiler and the standard library by which the numbers are counted: "clang 19 libstdc++ 12"."""
    done = subprocess.run([compiler, "-std=c++20", "-x", "c++", "-dM", "-E", "-"], input="#include <cstddef>\n",
                          capture_output=True, text=True, check=True)
    macros = dict(re.findall(r"^#define (\w+) (\d+)$", done.stdout, re.MULTILINE))
    return f"clang {macros.get('__clang_major__')} libstdc++ {macros.get('_GLIBCXX_RELEASE')}"


def count(tree, compiler, headers):
    done = subprocess.run([compiler, "-x", "c++", "-std=c++20", f"-I{tree.include}", "-fsyntax-only", "-Xclang", "-print-stats", "-"],
                          input="".join(f"#include <{name}>\n" for name in headers), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    return sum(map(int, KINDS.findall(done.stderr)))


def counts(tree, compiler):
    """{"umbrella": number, "wing": number}, the longest first to be started."""
    parts = {"umbrella": ["mingbai/mingbai.hpp"]}
    for name in sorted(tree.core_headers()):
        if "/detail/" not in name and (wing := common.generate.wing_of(name)):
            parts.setdefault(wing, []).append(name)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return dict(zip(parts, pool.map(lambda headers: count(tree, compiler, headers), parts.values())))


def write(tree, compiler):
    lines = [pinned(compiler), *(f"{part} {number}" for part, number in counts(tree, compiler).items())]
    tree.write(LIST, "".join(f"{line}\n" for line in lines))


def check(tree, compilers):
    by, *lines = tree.read(LIST).splitlines()
    compiler = next((each for each in compilers if pinned(each) == by), None)
    if not compiler:
        print(f"not asked: no compiler here is {by}")
        sys.exit(NOT_ASKED)
    stored = {part: int(number) for part, number in (line.split() for line in lines)}
    faults = []
    for part, number in counts(tree, compiler).items():
        was = stored.get(part, 0)
        print(f"{part}: {number} instantiations, {was} are stored")
        if number > was * (1 + GROWTH):
            faults.append(f"{part}: {number} instantiations are more than {was} and {GROWTH:.0%}")
    return faults


WORD = "include/mingbai/base/word.hpp"
PAGE = "include/mingbai/evidence/page.hpp"
BREAKINGS = [
    ("a header of one wing instantiates a list", lambda tree: tree.append(
        PAGE, "#include <vector>\nstruct leaf { int number = 0; };\ninline std::vector<leaf> leaves() { return {leaf{}, leaf{}}; }\n"),
     r"^evidence: \d+ instantiations are more"),
    ("so does the umbrella", lambda tree: tree.append(
        WORD, "#include <optional>\ninline std::optional<long> nothing() { return {}; }\n"),
     r"^umbrella: \d+ instantiations are more"),
    ("a wing is not in the list", lambda tree: tree.write(LIST, re.sub(r"rule \d+\n", "", tree.read(LIST))),
     r"^rule: \d+ instantiations are more than 0"),
]

if __name__ == "__main__":
    asked = [argument for argument in sys.argv if "clang" in pathlib.Path(argument).name]
    if "--write" in sys.argv:
        write(common.Tree(common.ROOT), asked[0])
        sys.exit(0)
    if "--self-test" in sys.argv and asked:  # the small sound tree has its numbers, whatever the compiler is
        with tempfile.TemporaryDirectory() as folder:
            small = common.Tree(folder)
            for path, content in common.SOUND.items():
                small.write(path, content)
            small.regenerate()
            write(small, asked[0])
            common.SOUND[LIST] = small.read(LIST)
    sys.exit(common.main(check, BREAKINGS))
