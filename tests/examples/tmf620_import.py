#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Imports a small catalogue with tmf620_import, writes it back and imports that again. Given the program as its argument."""
import json
import pathlib
import subprocess
import sys
import tempfile

OFFERING = {
    "@type": "ProductOffering", "id": "1", "name": "春风套餐59元", "lifecycleStatus": "Active", "statusReason": "Released",
    "externalIdentifier": [{"id": "26HE900001", "externalIdentifierType": "filingNumber"}],
    "category": [{"id": "c", "name": "套餐"}], "place": [{"id": "r", "name": "河北"}],
    "validFor": {"startDateTime": "2026-02-09T00:00:00+08:00", "endDateTime": "2029-12-31T23:59:59+08:00"},
    "productOfferingPrice": [{"id": "p"}]}
PRICE = {"@type": "ProductOfferingPrice", "id": "p", "priceType": "recurring", "recurringChargePeriodType": "monthly",
         "recurringChargePeriodLength": 1, "price": {"unit": "CNY", "value": 59.9}, "tax": [{"taxRate": 6}]}
FAULTS = []


def expect(what, condition):
    if not condition:
        FAULTS.append(what)


def main(program):
    def run(*arguments):
        return subprocess.run([program, *map(str, arguments)], capture_output=True, encoding="utf-8")

    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        offering, price, broken = folder / "offering.json", folder / "price.json", folder / "broken.json"
        offering.write_text(json.dumps(OFFERING, ensure_ascii=False), encoding="utf-8")
        price.write_text(json.dumps([PRICE]), encoding="utf-8")
        broken.write_text("{", encoding="utf-8")

        said = run(offering, price)
        row = next((line for line in said.stdout.splitlines() if "26HE900001" in line), "")
        expect("the table has the plan", all(part in row for part in ("春风套餐59元", "套餐", "每月59.9元", "河北", "2026-02-09", "2029-12-31")))
        expect("a loss is named with its file and place", f"{price}\t/0/tax\t" in said.stdout and f"{offering}\t/statusReason\t" in said.stdout)
        expect("identifiers are only counted", f"{offering}\t/id\t" not in said.stdout and "(--all)" in said.stdout)
        expect("all files were read", said.returncode == 0 and said.stderr == "")
        expect("--all names identifiers", f"{offering}\t/id\t" in run("--all", offering, price).stdout)

        alone = run(offering)
        expect("a price that is not there is no price", "/productOfferingPrice/0" in alone.stdout and "每月" not in alone.stdout)
        expect("another currency is not carried", "/0/price\t" in run("--currency", "EUR", offering, price).stdout)

        written = run("--export", offering, price)
        catalogue = json.loads(written.stdout)
        expect("the export is an offering and its price", [one["@type"] for one in catalogue] == ["ProductOffering", "ProductOfferingPrice"])
        expect("the price is the same", catalogue[1]["price"] == {"unit": "CNY", "value": 59.9})
        back = folder / "back.json"
        back.write_text(written.stdout, encoding="utf-8")
        expect("the plan comes back", row and row in run(back).stdout.splitlines())

        failed = run(broken, offering, price, folder / "none.json")
        expect("what cannot be read is named", failed.returncode == 1 and str(broken) in failed.stderr and "none.json" in failed.stderr)
        expect("the rest is read", row in failed.stdout.splitlines() and f"{price}\t/0/tax\t" in failed.stdout)
        for arguments in ([], ["--what", offering], ["--currency", "QQQ", offering]):
            expect(f"wrong arguments: {arguments}", run(*arguments).returncode == 2)
    for fault in FAULTS:
        print("not so:", fault)
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
