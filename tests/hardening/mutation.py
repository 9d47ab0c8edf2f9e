#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes what tests/mutation/mutate.py found into docs/hardening.md.

    mutation.py LOG      of mutate.py --verbose

A breaking that changes nothing that can be observed is listed in equivalent.txt: as mutate.py prints it from its header on, then a
tab and the reason."""
import collections
import pathlib
import sys

import page


def main(log):
    kept = pathlib.Path(__file__).with_name("equivalent.txt").read_text(encoding="utf-8").splitlines()
    equivalent = dict(line.split("\t", 1) for line in kept if line and not line.startswith("#"))
    by_wing = collections.defaultdict(lambda: [0, 0, 0])  # broken, equivalent, unnoticed
    reasons, open_ones = [], []
    for line in pathlib.Path(log).read_text(encoding="utf-8").splitlines():
        verdict, _, what = line.partition(": ")
        if verdict not in ("noticed", "noticed by the compiler", "UNNOTICED"):
            continue
        figures = by_wing[what.split("/")[1]]
        figures[0] += 1
        if verdict == "UNNOTICED":
            reason = next((reason for start, reason in equivalent.items() if what.startswith(start)), None)
            figures[1 if reason else 2] += 1
            (reasons if reason else open_ones).append(f"- `{what}`" + (f": {reason}" if reason else ""))
    total = [sum(figures) for figures in zip(*by_wing.values())]
    rows = [(f"`{wing}/`", *figures) for wing, figures in sorted(by_wing.items())]
    text = page.table(("wing", "broken", "of which equivalent", "unnoticed"), [*rows, ("**in all**", *total)])
    if reasons:
        text += "\nEquivalent:\n\n" + "\n".join(reasons) + "\n"
    if open_ones:
        text += "\nUnnoticed:\n\n" + "\n".join(open_ones) + "\n"
    page.write("mutation", text)


if __name__ == "__main__":
    main(sys.argv[1])
