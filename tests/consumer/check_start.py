#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Follows docs/guide/start.md by the letter: check_start.py WAY runs that way's commands in an empty folder that has nothing but
the files which the page names, and compares what is printed with what the page says. Without a way it runs nothing and checks
that the page in the other language says the same."""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGES = [ROOT / "docs/guide/start.md", ROOT / "docs/guide/start.zh.md"]
BLOCK = re.compile(r"(?m)^<!-- (?P<what>file|run|prints|code)(?:: (?P<name>[^\n]*))? -->\n```\w+\n(?P<text>.*?)^```$", re.DOTALL)


def read(page):
    """(main.cpp, {way: (files, commands)}, what is printed)"""
    main, ways, files, prints = None, {}, {}, None
    for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
        if block["what"] == "code":
            main = block["text"]
        elif block["what"] == "file":
            files[block["name"]] = block["text"]
        elif block["what"] == "prints":
            prints = block["text"]
        else:
            ways[block["name"]] = (files, block["text"])
            files = {}
    return main, ways, prints


def follow(way, folder, compiler, path):
    main, ways, prints = read(PAGES[0])
    files, commands = ways[way]
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "tools").mkdir(parents=True)
    work = folder / "work"
    work.mkdir()
    (folder / "tools/c++").symlink_to(shutil.which(compiler))
    (work / "mingbai").symlink_to(ROOT)
    for name, text in {"main.cpp": main, **files}.items():
        (work / name).write_text(text, encoding="utf-8")
    env = {**os.environ, "PATH": os.pathsep.join([str(folder / "tools"), *path, os.environ["PATH"]]), "CXX": "c++"}
    if way == "conan":
        env["CONAN_HOME"] = str(folder / "conan")
        subprocess.run(["conan", "profile", "detect"], cwd=work, env=env, check=True, capture_output=True)
    done = subprocess.run(["sh", "-eu"], input=commands, cwd=work, env=env, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)
    if done.returncode != 0 or not done.stdout.endswith(prints):
        print("\n".join(done.stdout.splitlines()[-40:]))
        return [f"{way}: exit code {done.returncode}" if done.returncode else f"{way}: the last lines are not those of the page"]
    return []


def compare():
    first, second = map(read, PAGES)
    faults = [] if first == second else ["the two languages of docs/guide/start.md differ in a block"]
    version = re.findall(r"#define MINGBAI_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)", (ROOT / "include/mingbai/version.hpp").read_text())
    if f"mingbai/{'.'.join(version)}\n" not in first[1]["conan"][0]["conanfile.txt"]:
        faults.append("docs/guide/start.md requires another version from Conan than version.hpp states")
    return faults


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("way", nargs="?", choices=sorted(read(PAGES[0])[1]))
    options.add_argument("--build", type=pathlib.Path, default=ROOT / "build")
    options.add_argument("--compiler", default="c++")
    options.add_argument("--path", action="append", default=[], help="a folder with further programs, such as conan")
    given = options.parse_args()
    faults = follow(given.way, given.build / "consumer" / f"start_{given.way}", given.compiler, given.path) if given.way else compare()
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
