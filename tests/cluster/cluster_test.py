#!/usr/bin/env python3
"""Runs the examples of docs/banyak.md: GNU parallel, and a Slurm job array on a cluster of one node that is started
for the test in a folder of its own (munged, slurmctld, slurmd; as root). Prints TAP.

usage: LKJIP_LONG_TESTS=1 cluster_test.py LKJIP SOURCE_FOLDER
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LKJIP = os.path.abspath(sys.argv[1])
SOURCE = Path(sys.argv[2]).resolve()
COUNT, PARTS = 12, 3
ENVIRONMENT = dict(os.environ, LKJIP=LKJIP, LKJIP_DATA=str(SOURCE))


def run(*command, **more):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False,
                          env=dict(ENVIRONMENT, **more))
    assert done.returncode == 0, f"{command[0]}: {done.returncode}: {done.stdout[-500:]}{done.stderr[-800:]}"
    return done.stdout


def make_reports(folder):
    for number in range(COUNT):
        run(SOURCE / "bench/make_report", folder / f"masukan 2024/dinas {number}", "--pages", 30, "--seed", number)
    for report in sorted((folder / "masukan 2024").iterdir()):
        run(LKJIP, "build", "-q", "-o", f"{folder}/sendiri/", report)


def check(folder, name):
    """Every report once, as when built alone; the summaries join by concatenation."""
    alone = {path.name: path.read_bytes() for path in (folder / "sendiri").glob("*.pdf")}
    spread = {path.name: path.read_bytes() for path in (folder / name).glob("*.pdf")}
    assert len(alone) == COUNT and spread == alone, f"{len(spread)} of {len(alone)} files, or other bytes"
    summaries = sorted((folder / name).glob("ringkasan-*.jsonl"))
    assert len(summaries) == PARTS, summaries
    lines = "".join(path.read_text() for path in summaries).splitlines()
    records = [json.loads(line) for line in lines]
    assert sorted(record["laporan"] for record in records) == sorted(f"dinas {n}" for n in range(COUNT))
    assert all(record["akhir"] == "selesai" and record["status"] == 0 for record in records)
    assert sum(1 for path in summaries if path.read_text()) > 1, "one share holds everything"


def test_parallel(folder):
    run(SOURCE / "docs/banyak/lkjip-parallel", PARTS, folder / "masukan 2024", folder / "hasil paralel")
    check(folder, "hasil paralel")


CONFIGURATION = """ClusterName=uji
SlurmctldHost=localhost
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
CredType=cred/munge
SlurmctldPort=26817
SlurmdPort=26818
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
NodeName=localhost NodeAddr=127.0.0.1 CPUs={processors} State=UNKNOWN
PartitionName=semua Nodes=localhost Default=YES MaxTime=60 State=UP
"""


class Cluster:
    """Slurm on this computer alone."""

    def __init__(self, folder):
        self.folder = folder
        self.started = []
        for name in ("state", "spool"):
            (folder / name).mkdir(parents=True)
        os.chmod(folder, 0o755)
        self.configuration = folder / "slurm.conf"
        self.configuration.write_text(CONFIGURATION.format(folder=folder, processors=os.cpu_count()))
        key = folder / "munge.key"
        key.write_bytes(os.urandom(128))
        os.chmod(key, 0o400)
        self.start("munged", "--foreground", "--force", f"--socket={folder}/munge.socket", f"--key-file={key}",
                   f"--pid-file={folder}/munge.pid", f"--log-file={folder}/munge.log", f"--seed-file={folder}/munge.seed")
        self.wait(lambda: (folder / "munge.socket").exists(), "munged")
        self.start("slurmctld", "-D", "-f", str(self.configuration))
        self.start("slurmd", "-D", "-f", str(self.configuration), "-N", "localhost")
        self.wait(lambda: "idle" in self.answer("sinfo", "-h", "-o", "%T"), "slurm")

    def start(self, *command):
        log = open(self.folder / f"{command[0]}.out", "wb")
        self.started.append(subprocess.Popen(command, stdout=log, stderr=log, env=self.environment()))

    def environment(self):
        return dict(ENVIRONMENT, SLURM_CONF=str(self.configuration))

    def answer(self, *command):
        return subprocess.run(command, capture_output=True, text=True, check=False, env=self.environment()).stdout

    def wait(self, condition, what, seconds=60):
        for _ in range(seconds * 5):
            if condition():
                return
            time.sleep(0.2)
        logs = "".join(path.read_text(errors="replace")[-600:] for path in self.folder.glob("*.log"))
        raise AssertionError(f"{what} does not get ready: {logs}")

    def stop(self):
        for process in reversed(self.started):
            process.terminate()
        for process in self.started:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def test_slurm(folder):
    cluster = Cluster(folder / "slurm")
    try:
        (folder / "log").mkdir()
        done = subprocess.run(
            ["sbatch", "--wait", "--parsable", f"--array=1-{PARTS}", f"--chdir={folder}/log",
             str(SOURCE / "docs/banyak/lkjip.sbatch"), str(folder / "masukan 2024"), str(folder / "larik")],
            capture_output=True, text=True, check=False, env=cluster.environment(), timeout=300)
        logs = "".join(path.read_text() for path in (folder / "log").iterdir())
        assert done.returncode == 0, f"{done.returncode}: {done.stderr[-500:]}{logs[-800:]}"
        check(folder, "larik")
    finally:
        cluster.stop()


def main():
    if os.environ.get("LKJIP_LONG_TESTS") != "1":
        print("1..0 # SKIP long: set LKJIP_LONG_TESTS=1")
        return 0
    tests = [("GNU parallel", "parallel", test_parallel), ("Slurm", "sbatch", test_slurm)]
    print(f"1..{len(tests)}")
    failed = False
    folder = Path(tempfile.mkdtemp(prefix="cluster-"))
    make_reports(folder)
    for number, (name, program, test) in enumerate(tests, 1):
        if shutil.which(program) is None:
            print(f"ok {number} - {name} # SKIP {program} is not installed")
            continue
        try:
            test(folder)
            print(f"ok {number} - {name}")
        except Exception as error:  # noqa: BLE001  all faults of a test are told
            failed = True
            print(f"not ok {number} - {name}\n# {type(error).__name__}: " + str(error)[:2500].replace("\n", "\n# "))
    shutil.rmtree(folder, ignore_errors=True)
    return 1 if failed else 0


sys.exit(main())
