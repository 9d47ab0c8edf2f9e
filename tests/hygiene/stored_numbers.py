#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A number of an enumeration is never given to something else and never taken away (docs/versioning.md): what stands in
stored_numbers.txt stays. New ones are put in by --write, which takes nothing out."""
import pathlib
import re
import sys

import common

LIST = "tests/hygiene/stored_numbers.txt"
ENUM = re.compile(r"enum class (\w+) : std::u?int\d+_t \{(.*?)\}", re.DOTALL)
WORD = "include/mingbai/base/word.hpp"


def numbers(tree):
    """{"wing::enumeration::name": number} of every enumeration all of whose numbers are written out."""
    found = {}
    for header in tree.headers():
        for enum, body in ENUM.findall(common.code_only(tree.header(header))):
            named = re.findall(r"(\w+)(?:\s*=\s*(0[xX][0-9a-fA-F]+|\d+))?\s*(?:,|$)", body.strip())
            if all(value for _, value in named):
                found |= {f"{common.generate.wing_of(header)}::{enum}::{name}": int(value, 0) for name, value in named}
    return found


def committed(tree):
    lines = tree.read(LIST).splitlines() if (tree.root / LIST).exists() else []
    return {name: int(number) for name, number in (line.split() for line in lines)}


def check(tree, compilers):
    del compilers  # reads only
    now, then = numbers(tree), committed(tree)
    faults = [f"{name}: was {number}, {'is ' + str(now[name]) if name in now else 'is gone'}"
              for name, number in then.items() if now.get(name) != number]
    return faults + [f"{name}: {number} is not in {LIST}: run stored_numbers.py --write" for name, number in now.items() if name not in then]


def with_a_list(breaking):
    """The small tree has an enumeration and its list, before it is broken."""
    def both(tree):
        tree.append(WORD, "enum class shade : std::uint8_t { light = 0, dark = 1 };\n")
        tree.write(LIST, "base::shade::dark 1\nbase::shade::light 0\n")
        breaking(tree)
    return both


BREAKINGS = [
    ("a number is given to something else", with_a_list(lambda tree: tree.replace(WORD, "dark = 1", "dark = 2")),
     r"shade::dark: was 1, is 2"),
    ("a number is taken away", with_a_list(lambda tree: tree.replace(WORD, ", dark = 1", "")), r"shade::dark: was 1, is gone"),
    ("a new one is not in the list", with_a_list(lambda tree: tree.replace(WORD, "dark = 1", "dark = 1, black = 2")),
     r"shade::black: 2 is not in"),
]

if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        project = common.Tree(common.ROOT)
        kept = numbers(project) | committed(project)
        pathlib.Path(common.ROOT / LIST).write_text("".join(f"{name} {kept[name]}\n" for name in sorted(kept)), encoding="utf-8")
    else:
        sys.exit(common.main(check, BREAKINGS))
