"""Writes the blocks of peer_content as sources of other typesetting programs.

All on A4 with the margins of the pack `lkjip`, Times 11.5 on 16 points, tables in Helvetica 9 with all borders and a
head that is repeated, text justified and, where the program can, hyphenated as Indonesian; page numbers.
"""

import html
import json
import shutil
import subprocess
from pathlib import Path

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


# ---------------------------------------------------------------- XSL-FO

FO = """<?xml version="1.0" encoding="UTF-8"?>
<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="Liberation Serif" font-size="11.5pt" line-height="16pt"
 language="id" country="ID" line-height-shift-adjustment="disregard-shifts"><fo:layout-master-set>
<fo:simple-page-master master-name="A4" page-width="210mm" page-height="297mm" margin="0 25mm 0 30mm">
<fo:region-body margin-top="30mm" margin-bottom="25mm"/><fo:region-after extent="15mm"/></fo:simple-page-master>
</fo:layout-master-set><fo:page-sequence master-reference="A4"><fo:static-content flow-name="xsl-region-after">
<fo:block text-align="center"><fo:page-number/></fo:block></fo:static-content><fo:flow flow-name="xsl-region-body">
"""
FO_HEADING = {
    1: 'break-before="page" font-size="18pt" line-height="22pt" text-align="center" space-after="12pt"',
    2: 'font-size="13pt" space-before="10pt" space-after="4pt"',
}
FO_ALIGN = {"centre": "center", "right": "end", "left": "start", "justify": "justify"}
FO_FONTS = """<fop version="1.0"><renderers><renderer mime="application/pdf"><fonts>{fonts}</fonts></renderer></renderers></fop>
"""
FO_FONT = """<font kerning="yes" embed-url="{url}"><font-triplet name="Liberation {family}" style="{style}" weight="{weight}"/></font>
"""


def fo_fonts():
    """The configuration that names FOP's font files."""
    fonts = ""
    for family in ("Serif", "Sans"):
        for face, style, weight in (("Regular", "normal", "normal"), ("Bold", "normal", "bold"), ("Italic", "italic", "normal"),
                                    ("BoldItalic", "italic", "bold")):
            for path in sorted(Path("/usr/share/fonts").rglob(f"Liberation{family}-{face}.ttf"))[:1]:
                fonts += FO_FONT.format(url=path.as_uri(), family=family, style=style, weight=weight)
    return FO_FONTS.format(fonts=fonts)


def fo_runs(runs):
    parts = []
    for run in runs:
        facts = ' font-weight="bold"' * run.bold + ' font-style="italic"' * run.italic
        text = html.escape(run.text)
        parts.append(f"<fo:inline{facts}>{text}</fo:inline>" if facts else text)
    return "".join(parts)


def fo_row(row):
    cells = []
    for cell in row.cells:
        if not cell.covered:
            facts = f' number-columns-spanned="{cell.columns}"' * (cell.columns > 1)
            facts += f' number-rows-spanned="{cell.rows}"' * (cell.rows > 1)
            bold = ' font-weight="bold"' * cell.bold
            cells.append(f'<fo:table-cell border="0.5pt solid black" padding="3pt" column-number="{cell.column + 1}"{facts}>'
                         f'<fo:block text-align="{FO_ALIGN[cell.align]}"{bold}>{html.escape(cell.text)}</fo:block>'
                         "</fo:table-cell>")
    return f'<fo:table-row keep-together.within-page="always">{"".join(cells)}</fo:table-row>'


def fo_table(table):
    columns = "".join(f'<fo:table-column column-width="{width:.2f}pt"/>' for width in table.widths)
    head = "".join(fo_row(row) for row in table.rows if row.head)
    head = f"<fo:table-header>{head}</fo:table-header>" if head else ""
    body = "\n".join(fo_row(row) for row in table.rows if not row.head)
    return ('<fo:table table-layout="fixed" width="100%" border-collapse="collapse" font-family="Liberation Sans" '
            f'font-size="9pt" line-height="11.5pt" space-after="8pt">{columns}{head}<fo:table-body>{body}</fo:table-body></fo:table>')


def fo(blocks):
    out, titles, number = [FO], [block for block in blocks if block.kind == "heading" and block.level <= 3], 0
    for block in blocks:
        if block.kind == "table":
            out.append(fo_table(block))
        elif block.kind == "contents":
            out += [f'<fo:block text-align-last="justify">{html.escape(title.plain)}<fo:leader leader-pattern="dots"/>'
                    f'<fo:page-number-citation ref-id="b{i}"/></fo:block>' for i, title in enumerate(titles)]
        elif block.kind == "heading":
            mark = ""
            if block.level <= 3:
                mark, number = f' id="b{number}"', number + 1
            facts = FO_HEADING.get(block.level, 'space-before="8pt" space-after="4pt"')
            out.append(f'<fo:block{mark} {facts} font-family="Liberation Sans" font-weight="bold" '
                       f'keep-with-next.within-page="always">{html.escape(block.plain)}</fo:block>')
        else:
            label = html.escape(block.label + " " * bool(block.label))
            facts = ' margin-left="7mm" text-indent="-7mm"' * (block.kind == "item")
            align = "center" if block.align == "centre" else "justify"
            out.append(f'<fo:block text-align="{align}" hyphenate="true" space-after="6pt"{facts}>{label}'
                       f"{fo_runs(block.runs)}</fo:block>")
    return "\n".join(out + ["</fo:flow></fo:page-sequence></fo:root>", ""])
