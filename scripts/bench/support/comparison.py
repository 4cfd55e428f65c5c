"""One size, measured: answers first, then times, Tartan's between those of the others."""

import shutil
import tempfile

from support import count, machine, operations, program
from support.rivals import SAVED, Limit


class Comparison:
    def __init__(self, tartan, rivals, runs, say):
        self.tartan, self.rivals, self.runs, self.say = tartan, rivals, runs, say
        self.limit = Limit(rivals) if rivals else None
        self.answers = {name: {} for name in operations.NAMES}  # operation: {answer: [who gave it]}
        self.peers = {}
        self.skipped = []

    def expect(self, who, answers):
        for name, answer in answers.items():
            if name in self.answers:
                self.answers[name].setdefault(answer, []).append(who)

    def skip(self, what, problem):
        self.skipped.append(f"{what}: {problem}")
        self.say(f"  note: {what}: {problem}")

    def attempt(self, what, one):
        """What `one` returns; None, with a message, where it fails."""
        try:
            return one()
        except (program.Failed, OSError, KeyError, ValueError) as problem:
            self.skip(what, problem)
            return None

    def check(self, installed):
        """Answers only. Returns those operations that have more than one."""
        with program.Session(self.tartan.binary, self.tartan.data) as session:
            self.expect("tartan", self.tartan.answers(session))
        if self.tartan.bench():
            self.expect("tartan-bench", self.attempt("tartan-bench", lambda: self.tartan.engine(1)) or {})
        for name in installed:
            self.say(f"Answers: {name}")
            self.attempt(name, lambda name=name: self.peer(name, 1, 0.1))
        if self.limit and not self.limit.missing():
            self.expect("prototype", self.attempt("limit", self.limit.answers) or {})
        return self.differing()

    def differing(self):
        """The operations with more than one answer. DuckDB and others take `\\w` as an ASCII letter: where that alone is the
        difference, which is counted in Python, it is said and is none."""
        answers = self.answers["h2"]
        if len(answers) == 2:
            wide, narrow = count.dialects(self.tartan.data, self.tartan.constants.pattern2)
            if set(answers) == {wide, narrow}:
                others = answers.pop(narrow)
                answers[wide].append("counted in Python")
                self.skip("h2", f"{', '.join(others)} take \\w as ASCII only and find {narrow} instead of {wide}, which is "
                                "right for that; their times are kept")
        return {name: answers for name, answers in self.answers.items() if len(answers) > 1}

    def run(self, installed, start):
        before = machine.load()
        found = {"peers": {}, "versions": dict(installed)}
        self.say("Operations: Tartan")
        with program.Session(self.tartan.binary, self.tartan.data) as session:
            self.expect("tartan", self.tartan.answers(session))
            self.turn(session)
            for name in installed:
                self.say(f"Operations: {name}")
                self.attempt(name, lambda name=name: self.peer(name, self.runs, 10))
                self.turn(session)
        limit = self.prototype()
        found["operations"] = {name: self.operation(name, limit) for name in operations.NAMES}
        found["differ"] = self.differing()
        found["load"] = self.load(installed, limit)
        found["reopen"] = self.reopen(installed, limit)
        found["start"] = self.start(start)
        return found | {"load_before": before, "load_after": machine.load(), "skipped": self.skipped}

    def turn(self, session):
        """Tartan's turn: each command some times, then the engine alone."""
        self.tartan.round(session, self.runs)
        if self.tartan.bench():
            answers = self.attempt("tartan-bench", lambda: self.tartan.engine(self.runs))
            self.expect("tartan-bench", answers or {})
        elif not self.skipped:
            self.skip("engine alone", "tartan-bench is not beside the program")

    def peer(self, name, runs, budget):
        said = self.rivals.peer("bench", name, "--runs", runs, "--budget", budget, "--patience", min(1, budget))
        self.peers[name] = {operation: found for operation, found in said["ops"].items() if "med" in found}
        self.expect(name, {operation: found["h"] for operation, found in self.peers[name].items()})

    def prototype(self):
        """Times of the C prototype, by operation; empty where it is not built."""
        if not self.limit:
            return {}
        if self.limit.missing():
            self.skip("limit", self.limit.missing())
            return {}
        self.say("Limit: the prototype in C")
        self.expect("prototype", self.attempt("limit", self.limit.answers) or {})
        times = self.attempt("limit", lambda: self.limit.times(max(5, self.runs))) or {}
        return times | (self.attempt("limit", lambda: self.limit.whole(self.runs)) or {})

    def operation(self, name, limit):
        times = self.tartan.command_times[name]
        peers = {peer: {key: found[name][key] * 1000 for key in ("med", "min", "max")}
                 for peer, found in self.peers.items() if name in found}
        return {"command": program.Times(times).record() | {"line": self.tartan.commands[name]},
                "engine": self.tartan.engine_record(name), "limit": limit.get(name),
                "peers": {peer: {"median": t["med"], "min": t["min"], "max": t["max"]} for peer, t in peers.items()}}

    def load(self, installed, limit):
        """From CSV to queryable. Of the peers the loading inside, their start and imports left out."""
        self.say("Load")
        tartan = self.attempt("load", lambda: self.tartan.load(1))  # brings the file into memory
        peers = {}
        halves = [self.attempt("load", lambda: self.tartan.load(self.runs))]
        for name in installed:
            said = self.attempt(f"load {name}", lambda name=name: self.rivals.peer(
                "load", name, "--runs", min(3, self.runs), "--tries", min(3, self.runs)))
            if said:
                peers[name] = in_milliseconds(said["load"]) | {"memory": said["rss_mb"]["max"],
                                                               "process": said["wall"]["med"] * 1000}
        if installed:
            halves.append(self.attempt("load", lambda: self.tartan.load(self.runs)))
        runs = [one for half in halves if half for one in half["runs"]]
        if runs:
            tartan = program.Times(runs).record() | {"memory": max(half["memory"] for half in halves if half)}
        return {"command": tartan, "peers": peers, "limit": limit.get("load")}

    def reopen(self, installed, limit):
        """A saved dataset, a new process, the answer of c."""
        self.say("Reopen")
        with tempfile.TemporaryDirectory(dir=self.scratch()) as folder:
            tartan = self.attempt("reopen", lambda: self.tartan.reopen(folder, self.runs))
        peers = {}
        for name in installed:
            if name not in SAVED:
                continue
            try:
                self.rivals.run("peers.py", "save", name, "--rows", self.rivals.rows, "--tags", self.rivals.tags)
                said = self.rivals.peer("reopen", SAVED[name], "--runs", self.runs, "--tries", self.runs)
                peers[name] = in_milliseconds(said["wall"])
            except (program.Failed, ValueError, KeyError) as problem:
                self.skip(f"reopen {name}", problem)
        self.clean()
        return {"command": tartan, "peers": peers, "limit": limit.get("reopen")}

    def scratch(self):
        """Beside the data: a folder for temporary files may be too small for ten million statements."""
        return str(self.tartan.data).rsplit("/", 1)[0]

    def clean(self):
        """What peers and prototype saved is as large as the data, and not needed again."""
        for path in self.rivals.native() if self.rivals else []:
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    def start(self, data):
        """A small file, the whole process."""
        self.say("Start")
        tartan = self.attempt("start", lambda: self.tartan.start(data, 20))
        said = None
        if self.peers and self.rivals.tags == 40 and self.rivals.rows <= 1_000_000:  # once is enough: it is one file
            said = self.attempt("start of the peers", lambda: self.rivals.peer(
                "start", None, "--runs", 11, "--tries", 4))
        peers = {name: {"median": found["ms"]["med"], "min": found["ms"]["min"], "max": found["ms"]["max"]}
                 for name, found in (said or {}).get("peers", {}).items() if "ms" in found and "nothing" not in name}
        limit = None
        if self.limit and not self.limit.missing():
            taken = [program.process([self.limit.binary, "start", str(data)])[0] for _ in range(20)]
            limit = program.Times(taken).record()
        return {"command": tartan, "peers": peers, "limit": limit}


def in_milliseconds(seconds):
    return {"median": seconds["med"] * 1000, "min": seconds["min"] * 1000, "max": seconds["max"] * 1000}
