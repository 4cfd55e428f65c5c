"""Running Tartan: whole processes, and one process that answers many commands."""

import dataclasses
import json
import os
import select
import statistics
import subprocess
import tempfile
import time


class Failed(Exception):
    """Something did not answer as it should; nothing measured would mean anything."""


@dataclasses.dataclass
class Times:
    """Runs of one thing, in milliseconds."""

    runs: list

    @property
    def median(self):
        return statistics.median(self.runs)

    def record(self):
        return {"median": self.median, "min": min(self.runs), "max": max(self.runs), "runs": self.runs}


def process(command, limit=600, **more):
    """Runs a program once: milliseconds from start to exit, the most memory it held in MB, and what it printed."""
    environment = dict(os.environ, **more)
    with tempfile.TemporaryFile() as complaints:
        return waited_for(command, limit, environment, complaints)


def waited_for(command, limit, environment, complaints):
    began = time.perf_counter()
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=complaints,
                             env=environment)
    printed = bytearray()
    while True:
        left = began + limit - time.perf_counter()
        if left <= 0 or not select.select([child.stdout], [], [], left)[0]:
            child.kill()
            child.wait()
            raise Failed(f"no end after {limit:.0f} s: {' '.join(command)[:100]}")
        some = os.read(child.stdout.fileno(), 1 << 16)
        if not some:
            break
        printed += some
    _, status, used = os.wait4(child.pid, 0)
    taken = (time.perf_counter() - began) * 1000
    child.stdout.close()
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        complaints.seek(0)
        said = complaints.read(1000).decode(errors="replace").strip().split("\n")[0]
        raise Failed(f"{said[:200] or 'status ' + str(child.returncode)} ({' '.join(command[-2:])[-80:]})")
    return taken, used.ru_maxrss / 1024, printed.decode()


class Session:
    """A Tartan that has a file open and answers commands in JSON, a line each."""

    def __init__(self, binary, data, limit=600):
        self.limit = limit
        # With --timing it hands over each answer at once; else it may wait for more, as its output is no terminal.
        self.said = tempfile.TemporaryFile()
        self.child = subprocess.Popen([binary, "--format", "json", "--timing", str(data)], stdin=subprocess.PIPE,
                                      stdout=subprocess.PIPE, stderr=self.said, bufsize=0)
        self.rest = b""
        # What is said of the file comes with the first answer. That is to a question that costs nothing, so that what a
        # first question prepares is no part of a time.
        began = time.perf_counter()
        self.send("count")
        self.loaded = self.line(began)[1]
        self.line(began)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.child.stdin.close()
        try:
            self.child.wait(5)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()
        self.child.stdout.close()
        self.said.close()

    def send(self, command):
        try:
            self.child.stdin.write(command.encode() + b"\n")
        except BrokenPipeError:
            pass  # what it said before it ended is in the error of `line`

    def ask(self, command):
        """Milliseconds from the command to the end of its answer, and the answer."""
        began = time.perf_counter()
        self.send(command)
        taken, answer = self.line(began)
        # The canonical spelling of a command may differ, but not its first word.
        if not (answer.get("command") or "").startswith(command.split()[0]):
            raise Failed(f"`{command[:60]}` was answered with `{answer.get('command')}`")
        return taken, answer

    def line(self, began):
        """One line of the program; the time ends when its last byte is here and before it is read as JSON."""
        parts = [self.rest]
        while b"\n" not in parts[-1]:
            left = began + self.limit - time.perf_counter()
            if left <= 0 or not select.select([self.child.stdout], [], [], left)[0]:
                self.child.kill()
                raise Failed(f"no answer after {self.limit:.0f} s")
            some = os.read(self.child.stdout.fileno(), 1 << 20)
            if not some:
                raise Failed(self.complaint() or "the program ended")
            parts.append(some)
        taken = (time.perf_counter() - began) * 1000
        line, self.rest = b"".join(parts).split(b"\n", 1)
        return taken, json.loads(line)

    def complaint(self):
        """What it wrote to standard error, times left out."""
        self.said.seek(0)
        lines = self.said.read().decode(errors="replace").splitlines()
        return " ".join(line for line in lines if not line.startswith("time: "))[:300]

    def memory(self):
        """The most memory it held since the last question about it, in MB; files that it maps included."""
        folder = f"/proc/{self.child.pid}"
        try:
            with open(folder + "/status", encoding="ascii") as file:
                most = next(int(line.split()[1]) for line in file if line.startswith("VmHWM"))
            with open(folder + "/clear_refs", "w", encoding="ascii") as file:
                file.write("5")
            return most / 1024
        except (OSError, StopIteration):
            return None
