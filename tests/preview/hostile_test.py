#!/usr/bin/env python3
"""The preview against those who should not reach it, and against what goes wrong while it runs.

usage: hostile_test.py LKJIP SOURCE_FOLDER [--connections N]. Prints TAP.
"""

import argparse
import json
import os
import re
import shutil
import signal
import socket
import sys
import tempfile
import time
from pathlib import Path

from server import News, Preview

parser = argparse.ArgumentParser()
parser.add_argument("lkjip")
parser.add_argument("root", type=Path)
parser.add_argument("--connections", type=int, default=600)
OPTIONS = parser.parse_args()
LKJIP, ROOT = OPTIONS.lkjip, OPTIONS.root
SMALL = ROOT / "tests/record/cases/laporan"
REPORT = "dinsos-gowa-2024"


def expect(found, wanted, what):
    if found != wanted:
        raise AssertionError(f"{what}: {found!r} instead of {wanted!r}")


def raw(preview, data, timeout=5.0):
    """Sends bytes; returns the first line of the answer, "" when there is none."""
    with socket.create_connection(("127.0.0.1", preview.port), timeout=timeout) as s:
        try:
            s.sendall(data)
            answer = b""
            while b"\r\n" not in answer:
                more = s.recv(4096)
                if not more:
                    break
                answer += more
        except (ConnectionError, TimeoutError):
            return ""
    return answer.split(b"\r\n")[0].decode(errors="replace")


def alive(preview):
    status, _, body = preview.ask("")
    expect(status, 200, "status of the page")
    assert b"<!doctype html>" in body
    assert preview.process.poll() is None


def test_loopback_only(preview, report):
    """No other address of this machine answers."""
    with open("/proc/net/tcp") as file:
        rows = [line.split()[1] for line in file if line.split()[3] == "0A"]
    port = f"{preview.port:04X}"
    expect([row for row in rows if row.endswith(":" + port)], ["0100007F:" + port], "listening addresses")


def test_headers(preview, report):
    for path in ("", "muka.js", "kata.json"):
        _, headers, _ = preview.ask(path)
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy, policy
        expect([headers["X-Content-Type-Options"], headers["Referrer-Policy"], headers["Cross-Origin-Resource-Policy"]],
               ["nosniff", "no-referrer", "same-origin"], "headers of " + path)
        assert "Access-Control-Allow-Origin" not in headers


def test_host(preview, report):
    """DNS rebinding: a foreign name that leads to 127.0.0.1."""
    good = (f"127.0.0.1:{preview.port}", f"localhost:{preview.port}")
    for host in good:
        expect(preview.ask("", Host=host)[0], 200, host)
    for host in ("jahat.example", f"jahat.example:{preview.port}", "127.0.0.1", "", f"127.0.0.1:{preview.port}.jahat.example",
                 f"127.0.0.1:{preview.port + 1}", f"[::1]:{preview.port}", "x" * 5000):
        expect(preview.ask("", Host=host)[0], 421, "Host " + host[:60])
    line = raw(preview, f"GET {preview.path} HTTP/1.1\r\n\r\n".encode())
    assert " 4" in line, line
    twice = f"GET {preview.path} HTTP/1.1\r\nHost: {good[0]}\r\nHost: jahat.example\r\n\r\n"
    assert " 4" in raw(preview, twice.encode()), "two Host headers"


def test_origin(preview, report):
    expect(preview.ask("kata.json", Origin=f"http://127.0.0.1:{preview.port}")[0], 200, "own origin")
    for origin in ("http://jahat.example", "null", f"https://127.0.0.1:{preview.port}", "http://127.0.0.1", "file://",
                   f"http://127.0.0.1:{preview.port}.jahat.example"):
        expect(preview.ask("kata.json", Origin=origin)[0], 403, "Origin " + origin)
    for site, status in (("same-origin", 200), ("none", 200), ("cross-site", 403), ("same-site", 403), ("", 403)):
        expect(preview.ask("", Sec_Fetch_Site=site)[0], status, "Sec-Fetch-Site " + site)


def test_token(preview, report):
    token = preview.token
    assert len(token) >= 43 and re.fullmatch(r"[\w-]+", token)
    wrong = ("A" if token[-1] != "A" else "B")
    for path in ("/", "/index.html", "/kabar", "//", f"/{token[:-1]}/", f"/{token[:-1]}{wrong}/", f"/{token}", f"/{token.swapcase()}/",
                 f"/{token}A/", "/laporan.pdf", "/?token=" + token, f"//{token}/"):
        expect(preview.ask(path)[0], 403, path)
    with Preview(LKJIP, SMALL) as other:
        assert other.token != token


def test_paths(preview, report):
    """Nothing but what was made can be asked for."""
    secret = report / "laporan.json"
    for path in ("laporan.json", "isi/laporan.json", "../laporan.json", "isi/../../laporan.json", "%2e%2e/laporan.json",
                 "isi/%2e%2e%2flaporan.json", "isi//etc/passwd", "/etc/passwd", "isi/%00", "isi/", "isi", "muka.js/", "muka.js%00.html",
                 str(secret), "isi/" + str(secret), "isi/" + "a" * 3000, "web/muka.js", "preview_web.c", "..%5c..%5claporan.json"):
        status, _, body = preview.ask(path if not path.startswith("/") else preview.path + path[1:])
        assert status in (400, 403, 404, 414), (path, status)
        assert b"tahun" not in body and b"root:" not in body, path
    alive(preview)


def test_methods(preview, report):
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "LKJIP"):
        status = preview.ask("", method=method)[0]
        assert status in (400, 405, 501), (method, status)
    status, headers, body = preview.ask("", method="HEAD")
    expect((status, body), (200, b""), "HEAD")
    host = f"Host: 127.0.0.1:{preview.port}\r\n"
    line = raw(preview, f"GET {preview.path} HTTP/1.1\r\n{host}Content-Length: 9\r\n\r\nisi isi i".encode())
    assert " 200" not in line, line
    alive(preview)


def test_huge_requests(preview, report):
    host = f"Host: 127.0.0.1:{preview.port}\r\n"
    megabyte = b"x" * (1 << 20)
    for data in (b"GET /" + megabyte * 4 + b" HTTP/1.1\r\n\r\n",
                 f"GET {preview.path} HTTP/1.1\r\n{host}X: ".encode() + megabyte * 4 + b"\r\n\r\n",
                 f"GET {preview.path} HTTP/1.1\r\n{host}".encode() + b"".join(b"X%d: y\r\n" % i for i in range(50000)) + b"\r\n",
                 f"GET {preview.path} HTTP/1.1\r\n{host}Content-Length: 99999999999999999999\r\n\r\n".encode(),
                 f"POST {preview.path} HTTP/1.1\r\n{host}Content-Length: 100000000\r\n\r\n".encode() + megabyte,
                 f"POST {preview.path} HTTP/1.1\r\n{host}Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n".encode(),
                 megabyte, b"\0" * 100000, b"\r\n" * 100000, b"\x16\x03\x01\x02\x00" + os.urandom(500)):
        line = raw(preview, data)
        assert " 200" not in line, (data[:60], line)
    alive(preview)
    assert preview.memory() < 400_000, preview.memory()


def test_many_connections(preview, report):
    """Idle connections by the hundreds: those who know the token still get in, at once."""
    with News(preview) as news:
        news.take()
        held = []
        slowest = 0.0
        for number in range(OPTIONS.connections):
            s = socket.socket()
            s.setblocking(False)
            try:
                s.connect(("127.0.0.1", preview.port))
            except BlockingIOError:
                pass
            held.append(s)
            if len(held) > 700:  # within the limit of open files of this test
                held.pop(0).close()
            if number % 100 == 50:
                start = time.monotonic()
                alive(preview)
                slowest = max(slowest, time.monotonic() - start)
        alive(preview)
        assert slowest < 2, f"an answer took {slowest:.1f} s"
        assert preview.files() < 250, f"{preview.files()} open files"
        for s in held:
            s.close()
        # The reader who was there first still hears the news.
        path = report / "laporan.json"
        path.write_text(path.read_text() + "\n")
        news.take()
    alive(preview)


def test_slow_clients(preview, report):
    """A request that comes letter by letter is cut off, others are answered meanwhile."""
    s = socket.create_connection(("127.0.0.1", preview.port))
    s.settimeout(0.2)
    start = time.monotonic()
    cut = None
    for letter in (f"GET {preview.path} HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\nX: " + "y" * 200):
        try:
            s.send(letter.encode())
            if s.recv(10) == b"":
                cut = time.monotonic() - start
                break
        except TimeoutError:
            pass
        except ConnectionError:
            cut = time.monotonic() - start
            break
        if int(time.monotonic() - start) % 4 == 0:
            alive(preview)
    s.close()
    assert cut is not None and 3 < cut < 15, f"cut off after {cut}"


def test_readers_that_leave(preview, report):
    """Readers of the news that go away leave nothing behind; too many make room for new ones."""
    before = preview.files()
    for _ in range(60):
        with News(preview) as news:
            news.take()
    time.sleep(0.3)
    assert preview.files() <= before + 2, f"{preview.files()} open files, {before} before"
    readers = [News(preview) for _ in range(40)]
    readers[-1].take()
    for reader in readers:
        reader.__exit__()
    alive(preview)


def test_crash_and_endless_build(preview, report):
    """A child that is killed is a message; the pages stay, and the next build goes on."""
    with News(preview) as news:
        state = news.take()
        pages = state["hasil"]
        path = report / "laporan.json"
        text = path.read_text()
        for _ in range(20):
            path.write_text(text + "\n")
            killed = False
            end = time.monotonic() + 0.5
            while not killed and time.monotonic() < end:
                killed = kill_child(preview)
            state = news.take()
            if state["gagal"]:
                break
        assert state["gagal"] and ("Killed" in state["gagal"] or "Segmentation" in state["gagal"]), state["gagal"]
        expect(state["hasil"], pages, "pages")
        alive(preview)
        path.write_text(text)
        news.until(lambda s: s["gagal"] is None and s["rincian"] is not None)


def kill_child(preview):
    try:
        children = preview.children()
        for child in children:
            os.kill(child, signal.SIGSEGV)
        return bool(children)
    except (OSError, ProcessLookupError):
        return False


def standing_by(preview):
    """The child that has made itself ready and waits."""
    def is_asleep(child):
        with open(f"/proc/{child}/wchan") as wchan, open(f"/proc/{child}/stat") as stat:
            return "pipe" in wchan.read() or stat.read().rsplit(")", 1)[1].split()[0] == "S"

    end = time.monotonic() + 20
    while time.monotonic() < end:
        children = preview.children()
        if len(children) == 1 and is_asleep(children[0]):
            time.sleep(0.2)
            if preview.children() == children and is_asleep(children[0]):
                return children[0]
        time.sleep(0.02)
    raise TimeoutError("no child stands by")


def test_standby(preview, report):
    """The next build is that of the child that stands by; when that was killed, of a new one."""
    path = report / "narasi/isu-strategis.md"
    text = path.read_text()
    with News(preview) as news:
        news.until(lambda s: s["rincian"] is not None)
        for number in range(3):
            child = standing_by(preview)
            if number == 1:
                os.kill(child, signal.SIGKILL)
            path.write_text(f"Kata ke-{number} di muka. " + text)
            state = news.until(lambda s: s["gagal"] is None and s["rincian"] is not None)
            texts = preview.json("isi/" + state["rincian"]["teks"])
            assert any(f"Kata ke-{number} di muka" in page for page in texts), number
            assert child not in preview.children(), "the same child builds twice"
        path.write_text(text)
        news.until(lambda s: s["gagal"] is None and s["rincian"] is not None)


def test_gone_and_back(preview, report):
    """The whole folder is taken away and put back."""
    away = report.with_name("lain")
    with News(preview) as news:
        pages = news.take()["hasil"]
        report.rename(away)
        state = news.until(lambda s: s["temuan"]["kesalahan"] > 0)
        expect(state["hasil"], pages, "pages")
        away.rename(report)
        news.until(lambda s: s["temuan"]["kesalahan"] == 0)
        path = report / "narasi/isu-strategis.md"
        path.write_text("Kata baru di muka. " + path.read_text())
        state = news.until(lambda s: s["hasil"]["halaman"] != pages["halaman"])


def test_no_traces(preview, report):
    """Nothing is written into the report."""
    names = sorted(p.name for p in (ROOT / "input" / REPORT).rglob("*"))
    status, _, body = preview.ask("laporan.pdf")
    expect((status, body[:5]), (200, b"%PDF-"), "PDF")
    expect(sorted(p.name for p in report.rglob("*")), names, "files")


def test_idle(preview, report):
    """Without changes the preview does nothing, with a reader too."""
    with News(preview) as news:
        news.until(lambda s: s["rincian"] is not None)
        standing_by(preview)
        before = preview.processor()
        time.sleep(2)
        assert preview.processor() - before <= 1, f"{preview.processor() - before} ticks in 2 s"


def test_calls(preview, report):
    """Wrong calls; a port that is taken; an end by signal."""
    for arguments, status in ((("--port", "80"), 2), (("--port", "x"), 2), (("--port", "70000"), 2), (("--port", str(preview.port)), 3)):
        try:
            with Preview(LKJIP, report, *arguments):
                raise AssertionError(f"{arguments} is accepted")
        except RuntimeError as error:
            assert "W00" in str(error), error
    other = Preview(LKJIP, SMALL)
    expect(other.close(), (0, ""), "status and standard error")


def main():
    tests = [(name, test) for name, test in globals().items() if name.startswith("test_")]
    print(f"1..{len(tests)}", flush=True)
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "input" / REPORT
        shutil.copytree(ROOT / "input" / REPORT, report)
        # A child that the tests kill is not to be reported by a sanitizer.
        options = os.environ.get("ASAN_OPTIONS", "") + ":handle_segv=0"
        preview = Preview(LKJIP, report, environment={"ASAN_OPTIONS": options})
        with News(preview) as news:
            news.until(lambda s: s["rincian"] is not None, 120)
        for number, (name, test) in enumerate(tests, 1):
            start = time.monotonic()
            try:
                test(preview, report)
                print(f"ok {number} - {name} # {time.monotonic() - start:.1f} s", flush=True)
            except Exception as error:  # noqa: BLE001 every fault is reported
                failed += 1
                print(f"not ok {number} - {name}\n# " + f"{type(error).__name__}: {error}"[:2000].replace("\n", "\n# "), flush=True)
        status, err = preview.close()
        if status != 0 or err:
            failed += 1
            print(f"# ended with {status}: {err[:3000]}")
    sys.exit(1 if failed else 0)


main()
