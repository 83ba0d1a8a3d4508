"""Reads the tags of a PDF: structure tree, marked content, what stands outside of both.

Works on what `qpdf --json` and `qpdf --qdf` print. Used by example_test.py.
"""

import json
import re
import subprocess

PAINTING = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh", "BI"}
TOKEN = re.compile(rb"\((?:[^()\\]|\\.)*\)|<<|>>|<[0-9A-Fa-f\s]*>|\[|\]|/[^\s()<>\[\]/%]*|[^\s()<>\[\]/%]+")


class Element:
    """A structure element: tag, children, marks as (page, MCID), annotations."""

    def __init__(self, tag, dictionary):
        self.tag = tag
        self.dictionary = dictionary
        self.children = []
        self.marks = []
        self.annotations = []

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()


class Structure:
    def __init__(self, pdf):
        printed = subprocess.run(["qpdf", "--json=1", "--json-key=objects", pdf],
                                 capture_output=True, check=True).stdout
        self.objects = json.loads(printed)["objects"]
        self.streams = read_streams(pdf)
        self.catalog = self.get(self.get("trailer")["/Root"])
        self.pages = []
        self.collect_pages(self.catalog["/Pages"])
        self.root = self.get(self.catalog["/StructTreeRoot"])
        self.document = self.read_element(self.root["/K"], None)
        self.contents = [self.read_content(page) for page in self.pages]

    def get(self, value):
        while isinstance(value, str) and (value == "trailer" or re.fullmatch(r"\d+ \d+ R", value)):
            value = self.objects[value]
        return value

    def collect_pages(self, reference):
        node = self.get(reference)
        if node["/Type"] == "/Page":
            self.pages.append(reference)
        for kid in self.get(node.get("/Kids", [])):
            self.collect_pages(kid)

    def read_element(self, reference, page):
        dictionary = self.get(reference)
        element = Element(dictionary["/S"][1:], dictionary)
        element.reference = reference
        page = dictionary.get("/Pg", page)
        kids = self.get(dictionary.get("/K", []))
        for kid in kids if isinstance(kids, list) else [dictionary["/K"]]:
            inner = self.get(kid)
            if isinstance(inner, int):
                element.marks.append((page, inner))
            elif inner.get("/Type") == "/MCR":
                element.marks.append((inner.get("/Pg", page), inner["/MCID"]))
            elif inner.get("/Type") == "/OBJR":
                element.annotations.append(inner["/Obj"])
            else:
                element.children.append(self.read_element(kid, page))
                assert inner["/P"] == reference, f"{kid} names another parent than {reference}"
        return element

    def numbers(self, node):
        """All pairs of a number tree, in order."""
        node = self.get(node)
        pairs = self.get(node.get("/Nums", []))
        yield from zip(pairs[::2], pairs[1::2])
        for kid in self.get(node.get("/Kids", [])):
            yield from self.numbers(kid)

    def read_content(self, page):
        """MCIDs of a page, and painting operators that stand in no mark and no artifact."""
        content = self.get(page)["/Contents"]
        marks, open_marks, outside, operands = [], [], [], []
        for token in TOKEN.findall(self.streams[content]):
            word = token.decode("latin-1")
            if word in ("BDC", "BMC"):
                tag = operands[0]
                number = re.search(r"/MCID (\d+)", " ".join(operands))
                if number:
                    assert not any(kind == "mark" for kind in open_marks), f"{page}: nested MCIDs"
                    marks.append(int(number[1]))
                artifact = tag == "/Artifact"
                open_marks.append("mark" if number else "artifact" if artifact else "span")
            elif word == "EMC":
                open_marks.pop()
            elif word in PAINTING and not {"mark", "artifact"} & set(open_marks):
                outside.append(word)
            if re.fullmatch(r"[A-Za-z'\"*]+[01]?", word) and word not in ("true", "false", "null"):
                operands = []
            else:
                operands.append(word)
        assert not open_marks, f"{page}: a mark is left open"
        return marks, outside


def read_streams(pdf):
    """Content streams by reference, as qpdf prints them uncompressed."""
    text = subprocess.run(["qpdf", "--qdf", "--no-original-object-ids", "--object-streams=disable",
                           pdf, "-"], capture_output=True, check=True).stdout
    # qpdf numbers the objects of a QDF file anew: both sides count the pages in order.
    found = re.findall(rb"%% Contents for page (\d+)\n(?:%%[^\n]*\n)*\d+ 0 obj\n<<.*?>>\nstream\n"
                       rb"(.*?)\nendstream", text, re.S)
    by_page = {int(number): content for number, content in found}
    printed = subprocess.run(["qpdf", "--json=1", "--json-key=pages", pdf], capture_output=True,
                             check=True).stdout
    pages = json.loads(printed)["pages"]
    return {page["contents"][0]: by_page.get(number, b"") for number, page in enumerate(pages, 1)}
