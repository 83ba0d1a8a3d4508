#!/usr/bin/env python3
"""Tests of `lkjip diff` on whole reports: all kinds of sides and changes, its forms and status. Prints TAP.

usage: diff_test.py LKJIP SOURCE_FOLDER
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

LKJIP = os.path.abspath(sys.argv[1])
SOURCE = Path(sys.argv[2]).resolve()
EXAMPLE = SOURCE / "input/dinsos-gowa-2024"


def run(*command, status=0):
    done = subprocess.run([LKJIP, "--lang=en", *[str(word) for word in command]], capture_output=True, text=True,
                          check=False, env=dict(os.environ, LKJIP_DATA=str(SOURCE)))
    assert done.returncode == status, f"status {done.returncode}: {done.stdout[-500:]}{done.stderr[-1500:]}"
    return done.stdout, done.stderr


class Work:
    """A folder with the example as it was and copies of it that change."""

    def __init__(self, folder):
        self.folder = folder
        shutil.copytree(SOURCE / "templates", folder / "templates")
        shutil.copytree(EXAMPLE, folder / "lama")
        self.build("lama")
        self.count = 0

    def build(self, name):
        run("build", "-q", "--marks=none", "-o", self.folder / f"{name}.pdf", self.folder / name)

    def copy(self):
        self.count += 1
        name = f"baru-{self.count}"
        shutil.copytree(self.folder / "lama", self.folder / name)
        return self.folder / name

    def diff(self, new, *options):
        return json.loads(run("diff", "--format=json", *options, self.folder / "lama.pdf", new)[0])


def replace(path, old, new, count=1):
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old} is not in {path}"
    path.write_text(text.replace(old, new, count), encoding="utf-8")


def edit(path, change):
    data = json.loads(path.read_text(encoding="utf-8"))
    change(data)
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def without_sources(diff):
    return {key: value for key, value in diff.items() if key not in ("lama", "baru")}


def the_chain_of_one_change(work):
    new = work.copy()
    edit(new / "kinerja.json", lambda data: data["capaian"][0]["realisasi"].update({"2024": 652}))
    edit(new / "laporan.json", lambda data: data.update(harus_sama=[]))
    diff = work.diff(new)
    root = next(root for root in diff["masukan"] if root["berkas"] == "kinerja.json")
    assert (root["lama"], root["baru"], root["jalur"]) == (653, 652, "capaian[ppks].realisasi.2024"), root
    figures = {figure["jalur"]: figure for figure in diff["angka"]}
    capaian = figures["indikator.ppks.capaian.2024"]
    assert (capaian["lama"]["tampil"], capaian["baru"]["tampil"]) == ("112,59", "112,41"), capaian
    assert root["nomor"] in figures["hitung.capaian_rata"]["sebab"]
    steady = {figure["jalur"] for figure in diff["angka_tetap"] if root["nomor"] in figure["sebab"]}
    assert "indikator.ppks.predikat.2024" in steady, steady
    assert root["halaman"] == [page["baru"] for page in diff["halaman"] if page["keadaan"] == "isi"], root
    rows = [row for row in diff["baris"] if root["nomor"] in row["sebab"]]
    assert len(rows) >= 5 and all(row["perubahan"] == "ubah" for row in rows), rows
    printed = run("diff", work.folder / "lama.pdf", new)[0]
    for text in ("capaian[ppks].realisasi.2024", "653 -> 652", "indikator.ppks.capaian.2024: 112,59 -> 112,41",
                 "indikator.ppks.predikat.2024: unchanged, ", "[-112,59-] {+112,41+}", "content changed: "):
        assert text in printed, f"{text}\n{printed}"


def sides_of_all_kinds_say_the_same(work):
    new = work.copy()
    replace(new / "narasi/latar-belakang.md", " ", " sungguh ")
    work.build(new.name)
    sides = [new, work.folder / f"{new.name}.pdf", work.folder / f"{new.name}.rekap.json"]
    found = [without_sources(work.diff(side)) for side in sides]
    assert found[0] == found[1] == found[2]
    assert [root["berkas"] for root in found[0]["masukan"]] == ["narasi/latar-belakang.md"]
    assert [edit["tambah"] for text in found[0]["teks"] for edit in text["kata"]] == ["sungguh"]
    backwards = json.loads(run("diff", "--format=json", sides[2], work.folder / "lama.rekap.json")[0])
    assert [edit["hapus"] for text in backwards["teks"] for edit in text["kata"]] == ["sungguh"]


def two_folders_say_the_same_as_their_rekaps(work):
    """They are made at the same time where there are several processors, else one after the other."""
    new = work.copy()
    edit(new / "kinerja.json", lambda data: data["capaian"][0]["realisasi"].update({"2024": 651}))
    edit(new / "laporan.json", lambda data: data.update(harus_sama=[]))
    replace(new / "narasi/latar-belakang.md", " ", " sungguh ")
    work.build(new.name)
    expected = without_sources(json.loads(run(
        "diff", "--format=json", work.folder / "lama.rekap.json", work.folder / f"{new.name}.rekap.json")[0]))
    processors = os.sched_getaffinity(0)
    for allowed in (processors, {min(processors)}):
        os.sched_setaffinity(0, allowed)
        try:
            found = without_sources(json.loads(run("diff", "--format=json", work.folder / "lama", new)[0]))
        finally:
            os.sched_setaffinity(0, processors)
        assert found == expected


def faults_of_both_folders_are_told(work):
    first, second = work.copy(), work.copy()
    (first / "kinerja.json").write_text("{", encoding="utf-8")
    (second / "anggaran.json").write_text("[", encoding="utf-8")
    _, err = run("diff", first, second, status=1)
    assert f"{first}:" in err and f"{second}:" in err, err
    assert err.index("kinerja.json:") < err.index("anggaran.json:"), err
    # Warnings are for check: a comparison tells what keeps it from comparing.
    assert "warning" not in err, err


def rows_come_go_and_move(work):
    old, new = SOURCE / "input/dinsos-mamuju-2024", work.folder / "mamuju"
    shutil.copytree(old, new)

    def change(data):
        rows = data["tabel"][0]["baris"]
        rows.append(rows.pop(0))
        rows.insert(1, dict(rows[0], jabatan="Jabatan Baru", sma=0, d3=0, s1=0, s2=0))
    edit(new / "tabel.json", change)
    diff = json.loads(run("diff", "--format=json", old, new)[0])
    assert {root["perubahan"] for root in diff["masukan"]} == {"tambah", "pindah"}, diff["masukan"]
    rows = sorted(row["perubahan"] for row in diff["baris"])
    assert rows == ["pindah", "tambah"], diff["baris"]
    back = json.loads(run("diff", "--format=json", new, old)[0])
    assert sorted(row["perubahan"] for row in back["baris"]) == ["hapus", "pindah"], back["baris"]

    # A row that moved is not put down to what came and went elsewhere, nor to the review.
    def turn(data):
        rows = data["tabel"][2]["baris"]
        rows[0], rows[1] = rows[1], rows[0]
        data["tabel"][3]["baris"].pop()
    shutil.copy(old / "tabel.json", new / "tabel.json")
    edit(new / "tabel.json", turn)
    (new / "reviu.json").write_text('{"unit": "Inspektorat", "inspektur": "?"}', encoding="utf-8")
    diff = json.loads(run("diff", "--format=json", old, new)[0])
    moved = {root["nomor"] for root in diff["masukan"] if root["perubahan"] == "pindah"}
    rows = [row for row in diff["baris"] if row["perubahan"] == "pindah"]
    assert rows and all(set(row["sebab"]) == moved for row in rows), (rows, diff["masukan"])


def a_code_or_id_that_is_changed_is_one_change(work):
    new = work.copy()
    for name in ("anggaran", "kinerja", "perjanjian", "perencanaan", "tabel", "laporan"):
        text = (new / f"{name}.json").read_text(encoding="utf-8")
        (new / f"{name}.json").write_text(text.replace('"1.06.05', '"1.06.09'), encoding="utf-8")
    diff = work.diff(new)
    roots = {root["nomor"]: root for root in diff["masukan"]}
    codes = {root["lama"]: root["baru"] for root in roots.values() if root["berkas"] == "anggaran.json"}
    assert codes["1.06.05"] == "1.06.09" and all(old.replace("1.06.05", "1.06.09") == new
                                                 for old, new in codes.items()), codes
    assert all(root["perubahan"] == "ubah" for root in roots.values()), roots
    gone = {figure["jalur"]: figure for figure in diff["angka"] if figure["perubahan"] == "hapus"}
    come = {figure["jalur"]: figure for figure in diff["angka"] if figure["perubahan"] == "tambah"}
    assert come and len(come) == len(gone) and len(come) + len(gone) == len(diff["angka"])
    for path, figure in come.items():
        other = gone[figure["nama_lain"]]
        assert other["nama_lain"] == path and other["lama"]["tampil"] == figure["baru"]["tampil"]
        root, = figure["sebab"]
        assert f"anggaran.{roots[root]['baru']}." in path, (path, roots[root])
    out, _ = run("diff", work.folder / "lama.pdf", new)
    assert "figures under the new name, with the same values" in out and "gone, was" not in out, out


def layout_alone_is_no_content(work):
    new = work.copy()
    replace(work.folder / "templates/lkjip/gaya.xml", 'ukuran="11.5pt" jarak-baris="16pt"',
            'ukuran="11.5pt" jarak-baris="16.5pt"')
    diff = work.diff(new)
    shutil.copy(SOURCE / "templates/lkjip/gaya.xml", work.folder / "templates/lkjip/gaya.xml")
    assert [(root["jenis"], root["berkas"]) for root in diff["masukan"]] == [("templat", "lkjip/gaya.xml")]
    assert not diff["angka"] and all(text["golongan"] == "penomoran" for text in diff["teks"]), diff["teks"][:3]
    states = {page["keadaan"] for page in diff["halaman"]}
    assert "tata letak" in states and "isi" not in states, states
    assert sum(page["pindah_halaman"] for page in diff["halaman"]) > 0


def numbers_of_headings_and_heads_of_pages(work):
    new = work.copy()
    path = work.folder / "templates/lkjip-gowa/bab1.xml"
    kept = path.read_text(encoding="utf-8")
    place = kept.index("<bagian ")
    path.write_text(kept[:place] + '<bagian judul="Bagian Baru" id="bagian-baru"><paragraf>Satu kalimat.</paragraf>'
                    "</bagian>" + kept[place:], encoding="utf-8")
    try:
        diff = work.diff(new)
    finally:
        path.write_text(kept, encoding="utf-8")
    headings = [text for text in diff["teks"] if text["jenis"] == "judul"]
    assert [text["teks_baru"] for text in headings if text["golongan"] == "isi"] == ["A. Bagian Baru"], headings
    assert len([text for text in headings if text["golongan"] == "penomoran"]) > 2, headings
    edit(new / "laporan.json", lambda data: data["instansi"].update(nama="Dinas Lain"))
    out, _ = run("diff", work.folder / "lama.pdf", new)
    assert "Note: the reports are of different agencies or years." in out
    assert "Note:" not in run("diff", work.folder / "lama.pdf", work.folder / "lama")[0]


def words_of_a_template_have_it_as_cause(work):
    new = work.copy()
    path = work.folder / "templates/lkjip-gowa/bab2.xml"
    before = path.read_text(encoding="utf-8")
    match = re.search(r'judul="([A-Z][a-z]+ [A-Z][a-z ]+)"', before)
    path.write_text(before.replace(match.group(1), match.group(1) + " Tambahan", 1), encoding="utf-8")
    diff = work.diff(new)
    path.write_text(before, encoding="utf-8")
    texts = [text for text in diff["teks"] if text["golongan"] == "isi"]
    assert texts and all(text["sebab"] == [1] for text in texts), texts
    assert diff["masukan"][0]["berkas"] == "lkjip-gowa/bab2.xml"


def another_picture_is_named(work):
    new = work.copy()
    shutil.copy(new / "gambar/foto-2.png", new / "gambar/foto-1.png")
    diff = work.diff(new)
    assert [(root["jenis"], root["berkas"]) for root in diff["masukan"]] == [("gambar", "gambar/foto-1.png")]
    assert not diff["teks"] and not diff["angka"]
    assert any(page["lain_rupa"] for page in diff["halaman"])


def the_matrix_is_a_readable_pdf(work):
    new = work.copy()
    replace(new / "narasi/iku.md", " ", " sungguhlah ")
    matrix = work.folder / "matriks.pdf"
    run("diff", "-o", matrix, work.folder / "lama.pdf", new)
    words = subprocess.run(["pdftotext", "-layout", matrix, "-"], capture_output=True, text=True, check=True).stdout
    for text in ("Matriks Perubahan", "narasi/iku.md", "sungguhlah", "Isi berubah", "Dinas Sosial Kabupaten Gowa"):
        assert text in words, f"{text}\n{words}"
    run("extract", "-q", "-o", work.folder / "isi", matrix)
    data = json.loads((work.folder / "isi/banding.json").read_text(encoding="utf-8"))
    assert data["format"] == "lkjip-banding" and data["masukan"]
    first = matrix.read_bytes()
    run("diff", "-o", matrix, work.folder / "lama.pdf", new)
    assert matrix.read_bytes() == first, "two runs differ"
    run("diff", "-o", matrix, work.folder / "lama.pdf", work.folder / "lama.rekap.json")


def status_and_faults(work):
    lama = work.folder / "lama.pdf"
    out, _ = run("diff", "--exit-code", lama, work.folder / "lama")
    assert "Nothing changed." in out, out
    new = work.copy()
    replace(new / "narasi/iku.md", " ", " lain ")
    run("diff", "--exit-code", lama, new, status=4)
    run("diff", lama, new)
    _, err = run("diff", lama, status=2)
    assert "needs two reports" in err
    _, err = run("diff", "-o", "x.html", lama, new, status=2)
    assert "must name a PDF file" in err
    _, err = run("diff", lama, work.folder / "tidak-ada.pdf", status=1)
    (work.folder / "lain.json").write_text('{"a": 1}', encoding="utf-8")
    _, err = run("diff", lama, work.folder / "lain.json", status=1)
    assert "V001" in err, err
    for text in ("", "{", '{"format": "lkjip-rekap", "versi": 1, '):
        (work.folder / "potong.rekap.json").write_text(text, encoding="utf-8")
        for sides in ((work.folder / "potong.rekap.json", lama), (lama, work.folder / "potong.rekap.json")):
            _, err = run("diff", *sides, status=1)
            assert "potong.rekap.json" in err and "error J0" in err, err
    later = json.loads((work.folder / "lama.rekap.json").read_text(encoding="utf-8"))
    (work.folder / "nanti.rekap.json").write_text(json.dumps({**later, "versi": 2}), encoding="utf-8")
    _, err = run("diff", work.folder / "nanti.rekap.json", lama, status=1)
    assert "V003" in err, err
    plain = work.folder / "biasa.pdf"
    plain.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n"
                      b"<< /Type /Pages /Kids [9 0 R] /Count 1 >>\nendobj\n"
                      b"9 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n"
                      b"trailer\n<< /Root 1 0 R /Size 10 >>\n%%EOF\n")
    _, err = run("diff", plain, new, status=1)
    assert "V002" in err, err
    (new / "laporan.json").write_text("{", encoding="utf-8")
    _, err = run("diff", lama, new, status=1)
    assert "J0" in err, err


def a_rekap_without_pages_is_compared_as_far_as_it_goes(work):
    old = json.loads((work.folder / "lama.rekap.json").read_text(encoding="utf-8"))
    for key in ("halaman", "bahan", "narasi"):
        del old[key]
    path = work.folder / "tua.rekap.json"
    path.write_text(json.dumps(old), encoding="utf-8")
    out, _ = run("diff", path, work.folder / "lama.rekap.json")
    assert "Pages were not compared" in out or "Nothing changed." in out, out
    new = work.copy()
    edit(new / "kinerja.json", lambda data: data["capaian"][0]["realisasi"].update({"2024": 652}))
    edit(new / "laporan.json", lambda data: data.update(harus_sama=[]))
    out, _ = run("diff", path, new)
    assert "Pages were not compared" in out and "112,59 -> 112,41" in out, out


TESTS = [the_chain_of_one_change, sides_of_all_kinds_say_the_same, two_folders_say_the_same_as_their_rekaps,
         faults_of_both_folders_are_told, a_code_or_id_that_is_changed_is_one_change, rows_come_go_and_move,
         layout_alone_is_no_content, numbers_of_headings_and_heads_of_pages, words_of_a_template_have_it_as_cause,
         another_picture_is_named, the_matrix_is_a_readable_pdf, status_and_faults,
         a_rekap_without_pages_is_compared_as_far_as_it_goes]


def main():
    print(f"1..{len(TESTS)}")
    failed = False
    with tempfile.TemporaryDirectory(prefix="lkjip-test-") as folder:
        work = Work(Path(folder))
        for number, test in enumerate(TESTS, 1):
            try:
                test(work)
                print(f"ok {number} - {test.__name__}", flush=True)
            except (AssertionError, OSError, KeyError, StopIteration, ValueError, AttributeError) as fault:
                failed = True
                print(f"not ok {number} - {test.__name__}", flush=True)
                for line in (str(fault) or repr(fault)).splitlines():
                    print(f"# {line}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
