#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The example in README.md is docs/examples/readme.cpp, which is compiled; and the files that README.md links to exist."""
import re
import sys

import common

EXAMPLE = "docs/examples/readme.cpp"


def check(tree, compilers):
    del compilers  # reads only
    if not (tree.root / EXAMPLE).exists():
        return []  # a tree without an example has nothing to compare
    page = tree.read("README.md")
    faults = []
    blocks = re.findall(r"```cpp\n(.*?)```", page, re.DOTALL)
    compiled = tree.read(EXAMPLE).split("\n", 1)[1]
    if [block.rstrip() for block in blocks] != [compiled.rstrip()]:
        faults.append(f"README.md: its example is not {EXAMPLE}")
    for link in re.findall(r"\]\(([^)#:]+)\)", page):
        if not (tree.root / link).exists():
            faults.append(f"README.md: links to {link}, which does not exist")
    return faults


def written(example, page):
    def write(tree):
        tree.write(EXAMPLE, "// SPDX-License-Identifier: Apache-2.0\n" + example)
        tree.write("README.md", page)
    return write


BREAKINGS = [
    ("the example is another one", written("int main() {}\n", "```cpp\nint main() { return 1; }\n```\n"), r"its example is not"),
    ("there is no example", written("int main() {}\n", "words\n"), r"its example is not"),
    ("a link leads nowhere", written("int main() {}\n", "```cpp\nint main() {}\n```\n[x](docs/none.md)\n"), r"links to docs/none\.md"),
]

if __name__ == "__main__":
    sys.exit(common.main(check, BREAKINGS))
