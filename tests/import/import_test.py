#!/usr/bin/env python3
"""Tests book and import: round trips, budgets in many forms, broken files.

usage: import_test.py LKJIP SOURCE_FOLDER. Prints TAP. Sheets are made by LibreOffice (sheets.py).
"""

import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

LKJIP, ROOT = sys.argv[1], Path(sys.argv[2])
sys.path.insert(0, str(ROOT / "tests/import"))
from sheets import Cell, convert, csv_form, flat  # noqa: E402

REPORTS = {name: ROOT / f"input/dinsos-{name}-2024" for name in ("mamuju", "gowa")}
WORK = Path(tempfile.mkdtemp())


def run(*arguments, language="en"):
    result = subprocess.run([LKJIP, f"--lang={language}", *map(str, arguments)], capture_output=True, timeout=120)
    return result.returncode, result.stdout.decode(), result.stderr.decode()


def expect(found, wanted, what):
    if found != wanted:
        raise AssertionError(f"{what}: {found!r} instead of {wanted!r}")


def has(text, *parts):
    for part in parts:
        if part not in text:
            raise AssertionError(f"{part!r} is not in {text!r}")


def copy_of(report, name="laporan", whole=False):
    folder = WORK / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(REPORTS[report], folder, ignore=None if whole else shutil.ignore_patterns("gambar", "narasi"))
    return folder


def bytes_of(folder):
    return {p.name: p.read_bytes() for p in sorted(folder.glob("*.json"))}


def unchanged(folder, before):
    for name, content in bytes_of(folder).items():
        expect(content == before.get(name), True, f"{name} as before")
    expect(sorted(bytes_of(folder)), sorted(before), "files")


# ---------------------------------------------------------------- the budgets of the examples


def budget(report):
    return json.loads((REPORTS[report] / "anggaran.json").read_text())["program"]


def below(node):
    return node.get("kegiatan") or node.get("sub_kegiatan") or []


def walk(nodes, level=0):
    for node in nodes:
        yield node, level
        yield from walk(below(node), level + 1)


def total(node, field):
    parts = [total(n, field) for n in below(node)]
    known = [p for p in parts if p is not None]
    return sum(known) if known else node.get(field)


def tree(nodes):
    """What a budget sheet can say: codes, names, amounts of the leaves."""
    made = []
    for node in nodes:
        kept = {k: node[k] for k in ("kode", "nama", "pagu", "realisasi") if node.get(k) is not None}
        for key in ("kegiatan", "sub_kegiatan"):
            if node.get(key):
                kept[key] = tree(node[key])
        made.append(kept)
    return made


def dots(number):
    return "" if number is None else f"{number:,}".replace(",", ".")


def rows_plain(report):
    nodes = budget(report)
    rows = [["REALISASI ANGGARAN TAHUN 2024"], [], ["Kode", "Uraian", "Pagu", "Realisasi", "%"]]
    for node, _ in walk(nodes):
        pagu, spent = total(node, "pagu"), total(node, "realisasi")
        share = Cell(spent / pagu, style="percent") if pagu else None
        rows.append([node["kode"], node["nama"], pagu, spent, share])
    sums = [sum(total(n, f) or 0 for n in nodes) for f in ("pagu", "realisasi")]
    return rows + [["Jumlah", None, *sums]]


def rows_five_columns(report):
    """Merged headings in two rows, five columns of numbers, headings again on each page, a signature."""
    nodes = budget(report)
    numbers = list(range(1, 10))
    rows = [[Cell("LAPORAN REALISASI", 9)],
            [Cell("Kode", 5, 2), None, None, None, None, Cell("Program / Kegiatan /\nSub Kegiatan", 1, 2),
             Cell("Jumlah", 2), None, Cell("Ket.", 1, 2)],
            [None] * 6 + ["Anggaran (Rp.)", "Realisasi (Rp.)"], numbers]
    for i, (node, _) in enumerate(walk(nodes)):
        if i and i % 12 == 0:
            rows += [["KODE", None, None, None, None, "Program / Kegiatan /\nSub Kegiatan",
                      "Anggaran (Rp.)", "Realisasi (Rp.)", "Ket."], numbers]
        parts = node["kode"].split(".")
        code = [int(p) for p in parts[:3]]
        code += [float(".".join(parts[3:5]))] if len(parts) > 3 else [None]
        code += [int(parts[5])] if len(parts) > 5 else [None]
        rows.append([*code, node["nama"], *[Cell(total(node, f), style="money") for f in ("pagu", "realisasi")]])
    sums = [Cell(sum(total(n, f) or 0 for n in nodes), style="money") for f in ("pagu", "realisasi")]
    rows.append([Cell("JUMLAH TOTAL", 6), None, None, None, None, None, *sums])
    return rows + [[], [None] * 7 + ["Mamuju, 5 Januari 2025"], [None] * 7 + ["Kepala Dinas"]]


def rows_indonesian(report):
    """Numbers as Indonesian texts, columns in another order, two digits for sub kegiatan."""
    nodes = budget(report)
    rows = [["Realisasi", "Nama Program/Kegiatan/Sub Kegiatan", "Pagu Anggaran", "Kode Rekening"]]
    for node, level in walk(nodes):
        code = node["kode"][:-4] + node["kode"][-2:] if level == 2 else node["kode"]
        spent = total(node, "realisasi")
        rows.append([f"Rp {dots(spent)},00" if spent is not None else "-", node["nama"],
                     dots(total(node, "pagu")) or "-", code])
    sums = [sum(total(n, f) or 0 for n in nodes) for f in ("realisasi", "pagu")]
    return rows + [[f"Rp {dots(sums[0])},00", "Total", dots(sums[1])]]


def rows_english(report):
    rows = [["Kode", "Uraian", "Anggaran", "Realisasi Anggaran", "Persentase"]]
    for node, _ in walk(budget(report)):
        amounts = [total(node, f) for f in ("pagu", "realisasi")]
        rows.append([node["kode"], node["nama"], *[f"{a:,}.00" if a is not None else None for a in amounts]])
    return rows


def rows_levels(report):
    """One row a leaf, a code and a name for each level, as budget systems export them."""
    rows = [["Kode Program", "Nama Program", "Kode Kegiatan", "Nama Kegiatan", "Kode Sub Kegiatan", "Nama Sub Kegiatan",
             "Pagu", "Realisasi"]]
    path = []
    for node, level in walk(budget(report)):
        path = path[: 2 * level] + [node["kode"], node["nama"]]
        if not below(node):
            rows.append(path + [None] * (6 - len(path)) + [node.get("pagu"), node.get("realisasi")])
    return rows


FORMS = {"levels": rows_levels, "plain": rows_plain, "five": rows_five_columns, "indonesian": rows_indonesian, "english": rows_english}


def make_variants():
    """All forms of both budgets as XLSX, and as CSV with three separators and encodings."""
    sources = []
    for report in REPORTS:
        for name, rows in FORMS.items():
            sources.append(WORK / f"{report}-{name}.fods")
            flat(sources[-1], {"Realisasi": rows(report)})
    made = [(p.stem, p) for p in convert(sources, "xlsx", WORK / "xlsx")]
    for separator, encoding, name in ((";", 76, "semicolon"), (",", 1, "comma"), ("\t", 65535, "tab")):
        folder = WORK / name
        made += [(p.stem, p) for p in convert(sources, csv_form(separator, encoding), folder)]
    return made


VARIANTS = []


def test_variants_change_nothing():
    for stem, path in VARIANTS:
        report, form = stem.split("-")
        folder = copy_of(report)
        before = bytes_of(folder)
        status, out, err = run("import", folder, path)
        if form == "plain":  # its percentages become claims
            expect((status, "anggaran.json" in out, "klaim.json" in out), (4, False, True), f"{path}: {out}{err}")
        else:
            expect((status, "changes 0" in out), (0, True), f"{path}: {out}{err}")
        unchanged(folder, before)


def test_variants_make_the_tree():
    for stem, path in VARIANTS:
        report, _ = stem.split("-")
        folder = copy_of(report)
        data = json.loads((folder / "anggaran.json").read_text())
        data["program"] = []
        (folder / "anggaran.json").write_text(json.dumps(data, indent=2))
        status, out, err = run("import", "--yes", folder, path)
        expect(status, 0, f"{path}: {out}{err}")
        made = json.loads((folder / "anggaran.json").read_text())["program"]
        expect(tree(made) == tree(budget(report)), True, f"tree of {path}")
        expect(sum(total(n, "pagu") or 0 for n in made), sum(total(n, "pagu") or 0 for n in budget(report)), "sum")


def test_claims_are_checked():
    folder = copy_of("gowa", whole=True)
    path = next(p for stem, p in VARIANTS if stem == "gowa-plain" and p.suffix == ".xlsx")
    expect(run("import", "--yes", folder, path)[0], 0, "import")
    claims = json.loads((folder / "klaim.json").read_text())["klaim"]
    first = next(c for c in claims if c["angka"] == "anggaran.1.06.02.serapan")
    expect((first["nilai"], first["tempat"]), (97.62, "gowa-plain.xlsx [Realisasi], kolom %"), "claim")
    expect(run("import", folder, path)[:2], (0, f"{folder}: changes 0\n"), "a second time")
    data = json.loads((folder / "klaim.json").read_text())
    data["klaim"][0]["nilai"] = 55
    (folder / "klaim.json").write_text(json.dumps(data))
    has(run("check", folder)[2], "klaim.json:", "error K010")


# ---------------------------------------------------------------- the program's own workbook


def test_round_trip():
    for report in REPORTS:
        folder = copy_of(report)
        before = bytes_of(folder)
        book = WORK / f"{report}.xlsx"
        expect(run("book", "-o", book, folder), (0, f"{book}\n", ""), "book")
        first = book.read_bytes()
        run("book", "-o", book, folder)
        expect(book.read_bytes() == first, True, "the same bytes again")
        expect(run("import", "--yes", folder, book), (0, f"{folder}: changes 0\n", ""), "import")
        unchanged(folder, before)
        saved = convert([book], "xlsx", WORK / "saved")[0]
        expect(run("import", "--yes", folder, saved), (0, f"{folder}: changes 0\n", ""), "saved by LibreOffice")
        unchanged(folder, before)


def test_rows_are_as_high_as_texts():
    book = WORK / "tinggi.xlsx"
    run("book", "-o", book, copy_of("mamuju"))
    with zipfile.ZipFile(book) as archive:
        sheets = [archive.read(n).decode() for n in archive.namelist() if n.startswith("xl/worksheets/sheet")]
        expect({i.date_time for i in archive.infolist()}, {(1980, 1, 1, 0, 0, 0)}, "dates")
    heights = {float(h) for sheet in sheets for h in re.findall(r'<row [^>]*ht="([0-9.]+)"', sheet)}
    expect({h % 15 for h in heights}, {0.0}, "whole lines")
    expect(30 in heights and max(heights) > 60, True, f"heights {sorted(heights)}")
    expect(any("customHeight" in sheet for sheet in sheets), False, "heights that stay when a text grows")


def edit_book(book, changes):
    """Changes texts of a workbook's shared strings and numbers of its sheets."""
    parts = {}
    with zipfile.ZipFile(book) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            for old, new in changes:
                content = content.replace(old, new)
            parts[name] = content
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def test_edited_book():
    folder = copy_of("mamuju")
    before = bytes_of(folder)
    book = WORK / "edited.xlsx"
    run("book", "-o", book, folder)
    edit_book(book, [(b"<v>2339988361</v>", b"<v>2339988000</v>"), (b"<t>Kepala Dinas Sosial</t>", b"<t>Plt. Kepala</t>")])
    status, out, _ = run("import", folder, book)
    expect(status, 4, "status without --yes")
    has(out, "Pagu: 2.339.988.361 → 2.339.988.000", "Jabatan: Kepala Dinas Sosial → Plt. Kepala", "changes 2", "--yes")
    unchanged(folder, before)
    expect(run("import", "--yes", folder, book)[0], 0, "status with --yes")
    after = bytes_of(folder)
    expect(after["anggaran.json"], before["anggaran.json"].replace(b"2339988361", b"2339988000"), "anggaran.json")
    expect(after["laporan.json"], before["laporan.json"].replace(b'"jabatan": "Kepala Dinas Sosial"',
                                                                 b'"jabatan": "Plt. Kepala"'), "laporan.json")


def test_indicators_and_years():
    """A sheet of an office: realisasi by the indicator's name, a year that the report does not have yet."""
    folder = copy_of("mamuju")
    names = [i["nama"] for t in json.loads((folder / "perencanaan.json").read_text())["tujuan"]
             for s in t["sasaran"] for i in s["indikator"]]
    sheet = WORK / "capaian.csv"
    sheet.write_text("Indikator Kinerja;Realisasi 2024;Realisasi 2025\n" +
                     "".join(f"{name.upper()};{n},5;9{n}\n" for n, name in enumerate(names)))
    status, out, err = run("import", "--yes", folder, sheet)
    expect(status, 0, out + err)
    made = json.loads((folder / "kinerja.json").read_text())["capaian"]
    expect(made[1]["realisasi"], {"2022": 100, "2023": 100, "2024": 1.5, "2025": 91}, "realisasi")
    text = (folder / "kinerja.json").read_text()
    has(text, '"realisasi": { "2022": 100, "2023": 100, "2024": 1.5, "2025": 91 }', '"//": "Persentase capaian')


def test_measuring_sheet():
    """Target, realisasi and capaian of the indicators in one sheet with headings in two rows."""
    folder = copy_of("mamuju")
    goals = [s for t in json.loads((folder / "perencanaan.json").read_text())["tujuan"] for s in t["sasaran"]]
    rows = [["Pengukuran Kinerja"], ["No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", Cell("Tahun 2024", 3)],
            [None] * 4 + ["Target", "Realisasi", "Capaian (%)"], list(range(1, 8))]
    rows += [[n, g["nama"], i["nama"], i.get("satuan"), "80", "88,4", "110,50%"] for n, g in enumerate(goals, 1)
             for i in g["indikator"]]
    flat(WORK / "ukur.fods", {"Ukur": rows})
    status, out, err = run("import", "--yes", folder, convert([WORK / "ukur.fods"], "xlsx", WORK / "saved")[0])
    expect((status, "U026" in err), (0, False), out + err)
    targets = [i["target"]["2024"] for t in json.loads((folder / "perencanaan.json").read_text())["tujuan"]
               for s in t["sasaran"] for i in s["indikator"]]
    expect(set(targets), {80}, "targets")
    made = {c["indikator"]: c["realisasi"]["2024"] for c in json.loads((folder / "kinerja.json").read_text())["capaian"]}
    expect([made[i["id"]] for g in goals for i in g["indikator"]], [88.4] * len(targets), "realisasi")
    claims = json.loads((folder / "klaim.json").read_text())["klaim"]
    expect((claims[0]["angka"], claims[0]["nilai"]), ("indikator.i1.capaian.2024", 110.5), "claims")


def test_free_table():
    folder = copy_of("mamuju")
    sheet = WORK / "pegawai.csv"
    sheet.write_text("Eselon;Jumlah (orang)\nEselon II;1\nEselon III;5\nPelaksana;7\nJumlah;13\n")
    status, out, err = run("import", "--yes", folder, sheet)
    expect(status, 0, out + err)
    rows = next(t for t in json.loads((folder / "tabel.json").read_text())["tabel"] if t["id"] == "pegawai_eselon")["baris"]
    expect((rows[1], rows[-1]), ({"eselon": "Eselon III", "jumlah": 5}, {"eselon": "Pelaksana", "jumlah": 7}), "rows")
    sheet.write_text("Eselon;Jumlah (orang)\nEselon II;1\nEselon III;5\nJumlah;7\n")
    has(run("import", folder, sheet)[2], "pegawai.csv:4:2: error U009", "7 is stated, but the parts add up to 6")


def test_numbers_among_texts():
    """A number in a column of texts stands in the book as in JSON, and is the same when it comes back."""
    folder, book = copy_of("mamuju"), WORK / "teks.xlsx"
    data = json.loads((folder / "tabel.json").read_text())
    table = next(table for table in data["tabel"] if table["id"] == "pegawai_pendidikan")
    column = next(column for column in table["kolom"] if column["id"] == "s1")
    column.pop("jenis", None)
    column.pop("total", None)
    rows = [row for row in table["baris"] if "s1" in row]
    for row, number in zip(rows, (12.5, 1e-06, 1000000)):
        row["s1"] = number
    (folder / "tabel.json").write_text(json.dumps(data))
    expect(run("book", "-q", "-o", book, folder)[0], 0, "status of book")
    status, out, err = run("import", "--yes", folder, book)
    expect(status, 0, out + err)
    has(out, "changes 0")


def test_headings_of_offices():
    """Titles and empty columns before the table, abbreviated parts of codes, "s/d bulan ini", notes and a
    signature below; columns that nobody asked for are named."""
    folder = copy_of("gowa")
    sheet = WORK / "kantor.csv"
    sheet.write_text("PEMERINTAH KABUPATEN;;;;;;;;;\n;;;;;;;;;\n"
                     ";NO;Kd Urusan;Kd Bidang;Kd Prog;Kd Keg;Kd Sub;Nama Rekening;PAGU (Rp);REALISASI S/D BULAN INI;Bulan Lalu;"
                     "REALISASI BULAN INI;PPTK/KPA\n"
                     ";1;1;06;9;;;Program Baru;Rp 300;Rp 200;;;\n"
                     ";a;1;06;9;2.01;;Kegiatan Baru;Rp 300;Rp 200;100;7;A\n"
                     ";;1;06;9;2.01;1;Sub Baru;Rp 300,-;Rp 200,-;100;7;A\n"
                     ";Jumlah;;;;;;;Rp 300;Rp 200;;;\nCatatan: angka sementara;;;;;;;;;\n;;;;;;;;;Kepala Dinas\n")
    status, out, err = run("import", "--yes", folder, sheet)
    expect(status, 0, out + err)
    made = json.loads((folder / "anggaran.json").read_text())["program"][-1]
    leaf = {"kode": "1.06.09.2.01.0001", "nama": "Sub Baru", "pagu": 300, "realisasi": 200}
    expect({k: made["kegiatan"][0]["sub_kegiatan"][0][k] for k in leaf}, leaf, "sub kegiatan")
    has(err, 'note U026', 'columns that are not read: "Bulan Lalu", "REALISASI BULAN INI"', "note U021")
    expect('"NO"' in err, False, "the column of numbers")


def test_headings_that_are_all_unknown():
    """Only --column tells what they mean; --save keeps it for the next month's sheet."""
    folder = copy_of("gowa")
    sheet = WORK / "asing.csv"
    sheet.write_text("No.Rek,Pekerjaan,Dana,Terpakai\n1.06.01,x,4308898173,4034712800\n")
    status, _, err = run("import", "--yes", folder, sheet)
    expect((status, "U001" in err), (1, True), err)
    columns = [f"--column={c}" for c in ("kode=No.Rek", "nama=Pekerjaan", "pagu=Dana", "realisasi=Terpakai")]
    status, out, err = run("import", "--yes", "--save", "--as=anggaran", *columns, folder, sheet)
    expect(status, 0, out + err)
    has(out, "Realisasi: 4.034.712.894 → 4.034.712.800")
    sheet.write_text("No.Rek,Pekerjaan,Dana,Terpakai\n1.06.01,x,4308898173,4034712801\n")
    status, out, err = run("import", "--yes", folder, sheet)
    expect(status, 0, out + err)
    has(out, "Realisasi: 4.034.712.800 → 4.034.712.801")


def test_years_below_headings():
    folder = copy_of("gowa")
    sheet = WORK / "tahun.csv"
    sheet.write_text("Kode;Uraian;Anggaran;Realisasi\n;;2024;s.d. Desember\n1.06.01;x;4.308.898.173;4.034.712.800\n")
    status, out, err = run("import", "--yes", folder, sheet)
    expect(status, 0, out + err)
    has(out, "Realisasi: 4.034.712.894 → 4.034.712.800", "changes 3")


def test_measuring_sheet_without_years():
    """Realisasi beside indicators is theirs, not the budget's."""
    folder = copy_of("gowa")
    goal = json.loads((folder / "perencanaan.json").read_text())["tujuan"][0]["sasaran"][0]
    name = goal["indikator"][0]["nama"]
    sheet = WORK / "iku.csv"
    sheet.write_text(f"No;Sasaran;Indikator Kinerja;Satuan;Target;Realisasi;Capaian (%);Ket\n1;{goal['nama']};{name};;580;654;112,76;\n")
    status, out, err = run("import", "--yes", folder, sheet)
    expect(status, 0, out + err)
    has(out, "Realisasi 2024: 653 → 654", "indikator.ppks.capaian.2024 = 112,76")


def new_report():
    folder = WORK / "baru"
    shutil.rmtree(folder, ignore_errors=True)
    status, out, err = run("init", "-q", folder, "--instansi", "Dinas P", "--daerah", "Kabupaten B", "--tahun", "2025",
                           "--templates", ROOT / "templates")
    expect(status, 0, out + err)
    return folder


def nodes_of(folder):
    def walk(node):
        yield node["kode"], node.get("pagu")
        for key in ("kegiatan", "sub_kegiatan"):
            for below in node.get(key, []):
                yield from walk(below)
    return [n for p in json.loads((folder / "anggaran.json").read_text())["program"] for n in walk(p)]


def test_examples_of_a_new_report():
    """The first program takes the place of the example, which others refer to; what is left of that goes."""
    head = "Kode;Uraian;Pagu;Realisasi\n"
    cases = {
        "one": [("2.23.02", None), ("2.23.02.2.01", None), ("2.23.02.2.01.0001", 9900000)],
        "leaf": [("2.23.02", 9900000), ("2.23.03", 9900000)],
        "kegiatan": [("2.23.02", None), ("2.23.02.2.01", 9900000), ("2.23.02.2.02", 9900000)],
        "many": [("2.23.02", None), ("2.23.02.2.01", None), *((f"2.23.02.2.01.000{n}", 9900000) for n in (1, 2, 3)),
                 ("2.23.03", None), ("2.23.03.2.01", 9900000)],
    }
    for name, wanted in cases.items():
        folder = new_report()
        sheet = WORK / "contoh.csv"
        sheet.write_text(head + "".join(f"{code};N;{'9.900.000;8.800.000' if pagu else ';'}\n" for code, pagu in wanted))
        status, out, err = run("import", "--yes", folder, sheet, *([sheet] if name == "one" else []))
        expect((status, err), (0, ""), f"{name}: {out}")
        has(out, "Kode: X.XX.01 → 2.23.02", "perjanjian.json: X.XX.01 → 2.23.02")
        expect(nodes_of(folder), wanted, name)
        expect([p.name for p in folder.glob("*.json") if "X.XX" in p.read_text()], [], name)
        expect(json.loads((folder / "anggaran.json").read_text())["program"][0]["sasaran"], ["sasaran-1"], name)
        has(run("import", "--yes", folder, sheet)[1], "changes 0")
        expect(run("check", "-q", "--templates", ROOT / "templates", folder)[0], 0, name)


def test_examples_with_amounts_stay():
    folder = new_report()
    text = (folder / "anggaran.json").read_text()
    (folder / "anggaran.json").write_text(text.replace('"pagu": "?"', '"pagu": 5', 1))
    sheet = WORK / "contoh.csv"
    sheet.write_text("Kode;Uraian;Pagu;Realisasi\n2.23.02;N;9.900.000;8.800.000\n")
    status, out, err = run("import", "--yes", folder, sheet)
    expect(status, 0, out + err)
    expect(nodes_of(folder)[0][0], "X.XX.01", "example")
    has(err, "X.XX.01.2.01.0001")


def test_examples_in_the_book():
    """Untouched rows change nothing; a code that is written over is the new code everywhere."""
    folder = new_report()
    before = bytes_of(folder)
    book = WORK / "contoh.xlsx"
    expect(run("book", "-o", book, folder)[0], 0, "book")
    status, out, err = run("import", "--yes", folder, book)
    expect((status, err), (0, ""), out)
    unchanged(folder, before)
    sheet = WORK / "contoh-buku.csv"
    codes = [code for code, _ in nodes_of(folder)]
    sheet.write_text("#lkjip:anggaran;kode;nama\nPenanda;Kode;Nama\n" + "".join(
        f"{code};{code.replace('X.XX.01', '2.23.02')};? nama menurut dokumen anggaran\n" for code in codes))
    status, out, err = run("import", "--yes", folder, sheet)
    expect((status, err), (0, ""), out)
    expect([p.name for p in folder.glob("*.json") if "X.XX" in p.read_text()], [], "codes")


def test_cause_alone_is_told():
    """Neither sums nor missing records hide what is wrong; merged amounts have a message of their own."""
    folder = copy_of("gowa")
    rows = [["Kode", "Uraian", "Pagu", "Realisasi"], ["1.06.01", "x", Cell(100, 1, 2), 5], ["1.06.07", "y", None, 5]]
    flat(WORK / "satu.fods", {"A": rows})
    sheet = convert([WORK / "satu.fods"], "xlsx", WORK)[0]
    status, _, err = run("import", "--yes", folder, sheet)
    expect((status, err.count(": error "), "note" in err), (1, 1, False), err)
    has(err, '3:3: error U032: column "Pagu": this row lies in merged cells with 100')
    rows = [["Kode", "Uraian", "Pagu", "Realisasi"], [Cell("2003-03-25", style="date"), "x", 100, 5]]
    flat(WORK / "tanggal.fods", {"A": rows})
    status, _, err = run("import", "--yes", folder, convert([WORK / "tanggal.fods"], "xlsx", WORK)[0])
    expect((status, err.count(": error ")), (1, 1), err)
    has(err, '2:1: error U010: "2003-03-25" is no code')
    sheet = WORK / "kode.csv"
    sheet.write_text("Kode;Uraian;Pagu;Realisasi\n1.06.AB;x;100.000.000;5\nJumlah;;9;9\n")
    status, _, err = run("import", "--yes", folder, sheet)
    expect((status, err.count(": error ")), (1, 1), err)
    has(err, '2:1: error U010: "1.06.AB" is no code')


def test_fifty_thousand_rows_again():
    """Into a report that has them all, half of them with another realisasi."""
    folder = copy_of("gowa")
    sheet = WORK / "lagi.csv"
    for spent in (500, 501):
        rows = ["Kode;Uraian;Pagu;Realisasi"]
        for p in range(11, 61):
            rows.append(f"1.06.{p};Program {p};;")
            for k in range(1, 21):
                rows.append(f"1.06.{p}.2.{k:02};Kegiatan {p} {k};;")
                rows += [f"1.06.{p}.2.{k:02}.{n:04};Sub kegiatan {p} {k} {n};1.234.567;{spent if n % 2 else 500}" for n in range(1, 51)]
        sheet.write_text("\n".join(rows) + "\n")
        process = subprocess.Popen([LKJIP, "import", "--yes", "--quiet", folder, sheet], stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        expect(os.waitstatus_to_exitcode(status), 0, "status")
        if b"__asan_init" not in Path(LKJIP).read_bytes():
            expect(used.ru_utime < 2, True, f"{used.ru_utime} s")
            expect(used.ru_maxrss < 110_000, True, f"{used.ru_maxrss} kB")
    made = json.loads((folder / "anggaran.json").read_text())["program"]
    expect(sum(total(n, "realisasi") for n in made[-50:]), 25_000 * 1001, "sum")


def test_fifty_thousand_rows():
    folder = copy_of("gowa")
    sheet = WORK / "besar.csv"
    rows = ["Kode;Uraian;Pagu;Realisasi"]
    for p in range(11, 61):
        rows.append(f"1.06.{p};Program {p};{dots(20 * 50 * 1234567)};{dots(20 * 50 * 1000001)}")
        for k in range(1, 21):
            rows.append(f"1.06.{p}.2.{k:02};Kegiatan {p} {k};{dots(50 * 1234567)};{dots(50 * 1000001)}")
            rows += [f"1.06.{p}.2.{k:02}.{n:04};Sub kegiatan {p} {k} {n};1.234.567;1.000.001" for n in range(1, 51)]
    sheet.write_text("\n".join(rows) + "\n")
    process = subprocess.Popen([LKJIP, "import", "--yes", "--quiet", folder, sheet], stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    expect(os.waitstatus_to_exitcode(status), 0, "status")
    made = json.loads((folder / "anggaran.json").read_text())["program"]
    expect(sum(total(n, "pagu") for n in made[-50:]), 50_000 * 1234567, "sum")
    if b"__asan_init" not in Path(LKJIP).read_bytes():
        expect(used.ru_utime < 2, True, f"{used.ru_utime} s")
        expect(used.ru_maxrss < 100_000, True, f"{used.ru_maxrss} kB")


def test_mapping():
    folder = copy_of("gowa")
    sheet = WORK / "aneh.csv"
    sheet.write_text("Nomor Rekening;Uraian;Alokasi Dana;Terpakai\n1.06.01;x;4.308.898.173;4.034.712.894\n")
    status, _, err = run("import", folder, "--column", "realisasi=Terpakai", "--column", "pagu=Tidak Ada", sheet)
    expect((status, "U020" in err), (1, True), err)
    status, out, err = run("import", folder, "--yes", "--save", "--column", "realisasi=Terpakai", "--column", "nama=Uraian", sheet)
    expect(status, 0, out + err)
    mapping = json.loads((folder / "impor.json").read_text())["lembar"][0]
    expect((mapping["tabel"], mapping["angka"], mapping["kolom"]["realisasi"]), ("anggaran", "id", "Terpakai"), "impor.json")
    sheet.write_text("Nomor Rekening;Uraian;Alokasi Dana;Terpakai\n1.06.01;x;4308898173;1.234\n")
    status, out, err = run("import", folder, sheet)
    has(out, "Realisasi: 4.034.712.894 → 1.234")
    expect("impor.json" in run("check", folder)[2], False, "impor.json is known to check")


# ---------------------------------------------------------------- mistakes


HEAD = "Kode;Uraian;Pagu;Realisasi\n"

MISTAKES = {
    "no codes": ("Uraian;Pagu;Realisasi\nProgram A;5;4\n", "1:1: error U002"),
    "no table": ("a;b\n1;2\n", "error U001"),
    "heading twice": ("Kode;Uraian;Pagu;Pagu\n1.06.02;x;1;2\n", "1:4: error U003"),
    "text for a number": (HEAD + "1.06.01;x;banyak;4\n", '2:3: error U004: column "Pagu" needs a number, not "banyak"'),
    "ambiguous": (HEAD + "1.06.01;x;1.234;1\n", '2:3: error U005: column "Pagu": "1.234" may mean 1234'),
    "both styles": (HEAD + "1.06.01;x;1.234.567;1\n1.06.07;x;1,234,567;1\n", "3:3: error U006"),
    "missing parent": (HEAD + "1.06.09.2.01;x;5;4\n", "2:1: error U008: the code 1.06.09.2.01 belongs below 1.06.09"),
    "wrong total": (HEAD + "1.06.01;x;100;90\n1.06.07;x;50;40\nJumlah;;160;130\n",
                    '4:3: error U009: column "Pagu": 160 is stated, but the parts add up to 150 (difference 10)'),
    "wrong sum of a parent": (HEAD + "1.06.02;x;99;4\n1.06.02.2.03;x;90;4\n", "2:3: error U009"),
    "no code": (HEAD + "1.06;x;;\n1.06.1.2;x;1;1\n", "3:1: error U010"),
    "code twice": (HEAD + "1.06.01;x;1;1\n1.06.01;x;2;2\n", "3:1: error U011: the code 1.06.01 stands in row 2 already"),
    "amount without code": (HEAD + ";lain-lain;5;4\n", "2:1: error U012"),
    "new without name": (HEAD + "1.06.09;;5;4\n", "2:1: error U027"),
    "in thousands": ("Kode;Uraian;Pagu (ribuan rupiah);Realisasi\n1.06.01;x;5;4\n",
                     '1:3: error U030: column "Pagu (ribuan rupiah)": its heading says ribu'),
    "an amount above, none below": (HEAD + "1.06.09;Program;5;4\n1.06.09.2.01;Kegiatan;;\n", "2:3: error U009"),
    "negative": (HEAD + "1.06.01;x;-5;4\n", "2:3: error M0"),
    "open quote": (HEAD + '1.06.01;"x;5;4\n', "error S007"),
    "no indicator": ("Indikator Kinerja;Realisasi\nTidak ada;5\n", "2:1: error U023"),
}


def test_mistakes():
    folder = copy_of("gowa")
    before = bytes_of(folder)
    sheet = WORK / "salah.csv"
    for name, (text, wanted) in MISTAKES.items():
        sheet.write_text(text)
        status, out, err = run("import", "--yes", folder, sheet)
        expect((status, wanted in err), (1, True), f"{name}: {err}")
        has(out, "Nothing was written")
        unchanged(folder, before)


def test_broken_workbooks():
    folder = copy_of("gowa")
    before = bytes_of(folder)
    good = next(p for stem, p in VARIANTS if stem == "gowa-plain" and p.suffix == ".xlsx").read_bytes()
    bomb = WORK / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 30_000_000)
    cases = {"text": (b"halo", "S001"), "cut": (good[:-200], "S001"), "half": (good[: len(good) // 2], "S001"),
             "bomb": (bomb.read_bytes(), "S005"), "old": (b"\xd0\xcf\x11\xe0" + b"x" * 600, "S002")}
    other = WORK / "other.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("content.xml", "<x/>")
    cases["no workbook"] = (other.read_bytes(), "S003")
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("xl/workbook.xml", '<!DOCTYPE a [<!ENTITY b "c">]><workbook>&b;</workbook>')
    cases["entities"] = (other.read_bytes(), "S004")
    for name, (content, code) in cases.items():
        path = WORK / "rusak.xlsx"
        path.write_bytes(content)
        status, _, err = run("import", "--yes", folder, path)
        expect((status, f"error {code}" in err), (1, True), f"{name}: {err}")
    path.write_bytes(good)
    status, _, err = run("import", folder, "--sheet=Tidak Ada", path)
    expect((status, "U015" in err, '"Realisasi"' in err), (1, True, True), err)
    unchanged(folder, before)


def test_several_files_all_or_none():
    folder = copy_of("gowa")
    before = bytes_of(folder)
    one, two = WORK / "satu.csv", WORK / "dua.csv"
    one.write_text(HEAD + "1.06.01;x;5;4\n")
    two.write_text(HEAD + "1.06.07;x;lima;4\n")
    expect(run("import", "--yes", folder, one, two)[0], 1, "status")
    unchanged(folder, before)
    two.write_text(HEAD + "1.06.01;x;6;4\n")
    has(run("import", "--yes", folder, one, two)[2], "dua.csv:2:3: error U029", "(satu.csv)")
    for sheet in (one, two):
        sheet.write_text(HEAD + "1.06.09;Program Baru;6;4\n")
    has(run("import", "--yes", folder, one, two)[2], "dua.csv:2:1: error U031: 1.06.09 is new here and in satu.csv")
    unchanged(folder, before)


def test_fifteen_digits():
    folder = copy_of("gowa")
    before = bytes_of(folder)
    source = WORK / "angka.fods"
    flat(source, {"A": [["Kode", "Uraian", "Pagu", "Realisasi"], ["1.06.01", "x", 4308898172.00000047, 1234567890123456789]]})
    path = convert([source], "xlsx", WORK / "digits")[0]
    status, _, err = run("import", folder, path)
    expect((status, "2:4: error U007" in err, "2:3" in err), (1, True, False), err)
    unchanged(folder, before)


def test_mutated_bytes():
    """Nothing crashes, nothing is written, whatever the bytes."""
    folder = copy_of("gowa")
    before = bytes_of(folder)
    rng = random.Random(7)
    chosen = [p for stem, p in VARIANTS if stem in ("gowa-five", "gowa-indonesian")]
    path = WORK / "mutan"
    for _ in range(60):
        source = rng.choice(chosen)
        content = bytearray(source.read_bytes())
        for _ in range(rng.randrange(1, 8)):
            content[rng.randrange(len(content))] = rng.randrange(256)
        target = path.with_suffix(source.suffix)
        target.write_bytes(content)
        status, _, err = run("import", folder, target)
        expect(status in (0, 1, 4), True, f"status {status}: {err}")
        expect("Sanitizer" in err, False, err)
    unchanged(folder, before)


def main():
    for folder in ("xlsx", "semicolon", "comma", "tab", "saved", "digits"):
        (WORK / folder).mkdir()
    VARIANTS.extend(make_variants())
    tests = [(n, f) for n, f in globals().items() if n.startswith("test_")]
    print(f"1..{len(tests)}")
    failed = False
    for number, (name, test) in enumerate(tests, 1):
        try:
            test()
            print(f"ok {number} - {name}", flush=True)
        except Exception as problem:  # noqa: BLE001
            failed = True
            print("".join(f"# {line}\n" for line in f"{type(problem).__name__}: {problem}".splitlines()), end="")
            print(f"not ok {number} - {name}", flush=True)
    shutil.rmtree(WORK)
    return failed


if __name__ == "__main__":
    sys.exit(main())
