"""The rules of efficiency of docs/angka.md."""

from collections import namedtuple
from fractions import Fraction

from oracle_number import is_number

Spending = namedtuple("Spending", "pagu realisasi serapan sisa")


WHOLE, MONEY, PARTS = "whole", "money", "parts"


class Rule:
    """judge gives number and word; words follow the percentages as printed. The number rests on
    capaian and serapan (WHOLE), on the budget alone (MONEY), or on sums over parts (PARTS): the
    indicators with a budget of their own, or the whole where there are none."""

    def __init__(self, number, word, basis=WHOLE, unit="percent", unknown=None):
        self.number, self.word, self.basis = number, word, basis
        self.unit, self.unknown = unit, unknown
        self.speaks_without_capaian = basis == MONEY or unknown is not None

    def operands(self, capaian, spending, parts):
        """What the number and what the word rest on."""
        if self.basis == WHOLE:
            return ((capaian, spending.serapan),) * 2
        if self.basis == MONEY:
            money = (spending.pagu, spending.realisasi)
            return money, money + (capaian, spending.serapan)
        parts = parts or [(capaian, spending)]
        return ([v for c, s in parts for v in (c, s.pagu, s.realisasi)],) * 2

    def judge(self, oracle, capaian, spending, parts):
        terms = Terms(oracle, capaian, spending, parts or [(capaian, spending)])
        if self.basis == PARTS:
            return self.number(terms), self.word(terms)
        money = is_number(spending.pagu) and is_number(spending.realisasi)
        all_known = money and is_number(capaian) and is_number(spending.serapan)
        number = self.number(terms) if all_known or (money and self.basis == MONEY) else None
        return number, self.word(terms) if all_known else self.unknown


class Terms:
    def __init__(self, oracle, capaian, spending, parts):
        self.pagu, self.spent = spending.pagu, spending.realisasi
        self.parts = [(Fraction(c), Fraction(s.pagu), Fraction(s.realisasi)) for c, s in parts
                      if is_number(c) and is_number(s.pagu) and is_number(s.realisasi)]
        if is_number(capaian) and is_number(spending.serapan):
            self.capaian, self.serapan = Fraction(capaian), Fraction(spending.serapan)
            self.capaian_shown, self.serapan_shown = map(oracle.printed, (self.capaian, self.serapan))
            self.gap_shown = self.capaian_shown - self.serapan_shown

    def reached_below_budget(self):
        return self.capaian_shown >= 100 and self.serapan_shown < 100

    def against_output(self):
        """PMK 214/2017 and 22/2021: sum(PA x C - RA) / sum(PA x C) x 100"""
        due = sum(pagu * capaian / 100 for capaian, pagu, _ in self.parts)
        spent = sum(spent for _, _, spent in self.parts)
        return (due - spent) / due * 100 if due != 0 else None

    def against_unit_cost(self):
        """PMK 249/2011: the mean of 1 - (RAK / RVK) / (PAK / TVK), x 100; capaian = RVK / TVK"""
        each = [(1 - (spent / pagu) / (capaian / 100)) * 100 for capaian, pagu, spent in self.parts
                if pagu != 0 and capaian > 0]
        return sum(each) / len(each) if each else None


def gap(t):
    return t.capaian - t.serapan


def score(e):
    """50 + E / 20 x 50, E held within -20 to 20"""
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


def sign_word(e):
    return None if e is None else two(e >= 0)


def ratio(t):
    return t.capaian / t.serapan if t.serapan != 0 else None


def output(t):
    return t.against_output()


def unit_cost(t):
    return t.against_unit_cost()


RULES = {
    "selisih": Rule(gap, lambda t: two(t.gap_shown >= 0)),
    "label": Rule(gap, lambda t: two(t.gap_shown >= 0)),
    "tiga_kelas": Rule(gap, three_words),
    "bertingkat": Rule(gap, graded_words, unknown="Tidak Dapat Dihitung"),
    "rupiah": Rule(lambda t: Fraction(t.pagu) - t.spent, lambda t: two(t.gap_shown >= 0), MONEY, "money"),
    "rasio": Rule(ratio, lambda t: two(t.gap_shown > 0), unit="plain"),
    "tercapai": Rule(lambda t: 100 - t.serapan if t.reached_below_budget() else None,
                     lambda t: two(t.reached_below_budget())),
}
for name, number in (("pmk249", unit_cost), ("pmk214", output), ("pmk22", output)):
    word = lambda t, number=number: sign_word(number(t))
    RULES[name] = Rule(number, word, PARTS)
    RULES[f"{name}_nilai"] = Rule(lambda t, number=number: score(number(t)), word, PARTS)
