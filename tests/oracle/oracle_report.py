"""Random reports for the oracle: valid input that visits every rule and its edges.

make(seed, folder) writes one; the same seed gives the same report.
"""

import random
from pathlib import Path

from oracle_efficiency import RULES
from oracle_scales import GRADES, PRESETS

TRILLION = 10**12
YEAR = 2024


class Raw(str):
    """A number as JSON text, so that no digit is lost."""


def to_json(value):
    if isinstance(value, Raw):
        return str(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, list):
        return "[" + ", ".join(map(to_json, value)) + "]"
    return "{" + ", ".join(f'"{key}": {to_json(item)}' for key, item in value.items()) + "}"


def decimal(digits, places):
    """1234, 2 -> 12.34"""
    sign, digits = ("-", -digits) if digits < 0 else ("", digits)
    text = str(digits).rjust(places + 1, "0")
    return Raw(sign + text[:len(text) - places] + ("." + text[len(text) - places:] if places else ""))


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.decimals = self.random.choice([0, 1, 2, 2, 2, 3, 6])
        self.indicator_ids, self.node_codes, self.sasaran_ids = [], [], []
        self.mark = "?" if self.chance(35) else None  # values not filled in yet

    def chance(self, percent):
        return self.random.randrange(100) < percent

    def pick(self, *items):
        return self.random.choice(items)

    # ---------------------------------------------------------- numbers

    def amount(self):
        """Money: mostly whole, up to 999 trillion."""
        kind = self.random.randrange(10)
        if kind == 0:
            return 0
        if kind == 1:
            return self.random.randrange(999 * TRILLION - 10, 999 * TRILLION + 1)
        if kind == 2:
            return decimal(self.random.randrange(10**15), self.random.randrange(1, 7))
        return self.random.randrange(10**self.random.randrange(1, 16))

    def number(self):
        kind = self.random.randrange(12)
        if kind == 0:
            return 0
        if kind == 1:
            return decimal(-self.random.randrange(1, 10**6), self.random.randrange(4))
        if kind == 2:
            return self.random.randrange(10**self.random.randrange(1, 18))
        if kind == 3:
            return decimal(self.random.randrange(10**8), 6)
        if kind == 4:
            return self.pick(Raw("1e2"), Raw("5E1"), Raw("2.5e1"), Raw("100.0"), Raw("1.250"))
        return decimal(self.random.randrange(1, 20000), self.random.randrange(3))

    def tie(self):
        """Two numbers whose ratio in percent lies halfway between two printed ones."""
        whole = 2 * 10**(self.decimals + 2)
        part = 2 * self.random.randrange(whole) + 1
        factor = self.pick(1, 3, 7)
        return whole * factor, part * factor

    def pair(self):
        """Target and realisasi that are often close to each other or a tie."""
        kind = self.random.randrange(6)
        if kind == 0:
            return self.tie()
        if kind == 1:
            number = self.number()
            return number, number
        if kind == 2:
            target = self.random.randrange(1, 500)
            return target, self.random.randrange(2 * target + 2)
        return self.number(), self.number()

    # ---------------------------------------------------------- values

    def wrapped(self, number):
        kind = self.random.randrange(14)
        if kind == 0:
            return None
        if kind == 1 and self.chance(40):
            return self.mark
        if kind == 2:
            return {"nilai": number, "satuan": self.pick("Orang", "Lembar")}
        if kind == 3:
            return [{"nilai": number, "satuan": self.pick("Orang", "Lembar")}]
        if kind == 4 and self.chance(50):
            return [{"nilai": number, "satuan": "Orang"}, {"nilai": self.number(), "satuan": "Kali"}]
        if kind == 5 and self.chance(30):
            return {"teks": "610 Lembar, 1 kali"}
        return number

    def value_pair(self, direction, grades):
        """Target and realisasi in the form that a direction takes."""
        if direction == "nilai" and grades and self.chance(85):
            names = grades + ["E"]
            score = decimal(self.random.randrange(10001), 2)
            return self.pick(*names, score), self.pick(*names, score, None)
        target, realisasi = self.pair()
        if direction == "rentang" and self.chance(80):
            low, high = sorted(self.random.sample(range(1, 300), 2))
            target = {"bawah": low, "atas": high}
            realisasi = self.pick(low, high, low - 1, self.random.randrange(400), realisasi)
            return target, realisasi
        return self.wrapped(target), self.wrapped(realisasi)

    # ---------------------------------------------------------- indicators

    def indicator(self, achievements):
        name = f"i{len(self.indicator_ids) + 1}"
        self.indicator_ids.append(name)
        direction = self.pick("naik", "naik", "turun", "turun_terbalik", "rentang", "tepat", "nilai", "nilai",
                              "jumlah", "nihil")
        data = {"id": name, "nama": f"Indikator {name}", "satuan": "Orang", "arah": direction}
        grades = self.grades(data) if direction == "nilai" else None
        if self.chance(30):
            data["bobot"] = self.pick(0, 1, 2, 5, Raw("0.5"), 40)
        if self.chance(20):
            data["iku"] = self.chance(50)
        rule = self.pick("jumlah", "terakhir", "rata", None)
        if rule:
            data["akumulasi"] = rule
        data["target"], record = {}, {"indikator": name, "realisasi": {}}
        for year in range(self.random.randrange(2019, YEAR), 2028):
            target, realisasi = self.value_pair(direction, grades)
            if self.chance(75):
                data["target"][str(year)] = target
            if year <= YEAR and self.chance(70):
                record["realisasi"][str(year)] = realisasi
            elif year <= YEAR and self.chance(60):
                record.setdefault("triwulan", {})[str(year)] = self.quarters()
        if self.chance(30):
            data["target_triwulan"] = {str(YEAR): self.quarters()}
        for key in ("target_akhir", "standar_nasional"):
            if self.chance(40):
                data[key] = self.value_pair(direction, grades)[0]
        for key in ("penyebab", "hambatan", "solusi", "rencana", "catatan"):
            if self.chance(50):
                record[key] = "Uraian."
        if self.chance(90):
            achievements.append(record)
        return data

    def grades(self, data):
        kind = self.random.randrange(4)
        if kind == 0:
            return []
        data["peringkat"] = self.pick(*GRADES) if kind == 1 else self.pick(["AA", "A", "BB"], ["WTP", "WDP"])
        names = GRADES[data["peringkat"]] if kind == 1 else data["peringkat"]
        if self.chance(40):
            scores = sorted(self.random.sample(range(1, 1000), len(names)), reverse=True)
            data["nilai_peringkat"] = [decimal(score, 1) for score in scores]
        return names

    def quarters(self):
        return [self.pick(None, self.wrapped(self.number()), self.number()) for _ in range(4)]

    # ---------------------------------------------------------- files

    def scale(self):
        if self.chance(50):
            return self.pick(*PRESETS)
        bounds = sorted(self.random.sample(range(1, 15000), self.random.randrange(1, 6)), reverse=True)
        places = self.pick(0, 1, 2)
        classes = []
        for bound in bounds:
            bound = decimal(self.pick(bound, (bound // 100 + 1) * 100), places)
            if classes and float(bound) >= float(classes[-1]["batas_bawah"]):
                continue
            if self.chance(30):
                classes.append({"batas_bawah": bound, "termasuk": False, "predikat": f"di atas {bound}"})
                if self.chance(50):
                    continue
            classes.append({"batas_bawah": bound, "predikat": f"dari {bound}"})
        return classes + [{"batas_bawah": 0, "predikat": "terendah"}]

    def laporan(self):
        data = {"tahun": YEAR, "tahap": "draf", "instansi": {"nama": "Dinas Contoh"},
                "angka": {"desimal_persen": self.decimals},
                "capaian": {"batas": self.pick(None, None, 100, 110, 120, 150)},
                "efisiensi": self.pick(*RULES)}
        if self.chance(30):
            data["angka"]["pembulatan"] = "potong"
        if self.chance(80):
            data["capaian"]["skala"] = self.scale()
        cap = data["capaian"]["batas"]
        for key, choices in (("batas_untuk", ("semua", "tampilan", "rata_rata")),
                             ("target_nol", ("kosong", "tercapai")),
                             ("realisasi_nol", ("kosong", "seratus", "batas" if cap else "kosong")),
                             ("negatif", ("apa_adanya", "nol")),
                             ("kosong_pada_rata", ("dilewati", "mengosongkan")),
                             ("presisi_skala", ("tercetak", "tepat", 0, 3))):
            if self.chance(40):
                data["capaian"][key] = self.pick(*choices)
        if self.chance(40):
            data["capaian"]["rata_rata"] = self.pick("sasaran", "indikator")
        return data

    def node(self, code, depth, achievements):
        data = {"kode": code, "nama": f"Mata {code}"}
        self.node_codes.append(code)
        if self.chance(60 if depth == 0 else 8):
            data["kelompok"] = self.pick("penunjang", "urusan", "wajib")
        if self.chance(10):
            data["sumber_dana"] = self.pick("DAK", "DAU")
        if self.chance(15):
            data["fisik"] = self.pick(0, 50, 100, Raw("87.5"), Raw("33.333333"))
        if self.chance(20):
            data["indikator"] = [self.indicator(achievements) for _ in range(self.random.randrange(1, 3))]
        names = ("kegiatan", "sub_kegiatan", "rincian", "rincian")
        count = self.random.randrange(4) if depth < 2 else 0
        if depth in (2, 3) and self.chance(30):
            count = self.random.randrange(1, 4)
        if count:
            data[names[depth]] = [self.node(f"{code}.{i + 1}", depth + 1, achievements) for i in range(count)]
        if not count or self.chance(10):
            self.amounts(data, bool(count))
        return data

    def amounts(self, data, is_parent):
        pagu, realisasi = self.tie() if self.chance(20) else (self.amount(), self.amount())
        kind = self.random.randrange(16)
        if kind == 0:
            pagu, realisasi = None, None
        elif kind == 1:
            pagu = self.pick(self.mark, None)
        elif kind == 2:
            realisasi = self.pick(self.mark, None)
        elif kind in (3, 4):
            realisasi = {"triwulan": [self.amount() for _ in range(4)]}
        if kind == 5 and not is_parent and self.mark:
            return
        data["pagu"], data["realisasi"] = pagu, realisasi
        if self.chance(20):
            data["pagu_awal"] = self.amount()

    def anggaran(self, achievements):
        count = self.random.randrange(5)
        programs = [self.node(f"1.06.{i + 1:02}", 0, achievements) for i in range(count)]
        return {"program": programs}

    def perencanaan(self, achievements):
        renstra = self.pick({"awal": 2021, "akhir": 2026}, {"awal": 2022, "akhir": 2024}, {}, {"akhir": 2026})
        tujuan, number = [], 0
        for t in range(self.random.randrange(1, 3)):
            below = []
            for _ in range(self.random.randrange(1, 4)):
                number += 1
                sasaran = {"id": f"s{number}", "nama": f"Sasaran {number}", "indikator": [
                    self.indicator(achievements) for _ in range(self.random.randrange(1, 4))]}
                self.sasaran_ids.append(sasaran["id"])
                if self.chance(20):
                    sasaran["bobot"] = self.pick(0, 1, 3, Raw("2.5"))
                if self.node_codes and self.chance(70):
                    sasaran["program"] = self.codes()
                below.append(sasaran)
            item = {"id": f"t{t + 1}", "nama": f"Tujuan {t + 1}", "sasaran": below}
            if self.chance(40):
                item["indikator"] = [self.indicator(achievements)]
            tujuan.append(item)
        return {"renstra": renstra, "tujuan": tujuan}

    def codes(self):
        return self.random.sample(self.node_codes, min(len(self.node_codes), self.random.randrange(1, 4)))

    def link(self, programs, achievements):
        """Ties between indicators, goals and the budget, once all are known."""
        def walk(node):
            if self.chance(15):
                node["sasaran"] = [self.pick(*self.sasaran_ids)]
            if self.chance(25):
                node["indikator_terkait"] = [self.pick(*self.indicator_ids)]
            for child in [c for key in ("kegiatan", "sub_kegiatan", "rincian") for c in node.get(key, [])]:
                walk(child)

        for program in programs:
            walk(program)
        for record in achievements:
            if self.node_codes and self.chance(40):
                record["penunjang"] = [
                    code if self.chance(50) else {"kode": code, "menunjang": self.chance(60)}
                    for code in self.codes()]

    def perjanjian(self):
        result = []
        for number in range(self.random.randrange(3)):
            lines = []
            for code in self.codes() if self.node_codes else []:
                line = {"kode": code} if self.chance(80) else {"nama": "Tanpa kode"}
                if self.chance(50) or "nama" in line:
                    line["pagu"] = self.pick(None, self.mark, self.amount(), self.amount(), self.amount())
                lines.append(line)
            result.append({"id": f"pk{number}", "versi": self.pick("awal", "perubahan"), "tanggal": "2024-01",
                           "anggaran": lines})
        return {"perjanjian": result}

    # ---------------------------------------------------------- tables

    def table(self, number):
        base = ["a", "b", "c"][:self.random.randrange(2, 4)]
        columns = [{"id": "nama", "judul": "Nama"}]
        for name in base:
            column = {"id": name, "judul": name, "jenis": self.pick("angka", "rupiah", "persen")}
            rule = self.pick("jumlah", "rata", None)
            if rule or column["jenis"] == "persen":
                column["total"] = rule or "rata"
            columns.append(column)
        formulas = ["a + b", "a - b * 2", "a / b * 100", "(a + b) / (a - b)", "a * 3"]
        computed = [{"id": "x", "judul": "x", "jenis": "angka", "hitung": self.pick(*formulas)},
                    {"id": "y", "judul": "y", "jenis": "persen", "hitung": self.pick("x / a * 100", *formulas)}]
        if self.chance(30):
            computed[0]["total"] = self.pick("jumlah", "rata", "a + b")
        if self.chance(30):
            computed[1]["total"] = self.pick("tidak", "rata", "b / a * 100")
        columns += computed[:self.random.randrange(3)]
        self.random.shuffle(columns)
        names = {column["id"] for column in columns}
        columns = [c for c in columns if "x /" not in c.get("hitung", "") or "x" in names]
        return {"id": f"tabel{number}", "judul": "Tabel", "kolom": columns, "baris": self.rows(base, 0),
                "total": {"kelompok": self.chance(50)}}

    def rows(self, base, depth):
        rows = []
        for _ in range(self.random.randrange(5)):
            if depth < 2 and self.chance(25):
                rows.append({"judul": "Kelompok", "baris": self.rows(base, depth + 1)})
                continue
            cells = {name: self.pick(self.number(), self.number(), self.amount(), 0, None) for name in base}
            if self.chance(4):
                cells[self.pick(*base)] = self.mark
            rows.append({"nama": "Baris", **{k: v for k, v in cells.items() if v is not None or self.chance(50)}})
        return rows

    def report(self):
        achievements = []
        anggaran = self.anggaran(achievements)
        perencanaan = self.perencanaan(achievements)
        self.link(anggaran["program"], achievements)
        return {"laporan": self.laporan(), "anggaran": anggaran, "perencanaan": perencanaan,
                "kinerja": {"capaian": achievements}, "perjanjian": self.perjanjian(),
                "tabel": {"tabel": [self.table(i) for i in range(self.random.randrange(3))]}}


def write(files, folder):
    for name, content in files.items():
        (Path(folder) / f"{name}.json").write_text(to_json(content) + "\n", encoding="utf-8")


def make(seed, folder):
    write(Maker(seed).report(), folder)
