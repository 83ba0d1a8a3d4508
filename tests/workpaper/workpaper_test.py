#!/usr/bin/env python3
"""Tests kertas-kerja: LibreOffice recomputes every formula and must find what the program found.

usage: workpaper_test.py LKJIP SOURCE_FOLDER [--count N] [--start SEED]. Prints TAP. The results that
the files keep are made false first, so that only recomputing brings the right ones back. N random
reports of the oracle are taken besides the examples.
"""

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

parser = argparse.ArgumentParser()
parser.add_argument("program")
parser.add_argument("root", type=Path)
parser.add_argument("--count", type=int, default=3)
parser.add_argument("--start", type=int, default=1)
options = parser.parse_args()
sys.path[:0] = [str(options.root / "tests/workpaper"), str(options.root / "tests/oracle")]
from oracle_report import make  # noqa: E402
from paper import (column, figures, read, recomputed, rewritten, temporary, with_number,  # noqa: E402
                   without_results)

REPORTS = {name: options.root / f"input/dinsos-{name}-2024" for name in ("mamuju", "gowa")}
NO_FORMULA = ("realisasi", "(realisasi", "arah perubahan")  # of values in different units
WORK = temporary()


def run(*arguments):
    result = subprocess.run([options.program, "--lang=en", *map(str, arguments)], capture_output=True, timeout=120)
    return result.returncode, result.stdout.decode(), result.stderr.decode()


def paper(report, name):
    """Writes the working paper of a report; its path."""
    path = WORK / f"{name}.xlsx"
    status, output, errors = run("kertas-kerja", "-o", path, report)
    if status != 0 or not path.exists():
        raise AssertionError(f"status {status}: {output}{errors}")
    return path


def expect(found, wanted, what):
    if found != wanted:
        raise AssertionError(f"{what}: {found!r} instead of {wanted!r}")


def same(left, right):
    if isinstance(left, float) and isinstance(right, float):
        return abs(left - right) <= 1e-10 * max(1, abs(right))
    return left == right


def row_of(sheet, **texts):
    """The first row whose columns have these values."""
    columns = {letter: column(sheet, letter) for letter in texts}
    for row in sorted(next(iter(columns.values()))):
        if all(columns[letter].get(row) == text for letter, text in texts.items()):
            return row
    raise AssertionError(f"no row {texts}")


# ---------------------------------------------------------------- the workbooks, before LibreOffice


class Book:
    """A working paper, and what LibreOffice is to make of it."""

    def __init__(self, name, report, changes=()):
        self.name, self.original = name, paper(report, name)
        self.changed = WORK / "changed" / f"{name}.xlsx"
        self.changed.parent.mkdir(exist_ok=True)
        step = self.original
        for number, change in enumerate([without_results, *changes]):
            target = WORK / f"{name}-{number}"
            rewritten(step, target, change)
            step = target
        shutil.copyfile(step, self.changed)


def random_reports():
    for seed in range(options.start, options.start + options.count):
        folder = WORK / f"random{seed}"
        folder.mkdir()
        make(seed, folder)
        yield f"acak{seed}", folder


def changed_json(name, target, changes):
    """A copy of a report in which changes {file: function} were made."""
    folder = WORK / target
    shutil.copytree(REPORTS[name], folder)
    for file, change in changes.items():
        content = json.loads((folder / file).read_text())
        change(content)
        (folder / file).write_text(json.dumps(content, ensure_ascii=False))
    return folder


def achieve(kinerja):
    next(c for c in kinerja["capaian"] if c["indikator"] == "i1")["realisasi"]["2024"] = 55.5


def spend(anggaran):
    anggaran["program"][2]["kegiatan"][0]["sub_kegiatan"][0]["realisasi"] = 12345678


def cap(laporan):
    laporan["capaian"]["batas"] = 110


def empty(kinerja):
    next(c for c in kinerja["capaian"] if c["indikator"] == "i1")["realisasi"]["2024"] = None


def claim(folder):
    claims = [{"angka": "hitung.serapan", "nilai": 98.77, "tempat": "Tabel 1"},
              {"angka": "hitung.capaian_rata", "nilai": 113.5, "tempat": "Tabel 2"},
              {"angka": "hitung.predikat", "nilai": "Sangat Baik", "tempat": "Tabel 2"},
              {"ekspresi": "sasaran[0].capaian", "nilai": 113.43, "tempat": "Tabel 3"}]
    (folder / "klaim.json").write_text(json.dumps({"klaim": claims}))
    return folder


def prepare():
    books = {name: Book(name, report) for name, report in REPORTS.items()}
    books.update((name, Book(name, report)) for name, report in random_reports())
    sheets = read(books["mamuju"].original)
    code = json.loads((REPORTS["mamuju"] / "anggaran.json").read_text())["program"][2]
    code = code["kegiatan"][0]["sub_kegiatan"][0]["kode"]
    year = row_of(sheets["Indikator"], A="i1", F=2024.0)
    node = row_of(sheets["Anggaran"], A=code)
    limit = row_of(sheets["Pengaturan"], A="capaian tertinggi yang diakui")
    number = [with_number("Indikator", f"I{year}", 55.5), with_number("Anggaran", f"H{node}", 12345678)]
    books["angka-lain"] = Book("angka-lain", REPORTS["mamuju"], number)
    books["batas"] = Book("batas", REPORTS["mamuju"], [with_number("Pengaturan", f"B{limit}", 110)])
    books["kosong"] = Book("kosong", REPORTS["mamuju"], [with_number("Indikator", f"I{year}", "")])
    books["klaim"] = Book("klaim", claim(changed_json("mamuju", "berklaim", {})))
    return books


def by_program(folder, name):
    return {path: stated for path, (_, stated) in figures(read(paper(folder, name))).items()}


# ---------------------------------------------------------------- tests


def equal_figures(book, result):
    """Every figure that LibreOffice computed is the program's."""
    found = figures(read(result))
    wrong = [f"{path}: {live!r} instead of {stated!r}" for path, (live, stated) in found.items()
             if not same(live, stated)]
    original = read(book.original)
    expect(len(found) > 50, True, "number of figures")
    expect(wrong[:5], [], "figures")
    expect(set(column(read(result)["Angka"], "D").values()) - {"", "Sama"}, {"ya"}, "marks")
    errors = [f"{name}!{place}" for name, sheet in read(result).items() for place, cell in sheet.items()
              if isinstance(cell.value, str) and cell.value.startswith(("#", "Err:"))]
    expect(errors, [], "errors")
    notes, rules = column(original["Angka"], "H"), column(original["Angka"], "G")
    without = [rules[row] for row, note in notes.items() if row > 3 and note]
    expect([rule for rule in without if not rule.startswith(NO_FORMULA)], [], "figures without a formula")
    return len(found), len(without)


def as_program(result, folder, name, least, judged=()):
    """A changed cell gives what the program makes of changed JSON. Figures that begin with `judged` count
    states which the program judges from texts too, and which stand in the paper as they are."""
    found, wanted = figures(read(result)), by_program(folder, name)
    wanted = {path: value for path, value in wanted.items() if not path.startswith(tuple(judged))}
    before = {path: stated for path, (_, stated) in found.items()}
    moved = [path for path in wanted if path in before and not same(before[path], wanted[path])]
    expect(len(moved) >= least, True, f"figures that change ({len(moved)})")
    wrong = [f"{path}: {found[path][0]!r} instead of {wanted[path]!r}" for path in wanted
             if path in found and not same(found[path][0], wanted[path])]
    expect(wrong[:5], [], "figures")
    marks = column(read(result)["Angka"], "D")
    expect(sum(mark == "BEDA" for mark in marks.values()) >= least, True, "marks")


def check_numbers(results):
    folder = changed_json("mamuju", "lain", {"kinerja.json": achieve, "anggaran.json": spend})
    as_program(results["angka-lain"], folder, "lain", 15)


def check_cap(results):
    as_program(results["batas"], changed_json("mamuju", "berbatas", {"laporan.json": cap}), "berbatas", 5)


def check_empty(results):
    as_program(results["kosong"], changed_json("mamuju", "tanpa", {"kinerja.json": empty}), "tanpa", 3,
               judged=["kelengkapan."])


def check_claims(results):
    sheet = read(results["klaim"])["Klaim"]
    rows = [row for row in column(sheet, "A") if row > 3]
    marks, about = column(sheet, "E"), column(sheet, "B")
    expect({about[row]: marks[row] for row in rows if about[row].startswith(("hitung", "sasaran"))},
           {"hitung.serapan": "ya", "hitung.capaian_rata": "BEDA", "hitung.predikat": "ya",
            "sasaran[0].capaian": "ya"}, "claims")


def check_findings(books):
    status, output, _ = run("check", "--format=json", REPORTS["mamuju"])
    wanted = json.loads(output)["laporan"][0]["temuan"]
    sheet = read(books["mamuju"].original)["Temuan"]
    codes, reasons = column(sheet, "A"), column(sheet, "G")
    expect([codes[row] for row in sorted(codes) if row > 3], [f["kode"] for f in wanted], "codes")
    expect([reasons.get(row, "") for row in sorted(codes) if row > 3], [f["diterima"] or "" for f in wanted],
           "reasons")


def check_bytes(books):
    again = paper(REPORTS["mamuju"], "lagi")
    expect(hashlib.sha256(again.read_bytes()).hexdigest(),
           hashlib.sha256(books["mamuju"].original.read_bytes()).hexdigest(), "the same bytes")


def check_calls(_):
    expect(run("kertas-kerja")[0], 2, "no report")
    expect(run("kertas-kerja", REPORTS["gowa"], REPORTS["gowa"])[0], 2, "two reports")
    expect(run("kertas-kerja", WORK / "tidak-ada")[0] != 0, True, "no such folder")
    expect(run("kertas-kerja", "-o", WORK / "tidak/ada.xlsx", REPORTS["gowa"])[0], 3, "unwritable")


def main():
    books = prepare()
    results = recomputed([book.changed for book in books.values()], WORK)
    tests = [(f"recomputed: {name}", lambda book=book, name=name: equal_figures(book, results[name]))
             for name, book in books.items() if name in REPORTS or name.startswith("acak")]
    tests += [("changed numbers", lambda: check_numbers(results)), ("changed cap", lambda: check_cap(results)),
              ("emptied number", lambda: check_empty(results)), ("claims", lambda: check_claims(results)),
              ("findings", lambda: check_findings(books)), ("same bytes", lambda: check_bytes(books)),
              ("calls", lambda: check_calls(books))]
    print(f"1..{len(tests)}")
    failed = 0
    for number, (name, test) in enumerate(tests, 1):
        try:
            count = test()
            print(f"ok {number} {name}" + (f" # {count[0]} figures, {count[1]} without a formula" if count else ""))
        except Exception as error:
            failed += 1
            print(f"not ok {number} {name}\n# {type(error).__name__}: {error}".replace("\n#", "\n# "))
    shutil.rmtree(WORK, ignore_errors=True)
    return 1 if failed else 0


sys.exit(main())
