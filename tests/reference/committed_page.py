# SPDX-License-Identifier: Apache-2.0
"""A page of docs/ that a program writes, and that is committed: compared with what the program writes now."""
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def compare(name, *arguments):
    """For a script of two uses: `SCRIPT PROGRAM` fails when docs/<name> is not what the program writes, `SCRIPT PROGRAM --write`
    writes the page. The arguments are the program's."""
    page = ROOT / "docs" / name
    said = subprocess.run([sys.argv[1], *arguments], capture_output=True, check=True).stdout.decode("utf-8")
    fresh = said.rstrip("\n") + "\n"
    if "--write" in sys.argv:
        page.write_text(fresh, encoding="utf-8")
        return 0
    committed = page.read_text(encoding="utf-8") if page.exists() else ""
    if committed == fresh:
        return 0
    for number, (a, b) in enumerate(zip(committed.split("\n"), fresh.split("\n")), 1):
        if a != b:
            print(f"docs/{name}:{number}\n    committed:   {a}\n    written now: {b}")
            break
    print(f"docs/{name} is not what the program writes: run {pathlib.Path(sys.argv[0]).name} PROGRAM --write")
    return 1
