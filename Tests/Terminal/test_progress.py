"""The bar for what takes longer, and Ctrl-C in the middle of it."""

import random
import re
import subprocess

from session import BINARY, SessionTest

PROMPT = "much › "
ROWS = 300_000

# What the bar begins with: what is done, and how much of it or for how long.
BAR = re.compile(r"(working|reading|building|searching|counting|sorting|listing|writing) +\d+ (%|s)")


class MuchData(SessionTest):
    def much_data(self):
        """Statements that are many: a load or a listing of all of them takes a while."""
        chance = random.Random(3)
        words = "support wellbeing data quality young people meeting plan".split()
        path = self.home.work / "much.csv"
        with open(path, "w", encoding="utf-8") as file:
            file.write("id,text,theme,tag,year\n")
            for number in range(ROWS):
                text = " ".join(chance.choices(words, k=12))
                tags = ";".join(f"t{chance.randrange(40)}" for _ in range(3))
                file.write(f"{number},{text},T{number % 7},{tags},{1000 + number % 3000}\n")
        return path

    def loaded_with_much(self, **options):
        terminal = self.session(**options).enter(f'load "{self.much_data()}"').wait_for_prompt(PROMPT, patience=120)
        terminal.enter("set pager off").wait_for_prompt(PROMPT)
        return terminal


class Interrupted(MuchData):
    def test_ctrl_c_at_any_moment_of_a_load_leaves_the_session_as_it_was(self):
        path = self.much_data()
        terminal = self.session()
        for wait in (0.02, 0.1, 0.2, 0.4):
            terminal.enter(f'load "{path}"').idle(wait).send("\x03")
            terminal.wait_until(
                lambda: terminal.current() in ("tartan ›", PROMPT.rstrip()) and terminal.cursor()[1] in (7, 9), "a prompt")
            if terminal.current() == PROMPT.rstrip():
                terminal.enter("drop much").wait_for_prompt()
        terminal.enter(f'load "{path}"').wait_for_prompt(PROMPT, patience=120)
        terminal.enter("count").wait_for(f"{ROWS} statements").wait_for_prompt(PROMPT)
        self.quit(terminal)

    def test_ctrl_c_stops_what_is_long_and_the_session_works_on(self):
        terminal = self.loaded_with_much()
        target = self.home.work / "all.csv"
        chance = random.Random(4)
        for command in ("cross year by tag", "pairs year with tag", f"show first {ROWS}", "find data",
                        f"show first {ROWS} sort by text", f'show -> "{target}"', f'show -> "{self.home.work}/all.html"'):
            for _ in range(2):
                # What has not ended by itself is stopped; either way a prompt follows, and the command after it works.
                terminal.enter(command).idle(chance.uniform(0.02, 0.6)).send("\x03")
                terminal.wait_for_prompt(PROMPT)
        terminal.enter("count theme:T1").wait_for(re.compile(r"42\d\d\d of 300000")).wait_for_prompt(PROMPT)
        left = sorted(path.name for path in self.home.work.iterdir())
        self.assertFalse([name for name in left if name.endswith(".tmp")], left)
        if target.exists():
            self.assertEqual(len(target.read_text().splitlines()), ROWS + 1)
        self.quit(terminal)


class Bar(MuchData):
    def test_the_bar_is_drawn_on_one_line_and_erased_before_the_result(self):
        for columns in (20, 80):
            with self.subTest(columns=columns):
                terminal = self.loaded_with_much(columns=columns)
                drawn = self.lines_of_the_bar(terminal, f'show -> "{self.home.work}/bar-{columns}.html"')
                for line in drawn:
                    self.assertLess(len(line), columns)
                self.assertIsNone(BAR.search(terminal.text()), terminal.picture())
                self.quit(terminal)

    def test_nothing_is_drawn_where_it_is_not_wanted(self):
        terminal = self.loaded_with_much().enter("set progress off").wait_for_prompt(PROMPT)
        self.assertEqual(self.lines_of_the_bar(terminal, f'show -> "{self.home.work}/off.html"'), [])
        self.quit(terminal)

    def test_a_program_gets_no_bar(self):
        run = subprocess.run(
            [BINARY, "--timing", str(self.much_data()), "-c", "show sort by text"], capture_output=True, text=True,
            env=self.home.environment(), cwd=self.home.work)
        self.assertEqual(run.returncode, 0)
        self.assertNotIn("\x1b", run.stderr)
        self.assertNotIn("\r", run.stderr)

    def lines_of_the_bar(self, terminal, command):
        """What stood in the bar while the command ran."""
        before = len(terminal.raw)
        terminal.enter(command).wait_for_prompt(PROMPT, patience=120)
        text = terminal.raw[before:].decode("utf-8", "replace")
        return [line for line in re.split(r"[\r\n]|\x1b\[[0-9;?]*[A-Za-z]", text) if BAR.match(line)]
