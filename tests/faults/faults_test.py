#!/usr/bin/env python3
"""Tests that a report which exists survives whatever happens while a new one is written.

usage: faults_test.py LKJIP FAULTS INPUT

Every call on the way of the files to the disk is made to fail in turn (FAULTS is preloaded, see
faults.c), and the program is killed there and at random times: afterwards each file is the old one
or the new one, whole, and a message says what went wrong. Prints TAP.
"""

import os
import random
import re
import resource
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LKJIP, FAULTS, INPUT = (os.path.abspath(argument) for argument in sys.argv[1:4])
SMALL = Path(__file__).resolve().parents[1] / "messages"
KILLS = 200 if os.environ.get("LKJIP_LONG_TESTS") == "1" else 20
NAMES = ("laporan.pdf", "laporan.rekap.json", "laporan.ttd.json")


def environment(**more):
    values = {**os.environ, "LC_ALL": "C.UTF-8", **more}
    if "LD_PRELOAD" in values:
        values["ASAN_OPTIONS"] = values.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0"
    return values


class Fault:
    """Two states of one report: files as they were, and as they are to be."""

    def __init__(self, folder, source, template=None):
        self.folder, self.out = folder, folder / "out"
        self.report, self.out_pdf = folder / "report", folder / "out" / NAMES[0]
        shutil.copytree(source, self.report)
        if template:
            shutil.copytree(template, folder / "templates")
        self.out.mkdir()
        self.new = self.build_state()
        data = (self.report / "laporan.json").read_text(encoding="utf-8")
        changed = re.sub(r'"nama": "[^"]*"', '"nama": "Dinas Lama"', data, count=1)
        assert changed != data
        (self.report / "laporan.json").write_text(changed, encoding="utf-8")
        self.old = self.build_state()
        (self.report / "laporan.json").write_text(data, encoding="utf-8")
        assert self.old[NAMES[0]] != self.new[NAMES[0]]

    def build_state(self):
        status, messages = self.build()
        assert status == 0, messages
        return self.state()

    def state(self):
        return {name: (self.out / name).read_bytes() for name in NAMES if (self.out / name).exists()}

    def put_old(self):
        for path in self.out.iterdir():
            path.unlink()
        for name, content in self.old.items():
            (self.out / name).write_bytes(content)

    def build(self, output=None, **options):
        done = subprocess.run([LKJIP, "build", "--lang=en", "-o", output or self.out_pdf, self.report],
                              capture_output=True, text=True, check=False,
                              env=environment(**options.pop("env", {})), **options)
        return done.returncode, done.stderr

    def leftovers(self):
        return [path.name for path in self.out.iterdir() if path.name not in NAMES]

    def check_whole(self, what):
        state = self.state()
        for name in self.old:
            assert state.get(name) in (self.old[name], self.new[name]), \
                f"{what}: {name} is neither the old nor the new file"


def calls(fault):
    """Every call of a build without faults: (name, number)."""
    count = fault.folder / "calls"
    fault.put_old()
    status, messages = fault.build(env={"LD_PRELOAD": FAULTS, "FAULT_COUNT": str(count)})
    assert status == 0, messages
    return [tuple(line.split()) for line in count.read_text().splitlines()]


def inject(fault, call, number, kind):
    fault.put_old()
    return fault.build(env={"LD_PRELOAD": FAULTS, "FAULT": f"{call}:{number}:{kind}"})


# ------------------------------------------------------------------ tests

TESTS = []


def test(function):
    TESTS.append(function)
    return function


@test
def every_call_is_seen(small, _):
    seen = {name for name, _ in calls(small)}
    assert seen == {"open", "write", "fsync", "close", "rename"}, seen
    assert len(calls(small)) >= 15, calls(small)


@test
def an_error_of_any_call_keeps_whole_files_and_is_reported(small, _):
    kinds = {"open": ("EACCES", "EROFS", "ENOSPC"), "write": ("ENOSPC", "EIO", "EDQUOT"),
             "fsync": ("EIO", "ENOSPC"), "close": ("EIO", "EDQUOT"), "rename": ("EACCES", "EIO")}
    injected = 0
    for call, number in calls(small):
        for kind in kinds[call]:
            status, messages = inject(small, call, number, kind)
            what = f"{call} {number} {kind}"
            small.check_whole(what)
            if call == "close" and status == 0:
                # The folder was synced already: nothing is lost.
                assert small.state() == small.new, what
                continue
            assert status == 3, f"{what}: exit status {status}: {messages}"
            assert "B004: cannot write" in messages, f"{what}: {messages}"
            assert not small.leftovers(), f"{what}: {small.leftovers()} left behind"
            injected += 1
    assert injected > 30, injected


@test
def before_the_pdf_is_in_place_nothing_is_new(small, _):
    for call, number in calls(small):
        if call != "write":
            continue
        status, messages = inject(small, call, number, "ENOSPC")
        assert status == 3 and small.state() == small.old, f"{call} {number}: {messages}"
        assert "no space left" in messages.lower() or "full" in messages.lower(), messages


@test
def interrupted_and_short_writes_go_on(small, _):
    for call, number in calls(small):
        for kind in ("EINTR", "short"):
            if call == "write":
                status, messages = inject(small, call, number, kind)
                assert status == 0 and small.state() == small.new, f"{number} {kind}: {messages}"


@test
def killed_at_any_call_keeps_whole_files(small, _):
    for call, number in calls(small):
        status, _ = inject(small, call, number, "kill")
        assert status == -signal.SIGKILL, f"{call} {number}: exit status {status}"
        small.check_whole(f"killed at {call} {number}")
        status, messages = small.build()
        assert status == 0 and small.state() == small.new, messages


@test
def killed_at_random_times_keeps_whole_files(_, large):
    generator = random.Random(2024)
    large.put_old()
    start = time.monotonic()
    status, messages = large.build()
    assert status == 0, messages
    duration = time.monotonic() - start
    unfinished = 0
    for number in range(KILLS):
        large.put_old()
        # Two of three in the second half, where the files are written.
        share = generator.uniform(0, 0.9) if number % 3 == 0 else generator.uniform(0.5, 0.95)
        program = subprocess.Popen([LKJIP, "build", "-o", large.out_pdf, large.report],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   env=environment())
        time.sleep(duration * share)
        program.kill()
        unfinished += program.wait() == -signal.SIGKILL
        large.check_whole(f"killed after {share:.3f} of the time")
    print(f"# {KILLS} kills, {unfinished} before the end")
    assert unfinished > KILLS // 5, unfinished
    status, messages = large.build()
    assert status == 0 and large.state() == large.new, messages


@test
def a_full_disk_keeps_the_old_file(_, large):
    """A limit on the size of files stands in for the disk: writes really fail."""
    for limit in (0, 1, 4096, 65536, len(large.new[NAMES[0]]) - 1):
        large.put_old()
        status, messages = large.build(
            preexec_fn=lambda size=limit: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
        assert status == 3, f"{limit}: exit status {status}: {messages}"
        assert "B004: cannot write" in messages, f"{limit}: {messages}"
        assert large.state() == large.old and not large.leftovers(), limit


@test
def a_full_file_system_keeps_the_old_file(_, large):
    """The same on a small file system, where the machine allows to mount one."""
    place = large.folder / "kecil"
    place.mkdir()
    size = len(large.old[NAMES[0]]) + len(large.new[NAMES[0]]) // 2
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "lkjip-test", place],
                          capture_output=True, check=False)
    if done.returncode != 0:
        return "no file system can be mounted here"
    try:
        (place / NAMES[0]).write_bytes(large.old[NAMES[0]])
        status, messages = large.build(output=place / NAMES[0])
        assert status == 3 and "B004" in messages, messages
        assert (place / NAMES[0]).read_bytes() == large.old[NAMES[0]]
        assert [path.name for path in place.iterdir()] == [NAMES[0]]
    finally:
        subprocess.run(["umount", place], check=True)
    return None


@test
def a_folder_without_permission(small, _):
    """Root may write everywhere: the program then runs as another user."""
    small.put_old()
    options = {"user": 65534, "group": 65534} if os.geteuid() == 0 else {}
    for folder in (small.folder.parent, small.folder):
        folder.chmod(0o755)
    small.out.chmod(stat.S_IRUSR | stat.S_IXUSR | stat.S_IROTH | stat.S_IXOTH)
    try:
        status, messages = small.build(**options)
    except PermissionError:
        return "another user cannot run the program here"
    finally:
        small.out.chmod(0o755)
    assert status == 3 and "B004: cannot write" in messages, f"{status}: {messages}"
    assert small.state() == small.old and not small.leftovers()
    return None


@test
def a_folder_in_place_of_the_file(small, _):
    small.put_old()
    small.out_pdf.unlink()
    small.out_pdf.mkdir()
    status, messages = small.build(output=small.out)
    (small.out / "report.pdf").unlink(missing_ok=True)
    assert status == 0, messages
    target = small.out / "report.pdf"
    target.mkdir()
    status, messages = small.build(output=small.out)
    assert status == 3 and "it is a folder" in messages, messages
    assert target.is_dir() and small.out_pdf.is_dir()
    target.rmdir()
    small.out_pdf.rmdir()


@test
def a_device_and_a_pipe_are_left_alone(small, _):
    small.put_old()
    for make in (lambda path: os.mkfifo(path), lambda path: path.symlink_to("/dev/full")):
        small.out_pdf.unlink()
        make(small.out_pdf)
        before = os.lstat(small.out_pdf)
        status, messages = small.build(timeout=60)
        assert status != 0 and "B003" in messages, f"{status}: {messages}"
        assert os.lstat(small.out_pdf).st_ino == before.st_ino


@test
def a_link_is_replaced_and_its_file_kept(small, _):
    small.put_old()
    other = small.folder / "lain.pdf"
    small.out_pdf.rename(other)
    small.out_pdf.symlink_to(other)
    status, messages = small.build()
    assert status == 0, messages
    assert not small.out_pdf.is_symlink() and small.out_pdf.read_bytes() == small.new[NAMES[0]]
    assert other.read_bytes() == small.old[NAMES[0]]


@test
def who_has_the_old_file_open_reads_on(small, _):
    small.put_old()
    with small.out_pdf.open("rb") as opened:
        first = opened.read(100)
        status, messages = small.build()
        assert status == 0, messages
        assert first + opened.read() == small.old[NAMES[0]]
    assert small.state() == small.new


def main():
    failed = 0
    print(f"1..{len(TESTS)}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "small").mkdir()
        (folder / "large").mkdir()
        small = Fault(folder / "small", SMALL / "sample", SMALL / "templates")
        large = Fault(folder / "large", Path(INPUT) / "dinsos-mamuju-2024")
        for number, function in enumerate(TESTS, 1):
            try:
                skipped = function(small, large)
                print(f"ok {number} - {function.__name__}"
                      + (f" # SKIP {skipped}" if skipped else ""), flush=True)
            except AssertionError as error:
                failed += 1
                print(f"not ok {number} - {function.__name__}")
                print("\n".join("# " + line for line in str(error).splitlines()), flush=True)
    return 1 if failed else 0


sys.exit(main())
