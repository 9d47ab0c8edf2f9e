#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Builds one case good and bad, with every compiler given. The good build must succeed; every bad build must fail, and what
the compiler says must match the pattern that the case expects. So a case can neither rot nor fail for another reason than
its own.

    // expect: <POSIX extended regex>         for the build with MINGBAI_BAD
    // expect 2: <POSIX extended regex>       for the build with MINGBAI_BAD_2, and so on

A pattern is matched against each line of what the compiler says. With --self-test the harness is given cases that are wrong
in each way it must notice. A case compiles fast when it includes no more than it needs.
"""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

EXPECT = re.compile(r"^\s*// expect(?: (\d+))?: (.*\S)\s*$", re.MULTILINE)
CLASSES = {"alpha": "a-zA-Z", "digit": "0-9", "alnum": "a-zA-Z0-9", "space": r"\s", "upper": "A-Z", "lower": "a-z",
           "xdigit": "0-9a-fA-F"}
FLAGS = ["-std=c++20", "-Wall", "-Wextra"]
# No source lines in what the compiler says: a pattern must not match the case's own text.
NO_ECHO = {"clang": "-fno-caret-diagnostics", "gcc": "-fno-diagnostics-show-caret"}


def posix(pattern):
    """A POSIX extended regular expression in Python's words: only the character classes differ."""
    return re.compile(re.sub(r"\[:(\w+):\]", lambda match: CLASSES[match[1]], pattern))


def check(compiler, flags, case):
    text = pathlib.Path(case).read_text(encoding="utf-8")
    expected = {f"MINGBAI_BAD_{number}" if number else "MINGBAI_BAD": pattern for number, pattern in EXPECT.findall(text)}
    used = set(re.findall(r"^\s*#.*?\b(MINGBAI_BAD(?:_\d+)?)\b", text, re.MULTILINE))
    faults = [f"{macro} is used but has no '// expect' line" for macro in sorted(used - expected.keys())]
    faults += [f"{macro} has an '// expect' line but is not used" for macro in sorted(expected.keys() - used)]
    if not expected:
        faults.append("there is no '// expect' line")

    no_echo = NO_ECHO["clang" if "clang" in pathlib.Path(compiler).name else "gcc"]
    common = [compiler, *FLAGS, *flags, no_echo]

    def build(macro):
        define = [f"-D{macro}"] if macro else []
        done = subprocess.run([*common, *precompiled, "-fsyntax-only", *define, str(case)], capture_output=True, text=True, errors="replace")
        return done.returncode, done.stdout + done.stderr

    with tempfile.TemporaryDirectory() as folder:
        precompiled = precompile(common, text, case, folder) if len(expected) > 1 else []
        return faults + faults_of_builds(build, expected)


def precompile(common, text, case, folder):
    """The case is built several times: what it includes is compiled once. Returns flags, none when that does not work."""
    head = text[:max((include.end() for include in re.finditer(r"^#include .*\n", text.split("#if")[0], re.MULTILINE)), default=0)]
    header = pathlib.Path(folder) / "head.hpp"
    header.write_text(head, encoding="utf-8")
    beside = ["-iquote", str(pathlib.Path(case).resolve().parent)]
    to = f"{header}.{'pch' if 'clang' in pathlib.Path(common[0]).name else 'gch'}"
    done = subprocess.run([*common, *beside, "-x", "c++-header", str(header), "-o", to], capture_output=True)
    if not head or done.returncode != 0:
        return []
    return ["-include-pch", to] if to.endswith("pch") else ["-include", str(header)]


def faults_of_builds(build, expected):
    faults = []
    code, said = build(None)
    if code != 0:
        faults.append(f"the good build does not compile:\n{said}")
    for macro, pattern in sorted(expected.items()):
        code, said = build(macro)
        if code == 0:
            faults.append(f"the bad build ({macro}) compiles")
        elif not any(posix(pattern).search(line) for line in said.splitlines()):
            faults.append(f"the bad build ({macro}) fails, but not with /{pattern}/:\n{said}")
    return faults


SOUND = """// expect: static[ _]assert.*sentence
#if defined(MINGBAI_BAD)
static_assert(sizeof(char) == 2, "the sentence");
#else
static_assert(sizeof(char) == 1, "the sentence");
#endif
"""
WRONG = [
    ("nothing is wrong", "", "", None),
    ("the bad build compiles", "== 2", "== 1", r"the bad build \(MINGBAI_BAD\) compiles"),
    ("the bad build fails for another reason", "// expect: static", "// expect: dynamic", r"fails, but not with"),
    ("the bad build fails on a slip of the pen", "== 2, ", "== 2; ", r"fails, but not with"),
    ("the good build does not compile", "== 1", "== 3", r"the good build does not compile"),
    ("nothing is expected", "// expect: ", "// ", r"no '// expect' line"),
    ("a second bad build is expected but not there", "#if", "// expect 2: sentence\n#if", r"MINGBAI_BAD_2 has an"),
    ("a second bad build is there but not expected", "#else", "#elif defined(MINGBAI_BAD_2)\n#else", r"MINGBAI_BAD_2 is used but"),
]


def self_test(compilers):
    missed = 0
    for compiler in compilers:
        for what, old, new, pattern in WRONG:
            with tempfile.TemporaryDirectory() as folder:
                case = pathlib.Path(folder) / "case.cpp"
                case.write_text(SOUND.replace(old, new) if old else SOUND, encoding="utf-8")
                faults = check(compiler, [], case)
            found = not faults if pattern is None else any(re.search(pattern, fault) for fault in faults)
            missed += not found
            print(f"{'found' if found else 'MISSED'} with {compiler}: {what}" + "".join(f"\n    {fault}" for fault in faults if not found))
    return 1 if missed else 0


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("case", nargs="?")
    options.add_argument("--compiler", action="append", required=True)
    options.add_argument("--include", action="append", default=[])
    options.add_argument("--self-test", action="store_true")
    given = options.parse_args()
    include = [f"-I{folder}" for folder in given.include]
    if given.self_test:
        return self_test(given.compiler)
    failed = 0
    for compiler in given.compiler:
        for fault in check(compiler, include, given.case):
            failed = 1
            print(f"{given.case}: {compiler}: {fault}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
