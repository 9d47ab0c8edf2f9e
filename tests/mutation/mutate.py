#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Breaks operators and constants of headers, one at a time, and reports which breakings no test notices.

    mutate.py [--count 200] [--seed 1] [--jobs 2] [HEADER...]      headers as in an include; all of the core unless named

A breaking is noticed when one of the header's tests no longer compiles, passes or ends. Tests are those below tests/unit and
tests/property that include the header, directly or, the nearest six of its wing, through others; each is a program of its own. Static tests, compile-fail cases, scripts and
browsers are not asked, so what they alone would notice is listed as unnoticed: read the list before believing it."""
import argparse
import concurrent.futures
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "single_include"), str(ROOT / "tests/hygiene")]
import common  # noqa: E402
import generate  # noqa: E402

INCLUDE = ROOT / "include"
CHANGES = [  # (pattern of code, what it becomes)
    (r" < (?=[\w(*-])", " <= "), (r" <= ", " < "), (r" > (?=[\w(*-])", " >= "), (r" >= ", " > "), (r" == ", " != "), (r" != ", " == "),
    (r" && ", " || "), (r" \|\| ", " && "), (r"(?<=[\w)\]]) \+ ", " - "), (r"(?<=[\w)\]]) - ", " + "),
    (r"\breturn true;", "return false;"), (r"\breturn false;", "return true;"), (r"(?<=[( ])!(?=[\w(*])", ""),
    (r"(?<![\w.'\"])([1-9]\d{0,5})(?=[;,) ]|U\b)", lambda match: str(int(match[1]) + 1)),
]
SKIPPED = re.compile(r"^\s*(#|///?|template|static_assert|expects\(|using |friend )|requires|concept|operator|std::array<|sizeof|\[\[nodiscard\]\].*<.*>.*;")


def sites(text):
    """Every (offset, length, replacement) that can be broken. Comments and strings are left alone."""
    code = common.code_only(text)
    found, at = [], 0
    for line in code.splitlines(keepends=True):
        if not SKIPPED.search(line):
            for pattern, becomes in CHANGES:
                for match in re.finditer(pattern, line):
                    new = becomes(match) if callable(becomes) else becomes
                    found.append((at + match.start(), match.end() - match.start(), new))
        at += len(line)
    return found


def closure(names_of, name, seen):
    for other in names_of(name):
        if other not in seen:
            seen.add(other)
            closure(names_of, other, seen)
    return seen


def includes_of(text):
    return re.findall(r"#include <(mingbai/[^>]+)>", text)


def includes_of_test(path, seen=None):
    """Those of a test, and of what it includes from tests/support."""
    seen = set() if seen is None else seen
    text = path.read_text(encoding="utf-8")
    names = includes_of(text)
    for other in re.findall(r'#include [<"]([^>"]+\.hpp)[>"]', text):
        support = ROOT / "tests/support" / other
        if support.exists() and support not in seen:
            seen.add(support)
            names += includes_of_test(support, seen)
    return names


def tests_of(header, reach):
    """The test files that include the header itself or, if there are none, the few that reach it with the fewest others."""
    sources = {path: includes_of_test(path)
               for kind in ("unit", "property") for path in (ROOT / "tests" / kind).rglob("*.cpp")}
    direct = [path for path, names in sources.items() if header in names]
    through = sorted((len(set().union(*(reach[name] | {name} for name in names))), str(path))
                     for path, names in sources.items() if names and any(header in reach[name] for name in names))
    wing = generate.wing_of(header)
    near = [path for _, path in through if f"/{wing}/" in path] or [path for _, path in through]
    return [*direct, *[pathlib.Path(path) for path in near[:6] if pathlib.Path(path) not in direct]]


def compiled(build, source, program, *before):
    """Whether a test compiles as a program of its own, with folders searched before include/."""
    command = [build["compiler"], "-std=c++20", "-O0", *build["precompiled"], *(f"-I{folder}" for folder in (*before, INCLUDE)),
               f"-I{ROOT / 'tests/support'}", f'-DMINGBAI_SOURCE_DIR="{ROOT}"', f'-DMINGBAI_SHARED_DATA_DEFAULT="{ROOT}/../shared/data"',
               str(source), build["main"], "-o", str(program), "-lpthread"]
    return subprocess.run(command, capture_output=True).returncode == 0


def attempt(task):
    """Asks one test after another, the nearest first, until one notices."""
    header, (at, length, new), sources, build = task
    text = build["texts"][header]  # as it was when the places were chosen
    line = text.count("\n", 0, at) + 1
    what = f"{header}:{line}: '{text[at:at + length].strip()}' becomes '{new.strip()}': {text.splitlines()[line - 1].strip()[:90]}"
    with tempfile.TemporaryDirectory() as folder:
        broken = pathlib.Path(folder) / header
        broken.parent.mkdir(parents=True)
        broken.write_text(text[:at] + new + text[at + length:], encoding="utf-8")
        for source in sources:
            verdict = asked(build, source, folder, folder)
            if verdict and sound(build, source):
                return verdict, what
    return "UNNOTICED", what


def asked(build, source, folder, *before):
    """What a test says: how it noticed something, or nothing."""
    program = pathlib.Path(folder) / "program"
    if not compiled(build, source, program, *before):
        return "noticed by the compiler"
    try:
        return "" if subprocess.run([program], cwd=folder, capture_output=True, timeout=240).returncode == 0 else "noticed"
    except subprocess.TimeoutExpired:
        return "noticed"


def sound(build, source):
    """Whether a test passes on the headers as they are: what another one says is worth nothing."""
    known = build["sound"]
    if source not in known:
        with tempfile.TemporaryDirectory() as folder:
            known[source] = not asked(build, source, folder)
        if not known[source]:
            print(f"{source}: not asked, because it does not pass by itself", flush=True)
    return known[source]


def prepared(folder):
    """What every test program has in common: Catch2 precompiled, and its main function."""
    compiler = shutil.which("clang++-19") or shutil.which("g++")
    support = f"-I{ROOT / 'tests/support'}"
    build = {"compiler": compiler, "precompiled": [], "main": f"{folder}/main.o", "sound": {}}
    subprocess.run([compiler, "-std=c++20", "-O0", support, "-c", str(ROOT / "tests/support/catch_main.cpp"), "-o", build["main"]], check=True)
    if "clang" in compiler:
        subprocess.run([compiler, "-std=c++20", "-O0", support, "-x", "c++-header", str(ROOT / "tests/support/catch.hpp"),
                        "-o", f"{folder}/catch.pch"], check=True)
        build["precompiled"] = ["-include-pch", f"{folder}/catch.pch"]
    return build


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--count", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--verbose", action="store_true", help="each breaking, noticed or not")
    options.add_argument("header", nargs="*")
    given = options.parse_args()
    tree = common.Tree(ROOT)
    names = {name: includes_of(tree.header(name)) for name in tree.headers()}
    reach = {name: closure(lambda other: names.get(other, []), name, set()) for name in names}
    chance = random.Random(given.seed)
    headers = given.header or tree.core_headers()
    choices = [(header, site) for header in headers for site in sites(tree.header(header))]
    chosen = chance.sample(choices, min(given.count, len(choices)))
    with tempfile.TemporaryDirectory() as folder:
        build = prepared(folder) | {"texts": {header: tree.header(header) for header in headers}}
        tasks, untested = [], []
        for header, site in chosen:
            sources = tests_of(header, reach)
            (tasks if sources else untested).append((header, site, sources, build))
        counts = {}
        with concurrent.futures.ThreadPoolExecutor(given.jobs) as pool:
            for verdict, what in pool.map(attempt, tasks):
                counts[verdict] = counts.get(verdict, 0) + 1
                if verdict == "UNNOTICED" or given.verbose:
                    print(f"{verdict}: {what}", flush=True)
    for header in sorted({task[0] for task in untested}):
        print(f"{header}: no unit or property test reaches it")
    print(", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items())), f"of {len(chosen)}")
    return 0


if __name__ == "__main__":
    if shutil.which("clang++-19") is None and shutil.which("g++") is None:
        sys.exit("mutate.py needs g++ or clang++-19")
    sys.exit(main())
