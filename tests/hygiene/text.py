#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every source names its licence in its first line; no file has words that announce unfinished work, a path of somebody's
machine, a tab where spaces are meant, or white space at the end of a line."""
import pathlib
import re
import subprocess
import sys

import common

SOURCE = {".hpp", ".cpp", ".cppm", ".py", ".sh", ".cmake", ".mjs"}
SOURCE_NAMES = {"CMakeLists.txt", "run"}
TEXT = SOURCE | {".md", ".txt", ".json", ".in", ".tsv", ".html", ".output", ""}
# Written in pieces, so that this file does not find itself.
UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK|W" r"IP)\b|(?i:\bfor" r" now\b|\bplace" r"holders?\b"
                        r"|\bst" r"ub(?:s|bed)?\b|\bnot" r" implemented\b|\bsimpli" r"fied (?:for|here|version|implementation)\b|\bunimple" r"mented\b)")
MACHINE = re.compile(r"(?<![\w.}/-])/(?:ho" r"me|ro" r"ot|wo" r"rk|tm" r"p|Us" r"ers)/\w|\b[A-Z]:\\\\?Us" r"ers\b|\bhttps?://(?:local" r"host|127\.)")


def files(root):
    """What the repository holds; where there is no repository, everything."""
    listed = subprocess.run(["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                            capture_output=True, text=True)
    if listed.returncode == 0 and (root / ".git").exists():
        return sorted(root / name for name in set(listed.stdout.split("\0")) if name and (root / name).is_file())
    return sorted(path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts
                  and not path.relative_to(root).parts[0].startswith("build"))


def check(tree, compilers):
    del compilers  # reads only
    faults = []
    for path in files(tree.root):
        name = path.relative_to(tree.root).as_posix()
        is_source = path.suffix in SOURCE or path.name in SOURCE_NAMES
        if (path.suffix not in TEXT and not is_source) or "/corpus/" in name or path.name == "LICENSE":
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            faults.append(f"{name}: is not UTF-8")
            continue
        lines = text.splitlines()
        head = lines[1:2] if lines and lines[0].startswith("#!") else lines[:1]
        if is_source and not (head and re.fullmatch(r"(?://|#) SPDX-License-Identifier: Apache-2\.0", head[0])):
            faults.append(f"{name}: does not start with its SPDX line")
        if text and not text.endswith("\n"):
            faults.append(f"{name}: does not end with a line end")
        for number, line in enumerate(lines, 1):
            if found := UNFINISHED.search(line):
                faults.append(f"{name}:{number}: says '{found[0]}'")
            if found := MACHINE.search(line):
                faults.append(f"{name}:{number}: names a path of one machine, '{found[0]}'")
            if is_source and line != line.rstrip():
                faults.append(f"{name}:{number}: has white space at its end")
            if is_source and "\t" in line:
                faults.append(f"{name}:{number}: has a tab")
    return faults


WORD = "include/mingbai/base/word.hpp"
BREAKINGS = [
    ("a header has no licence", lambda tree: tree.replace(WORD, "// SPDX-License-Identifier: Apache-2.0\n", ""), r"word\.hpp: .*SPDX"),
    ("a header says that work is left", lambda tree: tree.append(WORD, "// TO" "DO: more\n"), r"word\.hpp:\d+: says"),
    ("a document says that work is left", lambda tree: tree.append("README.md", "This is a st" "ub.\n"), r"README\.md:\d+: says"),
    ("a document names a machine's path", lambda tree: tree.append("README.md", "See /ho" "me/me/x.\n"), r"README\.md:\d+: names"),
    ("a header has white space at a line's end", lambda tree: tree.append(WORD, "// end \n"), r"word\.hpp:\d+: has white"),
    ("a header has a tab", lambda tree: tree.append(WORD, "\tint x;\n"), r"word\.hpp:\d+: has a tab"),
    ("a header is not UTF-8", lambda tree: (tree.root / WORD).write_bytes(b"// \xff\n"), r"word\.hpp: is not UTF-8"),
]

if __name__ == "__main__":
    sys.exit(common.main(check, BREAKINGS))
