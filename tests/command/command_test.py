#!/usr/bin/env python3
"""Tests explain, check --format=json, check --kelengkapan and the rekap that build writes.

usage: command_test.py LKJIP SOURCE_FOLDER. Prints TAP.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

LKJIP, ROOT = sys.argv[1], Path(sys.argv[2])
SMALL = ROOT / "tests/record/cases/laporan"
GOWA = ROOT / "input/dinsos-gowa-2024"


def run(*arguments, language="en"):
    result = subprocess.run([LKJIP, f"--lang={language}", *map(str, arguments)], capture_output=True, timeout=120)
    return result.returncode, result.stdout.decode(), result.stderr.decode()


def expect(found, wanted, what):
    if found != wanted:
        raise AssertionError(f"{what}: {found!r} instead of {wanted!r}")


def test_explain(folder):
    status, out, err = run("explain", SMALL, "indikator.i1.capaian.2024")
    expect(status, 0, "status")
    assert out.startswith("indikator.i1.capaian.2024 = 112,59 percent\n"), out
    assert "kinerja.json:3:61 [capaian[0].realisasi.2024]" in out, out
    expect(err, "", "standard error")


def test_explain_several(folder):
    status, out, _ = run("explain", SMALL, "hitung.serapan", "ik.i1.target", "--depth=0")
    expect(status, 0, "status")
    assert out.startswith("hitung.serapan = 72,50 percent\n\nik.i1.target = 58\n"), out


def test_explain_unknown(folder):
    status, out, err = run("explain", SMALL, "indikator.i9.capaian.2024")
    expect((status, out), (2, ""), "status and output")
    assert 'there is no figure "indikator.i9.capaian.2024"' in err, err


def test_explain_calls(folder):
    for call, code in ((("explain", SMALL), "C011"), (("explain",), "C005"),
                       (("explain", SMALL, "hitung", "--depth=x"), "C004"),
                       (("explain", SMALL, "hitung", "--depth=99"), "C004")):
        status, out, err = run(*call)
        expect((status, out), (2, ""), f"status of {call}")
        assert code in err, err


def test_explain_faulty_report(folder):
    (folder / "laporan.json").write_text("{}")
    status, _, err = run("explain", folder, "hitung.serapan")
    expect(status, 1, "status")
    assert "C012" in err and "M007" in err, err


def test_check_json(folder):
    (folder / "laporan.json").write_text('{"tahun": 2024, "tahap": "selesai"}')
    status, out, err = run("check", "--format=json", folder, folder)
    expect((status, err), (1, ""), "status and standard error")
    data = json.loads(out)
    expect((data["format"], data["versi"], len(data["laporan"])), ("lkjip-temuan", 1, 2), "head")
    first = data["laporan"][0]
    expect(first["laporan"], str(folder), "folder")
    expect(first["kesalahan"], sum(f["tingkat"] == "kesalahan" for f in first["temuan"]), "errors")
    finding = next(f for f in first["temuan"] if f["kode"] == "M017")
    expect([finding[k] for k in ("tingkat", "berkas", "baris", "kolom", "jalur", "halaman", "diterima")],
           ["kesalahan", "laporan.json", 1, 26, "tahap", None, None], "finding")
    assert '"tahap" may not be' in finding["teks"], finding


def test_check_json_accepted(folder):
    status, out, _ = run("check", "--format=json", "--kelengkapan", GOWA)
    report = json.loads(out)["laporan"][0]
    expect((status, report["kesalahan"]), (0, 0), "status")
    assert report["halaman"] > 10, report["halaman"]
    assert any(f["diterima"] for f in report["temuan"]), "nothing accepted"
    expect(len(report["kelengkapan"]["kriteria"]), 7, "criteria")


def test_check_pages(folder):
    """The pages of a long budget are made only when something asks for them; a note says so."""
    rows = [{"kode": f"1.{i}", "nama": "P", "pagu": 1, "realisasi": 1} for i in range(1, 1002)]
    (folder / "laporan.json").write_text('{"tahun": 2024, "judul": "L", "instansi": {"nama": "Dinas"}}')
    for count, options, pages in ((1000, [], True), (1001, [], False), (1001, ["--pages"], True),
                                  (1001, ["--changes-since", GOWA], True)):
        (folder / "anggaran.json").write_text(json.dumps({"program": rows[:count]}))
        report = json.loads(run("check", "--format=json", *options, folder)[1])["laporan"][0]
        expect(report["halaman"] is not None, pages, (count, options))
        expect(any("--pages" in f["teks"] for f in report["temuan"]), not pages, "note")


def test_completeness(folder):
    status, out, _ = run("check", "--kelengkapan", "--quiet", GOWA)
    expect(status, 0, "status")
    assert "3.b.6 lacks pembanding" in out, out
    _, plain, _ = run("check", "--quiet", GOWA)
    assert "3.b" not in plain, plain


def test_rekap(folder):
    status, _, err = run("build", GOWA, "-o", folder / "a.pdf")
    expect(status, 0, err)
    rekap = (folder / "a.rekap.json").read_bytes()
    data = json.loads(rekap)
    expect((data["format"], data["laporan"]["nama"]), ("lkjip-rekap", GOWA.name), "head")
    expect(data["angka"]["indikator.ppks.capaian.2024"]["tampil"], "112,59", "figure")
    expect(data["masukan"]["laporan"]["tahun"], 2024, "input")
    expect(sorted(p.name for p in folder.iterdir()), ["a.pdf", "a.rekap.json", "a.ttd.json"], "files")
    run("build", GOWA, "-o", f"{folder}/", language="id")
    expect((folder / f"{GOWA.name}.rekap.json").read_bytes(), rekap, "rekap in another language")


def test_rekap_in_the_way(folder):
    (folder / "a.rekap.json").mkdir()
    status, _, err = run("build", GOWA, "-o", folder / "a.pdf")
    expect(status, 3, "status")
    assert "B004" in err, err
    expect([p.name for p in folder.iterdir()], ["a.rekap.json"], "files")


def test_no_rekap_of_a_faulty_report(folder):
    report = folder / "laporan"
    report.mkdir()
    (report / "laporan.json").write_text('{"tahun": 2024}')
    status, _, _ = run("build", report, "-o", folder / "a.pdf")
    expect(status, 1, "status")
    expect([p.name for p in folder.iterdir()], ["laporan"], "files")


def test_manual_page(_folder):
    """The synopsis of the manual page names every option of every command."""
    manual = (ROOT / "docs/lkjip.1").read_text().replace("\\-", "-").split(".Sh DESCRIPTION")[0]
    _, out, _ = run("--help")
    lacking = []
    for line in out.split("Commands:\n")[1].split("\n\n")[0].splitlines():
        name = line.split()[0]
        synopsis = manual.split(f".Cm {name}\n")[1].split("\n.Nm\n")[0]
        for letter, option in re.findall(r"^  (?:-(\w), |    )--([a-z-]+)", run(name, "--help")[1], re.M):
            short = letter and re.search(rf"Fl [a-z]*{letter}", synopsis)
            if option not in ("help", "lang") and not short and f"Fl -{option}" not in synopsis:
                lacking.append(f"{name} --{option}")
    expect(lacking, [], "options that the synopsis lacks")


def main():
    tests = [(name, call) for name, call in globals().items() if name.startswith("test_")]
    print(f"1..{len(tests)}")
    failed = 0
    for number, (name, call) in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                call(Path(folder))
                print(f"ok {number} - {name}")
            except Exception as fault:  # pylint: disable=broad-except
                failed += 1
                print(f"not ok {number} - {name}")
                print("\n".join(f"# {line}" for line in f"{type(fault).__name__}: {fault}".splitlines()))
    sys.exit(failed > 0)


main()
