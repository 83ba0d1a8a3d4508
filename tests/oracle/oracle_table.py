"""Free tables: computed cells, subtotals and totals."""

import ast
from fractions import Fraction

from oracle_number import MISSING, is_number

UNITS = {"persen": "percent", "rupiah": "money"}


def evaluate(formula, cells):
    """+ - * / and brackets over the names of columns. Emptiness spreads; x / 0 is empty."""

    def value_of(node):
        if isinstance(node, ast.Constant):
            return Fraction(node.value)
        if isinstance(node, ast.Name):
            return cells[node.id]
        left, right = value_of(node.left), value_of(node.right)
        if MISSING in (left, right):
            return MISSING
        if left is None or right is None:
            return None
        if isinstance(node.op, ast.Div):
            return Fraction(left) / right if right != 0 else None
        return {ast.Add: Fraction.__add__, ast.Sub: Fraction.__sub__, ast.Mult: Fraction.__mul__}[
            type(node.op)](Fraction(left), Fraction(right))

    return value_of(ast.parse(formula, mode="eval").body)


class Column:
    def __init__(self, data):
        self.id, self.formula = data["id"], data.get("hitung")
        kind = data.get("jenis", "teks")
        self.unit = UNITS.get(kind, "plain")
        self.rule = data.get("total")
        if self.rule is None:
            self.rule = "jumlah" if kind in ("angka", "rupiah") else "tidak"
            if kind == "persen" and self.formula:
                self.rule = self.formula
        self.is_number = kind == "nomor"
        if self.is_number:
            self.rule = "tidak"


class Table:
    def __init__(self, oracle, data):
        self.oracle, self.id = oracle, data["id"]
        self.columns = [Column(column) for column in data["kolom"]]
        self.rows = self.groups = 0
        self.cut = set()  # (id of a row, column): computed from some of what it needs

    def compute(self, cells, formulas, prefix):
        """Evaluates formulas in whatever order they need each other."""
        waiting = dict(formulas)
        while waiting:
            for column in list(waiting):
                names = {node.id for node in ast.walk(ast.parse(waiting[column], mode="eval"))
                         if isinstance(node, ast.Name)}
                if names & set(waiting):
                    continue
                value = evaluate(waiting.pop(column), cells)
                unit = next(c.unit for c in self.columns if c.id == column)
                cells[column] = self.oracle.put(f"{prefix}.{column}", value, unit, value)

    def row(self, data):
        self.rows += 1
        cells = {c.id: data.get(c.id) for c in self.columns}
        formulas = {c.id: c.formula for c in self.columns if c.formula}
        self.compute(cells, formulas, f"tabel.{self.id}.baris.{self.rows}")
        for column, formula in formulas.items():
            names = {node.id for node in ast.walk(ast.parse(formula, mode="eval"))
                     if isinstance(node, ast.Name)}
            needed = [cells[name] for name in names]
            if cells[column] is None and None in needed and any(value is not None for value in needed):
                self.cut.add((id(cells), column))
        return cells

    def totals(self, rows, prefix):
        """rows: all rows below, as cells."""
        cells, formulas = {}, {}
        for column in self.columns:
            values = [row[column.id] for row in rows]
            if column.rule in ("jumlah", "rata"):
                value = self.oracle.total(values)
                if column.rule == "jumlah" and any((id(row), column.id) in self.cut for row in rows):
                    value = MISSING if MISSING in values else None
                if column.rule == "rata":
                    value = self.oracle.mean(values)
                cells[column.id] = self.oracle.put(f"{prefix}.{column.id}", value, column.unit, *values)
            elif column.rule != "tidak":
                formulas[column.id] = column.rule
        self.compute(cells, formulas, prefix)

    def walk(self, items):
        rows = []
        for item in items:
            if "baris" in item:
                self.groups += 1
                number = self.groups
                below = self.walk(item["baris"])
                self.totals(below, f"tabel.{self.id}.kelompok.{number}")
                rows += below
            else:
                rows.append(self.row(item))
        return rows


def table_figures(oracle, data):
    table = Table(oracle, data)
    rows = table.walk(data.get("baris") or [])
    table.totals(rows, f"tabel.{table.id}.jumlah")
