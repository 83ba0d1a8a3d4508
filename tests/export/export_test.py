#!/usr/bin/env python3
"""Tests table: lists, CSV, JSON. usage: export_test.py LKJIP SOURCE_FOLDER. Prints TAP."""

import csv
import io
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

LKJIP, ROOT = sys.argv[1], Path(sys.argv[2])
MAMUJU = ROOT / "input/dinsos-mamuju-2024"


def run(*arguments):
    result = subprocess.run([LKJIP, "--lang=en", *map(str, arguments)], capture_output=True, timeout=120)
    return result.returncode, result.stdout, result.stderr.decode()


def expect(found, wanted, what):
    if found != wanted:
        raise AssertionError(f"{what}: {found!r} instead of {wanted!r}")


def cells(data, separator=","):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=separator))


def test_list(folder):
    status, out, _ = run("table", MAMUJU)
    expect(status, 0, "status")
    rows = [line.split("\t") for line in out.decode().splitlines()]
    assert ["t-anggaran", "Tabel 3.11"] == next(r for r in rows if r[0] == "t-anggaran")[:2], rows
    assert any(r[:2] == ["pegawai_eselon", ""] for r in rows), rows
    expect(len({r[0] for r in rows}), len(rows), "every id once")


def test_csv_and_json_agree(folder):
    for name in ("t-anggaran", "3.3", "Tabel 2.2", "pegawai_pendidikan", "tabel-18"):
        _, out, err = run("table", MAMUJU, name)
        made = json.loads(run("table", MAMUJU, name, "--format=json")[1])
        expect(cells(out), made["kepala"] + [r["sel"] for r in made["baris"]], name + err)
        expect(len({len(r) for r in cells(out)}), 1, f"columns of {name}")


def test_amounts_of_the_budget(folder):
    rows = cells(run("table", MAMUJU, "t-anggaran")[1])
    text = [c for r in rows for c in r]
    for amount in ("2.339.988.361", "4.235.577.713", "98,77"):
        assert any(amount in c for c in text), amount


def test_free_table_as_printed(folder):
    free = cells(run("table", MAMUJU, "pegawai_kelamin")[1])
    printed = cells(run("table", MAMUJU, "t-pegawai-kelamin")[1])
    numbers = [[c for c in row if c.isdigit()] for row in printed if any(c.isdigit() for c in row)]
    expect([[c for c in row if c.isdigit()] for row in free[1:]], numbers, "numbers")
    expect(free[-1], ["", "Jumlah", "36", "30", "66"], "sums")


def test_forms_of_csv(folder):
    _, plain, _ = run("table", MAMUJU, "pegawai_eselon")
    _, marked, _ = run("table", MAMUJU, "pegawai_eselon", "--separator=semicolon", "--bom")
    expect(plain[:3] == b"\xef\xbb\xbf", False, "no mark unless asked for")
    expect(marked[:3], b"\xef\xbb\xbf", "mark")
    expect(cells(marked, ";"), cells(plain), "the same cells")
    target = folder / "a.csv"
    expect(run("table", MAMUJU, "pegawai_eselon", "-o", target), (0, b"", ""), "-o")
    expect(target.read_bytes(), plain, "the file")


def test_harmful_texts(folder):
    report = folder / "laporan"
    shutil.copytree(MAMUJU, report)
    path = report / "tabel.json"
    path.write_text(path.read_text().replace('"Eselon III"', '"=HYPERLINK(\\"x\\")"').replace('"jumlah": 4', '"jumlah": -4'))
    rows = cells(run("table", report, "pegawai_eselon")[1])
    expect(rows[2][1:], ["'=HYPERLINK(\"x\")", "-4"], "row")


def test_unknown(folder):
    status, out, err = run("table", MAMUJU, "pegawai_eslon")
    expect((status, out), (2, b""), "status")
    assert 'no table "pegawai_eslon" ("pegawai_eselon"?)' in err, err
    listed = [row.split("\t")[0] for row in run("table", folder)[1].decode().splitlines()]
    assert f"; it has {', '.join(listed[:24])}" in err, err
    expect(run("table", folder / "tidak-ada", "x")[0], 1, "no report")


def main():
    tests = [(n, f) for n, f in globals().items() if n.startswith("test_")]
    print(f"1..{len(tests)}")
    failed = False
    for number, (name, test) in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(Path(folder))
                print(f"ok {number} - {name}", flush=True)
            except Exception as problem:  # noqa: BLE001
                failed = True
                print("".join(f"# {line}\n" for line in f"{type(problem).__name__}: {problem}".splitlines()), end="")
                print(f"not ok {number} - {name}", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main())
