"""Random template packs and report data for random_packs.py. The vocabulary is read from docs/lkjip-templat.rng, which
the program writes from its own table, so that new elements and attributes are taken along by themselves."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

RNG = "{http://relaxng.org/ns/structure/1.0}"
ORDER = ["judul", "sumber", "kolom", "kepala", "badan", "lain-jika", "lain"]
# Kinds of pieces: the pattern of an element that holds the same, and the bits of that content in names of patterns.
PIECES = {"blok": ("letak.", 0x10), "halaman": ("seksi.", 0x18), "seksi": ("isi.2.4", 0x4), "teks": ("paragraf.", 0x20),
          "baris": ("badan.", 0x180), "sel": ("baris.", 0x200), "butir": ("daftar.", 0x400)}
PAGE = 0x8
LABELS = {"pemisah", "lanjutan", "keterangan", "gaya-tingkat", "bahasa", "kata"}
WORDS = ["", " ", "Kinerja", "dan", "2024", "Rp1.250.000.000,00", "a" * 300, "mempertanggungjawabkan" * 8,
         "العربية مرحبا", "日本語の文書", "हिन्दी पाठ", "Ünïcödé", "e" + "\u0301" * 12, "\u200b\u2060\u00ad", "\u202eabc",
         "🙂🏳️‍🌈", "a\u00a0b\u2011c", "<&>\"'", "pasal 5 ayat (1)", "00000000 000000 0 000", "\ufffd\U0010ffff", "…–—", "ﬁ ﬂ",
         "x\ny\tz", "Σ ∑ √ ≥", "kata biasa yang panjangnya cukup untuk dipotong menjadi beberapa baris pada halaman " * 4]
READABLE = [word for word in WORDS if "\u202e" not in word and "\U0010ffff" not in word and "\u200b" not in word]
SIGNING = [word for word in READABLE if "\u0301" not in word and "\ufe0f" not in word]  # of those who sign
LENGTHS = ["0", "0pt", "0.001mm", "0,5mm", "1pt", "3pt", "12pt", "30mm", "2.5cm", "3in"]
WILD_LENGTHS = ["14400pt", "14401pt", "-3pt", "-30mm", "5000mm", "99999999mm", "0.0000001pt", "1e3pt", "12", "mm", "-0pt",
                "100%", "999999999999999999999pt", "300mm", "{{ 5 }}", "{{ '7mm' }}"]
COLOURS = ["#000000", "#FFFFFF", "#7a1f2b", "aksen", "aksen 12%", "tanpa", "garis", "redup 0%", "tinta 100%"]
STYLES = ["dasar", "paragraf", "judul-1", "judul-2", "keterangan", "sumber", "butir", "kotak", "tabel-sel", "tabel-kepala",
          "grafik", "bagan", "narasi", "daftar-seri", "tabel-kosong", "acak-1", "acak-2"]
PAGES = ["isi", "isi", "isi-mendatar", "lampiran", "lampiran-mendatar", "depan", "sampul", "acak"]
RUNNING = ["", " garis='0.5pt'", " pada='pertama'"]
DEFINED = {"gaya": STYLES[:-2], "gaya-tabel": ["tabel", "acak"], "warna": ["aksen", "garis", "tinta", "acak"],
           "halaman": PAGES[1:-1], "skema-judul": ["bawaan", "depan", "lampiran"], "pemenggalan": ["umum", "acak"],
           "seri-keterangan": ["Tabel", "Gambar", "Grafik"], "pilihan": ["v1", "v2"], "tetapkan": [f"v{n}" for n in range(99)]}
WITHOUT = {"grafik": {"data", "tabel", "kolom-kategori", "kolom-nilai", "sebagai", "kategori"}, "narasi": {"berkas", "teks"},
           "bagan": {"akar", "anak", "sebagai"}, "halaman": {"dasar"}, "tabel-data": {"id"},
           "gaya-tabel": {"dasar"}}
LISTS = {"indikator": "indikator", "program": "program", "sasaran": "sasaran", "rentang(1, 3)": "number",
         "rentang(2019, 2026)": "number", "[]": "number", "['a', 'b c', '', null]": "text", "[0, -1, 0.5, 1000000000000]":
         "number", "7": "number", "indikator | urut('capaian')": "indikator", "program | balik": "program",
         "organisasi.unit": "unit", "data.tidak_ada": "text"}
FIELDS = {"indikator": ["nama", "id", "capaian", "target", "realisasi", "satuan", "predikat"],
          "program": ["nama", "kode", "pagu", "realisasi", "serapan"], "sasaran": ["nama", "id", "nomor"],
          "unit": ["nama", "jabatan"]}
NUMBERS = {"capaian", "pagu", "serapan"}
FILTERS = ["angka", "angka(2)", "persen", "rupiah", "rupiah('spasi desimal kurung')", "terbilang", "romawi", "huruf", "teks",
           "bulat(-2)", "mutlak", "angka_terbilang", "huruf_besar", "panjang", "tanggal", "nip", "jika_kosong('–')", "angka(9)",
           "satuan('%')", "tahun_dari", "bulan", "potong(0, 3)", "potong(-1)", "jumlah", "ganti('a', '')"]


@dataclass
class Attribute:
    name: str
    required: bool
    values: list
    pattern: str


@dataclass
class Element:
    name: str
    attributes: list = field(default_factory=list)
    children: list = field(default_factory=list)
    text: bool = False
    style: bool = False


def read_vocabulary(path):
    """Elements by the name of their pattern: what they take and hold in that place."""
    defines = {define.get("name"): define for define in ET.parse(path).getroot().iter(RNG + "define")}
    elements = {}
    for name, define in defines.items():
        if define.find(RNG + "element") is not None:
            elements[name] = Element(define.find(RNG + "element").get("name"))
            read_parts(elements[name], define.find(RNG + "element"), defines, False)
    return elements


def read_parts(element, node, defines, optional):
    for part in node:
        kind = part.tag[len(RNG):]
        if kind == "attribute":
            if part.get("name") and all(known.name != part.get("name") for known in element.attributes):
                patterns = [one.text for one in part.iter(RNG + "param")]
                values = [one.text for one in part.iter(RNG + "value")]
                element.attributes.append(Attribute(part.get("name"), not optional, values, patterns[0] if patterns else ""))
        elif kind == "ref" and "." in part.get("name"):
            element.children.append(part.get("name"))
        elif kind == "ref":
            element.style = True
            read_parts(element, defines[part.get("name")], defines, optional)
        elif kind == "text":
            element.text = True
        else:
            read_parts(element, part, defines, optional or kind in ("optional", "zeroOrMore"))


class Pack:
    """A random pack. wild: how often something that is not allowed, or that makes no sense, is written."""

    def __init__(self, random, vocabulary, wild):
        self.random, self.vocabulary, self.wild = random, vocabulary, wild
        self.files, self.ids, self.scope, self.pieces = {}, [], [], {}
        self.nodes = self.loops = 0
        self.inside_piece, self.defined = False, set()
        self.around, self.columns, self.series = None, 3, False
        self.most = random.choice([15, 40, 80, 140])
        self.deepest = random.choice([5, 8, 12])

    def odd(self):
        return self.random.random() < self.wild

    def key(self, start):
        return next(name for name in self.vocabulary if name.startswith(start))

    def write(self, name):
        """The files of the pack by name."""
        root = self.random.random() < 0.9
        definitions = "".join(self.definition(kind) for kind in
                              self.random.choices(["gaya.", "gaya-tabel.", "warna.", "halaman.", "skema-judul.", "pemenggalan.",
                                                   "seri-keterangan.", "pilihan.", "tetapkan."], k=self.random.randint(0, 8)))
        pieces = "".join(self.piece(number) for number in range(self.random.randint(0, 3)))
        content = '<seksi halaman="isi"><bab judul="x" id="n0"><paragraf>x</paragraf></bab></seksi>\n'
        content += "".join(self.section() for _ in range(self.random.randint(1, 3)))
        references = self.ids + ["tidak-ada" if self.odd() else "n0"]
        while "@RUJUK@" in content:
            content = content.replace("@RUJUK@", self.random.choice(references), 1)
        self.files["pack.xml"] = (
            f'<?xml version="1.0"?>\n<paket nama="{name}" judul="x"' + (' induk="lkjip"' if root or not self.odd() else "")
            + ">\n" + self.random.choice(["", '<metadata judul="x"/>', "<metadata judul=\"{{ instansi.nama }}\" bahasa='x'/>"])
            + f"\n{self.bases()}{definitions}{pieces}\n<isi>\n{content}</isi>\n</paket>\n")
        return self.files

    def bases(self):
        """Names that the content may use, whatever else was drawn."""
        return ("\n".join(f'<gaya nama="acak-{n}"{self.attributes(self.vocabulary[self.key("gaya.")], {"nama", "dasar"})}/>'
                          for n in (1, 2))
                + f'\n<halaman nama="acak" dasar="{self.random.choice(PAGES[:-1])}"'
                + self.attributes(self.vocabulary[self.key("halaman.")], {"nama", "dasar"}, 0.15) + ">"
                + "".join(f"<{part}-halaman{self.random.choice(RUNNING)}>"
                          + "".join(self.element(self.key(place), 4)
                                    for place in ("kiri.", "tengah.", "kanan.") if self.random.random() < 0.5)
                          + f"</{part}-halaman>" for part in ("kepala", "kaki") if self.random.random() < 0.4)
                + "</halaman>\n")

    def definition(self, start):
        return self.element(self.key(start), 3) + "\n"

    def piece(self, number):
        kind = self.random.choice(list(PIECES))
        around = self.vocabulary[self.key(PIECES[kind][0])]
        optional = self.random.choice(["", "?"])
        self.scope, self.inside_piece = [("x", "text")], True
        body = self.content(around, 5)
        self.scope, self.inside_piece = [], False
        self.pieces[f"potong-{number}"] = kind
        return f'<potongan nama="potong-{number}" jenis="{kind}" parameter="x{optional}">{body}</potongan>\n'

    def section(self):
        self.nodes = 0
        return self.element(self.key("seksi."), 0) + "\n"

    # ---------------------------------------------------------------- elements

    def element(self, key, depth):
        element = self.vocabulary[key]
        self.nodes += 1
        name, count = element.name, len(self.scope)
        if name == "pakai":
            return self.use(int(key.split(".")[2], 16))
        if name == "sisipkan":
            return self.include(key, depth)
        without = WITHOUT.get(name, set())
        given = self.either(name)
        head = self.attributes(element, without) + given
        if name == "ulang":
            head = self.loop()
            self.loops += 1
        elif name == "seri" and self.series:
            head = self.attributes(element, {"nama", "nilai"}) + ' nama="Seri" nilai=' + quoteattr(
                self.random.choice(["{{ titik.capaian }}", "{{ titik.target }}", self.expression("number")]))
        elif name == "grafik":
            self.series = " data=" in given
        body = self.content(element, depth + 1)
        if name == "ulang":
            self.loops -= 1
        if name != "tetapkan":
            del self.scope[count:]
        return f"<{name}{head}>{body}</{name}>" if body else f"<{name}{head}/>"

    def either(self, name):
        if name == "grafik":
            return self.random.choice([' data="{{ indikator }}"', ' data="{{ indikator }}"', ' data="{{ [] }}"',
                                       ' tabel="{{ tabel.sdm_status }}" kolom-kategori="status" kolom-nilai="jumlah"'])
        if name == "tabel-data" and not (self.loops or self.inside_piece):
            self.ids.append(f"n{len(self.ids) + 1}")
            return f' id="{self.ids[-1]}"'
        if name == "bagan":
            return self.random.choice([' akar="{{ organisasi.unit }}" anak="{{ simpul.anak }}"',
                                       ' akar="{{ sasaran }}" anak="{{ if \'indikator\' in simpul then simpul.indikator else [] }}"',
                                       ' akar="{{ [sasaran[0]] }}" anak="{{ [] }}"', ' akar="{{ [] }}" anak="{{ [] }}"'])
        if name == "narasi":
            return self.random.choice([' berkas="acak"', ' berkas="latar-belakang"', ' berkas="tidak-ada"',
                                       " teks=" + quoteattr(self.expression("text"))])
        return ""

    def loop(self):
        source, kind = self.random.choice(list(LISTS.items()))
        name = f"v{len(self.scope)}"
        head = f' setiap="{{{{ {source} }}}}" sebagai="{name}"'
        self.scope.append((name, kind))
        if self.random.random() < 0.3:
            head += f' nomor="n{name}"'
            self.scope.append((f"n{name}", "number"))
        if self.random.random() < 0.2:
            head += " bila=" + quoteattr(self.expression("bool"))
        return head

    def use(self, content):
        fitting = [name for name, kind in self.pieces.items()
                   if content & PIECES[kind][1] and (content & PAGE or not PIECES[kind][1] & PAGE)]
        if not fitting or (self.inside_piece and not self.odd()):
            return ""
        return f'<pakai potongan="{self.random.choice(fitting)}" x={quoteattr(self.text_value())}/>'

    def include(self, key, depth):
        if depth > self.deepest or self.inside_piece or len(self.files) > 3 or self.around is None:
            return ""
        name = f"sisip-{len(self.files)}.xml"
        self.files[name] = "<isi/>"
        around = Element("isi", [], [child for child in self.around.children if not child.startswith("lain")], self.around.text)
        self.files[name] = f"<isi>{self.content(around, depth + 1)}</isi>".replace("@RUJUK@", "n0")
        return f'<sisipkan berkas="{name}"/>'

    def content(self, element, depth):
        if element.name == "pecahan":
            return self.element(self.key("pembilang."), depth) + self.element(self.key("penyebut."), depth)
        if not element.children:
            return ""
        if (depth > self.deepest or self.nodes > self.most) and element.name not in ("tabel", "badan"):
            return escape(self.text()) if element.text else ""
        outer, self.around = self.around, element
        parts, drawn = [], set()
        count = self.random.choice([1, 1, 2, 3, 5]) + (element.name in ("seksi", "badan"))
        if element.name == "baris" and not self.odd():
            parts = [(0, self.element(self.key("sel."), depth)) for _ in range(self.random.randint(0, self.columns))]
            count = 0
        for _ in range(count):
            if element.text and self.random.random() < 0.5:
                parts.append((0, escape(self.text_value())))
            else:
                child = self.child(element)
                if child is not None and (self.odd() or not child.startswith("lain.") or child not in drawn):
                    drawn.add(child)
                    parts.append((self.rank(child), self.element(child, depth)))
        if element.name == "tabel":
            self.columns, outside = self.random.choice([1, 2, 3, 5, 30 if self.odd() else 4]), self.columns
            parts = [part for part in parts if part[0] < 2] + [
                (2, self.element(self.key("kolom."), depth)) for _ in range(self.columns) if not self.odd()]
            parts += [(ORDER.index(name), self.element(self.key(name + "."), depth))
                      for name in ("kepala", "badan") if self.random.random() < 0.9]
            self.columns = outside
        self.around = outer
        parts.sort(key=lambda part: part[0])
        return "".join(text for _, text in parts)

    def rank(self, child):
        name = self.vocabulary[child].name
        return ORDER.index(name) if name in ORDER else 3.5 if name in ("lain", "lain-jika") else 0

    def child(self, element):
        control = ("ulang", "jika", "pakai", "sisipkan", "tetapkan", "tempat-isi")
        drawn = []
        for child in element.children:
            name = self.vocabulary[child].name
            if name in ("ulang",) and self.loops >= 2 or name == "tempat-isi" and not self.inside_piece:
                continue
            if name in ("jangkar", "belum", "penanda", "isi", "tempat-isi", "lain-jika") and self.random.random() < 0.7:
                continue
            drawn += [child] * (1 if name in control else 3)
        if self.odd() and self.odd():
            return self.random.choice(list(self.vocabulary))
        return self.random.choice(drawn) if drawn else None

    # ---------------------------------------------------------------- attributes

    def attributes(self, element, without=frozenset(), often=None):
        often = self.random.choice([0.05, 0.15, 0.4]) if often is None else often
        text = ""
        for attribute in element.attributes:
            chance = often / 2 if element.style else often
            if attribute.name in without or not (attribute.required or self.random.random() < chance):
                continue
            if attribute.required and self.odd() and self.odd():
                continue
            if attribute.name == "id" and (self.inside_piece or self.loops) and not (attribute.required or self.odd()):
                continue
            text += f" {attribute.name}={quoteattr(self.value(element, attribute))}"
        if self.odd() and self.odd():
            text += f' {self.random.choice(["id", "x", "lebar", "gaya"])}="1"' if " id=" not in text else ""
        return text

    def value(self, element, attribute):
        name, pattern = attribute.name, attribute.pattern
        if self.odd() and self.random.random() < 0.3:
            return self.random.choice(["", "x", "-1", "{{ null }}", "{{", "{{ 1 / 0 }}", "ya ", *WILD_LENGTHS, *WORDS])
        if name == "nama" and element.name in DEFINED:
            free = [one for one in DEFINED[element.name] if self.odd() or (element.name, one) not in self.defined]
            chosen = self.random.choice(free or [f"lagi-{len(self.defined)}"])
            self.defined.add((element.name, chosen))
            return chosen
        if element.name == "warna":
            return self.random.choice(COLOURS if self.odd() else COLOURS[:3])
        if attribute.values:
            return self.random.choice(attribute.values)
        if element.name == "tetapkan":
            return self.expression(self.random.choice(["number", "text"]))
        if name in LABELS or element.name == "paket" or (element.name, name) == ("seri-keterangan", "nama"):
            return self.text()
        if name == "id" and element.name != "penanda-tangan":
            self.ids.append(f"n{len(self.ids) + 1}")
            return self.ids[-1]
        named = {"halaman": PAGES, "skema-judul": ["bawaan", "depan", "lampiran"], "dasar": STYLES, 
                 "ke": ["@RUJUK@"] if element.name == "rujuk" else ["#@RUJUK@", "https://contoh.go.id/a?b=c"],
                 "seri": ["Tabel", "Gambar", "Grafik"], "huruf": ["Liberation Sans", "Liberation Serif"],
                 "kertas": ["A4", "F4", "laporan", "60mm x 60mm", "14400pt x 14400pt" if self.odd() else "90mm x 300mm"],
                 "berkas": ["logo.png", "foto-1.png", "foto-7.png" if not self.odd() else "tidak-ada.png"], "kotak": ["{{ simpul.nama }}", "x"],
                 "tabel": ["{{ tabel.sdm_status }}", "{{ tabel.sdm_pendidikan }}"], "pejabat": ["{{ penandatangan }}"],
                 "tanggal": ["2025-01-31", "x"], "awalan-nip": ["NIP ", ""], "kata": ["ke-ja-ya-an tahun", "-", "a-b"],
                 "potongan": ["garis-bab"]}
        if element.name == "tingkat" and name == "ke":
            return str(self.random.randint(1, 6))
        if element.name in ("halaman", "gaya-tabel") and name == "dasar":
            return self.random.choice(PAGES if element.name == "halaman" else ["tabel"])
        if name in named:
            return self.random.choice(named[name])
        if name.startswith("gaya"):
            return "tabel" if "_" in pattern else self.random.choice(STYLES)
        return self.typed(element, name, pattern)

    def typed(self, element, name, pattern):
        if pattern.startswith("-?[0-9]{1,9}"):
            if self.odd():
                return self.random.choice(["0", "-1", "99", "101", "999999999", "{{ 2 }}", "{{ 1000000000000 }}", "{{ 0.5 }}"])
            return str(self.random.choice([1, 1, 2, 3, 5, 6]))
        if pattern.startswith("(#"):
            return self.random.choice(COLOURS)
        if pattern.startswith("(0|"):
            length = self.random.choice(WILD_LENGTHS if self.odd() else LENGTHS)
            if name == "ukuran" and not self.odd():
                length = self.random.choice(["4pt", "8pt", "11pt", "40pt", "1pt"])
            if "auto" in pattern:
                length = "20mm" if length[0] == "0" and not self.odd() else length
                return self.random.choice([length, "1*", "2*", "9999*", "0*" if self.odd() else "3*", "auto"])
            if "%" in pattern:
                length = "13pt" if length[0] == "0" and not self.odd() else length
                return self.random.choice([length, "100%", "140%", "1%" if self.odd() else "90%"])
            if name in ("jarak-baris", "ukuran-terkecil") and length[0] == "0":
                length = "9pt"
            return " ".join([length] * self.random.choice([1, 2, 4])) if ")*" in pattern else length
        if pattern.startswith("\\s*\\{"):
            kind = {"benar": "bool", "staf": "bool", "bila": "bool"}.get(name, "number")
            return self.expression(kind)
        if "?" in pattern and name == "parameter":
            return "x"
        if pattern.startswith("[a-z"):
            return self.random.choice(["x", "simpul", "titik"])
        if name == "nomor":
            return self.random.choice(["{1}.{n}", "BAB {1:I}", "{1}.{2}", "", "{2:A}.", "{9}" if self.odd() else "{n}"])
        return self.text_value()

    # ---------------------------------------------------------------- texts and expressions

    def text(self):
        return " ".join(self.random.choices(WORDS, k=self.random.choice([1, 2, 3, 8])))

    def text_value(self):
        drawn = self.random.random()
        if drawn < 0.4:
            return self.expression(self.random.choice(["number", "text"]))
        return self.text().replace("{{", "") + (self.expression("text") if drawn < 0.6 else "")

    def expression(self, kind):
        return "{{ " + self.part(kind, 0) + " }}"

    def part(self, kind, depth):
        drawn = self.random.random()
        if kind == "bool":
            if depth > 2 or drawn < 0.2:
                return self.random.choice(["true", "false", "null", "'a' in instansi.nama"])
            if drawn < 0.4:
                return f"not {self.part('bool', depth + 1)}"
            return f"{self.part('number', depth + 1)} {self.random.choice(['>', '<=', '==', '!='])} " + \
                self.random.choice(["0", "null", "100"])
        if drawn < 0.15 and depth < 3:
            return f"(if {self.part('bool', depth + 1)} then {self.part(kind, depth + 1)} else {self.part(kind, depth + 1)})"
        if kind == "number":
            if drawn < 0.4 and depth < 3:
                return f"({self.part('number', depth + 1)} {self.random.choice('+-*/')} {self.part('number', depth + 1)})"
            return self.random.choice(["0", "1", "-1", "0.000001", "99999999999999999999", "2.5", "150", "null", "tahun",
                                       "hitung.pagu", "hitung.capaian_rata", "banyak(program)", "jumlah(program, 'pagu')",
                                       "bagi(1, 3)", "bagi(1, 0)", "data.tidak_ada", *self.variables("number")])
        if drawn < 0.35 and depth < 3:
            odd = self.random.choice(FILTERS) if self.odd() else self.random.choice(FILTERS[:5])
            return f"{self.part('number', depth + 1)} | {odd}"
        return self.random.choice(["''", "'kata panjang'", "'a' + 'b'", "instansi.nama", "instansi.telepon", "data.tidak_ada",
                                   "belum('isi')", "laporan.judul", "indikator | daftar('nama')", "'" + "m" * 200 + "'",
                                   "'2024-12-31' | tanggal", *self.variables("text")])

    def variables(self, wanted):
        found = []
        for name, kind in self.scope:
            if kind in FIELDS:
                found += [f"{name}.{one}" for one in FIELDS[kind] if (one in NUMBERS) == (wanted == "number")]
            elif kind == wanted:
                found.append(name)
        return found * 2


# -------------------------------------------------------------------- data


def spoil(random, data, often, path=()):
    """A copy of JSON data with some values changed into unusual ones."""
    if isinstance(data, dict):
        return {key: spoil(random, value, often, (*path, key)) for key, value in data.items()
                if random.random() > often / 4}
    if isinstance(data, list):
        if random.random() < often:
            return random.choice([[], data[:1], data * 2, data * 6])
        return [spoil(random, value, often, path) for value in data]
    if random.random() >= often or path[-1:] in (("id",), ("paket",), ("tahun",), ("indikator",), ("kode",)):
        return data
    if isinstance(data, bool):
        return random.choice([True, False, None])
    if isinstance(data, (int, float)):
        return random.choice([0, -1, 1, 0.000001, -99999.5, 10**12, 10**15, 10**18, None, "?", {"teks": "banyak"},
                              {"nilai": 3, "satuan": "Lembar"}])
    return random.choice([*WORDS, "?", "? petunjuk", None, data])


TEXTS = {"nama", "jabatan", "uraian", "penyebab", "hambatan", "solusi", "satuan", "alamat", "judul_pendek", "singkat", "sumber"}
FIGURES = {"pagu", "realisasi", "jumlah", "asn", "non_asn"}


def vary(random, data, often, path=()):
    """A copy of JSON data with unusual values where they are allowed."""
    if isinstance(data, dict):
        return {key: vary(random, value, often, (*path, key)) for key, value in data.items()}
    if isinstance(data, list):
        return [vary(random, value, often, path) for value in data]
    if random.random() >= often:
        return data
    if isinstance(data, str) and TEXTS & set(path[-1:]):
        return random.choice((SIGNING if path[-1] in ("nama", "jabatan") else READABLE)[2:])
    if isinstance(data, (int, float)) and not isinstance(data, bool) and FIGURES & set(path[-2:]):
        return random.choice([0, 1, 0.000001, 99.999999, 10**9, 10**12])
    return data


def narrative(random, wild):
    """Markdown of random lines."""
    words = WORDS if wild else READABLE
    starts = ["", "# ", "## ", "- ", "  - ", "1. ", "a) ", "(i) ", "> ", "[^1]: ", "    ", "{#n1} ", "***", "| a | b |" if wild else ""]
    ends = ["", "\\", " {#acak}" if wild else "", " [^1]", " **x** *y* ++z++", " m^2^ CO~2~", " [@n0:halaman]", " [a](https://b.go.id)",
            " {{ tahun }}", "\n"]
    return "".join(random.choice(starts) + random.choice(words) + random.choice(ends) + "\n"
                   for _ in range(random.choice([0, 3, 20])))
