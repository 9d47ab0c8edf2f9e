#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the suites and examples of a build with coverage, and writes which lines and branches of the headers they reach into
docs/hardening.md. What is not reached is listed in <build>/not_reached.txt.

    coverage.py --build DIR --ctest CTEST --compiler CLANG PROGRAM...      as the target `coverage` of the preset does
    coverage.py --build DIR ... --again PROGRAM...                         without running the tests again

A line or an arm of a branch is reached when any program and any instantiation of a template reaches it. Not counted:
    - what only the compiler runs: functions that are consteval;
    - branches that the compiler decides in every instantiation;
    - comparisons that are `= default`, member by member;
    - the arm of a switch over all enumerators for values that are none;
    - branches inside the condition of expects(...): the other arm is a broken precondition, which ends the program."""
import argparse
import bisect
import collections
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess

import page

TESTS = r"^(unit|property|threads|example)_|^guide$"


def tool(compiler, name):
    found = subprocess.run([compiler, f"-print-prog-name={name}"], capture_output=True, text=True, check=True).stdout.strip()
    if not shutil.which(found):
        raise SystemExit(f"coverage needs {name} beside {compiler} (Debian: the package llvm-<major>)")
    return found


def run_tests(ctest, build, profiles):
    shutil.rmtree(profiles, ignore_errors=True)
    environment = {**os.environ, "LLVM_PROFILE_FILE": str(profiles / "%m.profraw")}
    subprocess.run([ctest, "--test-dir", build, "-R", TESTS, "--output-on-failure"], env=environment, check=True)


def segments_to_lines(segments):
    """(line, reached) for every line with code, by the rule of llvm-cov: a line is reached when a region that begins on it is,
    or the one it begins in."""
    by_line = collections.defaultdict(list)
    for segment in segments:
        by_line[segment[0]].append(segment)
    if not segments:
        return {}
    lines, wrapped = {}, None
    for line in range(segments[0][0], segments[-1][0] + 1):
        here = by_line.get(line, [])
        starts = [each for each in here if each[3] and each[4] and not (len(each) > 5 and each[5])]
        mapped = bool(starts) or (wrapped is not None and wrapped[3])
        # A line that only closes a skipped region is none.
        if here and not here[0][3] and here[0][4] and len(here) == 1:
            mapped = False
        if mapped:
            counts = [each[2] for each in starts]
            if wrapped is not None and wrapped[3]:
                counts.append(wrapped[2])
            lines[line] = max(counts) > 0
        if here:
            wrapped = here[-1]
    return lines


def executed_at(segments, keys, line, column):
    at = bisect.bisect_right(keys, (line, column)) - 1
    return at >= 0 and segments[at][3] and segments[at][2] > 0


def read(program, data, llvm_cov, include):
    """lines: {(header, line): reached}; branches: {(header, line, column, end line, end column): [true, false, reached]}."""
    text = subprocess.run([llvm_cov, "export", f"-instr-profile={data}", program], capture_output=True, check=True).stdout
    export = json.loads(text)["data"][0]
    lines, branches, of = {}, {}, {}
    for file in export["files"]:
        name = file["filename"]
        if not name.startswith(include):
            continue
        segments = file["segments"]
        of[name] = (segments, [(each[0], each[1]) for each in segments])
        for line, reached in segments_to_lines(segments).items():
            lines[name[len(include):], line] = reached
    for function in export["functions"]:
        for branch in function.get("branches", []):
            name = function["filenames"][branch[6]]
            if name not in of:
                continue
            arms = branches.setdefault((name[len(include):], *branch[:4]), [False, False, False])
            arms[0] |= branch[4] > 0
            arms[1] |= branch[5] > 0
            arms[2] |= executed_at(*of[name], branch[0], branch[1])
    return lines, branches


def uncounted(text):
    """Lines that are inside consteval functions, and the (line, column) ranges whose branches do not count."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def place(offset):
        line = bisect.bisect_right(starts, offset) - 1
        return line + 1, offset - starts[line] + 1

    def end_of(offset, opening, closing):
        depth = 0
        for at in range(offset, len(text)):
            depth += (text[at] == opening) - (text[at] == closing)
            if depth == 0:
                return at
        return len(text)

    compile_time, uncounted_branches = set(), []
    for found in re.finditer(r"^[^/\n]*\bconsteval\b", text, re.MULTILINE):
        body = re.compile(r"[{;]").search(text, end_of(text.index("(", found.end()), "(", ")"))
        last = end_of(body.start(), "{", "}") if body[0] == "{" else body.start()
        compile_time.update(range(place(found.start())[0], place(last)[0] + 1))
    for found in re.finditer(r"^.*\) (?:const )?(?:noexcept )?= default;$", text, re.MULTILINE):
        uncounted_branches.append((place(found.start()), place(found.end())))
    for found in re.finditer(r"\bswitch (\()", text):
        end = end_of(found.start(1), "(", ")")
        if re.match(r"\) \{\s*case [\w:]*\w::\w+:", text[end:]):
            uncounted_branches.append((place(found.start()), place(end)))
    for found in re.finditer(r"\bexpects\(", text):
        uncounted_branches.append((place(found.start()), place(end_of(found.end() - 1, "(", ")"))))
    return compile_time, uncounted_branches


def merged(parts):
    lines, branches = {}, {}
    for more_lines, more_branches in parts:
        for key, reached in more_lines.items():
            lines[key] = lines.get(key, False) or reached
        for key, arms in more_branches.items():
            before = branches.get(key, [False, False, False])
            branches[key] = [a or b for a, b in zip(before, arms)]
    return lines, branches


def percent(part, whole):
    return f"{100 * part / whole:.1f} %" if whole else ""


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--build", type=pathlib.Path, required=True)
    options.add_argument("--ctest", required=True)
    options.add_argument("--compiler", required=True)
    options.add_argument("--again", action="store_true")
    options.add_argument("program", nargs="+")
    given = options.parse_args()
    profiles, data = given.build / "profiles", given.build / "all.profdata"
    llvm_cov = tool(given.compiler, "llvm-cov")
    if not given.again:
        run_tests(given.ctest, given.build, profiles)
        subprocess.run([tool(given.compiler, "llvm-profdata"), "merge", "-sparse", "-o", data, *sorted(profiles.glob("*.profraw"))], check=True)
    include = str(page.ROOT / "include/mingbai") + "/"
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        lines, branches = merged(pool.map(read, given.program, *([each] * len(given.program) for each in (data, llvm_cov, include))))

    counts = collections.defaultdict(lambda: [0, 0, 0, 0])  # wing: lines, reached, arms, reached
    headers = collections.defaultdict(set)
    missed = []
    not_counted = {}
    core = [path.relative_to(include).as_posix() for path in pathlib.Path(include).rglob("*.hpp")]
    for header in [each for each in core if not each.startswith("interop/")]:
        not_counted[header] = uncounted((pathlib.Path(include) / header).read_text(encoding="utf-8"))
    for (header, line), reached in sorted(lines.items()):
        if header not in not_counted or line in not_counted[header][0]:
            continue
        wing = header.split("/")[0]
        headers[wing].add(header)
        counts[wing][0] += 1
        counts[wing][1] += reached
        if not reached:
            missed.append((header, line, "line"))
    for (header, line, column, *end), (true, false, reached) in sorted(branches.items()):
        if header not in not_counted or line in not_counted[header][0]:
            continue
        if any(first <= (line, column) <= last for first, last in not_counted[header][1]):
            continue
        if reached and not true and not false:
            continue  # decided by the compiler
        wing = header.split("/")[0]
        counts[wing][2] += 2
        counts[wing][3] += true + false
        for arm, name in ((true, "true"), (false, "false")):
            if not arm:
                missed.append((header, line, f"never {name}: columns {column} to {end[1]}"))

    text_of = {}
    with open(given.build / "not_reached.txt", "w", encoding="utf-8") as out:
        for header, line, what in sorted(missed):
            text = text_of.setdefault(header, (pathlib.Path(include) / header).read_text(encoding="utf-8").splitlines())
            out.write(f"{header}:{line}: {what}: {text[line - 1].strip()}\n")

    def row(name, files, figures):
        return (name, files, f"{figures[0]:,}", percent(figures[1], figures[0]), f"{figures[2]:,}", percent(figures[3], figures[2]))

    rows = [row(f"`{wing}/`", len(headers[wing]), counts[wing]) for wing in sorted(counts) if "." not in wing]
    total = [sum(figures) for figures in zip(*counts.values())]
    rows.append(row("**in all**", sum(map(len, headers.values())), total))
    table = page.table(("wing", "headers with code", "lines with code", "reached", "arms of branches", "reached"), rows)
    print(table)
    page.write("coverage", table)


if __name__ == "__main__":
    main()
