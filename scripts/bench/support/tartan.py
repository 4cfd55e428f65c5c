"""What is measured of Tartan itself: commands in one process, the engine alone, whole processes."""

import collections
import json
import os
import pathlib
import statistics
import subprocess
import tempfile

from support import operations, program
from support.program import Failed, Times


class Tartan:
    def __init__(self, binary, data, constants):
        self.binary, self.data, self.constants = binary, str(data), constants
        self.commands = operations.commands(constants)
        self.command_times = collections.defaultdict(list)
        self.engine_times = {}

    def bench(self):
        """The program that measures the engine alone, where it is built."""
        path = pathlib.Path(self.binary).with_name("tartan-bench")
        return str(path) if path.exists() else None

    def answers(self, session):
        """The canonical answer to each operation, and an error where there is none."""
        found = {}
        for name, command in self.commands.items():
            found[name] = operations.answer(name, session.ask(command)[1], self.constants)
        return found

    def round(self, session, runs, seconds=2.0):
        """Some more runs of each command, fewer of those that take long."""
        for name, command in self.commands.items():
            spent = 0.0
            for _ in range(runs):
                taken = session.ask(command)[0]
                self.command_times[name].append(taken)
                spent += taken
                if spent > seconds * 1000:
                    break

    def engine(self, runs):
        """Runs `tartan-bench` on the file; returns its canonical answers, and keeps its times."""
        c = self.constants
        options = ["--x", c.x, "--y", c.y, "--six", ",".join(c.six), "--themes", ",".join(c.themes),
                   "--from", str(c.years[0]), "--to", str(c.years[1]), "--authorities", ",".join(c.authorities),
                   "--ascii", c.ascii, "--unicode", c.unicode, "--pattern", c.pattern, "--pattern2", c.pattern2]
        only = ["--only", ",".join(operations.NAMES)]
        said = json.loads(program.process([self.bench(), self.data, "--json", "--runs", str(runs), *only, *options])[2])
        answers = {}
        for name, found in said.get("ops", {}).items():
            if name not in operations.NAMES:
                continue
            if "error" in found:
                raise Failed(f"tartan-bench {name}: {found['error']}")
            answers[name] = found["h"]
            kept = self.engine_times.setdefault(name, [])
            kept.append({key: found[key] * 1000 for key in ("med", "min", "max")})
        return answers

    def engine_record(self, name):
        """The median of the rounds' medians, with all of their spread."""
        kept = self.engine_times.get(name)
        if not kept:
            return None
        return {"median": statistics.median(one["med"] for one in kept), "min": min(one["min"] for one in kept),
                "max": max(one["max"] for one in kept)}

    def load(self, runs, limit=600):
        """From CSV to a count: whole processes, nothing kept between them."""
        with tempfile.TemporaryDirectory() as empty:
            taken = [program.process([self.binary, self.data, "-c", "count"], limit, XDG_CACHE_HOME=empty)
                     for _ in range(runs)]
        return Times([one[0] for one in taken]).record() | {"memory": max(one[1] for one in taken)}

    def start(self, data, runs):
        """214 statements to the answer of c: the whole process."""
        taken = [program.process([self.binary, str(data), "-c", "cross theme by tag"]) for _ in range(runs + 1)][1:]
        return Times([one[0] for one in taken]).record() | {"memory": max(one[1] for one in taken)}

    def reopen(self, folder, runs, limit=600):
        """Saves the statements and opens them again, with the answer of c: whole processes."""
        saved = os.path.join(folder, "bench.tartan")
        try:
            ended = program.process([self.binary, self.data, "-c", f'save "{saved}"'], limit)
            if not os.path.exists(saved):
                raise Failed("save wrote no file")
            again = [program.process([self.binary, saved, "-c", "cross theme by tag"], limit) for _ in range(runs + 1)][1:]
            return Times([one[0] for one in again]).record() | {
                "memory": max(one[1] for one in again), "save": ended[0], "save_memory": ended[1],
                "bytes": os.path.getsize(saved)}
        finally:
            if os.path.exists(saved):
                os.remove(saved)


def built(root):
    """The programs of this checkout, built where they are not there or older than their sources."""
    binary = pathlib.Path(root) / ".build" / "release" / "tartan"
    subprocess.run(["sh", "-c", 'root=$1; . "$1/scripts/setup"; need_binary', "sh", root], check=True)
    bench = binary.with_name("tartan-bench")
    current = bench.exists() and bench.stat().st_mtime >= binary.stat().st_mtime
    if not current and (pathlib.Path(root) / "Sources" / "tartan-bench").exists():
        subprocess.run(["swift", "build", "-c", "release", "--static-swift-stdlib", "-Xswiftc", "-static-executable",
                        "--product", "tartan-bench"], cwd=root, check=True, stdout=subprocess.DEVNULL)
        if bench.exists():
            bench.touch()
    return str(binary)
