#!/usr/bin/env python3
"""Tests that a finished report can be signed, by programs that know nothing of this one.

usage: signing_test.py LKJIP

Builds a report with twelve signatories, signs every field one after another with a certificate made
here (pdfsig and NSS), and reads the result back: every signature valid, the document unchanged, one
changed byte noticed, the signed file never replaced. Prints TAP.
"""

import difflib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

LKJIP = os.path.abspath(sys.argv[1])
HERE = Path(__file__).resolve().parent
COUNT = 12
# Signatory 12 signs first, then 1 to 11 by place.
ORDER = ["pejabat_12"] + [f"pejabat_{n}" for n in range(1, COUNT)]

PACK = """<paket nama="tanda">
  <gaya nama="dasar" huruf="Liberation Serif" ukuran="11pt" jarak-baris="15pt"/>
  <gaya nama="ttd-elektronik" dasar="dasar" huruf="Liberation Sans" ukuran="7.5pt" jarak-baris="9.5pt"/>
  <halaman nama="isi" nomor="angka"/>
  <isi>
    <seksi halaman="isi">
      <ulang setiap="{{ laporan.pejabat }}" sebagai="p">
        <paragraf>Halaman pernyataan {{ p.nama }}.</paragraf>
        <tanda-tangan><penanda-tangan pejabat="{{ p }}" tempat-tanggal="Contoh, {{ laporan.tanggal | tanggal('kosong') }}"/></tanda-tangan>
        <halaman-baru/>
      </ulang>
      <paragraf>Akhir laporan.</paragraf>
    </seksi>
  </isi>
</paket>
"""


def run(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    return done.returncode, done.stdout, done.stderr


def official(number):
    found = {"id": f"pejabat_{number}", "jabatan": f"Kepala Bidang {number}",
             "nama": f"Nama {number}, S.Sos.", "pangkat": "Pembina", "golongan": "IV/a",
             "nip": "00000000 000000 0 000", "jangkar": f"${{ttd_{number:02}}}"}
    if number == COUNT:
        found["urutan"] = 1
    return found


def report_data(**more):
    return {"tahun": 2024, "tahap": "final", "paket": "tanda", "judul": "Laporan",
            "instansi": {"nama": "Dinas Contoh", "wilayah": "Kabupaten Contoh"},
            "tempat": "Contoh", "tanggal": "2025-02", "tanda_tangan": "elektronik",
            "nomor": "700/12/2025", "verifikasi": "https://contoh.go.id/cek/{nomor}",
            "pejabat": [official(number) for number in range(1, COUNT + 1)],
            "penandatangan": "pejabat_1", **more}


class Signing:
    """A folder with the report, its PDF files and a certificate."""

    def __init__(self, folder):
        self.folder = folder
        (folder / "templates/tanda").mkdir(parents=True)
        (folder / "templates/tanda/pack.xml").write_text(PACK, encoding="utf-8")
        self.pdf = self.build("laporan")
        self.places = json.loads((folder / "laporan.ttd.json").read_text(encoding="utf-8"))["tempat"]
        self.make_certificate()
        self.signed = [self.pdf.read_bytes()]
        self.signed_path = folder / "ditandatangani.pdf"
        self.sign_all()

    def build(self, name, output=None, expect=0, **more):
        report = self.folder / name
        report.mkdir(exist_ok=True)
        (report / "laporan.json").write_text(json.dumps(report_data(**more)), encoding="utf-8")
        pdf = output or self.folder / (name + ".pdf")
        status, _, self.messages = run(LKJIP, "build", "-o", pdf, report)
        assert status == expect, f"exit status {status}: {self.messages}"
        return pdf

    def make_certificate(self):
        self.database = self.folder / "nss"
        self.database.mkdir()
        noise = self.folder / "noise"
        noise.write_bytes(bytes(range(256)))
        for arguments in (["-N", "--empty-password"],
                          ["-S", "-n", "uji", "-s", "CN=Penanda Tangan Uji,C=ID", "-x",
                           "-t", "C,C,C", "-m", "1", "-v", "120", "-g", "2048", "-z", noise]):
            status, _, errors = run("certutil", "-d", f"sql:{self.database}", *arguments)
            assert status == 0, errors

    def sign_all(self):
        """Every version of the file, from the unsigned one to the one with all signatures."""
        source = self.folder / "sebelum.pdf"
        for place in self.places:
            source.write_bytes(self.signed[-1])
            status, printed, errors = run("pdfsig", source, self.signed_path, "-nssdir",
                                          self.database, "-nick", "uji", "-sign", place["bidang"])
            assert status == 0, printed + errors
            self.signed.append(self.signed_path.read_bytes())

    def verify(self, path):
        _, printed, _ = run("pdfsig", "-nssdir", self.database, path)
        return printed


def texts(path):
    return run("pdftotext", "-raw", path, "-")[1]


def alternatives(path):
    """The texts that stand for pictures."""
    objects = json.loads(run("qpdf", "--json=1", "--json-key=objects", path)[1])["objects"]
    return [item["/Alt"] for item in objects.values() if isinstance(item, dict) and "/Alt" in item]


def signature_fields(path):
    """The fields of the form in their order: name, rectangle, page number."""
    _, printed, _ = run("qpdf", "--json=1", path)
    found = json.loads(printed)
    objects = found["objects"]
    pages = {page["object"]: page["pageposfrom1"] for page in found["pages"]}
    catalog = objects[objects["trailer"]["/Root"]]
    form = objects[catalog["/AcroForm"]]
    assert form["/SigFlags"] == 3
    fields = [objects[reference] for reference in form["/Fields"]]
    for field in fields:
        assert field["/FT"] == "/Sig" and field["/F"] == 4 and "/V" not in field, field
        appearance = objects[field["/AP"]["/N"]]
        appearance = appearance.get("stream", {"dict": appearance}).get("dict", appearance)
        assert appearance["/Subtype"] == "/Form", appearance
    return [(field["/T"], field["/Rect"], pages[field["/P"]]) for field in fields]


# ------------------------------------------------------------------ tests

TESTS = []


def test(function):
    TESTS.append(function)
    return function


@test
def one_field_a_signatory_in_signing_order(signing):
    names = [name for name, _, _ in signature_fields(signing.pdf)]
    assert names == [f"ttd_{name}" for name in ORDER], names


@test
def the_file_beside_names_every_place(signing):
    fields = signature_fields(signing.pdf)
    assert [place["penandatangan"] for place in signing.places] == ORDER
    for number, (place, (name, rectangle, page)) in enumerate(zip(signing.places, fields), 1):
        assert place["urutan"] == number and place["bidang"] == name
        assert place["halaman"]["nomor"] == page and place["halaman"]["label"] == str(page)
        low, high = place["dari_kiri_bawah"], place["dari_kiri_atas"]
        corners = [low["x"], low["y"], low["x"] + low["lebar"], low["y"] + low["tinggi"]]
        assert all(abs(a - b) < 0.0015 for a, b in zip(corners, rectangle)), (corners, rectangle)
        assert abs(low["y"] + low["tinggi"] + high["y"] - place["halaman"]["tinggi"]) < 0.0015
        assert low["tinggi"] >= 30 and low["lebar"] >= 100, place
        assert place["jabatan"].startswith("Kepala Bidang") and place["nama"].startswith("Nama")


@test
def a_name_does_not_change_with_other_signatories(signing):
    pdf = signing.build("kurang", pejabat=[official(3), official(7)], penandatangan="pejabat_3")
    assert [name for name, _, _ in signature_fields(pdf)] == ["ttd_pejabat_3", "ttd_pejabat_7"]


@test
def all_twelve_signatures_are_valid(signing):
    printed = signing.verify(signing.signed_path)
    assert len(signing.signed) == COUNT + 1
    assert printed.count("Signature is Valid.") == COUNT, printed
    assert printed.count("Certificate is Trusted.") == COUNT, printed
    for name in ORDER:
        assert re.search(rf"Signature Field Name: ttd_{name}\n  - Signer", printed), name


@test
def every_signing_only_appends(signing):
    for before, after in zip(signing.signed, signing.signed[1:]):
        assert len(after) > len(before) and after.startswith(before)


@test
def the_text_is_unchanged(signing):
    """Only what a signing program prints into its field may be added."""
    lines = difflib.ndiff(texts(signing.pdf).splitlines(), texts(signing.signed_path).splitlines())
    seal = re.compile(r"\+ (Penanda|Tangan|Digitally|Date|\d\d:|$)")
    changed = [line for line in lines if line.startswith("-") or line.startswith("+") and not seal.match(line)]
    assert not changed, "\n".join(changed)


@test
def the_signed_file_is_sound(signing):
    status, printed, errors = run("qpdf", "--check", signing.signed_path)
    assert status == 0, printed + errors
    status, printed, errors = run("mutool", "info", signing.signed_path)
    assert status == 0 and "warning" not in errors, errors


@test
def one_changed_byte_is_noticed_by_all_signatures(signing):
    changed = signing.folder / "diubah.pdf"
    original = len(signing.signed[0])
    for offset in (original // 3, original // 2, original - 40):
        content = bytearray(signing.signed[-1])
        content[offset] ^= 1
        changed.write_bytes(content)
        printed = signing.verify(changed)
        assert "Signature is Valid." not in printed, f"byte {offset}:\n{printed}"


@test
def one_byte_changed_after_the_first_signing_spares_only_the_first(signing):
    changed = signing.folder / "diubah.pdf"
    content = bytearray(signing.signed[-1])
    content[len(signing.signed[1]) + 30] ^= 1
    changed.write_bytes(content)
    printed = signing.verify(changed)
    assert printed.count("Signature is Valid.") <= 1, printed


@test
def the_signed_file_is_never_replaced(signing):
    before = signing.signed_path.read_bytes()
    beside = sorted(signing.folder.iterdir())
    signing.build("laporan", output=signing.signed_path, expect=3)
    assert signing.signed_path.read_bytes() == before
    assert sorted(signing.folder.iterdir()) == beside, "files were left behind"
    assert "Q002" in signing.messages and "-o" in signing.messages, signing.messages
    signing.build("laporan", output=signing.folder / "baru.pdf")
    assert (signing.folder / "baru.pdf").read_bytes() == signing.signed[0]


@test
def a_link_to_the_signed_file_is_not_replaced(signing):
    link = signing.folder / "tautan.pdf"
    link.symlink_to(signing.signed_path.name)
    signing.build("laporan", output=link, expect=3)
    assert link.is_symlink() and signing.signed_path.read_bytes() == signing.signed[-1]


@test
def a_file_signed_by_another_and_damaged_is_not_replaced(signing):
    damaged = signing.folder / "rusak.pdf"
    damaged.write_bytes(signing.signed[1][len(signing.signed[0]) - 50:])
    before = damaged.read_bytes()
    signing.build("laporan", output=damaged, expect=3)
    assert damaged.read_bytes() == before


@test
def anchors_stand_in_their_places_once(signing):
    pdf = signing.build("jangkar", penandatanganan="jangkar")
    assert signing.messages == "", signing.messages
    _, printed, _ = run("qpdf", "--json=1", "--json-key=objects", pdf)
    assert "/Sig" not in printed
    places = json.loads((signing.folder / "jangkar.ttd.json").read_text())["tempat"]
    _, words, _ = run("pdftotext", "-bbox", pdf, "-")
    pages = words.split("<page ")[1:]
    for place in places:
        assert place["bidang"] is None
        found = [(number, match) for number, page in enumerate(pages, 1) for match in re.finditer(
            r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', page)
            if match[5] == place["jangkar"]]
        assert len(found) == 1, f"{place['jangkar']} {len(found)} times"
        number, match = found[0]
        left, top, right, bottom = (float(match[i]) for i in range(1, 5))
        box = place["dari_kiri_atas"]
        assert number == place["halaman"]["nomor"]
        assert box["x"] <= left < right <= box["x"] + box["lebar"]
        assert box["y"] <= top < bottom <= box["y"] + box["tinggi"]


@test
def both_field_and_anchor(signing):
    pdf = signing.build("keduanya", penandatanganan="keduanya")
    assert len(signature_fields(pdf)) == COUNT
    assert texts(pdf).count("${ttd_") == COUNT


@test
def an_anchor_that_stands_elsewhere_is_named(signing):
    officials = [official(number) for number in range(1, 4)]
    officials[0]["jangkar"] = "#"
    officials[1]["nama"] = "Nama #2"
    signing.build("dua", penandatanganan="jangkar", pejabat=officials)
    assert signing.messages.count("R004") == 1 and "(pages 1, 2)" in signing.messages, \
        signing.messages


@test
def one_anchor_for_two_is_named_twice(signing):
    officials = [official(1), official(2)]
    officials[0]["jangkar"] = officials[1]["jangkar"] = "~"
    signing.build("sama", penandatanganan="jangkar", pejabat=officials)
    assert signing.messages.count("R004") == 2, signing.messages
    officials[0]["jangkar"] = officials[1]["jangkar"] = "~"
    officials = [dict(item, jangkar=f"~{item['id']}{{n}}") for item in officials]
    signing.build("sama", penandatanganan="jangkar", pejabat=officials)
    assert signing.messages == "", signing.messages


@test
def the_qr_code_is_read_from_paper(signing):
    picture = signing.folder / "halaman"
    run("pdftoppm", "-r", "150", "-f", "1", "-l", "1", "-png", "-singlefile", signing.pdf, picture)
    _, printed, errors = run("zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable",
                             f"{picture}.png")
    assert printed.strip() == "https://contoh.go.id/cek/700%2F12%2F2025", printed + errors


@test
def without_an_address_the_code_holds_the_number(signing):
    pdf = signing.build("nomor", verifikasi=None)
    picture = signing.folder / "nomor"
    run("pdftoppm", "-r", "150", "-f", "2", "-l", "2", "-png", "-singlefile", pdf, picture)
    _, printed, errors = run("zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable",
                             f"{picture}.png")
    assert printed.strip() == "700/12/2025", printed + errors


@test
def an_address_without_a_number_is_named(signing):
    signing.build("tanpa", nomor=None)
    assert signing.messages.count("R003") == 1, signing.messages


@test
def a_day_is_left_blank(signing):
    _, words, _ = run("pdftotext", "-bbox", "-l", "1", signing.pdf, "-")
    right = float(re.search(r'xMax="([\d.]+)" yMax="[\d.]+">Contoh,<', words)[1])
    left = float(re.search(r'xMin="([\d.]+)" yMin="[^>]*>Februari<', words)[1])
    assert left - right > 15, f"{left - right} pt"


@test
def a_signed_annex_stays_signed_and_makes_no_signed_report(signing):
    pictures = signing.folder / "lampiran/gambar"
    pictures.mkdir(parents=True)
    (pictures / "sk.pdf").write_bytes(signing.signed[-1])
    for _ in range(2):
        pdf = signing.build("lampiran", pindaian=[{"judul": "SK", "berkas": "sk.pdf"}])
    inside = signing.folder / "isi"
    status, _, messages = run(LKJIP, "extract", "-o", inside, pdf)
    assert status == 0, messages
    assert (inside / "lampiran/sk.pdf").read_bytes() == signing.signed[-1]
    assert signing.verify(inside / "lampiran/sk.pdf").count("Signature is Valid.") == COUNT


@test
def the_inputs_come_back_from_the_signed_file(signing):
    inside = signing.folder / "masukan"
    status, _, messages = run(LKJIP, "extract", "-o", inside, signing.signed_path)
    assert status == 0, messages
    assert (inside / "laporan.json").read_bytes() == \
        json.dumps(report_data()).encode(), "laporan.json is another"
    assert (inside / "templates/tanda/pack.xml").read_text(encoding="utf-8") == PACK


@test
def a_stamp_touches_the_wet_room(signing):
    pictures = signing.folder / "cap/gambar"
    pictures.mkdir(parents=True)
    shutil.copy(HERE.parent / "messages/sample/gambar/logo.png", pictures / "cap.png")
    stamped = dict(official(1), cap="cap.png")
    pdf = signing.build("cap", tanda_tangan="basah", pejabat=[stamped, official(2)])
    place = json.loads((signing.folder / "cap.ttd.json").read_text())["tempat"][0]["dari_kiri_atas"]
    _, dump, _ = run(LKJIP, "dump", "--stage=pages", signing.folder / "cap")
    images = re.findall(r"^  image (\S+) (\S+) (\S+) (\S+) .*figure", dump, re.M)
    assert len(images) == 1, dump
    x, y, width, height = (float(number) for number in images[0])
    assert place["x"] <= x and x + width <= place["x"] + place["lebar"]
    assert abs(y - place["y"]) < 0.002 and height > 50, images
    assert "Cap Kepala Bidang 1" in alternatives(pdf)


@test
def the_general_pack_prints_note_initials_and_annexes(signing):
    report = signing.folder / "umum"
    shutil.copytree(HERE.parents[1] / "input/dinsos-gowa-2024", report)
    data = json.loads((report / "laporan.json").read_text(encoding="utf-8"))
    first = data["pejabat"][0]
    picture = next(path.name for path in (report / "gambar").iterdir() if path.suffix == ".png")
    (report / "gambar/sk.PDF").write_bytes(signing.signed[-1])
    data.update(catatan_kaki="Catatan sertifikat elektronik.", paraf=[first["id"]],
                tanda_tangan="elektronik", nomor="700/1", pindaian=[
                    {"judul": "Surat Tugas Tim", "berkas": picture, "alternatif": "Surat tugas"},
                    {"judul": "Keputusan Kepala", "berkas": "sk.PDF", "keterangan": "Sesuai asli."}])
    (report / "laporan.json").write_text(json.dumps(data), encoding="utf-8")
    pdf = signing.folder / "umum.pdf"
    status, _, messages = run(LKJIP, "build", "-o", pdf, report)
    assert status == 0 and messages == "", messages
    pages = texts(pdf).split("\f")
    noted = [page for page in pages if "Catatan sertifikat elektronik." in page]
    assert len(noted) >= len(pages) - 3, f"{len(noted)} of {len(pages)}"
    assert any(re.search(r"No\s+Jabatan\s+Paraf\s+1\s+" + re.escape(first["jabatan"][:10]), page)
               for page in pages), "no strip for initials"
    divider = [page for page in pages if "lampiran/sk.PDF" in page]
    assert len(divider) == 1 and "Sesuai asli." in divider[0] and "Keputusan Kepala" in divider[0]
    assert "sk.PDF" in run("pdfdetach", "-list", pdf)[1]
    assert "Surat tugas" in alternatives(pdf)


def main():
    failed = 0
    print(f"1..{len(TESTS)}")
    with tempfile.TemporaryDirectory() as name:
        try:
            signing = Signing(Path(name))
        except AssertionError as error:
            print(f"Bail out! {error}")
            return 1
        for number, function in enumerate(TESTS, 1):
            try:
                function(signing)
                print(f"ok {number} - {function.__name__}")
            except AssertionError as error:
                failed += 1
                print(f"not ok {number} - {function.__name__}")
                print("\n".join("# " + line for line in str(error).splitlines()))
    return 1 if failed else 0


sys.exit(main())
