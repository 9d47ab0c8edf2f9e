#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""docs/compile-errors.md: what GCC and Clang say of mistakes, out of the cases in this folder, and what to do about each.

    page.py --compiler g++ --compiler clang++              fails when the page is not what the cases and compilers say
    page.py --compiler g++ --compiler clang++ --write      writes the page
    page.py --compiler … --self-test                       shows that each fault of a page is noticed

A case is on the page when it says what to do:

    // fix: TITLE -- ADVICE          for the build with MINGBAI_BAD
    // fix 2: TITLE -- ADVICE        for the build with MINGBAI_BAD_2, and so on

Of what a compiler says the page shows the errors, where they come from in the case, and the line that the case expects. Other
versions word their errors otherwise; so the test asks that the page has every case as it is, and in each block a line that the
case expects. That the compilers at hand still say such a line, with these names in it, is what check_case.py asks of every case."""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile
import textwrap

import check_case

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PAGE = ROOT / "docs" / "compile-errors.md"
FIX = re.compile(r"^// fix(?: (\d+))?: (.*\S) -- (.*\S)\s*$", re.MULTILINE)
FAMILIES = {"gcc": "GCC", "clang": "Clang"}
LONGEST = 320
MOST_LINES = 3
INTRO = """# 编译错误 · Compile errors

库会让某些错误无法编译。以下每一项都取自 `tests/compile_fail` 中的一个用例，由 GCC 和 Clang 各自编译；路径从略，只列出关键的行。

What GCC and Clang say when the library stops a mistake, and what to do about each. Written by `tests/compile_fail/page.py` from the
cases of that folder, each of which a test compiles good and bad; a further test compares this page with them. Paths are trimmed, the
namespace of the version (`v0`) is left out, and of each message only the lines that matter are shown: read an error of this library
by its first line, and by the line that names one of its functions.

"""


def family(compiler):
    return "clang" if "clang" in pathlib.Path(compiler).name else "gcc"


def macro_of(number):
    return f"MINGBAI_BAD_{number}" if number else "MINGBAI_BAD"


def bad_lines(text, macro):
    """The code that must not compile: from the branch of the macro to the next one."""
    found = re.search(rf"^#\s*(?:el)?if defined\({macro}\)\n(.*?)^#\s*(?:elif|else|endif)", text, re.MULTILINE | re.DOTALL)
    return textwrap.dedent(found[1]).strip("\n") + "\n"


def trimmed(line):
    line = re.sub(r"[^\s:'‘]*/(?=mingbai/\w+/)", "", line)
    line = re.sub(r"[^\s:'‘]*/tests/compile_fail/", "", line)
    return re.sub(r"\bv0::", "", line).rstrip()


def shortened(line):
    return line if len(line) <= LONGEST else line[:LONGEST - 2].rstrip() + " …"


def said(compiler, include, case, macro, pattern):
    """The lines of a compiler that matter, trimmed; the one that is expected is always among them."""
    kind = family(compiler)
    done = subprocess.run([compiler, *check_case.FLAGS, f"-I{include}", check_case.NO_ECHO[kind], "-fsyntax-only", f"-D{macro}", str(case)],
                          capture_output=True, text=True, errors="replace", env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"})
    matches = check_case.posix(pattern).search
    lines = (done.stdout + done.stderr).splitlines()
    wanted = next((at for at, line in enumerate(lines) if matches(line)), None)
    kept = [at for at, line in enumerate(lines) if ": error:" in line or (case.name in line and ("required from" in line or "requested here" in line))]
    chosen = sorted(set(kept[:MOST_LINES]) | ({wanted} if wanted is not None else set()))
    result = []
    for at in chosen:
        # The expected words must be on the page, also when they stand far back in a long line.
        line = trimmed(lines[at])
        short = shortened(line)
        if at == wanted and not matches(short):
            found = matches(line)
            short = short[:LONGEST // 2] + " … " + line[max(found.start() - 10, 0):found.end() + 40] if found else line
        if short not in result:
            result.append(short)
    return result


def entries(folder):
    for case in sorted(folder.glob("*.cpp")):
        text = case.read_text(encoding="utf-8")
        expected = dict(check_case.EXPECT.findall(text))
        for number, title, advice in FIX.findall(text):
            yield case, number, title, advice, expected[number], bad_lines(text, macro_of(number))


def head(title, advice, code):
    return f"## {title}\n\n```cpp\n{code}```\n\n{advice}\n\n"


def whole_page(folder, include, compilers):
    page = INTRO
    for case, number, title, advice, pattern, code in entries(folder):
        page += head(title, advice, code)
        for compiler in compilers:
            lines = "\n".join(said(compiler, include, case, macro_of(number), pattern))
            page += f"{FAMILIES[family(compiler)]}:\n\n<!-- says: tests/compile_fail/{case.name} {number or 1} -->\n```text\n{lines}\n```\n\n"
    return page.rstrip("\n") + "\n"


def check(page, folder, compilers):
    faults = []
    titles = []
    for case, number, title, advice, pattern, code in entries(folder):
        titles.append(title)
        if head(title, advice, code) not in page:
            faults.append(f"{case.name}: '{title}' is not on the page as the case has it")
            continue
        part = page.split(head(title, advice, code), 1)[1].split("\n## ", 1)[0]
        matches = check_case.posix(pattern).search
        for compiler in compilers:
            name = FAMILIES[family(compiler)]
            block = re.search(rf"^{name}:\n\n<!-- says: .* -->\n```text\n(.*?)^```$", part, re.MULTILINE | re.DOTALL)
            shown = [line for line in (block[1].splitlines() if block else []) if matches(line)]
            if not shown:
                faults.append(f"{case.name}: '{title}': {name}'s block has no line like /{pattern}/")
    found = re.findall(r"^## (.*)$", page, re.MULTILINE)
    if found != titles:
        faults.append(f"the page's parts are {found}, those of the cases {titles}")
    return faults


def self_test(compilers, include):
    case = ("// expect: static[ _]assert.*the_sentence\n// fix: A size -- Count again.\n#if defined(MINGBAI_BAD)\n"
            "static_assert(sizeof(char) == 2, \"the_sentence\");\n#else\n#endif\n")
    breakings = [("nothing is wrong", "", "", False),
                 ("the advice is another one", "Count again.", "Do not count.", True),
                 ("the code is another one", "== 2", "== 3", True),
                 ("a title is another one", "## A size", "## A length", True),
                 ("the expected words are gone", "the_sentence\n", "a sentence\n", True),
                 ("a part is there twice", "## A size", "## Another\n\n## A size", True)]
    missed = 0
    for compiler in compilers:
        with tempfile.TemporaryDirectory() as top:
            folder = pathlib.Path(top)
            (folder / "case.cpp").write_text(case, encoding="utf-8")
            page = whole_page(folder, include, [compiler])
            for what, old, new, wrong in breakings:
                faults = check(page.replace(old, new) if old else page, folder, [compiler])
                found = bool(faults) == wrong
                missed += not found
                print(f"{'found' if found else 'MISSED'} with {compiler}: {what}" + ("" if found else f"\n    {faults}\n{page}"))
    return 1 if missed else 0


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--compiler", action="append", required=True)
    options.add_argument("--write", action="store_true")
    options.add_argument("--self-test", action="store_true")
    given = options.parse_args()
    include = ROOT / "include"
    if given.self_test:
        return self_test(given.compiler, include)
    if given.write:
        PAGE.write_text(whole_page(HERE, include, given.compiler), encoding="utf-8")
        return 0
    faults = check(PAGE.read_text(encoding="utf-8") if PAGE.exists() else "", HERE, given.compiler)
    for fault in faults:
        print(fault)
    if faults:
        print("docs/compile-errors.md: run tests/compile_fail/page.py --write with GCC and Clang")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
