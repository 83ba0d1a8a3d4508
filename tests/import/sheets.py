"""Makes spreadsheets for the tests: flat OpenDocument files, which LibreOffice turns into XLSX and CSV.

A sheet is a list of rows, a row a list of cells. A cell is None, a text, a number (int, float), or
Cell(value, columns, rows, style, formula) for merged cells and number formats.
"""

import os
import subprocess
import tempfile
from collections import namedtuple
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

Cell = namedtuple("Cell", "value columns rows style formula", defaults=(1, 1, None, None))

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
 xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2">
<office:automatic-styles>
<number:number-style style:name="N1"><number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/></number:number-style>
<number:percentage-style style:name="N2"><number:number number:decimal-places="2" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>
<number:date-style style:name="N3"><number:day/><number:text>/</number:text><number:month/><number:text>/</number:text><number:year number:style="long"/></number:date-style>
<style:style style:name="money" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="percent" style:family="table-cell" style:data-style-name="N2"/>
<style:style style:name="date" style:family="table-cell" style:data-style-name="N3"/>
</office:automatic-styles>
<office:body><office:spreadsheet>
"""


def _cell(cell):
    if not isinstance(cell, Cell):
        cell = Cell(cell)
    value, marks = cell.value, ""
    if cell.style:
        marks += f' table:style-name="{cell.style}"'
    if cell.columns > 1 or cell.rows > 1:
        marks += f' table:number-columns-spanned="{cell.columns}" table:number-rows-spanned="{cell.rows}"'
    if cell.formula:
        marks += f" table:formula={quoteattr('of:' + cell.formula)}"
    if value is None:
        return f"<table:table-cell{marks}/>"
    if cell.style == "date":
        return f'<table:table-cell{marks} office:value-type="date" office:date-value="{value}"/>'
    if isinstance(value, (int, float)):
        kind = "percentage" if cell.style == "percent" else "float"
        return f'<table:table-cell{marks} office:value-type="{kind}" office:value="{value!r}"/>'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.split("\n"))
    return f'<table:table-cell{marks} office:value-type="string">{lines}</table:table-cell>'


def flat(path, sheets):
    """Writes {name: rows} as a flat OpenDocument file."""
    out = [HEAD]
    for name, rows in sheets.items():
        out.append(f"<table:table table:name={quoteattr(name)}>")
        for row in rows:
            out.append("<table:table-row>" + "".join(_cell(c) for c in row) + "</table:table-row>")
        out.append("</table:table>")
    out.append("</office:spreadsheet></office:body></office:document>\n")
    Path(path).write_text("".join(out))


# Numbers of LibreOffice's CSV export: separator, encoding (76 UTF-8, 1 Windows-1252, 65535 UTF-16).
def csv_form(separator, encoding):
    return f"csv:Text - txt - csv (StarCalc):{ord(separator)},34,{encoding},1,,0,false,true,false"


def convert(files, form, folder):
    """Lets LibreOffice convert files; returns the new paths."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", form,
                        "--outdir", str(folder), *map(str, files)],
                       check=True, capture_output=True, timeout=120, env={**os.environ, "HOME": profile})
    ending = form.split(":")[0]
    return [Path(folder) / (Path(f).stem + "." + ending) for f in files]
