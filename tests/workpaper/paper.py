"""Workbooks for the tests: recomputing by LibreOffice, reading cells, changing them."""

import re
import subprocess
import tempfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
FALSE_RESULT = "-987654321"
ALWAYS_RECOMPUTE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>"""


def profile(folder):
    """A user profile in which workbooks are recomputed when they are opened."""
    user = Path(folder) / "profile/user"
    user.mkdir(parents=True, exist_ok=True)
    (user / "registrymodifications.xcu").write_text(ALWAYS_RECOMPUTE)
    return f"-env:UserInstallation=file://{user.parent}"


def recomputed(books, folder):
    """What LibreOffice makes of workbooks, all in one run: {name: path}."""
    target = Path(folder) / "recomputed"
    command = ["soffice", profile(folder), "--headless", "--convert-to", "xlsx", "--outdir", str(target)]
    subprocess.run(command + [str(book) for book in books], check=True, capture_output=True, timeout=180)
    return {Path(book).stem: target / Path(book).name for book in books}


def rewritten(source, target, change):
    """A copy of a workbook whose sheets went through change(name of the sheet, XML)."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        names = {f"xl/{path}": name for name, path in sheets(old)}
        for item in old.namelist():
            content = old.read(item)
            new.writestr(item, change(names[item], content.decode()) if item in names else content)


def without_results(_, xml):
    """A false number in place of every result that the file keeps of a formula."""
    xml = re.sub(r"(<f>[^<]*</f>)<v>[^<]*</v>", rf"\1<v>{FALSE_RESULT}</v>", xml)
    return re.sub(r'(<c r="[A-Z]+\d+"(?: s="\d+")?) t="str"(><f>)', r"\1\2", xml)


def with_number(sheet, cell, number):
    def change(name, xml):
        if name == sheet:
            xml, count = re.subn(rf'(<c r="{cell}"(?: s="\d+")?)(?:/>|(?: t="s")?><v>[^<]*</v></c>)',
                                 rf"\1><v>{number}</v></c>", xml)
            assert count == 1, f"no number in {sheet}!{cell}"
        return without_results(name, xml)
    return change


def sheets(archive):
    """(name, path) of each sheet."""
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): link.get("Target").replace("/xl/", "") for link in links}
    return [(sheet.get("name"), targets[sheet.get(LINK)]) for sheet in book.iter(f"{MAIN}sheet")]


class Cell:
    def __init__(self, value, formula):
        self.value, self.formula = value, formula


def read(path):
    """{sheet: {"B4": Cell}}; numbers as float, all else as text."""
    with zipfile.ZipFile(path) as archive:
        texts = []
        if "xl/sharedStrings.xml" in archive.namelist():
            shared = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
            texts = ["".join(t.text or "" for t in item.iter(f"{MAIN}t")) for item in shared.iter(f"{MAIN}si")]
        return {name: cells(ElementTree.fromstring(archive.read(f"xl/{part}")), texts)
                for name, part in sheets(archive)}


def cells(sheet, texts):
    found = {}
    for cell in sheet.iter(f"{MAIN}c"):
        kind, value = cell.get("t"), cell.findtext(f"{MAIN}v")
        formula = cell.findtext(f"{MAIN}f")
        if kind == "s":
            value = texts[int(value)]
        elif kind == "inlineStr":
            value = "".join(t.text or "" for t in cell.iter(f"{MAIN}t"))
        elif kind in (None, "n") and value is not None:
            value = float(value)
        found[cell.get("r")] = Cell(value if value is not None else "", formula)
    return found


def column(sheet, letter):
    """{row: value} of a column."""
    return {int(place[len(letter):]): cell.value for place, cell in sheet.items()
            if re.fullmatch(rf"{letter}\d+", place)}


def figures(book):
    """{path: (value of the formula, value of the program)}"""
    sheet = book["Angka"]
    live, stated = column(sheet, "B"), column(sheet, "C")
    return {path: (live.get(row, ""), stated.get(row, ""))
            for row, path in column(sheet, "A").items() if row > 3}


def temporary():
    return Path(tempfile.mkdtemp(prefix="kertas-kerja-"))
