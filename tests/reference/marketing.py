#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares the figures in docs/marketing.md with what is measured now, and holds the measurement to its bound.

    marketing.py PROGRAM            fails when the page has other figures, or blocking findings are right less than 98 times in 100
    marketing.py PROGRAM --write    writes the figures into the page
    PROGRAM ADVERTISEMENTS OFFERS --work    lists every difference in the advertisements that are not kept for measuring
"""
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PAGE = ROOT / "docs" / "marketing.md"
BEGIN = "<!-- measured by tests/reference/marketing.cpp -->\n"
END = "<!-- end of what is measured -->\n"


def main():
    ran = subprocess.run([sys.argv[1], str(HERE / "advertisements.tsv"), str(ROOT / "docs" / "examples" / "data" / "offers.tsv")],
                         capture_output=True, encoding="utf-8")
    if not ran.stdout:
        print(ran.stderr)
        return 1
    page = PAGE.read_text(encoding="utf-8")
    head, rest = page.split(BEGIN)
    committed, tail = rest.split(END)
    fresh = "\n" + ran.stdout.rstrip("\n") + "\n\n"
    if "--write" in sys.argv:
        PAGE.write_text(head + BEGIN + fresh + END + tail, encoding="utf-8")
        return 0
    if committed != fresh:
        print("docs/marketing.md has other figures than are measured: run tests/reference/marketing.py PROGRAM --write\n" + fresh)
        return 1
    if ran.returncode != 0:
        print("blocking findings are right less often than 98 times in 100")
    return ran.returncode


sys.exit(main())
