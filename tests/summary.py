#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Sums the results that CTest wrote for each configuration (build/<preset>.xml). A configuration without results did not
build: that is one failure. So is a test that could not be started. Exits with 1 unless everything passed."""
import pathlib
import re
import sys
import tempfile
import xml.etree.ElementTree as xml

BUILD = pathlib.Path(__file__).resolve().parents[1] / "build"
ALL_PASSED = re.compile(r"All tests passed \((\d+) assertions? in (\d+) test cases?\)")
SOME_FAILED = re.compile(r"^(test cases|assertions):\s*(\d+)", re.MULTILINE)


class Results:
    def __init__(self):
        self.passed, self.failed, self.skipped, self.absent = 0, [], [], set()
        self.cases = self.assertions = 0

    def read(self, path):
        try:
            tests = xml.parse(path).getroot().iter("testcase")
        except (OSError, xml.ParseError):
            self.failed.append("it did not build, or its tests did not run")
            return self
        for test in tests:
            status, name = test.get("status"), test.get("name")
            said = test.findtext("system-out") or ""
            if status == "run":
                self.passed += 1
            elif status == "disabled" or (status == "notrun" and "SKIP_" in (test.find("skipped").get("message") or "")):
                self.skipped.append(name)
            else:
                self.failed.append(name)
            for assertions, cases in ALL_PASSED.findall(said):
                self.assertions += int(assertions)
                self.cases += int(cases)
            for what, count in SOME_FAILED.findall(said):
                if what == "assertions":
                    self.assertions += int(count)
                else:
                    self.cases += int(count)
            self.absent |= set(re.findall(r"skipped, no such file: (\S.*?)\"?$", said, re.MULTILINE))
        if not (self.passed or self.failed):
            self.failed.append("it ran no test")
        return self


def table(presets, build):
    """The lines to print, and the exit code."""
    lines = ["", f"{'configuration':<16}{'tests':>7}{'passed':>8}{'failed':>8}{'skipped':>9}{'cases':>8}{'assertions':>12}{'seconds':>9}"]
    all_results = {preset: Results().read(build / f"{preset}.xml") for preset in presets}
    for preset, results in all_results.items():
        seconds = build / f"{preset}.seconds"
        lines.append(f"{preset:<16}{results.passed + len(results.failed):>7}{results.passed:>8}{len(results.failed):>8}"
                     f"{len(results.skipped):>9}{results.cases:>8}{results.assertions:>12}"
                     f"{seconds.read_text().strip() if seconds.exists() else '':>9}")
    for preset, results in all_results.items():
        lines += [f"failed: {preset}: {name}" for name in results.failed]
        lines += [f"skipped: {preset}: {name}" for name in results.skipped]
    lines += [f"absent data, its tests had nothing to read: {name}"
              for name in sorted(set().union(*(results.absent for results in all_results.values())))]
    passed = sum(results.passed for results in all_results.values())
    failed = sum(len(results.failed) for results in all_results.values())
    skipped = sum(len(results.skipped) for results in all_results.values())
    lines += ["", f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else "")]
    return lines, 1 if failed or not passed else 0


def self_test():
    run = '<testcase name="a" status="run"><system-out>All tests passed (7 assertions in 2 test cases)</system-out></testcase>'
    fail = ('<testcase name="b" status="fail"><failure message=""/><system-out>test cases: 3 | 2 passed | 1 failed\n'
            'assertions: 9 | 8 passed | 1 failed</system-out></testcase>')
    not_run = '<testcase name="c" status="notrun"><skipped message="Unable to find executable"/></testcase>'
    disabled = '<testcase name="d" status="disabled"><skipped message=""/></testcase>'
    cases = [  # (results of each configuration, or None where there are none; the last line; the exit code)
        ([[run]], "1 passed, 0 failed", 0),
        ([[run, disabled], [run]], "2 passed, 0 failed, 1 skipped", 0),
        ([[run, fail], [run]], "2 passed, 1 failed", 1),
        ([[run, not_run]], "1 passed, 1 failed", 1),
        ([[run], None], "1 passed, 1 failed", 1),
        ([[disabled]], "0 passed, 1 failed, 1 skipped", 1),
        ([[]], "0 passed, 1 failed", 1),
    ]
    wrong = 0
    for configurations, last, code in cases:
        with tempfile.TemporaryDirectory() as folder:
            for number, tests in enumerate(configurations):
                if tests is not None:
                    (pathlib.Path(folder) / f"{number}.xml").write_text(f"<testsuite>{''.join(tests)}</testsuite>", encoding="utf-8")
            lines, said = table([str(number) for number in range(len(configurations))], pathlib.Path(folder))
        if (lines[-1], said) != (last, code):
            wrong += 1
            print(f"'{lines[-1]}' with exit code {said} instead of '{last}' with {code}")
    return 1 if wrong else 0


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    lines, code = table(sys.argv[1:], BUILD)
    print("\n".join(lines))
    return code


if __name__ == "__main__":
    sys.exit(main())
