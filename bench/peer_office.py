"""Writes the blocks of peer_content for office programs, in the measures of peer_formats."""

import html
import io
import json
import zipfile


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


# ---------------------------------------------------------------- docx: a template merged with data, printed by LibreOffice

DOCX_PARTS = {
    "[Content_Types].xml": """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/word/footer.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>""",
    "_rels/.rels": """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
</Relationships>""",
    "word/_rels/document.xml.rels": """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer.xml"/>
</Relationships>""",
    "word/footer.xml": """<w:ftr {space}><w:p><w:pPr><w:pStyle w:val="C"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>
<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>""",
}
DOCX_SPACE = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
              'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"')
DOCX_STYLES = [  # name, facts of the paragraph, of its text; sizes in half points, distances in twentieths
    ("J", '<w:spacing w:after="120" w:line="320" w:lineRule="exact"/><w:jc w:val="both"/>', ""),
    ("C", '<w:spacing w:after="120" w:line="320" w:lineRule="exact"/><w:jc w:val="center"/>', ""),
    ("I", '<w:spacing w:after="120" w:line="320" w:lineRule="exact"/><w:ind w:left="397" w:hanging="397"/><w:jc w:val="both"/>', ""),
    ("H1", '<w:keepNext/><w:pageBreakBefore/><w:spacing w:after="240"/><w:jc w:val="center"/>', "36"),
    ("H2", '<w:keepNext/><w:spacing w:before="200" w:after="80"/>', "26"),
    ("H3", '<w:keepNext/><w:spacing w:before="160" w:after="80"/>', "23"),
    *((f"c{letter}", f'<w:spacing w:line="230" w:lineRule="exact"/><w:jc w:val="{align}"/>', "18")
      for letter, align in (("l", "left"), ("c", "center"), ("r", "right"))),
]
DOCX_BODY = """<w:document {space}><w:body>
<w:p><w:r><w:t>{{%p for b in blocks %}}</w:t></w:r></w:p>
<w:p><w:r><w:t>{{%p if b.rows %}}</w:t></w:r></w:p>
<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>
<w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="60" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/>
<w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblGrid>{{% for w in b.widths %}}<w:gridCol w:w="{{{{ w }}}}"/>{{% endfor %}}</w:tblGrid>
<w:tr><w:tc><w:p><w:r><w:t>{{%tr for r in b.rows %}}</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:trPr><w:cantSplit/>{{% if r.head %}}<w:tblHeader/>{{% endif %}}</w:trPr>
<w:tc><w:p><w:r><w:t>{{%tc for c in r.cells %}}</w:t></w:r></w:p></w:tc>
<w:tc><w:tcPr><w:tcW w:w="{{{{ c.width }}}}" w:type="dxa"/><w:gridSpan w:val="{{{{ c.columns }}}}"/>{{% if c.merge %}}
<w:vMerge w:val="{{{{ c.merge }}}}"/>{{% endif %}}</w:tcPr><w:p><w:pPr><w:pStyle w:val="{{{{ c.style }}}}"/></w:pPr>
{{% if c.bold %}}<w:r><w:rPr><w:b/></w:rPr><w:t>{{{{ c.text }}}}</w:t></w:r>{{% else %}}<w:r><w:t>{{{{ c.text }}}}</w:t></w:r>
{{% endif %}}</w:p></w:tc>
<w:tc><w:p><w:r><w:t>{{%tc endfor %}}</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:r><w:t>{{%tr endfor %}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:pPr><w:pStyle w:val="J"/></w:pPr></w:p>
<w:p><w:r><w:t>{{%p else %}}</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="{{{{ b.style }}}}"/></w:pPr>{{% for r in b.runs %}}<w:r><w:rPr>{{% if r.bold %}}<w:b/>{{% endif %}}
{{% if r.italic %}}<w:i/>{{% endif %}}</w:rPr><w:t xml:space="preserve">{{{{ r.text }}}}</w:t></w:r>{{% endfor %}}</w:p>
<w:p><w:r><w:t>{{%p endif %}}</w:t></w:r></w:p>
<w:p><w:r><w:t>{{%p endfor %}}</w:t></w:r></w:p>
<w:sectPr><w:footerReference w:type="default" r:id="r2"/><w:pgSz w:w="11906" w:h="16838"/>
<w:pgMar w:top="1701" w:right="1417" w:bottom="1417" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>
</w:body></w:document>"""

DOCX_MERGE = """import json
from docxtpl import DocxTemplate
template = DocxTemplate("template.docx")
template.render(json.load(open("content.json", encoding="utf-8")), autoescape=True)
template.save("report.docx")
"""


def docx_styles():
    """Paragraph styles: Times for text, Helvetica for headings and tables."""
    styles = ['<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif"/>'
              '<w:sz w:val="23"/><w:lang w:val="id-ID"/></w:rPr></w:rPrDefault></w:docDefaults>']
    for name, paragraph, size in DOCX_STYLES:
        text = '<w:rFonts w:ascii="Liberation Sans" w:hAnsi="Liberation Sans"/>' * bool(size) + "<w:b/>" * (name[0] == "H")
        text += f'<w:sz w:val="{size}"/>' * bool(size)
        level = f'<w:outlineLvl w:val="{int(name[1]) - 1}"/>' if name[0] == "H" else ""
        styles.append(f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>'
                      f"<w:pPr>{paragraph}{level}</w:pPr><w:rPr>{text}</w:rPr></w:style>")
    return f'<w:styles {DOCX_SPACE}>{"".join(styles)}</w:styles>'


def docx_template():
    """The bytes of the template: loops over blocks, rows and cells."""
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>'
                      for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    parts = {**DOCX_PARTS, "word/styles.xml": docx_styles(),
             "word/document.xml": DOCX_BODY.format(space=DOCX_SPACE, borders=borders)}
    parts["word/footer.xml"] = parts["word/footer.xml"].format(space=DOCX_SPACE)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
    return file.getvalue()


def docx_row(row, widths):
    cells = []
    for cell in row.cells:
        width = round(20 * sum(widths[cell.column:cell.column + cell.columns]))
        cells.append({"text": cell.text, "bold": cell.bold, "style": {"centre": "cc", "right": "cr"}.get(cell.align, "cl"),
                      "columns": cell.columns, "width": width,
                      "merge": "continue" if cell.covered else "restart" if cell.rows > 1 else ""})
    return {"head": row.head, "cells": cells}


def docx_content(blocks):
    """What the template is merged with."""
    content = []
    titles = [block for block in blocks if block.kind == "heading" and block.level <= 3]
    for block in blocks:
        if block.kind == "table":
            content.append({"widths": [round(20 * width) for width in block.widths],
                            "rows": [docx_row(row, block.widths) for row in block.rows]})
        elif block.kind == "contents":
            content += [{"style": "J", "runs": [{"text": title.plain}]} for title in titles]
        elif block.kind == "heading":
            content.append({"style": f"H{min(block.level, 3)}", "runs": [{"text": block.plain}]})
        else:
            style = "I" if block.kind == "item" else "C" if block.align == "centre" else "J"
            runs = [{"text": block.label + " "}] * bool(block.label)
            runs += [{"text": run.text, "bold": run.bold, "italic": run.italic} for run in block.runs]
            content.append({"style": style, "runs": runs})
    return json.dumps({"blocks": content}, ensure_ascii=False)
