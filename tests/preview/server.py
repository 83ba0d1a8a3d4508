"""Starts `lkjip preview` and listens to its news."""

import http.client
import json
import os
import re
import select
import signal
import subprocess
import time


class Preview:
    def __init__(self, lkjip, folder, *arguments, language="en", environment=None):
        self.command = [str(lkjip), f"--lang={language}", "preview", str(folder), *map(str, arguments)]
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                        env={**os.environ, **(environment or {})})
        ready, _, _ = select.select([self.process.stdout], [], [], 30)
        line = self.process.stdout.readline().decode() if ready else ""
        found = re.search(r"http://127\.0\.0\.1:(\d+)(/([\w-]+)/)", line)
        if not found:
            self.process.kill()
            raise RuntimeError("no address: " + line + self.process.stderr.read().decode())
        self.address, self.port, self.path, self.token = found[0], int(found[1]), found[2], found[3]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """Ends it as Ctrl+C does; returns status and standard error."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            _, err = self.process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            _, err = self.process.communicate()
        return self.process.returncode, err.decode()

    def ask(self, path="", method="GET", **headers):
        """Status, headers and body of an answer; path is below the token unless it begins with /."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.putrequest(method, path if path.startswith("/") else self.path + path, skip_host="Host" in headers)
            for name, value in headers.items():
                if value is not None:
                    connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    def json(self, path):
        status, _, body = self.ask(path)
        assert status == 200, (path, status)
        return json.loads(body)

    def memory(self):
        """Resident memory of the server in kB."""
        with open(f"/proc/{self.process.pid}/status") as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read())[1])

    def files(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def children(self):
        with open(f"/proc/{self.process.pid}/task/{self.process.pid}/children") as file:
            return list(map(int, file.read().split()))

    def processor(self):
        """Processor time of the server and all its children, in ticks."""
        ticks = 0
        for process, first, last in [(self.process.pid, 11, 15), *((child, 11, 13) for child in self.children())]:
            with open(f"/proc/{process}/stat") as file:
                fields = file.read().rsplit(")", 1)[1].split()
            ticks += sum(map(int, fields[first:last]))
        return ticks


class News:
    """The stream of states."""

    def __init__(self, preview):
        self.connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=60)
        self.connection.request("GET", preview.path + "kabar")
        self.answer = self.connection.getresponse()
        assert self.answer.status == 200, self.answer.status

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.connection.close()

    def take(self):
        """The next state."""
        line = self.answer.readline()
        while not line.startswith(b"data: "):
            if not line:
                raise EOFError("the news have ended")
            line = self.answer.readline()
        return json.loads(line[6:])

    def until(self, wanted, timeout=30):
        """The first state that fulfils a condition."""
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            state = self.take()
            if wanted(state):
                return state
        raise TimeoutError("no such state")
