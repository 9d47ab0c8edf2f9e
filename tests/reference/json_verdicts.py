#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares what the JSON reader accepts, and the canonical form, with Python's json module over generated texts.

    json_verdicts.py PROGRAM

Python is more patient than RFC 8259 in some places and than this library in others; what it lets pass is refused here
by the hooks below: NaN and Infinity, keys twice, surrogates that stand alone, numbers that are no integer of 64 bits,
nesting beyond 30.
"""
import json
import pathlib
import random
import re
import subprocess
import sys

DOCUMENTED = pathlib.Path(__file__).resolve().parents[2] / "docs" / "canonical_json.md"
SEED = 20260603
DEPTH = 30


class Refused(Exception):
    pass


def refuse(*_):
    raise Refused


def integer(digits):
    number = int(digits)
    return number if -2**63 <= number < 2**64 else refuse()


def once(pairs):
    members = dict(pairs)
    return members if len(members) == len(pairs) else refuse()


def depth(value):
    if isinstance(value, dict):
        return 1 + max(map(depth, value.values()), default=0)
    return 1 + max(map(depth, value), default=0) if isinstance(value, list) else 0


def canonical(data):
    """The canonical form of a text, or None when it is refused."""
    try:
        value = json.loads(data.decode(), parse_float=refuse, parse_int=integer, parse_constant=refuse,
                           object_pairs_hook=once)
        if depth(value) > DEPTH:
            return None
        # Keys are sorted by code point, which is the order of their UTF-8 bytes.
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    except (ValueError, Refused):  # also what is not UTF-8, and surrogates when they are encoded
        return None


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def text(self):
        pick = self.random
        pieces = ["a", "b", "plan", '"', "\\", "/", "\n", "\t", "\x01", "\x1f", "\x7f", "é", "明白", "😀", "\uffff",
                  "\u2028", "\0"]
        return "".join(pick.choice(pieces) for _ in range(pick.choice([0, 1, 1, 2, 3, 20])))

    def value(self, levels):
        pick = self.random
        kind = pick.randrange(6 if levels == 0 else 9)
        if kind < 2:
            return pick.choice([None, True, False])
        if kind < 4:
            return pick.choice([0, 1, -1, 2**63 - 1, -2**63, 2**64 - 1, pick.randrange(-2**63, 2**64),
                                pick.randrange(-999, 99999999)])
        if kind < 6:
            return self.text()
        if kind < 8:
            return [self.value(levels - 1) for _ in range(pick.randrange(5))]
        return {self.text(): self.value(levels - 1) for _ in range(pick.choice([1, 2, 3, 12]))}

    def spelled(self, value):
        """One of the many ways to write a value."""
        pick = self.random
        return json.dumps(value, ensure_ascii=pick.random() < 0.5, sort_keys=pick.random() < 0.5,
                          indent=pick.choice([None, None, 1, "\t"]),
                          separators=pick.choice([None, (",", ":"), (" , ", " : ")])).encode()

    def damaged(self, data):
        pick = self.random
        morsels = [b",", b":", b'"', b"\\", b"[", b"]", b"{", b"}", b"0", b"-", b".", b"e5", b"E+", b"1.5", b"NaN",
                   b"true", b"-Infinity", b"\\u", b"\\ud83d", b"\\ude00", b"\\u0061", b" ", b"\n", b"\x0b", b"\xff",
                   b"\x01", b"\0", b"\xef\xbb\xbf", "明".encode(), b"99999999999999999999", b"[" * 31, b'"a":1,"a":2']
        for _ in range(pick.randrange(1, 4)):
            at = pick.randrange(len(data) + 1)
            kind = pick.randrange(5)
            if kind == 0:
                data = data[:at] + data[at + pick.randrange(1, 3):]
            elif kind == 1:
                data = data[:at] + pick.choice(morsels) + data[at:]
            elif kind == 2:
                data = data[:at]
            elif kind == 3:
                data = data[:at] + bytes([pick.randrange(256)]) + data[at + 1:]
            else:
                data = data[:at] + data[pick.randrange(len(data) + 1):]
        return data


def documented(kind):
    """The examples of docs/canonical_json.md that are marked so, one a line."""
    blocks = re.findall(rf"^```{kind}\n(.*?)^```", DOCUMENTED.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [line.encode() for block in blocks for line in block.splitlines()]


def misdocumented():
    faults = [text for text in documented("canonical") if canonical(text) != text]
    faults += [text for text in documented("other") if canonical(text) in (None, text)]
    return faults + [text for text in documented("refused") if canonical(text) is not None]


def main():
    if faults := misdocumented():
        print(f"docs/canonical_json.md is wrong about {faults}")
        return 1
    generator = Generator(SEED)
    texts = []
    for _ in range(6000):
        text = generator.spelled(generator.value(4))
        texts += [text, generator.damaged(text), generator.damaged(text)]
    texts += [b"[" * levels + b"]" * levels for levels in range(25, 36)]
    texts += [b'{"":' * levels + b"0" + b"}" * levels for levels in range(25, 36)]
    for kind in ("canonical", "other", "refused"):
        examples = documented(kind)
        texts += examples if len(examples) > 5 else refuse()
    # The canonical forms of what is accepted are texts, too.
    texts += [form for form in map(canonical, texts[:3000]) if form is not None]
    asked = "\n".join(text.hex() for text in texts) + "\n"
    answered = subprocess.run(sys.argv[1:], input=asked, check=True, capture_output=True, text=True).stdout.splitlines()
    if len(answered) != len(texts):
        print(f"{len(answered)} answers to {len(texts)} texts")
        return 1
    accepted, wrong = 0, 0
    for text, answer in zip(texts, answered):
        form = canonical(text)
        verdict, *rest = answer.split()
        if form is None:
            right = verdict == "no" and int(rest[1]) <= len(text)
        else:
            accepted += 1
            right = verdict == "yes" and rest == [form.hex(), str(int(form == text))]
        if not right:
            wrong += 1
            if wrong <= 20:
                print(f"{text!r}: {answer}, but by Python: {form!r}")
    print(f"seed {SEED}: {accepted} texts accepted, {len(texts) - accepted} refused, {wrong} judged differently")
    return 1 if wrong or accepted < 6000 or len(texts) - accepted < 5000 else 0


if __name__ == "__main__":
    sys.exit(main())
