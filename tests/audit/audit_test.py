#!/usr/bin/env python3
"""Audits of hand-made reports: check finds every printed figure that is wrong, and no other.

usage: audit_test.py LKJIP SOURCE-FOLDER NAME...

contoh/audit-NAME/klaim.json holds the printed figures, tests/audit/NAME.txt what must be found: a
line a figure, "place | figure | printed | computed | computation". Prints TAP.
"""

import re
import subprocess
import sys
from pathlib import Path

CLAIM = re.compile(r"K010: (?P<place>.*?): (?P<figure>[^:]*) is stated as (?P<stated>.*?), but "
                   r"(?P<computed>.*?)(?: \([-\d.,]+\))? is computed: ")
WORD = re.compile(r"K032: (?P<place>.*?): (?P<figure>[^:]*) is stated as \"(?P<stated>.*?)\", but beside")
REPORT = {"gowa": "dinsos-gowa-2024", "mamuju": "dinsos-mamuju-2024"}


def expected_lines(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            place, figure, stated, computed, computation = line.split(" | ")
            assert computation, f"{path.name}: no computation: {line}"
            yield place, figure, stated, computed


def found_lines(program, root, name):
    command = [program, "--lang=en", "check", "--klaim", root / f"contoh/audit-{name}/klaim.json",
               root / "input" / REPORT[name]]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    for line in (done.stderr + done.stdout).splitlines():
        match = CLAIM.search(line)
        if match and " error K010" in line:
            yield match.group("place", "figure", "stated", "computed")
        match = WORD.search(line)
        if match and " error K032" in line:
            yield match.group("place", "figure", "stated") + ("Tidak Efisien",)


def main():
    program, root, names = sys.argv[1], Path(sys.argv[2]), sys.argv[3:]
    print(f"1..{len(names)}")
    failed = False
    for number, name in enumerate(names, 1):
        wanted = sorted(expected_lines(root / f"tests/audit/{name}.txt"))
        found = sorted(found_lines(program, root, name))
        for line in [line for line in wanted if line not in found]:
            print("# not found: " + " | ".join(line))
        for line in [line for line in found if line not in wanted]:
            print("# not expected: " + " | ".join(line))
        good = wanted == found and len(wanted) > 0
        failed = failed or not good
        print(f"{'ok' if good else 'not ok'} {number} - {name}: {len(wanted)} wrong figures")
    sys.exit(1 if failed else 0)


main()
