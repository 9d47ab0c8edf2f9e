#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Decodes QR codes of versions 1 to 10 slowly, from ISO/IEC 18004 alone, without a line of the library.

    qr_code.py PROGRAM     the test: every code that PROGRAM prints says its text, and says it no more when modules are changed
    qr_code.py --decode    reads rows of 0 and 1 from standard input, and prints the text

When zbarimg (Debian: zbar-tools) is there, some of the codes are shown to it as well."""
import random
import shutil
import subprocess
import sys
import tempfile
import pathlib

SEED = 20260302
LEVELS = {1: "L", 0: "M", 3: "Q", 2: "H"}
# Table 9: codewords in all; then for each level the data codewords of every block.
BLOCKS = {
    1: (26, {"L": [19], "M": [16], "Q": [13], "H": [9]}),
    2: (44, {"L": [34], "M": [28], "Q": [22], "H": [16]}),
    3: (70, {"L": [55], "M": [44], "Q": [17] * 2, "H": [13] * 2}),
    4: (100, {"L": [80], "M": [32] * 2, "Q": [24] * 2, "H": [9] * 4}),
    5: (134, {"L": [108], "M": [43] * 2, "Q": [15] * 2 + [16] * 2, "H": [11] * 2 + [12] * 2}),
    6: (172, {"L": [68] * 2, "M": [27] * 4, "Q": [19] * 4, "H": [15] * 4}),
    7: (196, {"L": [78] * 2, "M": [31] * 4, "Q": [14] * 2 + [15] * 4, "H": [13] * 4 + [14]}),
    8: (242, {"L": [97] * 2, "M": [38] * 2 + [39] * 2, "Q": [18] * 4 + [19] * 2, "H": [14] * 4 + [15] * 2}),
    9: (292, {"L": [116] * 2, "M": [36] * 3 + [37] * 2, "Q": [16] * 4 + [17] * 4, "H": [12] * 4 + [13] * 4}),
    10: (346, {"L": [68] * 2 + [69] * 2, "M": [43] * 4 + [44], "Q": [19] * 6 + [20] * 2, "H": [15] * 6 + [16] * 2}),
}
CENTRES = {1: [], 2: [6, 18], 3: [6, 22], 4: [6, 26], 5: [6, 30], 6: [6, 34], 7: [6, 22, 38], 8: [6, 24, 42], 9: [6, 26, 46],
           10: [6, 28, 50]}
MASKS = [lambda i, j: (i + j) % 2 == 0, lambda i, j: i % 2 == 0, lambda i, j: j % 3 == 0, lambda i, j: (i + j) % 3 == 0,
         lambda i, j: (i // 2 + j // 3) % 2 == 0, lambda i, j: (i * j) % 2 + (i * j) % 3 == 0,
         lambda i, j: ((i * j) % 2 + (i * j) % 3) % 2 == 0, lambda i, j: ((i + j) % 2 + (i * j) % 3) % 2 == 0]
LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"

EXP = [1]
for _ in range(254):
    EXP.append(EXP[-1] * 2 if EXP[-1] < 128 else EXP[-1] * 2 ^ 0x11D)
LOG = {value: power for power, value in enumerate(EXP)}


class Bad(Exception):
    """Why a square is no code."""


def bch(data, degree, generator):
    rest = data << degree
    for bit in range(rest.bit_length() - 1, degree - 1, -1):
        if rest >> bit & 1:
            rest ^= generator << (bit - degree)
    return data << degree | rest


def format_of(rows):
    n = len(rows)
    first = [(8, j) for j in (0, 1, 2, 3, 4, 5, 7, 8)] + [(i, 8) for i in (7, 5, 4, 3, 2, 1, 0)]
    second = [(n - 1 - k, 8) for k in range(7)] + [(8, n - 8 + k) for k in range(8)]
    read = {"".join(rows[i][j] for i, j in places) for places in (first, second)}
    if len(read) != 1:
        raise Bad("the two copies of the format differ")
    word = int(read.pop(), 2)
    for data in range(32):
        if bch(data, 10, 0x537) ^ 0x5412 == word:
            return LEVELS[data >> 3], data & 7
    raise Bad("no format")


def is_pattern(version, i, j):
    n = 17 + 4 * version
    if (i < 9 and j < 9) or (i < 9 and j >= n - 8) or (i >= n - 8 and j < 9) or i == 6 or j == 6:
        return True
    if version >= 7 and ((i < 6 and j >= n - 11) or (j < 6 and i >= n - 11)):
        return True
    centres = CENTRES[version]
    corners = [(6, 6), (6, centres[-1]), (centres[-1], 6)] if centres else []
    return any(abs(i - a) <= 2 and abs(j - b) <= 2 for a in centres for b in centres if (a, b) not in corners)


def check_patterns(rows, version):
    n = len(rows)
    finder = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]
    for top, left in ((0, 0), (0, n - 7), (n - 7, 0)):
        if [row[left:left + 7] for row in rows[top:top + 7]] != finder:
            raise Bad("a finder is broken")
    if any(rows[6][k] != "10"[k % 2] or rows[k][6] != "10"[k % 2] for k in range(8, n - 8)):
        raise Bad("the timing is broken")
    if rows[n - 8][8] != "1":
        raise Bad("the dark module is light")
    if version >= 7:
        word = bch(version, 12, 0x1F25)
        for k in range(18):
            if {rows[k // 3][n - 11 + k % 3], rows[n - 11 + k % 3][k // 3]} != {str(word >> k & 1)}:
                raise Bad("the version is broken")


def codewords_of(rows, version, mask):
    n = len(rows)
    bits, upwards, j = [], True, n - 1
    while j > 0:
        if j == 6:
            j -= 1
        for i in (range(n - 1, -1, -1) if upwards else range(n)):
            for column in (j, j - 1):
                if not is_pattern(version, i, column):
                    bits.append(int(rows[i][column]) ^ MASKS[mask](i, column))
        upwards, j = not upwards, j - 2
    return [int("".join(map(str, bits[k:k + 8])), 2) for k in range(0, len(bits) - 7, 8)]


def check_block(block, correction):
    """Every root of the generator is one of the block's polynomial."""
    for power in range(correction):
        value = 0
        for word in block:
            value = (EXP[(LOG[value] + power) % 255] if value else 0) ^ word
        if value:
            raise Bad("a block is damaged")


def decode(rows):
    n = len(rows)
    version = (n - 17) // 4
    if version not in BLOCKS or n != 17 + 4 * version or any(len(row) != n for row in rows):
        raise Bad("no square of a known size")
    check_patterns(rows, version)
    level, mask = format_of(rows)
    total, per_level = BLOCKS[version]
    sizes = per_level[level]
    words = codewords_of(rows, version, mask)
    if len(words) != total:
        raise Bad(f"{len(words)} codewords, not {total}")
    correction = (total - sum(sizes)) // len(sizes)
    blocks = [[] for _ in sizes]
    place = 0
    for k in range(max(sizes)):
        for block, size in zip(blocks, sizes):
            if k < size:
                block.append(words[place])
                place += 1
    data = [word for block in blocks for word in block]
    for _ in range(correction):
        for block in blocks:
            block.append(words[place])
            place += 1
    for block in blocks:
        check_block(block, correction)

    bits = "".join(f"{word:08b}" for word in data)
    mode, bits = int(bits[:4], 2), bits[4:]
    if mode == 2:
        width = 9 if version < 10 else 11
        count, bits = int(bits[:width], 2), bits[width:]
        text = ""
        for _ in range(count // 2):
            pair, bits = int(bits[:11], 2), bits[11:]
            text += LETTERS[pair // 45] + LETTERS[pair % 45]
        if count % 2:
            text, bits = text + LETTERS[int(bits[:6], 2)], bits[6:]
        said = text.encode()
    elif mode == 4:
        width = 8 if version < 10 else 16
        count, bits = int(bits[:width], 2), bits[width:]
        said, bits = bytes(int(bits[8 * k:8 * k + 8], 2) for k in range(count)), bits[8 * count:]
    else:
        raise Bad(f"mode {mode}")
    ended = min(4, len(bits))
    if "1" in bits[:ended]:
        raise Bad("no terminator")
    pad = bits[ended:]
    pad = pad[len(pad) % 8:]
    for k in range(0, len(pad), 8):
        if int(pad[k:k + 8], 2) != (0xEC, 0x11)[k // 8 % 2]:
            raise Bad("no padding")
    return said, level, version


def ask_zbar(rows, said, folder):
    scale, quiet = 4, 4
    side = (len(rows) + 2 * quiet) * scale
    blank = "0" * quiet
    wide = ["".join(module * scale for module in blank + row + blank) for row in rows]
    lines = ["0" * side] * quiet * scale + [row for row in wide for _ in range(scale)] + ["0" * side] * quiet * scale
    picture = pathlib.Path(folder) / "code.pgm"
    picture.write_bytes(b"P5 %d %d 255\n" % (side, side) + bytes(0 if module == "1" else 255 for row in lines for module in row))
    read = subprocess.run(["zbarimg", "--quiet", "--raw", str(picture)], capture_output=True)
    return read.stdout.rstrip(b"\n") == said.rstrip(b"\n")


def main():
    if sys.argv[1] == "--decode":
        sys.stdout.buffer.write(decode(sys.stdin.read().split())[0])
        return 0
    lines = subprocess.run([sys.argv[1]], capture_output=True, text=True, check=True).stdout.splitlines()
    chance = random.Random(SEED)
    zbar = shutil.which("zbarimg")
    faults, codes, seen, asked = [], 0, set(), 0
    with tempfile.TemporaryDirectory() as folder:
        while lines:
            head = lines.pop(0)
            if head == "refused":
                faults.append("a text was refused")
                continue
            text, level, version = head.split(" ")
            size = 17 + 4 * int(version)
            rows, lines = lines[:size], lines[size:]
            codes += 1
            seen.add((level, int(version)))
            wanted = (bytes.fromhex(text[:-1]), level, int(version))
            try:
                if decode(rows) != wanted:
                    faults.append(f"{head}: says {decode(rows)}")
            except Bad as fault:
                faults.append(f"{head}: {fault}")
            # One module changed anywhere is noticed: this decoder repairs nothing. Bits left over at the end mean nothing.
            i, j = chance.randrange(size), chance.randrange(size)
            changed = rows[:i] + [rows[i][:j] + "10"[int(rows[i][j])] + rows[i][j + 1:]] + rows[i + 1:]
            try:
                if decode(changed)[0] == wanted[0] and (is_pattern(int(version), i, j) is False) and j > 1:
                    faults.append(f"{head}: module {i} {j} does not matter")
            except Bad:
                pass
            if zbar and codes % 12 == 5 and 1 < len(wanted[0]):
                asked += 1
                if not ask_zbar(rows, wanted[0], folder):
                    faults.append(f"{head}: zbarimg does not read it")
    if len(seen) != 40:
        faults.append(f"{len(seen)} of 40 levels and versions were seen")
    print("\n".join(faults[:20]) if faults else f"{codes} codes decoded, {asked} of them by zbarimg as well")
    return 1 if faults or codes < 200 else 0


if __name__ == "__main__":
    sys.exit(main())
