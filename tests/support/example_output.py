#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs an example and compares what it prints with docs/examples/<name>.output, whose first line is the command:

    $ charging_gateway docs/examples/data/credit_control.jsonl

example_output.py PROGRAM [--write]. The command runs from the top of the tree; FOLDER in it is a folder made for the run, and
stands in the output wherever its path was printed. --write stores what was printed."""
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def printed(program, command):
    with tempfile.TemporaryDirectory() as folder:
        arguments = [folder if each == "FOLDER" else each for each in command.split()[2:]]
        ran = subprocess.run([program, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=300)
        ended = f"(exit status {ran.returncode})\n" if ran.returncode else ""
        return f"{command}\n{ran.stdout}{ran.stderr}{ended}".replace(folder, "FOLDER")


def main(program, *options):
    program = pathlib.Path(program).resolve()
    expected = ROOT / "docs" / "examples" / f"{program.stem}.output"
    kept = expected.read_text(encoding="utf-8")
    now = printed(program, kept.splitlines()[0])
    if "--write" in options:
        expected.write_text(now, encoding="utf-8")
    elif now != kept:
        for number, (was, is_now) in enumerate(zip(kept.splitlines() + [""], now.splitlines() + [""]), 1):
            if was != is_now:
                return f"{expected.name}:{number} says\n  {was}\nbut {program.stem} prints\n  {is_now}"
        return f"{expected.name} has not as many lines as {program.stem} prints"
    return None


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
