#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws the pictures of docs/architecture.md from the code: draw.py writes them beside itself.

    house.svg      floors and wings, and which wing includes which, from the #include lines of include/mingbai
    consent.svg    the states of a request, from the table `transitions` in consent/state.hpp
    delivery.svg   the states of one channel of a notice, from the table `arrows` in docs/examples/guide/delivery.cpp, which is
                   a test that an outbox does just that

What is placed where is said here; what is drawn is read from the code. tests/hygiene/pictures.py checks that the pictures are
those of the code, and that nothing was left without a place."""
import html
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "single_include"))
import generate  # noqa: E402

WORDS = {"base": "金额 · 数量 · 历法 · 文本 · JSON · 摘要|money, quantities, calendar, text, JSON, digests",
         "rule": "规则|rules and reports", "evidence": "凭证账本|the ledger", "tariff": "资费方案|plans, register, charges",
         "marketing": "营销推广|copy, agents", "consent": "鉴权核验|requests, answers", "notice": "告知提醒|messages, outbox",
         "bill": "账单|bills", "archive": "查询档案|look-ups", "cap": "消费封顶|caps", "order": "办理与审计|activation, audit",
         "profile": "各地规则|jurisdictions", "interop": "对接|other software"}
HUES = {"rule": "#7a5c00", "evidence": "#0b6e4f", "tariff": "#1f5fa8", "marketing": "#a33b20", "consent": "#7b2d8b", "notice": "#00707a",
        "bill": "#8a5a00", "archive": "#55622b", "cap": "#b0245f", "order": "#3d3d9e", "profile": "#6b4226", "interop": "#4a4a4a"}


def svg(width, height, title, parts):
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" font-family="system-ui, sans-serif">',
        f"<title>{html.escape(title)}</title>",
        '<defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse">'
        '<path d="M0 0L10 5L0 10z" fill="context-stroke"/></marker></defs>',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>', *parts, "</svg>", ""])


def text(x, y, words, size=14, anchor="middle", fill="#1c1c1c", weight="normal"):
    return (f'<text x="{x:g}" y="{y:g}" font-size="{size}" text-anchor="{anchor}" fill="{fill}" font-weight="{weight}">'
            f"{html.escape(words)}</text>")


# ---- the house -------------------------------------------------------------------------------------------------------


def wing_edges(include):
    """{(wing, wing that it includes)}"""
    edges = set()
    for name in generate.headers(include):
        own = generate.wing_of(name)
        for _, _, other, _ in generate.includes((include / name).read_text(encoding="utf-8")):
            if other.startswith("mingbai/") and own and generate.wing_of(other) not in ("", own):
                edges.add((own, generate.wing_of(other)))
    return edges


def house(root):
    edges = wing_edges(root / "include")
    wings = {generate.wing_of(name) for name in generate.headers(root / "include")} - {""}
    width, floor_height, box_height = 1080, 112, 56
    floors = [[wing for wing in row if wing in wings] for row in generate.FLOORS]
    center = {}
    parts, boxes = [], []
    for number, row in enumerate(floors, 1):
        top = 20 + (len(floors) - number) * floor_height
        boxes.append(text(24, top + 34, str(number), 18, "middle", "#8a8a8a"))
        each = (width - 60) / max(len(row), 1)
        for i, wing in enumerate(row):
            box_width = min(each - 26, 230) if wing != "base" else each - 26
            x = 48 + each * i + (each - box_width) / 2
            center[wing] = (x + box_width / 2, top)
            chinese, english = WORDS[wing].split("|")
            boxes.append(f'<rect x="{x:g}" y="{top}" width="{box_width:g}" height="{box_height}" rx="6" fill="#fbfaf7" '
                         f'stroke="{HUES.get(wing, "#1c1c1c")}" stroke-width="1.5"/>')
            boxes.append(text(x + box_width / 2, top + 18, wing + "/", 14, weight="bold"))
            boxes.append(text(x + box_width / 2, top + 34, chinese, 12))
            boxes.append(text(x + box_width / 2, top + 49, english, 11, fill="#444444"))
    outgoing = {wing: sorted((b for a, b in edges if a == wing and b != "base"), key=lambda b: (center[b], b)) for wing in wings}
    incoming = {wing: sorted((a for a, b in edges if b == wing), key=lambda a: (center[a], a)) for wing in wings}

    def spread(of, among):
        return (among.index(of) + 1) / (len(among) + 1) * 120 - 60

    for a, b in sorted(edges):
        if b == "base":
            continue
        x1, y1 = center[a][0] + spread(b, outgoing[a]) * 0.8, center[a][1] + box_height
        x2, y2 = center[b][0] + spread(a, incoming[b]) * 1.4, center[b][1]
        bend = (y2 - y1) * 0.5
        parts.append(f'<path d="M{x1:g} {y1:g}C{x1:g} {y1 + bend:g} {x2:g} {y2 - bend:g} {x2:g} {y2:g}" fill="none" '
                     f'stroke="{HUES[a]}" stroke-width="1.4" opacity="0.75" marker-end="url(#head)"/>')
    without = sorted(wings - {"base"} - {a for a, b in edges if b == "base"})
    note = "every wing includes base/" if not without else "all but " + ", ".join(without) + " include base/"
    height = 20 + len(floors) * floor_height + 6
    parts += boxes
    parts.append(text(width / 2, height - 14, f"箭头：包含 · an arrow: includes. {note}", 12, fill="#444444"))
    return svg(width, height, "The wings of mingbai and which includes which", parts)


# ---- state machines --------------------------------------------------------------------------------------------------


def machine(title, places, names, arrows, first, width, height, faded, along):
    """Boxes at their places, one line for all that leads from one state to another; in the box what leads nowhere else. `along`
    is where on a line its words stand, for a pair of states or for a state that lines leave."""
    box = (136, 60)
    grouped = {}
    for a, on, b in arrows:
        for state in (a, b):
            if state not in places:
                raise SystemExit(f"draw.py: the state {state} has no place in the picture")
        grouped.setdefault((a, b), []).append(on)
    parts, labels = [], []
    for (a, b), on in grouped.items():
        if a == b:
            continue
        (x1, y1), (x2, y2) = places[a], places[b]
        dx, dy = x2 - x1, y2 - y1
        length = (dx * dx + dy * dy) ** 0.5
        nx, ny = -dy / length, dx / length
        shift = 11 if (b, a) in grouped else 0

        def edge(x, y, towards_x, towards_y):
            half_x, half_y = box[0] / 2 + 3, box[1] / 2 + 3
            scale = min(half_x / abs(towards_x) if towards_x else 9e9, half_y / abs(towards_y) if towards_y else 9e9)
            return x + towards_x * scale, y + towards_y * scale

        sx, sy = edge(x1, y1, dx, dy)
        ex, ey = edge(x2, y2, -dx, -dy)
        sx, sy, ex, ey = sx + nx * shift, sy + ny * shift, ex + nx * shift, ey + ny * shift
        parts.append(f'<path d="M{sx:.1f} {sy:.1f}L{ex:.1f} {ey:.1f}" fill="none" stroke="#4a4a4a" stroke-width="1.3" marker-end="url(#head)"/>')
        share = along.get((a, b), along.get(a, 0.5))
        mx, my = sx + (ex - sx) * share, sy + (ey - sy) * share
        if shift:
            my += ny * (7.5 * len(on) + 4)
        for i, word in enumerate(on):
            y = my + (i - (len(on) - 1) / 2) * 15 + 4
            wide = 6.6 * len(word) + 8
            labels.append(f'<rect x="{mx - wide / 2:.1f}" y="{y - 11.5:.1f}" width="{wide:.1f}" height="15" fill="#ffffff" opacity="0.92"/>')
            labels.append(text(round(mx, 1), round(y, 1), word, 12, fill="#333333"))
    for state, (x, y) in places.items():
        stays = [on for on, (a, b) in ((on, key) for key, all_on in grouped.items() for on in all_on) if a == b == state]
        fill = "#f0efe9" if state in faded else "#eaf2fb"
        labels.append(f'<rect x="{x - box[0] / 2:g}" y="{y - box[1] / 2:g}" width="{box[0]}" height="{box[1]}" rx="8" fill="{fill}" '
                      f'stroke="#1f3f66" stroke-width="{2.4 if state == first else 1.4}"/>')
        labels.append(text(x, y - (10 if stays else 3), state, 14, weight="bold"))
        labels.append(text(x, y + (7 if stays else 15), names[state], 12))
        if stays:
            labels.append(text(x, y + 23, "↺ " + ", ".join(stays), 11, fill="#555555"))
    return svg(width, height, title, parts + labels)


def consent(root):
    source = (root / "include/mingbai/consent/state.hpp").read_text(encoding="utf-8")
    table = source[source.index("inline constexpr auto transitions"):]
    table = table[:table.index("});")]
    arrows = re.findall(r"\{state::(\w+), event::(\w+), state::(\w+)\}", table)
    if len(arrows) != table.count("{state::"):
        raise SystemExit("draw.py: a line of the table in consent/state.hpp could not be read")
    states = re.findall(r"(?m)^    (\w+) = \d+,", source[source.index("enum class state"):source.index("enum class event")])
    places = {"asked": (90, 130), "delivered": (90, 360), "answered": (520, 180), "proven": (750, 180), "withdrawn": (1000, 180),
              "refused": (520, 45), "expired": (520, 345), "superseded": (520, 460)}
    names = {"asked": "已征询", "delivered": "已送达", "answered": "已同意", "proven": "已取证", "withdrawn": "已撤回",
             "refused": "已拒绝", "expired": "已过期", "superseded": "已取代"}
    if sorted(states) != sorted(places):
        raise SystemExit(f"draw.py: the states are {states}")
    return machine("The states of a request for consent", places, names, arrows, "asked", 1084, 505,
                   {"refused", "expired", "superseded", "withdrawn"}, {"asked": 0.42, "delivered": 0.72})


def delivery(root):
    source = (root / "docs/examples/guide/delivery.cpp").read_text(encoding="utf-8")
    table = source[source.index("constexpr arrow arrows[]"):source.index("// [arrows end]")]
    arrows = re.findall(r'\{delivery::(\w+), "([^"]+)", delivery::(\w+)\}', table)
    if len(arrows) != table.count("{delivery::"):
        raise SystemExit("draw.py: a line of the table in delivery.cpp could not be read")
    places = {"waiting": (90, 160), "in_flight": (480, 50), "sent": (880, 160), "delivered": (880, 420), "failed": (300, 420)}
    names = {"waiting": "待发送", "in_flight": "已交网关", "sent": "网关已收", "delivered": "已送达", "failed": "未送达"}
    return machine("The states of one channel of a notice", places, names, arrows, "waiting", 970, 470, {"failed", "delivered"},
                   {("waiting", "delivered"): 0.62, ("in_flight", "failed"): 0.8, ("in_flight", "delivered"): 0.3, ("sent", "failed"): 0.28})


PICTURES = {"house.svg": house, "consent.svg": consent, "delivery.svg": delivery}


def main():
    for name, draw in PICTURES.items():
        (HERE / name).write_text(draw(HERE.parents[1]), encoding="utf-8")


if __name__ == "__main__":
    main()
