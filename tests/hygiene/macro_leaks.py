#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""After the umbrella only the documented macros are left defined, and no macro of anybody else was taken away."""
import re
import subprocess
import sys

import common

ALLOWED = {"MINGBAI_VERSION", "MINGBAI_VERSION_MAJOR", "MINGBAI_VERSION_MINOR", "MINGBAI_VERSION_PATCH", "MINGBAI_ABI",
           "MINGBAI_INCLUDED_VERSION"}
WORD = "include/mingbai/base/word.hpp"


def check(tree, compilers):
    faults = []
    for compiler in compilers:
        done = subprocess.run([compiler, "-std=c++20", "-E", "-dD", f"-I{tree.include}", "-x", "c++", "-"],
                              input="#include <mingbai/mingbai.hpp>\n", capture_output=True, text=True, errors="replace")
        if done.returncode != 0:
            faults.append(f"mingbai.hpp: {compiler} does not preprocess it:\n{done.stderr}")
            continue
        file, live = "", {}
        for line in done.stdout.splitlines():
            if marker := re.match(r'# \d+ "([^"]*)"', line):
                file = marker[1]
            elif file.startswith(str(tree.include)):
                name = file[len(str(tree.include)) + 1:]
                if defined := re.match(r"#define (\w+)", line):
                    live[defined[1]] = name
                elif (undefined := re.match(r"#undef (\w+)", line)) and live.pop(undefined[1], None) is None:
                    faults.append(f"{name}: undefines {undefined[1]}, which is not the library's")
        faults += [f"{name}: leaves the macro {macro} defined" for macro, name in live.items() if macro not in ALLOWED]
    return sorted(set(faults))


BREAKINGS = [
    ("a header leaves a private macro", lambda tree: tree.append(WORD, "#define MINGBAI_HELPER(x) x\n"),
     r"base/word\.hpp: leaves the macro MINGBAI_HELPER"),
    ("a header leaves a macro without the prefix", lambda tree: tree.append(WORD, "#define CONSTDATA const\n"),
     r"base/word\.hpp: leaves the macro CONSTDATA"),
    ("a header takes somebody else's macro away", lambda tree: tree.append(WORD, "#undef INT32_MAX\n"),
     r"base/word\.hpp: undefines INT32_MAX"),
]

if __name__ == "__main__":
    sys.exit(common.main(check, BREAKINGS))
