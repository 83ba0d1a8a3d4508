#!/usr/bin/env python3
"""Tests that the examples of pictures in docs/templat.md build without a message, and that each picture in them
has words for those who cannot see it, made from its data.

usage: drawing_test.py LKJIP

Prints TAP.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LKJIP = os.path.abspath(sys.argv[1])
REPORT = ROOT / "input/dinsos-mamuju-2024"
PACK = '<paket nama="contoh" induk="lkjip"><isi><seksi halaman="isi">\n{}\n</seksi></isi></paket>\n'
PHOTOS = [{"berkas": "logo.png", "judul": f"Foto {number}", "tempat": "Mamuju", "tanggal": "2024-06-12"} for number in range(5)]


def examples():
    text = (ROOT / "docs/templat.md").read_text(encoding="utf-8")
    part = re.search(r"^## Gambar dari data\n(.*?)^## ", text, re.S | re.M)[1]
    return re.findall(r"^```xml\n(.*?)^```", part, re.S | re.M)


def alternatives(pdf):
    plain = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", pdf, "-"], capture_output=True, check=True).stdout
    found = re.findall(rb"/Alt <feff([0-9a-f]+)>", plain)
    return [bytes.fromhex(text.decode()).decode("utf-16-be") for text in found] + \
        [text.decode("latin-1") for text in re.findall(rb"/Alt \((.*?)\)\n", plain)]


def try_example(example, folder):
    report = folder / "laporan"
    shutil.copytree(REPORT, report)
    content = json.loads((report / "laporan.json").read_text(encoding="utf-8"))
    content["paket"] = "contoh"
    content.pop("tampilan", None)
    (report / "laporan.json").write_text(json.dumps(content), encoding="utf-8")
    data = json.loads((report / "data.json").read_text(encoding="utf-8")) if (report / "data.json").exists() else {}
    (report / "data.json").write_text(json.dumps({**data, "foto": PHOTOS}), encoding="utf-8")
    pack = folder / "templates/contoh"
    pack.mkdir(parents=True)
    (pack / "pack.xml").write_text(PACK.format(example), encoding="utf-8")
    pdf = folder / "contoh.pdf"
    done = subprocess.run([LKJIP, "build", "--lang=en", "--marks=none", "-o", pdf, f"--templates={folder}/templates",
                           f"--templates={ROOT}/templates", report], capture_output=True, text=True, check=False)
    # What the small pack leaves out is told of; that is not what is tested.
    told = [line for line in done.stderr.splitlines() if re.search(r"(error|warning) [A-Z]\d+", line) and "contoh/" in line]
    assert done.returncode == 0 and not told, done.stderr
    pictures = len(re.findall(r"<grafik|<bagan|pohon-kinerja|foto-kegiatan", example))
    texts = alternatives(pdf)
    assert len(texts) >= pictures, texts
    if "<grafik" in example:
        assert any(re.search(r"^Grafik .*\d", text) for text in texts), texts
    if "<bagan" in example:
        assert any("membawahi" in text for text in texts), texts


def main():
    found = examples()
    print(f"1..{len(found) + 1}")
    failed = len(found) < 7
    print(f"{'not ok' if failed else 'ok'} 1 - there are {len(found)} examples")
    for number, example in enumerate(found, 2):
        with tempfile.TemporaryDirectory() as folder:
            try:
                try_example(example, Path(folder))
                word = "ok"
            except (AssertionError, subprocess.SubprocessError) as error:
                print("\n".join(f"# {line}" for line in str(error).splitlines()))
                word, failed = "not ok", True
        print(f"{word} {number} - {example.splitlines()[0][:60]}", flush=True)
    return 1 if failed else 0


sys.exit(main())
