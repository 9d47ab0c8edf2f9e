#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What a header may include: its own wing and lower floors, never upwards or sideways, never another wing's detail/ above
base; in the core only the standard library, without its heavy headers; the system's headers only behind a check."""
import sys

import common
from common import generate

HEAVY = {"iostream", "sstream", "fstream", "regex", "functional", "ranges", "locale", "format", "thread", "iomanip",
         "ostream", "istream", "print", "future"}
WORD = "include/mingbai/base/word.hpp"


def check(tree, compilers):
    del compilers  # reads only
    floors = {wing: floor for floor, wings in enumerate(generate.FLOORS) for wing in wings}
    faults = []
    for name in tree.headers():
        own = generate.wing_of(name)
        for line, bracket, other, depth in generate.includes(tree.header(name)):
            where = f"{name}:{line}"
            wing = generate.wing_of(other) if other.startswith("mingbai/") else None
            if bracket == '"':
                faults.append(f'{where}: includes "{other}"; own headers are written <mingbai/...>')
            elif wing is not None:
                if not (tree.include / other).exists():
                    faults.append(f"{where}: includes <{other}>, which does not exist")
                elif other == "mingbai/mingbai.hpp":
                    faults.append(f"{where}: includes the umbrella")
                elif wing and wing != own and (not own or floors[wing] >= floors[own]):
                    upwards = not own or floors[wing] > floors[own]
                    faults.append(f"{where}: includes <{other}>, {'upwards' if upwards else 'sideways'}")
                elif "/detail/" in other and wing not in (own, "base"):
                    faults.append(f"{where}: includes <{other}>, which is private to {wing}")
            elif own == "interop":
                continue
            elif other in HEAVY:
                faults.append(f"{where}: includes <{other}>, which is too heavy for the core")
            elif other in generate.SYSTEM and not depth:
                faults.append(f"{where}: includes <{other}> of the operating system without a check for the system")
            elif other not in generate.SYSTEM and other not in generate.STANDARD:
                faults.append(f"{where}: includes <{other}>, which is not of the standard library")
    return faults


def include(name, what):
    return lambda tree: tree.append(name, f"#include {what}\n")


BREAKINGS = [
    ("a wing includes upwards", include(WORD, "<mingbai/rule/sentence.hpp>"), r"base/word\.hpp:\d+: .*upwards"),
    ("a wing includes sideways", include("include/mingbai/evidence/page.hpp", "<mingbai/rule/sentence.hpp>"),
     r"evidence/page\.hpp:\d+: .*sideways"),
    ("a header beside the umbrella includes a wing", include("include/mingbai/version.hpp", "<mingbai/base/word.hpp>"),
     r"version\.hpp:\d+: .*upwards"),
    ("a wing includes another wing's private header",
     lambda tree: (tree.write("include/mingbai/rule/detail/part.hpp", "#pragma once\n"),
                   tree.write("include/mingbai/tariff/plan.hpp", "#pragma once\n#include <mingbai/rule/detail/part.hpp>\n")),
     r"tariff/plan\.hpp:\d+: .*private to rule"),
    ("the core includes a heavy standard header", include(WORD, "<iostream>"), r"base/word\.hpp:\d+: .*too heavy"),
    ("the core includes a package", include(WORD, "<openssl/evp.h>"), r"base/word\.hpp:\d+: .*not of the standard"),
    ("the core includes a system header unchecked", include(WORD, "<unistd.h>"), r"base/word\.hpp:\d+: .*without a check"),
    ("an own header is included in quotes", include("include/mingbai/rule/sentence.hpp", '"mingbai/base/word.hpp"'),
     r"rule/sentence\.hpp:\d+: .*own headers"),
    ("a header includes the umbrella", include(WORD, "<mingbai/mingbai.hpp>"), r"base/word\.hpp:\d+: .*umbrella"),
    ("a header includes one that is not there", include(WORD, "<mingbai/base/lost.hpp>"),
     r"base/word\.hpp:\d+: .*does not exist"),
]

if __name__ == "__main__":
    sys.exit(common.main(check, BREAKINGS))
