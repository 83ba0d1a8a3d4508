#!/usr/bin/env python3
"""Tests of `lkjip recap`: figures, totals and ranks against own exact arithmetic, the workbook recomputed by
LibreOffice, the paper read back, broken and mixed rekaps. Prints TAP.

usage: recap_test.py LKJIP SOURCE_FOLDER [--count N]
"""

import copy
import csv
import io
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

LKJIP = os.path.abspath(sys.argv[1])
SOURCE = Path(sys.argv[2]).resolve()
COUNT = int(sys.argv[sys.argv.index("--count") + 1]) if "--count" in sys.argv else 9
sys.path.insert(0, str(SOURCE / "tests/workpaper"))
sys.dont_write_bytecode = True
import paper  # noqa: E402  the folder is known only now

CRITERIA = ["3.b.3", "3.b.4", "3.b.5", "3.b.6", "3.b.7", "3.b.8", "3.b.9"]
FIRST_ROW = 6


def run(*command, status=0):
    done = subprocess.run([LKJIP, "--lang=en", *[str(word) for word in command]], capture_output=True, text=True,
                          check=False, env=dict(os.environ, LKJIP_DATA=str(SOURCE)))
    assert done.returncode == status, f"status {done.returncode}: {done.stdout[-500:]}{done.stderr[-1500:]}"
    return done.stdout, done.stderr


def example():
    """The rekap of an example."""
    with tempfile.TemporaryDirectory() as folder:
        run("build", "-q", "-o", f"{folder}/a.pdf", SOURCE / "input/dinsos-gowa-2024")
        return json.loads((Path(folder) / "a.rekap.json").read_text()), (Path(folder) / "a.pdf").read_bytes()


EXAMPLE, EXAMPLE_PDF = example()


def put(figure, number):
    """A figure of the rekap gets a value: a Fraction, None or "?"."""
    figure.pop("tepat", None)
    if isinstance(number, Fraction):
        decimals = round(number * 10**12)
        exact = Fraction(decimals, 10**12)
        figure["nilai"] = int(exact) if exact.denominator == 1 else float(exact)
        if exact != number:
            figure["tepat"] = f"{number.numerator}/{number.denominator}"
    else:
        figure["nilai"] = number
    figure["tampil"] = "x" if number is None else str(number)


class Agency:
    """What one made-up rekap says, drawn at random with empty and unfilled figures."""

    def __init__(self, rng, number):
        self.name = f"Dinas {rng.choice('ABCDEF')}{number} =contoh"
        self.attainment = rng.choice([None, "?", Fraction(100), Fraction(rng.randrange(1, 99999), rng.randrange(1, 999)),
                                      Fraction(rng.randrange(1, 9999), 100), Fraction(rng.randrange(1, 9999), 100)])
        self.budget = rng.choice([None, Fraction(0)] + [Fraction(rng.randrange(1, 10**11))] * 8)
        self.spent = rng.choice([None] + [Fraction(rng.randrange(0, 10**11))] * 6)
        self.absorption = None
        if self.budget and self.spent is not None:
            self.absorption = self.spent / self.budget * 100
        self.efficiency = None
        self.method = rng.choice(["selisih", "rupiah", "rasio"])
        if isinstance(self.attainment, Fraction) and self.absorption is not None:
            self.efficiency = {"selisih": self.attainment - self.absorption, "rupiah": self.budget - self.spent,
                               "rasio": self.attainment / (self.absorption or 1)}[self.method]
        self.grade = rng.choice(["Baik", "Cukup*", "~Kurang", "?"]) if isinstance(self.attainment, Fraction) else None
        self.indicators = rng.randrange(0, 9)
        self.fulfilled = [rng.randrange(0, self.indicators + 1) for _ in CRITERIA]
        self.findings = [(rng.choice(["kesalahan", "peringatan", "catatan"]), rng.choice([None, "alasan"]))
                         for _ in range(rng.randrange(0, 5))]

    def rekap(self):
        result = copy.deepcopy(EXAMPLE)
        result.pop("halaman")
        result["laporan"]["instansi"] = self.name
        result["masukan"]["laporan"]["efisiensi"] = self.method
        figures = result["angka"]
        put(figures["hitung.capaian_rata"], self.attainment)
        put(figures["hitung.pagu"], self.budget)
        put(figures["hitung.realisasi"], self.spent)
        put(figures["hitung.serapan"], self.absorption)
        put(figures["hitung.efisiensi.nilai"], self.efficiency)
        figures["hitung.predikat"]["nilai"] = self.grade
        figures["hitung.efisiensi.label"]["nilai"] = None if self.efficiency is None else "Efisien"
        result["kelengkapan"]["kriteria"] = [{"kode": code, "nama": code, "terpenuhi": done, "dari": self.indicators,
                                              "persen": None, "sebagian": 0, "belum": 0}
                                             for code, done in zip(CRITERIA, self.fulfilled)]
        result["temuan"] = [{"kode": "K001", "tingkat": level, "diterima": reason} for level, reason in self.findings]
        return result

    def open(self, level):
        return sum(1 for other, reason in self.findings if other == level and reason is None)


def folder_of(folder, agencies):
    folder.mkdir()
    for number, agency in enumerate(agencies):
        (folder / f"r{number}.rekap.json").write_text(json.dumps(agency.rekap(), ensure_ascii=False))
    return folder


def average(numbers):
    numbers = [number for number in numbers if isinstance(number, Fraction)]
    return sum(numbers, Fraction(0)) / len(numbers) if numbers else None


def total(numbers):
    numbers = [number for number in numbers if number is not None]
    return sum(numbers, Fraction(0)) if numbers else None


def both(agencies):
    pairs = [(a.budget, a.spent) for a in agencies if a.budget is not None and a.spent is not None]
    budget = sum((pair[0] for pair in pairs), Fraction(0))
    return sum((pair[1] for pair in pairs), Fraction(0)) / budget * 100 if budget else None


def ranks(agencies):
    numbers = [a.attainment for a in agencies if isinstance(a.attainment, Fraction)]
    return [1 + sum(1 for other in numbers if other > a.attainment) if isinstance(a.attainment, Fraction) else None
            for a in agencies]


def complete(agencies):
    of = 7 * sum(a.indicators for a in agencies)
    return Fraction(100 * sum(sum(a.fulfilled) for a in agencies), of) if of else None


def same(text, number, what):
    """A cell of CSV against an exact number."""
    if number is None:
        assert text == "", f"{what}: {text!r} in place of nothing"
    elif number == "?":
        assert text == "?", f"{what}: {text!r} in place of ?"
    else:
        assert text != "" and abs(Fraction(text) - number) <= Fraction(1, 2 * 10**12), f"{what}: {text} {number}"


def near(value, number, what):
    """A cell that LibreOffice computed against an exact number."""
    if number is None or number == "?":
        assert value in ("", number), f"{what}: {value!r} in place of {number!r}"
    else:
        assert isinstance(value, float), f"{what}: {value!r} is no number"
        assert abs(Fraction(value) - number) <= abs(number) / 10**12 + Fraction(1, 10**9), f"{what}: {value} {float(number)}"


def in_order(agencies):
    return sorted(agencies, key=lambda agency: agency.name.encode())


def check_csv(agencies, text):
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) == len(agencies) + 1
    for row, agency, rank in zip(rows, agencies, ranks(agencies)):
        assert row["Perangkat daerah"] == agency.name, row
        assert row["Peringkat"] == ("" if rank is None else str(rank)), row
        assert row["Predikat"] in (agency.grade or "", "" if agency.grade == "?" else agency.grade), row
        same(row["Capaian (%)"], agency.attainment, "capaian")
        same(row["Pagu (Rp)"], agency.budget, "pagu")
        same(row["Realisasi (Rp)"], agency.spent, "realisasi")
        same(row["Serapan (%)"], agency.absorption, "serapan")
        same(row["Efisiensi"], agency.efficiency, "efisiensi")
        same(row["Kelengkapan (%)"], complete([agency]), "kelengkapan")
        assert row["Kesalahan terbuka"] == str(agency.open("kesalahan")), row
        assert row["Peringatan terbuka"] == str(agency.open("peringatan")), row
    last = rows[-1]
    same(last["Capaian (%)"], average([a.attainment for a in agencies]), "rata-rata")
    same(last["Pagu (Rp)"], total([a.budget for a in agencies]), "jumlah pagu")
    same(last["Realisasi (Rp)"], total([a.spent for a in agencies]), "jumlah realisasi")
    same(last["Serapan (%)"], both(agencies), "serapan seluruhnya")
    same(last["Kelengkapan (%)"], complete(agencies), "kelengkapan seluruhnya")


def check_book(agencies, book):
    main, shares, summary = book["Rekap"], book["Kelengkapan"], book["Ringkasan"]
    line = FIRST_ROW + len(agencies)
    for number, (agency, rank) in enumerate(zip(agencies, ranks(agencies))):
        at = FIRST_ROW + number
        assert main[f"B{at}"].value == agency.name
        near(main[f"D{at}"].value, agency.attainment, "capaian")
        near(main[f"E{at}"].value, None if rank is None else Fraction(rank), "peringkat")
        near(main[f"I{at}"].value, agency.absorption, "serapan")
        near(main[f"K{at}"].value, agency.efficiency, "efisiensi")
        near(main[f"N{at}"].value, complete([agency]), "kelengkapan")
    near(main[f"D{line}"].value, average([a.attainment for a in agencies]), "rata-rata")
    near(main[f"G{line}"].value, total([a.budget for a in agencies]), "pagu")
    near(main[f"H{line}"].value, total([a.spent for a in agencies]), "realisasi")
    near(main[f"I{line}"].value, both(agencies), "serapan seluruhnya")
    near(main[f"N{line}"].value, complete(agencies), "kelengkapan seluruhnya")
    near(main[f"O{line}"].value, Fraction(sum(a.open("kesalahan") for a in agencies)), "kesalahan")
    for number, column in enumerate("CEGIKMO"):
        near(shares[f"{column}{line}"].value, Fraction(sum(a.fulfilled[number] for a in agencies)), "terpenuhi")
    counted = {summary[f"A{row}"].value: summary[f"B{row}"].value for row in range(4, 9) if f"B{row}" in summary}
    for grade in ("Baik", "Cukup*", "~Kurang"):
        number = sum(1 for a in agencies if a.grade == grade)
        assert counted.get(grade, 0.0) == number, f"{grade}: {counted} {number}"
    words = sum(1 for a in agencies if a.grade in (None, "?"))
    assert counted.get("(tanpa)", 0.0) == words, f"(tanpa): {counted} {words}"


# ---------------------------------------------------------------- tests


def test_random_tables(folder):
    """CSV and workbook of random agencies; LibreOffice recomputes from nothing but the inputs."""
    sets, books = {}, []
    for seed in range(COUNT):
        rng = random.Random(f"recap/{seed}")
        agencies = [Agency(rng, number) for number in range(rng.choice([1, 2, 5, 17]))]
        source = folder_of(folder / f"s{seed}", agencies)
        run("recap", "-q", "-o", folder / f"k{seed}", source)
        agencies = in_order(agencies)
        check_csv(agencies, (folder / f"k{seed}.csv").read_text())
        assert run("recap", source)[0].splitlines() == (folder / f"k{seed}.csv").read_text().splitlines()
        stated = paper.read(folder / f"k{seed}.xlsx")
        check_book(agencies, stated)
        changed = folder / f"x{seed}.xlsx"
        paper.rewritten(folder / f"k{seed}.xlsx", changed, paper.without_results)
        books.append(changed)
        sets[changed.stem] = agencies
    for name, path in paper.recomputed(books, folder).items():
        check_book(sets[name], paper.read(path))


def test_paper(folder):
    """The PDF shows every agency and holds the table as data; the same bytes each time."""
    agencies = [Agency(random.Random(f"paper/{number}"), number) for number in range(5)]
    agencies[2].attainment = "?"
    source = folder_of(folder / "p", agencies)
    told = run("recap", "-q", "-o", folder / "a.pdf", source)[1]
    assert ".xml" not in told, f"the pack itself has findings: {told}"
    run("recap", "-q", "-o", folder / "b.pdf", source)
    run("recap", "-q", "-o", folder / "a.json", source)
    assert (folder / "a.pdf").read_bytes() == (folder / "b.pdf").read_bytes()
    text = subprocess.run(["pdftotext", "-layout", folder / "a.pdf", "-"], capture_output=True, text=True, check=True).stdout
    data = json.loads((folder / "a.json").read_text())
    for agency in data["perangkat_daerah"]:
        assert agency["instansi"].split(" =")[0] in text
        for figure in ("capaian", "pagu", "realisasi", "serapan"):
            assert agency[figure]["tampil"] in text, agency[figure]
    run("extract", "-q", "-o", folder / "isi", folder / "a.pdf")
    assert json.loads((folder / "isi/rekap-daerah.json").read_text()) == data
    subprocess.run(["qpdf", "--check", folder / "a.pdf"], check=True, capture_output=True)


def test_order(folder):
    agencies = [Agency(random.Random(f"order/{number}"), number) for number in range(20)]
    source = folder_of(folder / "o", agencies)
    rows = list(csv.DictReader(io.StringIO(run("recap", "--urut=capaian", source)[0], newline="")))[:-1]
    numbers = [Fraction(row["Capaian (%)"]) for row in rows if row["Capaian (%)"] not in ("", "?")]
    assert numbers == sorted(numbers, reverse=True)
    assert all(row["Capaian (%)"] in ("", "?") for row in rows[len(numbers):])
    rows = list(csv.DictReader(io.StringIO(run("recap", "--urut=temuan", source)[0], newline="")))[:-1]
    errors = [int(row["Kesalahan terbuka"]) for row in rows]
    assert errors == sorted(errors, reverse=True)
    assert "--urut" in run("recap", "--urut=warna", source, status=2)[1]


def test_csv_forms(folder):
    source = folder_of(folder / "f", [Agency(random.Random("form"), 1)])
    text = run("recap", "--separator=semicolon", "--numbers=id", "--bom", source)[0]
    assert text.startswith("\ufeffNo;Perangkat daerah;")
    assert json.loads(run("recap", "--format=json", source)[0])["banyak"] == 1


def test_years_and_twins(folder):
    """Different years and agencies given twice are told; nothing is written."""
    agencies = [Agency(random.Random(f"year/{number}"), number) for number in range(3)]
    source = folder_of(folder / "y", agencies)
    other = agencies[0].rekap()
    other["laporan"]["tahun"] = 2023
    (source / "z.rekap.json").write_text(json.dumps(other))
    error = run("recap", "-o", folder / "no.csv", source, status=1)[1]
    assert "Y007" in error and "2023" in error and "2024" in error, error
    assert not (folder / "no.csv").exists()
    out, error = run("recap", "--tahun=2024", source)
    assert "Y008" in error and "z.rekap.json" in error and len(out.splitlines()) == 5
    assert "Y009" in run("recap", "--tahun=2020", source, status=1)[1]
    assert "Y013" in run("recap", "--tahun=dua", source, status=2)[1]
    other["laporan"]["tahun"] = 2024
    other["laporan"]["instansi"] = agencies[0].name.upper().replace(" ", "  ")
    (source / "z.rekap.json").write_text(json.dumps(other))
    error = run("recap", source, status=1)[1]
    assert "Y006" in error and "r0.rekap.json" in error and "z.rekap.json" in error, error


def test_drafts_and_regions(folder):
    agencies = [Agency(random.Random(f"draft/{number}"), number) for number in range(3)]
    source = folder_of(folder / "d", agencies)
    other = json.loads((source / "r0.rekap.json").read_text())
    other["laporan"]["tahap"] = "draf"
    other["masukan"]["laporan"]["instansi"]["wilayah"] = "Kota Lain"
    (source / "r0.rekap.json").write_text(json.dumps(other))
    error = run("recap", source)[1]
    assert "Y011" in error and agencies[0].name in error and "Y010" in error and "Kota Lain" in error, error


def test_broken(folder):
    """Each fault is told with the file; the other files are read too, nothing is written."""
    rekap = Agency(random.Random("broken"), 1).rekap()
    source = folder / "b"
    source.mkdir()

    def fault(code, name, text, word):
        path = source / name
        path.write_text(text)
        error = run("recap", "-o", folder / "never.csv", path, status=1)[1]
        assert code in error and name in error and word in error, error
        assert not (folder / "never.csv").exists()

    fault("J0", "a.rekap.json", json.dumps(rekap)[:5000], "a.rekap.json")
    fault("Y001", "b.rekap.json", json.dumps({"format": "lain"}), "b.rekap.json")
    fault("Y002", "c.rekap.json", json.dumps(dict(rekap, versi=2)), "form 2")
    for path, value, word in [(("angka", "hitung.pagu"), {}, "hitung.pagu"),
                              (("angka", "hitung.pagu"), {"nilai": "banyak"}, "hitung.pagu"),
                              (("angka", "hitung.pagu"), {"nilai": 1.5, "tepat": "3/0"}, "hitung.pagu"),
                              (("laporan", "tahun"), "2024", "laporan.tahun"),
                              (("kelengkapan", "kriteria"), [], "3.b.3"),
                              (("laporan", "instansi"), None, "laporan.instansi"),
                              (("laporan", "instansi"), "", "laporan.instansi"),
                              (("laporan", "instansi"), "Dinas\x1b[31m Merah", "laporan.instansi"),
                              (("laporan", "instansi"), "Dinas \u202egnaul", "laporan.instansi"),
                              (("laporan", "instansi"), "kata " * 100000, "laporan.instansi"),
                              (("laporan", "tahap"), "final\x07", "laporan.tahap")]:
        bad = copy.deepcopy(rekap)
        bad[path[0]][path[1]] = value
        fault("Y004", "d.rekap.json", json.dumps(bad), word)
    joined = copy.deepcopy(rekap)
    joined["laporan"]["instansi"] = "Dinas 👩‍🌾 Pertanian"
    (folder / "joined.rekap.json").write_text(json.dumps(joined))
    assert "👩‍🌾" in run("recap", folder / "joined.rekap.json")[0], "signs that join others"
    bad = copy.deepcopy(rekap)
    put(bad["angka"]["hitung.pagu"], Fraction(1000))
    put(bad["angka"]["hitung.realisasi"], Fraction(500))
    put(bad["angka"]["hitung.serapan"], Fraction(51))
    fault("Y005", "e.rekap.json", json.dumps(bad), "e.rekap.json")
    assert "none.rekap.json" in run("recap", source / "none.rekap.json", status=1)[1]
    (folder / "empty").mkdir()
    assert "Y012" in run("recap", folder / "empty", status=1)[1]


def test_pdf_side(folder):
    """A PDF gives the same line as its rekap; one of another program is refused."""
    (folder / "a.rekap.json").write_text(json.dumps(EXAMPLE))
    (folder / "a.pdf").write_bytes(EXAMPLE_PDF)
    lines = [run("recap", folder / name)[0].replace(name, "") for name in ("a.rekap.json", "a.pdf")]
    assert lines[0] == lines[1]
    run("recap", "-q", "-o", folder / "b.pdf", folder / "a.pdf")
    assert "Y003" in run("recap", folder / "b.pdf", status=1)[1]


def test_many(folder):
    """Memory does not grow with the number of rekaps."""
    import resource  # noqa: F401  of the child below

    source = folder / "m"
    source.mkdir()
    rekap = json.dumps(EXAMPLE)
    sizes = []
    for count in (20, 200):
        for number in range(count):
            (source / f"r{number}.rekap.json").write_text(
                rekap.replace('"instansi": "', f'"instansi": "{number} ', 1))
        script = ("import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
                  "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
        # A sanitizer keeps freed memory for a while.
        sanitizer = os.environ.get("ASAN_OPTIONS", "") + ":quarantine_size_mb=1"
        done = subprocess.run([sys.executable, "-c", script, LKJIP, "recap", source], capture_output=True, text=True,
                              check=True, env=dict(os.environ, LKJIP_DATA=str(SOURCE), ASAN_OPTIONS=sanitizer))
        sizes.append(int(done.stdout))
    assert sizes[1] < sizes[0] * 1.5 + 4000, f"{sizes[0]} KB for 20, {sizes[1]} KB for 200"


def main():
    tests = [(name[5:], test) for name, test in globals().items() if name.startswith("test_")]
    print(f"1..{len(tests)}")
    failed = False
    for number, (name, test) in enumerate(tests, 1):
        folder = Path(tempfile.mkdtemp(prefix="recap-"))
        try:
            test(folder)
            print(f"ok {number} - {name}")
        except Exception as error:  # noqa: BLE001  all faults of a test are told
            failed = True
            print(f"not ok {number} - {name}\n# {type(error).__name__}: {str(error)[:1500]}".replace("\n", "\n# ", 1))
        finally:
            shutil.rmtree(folder)
    return 1 if failed else 0


sys.exit(main())
