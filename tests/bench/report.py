#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the benchmarks and writes docs/performance.md: what was measured beside what, on which machine, and whether the goal was
reached. No figure on that page comes from elsewhere.

    cmake --preset bench && cmake --build --preset bench && cmake --build build/bench --target performance
"""
import argparse
import json
import math
import pathlib
import platform
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]

# (section, [(what, ours, beside, goal)]): `ours` and `beside` are benchmark names; the goal is a ratio of their times, "<= 2.5",
# or, with nothing beside, a time: "<= 4 us". Without a goal the figure only informs.
FIGURES = [
    ("A hot cap: reserve and commit", [
        ("beside one compare-and-swap loop, one thread", "meter_reserve_and_commit/real_time/threads:1",
         "bare_cas_loop/real_time/threads:1", "<= 2.5"),
        ("the same, two threads on one meter", "meter_reserve_and_commit/real_time/threads:2",
         "bare_cas_loop/real_time/threads:2", "<= 2.5"),
        ("beside a mutex, one thread", "meter_reserve_and_commit/real_time/threads:1",
         "mutex_reserve_and_commit/real_time/threads:1", "<= 0.5"),
        ("beside a mutex, two threads", "meter_reserve_and_commit/real_time/threads:2",
         "mutex_reserve_and_commit/real_time/threads:2", "<= 0.5"),
    ]),
    ("A hot cap: one charge", [
        ("beside an atomic addition that checks nothing, one thread", "meter_charge/real_time/threads:1",
         "atomic_add_without_a_check/real_time/threads:1", ""),
        ("beside a token bucket, one thread", "meter_charge/real_time/threads:1", "token_bucket/real_time/threads:1", ""),
        ("beside a token bucket, two threads", "meter_charge/real_time/threads:2", "token_bucket/real_time/threads:2", ""),
    ]),
    ("Charging events of random subscribers among ten million", [
        ("one by one, beside a bare flat table of atomics", "table_single/10000000/real_time/threads:1",
         "bound_single/10000000/real_time/threads:1", "<= 1.5"),
        ("in batches, beside the bare table in batches", "table_batch/10000000/real_time/threads:1",
         "bound_batch/10000000/real_time/threads:1", "<= 1.2"),
        ("one by one, beside absl::flat_hash_map and striped locks", "table_single/10000000/real_time/threads:1",
         "absl_flat_map_and_locks/10000000/real_time/threads:1", "<= 0.2"),
        ("one by one, beside std::unordered_map and striped locks", "table_single/10000000/real_time/threads:1",
         "unordered_map_and_locks/10000000/real_time/threads:1", ""),
        ("two threads beside one", "table_single/10000000/real_time/threads:2", "table_single/10000000/real_time/threads:1",
         "<= 0.59"),
    ]),
    ("Words of a plan: the lexicon over 64 KB of prose", [
        ("no phrases in it, beside an RE2 set", "wording_matcher/0", "re2_set/0", "<= 0.34"),
        ("every fifth word a phrase, beside an RE2 set", "wording_matcher/20", "re2_set/20", "<= 0.5"),
        ("no phrases in it, beside Hyperscan", "wording_matcher/0", "hyperscan/0", "<= 1.82"),
    ]),
    ("Names that are hard to tell apart", [
        ("all pairs within two edits among 100,000 names", "find_name_overlaps/100000", "", "<= 500 ms"),
    ]),
    ("Evidence", [
        ("SHA-256 of 256 bytes, built-in beside OpenSSL", "sha256/built-in/256", "sha256/OpenSSL/256", ""),
        ("a tree of 100,000 leaves, beside its bare hashes", "tree/built-in/100000", "tree/bare hashes/built-in/100000", "<= 1.1"),
        ("the same with OpenSSL", "tree/OpenSSL/100000", "tree/bare hashes/OpenSSL/100000", "<= 1.1"),
        ("verify one inclusion proof in 100,000", "verify inclusion in 100000/built-in", "", ""),
        ("append and flush record by record, beside bare write and flush", "append/OpenSSL/1/real_time",
         "append/bare write and flush/1/real_time", "<= 1.12"),
        ("the same in groups of 64", "append/OpenSSL/64/real_time", "append/bare write and flush/64/real_time", "<= 1.12"),
        ("the same in groups of 1,024", "append/OpenSSL/1024/real_time", "append/bare write and flush/1024/real_time", "<= 1.12"),
        ("the ledger on a file beside bare SQLite (WAL, full flush), record by record", "durable append/file journal/1/real_time",
         "durable append/SQLite/1/real_time", ""),
        ("the same in groups of 64", "durable append/file journal/64/real_time", "durable append/SQLite/64/real_time", ""),
        ("the same in groups of 1,024", "durable append/file journal/1024/real_time", "durable append/SQLite/1024/real_time", "<= 0.334"),
        ("the ledger on PostgreSQL beside a bare COPY of as many rows, record by record", "durable append/PostgreSQL journal/1/real_time",
         "durable append/PostgreSQL COPY/1/real_time", ""),
        ("the same in groups of 64", "durable append/PostgreSQL journal/64/real_time", "durable append/PostgreSQL COPY/64/real_time",
         "<= 1.25"),
        ("the same in groups of 1,024", "durable append/PostgreSQL journal/1024/real_time", "durable append/PostgreSQL COPY/1024/real_time",
         "<= 1.25"),
        ("verify a ledger of 10,000 records, beside hashing the payloads", "replay/OpenSSL/10000",
         "replay/bare payload hashes/OpenSSL/10000", "<= 1.5"),
    ]),
    ("JSON", [
        ("write a document of 40 fields, beside nlohmann's dump", "mingbai_writer", "nlohmann_dump", "<= 0.143"),
        ("the same, beside RapidJSON's writer", "mingbai_writer", "rapidjson_writer", "<= 0.5"),
        ("read it, beside nlohmann's parser", "mingbai_reader", "nlohmann_parse", ""),
        ("the same, beside RapidJSON", "mingbai_reader", "rapidjson_document", ""),
    ]),
    ("Plans and the register", [
        ("check one plan by every rule of cn_miit", "check_one_plan", "", "<= 4 us"),
        ("read, check and register one million plans", "load_check_and_register/built-in/1000000", "", "<= 8 s"),
        ("the same with OpenSSL's digests", "load_check_and_register/OpenSSL/1000000", "", "<= 8 s"),
        ("find the version in force among 100,000, beside std::unordered_map", "look_up/100000",
         "look_up_in_unordered_map/100000", "<= 1.5"),
    ]),
    ("Reminders of a day, one million subscribers", [
        ("three readings of each one's counter", "usage_of_a_day/1000000", "", "<= 2000 ms"),
        ("one timed reminder each, asked for minute by minute", "timed_reminders_of_a_day/1000000", "", "<= 2000 ms"),
    ]),
    ("Archive of five million records", [
        ("the first page of one subscriber, beside a hash table of vectors", "first_page/5000000", "page_of_a_hash_table/5000000", ""),
        ("the same", "first_page/5000000", "", "<= 5 us"),
        ("the proof that a page leaves nothing out", "completeness_proof_of_a_page/5000000", "", "<= 100 us"),
        ("from PostgreSQL, among 500,000: the 99th percentile, beside that of the bare query",
         "page from PostgreSQL, slowest of a hundred/iterations:3/manual_time", "query of PostgreSQL, slowest of a hundred/iterations:3/manual_time", "<= 3"),
    ]),
    ("Supervision of agents", [
        ("a fold over 1,000,000 events of the ledger", "supervision: built-in hash/1000000", "", "<= 1000 ms"),
    ]),
]
CURVES = [
    ("names", "find_name_overlaps", "all overlapping names"),
    ("archive", "first_page", "the first page of one subscriber among so many records"),
    ("register", "load_check_and_register/built-in", "read, check and register plans"),
    ("look_up", "look_up", "find the version in force among so many"),
    ("tree", "tree/built-in", "a hash tree over so many records"),
    ("reminders", "usage_of_a_day", "a day's usage reminders of so many subscribers"),
    ("subscribers", "table_single", "one charging event among so many subscribers"),
]
UNITS = {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}


def run(program, repetitions):
    said = subprocess.run([program, "--benchmark_format=json", f"--benchmark_repetitions={repetitions}", "--benchmark_min_time=0.1"],
                          capture_output=True, text=True, check=True).stdout
    times = {}
    for each in json.loads(said)["benchmarks"]:
        if "error_occurred" in each or each.get("aggregate_name") in ("BigO", "RMS"):
            continue
        if each.get("run_type") == "iteration" or each.get("aggregate_name") == "median":
            clock = "real_time" if re.search("(real|manual)_time", each["run_name"]) else "cpu_time"
            times[each["run_name"]] = each[clock] * UNITS[each["time_unit"]]  # a median comes after its iterations
    return times


def shown(nanoseconds):
    for unit, size in (("s", 1e9), ("ms", 1e6), ("µs", 1e3), ("ns", 1)):
        if nanoseconds >= size:
            return f"{nanoseconds / size:.3g} {unit}"
    return f"{nanoseconds:.2g} ns"


def verdict(value, goal):
    return "" if not goal else "reached" if value <= float(goal.split()[1]) else "missed"


def table(times, rows):
    lines = ["| what | ours | beside | ratio | goal | |", "|---|---|---|---|---|---|"]
    for what, own, beside, goal in rows:
        mine, peer = times.get(own), times.get(beside)
        if mine is None or (beside and peer is None):
            lines.append(f"| {what} | not run here | | | {goal.replace('<=', '≤')} | |")
        elif beside:
            lines.append(f"| {what} | {shown(mine)} | {shown(peer)} | {mine / peer:.2f} | {goal.replace('<=', '≤')} | {verdict(mine / peer, goal)} |")
        else:
            limit = goal.split()
            judged = verdict(mine / UNITS[limit[2]], goal) if goal else ""
            lines.append(f"| {what} | {shown(mine)} | | | {goal.replace('<=', '≤').replace('us', 'µs')} | {judged} |")
    return lines


def chart(title, points):
    """Time against size, both logarithmic; a grey line shows growth in proportion."""
    width, height, left, bottom = 460, 260, 70, 40
    sizes, times = [math.log10(size) for size, _ in points], [math.log10(time) for _, time in points]
    low, high = min(times + [times[0]]), max(times + [times[0] + sizes[-1] - sizes[0]])
    across = lambda size: left + (size - sizes[0]) / (sizes[-1] - sizes[0]) * (width - left - 30)  # noqa: E731
    up = lambda time: height - bottom - (time - low) / max(high - low, 0.1) * (height - bottom - 40)  # noqa: E731
    path = " ".join(f"{across(size):.1f},{up(time):.1f}" for size, time in zip(sizes, times))
    marks = "".join(f'<circle cx="{across(size):.1f}" cy="{up(time):.1f}" r="4" fill="#0b6"/><text x="{across(size):.1f}" y="{up(time) - 9:.1f}" '
                    f'text-anchor="middle">{shown(10 ** time)}</text><text x="{across(size):.1f}" y="{height - 16}" text-anchor="middle">{10 ** size:,.0f}</text>'
                    for size, time in zip(sizes, times))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">'
            f'<title>{title}</title><rect width="{width}" height="{height}" fill="#fff"/><text x="12" y="18" font-weight="bold">{title}</text>'
            f'<line x1="{across(sizes[0]):.1f}" y1="{up(times[0]):.1f}" x2="{across(sizes[-1]):.1f}" y2="{up(times[0] + sizes[-1] - sizes[0]):.1f}" '
            f'stroke="#bbb" stroke-dasharray="4 4"/><polyline points="{path}" fill="none" stroke="#0b6" stroke-width="2"/>{marks}</svg>\n')


def machine():
    model = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8")) if pathlib.Path("/proc/cpuinfo").exists() else None
    cores = len(re.findall(r"^processor", pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE)) if model else "?"
    return f"{model[1] if model else platform.processor()}, {cores} cores, {platform.system()}"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--compiler", required=True, help="what to name as the compiler")
    options.add_argument("--repetitions", type=int, default=3)
    options.add_argument("program", nargs="+")
    given = options.parse_args()
    times = {}
    for program in given.program:
        print(f"{pathlib.Path(program).name} ...", flush=True)
        times |= run(program, given.repetitions)
    runs = f"medians of {given.repetitions} runs" if given.repetitions > 1 else "one run of each"
    lines = ["# Performance", "",
             f"Written by `tests/bench/report.py`, which ran the benchmarks: {runs}. {machine()}, {given.compiler}. "
             "Timings on a shared machine vary by a tenth and more; a ratio to what stands beside it in the same run says more than a time. "
             "These are no tests: nothing fails because of them.", ""]
    for section, rows in FIGURES:
        lines += [f"## {section}", "", *table(times, rows), ""]
    lines += ["## How cost grows", "", "Dashed: growth in proportion to the size.", ""]
    pictures = ROOT / "docs/pictures"
    pictures.mkdir(exist_ok=True)
    for file, name, title in CURVES:
        points = sorted((int(match[1]), time) for known, time in times.items()
                        if (match := re.fullmatch(re.escape(name) + r"/(\d+)(?:/real_time/threads:1)?", known)))
        if len(points) >= 3:
            (pictures / f"cost_of_{file}.svg").write_text(chart(title, points), encoding="utf-8")
            lines += [f"![{title}](pictures/cost_of_{file}.svg)", ""]
    (ROOT / "docs/performance.md").write_text("\n".join(lines).rstrip("\n") + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
