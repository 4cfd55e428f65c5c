"""A program at a pseudo-terminal, seen as its user sees it: keys go in, and what stands on the screen is asked for.

Nothing here waits a fixed time and hopes: every expectation polls the screen until it holds, or fails with a picture of
what stood there instead.
"""

import os
import re
import shutil
import signal
import tempfile
import time
import unicodedata
from pathlib import Path

import pexpect
import pyte

ROOT = Path(__file__).resolve().parents[2]
STATEMENTS = ROOT / "datasets" / "vsht-2020" / "statements.csv"

# How long to wait for what must come; generous, as it is only ever waited out by a failure.
PATIENCE = float(os.environ.get("TARTAN_TEST_PATIENCE", "20"))

# What an edited prompt begins with: the terminal is asked to mark pastes.
PROMPT_BEGINS = b"\x1b[?2004h"

KEYS = {
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "delete": "\x1b[3~", "word left": "\x1b[1;5D", "word right": "\x1b[1;5C", "backspace": "\x7f", "return": "\r",
    "tab": "\t", "escape": "\x1b",
}


def ctrl(letter):
    """The code of a letter with Control."""
    return chr(ord(letter.upper()) - 64)


class Screen(pyte.Screen):
    """pyte's screen; what joins characters without a width of its own is left out instead of ending the text."""

    def draw(self, data):
        def is_shown(sign):
            joins = unicodedata.category(sign) == "Cf" or "\ufe00" <= sign <= "\ufe0f"
            return not joins

        super().draw("".join(filter(is_shown, data)))


class Home:
    """A home folder of its own, so that no test sees another's history or a developer's settings."""

    def __init__(self):
        self.path = Path(tempfile.mkdtemp(prefix="tartan-terminal-"))
        self.work = self.path / "work"
        self.work.mkdir()

    def write(self, name, text):
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def environment(self, **more):
        values = {
            "HOME": str(self.path), "XDG_STATE_HOME": str(self.path / "state"),
            "XDG_CONFIG_HOME": str(self.path / "config"), "XDG_DATA_HOME": str(self.path / "data"),
            "XDG_CACHE_HOME": str(self.path / "cache"), "XDG_RUNTIME_DIR": str(self.path),
            "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm-256color", "TMPDIR": str(self.path),
        }
        if "LD_LIBRARY_PATH" in os.environ:
            values["LD_LIBRARY_PATH"] = os.environ["LD_LIBRARY_PATH"]
        values.update(more)
        return {name: value for name, value in values.items() if value is not None}

    def remove(self):
        shutil.rmtree(self.path, ignore_errors=True)


class Terminal:
    """One program on one screen."""

    def __init__(self, command, arguments=(), home=None, columns=80, rows=24, **environment):
        self.home = home or Home()
        self.owns_home = home is None
        self.columns, self.rows = columns, rows
        self.raw = b""
        # What had been written when a line was last entered or dropped: only what comes later is a fresh prompt.
        self.entered = 0
        self.screen = Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.process = pexpect.spawn(
            command, list(arguments), dimensions=(rows, columns), env=self.home.environment(**environment),
            cwd=str(self.home.work), timeout=PATIENCE)
        self.process.delaybeforesend = None

    # --- what goes in

    def send(self, keys):
        """Types keys, as they are."""
        if "\r" in keys or "\x03" in keys:
            self.entered = len(self.raw)
        self.process.send(keys)
        return self

    def press(self, *names):
        """Presses keys by name."""
        return self.send("".join(KEYS[name] for name in names))

    def enter(self, line):
        """Types a line and Return."""
        return self.send(line + "\r")

    def paste(self, text):
        """Pastes as a terminal does that was asked to mark pastes."""
        return self.send("\x1b[200~" + text.replace("\n", "\r") + "\x1b[201~")

    def resize(self, columns, rows=None):
        """Changes the window."""
        self.columns, self.rows = columns, rows or self.rows
        self.screen.resize(self.rows, self.columns)
        self.process.setwinsize(self.rows, self.columns)
        return self

    # --- what comes out

    def look(self):
        """Takes in what has been written so far; false once the program is gone."""
        try:
            data = self.process.read_nonblocking(1 << 16, timeout=0.02)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += data
        self.stream.feed(data)
        return True

    def idle(self, seconds):
        """Lets the program be in the middle of its work; nothing is expected to have happened after it."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.look()
        return self

    def lines(self):
        return [line.rstrip() for line in self.screen.display]

    def text(self):
        return "\n".join(self.lines()).rstrip()

    def cursor(self):
        return self.screen.cursor.y, self.screen.cursor.x

    def current(self):
        """The line of the cursor, without the hint after it."""
        row, place = self.cursor()
        cells = (self.screen.buffer[row][column] for column in range(self.columns))
        return "".join(cell.data for column, cell in enumerate(cells) if column < place or not is_hint(cell)).rstrip()

    def column_of(self, row, part):
        """Where `part` begins in a row, in columns of the screen; None where it does not stand there."""
        cells = [self.screen.buffer[row][column].data for column in range(self.columns)]
        for column in range(self.columns):
            if cells[column] and "".join(cells[column:]).startswith(part):
                return column
        return None

    def picture(self):
        rows = [f"{row:3}|{line}" for row, line in enumerate(self.lines())]
        return "\n".join(rows) + f"\ncursor at row {self.cursor()[0]}, column {self.cursor()[1]}"

    # --- expectations

    def wait_until(self, holds, what, patience=PATIENCE):
        """Waits until `holds()`; fails with a picture of the screen."""
        end = time.monotonic() + patience
        while True:
            alive = self.look()
            if holds():
                return self
            if not alive or time.monotonic() > end:
                reason = "the program has ended" if not alive else f"waited {patience:g} s"
                raise AssertionError(f"expected {what}; {reason}, and the screen shows\n{self.picture()}")

    def wait_for(self, part, patience=PATIENCE):
        """Waits until `part` stands somewhere on the screen; a compiled pattern may match anywhere."""
        if isinstance(part, re.Pattern):
            return self.wait_until(lambda: part.search(self.text()), f"/{part.pattern}/", patience)
        return self.wait_until(lambda: part in self.text(), repr(part), patience)

    def wait_for_line(self, line, patience=PATIENCE):
        """Waits until the line of the cursor reads so, hints left out, and the cursor stands where typing goes on."""
        wanted = line.rstrip()
        return self.wait_until(lambda: self.current() == wanted, f"{wanted!r} in the line of the cursor", patience)

    def wait_for_prompt(self, prompt="tartan › ", patience=PATIENCE):
        """Waits until a prompt stands there that came after the last Return, and nothing after it."""
        return self.wait_until(
            lambda: PROMPT_BEGINS in self.raw[self.entered:] and self.current() == prompt.rstrip()
            and self.cursor()[1] == len(prompt), f"the prompt {prompt!r}", patience)

    def wait_for_end(self, status=0):
        """Waits until the program has ended, with this status."""
        end = time.monotonic() + PATIENCE
        while self.look():
            if time.monotonic() > end:
                raise AssertionError(f"expected the end of the program; the screen shows\n{self.picture()}")
        self.process.wait()
        if status is not None and self.process.exitstatus != status:
            raise AssertionError(
                f"expected status {status}, got {self.process.exitstatus}, signal {self.process.signalstatus};"
                f" the screen shows\n{self.picture()}")
        return self

    def close(self):
        if self.process.isalive():
            self.process.kill(signal.SIGKILL)
        self.process.close(force=True)
        if self.owns_home:
            self.home.remove()


def is_hint(cell):
    """Whether a cell of the screen is grey, as hints are."""
    return cell.fg in ("808080", "brightblack")


def escapes(raw):
    """The escape sequences in what a program wrote."""
    return re.findall(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[^\[])", raw)


def colours(raw):
    """Those of them that set a colour or another style."""
    return [sequence for sequence in escapes(raw) if sequence.startswith(b"\x1b[") and sequence.endswith(b"m")]
