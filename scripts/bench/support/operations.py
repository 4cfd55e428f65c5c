"""The operations of the comparison: what they are called, what is typed for them, and what they are held to."""

import dataclasses
import hashlib
import json
import re

from support import words

NAMES = ["b", "c", "d", "e", "f", "g1", "g2", "h", "h2", "k", "k2"]

TITLES = {
    "b": "count by theme", "c": "theme × tag", "d": "authority × theme, X and not Y", "e": "all pairs of tags",
    "f": "64 exclusive combinations", "g1": "wording contains, ASCII", "g2": "wording contains, Unicode",
    "h": "pattern with a literal start", "h2": "pattern without one", "k": "four conditions, by role",
    "k2": "labels and wording, by theme",
}

# Milliseconds and megabytes, by rows, with 40 tags; from the project's performance goals.
TARGETS = {
    1_000_000: {"load": 200, "memory": 400, "b": 0.4, "c": 1.5, "d": 0.5, "e": 1.5, "f": 0.8, "g1": 9, "g2": 7, "h": 10,
                "h2": 25, "k": 0.4, "k2": 8, "reopen": 15},
    10_000_000: {"load": 1900, "memory": 3500, "b": 4, "c": 15, "d": 5, "e": 20, "f": 8, "g1": 90, "g2": 55, "h": 100,
                 "k": 4, "k2": 80, "reopen": 60},
}
START_TARGET = 4  # ms, 214 statements, whole process


@dataclasses.dataclass
class Constants:
    """The labels and words that the operations ask for."""

    x: str
    y: str
    six: list
    themes: list
    authorities: list
    years: tuple = (2005, 2015)
    ascii: str = "challeng"
    unicode: str = "équité"
    pattern: str = r"\bchalleng\w*"
    pattern2: str = r"(data|privacy)\s+\w+\s+risk"


def own_constants(tags):
    """For the statements of `scripts/bench/generate`."""
    names = words.tag_names(tags)
    return Constants(names[1], names[4], names[:6], [words.THEMES[n] for n in (0, 3, 10)], words.AUTHORITIES[:8])


def quoted(name):
    return '"' + name.replace('"', '\\"') + '"'


def listed(names):
    return "(" + ", ".join(quoted(name) for name in names) + ")"


def commands(constants):
    """What is typed at Tartan for each operation."""
    x, y = f"tag:{quoted(constants.x)}", f"tag:{quoted(constants.y)}"
    first, last = constants.years
    return {
        "b": "count by theme",
        "c": "cross theme by tag",
        "d": f"cross authority by theme where {x} and not {y}",
        "e": "pairs tag top 1000000",
        "f": "overlap " + ", ".join(f"tag:{quoted(name)}" for name in constants.six),
        "g1": f"count text:{constants.ascii}",
        "g2": f"count text:{constants.unicode}",
        "h": f"count text:/{constants.pattern}/",
        "h2": f"count text:/{constants.pattern2}/",
        "k": f"count theme:{listed(constants.themes)} and year:{first}..{last} and {x} and not {y} by role",
        "k2": f"count authority:{listed(constants.authorities)} and {x} and text:{constants.ascii} by theme",
    }


def canonical(operation, rows):
    """One form for the answers of all programs, as `peers.py` makes it: a number, or a hash of the counts above zero."""
    if operation in ("g1", "g2", "h", "h2"):
        return str(rows[0][-1])
    counts = [(*map(str, row[:-1]), int(row[-1])) for row in rows if int(row[-1])]
    if operation == "e":
        counts = [(*sorted(row[:2]), row[2]) for row in counts]
    return hashlib.sha1(json.dumps(sorted(counts), ensure_ascii=False).encode()).hexdigest()[:12]


def answer(operation, result, constants):
    """The canonical answer in what Tartan printed with `--format json`."""
    table = result["tables"][0]
    body = [row["cells"] for row in table["rows"] if row["role"] == "body"]
    if operation in ("c", "d"):
        heads = [column["name"] for column in table["columns"]]
        margins = len(heads) - heads.index("any tag") if "any tag" in heads else 1
        rows = [(cells[0], heads[at], cells[at]) for cells in body for at in range(1, len(heads) - margins)]
    elif operation == "e":
        rows = [cells[:3] for cells in body]
    elif operation == "f":
        rows = [(members(cells[0], constants.six), cells[2])
                for cells in (row["cells"] for row in table["rows"] if row["role"] in ("body", "missing"))]
    else:
        rows = [cells[:2] for cells in body]
    return canonical(operation, rows)


def members(combination, six):
    """`A + C` as `101000`."""
    found = re.split(r" \+ ", combination)
    return "".join("1" if name in found else "0" for name in six)
