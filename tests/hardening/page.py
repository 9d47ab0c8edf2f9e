# SPDX-License-Identifier: Apache-2.0
"""docs/hardening.md: each script here writes its own section, between <!-- name --> and <!-- name end -->, and no other."""
import pathlib
import re
import resource

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/hardening.md"


def write(name, text):
    page = PAGE.read_text(encoding="utf-8")
    section = re.compile(rf"(<!-- {name} -->\n).*?(<!-- {name} end -->)", re.DOTALL)
    if not section.search(page):
        raise SystemExit(f"{PAGE} has no section {name}")
    PAGE.write_text(section.sub(lambda at: at[1] + text.strip("\n") + "\n" + at[2], page), encoding="utf-8")


def table(head, rows):
    """Columns after the first are figures."""
    lines = ["| " + " | ".join(head) + " |", "|---|" + "---:|" * (len(head) - 1)]
    return "\n".join(lines + ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]) + "\n"


def processor_seconds():
    """What the children of this process have used up to now."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
