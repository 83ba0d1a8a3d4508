#!/usr/bin/env python3
"""Reports of random packs and random data, made of the documented vocabulary: each ends by itself, within limits of time
and memory, with a whole PDF or with messages that tell the place; so do other commands on it. Prints TAP, ten cases a
line; the folder of a case that fails is kept. --case N makes one case of a seed again.

usage: random_packs.py LKJIP [SOURCE_FOLDER] [--count N] [--seed S] [--case N] [--jobs N]
                       [--commands N]
"""

import argparse
import collections
import concurrent.futures
import json
import os
import random
import re
import shutil
import sys
import tempfile
from pathlib import Path

from random_commands import PLACE, Commands, Program, check_pdf, files_of, sound
from random_content import SIGNING, Pack, narrative, read_vocabulary, spoil, vary

HERE = Path(__file__).resolve().parents[2]
SAMPLE, MANY, GROUP = 60, 2000, 10
RESULTS = {"a.pdf", "a.rekap.json", "a.ttd.json"}
EXAMPLES = ["dinsos-gowa-2024", "dinsos-mamuju-2024"]
PACKS = ["lkjip", "lkjip-gowa", "lkjip-mamuju"]
KINDS = ["lkjip", "renja", "perjanjian_kinerja", "rekap"]


class Cases:
    """Cases of one seed; each can be made again by its number alone."""

    def __init__(self, program, source, seed, commands):
        self.program, self.source, self.seed, self.commands = Program(program, source), source, seed, commands
        self.vocabulary = read_vocabulary(source / "docs/lkjip-templat.rng")
        self.ends = collections.Counter()
        self.codes = collections.Counter()

    def start(self, chance, report):
        """An example, or a new report of init with the pictures and tables that random packs name."""
        example = chance.choice([*EXAMPLES, None])
        if example is not None:
            shutil.copytree(self.source / "input" / example, report)
        else:
            status, output, messages = self.program.run(
                "init", "-q", "--instansi", chance.choice(["Dinas Sosial", *SIGNING[2:]]), "--daerah", "Kabupaten Contoh",
                "--tahun", chance.randint(2019, 2031), "--jenis", chance.choice(KINDS), "--paket", chance.choice(PACKS), report)
            if status:  # a name that cannot be one
                assert status in (1, 2) and messages and not report.exists(), (status, output, messages)
                shutil.copytree(self.source / "input" / EXAMPLES[0], report)
        filled = self.source / "input" / EXAMPLES[0]
        for picture in (filled / "gambar").iterdir():
            (report / "gambar").mkdir(exist_ok=True)
            if not (report / "gambar" / picture.name).exists():
                shutil.copy(picture, report / "gambar")
        tables = json.loads((report / "tabel.json").read_text())
        known = {table["id"] for table in tables["tabel"]}
        tables["tabel"] += [table for table in json.loads((filled / "tabel.json").read_text())["tabel"]
                            if table["id"] in ("sdm_status", "sdm_pendidikan") and table["id"] not in known]
        (report / "tabel.json").write_text(json.dumps(tables))

    def write(self, folder, number):
        """The report and its pack in the folder, by the seed and the number; and what else is drawn for it."""
        chance = random.Random(f"{self.seed}:{number}")
        wild = chance.choice([0, 0, 0, 0, 0, 0, 0, 0.003, 0.01, 0.1])
        report = folder / "kerja/laporan"
        report.parent.mkdir()
        self.start(chance, report)
        own = chance.random() < 0.7
        often = chance.choice([0, 0, 0.01, 0.05]) if wild else chance.choice([0, 0.05, 0.4])
        change = spoil if wild else vary
        for path in sorted(report.glob("*.json")):
            data = json.loads(path.read_text())
            if path.name == "laporan.json":
                self.settle(chance, data, wild, own)
            elif wild and chance.random() < 0.05:
                path.unlink()
                continue
            path.write_text(json.dumps(change(chance, data, often), ensure_ascii=False, indent=1))
        (report / "narasi/acak.md").write_text(narrative(chance, wild))
        pack = folder / "kerja/templates/acak"
        pack.mkdir(parents=True)
        for name, text in Pack(chance, self.vocabulary, wild).write("acak").items():
            (pack / name).write_text(text)
        return report, chance

    def settle(self, chance, data, wild, own):
        """Stage, pack and looks of a report."""
        data.update(tahap=chance.choice(["draf", "draf", "direviu", "final"] if wild else ["draf"]),
                    kertas=chance.choice(["A4", "F4"]), terima=[], harus_sama=[],
                    tanda_tangan=chance.choice(["basah", "elektronik"]),
                    tanggal=chance.choice(["2025-01-21", "2025"]))
        if own:
            data.update(paket="acak", bagian={})
            return
        if chance.random() < 0.2:
            data.update(paket=chance.choice(PACKS))
        if chance.random() < 0.5:
            data.update(tampilan=chance.choice(["lkjip-polos", "lkjip-ringkas", "lkjip-lapang"]))

    def judge(self, folder, number):
        report, chance = self.write(folder, number)
        before = files_of(folder / "kerja")
        results = folder / "hasil"
        results.mkdir()
        status, output, messages = self.program.run("build", "-o", results / "a.pdf", report)
        text = output + messages
        (folder / "pesan.txt").write_text(f"{status}\n{text}")
        self.ends[status] += 1
        self.codes.update(set(re.findall(r"error[^A-Z]{0,4}\b([A-Z]\d\d\d)\b", text)))
        left = sorted(path.name for path in results.iterdir())
        sound(text)
        assert status in (0, 1, 3), f"status {status}: {text[-1500:]}"
        assert files_of(folder / "kerja") == before, "something was written beside the report"
        if status != 0:
            assert left == [], f"left behind: {left}"
            assert status == 3 and "error" in text or PLACE.search(text), f"no place: {text[-1500:]}"
        else:
            assert "a.pdf" in left and not set(left) - RESULTS, f"left behind: {left}"
            check_pdf(results / "a.pdf")
        Commands(self.program, chance, report, results, results / "a.pdf" if status == 0 else None).some(self.commands)

    def try_case(self, number):
        """None, or what is wrong."""
        folder = Path(tempfile.mkdtemp(prefix=f"random-packs-{number}-"))
        try:
            self.judge(folder, number)
        except Exception as error:  # noqa: BLE001  all faults of a case are told
            return f"case {number} of seed {self.seed} in {folder}: {type(error).__name__}: {str(error)[:1500]}"
        shutil.rmtree(folder, ignore_errors=True)
        return None


def main():
    long = os.environ.get("LKJIP_LONG_TESTS") == "1"
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("source", nargs="?", default=HERE, type=Path)
    parser.add_argument("--count", type=int, default=MANY if long else SAMPLE)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--case", type=int)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--commands", type=int, default=2 if long else 1, help="others, tried on each report")
    options = parser.parse_args()
    cases = Cases(options.program, options.source.resolve(), options.seed, options.commands)
    numbers = range(options.count) if options.case is None else [options.case]
    groups = [numbers[start:start + GROUP] for start in range(0, len(numbers), GROUP)]
    print(f"1..{len(groups)}")
    failed = False
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for number, group in enumerate(groups, 1):
            faults = [fault for fault in pool.map(cases.try_case, group) if fault]
            failed = failed or bool(faults)
            print(f"{'not ok' if faults else 'ok'} {number} - cases {group[0]} to {group[-1]}", flush=True)
            for fault in faults:
                print("# " + fault.replace("\n", "\n# "), flush=True)
    print("# " + ", ".join(f"{count} with status {status}" for status, count in sorted(cases.ends.items())))
    print("# errors: " + ", ".join(f"{code} {count}" for code, count in cases.codes.most_common(30)))
    return 1 if failed else 0


sys.exit(main())
