#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Sits down at the consent desk, as a customer and a clerk would: asks, reads the message, answers it, looks up what became
of it, closes the program and opens it again on the same journal. Given the program as its argument."""

import os
import re
import subprocess
import sys
import tempfile

FAULTS = []


class Desk:
    """The program on a journal, one command at a time."""

    def __init__(self, program, journal):
        self.process = subprocess.Popen([program, journal], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
        self.count = 0
        self.greeting = self.say("# hello")

    def say(self, command):
        self.count += 1
        mark = f"# {self.count}"
        self.process.stdin.write(f"{command}\n{mark}\n")
        self.process.stdin.flush()
        heard = []
        for line in self.process.stdout:
            if line.rstrip("\n") == f"> {mark}":
                return "".join(heard)
            if line.rstrip("\n") != f"> {command}":
                heard.append(line)
        raise SystemExit(f"the desk ended at '{command}':\n{''.join(heard)}")

    def close(self):
        self.process.stdin.write("quit\n")
        self.process.stdin.close()
        self.process.stdout.read()
        return self.process.wait()


def expect(heard, *patterns):
    for pattern in patterns:
        if not re.search(pattern, heard):
            FAULTS.append(f"expected /{pattern}/ in:\n{heard}")


def code_of(heard):
    return re.search(r"验证码(\d{6})", heard)[1]


def reference_of(heard):
    return re.search(r"编号(\d{4})", heard)[1]


def other(code):
    return str((int(code[0]) + 1) % 10) + code[1:]


def first_day(program, journal):
    desk = Desk(program, journal)
    expect(desk.greeting, "2 条", "请求 0 个")
    expect(desk.say("plans"), "26HE900002  春风流量包  每月15元", "26HE900003  骚扰电话拦截  每月0元")

    asked = desk.say("ask A1 18500000000 26HE900002")
    expect(asked, "10001 发往 to 18500000000", "春风流量包", "26HE900002", "每月15元", "立即生效", "退订次月生效", "24个月",
           "自动续订", "无合约期限", "24小时", "until 2026-05-02T")
    expect(desk.say("reply 18500000000 同意个啥"), "answer_unclear|回复含义不明确")
    expect(desk.say("reply 18611111111 同意"), "没有待确认的办理请求")
    expect(desk.say("use A1"), "✗")
    expect(desk.say("reply 18500000000 同意"), "✓ 确认凭证 proof：订单 order A1")
    expect(desk.say("use A1"), "✓ 凭证已用于受理")
    expect(desk.say("use A1"), "该确认凭证已被使用")

    asked = desk.say("ask A2 18500000000 26HE900003")
    expect(asked, "骚扰电话拦截", "每月0元")  # free, and asked for all the same
    expect(desk.say("reply 18500000000 不要了，谢谢"), "用户不同意")
    expect(desk.say(f"reply 18500000000 同意{reference_of(asked)}"), "✗")

    one = desk.say("ask C1 18700000000 26HE900002")
    two = desk.say("ask C2 18700000000 26HE900003")
    expect(desk.say("reply 18700000000 同意"), "有多个待确认请求")
    expect(desk.say(f"reply 18700000000 同意{reference_of(two)}"), "订单 order C2，骚扰电话拦截")
    expect(desk.say(f"reply 18700000000 {reference_of(one)} 不同意"), "用户不同意")

    first = desk.say("ask B1 18600000000 26HE900002 code")
    expect(first, "2分钟")
    expect(desk.say(f"code B1 {other(code_of(first))}"), "验证未通过")
    expect(desk.say("again B1"), "次数过多")
    desk.say("wait 1m")
    again = desk.say("again B1")
    if code_of(again) == code_of(first):
        FAULTS.append("another code is the same code")
    expect(desk.say(f"code B1 {code_of(first)}"), "验证未通过")
    expect(desk.say(f"code B1 {code_of(again)}"), "✓ 确认凭证 proof：订单 order B1", "one_time_code")
    expect(desk.say(f"code B1 {code_of(again)}"), "验证未通过")

    blocked = desk.say("ask B2 18600000000 26HE900003 code")
    for _ in range(5):
        expect(desk.say(f"code B2 {other(code_of(blocked))}"), "验证未通过")
    expect(desk.say(f"code B2 {code_of(blocked)}"), "验证未通过")
    expect(desk.say("show B2"), "refused", "consent_refused")

    expect(desk.say("ask D1 18800000000 26HE900002 sign"), "签字文本", "业务办理确认单")
    expect(desk.say("sign D1 clerk-7"), "✓ 确认凭证 proof：订单 order D1", "signature")

    desk.say("ask E1 18900000000 26HE900002")
    expect(desk.say("wait 24h"), "1 个请求未获答复，视为不同意")
    expect(desk.say("show E1"), "expired", "consent_expired")
    expect(desk.say("reply 18900000000 同意"), "回复超过有效期")

    expect(desk.say("ask X 18500000000 26HE999999"), "资费方案未公示")
    expect(desk.say("ask X 1234 26HE900002"), "不是合法的用户号码")
    expect(desk.say("nonsense"), r"\? help")
    expect(desk.say("help"), "withdraw ORDER")
    expect(desk.say("check"), "，0 条损坏")
    shown = desk.say("show A1")
    expect(shown, "proven，已使用 used", "凭证经重新核验有效")
    if desk.close() != 0:
        FAULTS.append("the first day does not end well")
    return shown


def second_day(program, journal, shown):
    desk = Desk(program, journal)
    expect(desk.greeting, "请求 8 个")
    if desk.say("show A1") != shown:
        FAULTS.append("A1 is not after the restart what it was before")
    expect(desk.say("use A1"), "该确认凭证已被使用")
    expect(desk.say("use B1"), "确认凭证已过期|✓")
    expect(desk.say("reply 18500000000 TD"), "用户已撤回同意")
    expect(desk.say("show A1"), "withdrawn", "consent_withdrawn", "用户已撤回同意")
    expect(desk.say("withdraw D1"), "已撤回 withdrawn，2026-06-01T00:00:00")
    desk.say("restart")
    expect(desk.say("show D1"), "withdrawn")
    expect(desk.say("check"), "，0 条损坏")
    if desk.close() != 0:
        FAULTS.append("the second day does not end well")


def third_day(program, journal):
    """Somebody changed one byte of an answer: nothing is asked or answered any more."""
    with open(journal, "rb") as file:
        data = file.read()
    at = data.find("同意个啥".encode())
    if at < 0:
        FAULTS.append("the answer is not in the journal")
    with open(journal, "wb") as file:
        file.write(data[:at] + bytes([data[at] ^ 1]) + data[at + 1:])
    told = subprocess.run([program, journal], input="plans\n", capture_output=True, encoding="utf-8", check=False)
    if told.returncode == 0:
        FAULTS.append(f"the altered journal was opened:\n{told.stdout}")
    expect(told.stdout, "✗")


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        journal = os.path.join(folder, "a journal.bin")
        shown = first_day(program, journal)
        second_day(program, journal, shown)
        third_day(program, journal)
    for fault in FAULTS:
        print(fault)
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
