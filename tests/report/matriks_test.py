#!/usr/bin/env python3
"""A document of another kind: a wide matrix of a work plan, with a pack of its own.

usage: matriks_test.py LKJIP

Builds tests/report/matriks and reads it back: no findings, 17 columns under a head of three rows on
F4 and A4 landscape pages, type stepped down only where it must be, page numbers by chapter, mirrored
margins, two photos side by side, four signatures in a grid. Prints TAP.
"""

import os
import re
import subprocess
import sys
import tempfile

LKJIP = os.path.abspath(sys.argv[1])
REPORT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "matriks")
GLYPHS = re.compile(r'^  glyphs (\S+) (\S+) \S+ \S+ \S+ (\S+) "((?:[^"\\]|\\.)*)"')
IMAGE = re.compile(r"^  image (\S+) (\S+) (\S+) (\S+)")
results = []


def check(name, good, detail=""):
    results.append(good)
    print(f"{'ok' if good else 'not ok'} {len(results)} - {name}{'' if good else ': ' + str(detail)}")


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False)


class Page:
    def __init__(self, label, size):
        self.label, self.size = label, size
        self.texts, self.images = [], []

    def find(self, words):
        """Place and size of the texts that begin with words."""
        return [(x, y, size) for x, y, size, text in self.texts if text.strip().startswith(words)]


def read_pages(dump):
    pages = []
    for line in dump.splitlines():
        head = re.match(r'page \d+ "(.*?)" (\S+) (\S+)', line)
        glyphs, image = GLYPHS.match(line), IMAGE.match(line)
        if head:
            pages.append(Page(head[1], (round(float(head[2])), round(float(head[3])))))
        elif glyphs:
            pages[-1].texts.append((*(float(glyphs[i]) for i in (1, 2, 3)), glyphs[4]))
        elif image:
            pages[-1].images.append([float(image[i]) for i in (1, 2, 3, 4)])
    return pages


def check_matrix(name, pages):
    check(f"{name}: goes over several pages", len(pages) > 2, len(pages))
    for page in pages:
        line = min((y for _, y, _, text in page.texts if text.strip() == "17"), default=0)
        numbers = [text.strip() for _, y, _, text in page.texts if y == line]
        check(f"{name}, page {page.label}: head of three rows",
              all(page.find(word) for word in ("Rencana Tahun", "2025", "Target")))
        check(f"{name}, page {page.label}: 17 columns are numbered", numbers == [str(i) for i in range(1, 18)], numbers)
    last = pages[-1]
    check(f"{name}: total and source at the end", bool(last.find("Jumlah") and last.find("Sumber:")))
    codes = [text for _, _, _, text in last.texts if re.match(r"\d\.\d\d\.\d\d", text)]
    check(f"{name}: the total does not stand alone", len(codes) >= 2, codes)


def check_signatures(page):
    places = [place for name in ("Nama Kepala Dinas", "Nama Sekretaris", "Nama Kepala Bidang Satu",
                                 "Nama Kepala Bidang Dua") for place in page.find(name)]
    check("four signatures", len(places) == 4, places)
    if len(places) == 4:
        check("in two rows of two", places[0][1] == places[1][1] < places[2][1] == places[3][1] and
              places[0][0] < places[1][0] and places[2][0] < places[3][0], places)
    check("Plt. stands before the role", bool(page.find("Plt.")))


def main():
    with tempfile.TemporaryDirectory() as folder:
        pdf = os.path.join(folder, "matriks.pdf")
        built = run(LKJIP, "--lang", "en", "build", "-o", pdf, REPORT)
        check("builds without findings",
              built.returncode == 0 and "warnings 0" in built.stdout + built.stderr and
              not re.search(r"(error|warning) [A-Z]\d", built.stdout + built.stderr),
              built.stdout + built.stderr)
        raw = run("pdftotext", "-raw", pdf, "-").stdout
        check("the PDF has its text", "Rencana kerja Dinas Contoh tahun 2024" in raw)
    pages = read_pages(run(LKJIP, "dump", "--stage=pages", REPORT).stdout)
    f4 = [page for page in pages if page.size == (935, 609)]
    a4 = [page for page in pages if page.size == (842, 595)]
    upright = [page for page in pages if page.size == (609, 935)]
    check("portrait and landscape pages in F4 and A4", len(f4) + len(a4) + len(upright) == len(pages))
    check("numbers by chapter", pages[0].label == "I-1" and pages[1].label == "II-1" and
          upright[-1].label == "III-1", [page.label for page in pages])
    check_matrix("F4", f4)
    check_matrix("A4", a4)
    code = "1.06.01.2.01.0001"
    sizes = [place[2] for page in (f4[0], a4[0]) for place in page.find(code)]
    check("stepped down on A4 alone", len(sizes) == 2 and sizes[0] == 9 and 5 <= sizes[1] < 9, sizes)
    indents = [f4[0].find(words)[0][0] for words in ("Program Penunjang", "Kegiatan Pelayanan",
                                                     "Penyediaan Permakanan")]
    check("levels are indented", [round(x - indents[0], 1) for x in indents] == [0, 2.8, 5.7],
          indents)
    odd, even = pages[0].find("A.")[0][0], pages[1].find("A.")[0][0]
    check("mirrored margins", round(odd - even, 1) == 42.5, (odd, even))
    images = upright[-1].images
    check("two photos side by side, a third below",
          len(images) == 3 and images[0][1] == images[1][1] < images[2][1] and
          images[0][0] + images[0][2] < images[1][0], images)
    check_signatures(upright[-1])
    print(f"1..{len(results)}")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
