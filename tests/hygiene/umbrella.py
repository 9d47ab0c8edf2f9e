#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""mingbai.hpp includes every header that needs only the standard library, each exactly once, and none that needs a package;
a private header is reached through one that is not. The module unit is what the generator makes of the same headers."""
import collections
import sys

import common
from common import generate

UMBRELLA = "include/mingbai/mingbai.hpp"
MODULE = "include/mingbai/mingbai.cppm"


def check(tree, compilers):
    del compilers  # reads only
    listed = collections.Counter(name for _, _, name, _ in generate.includes(tree.read(UMBRELLA)))
    wanted = generate.core(tree.include)
    faults = [f"mingbai.hpp: does not include <{name}>" for name in wanted if name not in listed]
    faults += [f"mingbai.hpp: includes <{name}> {count} times" for name, count in listed.items() if count > 1]
    for name in listed:
        if not (tree.include / name).exists():
            faults.append(f"mingbai.hpp: includes <{name}>, which does not exist")
        elif foreign := generate.foreign(tree.include, name):
            faults.append(f"mingbai.hpp: includes <{name}>, which needs <{foreign}> of a package")
        elif name not in wanted:
            faults.append(f"mingbai.hpp: includes <{name}>, which is private")
    reached, ahead = set(), [name for name in listed if (tree.include / name).exists()]
    while ahead:
        name = ahead.pop()
        if name not in reached and (tree.include / name).exists():
            reached.add(name)
            ahead += [other for _, _, other, _ in generate.includes(tree.header(name)) if other.startswith("mingbai/")]
    faults += [f"{name}: no header of the umbrella reaches it" for name in tree.core_headers()
               if "/detail/" in name and name not in reached]
    if not faults and tree.read(UMBRELLA) != generate.umbrella(tree.include):
        faults.append("mingbai.hpp: is not what single_include/generate.py writes")
    try:
        if tree.read(MODULE) != generate.module(tree.include):
            faults.append("mingbai.cppm: is not what single_include/generate.py writes")
    except generate.Refused as refused:
        faults.append(f"mingbai.cppm: the generator refuses: {refused}")
    return faults


WORD = "#include <mingbai/base/word.hpp>\n"
BREAKINGS = [
    ("a new header was forgotten", lambda tree: tree.write("include/mingbai/base/new.hpp", "#pragma once\n"),
     r"does not include <mingbai/base/new\.hpp>"),
    ("a header is there twice", lambda tree: tree.replace(UMBRELLA, WORD, WORD + WORD), r"base/word\.hpp> 2 times"),
    ("a header that needs a package is there",
     lambda tree: tree.append(UMBRELLA, "#include <mingbai/interop/packaged.hpp>\n"), r"interop/packaged\.hpp>, which needs"),
    ("a private header is there",
     lambda tree: (tree.write("include/mingbai/base/detail/part.hpp", "#pragma once\n"),
                   tree.append(UMBRELLA, "#include <mingbai/base/detail/part.hpp>\n")), r"detail/part\.hpp>, which is private"),
    ("a private header is used by nobody",
     lambda tree: tree.write("include/mingbai/base/detail/part.hpp", "#pragma once\n"), r"detail/part\.hpp: no header"),
    ("a removed header is still there",
     lambda tree: (tree.include / "mingbai/rule/sentence.hpp").unlink(), r"rule/sentence\.hpp>, which does not exist"),
    ("a header takes a standard header that the module unit would export",
     lambda tree: tree.append("include/mingbai/rule/sentence.hpp", "#include <vector>\n"), r"mingbai\.cppm: is not what"),
    ("a system's header is behind a condition that the module unit cannot repeat",
     lambda tree: tree.append("include/mingbai/rule/sentence.hpp", "#if 1\n#if 1\n#include <unistd.h>\n#endif\n#endif\n"),
     r"mingbai\.cppm: the generator refuses: mingbai/rule/sentence\.hpp"),
    ("it was written by hand", lambda tree: tree.append(UMBRELLA, "// by hand\n"), r"is not what"),
]

if __name__ == "__main__":
    sys.exit(common.main(check, BREAKINGS))
