#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""One idea per header: none is over 600 lines. The median and the longest are printed."""
import statistics
import sys

import common

LIMIT = 600
WORD = "include/mingbai/base/word.hpp"


def check(tree, compilers):
    del compilers  # reads only
    lines = {name: len(tree.header(name).splitlines()) for name in tree.headers()}
    longest = max(lines, key=lines.get)
    print(f"{len(lines)} headers, median {statistics.median(lines.values()):.0f} lines, longest {lines[longest]} ({longest})")
    return [f"{name}: {count} lines, over {LIMIT}" for name, count in lines.items() if count > LIMIT]


BREAKINGS = [
    ("a header has one line too many",
     lambda tree: tree.append(WORD, "\n" * (LIMIT + 1 - len(tree.read(WORD).splitlines()))), r"base/word\.hpp: 601 lines"),
]

if __name__ == "__main__":
    sys.exit(common.main(check, BREAKINGS))
