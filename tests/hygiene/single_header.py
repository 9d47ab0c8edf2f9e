#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The committed single header is what the generator writes, byte for byte; preprocessed, it is the same tokens as the
umbrella; and the generator refuses what it could not get right."""
import subprocess
import sys

import common
from common import generate

SINGLE = "single_include/mingbai/mingbai.hpp"
WORD = "include/mingbai/base/word.hpp"


def tokens(compiler, folder):
    done = subprocess.run([compiler, "-std=c++20", "-E", "-P", f"-I{folder}", "-x", "c++", "-"], capture_output=True,
                          input="#include <mingbai/mingbai.hpp>\n", text=True, errors="replace")
    return done.stdout.split(), done.stderr


def check(tree, compilers):
    try:
        wanted = generate.single(tree.include)
    except generate.Refused as refused:
        return [f"the generator refuses: {refused}"]
    faults = []
    if (tree.root / SINGLE).read_bytes() != wanted.encode():
        faults.append(f"{SINGLE}: not up to date; run python3 single_include/generate.py")
    for compiler in compilers:
        many, error = tokens(compiler, tree.include)
        one, error_of_one = tokens(compiler, tree.root / "single_include")
        if error or error_of_one:
            faults.append(f"{compiler} does not preprocess both forms:\n{error}{error_of_one}")
        elif many != one:
            first = next((place for place, (a, b) in enumerate(zip(many, one)) if a != b), min(len(many), len(one)))
            faults.append(f"{SINGLE}: other tokens than include/ with {compiler}: {len(one)} against {len(many)}, first at "
                          f"{first}: {' '.join(one[first:first + 8])} against {' '.join(many[first:first + 8])}")
    return faults


BREAKINGS = [
    ("the single header is stale", lambda tree: tree.append(WORD, "// a change\n"), r"not up to date"),
    ("the single header was edited", lambda tree: tree.append(SINGLE, "inline int by_hand;\n"), r"other tokens"),
    ("the single header has other line ends",
     lambda tree: (tree.root / SINGLE).write_bytes((tree.root / SINGLE).read_bytes().replace(b"\n", b"\r\n")), r"not up to date"),
    ("an own header is included inside #if",
     lambda tree: tree.append("include/mingbai/rule/sentence.hpp", "#if 1\n#include <mingbai/evidence/page.hpp>\n#endif\n"),
     r"refuses: mingbai/rule/sentence\.hpp:\d+: .*inside #if"),
    ("an own header is included in quotes", lambda tree: tree.append(WORD, '#include "word_detail.hpp"\n'),
     r'refuses: mingbai/base/word\.hpp:\d+: includes "word_detail'),
    ("an own header is missing", lambda tree: tree.append(WORD, "#include <mingbai/base/lost.hpp>\n"),
     r"refuses: mingbai/base/lost\.hpp"),
    ("a wing is unknown to the generator",
     lambda tree: tree.write("include/mingbai/attic/box.hpp", "#pragma once\n"), r"refuses: mingbai/attic/box\.hpp"),
]

if __name__ == "__main__":
    sys.exit(common.main(check, BREAKINGS))
