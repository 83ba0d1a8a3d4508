"""The content of a report for other typesetting programs, read from `lkjip dump --stage=document`.

Headings, paragraphs, lists, captions and tables with all texts as lkjip prints them. Left out: pictures, charts,
trees, signatures, colours, and the lists of tables and pictures; all pages stand upright. A note stands in brackets.
"""

import re
from dataclasses import dataclass, field

MEASURE = 439.37  # width of the text in points: A4 less 30 and 25 mm
LINE = re.compile(r'( *)([\w-]+)([^"{<]*)("(?:\\.|[^"\\])*")?(.*)')
SKIPPED = {"chart", "tree", "signatures", "picture", "formula", "space", "rule", "fill", "anchor", "bookmark"}
ROWS = {"head", "numbers", "row", "group", "subtotal", "total"}


@dataclass
class Node:
    kind: str
    facts: list
    text: str
    style: str
    children: list = field(default_factory=list)


@dataclass
class Run:
    text: str
    bold: bool = False
    italic: bool = False


@dataclass
class Block:
    """kind: heading, paragraph, item, caption, contents; label: of a heading, item or caption."""
    kind: str
    runs: list
    align: str = "left"
    level: int = 0
    label: str = ""

    @property
    def plain(self):
        return " ".join(part for part in (self.label, "".join(run.text for run in self.runs)) if part)


@dataclass
class Cell:
    """covered: below a cell that spans several rows, or nothing there."""
    text: str
    column: int
    align: str = "left"
    bold: bool = False
    columns: int = 1
    rows: int = 1
    covered: bool = False


@dataclass
class Row:
    head: bool
    cells: list


@dataclass
class Table:
    widths: list  # points
    rows: list
    kind: str = "table"


def parse(dump):
    """The lines of the dump as a tree."""
    root = Node("document", [], "", "")
    above = [root]
    for line in dump.splitlines():
        found = LINE.match(line)
        if not found:
            continue
        depth = len(found[1]) // 2
        style = re.search(r"\{(.*?)\}", found[3] + found[5])
        text = re.sub(r"\\(.)", lambda m: " " if m[1] == "n" else m[1], (found[4] or '""')[1:-1])
        node = Node(found[2], found[3].split(), text, style[1] if style else "")
        del above[depth + 1:]
        above[-1].children.append(node)
        above.append(node)
    return root


def align_of(style):
    found = re.search(r"\b(left|centre|right|justify|decimal)\b", style)
    align = found[1] if found else "left"
    return "right" if align == "decimal" else align


def runs_of(node):
    """The texts directly in a block; a run without a style has its block's."""
    runs = []
    for child in node.children:
        style = child.style or node.style
        if child.kind in ("text", "reference"):
            text = child.text.upper() if " upper" in style else child.text
            runs.append(Run(text, " bold" in style, " italic" in style))
        elif child.kind in ("break", "tab", "over"):
            runs.append(Run(" / " if child.kind == "over" else " "))
        elif child.kind == "fraction":
            runs += runs_of(Node("", [], "", style, child.children))
        elif child.kind == "note":
            runs += [Run(" (")] + [run for block in child.children for run in runs_of(block)] + [Run(")")]
    return runs


def cell_text(node):
    """All text of a cell in one line."""
    own = "".join(run.text for run in runs_of(node))
    return " ".join([own] * bool(own) + [cell_text(child) for child in node.children
                                         if child.kind in ("paragraph", "group", "list", "item")]).strip()


def column_widths(columns, rows):
    """Points of each column: given, by the longest text, or a share of what is left."""
    widths, weights = [0.0] * len(columns), [0] * len(columns)
    for i, column in enumerate(columns):
        if column.facts[0] == "weight":
            weights[i] = int(column.facts[1])
        elif column.facts[0] == "auto":
            longest = max((len(c.text) for r in rows for c in r.cells if c.column == i and c.columns == 1), default=1)
            widths[i] = min(140.0, longest * 4.8 + 10)
        else:
            widths[i] = float(column.facts[0])
    most = MEASURE * (0.6 if any(weights) else 1)
    scale = most / sum(widths) if sum(widths) > most or not any(weights) else 1
    widths = [width * scale for width in widths]
    free = MEASURE - sum(widths)
    return [free * weight / sum(weights) if weight else width for width, weight in zip(widths, weights)]


def table_of(node):
    """A table with each place of its grid filled: by a cell, or by one that is covered."""
    columns = [child for child in node.children if child.kind == "column"]
    rows, below = [], {}  # below: column -> (rows left, columns)
    for row in (child for child in node.children if child.kind in ROWS):
        given = {}
        for cell in row.children:
            span = re.search(r"span (\d+)x(\d+)", " ".join(cell.facts))
            given[int(cell.facts[0]) - 1] = Cell(cell_text(cell), int(cell.facts[0]) - 1, align_of(cell.style),
                                                 " bold" in cell.style, *(map(int, span.groups()) if span else ()))
        cells, at = [], 0
        while at < len(columns):
            cell = given.get(at)
            if cell is None:
                left, wide = below.get(at, (0, 1))
                cell = Cell("", at, columns=wide if left else 1, covered=left > 0)
                below[at] = (max(0, left - 1), wide)
            else:
                below[at] = (cell.rows - 1, cell.columns)
            cells.append(cell)
            at += cell.columns
        rows.append(Row(row.kind in ("head", "numbers"), cells))
    return Table(column_widths(columns, rows), rows)


def add_blocks(blocks, node, label):
    for child in node.children:
        if child.kind == "table":
            blocks.append(table_of(child))
        elif child.kind in ("heading", "caption"):
            level = int(child.facts[0]) if child.kind == "heading" else 0
            blocks.append(Block(child.kind, runs_of(child), align_of(child.style), level, child.text))
        elif child.kind == "contents":
            if any(block.kind == "contents" for block in blocks):
                blocks.pop()  # the heading of a list of tables or pictures
            else:
                blocks.append(Block("contents", []))
        elif child.kind == "paragraph":
            runs = runs_of(child)
            if runs:
                blocks.append(Block("item" if label else "paragraph", runs, align_of(child.style), 0, label))
                label = ""
        elif child.kind not in SKIPPED:
            add_blocks(blocks, child, child.text if child.kind == "item" else label)


def read(dump):
    """The blocks of a document in their order."""
    blocks = []
    add_blocks(blocks, parse(dump), "")
    return [block for block in blocks if block.kind != "caption" or block.label.startswith("Tabel")]
