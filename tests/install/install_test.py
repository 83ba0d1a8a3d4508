#!/usr/bin/env python3
"""Tests of installing: the installed program works from its own files, its completion offers what can follow, its
packages are those that docs/pasang.md lists, and uninstalling leaves nothing. Prints TAP.

usage: install_test.py LKJIP SOURCE_FOLDER BUILD_FOLDER
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

LKJIP = os.path.abspath(sys.argv[1])
SOURCE, BUILD = Path(sys.argv[2]).resolve(), Path(sys.argv[3]).resolve()
EXAMPLE = SOURCE / "input/dinsos-gowa-2024"
LOG = BUILD / "meson-logs/install-log.txt"
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in ("LKJIP_DATA", "DESTDIR")}


def run(*command, status=0, **more):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False,
                          env=dict(ENVIRONMENT, **more))
    assert done.returncode == status, f"{command[0]}: {done.returncode}: {done.stdout[-800:]}{done.stderr[-800:]}"
    return done.stdout + done.stderr


def install(place):
    run("meson", "install", "-C", BUILD, "--no-rebuild", "--quiet", "--destdir", place)
    programs = list(place.glob("**/bin/lkjip"))
    assert len(programs) == 1, programs
    return programs[0]


def everything(place):
    return sorted(str(path.relative_to(place)) for path in place.rglob("*"))


# ---------------------------------------------------------------- tests


def test_works_from_there(folder):
    """The installed program reads its own templates, fonts list and catalogue, and gives the same bytes."""
    program = install(folder / "root")
    share = program.parent.parent / "share"
    report = folder / "laporan"
    shutil.copytree(EXAMPLE, report)
    run(program, "build", "-q", "-o", folder / "a.pdf", report)
    run(LKJIP, "build", "-q", "-o", folder / "b.pdf", report, LKJIP_DATA=str(SOURCE))
    assert (folder / "a.pdf").read_bytes() == (folder / "b.pdf").read_bytes()
    assert "membuat" in run(program, "--lang=id", "--help"), "no Indonesian catalogue"
    for name in ("man/man1/lkjip.1", "bash-completion/completions/lkjip", "doc/lkjip/pasang.md",
                 "lkjip/templates/rekap-daerah/pack.xml", "lkjip/fonts/fonts.txt"):
        assert (share / name).is_file(), name
    fonts = share / "lkjip/fonts/fonts.txt"
    fonts.write_text("nonsense\n")
    answer = run(program, "build", "-q", "-o", folder / "c.pdf", report, status=3)
    assert str(fonts) in answer.replace("bin/../", ""), answer


def test_new_report(folder):
    """A first report is begun and built without the source folder."""
    program = install(folder / "root")
    run(program, "init", "-q", "--instansi=Dinas Uji", "--daerah=Kabupaten Uji", "--tahun=2025", folder / "baru")
    run(program, "build", "-q", "-o", folder / "baru.pdf", folder / "baru")
    run(program, "recap", "-q", "-o", folder / "rekap", folder / "baru.rekap.json")
    assert (folder / "rekap.pdf").stat().st_size > 10000


def test_uninstall(folder):
    """ninja uninstall takes away every file and every folder that the installation made."""
    place = folder / "root"
    place.mkdir()
    install(place)
    assert len(everything(place)) > 50
    run("ninja", "-C", BUILD, "uninstall", DESTDIR=str(place))
    assert not place.exists() or not everything(place), everything(place)


def test_purge(folder):
    """After several installations, the purge takes what uninstall no longer knows, and nothing else."""
    place = folder / "root"
    share = install(place).parent.parent / "share"
    (share / "lkjip/templates/lkjip/dari-versi-lama.xml").write_text("<kumpulan/>")
    (share / "locale/id/LC_MESSAGES/lain.mo").write_text("of another program")
    install(place)
    run("ninja", "-C", BUILD, "purge", DESTDIR=str(place))
    left = [name for name in everything(place) if (place / name).is_file()]
    assert [Path(name).name for name in left] == ["lain.mo"], left
    assert len(everything(place)) == len(Path(left[0]).parts), everything(place)
    (place / left[0]).unlink()
    run("ninja", "-C", BUILD, "purge", DESTDIR=str(place))
    assert not everything(place), everything(place)


def complete(folder, *words):
    """What bash offers for a line, the last word being typed; the program is found by the PATH."""
    script = """compopt() { :; }; source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _lkjip
                printf '%s\\n' "${COMPREPLY[@]}" """
    done = subprocess.run(["bash", "-c", script, "bash", str(SOURCE / "packaging/lkjip.bash"), *words], cwd=folder,
                          capture_output=True, text=True, check=True,
                          env=dict(ENVIRONMENT, LKJIP_DATA=str(SOURCE), PATH=f"{Path(LKJIP).parent}:{os.environ['PATH']}"))
    return [line for line in done.stdout.splitlines() if line]


def test_completion(folder):
    """Commands, options, values, folders, files, figures and tables, from the program itself."""
    shutil.copytree(EXAMPLE, folder / "laporan satu")
    shutil.copytree(EXAMPLE, folder / "laporan-dua")
    for name in ("a.pdf", "a.rekap.json", "b.txt", "c.xlsx"):
        (folder / name).write_text("")
    listed = re.findall(r"^  ([a-z-]+)  ", run(LKJIP, "--lang=en", "--help"), re.M)
    commands = complete(folder, "lkjip", "")
    assert set(commands) == set(listed) | {"help"} and len(listed) >= 15, (commands, listed)
    assert complete(folder, "lkjip", "ex") == ["explain", "extract"]
    for command in listed:
        options = {word for word in re.findall(r"^  (?:-., |    )(--[a-z-]+)", run(LKJIP, command, "--help"), re.M)}
        offered = set(complete(folder, "lkjip", command, "--"))
        assert options <= offered and offered - options <= {"--version"}, (command, options ^ offered)
    assert complete(folder, "lkjip", "build", "--marks", "") == ["none", "draft"]
    assert complete(folder, "lkjip", "build", "--marks", "=", "d") == ["draft"]
    assert "rekap-daerah" in complete(folder, "lkjip", "init", "--paket", "=", "")
    assert complete(folder, "lkjip", "build", "") == ["laporan satu/", "laporan-dua/"]
    assert complete(folder, "lkjip", "build", "laporan\\ s") == ["laporan\\ satu"]
    assert complete(folder, "lkjip", "explain", "laporan\\ satu", "hitung.sera") == ["hitung.serapan"]
    assert complete(folder, "lkjip", "build", "laporan-") == ["laporan-dua"]
    assert complete(folder, "lkjip", "build", "-o", "b") == ["b.txt"]
    assert complete(folder, "lkjip", "verify", "") == ["laporan satu/", "laporan-dua/", "a.pdf"]
    assert complete(folder, "lkjip", "recap", "a") == ["a.pdf", "a.rekap.json"]
    assert complete(folder, "lkjip", "import", "laporan-dua", "c") == ["c.xlsx"]
    assert complete(folder, "lkjip", "explain", "laporan satu/", "indikator.ppks.capaian.") == [
        "indikator.ppks.capaian.2021", "indikator.ppks.capaian.2022", "indikator.ppks.capaian.2023",
        "indikator.ppks.capaian.2024"] or complete(
            folder, "lkjip", "explain", "laporan satu/", "indikator.ppks.capaian.2024") == ["indikator.ppks.capaian.2024"]
    first = complete(folder, "lkjip", "explain", "laporan-dua", "")
    assert "hitung." in first and "indikator." in first and len(first) == len(set(first)), first
    tables = [line.split("\t")[0] for line in run(LKJIP, "table", EXAMPLE, LKJIP_DATA=str(SOURCE)).splitlines()]
    assert set(complete(folder, "lkjip", "table", "laporan-dua", "")) == set(tables) and tables
    assert complete(folder, "lkjip", "build", "tidak-ada/") == []
    assert complete(folder, "lkjip", "explain", "tidak-ada", "x") == []


def test_packages(folder):
    """docs/pasang.md lists what the program is linked to on this version of Debian."""
    release = re.search(r'VERSION_ID="?(\d+)', Path("/etc/os-release").read_text())
    text = (SOURCE / "docs/pasang.md").read_text()
    table = dict(re.findall(r"^### Debian (\d+)\n+```\n(.*?)```", text, re.M | re.S))
    assert "12" in table, "docs/pasang.md lists Debian 12"
    needed = run(SOURCE / "packaging/runtime-packages", LKJIP).split()
    assert "libc6" in needed and "hyphen-id" in needed, needed
    needed = [name for name in needed if not re.match(r"libgcc|libasan|libubsan|libstdc", name)]
    if release is None or release.group(1) not in table:
        return  # names of another release
    listed = table[release.group(1)].split()
    assert sorted(listed) == sorted(needed), sorted(set(listed) ^ set(needed))


def test_missing_library(folder):
    """Libraries that few commands need are asked for by these alone, with the name of what to install."""
    report = folder / "laporan"
    shutil.copytree(EXAMPLE, report)
    calls = {"qpdf": ("verify", folder / "a.pdf"), "zip": ("import", report, folder / "a.xlsx"),
             "xlsxwriter": ("kertas-kerja", report, "-o", folder / "b.xlsx"), "microhttpd": ("preview", report)}
    names = {library: re.findall(r'"(.*)"', (BUILD / "generator" / f"{library}_library.h").read_text())
             for library in calls}
    for name, _ in names.values():
        (folder / name).write_bytes(b"")
    without = {"LD_LIBRARY_PATH": str(folder), "LKJIP_DATA": str(SOURCE)}
    run(LKJIP, "build", "-q", "-o", folder / "a.pdf", report, **without)
    (folder / "a.xlsx").write_bytes(b"PK")
    for library, call in calls.items():
        name, package = names[library]
        answer = run(LKJIP, "--lang=en", *call, status=3, **without)
        assert answer.startswith(f"lkjip: the library {name} cannot be opened"), answer
        assert package in answer and not list(folder.glob("b.xlsx*")), answer


def main():
    tests = [(name[5:], test) for name, test in globals().items() if name.startswith("test_")]
    print(f"1..{len(tests)}")
    failed = False
    # The log of a real installation stays as it is: `ninja uninstall` reads it.
    log = LOG.read_bytes() if LOG.exists() else None
    for number, (name, test) in enumerate(tests, 1):
        folder = Path(tempfile.mkdtemp(prefix="install-"))
        try:
            test(folder)
            print(f"ok {number} - {name}")
        except Exception as error:  # noqa: BLE001  all faults of a test are told
            failed = True
            print(f"not ok {number} - {name}\n# {type(error).__name__}: " + str(error)[:1500].replace("\n", "\n# "))
        finally:
            shutil.rmtree(folder)
            if log is not None:
                LOG.write_bytes(log)
            elif LOG.exists():
                LOG.unlink()
    return 1 if failed else 0


sys.exit(main())
