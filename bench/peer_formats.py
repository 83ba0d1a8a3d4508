"""Writes the blocks of peer_content as sources of other typesetting programs.

All on A4 with the margins of the pack `lkjip`, Times 11.5 on 16 points, tables in Helvetica 9 with all borders and a
head that is repeated, text justified and, where the program can, hyphenated as Indonesian; page numbers.
"""

import html
import json
import shutil
import subprocess

SIZES = {1: 18, 2: 13}  # of headings by level; 11.5 below


# ---------------------------------------------------------------- Typst

TYPST = """#set page(paper: "a4", margin: (top: 30mm, right: 25mm, bottom: 25mm, left: 30mm), numbering: "1")
#set text(font: "Liberation Serif", size: 11.5pt, lang: "id", hyphenate: true, top-edge: 0.8em, bottom-edge: -0.2em)
#set par(justify: true, leading: 4.5pt, spacing: 10.5pt)
#set table(stroke: 0.5pt, inset: 3pt)
#show heading: set text(font: "Liberation Sans", hyphenate: false)
#show heading: set par(justify: false)
#show heading.where(level: 1): it => { pagebreak(weak: true); align(center, text(18pt, it)) }
#show heading.where(level: 2): set text(13pt)
#show heading.where(level: 3): set text(11.5pt)
#show table: set text(font: "Liberation Sans", size: 9pt, hyphenate: false)
#show table: set par(justify: false, leading: 2.5pt)
"""
TYPST_ALIGN = {"centre": "center", "right": "right", "left": "left", "justify": "left"}


def typst_runs(runs):
    parts = []
    for run in runs:
        text = json.dumps(run.text, ensure_ascii=False)
        text = f"strong({text})" if run.bold else text
        parts.append("#" + (f"emph({text})" if run.italic else text) + ";")
    return "".join(parts)


def typst_cell(cell):
    text = json.dumps(cell.text, ensure_ascii=False)
    facts = [f"align: {TYPST_ALIGN[cell.align]}"]
    facts += [f"colspan: {cell.columns}"] * (cell.columns > 1) + [f"rowspan: {cell.rows}"] * (cell.rows > 1)
    return f"table.cell({', '.join(facts)})[#{f'strong({text})' if cell.bold else text};]"


def typst_table(table):
    head = [typst_cell(cell) for row in table.rows if row.head for cell in row.cells if not cell.covered]
    body = [typst_cell(cell) for row in table.rows if not row.head for cell in row.cells if not cell.covered]
    widths = "".join(f"{width:.2f}pt, " for width in table.widths)
    return f"#table(columns: ({widths}),\ntable.header({', '.join(head)}),\n" + ",\n".join(body) + ")\n"


def typst(blocks):
    out = [TYPST]
    for block in blocks:
        if block.kind == "table":
            out.append(typst_table(block))
        elif block.kind == "contents":
            out.append("#outline(title: none, depth: 3)\n")
        elif block.kind == "heading":
            out.append(f"#heading(level: {block.level})[#{json.dumps(block.plain, ensure_ascii=False)};]\n")
        elif block.kind == "item":
            label = json.dumps(block.label + " ", ensure_ascii=False)
            out.append(f"#par(hanging-indent: 7mm)[#{label};{typst_runs(block.runs)}]\n")
        else:
            text = f"#{json.dumps(block.label + ' ')};" * bool(block.label) + typst_runs(block.runs)
            justified = block.align in ("justify", "left")
            out.append(f"#par[{text}]\n" if justified else f"#align({TYPST_ALIGN[block.align]})[{text}]\n")
    return "\n".join(out)


# ---------------------------------------------------------------- LaTeX

LATEX = r"""\documentclass[11pt,a4paper]{article}
\usepackage[top=30mm,right=25mm,bottom=25mm,left=30mm]{geometry}
\usepackage[T1]{fontenc}
\usepackage[indonesian]{babel}
\usepackage{mathptmx,textcomp,array,longtable}
\usepackage[scaled]{helvet}
\setlength\parindent{0pt}\setlength\parskip{6pt}\setlength\emergencystretch{2em}
\setlength\tabcolsep{3pt}\setlength\LTleft{0pt}
\renewcommand\normalsize{\fontsize{11.5}{16}\selectfont}
\newcommand\cellsize{\sffamily\fontsize{9}{11.5}\selectfont}
\newcolumntype{L}[1]{>{\raggedright\arraybackslash}p{#1}}
\newcommand\bab[1]{\clearpage{\centering\sffamily\bfseries\fontsize{18}{22}\selectfont#1\par}%
  \addcontentsline{toc}{section}{#1}}
\newcommand\subbab[2]{\pagebreak[2]\medskip{\sffamily\bfseries\fontsize{#1}{16}\selectfont#2\par}\nobreak
  \addcontentsline{toc}{subsection}{#2}}
\begin{document}\normalsize
"""
LATEX_SIGNS = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%",
               "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "\u00a0": "~", "\u00ad": r"\-",
               "≤": r"$\le$", "≥": r"$\ge$", "−": "--", "→": r"$\to$", "\u2011": "-", "\u200b": "", "\u2009": r"\,"}


def latex_text(text):
    text = "".join(LATEX_SIGNS.get(sign, sign) for sign in text)
    return "".join(sign if ord(sign) < 256 or sign in "–—“”‘’•…" else "?" for sign in text)


def latex_runs(runs):
    parts = []
    for run in runs:
        text = latex_text(run.text)
        text = rf"\textbf{{{text}}}" if run.bold else text
        parts.append(rf"\textit{{{text}}}" if run.italic else text)
    return "".join(parts)


def latex_cell(cell, widths):
    aligned = {"centre": r"\centering\arraybackslash ", "right": r"\raggedleft\arraybackslash "}.get(cell.align, "")
    text = aligned + rf"\textbf{{{latex_text(cell.text)}}}" * cell.bold + latex_text(cell.text) * (not cell.bold)
    if cell.columns == 1:
        return text if cell.text else ""
    width = sum(widths[cell.column:cell.column + cell.columns]) - 6.4
    left = "|" * (cell.column == 0)
    return rf"\multicolumn{{{cell.columns}}}{{{left}L{{{width:.2f}pt}}|}}{{{text}}}"


def latex_table(table):
    columns = "".join(f"L{{{width - 6.4:.2f}pt}}|" for width in table.widths)
    lines = [rf"{{\cellsize\begin{{longtable}}{{|{columns}}}\hline"]
    heads = [row for row in table.rows if row.head]
    for row in heads + [row for row in table.rows if not row.head]:
        lines.append(" & ".join(latex_cell(cell, table.widths) for cell in row.cells) + r"\\\hline")
        if heads and row is heads[-1]:
            lines.append(r"\endhead")
    return "\n".join(lines + [r"\end{longtable}}"])


def latex(blocks):
    out = [LATEX]
    for block in blocks:
        if block.kind == "table":
            out.append(latex_table(block))
        elif block.kind == "contents":
            out.append(r"\makeatletter\@starttoc{toc}\makeatother")
        elif block.kind == "heading":
            title = latex_text(block.plain)
            out.append(rf"\bab{{{title}}}" if block.level == 1 else
                       rf"\subbab{{{SIZES.get(block.level, 11.5)}}}{{{title}}}")
        elif block.kind == "item":
            out.append(rf"\hangindent=7mm {latex_text(block.label)} {latex_runs(block.runs)}\par")
        else:
            text = latex_text(block.label + " " * bool(block.label)) + latex_runs(block.runs)
            out.append(rf"{{\centering {text}\par}}" if block.align == "centre" else text + r"\par")
    return "\n".join(out + [r"\end{document}", ""])


# ---------------------------------------------------------------- groff

GROFF = """.nr PS 11500
.nr VS 16000
.nr PO 3c
.nr LL 15.5c
.nr HM 3c
.nr FM 2.5c
.nr PD 6p
"""


def groff_text(text):
    return text.replace("\\", "\\e").replace("\u00a0", "\\~").replace("\u00ad", "\\%")


def groff_line(text):
    """A line of text; one that begins as a request would is guarded."""
    return "\\&" + text if text[:1] in (".", "'") else text


def groff_runs(runs):
    faces = {(True, True): "[BI]", (True, False): "B", (False, True): "I"}
    parts = []
    for run in runs:
        face = faces.get((run.bold, run.italic))
        parts.append(f"\\f{face}{groff_text(run.text)}\\fR" if face else groff_text(run.text))
    return "".join(parts)


def groff_cell(cell, width):
    """Text that may need several lines is a text block of tbl."""
    text = groff_line(groff_text(cell.text))
    if cell.covered or not text or cell.columns == 1 and len(cell.text) * 5.5 < width:
        return "" if cell.covered else text
    return f"T{{\n{text}\nT}}"


def groff_table(table):
    body, heads = [], sum(row.head for row in table.rows)
    lines = [".ps 9", ".vs 11.5p", ".ft H", ".ad l", ".TS H" if heads else ".TS", "allbox;"]
    for number, row in enumerate(table.rows):
        formats, texts = [], []
        for cell in row.cells:
            form = "^" if cell.covered and number else {"centre": "c", "right": "r"}.get(cell.align, "l")
            form += "" if form == "^" else "fHB " if cell.bold else "fH "
            width = table.widths[cell.column] - 7
            if cell.columns == 1:
                form += "1" * (cell.column + 1 < len(table.widths)) + f"w({width:.1f}p)"
            formats.append(form)
            formats += ["s"] * (cell.columns - 1)
            texts.append(groff_cell(cell, width))
        lines.append(" ".join(formats) + ("." if row is table.rows[-1] else ""))
        body.append("\t".join(texts))
        if number + 1 == heads:
            body.append(".TH")
    return "\n".join([*lines, *body, ".TE", ".ft R", ".ad b", ".LP"])


def groff(blocks):
    out = [GROFF]
    if shutil.which("kpsewhich"):
        patterns = subprocess.run(["kpsewhich", "hyph-id.tex"], capture_output=True, text=True).stdout.strip()
        out += [f".hla id\n.hpf {patterns}\n.hy 4"] if patterns else []
    for block in blocks:
        if block.kind == "table":
            out.append(groff_table(block))
        elif block.kind == "heading":
            title = groff_line(groff_text(block.plain))
            out.append((".bp\n" if block.level == 1 else "") + f".LP\n.ne 4\n.ps {SIZES.get(block.level, 11.5)}\n"
                       f".ft HB\n{title}\n.br\n.ft R\n.XS\n{title}\n.XE\n.LP")
        elif block.kind == "item":
            out.append(f'.IP "{groff_text(block.label)}" 20p\n{groff_line(groff_runs(block.runs))}')
        elif block.kind != "contents":
            text = groff_text(block.label + " " * bool(block.label)) + groff_runs(block.runs)
            out.append((".LP\n.ce 1\n" if block.align == "centre" else ".LP\n") + groff_line(text))
    return "\n".join(out + [".TC", ""])


# ---------------------------------------------------------------- HTML

HTML = """<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Laporan Kinerja</title><style>
@page { size: A4; margin: 30mm 25mm 25mm 30mm; @bottom-center { content: counter(page) } }
body { font: 11.5pt/16pt "Liberation Serif"; margin: 0; hyphens: auto }
p { margin: 0 0 6pt; text-align: justify } p.centre { text-align: center } p.item { margin-left: 7mm; text-indent: -7mm }
h1, h2, h3, h4 { font-family: "Liberation Sans"; font-size: 11.5pt; hyphens: manual; break-after: avoid }
h1 { font-size: 18pt; line-height: 22pt; text-align: center; break-before: page } h2 { font-size: 13pt }
table { font: 9pt/11.5pt "Liberation Sans"; border-collapse: collapse; width: 155mm; table-layout: fixed; hyphens: manual;
  margin-bottom: 8pt }
td, th { border: 0.5pt solid; padding: 3pt; vertical-align: top; text-align: left; overflow-wrap: anywhere }
tr { break-inside: avoid } thead { display: table-header-group } .c { text-align: center } .r { text-align: right }
nav a { display: block; color: inherit; text-decoration: none }
nav a::after { content: leader(".") target-counter(attr(href), page) }
</style></head><body>
"""


def html_runs(runs):
    parts = []
    for run in runs:
        text = html.escape(run.text)
        text = f"<b>{text}</b>" if run.bold else text
        parts.append(f"<i>{text}</i>" if run.italic else text)
    return "".join(parts)


def html_row(row):
    cells = []
    for cell in row.cells:
        if not cell.covered:
            name = "th" if row.head or cell.bold else "td"
            facts = {"centre": " class=c", "right": " class=r"}.get(cell.align, "")
            facts += f" colspan={cell.columns}" * (cell.columns > 1) + f" rowspan={cell.rows}" * (cell.rows > 1)
            cells.append(f"<{name}{facts}>{html.escape(cell.text)}</{name}>")
    return f"<tr>{''.join(cells)}</tr>"


def html_table(table):
    widths = "".join(f'<col style="width:{width:.2f}pt">' for width in table.widths)
    head = "\n".join(html_row(row) for row in table.rows if row.head)
    body = "\n".join(html_row(row) for row in table.rows if not row.head)
    return f"<table><colgroup>{widths}</colgroup><thead>{head}</thead><tbody>{body}</tbody></table>"


def html_page(blocks):
    out, titles = [HTML], [block for block in blocks if block.kind == "heading" and block.level <= 3]
    number = 0
    for block in blocks:
        if block.kind == "table":
            out.append(html_table(block))
        elif block.kind == "contents":
            out.append("<nav>" + "\n".join(f'<a href="#b{i}">{html.escape(title.plain)}</a>'
                                           for i, title in enumerate(titles)) + "</nav>")
        elif block.kind == "heading":
            level, mark = min(block.level, 4), ""
            if block.level <= 3:
                mark, number = f' id="b{number}"', number + 1
            out.append(f"<h{level}{mark}>{html.escape(block.plain)}</h{level}>")
        else:
            label = html.escape(block.label + " " * bool(block.label))
            kind = ' class="item"' if block.kind == "item" else ' class="centre"' if block.align == "centre" else ""
            out.append(f"<p{kind}>{label}{html_runs(block.runs)}</p>")
    return "\n".join(out + ["</body></html>", ""])


# ---------------------------------------------------------------- OpenDocument, one file

SPACES = ("office", "style", "text", "table", "fo:xsl-fo-compatible", "svg:svg-compatible")
FODT_SPACES = " ".join(f'xmlns:{name.partition(":")[0]}="urn:oasis:names:tc:opendocument:xmlns:'
                       f'{name.partition(":")[2] or name}:1.0"' for name in SPACES)
FODT = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {FODT_SPACES} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="S" svg:font-family="'Liberation Serif'"/>
<style:font-face style:name="H" svg:font-family="'Liberation Sans'"/></office:font-face-decls>
<office:styles><style:default-style style:family="paragraph"><style:paragraph-properties fo:hyphenation-ladder-count="2"/>
<style:text-properties style:font-name="S" fo:font-size="11.5pt" fo:language="id" fo:country="ID"/></style:default-style>
"""
FODT_TEXT = """<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties {paragraph}/>
<style:text-properties {text}/></style:style>
"""
HYPHENATED = 'fo:hyphenate="true" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2"'
FODT_STYLES = [
    ("J", 'fo:text-align="justify" fo:margin-bottom="6pt" fo:line-height="16pt"', HYPHENATED),
    ("C", 'fo:text-align="center" fo:margin-bottom="6pt" fo:line-height="16pt"', ""),
    ("I", 'fo:text-align="justify" fo:margin-left="7mm" fo:text-indent="-7mm" fo:margin-bottom="6pt" fo:line-height="16pt"',
     HYPHENATED),
    ("H1", 'fo:text-align="center" fo:break-before="page" fo:keep-with-next="always" fo:margin-bottom="12pt"',
     'style:font-name="H" fo:font-size="18pt" fo:font-weight="bold"'),
    ("H2", 'fo:keep-with-next="always" fo:margin-top="10pt" fo:margin-bottom="4pt"',
     'style:font-name="H" fo:font-size="13pt" fo:font-weight="bold"'),
    ("H3", 'fo:keep-with-next="always" fo:margin-top="8pt" fo:margin-bottom="4pt"',
     'style:font-name="H" fo:font-weight="bold"'),
    *((letter + bold, f'fo:text-align="{align}" fo:line-height="11.5pt"',
       'style:font-name="H" fo:font-size="9pt"' + ' fo:font-weight="bold"' * bool(bold))
      for letter, align in (("cl", "start"), ("cc", "center"), ("cr", "end")) for bold in ("", "b")),
]
FODT_BODY = """<style:style style:name="b" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="i" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000"
 fo:padding="3pt"/></style:style>
<style:style style:name="row" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>
<style:page-layout style:name="pl"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm"
 fo:margin-top="30mm" fo:margin-right="25mm" fo:margin-bottom="15mm" fo:margin-left="30mm"/>
<style:footer-style><style:header-footer-properties fo:min-height="10mm"/></style:footer-style></style:page-layout>
</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pl">
<style:footer><text:p text:style-name="C"><text:page-number/></text:p></style:footer></style:master-page>
</office:master-styles><office:body><office:text>
"""


def fodt_runs(runs):
    return "".join(f'<text:span text:style-name="{"b" if run.bold else "i"}">{html.escape(run.text)}</text:span>'
                   if run.bold or run.italic else html.escape(run.text) for run in runs)


def fodt_row(row):
    cells = []
    for cell in row.cells:
        if cell.covered:
            cells.append("<table:covered-table-cell/>" * cell.columns)
            continue
        spans = f' table:number-columns-spanned="{cell.columns}" table:number-rows-spanned="{cell.rows}"'
        style = {"centre": "cc", "right": "cr"}.get(cell.align, "cl") + "b" * cell.bold
        cells.append(f'<table:table-cell table:style-name="cell"{spans if cell.columns * cell.rows > 1 else ""}>'
                     f'<text:p text:style-name="{style}">{html.escape(cell.text)}</text:p></table:table-cell>'
                     + "<table:covered-table-cell/>" * (cell.columns - 1))
    return f'<table:table-row table:style-name="row">{"".join(cells)}</table:table-row>'


def fodt_table(table, number):
    columns = "".join(f'<table:table-column table:style-name="t{number}.{i}"/>' for i in range(len(table.widths)))
    head = "\n".join(fodt_row(row) for row in table.rows if row.head)
    head = f"<table:table-header-rows>{head}</table:table-header-rows>" if head else ""
    body = "\n".join(fodt_row(row) for row in table.rows if not row.head)
    return f'<table:table table:name="t{number}">{columns}{head}{body}</table:table><text:p text:style-name="J"/>'


def fodt(blocks):
    styles = "".join(FODT_TEXT.format(name=name, paragraph=facts, text=text) for name, facts, text in FODT_STYLES)
    tables = [block for block in blocks if block.kind == "table"]
    widths = "".join(f'<style:style style:name="t{n}.{i}" style:family="table-column"><style:table-column-properties '
                     f'style:column-width="{width:.2f}pt"/></style:style>'
                     for n, table in enumerate(tables) for i, width in enumerate(table.widths))
    out = [FODT, styles, "</office:styles><office:automatic-styles>", widths, FODT_BODY]
    number = 0
    for block in blocks:
        if block.kind == "table":
            out.append(fodt_table(block, number))
            number += 1
        elif block.kind == "contents":
            out += [f'<text:p text:style-name="J">{html.escape(title.plain)}</text:p>'
                    for title in blocks if title.kind == "heading" and title.level <= 3]
        elif block.kind == "heading":
            out.append(f'<text:h text:style-name="H{min(block.level, 3)}" text:outline-level="{block.level}">'
                       f"{html.escape(block.plain)}</text:h>")
        else:
            label = html.escape(block.label + " " * bool(block.label))
            style = "I" if block.kind == "item" else "C" if block.align == "centre" else "J"
            out.append(f'<text:p text:style-name="{style}">{label}{fodt_runs(block.runs)}</text:p>')
    return "\n".join(out + ["</office:text></office:body></office:document>", ""])
