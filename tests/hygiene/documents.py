#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Documents that cannot drift: every block of C++ in a document is an excerpt of a source that is compiled and run, and every
link to a file leads to one.

    <!-- code: docs/examples/guide/tariff.cpp plan -->

before a block says which region it is: the lines between `// [plan]` and `// [plan end]`. A block without such a line must
stand in some source of the project as it is. `documents.py --write` puts the regions into the documents.

    <!-- says: tests/compile_fail/order_activate.cpp 2 -->

before a block of text says that it is what a compiler answers to that case: it must match what the case expects.

A check of hygiene that a document names in `hygiene_…` exists."""
import pathlib
import re
import sys
import textwrap

import common

FENCE = re.compile(r"(?m)^(?:<!-- code: (?P<file>\S+) (?P<region>\S+) -->\n)?```cpp\n(?P<body>.*?)^```$", re.DOTALL)
SAYS = re.compile(r"(?m)^<!-- says: (\S+) (\d+) -->\n```text\n(.*?)^```$", re.DOTALL)
MARKER = re.compile(r"(?m)^(?:<!-- code: .* -->)$")
REGION_LINE = re.compile(r"^\s*// \[[\w-]+(?: end)?\]$")
LINK = re.compile(r"(?<!\\)\]\(([^)#:\s]+)(?:#[^)\s]*)?\)")
SOURCES = ("docs/examples", "tests", "include")


def documents(root):
    found = [*root.glob("*.md"), *(root / "docs").rglob("*.md")]
    return sorted(path for path in found if "node_modules" not in path.parts)


def region_of(text, name):
    """The lines of a region without the markers in it, from the first column on; None when there is no such region."""
    lines = text.splitlines()
    first = [at for at, line in enumerate(lines) if line.strip() == f"// [{name}]"]
    last = [at for at, line in enumerate(lines) if line.strip() == f"// [{name} end]"]
    if len(first) != 1 or len(last) != 1 or first[0] > last[0]:
        return None
    return textwrap.dedent("\n".join(line for line in lines[first[0] + 1:last[0]] if not REGION_LINE.match(line))).strip("\n") + "\n"


def without_margin(text):
    return [line.strip() for line in text.splitlines() if line.strip() and not REGION_LINE.match(line)]


class Sources:
    """All lines of all sources, to look for blocks that do not say where they are from."""

    def __init__(self, root):
        self.texts = []
        for folder in SOURCES:
            for path in sorted((root / folder).rglob("*")):
                if path.suffix in (".cpp", ".hpp"):
                    self.texts.append("\n" + "\n".join(without_margin(path.read_text(encoding="utf-8", errors="replace"))) + "\n")

    def hold(self, block):
        wanted = "\n" + "\n".join(without_margin(block)) + "\n"
        return any(wanted in text for text in self.texts)


def expected(root, match):
    """What a marked block must be, or None; and what is wrong with its mark."""
    source = root / match["file"]
    if not source.is_file():
        return None, f"excerpt of {match['file']}, which does not exist"
    region = region_of(source.read_text(encoding="utf-8"), match["region"])
    if region is None:
        return None, f"{match['file']} has no region [{match['region']}], or several"
    return region, None


def expectation(case, number):
    """The pattern of a case that must not compile, for its n-th bad variant."""
    if not case.is_file():
        return None
    found = re.search(rf"(?m)^// expect{'' if number == '1' else ' ' + number}: (.*)$", case.read_text(encoding="utf-8"))
    return found[1] if found else None


def check(tree, compilers):
    del compilers  # reads only
    sources = None
    faults = []
    for path in documents(tree.root):
        name = path.relative_to(tree.root).as_posix()
        text = path.read_text(encoding="utf-8")
        marked = 0
        for match in FENCE.finditer(text):
            where = f"{name}:{text.count(chr(10), 0, match.start()) + 1}"
            if match["file"]:
                marked += 1
                region, wrong = expected(tree.root, match)
                if wrong:
                    faults.append(f"{where}: {wrong}")
                elif region != match["body"]:
                    faults.append(f"{where}: the block is not [{match['region']}] of {match['file']}; documents.py --write renews it")
            else:
                sources = sources or Sources(tree.root)
                if not sources.hold(match["body"]):
                    faults.append(f"{where}: the block is in no source that is compiled")
        for file, number, said in SAYS.findall(text):
            wanted = expectation(tree.root / file, number)
            if wanted is None or not re.search(wanted, said):
                faults.append(f"{name}: what {file} says is not what that case expects")
        if marked != len(MARKER.findall(text)):
            faults.append(f"{name}: has a mark of an excerpt without a block right after it")
        for named in re.findall(r"`hygiene_(\w+)`", text):
            if not (tree.root / "tests/hygiene" / f"{named.removesuffix('_self_test')}.py").is_file():
                faults.append(f"{name}: names hygiene_{named}, which does not exist")
        for link in LINK.findall(re.sub(r"(?ms)^```.*?^```$|`[^`\n]*`", "", text)):
            if not (path.parent / link).exists():
                faults.append(f"{name}: links to {link}, which does not exist")
    return faults


def write(root):
    for path in documents(root):
        text = path.read_text(encoding="utf-8")

        def renewed(match):
            if not match["file"]:
                return match[0]
            region, _ = expected(root, match)
            return match[0] if region is None else f"<!-- code: {match['file']} {match['region']} -->\n```cpp\n{region}```"
        new = FENCE.sub(renewed, text)
        if new != text:
            path.write_text(new, encoding="utf-8")


SOURCE = "docs/examples/part.cpp"
CODE = "// SPDX-License-Identifier: Apache-2.0\nint main() {\n    // [part]\n    int x = 1;\n    return x;\n    // [part end]\n}\n"
SOUND = f"<!-- code: {SOURCE} part -->\n```cpp\nint x = 1;\nreturn x;\n```\n"


def broken(page, code=CODE):
    def breaking(tree):
        tree.write(SOURCE, code)
        tree.write("docs/page.md", page)
    return breaking


BREAKINGS = [
    ("the excerpt is another text", broken(SOUND.replace("x = 1", "x = 2")), r"docs/page\.md:1: the block is not \[part\]"),
    ("the excerpt lacks a line", broken(SOUND.replace("return x;\n", "")), r"docs/page\.md:1: the block is not \[part\]"),
    ("the source changed", broken(SOUND, CODE.replace("x = 1", "x = 3")), r"the block is not \[part\]"),
    ("the region is not there", broken(SOUND.replace("cpp part", "cpp whole")), r"has no region \[whole\]"),
    ("the region is there twice", broken(SOUND, CODE + CODE), r"has no region \[part\], or several"),
    ("the source is not there", broken(SOUND.replace("part.cpp", "lost.cpp")), r"which does not exist"),
    ("a mark has no block", broken(SOUND + "<!-- code: docs/examples/part.cpp part -->\nwords\n"), r"without a block"),
    ("a block without a mark is in no source", broken("```cpp\nint y = 1;\n```\n"), r"docs/page\.md:1: the block is in no source"),
    ("a block without a mark leaves out a line", broken("```cpp\nint main() {\n    return x;\n```\n"), r"is in no source"),
    ("a link leads nowhere", broken("[x](none.md)\n"), r"links to none\.md"),
    ("a check that is named does not exist", broken("`hygiene_none`\n"), r"names hygiene_none"),
    ("a compiler says something else", broken("<!-- says: docs/examples/part.cpp 2 -->\n```text\nfine\n```\n", "// expect 2: not .*fine\n"), r"is not what that case expects"),
    ("a compiler is asked about no case", broken("<!-- says: docs/examples/part.cpp 1 -->\n```text\nfine\n```\n", "// expect 2: fine\n"), r"is not what that case expects"),
]

if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        write(common.ROOT)
    else:
        sys.exit(common.main(check, BREAKINGS))
