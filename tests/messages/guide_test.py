#!/usr/bin/env python3
"""Tests that the examples of the documents work as they are printed there.

usage: guide_test.py LKJIP

The README's commands make a first report; the files of the smallest one, the guide's tables, narrative, pack and new kind of
document are taken from its text and built. Prints TAP.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LKJIP = os.path.abspath(sys.argv[1])
README = (ROOT / "README.md").read_text(encoding="utf-8")
INPUT = (ROOT / "docs/masukan.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs/panduan.md").read_text(encoding="utf-8")


def block(text, before):
    """The first code block behind some words."""
    start = text.index(before)
    found = re.compile(r"^```\w+\n(.*?)^```", re.S | re.M).search(text, start)
    if not found:
        raise ValueError(f"no code block behind {before!r}")
    return found[1]


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def build(folder, report):
    """Messages of a build; raises when it fails."""
    command = [LKJIP, "build", "--lang=en", f"input/{report}", "-o", "output/"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return done.stderr


def make_smallest(folder):
    """The four files of the smallest report."""
    files = re.findall(r"^Berkas `(\w+\.json)`:\n\n```json\n(.*?)^```", INPUT, re.S | re.M)
    assert len(files) == 4, f"{len(files)} files"
    for name, text in files:
        write(folder / "input/dinas-contoh-2024", name, text)


def test_readme(folder):
    """The README's commands, but for looking at the result."""
    (folder / "build/generator").mkdir(parents=True)
    (folder / "build/generator/lkjip").symlink_to(LKJIP)
    commands = block(README, "It makes a new report folder").split("xdg-open")[0]
    commands += block(README, "see what is still")
    (folder / "output").mkdir()
    done = subprocess.run(["sh", "-eu", "-c", commands], cwd=folder, capture_output=True, text=True,
                          check=False)
    assert done.returncode == 0, done.stderr
    assert (folder / "output/dinas-contoh-2025.pdf").is_file()
    assert "laporan.pejabat[0].nama" in done.stderr, done.stderr


def test_smallest(folder):
    make_smallest(folder)
    messages = build(folder, "dinas-contoh-2024")
    assert "laporan.pejabat[0].nama" in messages, f"the open name is not told: {messages}"


def test_guide(folder):
    """The narrative, the names for narratives, the free table, the parts and the pack."""
    make_smallest(folder)
    report = folder / "input/dinas-contoh-2024"
    write(report, "narasi/latar-belakang.md", block(GUIDE, "Contoh `narasi/latar-belakang.md`:"))
    write(report, "tabel.json", block(GUIDE, "## Tabel bebas"))
    rows = "\n".join(re.findall(r"^\| `\{\{.*$", GUIDE, re.M))
    names = re.findall(r"`(\{\{.*?\}\})`", rows)
    assert len(names) > 10, "the table of names was not found"
    write(report, "narasi/kepegawaian.md", "\n\n".join(name.replace("\\|", "|") for name in names))
    pack = block(GUIDE, "Contoh `templates/dinas-contoh/")
    write(folder, "templates/dinas-contoh/pack.xml", pack)
    settings = (report / "laporan.json").read_text(encoding="utf-8").strip().removesuffix("}")
    settings = settings.replace('"?"', '"Nama Kepala Dinas"')
    settings += ',\n"paket": "dinas-contoh",\n' + block(GUIDE, "## Bagian yang ditampilkan")
    settings += ",\n" + block(GUIDE, "Dua angka dari sumber berbeda") + "}"
    write(report, "laporan.json", settings)
    messages = build(folder, "dinas-contoh-2024")
    assert "narasi/" not in messages, messages


def test_new_kind(folder):
    pattern = re.compile(r"^`((?:input|templates)/[^`]+)`[^\n]*:\n\n```\w+\n(.*?)^```", re.S | re.M)
    files = pattern.findall(GUIDE)
    assert len(files) == 5, f"{len(files)} files"
    for name, text in files:
        write(folder, name, text)
    assert build(folder, "bimtek-2024") == "", "it should build without a word"


def main():
    tests = [test_readme, test_smallest, test_guide, test_new_kind]
    print(f"1..{len(tests)}")
    failed = 0
    for number, test in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(Path(folder))
                result = "ok"
            except (AssertionError, OSError, subprocess.SubprocessError, ValueError) as error:
                print("\n".join(f"# {line}" for line in str(error).splitlines()))
                result, failed = "not ok", failed + 1
        print(f"{result} {number} - {test.__name__.removeprefix('test_')}", flush=True)
    raise SystemExit(1 if failed else 0)


main()
