#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures what including each public header costs and writes docs/compile-cost.md: the compiler's own time with
`g++ -fsyntax-only`, of the header and of the standard headers that it needs, and of the umbrella beside nlohmann/json where
that is installed. No figure on that page comes from elsewhere.

    python3 tests/bench/compile_cost.py [--compiler g++] [--runs 3]
"""
import argparse
import os
import pathlib
import platform
import re
import statistics
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
INCLUDE = ROOT / "include"
sys.path.insert(0, str(ROOT / "single_include"))
import generate  # noqa: E402  (the one place that knows wings and standard headers)

PAGE = ROOT / "docs/compile-cost.md"
MOST = {"base": 80, "rule": 80}  # what a header of the wing may cost beyond its standard headers, in ms
MOST_OF_ONE = {"mingbai/cap/meter.hpp": 80}
UMBRELLA, PEER = "mingbai/mingbai.hpp", "nlohmann/json.hpp"
DEAREST = 15


def source(includes):
    """Those of the includes that this system has: some headers are named for another one."""
    return "".join(f"#if __has_include(<{name}>)\n#include <{name}>\n#endif\n" for name in includes)


class Meter:
    """The median of several compilations, in milliseconds of the compiler's processor time."""

    def __init__(self, compiler, runs):
        self.compiler, self.runs, self.known = compiler, runs, {}

    def once(self, text):
        before = os.times()
        done = subprocess.run([self.compiler, "-x", "c++", "-std=c++20", f"-I{INCLUDE}", "-fsyntax-only", "-"], input=text,
                              text=True, capture_output=True, check=False)
        after = os.times()
        if done.returncode != 0:
            raise SystemExit(f"{text}\n{done.stderr}")
        return 1000 * (after.children_user - before.children_user)

    def time(self, includes, runs=None):
        """Of a translation unit with these includes. What was measured often enough is not measured again."""
        text = source(includes)
        taken = self.known.setdefault(text, [])
        while len(taken) < (runs or self.runs):
            taken.append(self.once(text))
        return statistics.median(taken)

    def reached(self, includes):
        """The headers of mingbai that these includes bring in."""
        done = subprocess.run([self.compiler, "-x", "c++", "-std=c++20", f"-I{INCLUDE}", "-M", "-"], input=source(includes),
                              text=True, capture_output=True, check=True)
        return sorted({path for path in done.stdout.replace("\\\n", " ").split() if "/mingbai/" in path})

    def needs(self, includes):
        """The standard headers that those name."""
        found = set()
        for path in self.reached(includes):
            found |= set(re.findall(r"^#include <([a-z0-9_.]+)>", pathlib.Path(path).read_text(encoding="utf-8"), re.MULTILINE))
        return sorted(found)

    def row(self, includes, runs=None):
        """(these headers, the standard headers they need, how many headers of mingbai that is)"""
        return self.time(includes, runs), self.time(self.needs(includes), runs), len(self.reached(includes))

    def has(self, header):
        return subprocess.run([self.compiler, "-x", "c++", "-std=c++20", "-fsyntax-only", "-"], input=f"#include <{header}>\n",
                              text=True, capture_output=True, check=False).returncode == 0


def public_headers():
    """{wing: its public headers that need no package}"""
    wings = {}
    for name in generate.headers(INCLUDE):
        wing = generate.wing_of(name)
        if wing and "/detail/" not in name and not (wing == "interop" and generate.foreign(INCLUDE, name)):
            wings.setdefault(wing, []).append(name)
    return wings


def version_of(compiler):
    return subprocess.run([compiler, "--version"], capture_output=True, text=True, check=True).stdout.splitlines()[0]


def processor():
    try:
        return re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8"))[1]
    except (OSError, TypeError):
        return platform.machine()


def page(meter):
    wings = public_headers()
    out = ["# What an include costs", "",
           f"Written by `tests/bench/compile_cost.py`: {version_of(meter.compiler)}, `-std=c++20 -fsyntax-only`, processor time of the",
           f"compiler, median of {meter.runs}, on {processor()}. The differences and ratios are what counts; the machine is not a quiet one.", "",
           "A header is measured with everything it includes, and beside it one file with just the standard headers that these",
           "include: what a program pays that uses the standard library anyway is the difference.", "", "## The whole", ""]
    ours, standard, count = meter.row([UMBRELLA])
    out += ["| header | ms | its standard headers, ms | ratio |", "|---|--:|--:|--:|",
            f"| `{UMBRELLA}`, {count - 1} headers | {ours:.0f} | {standard:.0f} | {ours / standard:.1f} |"]
    if meter.has(PEER):
        peer = meter.time([PEER])
        out += [f"| `{PEER}` | {peer:.0f} | | |", "",
                f"The umbrella takes {ours / peer:.1f} times what nlohmann/json takes. The goal of 0.6 is "
                f"{'reached' if ours <= 0.6 * peer else 'missed'}: include the wings that a file uses, or precompile the umbrella."]
    else:
        out += ["", f"`{PEER}` is not installed here and was not measured beside it."]
    out += ["", "## The wings", "", "All public headers of a wing, with what they include of the lower wings.", "",
            "| wing | headers reached | ms | its standard headers, ms | beyond them, ms |", "|---|--:|--:|--:|--:|"]
    for wing, headers in wings.items():
        ours, standard, count = meter.row(headers)
        out.append(f"| `{wing}/` | {count} | {ours:.0f} | {standard:.0f} | {ours - standard:.0f} |")
    # Of the foundation each header is measured; above it those that bring most others along, which makes them dear. One look finds
    # those that the page names, and only they are measured as often as it says.
    every = [name for headers in wings.values() for name in headers]
    bound = {name: most for wing, headers in wings.items() for name in headers
             if (most := MOST_OF_ONE.get(name, MOST.get(wing)))}
    widest = sorted(every, key=lambda name: len(meter.reached([name])), reverse=True)[:DEAREST]
    rows = {name: meter.row([name], 1) for name in bound}
    rows |= {name: meter.row([name]) for name in widest + [name for name in bound if rows[name][0] - rows[name][1] > bound[name]]}
    beyond = {name: ours - standard for name, (ours, standard, _) in rows.items()}
    out += ["", f"## The {DEAREST} headers that bring most others along", "", "| header | headers reached | ms | beyond its standard headers, ms |",
            "|---|--:|--:|--:|"]
    for name in sorted(widest, key=beyond.get, reverse=True):
        out.append(f"| `{name}` | {rows[name][2]} | {rows[name][0]:.0f} | {beyond[name]:.0f} |")
    missed = sorted((name for name in bound if beyond[name] > bound[name]), key=beyond.get, reverse=True)
    out += ["", "## The foundation", "",
            "Each header of `base/` and `rule/`, and `cap/meter.hpp`, shall cost at most 80 ms beyond its standard headers:",
            f"{len(bound) - len(missed)} of {len(bound)} do." + (" These cost more:" if missed else "")]
    if missed:
        out += ["", "| header | ms | beyond its standard headers, ms |", "|---|--:|--:|",
                *(f"| `{name}` | {rows[name][0]:.0f} | {beyond[name]:.0f} |" for name in missed)]
    return "\n".join(out) + "\n"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--compiler", default="g++")
    options.add_argument("--runs", type=int, default=3)
    given = options.parse_args()
    text = page(Meter(given.compiler, given.runs))
    PAGE.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
