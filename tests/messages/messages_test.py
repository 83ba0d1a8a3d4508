#!/usr/bin/env python3
"""Tests what the program says about faulty reports, templates and calls, word by word.

usage: messages_test.py LKJIP CASES...

A case edits a copy of sample/ and templates/, runs the program in English and in Indonesian and
compares everything it prints and its exit status; any other change of the files, a finished report
that lost its bytes and a temporary file among them, fails too. Prints TAP.
UPDATE_GOLDEN=1 in the environment writes the new messages into the case files and shows the diff;
not those of a case that fails otherwise.

A case file holds cases, one below the other:

    == title
    change FILE: OLD => NEW     OLD, which must stand there once, becomes NEW; \\n is a line break
    append FILE: TEXT           adds TEXT at the end
    write FILE                  replaces the file by the lines below that begin with "| "
    bytes FILE: HEX             the same with bytes
    cut FILE: LENGTH            keeps the first bytes
    damage FILE: OFFSET         turns over the bits of one byte
    copy FILE: OTHER            OTHER becomes a copy of FILE
    delete FILE                 a file or a folder
    folder FILE                 a folder stands there (in place of the file)
    link FILE: TARGET           a symbolic link stands there (in place of the file)
    run ARGUMENTS               instead of "build report -o out/report.pdf"
    status NUMBER               the exit status
    makes FILE                  a file that is new or different afterwards
    shows TEXT                  text that out/report.pdf shows
    -- en
    what is printed: standard error, then standard output with "> " before each line
    -- id
    the same in Indonesian

Files are named from a scratch folder: report/ (the sample), templates/, fonts/fonts.txt, out/ (with
an earlier report.pdf and report.rekap.json). Lines that begin with # are comments.
"""

import difflib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
LANGUAGES = ("en", "id")
EARLIER = {"report.pdf": b"%PDF-1.7 an earlier report\n", "report.rekap.json": b"{}\n"}
DEFAULT_RUN = "build report -o out/report.pdf"


class Fault(Exception):
    """A case that is written wrongly or does not hold."""


class Case:
    def __init__(self, title, line):
        self.title, self.line = title, line
        self.steps = []  # (word, rest, lines)
        self.expected = {language: [] for language in LANGUAGES}

    def values(self, word):
        return [rest for step, rest, _ in self.steps if step == word]

    def value(self, word, default=None):
        return (self.values(word) or [default])[-1]


def read_cases(path):
    """The comment lines at the head of a file, and its cases."""
    head, cases, language = [], [], None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("== "):
            cases.append(Case(line[3:], number))
            language = None
        elif not cases:
            head.append(line)
        elif line[:3] == "-- " and line[3:] in LANGUAGES:
            language = line[3:]
        elif language:
            cases[-1].expected[language].append(line)
        elif line.startswith("| ") or line == "|":
            cases[-1].steps[-1][2].append(line[2:])
        elif line:
            word, _, rest = line.partition(" ")
            cases[-1].steps.append((word, rest, []))
    return head, cases


def write_cases(path, head, cases):
    lines = list(head)
    for case in cases:
        lines.append(f"== {case.title}")
        for word, rest, below in case.steps:
            lines.append(f"{word} {rest}".rstrip())
            lines += [f"| {line}".rstrip() for line in below]
        for language in LANGUAGES:
            lines += [f"-- {language}"] + trimmed(case.expected[language])
        lines.append("")
    path.write_text("\n".join(lines), encoding="utf-8")


def trimmed(lines):
    """Without the empty lines at the end."""
    lines = list(lines)
    while lines and not lines[-1].strip():
        lines.pop()
    return lines


# ------------------------------------------------------------------ the scratch folder

def make_scratch(folder):
    shutil.copytree(HERE / "sample", folder / "report")
    shutil.copytree(HERE / "templates", folder / "templates")
    (folder / "fonts").mkdir()
    shutil.copy(ROOT / "fonts/fonts.txt", folder / "fonts/fonts.txt")
    (folder / "out").mkdir()
    for name, content in EARLIER.items():
        (folder / "out" / name).write_bytes(content)


def remove(path):
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif path.is_symlink() or path.exists():
        path.unlink()


def change(path, rest):
    old, found, new = (rest + " " if rest.endswith(" =>") else rest).partition(" => ")
    if not found:
        raise Fault(f"change needs OLD => NEW: {rest}")
    old, new = old.replace("\\n", "\n"), new.replace("\\n", "\n")
    text = path.read_text(encoding="utf-8")
    if text.count(old) != 1:
        raise Fault(f"{path.name} holds {old!r} {text.count(old)} times, not once")
    path.write_text(text.replace(old, new), encoding="utf-8")


def do_step(folder, word, rest, lines):
    name, _, value = rest.partition(":")
    value = value.removeprefix(" ")
    path = folder / name
    if word in ("write", "bytes", "copy", "link", "folder"):
        path.parent.mkdir(parents=True, exist_ok=True)
    if word == "change":
        change(path, value)
    elif word == "append":
        with path.open("a", encoding="utf-8") as file:
            file.write(value.replace("\\n", "\n"))
    elif word == "write":
        path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    elif word == "bytes":
        path.write_bytes(bytes.fromhex(value))
    elif word == "cut":
        path.write_bytes(path.read_bytes()[:int(value)])
    elif word == "damage":
        content, offset = bytearray(path.read_bytes()), int(value)
        content[offset] ^= 0xFF
        path.write_bytes(content)
    elif word == "copy":
        (folder / value).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, folder / value)
    elif word == "delete":
        remove(path)
    elif word == "folder":
        remove(path)
        path.mkdir()
    elif word == "link":
        remove(path)
        path.symlink_to(value)
    elif word not in ("run", "status", "makes", "shows"):
        raise Fault(f"there is no step \"{word}\"")


def snapshot(folder):
    """Every file, folder and link below a folder, with its content."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if ".lkjip" in path.parts:  # what a batch build remembers
            continue
        if path.is_symlink():
            found[name] = "-> " + os.readlink(path)
        else:
            found[name] = "folder" if path.is_dir() else path.read_bytes()
    return found


# ------------------------------------------------------------------ one case

def run_program(program, case, folder, language):
    """What was printed, and the exit status."""
    environment = {**os.environ, "LKJIP_DATA": ".", "LC_ALL": "C.UTF-8"}
    command = [program, f"--lang={language}"] + shlex.split(case.value("run", DEFAULT_RUN))
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    lines = done.stderr.decode("utf-8").splitlines()
    # How long a report took is different each time.
    shown = re.sub(r" +\d+\.\d{3}(?=  \S)", "    SECONDS", done.stdout.decode("utf-8"))
    lines += [f"> {line}".rstrip() for line in shown.splitlines()]
    return lines, done.returncode


def pdf_text(path):
    done = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=False)
    if done.returncode != 0:
        raise Fault(f"pdftotext cannot read {path.name}")
    return " ".join(done.stdout.decode("utf-8").split())


def check_files(case, before, after):
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    expected = set(case.values("makes"))
    faults = [f"{name} was changed, made or removed" for name in sorted(changed - expected)]
    return faults + [f"{name} was not made" for name in sorted(expected - changed)]


def run_case(program, case, language):
    """What was printed, and the faults beside it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_scratch(folder)
        for word, rest, lines in case.steps:
            do_step(folder, word, rest, lines)
        before = snapshot(folder)
        lines, status = run_program(program, case, folder, language)
        faults = check_files(case, before, snapshot(folder))
        if str(status) != case.value("status"):
            faults.append(f"exit status {status}, expected {case.value('status')}")
        for text in case.values("shows"):
            if text not in pdf_text(folder / "out/report.pdf"):
                faults.append(f"the report does not show {text!r}")
        return lines, faults


def test_case(program, case, update):
    """The faults of a case; with update its messages are taken over."""
    faults = []
    for language in LANGUAGES:
        lines, other = run_case(program, case, language)
        faults += [f"{language}: {fault}" for fault in other]
        expected, actual = trimmed(case.expected[language]), trimmed(lines)
        if expected != actual:
            diff = difflib.unified_diff(expected, actual, f"expected ({language})",
                                        f"printed ({language})", lineterm="")
            shown = list(diff)
            print("\n".join("# " + line for line in shown))
            if not update:
                faults.append(f"{language}: other messages (UPDATE_GOLDEN=1 takes them over)")
            if not other:
                case.expected[language] = actual
    return faults


def main():
    program = os.path.abspath(sys.argv[1])
    update = os.environ.get("UPDATE_GOLDEN") == "1"
    files = [(Path(path), *read_cases(Path(path))) for path in sys.argv[2:]]
    print(f"1..{sum(len(cases) for _, _, cases in files)}")
    number = failed = 0
    for path, head, cases in files:
        for case in cases:
            number += 1
            try:
                faults = test_case(program, case, update)
            except (Fault, OSError, ValueError) as error:
                faults = [str(error)]
            failed += bool(faults)
            for fault in faults:
                print(f"# {path.name}:{case.line}: {fault}")
            result = "not ok" if faults else "ok"
            print(f"{result} {number} - {path.stem}: {case.title}".replace("#", "\\#"), flush=True)
        if update:
            write_cases(path, head, cases)
    raise SystemExit(1 if failed else 0)


main()
