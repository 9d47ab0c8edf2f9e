#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Builds one case good and bad. The good build must succeed; every bad build must fail, and what the compiler says must
match the pattern that the case expects. So a case can neither rot nor fail for another reason than its own.

    // expect: <POSIX extended regex>         for the build with MINGBAI_BAD
    // expect 2: <POSIX extended regex>       for the build with MINGBAI_BAD_2, and so on
"""
import argparse
import re
import subprocess
import sys

EXPECT = re.compile(r"^\s*// expect(?: (\d+))?: (.*\S)\s*$", re.MULTILINE)


def posix(pattern):
    """A POSIX extended regular expression in Python's words: only the character classes differ."""
    for name, members in {"alpha": "a-zA-Z", "digit": "0-9", "alnum": "a-zA-Z0-9", "space": r"\s",
                          "upper": "A-Z", "lower": "a-z", "xdigit": "0-9a-fA-F"}.items():
        pattern = pattern.replace(f"[:{name}:]", members)
    return re.compile(pattern, re.MULTILINE)


def build(compiler, flags, case, macro):
    command = [compiler, "-std=c++20", "-fsyntax-only", "-Wall", *flags, *([f"-D{macro}"] if macro else []), case]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", env=None)
    return done.returncode, done.stdout + done.stderr


def check(compiler, flags, case):
    with open(case, encoding="utf-8") as file:
        text = file.read()
    expected = {f"MINGBAI_BAD_{number}" if number else "MINGBAI_BAD": pattern for number, pattern in EXPECT.findall(text)}
    used = set(re.findall(r"\bMINGBAI_BAD(?:_\d+)?\b", text))
    faults = [f"{macro} has no '// expect' line" for macro in sorted(used - expected.keys())]
    faults += [f"an '// expect' line is there for {macro}, which the case does not use" for macro in sorted(expected.keys() - used)]
    if not expected:
        faults.append("no '// expect' line")
    code, output = build(compiler, flags, case, None)
    if code != 0:
        faults.append(f"the good build does not compile:\n{output}")
    for macro, pattern in expected.items():
        code, output = build(compiler, flags, case, macro)
        if code == 0:
            faults.append(f"the bad build ({macro}) compiles")
        elif not posix(pattern).search(output):
            faults.append(f"the bad build ({macro}) fails, but not with /{pattern}/:\n{output}")
    return faults


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("case")
    options.add_argument("--compiler", action="append", required=True)
    options.add_argument("--include", action="append", default=[])
    given = options.parse_args()
    flags = [f"-I{folder}" for folder in given.include]
    failed = False
    for compiler in given.compiler:
        for fault in check(compiler, flags, given.case):
            failed = True
            print(f"{given.case}: {compiler}: {fault}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
