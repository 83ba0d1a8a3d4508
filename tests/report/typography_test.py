#!/usr/bin/env python3
"""Rules of good pages, checked on the page dump of a report: what a typographer would mark.

usage: typography_test.py LKJIP REPORT

No widow, no orphan, no lonely heading, no text over other text, over a rule of a table, in the margins or
behind the edge of its page, no rule that ends beside the one that it should meet, no warning of the layout.
"""

import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

GLYPHS = re.compile(
    r'  glyphs (\S+) (\S+) (\S+) (\S+) (\S+) (\S+) "(.*)"( hyphen)?( up)? (#\w+) ([a-z]+)(?::(\d+))?(?: <.*>)?$'
)
LINE = re.compile(r"  line (\S+) (\S+) (\S+) (\S+) (\S+) ")
NEAR = 0.6  # pt: what counts as the same place


class Text:
    def __init__(self, match):
        self.x, self.y, self.width, self.size = (float(match[i]) for i in (1, 2, 3, 4))
        self.text, self.up, self.role, self.element = match[7], bool(match[9]), match[11], match[12]
        self.right = self.x + self.width


class Page:
    def __init__(self, head):
        self.number, self.label, self.width, self.height = int(head[1]), head[2], float(head[3]), float(head[4])
        self.texts, self.lines = [], []

    def body(self):
        return [text for text in self.texts if text.role != "artifact"]


def read(lkjip, report):
    dump = subprocess.run([lkjip, "dump", "--stage=pages", report], capture_output=True, text=True, check=True)
    pages = []
    for line in dump.stdout.splitlines():
        head = re.match(r'page (\d+) "(.*)" (\S+) (\S+)', line)
        match = GLYPHS.match(line)
        rule = LINE.match(line)
        if head:
            pages.append(Page(head))
        elif match:
            pages[-1].texts.append(Text(match))
        elif line.startswith("  glyphs"):
            raise SystemExit(f"cannot read: {line}")
        elif rule:
            x, y, width, height = (float(rule[i]) for i in (1, 2, 3, 4))
            pages[-1].lines.append((x, y, x + width, y + height))
    return pages


def lines_of(page, element):
    """Base lines of an element, those of raised letters apart."""
    lines = []
    for y in sorted({text.y for text in page.body() if text.element == element and not text.up}):
        if not lines or y - lines[-1] > 6:
            lines.append(y)
    return lines


def divided(pages):
    """Elements with text on two pages: (role, element, page, next page)."""
    places = defaultdict(list)
    for page in pages:
        for key in dict.fromkeys((text.role, text.element) for text in page.body()):
            places[key].append(page)
    for (role, element), found in places.items():
        for before, after in zip(found, found[1:]):
            yield role, element, before, after


def check_widows(pages):
    for role, element, before, after in divided(pages):
        if role == "paragraph":
            for name, page in (("orphan", before), ("widow", after)):
                if len(lines_of(page, element)) < 2:
                    yield f"page {page.number}: {name}, paragraph {element}"


def check_headings(pages):
    """Behind a heading stand two lines, or something that is not text."""
    for page in pages:
        body = page.body()
        last = max((i for i, text in enumerate(body) if text.role == "heading"), default=None)
        if last is None or page is pages[-1]:
            continue
        behind = body[last + 1 :]
        rows = {round(text.y) for text in behind}
        if len(rows) < 2 and not any(text.role in ("figure", "label", "formula") for text in behind):
            following = pages[page.number].body()
            goes_on = following and following[0].role != "heading"
            if goes_on and len(behind) < 2:
                yield f'page {page.number}: lonely heading "{body[last].text}"'


def box(text):
    if text.up:
        return text.x - text.size * 0.7, text.y - text.width, text.x + text.size * 0.2, text.y
    return text.x, text.y - text.size * 0.68, text.right, text.y + text.size * 0.18


def check_overlaps(pages):
    for page in pages:
        boxes = sorted((box(text) + (text,) for text in page.texts if text.text.strip()), key=lambda b: b[1])
        for i, (left, top, right, bottom, one) in enumerate(boxes):
            for left2, top2, right2, bottom2, other in boxes[i + 1 :]:
                if top2 >= bottom - NEAR:
                    break
                same = one.element == other.element and abs(one.y - other.y) < one.size
                wide = min(right, right2) - max(left, left2)
                if wide > NEAR and min(bottom, bottom2) - max(top, top2) > NEAR and not (same and wide < 2):
                    if "figure" not in (one.role, other.role):
                        yield f'page {page.number}: "{one.text}" over "{other.text}"'


def check_cells(pages):
    """No text crosses an upright rule."""
    for page in pages:
        upright = [line for line in page.lines if line[0] == line[2] and line[3] > line[1]]
        for text in page.texts:
            if text.up or text.role == "figure":
                continue
            visible = text.right - (0.25 * text.size if text.text.endswith(" ") else 0)
            for x, top, _, bottom in upright:
                if top < text.y - 1 < bottom and text.x + NEAR < x < visible - NEAR:
                    yield f'page {page.number}: "{text.text}" crosses a rule at {x:.1f}'


def check_edges(pages):
    """Text keeps away from the edges of the paper: half an inch."""
    away = 36
    for page in pages:
        for text in page.texts:
            left, top, right, bottom = box(text)
            if page.label and (left < away or right > page.width - away or top < away or bottom > page.height - away):
                yield f'page {page.number}: "{text.text}" is too near to the edge'


def check_rules(pages):
    """Level rules of a table end at upright ones, exactly."""
    for page in pages:
        upright = [line for line in page.lines if line[0] == line[2] and line[3] - line[1] > 0]
        for left, y, right, y2 in page.lines:
            if y != y2 or right - left <= 0:
                continue
            touching = [line[0] for line in upright if line[1] - NEAR <= y <= line[3] + NEAR]
            for end in (left, right):  # the rule of a fraction keeps further away
                if touching and 1 < min(abs(x - end) for x in touching) < 4:
                    yield f"page {page.number}: a rule ends at {end:.1f}, {y:.1f} beside the upright ones"


def check_white(pages):
    """No page but the last of a chapter is less than half full."""
    for page, following in zip(pages, pages[1:]):
        body, behind = page.body(), following.body()
        if not body or not behind or not page.label or page.width != following.width:
            continue
        starts = behind[0].role == "heading" or min(text.y for text in behind) > min(text.y for text in body) + 30
        if not starts and max(text.y for text in body) < page.height * 0.5:
            yield f"page {page.number}: more than half is empty"


def check_warnings(lkjip, report):
    checked = subprocess.run([lkjip, "dump", "--stage=pages", report], capture_output=True, text=True)
    for line in checked.stderr.splitlines():
        if re.search(r"\b(warning|error) L\d+", line):
            yield line


def main():
    lkjip, report = sys.argv[1], str(Path(sys.argv[2]))
    pages = read(lkjip, report)
    checks = [
        ("no widows and orphans", check_widows(pages)),
        ("no lonely headings", check_headings(pages)),
        ("no text over text", check_overlaps(pages)),
        ("text stays in its cell", check_cells(pages)),
        ("text keeps off the edges", check_edges(pages)),
        ("rules meet", check_rules(pages)),
        ("pages are filled", check_white(pages)),
        ("the layout has nothing to tell", check_warnings(lkjip, report)),
    ]
    print(f"1..{len(checks)}")
    for number, (name, found) in enumerate(checks, 1):
        faults = list(found)
        print(f"{'not ok' if faults else 'ok'} {number} - {name}")
        for fault in faults[:10]:
            print(f"# {fault}")


main()
