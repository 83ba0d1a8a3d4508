"""What the rule checks share: the project's files, the table of layers, C text without comments."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GENERATOR = ROOT / "generator"


def c_files(*folders, suffixes=(".c", ".h")):
    """All C files below folders of the project, sorted."""
    found = []
    for folder in folders:
        found += [p for p in (ROOT / folder).rglob("*") if p.suffix in suffixes]
    return sorted(found)


def layer_of(path):
    """The folder below generator/ that a file belongs to; main.c counts as command."""
    parts = path.relative_to(GENERATOR).parts
    return parts[0] if len(parts) > 1 else "command"


def read_layers():
    """Reads layers.txt: name -> (set of permitted folders, list of header patterns)."""
    layers = {}
    for number, line in enumerate((ROOT / "tests/rules/layers.txt").read_text().splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        name, rest = line.split(":", 1)
        folders, _, headers = rest.partition("|")
        for other in folders.split():
            if other not in layers:
                raise SystemExit(f"layers.txt:{number}: {name} may not include {other}: not above it")
        layers[name.strip()] = (set(folders.split()), headers.split())
    return layers


TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


def bare(text):
    """C text with comments, strings and characters blanked; lines keep their numbers."""
    return TOKEN.sub(lambda m: " " + "\n" * m.group().count("\n"), text)


def finish(name, faults):
    """Prints the faults and ends with status 1 when there are any."""
    for fault in faults:
        print(fault)
    print(f"{name}: {len(faults)} faults")
    raise SystemExit(1 if faults else 0)
