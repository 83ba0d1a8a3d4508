#!/usr/bin/env python3
"""Rules of good pages, checked on finished PDF files alone: words by poppler, rules and
letters by mupdf, headings by the outline.

usage: typeset_test.py LKJIP REPORT [--spoil] [LOOK...]

Builds the report with its own look and with each look named. No line beyond the frame or with words far apart, no word
over another, through a rule or out of its cell, no widow, orphan, lonely heading, split signature or word cut without a hyphen. With --spoil the file is
then spoilt on purpose, and each rule must say so. Prints TAP.
"""

import copy
import html
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

MM = 72 / 25.4
LEFT, RIGHT = 25 * MM, 20 * MM  # the narrowest margins of all looks, but on the cover
HEAD, FOOT = 19 * MM, 18 * MM  # what the running head and foot take at most
NEAR = 1.0


class Word:
    def __init__(self, left, top, right, bottom, text):
        self.left, self.top, self.right, self.bottom, self.text = left, top, right, bottom, text
        self.size = self.bottom - self.top

    def __repr__(self):
        return f"“{self.text}” at {self.left:.0f},{self.top:.0f}"


class Line:
    """Words side by side that no rule parts."""

    def __init__(self, words):
        self.words = words
        self.left, self.right = words[0].left, words[-1].right
        self.top, self.bottom = min(w.top for w in words), max(w.bottom for w in words)
        self.text = " ".join(w.text for w in words)


class Page:
    def __init__(self, number, width, height):
        self.number, self.width, self.height = number, width, height
        self.words, self.level, self.upright, self.pictures = [], [], [], []
        self.fills, self.painted = [], []

    def hidden(self, order, x, y):
        """Whether a box painted after the rule of that order covers a place of it."""
        return any(number > order and left < x < right and top < y < bottom for number, left, top, right, bottom in self.fills)

    def body(self, words):
        return [w for w in words if w.top > HEAD and w.bottom < self.height - FOOT]

    def lines(self, words=None):
        """Lines of the body, from the top; words of one base line that stand close together."""
        rows = []
        for word in sorted(self.body(words or self.words), key=lambda w: (round(w.bottom), w.left)):
            row = rows[-1] if rows else None
            if row and abs(row[-1].bottom - word.bottom) < 2 and -2 < word.left - row[-1].right < 3 * word.size \
                    and not any(row[-1].right - 1 < x < word.left + 1 and y < word.bottom and word.top < b
                                for x, y, b, _ in self.upright):
                row.append(word)
            else:
                rows.append([word])
        return sorted((Line(row) for row in rows), key=lambda line: (line.top, line.left))

    def in_table(self, line):
        """Whether upright rules stand beside the line."""
        return any(top < line.bottom and line.top < bottom for _, top, bottom, _ in self.upright)


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def read_words(pdf):
    pages = []
    for line in run("pdftotext", "-bbox", pdf, "-").splitlines():
        head = re.search(r'<page width="([\d.]+)" height="([\d.]+)">', line)
        match = re.search(r'<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">(.*)</word>', line)
        if head:
            pages.append(Page(len(pages) + 1, float(head[1]), float(head[2])))
        elif match:
            pages[-1].words.append(Word(*(float(match[i]) for i in range(1, 5)), html.unescape(match[5])))
    return pages


def add_rule(page, box):
    left, top, right, bottom = box
    order = len(page.level) + len(page.upright) + len(page.fills)
    if right - left > 6 and bottom - top < 2:
        page.level.append((left, right, (top + bottom) / 2, order))
    elif bottom - top > 4 and right - left < 2:
        page.upright.append(((left + right) / 2, top, bottom, order))
    elif bottom - top >= 2 and right - left >= 2:
        page.fills.append((order, left, top, right, bottom))


def add_glyph(page, word, line, matrix, size):
    """Adds a painted letter to a word; the word that may go on."""
    sign = html.unescape(re.search(r'unicode="(.*?)" glyph', line)[1])
    x, y, advance = (float(re.search(rf' {name}="(\S+)"', line)[1]) for name in ("x", "y", "adv"))
    if sign.isspace():
        return None
    left, base = matrix[0] * x + matrix[4], matrix[3] * y + matrix[5]
    if word is None:
        before = page.painted[-1] if page.painted else None
        if before and abs(before.bottom - base - 0.22 * size) < 0.5 and abs(before.right - left) < 0.02 * size:
            word = before
        else:
            word = Word(left, base - 0.89 * size, left, base + 0.22 * size, "")
            page.painted.append(word)
    word.text += sign
    word.right = left + advance * size
    return word


def read_painted(pdf, pages):
    """Painted lines, boxes, pictures and letters, in points from the top."""
    page, path, thick, size, word = None, [], 0.0, 0.0, None
    for line in run("mutool", "trace", pdf).splitlines():
        line = line.strip()
        if line.startswith("<page number"):
            page = pages[int(re.search(r'number="(\d+)"', line)[1]) - 1]
        elif line.startswith(("<fill_path", "<stroke_path")):
            matrix = [float(n) for n in re.search(r'transform="([^"]*)"', line)[1].split()]
            path, thick = [], 0.0 if line.startswith("<fill") else 0.3
        elif line.startswith(("<moveto", "<lineto")):
            x, y = (float(n) for n in re.findall(r'[xy]="(\S+)"', line))
            path.append((matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]))
        elif line == "</fill_path>" and len(path) >= 4:
            xs, ys = zip(*path)
            add_rule(page, (min(xs), min(ys), max(xs), max(ys)))
        elif line == "</stroke_path>":
            for (x1, y1), (x2, y2) in zip(path, path[1:]):
                add_rule(page, (min(x1, x2) - thick, min(y1, y2) - thick, max(x1, x2) + thick, max(y1, y2) + thick))
        elif line.startswith("<fill_text"):
            matrix = [float(n) for n in re.search(r'transform="([^"]*)"', line)[1].split()]
        elif line.startswith("<span"):
            size, word = float(re.search(r'trm="([\d.-]+)', line)[1]), None
        elif line.startswith("<g "):
            word = add_glyph(page, word, line, matrix, size)
        elif line.startswith("<fill_image"):
            matrix = [float(n) for n in re.search(r'transform="([^"]*)"', line)[1].split()]
            ys = sorted((matrix[5], matrix[5] + matrix[3]))
            page.pictures.append((matrix[4], ys[0], matrix[4] + matrix[0], ys[1]))


def read_outline(pdf):
    """Headings as (title, page, height from the top)."""
    result = []
    for line in run("mutool", "show", pdf, "outline").splitlines():
        match = re.search(r'"(.*)"\s+#page=(\d+)&zoom=nan,\S+?,(\S+)$', line)
        if match:
            result.append((match[1], int(match[2]), float(match[3])))
    return result


class Document:
    def __init__(self, pdf):
        self.pages = read_words(pdf)
        read_painted(pdf, self.pages)
        self.headings = read_outline(pdf)
        inner = [page for page in self.pages[1:] if page.painted]
        self.left = {wide: min((w.left for p in inner for w in p.painted if (p.width > p.height) == wide), default=LEFT)
                     for wide in (False, True)}
        ends = {wide: Counter(round(line.right - p.width) for p in inner for line in p.lines(p.painted)
                              if (p.width > p.height) == wide) for wide in (False, True)}
        self.margin = {wide: -max((e for e, n in ends[wide].items() if n > 8), default=-RIGHT) for wide in ends}

    def frame(self, page):
        """The edges of the running text: where most lines end."""
        wide = page.width > page.height
        return max(LEFT, self.left[wide]), page.width - max(RIGHT, self.margin[wide])


# The rules; each gives sentences.

def overfull(document):
    for page in document.pages[1:]:
        for word in page.words:
            left, right = document.frame(page)
            if word.right > right + 2 * NEAR or word.left < left - NEAR:
                yield f"page {page.number}: {word} is outside the frame"


def underfull(document):
    """Lines as wide as the frame whose words stand far more than three times as far apart as usual."""
    for page in document.pages[1:]:
        right = document.frame(page)[1]
        for line in flowing(page):
            size = line.words[-1].size / 1.11
            if len(line.words) < 4 or abs(line.right - right) > 2 or "..." in line.text or any(abs(w.size / 1.11 - size) > 0.2 for w in line.words):
                continue
            gaps = [b.left - a.right for a, b in zip(line.words, line.words[1:])]
            if sum(gaps) / len(gaps) > 3.4 * 0.25 * size:  # the worst badness that TeX knows
                yield f"page {page.number}: the words stand far apart: {line.text}"


def out_of_cell(document):
    for page in document.pages:
        for word in page.words:
            middle, quarter = (word.top + word.bottom) / 2, word.size / 4
            for x, top, bottom, order in page.upright:
                if word.left + NEAR < x < word.right - NEAR and top < middle < bottom and not page.hidden(order, x, middle):
                    yield f"page {page.number}: a rule cuts {word}"
            for left, right, y, order in page.level:
                if abs(y - middle) < quarter and left < word.right - NEAR and word.left + NEAR < right \
                        and not page.hidden(order, (max(left, word.left) + min(right, word.right)) / 2, y):
                    yield f"page {page.number}: a rule goes through {word}"


def overlapping(document):
    for page in document.pages:
        words = sorted(page.words, key=lambda w: w.left)
        for number, word in enumerate(words):
            for other in words[number + 1:]:
                if other.left >= word.right - NEAR:
                    break
                high = min(word.bottom, other.bottom) - max(word.top, other.top)
                if high > 0.45 * min(word.size, other.size):
                    yield f"page {page.number}: {word} and {other} overlap"


def flowing(page):
    """Lines of running text: those as wide as the frame and what hangs on them, outside of tables."""
    return [line for line in page.lines(page.painted) if not page.in_table(line)]


def body_size(document):
    return Counter(round(w.size, 1) for page in document.pages for w in page.body(page.painted)).most_common(1)[0][0]


def goes_on(line, right, size):
    """Whether a line is one in the midst of a paragraph."""
    return abs(line.words[-1].size - size) < 0.2 and line.right > right - 2 \
        and not line.text.endswith((".", ":", ";", "?", "!"))


def widows_and_orphans(document):
    size = body_size(document)
    for page, following in zip(document.pages[1:], document.pages[2:]):
        here, there = flowing(page), flowing(following)
        edge, next_edge = document.frame(page)[1], document.frame(following)[1]
        if len(here) < 2 or len(there) < 2:
            continue
        last, before, first, second = here[-1], here[-2], there[0], there[1]
        if not goes_on(last, edge, size) or abs(first.words[0].size - size) > 0.2:
            continue
        # Of the paragraph that goes on: its first line is indented against the next, or stands apart.
        step = second.bottom - first.bottom
        indented = last.left > first.left + 12
        if indented or last.bottom - before.bottom > 1.8 * size and not goes_on(before, edge, size):
            yield f"page {page.number}: the first line of a paragraph stands alone at the foot: {last.text}"
        if not goes_on(first, next_edge, size) and (second.left > first.left + 12 or step > 1.8 * size):
            yield f"page {following.number}: the last line of a paragraph stands alone at the top: {first.text}"


def lonely_headings(document):
    for title, number, y in document.headings:
        page = document.pages[number - 1]
        title_words = set(title.split())
        below = [line for line in page.lines() if line.top > y + 4 and not set(line.text.split()) <= title_words]
        pictures = [box for box in page.pictures if box[1] > y]
        if len(below) < 2 and not pictures:
            yield f"page {number}: nothing follows the heading “{title}”"


def split_signatures(document):
    for page in document.pages[1:]:
        lines = page.lines()
        for line in lines:
            if not re.match(r"NIP\.? \d", line.text):
                continue
            above = [other for other in lines if other.bottom < line.top and other.right > line.left - 20
                     and other.left < line.right + 20 and line.top - other.bottom < 60 * MM]
            names = [other for other in above if line.top - other.bottom < 16 * MM]
            offices = [other for other in above if other.text.upper() == other.text or re.search(r", \d+ \w+ \d{4}", other.text)]
            if not names or not offices:
                yield f"page {page.number}: the signature above “{line.text}” is split"
                continue
            top = min(other.top for other in offices)
            texts = [other for other in lines if other.bottom < top - 4]
            if len(texts) < 2:
                yield f"page {page.number}: the signature above “{line.text}” stands alone"


def plain(text):
    return re.sub(r"^\W+|\W+$", "", text).lower()


def cut_words(document):
    known, ends = Counter(), []
    for page in document.pages:
        lines = page.lines(page.painted)
        for line in lines:
            known.update(plain(w.text) for w in line.words[:-1])
            if len(line.words) == 1:
                known[plain(line.text)] += 1
        for line in lines:
            under = [other for other in lines if 0 < other.top - line.top < 1.6 * line.words[0].size
                     and other.left < line.right and line.left < other.right]
            if under:
                ends.append((page.number, line.words[-1].text, under[0].words[0].text))
    for number, end, start in ends:
        alone, other = plain(end), plain(start)
        if end.isalpha() and start[:1].islower() and known[alone] < 2 and known[other] < 2 and known[alone + other] > 1 \
                and alone not in other:
            yield f"page {number}: “{end}” and “{start}” are one word cut without a hyphen"


RULES = [overfull, underfull, out_of_cell, overlapping, widows_and_orphans, lonely_headings, split_signatures, cut_words]


# Spoilt files.

def spoil(pdf, folder, change):
    """A copy of the PDF whose content streams went through change(text of one page, page number)."""
    open_file, result = folder / "open.pdf", folder / "spoilt.pdf"
    run("qpdf", "--qdf", "--object-streams=disable", pdf, open_file)
    parts = re.split(rb"(?<=\nstream\n)(.*?)(?=\nendstream)", open_file.read_bytes(), flags=re.S)
    for index in range(1, len(parts), 2):
        if b" Td" in parts[index]:
            parts[index] = change(parts[index])
    result.write_bytes(b"".join(parts))
    subprocess.run(["qpdf", result, folder / "mended.pdf"], capture_output=True, check=False)
    return folder / "mended.pdf"


STEP = re.compile(rb"/F\d+ ([\d.]+) Tf |(BT )?(-?[\d.]+) (-?[\d.]+) Td")


def move(right=0.0, down=0.0, size=b"11.5", every=40):
    """Moves each so-manieth run of a size of letters; what stands behind it in its text object stays."""
    count = 0

    def change(stream):
        set_size, moved = None, False

        def one(match):
            nonlocal count, set_size, moved
            if match[1]:
                set_size = match[1]
                return match[0]
            x, y = float(match[3]), float(match[4])
            if moved and not match[2]:
                x, y = x - right, y + down
            count += set_size == size
            moved = set_size == size and count % every == 0
            if moved:
                x, y = x + right, y - down
            return b"%s%.3f %.3f Td" % (match[2] or b"", x, y)
        return STEP.sub(one, stream)
    return change


class Tap:
    def __init__(self):
        self.count = self.failed = 0

    def say(self, good, name, lines=()):
        self.count += 1
        self.failed += not good
        print(f"{'ok' if good else 'not ok'} {self.count} - {name}")
        for line in list(lines)[:12]:
            print(f"# {line}")


def spoilt_documents(pdf, fine, folder):
    """Pairs of a rule and a document that breaks it: the file with moved text, or what was read with moved words."""
    yield overfull, Document(spoil(pdf, folder, move(right=190)))
    yield overlapping, Document(spoil(pdf, folder, move(down=12)))
    yield out_of_cell, Document(spoil(pdf, folder, move(right=40, size=b"9", every=9)))

    document = copy.deepcopy(fine)
    for page in document.pages:
        for line in flowing(page)[::9]:
            for word in line.words[:-1]:
                word.right = word.left + 4
    yield underfull, document

    document = copy.deepcopy(fine)
    title, number, y = document.headings[-3]
    page = document.pages[number - 1]
    page.words = [w for w in page.words if w.top < y + 24 or w.top > page.height - FOOT]
    page.pictures = []
    yield lonely_headings, document

    document = copy.deepcopy(fine)
    for page in document.pages:
        for line in page.lines():
            if re.match(r"NIP\.? \d", line.text):
                page.words = [w for w in page.words if w.top > line.top - 30 * MM]
    yield split_signatures, document

    document = copy.deepcopy(fine)
    size = body_size(document)
    for page, following in zip(document.pages[1:], document.pages[2:]):
        here, there = flowing(page), flowing(following)
        # All but the first line of what goes on at the top becomes short, and the paragraph ends there.
        edges = document.frame(page)[1], document.frame(following)[1]
        if here and len(there) > 3 and goes_on(here[-1], edges[0], size) and goes_on(there[0], edges[1], size):
            gone = there[0].words[3:]
            following.painted = [w for w in following.painted if w not in gone]
            for word in following.painted:
                if word.top > there[0].bottom:
                    word.top, word.bottom = word.top + 12, word.bottom + 12
    yield widows_and_orphans, document

    document = copy.deepcopy(fine)
    for page in document.pages:
        for word in page.painted:
            if word.text.endswith("-") and len(word.text) > 2:
                word.text = word.text[:-1]
    yield cut_words, document


def build(lkjip, report, look, folder):
    work = folder / f"laporan-{look}"
    shutil.copytree(report, work)
    content = json.loads((work / "laporan.json").read_text(encoding="utf-8"))
    if look:
        content["tampilan"] = look
    (work / "laporan.json").write_text(json.dumps(content), encoding="utf-8")
    pdf = folder / f"{look or report.name}.pdf"
    done = subprocess.run([lkjip, "build", "-q", "-o", pdf, work], capture_output=True, text=True, check=False)
    return pdf if done.returncode == 0 else None, done.stderr + done.stdout


def main():
    arguments = [a for a in sys.argv[1:] if a != "--spoil"]
    lkjip, report, looks = Path(arguments[0]).resolve(), Path(arguments[1]), arguments[2:]
    tap = Tap()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for look in ["", *looks]:
            name = look or report.name
            pdf, messages = build(lkjip, report, look, folder)
            faults = re.findall(r".*(?:warning|error) [A-Z]\d+.*", messages)
            tap.say(pdf is not None and not faults, f"{name}: builds without a warning", faults)
            if pdf is None:
                continue
            document = Document(pdf)
            for rule in RULES:
                faults = sorted(set(rule(document)))
                tap.say(not faults, f"{name}: {rule.__name__}", faults)
            if "--spoil" in sys.argv and not look:
                for rule, spoilt in spoilt_documents(pdf, document, folder):
                    tap.say(any(True for _ in rule(spoilt)), f"a spoilt file is found by {rule.__name__}")
    print(f"1..{tap.count}")
    return 1 if tap.failed else 0


sys.exit(main())
