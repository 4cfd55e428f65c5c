"""The other programs, and the C prototype that stands for the limit, in a prepared copy of `../shared/bench`."""

import collections
import json
import os
import pathlib
import statistics
import subprocess

from support import machine, operations, program

# Which ones are measured unless it is said: at more rows or tags, what would take minutes to load is left out.
FEW = ["duckdb-enum", "polars", "scipy", "chdb", "pyroaring"]
ALL = FEW + ["polars-onehot", "pandas", "sqlite"]
MODULES = {"duckdb": "duckdb", "polars": "polars", "scipy": "scipy", "chdb": "chdb", "pyroaring": "pyroaring",
           "pandas": "pandas", "sqlite": "sqlite3"}
# How each is saved, and what of it is opened again.
SAVED = {"duckdb-enum": "duckdb-enum", "polars": "polars-arrow", "scipy": "scipy-npz", "chdb": "chdb"}


class Rivals:
    """A folder with `peers.py`, its environment `venv` and its `data`."""

    def __init__(self, folder, rows, tags):
        self.folder, self.rows, self.tags = pathlib.Path(folder).resolve(), rows, tags
        self.python = self.folder / "venv" / "bin" / "python"
        self.prototype = self.folder / "c" / "proto-native"
        self.data = self.folder / "data" / f"s-{rows}-{tags}.csv"

    def missing(self):
        """Why they cannot be measured, or nothing."""
        if not (self.folder / "peers.py").exists():
            return f"there is no peers.py in {self.folder}"
        if not self.python.exists():
            return f"{self.folder} has no venv (copy it to a place that can be written and run setup.sh there)"
        return None

    def run(self, *arguments, limit=1800):
        """Runs Python in their environment and returns what it printed."""
        environment = dict(os.environ, TMPDIR=str(self.folder / "tmp"), PYTHONDONTWRITEBYTECODE="1")
        (self.folder / "tmp").mkdir(exist_ok=True)
        try:
            done = subprocess.run([self.python, *map(str, arguments)], cwd=self.folder, env=environment, text=True,
                                  capture_output=True, timeout=limit, check=False)
        except subprocess.TimeoutExpired as slow:
            raise program.Failed(f"no end after {limit} s") from slow
        if done.returncode != 0:
            raise program.Failed((done.stderr.strip().splitlines() or ["no message"])[-1][:200])
        return done.stdout

    def peer(self, what, name, *more, limit=1800):
        """One run of `peers.py`, as the JSON that it prints."""
        size = ["--rows", self.rows, "--tags", self.tags, "--threads", machine.cores()]
        printed = self.run("peers.py", what, *([name] if name else []), *size, *more, limit=limit)
        return json.loads(printed.splitlines()[-1])

    def installed(self, chosen):
        """Of the chosen ones those whose module is there, with its version; without a choice, those for this size."""
        small = self.rows <= 1_000_000 and self.tags <= 64
        names = chosen or (ALL if small else FEW[:4] if self.rows > 1_000_000 else FEW)
        wanted = {name: MODULES.get(name.split("-")[0]) for name in names}
        unknown = [name for name, module in wanted.items() if not module]
        if unknown:
            raise program.Failed(f"no peer is named {', '.join(unknown)}")
        ask = "\n".join([
            "import importlib, json, sys", "found = {}", "for name in sys.argv[1:]:",
            "    try: module = importlib.import_module(name)", "    except ImportError: continue",
            "    found[name] = getattr(module, 'sqlite_version', None) or getattr(module, '__version__', '')",
            "print(json.dumps(found))"])
        found = json.loads(self.run("-c", ask, *sorted(set(wanted.values()))).splitlines()[-1])
        return {name: found[module] for name, module in wanted.items() if module in found}

    def prepare(self):
        """The data of this size, made where it is not there, and the names that the prototype reads beside it."""
        if not self.data.exists():
            self.run("gen.py", "--rows", self.rows, "--tags", self.tags)
        asked = json.loads(self.run("-c", "import gen, json, sys; print(json.dumps(gen.queries(int(sys.argv[1]))))",
                                    self.tags))
        constants = operations.Constants(
            asked["X"], asked["Y"], asked["six"], asked["themes3"], asked["auth8"], (asked["y0"], asked["y1"]),
            asked["ascii"], asked["uni"], asked["regex"], asked["regex2"])
        names = self.data.with_name(self.data.name + ".q")
        if not names.exists():
            lines = [constants.x, constants.y, *constants.six, *constants.themes, *constants.authorities]
            names.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return constants

    def native(self):
        """The files that peers and prototype have saved."""
        stem = f"{self.rows}-{self.tags}"
        return [path for path in self.data.parent.glob(f"*{stem}.*") if path.name.startswith((f"native-{stem}.",
                                                                                          f"limit-{stem}."))]


class Limit:
    """The C prototype: the same operations without a language, without text, without checks."""

    def __init__(self, rivals):
        self.rivals = rivals
        self.binary = str(rivals.prototype)

    def missing(self):
        return None if self.rivals.prototype.exists() else f"there is no {self.rivals.prototype}"

    def answers(self):
        """Canonical answers; it has none for h2."""
        found = collections.defaultdict(list)
        for line in program.process([self.binary, "dump", str(self.rivals.data)])[2].splitlines():
            name, *row = line.split("\t")
            found[name].append(row)
        return {name: operations.canonical(name, rows) for name, rows in found.items()}

    def times(self, runs):
        """Its best way to do each operation by reading the data: an index of words is another thing."""
        printed = program.process([self.binary, "bench", str(self.rivals.data), str(runs)], limit=1800)[2]
        best = {}
        for line in printed.splitlines():
            if not line.startswith("{"):
                continue
            said = json.loads(line)
            name, way = said["op"], said.get("variant", "")
            if name not in operations.NAMES or "ms" not in said or "build" in way or "index" in way:
                continue
            if name not in best or said["ms"] < best[name]["median"]:
                best[name] = {"median": said["ms"], "min": said["min"], "max": said["max"],
                              "way": f"{way}, {said['threads']} threads"}
        return best

    def whole(self, runs):
        """Loading with the text left in the file, and opening what it saved: whole processes."""
        data, saved = str(self.rivals.data), str(self.rivals.data.with_name(f"limit-{self.rivals.rows}-{self.rivals.tags}.bin"))
        program.process([self.binary, "save", data, saved])
        found = {}
        for name, command in [("load", ["load", data, "2", "z"]), ("reopen", ["reopen", saved, "b"])]:
            taken = [program.process([self.binary, *command]) for _ in range(runs)]
            found[name] = {"median": statistics.median(one[0] for one in taken), "min": min(one[0] for one in taken),
                           "max": max(one[0] for one in taken), "memory": max(one[1] for one in taken)}
        return found
