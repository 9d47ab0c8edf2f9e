#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the demo under every profile and reads what it printed and wrote. Given the program as its argument."""
import csv
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

# What each country's rules make of the same journey: the rules that refuse the second plan, and the unasked order; the
# document; the levels at which use is told of; whether the cap holds by default; its currency.
COUNTRIES = {
    "eu": (["EU-T-01", "EU-T-02"], ["EU-R-01"], ["contract-summary.html"], ["80%", "used up"], "EUR 50.00, by default"),
    "uk": ([], ["UK-R-01"], ["contract-summary.html"], [], "GBP 50.00, chosen"),
    "us": ([], [], ["label.html", "labels.csv"], ["80%", "used up"], "USD 50.00, chosen"),
    "au": ([], ["AU-R-01"], ["information-summary.html"], ["50%", "85%", "used up"], "AUD 50.00, chosen"),
    "in_trai": ([], ["IN-R-01", "IN-R-01"], [], ["50%", "90%", "used up"], "INR 50.00, chosen"),
    "sg": ([], [], [], [], "SGD 100.00, chosen"),
    "kr": ([], [], [], [], "KRW 50000, by default"),
    "jp": ([], [], [], [], "JPY 5000, chosen"),
}


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


def run(program, *arguments):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8", timeout=60)
    return done.returncode, done.stdout, done.stderr


def ids_after(text, label):
    line = next((line for line in text.splitlines() if line.strip().startswith(label)), "")
    return re.findall(r"\b[A-Z]{2}-[TR]-\d\d\b", line)


def abroad(program, name, folder):
    weak, unasked, documents, told, cap = COUNTRIES[name]
    code, said, wrong = run(program, "--profile", name, folder)
    about = f"--profile {name}: "
    expect(code == 0, f"{about}exit {code}: {wrong}")
    expect(re.search(r"Spring 20 +passed *$", said, re.M), about + "the good plan does not pass without a finding")
    refused = [rule for rule in ids_after(said, "Endless 20") if rule != "UK-T-01"]
    expect(refused == weak, f"{about}the second plan breaks {refused}")
    expect(ids_after(said, "Sum 20") == ["MB-T-03"], about + "a sum that is none is not refused")
    expect(ids_after(said, "without any of this") == unasked, f"{about}the unasked order breaks {ids_after(said, 'without any of this')}")
    expect(("confirmed once" in said) == (name == "in_trai"), about + "who has to confirm twice?")
    expect("activated, record" in said and "✗ reply “no”" in said and "proven?!" not in said, about + "the order")
    for level in told:
        expect(re.search(level, said), f"{about}nothing is told at {level}")
    expect(f"cap {cap}" in said and "beyond the cap something" not in said, f"{about}the cap is not {cap}")
    expect("all good" in said and "A-01" in said and "A-04" in said, about + "the audit of the original or of the copy")
    for document in documents:
        text = (folder / document).read_text(encoding="utf-8") if (folder / document).exists() else ""
        expect("Spring 20" in text, f"{about}{document} is missing or says nothing of the plan")
    expect(sorted(each.name for each in folder.iterdir()) == sorted([*documents, "evidence.journal", "register.json", "tampered.journal"]),
           f"{about}wrote {sorted(each.name for each in folder.iterdir())}")
    if name == "us":
        rows = list(csv.reader((folder / "labels.csv").read_text(encoding="utf-8").splitlines()))
        expect(len(rows) == 2 and len(rows[0]) == len(rows[1]) and rows[1][1] == "M0005937974SPRING20", about + "the row of the label")


def read_profiles(program):
    with tempfile.TemporaryDirectory() as top:
        for name in COUNTRIES:
            abroad(program, name, pathlib.Path(top) / name)
        code, said, wrong = run(program, "--profile", "cn_miit", OFFERS, pathlib.Path(top) / "cn")
        expect(code == 0 and "春风套餐59元" in said and "无问题 all good" in said, f"--profile cn_miit: exit {code}: {wrong}")
    for arguments in (["--profile", "atlantis"], ["--profile"], ["--profil", "eu"], ["a", "b", "c"]):
        code, said, wrong = run(program, *arguments)
        expect(code == 2 and not said, f"{arguments}: exit {code} instead of 2")
        expect(wrong.startswith("usage: demo") and all(name in wrong for name in [*COUNTRIES, "cn_miit"]), f"{arguments}: no usage")


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
    read_profiles(program)
    print("\n".join(FAULTS) if FAULTS else "one order through an agent, five refused, the evidence as it should be; every profile's journey too")
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
