#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs each fuzz target of build/fuzz for so many seconds of processor time, one after another, and writes what was done into
docs/hardening.md.

    fuzz.py [--seconds 300] [--build build/fuzz] [TARGET...]        all targets unless named
    fuzz.py --page                                                  only writes the page, from what was done so far

What was done is kept in <build>/fuzzing.json and added up over runs. What a target finds stops it, and stays in <build>."""
import argparse
import json
import pathlib
import re
import subprocess

import page


def run(target, seconds, build, seeds, keep):
    """Runs in slices of clock time until the processor time is used up: libFuzzer itself only knows the clock."""
    corpus = build / "corpus" / target
    corpus.mkdir(parents=True, exist_ok=True)
    used = 0.0
    while used < seconds:
        done = {"seconds": 0.0, "executions": 0, "edges": 0, "findings": 0}
        before = page.processor_seconds()
        slice_of = max(5, min(60, int(seconds - used)))
        ran = subprocess.run(
            [build / "tests" / f"fuzz_{target}", f"-max_total_time={slice_of}", f"-artifact_prefix={build}/{target}-", "-print_final_stats=1",
             "-timeout=20", corpus, *([seeds] if seeds.is_dir() else [])],
            capture_output=True, text=True, errors="replace")
        done["seconds"] += page.processor_seconds() - before
        executions = re.findall(r"stat::number_of_executed_units: (\d+)", ran.stderr)
        edges = re.findall(r" cov: (\d+)", ran.stderr)
        done["executions"] += int(executions[-1]) if executions else 0
        done["edges"] = int(edges[-1]) if edges else done["edges"]
        done["findings"] = int(ran.returncode != 0)
        keep(target, done)
        used += done["seconds"]
        if ran.returncode != 0:
            print(f"{target}: {ran.stderr[-4000:]}", flush=True)
            break


def write_page(done):
    rows = [(f"`{target}`", round(each["seconds"]), f"{each['executions']:,}", f"{each['edges']:,}", each["findings"])
            for target, each in sorted(done.items())]
    minutes = sum(each["seconds"] for each in done.values()) / 60
    total = ("**in all**", round(minutes * 60), f"{sum(each['executions'] for each in done.values()):,}", "",
             sum(each["findings"] for each in done.values()))
    page.write("fuzzing", page.table(("target", "processor seconds", "executions", "edges reached", "open findings"), [*rows, total]))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=float, default=300)
    options.add_argument("--build", type=pathlib.Path, default=page.ROOT / "build/fuzz")
    options.add_argument("--page", action="store_true")
    options.add_argument("target", nargs="*")
    given = options.parse_args()
    kept = given.build / "fuzzing.json"
    targets = given.target or sorted(path.stem for path in (page.ROOT / "tests/fuzz").glob("*.cpp"))

    def keep(target, now):
        done = json.loads(kept.read_text()) if kept.exists() else {}
        before = done.get(target, {"seconds": 0, "executions": 0, "edges": 0})
        done[target] = {"seconds": before["seconds"] + now["seconds"], "executions": before["executions"] + now["executions"],
                        "edges": max(before["edges"], now["edges"]), "findings": now["findings"]}
        kept.write_text(json.dumps(done, indent=1, sort_keys=True))

    for target in [] if given.page else targets:
        run(target, given.seconds, given.build.resolve(), page.ROOT / "tests/fuzz/corpus" / target, keep)
    if given.page:
        write_page(json.loads(kept.read_text()))


if __name__ == "__main__":
    main()
