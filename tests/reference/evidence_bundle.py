#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks evidence bundles from docs/evidence-format.md alone, without a line of the library.

    evidence_bundle.py --verify FILE --key NAME=HEX    says what is wrong with a bundle; exit 0 when it is good
    evidence_bundle.py PROGRAM                         the test: every bundle that PROGRAM writes is good; every falsified copy is
                                                       bad, here and there alike
"""
import argparse
import copy
import hashlib
import hmac
import json
import pathlib
import random
import re
import struct
import subprocess
import sys

SEED = 20260505
SECRETS = {"参考 key": b"the key of the reference test"}
PROJECT = pathlib.Path(__file__).resolve().parents[2]
DOC = PROJECT / "docs" / "evidence-format.md"
HEADER = PROJECT / "include" / "mingbai" / "evidence" / "record_kind.hpp"


class Bad(Exception):
    """What is wrong with a bundle."""


def need(holds, what):
    if not holds:
        raise Bad(what)


# ---- canonical JSON --------------------------------------------------------------------------------------------------

def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def parse(text):
    def once(pairs):
        need(len({key for key, _ in pairs}) == len(pairs), "a key twice")
        return dict(pairs)

    def no(_):
        raise Bad("a number that is no integer")

    try:
        value = json.loads(text.decode(), object_pairs_hook=once, parse_float=no, parse_constant=no)
        need(canonical(value) == text, "not canonical")
    except (ValueError, RecursionError) as fault:
        raise Bad("not JSON") from fault
    return value


def is_int(value, low, high):
    return type(value) is int and low <= value < high


def members(value, keys, optional=()):
    need(isinstance(value, dict) and set(keys) <= set(value) <= set(keys) | set(optional), "members other than specified")
    return value


def unhex(text, size=None):
    need(isinstance(text, str) and re.fullmatch("([0-9a-f]{2})*", text) is not None, "not hexadecimal")
    need(size is None or len(text) == 2 * size, "hexadecimal of another length")
    return bytes.fromhex(text)


# ---- RFC 6962 and RFC 9162 -------------------------------------------------------------------------------------------

def leaf_hash(data):
    return hashlib.sha256(b"\0" + data).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def included(index, size, leaf, path, root):
    """RFC 9162, 2.1.3.2."""
    if index >= size or root == bytes(32) or leaf == bytes(32):
        return False
    fn, sn, r = index, size - 1, leaf
    for p in path:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            r = node_hash(p, r)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = node_hash(r, p)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and r == root


# ---- the parts of a bundle -------------------------------------------------------------------------------------------

def kinds():
    table = dict(re.findall(r"^\| (\d+) \| `(\w+)` \|$", DOC.read_text(encoding="utf-8"), re.M))
    need(len(table) > 30, "the table of kinds is not in the document")
    return {int(number): name for number, name in table.items()}


KINDS = kinds()


def check_name(name):
    need(isinstance(name, str) and re.fullmatch(r"[!#-\[\]-~]{1,64}", name) is not None, "not a ledger's name")


def check_time(at):
    need(is_int(at, -62135596800, 253402300800), "an instant outside the calendar")


def check_head(head):
    members(head, ["at", "ledger", "root", "segments", "size"])
    check_name(head["ledger"])
    check_time(head["at"])
    need(is_int(head["segments"], 0, 2**64) and is_int(head["size"], 0, 2**64), "not a count")
    unhex(head["root"], 32)
    return head


def check_anchor(anchor):
    members(anchor, ["end", "first", "ledger", "previous", "root", "segment"])
    check_name(anchor["ledger"])
    need(is_int(anchor["segment"], 0, 2**32), "not a segment")
    need(is_int(anchor["first"], 0, 2**64) and is_int(anchor["end"], 0, 2**64), "not a sequence number")
    unhex(anchor["root"], 32)
    unhex(anchor["previous"], 32)
    return anchor


def check_path(path):
    need(isinstance(path, list), "not a path")
    return [unhex(each, 32) for each in path]


def check_record(record):
    """The leaf hash of a record whose payload is what it is committed to."""
    members(record, ["at", "commitment", "kind", "kind_name", "payload", "salt", "sequence", "subject"])
    check_time(record["at"])
    need(is_int(record["kind"], 0, 2**16) and is_int(record["sequence"], 0, 2**64), "not a number of its size")
    name = KINDS.get(record["kind"], "carrier" if record["kind"] >= 10000 else "unknown")
    need(record["kind_name"] == name, "the kind has another name")
    commitment = unhex(record["commitment"], 32)
    if record["payload"] is not None or record["salt"] is not None:
        need(isinstance(record["payload"], str), "not a payload")
        salt = unhex(record["salt"], 16)
        computed = hashlib.sha256(b"mingbai\2" + salt + record["payload"].encode()).digest()
        need(computed == commitment, "the payload is another one")
    data = b"mingbai\1" + struct.pack(">QHq", record["sequence"], record["kind"], record["at"])
    return leaf_hash(data + unhex(record["subject"], 32) + commitment)


def check_item(item, head):
    members(item, ["proof", "record"], ["shard"])
    leaf = check_record(item["record"])
    if "shard" in item:
        shard = members(item["shard"], ["head", "in_shards", "number"])
        own = check_head(shard["head"])
        need(is_int(shard["number"], 0, 2**64) and own["ledger"] != head["ledger"], "not a shard")
        need(included(shard["number"], head["segments"], leaf_hash(canonical(own)), check_path(shard["in_shards"]), unhex(head["root"])),
             "the shard is not under the head")
        head = own
    proof = members(item["proof"], ["in_ledger", "in_segment", "segment"])
    anchor = check_anchor(proof["segment"])
    sequence, first, end = item["record"]["sequence"], anchor["first"], anchor["end"]
    need(anchor["ledger"] == head["ledger"] and first <= sequence < end <= head["size"], "the record is not of this segment")
    need(included(sequence - first, end - first, leaf, check_path(proof["in_segment"]), unhex(anchor["root"])),
         "the record is not in its segment")
    need(included(anchor["segment"], head["segments"], leaf_hash(canonical(anchor)), check_path(proof["in_ledger"]), unhex(head["root"])),
         "the segment is not in the ledger")


def strings(value):
    if isinstance(value, str):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(each)


def check_signature(head, secrets):
    members(head, ["algorithm", "head", "key", "signature"])
    check_head(head["head"])
    need(isinstance(head["key"], str) and head["algorithm"] == "HMAC-SHA-256" and head["key"] in secrets, "no key for this signature")
    text = canonical({key: value for key, value in head.items() if key != "signature"})
    need(hmac.compare_digest(hmac.digest(secrets[head["key"]], text, "sha256"), unhex(head["signature"])), "the signature is another one")


def check_bundle(text, secrets):
    """Raises Bad when the bundle is not good."""
    bundle = members(parse(text), ["documents", "format", "head", "items"])
    need(bundle["format"] == "mingbai-evidence-bundle/1", "another format")
    need(isinstance(bundle["items"], list) and isinstance(bundle["documents"], list), "not a list")
    check_signature(bundle["head"], secrets)
    need(bundle["items"], "nothing in it")
    stated = set()
    for item in bundle["items"]:
        check_item(item, bundle["head"]["head"])
        payload = item["record"]["payload"]
        if payload is not None:
            try:
                stated.update(strings(json.loads(payload)))
            except ValueError:
                pass
    for document in bundle["documents"]:
        members(document, ["name", "sha256", "text"])
        need(isinstance(document["name"], str) and isinstance(document["text"], str), "not a document")
        digest = hashlib.sha256(document["text"].encode()).hexdigest()
        need(document["sha256"] == digest and digest in stated, "no payload states the document")


def is_good(text, secrets):
    try:
        check_bundle(text, secrets)
        return True
    except Bad:
        return False


# ---- the test --------------------------------------------------------------------------------------------------------

def places(value, path=()):
    """Every place of a document, containers included."""
    yield path
    for key, each in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from places(each, path + (key,))


def at(value, path):
    for key in path:
        value = value[key]
    return value


def falsify(bundle, path, rng):
    """A copy in which the value at one place is another one."""
    changed = copy.deepcopy(bundle)
    parent = at(changed, path[:-1])
    value = parent[path[-1]]
    if isinstance(value, bool) or value is None:
        parent[path[-1]] = 7
    elif isinstance(value, int):
        parent[path[-1]] = rng.choice([value + 1, value - 1, value ^ 256, -value - 1])
    elif isinstance(value, str):
        place = rng.randrange(len(value) + 1)
        now = value[place:place + 1]
        new = rng.choice([c for c in "0123456789abcdef" if c != now] + ["x", "", "是"])
        parent[path[-1]] = value[:place] + new + value[place + 1:]
        if parent[path[-1]] == value:
            parent[path[-1]] = value + "0"
    elif isinstance(value, list):
        if value and rng.random() < 0.5:
            del value[rng.randrange(len(value))]
        else:
            value.insert(rng.randrange(len(value) + 1), copy.deepcopy(value[0]) if value else "00" * 32)
    else:
        del value[rng.choice(sorted(value))]
    return changed


def proves_nothing(path, before, after):
    """Changes that leave a bundle good: a document's label, the order or absence of whole items or documents."""
    if path == ("items",):
        return len(after["items"]) != 0
    return path == ("documents",) or (path[0] == "documents" and path[-1] == "name")


def check_kinds(program):
    """The document, the enumeration and the names that the library knows are the same kinds."""
    printed = subprocess.run([program, "kinds"], check=True, stdout=subprocess.PIPE, text=True).stdout
    known = {int(number): name for number, name in (line.split() for line in printed.splitlines())}
    declared = {int(number): name for name, number in re.findall(r"^    (\w+) = (\d+),", HEADER.read_text(encoding="utf-8"), re.M)}
    for number in sorted(set(known) | set(declared) | set(KINDS)):
        assert known.get(number) == declared.get(number) == KINDS.get(number), (
            f"kind {number}: named {known.get(number)}, declared {declared.get(number)}, documented {KINDS.get(number)}")


def test(program):
    check_kinds(program)
    rng = random.Random(SEED)
    written = subprocess.run([program, "write"], check=True, stdout=subprocess.PIPE).stdout.splitlines()
    assert len(written) == 9, len(written)
    texts, expected = list(written), [True] * len(written)
    for text in written:
        bundle = json.loads(text)
        everywhere = [path for path in places(bundle) if path]
        # Small bundles at every place, large ones at some.
        for path in everywhere if len(everywhere) < 80 else rng.sample(everywhere, 150):
            changed = falsify(bundle, path, rng)
            texts.append(canonical(changed))
            expected.append(None if proves_nothing(path, bundle, changed) else False)
        for _ in range(30):
            place = rng.randrange(len(text))
            texts.append(text[:place] + bytes([text[place] ^ 1 << rng.randrange(7)]) + text[place + 1:])
            expected.append(None)
    texts = [text for text in texts if b"\n" not in text]
    answers = subprocess.run([program, "verify"], check=True, input=b"\n".join(texts) + b"\n", stdout=subprocess.PIPE).stdout.split()
    assert len(answers) == len(texts), (len(answers), len(texts))
    wrong = 0
    bad = 0
    for text, answer, known in zip(texts, answers, expected):
        here = is_good(text, SECRETS)
        bad += not here
        if here != (answer == b"good") or (known is not None and here != known):
            wrong += 1
            print(f"seed {SEED}: expected {known}, here {here}, the library {answer.decode()}: {text[:300]!r}")
    print(f"{len(written)} bundles good, {bad} of {len(texts) - len(written)} changed copies bad, {wrong} disagreements")
    assert bad > 500, "the falsified copies are too few to say anything"
    return 1 if wrong else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", nargs="?")
    parser.add_argument("--verify", metavar="FILE")
    parser.add_argument("--key", action="append", default=[], metavar="NAME=HEX")
    options = parser.parse_args()
    if options.verify is None:
        return test(options.program)
    secrets = {name: bytes.fromhex(text) for name, _, text in (each.rpartition("=") for each in options.key)}
    try:
        check_bundle(pathlib.Path(options.verify).read_bytes(), secrets)
    except Bad as fault:
        print(f"bad: {fault}")
        return 1
    print("good")
    return 0


if __name__ == "__main__":
    sys.exit(main())
