#!/usr/bin/env python3
"""A report on its way through a review: first draft, twelve findings, corrections, second draft with
marks, matrix, statement, final.

usage: story_test.py LKJIP REPORT

Prints TAP. What the program marks is compared by brute force with all words of both drafts.
"""

import copy
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import dump  # noqa: E402  pylint: disable=wrong-import-position
import findings  # noqa: E402  pylint: disable=wrong-import-position

LKJIP, REPORT = os.path.abspath(sys.argv[1]), sys.argv[2].rstrip("/")
TINT = "#FFEBA6"
INSPECTOR = {"id": "inspektur", "jabatan": "Inspektur Kabupaten Gowa", "nama": "Nama Inspektur, S.E.",
             "pangkat": "Pembina Utama Muda", "golongan": "IV/c", "nip": "00000000 000000 0 000"}


def run(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True,
                          check=False)


def program(*words):
    return run(LKJIP, "--lang=en", *words)


def edit(path, change):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if path.endswith(".json"):
        data = json.loads(text)
        change(data)
        text = json.dumps(data, ensure_ascii=False, indent=2)
    else:
        text = change(text)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def basis(report):
    """What both drafts share; sums that the first draft breaks are not asserted."""
    report["pejabat"].append(copy.deepcopy(INSPECTOR))
    broken = ("rincian_penurunan", "pegawai_asn", "pegawai_non_asn")
    report["harus_sama"] = [entry for entry in report["harus_sama"] if entry["id"] not in broken]
    report["nama_berkas"] = ("LKjIP_{{ instansi.singkatan | ganti(' ', '-') }}_{{ tahun }}_"
                             "{{ tahap }}{{ laporan.versi.nomor }}")


def review():
    """reviu.json with all findings answered."""
    return {
        "unit": "Inspektorat Kabupaten Gowa", "nomor": "700/31/CHR/2025", "versi": "Draf 1",
        "mulai": "2025-02-03", "selesai": "2025-02-10", "inspektur": "inspektur",
        "tim": [{"id": "ketua", "peran": "Ketua Tim", "nama": "Nama Ketua, S.E."}],
        "temuan": [{
            "nomor": str(number), "tempat": place, "uraian": text, "kriteria": criterion,
            "pereviu": "ketua", "tanggal": "2025-02-05", "status": "dijawab",
            "jawaban": "Diperbaiki.", "tanggal_jawaban": "2025-02-14", "perubahan": changes,
        } for number, (_, _, place, text, criterion, changes) in enumerate(findings.FINDINGS, 1)],
    }


class Story:
    """The folders of both drafts."""

    def __init__(self, folder):
        self.folder = folder
        self.first, self.second = os.path.join(folder, "draf-1"), os.path.join(folder, "draf-2")
        for path, number, date in ((self.first, 1, "2025-01-20"), (self.second, 2, "2025-02-14")):
            shutil.copytree(REPORT, path)
            edit(path + "/laporan.json", basis)
            edit(path + "/laporan.json", lambda data, n=number, d=date: data.update(
                tahap="draf", versi={"nomor": n, "tanggal": d}))
        for name, spoil, *_ in findings.FINDINGS:
            edit(f"{self.first}/{name}", spoil)
        self.write(review())

    def write(self, data):
        with open(self.second + "/reviu.json", "w", encoding="utf-8") as file:
            json.dump(data, file, ensure_ascii=False, indent=2)

    def change_review(self, change):
        edit(self.second + "/reviu.json", change)

    def codes(self, *options):
        """Codes and places of what check finds in the second draft."""
        done = program("check", "--format=json", *options, self.second)
        return [(finding["kode"], finding["tingkat"], finding["jalur"] or finding["berkas"])
                for finding in json.loads(done.stdout)["laporan"][0]["temuan"]
                if finding["kode"].startswith("K04") and not finding["diterima"]]

    def text(self, name):
        return run("pdftotext", "-layout", os.path.join(self.folder, name), "-").stdout

    def dump(self, folder, *options):
        done = program("dump", "--stage=pages", *options, folder)
        assert done.stdout, done.stderr
        return dump.Dump(done.stdout, TINT)


STORY = None


def drafts_have_names_and_version_lines():
    for folder, name in ((STORY.first, "LKjIP_Dinas-Sosial_2024_draf1"),
                         (STORY.second, "LKjIP_Dinas-Sosial_2024_draf2")):
        done = program("build", "--quiet", "-o", STORY.folder + "/", folder)
        assert done.returncode == 0, done.stderr
        assert os.path.exists(f"{STORY.folder}/{name}.rekap.json"), os.listdir(STORY.folder)
    text = STORY.text("LKjIP_Dinas-Sosial_2024_draf2.pdf")
    assert "Draf 2, 14 Februari 2025" in text
    assert "Catatan Hasil Reviu" in text and "Matriks Tindak Lanjut" in text
    assert "Formulir Checklist" not in text and "PERNYATAAN TELAH DIREVIU" not in text
    for bad in ("a/b", "..", "{{ laporan.nomor_x }}", "con.{{ tahun }}", "a:b", "x" * 300):
        edit(STORY.second + "/laporan.json", lambda data, b=bad: data.update(nama_berkas=b))
        done = program("build", "-o", STORY.folder + "/", STORY.second)
        assert done.returncode == 1, (bad, done.stdout, done.stderr)
    edit(STORY.second + "/laporan.json", lambda data: data.update(nama_berkas="draf2.pdf"))


def every_change_is_answered_and_every_answer_is_a_change():
    assert STORY.codes() == [], STORY.codes()
    assert STORY.codes("--changes-since", STORY.first) == [], STORY.codes("--changes-since",
                                                                         STORY.first)
    STORY.change_review(lambda data: data["temuan"][3].update(perubahan=["organisasi.json:tugas"]))
    codes = STORY.codes("--changes-since", STORY.first)
    assert sorted(codes) == [("K045", "peringatan", "temuan[3].perubahan[0]"),
                             ("K046", "peringatan", "dasar_hukum[4].tahun")], codes
    STORY.change_review(lambda data: data["temuan"][3].update(perubahan=[], status="terbuka"))
    STORY.change_review(lambda data: data["temuan"][5].update(perubahan=[], jawaban=None))
    STORY.change_review(lambda data: data["temuan"][6].update(tempat=["indikator.lupa.capaian"]))
    STORY.change_review(lambda data: data["temuan"][7].update(pereviu="siapa"))
    codes = [code for code, _, _ in STORY.codes()]
    assert sorted(codes) == ["K040", "K041", "K041", "K042", "K044"], codes
    STORY.write(review())


def marks_show_every_change_and_move_nothing():
    old, plain = STORY.dump(STORY.first), STORY.dump(STORY.second)
    marked = STORY.dump(STORY.second, "--changes-since", STORY.first)
    assert marked.plain == plain.plain, "something moved"
    assert marked.marks > 100 and plain.marks == 0
    assert marked.lists and not plain.lists, "there is no list of changes"
    annex = min(page for page, line in plain.plain if '"LAMPIRAN 1 ' in line and " heading:" in line)
    assert {page for page, _ in marked.lists} == {annex - 1}, "the list is not the first annex"
    review_pages = {run_.page for run_ in marked.runs if "Hasil Reviu" in run_.text
                    and run_.page > 30}
    expected, figures = set(), 0
    for _, came in dump.changed_words(old, marked):
        for word, runs, _ in came:
            if any(run_.role.startswith("contents") or run_.page >= min(review_pages)
                   for run_ in runs):
                continue
            figures += bool(re.search(r"\d", word))
            assert any(run_.tinted for run_ in runs), (word, runs[0].page, runs[0].text)
            expected |= set(runs)
    false = [(run_.page, run_.text) for run_ in marked.runs if run_.tinted and run_ not in expected]
    assert not false, false[:5]
    assert figures > 40, figures


def margin_and_list_tell_the_old_words():
    done = program("build", "--quiet", "--changes-since", STORY.folder
                   + "/LKjIP_Dinas-Sosial_2024_draf1.pdf", "-o", STORY.folder + "/marked.pdf",
                   STORY.second)
    assert done.returncode == 0, done.stderr
    text = STORY.text("marked.pdf")
    for words in ("Daftar Perubahan", "semula 635", "Dinas Kesehatan", "(dihapus)", "P-1",
                  "Draf 1, 20 Januari 2025 menjadi Draf 2, 14 Februari 2025", "halaman baru",
                  "tidak diulang di sini: 31, 32, 33, 34."):
        assert words in text, words
    assert re.search(r"\b6 +Jumlah Penurunan .* 635 +653 +1\b", text), "finding 1 is not named"
    pages = run("pdftotext", "-f", "1", "-l", "6", STORY.folder + "/marked.pdf", "-").stdout
    assert "semula" in pages
    # It can be proven with the older report, in whatever form and language, and not without.
    marked = STORY.folder + "/marked.pdf"
    for since in (STORY.first, STORY.folder + "/LKjIP_Dinas-Sosial_2024_draf1.pdf"):
        done = run(LKJIP, "--lang=id", "verify", "--changes-since", since, marked)
        assert done.returncode == 0, done.stdout + done.stderr
    done = program("verify", marked)
    assert done.returncode == 1 and "R045" in done.stderr, done.stdout + done.stderr
    done = program("verify", "--changes-since", STORY.second, marked)
    assert done.returncode == 4 and "the older report is not" in done.stdout, done.stdout
    # What is embedded is the report itself: nothing differs from a build without marks.
    plain = program("build", "--quiet", "-o", STORY.folder + "/plain.pdf", STORY.second)
    assert plain.returncode == 0, plain.stderr
    same = program("diff", "--exit-code", STORY.folder + "/plain.pdf", STORY.folder + "/marked.pdf")
    assert same.returncode == 0, same.stdout[:500]


def figures_that_changed_are_those_of_the_rekaps():
    rekaps = []
    for name in ("LKjIP_Dinas-Sosial_2024_draf1", "plain"):
        with open(f"{STORY.folder}/{name}.rekap.json", encoding="utf-8") as file:
            rekaps.append(json.load(file)["angka"])
    one, two = rekaps
    brute = {path for path in {*one, *two}
             if (one.get(path, {}).get("tampil"), one.get(path, {}).get("nilai"))
             != (two.get(path, {}).get("tampil"), two.get(path, {}).get("nilai"))}
    done = program("diff", "--format=json", STORY.folder + "/LKjIP_Dinas-Sosial_2024_draf1.pdf",
                   STORY.folder + "/plain.pdf")
    data = json.loads(done.stdout)
    told = {figure["jalur"] for figure in data["angka"] if not figure.get("tetap")}
    assert told == brute, (told ^ brute)


def reviewed_has_form_and_statement():
    edit(STORY.second + "/laporan.json", lambda data: data.update(
        tahap="direviu", versi={"nomor": 3, "tanggal": "2025-02-17"}))
    done = program("build", "--quiet", "-o", STORY.folder + "/direviu.pdf", STORY.second)
    assert done.returncode == 0, done.stderr
    text = STORY.text("direviu.pdf")
    for words in ("PERNYATAAN TELAH DIREVIU", "Formulir Checklist Reviu", "Nama Inspektur, S.E.",
                  "Sungguminasa, ......", "Sedang direviu: Draf 3, 17 Februari 2025",
                  "1 dari 1 indikator mempunyai target tahun 2024."):
        assert words in text, words


def final_is_signed_and_bare():
    edit(STORY.second + "/laporan.json", lambda data: data.update(tahap="final"))
    codes = STORY.codes()
    assert [code for code, level, _ in codes if level == "kesalahan"] == ["K040"] * 12, codes
    STORY.change_review(lambda data: data["temuan"][0].update(status="selesai"))
    STORY.change_review(lambda data: data.update(
        pernyataan={"status": "ditandatangani", "tanggal": "2025-02-20"}))
    assert ("K043", "kesalahan", "pernyataan") in STORY.codes(), STORY.codes()
    STORY.change_review(lambda data: [finding.update(status="selesai")
                                      for finding in data["temuan"]])
    assert STORY.codes("--changes-since", STORY.first) == [], STORY.codes()
    for options, status in ((("--final",), 2), ((), 1)):
        done = program("build", *options, "--changes-since", STORY.first, "-o",
                       STORY.folder + "/no.pdf", STORY.second)
        assert done.returncode == status and "R012" in done.stderr, done.stderr
    assert not os.path.exists(STORY.folder + "/no.pdf")
    done = program("build", "--quiet", "--final", "-o", STORY.folder + "/final.pdf", STORY.second)
    assert done.returncode == 0, done.stderr
    text = STORY.text("final.pdf")
    for words in ("PERNYATAAN TELAH DIREVIU", "Sungguminasa, 20 Februari 2025"):
        assert words in text, words
    for words in ("Catatan Hasil Reviu", "Formulir Checklist", "semula 6", "Daftar Perubahan", "Draf"):
        assert words not in text, words
    done = program("verify", STORY.folder + "/final.pdf")
    assert done.returncode == 0, done.stdout + done.stderr


TESTS = [drafts_have_names_and_version_lines,
         every_change_is_answered_and_every_answer_is_a_change,
         marks_show_every_change_and_move_nothing, margin_and_list_tell_the_old_words,
         figures_that_changed_are_those_of_the_rekaps, reviewed_has_form_and_statement,
         final_is_signed_and_bare]


def main():
    global STORY  # pylint: disable=global-statement
    print("TAP version 13")
    print(f"1..{len(TESTS)}")
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = os.environ.get("KEEP_STORY") or folder
        STORY = Story(folder)
        for number, test in enumerate(TESTS, 1):
            try:
                test()
                print(f"ok {number} - {test.__name__}")
            except AssertionError as error:
                failed += 1
                print(f"not ok {number} - {test.__name__}")
                print("# " + str(error)[-1500:].replace("\n", "\n# "))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
