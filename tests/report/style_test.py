#!/usr/bin/env python3
"""Tests that the look of a report is exchanged by its pack alone.

usage: style_test.py LKJIP REPORT PACK

Builds a copy of the report with "paket" set to PACK, a pack of style definitions only: no findings,
and no serif face is left in the PDF. Prints TAP.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

LKJIP, REPORT, PACK = os.path.abspath(sys.argv[1]), sys.argv[2].rstrip("/"), sys.argv[3]


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def copy_with_pack(folder, pack):
    """A copy of the report that asks for another pack."""
    copy = os.path.join(folder, "laporan-" + pack)
    shutil.copytree(REPORT, copy)
    path = os.path.join(copy, "laporan.json")
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    data["paket"] = pack
    with open(path, "w", encoding="utf-8") as file:
        json.dump(data, file, ensure_ascii=False, indent=2)
    return copy


def font_families(pdf):
    """Family names of the embedded fonts, without subset tag and style."""
    _, listed, _ = run("pdffonts", pdf)
    names = [line.split()[0] for line in listed.splitlines()[2:]]
    return {re.sub(r"^[A-Z]{6}\+|-\w+$", "", name) for name in names}


class Built:
    """One copy of the report, built with a pack."""

    def __init__(self, folder, pack):
        self.pdf = os.path.join(folder, pack + ".pdf")
        report = copy_with_pack(folder, pack)
        self.status, _, self.messages = run(LKJIP, "build", "-o", self.pdf, report)


def builds_without_findings(plain, styled):
    for built in (plain, styled):
        assert built.status == 0, built.messages
        assert built.messages.strip() == "", built.messages


def only_the_style_differs(plain, styled):
    before, after = font_families(plain.pdf), font_families(styled.pdf)
    assert before == {"LiberationSerif", "LiberationSans"}, before
    assert after == {"LiberationSans"}, after


def contents_are_the_same(plain, styled):
    contents = []
    for built in (plain, styled):
        _, text, _ = run("pdftotext", "-raw", built.pdf, "-")
        # Number and title before the leaders; page numbers may differ.
        entry = r"^(\d\.\d(?:\.\d)?) +(.+?)(?: *\.){3,} *\d+$"
        contents.append(re.findall(entry, text, re.MULTILINE))
    assert len(contents[0]) > 10, contents[0]
    assert contents[0] == contents[1], contents


def main():
    tests = [builds_without_findings, only_the_style_differs, contents_are_the_same]
    print(f"1..{len(tests)}")
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        plain, styled = Built(folder, "lkjip"), Built(folder, PACK)
        for number, function in enumerate(tests, 1):
            name = function.__name__.replace("_", " ")
            try:
                function(plain, styled)
                print(f"ok {number} - {name}")
            except AssertionError as error:
                failed = True
                print(f"not ok {number} - {name}")
                print("\n".join("# " + line for line in str(error).splitlines()))
    return failed


if __name__ == "__main__":
    sys.exit(main())
