"""TAB, hints and colours while typing."""

import re

from screen import is_hint
from session import LOADED, SessionTest


class Completion(SessionTest):
    def test_a_command_is_completed_with_the_space_after_it(self):
        terminal = self.session().send("cou\t").wait_for_line("tartan › count")
        terminal.send("x").wait_for_line("tartan › count x")

    def test_a_label_is_completed(self):
        terminal = self.loaded().send("count theme:St\t").wait_for_line(LOADED + "count theme:Strategy")
        terminal.enter("").wait_for("27")

    def test_a_label_with_a_space_is_quoted(self):
        terminal = self.loaded().send("count theme:Line\t")
        terminal.wait_for_line(LOADED + 'count theme:"Line management"')

    def test_case_does_not_matter(self):
        self.loaded().send("count theme:dat\t").wait_for_line(LOADED + "count theme:Data")

    def test_several_labels_are_listed_with_their_counts(self):
        terminal = self.loaded().send("count theme:\t")
        terminal.wait_for("Strategy").wait_for("Planning meetings")
        row = next(line for line in terminal.lines() if line.startswith("Data "))
        self.assertRegex(row, r"^Data +31\b")

    def test_counts_are_those_under_the_filter(self):
        terminal = self.loaded().enter('filter tag:"Quality assurance"').wait_for("] ›")
        terminal.send("count theme:\t").wait_for("Strategy")
        row = next(line for line in terminal.lines() if line.startswith("Data "))
        self.assertRegex(row, r"^Data +23\b")

    def test_the_list_narrows_while_typing_and_goes_with_return(self):
        terminal = self.loaded().send("count theme:\t").wait_for("Strategy")
        terminal.send("Re").wait_until(lambda: "Strategy" not in terminal.text(), "a narrower list")
        terminal.wait_for("Reporting").wait_for("Remit")
        terminal.send("m\t").wait_for_line(LOADED + "count theme:Remit").press("return").wait_for_prompt(LOADED)
        self.assertNotIn("Reporting", terminal.text())

    def test_a_long_list_is_cut_to_the_screen(self):
        terminal = self.loaded(rows=8, columns=40).send("count tag:\t").wait_for("more")
        self.assertRegex(terminal.lines()[-1], r"^… and \d+ more$")
        self.assertTrue(terminal.lines()[0].startswith(LOADED + "count tag:"))

    def test_results_are_offered_by_number_and_a_number_that_is_typed_stays(self):
        terminal = self.loaded()
        for theme in ("Data", "Strategy"):
            terminal.enter("count theme:" + theme).wait_for_prompt(LOADED)
        terminal.send("show %\t").wait_for(re.compile(r"^%1 .*Data +%2 .*Strategy", re.MULTILINE))
        terminal.send("2\t!").wait_for_line(LOADED + "show %2!")
        terminal.send("\x15show %7\t!").wait_for_line(LOADED + "show %7!")

    def test_nothing_to_complete_leaves_the_line(self):
        terminal = self.session().send("zzz\t!").wait_for_line("tartan › zzz!")


class Hints(SessionTest):
    def hint(self, terminal):
        row = terminal.cursor()[0]
        cells = (terminal.screen.buffer[row][column] for column in range(terminal.cursor()[1], terminal.columns))
        return "".join(cell.data for cell in cells if is_hint(cell)).strip()

    def hinted(self):
        """A session in which the rest of a label is offered."""
        terminal = self.loaded().send("count theme:Stra")
        return terminal.wait_until(lambda: self.hint(terminal) == "tegy", "a grey hint")

    def test_a_hint_is_grey_and_not_part_of_the_line(self):
        terminal = self.hinted()
        self.assertEqual(terminal.current(), LOADED + "count theme:Stra")
        self.assertEqual(terminal.cursor()[1], len(LOADED + "count theme:Stra"))

    def test_ctrl_f_right_and_end_take_it(self):
        for keys in ("\x06", "\x1b[C", "\x1b[F", "\x05"):
            with self.subTest(keys=keys):
                terminal = self.hinted().send(keys).wait_for_line(LOADED + "count theme:Strategy")
                self.quit(terminal.send("\x03").wait_for_prompt(LOADED))

    def test_return_does_not_take_it(self):
        terminal = self.hinted().press("return").wait_for_prompt(LOADED)
        self.assertIn(LOADED + "count theme:Stra", terminal.lines())

    def test_a_line_entered_before_is_offered_where_the_language_knows_nothing(self):
        terminal = self.session().enter("# notes on staffing").wait_for_prompt().send("# notes")
        terminal.wait_until(lambda: self.hint(terminal) == "on staffing", "the rest of the line")
        terminal.send("\x06").wait_for_line("tartan › # notes on staffing")

    def test_a_line_that_failed_is_not_offered_again(self):
        terminal = self.session().enter("# notes on staffing").wait_for_prompt()
        terminal.enter("drop nowhere").wait_for("no dataset").wait_for_prompt()
        terminal.send("drop no").wait_for_line("tartan › drop no")
        self.assertEqual(self.hint(terminal), "")
        terminal.send("\x15# notes")
        terminal.wait_until(lambda: self.hint(terminal) == "on staffing", "the rest of a line that did not fail")

    def test_words_are_coloured_as_they_are_typed(self):
        terminal = self.session().send("count")
        terminal.wait_for_line("tartan › count")
        row, column = terminal.cursor()
        cell = terminal.screen.buffer[row][column - 2]
        self.assertTrue(cell.bold or cell.fg != "default", cell)

    def test_colours_reach_the_second_row(self):
        terminal = self.session(columns=40).send('count text:"' + "x" * 40 + '"')
        terminal.wait_until(lambda: terminal.cursor()[0] == 1, "a second row")
        self.assertNotEqual(terminal.screen.buffer[1][2].fg, "default")
