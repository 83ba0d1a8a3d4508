#!/usr/bin/env python3
"""Tests `lkjip init`: new reports and reports carried over to the next year.

usage: init_test.py LKJIP

Prints TAP.
"""

import json
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LKJIP = os.path.abspath(sys.argv[1])
PACKS = sorted(pack.parent.name for pack in ROOT.glob("templates/lkjip*/pack.xml"))
EXAMPLES = ["dinsos-mamuju-2024", "dinsos-gowa-2024"]
TESTS = []


def test(function):
    TESTS.append(function)
    return function


def run(*arguments, status=0, **options):
    """Runs lkjip; the status must be as said."""
    done = subprocess.run([LKJIP, *map(os.fsencode, arguments)], capture_output=True, check=False,
                          stdin=subprocess.DEVNULL, timeout=100, **options)
    text = done.stdout.decode() + done.stderr.decode()
    assert done.returncode == status, f"status {done.returncode}, not {status}: {arguments}\n{text}"
    return text


def init(folder, *more, status=0, agency="Dinas Sosial", region="Kabupaten Contoh", year="2025"):
    text = run("init", "--lang=en", str(folder), "--instansi", agency, "--daerah", region, "--tahun",
               year, *more, status=status)
    leftovers = list(folder.parent.glob(".lkjip*"))
    assert not leftovers, leftovers
    return text


def read(folder, name):
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))


def errors(folder):
    """The errors of a report, which `check` finds."""
    done = subprocess.run([LKJIP, "check", "--lang=en", str(folder)], capture_output=True, text=True,
                          check=False)
    return done.returncode, re.findall(r"^.*: error .*$", done.stderr, re.M)


def snapshot(folder):
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}


@test
def new_reports_of_all_packs_build(base):
    for pack in PACKS:
        folder = base / "input" / pack
        init(folder, "--paket", pack)
        assert errors(folder) == (0, []), errors(folder)
        run("build", str(folder), "-o", str(base / f"{pack}.pdf"))
        pages = subprocess.run(["pdftotext", "-layout", str(base / f"{pack}.pdf"), "-"],
                               capture_output=True, text=True, check=True).stdout
        assert "belum diisi" in pages and "Dinas Sosial" in pages
        assert "Contoh" in pages, "the region stands in the report"


@test
def a_new_report_explains_its_fields(base):
    folder = base / "a"
    init(folder)
    for name in ("laporan", "organisasi", "perencanaan", "kinerja", "anggaran", "perjanjian", "tabel"):
        document = read(folder, name)
        assert document["$schema"] == f"./.skema/{name}.schema.json"
        assert (folder / document["$schema"]).is_file()
        for key in document:
            if not key.startswith(("//", "$")):
                assert f"// {key}" in document, f"{name}: {key}"
    report = read(folder, "laporan")
    assert report["instansi"]["nama"] == "Dinas Sosial Kabupaten Contoh"
    assert report["instansi"]["kepala_wilayah"] == "Bupati Contoh"
    assert report["pejabat"][0]["jabatan"] == "Kepala Dinas Sosial"
    assert report["pejabat"][0]["nama"] == "?" and report["tanggal"] == "?"
    assert report["tahun"] == 2025 and report["tahap"] == "draf"
    assert any(line.startswith("kertas: ") for line in report["// boleh ditambah"])
    target = read(folder, "perencanaan")["tujuan"][0]["sasaran"][0]["indikator"][0]["target"]
    assert list(target) == ["2024", "2025", "2026"], target
    # All that is open is told of, and a final report is refused until it is filled in.
    text = (folder / "laporan.json").read_text(encoding="utf-8")
    (folder / "laporan.json").write_text(text.replace('"draf"', '"final"'), encoding="utf-8")
    status, found = errors(folder)
    assert status == 1 and any("M048" in line for line in found), found


@test
def guidance_does_not_show_and_gives_way_to_a_text(base):
    folder = base / "a"
    init(folder)
    name = folder / "narasi/latar-belakang.md"
    assert name.read_text(encoding="utf-8").startswith("<!-- ")
    without = run("dump", "--stage=document", str(folder))
    name.unlink()
    assert run("dump", "--stage=document", str(folder)) == without, "guidance changes nothing"
    name.write_text("<!-- petunjuk -->\nUraian <!-- di sini --> sendiri.\n", encoding="utf-8")
    with_text = run("dump", "--stage=document", str(folder))
    assert "sendiri." in with_text and "petunjuk" not in with_text and "di sini" not in with_text


@test
def the_same_call_gives_the_same_bytes(base):
    init(base / "a")
    init(base / "b")
    assert snapshot(base / "a") == snapshot(base / "b")


@test
def odd_names_are_kept_as_they_are(base):
    names = ['Dinas "Sosial" \\ & <b>', "Badan {{ tahun }} é ñ 漢", "Kecamatan Ünder-Æ", "'",
             "Dinas " + "x" * 190, "// Dinas", "Sekretariat DPRD", "Inspektorat", "%s %d %n"]
    for number, name in enumerate(names):
        folder = base / str(number)
        init(folder, agency=name, region='Kota "X" \\')
        report = read(folder, "laporan")
        assert report["instansi"]["nama"].startswith(name), report["instansi"]
        assert report["instansi"]["wilayah"] == 'Kota "X" \\'
        assert errors(folder) == (0, []), (name, errors(folder))
    assert read(base / "2", "laporan")["pejabat"][0]["jabatan"] == "Camat Ünder-Æ"
    assert read(base / "7", "laporan")["pejabat"][0]["jabatan"] == "Inspektur"


@test
def names_that_cannot_be_used_are_refused(base):
    for name in (b"", b"   ", b"a\nb", b"a\x07", b"\xff\xfe", b"x" * 201, "\u0085".encode()):
        done = subprocess.run([LKJIP, "init", "--lang=en", base / "a", b"--instansi=" + name,
                               "--daerah=Kota X", "--tahun=2025"], capture_output=True, check=False)
        assert done.returncode == 2 and b"A002" in done.stderr, (name, done)
    assert not list(base.iterdir())


@test
def wrong_years_packs_and_kinds_are_refused(base):
    for year in ("25", "1899", "2200", "20255", "dua", "2025 ", "-2025", ""):
        assert "A003" in init(base / "a", year=year, status=2)
    assert '("lkjip-gowa"?)' in init(base / "a", "--paket=lkjip-gova", status=2)
    text = init(base / "a", "--paket=../x", status=2)
    assert "there are " + ", ".join(PACKS) in text, text
    assert "A010" in init(base / "a", "--jenis=surat", status=2)
    init(base / "b", "--jenis=lkjip", "--singkatan=Dinsos")
    assert read(base / "b", "laporan")["instansi"]["singkatan"] == "Dinsos"
    assert not (base / "a").exists()


@test
def without_a_terminal_what_is_missing_is_named(base):
    text = run("init", "--lang=en", str(base / "a"), status=2)
    assert text.count("A001") == 3 and "--instansi" in text and "--tahun" in text, text
    assert "A011" in run("init", "--lang=en", status=2)
    assert "A011" in run("init", "--lang=en", "a", "b", status=2)
    assert not list(base.iterdir())


@test
def what_exists_is_never_touched(base):
    full = base / "full"
    full.mkdir()
    (full / ".hidden").write_text("x")
    before = snapshot(full)
    assert "A005" in init(full, status=1)
    assert snapshot(full) == before
    (base / "file").write_text("x")
    assert "A005" in init(base / "file", status=1)
    (base / "link").symlink_to(base / "empty")
    (base / "empty").mkdir()
    assert "A005" in init(base / "link", status=1)
    init(base / "empty")
    assert (base / "empty/laporan.json").is_file()
    assert "A005" in init(base / "empty", status=1)
    init(base / "deep/er/new")
    assert (base / "deep/er/new/laporan.json").is_file()


@test
def a_place_that_cannot_be_written_is_told_of(base):
    (base / "file").write_text("x")
    assert "A006" in init(base / "file/below", status=3)
    assert "A006" in run("init", "--lang=en", "/proc/lkjip/a", "--instansi=a", "--daerah=b",
                         "--tahun=2025", status=3)


def converse(arguments, answers):
    """Calls lkjip in a terminal and answers each question."""
    child, terminal = pty.fork()
    if child == 0:
        os.execv(LKJIP, [LKJIP, *arguments])
    os.write(terminal, "".join(answer + "\n" for answer in answers).encode())
    heard = b""
    try:
        while chunk := os.read(terminal, 4096):
            heard += chunk
    except OSError:
        pass
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), heard.decode()


@test
def in_a_terminal_it_asks(base):
    status, heard = converse(["init", "--lang=en", str(base / "a")],
                             ["Dinas Pertanian", "Provinsi Contoh", "besok", "2026", "lkjib", ""])
    assert status == 0, heard
    assert "A003" in heard and '("lkjip"?)' in heard, heard
    report = read(base / "a", "laporan")
    assert report["instansi"]["nama"] == "Dinas Pertanian Provinsi Contoh" and report["tahun"] == 2026
    assert report["paket"] == "lkjip" and report["instansi"]["kepala_wilayah"] == "Gubernur Contoh"
    status, heard = converse(["init", "--lang=en", str(base / "b"), "--instansi=Dinas A",
                              "--daerah=Kota B"], ["2026", "lkjip-polos"])
    assert status == 0 and "Name of the agency" not in heard, heard
    assert read(base / "b", "laporan")["paket"] == "lkjip-polos"
    status, heard = converse(["init", "--lang=en", str(base / "c")], ["Dinas A", "\x04"])
    assert status == 2 and not (base / "c").exists(), heard


def leaves(value, path=""):
    """All values with their path, comments left out."""
    if isinstance(value, dict):
        for key, below in value.items():
            if not key.startswith(("//", "$")):
                yield from leaves(below, f"{path}.{key}")
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from leaves(below, f"{path}.{index}")
    else:
        yield path, value


@test
def the_examples_are_carried_over(base):
    for example in EXAMPLES:
        last, new = ROOT / "input" / example, base / "input" / example
        run("init", "--lang=en", str(new), "--from", str(last))
        assert errors(new) == (0, []), errors(new)
        report, before = read(new, "laporan"), read(last, "laporan")
        assert report["tahun"] == 2025 and report["tahap"] == "draf" and report["tanggal"] == "?"
        assert report["pejabat"] == before["pejabat"] and report["instansi"] == before["instansi"]
        assert not {"terima", "harus_sama", "versi", "pindaian"} & set(report)
        # History is kept to the digit; the new year is open.
        for item, old in zip(read(new, "kinerja")["capaian"], read(last, "kinerja")["capaian"]):
            history = {year: value for year, value in item["realisasi"].items() if year != "2025"}
            assert history == old["realisasi"] and item["realisasi"]["2025"] == "?"
            assert not {"klaim", "bukti", "nilai_lain"} & set(item)
            if old.get("penyebab"):
                assert item["penyebab"] == "? (naskah 2024) " + old["penyebab"]
        # Nothing of the budget or the tables goes into the new year unseen.
        for path, value in leaves(read(new, "anggaran")["program"]):
            if re.search(r"\.(pagu|realisasi)(\.|$)", path):
                assert value == "?", (path, value)
        for table in read(new, "tabel")["tabel"]:
            for path, value in leaves(table["baris"]):
                assert not isinstance(value, (int, float)) or isinstance(value, bool), (path, value)
        for path, value in leaves(read(new, "perjanjian")["perjanjian"]):
            if re.search(r"\.(tanggal|target|pagu)$", path):
                assert value in ("?", None), (path, value)
        assert snapshot(last / "gambar") == snapshot(new / "gambar")
        for path in (last / "narasi").glob("*.md"):
            text = (new / "narasi" / path.name).read_text(encoding="utf-8")
            assert text.endswith(path.read_text(encoding="utf-8"))
            assert "{{ belum('perbarui naskah 2024') }}" in text
        assert not (new / "klaim.json").exists()


@test
def targets_come_from_the_renstra(base):
    last, new = base / "a-2024", base / "a-2025"
    init(last, year="2024")
    plan = read(last, "perencanaan")
    indicator = plan["tujuan"][0]["sasaran"][0]["indikator"][0]
    indicator["target"] = {"2023": 58, "2024": 67, "2025": 70.25}
    indicator["target_triwulan"] = {"2024": [1, 2, 3, 4]}
    (last / "perencanaan.json").write_text(json.dumps(plan), encoding="utf-8")
    run("init", str(new), "--from", str(last))
    carried = read(new, "perencanaan")["tujuan"][0]["sasaran"][0]["indikator"][0]
    assert carried["target"] == {"2023": 58, "2024": 67, "2025": 70.25}
    assert list(carried["target_triwulan"].items())[-1] == ("2025", "?")
    text = run("dump", "--stage=document", str(new))
    assert "70,25" in text, text


@test
def own_fields_comments_pictures_and_templates_are_kept(base):
    last, new = base / "x/a-2024", base / "y/z/w/a-2025"
    (base / "x/templates").mkdir(parents=True)
    for name, parent in (("dasar-kita", "lkjip"), ("kita", "dasar-kita")):
        (base / "x/templates" / name).mkdir()
        (base / "x/templates" / name / "pack.xml").write_text(
            f'<?xml version="1.0" encoding="UTF-8"?>\n<paket nama="{name}" induk="{parent}"/>\n')
    init(last, "--paket=kita", year="2024")
    report = read(last, "laporan")
    report["lain"] = {"motto": "Melayani 2024", "angka": 7}
    report["// catatan kami"] = "simpan"
    report["terima"] = [{"aturan": "K001", "tempat": "x", "alasan": "y"}]
    report["nomor"] = "700/12/2024"
    (last / "laporan.json").write_text(json.dumps(report), encoding="utf-8")
    (last / "data.json").write_text(json.dumps({
        "judul": "tetap", "angka": 5, "per": "2024-12-31", "benar": True, "dalam": {"n": [1, "a"]}}))
    (last / "templates/lokal").mkdir(parents=True)
    (last / "templates/lokal/pack.xml").write_text('<paket nama="lokal" induk="lkjip"/>')
    (last / "gambar").mkdir()
    shutil.copy(next((ROOT / "input/dinsos-mamuju-2024/gambar").glob("*.png")), last / "gambar")
    (last / "narasi/ikhtisar.md").write_text("Naskah kami.\n", encoding="utf-8")
    (last / "klaim.json").write_text('{"klaim": []}')
    (last / "reviu.json").write_text('{"unit": "Inspektorat"}')
    run("init", "--lang=en", str(new), "--from", str(last))
    carried = read(new, "laporan")
    assert carried["lain"] == report["lain"] and carried["// catatan kami"] == "simpan"
    assert carried["nomor"] == "?" and carried["// 2024"] == {"nomor": "700/12/2024"}
    data = read(new, "data")
    assert data["judul"] == "tetap" and data["benar"] is True
    assert data["angka"] == "?" and data["per"] == "?" and data["dalam"] == {"n": ["?", "a"]}
    assert data["// 2024"]["angka"] == 5 and data["// 2024"]["dalam"] == {"n": [1, "a"]}
    assert (new / "templates/lokal/pack.xml").is_file()
    assert (new / "templates/kita/pack.xml").is_file()
    assert (new / "templates/dasar-kita/pack.xml").is_file()
    assert not (new / "templates/lkjip").exists() and not (new / "klaim.json").exists()
    assert not (new / "reviu.json").exists()
    assert snapshot(last / "gambar") == snapshot(new / "gambar")
    assert errors(new) == (0, []), errors(new)
    # Keys keep their order.
    order = [key for key in report if key in carried]
    assert [key for key in carried if key in order] == order


@test
def twice_over(base):
    for example in EXAMPLES:
        first, second = base / "input/satu", base / "input/dua"
        run("init", str(first), "--from", str(ROOT / "input" / example))
        run("init", str(second), "--from", str(first))
        assert errors(second) == (0, [])
        report = read(second, "laporan")
        assert report["tahun"] == 2026
        for item in read(second, "kinerja")["capaian"]:
            assert item["realisasi"]["2025"] == "?" and item["realisasi"]["2026"] == "?"
            assert not item.get("penyebab") or item["penyebab"].count("naskah") == 1
        for path in (second / "narasi").glob("*.md"):
            assert path.read_text(encoding="utf-8").count("{{ belum('perbarui") == 1
        # Last year's figures, which nobody filled in, are not history.
        assert "// 2024" not in (second / "anggaran.json").read_text(encoding="utf-8")
        shutil.rmtree(base / "input")


@test
def changed_agreements_give_way_to_the_first_ones(base):
    last, new = base / "a-2024", base / "a-2025"
    init(last, year="2024")
    agreements = read(last, "perjanjian")
    first = agreements["perjanjian"][0]
    changed = dict(first, id="pk-ubah", versi="perubahan", alasan="x")
    other = dict(first, id="pk-lain", versi="perubahan", pihak_pertama="kepala_daerah")
    agreements["perjanjian"] += [changed, other]
    (last / "perjanjian.json").write_text(json.dumps(agreements), encoding="utf-8")
    run("init", str(new), "--from", str(last))
    carried = read(new, "perjanjian")["perjanjian"]
    assert [(item["id"], item["versi"]) for item in carried] == [("pk-kepala", "awal"), ("pk-lain", "awal")]
    assert errors(new) == (0, [])


@test
def faulty_sources_are_refused(base):
    last, new = base / "a-2024", base / "a-2025"
    assert "A008" in run("init", "--lang=en", str(new), "--from", str(base / "nothing"), status=1)
    init(last, year="2024")
    assert "A009" in run("init", "--lang=en", str(new), "--from", str(last), "--tahun=2024", status=2 - 1)
    text = (last / "laporan.json").read_text(encoding="utf-8")
    (last / "laporan.json").write_text(text.replace('"tahap": "draf"', '"tahap": "draft"'))
    text = run("init", "--lang=en", str(new), "--from", str(last), status=1)
    assert "A008" in text and "M018" in text, text
    (last / "laporan.json").write_text("{")
    assert "A008" in run("init", "--lang=en", str(new), "--from", str(last), status=1)
    assert sorted(path.name for path in base.iterdir()) == ["a-2024"]


def main():
    failed = False
    print(f"1..{len(TESTS)}")
    for number, function in enumerate(TESTS, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                function(Path(folder))
                word = "ok"
            except Exception as error:  # pylint: disable=broad-except
                print("\n".join(f"# {line}" for line in f"{type(error).__name__}: {error}".splitlines()[:40]))
                word, failed = "not ok", True
        print(f"{word} {number} - {function.__name__.replace('_', ' ')}", flush=True)
    raise SystemExit(1 if failed else 0)


main()
