#!/usr/bin/env python3
"""Tests that the recipes of docs/ungkapan.md give the text printed below them; and its links.

usage: recipe_test.py LKJIP

A recipe is a code block of XML (put into a pack) or of Markdown (a narrative), followed by a block
of text. With UPDATE_GOLDEN=1 the blocks of text are written instead. Prints TAP.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LKJIP = os.path.abspath(sys.argv[1])
UPDATE = bool(os.environ.get("UPDATE_GOLDEN"))
DOCUMENT = ROOT / "docs/ungkapan.md"
REPORT = "dinsos-mamuju-2024"
RECIPE = re.compile(r"^```(xml|markdown)\n(.*?)^```\n\n```text\n(.*?)^```$", re.S | re.M)
PACK = """<?xml version="1.0" encoding="UTF-8"?>
<paket nama="resep" induk="lkjip"><isi><seksi halaman="isi">
{}
</seksi></isi></paket>
"""


def prepare(folder):
    """A copy of the example report that uses the pack of the recipe."""
    report = folder / "input" / REPORT
    shutil.copytree(ROOT / "input" / REPORT, report)
    path = report / "laporan.json"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'"paket": "[^"]*"', '"paket": "resep"', text), encoding="utf-8")
    (folder / "templates/resep").mkdir(parents=True)
    return report


def shown(dump):
    """The texts of a document, a line a paragraph; the cells of a row in one line."""
    lines, row_depth = [], None
    for line in dump.splitlines():
        depth = len(line) - len(line.lstrip())
        word = line.split()[0] if line.strip() else ""
        if row_depth is not None and depth <= row_depth:
            row_depth = None
        if word in ("row", "head", "total"):
            row_depth = depth
            lines.append([])
        elif word == "paragraph" and (row_depth is None or not lines):
            lines.append([""])
        elif word == "cell":
            lines[-1].append("")
        text = re.match(r'\s*text "((?:[^"\\]|\\.)*)"', line)
        if text and lines and lines[-1]:
            lines[-1][-1] += text[1].replace('\\"', '"').replace("\u00a0", " ")
    return "".join(" | ".join(line) + "\n" for line in lines if any(line))


def result(kind, recipe, folder):
    report = prepare(folder)
    if kind == "markdown":
        (report / "narasi/resep.md").write_text(recipe, encoding="utf-8")
        recipe = '<narasi berkas="resep"/>'
    (folder / "templates/resep/pack.xml").write_text(PACK.format(recipe), encoding="utf-8")
    command = [LKJIP, "dump", "--lang=en", "--stage=document", f"--templates={folder}/templates",
               f"--templates={ROOT}/templates", str(report)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    # Narratives that the small pack leaves out, and parts of the other pack, are told of.
    errors = [line for line in done.stderr.splitlines() if re.search(r": error |resep", line)]
    if done.returncode != 0 or errors:
        raise AssertionError(done.stderr)
    return shown(done.stdout)


def broken_links(text):
    """Links of the document to files or headings that are not there."""
    for target in re.findall(r"\]\(([^)]+)\)", text):
        name, _, anchor = target.partition("#")
        path = DOCUMENT.parent / (name or DOCUMENT.name)
        headings = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.M) if path.is_file() else []
        anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
        if not path.is_file() or (anchor and anchor not in anchors):
            yield target


def main():
    text = DOCUMENT.read_text(encoding="utf-8")
    recipes = list(RECIPE.finditer(text))
    print(f"1..{len(recipes) + 2}")
    count = len(re.findall(r"^```(?:xml|markdown)$", text, re.M))
    good = len(recipes) == count > 0
    print(f"{'ok' if good else 'not ok'} 1 - every recipe shows its text")
    broken = sorted(set(broken_links(text)))
    print(f"{'not ok' if broken else 'ok'} 2 - links{': ' if broken else ''}{' '.join(broken)}")
    failed = not good or bool(broken)
    pieces, rest = [], 0
    for number, match in enumerate(recipes, 3):
        is_shown = match[3]
        with tempfile.TemporaryDirectory() as folder:
            try:
                is_shown = result(match[1], match[2], Path(folder))
                assert is_shown, "nothing is shown"
                assert UPDATE or is_shown == match[3], f"the document says:\n{match[3]}it gives:\n{is_shown}"
                word = "ok"
            except (AssertionError, OSError, subprocess.SubprocessError) as error:
                print("\n".join(f"# {line}" for line in str(error).splitlines()))
                word, failed = "not ok", True
        print(f"{word} {number} - recipe {number - 2}", flush=True)
        pieces += [text[rest:match.start(3)], is_shown]
        rest = match.end(3)
    if UPDATE and not failed:
        DOCUMENT.write_text("".join(pieces) + text[rest:], encoding="utf-8")
    raise SystemExit(1 if failed else 0)


main()
