"""What the program computes: lkjip dump --stage=figures."""

import re
import subprocess
from fractions import Fraction

LINE = re.compile(r"(\S+) = (.*?)(?:  \((-?\d+(?:\.\d+)?(?:/\d+)?)\))?")


def computed(program, folder):
    """{path: (exact number or None, shown text)}"""
    command = [program, "--lang=en", "dump", "--stage=figures", folder]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    result = {}
    for line in done.stdout.splitlines():
        match = LINE.fullmatch(line) if line and line[0] not in " {}[]" else None
        if match:
            path, shown, exact = match.groups()
            if path in result:
                result[path + " (twice)"] = (None, shown)
            result[path] = (None if exact is None else Fraction(exact), shown)
    if done.returncode not in (0, 1) or not result or ": error " in done.stderr:
        raise RuntimeError(f"exit status {done.returncode}\n{done.stderr[-3000:]}")
    return result
