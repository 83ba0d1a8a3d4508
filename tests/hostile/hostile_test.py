#!/usr/bin/env python3
"""Reports and templates that were made to harm: each is refused, or set without harm, with a clear message, within a
time and a memory limit, and writes nothing outside its place. Prints TAP. docs/keamanan.md lists them.

usage: hostile_test.py LKJIP SOURCE_FOLDER [--long]
"""

import json
import os
import resource
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

LKJIP = os.path.abspath(sys.argv[1])
SOURCE = Path(sys.argv[2]).resolve()
LONG = "--long" in sys.argv or os.environ.get("LKJIP_LONG_TESTS") == "1"
SHOW = "--show" in sys.argv
EXAMPLE = SOURCE / "input/dinsos-gowa-2024"
# Sanitizers reserve terabytes of addresses and take longer.
SANITIZED = b"__asan_init" in Path(LKJIP).read_bytes()
SECONDS = 20 * (6 if SANITIZED else 1)
MEGABYTES = 1500 if LONG else 1000
# Too slow and large with sanitizers; the same paths are taken by smaller tests there.
HEAVY = {"loop_without_end", "parts_in_powers", "many_faults", "many_rows", "many_elements", "long_words",
         "faults_in_one_line", "long_words_in_a_chart"}


class Outcome:
    def __init__(self, status, text, seconds, megabytes):
        self.status, self.text, self.seconds, self.megabytes = status, text, seconds, megabytes


def run(*command, seconds=SECONDS):
    """The program under limits of time and memory."""

    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        if not SANITIZED:
            resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([LKJIP, "--lang=en", *[str(word) for word in command]], capture_output=True, check=False,
                          preexec_fn=limit, timeout=seconds * 4, env=dict(os.environ, LKJIP_DATA=str(SOURCE)))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    computed = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    text = (done.stdout + done.stderr).decode(errors="replace")
    return Outcome(done.returncode, text, computed, after.ru_maxrss / 1024)


class Report:
    """A copy of an example that is made hostile, in a folder of its own; a secret lies beside it."""

    def __init__(self, folder):
        self.folder = folder
        self.input = folder / "kerja/laporan"
        shutil.copytree(EXAMPLE, self.input)
        self.pack = folder / "kerja/templates/jahat"
        self.output = folder / "hasil"
        self.output.mkdir()
        self.secret = folder / "rahasia"
        self.secret.mkdir()
        (self.secret / "rahasia.md").write_text("kata-rahasia-8231\n")
        shutil.copy(EXAMPLE / "gambar/logo.png", self.secret / "logo.png")
        self.before = self.outside()

    def outside(self):
        """What lies outside the folder of results."""
        return sorted(str(path) for path in self.folder.rglob("*") if self.output not in path.parents)

    def json(self, name):
        return json.loads((self.input / name).read_text())

    def write(self, name, content):
        path = self.input / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def change(self, name, change):
        data = self.json(name)
        change(data)
        self.write(name, json.dumps(data, ensure_ascii=False))

    def template(self, content, head="", **files):
        """The report uses a pack of its own with this content."""
        self.pack.mkdir(parents=True)
        (self.pack / "pack.xml").write_text(f"""<?xml version="1.0"?>{head}
<paket nama="jahat" judul="x" induk="lkjip-gowa"><metadata judul="x"/>{content}</paket>""")
        for name, text in files.items():
            (self.pack / f"{name}.xml").write_text(text)
        self.change("laporan.json", lambda data: data.update(paket="jahat"))

    def body(self, content, parts="", **files):
        self.template(f'{parts}<isi><seksi halaman="isi">{content}</seksi></isi>', **files)

    def build(self, *options, seconds=SECONDS):
        self.before = self.outside()
        return run("build", "-q", "-o", str(self.output / "a.pdf"), *options, self.input, seconds=seconds)

    def refused(self, *words, seconds=SECONDS):
        """Refused by a message that holds the words; nothing is written."""
        outcome = self.build(seconds=seconds)
        self.calm(outcome)
        assert outcome.status in (1, 3), f"status {outcome.status}: {outcome.text[:500]}"
        for word in words:
            assert word in outcome.text, f"{word!r} not in {outcome.text[:900]!r}"
        assert not list(self.output.iterdir()), "a refused report was written"
        return outcome

    def set(self, *words):
        """Set without harm."""
        outcome = self.build()
        self.calm(outcome)
        assert outcome.status == 0, f"status {outcome.status}: {outcome.text[:900]}"
        for word in words:
            assert word in outcome.text, f"{word!r} not in {outcome.text[:900]!r}"
        return outcome

    def calm(self, outcome):
        if SHOW:
            print(f"# {outcome.status} {outcome.seconds:.2f} s {outcome.megabytes:.0f} MB: {outcome.text[:400]!r}")
        assert "out of memory" not in outcome.text, "nothing but the limit of memory ended it"
        assert outcome.status >= 0, f"ended by signal {-outcome.status}: {outcome.text[-500:]}"
        assert "AddressSanitizer" not in outcome.text and "runtime error" not in outcome.text, outcome.text[-2000:]
        assert "kata-rahasia-8231" not in outcome.text, "shows a file outside of the report"
        assert self.outside() == self.before, "something was written outside of the output folder"
        assert len(outcome.text) < 200000, f"{len(outcome.text)} bytes of messages"
        for sign in ("\x1b", "\u202e", "\x00", "\x07"):
            assert sign not in outcome.text, f"a message lets {sign!r} through"

    def shown(self):
        return subprocess.run(["pdftotext", self.output / "a.pdf", "-"], capture_output=True, check=True).stdout.decode()


# ---------------------------------------------------------------- XML


def test_billion_laughs(report):
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    report.body("<paragraf>&l11;</paragraf>")
    (report.pack / "pack.xml").write_text(
        f'<?xml version="1.0"?><!DOCTYPE paket [<!ENTITY l0 "ha">{levels}]>'
        '<paket nama="jahat" judul="x" induk="lkjip-gowa"><isi><seksi halaman="isi">'
        "<paragraf>&l11;</paragraf></seksi></isi></paket>")
    report.refused("pack.xml:1")


def test_quadratic_entity(report):
    report.body("<paragraf/>")
    (report.pack / "pack.xml").write_text(
        f'<?xml version="1.0"?><!DOCTYPE paket [<!ENTITY a "{"x" * 50000}">]>'
        f'<paket nama="jahat" judul="x" induk="lkjip-gowa"><isi><seksi halaman="isi">'
        f'<paragraf>{"&a;" * 50000}</paragraf></seksi></isi></paket>')
    report.refused("pack.xml:1")


def test_external_entity(report):
    secret = report.secret / "rahasia.md"
    report.body("<paragraf/>")
    for entity in (f'<!ENTITY a SYSTEM "file://{secret}">', f'<!ENTITY % a SYSTEM "file://{secret}"> %a;',
                   '<!ENTITY a SYSTEM "http://127.0.0.1:9/x">'):
        (report.pack / "pack.xml").write_text(
            f'<?xml version="1.0"?><!DOCTYPE paket [{entity}]><paket nama="jahat" judul="x" induk="lkjip-gowa">'
            '<isi><seksi halaman="isi"><paragraf>&a;</paragraf></seksi></isi></paket>')
        report.refused("pack.xml:1")
    (report.pack / "pack.xml").write_text(
        f'<?xml version="1.0"?><!DOCTYPE paket SYSTEM "file://{secret}"><paket nama="jahat" judul="x"><isi/></paket>')
    report.refused("pack.xml:1")


def test_xinclude(report):
    report.body(f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://{report.secret}/rahasia.md" '
                'parse="text"/>')
    report.refused("pack.xml")


def test_include_outside(report):
    for number, name in enumerate(["../../../rahasia/rahasia.xml", f"{report.secret}/rahasia.xml", "a/../../b.xml",
                                   "gambar/../..", "", "a\x0bb", "..", "x" * 5000 + ".xml"]):
        if report.pack.exists():
            shutil.rmtree(report.pack)
        report.template(f'<sisipkan berkas="{name if number != 5 else "a&#9;b"}"/>')
        report.refused("pack.xml")


def test_include_circle(report):
    report.template('<sisipkan berkas="a.xml"/>', a='<kumpulan><sisipkan berkas="b.xml"/></kumpulan>',
                    b='<kumpulan><sisipkan berkas="a.xml"/></kumpulan>')
    report.refused("a.xml")


def test_include_link(report):
    """A link in a pack that leads out of it."""
    (report.secret / "luar.xml").write_text("<kumpulan><warna nama='kata-rahasia-8231' nilai='salah'/></kumpulan>")
    report.template('<sisipkan berkas="dalam.xml"/>')
    (report.pack / "dalam.xml").symlink_to(report.secret / "luar.xml")
    report.refused("pack.xml:2", "T047", "dalam.xml")


def test_pack_pictures_outside(report):
    """The folder of a pack's pictures, or one of them, is a link that leads out of the pack."""
    report.body('<gambar berkas="logo.png" dari="paket" alternatif="lambang"/>')
    pictures = report.pack / "gambar"
    pictures.symlink_to(report.secret)
    report.refused("pack.xml:2", "T013")
    pictures.unlink()
    pictures.mkdir()
    (pictures / "logo.png").symlink_to(report.secret / "logo.png")
    report.refused("pack.xml:2", "T013")
    (pictures / "logo.png").unlink()
    shutil.copy(report.secret / "logo.png", pictures / "asli.png")
    (pictures / "logo.png").symlink_to("asli.png")
    report.set()


def test_own_packs_outside(report):
    """Packs in the report's own folder that are links, or hold them."""
    report.body("<paragraf>Isi.</paragraf>")
    own = report.input / "templates"
    shutil.move(report.pack.parent, report.secret / "paket")
    own.symlink_to(report.secret / "paket")
    report.refused("M053", "templates")
    own.unlink()
    own.mkdir()
    (own / "jahat").symlink_to(report.secret / "paket/jahat")
    report.refused("M053", "templates/jahat")
    (own / "jahat").unlink()
    (own / "jahat").mkdir()
    (own / "jahat/pack.xml").symlink_to(report.secret / "paket/jahat/pack.xml")
    report.refused("M053", "templates/jahat/pack.xml")
    (own / "jahat/pack.xml").unlink()
    shutil.copy(report.secret / "paket/jahat/pack.xml", own / "jahat/pack.xml")
    report.set()


def test_pack_outside(report):
    for name in ("../../rahasia", "/etc", "..", "a/b", "jahat\n", "."):
        report.change("laporan.json", lambda data, name=name: data.update(paket=name))
        report.refused("laporan.json")


def test_pack_of_itself(report):
    report.template("")
    (report.pack / "pack.xml").write_text('<paket nama="jahat" judul="x" induk="jahat"><isi/></paket>')
    report.refused("pack.xml")


def test_deep_xml(report):
    depth = 100000
    report.body("<kotak>" * depth + "</kotak>" * depth)
    report.refused("pack.xml")


def test_large_xml(report):
    report.template(f"<!-- {'x' * (17 << 20)} -->")
    report.refused("pack.xml")


def test_many_attributes(report):
    report.body("<paragraf " + " ".join(f'a{n}="1"' for n in range(100000)) + "/>")
    report.refused("pack.xml")


def test_many_elements(report):
    """Millions of elements in a few megabytes."""
    report.template('<sisipkan berkas="a.xml"/>', a="<kumpulan>" + "<a/>" * 3000000 + "</kumpulan>")
    report.refused("a.xml:1", "X011")


def test_styles_without_end(report):
    """Styles that are based on each other, thousands deep, and more definitions than anybody writes."""
    def chain(count, length):
        return "".join(f'<gaya nama="a{n}" ukuran="9pt"' + (f' dasar="a{n - 1}"' if n % length else "") + "/>"
                       for n in range(count))
    for count, length, code in ((5000, 5000, "T048"), (90000, 90000, "T049"), (9000, 100, None)):
        if report.pack.exists():
            shutil.rmtree(report.pack)
        report.body("<paragraf>Isi.</paragraf>", parts='<sisipkan berkas="a.xml"/>',
                    a=f"<kumpulan>{chain(count, length)}</kumpulan>")
        report.refused("a.xml:1", code) if code else report.set()


# ---------------------------------------------------------------- narratives


def test_long_words(report):
    """Words, paragraphs and letters with marks that go on without end, in a narrative, in data and in a template."""
    marks = "a" + "\u0301" * 100000
    for text, code in (("a" * 400000, "L015"), (marks, "L015"), ("kata " * 180000, "L016"), ("kata " * 800000, "B002"),
                       ("# Judul\n" * 30000, "N018"), ("- a\n" * 100000, "N018"), ("[^1]: a\n" * 30000, "N018")):
        report.write("narasi/latar-belakang.md", text)
        report.refused("latar-belakang.md", code)
    for text, code, file in ((marks, "L015", "data.json"), ("kata " * 2000000, "L016", "latar-belakang.md")):
        report.write("narasi/latar-belakang.md", "Isi {{ data.x }} habis.\n")
        report.change("data.json", lambda data, text=text: data.update(x=text))
        report.refused(file, code)
    shutil.copy(EXAMPLE / "narasi/latar-belakang.md", report.input / "narasi/latar-belakang.md")
    report.body(f"<paragraf>{marks}</paragraf>")
    report.refused("pack.xml:2", "L015")


def test_long_headings(report):
    """A heading of one word that is wider than the running head leaves no room beside it."""
    report.body(f'<bab judul="{"k" * 300}"><paragraf>Isi.</paragraf></bab>')
    outcome = report.build()
    report.calm(outcome)
    assert outcome.status == 0, outcome.text[:500]


def test_high_lines(report):
    """Lines that are higher than the page, again and again."""
    report.body('<paragraf ukuran="500pt" jarak-baris="5000pt">x y z</paragraf>' * 50)
    report.refused("pack.xml:2", "L006")


def test_long_words_in_a_chart(report):
    """A deep chart of long words that fits in no way: not all thousands of ways break all words."""
    node = {"nama": "k", "anak": []}
    for _ in range(28):
        node = {"nama": "k", "anak": [node]}
    report.change("data.json", lambda data: data.update(pohon=node))
    report.body(f'<bagan akar="{{{{ data.pohon }}}}" anak="{{{{ simpul.anak }}}}" kotak="{"kata " * 30}" teks="{"k" * 300}"/>')
    outcome = report.refused("pack.xml:2", "G001")
    assert outcome.seconds < SECONDS / 2, outcome.seconds


def test_no_room_for_a_table(report):
    """A table without columns to narrow where an indent leaves less than no room."""
    report.body('<daftar lebar-nomor="14400pt" inden-kiri="5000pt"><butir>x<tabel><kolom/><badan><baris/></badan></tabel></butir></daftar>')
    outcome = report.build()
    report.calm(outcome)
    assert outcome.status in (0, 1), outcome.text[:500]


def test_no_number_of_a_signatory(report):
    """An empty attribute in place of what is usual, in front of which a text ends in a space."""
    report.body('<tanda-tangan><penanda-tangan pejabat="{{ penandatangan }}" nip=""/></tanda-tangan>')
    report.set()


def test_faults_in_one_line(report):
    """Thousands of faults in one line of many megabytes: the line is not read for each."""
    name = "x" * 40
    report.write("kinerja.json", '{"capaian": [' + ",".join(f'{{"{name}{n}": 1}}' for n in range(300000)) + "]}")
    report.refused("kinerja.json:1", "M005")
    shutil.copy(EXAMPLE / "kinerja.json", report.input / "kinerja.json")
    report.template('<sisipkan berkas="a.xml"/>', a="<kumpulan>" + '<gaya nama="a" ukuran="x"/><warna b="1"/>' * 45000
                    + f"<!-- {'x' * 10000000} --></kumpulan>")
    outcome = report.refused("a.xml:1")
    assert outcome.seconds < SECONDS / 2, outcome.seconds


def test_long_messages(report):
    """What a file holds is not repeated without end in a message."""
    report.write("narasi/latar-belakang.md", f"Lihat [@{'a' * 500000}].\n")
    outcome = report.refused("latar-belakang.md:1")
    assert len(outcome.text) < 10000, len(outcome.text)


# ---------------------------------------------------------------- templates


def test_loop_without_end(report):
    """Loops within loops within loops."""
    report.body('<ulang setiap="{{ rentang(1, 3000) }}" sebagai="a"><ulang setiap="{{ rentang(1, 3000) }}" sebagai="b">'
                "<paragraf>{{ a }} {{ b }}</paragraf></ulang></ulang>".replace("rentang(1, 3000)", "daftar"),
                parts='<tetapkan nama="daftar" nilai="{{ data.banyak }}"/>')
    report.change("data.json", lambda data: data.update(banyak=list(range(3000))))
    report.refused("pack.xml")


def test_part_of_itself(report):
    report.body('<pakai potongan="p"/>', parts='<potongan nama="p"><pakai potongan="p"/><pakai potongan="p"/></potongan>')
    report.refused("pack.xml")


def test_parts_in_powers(report):
    """Each part uses the next one ten times: 10^12 paragraphs."""
    parts = "".join(f'<potongan nama="p{n}">{f"<pakai potongan={chr(34)}p{n + 1}{chr(34)}/>" * 10}</potongan>'
                    for n in range(12))
    report.body('<pakai potongan="p0"/>', parts=parts + '<potongan nama="p12"><paragraf>x</paragraf></potongan>')
    report.refused("pack.xml")


def test_text_in_powers(report):
    """Texts that double: 2^60 bytes."""
    parts = '<tetapkan nama="t0" nilai="{{ \'xxxxxxxx\' }}"/>' + "".join(
        f'<tetapkan nama="t{n}" nilai="{{{{ t{n - 1} + t{n - 1} }}}}"/>' for n in range(1, 60))
    report.body("<paragraf>{{ t59 }}</paragraf>", parts=parts)
    report.refused("E024")


def test_numbers_in_powers(report):
    """Exact numbers whose digits double: 2^60 of them."""
    parts = '<tetapkan nama="t0" nilai="{{ 12345.678 }}"/>' + "".join(
        f'<tetapkan nama="t{n}" nilai="{{{{ t{n - 1} * t{n - 1} }}}}"/>' for n in range(1, 60))
    report.body("<paragraf>{{ t59 }}</paragraf>", parts=parts)
    report.refused("E031")


def test_lists_in_powers(report):
    parts = '<tetapkan nama="t0" nilai="{{ [1, 2] }}"/>' + "".join(
        f'<tetapkan nama="t{n}" nilai="{{{{ [t{n - 1}, t{n - 1}] }}}}"/>' for n in range(1, 60))
    report.body("<paragraf>{{ t59 }}</paragraf>", parts=parts)
    report.refused("E024")


def test_deep_expression(report):
    for text in (form for n in (5000, 100000) for form in (
            "(" * n + "1" + ")" * n, "-" * n + "1", "not " * n + "1", "[" * n + "]" * n, "1" + "+1" * n, "a" + "[0]" * n,
            "if 1 then " * (n // 2) + "1" + " else 2" * (n // 2), "1" + " | angka" * n)):
        if report.pack.exists():
            shutil.rmtree(report.pack)
        report.body(f"<paragraf>{{{{ {text} }}}}</paragraf>")
        outcome = report.build()
        report.calm(outcome)
        if outcome.status != 0:
            assert "pack.xml" in outcome.text, outcome.text[:500]


def test_braces_in_data(report):
    """{{ }} in data is text: it is not evaluated, and not evaluated again where it is printed."""
    trap = "{{ instansi.nama }} {{ data.x }} {{{{ {{"
    report.change("data.json", lambda data: data.update(x=trap))
    report.write("narasi/latar-belakang.md", "Isi {{ data.x }} habis.\n")
    report.set()
    shown = report.shown().replace("\n", " ")
    assert "{{ instansi.nama }} {{ data.x }} {{{{ {{ habis" in shown, "braces of data were evaluated"


def test_text_that_needs_itself(report):
    """A free table whose columns need each other."""
    def change(data):
        data["tabel"].append({"id": "putar", "judul": "x", "kolom": [
            {"id": "a", "judul": "a", "hitung": "b + 1"}, {"id": "b", "judul": "b", "hitung": "a + 1"}],
            "baris": [{}, {}]})
    data = report.json("tabel.json")
    if isinstance(data, dict) and "tabel" in data:
        report.change("tabel.json", change)
        report.refused("tabel.json")


def test_huge_page(report):
    for number, attribute in enumerate(['ukuran="99999999pt"', 'jarak-baris="0pt"', 'inden-kiri="99999999mm"',
                                        'jarak-atas="999999999999999999mm"', 'ukuran="0.0001pt"', 'inden-kiri="-5000mm"']):
        if report.pack.exists():
            shutil.rmtree(report.pack)
        report.body(f"<paragraf {attribute}>Sebuah kalimat yang biasa saja.</paragraf>")
        outcome = report.build()
        report.calm(outcome)
        if outcome.status != 0:
            assert "pack.xml" in outcome.text or "error" in outcome.text, (number, outcome.text[:300])


def test_chart_without_height(report):
    heights = ["0pt", "0.001mm", *(f"{n}pt" for n in range(1, 80))]
    report.body("".join(f'<grafik jenis="mendatar" tinggi="{height}" judul="Kecil" data="{{{{ rentang(1, 40) }}}}" sebagai="t"'
                        ' kategori="{{ t }}"><seri nama="a" nilai="{{ t }}"/></grafik>' for height in heights))
    report.calm(report.build())


def test_tables_over_rows(report):
    """A table in a cell over several rows stays whole at the end of a page; one that no page has room for is named."""
    inner = '<tabel><kolom/><badan>' + '<baris tinggi="3in"/>' * 6 + '</badan></tabel>'
    report.body(f'<kotak><tabel><kolom/><kolom/><badan><baris><sel baris-span="2">{inner}</sel><sel>x</sel></baris>'
                '<baris><sel>y</sel></baris></badan></tabel></kotak>')
    report.refused("pack.xml:2", "L006")


def test_tables_in_footnotes(report):
    """A table in a footnote stays whole on a later page; one that no page has room for is named."""
    def note(rows):
        return ("<paragraf>Kata.<catatan-kaki><paragraf>x</paragraf><tabel><kolom/><badan>" + "<baris><sel>isi</sel></baris>" * rows
                + "</badan></tabel></catatan-kaki></paragraf>")

    report.body('<jarak tinggi="200mm" tetap="ya"/>' + note(30) + "<paragraf>Lagi.</paragraf>")
    report.set()
    assert report.shown().count("isi") == 30, report.shown()
    shutil.rmtree(report.output)
    report.output.mkdir()
    shutil.rmtree(report.pack)
    report.body(note(300))
    report.refused("L006", "pack.xml:")


def test_contents_without_numbers(report):
    report.template('<isi><seksi halaman="isi" nomor="tanpa"><bab judul="Satu"><daftar-isi titik="tidak"/></bab></seksi></isi>')
    report.set()


# ---------------------------------------------------------------- JSON


def test_deep_json(report):
    for text in ("[" * 100000 + "]" * 100000, '{"a":' * 100000 + "1" + "}" * 100000, "[" * 100000):
        report.write("data.json", text)
        report.refused("data.json")


def test_bad_bytes(report):
    """Malformed UTF-8, NUL, control characters and half surrogates in JSON."""
    for text in (b'{"a": "\xff\xfe"}', b'{"a": "\xc0\x80"}', b'{"a": "\xed\xa0\x80"}', b'{"a": "x\x00y"}',
                 b'{"a": "\\u0000"}', b'{"a": "\\ud800"}', b'{"a": "\x1b[31m"}', b"\x00" * 1000, b'{"a": "\xf5\x80\x80\x80"}'):
        report.write("data.json", text)
        report.refused("data.json")


def test_bad_bytes_elsewhere(report):
    for text in (b"Kalimat \xff\xfe.\n", b"Kalimat \x00 ini.\n", b"Kalimat \x1b[31m ini.\n", b"\xed\xa0\x80\n"):
        report.write("narasi/latar-belakang.md", text)
        report.refused("latar-belakang.md")
    shutil.copy(EXAMPLE / "narasi/latar-belakang.md", report.input / "narasi/latar-belakang.md")
    report.body("<paragraf/>")
    for text in (b"<paket>\x00</paket>", b"<paket>\xff</paket>", b'<?xml version="1.0" encoding="UTF-7"?><paket/>',
                 b"<paket>&#0;</paket>", b"<paket>&#xFFFE;</paket>"):
        (report.pack / "pack.xml").write_bytes(text)
        report.refused("pack.xml")


def test_many_rows(report):
    """A million rows in a budget: refused; twenty thousand are read, and their faults told."""
    count = 1000000 if LONG else 20000
    rows = ",".join(f'{{"kode": "9.{n}", "nama": "Rincian {n}", "pagu": 1, "realisasi": 1}}' for n in range(count))
    report.write("anggaran.json", '{"program": [{"kode": "9", "nama": "P", "kegiatan": [' + rows + "]}]}")
    outcome = report.build(seconds=SECONDS)
    report.calm(outcome)
    assert outcome.status == 1 and "error" in outcome.text, outcome.text[:500]
    if LONG:
        assert "J026" in outcome.text, outcome.text[:500]


def test_large_json(report):
    """A file above the limit of 100 MB is not read; one of 100 MB is."""
    size = 100 * 1000 * 1000
    with open(report.input / "data.json", "wb") as file:
        file.write(b'{"a": "')
        file.truncate(size + 1)
    report.refused("data.json")
    if LONG:
        report.write("data.json", '{"a": "' + "x" * (size - 20) + '"}')
        outcome = report.build()
        report.calm(outcome)
        assert outcome.status in (0, 1, 3)
        report.write("data.json", "[" + "1," * (size // 2 - 10) + "1]")
        outcome = report.build()
        report.calm(outcome)
        assert outcome.status == 1 and "J026" in outcome.text, outcome.text[:300]


def test_many_faults(report):
    """A file of nothing but faults gives a page of messages, not a flood."""
    report.write("kinerja.json", '{"capaian": [' + ",".join('{"indikatorr": 1}' for _ in range(50000)) + "]}")
    report.refused("kinerja.json")


def test_equal_keys(report):
    """Keys of one hash value cost no square of time."""
    report.change("data.json", lambda data: data.update({f"k{n}": n for n in range(200000)}))
    report.set()


def test_huge_numbers(report):
    for number in ("1e999999999", "1" * 100000, "-0e-999999999", "0." + "0" * 100000 + "1", "1e30", "99999999999999999999999999999"):
        data = json.dumps(dict(json.loads((EXAMPLE / "data.json").read_text()), n=12345654321))
        report.write("data.json", data.replace("12345654321", number))
        report.write("narasi/latar-belakang.md", "Isi {{ data.n | terbilang }} {{ data.n | rupiah }}.\n")
        outcome = report.build()
        report.calm(outcome)
        assert outcome.status in (0, 1) and (outcome.status == 0 or "error" in outcome.text), outcome.text[:400]


# ---------------------------------------------------------------- names of people


def test_tricks_in_names(report):
    """Signs that turn the direction of reading or are not seen, in names of signatories: refused, each is named."""
    for sign in ("\u202e", "\u202a", "\u2066", "\u2069", "\u200e", "\u200b", "\u200d", "\ufeff", "\u00ad", "\u2060",
                 "\u180e", "\U000e0041"):
        def change(data, sign=sign):
            data["pejabat"][0]["nama"] = f"Dr. Budi{sign} Santoso"
        shutil.copy(EXAMPLE / "laporan.json", report.input / "laporan.json")
        report.change("laporan.json", change)
        report.refused("laporan.json", f"U+{ord(sign):04X}")


def test_worse_behind_a_foreign_letter(report):
    """A letter that is only warned of hides nothing that stands behind it."""
    for name, sign in (("B\u0443d\u202ei", "U+202E"), ("B\u0443d\u200bi", "U+200B"), ("B\u0443\u0443d\u2062i", "U+2062")):
        report.change("laporan.json", lambda data, name=name: data["pejabat"][0].update(nama=name))
        report.refused("laporan.json", "U+0443", sign)


def test_tricks_in_keys(report):
    """A key of data can be printed as any text."""
    for sign in ("\u202e", "\u2066"):
        report.change("data.json", lambda data, sign=sign: data.update(rekaman={f"a{sign}b": 1}))
        report.refused("data.json", "M050", f"U+{ord(sign):04X}")
        report.change("data.json", lambda data: data.pop("rekaman"))


def test_marks_over_names(report):
    """Marks that strike a name out or cover the lines around it; a letter with one mark is a letter."""
    for name, sign in (("Bu\u0336di", "U+0336"), ("Bu" + "\u0301" * 40 + "di", "U+0301"), ("Bu\u20dddi", "U+20DD"),
                       ("Budi\u2800Santoso", "U+2800")):
        report.change("laporan.json", lambda data, name=name: data["pejabat"][0].update(nama=name))
        report.refused("laporan.json", sign)
    report.change("laporan.json", lambda data: data["pejabat"][0].update(nama="Ade\u0301 Santoso"))
    report.set()


def test_foreign_letters_in_names(report):
    """A Cyrillic letter among Latin ones in a name."""
    def change(data):
        data["pejabat"][0]["nama"] = "Dr. B\u0443di Santoso"
    report.change("laporan.json", change)
    outcome = report.build()
    report.calm(outcome)
    assert "U+0443" in outcome.text, outcome.text[:500]


# ---------------------------------------------------------------- files


def test_pictures_outside(report):
    for name in ("../../../rahasia/logo.png", f"{report.secret}/logo.png", "a/../../logo.png", "..", "/dev/zero", "",
                 "x\x00.png", "gambar\\..\\logo.png"):
        report.change("laporan.json", lambda data, name=name: data["instansi"].update(logo=name))
        report.refused("laporan.json")


def test_links_out(report):
    """Links out of the report, for pictures, narrative and data."""
    logo = report.input / "gambar/logo.png"
    logo.unlink()
    logo.symlink_to(report.secret / "logo.png")
    report.refused("logo.png")
    logo.unlink()
    shutil.copy(EXAMPLE / "gambar/logo.png", logo)
    text = report.input / "narasi/latar-belakang.md"
    text.unlink()
    text.symlink_to(report.secret / "rahasia.md")
    outcome = report.build()
    report.calm(outcome)
    assert outcome.status == 1 or "kata-rahasia-8231" not in report.shown(), "a link out of the report is followed"
    text.unlink()
    shutil.copy(EXAMPLE / "narasi/latar-belakang.md", text)
    shutil.copy(EXAMPLE / "data.json", report.secret / "data.json")
    data = report.input / "data.json"
    data.unlink()
    data.symlink_to(report.secret / "data.json")
    report.refused("data.json", "M053")
    data.unlink()
    shutil.copy(EXAMPLE / "data.json", report.input / "asli.txt")
    data.symlink_to("asli.txt")
    report.set()


def test_links_to_themselves(report):
    """Links that never arrive anywhere: the file is named, and why it cannot be read."""
    for name in ("narasi/latar-belakang.md", "gambar/logo.png", "data.json"):
        path = report.input / name
        content = path.read_bytes()
        path.unlink()
        path.symlink_to(path.name)
        report.refused(path.name, "too many symbolic links")
        path.unlink()
        path.write_bytes(content)


def test_folder_link(report):
    """The folder of pictures or of narrative is a link."""
    for name in ("gambar", "narasi"):
        shutil.move(report.input / name, report.secret / name)
        (report.input / name).symlink_to(report.secret / name)
        outcome = report.build()
        report.calm(outcome)
        assert outcome.status == 1, f"{name}: {outcome.status} {outcome.text[:300]}"
        (report.input / name).unlink()
        shutil.move(report.secret / name, report.input / name)


def test_no_files(report):
    """Pipes and devices in place of files end nothing."""
    for name in ("data.json", "narasi/latar-belakang.md", "gambar/logo.png"):
        path = report.input / name
        content = path.read_bytes()
        path.unlink()
        os.mkfifo(path)
        report.refused(Path(name).name)
        path.unlink()
        path.mkdir()
        report.refused(Path(name).name)
        path.rmdir()
        path.write_bytes(content)


def png(width, height, body=b"", colour=2):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0))
            + chunk(b"IDAT", body) + chunk(b"IEND", b""))


def test_pictures_that_grow(report):
    """Pictures whose few bytes stand for gigabytes, and broken ones."""
    rows = zlib.compress(b"\0" * (3 * 20000 + 1) * 2000, 9)
    for content in (png(2**31 - 1, 2**31 - 1), png(60000, 60000, rows), png(20000, 20000, rows), png(0, 0), b"", b"\x89PNG",
                    b"\xff\xd8\xff\xe0" + b"\xff" * 1000, png(100, 100, b"\xff" * 100), b"GIF89a" + b"\0" * 100):
        report.write("gambar/logo.png", content)
        report.refused("logo.png")


def test_more_than_a_picture(report):
    """Gigabytes packed behind the last row of a small picture."""
    packer = zlib.compressobj(9)
    rows = packer.compress((b"\0" + b"\1" * 30) * 10) + packer.flush(zlib.Z_FULL_FLUSH)
    megabyte = packer.compress(b"\0" * 1000000) + packer.flush(zlib.Z_FULL_FLUSH)
    report.write("gambar/logo.png", png(10, 10, rows + megabyte * 10000))
    report.set()


def test_other_files(report):
    """verify, extract, recap, import and diff on files that are no such files."""
    deep = report.folder / "dalam.json"
    deep.write_text("[" * 100000)
    broken = report.folder / "rusak.pdf"
    broken.write_bytes(b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>endobj\ntrailer<</Root 1 0 R/Prev 0>>" * 50)
    sheet = report.folder / "rusak.xlsx"
    sheet.write_bytes(b"PK\x03\x04" + b"\xff" * 5000)
    for command in (["verify", broken], ["extract", "-o", report.output / "isi", broken], ["recap", deep], ["recap", broken],
                    ["diff", broken, deep], ["import", "--yes", report.input, sheet], ["recap", "/dev/zero"],
                    ["verify", "/dev/zero"], ["recap", report.folder / "pipa"]):
        if command[-1] == report.folder / "pipa":
            os.mkfifo(report.folder / "pipa")
        report.before = report.outside()
        outcome = run(*command)
        report.calm(outcome)
        assert outcome.status in (1, 2, 3) and "error" in outcome.text, f"{command}: {outcome.status} {outcome.text[:300]}"


def main():
    tests = [(name[5:], test) for name, test in globals().items() if name.startswith("test_")]
    only = [word for word in sys.argv[3:] if not word.startswith("--")]
    tests = [item for item in tests if not only or item[0] in only]
    print(f"1..{len(tests)}")
    failed = False
    for number, (name, test) in enumerate(tests, 1):
        if SANITIZED and name in HEAVY:
            print(f"ok {number} - {name} # SKIP heavy with sanitizers")
            continue
        folder = Path(tempfile.mkdtemp(prefix="hostile-"))
        try:
            test(Report(folder))
            print(f"ok {number} - {name}", flush=True)
        except Exception as error:  # noqa: BLE001  all faults of a test are told
            failed = True
            text = f"{type(error).__name__}: {str(error)[:1200]}".replace("\n", "\n# ")
            print(f"not ok {number} - {name}\n# {text}", flush=True)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return 1 if failed else 0


sys.exit(main())
