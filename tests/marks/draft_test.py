#!/usr/bin/env python3
"""Tests the draft marks of a report as its readers see them.

usage: draft_test.py LKJIP REPORT

Builds copies of the report as a draft and as a final, with and without marks, and reads the PDFs
back. Prints TAP.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

LKJIP, REPORT = os.path.abspath(sys.argv[1]), sys.argv[2].rstrip("/")
DATE = "20 Januari 2025"


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False)


class Copy:
    """A copy of the report with other members of laporan.json, and one realisation taken out."""

    def __init__(self, folder, name, unfilled=True, **members):
        self.path, self.pdf = os.path.join(folder, name), os.path.join(folder, name + ".pdf")
        shutil.copytree(REPORT, self.path)
        self.change("laporan.json", lambda data: data.update(members))
        if unfilled:
            # What is compared with it cannot be known either.
            self.change("laporan.json", lambda data: (data.pop("harus_sama", None),
                                                      data.pop("terima", None)))
            self.change("kinerja.json", self.unfill)

    @staticmethod
    def unfill(data):
        data["capaian"][0]["realisasi"]["2024"] = "?"

    def change(self, name, change):
        path = os.path.join(self.path, name)
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
        change(data)
        with open(path, "w", encoding="utf-8") as file:
            json.dump(data, file, ensure_ascii=False, indent=2)

    def build(self, *options):
        done = run(LKJIP, "build", "--quiet", *options, "-o", self.pdf, self.path)
        return done.returncode, done.stderr

    def text(self):
        return run("pdftotext", "-layout", self.pdf, "-").stdout

    def pages(self):
        return int(run("pdfinfo", self.pdf).stdout.split("Pages:")[1].split()[0])

    def watermark(self, *options):
        """The words of the first page's watermark, which stand aslant in the PDF."""
        page = run(LKJIP, "dump", "--stage=svg", "--marks=draft", *options, self.path).stdout
        group = re.search(r'<g class="watermark".*?</g>', page, re.DOTALL)
        return re.sub(r"<.*?>", "", group[0]).split() if group else []

    def runs(self):
        """Every run of glyphs with its place."""
        dump = run(LKJIP, "dump", "--stage=pages", self.path).stdout
        return [line for line in dump.splitlines() if line.startswith("  glyphs")]


def draft_is_marked(folder):
    copy = Copy(folder, "draf", tahap="draf", versi={"tanggal": "2025-01-20"})
    status, messages = copy.build()
    assert status == 0, messages
    text = copy.text()
    assert "Catatan Draf" in text and "kinerja.capaian[0].realisasi.2024 (kinerja.json:" in text, text[-900:]
    assert "Belum diisi" in text
    assert copy.watermark() == ["DRAF", *DATE.split()], copy.watermark()
    marked = copy.pages()
    status, messages = copy.build("--marks=none")
    assert status == 0, messages
    assert copy.pages() == marked - 1
    assert "Catatan Draf" not in copy.text()


def marks_move_nothing(folder):
    copy = Copy(folder, "diam", tahap="draf")
    without = copy.runs()
    with_marks = run(LKJIP, "dump", "--stage=pages", "--marks=draft", copy.path).stdout.splitlines()
    kept = [line for line in with_marks if line.startswith("  glyphs")]
    at = 0
    for line in without:
        at = kept.index(line, at) + 1
    assert len(kept) > len(without)


def date_is_given_or_left_out(folder):
    copy = Copy(folder, "tanggal", tahap="direviu", versi={})
    assert copy.watermark() == ["SEDANG", "DIREVIU"], copy.watermark()
    words = copy.watermark("--tanggal-draf=2025-01-20")
    assert words == ["SEDANG", "DIREVIU", *DATE.split()], words
    copy.build("--tanggal-draf=2025-01-20")
    status, messages = copy.build("--tanggal-draf=kemarin")
    assert status == 2 and "C050" in messages, messages
    first = open(copy.pdf, "rb").read()
    copy.build("--tanggal-draf=2025-01-20")
    assert first == open(copy.pdf, "rb").read(), "same input, other bytes"


def final_has_no_marks(folder):
    copy = Copy(folder, "final", unfilled=False, tahap="final")
    status, messages = copy.build("--final")
    assert status == 0, messages
    first = open(copy.pdf, "rb").read()
    copy.build("--marks=none")
    assert first == open(copy.pdf, "rb").read(), "a final is the same with and without marks"
    assert "Catatan Draf" not in copy.text()


def final_is_asserted(folder):
    copy = Copy(folder, "belum", unfilled=False, tahap="draf")
    status, messages = copy.build("--final")
    assert status == 1 and "R009" in messages, messages
    assert not os.path.exists(copy.pdf)
    checked = run(LKJIP, "check", "--final", copy.path)
    assert checked.returncode == 1 and "R009" in checked.stderr, checked.stderr
    with open(os.path.join(copy.path, "laporan.json"), encoding="utf-8") as file:
        assert json.load(file)["tahap"] == "draf"


def final_with_open_marks_is_refused(folder):
    copy = Copy(folder, "terbuka", tahap="final")
    status, messages = copy.build("--final")
    assert status == 1 and "T033" in messages, messages
    typed = Copy(folder, "tertulis", unfilled=False, tahap="final")
    path = os.path.join(typed.path, "narasi", "sarana.md")
    with open(path, "a", encoding="utf-8") as file:
        file.write("\n\nJumlahnya [belum diisi: jumlah kendaraan] unit.\n")
    status, messages = typed.build()
    assert status == 1 and "R010" in messages, messages


TESTS = [draft_is_marked, marks_move_nothing, date_is_given_or_left_out, final_has_no_marks,
         final_is_asserted, final_with_open_marks_is_refused]


def main():
    print("TAP version 13")
    print(f"1..{len(TESTS)}")
    failed = 0
    for number, test in enumerate(TESTS, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(folder)
                print(f"ok {number} - {test.__name__}")
            except AssertionError as error:
                failed += 1
                print(f"not ok {number} - {test.__name__}")
                print("# " + str(error)[-1500:].replace("\n", "\n# "))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
