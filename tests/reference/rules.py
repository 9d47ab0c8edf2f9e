#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares docs/rules.md with what the rules say of themselves.

    rules.py PROGRAM            fails when the committed page is another one
    rules.py PROGRAM --write    writes the page
"""
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
PAGE = HERE.parent.parent / "docs" / "rules.md"


def main():
    fresh = subprocess.run([sys.argv[1], str(HERE / "judged.tsv")], capture_output=True, check=True).stdout.decode("utf-8")
    fresh = fresh.rstrip("\n") + "\n"
    if "--write" in sys.argv:
        PAGE.write_text(fresh, encoding="utf-8")
        return 0
    committed = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    if committed == fresh:
        return 0
    for number, (a, b) in enumerate(zip(committed.split("\n"), fresh.split("\n")), 1):
        if a != b:
            print(f"docs/rules.md:{number}: committed: {a}\n{' ' * 16}the rules say: {b}")
            break
    print("docs/rules.md is not what the rules say: run tests/reference/rules.py PROGRAM --write")
    return 1


sys.exit(main())
