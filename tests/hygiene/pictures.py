#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The pictures of docs/architecture.md are what docs/pictures/draw.py draws from the code."""
import sys

import common

sys.path.insert(0, str(common.ROOT / "docs/pictures"))
import draw  # noqa: E402

HOUSE = "docs/pictures/house.svg"
CONSENT = "include/mingbai/consent/state.hpp"
TABLE = """// SPDX-License-Identifier: Apache-2.0
#pragma once
enum class state : unsigned char {
    asked = 0,
    delivered = 1,
    answered = 2,
    proven = 3,
    refused = 4,
    expired = 5,
    superseded = 6,
    withdrawn = 7,
};
enum class event : unsigned char { receipt };
inline constexpr auto transitions = std::to_array<transition>({
    {state::asked, event::receipt, state::delivered},
});
"""


def check(tree, compilers):
    del compilers  # reads only
    faults = []
    for name, picture in draw.PICTURES.items():
        stored = tree.root / "docs/pictures" / name
        if not stored.exists():
            continue  # a tree without pictures has nothing to compare
        try:
            if stored.read_text(encoding="utf-8") != picture(tree.root):
                faults.append(f"docs/pictures/{name}: is not what the code says; python3 docs/pictures/draw.py draws it again")
        except SystemExit as refused:
            faults.append(f"docs/pictures/{name}: {refused}")
    return faults


def drawn(tree):
    tree.write(CONSENT, TABLE)
    tree.write(HOUSE, draw.house(tree.root))
    tree.write("docs/pictures/consent.svg", draw.consent(tree.root))


def after(breaking):
    def both(tree):
        drawn(tree)
        if faults := check(tree, []):
            raise AssertionError(faults)
        breaking(tree)
    return both


BREAKINGS = [
    ("a wing includes another one", after(lambda tree: tree.append("include/mingbai/rule/sentence.hpp", "#include <mingbai/evidence/page.hpp>\n")),
     r"house\.svg: is not what the code says"),
    ("the picture was changed by hand", after(lambda tree: tree.append(HOUSE, "<!-- -->\n")), r"house\.svg: is not what"),
    ("a transition leads elsewhere", after(lambda tree: tree.replace(CONSENT, "state::delivered}", "state::answered}")),
     r"consent\.svg: is not what the code says"),
    ("a transition cannot be read", after(lambda tree: tree.replace(CONSENT, "event::receipt, state", "on, state")),
     r"consent\.svg: .*could not be read"),
    ("there is a new state", after(lambda tree: tree.replace(CONSENT, "    withdrawn = 7,", "    withdrawn = 7,\n    lost = 8,")),
     r"consent\.svg: .*the states are"),
]

if __name__ == "__main__":
    sys.exit(common.main(check, BREAKINGS))
