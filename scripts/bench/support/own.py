"""Statements of our own making, and the answers to them."""

import json
import pathlib
import subprocess

from support import count, operations

BENCH = pathlib.Path(__file__).resolve().parent.parent
# Counted once by `count.py`, over what `generate` makes.
KNOWN = BENCH / "support" / "answers.json"


def made(folder, rows, tags, say):
    """The file of so many statements, made where it is not there, and the constants of its operations."""
    folder.mkdir(parents=True, exist_ok=True)
    data = folder / f"statements-{rows}-{tags}.csv"
    makers = [BENCH / "generate", BENCH / "support" / "words.py"]
    if not data.exists() or data.stat().st_mtime < max(maker.stat().st_mtime for maker in makers):
        say(f"Making {rows:,} statements with {tags} tags.")
        part = data.with_suffix(".part")
        subprocess.run([makers[0], part, "--rows", str(rows), "--tags", str(tags)], check=True,
                       stderr=subprocess.DEVNULL)
        part.rename(data)
    return data, operations.own_constants(tags)


def answers(data, rows, tags, constants, say):
    """The answers: from the list of known ones, from beside the file, or counted now, which takes a minute a million."""
    listed = json.loads(KNOWN.read_text(encoding="utf-8"))
    if f"{rows}-{tags}" in listed:
        return listed[f"{rows}-{tags}"]
    beside = data.with_suffix(".answers")
    if beside.exists() and beside.stat().st_mtime >= data.stat().st_mtime:
        return json.loads(beside.read_text(encoding="utf-8"))
    say(f"Counting the answers for {rows:,} statements in Python, which takes some time.")
    counted = count.answers(data, constants)
    beside.write_text(json.dumps(counted) + "\n", encoding="utf-8")
    return counted
