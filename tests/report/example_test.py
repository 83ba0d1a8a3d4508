#!/usr/bin/env python3
"""Tests one example report as a reader of the finished PDF sees it.

usage: example_test.py LKJIP REPORT [along-the-tree]

Builds the report, reads the PDF back with poppler and qpdf and compares it with the page dump:
every input value that a page shows stands there as extracted text, all text comes in reading order,
nothing is blank, everything is embedded, two builds are equal. Prints TAP. Inputs that no page shows
are listed as comments. With "along-the-tree" only the test that reads the text along the structure
tree is run: poppler takes a minute for it.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile

from structure import Structure

LKJIP, REPORT = os.path.abspath(sys.argv[1]), sys.argv[2].rstrip("/")
NAME = os.path.basename(REPORT)


def run(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    return done.returncode, done.stdout, done.stderr


# ------------------------------------------------------------------ the page dump

GLYPHS = re.compile(r'^  glyphs (?P<numbers>(?:-?\d+\.\d+ ){4})(?P<face>\S+) (?P<size>\S+) '
                    r'"(?P<text>(?:[^"\\]|\\.)*)"(?P<rest>.*)$')
ORIGIN = re.compile(r"<(.*)>$")


class Item:
    """One run of glyphs: text, origin of its value or None, whether it is an artifact."""

    def __init__(self, match):
        x, y, width, _ = (float(number) for number in match["numbers"].split())
        self.x, self.y, self.width = x, y, width
        self.text = re.sub(r"\\(.)", r"\1", match["text"])
        origin = ORIGIN.search(match["rest"])
        self.origin = origin[1] if origin else None
        self.painted = self.text
        self.hyphen = " hyphen" in match["rest"]
        element = re.search(r" [a-z-]+:(\d+)(?: <|$)", match["rest"])
        self.element = int(element[1]) if element else None
        self.artifact = " artifact" in match["rest"]


class Page:
    def __init__(self, label):
        self.label = label
        self.items = []
        self.drawn = 0


def read_dump(text):
    pages = []
    for line in text.splitlines():
        head = re.match(r'page \d+ "(.*?)"', line)
        if head:
            pages.append(Page(head[1]))
        elif line.startswith("  ") and pages:
            pages[-1].drawn += 1
            glyphs = GLYPHS.match(line)
            if glyphs:
                pages[-1].items.append(Item(glyphs))
    join_divided_words(pages)
    return pages


def join_divided_words(pages):
    """The first part of a divided word is read as the whole word, its other parts as nothing."""
    runs = {}
    for page in pages:
        for item in page.items:
            if item.element is not None:
                runs.setdefault(item.element, []).append(item)
    for items in runs.values():
        for index in range(len(items) - 1, 0, -1):
            before, item = items[index - 1], items[index]
            if before.hyphen:
                word, space, rest = item.text.partition(" ")
                before.text = before.text[:-1] + word
                item.text = space + rest


def squeeze(text):
    """Without white space and added hyphens: line breaks do not count."""
    return re.sub(r"[\s\u00a0\u00ad]+", "", text)


def page_texts(pdf, count):
    texts = []
    for page in range(1, count + 1):
        _, text, _ = run("pdftotext", "-raw", "-f", str(page), "-l", str(page), pdf, "-")
        texts.append(text)
    return texts


# ------------------------------------------------------------------ the input

def leaves(value, path):
    """Every number and text of a JSON file with its path; comments left out."""
    if isinstance(value, dict):
        for key, member in value.items():
            if not key.startswith("//") and key != "$schema":
                yield from leaves(member, f"{path}.{key}" if not path.endswith(":") else path + key)
    elif isinstance(value, list):
        for index, element in enumerate(value):
            yield from leaves(element, f"{path}[{index}]")
    elif isinstance(value, (int, float, str)) and not isinstance(value, bool):
        yield path, value


def inputs():
    found = {}
    for name in sorted(os.listdir(REPORT)):
        if name.endswith(".json"):
            with open(os.path.join(REPORT, name), encoding="utf-8") as file:
                found.update(leaves(json.load(file, parse_float=str), name + ":"))
    return found


def digits_agree(value, text):
    """A shown number holds the digits of the input: 84000000 as 84.000.000, 55.12 as 55,12 or
    55,1. Words (terbilang), roman numbers and letters show no digits and agree."""
    shown = re.search(r"\d[\d.]*(?:,\d+)?", text)
    if not shown or not re.fullmatch(r"-?\d+(\.\d+)?", str(value)):
        return True
    whole, _, decimals = shown[0].partition(",")
    number = float(whole.replace(".", "") + "." + (decimals or "0"))
    return abs(number - abs(float(value))) <= 0.5 * 10 ** -len(decimals) + 1e-9


# ------------------------------------------------------------------ tests

TESTS = []
ALONG_THE_TREE = []


def test(function):
    TESTS.append(function)
    return function


def slow_test(function):
    ALONG_THE_TREE.append(function)
    return function


class Example:
    def __init__(self, folder):
        self.pdf = os.path.join(folder, NAME + ".pdf")
        self.status, self.printed, self.messages = run(LKJIP, "build", "-o", self.pdf, REPORT)
        _, dump, _ = run(LKJIP, "dump", "--stage=pages", REPORT)
        self.pages = read_dump(dump)
        self.texts = page_texts(self.pdf, len(self.pages)) if self.status == 0 else []
        self.folder = folder
        self.structure = Structure(self.pdf) if self.status == 0 else None


@test
def builds_without_findings(example):
    assert example.status == 0, example.messages
    assert example.messages.strip() == "", example.messages


@test
def check_exits_0(example):
    status, _, messages = run(LKJIP, "check", REPORT)
    assert status == 0, messages


@test
def every_value_is_extracted_from_its_page(example):
    missing = []
    for number, (page, text) in enumerate(zip(example.pages, example.texts), 1):
        squeezed = squeeze(text)
        for item in page.items:
            if item.origin and ".json:" in item.origin and squeeze(item.text) not in squeezed:
                missing.append(f"page {number}: {item.origin}: {item.text!r}")
    assert not missing, "\n".join(missing[:20])


@test
def numbers_show_the_digits_of_their_input(example):
    values = inputs()
    wrong = []
    compared = 0
    for number, page in enumerate(example.pages, 1):
        for item in page.items:
            value = values.get(item.origin)
            if value is None or isinstance(value, str) and not re.fullmatch(r"-?\d+\.\d+", value):
                continue
            compared += 1
            if not digits_agree(value, item.text):
                wrong.append(f"page {number}: {item.origin} is {value}, shown {item.text!r}")
    assert compared > 100, f"only {compared} numbers compared"
    assert not wrong, "\n".join(wrong[:20])


@test
def all_text_is_extracted_in_reading_order(example):
    for number, (page, text) in enumerate(zip(example.pages, example.texts), 1):
        painted = squeeze("".join(item.text for item in page.items))
        extracted = squeeze(text)
        assert painted == extracted, (
            f"page {number}: {first_difference(painted, extracted)}")


def first_difference(painted, extracted):
    at = next((i for i, (a, b) in enumerate(zip(painted, extracted)) if a != b),
              min(len(painted), len(extracted)))
    return f"painted ...{painted[max(0, at - 30):at + 30]!r}, extracted ...{extracted[max(0, at - 30):at + 30]!r}"


@test
def no_page_is_blank(example):
    for number, page in enumerate(example.pages, 1):
        body = [item for item in page.items if not item.artifact]
        assert body, f"page {number} ({page.label}) has no text of its own"


@test
def page_labels_go_on(example):
    labels = [page.label for page in example.pages]
    arabic = [int(label) for label in labels if label.isdigit()]
    assert arabic == list(range(arabic[0], arabic[0] + len(arabic))), labels


@test
def contents_name_the_pages_of_headings(example):
    """Every contents line ends with the label of a page that holds its title."""
    by_label = {}
    for page, text in zip(example.pages, example.texts):
        by_label.setdefault(page.label, squeeze(text))
    lines = re.findall(r"^(.*?)\s*(?:\.\s*){4,}\s*(\S+)$", "\n".join(example.texts[:12]), re.M)
    assert len(lines) > 10, f"only {len(lines)} contents lines"
    for title, label in lines:
        assert label in by_label, f"{title!r} points to page {label}, which does not exist"
        tail = squeeze(title)[-12:]
        assert tail.lower() in by_label[label].lower(), f"{title!r} is not on page {label}"


@test
def fonts_are_embedded_and_subset(example):
    _, listing, _ = run("pdffonts", example.pdf)
    rows = listing.splitlines()[2:]
    assert rows
    for row in rows:
        assert re.match(r"[A-Z]{6}\+", row) and re.search(r"\byes yes yes\b", row), row


@test
def the_file_is_sound(example):
    status, printed, errors = run("qpdf", "--check", example.pdf)
    assert status == 0, printed + errors
    status, printed, errors = run("mutool", "info", example.pdf)
    assert status == 0 and "warning" not in errors, errors


@test
def metadata_is_set(example):
    _, info, _ = run("pdfinfo", example.pdf)
    for key in ("Title", "Author", "Subject", "CreationDate"):
        assert re.search(rf"^{key}:\s+\S", info, re.M), f"{key} is not set:\n{info}"
    _, catalog, _ = run("qpdf", "--json=1", "--json-key=objects", example.pdf)
    assert '"/Lang": "id' in catalog


@test
def everything_is_tagged_or_an_artifact(example):
    for number, (marks, outside) in enumerate(example.structure.contents, 1):
        assert not outside, f"page {number}: {outside[:5]} outside of tags and artifacts"
        assert marks == list(range(len(marks))), f"page {number}: MCIDs are not in order"


@test
def marks_and_tree_agree(example):
    structure = example.structure
    parents = dict(structure.numbers(structure.root["/ParentTree"]))
    keys = {page: structure.get(page)["/StructParents"] for page in structure.pages}
    hung = 0
    for element in structure.document.walk():
        for page, mark in element.marks:
            hung += 1
            owner = structure.get(parents[keys[page]])[mark]
            assert owner == element.reference, f"{page} mark {mark} hangs on two elements"
        for annotation in element.annotations:
            key = structure.get(annotation)["/StructParent"]
            assert parents[key] == element.reference, f"annotation {annotation}"
    assert hung == sum(len(marks) for marks, _ in structure.contents), "marks without element"
    assert list(parents) == sorted(parents), "the parent tree is not in order"
    assert structure.root["/ParentTreeNextKey"] > max(parents)


@test
def elements_say_what_readers_need(example):
    structure = example.structure
    level = 0
    counted = {}
    for element in structure.document.walk():
        counted[element.tag] = counted.get(element.tag, 0) + 1
        kids = [child.tag for child in element.children]
        attributes = element.dictionary.get("/A", {})
        if re.fullmatch(r"H[1-6]", element.tag):
            assert int(element.tag[1]) <= level + 1, f"{element.tag} after H{level}"
            level = int(element.tag[1])
        elif element.tag in ("Figure", "Formula"):
            assert element.dictionary.get("/Alt"), f"{element.reference} has no alternative text"
            assert len(attributes["/BBox"]) == 4
        elif element.tag == "Table":
            assert set(kids[1:]) <= {"TR"} and kids[0] in ("TR", "Caption"), kids[:5]
        elif element.tag == "TR":
            assert set(kids) <= {"TH", "TD"}, kids
        elif element.tag == "TH":
            assert attributes["/Scope"] in ("/Column", "/Row", "/Both")
        elif element.tag == "L":
            assert set(kids) <= {"LI"} and attributes["/ListNumbering"], kids
        elif element.tag == "LI":
            assert kids in (["Lbl", "LBody"], ["LBody"], ["Lbl"]), kids
        elif element.tag == "TOC":
            assert set(kids) <= {"TOCI"}, kids
        elif element.tag == "Note":
            assert element.dictionary.get("/ID"), f"{element.reference} has no ID"
        elif element.tag in ("Link", "Form"):
            assert element.annotations, f"{element.reference} has no annotation"
    for tag in ("Document", "Part", "H1", "H2", "P", "L", "Table", "TH", "Figure", "TOCI", "Link"):
        assert counted.get(tag), f"no {tag}: {counted}"
    headers = [element.dictionary["/A"]["/Headers"] for element in structure.document.walk()
               if "/Headers" in element.dictionary.get("/A", {})]
    assert headers, "no cell names its header cells"


@test
def tables_are_regular(example):
    for table in example.structure.document.walk():
        if table.tag != "Table":
            continue
        busy, widths = {}, set()
        for row in (child for child in table.children if child.tag == "TR"):
            column = 0
            for cell in row.children:
                attributes = cell.dictionary.get("/A", {})
                while busy.get(column, 0) > 0:
                    column += 1
                for _ in range(attributes.get("/ColSpan", 1)):
                    busy[column] = attributes.get("/RowSpan", 1)
                    column += 1
            widths.add(max(busy) + 1)
            assert min(busy.values()) > 0, f"{row.reference} has a gap"
            busy = {column: rows - 1 for column, rows in busy.items()}
        assert len(widths) == 1, f"{table.reference}: rows of {widths} columns"
        assert not any(busy.values()), f"{table.reference}: cells hang below it"


@slow_test
def structure_holds_the_text_of_the_pages(example):
    """Element by element: what poppler reads along the tree is what was painted."""
    painted = {}
    for page in example.pages:
        for item in page.items:
            if item.element is not None:
                painted[item.element] = painted.get(item.element, "") + squeeze(item.painted)
    _, printed, _ = run("pdfinfo", "-struct-text", example.pdf)
    read, stack = [], []
    for line in printed.splitlines():
        depth = len(line) - len(line.lstrip())
        quoted = re.fullmatch(r'\s*"(.*)"', line)
        while stack and stack[-1][0] >= depth:
            stack.pop()
        if quoted:
            stack[-1][1].append(quoted[1])
        else:
            stack.append((depth, []))
            read.append(stack[-1][1])
    texts = sorted(squeeze("".join(strings)) for strings in read)
    assert sorted(filter(None, painted.values())) == list(filter(None, texts)), (
        sorted(set(painted.values()) ^ set(texts))[:10])


@test
def inputs_are_embedded_as_read(example):
    structure = example.structure
    folder = os.path.join(example.folder, "embedded")
    os.mkdir(folder)
    status, _, messages = run(LKJIP, "extract", "-o", folder, example.pdf)
    assert status == 0, messages
    files = {structure.get(file)["/UF"]: structure.get(file)["/AFRelationship"]
             for file in structure.get(structure.catalog["/AF"])}
    assert list(files) == sorted(files), "files are not in order"
    for name in sorted(os.listdir(REPORT)):
        if name.endswith(".json") and name != "klaim.json":
            assert files.get(name) == "/Source", f"{name} is not embedded"
            with open(os.path.join(REPORT, name), "rb") as one:
                with open(os.path.join(folder, name), "rb") as two:
                    assert one.read() == two.read(), f"{name} differs"
    assert files["rekap.json"] == files["manifes.json"] == "/Data"
    assert "/Supplement" in files.values() and any(name.endswith(".md") for name in files)
    with open(os.path.join(folder, "manifes.json"), encoding="utf-8") as file:
        manifest = json.load(file)
    for entry in manifest["berkas"]:
        with open(os.path.join(folder, entry["nama"]), "rb") as file:
            assert hashlib.sha256(file.read()).hexdigest() == entry["sha256"], entry
    assert {entry["nama"] for entry in manifest["berkas"]} == set(files) - {"manifes.json"}
    assert manifest["huruf"] and manifest["gambar"] and "libharu" in manifest["pustaka"]


@test
def the_file_is_an_archive(example):
    _, packet, _ = run("pdfinfo", "-meta", example.pdf)
    for part in ("<pdfaid:part>3<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", "<dc:title>"):
        assert part in packet, packet
    catalog = example.structure.catalog
    intent = example.structure.get(example.structure.get(catalog["/OutputIntents"])[0])
    assert intent["/S"] == "/GTS_PDFA1" and catalog["/MarkInfo"]
    assert "/JavaScript" not in catalog.get("/Names", {}) and "/OpenAction" not in catalog


@test
def the_file_is_small(example):
    pictures = 0
    _, listing, _ = run("pdfimages", "-list", example.pdf)
    for row in listing.splitlines()[2:]:
        size = re.fullmatch(r"([\d.]+)([BKM])", row.split()[-2])
        pictures += float(size[1]) * {"B": 1, "K": 1 << 10, "M": 1 << 20}[size[2]]
    size = os.path.getsize(example.pdf) - pictures
    assert size < 500_000 * max(1, len(example.pages) / 60), f"{size:.0f} bytes without pictures"


@test
def two_builds_are_equal(example):
    other = os.path.join(example.folder, "other", NAME + ".pdf")
    os.mkdir(os.path.dirname(other))
    environment = dict(os.environ, LANG="C", LC_ALL="C", TZ="Asia/Makassar")
    status, _, messages = run(LKJIP, "build", "-o", other, os.path.abspath(REPORT),
                              cwd=example.folder, env=environment)
    assert status == 0, messages
    with open(example.pdf, "rb") as one, open(other, "rb") as two:
        assert one.read() == two.read(), "two builds differ"


def list_unshown(example):
    shown = {item.origin for page in example.pages for item in page.items}
    unshown = [path for path in inputs() if path not in shown]
    print(f"# {len(unshown)} inputs that no page shows as they are:")
    for path in unshown:
        print(f"#   {path}")


def main():
    failed = 0
    tests = ALONG_THE_TREE if sys.argv[3:] == ["along-the-tree"] else TESTS
    with tempfile.TemporaryDirectory() as folder:
        example = Example(folder)
        print(f"1..{len(tests)}")
        for number, function in enumerate(tests, 1):
            name = f"{NAME}: {function.__name__}"
            try:
                function(example)
                print(f"ok {number} - {name}")
            except AssertionError as error:
                failed += 1
                print(f"not ok {number} - {name}")
                print("\n".join("# " + line for line in str(error).splitlines()))
        if tests is TESTS:
            list_unshown(example)
    return 1 if failed else 0


sys.exit(main())
