#!/usr/bin/env python3
"""Follows docs/mulai.md as a new user would, and looks at what comes out.

usage: start_test.py LKJIP [FOLDER]

Commands are run, files written, texts replaced as the document says. With FOLDER the report stays
there. Prints TAP.
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
DOCUMENT = ROOT / "docs/mulai.md"
REPORT = "input/dinas-contoh-2025"
STEP = re.compile(
    r"^```sh\n(?P<shell>.*?)^```$"
    r"|^Berkas `(?P<file>[^`]+)`:\n\n```\w+\n(?P<text>.*?)^```$"
    r"|Di `(?P<changed>[^`]+\.json)`:\n\n\| Tertulis \| Ganti dengan \|\n\|---\|---\|\n(?P<rows>(?:\|[^\n]*\|\n)+)"
    r"|^Di `(?P<below>[^`]+)`, tepat di bawah baris\n\n```text\n(?P<line>.*?)\n```\n\ntambahkan\n\n"
    r"```\w+\n(?P<added>.*?)^```$",
    re.S | re.M)


def replace(path, rows):
    text = path.read_text(encoding="utf-8")
    for row in rows.splitlines():
        old, new = re.fullmatch(r"\| `(.*)` \| `(.*)` \|", row).groups()
        assert old in text, f"{path.name} does not hold {old}"
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def follow(step, folder, environment):
    """Does one step; returns what was printed."""
    if step["shell"]:
        done = subprocess.run(["sh", "-eu", "-c", step["shell"]], cwd=folder, env=environment, check=False,
                              capture_output=True, text=True, stdin=subprocess.DEVNULL)
        assert done.returncode == 0, f"{step['shell']}{done.stdout}{done.stderr}"
        return done.stdout + done.stderr
    if step["file"]:
        path = folder / step["file"]
        path.write_text(step["text"], encoding="utf-8")
    elif step["changed"]:
        replace(folder / REPORT / step["changed"], step["rows"])
    else:
        path = folder / step["below"]
        text = path.read_text(encoding="utf-8")
        assert text.count(step["line"]) == 1, step["line"]
        path.write_text(text.replace(step["line"], step["line"] + "\n" + step["added"]), encoding="utf-8")
    return ""


def pages(path):
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True,
                          check=True).stdout


def walk(folder, text):
    """Follows the document; the first and the last PDF as text, and the last words of check."""
    (folder / "bin").mkdir(exist_ok=True)
    (folder / "bin/lkjip").symlink_to(LKJIP)
    (folder / "input").mkdir(exist_ok=True)
    shutil.copytree(ROOT / "templates", folder / "templates")
    environment = dict(os.environ, PATH=f"{folder}/bin:{os.environ['PATH']}", LANG="C.UTF-8")
    environment.pop("LANGUAGE", None)
    pdf = folder / "output/dinas-contoh-2025.pdf"
    shown, heard = [], ""
    for step in STEP.finditer(text):
        output = follow(step, folder, environment)
        if step["shell"] and "lkjip build" in step["shell"]:
            shown.append(pages(pdf))
        if step["shell"] and "lkjip check" in step["shell"]:
            heard = output
    return shown, heard


def check_result(folder, shown, heard):
    yield "both builds are there", len(shown) == 2
    yield "the first has marks", "[belum diisi:" in shown[0] and "Dinas Sosial" in shown[0]
    yield "the last has none", "belum diisi" not in shown[1]
    yield "check finds nothing open or wrong", not re.search(r"T03[28]|M047|: error |warnings [1-9]", heard), heard
    yield "own table", "Penerima Bantuan Menurut Kecamatan" in shown[1] and re.search(r"290\s+337\s+627", shown[1])
    yield "own narrative", "627 penerima bantuan" in " ".join(shown[1].split())
    yield "own chart", re.search(r"Gambar \d\.\d+\s+Penerima Bantuan", shown[1]) and "tampak pada Gambar" in shown[1]
    yield "computed figures", "126,87" in shown[1] and "97,48" in shown[1]
    plan = (folder / "input/dinas-contoh-2026/perencanaan.json").read_text(encoding="utf-8")
    yield "the next year's target is that of the Renstra", '"2026": 70' in plan
    final = folder / REPORT / "laporan.json"
    final.write_text(final.read_text(encoding="utf-8").replace('"tahap": "draf"', '"tahap": "final"'))
    done = subprocess.run([LKJIP, "build", str(folder / REPORT), "-o", str(folder / "final.pdf")],
                          capture_output=True, text=True, check=False)
    yield "it can be made final", done.returncode == 0, done.stderr


def main():
    text = DOCUMENT.read_text(encoding="utf-8")
    keep = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    failed, number = False, 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = keep or Path(temporary)
        folder.mkdir(exist_ok=True)
        blocks = len(re.findall(r"^```(?:sh|json|xml|markdown)$", text, re.M))
        steps = list(STEP.finditer(text))
        covered = sum(bool(step["shell"] or step["file"] or step["below"]) for step in steps)
        results = [("every block is a step", blocks == covered, f"{blocks} blocks, {covered} steps")]
        for picture in re.findall(r"!\[[^]]*\]\(([^)]+)\)", text):
            path = DOCUMENT.parent / picture
            results.append((f"picture {picture}", path.is_file() and path.stat().st_size < 60000))
        try:
            results += list(check_result(folder, *walk(folder, text)))
        except (AssertionError, OSError, AttributeError, subprocess.SubprocessError) as error:
            results.append(("the steps can be followed", False, str(error)))
        for name, good, *words in results:
            number += 1
            failed = failed or not good
            if not good:
                print("\n".join(f"# {line}" for line in "".join(words).splitlines()[:40]))
            print(f"{'ok' if good else 'not ok'} {number} - {name}", flush=True)
    print(f"1..{number}")
    raise SystemExit(1 if failed else 0)


main()
