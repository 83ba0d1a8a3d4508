#!/usr/bin/env python3
"""Reports of random packs and random data, made of the documented vocabulary: each ends by itself, within limits of time
and memory, with a whole PDF or with messages that tell the place. Prints TAP, ten cases a line; the folder of a case
that fails is kept. --case N makes one case of a seed again.

usage: random_packs.py LKJIP [SOURCE_FOLDER] [--count N] [--seed S] [--case N] [--jobs N]
"""

import argparse
import collections
import concurrent.futures
import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from random_content import Pack, narrative, read_vocabulary, spoil, vary

HERE = Path(__file__).resolve().parents[2]
PLACE = re.compile(r"\.(xml|json|md):\d+|error R008")  # R008: the whole template
SANITIZER = re.compile(r"AddressSanitizer|LeakSanitizer|runtime error|Assertion|assertion")
# qpdf 11 says so of a whole stream whose first 64 KiB come out just where one of its reads of 10 KiB ends.
FALSE_ALARM = "input stream is complete but output may still be valid"
SAMPLE, MANY, GROUP = 60, 2000, 10
MEGABYTES = 1000
RESULTS = {"a.pdf", "a.rekap.json", "a.ttd.json"}


class Cases:
    """Cases of one seed; each can be made again by its number alone."""

    def __init__(self, program, source, seed):
        self.program, self.source, self.seed = os.path.abspath(program), source, seed
        self.vocabulary = read_vocabulary(source / "docs/lkjip-templat.rng")
        self.sanitized = b"__asan_init" in Path(program).read_bytes()
        self.seconds = 20 * (6 if self.sanitized else 1)
        self.ends = collections.Counter()
        self.codes = collections.Counter()

    def write(self, folder, number):
        """The report and its pack in the folder, by the seed and the number."""
        chance = random.Random(f"{self.seed}:{number}")
        wild = chance.choice([0, 0, 0, 0, 0.003, 0.01, 0.1])
        example = self.source / "input/dinsos-gowa-2024"
        report = folder / "kerja/laporan"
        shutil.copytree(example, report)
        often = chance.choice([0, 0, 0.01, 0.05]) if wild else chance.choice([0, 0.05, 0.4])
        change = spoil if wild else vary
        for path in sorted(report.glob("*.json")):
            data = json.loads(path.read_text())
            if path.name == "laporan.json":
                data.update(tahap=chance.choice(["draf", "draf", "direviu", "final"] if wild else ["draf"]), paket="acak",
                            kertas=chance.choice(["A4", "F4"]), bagian={}, terima=[], harus_sama=[],
                            tanda_tangan=chance.choice(["basah", "elektronik"]), tanggal=chance.choice(["2025-01-21", "2025"]))
            elif wild and chance.random() < 0.05:
                path.unlink()
                continue
            path.write_text(json.dumps(change(chance, data, often), ensure_ascii=False, indent=1))
        (report / "narasi/acak.md").write_text(narrative(chance, wild))
        pack = folder / "kerja/templates/acak"
        pack.mkdir(parents=True)
        for name, text in Pack(chance, self.vocabulary, wild).write("acak").items():
            (pack / name).write_text(text)
        return report

    def run(self, folder, report):
        """Status and messages of the program, under limits."""

        def limit():
            resource.setrlimit(resource.RLIMIT_CPU, (self.seconds, self.seconds))
            if not self.sanitized:
                resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))

        (folder / "hasil").mkdir(exist_ok=True)
        done = subprocess.run([self.program, "--lang=en", "build", "-o", str(folder / "hasil/a.pdf"), str(report)],
                              capture_output=True, check=False, preexec_fn=limit, timeout=self.seconds * 4,
                              env=dict(os.environ, LKJIP_DATA=str(self.source)))
        return done.returncode, (done.stdout + done.stderr).decode(errors="replace")

    def judge(self, folder, number):
        report = self.write(folder, number)
        before = sorted(path for path in (folder / "kerja").rglob("*"))
        status, text = self.run(folder, report)
        (folder / "pesan.txt").write_text(f"{status}\n{text}")
        self.ends[status] += 1
        self.codes.update(set(re.findall(r"error[^A-Z]{0,4}\b([A-Z]\d\d\d)\b", text)))
        left = sorted(path.name for path in (folder / "hasil").iterdir())
        fault = SANITIZER.search(text)
        assert not fault, text[fault.start():][:2500]
        assert status in (0, 1, 3), f"status {status}: {text[-1500:]}"
        assert "out of memory" not in text, text[-300:]
        assert sorted(path for path in (folder / "kerja").rglob("*")) == before, "something was written beside the report"
        if status != 0:
            assert left == [], f"left behind: {left}"
            assert status == 3 and "error" in text or PLACE.search(text), f"no place: {text[-1500:]}"
            return
        assert "a.pdf" in left and not set(left) - RESULTS, f"left behind: {left}"
        checked = subprocess.run(["qpdf", "--check", str(folder / "hasil/a.pdf")], capture_output=True, check=False)
        told = (checked.stdout + checked.stderr).decode(errors="replace")
        warnings = [line for line in told.splitlines() if line.startswith("WARNING") and FALSE_ALARM not in line]
        assert checked.returncode == 0 or (checked.returncode == 3 and not warnings), told[-1500:]

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
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("source", nargs="?", default=HERE, type=Path)
    parser.add_argument("--count", type=int, default=MANY if os.environ.get("LKJIP_LONG_TESTS") == "1" else SAMPLE)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--case", type=int)
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    cases = Cases(options.program, options.source.resolve(), options.seed)
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
