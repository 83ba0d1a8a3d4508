"""The other commands of lkjip on a random report that was built: each does what it is for, or says why not and where."""

import csv
import io
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "preview"))
from server import News, Preview  # noqa: E402

PLACE = re.compile(r'\.(xml|json|md|xlsx \[.*\]):\d+|error R008|"baris": \d')  # R008: the whole template
SANITIZER = re.compile(r"AddressSanitizer|LeakSanitizer|runtime error|Assertion|assertion")
# qpdf 11 says so of a whole stream whose first 64 KiB come out just where one of its reads of 10 KiB ends.
FALSE_ALARM = "input stream is complete but output may still be valid"
SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)
MEGABYTES = 1000


def sound(text):
    fault = SANITIZER.search(text)
    assert not fault, text[fault.start():][:2500]
    assert "out of memory" not in text, text[-300:]


def check_pdf(path):
    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, check=False)
    told = (checked.stdout + checked.stderr).decode(errors="replace")
    warnings = [line for line in told.splitlines() if line.startswith("WARNING") and FALSE_ALARM not in line]
    assert checked.returncode == 0 or (checked.returncode == 3 and not warnings), f"{path.name}: {told[-1500:]}"


def check_workbook(path):
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
        for name in book.namelist():
            if name.endswith((".xml", ".rels")):
                ET.fromstring(book.read(name))


def files_of(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


class Program:
    """lkjip under limits of time and memory."""

    def __init__(self, path, source):
        self.path, self.source = os.path.abspath(path), source
        self.sanitized = b"__asan_init" in Path(path).read_bytes()
        self.seconds = 20 * (6 if self.sanitized else 1)
        self.environment = dict(os.environ, LKJIP_DATA=str(source))

    def limit(self):
        resource.setrlimit(resource.RLIMIT_CPU, (self.seconds, self.seconds))
        if not self.sanitized:
            resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))

    def run(self, *words):
        """Status, output and messages."""
        done = subprocess.run([self.path, "--lang=en", *map(str, words)], capture_output=True, check=False,
                              preexec_fn=self.limit, timeout=self.seconds * 4, env=self.environment)
        return done.returncode, done.stdout.decode(), done.stderr.decode()


class Commands:
    """What can be tried on one report. built: the PDF in `results`, or None when it was refused."""

    def __init__(self, program, chance, report, results, built):
        self.program, self.chance, self.report, self.results, self.built = program, chance, report, results, built
        self.work = report.parent
        self.tried = []

    def names(self):
        return [name for name in sorted(vars(Commands)) if name.startswith("try_")]

    def some(self, count):
        before = files_of(self.work)
        for name in self.chance.sample(self.names(), min(count, len(self.names()))):
            try:
                getattr(self, name)()
            except Exception as error:
                raise AssertionError(f"{name}: {type(error).__name__}: {error}; calls: {self.tried[-3:]}") from error
            sides = [path for path in self.results.rglob("*") if path.name.endswith(".tmp")]
            assert not sides, f"{name}: left behind {sides}"
            after = files_of(self.work)
            changed = [path for path in {**before, **after} if before.get(path) != after.get(path)]
            assert not changed, f"{name}: changed {changed}"

    def call(self, *words, other=(), good=True):
        """Output and messages of a call. None for the output when it was refused for its data, which is told with a place;
        `other` statuses are as good as 0. good: of the report itself, which is not refused when it was written."""
        self.tried.append(" ".join(map(str, words)))
        status, output, messages = self.program.run(*words)
        sound(output + messages)
        if status in (0, *other):
            return output, messages
        assert status in (1, 3), f"status {status}: {(output + messages)[-1500:]}"
        assert not (good and self.built), f"status {status} of a good report: {(output + messages)[-1500:]}"
        assert PLACE.search(output + messages), f"no place: {(output + messages)[-1500:]}"
        return None, messages

    def older(self, change):
        """Another version of the report, in a folder beside the work, whose templates it shares."""
        folder = self.work / "lama"
        shutil.copytree(self.report, folder, dirs_exist_ok=True)
        for path in sorted(folder.glob("*.json")):
            if path.name != "laporan.json":
                path.write_text(json.dumps(change(json.loads(path.read_text())), ensure_ascii=False, indent=1))
        return folder

    def side(self, folder):
        """One side of a comparison: the folder, or the rekap or PDF made from it; None when it cannot be made."""
        kind = self.chance.choice(["folder", "rekap", "pdf"])
        if kind == "folder":
            return folder
        pdf = self.results / f"{folder.name}-sisi.pdf"
        status, output, messages = self.program.run("build", "-q", "-o", pdf, folder)
        sound(output + messages)
        return None if status else pdf if kind == "pdf" else pdf.with_suffix(".rekap.json")

    # ---------------------------------------------------------------- one report

    def try_dump(self):
        for stage in ("values", "figures", "document", "pages", "svg"):
            text, _ = self.call("dump", f"--stage={stage}", *self.chance.choice([(), ("--marks=draft",)]), self.report)
            if text is None:
                continue
            assert text or not self.built, stage
            if stage == "svg":
                for page in SVG.findall(text):
                    ET.fromstring(page)

    def try_check(self):
        options = self.chance.sample(["--pages", "--kelengkapan", "-q"], 2)
        text, _ = self.call("check", *options, self.report)
        text, _ = self.call("check", "--format=json", *options, self.report)
        if text is not None:
            json.loads(text)

    def try_explain(self):
        text, _ = self.call("explain", self.report, "hitung", "indikator", "sasaran", "anggaran", "tabel", other=(2,))
        paths = [line.split(" = ")[0] for line in (text or "").splitlines() if " = " in line and line[0] != " "]
        for path in self.chance.sample(paths, min(3, len(paths))):
            text, messages = self.call("explain", f"--depth={self.chance.choice([0, 1, 50])}", self.report, path)
            assert text, f"{path}: {messages}"

    def try_tables(self):
        text, _ = self.call("table", self.report)
        for line in self.chance.sample((text or "").splitlines(), min(3, len((text or "").splitlines()))):
            table = line.split("\t")[0]
            rows, _ = self.call("table", "--separator=semicolon", self.report, table)
            data, _ = self.call("table", "--format=json", self.report, table)
            lines = list(csv.reader(io.StringIO(rows), delimiter=";"))
            shown = json.loads(data)
            assert len(lines) == len(shown["kepala"]) + len(shown["baris"]), table

    def try_workbook(self):
        """A workbook that nobody changed changes nothing."""
        book, copy = self.results / "b.xlsx", self.work / "impor"
        text, _ = self.call("book", "-q", "-o", book, self.report)
        if text is None:
            assert not book.exists()
            return
        check_workbook(book)
        shutil.copytree(self.report, copy)
        try:
            text, _ = self.call("import", "-y", copy, book)
            assert text is None or "changes 0" in text, text
            assert files_of(copy) == files_of(self.report), f"import changed files: {text}"
        finally:
            shutil.rmtree(copy)

    def try_workpaper(self):
        book = self.results / "k.xlsx"
        text, _ = self.call("kertas-kerja", "-q", "-o", book, self.report)
        assert (text is not None) == book.exists()
        if text is not None:
            check_workbook(book)

    def try_carry_over(self):
        """The report of the year after is told to be good, and is, or to have faults, which random packs may have then."""
        folder = self.work / "lanjutan"
        try:
            text, _ = self.call("init", "-q", "--from", self.report, folder, good=False)
            assert text is None or folder.exists()
            if text is not None:
                self.call("build", "-q", "-o", self.results / "lanjutan.pdf", folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def try_preview(self):
        limits = dict(LKJIP_DATA=str(self.program.source))
        with Preview(self.program.path, self.report, environment=limits) as preview:
            with News(preview) as news:
                state = news.take()
                while self.built and not (state["hasil"] or {}).get("halaman"):
                    state = news.take()
            pages = (state["hasil"] or {}).get("halaman") or []
            for page in pages[:20]:
                status, _, body = preview.ask("isi/" + page[0])
                assert status == 200, (page, status)
                for part in SVG.findall(body.decode()):
                    ET.fromstring(part)
            status, messages = preview.close()
        sound(messages)
        assert status == 0, f"status {status}: {messages[-1500:]}"

    def try_many(self):
        """Worker processes make the same bytes."""
        alone = {path.name: path.read_bytes() for path in self.results.glob("a.*")}
        for again in (False, True):
            text, _ = self.call("build", "-j2", "--time-limit=600", "--summary", "-", "-q", "-o", self.results / "a.pdf",
                                self.report)
            if text is not None:
                summary = json.loads(text)
                assert summary["akhir"] == ("mutakhir" if again else "selesai"), summary
        assert {path.name: path.read_bytes() for path in self.results.glob("a.*")} == alone

    # ---------------------------------------------------------------- what was built

    def try_verify(self):
        if self.built:
            self.call("verify", self.built)

    def try_extract(self):
        if not self.built:
            return
        folder = self.results / "isi"
        self.call("extract", "-q", "-o", folder, self.built)
        own = files_of(self.report)
        for name, content in files_of(folder).items():
            assert name not in own or own[name] == content, f"{name} is not that of the report"
        assert (folder / "laporan.json").exists(), sorted(files_of(folder))

    def try_recap(self):
        if not self.built:
            return
        rekap = self.built.with_suffix(".rekap.json")
        json.loads(rekap.read_text())
        text, _ = self.call("recap", self.chance.choice([rekap, self.built]))
        assert len(text.splitlines()) >= 2, text
        json.loads(self.call("recap", "--format=json", rekap)[0])
        self.call("recap", "-q", "-o", self.results / "daerah", rekap)
        check_workbook(self.results / "daerah.xlsx")
        check_pdf(self.results / "daerah.pdf")

    # ---------------------------------------------------------------- two versions

    def compare(self, act):
        folder = self.older(self.vary)
        try:
            old, new = self.side(folder), self.side(self.report)
            if old is not None and new is not None:
                act(old, new)
        finally:
            shutil.rmtree(folder)

    def vary(self, data):
        from random_content import spoil, vary
        return self.chance.choice([vary, vary, spoil])(self.chance, data, self.chance.choice([0, 0.02, 0.2]))

    def compared(self, *words):
        """A comparison: of two versions, one may be faulty, which is told with its place."""
        self.tried.append(" ".join(map(str, words)))
        status, output, messages = self.program.run(*words)
        sound(output + messages)
        assert status in (0, 1, 3), f"status {status}: {(output + messages)[-1500:]}"
        assert status == 0 or PLACE.search(output + messages), f"no place: {(output + messages)[-1500:]}"
        return output if status == 0 else None

    def try_diff(self):
        self.compare(self.diff)

    def diff(self, old, new):
        for pair in ((old, new), (new, old)):
            text = self.compared("diff", "--format=json", *pair)
            if text is not None:
                json.loads(text)
                self.compared("diff", "-o", self.results / "d.pdf", *pair)
                check_pdf(self.results / "d.pdf")
        assert "Nothing changed." in (self.compared("diff", new, new) or "Nothing changed.")

    def try_changes(self):
        self.compare(self.changes)

    def changes(self, old, _):
        pdf = self.results / "c.pdf"
        text = self.compared("build", "-q", "--changes-since", old, "-o", pdf, self.report)
        if text is not None:
            check_pdf(pdf)
            told = self.program.run("verify", "--changes-since", old, pdf)
            assert told[0] == 0, told
        self.compared("check", "-q", "--changes-since", old, self.report)
