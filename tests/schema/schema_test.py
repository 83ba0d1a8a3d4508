#!/usr/bin/env python3
"""Tests that `lkjip schema` and the reader of the input say the same, with npm ajv as judge.

usage: schema_test.py LKJIP [--count N] [--judge ajv|jsonschema]

ajv needs `npm ci` in this folder (test.sh does it) and node; where they are not, Debian's
python3-jsonschema judges. Prints TAP.
"""

import copy
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
LKJIP = os.path.abspath(sys.argv[1])
COUNT = int(sys.argv[sys.argv.index("--count") + 1]) if "--count" in sys.argv else 250
AJV = ["node", str(HERE / "validate.js")]
JSONSCHEMA = ["/usr/bin/python3", str(HERE / "validate.py")]
if "--judge" in sys.argv:
    JUDGE = {"ajv": AJV, "jsonschema": JSONSCHEMA}[sys.argv[sys.argv.index("--judge") + 1]]
else:
    JUDGE = AJV if shutil.which("node") and (HERE / "node_modules/ajv").is_dir() else JSONSCHEMA
NAMES = ["laporan", "organisasi", "perencanaan", "kinerja", "anggaran", "perjanjian", "tabel",
         "klaim", "data", "reviu"]
PACKS = ["lkjip", "lkjip-gowa", "lkjip-mamuju", "lkjip-polos"]
# What a schema cannot say: decimals, ids used twice, references, pictures that are not there, rows
# against their columns, the order of a scale, the Renstra's years; and what is a warning only.
BEYOND = {"M003", "M004", "M027", "M029", "M030", "M031", "M032", "M033", "M035", "M036", "M037",
          "M038", "M039", "M040", "M041", "M042", "M043", "M045", "M046", "M047", "M055"}

# A number as text in a cell: an error only in a column of numbers.
IN_CELLS = {"M022", "M023", "M024", "M025"}

# A report of all kinds of fields, which both accept.
BASE = {
    "laporan": {
        "$schema": "x", "// catatan": [1, {"a": None}], "tahun": 2024, "judul": "?",
        "instansi": {"nama": "Dinas", "wilayah": "", "//": 1}, "tanggal": "2025-02-28",
        "pejabat": [{"id": "kepala", "nip": "00000000 000000 0 000", "urutan": 1, "nama": None}],
        "penandatangan": "kepala", "bagian": {"ikhtisar": False},
        "capaian": {"batas": 120, "presisi_skala": 2, "skala": [
            {"batas_bawah": 50, "predikat": "Baik", "warna": "#00aa11"},
            {"batas_bawah": 0, "predikat": "Kurang"}]},
        "terima": [{"aturan": "K001", "tempat": "a", "alasan": "b"}],
        "harus_sama": [{"id": "a", "uraian": "b", "nilai": ["1", "1"]}],
        "lain": {"apa": [{"saja": 1.5}]}},
    "organisasi": {
        "unit": [{"id": "u1", "nama": "Unit", "jenis": "uptd", "staf": True, "fungsi": ["a", "?"]}],
        "isu_strategis": ["Isu", {"judul": "Isu", "uraian": "? uraian"}], "pegawai": {"asn": 3}},
    "perencanaan": {
        "renstra": {"awal": 2021, "akhir": "?"}, "misi": ["Satu", {"teks": "Dua"}],
        "tujuan": [{"id": "t1", "nama": "Tujuan", "sasaran": [{
            "id": "s1", "nama": "? rumusan sasaran", "indikator": [{
                "id": "i1", "nama": "Indikator", "satuan": None, "arah": "nilai",
                "peringkat": "akip", "rumus": "A bagi B", "desimal": 2,
                "target": {"2023": None, "2024": "BB", "2025": "?"},
                "target_triwulan": {"2024": [1, 2, None, "?"], "2025": "?"},
                "kondisi_awal": {"tahun": None, "nilai": {"nilai": 3, "satuan": "Lembar"}}}, {
                "id": "i2", "nama": "Lain", "arah": "rentang", "peringkat": ["A", "B"],
                "target": {"2024": {"bawah": 1, "atas": 2}, "2025": [{"nilai": 1}, {"teks": "x"}]},
            }]}]}],
        "iku": {"versi": [{"id": "awal", "indikator": [{"indikator": "i1"}]}]}},
    "kinerja": {"capaian": [{
        "indikator": "i1", "realisasi": {"2024": {"teks": "610 Lembar"}},
        "triwulan": {"2024": [1, 2, 3, 4]}, "penunjang": ["1.06", {"kode": "1.06.01"}],
        "bukti": ["a"], "klaim": {"capaian": {"2024": 126}}}]},
    "anggaran": {"program": [{"kode": "1.06", "nama": "Program", "kegiatan": [
        {"kode": "1.06.01", "nama": "? nama", "pagu": 5,
         "realisasi": {"triwulan": [1, 1, 1, "?"]}, "fisik": 99.5, "sasaran": ["s1"]}]}]},
    "perjanjian": {"perjanjian": [{
        "id": "pk", "tanggal": None, "pihak_pertama": "kepala", "versi": "awal",
        "sasaran": [{"sasaran": "s1", "indikator": [{"indikator": "i1"}, {"nama": "x"}]}],
        "anggaran": [{"kode": "1.06", "pagu": None}]}]},
    "tabel": {"tabel": [{
        "id": "a", "judul": "A", "nomor_kolom": True, "total": {"label": "Jumlah"},
        "kolom": [{"id": "no", "judul": "No", "jenis": "nomor", "lebar": "9.5mm"},
                  {"id": "n", "judul": "N", "jenis": "angka", "kelompok": ["a", "b"]},
                  {"id": "t", "judul": "T", "kelompok": "a", "lebar": "2*"}],
        "baris": [{"n": 1, "t": "x", "//": "y"}, {"judul": "g", "baris": [{"n": "?"}, {"n": None}]},
                  {"n": {"nilai": 1, "satuan": "m"}}]}]},
    "klaim": {"klaim": [{"ekspresi": "1", "nilai": 126, "tempat": "a", "halaman": "iv"},
                        {"angka": "hitung.x", "nilai": "BB", "tempat": "a", "halaman": 3}]},
    "data": {"apa": ["pun", 1, None, True, {"x": {}}]},
    "reviu": {
        "unit": "Inspektorat", "inspektur": "kepala", "tanggal": "2025-02",
        "tim": [{"id": "ketua", "peran": "Ketua Tim", "nama": "A"}],
        "temuan": [{"nomor": "1", "tempat": ["i1", "narasi/penutup"], "uraian": "a",
                    "kriteria": "b", "status": "dijawab", "jawaban": "c",
                    "perubahan": ["kinerja.json:capaian[i1].penyebab"]}],
        "formulir": [{"butir": "II.3", "jawaban": "tidak_berlaku"}],
        "pernyataan": {"status": "belum"}},
}

# File, path, new value (absent: the entry is taken out): mistakes that both must refuse.
GONE = object()
MISTAKES = [
    ("laporan", "tahun", GONE), ("laporan", "tahun", "2024"), ("laporan", "tahun", 1899),
    ("laporan", "tahun", 2024.5), ("laporan", "tahun", None), ("laporan", "tahun", "?"),
    ("laporan", "tahun", 2200), ("laporan", "tahap", "Draf"), ("laporan", "tahap", None),
    ("laporan", "instansi", GONE), ("laporan", "instansi", "Dinas"), ("laporan", "instansi", "?"),
    ("laporan", "instansi.nama", GONE), ("laporan", "instansi.nama", ""),
    ("laporan", "instansi.nama", "  \t"), ("laporan", "instansi.nama", "?"),
    ("laporan", "instansi.nama", 7), ("laporan", "instansi.nama", "a\u0007b"),
    ("laporan", "instansi.telepon", 21), ("laporan", "instansi.namaa", "x"),
    ("laporan", "instansi.logo", "../x.png"), ("laporan", "instansi.logo", "/x.png"),
    ("laporan", "instansi.logo", ""), ("laporan", "tanggal", "28-02-2025"),
    ("laporan", "tanggal", "2025-13"), ("laporan", "tanggal", "2025-02-30"),
    ("laporan", "tanggal", 2025), ("laporan", "pejabat", {}), ("laporan", "pejabat", [None]),
    ("laporan", "pejabat", ["kepala"]), ("laporan", "pejabat.0.id", "Kepala"),
    ("laporan", "pejabat.0.id", ""), ("laporan", "pejabat.0.id", GONE),
    ("laporan", "pejabat.0.nip", "123"), ("laporan", "pejabat.0.nip", "0000000x 000000 0 000"),
    ("laporan", "pejabat.0.urutan", 0), ("laporan", "pejabat.0.urutan", 1001),
    ("laporan", "pejabat.0.sebagai", "Plt"), ("laporan", "bagian.ikhtisar", "ya"),
    ("laporan", "bagian.ikhtisar", None), ("laporan", "bagian.Ikhtisar", True),
    ("laporan", "capaian.batas", 115), ("laporan", "capaian.batas", "120"),
    ("laporan", "capaian.skala", "permendagri"), ("laporan", "capaian.presisi_skala", 7),
    ("laporan", "capaian.presisi_skala", "dua"), ("laporan", "capaian.skala.0.warna", "hijau"),
    ("laporan", "capaian.skala.0.batas_bawah", GONE),
    ("laporan", "capaian.skala.0.batas_bawah", -1), ("laporan", "terima.0.aturan", "K1"),
    ("laporan", "terima.0.alasan", GONE), ("laporan", "harus_sama.0.nilai", "1"),
    ("laporan", "harus_sama.0.nilai.0", None), ("laporan", "lain", []),
    ("laporan", "lain.Apa", 1), ("laporan", "lain.apa.0.saja", 1e19),
    ("organisasi", "unit.0.jenis", "lain"), ("organisasi", "unit.0.staf", 1),
    ("organisasi", "unit.0.fungsi", "a"), ("organisasi", "unit.0.fungsi.0", None),
    ("organisasi", "isu_strategis.0", 1), ("organisasi", "pegawai", [1]),
    ("perencanaan", "renstra.awal", "2021"), ("perencanaan", "misi.0", ""),
    ("perencanaan", "tujuan.0.nama", GONE), ("perencanaan", "tujuan.0.nama", "?"),
    ("perencanaan", "tujuan.0.nama", None), ("perencanaan", "tujuan", None),
    ("perencanaan", "tujuan.0.sasaran.0.indikator.0.target.24", 1),
    ("perencanaan", "tujuan.0.sasaran.0.indikator.0.target.2024", "67"),
    ("perencanaan", "tujuan.0.sasaran.0.indikator.0.target.2024", "Rp 5"),
    ("perencanaan", "tujuan.0.sasaran.0.indikator.0.target.2024", True),
    ("perencanaan", "tujuan.0.sasaran.0.indikator.0.target.2024", {"nilai": "5"}),
    ("perencanaan", "tujuan.0.sasaran.0.indikator.0.target.2024", {"teks": "a", "nilai": 1}),
    ("perencanaan", "tujuan.0.sasaran.0.indikator.0.target.2024", {"bawah": 1}),
    ("perencanaan", "tujuan.0.sasaran.0.indikator.0.target.2024", [1]),
    ("perencanaan", "tujuan.0.sasaran.0.indikator.0.target", 67),
    ("perencanaan", "tujuan.0.sasaran.0.indikator.0.target_triwulan.2024", [1, 2, 3]),
    ("perencanaan", "tujuan.0.sasaran.0.indikator.0.target_triwulan.2024", 4),
    ("perencanaan", "tujuan.0.sasaran.0.indikator.0.peringkat", "akipp"),
    ("perencanaan", "tujuan.0.sasaran.0.indikator.0.rumus", {"penyebut": "x"}),
    ("perencanaan", "tujuan.0.sasaran.0.indikator.0.desimal", 7),
    ("perencanaan", "tujuan.0.sasaran.0.indikator.0.desimal", 1.5),
    ("perencanaan", "iku.versi.0.indikator.0", {}),
    ("kinerja", "capaian.0.indikator", GONE), ("kinerja", "capaian.0.indikator", "?"),
    ("kinerja", "capaian.0.realisasi", [1]), ("kinerja", "capaian.0.triwulan.2024", [1, 2, 3, 4, 5]),
    ("kinerja", "capaian.0.penunjang.0", ""), ("kinerja", "capaian.0.penunjang.1.kode", GONE),
    ("kinerja", "capaian.0.bukti", "a"), ("kinerja", "capaian.0.klaim", 1),
    ("kinerja", "capaian.0.penyebabnya", "x"),
    ("anggaran", "program.0.kode", "1..6"), ("anggaran", "program.0.kode", 1.06),
    ("anggaran", "program.0.kegiatan.0.pagu", -5), ("anggaran", "program.0.kegiatan.0.pagu", "5"),
    ("anggaran", "program.0.kegiatan.0.realisasi", {"triwulan": [1, 1, 1]}),
    ("anggaran", "program.0.kegiatan.0.realisasi", {"triwulann": [1, 1, 1, 1]}),
    ("anggaran", "program.0.kegiatan.0.fisik", 1001), ("anggaran", "program.0.sasaran", "s1"),
    ("perjanjian", "perjanjian.0.versi", "kedua"), ("perjanjian", "perjanjian.0.pihak_pertama", 5), ("perjanjian", "perjanjian.0.sasaran.0.indikator.1", {"target": 1}),
    ("tabel", "tabel.0.kolom", GONE), ("tabel", "tabel.0.kolom.0.lebar", "9"),
    ("tabel", "tabel.0.kolom.0.lebar", "0*"), ("tabel", "tabel.0.kolom.0.jenis", "uang"),
    ("tabel", "tabel.0.baris", {}), ("tabel", "tabel.0.baris.0", 1),
    ("tabel", "tabel.0.baris.0.n", True), ("tabel", "tabel.0.total", True),
    ("tabel", "tabel.0.total.letak", "tengah"),
    ("reviu", "temuan.0.nomor", GONE), ("reviu", "temuan.0.nomor", 1),
    ("reviu", "temuan.0.status", "sudah"), ("reviu", "temuan.0.tempat", "i1"),
    ("reviu", "formulir.0.jawaban", "mungkin"), ("reviu", "pernyataan.status", True),
    ("reviu", "tim.0.id", "Ketua Tim"), ("reviu", "temuann", []),
    ("klaim", "klaim.0.nilai", GONE), ("klaim", "klaim.0.nilai", "126,5"),
    ("klaim", "klaim.0.ekspresi", GONE), ("klaim", "klaim.0.halaman", 0),
    ("data", "apa.1", 1e19), ("laporan", "", []), ("kinerja", "", "x"),
]

tests = 0
failed = 0


def check(good, name, words=""):
    global tests, failed
    tests += 1
    failed += not good
    for line in str(words).splitlines() if not good else []:
        print(f"# {line}")
    print(f"{'ok' if good else 'not ok'} {tests} - {name}", flush=True)


def schemas():
    return {name: json.loads(subprocess.run([LKJIP, "schema", name], capture_output=True, text=True,
                                            check=True).stdout) for name in NAMES}


def judge(all_schemas, documents):
    done = subprocess.run(JUDGE, capture_output=True, text=True,
                          input=json.dumps({"schemas": all_schemas, "documents": documents}),
                          check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def changed(document, path, value):
    """A copy with one value replaced or taken out; an absent key is added."""
    if path == "":
        return value
    result = copy.deepcopy(document)
    place = result
    steps = [int(step) if step.isdigit() and len(step) < 2 else step for step in path.split(".")]
    for step in steps[:-1]:
        place = place.setdefault(step, {}) if isinstance(place, dict) else place[step]
    if value is GONE:
        del place[steps[-1]]
    else:
        place[steps[-1]] = value
    return result


def codes(folder):
    """The codes of messages about fields."""
    done = subprocess.run([LKJIP, "dump", "--lang=en", "--stage=values", str(folder)],
                          capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return set(re.findall(r": (?:error|warning) ([MJ]\d+): ", done.stderr)), done.stderr


def read(base, name, text, number):
    folder = base / str(number)
    shutil.copytree(base / "report", folder)
    (folder / f"{name}.json").write_text(text, encoding="utf-8")
    result = codes(folder)
    shutil.rmtree(folder)
    return result


def read_all(base, cases):
    report = base / "report"
    report.mkdir()
    for name, value in BASE.items():
        (report / f"{name}.json").write_text(json.dumps(value), encoding="utf-8")
    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(lambda item: read(base, item[1][0], item[1][1], item[0]),
                             enumerate(cases)))


def places(value, path=()):
    """All places of a document but comments."""
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in items:
        if not str(key).startswith(("//", "$schema")):
            yield from places(below, path + (key,))


def mutant(source, chance):
    """A document with one change at random."""
    result = copy.deepcopy(source)
    path = chance.choice([place for place in places(result) if place])
    place = result
    for step in path[:-1]:
        place = place[step]
    new = chance.choice([None, "?", "? petunjuk", "", " ", "teks", "12", "Rp5", 0, 1, -1, 3.5, 2024, 1e18, 2e18,
                         True, False, [], {}, ["a"], [1, 2, 3, 4], {"2024": 1}, {"nilai": 1},
                         {"teks": "x"}, {"bawah": 1, "atas": 2}, "2024-02-31", "2024-12", "BB",
                         "lkjip", "kepala", "a b", "1.06", "#00ff00", "2*", "x\u0001", GONE, "key"])
    if new is GONE:
        del place[path[-1]]
    elif new == "key" and isinstance(place, dict):
        place[chance.choice(["catatann", "// apa", "$schema", "2024", "nama", "id"])] = \
            place.pop(path[-1])
    else:
        place[path[-1]] = new
    return result


def example_documents():
    for name in NAMES:
        for path in sorted(ROOT.glob(f"input/*/{name}.json")) + sorted(ROOT.glob(f"contoh/*/{name}.json")):
            yield name, path


def made_documents(base):
    """What init writes: new reports of all packs, and reports carried over."""
    for pack in PACKS:
        subprocess.run([LKJIP, "init", str(base / pack), "--instansi=Dinas Sosial", "--tahun=2025",
                        "--daerah=Kabupaten Contoh", f"--paket={pack}", "-q"], check=True)
    for path in sorted(ROOT.glob("input/*/laporan.json")):
        subprocess.run([LKJIP, "init", str(base / path.parent.name), "-q", "--from",
                        str(path.parent)], check=True)
    for name in NAMES:
        for path in sorted(base.glob(f"*/{name}.json")):
            yield name, path


def test_files(all_schemas, found, words):
    documents = [(name, path.read_text(encoding="utf-8")) for name, path in found]
    result = judge(all_schemas, documents)["documents"]
    for (name, path), errors in zip(found, result):
        check(errors is None, f"{words}: {path.parent.name}/{name}.json", errors)


def test_mistakes(all_schemas, base):
    cases = [(name, json.dumps(changed(BASE[name], path, value))) for name, path, value in MISTAKES]
    cases += [(name, json.dumps(value)) for name, value in BASE.items()]
    judged = judge(all_schemas, cases)["documents"]
    heard = read_all(base, cases)
    for (name, path, value), errors, (found, words) in zip(MISTAKES, judged, heard):
        shown = "taken out" if value is GONE else json.dumps(value)
        check(errors is not None and found - BEYOND, f"{name} {path}: {shown}",
              f"schema: {errors}\nreader: {words}")
    for name, errors, (found, words) in zip(BASE, judged[len(MISTAKES):], heard[len(MISTAKES):]):
        check(errors is None and not found - BEYOND, f"nothing wrong in {name}",
              f"schema: {errors}\nreader: {words}")


def test_mutants(all_schemas, base):
    chance = random.Random(1)
    cases = []
    for _ in range(COUNT):
        name = chance.choice(NAMES)
        cases.append((name, json.dumps(mutant(BASE[name], chance))))
    judged = judge(all_schemas, cases)["documents"]
    differences = []
    refused = 0
    for (name, text), errors, (found, words) in zip(cases, judged, read_all(base, cases)):
        refused += errors is not None
        found = found - BEYOND - (IN_CELLS if name == "tabel" else set())
        if bool(found) != (errors is not None):
            differences.append(f"{name}: {text}\nschema: {errors}\nreader: {words}")
    check(not differences, f"{COUNT} random changes: reader and schema agree ({refused} refused)",
          "\n".join(differences[:5]))
    check(refused > COUNT // 5 and refused < COUNT, "random changes are of both kinds", refused)


def main():
    print(f"# judged by {'npm ajv' if JUDGE is AJV else 'python3-jsonschema'}")
    all_schemas = schemas()
    whole = json.loads(subprocess.run([LKJIP, "schema"], capture_output=True, text=True,
                                      check=True).stdout)
    for name, errors in judge(dict(all_schemas, whole=whole), [])["schemas"].items():
        check(errors is None, f"the meta-schema accepts the schema of {name}", errors)
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        (base / "made").mkdir()
        (base / "mistakes").mkdir()
        (base / "mutants").mkdir()
        test_files(all_schemas, list(example_documents()), "example")
        test_files(all_schemas, list(made_documents(base / "made")), "made by init")
        test_mistakes(all_schemas, base / "mistakes")
        test_mutants(all_schemas, base / "mutants")
        report = {f"{name}.json": value for name, value in BASE.items()}
        errors = judge({"whole": whole}, [("whole", json.dumps(report))])["documents"][0]
        check(errors is None, "the schema of a whole report", errors)
    print(f"1..{tests}")
    raise SystemExit(1 if failed else 0)


main()
