"""The answers to the operations, counted the slow and plain way: with Python's csv module, a row at a time."""

import collections
import csv
import itertools
import re

from support import operations


def answers(path, constants):
    """The canonical answer to each operation on a file of statements."""
    csv.field_size_limit(1 << 30)
    counts = {name: collections.Counter() for name in operations.NAMES}
    patterns = [re.compile(text, re.IGNORECASE) for text in (constants.pattern, constants.pattern2)]
    themes, authorities = set(constants.themes), set(constants.authorities)
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            theme, text = row["theme"], row["text"]
            tags = [tag for tag in row["tags"].split("; ") if tag]
            folded = text.lower()
            here = constants.x in tags
            chosen = here and constants.y not in tags
            contains = constants.ascii in folded
            counts["b"][theme,] += 1
            counts["c"].update((theme, tag) for tag in tags)
            counts["e"].update(itertools.combinations(sorted(tags), 2))
            counts["f"]["".join("1" if name in tags else "0" for name in constants.six),] += 1
            counts["g1"][()] += contains
            counts["g2"][()] += constants.unicode in folded
            counts["h"][()] += contains and patterns[0].search(text) is not None
            counts["h2"][()] += "risk" in folded and patterns[1].search(text) is not None
            if chosen and row["authority"]:
                counts["d"][row["authority"], theme] += 1
            if chosen and theme in themes and constants.years[0] <= int(row["year"]) <= constants.years[1]:
                counts["k"][row["role"],] += 1
            if here and contains and row["authority"] in authorities:
                counts["k2"][theme,] += 1
    return {name: operations.canonical(name, [(*key, number) for key, number in counts[name].items()])
            for name in operations.NAMES}


def dialects(path, pattern):
    """How many texts have the pattern where `\\w` is any letter, and where it is an ASCII one, as RE2 has it."""
    wide, narrow = re.compile(pattern, re.IGNORECASE), re.compile(pattern, re.IGNORECASE | re.ASCII)
    csv.field_size_limit(1 << 30)
    found = [0, 0]
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if wide.search(row["text"]):
                found[0] += 1
                found[1] += narrow.search(row["text"]) is not None
    return str(found[0]), str(found[1])
