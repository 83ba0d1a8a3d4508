#!/usr/bin/env python3
"""Tests build of many reports: the same bytes as alone, faults apart, summary, shares, interruption.

usage: batch_test.py LKJIP SOURCE_FOLDER. Prints TAP.
"""

import contextlib
import json
import os
import pty
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LKJIP, ROOT = sys.argv[1], Path(sys.argv[2])
SMALL = ROOT / "tests/record/cases/laporan"
COUNT = 6


def run(*arguments):
    result = subprocess.run([LKJIP, "--lang=en", "build", *map(str, arguments)], capture_output=True,
                            text=True, timeout=120)
    return result.returncode, result.stdout, result.stderr


def expect(found, wanted, what):
    if found != wanted:
        raise AssertionError(f"{what}: {found!r} instead of {wanted!r}")


def make_reports(folder):
    """Reports of different names; the fourth has a fault."""
    reports = [folder / f"dinas-{number}" for number in range(COUNT)]
    for report in reports:
        shutil.copytree(SMALL, report)
    fault = reports[3] / "laporan.json"
    fault.write_text(fault.read_text().replace("{", '{"ngawur": 1,', 1))
    return reports


def outputs(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_same_as_alone(folder):
    reports = make_reports(folder)
    status, out, err = run("-j", "3", "-o", f"{folder}/many/", *reports)
    expect(status, 1, "status")
    assert "ngawur" in err, err
    assert f"{COUNT - 1} of {COUNT} reports written" in out, out
    for report in reports:
        run("-o", f"{folder}/alone/", report)
    expect(outputs(folder / "many"), outputs(folder / "alone"), "files")
    assert len(outputs(folder / "many")) >= 2 * (COUNT - 1)


def test_packs_are_not_mixed(folder):
    """Reports with the same pack, with another look, and with a pack of the same name of their own."""
    reports = make_reports(folder)
    del reports[3]
    looks = [{}, {}, {"paket": "lkjip-gowa"}, {"tampilan": "lkjip-polos"}, {"warna": "#204060"}]
    for report, look in zip(reports, looks):
        data = report / "laporan.json"
        data.write_text(json.dumps({**json.loads(data.read_text()), **look}))
    own = reports[1] / "templates" / "lkjip"
    shutil.copytree(ROOT / "templates" / "lkjip", own)
    for part in own.glob("bab*.xml"):
        part.write_text(part.read_text().replace("<bab ", '<paragraf>Milik sendiri.</paragraf><bab ', 1))
    again = [folder / f"lagi-{number}" for number in range(len(reports))]
    for report, copy in zip(reports, again):
        shutil.copytree(report, copy)
    every = [*reports, *again]
    status, _, err = run("-j", "1", "-o", f"{folder}/many/", *every)
    messages = []
    for report in every:
        messages.append(run("-o", f"{folder}/alone/", report)[2])
    expect(outputs(folder / "many"), outputs(folder / "alone"), "files")
    expect(err.replace(f"{folder}/many/", f"{folder}/alone/"), "".join(messages), "messages")
    expect(status, 1, "status: narratives that the second pack asks for are not there")
    words = subprocess.run(["pdftotext", folder / "many" / "lagi-1.pdf", "-"], capture_output=True, text=True)
    assert "Milik sendiri." in words.stdout, "its own pack"


def kept(folder, reports, *options):
    """The reports whose files are up to date."""
    _, out, _ = run("-q", "-o", f"{folder}/many/", "--summary", "-", *options, *reports)
    lines = [json.loads(line) for line in out.splitlines()]
    return {line["laporan"] for line in lines if line["akhir"] == "mutakhir"}


def test_only_what_changed_is_made(folder):
    reports = make_reports(folder)
    good = {report.name for report in reports if report.name != "dinas-3"}
    expect(kept(folder, reports), set(), "at first")
    before = outputs(folder / "many")
    expect(kept(folder, reports), good, "the second time")
    expect(kept(folder, reports, "--marks=none"), set(), "with another option")
    kept(folder, reports)
    expect(kept(folder, reports, "--force"), set(), "with --force")
    expect(kept(folder, reports), good, "after --force")
    shutil.rmtree(folder / "many")
    kept(folder, reports, "--force")
    expect(kept(folder, reports), good, "after --force at first")
    expect(outputs(folder / "many"), before, "files")

    narrative = reports[0] / "laporan.json"
    narrative.write_text(narrative.read_text() + "\n")
    (reports[1] / "templates").mkdir()
    (reports[1] / "templates" / "catatan.txt").write_text("x")
    (folder / "many" / "dinas-2.pdf").unlink()
    with open(folder / "many" / "dinas-4.pdf", "r+b") as file:
        file.seek(1000)
        file.write(b"x")
    with open(folder / "many" / "dinas-5.pdf", "ab") as file:
        file.write(b"a signature is added behind the file")
    expect(kept(folder, reports), {"dinas-5"}, "after changes of four")
    expect(kept(folder, reports), good, "at last")


def test_messages_in_order(folder):
    reports = make_reports(folder)
    _, out, _ = run("-j4", "-o", f"{folder}/many/", *reports)
    places = [out.index(f"/dinas-{number}.pdf: pages") for number in range(COUNT) if number != 3]
    expect(places, sorted(places), "order")


def test_summary(folder):
    reports = make_reports(folder)
    status, out, _ = run("-q", "-o", f"{folder}/many/", "--summary", folder / "s.jsonl", *reports)
    expect((status, out), (1, ""), "status and output")
    lines = [json.loads(line) for line in (folder / "s.jsonl").read_text().splitlines()]
    expect([line["laporan"] for line in lines], [report.name for report in reports], "reports")
    expect([line["status"] for line in lines], [0, 0, 0, 1, 0, 0], "status of reports")
    assert lines[0]["halaman"] > 0 and lines[3]["kesalahan"] > 0 and lines[3]["berkas"] is None


def test_shares(folder):
    reports = make_reports(folder)
    names = []
    for part in (1, 2, 3):
        summary = folder / f"{part}.jsonl"
        run("-q", "-o", f"{folder}/many/", "--shard", f"{part}/3", "--summary", summary, *reports)
        names += [json.loads(line)["laporan"] for line in summary.read_text().splitlines()]
    expect(sorted(names), [report.name for report in reports], "reports of all shares")
    told = [run("-o", f"{folder}/many/", "--shard", f"{part}/40", reports[0])[1] for part in range(1, 41)]
    expect(sum("none of these reports falls to this share" in text for text in told), 39, "shares that have nothing to do")


def test_calls(folder):
    for option in ("--jobs=0", "--jobs=x", "--shard=0/2", "--shard=3/2", "--shard=1", "--time-limit=-1",
                   "--memory-limit=1e9"):
        status, _, err = run(option, "-o", f"{folder}/many/", SMALL)
        expect(status, 2, f"status of {option}")
        assert "C004" in err, err


def test_links_in_a_circle(folder):
    """Links that lead back into the report end, and where they lead counts as input."""
    reports = make_reports(folder)[:2]
    pictures = reports[0] / "gambar"
    pictures.mkdir(exist_ok=True)
    for name in "abcdef":
        (pictures / name).symlink_to(".")
    good = {report.name for report in reports}
    expect(kept(folder, reports), set(), "at first")
    expect(kept(folder, reports), good, "the second time")
    (pictures / "a").unlink()
    (pictures / "a").symlink_to("../narasi")
    expect(kept(folder, reports), good - {reports[0].name}, "after another link")


def test_hidden_files_are_inputs(folder):
    """A file whose name begins with a dot can be a picture or a narrative, too."""
    reports = make_reports(folder)[:2]
    (reports[0] / "narasi").mkdir(exist_ok=True)
    kept(folder, reports)
    (reports[0] / "narasi" / ".isi.md").write_text("Isi.")
    expect(kept(folder, reports), {reports[1].name}, "after a hidden file")
    deep = reports[1] / "gambar" / "/".join("abcdefghijklmnopqrst")
    deep.mkdir(parents=True)
    (deep / "x.txt").write_text("x")
    expect(kept(folder, reports), {reports[0].name}, "after a file far below")


def test_names_of_folders(folder):
    """No name of a folder reaches the terminal as it is; the summary is JSON whatever it is."""
    names = ["merah\x1b[31m", "baris\ndua", "balik\u202egnp", "kutip'\"", os.fsdecode(b"rusak\xff")]
    reports = [shutil.copytree(SMALL, folder / name) for name in names]
    summary = folder / "s.jsonl"
    result = subprocess.run([LKJIP, "--lang=en", "build", "-o", f"{folder}/many/", "--summary", summary, *reports],
                            capture_output=True, timeout=120)
    expect(result.returncode, 0, "status")
    shown = (result.stdout + result.stderr).decode()
    for sign in ("\x1b", "\u202e", "baris\n"):
        assert sign not in shown, f"{sign!r} in {shown!r}"
    lines = [json.loads(line) for line in summary.read_text().splitlines()]
    expect([line["laporan"] for line in lines], [*names[:-1], "rusak\ufffd"], "summary")


def test_own_names_within_limits(folder):
    """The name that a report gives its file is worked out in a process of its own, too."""
    reports = make_reports(folder)[:3]
    data = json.loads((reports[1] / "laporan.json").read_text())
    (reports[1] / "laporan.json").write_text(json.dumps({**data, "nama_berkas": "Laporan {{ tahun }}"}))
    expect(kept(folder, reports), set(), "at first")
    assert (folder / "many" / f"Laporan {data['tahun']}.pdf").exists(), outputs(folder / "many").keys()
    expect(kept(folder, reports), {report.name for report in reports}, "the second time")
    if b"__asan_init" in Path(LKJIP).read_bytes():
        return  # reserves more than any limit
    (reports[1] / "data.json").write_text('{"a": [' + ",".join(['{"b": [1, 2]}'] * 900000) + "]}")

    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (200 << 20, 200 << 20))

    result = subprocess.run([LKJIP, "--lang=en", "build", "-q", "-j2", "--force", "-o", f"{folder}/few/", "--summary", "-",
                             *reports], capture_output=True, text=True, timeout=120, preexec_fn=limit)
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    expect([line["akhir"] for line in lines], ["selesai", "memori", "selesai"], "ends")
    expect(result.returncode, 3, "status")
    assert f"lkjip: {reports[1]}: out of memory" in result.stderr, result.stderr


def test_memory_limit(folder):
    """A report takes the memory that it is said to take; one beyond a limit is told, and the others are made."""
    if b"__asan_init" in Path(LKJIP).read_bytes():
        return  # reserves more than any limit
    reports = make_reports(folder)[:3]
    (reports[1] / "data.json").write_text('{"a": [' + ",".join(['{"b": [1, 2]}'] * 500000) + "]}")
    status, out, err = run("-q", "-o", f"{folder}/many/", "--summary", "-", "--memory-limit=40", *reports)
    lines = [json.loads(line) for line in out.splitlines()]
    expect([line["akhir"] for line in lines], ["selesai", "memori", "selesai"], f"ends: {err[-500:]}")
    expect(status, 3, "status")
    left = sorted(path.name for path in (folder / "many").iterdir())
    assert not [name for name in left if "dinas-1" in name or name.endswith(".tmp")], left


def test_summary_that_cannot_be_written(folder):
    """It is told before anything is built."""
    status, _, err = run("-q", "-o", f"{folder}/many/", "--summary", folder / "tidak-ada/s.jsonl", *make_reports(folder))
    expect(status, 3, "status")
    assert "B004" in err and "ngawur" not in err, err
    assert not outputs(folder / "many"), "reports were built"


def test_progress(folder):
    """A bar with rate and rest on a terminal, nothing of it elsewhere and with --quiet."""
    reports = [str(report) for report in make_reports(folder)[:3]]

    def on_terminal(*options):
        process, terminal = pty.fork()
        if process == 0:
            os.execv(LKJIP, [LKJIP, "--lang=en", "build", "--force", "-j1", *options, "-o", f"{folder}/many/", *reports])
        shown = b""
        while True:
            try:
                part = os.read(terminal, 65536)
            except OSError:
                break
            if not part:
                break
            shown += part
        os.waitpid(process, 0)
        os.close(terminal)
        return shown.decode()

    shown = on_terminal()
    for done, bar in ((1, "######.............."), (2, "#############.......")):
        assert re.search(rf"\[{re.escape(bar)}\] {done}/3, \d+\.\d reports a second, \d+ s left", shown), shown
    assert "###" not in on_terminal("--quiet")
    _, out, err = run("--force", "-o", f"{folder}/many/", *reports)
    assert "###" not in out + err and "\x1b" not in out + err, out + err


def test_interruption(folder):
    """What is finished stays, nothing half-written does; also when the terminal is closed."""
    reports = make_reports(folder)[:3] * 60
    reports = [shutil.copytree(report, folder / f"many-{number}") for number, report in enumerate(reports)]
    for sent in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        out = folder / f"out-{sent}"
        process = subprocess.Popen([LKJIP, "build", "-j2", "-o", f"{out}/", *map(str, reports)],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
        while not list(out.glob("*.pdf") if out.exists() else []):
            time.sleep(0.01)
        os.killpg(process.pid, sent)
        process.communicate(timeout=60)
        expect(process.returncode, 3, f"status after {sent}")
        left = sorted(path.name for path in out.iterdir())
        assert not [name for name in left if name.endswith(".tmp")], left
        for path in out.glob("*.pdf"):
            assert path.read_bytes().rstrip().endswith(b"%%EOF"), path


def test_killed_workers_leave_nothing(folder):
    """Their temporary files go at once, not at the next run."""
    report = shutil.copytree(ROOT / "input/dinsos-gowa-2024", folder / "dinas")
    out = folder / "out"
    for attempt in range(5):
        process = subprocess.Popen([LKJIP, "build", "-q", "--force", "-j1", "-o", f"{out}/", report],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while process.poll() is None and not list(out.glob(".*.tmp")):
            time.sleep(0.001)
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # it has just ended
            for worker in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split():
                os.kill(int(worker), signal.SIGKILL)
        process.wait(timeout=60)
        left = sorted(path.name for path in out.iterdir())
        assert not [name for name in left if name.endswith(".tmp")], left


def test_kills(folder):
    """A rerun after kills of workers and of the run itself loses nothing and leaves nothing over."""
    reports = make_reports(folder)[:3] * 8
    reports = [shutil.copytree(report, folder / f"many-{number}") for number, report in enumerate(reports)]
    call = [LKJIP, "build", "-q", "-j2", "-o", f"{folder}/out/", *map(str, reports)]
    for pause in (0.02, 0.05, 0.09):
        process = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(pause)
        workers = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        for victim in (*map(int, workers[:1]), process.pid):
            os.kill(victim, signal.SIGKILL)
        process.wait(timeout=60)
    time.sleep(0.2)
    # What such a kill leaves in the worst moment.
    (folder / "out").mkdir(exist_ok=True)
    (folder / "out" / ".many-0.pdf.tmp").write_bytes(b"%PDF-1.7 half")
    status, _, err = run("-q", "-j2", "-o", f"{folder}/out/", "--force", *reports)
    expect((status, err), (0, ""), "status and messages of the rerun")
    left = sorted(path.name for path in (folder / "out").iterdir() if path.name != ".lkjip")
    expected = sorted(f"{report.name}{end}" for report in reports for end in (".pdf", ".rekap.json", ".ttd.json"))
    expect([name for name in left if name.endswith((".pdf", ".rekap.json"))],
           [name for name in expected if name.endswith((".pdf", ".rekap.json"))], "files")
    assert not [name for name in left if name.endswith(".tmp")], left


def main():
    tests = [(name, call) for name, call in globals().items() if name.startswith("test_")]
    print(f"1..{len(tests)}")
    failed = 0
    for number, (name, call) in enumerate(tests, 1):
        with tempfile.TemporaryDirectory(prefix="lkjip-test-") as folder:
            try:
                call(Path(folder))
                print(f"ok {number} - {name}")
            except Exception as fault:  # any fault is a failed test
                failed += 1
                print(f"not ok {number} - {name}")
                print("# " + str(fault).replace("\n", "\n# "))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
