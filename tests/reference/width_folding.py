#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares fold_width with the <wide> and <narrow> decompositions in Python's copy of the Unicode character database.

    width_folding.py PROGRAM     PROGRAM prints a line for each code point that it changes: from to, in hexadecimal
"""
import subprocess
import sys
import unicodedata

printed = subprocess.run(sys.argv[1:], check=True, capture_output=True, text=True).stdout
folded = {int(line.split()[0], 16): int(line.split()[1], 16) for line in printed.splitlines()}
expected = {}
for code in range(0x110000):
    form, *parts = unicodedata.decomposition(chr(code)).split() or [""]
    if form in ("<wide>", "<narrow>"):
        assert len(parts) == 1
        expected[code] = int(parts[0], 16)
for code in sorted(folded.keys() | expected.keys()):
    if folded.get(code) != expected.get(code):
        print(f"U+{code:04X}: folded to {folded.get(code)}, but Unicode {unicodedata.unidata_version} says "
              f"{expected.get(code)}")
print(f"{len(expected)} width forms compared")
sys.exit(folded != expected or len(expected) < 200)
