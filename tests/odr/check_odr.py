#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Links programs of two translation units: with every header in both; with different options in each; and one whose halves
meet in a function that names a type of the library, which must not link when their options differ."""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
INCLUDE = HERE.parents[1] / "include"
TAG = re.search(r"#define MINGBAI_ABI (\w+_hook)", (INCLUDE / "mingbai/base/config.hpp").read_text(encoding="utf-8"))[1]
HOOK = "-DMINGBAI_PRECONDITION_HOOK=std::puts"  # any callable will do: nothing calls it here


def link(compiler, folder, include, *sources):
    """Compiles and links (source, flags) pairs. What the compiler said, or "" with the program at folder/program."""
    objects = []
    for source, flags in sources:
        objects.append(str(pathlib.Path(folder) / (pathlib.Path(source).stem + ".o")))
        done = subprocess.run([compiler, "-std=c++20", f"-I{include}", *flags, "-c", str(HERE / source), "-o", objects[-1]],
                              capture_output=True, text=True, errors="replace")
        if done.returncode != 0:
            return f"{source} does not compile: {done.stderr}"
    done = subprocess.run([compiler, *objects, "-o", f"{folder}/program"], capture_output=True, text=True, errors="replace")
    return "" if done.returncode == 0 else f"does not link: {done.stderr}"


def run(folder, *arguments):
    done = subprocess.run([f"{folder}/program", *arguments], capture_output=True, text=True, errors="replace")
    return done.returncode, done.stderr


def every_header_twice(compiler, folder, include, tag):
    del tag
    if said := link(compiler, folder, include, ("one.cpp", []), ("two.cpp", [])):
        return said
    return "" if run(folder)[0] == 0 else "the program of two translation units fails"


def options_differ(compiler, folder, include, tag):
    del tag
    if said := link(compiler, folder, include, ("with_hook.cpp", []), ("without_hook.cpp", [])):
        return said
    if run(folder)[0] != 0:
        return "the half built with a hook did not call it"
    code, said = run(folder, "without")
    return "" if code != 0 and "in the half without a hook" in said else "the half built without a hook called the other's"


def same_options_meet(compiler, folder, include, tag):
    del tag
    said = link(compiler, folder, include, ("boundary_caller.cpp", []), ("boundary_callee.cpp", []))
    return said or ("" if run(folder)[0] == 0 else "the program fails")


def other_options_do_not_meet(compiler, folder, include, tag):
    said = link(compiler, folder, include, ("boundary_caller.cpp", [HOOK]), ("boundary_callee.cpp", []))
    if not said:
        return "two halves with different options link"
    return "" if re.search(rf"undefined (?:reference|symbol).*cross\(mingbai::{tag}::refusal const&\)", said) else said


# A missing `inline` is missing for every compiler, and all the headers twice take long: one compiler is asked.
ONCE = every_header_twice
CLAIMS = [every_header_twice, options_differ, same_options_meet, other_options_do_not_meet]


def check(compilers, include, claims):
    faults = []
    for compiler in compilers:
        for claim in claims:
            if claim is ONCE and compiler != compilers[0]:
                continue
            with tempfile.TemporaryDirectory() as folder:
                if said := claim(compiler, folder, include, TAG):
                    faults.append(f"{claim.__name__}, with {compiler}: {said}")
    return faults


def broken(folder, name, change):
    """A copy of include/ with one header changed, and an umbrella over no more than the claims need."""
    for path in INCLUDE.rglob("*.hpp"):
        copy = pathlib.Path(folder) / path.relative_to(INCLUDE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    umbrella = pathlib.Path(folder) / "mingbai/mingbai.hpp"
    umbrella.write_text("#pragma once\n#include <mingbai/base/refusal.hpp>\n", encoding="utf-8")
    header = pathlib.Path(folder) / "mingbai" / name
    header.write_text(change(header.read_text(encoding="utf-8")), encoding="utf-8")
    return folder


BREAKINGS = [
    ("a function of a header is not inline", every_header_twice, "base/refusal.hpp",
     lambda text: text + "int not_inline() { return 0; }\n", r"multiple definition|duplicate symbol"),
    ("the inline namespace has no tag for the hook", options_differ, "base/config.hpp",
     lambda text: text.replace(TAG, TAG.removesuffix("_hook")), r"did not call it|called the other's"),
    ("the inline namespace has no tag for the hook", other_options_do_not_meet, "base/config.hpp",
     lambda text: text.replace(TAG, TAG.removesuffix("_hook")), r"different options link"),
]


def self_test(compiler):
    missed = 0
    for what, claim, name, change, pattern in BREAKINGS:
        with tempfile.TemporaryDirectory() as folder:
            faults = check([compiler], broken(folder, name, change), [claim])
        found = any(re.search(pattern, fault) for fault in faults)
        missed += not found
        print(f"{'found' if found else 'MISSED'} by {claim.__name__}: {what}" + "".join(f"\n    {fault}" for fault in faults if not found))
    return 1 if missed else 0


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--compiler", action="append", required=True)
    options.add_argument("--self-test", action="store_true")
    given = options.parse_args()
    if given.self_test:
        return self_test(given.compiler[0])
    faults = check(given.compiler, INCLUDE, CLAIMS)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
