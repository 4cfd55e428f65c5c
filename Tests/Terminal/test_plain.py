"""Terminals that cannot, or are not to, be painted on; the pager; where errors point."""

import re
import shutil

from screen import STATEMENTS, colours, escapes
from session import LOADED, SessionTest


class Plain(SessionTest):
    def test_a_dumb_terminal_gets_no_escape_codes(self):
        for term in ("dumb", "emacs", None):
            with self.subTest(term=term):
                terminal = self.start(TERM=term).wait_for("tartan ›")
                terminal.enter(f'load "{STATEMENTS}"').wait_for("vsht-2020 ›").enter("count theme:(").wait_for("…")
                terminal.enter("Data)").wait_for(re.compile(r"\b31\b")).send("drop\x03").wait_for("^C")
                terminal.enter("quit").wait_for_end(0)
                self.assertEqual(escapes(terminal.raw), [])
                terminal.close()

    def test_no_color_edits_without_colours(self):
        terminal = self.loaded(NO_COLOR="1").send("cou\t").wait_for_line(LOADED + "count")
        terminal.enter("theme:Data").wait_for("31").wait_for_prompt(LOADED)
        terminal.enter("count nonsense").wait_for("^")
        terminal.wait_for_prompt(LOADED)
        self.assertEqual(colours(terminal.raw), [])

    def test_colours_are_there_otherwise(self):
        terminal = self.loaded().enter("count theme:Data").wait_for("31").wait_for_prompt(LOADED)
        self.assertNotEqual(colours(terminal.raw), [])


class Pager(SessionTest):
    def setUp(self):
        super().setUp()
        if not shutil.which("less"):
            self.skipTest("less is not installed")

    def test_what_is_taller_than_the_screen_goes_through_less(self):
        terminal = self.loaded().enter("show all first 215")
        terminal.wait_until(lambda: terminal.current().startswith(":"), "the prompt of less")
        self.assertNotIn("S215", terminal.text())
        terminal.send("G").wait_for("S215").send("q").wait_for_prompt(LOADED)

    def test_ctrl_c_belongs_to_the_pager(self):
        terminal = self.loaded().enter("show all first 215")
        terminal.wait_until(lambda: terminal.current().startswith(":"), "the prompt of less")
        before = len(terminal.raw)
        terminal.send("\x03").wait_until(lambda: len(terminal.raw) > before, "an answer of less")
        terminal.send("G").wait_for("S215").send("q").wait_for_prompt(LOADED)
        terminal.enter("count theme:Data").wait_for("31")

    def test_cat_means_no_pager(self):
        terminal = self.loaded(PAGER="cat").enter("show all first 215").wait_for("S215").wait_for_prompt(LOADED)

    def test_a_pager_that_is_not_there_is_done_without(self):
        terminal = self.loaded(PAGER="no-such-pager").enter("show all first 215").wait_for("S215").wait_for_prompt(LOADED)

    def test_what_fits_is_just_printed(self):
        self.loaded().enter("count theme:Data").wait_for("31").wait_for_prompt(LOADED)


class Errors(SessionTest):
    def caret_below(self, line, word):
        """Enters a line and checks that the mark below covers `word`, in columns of the screen."""
        terminal = self.loaded(columns=100).enter(line)
        terminal.wait_until(lambda: self.caret_row(terminal) is not None, "a caret").wait_for_prompt(LOADED)
        row = self.caret_row(terminal)
        column = terminal.column_of(row - 1, word)
        self.assertIsNotNone(column, terminal.picture())
        self.assertEqual(terminal.column_of(row, "^"), column, terminal.picture())
        self.assertEqual(terminal.lines()[row].strip(), "^" + "~" * (len(word) - 1), terminal.picture())

    def caret_row(self, terminal):
        rows = (row for row, line in enumerate(terminal.lines()) if re.fullmatch(r" *\^~*", line))
        return next(rows, None)

    def test_a_caret_stands_under_the_mistake(self):
        self.caret_below("count theme:Nonsense", "Nonsense")

    def test_wide_characters_before_it_are_counted_as_two_columns(self):
        self.caret_below('count text:"評価 👍" and theme:Nonsense', "Nonsense")

    def test_a_combining_mark_before_it_is_not_counted(self):
        self.caret_below('count text:"n\u0303 q\u0303" and theme:Nonsense', "Nonsense")

    def test_an_unknown_command_offers_the_nearest(self):
        terminal = self.session().enter("cuont").wait_for("count").wait_for_prompt()
        self.quit(terminal)

    def test_escape_codes_in_data_never_reach_the_terminal(self):
        self.home.write("work/evil.csv", 'id,text,theme\n1,"a\x1b[2Jb","T\x1b]0;owned\x07"\n')
        terminal = self.start().wait_for_prompt().enter('load "evil.csv"').wait_for_prompt("evil › ")
        terminal.enter("show all").wait_for_prompt("evil › ").enter("count by theme").wait_for_prompt("evil › ")
        self.assertNotIn(b"\x1b[2J", terminal.raw)
        self.assertNotIn(b"\x1b]0;", terminal.raw)
