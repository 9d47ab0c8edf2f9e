#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares display_width of every code point with what follows from Python's copy of the Unicode character database.

    display_widths.py PROGRAM     PROGRAM prints a line for each run of equal widths: first last width, in hexadecimal
    display_widths.py --table     prints include/mingbai/base/detail/width_table.hpp for this Python's Unicode version

Unassigned code points may have any width, except in the blocks that UAX #11 reserves for wide characters. Where Python
knows a younger Unicode than the table, only the code points of Unicode 3.2, whose widths are settled, are compared.
"""
import subprocess
import sys
import unicodedata

TABLE_VERSION = "14.0.0"
RESERVED_WIDE = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FFFD), (0x30000, 0x3FFFD)]
LAST = 0x10FFFF


def width(code, data=unicodedata):
    """0, 1 or 2; None where any width will do."""
    character = chr(code)
    category = data.category(character)
    if category == "Cn":
        return 2 if any(first <= code <= last for first, last in RESERVED_WIDE) else None
    if category == "Cs":
        return None
    if code == 0xAD:  # the soft hyphen is shown
        return 1
    if category in ("Mn", "Me", "Cf", "Cc", "Zl", "Zp") or 0x1160 <= code <= 0x11FF or 0xD7B0 <= code <= 0xD7FF:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def table():
    runs = []
    for code in range(LAST + 1):
        columns = width(code)
        if columns is None:
            continue
        if runs and runs[-1][2] == columns:
            runs[-1][1] = code
        else:
            runs.append([code, code, columns])

    def rows(columns):
        ranges = [f"{{0x{first:04X}, 0x{last:04X}}}," for first, last, each in runs if each == columns]
        lines, line = [], "   "
        for each in ranges:
            if len(line) + 1 + len(each) > 118:
                lines.append(line)
                line = "   "
            line += " " + each
        return "\n".join([*lines, line])

    return f"""// SPDX-License-Identifier: Apache-2.0
#pragma once

// Written by tests/reference/display_widths.py --table from Unicode {unicodedata.unidata_version}, and compared by it.

#include <mingbai/base/config.hpp>

#include <array>

namespace mingbai::inline MINGBAI_ABI::detail {{

struct code_point_range {{
    char32_t first;
    char32_t last;
}};

/// General categories Mn, Me, Cf (but the soft hyphen), Cc, Zl and Zp, and the Hangul vowels and finals that join a
/// syllable. Ranges run over unassigned code points.
inline constexpr auto no_columns = std::to_array<code_point_range>({{
{rows(0)}
}});

/// East_Asian_Width W and F (UAX #11), with what is reserved for them.
inline constexpr auto two_columns = std::to_array<code_point_range>({{
{rows(2)}
}});

}}  // namespace mingbai::inline MINGBAI_ABI::detail
"""


def main():
    if sys.argv[1:] == ["--table"]:
        print(table(), end="")
        return 0
    printed = subprocess.run(sys.argv[1:], check=True, capture_output=True, text=True).stdout
    shown = {}
    for line in printed.splitlines():
        first, last, columns = (int(word, 16) for word in line.split())
        shown.update(dict.fromkeys(range(first, last + 1), columns))
    if len(shown) != LAST + 1:
        print(f"{len(shown)} code points instead of {LAST + 1}")
        return 1
    settled = unicodedata.ucd_3_2_0
    same = unicodedata.unidata_version == TABLE_VERSION
    compared, wrong = 0, []
    for code, columns in shown.items():
        if not same and settled.category(chr(code)) == "Cn":
            continue
        expected = width(code)
        if expected is None:
            continue
        compared += 1
        if columns != expected:
            wrong.append(f"U+{code:04X}: {columns} columns, Unicode {unicodedata.unidata_version} gives {expected}")
    print("\n".join(wrong[:50]))
    print(f"{compared} code points compared, {len(wrong)} differ")
    return 1 if wrong or compared < 90000 else 0


if __name__ == "__main__":
    sys.exit(main())
