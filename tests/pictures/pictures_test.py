#!/usr/bin/env python3
"""Tests pictures of every form in a finished PDF, and damaged ones.

usage: pictures_test.py LKJIP MAKE_PICTURES

One report shows a picture of every form that PNG and JPEG know; poppler and mupdf must paint each as
mupdf shows the file itself. Damaged files are refused by name and never crash the program. Prints
TAP.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

LKJIP, MAKE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
# Fine enough that the readers do not smooth the pictures, which have 48 x 32 pixels.
RESOLUTION = 360
SCALE = RESOLUTION / 72
# Inks become colours by a formula here and by a printing profile in mupdf.
NEAR, NEAR_INKS = 10, 70

PACK = """<paket nama="gambar">
  <gaya nama="dasar" huruf="Liberation Serif" ukuran="11pt" jarak-baris="15pt"/>
  <halaman nama="isi"/>
  <isi>
    <seksi halaman="isi">
      <ulang setiap="{{ data.gambar }}" sebagai="g">
        <gambar berkas="{{ g }}" lebar="20mm" alternatif="{{ g }}"/>
        <paragraf>{{ g }}</paragraf>
      </ulang>
    </seksi>
  </isi>
</paket>
"""


def run(*command, **options):
    done = subprocess.run(command, capture_output=True, check=False, **options)
    return done.returncode, done.stdout.decode("utf-8", "replace"), \
        done.stderr.decode("utf-8", "replace")


def read_ppm(path):
    data = Path(path).read_bytes()
    match = re.match(rb"P6\s+(?:#.*\s)*(\d+)\s+(\d+)\s+255\s", data)
    assert match, f"{path} is no picture"
    return int(match[1]), int(match[2]), data[match.end():]


def mean(picture, left=0.0, top=0.0, right=None, bottom=None):
    """The mean colour of a part, in pixels."""
    width, height, data = picture
    right, bottom = right or width, bottom or height
    rows = range(round(top), round(bottom))
    columns = (round(left) * 3, round(right) * 3)
    part = b"".join(data[row * width * 3 + columns[0]:row * width * 3 + columns[1]] for row in rows)
    return [sum(part[channel::3]) / (len(part) / 3) for channel in range(3)]


def inner(x, y, width, height):
    """A place in points, as pixels of a painted page without its edges."""
    return [side * SCALE for side in (x + 0.4, y + 0.4, x + width - 0.4, y + height - 0.4)]


class Pictures:
    def __init__(self, folder):
        self.folder = folder
        (folder / "templates/gambar").mkdir(parents=True)
        (folder / "templates/gambar/pack.xml").write_text(PACK, encoding="utf-8")
        self.report, self.store = folder / "laporan", folder / "laporan/gambar"
        self.store.mkdir(parents=True)
        status, _, errors = run(MAKE, self.store)
        assert status == 0, errors
        self.names = sorted(path.name for path in self.store.iterdir())
        (self.report / "laporan.json").write_text(json.dumps(
            {"tahun": 2024, "paket": "gambar", "judul": "Gambar", "tempat": "X", "tanggal": "2025",
             "instansi": {"nama": "X", "wilayah": "X"}, "pejabat": [
                 {"id": "a", "jabatan": "A", "nama": "A"}], "penandatangan": "a"}), encoding="utf-8")
        self.pdf = folder / "laporan.pdf"
        self.show(self.names)
        status, _, self.messages = self.build()
        assert status == 0, self.messages

    def show(self, names):
        (self.report / "data.json").write_text(json.dumps({"gambar": names}), encoding="utf-8")

    def build(self):
        return run(LKJIP, "build", "--lang=en", "-o", self.pdf, self.report, timeout=120)

    def places(self):
        """(page, x, y, width, height) of every picture, in order."""
        _, dump, _ = run(LKJIP, "dump", "--stage=pages", self.report)
        found, page = [], 0
        for line in dump.splitlines():
            if line.startswith("page "):
                page += 1
            match = re.match(r"  image (\S+) (\S+) (\S+) (\S+)", line)
            if match:
                found.append((page, *(float(match[i]) for i in range(1, 5))))
        return found

    def truth(self, name):
        """The mean colour of the file itself, on white."""
        out = self.folder / "asli.ppm"
        status, _, errors = run("mutool", "draw", "-q", "-r", "72", "-c", "rgb", "-o", out,
                                self.store / name)
        assert status == 0, errors
        return mean(read_ppm(out))


# ------------------------------------------------------------------ tests

TESTS = []


def test(function):
    TESTS.append(function)
    return function


@test
def every_form_is_built_without_findings(pictures):
    assert len(pictures.names) >= 45, pictures.names
    assert pictures.messages == "", pictures.messages
    assert len(pictures.places()) == len(pictures.names)


@test
def the_file_is_sound(pictures):
    for command in (("qpdf", "--check"), ("mutool", "info")):
        status, printed, errors = run(*command, pictures.pdf)
        assert status == 0 and "warning" not in errors.lower(), printed + errors


def compare(pictures, paint):
    pages, wrong = {}, []
    for name, (page, x, y, width, height) in zip(pictures.names, pictures.places()):
        if page not in pages:
            pages[page] = read_ppm(paint(page))
        seen = mean(pages[page], *inner(x, y, width, height))
        expected = pictures.truth(name)
        near = NEAR_INKS if "cmyk" in name else NEAR
        if any(abs(a - b) > near for a, b in zip(seen, expected)):
            wrong.append(f"{name}: painted {[round(v) for v in seen]}, "
                         f"the file is {[round(v) for v in expected]}")
    assert not wrong, "\n".join(wrong)


@test
def poppler_paints_each_as_its_file(pictures):
    def paint(page):
        out = pictures.folder / "poppler"
        run("pdftoppm", "-r", str(RESOLUTION), "-f", str(page), "-l", str(page), "-singlefile",
            pictures.pdf, out)
        return f"{out}.ppm"
    compare(pictures, paint)


@test
def mupdf_paints_each_as_its_file(pictures):
    def paint(page):
        out = pictures.folder / "mupdf.ppm"
        run("mutool", "draw", "-q", "-r", str(RESOLUTION), "-c", "rgb", "-o", out, pictures.pdf,
            str(page))
        return out
    compare(pictures, paint)


@test
def inked_pictures_agree_with_each_other(pictures):
    """Two markings of the same inks: with Adobe's mark they are stored turned over."""
    places = dict(zip(pictures.names, pictures.places()))
    means = {}
    for name in ("cmyk-adobe.jpg", "cmyk-progresif.jpg"):
        page, x, y, width, height = places[name]
        out = pictures.folder / "tinta"
        run("pdftoppm", "-r", str(RESOLUTION), "-f", str(page), "-l", str(page), "-singlefile",
            pictures.pdf, out)
        means[name] = mean(read_ppm(f"{out}.ppm"), *inner(x, y, width, height))
    assert all(abs(a - b) < 3 for a, b in zip(*means.values())), means


@test
def damaged_files_are_named_and_harmless(pictures):
    """Every form cut off, and with bytes turned over."""
    refused = 0
    for index, name in enumerate(pictures.names):
        content = (pictures.store / name).read_bytes()
        turned = bytearray(content)
        for step in range(4):
            turned[(len(content) * (2 * step + 1) // 8 + index) % len(content)] ^= 0x5A
        for kind, damaged in (("cut", content[:len(content) * 2 // 3]), ("turned", bytes(turned))):
            bad = f"rusak-{kind}{Path(name).suffix}"
            (pictures.store / bad).write_bytes(damaged)
            pictures.show([bad])
            status, _, messages = pictures.build()
            what = f"{name} {kind}: exit status {status}: {messages}"
            assert status in (0, 1), what
            assert status == 0 or re.search(rf"error I00\d: .*{re.escape(bad)}", messages), what
            assert status == 1 or kind == "turned", what
            refused += status
    pictures.show(pictures.names)
    assert refused >= len(pictures.names), refused


def main():
    failed = 0
    print(f"1..{len(TESTS)}")
    with tempfile.TemporaryDirectory() as name:
        try:
            pictures = Pictures(Path(name))
        except AssertionError as error:
            print(f"Bail out! {error}")
            return 1
        for number, function in enumerate(TESTS, 1):
            try:
                function(pictures)
                print(f"ok {number} - {function.__name__}", flush=True)
            except AssertionError as error:
                failed += 1
                print(f"not ok {number} - {function.__name__}")
                print("\n".join("# " + line for line in str(error).splitlines()), flush=True)
    return 1 if failed else 0


sys.exit(main())
