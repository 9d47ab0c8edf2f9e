#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Lives through the customer's year and reads what it printed and wrote. Given the program as its argument."""

import html.parser
import pathlib
import re
import subprocess
import sys
import tempfile

FAULTS = []


def expect(holds, what):
    if not holds:
        FAULTS.append(what)


class Page(html.parser.HTMLParser):
    """What a page loads, runs and leaves open. An empty icon (data:,) keeps browsers from asking for one: it loads nothing."""

    VOID = {"meta", "br", "link"}

    def __init__(self, text):
        super().__init__()
        self.open, self.sections, self.loads, self.scripts = [], 0, [], 0
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.sections += tag == "section"
        self.scripts += tag == "script"
        self.loads += [value for name, value in attributes if name in ("src", "href") and not value.startswith("#") and value != "data:,"]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        pass  # <rect/>: opens and closes

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            FAULTS.append(f"</{tag}> closes nothing")


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([program, folder], capture_output=True, encoding="utf-8")
        expect(done.returncode == 0, f"the program ended with {done.returncode}: {done.stderr}")
        lines = re.findall(r"^(\d{4}-\d\d-\d\d) \d\d:\d\d  (\S+)", done.stdout, re.MULTILINE)
        counts = {kind: sum(each == kind for _, each in lines) for _, kind in lines}
        wanted = {"办理成功": 1, "账单": 12, "用量提醒": 2, "用尽提醒": 2, "封顶预警": 1, "封顶提醒": 1, "续订提醒": 2}
        for kind, count in wanted.items():
            expect(counts.get(kind) == count, f"{kind}: {counts.get(kind)} times, not {count}")
        expect([date for date, _ in lines] == sorted(date for date, _ in lines), "the timeline is not in order")
        expect("2026年8月消费109元" in done.stdout, "August is not 59 yuan and the cap of 50")
        expect("complete" in done.stdout, "the archive's answer was not proven complete")
        for name, sections in (("self_care.html", 7), ("bill.html", 2)):
            text = (pathlib.Path(folder) / name).read_text(encoding="utf-8")
            page = Page(text)
            expect(page.open == [], f"{name} leaves {page.open} open")
            expect(page.sections == sections, f"{name} has {page.sections} sections, not {sections}")
            expect(page.loads == [] and page.scripts == 0, f"{name} loads or runs something: {page.loads}")
    for fault in FAULTS:
        print(fault)
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
