#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs a program under valgrind's memcheck, and writes what it says into docs/hardening.md. Fails on any error or leak.

    valgrind.py PROGRAM [ARGUMENT...]      built without a sanitizer, as by `cmake --workflow --preset demo`"""
import pathlib
import re
import subprocess
import sys

import page


def main(command):
    ran = subprocess.run(["valgrind", "--leak-check=full", "--show-leak-kinds=all", "--errors-for-leak-kinds=all", "--error-exitcode=99", *command],
                         capture_output=True, text=True, errors="replace")
    errors = re.search(r"ERROR SUMMARY: (\d+) errors", ran.stderr)
    heap = re.search(r"total heap usage: ([\d,]+) allocs, ([\d,]+) frees, ([\d,]+) bytes", ran.stderr)
    left = re.search(r"in use at exit: ([\d,]+) bytes", ran.stderr)
    if ran.returncode != 0 or not (errors and heap and left):
        print(ran.stdout[-2000:], ran.stderr[-6000:])
        return 1
    row = (f"`{pathlib.Path(command[0]).name}`", heap[1], heap[2], heap[3], left[1], errors[1])
    page.write("valgrind", page.table(("program", "allocations", "of which freed", "bytes allocated", "bytes left at the end", "errors"), [row]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
