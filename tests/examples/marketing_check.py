#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks marketing copy as a marketing department's CI would. Given the program as its argument."""
import pathlib
import subprocess
import sys
import tempfile

OFFERS = pathlib.Path(__file__).resolve().parents[2] / "docs" / "examples" / "data" / "offers.tsv"
FAULTS = []

GOOD = "方案编号：26HE300128\n河北用户注意：云智套餐每月59元，\n含40GB流量、300分钟通话。\n"
BAD = "plans: 26HE300128\n云智套餐，每月仅需49元！\n含４０ＧＢ流量、500分钟通话，全网最低。\n送视频会员，名额有限。\n"
BAD_FOUND = [
    ":2:10: error: 价格“49元”与资费方案不符；26HE300128 资费标准：每月59元 [MB-M-01]",
    ":3:9: error: 用量“500分钟”与资费方案不符；26HE300128 服务内容：国内通用流量40GB/月；国内语音300分钟/月 [MB-M-01]",
    ":3:17: note: 绝对化用语“全网最低”：不使用其他绝对化用语 [MB-M-09]",
    ":4:2: warning: 赠送“视频会员”资费方案无此内容；26HE300128 服务内容：国内通用流量40GB/月；国内语音300分钟/月 [MB-M-07]",
    ":4:7: note: 催促性用语“名额有限”：以截止日期代替催促性用语 [MB-M-11]",
]
ENGLISH = "plan: 26HE300128\nHebei: only 49 yuan a month\n"


def expect(what, condition):
    if not condition:
        FAULTS.append(what)


def main(program):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)

        def write(name, text):
            file = folder / name
            file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
            return file

        def run(*arguments):
            return subprocess.run([program, "--offers", str(OFFERS), *map(str, arguments)], capture_output=True, encoding="utf-8")

        good, bad = write("good.txt", GOOD), write("bad.txt", BAD)
        said = run(good)
        expect("copy that says what the plan says passes in silence", (said.returncode, said.stdout, said.stderr) == (0, "", ""))
        said = run(bad)
        expect("an error fails with 2", said.returncode == 2 and said.stderr == "")
        expect(f"every finding with its place and the plan's words:\n{said.stdout}", said.stdout.splitlines() == [f"{bad}{line}" for line in BAD_FOUND])
        expect("the worst of several files counts", run(good, bad).returncode == 2 and run(bad, good).returncode == 2)

        english = write("english.txt", ENGLISH)
        said = run("--english", english)
        expect(f"in English:\n{said.stdout}", said.stdout == f'{english}:2:13: error: price "49 yuan" contradicts the plan; '
                                                             "26HE300128 price says: CNY 59.00 per month [MB-M-01]\n")

        warned = run(write("warned.txt", "plans: 26HE300128\n河北云智套餐59元，送视频会员\n"))
        expect("a warning fails with 1", warned.returncode == 1 and "warning: " in warned.stdout and "error: " not in warned.stdout)
        noted = run(write("noted.txt", "plans: 26HE300128\n超值！河北云智套餐59元\n"))
        expect("a note does not fail", noted.returncode == 0 and "note: " in noted.stdout)
        hidden = run("--english", write("hidden.txt", "plans: 26HE300310\n59元 30GB\n"))
        expect("a restriction that is left out is a warning that quotes it",
               hidden.returncode == 1 and "does not say which customers may order; 26HE300310 audience says: 沧州华油区域用户 [MB-M-06]" in hidden.stdout)
        both = run(write("both.txt", "plans: 26HE300310 26HE300313\n华油套餐59元和139元两档\n"))
        expect("copy that sells two plans", (both.returncode, both.stdout) == (0, ""))

        for name, text, why in [("none.txt", "晨光套餐59元\n", "names no plans"), ("unknown.txt", "plans: 26HE999999\n59元\n", "in no register"),
                                ("undisclosed.txt", "plans: 26HE300360\n10GB\n", "was not disclosed"), ("bytes.txt", b"plans: 26HE300128\n\xff\n", "bytes.txt")]:
            failed = run(write(name, text))
            expect(f"{name}: {failed.stderr}", failed.returncode == 3 and failed.stdout == "" and why in failed.stderr)
        expect("what cannot be read counts more than an error", run(bad, folder / "missing.txt").returncode == 3)
        for arguments in ([], ["--what", good]):
            expect(f"wrong arguments: {arguments}", run(*arguments).returncode == 3)
        expect("no register", subprocess.run([program, "--offers", str(folder / "no.tsv"), str(good)], capture_output=True).returncode == 3)
    for fault in FAULTS:
        print("not so:", fault)
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
