#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks agents' badges from docs/agents.md alone, without a line of the library.

    badge.py --verify TEXT --revocations FILE --key NAME=HEX [--plan … --category … --region … --channel … --platform …
             --action … --at SECONDS]     prints what is wrong with a badge signed by HMAC; exit 0 when nothing is
    badge.py PROGRAM                      the test: every badge that PROGRAM prints, and thousands of changed copies, are
                                          judged alike, here and there
"""
import argparse
import base64
import hashlib
import hmac
import json
import pathlib
import random
import re
import struct
import subprocess
import sys

SEED = 20260302
KEYS = {"k1": b"the key of the reference test"}
ACTIONS = ["advertise", "advise", "take_order", "take_change", "take_ending"]
MOST = {"plans": 64, "categories": 16, "regions": 64}
LIST_AGE = 24 * 3600


class Bad(Exception):
    """Why a text is no badge, or no list."""


def need(holds, what):
    if not holds:
        raise Bad(what)


def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def parse(text, only_canonical):
    def once(pairs):
        need(len({key for key, _ in pairs}) == len(pairs), "a key twice")
        return dict(pairs)

    def no(_):
        raise Bad("a number that is no integer")

    try:
        value = json.loads(text.decode(), object_pairs_hook=once, parse_float=no, parse_constant=no)
        need(not only_canonical or canonical(value) == text, "not canonical")
    except (ValueError, RecursionError) as fault:
        raise Bad("not JSON") from fault
    return value


def members(value, names):
    need(type(value) is dict and sorted(value) == sorted(names), "other members")
    return value


def visible(text, most):
    return type(text) is str and 1 <= len(text) <= most and all("!" <= c <= "~" for c in text)


def named(text, most):
    return type(text) is str and 1 <= len(text.encode("utf-8", "surrogatepass")) <= most and all(c >= " " and c != "\x7f" for c in text)


def ascending(values):
    encoded = [value.encode() for value in values]
    return all(a < b for a, b in zip(encoded, encoded[1:]))


def base32(text):
    need(re.fullmatch("[A-Z2-7]*", text), "not base32")
    need(len(text) % 8 not in (1, 3, 6), "not base32 of whole bytes")
    raw = base64.b32decode(text + "=" * (-len(text) % 8))
    need(base64.b32encode(raw).decode().rstrip("=") == text, "bits that no byte has")
    return raw


def read_sheet(raw):
    sheet = members(parse(raw, True), ["agent_name", "categories", "plans", "regions"])
    need(named(sheet["agent_name"], 60), "no agent's name")
    for key, most in MOST.items():
        scope = sheet[key]
        if scope == "*":
            continue
        need(type(scope) is list and len(scope) <= most, "no list")
        need(all(visible(each, 32) if key == "plans" else named(each, 30) for each in scope), "no name")
        need(ascending(scope), "not in ascending order")
    return sheet


def read_badge(text):
    need(len(text.encode()) <= 32 * 1024 and text.startswith("MB1."), "no badge")
    parts = text[4:].split(".")
    need(len(parts) <= 2, "too many parts")
    raw = base32(parts[0])
    at = 0

    def take(size):
        nonlocal at
        need(at + size <= len(raw), "too short")
        at += size
        return raw[at - size:at]

    head = take(1)[0]
    need(head in (0x11, 0x12), "another format")
    badge = {"algorithm": {0x11: "HMAC-SHA-256", 0x12: "Ed25519"}[head]}
    for name, most in (("key", 8), ("licence", 15), ("agent", 31), ("principal", 15), ("channel", 31), ("platform", 40)):
        value = take(take(1)[0]).decode("latin-1")
        need(visible(value, most), f"no {name}")
        badge[name] = value
    badge["from"], badge["until"] = struct.unpack(">II", take(8))
    bits = take(1)[0]
    need(bits < 32, "an unknown action")
    badge["actions"] = [action for i, action in enumerate(ACTIONS) if bits >> i & 1]
    badge["scope"] = take(24)
    badge["body"] = raw[:at]
    badge["signature"] = raw[at:]
    need(len(badge["signature"]) == {0x11: 32, 0x12: 64}[head], "no signature")
    sheet = None
    if len(parts) == 2:
        document = base32(parts[1])
        sheet = read_sheet(document)
        badge["sheet_bytes"] = document
    return badge, sheet


def read_list(text):
    whole = members(parse(text.encode(), False), ["algorithm", "key", "revocations", "signature"])
    need(all(type(whole[name]) is str for name in ("algorithm", "key", "signature")), "no text")
    need(re.fullmatch("(?:[0-9a-fA-F]{2})*", whole["signature"]), "no signature")
    inner = members(whole["revocations"], ["badges", "issued_at", "principal", "revoked", "suspended"])
    need(type(inner["issued_at"]) is int and -62135596800 <= inner["issued_at"] <= 253402300799, "no time")
    need(visible(inner["principal"], 15), "no principal")
    need(type(inner["badges"]) is list and all(type(each) is str and re.fullmatch("[0-9a-fA-F]{64}", each) for each in inner["badges"]), "no badges")
    need(ascending([each.lower() for each in inner["badges"]]), "not in ascending order")
    for name in ("revoked", "suspended"):
        need(type(inner[name]) is list and all(visible(each, 15) for each in inner[name]), "no licences")
        need(ascending(inner[name]), "not in ascending order")
    return whole


def mac(key, message):
    return hmac.new(key, message, hashlib.sha256).digest()


def faults_of(badge, sheet, revocations, use, keys):
    faults = []
    key = keys.get(badge["key"]) if badge["algorithm"] == "HMAC-SHA-256" else None
    if key is None:
        faults.append("badge_key_unknown")
    elif not hmac.compare_digest(mac(key, b"mingbai badge\0" + badge["body"]), badge["signature"]):
        faults.append("badge_forged")
    if use["at"] < badge["from"]:
        faults.append("badge_not_yet_valid")
    if use["at"] >= badge["until"]:
        faults.append("badge_expired")
    inner = dict(revocations["revocations"])
    inner["badges"] = [each.lower() for each in inner["badges"]]
    signed = canonical({"algorithm": revocations["algorithm"], "key": revocations["key"], "revocations": inner})
    list_key = keys.get(revocations["key"]) if revocations["algorithm"] == "HMAC-SHA-256" else None
    genuine = list_key is not None and hmac.compare_digest(mac(list_key, signed), bytes.fromhex(revocations["signature"]))
    if not genuine or inner["principal"] != badge["principal"]:
        faults.append("revocation_list_forged")
    if inner["issued_at"] > use["at"] or use["at"] - inner["issued_at"] > LIST_AGE:
        faults.append("revocation_list_stale")
    if badge["licence"] in inner["revoked"]:
        faults.append("licence_revoked")
    if badge["licence"] in inner["suspended"]:
        faults.append("licence_suspended")
    if hashlib.sha256(badge["body"]).hexdigest() in inner["badges"]:
        faults.append("badge_revoked")
    if use["platform"] != badge["platform"]:
        faults.append("badge_borrowed")
    if use["channel"] != badge["channel"]:
        faults.append("channel_out_of_scope")
    if use["action"] not in badge["actions"]:
        faults.append("action_out_of_scope")
    if sheet is None or hashlib.sha256(badge["sheet_bytes"]).digest()[:24] != badge["scope"]:
        faults.append("scope_not_shown")
    else:
        for name, list_name, fault in (("plan", "plans", "plan_out_of_scope"), ("category", "categories", "plan_out_of_scope"),
                                       ("region", "regions", "region_out_of_scope")):
            if sheet[list_name] != "*" and use[name] not in sheet[list_name]:
                faults.append(fault)
    return faults


USE = ["plan", "category", "region", "channel", "platform", "action", "at"]


def judge(line):
    fields = line.split("\t")
    use = dict(zip(USE, fields[2:]))
    use["at"] = int(use["at"])
    try:
        badge, sheet = read_badge(fields[0])
        revocations = read_list(fields[1])
    except Bad:
        return "unreadable"
    return ",".join(faults_of(badge, sheet, revocations, use, KEYS)) or "valid"


def changed(line, chance):
    """The line with something else in its badge or its list."""
    fields = line.split("\t")
    which = chance.random()
    if which < 0.45:
        text = fields[0]
        at = chance.randrange(4, len(text))
        letter = chance.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" + ".a1=")
        fields[0] = chance.choice([text[:at] + letter + text[at + 1:], text[:at], text[:at] + text[at + 1:], text[:at] + letter + text[at:]])
    elif which < 0.6:
        # Signed again by somebody with the key: only what the badge says is at issue.
        badge = read_badge(fields[0])[0]
        body = bytearray(badge["body"])
        body[chance.randrange(len(body))] ^= 1 << chance.randrange(8)
        signature = mac(KEYS["k1"], b"mingbai badge\0" + bytes(body))
        rest = fields[0][4:].split(".")[1:]
        fields[0] = ".".join(["MB1", base64.b32encode(bytes(body) + signature).decode().rstrip("=")] + rest)
    elif which < 0.75:
        text = fields[1]
        at = chance.randrange(len(text))
        fields[1] = chance.choice([text[:at] + chance.choice('abc019"[]{},:') + text[at + 1:], text[:at] + text[at + 1:]])
    elif which < 0.9:
        whole = json.loads(fields[1])
        inner = whole["revocations"]
        name = chance.choice(["revoked", "suspended", "badges"])
        if inner[name]:
            inner[name] = chance.choice([inner[name][1:], inner[name] * 2, inner[name] + ["L-9"]])
        else:
            inner[name] = [chance.choice(["L-1", "L-2", "0" * 64])]
        if chance.random() < 0.7:
            signed = canonical({"algorithm": whole["algorithm"], "key": whole["key"], "revocations": inner})
            whole["signature"] = mac(KEYS["k1"], signed).hex()
        fields[1] = canonical(whole).decode()
    else:
        fields[8] = str(int(fields[8]) + chance.randrange(-100000, 3000000))
    return "\t".join(fields)


def test(program):
    lines = subprocess.run([program], capture_output=True, check=True).stdout.decode().splitlines()
    chance = random.Random(SEED)
    asked = list(lines)
    for _ in range(6000):
        asked.append(changed(chance.choice(lines), chance))
    said = subprocess.run([program, "--check"], input="\n".join(asked).encode(), capture_output=True, check=True).stdout.decode().splitlines()
    if len(said) != len(asked):
        print(f"{len(said)} answers to {len(asked)} questions")
        return 1
    wrong, seen = 0, set()
    for line, answer in zip(asked, said):
        expected = judge(line)
        seen.update(expected.split(","))
        if expected != answer:
            wrong += 1
            if wrong <= 5:
                print(f"here {expected}, there {answer}: {line}")
    wanted = {"valid", "unreadable", "badge_key_unknown", "badge_forged", "badge_not_yet_valid", "badge_expired", "revocation_list_forged",
              "revocation_list_stale", "licence_revoked", "licence_suspended", "badge_revoked", "badge_borrowed", "channel_out_of_scope",
              "action_out_of_scope", "scope_not_shown", "plan_out_of_scope", "region_out_of_scope"}
    if seen != wanted:
        print("never seen: " + ", ".join(sorted(wanted - seen)))
    # The document's own example is one that this file reads.
    document = (pathlib.Path(__file__).resolve().parents[2] / "docs" / "agents.md").read_text(encoding="utf-8")
    examples = re.findall(r"^MB1\.[A-Z2-7.]+$", document, re.MULTILINE)
    if examples != [lines[0].split("\t")[0]]:
        print("the badge in docs/agents.md is not the first one that the program prints")
        wrong += 1
    print(f"{len(asked)} badges judged alike" if not wrong else f"{wrong} badges judged otherwise")
    return 1 if wrong or seen != wanted else 0


def main():
    if len(sys.argv) == 2 and not sys.argv[1].startswith("-"):
        return test(sys.argv[1])
    parser = argparse.ArgumentParser()
    parser.add_argument("--verify", required=True)
    parser.add_argument("--revocations", type=pathlib.Path, required=True)
    parser.add_argument("--key", required=True, help="NAME=HEX")
    for name in USE:
        parser.add_argument("--" + name, default="0" if name == "at" else "")
    given = parser.parse_args()
    name, secret = given.key.split("=", 1)
    use = {each: getattr(given, each) for each in USE}
    use["at"] = int(use["at"])
    try:
        badge, sheet = read_badge(given.verify)
        revocations = read_list(given.revocations.read_text(encoding="utf-8").strip())
    except Bad as fault:
        print(f"unreadable: {fault}")
        return 1
    faults = faults_of(badge, sheet, revocations, use, {name: bytes.fromhex(secret)})
    print("\n".join(faults) or "valid")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
