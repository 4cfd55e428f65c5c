"""Ctrl-C, Ctrl-Z, and the window."""

import time

from session import BINARY, LOADED, SessionTest


class Interrupt(SessionTest):
    def test_ctrl_c_at_the_prompt_drops_the_line_and_keeps_the_session(self):
        terminal = self.loaded().send("count theme:Da").wait_for_line(LOADED + "count theme:Da")
        terminal.send("\x03").wait_for("count theme:Da^C").wait_for_prompt(LOADED)
        terminal.enter("count theme:Data").wait_for("31").wait_for_prompt(LOADED)

    def test_ctrl_c_leaves_an_open_entry(self):
        terminal = self.session().enter("count theme:(").wait_for("…").send("\x03").wait_for_prompt()
        self.quit(terminal)

    def test_ctrl_c_in_a_search_drops_the_line(self):
        terminal = self.session().send("\x12x").wait_for("[x]").send("\x03").wait_for_prompt()
        self.quit(terminal)

    def test_ctrl_c_stops_a_running_command_at_once_and_keeps_the_session(self):
        terminal = self.session().enter(f'load "{self.slow_data()}"').wait_for_prompt("slow › ", patience=120)
        # The quickest of a few tries: the others tell how busy the machine is.
        quickest = min(self.time_to_stop(terminal) for _ in range(3))
        self.assertLess(quickest, 0.1)
        terminal.enter("count").wait_for("%1  10000 statements").wait_for_prompt("slow › ")
        self.quit(terminal)

    def time_to_stop(self, terminal):
        """Seconds from Ctrl-C in a command that would run long to the next prompt."""
        self.cleared(terminal, "slow › ").enter("count text:/([a-z]+ )*[0-9]/")
        terminal.wait_until(lambda: terminal.cursor() == (1, 0), "a running command").idle(0.3)
        start = time.monotonic()
        terminal.send("\x03").wait_for_prompt("slow › ")
        taken = time.monotonic() - start
        terminal.wait_for("interrupted")
        return taken

    def slow_data(self):
        """Statements that are many, and long enough for a pattern to take a millisecond on each."""
        text = "support wellbeing data quality young people meeting plan " * 15
        with open(self.home.work / "slow.csv", "w", encoding="utf-8") as file:
            file.write("id,text,theme\n")
            file.writelines(f"{number},{text},T{number % 7}\n" for number in range(10_000))
        return self.home.work / "slow.csv"


class Stop(SessionTest):
    def test_after_ctrl_z_and_fg_the_line_goes_on(self):
        terminal = self.start("--norc", "-i", command="/bin/bash", PS1="$ ").wait_for("$")
        terminal.enter(BINARY).wait_for_prompt().send("help coun").wait_for_line("tartan › help coun")
        terminal.send("\x1a").wait_for("Stopped").wait_until(lambda: terminal.current() == "$", "the shell's prompt")
        terminal.enter("echo as''ide").wait_for("aside").enter("fg").wait_for_line("tartan › help coun")
        terminal.send("t\x01X").wait_for_line("tartan › Xhelp count")
        terminal.send("\x04\r").wait_for_prompt().enter("quit")
        terminal.wait_until(lambda: terminal.current() == "$", "the shell's prompt")

    def test_a_terminated_session_leaves_the_terminal_usable(self):
        terminal = self.start("--norc", "-i", command="/bin/bash", PS1="$ ").wait_for("$")
        terminal.enter(BINARY).wait_for_prompt().send("help")
        terminal.wait_for_line("tartan › help")
        terminal.process.sendcontrol("z")
        terminal.wait_for("Stopped").enter("kill %1; fg").wait_for("Terminated")
        terminal.enter("stty -a | tr ' ' '\\n' | grep -c -x -e icanon -e echo").wait_for("\n2\n")


class Window(SessionTest):
    LINE = 'count theme:Data and tag:"Quality assurance" or theme:Strategy and'

    def test_the_line_is_folded_anew_when_the_window_changes(self):
        terminal = self.session(columns=80).send(self.LINE).wait_for_line("tartan › " + self.LINE)
        whole = "tartan › " + self.LINE
        terminal.resize(60).wait_until(
            lambda: terminal.lines()[0] == whole[:60] and terminal.current() == whole[60:].rstrip(), "two rows")
        terminal.send(" x").wait_until(lambda: terminal.current() == (whole + " x")[60:], "typing on the second row")
        terminal.resize(100).wait_for_line(whole + " x")
        terminal.send("\x03").wait_for_prompt()
        self.assertEqual(terminal.lines()[0], whole + " x^C")

    def test_a_row_that_is_exactly_full_puts_the_cursor_below(self):
        terminal = self.session(columns=40).send("x" * 31)
        terminal.wait_until(lambda: terminal.cursor() == (1, 0), "the cursor on the second row")
        terminal.press("backspace").wait_until(lambda: terminal.cursor() == (0, 39), "the cursor on the first row")

    def test_what_stood_above_stays_when_an_entry_grows_at_the_bottom(self):
        terminal = self.session(rows=6, columns=40)
        for _ in range(3):
            terminal.enter("# above").wait_for_prompt()
        terminal.send("y" * 60).wait_for("yyy")
        terminal.wait_until(lambda: terminal.cursor()[1] == (9 + 60) % 40, "a second row")
        self.assertIn("tartan › # above", terminal.lines())

    def test_tables_are_fitted_to_the_width(self):
        for columns in (40, 80, 120):
            with self.subTest(columns=columns):
                terminal = self.loaded(columns=columns, rows=50).enter("cross theme by tag top 8")
                terminal.wait_for_prompt(LOADED)
                widest = max(len(line) for line in terminal.lines())
                self.assertLessEqual(widest, columns)
                self.assertIn("Data", terminal.text())
                self.quit(terminal)
