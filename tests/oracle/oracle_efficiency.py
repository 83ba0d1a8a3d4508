"""The rules of efficiency of docs/angka.md."""

from collections import namedtuple
from fractions import Fraction

from oracle_number import is_number

Spending = namedtuple("Spending", "pagu realisasi serapan sisa")


class Rule:
    """judge gives number and word; words follow the percentages as printed."""

    def __init__(self, number, word, unit="percent", unknown=None, two_operands=False):
        self.number, self.word, self.unit = number, word, unit
        self.unknown, self.two_operands = unknown, two_operands

    def operands(self, capaian, spending):
        both = (capaian, spending.serapan)
        return both if self.two_operands else both + (spending.pagu, spending.realisasi)

    def judge(self, oracle, capaian, spending):
        if not all(is_number(v) for v in (capaian, *spending[:3])):
            return None, self.unknown
        terms = Terms(oracle, Fraction(capaian), spending)
        return self.number(terms), self.word(terms)


class Terms:
    def __init__(self, oracle, capaian, spending):
        self.capaian, self.serapan = capaian, Fraction(spending.serapan)
        self.pagu, self.spent = Fraction(spending.pagu), Fraction(spending.realisasi)
        self.capaian_shown, self.serapan_shown = oracle.printed(capaian), oracle.printed(self.serapan)
        self.gap_shown = self.capaian_shown - self.serapan_shown

    def reached_below_budget(self):
        return self.capaian_shown >= 100 and self.serapan_shown < 100

    def output_gap(self):
        due = self.pagu * self.capaian / 100
        return (due - self.spent) / due * 100 if due != 0 else None


def gap(t):
    return t.capaian - t.serapan


def score(t):
    e = t.output_gap()
    return None if e is None else 50 + max(Fraction(-20), min(Fraction(20), e)) * Fraction(5, 2)


def two(yes):
    return "Efisien" if yes else "Tidak Efisien"


def three_words(t):
    if t.gap_shown > 5:
        return "Efisien"
    return "Cukup Efisien" if t.gap_shown >= -5 else "Tidak Efisien"


def graded_words(t):
    if t.capaian == 0 and t.serapan == 0:
        return "Belum Dilaksanakan"
    return "Efisien" if t.gap_shown >= 0 else "Kurang Efisien"


def output_word(t):
    e = t.output_gap()
    return None if e is None else two(e >= 0)


def ratio(t):
    return t.capaian / t.serapan if t.serapan != 0 else None


RULES = {
    "selisih": Rule(gap, lambda t: two(t.gap_shown >= 0), two_operands=True),
    "label": Rule(gap, lambda t: two(t.gap_shown >= 0), two_operands=True),
    "tiga_kelas": Rule(gap, three_words, two_operands=True),
    "bertingkat": Rule(gap, graded_words, unknown="Tidak Dapat Dihitung", two_operands=True),
    "rupiah": Rule(lambda t: t.pagu - t.spent, lambda t: two(t.gap_shown >= 0), unit="money"),
    "rasio": Rule(ratio, lambda t: two(t.gap_shown > 0), unit="plain", two_operands=True),
    "tercapai": Rule(lambda t: 100 - t.serapan if t.reached_below_budget() else None,
                     lambda t: two(t.reached_below_budget())),
    "pmk214": Rule(Terms.output_gap, output_word),
    "pmk214_nilai": Rule(score, output_word),
}
