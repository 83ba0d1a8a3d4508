"""Computes every derived figure of a report a second time, from its input files alone.

Written from docs/masukan.md and docs/angka.md and in exact fractions; it shares nothing with the
program. figures(folder) gives {path: Figure}.
"""

import json
from fractions import Fraction
from pathlib import Path

from oracle_number import HALF_UP, MISSING, is_number, rounded, written
from oracle_scales import GRADES, PRESETS
from oracle_efficiency import RULES, Spending
from oracle_table import table_figures

PERCENT, MONEY, COUNT, PLAIN, LABEL = "percent", "money", "count", "plain", "label"
FILES = "laporan organisasi perencanaan kinerja anggaran perjanjian tabel".split()


class Figure:
    def __init__(self, value, unit):
        self.value, self.unit = value, unit


class Quantity:
    """A value as one number with a unit, when it is that."""

    def __init__(self, value):
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        self.number, self.unit = None, None
        if isinstance(value, dict):
            self.number, self.unit = value.get("nilai"), value.get("satuan")
            if not is_number(self.number):
                self.number = None
        elif is_number(value):
            self.number = value


def given(value):
    return value is not None


def open_marks(value):
    """"?" anywhere becomes MISSING."""
    if value == "?":
        return MISSING
    if isinstance(value, dict):
        return {key: open_marks(item) for key, item in value.items()}
    if isinstance(value, list):
        return [open_marks(item) for item in value]
    return value


def read(folder):
    files = {}
    for name in FILES:
        path = Path(folder) / f"{name}.json"
        text = path.read_text(encoding="utf-8") if path.exists() else "{}"
        files[name] = open_marks(json.loads(text, parse_float=Fraction))
    return files


def listed(value):
    return value if isinstance(value, list) else []


def mapped(value):
    return value if isinstance(value, dict) else {}


def class_of(scale, number):
    for place, (bound, inclusive, name) in enumerate(scale):
        if number > bound or (number == bound and inclusive) or place == len(scale) - 1:
            return place, name
    raise AssertionError


class Now:
    """An indicator in the year of the report."""

    def __init__(self, capaian, averaged, spending, weight):
        self.capaian, self.averaged, self.spending, self.weight = capaian, averaged, spending, weight
        self.criteria = {}


class Node:
    """A program, kegiatan, sub kegiatan or what is below it."""

    def __init__(self, data, parent, depth):
        self.data, self.parent, self.depth, self.children = data, parent, depth, []
        self.id = data.get("id") or data["kode"]
        self.amount = {}

    def within(self, others):
        node = self
        while node is not None:
            if node in others:
                return True
            node = node.parent
        return False


class Oracle:
    def __init__(self, files):
        self.files = files
        self.result = {}
        laporan = files["laporan"]
        style = mapped(laporan.get("angka"))
        rules = mapped(laporan.get("capaian"))
        self.decimals = style.get("desimal_persen", 2)
        self.rounding = style.get("pembulatan", HALF_UP)
        self.empty = style.get("kosong", "–")
        self.cap = rules.get("batas")
        self.cap_use = rules.get("batas_untuk", "semua")
        self.zero_target = rules.get("target_nol", "kosong")
        self.zero_realisasi = rules.get("realisasi_nol", "kosong")
        self.negative = rules.get("negatif", "apa_adanya")
        self.empty_in_mean = rules.get("kosong_pada_rata", "dilewati")
        self.precision = rules.get("presisi_skala", "tercetak")
        self.mean_of = rules.get("rata_rata", "sasaran")
        self.rule = RULES[laporan.get("efisiensi", "selisih")]
        self.scale = self.read_scale(rules.get("skala"))
        self.year = laporan["tahun"]
        plan = mapped(files["perencanaan"].get("renstra"))
        self.plan_end = plan.get("akhir") if is_number(plan.get("akhir")) else None
        self.plan_start = plan.get("awal") if is_number(plan.get("awal")) else None
        self.achievements = {}
        for record in listed(files["kinerja"].get("capaian")):
            self.achievements.setdefault(record["indikator"], record)
        self.now = {}  # indicator -> what it is this year

    # ---------------------------------------------------------- results

    def put(self, path, value, unit, *operands):
        """Keeps a figure: MISSING when an operand is."""
        if any(operand is MISSING for operand in operands):
            value = MISSING
        assert path not in self.result, path
        self.result[path] = Figure(value, unit)
        return value

    def shown(self, figure):
        value = figure.value
        if value is None:
            return self.empty
        if value is MISSING:
            return "?"
        if figure.unit == LABEL or isinstance(value, str):
            return value
        if figure.unit == PERCENT:
            return written(value, self.decimals, self.rounding)
        if figure.unit == PLAIN:
            return written(value, 4, self.rounding, trim=True)
        return written(value, 0, self.rounding)

    def printed(self, percent):
        return rounded(percent, self.decimals, self.rounding)

    # ---------------------------------------------------------- scales

    @staticmethod
    def read_scale(given_scale):
        if isinstance(given_scale, list) and given_scale:
            return [(c["batas_bawah"], c.get("termasuk", True), c["predikat"]) for c in given_scale]
        return PRESETS[given_scale if isinstance(given_scale, str) else "permendagri86"]

    def grade(self, percent):
        """Place and name of the class of a percentage at the declared precision."""
        if self.precision == "tercetak":
            percent = self.printed(percent)
        elif self.precision != "tepat":
            percent = rounded(percent, self.precision, self.rounding)
        return class_of(self.scale, percent)

    def put_grade(self, path, capaian):
        """predikat exists only where there is a capaian."""
        if is_number(capaian):
            self.put(path, self.grade(capaian)[1], LABEL)

    # ---------------------------------------------------------- sums

    @staticmethod
    def total(values):
        numbers = [value for value in values if is_number(value)]
        return sum(map(Fraction, numbers)) if numbers else None

    @classmethod
    def mean(cls, values):
        numbers = [value for value in values if is_number(value)]
        return cls.total(numbers) / len(numbers) if numbers else None

    @staticmethod
    def percent(part, whole):
        if not is_number(part) or not is_number(whole) or whole == 0:
            return None
        return Fraction(part) * 100 / whole

    @staticmethod
    def difference(left, right):
        return Fraction(left) - right if is_number(left) and is_number(right) else None

    # ---------------------------------------------------------- budget

    def read_nodes(self):
        self.nodes = []

        def walk(data, parent, depth):
            node = Node(data, parent, depth)
            self.nodes.append(node)
            for key in ("kegiatan", "sub_kegiatan", "rincian"):
                for child in listed(data.get(key)):
                    node.children.append(walk(child, node, depth + 1))
            return node

        self.programs = [walk(data, None, 0) for data in listed(self.files["anggaran"].get("program"))]
        self.node_of = {}
        for node in self.nodes:
            self.node_of.setdefault(node.id, node)
        for node in self.nodes:
            self.node_of.setdefault(node.data["kode"], node)

    def stated(self, node, key):
        """What the input says: a number, or the sum of four quarters. A leaf without a pagu or
        realisasi leaves it open."""
        value = node.data.get(key)
        if isinstance(value, dict):
            quarters = value["triwulan"]
            suffix = "_triwulan" if node.children else ""
            return self.put(f"anggaran.{node.id}.{key}{suffix}", self.total(quarters), MONEY, *quarters)
        if key not in node.data and not node.children and key in ("pagu", "realisasi"):
            return MISSING
        return value

    def roll_up(self, node):
        for child in node.children:
            self.roll_up(child)
        for key in ("pagu", "realisasi", "pagu_awal"):
            own = self.stated(node, key)
            below = [child.amount[key] for child in node.children if given(child.amount[key])]
            if below:
                total = self.put(f"anggaran.{node.id}.{key}", self.total(below), MONEY, *below)
                # An earlier budget stands as it was stated.
                own = own if key == "pagu_awal" and is_number(own) else total
            node.amount[key] = own
        self.spend(f"anggaran.{node.id}", node.amount["pagu"], node.amount["realisasi"])
        self.physical(node)

    def physical(self, node):
        pairs = [(child.fisik, child.amount["pagu"]) for child in node.children
                 if given(child.fisik) and given(child.amount["pagu"])]
        node.fisik = node.data.get("fisik")
        if not pairs:
            return
        known = [(part, pagu) for part, pagu in pairs if is_number(part) and is_number(pagu)]
        weight = sum(pagu for _, pagu in known)
        mean = Fraction(sum(part * pagu for part, pagu in known)) / weight if weight else None
        node.fisik = self.put(f"anggaran.{node.id}.fisik", mean, PERCENT, *(v for p in pairs for v in p))

    def spend(self, prefix, pagu, realisasi):
        """serapan and sisa."""
        return Spending(
            pagu, realisasi,
            self.put(f"{prefix}.serapan", self.percent(realisasi, pagu), PERCENT, realisasi, pagu),
            self.put(f"{prefix}.sisa", self.difference(pagu, realisasi), MONEY, realisasi, pagu))

    def spend_set(self, prefix, nodes):
        """Sums over nodes; one below another of the set counts once."""
        nodes = list(dict.fromkeys(nodes))
        top = [node for node in nodes if node.parent is None or not node.parent.within(nodes)]
        sums = []
        for key in ("pagu", "realisasi"):
            values = [node.amount[key] for node in top]
            sums.append(self.put(f"{prefix}.{key}", self.total(values), MONEY, *values))
        return self.spend(prefix, *sums)

    def budget(self):
        self.read_nodes()
        for program in self.programs:
            self.roll_up(program)
        self.all_spending = self.spend_set("hitung", self.programs)
        for node in self.nodes:
            self.weigh(node)
        self.group("kelompok", None)
        self.group("sumber_dana", "APBD")
        for name, part in (("tertimbang_fisik",) * 2, ("tertimbang_keuangan",) * 2, ("porsi_realisasi",) * 2):
            values = [self.result[f"anggaran.{program.id}.{part}"].value for program in self.programs]
            self.put(f"hitung.{name}", self.total(values), PERCENT, *values)

    def group(self, key, default):
        """Sums by a name that nodes inherit; a node counts where all below it has the same name."""
        groups = {}

        def named(node, above):
            node.name = node.data.get(key) or above
            same = [named(child, node.name) for child in node.children]
            node.same = all(same) and all(child.name == node.name for child in node.children)
            return node.same

        def collect(node):
            if node.same:
                groups.setdefault(node.name or "lainnya", []).append(node)
            else:
                for child in node.children:
                    collect(child)

        whole = self.files["anggaran"].get(key) or default
        for program in self.programs:
            named(program, whole)
            collect(program)
        for name, nodes in groups.items():
            self.shared(f"{key}.{name}", self.spend_set(f"{key}.{name}", nodes))

    def shared(self, prefix, spending):
        """The share of the whole budget."""
        whole = self.all_spending.pagu
        self.put(f"{prefix}.porsi", self.percent(spending.pagu, whole), PERCENT, spending.pagu, whole)

    def weigh(self, node):
        prefix, pagu, spent = f"anggaran.{node.id}", node.amount["pagu"], node.amount["realisasi"]
        whole, all_spent = self.all_spending.pagu, self.all_spending.realisasi
        weight = self.put(f"{prefix}.bobot", self.percent(pagu, whole), PERCENT, pagu, whole)
        serapan = self.result[f"{prefix}.serapan"].value
        for name, part in (("fisik", node.fisik), ("keuangan", serapan)):
            product = Fraction(weight) * part / 100 if is_number(weight) and is_number(part) else None
            self.put(f"{prefix}.tertimbang_{name}", product, PERCENT, weight, part)
        self.put(f"{prefix}.porsi_realisasi", self.percent(spent, all_spent), PERCENT, spent, all_spent)

    # ---------------------------------------------------------- capaian

    def capaian(self, indicator, target, realisasi):
        """Without a cap; None where it cannot be told."""
        if not given(target) or not given(realisasi) or MISSING in (target, realisasi):
            return None
        value = self.by_kind(indicator, indicator.get("arah", "naik"), target, realisasi)
        return Fraction(0) if self.negative == "nol" and value is not None and value < 0 else value

    def by_kind(self, indicator, direction, target, realisasi):
        if direction == "nilai" and (isinstance(target, str) or isinstance(realisasi, str)):
            return self.by_grade(indicator, target, realisasi)
        reached = Quantity(realisasi)
        if reached.number is None:
            return None
        if direction == "rentang":
            return self.by_range(target, reached.number)
        wanted = Quantity(target)
        if wanted.number is None or (wanted.unit and reached.unit and wanted.unit != reached.unit):
            return None
        t, r = Fraction(wanted.number), Fraction(reached.number)
        if t < 0:
            return None
        if t == 0:
            return self.at_zero(direction, r)
        if direction == "turun":
            return (2 * t - r) / t * 100
        if direction == "nihil":
            return max(Fraction(0), (2 * t - r) / t * 100)
        if direction == "turun_terbalik":
            return self.inverse(t, r)
        if direction == "tepat":
            return 100 - abs(r - t) / t * 100
        return r / t * 100

    def at_zero(self, direction, r):
        """A target of 0 is reached or not, where the report or the kind of indicator says so."""
        if self.zero_target != "tercapai" and direction not in ("jumlah", "nihil"):
            return None
        reached = r <= 0
        if direction == "tepat":
            reached = r == 0
        elif direction in ("naik", "jumlah", "nilai"):
            reached = r >= 0
        return Fraction(100 if reached else 0)

    def inverse(self, t, r):
        if r != 0:
            return t / r * 100 if r > 0 else None
        return {"kosong": None, "seratus": Fraction(100),
                "batas": self.cap if self.cap is None else Fraction(self.cap)}[self.zero_realisasi]

    @staticmethod
    def grades(indicator):
        given_list = indicator.get("peringkat")
        return GRADES[given_list] if isinstance(given_list, str) else listed(given_list)

    def by_grade(self, indicator, target, realisasi):
        """Grades count by their place from the worst, or by their stated scores."""
        grades = self.grades(indicator)
        if not grades:
            return Fraction(100) if target == realisasi else None
        names = [target, realisasi]
        if indicator.get("peringkat") == "akip":  # a score is turned into its grade
            names = [class_of(PRESETS["akip"], n)[1] if is_number(n) else n for n in names]
        if not all(isinstance(name, str) and name in grades for name in names):
            return None
        scores = indicator.get("nilai_peringkat") or range(len(grades), 0, -1)
        wanted, reached = (scores[grades.index(name)] for name in names)
        return Fraction(reached) * 100 / wanted

    @staticmethod
    def by_range(target, number):
        low, high = None, None
        if isinstance(target, dict) and "bawah" in target:
            low, high = target["bawah"], target["atas"]
        else:
            low = high = Quantity(target).number
        if not is_number(low) or not is_number(high) or low > high:
            return None
        if low <= number <= high:
            return Fraction(100)
        limit = low if number < low else high
        if limit <= 0:
            return None
        reached = Fraction(number) if number < low else 2 * Fraction(high) - Fraction(number)
        return reached * 100 / limit

    def put_capaian(self, prefix, suffix, indicator, target, realisasi):
        """The capaian as shown and as averages take it."""
        value = shown = averaged = self.capaian(indicator, target, realisasi)
        if value is not None and self.cap is not None and value > self.cap:
            cap = Fraction(self.cap)
            if self.cap_use == "rata_rata":
                averaged = self.put(f"{prefix}.capaian_batas{suffix}", cap, PERCENT)
            else:
                self.put(f"{prefix}.capaian_asli{suffix}", value, PERCENT)
                shown, averaged = cap, value if self.cap_use == "tampilan" else cap
        shown = self.put(f"{prefix}.capaian{suffix}", shown, PERCENT, target, realisasi)
        return shown, MISSING if shown is MISSING else averaged

    # ---------------------------------------------------------- indicators

    def years(self):
        first = self.plan_start
        if first is None:
            first = min([self.year] + [int(key) for key in self.stated_years()])
        first, last = min(first, self.year), max(self.plan_end or 0, self.year)
        self.first_year = first
        return sorted(set(range(max(first, self.year - 50), min(last, self.year + 50) + 1)) | {self.year - 1})

    def stated_years(self):
        for tujuan in listed(self.files["perencanaan"].get("tujuan")):
            for sasaran in listed(tujuan.get("sasaran")):
                for indicator in listed(sasaran.get("indikator")):
                    yield from mapped(indicator.get("target"))
        for record in listed(self.files["kinerja"].get("capaian")):
            yield from mapped(record.get("realisasi"))

    def target(self, indicator, year, owner):
        targets, key = indicator.get("target"), str(year)
        if key in mapped(targets):
            return targets[key]
        if year == self.plan_end and given(indicator.get("target_akhir")):
            return indicator["target_akhir"]
        if year == self.year and (owner == "sasaran" or mapped(targets)):
            return MISSING
        return None

    def realisasi(self, indicator, target, year, owner):
        record, key = self.achievements.get(indicator["id"]), str(year)
        if key in mapped((record or {}).get("realisasi")):
            return record["realisasi"][key]
        quarters = listed(mapped((record or {}).get("triwulan")).get(key))
        if quarters:
            return self.accumulated(indicator, quarters, year)
        expected = owner != "node" or record is not None
        return MISSING if year == self.year and given(target) and expected else None

    def accumulated(self, indicator, quarters, year):
        rule = indicator.get("akumulasi") or "terakhir"
        if rule == "terakhir":
            filled = [quarter for quarter in quarters if given(quarter)]
            return filled[-1] if filled else None
        numbers = [Quantity(quarter).number for quarter in quarters]
        value = self.total(numbers) if rule == "jumlah" else self.mean(numbers)
        return self.put(f"indikator.{indicator['id']}.realisasi.{year}", value, PLAIN, *quarters)

    def indicator(self, indicator, owner, node=None):
        prefix = f"indikator.{indicator['id']}"
        values = {}
        for year in self.years():
            target = self.target(indicator, year, owner)
            realisasi = self.realisasi(indicator, target, year, owner)
            capaian = averaged = None
            if given(target) or given(realisasi):
                capaian, averaged = self.put_capaian(prefix, f".{year}", indicator, target, realisasi)
                self.put_grade(f"{prefix}.predikat.{year}", capaian)
            values[year] = (target, realisasi, capaian, averaged)
        target, now, capaian, averaged = values[self.year]
        last = values[self.year - 1][1]
        for year in values:
            if year - 1 in values and given(values[year][1]) and given(values[year - 1][1]):
                self.change(prefix, f".{year}", values[year][1], values[year - 1][1])
        self.quarters(prefix, indicator)
        self.compare_years(prefix, indicator, now, last)
        end = indicator.get("target_akhir")
        if not given(end) and self.plan_end:
            end = mapped(indicator.get("target")).get(str(self.plan_end))
        compared = {}
        for name, other in (("renstra", end), ("nasional", indicator.get("standar_nasional"))):
            if given(other):
                compared[name] = other
                self.put_capaian(f"{prefix}.{name}", "", indicator, other, now)
                self.put(f"{prefix}.{name}.selisih", self.distance(now, other), PLAIN, now, other)
        nodes = self.supporting(indicator["id"])
        if not nodes and owner == "node":
            nodes = [node]
        spending = self.spend_set(f"{prefix}.anggaran", nodes) if nodes else Spending(*[None] * 4)
        self.efficiency(prefix, capaian, spending)
        before = [row[1] for year, row in values.items() if self.first_year <= year < self.year]
        self.now[indicator["id"]] = Now(capaian, averaged, spending, indicator.get("bobot"))
        self.now[indicator["id"]].criteria = self.criteria(prefix, indicator, target, now, compared, before, spending)

    def quarters(self, prefix, indicator):
        """Capaian up to each quarter that is filled in, against the targets of the same quarters."""
        key = str(self.year)
        targets = listed(mapped(indicator.get("target_triwulan")).get(key))
        reached = listed(mapped((self.achievements.get(indicator["id"]) or {}).get("triwulan")).get(key))
        rule = indicator.get("akumulasi") or "terakhir"
        for n in range(4 if len(targets) == len(reached) == 4 else 0):
            path = f"{prefix}.triwulan.{n + 1}"
            target, realisasi = targets[n], reached[n]
            if given(realisasi) and rule != "terakhir":
                filled = [i for i in range(n + 1) if given(reached[i])]
                target, realisasi = (self.gathered(f"{path}.{name}", rule, [values[i] for i in filled])
                                     for name, values in (("target", targets), ("realisasi", reached)))
            if given(realisasi):
                self.put_capaian(path, "", indicator, target, realisasi)

    def gathered(self, path, rule, values):
        numbers = [Quantity(value).number for value in values]
        return self.put(path, self.total(numbers) if rule == "jumlah" else self.mean(numbers), PLAIN, *values)

    @staticmethod
    def distance(left, right):
        a, b = Quantity(left), Quantity(right)
        if a.unit and b.unit and a.unit != b.unit:
            return None
        return Oracle.difference(a.number, b.number)

    def change(self, prefix, suffix, now, last):
        difference = self.distance(now, last)
        self.put(f"{prefix}.selisih{suffix}", difference, PLAIN, now, last)
        growth = self.percent(difference, Quantity(last).number)
        self.put(f"{prefix}.pertumbuhan{suffix}", growth, PERCENT, now, last)
        return difference

    def compare_years(self, prefix, indicator, now, last):
        change = self.change(f"{prefix}.perbandingan", "", now, last)
        grades = self.grades(indicator)
        if isinstance(now, str) and isinstance(last, str) and now in grades and last in grades:
            change = grades.index(last) - grades.index(now)
        word = None if change is None else "tetap" if change == 0 else "naik" if change > 0 else "turun"
        self.put(f"{prefix}.perbandingan.arah", word, LABEL, now, last)

    def supporting(self, name):
        """Budget behind an indicator: what kinerja lists as supporting, and nodes that name it."""
        nodes, named = [], set()
        for entry in listed((self.achievements.get(name) or {}).get("penunjang")):
            entry = {"kode": entry} if isinstance(entry, str) else entry
            node = self.node_of[entry["kode"]]
            named.add(node)
            if entry.get("menunjang", True):
                nodes.append(node)
        nodes += [node for node in self.nodes
                  if name in listed(node.data.get("indikator_terkait")) and node not in named]
        return nodes

    def efficiency(self, prefix, capaian, spending, parts=()):
        value, label = self.rule.judge(self, capaian, spending, parts)
        numbers, words = self.rule.operands(capaian, spending, parts)
        self.put(f"{prefix}.efisiensi.nilai", value, self.rule.unit, *numbers)
        self.put(f"{prefix}.efisiensi.label", label, LABEL, *words)

    # ---------------------------------------------------------- means and counts

    def group_mean(self, path, indicators):
        return self.put_mean(path, [(self.now[i["id"]].averaged, i.get("bobot")) for i in indicators])

    def put_mean(self, path, values):
        """Weighted when everything with a value has a bobot and these do not sum to 0."""
        known = [(value, weight) for value, weight in values if is_number(value)]
        mean = self.mean([value for value, _ in known])
        if known and all(is_number(weight) for _, weight in known) and sum(w for _, w in known) != 0:
            mean = sum(Fraction(v) * w for v, w in known) / sum(w for _, w in known)
        if self.empty_in_mean == "mengosongkan" and any(value is None for value, _ in values):
            mean = None
        return self.put(path, mean, PERCENT, *(value for value, _ in values))

    def criteria(self, prefix, indicator, target, now, compared, before, spending):
        """Which of 3.b.3 to 3.b.9 of the AKIP evaluation are met."""
        record = self.achievements.get(indicator["id"]) or {}
        there = lambda value: value is not None and value is not MISSING and value != "" and value != []
        texts = lambda *keys: any(there(record.get(key)) for key in keys)
        figure = lambda *names: any(there(self.result[f"{prefix}.{n}"].value) for n in names
                                    if f"{prefix}.{n}" in self.result)
        return {
            "3b3": there(target) and there(now) and texts("penyebab", "catatan"),
            "3b4": there(compared.get("renstra")) and figure("renstra.capaian", "renstra.selisih"),
            "3b5": any(map(there, before)),
            "3b6": there(compared.get("nasional")) and figure("nasional.capaian", "nasional.selisih"),
            "3b7": texts("penyebab") and texts("solusi", "hambatan"),
            "3b8": there(spending.pagu) and figure("efisiensi.nilai", "efisiensi.label"),
            "3b9": texts("rencana"),
        }

    def completeness(self):
        rows = {i["id"]: self.now[i["id"]].criteria for i in self.of_sasaran}
        self.share("kelengkapan", sum(sum(row.values()) for row in rows.values()), 7 * len(rows))
        for name, row in rows.items():
            self.share(f"kelengkapan.indikator.{name}", sum(row.values()), 7)
        for key in ("3b3", "3b4", "3b5", "3b6", "3b7", "3b8", "3b9"):
            self.share(f"kelengkapan.{key}", sum(row[key] for row in rows.values()), len(rows))

    def share(self, prefix, met, of):
        self.put(f"{prefix}.terpenuhi", met, COUNT)
        self.put(f"{prefix}.persen", self.percent(met, of), PERCENT)

    def goals(self):
        self.of_sasaran, self.means, self.claimed, self.efforts = [], [], [], []
        tujuan_list = listed(self.files["perencanaan"].get("tujuan"))
        for tujuan in tujuan_list:
            own = listed(tujuan.get("indikator"))
            for indicator in own:
                self.indicator(indicator, "tujuan")
            before = len(self.means)
            for sasaran in listed(tujuan.get("sasaran")):
                self.sasaran(sasaran)
            prefix = f"tujuan.{tujuan['id']}"
            if len(self.means) > before:
                self.put_mean(f"{prefix}.capaian_sasaran", self.means[before:])
            if own:
                self.put_grade(f"{prefix}.predikat", self.group_mean(f"{prefix}.capaian", own))
        return len(tujuan_list)

    def sasaran(self, sasaran):
        prefix = f"sasaran.{sasaran['id']}"
        own = listed(sasaran.get("indikator"))
        for indicator in own:
            self.indicator(indicator, "sasaran")
        self.of_sasaran += own
        mean = self.group_mean(f"{prefix}.capaian", own)
        self.means.append((mean, sasaran.get("bobot")))
        self.put_grade(f"{prefix}.predikat", mean)
        nodes = [self.node_of[code] for code in listed(sasaran.get("program"))]
        nodes += [node for node in self.nodes if sasaran["id"] in listed(node.data.get("sasaran"))]
        spending = self.spend_set(prefix, nodes)
        self.shared(prefix, spending)
        self.efficiency(prefix, mean, spending, self.parts(own))
        self.claimed += nodes
        if nodes:
            self.efforts.append((mean, spending))

    def parts(self, indicators):
        """Indicators with a budget of their own."""
        found = [self.now[i["id"]] for i in indicators]
        return [(now.capaian, now.spending) for now in found if given(now.spending.pagu)]

    def unclaimed(self):
        """What belongs to no sasaran: nodes without a claimed one at, above or below them."""
        rest = []

        def has_claimed(node):
            return node in self.claimed or any(map(has_claimed, node.children))

        def walk(node):
            if not has_claimed(node):
                rest.append(node)
            elif node not in self.claimed:
                for child in node.children:
                    walk(child)

        for program in self.programs:
            walk(program)
        if rest:
            self.shared("tanpa_sasaran", self.spend_set("tanpa_sasaran", rest))

    def node_goals(self):
        for node in self.nodes:
            for indicator in listed(node.data.get("indikator")):
                self.indicator(indicator, "node", node)
        for node in self.nodes:
            own, prefix = listed(node.data.get("indikator")), f"anggaran.{node.id}"
            if not own and not self.rule.speaks_without_capaian:
                continue
            capaian = self.group_mean(f"{prefix}.capaian", own) if own else None
            self.put_grade(f"{prefix}.predikat", capaian)
            self.efficiency(prefix, capaian, Spending(
                node.amount["pagu"], node.amount["realisasi"],
                self.result[f"{prefix}.serapan"].value, self.result[f"{prefix}.sisa"].value))

    def counts(self, tujuan):
        shown = [self.now[i["id"]].capaian for i in self.of_sasaran]
        shown = [self.printed(value) for value in shown if is_number(value)]
        depth = [sum(node.depth == level for node in self.nodes) for level in range(3)]
        counts = {
            "tujuan": tujuan, "sasaran": len(self.means), "indikator": len(self.of_sasaran),
            "iku": sum(i.get("iku", True) for i in self.of_sasaran),
            "program": depth[0], "kegiatan": depth[1], "sub_kegiatan": depth[2],
            "rincian": len(self.nodes) - sum(depth),
            "indikator_tercapai": sum(value >= 100 for value in shown),
            "indikator_tidak_tercapai": sum(value < 100 for value in shown),
            "perjanjian": len(listed(self.files["perjanjian"].get("perjanjian"))),
        }
        for name, count in counts.items():
            self.put(f"hitung.{name}", count, COUNT)
        places = [self.grade(self.now[i["id"]].capaian)[0] for i in self.of_sasaran
                  if is_number(self.now[i["id"]].capaian)]
        for place in range(len(self.scale)):
            self.put(f"hitung.per_predikat.{place + 1}.jumlah", places.count(place), COUNT)
        if self.mean_of == "indikator":
            mean = self.group_mean("hitung.capaian_rata", self.of_sasaran)
        else:
            mean = self.put_mean("hitung.capaian_rata", self.means)
        self.put_grade("hitung.predikat", mean)
        self.efficiency("hitung", mean, self.all_spending, self.parts(self.of_sasaran) or self.efforts)

    # ---------------------------------------------------------- perjanjian, tables

    def agreements(self):
        for agreement in listed(self.files["perjanjian"].get("perjanjian")):
            amounts = []
            for line in listed(agreement.get("anggaran")):
                node = self.node_of.get(line.get("kode"))
                if "pagu" in line or node is None:
                    amounts.append(line.get("pagu"))
                    continue
                before = node.amount["pagu_awal"]
                first = agreement.get("versi", "awal") == "awal"
                amounts.append(before if first and given(before) else node.amount["pagu"])
            self.put(f"perjanjian.{agreement['id']}.total", self.total(amounts), MONEY, *amounts)

    def compute(self):
        self.budget()
        self.node_goals()
        tujuan = self.goals()
        self.unclaimed()
        self.counts(tujuan)
        self.completeness()
        self.agreements()
        for table in listed(self.files["tabel"].get("tabel")):
            table_figures(self, table)
        return self.result


def figures(folder):
    """{path: (exact value, shown text)}; the exact value is a Fraction, a text, None or MISSING."""
    oracle = Oracle(read(folder))
    result = oracle.compute()
    return {path: (figure.value, oracle.shown(figure)) for path, figure in result.items()}
