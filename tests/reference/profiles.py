#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares docs/profiles.md with what the profiles say of themselves.

    profiles.py PROGRAM            fails when the committed page is another one
    profiles.py PROGRAM --write    writes the page
"""
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
PAGE = HERE.parent.parent / "docs" / "profiles.md"


def main():
    fresh = subprocess.run([sys.argv[1]], capture_output=True, check=True).stdout.decode("utf-8")
    fresh = fresh.rstrip("\n") + "\n"
    if "--write" in sys.argv:
        PAGE.write_text(fresh, encoding="utf-8")
        return 0
    committed = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    if committed == fresh:
        return 0
    for number, (a, b) in enumerate(zip(committed.split("\n"), fresh.split("\n")), 1):
        if a != b:
            print(f"docs/profiles.md:{number}: committed: {a}\n{' ' * 19}the profiles say: {b}")
            break
    print("docs/profiles.md is not what the profiles say: run tests/reference/profiles.py PROGRAM --write")
    return 1


sys.exit(main())
