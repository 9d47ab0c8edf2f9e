#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the demo and reads what it printed and wrote. Given the program as its argument."""
import pathlib
import re
import subprocess
import sys
import tempfile

OFFERS = pathlib.Path(__file__).resolve().parents[2] / "docs" / "examples" / "data" / "offers.tsv"
FAULTS = []

# What each of the five refused orders of the agent must be told, all of it and nothing else.
REFUSED = [
    ("a borrowed badge", ["the badge was issued for another platform"]),
    ("another plan in another region", ["the agent may not sell this plan", "the agent may not sell in this region"]),
    ("altered copy", ["the content is not what was approved"]),
    ("the agent's own platform asked for", ["the sender is not one of the carrier's own codes"]),
    ("suspended after the check", ["the licence is suspended"]),
]


def expect(holds, what):
    if not holds:
        FAULTS.append(what)


def section(text, number):
    found = re.search(rf"^{number}\. .*?(?=^\d\. |^文件)", text, re.MULTILINE | re.DOTALL)
    expect(found, f"there is no part {number}")
    return found[0] if found else ""


def read_agent(part):
    expect("代理商：春风通讯（AG-7）" in part, "the carrier's question does not name the agent")
    expect(re.search(r"已激活 activated +账本第\d+条 record, 由 sold by AG-7", part), "the agent's order was not activated")
    expect("春风套餐59元" in part and "18500000001  尊敬的用户" in part, "the agent's customer got no success notice")
    refused = re.findall(r"^ +✗ (.*)\n((?: {7}.*\n)+)", part, re.MULTILINE)
    expect(len(refused) == len(REFUSED), f"{len(refused)} orders were refused, not {len(REFUSED)}")
    for (what, why), (wanted, reasons) in zip(refused, REFUSED):
        said = [line.rsplit(" / ", 1)[-1].strip() for line in why.splitlines()]
        expect(wanted in what and said == reasons, f"{what}: {said}")
        expect(all(re.search(r"[\u4e00-\u9fff]", line) for line in why.splitlines()), f"{what}: not in Chinese")
    expect("sold?!" not in part, "something was sold that must not be")
    expect("办理 orders 1，拒绝 refused 5，改动文案 altered copy 1" in part, "supervision counts otherwise")
    expect("the principal decides: MB-S-02" in part, "no suspension was proposed")


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([program, OFFERS, folder], capture_output=True, encoding="utf-8")
        expect(done.returncode == 0, f"the program ended with {done.returncode}: {done.stderr}")
        text = done.stdout
        expect("sold?!" not in text and "proven?!" not in text, "what must fail did not")
        order = section(text, 3)
        expect(order.count("✗") == 3 and "已激活 activated" in order, "part 3 is not one order and three refused")
        cap = section(text, 4)
        expect("超出封顶 beyond the cap 0元" in cap, "the cap did not hold")
        read_agent(section(text, 5))
        evidence = section(text, 6)
        original, copy = evidence.split("副本 the copy")
        expect("激活 activations 2" in original and "无问题 all good" in original, "the original is not lawful")
        expect(" A-01 " in copy and " A-04 " in copy, "the changed byte was not found")
        page = (pathlib.Path(folder) / "badge.html").read_text(encoding="utf-8")
        expect("<svg" in page and "春风通讯" in page and "MB1." in page, "the badge's page is not one")
    print("\n".join(FAULTS) if FAULTS else "one order through an agent, five refused, the evidence as it should be")
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
