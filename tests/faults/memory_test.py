#!/usr/bin/env python3
"""Tests that no lack of memory makes the program crash, write half a file or a wrong one.

usage: memory_test.py LKJIP MEMORY INPUT [COUNT]

Demands for memory, processes and memory files fail in turn (MEMORY is preloaded, see memory.c), in
our own code and in the libraries: COUNT of them, spread over the run, for each command; 0 = all.
Prints TAP.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

LKJIP, MEMORY, INPUT = (os.path.abspath(argument) for argument in sys.argv[1:4])
COUNT = int(sys.argv[4]) if len(sys.argv) > 4 else 40
SMALL = Path(__file__).resolve().parents[1] / "messages"


def environment(**more):
    return {**os.environ, "LC_ALL": "C.UTF-8", "LD_PRELOAD": MEMORY, "LKJIP_DATA": str(ROOT), **more}


ROOT = Path(INPUT).parent


class Command:
    """A command, and what it gives when nothing fails."""

    def __init__(self, folder, words, out):
        self.words = [word.replace("@", str(folder)) for word in words]
        self.out = folder / out if out else None
        self.count_file = folder / "count"
        done = self.run(FAULT_COUNT=str(self.count_file))
        assert done.returncode == 0, done.stderr
        self.demands = int(self.count_file.read_text())
        self.good = self.result(done)

    def run(self, **more):
        if self.out and self.out.exists():
            shutil.rmtree(self.out)
        return subprocess.run([LKJIP, "--lang=en", *self.words], capture_output=True, check=False,
                              timeout=60, env=environment(**more))

    def files(self):
        if not self.out or not self.out.exists():
            return {}
        return {str(path.relative_to(self.out)): path.read_bytes()
                for path in self.out.rglob("*") if path.is_file() and ".lkjip" not in path.parts}

    def result(self, done):
        return done.stdout, self.files()

    def judge(self, number):
        """What is wrong when this demand fails; None = nothing."""
        done = self.run(FAULT=str(number))
        if done.returncode < 0:
            return f"ended by signal {-done.returncode}"
        if done.returncode == 0:
            # A cache that could not grow, a table that was tried again: the work is the same.
            return None if self.result(done) == self.good else "another result with status 0"
        if not done.stderr.strip():
            return f"status {done.returncode} without a message"
        for name, content in self.files().items():
            if content != self.good[1].get(name):
                return f"{name} is left behind or wrong"
        return None


def numbers(demands):
    """The demands to refuse: all, or COUNT spread evenly with the first ones."""
    if COUNT == 0 or demands <= COUNT:
        return range(1, demands + 1)
    return sorted({*range(1, 6), *(1 + i * (demands - 1) // (COUNT - 1) for i in range(COUNT))})


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(SMALL / "sample", folder / "report")
        shutil.copytree(SMALL / "templates", folder / "templates", dirs_exist_ok=True)
        commands = {
            "build": (["build", "-q", "-o", "@/out/", "@/report"], "out"),
            "check": (["check", "--format=json", "@/report"], None),
            "many": (["build", "-q", "-j2", "--force", "-o", "@/many/", "@/report"], "many"),
        }
        print(f"1..{len(commands)}")
        failed = 0
        for number, (title, (words, out)) in enumerate(commands.items(), 1):
            command = Command(folder, words, out)
            faults = [(at, fault) for at in numbers(command.demands)
                      if (fault := command.judge(at)) is not None]
            print(f"{'not ok' if faults else 'ok'} {number} - {title}: "
                  f"{len(numbers(command.demands))} of {command.demands} demands refused", flush=True)
            for at, fault in faults[:20]:
                print(f"# demand {at}: {fault}")
            failed += bool(faults)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
