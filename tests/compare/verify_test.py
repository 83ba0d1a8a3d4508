#!/usr/bin/env python3
"""Tests of `lkjip verify`: equal files, and every reason why a file is not. Prints TAP.

usage: verify_test.py LKJIP SOURCE_FOLDER
"""

import hashlib
import json
import os
import random
import re
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

LKJIP = os.path.abspath(sys.argv[1])
SOURCE = Path(sys.argv[2]).resolve()
EQUAL, UNREADABLE, DIFFERENT = 0, 1, 4


def run(*command, **more):
    environment = dict(os.environ, LKJIP_DATA=str(SOURCE))
    environment.update(more)
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False,
                          env=environment)
    return done.returncode, done.stdout + done.stderr


class Work:
    """A folder with built reports."""

    def __init__(self, folder):
        self.folder = folder
        (folder / "templates").symlink_to(SOURCE / "templates")
        (folder / "tmp").mkdir()
        self.gowa = self.build(SOURCE / "input/dinsos-gowa-2024", "gowa")

    def build(self, report, name, program=LKJIP, **more):
        pdf = self.folder / f"{name}.pdf"
        status, printed = run(program, "build", "-q", "-o", pdf, report, **more)
        assert status == 0, printed
        return pdf

    def copy(self, name):
        report = self.folder / name
        shutil.copytree(SOURCE / "input/dinsos-gowa-2024", report)
        return report

    def verify(self, pdf, *options, **more):
        status, printed = run(LKJIP, "--lang=en", "verify", *options, pdf, TMPDIR=str(self.folder / "tmp"), **more)
        left = list((self.folder / "tmp").iterdir())
        assert not left, f"left behind: {left}"
        return status, printed

    def changed_copy(self, name, change):
        pdf = self.folder / f"{name}.pdf"
        pdf.write_bytes(change(self.gowa.read_bytes()))
        return pdf


def edit(path, change):
    data = json.loads(path.read_text(encoding="utf-8"))
    change(data)
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def untouched_files_are_equal(work):
    for pdf in (work.gowa, work.build(SOURCE / "input/dinsos-mamuju-2024", "mamuju")):
        status, printed = work.verify(pdf)
        assert status == EQUAL and f"equal, all {pdf.stat().st_size} bytes" in printed, printed


def a_draft_with_annex_claims_and_another_name_is_equal(work):
    report = work.copy("Draf kedua, Dinas Sosial")

    def change(data):
        data["tahap"] = "draf"
        data["pindaian"] = [{"judul": "Surat", "berkas": "surat.pdf"}]
        data["kata_kunci_tak_dikenal"] = None
        del data["kata_kunci_tak_dikenal"]
    edit(report / "laporan.json", change)
    shutil.copy(work.gowa, report / "gambar/surat.pdf")
    (report / "klaim.json").write_text("{}", encoding="utf-8")
    pdf = work.build(report, "draf")
    status, printed = work.verify(pdf)
    assert status == EQUAL, printed


def one_changed_byte_is_found(work):
    generator = random.Random(3)
    size = work.gowa.stat().st_size
    for number in range(4):
        place = generator.randrange(2000, size - 2000)

        def flip(data, place=place):
            return data[:place] + bytes([data[place] ^ 1]) + data[place + 1:]
        status, printed = work.verify(work.changed_copy(f"byte-{number}", flip))
        if status == UNREADABLE:
            assert "R042" in printed or "V002" in printed or "Q001" in printed or "J0" in printed, printed
            continue
        assert status == DIFFERENT, printed
        # The byte itself, or one before it when an embedded file was hit: then all comes out differently.
        assert int(re.search(r"first at byte (\d+)", printed).group(1)) <= place, printed
    # Behind the embedded files nothing but the byte differs.
    status, printed = work.verify(work.changed_copy("tail", lambda data: data + b"\n"))
    assert status == DIFFERENT and f"first at byte {size}" in printed, printed
    assert "changed after it was made" in printed, printed


def another_font_is_named(work):
    data = work.folder / "data"
    (data / "fonts").mkdir(parents=True)
    (data / "templates").symlink_to(SOURCE / "templates")
    lines = (SOURCE / "fonts/fonts.txt").read_text(encoding="utf-8").splitlines()
    found = run("fc-list", ":family=Liberation Serif:style=Bold Italic", "file")[1].split(":")[0].strip()
    other = data / "fonts/lain.ttf"
    shutil.copy(found, other)
    digest = hashlib.sha256(other.read_bytes()).hexdigest()
    lines = [f"Liberation Serif | regular | upright | lain.ttf | uji | {digest}"
             if line.startswith("Liberation Serif | regular | upright") else line for line in lines]
    (data / "fonts/fonts.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    status, printed = work.verify(work.gowa, LKJIP_DATA=str(data))
    assert status == DIFFERENT and 'the font "LiberationSerif"' in printed, printed


def another_program_version_is_named(work):
    other = work.folder / "lkjip-lain"
    program = Path(LKJIP).read_bytes()
    version = run(LKJIP, "--version")[1].strip().encode()
    changed = program.replace(version, version[:-1] + b"9")
    assert changed != program
    other.write_bytes(changed)
    other.chmod(0o755)
    pdf = work.build(SOURCE / "input/dinsos-gowa-2024", "versi", program=other)
    status, printed = work.verify(pdf)
    assert status == DIFFERENT and "another program version" in printed, printed
    assert (version[:-1] + b"9").decode() in printed and version.decode() in printed, printed


def other_libraries_are_named(work):
    other = work.folder / "lkjip-pustaka"
    program = Path(LKJIP).read_bytes()
    changed = program.replace(b"hyph_id_ID %.12s", b"hyph_id_XX %.12s")
    assert changed != program
    other.write_bytes(changed)
    other.chmod(0o755)
    pdf = work.build(SOURCE / "input/dinsos-gowa-2024", "pustaka", program=other)
    status, printed = work.verify(pdf)
    assert status == DIFFERENT and "other library versions" in printed and "hyph_id_XX" in printed, printed


def a_replaced_input_is_named(work):
    laporan = work.folder / "kinerja.json"
    text = (SOURCE / "input/dinsos-gowa-2024/kinerja.json").read_text(encoding="utf-8")
    laporan.write_text(text.replace("653", "654", 1), encoding="utf-8")
    pdf = work.folder / "diganti.pdf"
    status, printed = run("qpdf", "--remove-attachment=kinerja.json", work.gowa, work.folder / "tanpa.pdf")
    if status not in (0, 3):
        names = run("qpdf", "--list-attachments", work.gowa)[1]
        raise AssertionError(printed + names)
    run("qpdf", work.folder / "tanpa.pdf", "--add-attachment", laporan, "--filename=kinerja.json", "--", pdf)
    status, printed = work.verify(pdf)
    assert status == DIFFERENT and 'the embedded file "kinerja.json" is not the one' in printed, printed


def files_that_are_not_ours_are_told(work):
    plain = work.folder / "biasa.pdf"
    plain.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
                      b"2 0 obj\n<< /Type /Pages /Kids [9 0 R] /Count 1 >>\nendobj\n"
                      b"9 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n"
                      b"trailer\n<< /Root 1 0 R /Size 10 >>\n%%EOF\n")
    status, printed = work.verify(plain)
    assert status == UNREADABLE and "V002" in printed, printed
    (work.folder / "teks.pdf").write_text("bukan PDF", encoding="utf-8")
    status, printed = work.verify(work.folder / "teks.pdf")
    assert status == UNREADABLE and "Q001" in printed, printed
    status, printed = work.verify(work.folder / "tidak-ada.pdf")
    assert status == UNREADABLE and "B0" in printed, printed
    status, _ = run(LKJIP, "verify")
    assert status == 2


def hostile_names_write_nothing(work):
    evil = work.folder / "jahat.txt"
    evil.write_text("x", encoding="utf-8")
    for number, name in enumerate(("../../keluar.txt", "/tmp/lkjip-keluar.txt", "narasi/../../keluar.md",
                                   "a\\b.md", ".tersembunyi", "narasi/.x/y.md")):
        pdf = work.folder / f"jahat-{number}.pdf"
        status, printed = run("qpdf", work.gowa, "--add-attachment", evil, f"--key=k{number}",
                              f"--filename={name}", "--", pdf)
        assert status == 0, printed
        status, printed = work.verify(pdf)
        assert status == UNREADABLE and "R041" in printed, f"{name}: {printed}"
        assert not (work.folder / "keluar.txt").exists() and not (work.folder / "tmp/keluar.txt").exists()
    assert not os.path.exists("/tmp/lkjip-keluar.txt")


def packed_zeros_do_not_fill_the_memory(work):
    bomb = zlib.compressobj(1)
    packed = b"".join(bomb.compress(bytes(1 << 20)) for _ in range(300)) + bomb.flush()
    size = len(packed)
    pdf = work.folder / "bom.pdf"
    pdf.write_bytes(b"%%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names "
                    b"[(a) 3 0 R] >> >> >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [9 0 R] /Count 1 >>\nendobj\n"
                    b"9 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n"
                    b"3 0 obj\n<< /Type /Filespec /F (manifes.json) /EF << /F 4 0 R >> >>\nendobj\n"
                    b"4 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n" % size + packed +
                    b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 10 >>\n%%EOF\n")
    status, printed = run(LKJIP, "--lang=en", "extract", "-o", work.folder / "isi", pdf)
    assert status == 1 and "C016" in printed, printed
    status, printed = work.verify(pdf)
    assert status == UNREADABLE, printed


def noise_png(path, width, height):
    generator = random.Random(5)
    rows = b"".join(b"\0" + generator.randbytes(width * 3) for _ in range(height))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
                     + chunk(b"IDAT", zlib.compress(rows, 0)) + chunk(b"IEND", b""))


def large_pictures_are_asked_for(work):
    report = work.copy("besar")
    noise_png(report / "gambar/foto-1.png", 1800, 1600)
    pdf = work.build(report, "besar")
    status, printed = work.verify(pdf)
    assert status == UNREADABLE and "R043" in printed and "foto-1.png" in printed, printed
    status, printed = work.verify(pdf, f"--gambar={report / 'gambar'}")
    assert status == EQUAL, printed
    status, printed = work.verify(pdf, f"--gambar={SOURCE / 'input/dinsos-gowa-2024/gambar'}")
    assert status == UNREADABLE and "R043" in printed, printed


def pictures_that_no_page_shows_are_kept(work):
    """A stamp, where electronic signatures take its place: without its file the input would have a fault."""
    report = work.copy("elektronik")
    shutil.copy(report / "gambar/foto-1.png", report / "gambar/cap.png")

    def change(data):
        data["tanda_tangan"] = "elektronik"
        for person in data["pejabat"]:
            person["cap"] = "cap.png"
    edit(report / "laporan.json", change)
    status, printed = work.verify(work.build(report, "elektronik"))
    assert status == EQUAL, printed
    noise_png(report / "gambar/cap.png", 1800, 1600)
    pdf = work.build(report, "elektronik")
    status, printed = work.verify(pdf)
    assert status == UNREADABLE and "R043" in printed and "cap.png" in printed, printed
    status, printed = work.verify(pdf, f"--gambar={report / 'gambar'}")
    assert status == EQUAL, printed


def signed_files_are_compared_up_to_the_signature(work):
    database, noise = work.folder / "nss", work.folder / "noise"
    database.mkdir()
    noise.write_bytes(bytes(range(256)))
    for arguments in (["-N", "--empty-password"],
                      ["-S", "-n", "uji", "-s", "CN=Uji,C=ID", "-x", "-t", "C,C,C", "-m", "1", "-v", "120",
                       "-g", "2048", "-z", noise]):
        status, printed = run("certutil", "-d", f"sql:{database}", *arguments)
        assert status == 0, printed
    field = json.loads((work.folder / "gowa.ttd.json").read_text(encoding="utf-8"))["tempat"][0]["bidang"]
    signed = work.folder / "ditandatangani.pdf"
    status, printed = run("pdfsig", work.gowa, signed, "-nssdir", database, "-nick", "uji", "-sign", field)
    assert status == 0, printed
    status, printed = work.verify(signed)
    assert status == EQUAL and f"up to its signatures, {work.gowa.stat().st_size} bytes" in printed, printed
    assert field in printed, printed
    data = signed.read_bytes()
    place = 3000
    broken = work.folder / "rusak.pdf"
    broken.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1:])
    status, printed = work.verify(broken)
    assert status in (DIFFERENT, UNREADABLE), printed


def an_interruption_leaves_nothing(work):
    """The folder that the report is made again in goes with the program."""
    place = work.folder / "tmp"
    caught = 0
    for sent in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        for pause in (0, 0.005, 0.02):
            process = subprocess.Popen([LKJIP, "verify", work.gowa], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                       env=dict(os.environ, LKJIP_DATA=str(SOURCE), TMPDIR=str(place)))
            while process.poll() is None and not any(place.iterdir()):
                time.sleep(0.0005)
            time.sleep(pause)
            process.send_signal(sent)
            caught += process.wait(timeout=60) == -sent
            assert not list(place.iterdir()), f"left behind after {sent} and {pause} s: {list(place.rglob('*'))}"
    assert caught >= 3, f"only {caught} were interrupted"


TESTS = [untouched_files_are_equal, a_draft_with_annex_claims_and_another_name_is_equal, one_changed_byte_is_found,
         another_font_is_named, another_program_version_is_named, other_libraries_are_named,
         a_replaced_input_is_named, files_that_are_not_ours_are_told, hostile_names_write_nothing,
         packed_zeros_do_not_fill_the_memory, large_pictures_are_asked_for, pictures_that_no_page_shows_are_kept,
         signed_files_are_compared_up_to_the_signature, an_interruption_leaves_nothing]


def main():
    print(f"1..{len(TESTS)}")
    failed = False
    with tempfile.TemporaryDirectory(prefix="lkjip-test-") as folder:
        work = Work(Path(folder))
        for number, test in enumerate(TESTS, 1):
            try:
                test(work)
                print(f"ok {number} - {test.__name__}", flush=True)
            except (AssertionError, OSError, subprocess.SubprocessError) as fault:
                failed = True
                print(f"not ok {number} - {test.__name__}", flush=True)
                for line in str(fault).splitlines() or [repr(fault)]:
                    print(f"# {line}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
