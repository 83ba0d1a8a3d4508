#!/usr/bin/env python3
"""Small reports with packs of their own, for what needs real fonts or the general pack.

usage: pack_test.py LKJIP TEMPLATES

Prints TAP.
"""

import json
import os
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

LKJIP, TEMPLATES = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
LETTERS = """<paket nama="uji"><gaya nama="dasar" huruf="Liberation Serif" ukuran="11.5pt" jarak-baris="16pt"/>
<halaman nama="isi"/><isi><seksi halaman="isi" nomor="huruf-kecil" mulai="13"><paragraf>{} {}</paragraf>
<judul tingkat="2" id="tuju" nomor="tidak">Tujuan</judul><paragraf>isi isi</paragraf><paragraf>isi lagi</paragraf></seksi></isi></paket>
"""
REFERENCE = 'lihat <rujuk ke="tuju" bentuk="halaman"/>'


def build(folder, pack, **files):
    report = folder / "laporan"
    (report / "gambar").mkdir(parents=True, exist_ok=True)
    data = {"tahun": 2024, "judul": "Uji", "paket": pack, "tahap": "draf", "tempat": "Uji", "tanggal": "2025-01-31",
            "instansi": {"nama": "Dinas Uji", "wilayah": "Kabupaten Uji"}}
    (report / "laporan.json").write_text(json.dumps(data))
    for name, content in files.items():
        (report / f"{name}.json").write_text(json.dumps(content))
    done = subprocess.run([LKJIP, "build", "--lang=en", "--marks=none", "-o", folder / "uji.pdf", f"--templates={folder}/templates",
                           f"--templates={TEMPLATES}", report], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    text = subprocess.run(["pdftotext", folder / "uji.pdf", "-"], capture_output=True, text=True, check=True).stdout
    return text.split("\f")[:-1]


def test_page_letters_settle(folder):
    """A reference says "m", which is wide, when its place is on page n, and "n" when it is on page m."""
    pack = folder / "templates/uji/pack.xml"
    pack.parent.mkdir(parents=True)
    for words in range(700, 780, 4):
        pack.write_text(LETTERS.format("kata " * words, " ".join([REFERENCE] * 40)))
        pages = build(folder, "uji")
        place = next(i for i, page in enumerate(pages) if "Tujuan" in page)
        said = {word for page in pages for line in page.split("\n") for first, word in zip(line.split(), line.split()[1:])
                if first == "lihat" and len(word) == 1}
        assert said == {chr(ord("m") + place)}, (words, said, place)


def picture():
    rows = (b"\0" + b"\x40\x80\xc0" * 40) * 30

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 30, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def test_photographs_on_a_page(folder):
    """At most as many as asked for; and as many, on some page."""
    (folder / "laporan/gambar").mkdir(parents=True)
    (folder / "laporan/gambar/foto.png").write_bytes(picture())
    photographs = [{"berkas": "foto.png", "judul": f"Kegiatan {i}.", "tempat": "Aula uji"} for i in range(14)]
    for most in range(1, 7):
        pages = build(folder, "lkjip", data={"foto": photographs, "foto_per_halaman": most})
        counts = [page.count("Aula uji") for page in pages]
        assert sum(counts) == 14 and max(counts) == most, (most, counts)


def main():
    tests = [(name, test) for name, test in globals().items() if name.startswith("test_")]
    print(f"1..{len(tests)}", flush=True)
    failed = 0
    for number, (name, test) in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(Path(folder))
                print(f"ok {number} - {name}", flush=True)
            except Exception as error:  # noqa: BLE001 every fault is reported
                failed += 1
                print(f"not ok {number} - {name}\n# " + f"{type(error).__name__}: {error}"[:2000].replace("\n", "\n# "), flush=True)
    sys.exit(1 if failed else 0)


main()
