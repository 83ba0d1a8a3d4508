#!/usr/bin/env python3
"""Changes one input at a time and compares `lkjip diff` with brute force. Prints TAP.

usage: random_changes.py LKJIP SOURCE_FOLDER [--count N] [--seed N] [--report NAME]

For every change: the figures that diff names must be exactly those whose value or text differs in the two
rekaps; each must have a cause; the words that diff says came and went must be those by which the two page
dumps differ; pages that diff calls the same must have the same words. The page dumps are read without the
page index of the rekap, which diff uses.
"""

import argparse
import collections
import copy
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

REPORTS = ["dinsos-gowa-2024", "dinsos-mamuju-2024"]
GLYPHS = re.compile(r"^  glyphs ([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+) \S+ [-\d.]+ \"((?:[^\"\\]|\\.)*)\"(.*)$")


def run(*arguments, status=(0,)):
    result = subprocess.run(arguments, capture_output=True, text=True, check=False,
                            env=dict(os.environ, LC_ALL="C"))
    assert result.returncode in status, f"{arguments[1]}: status {result.returncode}\n{result.stderr[-2000:]}"
    return result


# ---------------------------------------------------------------- brute force

INLINE = ("link", "span", "reference")
CUT = ("cell", "header-cell", "paragraph")


class Reader:
    """Puts the words of one page dump together: divided at line ends, in several styles, over pages.
    A word counts for the page on which it begins."""

    def __init__(self):
        self.pages = []
        self.text, self.starts, self.last = "", [], None  # the text being read, its items, its last item
        self.held = {}  # texts that end with a divided word while another element stands between
        self.cut = ""  # the beginning of a word that is divided where something is repeated

    def count(self, text, starts):
        for word in re.finditer(r"\S+", text):
            page = [page for offset, page in starts if offset <= word.start()][-1]
            self.pages[page].append(word.group())

    def flush(self):
        if self.last is not None:
            if self.last["hyphen"]:
                self.held[self.last["element"]] = (self.text, self.starts, self.last)
            else:
                self.count(self.text, self.starts)
        self.text, self.starts, self.last = "", [], None

    def goes_on(self, item):
        last = self.last
        if last is None:
            return False
        same = item["element"] == last["element"] or item["role"] in INLINE or last["role"] in INLINE
        beside = (abs(last["y"] - item["y"]) < 0.01 and abs(last["x"] + last["width"] - item["x"]) < 0.6
                  and not last["text"].endswith(" "))
        compound = re.search(r"\w[-/]$", last["text"]) is not None
        # In a column that is too narrow a word is cut without a hyphen.
        forced = (item["element"] == last["element"] and item["role"] in CUT and item["y"] > last["y"]
                  and not last["text"].endswith(" "))
        return beside or forced or (same and (last["hyphen"] or compound or last["text"].endswith(" ")))

    def add(self, item):
        if not self.goes_on(item):
            self.flush()
            if item["element"] in self.held:
                self.text, self.starts, _ = self.held.pop(item["element"])
        self.starts.append((len(self.text), item["page"]))
        self.text += item["text"][:-1] if item["hyphen"] else item["text"]
        self.last = item

    def add_repeated(self, text, hyphen):
        """Heads, feet, and rows of a table that are printed once more on the next page."""
        text, self.cut = self.cut + text, ""
        if hyphen:
            begin, _, self.cut = text[:-1].rpartition(" ")
            text = begin
        self.pages[-1].extend(text.split() if text.strip(". ") else [])

    def finish(self):
        self.flush()
        for text, starts, _ in self.held.values():
            self.count(text, starts)
        return self.pages


def pages_of(dump):
    """The words of each page."""
    reader = Reader()
    for line in dump.splitlines():
        if line.startswith("page "):
            reader.pages.append([])
            continue
        match = GLYPHS.match(line)
        if match is None:
            continue
        text, rest = re.sub(r"\\(.)", r"\1", match.group(5)), match.group(6)
        if re.search(r" artifact( <|$)", rest):
            reader.add_repeated(text, rest.startswith(" hyphen"))
            continue
        role, element = re.search(r" ([a-z-]+):(\d+)(?: <|$)", rest).groups()
        x, y, width = (float(match.group(i)) for i in (1, 2, 3))
        reader.add({"x": x, "y": y, "width": width, "text": text, "hyphen": rest.startswith(" hyphen"),
                    "role": role, "element": element, "page": len(reader.pages) - 1})
    return reader.finish()


def words_of(pages):
    return collections.Counter(word for page in pages for word in page)


def changed_figures(old, new):
    """Paths of figures whose value or text differs, by reading all."""
    def seen(figure):
        return None if figure is None else (figure.get("tepat", figure["nilai"]), figure["tampil"])
    paths = set(old["angka"]) | set(new["angka"])
    return {path for path in paths if seen(old["angka"].get(path)) != seen(new["angka"].get(path))}


def told_words(diff):
    gone, come = collections.Counter(), collections.Counter()
    for text in diff["teks"]:
        if text["perubahan"] == "hapus":
            gone.update(text["teks_lama"].split())
        elif text["perubahan"] == "tambah":
            come.update(text["teks_baru"].split())
        for edit in text["kata"]:
            gone.update(edit["hapus"].split())
            come.update(edit["tambah"].split())
    return gone, come


# ---------------------------------------------------------------- changes

def leaves(value, path=()):
    """All places of numbers, texts and list members."""
    if isinstance(value, dict):
        for key, member in value.items():
            yield from leaves(member, path + (key,))
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from leaves(member, path + (index,))
            yield path + (index,), "member", member
    elif isinstance(value, bool):
        return
    elif isinstance(value, (int, float)):
        yield path, "number", value
    elif isinstance(value, str):
        yield path, "text", value


def reach(value, path):
    for step in path:
        value = value[step]
    return value


def change_value(random_source, root):
    """Changes one place of a file in memory; says which."""
    places = [place for place in leaves(root) if place[0]]
    path, kind, value = random_source.choice(places)
    holder = reach(root, path[:-1])
    key = path[-1]
    if kind == "number":
        holder[key] = value + random_source.choice([1, 2, 7, 100]) if isinstance(value, int) else round(value * 1.07, 4)
    elif kind == "text":
        words = value.split(" ")
        words[random_source.randrange(len(words))] += "X"
        holder[key] = " ".join(words)
    else:
        turn = random_source.randrange(3)
        if turn == 0:
            del holder[key]
        elif turn == 1 and len(holder) > 1:
            other = random_source.randrange(len(holder))
            holder[key], holder[other] = holder[other], holder[key]
        else:
            holder.insert(key, copy.deepcopy(value))
    return ".".join(str(step) for step in path) + f" ({kind})"


def change_narrative(random_source, folder):
    name = random_source.choice(sorted(os.listdir(folder)))
    path = os.path.join(folder, name)
    with open(path, encoding="utf-8") as file:
        words = file.read().split(" ")
    place = random_source.randrange(len(words))
    if random_source.random() < 0.5 and words[place].isalpha():
        words[place] = "berubah"
    elif words[place].isalpha():
        words.insert(place, "tambahan kata baru")
    with open(path, "w", encoding="utf-8") as file:
        file.write(" ".join(words))
    return f"narasi/{name} word {place}"


def change(random_source, folder):
    if random_source.random() < 0.2:
        return change_narrative(random_source, os.path.join(folder, "narasi"))
    names = ["kinerja", "anggaran", "perencanaan", "organisasi", "data", "tabel", "laporan", "perjanjian"]
    weights = [8, 5, 4, 2, 2, 2, 2, 2]
    name = random_source.choices(names, weights)[0] + ".json"
    path = os.path.join(folder, name)
    with open(path, encoding="utf-8") as file:
        root = json.load(file)
    what = change_value(random_source, root)
    with open(path, "w", encoding="utf-8") as file:
        json.dump(root, file, ensure_ascii=False, indent=1)
    return f"{name} {what}"


# ---------------------------------------------------------------- the test

class State:
    """A report as built: its rekap and its page dump."""

    def __init__(self, lkjip, folder, work, name):
        self.folder = folder
        self.rekap_path = os.path.join(work, name + ".rekap.json")
        self.status = subprocess.run(
            [lkjip, "build", "--marks", "none", "-q", "-o", os.path.join(work, name + ".pdf"), folder],
            capture_output=True, check=False).returncode
        if self.status == 0:
            with open(self.rekap_path, encoding="utf-8") as file:
                self.rekap = json.load(file)
            self.pages = pages_of(run(lkjip, "dump", "--stage=pages", "--marks", "none", folder).stdout)


def judge(lkjip, old, new):
    """Returns a list of faults."""
    faults = []
    diff = json.loads(run(lkjip, "diff", "--format=json", old.rekap_path, new.rekap_path).stdout)
    told = {figure["jalur"] for figure in diff["angka"]}
    true = changed_figures(old.rekap, new.rekap)
    if told != true:
        faults.append(f"figures: not named {sorted(true - told)[:5]}, falsely named {sorted(told - true)[:5]}")
    orphans = [figure["jalur"] for figure in diff["angka"] if not figure["sebab"]]
    if orphans:
        faults.append(f"figures without a cause: {orphans[:5]} of {len(orphans)}; roots {len(diff['masukan'])}")
    gone, come = told_words(diff)
    before, after = words_of(old.pages), words_of(new.pages)
    if gone - come != before - after or come - gone != after - before:
        faults.append(f"words: gone {(gone - come) - (before - after)} {(before - after) - (gone - come)}"
                      f" come {(come - gone) - (after - before)} {(after - before) - (come - gone)}")
    for page in diff["halaman"]:
        same = page["lama"] is not None and old.pages[page["lama"] - 1] == new.pages[page["baru"] - 1]
        if page["keadaan"] == "sama" and not same:
            faults.append(f"page {page['baru']} is called the same")
        if page["keadaan"] == "isi" and same and page["lama"] == page["baru"] and not any(
                text["perubahan"] == "hapus" for text in diff["teks"]):
            faults.append(f"page {page['baru']} has the same words, but is called changed")
    if not diff["masukan"] and (diff["angka"] or diff["teks"]):
        faults.append("something changed, but no input")
    if diff["sama"] != (old.rekap == new.rekap or not (diff["masukan"] or diff["angka"] or diff["teks"])):
        faults.append("sama is wrong")
    return faults, diff


def try_changes(options, name, work):
    random_source = random.Random(f"{options.seed} {name}")
    source = os.path.join(options.source, "input", name)
    old = State(options.lkjip, source, work, "old")
    assert old.status == 0
    done, tried, faults = 0, 0, []
    while done < options.count:
        tried += 1
        assert tried < 10 * options.count + 20, "hardly any change gives a report without errors"
        folder = os.path.join(work, name)
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(source, folder)
        what = change(random_source, folder)
        new = State(options.lkjip, folder, work, "new")
        if new.status != 0:
            continue
        done += 1
        found, diff = judge(options.lkjip, old, new)
        faults += [f"{what}: {fault}" for fault in found]
        if options.verbose:
            print(f"# {what}: {len(diff['masukan'])} inputs, {len(diff['angka'])} figures, {len(diff['teks'])} texts",
                  file=sys.stderr)
    return faults


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("lkjip")
    parser.add_argument("source")
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--report", choices=REPORTS)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    options.lkjip = os.path.abspath(options.lkjip)
    os.environ["LKJIP_DATA"] = options.source
    reports = [options.report] if options.report else REPORTS
    print(f"1..{len(reports)}")
    failed = False
    for number, name in enumerate(reports, 1):
        with tempfile.TemporaryDirectory(prefix="lkjip-test-") as work:
            os.symlink(os.path.join(options.source, "templates"), os.path.join(work, "templates"))
            faults = try_changes(options, name, work)
        print(f"{'not ok' if faults else 'ok'} {number} - {name}: {options.count} changes of one input")
        for fault in faults:
            print(f"# {fault}")
        failed |= bool(faults)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
